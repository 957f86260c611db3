//! Which characters are equal for somebody who searches.
//!
//! Every character folds to exactly one character, so that a match begins and ends on borders of the printed text.

/// Whether capitals and small letters differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Case {
    Ignored,
    Kept,
}

/// The character that stands for all that equal `c`.
pub(super) fn fold(c: char, case: Case) -> char {
    match c {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' => '\'',
        '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => c,
        _ if c.is_whitespace() => ' ',
        _ if case == Case::Ignored => small(c),
        _ => c,
    }
}

/// The small letter; of the one that becomes two characters (İ), the first. The final sigma is a sigma.
fn small(c: char) -> char {
    match c.to_lowercase().next() {
        Some('ς') => 'σ',
        Some(small) => small,
        None => c,
    }
}

/// Whether folding this byte is no more than making it small: what runs of most text consist of.
pub(super) fn is_plain(byte: u8) -> bool {
    byte.is_ascii() && byte != b'\t'
}
