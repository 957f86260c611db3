//! Whose figure it is.
//!
//! The names of the sentence compete: the subject before what stands in a prepositional phrase, near before far, and
//! above all what hangs on the figure itself ("hundreds of jobs **from its AWS unit**"). A count of the article's lead
//! event belongs to whom the first count gave it, unless a sentence says otherwise.

mod choice;
mod row;
mod stand_in;
mod subject;

pub(super) use stand_in::stand_in;

use std::collections::HashMap;

use super::super::{Attribute, Basis, Figure, FigureKind, Role};
use super::Scene;
use super::clause::{Lead, is_name};
use super::concept::Concept;
use super::lexicon::{Nature, Owner};
use crate::article::Span;
use crate::language::names::NameKind;
use choice::choose;
use subject::{agent, subject};

/// What a name behind a figure must score to own what a body owns.
const BEHIND: f64 = 6.5;

/// A name that may own a figure.
struct Candidate {
    /// An index into the names; `None` for a body that the article never names ("the council").
    named: Option<usize>,
    score: f64,
    basis: Basis,
}

/// Gives each of `figures` its owner, where the article tells one.
///
/// `leads` are what leads to them in their clauses.
pub(super) fn fill(scene: &Scene<'_>, figures: &mut [Figure], concepts: &[Option<Concept>], leads: &[Option<Lead>]) {
    // The owner of the first count of an event: later ones inherit it.
    let mut lead: HashMap<String, (usize, Span)> = HashMap::new();
    let mut last: Option<(usize, Span)> = None;
    let mut row: Option<(Span, Option<Attribute<String>>)> = None;
    for index in 0..figures.len() {
        let figure = &figures[index];
        if row.as_ref().is_none_or(|(sentence, _)| *sentence != figure.sentence) {
            row = Some((figure.sentence, row::label(scene, figure)));
        }
        if matches!(figure.kind, FigureKind::Date | FigureKind::Ordinal) {
            continue;
        }
        let concept = concepts[index].as_ref();
        let owner = concept.and_then(|c| c.owner);
        if owner != Some(Owner::Story)
            && let Some((_, Some(label))) = &row
        {
            figures[index].entity = Some(label.clone());
            continue;
        }
        let kinds: &[NameKind] = match owner {
            // The story's own: no name owns it, but the words of its subject say what it is about.
            Some(Owner::Story) => &[],
            Some(Owner::Anyone) | None => &[NameKind::Organisation, NameKind::Person, NameKind::Unknown],
            Some(Owner::Place) => &[NameKind::Place],
            Some(Owner::Body) => &[NameKind::Organisation, NameKind::Unknown],
        };
        let clause = leads[index].as_ref();
        let paragraph = |at: usize| scene.article.paragraph_at(at).unwrap_or(usize::MAX);
        let close = |at: Span| paragraph(figure.span.start()).abs_diff(paragraph(at.start())) <= 1;
        let focus = last.filter(|&(_, at)| close(at)).map(|(named, _)| named);
        let mut best = choose(scene, figure, concept, kinds, clause, focus);
        // "Revenues grew, helped by the purchase of Skyways": a name in another phrase behind the figure is no owner.
        if owner == Some(Owner::Body) {
            best = best.filter(|best| best.score >= BEHIND || !matches!(best.basis, Basis::Stated(_)));
        }
        let event = concept.filter(|c| c.nature == Some(Nature::Event) && owner != Some(Owner::Story));
        if let Some(concept) = event {
            if let Some(&(owner, at)) = lead.get(&concept.name)
                && inherits(scene, figure, owner, best.as_ref())
                && !clause.is_some_and(|lead| other_subject(scene, figure, lead, owner))
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
            Some(best) if best.score >= sure => Some(best),
            None if owner == Some(Owner::Body) => {
                // A name that is known from nowhere else goes before the article's main body, and so does any subject
                // before the one that only tells it.
                let named = |text: &str| text.starts_with(char::is_uppercase);
                let own = subject(scene, figure, owner, concept, clause, focus);
                if let Some(own) = own.filter(|own| named(&own.value)) {
                    figures[index].entity = Some(own);
                    continue;
                }
                let tells = |main: usize| {
                    let span = scene.names.mentions.iter().filter(|m| m.named == main).map(|m| m.span);
                    figure.source.as_ref().is_some_and(|source| match source.basis {
                        Basis::Stated(at) => span.clone().all(|span| at.covers(span)),
                        _ => false,
                    })
                };
                let main = scene.names.main.filter(|&main| !tells(main) && !scene.is_unit(main));
                Some(Candidate { named: main, score: 0.0, basis: Basis::Inferred })
            }
            _ => None,
        };
        let Some((named, best)) = best.and_then(|best| Some((best.named?, best))) else {
            let told =
                concept.is_some_and(|c| c.owner == Some(Owner::Story) && c.nature == Some(Nature::Event) && !agent(c));
            if !told {
                figures[index].entity =
                    subject(scene, figure, owner, concept, clause, focus).or_else(|| shared(figures, index, concept));
            }
            continue;
        };
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

/// The owner of the figure in the same sentence whose measure this one shares.
fn shared(figures: &[Figure], index: usize, concept: Option<&Concept>) -> Option<Attribute<String>> {
    let Basis::Carried(from) = concept?.basis else { return None };
    let sentence = figures[index].sentence;
    let other =
        figures[..index].iter().rev().take(16).take_while(|f| f.sentence == sentence).find(|f| f.span == from)?;
    let entity = other.entity.as_ref()?;
    Some(Attribute { value: entity.value.clone(), basis: Basis::Carried(from) })
}

/// Whether the clause names a subject of its own that is neither `owner` nor the body that `owner` is a part of.
fn other_subject(scene: &Scene<'_>, figure: &Figure, lead: &Lead, owner: usize) -> bool {
    let Some(run) = lead.subject.as_ref() else { return false };
    let span = scene.words.span(run.clone());
    let names = scene.names;
    match names.inside(span).last().map(|m| m.named).or_else(|| names.find(span.of(scene.words.tokens.text))) {
        Some(named) => {
            named != owner && names.all[owner].parent != Some(named) && names.all[named].parent != Some(owner)
        }
        None => is_name(&scene.words, run, scene.words.touching(figure.sentence).start),
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

#[cfg(test)]
mod tests {
    use super::super::testing::figure;

    fn check(marked: &str, want: Option<&str>) {
        assert_eq!(figure(marked).entity.map(|e| e.value).as_deref(), want, "in {marked}");
    }

    #[test]
    fn the_subject_owns_the_figure() {
        check("Norvane Inc. reported revenue of |$5 billion|. Norvane makes pumps.", Some("Norvane"));
    }

    #[test]
    fn a_name_in_another_phrase_behind_the_figure_owns_nothing() {
        let text = "Norvane Inc. grew. Norvane Inc. makes pumps.\n\nRevenues grew to |$5 billion|, helped by the purchase last May of the carrier Skyways Inc.";
        check(text, Some("Norvane"));
        check("Revenues of |$5 billion| at Skyways Inc. grew. Norvane Inc. makes pumps.", Some("Skyways"));
    }

    #[test]
    fn an_event_of_the_story_has_no_owner_among_the_names() {
        check("Two people died, Norvane Inc. said. The toll may rise to |40| deaths.", None);
    }
}
