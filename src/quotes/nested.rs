//! Quotations inside quotations: “My boss told me, ‘Leave at once,’ and I did.”
//!
//! The words of a quotation are read as sentences of their own, by the rules alone. Whoever speaks there is named there:
//! nothing outside the outer marks is the subject of what stands inside, but "I" and "we" are the one who speaks.

use super::drafts::found_in;
use super::marks::Marked;
use super::units::{self, Sentence, UnitKind};
use crate::article::{Article, Span};
use crate::language::pronouns::{self, Pronoun};
use crate::language::tokens::Tokens;

/// A stretch of marks inside another, that somebody is said to say. What nobody is said to say there is only stressed by
/// whoever speaks, and is no quotation of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nested {
    /// Indices into the article's stretches between marks.
    pub mark: usize,
    pub outer: usize,
    pub content: Span,
    /// `None` where the speaker of the outer quotation says that it was their own.
    pub subject: Option<Span>,
    pub cue: Option<Span>,
    /// Nothing but the marks stands in the content.
    pub alone: bool,
}

/// Finds the nested stretches of an article, in order of their starts.
pub fn find(article: &Article, tokens: &Tokens<'_>, marks: &[Marked]) -> Vec<Nested> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < marks.len() {
        let outer = at;
        at += 1;
        while at < marks.len() && marks[at].depth > 0 && marks[outer].outside.covers(marks[at].outside) {
            at += 1;
        }
        // Deeper ones stand inside these.
        let inner: Vec<usize> = (outer + 1..at).filter(|&m| marks[m].depth == marks[outer].depth + 1).collect();
        if inner.is_empty() {
            continue;
        }
        for sentence in units::inside(article, tokens, marks[outer].inside, &inner, marks) {
            told_in(&sentence, outer, &mut found);
        }
    }
    found
}

/// The closest attribution of each stretch in a sentence.
fn told_in(sentence: &Sentence<'_>, outer: usize, nested: &mut Vec<Nested>) {
    let found = found_in(sentence);
    for unit in &sentence.units {
        let UnitKind::Quote(mark) = unit.kind else { continue };
        let around = found.iter().filter_map(|attribution| {
            let content = attribution.content.filter(|content| content.covers(unit.span))?;
            Some((content, attribution.subject?, attribution.cue))
        });
        let Some((content, subject, cue)) = around.min_by_key(|(content, ..)| content.len()) else { continue };
        // "I said", "maybe we say"
        let speaker = subject.of(sentence.text).split_whitespace().next_back().unwrap_or_default();
        let own = pronouns::subject(speaker) == Some(Pronoun::Own);
        let beside = sentence.units.iter().any(|other| {
            let within = content.covers(other.span) && cue.is_none_or(|cue| !cue.overlaps(other.span));
            within && matches!(other.kind, UnitKind::Word | UnitKind::Number)
        });
        nested.push(Nested { mark, outer, content, subject: (!own).then_some(subject), cue, alone: !beside });
    }
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::language::{names::Names, tokens::Tokens};
    use crate::quotes::find;

    /// The quotes inside others: "words | speaker | cue".
    fn check(text: &str, expected: &[&str]) {
        let article = Article::from_text("a", text);
        let tokens = Tokens::of(article.text());
        let quotes = find(&article, &tokens, &Names::of(&article, &tokens));
        let inside = |at: usize| quotes.iter().any(|q| q.span != quotes[at].span && q.span.covers(quotes[at].span));
        let line = |at: usize| {
            let quote = &quotes[at];
            let name = quote.speaker.as_ref().map_or("-", |s| s.name.as_str());
            let cue = quote.cue.as_ref().map_or("-", |c| c.text.as_str());
            format!("{} | {name} | {cue}", quote.span.of(text))
        };
        let nested: Vec<String> = (0..quotes.len()).filter(|&at| inside(at)).map(line).collect();
        assert_eq!(nested, expected, "{text}");
    }

    #[test]
    fn who_is_named_inside_speaks() {
        check(
            "“My foreman told me, ‘Leave at once,’ and I left,” Ida Quill said.",
            &["Leave at once, | My foreman | told"],
        );
        check(
            "“Then Mara Voss said, ‘The boats are sound,’ and we sailed,” Ida Quill said.",
            &["The boats are sound, | Mara Voss | said"],
        );
        check(
            "\"We met Voss. She said 'the boats are sound' twice,\" Ida Quill recalled, and Anna Voss agreed.",
            &["the boats are sound | Anna Voss | said"],
        );
    }

    #[test]
    fn ones_own_words_are_the_outer_speakers() {
        check(
            "“I said, ‘We will not sail tonight,’ and sat down,” Ida Quill said.",
            &["We will not sail tonight, | Ida Quill | said"],
        );
    }

    #[test]
    fn a_pronoun_inside_is_nobody_outside() {
        check("“He told us, ‘Sail at dawn,’” said Joris Brandt.", &["Sail at dawn, | he | told"]);
    }

    #[test]
    fn stressed_words_are_no_quotation_of_their_own() {
        check("“The ‘long pit’ is old,” Ida Quill said.", &[]);
        check("“It’s the workers’ and the owners’ fault,” Ida Quill said.", &[]);
    }
}
