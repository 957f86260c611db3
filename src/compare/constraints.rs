//! What keeps two figures apart, whatever else they share: hard constraints, never overruled by likeness.
//!
//! A constraint answers with the word for what is different, so that a split can be explained.

use super::facts::{Axis, Fact};
use super::keys::Completed;
use super::relation::{same_value, soft_disjoint};
use crate::figures::Role;
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
    /// Two values side by side in one sentence: the writer tells them apart.
    Sentence,
    /// Two values of one article on the same word: the article tells them apart.
    Article,
}

/// What keeps `a` and `b` apart, if anything does. Symmetric.
pub(super) fn apart(a: &Completed<'_>, b: &Completed<'_>) -> Option<Apart> {
    let (x, y) = (&a.fact, &b.fact);
    if x.axis != y.axis {
        return Some(Apart::Kind);
    }
    let same = same_value(x, y);
    if roles_apart(a, b, same) {
        return Some(Apart::Role);
    }
    if !x.scope.is_empty() && !y.scope.is_empty() && super::words::shared(&x.scope, &y.scope) == 0 && !same {
        return Some(Apart::Scope);
    }
    if let (Some(one), Some(other)) = (a.entity, b.entity)
        && one != other
        && (a.entity_firm && b.entity_firm || !same || !telling(x))
    {
        return Some(Apart::Entity);
    }
    if periods_apart(a, b) {
        return Some(Apart::Period);
    }
    if concepts_apart(x, y) && !(same && telling(x)) {
        return Some(Apart::Concept);
    }
    if x.rank == y.rank && !same {
        let revised = x.stance.revised || y.stance.revised || x.stance.withdrawn || y.stance.withdrawn;
        if x.sentence == y.sentence && !revised {
            return Some(Apart::Sentence);
        }
        let split = x.stance.planned != y.stance.planned || x.stance.before != y.stance.before;
        if soft_disjoint(x, y) && same_source(x, y) && !revised && !split {
            return Some(Apart::Article);
        }
    }
    None
}

/// A value that hardly recurs by chance: three digits or more, or two of money or a percentage.
pub(super) fn telling(fact: &Fact<'_>) -> bool {
    let digits = significant(fact);
    digits >= 3
        || (digits == 2 && matches!(fact.axis, Axis::Money(_) | Axis::Share | Axis::Points))
        || (matches!(fact.axis, Axis::Count) && fact.stated.is_some_and(|value| value >= 1000.0))
}

/// The significant digits of the number as stated; 0 for a range or a vague amount.
pub(super) fn significant(fact: &Fact<'_>) -> u32 {
    fact.text().chars().filter(char::is_ascii_digit).collect::<String>().trim_matches('0').len() as u32
}

fn roles_apart(a: &Completed<'_>, b: &Completed<'_>, same: bool) -> bool {
    let (one, other) = (a.fact.role(), b.fact.role());
    if one == other {
        return false;
    }
    let pair = (one.min(other), one.max(other));
    match pair {
        // An earlier value is the level of an earlier day.
        (Role::Level, Role::Prior) => !same,
        (Role::Level, _) => !(same && telling(&a.fact) && a.fact.axis == Axis::Share),
        _ => true,
    }
}

/// Whether both say what they measure, and not one content word is the same.
fn concepts_apart(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    !a.concept.is_empty() && !b.concept.is_empty() && super::words::shared(&a.concept, &b.concept) == 0
}

fn same_source(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let name = |fact: &Fact<'_>| fact.figure.source.as_ref().map(|source| source.value.name.clone());
    name(a) == name(b)
}

/// Whether the two hold for different times. What is not known keeps nothing apart, but for a past year against a
/// figure that is told as news.
pub(super) fn periods_apart(a: &Completed<'_>, b: &Completed<'_>) -> bool {
    let cumulative = |period: &Period| matches!(period, Period::Since(_) | Period::Years { .. });
    match (&a.fact.period, &b.fact.period) {
        (Some(one), Some(other)) => {
            if cumulative(one) || cumulative(other) {
                let first = |period: &Period| period.years().0;
                return cumulative(one) != cumulative(other) || first(one) != first(other);
            }
            if let (Period::Day { .. }, Period::Day { .. }) = (one, other) {
                return days_apart(one, other);
            }
            one.conflicts(other)
        }
        (Some(one), None) => foreign(one, b.fact.year),
        (None, Some(other)) => foreign(other, a.fact.year),
        (None, None) => false,
    }
}

/// Days of one story may differ: a toll of Sunday and one of Monday are one measure. Two months part them.
fn days_apart(a: &Period, b: &Period) -> bool {
    let ordinal = |period: &Period| match *period {
        Period::Day { year, month, day } => Some((year, i32::from(month) * 31 + i32::from(day))),
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

/// Whether `period` lies outside the year that the other article speaks from.
fn foreign(period: &Period, year: Option<i16>) -> bool {
    match (period, year) {
        (Period::Since(_) | Period::Years { .. }, _) => true,
        (_, Some(year)) => {
            let (from, to) = period.years();
            from.is_some_and(|from| from > year + 1) || to.is_some_and(|to| to < year)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::story;

    /// The words of the figures of each measure with two members or more.
    fn together(articles: &[&str]) -> Vec<String> {
        story(articles).measures.into_iter().filter(|m| m.members.len() > 1).map(|m| m.summary).collect()
    }

    #[test]
    fn two_values_of_one_sentence_stay_apart() {
        assert!(together(&["Northlight had 400 workers in Oslo and 700 workers in Bergen."]).is_empty());
    }
}
