//! The words around a figure: the text in lower case, by token, and the small closed classes that the rules ask for.

use std::ops::Range;

use crate::article::Span;
use crate::language::tokens::{TokenKind, Tokens};

/// How far from a figure the rules look, in tokens. What stands further off says nothing about it, and hostile input
/// cannot make the work grow faster than the text.
pub(super) const REACH: usize = 40;

/// The tokens of an article in lower case.
pub(super) struct Words<'a> {
    pub tokens: &'a Tokens<'a>,
    /// The text with ASCII letters in lower case: the same offsets.
    lower: &'a str,
}

impl<'a> Words<'a> {
    pub fn new(tokens: &'a Tokens<'a>, lower: &'a str) -> Self {
        debug_assert_eq!(tokens.text.len(), lower.len(), "lower-casing ASCII keeps offsets");
        Words { tokens, lower }
    }

    /// The token in lower case; empty outside the text.
    pub fn at(&self, index: usize) -> &'a str {
        self.tokens.all.get(index).map_or("", |token| token.span.of(self.lower))
    }

    /// The token without a possessive ending, and of two words that lost the space between them the telling one.
    pub fn bare(&self, index: usize) -> &'a str {
        let word = self.at(index);
        unglued(word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word))
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

    pub fn kind(&self, index: usize) -> Option<TokenKind> {
        self.tokens.all.get(index).map(|token| token.kind)
    }

    pub fn span(&self, range: Range<usize>) -> Span {
        self.tokens.all[range.start].span.join(self.tokens.all[range.end - 1].span)
    }

    /// The tokens that touch `span`, whole or in part.
    pub fn touching(&self, span: Span) -> Range<usize> {
        let start = self.tokens.all.partition_point(|t| t.span.end() <= span.start());
        let end = self.tokens.all.partition_point(|t| t.span.start() < span.end());
        start..end.max(start)
    }

    /// How many clause borders lie in `range`.
    pub fn breaks(&self, range: Range<usize>) -> usize {
        range.filter(|&at| breaks(self.at(at))).count()
    }
}

/// Markup takes the space between two words away: "billionup", "profitbut". Of a scale and a verb the verb is kept,
/// of a quantity and a function word the quantity.
fn unglued(word: &str) -> &str {
    const TAILS: [&str; 16] = [
        "up", "down", "but", "fell", "rose", "in", "from", "by", "to", "were", "was", "on", "and", "for", "while",
        "over",
    ];
    const SCALES: [&str; 5] = ["billion", "million", "trillion", "percent", "cent"];
    const QUANTITIES: [&str; 9] =
        ["profit", "flow", "income", "revenue", "sales", "evacuees", "households", "employees", "workers"];
    let glued = |heads: &[&str]| {
        heads
            .iter()
            .find_map(|head| word.strip_prefix(head).filter(|tail| TAILS.contains(tail)).map(|tail| (head.len(), tail)))
    };
    if word.len() < 6 {
        return word;
    }
    match (glued(&SCALES), glued(&QUANTITIES)) {
        (Some((_, tail)), _) => tail,
        (None, Some((head, _))) => &word[..head],
        (None, None) => word,
    }
}

/// Marks and conjunctions that set clauses and list items apart.
pub(super) fn breaks(word: &str) -> bool {
    matches!(
        word,
        "," | ";"
            | ":"
            | "–"
            | "—"
            | "-"
            | "("
            | ")"
            | "\n"
            | "“"
            | "”"
            | "\""
            | "."
            | "and"
            | "while"
            | "but"
            | "although"
            | "though"
            | "or"
            | "because"
            | "whereas"
            | "as"
            | "which"
            | "who"
    )
}

/// Words that bound a number or stand idle before it.
pub(super) fn hedges(word: &str) -> bool {
    matches!(
        word,
        "about"
            | "around"
            | "roughly"
            | "some"
            | "nearly"
            | "almost"
            | "approximately"
            | "up"
            | "to"
            | "as"
            | "many"
            | "much"
            | "more"
            | "less"
            | "fewer"
            | "than"
            | "at"
            | "least"
            | "most"
            | "over"
            | "under"
            | "an"
            | "a"
            | "the"
            | "another"
            | "just"
            | "only"
            | "barely"
            | "exactly"
            | "no"
            | "estimated"
            | "close"
            | "well"
            | "below"
            | "above"
            | "between"
            | "total"
            | "record"
            | "further"
            | "or"
            | "so"
            | "far"
            | "its"
            | "their"
            | "his"
            | "her"
            | "these"
            | "those"
            | "all"
            | "even"
            | "still"
            | "now"
            | "also"
            | "reported"
    )
}

/// Forms of "be" and "have", modals, and verbs that link a quantity to its value.
pub(super) fn links(word: &str) -> bool {
    matches!(
        word,
        "is" | "was"
            | "are"
            | "were"
            | "be"
            | "been"
            | "has"
            | "have"
            | "had"
            | "will"
            | "would"
            | "could"
            | "may"
            | "stands"
            | "stood"
            | "stand"
            | "at"
            | "by"
            | "to"
            | "of"
            | "hit"
            | "reached"
            | "reaching"
            | "reach"
            | "totalled"
            | "totaled"
            | "totals"
            | "totalling"
            | "totaling"
            | "came"
            | "comes"
            | "in"
            | "amounted"
            | "amounts"
            | "expected"
            | "estimated"
            | "forecast"
            | "put"
            | "set"
            | "now"
            | "number"
            | "numbered"
            | "numbers"
            | "averaged"
            | "averages"
            | "averaging"
            | "remained"
            | "remains"
            | "exceeded"
            | "topped"
            | "tops"
            | "passed"
            | "surpassed"
    ) || rises(word)
        || falls(word)
}

pub(super) fn rises(word: &str) -> bool {
    matches!(
        word,
        "up" | "rose"
            | "rise"
            | "rises"
            | "rising"
            | "risen"
            | "grew"
            | "grow"
            | "grows"
            | "growing"
            | "grown"
            | "growth"
            | "increase"
            | "increased"
            | "increases"
            | "increasing"
            | "climb"
            | "climbed"
            | "climbs"
            | "climbing"
            | "jump"
            | "jumped"
            | "jumps"
            | "jumping"
            | "gain"
            | "gained"
            | "gains"
            | "gaining"
            | "surge"
            | "surged"
            | "surges"
            | "surging"
            | "soar"
            | "soared"
            | "soars"
            | "soaring"
            | "higher"
            | "hike"
            | "hiked"
            | "advance"
            | "advanced"
            | "added"
            | "boost"
            | "boosted"
            | "expanded"
            | "expand"
            | "rallied"
            | "rebounded"
            | "leapt"
            | "leaped"
            | "strengthened"
            | "raised"
            | "raise"
            | "uptick"
            | "upturn"
            | "accelerated"
            | "improved"
            | "bigger"
            | "larger"
            | "swelled"
    )
}

pub(super) fn falls(word: &str) -> bool {
    matches!(
        word,
        "down"
            | "fell"
            | "fall"
            | "falls"
            | "falling"
            | "fallen"
            | "drop"
            | "dropped"
            | "drops"
            | "dropping"
            | "decline"
            | "declined"
            | "declines"
            | "declining"
            | "decrease"
            | "decreased"
            | "decreases"
            | "decreasing"
            | "plunge"
            | "plunged"
            | "plunges"
            | "plunging"
            | "slump"
            | "slumped"
            | "slumps"
            | "tumble"
            | "tumbled"
            | "tumbles"
            | "slid"
            | "slide"
            | "slip"
            | "slipped"
            | "slips"
            | "sank"
            | "sink"
            | "shrank"
            | "shrink"
            | "shrunk"
            | "lower"
            | "reduced"
            | "reduction"
            | "reduce"
            | "slashed"
            | "slash"
            | "crashed"
            | "plummeted"
            | "eased"
            | "dipped"
            | "dip"
            | "lost"
            | "cut"
            | "weakened"
            | "contracted"
            | "shed"
            | "smaller"
            | "dive"
            | "dived"
    )
}

/// Words that end a noun phrase on the way to the right: they cannot stand inside one.
pub(super) fn stops(word: &str) -> bool {
    matches!(
        word,
        "of" | "in"
            | "on"
            | "at"
            | "by"
            | "for"
            | "from"
            | "with"
            | "to"
            | "into"
            | "over"
            | "under"
            | "after"
            | "before"
            | "since"
            | "during"
            | "until"
            | "through"
            | "across"
            | "among"
            | "against"
            | "between"
            | "within"
            | "without"
            | "about"
            | "around"
            | "near"
            | "per"
            | "via"
            | "amid"
            | "despite"
            | "towards"
            | "toward"
            | "above"
            | "below"
            | "as"
            | "than"
            | "and"
            | "or"
            | "but"
            | "while"
            | "that"
            | "which"
            | "who"
            | "whom"
            | "whose"
            | "when"
            | "where"
            | "because"
            | "if"
            | "so"
            | "though"
            | "although"
            | "is"
            | "was"
            | "are"
            | "were"
            | "be"
            | "been"
            | "being"
            | "has"
            | "have"
            | "had"
            | "do"
            | "does"
            | "did"
            | "will"
            | "would"
            | "can"
            | "could"
            | "may"
            | "might"
            | "must"
            | "should"
            | "shall"
            | "not"
            | "it"
            | "he"
            | "she"
            | "they"
            | "we"
            | "you"
            | "i"
            | "them"
            | "him"
            | "us"
            | "me"
            | "said"
            | "says"
            | "say"
            | "there"
            | "here"
            | "also"
            | "now"
            | "then"
            | "last"
            | "this"
            | "next"
            | "earlier"
            | "later"
            | "ago"
            | "today"
            | "yesterday"
            | "alone"
            | "each"
            | "both"
            | "either"
            | "worth"
            | "including"
            | "compared"
            | "according"
            | "up"
            | "down"
            | "out"
            | "off"
            | "away"
            | "back"
            | "more"
            | "less"
            | "only"
            | "just"
            | "still"
            | "already"
            | "yet"
            | "never"
            | "ever"
            | "always"
            | "often"
            | "globally"
            | "worldwide"
            | "nationwide"
            | "overall"
            | "annually"
            | "monthly"
            | "daily"
            | "weekly"
            | "respectively"
            | "had said"
            | "rose"
            | "fell"
            | "grew"
            | "went"
            | "came"
            | "made"
            | "took"
            | "got"
            | "left"
            | "became"
            | "remain"
            | "remains"
            | "told"
            | "expected"
            | "planned"
    )
}

pub(super) fn determines(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "its"
            | "their"
            | "his"
            | "her"
            | "our"
            | "my"
            | "your"
            | "this"
            | "that"
            | "these"
            | "those"
            | "all"
            | "some"
            | "any"
            | "every"
            | "each"
            | "such"
            | "other"
            | "another"
            | "own"
    )
}
