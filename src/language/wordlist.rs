//! Closed lists of English words, written as one string and asked for membership.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

/// A closed list of words, all in lower case.
pub struct WordList(LazyLock<HashSet<&'static str>>);

impl WordList {
    /// `make` splits the list; see [`split`].
    pub const fn new(make: fn() -> HashSet<&'static str>) -> Self {
        WordList(LazyLock::new(make))
    }

    /// Whether `word`, in any case, is on the list.
    pub fn has(&self, word: &str) -> bool {
        self.0.contains(lower(word).as_ref())
    }
}

/// The words of a list written with white space between them.
pub fn split(words: &'static str) -> HashSet<&'static str> {
    words.split_whitespace().collect()
}

/// A list of words as a static: `word_list!(pub MONTHS = "january february");`
macro_rules! word_list {
    ($(#[$doc:meta])* $vis:vis $name:ident = $words:expr) => {
        $(#[$doc])*
        $vis static $name: $crate::language::wordlist::WordList =
            $crate::language::wordlist::WordList::new(|| $crate::language::wordlist::split($words));
    };
}
pub(crate) use word_list;

/// `word` in lower case, with straight apostrophes; borrowed when it already is.
pub fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase().replace('’', "'"))
    }
}

/// `word` without the clitic of a possessive ("Amazon’s" → "Amazon").
pub fn bare(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    word_list!(COLOURS = "red green");

    #[test]
    fn a_list_is_asked_in_any_case() {
        assert!(COLOURS.has("Red") && COLOURS.has("green") && !COLOURS.has("blue"));
    }

    #[test]
    fn only_a_possessive_s_is_cut() {
        assert_eq!((bare("Amazon’s"), bare("Amazons"), bare("James'")), ("Amazon", "Amazons", "James'"));
    }
}
