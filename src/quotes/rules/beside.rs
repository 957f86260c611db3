//! Whole sentences in marks beside a subject whose verb is on no list: "“…,” the nominee riffed", "Grandi reacted, “…”".

use super::{Attribution, Rule};
use crate::language::cues::CueClass;
use crate::quotes::phrases::{head_of, opening_subject, phrase_starting, speaks};
use crate::quotes::units::*;

pub const RULE: Rule = Rule {
    name: "beside a subject",
    description: "A whole sentence in marks that a comma joins to somebody and any verb.",
    find,
    yields: true,
};

fn find(s: &Sentence<'_>) -> Vec<Attribution> {
    before(s).or_else(|| behind(s)).or_else(|| after(s)).into_iter().collect()
}

/// "“…,” harrumphed Mr Voss.", "« … », a déclaré Paul Voss.": a verb on no list with its subject behind it.
fn behind(s: &Sentence<'_>) -> Option<Attribution> {
    let words = s.is_quote(0).then(|| inside(s, 0))?;
    let comma = usize::from(s.mark(1, ","));
    let joined = comma == 1 || words.ends_with([',', '?', '!']);
    // A title: "“The Long Mill”, starring Ida Voss, opens on Friday."
    let shown = words.split_whitespace().filter(|w| w.len() > 3).all(|w| w.starts_with(char::is_uppercase));
    let foreign = matches!(s.word(comma + 1), "a" | "hat" | "ha");
    let verb = comma + 1 + usize::from(foreign);
    let unknown = s.is_word(verb)
        && !s.capital(verb)
        && !s.has(verb, AUX | PREP | SUB | DET | PRON | TIME | ADV | OBJ)
        && !s.word(verb).ends_with("ing")
        && s.word(verb).len() > 3;
    let subject = phrase_starting(s, verb + 1).filter(|p| joined && unknown && !shown && speaks(s, p, false))?;
    let named = s.capital(subject.start) || s.capital(head_of(s, &subject));
    let closes = subject.end >= s.units.len() || s.mark(subject.end, ".,;:") || s.has(subject.end, PREP | TIME);
    (named && closes).then(|| attribution(s, 0, subject, verb))
}

/// "“…,” the nominee riffed."
fn before(s: &Sentence<'_>) -> Option<Attribution> {
    if !s.is_quote(0) || !inside(s, 0).ends_with([',', '?', '!']) {
        return None;
    }
    let subject = phrase_starting(s, 1).filter(|p| speaks(s, p, true))?;
    let verb = verb_after(s, subject.end)?;
    Some(attribution(s, 0, subject, verb))
}

/// "Grandi reacted sceptically, “…”"
fn after(s: &Sentence<'_>) -> Option<Attribution> {
    let quote = (0..s.units.len()).rev().find(|&i| !s.mark(i, ".!?"))?;
    let joined =
        quote >= 3 && s.mark(quote - 1, ",—–―") || quote >= 4 && s.mark(quote - 1, "-") && s.mark(quote - 2, "-");
    if !s.is_quote(quote) || !joined {
        return None;
    }
    let words = inside(s, quote);
    let whole = words.starts_with(|c: char| c.is_uppercase() || c == '[')
        && words.ends_with(['.', '?', '!'])
        && words.split_whitespace().nth(4).is_some();
    let subject = opening_subject(s, quote).filter(|_| whole)?;
    let verb = verb_after(s, subject.end).filter(|&v| v < quote)?;
    Some(attribution(s, quote, subject, verb))
}

/// The first word after the subject that can be a verb.
fn verb_after(s: &Sentence<'_>, at: usize) -> Option<usize> {
    let verb = (at..at + 4).find(|&i| !s.has(i, AUX | ADV))?;
    (!super::is_passive(s, verb) && s.is_word(verb) && !s.capital(verb) && !s.has(verb, PREP | SUB | DET | PRON | TIME))
        .then_some(verb)
}

fn attribution(s: &Sentence<'_>, quote: usize, subject: std::ops::Range<usize>, verb: usize) -> Attribution {
    Attribution {
        content: Some(s.units[quote].span),
        subject: Some(s.span(subject)),
        cue: Some(s.units[verb].span),
        class: CueClass::Manner,
    }
}

/// The words of a quotation, without its marks.
fn inside<'a>(s: &Sentence<'a>, quote: usize) -> &'a str {
    s.units[quote].span.of(s.text).trim_matches(|c: char| "“”\"«»„‘’'`".contains(c) || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;
    use super::RULE;

    #[test]
    fn a_subject_with_any_verb() {
        check(&RULE, "[“We stay here,”] {the nominee} <riffed> on Friday.");
        check(&RULE, "{Grandi} <reacted> sceptically to the deal, [“We are concerned about any such agreement.”]");
    }

    #[test]
    fn an_unknown_verb_before_its_subject() {
        check(&RULE, "[“We will never give in”], <sagte> {Jens Krall}, the deputy.");
        check(&RULE, "[“We will never give in,”] <harrumphed> {Mr Krall}.");
        check(&RULE, "“The Long Mill,” starring Ida Krall, opens on Friday.");
        check(&RULE, "“We will never give in,” read by Ida Krall, opens on Friday.");
    }

    #[test]
    fn who_is_asked_does_not_speak() {
        check(&RULE, "Marsh was asked, “Would you have told her that this is no good idea?”");
    }

    #[test]
    fn titles_are_left_alone() {
        check(&RULE, "“Hamlet” opened on Friday.");
        check(&RULE, "Voss wrote two books, “Ice” and “Fire”.");
    }
}
