//! How a grouping stands to the one made by hand: pairs of figures, and B-cubed (Bagga and Baldwin 1998).

use std::collections::BTreeMap;
use std::fmt;

use crossread::compare::{Comparison, FigureRef};

use crate::story::Partition;

/// Precision, recall and F1 of pairs of figures, and F1 of B-cubed; between 0 and 1.
#[derive(Clone, Copy, Default)]
pub struct Score {
    precision: f64,
    recall: f64,
    pairs: f64,
    b_cubed: f64,
}

impl fmt::Display for Score {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Score { precision, recall, pairs, b_cubed } = *self;
        let [precision, recall, pairs, b_cubed] = [precision, recall, pairs, b_cubed].map(|score| 100.0 * score);
        write!(out, "{precision:.0} / {recall:.0} / {pairs:.1} | {b_cubed:.1}")
    }
}

/// A figure: the group that it belongs in, and the measure that it was put in.
type Placed = ((usize, usize), (usize, usize));

impl Score {
    pub fn mean(scores: impl Iterator<Item = Score> + Clone) -> Score {
        let count = scores.clone().count().max(1) as f64;
        let mean = |part: fn(&Score) -> f64| scores.clone().map(|score| part(&score)).sum::<f64>() / count;
        Score {
            precision: mean(|score| score.precision),
            recall: mean(|score| score.recall),
            pairs: mean(|score| score.pairs),
            b_cubed: mean(|score| score.b_cubed),
        }
    }

    /// Of a group that may be parted in several ways the one counts that the comparison comes nearest to.
    pub fn of(groups: &[Vec<Partition>], comparison: &Comparison) -> Score {
        // Figures in no measure stand each for itself.
        let measure = |figure: FigureRef| -> (usize, usize) {
            let alone = (usize::MAX - figure.article, figure.figure);
            comparison.measure_of[figure.article][figure.figure].map_or(alone, |measure| (measure, 0))
        };
        let mut items: BTreeMap<FigureRef, Placed> = BTreeMap::new();
        for (at, ways) in groups.iter().enumerate() {
            let agreement = |parts: &Partition| {
                let placed: Vec<(usize, (usize, usize))> = parts
                    .iter()
                    .enumerate()
                    .flat_map(|(part, figures)| figures.iter().map(move |figure| (part, measure(*figure))))
                    .collect();
                let pairs = placed.iter().enumerate().flat_map(|(i, a)| placed[..i].iter().map(move |b| (a, b)));
                pairs.filter(|(a, b)| (a.0 == b.0) == (a.1 == b.1)).count()
            };
            let best = ways.iter().map(agreement).max();
            let Some(chosen) = ways.iter().find(|parts| Some(agreement(parts)) == best) else { continue };
            for (part, figures) in chosen.iter().enumerate() {
                items.extend(figures.iter().map(|figure| (*figure, ((at, part), measure(*figure)))));
            }
        }
        let items: Vec<Placed> = items.into_values().collect();
        let (mut both, mut ours, mut theirs, mut precision, mut recall) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (i, a) in items.iter().enumerate() {
            let count = |test: &dyn Fn(&Placed) -> bool| items.iter().filter(|b| test(b)).count() as f64;
            let common = count(&|b| b == a);
            precision += common / count(&|b| b.1 == a.1);
            recall += common / count(&|b| b.0 == a.0);
            for b in &items[..i] {
                both += f64::from(u8::from(a == b));
                ours += f64::from(u8::from(a.1 == b.1));
                theirs += f64::from(u8::from(a.0 == b.0));
            }
        }
        let part = |of: f64, all: f64| if all > 0.0 { of / all } else { 1.0 };
        let harmonic = |p: f64, r: f64| if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
        let count = items.len().max(1) as f64;
        Score {
            precision: part(both, ours),
            recall: part(both, theirs),
            pairs: part(2.0 * both, ours + theirs),
            b_cubed: harmonic(precision / count, recall / count),
        }
    }
}
