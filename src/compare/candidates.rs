//! Which pairs of figures are worth a look: of ordinary articles all of one axis.
//!
//! Nothing compares all with all where there are very many. Each figure stands under a few keys: its axis, its measure and
//! the words of it, its noun, its number. Only what stands under one key is paired; of very many figures under one key each
//! is paired with those next to it, so that what shares most still meets.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use super::facts::{Axis, Fact};
use super::keys::Completed;

/// Of so many figures of one article under one key all pairs are looked at; of more, each with the next [`NEXT`].
const ALL: usize = 96;

/// So many figures under the same key in the same article, and so many in another one, are looked at for each figure of
/// a long list.
const NEXT: usize = 24;

/// How far values may lie apart and still round to each other, as a logarithm; a little more than that.
const STEP: f64 = 0.25;

/// The figures of one article under their keys, as places among its facts.
pub(super) struct Blocks {
    /// Where its facts begin.
    start: usize,
    len: usize,
    /// By key, then place.
    keys: Vec<(u32, u32)>,
}

impl Blocks {
    /// Of those of the facts `all[start..end]`, which are those of one article, that are `chosen`.
    pub fn of(all: &[Completed<'_>], chosen: &[bool], start: usize, end: usize) -> Self {
        let mut keys = Vec::with_capacity((end - start) * 6);
        for (place, completed) in all[start..end].iter().enumerate().filter(|(place, _)| chosen[start + place]) {
            add(&completed.fact, |key| keys.push((key, place as u32)));
        }
        keys.sort_unstable();
        keys.dedup();
        Blocks { start, len: end - start, keys }
    }

    /// The pairs within the article, each once, the earlier first.
    pub fn within(&self, mut found: impl FnMut(usize, usize)) {
        let mut pairs = Pairs::new(self.len, self.len);
        for block in self.keys.chunk_by(|x, y| x.0 == y.0) {
            let reach = if block.len() <= ALL { ALL } else { NEXT };
            for (at, (_, a)) in block.iter().enumerate() {
                for (_, b) in block[at + 1..].iter().take(reach) {
                    pairs.add(*a, *b);
                }
            }
        }
        pairs.each(|a, b| found(self.start + a as usize, self.start + b as usize));
    }

    /// The pairs with figures of an article that comes later.
    pub fn across(&self, other: &Blocks, mut found: impl FnMut(usize, usize)) {
        let mut pairs = Pairs::new(self.len, other.len);
        let (mut i, mut j) = (0, 0);
        while i < self.keys.len() && j < other.keys.len() {
            let key = self.keys[i].0;
            if key != other.keys[j].0 {
                if key < other.keys[j].0 {
                    i += 1
                } else {
                    j += 1
                }
                continue;
            }
            let run = |keys: &[(u32, u32)]| keys.iter().take_while(|(other, _)| *other == key).count();
            let ours = &self.keys[i..i + run(&self.keys[i..])];
            let theirs = &other.keys[j..j + run(&other.keys[j..])];
            let long = ours.len() * theirs.len() > ALL * ALL;
            for (at, (_, a)) in ours.iter().enumerate() {
                // In a long list each looks at those that stand about as far down the other one.
                let middle = at * theirs.len() / ours.len();
                let near =
                    if long { middle.saturating_sub(NEXT)..(middle + NEXT).min(theirs.len()) } else { 0..theirs.len() };
                for (_, b) in &theirs[near] {
                    pairs.add(*a, *b);
                }
            }
            i += ours.len();
            j += theirs.len();
        }
        pairs.each(|a, b| found(self.start + a as usize, other.start + b as usize));
    }
}

/// Pairs of places, each once.
enum Pairs {
    /// One bit for each pair, where those are few.
    Bits {
        width: usize,
        bits: Vec<u64>,
    },
    List(Vec<(u32, u32)>),
}

impl Pairs {
    fn new(ours: usize, theirs: usize) -> Self {
        match ours.checked_mul(theirs) {
            Some(all) if all <= 1 << 15 => Pairs::Bits { width: theirs, bits: vec![0; all.div_ceil(64)] },
            _ => Pairs::List(Vec::new()),
        }
    }

    fn add(&mut self, a: u32, b: u32) {
        match self {
            Pairs::Bits { width, bits } => {
                let at = a as usize * *width + b as usize;
                bits[at / 64] |= 1 << (at % 64);
            }
            Pairs::List(list) => list.push((a, b)),
        }
    }

    /// In order of the first, then of the second.
    fn each(self, mut found: impl FnMut(u32, u32)) {
        match self {
            Pairs::Bits { width, bits } => {
                for (word, mut rest) in bits.into_iter().enumerate() {
                    while rest != 0 {
                        let at = word * 64 + rest.trailing_zeros() as usize;
                        found((at / width) as u32, (at % width) as u32);
                        rest &= rest - 1;
                    }
                }
            }
            Pairs::List(mut list) => {
                list.sort_unstable();
                list.dedup();
                for (a, b) in list {
                    found(a, b);
                }
            }
        }
    }
}

/// The keys of a figure.
fn add(fact: &Fact<'_>, mut key: impl FnMut(u32)) {
    let mut put = |what: u8, word: u64| {
        let mut hasher = FxHasher::default();
        (what, fact.axis, word).hash(&mut hasher);
        key(hasher.finish() as u32);
    };
    put(0, u64::from(fact.name));
    put(12, 0);
    for stem in &fact.concept {
        put(1, stem.number());
    }
    if let Some(head) = fact.head {
        put(2, head.number());
    }
    if let Some(fate) = fact.frame.fate {
        put(9, fate as u64);
    }
    if matches!(fact.axis, Axis::Measurement(_)) && fact.lone.axis {
        put(10, 0);
    }
    // What one sentence, or the next, sets against the other need share nothing else.
    for sentence in [fact.sentence, fact.sentence + 1] {
        put(11, ((fact.rank as u64) << 32) | sentence as u64);
    }
    match fact.stated {
        Some(value) => {
            let sign = u64::from(value < 0.0);
            if value == 0.0 {
                put(3, 0);
            } else {
                // Values that round to each other lie in one bucket or in two next to each other.
                let bucket = (value.abs().ln() / STEP).floor() as i64;
                put(4 + sign as u8, bucket as u64);
                put(4 + sign as u8, (bucket + 1) as u64);
                // Of very many in one bucket those of one number still stand together.
                let exact = (value.abs().ln() * 1e7).round() as i64;
                put(6 + sign as u8, exact as u64);
            }
        }
        None => {
            if let Some(low) = fact.hard.low {
                put(8, low.to_bits());
            }
        }
    }
}
