//! Values that the text sets against an earlier one in words: "That is more than the 85,000 who came in 1997", "the
//! largest fine so far, surpassing the £55m of 2016", "the third-largest, behind A ($6bn) and B ($4bn)".

use super::super::{frame, words as telling};
use super::{Check, CheckKind, Desk, Rule, Verdict, commensurable};
use crate::compare::facts::Axis;
use crate::figures::{Qualifier, Role};

pub(super) const RULE: Rule = Rule {
    name: "record",
    description: "A value against the earlier one that the text says it passes or stays behind",
    find,
};

/// Words between "That is" and "than the".
const MORE: &[&str] = &["more", "higher", "larger", "greater", "bigger"];
const LESS: &[&str] = &["less", "fewer", "lower", "smaller"];

/// Words that set a superlative against the record so far.
const PASSING: &[&str] = &[
    "surpassing the",
    "beating the",
    "exceeding the",
    "eclipsing the",
    "topping the",
    "overtaking the",
    "passing the",
];

const MOST: &[&str] = &["largest", "biggest", "highest", "heaviest", "greatest", "most"];

/// So many sentences back the value stands that is called a record.
const BACK: usize = 40;

fn find(desk: &Desk<'_>, rank: usize) -> Vec<Check> {
    let usable = |at: &usize| {
        let fact = desk.fact(*at);
        fact.stated.is_some() && matches!(fact.axis, Axis::Money(_) | Axis::Count | Axis::Measurement(_))
    };
    let own = desk.own(rank).filter(usable);
    own.filter_map(|at| than(desk, at).or_else(|| passing(desk, at)).or_else(|| behind(desk, at))).collect()
}

/// "That is more than the 85,000 who came out in 1997": what "that" is stands in the sentence before, which has one number
/// of the kind.
fn than(desk: &Desk<'_>, old: usize) -> Option<Check> {
    let before = desk.before(old);
    let mut said = before.split_whitespace().rev();
    let (the, than, more) = (said.next()?, said.next()?, said.next()?);
    let up = MORE.contains(&more);
    if the != "the" || than != "than" || !(up || LESS.contains(&more)) {
        return None;
    }
    let opening: Vec<&str> = before.split_whitespace().collect();
    let pronoun = opening.first().is_some_and(|word| matches!(*word, "that" | "this" | "it"));
    if !pronoun || opening.len() > 7 || !opening.iter().any(|word| matches!(*word, "is" | "was")) {
        return None;
    }
    let like = |at: &usize| desk.fact(*at).axis == desk.fact(old).axis && desk.fact(*at).stated.is_some();
    let sentence = desk.fact(old).sentence;
    let found: Vec<usize> =
        desk.window(old, 1, 0).filter(|at| desk.fact(*at).sentence + 1 == sentence).filter(like).collect();
    let [new] = *found.as_slice() else { return None };
    let (now, then) = (desk.fact(new), desk.fact(old));
    if !commensurable(now, then) || (now.head.is_some() && then.head.is_some() && now.head != then.head) {
        return None;
    }
    compared(desk, new, old, up, format!("{more} than the {}", then.words()))
}

/// "The penalty is the largest so far, surpassing the £55m paid in 2016": the value that best goes by the name of what is
/// called the largest, the nearest before.
fn passing(desk: &Desk<'_>, old: usize) -> Option<Check> {
    let before = desk.before(old);
    let before = before.trim_end();
    let cue = PASSING.iter().find(|cue| before.ends_with(*cue))?;
    let most = MOST.iter().filter_map(|most| before.find(most)).min()?;
    let named = telling::stems(&before[..most]);
    let then = desk.fact(old);
    let usable = |at: &usize| {
        let fact = desk.fact(*at);
        commensurable(fact, then)
            && matches!(fact.role(), Role::Level)
            && then.sentence - fact.sentence <= BACK
            && (telling::shared(&fact.concept, &named) > 0
                || fact.head.is_some_and(|head| named.contains(&head))
                || fact.frame.fate.is_some_and(|fate| named.iter().any(|stem| frame::fate(*stem) == Some(fate))))
    };
    let own = desk.own(then.rank);
    let new = (own.start..old).rev().take(super::ARTICLE).find(usable)?;
    let check = compared(desk, new, old, true, format!("{cue} {}", then.words()))?;
    // Whether it is the same that is called the largest is not said outright.
    (check.verdict == Verdict::Holds).then_some(check)
}

/// "the third-largest, behind A ($6bn) and B ($4bn)"
fn behind(desk: &Desk<'_>, first: usize) -> Option<Check> {
    let before = desk.before(first);
    let (lead, _) = before.rsplit_once(" behind ")?;
    let ranks = ["second", "third", "fourth", "fifth"];
    let ranked = |rank: &&str| {
        lead.match_indices(*rank).any(|(at, _)| {
            let rest = lead[at + rank.len()..].trim_start_matches(['-', '‑', ' ']);
            ["largest", "biggest", "highest", "tallest", "longest", "most", "deepest", "heaviest", "richest"]
                .iter()
                .any(|most| rest.starts_with(most))
        })
    };
    let place = ranks.iter().position(ranked)? + 1;
    let after_behind = before.len() - lead.len();
    let fact = desk.fact(first);
    // The first of those that are ahead: nothing of the kind stands between "behind" and it.
    let nearer = |at: &usize| fact.figure.span.start() - desk.fact(*at).figure.span.start() < after_behind;
    if desk.window(first, 0, 0).take_while(|at| *at < first).any(|at| desk.fact(at).axis == fact.axis && nearer(&at)) {
        return None;
    }
    let ahead: Vec<usize> =
        std::iter::once(first).chain(desk.window(first, 0, 0).filter(|at| *at > first)).take(place).collect();
    let like = |at: &usize| commensurable(desk.fact(*at), fact);
    if ahead.len() < place || !ahead.iter().all(like) {
        return None;
    }
    let new = desk.window(first, 1, 0).filter(|at| *at < first).filter(like).last()?;
    let value = desk.fact(new).stated?;
    if !ahead.iter().all(|at| desk.fact(*at).stated > Some(value)) {
        return None;
    }
    let listed: Vec<String> = ahead.iter().map(|at| desk.cite(*at, first)).collect();
    let computed = "nothing else is named ahead of it".to_owned();
    let working = format!("{} < {}", desk.cite(new, first), listed.join(", "));
    let mut figures = vec![new];
    figures.extend(ahead);
    let says = format!("{} in rank", ranks[place - 1]);
    Some(desk.check(CheckKind::Ordering, &figures, says, computed, Verdict::Holds, working))
}

fn compared(desk: &Desk<'_>, new: usize, old: usize, up: bool, says: String) -> Option<Check> {
    let (now, then) = (desk.fact(new), desk.fact(old));
    let (a, b) = (now.stated?, then.stated?);
    let open = |up: bool| match (now.figure.qualifier, up) {
        (Qualifier::Exact | Qualifier::Approx, _) => false,
        (Qualifier::AtLeast | Qualifier::MoreThan, up) => up,
        (_, up) => !up,
    };
    let verdict = match (a > b) == up && a != b {
        true => Verdict::Holds,
        false if open(up) => return None,
        false => Verdict::Fails,
    };
    let sign = if a > b {
        ">"
    } else if a < b {
        "<"
    } else {
        "="
    };
    let working = format!("{} {sign} {}", desk.cite(new, old), desk.cite(old, old));
    Some(desk.check(CheckKind::Ordering, &[new, old], says, working.clone(), verdict, working))
}

#[cfg(test)]
mod tests {
    use crate::compare::checks::tests::checks;

    #[test]
    fn more_than_the_number_of_before_is_held_against_the_sentence_before() {
        let march = |count: &str| {
            checks(&[&format!(
                "Police saw {{{count}|crowd|}} on Saturday. That is more than the {{85,000|crowd|}} of 1997."
            )])
        };
        assert_eq!(march("118,000"), ["Holds: more than the 85,000: 118,000 > 85,000"]);
        assert_eq!(march("78,000"), ["Fails: more than the 85,000: 78,000 < 85,000"]);
        let two =
            "Police saw {78,000|crowd|}, the union {140,000|crowd|}. That is more than the {85,000|crowd|} of 1997.";
        assert!(checks(&[two]).is_empty(), "either may be meant");
    }

    #[test]
    fn a_record_passes_the_one_before() {
        let fine = |old: &str| {
            checks(&[&format!(
                "The fine was {{$70|fine|}}. It paid at once. The fine is the largest so far, surpassing the {{{old}|price|}} of 2016."
            )])
        };
        assert_eq!(fine("$55"), ["Holds: surpassing the $55: $70 > $55"]);
        assert!(fine("$95").is_empty(), "another fine may be meant");
    }

    #[test]
    fn those_behind_which_something_ranks_are_larger() {
        let rank = |second: &str| {
            checks(&[&format!(
                "It was sold for {{$36|price|}}. That is the third-largest sale, behind Castle ({{$61|price|}}) and Mill ({{{second}|price|}})."
            )])
        };
        assert_eq!(rank("$44"), ["Holds: third in rank: $36 < $61, $44"]);
        assert!(rank("$24").is_empty());
    }
}
