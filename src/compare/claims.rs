//! The checks of a collection: those of articles whose numbers stay are carried on, the others are made anew.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::anew::{self, Anew, Moves};
use super::collection::Collection;
use super::field::Field;
use super::known::{self, Before};
use super::{Check, FigureRef, Measure, checks, words};

/// By rank: the checks of each article, and whether they look at related ones.
pub(super) struct Claims {
    pub checks: Vec<Vec<Arc<Check>>>,
    pub abroad: Vec<bool>,
}

/// What is known of each article when its checks are made.
pub(super) struct Known<'k> {
    pub collection: &'k Collection<'k>,
    pub before: Option<&'k Before>,
    pub moves: &'k Moves,
    pub anew: &'k Anew,
    /// The articles whose figures were grouped.
    pub field: &'k Field<'k>,
    pub rank_of: &'k [usize],
    /// By rank, after a comparison: a measure of the article is another one than before.
    pub touched: Option<&'k [bool]>,
    pub measures: &'k [Arc<Measure>],
    /// For each figure of each reading the measure that it is in.
    pub measure_of: &'k [Vec<Option<usize>>],
}

/// All checks; `None` where something newer overtakes them.
pub(super) fn of(
    known: &Known<'_>,
    index_now: &(impl Fn(usize) -> usize + Sync),
    goes_on: &(dyn Fn() -> bool + Sync),
) -> Option<Claims> {
    let Known { collection, before, moves, anew, field, rank_of, touched, measures, measure_of } = *known;
    let (mut checks, mut abroad): (Vec<Vec<Arc<Check>>>, Vec<bool>) = match before {
        Some(before) => moves
            .before
            .par_iter()
            .map(|old| {
                let Some(old) = *old else { return (Vec::new(), false) };
                let carried = before.checks[old].iter().map(|check| known::carried_check(check, index_now));
                (carried.collect(), before.abroad[old])
            })
            .unzip(),
        None => (vec![Vec::new(); collection.cards.len()], vec![false; collection.cards.len()]),
    };
    let again: Vec<usize> = match touched {
        Some(touched) => anew::checked(collection, anew, touched, &abroad),
        None => (0..collection.cards.len()).collect(),
    };
    let wider = before.is_some().then(|| {
        let around = again.iter().flat_map(|rank| collection.related.of(*rank)).copied();
        let beside = again.iter().flat_map(|rank| measure_of[collection.order[*rank]].iter().flatten());
        let beside = beside.flat_map(|measure| &measures[*measure].members);
        collection.field(again.iter().copied().chain(around).chain(beside.map(|member| rank_of[member.figure.article])))
    });
    if !goes_on() {
        return None;
    }
    let found = check(wider.as_ref().unwrap_or(field), &again, measures, measure_of);
    for (rank, (found, looked)) in again.iter().zip(found) {
        checks[*rank] = found;
        abroad[*rank] = looked;
    }
    Some(Claims { checks, abroad })
}

/// The checks of the articles of `ranks`, which are in `field`, and for each whether it looked at related ones.
/// `measure_of` says for each figure of the collection in which of the `measures` it is.
fn check(
    field: &Field<'_>,
    ranks: &[usize],
    measures: &[Arc<Measure>],
    measure_of: &[Vec<Option<usize>>],
) -> Vec<(Vec<Arc<Check>>, bool)> {
    let all = &field.all;
    // Measures by the order in which they come up here.
    let mut number: FxHashMap<usize, usize> = FxHashMap::default();
    let mut here: Vec<Arc<Measure>> = Vec::new();
    let mut members: Vec<Vec<usize>> = Vec::new();
    let mut of: Vec<usize> = Vec::with_capacity(all.len());
    for (at, completed) in all.iter().enumerate() {
        let FigureRef { article, figure } = completed.fact.at;
        let measure = measure_of[article][figure].unwrap_or_default();
        let number = *number.entry(measure).or_insert_with(|| {
            here.push(Arc::clone(&measures[measure]));
            members.push(Vec::new());
            here.len() - 1
        });
        members[number].push(at);
        of.push(number);
    }
    let own = |place: usize| field.starts[place]..field.starts[place + 1];
    let sizes: Vec<_> = (0..field.ranks.len()).into_par_iter().map(|place| checks::sizes(all, own(place))).collect();
    let shares: Vec<_> = (0..field.ranks.len()).into_par_iter().map(|place| checks::shares(all, own(place))).collect();
    let said: Vec<OnceLock<Vec<words::Stem>>> = (0..all.len()).map(|_| Default::default()).collect();
    let abroad: Vec<AtomicBool> = field.ranks.iter().map(|_| AtomicBool::new(false)).collect();
    let places: Vec<usize> = ranks.iter().filter_map(|rank| field.place(*rank)).collect();
    let desk = checks::Desk {
        sizes: &sizes,
        shares: &shares,
        all,
        starts: &field.starts,
        measure_of: &of,
        measures: &here,
        members: &members,
        related: &field.related,
        readings: &field.readings,
        order: &field.order,
        abroad: &abroad,
        said: &said,
    };
    let found = checks::run(&desk, &places);
    let looked = places.iter().map(|place| abroad[*place].load(Ordering::Relaxed));
    found.into_iter().zip(looked).collect()
}
