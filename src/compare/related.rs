//! Which articles tell the same story, as far as their names show.
//!
//! Two articles are related when they share names that mark both. It is a property of the two alone: a third article
//! changes nothing.

use std::collections::HashMap;

use super::words::Stem;

/// For each article, by rank, the ranks of those that share its story, rising, without itself.
#[derive(Debug, Default)]
pub(super) struct Related {
    neighbours: Vec<Vec<usize>>,
}

impl Related {
    /// From the sorted marking words of each article.
    pub fn of_signatures(signatures: &[Vec<Stem>]) -> Self {
        let mut index: HashMap<Stem, Vec<u32>> = HashMap::new();
        for (rank, signature) in signatures.iter().enumerate() {
            for stem in signature {
                index.entry(*stem).or_default().push(rank as u32);
            }
        }
        let mut neighbours = Vec::with_capacity(signatures.len());
        let mut shared = vec![0u8; signatures.len()];
        let mut touched: Vec<u32> = Vec::new();
        for (rank, signature) in signatures.iter().enumerate() {
            for other in signature.iter().flat_map(|stem| &index[stem]) {
                let count = &mut shared[*other as usize];
                if *count == 0 {
                    touched.push(*other);
                }
                *count += 1;
            }
            let mut found: Vec<usize> = Vec::new();
            for &other in &touched {
                let needed = if signature.len().min(signatures[other as usize].len()) < 6 { 1 } else { 2 };
                if other as usize != rank && shared[other as usize] >= needed {
                    found.push(other as usize);
                }
                shared[other as usize] = 0;
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
