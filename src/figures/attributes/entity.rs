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
    named: usize,
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
        if owner == Some(Owner::Story) {
            continue;
        }
        let kinds: &[NameKind] = match owner {
            Some(Owner::Anyone) | None => &[NameKind::Organisation, NameKind::Person, NameKind::Unknown],
            Some(Owner::Place) => &[NameKind::Place],
            _ => &[NameKind::Organisation, NameKind::Unknown],
        };
        let mut best = choose(scene, figure, kinds);
        let event = concept.filter(|c| c.nature == Some(Nature::Event));
        if let Some(concept) = event {
            let inherited = lead.get(&concept.name).copied();
            match (inherited, &best) {
                (Some((owner, at)), Some(found)) => {
                    let parent_only = scene.names.all[owner].parent == Some(found.named) || found.named == owner;
                    let elsewhere = figure.period.as_ref().is_some_and(|p| {
                        p.value.years() != (scene.anchor.year, scene.anchor.year) && p.value.years() != (None, None)
                    });
                    if parent_only && !elsewhere && found.named != owner {
                        best = Some(Candidate { named: owner, score: found.score, basis: Basis::Carried(at) });
                    }
                }
                (Some((owner, at)), None) => {
                    best = Some(Candidate { named: owner, score: 0.0, basis: Basis::Carried(at) })
                }
                (None, _) => {}
            }
        } else if owner == Some(Owner::Body) && best.as_ref().is_none_or(|b| b.score < 8.0) {
            // "Operating income climbed 23 %": still of whom the sentence before spoke.
            let near = last.filter(|(_, at)| {
                super::sentence_before(scene.article, figure.sentence).is_some_and(|s| s.covers(*at))
                    || figure.sentence.covers(*at)
            });
            if let Some((named, at)) = near {
                best = Some(Candidate { named, score: 8.0, basis: Basis::Carried(at) });
            }
        }
        if best.is_none() && owner == Some(Owner::Body) {
            best = scene.names.main.map(|named| Candidate { named, score: 0.0, basis: Basis::Inferred });
        }
        if owner.is_none() && best.as_ref().is_some_and(|b| b.score < 9.0) {
            best = None;
        }
        let Some(best) = best else { continue };
        if let Some(concept) = event.filter(|_| figure.role == Role::Level) {
            lead.entry(concept.name.clone()).or_insert((best.named, figure.span));
        }
        if best.basis != Basis::Inferred {
            last = Some((best.named, figure.span));
        }
        figures[index].entity =
            Some(Attribute { value: scene.names.all[best.named].canonical.clone(), basis: best.basis });
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
            best = Some(Candidate { named: mention.named, score, basis });
        }
    }
    for i in near {
        let Some(named) = stand_in(scene, i) else { continue };
        let place = i..i + 1;
        let mut score = placed(words, &place, &at, noun_end, first);
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
    let preposition = matches!(
        words.bare(before.wrapping_sub(1)),
        "for" | "of" | "by" | "with" | "under" | "in" | "at" | "from" | "to" | "against" | "than" | "on" | "amid"
    );
    let mut score = 10.0;
    if place.start >= at.end {
        // "hundreds of jobs from its AWS unit", "350 staff at Acme"
        let hangs = before <= noun_end + 2
            && place.start <= noun_end + 6
            && matches!(words.bare(before.wrapping_sub(1)), "from" | "in" | "at" | "within" | "of" | "for")
            && words.breaks(noun_end.min(place.start)..place.start) == 0;
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

/// What a common noun stands for here: "the company" is the article's main organisation, "the division" the unit
/// named last.
pub(super) fn stand_in(scene: &Scene<'_>, at: usize) -> Option<usize> {
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
    let unit = matches!(word, "division" | "unit" | "subsidiary" | "arm" | "wing" | "business");
    let headed =
        the(before) || (matches!(words.bare(before), "tech" | "cloud" | "city") && the(before.wrapping_sub(1)));
    if !(company || unit) || !headed || scene.names.at(words.span(at..at + 1).start()).is_some() {
        return None;
    }
    if unit {
        let here = words.span(at..at + 1).start();
        let upto = scene.names.mentions.partition_point(|m| m.span.start() < here);
        return scene.names.mentions[upto.saturating_sub(REACH)..upto]
            .iter()
            .rev()
            .map(|m| m.named)
            .find(|&named| scene.names.all[named].parent.is_some());
    }
    match word {
        // A kind of body that the article names: the one whose name says so.
        "council" | "union" | "agency" | "bank" | "airline" | "club" => scene
            .names
            .all
            .iter()
            .position(|n| n.kind == NameKind::Organisation && n.canonical.to_lowercase().contains(word)),
        _ => scene.names.main,
    }
}
