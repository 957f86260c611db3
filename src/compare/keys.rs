//! What the story adds to a figure's own findings: one entity under one name, the year that a quarter leaves open,
//! the period that another article states for the same pair of numbers.

use std::collections::HashMap;

use super::Key;
use super::affinity::Weights;
use super::entities::{Entities, Entity};
use super::facts::{Axis, Fact, Sheet};
use super::related::Related;
use super::relation::same_value;
use crate::article::{Article, Span};
use crate::figures::{Basis, Role};
use crate::language::calendar::Period;
use crate::language::names::NameKind;
use crate::quotes::{Quote, QuoteKind};

/// A fact with what the story adds.
#[derive(Debug)]
pub(super) struct Completed<'a> {
    pub fact: Fact<'a>,
    pub entity: Option<Entity>,
    /// What sort of thing the entity is.
    pub entity_kind: NameKind,
    /// The article states the entity beside the figure, and it bears a name; it is not carried over or concluded.
    pub entity_firm: bool,
    /// The period comes from the article of this rank.
    pub lent: Option<usize>,
    /// The article that its own is a copy of.
    pub copies: Option<&'a Article>,
    /// What likenesses are worth.
    pub weights: &'a Weights,
}

impl Completed<'_> {
    /// Its measure key, for people and records.
    pub fn key(&self, entities: &Entities) -> Key {
        let figure = self.fact.figure;
        Key {
            concept: figure.measure.as_ref().map(|m| m.value.clone()),
            entity: self.entity.map(|entity| entities.name(entity).to_owned()),
            scope: figure.scope.as_ref().map(|s| s.value.clone()),
            role: figure.role,
            period: self.fact.period.clone(),
        }
    }
}

/// Completes the facts of all sheets, which come by rank.
pub(super) fn complete<'a>(
    sheets: Vec<Sheet<'a>>,
    entities: &Entities,
    related: &Related,
    weights: &'a Weights,
) -> Vec<Completed<'a>> {
    let mut all: Vec<Completed<'a>> = Vec::with_capacity(sheets.iter().map(|s| s.facts.len()).sum());
    let mut starts = Vec::with_capacity(sheets.len() + 1);
    for sheet in sheets {
        starts.push(all.len());
        let mut known: HashMap<&str, Option<Entity>> = HashMap::new();
        for fact in sheet.facts {
            // What bears no name is no owner: "the budget", "workers".
            let stated = fact.figure.entity.as_ref().filter(|entity| entity.value.contains(char::is_uppercase));
            let entity = stated.and_then(|entity| {
                *known.entry(&entity.value).or_insert_with(|| entities.find(fact.reading, &entity.value))
            });
            let entity_firm = stated.is_some_and(|e| match e.basis {
                Basis::Analyst => true,
                Basis::Stated(words) | Basis::Noun(words) | Basis::Subject(words) => !speaks(&fact, words),
                Basis::Carried(_) | Basis::Inferred => false,
            });
            let entity_kind = entity.map_or(NameKind::Unknown, |entity| entities.kind(entity));
            all.push(Completed { fact, entity, entity_kind, entity_firm, lent: None, copies: None, weights });
        }
    }
    starts.push(all.len());
    years(&mut all, &starts, related);
    lend(&mut all, &starts, related);
    all
}

/// So many quotations may begin between a quotation and a figure in it.
const NESTED: usize = 4;

/// Whether `words` name who says it, not whose figure it is: they stand outside the quotation that the figure is in.
fn speaks(fact: &Fact<'_>, words: Span) -> bool {
    let quotes = &fact.reading.quotes;
    let within = |quote: &&Quote| quote.kind == QuoteKind::Direct && quote.span.covers(fact.figure.span);
    let started = quotes.partition_point(|quote| quote.span.start() <= fact.figure.span.start());
    let near = quotes[..started].iter().rev().take(NESTED);
    near.into_iter().find(within).is_some_and(|quote| !quote.span.overlaps(words))
}

/// "the second quarter" is one of the year that the story is set in: the latest that it or a related article speaks
/// from.
fn years(all: &mut [Completed<'_>], starts: &[usize], related: &Related) {
    let own = |rank: usize| all[starts[rank]..starts[rank + 1]].first().and_then(|first| first.fact.year);
    let articles: Vec<Option<i16>> = (0..starts.len() - 1).map(own).collect();
    let story = |rank: usize| related.of(rank).iter().map(|other| articles[*other]).fold(articles[rank], Option::max);
    let stories: Vec<Option<i16>> = (0..articles.len()).map(story).collect();
    for completed in all {
        let fact = &mut completed.fact;
        let dated = fact.reading.article.metadata.published.is_some();
        fact.year = if dated { fact.year } else { stories[fact.rank] };
        if let Some(Period::Quarter { year, .. } | Period::Half { year, .. }) = &mut fact.period {
            *year = year.or(fact.year);
        }
    }
}

/// Two articles that give the same sum with the same growth speak of the same period: the one that leaves it open
/// takes it from the one that states it, where no other article states another.
fn lend(all: &mut [Completed<'_>], starts: &[usize], related: &Related) {
    let mut loans: Vec<(usize, Period, usize)> = Vec::new();
    for (rank, bounds) in starts.windows(2).enumerate() {
        let own = bounds[0]..bounds[1];
        for (sum, growth) in pairs(all, own.clone()) {
            let vague = |at: usize| match &all[at].fact.period {
                None | Some(Period::Unresolved(_)) => true,
                Some(_) => false,
            };
            if !vague(sum) && !vague(growth) {
                continue;
            }
            let mut offers: Vec<(Period, usize)> = Vec::new();
            for &other in related.of(rank) {
                let theirs = starts[other]..starts[other + 1];
                for (their_sum, their_growth) in pairs(all, theirs) {
                    let period = all[their_sum].fact.period.clone().or(all[their_growth].fact.period.clone());
                    if let Some(period @ (Period::Quarter { .. } | Period::Half { .. } | Period::Year(_))) = period
                        && same_value(&all[sum].fact, &all[their_sum].fact)
                        && same_value(&all[growth].fact, &all[their_growth].fact)
                    {
                        offers.push((period, other));
                    }
                }
            }
            let Some((period, other)) = offers.first().cloned() else { continue };
            if offers.iter().all(|(offer, _)| !offer.conflicts(&period)) {
                let sentence = all[sum].fact.sentence;
                for at in own.clone().filter(|at| all[*at].fact.sentence == sentence && vague(*at)) {
                    loans.push((at, period.clone(), other));
                }
            }
        }
    }
    for (at, period, other) in loans {
        all[at].fact.period = Some(period);
        all[at].lent = Some(other);
    }
}

/// Sums of money with the growth that the same sentence gives for them.
fn pairs<'b>(all: &'b [Completed<'_>], range: std::ops::Range<usize>) -> impl Iterator<Item = (usize, usize)> + 'b {
    range.clone().flat_map(move |sum| {
        // Facts stand in order of the text, so those of one sentence stand together.
        let home = all[sum].fact.sentence;
        let start = sum - all[range.start..sum].iter().rev().take_while(|c| c.fact.sentence == home).count();
        let end = sum + all[sum..range.end].iter().take_while(|c| c.fact.sentence == home).count();
        let money = matches!(all[sum].fact.axis, Axis::Money(_));
        (if money { start..end } else { 0..0 }).filter_map(move |growth| {
            let (a, b) = (&all[sum].fact, &all[growth].fact);
            let fits = matches!(a.axis, Axis::Money(_))
                && b.axis == Axis::Share
                && b.role() == Role::Increase
                && a.sentence == b.sentence
                && super::constraints::telling(a);
            fits.then_some((sum, growth))
        })
    })
}
