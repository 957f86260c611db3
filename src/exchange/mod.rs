//! In and out: the records of a collection in the formats that other programs read.
//!
//! Offsets leave this room as Unicode code points.

mod card;
mod csv;
pub mod escape;
mod format;
mod html;
mod json;
mod layer;
mod markdown;
mod records;
mod sheets;
#[cfg(test)]
mod tests;
pub mod w3c;
mod whole;

pub use self::csv::{COLUMNS as CSV_COLUMNS, COMPARISON_COLUMNS as CSV_COMPARISON_COLUMNS};
pub use self::csv::{write_comparison_csv, write_csv};
pub use card::Card;
pub use format::{Format, Preview, preview, write};
pub use html::write_html;
pub use json::{write_json, write_jsonl};
pub use markdown::{write_comparison_markdown, write_markdown};
pub use whole::WholeFile;

use std::sync::Arc;

use crate::annotations::View;
use crate::compare::Comparison;
use crate::library::Problem;
use crate::reading::Reading;

/// What is written: a collection as it was read and compared.
#[derive(Clone, Copy)]
pub struct Collection<'a> {
    /// By relative path.
    pub readings: &'a [Arc<Reading>],
    /// Made from exactly `readings`.
    pub comparison: &'a Comparison,
    pub problems: &'a [Problem],
    /// The analyst's layer, attached to these articles, where it goes out too.
    pub layer: Option<&'a View>,
}
