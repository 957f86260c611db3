//! For the tests of the numerals: a text that is wholly one numeral.

use super::{Letters, numeral};
use crate::language::atoms::Atoms;
use crate::language::tokens::Tokens;

/// The text is wholly one numeral, and this is its value (or its two ends).
#[track_caller]
pub fn check(text: &str, low: f64, high: f64) {
    let tokens = Tokens::of(text);
    let mut atoms = Atoms::new(text);
    atoms.fill(&tokens, 0..tokens.all.len());
    let found = numeral(&atoms, 0, Letters::Sure).unwrap_or_else(|| panic!("no numeral in {text:?}"));
    assert_eq!((found.low, found.high), (low, high), "{text:?}");
    assert_eq!(found.end, atoms.len(), "{text:?}");
}

/// The text is wholly one numeral of this value.
#[track_caller]
pub fn value(text: &str, value: f64) {
    check(text, value, value);
}

/// Where the numeral at the start of the text ends, in atoms; `None` where there is none.
pub fn end(text: &str) -> Option<usize> {
    let tokens = Tokens::of(text);
    let mut atoms = Atoms::new(text);
    atoms.fill(&tokens, 0..tokens.all.len());
    numeral(&atoms, 0, Letters::Sure).map(|n| n.end)
}
