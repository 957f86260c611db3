//! How much speaks for two figures being about the same thing, where no constraint keeps them apart.
//!
//! Points are whole numbers, so that their sum does not depend on the order of adding. What an article states (concept,
//! entity, period) weighs most; words around the figures and equal values fill in where it states nothing.

use super::constraints::{apart, periods_apart, significant};
use super::facts::{Axis, Fact};
use super::keys::Completed;
use super::relation::same_value;
use super::words::shared;
use crate::figures::Role;

/// Two figures are linked from here on.
pub(super) const THRESHOLD: i32 = 320;

/// All members of two groups, taken together, must reach this on average.
pub(super) const AVERAGE: i32 = 240;

/// The points of a pair with the same full key: the key decides, not the likeness.
const SAME_KEY: i32 = 600;

/// The points for `a` and `b`, or `None` where they are kept apart. Symmetric.
pub(super) fn points(a: &Completed<'_>, b: &Completed<'_>) -> Option<i32> {
    if apart(a, b).is_some() {
        return None;
    }
    let (x, y) = (&a.fact, &b.fact);
    let same = same_value(x, y);
    let mut points = concept(x, y) + nouns(x, y) + context(x, y);
    if a.entity.is_some() && a.entity == b.entity {
        points += 100;
    } else if let (Some(_), Some(_)) = (a.entity, b.entity) {
        points -= 100;
    }
    if let (Some(one), Some(other)) = (&x.period, &y.period)
        && one == other
    {
        points += 100;
    }
    if x.scope != y.scope {
        points -= 50;
    }
    points += value(x, y, same);
    if same_key(a, b) && near(x, y) {
        points = points.max(SAME_KEY);
    }
    Some(points)
}

/// Same concept, same entity, same role, no conflict of periods: nothing is left to likeness.
fn same_key(a: &Completed<'_>, b: &Completed<'_>) -> bool {
    let (x, y) = (&a.fact, &b.fact);
    !x.concept.is_empty()
        && x.concept == y.concept
        && a.entity.is_some()
        && a.entity == b.entity
        && (x.scope == y.scope || x.scope.is_empty() || y.scope.is_empty())
        && !periods_apart(a, b)
}

/// Whether two values can be two tellings of one: counts of an event within a factor of twelve, all else of three.
fn near(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let factor: f64 = if a.axis == Axis::Count { 12.0 } else { 3.0 };
    distance(a, b) <= factor.ln()
}

fn concept(a: &Fact<'_>, b: &Fact<'_>) -> i32 {
    match (a.concept.is_empty(), b.concept.is_empty()) {
        (false, false) => {
            let common = shared(&a.concept, &b.concept) as i32;
            let most = a.concept.len().max(b.concept.len()) as i32;
            if common == most { 300 } else { 220 * common / most }
        }
        (true, true) => match (a.head, b.head) {
            (Some(x), Some(y)) if x == y => 200,
            (Some(_), Some(_)) => -50,
            _ => 0,
        },
        _ => -50,
    }
}

fn nouns(a: &Fact<'_>, b: &Fact<'_>) -> i32 {
    let head = if a.head.is_some() && a.head == b.head { 70 } else { 0 };
    head + 40 * shared(&a.modifiers, &b.modifiers) as i32
}

/// The words around both, at most 200 points.
fn context(a: &Fact<'_>, b: &Fact<'_>) -> i32 {
    let (mut i, mut j, mut sum) = (0, 0, 0);
    while i < a.around.len() && j < b.around.len() {
        let (x, y) = (a.around[i], b.around[j]);
        if x.0 == y.0 {
            sum += 5 * i32::from(x.1.min(y.1));
            i += 1;
            j += 1;
        } else if x.0 < y.0 {
            i += 1;
        } else {
            j += 1;
        }
    }
    sum.min(200)
}

fn value(a: &Fact<'_>, b: &Fact<'_>, same: bool) -> i32 {
    if same {
        let digits = match significant(a).min(significant(b)) {
            0 | 1 => 70,
            2 => 150,
            _ => 300,
        };
        let heavy =
            matches!(a.axis, Axis::Money(_) | Axis::Share | Axis::Points) || a.stated.is_some_and(|v| v >= 100.0);
        return digits + if heavy { 50 } else { 0 };
    }
    if a.soft.meet(&b.soft).is_some() {
        return 50;
    }
    let distance = distance(a, b);
    let event = a.axis == Axis::Count;
    let free = if event { 12f64.ln() } else { 0.7 };
    let far = (90.0 * (distance - free)).clamp(0.0, 1000.0) as i32;
    let kind = if !event || a.role() == Role::Share { 120 } else { 0 };
    -far - kind
}

/// How far apart two values are: the logarithm of their ratio.
fn distance(a: &Fact<'_>, b: &Fact<'_>) -> f64 {
    let size = |fact: &Fact<'_>| fact.stated.or(fact.soft.high).or(fact.soft.low).map(f64::abs);
    match (size(a), size(b)) {
        (Some(x), Some(y)) if x > 0.0 && y > 0.0 => (x / y).ln().abs(),
        _ => 0.0,
    }
}
