//! Two values that the words set side by side, and the change told right beside them: "74 against 81, a decline of 13
//! per cent", "to $600 million from $450 million, 25% more", "once $45m, has been lifted to $110m, more than three times
//! as much"; also in the next sentence ("That is 20 per cent more").

use super::super::facts::Axis;
use super::band::Band;
use super::{Check, CheckKind, Desk, Rule, Verdict, commensurable, growth, lead, tie, words};
use crate::article::ParagraphKind;
use crate::compare::explain;
use crate::figures::Role;

pub(super) const RULE: Rule =
    Rule { name: "compared", description: "Two values set side by side against the change told beside them", find };

/// Words around a claim that say which way it went.
const UP: &[&str] = &[
    "up",
    "more",
    "rise",
    "rose",
    "risen",
    "increase",
    "increased",
    "jump",
    "jumps",
    "jumped",
    "gain",
    "growth",
    "grew",
    "grown",
    "higher",
    "above",
    "over",
    "costlier",
    "dearer",
    "heavier",
    "longer",
    "premium",
    "raised",
    "lift",
    "lifted",
    "lifts",
    "climbs",
    "climbed",
    "soars",
    "again",
    "adds",
];
const DOWN: &[&str] = &[
    "down",
    "less",
    "fewer",
    "fall",
    "fell",
    "falls",
    "fallen",
    "drop",
    "drops",
    "dropped",
    "decline",
    "declined",
    "decrease",
    "decreased",
    "loss",
    "lost",
    "lose",
    "cut",
    "cuts",
    "reduction",
    "reduced",
    "lower",
    "below",
    "cheaper",
    "lighter",
    "shorter",
    "discount",
    "trimmed",
    "plunged",
];

/// Comparatives that may follow a claim.
const COMPARATIVES: &[&str] =
    &["more", "fewer", "less", "higher", "lower", "costlier", "dearer", "cheaper", "lighter", "heavier", "longer"];

fn find(desk: &Desk<'_>, rank: usize) -> Vec<Check> {
    growth::claims(desk, rank, change, multiple)
}

/// Which way the words next to a claim say that something went: up is `true`.
fn direction(desk: &Desk<'_>, claim: usize) -> Option<bool> {
    match desk.fact(claim).role() {
        Role::Increase => return Some(true),
        Role::Decrease => return Some(false),
        _ => {}
    }
    let (before, after) = (lead(desk, claim), desk.after(claim));
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let mut near: Vec<String> = before.split_whitespace().rev().take(8).map(bare).collect();
    near.extend(after.split_whitespace().take(4).map(bare));
    let any = |list: &[&str]| near.iter().any(|word| list.contains(&word.as_str()));
    (any(UP) != any(DOWN)).then(|| any(UP))
}

/// The facts of the sentence of `at` that may be compared, in order.
fn values(desk: &Desk<'_>, at: usize, claim: usize, relative: bool) -> Vec<usize> {
    let like = |other: &usize| {
        *other != claim && if relative { desk.fact(*other).axis == Axis::Share } else { growth::grows(desk, *other) }
    };
    let mut found: Vec<usize> = desk.window(at, 0, 0).chain([at]).filter(like).collect();
    found.sort_unstable();
    found
}

/// Words between a later value and the earlier one that it is set against.
const AGAINST: &[&str] = &["from", "against", "versus", "vs", "vs.", "compared with", "compared to", "used to hold"];

/// Words before a later value that came of an earlier one.
const BECAME: &[&str] = &[
    "ended at",
    "closed at",
    "settled at",
    "now",
    "lifted to",
    "raised to",
    "fallen to",
    "risen to",
    "cut to",
    "grown to",
    "dropped to",
    "fell to",
    "rose to",
    "reduced to",
    "increased to",
];

/// The earlier and the later of two values that follow each other, where the words between say so.
fn sides(desk: &Desk<'_>, x: usize, y: usize) -> Option<(usize, usize)> {
    let (a, b) = (desk.fact(x), desk.fact(y));
    let heads = a.head.is_none() || b.head.is_none() || a.head == b.head;
    if !commensurable(a, b) || !heads {
        return None;
    }
    let text = lead(desk, y);
    let text = text.trim_end();
    let between = desk.between(x, y);
    let most = words(&between);
    let fillers = ["the", "a", "an", "usual", "only", "just", "some", "previous", "earlier", "original"];
    let mut tail = text;
    while let Some(rest) = fillers.iter().find_map(|word| tail.strip_suffix(word)).filter(|rest| rest.ends_with(' ')) {
        tail = rest.trim_end();
    }
    let said = |cue: &&str| format!(" {tail}").ends_with(&format!(" {cue}"));
    let before = lead(desk, x);
    let start = before.trim_end();
    if between.contains(';') {
        return None;
    }
    let far = said(&"up from") || said(&"down from");
    if (most <= 6 || far && most <= 14) && AGAINST.iter().any(&said) {
        return Some((y, x));
    }
    let from = format!(" {start}").ends_with(" from");
    if from && most <= 8 && said(&"to") {
        return Some((x, y));
    }
    (!from && most <= 10 && BECAME.iter().any(&said) && !between.contains(" and ")).then_some((x, y))
}

/// Each of `values` with the next of its kind in its sentence.
fn following(desk: &Desk<'_>, values: &[usize]) -> impl Iterator<Item = (usize, usize)> {
    let next = |(at, x): (usize, &usize)| {
        let (x, fact) = (*x, desk.fact(*x));
        let like = |y: &&usize| desk.fact(**y).axis == fact.axis;
        let y = values[at + 1..].iter().take_while(|y| desk.fact(**y).sentence == fact.sentence).find(like)?;
        Some((x, *y))
    };
    values.iter().enumerate().filter_map(next).collect::<Vec<_>>().into_iter()
}

/// The one pair among `values` that words set side by side; `None` where there are several.
fn only(desk: &Desk<'_>, values: &[usize]) -> Option<(usize, usize)> {
    let mut found = following(desk, values).filter_map(|(x, y)| sides(desk, x, y));
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// The two values that the words put together with a claim.
fn told(desk: &Desk<'_>, claim: usize, own: &[usize]) -> Option<(usize, usize)> {
    if !tie::closed(&desk.after(claim), COMPARATIVES) {
        return than(desk, claim, own);
    }
    let before: Vec<usize> = own.iter().copied().filter(|at| *at < claim).collect();
    if let Some((x, y)) = last_two(desk, &before)
        && tie::beside(desk, y, claim)
        && let Some(pair) = sides(desk, x, y)
    {
        return Some(pair);
    }
    if before.is_empty() && tie::back(desk, claim) {
        let previous = desk.fact(claim).sentence.checked_sub(1)?;
        let at = desk.window(claim, 1, 0).filter(|at| *at < claim && desk.fact(*at).sentence == previous).last()?;
        let values = values(desk, at, claim, false);
        return only(desk, &values).filter(|_| values.len() == 2);
    }
    than(desk, claim, own)
}

/// The last of `values` and the one of its kind before it.
fn last_two(desk: &Desk<'_>, values: &[usize]) -> Option<(usize, usize)> {
    let (y, rest) = values.split_last()?;
    let x = rest.iter().rfind(|x| desk.fact(**x).axis == desk.fact(*y).axis)?;
    Some((*x, *y))
}

/// "Its 9.3 million customers were 11% more than the 8.6 million of the year before".
fn than(desk: &Desk<'_>, claim: usize, own: &[usize]) -> Option<(usize, usize)> {
    let new = own.iter().copied().rfind(|at| *at < claim)?;
    let old = own.iter().copied().find(|at| *at > claim)?;
    let (gap, tie) = (desk.between(claim, old), tie::between(desk, new, claim));
    let next = gap.split_whitespace().take(2).collect::<Vec<_>>();
    let compares = next.len() == 2 && COMPARATIVES.contains(&next[0]) && next[1] == "than";
    let said = [" is", " are", " was", " were", ","].iter().any(|verb| tie.trim_end().ends_with(verb));
    let whole = ["the", "of", "last", "previous", "than"];
    let named = gap.split_whitespace().skip(2).all(|word| whole.contains(&word));
    let apart = tie.contains([';', ':']) || tie.contains(" and ");
    (compares && named && said && words(&tie) <= 3 && !apart && commensurable(desk.fact(old), desk.fact(new)))
        .then_some((old, new))
}

fn change(desk: &Desk<'_>, claim: usize) -> Option<Check> {
    let fact = desk.fact(claim);
    let up = direction(desk, claim)?;
    let relative = lead(desk, claim).contains("relative ");
    let own = values(desk, claim, claim, relative);
    let judged = |(old, new): (usize, usize)| Some(growth::change_of(desk, old, new, up)?.judge(fact));
    if let Some((old, new)) = told(desk, claim, &own)
        && (desk.fact(new).stated > desk.fact(old).stated) == up
        && large(desk, new)
    {
        return growth::report(desk, claim, old, new, up);
    }
    // Elsewhere only what holds is a claim about the two.
    let first = fact.place == ParagraphKind::Headline;
    let mut near: Vec<usize> = desk.window(claim, if first { 0 } else { 1 }, if first { 6 } else { 1 }).collect();
    near.push(claim);
    near.sort_unstable();
    let level: Vec<usize> = near.into_iter().filter(|at| own.contains(at) || growth::grows(desk, *at)).collect();
    let mut found: Vec<(usize, usize)> = following(desk, &level).filter_map(|(x, y)| sides(desk, x, y)).collect();
    // "$54.40 a share, a premium of 17.6 percent over its close of $46.25"
    let (last, next) = (own.iter().rfind(|at| **at < claim), own.iter().find(|at| **at > claim));
    let over =
        ["over ", "above ", "below ", "to ", "on "].iter().any(|word| desk.after(claim).trim_start().starts_with(word));
    if let (Some(new), Some(old), true) = (last, next, over) {
        found.push((*old, *new));
    }
    if let [x, y] = *own.as_slice() {
        found.extend([(x, y), (y, x)]);
    }
    found.retain(|pair| {
        commensurable(desk.fact(pair.0), desk.fact(pair.1))
            && judged(*pair) == Some(Verdict::Holds)
            && growth::change_of(desk, pair.0, pair.1, up).is_some_and(|band| band.supports(fact))
    });
    let (old, new) = desk.only(claim, &found, |old, new| growth::change_of(desk, old, new, up))?;
    growth::report(desk, claim, old, new, up)
}

/// Small counts change by chance.
fn large(desk: &Desk<'_>, at: usize) -> bool {
    desk.fact(at).axis != Axis::Count || desk.fact(at).stated.is_some_and(|value| value >= 10.0)
}

/// "640 birr, double the spring price of 380 birr", "lifted to $110m, more than three times as much".
fn multiple(desk: &Desk<'_>, claim: usize) -> Option<Check> {
    let fact = desk.fact(claim);
    let own = values(desk, claim, claim, false);
    let after = desk.after(claim);
    let as_much =
        ["as much", "as many", "as high", "as large"].iter().find(|cue| after.trim_start().starts_with(**cue));
    let before: Vec<usize> = own.iter().copied().filter(|at| *at < claim).collect();
    let next = own.iter().copied().find(|at| *at > claim);
    let (big, small, said) = if let (Some(cue), Some((x, y))) = (as_much, last_two(desk, &before))
        && tie::closed(&after, &[cue])
        && tie::beside(desk, y, claim)
    {
        let (old, new) = sides(desk, x, y)?;
        (new, old, true)
    } else {
        let small = next?;
        let gap = desk.between(claim, small);
        let named = ["the ", "its ", "their ", "that "].iter().any(|word| gap.trim_start().starts_with(word));
        if !named || words(&gap) > 5 || gap.contains([',', ';', '(']) {
            return None;
        }
        if let Some(big) = before.last().copied() {
            (big, small, tie::beside(desk, big, claim) && commensurable(desk.fact(big), desk.fact(small)))
        } else if tie::back(desk, claim) {
            let ratio = |big: usize| Band::of(desk.fact(big))?.over(Band::of(desk.fact(small))?);
            let fits = |big: &usize| {
                *big < claim
                    && commensurable(desk.fact(*big), desk.fact(small))
                    && ratio(*big).is_some_and(|band| band.supports(fact))
            };
            let found: Vec<usize> = desk.window(claim, 1, 0).filter(fits).collect();
            let [big] = *found.as_slice() else { return None };
            (big, small, true)
        } else {
            return None;
        }
    };
    let band = Band::of(desk.fact(big))?.over(Band::of(desk.fact(small))?)?;
    if !said || !large(desk, big) || desk.fact(big).stated <= desk.fact(small).stated {
        return None;
    }
    let computed =
        format!("{} times", explain::number(super::tenth(desk.fact(big).stated? / desk.fact(small).stated?)));
    let working = format!("{} ÷ {} = {computed}", desk.cite(big, claim), desk.cite(small, claim));
    Some(desk.check(CheckKind::Growth, &[claim, big, small], fact.words(), computed, band.judge(fact), working))
}

#[cfg(test)]
mod tests {
    use crate::compare::checks::tests::{checks, read_checks};

    #[test]
    fn a_change_is_told_beside_two_values_set_side_by_side() {
        let fell = |share: &str| {
            checks(&[&format!(
                "Births numbered {{740|births|}} against {{810|births|}}, a decline of {{{share}|births|}}."
            )])
        };
        assert_eq!(fell("9%"), ["Holds: 9%: from 810 to 740: -8.6 %"]);
        assert_eq!(fell("23%"), ["Fails: 23%: from 810 to 740: -8.6 %"]);
        let other = "Births numbered {740|births|} against {810|births|}, a decline in marriages of {23%|births|}.";
        assert!(checks(&[other]).is_empty(), "something else declined");
        let of = "The fee was {$60|fee|} against {$45|fee|}, {20%|fee|} more of it in cash.";
        assert!(checks(&[of]).is_empty(), "a share of the fee");
    }

    #[test]
    fn a_change_may_be_told_in_the_next_sentence() {
        let next = |subject: &str| {
            checks(&[&format!(
                "They raised the target from {{$395|target|}} to {{$450|target|}}. {subject} {{20%|target|}} more."
            )])
        };
        assert_eq!(next("That is"), ["Fails: 20%: from $395 to $450: +13.9 %"]);
        assert!(next("The mayor wants").is_empty());
    }

    #[test]
    fn a_multiple_is_told_of_the_value_before_it() {
        let double = |sum: &str| read_checks(&[&format!("A sack costs $640, double the spring price of ${sum}.")]);
        assert!(double("380").iter().any(|line| line.starts_with("Fails: double: $640 ÷ $380")), "{:?}", double("380"));
        assert!(double("320").iter().any(|line| line.starts_with("Holds: double: $640 ÷ $320")));
        let other = read_checks(&["A sack costs $640, and farmers get double the price of $180 paid in spring."]);
        assert!(!other.iter().any(|line| line.starts_with("Fails")), "{other:?}");
    }
}
