//! Verbs that multiply: "sales doubled to 36,000 from 18,000", "the area tripled from 40 to 120 square kilometres".

use super::band::Band;
use super::{Check, CheckKind, Desk, Rule, Verdict, commensurable, explain, lead, tenth, words};

pub(super) const RULE: Rule =
    Rule { name: "multiplied", description: "“Doubled” and its like against the two values named beside it", find };

/// Verbs and what they make of one.
const VERBS: &[(&str, f64)] =
    &[("doubled", 2.0), ("tripled", 3.0), ("trebled", 3.0), ("quadrupled", 4.0), ("halved", 0.5)];

/// So many values of other articles are looked at.
const WITNESSES: usize = 64;

/// So many words may stand between the two values.
const REACH: usize = 6;

fn find(desk: &Desk<'_>, rank: usize) -> Vec<Check> {
    desk.own(rank).filter_map(|at| one(desk, at).or_else(|| told_before(desk, at))).collect()
}

fn one(desk: &Desk<'_>, first: usize) -> Option<Check> {
    let before = lead(desk, first);
    let mut behind = before.split_whitespace().rev();
    let (end, verb) = (behind.next()?, behind.next()?);
    let (verb, factor) = VERBS.iter().find(|(word, _)| *word == verb)?;
    let bound = behind.next().unwrap_or_default();
    let second = desk.window(first, 0, 0).find(|at| *at > first)?;
    let other = lead(desk, second);
    let (old, new) = match (end, other.split_whitespace().next_back()?) {
        ("to", "from") => (second, first),
        ("from", "to") => (first, second),
        _ => return None,
    };
    let near = words(&desk.between(first, second)) <= REACH;
    if !near || !commensurable(desk.fact(old), desk.fact(new)) {
        return None;
    }
    let times = Band::of(desk.fact(new))?.over(Band::of(desk.fact(old))?)?;
    let (low, high) = match bound {
        "than" | "over" if *factor > 1.0 => (*factor, f64::MAX),
        "nearly" | "almost" | "about" | "roughly" => (factor * 0.8, factor * 1.1),
        "than" | "over" => (0.0, *factor),
        _ => (factor * 0.95, factor * 1.1),
    };
    let off = if times.high < low { low - times.high } else { times.low - high };
    let verdict = match off / factor {
        off if off <= 0.0 => Verdict::Holds,
        off if off <= 0.2 => Verdict::Strained,
        _ => Verdict::Fails,
    };
    let ratio = desk.fact(new).stated? / desk.fact(old).stated?;
    let ratio = if *factor < 1.0 { (ratio * 100.0).round() / 100.0 } else { tenth(ratio) };
    let computed = format!("{} times", explain::number(ratio));
    let working = format!("from {} to {}: {computed}", desk.cite(old, first), desk.cite(new, first));
    Some(desk.check(CheckKind::Growth, &[new, old], (*verb).to_owned(), computed, verdict, working))
}

/// "The state has quadrupled its fund to 2bn", where another article gives the fund as it was.
fn told_before(desk: &Desk<'_>, new: usize) -> Option<Check> {
    let now = desk.fact(new);
    let before = lead(desk, new);
    let clause = before.trim_end().strip_suffix(" to")?;
    let verb =
        clause.split_whitespace().rev().take(REACH).find_map(|word| VERBS.iter().find(|(verb, _)| *verb == word));
    let (verb, factor) = verb?;
    let value = now.stated?;
    let named = |at: &usize| {
        let then = desk.fact(*at);
        !now.concept.is_empty() && then.concept == now.concept && then.head == now.head
    };
    let others =
        desk.elsewhere(new, now.axis, value / factor * 0.99, value / factor * 1.01).take(WITNESSES).filter(named);
    let old = desk.members[desk.measure_of[new]].iter().copied().chain(others).find(|at| {
        let then = desk.fact(*at);
        commensurable(then, now)
            && then.stated.is_some_and(|then| (then * factor - value).abs() <= value * 0.02)
            && now.published().zip(then.published()).is_none_or(|(now, then)| then <= now)
    })?;
    let ratio = value / desk.fact(old).stated?;
    let computed = format!("{} times", explain::number((ratio * 100.0).round() / 100.0));
    let working = format!("from {} to {}: {computed}", desk.cite(old, new), desk.cite(new, new));
    Some(desk.check(CheckKind::Growth, &[new, old], (*verb).to_owned(), computed, Verdict::Holds, working))
}

#[cfg(test)]
mod tests {
    use crate::compare::checks::tests::checks;

    #[test]
    fn what_doubled_is_twice_what_it_was() {
        assert_eq!(
            checks(&["Sales doubled to {36,000|bicycles|} bicycles from {18,000|bicycles|} a year earlier."]),
            ["Holds: doubled: from 18,000 to 36,000: 2 times"]
        );
        assert_eq!(
            checks(&["The colony halved from {9,000|pairs|} to {6,500|pairs|} pairs."]),
            ["Fails: halved: from 9,000 to 6,500: 0.72 times"]
        );
    }

    #[test]
    fn more_than_doubled_is_a_bound() {
        assert_eq!(
            checks(&["Sales more than doubled to {45,000|bicycles|} from {18,000|bicycles|}."]),
            ["Holds: doubled: from 18,000 to 45,000: 2.5 times"]
        );
    }

    #[test]
    fn values_that_the_verb_does_not_join_are_left_alone() {
        assert!(checks(&["The shop sold {36|bicycles|} and {18|helmets|}. Interest has doubled."]).is_empty());
    }

    #[test]
    fn what_was_multiplied_may_stand_in_another_article() {
        let now = "Halden at Norda has quadrupled its fund to {$80|fund|Halden}.";
        let then = |sum: &str| format!("The fund of Halden at Norda has {{{sum}|fund|Halden}}.");
        assert_eq!(checks(&[now, &then("$20")]), ["Holds: quadrupled: from $20 (b) to $80: 4 times"]);
        assert!(checks(&[now, &then("$30")]).is_empty());
    }
}
