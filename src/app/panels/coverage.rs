//! Who gives a measure's figure exactly, who vaguely, and who leaves it out.

use crate::app::view;
use crate::compare::{Measure, article_label};
use crate::figures::Qualifier;
use crate::workspace::Snapshot;

/// The articles of a collection as they stand to one measure, by index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Give a plain value.
    pub exactly: Vec<usize>,
    /// Give only a bound, an approximation or a range.
    pub vaguely: Vec<usize>,
    /// Give none.
    pub not: Vec<usize>,
}

impl Coverage {
    pub fn of(snapshot: &Snapshot, measure: &Measure) -> Coverage {
        let mut gives: Vec<Option<bool>> = vec![None; snapshot.readings.len()];
        for member in &measure.members {
            if let Some((_, figure)) = view::figure(snapshot, member.figure) {
                let exact = figure.qualifier == Qualifier::Exact && figure.amount.stated.is_some();
                let before = gives[member.figure.article].unwrap_or(false);
                gives[member.figure.article] = Some(before || exact);
            }
        }
        let of = |wanted| (0..gives.len()).filter(|&at| gives[at] == wanted).collect();
        Coverage { exactly: of(Some(true)), vaguely: of(Some(false)), not: of(None) }
    }
}

/// "Reuters, 004 and 12 more".
pub fn names(snapshot: &Snapshot, articles: &[usize]) -> String {
    const NAMED: usize = 6;
    let named: Vec<String> =
        articles.iter().take(NAMED).map(|&at| article_label(&snapshot.readings[at].article)).collect();
    let more = articles.len().saturating_sub(NAMED);
    let named = named.join(", ");
    if more == 0 { named } else { format!("{named} and {} more", crate::app::words::grouped(more as f64)) }
}
