//! Whose figure it is.
//!
//! The names of the sentence compete: the subject before what stands in a prepositional phrase, near before far, and
//! above all what hangs on the figure itself ("hundreds of jobs **from its AWS unit**"). A count of the article's lead
//! event belongs to whom the first count gave it, unless a sentence says otherwise.

use std::collections::HashMap;
use std::ops::Range;

use super::super::{Attribute, Basis, Figure, FigureKind, Role};
use super::Scene;
use super::concept::Concept;
use super::lexicon::{Nature, Owner};
use super::words::{REACH, Words, determines};
use crate::article::Span;
use crate::language::names::NameKind;

/// A name that may own a figure.
struct Candidate {
    /// An index into the names; `None` for a body that the article never names ("the council").
    named: Option<usize>,
    score: f64,
    basis: Basis,
}

/// Gives each of `figures` its owner, where the article tells one.
pub(super) fn fill(scene: &Scene<'_>, figures: &mut [Figure], concepts: &[Option<Concept>]) {
    // The owner of the first count of an event: later ones inherit it.
    let mut lead: HashMap<String, (usize, Span)> = HashMap::new();
    let mut last: Option<(usize, Span)> = None;
    for index in 0..figures.len() {
        let figure = &figures[index];
        if matches!(figure.kind, FigureKind::Date | FigureKind::Ordinal) {
            continue;
        }
        let concept = concepts[index].as_ref();
        let owner = concept.and_then(|c| c.owner);
        let kinds: &[NameKind] = match owner {
            Some(Owner::Story) => continue,
            Some(Owner::Anyone) | None => &[NameKind::Organisation, NameKind::Person, NameKind::Unknown],
            Some(Owner::Place) => &[NameKind::Place],
            Some(Owner::Body) => &[NameKind::Organisation, NameKind::Unknown],
        };
        let mut best = choose(scene, figure, kinds);
        let event = concept.filter(|c| c.nature == Some(Nature::Event));
        if let Some(concept) = event {
            if let Some(&(owner, at)) = lead.get(&concept.name)
                && inherits(scene, figure, owner, best.as_ref())
            {
                best = Some(Candidate { named: Some(owner), score: 0.0, basis: Basis::Carried(at) });
            }
        } else if owner == Some(Owner::Body) && best.as_ref().is_none_or(|b| b.score < 8.0) {
            // "Operating income climbed 23 %": still of whom the sentence before spoke.
            let before = super::sentence_before(scene.article, figure.sentence);
            let near = |at: Span| figure.sentence.covers(at) || before.is_some_and(|s| s.covers(at));
            if let Some((named, at)) = last.filter(|&(_, at)| near(at)) {
                best = Some(Candidate { named: Some(named), score: 8.0, basis: Basis::Carried(at) });
            }
        }
        let sure = if owner.is_none() { 9.0 } else { f64::MIN };
        let best = match best {
            Some(best) if best.score >= sure => best,
            None if owner == Some(Owner::Body) => {
                Candidate { named: scene.names.main, score: 0.0, basis: Basis::Inferred }
            }
            _ => continue,
        };
        let Some(named) = best.named else { continue };
        if let Some(concept) = event.filter(|_| figure.role == Role::Level) {
            lead.entry(concept.name.clone()).or_insert((named, figure.span));
        }
        if best.basis != Basis::Inferred {
            last = Some((named, figure.span));
        }
        let value = scene.names.all[named].canonical.clone();
        figures[index].entity = Some(Attribute { value, basis: best.basis });
    }
}

/// Whether a count of an event whose first count is `owner`'s is `owner`'s too: its sentence names nobody else but
/// the body that `owner` is a part of, and no other time.
fn inherits(scene: &Scene<'_>, figure: &Figure, owner: usize, found: Option<&Candidate>) -> bool {
    let other_time = figure.period.as_ref().is_some_and(|period| {
        let years = period.value.years();
        years != (None, None) && years != (scene.anchor.year, scene.anchor.year)
    });
    match found {
        None => true,
        Some(found) => {
            let parent = found.named.is_some() && scene.names.all[owner].parent == found.named;
            !other_time && parent
        }
    }
}

/// The best owner among the names of the sentence.
fn choose(scene: &Scene<'_>, figure: &Figure, kinds: &[NameKind]) -> Option<Candidate> {
    let words = &scene.words;
    let at = words.touching(figure.span);
    let sentence = words.touching(figure.sentence);
    let near = at.start.saturating_sub(REACH).max(sentence.start)..(at.end + REACH).min(sentence.end);
    if near.is_empty() {
        return None;
    }
    let noun_end = figure.noun.map_or(at.end, |noun| words.touching(noun).end.max(at.end));
    let mut best: Option<Candidate> = None;
    let mut first = true;
    for mention in scene.names.inside(words.span(near.clone())) {
        let named = &scene.names.all[mention.named];
        if !kinds.contains(&named.kind) {
            continue;
        }
        let place = words.touching(mention.span);
        let known = scene.names.main == Some(mention.named)
            || named.parent.is_some()
            || named.kind == NameKind::Organisation
            || named.kind == NameKind::Place;
        let mut score = placed(words, &place, &at, noun_end, first) - if known { 0.0 } else { 3.0 };
        if named.parent.is_some() {
            score += 0.7;
        }
        if source_of(words, &place) {
            score -= 3.0;
        }
        first = false;
        let basis = if place.end <= at.start { Basis::Subject(mention.span) } else { Basis::Stated(mention.span) };
        if best.as_ref().is_none_or(|b| score > b.score) {
            best = Some(Candidate { named: Some(mention.named), score, basis });
        }
    }
    for i in near {
        let Some(named) = stand_in(scene, i) else { continue };
        let place = i..i + 1;
        let mut score = placed(words, &place, &at, noun_end, first) - if named.is_none() { 1.0 } else { 0.0 };
        if source_of(words, &place) {
            score -= 3.0;
        }
        first = false;
        if best.as_ref().is_none_or(|b| score > b.score) {
            let basis = Basis::Subject(words.span(place));
            best = Some(Candidate { named, score, basis });
        }
    }
    best
}

/// How well the place of a name suits an owner.
fn placed(words: &Words<'_>, place: &Range<usize>, at: &Range<usize>, noun_end: usize, first: bool) -> f64 {
    let mut before = place.start;
    while before > 0 && (determines(words.bare(before - 1)) || words.possessive(before - 1)) {
        before -= 1;
    }
    // "in its cloud division, Acme Sky": the name stands for the unit before it.
    let apposed = before >= 2 && words.at(before - 1) == "," && is_unit(words.bare(before - 2));
    if apposed {
        let floor = before.saturating_sub(8);
        before -= 2;
        while before > floor && !matches!(words.bare(before - 1), "from" | "in" | "at" | "within" | "of") {
            before -= 1;
        }
    }
    let preposition = matches!(
        words.bare(before.wrapping_sub(1)),
        "for" | "of" | "by" | "with" | "under" | "in" | "at" | "from" | "to" | "against" | "than" | "on" | "amid"
    );
    let mut score = 10.0;
    if place.start >= at.end {
        // "hundreds of jobs from its AWS unit", "350 staff at Acme"
        let hangs = before <= noun_end + 2
            && place.start <= noun_end + if apposed { 9 } else { 6 }
            && matches!(words.bare(before.wrapping_sub(1)), "from" | "in" | "at" | "within" | "of" | "for")
            && words.breaks(noun_end.min(place.start)..place.start) == usize::from(apposed);
        let between = at.end..place.start;
        score += if hangs { 8.0 } else { -2.5 };
        score -= words.breaks(between.clone()) as f64 + 0.1 * between.len() as f64;
        if preposition && !hangs {
            score -= 3.0;
        }
    } else {
        let between = place.end.min(at.start)..at.start;
        score -= 0.1 * between.len() as f64 + 0.3 * words.breaks(between) as f64;
        if preposition {
            score -= 3.0;
        } else if first {
            score += 1.5;
        }
    }
    if words.possessive(place.end - 1) {
        score += 1.0;
    }
    score
}

/// Whether a word of saying stands beside the name: it is whom the article heard it from.
fn source_of(words: &Words<'_>, place: &Range<usize>) -> bool {
    let says = |w: &str| {
        matches!(
            w,
            "said" | "says" | "told" | "say" | "added" | "claimed" | "claims" | "according" | "estimates" | "estimated"
        )
    };
    says(words.bare(place.end))
        || says(words.bare(place.start.wrapping_sub(1)))
        || (words.bare(place.start.wrapping_sub(1)) == "to" && words.bare(place.start.wrapping_sub(2)) == "according")
}

fn is_unit(word: &str) -> bool {
    matches!(word, "division" | "unit" | "subsidiary" | "arm" | "wing" | "business")
}

/// What a common noun stands for here: "the company" is the article's main organisation, "the division" the unit
/// named last. `Some(None)` where the words stand for a body that the article never names.
pub(super) fn stand_in(scene: &Scene<'_>, at: usize) -> Option<Option<usize>> {
    let words = &scene.words;
    let the = |i: usize| matches!(words.bare(i), "the" | "its" | "this");
    let word = words.bare(at);
    let before = at.checked_sub(1)?;
    let company = matches!(
        word,
        "company"
            | "group"
            | "firm"
            | "corporation"
            | "retailer"
            | "carmaker"
            | "automaker"
            | "bank"
            | "airline"
            | "manufacturer"
            | "giant"
            | "startup"
            | "employer"
            | "council"
            | "union"
            | "agency"
            | "operator"
            | "club"
    );
    let unit = is_unit(word);
    let headed =
        the(before) || (matches!(words.bare(before), "tech" | "cloud" | "city") && the(before.wrapping_sub(1)));
    if !(company || unit) || !headed || scene.names.at(words.span(at..at + 1).start()).is_some() {
        return None;
    }
    if unit {
        let here = words.span(at..at + 1).start();
        let upto = scene.names.mentions.partition_point(|m| m.span.start() < here);
        let near = scene.names.mentions[upto.saturating_sub(REACH)..upto].iter().rev().map(|m| m.named);
        return near.into_iter().find(|&named| scene.names.all[named].parent.is_some()).map(Some);
    }
    Some(match word {
        // A kind of body that the article names: the one whose name says so.
        "council" | "union" | "agency" | "bank" | "airline" | "club" => scene
            .names
            .all
            .iter()
            .position(|n| n.kind == NameKind::Organisation && n.canonical.to_ascii_lowercase().contains(word)),
        _ => scene.names.main,
    })
}
