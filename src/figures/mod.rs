//! From an article to its figures: every number expression, with what it allows and what it measures.
//!
//! Rules stand one family to a file and are listed in the registry below. Pure and total: nothing here fails,
//! and nothing here looks at another article.

mod attributes;
mod by_hand;
mod currencies;
mod rules;
mod units;
mod value;

pub use attributes::{Nature, nature};
pub use by_hand::at;
use rules::names_unit;
pub use rules::{RULES, Rule};
pub use units::{Dimension, Unit};
pub use value::{Amount, Interval, Qualifier};

use serde::{Deserialize, Serialize};

use crate::article::{Article, Span};
use crate::language::calendar::Period;
use crate::language::names::Names;
use crate::language::tokens::Tokens;
use crate::quotes::{Quote, SpeakerKind};

/// What sort of quantity a figure states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FigureKind {
    Money,
    Percent,
    Count,
    Duration,
    Date,
    Ordinal,
    Measurement,
    Ratio,
}

/// Which face of a measure a figure gives. Faces are never compared with one another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    #[default]
    Level,
    Increase,
    Decrease,
    Share,
    /// The earlier value that a text compares with ("against 53 billion a year earlier").
    Prior,
}

/// A number expression in an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The number expression itself: sign or code, digits or number words, scale, percent word, unit of a duration
    /// or measurement; not the qualifier, not the noun.
    pub span: Span,
    pub kind: FigureKind,
    pub amount: Amount,
    pub unit: Unit,
    pub qualifier: Qualifier,
    /// The words that bound it ("up to").
    pub qualifier_span: Option<Span>,
    /// The words of what is counted or measured, as printed next to the number ("corporate jobs").
    pub noun: Option<Span>,
    /// What is measured: "job cuts", "revenue".
    pub measure: Option<Attribute<String>>,
    /// Whose figure it is.
    pub entity: Option<Attribute<String>>,
    /// Which part of it: "corporate", "Washington state".
    pub scope: Option<Attribute<String>>,
    pub role: Role,
    pub period: Option<Attribute<Period>>,
    /// On whose word the article gives it.
    pub source: Option<Attribute<Source>>,
    pub sentence: Span,
}

/// Something known about a figure, and how it is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribute<T> {
    pub value: T,
    pub basis: Basis,
}

/// How an attribute is known; every explanation in words is made from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Basis {
    /// These words of the article say so.
    Stated(Span),
    /// The noun that the number counts says so.
    Noun(Span),
    /// The subject of the clause, or the nearest name.
    Subject(Span),
    /// Carried over from another sentence of the article.
    Carried(Span),
    /// Concluded from the rest of the story.
    Inferred,
    /// The analyst says so.
    Analyst,
}

/// Who stands behind a figure.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Source {
    pub name: String,
    pub kind: SpeakerKind,
}

/// Finds the figures of `article`, in order of the text, disjoint.
///
/// `quotes` are the article's own, for a figure that is inside somebody's words.
pub fn find(article: &Article, tokens: &Tokens<'_>, names: &Names, quotes: &[Quote]) -> Vec<Figure> {
    let (mut figures, dates) = rules::find(article, tokens);
    attributes::fill(article, tokens, names, quotes, &dates, &mut figures);
    figures
}
