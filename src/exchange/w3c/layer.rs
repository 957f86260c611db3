//! The analyst's layer as records.
//!
//! An annotation is one record, a status and a correction are one each. Targets hold our own anchors whole, so that what
//! is read again is what was written.

use serde_json::Value;

use super::{Assessment, OWN, WebAnnotation, WebTarget};
use crate::annotations::{Corrected, Item, ItemId, Subject, Target, View};
use crate::words;

/// Every record of a layer, in the order of its articles and texts; corrections last, oldest first.
pub(in crate::exchange) fn records(view: &View) -> impl Iterator<Item = WebAnnotation> {
    let mut items: Vec<&Item> = view.items().map(|attached| &attached.item).collect();
    let place = |item: &Item| {
        let words = item.target().anchor.words.as_ref();
        words.and_then(|words| words.position).map(|(start, end)| (start, std::cmp::Reverse(end)))
    };
    items.sort_by(|a, b| {
        let key = |item: &Item| (place(item), item.kind());
        let (one, other) = (&a.target().anchor.article, &b.target().anchor.article);
        one.cmp(other).then_with(|| key(a).cmp(&key(b))).then_with(|| a.id().cmp(b.id()))
    });
    items.into_iter().map(item).chain(view.corrections().iter().map(|correction| corrected(&correction.corrected)))
}

/// Our own names become addresses; others' are some already.
fn address(id: &ItemId) -> String {
    if id.as_str().contains(':') { id.to_string() } else { format!("{OWN}{id}") }
}

fn item(item: &Item) -> WebAnnotation {
    let own = item.target();
    let target = WebTarget { source: own.anchor.article.to_string(), words: None, own: Some(Target::clone(own)) };
    let made = WebAnnotation { id: address(item.id()), targets: vec![target], ..WebAnnotation::default() };
    match item {
        Item::Annotation(annotation) => WebAnnotation {
            note: annotation.note.clone(),
            other_notes: annotation.other_notes.iter().map(|note| note.text.clone()).collect(),
            tags: annotation.tags.iter().map(|tag| tag.to_string()).collect(),
            colour: Some(annotation.colour.name().to_owned()),
            creator: Some(annotation.creator.to_string()),
            created: Some(annotation.created.to_string()),
            ..made
        },
        Item::Verification(verification) => WebAnnotation {
            assessment: Some(Assessment {
                status: verification.status.name().to_owned(),
                evidence: verification.evidence.text.clone(),
                link: verification.evidence.link.clone(),
            }),
            creator: Some(verification.who.to_string()),
            created: Some(verification.when.to_string()),
            ..made
        },
    }
}

fn corrected(corrected: &Corrected) -> WebAnnotation {
    let targets = corrected.correction.places().map(|anchor| {
        let subject = if anchor.words.is_some() { Subject::Text } else { Subject::Article };
        let own = Some(Target { subject, anchor: anchor.clone() });
        WebTarget { source: anchor.article.to_string(), words: None, own }
    });
    let mut targets: Vec<WebTarget> = targets.collect();
    // Names are joined for the whole collection; a record must be about something.
    if targets.is_empty() {
        targets.push(WebTarget { source: format!("{OWN}collection"), words: None, own: None });
    }
    WebAnnotation {
        id: address(&corrected.id),
        targets,
        note: words::correction(&corrected.correction),
        creator: Some(corrected.who.to_string()),
        created: Some(corrected.when.to_string()),
        // Plain data with text for keys, which JSON always has a way to write.
        correction: Some(serde_json::to_value(&*corrected.correction).unwrap_or(Value::Null)),
        ..WebAnnotation::default()
    }
}
