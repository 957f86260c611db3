//! What is left over: "61 per cent for and 27 per cent against; the remaining 12 per cent were undecided", "of its 36
//! bakeries, 22 will be sold, and the other 14 will close".

use super::super::facts::Fact;
use super::band::Band;
use super::{Check, CheckKind, Desk, Rule, Verdict, explain, lead, percent, words};
use crate::compare::facts::Axis;
use crate::figures::{Qualifier, Role, Unit};

pub(super) const RULE: Rule =
    Rule { name: "remainder", description: "“The remaining” against the whole less its other parts", find };

/// Words right before what is left.
const LEFT: &[&str] = &["the remaining", "the other"];

/// So many other parts a sentence names at most.
const PARTS: usize = 5;

fn find(desk: &Desk<'_>, rank: usize) -> Vec<Check> {
    desk.own(rank).filter_map(|at| one(desk, at)).collect()
}

fn one(desk: &Desk<'_>, rest: usize) -> Option<Check> {
    let fact = desk.fact(rest);
    let before = lead(desk, rest);
    if !LEFT.iter().any(|cue| before.trim_end().ends_with(cue)) || fact.stated.is_none() {
        return None;
    }
    match fact.axis {
        Axis::Share if fact.figure.unit == Unit::PERCENT => of_hundred(desk, rest),
        Axis::Count => of_whole(desk, rest),
        _ => None,
    }
}

/// Shares of one sentence of which the last is the rest make a hundred.
fn of_hundred(desk: &Desk<'_>, rest: usize) -> Option<Check> {
    // "the remaining 10 per cent of the bond" is a share of something else.
    let after = desk.after(rest);
    if after.trim_start().starts_with("of ") || after.trim_start().starts_with("stake") {
        return None;
    }
    let share = |at: &usize| {
        let fact = desk.fact(*at);
        fact.axis == Axis::Share
            && fact.figure.unit == Unit::PERCENT
            && matches!(fact.role(), Role::Level | Role::Share)
    };
    let sentence: Vec<usize> = desk.window(rest, 0, 0).filter(|at| *at < rest).collect();
    let parts: Vec<usize> = sentence.iter().copied().filter(share).collect();
    if parts.is_empty() || parts.len() > PARTS || parts.len() < sentence.len() {
        return None;
    }
    let all: Vec<usize> = parts.iter().copied().chain([rest]).collect();
    let sum: f64 = all.iter().filter_map(|at| desk.fact(*at).stated).sum();
    let slack: f64 = all.iter().map(|at| desk.fact(*at).step.min(1.0) / 2.0).sum();
    let bound = all.iter().any(|at| !matches!(desk.fact(*at).figure.qualifier, Qualifier::Exact));
    let off = (sum - 100.0).abs();
    let verdict = match off {
        off if off <= slack => Verdict::Holds,
        // So far off they are shares of several things.
        off if off <= 20.0 && parts.len() >= 2 && !bound => Verdict::Fails,
        _ => return None,
    };
    let left = 100.0 - (sum - fact_value(desk.fact(rest)));
    report(desk, rest, &parts, "100 %", percent(left), verdict)
}

/// "Of the 250 boats, 140 sank; the remaining 110 were towed away."
fn of_whole(desk: &Desk<'_>, rest: usize) -> Option<Check> {
    let left = desk.fact(rest);
    let sentence: Vec<usize> =
        desk.window(rest, 0, 0).filter(|at| *at < rest && desk.fact(*at).axis == Axis::Count).collect();
    let (whole, parts) = sentence.split_first()?;
    let all = desk.fact(*whole);
    let before = lead(desk, *whole);
    let opened = words(&before) <= 2 && before.trim_start().starts_with("of ");
    if !opened || parts.is_empty() || parts.len() > PARTS || !plain(left, all) {
        return None;
    }
    let stated = |at: usize| fact_value(desk.fact(at));
    let sum: f64 = parts.iter().map(|at| stated(*at)).sum::<f64>() + stated(rest);
    let total = fact_value(all);
    let exact = |fact: &Fact<'_>| fact.figure.qualifier == Qualifier::Exact;
    let slack: f64 = parts.iter().chain([&rest, whole]).map(|at| width(desk.fact(*at))).sum();
    let verdict = if (sum - total).abs() <= slack.max(1e-9) {
        Verdict::Holds
    } else if let [part] = parts
        && exact(all)
        && exact(left)
        && exact(desk.fact(*part))
        && plain(desk.fact(*part), all)
        && total > stated(*part)
    {
        Verdict::Fails
    } else {
        return None;
    };
    let remains = total - (sum - stated(rest));
    report(desk, rest, &[&[*whole], parts].concat(), "", explain::number(remains), verdict)
}

/// Half of what the rounding of a number allows.
fn width(fact: &Fact<'_>) -> f64 {
    Band::of(fact)
        .filter(|_| fact.figure.qualifier == Qualifier::Approx)
        .map_or(0.0, |band| (band.high - band.low) / 2.0)
}

/// Whether a number counts what the whole counts: it has the same noun or none. What is taken for a noun and is no plural
/// is a verb: "140 sank".
fn plain(fact: &Fact<'_>, whole: &Fact<'_>) -> bool {
    let noun = fact.figure.noun.map(|span| span.of(fact.article().text())).unwrap_or_default();
    fact.head.is_none() || fact.head == whole.head || !noun.ends_with('s')
}

fn fact_value(fact: &Fact<'_>) -> f64 {
    fact.stated.unwrap_or_default()
}

/// `others` are the figures that are taken from `whole`, or from the first of them.
fn report(
    desk: &Desk<'_>,
    rest: usize,
    others: &[usize],
    whole: &str,
    computed: String,
    verdict: Verdict,
) -> Option<Check> {
    let listed: Vec<String> = others.iter().map(|at| desk.cite(*at, rest)).collect();
    let whole = if whole.is_empty() { String::new() } else { format!("{whole} − ") };
    let working = format!("{whole}{} = {computed}", listed.join(" − "));
    let mut figures = vec![rest];
    figures.extend_from_slice(others);
    let says = format!("the remaining {}", desk.fact(rest).words());
    Some(desk.check(CheckKind::Sum, &figures, says, computed, verdict, working))
}

#[cfg(test)]
mod tests {
    use crate::compare::checks::tests::checks;

    #[test]
    fn shares_and_their_rest_make_a_hundred() {
        let survey = |rest: &str| {
            checks(&[&format!(
                "A survey had {{61%|poll|}} for the bridge and {{27%|poll|}} against; the remaining {{{rest}|poll|}} were undecided."
            )])
        };
        assert_eq!(survey("12%"), ["Holds: the remaining 12%: 100 % − 61% − 27% = 12 %"]);
        assert_eq!(survey("15%"), ["Fails: the remaining 15%: 100 % − 61% − 27% = 12 %"]);
        assert!(survey("60%").is_empty(), "shares of several things");
    }

    #[test]
    fn the_rest_of_something_else_is_left_alone() {
        assert!(
            checks(&[
                "She holds {30%|stake|} and sold {50%|stake|}; the remaining {10%|bond|} of the bond was repaid."
            ])
            .is_empty()
        );
    }

    #[test]
    fn the_rest_of_a_number_is_what_its_parts_leave() {
        let boats = |rest: &str| {
            checks(&[&format!(
                "Of the {{250|boats|}} boats in the harbour, {{140|boats|}} sank; the remaining {{{rest}|boats|}} were towed away."
            )])
        };
        assert_eq!(boats("110"), ["Holds: the remaining 110: 250 − 140 = 110"]);
        assert_eq!(boats("90"), ["Fails: the remaining 90: 250 − 140 = 110"]);
        let several =
            "Of the {250|boats|} boats, {140|boats|} sank and {60|boats|} burned; the other {30|boats|} are safe.";
        assert!(checks(&[several]).is_empty(), "the 60 may be of the 140");
    }
}
