//! Results without what happens but once: "a profit of £300m after a charge of £50m; the underlying profit was £350m".

use super::band::Band;
use super::{Check, CheckKind, Desk, Rule, Verdict, closes, commensurable, shown, words};
use crate::compare::facts::Axis;
use crate::figures::Role;

pub(super) const RULE: Rule =
    Rule { name: "adjusted", description: "A result and the charge that it bears against the result without it", find };

/// Words before a result that leave out what happens but once.
const WITHOUT: &[&str] = &[
    "underlying",
    "adjusted",
    "excluding",
    "stripping out",
    "stripped of",
    "leaving out",
    "ignores",
    "before the charge",
    "before exceptional",
    "before one-off",
    "without",
];

/// So many sentences further on the other result may stand.
const REACH: usize = 3;

fn find(desk: &Desk<'_>, rank: usize) -> Vec<Check> {
    let money = desk.own(rank).filter(|at| matches!(desk.fact(*at).axis, Axis::Money(_)));
    money.filter_map(|at| one(desk, at)).collect()
}

/// "a profit of A, after a charge of B"
fn one(desk: &Desk<'_>, result: usize) -> Option<Check> {
    let charge = desk.window(result, 0, 0).filter(|at| *at > result).take(2).find(|at| {
        let between = desk.between(result, *at);
        let after = between.rsplit(" after ").next().filter(|_| between.contains(" after "));
        after.is_some_and(|after| words(after) <= 6 && !after.contains([',', ';', '.']))
            && commensurable(desk.fact(result), desk.fact(*at))
            && desk.fact(*at).stated < desk.fact(result).stated
    })?;
    let sum = Band::of(desk.fact(result))?.add(Band::of(desk.fact(charge))?);
    let without = |at: &usize| {
        let fact = desk.fact(*at);
        *at != charge
            && commensurable(fact, desk.fact(result))
            && fact.role() == Role::Level
            && closes(&desk.before(*at), 80, WITHOUT)
            && sum.judge(fact) == Verdict::Holds
            && fact.stated.is_some_and(|stated| (stated - sum.middle()).abs() <= fact.step * 0.55 + 1e-6)
    };
    let claim = desk.window(result, 1, REACH).find(without)?;
    let fact = desk.fact(claim);
    let computed = shown(fact.axis, fact.figure.unit, sum.middle());
    let working = format!("{} + {} = {computed}", desk.cite(result, claim), desk.cite(charge, claim));
    Some(desk.check(CheckKind::Sum, &[claim, result, charge], fact.words(), computed, Verdict::Holds, working))
}

#[cfg(test)]
mod tests {
    use crate::compare::checks::tests::checks;

    #[test]
    fn a_result_without_its_charge_is_both_together() {
        let result = |sum: &str| {
            checks(&[&format!(
                "The profit was {{$300|profit|}}, after a charge of {{$50|charge|}}. Underlying profit came to {{{sum}|profit|}}."
            )])
        };
        assert_eq!(result("$350"), ["Holds: $350: $300 + $50 = $350"]);
        assert!(result("$380").is_empty(), "other charges may have been left out too");
    }

    #[test]
    fn two_results_are_no_result_and_its_charge() {
        let two =
            "The profit was {$300|profit|}. It paid {$50|price|} for a mill. Underlying sales came to {$350|sales|}.";
        assert!(checks(&[two]).is_empty());
    }
}
