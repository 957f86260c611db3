//! Differences: "2,300, four hundred more than in the first week", "450 less than the 6,400 hectares", "a gap of
//! 3.5 points", "25p short of the bid".

use super::super::facts::Axis;
use super::band::Band;
use super::{Check, CheckKind, Desk, Rule, Verdict, closes, equal, growth, opens, pairs, shown};
use crate::figures::{Dimension, Role};

pub(super) const RULE: Rule =
    Rule { name: "difference", description: "Two values against the difference that the text states", find };

const AFTER: &[&str] = &[
    " more",
    " less",
    " fewer",
    " below",
    " above",
    " short of",
    " higher",
    " lower",
    " cheaper",
    " since",
    " ahead of",
    " behind",
    " up on",
    " down on",
    " over the",
];
const BEFORE: &[&str] = &[
    "up ",
    "down ",
    "gap of",
    "difference to",
    "difference of",
    "improvement of",
    "increase of",
    "rise of",
    "drop of",
    "fall of",
    "lead of",
    "leaving them",
    "leaving it",
];

/// Words that begin another thought between a claim and the values next to it.
const CLAUSES: &[&str] = &[" as ", " while ", " when ", " after ", " and ", " but ", ";", "("];

/// So many other articles are heard about a value.
const WITNESSES: usize = 32;

fn find(desk: &Desk<'_>, rank: usize) -> Vec<Check> {
    desk.own(rank).filter_map(|at| one(desk, at)).collect()
}

fn one(desk: &Desk<'_>, claim: usize) -> Option<Check> {
    let fact = desk.fact(claim);
    let gap = Band::of(fact).filter(|gap| gap.low > 0.0)?;
    let small = fact.axis == Axis::Count && gap.high < 10.0;
    if small || matches!(fact.axis, Axis::Share | Axis::Times | Axis::Duration | Axis::Age) {
        return None;
    }
    let bounded = fact.figure.qualifier_span.is_some();
    let told = (opens(&desk.after(claim), 26, AFTER) && !bounded) || closes(&desk.before(claim), 26, BEFORE);
    let points = fact.axis == Axis::Points;
    if !told && !points && !matches!(fact.role(), Role::Increase | Role::Decrease) {
        return None;
    }
    let exactly = |high: usize, low: usize| {
        let (high, low) = (desk.fact(high).stated.unwrap_or_default(), desk.fact(low).stated.unwrap_or_default());
        (high - low - gap.middle()).abs() <= ((gap.high - gap.low) * 0.55).max(gap.middle() * 0.02)
    };
    // Percentage points lie between percentages; everything else between its like.
    let like = |at: usize| {
        let other = desk.fact(at);
        let axis = if points { other.axis == Axis::Share } else { other.axis == fact.axis };
        axis && at != claim && other.stated.is_some() && other.figure.unit.dimension() != Dimension::Ratio
    };
    let fits = |high: usize, low: usize| {
        let (Some(high), Some(low)) = (Band::of(desk.fact(high)), Band::of(desk.fact(low))) else { return false };
        let stated = gap.middle();
        let off = (high.middle() - low.middle() - stated).abs();
        high.middle() > low.middle() && high.sub(low).meets(gap) && off <= (gap.high - gap.low).max(stated * 0.02)
    };
    if points && let Some(found) = from_to(desk, claim, like, exactly) {
        return Some(found);
    }
    let same: Vec<usize> = desk.window(claim, 0, 0).filter(|at| like(*at)).collect();
    let close: Vec<usize> = desk.window(claim, 2, 2).filter(|at| like(*at)).collect();
    // "It is up 12 percentage points since Monday": the value stands in the sentence before.
    let previous: Vec<usize> = desk.window(claim, 1, 0).filter(|at| like(*at)).collect();
    let alone = same.is_empty() && (points || (told && refers_back(&desk.before(claim))));
    let same = if alone { previous } else { same };
    let within: Vec<usize> =
        same.iter().flat_map(|at| desk.members[desk.measure_of[*at]].iter().copied()).filter(|at| like(*at)).collect();
    let mut steps = vec![pairs(&same, &same, fits), pairs(&same, &within, fits), pairs(&same, &close, fits)];
    if points {
        steps.push(pairs(&close, &close, fits));
    }
    if told {
        let mut others: Vec<usize> = Vec::new();
        for at in &same {
            let axis = desk.fact(*at).axis;
            let value = desk.fact(*at).stated.unwrap_or_default();
            let slack = gap.high - gap.low + gap.high * 0.02;
            for middle in [value - gap.middle(), value + gap.middle()] {
                others.extend(
                    desk.elsewhere(claim, axis, middle - slack, middle + slack).filter(|at| like(*at)).take(WITNESSES),
                );
            }
        }
        steps.push(pairs(&same, &others, fits));
    }
    let mut found = steps.into_iter().find(|found| !found.is_empty())?;
    if found.iter().any(|pair| exactly(pair.0, pair.1)) {
        found.retain(|pair| exactly(pair.0, pair.1));
    }
    let (high, low) = found[0];
    let alike = |x: &(usize, usize)| equal(desk.fact(x.0), desk.fact(high)) && equal(desk.fact(x.1), desk.fact(low));
    // Only the rounding of both values may make up the rest.
    let verdict = if exactly(high, low) { Verdict::Holds } else { Verdict::Strained };
    found.iter().all(alike).then(|| report(desk, claim, high, low, verdict))
}

/// "That is 13 more than allowed": what is compared stands in the sentence before.
fn refers_back(before: &str) -> bool {
    let mut words = before.split_whitespace();
    let opened = words.next().is_some_and(|word| matches!(word, "that" | "this" | "it" | "that’s" | "that's"));
    opened && words.count() <= 3
}

/// "from 3 percent to 4 percent, an increase of one point": the words name both ends, next to the claim.
fn from_to(
    desk: &Desk<'_>,
    claim: usize,
    like: impl Fn(usize) -> bool,
    exactly: impl Fn(usize, usize) -> bool,
) -> Option<Check> {
    let (old, new) = growth::ends(desk, claim, like)?;
    let rises = desk.fact(new).stated > desk.fact(old).stated;
    let (high, low) = if rises { (new, old) } else { (old, new) };
    let (first, last) = (claim.min(old).min(new), claim.max(old).max(new));
    let between = desk.between(first, last);
    if CLAUSES.iter().any(|clause| between.contains(clause)) {
        return None;
    }
    let band = Band::of(desk.fact(high))?.sub(Band::of(desk.fact(low))?);
    let verdict = match band.judge(desk.fact(claim)) {
        Verdict::Holds if !exactly(high, low) => Verdict::Strained,
        verdict => verdict,
    };
    Some(report(desk, claim, high, low, verdict))
}

fn report(desk: &Desk<'_>, claim: usize, high: usize, low: usize, verdict: Verdict) -> Check {
    let value = |at: usize| desk.fact(at).stated.unwrap_or_default();
    let fact = desk.fact(claim);
    let computed = shown(fact.axis, fact.figure.unit, value(high) - value(low));
    let working = format!("{} − {} = {computed}", desk.cite(high, claim), desk.cite(low, claim));
    desk.check(CheckKind::Sum, &[claim, high, low], fact.words(), computed, verdict, working)
}
