//! Which articles tell the same story, as far as their names, numbers and words show.
//!
//! Two articles are related when they share two names or telling numbers that mark both, one and the topic, or two
//! telling numbers and the topic; or much of the topic alone. It is a property
//! of the two alone: an article of another story changes nothing. Of very many that tell one story each is held against
//! those that share most with it, so that the work grows with the collection and not with its square.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::words::{Stem, shared};

/// What shows the story of an article.
#[derive(Clone, Debug, Default)]
pub(super) struct Signature {
    /// Its names, the most frequent ones, and its telling numbers, sorted.
    pub marks: Vec<Stem>,
    /// Its telling numbers, sorted, however few its names are.
    pub numbers: Vec<Stem>,
    /// Its other words, the most frequent ones, sorted.
    pub topics: Vec<Stem>,
}

impl Signature {
    /// Whether it names too little to be known by its names.
    fn nameless(&self) -> bool {
        self.marks.len() < FEW
    }

    /// All by which another article of the story may be found, sorted.
    fn telling(&self) -> Vec<Stem> {
        union(&[&self.marks, &self.numbers, &self.topics])
    }

    /// Whether another article tells the same story.
    fn relates(&self, other: &Signature) -> bool {
        let topics = || shared(&self.topics, &other.topics);
        let topical = || topics() >= TOPICS;
        let nameless = self.nameless() || other.nameless();
        let numbered = || match shared(&self.numbers, &other.numbers) {
            0 => false,
            1 => topics() >= 2 * TOPICS,
            _ => topical(),
        };
        match shared(&self.marks, &other.marks) {
            0 => numbered() || topics() >= MANY,
            1 => nameless || topical(),
            _ => true,
        }
    }
}

/// All that is in any of the lists, sorted, each once.
fn union(lists: &[&[Stem]]) -> Vec<Stem> {
    let mut all = lists.concat();
    all.sort_unstable();
    all.dedup();
    all
}

/// So many of the topical words make two articles that share one name articles of one story.
const TOPICS: usize = 2;

/// So many of them make two articles that share no name articles of one story: an agency names the places, a columnist only
/// the people.
const MANY: usize = 5;

/// An article with fewer marks than these is known by one of them, or by its topic alone.
pub(super) const FEW: usize = 6;

/// So many articles an article is held against, those first that share most marks with it.
const CLOSEST: usize = 64;

/// Of those that share a mark so many, the closest, are asked whether they tell the same story.
const LOOKED_AT: usize = 8 * CLOSEST;

/// Of the bearers of a mark so many are looked at, those that come next by name: a mark that more bear hardly tells one
/// story from another, and what is rarer finds the others.
const BEARERS: usize = 2 * CLOSEST;

/// Where more than [`CLOSEST`] seem to tell one story with an article, those are none of it that share less than half of what
/// the one shares that comes so many-th, marks weighed by rarity: what is left are places, days and outlets that everybody
/// names. A copy of the article, which shares everything, is no measure for the others.
const TELLERS: usize = 8;

/// What sharing a mark says that so many bear.
fn weight(bearers: usize) -> u32 {
    (12 - (usize::BITS - bearers.leading_zeros()) as i32).max(1) as u32
}

/// For each article, by rank, the ranks of those that share its story, rising, without itself.
#[derive(Debug, Default)]
pub(super) struct Related {
    neighbours: Vec<Vec<usize>>,
}

impl Related {
    pub fn of_signatures(signatures: &[&Signature]) -> Self {
        let mut index: FxHashMap<Stem, Vec<u32>> = FxHashMap::default();
        for (rank, signature) in signatures.iter().enumerate() {
            for stem in union(&[&signature.marks, &signature.numbers, &signature.topics]) {
                index.entry(stem).or_default().push(rank as u32);
            }
        }
        let closest: Vec<Vec<u32>> = (0..signatures.len())
            .into_par_iter()
            .map_init(|| Count::new(signatures.len()), |count, rank| closest(signatures, &index, count, rank))
            .collect();
        let mut neighbours: Vec<Vec<usize>> = vec![Vec::new(); signatures.len()];
        for (rank, found) in closest.iter().enumerate() {
            for other in found {
                neighbours[rank].push(*other as usize);
                neighbours[*other as usize].push(rank);
            }
        }
        for own in &mut neighbours {
            own.sort_unstable();
            own.dedup();
        }
        Related { neighbours }
    }

    pub fn of(&self, rank: usize) -> &[usize] {
        &self.neighbours[rank]
    }

    /// The same of some articles, which come by rank, by their places among them.
    pub fn among(&self, ranks: &[usize]) -> Related {
        let mut place: Vec<usize> = vec![usize::MAX; self.neighbours.len()];
        for (at, rank) in ranks.iter().enumerate() {
            place[*rank] = at;
        }
        let own = |rank: &usize| -> Vec<usize> {
            self.of(*rank).iter().map(|other| place[*other]).filter(|place| *place != usize::MAX).collect()
        };
        Related { neighbours: ranks.iter().map(own).collect() }
    }
}

/// What each article shares with the one that is looked at.
struct Count {
    weight: Vec<u32>,
    touched: Vec<u32>,
}

impl Count {
    fn new(articles: usize) -> Self {
        Count { weight: vec![0; articles], touched: Vec::new() }
    }
}

/// The articles of one story with that of `rank`, those first that share most with it, then by name.
fn closest(signatures: &[&Signature], index: &FxHashMap<Stem, Vec<u32>>, count: &mut Count, rank: usize) -> Vec<u32> {
    let signature = signatures[rank];
    for stem in signature.telling() {
        let bearers = index[&stem].as_slice();
        let weight = weight(bearers.len());
        for &other in next_to(bearers, rank) {
            let shared = &mut count.weight[other as usize];
            if *shared == 0 {
                count.touched.push(other);
            }
            *shared += weight;
        }
    }
    let mut close: Vec<(u32, u32)> = Vec::with_capacity(count.touched.len());
    for other in count.touched.drain(..) {
        let shared = std::mem::take(&mut count.weight[other as usize]);
        if other as usize != rank {
            close.push((u32::MAX - shared, other));
        }
    }
    if close.len() > LOOKED_AT {
        close.select_nth_unstable(LOOKED_AT);
        close.truncate(LOOKED_AT);
    }
    close.sort_unstable();
    let relates = |(_, other): &(u32, u32)| signature.relates(signatures[*other as usize]);
    let mut found: Vec<(u32, u32)> = close.into_iter().filter(relates).take(CLOSEST + 1).collect();
    if found.len() > CLOSEST {
        let usual = u32::MAX - found[TELLERS - 1].0;
        found.truncate(CLOSEST);
        found.retain(|(shared, _)| (u32::MAX - shared) * 2 >= usual);
    }
    found.into_iter().map(|(_, other)| other).collect()
}

/// Those of the rising `bearers` of a mark that are looked at for one of them.
fn next_to(bearers: &[u32], rank: usize) -> &[u32] {
    if bearers.len() <= BEARERS {
        return bearers;
    }
    let own = bearers.partition_point(|other| (*other as usize) < rank);
    let start = own.saturating_sub(BEARERS / 2).min(bearers.len() - BEARERS);
    &bearers[start..start + BEARERS]
}

#[cfg(test)]
mod tests {
    use super::super::tests::read;

    /// Whether two articles tell one story.
    fn related(one: &str, other: &str) -> bool {
        read(&[one, other]).1.stories[0] == [1]
    }

    #[test]
    fn two_telling_numbers_and_the_topic_relate_articles_that_share_no_name() {
        let wire = "Bakers in Norda sold 48,312 loaves of rye bread last week, for 193,870 euros, the guild of Norda said. \
                    Rye bread is baked at night, and the guild wants the bread baked by day.";
        let plain = "A total of 48,312 loaves of rye bread went over the counter. They brought in 193,870 euros. \
                     Nobody likes bread baked at night less than the bakers of rye loaves, says the guild.";
        assert!(related(wire, plain));
        let other = "A total of 51,906 loaves of white bread went over the counter. They brought in 207,410 euros. \
                     Nobody likes white flour less than the millers of Oster, says the guild.";
        assert!(!related(wire, other));
        let one = "A total of 48,312 loaves of rye bread went over the counter. They brought in 207,410 euros. \
                   Nobody likes bread baked at night less than the bakers of rye loaves, says the guild.";
        assert!(related(wire, one));
        let topic = "Rye bread is baked at night, and bakers of rye loaves want the guild to have it baked by day.";
        assert!(related(wire, topic));
        assert!(!related(wire, "Bread is baked by machines, and the machines want oil."));
        assert!(!related(wire, "A total of 48,312 children went to school by train, and 12 of them were late."));
    }
}
