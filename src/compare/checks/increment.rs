//! Numbers that grow: "a further 12 bodies were found. That takes the toll to 45", where 33 had been reported.

use super::super::words::shared;
use super::{Check, CheckKind, Desk, Rule, Verdict, closes, equal, explain, lead};
use crate::compare::facts::Axis;
use crate::figures::Role;

pub(super) const RULE: Rule =
    Rule { name: "increment", description: "What came on top of an earlier number against the new one", find };

/// Words before a new number that say that something came on top.
const GREW: &[&str] = &[
    "takes the ",
    "taking the ",
    "took the ",
    "brings the ",
    "bringing the ",
    "brought the ",
    "raises the ",
    "raising the ",
    "raised the ",
    "lifts the ",
    "lifting the ",
    "lifted the ",
    "revised the ",
];

/// Words between a new number and what made it so: "to 177, having found 13 more".
const FOUND: &[&str] =
    &["having found", "after finding", "after adding", "having added", "after another", "after a further"];

/// So many other articles are heard about an earlier number.
const WITNESSES: usize = 64;

fn find(desk: &Desk<'_>, rank: usize) -> Vec<Check> {
    desk.own(rank).filter(|at| desk.fact(*at).axis == Axis::Count).filter_map(|at| one(desk, at)).collect()
}

fn one(desk: &Desk<'_>, total: usize) -> Option<Check> {
    let before = lead(desk, total);
    let before = before.trim_end();
    let told = (before.ends_with(" to") || before.ends_with(" at")) && closes(before, 90, GREW);
    let sum = desk.fact(total).stated.filter(|_| told)?;
    let more = desk.window(total, 1, 0).find(|at| {
        let fact = desk.fact(*at);
        let ahead = *at < total && fact.stance.further;
        let behind = *at > total && FOUND.iter().any(|cue| desk.between(total, *at).contains(cue));
        fact.axis == Axis::Count && fact.stated.is_some_and(|more| 0.0 < more && more < sum) && (ahead || behind)
    })?;
    let then = sum - desk.fact(more).stated?;
    let earlier = |at: &usize| {
        let (old, new) = (desk.fact(*at), desk.fact(total));
        let one = desk.measure_of[*at] == desk.measure_of[total]
            || (shared(&old.concept, &new.concept) > 0 && !old.concept.is_empty())
            || (old.frame.fate.is_some() && old.frame.fate == new.frame.fate);
        *at != more && old.stated == Some(then) && one && matches!(old.role(), Role::Level | Role::Prior)
    };
    let own = desk.own(desk.fact(total).rank).take(super::LONG).filter(|at| *at != total);
    let others = desk.elsewhere(total, Axis::Count, then - 1e-6, then + 1e-6).take(WITNESSES);
    let found: Vec<usize> = own.filter(|at| desk.fact(*at).axis == Axis::Count).chain(others).filter(earlier).collect();
    let old = *found.first()?;
    debug_assert!(found.iter().all(|at| equal(desk.fact(*at), desk.fact(old))));
    let computed = explain::number(sum);
    let working = format!("{} + {} = {computed}", desk.cite(old, total), desk.cite(more, total));
    let says = desk.fact(total).words();
    Some(desk.check(CheckKind::Sum, &[total, more, old], says, computed, Verdict::Holds, working))
}

#[cfg(test)]
mod tests {
    use crate::compare::checks::tests::read_checks;

    #[test]
    fn what_is_found_later_comes_on_top() {
        let then =
            "The death toll in the mine at Norda stood at 33 on Thursday, said Tessa Marlow of the Norda rescuers.";
        let now = "Tessa Marlow of the Norda rescuers found a further 12 bodies in the mine. The discovery takes the death toll to 45.";
        assert_eq!(read_checks(&[then, now]), ["Holds: 45: 33 (a) + 12 = 45"]);
    }

    #[test]
    fn another_earlier_number_is_left_alone() {
        let then =
            "The death toll in the mine at Norda stood at 30 on Thursday, said Tessa Marlow of the Norda rescuers.";
        let now = "Tessa Marlow of the Norda rescuers found a further 12 bodies in the mine. The discovery takes the death toll to 45.";
        assert!(read_checks(&[then, now]).is_empty());
    }
}
