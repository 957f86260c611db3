//! Closed lists of English words, written as one string and asked for membership.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::lexicon::{Key, Table};

/// A closed list of words, all in lower case.
pub struct WordList(LazyLock<Listed>);

/// The words of a list.
pub struct Listed {
    table: Table<()>,
    /// Those of more than sixteen bytes, in order.
    long: Vec<&'static str>,
    /// As written.
    words: &'static str,
}

impl WordList {
    /// `make` splits the list; see [`split`].
    pub const fn new(make: fn() -> Listed) -> Self {
        WordList(LazyLock::new(make))
    }

    /// Every word of the list, as written.
    pub fn all(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.0.words.split_whitespace()
    }

    /// Whether `word`, in any case, is on the list.
    #[inline]
    pub fn has(&self, word: &str) -> bool {
        let key = Key::of(word);
        if key == Key::NONE { self.has_long(word) } else { self.0.table.has(key) }
    }

    /// Whether the word with this key is on the list; long words have none.
    #[inline]
    pub fn has_key(&self, key: Key) -> bool {
        self.0.table.has(key)
    }

    #[cold]
    fn has_long(&self, word: &str) -> bool {
        !self.0.long.is_empty() && self.0.long.binary_search(&lower(word).as_ref()).is_ok()
    }
}

/// The words of a list written with white space between them.
pub fn split(words: &'static str) -> Listed {
    let mut long: Vec<_> = words.split_whitespace().filter(|word| word.len() > 16).collect();
    long.sort_unstable();
    let short = words.split_whitespace().filter(|word| word.len() <= 16);
    Listed { table: Table::new(short.map(|word| (word, ()))), long, words }
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
    if word.is_ascii() {
        let changes = word.bytes().any(|b| b.is_ascii_uppercase());
        return if changes { Cow::Owned(word.to_ascii_lowercase()) } else { Cow::Borrowed(word) };
    }
    let lower = word.to_lowercase();
    Cow::Owned(if lower.contains('’') { lower.replace('’', "'") } else { lower })
}

/// `word` without the clitic of a possessive ("Amazon’s" → "Amazon").
pub fn bare(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    word_list!(COLOURS = "red green ultramarine-violet");

    #[test]
    fn a_list_is_asked_in_any_case() {
        assert!(COLOURS.has("Red") && COLOURS.has("green") && !COLOURS.has("blue"));
        assert!(COLOURS.has("Ultramarine-Violet") && !COLOURS.has("ultramarine-violent"));
    }

    #[test]
    fn only_a_possessive_s_is_cut() {
        assert_eq!((bare("Amazon’s"), bare("Amazons"), bare("James'")), ("Amazon", "Amazons", "James'"));
    }
}
