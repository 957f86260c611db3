//! How likely two figures are about the same thing, where nothing settles it: a learnt judgement over what the rules see.
//!
//! The rules ([`super::affinity`]) say what speaks for a pair and against it, part by part. What the parts weigh together
//! no hand can set for all stories; a few hundred small trees, learnt from stories whose figures are grouped by hand, do
//! ([`trees`]). Rules that keep figures apart stay above them, but for two whose words are easily misread: the role of a
//! figure, and a measure that the lexicon does not know. [`features`] lays a pair out as a row of numbers, [`training`]
//! makes the table (`cargo run --release --example train-grouping`). Without a table the rules stand alone.

mod features;
#[cfg(test)]
mod tests;
pub mod training;
mod trees;

use std::sync::LazyLock;

use super::affinity::{self, Evidence, Parts, SAME_KEY, THRESHOLD, evidence, hopeful};
use super::constraints::{Apart, apart, fates_apart, significant};
use super::keys::Completed;
use super::relation::same_value;
pub use features::{FEATURES, Row};
use features::{features, gap};
use trees::Trees;

/// The table that this program carries.
static BUNDLED: &[u8] = include_bytes!("../../../assets/models/grouping.bin");

/// What decides over pairs of figures: the rules alone, or a learnt table over them.
///
/// ```
/// use crossread::compare::Likeness;
///
/// assert!(Likeness::bundled().is_learnt());
/// assert!(!Likeness::default().is_learnt());
/// assert!(Likeness::read(b"not a table").is_none());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Likeness {
    trees: Option<Trees>,
}

/// The sum of the trees, in thousandths of a logit, from which on two figures are about the same thing.
const CUT: i32 = -500;

/// The same where a rule that may be misread keeps the two apart.
const OVERRULED: i32 = 0;

/// So many thousandths of a logit are one point.
const SCALE: i32 = 10;

/// What has fewer points by the rules is not one thing: of such pairs, on stories hidden from it, a table joined more wrongly
/// than rightly.
const HOPELESS: i32 = 0;

impl Likeness {
    /// The table that the program carries; the rules alone where it is empty or was made for other features.
    pub fn bundled() -> &'static Likeness {
        static LIKENESS: LazyLock<Likeness> = LazyLock::new(|| Likeness::read(BUNDLED).unwrap_or_default());
        &LIKENESS
    }

    /// Reads a table as [`training::train`] writes it; `None` if `bytes` are not one.
    pub fn read(bytes: &[u8]) -> Option<Likeness> {
        Some(Likeness { trees: Some(Trees::read(bytes)?) })
    }

    /// Whether a table decides.
    pub fn is_learnt(&self) -> bool {
        self.trees.is_some()
    }
}

/// The points for `a` and `b`, or `None` where they are kept apart. Symmetric.
pub(super) fn points(a: &Completed<'_>, b: &Completed<'_>) -> Option<i32> {
    weighed(a, b, || Parts::of(a, b), |trees, row, _| Some(trees.sum(row)))
}

/// The same where they are enough for a link.
pub(super) fn link(a: &Completed<'_>, b: &Completed<'_>) -> Option<i32> {
    let parts = hopeful(a, b, HOPELESS)?;
    weighed(a, b, || parts, Trees::reach).filter(|points| *points >= THRESHOLD)
}

/// The points, where `sum` says what the trees make of a row, as far as it may reach a least sum.
fn weighed(
    a: &Completed<'_>,
    b: &Completed<'_>,
    parts: impl FnOnce() -> Parts,
    sum: impl Fn(&Trees, &Row, i32) -> Option<i32>,
) -> Option<i32> {
    let Some(trees) = &a.likeness.trees else {
        return if apart(a, b).is_some() { None } else { Some(evidence(a, b, parts()).points) };
    };
    let (reason, evidence) = match ruling(a, b, parts) {
        Ruling::Apart(_) => return None,
        Ruling::Settled(evidence) => return Some(evidence.points),
        Ruling::Hopeless(reason, evidence) => return reason.is_none().then_some(evidence.points),
        Ruling::Open(reason, evidence) => (reason, evidence),
    };
    let least = if reason.is_some() { OVERRULED } else { CUT };
    let sum = sum(trees, &features(a, b, reason, &evidence), least)?;
    match reason {
        Some(_) if sum < least => None,
        _ => Some((THRESHOLD + (sum - CUT) / SCALE).clamp(affinity::LEAST - THRESHOLD, SAME_KEY - 1)),
    }
}

/// How far the rules decide over a pair.
enum Ruling {
    /// A constraint that no table overrules keeps the two apart.
    Apart(Apart),
    /// A sentence or the whole key makes them one.
    Settled(Evidence),
    /// Too little speaks for them.
    Hopeless(Option<Apart>, Evidence),
    /// A table decides.
    Open(Option<Apart>, Evidence),
}

fn ruling(a: &Completed<'_>, b: &Completed<'_>, parts: impl FnOnce() -> Parts) -> Ruling {
    let reason = apart(a, b);
    if let Some(reason) = reason.filter(|reason| !disputable(a, b, *reason)) {
        return Ruling::Apart(reason);
    }
    let evidence = evidence(a, b, parts());
    match reason {
        None if evidence.settled => Ruling::Settled(evidence),
        _ if evidence.points < HOPELESS => Ruling::Hopeless(reason, evidence),
        _ => Ruling::Open(reason, evidence),
    }
}

/// What keeps `a` and `b` apart whatever is learnt, or as far as it is not overruled by what is. `strict` asks the rules
/// alone.
pub(super) fn kept_apart(a: &Completed<'_>, b: &Completed<'_>, strict: bool) -> Option<Apart> {
    let reason = apart(a, b)?;
    let overruled = !strict && a.likeness.is_learnt() && disputable(a, b, reason) && points(a, b).is_some();
    (!overruled).then_some(reason)
}

/// Whether what keeps two figures apart may have been misread: whether a number is a level or a change hangs on one verb,
/// a measure that the lexicon does not know is only a guess at the words for it, and two articles that print one telling
/// number may have it under two names.
fn disputable(a: &Completed<'_>, b: &Completed<'_>, reason: Apart) -> bool {
    match reason {
        Apart::Role => true,
        Apart::Concept => {
            let (x, y) = (&a.fact, &b.fact);
            let unknown = x.nature.is_none() || y.nature.is_none();
            let one_number = x.rank != y.rank && same_value(x, y) && significant(x).min(significant(y)) >= 2;
            let guessed = gap(x).max(gap(y)) > GUESSED;
            (unknown || guessed || one_number) && !fates_apart(x, y)
        }
        _ => false,
    }
}

/// Words that stand so many bytes from a figure may well say what another one measures.
const GUESSED: i32 = 24;

/// Who decides over a pair.
fn judge(a: &Completed<'_>, b: &Completed<'_>) -> Judge {
    match ruling(a, b, || Parts::of(a, b)) {
        Ruling::Apart(reason) => Judge::Rule(reason.words()),
        Ruling::Settled(_) => Judge::Rule("one key"),
        Ruling::Hopeless(..) => Judge::Rule("nothing speaks for it"),
        Ruling::Open(reason, evidence) => Judge::Table(Box::new(features(a, b, reason, &evidence))),
    }
}

/// Who decides over a pair: a rule, in words, or a table, over a row.
#[derive(Clone, Debug)]
pub enum Judge {
    Rule(&'static str),
    Table(Box<Row>),
}
