//! Numbers, dates and relations as people say them, with the window's own words. No colour.

use std::path::PathBuf;

use super::state::{Mark, Sort};
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

pub fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::Figure(kind) => figure_kind(kind),
        Mark::Quote(kind) => quote_kind(kind),
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
