//! Averages: "five games brought 200,000 spectators, an average of 40,000 a game".

use super::super::words as telling;
use super::band::Band;
use super::{Check, CheckKind, Desk, Rule, Verdict, lead, shown, words};
use crate::compare::facts::Axis;

pub(super) const RULE: Rule =
    Rule { name: "average", description: "A total and a number against the average that the text states", find };

fn find(desk: &Desk<'_>, rank: usize) -> Vec<Check> {
    desk.own(rank).filter_map(|at| one(desk, at)).collect()
}

/// The two figures right before the claim, in its sentence, are the number and the total.
fn one(desk: &Desk<'_>, claim: usize) -> Option<Check> {
    let fact = desk.fact(claim);
    let stated = fact.stated.filter(|value| *value > 0.0)?;
    if !lead(desk, claim).trim_end().ends_with("average of") {
        return None;
    }
    let before: Vec<usize> = desk.window(claim, 0, 0).take_while(|at| *at < claim).collect();
    let [.., a, b] = *before.as_slice() else { return None };
    if words(&desk.between(b, claim)) > 8 {
        return None;
    }
    let like = |number: usize, total: usize| {
        let (number, total) = (desk.fact(number), desk.fact(total));
        number.axis == Axis::Count
            && total.axis == fact.axis
            && total.stated > fact.stated
            && number.stated >= Some(2.0)
    };
    let bigger = desk.fact(a).stated > desk.fact(b).stated;
    let (number, total) = match (like(a, b), like(b, a)) {
        (true, true) if bigger => (b, a),
        (true, _) => (a, b),
        (false, true) => (b, a),
        _ => return None,
    };
    let each = Band::of(desk.fact(total))?.over(Band::point(desk.fact(number).stated?))?;
    let off = (each.middle() - stated).abs();
    let verdict = match each.judge(fact) {
        Verdict::Holds => Verdict::Holds,
        _ if off <= fact.step.min(stated * 0.05) => Verdict::Holds,
        _ if off <= (fact.step * 0.6).max(stated * 0.1) => Verdict::Strained,
        // Only words that name what is shared out put the three together.
        _ if shared_out(desk, claim, number) => Verdict::Fails,
        _ => return None,
    };
    let computed = shown(fact.axis, fact.figure.unit, each.middle());
    let working = format!("{} ÷ {} = {computed}", desk.cite(total, claim), desk.cite(number, claim));
    Some(desk.check(CheckKind::Product, &[claim, total, number], fact.words(), computed, verdict, working))
}

/// "an average of 40,000 a game", where games are what the number counts; or "each".
fn shared_out(desk: &Desk<'_>, claim: usize, number: usize) -> bool {
    let after = desk.after(claim);
    let mut behind = after.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    match behind.next() {
        Some("each" | "apiece") => true,
        Some("a" | "an" | "per") => {
            let noun = behind.next().and_then(telling::stem);
            noun.is_some() && noun == desk.fact(number).head
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::compare::checks::tests::checks;

    #[test]
    fn an_average_is_the_total_over_the_number() {
        assert_eq!(
            checks(&["The {12|flats|} flats sold for {$3600000|flats|}, an average of {$300000|flat|} each."]),
            ["Holds: $300000: $3600000 ÷ 12 = $300,000"]
        );
        assert_eq!(
            checks(&["The {12|flats|} flats sold for {$3600000|flats|}, an average of {$400000|flat|} each."]),
            ["Fails: $400000: $3600000 ÷ 12 = $300,000"]
        );
    }

    #[test]
    fn an_average_of_something_else_is_left_alone() {
        let other = "The {12|towns|} towns got {$3600000|grant|}, an average of {$70|bill|} a household.";
        assert!(checks(&[other]).is_empty());
    }
}
