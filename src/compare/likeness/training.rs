//! Makes the table: boosted trees, each learnt from what those before it leave wrong.
//!
//! Trees grow by the leaf that gains most, on values put into at most [`BINS`] bins. Nothing is drawn by lot: the same
//! samples in the same order give the same bytes.

use std::sync::Arc;

use rayon::prelude::*;

use super::super::collection::{self, Collection};
use super::super::{FigureRef, grouping};
use super::features::{FEATURES, Row};
use super::trees::{Child, Split, Tree, Trees};
use super::{Judge, Likeness, judge};
use crate::reading::Reading;

/// Two figures, the earlier article first, and who decides over them.
#[derive(Clone, Debug)]
pub struct Pair {
    pub a: FigureRef,
    pub b: FigureRef,
    pub judge: Judge,
}

/// All pairs of figures of a collection that are worth a look.
///
/// ```
/// use std::sync::Arc;
/// use crossread::article::Article;
/// use crossread::compare::likeness::training::pairs;
/// use crossread::reading::Reading;
///
/// let read = |name, text| Arc::new(Reading::of(Arc::new(Article::from_text(name, text))));
/// let readings = [read("a.txt", "The port of Halden has 400 cranes."), read("b.txt", "Halden: 400 cranes at its port.")];
/// let found = pairs(&readings);
/// assert_eq!((found.len(), found[0].a.article, found[0].b.article), (1, 0, 1));
/// ```
pub fn pairs(readings: &[Arc<Reading>]) -> Vec<Pair> {
    let order = collection::in_order(readings);
    let (cards, sheets) = collection::cards(readings, &order, |_| None);
    let rules = Likeness::default();
    let collection = Collection::of(cards, &order, &[], &rules);
    let field = collection.everything(sheets.into_iter().flatten().collect());
    let pair = |(a, b): (usize, usize)| {
        let (a, b) = (&field.all[a], &field.all[b]);
        Pair { a: a.fact.at, b: b.fact.at, judge: judge(a, b) }
    };
    grouping::each_pair(&field.all, &field.starts, &field.related).into_par_iter().map(pair).collect()
}

/// A pair of figures and whether they are about the same thing.
#[derive(Clone, Debug)]
pub struct Sample {
    pub row: Row,
    pub same: bool,
    /// How often it counts: near misses more than the rest.
    pub weight: u8,
}

/// How many trees, and how many leaves each has at most.
const TREES: usize = 150;
const LEAVES: usize = 12;

/// How much of what it finds a tree adds.
const RATE: f64 = 0.06;

/// So many samples a leaf has at least.
const LEAST: usize = 15;

/// How strongly leaves are held to nought, in samples of even odds times four.
const RIDGE: f64 = 3.0;

/// A split gains at least this.
const GAIN: f64 = 1e-6;

/// Into so many bins the values of a feature go.
const BINS: usize = 64;

/// Where the bins of a feature end: values up to `0` are in the first, and so on; what is more is in the last.
struct Bins(Vec<i16>);

impl Bins {
    fn of(mut values: Vec<i16>) -> Self {
        values.sort_unstable();
        let count = values.len();
        let mut ends: Vec<i16> = (1..BINS).filter_map(|bin| values.get(bin * count / BINS)).copied().collect();
        // Values that few have still make a bin while there are bins left.
        values.dedup();
        if values.len() <= BINS {
            ends = values;
            ends.pop();
        }
        ends.dedup();
        Bins(ends)
    }

    fn place(&self, value: i16) -> u8 {
        self.0.partition_point(|end| *end < value) as u8
    }
}

/// The slope and the curvature of the loss, summed, and how many samples.
#[derive(Clone, Copy, Default)]
struct Sum {
    slope: f64,
    curve: f64,
    count: usize,
}

impl Sum {
    fn add(&mut self, other: Sum) {
        self.slope += other.slope;
        self.curve += other.curve;
        self.count += other.count;
    }

    fn less(self, other: Sum) -> Sum {
        Sum { slope: self.slope - other.slope, curve: self.curve - other.curve, count: self.count - other.count }
    }

    fn worth(self) -> f64 {
        self.slope * self.slope / (self.curve + RIDGE)
    }

    fn value(self) -> i16 {
        (1000.0 * RATE * -self.slope / (self.curve + RIDGE)).round().clamp(-32000.0, 32000.0) as i16
    }
}

/// The best way to part the samples of a leaf.
#[derive(Clone, Copy)]
struct Cut {
    gain: f64,
    feature: usize,
    bin: u8,
}

struct Leaf {
    samples: Vec<u32>,
    sum: Sum,
    cut: Option<Cut>,
    /// The split above it, and whether it lies to the right.
    above: Option<(usize, bool)>,
}

/// A table learnt from `samples`, as [`super::Likeness::read`] takes it.
///
/// ```
/// use crossread::compare::Likeness;
/// use crossread::compare::likeness::training::{Sample, train};
/// use crossread::compare::likeness::FEATURES;
///
/// let sample = |value| Sample { row: [value; FEATURES], same: value > 5, weight: 1 };
/// let samples: Vec<Sample> = (0..100).map(|at| sample(at % 10)).collect();
/// assert!(Likeness::read(&train(&samples)).is_some_and(|likeness| likeness.is_learnt()));
/// ```
pub fn train(samples: &[Sample]) -> Vec<u8> {
    grow(samples).write()
}

pub(super) fn grow(samples: &[Sample]) -> Trees {
    let bins: Vec<Bins> = (0..FEATURES)
        .into_par_iter()
        .map(|feature| Bins::of(samples.iter().map(|sample| sample.row[feature]).collect()))
        .collect();
    let columns: Vec<Vec<u8>> = bins
        .par_iter()
        .enumerate()
        .map(|(feature, bins)| samples.iter().map(|sample| bins.place(sample.row[feature])).collect())
        .collect();
    let mut sums = vec![0i32; samples.len()];
    let mut trees = Vec::new();
    for _ in 0..TREES {
        let slopes: Vec<Sum> = samples
            .iter()
            .zip(&sums)
            .map(|(sample, sum)| {
                let likely = 1.0 / (1.0 + (-f64::from(*sum) / 1000.0).exp());
                let same = f64::from(u8::from(sample.same));
                let weight = f64::from(sample.weight);
                Sum { slope: weight * (likely - same), curve: weight * likely * (1.0 - likely), count: 1 }
            })
            .collect();
        let tree = tree(&slopes, &columns, &bins);
        for (sample, sum) in samples.iter().zip(&mut sums) {
            *sum += tree.value(&sample.row);
        }
        trees.push(tree);
    }
    Trees::of(trees)
}

fn tree(slopes: &[Sum], columns: &[Vec<u8>], bins: &[Bins]) -> Tree {
    let leaf = |samples: Vec<u32>, above| {
        let mut sum = Sum::default();
        samples.iter().for_each(|at| sum.add(slopes[*at as usize]));
        let cut = best(&samples, sum, slopes, columns, bins);
        Leaf { samples, sum, cut, above }
    };
    let mut leaves = vec![leaf((0..slopes.len() as u32).collect(), None)];
    let mut splits: Vec<Split> = Vec::new();
    while leaves.len() < LEAVES {
        let gain = |leaf: &Leaf| leaf.cut.map_or(0.0, |cut| cut.gain);
        // Of equal gains the first.
        let most = (0..leaves.len()).rev().max_by(|a, b| gain(&leaves[*a]).total_cmp(&gain(&leaves[*b])));
        let Some((at, cut)) = most.and_then(|at| Some((at, leaves[at].cut?))) else { break };
        let parted = leaves.remove(at);
        let place = splits.len();
        if let Some((above, right)) = parted.above {
            let child = if right { &mut splits[above].right } else { &mut splits[above].left };
            *child = Child::Split(place as u8);
        }
        let most = bins[cut.feature].0[cut.bin as usize];
        splits.push(Split { feature: cut.feature as u8, most, left: Child::Leaf(0), right: Child::Leaf(0) });
        let column = &columns[cut.feature];
        let (left, right) = parted.samples.into_iter().partition(|at| column[*at as usize] <= cut.bin);
        leaves.push(leaf(left, Some((place, false))));
        leaves.push(leaf(right, Some((place, true))));
    }
    for (at, leaf) in leaves.iter().enumerate() {
        if let Some((above, right)) = leaf.above {
            let child = if right { &mut splits[above].right } else { &mut splits[above].left };
            *child = Child::Leaf(at as u8);
        }
    }
    Tree { splits, leaves: leaves.iter().map(|leaf| leaf.sum.value()).collect() }
}

/// The split of these samples that gains most; of equal ones the first feature's and the lowest.
fn best(samples: &[u32], all: Sum, slopes: &[Sum], columns: &[Vec<u8>], bins: &[Bins]) -> Option<Cut> {
    if samples.len() < 2 * LEAST {
        return None;
    }
    let cuts: Vec<Option<Cut>> = (0..FEATURES)
        .into_par_iter()
        .map(|feature| {
            let (column, ends) = (&columns[feature], bins[feature].0.len());
            let mut sums = vec![Sum::default(); ends + 1];
            for at in samples {
                sums[column[*at as usize] as usize].add(slopes[*at as usize]);
            }
            let mut left = Sum::default();
            let mut found: Option<Cut> = None;
            for (bin, sum) in sums[..ends].iter().enumerate() {
                left.add(*sum);
                let right = all.less(left);
                if left.count < LEAST || right.count < LEAST {
                    continue;
                }
                let gain = left.worth() + right.worth() - all.worth();
                if gain > found.map_or(GAIN, |cut| cut.gain) {
                    found = Some(Cut { gain, feature, bin: bin as u8 });
                }
            }
            found
        })
        .collect();
    cuts.into_iter().flatten().reduce(|best, cut| if cut.gain > best.gain { cut } else { best })
}
