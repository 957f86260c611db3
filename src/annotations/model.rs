//! What an analyst lays over the articles: annotations, verifications, corrections, and the words for them.
//!
//! Plain data. Where a thing lies in a text is an [`Anchor`](super::Anchor)'s business, how it is kept the journal's.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Anchor;
use crate::compare::corrections::Correction;

/// Names an annotation, a verification or a correction, in every journal and for ever.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ItemId(Arc<str>);

impl ItemId {
    pub fn new(name: impl Into<Arc<str>>) -> Self {
        ItemId(name.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What sort of thing is annotated or verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// Any words.
    Text,
    Figure,
    Quote,
    /// Named by one of its figures.
    Measure,
    /// Named by the words of its claim.
    Check,
    /// The whole article; its anchor holds no words.
    Article,
}

/// What an annotation or a verification is about, and where that stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    pub subject: Subject,
    pub anchor: Anchor,
}

/// What a highlight looks like. The theme knows the colour itself; people read the name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Colour {
    #[default]
    Yellow,
    Green,
    Blue,
    Pink,
    Orange,
    Purple,
}

impl Colour {
    pub const ALL: [Colour; 6] =
        [Colour::Yellow, Colour::Green, Colour::Blue, Colour::Pink, Colour::Orange, Colour::Purple];

    /// For people and for journals.
    pub fn name(self) -> &'static str {
        match self {
            Colour::Yellow => "yellow",
            Colour::Green => "green",
            Colour::Blue => "blue",
            Colour::Pink => "pink",
            Colour::Orange => "orange",
            Colour::Purple => "purple",
        }
    }

    /// The colour of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Colour::ALL.into_iter().find(|colour| colour.name() == name)
    }
}

/// A tag: words with `/` between a wider one and a narrower one.
///
/// ```
/// use crossread::annotations::Tag;
/// let tag = Tag::new(" jobs /  to   check ").expect("it has words");
/// assert_eq!(tag.as_str(), "jobs/to check");
/// assert_eq!(tag.parent(), Tag::new("jobs"));
/// assert!(tag.is_within(&Tag::new("jobs").expect("it has words")));
/// assert_eq!(Tag::new(" / "), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Tag(Arc<str>);

impl Tag {
    /// Blanks around and within the parts are folded and empty parts left out; `None` where nothing is left.
    pub fn new(words: &str) -> Option<Self> {
        let parts = words.split('/').map(|part| {
            let words = part.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
            words.collect::<Vec<_>>().join(" ")
        });
        let tag = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/");
        (!tag.is_empty()).then(|| Tag(tag.into()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last part: what a tree of tags shows.
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// The next wider tag.
    pub fn parent(&self) -> Option<Tag> {
        self.0.rsplit_once('/').map(|(parent, _)| Tag(parent.into()))
    }

    /// Whether it is `wider` itself or lies anywhere below it.
    pub fn is_within(&self, wider: &Tag) -> bool {
        self.0.strip_prefix(&*wider.0).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The same tag below `to` in place of `from`; `None` where it is not within `from`.
    pub(super) fn moved(&self, from: &Tag, to: &Tag) -> Option<Tag> {
        if !self.is_within(from) {
            return None;
        }
        Some(Tag(format!("{}{}", to.0, &self.0[from.0.len()..]).into()))
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Tag {
    type Error = &'static str;

    fn try_from(words: String) -> Result<Self, Self::Error> {
        Tag::new(&words).ok_or("a tag without words")
    }
}

impl From<Tag> for String {
    fn from(tag: Tag) -> Self {
        tag.0.as_ref().to_owned()
    }
}

/// The analyst's mark on a target: a highlight with a note and tags.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotation {
    pub id: ItemId,
    pub target: Arc<Target>,
    pub colour: Colour,
    /// Empty where there is none.
    pub note: String,
    /// What others wrote at the same time as the note was written: shown beside it until the note is edited again.
    pub other_notes: Vec<OtherNote>,
    pub tags: BTreeSet<Tag>,
    pub creator: Arc<str>,
    pub created: Timestamp,
    /// When any of it was last written.
    pub modified: Timestamp,
}

/// A note that neither replaced the one that is shown nor was replaced by it.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherNote {
    pub text: String,
    pub author: Arc<str>,
    pub when: Timestamp,
}

/// What the analyst found out about a figure, a quote or a check.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    #[default]
    Unchecked,
    Confirmed,
    Disputed,
    Superseded,
    Unverifiable,
}

impl Status {
    pub const ALL: [Status; 5] =
        [Status::Unchecked, Status::Confirmed, Status::Disputed, Status::Superseded, Status::Unverifiable];

    /// For people and for journals.
    pub fn name(self) -> &'static str {
        match self {
            Status::Unchecked => "unchecked",
            Status::Confirmed => "confirmed",
            Status::Disputed => "disputed",
            Status::Superseded => "superseded",
            Status::Unverifiable => "unverifiable",
        }
    }

    /// The status of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Status::ALL.into_iter().find(|status| status.name() == name)
    }
}

/// Why a status was given. Both may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    pub text: String,
    /// An address, as it was typed: shown, never followed by the program itself.
    pub link: String,
}

/// A status with its evidence, who gave it and when.
#[derive(Clone, Debug, PartialEq)]
pub struct Verification {
    pub id: ItemId,
    pub target: Arc<Target>,
    pub status: Status,
    pub evidence: Evidence,
    pub who: Arc<str>,
    pub when: Timestamp,
}

/// A correction as it is kept: its places are anchors.
#[derive(Clone, Debug, PartialEq)]
pub struct Corrected {
    pub id: ItemId,
    pub correction: Arc<Correction<Anchor>>,
    pub who: Arc<str>,
    pub when: Timestamp,
}

/// Which of the three an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ItemKind {
    Annotation,
    Verification,
    Correction,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(words: &str) -> Tag {
        Tag::new(words).expect("the test's tags have words")
    }

    #[test]
    fn a_tag_moves_with_what_lies_below_it_and_with_nothing_else() {
        assert_eq!(tag("jobs/cuts").moved(&tag("jobs"), &tag("work")), Some(tag("work/cuts")));
        assert_eq!(tag("jobs").moved(&tag("jobs"), &tag("work/jobs")), Some(tag("work/jobs")));
        assert_eq!(tag("jobseekers").moved(&tag("jobs"), &tag("work")), None);
        assert_eq!(tag("old/jobs").moved(&tag("jobs"), &tag("work")), None);
    }

    #[test]
    fn a_tag_is_never_a_line_of_its_own() {
        assert_eq!(tag("two\nlines\u{0}").as_str(), "two lines");
    }

    #[test]
    fn names_go_there_and_back() {
        for colour in Colour::ALL {
            assert_eq!(Colour::of_name(colour.name()), Some(colour));
        }
        for status in Status::ALL {
            assert_eq!(Status::of_name(status.name()), Some(status));
        }
    }
}
