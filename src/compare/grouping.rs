//! Which figures are about the same thing.
//!
//! Pairs are looked at only within an article and between articles of one story. The best pair joins first; two groups
//! join when no two of their members are kept apart and they fit on average. A group never depends on figures that it
//! has no link to: an unrelated article changes nothing. What the analyst ties together or keeps apart comes before all
//! of it.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::affinity::SAME_KEY;
use super::candidates::Blocks;
use super::corrections::{Settled, Ties};
use super::equivalent::equivalent;
use super::joining::{Joining, Link};
use super::keys::Completed;
use super::likeness;
use super::related::Related;
use super::relation::same_value;

/// Figures about the same thing, as indices into the completed facts, rising.
pub(super) struct Group {
    pub members: Vec<usize>,
    /// How far the weakest of the links that hold it together lies above the threshold.
    pub margin: i32,
    /// The members that the machine alone would have together with most of the others.
    pub main: Vec<usize>,
}

/// All groups, by their first members.
pub(super) struct Grouped {
    pub groups: Vec<Group>,
    /// For each fact the group that the machine made of it, whatever the analyst tied together.
    pub strands: Vec<u32>,
    /// For each fact one of those that chains of links connect with it: what joins in one part knows nothing of others.
    pub parts: Vec<u32>,
    pub settled: Option<Settled>,
}

/// Groups those of the facts that are `chosen`, which come by rank of their articles; `starts` says where those of each
/// article begin. Nothing that is not chosen may have a link to what is.
pub(super) fn group(
    all: &[Completed<'_>],
    chosen: &[bool],
    starts: &[usize],
    related: &Related,
    ties: &Ties,
    goes_on: &(dyn Fn() -> bool + Sync),
) -> Grouped {
    let links = links(all, chosen, starts, related, goes_on);
    let mut of_part: Vec<u32> = (0..all.len() as u32).collect();
    let mut strands: Vec<u32> = (0..all.len() as u32).collect();
    let mut margins: Vec<i32> = vec![i32::MAX; all.len()];
    let mut settle = |joined: &Joining<'_, '_>| {
        for (fact, strand, margin) in joined.strands() {
            strands[fact as usize] = strand;
            margins[strand as usize] = margin;
        }
    };
    let settled = if ties.is_empty() {
        // Facts that no chain of links connects never meet.
        let parts = parts(&mut of_part, links);
        let joined: Vec<Joining<'_, '_>> =
            parts.into_par_iter().map(|links| Joining::of(all, links, None, goes_on)).collect();
        joined.iter().for_each(settle);
        None
    } else {
        // What the analyst ties together reaches across parts.
        of_part.fill(0);
        let mut joined = Joining::of(all, links, Some(ties), goes_on);
        settle(&joined);
        joined.settled()
    };
    let groups = gather(&strands, chosen, &margins, ties, settled.as_ref());
    Grouped { groups, strands, parts: of_part, settled }
}

/// The facts that are linked with one of `here`, which are articles by place, or across one of the `pairs` of articles.
pub(super) fn linked(
    all: &[Completed<'_>],
    starts: &[usize],
    related: &Related,
    here: &[usize],
    pairs: &[(usize, usize)],
) -> Vec<usize> {
    let chosen = vec![true; all.len()];
    let blocks: Vec<Blocks> =
        starts.par_windows(2).map(|bounds| Blocks::of(all, &chosen, bounds[0], bounds[1])).collect();
    let around = here.par_iter().flat_map_iter(|one| related.of(*one).iter().map(|other| (*one, *other)));
    around
        .chain(pairs.par_iter().copied())
        .flat_map_iter(|(one, other)| {
            let mut found: Vec<usize> = Vec::new();
            blocks[one.min(other)].across(&blocks[one.max(other)], |a, b| {
                if likeness::link(&all[a], &all[b]).is_some() {
                    found.extend([a, b]);
                }
            });
            found
        })
        .collect()
}

/// All pairs of facts that are worth a look, within an article and between articles of one story, by place.
pub(super) fn each_pair(all: &[Completed<'_>], starts: &[usize], related: &Related) -> Vec<(usize, usize)> {
    let chosen = vec![true; all.len()];
    let blocks: Vec<Blocks> =
        starts.par_windows(2).map(|bounds| Blocks::of(all, &chosen, bounds[0], bounds[1])).collect();
    let mut found = Vec::new();
    for rank in 0..blocks.len() {
        blocks[rank].within(|a, b| found.push((a, b)));
        for other in related.of(rank).iter().filter(|other| **other > rank) {
            blocks[rank].across(&blocks[*other], |a, b| found.push((a, b)));
        }
    }
    found
}

/// All pairs of chosen facts for which enough speaks.
fn links(
    all: &[Completed<'_>],
    chosen: &[bool],
    starts: &[usize],
    related: &Related,
    goes_on: &(dyn Fn() -> bool + Sync),
) -> Vec<Link> {
    let blocks: Vec<Blocks> =
        starts.par_windows(2).map(|bounds| Blocks::of(all, chosen, bounds[0], bounds[1])).collect();
    (0..blocks.len())
        .into_par_iter()
        .flat_map_iter(|rank| {
            let mut found = Vec::new();
            if !goes_on() {
                return found;
            }
            let mut link = |a: usize, b: usize| {
                if let Some(points) = likeness::link(&all[a], &all[b]) {
                    let same = same_value(&all[a].fact, &all[b].fact);
                    found.push(Link { points, same, equivalent: false, a: a as u32, b: b as u32 });
                }
            };
            blocks[rank].within(&mut link);
            for other in related.of(rank).iter().filter(|other| **other > rank) {
                blocks[rank].across(&blocks[*other], &mut link);
            }
            let next = (starts[rank]..starts[rank + 1]).zip(starts[rank] + 1..starts[rank + 1]);
            let equivalent = next.filter(|(a, b)| equivalent(&all[*a].fact, &all[*b].fact));
            found.extend(equivalent.map(|(a, b)| {
                let (a, b) = (a as u32, b as u32);
                Link { points: SAME_KEY, same: false, equivalent: true, a, b }
            }));
            found
        })
        .collect()
}

/// The links by connected sets of facts; `up` gets one of its set for each fact.
fn parts(up: &mut [u32], links: Vec<Link>) -> Vec<Vec<Link>> {
    fn root(up: &mut [u32], mut at: u32) -> u32 {
        while up[at as usize] != at {
            up[at as usize] = up[up[at as usize] as usize];
            at = up[at as usize];
        }
        at
    }
    for link in &links {
        let (a, b) = (root(up, link.a), root(up, link.b));
        up[a.max(b) as usize] = a.min(b);
    }
    for fact in 0..up.len() as u32 {
        up[fact as usize] = root(up, fact);
    }
    let mut place: Vec<u32> = vec![u32::MAX; up.len()];
    let mut parts: Vec<Vec<Link>> = Vec::new();
    for link in links {
        let root = up[link.a as usize] as usize;
        if place[root] == u32::MAX {
            place[root] = parts.len() as u32;
            parts.push(Vec::new());
        }
        parts[place[root] as usize].push(link);
    }
    parts
}

/// The groups as they are shown: what the machine joined, tied together as the analyst says.
fn gather(strands: &[u32], chosen: &[bool], margins: &[i32], ties: &Ties, settled: Option<&Settled>) -> Vec<Group> {
    let mut by_strand: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (fact, strand) in strands.iter().enumerate().filter(|(fact, _)| chosen[*fact]) {
        by_strand.entry(*strand).or_default().push(fact);
    }
    // What was moved by hand is no longer in the group that the machine made of it.
    let root = |fact: usize| match settled {
        Some(settled) => settled.roots[fact],
        None => strands[fact],
    };
    let mut parts: BTreeMap<u32, Vec<Vec<usize>>> = BTreeMap::new();
    for members in by_strand.into_values() {
        let (moved, stayed): (Vec<usize>, Vec<usize>) = members.into_iter().partition(|at| ties.is_moved(*at));
        for part in moved.into_iter().map(|one| vec![one]).chain(std::iter::once(stayed)) {
            if let Some(first) = part.first() {
                parts.entry(root(*first)).or_default().push(part);
            }
        }
    }
    let mut groups: Vec<Group> = parts
        .into_values()
        .map(|mut parts| {
            parts.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
            let strand = |part: &Vec<usize>| strands[part[0]];
            let first = strand(&parts[0]);
            let mut main: Vec<usize> = parts.iter().filter(|p| strand(p) == first).flatten().copied().collect();
            main.sort_unstable();
            let margin = parts.iter().map(|p| margins[strand(p) as usize]).min().unwrap_or(i32::MAX);
            let mut members = parts.concat();
            members.sort_unstable();
            Group { members, margin, main }
        })
        .collect();
    groups.sort_by(|a, b| a.members.cmp(&b.members));
    groups
}
