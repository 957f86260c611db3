//! A pair of figures as a row of numbers: what the rules say for and against it, and how the two figures stand to each
//! other in all that their articles say of them.
//!
//! Every number is the same whichever of the two comes first. A row names no word: what was learnt of one story holds for
//! stories of other subjects.

use super::super::affinity::{self, Evidence, distance, lone, named_near, reach};
use super::super::constraints::{Apart, akin, disputed, entities_apart, periods_apart, same_measure, significant};
use super::super::facts::{Axis, Fact};
use super::super::keys::Completed;
use super::super::relation::soft_disjoint;
use super::super::stance::Stance;
use super::super::words::{Stem, shared};
use crate::article::ParagraphKind;
use crate::figures::{Basis, Nature, Qualifier, Role};
use crate::language::calendar::Period;
use crate::language::names::NameKind;

/// How many numbers a row has.
pub const FEATURES: usize = 97;

/// A pair as numbers, each in its place; what they are is the business of this program alone.
pub type Row = [i16; FEATURES];

/// Fills a row from its start.
struct Filling {
    row: Row,
    at: usize,
}

impl Filling {
    fn put(&mut self, value: i32) {
        self.row[self.at] = value.clamp(i32::from(i16::MIN), i32::from(i16::MAX)) as i16;
        self.at += 1;
    }

    fn mark(&mut self, value: bool) {
        self.put(i32::from(value));
    }

    /// How many of the two are so.
    fn both(&mut self, one: bool, other: bool) {
        self.put(i32::from(one) + i32::from(other));
    }

    /// Whether two that may be unknown are one: both and the same 2, neither known 1, one known 0, unlike -1.
    fn agree<T: PartialEq>(&mut self, one: Option<&T>, other: Option<&T>) {
        self.put(match (one, other) {
            (Some(one), Some(other)) if one == other => 2,
            (None, None) => 1,
            (Some(_), Some(_)) => -1,
            _ => 0,
        });
    }

    fn lesser(&mut self, one: i32, other: i32) {
        self.put(one.min(other));
    }

    fn greater(&mut self, one: i32, other: i32) {
        self.put(one.max(other));
    }
}

/// The row of `a` and `b`, which `reason` keeps apart by the rules.
pub(super) fn features(a: &Completed<'_>, b: &Completed<'_>, reason: Option<Apart>, evidence: &Evidence) -> Row {
    let mut row = Filling { row: [0; FEATURES], at: 0 };
    judgements(&mut row, a, b, reason, evidence);
    values(&mut row, &a.fact, &b.fact);
    places(&mut row, &a.fact, &b.fact);
    keys(&mut row, a, b);
    words(&mut row, &a.fact, &b.fact, evidence);
    standing(&mut row, &a.fact, &b.fact);
    debug_assert_eq!(row.at, FEATURES, "features filled");
    row.row
}

/// What the rules make of the pair.
fn judgements(row: &mut Filling, a: &Completed<'_>, b: &Completed<'_>, reason: Option<Apart>, evidence: &Evidence) {
    row.put(match reason {
        None => 0,
        Some(Apart::Role) => 1,
        Some(_) => 2,
    });
    row.put(evidence.points);
    row.put(evidence.concept);
    row.put(evidence.nouns);
    row.put(evidence.context);
    row.put(evidence.company);
    row.put(evidence.owner);
    row.put(evidence.value);
    row.mark(evidence.same);
    row.mark(evidence.one_time);
    row.mark(evidence.key);
    row.mark(evidence.likely);
    row.mark(entities_apart(a, b));
    row.mark(periods_apart(a, b));
    row.mark(disputed(&a.fact, &b.fact));
    row.mark(akin(&a.fact, &b.fact));
    row.mark(lone(&a.fact, &b.fact));
    row.mark(affinity::unlike(&a.fact, &b.fact));
}

/// How the values stand to each other.
fn values(row: &mut Filling, a: &Fact<'_>, b: &Fact<'_>) {
    row.put(match a.axis {
        Axis::Money(_) => 0,
        Axis::Share => 1,
        Axis::Points => 2,
        Axis::Times => 3,
        Axis::Count => 4,
        Axis::Duration => 5,
        Axis::Age => 6,
        Axis::Measurement(_) => 7,
    });
    let apart = distance(a, b);
    row.put((apart * 1000.0).min(30_000.0) as i32);
    row.put(((apart - reach(a, b)) * 100.0).clamp(-1000.0, 1000.0) as i32);
    row.mark(a.stated.is_some() && a.stated == b.stated);
    row.lesser(significant(a) as i32, significant(b) as i32);
    row.greater(significant(a) as i32, significant(b) as i32);
    row.mark(soft_disjoint(a, b));
    row.mark(a.hard.meet(&b.hard).is_some());
    let size = |fact: &Fact<'_>| (fact.stated.or(fact.soft.low).unwrap_or(0.0).abs().max(1e-3).ln() * 100.0) as i32;
    let (one, other) = (size(a), size(b));
    row.lesser(one, other);
    row.greater(one, other);
    let round = |fact: &Fact<'_>| fact.stated.is_some_and(|value| value % 5.0 == 0.0);
    row.both(round(a), round(b));
    row.mark(a.figure.unit == b.figure.unit);
    let vague = |fact: &Fact<'_>| fact.stated.is_none();
    row.both(vague(a), vague(b));
    let exact = |fact: &Fact<'_>| fact.figure.qualifier == Qualifier::Exact;
    row.both(exact(a), exact(b));
    row.mark(a.figure.qualifier == b.figure.qualifier);
    row.both(a.sole, b.sole);
    row.both(a.lone.noun, b.lone.noun);
    row.both(a.lone.measure, b.lone.measure);
    row.both(a.lone.axis, b.lone.axis);
}

/// Where the two stand, and how far from each other.
fn places(row: &mut Filling, a: &Fact<'_>, b: &Fact<'_>) {
    let here = a.rank == b.rank;
    row.mark(here);
    row.put(if here { a.sentence.abs_diff(b.sentence).min(99) as i32 } else { -1 });
    row.put(if here { a.at.figure.abs_diff(b.at.figure).min(99) as i32 } else { -1 });
    let titled = |fact: &Fact<'_>| matches!(fact.place, ParagraphKind::Headline | ParagraphKind::Heading);
    row.both(titled(a), titled(b));
    row.lesser(a.sentence.min(99) as i32, b.sentence.min(99) as i32);
    row.greater(a.sentence.min(99) as i32, b.sentence.min(99) as i32);
    row.put(match (a.published(), b.published()) {
        (Some(one), Some(other)) => (other - one).get_days().abs().min(9999),
        _ => -1,
    });
}

/// What the key of a measure is made of: role, scope, owner, period, source.
fn keys(row: &mut Filling, a: &Completed<'_>, b: &Completed<'_>) {
    let (x, y) = (&a.fact, &b.fact);
    row.put(x.role().min(y.role()) as i32);
    row.put(x.role().max(y.role()) as i32);
    row.mark(x.role() == y.role());
    fn scope<'f>(fact: &'f Fact<'_>) -> Option<&'f Vec<Stem>> {
        Some(&fact.scope).filter(|scope| !scope.is_empty())
    }
    row.agree(scope(x), scope(y));
    row.put(shared(&x.scope, &y.scope) as i32);
    row.agree(a.entity.as_ref(), b.entity.as_ref());
    row.both(a.entity_firm, b.entity_firm);
    let person = |completed: &Completed<'_>| completed.entity_kind == NameKind::Person;
    row.both(person(a), person(b));
    fn period<'f>(fact: &'f Fact<'_>) -> Option<&'f Period> {
        fact.period.as_ref().filter(|period| !matches!(period, Period::Unresolved(_)))
    }
    row.agree(period(x), period(y));
    row.both(x.period_near, y.period_near);
    row.mark(period(x).zip(period(y)).is_some_and(|(one, other)| one.conflicts(other)));
    fn source<'f>(fact: &'f Fact<'_>) -> Option<&'f String> {
        fact.figure.source.as_ref().map(|source| &source.value.name)
    }
    row.agree(source(x), source(y));
    let earlier = |fact: &Fact<'_>| fact.role() == Role::Prior;
    row.both(earlier(x), earlier(y));
}

/// What the two measure and count, and the words around them.
fn words(row: &mut Filling, a: &Fact<'_>, b: &Fact<'_>, evidence: &Evidence) {
    row.both(a.concept.is_empty(), b.concept.is_empty());
    let common = shared(&a.concept, &b.concept) as i32;
    row.put(common);
    row.put(a.concept.len().max(b.concept.len()) as i32 - common);
    row.put(a.concept.len().min(b.concept.len()) as i32 - common);
    row.mark(a.name == b.name);
    row.mark(same_measure(a, b));
    row.lesser(gap(a), gap(b));
    row.greater(gap(a), gap(b));
    row.both(a.nature.is_some(), b.nature.is_some());
    row.both(a.nature == Some(Nature::Event), b.nature == Some(Nature::Event));
    row.both(a.quoted, b.quoted);
    row.put(named_near(a, b));
    row.agree(a.head.as_ref(), b.head.as_ref());
    let common = shared(&a.modifiers, &b.modifiers) as i32;
    row.put(common);
    row.put(a.modifiers.len().max(b.modifiers.len()) as i32 - common);
    // The noun of the one in the measure of the other.
    let measured = |one: &Fact<'_>, other: &Fact<'_>| one.head.is_some_and(|head| other.concept.contains(&head));
    row.both(measured(a, b), measured(b, a));
    row.agree(a.frame.thing.as_ref(), b.frame.thing.as_ref());
    row.agree(a.frame.fate.as_ref(), b.frame.fate.as_ref());
    let (count, weight) = evidence.around;
    row.put(count);
    row.put(weight);
    row.put(weight * 100 / a.around_weight.min(b.around_weight).max(1));
    row.put(shared(&a.company, &b.company) as i32);
    row.lesser(a.company.len() as i32, b.company.len() as i32);
    row.put(shared(&a.share_of, &b.share_of) as i32);
}

/// So many bytes lie between a figure and the words that say what it measures, as far as they stand in its sentence.
pub(super) fn gap(fact: &Fact<'_>) -> i32 {
    let Some(measure) = &fact.figure.measure else { return -1 };
    match measure.basis {
        Basis::Stated(words) | Basis::Noun(words) | Basis::Subject(words) => {
            let (first, second) =
                if words < fact.figure.span { (words, fact.figure.span) } else { (fact.figure.span, words) };
            second.start().saturating_sub(first.end()).min(999) as i32
        }
        Basis::Carried(_) | Basis::Inferred => 1000,
        Basis::Analyst => 0,
    }
}

/// What their sentences say of their standing.
fn standing(row: &mut Filling, a: &Fact<'_>, b: &Fact<'_>) {
    let stances: [fn(&Stance) -> bool; 11] = [
        |stance| stance.planned,
        |stance| stance.done,
        |stance| stance.before,
        |stance| stance.withdrawn,
        |stance| stance.revised,
        |stance| stance.yearly,
        |stance| stance.further,
        |stance| stance.alone,
        |stance| stance.bound,
        |stance| stance.remains,
        |stance| stance.claimed,
    ];
    for stance in stances {
        row.both(stance(&a.stance), stance(&b.stance));
    }
    row.both(a.part_of.is_some(), b.part_of.is_some());
    row.both(a.whole_of.is_some(), b.whole_of.is_some());
    row.both(a.denominator, b.denominator);
    row.both(a.total, b.total);
    row.both(a.listed, b.listed);
}
