//! A step and where it leads: "47 rounds, four more than the 43 found at first", "10.9 per cent, 1.2 points above the
//! 9.7 of May", "rises by 500 crowns to 14,500", where 14,000 is told elsewhere. What does not fit is another step.

use super::super::facts::from_axis;
use super::{ARTICLE, Check, CheckKind, Desk, Rule, Verdict, equal, explain, lead, words};
use crate::compare::facts::Axis;
use crate::figures::Qualifier;

pub(super) const RULE: Rule =
    Rule { name: "step", description: "A step told with the value it starts from or leads to", find };

/// Words between a step and the value that it starts from, and whether it leads up.
const THAN: &[(&str, bool)] = &[
    (" more than ", true),
    (" longer than ", true),
    (" higher than ", true),
    (" above ", true),
    (" fewer than ", false),
    (" less than ", false),
    (" shorter than ", false),
    (" lower than ", false),
    (" below ", false),
    (" short of ", false),
];

/// Verbs of a step: "dropped $2.50 to $61.50".
const VERBS: &[&str] =
    &["by", "dropped", "fell", "lost", "slipped", "sank", "shed", "rose", "gained", "climbed", "added", "jumped"];

/// So many values of other articles are looked at.
const WITNESSES: usize = 16;

fn find(desk: &Desk<'_>, rank: usize) -> Vec<Check> {
    desk.own(rank).filter_map(|at| than(desk, at).or_else(|| by(desk, at))).collect()
}

/// A value in its own unit, where it is told as it is.
fn plain(desk: &Desk<'_>, at: usize) -> Option<f64> {
    let fact = desk.fact(at);
    let exact = matches!(fact.figure.qualifier, Qualifier::Exact);
    Some(from_axis(fact.figure.unit, fact.stated.filter(|value| exact && *value > 0.0)?))
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-6 * a.abs().max(b.abs())
}

/// "47 rounds were fired, four more than the 43 found": all three stand in one sentence, the step before its start.
fn than(desk: &Desk<'_>, step: usize) -> Option<Check> {
    let start = step + 1;
    if !desk.own(desk.fact(step).rank).contains(&start) {
        return None;
    }
    let between = desk.between(step, start);
    let (_, up) = THAN.iter().find(|(cue, _)| between.contains(cue))?;
    let near = words(&between) <= 8 && !between.contains([',', ';', '.', '(']);
    let (by, from) = (plain(desk, step)?, plain(desk, start)?);
    let to = if *up { from + by } else { from - by };
    let end = desk.window(step, 1, 0).filter(|at| *at < step).filter(|at| {
        let fact = desk.fact(*at);
        // The second value may leave its unit out: "131 days, 34 longer than the 97".
        let like = fact.axis == desk.fact(start).axis || desk.fact(start).axis == Axis::Count;
        like && plain(desk, *at).is_some_and(|value| close(value, to))
    });
    let end = end.last().filter(|_| near)?;
    Some(report(desk, [step, start, end], from, by, *up))
}

/// "rises by 500 crowns to 14,500": the value before it stands elsewhere.
fn by(desk: &Desk<'_>, step: usize) -> Option<Check> {
    let end = step + 1;
    let (fact, verb) = (desk.fact(step), lead(desk, step));
    let verb = verb.split_whitespace().next_back()?;
    if !VERBS.contains(&verb) || !desk.own(fact.rank).contains(&end) {
        return None;
    }
    let between = desk.between(step, end);
    let to = words(&between) <= 3 && between.trim_end().ends_with("to") && !between.contains([';', '.']);
    let (by, last) = (plain(desk, step)?, plain(desk, end)?);
    let now = desk.fact(end);
    // The step or the value may leave its unit out, but not both.
    let axis = if now.axis == Axis::Count { fact.axis } else { now.axis };
    let like = fact.axis == now.axis || fact.axis == Axis::Count || now.axis == Axis::Count;
    let telling = matches!(axis, Axis::Count | Axis::Money(_)) && last >= 20.0;
    if !to || !like || !telling || by >= last {
        return None;
    }
    let was = |up: bool| if up { last - by } else { last + by };
    let mut found: Vec<(usize, bool)> = Vec::new();
    for up in [true, false] {
        let value = was(up);
        let own = desk.near(step, ARTICLE).filter(|at| *at != end && desk.fact(*at).axis == axis);
        let others = desk.elsewhere(step, axis, value * (1.0 - 1e-6), value * (1.0 + 1e-6)).take(WITNESSES);
        let fits = |at: &usize| plain(desk, *at).is_some_and(|stated| close(stated, value));
        found.extend(own.chain(others).find(fits).map(|at| (at, up)));
    }
    // Where both the one and the other value is told, nothing says from which it went.
    let [(start, up)] = *found.as_slice() else { return None };
    let unlike = equal(desk.fact(start), now);
    (!unlike).then(|| report(desk, [step, start, end], was(up), by, up))
}

fn report(desk: &Desk<'_>, [step, start, end]: [usize; 3], from: f64, by: f64, up: bool) -> Check {
    let computed = explain::number(if up { from + by } else { from - by });
    let sign = if up { '+' } else { '−' };
    let working = format!("{} {sign} {} = {computed}", desk.cite(start, step), desk.cite(step, step));
    desk.check(CheckKind::Sum, &[step, end, start], desk.cite(end, step), computed, Verdict::Holds, working)
}

#[cfg(test)]
mod tests {
    use crate::compare::checks::tests::checks;

    #[test]
    fn so_many_more_than_before() {
        let days = |more: &str| {
            checks(&[&format!(
                "They had {{48|days|}} days, {{{more}|days|}} more than the {{45|days|}} that a report of {{412|pages|}} pages had named."
            )])
        };
        assert_eq!(days("3"), ["Holds: 48: 45 + 3 = 48"]);
        assert!(days("4").is_empty());
    }

    #[test]
    fn what_rose_by_so_much_was_so_much_before() {
        let wage = |was: &str| {
            checks(&[&format!(
                "The wage has stood at {{{was}|wage|}}. It rises by {{$500|rise|}} to {{$14500|wage|}}."
            )])
        };
        assert_eq!(wage("$14000"), ["Holds: $14500: $14000 + $500 = 14,500"]);
        assert!(wage("$13000").is_empty());
    }
}
