//! What one comparison leaves for the next: of each article what was found in it alone, and everything that was found of all,
//! so that only what a new article touches is compared anew.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::anew::Moves;
use super::entities::{self, Entities};
use super::facts::Sheet;
use super::field::Field;
use super::related::{Related, Signature};
use super::twins::Sketch;
use super::{Check, Comparison, Measure, MeasureId, keys};
use crate::reading::Reading;

/// What is known from the comparison before. With it the next one is quick where little has changed, measures keep their
/// names, and everything else is as if nothing were known.
///
/// ```
/// use std::sync::Arc;
/// use crossread::article::Article;
/// use crossread::compare::{Known, compare_after};
/// use crossread::reading::Reading;
///
/// let read = |name, text| Arc::new(Reading::of(Arc::new(Article::from_text(name, text))));
/// let later = read("b.txt", "Halden will cut 400 jobs in Oslo.");
/// let mut known = Known::default();
/// let before = compare_after(&[later.clone()], &[], &mut known, &|| true).expect("nothing ends it");
/// let earlier = read("a.txt", "Halden plans to cut 400 jobs in Oslo.");
/// let after = compare_after(&[earlier, later], &[], &mut known, &|| true).expect("nothing ends it");
/// assert_eq!(after.measures[0].id, before.measures[0].id);
/// ```
#[derive(Default)]
pub struct Known(pub(super) Option<Box<Before>>);

/// A comparison with what it was made of. Lists go by rank: by the name of the article.
pub(super) struct Before {
    pub cards: Vec<Arc<Card>>,
    /// The index of each reading.
    pub order: Vec<usize>,
    /// The other way round: by index.
    pub rank_of: Vec<usize>,
    pub related: Related,
    pub prints: Vec<Print>,
    /// For each figure the part that it was joined in; [`NO_PART`] for what is not compared.
    pub parts: Vec<Arc<[u32]>>,
    /// No part has this number yet, or a larger one.
    pub next_part: u32,
    /// Whether its checks look at related articles.
    pub abroad: Vec<bool>,
    pub checks: Vec<Vec<Arc<Check>>>,
    /// The names of all measures.
    pub names: FxHashSet<MeasureId>,
    /// The analyst tied figures together or kept some apart.
    pub tied: bool,
    pub comparison: Arc<Comparison>,
}

impl Before {
    pub fn rank(&self, index: usize) -> usize {
        self.rank_of[index]
    }
}

pub(super) const NO_PART: u32 = u32::MAX;

/// What comparing keeps of one article.
pub(super) struct Card {
    pub reading: Arc<Reading>,
    pub signature: Signature,
    pub sketch: Sketch,
    /// The year that it speaks from, as far as it says so itself.
    pub year: Option<i16>,
    /// It leaves open for which period a sum with its growth holds: another article may say.
    pub borrows: bool,
    /// The names of those whose figures it gives, as [`Entities`] knows them.
    owners: Vec<String>,
}

impl Card {
    pub fn of(reading: &Arc<Reading>, sheet: &mut Sheet<'_>) -> Card {
        Card {
            reading: Arc::clone(reading),
            signature: std::mem::take(&mut sheet.signature),
            sketch: Sketch::of(&reading.article),
            year: sheet.facts.first().and_then(|fact| fact.year),
            borrows: keys::borrows(&sheet.facts),
            owners: entities::owners(reading),
        }
    }

    pub fn is_dated(&self) -> bool {
        self.reading.article.metadata.published.is_some()
    }
}

/// What the facts of an article get from others, loans excepted: as long as it is the same, so are they.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Print {
    entities: u64,
    year: Option<i16>,
    /// The address of the reading that it is a copy of, which is held as long as this is.
    copies: Option<usize>,
}

impl Print {
    pub fn of(card: &Card, entities: &Entities, year: Option<i16>, copies: Option<&Card>) -> Print {
        Print {
            entities: entities.print(&card.owners),
            year: year.filter(|_| !card.is_dated()),
            copies: copies.map(|card| Arc::as_ptr(&card.reading).addr()),
        }
    }
}

/// A measure that stays, with its figures where they are now.
pub(super) fn carried(measure: &Arc<Measure>, index_now: &(impl Fn(usize) -> usize + Sync)) -> Arc<Measure> {
    let moved = |article: usize| index_now(article) != article;
    if !measure.members.iter().any(|member| moved(member.figure.article)) {
        return Arc::clone(measure);
    }
    let mut measure = Measure::clone(measure);
    for member in &mut measure.members {
        member.figure.article = index_now(member.figure.article);
    }
    Arc::new(measure)
}

/// A check that stays, in the same way.
pub(super) fn carried_check(check: &Arc<Check>, index_now: &(impl Fn(usize) -> usize + Sync)) -> Arc<Check> {
    let moved = |article: usize| index_now(article) != article;
    if !moved(check.claim.0) && !check.figures.iter().any(|figure| moved(figure.article)) {
        return Arc::clone(check);
    }
    let mut check = Check::clone(check);
    check.claim.0 = index_now(check.claim.0);
    for figure in &mut check.figures {
        figure.article = index_now(figure.article);
    }
    Arc::new(check)
}

/// Two ordered lists as one.
pub(super) fn merged(
    many: Vec<Arc<Measure>>,
    few: Vec<Arc<Measure>>,
    order: &impl Fn(&Measure, &Measure) -> std::cmp::Ordering,
) -> Vec<Arc<Measure>> {
    if many.is_empty() {
        return few;
    }
    let places: Vec<usize> = few.iter().map(|one| many.partition_point(|other| order(other, one).is_lt())).collect();
    let mut all = Vec::with_capacity(many.len() + few.len());
    let mut rest = many.into_iter();
    let mut taken = 0;
    for (one, place) in few.into_iter().zip(places) {
        all.extend(rest.by_ref().take(place - taken));
        taken = place;
        all.push(one);
    }
    all.extend(rest);
    all
}

/// The parts of all figures, and the first number that no part has: those of `chosen` facts are new.
pub(super) fn parts(
    before: Option<&Before>,
    moves: &Moves,
    field: &Field<'_>,
    chosen: &[bool],
    of_fact: &[u32],
    articles: usize,
) -> (Vec<Arc<[u32]>>, u32) {
    // Numbers start again with everything.
    let next = before.map_or(0, |before| before.next_part);
    let own = |rank: usize| -> Arc<[u32]> {
        let old = before.zip(moves.before[rank]).map(|(before, old)| &before.parts[old]);
        let (Some(place), old) = (field.place(rank), old) else {
            return old.map_or_else(|| Arc::from([]), Arc::clone);
        };
        let figures = field.readings[place].figures.len();
        let mut parts: Vec<u32> = old.map_or_else(|| vec![NO_PART; figures], |old| old.to_vec());
        for at in (field.starts[place]..field.starts[place + 1]).filter(|at| chosen[*at]) {
            parts[field.all[at].fact.at.figure] = next + of_fact[at];
        }
        parts.into()
    };
    ((0..articles).map(own).collect(), next + field.all.len() as u32)
}
