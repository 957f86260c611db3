//! Rates times numbers: "£84,000 from 2,810 readers, about £30 each", "£1.8m over three years, or £600,000 a year".

use super::super::facts::{Axis, Fact, from_axis};
use super::super::words as telling;
use super::band::Band;
use super::{
    ARTICLE, Check, CheckKind, Desk, NEIGHBOURS, Rule, Verdict, closes, equal, explain, lead, opens, shown, words,
};
use crate::figures::{Qualifier, Role, Unit};

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
const MAKES: &[&str] = &[
    "taking",
    "making",
    "raising",
    "earning",
    "bringing in",
    "a total of",
    "in all",
    " or ",
    " takes ",
    " costs ",
    " brings ",
    "comes to",
    "would cost",
    "will cost",
];

fn find(desk: &Desk<'_>, rank: usize) -> Vec<Check> {
    let rate = |at: &usize| matches!(desk.fact(*at).axis, Axis::Money(_) | Axis::Count);
    let rates = desk.own(rank).filter(rate);
    rates
        .filter_map(|at| {
            one(desk, at)
                .or_else(|| two_rates(desk, at))
                .or_else(|| over_time(desk, at))
                .or_else(|| per_thing(desk, at))
                .or_else(|| per_head(desk, at))
                .or_else(|| all_of_them(desk, at))
        })
        .collect()
}

/// The unit of time that the words behind a sum make it a rate of.
fn per(desk: &Desk<'_>, at: usize) -> Option<&'static str> {
    let after = desk.after(at);
    RATES.iter().find(|(cue, _)| opens(&after, cue.len() + 2, &[cue])).and_then(|(_, time)| *time)
}

/// "€38 a month, or €456 a year", "at $105 a year it comes to $2.02 a week".
fn two_rates(desk: &Desk<'_>, claim: usize) -> Option<Check> {
    let each = desk.window(claim, 0, 0).find(|at| *at + 1 == claim)?;
    let (fact, other) = (desk.fact(claim), desk.fact(each));
    let (now, then) = (per(desk, claim)?, per(desk, each)?);
    let between = desk.between(each, claim);
    let tied = [" or ", "comes to", "that is", "works out at", "amounts to"].iter().any(|tie| between.contains(tie));
    let band = Band::of(other).filter(|_| tied && fact.axis == other.axis)?;
    let (band, sign, times) = match (parts(now, then), parts(then, now)) {
        (Some(times), _) => (band.scaled(times), '×', times),
        (_, Some(times)) => (band.scaled(1.0 / times), '÷', times),
        _ => return None,
    };
    let computed = shown(fact.axis, fact.figure.unit, band.middle());
    let working = format!("{} {sign} {times} = {computed}", desk.cite(each, claim));
    let holds = band.judge(fact) == Verdict::Holds;
    holds.then(|| desk.check(CheckKind::Product, &[claim, each], fact.words(), computed, Verdict::Holds, working))
}

/// How many of a shorter time make a longer one.
fn parts(long: &str, short: &str) -> Option<f64> {
    Some(match (long, short) {
        ("year", "month") => 12.0,
        ("year", "week") => 52.0,
        ("year", "day") => 365.0,
        ("week", "day") => 7.0,
        ("day", "hour") => 24.0,
        _ => return None,
    })
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
        found.extend(explicit(desk, rate).or_else(|| on_so_many(desk, rate)));
    }
    let [(number, total, each)] = found.as_slice() else { return None };
    let computed = shown(fact.axis, fact.figure.unit, each.middle());
    let working = format!("{} ÷ {} = {computed}", desk.cite(*total, rate), desk.cite(*number, rate));
    Some(desk.check(CheckKind::Product, &[rate, *number, *total], fact.words(), computed, each.judge(fact), working))
}

/// Words between a sum and the time that it is spread over.
const OVER: &[&str] = &[" over ", " in ", " during ", " for ", " across ", " within "];

/// "£412m in three months. That is £4.5m a day", "£52,000 over 52 weeks, or £1,000 a week".
fn over_time(desk: &Desk<'_>, rate: usize) -> Option<Check> {
    let fact = desk.fact(rate);
    let unit = Unit::of(per(desk, rate)?)?;
    let time = rate.checked_sub(1)?;
    let total = rate.checked_sub(2)?;
    let (spell, sum) = (desk.fact(time), desk.fact(total));
    let here = desk.own(fact.rank).contains(&total) && spell.sentence == sum.sentence && !for_each(desk, rate);
    let between = desk.between(total, time);
    let spread = words(&between) <= 8 && OVER.iter().any(|cue| format!(" {} ", between.trim()).contains(cue));
    if !here || !spread || spell.axis != Axis::Duration || sum.axis != fact.axis || sum.stated <= fact.stated {
        return None;
    }
    // "That is £4.5m a day", or in the same sentence "or £1,000 a week".
    let lead = lead(desk, rate);
    let said = lead.trim();
    let next = fact.sentence == spell.sentence + 1 && ["that is", "that’s", "that's", "or", "it is"].contains(&said);
    let tied = fact.sentence == spell.sentence
        && words(&desk.between(time, rate)) <= 4
        && [" or", ", or", " making", ", that is"].iter().any(|cue| said.ends_with(cue));
    let times = from_axis(unit, spell.stated?);
    let each = Band::of(sum)?.over(Band::point(times)).filter(|_| (next || tied) && times > 1.0)?;
    let verdict = spread_verdict(each, fact);
    let computed = shown(fact.axis, fact.figure.unit, significant(each.middle()));
    let many = explain::number(significant(times));
    let working = format!("{} ÷ {many} = {computed}", desk.cite(total, rate));
    Some(desk.check(CheckKind::Product, &[rate, time, total], fact.words(), computed, verdict, working))
}

/// Words behind a rate for each of many.
const FOR_EACH: &[&str] = &[
    " for the average",
    " for an average",
    " for each",
    " for every",
    " a head",
    " per ",
    " a household",
    " a person",
    " a worker",
    " a family",
];

/// Whether a rate is one for each of many: "or $310 a year for the average home".
fn for_each(desk: &Desk<'_>, rate: usize) -> bool {
    opens(&desk.after(rate), 28, FOR_EACH)
}

/// A rate over a spell of time is hardly ever meant to the last digit: months are of unlike length.
fn spread_verdict(each: Band, fact: &Fact<'_>) -> Verdict {
    let off = fact.stated.map_or(f64::MAX, |stated| (each.middle() - stated).abs() / stated);
    match each.judge(fact) {
        Verdict::Holds => Verdict::Holds,
        _ if off <= 0.05 => Verdict::Holds,
        _ if off <= 0.15 => Verdict::Strained,
        verdict => verdict,
    }
}

/// The noun behind "a", "per", "for each" that a rate counts by.
fn by_what(after: &str) -> Option<&str> {
    let after = after.trim_start();
    let rest = ["for each ", "for every ", "per ", "each ", "every ", "an ", "a "]
        .iter()
        .find_map(|cue| after.strip_prefix(cue))?;
    let end = rest.find(|c: char| !(c.is_alphabetic() || c == '-')).unwrap_or(rest.len());
    Some(&rest[..end]).filter(|word| word.len() >= 3)
}

/// "$90m to build 300km of canals, or about $300,000 a kilometre": the noun of the rate is that of the number.
fn per_thing(desk: &Desk<'_>, rate: usize) -> Option<Check> {
    let fact = desk.fact(rate);
    let after = desk.after(rate);
    let after = match fact.head {
        // "8,000 kesh for each displaced person": the rate has a noun of its own.
        Some(_) if fact.axis == Axis::Count => after.trim_start().split_once(' ').map(|(_, rest)| rest.to_owned())?,
        _ => after,
    };
    let noun = by_what(&after)?;
    let stem = telling::stem(noun);
    let named = |at: &usize| {
        let other = desk.fact(*at);
        match other.axis {
            Axis::Measurement(_) => other.figure.unit.is_called(noun),
            Axis::Count => other.head.is_some() && other.head == stem && other.stated >= Some(2.0),
            _ => false,
        }
    };
    let total = |at: &usize| {
        let sum = desk.fact(*at);
        let money = fact.axis == sum.axis && (fact.axis != Axis::Count || sum.head == fact.head);
        money && sum.stated > fact.stated && matches!(sum.role(), Role::Level)
    };
    let near: Vec<usize> = desk.window(rate, 1, 0).filter(|at| *at < rate).collect();
    let numbers: Vec<usize> = near.iter().copied().filter(named).collect();
    let totals: Vec<usize> = near.iter().copied().filter(total).collect();
    let each = |number: usize, total: usize| {
        let times = from_axis(desk.fact(number).figure.unit, desk.fact(number).stated?);
        Band::of(desk.fact(total))?.over(Band::point(times))
    };
    let [number] = *numbers.as_slice() else { return None };
    let fits = |total: &usize| each(number, *total).is_some_and(|each| each.judge(fact) == Verdict::Holds);
    let tied = {
        let last = number.max(*totals.last()?);
        let tie = desk.between(last, rate);
        let same = desk.fact(last).sentence == fact.sentence && desk.fact(number).sentence == fact.sentence;
        same && words(&tie) <= 6 && (tie.contains(", or ") || tie.contains(" or ")) && totals.len() == 1
    };
    let total = totals.iter().copied().find(fits).or_else(|| totals.first().copied().filter(|_| tied))?;
    let band = each(number, total)?;
    let verdict = if fits(&total) { Verdict::Holds } else { spread_verdict(band, fact) };
    let computed = shown(fact.axis, fact.figure.unit, significant(band.middle()));
    let working = format!("{} ÷ {} = {computed}", desk.cite(total, rate), desk.cite(number, rate));
    Some(desk.check(CheckKind::Product, &[rate, number, total], fact.words(), computed, verdict, working))
}

/// Words behind a sum for everybody of some number.
const HEADS: &[&str] = &[
    "a head",
    "each",
    "apiece",
    "per person",
    "per head",
    "per employee",
    "per worker",
    "per member",
    "for each",
    "for every",
];

/// "worth $30m, or about $20,000 a head", where the article says elsewhere how many heads there are.
fn per_head(desk: &Desk<'_>, rate: usize) -> Option<Check> {
    let fact = desk.fact(rate);
    let after = desk.after(rate);
    let behind = after.trim_start();
    let behind = if fact.axis == Axis::Count { behind.split_once(' ').map_or("", |(_, rest)| rest) } else { behind };
    if !HEADS.iter().any(|cue| behind.starts_with(cue)) {
        return None;
    }
    let like = |at: usize| {
        desk.fact(at).axis == fact.axis && desk.fact(at).head == fact.head || matches!(fact.axis, Axis::Money(_))
    };
    let total =
        desk.window(rate, 1, 0).take_while(|at| *at < rate).filter(|at| desk.fact(*at).axis == fact.axis).last()?;
    let sum = desk.fact(total);
    let large = sum.stated.zip(fact.stated).is_some_and(|(sum, each)| sum >= each * 5.0);
    if !large || !like(total) {
        return None;
    }
    let mut numbers: Vec<usize> = desk
        .near(rate, ARTICLE)
        .filter(|at| {
            let number = desk.fact(*at);
            let people = number.axis == Axis::Count && number.stated >= Some(5.0) && number.head != fact.head
                || number.axis == Axis::Count && number.head.is_none() && number.stated >= Some(5.0);
            people && each_of(desk, total, *at).is_some_and(|each| each.supports(fact))
        })
        .collect();
    numbers.sort_by_key(|at| at.abs_diff(rate));
    let number = *numbers.first()?;
    if !numbers.iter().all(|at| equal(desk.fact(*at), desk.fact(number))) {
        return None;
    }
    let each = each_of(desk, total, number)?;
    let computed = shown(fact.axis, fact.figure.unit, significant(each.middle()));
    let working = format!("{} ÷ {} = {computed}", desk.cite(total, rate), desk.cite(number, rate));
    Some(desk.check(CheckKind::Product, &[rate, number, total], fact.words(), computed, Verdict::Holds, working))
}

/// What a sum makes for each of a number.
fn each_of(desk: &Desk<'_>, total: usize, number: usize) -> Option<Band> {
    Band::of(desk.fact(total))?.over(Band::point(desk.fact(number).stated?))
}

/// "Running a branch costs £430,000 a year. So closing them all will save around £27m", where the article tells of 62.
fn all_of_them(desk: &Desk<'_>, claim: usize) -> Option<Check> {
    let fact = desk.fact(claim);
    if !matches!(fact.axis, Axis::Money(_))
        || !closes(&desk.before(claim), 60, &["them all", "all of them", "all the", "all of these"])
    {
        return None;
    }
    let rate = desk.window(claim, 1, 0).filter(|at| *at < claim && desk.fact(*at).axis == fact.axis).last()?;
    let (each, sum) = (Band::of(desk.fact(rate))?, Band::of(fact)?);
    let counts = (desk.own(fact.rank).start..rate).rev().take(NEIGHBOURS);
    let found: Vec<usize> = counts
        .filter(|at| {
            let number = desk.fact(*at);
            let times =
                number.stated.filter(|_| number.axis == Axis::Count && number.figure.qualifier == Qualifier::Exact);
            times
                .is_some_and(|times| times >= 2.0 && each.scaled(times).supports(fact) && each.scaled(times).meets(sum))
        })
        .collect();
    let number = *found.first()?;
    if !found.iter().all(|at| equal(desk.fact(*at), desk.fact(number))) {
        return None;
    }
    let computed = shown(fact.axis, fact.figure.unit, each.middle() * desk.fact(number).stated?);
    let working = format!("{} × {} = {computed}", desk.cite(rate, claim), desk.cite(number, claim));
    Some(desk.check(CheckKind::Product, &[claim, rate, number], fact.words(), computed, Verdict::Holds, working))
}

/// A value to three digits, for people.
fn significant(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let scale = 10f64.powf(2.0 - value.abs().log10().floor());
    (value * scale).round() / scale
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

/// Words between a sum and the number of things that it goes for, and between that and the rate.
const ON: &[&str] = &[" on", " for"];
const COST: &[&str] = &[" cost", " costing", " costs", " at", " earning", " paid", " worth"];

/// "save $310 million on 1,740 posts that cost $140,000 each": sum, number and rate next to one another.
fn on_so_many(desk: &Desk<'_>, rate: usize) -> Option<(usize, usize, Band)> {
    let (number, total) = (rate.checked_sub(1)?, rate.checked_sub(2)?);
    let (each, counted, sum) = (desk.fact(rate), desk.fact(number), desk.fact(total));
    let here = desk.own(each.rank).contains(&total) && sum.sentence == each.sentence;
    let (on, cost) = (desk.between(total, number), desk.between(number, rate));
    let ends = |text: &str, cues: &[&str]| cues.iter().any(|cue| text.trim_end().ends_with(cue));
    let tied = words(&on) <= 2 && ends(&on, ON) && words(&cost) <= 4 && ends(&cost, COST) && !cost.contains(',');
    let fits = counted.axis == Axis::Count && sum.axis == each.axis && matches!(each.axis, Axis::Money(_));
    let times = count(desk, number).filter(|_| here && tied && fits && sum.stated > each.stated)?;
    Some((number, total, Band::of(sum)?.over(times)?))
}

/// How many: a count as it is, a length of time in its own unit.
fn count(desk: &Desk<'_>, at: usize) -> Option<Band> {
    let fact = desk.fact(at);
    let stated = fact.stated?;
    let value = if fact.axis == Axis::Duration { from_axis(fact.figure.unit, stated) } else { stated };
    (value > 0.0).then_some(Band::point(value))
}

#[cfg(test)]
mod tests {
    use crate::compare::checks::tests::{checks, read_checks};

    #[test]
    fn a_sum_over_a_time_makes_a_rate() {
        assert_eq!(
            read_checks(&["Taxi firms paid £52,000 in fines over 52 weeks, or £1,000 a week."]).len(),
            1,
            "it holds"
        );
        let fails = read_checks(&["Taxi firms paid £52,000 in fines over 52 weeks, or £3,000 a week."]);
        assert_eq!(fails, ["Fails: £3,000: £52,000 ÷ 52 = £1,000"]);
        assert!(read_checks(&["The quarry took €36m in three months. Its owner spends €1m a day."]).is_empty());
    }

    #[test]
    fn a_rate_for_each_of_many_is_not_that_of_all() {
        let told =
            |rest: &str| read_checks(&[&format!("The plan of Norda costs $780 million over four years, or {rest}.")]);
        assert!(told("$195 million a year").iter().any(|line| line.starts_with("Holds")));
        assert!(told("$310 million a year").iter().any(|line| line.starts_with("Fails")));
        assert!(!told("$310 a year for the average home").iter().any(|line| line.starts_with("Fails")));
    }

    #[test]
    fn what_so_many_at_so_much_take() {
        let staff =
            |sum: &str| read_checks(&[&format!("Hiring 85 nurses at $72,000 apiece takes ${sum} million a year.")]);
        assert!(staff("6.1")[0].starts_with("Holds"), "{:?}", staff("6.1"));
        assert!(staff("8")[0].starts_with("Fails"), "{:?}", staff("8"));
        let saved =
            |sum: &str| read_checks(&[&format!("They save ${sum} million on 1,740 posts that cost $140,000 each.")]);
        assert!(saved("244")[0].starts_with("Holds"), "{:?}", saved("244"));
        assert!(saved("310")[0].starts_with("Fails"), "{:?}", saved("310"));
    }

    #[test]
    fn a_rate_for_each_thing_is_the_sum_over_their_number() {
        let buses = |each: &str| read_checks(&[&format!("The city paid €4.5m for 30 buses, or €{each} a bus.")]);
        assert_eq!(buses("150,000"), ["Holds: €150,000: €4.5m ÷ 30 = €150,000"]);
        assert_eq!(buses("250,000"), ["Fails: €250,000: €4.5m ÷ 30 = €150,000"]);
        assert!(read_checks(&["The city paid €4.5m for 30 buses. A tram costs €2m a kilometre."]).is_empty());
        let canal = read_checks(&["The state lent $90m to build 300km of canals, or $300,000 a kilometre."]);
        assert_eq!(canal, ["Holds: $300,000: $90m ÷ 300km = $300,000"]);
    }

    #[test]
    fn heads_may_stand_elsewhere_in_the_article() {
        let pot = |each: &str| {
            checks(&[&format!(
                "It has {{1,500|members|}} members. It will share out {{$30000|pot|}}, or {{{each}|pot|}} a head."
            )])
        };
        assert_eq!(pot("$20"), ["Holds: $20: $30000 ÷ 1,500 = $20"]);
        assert!(pot("$45").is_empty());
    }

    #[test]
    fn all_of_them_cost_as_often_as_one() {
        let shops = |sum: &str| {
            checks(&[&format!(
                "It has {{60|shops|}} shops. Running one costs {{$400|cost|}} a year. Closing them all saves {{{sum}|saving|}}."
            )])
        };
        assert_eq!(shops("$24000"), ["Holds: $24000: $400 × 60 = $24,000"]);
        assert!(shops("$33000").is_empty());
    }
}
