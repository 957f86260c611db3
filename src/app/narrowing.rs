//! Which measures the Figures tab and the matrix show, and in which order: what an analyst wants first.

use std::collections::BTreeMap;

use super::state::{MatrixSort, Narrow};
use super::view;
use super::words;
use crate::compare::{Check, Confidence, Measure, Relation, Verdict, article_label};
use crate::workspace::Snapshot;

/// A group of the Figures tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Section {
    /// Measures whose figures cannot all be true, and checks that fail.
    Differ,
    Update,
    Compatible,
    Agree,
    /// Figures that may or may not be about one thing. Whatever their values, they contradict nobody.
    Maybe,
    Single,
}

impl Section {
    pub const ALL: [Section; 6] =
        [Section::Differ, Section::Update, Section::Compatible, Section::Agree, Section::Maybe, Section::Single];

    pub fn of(measure: &Measure) -> Section {
        match measure.relation {
            Relation::Single => Section::Single,
            _ if measure.confidence == Confidence::Guess => Section::Maybe,
            Relation::Differ => Section::Differ,
            Relation::Update => Section::Update,
            Relation::Compatible => Section::Compatible,
            Relation::Agree => Section::Agree,
        }
    }
}

/// What there is to choose from when narrowing, and the text that a search looks into. Made once for a snapshot.
#[derive(Default)]
pub struct Index {
    made_for: Option<u64>,
    /// For each measure, in small letters.
    texts: Vec<String>,
    /// Every entity, with the number of its measures.
    pub entities: Vec<(String, usize)>,
}

impl Index {
    /// Brings the index to a snapshot.
    pub fn renew(&mut self, snapshot: &Snapshot) {
        if self.made_for == Some(snapshot.revision) {
            return;
        }
        self.made_for = Some(snapshot.revision);
        self.texts.clear();
        let mut entities: BTreeMap<&str, usize> = BTreeMap::new();
        for measure in &snapshot.comparison.measures {
            if let Some(entity) = &measure.key.entity {
                *entities.entry(entity).or_default() += 1;
            }
        }
        self.entities = entities.into_iter().map(|(name, count)| (name.to_owned(), count)).collect();
        self.entities.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.to_lowercase().cmp(&b.0.to_lowercase())));
    }

    /// The measures that fit, by index, in the comparison's order.
    pub fn fitting(&mut self, snapshot: &Snapshot, narrow: &Narrow) -> Vec<usize> {
        self.renew(snapshot);
        let wanted: Vec<String> = narrow.query.split_whitespace().map(str::to_lowercase).collect();
        let measures = &snapshot.comparison.measures;
        if !wanted.is_empty() && self.texts.len() != measures.len() {
            self.texts = measures.iter().map(|measure| text(snapshot, measure)).collect();
        }
        let article = narrow.article.as_ref().map(|id| view::reading_of(snapshot, id).map(|(index, _)| index));
        let fits = |&at: &usize| {
            let measure = &measures[at];
            narrow.kind.is_none_or(|kind| measure.kind == kind)
                && narrow.relation.is_none_or(|relation| measure.relation == relation)
                && narrow.entity.as_ref().is_none_or(|entity| measure.key.entity.as_ref() == Some(entity))
                && article
                    .is_none_or(|article| measure.members.iter().any(|member| Some(member.figure.article) == article))
                && wanted.iter().all(|word| self.texts[at].contains(word.as_str()))
        };
        (0..measures.len()).filter(fits).collect()
    }
}

/// The failing checks that fit, by index.
pub fn failing(snapshot: &Snapshot, narrow: &Narrow) -> Vec<usize> {
    let wanted: Vec<String> = narrow.query.split_whitespace().map(str::to_lowercase).collect();
    let fits = |check: &Check| {
        let figures = || check.figures.iter().filter_map(|&at| Some((at, view::figure(snapshot, at)?)));
        check.verdict == Verdict::Fails
            && narrow.relation.is_none_or(|relation| relation == Relation::Differ)
            && narrow.kind.is_none_or(|kind| figures().any(|(_, (_, figure))| figure.kind == kind))
            && narrow.entity.as_ref().is_none_or(|entity| {
                figures().any(|(at, _)| snapshot.comparison.keys[at.article][at.figure].entity.as_ref() == Some(entity))
            })
            && narrow.article.as_ref().is_none_or(|id| {
                let claims = view::claim(snapshot, check).is_some_and(|claim| claim.article == *id);
                claims || figures().any(|(_, (reading, _))| reading.article.id == *id)
            })
            && wanted.iter().all(|word| {
                [&check.says, &check.computed, &check.working].iter().any(|text| text.to_lowercase().contains(word))
            })
    };
    let checks = &snapshot.comparison.checks;
    (0..checks.len()).filter(|&at| fits(&checks[at])).collect()
}

/// Everything of a measure that somebody may search for.
fn text(snapshot: &Snapshot, measure: &Measure) -> String {
    let mut text = measure.label.to_lowercase();
    let mut add = |words: &str| {
        text.push('\n');
        text.push_str(&words.to_lowercase());
    };
    for key in [&measure.key.entity, &measure.key.scope, &measure.key.concept].into_iter().flatten() {
        add(key);
    }
    for member in &measure.members {
        if let Some((reading, figure)) = view::figure(snapshot, member.figure) {
            add(&words::printed(reading.article.text(), figure));
            add(&article_label(&reading.article));
            add(&member.origin.name);
        }
    }
    text
}

/// The measures that several figures are given for, in the matrix's order.
pub fn matrix(snapshot: &Snapshot, fitting: &[usize], sort: MatrixSort) -> Vec<usize> {
    let measures = &snapshot.comparison.measures;
    let mut rows: Vec<usize> =
        fitting.iter().copied().filter(|&at| Section::of(&measures[at]) != Section::Single).collect();
    match sort {
        MatrixSort::Disagreement => {
            rows.sort_by(|&a, &b| disagreement(&measures[b]).total_cmp(&disagreement(&measures[a])).then(a.cmp(&b)))
        }
        MatrixSort::Coverage => rows.sort_by_cached_key(|&at| (std::cmp::Reverse(articles(&measures[at])), at)),
        MatrixSort::Name => rows.sort_by_cached_key(|&at| (measures[at].label.to_lowercase(), at)),
    }
    rows
}

/// How far apart the figures of a measure are: the relation first, a guess after all of them, then the share that the
/// widest distance has of the largest value.
fn disagreement(measure: &Measure) -> f64 {
    let rank = match Section::of(measure) {
        Section::Differ => 5.0,
        Section::Update => 4.0,
        Section::Compatible => 3.0,
        Section::Agree => 2.0,
        Section::Maybe => 1.0,
        Section::Single => 0.0,
    };
    let share = match (measure.spread.low, measure.spread.high) {
        (Some(low), Some(high)) if low.abs().max(high.abs()) > 0.0 => (high - low) / low.abs().max(high.abs()),
        (Some(_), Some(_)) => 0.0,
        // Open to one side: as far as can be.
        _ => 1.0,
    };
    // Below 1 for any spread, so that it never outweighs the relation.
    rank + share / (1.0 + share)
}

/// How many articles give a figure for a measure.
pub fn articles(measure: &Measure) -> usize {
    let mut articles: Vec<usize> = measure.members.iter().map(|member| member.figure.article).collect();
    articles.sort_unstable();
    articles.dedup();
    articles.len()
}
