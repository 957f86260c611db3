//! What comparing finds, as types: figures and quotes of a collection, measures and their members, checks, voices, and
//! all of it together.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::corrections::Outcome;
use crate::article::Span;
use crate::figures::{Figure, FigureKind, Interval, Role, Unit};
use crate::language::calendar::Period;
use crate::quotes::SpeakerKind;

/// A figure of the collection: which reading, and which of its figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FigureRef {
    pub article: usize,
    pub figure: usize,
}

/// A quote of the collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct QuoteRef {
    pub article: usize,
    pub quote: usize,
}

/// What makes figures be about the same thing. Parts that the story leaves open are `None`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    pub concept: Option<String>,
    pub entity: Option<String>,
    pub scope: Option<String>,
    pub role: Role,
    pub period: Option<Period>,
}

/// Stable name of a measure: the same when an unrelated article comes or goes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MeasureId(pub Arc<str>);

/// How the figures of a measure stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    Differ,
    Update,
    Compatible,
    Agree,
    Single,
}

/// What one word for the relation leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Nuance {
    /// Compatible by the words alone: what the words allow meets, what a reader expects does not.
    Loosely,
    /// Differing by exactly another figure of the story ("50" is "49" and the gunman).
    Explained,
    /// A figure lies above what another gave as "up to": a ceiling that was passed contradicts nobody.
    AboveCeiling,
}

/// How sure it is that the figures of a measure are about the same thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Confidence {
    Guess,
    Likely,
    Firm,
}

/// One thing that figures give values for.
#[derive(Clone, Debug)]
pub struct Measure {
    pub id: MeasureId,
    /// For people: "Amazon: corporate job cuts".
    pub label: String,
    pub key: Key,
    pub kind: FigureKind,
    /// The unit of the measure's axis; the members' values are brought to it where their units differ.
    pub unit: Unit,
    /// By publication date, then article, then place in the text.
    pub members: Vec<Member>,
    pub relation: Relation,
    pub nuance: Option<Nuance>,
    /// One line in the manner of a critical apparatus: each value with who gives it
    /// ("14,000: 004 · up to 30,000: 000 (Reuters)").
    pub summary: String,
    /// Why the relation is what it is, naming the rows that make it so.
    pub why: String,
    /// The values that every member allows, where there are any ("all can be true here"), in `unit`.
    pub common: Option<Interval>,
    /// The values that any member allows, in `unit`.
    pub spread: Interval,
    /// How many independent voices stand behind the members.
    pub origins: usize,
    pub confidence: Confidence,
    /// What the machine says where the analyst says otherwise.
    pub machine: Machine,
}

/// What the machine says of a measure, where the analyst says otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Machine {
    /// What it would call the measure.
    pub label: Option<String>,
    /// Which relation it found, and why.
    pub relation: Option<(Relation, String)>,
    /// The measures that it would join with this one.
    pub joins: Vec<MeasureId>,
}

/// A figure as a member of a measure.
#[derive(Clone, Debug)]
pub struct Member {
    pub figure: FigureRef,
    /// Why it belongs here, in words: "job cuts, from its noun; Amazon, from the subject".
    pub why: String,
    /// Who stands behind it at the root; rows of one origin count once.
    pub origin: Origin,
    /// Its own note against the others: "headline drops “up to”", "exceeds the reported ceiling".
    pub note: Option<String>,
    /// Why the machine alone would not have it here, where the analyst put it here: "it has another unit".
    pub by_hand: Option<String>,
}

/// Who stands behind a figure at the root.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Origin {
    pub name: String,
    /// Carried over (from the lead to the headline, say), not stated beside the figure.
    pub inferred: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CheckKind {
    Share,
    Growth,
    Sum,
    /// A rate times a number, or a sum as a multiple of another.
    Product,
    /// One amount in two units.
    Conversion,
    Ordering,
    Superlative,
    /// A headline against its own article.
    Headline,
    Weekday,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    Fails,
    /// Misses, but by less than the rounding of the numbers involved.
    Strained,
    Holds,
}

/// A claim of the text that can be recomputed.
#[derive(Clone, Debug)]
pub struct Check {
    pub kind: CheckKind,
    /// The figures it rests on; the first is the one that makes the claim, where a figure does.
    pub figures: Vec<FigureRef>,
    /// Where the claim stands: the reading and the words.
    pub claim: (usize, Span),
    /// The claim as printed.
    pub says: String,
    pub computed: String,
    pub verdict: Verdict,
    /// The working, in words and numbers.
    pub working: String,
}

/// One speaker of the collection, under one name across all articles.
#[derive(Clone, Debug)]
pub struct Voice {
    pub name: String,
    pub kind: SpeakerKind,
    pub quotes: Vec<QuoteRef>,
    /// The figures that articles give on this speaker's word, by article and place.
    pub figures: Vec<FigureRef>,
}

/// One quotation in several articles: in full, shortened or altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SameQuote {
    /// The fullest form first, then by article and place.
    pub quotes: Vec<QuoteRef>,
    /// For each quote how it stands to the first.
    pub forms: Vec<QuoteForm>,
    /// For each quote its words beside those of the first, in their order.
    pub pieces: Vec<Vec<Piece>>,
}

/// A stretch of words in a quotation, laid beside the fullest form of it. Spans are bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Piece {
    /// Both have it; where it stands in this quotation's article.
    Same(Span),
    /// Only this one has it.
    Own(Span),
    /// Only the fullest form has it; where it stands in that one's article. Stands before the [`Piece::Own`] in its place.
    Lacks(Span),
}

/// Words in marks in one article, and what another article reports without marks, that are likely one statement: offered
/// to the analyst, never asserted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LikelySame {
    pub quoted: QuoteRef,
    pub reported: QuoteRef,
    /// The telling words of both, as the quotation prints them.
    pub shared: Vec<String>,
}

/// How a quotation stands to the fullest form of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum QuoteForm {
    Identical,
    Shortened,
    Altered,
}

/// Everything that comparing the readings gave.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// What an analyst wants first: differing, updates, compatible, agreeing, single; then by size and label.
    pub measures: Vec<Arc<Measure>>,
    pub checks: Vec<Arc<Check>>,
    /// By name; quotes without a speaker are in none.
    pub voices: Vec<Voice>,
    /// Quotations that stand in more than one place.
    pub same_quotes: Vec<SameQuote>,
    /// Quotations that are likely reported without marks elsewhere; by report, each report once.
    pub likely_same: Vec<LikelySame>,
    /// For each reading, for each figure: the measure it is in (an index into `measures`); `None` for tier-two figures
    /// such as dates.
    pub measure_of: Vec<Vec<Option<usize>>>,
    /// For each reading, for each figure: its key with what the story added to the article's own findings.
    pub keys: Vec<Arc<[Key]>>,
    /// For each reading the one that it is a copy of (an index into the readings): the copies of an article are one origin.
    pub twin_of: Vec<Option<usize>>,
    /// For each reading the others that tell its story, rising.
    pub stories: Vec<Vec<usize>>,
    /// For each correction what became of it; `None` for one of a single article, which is in its reading.
    pub outcomes: Vec<Option<Outcome>>,
}

impl Key {
    /// What the article alone says of a figure.
    pub(super) fn stated(figure: &Figure) -> Key {
        Key {
            concept: figure.measure.as_ref().map(|a| a.value.clone()),
            entity: figure.entity.as_ref().map(|a| a.value.clone()),
            scope: figure.scope.as_ref().map(|a| a.value.clone()),
            role: figure.role,
            period: figure.period.as_ref().map(|a| a.value.clone()),
        }
    }
}
