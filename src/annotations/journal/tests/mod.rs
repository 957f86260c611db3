//! What a journal promises: what was said to be safe is there again, whatever came in between.

mod crashes;
mod files;
mod shortening;
mod simulated;

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::annotations::event::{Change, Event, EventId, FORMAT, TagChange};
use crate::annotations::model::{Colour, Tag};

fn line(number: u64) -> String {
    coloured(number, &format!("tag {number}"))
}

/// A line of which nothing is left once a later one is there.
fn draft(number: u64) -> String {
    coloured(number, &format!("a tag with a name so long that its colour is worth leaving out {}", "of it ".repeat(60)))
}

/// The line of an event that gives a tag a colour.
fn coloured(number: u64, tag: &str) -> String {
    let name = Tag::new(tag).expect("it has words");
    let event = Event {
        format: FORMAT,
        id: EventId(format!("s-{number}").into()),
        clock: number,
        time: Timestamp::UNIX_EPOCH,
        author: "Ada".into(),
        act: "Colour".into(),
        changes: vec![Change::tag(TagChange { name, colour: Some(Colour::Pink) })],
        shortened: None,
    };
    event.line().0 + "\n"
}

fn names(events: &[(Event, u32)]) -> BTreeSet<String> {
    events.iter().map(|(event, _)| event.id.to_string()).collect()
}
