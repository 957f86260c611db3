//! Colons without a verb of saying: "Ida, 23, isn't convinced: “…”", "MARSH: We stay.", "Marsh: We Will Stay".

use super::{Attribution, Rule};
use crate::language::cues::CueClass;
use crate::quotes::phrases::{head_of, is_human, opening_subject, phrase_starting, speaks};
use crate::quotes::units::*;

pub const RULE: Rule =
    Rule { name: "colons", description: "Words in marks after a colon, and the lines of a transcript.", find };

fn find(s: &Sentence<'_>) -> Vec<Attribution> {
    let Some(colon) = (1..s.units.len().saturating_sub(1)).find(|&i| s.mark(i, ":")) else { return Vec::new() };
    let first = usize::from(s.mark(0, "-•*"));
    // "Asked about it, he demurred: “…”"
    let participle = s.class(first).is_some() && (s.word(first).ends_with("ed") || s.word(first).ends_with("ing"));
    let subject = if participle { opening_subject(s, colon) } else { phrase_starting(s, first) };
    let Some(subject) = subject.filter(|p| speaks(s, p, true)) else { return Vec::new() };
    let mut end = s.units.len();
    while end > colon + 1 && s.mark(end - 1, ".!?") {
        end -= 1;
    }
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
    let clause = shouted && first == 0 && end - colon > 4 && end < s.units.len();
    if !quoted && !clause {
        return Vec::new();
    }
    vec![Attribution {
        content: Some(s.span(colon + 1..end)),
        subject: Some(s.span(subject)),
        cue: Some(s.units[colon].span),
        class: CueClass::Manner,
    }]
}

fn is_shouted(word: &str) -> bool {
    word.chars().count() >= 3 && word.chars().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;
    use super::RULE;

    #[test]
    fn colons_introduce_voices() {
        check(&RULE, "{Ida}, 23, isn't convinced<:> [“My aunt's a baker.”]");
        check(&RULE, "Asked which town he liked, {he} demurred<:> [“Whichever one I am in.”]");
        check(&RULE, "{MARSH}<:> [We will stay in this town].");
    }

    #[test]
    fn other_colons_are_left_alone() {
        check(&RULE, "Ferries: 12 of the 20 crossings were cancelled.");
        check(&RULE, "There were three: one, two and “three”.");
    }
}
