//! Margins: "a profit of $60m on sales of $400m, a margin of 15 per cent".

use super::super::words::{self as telling, Stem};
use super::band::share_of;
use super::{Check, CheckKind, Desk, Rule, Verdict, lead, percent, words};
use crate::compare::facts::{Axis, Fact};
use crate::figures::Role;

pub(super) const RULE: Rule = Rule {
    name: "margin",
    description: "What was earned on what was sold against the margin that the text states",
    find,
};

/// What is sold, and what is left of it.
const SALES: &[&str] = &["revenue", "sales", "turnover"];
const EARNED: &[&str] = &["profit", "income", "earnings", "ebitda"];

/// So many words may stand between the last of the two sums and the margin.
const REACH: usize = 6;

fn find(desk: &Desk<'_>, rank: usize) -> Vec<Check> {
    desk.own(rank).filter(|at| desk.fact(*at).axis == Axis::Share).filter_map(|at| one(desk, at)).collect()
}

fn one(desk: &Desk<'_>, claim: usize) -> Option<Check> {
    let before = lead(desk, claim);
    let before = before.trim_end();
    let head = before.strip_suffix("margin of")?;
    // Both sums stand in the clause before, or in the sentence before "That is a margin of 7 per cent".
    let back = if words(head) <= 3 && ["that", "this", "it"].iter().any(|word| head.trim_start().starts_with(word)) {
        1
    } else {
        0
    };
    let sentence = desk.fact(claim).sentence - desk.fact(claim).sentence.min(back);
    let sums: Vec<usize> = desk
        .window(claim, back, 0)
        .filter(|at| *at < claim && desk.fact(*at).sentence == sentence)
        .filter(|at| matches!(desk.fact(*at).axis, Axis::Money(_)) && desk.fact(*at).role() != Role::Prior)
        .collect();
    let [a, b] = *sums.as_slice() else { return None };
    if back == 0 && words(&desk.between(b, claim)) > REACH {
        return None;
    }
    let (sold, earned) = match (is(desk, a, SALES), is(desk, b, SALES)) {
        (true, false) => (a, b),
        (false, true) => (b, a),
        _ => return None,
    };
    let (part, whole) = (desk.fact(earned), desk.fact(sold));
    if part.axis != whole.axis
        || part.stated >= whole.stated
        || !(is(desk, earned, EARNED) || says_earned(desk, earned))
    {
        return None;
    }
    let share = share_of(part, whole)?;
    let computed = percent(part.stated? / whole.stated? * 100.0);
    let working = format!("{} ÷ {} = {computed}", desk.cite(earned, claim), desk.cite(sold, claim));
    let says = format!("a margin of {}", desk.fact(claim).words());
    let verdict = share.judge(desk.fact(claim));
    (verdict != Verdict::Fails || certain(whole, part))
        .then(|| desk.check(CheckKind::Share, &[claim, earned, sold], says, computed, verdict, working))
}

/// Whether a figure is called by one of `names`, in its measure or in the words right before it.
fn is(desk: &Desk<'_>, at: usize, names: &[&str]) -> bool {
    let stems: Vec<Stem> = names.iter().filter_map(|name| telling::stem(name)).collect();
    let fact = desk.fact(at);
    if !fact.concept.is_empty() && fact.nature.is_some() {
        return fact.concept.iter().any(|stem| stems.contains(stem));
    }
    let before = lead(desk, at);
    let mut near = before.split(|c: char| !c.is_alphanumeric()).rev().filter(|word| !word.is_empty()).take(4);
    near.any(|word| names.contains(&word))
}

/// "earned $14 million before tax"
fn says_earned(desk: &Desk<'_>, at: usize) -> bool {
    let before = lead(desk, at);
    before.split_whitespace().next_back().is_some_and(|word| matches!(word, "earned" | "made"))
}

/// Whether both sums are of one time, as far as the text says.
fn certain(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    match (&a.period, &b.period) {
        (Some(a), Some(b)) => !a.conflicts(b),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use crate::compare::checks::tests::read_checks;

    #[test]
    fn a_margin_is_what_is_left_of_the_sales() {
        assert_eq!(
            read_checks(&[
                "The brewery earned $14 million before tax, on revenue of $200 million. That is a margin of seven per cent."
            ]),
            ["Holds: a margin of seven per cent: $14 million ÷ $200 million = 7 %"]
        );
        assert_eq!(
            read_checks(&[
                "Sales of the mill were $400m, on which it made an underlying profit of $60m, a margin of 22 per cent."
            ]),
            ["Fails: a margin of 22 per cent: $60m ÷ $400m = 15 %"]
        );
    }

    #[test]
    fn a_margin_of_other_sums_is_left_alone() {
        assert!(
            read_checks(&[
                "The mill paid $60m for a barley farm. Last year its sales were $400m at a margin of 22 per cent."
            ])
            .is_empty()
        );
        assert!(
            read_checks(&["The mill owes $60m in the north and $400m in the south, and has a margin of 22 per cent."])
                .is_empty()
        );
    }
}
