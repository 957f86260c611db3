//! A text with what does not count between two printings of it folded away: runs of white space, the shape of quotation
//! marks, characters that are not seen. Letters, digits, signs and their order stay as they are, so two texts that fold
//! to the same have the same numbers, qualifiers and units.

use std::cell::OnceCell;

use memchr::memmem;

use super::anchor::AnchoredWords;
use crate::article::Span;

/// How many bytes the index of a text knows together.
const GRAM: usize = 8;

/// More places than this say nothing about where something is.
pub(super) const COMMON: usize = 64;

/// A folded text that knows where each of its bytes came from.
pub(super) struct Folded {
    pub text: String,
    /// For each byte of `text`, and for its end, the byte of the whole text that it came from.
    from: Vec<u32>,
    /// For each byte of `text` how many bytes the whole text spends on its character.
    wide: Vec<u8>,
    /// Every [`GRAM`] bytes of `text` with their place, sorted.
    index: OnceCell<Vec<(u64, u32)>>,
}

impl Folded {
    pub fn of(whole: &str) -> Self {
        let (mut text, mut wide) = (String::with_capacity(whole.len()), Vec::with_capacity(whole.len()));
        let mut from = Vec::with_capacity(whole.len() + 1);
        let mut blank = false;
        for (at, seen) in whole.char_indices() {
            let Some(c) = folded(seen) else { continue };
            if c == ' ' && blank {
                continue;
            }
            blank = c == ' ';
            text.push(c);
            from.resize(text.len(), at as u32);
            wide.resize(text.len(), seen.len_utf8() as u8);
        }
        from.push(whole.len() as u32);
        Folded { text, from, wide, index: OnceCell::new() }
    }

    /// The bytes of the whole text behind the folded bytes `start..end`.
    pub fn span(&self, start: usize, end: usize) -> Span {
        let end = end.min(self.text.len());
        let start = start.min(end);
        let first = self.from[start] as usize;
        // Of a run of blanks only the first counts, and what is not seen after the last character does not.
        let last = if end > start { self.from[end - 1] as usize + usize::from(self.wide[end - 1]) } else { first };
        Span::new(first, last)
    }

    /// The folded byte that byte `at` of the whole text went to, or the next one that is there.
    pub fn at(&self, at: usize) -> usize {
        self.from.partition_point(|&from| (from as usize) < at).min(self.text.len())
    }

    /// Which of the places with these words in these surroundings the one at byte `start` of the whole text is, from 1,
    /// and how many there are.
    pub fn occurrence(&self, words: &AnchoredWords, start: usize) -> (u32, u32) {
        let needle = Needle::of(words);
        let places = self.whole(&needle);
        let own = self.at(start);
        let before = places.iter().filter(|&&place| place + needle.exact.start < own).count();
        (before as u32 + 1, places.len().max(1) as u32)
    }

    /// Every place where a needle stands with all of its surroundings.
    pub fn whole(&self, needle: &Needle) -> Vec<usize> {
        if needle.text.is_empty() {
            return Vec::new();
        }
        memmem::find_iter(self.text.as_bytes(), &needle.text).collect()
    }

    /// The places of the [`GRAM`] bytes, in order; none where they are everywhere.
    pub fn places(&self, gram: &[u8]) -> &[(u64, u32)] {
        let Some(key) = gram_key(gram) else { return &[] };
        let index = self.index.get_or_init(|| {
            let windows = self.text.as_bytes().windows(GRAM).enumerate();
            let mut index: Vec<(u64, u32)> =
                windows.filter_map(|(at, gram)| gram_key(gram).map(|key| (key, at as u32))).collect();
            index.sort_unstable();
            index
        });
        let first = index.partition_point(|(other, _)| *other < key);
        let found = &index[first..];
        let count = found.iter().take(COMMON + 1).take_while(|(other, _)| *other == key).count();
        if count > COMMON { &[] } else { &found[..count] }
    }
}

fn gram_key(gram: &[u8]) -> Option<u64> {
    gram.get(..GRAM).and_then(|bytes| bytes.try_into().ok()).map(u64::from_le_bytes)
}

/// How many bytes [`Folded::places`] asks for.
pub(super) fn gram_length() -> usize {
    GRAM
}

/// `None` for what is not seen at all.
fn folded(c: char) -> Option<char> {
    Some(match c {
        '\u{AD}' | '\u{200B}' | '\u{200C}' | '\u{200D}' | '\u{2060}' | '\u{FEFF}' => return None,
        '“' | '”' | '„' | '‟' | '«' | '»' => '"',
        '‘' | '’' | '‚' | '‛' | '‹' | '›' => '\'',
        c if c.is_whitespace() => ' ',
        c => c,
    })
}

/// Folded words alone.
pub(super) fn fold(words: &str) -> String {
    Folded::of(words).text
}

/// The same but for white space: what a paragraph set anew in other lines is.
pub(super) fn same_but_for_blanks(one: &str, other: &str) -> bool {
    fn letters(text: &str) -> impl Iterator<Item = char> {
        let mut blank = false;
        text.chars().filter_map(move |c| {
            let was = std::mem::replace(&mut blank, c.is_whitespace());
            match c.is_whitespace() {
                true if was => None,
                true => Some(' '),
                false => Some(c),
            }
        })
    }
    letters(one).eq(letters(other))
}

/// The words of an anchor with their surroundings, folded as one.
pub(super) struct Needle {
    pub text: Vec<u8>,
    /// Where the words themselves lie in it.
    pub exact: std::ops::Range<usize>,
}

impl Needle {
    pub fn of(words: &AnchoredWords) -> Self {
        let whole = format!("{}{}{}", words.prefix, words.exact, words.suffix);
        let folded = Folded::of(&whole);
        let start = folded.at(words.prefix.len());
        let end = folded.at(words.prefix.len() + words.exact.len());
        Needle { text: folded.text.into_bytes(), exact: start..end }
    }

    pub fn words(&self) -> &[u8] {
        &self.text[self.exact.clone()]
    }

    pub fn before(&self) -> &[u8] {
        &self.text[..self.exact.start]
    }

    pub fn after(&self) -> &[u8] {
        &self.text[self.exact.end..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_reprint_changes_folds_away() {
        assert_eq!(fold("“Up to\n  14,000”,\u{a0}he\u{ad} said"), "\"Up to 14,000\", he said");
        assert_eq!(fold("5′ 10″ – £3"), "5′ 10″ – £3");
    }

    #[test]
    fn numbers_qualifiers_and_units_never_fold_together() {
        for (one, other) in
            [("14,000", "15,000"), ("14,000", "14.000"), ("14 000", "14000"), ("5–7", "5-7"), ("$3", "£3")]
        {
            assert_ne!(fold(one), fold(other));
        }
    }

    #[test]
    fn folded_bytes_know_where_they_came_from() {
        let whole = "He  said:\n“é\u{ad}é” and left";
        let folded = Folded::of(whole);
        let quoted = folded.text.find("éé").expect("folded");
        let span = folded.span(quoted, quoted + "éé".len());
        assert_eq!(span.of(whole), "é\u{ad}é");
        assert_eq!(folded.at(span.start()), quoted);
        let all = folded.span(0, folded.text.len());
        assert_eq!(all.of(whole), whole);
        assert_eq!(folded.span(3, 3).len(), 0);
    }
}
