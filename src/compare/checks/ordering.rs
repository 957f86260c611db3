//! Order: "fell to 18.2 billion against 53 billion a year earlier", and a number under the ceiling reported before it.

use super::super::facts::Axis;
use super::super::{Relation, explain};
use super::{Check, CheckKind, Desk, Rule, Verdict, closes, commensurable, equal, lead, percent, words};
use crate::figures::{Dimension, Qualifier, Role};

pub(super) const RULE: Rule =
    Rule { name: "ordering", description: "Words of direction and ceilings against the numbers they stand with", find };

const DOWN: &[&str] = &[
    "fell to",
    "fallen to",
    "falls to",
    "dropped to",
    "declined to",
    "down to",
    "sank to",
    "shrank to",
    "slid to",
    "slipped to",
    "shortened to",
];
const UP: &[&str] =
    &["rose to", "risen to", "rises to", "climbed to", "grew to", "grown to", "jumped to", "increased to"];
const SINK: &[&str] =
    &["fell", "fallen", "falls", "dropped", "declined", "sank", "shrank", "shrunk", "shortened", "slipped"];
const GROW: &[&str] = &["rose", "risen", "rises", "climbed", "grew", "grown", "jumped", "increased"];
const CUT: &[&str] = &["cut", "reduced", "lowered", "trimmed", "slashed"];
const RAISED: &[&str] = &["raised", "lifted", "upgraded"];
const AGAINST: &[&str] = &["against", "compared with", "compared to", "from", "versus"];

fn find(desk: &Desk<'_>, rank: usize) -> Vec<Check> {
    let mut found = Vec::new();
    for new in desk.own(rank) {
        let before = desk.before(new);
        let (down, up) = (closes(&before, 16, DOWN), closes(&before, 16, UP));
        if down == up {
            continue;
        }
        let old = desk.window(new, 0, 0).filter(|old| *old > new).take(2).find(|old| {
            let between = desk.between(new, *old);
            commensurable(desk.fact(new), desk.fact(*old)) && closes(&between, 18, AGAINST) && words(&between) <= 12
        });
        found.extend(old.map(|old| direction(desk, new, old, down)));
    }
    found.extend(desk.own(rank).filter_map(|at| ends(desk, at)));
    found.extend(desk.own(rank).filter_map(|at| moved_from(desk, at)));
    found.extend(desk.own(rank).filter_map(|at| ceiling(desk, at)));
    found
}

fn direction(desk: &Desk<'_>, new: usize, old: usize, down: bool) -> Check {
    let (now, then) = (desk.fact(new).stated.unwrap_or_default(), desk.fact(old).stated.unwrap_or_default());
    let verdict = if (now < then) == down && now != then { Verdict::Holds } else { Verdict::Fails };
    let change = if then == 0.0 { 0.0 } else { (now - then) / then * 100.0 };
    let computed = format!("{}{}", if change > 0.0 { "+" } else { "" }, percent(change));
    let says = format!("{} {}", if down { "fell to" } else { "rose to" }, desk.cite(new, new));
    let working = format!("{} against {}: {computed}", desk.cite(new, new), desk.cite(old, new));
    desk.check(CheckKind::Ordering, &[new, old], says, computed, verdict, working)
}

/// "rose from 11,900 to 12,400".
fn ends(desk: &Desk<'_>, old: usize) -> Option<Check> {
    let before = lead(desk, old);
    let verb = before.trim_end().strip_suffix(" from")?.split_whitespace().next_back()?;
    let down = SINK.contains(&verb) || CUT.contains(&verb);
    if !down && !GROW.contains(&verb) && !RAISED.contains(&verb) {
        return None;
    }
    let new = desk.window(old, 0, 0).find(|new| *new > old)?;
    let (then, now) = (desk.fact(old), desk.fact(new));
    let between = desk.between(old, new);
    let to = lead(desk, new).split_whitespace().next_back() == Some("to");
    let joined = words(&between) <= 5 && ![" and ", " but ", ",", ";"].iter().any(|clause| between.contains(clause));
    if !to || !joined || !commensurable(then, now) {
        return None;
    }
    let check = direction(desk, new, old, down);
    // A place in a table rises to a smaller number, and a number whose scale was left out is far off.
    let (from, to) = (then.stated?, now.stated?);
    let plain =
        (then.axis != Axis::Count || from >= 100.0) && !matches!(then.axis, Axis::Measurement(Dimension::Temperature));
    let sane = from > 0.0 && to > 0.0 && (0.2..=5.0).contains(&(to / from));
    (check.verdict == Verdict::Holds || (plain && sane)).then_some(check)
}

/// "1,920 injured, up from 1,350 on Wednesday"
fn moved_from(desk: &Desk<'_>, old: usize) -> Option<Check> {
    let before = lead(desk, old);
    let before = before.trim_end();
    let up = before.ends_with(" up from");
    if !up && !before.ends_with(" down from") {
        return None;
    }
    let then = desk.fact(old);
    let sane = |at: &usize| {
        let now = desk.fact(*at);
        let ratio = now.stated.zip(then.stated).map(|(now, then)| now / then);
        commensurable(now, then) && ratio.is_some_and(|ratio| (0.2..=5.0).contains(&ratio))
    };
    let earlier: Vec<usize> = desk.window(old, 0, 0).filter(|at| *at < old).filter(sane).collect();
    // "300 shops in 12 towns, up from 250": the nearest that went this way, or else the nearest.
    let right = |at: &&usize| (desk.fact(**at).stated > then.stated) == up && !equal(desk.fact(**at), then);
    let new = *earlier.iter().rev().find(right).or(earlier.last())?;
    let bounded = [new, old].iter().any(|at| desk.fact(*at).figure.qualifier != Qualifier::Exact);
    let near = words(&desk.between(new, old)) <= 6;
    let check = direction(desk, new, old, !up);
    let plain = then.axis != Axis::Count || then.stated >= Some(100.0);
    (check.verdict == Verdict::Holds || (near && plain && !bounded && earlier.len() == 1)).then_some(check)
}

/// What was announced, against what had been reported as the most.
fn ceiling(desk: &Desk<'_>, at: usize) -> Option<Check> {
    let most = desk.fact(at);
    let measure = desk.measure_of[at];
    if most.figure.qualifier != Qualifier::AtMost || most.axis != Axis::Count {
        return None;
    }
    if desk.measures[measure].relation != Relation::Update {
        return None;
    }
    let announced = desk.members[measure].iter().copied().find(|other| {
        let fact = desk.fact(*other);
        fact.figure.qualifier == Qualifier::Exact
            && fact.role() != Role::Prior
            && !equal(fact, most)
            && !fact.stance.planned
    })?;
    let (value, limit) = (desk.fact(announced).stated?, most.stated?);
    let (sign, computed, verdict) = if value <= limit {
        ("≤", explain::number(value), Verdict::Holds)
    } else {
        (">", explain::number(value), Verdict::Strained)
    };
    let working = format!("{} {sign} {}", desk.cite(announced, at), desk.cite(at, at));
    Some(desk.check(CheckKind::Ordering, &[at, announced], most.words(), computed, verdict, working))
}

#[cfg(test)]
mod tests {
    use crate::compare::checks::tests::checks;

    #[test]
    fn what_is_up_is_more() {
        let hurt = |count: &str| {
            checks(&[&format!("The hospital has {{{count}|injured|}} injured, up from {{1,350|injured|}} on Monday.")])
        };
        assert_eq!(hurt("1,920"), ["Holds: rose to 1,920: 1,920 against 1,350: +42.2 %"]);
        assert_eq!(hurt("1,120"), ["Fails: rose to 1,120: 1,120 against 1,350: -17 %"]);
        let towns = "It has {300|shops|} shops in {112|towns|} towns, up from {250|shops|} a year ago.";
        assert_eq!(checks(&[towns]), ["Holds: rose to 300: 300 against 250: +20 %"]);
    }
}
