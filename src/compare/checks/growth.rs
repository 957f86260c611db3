//! Growth: "from €30 million to €18 million, down 40 per cent", "a premium of 24 per cent to 310 pence",
//! "twice the sum named on Sunday".

use super::super::facts::Axis;
use super::band::Band;
use super::{
    ARTICLE, Check, CheckKind, Desk, Rule, Verdict, closes, commensurable, equal, kin, opens, pairs, percent, tenth,
    words,
};
use crate::compare::explain;
use crate::figures::Role;

pub(super) const RULE: Rule =
    Rule { name: "growth", description: "An earlier and a later value against the change that the text states", find };

const UP: &[&str] = &[
    " up ",
    " rise",
    " rose",
    "increase",
    " grew",
    "growth",
    "jump",
    "gain",
    "premium",
    "above",
    "higher",
    "climb",
    "raised",
    "soar",
    "surge",
    "improve",
    "add ",
    " more than",
    " more ",
];
const DOWN: &[&str] = &[
    " down",
    " fell",
    " fall",
    "decrease",
    " drop",
    " lower",
    "slash",
    " cut",
    "decline",
    "plunge",
    "slump",
    "reduc",
    "shrank",
    "discount",
    " less than",
    " fewer ",
];

fn find(desk: &Desk<'_>, rank: usize) -> Vec<Check> {
    let mut found = Vec::new();
    for at in desk.own(rank).filter(|at| desk.fact(*at).stated.is_some()) {
        match desk.fact(at).axis {
            Axis::Share => found.extend(change(desk, at)),
            Axis::Times => found.extend(multiple(desk, at)),
            _ => {}
        }
    }
    found
}

/// Which way the words around a percentage say that something went: up is `true`.
fn direction(desk: &Desk<'_>, claim: usize) -> Option<bool> {
    match desk.fact(claim).role() {
        Role::Increase => return Some(true),
        Role::Decrease => return Some(false),
        Role::Share | Role::Prior => return None,
        Role::Level => {}
    }
    let (before, after) = (desk.before(claim), desk.after(claim));
    // "has lifted its bid for the smaller rival by P": the verb may stand far before its measure.
    let back = if before.trim_end().ends_with(" by") { 80 } else { 36 };
    let up = closes(&before, back, UP) || opens(&after, 20, UP);
    let down = closes(&before, back, DOWN) || opens(&after, 20, DOWN);
    (up != down).then_some(up)
}

/// The change from `old` to `new`, in per cent of `old`; positive where it goes the way that is claimed.
fn change_of(desk: &Desk<'_>, old: usize, new: usize, up: bool) -> Option<Band> {
    let (old, new) = (Band::of(desk.fact(old))?, Band::of(desk.fact(new))?);
    let gap = if up { new.sub(old) } else { old.sub(new) };
    (old.low > 0.0).then(|| Band { low: gap.low / old.high, high: gap.high / old.low }.scaled(100.0))
}

/// Numbers that may have grown.
fn grows(desk: &Desk<'_>, at: usize) -> bool {
    !matches!(desk.fact(at).axis, Axis::Share | Axis::Points | Axis::Times | Axis::Duration | Axis::Age)
}

fn change(desk: &Desk<'_>, claim: usize) -> Option<Check> {
    let up = direction(desk, claim)?;
    if let Some((old, new)) = from_to(desk, claim, up) {
        return report(desk, claim, old, new, up);
    }
    if let Some((old, new)) = more_than(desk, claim, up) {
        return report(desk, claim, old, new, up);
    }
    let same: Vec<usize> = desk.window(claim, 0, 0).filter(|at| grows(desk, *at)).collect();
    let close: Vec<usize> = desk.window(claim, 1, 1).filter(|at| grows(desk, *at)).collect();
    for (left, right) in [(&same, &same), (&same, &close)] {
        let found = pairs(left, right, |old, new| {
            commensurable(desk.fact(old), desk.fact(new))
                && change_of(desk, old, new, up).is_some_and(|band| band.judge(desk.fact(claim)) == Verdict::Holds)
        });
        if let Some((old, new)) = desk.only(claim, &found, |old, new| change_of(desk, old, new, up)) {
            return report(desk, claim, old, new, up);
        }
        if !found.is_empty() {
            return None;
        }
    }
    let (old, new) = earlier(desk, claim, &same, up).or_else(|| side_by_side(desk, claim, &close, up))?;
    report(desk, claim, old, new, up)
}

/// "net debt of £412m, 12 per cent more than a year ago", where another sentence, or another article, gives the value of a
/// year ago as one.
fn earlier(desk: &Desk<'_>, claim: usize, same: &[usize], up: bool) -> Option<(usize, usize)> {
    let fact = desk.fact(claim);
    let share = Band::of(fact)?.scaled(0.01);
    let mut found: Vec<(usize, usize)> = Vec::new();
    for new in same.iter().copied() {
        let now = desk.fact(new);
        let Some(band) = Band::of(now).filter(|band| band.low > 0.0) else { continue };
        let change = |by: f64| if up { 1.0 + by } else { 1.0 - by };
        let (least, most) = (change(share.low).min(change(share.high)), change(share.low).max(change(share.high)));
        if least <= 0.0 {
            continue;
        }
        let own = desk.near(claim, ARTICLE);
        let others = desk.elsewhere(claim, now.axis, band.low / most, band.high / least).take(WITNESSES);
        found.extend(own.chain(others).map(|old| (old, new)).filter(|(old, new)| {
            let (then, now) = (desk.fact(*old), desk.fact(*new));
            let one = desk.measure_of[*old] == desk.measure_of[*new];
            (one || (then.role() == Role::Prior && kin(then, now)))
                && commensurable(then, now)
                && change_of(desk, *old, *new, up).is_some_and(|band| band.supports(fact))
        }));
    }
    desk.only(claim, &found, |old, new| change_of(desk, old, new, up))
}

/// So many values of other articles are held against a claim.
const WITNESSES: usize = 64;

/// Both values in the sentence next to that of the claim, to a hundredth of it.
fn side_by_side(desk: &Desk<'_>, claim: usize, close: &[usize], up: bool) -> Option<(usize, usize)> {
    let fact = desk.fact(claim);
    let found = pairs(close, close, |old, new| {
        let (then, now) = (desk.fact(old), desk.fact(new));
        then.sentence == now.sentence
            && kin(then, now)
            && (then.head.is_none() || now.head.is_none() || then.head == now.head)
            && commensurable(then, now)
            && change_of(desk, old, new, up).is_some_and(|band| band.supports(fact) && band.is_exactly(fact))
    });
    desk.only(claim, &found, |old, new| change_of(desk, old, new, up))
}

/// "from A (in 2022) to B (in 2024), a cut of P", "by P to B, down from A": the words name both ends, next to the
/// claim and in its direction.
fn from_to(desk: &Desk<'_>, claim: usize, up: bool) -> Option<(usize, usize)> {
    let (old, new) = ends(desk, claim, |at| grows(desk, at))?;
    let (then, now) = (desk.fact(old), desk.fact(new));
    let large = then.axis != Axis::Count || then.stated.is_some_and(|value| value >= 10.0);
    (commensurable(then, now) && (now.stated > then.stated) == up && large).then_some((old, new))
}

/// "9.0 million passengers, 12 per cent more than the 8.0 million of 2018": the later value stands right before the claim,
/// the earlier right behind.
fn more_than(desk: &Desk<'_>, claim: usize, up: bool) -> Option<(usize, usize)> {
    let than = [" more than ", " fewer than ", " less than ", " higher than ", " lower than "];
    let after = desk.after(claim);
    let next = |at: &usize| *at == claim + 1 && grows(desk, *at);
    let (old, new) = (desk.window(claim, 0, 0).find(next)?, claim.checked_sub(1)?);
    let (then, now) = (desk.fact(old), desk.fact(new));
    let joined = now.rank == then.rank && now.sentence == then.sentence && commensurable(then, now);
    let heads = then.head.is_none() || now.head.is_none() || then.head == now.head;
    let (lead, gap) = (desk.between(new, claim), desk.between(claim, old));
    let tied = than.iter().any(|cue| after.starts_with(cue)) && words(&gap) <= 4 && !gap.contains(',');
    let apposed = lead.contains(',') && words(&lead) <= 4;
    let large = now.axis != Axis::Count || now.stated >= Some(10.0);
    (joined && heads && tied && apposed && large && (now.stated > then.stated) == up).then_some((old, new))
}

/// The two values among `like` that the sentence of a claim calls the ends of its change, one of them next to it.
pub(super) fn ends(desk: &Desk<'_>, claim: usize, like: impl Fn(usize) -> bool) -> Option<(usize, usize)> {
    let sentence: Vec<usize> = desk.window(claim, 0, 0).filter(|at| like(*at)).collect();
    let after = |word: &str| -> Option<usize> {
        let mut marked =
            sentence.iter().copied().filter(|at| desk.before(*at).split_whitespace().next_back() == Some(word));
        let first = marked.next()?;
        marked.next().is_none().then_some(first)
    };
    let (old, new) = (after("from")?, after("to")?);
    let near = |at: usize| {
        let between = if at < claim { desk.between(at, claim) } else { desk.between(claim, at) };
        words(&between) <= 5
    };
    (near(old) || near(new)).then_some((old, new))
}

fn report(desk: &Desk<'_>, claim: usize, old: usize, new: usize, up: bool) -> Option<Check> {
    let band = change_of(desk, old, new, up)?;
    let (from, to) = (desk.fact(old).stated?, desk.fact(new).stated?);
    let signed = (to - from) / from * 100.0;
    let computed = format!("{}{}", if signed > 0.0 { "+" } else { "" }, percent(signed));
    let working = format!("from {} to {}: {computed}", desk.cite(old, claim), desk.cite(new, claim));
    let verdict = band.judge(desk.fact(claim));
    Some(desk.check(CheckKind::Growth, &[claim, old, new], desk.fact(claim).words(), computed, verdict, working))
}

/// "twice the sum named on Sunday", "almost six times as much", "7.5 times EBITDA of £480 million".
fn multiple(desk: &Desk<'_>, claim: usize) -> Option<Check> {
    let fact = desk.fact(claim);
    let ratio = |big: usize, small: usize| Band::of(desk.fact(big))?.over(Band::of(desk.fact(small))?);
    let fits = |big: usize, small: usize| {
        commensurable(desk.fact(big), desk.fact(small))
            && ratio(big, small).is_some_and(|band| band.judge(fact) == Verdict::Holds)
    };
    let same: Vec<usize> = desk.window(claim, 0, 0).filter(|at| grows(desk, *at)).collect();
    let close: Vec<usize> = desk.window(claim, 2, 1).filter(|at| grows(desk, *at)).collect();
    let article: Vec<usize> = desk.near(claim, ARTICLE).filter(|at| grows(desk, *at)).collect();
    // Another value of the same measure, in another article: what was reported before.
    let nearest = same.iter().rfind(|at| **at < claim).or_else(|| same.first());
    let before = nearest
        .into_iter()
        .flat_map(|big| desk.members[desk.measure_of[*big]].iter().map(move |small| (*big, *small)))
        .filter(|(big, small)| desk.fact(*small).rank != fact.rank && fits(*big, *small))
        .collect();
    let small = |at: usize| desk.fact(at).axis == Axis::Count && desk.fact(at).stated.is_some_and(|value| value < 10.0);
    let fits = |big: usize, little: usize| !small(big) && fits(big, little);
    let steps = [pairs(&same, &same, fits), before, pairs(&same, &close, fits), pairs(&same, &article, fits)];
    let found = steps.into_iter().find(|found| !found.is_empty())?;
    let (big, small) = found[0];
    let alike = |x: &(usize, usize)| equal(desk.fact(x.0), desk.fact(big)) && equal(desk.fact(x.1), desk.fact(small));
    if !found.iter().all(alike) {
        return None;
    }
    let band = ratio(big, small)?;
    let computed = format!("{} times", explain::number(tenth(desk.fact(big).stated? / desk.fact(small).stated?)));
    let working = format!("{} ÷ {} = {computed}", desk.cite(big, claim), desk.cite(small, claim));
    Some(desk.check(CheckKind::Growth, &[claim, big, small], fact.words(), computed, band.judge(fact), working))
}
