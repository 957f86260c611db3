//! Claims whose numbers stand side by side, so that no other reading is left: "down 12 per cent from £187m", "from 20 to 40,
//! which is 80 per cent", "40 per cent below its price of $41.20", "£44m and £119m, £153m altogether", "318 there and 164
//! here. That is 482". What the words put together like this is judged also where it does not fit.

use super::super::facts::Axis;
use super::growth::{self, change_of, grows};
use super::{Check, Desk, Fact, Rule, commensurable, lead, sum, words};
use crate::figures::Qualifier;

pub(super) const RULE: Rule =
    Rule { name: "outright", description: "A change or a total against the values right beside it", find };

fn find(desk: &Desk<'_>, rank: usize) -> Vec<Check> {
    let own = desk.own(rank).filter(|at| desk.fact(*at).stated.is_some());
    own.filter_map(|at| match desk.fact(at).axis {
        Axis::Share => change(desk, at),
        _ => altogether(desk, at).or_else(|| that_makes(desk, at)),
    })
    .collect()
}

/// Stems of words for a rise, and for a fall.
const RISES: &[&str] =
    &["up", "rise", "rose", "rising", "increas", "jump", "gain", "climb", "grew", "grow", "soar", "surg", "leap"];
const FALLS: &[&str] = &[
    "down", "fall", "fell", "drop", "decreas", "declin", "slump", "plung", "reduc", "shrank", "shrink", "crash",
    "tumbl", "cut",
];

/// Words by which a value is set above another one, or below.
const ABOVE: &[&str] = &["above", "more than", "higher than", "up on", "larger than", "over the", "over its"];
const BELOW: &[&str] = &[
    "below",
    "less than",
    "lower than",
    "fewer than",
    "down on",
    "smaller than",
    "under the",
    "under its",
    "short of",
];

/// A change whose text says more than this many times what is computed, or less, was misread.
const FARTHEST: f64 = 2.5;

/// So many words may stand between a claim and the values beside it.
const BESIDE: usize = 6;

fn change(desk: &Desk<'_>, claim: usize) -> Option<Check> {
    let ends = down_from(desk, claim).or_else(|| from_to(desk, claim)).or_else(|| set_above(desk, claim));
    let (old, new, up) = ends?;
    let (then, now) = (desk.fact(old).stated?, desk.fact(new).stated?);
    let computed = change_of(desk, old, new, up)?.middle();
    let said = desk.fact(claim).stated?;
    let near = computed <= said * FARTHEST && said <= computed * FARTHEST;
    let bare = matches!(desk.fact(claim).figure.qualifier, Qualifier::Exact | Qualifier::Approx);
    (near && bare && (now > then) == up).then(|| growth::report(desk, claim, old, new, up))?
}

/// Which way the last words of `text` go: "a rise of", "down by", "fell on Monday by".
fn way(text: &str) -> Option<bool> {
    let one_of = |word: &str, stems: &[&str]| stems.iter().any(|stem| word.trim_start_matches('(').starts_with(stem));
    let said = |word: &str| match (one_of(word, RISES), one_of(word, FALLS)) {
        (up, down) if up != down => Some(up),
        _ => None,
    };
    text.split_whitespace().rev().take(4).find_map(said)
}

/// The figure before or behind another one in its sentence.
fn neighbour(desk: &Desk<'_>, at: Option<usize>, of: usize) -> Option<usize> {
    let fact = desk.fact(of);
    at.filter(|at| desk.own(fact.rank).contains(at) && desk.fact(*at).sentence == fact.sentence && grows(desk, *at))
}

/// Whether two values are of one thing and unit as their sentence tells them, which may leave out a currency the second time.
fn alike(desk: &Desk<'_>, a: usize, b: usize) -> bool {
    let (one, other) = (desk.fact(a), desk.fact(b));
    let money = |fact: &Fact<'_>| matches!(fact.axis, Axis::Money(_));
    let bare = |fact: &Fact<'_>| fact.axis == Axis::Count && fact.head.is_none();
    let left_out = (money(one) && bare(other)) || (money(other) && bare(one));
    let heads = one.head.is_none() || other.head.is_none() || one.head == other.head;
    let exact = [one, other].iter().all(|fact| matches!(fact.figure.qualifier, Qualifier::Exact | Qualifier::Approx));
    let large = |fact: &Fact<'_>| fact.axis != Axis::Count || fact.stated.is_some_and(|value| value >= 10.0);
    (commensurable(one, other) || left_out) && heads && exact && (large(one) || large(other))
}

/// The words between two figures, without the mark that opens them.
fn tie(desk: &Desk<'_>, a: usize, b: usize) -> String {
    let between = desk.between(a, b);
    between.trim_start_matches([',', ' ', '(', '–', '—', '-']).trim_end().to_owned()
}

/// Whether the words lead from the first to the second: "to", "to about".
fn leads_to(desk: &Desk<'_>, old: usize, new: usize) -> bool {
    let between = desk.between(old, new);
    between.trim_start().starts_with("to ") && words(&between) <= 4
}

/// "£171m, down 12 per cent from £187m"; "crashed by 29 per cent, from 1.38 to 98 cents".
fn down_from(desk: &Desk<'_>, claim: usize) -> Option<(usize, usize, bool)> {
    let old = neighbour(desk, claim.checked_add(1), claim)?;
    let tie = tie(desk, claim, old);
    let up = way(&lead(desk, claim))?;
    if !tie.starts_with("from") || words(&tie) > 4 {
        return None;
    }
    let behind = neighbour(desk, old.checked_add(1), old).filter(|new| leads_to(desk, old, *new));
    let before = || {
        let new = neighbour(desk, claim.checked_sub(1), claim)?;
        (words(&desk.between(new, claim)) <= BESIDE).then_some(new)
    };
    let new = behind.or_else(before)?;
    alike(desk, old, new).then_some((old, new, up))
}

/// Words that lead from the two ends of a change to the change.
const THAT_IS: &[&str] = &["which is", "that is", "that's", "that was", "or", "up", "down", "plus", "minus", "i.e."];

/// "gone from 20 to 40, which is 100 per cent".
fn from_to(desk: &Desk<'_>, claim: usize) -> Option<(usize, usize, bool)> {
    let new = neighbour(desk, claim.checked_sub(1), claim)?;
    let old = neighbour(desk, new.checked_sub(1), new)?;
    let tie = tie(desk, new, claim);
    let from = lead(desk, old).trim_end().ends_with(" from") && leads_to(desk, old, new);
    if words(&tie) > BESIDE || desk.after(claim).starts_with(" of ") || !from {
        return None;
    }
    let rises = desk.fact(new).stated > desk.fact(old).stated;
    let named = way(&tie) == Some(rises) && (tie.starts_with("a ") || tie.starts_with("an ") || words(&tie) <= 2);
    let told = named || THAT_IS.contains(&tie.as_str());
    (told && alike(desk, old, new)).then_some((old, new, rises))
}

/// "sold for $19 a share, 54 per cent below its price of $41.20"; "gone up to £2.85, 30 per cent on the £2.20 of last year".
fn set_above(desk: &Desk<'_>, claim: usize) -> Option<(usize, usize, bool)> {
    let (old, new) = (neighbour(desk, claim.checked_add(1), claim)?, neighbour(desk, claim.checked_sub(1), claim)?);
    let (tie, before) = (desk.between(claim, old), desk.between(new, claim));
    let tie = tie.trim_start();
    let starts = |cues: &[&str]| cues.iter().any(|cue| tie.starts_with(cue));
    let risen = || {
        let lead = lead(desk, new);
        let moved = lead.trim_end().strip_suffix(" to")?;
        (tie.starts_with("on the") || tie.starts_with("on last")).then(|| way(moved))?
    };
    let up = match (starts(ABOVE), starts(BELOW)) {
        (true, false) => true,
        (false, true) => false,
        _ => risen()?,
    };
    let beside =
        before.contains(',') || ["is", "was", "are", "were"].iter().any(|verb| before.trim_end().ends_with(verb));
    let near = words(tie) <= BESIDE && words(&before) <= BESIDE && beside && !tie.contains([',', ';']);
    (near && alike(desk, old, new)).then_some((old, new, up))
}

/// Words behind a total that stands behind its parts.
const ALTOGETHER: &[&str] = &[" altogether", " in all", " all told", " in total"];

/// "took $44 million and feeding its victims $119 million, $163 million altogether".
fn altogether(desk: &Desk<'_>, total: usize) -> Option<Check> {
    let after = desk.after(total);
    if !ALTOGETHER.iter().any(|cue| after.starts_with(cue)) {
        return None;
    }
    let parts: Vec<usize> = desk.window(total, 0, 0).filter(|at| *at < total).collect();
    let last = *parts.last()?;
    (words(&desk.between(last, total)) <= 3).then(|| made(desk, total, &parts))?
}

/// Words that open the sentence of a total whose parts stand in the sentence before.
const THAT_MAKES: &[&str] = &[
    "that is",
    "that's",
    "that makes",
    "together that makes",
    "together they make",
    "together that is",
    "which makes",
];

/// "It lists 318 in this state and in the other 164. That's 482."
fn that_makes(desk: &Desk<'_>, total: usize) -> Option<Check> {
    let before = lead(desk, total);
    let sum = desk.fact(total);
    if !THAT_MAKES.contains(&before.trim()) || desk.after(total).starts_with(" of ") {
        return None;
    }
    let parts: Vec<usize> = desk.window(total, 1, 0).filter(|at| desk.fact(*at).sentence + 1 == sum.sentence).collect();
    let joined = parts.last().is_some_and(|last| desk.between(parts[0], *last).contains(" and "));
    joined.then(|| made(desk, total, &parts))?
}

/// The sum of all the parts against the total, if they can be parts of one.
fn made(desk: &Desk<'_>, total: usize, parts: &[usize]) -> Option<Check> {
    let sum = desk.fact(total);
    let exact = |at: &usize| desk.fact(*at).figure.qualifier == Qualifier::Exact;
    let fits = |at: &usize| desk.fact(*at).axis == sum.axis && desk.fact(*at).stated < sum.stated && exact(at);
    let kinds = matches!(sum.axis, Axis::Count | Axis::Money(_) | Axis::Measurement(_));
    if !(2..=5).contains(&parts.len()) || !kinds || !parts.iter().all(fits) || sum.stated < Some(10.0) || !exact(&total)
    {
        return None;
    }
    let made = sum::together(desk, parts)?;
    let ratio = made.middle() / sum.stated?;
    let verdict = made.judge(sum);
    let near = (0.8..=1.25).contains(&ratio);
    near.then(|| Check { verdict, ..sum::report(desk, total, parts, total) })
}

#[cfg(test)]
mod tests {
    use crate::compare::checks::tests::checks;

    /// The verdict of each check, as its line opens.
    fn verdicts(text: &str) -> Vec<String> {
        checks(&[text]).iter().filter_map(|line| Some(line.split_once(':')?.0.to_owned())).collect()
    }

    #[test]
    fn a_change_from_the_value_beside_it_holds_or_fails() {
        let text = |percent: u32| {
            format!(
                "In Norda bonuses will be {{$171 billion|bonuses|}}, down {{{percent}%|bonuses|^decrease}} from {{$187 billion|bonuses|^prior}}."
            )
        };
        assert_eq!(verdicts(&text(9)), ["Holds"]);
        assert_eq!(verdicts(&text(12)), ["Fails"]);
        // Three times what is computed is another thing.
        assert!(verdicts(&text(40)).is_empty());
    }

    #[test]
    fn both_ends_of_a_change_may_stand_before_it() {
        let text = |percent: u32| {
            format!(
                "In Norda bread has gone from {{$20|price|^prior}} to {{$40|price|}}, which is {{{percent}%|price|}}."
            )
        };
        assert_eq!(verdicts(&text(100)), ["Holds"]);
        assert_eq!(verdicts(&text(80)), ["Fails"]);
        let share =
            "In Norda the party rose from {20|seats|} seats to {40|seats|} seats, or {8%|seats|} of the chamber.";
        assert!(checks(&[share]).iter().all(|line| !line.contains("8%")));
    }

    #[test]
    fn a_value_is_set_below_another() {
        let text = |percent: u32| {
            format!(
                "Halden was sold for {{$19|share price|Halden}} a share, {{{percent}%|share price|Halden}} below its price of {{$41.20|share price|Halden}} before."
            )
        };
        assert_eq!(verdicts(&text(54)), ["Holds"]);
        assert_eq!(verdicts(&text(40)), ["Fails"]);
    }

    #[test]
    fn a_total_behind_its_parts_holds_or_fails() {
        let text = |total: u32| {
            format!(
                "At Norda the flood took {{$44 billion|cost|}} and feeding its victims {{$119 billion|cost|}}, {{${total} billion|cost|}} altogether."
            )
        };
        assert_eq!(verdicts(&text(163)), ["Holds"]);
        assert_eq!(verdicts(&text(153)), ["Fails"]);
        assert!(verdicts(&text(400)).is_empty());
    }

    #[test]
    fn a_total_may_open_the_next_sentence() {
        let text = |total: u32| {
            format!(
                "Norda lists {{318|jobs|}} jobs in the port and {{164|jobs|}} jobs in the town. That's {{{total}|jobs|}} jobs."
            )
        };
        assert_eq!(verdicts(&text(482)), ["Holds"]);
        assert_eq!(verdicts(&text(472)), ["Fails"]);
    }
}
