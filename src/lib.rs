//! Crossread: which figures and quotes the articles of a story report, and where their numbers stand to each other.
//!
//! The map of the house. Data flows one way, from files to the window; nothing lower imports anything higher:
//!
//! * [`article`]: an article in memory: text, paragraphs, sentences, metadata, spans
//! * [`language`]: English that several finders share: tokens, numerals, names, calendar, cues
//! * [`quotes`]: article → quotes: marks, reported speech, speakers
//! * [`figures`]: article → figures: value, unit, qualifier, what is measured, whose, when, who says so
//! * [`reading`]: one article with what was found in it
//! * [`compare`]: all readings → measures, relations, checks, voices
//! * [`words`], [`plot`]: how it is said, and the forest plot as plain geometry
//! * [`library`]: from files to articles
//! * [`annotations`], [`exchange`], [`search`]: the analyst's layer, formats, finding words
//! * [`workspace`]: what is open, kept current by background work
//! * [`app`], [`cli`]: the two thin fronts
//!
//! `article`, `language`, `quotes`, `figures`, `compare`, `words` and `plot` know no window, no path, no clock and no
//! disk, and cannot fail. docs/ARCHITECTURE.md has the invariants.

pub mod annotations;
pub mod app;
pub mod article;
pub mod cli;
pub mod compare;
pub mod exchange;
pub mod figures;
pub mod language;
pub mod library;
pub mod plot;
pub mod quotes;
pub mod reading;
pub mod search;
pub mod words;
pub mod workspace;
