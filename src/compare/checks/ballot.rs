//! Ballots: "voted by 318 to 106 (75 per cent)", "passed by 212 votes to 187, a majority of 25".

use super::band::Band;
use super::{Check, CheckKind, Desk, Rule, Verdict, percent, words};
use crate::compare::explain;
use crate::compare::facts::Axis;

pub(super) const RULE: Rule = Rule {
    name: "ballot",
    description: "The votes of two sides against the share or the majority that the text states",
    find,
};

/// Words of a sentence that tells of a vote.
const VOTES: &[&str] = &["vote", "ballot", "backed", "passed", "approved", "rejected", "carried", "adopted", "accept"];

/// Words that mean that others took no side.
const ABSTAINED: &[&str] = &["abst", "spoilt", "spoiled", "blank", "invalid", "absent"];

fn find(desk: &Desk<'_>, rank: usize) -> Vec<Check> {
    let counts = desk.own(rank).filter(|at| desk.fact(*at).axis == Axis::Count);
    counts.filter_map(|at| one(desk, at)).collect()
}

/// `for_it` is the first number of "318 to 106".
fn one(desk: &Desk<'_>, for_it: usize) -> Option<Check> {
    let against = for_it + 1;
    let claim = for_it + 2;
    let own = desk.own(desk.fact(for_it).rank);
    let (a, b) = (desk.fact(for_it), own.contains(&claim).then(|| desk.fact(against))?);
    let (yes, no) = (a.stated?, b.stated?);
    let tie = desk.between(for_it, against);
    let tied = matches!(tie.trim(), "to" | "votes to" | "against" | "votes against" | "–" | "-" | "votes for and");
    let whole = yes + no >= 20.0 && yes.fract() == 0.0 && no.fract() == 0.0;
    if b.axis != Axis::Count || !tied || !whole || desk.fact(claim).sentence != a.sentence {
        return None;
    }
    let behind = desk.between(against, claim);
    if words(&behind) > 5 {
        return None;
    }
    let around = [desk.before(for_it), desk.after(for_it)];
    let told_of = |list: &[&str]| list.iter().any(|word| around.iter().any(|words| words.contains(word)));
    if !told_of(VOTES) {
        return None;
    }
    let fact = desk.fact(claim);
    let abstained = told_of(ABSTAINED);
    let (band, says, computed, working) = match fact.axis {
        Axis::Share if behind.trim_start().starts_with(['(', ',']) => {
            let won = yes / (yes + no) * 100.0;
            let computed = percent(won);
            let working =
                format!("{} ÷ ({} + {}) = {computed}", cite(desk, for_it), cite(desk, for_it), cite(desk, against));
            (Band::point(won), fact.words(), computed, working)
        }
        Axis::Count if ["majority of", "margin of"].iter().any(|word| behind.contains(word)) => {
            let gap = (yes - no).abs();
            let computed = explain::number(gap);
            let working = format!("{} − {} = {computed}", cite(desk, for_it), cite(desk, against));
            (Band::point(gap), format!("a majority of {}", fact.words()), computed, working)
        }
        _ => return None,
    };
    let kind = if fact.axis == Axis::Share { CheckKind::Share } else { CheckKind::Sum };
    let verdict = band.judge(fact);
    // Those who took no side make the share smaller.
    if verdict == Verdict::Fails && (abstained || (fact.axis == Axis::Share && fact.hard.high < Some(band.low))) {
        return None;
    }
    Some(desk.check(kind, &[claim, for_it, against], says, computed, verdict, working))
}

fn cite(desk: &Desk<'_>, at: usize) -> String {
    desk.cite(at, at)
}

#[cfg(test)]
mod tests {
    use crate::compare::checks::tests::checks;

    #[test]
    fn a_share_of_the_votes_is_that_of_its_side() {
        let voted = |share: &str| {
            checks(&[&format!(
                "The pilots voted by {{318|pilots|}} to {{106|pilots|}} ({{{share}|pilots|}}) to accept it."
            )])
        };
        assert_eq!(voted("75%"), ["Holds: 75%: 318 ÷ (318 + 106) = 75 %"]);
        assert_eq!(voted("85%"), ["Fails: 85%: 318 ÷ (318 + 106) = 75 %"]);
        assert!(voted("65%").is_empty(), "others may have abstained");
    }

    #[test]
    fn a_majority_is_the_difference_of_its_sides() {
        let passed = |majority: &str| {
            checks(&[&format!(
                "The bill passed by {{212|votes|}} votes to {{187|votes|}}, a majority of {{{majority}|majority|}}."
            )])
        };
        assert_eq!(passed("25"), ["Holds: a majority of 25: 212 − 187 = 25"]);
        assert_eq!(passed("35"), ["Fails: a majority of 35: 212 − 187 = 25"]);
    }

    #[test]
    fn scores_and_other_ballots_are_left_alone() {
        assert!(
            checks(&["They won by {318|runs|} to {106|runs|}. In a ballot {85%|pilots|} wanted to strike."]).is_empty()
        );
        assert!(checks(&["The fleet went from {318|ships|} to {106|ships|} ({85%|ships|}) in the war."]).is_empty());
    }
}
