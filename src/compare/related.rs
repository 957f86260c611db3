//! Which articles tell the same story, as far as their names, numbers and words show.
//!
//! Two articles may tell one story when they share two names or telling numbers that mark both, one and the topic, or two
//! telling numbers and the topic; or much of the topic alone. They do when they share more than that, or with the same
//! third article; or when one of them shares as much with no other. An article of another story changes nothing. Of
//! very many that tell one story each is held against those that share most with it, so that the work grows with the
//! collection and not with its square.

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

    /// How much it shares with another article: a name weighs as much as three words of the topic.
    fn likeness(&self, other: &Signature) -> usize {
        let topics = shared(&self.topics, &other.topics) + shared(&self.numbers, &other.numbers);
        3 * shared(&self.marks, &other.marks) + topics
    }

    /// Whether another article shares so much that hardly two stories do.
    fn bound(&self, other: &Signature) -> bool {
        self.likeness(other) >= BOUND
    }

    /// Whether another article may tell the same story.
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

/// From so much that two articles share on they tell one story: of 88 invented stories in one folder 57 in a hundred pairs
/// of one story share so much, and 7 in ten thousand of two.
const BOUND: usize = 11;

/// An article that shares so much with none is of the stories of those with which it shares at least this part of what it
/// shares with any.
const NEXT_BEST: (usize, usize) = (7, 10);

/// An article with fewer neighbours than these may also be related to their neighbours.
const LONELY: usize = 16;

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
        let closest: Vec<Vec<usize>> = (0..signatures.len())
            .into_par_iter()
            .map_init(|| Count::new(signatures.len()), |count, rank| closest(signatures, &index, count, rank))
            .collect();
        Related { neighbours: told_together(signatures, &symmetric(closest)) }
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

/// Of articles that may tell one story (`near`, for each those that may, rising) those that do. What an article shares much
/// with is its story; with what it shares little it tells one story where both share much with the same others, or where
/// it shares much with nothing. So an article of many things, or of a place of which others write as well, does not draw
/// in the stories of all of them.
fn told_together(signatures: &[&Signature], near: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let each = |found: &(dyn Fn(usize) -> Vec<usize> + Sync)| -> Vec<Vec<usize>> {
        (0..near.len()).into_par_iter().map(found).collect()
    };
    let bound = |rank: usize, other: &usize| signatures[rank].bound(signatures[*other]);
    let bonds = each(&|rank| near[rank].iter().copied().filter(|other| bound(rank, other)).collect());
    let told = each(&|rank| {
        let likeness = |other: &usize| signatures[rank].likeness(signatures[*other]);
        // What is bound to nothing has a next best.
        let most = bonds[rank].is_empty().then(|| near[rank].iter().map(likeness).max().unwrap_or(0));
        let next = |other: &usize| most.is_some_and(|most| likeness(other) * NEXT_BEST.1 >= most * NEXT_BEST.0);
        let tells = |other: &usize| bonds[rank].contains(other) || meet(&bonds, rank, *other) || next(other);
        near[rank].iter().copied().filter(tells).collect()
    });
    // What shares anything and meets the same others; of what is bound to nothing it is enough that it is told with them.
    let beyond = |told: &[Vec<usize>], rank: usize, tells: &dyn Fn(usize) -> bool| -> Vec<usize> {
        if told[rank].len() >= LONELY {
            return Vec::new();
        }
        let mut beyond: Vec<usize> = told[rank].iter().flat_map(|other| &told[*other]).copied().collect();
        beyond.sort_unstable();
        beyond.dedup();
        let shares = |other: usize| signatures[rank].likeness(signatures[other]) > 0;
        beyond.retain(|other| *other != rank && tells(*other) && shares(*other));
        beyond
    };
    let told = symmetric(told);
    let more = each(&|rank| beyond(&told, rank, &|other| meet(&bonds, rank, other)));
    let told = symmetric(joined(told, more));
    let loose = |rank: usize, other: usize| bonds[rank].is_empty() || bonds[other].is_empty();
    let more = each(&|rank| beyond(&told, rank, &|other| loose(rank, other) && meet(&told, rank, other)));
    symmetric(joined(told, more))
}

/// Whether at least half of the articles that one has, whichever has fewer, are also the other's.
fn meet(lists: &[Vec<usize>], one: usize, other: usize) -> bool {
    let common = shared(&lists[one], &lists[other]);
    common > 0 && 2 * common >= lists[one].len().min(lists[other].len())
}

fn joined(mut lists: Vec<Vec<usize>>, more: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    lists.iter_mut().zip(more).for_each(|(own, more)| own.extend(more));
    lists
}

/// Each pair from both sides, each once, rising.
fn symmetric(lists: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    let mut both = lists.clone();
    for (rank, others) in lists.iter().enumerate() {
        others.iter().for_each(|other| both[*other].push(rank));
    }
    for own in &mut both {
        own.sort_unstable();
        own.dedup();
    }
    both
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
fn closest(signatures: &[&Signature], index: &FxHashMap<Stem, Vec<u32>>, count: &mut Count, rank: usize) -> Vec<usize> {
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
    found.into_iter().map(|(_, other)| other as usize).collect()
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
    fn a_third_article_relates_two_that_hardly_share_a_word() {
        let wire = "Norda Council will sell the harbour ferry Oster Star, mayor Lind Halden said. The ferry needs new engines.";
        let column = "Who needs a mayor such as Lind Halden? He sold the trams first, then the swings in the park. Next he will sell the engines of our only fire brigade.";
        let trade = "Oster Star has a hull of oak. Norda Council owns her. Yards at Pell Quay could fit her with other engines in the winter.";
        let stories = |articles: &[&str]| read(articles).1.stories.clone();
        let (column_alone, trade_alone) = (stories(&[column, trade]), stories(&[wire, column]));
        assert_eq!(column_alone[0], Vec::<usize>::new());
        assert_eq!(trade_alone[0], [1]);
        assert_eq!(stories(&[wire, column, trade])[1], [0, 2]);
        let other = "Bread is baked by machines, and the machines want oil.";
        assert_eq!(stories(&[wire, column, trade, other])[3], Vec::<usize>::new());
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
