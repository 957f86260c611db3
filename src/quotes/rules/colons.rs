//! Colons without a verb of saying: "Ida, 23, isn't convinced: “…”", "MARSH: We stay.", "Marsh: We Will Stay".

use super::{Attribution, Rule};
use crate::language::cues::CueClass;
use crate::quotes::phrases::{head_of, is_human, opening_subject, phrase_ending, phrase_starting, speaks};
use crate::quotes::units::*;
use std::ops::Range;

pub const RULE: Rule = Rule {
    name: "colons",
    description: "Words in marks after a colon, and the lines of a transcript.",
    find,
    yields: false,
};

fn find(s: &Sentence<'_>) -> Vec<Attribution> {
    let Some(colon) = (1..s.units.len().saturating_sub(1)).find(|&i| s.mark(i, ":")) else { return Vec::new() };
    let first = usize::from(s.mark(0, "-•*"));
    // "Asked about it, he demurred: “…”"
    let participle = s.class(first).is_some() && (s.word(first).ends_with("ed") || s.word(first).ends_with("ing"));
    if s.is(first, "according") {
        return Vec::new();
    }
    let opening = if participle { opening_subject(s, colon) } else { phrase_starting(s, first) };
    // "Mill boss Ada Voss disagrees: “…”": the verb is on no list.
    let opening = opening.map(|p| {
        let last = p.end - 1;
        let verb = last > p.start && s.capital(last - 1) && !s.capital(last) && s.word(last).ends_with('s');
        if verb && p.end == colon { p.start..last } else { p }
    });
    // "Then, on Monday: “…”": a time speaks not.
    let opening = opening.filter(|p| speaks(s, p, true) && !(p.len() == 1 && s.has(p.start, ADV | TIME | SUB)));
    let label = if s.is_quote(colon + 1) { label(s, colon) } else { None };
    let labelled = label.is_some();
    let subject = match label {
        Some(label) => Some(label),
        None if s.is_quote(colon + 1) => before_quote(s, colon, opening),
        None => opening,
    };
    let Some(subject) = subject else { return Vec::new() };
    let end = s.close(colon + 1);
    if end <= colon + 1 {
        return Vec::new();
    }
    let head = head_of(s, &subject);
    let somebody = s.capital(head) || is_human(s.word(head)) || s.has(subject.start, PRON | DET);
    let quoted = s.is_quote(colon + 1)
        && (colon + 1..end).all(|i| s.is_quote(i) || s.units[i].kind == UnitKind::Mark)
        && somebody;
    // A transcript or a headline: a name, the colon at once, and a clause.
    let shouted = subject.end == colon && subject.len() <= 3 && subject.clone().all(|i| is_shouted(s.word(i)));
    let clause = shouted && first == 0 && end - colon > 4 && end < s.units.len() && s.has_verb(colon + 1..end);
    if !quoted && !clause {
        return Vec::new();
    }
    vec![Attribution {
        content: Some(s.span(colon + 1..end)),
        subject: Some(s.span(subject)),
        cue: Some(s.units[colon].span),
        class: if labelled { CueClass::Say } else { CueClass::Manner },
    }]
}

/// A label before the colon: "Polls may err - Mara Voss: “…”", "More from the report: “…”", "From Voss's letter: “…”".
fn label(s: &Sentence<'_>, colon: usize) -> Option<Range<usize>> {
    let dash = |at: usize| s.mark(at, "—–―-") && !(s.touch(at.saturating_sub(1), at) && s.touch(at, at + 1));
    let last = phrase_ending(s, colon - 1)?;
    let floor = colon.saturating_sub(12);
    let from = (floor..colon).rev().take_while(|&i| !s.mark(i, ",:;")).find(|&i| s.is(i, "from"));
    let opens = |at: usize| at == 0 || dash(at - 1);
    if let Some(from) = from.filter(|&f| opens(f) || s.is(f - 1, "more") && opens(f - 1)) {
        return phrase_starting(s, from + 1).filter(|p| p.end == colon && speaks(s, p, false));
    }
    let named = s.capital(last.end - 1) && s.capital(head_of(s, &last)) && speaks(s, &last, false);
    (named && last.start > 1 && dash(last.start - 1)).then_some(last)
}

/// Who speaks after a colon: whom the sentence is about, or the name that it ends with ("That is no surprise to trader Mara
/// Voss: “…”").
fn before_quote(s: &Sentence<'_>, colon: usize, opening: Option<Range<usize>>) -> Option<Range<usize>> {
    let last = phrase_ending(s, colon - 1).filter(|p| s.capital(p.end - 1) && s.capital(head_of(s, p)));
    let last = last.filter(|p| speaks(s, p, false));
    let somebody = |p: &Range<usize>| {
        let head = head_of(s, p);
        let name = s.capital(head) && !s.has(p.start, PREP | SUB | ADV | TIME);
        name || is_human(s.word(head)) || s.has(p.start, PRON)
    };
    let sure = opening.clone().filter(somebody);
    let full = last.filter(|p| p.clone().filter(|&i| s.capital(i)).count() > 1);
    sure.or_else(|| opening_subject(s, colon)).or(full).or(opening)
}

fn is_shouted(word: &str) -> bool {
    word.chars().count() >= 3 && word.chars().all(char::is_uppercase) && !crate::quotes::transcript::is_heading(word)
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;
    use super::RULE;

    #[test]
    fn colons_introduce_voices() {
        check(&RULE, "{Ida}, 23, isn't convinced<:> [“My aunt's a baker.”]");
        check(&RULE, "Asked which town he liked, {he} demurred<:> [“Whichever one I am in.”]");
        check(&RULE, "{Mill boss Ada Voss} disagrees<:> [“They are finished. We all see that.”]");
        check(&RULE, "{MARSH}<:> [We will stay in this town].");
        check(&RULE, "On Friday night, {Marsh} went even further<:> [“It is the end of the mill.”]");
    }

    #[test]
    fn labels_and_closing_names_introduce_voices() {
        check(&RULE, "Polls are not wrong, just early - {Mara Voss}<:> [“Nobody asked the night shift.”]");
        check(&RULE, "The timing is no surprise to {trader Mara Voss}<:> [“It was always so.”]");
    }

    #[test]
    fn other_colons_are_left_alone() {
        check(&RULE, "Ferries: 12 of the 20 crossings were cancelled.");
        check(&RULE, "There were three: one, two and “three”.");
        check(&RULE, "BREAKING: The talks have failed in the town.");
    }
}
