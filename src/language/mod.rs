//! English that several finders share: tokens, numerals, names, the calendar, speech cues.
//!
//! Pure functions over text. Nothing here knows figures, quotes or measures: those rooms import this one.

pub mod atoms;
pub mod calendar;
pub mod cues;
pub mod lexicon;
pub mod names;
pub mod numerals;
pub mod pronouns;
pub mod titles;
pub mod tokens;
pub mod wordlist;
