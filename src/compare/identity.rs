//! The names of measures, which outlive what happens to other articles.
//!
//! A name is made of what the article of the measure's first figure says: its key words, and a short hash of the place.
//! So it stays while articles come and go elsewhere. Where a measure gets another first figure, it keeps its name by
//! [`Names`]: of the measures of before, the one that shares most figures hands its name on.

use std::collections::{BTreeMap, HashMap};

use rustc_hash::FxHashSet;

use super::facts::SENTENCE;
use super::keys::Completed;
use super::{Measure, MeasureId};
use crate::figures::{Figure, Role};
use crate::reading::Reading;

/// A figure, wherever it stands in its article and whatever index that has: its article, sentence, and place in it.
type Mark = u64;

/// Which names are taken, and which are free: those of measures of before that are made anew, with their figures.
#[derive(Default)]
pub(super) struct Names<'n> {
    free: HashMap<Mark, MeasureId>,
    taken: Option<&'n FxHashSet<MeasureId>>,
    gone: FxHashSet<MeasureId>,
}

impl<'n> Names<'n> {
    /// Of all names that are `taken` those of the measures `gone` are free. `readings` are those of before.
    pub fn of<'m>(
        taken: &'n FxHashSet<MeasureId>,
        gone: impl Iterator<Item = &'m Measure>,
        readings: impl Fn(usize) -> &'m Reading,
    ) -> Self {
        let mut names = Names { taken: Some(taken), ..Names::default() };
        for measure in gone {
            for member in &measure.members {
                let reading = readings(member.figure.article);
                names.free.insert(mark(reading, &reading.figures[member.figure.figure]), measure.id.clone());
            }
            names.gone.insert(measure.id.clone());
        }
        names
    }

    /// Whether a measure that stays bears this name.
    fn stays(&self, id: &MeasureId) -> bool {
        self.taken.is_some_and(|taken| taken.contains(id)) && !self.gone.contains(id)
    }
}

/// The names of measures by their members, each the members of one in their order.
pub(super) fn names(measures: &[Vec<&Completed<'_>>], known: &Names<'_>) -> Vec<MeasureId> {
    let mut names: Vec<Option<MeasureId>> = vec![None; measures.len()];
    let mut taken: FxHashSet<MeasureId> = FxHashSet::default();
    if !known.free.is_empty() {
        let mut heirs: Vec<(usize, &MeasureId, usize)> = Vec::new();
        for (at, members) in measures.iter().enumerate() {
            let mut shared: BTreeMap<&MeasureId, usize> = BTreeMap::new();
            for member in members {
                if let Some(id) = known.free.get(&mark(member.fact.reading, member.fact.figure)) {
                    *shared.entry(id).or_default() += 1;
                }
            }
            heirs.extend(shared.into_iter().map(|(id, figures)| (figures, id, at)));
        }
        let first = |at: usize| (measures[at][0].fact.rank, measures[at][0].fact.figure.span);
        heirs.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)).then_with(|| first(a.2).cmp(&first(b.2))));
        for (_, id, at) in heirs {
            if names[at].is_none() && taken.insert(id.clone()) {
                names[at] = Some(id.clone());
            }
        }
    }
    // What has no name yet, in an order that is its own.
    let mut rest: Vec<(String, usize)> =
        (0..measures.len()).filter(|at| names[*at].is_none()).map(|at| (name(measures[at][0]), at)).collect();
    rest.sort_by(|a, b| {
        let place = |at: usize| (measures[at][0].fact.rank, measures[at][0].fact.figure.span);
        a.0.cmp(&b.0).then_with(|| place(a.1).cmp(&place(b.1)))
    });
    for (name, at) in rest {
        let mut id = MeasureId(name.as_str().into());
        // Two figures of one name share a hash, which hardly ever happens.
        let mut number = 2;
        while known.stays(&id) || !taken.insert(id.clone()) {
            id = MeasureId(format!("{name}.{number}").into());
            number += 1;
        }
        names[at] = Some(id);
    }
    names.into_iter().flatten().collect()
}

/// The name of a measure by what the article of its first member says, and nobody else.
fn name(first: &Completed<'_>) -> String {
    let figure = first.fact.figure;
    let value = |attribute: &Option<crate::figures::Attribute<String>>| attribute.as_ref().map(|a| a.value.clone());
    let mut parts: Vec<String> =
        [value(&figure.entity), value(&figure.measure), value(&figure.scope)].into_iter().flatten().collect();
    parts.push(format!("{:?}", figure.kind));
    if figure.role != Role::Level {
        parts.push(format!("{:?}", figure.role));
    }
    if let Some(period) = &figure.period {
        parts.push(period.value.to_string());
    }
    let words = |part: &String| {
        let words: Vec<&str> = part.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        words.join("-").to_lowercase()
    };
    let mut words: Vec<String> = parts.iter().map(words).filter(|part| !part.is_empty()).collect();
    words.push(format!("{:08x}", mark(first.fact.reading, figure) as u32));
    words.join(".")
}

fn mark(reading: &Reading, figure: &Figure) -> Mark {
    let article = &reading.article;
    let offset = figure.span.start().saturating_sub(figure.sentence.start());
    // The offset tells the figures of one sentence apart, however long it is.
    let sentence = figure.sentence.of(article.text()).as_bytes();
    let parts: [&[u8]; 4] = [
        article.id.as_str().as_bytes(),
        &sentence[..sentence.len().min(SENTENCE)],
        figure.span.of(article.text()).as_bytes(),
        &(offset as u64).to_le_bytes(),
    ];
    // FNV-1a: names are written to files, so the hash must be the same on every machine and for ever.
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in parts.into_iter().flat_map(|part| part.iter().chain([&0xff])) {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    hash ^ hash >> 32
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::tests::readings;
    use super::super::{Comparison, Known, compare, compare_after};
    use super::*;

    const STORY: [&str; 4] = [
        "date: 2025-10-28\nHalden is cutting {14,000|job cuts|Halden} jobs. It has {350,000|workers|Halden} workers.",
        "date: 2025-10-29\nHalden cuts {14,000|job cuts|Halden} jobs of {350,000|workers|Halden} workers.",
        "date: 2025-10-30\nAt Norda {12|deaths|Norda} people died; at Norda {90|homes destroyed|} homes burned.",
        "date: 2025-10-27\nHalden plans to cut up to {30,000|job cuts|Halden|~up to} jobs.",
    ];

    /// The name of the measure of each figure, as "a.txt 14,000: name".
    fn named(readings: &[Arc<Reading>], comparison: &Comparison) -> BTreeMap<String, MeasureId> {
        let mut named = BTreeMap::new();
        for measure in &comparison.measures {
            for member in &measure.members {
                let reading = &readings[member.figure.article];
                let words = reading.figures[member.figure.figure].span.of(reading.article.text());
                named.insert(format!("{} {words}", reading.article.id), measure.id.clone());
            }
        }
        named
    }

    #[test]
    fn names_are_made_of_the_article_alone() {
        let all = readings(&STORY);
        let few = [Arc::clone(&all[0]), Arc::clone(&all[1])];
        let more = [Arc::clone(&all[0]), Arc::clone(&all[1]), Arc::clone(&all[2])];
        let before = named(&few, &compare(&few, &[]));
        let after = named(&more, &compare(&more, &[]));
        assert!(before.iter().all(|(figure, id)| after[figure] == *id), "{before:?}\n{after:?}");
        assert!(before["a.txt 14,000"].0.starts_with("halden.job-cuts.count."), "{before:?}");
    }

    #[test]
    fn a_measure_keeps_its_name_when_an_earlier_figure_joins_and_when_the_first_goes() {
        let all = readings(&STORY);
        let mut now: Vec<Arc<Reading>> = vec![Arc::clone(&all[0]), Arc::clone(&all[1])];
        let mut known = Known::default();
        let mut comparison = compare_after(&now, &[], &mut known, &|| true).expect("nothing ends it");
        let before = named(&now, &comparison);
        let mut step = |now: &mut Vec<Arc<Reading>>, comparison: &mut Arc<Comparison>, next: Vec<Arc<Reading>>| {
            *comparison = compare_after(&next, &[], &mut known, &|| true).expect("nothing ends it");
            *now = next;
        };
        step(&mut now, &mut comparison, all.clone());
        let grown = named(&now, &comparison);
        assert_eq!(grown["d.txt 30,000"], before["a.txt 14,000"], "the plan joins the measure that was there");
        assert!(before.iter().all(|(figure, id)| grown[figure] == *id));
        step(&mut now, &mut comparison, vec![Arc::clone(&all[3]), Arc::clone(&all[1])]);
        let shrunk = named(&now, &comparison);
        assert_eq!(shrunk["b.txt 350,000"], before["a.txt 350,000"], "its first figure is gone");
    }

    #[test]
    fn no_two_measures_bear_one_name() {
        let twice = "Halden had {7|ships|Halden} ships. Skerry had {7|ships|Skerry} ships.";
        let comparison = compare(&readings(&[twice, twice]), &[]);
        let mut names: Vec<&MeasureId> = comparison.measures.iter().map(|measure| &measure.id).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), comparison.measures.len());
    }
}
