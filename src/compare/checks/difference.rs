//! Differences: "2,300, four hundred more than in the first week", "450 less than the 6,400 hectares", "a gap of
//! 3.5 points", "25p short of the bid".

use super::super::facts::Axis;
use super::band::Band;
use super::{Check, CheckKind, Desk, Rule, Verdict, closes, equal, opens, pairs, shown};
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

/// So many other articles are heard about a value.
const WITNESSES: usize = 32;

fn find(desk: &Desk<'_>, rank: usize) -> Vec<Check> {
    desk.own(rank).filter_map(|at| one(desk, at)).collect()
}

fn one(desk: &Desk<'_>, claim: usize) -> Option<Check> {
    let fact = desk.fact(claim);
    let gap = Band::of(fact).filter(|gap| gap.low > 0.0)?;
    let small = fact.axis == Axis::Count && gap.high < 10.0;
    if small || matches!(fact.axis, Axis::Share | Axis::Times | Axis::Duration) {
        return None;
    }
    let bounded = fact.figure.qualifier_span.is_some();
    let told = (opens(&desk.after(claim), 26, AFTER) && !bounded) || closes(&desk.before(claim), 26, BEFORE);
    let points = fact.axis == Axis::Points;
    if !told && !points && !matches!(fact.role(), Role::Increase | Role::Decrease) {
        return None;
    }
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
    let same: Vec<usize> = desk.window(claim, 0, 0).filter(|at| like(*at)).collect();
    let close: Vec<usize> = desk.window(claim, 2, 2).filter(|at| like(*at)).collect();
    // "It is up 12 percentage points since Monday": the value stands in the sentence before.
    let previous: Vec<usize> = desk.window(claim, 1, 0).filter(|at| like(*at)).collect();
    let same = if same.is_empty() && points { previous } else { same };
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
    let found = steps.into_iter().find(|found| !found.is_empty())?;
    let (high, low) = found[0];
    let alike = |x: &(usize, usize)| equal(desk.fact(x.0), desk.fact(high)) && equal(desk.fact(x.1), desk.fact(low));
    found.iter().all(alike).then(|| report(desk, claim, high, low))
}

fn report(desk: &Desk<'_>, claim: usize, high: usize, low: usize) -> Check {
    let value = |at: usize| desk.fact(at).stated.unwrap_or_default();
    let fact = desk.fact(claim);
    let computed = shown(fact.axis, fact.figure.unit, value(high) - value(low));
    let working = format!("{} − {} = {computed}", desk.cite(high, claim), desk.cite(low, claim));
    desk.check(CheckKind::Sum, &[claim, high, low], fact.words(), computed, Verdict::Holds, working)
}
