//! All articles together: which figures are about the same thing, how they stand to each other, and which claims
//! can be recomputed.
//!
//! Pure and total. The order of the readings does not matter to what is found, and an article of another story
//! changes nothing.
//!
//! `comparison` is what is found, as types; `collection` is what it is found in, `pipeline` the way from the one to the
//! other. The way of a figure: `facts` takes what its article says, `keys` adds what the story says, `grouping` joins figures
//! under `constraints` (hard) and `affinity` (points; `frame` knows like fates under unlike words), `relation` judges each group by interval arithmetic, `origins`
//! counts voices (the copies that `twins` finds are one), `labels` and `explain` find the words, `order` sorts. `checks`
//! recomputes claims, `claims` asks it article by article; `anew` says what of all this has to be done again after a change, `field` is the part of the
//! collection that it is done with, `known` what stays. `coverage` says who gives what; `voices` joins speakers, `statements` quotations, whose words
//! `wording` lays side by side.

mod affinity;
mod anew;
mod candidates;
mod census;
pub mod checks;
mod claims;
mod collection;
mod comparison;
mod constraints;
pub mod corrections;
mod coverage;
mod crowd;
mod entities;
mod equivalent;
mod explain;
mod facts;
mod field;
mod frame;
mod grouping;
mod identity;
mod joining;
mod keys;
mod known;
mod labels;
pub mod likeness;
mod measure;
mod order;
mod origins;
mod parts;
mod pipeline;
mod related;
mod relation;
mod replacing;
mod stance;
mod statements;
#[cfg(test)]
mod tests;
mod twins;
mod voices;
mod wording;
mod words;

pub use comparison::{
    Check, CheckKind, Comparison, Confidence, FigureRef, Key, LikelySame, Machine, Measure, MeasureId, Member, Nuance,
    Origin, Piece, QuoteForm, QuoteRef, Relation, SameQuote, Verdict, Voice,
};
pub use coverage::Coverage;
pub use known::Known;
pub use labels::article as article_label;
pub use likeness::Likeness;

use std::sync::Arc;

use corrections::Correction;
use pipeline::compared;

use crate::article::Place;
use crate::reading::Reading;

/// Compares the readings of one collection under the analyst's `corrections`, oldest first. The same collection gives the
/// same comparison in any order of readings.
///
/// Those corrections that are of one article have made the readings ([`corrections::correct_all`]) and mean nothing here.
///
/// ```
/// use std::sync::Arc;
/// use crossread::article::{Article, ArticleId, Place, Span};
/// use crossread::compare::compare;
/// use crossread::compare::corrections::Correction;
/// use crossread::reading::Reading;
///
/// let read = |name, text| Arc::new(Reading::of(Arc::new(Article::from_text(name, text))));
/// let readings = [read("a.txt", "Halden will cut 400 jobs in Oslo."), read("b.txt", "Halden will cut 400 jobs in Oslo.")];
/// assert_eq!(compare(&readings, &[]).measures.len(), 1);
/// let at = |name| Place { article: ArticleId::new(name), span: Span::new(16, 19) };
/// let apart = Correction::OtherMeasure { figure: at("a.txt"), other: at("b.txt") };
/// assert_eq!(compare(&readings, &[apart]).measures.len(), 2);
/// ```
pub fn compare(readings: &[Arc<Reading>], corrections: &[Correction<Place>]) -> Comparison {
    compare_while(readings, corrections, &|| true).unwrap_or_default()
}

/// As [`compare`], as long as `goes_on` says so; `None` where it said no. For a comparison that something newer overtakes.
pub fn compare_while(
    readings: &[Arc<Reading>],
    corrections: &[Correction<Place>],
    goes_on: &(dyn Fn() -> bool + Sync),
) -> Option<Comparison> {
    let comparison = compare_after(readings, corrections, &mut Known::default(), goes_on)?;
    Some(Arc::unwrap_or_clone(comparison))
}

/// As [`compare_while`], after the comparison that is `known`: measures keep the names that they had, and only what new,
/// changed and missing articles touch is compared anew. What is found is the same as if nothing were known.
pub fn compare_after(
    readings: &[Arc<Reading>],
    corrections: &[Correction<Place>],
    known: &mut Known,
    goes_on: &(dyn Fn() -> bool + Sync),
) -> Option<Arc<Comparison>> {
    compared(readings, corrections, known, goes_on, Likeness::bundled())
}

/// As [`compare`], under another judgement of pairs than the one that measures best: for measuring it.
pub fn compare_under(readings: &[Arc<Reading>], likeness: &Likeness) -> Comparison {
    compared(readings, &[], &mut Known::default(), &|| true, likeness).map(Arc::unwrap_or_clone).unwrap_or_default()
}
