//! Text in columns of a terminal: how wide it is, cut and wrapped to fit, and plain or styled.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How text is set off: with the terminal's own means, or not at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Style {
    /// Whether escape sequences may be written.
    pub ansi: bool,
}

impl Style {
    pub(super) fn bold<'a>(&self, words: &'a str) -> Cow<'a, str> {
        self.sgr("1", words)
    }

    pub(super) fn dim<'a>(&self, words: &'a str) -> Cow<'a, str> {
        self.sgr("2", words)
    }

    fn sgr<'a>(&self, code: &str, words: &'a str) -> Cow<'a, str> {
        if self.ansi { Cow::Owned(format!("\x1b[{code}m{words}\x1b[0m")) } else { Cow::Borrowed(words) }
    }
}

/// How many columns `words` take.
pub(super) fn width(words: &str) -> usize {
    words.width()
}

/// One line without control characters (a file's text must not command the terminal), white space folded.
pub(super) fn line(words: &str) -> String {
    let mut clean = String::with_capacity(words.len());
    for c in words.chars() {
        if c.is_whitespace() || c.is_control() {
            if !clean.ends_with(' ') {
                clean.push(' ');
            }
        } else if !is_invisible(c) {
            clean.push(c);
        }
    }
    clean.trim().to_owned()
}

/// Marks that turn the direction of text round and would turn the table with it.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// At most `columns` wide, ended by an ellipsis where something is left out.
pub(super) fn cut(words: &str, columns: usize) -> Cow<'_, str> {
    if width(words) <= columns {
        return Cow::Borrowed(words);
    }
    let kept = &words[..fitting(words, columns.saturating_sub(1))];
    Cow::Owned(format!("{}…", kept.trim_end()))
}

/// Cut and filled with blanks to exactly `columns`.
pub(super) fn cell(words: &str, columns: usize) -> String {
    let words = cut(words, columns);
    let blanks = columns.saturating_sub(width(&words));
    format!("{words}{}", " ".repeat(blanks))
}

/// The part of `sentence` around its bytes `from..to` that fits, with ellipses where it is cut.
pub(super) fn around(sentence: &str, from: usize, to: usize, columns: usize) -> String {
    let before = &sentence[..from];
    let before_columns = columns.saturating_sub(width(&sentence[from..to]) + 2) / 3;
    if width(before) <= before_columns {
        return cut(&line(sentence), columns).into_owned();
    }
    let mut start = from;
    let mut taken = 0;
    for (at, c) in before.char_indices().rev() {
        taken += c.width().unwrap_or(0);
        if taken > before_columns {
            break;
        }
        start = at;
    }
    // From the next whole word.
    let start = before[start..].find(' ').map_or(from, |blank| start + blank + 1);
    cut(&format!("…{}", line(&sentence[start..])), columns).into_owned()
}

/// Lines of at most `columns`, broken between words; a word that is longer is broken where it must be.
pub(super) fn wrap(words: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(2);
    let mut lines: Vec<String> = Vec::new();
    let mut last = String::new();
    for mut word in words.split_whitespace() {
        if !last.is_empty() && width(&last) + 1 + width(word) > columns {
            lines.push(std::mem::take(&mut last));
        }
        while width(word) > columns {
            let first = word.chars().next().map_or(0, char::len_utf8);
            let (head, tail) = word.split_at(fitting(word, columns).max(first));
            lines.push(head.to_owned());
            word = tail;
        }
        if !last.is_empty() {
            last.push(' ');
        }
        last.push_str(word);
    }
    if !last.is_empty() {
        lines.push(last);
    }
    lines
}

/// The bytes of the longest beginning that fits.
fn fitting(words: &str, columns: usize) -> usize {
    let mut taken = 0;
    for (at, c) in words.char_indices() {
        taken += c.width().unwrap_or(0);
        if taken > columns {
            return at;
        }
    }
    words.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_and_narrow_characters_are_counted_as_shown() {
        assert_eq!(width("“30,000”"), 8);
        assert_eq!(width("東京"), 4);
        assert_eq!(cell("東京都", 5), "東京…");
        assert_eq!(cell("é", 3), "é  ");
        assert_eq!(cut("14,000 corporate jobs", 10), "14,000 co…");
        assert_eq!(cut("14,000", 6), "14,000");
    }

    #[test]
    fn a_text_cannot_command_the_terminal() {
        assert_eq!(line("red\x1b[31m\n\tbell\x07 \u{202E}txt"), "red [31m bell txt");
    }

    #[test]
    fn a_sentence_is_shown_around_its_figure() {
        let sentence =
            "In a long memo to all of its employees the company said that 14,000 corporate jobs would go by May.";
        let from = sentence.find("14,000").expect("it is there");
        assert_eq!(around(sentence, from, from + 6, 40), "…that 14,000 corporate jobs would go by…");
        assert_eq!(around(sentence, from, from + 6, 200), sentence);
    }

    #[test]
    fn wrapping_breaks_between_words() {
        assert_eq!(wrap("one two  three", 7), ["one two", "three"]);
        assert_eq!(wrap("abcdefghij kl", 4), ["abcd", "efgh", "ij", "kl"]);
        assert!(wrap("  ", 4).is_empty());
    }

    #[test]
    fn plain_text_has_no_escapes() {
        assert_eq!(Style { ansi: false }.bold("x"), "x");
        assert_eq!(Style { ansi: true }.dim("x"), "\x1b[2mx\x1b[0m");
    }

    proptest::proptest! {
        #[test]
        fn nothing_is_wider_than_asked_for(words in "[a-z東é́“ ]{0,60}", columns in 2usize..40) {
            proptest::prop_assert!(width(&cut(&words, columns)) <= columns);
            proptest::prop_assert_eq!(width(&cell(&words, columns)), columns);
            for line in wrap(&words, columns) {
                proptest::prop_assert!(width(&line) <= columns);
            }
        }
    }
}
