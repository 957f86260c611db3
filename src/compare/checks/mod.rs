//! Claims that can be recomputed. One rule a file; the registry below is all that knows them.
//!
//! A rule reports a claim only where the text makes one and the numbers it rests on are found without ambiguity; it
//! says *fails* only where the words themselves put the numbers together. A number that is missed by less than the
//! rounding of the claim is *strained*: calling it false would be false.

mod aboard;
mod adjusted;
mod average;
mod ballot;
mod band;
mod compared;
mod conversion;
mod difference;
mod each;
mod exchange;
mod growth;
mod headline;
mod increment;
mod lifetime;
mod margin;
mod multiplied;
mod ordering;
mod outright;
mod payback;
mod portion;
mod priced;
mod product;
mod record;
mod remainder;
mod share;
mod span;
mod spread;
mod step;
mod sum;
mod superlative;
#[cfg(test)]
mod tests;
mod tie;
mod weekday;
mod worked;

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::facts::{Axis, Fact, squeeze};
use super::keys::Completed;
use super::related::Related;
use super::words::{self, Stem};
use super::{Check, CheckKind, FigureRef, Measure, Verdict, explain, labels};
use crate::figures::Unit;
use crate::reading::Reading;
use band::Band;

/// A kind of claim, as a person may look it up.
pub struct Rule {
    pub name: &'static str,
    /// What it recomputes, for people.
    pub description: &'static str,
    find: fn(&Desk<'_>, usize) -> Vec<Check>,
}

/// Every rule. Where two rest on the same figures, the earlier one speaks.
pub static RULES: &[Rule] = &[
    outright::RULE,
    margin::RULE,
    ballot::RULE,
    remainder::RULE,
    portion::RULE,
    share::RULE,
    growth::RULE,
    compared::RULE,
    difference::RULE,
    increment::RULE,
    adjusted::RULE,
    aboard::RULE,
    sum::RULE,
    each::RULE,
    spread::RULE,
    payback::RULE,
    worked::RULE,
    product::RULE,
    average::RULE,
    multiplied::RULE,
    priced::RULE,
    step::RULE,
    lifetime::RULE,
    conversion::RULE,
    exchange::RULE,
    record::RULE,
    span::RULE,
    ordering::RULE,
    superlative::RULE,
    headline::RULE,
    weekday::RULE,
];

/// Everything that a rule may look at: some articles of the collection, by place.
pub(super) struct Desk<'d> {
    pub all: &'d [Completed<'d>],
    /// Where the facts of each article begin, by rank; one more at the end.
    pub starts: &'d [usize],
    /// For each fact the measure it is in.
    pub measure_of: &'d [usize],
    pub measures: &'d [Arc<Measure>],
    /// For each measure its facts.
    pub members: &'d [Vec<usize>],
    /// By place.
    pub related: &'d Related,
    /// Of each article every number on its axis, by axis and size, with its fact.
    pub sizes: &'d [Vec<(Axis, f64, usize)>],
    /// Of each article every part with its whole, by share.
    pub shares: &'d [Vec<Share>],
    pub readings: &'d [&'d Reading],
    /// The index of each reading.
    pub order: &'d [usize],
    /// For each article whether a rule looked at related ones for it.
    pub abroad: &'d [AtomicBool],
    /// For each fact the telling words of its sentence, sorted, once they were asked for.
    pub said: &'d [OnceLock<Vec<Stem>>],
}

/// A part and its whole, as one sentence gives them.
pub(super) struct Share {
    pub percent: f64,
    pub part: usize,
    pub whole: usize,
}

/// A whole stands so many figures from its part at most.
const WHOLE: usize = 5;

/// Every number of the facts `own`, by axis and size.
pub(super) fn sizes(all: &[Completed<'_>], own: std::ops::Range<usize>) -> Vec<(Axis, f64, usize)> {
    let mut sizes: Vec<(Axis, f64, usize)> =
        own.filter_map(|at| Some((all[at].fact.axis, all[at].fact.stated?, at))).collect();
    sizes.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
    sizes
}

/// Every part and whole of the facts `own`, which are those of one article, by share.
pub(super) fn shares(all: &[Completed<'_>], own: std::ops::Range<usize>) -> Vec<Share> {
    let mut shares: Vec<Share> = Vec::new();
    for part in own.clone() {
        let fact = &all[part].fact;
        let (Some(size), Some(stated)) = (fact.part_of, fact.stated) else { continue };
        let near = part.saturating_sub(WHOLE).max(own.start)..(part + WHOLE + 1).min(own.end);
        let whole = near.into_iter().find(|other| {
            let other = &all[*other].fact;
            other.axis == fact.axis && other.stated == Some(size)
        });
        if let Some(whole) = whole.filter(|_| size > 0.0) {
            shares.push(Share { percent: stated / size * 100.0, part, whole });
        }
    }
    shares.sort_by(|a, b| a.percent.total_cmp(&b.percent).then(a.part.cmp(&b.part)));
    shares
}

/// Runs every rule over the articles of `places`: the checks of each.
pub(super) fn run(desk: &Desk<'_>, places: &[usize]) -> Vec<Vec<Arc<Check>>> {
    places.par_iter().map(|place| article(desk, *place).into_iter().map(Arc::new).collect()).collect()
}

fn article(desk: &Desk<'_>, rank: usize) -> Vec<Check> {
    let figures = |check: &Check| {
        let mut figures = check.figures.clone();
        figures.sort_unstable();
        figures
    };
    let mut found: Vec<Check> = Vec::new();
    let mut rested: BTreeSet<Vec<FigureRef>> = BTreeSet::new();
    for rule in RULES {
        for check in (rule.find)(desk, rank) {
            let own = figures(&check);
            // A direction says no more than the change that was recomputed from the same two values.
            let said = |earlier: &Check| check.figures.iter().all(|figure| earlier.figures.contains(figure));
            if check.kind == CheckKind::Ordering && check.verdict == Verdict::Holds && found.iter().any(said) {
                continue;
            }
            // A share or a change has one answer.
            let answered =
                |earlier: &Check| earlier.kind == check.kind && earlier.figures.first() == check.figures.first();
            if matches!(check.kind, CheckKind::Share | CheckKind::Growth) && found.iter().any(answered) {
                continue;
            }
            if own.is_empty() || rested.insert(own) {
                found.push(check);
            }
        }
    }
    found.sort_by_key(|check| check.claim.1);
    found
}

/// How many figures to either side a claim looks at: no sentence that a person wrote has more. It bounds the work on
/// any text.
const NEIGHBOURS: usize = 24;

/// How many figures to either side a claim looks at for a partner anywhere in its article.
const ARTICLE: usize = 200;

/// So many figures of an article are gone through for one number.
const LONG: usize = 2048;

/// So many figures of related articles are gone through for one number.
const LISTED: usize = 1024;

/// How many bytes of text around a figure a claim looks at.
const CONTEXT: usize = 600;

/// The end of `text`, at most `most` bytes of it.
fn last(text: &str, most: usize) -> &str {
    let mut start = text.len().saturating_sub(most);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

/// The beginning of `text`, at most `most` bytes of it.
fn first(text: &str, most: usize) -> &str {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

impl<'d> Desk<'d> {
    /// The facts of the article of `rank`, as indices.
    pub fn own(&self, rank: usize) -> std::ops::Range<usize> {
        self.starts[rank]..self.starts[rank + 1]
    }

    /// The telling words of the sentence of a fact, sorted.
    pub fn said(&self, at: usize) -> &'d [Stem] {
        let fact = self.fact(at);
        // The sentence is read once, for the first of its facts.
        let own = self.own(fact.rank);
        let first = own.start + self.all[own].partition_point(|other| other.fact.sentence < fact.sentence);
        self.said[first].get_or_init(|| words::stems(fact.figure.sentence.of(fact.article().text())))
    }

    /// The articles that tell the story of the one of `rank`.
    pub fn related(&self, rank: usize) -> &'d [usize] {
        self.abroad[rank].store(true, Ordering::Relaxed);
        self.related.of(rank)
    }

    pub fn fact(&self, at: usize) -> &'d Fact<'d> {
        &self.all[at].fact
    }

    /// The facts of its article whose sentence is at most `back` before or `ahead` after that of `at`, without itself.
    pub fn window(&self, at: usize, back: usize, ahead: usize) -> impl Iterator<Item = usize> + use<'_, 'd> {
        let sentence = self.fact(at).sentence;
        let range = sentence.saturating_sub(back)..=sentence + ahead;
        self.near(at, NEIGHBOURS).filter(move |other| range.contains(&self.fact(*other).sentence))
    }

    /// The facts of its article that stand at most `reach` figures away from `at`, without itself.
    pub fn near(&self, at: usize, reach: usize) -> impl Iterator<Item = usize> + use<> {
        let own = self.own(self.fact(at).rank);
        (at.saturating_sub(reach).max(own.start)..(at + reach + 1).min(own.end)).filter(move |other| *other != at)
    }

    /// The facts of articles related to that of `home`, not of itself, whose number lies between the two bounds, by number.
    pub fn elsewhere(&self, home: usize, axis: Axis, low: f64, high: f64) -> impl Iterator<Item = usize> + use<> {
        let mut found: Vec<(f64, usize)> = Vec::new();
        for place in self.related(self.fact(home).rank) {
            let sizes = &self.sizes[*place];
            let from = sizes.partition_point(|(on, value, _)| (*on, *value) < (axis, low));
            let within = sizes[from..].iter().take_while(|(on, value, _)| *on == axis && *value <= high);
            found.extend(within.take(LISTED).map(|(_, value, at)| (*value, *at)));
        }
        found.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        found.truncate(LISTED);
        found.into_iter().map(|(_, at)| at)
    }

    /// The words of its sentence before a figure, in lower case.
    pub fn before(&self, at: usize) -> String {
        let fact = self.fact(at);
        let (start, end) = (fact.figure.sentence.start(), fact.figure.span.start());
        last(&fact.article().text()[start.min(end)..end], CONTEXT).to_lowercase()
    }

    /// The words of its sentence behind a figure, in lower case.
    pub fn after(&self, at: usize) -> String {
        let fact = self.fact(at);
        let (start, end) = (fact.figure.span.end(), fact.figure.sentence.end());
        first(&fact.article().text()[start..end.max(start)], CONTEXT).to_lowercase()
    }

    /// The text between two figures of one article, in lower case; empty when they touch, stand the other way round or in
    /// two articles.
    pub fn between(&self, a: usize, b: usize) -> String {
        let (one, other) = (self.fact(a), self.fact(b));
        let (from, to) = (one.figure.span.end(), other.figure.span.start());
        let between = one.article().text().get(from..to).filter(|_| one.rank == other.rank);
        first(between.unwrap_or_default(), CONTEXT).to_lowercase()
    }

    /// A check that rests on the facts `figures`, the first of which makes the claim.
    pub fn check(
        &self,
        kind: CheckKind,
        figures: &[usize],
        says: String,
        computed: String,
        verdict: Verdict,
        working: String,
    ) -> Check {
        let first = self.fact(figures[0]);
        Check {
            kind,
            figures: figures.iter().map(|at| self.fact(*at).at).collect(),
            claim: (self.order[first.rank], first.figure.sentence),
            says,
            computed,
            verdict,
            working,
        }
    }

    /// A figure as printed, with its article when that is not the article of `home`.
    pub fn cite(&self, at: usize, home: usize) -> String {
        let fact = self.fact(at);
        if fact.rank == self.fact(home).rank {
            squeeze(fact.text())
        } else {
            format!("{} ({})", squeeze(fact.text()), labels::article(fact.article()))
        }
    }

    /// The one pair of numbers among `pairs`; of several, the only one that makes the claim to a hundredth.
    fn only(
        &self,
        claim: usize,
        pairs: &[(usize, usize)],
        compute: impl Fn(usize, usize) -> Option<Band>,
    ) -> Option<(usize, usize)> {
        let alike = |x: &(usize, usize), y: &(usize, usize)| {
            equal(self.fact(x.0), self.fact(y.0)) && equal(self.fact(x.1), self.fact(y.1))
        };
        let first = pairs.first()?;
        if pairs.iter().all(|pair| alike(pair, first)) {
            return Some(*first);
        }
        let exact =
            |pair: &&(usize, usize)| compute(pair.0, pair.1).is_some_and(|band| band.is_exactly(self.fact(claim)));
        let right: Vec<&(usize, usize)> = pairs.iter().filter(exact).collect();
        let first = *right.first()?;
        right.iter().all(|pair| alike(pair, first)).then_some(*first)
    }
}

/// Whether two facts can be parts of one sum or ratio: one axis, both with a number.
fn commensurable(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    a.axis == b.axis && a.stated.is_some() && b.stated.is_some()
}

/// Whether two figures count the same noun or measure the same thing.
fn kin(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    super::words::shared(&a.concept, &b.concept) > 0 || (a.head.is_some() && a.head == b.head)
}

/// Whether two facts state the same number.
fn equal(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    super::relation::same_value(a, b)
}

/// All pairs of `left` and `right` that `fits`, in either order, each once.
fn pairs(left: &[usize], right: &[usize], fits: impl Fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for a in left {
        for b in right {
            for (x, y) in [(*a, *b), (*b, *a)] {
                if x != y && !found.contains(&(x, y)) && fits(x, y) {
                    found.push((x, y));
                }
            }
        }
    }
    found
}

/// A value on an axis, in `unit`, for people: "$18.2 billion", "3.9 %", "35 km".
fn shown(axis: Axis, unit: Unit, value: f64) -> String {
    let value = super::facts::from_axis(unit, value);
    let plain = explain::number(value);
    match axis {
        Axis::Money(_) => match unit.symbol() {
            "USD" => format!("${plain}"),
            "GBP" => format!("£{plain}"),
            "EUR" => format!("€{plain}"),
            code => format!("{code} {plain}"),
        },
        Axis::Share => percent(value),
        Axis::Points => format!("{plain} percentage points"),
        Axis::Times => format!("{plain} times"),
        Axis::Count => plain,
        Axis::Duration | Axis::Age | Axis::Measurement(_) => {
            format!("{} {}", explain::number(tenth(value)), unit.symbol())
        }
    }
}

/// "3.9 %"
fn percent(value: f64) -> String {
    format!("{} %", explain::number(tenth(value)))
}

fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// Whether `text` has one of `cues` within its first `reach` bytes.
fn opens(text: &str, reach: usize, cues: &[&str]) -> bool {
    let end = text.floor_char_boundary(reach);
    cues.iter().any(|cue| text[..end].contains(cue))
}

/// Whether `text` has one of `cues` within its last `reach` bytes.
fn closes(text: &str, reach: usize, cues: &[&str]) -> bool {
    let start = text.ceil_char_boundary(text.len().saturating_sub(reach));
    cues.iter().any(|cue| text[start..].contains(cue))
}

/// The words of its sentence before a figure and before the words that bound it, in lower case.
fn lead(desk: &Desk<'_>, at: usize) -> String {
    let figure = desk.fact(at).figure;
    let mut before = desk.before(at);
    if let Some(bound) = figure.qualifier_span.filter(|bound| bound.start() < figure.span.start()) {
        let text = desk.fact(at).article().text();
        let cut = text[bound.start()..figure.span.start()].to_lowercase().len();
        let end = before.len().saturating_sub(cut);
        before.truncate(before.floor_char_boundary(end));
    }
    before
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}
