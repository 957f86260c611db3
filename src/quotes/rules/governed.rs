//! Words in marks that no other rule gives to anybody, inside a sentence of somebody: "The ad hits Voss for taking “more
//! money from the bank than from all of Halvik”".
//!
//! Asked last, for one quotation: longer ones are somebody's words wherever they stand in a sentence, short ones only beside
//! a verb of saying. The speaker is whom the clause before the words is about, or who says so after them.

use super::verbs::{is_passive, is_verb};
use crate::language::cues::{CueClass, VERDICTS};
use crate::quotes::phrases::{Subject, opening_subject, speaks, subject_after, subject_before};
use crate::quotes::units::*;
use std::ops::Range;

/// Fewer words in marks are mostly a name or an irony.
const LONG: usize = 5;

/// Units between a verb of praise or blame and the words.
const NEAR: usize = 14;

/// Units of a speaker that no phrase covers, at most.
const FAR: usize = 9;

/// Who speaks, and the verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Governor {
    pub subject: Range<usize>,
    pub cue: Option<Range<usize>>,
}

/// Who says the words in marks at unit `quote`.
pub fn governor(s: &Sentence<'_>, quote: usize) -> Option<Governor> {
    if is_long(s, quote) { left(s, quote).or_else(|| right(s, quote)) } else { judged(s, quote) }
}

/// A few words in marks close behind a verb of praise or blame: "likened the rules to “a tax on sleep”".
fn judged(s: &Sentence<'_>, quote: usize) -> Option<Governor> {
    let floor = quote.saturating_sub(NEAR);
    for at in (floor.max(1)..quote).rev() {
        if s.units[at].kind == UnitKind::Mark && !s.mark(at, "-'’.") || s.is(at, "that") || s.has(at, AUX) {
            return None;
        }
        let spoken = matches!(s.class(at), Some(CueClass::Describe | CueClass::Stress)) && is_verb(s, at);
        if !(spoken || VERDICTS.has_key(s.key(at))) || s.capital(at) || s.has(at - 1, DET | PREP) || is_passive(s, at) {
            continue;
        }
        let own = subject_before(s, at).filter(|o| speaks(s, &o.units, false) && !is_nobody(s, &o.units));
        let subject = own.map(|o| (o.units, o.verb)).or_else(|| opening_subject(s, at).map(|units| (units, at)));
        return subject.map(|(subject, verb)| Governor { subject, cue: Some(verb..at + 1) });
    }
    None
}

/// Whether the words in marks at unit `quote` are somebody's by their length.
pub fn is_long(s: &Sentence<'_>, quote: usize) -> bool {
    s.units[quote].span.of(s.text).split_whitespace().nth(LONG - 1).is_some()
}

/// The subject of the nearest verb before the words.
fn left(s: &Sentence<'_>, quote: usize) -> Option<Governor> {
    // "an article titled “…”": its name.
    if quote > 0 && matches!(s.word(quote - 1), "titled" | "entitled" | "called" | "named" | "dubbed" | "headlined") {
        return None;
    }
    let floor = (0..quote).rev().find(|&i| s.mark(i, ";")).map_or(0, |i| i + 1);
    let somebody = |p: &Range<usize>| speaks(s, p, false) && !is_nobody(s, p);
    for at in (floor.max(1)..quote).rev() {
        let word = s.word(at);
        let verb = s.is_word(at)
            && !s.capital(at)
            && !s.has(at, DET | PREP | SUB | ADV)
            && !is_modal(word)
            && (s.class(at).is_some() || s.is_common_verb(at) || s.has(at, AUX) || word.ends_with("ed"));
        if !verb {
            continue;
        }
        let subject = subject_before(s, at).filter(|o| o.units.start >= floor && somebody(&o.units));
        // "an article that held the line “…”", "in a statement praised her": not who speaks.
        let own = |o: &Subject| {
            let led = o.units.start > 0 && s.has(o.units.start - 1, PREP) && !s.capital(o.units.start - 1);
            let modal = (o.verb..at).any(|i| is_modal(s.word(i)));
            !modal && !led && (o.units.end == o.verb || !s.is(o.verb - 1, "that"))
        };
        if let Some(subject) = subject.filter(own) {
            return Some(Governor { cue: Some(subject.verb..at + 1), subject: subject.units });
        }
    }
    let subject = opening_subject(s, quote).filter(somebody)?;
    Some(Governor { subject, cue: None })
}

/// "“If it had not come” in time, Voss said at the mill, …": who says so after the words.
fn right(s: &Sentence<'_>, quote: usize) -> Option<Governor> {
    for at in quote + 1..s.units.len() {
        if s.is_quote(at) || s.mark(at, ";") {
            return None;
        }
        let says = matches!(s.class(at), Some(CueClass::Say | CueClass::Tell | CueClass::Report | CueClass::Manner));
        if !says || !is_verb(s, at) {
            continue;
        }
        let own = subject_before(s, at).filter(|o| o.units.start > quote && speaks(s, &o.units, true));
        // "“…,” a voice-over in the ad states", "“…,” the order released on Friday said"
        let first = (quote + 1..at).rev().find(|&i| s.mark(i, ",")).map_or(quote + 1, |comma| comma + 1);
        let whole = (s.has(first, DET) || s.capital(first)) && at - first <= FAR && (first..at).all(|i| s.is_word(i));
        if whole && own.as_ref().is_none_or(|o| o.units.start > first) {
            return Some(Governor { subject: first..at, cue: Some(at..at + 1) });
        }
        if let Some(subject) = own {
            return Some(Governor { cue: Some(subject.verb..at + 1), subject: subject.units });
        }
        if let Some(subject) = subject_after(s, at).filter(|p| speaks(s, p, false)) {
            return Some(Governor { subject, cue: Some(at..at + 1) });
        }
    }
    None
}

/// "should", "would": what is wished, not what is said.
fn is_modal(word: &str) -> bool {
    matches!(word, "would" | "could" | "should" | "will" | "might" | "may" | "can" | "must")
}

/// The writer, and "it".
fn is_nobody(s: &Sentence<'_>, phrase: &Range<usize>) -> bool {
    phrase.len() == 1 && matches!(s.word(phrase.start), "I" | "we" | "We" | "it" | "It")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::language::tokens::Tokens;
    use crate::quotes::{marks, units};

    /// The speaker of the first words in marks: "subject | verb".
    fn governed(text: &str) -> Option<String> {
        let article = Article::from_text("a", text);
        let stretches = marks::find(&article);
        let sentences = units::sentences(&article, &Tokens::of(article.text()), &stretches);
        let s = &sentences[0];
        let quote = (0..s.units.len()).find(|&i| s.is_quote(i))?;
        let found = governor(s, quote)?;
        let words = |units: Range<usize>| s.span(units).of(text).to_owned();
        Some(format!("{} | {}", words(found.subject), found.cue.map_or_else(|| "-".to_owned(), words)))
    }

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(governed(text).as_deref(), expected, "{text}");
    }

    #[test]
    fn long_words_in_marks_are_those_of_the_clause_before_them() {
        check("Marsh spent the day on “the long and winding road to the mill.”", Some("Marsh | spent"));
        check("It grows quiet when “the last of the boats has come in.”", None);
        check(
            "The Alder report hits Voss for taking “more money from the bank than from all of Halvik.”",
            Some("The Alder report | hits"),
        );
    }

    #[test]
    fn what_is_wished_and_what_holds_the_words_do_not_speak() {
        check("Marsh sent a note that said what would be “the last word of the guild on it.”", Some("Marsh | sent"));
        check("The road should be “as wide as it was before the flood.”", None);
    }

    #[test]
    fn who_says_so_may_follow_the_words() {
        check(
            "“The savings are small and rather far off” in time, a voice in the film states.",
            Some("a voice in the film | states"),
        );
        check("“The savings are small and rather far off” were the words.", None);
    }

    #[test]
    fn short_words_in_marks_need_praise_or_blame() {
        check("Voss likened the rules to “a tax on sleep.”", Some("Voss | likened"));
        check("Marsh ripped the mayor for acting as “judge and jury” on it.", Some("Marsh | ripped"));
        check("Voss sold the mill to “a friend.”", None);
        check("Voss read an article titled “The Mill.”", None);
    }
}
