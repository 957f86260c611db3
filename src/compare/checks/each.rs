//! So many with so many each: "12 coaches with 50 seats each, 600 seats in all".

use super::{Check, CheckKind, Desk, Rule, Verdict, closes, explain, opens, words};
use crate::compare::facts::Axis;
use crate::figures::Qualifier;

pub(super) const RULE: Rule =
    Rule { name: "each", description: "So many things with so many each against the total that the text states", find };

/// Words between the number of things and what each has.
const WITH: &[&str] = &["with", "of", "carrying", "holding", "seating", "each", "containing", "at", "for"];

/// Words before and behind a total.
const BEFORE: &[&str] = &["a total of", "making", "or", "for a total of", "in all"];
const BEHIND: &[&str] = &["in all", "in total", "altogether", "all told"];

fn find(desk: &Desk<'_>, rank: usize) -> Vec<Check> {
    desk.own(rank).filter_map(|at| one(desk, at)).collect()
}

/// Things, what each has, and the total stand next to one another.
fn one(desk: &Desk<'_>, things: usize) -> Option<Check> {
    let (has, total) = (things + 1, things + 2);
    if desk.fact(things).axis != Axis::Count || !desk.own(desk.fact(things).rank).contains(&total) {
        return None;
    }
    let (n, m, t) = (desk.fact(things), desk.fact(has), desk.fact(total));
    let exact = [n, m, t].iter().all(|fact| fact.figure.qualifier == Qualifier::Exact);
    let whole = m.axis == Axis::Count && t.axis == Axis::Count && n.sentence == t.sentence && exact;
    let (first, second) = (desk.between(things, has), desk.between(has, total));
    let with = words(&first) <= 4 && first.split_whitespace().any(|word| WITH.contains(&word));
    let each = words(&second) <= 6 && second.contains(" each") && !second.contains(['.', ';']);
    let called = opens(&desk.after(total), 30, BEHIND) || closes(second.trim_end(), 16, BEFORE);
    // "600 seats in all": the total counts what each has, or nothing of its own.
    let same = t.head.is_none() || t.head == m.head;
    if !whole || !with || !each || !called || !same {
        return None;
    }
    let (x, y, sum) = (n.stated?, m.stated?, t.stated?);
    let verdict = if (x * y - sum).abs() < 1e-6 { Verdict::Holds } else { Verdict::Fails };
    let computed = explain::number(x * y);
    let working = format!("{} × {} = {computed}", desk.cite(things, total), desk.cite(has, total));
    Some(desk.check(CheckKind::Product, &[total, things, has], t.words(), computed, verdict, working))
}

#[cfg(test)]
mod tests {
    use crate::compare::checks::tests::checks;

    #[test]
    fn so_many_with_so_many_each_make_a_total() {
        let coaches = |total: &str| {
            checks(&[&format!(
                "It hired {{12|coaches|}} coaches with {{50|seats|}} seats each, {{{total}|seats|}} seats in all."
            )])
        };
        assert_eq!(coaches("600"), ["Holds: 600: 12 × 50 = 600"]);
        assert_eq!(coaches("800"), ["Fails: 800: 12 × 50 = 600"]);
    }

    #[test]
    fn a_number_that_is_no_total_is_left_alone() {
        let guests = "It hired {12|coaches|} coaches with {50|seats|} seats each and expects {800|guests|} guests.";
        assert!(checks(&[guests]).is_empty());
    }
}
