//! Which articles the list shows, and in which order.

use std::cmp::Reverse;

use super::state::Sort;
use crate::reading::Reading;
use crate::workspace::Snapshot;

/// The indices of the articles that match `filter`, in the order of `sort`.
pub fn order(snapshot: &Snapshot, filter: &str, sort: Sort) -> Vec<usize> {
    let wanted: Vec<String> = filter.split_whitespace().map(str::to_lowercase).collect();
    let readings = &snapshot.readings;
    let mut order: Vec<usize> = (0..readings.len()).filter(|&i| matches(&readings[i], &wanted)).collect();
    let metadata = |i: usize| &readings[i].article.metadata;
    match sort {
        Sort::File => {}
        Sort::Date => {
            order.sort_by_key(|&i| Reverse(metadata(i).published.as_ref().map(|p| (p.date, p.minute.unwrap_or(0)))))
        }
        Sort::Outlet => order.sort_by_key(|&i| {
            let outlet = metadata(i).outlet.as_ref().map(|outlet| outlet.to_lowercase());
            (outlet.is_none(), outlet)
        }),
        Sort::Title => order.sort_by_cached_key(|&i| title(&readings[i]).to_lowercase()),
        Sort::Figures => order.sort_by_key(|&i| Reverse(readings[i].figures.len())),
    }
    order
}

/// The article's title, else its file.
pub fn title(reading: &Reading) -> &str {
    reading.article.metadata.title.as_deref().unwrap_or(reading.article.id.as_str())
}

/// Whether title, outlet, author or file have every one of the words.
fn matches(reading: &Reading, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let metadata = &reading.article.metadata;
    let fields = [Some(title(reading)), metadata.outlet.as_deref(), metadata.author.as_deref()];
    let mut text = reading.article.id.as_str().to_lowercase();
    for field in fields.into_iter().flatten() {
        text.push('\n');
        text.push_str(&field.to_lowercase());
    }
    words.iter().all(|word| text.contains(word.as_str()))
}
