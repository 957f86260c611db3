//! A quotation signed with a name: "“We stay.” — Mara Voss, baker".

use super::{Attribution, Rule};
use crate::language::cues::CueClass;
use crate::quotes::phrases::phrase_starting;
use crate::quotes::units::Sentence;

pub const RULE: Rule =
    Rule { name: "signatures", description: "Words in marks with a dash and a name after them.", find, yields: false };

fn find(s: &Sentence<'_>) -> Vec<Attribution> {
    // Where the quotation ends its own sentence, the dash begins the next one.
    let dash = usize::from(s.is_quote(0));
    if !s.mark(dash, "—–―-") || !s.capital(dash + 1) {
        return Vec::new();
    }
    let Some(name) = phrase_starting(s, dash + 1).filter(|n| n.len() <= 6) else { return Vec::new() };
    if name.end < s.units.len() && !s.mark(name.end, ",.(") {
        return Vec::new();
    }
    let content = s.is_quote(0).then(|| s.units[0].span);
    vec![Attribution { content, subject: Some(s.span(name)), cue: Some(s.units[dash].span), class: CueClass::Manner }]
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;
    use super::RULE;

    #[test]
    fn a_name_after_a_dash_signs() {
        check(&RULE, "[“We stay here”] <―> {Mara Voss}, baker");
        check(&RULE, "“We stay here.” <―> {Mara Voss}, baker");
        check(&RULE, "“Stay” - a word that Voss liked.");
    }
}
