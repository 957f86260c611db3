//! English that several finders share: tokens, numerals, names, the calendar, speech cues.
//!
//! Pure functions over text. Nothing here knows figures, quotes or measures: those rooms import this one.

pub mod calendar;
pub mod names;
pub mod tokens;
