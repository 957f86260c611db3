//! All articles together: which figures are about the same thing, how they stand to each other, and which claims
//! can be recomputed.
//!
//! Pure and total. The order of the readings does not matter to what is found.

use std::sync::Arc;

use crate::figures::{FigureKind, Interval, Role, Unit};
use crate::language::calendar::Period;
use crate::reading::Reading;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
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
    /// ("14,000 004 · up to 30,000 000 (Reuters)").
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
    pub claim: (usize, crate::article::Span),
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
    pub quotes: Vec<QuoteRef>,
}

/// One quotation in several articles: in full, shortened or altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SameQuote {
    /// The fullest form first, then by article and place.
    pub quotes: Vec<QuoteRef>,
    /// For each quote how it stands to the first.
    pub forms: Vec<QuoteForm>,
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
    pub measures: Vec<Measure>,
    pub checks: Vec<Check>,
    /// By name; quotes without a speaker are in none.
    pub voices: Vec<Voice>,
    /// Quotations that stand in more than one place.
    pub same_quotes: Vec<SameQuote>,
    /// For each reading, for each figure: the measure it is in (an index into `measures`); `None` for tier-two figures
    /// such as dates.
    pub measure_of: Vec<Vec<Option<usize>>>,
    /// For each reading, for each figure: its key with what the story added to the article's own findings.
    pub keys: Vec<Vec<Key>>,
}

/// Compares the readings of one collection.
pub fn compare(readings: &[Arc<Reading>]) -> Comparison {
    Comparison {
        measure_of: readings.iter().map(|r| vec![None; r.figures.len()]).collect(),
        keys: readings
            .iter()
            .map(|r| {
                r.figures
                    .iter()
                    .map(|f| Key {
                        concept: f.measure.as_ref().map(|a| a.value.clone()),
                        entity: f.entity.as_ref().map(|a| a.value.clone()),
                        scope: f.scope.as_ref().map(|a| a.value.clone()),
                        role: f.role,
                        period: f.period.as_ref().map(|a| a.value.clone()),
                    })
                    .collect()
            })
            .collect(),
        ..Comparison::default()
    }
}
