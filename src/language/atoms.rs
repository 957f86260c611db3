//! One sentence, cut finer than its tokens for reading numbers: "four-month" is three atoms, "Monday’s" two.
//!
//! Number rules look a few atoms to the left and to the right, so every question about a place that does not exist
//! has an answer: it is no word, no mark and no digit.

use crate::article::Span;
use crate::language::lexicon::{Key, Phrases, Table};
use crate::language::tokens::{TokenKind, Tokens};

/// A word without hyphens, a group of digits, or one mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Atom {
    pub span: Span,
    pub kind: AtomKind,
    /// The key of a word; [`Key::NONE`] for digits and marks.
    pub key: Key,
    /// White space stands before it.
    pub spaced: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum AtomKind {
    Word,
    Digits,
    Mark(char),
}

/// The atoms of one sentence. The buffer is filled anew for each sentence.
#[derive(Debug)]
pub struct Atoms<'a> {
    pub text: &'a str,
    pub all: Vec<Atom>,
}

impl<'a> Atoms<'a> {
    pub fn new(text: &'a str) -> Self {
        Atoms { text, all: Vec::new() }
    }

    /// Forgets the sentence before and cuts the tokens `range`.
    pub fn fill(&mut self, tokens: &Tokens<'a>, range: std::ops::Range<usize>) {
        self.all.clear();
        let mut last_end = usize::MAX;
        for at in range {
            let token = &tokens.all[at];
            let start = token.span.start();
            let spaced = start != last_end;
            match token.kind {
                TokenKind::Break => continue,
                TokenKind::Word if token.plain => {
                    self.all.push(Atom { span: token.span, kind: AtomKind::Word, key: tokens.key(at), spaced })
                }
                TokenKind::Word => self.cut_word(token.span, spaced),
                TokenKind::Digits => {
                    self.all.push(Atom { span: token.span, kind: AtomKind::Digits, key: Key::NONE, spaced })
                }
                TokenKind::Mark => {
                    let mark = token.span.of(self.text).chars().next().unwrap_or(' ');
                    self.all.push(Atom { span: token.span, kind: AtomKind::Mark(mark), key: Key::NONE, spaced });
                }
            }
            last_end = token.span.end();
        }
    }

    /// Cuts a word at its hyphens and before a possessive ending.
    fn cut_word(&mut self, span: Span, mut spaced: bool) {
        let word = span.of(self.text);
        let mut from = 0;
        let end = possessive(word).unwrap_or(word.len());
        if word[..end].contains('-') {
            for (at, _) in word[..end].match_indices('-') {
                self.push_word(span.start() + from, span.start() + at, spaced);
                let hyphen = Span::new(span.start() + at, span.start() + at + 1);
                self.all.push(Atom { span: hyphen, kind: AtomKind::Mark('-'), key: Key::NONE, spaced: false });
                spaced = false;
                from = at + 1;
            }
        }
        self.push_word(span.start() + from, span.start() + end, spaced);
        self.push_word(span.start() + end, span.end(), false);
    }

    fn push_word(&mut self, start: usize, end: usize, spaced: bool) {
        if start < end {
            let span = Span::new(start, end);
            self.all.push(Atom { span, kind: AtomKind::Word, key: Key::of(span.of(self.text)), spaced });
        }
    }

    pub fn len(&self) -> usize {
        self.all.len()
    }

    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    #[inline]
    pub fn get(&self, at: usize) -> Option<&Atom> {
        self.all.get(at)
    }

    /// The atom as printed; nothing beyond the ends.
    pub fn str(&self, at: usize) -> &'a str {
        self.get(at).map_or("", |atom| atom.span.of(self.text))
    }

    #[inline]
    pub fn key(&self, at: usize) -> Key {
        self.get(at).map_or(Key::NONE, |atom| atom.key)
    }

    /// Whether the atom is this word, in whatever case. The word has at most sixteen bytes; where it is written out, its
    /// key is made by the compiler.
    #[inline]
    pub fn is(&self, at: usize, word: &str) -> bool {
        let key = Key::of(word);
        key != Key::NONE && self.key(at) == key
    }

    /// Whether the words from `at` on are these, parted by white space or hyphens; gives the place after them.
    #[inline]
    pub fn are(&self, at: usize, words: &str) -> Option<usize> {
        // Nearly always the first letter differs.
        let first = self.key(at + usize::from(self.mark(at, '-'))).first_byte();
        if words.as_bytes().first() == Some(&first) { self.are_all(at, words) } else { None }
    }

    fn are_all(&self, mut at: usize, words: &str) -> Option<usize> {
        for word in words.split(' ') {
            if self.mark(at, '-') {
                at += 1;
            }
            if !self.is(at, word) {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    /// The phrases of `list` that begin at `at`, in the order of the list: the place after each, and what it stands for.
    /// Its words may be parted by hyphens too.
    pub fn phrases<'l, V: Copy>(&'l self, at: usize, list: &'l Phrases<V>) -> impl Iterator<Item = (usize, V)> {
        let first = at + usize::from(self.mark(at, '-'));
        list.beginning(self.key(first)).iter().filter_map(move |phrase| {
            let end = phrase.rest.iter().try_fold(first + 1, |mut at, &word| {
                at += usize::from(self.mark(at, '-'));
                (self.key(at) == word).then_some(at + 1)
            });
            end.map(|end| (end, phrase.value))
        })
    }

    pub fn has(&self, at: usize, words: &Table<()>) -> bool {
        words.has(self.key(at))
    }

    pub fn is_word(&self, at: usize) -> bool {
        self.get(at).is_some_and(|atom| atom.kind == AtomKind::Word)
    }

    pub fn is_digits(&self, at: usize) -> bool {
        self.get(at).is_some_and(|atom| atom.kind == AtomKind::Digits)
    }

    pub fn mark(&self, at: usize, mark: char) -> bool {
        self.get(at).is_some_and(|atom| atom.kind == AtomKind::Mark(mark))
    }

    /// The mark at `at`, if it is one.
    pub fn any_mark(&self, at: usize) -> Option<char> {
        match self.get(at)?.kind {
            AtomKind::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    /// A hyphen or dash of any length.
    pub fn dash(&self, at: usize) -> bool {
        matches!(self.any_mark(at), Some('-' | '‐' | '‑' | '–' | '—' | '−'))
    }

    /// The atom stands without white space after the one before.
    pub fn glued(&self, at: usize) -> bool {
        at > 0 && self.get(at).is_some_and(|atom| !atom.spaced)
    }

    pub fn capitalised(&self, at: usize) -> bool {
        self.is_word(at) && self.str(at).starts_with(char::is_uppercase)
    }

    /// A hyphen that joins two words ("90-day"): white space on neither side.
    pub fn hyphen(&self, at: usize) -> bool {
        matches!(self.any_mark(at), Some('-' | '‐' | '‑')) && self.glued(at) && self.glued(at + 1)
    }

    /// Where the words go on after an optional hyphen at `at`.
    pub fn past_hyphen(&self, at: usize) -> usize {
        if self.hyphen(at) { at + 1 } else { at }
    }

    pub fn span(&self, range: std::ops::Range<usize>) -> Option<Span> {
        let first = self.get(range.start)?;
        let last = self.get(range.end.checked_sub(1)?)?;
        (first.span.start() <= last.span.end()).then(|| first.span.join(last.span))
    }
}

/// Where a possessive ending begins.
fn possessive(word: &str) -> Option<usize> {
    ["'s", "’s", "'S", "’S"].into_iter().find_map(|ending| word.strip_suffix(ending)).map(str::len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_fall_apart_at_hyphens_and_possessives() {
        let text = "Monday’s four-month, 90-day U.S. talks";
        let tokens = Tokens::of(text);
        let mut atoms = Atoms::new(text);
        atoms.fill(&tokens, 0..tokens.all.len());
        let cut: Vec<&str> = (0..atoms.len()).map(|at| atoms.str(at)).collect();
        assert_eq!(cut, ["Monday", "’s", "four", "-", "month", ",", "90", "-", "day", "U.S", ".", "talks"]);
        assert!(atoms.hyphen(3) && atoms.glued(1) && !atoms.glued(2));
        assert_eq!(atoms.str(99), "");
        assert!(!atoms.is(99, ""));
    }
}
