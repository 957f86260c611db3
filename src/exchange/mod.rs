//! In and out: the records of a collection in the formats that other programs read.
//!
//! Offsets leave this room as Unicode code points.

mod json;
mod records;

pub use json::{write_json, write_jsonl};

use std::sync::Arc;

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
}
