//! A headline against its own article: "NINE DROWNED" over "six people are confirmed to have drowned".

use super::super::relation::{Pair, pair};
use super::{Check, CheckKind, Desk, Rule, Verdict};
use crate::article::ParagraphKind;
use crate::figures::Qualifier;

pub(super) const RULE: Rule =
    Rule { name: "headline", description: "The number in a headline against the same number in its article", find };

fn find(desk: &Desk<'_>, rank: usize) -> Vec<Check> {
    desk.own(rank).filter(|at| desk.fact(*at).place == ParagraphKind::Headline).filter_map(|at| one(desk, at)).collect()
}

/// A headline may round; it may not say what no sentence says.
fn one(desk: &Desk<'_>, at: usize) -> Option<Check> {
    let fact = desk.fact(at);
    let stated = fact.stated.filter(|_| fact.figure.qualifier == Qualifier::Exact)?;
    let body: Vec<usize> = desk.members[desk.measure_of[at]]
        .iter()
        .copied()
        .filter(|other| desk.fact(*other).rank == fact.rank && desk.fact(*other).place == ParagraphKind::Body)
        .collect();
    let first = *body.first()?;
    let off = |other: &usize| {
        let other = desk.fact(*other);
        // "Dozens" or "hundreds" is no number that a headline could miss.
        if other.figure.qualifier == Qualifier::Vague {
            return false;
        }
        let rounds = other.stated.is_some_and(|value| (value - stated).abs() <= fact.step.min(stated.abs() * 0.1));
        pair(fact, other) == Pair::Differ && !rounds
    };
    if !body.iter().all(off) {
        return None;
    }
    let (own, other) = (fact.words(), desk.fact(first).words());
    let working = format!("no sentence of the article gives {own}; it says {other}");
    let says = format!("headline: {own}");
    Some(desk.check(CheckKind::Headline, &[at, first], says, format!("article: {other}"), Verdict::Fails, working))
}
