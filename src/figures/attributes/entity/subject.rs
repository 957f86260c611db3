//! The subject of a figure's clause in its own words: the owner where no name is ("the aircraft is 72 metres long").

use std::ops::Range;

use super::super::super::{Attribute, Basis, Figure};
use super::super::Scene;
use super::super::classes::{BREAK, DETERMINER, FINITE, LINK, STOP};
use super::super::clause::{Lead, is_name, is_verb};
use super::super::concept::{Concept, anaphoric};
use super::super::lexicon::{Nature, Owner};
use super::super::words::{REACH, Words};
use super::choice::hears;
use super::stand_in;
use super::stand_in::{pronoun, titled};
use crate::language::cues::class_of;
use crate::language::names::NameKind;
use crate::language::tokens::TokenKind;
use crate::language::wordlist::word_list;

/// The subject of the figure's clause in its own words ("the aircraft is 72 metres long"), for a figure that no name
/// owns.
pub(super) fn subject(
    scene: &Scene<'_>,
    figure: &Figure,
    owner: Option<Owner>,
    concept: Option<&Concept>,
    lead: Option<&Lead>,
    focus: Option<usize>,
) -> Option<Attribute<String>> {
    let clause = lead.and_then(|lead| lead.subject.as_ref());
    let words = &scene.words;
    let at = words.touching(figure.span);
    let sentence = words.touching(figure.sentence);
    let floor = at.start.saturating_sub(REACH).max(sentence.start);
    // The nearest clause that has a subject, four clauses back at most.
    let borders = (floor..at.start).rev().filter(|&i| words.is(i, BREAK) || words.bare(i) == "that").map(|i| i + 1);
    let run = borders.chain((floor == sentence.start).then_some(floor)).take(4).find_map(|start| {
        let relative = matches!(words.bare(start - usize::from(start > floor)), "which" | "that" | "who");
        if relative && start > floor {
            return antecedent(words, floor, start - 1);
        }
        if let Some(run) = before_apposition(words, floor, start, at.start) {
            return Some(run);
        }
        let first = (start..at.start).find(|&i| !words.is(i, DETERMINER))?;
        let last = (first..at.start.min(first + 6))
            .find(|&i| words.is(i, STOP | FINITE | BREAK) || words.kind(i) != Some(TokenKind::Word))?;
        (last > first && words.is(last, FINITE)).then_some(first..last)
    });
    // Only words that name something: "saying that" and "she estimates that" do not.
    let names = |run: &Range<usize>| {
        let last = words.bare(run.end - 1);
        let doing = run.len() == 1 && last.ends_with("ing");
        !(doing
            || hears(words, run)
            || is_verb(words, floor, run.end - 1)
            || class_of(last).is_some()
            || TIMES.has(last))
    };
    let does = lead.is_some_and(|lead| lead.acts) && concept.is_some_and(does);
    // "It has set aside $400 million"
    let spoken = lead.and_then(|lead| lead.pronoun).filter(|_| owner != Some(Owner::Story) || does);
    if let Some(at) = spoken
        && let Some(named) = pronoun(scene, at, focus)
    {
        let value = scene.names.all[named].canonical.clone();
        return Some(Attribute { value, basis: Basis::Subject(words.span(at..at + 1)) });
    }
    let mut run = run.filter(names).or_else(|| clause.cloned().filter(names))?;
    let acted = (concept.is_some_and(agent) || does) && clause == Some(&run);
    // "the Farmers' Party": a name with an owner in it.
    let capital = |i: usize| words.tokens.all[i].span.of(words.tokens.text).starts_with(|c: char| c.is_uppercase());
    if run.start >= floor + 2
        && matches!(words.at(run.start - 1), "'" | "’")
        && capital(run.start)
        && capital(run.start - 2)
    {
        run.start -= 2;
    }
    let body = run.clone().any(|i| stand_in(scene, i).is_some());
    let named = body || scene.names.at(words.span(run.clone()).start()).is_some();
    let told =
        figure.noun.is_some_and(|noun| words.touching(noun).start < run.end && noun.start() < figure.span.start());
    if told || anaphoric(words.bare(run.end - 1)) || (named && owner == Some(Owner::Story) && !acted) {
        return None;
    }
    let span = words.span(run.clone());
    if figure.source.as_ref().is_some_and(|source| matches!(source.basis, Basis::Stated(at) if at.overlaps(span))) {
        return None;
    }
    // What is measured owns nothing.
    let measure = concept.and_then(|c| match c.basis {
        Basis::Stated(span) | Basis::Noun(span) | Basis::Subject(span) => Some(span),
        _ => None,
    });
    if measure.is_some_and(|measure| span.covers(measure) || measure.covers(span)) {
        return None;
    }
    let mention = scene.names.inside(span).last().filter(|m| m.span.end() == span.end());
    if let Some(named) = mention.map(|m| &scene.names.all[m.named])
        && named.kind == NameKind::Person
    {
        return Some(Attribute { value: named.canonical.clone(), basis: Basis::Subject(span) });
    }
    // "the company", "the mayor": whom the article has named.
    let head = run.end - 1;
    let meant = stand_in(scene, head).flatten().or_else(|| titled(scene, head));
    if let Some(named) = meant {
        return Some(Attribute { value: scene.names.all[named].canonical.clone(), basis: Basis::Subject(span) });
    }
    let text = span.of(words.tokens.text);
    if let Some(named) = scene.names.find(text) {
        return Some(Attribute { value: scene.names.all[named].canonical.clone(), basis: Basis::Subject(span) });
    }
    let mut value = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // A capital that only opens a sentence.
    let inner = value.split(' ').next().is_some_and(|first| first.chars().skip(1).any(|c| c.is_uppercase()));
    if run.start == sentence.start && !inner && value.is_char_boundary(1) && !is_name(words, &run, sentence.start) {
        value[..1].make_ascii_lowercase();
    }
    Some(Attribute { value, basis: Basis::Subject(span) })
}

word_list!(
    /// What opens a clause and names nobody.
    TIMES = "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow year month week quarter
        day morning evening night time together however meanwhile so most more many few others one same significant that's thats"
);

/// Whether the measure is told by what somebody does with the amount ("offered", "paid") and is no happening.
fn does(concept: &Concept) -> bool {
    concept.nature != Some(Nature::Event) && matches!(concept.basis, Basis::Stated(_))
}

/// Whether somebody does what `concept` counts: "the clinic performed 700 transplants". Who is killed or which house
/// burns is nobody's.
pub(super) fn agent(concept: &Concept) -> bool {
    concept.happened.is_some_and(|state| {
        matches!(
            state,
            "undergone"
                | "arrested"
                | "charged"
                | "rescued"
                | "vaccinated"
                | "seized"
                | "recalled"
                | "sold"
                | "polled"
                | "deployed"
                | "sent"
                | "fired"
        )
    })
}

/// "**Freight**, last year's best line, dropped 1.6 %": the noun phrase before an apposition whose second comma stands
/// right before `start`, where the clause goes on with its verb.
fn before_apposition(words: &Words<'_>, floor: usize, start: usize, end: usize) -> Option<Range<usize>> {
    let close = start.checked_sub(1).filter(|&i| i > floor && words.at(i) == ",")?;
    let verb = (start..end).find(|&i| !words.bare(i).ends_with("ly") && words.bare(i) != "also")?;
    let open = (floor.max(close.saturating_sub(12))..close).rev().find(|&i| words.at(i) == ",")?;
    let apposed = open + 1 < close && (open + 1..close).all(|i| !words.is(i, FINITE | BREAK));
    if !words.is(verb, FINITE) || !apposed {
        return None;
    }
    let run = antecedent(words, floor, open)?;
    // It opens its clause: what stands before it is no verb of which it is the object.
    let before = (floor..run.start).rev().find(|&i| !words.is(i, DETERMINER));
    before.is_none_or(|i| words.is(i, BREAK) || words.bare(i) == "that").then_some(run)
}

/// What a relative pronoun at token `at` stands for: the noun phrase before it.
fn antecedent(words: &Words<'_>, floor: usize, at: usize) -> Option<Range<usize>> {
    let end = if at > floor && words.at(at - 1) == "," { at - 1 } else { at };
    let mut first = end;
    while first > floor.max(end.saturating_sub(4)) {
        if words.is(first - 1, STOP | BREAK | DETERMINER | LINK) || words.kind(first - 1) != Some(TokenKind::Word) {
            break;
        }
        first -= 1;
    }
    (first < end).then_some(first..end)
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::figure;

    fn check(marked: &str, want: Option<&str>) {
        assert_eq!(figure(marked).entity.map(|e| e.value).as_deref(), want, "in {marked}");
    }

    #[test]
    fn an_apposition_does_not_hide_the_subject() {
        check("The freight line, last year's best branch, made sales of |$5 million|.", Some("freight line"));
        check("They cut fares, the first step in years, dropped buses and lost |1.61%|.", None);
    }

    #[test]
    fn whoever_says_it_and_what_is_measured_own_nothing() {
        check("She estimates that the number of cases is at least |3,000|.", None);
        check("The average attendance was |41,300|.", None);
        check("Jurors awarded the farmer |$39 million|.", Some("jurors"));
    }

    #[test]
    fn who_does_what_is_counted_owns_it_and_who_suffers_it_does_not() {
        check("Norvane Inc. has performed |700| transplants.", Some("Norvane"));
        check("Norvane Inc. said a storm killed |700| people.", None);
    }

    #[test]
    fn who_offers_or_pays_owns_the_sum() {
        check("Norvane Inc. offered |$5 million| before the trial.", Some("Norvane"));
        check("Norvane Inc. was offered |$5 million| before the trial.", None);
        check("Norvane Inc. faces a trial. It has offered |$5 million|.", Some("Norvane"));
    }

    #[test]
    fn a_title_stands_for_who_bears_it() {
        check("Mayor Ingrid Dahl won. The mayor raised |$1.1 million|.", Some("Ingrid Dahl"));
        check("Mayor Ingrid Dahl won. The bishop raised |$1.1 million|.", Some("bishop"));
    }

    #[test]
    fn without_a_name_the_subject_is_told_in_its_own_words() {
        check("The aircraft is |72 metres| long.", Some("aircraft"));
        check("Scientists found a beetle that may run |80 km/h| downhill.", Some("beetle"));
    }
}
