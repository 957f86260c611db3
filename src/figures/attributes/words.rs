//! The words around a figure: the text in lower case, by token.

use std::cell::Cell;
use std::ops::Range;

use super::classes::{BREAK, Classes};
use crate::article::Span;
use crate::language::lexicon::Key;
use crate::language::tokens::{Token, TokenKind, Tokens};

/// How far from a figure the rules look, in tokens. What stands further off says nothing about it, and hostile input
/// cannot make the work grow faster than the text.
pub(super) const REACH: usize = 40;

/// How many bytes of the text share a place to look for their tokens from.
const STRETCH: usize = 8;

/// The tokens of an article in lower case.
pub(super) struct Words<'a> {
    pub tokens: &'a Tokens<'a>,
    /// The text with ASCII letters in lower case: the same offsets.
    lower: &'a str,
    /// For each token its telling part ([`Words::bare`]): every rule asks for it, again and again.
    bare: Vec<&'a str>,
    /// For each [`STRETCH`] of the text the first token that ends behind its start: where to look for a place from.
    stretches: Vec<usize>,
    /// For each token its classes, once a rule asked for them.
    classes: Vec<Cell<Option<Classes>>>,
}

impl<'a> Words<'a> {
    pub fn new(tokens: &'a Tokens<'a>, lower: &'a str) -> Self {
        debug_assert_eq!(tokens.text.len(), lower.len(), "lower-casing ASCII keeps offsets");
        let bare: Vec<_> = tokens
            .all
            .iter()
            .map(|token| {
                let word = token.span.of(lower);
                if token.plain { unglued(word) } else { bare(word) }
            })
            .collect();
        let mut stretches = Vec::with_capacity(lower.len() / STRETCH + 1);
        for (index, token) in tokens.all.iter().enumerate() {
            stretches.resize(token.span.end().div_ceil(STRETCH).max(stretches.len()), index);
        }
        let classes = vec![Cell::new(None); bare.len()];
        Words { tokens, lower, bare, stretches, classes }
    }

    /// The token in lower case; empty outside the text.
    pub fn at(&self, index: usize) -> &'a str {
        self.tokens.all.get(index).map_or("", |token| token.span.of(self.lower))
    }

    /// The token without a possessive ending, and of two words that lost the space between them the telling one.
    pub fn bare(&self, index: usize) -> &'a str {
        self.bare.get(index).copied().unwrap_or_default()
    }

    /// Whether the telling part of the token is in one of these classes; only a whole token is a break.
    #[inline]
    pub fn is(&self, index: usize, classes: Classes) -> bool {
        let Some(known) = self.classes.get(index) else { return false };
        known.get().unwrap_or_else(|| self.classify(index)).meets(classes)
    }

    fn classify(&self, index: usize) -> Classes {
        let (word, token) = (self.bare[index], self.tokens.all[index]);
        let whole = word.len() == token.span.len();
        let key = if whole && token.kind == TokenKind::Word { self.tokens.key(index) } else { Key::of(word) };
        let classes = Classes::of(word, key);
        let classes = if whole { classes } else { classes.without(BREAK) };
        self.classes[index].set(Some(classes));
        classes
    }

    /// Whether the token owns what follows: "company's", "workers'", or a clitic of its own.
    pub fn possessive(&self, index: usize) -> bool {
        let word = self.at(index);
        let next = self.at(index + 1);
        word.ends_with("'s")
            || word.ends_with("’s")
            || matches!(next, "'s" | "’s")
            || (word.ends_with('s') && matches!(next, "'" | "’"))
    }

    /// Whether the token begins with a capital.
    pub fn capital(&self, index: usize) -> bool {
        self.tokens.all.get(index).is_some_and(|t| t.span.of(self.tokens.text).starts_with(|c: char| c.is_uppercase()))
    }

    pub fn kind(&self, index: usize) -> Option<TokenKind> {
        self.tokens.all.get(index).map(|token| token.kind)
    }

    pub fn span(&self, range: Range<usize>) -> Span {
        self.tokens.all[range.start].span.join(self.tokens.all[range.end - 1].span)
    }

    /// The tokens that touch `span`, whole or in part.
    pub fn touching(&self, span: Span) -> Range<usize> {
        let all = &self.tokens.all;
        let from = |at: usize| self.stretches.get(at / STRETCH).copied().unwrap_or(all.len());
        let start = first(all, from(span.start()), |token| token.end() > span.start());
        let end = first(all, from(span.end()).max(start), |token| token.start() >= span.end());
        start..end
    }

    /// How many clause borders lie in `range`.
    pub fn breaks(&self, range: Range<usize>) -> usize {
        range.filter(|&at| self.is(at, BREAK)).count()
    }
}

/// The first token at or behind `from` that `there` holds for.
fn first(all: &[Token], from: usize, there: impl Fn(Span) -> bool) -> usize {
    all[from..].iter().position(|token| there(token.span)).map_or(all.len(), |passed| from + passed)
}

fn bare(word: &str) -> &str {
    unglued(word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word))
}

/// Markup takes the space between two words away: "billionup", "profitbut". Of a scale and a verb the verb is kept,
/// of a quantity and a function word the quantity.
///
/// Nearly every token of a text is asked: its first letter tells which heads it can have, and mostly that it has none.
fn unglued(word: &str) -> &str {
    const TAILS: [&str; 16] = [
        "up", "down", "but", "fell", "rose", "in", "from", "by", "to", "were", "was", "on", "and", "for", "while",
        "over",
    ];
    if word.len() < 6 {
        return word;
    }
    let (scales, quantities): (&[&str], &[&str]) = match word.as_bytes()[0] {
        b'b' => (&["billion"], &[]),
        b'm' => (&["million"], &[]),
        b't' => (&["trillion"], &[]),
        b'p' => (&["percent"], &["profit"]),
        b'c' => (&["cent"], &[]),
        b'f' => (&[], &["flow"]),
        b'i' => (&[], &["income"]),
        b'r' => (&[], &["revenue"]),
        b's' => (&[], &["sales"]),
        b'e' => (&[], &["evacuees", "employees"]),
        b'h' => (&[], &["households"]),
        b'w' => (&[], &["workers"]),
        _ => return word,
    };
    let glued = |heads: &[&str]| {
        heads
            .iter()
            .find_map(|head| word.strip_prefix(head).filter(|tail| TAILS.contains(tail)).map(|tail| (head.len(), tail)))
    };
    match (glued(scales), glued(quantities)) {
        (Some((_, tail)), _) => tail,
        (None, Some((head, _))) => &word[..head],
        (None, None) => word,
    }
}

#[cfg(test)]
mod tests {
    use super::unglued;

    #[test]
    fn of_two_words_without_a_space_the_telling_one_is_kept() {
        for (glued, kept) in [
            ("billionup", "up"),
            ("percentwhile", "while"),
            ("centover", "over"),
            ("profitbut", "profit"),
            ("evacueeswere", "evacuees"),
            ("employeesand", "employees"),
            ("workersto", "workers"),
        ] {
            assert_eq!(unglued(glued), kept);
        }
        for whole in ["billion", "centre", "profits", "century", "flower", "salesman", "up", "", "é", "ärztin"] {
            assert_eq!(unglued(whole), whole);
        }
    }
}
