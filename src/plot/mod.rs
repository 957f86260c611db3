//! The forest plot as plain geometry: the axis, the rows in their order, and the alphabet of marks.
//!
//! Pure, and without a colour: the window paints these pieces and the reports write them as vector graphics, so that a
//! figure has one shape wherever it is shown.

mod marks;
mod rows;
mod scale;

pub use marks::{Fill, Piece, Strip, band, mark};
pub use rows::{Row, by_whom, in_unit, in_words, rows};
pub use scale::Scale;
