//! One group of facts as a measure: its key, label and unit, how its members stand to each other, and why each is in it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::corrections::ByHand;
use super::facts::Axis;
use super::{Confidence, Key, Machine, Measure, MeasureId, Member};
use super::{constraints, entities, explain, facts, grouping, keys, labels, order, origins, relation};
use crate::figures::{Basis, Interval, Unit};
use crate::language::calendar::Period;

/// One group of facts as a measure, with what the analyst says of it. It gets its name with all others.
pub(super) fn of(
    group: &grouping::Group,
    all: &[keys::Completed<'_>],
    entities: &entities::Entities,
    by_hand: Option<&ByHand>,
) -> Measure {
    let members = in_order(&group.members, all);
    let key = shared_key(&members, entities);
    // One sum in two currencies, and what was put together by hand, lie on several axes: most of the members make the
    // measure's own.
    let axis = most(members.iter().map(|member| Some(member.fact.axis)));
    let alike: Vec<&keys::Completed<'_>> =
        members.iter().copied().filter(|member| Some(member.fact.axis) == axis).collect();
    let mut verdict = relation::judge(&alike, all);
    let origins = origins::of(&members);
    let unit = axis_unit(&alike);
    let notes = explain::Notes::of(&alike);
    let rows: Vec<Member> = members
        .iter()
        .zip(&origins)
        .map(|(member, origin)| Member {
            figure: member.fact.at,
            why: explain::membership(member, entities, lender(member, all)),
            origin: origin.clone(),
            note: if Some(member.fact.axis) == axis {
                notes.on(member)
            } else {
                let currency = matches!((member.fact.axis, axis), (Axis::Money(_), Some(Axis::Money(_))));
                Some(if currency { OTHER_CURRENCY } else { OTHER_UNIT }.to_owned())
            },
            by_hand: objection(member, group, all),
        })
        .collect();
    let on_axis = |interval: Interval| interval.map(|value| facts::from_axis(unit, value));
    let mut common = Some(alike[0].fact.hard);
    let mut spread = alike[0].fact.hard;
    for member in &alike[1..] {
        common = common.and_then(|so_far| so_far.meet(&member.fact.hard));
        spread = relation::join(spread, member.fact.hard);
    }
    let mut machine = Machine::default();
    let mut label = labels::measure(&key, &members);
    if let Some(by_hand) = by_hand {
        if let Some(given) = &by_hand.label {
            machine.label = Some(std::mem::replace(&mut label, given.clone())).filter(|found| found != given);
        }
        if let Some(given) = by_hand.relation.filter(|given| *given != verdict.relation) {
            let why = explain::by_hand(&verdict);
            machine.relation = Some((verdict.relation, std::mem::replace(&mut verdict.why, why)));
            (verdict.relation, verdict.nuance) = (given, None);
        }
    }
    Measure {
        id: MeasureId(Arc::from("")),
        label,
        kind: alike[0].fact.figure.kind,
        unit,
        relation: verdict.relation,
        nuance: verdict.nuance,
        summary: explain::summary(&members, &rows, &origins),
        why: verdict.why,
        common: common.map(on_axis),
        spread: on_axis(spread),
        origins: origins::count(&members, &origins),
        confidence: confidence(group, &members),
        members: rows,
        key,
        machine,
    }
}

const OTHER_CURRENCY: &str = "in another currency: not compared";
const OTHER_UNIT: &str = "in another unit: not compared";

/// Members of one measure in their order.
pub(super) fn in_order<'m, 'a>(members: &[usize], all: &'m [keys::Completed<'a>]) -> Vec<&'m keys::Completed<'a>> {
    let mut members: Vec<&keys::Completed<'_>> = members.iter().map(|at| &all[*at]).collect();
    members.sort_by(|a, b| order::members(a, b));
    members
}

/// Why the machine alone would not have `member` in `group`; `None` where it would.
fn objection(member: &keys::Completed<'_>, group: &grouping::Group, all: &[keys::Completed<'_>]) -> Option<String> {
    if group.main.len() == group.members.len() || group.main.iter().any(|at| all[*at].fact.at == member.fact.at) {
        return None;
    }
    let apart = group.main.iter().find_map(|at| constraints::apart(&all[*at], member));
    Some(apart.map_or("too little speaks for it", constraints::Apart::words).to_owned())
}

/// The article that lent a member its period.
fn lender(member: &keys::Completed<'_>, all: &[keys::Completed<'_>]) -> Option<String> {
    let rank = member.lent?;
    let at = all.partition_point(|other| other.fact.rank < rank);
    all.get(at).map(|other| labels::article(other.fact.article()))
}

/// What the members say between them: for each part of the key the value that most of them give.
fn shared_key(members: &[&keys::Completed<'_>], entities: &entities::Entities) -> Key {
    let keys: Vec<Key> = members.iter().map(|member| member.key(entities)).collect();
    Key {
        concept: most(keys.iter().map(|key| key.concept.clone())),
        entity: most(keys.iter().map(|key| key.entity.clone())),
        scope: most(keys.iter().map(|key| key.scope.clone())),
        role: most(keys.iter().map(|key| Some(key.role))).unwrap_or_default(),
        period: most(
            keys.iter().map(|key| key.period.clone().filter(|period| !matches!(period, Period::Unresolved(_)))),
        )
        .or_else(|| most(keys.iter().map(|key| key.period.clone()))),
    }
}

/// The most frequent of the values that are there, the smallest of equally frequent ones.
fn most<T: Ord>(values: impl Iterator<Item = Option<T>>) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for value in values.flatten() {
        *counts.entry(value).or_default() += 1;
    }
    let best = counts.values().copied().max()?;
    counts.into_iter().find(|(_, count)| *count == best).map(|(value, _)| value)
}

/// The unit that most members use; percentages before ratios.
fn axis_unit(members: &[&keys::Completed<'_>]) -> Unit {
    let percent = members.iter().any(|member| member.fact.figure.unit == Unit::PERCENT);
    if percent { Unit::PERCENT } else { most(members.iter().map(|m| Some(m.fact.figure.unit))).unwrap_or(Unit::COUNT) }
}

/// The weakest link that holds a measure together, one step lower where a part of a key is not stated.
fn confidence(group: &grouping::Group, members: &[&keys::Completed<'_>]) -> Confidence {
    if members.len() == 1 {
        return Confidence::Firm;
    }
    let inherited = members.iter().any(|member| {
        let carried = |basis: Basis| matches!(basis, Basis::Carried(_) | Basis::Inferred);
        member.lent.is_some() || member.fact.figure.entity.as_ref().is_some_and(|entity| carried(entity.basis))
    });
    match (group.margin, inherited) {
        (200.., false) => Confidence::Firm,
        (200.., true) | (80.., false) => Confidence::Likely,
        _ => Confidence::Guess,
    }
}
