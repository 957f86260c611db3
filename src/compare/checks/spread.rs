//! A sum that the words spread over a number: "The state gives $25 million. Spread over 1,830 schools, that is $13,700
//! for each".

use super::band::Band;
use super::{Check, CheckKind, Desk, Rule, Verdict, shown, words};
use crate::compare::facts::Axis;

pub(super) const RULE: Rule =
    Rule { name: "spread", description: "What a sum makes for each where the text spreads it over a number", find };

/// Words before the number that a sum is spread over.
const OVER: &[&str] = &[
    "spread over",
    "spread across",
    "spread among",
    "divided among",
    "divided by",
    "divided between",
    "divided over",
    "shared among",
    "shared between",
    "split between",
    "split among",
    "shared by",
];

/// Words between that number and what it makes for each.
const MAKES: &[&str] = &["that is", "that's", "that’s", "that makes", "it makes", "this is", "comes to", "it is", "or"];

/// Words behind what it makes for each.
const EACH: &[&str] = &["per ", "each", "for each", "for every", "apiece", "a head", "a "];

fn find(desk: &Desk<'_>, rank: usize) -> Vec<Check> {
    desk.own(rank).filter_map(|at| one(desk, at)).collect()
}

fn one(desk: &Desk<'_>, each: usize) -> Option<Check> {
    let fact = desk.fact(each);
    let number = each.checked_sub(1).filter(|number| desk.own(fact.rank).contains(number))?;
    let many = desk.fact(number);
    // "Over" may have been read as a bound of the number.
    let opening = desk.before(number);
    let over = many.sentence == fact.sentence
        && many.axis == Axis::Count
        && OVER.iter().any(|cue| opening.trim_end().trim_end_matches(" the").trim_end_matches(" its").ends_with(cue));
    let between = desk.between(number, each);
    let makes = words(&between) <= 9 && MAKES.iter().any(|cue| format!(" {between} ").contains(&format!(" {cue} ")));
    let behind = desk.after(each);
    let behind = behind.trim_start();
    let rate = EACH.iter().any(|cue| behind.starts_with(cue));
    if !over || !makes || !rate || many.stated < Some(2.0) {
        return None;
    }
    // The one sum of the same sentence, or else of the one before, that is larger than its part.
    let sums: Vec<usize> =
        desk.window(each, 1, 0).filter(|at| *at < number && desk.fact(*at).axis == fact.axis).collect();
    let here: Vec<usize> = sums.iter().copied().filter(|at| desk.fact(*at).sentence == fact.sentence).collect();
    let [total] = *(if here.is_empty() { sums } else { here }).as_slice() else { return None };
    let sum = desk.fact(total);
    if sum.stated <= fact.stated {
        return None;
    }
    let made = Band::of(sum)?.over(Band::of(many)?)?;
    let (middle, stated) = (made.middle(), fact.stated?);
    let verdict = match made.judge(fact) {
        Verdict::Fails if (middle - stated).abs() <= stated * 0.1 => Verdict::Strained,
        verdict => verdict,
    };
    let computed = shown(fact.axis, fact.figure.unit, rounded(middle));
    let working = format!("{} ÷ {} = {computed}", desk.cite(total, each), desk.cite(number, each));
    Some(desk.check(CheckKind::Product, &[each, total, number], fact.words(), computed, verdict, working))
}

/// A value to three digits, for people.
fn rounded(value: f64) -> f64 {
    let scale = 10f64.powf(2.0 - value.abs().max(f64::MIN_POSITIVE).log10().floor());
    (value * scale).round() / scale
}

#[cfg(test)]
mod tests {
    use crate::compare::checks::tests::{checks, read_checks};

    #[test]
    fn a_sum_is_spread_over_a_number() {
        let schools = |each: &str| {
            checks(&[&format!(
                "The state will give {{$20000|grant|}}. Spread over {{80|schools|}} public schools, that is {{{each}|grant|}} per school."
            )])
        };
        assert_eq!(schools("$250"), ["Holds: $250: $20000 ÷ 80 = $250"]);
        assert_eq!(schools("$400"), ["Fails: $400: $20000 ÷ 80 = $250"]);
        let bound = read_checks(&[
            "The state gives $25 million. Spread over 1,830 schools, that is less than $10,000 per school.",
        ]);
        assert_eq!(bound, ["Fails: less than $10,000: $25 million ÷ 1,830 = $13,700"]);
    }

    #[test]
    fn of_two_sums_none_is_spread() {
        let two =
            "It gives {$20000|a|} and {$36000|b|}. Spread over {80|schools|} schools, that is {$400|c|} per school.";
        assert!(checks(&[two]).is_empty());
    }

    #[test]
    fn a_number_that_nothing_is_spread_over_is_left_alone() {
        let visit = "It gives {$20000|a|}. After visits to {80|schools|} schools, that is {$400|c|} per day.";
        assert!(checks(&[visit]).is_empty());
    }
}
