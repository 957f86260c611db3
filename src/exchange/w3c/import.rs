//! Records into a layer: what is taken, what was there already, what is not taken and why.

#[cfg(test)]
mod tests;

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;

use super::finding::{Finder, Placed};
use super::{Assessment, BadRecord, OWN, Reason, WebAnnotation, read};
use crate::annotations::{
    Annotation, Colour, Corrected, Evidence, Import, ItemId, ItemKind, Layer, Status, Tag, Verification, View,
};
use crate::reading::Reading;

/// What comes of a file: what to do with the layer, and what to tell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// For [`Act::Import`](crate::annotations::Act::Import); empty where nothing is new.
    pub import: Import,
    /// How many things are there already.
    pub known: usize,
    /// How many of the new things are not surely where they were: in the orphan tray, or to be looked at.
    pub unsure: usize,
    /// What was not taken, in the order of the file.
    pub bad: Vec<BadRecord>,
}

/// "2 annotations are new; 1 was there already; 3 could not be taken".
impl fmt::Display for Imported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let was = |n: usize| if n == 1 { "was" } else { "were" };
        write!(f, "{} new", self.import)?;
        if self.unsure > 0 {
            write!(f, " ({} to be looked at)", self.unsure)?;
        }
        if self.known > 0 {
            write!(f, "; {} {} there already", self.known, was(self.known))?;
        }
        if !self.bad.is_empty() {
            write!(f, "; {} {} not taken", self.bad.len(), was(self.bad.len()))?;
        }
        Ok(())
    }
}

/// The largest file that is read.
const LARGEST: u64 = 512 << 20;

/// The text of a file of annotations.
///
/// # Errors
/// When it cannot be read, is larger than 512 MiB, or is no text in UTF-8.
pub fn read_file(path: &Path) -> io::Result<String> {
    let named = |error: io::Error| io::Error::new(error.kind(), format!("{error}: {}", path.display()));
    let mut text = String::new();
    let read = File::open(path).map_err(named)?.take(LARGEST + 1).read_to_string(&mut text).map_err(named)?;
    if read as u64 > LARGEST {
        return Err(named(io::Error::new(io::ErrorKind::FileTooLarge, "it is larger than 512 MiB")));
    }
    Ok(text)
}

/// Puts the records of a file of Web annotations, ours or another tool's, into a collection. Writes nothing: hand
/// [`Imported::import`] to a desk as [`Act::Import`](crate::annotations::Act::Import).
///
/// `readings` are the machine's, `view` is `layer` attached to them. What has no date gets `now`.
///
/// ```
/// use std::sync::Arc;
/// use crossread::annotations::{Layer, View};
/// use crossread::{article::Article, exchange::w3c, reading::Reading};
///
/// let article = Article::from_text("a.txt", "The port will cut 300 berths.");
/// let readings = [Arc::new(Reading::of(Arc::new(article)))];
/// let file = r#"{"type": "Annotation", "body": "who says so?",
///     "target": {"source": "a.txt", "selector": {"type": "TextQuoteSelector", "exact": "300 berths"}}}"#;
/// let now = "2026-05-04T10:00:00Z".parse()?;
/// let imported = w3c::import(file, &readings, &Layer::default(), &View::default(), now);
/// assert_eq!(imported.to_string(), "1 annotation new");
/// let words = imported.import.annotations[0].target.anchor.words.as_ref().expect("it is about words");
/// assert_eq!(words.position, Some((18, 28)));
/// # Ok::<(), jiff::Error>(())
/// ```
pub fn import(file: &str, readings: &[Arc<Reading>], layer: &Layer, view: &View, now: Timestamp) -> Imported {
    let (records, bad) = read(file);
    let mut taking = Taking {
        finder: Finder::of(readings),
        layer,
        view,
        now,
        met: HashMap::new(),
        out: Imported { bad, ..Imported::default() },
    };
    for (number, record) in records {
        let reasons = record.unusable.clone();
        taking.out.bad.extend(reasons.into_iter().map(|reason| BadRecord { number, reason }));
        if let Err(reason) = taking.record(number, record) {
            taking.out.bad.push(BadRecord { number, reason });
        }
    }
    taking.out.bad.sort_by_key(|bad| bad.number);
    taking.out
}

struct Taking<'a> {
    finder: Finder<'a>,
    layer: &'a Layer,
    view: &'a View,
    now: Timestamp,
    /// The records that were met, by name.
    met: HashMap<String, usize>,
    out: Imported,
}

impl Taking<'_> {
    fn record(&mut self, number: usize, record: WebAnnotation) -> Result<(), Reason> {
        match self.met.entry(record.id.clone()) {
            Entry::Occupied(first) => return Err(Reason::Twice(*first.get())),
            Entry::Vacant(free) => free.insert(number),
        };
        let who: Arc<str> = record.creator.as_deref().unwrap_or("Unknown").into();
        let when = record.created.as_deref().and_then(|created| created.parse().ok()).unwrap_or(self.now);
        let name = record.id.strip_prefix(OWN).unwrap_or(&record.id);
        if let Some(correction) = record.correction {
            let id = ItemId::new(name);
            if self.layer.correction(&id).is_some() {
                self.out.known += 1;
                return Ok(());
            }
            let correction = serde_json::from_value(correction).map_err(|e| Reason::BadCorrection(e.to_string()))?;
            self.out.import.corrections.push(Corrected { id, correction: Arc::new(correction), who, when });
            return Ok(());
        }
        let status = record.assessment.as_ref().and_then(|a| Status::of_name(&a.status).map(|status| (status, a)));
        // A status alone is no annotation beside.
        let is_annotation =
            status.is_none() || record.colour.is_some() || !record.note.is_empty() || !record.tags.is_empty();
        let mut failed = None;
        for (at, target) in record.targets.iter().enumerate() {
            let id = ItemId::new(if at == 0 { name.to_owned() } else { format!("{name}#{}", at + 1) });
            let known = |kind| match kind {
                ItemKind::Annotation => self.layer.annotation(&id).is_some(),
                _ => self.layer.verification(&id).is_some(),
            };
            let (annotate, verify) =
                (is_annotation && !known(ItemKind::Annotation), status.filter(|_| !known(ItemKind::Verification)));
            let all = usize::from(is_annotation) + usize::from(status.is_some());
            self.out.known += all - usize::from(annotate) - usize::from(verify.is_some());
            if !annotate && verify.is_none() {
                continue;
            }
            let placed = match self.finder.place(target, verify.is_some()) {
                Ok(placed) => placed,
                Err(reason) => {
                    if let Some(reason) = failed.replace(reason) {
                        self.out.bad.push(BadRecord { number, reason });
                    }
                    continue;
                }
            };
            let is_older = verify.is_some() && self.is_older(&placed, when);
            let target = Arc::new(placed.target);
            if let Some((status, Assessment { evidence, link, .. })) = verify {
                if is_older {
                    self.out.bad.push(BadRecord { number, reason: Reason::Older });
                } else {
                    let evidence = Evidence { text: evidence.clone(), link: link.clone() };
                    let (id, target, who) = (id.clone(), Arc::clone(&target), Arc::clone(&who));
                    self.out.unsure += usize::from(placed.unsure);
                    self.out.import.verifications.push(Verification { id, target, status, evidence, who, when });
                }
            }
            if annotate {
                self.out.unsure += usize::from(placed.unsure);
                self.out.import.annotations.push(Annotation {
                    id,
                    target,
                    colour: record.colour.as_deref().and_then(Colour::of_name).unwrap_or_default(),
                    note: record.note.clone(),
                    other_notes: Vec::new(),
                    tags: record.tags.iter().filter_map(|tag| Tag::new(tag)).collect::<BTreeSet<Tag>>(),
                    creator: Arc::clone(&who),
                    created: when,
                    modified: when,
                });
            }
        }
        failed.map_or(Ok(()), Err)
    }

    /// Whether a status that was given later holds there: an older one must not take its place.
    fn is_older(&self, placed: &Placed, when: Timestamp) -> bool {
        let Some(place) = &placed.at else { return false };
        let standing = self.view.standing(placed.target.subject, place);
        standing.verification.is_some_and(|held| held.verification().is_some_and(|held| held.when > when))
    }
}
