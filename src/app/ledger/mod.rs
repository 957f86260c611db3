//! The ledger: everything of a collection that an analyst decides about or wrote, one row each.
//!
//! Here stands what the window keeps of it: which rows are wanted, in which order, and which of them are chosen. What
//! the rows are and what their cells say is in `rows`, finding and sorting them in `order`. No screen, no colour.

mod bulk;
mod order;
mod rows;

use std::collections::HashSet;

pub use order::Order;
pub use rows::{Entry, Shown, Thing};

use crate::annotations::{ItemId, Status, Subject, Tag};
use crate::article::{ArticleId, Place};

/// What the window keeps of the ledger.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    pub only: Only,
    pub sort: Column,
    pub descending: bool,
    pub chosen: Chosen,
}

/// A column of the ledger, in its order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Column {
    Kind,
    /// Sorted by it, rows stand as in the collection: article by article, in order of the text.
    #[default]
    Article,
    Outlet,
    Text,
    Value,
    Measure,
    Speaker,
    Status,
    Tags,
    Note,
    Who,
    When,
}

impl Column {
    pub const ALL: [Column; 12] = [
        Column::Kind,
        Column::Article,
        Column::Outlet,
        Column::Text,
        Column::Value,
        Column::Measure,
        Column::Speaker,
        Column::Status,
        Column::Tags,
        Column::Note,
        Column::Who,
        Column::When,
    ];

    /// For people.
    pub fn name(self) -> &'static str {
        match self {
            Column::Kind => "Kind",
            Column::Article => "Article",
            Column::Outlet => "Outlet",
            Column::Text => "Text",
            Column::Value => "Value",
            Column::Measure => "Measure",
            Column::Speaker => "Source",
            Column::Status => "Status",
            Column::Tags => "Tags",
            Column::Note => "Note",
            Column::Who => "Who",
            Column::When => "When",
        }
    }
}

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sort {
    Figure,
    Quote,
    Check,
    Annotation,
}

impl Sort {
    pub const ALL: [Sort; 4] = [Sort::Figure, Sort::Quote, Sort::Check, Sort::Annotation];

    /// For people, in the plural.
    pub fn name(self) -> &'static str {
        match self {
            Sort::Figure => "Figures",
            Sort::Quote => "Quotes",
            Sort::Check => "Checks",
            Sort::Annotation => "Annotations",
        }
    }
}

/// What the ledger is narrowed to: all that is given has to fit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Only {
    /// Words that a row must have in any of its cells.
    pub query: String,
    pub sort: Option<Sort>,
    pub status: Option<Status>,
    pub article: Option<ArticleId>,
    /// The tag itself or any below it.
    pub tag: Option<Tag>,
    pub author: Option<String>,
}

/// Names a row from one snapshot to the next.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum RowId {
    Thing(Subject, Place),
    Annotation(ItemId),
}

/// The rows that acts are for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chosen {
    pub rows: HashSet<RowId>,
    /// Where the keyboard is.
    pub at: Option<RowId>,
    /// Where choosing several in a row began.
    pub from: Option<RowId>,
}

impl Chosen {
    /// This row alone.
    pub fn one(row: RowId) -> Self {
        Chosen { rows: HashSet::from([row.clone()]), at: Some(row.clone()), from: Some(row) }
    }
}
