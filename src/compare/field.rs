//! Some of the articles of a collection, by name, with all that the collection says of them: what grouping and checks look
//! at when only a part is compared. Places count these articles, ranks those of the collection.

use rayon::prelude::*;

use super::collection::Collection;
use super::facts::{self, Sheet};
use super::keys::{self, Completed};
use super::related::Related;
use crate::reading::Reading;

pub(super) struct Field<'w> {
    /// Rising.
    pub ranks: Vec<usize>,
    pub all: Vec<Completed<'w>>,
    /// Where the facts of each article begin, by place; one more at the end.
    pub starts: Vec<usize>,
    /// By place.
    pub related: Related,
    pub readings: Vec<&'w Reading>,
    pub order: Vec<usize>,
}

impl Collection<'_> {
    /// All articles with their `sheets`.
    pub fn everything<'w>(&'w self, sheets: Vec<Sheet<'w>>) -> Field<'w> {
        self.make((0..self.cards.len()).collect(), sheets)
    }

    /// The articles of `ranks`, with those that may lend them a period.
    pub fn field(&self, ranks: impl IntoIterator<Item = usize>) -> Field<'_> {
        let mut ranks: Vec<usize> = ranks.into_iter().collect();
        ranks.sort_unstable();
        ranks.dedup();
        let lenders: Vec<usize> = ranks
            .iter()
            .filter(|rank| self.cards[**rank].borrows)
            .flat_map(|rank| self.related.of(*rank))
            .copied()
            .collect();
        ranks.extend(lenders);
        ranks.sort_unstable();
        ranks.dedup();
        let sheet = |(place, rank): (usize, &usize)| facts::of(&self.cards[*rank].reading, self.order[*rank], place);
        let sheets = ranks.par_iter().enumerate().map(sheet).collect();
        self.make(ranks, sheets)
    }

    fn make<'w>(&'w self, ranks: Vec<usize>, sheets: Vec<Sheet<'w>>) -> Field<'w> {
        let related = self.related.among(&ranks);
        let years: Vec<Option<i16>> = ranks.iter().map(|rank| self.years[*rank]).collect();
        let mut all = keys::complete(sheets, &self.entities, &years, &related, self.likeness);
        for completed in &mut all {
            let original = self.twins[ranks[completed.fact.rank]];
            completed.copies = original.map(|original| &*self.cards[original].reading.article);
        }
        Field {
            starts: (0..=ranks.len()).map(|place| all.partition_point(|c| c.fact.rank < place)).collect(),
            readings: ranks.iter().map(|rank| &*self.cards[*rank].reading).collect(),
            order: ranks.iter().map(|rank| self.order[*rank]).collect(),
            ranks,
            all,
            related,
        }
    }
}

impl Field<'_> {
    /// The place of the article of `rank`.
    pub fn place(&self, rank: usize) -> Option<usize> {
        self.ranks.binary_search(&rank).ok()
    }
}
