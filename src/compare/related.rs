//! Which articles tell the same story, as far as their names, numbers and words show.
//!
//! Two articles are related when they share two names or telling numbers that mark both, one and the
//! topic, or two telling numbers and the topic. It is a
//! property of the two alone: a third article changes nothing.

use std::collections::HashMap;

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

/// So many of the topical words make two articles that share one name articles of one story.
const TOPICS: usize = 2;

/// An article with fewer marks than these is known by one of them.
pub(super) const FEW: usize = 6;

/// For each article, by rank, the ranks of those that share its story, rising, without itself.
#[derive(Debug, Default)]
pub(super) struct Related {
    neighbours: Vec<Vec<usize>>,
}

impl Related {
    pub fn of_signatures(signatures: &[Signature]) -> Self {
        let mut index: HashMap<Stem, Vec<u32>> = HashMap::new();
        let all = |signature: &'_ Signature| -> Vec<Stem> {
            let mut all = [signature.marks.as_slice(), signature.numbers.as_slice()].concat();
            all.sort_unstable();
            all.dedup();
            all
        };
        for (rank, signature) in signatures.iter().enumerate() {
            for stem in all(signature) {
                index.entry(stem).or_default().push(rank as u32);
            }
        }
        let mut neighbours = Vec::with_capacity(signatures.len());
        let mut common = vec![0u8; signatures.len()];
        let mut touched: Vec<u32> = Vec::new();
        for (rank, signature) in signatures.iter().enumerate() {
            for other in all(signature).iter().flat_map(|stem| &index[stem]) {
                let count = &mut common[*other as usize];
                if *count == 0 {
                    touched.push(*other);
                }
                *count = count.saturating_add(1);
            }
            let mut found: Vec<usize> = Vec::new();
            for &other in &touched {
                let theirs = &signatures[other as usize];
                let named = shared(&signature.marks, &theirs.marks);
                let numbered = || {
                    shared(&signature.numbers, &theirs.numbers) >= 2
                        && shared(&signature.topics, &theirs.topics) >= TOPICS
                };
                let one = || {
                    signature.marks.len().min(theirs.marks.len()) < FEW
                        || shared(&signature.topics, &theirs.topics) >= TOPICS
                };
                if other as usize != rank && (named >= 2 || (named == 1 && one()) || numbered()) {
                    found.push(other as usize);
                }
                common[other as usize] = 0;
            }
            touched.clear();
            found.sort_unstable();
            neighbours.push(found);
        }
        Related { neighbours }
    }

    pub fn of(&self, rank: usize) -> &[usize] {
        &self.neighbours[rank]
    }
}
