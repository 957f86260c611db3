//! "According to X, …" and "…, according to X".

use super::content::{after_dateline, left_of, opens_bracket};
use super::{Attribution, Rule};
use crate::language::cues::CueClass;
use crate::quotes::phrases::subject_after;
use crate::quotes::units::{ADV, AUX, PREP, SUB, Sentence};

pub const RULE: Rule = Rule {
    name: "according to",
    description: "What comes before or after “according to” somebody.",
    find,
    yields: false,
};

fn find(s: &Sentence<'_>) -> Vec<Attribution> {
    let mut found = Vec::new();
    for at in 0..s.units.len().saturating_sub(2) {
        if !(s.is(at, "according") && s.is(at + 1, "to")) {
            continue;
        }
        let Some(mut source) = subject_after(s, at + 1) else { continue };
        // A possessive source goes on: "Thursday's first tally".
        while source.end < s.units.len() && crate::quotes::phrases::is_clitic(s.word(source.end)) {
            source.end += 1;
        }
        let opens = at == 0
            || s.mark(at - 1, ";:—–―")
            || matches!(s.word(at - 1), "but" | "and" | "But" | "And" | "that" | "because")
            || at >= 2 && s.mark(at - 1, ",") && s.has(at - 2, crate::quotes::units::SUB);
        let content = if opens {
            // After the comma that closes the source, past an apposition.
            let comma = (source.end..(source.end + 20).min(s.units.len()))
                .find(|&i| s.mark(i, ",") || s.mark(i, ":") && s.is_quote(i + 1));
            // "According to two officials, who spoke on condition of anonymity, …"
            let comma = comma.map(|comma| {
                let relative = s.is(comma + 1, "who") || s.is(comma + 1, "which");
                let next = (comma + 2..(comma + 20).min(s.units.len())).find(|&i| s.mark(i, ","));
                next.filter(|_| relative).unwrap_or(comma)
            });
            comma.and_then(|comma| {
                let end = s.close(comma);
                (end > comma + 2 || end > comma + 1 && s.is_quote(comma + 1)).then(|| comma + 1..end)
            })
        } else {
            let before = if s.mark(at - 1, ",") || s.is_quote(at - 1) { left_of(s, at) } else { None };
            inserted(s, at, source.end).or(before).or_else(|| {
                let content = left_without_comma(s, at)?;
                s.has_verb(content.clone()).then_some(content)
            })
        };
        let Some(content) = content else { continue };
        found.push(Attribution {
            content: Some(s.span(content)),
            subject: Some(s.span(source)),
            cue: Some(s.span(at..at + 2)),
            class: CueClass::Report,
        });
    }
    found
}

/// "The tower was sold according to the paper."
fn left_without_comma(s: &Sentence<'_>, at: usize) -> Option<std::ops::Range<usize>> {
    let first = (0..at)
        .find(|&i| s.is_word(i) || s.is_quote(i) || s.units[i].kind == crate::quotes::units::UnitKind::Number)?;
    let first = (first..at).rev().find(|&i| opens_bracket(s, i, at)).map_or(first, |i| i + 1);
    (at >= first + 5).then_some(first..at)
}

/// "The money, according to two aides, went on horses": the whole clause around the phrase, whose source ends before
/// `after`.
fn inserted(s: &Sentence<'_>, at: usize, after: usize) -> Option<std::ops::Range<usize>> {
    let comma = at.checked_sub(1).filter(|&c| s.mark(c, ",") && s.mark(after, ","))?;
    let first = (0..comma).rev().find(|&i| s.mark(i, ":;—–―(")).map_or(after_dateline(s), |i| i + 1);
    let lead = first..comma;
    let end = s.close(after + 2);
    let verb = (after + 1..end).find(|&i| !s.has(i, ADV) || s.has(i, AUX))?;
    let word = s.word(verb);
    let finite = s.has(verb, AUX) || s.is_common_verb(verb) || word.ends_with("ed") && !s.capital(verb);
    let plain = (first..end).all(|i| !s.is_quote(i)) && !s.has(first, PREP | SUB);
    (finite && plain && !lead.is_empty() && end > verb + 1).then_some(first..end)
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;
    use super::RULE;

    #[test]
    fn before_and_after() {
        check(&RULE, "<According to> {employees}, [the notices went out early, with access cut off].");
        check(&RULE, "[The flood has covered 40 hectares], <according to> {the water board}.");
        check(&RULE, "<According to> {the newspaper}, [“the laws let dealers sell to nearly any adult.”]");
        check(&RULE, "<According to> {two officials}, who asked not to be named, [the main obstacle is a list].");
        check(&RULE, "<According to> {the newspaper}: [“The laws let dealers sell to nearly any adult.”]");
        check(&RULE, "[“It will pass”], <according to> {its secretary, Cora Penn}.");
        check(&RULE, "[It will have about 12,000 tenants], <according to> {a filing}.");
    }

    #[test]
    fn other_uses_are_left_alone() {
        check(&RULE, "They were paid according to age.");
    }
}
