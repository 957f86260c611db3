//! The way from readings to their comparison, step by step: what is compared anew, the measures, their checks, the quotes.
//!
//! Without a comparison before, everything is compared anew; after one, only what changed articles touch, and the rest is
//! carried on.

use std::sync::Arc;

use rayon::prelude::*;

use super::anew::{self, Anew, Moves};
use super::collection::{self, Collection};
use super::corrections::{Correction, Ties};
use super::facts::{self, Sheet};
use super::field::Field;
use super::keys::Completed;
use super::known::{self, Before, Known};
use super::likeness::Likeness;
use super::voices::Voices;
use super::{Comparison, Key, LikelySame, Measure, MeasureId, SameQuote};
use super::{claims, grouping, identity, measure, order, statements, voices};
use crate::article::Place;
use crate::reading::Reading;

/// Compares `readings` as [`super::compare_after`] says, `likeness` deciding over pairs.
pub(super) fn compared(
    readings: &[Arc<Reading>],
    corrections: &[Correction<Place>],
    known: &mut Known,
    goes_on: &(dyn Fn() -> bool + Sync),
    likeness: &Likeness,
) -> Option<Arc<Comparison>> {
    let order = collection::in_order(readings);
    let before = known.0.as_deref();
    let moves = {
        let by_rank: Vec<&Arc<Reading>> = order.iter().map(|index| &readings[*index]).collect();
        Moves::of(before.map_or(&[], |before| &before.cards), &by_rank)
    };
    let card_before = |rank: usize| Some(Arc::clone(&before?.cards[moves.before[rank]?]));
    let (cards, sheets) = collection::cards(readings, &order, card_before);
    let collection = Collection::of(cards, &order, corrections, likeness);
    let prints = collection.prints();
    if !goes_on() {
        return None;
    }

    // What is compared anew.
    let tied = corrections.iter().any(|c| !c.is_of_one_article() && !matches!(c, Correction::Alias { .. }));
    let few = sheets.iter().filter(|sheet| sheet.is_some()).count() * 4 <= readings.len();
    let before = before.filter(|before| few && !tied && !before.tied);
    let anew = match before {
        Some(before) => Anew::of(&collection, &moves, &prints, before),
        None => Anew::everything(readings.len()),
    };
    let field = field(&collection, before, &moves, &anew, sheets);
    let joined_anew = |completed: &Completed<'_>| {
        let rank = field.ranks[completed.fact.rank];
        match (before, moves.before[rank]) {
            (Some(before), Some(old)) if !anew.changed[rank] => {
                anew.parts.contains(&before.parts[old][completed.fact.at.figure])
            }
            _ => true,
        }
    };
    let chosen: Vec<bool> = field.all.iter().map(joined_anew).collect();
    let mut ties = Ties::of(readings, &field.all, corrections);
    if !goes_on() {
        return None;
    }
    let (mut made, parts) = made(&collection, &field, &chosen, &mut ties, goes_on)?;

    // The measures of before, as far as they stay.
    let gone = |before: &Before, measure: &Measure| {
        let first = measure.members[0].figure;
        anew.parts.contains(&before.parts[before.rank(first.article)][first.figure])
    };
    let (stay, go): (Vec<&Arc<Measure>>, Vec<&Arc<Measure>>) = match before {
        Some(before) => before.comparison.measures.iter().partition(|measure| !gone(before, measure)),
        // Nothing is held against what was before but names.
        None => (Vec::new(), known.0.iter().flat_map(|before| &before.comparison.measures).collect()),
    };
    named(&mut made, &go, known.0.as_deref(), &field);
    made.par_sort_by(|a, b| order::measures(&a.measure, &b.measure).then_with(|| a.facts.cmp(&b.facts)));
    let index_now =
        |article: usize| before.and_then(|before| moves.now[before.rank(article)]).map_or(article, |rank| order[rank]);
    let mut rank_of: Vec<usize> = vec![0; readings.len()];
    for (rank, index) in order.iter().enumerate() {
        rank_of[*index] = rank;
    }
    let first = |measure: &Measure| {
        measure.members.iter().map(|member| (rank_of[member.figure.article], member.figure.figure)).min()
    };
    let in_order = |a: &Measure, b: &Measure| order::measures(a, b).then_with(|| first(a).cmp(&first(b)));
    let stay: Vec<Arc<Measure>> = stay.into_par_iter().map(|measure| known::carried(measure, &index_now)).collect();
    let made: Vec<Arc<Measure>> = made.into_iter().map(|made| Arc::new(made.measure)).collect();
    let touched = before.map(|before| anew::touched(&made, before, &moves, &rank_of, &anew.changed));
    let gone_names: Vec<MeasureId> = go.iter().map(|measure| measure.id.clone()).collect();
    let made_names: Vec<MeasureId> = made.iter().map(|measure| measure.id.clone()).collect();
    let measures = known::merged(stay, made, &in_order);
    let mut measure_of: Vec<Vec<Option<usize>>> = readings.iter().map(|r| vec![None; r.figures.len()]).collect();
    for (index, measure) in measures.iter().enumerate() {
        for member in &measure.members {
            measure_of[member.figure.article][member.figure.figure] = Some(index);
        }
    }
    let key_before = |rank: usize| {
        let (before, old) = (before?, moves.before[rank].filter(|_| !anew.changed[rank])?);
        Some(Arc::clone(&before.comparison.keys[before.order[old]]))
    };
    let keyed = |index: usize| {
        let rank = rank_of[index];
        key_before(rank).unwrap_or_else(|| keys(&readings[index], rank, &field, &collection))
    };
    let keys: Vec<Arc<[Key]>> = (0..readings.len()).into_par_iter().map(keyed).collect();
    let (parts, next_part) = known::parts(before, &moves, &field, &chosen, &parts, readings.len());

    let claims = || {
        let known = claims::Known {
            collection: &collection,
            before,
            moves: &moves,
            anew: &anew,
            field: &field,
            rank_of: &rank_of,
            touched: touched.as_deref(),
            measures: &measures,
            measure_of: &measure_of,
        };
        claims::of(&known, &index_now, goes_on)
    };
    let (said, claims) = rayon::join(|| said(&collection), claims);
    let claims = claims?;
    let mut checks: Vec<_> = claims.checks.iter().flatten().cloned().collect();
    checks.sort_by_key(|check| check.verdict);
    if !goes_on() {
        return None;
    }

    let mut outcomes = ties.outcomes;
    for (at, outcome) in &collection.aliases {
        outcomes[*at] = Some(*outcome);
    }
    let mut twin_of = vec![None; readings.len()];
    let mut stories = vec![Vec::new(); readings.len()];
    for (rank, index) in order.iter().enumerate() {
        twin_of[*index] = collection.twins[rank].map(|original| order[original]);
        stories[*index] = collection.related.of(rank).iter().map(|other| order[*other]).collect();
        stories[*index].sort_unstable();
    }
    let comparison = Arc::new(Comparison {
        measures,
        checks,
        voices: said.voices.all,
        same_quotes: said.same_quotes,
        likely_same: said.likely_same,
        measure_of,
        keys,
        twin_of,
        stories,
        outcomes,
    });
    drop(field);
    let Collection { cards, related, .. } = collection;
    let mut names = known.0.take().map(|before| before.names).unwrap_or_default();
    gone_names.iter().for_each(|name| {
        names.remove(name);
    });
    names.extend(made_names);
    known.0 = Some(Box::new(Before {
        cards,
        rank_of,
        order,
        related,
        prints,
        parts,
        next_part,
        abroad: claims.abroad,
        checks: claims.checks,
        names,
        tied,
        comparison: Arc::clone(&comparison),
    }));
    Some(comparison)
}

/// Who says what, and what is said in several places.
struct Said {
    voices: Voices,
    same_quotes: Vec<SameQuote>,
    likely_same: Vec<LikelySame>,
}

fn said(collection: &Collection<'_>) -> Said {
    let Collection { order, related, entities, .. } = collection;
    let readings: Vec<&Reading> = collection.cards.iter().map(|card| &*card.reading).collect();
    let (voices, same_quotes) = rayon::join(
        || voices::voices(&readings, order, related, entities),
        || statements::same_quotes(&readings, order, related),
    );
    let likely_same = statements::likely(&readings, order, related, &voices);
    Said { voices, same_quotes, likely_same }
}

/// The articles that are looked at: all, or those that have something which is compared anew.
fn field<'f>(
    collection: &'f Collection<'_>,
    before: Option<&Before>,
    moves: &Moves,
    anew: &Anew,
    sheets: Vec<Option<Sheet<'f>>>,
) -> Field<'f> {
    let Some(before) = before else {
        let sheet = |(rank, sheet): (usize, Option<Sheet<'f>>)| {
            sheet.unwrap_or_else(|| facts::of(&collection.cards[rank].reading, collection.order[rank], rank))
        };
        return collection.everything(sheets.into_par_iter().enumerate().map(sheet).collect());
    };
    let touched = |rank: &usize| {
        let joined = |old: usize| before.parts[old].iter().any(|part| anew.parts.contains(part));
        anew.changed[*rank] || moves.before[*rank].is_some_and(joined)
    };
    collection.field((0..collection.cards.len()).filter(touched))
}

/// A measure that is made, with its facts.
struct Made {
    measure: Measure,
    facts: Vec<usize>,
    /// The other ones, by place, that the machine would join with it if the analyst did not say otherwise.
    kept_from: Vec<usize>,
}

/// Groups the chosen facts and makes a measure of each group; and for each fact the part that it was joined in.
fn made(
    collection: &Collection<'_>,
    field: &Field<'_>,
    chosen: &[bool],
    ties: &mut Ties,
    goes_on: &(dyn Fn() -> bool + Sync),
) -> Option<(Vec<Made>, Vec<u32>)> {
    let all = &field.all;
    let grouping::Grouped { groups, strands, parts, settled } =
        grouping::group(all, chosen, &field.starts, &field.related, ties, goes_on);
    if !goes_on() {
        return None;
    }
    let mut group_of = vec![0; all.len()];
    for (group, at) in groups.iter().enumerate().flat_map(|(g, group)| group.members.iter().map(move |at| (g, *at))) {
        group_of[at] = group;
    }
    let by_hand = ties.settle(settled.as_ref(), &group_of, &strands);
    let made = groups.into_par_iter().enumerate().map(|(at, group)| {
        let said = by_hand.get(&at);
        let measure = measure::of(&group, all, &collection.entities, said);
        let kept_from = said.map(|said| said.kept_from.iter().copied().collect()).unwrap_or_default();
        Made { measure, facts: group.members, kept_from }
    });
    let made = made.collect();
    goes_on().then_some((made, parts))
}

/// Names what is `made`; the names of the measures that `go` are free for it.
fn named(made: &mut [Made], go: &[&Arc<Measure>], before: Option<&Before>, field: &Field<'_>) {
    let names = match before {
        Some(before) => {
            let reading = |article: usize| &*before.cards[before.rank(article)].reading;
            identity::Names::of(&before.names, go.iter().map(|measure| &***measure), reading)
        }
        None => identity::Names::default(),
    };
    let members: Vec<Vec<&Completed<'_>>> =
        made.par_iter().map(|made| measure::in_order(&made.facts, &field.all)).collect();
    for (made, id) in made.iter_mut().zip(identity::names(&members, &names)) {
        made.measure.id = id;
    }
    for at in 0..made.len() {
        let joins = made[at].kept_from.iter().map(|other| made[*other].measure.id.clone()).collect();
        made[at].measure.machine.joins = joins;
    }
}

/// For each figure of `reading` its key with what the story added.
fn keys(reading: &Reading, rank: usize, field: &Field<'_>, collection: &Collection<'_>) -> Arc<[Key]> {
    let mut keys: Vec<Key> = reading.figures.iter().map(Key::stated).collect();
    let place = field.place(rank);
    for completed in place.into_iter().flat_map(|place| &field.all[field.starts[place]..field.starts[place + 1]]) {
        let key = &mut keys[completed.fact.at.figure];
        // An owner without a name ("the budget") keeps nothing apart, and is still what its article says.
        let said = key.entity.take();
        *key = completed.key(&collection.entities);
        key.entity = key.entity.take().or(said);
    }
    keys.into()
}
