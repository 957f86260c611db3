//! What a journal can do without: the changes of events that later ones of the same journal wrote over, every part of
//! them. What is left of such an event is the line of a [`Shortened`] one.
//!
//! The layer of the shorter journal is the layer of the whole one, in any company: whatever others wrote, and whatever
//! part of the whole journal comes back as a copy, nothing that was written over can hold again.

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use crate::annotations::event::{Body, Change, Crc, Event, EventId, LineError, NotesOver, Shortened};
use crate::annotations::layer::{Layer, named};
use crate::annotations::model::ItemId;

/// The journal with what it can do without left out. Every line that stays, stays as it is, byte for byte; so does one
/// that holds anything that this version does not know.
///
/// # Errors
/// When there is a line that cannot be read: such a journal is not rewritten.
pub(super) fn shorter(journal: &[u8]) -> Result<Vec<u8>, LineError> {
    let lines: Vec<&[u8]> = journal.split_inclusive(|byte| *byte == b'\n').collect();
    let lines: Vec<&[u8]> = lines.into_iter().filter(|line| !line.trim_ascii().is_empty()).collect();
    let read = lines.par_iter().with_min_len(256).map(|line| Event::read(line));
    let events: Vec<(Event, u32)> = read.collect::<Result<_, _>>()?;

    let mut layer = Layer::default();
    for (event, crc) in &events {
        layer.apply(event, *crc);
    }
    let standing = layer.standing();
    let over = written_over(&events);
    let left: Vec<Option<String>> = lines
        .par_iter()
        .zip(&events)
        .map(|(line, (event, crc))| {
            if standing.contains(&event.stamp(*crc)) || !is_known(line, event) || !notes_are_over(event, &over) {
                return None;
            }
            let left = left_of(event, *crc).line().0;
            (left.len() < line.trim_ascii().len()).then_some(left)
        })
        .collect();

    let mut bytes = Vec::with_capacity(journal.len());
    let mut met = HashSet::new();
    for ((line, (event, crc)), left) in lines.iter().zip(&events).zip(&left) {
        let is_whole = left.is_none() && event.shortened.is_none();
        // A write that failed may have been tried again: one line of an event is enough.
        if !met.insert((&event.id, *crc, is_whole)) {
            continue;
        }
        bytes.extend_from_slice(left.as_ref().map_or(line, |left| left.as_bytes()));
        if bytes.last() != Some(&b'\n') {
            bytes.push(b'\n');
        }
    }
    Ok(bytes)
}

/// The notes of each annotation that others were written over.
fn written_over(events: &[(Event, u32)]) -> HashMap<&ItemId, HashSet<&EventId>> {
    let mut all: HashMap<&ItemId, HashSet<&EventId>> = HashMap::new();
    for (event, _) in events {
        for (id, over) in event.changes.iter().flat_map(notes) {
            all.entry(id).or_default().extend(over);
        }
        for notes in event.shortened.iter().flat_map(|shortened| &shortened.notes) {
            all.entry(&notes.id).or_default().extend(&notes.over);
        }
    }
    all
}

/// The annotations that a change writes a note of, each with the notes that it is written over.
fn notes(change: &Change) -> impl Iterator<Item = (&ItemId, &Vec<EventId>)> {
    change.annotation.iter().flat_map(|change| {
        change.body.iter().filter_map(|body| match body {
            Body::Note { over, .. } => Some((&change.id, over)),
            _ => None,
        })
    })
}

/// Whether no note that an event wrote could ever stand again.
fn notes_are_over(event: &Event, over: &HashMap<&ItemId, HashSet<&EventId>>) -> bool {
    let is_over = |id| over.get(id).is_some_and(|over| over.contains(&event.id));
    event.changes.iter().flat_map(notes).all(|(id, _)| is_over(id))
        // Notes are written on annotations; whoever writes one elsewhere may mean more by it.
        && !event.changes.iter().filter_map(|change| change.verification.as_ref()).any(|change| {
            change.body.iter().any(|body| matches!(body, Body::Note { .. }))
        })
}

/// Whether this version would write just this line: then it knows all that is in it.
fn is_known(line: &[u8], event: &Event) -> bool {
    event.shortened.is_none() && !event.changes.is_empty() && event.line().0.as_bytes() == line.trim_ascii()
}

fn left_of(event: &Event, crc: u32) -> Event {
    let over = event.changes.iter().flat_map(notes).filter(|(_, over)| !over.is_empty());
    let notes = over.map(|(id, over)| NotesOver { id: id.clone(), over: over.clone() }).collect();
    let shortened = Shortened { from: Crc(crc), changes: event.changes.len(), items: named(event), notes };
    Event { changes: Vec::new(), shortened: Some(shortened), ..event.clone() }
}
