//! The rules that find figures: one family of number expressions to a file, all listed in [`RULES`].
//!
//! Each rule is asked what begins at an atom of a sentence; the first that answers has the place. `finder` runs them,
//! and then gives every draft the unit that its neighbours imply, its noun and its qualifier.

mod address;
mod age;
mod clock;
mod contact;
mod count;
mod date;
mod draft;
mod duration;
mod ellipsis;
mod finder;
mod home;
mod idiom;
mod label;
#[cfg(test)]
mod marked;
mod measurement;
mod money;
mod noun;
mod ordinal;
mod percent;
mod product;
mod qualifier;
mod ratio;
mod score;
mod tender;
mod unit_words;
mod words;

pub use draft::Rule;
pub(super) use finder::{Dates, find};
pub(super) use unit_words::names_unit;

use super::{Amount, Figure, FigureKind, Qualifier, Unit, currencies, units, value};

/// Every rule, in the order in which they are asked.
pub static RULES: [&Rule; 16] = [
    &address::RULE,
    &date::RULE,
    &clock::RULE,
    &age::RULE,
    &contact::RULE,
    &score::RULE,
    &percent::RULE,
    &product::RULE,
    &label::RULE,
    &money::RULE,
    &idiom::RULE,
    &ratio::RULE,
    &measurement::RULE,
    &duration::RULE,
    &ordinal::RULE,
    &count::RULE,
];
