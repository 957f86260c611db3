//! What comes first: measures by what an analyst wants to see, members by time.

use std::cmp::Ordering;

use super::keys::Completed;
use super::{Confidence, Measure, Relation};

/// Members by publication date, then article, then place in the text; undated articles by name after dated ones.
pub(super) fn members(a: &Completed<'_>, b: &Completed<'_>) -> Ordering {
    let date = |c: &Completed<'_>| c.fact.published();
    let dates = match (date(a), date(b)) {
        (Some(one), Some(other)) => one.cmp(&other),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    };
    dates.then(a.fact.rank.cmp(&b.fact.rank)).then(a.fact.figure.span.cmp(&b.fact.figure.span))
}

/// Differing first, then updates, compatible, agreeing, single; a guess never shouts. Then by size and label.
pub(super) fn measures(a: &Measure, b: &Measure) -> Ordering {
    let loud = |m: &Measure| (m.confidence == Confidence::Guess && m.relation < Relation::Agree, m.relation);
    let articles = |m: &Measure| {
        let mut articles: Vec<usize> = m.members.iter().map(|member| member.figure.article).collect();
        articles.sort_unstable();
        articles.dedup();
        articles.len()
    };
    loud(a)
        .cmp(&loud(b))
        .then_with(|| articles(b).cmp(&articles(a)))
        .then_with(|| b.members.len().cmp(&a.members.len()))
        .then_with(|| a.label.cmp(&b.label))
}
