//! Events: what was done to the layer, each one line of a journal. docs/FORMAT.md describes the lines for others.
//!
//! An event says what something *is* from then on, never how it differs from before; so a set of events means the same
//! in any order, however often one of them is met. It names its target and author itself: any line can be read alone.

use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::anchor::Anchor;
use super::model::{Colour, Evidence, ItemId, Status, Tag, Target};
use crate::compare::corrections::Correction;

/// The version of the format that this program writes.
pub const FORMAT: u32 = 1;

/// Names one event in every journal and for ever: a random name of the writer's session and a number in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EventId(pub Arc<str>);

/// One act of an analyst, or one part of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// The version of the format.
    #[serde(rename = "crossread")]
    pub format: u32,
    pub id: EventId,
    /// Larger than that of every event that its writer had seen (a Lamport clock).
    pub clock: u64,
    pub time: Timestamp,
    pub author: Arc<str>,
    /// For people: "Highlight".
    pub act: Arc<str>,
    pub changes: Vec<Change>,
    /// Where its journal was shortened and nothing of it stands any more: what is left of it, in place of the changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shortened: Option<Shortened>,
}

/// What is left of an event all of whose changes were written over later in its journal: enough for the list of what
/// was done, and for a copy of the whole event, wherever one comes from, to be known for the same one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shortened {
    /// The checksum of its line as it was written.
    pub from: Crc,
    /// How many things it changed.
    pub changes: usize,
    /// The first few of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<ItemId>,
    /// The notes that its notes were written over.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<NotesOver>,
}

/// The notes of one annotation that another note was written over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotesOver {
    pub id: ItemId,
    pub over: Vec<EventId>,
}

/// The checksum of a line: written as eight hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Crc(pub u32);

impl From<Crc> for String {
    fn from(crc: Crc) -> Self {
        format!("{:08x}", crc.0)
    }
}

impl TryFrom<String> for Crc {
    type Error = &'static str;

    fn try_from(digits: String) -> Result<Self, Self::Error> {
        let crc = u32::from_str_radix(&digits, 16).ok().filter(|_| digits.len() == 8);
        crc.map(Crc).ok_or("a checksum is eight hexadecimal digits")
    }
}

/// What one thing is from then on. One of the four fields is there; a newer version may know a fifth.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Change {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub annotation: Option<ItemChange>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verification: Option<ItemChange>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correction: Option<CorrectionChange>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tag: Option<TagChange>,
}

/// What an annotation or a verification is from then on; what is not named stays.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ItemChange {
    pub id: ItemId,
    pub target: Arc<Target>,
    /// Whether the target is set; else it is there for the line to be read alone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub places: bool,
    /// Whether it is there at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exists: Option<bool>,
    /// Who made an annotation that came from somewhere else; else it was made by the first event that speaks of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made: Option<Made>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<Body>,
}

/// Who made something, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    pub creator: Arc<str>,
    pub created: Timestamp,
}

/// A part of an annotation, in the shape of a W3C textual body.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "WrittenBody", into = "WrittenBody")]
pub enum Body {
    Colour(Colour),
    Note {
        text: String,
        /// The notes that its author had before them when writing.
        over: Vec<EventId>,
    },
    Tag {
        tag: Tag,
        on: bool,
    },
    Status {
        status: Status,
        evidence: Evidence,
        /// Who gave it, and when: of a status that Undo brought back not the author of the event.
        who: Arc<str>,
        when: Timestamp,
    },
    /// Something that a newer version wrote.
    Unknown,
}

/// What a correction is from then on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CorrectionChange {
    pub id: ItemId,
    pub exists: bool,
    pub who: Arc<str>,
    pub when: Timestamp,
    pub body: Arc<Correction<Anchor>>,
}

/// The colour of a tag from then on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TagChange {
    pub name: Tag,
    pub colour: Option<Colour>,
}

impl Change {
    pub fn annotation(change: ItemChange) -> Self {
        Change { annotation: Some(change), ..Change::default() }
    }

    pub fn verification(change: ItemChange) -> Self {
        Change { verification: Some(change), ..Change::default() }
    }

    pub fn correction(change: CorrectionChange) -> Self {
        Change { correction: Some(change), ..Change::default() }
    }

    pub fn tag(change: TagChange) -> Self {
        Change { tag: Some(change), ..Change::default() }
    }
}

/// Decides which of two writings holds: the later one by the logical clock; of two at once the same one everywhere.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    pub clock: u64,
    pub event: EventId,
    /// Tells two events apart that bear one name by mistake: a folder that was rolled back and gone on with.
    pub crc: u32,
}

/// What a line of a journal is not.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LineError {
    #[error("its checksum does not fit: the line is torn or was changed")]
    Damaged,
    #[error("its checksum fits, but it is no event: {0}")]
    NoEvent(String),
}

const SEAL: &str = ",\"crc32\":\"";

impl Event {
    /// The event as a line, without the line's end, and its checksum: the CRC-32 of everything before `,"crc32"`; of
    /// what is left of a shortened event that of its whole line.
    pub fn line(&self) -> (String, u32) {
        // Plain data with text for keys: there is nothing in it that JSON has no way to write. A number that is none
        // becomes null there, and the correction that holds it was refused before.
        let mut line = serde_json::to_string(self).unwrap_or_default();
        line.pop();
        let crc = crc32fast::hash(line.as_bytes());
        line.push_str(&format!("{SEAL}{crc:08x}\"}}"));
        (line, self.known_by(crc))
    }

    /// Reads a line, with its checksum as of [`Event::line`]. Line ends of either kind, which version control may have
    /// put there, are no part of it.
    ///
    /// # Errors
    /// When the line is not, byte for byte, what somebody wrote.
    pub fn read(line: &[u8]) -> Result<(Event, u32), LineError> {
        let line = line.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(line).trim_ascii();
        let sealed = line.len().checked_sub(SEAL.len() + 10).ok_or(LineError::Damaged)?;
        let (before, seal) = line.split_at(sealed);
        let digits = seal.strip_prefix(SEAL.as_bytes()).and_then(|seal| seal.strip_suffix(b"\"}"));
        let digits = digits.and_then(|digits| std::str::from_utf8(digits).ok()).ok_or(LineError::Damaged)?;
        let crc = u32::from_str_radix(digits, 16).map_err(|_| LineError::Damaged)?;
        if crc32fast::hash(before) != crc {
            return Err(LineError::Damaged);
        }
        let event: Event = serde_json::from_slice(line).map_err(|error| LineError::NoEvent(error.to_string()))?;
        let crc = event.known_by(crc);
        Ok((event, crc))
    }

    /// The checksum of the line that this event was written as, where `crc` is that of the line it stands in.
    fn known_by(&self, crc: u32) -> u32 {
        self.shortened.as_ref().map_or(crc, |shortened| shortened.from.0)
    }

    pub(super) fn stamp(&self, crc: u32) -> Stamp {
        Stamp { clock: self.clock, event: self.id.clone(), crc }
    }
}

impl fmt::Display for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The purposes of W3C annotations that parts of ours have.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Purpose {
    Highlighting,
    Commenting,
    Tagging,
    Assessing,
    #[serde(other)]
    Unknown,
}

#[derive(Clone, Serialize, Deserialize)]
struct WrittenBody {
    #[serde(rename = "type")]
    kind: String,
    purpose: Purpose,
    value: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    removed: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    over: Vec<EventId>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    evidence: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    link: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    who: Option<Arc<str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    when: Option<Timestamp>,
}

impl From<Body> for WrittenBody {
    fn from(body: Body) -> Self {
        let plain = |purpose, value: &str| WrittenBody {
            kind: "TextualBody".to_owned(),
            purpose,
            value: value.to_owned(),
            removed: false,
            over: Vec::new(),
            evidence: String::new(),
            link: String::new(),
            who: None,
            when: None,
        };
        match body {
            Body::Colour(colour) => plain(Purpose::Highlighting, colour.name()),
            Body::Note { text, over } => WrittenBody { over, ..plain(Purpose::Commenting, &text) },
            Body::Tag { tag, on } => WrittenBody { removed: !on, ..plain(Purpose::Tagging, tag.as_str()) },
            Body::Status { status, evidence, who, when } => WrittenBody {
                evidence: evidence.text,
                link: evidence.link,
                who: Some(who),
                when: Some(when),
                ..plain(Purpose::Assessing, status.name())
            },
            Body::Unknown => plain(Purpose::Unknown, ""),
        }
    }
}

impl From<WrittenBody> for Body {
    fn from(body: WrittenBody) -> Self {
        let read = match body.purpose {
            Purpose::Highlighting => Colour::of_name(&body.value).map(Body::Colour),
            Purpose::Commenting => Some(Body::Note { text: body.value, over: body.over }),
            Purpose::Tagging => Tag::new(&body.value).map(|tag| Body::Tag { tag, on: !body.removed }),
            Purpose::Assessing => {
                let evidence = Evidence { text: body.evidence, link: body.link };
                let given = Status::of_name(&body.value).zip(body.who.zip(body.when));
                given.map(|(status, (who, when))| Body::Status { status, evidence, who, when })
            }
            Purpose::Unknown => None,
        };
        read.unwrap_or(Body::Unknown)
    }
}
