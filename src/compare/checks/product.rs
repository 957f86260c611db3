//! Rates times numbers: "£84,000 from 2,810 readers, about £30 each", "£1.8m over three years, or £600,000 a year".

use super::super::facts::{Axis, from_axis};
use super::band::Band;
use super::{Check, CheckKind, Desk, Rule, Verdict, closes, opens, shown, words};

pub(super) const RULE: Rule =
    Rule { name: "product", description: "A rate times a number against the sum that the text states", find };

/// Words behind a sum that make it a rate, with the unit of time that they count, where they do.
const RATES: &[(&str, Option<&str>)] = &[
    ("a year", Some("year")),
    ("per year", Some("year")),
    ("annually", Some("year")),
    ("a month", Some("month")),
    ("per month", Some("month")),
    ("a week", Some("week")),
    ("a day", Some("day")),
    ("per day", Some("day")),
    ("an hour", Some("hour")),
    ("each", None),
    ("apiece", None),
    ("per person", None),
    ("a head", None),
];

/// Words between a rate and a sum that call the sum what the rate makes.
const MAKES: &[&str] = &["taking", "making", "raising", "earning", "bringing in", "a total of", "in all", " or "];

fn find(desk: &Desk<'_>, rank: usize) -> Vec<Check> {
    let rate = |at: &usize| matches!(desk.fact(*at).axis, Axis::Money(_) | Axis::Count);
    let rates = desk.own(rank).filter(rate);
    rates.filter_map(|at| one(desk, at).or_else(|| two_rates(desk, at))).collect()
}

/// The unit of time that the words behind a sum make it a rate of.
fn per(desk: &Desk<'_>, at: usize) -> Option<&'static str> {
    let after = desk.after(at);
    RATES.iter().find(|(cue, _)| opens(&after, cue.len() + 2, &[cue])).and_then(|(_, time)| *time)
}

/// "€38 a month, or €456 a year".
fn two_rates(desk: &Desk<'_>, claim: usize) -> Option<Check> {
    let each = desk.window(claim, 0, 0).find(|at| *at + 1 == claim)?;
    let (fact, other) = (desk.fact(claim), desk.fact(each));
    let times = match (per(desk, claim)?, per(desk, each)?) {
        ("year", "month") => 12.0,
        ("year", "week") => 52.0,
        ("week", "day") => 7.0,
        ("day", "hour") => 24.0,
        _ => return None,
    };
    let between = desk.between(each, claim);
    let tied = between.trim_end().ends_with(" or") || between.contains(" or ");
    let band = Band::of(other).filter(|_| tied && fact.axis == other.axis)?.scaled(times);
    let computed = shown(fact.axis, fact.figure.unit, band.middle());
    let working = format!("{} × {times} = {computed}", desk.cite(each, claim));
    let holds = band.judge(fact) == Verdict::Holds;
    holds.then(|| desk.check(CheckKind::Product, &[claim, each], fact.words(), computed, Verdict::Holds, working))
}

fn one(desk: &Desk<'_>, rate: usize) -> Option<Check> {
    let fact = desk.fact(rate);
    let after = desk.after(rate);
    let (_, time) = RATES.iter().find(|(cue, _)| opens(&after, cue.len() + 4, &[cue]))?;
    let mut found: Vec<(usize, usize, Band)> = Vec::new();
    for number in desk.window(rate, 1, 1) {
        let other = desk.fact(number);
        let counted = match time {
            Some(unit) => other.axis == Axis::Duration && other.figure.unit.symbol().trim_end_matches('s') == *unit,
            None => other.axis == Axis::Count && other.stated.is_some_and(|value| value >= 2.0),
        };
        let Some(times) = count(desk, number).filter(|_| counted) else { continue };
        for total in desk.window(rate, 1, 1).filter(|total| *total != number) {
            let sum = desk.fact(total);
            if sum.axis != fact.axis || sum.stated <= fact.stated {
                continue;
            }
            if let Some(each) = Band::of(sum).and_then(|sum| sum.over(times))
                && each.judge(fact) == Verdict::Holds
            {
                found.push((number, total, each));
            }
        }
    }
    if found.is_empty() && time.is_none() {
        found.extend(explicit(desk, rate));
    }
    let [(number, total, each)] = found.as_slice() else { return None };
    let computed = shown(fact.axis, fact.figure.unit, each.middle());
    let working = format!("{} ÷ {} = {computed}", desk.cite(*total, rate), desk.cite(*number, rate));
    Some(desk.check(CheckKind::Product, &[rate, *number, *total], fact.words(), computed, each.judge(fact), working))
}

/// "sold 400 tickets at $15 each, taking $6,000": the words themselves put number, rate and sum together.
fn explicit(desk: &Desk<'_>, rate: usize) -> Option<(usize, usize, Band)> {
    let number = desk.window(rate, 0, 0).take_while(|at| *at < rate).last()?;
    let total = desk.window(rate, 0, 0).find(|at| *at > rate)?;
    let (each, counted, sum) = (desk.fact(rate), desk.fact(number), desk.fact(total));
    let (before, behind) = (desk.between(number, rate), desk.between(rate, total));
    let at = words(&before) <= 4 && closes(&before, 4, &["at "]);
    let makes = words(&behind) <= 6 && MAKES.iter().any(|cue| behind.contains(cue)) && !behind.contains('.');
    let fits = counted.axis == Axis::Count && sum.axis == each.axis && matches!(each.axis, Axis::Money(_));
    let times = count(desk, number).filter(|_| at && makes && fits)?;
    Some((number, total, Band::of(sum)?.over(times)?))
}

/// How many: a count as it is, a length of time in its own unit.
fn count(desk: &Desk<'_>, at: usize) -> Option<Band> {
    let fact = desk.fact(at);
    let stated = fact.stated?;
    let value = if fact.axis == Axis::Duration { from_axis(fact.figure.unit, stated) } else { stated };
    (value > 0.0).then_some(Band::point(value))
}
