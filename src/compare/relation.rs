//! How two values, and then all values of a measure, stand to each other, by interval arithmetic.
//!
//! The hard range is what the words allow, the soft range what a reader expects of them. Two figures *agree* when
//! they state the same number after rounding under the same class of qualifier, are *compatible* when their hard
//! ranges meet, and *differ* when they do not. "Up to" can be cancelled: passing a ceiling contradicts nobody.

use std::collections::HashSet;

use super::facts::{Axis, Fact};
use super::keys::Completed;
use super::replacing::revision;
use super::{Nuance, Relation, explain};
use crate::figures::{Interval, Nature, Qualifier, Role};
use crate::language::calendar::Period;

/// How one figure stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Pair {
    Agree,
    Compatible,
    /// The hard ranges meet, the soft ones do not.
    Loosely,
    /// Disjoint, but only because a ceiling was passed.
    AboveCeiling,
    Differ,
}

/// How `a` stands to `b`. Symmetric.
pub(super) fn pair(a: &Fact<'_>, b: &Fact<'_>) -> Pair {
    if same_value(a, b) && class(a) == class(b) {
        return Pair::Agree;
    }
    let (one, other) = (rounded(a, b), rounded(b, a));
    if one.meet(&other).is_some() {
        return if a.soft.meet(&b.soft).is_some() || same_value(a, b) { Pair::Compatible } else { Pair::Loosely };
    }
    let ceiling = |fact: &Fact<'_>| fact.figure.qualifier == Qualifier::AtMost;
    if ceiling(a) != ceiling(b) && above(a, b) == ceiling(b) { Pair::AboveCeiling } else { Pair::Differ }
}

/// Whether the values of `a` lie wholly above those of `b`.
fn above(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    matches!((a.hard.low, b.hard.high), (Some(low), Some(high)) if low >= high)
}

/// The hard range of `fact`, widened where it may be a rounded number: a whole number that ends in zeros, before it
/// is said to differ; any number that `other` gives in another unit.
fn rounded(fact: &Fact<'_>, other: &Fact<'_>) -> Interval {
    if fact.figure.qualifier != Qualifier::Exact {
        return fact.hard;
    }
    let Some(value) = fact.stated else { return fact.hard };
    let other_unit =
        fact.figure.unit != other.figure.unit && matches!(fact.axis, Axis::Measurement(_) | Axis::Duration);
    let zeros = matches!(fact.axis, Axis::Count | Axis::Money(_)) && fact.step >= 10.0 && finer(other, fact);
    if other_unit || zeros {
        join(fact.hard, Interval::closed(value - fact.step / 2.0, value + fact.step / 2.0))
    } else {
        fact.hard
    }
}

/// Whether `a` is stated more finely than `b`.
fn finer(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    a.step < b.step && a.stated.is_some()
}

/// The smallest interval around both.
pub(super) fn join(a: Interval, b: Interval) -> Interval {
    let low = match (a.low, b.low) {
        (Some(x), Some(y)) => Some((
            x.min(y),
            if x == y {
                a.low_open && b.low_open
            } else if x < y {
                a.low_open
            } else {
                b.low_open
            },
        )),
        _ => None,
    };
    let high = match (a.high, b.high) {
        (Some(x), Some(y)) => Some((
            x.max(y),
            if x == y {
                a.high_open && b.high_open
            } else if x > y {
                a.high_open
            } else {
                b.high_open
            },
        )),
        _ => None,
    };
    Interval {
        low: low.map(|l| l.0),
        high: high.map(|h| h.0),
        low_open: low.is_some_and(|l| l.1),
        high_open: high.is_some_and(|h| h.1),
    }
}

/// Whether the two state the same number after rounding to the coarser of the two.
pub(super) fn same_value(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let (Some(x), Some(y)) = (a.stated, b.stated) else {
        return a.stated.is_none() && b.stated.is_none() && a.hard == b.hard && a.hard.low.is_some();
    };
    let scale = x.abs().max(y.abs()).max(f64::MIN_POSITIVE);
    if (x - y).abs() <= scale * 1e-9 {
        return true;
    }
    let exact = |fact: &Fact<'_>| fact.figure.qualifier == Qualifier::Exact;
    let coarse = scale * 0.2;
    if a.figure.unit != b.figure.unit && matches!(a.axis, Axis::Measurement(_) | Axis::Duration) {
        // Each is rounded in a unit of its own.
        let slack = (a.step + b.step) / 2.0;
        return slack < coarse && (x - y).abs() <= slack * (1.0 + 1e-9);
    }
    // A number with a scale word or a decimal stands for all that round to it; a plain whole number for itself.
    let rounds = |fact: &Fact<'_>, value: f64| {
        let wide =
            matches!((fact.hard.low, fact.hard.high), (Some(low), Some(high)) if high > low && high - low < coarse);
        exact(fact) && wide && fact.hard.contains(value)
    };
    (exact(b) && rounds(a, y)) || (exact(a) && rounds(b, x))
}

/// Whether what a reader expects of the two has nothing in common.
pub(super) fn soft_disjoint(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    a.soft.meet(&b.soft).is_none()
}

/// Qualifiers that bound a number in the same way.
fn class(fact: &Fact<'_>) -> u8 {
    match fact.figure.qualifier {
        Qualifier::Exact => 0,
        Qualifier::Approx => 1,
        Qualifier::AtMost | Qualifier::LessThan => 2,
        Qualifier::AtLeast | Qualifier::MoreThan => 3,
        // "hundreds" and "several hundred" do not say the same.
        Qualifier::Vague => 4 + (super::words::hash(&fact.text().to_lowercase()) % 251) as u8,
    }
}

/// The relation of a whole measure, with the rows that make it so.
pub(super) struct Verdict {
    pub relation: Relation,
    pub nuance: Option<Nuance>,
    pub why: String,
}

/// Judges the members of one measure, which come in order of publication. `all` are the facts of the collection by
/// rank, for differences that a sentence explains.
pub(super) fn judge(members: &[&Completed<'_>], all: &[Completed<'_>]) -> Verdict {
    let verdict = |relation, nuance, why| Verdict { relation, nuance, why };
    if let [only] = members {
        return verdict(Relation::Single, None, explain::single(only));
    }
    let unlike = distinct(members);
    let mut worst: Option<(Pair, &Completed<'_>, &Completed<'_>)> = None;
    for (i, a) in unlike.iter().enumerate() {
        for b in &unlike[i + 1..] {
            let pair = pair(&a.fact, &b.fact);
            if worst.is_none_or(|(w, ..)| pair > w) {
                worst = Some((pair, a, b));
            }
        }
    }
    let Some((worst, a, b)) = worst.filter(|(worst, ..)| *worst > Pair::Agree) else {
        return verdict(Relation::Agree, None, explain::agree(members));
    };
    if let Some(why) = replaced(members).or_else(|| update(&unlike)) {
        return verdict(Relation::Update, None, why);
    }
    match worst {
        Pair::Differ => match explained(a, b, all) {
            Some(gap) => verdict(Relation::Differ, Some(Nuance::Explained), explain::differ_explained(a, b, gap)),
            None => verdict(Relation::Differ, None, explain::differ(a, b)),
        },
        Pair::AboveCeiling => verdict(Relation::Compatible, Some(Nuance::AboveCeiling), explain::above_ceiling(a, b)),
        Pair::Loosely => verdict(Relation::Compatible, Some(Nuance::Loosely), explain::loosely(a, b)),
        _ => verdict(Relation::Compatible, None, explain::compatible(a, b)),
    }
}

/// More tellings than these say nothing new about how a measure stands.
const TELLINGS: usize = 200;

/// One member for each telling: the same words for the same day in the same standing count once.
fn distinct<'m, 'a>(members: &[&'m Completed<'a>]) -> Vec<&'m Completed<'a>> {
    let mut seen = HashSet::new();
    let telling = |member: &Completed<'_>| {
        let fact = &member.fact;
        let bits = |value: Option<f64>| value.map(f64::to_bits);
        let stance = &fact.stance;
        let own = if stance.revised || stance.withdrawn { fact.rank + 1 } else { 0 };
        let standing = (stance.planned, stance.done, stance.before, stance.withdrawn, stance.revised, own);
        (bits(fact.stated), bits(fact.hard.low), bits(fact.hard.high), class(fact), fact.role(), day(member), standing)
    };
    members.iter().copied().filter(|member| seen.insert(telling(member))).take(TELLINGS).collect()
}

/// The difference of two counts, where a sentence next to one of them states it: 50 is 49 and the gunman.
fn explained(a: &Completed<'_>, b: &Completed<'_>, all: &[Completed<'_>]) -> Option<f64> {
    let gap = (a.fact.stated? - b.fact.stated?).abs();
    if a.fact.axis != Axis::Count || gap == 0.0 {
        return None;
    }
    let stated_near = |fact: &Fact<'_>| {
        let place = |other: &Completed<'_>| (other.fact.rank, other.fact.sentence);
        let start = all.partition_point(|other| place(other) < (fact.rank, fact.sentence.saturating_sub(1)));
        all[start..]
            .iter()
            .take_while(|other| place(other) <= (fact.rank, fact.sentence + 1))
            .any(|other| other.fact.at != fact.at && other.fact.axis == Axis::Count && other.fact.stated == Some(gap))
    };
    (stated_near(&a.fact) || stated_near(&b.fact)).then_some(gap)
}

/// Whether a sentence says outright which value took the place of which. Members of one sentence stand together.
fn replaced(members: &[&Completed<'_>]) -> Option<String> {
    members.iter().enumerate().find_map(|(at, first)| {
        let near = members[at + 1..].iter().take(NEAR).take_while(|second| same_sentence(first, second));
        near.into_iter().find_map(|second| {
            let forward = revision(&first.fact, &second.fact).filter(|_| !same_value(&first.fact, &second.fact))?;
            let (old, new) = if forward { (first, second) } else { (second, first) };
            Some(explain::revised(old, new))
        })
    })
}

/// So many members of one sentence are looked at.
const NEAR: usize = 8;

/// Whether later values supersede earlier ones, and in whose words.
fn update(members: &[&Completed<'_>]) -> Option<String> {
    let pairs = || members.iter().enumerate().flat_map(|(i, a)| members[i + 1..].iter().map(move |b| (*a, *b)));
    let unlike =
        |a: &Completed<'_>, b: &Completed<'_>| pair(&a.fact, &b.fact) != Pair::Agree && !same_value(&a.fact, &b.fact);
    let event = members[0].fact.axis == Axis::Count;
    // An article takes a value back, and prints or agrees with another.
    for (a, b) in pairs().filter(|(a, b)| unlike(a, b)) {
        for (old, new) in [(a, b), (b, a)] {
            if old.fact.stance.withdrawn && !new.fact.stance.before && differs(a, b) && !corrects(old, members) {
                return Some(explain::withdrawn(old, new));
            }
        }
    }
    // A plan, then what was done; the plan in its fullest words, with its bound, tells most.
    if event {
        let followed = |old: &Completed<'_>, new: &Completed<'_>| {
            let planned = old.fact.stance.planned || old.fact.stance.before;
            let done =
                !new.fact.stance.planned && !new.fact.stance.before && (new.fact.stance.done || old.fact.stance.before);
            let told = matches!(new.fact.figure.qualifier, Qualifier::Exact | Qualifier::Approx);
            planned && done && told && !same_sentence(old, new) && before(old, new)
        };
        let steps = pairs().filter(|(a, b)| unlike(a, b)).flat_map(|(a, b)| [(a, b), (b, a)]);
        let bounded = |old: &Completed<'_>| old.fact.figure.qualifier == Qualifier::AtMost;
        let found = steps.filter(|(old, new)| followed(old, new)).min_by_key(|(old, _)| !bounded(old));
        if let Some((old, new)) = found {
            return Some(explain::planned_then_done(old, new));
        }
    }
    // The words of revision; a percentage has them for what it is a percentage of.
    let revisable = members[0].fact.axis != Axis::Share;
    for (a, b) in pairs().filter(|(a, b)| revisable && unlike(a, b) && differs(a, b)) {
        for (old, new) in [(a, b), (b, a)] {
            if new.fact.stance.revised
                && (new.fact.rank == old.fact.rank || before(old, new))
                && new.fact.role() != Role::Prior
            {
                return Some(explain::revised(old, new));
            }
        }
    }
    // A count that grows with the event: each day its own value. What nobody dates has the value of one of those days.
    let mut dated: Vec<(i64, &Completed<'_>)> = members.iter().filter_map(|m| Some((day(m)?, *m))).collect();
    let mut undated = members.iter().filter(|member| day(member).is_none());
    let known = |member: &&Completed<'_>| dated.iter().any(|(_, other)| same_value(&member.fact, &other.fact));
    if undated.all(known) && evolving(members) {
        dated.sort_by_key(|(day, _)| *day);
        let across = dated.iter().enumerate().flat_map(|(i, a)| dated[i + 1..].iter().map(move |b| (*a, *b)));
        let mut changed = None;
        for ((first, a), (second, b)) in across {
            if !differs(a, b) {
                continue;
            }
            if first == second {
                return None;
            }
            changed = changed.or(Some((a, b)));
        }
        return changed.map(|(a, b)| explain::moved_on(a, b));
    }
    None
}

/// Whether hard ranges leave no common value, ceilings included.
pub(super) fn differs(a: &Completed<'_>, b: &Completed<'_>) -> bool {
    pair(&a.fact, &b.fact) >= Pair::AboveCeiling
}

/// A sentence that withdraws one value often prints the right one too; the right one is what other rows agree with.
fn corrects(old: &Completed<'_>, members: &[&Completed<'_>]) -> bool {
    members
        .iter()
        .any(|m| m.fact.rank != old.fact.rank && pair(&m.fact, &old.fact) == Pair::Agree && !m.fact.stance.withdrawn)
}

fn same_sentence(a: &Completed<'_>, b: &Completed<'_>) -> bool {
    a.fact.rank == b.fact.rank && a.fact.sentence == b.fact.sentence
}

/// Whether nothing says that `old` is the later one.
fn before(old: &Completed<'_>, new: &Completed<'_>) -> bool {
    match (old.fact.published(), new.fact.published()) {
        (Some(old), Some(new)) => old <= new,
        _ => true,
    }
}

/// The day that a figure holds for: its own, else that of publication. A count of days.
fn day(member: &Completed<'_>) -> Option<i64> {
    let published = member.fact.published();
    if let Some(Period::Day { year, month, day }) = member.fact.period {
        let year = year.or(published.map(|date| date.year())).or(member.fact.year)?;
        return Some(i64::from(year) * 372 + i64::from(month) * 31 + i64::from(day));
    }
    let date = published?;
    Some(i64::from(date.year()) * 372 + i64::from(date.month()) * 31 + i64::from(date.day()))
}

/// Whether the members count the outcome of one happening.
fn evolving(members: &[&Completed<'_>]) -> bool {
    let level = members.iter().all(|member| matches!(member.fact.role(), Role::Level | Role::Prior));
    level && members.iter().any(|member| member.fact.nature == Some(Nature::Event))
}

#[cfg(test)]
mod tests {
    use super::super::Relation;
    use super::super::tests::{lines, read, story};

    #[test]
    fn a_sentence_that_says_what_replaced_what_makes_an_update() {
        let cut =
            "At Norda a judge cut the award of {$289 billion|damages|Norda} to {$78 billion|damages|Norda} today.";
        let then = "The award against Norda was {$289 billion|damages|Norda}.";
        assert_eq!(lines(&story(&[cut, then])), ["Update: $289 billion: a, b · $78 billion: a"]);
        let raised = "Norda raised its estimate to {6,100|guests|Norda} from {5,200|guests|Norda} today.";
        let found = story(&[raised]);
        assert_eq!(lines(&found), ["Update: 6,100: a · 5,200: a"]);
        assert!(found.measures[0].why.contains("6,100"), "{}", found.measures[0].why);
    }

    #[test]
    fn two_sides_differ_and_neither_replaces_the_other() {
        let sides =
            "At Norda the union puts the cuts at {3,000|job cuts|Norda}; the company says {2,150|job cuts|Norda}.";
        assert_eq!(lines(&story(&[sides])), ["Differ: 3,000: a · 2,150: a"]);
    }

    #[test]
    fn a_toll_grows_from_day_to_day_and_an_undated_article_may_repeat_one_of_them() {
        let day = |day: u32, toll: u32| format!("date: 2024-05-0{day}\nAt Norda {{{toll}|deaths|Norda}} people died.");
        let relation = |last: &str| story(&[&day(3, 112), &day(5, 140), last]).measures[0].relation;
        assert_eq!(relation("At Norda {112|deaths|Norda} people died."), Relation::Update);
        assert_eq!(relation("At Norda {95|deaths|Norda} people died."), Relation::Differ);
    }

    #[test]
    fn one_fate_in_two_words_is_one_measure_that_differs_or_moves_on() {
        let early = "Norda Air has cancelled 312 flights since dawn.";
        let late = "A staggering 740 flights have been axed by Norda Air.";
        let measure = |articles: &[&str]| {
            let (_, found) = read(articles);
            found.measures.iter().find(|m| m.members.len() == 2).map(|m| m.members.len())
        };
        assert_eq!(measure(&[early, late]), Some(2));
        let other = "Some 740 flights were delayed by Norda Air.";
        assert_eq!(measure(&[early, other]), None);
    }
}
