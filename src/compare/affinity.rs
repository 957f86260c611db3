//! How much speaks for two figures being about the same thing, where no constraint keeps them apart.
//!
//! Points are whole numbers, so that their sum does not depend on the order of adding. What an article states (concept,
//! entity, period) weighs most; words around the figures and equal values fill in where it states nothing.

use std::cmp::Ordering;

use super::constraints::{akin, disputed, entities_apart, named_alike, periods_apart, same_measure, significant};
use super::facts::{Axis, Fact, only_measurements};
use super::frame::{Sort, Thing};
use super::keys::Completed;
use super::relation::same_value;
use super::replacing::replaces;
use super::words::{Stem, shared};
use crate::article::ParagraphKind;
use crate::figures::{Nature, Qualifier, Role};
use crate::language::calendar::Period;

/// Two figures are linked from here on.
pub(super) const THRESHOLD: i32 = 320;

/// All members of two groups, taken together, must reach this on average.
pub(super) const AVERAGE: i32 = 240;

/// No group may take in what most of its members speak against.
pub(super) const LEAST: i32 = 0;

/// What each likeness of two figures is worth, in points. A link needs [`THRESHOLD`] of them, so only their proportions to it
/// count. Set by measure.
mod worth {
    /// The same measure of the lexicon.
    pub const MEASURE: i32 = 300;
    /// The same words of an open measure; in part where they share a part.
    pub const CONCEPT: i32 = 220;
    /// The same noun.
    pub const HEAD: i32 = 70;
    /// Each word that both have before it.
    pub const MODIFIER: i32 = 40;
    /// Against two of a kind that bear unlike adjectives.
    pub const UNLIKE: i32 = 130;
    /// The same owner, stated beside both figures.
    pub const OWNER: i32 = 100;
    /// The same time.
    pub const TIME: i32 = 100;
    /// Each other number that both sentences give.
    pub const COMPANY: i32 = 80;
    /// A word around both, for each unit of its weight.
    pub const WORD: i32 = 7;
    /// One number of two digits; three are worth twice as much.
    pub const NUMBER: i32 = 150;
    /// A number that each of two articles gives for one thing only.
    pub const SOLE: i32 = 100;
    /// What such a number has on top where it is no round one: it says alone that the two are one thing.
    pub const TELLING: i32 = 50;
    /// Against two numbers that are not one.
    pub const UNEQUAL: i32 = 120;
}

/// The points of a pair with the same full key: the key decides, not the likeness.
pub(super) const SAME_KEY: i32 = 600;

/// What speaks for two figures being about the same thing, and against it, part by part. Symmetric in the two.
#[derive(Clone, Copy, Debug)]
pub(super) struct Evidence {
    /// What the rules make of all of it together.
    pub points: i32,
    /// From what both measure, their nouns, the words and the other numbers around them, their owners, their values.
    pub concept: i32,
    pub nouns: i32,
    pub context: i32,
    pub company: i32,
    pub owner: i32,
    pub value: i32,
    /// Both state one number, after rounding.
    pub same: bool,
    /// Both name one time.
    pub one_time: bool,
    /// Both have one key, and the values lie near enough to each other for it.
    pub key: bool,
    /// They tell one fate of one sort of things, or each is the only value of its dimension in its article.
    pub likely: bool,
    /// Nothing is left to likeness: a sentence sets one in the place of the other, or both articles state the whole key.
    pub settled: bool,
    /// How many words stand around both, and what they weigh.
    pub around: (i32, i32),
}

/// The parts of the evidence for a pair, before a rule lifts their sum.
#[derive(Clone, Copy)]
pub(super) struct Parts {
    same: bool,
    one_time: bool,
    concept: i32,
    nouns: i32,
    company: i32,
    owner: i32,
    value: i32,
    around: (i32, i32),
}

impl Parts {
    pub fn of(a: &Completed<'_>, b: &Completed<'_>) -> Parts {
        let (x, y) = (&a.fact, &b.fact);
        let same = same_value(x, y);
        let around = around(x, y);
        Parts { around, ..Parts::without_words(a, b, same, context(around)) }
    }

    /// All but the words around the two. `context` is what those are worth, as far as it matters to the value.
    fn without_words(a: &Completed<'_>, b: &Completed<'_>, same: bool, context: i32) -> Parts {
        let (x, y) = (&a.fact, &b.fact);
        Parts {
            same,
            one_time: one_time(x.period.as_ref(), y.period.as_ref()),
            concept: concept(x, y),
            nouns: nouns(x, y),
            company: company(x, y),
            owner: entity(a, b),
            value: value(x, y, same, context),
            around: (0, 0),
        }
    }

    /// All parts together.
    fn sum(&self, a: &Completed<'_>, b: &Completed<'_>) -> i32 {
        let (x, y) = (&a.fact, &b.fact);
        let mut points = self.concept + self.nouns + context(self.around) + self.company + self.owner + self.value;
        if self.one_time {
            points += worth::TIME;
        }
        // One owner's share, rounded here and not there.
        if self.same && x.axis == Axis::Share && x.stated != y.stated && a.entity.is_some() && a.entity == b.entity {
            points += worth::TELLING;
        }
        if x.scope != y.scope {
            points -= 50;
        }
        // Two firms may well print one number.
        if entities_apart(a, b) {
            points -= worth::SOLE;
        }
        points
    }
}

/// What the words around two figures are worth.
fn context(around: (i32, i32)) -> i32 {
    (worth::WORD * around.1).min(CONTEXT)
}

/// The parts of what speaks for `a` and `b`; `None` where all of it comes to less than `least`, and no rule lifts it. Of
/// most pairs that is plain before their words are looked at.
pub(super) fn hopeful(a: &Completed<'_>, b: &Completed<'_>, least: i32) -> Option<Parts> {
    let (x, y) = (&a.fact, &b.fact);
    // Each rule that lifts a pair asks for one of these.
    let lifted = x.rank == y.rank || same_measure(x, y) || akin(x, y) || only_measurements(x, y) || same_value(x, y);
    if lifted {
        return Some(Parts::of(a, b));
    }
    let mut parts = Parts::without_words(a, b, false, 0);
    let so_far = parts.sum(a, b);
    if so_far + CONTEXT >= least {
        parts.around = around(x, y);
        if so_far + context(parts.around) >= least {
            return Some(parts);
        }
    }
    debug_assert!(evidence(a, b, Parts::of(a, b)).points < least, "a pair is given up for which something speaks");
    None
}

/// What speaks for `a` and `b`, which no constraint keeps apart, being about the same thing.
pub(super) fn evidence(a: &Completed<'_>, b: &Completed<'_>, parts: Parts) -> Evidence {
    let (x, y) = (&a.fact, &b.fact);
    let Parts { same, one_time, concept, nouns, company, owner, value, around } = parts;
    let context = context(around);
    let mut points = parts.sum(a, b);
    let replaced = !same && replaces(x, y);
    if replaced {
        points = points.max(SAME_KEY);
    }
    // The only length of each of two articles, and one number.
    if same && only_measurements(x, y) && x.rank != y.rank && context > 0 && !unlike(x, y) {
        points = points.max(GUESS);
    }
    // The only age that each of two articles names.
    if same && x.axis == Axis::Age && x.lone.axis && y.lone.axis && x.rank != y.rank {
        points = points.max(GUESS);
    }
    let likely = !same && likely(a, b);
    if likely {
        let told = x.frame.thing.is_some() && x.frame.thing == y.frame.thing;
        let level = if told { LIKELY } else { GUESS };
        if told || distance(x, y) <= FAR {
            points = points.max(level);
        }
    }
    if x.rank != y.rank && points >= if same { enough(x, y) } else { enough_near(x, y) } {
        points = points.max(THRESHOLD);
    }
    let forecast = !same && x.stance.planned != y.stance.planned && matches!(x.axis, Axis::Measurement(_));
    let key = !forecast && same_key(a, b, same, context);
    if key {
        points = points.max(SAME_KEY);
    }
    let stated = a.entity.is_some() && a.entity == b.entity && a.entity_firm && b.entity_firm;
    let settled = replaced || (key && stated);
    Evidence { points, concept, nouns, context, company, owner, value, same, one_time, key, likely, settled, around }
}

/// The words around both are worth so much at most.
const CONTEXT: i32 = 240;

/// The points of two unequal values that tell one fate of one sort of things, and of two that may.
const LIKELY: i32 = THRESHOLD + 90;
const GUESS: i32 = THRESHOLD + 20;

/// From so many points on one number in two articles is one thing, though their words for it are not the same. Numbers of
/// one story hardly meet by chance: among those of two digits and more that came so far, two in a hundred were two things.
fn enough(a: &Fact<'_>, b: &Fact<'_>) -> i32 {
    // A percentage rounded is near many.
    if a.axis == Axis::Share && a.stated != b.stated {
        return THRESHOLD;
    }
    let few = significant(a).min(significant(b)) < 2 && a.stated.is_none_or(|value| value < 1000.0);
    match a.axis {
        Axis::Duration | Axis::Measurement(_) if !few => 150,
        Axis::Duration => 200,
        _ if few => THRESHOLD,
        _ => 200,
    }
}

/// From so many points on two values in two articles, the one within a tenth of the other, are one thing: measured twice,
/// rounded, or brought up to date.
fn enough_near(a: &Fact<'_>, b: &Fact<'_>) -> i32 {
    if distance(a, b) > NEAR.ln() {
        return THRESHOLD;
    }
    match a.axis {
        Axis::Measurement(_) => 0,
        _ => THRESHOLD,
    }
}

/// Two values that no word calls one thing are not, where one is so much larger: e times, as a logarithm.
const FAR: f64 = 1.0;

/// Whether two unequal values are likely of one thing, though no lexicon gives both one name: they tell one fate of one
/// sort of things, or each is the only value of its dimension in its article.
fn likely(a: &Completed<'_>, b: &Completed<'_>) -> bool {
    let (x, y) = (&a.fact, &b.fact);
    let level = x.role() == Role::Level && y.role() == Role::Level;
    let forecast = x.stance.planned != y.stance.planned && matches!(x.axis, Axis::Measurement(_));
    if periods_apart(a, b) || !level || forecast {
        return false;
    }
    let near = distance(x, y) <= reach(x, y);
    match x.axis {
        Axis::Count => akin(x, y) && near && x.stance.alone == y.stance.alone,
        Axis::Share => akin(x, y) && distance(x, y) <= POLLS.ln() && x.rank != y.rank,
        Axis::Measurement(_) => x.rank != y.rank && only_measurements(x, y) && near && !unlike(x, y),
        _ => false,
    }
}

/// Whether both say what they measure, and neither names what the other does.
pub(super) fn unlike(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let said = !a.concept.is_empty() && !b.concept.is_empty();
    said && named_alike(a, b) == 0 && named_near(a, b) == 0
}

/// Whether each of two articles gives one value only under the noun or the measure that both figures bear, and the two
/// are not far from each other. "People" may be any.
pub(super) fn lone(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let people = |fact: &Fact<'_>| fact.frame.thing == Some(Thing::Sort(Sort::People));
    let stock = matches!(a.axis, Axis::Count | Axis::Duration | Axis::Measurement(_));
    let least = |fact: &Fact<'_>| fact.stated.or(fact.soft.low).unwrap_or(0.0);
    let few = a.axis == Axis::Count && least(a).min(least(b)) < 50.0;
    let level = a.role() == Role::Level && b.role() == Role::Level;
    let noun = a.head.is_some() && a.head == b.head && a.lone.noun && b.lone.noun && a.axis == Axis::Count;
    let measure = !a.concept.is_empty() && a.name == b.name && a.lone.measure && b.lone.measure;
    let near = || distance(a, b) <= if few { FEW.ln() } else { STOCK.ln() };
    a.rank != b.rank && level && (noun || measure) && stock && !people(a) && !people(b) && near()
}

/// Whether both name one time; the year may be left open by one of them.
fn one_time(a: Option<&Period>, b: Option<&Period>) -> bool {
    match (a, b) {
        (Some(Period::Day { month, day, .. }), Some(Period::Day { month: other_month, day: other, .. })) => {
            (month, day) == (other_month, other) && a.zip(b).is_some_and(|(a, b)| !a.conflicts(b))
        }
        (Some(a), Some(b)) => a == b,
        _ => false,
    }
}

fn entity(a: &Completed<'_>, b: &Completed<'_>) -> i32 {
    match (a.entity, b.entity) {
        (Some(one), Some(other)) if one == other => {
            if a.entity_firm && b.entity_firm {
                worth::OWNER
            } else {
                worth::OWNER / 2
            }
        }
        (Some(_), Some(_)) => -80,
        _ => 0,
    }
}

/// Same concept, same entity, same role, no conflict of periods: nothing is left to likeness, but for values that are
/// too far from each other to be two tellings of one. Only a concept that the lexicon knows makes a key.
fn same_key(a: &Completed<'_>, b: &Completed<'_>, same: bool, context: i32) -> bool {
    let (x, y) = (&a.fact, &b.fact);
    if !same_measure(x, y) || periods_apart(a, b) {
        return false;
    }
    let event = is_event(x);
    let owned = match (a.entity, b.entity) {
        (Some(one), Some(other)) if one == other => true,
        // Whose it is was taken from afar: one of the two may be wrong, but hardly of two values far from each other.
        (Some(_), Some(_)) => event && !(a.entity_firm && b.entity_firm) && distance(x, y) <= STOCK.ln(),
        (None, None) => event || x.concept.len() > 1 || context >= 60,
        _ => event || context >= 60,
    };
    let distance = distance(x, y);
    let near = match x.axis {
        _ if same => true,
        Axis::Count | Axis::Measurement(_) if event => distance <= reach(x, y),
        Axis::Share if event && x.role() == Role::Level && y.role() == Role::Level => distance <= reach(x, y),
        Axis::Measurement(_) => distance <= READING.ln(),
        Axis::Count | Axis::Duration => distance <= STOCK.ln(),
        _ => {
            let timed = x.period.is_some() && x.period == y.period;
            let revised = x.stance.revised || y.stance.revised || x.stance.withdrawn || y.stance.withdrawn;
            let told = context >= 120 || (distance <= NEAR.ln() && context >= 14 && !x.quoted);
            let withdrawn = x.stance.withdrawn || y.stance.withdrawn;
            let factor = if withdrawn { reach(x, y) } else { STOCK.ln() };
            distance <= factor && (timed || revised || disputed(x, y) || told || objected(x, y))
        }
    };
    owned && near
}

/// Whether an article gives one value in its own words and another on somebody's word, in another sentence: "at a cost of 840
/// million. Opponents say that it is more than a billion."
fn objected(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    a.rank == b.rank && a.sentence != b.sentence && a.figure.source.is_some() != b.figure.source.is_some()
}

/// How far apart counts of an event may lie and still be two tellings of it: small ones grow fast.
pub(super) fn reach(a: &Fact<'_>, b: &Fact<'_>) -> f64 {
    let least = |fact: &Fact<'_>| fact.stated.or(fact.soft.low).unwrap_or(0.0);
    let least = least(a).min(least(b));
    match a.axis {
        Axis::Count if least < 50.0 => 12f64.ln(),
        Axis::Count if least < 500.0 => 8f64.ln(),
        _ => 4f64.ln(),
    }
}

/// Two polls on one question hardly lie farther apart.
const POLLS: f64 = 1.25;

/// Readings of an instrument vary more than stocks do.
const READING: f64 = 2.2;

/// Two values of one measure that lie as near as this are hardly two things.
const NEAR: f64 = 1.1;

/// Other numbers may not: a stock that is told as one and a half times another is another stock.
const STOCK: f64 = 1.5;

/// Small stocks, helicopters or camps, may double.
const FEW: f64 = 2.5;

/// Whether a figure counts the outcome of one happening, which may grow, be planned or be disputed.
pub(super) fn is_event(fact: &Fact<'_>) -> bool {
    fact.nature == Some(Nature::Event)
}

fn concept(a: &Fact<'_>, b: &Fact<'_>) -> i32 {
    if a.concept.is_empty() && b.concept.is_empty() {
        return match (a.head, b.head) {
            (Some(x), Some(y)) if x == y => 200,
            (Some(_), Some(_)) => -50,
            _ => 0,
        };
    }
    let known = a.nature.is_some() && b.nature.is_some();
    let common = named_alike(a, b) as i32;
    let most = a.concept.len().max(b.concept.len()) as i32;
    if (akin(a, b) || lone(a, b)) && !same_measure(a, b) {
        return worth::CONCEPT.max(worth::CONCEPT * common / most);
    }
    match (known, common) {
        _ if same_measure(a, b) => worth::MEASURE,
        (true, 0) => named_near(a, b) - 100,
        (false, 0) => named_near(a, b) - 30,
        (_, common) if common == most => {
            if known {
                worth::MEASURE
            } else {
                worth::CONCEPT
            }
        }
        (_, common) => worth::CONCEPT * common / most,
    }
}

/// The words of what one measures, next to the other.
pub(super) fn named_near(a: &Fact<'_>, b: &Fact<'_>) -> i32 {
    let near = |one: &Fact<'_>, other: &Fact<'_>| {
        if one.marks.concept & other.marks.around == 0 {
            return 0;
        }
        let found = |stem: &&Stem| other.around.binary_search_by_key(*stem, |(other, _)| *other).is_ok();
        one.concept.iter().filter(found).count() as i32
    };
    (60 * near(a, b) + 60 * near(b, a)).min(120)
}

fn nouns(a: &Fact<'_>, b: &Fact<'_>) -> i32 {
    let head = if a.head.is_some() && a.head == b.head { worth::HEAD } else { 0 };
    let common = shared(&a.modifiers, &b.modifiers) as i32;
    // "Compensatory damages" are not "punitive damages".
    let unlike = head > 0 && common == 0 && !a.modifiers.is_empty() && !b.modifiers.is_empty();
    head + worth::MODIFIER * common - if unlike { worth::UNLIKE } else { 0 }
}

/// Other numbers that stand in both sentences: figures are known by the company they keep.
fn company(a: &Fact<'_>, b: &Fact<'_>) -> i32 {
    if a.rank == b.rank && a.sentence == b.sentence {
        return 0;
    }
    (worth::COMPANY * shared(&a.company, &b.company) as i32).min(2 * worth::COMPANY)
}

/// The words around both: how many, and what they weigh.
fn around(a: &Fact<'_>, b: &Fact<'_>) -> (i32, i32) {
    if a.marks.around & b.marks.around == 0 {
        return (0, 0);
    }
    let (mut i, mut j, mut count, mut weight) = (0, 0, 0, 0);
    while i < a.around.len() && j < b.around.len() {
        let (x, y) = (a.around[i], b.around[j]);
        match x.0.cmp(&y.0) {
            Ordering::Equal => {
                count += 1;
                weight += i32::from(x.1.min(y.1));
                i += 1;
                j += 1;
            }
            Ordering::Less => i += 1,
            Ordering::Greater => j += 1,
        }
    }
    (count, weight)
}

fn value(a: &Fact<'_>, b: &Fact<'_>, same: bool, context: i32) -> i32 {
    let event = is_event(a) || is_event(b);
    let distance = distance(a, b);
    if same {
        let large = a.axis == Axis::Count && a.stated.is_some_and(|value| value >= 1000.0);
        let digits = match significant(a).min(significant(b)) {
            0 | 1 if large && digits_of(a) < 2 => 200,
            0 | 1 => match a.axis {
                Axis::Money(_) => worth::NUMBER,
                Axis::Duration | Axis::Measurement(_) => 110,
                _ => 70,
            },
            2 if !large => worth::NUMBER,
            _ => 2 * worth::NUMBER,
        };
        let heavy = matches!(a.axis, Axis::Money(_) | Axis::Share | Axis::Points | Axis::Times)
            || a.stated.is_some_and(|v| v >= 100.0);
        let titled = |fact: &Fact<'_>| matches!(fact.place, ParagraphKind::Headline | ParagraphKind::Heading);
        let apart = a.rank != b.rank || titled(a) || titled(b);
        let sole = if apart && a.sole && b.sole && digits > 110 { sole(a, b, context) } else { 0 };
        return digits + if heavy { 50 } else { 0 } + sole;
    }
    let count = matches!(a.axis, Axis::Count | Axis::Measurement(_) | Axis::Duration);
    let loose =
        |fact: &Fact<'_>| !matches!(fact.figure.qualifier, Qualifier::Exact | Qualifier::AtMost | Qualifier::LessThan);
    if distance <= 1.25f64.ln() && (count || loose(a) || loose(b)) && a.soft.meet(&b.soft).is_some() {
        return 50;
    }
    // What is forecast is not what was measured.
    if a.stance.planned != b.stance.planned && matches!(a.axis, Axis::Measurement(_)) {
        return -300;
    }
    if event && matches!(a.axis, Axis::Count | Axis::Measurement(_)) {
        let beyond = distance - reach(a, b);
        return if beyond > 0.0 { -100 - (90.0 * beyond.min(10.0)) as i32 } else { 0 };
    }
    let kind = match (lone(a, b), count) {
        (true, _) => LONE,
        (false, true) => worth::UNEQUAL,
        (false, false) => worth::UNEQUAL + 80,
    };
    -kind - (90.0 * (distance - STOCK.ln()).clamp(0.0, 10.0)) as i32
}

/// Against two unequal values that each are alone of their kind in their article.
const LONE: i32 = 10;

/// The significant digits of a value, however it was printed.
fn digits_of(fact: &Fact<'_>) -> u32 {
    let Some(mut value) = fact.stated.map(|value| value.abs().round()).filter(|value| *value < 1e15) else { return 0 };
    while value >= 10.0 && value % 10.0 == 0.0 {
        value /= 10.0;
    }
    if value >= 1.0 { value.log10().floor() as u32 + 1 } else { 0 }
}

/// The points of a number that each of two articles gives for one thing only. Percentages that end in five, or that are
/// one only after rounding, recur by chance; so do small counts of unlike things.
fn sole(a: &Fact<'_>, b: &Fact<'_>, context: i32) -> i32 {
    let exact = a.stated == b.stated;
    if a.axis == Axis::Share {
        if a.role() != b.role() && context == 0 {
            return 0;
        }
        return match (exact, a.stated.is_some_and(|value| value % 5.0 == 0.0)) {
            (false, _) => -worth::TELLING,
            (true, true) => worth::SOLE,
            (true, false) => worth::SOLE + worth::TELLING,
        };
    }
    let unlike = context == 0 && a.head.is_some() && b.head.is_some() && a.head != b.head;
    let small = a.axis == Axis::Count && a.stated.is_some_and(|value| value < 100.0);
    if small && context < 30 && named_alike(a, b) == 0 && !akin(a, b) && a.head != b.head {
        return worth::SOLE / 2;
    }
    if unlike && small { worth::SOLE } else { worth::SOLE + worth::TELLING }
}

/// How far apart two values are: the logarithm of their ratio; of ranges, that of their nearest ends.
pub(super) fn distance(a: &Fact<'_>, b: &Fact<'_>) -> f64 {
    let ends = |fact: &Fact<'_>| match fact.stated {
        Some(value) => Some((value.abs(), value.abs())),
        None => Some((fact.soft.low?.abs(), fact.soft.high?.abs())),
    };
    match (ends(a), ends(b)) {
        (Some((a_low, a_high)), Some((b_low, b_high))) if a_low > 0.0 && b_low > 0.0 => {
            let beyond = |low: f64, high: f64| if low > high { (low / high).ln() } else { 0.0 };
            beyond(a_low, b_high).max(beyond(b_low, a_high))
        }
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::read;

    /// Whether two articles that both give `number` for something have it in one measure.
    fn joined(number: &str, one: &str, other: &str) -> bool {
        let texts = [one, other].map(|text| text.replace('#', number));
        let measures = read(&[&texts[0], &texts[1]]).1.measures;
        measures.iter().any(|measure| measure.members.len() > 1)
    }

    #[test]
    fn one_telling_number_is_one_thing_under_unlike_words() {
        let one = "The drug was tried at # sites in Norda and Halden, doctors said.";
        let other = "Doctors at # centres in Norda and Halden tried the drug.";
        assert!(joined("94", one, other));
        assert!(joined("127", one, other));
    }

    #[test]
    fn the_seats_of_two_parties_are_two_things_though_their_owners_are_guessed() {
        let seats = |owner: &str, number: u32| {
            let said =
                format!("{owner} came to Norda for the count. It has {number} seats in the chamber, officials said.");
            read(&["Lind Alliance won 112 seats in the chamber of Norda.", &said]).1
        };
        let most = |owner: &str, number: u32| seats(owner, number).measures.iter().map(|m| m.members.len()).max();
        assert_eq!(most("Civic Union", 27), Some(1));
        assert_eq!(most("Lind Alliance", 112), Some(2));
    }

    #[test]
    fn a_small_number_under_unlike_words_is_not() {
        let one = "The drug was tried at # sites in Norda and Halden, doctors said.";
        assert!(!joined("4", one, "Doctors lost # colleagues to the fever in Norda and Halden."));
    }

    #[test]
    fn one_size_measured_twice_is_one_thing_and_two_sizes_are_two() {
        let one = "Police found 6,340 kilograms of powder at the port of Norda.";
        let grouped = |other| read(&[one, other]).1.measures.iter().any(|measure| measure.members.len() > 1);
        assert!(grouped("The load at the port of Norda, found by police, weighed 6.1 tonnes."));
        assert!(!grouped("The crane at the port of Norda, police said, lifts 95 tonnes."));
    }
}
