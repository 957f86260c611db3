//! So many at so much: "24 tents with 15 beds in each, 360 beds", "250 coins at $1,240 per coin, about $310,000". What
//! stands near a rate is told of it where number and rate make it; that they do not make it is nobody's claim.

use super::super::facts::{Axis, from_axis};
use super::super::words as telling;
use super::band::Band;
use super::{Check, CheckKind, Desk, NEIGHBOURS, Rule, Verdict, equal, explain, lead, shown, words};

pub(super) const RULE: Rule =
    Rule { name: "priced", description: "A number of things at a rate for each against the total near them", find };

/// Words right behind a rate that make it one for each of some number.
const BEHIND: &[&str] = &["each", "apiece", "a head", "on average"];

/// Words right before a rate.
const BEFORE: &[&str] = &[" each", " every", " average of", " averaging", " at", " an average"];

/// Words between the number of things and what each is.
const JOINS: &[&str] = &[" of", " at", " with", " by", " worth", " costing"];

/// A total stands so many sentences from its rate at most, if it does not stand with the number.
const NEAR: usize = 2;

fn find(desk: &Desk<'_>, rank: usize) -> Vec<Check> {
    let rate =
        |at: &usize| matches!(desk.fact(*at).axis, Axis::Money(_) | Axis::Count | Axis::Measurement(_) | Axis::Share);
    desk.own(rank).filter(rate).filter_map(|at| one(desk, at)).collect()
}

fn one(desk: &Desk<'_>, rate: usize) -> Option<Check> {
    let fact = desk.fact(rate);
    let (before, after) = (lead(desk, rate), desk.after(rate));
    let noun = by_what(&after).or_else(|| each_what(&before));
    let behind = words_behind(&after).any(|rest| BEHIND.iter().any(|cue| rest.starts_with(cue)));
    let told = noun.is_some() || behind || BEFORE.iter().any(|cue| before.trim_end().ends_with(cue));
    let each = Band::of(fact).filter(|band| band.low > 0.0)?;
    let near = |at: usize, most: usize| desk.fact(at).sentence.abs_diff(fact.sentence) <= most;
    let mut found: Vec<(usize, usize)> = Vec::new();
    for number in desk.near(rate, NEIGHBOURS) {
        let Some(times) = times(desk, number) else { continue };
        if !told && number + 1 != rate {
            continue;
        }
        let named = noun.is_some_and(|noun| called(desk, number, noun));
        let between = desk.between(number, rate);
        let joined = JOINS.iter().any(|cue| between.trim_end().ends_with(cue)) && words(&between) <= 4;
        // A small number near a rate is a number of it only by its noun or its sentence.
        let meant = named || joined || (told && near(number, usize::from(times >= 10.0)));
        let meant = meant && (named || joined || fact.axis != Axis::Share);
        if !meant {
            continue;
        }
        let made = each.scaled(times);
        for total in desk.near(rate, NEIGHBOURS).filter(|total| *total != number) {
            let sum = desk.fact(total);
            let here = near(total, NEAR) || sum.sentence == desk.fact(number).sentence;
            let right = Band::of(sum)
                .zip(sum.stated)
                .is_some_and(|(band, stated)| made.meets(band) && (made.middle() - stated).abs() <= stated * 0.03);
            if here && right && sum.axis == fact.axis && sum.stated > fact.stated {
                found.push((number, total));
            }
        }
    }
    let (number, total) = *found.first()?;
    let alike = |pair: &(usize, usize)| {
        equal(desk.fact(pair.0), desk.fact(number)) && equal(desk.fact(pair.1), desk.fact(total))
    };
    // Where other figures would make it as well, nothing says which are meant.
    if !found.iter().all(alike) {
        return None;
    }
    let sum = desk.fact(total);
    let computed = shown(sum.axis, sum.figure.unit, fact.stated? * times(desk, number)?);
    let many = explain::number(times(desk, number)?);
    let working = format!("{many} × {} = {computed}", desk.cite(rate, total));
    Some(desk.check(CheckKind::Product, &[total, number, rate], sum.words(), computed, Verdict::Holds, working))
}

/// How many things, days or acres, where it is more than one.
fn times(desk: &Desk<'_>, at: usize) -> Option<f64> {
    let fact = desk.fact(at);
    let value = match fact.axis {
        Axis::Count => fact.stated?,
        Axis::Duration | Axis::Measurement(_) => from_axis(fact.figure.unit, fact.stated?),
        _ => return None,
    };
    (value >= 2.0).then_some(value)
}

/// What follows a rate, as it is and without the noun that the rate counts: "15 beds in each".
fn words_behind(after: &str) -> impl Iterator<Item = &str> {
    let rest = after.trim_start();
    let next = rest.split_once(' ').map(|(_, next)| next);
    [Some(rest), next, next.and_then(|next| next.strip_prefix("in "))].into_iter().flatten()
}

/// The noun behind "a", "per", "for every" that a rate counts by.
fn by_what(after: &str) -> Option<&str> {
    words_behind(after).find_map(|rest| {
        let rest = ["for each ", "for every ", "from each of its ", "per ", "an ", "a "]
            .iter()
            .find_map(|cue| rest.strip_prefix(cue))?;
        let end = rest.find(|c: char| !(c.is_alphabetic() || c == '-')).unwrap_or(rest.len());
        Some(&rest[..end]).filter(|word| word.len() >= 3)
    })
}

/// The noun behind "each" or "every" shortly before a rate: "in every tent 15 beds", "each injection comes to $62".
fn each_what(before: &str) -> Option<&str> {
    let mut words = before.split_whitespace().rev().take(6);
    let mut noun = words.next()?;
    for word in words {
        if matches!(word, "each" | "every" | "per") {
            return Some(noun.trim_end_matches(','));
        }
        noun = word;
    }
    None
}

fn called(desk: &Desk<'_>, number: usize, noun: &str) -> bool {
    let fact = desk.fact(number);
    match fact.axis {
        Axis::Count => fact.head.is_some() && fact.head == telling::stem(noun),
        _ => fact.figure.unit.is_called(noun),
    }
}

#[cfg(test)]
mod tests {
    use crate::compare::checks::tests::checks;

    #[test]
    fn so_many_at_so_much_make_the_total() {
        let coins = |sum: &str| {
            checks(&[&format!(
                "They asked for {{250|coins|}} coins, worth {{{sum}|ransom|}} at {{$1240|price|}} per coin."
            )])
        };
        assert_eq!(coins("$310000"), ["Holds: $310000: 250 × $1240 = $310,000"]);
        assert!(coins("$450000").is_empty());
    }

    #[test]
    fn the_total_may_follow_in_the_next_sentence() {
        let fare =
            "It sold {540|tickets|} tickets. At an average of {$85|price|} this is revenue of {$45900|revenue|}.";
        assert_eq!(checks(&[fare]), ["Holds: $45900: 540 × $85 = $45,900"]);
    }

    #[test]
    fn each_thing_may_be_named_before_the_rate() {
        let beds = "There are {24|tents|} tents, and in every tent {15|beds|} beds, {360|beds|} in all.";
        assert_eq!(checks(&[beds]), ["Holds: 360: 24 × 15 = 360"]);
    }

    #[test]
    fn a_sum_that_is_no_rate_is_left_alone() {
        let plain = "It has {540|seats|} seats. It bought {$85|lamp|} lamps. Revenue was {$45900|revenue|}.";
        assert!(checks(&[plain]).is_empty());
    }
}
