//! Whose figure it is.
//!
//! The names of the sentence compete: the subject before what stands in a prepositional phrase, near before far, and
//! above all what hangs on the figure itself ("hundreds of jobs **from its AWS unit**"). A count of the article's lead
//! event belongs to whom the first count gave it, unless a sentence says otherwise.

use std::collections::HashMap;
use std::ops::Range;

use super::super::{Attribute, Basis, Figure, FigureKind, Role};
use super::Scene;
use super::clause::{is_name, is_verb};
use super::concept::{Concept, anaphoric};
use super::function_words::{breaks, determines, hedges, stops};
use super::lexicon::{Nature, Owner};
use super::verbs::{auxiliary, finite, links, moves};
use super::words::{REACH, Words};
use crate::article::Span;
use crate::language::cues::class_of;
use crate::language::names::{Mention, NameKind};
use crate::language::pronouns::Gender;
use crate::language::tokens::TokenKind;
use crate::language::wordlist::word_list;

/// A name that may own a figure.
struct Candidate {
    /// An index into the names; `None` for a body that the article never names ("the council").
    named: Option<usize>,
    score: f64,
    basis: Basis,
}

/// Gives each of `figures` its owner, where the article tells one.
///
/// `subjects` are the subjects of their clauses, in tokens.
pub(super) fn fill(
    scene: &Scene<'_>,
    figures: &mut [Figure],
    concepts: &[Option<Concept>],
    subjects: &[Option<Range<usize>>],
) {
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
            // The story's own: no name owns it, but the words of its subject say what it is about.
            Some(Owner::Story) => &[],
            Some(Owner::Anyone) | None => &[NameKind::Organisation, NameKind::Person, NameKind::Unknown],
            Some(Owner::Place) => &[NameKind::Place],
            Some(Owner::Body) => &[NameKind::Organisation, NameKind::Unknown],
        };
        let mut best = choose(scene, figure, concept, kinds, subjects[index].as_ref());
        let event = concept.filter(|c| c.nature == Some(Nature::Event) && owner != Some(Owner::Story));
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
            Some(best) if best.score >= sure => Some(best),
            None if owner == Some(Owner::Body) => {
                // A name that is known from nowhere else goes before the article's main body, and so does any subject
                // before the one that only tells it.
                let named = |text: &str| text.starts_with(char::is_uppercase);
                let own = subject(scene, figure, owner, concept, subjects[index].as_ref());
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
                let main = scene.names.main.filter(|&main| !tells(main));
                Some(Candidate { named: main, score: 0.0, basis: Basis::Inferred })
            }
            _ => None,
        };
        let Some((named, best)) = best.and_then(|best| Some((best.named?, best))) else {
            let told =
                concept.is_some_and(|c| c.owner == Some(Owner::Story) && c.nature == Some(Nature::Event) && !agent(c));
            if !told {
                figures[index].entity = subject(scene, figure, owner, concept, subjects[index].as_ref())
                    .or_else(|| shared(figures, index, concept));
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

/// The subject of the figure's clause in its own words ("the aircraft is 72 metres long"), for a figure that no name
/// owns.
fn subject(
    scene: &Scene<'_>,
    figure: &Figure,
    owner: Option<Owner>,
    concept: Option<&Concept>,
    clause: Option<&Range<usize>>,
) -> Option<Attribute<String>> {
    let words = &scene.words;
    let at = words.touching(figure.span);
    let sentence = words.touching(figure.sentence);
    let floor = at.start.saturating_sub(REACH).max(sentence.start);
    // The nearest clause that has a subject, four clauses back at most.
    let borders = (floor..at.start).rev().filter(|&i| breaks(words.at(i)) || words.bare(i) == "that").map(|i| i + 1);
    let run = borders.chain((floor == sentence.start).then_some(floor)).take(4).find_map(|start| {
        let relative = matches!(words.bare(start - usize::from(start > floor)), "which" | "that" | "who");
        if relative && start > floor {
            return antecedent(words, floor, start - 1);
        }
        if let Some(run) = before_apposition(words, floor, start, at.start) {
            return Some(run);
        }
        let first = (start..at.start).find(|&i| !determines(words.bare(i)))?;
        let last = (first..at.start.min(first + 6)).find(|&i| {
            let word = words.bare(i);
            stops(word) || finite(word) || breaks(word) || words.kind(i) != Some(TokenKind::Word)
        })?;
        (last > first && finite(words.bare(last))).then_some(first..last)
    });
    // Only words that name something: "saying that" and "she estimates that" do not.
    let names = |run: &Range<usize>| {
        let last = words.bare(run.end - 1);
        let doing = run.len() == 1 && last.ends_with("ing");
        !(doing || is_verb(words, floor, run.end - 1) || class_of(last).is_some() || TIMES.has(last))
    };
    let run = run.filter(names).or_else(|| clause.cloned().filter(names))?;
    let body = run.clone().any(|i| stand_in(scene, i).is_some());
    let named = body || scene.names.at(words.span(run.clone()).start()).is_some();
    let told =
        figure.noun.is_some_and(|noun| words.touching(noun).start < run.end && noun.start() < figure.span.start());
    let acted = concept.is_some_and(agent) && clause == Some(&run);
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

/// Whether somebody does what `concept` counts: "the clinic performed 700 transplants". Who is killed or which house
/// burns is nobody's.
fn agent(concept: &Concept) -> bool {
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
    let apposed = open + 1 < close && (open + 1..close).all(|i| !finite(words.bare(i)) && !breaks(words.at(i)));
    if !finite(words.bare(verb)) || !apposed {
        return None;
    }
    let run = antecedent(words, floor, open)?;
    // It opens its clause: what stands before it is no verb of which it is the object.
    let before = (floor..run.start).rev().find(|&i| !determines(words.bare(i)));
    before.is_none_or(|i| breaks(words.at(i)) || words.bare(i) == "that").then_some(run)
}

/// What a relative pronoun at token `at` stands for: the noun phrase before it.
fn antecedent(words: &Words<'_>, floor: usize, at: usize) -> Option<Range<usize>> {
    let end = if at > floor && words.at(at - 1) == "," { at - 1 } else { at };
    let mut first = end;
    while first > floor.max(end.saturating_sub(4)) {
        let word = words.bare(first - 1);
        if stops(word)
            || breaks(word)
            || determines(word)
            || links(word)
            || words.kind(first - 1) != Some(TokenKind::Word)
        {
            break;
        }
        first -= 1;
    }
    (first < end).then_some(first..end)
}

/// "flight QX417", "flights QX 417 and": the letters of a service's code name no body.
fn is_service(words: &Words<'_>, place: &Range<usize>) -> bool {
    let service = |word: &str| matches!(word, "flight" | "flights" | "train" | "trains" | "bus" | "service" | "route");
    let code = |range: Range<usize>| {
        let text = if range.is_empty() { "" } else { words.span(range).of(words.tokens.text) };
        text.len() <= 4 && text.bytes().any(|b| b.is_ascii_uppercase()) && !text.bytes().any(|b| b.is_ascii_lowercase())
    };
    let digits = |at: usize| words.at(at).starts_with(|c: char| c.is_ascii_digit());
    let coded = |range: Range<usize>| {
        let last = words.at(range.end.saturating_sub(1));
        let mixed = range.len() == 1
            && last.starts_with(|c: char| c.is_ascii_alphanumeric())
            && last.len() <= 7
            && last.ends_with(|c: char| c.is_ascii_digit());
        mixed
            || (code(range.clone()) && digits(range.end))
            || (range.len() == 2 && code(range.start..range.start + 1) && digits(range.start + 1))
    };
    if service(words.bare(place.start)) && place.len() > 1 {
        return coded(place.start + 1..place.end);
    }
    place.start > 0 && service(words.bare(place.start - 1)) && coded(place.clone())
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
fn choose(
    scene: &Scene<'_>,
    figure: &Figure,
    concept: Option<&Concept>,
    kinds: &[NameKind],
    clause: Option<&Range<usize>>,
) -> Option<Candidate> {
    let words = &scene.words;
    let at = words.touching(figure.span);
    let sentence = words.touching(figure.sentence);
    let near = at.start.saturating_sub(REACH).max(sentence.start)..(at.end + REACH).min(sentence.end);
    if near.is_empty() {
        return None;
    }
    let noun_end = figure.noun.map_or(at.end, |noun| words.touching(noun).end.max(at.end));
    // "930,173 (45.1 percent) for Marsden": a bracket in between, or the figure in it.
    let close = (noun_end..noun_end + 6).find(|&i| words.at(i) == ")");
    let noun_end = match words.at(noun_end) {
        "(" | ")" => close.map_or(noun_end, |close| close + 1),
        _ => noun_end,
    };
    let paid = figure.kind == FigureKind::Money;
    let mut best: Option<Candidate> = None;
    let mut first = true;
    for mention in scene.names.inside(words.span(near.clone())) {
        let named = &scene.names.all[mention.named];
        if !kinds.contains(&named.kind) {
            continue;
        }
        let place = words.touching(mention.span);
        if is_service(words, &place) || (place.start < at.end && place.end > at.start) {
            continue;
        }
        // A name inside the words of its source: "according to a ministry filing".
        let told = figure.source.as_ref().is_some_and(|s| match s.basis {
            Basis::Stated(span) => span.covers(mention.span) && place.start > at.end,
            _ => false,
        });
        if told {
            continue;
        }
        // Who only tells of it is no owner: the union that counts the jobs at risk.
        let teller = figure.source.as_ref().is_some_and(|source| source.value.name == named.canonical);
        let event = concept.is_none_or(|c| c.nature != Some(Nature::Flow));
        if teller && event && scene.names.main != Some(mention.named) && !words.possessive(place.end - 1) {
            continue;
        }
        let known = scene.names.main == Some(mention.named)
            || named.parent.is_some()
            || named.kind == NameKind::Organisation
            || named.kind == NameKind::Place;
        let held = concept.is_some_and(|c| c.name == "stake") && place.start >= at.end;
        let mut score = placed(words, &place, &at, noun_end, first, paid)
            - if held { 12.0 } else { 0.0 }
            - if known { 0.0 } else { 3.0 };
        // The subject of the figure's own clause: whoever it is.
        if clause.is_some_and(|run| run.end == place.end) && !held {
            score += if known { 1.0 } else { 3.0 };
        }
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
        let spoken = pronoun(scene, i).filter(|&named| i < at.start && kinds.contains(&scene.names.all[named].kind));
        let Some(named) = stand_in(scene, i).or(spoken.map(Some)) else { continue };
        let place = i..i + 1;
        let mut score = placed(words, &place, &at, noun_end, first, paid) - if named.is_none() { 1.0 } else { 0.0 };
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
///
/// Of what is `paid`, the one that it is paid for owns nothing.
fn placed(words: &Words<'_>, place: &Range<usize>, at: &Range<usize>, noun_end: usize, first: bool, paid: bool) -> f64 {
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
            && (matches!(words.bare(before.wrapping_sub(1)), "from" | "in" | "at" | "within" | "of")
                || (words.bare(before.wrapping_sub(1)) == "for" && !paid))
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
        let beside = (place.end..at.start).all(|i| {
            let word = words.bare(i);
            hedges(word) || auxiliary(word) || moves(word) || matches!(word, "with" | "by" | "down" | "(")
        });
        if preposition {
            score -= 3.0;
        } else if beside {
            score += 3.0;
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

/// Whom a personal pronoun at token `at`, or a possessive one, stands for: of people the last one named before it, else
/// the body that the sentence before begins with.
fn pronoun(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let words = &scene.words;
    let gender = match words.bare(at) {
        "he" | "his" => Some(Gender::Male),
        "she" | "her" => Some(Gender::Female),
        "it" | "its" => None,
        _ => return None,
    };
    let here = words.span(at..at + 1).start();
    let names = scene.names;
    let upto = names.mentions.partition_point(|m| m.span.end() <= here);
    let near = &names.mentions[upto.saturating_sub(8)..upto];
    if let Some(gender) = gender {
        let fits = |m: &&Mention| {
            let named = &names.all[m.named];
            named.kind == NameKind::Person && named.gender.is_none_or(|g| g == gender)
        };
        return near.iter().rev().find(fits).map(|m| m.named);
    }
    // "it is expected that": stands for nothing.
    let idle = matches!(
        words.bare(at + 2),
        "likely" | "expected" | "clear" | "unclear" | "estimated" | "thought" | "possible"
    );
    if idle && words.bare(at) == "it" {
        return None;
    }
    let sentence = scene.article.sentence_at(here)?;
    let before = super::sentence_before(scene.article, sentence);
    let fits = |m: &&Mention| {
        let start = words.touching(m.span).start;
        let inside =
            matches!(words.bare(start.wrapping_sub(1)), "of" | "in" | "for" | "from" | "to" | "at" | "with" | "by");
        matches!(names.all[m.named].kind, NameKind::Organisation | NameKind::Unknown) && !inside
    };
    let own = near.iter().filter(|m| sentence.covers(m.span)).find(fits);
    let own = own.or_else(|| near.iter().filter(|m| before.is_some_and(|s| s.covers(m.span))).find(fits));
    own.map(|m| m.named)
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
    fn what_hangs_on_the_figure_owns_it() {
        check(
            "Norvane Inc. has cut |400| jobs from its Norvane Marine Pumps (NMP) unit. Norvane makes pumps.",
            Some("Norvane Marine Pumps"),
        );
    }

    #[test]
    fn an_apposition_does_not_hide_the_subject() {
        check("The freight line, last year's best branch, made sales of |$5 million|.", Some("freight line"));
        check("They cut fares, the first step in years, dropped buses and lost |1.61%|.", None);
    }

    #[test]
    fn the_code_of_a_service_owns_nothing() {
        check("Passengers of flight QX417 spent |$5,000| on hotels.", Some("passengers"));
        check("QXA spent |$5,000| on hotels.", Some("QXA"));
    }

    #[test]
    fn an_event_of_the_story_has_no_owner_among_the_names() {
        check("Two people died, Norvane Inc. said. The toll may rise to |40| deaths.", None);
    }

    #[test]
    fn whoever_says_it_and_what_is_measured_own_nothing() {
        check("She estimates that the number of cases is at least |3,000|.", None);
        check("The average attendance was |41,300|.", None);
        check("Jurors awarded the farmer |$39 million|.", Some("jurors"));
    }

    #[test]
    fn a_pronoun_stands_for_who_was_named() {
        let text = "Maria Lindqvist beat Robert Haas. She received |1,081,377| votes.";
        check(text, Some("Maria Lindqvist"));
        check(&text.replace("She", "He"), Some("Robert Haas"));
        check("Norvane Inc. met Brandt plc. Its revenue was |$5 million|.", Some("Norvane"));
        check("Maria Lindqvist beat Robert Haas. It is expected that |5,000| voted.", None);
    }

    #[test]
    fn a_name_in_the_words_of_the_source_owns_nothing() {
        check(
            "Brandt on Monday announced plans to lay off |6,650| employees, according to a NOCA filing.",
            Some("Brandt"),
        );
        check("NOCA on Monday announced plans to lay off |6,650| employees.", Some("NOCA"));
        check("The club took |£50 million| for Robert Haas.", Some("club"));
    }

    #[test]
    fn each_clause_has_an_owner_of_its_own() {
        let text = "Norvane Inc. rose |8 %|, Brandt plc gained 3 %.";
        check(text, Some("Norvane"));
        check("Norvane Inc. rose 8 %, Brandt plc gained |3 %|.", Some("Brandt"));
        check("She got 500 votes to 300 (|37 percent|) for Robert Haas.", Some("Robert Haas"));
    }

    #[test]
    fn who_does_what_is_counted_owns_it_and_who_suffers_it_does_not() {
        check("Norvane Inc. has performed |700| transplants.", Some("Norvane"));
        check("Norvane Inc. said a storm killed |700| people.", None);
    }

    #[test]
    fn without_a_name_the_subject_is_told_in_its_own_words() {
        check("The aircraft is |72 metres| long.", Some("aircraft"));
        check("Scientists found a beetle that may run |80 km/h| downhill.", Some("beetle"));
    }
}
