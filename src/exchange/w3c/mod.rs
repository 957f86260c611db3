//! Web annotations (W3C, JSON-LD): read as other tools write them, written so that other tools read them.
//!
//! Positions in these records are Unicode code points. Nothing here is looked up on a network: our own context is
//! written into the file. This file knows records; `layer` makes the layer of them and them of the layer, `finding` says
//! where in the articles a record's words are.

mod finding;
mod import;
mod layer;
#[cfg(test)]
mod tests;

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use crate::annotations::{Colour, ContentHash, Status, Target};
pub use import::{Imported, import, read_file};
pub(super) use layer::records as layer_records;

/// What the names of our own properties and things begin with.
const OWN: &str = "urn:crossread:";

/// One annotation as it stands in a file, before it is put into a collection.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WebAnnotation {
    /// An address; for a record without one a name that is made of all that the record says.
    pub id: String,
    /// What it is about; at least one thing.
    pub targets: Vec<WebTarget>,
    /// Why other targets that it names are none.
    pub unusable: Vec<Reason>,
    /// The comments, with a blank line between them.
    pub note: String,
    /// What others commented meanwhile; only written, for when it is read it is part of the note.
    pub other_notes: Vec<String>,
    pub tags: Vec<String>,
    /// What a highlight looks like, by name.
    pub colour: Option<String>,
    pub assessment: Option<Assessment>,
    pub creator: Option<String>,
    /// As it is written: ISO 8601.
    pub created: Option<String>,
    /// A correction, as the journals write it.
    pub correction: Option<Value>,
}

/// What an assessment says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assessment {
    pub status: String,
    pub evidence: String,
    pub link: String,
}

/// One thing that an annotation is about.
#[derive(Clone, Debug, PartialEq)]
pub struct WebTarget {
    /// A path in the collection, or an address.
    pub source: String,
    /// `None` for the whole of the source.
    pub words: Option<Words>,
    /// All of it, where it was written by this program.
    pub own: Option<Target>,
}

/// The words that an annotation is about; at least one of `exact` and `position` is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    pub exact: Option<String>,
    pub prefix: String,
    pub suffix: String,
    /// Half-open code points.
    pub position: Option<(usize, usize)>,
}

/// A record, or a part of one, that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRecord {
    /// Which one in the file, from 1.
    pub number: usize,
    pub reason: Reason,
}

/// "record 3: it has no target".
impl std::fmt::Display for BadRecord {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "record {}: {}", self.number, self.reason)
    }
}

/// Why a record was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    #[error("it is no JSON: {0}")]
    NotJson(String),
    #[error("it is no annotation")]
    NotAnAnnotation,
    #[error("it has no target")]
    NoTarget,
    #[error("its target names no source")]
    NoSource,
    #[error("its target has no selector that is known here, but {0}")]
    UnknownSelector(String),
    #[error("its offsets are no stretch of a text")]
    BadOffsets,
    #[error("it is the same as record {0}")]
    Twice(usize),
    #[error("no article of the collection is {0}")]
    NoArticle(String),
    #[error("its words are not in the article, or not where it says")]
    NotThere,
    #[error("its words are in no article")]
    Nowhere,
    #[error("its words stand in several places, and nothing says which one is meant")]
    SeveralPlaces,
    #[error("it ends beyond the end of the article")]
    BeyondTheEnd,
    #[error("a status that was given later holds there")]
    Older,
    #[error("its correction cannot be read: {0}")]
    BadCorrection(String),
    #[error("the records before it took all the time that there is for looking")]
    NotLookedFor,
}

/// Reads one annotation, a list of them, a page, a collection, or one record a line.
///
/// ```
/// use crossread::exchange::w3c;
/// let (taken, bad) = w3c::read(r#"{"type": "Annotation", "body": "why?", "target": "a.txt"}"#);
/// assert_eq!((taken[0].1.note.as_str(), taken[0].1.targets[0].source.as_str()), ("why?", "a.txt"));
/// assert!(bad.is_empty());
/// ```
pub fn read(file: &str) -> (Vec<(usize, WebAnnotation)>, Vec<BadRecord>) {
    let file = file.trim_start_matches('\u{feff}');
    let (mut taken, mut bad) = (Vec::new(), Vec::new());
    let mut take = |number: usize, record: Result<WebAnnotation, Reason>| match record {
        Ok(annotation) => taken.push((number, annotation)),
        Err(reason) => bad.push(BadRecord { number, reason }),
    };
    match serde_json::from_str::<Value>(file) {
        Ok(whole) => {
            for (at, record) in records(&whole).iter().enumerate() {
                take(at + 1, annotation(record));
            }
        }
        Err(whole) => {
            let lines: Vec<&str> = file.lines().filter(|line| !line.trim().is_empty()).collect();
            let opens = |line: &&str| line.trim_start().starts_with('{') && line.trim_end().ends_with('}');
            // A damaged file of one object is one bad record, not one for each of its lines.
            if !lines.iter().any(opens) || lines.len() == 1 {
                take(1, Err(Reason::NotJson(whole.to_string())));
            } else {
                for (at, line) in lines.into_iter().enumerate() {
                    let record = serde_json::from_str::<Value>(line).map_err(|e| Reason::NotJson(e.to_string()));
                    take(at + 1, record.and_then(|record| annotation(&record)));
                }
            }
        }
    }
    (taken, bad)
}

/// The records of a file, however they are wrapped.
fn records(whole: &Value) -> &[Value] {
    let list = match whole {
        Value::Array(list) => return list,
        Value::Object(object) => object
            .get("items")
            .or_else(|| object.get("first")?.get("items"))
            .or_else(|| object.get("@graph"))
            // As the interface of a well-known tool hands them out.
            .or_else(|| object.get("rows"))
            .or_else(|| object.get("annotations"))
            .and_then(Value::as_array),
        _ => None,
    };
    list.map_or(std::slice::from_ref(whole), Vec::as_slice)
}

fn annotation(whole: &Value) -> Result<WebAnnotation, Reason> {
    let record = whole.as_object().ok_or(Reason::NotAnAnnotation)?;
    let kind = record.get("type").or_else(|| record.get("@type"));
    let named = |name: &str| name == "Annotation" || name == "oa:Annotation";
    if kind.is_some_and(|kind| !each(kind).any(|kind| kind.as_str().is_some_and(named))) {
        return Err(Reason::NotAnAnnotation);
    }
    let id = string(record, "id").or_else(|| string(record, "@id"));
    // Names that hold in their own file only say nothing here.
    let id = id.filter(|id| id.contains(':') && !id.starts_with("_:"));
    let mut made = WebAnnotation {
        // Without a colon of its own: behind ours it goes out as it came in.
        id: id.unwrap_or_else(|| {
            format!("{OWN}record-{}", ContentHash::of(&whole.to_string()).to_string().replace(':', "-"))
        }),
        creator: record.get("creator").and_then(name_of).or_else(|| Some(account(&string(record, "user")?).to_owned())),
        created: string(record, "created"),
        correction: record.get("crossread:correction").cloned(),
        ..WebAnnotation::default()
    };
    for target in each(record.get("target").ok_or(Reason::NoTarget)?) {
        match place(target) {
            Ok(place) => made.targets.push(place),
            Err(reason) => made.unusable.push(reason),
        }
    }
    if made.targets.is_empty() {
        return Err(made.unusable.into_iter().next().unwrap_or(Reason::NoTarget));
    }
    let motivation = record.get("motivation").and_then(|motivation| each(motivation).find_map(Value::as_str));
    let mut notes = Vec::new();
    let mut left: Vec<&Value> = record.get("body").or_else(|| record.get("bodyValue")).into_iter().collect();
    if left.is_empty() {
        // A form older than the standard, and still about: the note and the tags beside the target.
        left.extend(record.get("text").filter(|text| text.is_string()));
        made.tags =
            record.get("tags").into_iter().flat_map(each).filter_map(Value::as_str).map(str::to_owned).collect();
    }
    while let Some(body) = left.pop() {
        let (purpose, value) = match body {
            Value::Array(bodies) => {
                left.extend(bodies.iter().rev());
                continue;
            }
            Value::String(text) => (motivation, Some(text.clone())),
            Value::Object(body) => {
                // A choice or a list of bodies.
                if let Some(items) = body.get("items").or_else(|| body.get("members")) {
                    left.push(items);
                    continue;
                }
                let purpose = body.get("purpose").and_then(|purpose| each(purpose).find_map(Value::as_str));
                let value = ["value", "rdf:value", "id", "@id"].into_iter().find_map(|name| string(body, name));
                (purpose.or(motivation), value.or_else(|| body.get("source").and_then(name_of)))
            }
            _ => continue,
        };
        let Some(value) = value.filter(|value| !value.trim().is_empty()) else { continue };
        match purpose.map(|purpose| purpose.trim_start_matches("oa:")) {
            Some("tagging") => made.tags.push(value),
            Some("highlighting") if Colour::of_name(&value).is_some() => made.colour = Some(value),
            Some("assessing") if Status::of_name(&value).is_some() => {
                let own = |name| body.as_object().and_then(|body| string(body, name)).unwrap_or_default();
                let (evidence, link) = (own("crossread:evidence"), own("crossread:link"));
                made.assessment = Some(Assessment { status: value, evidence, link });
            }
            // What a correction says for people.
            Some("editing") if made.correction.is_some() => {}
            _ => notes.push(value),
        }
    }
    made.note = notes.join("\n\n");
    Ok(made)
}

fn place(target: &Value) -> Result<WebTarget, Reason> {
    let target = match target {
        Value::String(source) => return Ok(WebTarget { source: source.clone(), words: None, own: None }),
        Value::Object(target) => target,
        _ => return Err(Reason::NoTarget),
    };
    let source = target.get("source").and_then(name_of).or_else(|| string(target, "id")).ok_or(Reason::NoSource)?;
    let own = own_target(target);
    let Some(selectors) = target.get("selector") else { return Ok(WebTarget { source, words: None, own }) };
    let mut words = Words::default();
    // A selector may be refined by another one; the innermost that is known counts.
    let mut left: Vec<(&Value, bool)> = each(selectors).map(|selector| (selector, false)).collect();
    left.reverse();
    while let Some((selector, inside)) = left.pop() {
        let Some(selector) = selector.as_object() else { continue };
        let mut within = inside;
        match string(selector, "type").or_else(|| string(selector, "@type")).as_deref() {
            Some("TextQuoteSelector" | "oa:TextQuoteSelector") => {
                words.exact = string(selector, "exact").filter(|exact| !exact.is_empty());
                words.prefix = string(selector, "prefix").unwrap_or_default();
                words.suffix = string(selector, "suffix").unwrap_or_default();
                within = true;
            }
            // Inside other words it would count from their beginning.
            Some("TextPositionSelector" | "oa:TextPositionSelector") if !inside => {
                let offset = |name| selector.get(name).and_then(Value::as_u64).and_then(|at| u32::try_from(at).ok());
                let (start, end) = offset("start").zip(offset("end")).ok_or(Reason::BadOffsets)?;
                if start >= end && own.is_none() {
                    return Err(Reason::BadOffsets);
                }
                words.position = Some((start as usize, end as usize));
                within = true;
            }
            _ => {}
        }
        left.extend(selector.get("refinedBy").into_iter().flat_map(each).map(|selector| (selector, within)));
    }
    if words.exact.is_none() && words.position.is_none() && own.is_none() {
        return Err(Reason::UnknownSelector(kinds(selectors)));
    }
    Ok(WebTarget { source, words: Some(words), own })
}

/// What selectors call themselves: "RangeSelector, XPathSelector".
fn kinds(selectors: &Value) -> String {
    let kind = |selector: &Value| {
        let selector = selector.as_object()?;
        string(selector, "type").or_else(|| string(selector, "@type"))
    };
    let kinds: Vec<String> =
        each(selectors).filter_map(kind).take(4).map(|kind| kind.chars().take(40).collect()).collect();
    if kinds.is_empty() { "none that says what it is".to_owned() } else { kinds.join(", ") }
}

/// The name in an account's address: "bob" of "acct:bob@notes.example".
fn account(address: &str) -> &str {
    address.strip_prefix("acct:").map_or(address, |account| account.split('@').next().unwrap_or(account))
}

/// The properties of a target that are our own, as the journals name them.
const OWN_OF_TARGET: [&str; 5] = ["subject", "hash", "sentence", "figures", "occurrence"];

/// A target as this program writes it; `None` where somebody else wrote or rewrote it.
fn own_target(target: &Map<String, Value>) -> Option<Target> {
    let mut written = Map::new();
    for name in ["source", "selector"] {
        written.extend(target.get(name).map(|value| (name.to_owned(), value.clone())));
    }
    for name in OWN_OF_TARGET {
        written.extend(target.get(&format!("crossread:{name}")).map(|value| (name.to_owned(), value.clone())));
    }
    written.get("subject").and_then(Value::as_str)?;
    serde_json::from_value(Value::Object(written)).ok()
}

/// The values of a list, or the one value.
fn each(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice).iter()
}

fn string(object: &Map<String, Value>, name: &str) -> Option<String> {
    object.get(name)?.as_str().map(str::to_owned)
}

/// A person or a source: a string, or an object with a name or an address.
fn name_of(value: &Value) -> Option<String> {
    each(value).find_map(|value| match value {
        Value::String(name) => Some(name.clone()),
        Value::Object(object) => ["name", "id", "@id"].into_iter().find_map(|field| string(object, field)),
        _ => None,
    })
}

/// Writes annotations as one page, one record a line.
///
/// # Errors
/// Whatever writing to `to` gives.
pub fn write(annotations: impl IntoIterator<Item = WebAnnotation>, to: &mut impl Write) -> io::Result<()> {
    let json = json!({ "@type": "@json" });
    let own = json!({
        "@version": 1.1,
        "crossread": OWN,
        "crossread:sentence": json, "crossread:figures": json, "crossread:occurrence": json,
        "crossread:correction": json,
    });
    let context = json!(["http://www.w3.org/ns/anno.jsonld", own]);
    write!(to, "{{\"@context\":{context},\"type\":\"AnnotationPage\",\"items\":[")?;
    for (at, annotation) in annotations.into_iter().enumerate() {
        to.write_all(if at == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *to, &record(&annotation))?;
    }
    to.write_all(b"\n]}\n")
}

fn record(annotation: &WebAnnotation) -> Value {
    let mut record = json!({ "type": "Annotation", "id": annotation.id });
    if let Some(created) = &annotation.created {
        record["created"] = json!(created);
    }
    if let Some(creator) = &annotation.creator {
        record["creator"] = json!({ "type": "Person", "name": creator });
    }
    let body = |purpose: &str, value: &str| json!({ "type": "TextualBody", "purpose": purpose, "value": value });
    let mut bodies = Vec::new();
    for note in std::iter::once(&annotation.note).chain(&annotation.other_notes).filter(|note| !note.is_empty()) {
        let purpose = if annotation.correction.is_some() { "editing" } else { "commenting" };
        let mut note = body(purpose, note);
        note["format"] = json!("text/plain");
        bodies.push(note);
    }
    bodies.extend(annotation.tags.iter().map(|tag| body("tagging", tag)));
    bodies.extend(annotation.colour.iter().map(|colour| body("highlighting", colour)));
    if let Some(Assessment { status, evidence, link }) = &annotation.assessment {
        let mut status = body("assessing", status);
        for (name, value) in [("crossread:evidence", evidence), ("crossread:link", link)] {
            if !value.is_empty() {
                status[name] = json!(value);
            }
        }
        bodies.push(status);
    }
    record["motivation"] = json!(if annotation.correction.is_some() {
        "editing"
    } else if annotation.assessment.is_some() {
        "assessing"
    } else if !annotation.note.is_empty() {
        "commenting"
    } else if annotation.tags.is_empty() {
        "highlighting"
    } else {
        "tagging"
    });
    record["body"] = Value::Array(bodies);
    record["target"] = Value::Array(annotation.targets.iter().map(target).collect());
    if let Some(correction) = &annotation.correction {
        record["crossread:correction"] = correction.clone();
    }
    record
}

fn target(target: &WebTarget) -> Value {
    // A target is plain data with text for keys, which JSON always has a way to write.
    if let Some(Ok(Value::Object(written))) = target.own.as_ref().map(serde_json::to_value) {
        let named = written.into_iter().map(|(name, value)| {
            let own = OWN_OF_TARGET.contains(&name.as_str());
            (if own { format!("crossread:{name}") } else { name }, value)
        });
        return Value::Object(named.collect());
    }
    let Some(words) = &target.words else { return json!(target.source) };
    let mut selectors = Vec::new();
    if let Some(exact) = &words.exact {
        selectors.push(json!({
            "type": "TextQuoteSelector", "exact": exact, "prefix": words.prefix, "suffix": words.suffix,
        }));
    }
    if let Some((start, end)) = words.position {
        selectors.push(json!({ "type": "TextPositionSelector", "start": start, "end": end }));
    }
    json!({ "source": target.source, "selector": selectors })
}
