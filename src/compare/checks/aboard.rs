//! Those on board: "178 people were on board; 102 survived and 76 died".

use super::{Check, CheckKind, Desk, Rule, Verdict, explain, opens};
use crate::compare::facts::{Axis, Fact};
use crate::compare::frame::Fate;
use crate::figures::{Qualifier, Role};

pub(super) const RULE: Rule = Rule {
    name: "aboard",
    description: "Survivors, dead and missing against the number of those who were on board",
    find,
};

/// Words next to a number of people that say that these are all.
const ABOARD: &[&str] =
    &["on board", "aboard", "on the boat", "on the ship", "on the plane", "on the train", "on the bus"];

/// So many figures to either side the parts stand.
const NEAR: usize = 8;

fn find(desk: &Desk<'_>, rank: usize) -> Vec<Check> {
    desk.own(rank).filter_map(|at| one(desk, at)).collect()
}

fn one(desk: &Desk<'_>, all: usize) -> Option<Check> {
    let whole = desk.fact(all);
    if !exact(whole) || !opens(&desk.after(all), 40, ABOARD) || whole.stated < Some(10.0) {
        return None;
    }
    let near: Vec<usize> = desk
        .near(all, NEAR)
        .filter(|at| {
            let fact = desk.fact(*at);
            exact(fact) && fact.stated < whole.stated && fact.sentence.abs_diff(whole.sentence) <= 4
        })
        .collect();
    let of = |fate: Fate| near.iter().copied().filter(move |at| desk.fact(*at).frame.fate == Some(fate));
    let value = |at: usize| desk.fact(at).stated.unwrap_or_default();
    let total = value(all);
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for saved in of(Fate::Saved) {
        for dead in of(Fate::Dead) {
            runs.push(vec![saved, dead]);
            runs.extend(of(Fate::Missing).map(|missing| vec![saved, dead, missing]));
        }
        runs.extend(of(Fate::Missing).map(|missing| vec![saved, missing]));
    }
    let parts = runs.into_iter().find(|run| run.iter().map(|at| value(*at)).sum::<f64>() == total)?;
    let listed: Vec<String> = parts.iter().map(|at| desk.cite(*at, all)).collect();
    let computed = explain::number(total);
    let working = format!("{} = {computed}", listed.join(" + "));
    let mut figures = vec![all];
    figures.extend(parts);
    Some(desk.check(CheckKind::Sum, &figures, whole.words(), computed, Verdict::Holds, working))
}

/// A plain number of people.
fn exact(fact: &Fact<'_>) -> bool {
    fact.axis == Axis::Count
        && fact.figure.qualifier == Qualifier::Exact
        && fact.role() == Role::Level
        && fact.stated.is_some_and(|value| value >= 1.0)
}

#[cfg(test)]
mod tests {
    use crate::compare::checks::tests::read_checks;

    #[test]
    fn survivors_and_dead_are_those_who_were_on_board() {
        let said = |dead: &str| {
            read_checks(&[&format!(
                "The ferry had 178 people on board. Of these 102 survived. Another {dead} people died."
            )])
        };
        assert_eq!(said("76"), ["Holds: 178: 102 + 76 = 178"]);
        assert!(said("60").is_empty(), "the others may be missing");
    }
}
