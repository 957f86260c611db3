//! What the analyst says in place of the machine.
//!
//! A [`Correction`] is plain data, newest last in every list, and generic in how a place is named: a
//! [`Place`](crate::article::Place) to compare with, an anchor that outlives changes of the text in a journal. Those of
//! one figure, quote or article make a corrected reading ([`correct`], in `applied`); those of several figures are
//! constraints of [`compare`](super::compare) ahead of its own rules (`ties`). What the machine says without them is kept
//! beside in both, and taking a correction back brings it back.

mod applied;
#[cfg(test)]
mod tests;
mod ties;

pub use applied::{correct, correct_all};
pub(super) use ties::{ByHand, Keeper, Settled, Ties};

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Relation;
use crate::figures::{Qualifier, Role, Unit};
use crate::language::calendar::Period;

/// One thing that the analyst says in place of the machine. Of two that contradict each other the newer one holds.
///
/// A figure, a quote or an article is named by a place in it; a measure by the place of one of its figures.
///
/// ```
/// use crossread::compare::corrections::{Correction, Setting};
/// use crossread::figures::Qualifier;
///
/// let bound = Correction::Set { figure: "a.txt:30,000", set: Setting::Qualifier(Qualifier::AtMost) };
/// let line = r#"{"correction":"set","figure":"a.txt:30,000","set":{"qualifier":"at_most"}}"#;
/// assert_eq!(serde_json::to_string(&bound)?, line);
/// assert_eq!(serde_json::from_str::<Correction<&str>>(line)?, bound);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "correction", rename_all = "snake_case")]
pub enum Correction<P> {
    /// The words at the place are no figure.
    NotAFigure { figure: P },
    /// The words at the place are a figure; their number is read by the rules for figures.
    IsAFigure { figure: P },
    /// Something about a figure is other than the machine found.
    Set { figure: P, set: Setting },
    /// Who says a quote; `None` for nobody.
    Speaker { quote: P, name: Option<String> },
    /// Two figures are about the same thing, and so are the measures that they are in.
    SameMeasure { figure: P, other: P },
    /// Two figures are not about the same thing.
    OtherMeasure { figure: P, other: P },
    /// This figure alone belongs to the measure of another.
    Move { figure: P, to: P },
    /// What a measure is called.
    Rename { measure: P, label: String },
    /// How the figures of a measure stand to each other.
    Relation { measure: P, relation: Relation },
    /// Two names of one thing; `of` is the one that is shown.
    Alias { name: String, of: String },
    /// Something about an article is other than its file says.
    Article { article: P, set: Detail },
}

/// What is set of a figure. `None` takes away what the machine found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Setting {
    /// The number, in the figure's unit.
    Value(f64),
    /// Two ends, both allowed, in the figure's unit.
    Range(f64, f64),
    Unit(Unit),
    Qualifier(Qualifier),
    /// What is counted, in words of the article.
    Noun(Option<String>),
    Measure(Option<String>),
    Entity(Option<String>),
    Scope(Option<String>),
    Role(Role),
    Period(Option<Period>),
    Source(Option<String>),
}

/// What is set of an article. `None` for unknown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Detail {
    Title(Option<String>),
    Outlet(Option<String>),
    Author(Option<String>),
    Published(Option<Date>),
}

impl<P> Correction<P> {
    /// The same with every place named in another way.
    ///
    /// ```
    /// use crossread::compare::corrections::Correction;
    /// let same = Correction::SameMeasure { figure: 1, other: 2 };
    /// assert_eq!(same.map(|n| n * 10), Correction::SameMeasure { figure: 10, other: 20 });
    /// ```
    pub fn map<Q>(self, mut rename: impl FnMut(P) -> Q) -> Correction<Q> {
        match self.try_map(|place| Ok::<Q, std::convert::Infallible>(rename(place))) {
            Ok(renamed) => renamed,
            Err(never) => match never {},
        }
    }

    /// As [`Correction::map`], where a place may have no other name: an anchor that is in no text any more.
    ///
    /// # Errors
    /// The first that `rename` gives.
    pub fn try_map<Q, E>(self, mut rename: impl FnMut(P) -> Result<Q, E>) -> Result<Correction<Q>, E> {
        Ok(match self {
            Correction::NotAFigure { figure } => Correction::NotAFigure { figure: rename(figure)? },
            Correction::IsAFigure { figure } => Correction::IsAFigure { figure: rename(figure)? },
            Correction::Set { figure, set } => Correction::Set { figure: rename(figure)?, set },
            Correction::Speaker { quote, name } => Correction::Speaker { quote: rename(quote)?, name },
            Correction::SameMeasure { figure, other } => {
                Correction::SameMeasure { figure: rename(figure)?, other: rename(other)? }
            }
            Correction::OtherMeasure { figure, other } => {
                Correction::OtherMeasure { figure: rename(figure)?, other: rename(other)? }
            }
            Correction::Move { figure, to } => Correction::Move { figure: rename(figure)?, to: rename(to)? },
            Correction::Rename { measure, label } => Correction::Rename { measure: rename(measure)?, label },
            Correction::Relation { measure, relation } => Correction::Relation { measure: rename(measure)?, relation },
            Correction::Alias { name, of } => Correction::Alias { name, of },
            Correction::Article { article, set } => Correction::Article { article: rename(article)?, set },
        })
    }

    /// The places that it speaks of: none, one or two.
    pub fn places(&self) -> impl Iterator<Item = &P> {
        let (one, other) = match self {
            Correction::NotAFigure { figure: place }
            | Correction::IsAFigure { figure: place }
            | Correction::Set { figure: place, .. }
            | Correction::Speaker { quote: place, .. }
            | Correction::Rename { measure: place, .. }
            | Correction::Relation { measure: place, .. }
            | Correction::Article { article: place, .. } => (Some(place), None),
            Correction::SameMeasure { figure, other } | Correction::OtherMeasure { figure, other } => {
                (Some(figure), Some(other))
            }
            Correction::Move { figure, to } => (Some(figure), Some(to)),
            Correction::Alias { .. } => (None, None),
        };
        one.into_iter().chain(other)
    }

    /// Whether it makes a corrected reading of one article; else it is for comparing.
    pub fn is_of_one_article(&self) -> bool {
        matches!(
            self,
            Correction::NotAFigure { .. }
                | Correction::IsAFigure { .. }
                | Correction::Set { .. }
                | Correction::Speaker { .. }
                | Correction::Article { .. }
        )
    }
}

/// What became of a correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It holds, and the machine would say otherwise.
    Applied,
    /// It holds, and the machine says the same without it.
    Agreed,
    /// A newer one says otherwise: the one of this index.
    Overridden { by: usize },
    /// Nothing that it could speak of stands at its place.
    NotFound,
    /// The marked words hold no number that the rules for figures read.
    NoNumber,
    /// The words are not in the article, or the number is none.
    Unreadable,
    /// Dates, ranks and ages are in no measure.
    NotCompared,
}

impl Outcome {
    /// Whether what the analyst said is what is shown.
    pub fn holds(self) -> bool {
        matches!(self, Outcome::Applied | Outcome::Agreed)
    }
}

/// For people.
impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Outcome::Applied => "holds",
            Outcome::Agreed => "holds, and the machine agrees",
            Outcome::Overridden { .. } => "a newer correction says otherwise",
            Outcome::NotFound => "nothing stands at its place any more",
            Outcome::NoNumber => "no number was found in the marked words",
            Outcome::Unreadable => "what it sets could not be understood",
            Outcome::NotCompared => "dates, ranks and ages are not compared",
        })
    }
}
