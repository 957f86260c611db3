//! What keeps two figures apart, whatever else they share: hard constraints, never overruled by likeness.
//!
//! A constraint answers with the word for what is different, so that a split can be explained.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::LazyLock;

use super::facts::{Axis, Fact, SENTENCE};
use super::frame::Fate;
use super::keys::Completed;
use super::relation::{same_value, soft_disjoint};
use super::replacing::replaces;
use super::words::{self, Stem};
use crate::article::ParagraphKind;
use crate::figures::{Nature, Role};
use crate::language::calendar::Period;

/// Why two figures cannot be about the same thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Apart {
    Kind,
    Role,
    Scope,
    Entity,
    Period,
    Concept,
    /// One is a part of the other.
    Part,
    /// Two values side by side in one sentence: the writer tells them apart.
    Sentence,
    /// Two values that one sentence lists ("1,900 in shops and 250 at the head office"), or two sizes that one article
    /// gives: what does not happen does not change while it is told.
    Both,
    /// Two values of one article on the same word: the article tells them apart.
    Article,
}

impl Apart {
    /// Why a figure would not belong, for people.
    pub fn words(self) -> &'static str {
        match self {
            Apart::Kind => "it has another unit",
            Apart::Role => "one is a level, the other a change or a share",
            Apart::Scope => "it is about another part",
            Apart::Entity => "it is somebody else's",
            Apart::Period => "it holds for another time",
            Apart::Concept => "it measures something else",
            Apart::Part => "it is a part of the other, or its whole",
            Apart::Sentence => "one sentence gives both values",
            Apart::Both => "its article tells the two apart",
            Apart::Article => "one article gives both values",
        }
    }
}

/// What keeps `a` and `b` apart, if anything does. Symmetric.
pub(super) fn apart(a: &Completed<'_>, b: &Completed<'_>) -> Option<Apart> {
    let (x, y) = (&a.fact, &b.fact);
    if x.axis != y.axis {
        return Some(Apart::Kind);
    }
    let same = same_value(x, y);
    let telling = same && (telling(x) || telling(y));
    if (!same && parts_apart(x, y)) || further_apart(x, y, same) || whole_apart(x, y) {
        return Some(Apart::Part);
    }
    if !same && replaces(x, y) {
        return None;
    }
    // What a rule allows, a thing is built for or somebody aims at is not what there is; nor is what is left what goes.
    if !same && (x.stance.bound != y.stance.bound || x.stance.remains != y.stance.remains) {
        return Some(Apart::Concept);
    }
    if roles_apart(x, y, same, telling) {
        return Some(Apart::Role);
    }
    if scopes_apart(x, y, same, telling) {
        return Some(Apart::Scope);
    }
    if entities_apart(a, b) {
        // One number of three digits, or beside one other number, is one number, whichever of its owners the sentence
        // names.
        let one = telling && (significant(x).min(significant(y)) >= 3 || words::shared(&x.company, &y.company) > 0);
        if !one {
            return Some(Apart::Entity);
        }
    }
    if periods_apart(a, b) {
        return Some(Apart::Period);
    }
    // A percentage recurs; not so one that stands beside the same other number in both.
    let recurs = x.axis == Axis::Share && words::shared(&x.company, &y.company) == 0;
    if concepts_apart(x, y) && (!telling || x.rank == y.rank || recurs) {
        return Some(Apart::Concept);
    }
    if !same && fates_apart(x, y) {
        return Some(Apart::Concept);
    }
    if x.rank == y.rank && !same {
        let revised = x.stance.revised || y.stance.revised || x.stance.withdrawn || y.stance.withdrawn;
        let titled = |fact: &Fact<'_>| matches!(fact.place, ParagraphKind::Headline | ParagraphKind::Heading);
        if x.sentence == y.sentence && sides(x, y) {
            return Some(Apart::Both);
        }
        // Only what happens grows within a sentence; a rate or a sum had another value at another time.
        let yearly = x.stance.yearly && !withdrawn(x, y);
        let grows = revised
            && !yearly
            && (x.axis == Axis::Count || is_event(x) || withdrawn(x, y) || superseded(x) || superseded(y));
        let claims = x.stance.claimed && y.stance.claimed && like(x, y);
        if x.sentence == y.sentence && !grows && !disputed(x, y) && !compared(x, y) && !claims {
            return Some(if listed(x, y) { Apart::Both } else { Apart::Sentence });
        }
        if past_apart(x, y) {
            return Some(Apart::Period);
        }
        if x.sentence != y.sentence && (x.stance.claimed || y.stance.claimed) && like(x, y) {
            return None;
        }
        let before = x.stance.before != y.stance.before;
        let sizes = x.axis == Axis::Count && !is_event(x) && !is_event(y);
        if sizes && soft_disjoint(x, y) && !revised && !before && !titled(x) && !titled(y) && !disputed(x, y) {
            return Some(Apart::Both);
        }
        let split = x.stance.planned != y.stance.planned || before;
        if soft_disjoint(x, y) && same_source(x, y) && !revised && !split && !titled(x) && !titled(y) {
            return Some(Apart::Article);
        }
    }
    None
}

/// Everything that [`apart`] and [`same_value`] look at in a figure, but for the place where it stands, as one number:
/// figures of one profile are kept apart from the same others, unless they share an article with them.
///
/// What a constraint comes to look at belongs in here.
pub(super) fn profile(completed: &Completed<'_>) -> u64 {
    let fact = &completed.fact;
    let figure = fact.figure;
    let mut hasher = DefaultHasher::new();
    let bits = |value: Option<f64>| value.map(f64::to_bits);
    for interval in [&fact.hard, &fact.soft] {
        (bits(interval.low), bits(interval.high), interval.low_open, interval.high_open).hash(&mut hasher);
    }
    (fact.axis, bits(fact.stated), fact.step.to_bits(), fact.digits, figure.unit, figure.qualifier).hash(&mut hasher);
    (bits(fact.part_of), fact.whole_of, &fact.share_of, fact.head, &fact.modifiers, &fact.scope).hash(&mut hasher);
    (&fact.concept, fact.name, fact.nature, figure.role, fact.place as u8, &fact.period, fact.year).hash(&mut hasher);
    (fact.period_near, completed.entity, completed.entity_firm, completed.entity_kind, fact.stance, fact.frame)
        .hash(&mut hasher);
    fact.company.hash(&mut hasher);
    let scope = figure.scope.as_ref().map(|scope| &scope.value);
    (figure.source.as_ref().map(|source| &source.value.name), scope, fact.total, fact.listed, fact.denominator)
        .hash(&mut hasher);
    hasher.finish()
}

/// A part and its whole; percentages of unlike things; things told apart by their adjectives in one article.
fn parts_apart(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    // "129,000 of the 190,000 were missed": another article that says that 190,000 were gives a rival count.
    let near = || a.stated.zip(b.stated).is_some_and(|(one, other)| one <= RIVALS * other && other <= RIVALS * one);
    let rivals = || a.rank != b.rank && same_measure(a, b) && is_event(a) && near();
    let part = |part: &Fact<'_>, whole: &Fact<'_>| part.part_of.is_some() && part.part_of == whole.stated && !rivals();
    let unlike = |one: &[Stem], other: &[Stem]| !one.is_empty() && !other.is_empty() && words::shared(one, other) == 0;
    let named = a.head.is_some() && a.head == b.head && a.rank == b.rank && unlike(&a.modifiers, &b.modifiers);
    let rest = |part: &Fact<'_>, whole: &Fact<'_>| {
        (part.stance.alone && whole.total)
            || (part.listed && !whole.listed && (same_measure(part, whole) || akin(part, whole)))
    };
    // "110 of the 240 seats, up from 81": what rose is the part.
    let here = a.rank == b.rank && a.sentence == b.sentence;
    let divided = here && a.denominator != b.denominator;
    // "Of the 2,100 who left, 180 were tourists", "800 of the 2,100 are home again".
    let two = a.part_of.is_some() && a.part_of == b.part_of && a.name != b.name;
    part(a, b) || part(b, a) || rest(a, b) || rest(b, a) || unlike(&a.share_of, &b.share_of) || named || two || divided
}

/// So many times another may a count be that another article gives for the same.
const RIVALS: f64 = 4.0;

/// "129,000 of the 190,000 households were missed": that 190,000 were missed is another claim, though the number is one.
fn whole_apart(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let whole = |whole: &Fact<'_>, other: &Fact<'_>| other.nature.is_some() && whole.whole_of == Some(other.name);
    a.name != b.name && (whole(a, b) || whole(b, a))
}

/// Whether a sentence names the later of two values right behind an "and": a list, not two tellings; or makes
/// it the sum of all.
fn listed(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let (first, second) = if a.figure.span <= b.figure.span { (a, b) } else { (b, a) };
    let start =
        second.figure.qualifier_span.map_or(second.figure.span.start(), |q| q.start().min(second.figure.span.start()));
    let between = first.article().text().get(first.figure.span.end()..start).unwrap_or_default();
    let end = second.figure.sentence.end().max(second.figure.span.end());
    let after = first.article().text()[second.figure.span.end()..end].trim_start();
    let total = ["in all", "in total", "altogether", "together", "combined"].iter().any(|cue| after.starts_with(cue));
    total || between.trim_end().ends_with(" and")
}

/// Whether the two are the sides of a vote or a score: "by 412 to 131"; not so "from 412 to 531".
fn sides(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let (first, second) = if a.figure.span <= b.figure.span { (a, b) } else { (b, a) };
    let between = first.article().text().get(first.figure.span.end()..second.figure.span.start());
    between.is_some_and(|words| words.trim() == "to") && first.role() != Role::Prior
}

fn withdrawn(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    a.stance.withdrawn || b.stance.withdrawn
}

pub(super) fn is_event(fact: &Fact<'_>) -> bool {
    fact.nature == Some(Nature::Event)
        || (fact.nature.is_none() && fact.axis == Axis::Count && fact.frame.fate.is_some())
}

/// Whether the two tell one fate of one sort of things, in whatever words.
pub(super) fn akin(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    a.axis == b.axis && a.frame.akin(&b.frame)
}

/// Whether one comes on top of what was told, and the other does not: "another 120". A headline counts from an earlier story.
fn further_apart(a: &Fact<'_>, b: &Fact<'_>, same: bool) -> bool {
    if a.stance.further == b.stance.further {
        return false;
    }
    let titled = |fact: &Fact<'_>| matches!(fact.place, ParagraphKind::Headline | ParagraphKind::Heading);
    let further = if a.stance.further { a } else { b };
    let small = a.stated.is_some_and(|value| value < 100.0);
    let people = a.frame.fate == b.frame.fate && a.frame.fate == Some(Fate::Dead);
    let unequal = !same || (small && people && a.name != b.name);
    unequal && (a.rank == b.rank || !titled(further))
}

/// Whether the two count the outcome of one happening, as far as their words go.
fn like(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    is_event(a) && is_event(b) && (same_measure(a, b) || akin(a, b))
}

/// Whether unlike things became of the two counts.
pub(super) fn fates_apart(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let fates = a.frame.fate.zip(b.frame.fate);
    a.axis == Axis::Count && fates.is_some_and(|(one, other)| one != other) && !same_measure(a, b)
}

/// Whether one article dates one of two unlike values to a past year, and the other not at all.
fn past_apart(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let past = |fact: &Fact<'_>, other: &Fact<'_>| {
        matches!(fact.period, Some(Period::Year(_) | Period::Since(_)))
            && matches!(other.period, None | Some(Period::Unresolved(_)))
    };
    past(a, b) || past(b, a)
}

/// Two firms, two people or two places. A firm may be named for its figure here and the person that heads it there.
/// Of a deal one text names who buys, another whom.
pub(super) fn entities_apart(a: &Completed<'_>, b: &Completed<'_>) -> bool {
    let deal = a.fact.name == b.fact.name && deals(&a.fact);
    let both = a.entity.is_some() && b.entity.is_some() && a.entity_firm && b.entity_firm;
    both && !deal && a.entity != b.entity && a.entity_kind == b.entity_kind
}

/// Whether the measure is one of a deal between two.
fn deals(fact: &Fact<'_>) -> bool {
    static DEALS: LazyLock<Vec<Stem>> =
        LazyLock::new(|| ["offer", "deal", "merger", "premium"].into_iter().filter_map(words::stem).collect());
    fact.nature.is_some() && fact.concept.iter().any(|stem| DEALS.contains(stem))
}

/// A value that hardly recurs by chance: three digits or more, or two of money or a percentage.
pub(super) fn telling(fact: &Fact<'_>) -> bool {
    let digits = significant(fact);
    digits >= 3
        || (digits == 2 && matches!(fact.axis, Axis::Money(_) | Axis::Share | Axis::Points | Axis::Times))
        || (fact.axis != Axis::Share && fact.figure.amount.stated.is_some_and(|value| (1e3..1e6).contains(&value)))
}

/// The significant digits of the number as printed: three digits count as three even if the last is a zero, unless
/// only the first is not.
pub(super) fn significant(fact: &Fact<'_>) -> u32 {
    fact.digits
}

/// Two scopes that share no word; for percentages and sums also one that only one of two unlike values has.
fn scopes_apart(a: &Fact<'_>, b: &Fact<'_>, same: bool, telling: bool) -> bool {
    match (a.scope.is_empty(), b.scope.is_empty()) {
        (false, false) => words::shared(&a.scope, &b.scope) == 0 && !telling,
        (true, true) => false,
        // A price is one "a share" whether or not the sentence says so.
        _ => {
            let rate =
                |fact: &Fact<'_>| fact.figure.scope.as_ref().is_some_and(|scope| scope.value.starts_with("per "));
            let within = |one: &Fact<'_>, other: &Fact<'_>| one.scope.iter().all(|stem| other.concept.contains(stem));
            let rated = (rate(a) || rate(b)) && (same_measure(a, b) || (within(a, b) && within(b, a)));
            let one = same && (a.rank != b.rank || a.stated == b.stated);
            !one && !rated && matches!(a.axis, Axis::Share | Axis::Money(_))
        }
    }
}

fn roles_apart(a: &Fact<'_>, b: &Fact<'_>, same: bool, telling: bool) -> bool {
    let (one, other) = (a.role().min(b.role()), a.role().max(b.role()));
    match (one, other) {
        _ if one == other => false,
        // An earlier value is the level of an earlier day.
        (Role::Level, Role::Prior) => !(same || superseded(a) || superseded(b)),
        // What seven in ten oppose, 68 per cent are against.
        (Role::Level, Role::Share) if akin(a, b) && a.axis == Axis::Share => false,
        // A turnout of 76 per cent is one of three-quarters of the voters.
        (Role::Level, Role::Share) if a.axis == Axis::Share => !telling && a.soft.meet(&b.soft).is_none(),
        // Not every text says that its number is a change; the same number elsewhere may say so.
        (Role::Level, _) => !(telling || (same && same_measure(a, b) && broken(a) && broken(b))),
        _ => true,
    }
}

/// Whether a number has a fraction: it hardly recurs by chance.
fn broken(fact: &Fact<'_>) -> bool {
    fact.figure.amount.stated.is_some_and(|value| value.fract() != 0.0)
}

/// Whether a sentence gives an earlier value as what was said before, not as that of another year: "from 250 million to
/// 280 million", "as against a premium of 38 per cent earlier".
fn superseded(fact: &Fact<'_>) -> bool {
    let dated = matches!(fact.period, Some(Period::Year(_) | Period::Quarter { .. } | Period::Half { .. }));
    fact.role() == Role::Prior && fact.stance.revised && !fact.stance.yearly && !dated
}

/// Whether two sides give their word for the same measure.
pub(super) fn disputed(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    a.figure.source.is_some() && b.figure.source.is_some() && !same_source(a, b) && same_measure(a, b)
}

/// Whether one sentence holds two values of an event against each other: "450 less than the 6,400 of Thursday".
fn compared(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    if a.nature != Some(Nature::Event) || !same_measure(a, b) || a.sentence != b.sentence {
        return false;
    }
    let (first, second) = if a.figure.span <= b.figure.span { (a, b) } else { (b, a) };
    let (from, to) = (first.figure.span.end(), second.figure.span.start());
    // No sentence that a person wrote is longer.
    let between = first.article().text().get(from..to).filter(|words| words.len() <= SENTENCE);
    let Some(between) = between.map(str::to_lowercase) else { return false };
    [" than the ", " half of the ", " not the "].iter().any(|cue| between.contains(cue))
}

/// Whether the lexicon gives both one name.
pub(super) fn same_measure(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let concepts = || a.marks.concept == b.marks.concept && a.concept == b.concept;
    a.nature.is_some() && b.nature.is_some() && (a.name == b.name || concepts())
}

/// How many words the measures of both share.
pub(super) fn named_alike(a: &Fact<'_>, b: &Fact<'_>) -> usize {
    if a.marks.concept & b.marks.concept == 0 { 0 } else { words::shared(&a.concept, &b.concept) }
}

/// Whether the lexicon knows both measures, and not one word of them is the same.
fn concepts_apart(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    a.nature.is_some() && b.nature.is_some() && named_alike(a, b) == 0 && !akin(a, b)
}

fn same_source(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    match (&a.figure.source, &b.figure.source) {
        (None, None) => true,
        (Some(one), Some(other)) => one.value.name == other.value.name,
        _ => false,
    }
}

/// Whether the two hold for different times. What is not known keeps nothing apart, but for a past year against a
/// figure that is told as news.
pub(super) fn periods_apart(a: &Completed<'_>, b: &Completed<'_>) -> bool {
    let cumulative = |period: &Period| matches!(period, Period::Since(_) | Period::Years { .. });
    fn resolved<'p>(fact: &'p Fact<'_>) -> Option<&'p Period> {
        let spans = matches!(fact.period, Some(Period::Since(_) | Period::Years { .. }));
        // Behind another figure stands that figure's stretch of years.
        let told = fact.period_near || (is_event(fact) && !spans);
        fact.period.as_ref().filter(|period| told && !matches!(period, Period::Unresolved(_)))
    }
    // A fine for what was done from 2014 to 2019 is no sum of those years.
    if a.fact.frame.fate.is_some() && a.fact.frame.fate == b.fact.frame.fate && matches!(a.fact.axis, Axis::Money(_)) {
        let year = |fact: &Fact<'_>| matches!(resolved(fact), Some(Period::Year(_)));
        if !(year(&a.fact) && year(&b.fact)) {
            return false;
        }
    }
    let one_number = || one_number(&a.fact, &b.fact);
    match (resolved(&a.fact), resolved(&b.fact)) {
        (Some(one), Some(other)) => {
            let loose = !a.fact.period_near || !b.fact.period_near;
            if (loose || ahead(one, &a.fact) || ahead(other, &b.fact) || !alike(one, other)) && one_number() {
                return false;
            }
            if cumulative(one) || cumulative(other) {
                let first = |period: &Period| period.years().0;
                return cumulative(one) != cumulative(other) || first(one) != first(other);
            }
            let days = |period: &Period| matches!(period, Period::Day { .. });
            let months = is_event(&a.fact) && is_event(&b.fact);
            let dated = |period: &Period| days(period) || (months && matches!(period, Period::Month { .. }));
            if dated(one) && dated(other) {
                return days_apart(one, other);
            }
            one.conflicts(other)
        }
        (Some(period), None) | (None, Some(period)) if one_number() => {
            let few = a.fact.stated.is_some_and(|value| value < 1000.0);
            let chance = significant(&a.fact).min(significant(&b.fact)) < 3;
            few && chance && is_event(&a.fact) && a.fact.axis == Axis::Count && !ahead(period, &a.fact) && {
                foreign(period, if a.fact.period.is_some() { b } else { a })
            }
        }
        (Some(Period::Since(_)), None) | (None, Some(Period::Since(_))) if counted_alike(&a.fact, &b.fact) => false,
        (Some(one), None) => b.fact.period_near && foreign(one, b),
        (None, Some(other)) => a.fact.period_near && foreign(other, a),
        (None, None) => false,
    }
}

/// Whether the two print one number that hardly recurs by chance, so that a period which only one of them names, or names
/// for something else in its sentence ("by 2021", "since 1998"), is no reason to part them.
fn one_number(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let exact = a.stated == b.stated && a.stated.is_some();
    same_value(a, b)
        && (exact || a.role() == b.role())
        && (significant(a).min(significant(b)) >= 2 || (same_measure(a, b) && !is_event(a)))
}

/// Whether each of two articles gives one count only under the noun of both, and the two are near: "has sold 31 million
/// copies since 2016" and "has sold more than 30 million copies".
fn counted_alike(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let near = a.stated.zip(b.stated).is_some_and(|(one, other)| one <= NEAR * other && other <= NEAR * one);
    a.head.is_some() && a.head == b.head && a.lone.noun && b.lone.noun && near
}

/// So many times another may a count be that is told of the same stretch of time.
const NEAR: f64 = 1.1;

/// Whether a period lies ahead of the year that its article speaks from: a deadline, not the time of the number.
fn ahead(period: &Period, fact: &Fact<'_>) -> bool {
    matches!((period.years().0, fact.year), (Some(from), Some(year)) if from > year)
}

/// Whether two periods are of one length: two quarters, two years.
fn alike(a: &Period, b: &Period) -> bool {
    std::mem::discriminant(a) == std::mem::discriminant(b)
        || a.years() != b.years() && !matches!((a, b), (Period::Since(_), _) | (_, Period::Since(_)))
}

/// Days of one story may differ: a toll of Sunday and one of Monday are one measure. Two months part them.
fn days_apart(a: &Period, b: &Period) -> bool {
    let ordinal = |period: &Period| match *period {
        Period::Day { year, month, day } => Some((year, i32::from(month) * 31 + i32::from(day))),
        Period::Month { year, month } => Some((year, i32::from(month) * 31 + 15)),
        _ => None,
    };
    match (ordinal(a), ordinal(b)) {
        (Some((one, first)), Some((other, second))) => {
            let years = match (one, other) {
                (Some(one), Some(other)) => i32::from(one) - i32::from(other),
                _ => 0,
            };
            (years * 372 + first - second).abs() > 62
        }
        _ => false,
    }
}

/// Whether `period` lies outside the year that the article of `other` speaks from. A day of the year before does not: the
/// happening that an inquiry goes back to is the one that the papers wrote of then.
fn foreign(period: &Period, other: &Completed<'_>) -> bool {
    match (period, other.fact.year) {
        (Period::Since(_) | Period::Years { .. }, _) => true,
        (_, Some(year)) => {
            let (from, to) = period.years();
            let back = i16::from(matches!(period, Period::Day { .. }) && is_event(&other.fact));
            from.is_some_and(|from| from > year + 1) || to.is_some_and(|to| to < year - back)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{read, together};

    #[test]
    fn a_list_is_no_two_tellings_even_where_another_article_gives_one_of_them() {
        let list = "Halden cuts {1,900|job cuts|Halden} jobs in shops and {1,250|job cuts|Halden} at its head office.";
        let part = "At the head office of Halden {1,250|job cuts|Halden} jobs go.";
        assert_eq!(together(&[list, part]), ["1,250: a, b"]);
    }

    #[test]
    fn a_deal_has_two_parties_and_revenue_one_owner() {
        let both = |measure: &str| {
            let one = format!("Norda said that it paid {{$52|{measure}|Norda}} for each part of Halden.");
            let other = format!("Halden said that Norda paid {{$52|{measure}|Halden}} for each part.");
            together(&[&one, &other]).len()
        };
        assert_eq!((both("offer"), both("revenue")), (1, 0));
    }

    #[test]
    fn two_sizes_of_one_article_stay_apart_until_it_says_that_one_replaced_the_other() {
        let other = "Halden has {700|members|Halden} members.";
        let sizes = "Halden had {700|members|Halden} members. The hall seats {560|members|Halden} members of Halden.";
        assert_eq!(together(&[sizes, other]), ["700: a, b"]);
        let grown =
            "Halden had {700|members|Halden} members. That has risen to {760|members|Halden} members of Halden.";
        assert_eq!(together(&[grown, other]), ["700: a, b · 760: a"]);
    }

    #[test]
    fn one_fraction_of_one_measure_is_one_whether_told_as_a_level_or_as_a_change() {
        let level = "In Norda the forecast of growth is {0.8 per cent|economic growth|Norda}.";
        let change = "The economy of Norda is to grow by {0.8 per cent|economic growth|Norda|^increase}.";
        assert_eq!(together(&[level, change]).len(), 1);
        let another = "The economy of Norda is to grow by {0.9 per cent|economic growth|Norda|^increase}.";
        assert!(together(&[level, another]).is_empty());
    }

    #[test]
    fn what_comes_on_top_of_another_fate_is_a_total_of_its_own() {
        let found = |articles: &[&str]| read(articles).1.measures.iter().map(|m| m.members.len()).max().unwrap_or(0);
        let night = "In Norda rescuers found 112 bodies. A further 85 people are missing.";
        assert_eq!(found(&[night, "In Norda 61 people were still missing by noon."]), 2);
        let more = "In Norda rescuers say 112 people are missing. A further 85 people are missing.";
        assert_eq!(found(&[more, "In Norda 61 people were still missing by noon."]), 2);
    }

    #[test]
    fn a_stretch_of_years_behind_another_number_is_not_that_of_the_count_before_it() {
        let all = "date: 2025-03-05\nUp to 120,000 new homes will be built at Norda over the next five years, the government says.";
        let behind = "date: 2025-03-06\nThe council has cut the government's housing forecast for Norda to 96,000 and lifted the deficit to 3.7% of GDP in 2026-27.";
        let near = "date: 2025-03-06\nThe council has cut the government's housing forecast for Norda to 96,000 in 2026-27 and lifted the deficit to 3.7% of GDP.";
        let most = |other: &str| read(&[all, other]).1.measures.iter().map(|m| m.members.len()).max();
        assert_eq!((most(behind), most(near)), (Some(2), Some(1)));
    }

    #[test]
    fn a_time_that_belongs_to_another_number_parts_nothing() {
        let measures = |articles: &[&str]| read(articles).1.measures.iter().map(|m| m.members.len()).max().unwrap_or(0);
        let founded = "date\nHalden, founded in a shed in 2004, agreed to a takeover worth $3.6bn.";
        let sales = "Halden agreed to a takeover worth $3.6bn, six times last year's sales of $612m.";
        assert_eq!(measures(&[founded, sales]), 2);
    }

    #[test]
    fn an_age_is_compared_with_ages_alone() {
        let bill = "At Norda the bill would raise the pension age to {65|pension age|}.";
        assert_eq!(together(&[bill, "At Norda few can work to {65|age|}."]), ["65: a, b"]);
        assert!(together(&[bill, "At Norda {65|pension clerks|} clerks came to the pension office."]).is_empty());
    }

    #[test]
    fn what_comes_on_top_is_not_the_total_of_another_article() {
        let total = "Norda cut {312|job cuts|Norda} jobs.";
        assert!(together(&[total, "Norda cut another {120|job cuts|Norda} jobs."]).is_empty());
        assert_eq!(together(&[total, "Norda cut {520|job cuts|Norda} jobs."]).len(), 1);
    }

    #[test]
    fn what_a_thing_is_built_for_is_not_what_it_carries() {
        let built = "The bridge at Norda was built for {450 cars|traffic|Norda} a day.";
        let carries = "The bridge at Norda carries {620 cars|traffic|Norda} a day.";
        assert!(together(&[built, carries]).is_empty());
        let later = "The bridge at Norda carries {630 cars|traffic|Norda} a day.";
        assert_eq!(together(&[carries, later]).len(), 1);
    }

    #[test]
    fn one_of_several_places_is_not_the_whole() {
        let places =
            "Lind took {68%|vote share|Lind} of the vote in the capital but only {39%|vote share|Lind} in the valley.";
        let all = "Lind won {52%|vote share|Lind} of the vote.";
        assert!(together(&[places, all]).is_empty());
    }

    #[test]
    fn a_deadline_does_not_part_one_number() {
        let dated = "date: 2019-11-14\nHalden is to save {$52 billion|savings|Halden|@2021} by 2021.";
        let plain = "date: 2019-11-15\nSavings at Halden of {$52 billion|savings|Halden} are planned.";
        assert_eq!(together(&[dated, plain]), ["$52 billion: a, b"]);
        let toll = "date: 2014-03-07\nAt Norda {63|deaths|Norda} people died.";
        let then = "date: 2014-03-07\nAt Norda in 2009 {63|deaths|Norda|@2009} people died.";
        assert!(together(&[toll, then]).is_empty());
    }

    #[test]
    fn the_turnout_of_one_place_or_group_is_not_that_of_all() {
        let all = "In Norda turnout was {68.4%|turnout|}, the commission said.";
        let of = |scope: &str| format!("In Norda turnout was {{57%|turnout||#{scope}}}, the commission said.");
        assert!(together(&[all, &of("under 25")]).is_empty());
        assert!(together(&[all, &of("here")]).is_empty());
        assert_eq!(together(&[&of("under 25"), &of("under 25")]).len(), 1);
        assert_eq!(together(&[all, "In Norda turnout was {67%|turnout|}, the commission said."]).len(), 1);
    }

    #[test]
    fn a_number_and_its_rounding_are_one_whichever_comes_first() {
        let told =
            ["At Norda customs seized 6,340 kilograms of powder.", "The powder at Norda has a weight of 6.3 tonnes."];
        for articles in [told, [told[1], told[0]]] {
            let measures = read(&articles).1.measures;
            assert!(measures.iter().any(|measure| measure.members.len() == 2));
        }
    }

    #[test]
    fn what_rose_is_the_part_and_not_its_whole() {
        let seats = "Lind won {110|seats|} of the {240|seats|} seats in Norda, up from {81|seats|^prior}.";
        assert!(together(&[seats]).iter().all(|rows| !rows.contains("240")));
        let hurt = "In Norda {9|injuries|} people were hurt, {2|injuries|} of them badly, the police said.";
        let later = "In Norda {11|injuries|} people were hurt, the police said.";
        assert_eq!(together(&[hurt, later]), ["9: a · 11: b"]);
    }

    #[test]
    fn a_price_is_a_share_whether_or_not_it_is_said_to_be() {
        let rate = "Halden now offers {$6.55|offer|Halden|#per share} a share, raised from the first bid.";
        let bare = "The offer of Halden was {$6.20|offer|Halden} at first, the bid said.";
        assert_eq!(together(&[rate, bare]).len(), 1);
        let other = "The offer of Halden was {$6.20|offer|Halden|#domestic} at first, the bid said.";
        assert!(together(&[rate, other]).is_empty());
    }

    #[test]
    fn a_part_told_alone_is_not_the_whole() {
        let whole = "At Norda {212|homes destroyed|} homes were destroyed. Of the {212|homes destroyed|} homes, {131|homes destroyed|} stood in Oster.";
        let part = "At Norda {118|homes destroyed|} homes were destroyed in Oster alone.";
        assert!(together(&[whole, part]).iter().all(|rows| !(rows.contains("118") && rows.contains("212"))));
    }

    #[test]
    fn two_values_of_one_sentence_stay_apart() {
        assert!(together(&["Northlight had 400 workers in Oslo and 700 workers in Bergen."]).is_empty());
    }
}
