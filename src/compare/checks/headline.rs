//! A headline against its own article: "NINE DROWNED" over "six people are confirmed to have drowned".

use super::super::relation::{Pair, pair};
use super::{Check, CheckKind, Desk, LONG, Rule, Verdict};
use crate::article::ParagraphKind;
use crate::figures::Qualifier;

pub(super) const RULE: Rule =
    Rule { name: "headline", description: "The number in a headline against the same number in its article", find };

fn find(desk: &Desk<'_>, rank: usize) -> Vec<Check> {
    let headline = desk.own(rank).filter(|at| desk.fact(*at).place == ParagraphKind::Headline);
    headline.filter_map(|at| one(desk, at).or_else(|| passed(desk, at))).collect()
}

/// Words of a headline that say that a number was passed.
const PASSES: &[&str] =
    &["passes", "tops", "exceeds", "surpasses", "crosses", "climbs past", "rises above", "climbs above"];

/// "Toll passes 100", over an article that counts 112.
fn passed(desk: &Desk<'_>, at: usize) -> Option<Check> {
    let fact = desk.fact(at);
    let before = desk.before(at);
    let told = PASSES.iter().any(|verb| before.trim_end().ends_with(verb));
    let line = fact.stated.filter(|_| told)?;
    let over = |other: &usize| {
        let other = desk.fact(*other);
        other.rank == fact.rank && other.place == ParagraphKind::Body && other.stated > Some(line)
    };
    let body = desk.members[desk.measure_of[at]].iter().copied().find(over)?;
    let working = format!("{} > {}", desk.cite(body, at), desk.cite(at, at));
    let words = fact.words();
    let says = match PASSES.iter().any(|verb| words.starts_with(verb)) {
        true => format!("headline: {words}"),
        false => format!("headline: passes {words}"),
    };
    let computed = format!("article: {}", desk.fact(body).words());
    Some(desk.check(CheckKind::Ordering, &[at, body], says, computed, Verdict::Holds, working))
}

/// A headline may round; it may not say what no sentence says.
fn one(desk: &Desk<'_>, at: usize) -> Option<Check> {
    let fact = desk.fact(at);
    let stated = fact.stated.filter(|value| fact.figure.qualifier == Qualifier::Exact && *value != 0.0)?;
    if corrects(desk, at) {
        return None;
    }
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
    // A sentence that gives the number gives it, whatever else it is taken to measure.
    let given = |other: usize| {
        let other = desk.fact(other);
        other.place == ParagraphKind::Body && other.axis == fact.axis && other.stated == Some(stated)
    };
    if !body.iter().all(off) || desk.own(fact.rank).take(LONG).any(given) {
        return None;
    }
    let (own, other) = (fact.words(), desk.fact(first).words());
    let working = format!("no sentence of the article gives {own}; it says {other}");
    let says = format!("headline: {own}");
    Some(desk.check(CheckKind::Headline, &[at, first], says, format!("article: {other}"), Verdict::Fails, working))
}

/// Whether a headline sets one number against another: "2,300, not 1,850".
fn corrects(desk: &Desk<'_>, at: usize) -> bool {
    let denied = |at: usize| desk.before(at).trim_end().ends_with(" not");
    let next = Some(at + 1).filter(|next| desk.own(desk.fact(at).rank).contains(next));
    denied(at) || next.is_some_and(|next| desk.fact(next).place == ParagraphKind::Headline && denied(next))
}

#[cfg(test)]
mod tests {
    use crate::compare::checks::tests::read_checks;

    #[test]
    fn a_headline_that_corrects_a_number_claims_neither() {
        let found = |headline: &str| {
            read_checks(&[&format!("{headline}\n\nThe mill at Norda cuts 1,120 jobs, the union said after the talks.")])
        };
        let fails = |lines: Vec<String>| lines.iter().any(|line| line.starts_with("Fails"));
        assert!(fails(found("Norda mill cuts 1,400 jobs")), "{:?}", found("Norda mill cuts 1,400 jobs"));
        assert!(!fails(found("Norda mill cuts 1,120 jobs, not 1,400 jobs")));
    }

    #[test]
    fn a_headline_passes_a_number_that_its_article_is_over() {
        let toll = |count: &str| {
            read_checks(&[&format!(
                "Flood toll at Norda passes 100\n\nSome {count} people were killed by the flood at Norda."
            )])
        };
        assert!(toll("112").iter().any(|line| line.starts_with("Holds: headline: passes 100")), "{:?}", toll("112"));
        assert!(!toll("93").iter().any(|line| line.starts_with("Holds")));
    }
}
