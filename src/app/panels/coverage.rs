//! The articles that give a measure, or leave it out, by name.

use crate::compare::{Comparison, Measure, article_label};
use crate::workspace::Snapshot;

/// "Reuters, 004 and 12 more".
pub fn names(snapshot: &Snapshot, articles: &[usize]) -> String {
    const NAMED: usize = 6;
    let named: Vec<String> =
        articles.iter().take(NAMED).map(|&at| article_label(&snapshot.readings[at].article)).collect();
    let more = articles.len().saturating_sub(NAMED);
    let named = named.join(", ");
    if more == 0 { named } else { format!("{named} and {} more", crate::app::words::grouped(more as f64)) }
}

/// The articles that give a measure as copies of another, rising.
pub fn copies(comparison: &Comparison, measure: &Measure) -> Vec<usize> {
    let articles = measure.members.iter().map(|member| member.figure.article);
    let mut copies: Vec<usize> = articles.filter(|article| comparison.original(*article) != *article).collect();
    copies.sort_unstable();
    copies.dedup();
    copies
}
