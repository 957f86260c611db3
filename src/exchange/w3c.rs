//! Web annotations (W3C, JSON-LD): read as other tools write them, written so that other tools read them.
//!
//! Positions in these records are Unicode code points. Nothing here is looked up on a network: our own context is
//! written into the file.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

/// One annotation as it stands in a file, before it is put into a collection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WebAnnotation {
    pub id: Option<String>,
    /// What it is about: a path in the collection, or an address.
    pub source: String,
    /// `None` for the whole of the source.
    pub words: Option<Words>,
    /// The comments, with a blank line between them.
    pub note: String,
    pub tags: Vec<String>,
    /// What a highlight looks like, by name.
    pub colour: Option<String>,
    /// What an assessment says, by name.
    pub status: Option<String>,
    pub creator: Option<String>,
    /// As it is written: ISO 8601.
    pub created: Option<String>,
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

/// A record that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRecord {
    /// Which one in the file, from 1.
    pub number: usize,
    pub reason: Reason,
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
    #[error("its target has no selector that is known here")]
    UnknownSelector,
    #[error("its offsets are no stretch of a text")]
    BadOffsets,
}

/// Reads one annotation, a list of them, a page, a collection, or one record a line.
///
/// ```
/// use crossread::exchange::w3c;
/// let (taken, bad) = w3c::read(r#"{"type": "Annotation", "body": "why?", "target": "a.txt"}"#);
/// assert_eq!((taken[0].1.note.as_str(), taken[0].1.source.as_str()), ("why?", "a.txt"));
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
            .and_then(Value::as_array),
        _ => None,
    };
    list.map_or(std::slice::from_ref(whole), Vec::as_slice)
}

fn annotation(record: &Value) -> Result<WebAnnotation, Reason> {
    let record = record.as_object().ok_or(Reason::NotAnAnnotation)?;
    let kind = record.get("type").or_else(|| record.get("@type"));
    let named = |name: &str| name == "Annotation" || name == "oa:Annotation";
    if kind.is_some_and(|kind| !each(kind).any(|kind| kind.as_str().is_some_and(named))) {
        return Err(Reason::NotAnAnnotation);
    }
    let target = record.get("target").ok_or(Reason::NoTarget)?;
    let mut made = WebAnnotation {
        id: string(record, "id").or_else(|| string(record, "@id")),
        creator: record.get("creator").and_then(name_of),
        created: string(record, "created"),
        ..WebAnnotation::default()
    };
    (made.source, made.words) = places(target)?;
    let motivation = record.get("motivation").and_then(|motivation| each(motivation).find_map(Value::as_str));
    let bodies = record.get("body").or_else(|| record.get("bodyValue"));
    let mut notes = Vec::new();
    for body in bodies.into_iter().flat_map(each) {
        let (purpose, value) = match body {
            Value::String(text) => (motivation, Some(text.clone())),
            Value::Object(body) => {
                let purpose = body.get("purpose").and_then(|purpose| each(purpose).find_map(Value::as_str));
                (purpose.or(motivation), string(body, "value").or_else(|| string(body, "id")))
            }
            _ => (None, None),
        };
        let Some(value) = value.filter(|value| !value.trim().is_empty()) else { continue };
        match purpose.map(|purpose| purpose.trim_start_matches("oa:")) {
            Some("tagging") => made.tags.push(value),
            Some("highlighting") => made.colour = Some(value),
            Some("assessing") => made.status = Some(value),
            _ => notes.push(value),
        }
    }
    made.note = notes.join("\n\n");
    Ok(made)
}

/// The source and the words of the first target that can be used; the first failure where none can.
fn places(target: &Value) -> Result<(String, Option<Words>), Reason> {
    let mut failure = Reason::NoTarget;
    for (at, target) in each(target).enumerate() {
        match place(target) {
            Ok(place) => return Ok(place),
            Err(reason) if at == 0 => failure = reason,
            Err(_) => {}
        }
    }
    Err(failure)
}

fn place(target: &Value) -> Result<(String, Option<Words>), Reason> {
    let target = match target {
        Value::String(source) => return Ok((source.clone(), None)),
        Value::Object(target) => target,
        _ => return Err(Reason::NoTarget),
    };
    let source = target.get("source").and_then(name_of).or_else(|| string(target, "id")).ok_or(Reason::NoSource)?;
    let Some(selectors) = target.get("selector") else { return Ok((source, None)) };
    let mut words = Words::default();
    // A selector may be refined by another one; the innermost that is known counts.
    let mut left: Vec<&Value> = each(selectors).collect();
    left.reverse();
    while let Some(selector) = left.pop().and_then(Value::as_object) {
        match string(selector, "type").or_else(|| string(selector, "@type")).as_deref() {
            Some("TextQuoteSelector" | "oa:TextQuoteSelector") => {
                words.exact = string(selector, "exact").filter(|exact| !exact.is_empty());
                words.prefix = string(selector, "prefix").unwrap_or_default();
                words.suffix = string(selector, "suffix").unwrap_or_default();
            }
            Some("TextPositionSelector" | "oa:TextPositionSelector") => {
                let offset = |name| selector.get(name).and_then(Value::as_u64).and_then(|at| u32::try_from(at).ok());
                let (start, end) = offset("start").zip(offset("end")).ok_or(Reason::BadOffsets)?;
                if start >= end {
                    return Err(Reason::BadOffsets);
                }
                words.position = Some((start as usize, end as usize));
            }
            _ => {}
        }
        left.extend(selector.get("refinedBy"));
    }
    if words.exact.is_none() && words.position.is_none() {
        return Err(Reason::UnknownSelector);
    }
    Ok((source, Some(words)))
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
pub fn write<'a>(annotations: impl IntoIterator<Item = &'a WebAnnotation>, to: &mut impl Write) -> io::Result<()> {
    to.write_all(
        b"{\"@context\":[\"http://www.w3.org/ns/anno.jsonld\",{\"crossread\":\"urn:crossread:\"}],\
          \"type\":\"AnnotationPage\",\"items\":[",
    )?;
    for (at, annotation) in annotations.into_iter().enumerate() {
        to.write_all(if at == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *to, &record(annotation))?;
    }
    to.write_all(b"\n]}\n")
}

fn record(annotation: &WebAnnotation) -> Value {
    let mut record = json!({ "type": "Annotation" });
    for (name, value) in [("id", &annotation.id), ("created", &annotation.created)] {
        if let Some(value) = value {
            record[name] = json!(value);
        }
    }
    if let Some(creator) = &annotation.creator {
        record["creator"] = json!({ "type": "Person", "name": creator });
    }
    let body = |purpose: &str, value: &str| json!({ "type": "TextualBody", "purpose": purpose, "value": value });
    let mut bodies = Vec::new();
    if !annotation.note.is_empty() {
        let mut note = body("commenting", &annotation.note);
        note["format"] = json!("text/plain");
        bodies.push(note);
    }
    bodies.extend(annotation.tags.iter().map(|tag| body("tagging", tag)));
    bodies.extend(annotation.colour.iter().map(|colour| body("highlighting", colour)));
    bodies.extend(annotation.status.iter().map(|status| body("assessing", status)));
    record["motivation"] = json!(if annotation.status.is_some() {
        "assessing"
    } else if !annotation.note.is_empty() {
        "commenting"
    } else if annotation.tags.is_empty() {
        "highlighting"
    } else {
        "tagging"
    });
    record["body"] = Value::Array(bodies);
    let mut target = json!({ "source": annotation.source });
    if let Some(words) = &annotation.words {
        let mut selectors = Vec::new();
        if let Some(exact) = &words.exact {
            selectors.push(json!({
                "type": "TextQuoteSelector", "exact": exact, "prefix": words.prefix, "suffix": words.suffix,
            }));
        }
        if let Some((start, end)) = words.position {
            selectors.push(json!({ "type": "TextPositionSelector", "start": start, "end": end }));
        }
        target["selector"] = Value::Array(selectors);
    }
    record["target"] = target;
    record
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn one(file: &str) -> WebAnnotation {
        let (taken, bad) = read(file);
        assert_eq!(bad, []);
        taken.into_iter().next().expect("one annotation").1
    }

    fn reason(file: &str) -> Reason {
        let (taken, bad) = read(file);
        assert_eq!(taken, []);
        bad.into_iter().next().expect("one bad record").reason
    }

    #[test]
    fn bodies_in_every_form() {
        let with = |body: &str| one(&format!(r#"{{"type":"Annotation","target":"a.txt",{body}}}"#));
        assert_eq!(with(r#""body":"why?""#).note, "why?");
        assert_eq!(with(r#""bodyValue":"why?""#).note, "why?");
        assert_eq!(with(r#""body":{"type":"TextualBody","value":"why?"}"#).note, "why?");
        assert_eq!(with(r#""motivation":"tagging","body":{"value":"jobs"}"#).tags, ["jobs"]);
        let all = with(r#""body":["a",{"value":"b"},{"value":"t","purpose":"tagging"},7,null]"#);
        assert_eq!((all.note.as_str(), all.tags), ("a\n\nb", vec!["t".to_owned()]));
    }

    #[test]
    fn targets_in_every_form() {
        let with = |target: &str| one(&format!(r#"{{"type":["Annotation"],"target":{target}}}"#));
        assert_eq!(with(r#"{"source":{"id":"a.txt"}}"#).source, "a.txt");
        let quote = r#"{"type":"TextQuoteSelector","exact":"14","prefix":"cut "}"#;
        let position = r#"{"type":"TextPositionSelector","start":4,"end":6}"#;
        let both = with(&format!(r#"[{{"source":"a.txt","selector":[{quote},{position}]}}]"#)).words.expect("words");
        assert_eq!((both.exact.as_deref(), both.prefix.as_str(), both.position), (Some("14"), "cut ", Some((4, 6))));
        let refined = format!(r#"{{"source":"a","selector":{{"type":"FragmentSelector","refinedBy":{quote}}}}}"#);
        assert_eq!(with(&refined).words.expect("words").exact.as_deref(), Some("14"));
    }

    #[test]
    fn files_in_every_form() {
        let record = r#"{"type":"Annotation","target":"a.txt"}"#;
        for file in [
            record.to_owned(),
            format!("[{record}]"),
            format!(r#"{{"type":"AnnotationPage","items":[{record}]}}"#),
            format!(r#"{{"type":"AnnotationCollection","first":{{"items":[{record}]}}}}"#),
            format!("{record}\n\n{record}\n"),
        ] {
            assert_eq!(one(&file).source, "a.txt", "{file}");
        }
    }

    #[test]
    fn a_bad_record_is_named_and_the_rest_is_taken() {
        let good = r#"{"type":"Annotation","target":"a.txt"}"#;
        let file = format!(r#"[{good},7,{{"type":"Annotation"}},{{"type":"Note","target":"a"}},{good}]"#);
        let (taken, bad) = read(&file);
        assert_eq!(taken.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [1, 5]);
        let reasons: Vec<_> = bad.into_iter().map(|bad| (bad.number, bad.reason)).collect();
        let none = Reason::NotAnAnnotation;
        assert_eq!(reasons, [(2, none.clone()), (3, Reason::NoTarget), (4, none)]);
        let (taken, bad) = read(&format!("{good}\n{{broken}}\n{good}"));
        assert_eq!((taken.len(), bad.len(), bad[0].number), (2, 1, 2));
    }

    #[test]
    fn absurd_offsets_and_depths_are_refused() {
        for (start, end) in
            [("-1", "4"), ("5", "5"), ("9", "2"), ("0", "1e400"), ("0", "99999999999999999999"), ("1.5", "3")]
        {
            let selector = format!(r#"{{"type":"TextPositionSelector","start":{start},"end":{end}}}"#);
            let file = format!(r#"{{"type":"Annotation","target":{{"source":"a","selector":{selector}}}}}"#);
            let reason = reason(&file);
            assert!(matches!(reason, Reason::BadOffsets | Reason::NotJson(_)), "{start} {end} {reason}");
        }
        let deep = format!(r#"{{"type":"Annotation","target":"a","body":{}{}}}"#, "[".repeat(9000), "]".repeat(9000));
        assert!(matches!(reason(&deep), Reason::NotJson(_)));
        assert!(matches!(reason(""), Reason::NotJson(_)));
    }

    #[test]
    fn a_hundred_thousand_records_are_read() {
        let record = r#"{"type":"Annotation","body":"b","target":{"source":"a","selector":{"type":"TextQuoteSelector","exact":"x"}}}"#;
        let file = format!("[{}]", vec![record; 100_000].join(","));
        let (taken, bad) = read(&file);
        assert_eq!((taken.len(), bad.len()), (100_000, 0));
    }

    proptest! {
        #[test]
        fn what_is_written_reads_the_same(
            source in "[a-z/ ü\"]{1,12}", note in "\\PC{0,12}", tag in "[a-z/]{1,8}", exact in "\\PC{1,12}",
            prefix in "\\PC{0,8}", start in 0usize..9, colour in proptest::option::of("[a-z]{1,6}"),
        ) {
            let words = Words { exact: Some(exact), prefix, suffix: String::new(), position: Some((start, start + 3)) };
            let annotation = WebAnnotation {
                id: Some("urn:x:1".to_owned()),
                source,
                words: Some(words),
                note: if note.trim().is_empty() { String::new() } else { note },
                tags: vec![tag],
                colour,
                status: Some("disputed".to_owned()),
                creator: Some("Ada".to_owned()),
                created: Some("2026-05-04T10:00:00Z".to_owned()),
            };
            let mut file = Vec::new();
            write([&annotation], &mut file).expect("memory takes everything");
            prop_assert_eq!(one(&String::from_utf8(file).expect("JSON is text")), annotation);
        }

        #[test]
        fn no_file_is_too_odd(file in "\\PC{0,200}") {
            let (taken, bad) = read(&file);
            prop_assert!(!taken.is_empty() || !bad.is_empty() || file.trim() == "[]");
        }
    }
}
