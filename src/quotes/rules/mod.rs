//! The registry of rules for reported speech: each rule is one file with its description for people and its tests.
//!
//! A rule reads one sentence and returns attributions: which words are said, by whom, with which cue.

mod according;
mod beside;
mod colons;
pub(in crate::quotes) mod content;
mod framed;
pub(in crate::quotes) mod governed;
mod idioms;
mod nouns;
mod passive;
mod signed;
mod verbs;

pub(in crate::quotes) use verbs::{is_nobody, is_passive};

use super::units::Sentence;
use crate::article::Span;
use crate::language::cues::CueClass;

/// Words that are said to be somebody's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Attribution {
    /// What is said: a clause, or whole quotations with their marks. `None` where the sentence before says it.
    pub content: Option<Span>,
    /// The words that name the speaker; `None` where only the text before tells.
    pub subject: Option<Span>,
    pub cue: Option<Span>,
    pub class: CueClass,
}

/// One family of constructions.
pub struct Rule {
    pub name: &'static str,
    /// For people: what it finds.
    pub description: &'static str,
    pub find: fn(&Sentence<'_>) -> Vec<Attribution>,
    /// Whether it is a last resort: it gives way where another rule knows who says the same words.
    pub yields: bool,
}

/// All rules, in the order in which they are asked.
pub static RULES: &[Rule] = &[
    verbs::RULE,
    according::RULE,
    passive::RULE,
    framed::RULE,
    idioms::RULE,
    nouns::RULE,
    colons::RULE,
    signed::RULE,
    beside::RULE,
];

#[cfg(test)]
pub(in crate::quotes) mod testing {
    //! `[…]` marks what is said, `{…}` who says it, `<…>` the cue.

    use super::*;
    use crate::article::Article;
    use crate::language::tokens::Tokens;
    use crate::quotes::{marks, units};

    /// Runs one rule over a text of one sentence and compares all its attributions with the marks.
    pub fn check(rule: &Rule, marked: &str) {
        let text: String = marked.chars().filter(|c| !"[]{}<>".contains(*c)).collect();
        let article = Article::from_text("a", &text);
        let stretches = marks::find(&article);
        let sentences = units::sentences(&article, &Tokens::of(article.text()), &stretches);
        let found: Vec<Attribution> = sentences.iter().flat_map(|s| (rule.find)(s)).collect();
        let mut inserts: Vec<(usize, u8, char)> = Vec::new();
        for a in &found {
            for (span, open, close) in [(a.content, '[', ']'), (a.subject, '{', '}'), (a.cue, '<', '>')] {
                if let Some(span) = span {
                    inserts.push((span.start(), 1, open));
                    inserts.push((span.end(), 0, close));
                }
            }
        }
        inserts.sort_unstable();
        inserts.dedup();
        let mut got = text.clone();
        for (at, _, mark) in inserts.iter().rev() {
            got.insert(*at, *mark);
        }
        assert_eq!(got, marked, "{found:#?}");
    }
}
