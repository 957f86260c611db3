//! One sum in two currencies: "$3.9bn (£3.0bn)", against the rate that the article names or that its other pairs have.
//! Nothing is converted by a rate that no article gives.

use super::band::Band;
use super::{Check, CheckKind, Desk, Rule, Verdict, explain, words};
use crate::compare::facts::{Axis, Fact};
use crate::figures::Unit;

pub(super) const RULE: Rule = Rule {
    name: "exchange",
    description: "One sum in two currencies against the rate that the article names or uses elsewhere",
    find,
};

/// So many pairs an article has its rates compared with.
const PAIRS: usize = 24;

/// Two sums of money that the text sets equal, in the order of their currencies, and what one costs in the other.
struct Pair {
    first: usize,
    second: usize,
    units: (Unit, Unit),
    rate: Band,
}

fn find(desk: &Desk<'_>, rank: usize) -> Vec<Check> {
    let own = desk.own(rank);
    let all: Vec<Pair> = own.clone().filter_map(|at| pair(desk, at)).take(PAIRS).collect();
    let claims = all.iter().enumerate().filter(|(_, pair)| !quoted(desk, pair));
    let found = claims.filter_map(|(at, one)| {
        let like = |other: &&Pair| other.units == one.units && other.rate.meets(one.rate);
        let other = all.iter().enumerate().filter(|(index, _)| *index != at).map(|(_, pair)| pair);
        // The rate that the article names is the best witness.
        let witness =
            other.clone().filter(|pair| quoted(desk, pair)).find(like).or_else(|| other.clone().find(like))?;
        // A pair that an earlier one has vouched for vouches for that in turn.
        Some(report(desk, one, witness))
    });
    found.chain(own.filter_map(|at| at_rate(desk, at))).collect()
}

/// "¥58 billion ($414 million at 140 yen to the dollar)": two sums and the rate that the same words name.
fn at_rate(desk: &Desk<'_>, first: usize) -> Option<Check> {
    let (second, third) = (first + 1, first + 2);
    if !desk.own(desk.fact(first).rank).contains(&third) {
        return None;
    }
    let (a, b, rate) = (desk.fact(first), desk.fact(second), desk.fact(third));
    // A currency of many countries ("francs") may have been read as things counted.
    let money = |fact: &Fact<'_>| matches!(fact.axis, Axis::Money(_));
    let sum = |fact: &Fact<'_>| money(fact) || fact.axis == Axis::Count;
    let currencies = a.axis != b.axis && sum(a) && sum(b);
    let (between, at) = (desk.between(first, second), desk.between(second, third));
    let set_equal = between.contains('(') && words(&between) <= 4
        || [" or", " about", " some", " roughly", " around"].iter().any(|cue| between.trim_end().ends_with(cue));
    let named = at.trim_start().starts_with("at ") && words(&at) <= 6 && !at.contains([',', ';', '.']);
    let of_both = rate.axis == Axis::Count || rate.axis == a.axis || rate.axis == b.axis;
    if !currencies || !set_equal || !named || !of_both || a.sentence != rate.sentence || words(&between) > 6 {
        return None;
    }
    let (x, y, rated) = (rounding(a)?, rounding(b)?, rounding(rate)?);
    let (each, turned) = (x.over(y)?, y.over(x)?);
    let holds = each.meets(rated) || turned.meets(rated);
    let made = if a.stated > b.stated { each.middle() } else { turned.middle() };
    let computed = format!("{} for one", explain::number((made * 1000.0).round() / 1000.0));
    let working = format!("{} is {}, {computed}", desk.cite(first, first), desk.cite(second, first));
    holds.then(|| {
        desk.check(CheckKind::Conversion, &[second, first, third], b.words(), computed, Verdict::Holds, working)
    })
}

/// "$3.9bn (£3.0bn)", "$1 = 0.77 pounds"
fn pair(desk: &Desk<'_>, first: usize) -> Option<Pair> {
    let second = first + 1;
    if !desk.own(desk.fact(first).rank).contains(&second) {
        return None;
    }
    let (a, b) = (desk.fact(first), desk.fact(second));
    let (Axis::Money(one), Axis::Money(other)) = (a.axis, b.axis) else { return None };
    let between = desk.between(first, second);
    let between = between.trim();
    let bracketed = between
        .strip_prefix('(')
        .is_some_and(|inside| matches!(inside.trim(), "" | "about" | "around" | "some" | "roughly" | "approximately"));
    if one == other || !(bracketed || between == "=") || a.sentence != b.sentence {
        return None;
    }
    let (x, y) = (rounding(a)?, rounding(b)?);
    let (units, rate) = if one < other { ((one, other), x.over(y)?) } else { ((other, one), y.over(x)?) };
    Some(Pair { first, second, units, rate })
}

/// A sum with the rounding of its last digit, however it is bounded; "$1" of a rate is exact.
fn rounding(fact: &Fact<'_>) -> Option<Band> {
    let stated = fact.stated.filter(|value| *value > 0.0)?;
    let half = if stated == 1.0 { 0.0 } else { (fact.step / 2.0).min(stated * 0.06) };
    Some(Band { low: stated - half, high: stated + half })
}

/// Whether a pair is itself a rate: "$1 = 0.77 pounds".
fn quoted(desk: &Desk<'_>, pair: &Pair) -> bool {
    desk.fact(pair.first).stated == Some(1.0) || desk.fact(pair.second).stated == Some(1.0)
}

fn report(desk: &Desk<'_>, one: &Pair, witness: &Pair) -> Check {
    let cite = |at: usize| desk.cite(at, one.first);
    let rate = format!("as {} is {}", cite(witness.first), cite(witness.second));
    let working = format!("{} is {}, {rate}", cite(one.first), cite(one.second));
    let mut figures = vec![one.second, one.first];
    // Two sums vouch for each other; a rate that is named is a figure of the claim.
    if quoted(desk, witness) {
        figures.extend([witness.first, witness.second]);
    }
    desk.check(CheckKind::Conversion, &figures, cite(one.second), rate, Verdict::Holds, working)
}

#[cfg(test)]
mod tests {
    use crate::compare::checks::tests::read_checks;

    #[test]
    fn a_sum_in_two_currencies_is_held_against_the_rate_of_the_article() {
        let fine = read_checks(&["The fine is 500 million euros ($650 million). ($1 = 0.7692 euros)"]);
        let worked = "500 million euros is $650 million, as $1 is 0.7692 euros";
        assert_eq!(fine, [format!("Holds: $650 million: {worked}")]);
        let two = read_checks(&["The mine was sold for $3.9bn (£3.0bn), or $13.00 (£10.00) for each share."]);
        assert!(two.iter().all(|line| line.starts_with("Holds")) && two.len() == 2, "{two:?}");
    }

    #[test]
    fn two_sums_may_name_their_rate() {
        let loss =
            |sum: &str| read_checks(&[&format!("It lost ¥58 billion (${sum} million at 140 yen to the dollar).")]);
        assert_eq!(loss("414"), ["Holds: $414 million: ¥58 billion is $414 million, 140.1 for one"]);
        assert!(loss("614").is_empty());
    }

    #[test]
    fn a_pair_without_a_witness_is_left_alone() {
        assert!(read_checks(&["The mine was sold for $3.9bn (£3.0bn)."]).is_empty());
        assert!(read_checks(&["The mine cost $3.9bn (£3.0bn). Each share gets $13.00 (£13.00)."]).is_empty());
    }
}
