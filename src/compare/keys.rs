//! What the story adds to a figure's own findings: one entity under one name, the year that a quarter leaves open,
//! the period that another article states for the same pair of numbers.

use std::collections::HashMap;

use super::Key;
use super::entities::{Entities, Entity};
use super::facts::{Axis, Fact, Sheet};
use super::likeness::Likeness;
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
    /// What decides over pairs.
    pub likeness: &'a Likeness,
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

/// Completes the facts of all sheets, which come by rank. `years` are those that their stories are set in.
pub(super) fn complete<'a>(
    sheets: Vec<Sheet<'a>>,
    entities: &Entities,
    years: &[Option<i16>],
    related: &Related,
    likeness: &'a Likeness,
) -> Vec<Completed<'a>> {
    let mut all: Vec<Completed<'a>> = Vec::with_capacity(sheets.iter().map(|s| s.facts.len()).sum());
    let mut starts = Vec::with_capacity(sheets.len() + 1);
    for sheet in sheets {
        starts.push(all.len());
        let spoken = sheet.facts.first().map(|fact| entities.spoken(fact.reading));
        let mut known: HashMap<&str, Option<Entity>> = HashMap::new();
        for fact in sheet.facts {
            // What bears no name is no owner: "the budget", "workers".
            let stated = fact.figure.entity.as_ref().filter(|entity| entity.value.contains(char::is_uppercase));
            let entity = stated
                .and_then(|entity| *known.entry(&entity.value).or_insert_with(|| spoken.as_ref()?.find(&entity.value)));
            let entity_firm = stated.is_some_and(|e| match e.basis {
                Basis::Analyst => true,
                Basis::Stated(words) | Basis::Noun(words) | Basis::Subject(words) => !speaks(&fact, words),
                Basis::Carried(_) | Basis::Inferred => false,
            });
            let entity_kind = entity.map_or(NameKind::Unknown, |entity| entities.kind(entity));
            all.push(Completed { fact, entity, entity_kind, entity_firm, lent: None, copies: None, likeness });
        }
    }
    starts.push(all.len());
    for completed in &mut all {
        set_in(completed, years[completed.fact.rank]);
    }
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

/// "the second quarter" is one of the year that the story is set in: the latest that its article or a related one speaks
/// from.
fn set_in(completed: &mut Completed<'_>, story: Option<i16>) {
    let fact = &mut completed.fact;
    let dated = fact.reading.article.metadata.published.is_some();
    fact.year = if dated { fact.year } else { story };
    if let Some(Period::Quarter { year, .. } | Period::Half { year, .. }) = &mut fact.period {
        *year = year.or(fact.year);
    }
}

/// For each article the year that its story is set in; `own` are those that they speak from.
pub(super) fn story_years(own: &[Option<i16>], related: &Related) -> Vec<Option<i16>> {
    let story = |rank: usize| related.of(rank).iter().map(|other| own[*other]).fold(own[rank], Option::max);
    (0..own.len()).map(story).collect()
}

/// Whether an article leaves open for which period a sum with its growth holds.
pub(super) fn borrows(facts: &[Fact<'_>]) -> bool {
    let vague = |at: usize| is_vague(facts[at].period.as_ref());
    pairs(0..facts.len(), |at| &facts[at]).into_iter().any(|(sum, growth)| vague(sum) || vague(growth))
}

fn is_vague(period: Option<&Period>) -> bool {
    matches!(period, None | Some(Period::Unresolved(_)))
}

/// Two articles that give the same sum with the same growth speak of the same period: the one that leaves it open
/// takes it from the one that states it, where no other article states another.
fn lend(all: &mut [Completed<'_>], starts: &[usize], related: &Related) {
    let bounds = |rank: usize| starts[rank]..starts[rank + 1];
    let pairs: Vec<Vec<(usize, usize)>> =
        (0..starts.len() - 1).map(|rank| pairs(bounds(rank), |at| &all[at].fact)).collect();
    let mut loans: Vec<(usize, Period, usize)> = Vec::new();
    for (rank, own) in pairs.iter().enumerate() {
        for &(sum, growth) in own {
            let vague = |at: usize| is_vague(all[at].fact.period.as_ref());
            if !vague(sum) && !vague(growth) {
                continue;
            }
            let mut offers: Vec<(Period, usize)> = Vec::new();
            for &other in related.of(rank) {
                for &(their_sum, their_growth) in &pairs[other] {
                    let period = all[their_sum].fact.period.as_ref().or(all[their_growth].fact.period.as_ref());
                    if let Some(period @ (Period::Quarter { .. } | Period::Half { .. } | Period::Year(_))) = period
                        && same_value(&all[sum].fact, &all[their_sum].fact)
                        && same_value(&all[growth].fact, &all[their_growth].fact)
                    {
                        offers.push((period.clone(), other));
                    }
                }
            }
            let Some((period, other)) = offers.first().cloned() else { continue };
            if offers.iter().all(|(offer, _)| !offer.conflicts(&period)) {
                let facts = &all[bounds(rank)];
                let sentence = all[sum].fact.sentence;
                let first = starts[rank] + facts.partition_point(|c| c.fact.sentence < sentence);
                let end = starts[rank] + facts.partition_point(|c| c.fact.sentence <= sentence);
                for at in (first..end).filter(|at| vague(*at)) {
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

/// How many figures to either side of a sum may be its growth: no sentence that a person wrote has more.
const NEAR: usize = 24;

/// So many sums with their growth speak for one article.
const PAIRS: usize = 200;

/// Sums of money with the growth that the same sentence gives for them.
fn pairs<'f, 'a: 'f>(range: std::ops::Range<usize>, fact: impl Fn(usize) -> &'f Fact<'a>) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for sum in range.clone() {
        let a = fact(sum);
        if !matches!(a.axis, Axis::Money(_)) || !super::constraints::telling(a) {
            continue;
        }
        let growth = |at: &usize| {
            let b = fact(*at);
            b.axis == Axis::Share && b.role() == Role::Increase && a.sentence == b.sentence
        };
        let near = sum.saturating_sub(NEAR).max(range.start)..(sum + NEAR + 1).min(range.end);
        found.extend(near.filter(growth).map(|growth| (sum, growth)));
        if found.len() >= PAIRS {
            break;
        }
    }
    found
}
