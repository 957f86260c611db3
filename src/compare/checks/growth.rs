//! Growth: "from €30 million to €18 million, down 40 per cent", "a premium of 24 per cent to 310 pence",
//! "twice the sum named on Sunday".

use super::super::facts::Axis;
use super::super::words::{Stem, shared, stem};
use super::band::Band;
use super::{
    ARTICLE, Check, CheckKind, Desk, NEIGHBOURS, Rule, Verdict, closes, commensurable, equal, kin, lead, opens, pairs,
    percent, tenth, words,
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
    claims(desk, rank, change, multiple)
}

/// What becomes of a figure that may tell of growth.
type Test = fn(&Desk<'_>, usize) -> Option<Check>;

/// The percentages of an article put to `change`, its multiples to `multiple`.
pub(super) fn claims(desk: &Desk<'_>, rank: usize, change: Test, multiple: Test) -> Vec<Check> {
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
pub(super) fn change_of(desk: &Desk<'_>, old: usize, new: usize, up: bool) -> Option<Band> {
    let (old, new) = (Band::of(desk.fact(old))?, Band::of(desk.fact(new))?);
    let gap = if up { new.sub(old) } else { old.sub(new) };
    (old.low > 0.0).then(|| Band { low: gap.low / old.high, high: gap.high / old.low }.scaled(100.0))
}

/// Numbers that may have grown.
pub(super) fn grows(desk: &Desk<'_>, at: usize) -> bool {
    !matches!(desk.fact(at).axis, Axis::Share | Axis::Points | Axis::Times | Axis::Duration | Axis::Age)
}

fn change(desk: &Desk<'_>, claim: usize) -> Option<Check> {
    if let Some((old, new, up)) = set_against(desk, claim) {
        return report(desk, claim, old, new, up);
    }
    if let Some(check) = gap(desk, claim) {
        return Some(check);
    }
    let up = direction(desk, claim)?;
    if let Some((old, new)) = from_to(desk, claim, up) {
        return report(desk, claim, old, new, up);
    }
    if let Some((old, new)) = more_than(desk, claim, up).or_else(|| that_was(desk, claim, up)) {
        return report(desk, claim, old, new, up);
    }
    let same: Vec<usize> = desk.window(claim, 0, 0).filter(|at| grows(desk, *at)).collect();
    let close: Vec<usize> = desk.window(claim, 1, 1).filter(|at| grows(desk, *at)).collect();
    for (left, right) in [(&same, &same), (&same, &close)] {
        let found = pairs(left, right, |old, new| {
            commensurable(desk.fact(old), desk.fact(new))
                && change_of(desk, old, new, up).is_some_and(|band| {
                    let claim = desk.fact(claim);
                    // An open bound allows too much to be no coincidence.
                    let open = claim.hard.high.is_none();
                    if open { band.supports(claim) } else { band.judge(claim) == Verdict::Holds }
                })
        });
        if let Some((old, new)) = desk.only(claim, &found, |old, new| change_of(desk, old, new, up)) {
            return report(desk, claim, old, new, up);
        }
        if !found.is_empty() {
            return None;
        }
    }
    let (old, new) = earlier(desk, claim, &same, up)
        .or_else(|| side_by_side(desk, claim, &close, up))
        .or_else(|| told_elsewhere(desk, claim, up))
        .or_else(|| premium(desk, claim, up))?;
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
            let alike = kin(then, now) && then.head == now.head && then.concept == now.concept && then.rank != now.rank;
            (one || alike || (then.role() == Role::Prior && kin(then, now)))
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

/// Verbs that set a value against another one, and whether it is the larger of the two.
const AGAINST: &[(&str, bool)] = &[
    ("beat", true),
    ("beats", true),
    ("beating", true),
    ("exceeded", true),
    ("exceeding", true),
    ("exceeds", true),
    ("topped", true),
    ("topping", true),
    ("surpassed", true),
    ("outstripped", true),
    ("missed", false),
    ("misses", false),
    ("missing", false),
    ("undershot", false),
    ("undershooting", false),
    ("trailed", false),
    ("trailing", false),
    ("undercut", false),
];

/// "profit of £412m missed the consensus of £431m by about 4 per cent": the earlier value, the later one, and whether it
/// is said to be the larger.
fn set_against(desk: &Desk<'_>, claim: usize) -> Option<(usize, usize, bool)> {
    let (old, new) = (claim.checked_sub(1)?, claim.checked_sub(2)?);
    let fact = desk.fact(claim);
    let own = desk.own(fact.rank);
    if !own.contains(&new) || desk.fact(new).sentence != fact.sentence || !lead(desk, claim).trim_end().ends_with(" by")
    {
        return None;
    }
    let between = desk.between(new, old);
    let mut said = between.split_whitespace();
    let up = said.next().and_then(|word| AGAINST.iter().find(|(verb, _)| *verb == word))?.1;
    let tied = words(&between) <= 7 && !between.contains([',', ';']) && words(&desk.between(old, claim)) <= 4;
    (tied && grows(desk, old) && commensurable(desk.fact(old), desk.fact(new))).then_some((old, new, up))
}

/// "€8 an hour in the south, against €20 in the north, a gap of 60 per cent": of either of the two.
fn gap(desk: &Desk<'_>, claim: usize) -> Option<Check> {
    let before = lead(desk, claim);
    let before = before.trim_end();
    if !["a gap of", "a difference of", "a discrepancy of"].iter().any(|cue| before.ends_with(cue)) {
        return None;
    }
    let sentence: Vec<usize> = desk.window(claim, 0, 0).filter(|at| *at < claim && grows(desk, *at)).collect();
    let [a, b] = *sentence.as_slice() else { return None };
    let between = desk.between(a, b);
    let against = [" against ", " compared ", " versus ", " and "].iter().any(|cue| between.contains(cue));
    if !against || !commensurable(desk.fact(a), desk.fact(b)) || words(&desk.between(b, claim)) > 14 {
        return None;
    }
    let rises = desk.fact(b).stated > desk.fact(a).stated;
    let (low, high) = if rises { (a, b) } else { (b, a) };
    let fits = |old: usize, new: usize, up: bool| {
        change_of(desk, old, new, up).is_some_and(|band| band.judge(desk.fact(claim)) == Verdict::Holds)
    };
    // It may be of the larger one or of the smaller.
    if fits(high, low, false) {
        report(desk, claim, high, low, false)
    } else if fits(low, high, true) {
        report(desk, claim, low, high, true)
    } else {
        None
    }
}

/// "The garrison once had 1,200 soldiers. By 1994 that was down to 960, a fall of 20 per cent."
fn that_was(desk: &Desk<'_>, claim: usize, up: bool) -> Option<(usize, usize)> {
    let new = claim.checked_sub(1)?;
    let (fact, now) = (desk.fact(claim), desk.fact(new));
    if now.rank != fact.rank || now.sentence != fact.sentence || !grows(desk, new) {
        return None;
    }
    let tie = desk.between(new, claim);
    let tie = tie.trim_start_matches(',').trim();
    let named = ["a fall of", "a drop of", "a decline of", "a cut of", "a rise of", "an increase of", "a jump of"];
    let before = lead(desk, new);
    let before = before.trim_end();
    let subject = [" that was", " that had", " it was", " it had", " this was", " this had", " that number was"];
    let moved = ["down to", "up to", "fallen to", "risen to", "dropped to", "grown to", "shrunk to"];
    let verb = moved.iter().find_map(|verb| before.strip_suffix(verb)).map(str::trim_end);
    let back = verb.is_some_and(|rest| subject.iter().any(|subject| format!(" {rest}").ends_with(subject)));
    if !back || !named.contains(&tie) {
        return None;
    }
    let like = |at: &usize| grows(desk, *at) && desk.fact(*at).axis == now.axis && desk.fact(*at).stated.is_some();
    let found: Vec<usize> =
        desk.window(claim, 1, 0).filter(|at| desk.fact(*at).sentence + 1 == fact.sentence).filter(like).collect();
    let [old] = *found.as_slice() else { return None };
    ((now.stated > desk.fact(old).stated) == up).then_some((old, new))
}

/// "a 23 per cent fall in profit", where another sentence gives the profit "against" that of before: two values side by
/// side, the earlier one called so, to a hundredth of the claim.
fn told_elsewhere(desk: &Desk<'_>, claim: usize, up: bool) -> Option<(usize, usize)> {
    let fact = desk.fact(claim);
    let priors = desk.near(claim, ARTICLE).filter(|at| desk.fact(*at).role() == Role::Prior && grows(desk, *at));
    let found: Vec<(usize, usize)> = priors
        .flat_map(|old| {
            let near = desk.window(old, 0, 0).filter(move |new| *new < old);
            near.collect::<Vec<_>>().into_iter().rev().take(2).map(move |new| (old, new))
        })
        .filter(|(old, new)| {
            let (then, now) = (desk.fact(*old), desk.fact(*new));
            commensurable(then, now)
                && shared(&fact.concept, &now.concept) > 0
                && change_of(desk, *old, *new, up).is_some_and(|band| band.supports(fact))
        })
        .collect();
    desk.only(claim, &found, |old, new| change_of(desk, old, new, up))
}

/// "a premium of 20 per cent to the closing price", where the bid and the price stand in other sentences or articles.
fn premium(desk: &Desk<'_>, claim: usize, up: bool) -> Option<(usize, usize)> {
    let fact = desk.fact(claim);
    let (Some(premium), Some(price), Some(share)) = (stem("premium"), stem("price"), stem("share")) else {
        return None;
    };
    let told = fact.concept.contains(&premium)
        || desk.before(claim).contains("premium")
        || opens(&desk.after(claim), 12, &["premium"]);
    let rise = Band::of(fact).filter(|_| told && up)?.scaled(0.01);
    let bid = |at: &usize| {
        let other = desk.fact(*at);
        matches!(other.axis, Axis::Money(_))
            && OFFERS.iter().filter_map(|word| stem(word)).any(|stem| other.concept.contains(&stem))
    };
    let mut found: Vec<(usize, usize)> = Vec::new();
    for new in desk.near(claim, NEIGHBOURS).filter(bid) {
        let Some(band) = Band::of(desk.fact(new)).filter(|band| band.low > 0.0) else { continue };
        let (low, high) = (band.low / (1.0 + rise.high), band.high / (1.0 + rise.low));
        let others = desk.elsewhere(claim, desk.fact(new).axis, low, high).take(WITNESSES);
        let quoted = |old: &usize| {
            let old = desk.fact(*old);
            let closed = old.concept.contains(&price) && (old.concept.contains(&share) || old.quoted);
            closed && commensurable(old, desk.fact(new))
        };
        let fits = |old: &usize| change_of(desk, *old, new, up).is_some_and(|band| band.supports(fact));
        let olds = desk.near(claim, ARTICLE).chain(others).filter(quoted).filter(fits);
        found.extend(olds.map(|old| (old, new)));
    }
    desk.only(claim, &found, |old, new| change_of(desk, old, new, up))
}

/// Words for what somebody would pay for a company.
const OFFERS: &[&str] = &["offer", "bid", "takeover"];

/// "from A (in 2022) to B (in 2024), a cut of P", "by P to B, down from A": the words name both ends, next to the
/// claim and in its direction.
fn from_to(desk: &Desk<'_>, claim: usize, up: bool) -> Option<(usize, usize)> {
    let (old, new) = ends(desk, claim, |at| grows(desk, at))?;
    let (then, now) = (desk.fact(old), desk.fact(new));
    // "from 20 seats to 40 seats, or 8 per cent of the chamber": a share of something else.
    if desk.after(claim).starts_with(" of the ") && lead(desk, claim).trim_end().ends_with(" or") {
        return None;
    }
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

pub(super) fn report(desk: &Desk<'_>, claim: usize, old: usize, new: usize, up: bool) -> Option<Check> {
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
    let named = times_what(desk, claim, nearest.copied());
    let steps = [pairs(&same, &same, fits), before, named, pairs(&same, &close, fits), pairs(&same, &article, fits)];
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

/// "valued at 6.4 times its revenue", where the article, or another one, has the revenue.
fn times_what(desk: &Desk<'_>, claim: usize, big: Option<usize>) -> Vec<(usize, usize)> {
    let fact = desk.fact(claim);
    let after = desk.after(claim);
    let clause = after.split([',', ';', '.']).next().unwrap_or_default();
    let nouns: Vec<Stem> = clause.split_whitespace().take(6).filter_map(stem).collect();
    let (Some(big), Some(times)) = (big, Band::of(fact).filter(|times| times.low > 0.0)) else { return Vec::new() };
    let Some(band) = Band::of(desk.fact(big)) else { return Vec::new() };
    let (low, high) = (band.low / times.high * 0.95, band.high / times.low * 1.05);
    let others = desk.elsewhere(claim, desk.fact(big).axis, low, high).take(WITNESSES);
    let small = |at: &usize| {
        let other = desk.fact(*at);
        let called = !other.concept.is_empty() && other.concept.iter().all(|stem| nouns.contains(stem));
        let ratio = Band::of(other).and_then(|other| band.over(other));
        called && commensurable(other, desk.fact(big)) && ratio.is_some_and(|ratio| ratio.supports(fact))
    };
    desk.near(claim, ARTICLE).chain(others).filter(small).map(|small| (big, small)).collect()
}

#[cfg(test)]
mod tests {
    use crate::compare::checks::tests::{checks, read_checks};

    #[test]
    fn what_missed_or_beat_another_value_is_set_against_it() {
        let missed = |by: &str| {
            checks(&[&format!(
                "Profit of {{$180|profit|}} missed the consensus of {{$200|profit|}} by {{{by}|consensus|}}."
            )])
        };
        assert_eq!(missed("10%"), ["Holds: 10%: from $200 to $180: -10 %"]);
        assert_eq!(missed("30%"), ["Fails: 30%: from $200 to $180: -10 %"]);
        assert!(
            checks(&["Profit of {$180|profit|} beat a record. A rival of {$200|price|} grew by {30%|sales|}."])
                .is_empty()
        );
    }

    #[test]
    fn a_gap_is_that_of_the_two_values_before_it() {
        let gap = |share: &str| {
            checks(&[&format!(
                "A welder earns {{$8|pay|}} here, against {{$20|pay|}} in the north, a gap of {{{share}|gap|}}."
            )])
        };
        assert_eq!(gap("60%"), ["Holds: 60%: from $20 to $8: -60 %"]);
        assert_eq!(gap("150%"), ["Holds: 150%: from $8 to $20: +150 %"]);
        assert!(gap("40%").is_empty());
    }

    #[test]
    fn what_that_was_down_to_stands_in_the_sentence_before() {
        let fall = |subject: &str, share: &str| {
            checks(&[&format!(
                "The fort housed {{1,200|soldiers|}} soldiers. By 1994 {subject} was down to {{960|soldiers|}}, a fall of {{{share}|soldiers||^decrease}}."
            )])
        };
        assert_eq!(fall("that", "20%"), ["Holds: 20%: from 1,200 to 960: -20 %"]);
        assert_eq!(fall("that", "50%"), ["Fails: 50%: from 1,200 to 960: -20 %"]);
        assert!(fall("the village", "50%").is_empty(), "something else was down");
    }

    #[test]
    fn a_premium_is_measured_from_the_price_that_another_article_gives() {
        let bid = "Halden bids {$30|offer per share|Halden} for Norda, a premium of {20%|premium|Halden}.";
        let price = |price: &str| format!("Norda closed at {{{price}|share price|Norda}} before Halden came.");
        assert_eq!(checks(&[bid, &price("$25")]), ["Holds: 20%: from $25 (b) to $30: +20 %"]);
        assert!(checks(&[bid, &price("$28")]).is_empty(), "it may be another day's price");
    }

    #[test]
    fn times_revenue_is_times_the_revenue_of_another_article() {
        let deal = "Halden pays {$24 billion|deal value|Norda} for Norda, or 6.0 times its revenue.";
        let sales =
            |sum: &str| format!("Halden buys Norda. Norda had a revenue of ${sum} billion last year, Halden says.");
        let deal = deal.replace("{$24 billion|deal value|Norda}", "$24 billion");
        assert!(read_checks(&[&deal, &sales("4.0")]).iter().any(|line| line.contains("÷ $4.0 billion")));
        assert!(!read_checks(&[&deal, &sales("7.0")]).iter().any(|line| line.contains("÷")));
    }
}
