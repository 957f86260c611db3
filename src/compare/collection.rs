//! The readings of a collection by the names of their articles, with what each is by itself and what all together say of
//! it: its story, its entities, the year that it is set in, the article that it is a copy of.

use std::sync::Arc;

use rayon::prelude::*;

use super::corrections::{Correction, Outcome};
use super::entities::Entities;
use super::facts::{self, Sheet};
use super::known::{Card, Print};
use super::likeness::Likeness;
use super::related::{Related, Signature};
use super::twins::Sketch;
use super::{keys, twins};
use crate::article::{Article, Place};
use crate::reading::Reading;

/// All lists go by rank: by the name of the article.
pub(super) struct Collection<'c> {
    pub cards: Vec<Arc<Card>>,
    /// The index of each reading.
    pub order: &'c [usize],
    pub related: Related,
    pub entities: Entities,
    /// What became of each correction that says what bears which name, by its index.
    pub aliases: Vec<(usize, Outcome)>,
    pub years: Vec<Option<i16>>,
    pub twins: Vec<Option<usize>>,
    /// What decides over pairs.
    pub likeness: &'c Likeness,
}

/// The indices of readings by the names of their articles.
pub(super) fn in_order(readings: &[Arc<Reading>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..readings.len()).collect();
    order.sort_by(|a, b| readings[*a].article.id.cmp(&readings[*b].article.id).then(a.cmp(b)));
    order
}

/// The cards of the readings in their `order`, and the sheets that were taken for them: of an article that has a card
/// already, by `known`, none is.
pub(super) fn cards<'r>(
    readings: &'r [Arc<Reading>],
    order: &[usize],
    known: impl Fn(usize) -> Option<Arc<Card>> + Sync,
) -> (Vec<Arc<Card>>, Vec<Option<Sheet<'r>>>) {
    let carded = |(rank, index): (usize, &usize)| match known(rank) {
        Some(card) => (card, None),
        None => {
            let mut sheet = facts::of(&readings[*index], *index, rank);
            (Arc::new(Card::of(&readings[*index], &mut sheet)), Some(sheet))
        }
    };
    order.par_iter().enumerate().map(carded).unzip()
}

impl<'c> Collection<'c> {
    /// Of the `cards` of articles in their order.
    pub fn of(
        cards: Vec<Arc<Card>>,
        order: &'c [usize],
        corrections: &[Correction<Place>],
        likeness: &'c Likeness,
    ) -> Self {
        let signatures: Vec<&Signature> = cards.iter().map(|card| &card.signature).collect();
        let readings: Vec<&Reading> = cards.iter().map(|card| &*card.reading).collect();
        let sketches: Vec<(&Article, &Sketch)> =
            cards.iter().map(|card| (&*card.reading.article, &card.sketch)).collect();
        // What goes on one thread goes on beside what takes all of them.
        let ((twins, (entities, aliases)), related) = rayon::join(
            || rayon::join(|| twins::find(&sketches), || Entities::of(&readings, corrections)),
            || Related::of_signatures(&signatures),
        );
        let years = keys::story_years(&cards.iter().map(|card| card.year).collect::<Vec<_>>(), &related);
        Collection { cards, order, related, entities, aliases, years, twins, likeness }
    }

    /// What the facts of each article get from others.
    pub fn prints(&self) -> Vec<Print> {
        let print = |rank: usize| {
            let original = self.twins[rank].map(|original| &*self.cards[original]);
            Print::of(&self.cards[rank], &self.entities, self.years[rank], original)
        };
        (0..self.cards.len()).into_par_iter().map(print).collect()
    }
}
