//! Numbers, dates and relations as people say them, with the window's own words. No colour.

use std::path::PathBuf;

use super::narrowing::Section;
use super::state::{Mark, MatrixSort, Sort};
use crate::annotations::{Progress, Subject};
use crate::compare::{Measure, Relation};
pub use crate::words::*;

/// A collection's name, from the paths that make it: the folder's, or the first file's and how many more.
pub fn collection(paths: &[PathBuf]) -> String {
    let Some(first) = paths.first() else { return String::new() };
    let name = first.file_name().unwrap_or(first.as_os_str()).to_string_lossy();
    match paths.len() {
        1 => name.into_owned(),
        all => format!("{name} and {} more", all - 1),
    }
}

/// "25 Nov 2026, 17:55 UTC", in universal time: the same for everybody who reads the layer.
pub fn moment(at: jiff::Timestamp) -> String {
    let at = at.to_zoned(jiff::tz::TimeZone::UTC);
    format!("{} {}, {:02}:{:02} UTC", day(at.date()), at.year(), at.hour(), at.minute())
}

/// With a capital letter first.
pub fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

pub fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::Figure(kind) => figure_kind(kind),
        Mark::Quote(kind) => quote_kind(kind),
    }
}

/// How the figures of a measure stand to each other, in words; of a guess only what would follow.
pub fn stands(measure: &Measure) -> String {
    match (Section::of(measure), measure.relation, measure.nuance) {
        (Section::Maybe, Relation::Agree, _) => "maybe the same thing; alike".to_owned(),
        (Section::Maybe, ..) => "maybe the same thing".to_owned(),
        (_, relation, Some(said)) => format!("{}, {}", self::relation(relation), nuance(said)),
        (_, relation, None) => self::relation(relation).to_owned(),
    }
}

pub fn section(section: Section) -> &'static str {
    match section {
        Section::Differ => "Differ",
        Section::Update => "Updates",
        Section::Compatible => "Compatible",
        Section::Agree => "Agree",
        Section::Maybe => "Maybe the same thing?",
        Section::Single => "One figure",
    }
}

/// "37 of 92 checked".
pub fn progress(progress: Progress) -> String {
    format!("{} of {} checked", grouped(progress.checked as f64), grouped(progress.of as f64))
}

/// Whether such a thing has a status.
pub fn is_verified(subject: Subject) -> bool {
    matches!(subject, Subject::Figure | Subject::Quote | Subject::Check)
}

pub fn matrix_sort(sort: MatrixSort) -> &'static str {
    match sort {
        MatrixSort::Disagreement => "disagreement",
        MatrixSort::Coverage => "coverage",
        MatrixSort::Name => "name",
    }
}

pub fn sort(sort: Sort) -> &'static str {
    match sort {
        Sort::File => "file",
        Sort::Date => "date",
        Sort::Outlet => "outlet",
        Sort::Title => "title",
        Sort::Figures => "figures",
    }
}
