//! The choice among the names of a sentence: the subject before what a preposition leads to, near before far, and above
//! all what hangs on the figure itself.

use std::ops::Range;

use super::super::super::{Basis, Figure, FigureKind};
use super::super::Scene;
use super::super::classes::{AUXILIARY, BODY, BREAK, DETERMINER, HEDGE, MOVE, PRONOUN, STOP, UNIT};
use super::super::clause::Lead;
use super::super::concept::Concept;
use super::super::lexicon::Nature;
use super::super::words::{REACH, Words};
use super::stand_in::pronoun;
use super::{Candidate, stand_in};
use crate::language::names::NameKind;
use crate::language::tokens::TokenKind;

/// The best owner among the names of the sentence.
pub(super) fn choose(
    scene: &Scene<'_>,
    figure: &Figure,
    concept: Option<&Concept>,
    kinds: &[NameKind],
    lead: Option<&Lead>,
    focus: Option<usize>,
) -> Option<Candidate> {
    let clause = lead.and_then(|lead| lead.subject.as_ref());
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
    let measured = concept.and_then(|c| match c.basis {
        Basis::Stated(span) | Basis::Noun(span) | Basis::Subject(span) => Some(words.touching(span)),
        _ => None,
    });
    let mut best: Option<Candidate> = None;
    let mut first = true;
    for mention in scene.names.inside(words.span(near.clone())) {
        let named = &scene.names.all[mention.named];
        if !kinds.contains(&named.kind) {
            continue;
        }
        let place = words.touching(mention.span);
        if is_service(words, &place) || scene.is_unit(mention.named) || (place.start < at.end && place.end > at.start) {
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
        if hears(words, &place) || (parts(words, &at, noun_end) && place.start >= noun_end) {
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
        // "attendance at the Rovers' games rose to": what is measured is theirs.
        if measured.as_ref().is_some_and(|run| run.end <= at.start && tied(words, run.end, &place)) {
            score += 8.0;
        }
        // "National Revival (11.3 and 18) and the Greens (9.6)": a bracket is of the name before it.
        if words.at(place.end) == "(" && place.end < at.start && (place.end..at.start).all(|i| words.at(i) != ")") {
            score += 10.0;
        }
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
        if !words.is(i, BODY | UNIT | PRONOUN) {
            continue;
        }
        let spoken =
            pronoun(scene, i, focus).filter(|&named| i < at.start && kinds.contains(&scene.names.all[named].kind));
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

/// Whether a preposition ties the name at `place` to the words that end at token `end`, with nothing but articles and
/// common nouns in between: "shares **in rival Norsund**".
fn tied(words: &Words<'_>, end: usize, place: &Range<usize>) -> bool {
    matches!(words.bare(end), "of" | "in" | "at" | "from")
        && (end + 1..end + 4).contains(&place.start)
        && (end + 1..place.start).all(|i| words.is(i, DETERMINER) || !words.is(i, STOP | BREAK))
}

/// How well the place of a name suits an owner.
///
/// Of what is `paid`, the one that it is paid for owns nothing.
fn placed(words: &Words<'_>, place: &Range<usize>, at: &Range<usize>, noun_end: usize, first: bool, paid: bool) -> f64 {
    let mut before = place.start;
    while before > 0 && (words.is(before - 1, DETERMINER) || words.possessive(before - 1)) {
        before -= 1;
    }
    // "in its cloud division, Acme Sky": the name stands for the unit before it.
    let apposed = before >= 2 && words.at(before - 1) == "," && words.is(before - 2, UNIT);
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
        let beside = (place.end..at.start)
            .all(|i| words.is(i, HEDGE | AUXILIARY | MOVE) || matches!(words.bare(i), "with" | "by" | "down" | "("));
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

/// Whether the figure at `at` is a part of another: "110 of the 240 seats in the Assembly". All 240 are the Assembly's, and
/// the part may be anybody's.
fn parts(words: &Words<'_>, at: &Range<usize>, noun_end: usize) -> bool {
    words.bare(at.end) == "of" && (at.end + 1..noun_end).any(|i| words.kind(i) == Some(TokenKind::Digits))
}

/// Whether it is told to those at `place`: "told MPs that 9.8 billion would be spent".
pub(super) fn hears(words: &Words<'_>, place: &Range<usize>) -> bool {
    let article = usize::from(words.is(place.start.wrapping_sub(1), DETERMINER));
    let tells = words.bare(place.start.wrapping_sub(1 + article));
    let said = matches!(tells, "told" | "tells" | "telling" | "assured" | "informed" | "reminded" | "warned");
    said && matches!(words.bare(place.end), "that" | "how" | "," | "it" | "he" | "she" | "they" | "the" | "there" | "")
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

#[cfg(test)]
mod tests {
    use super::super::super::testing::figure;

    fn check(marked: &str, want: Option<&str>) {
        assert_eq!(figure(marked).entity.map(|e| e.value).as_deref(), want, "in {marked}");
    }

    #[test]
    fn what_hangs_on_the_figure_owns_it() {
        check(
            "Norvane Inc. has cut |400| jobs from its Norvane Marine Pumps (NMP) unit. Norvane makes pumps.",
            Some("Norvane Marine Pumps"),
        );
    }

    #[test]
    fn a_bracket_is_of_the_name_before_it() {
        let text = "Behind Norvane Group come Brandt plc (|12.1 per cent|) and Halden Inc. (9.6 per cent).";
        check(text, Some("Brandt"));
        check("Behind Norvane Group come Brandt plc (12.1 per cent) and Halden Inc. (|9.6 per cent|).", Some("Halden"));
    }

    #[test]
    fn the_agency_of_a_dateline_and_units_own_nothing() {
        check("LEEDS, May 3 (QNA) - Sales came to |$5 million|. QNA saw it.", None);
        check("A plant of 80 MW runs. Sales came to |$5 million|.", None);
        check("A plant of 80 MW runs. Norvane Inc. made sales of |$5 million|.", Some("Norvane"));
    }

    #[test]
    fn the_code_of_a_currency_owns_nothing() {
        check("Norvane spent CHF 11 million of the |CHF 36 million| that it had set aside.", Some("Norvane"));
        check("QXA spent |CHF 36 million| on hotels.", Some("QXA"));
    }

    #[test]
    fn the_code_of_a_service_owns_nothing() {
        check("Passengers of flight QX417 spent |$5,000| on hotels.", Some("passengers"));
        check("QXA spent |$5,000| on hotels.", Some("QXA"));
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
    fn whose_the_measure_is_owns_the_figure() {
        check("Halden Inc. closed lower. Shares in rival Norsund Inc. gained |1.4 per cent|.", Some("Norsund"));
        check("Halden Inc. closed lower. Its shares gained |1.4 per cent|.", Some("Halden"));
    }

    #[test]
    fn who_is_told_of_it_owns_nothing() {
        check("Anna Reyes told Norvane Group that |$9.8bn| would be spent.", None);
        check("Ministers told MPs that |$9.8bn| would be spent over five years.", None);
        check("Anna Reyes told reporters that Norvane Group would spend |$9.8bn|.", Some("Norvane Group"));
    }

    #[test]
    fn a_part_is_not_the_owner_of_its_whole() {
        check("The Labour Alliance won |110| of the 240 seats in the Norvane Council.", Some("Labour Alliance"));
        check("The Labour Alliance spoke. There are |240| seats in the Norvane Council.", Some("Norvane Council"));
    }

    #[test]
    fn each_clause_has_an_owner_of_its_own() {
        let text = "Norvane Inc. rose |8 %|, Brandt plc gained 3 %.";
        check(text, Some("Norvane"));
        check("Norvane Inc. rose 8 %, Brandt plc gained |3 %|.", Some("Brandt"));
        check("She got 500 votes to 300 (|37 percent|) for Robert Haas.", Some("Robert Haas"));
    }
}
