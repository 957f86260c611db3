//! Arithmetic that the text does itself: "£9m divided by 300 is £30,000", "on 40 million bottles that comes to €6
//! million", "take those away and 1,200 are left", a list of parts behind "comprises".

use super::super::facts::Axis;
use super::band::Band;
use super::{ARTICLE, Check, CheckKind, Desk, Rule, Verdict, closes, equal, lead, opens, shown, words};
use crate::figures::{Dimension, Qualifier, Role};

pub(super) const RULE: Rule =
    Rule { name: "worked", description: "Arithmetic that the words themselves do, done again", find };

/// Words for a division and for a multiplication, as they stand between two numbers.
const OVER: &[&str] = &["divided by", "spread over", "shared between", "split between"];
const TIMES: &[&str] = &["times", "multiplied by"];

/// Words before a result.
const IS: &[&str] = &["is", "gives", "makes", "equals", "comes to", "comes out at", "works out at", "="];

/// Words before a sum that a rate and a number named before it make.
const COMES: &[&str] =
    &["comes to", "came to", "amounts to", "adds up to", "makes", "works out at", "therefore", "would mean", "that is"];

/// Words for what is taken from a number, in the same breath as what is left.
const AWAY: &[&str] = &[
    "take those away",
    "take that away",
    "take them away",
    "without",
    "once ",
    "subtract",
    "deduct",
    "leave out",
    "strip out",
    "excluding",
];
const LEFT: &[&str] = &["are left", "is left", "remain", "were left", "was left", "would be left", "would remain"];

fn find(desk: &Desk<'_>, rank: usize) -> Vec<Check> {
    let own = desk.own(rank);
    let one = |at: usize| quotient(desk, at).or_else(|| comes_to(desk, at)).or_else(|| left(desk, at));
    let mut found: Vec<Check> = own.clone().filter_map(one).collect();
    found.extend(lists(desk, rank));
    found
}

/// Whether a text is one of `cues` and little else: "is roughly", "times".
fn says(text: &str, cues: &[&str], most: usize) -> bool {
    let text = text.trim();
    words(text) <= most && cues.iter().any(|cue| text == *cue || text.starts_with(&format!("{cue} ")))
}

/// "£9.8bn divided by 120,000 is roughly £82,000": the words put all three together.
fn quotient(desk: &Desk<'_>, claim: usize) -> Option<Check> {
    let second = claim.checked_sub(1)?;
    let first = claim.checked_sub(2).filter(|first| desk.own(desk.fact(claim).rank).contains(first))?;
    let tie = desk.between(first, second);
    let (over, times) = (says(&tie, OVER, 4), says(&tie, TIMES, 3));
    let result = says(desk.between(second, claim).trim_start_matches(','), IS, 5);
    if over == times || !result || desk.fact(first).sentence != desk.fact(claim).sentence {
        return None;
    }
    let (a, b) = (Band::of(desk.fact(first))?, Band::of(desk.fact(second))?);
    let fact = desk.fact(claim);
    let axis = |at: usize| desk.fact(at).axis;
    let fits = (axis(first) == fact.axis && axis(second) == Axis::Count)
        || (times && axis(second) == fact.axis && axis(first) == Axis::Count);
    let band = if over { a.over(b)? } else { Band { low: a.low * b.low, high: a.high * b.high } };
    if !fits || b.low <= 0.0 || a.low <= 0.0 {
        return None;
    }
    let computed = shown(fact.axis, fact.figure.unit, rounded(band.middle()));
    let sign = if over { '÷' } else { '×' };
    let working = format!("{} {sign} {} = {computed}", desk.cite(first, claim), desk.cite(second, claim));
    Some(desk.check(CheckKind::Product, &[claim, first, second], fact.words(), computed, band.judge(fact), working))
}

/// "The difference, €1.70, is a supplement. On 12 million doses that comes to €20.4 million.": one number here, its
/// rate shortly before, or a rate for each shortly before and its number anywhere.
fn comes_to(desk: &Desk<'_>, claim: usize) -> Option<Check> {
    let fact = desk.fact(claim);
    let before = lead(desk, claim);
    let sum = Band::of(fact).filter(|band| band.low > 0.0 && matches!(fact.axis, Axis::Money(_)))?;
    if !closes(&before, 40, COMES) {
        return None;
    }
    let rates: Vec<usize> = desk
        .window(claim, 2, 0)
        .filter(|at| *at < claim && desk.fact(*at).axis == fact.axis && desk.fact(*at).stated < fact.stated)
        .collect();
    let number = |at: &usize| {
        let other = desk.fact(*at);
        matches!(other.axis, Axis::Count | Axis::Share)
            && other.figure.unit.dimension() != Dimension::Ratio
            && other.stated.is_some_and(|value| value >= 2.0)
    };
    let here: Vec<usize> = desk.window(claim, 0, 0).filter(|at| *at < claim).filter(number).collect();
    // "each one per cent is worth £9.2 million": the number of them is told elsewhere.
    let each =
        |rate: usize| desk.before(rate).split_whitespace().any(|word| matches!(word, "each" | "every" | "single"));
    let anywhere: Vec<usize> = desk.near(claim, ARTICLE).filter(number).collect();
    let mut found: Vec<(usize, usize)> = Vec::new();
    for rate in rates {
        let Some(band) = Band::of(desk.fact(rate)) else { continue };
        let share = each(rate) && closes(&desk.before(rate), 60, &["per cent", "percent", "percentage point", "point"]);
        let numbers = if each(rate) { &anywhere } else { &here };
        found.extend(numbers.iter().copied().filter_map(|at| {
            let other = desk.fact(at);
            let times = other.stated?;
            let product = Band { low: band.low * times, high: band.high * times };
            let fits = share == (other.axis == Axis::Share) && product.supports(fact) && product.meets(sum);
            fits.then_some((rate, at))
        }));
    }
    let (rate, number) = *found.first()?;
    let alike = |pair: &(usize, usize)| {
        equal(desk.fact(pair.0), desk.fact(rate)) && equal(desk.fact(pair.1), desk.fact(number))
    };
    if !found.iter().all(alike) {
        return None;
    }
    let product = desk.fact(rate).stated? * desk.fact(number).stated?;
    let computed = shown(fact.axis, fact.figure.unit, rounded(product));
    let working = format!("{} × {} = {computed}", desk.cite(rate, claim), desk.cite(number, claim));
    Some(desk.check(CheckKind::Product, &[claim, rate, number], fact.words(), computed, Verdict::Holds, working))
}

/// "33,000 of the total were approved before. Take those away and 87,000 are left": the whole stands anywhere.
fn left(desk: &Desk<'_>, claim: usize) -> Option<Check> {
    let fact = desk.fact(claim);
    let rest = fact.stated.filter(|value| fact.axis != Axis::Count || *value >= 20.0)?;
    let plain = matches!(fact.axis, Axis::Count | Axis::Money(_) | Axis::Measurement(_));
    let told = opens(&desk.after(claim), 40, LEFT) && AWAY.iter().any(|cue| desk.before(claim).contains(cue));
    if !plain || !told {
        return None;
    }
    let taken: Vec<usize> = desk
        .window(claim, 1, 0)
        .filter(|at| *at < claim && desk.fact(*at).axis == fact.axis && desk.fact(*at).role() != Role::Prior)
        .collect();
    let mut found: Vec<(usize, usize)> = Vec::new();
    for part in taken {
        let Some(value) = desk.fact(part).stated.filter(|value| *value > 0.0) else { continue };
        let whole = rest + value;
        let slack = whole * 1e-6;
        let exact = |at: &usize| {
            let other = desk.fact(*at);
            other.axis == fact.axis && other.stated.is_some_and(|other| (other - whole).abs() <= slack)
        };
        let whole = desk.near(claim, ARTICLE).find(exact);
        let whole =
            whole.or_else(|| desk.elsewhere(claim, fact.axis, rest + value - slack, rest + value + slack).next());
        found.extend(whole.map(|whole| (whole, part)));
    }
    let [(whole, part)] = *found.as_slice() else { return None };
    let computed = shown(fact.axis, fact.figure.unit, rest);
    let working = format!("{} − {} = {computed}", desk.cite(whole, claim), desk.cite(part, claim));
    Some(desk.check(CheckKind::Sum, &[claim, whole, part], fact.words(), computed, Verdict::Holds, working))
}

/// What opens a line of a list.
const BULLETS: &[char] = &['-', '–', '—', '•', '*', '·'];

/// The parts of a list, one a line, whose total the article has.
fn lists(desk: &Desk<'_>, rank: usize) -> Vec<Check> {
    let opens_line = |at: &usize| {
        let fact = desk.fact(*at);
        let text = fact.article().text();
        let line = text[..fact.figure.span.start()].rfind('\n').map_or(0, |end| end + 1);
        let head = text[line..fact.figure.span.start()].trim();
        head.starts_with(BULLETS) && words(head) <= 3 && fact.stated.is_some_and(|value| value > 0.0)
    };
    let heads: Vec<usize> = desk.own(rank).filter(opens_line).collect();
    let mut found = Vec::new();
    for run in heads.chunk_by(|a, b| desk.fact(*a).axis == desk.fact(*b).axis && b - a <= 4) {
        let first = desk.fact(run[0]);
        let axis = first.axis;
        if run.len() < 3 || run.len() > 12 || !matches!(axis, Axis::Count | Axis::Money(_) | Axis::Measurement(_)) {
            continue;
        }
        let bands: Option<Vec<Band>> = run.iter().map(|at| Band::of(desk.fact(*at))).collect();
        let Some(sum) = bands.into_iter().flatten().reduce(Band::add) else { continue };
        let total = desk.near(run[0], ARTICLE).find(|at| {
            let fact = desk.fact(*at);
            !run.contains(at)
                && fact.axis == axis
                && matches!(fact.figure.qualifier, Qualifier::Exact | Qualifier::Approx)
                && sum.is_exactly(fact)
                && sum.judge(fact) == Verdict::Holds
        });
        let Some(total) = total else { continue };
        let listed: Vec<String> = run.iter().map(|at| desk.cite(*at, run[0])).collect();
        let computed = shown(axis, desk.fact(total).figure.unit, rounded(sum.middle()));
        let working = format!("{} = {computed}", listed.join(" + "));
        let figures: Vec<usize> = std::iter::once(total).chain(run.iter().copied()).collect();
        found.push(desk.check(CheckKind::Sum, &figures, desk.cite(total, run[0]), computed, Verdict::Holds, working));
    }
    found
}

/// A value to four digits, for people.
fn rounded(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let scale = 10f64.powf(3.0 - value.abs().log10().floor());
    (value * scale).round() / scale
}

#[cfg(test)]
mod tests {
    use crate::compare::checks::tests::read_checks;

    #[test]
    fn a_division_in_words_is_done_again() {
        let each = |result: &str| read_checks(&[&format!("The bill of £9m divided by 300 is roughly £{result}.")]);
        assert_eq!(each("30,000").len(), 1);
        assert!(each("30,000")[0].starts_with("Holds"));
        assert!(each("90,000")[0].starts_with("Fails"));
        assert!(read_checks(&["The bill of £9m, divided by 300 towns, angers the £90,000 mayor."]).is_empty());
    }

    #[test]
    fn a_rate_before_and_its_number_come_to_a_sum() {
        let levy = |sum: &str| {
            read_checks(&[&format!(
                "The levy adds €1.50 to the price. On 40 million bottles that comes to €{sum} million."
            )])
        };
        assert!(levy("60")[0].starts_with("Holds"), "{:?}", levy("60"));
        assert!(levy("75").is_empty());
        let point = |sum: &str| {
            read_checks(&[&format!(
                "The nurses want eight per cent. Each one per cent is worth £5.5 million. The claim is therefore a matter of £{sum} million."
            )])
        };
        assert!(point("44")[0].starts_with("Holds"), "{:?}", point("44"));
        assert!(point("61").is_empty());
    }

    #[test]
    fn what_is_left_is_the_whole_less_what_is_taken_away() {
        let trees = |rest: &str| {
            read_checks(&[&format!(
                "The city promised 54,000 trees. Some 12,000 trees stood already. Take those away and {rest} are left."
            )])
        };
        assert!(trees("42,000")[0].starts_with("Holds"), "{:?}", trees("42,000"));
        assert!(trees("37,000").is_empty());
    }

    #[test]
    fn the_lines_of_a_list_make_its_total() {
        let plan = |last: &str| {
            read_checks(&[&format!(
                "The harbour will cost €9.4 million.\n\nThe plan is new.\n\nIt has these parts:\n- €5.1 million for the quay\n- €3.1 million for cranes\n- €{last} million for sheds\n"
            )])
        };
        assert!(plan("1.2").iter().any(|line| line.starts_with("Holds: €9.4 million")), "{:?}", plan("1.2"));
        assert!(plan("2.3").is_empty());
    }
}
