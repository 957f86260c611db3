//! What each figure measures, whose it is, when it holds and on whose word: one file per attribute.
//!
//! The rules read a sentence at a time, only sentences with figures, and never further than [`words::REACH`] tokens
//! from a figure. Whatever they conclude carries its [`Basis`](super::Basis), so that every membership in a measure
//! can be explained in words. What one article cannot tell is left open, for the comparison to fill from others.

mod classes;
mod clause;
mod concept;
mod currency;
mod entity;
mod function_words;
mod lexicon;
mod period;
mod role;
mod scope;
mod source;
#[cfg(test)]
mod testing;
mod verbs;
mod words;

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

pub use lexicon::{Nature, nature};

use super::rules::Dates;
use super::{Figure, FigureKind};
use crate::article::{Article, Span};
use crate::language::calendar::{Anchor, Expression, expressions};
use crate::language::names::{NameKind, Names};
use crate::language::tokens::Tokens;
use crate::quotes::Quote;
use classes::HEDGE;
use clause::Lead;
use concept::{Concept, Told};
use lexicon::Hit;
use words::Words;

/// The article around the figures, as every rule sees it.
struct Scene<'a> {
    article: &'a Article,
    words: Words<'a>,
    names: &'a Names,
    quotes: &'a [Quote],
    anchor: Anchor,
    /// For each name whether it is the sign or unit of a figure: "MW", "Sh".
    units: Vec<bool>,
}

impl Scene<'_> {
    fn is_unit(&self, named: usize) -> bool {
        self.units[named]
    }
}

/// One sentence with figures.
struct Sentence<'s> {
    /// Its tokens.
    range: Range<usize>,
    /// The lexicon's phrases in it.
    hits: &'s [Hit],
    /// The tokens of its figures, in order.
    figures: &'s [Range<usize>],
    dates: &'s [Expression],
}

/// One figure in its sentence.
struct Site<'s> {
    words: &'s Words<'s>,
    sentence: &'s Sentence<'s>,
    /// Which of the sentence's figures it is.
    nth: usize,
    /// What leads to it, where a rule asked.
    lead: OnceCell<Lead>,
}

impl Site<'_> {
    /// The clause that leads to the figure.
    fn lead(&self) -> &Lead {
        self.lead.get_or_init(|| clause::lead(self))
    }

    /// The tokens of the figure.
    fn at(&self) -> Range<usize> {
        self.sentence.figures[self.nth].clone()
    }

    /// The tokens within reach on either side, inside the sentence.
    fn near(&self) -> Range<usize> {
        let at = self.at();
        at.start.saturating_sub(words::REACH).max(self.sentence.range.start)
            ..(at.end + words::REACH).min(self.sentence.range.end)
    }

    /// Whether a figure of the sentence ends right before token `at`, a preposition aside.
    fn closes(&self, at: usize) -> bool {
        let figures = self.sentence.figures;
        let upto = figures.partition_point(|f| f.end <= at);
        upto.checked_sub(1).is_some_and(|i| figures[i].end + 2 >= at && i != self.nth)
    }

    /// The first token after the figure before `at`, or 0.
    fn after(&self, at: &Range<usize>) -> usize {
        let figures = self.sentence.figures;
        let upto = figures.partition_point(|f| f.end <= at.start);
        upto.checked_sub(1).map_or(0, |i| figures[i].end)
    }

    /// The figure of the sentence that token `at` is part of.
    fn figure_at(&self, at: usize) -> Option<&Range<usize>> {
        let figures = self.sentence.figures;
        let upto = figures.partition_point(|f| f.start <= at);
        figures[..upto].last().filter(|f| f.end > at)
    }

    /// How many of the sentence's other figures lie between.
    fn between(&self, range: Range<usize>) -> usize {
        let figures = self.sentence.figures;
        let from = figures.partition_point(|f| f.start < range.start);
        let to = figures.partition_point(|f| f.end <= range.end);
        to.saturating_sub(from)
    }

    /// Which of the sentence's figures the date at `date` heads: "(2022: £10.1m; 2021: £9m)".
    fn heads(&self, date: &Range<usize>) -> Option<usize> {
        let words = self.words;
        let opens = matches!(words.at(date.start.checked_sub(1)?), "(" | "[" | ";" | ",");
        if !opens || words.at(date.end) != ":" {
            return None;
        }
        let figures = self.sentence.figures;
        let next = figures.partition_point(|f| f.start <= date.end);
        let figure = figures.get(next)?;
        (date.end + 1..figure.start).all(|i| words.is(i, HEDGE)).then_some(next)
    }

    /// The hits within reach.
    fn hits(&self) -> &[Hit] {
        let near = self.near();
        let hits = self.sentence.hits;
        let from = hits.partition_point(|hit| hit.start < near.start);
        let to = hits.partition_point(|hit| hit.start < near.end);
        &hits[from..to]
    }
}

/// Fills in what each of `figures`, which `super::rules::find` found in `article`, is about; `dates` are those of their
/// sentences, in order.
pub(super) fn fill(
    article: &Article,
    tokens: &Tokens<'_>,
    names: &Names,
    quotes: &[Quote],
    dates: &[Dates],
    figures: &mut [Figure],
) {
    if figures.is_empty() {
        return;
    }
    let lower = article.text().to_ascii_lowercase();
    let mut units = vec![false; names.all.len()];
    for figure in figures.iter() {
        let inside = names.mentions.partition_point(|m| m.span.end() <= figure.span.start());
        for mention in names.mentions[inside..].iter().take_while(|m| m.span.start() < figure.span.end()) {
            let place = names.all[mention.named].kind == NameKind::Place;
            units[mention.named] |= !place && figure.span.covers(mention.span);
        }
    }
    let scene =
        Scene { article, words: Words::new(tokens, &lower), names, quotes, anchor: Anchor::of(article, tokens), units };
    let mut concepts: Vec<Option<Concept>> = Vec::with_capacity(figures.len());
    let mut leads = Vec::with_capacity(figures.len());
    let mut hits = Vec::new();
    let mut first = 0;
    let mut paragraph = 0;
    let mut dated = dates.iter();
    while first < figures.len() {
        let span = figures[first].sentence;
        let last = first + figures[first..].iter().take_while(|f| f.sentence == span).count();
        if article.paragraph_at(span.start()) != article.paragraph_at(figures[paragraph].span.start()) {
            paragraph = first;
        }
        let range = scene.words.touching(span);
        lexicon::hits(&scene.words, range.clone(), &mut hits);
        let places: Vec<_> = figures[first..last].iter().map(|f| scene.words.touching(f.span)).collect();
        // Found with the figures, unless a token crosses the sentence's border.
        let dates = match dated.next() {
            Some(dates) if dates.range == range => Cow::Borrowed(&dates.all),
            _ => Cow::Owned(expressions(tokens, range.clone())),
        };
        // "at the end of March" is no march.
        if !dates.is_empty() {
            hits.retain(|hit| {
                let span = scene.words.span(hit.start..hit.end);
                let upto = dates.partition_point(|date| date.span.end() <= span.start());
                !dates.get(upto).is_some_and(|date| date.span.covers(span))
            });
        }
        let sentence = Sentence { range, hits: &hits, figures: &places, dates: &dates };
        for nth in 0..places.len() {
            let index = first + nth;
            let site = Site { words: &scene.words, sentence: &sentence, nth, lead: OnceCell::new() };
            if let Some(unit) = currency::left_out(&site, &scene, &figures[..=index]) {
                (figures[index].kind, figures[index].unit) = (FigureKind::Money, unit);
            }
            let role = role::of(&site, &figures[index]);
            figures[index].role = role;
            let told = Told { concepts: &concepts, figures: &figures[..index], first, paragraph };
            let concept = concept::find(&site, &figures[index], &told);
            if let Some(noun) = concept.as_ref().and_then(|concept| concept::noun(&site, &figures[index], concept)) {
                // Its own unit is no noun that a figure counts ("basis points").
                if !noun.overlaps(figures[index].span) {
                    figures[index].noun = Some(noun);
                }
            }
            concepts.push(concept);
            let owned = !matches!(figures[index].kind, FigureKind::Date | FigureKind::Ordinal);
            leads.push(owned.then(|| site.lead().clone()));
            figures[index].period = period::find(&scene, &site, &figures[index]);
        }
        first = last;
    }
    concept::carry(figures, &mut concepts);
    role::settle(figures, &concepts);
    period::carry(&scene, figures, &concepts);
    source::fill(&scene, figures);
    scope_and_entity(&scene, figures, &concepts, &leads);
    for (figure, concept) in figures.iter_mut().zip(concepts) {
        figure.measure = concept.map(Concept::into_attribute);
    }
}

/// The attributes that rest on the measure: whose it is, and which part of it.
fn scope_and_entity(scene: &Scene<'_>, figures: &mut [Figure], concepts: &[Option<Concept>], leads: &[Option<Lead>]) {
    entity::fill(scene, figures, concepts, leads);
    for (figure, concept) in figures.iter_mut().zip(concepts) {
        if !matches!(figure.kind, FigureKind::Date | FigureKind::Ordinal) {
            figure.scope = scope::find(scene, figure, concept.as_ref());
        }
    }
}

/// The paragraph's sentence before `sentence`.
fn sentence_before(article: &Article, sentence: Span) -> Option<Span> {
    let paragraph = article.paragraphs()[article.paragraph_at(sentence.start())?].span;
    let before = article.sentence_at(sentence.start().checked_sub(1)?)?;
    (before != sentence && paragraph.covers(before)).then_some(before)
}
