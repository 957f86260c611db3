//! Which figures are about the same thing.
//!
//! Pairs are looked at only within an article and between articles of one story. The best pair joins first; two groups
//! join when no two of their members are kept apart and they fit on average. A group never depends on figures that it
//! has no link to: an unrelated article changes nothing. What the analyst ties together or keeps apart comes before all
//! of it.

use std::collections::{BTreeMap, HashSet};

use rayon::prelude::*;

use super::affinity::{AVERAGE, LEAST, SAME_KEY, THRESHOLD, points};
use super::constraints::{Apart, apart, revises};
use super::corrections::{Keeper, Settled, Ties};
use super::facts::Fact;
use super::keys::Completed;
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
    pub settled: Option<Settled>,
}

/// How many members of a group speak for it when two groups are compared.
const SPEAKERS: usize = 12;

struct Link {
    points: i32,
    /// The two state one number: such a pair joins before any that states two.
    same: bool,
    a: u32,
    b: u32,
}

impl Link {
    fn order(&self) -> i32 {
        self.points + if self.same { SAME_KEY } else { 0 }
    }
}

/// Groups all facts, which come by rank of their articles.
pub(super) fn group(
    all: &[Completed<'_>],
    related: &Related,
    ties: &Ties,
    goes_on: &(dyn Fn() -> bool + Sync),
) -> Grouped {
    let mut starts: Vec<usize> = Vec::new();
    for (at, completed) in all.iter().enumerate() {
        while starts.len() <= completed.fact.rank {
            starts.push(at);
        }
    }
    let articles = starts.len();
    starts.push(all.len());
    let mut links: Vec<Link> = (0..articles)
        .into_par_iter()
        .flat_map_iter(|rank| {
            let own = starts[rank]..starts[rank + 1];
            let mut found = Vec::new();
            if !goes_on() {
                return found;
            }
            let later = related.of(rank).iter().copied().filter(|other| *other > rank && *other < articles);
            for a in own.clone() {
                for b in a + 1..own.end {
                    link(all, a, b, &mut found);
                }
            }
            for other in later {
                for a in own.clone() {
                    for b in starts[other]..starts[other + 1] {
                        link(all, a, b, &mut found);
                    }
                }
            }
            found
        })
        .collect();
    links.par_sort_unstable_by(|x, y| y.order().cmp(&x.order()).then((x.a, x.b).cmp(&(y.a, y.b))));
    let mut groups = Groups::new(all, ties);
    for link in &links {
        groups.join(link);
    }
    groups.finish()
}

fn link(all: &[Completed<'_>], a: usize, b: usize, found: &mut Vec<Link>) {
    if hopeless(&all[a].fact, &all[b].fact) {
        return;
    }
    if let Some(points) = points(&all[a], &all[b])
        && points >= THRESHOLD
    {
        let same = same_value(&all[a].fact, &all[b].fact);
        found.push(Link { points, same, a: a as u32, b: b as u32 });
    }
}

/// Whether neither value nor measure nor noun speaks for a pair: nothing else could.
fn hopeless(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    a.axis != b.axis
        || !(a.name == b.name
            || a.concept.iter().any(|stem| b.concept.contains(stem))
            || (a.concept.is_empty() && a.head.is_some() && a.head == b.head)
            || same_value(a, b))
}

/// Two groups as they stood, and the two values of the link that would have joined them.
type Refusal = (u32, u32, usize, [u64; 2]);

/// Groups being joined.
struct Groups<'g, 'a> {
    all: &'g [Completed<'a>],
    of: Vec<u32>,
    members: Vec<Vec<u32>>,
    margin: Vec<i32>,
    /// What was refused once is refused again, until a group grows or other values speak for it.
    refused: HashSet<Refusal>,
    ties: &'g Ties,
    keeper: Option<Keeper<'g>>,
}

impl<'g, 'a> Groups<'g, 'a> {
    fn new(all: &'g [Completed<'a>], ties: &'g Ties) -> Self {
        let of = (0..all.len() as u32).collect();
        let members = (0..all.len() as u32).map(|at| vec![at]).collect();
        let keeper = (!ties.is_empty()).then(|| Keeper::new(ties));
        Groups { all, of, members, margin: vec![i32::MAX; all.len()], refused: HashSet::new(), ties, keeper }
    }

    fn join(&mut self, link: &Link) {
        let (a, b) = (self.of[link.a as usize], self.of[link.b as usize]);
        if a == b {
            return;
        }
        let value = |at: u32| self.all[at as usize].fact.stated.unwrap_or(f64::NAN).to_bits();
        let (first, second) = (value(link.a), value(link.b));
        let size = self.members[a as usize].len() + self.members[b as usize].len();
        let refusal = (a.min(b), a.max(b), size, [first.min(second), first.max(second)]);
        if self.refused.contains(&refusal) {
            return;
        }
        let fits = self.fit(link)
            && self.keeper.as_mut().is_none_or(|keeper| {
                keeper.join(self.members[a as usize][0] as usize, self.members[b as usize][0] as usize)
            });
        if !fits {
            self.refused.insert(refusal);
            return;
        }
        let (keep, gone) =
            if self.members[a as usize].len() >= self.members[b as usize].len() { (a, b) } else { (b, a) };
        let moved = std::mem::take(&mut self.members[gone as usize]);
        for &at in &moved {
            self.of[at as usize] = keep;
        }
        self.members[keep as usize].extend(moved);
        let margin = self.margin[a as usize].min(self.margin[b as usize]).min(link.points - THRESHOLD);
        self.margin[keep as usize] = margin;
    }

    /// Whether nothing keeps the two groups apart and they fit: each member of the smaller one has a near one in the
    /// other, and on the whole more speaks for than against.
    fn fit(&self, link: &Link) -> bool {
        let (a, b) =
            (&self.members[self.of[link.a as usize] as usize], &self.members[self.of[link.b as usize] as usize]);
        let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        if few.iter().any(|x| many.iter().any(|y| self.kept_apart(*x, *y, link))) {
            return false;
        }
        // A sentence says outright that the one value took the place of the other.
        let (a, b) = (&self.all[link.a as usize].fact, &self.all[link.b as usize].fact);
        if !link.same && revises(a, b) {
            return true;
        }
        let (mut sum, mut count, mut best_sum, mut best_count) = (0, 0, 0, 0);
        for x in few.iter().take(SPEAKERS) {
            let mut best = None;
            for y in many.iter().take(SPEAKERS) {
                if let Some(points) = points(&self.all[*x as usize], &self.all[*y as usize]) {
                    sum += points;
                    count += 1;
                    best = best.max(Some(points));
                }
            }
            if let Some(best) = best {
                best_sum += best;
                best_count += 1;
            }
        }
        count > 0 && sum >= LEAST * count && best_sum >= AVERAGE * best_count
    }

    /// A sentence that names two values side by side is no witness against a link that joins those very values.
    fn kept_apart(&self, x: u32, y: u32, link: &Link) -> bool {
        let fact = |at: u32| &self.all[at as usize].fact;
        match apart(&self.all[x as usize], &self.all[y as usize]) {
            None => false,
            Some(Apart::Sentence | Apart::Article) => {
                let alike = |x: u32, y: u32| same_value(fact(x), fact(link.a)) && same_value(fact(y), fact(link.b));
                !(alike(x, y) || alike(y, x))
            }
            Some(_) => true,
        }
    }

    fn finish(self) -> Grouped {
        let settled = self.keeper.map(Keeper::finish);
        // What was moved by hand is no longer in the group that the machine made of it.
        let root = |fact: usize| match &settled {
            Some(settled) => settled.roots[fact],
            None => self.of[fact],
        };
        let mut parts: BTreeMap<u32, Vec<Vec<usize>>> = BTreeMap::new();
        for members in self.members.iter().filter(|members| !members.is_empty()) {
            let mut members: Vec<usize> = members.iter().map(|at| *at as usize).collect();
            members.sort_unstable();
            let (moved, stayed): (Vec<usize>, Vec<usize>) = members.into_iter().partition(|at| self.ties.is_moved(*at));
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
                let strand = |part: &Vec<usize>| self.of[part[0]];
                let first = strand(&parts[0]);
                let mut main: Vec<usize> = parts.iter().filter(|p| strand(p) == first).flatten().copied().collect();
                main.sort_unstable();
                let margin = parts.iter().map(|p| self.margin[strand(p) as usize]).min().unwrap_or(i32::MAX);
                let mut members = parts.concat();
                members.sort_unstable();
                Group { members, margin, main }
            })
            .collect();
        groups.sort_by(|a, b| a.members.cmp(&b.members));
        Grouped { groups, strands: self.of, settled }
    }
}
