//! The rules that find figures: one family of number expressions to a file, all listed in [`RULES`].
//!
//! Each rule is asked what begins at an atom of a sentence; the first that answers has the place. `finder` runs them,
//! and then gives every draft the unit that its neighbours imply, its noun and its qualifier.

mod age;
mod count;
mod date;
mod draft;
mod ellipsis;
mod finder;
#[cfg(test)]
mod marked;
mod measurement;
mod money;
mod none;
mod noun;
mod percent;
mod qualifier;
mod ratio;
mod words;

pub use draft::Rule;
pub(super) use finder::find;

use super::{Amount, Figure, FigureKind, Qualifier, Unit, currencies, units, value};

/// Every rule, in the order in which they are asked.
pub static RULES: [&Rule; 15] = [
    &date::RULE,
    &none::CLOCK,
    &none::CONTACT,
    &none::SCORE,
    &percent::RULE,
    &age::RULE,
    &none::ADDRESS,
    &none::LABEL,
    &money::RULE,
    &none::IDIOM,
    &ratio::RULE,
    &measurement::MEASUREMENT,
    &measurement::DURATION,
    &count::ORDINAL,
    &count::COUNT,
];
