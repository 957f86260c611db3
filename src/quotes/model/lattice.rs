//! The best labels for the units around one cue: Viterbi over a handful of labels, in whole numbers.

use super::features::View;
use super::{Model, ROW};

/// What a unit is to the cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Label {
    Other = 0,
    ContentBegins = 1,
    ContentGoesOn = 2,
    SourceBegins = 3,
    SourceGoesOn = 4,
    Cue = 5,
}

pub const LABELS: usize = 6;
/// The place in a row of the weight that speaks for no cue at all.
pub const NONE: usize = 6;
/// The place in a row of the weight that speaks for a cue at the first look.
pub const LOOK: usize = 7;

const ALL: [Label; LABELS] =
    [Label::Other, Label::ContentBegins, Label::ContentGoesOn, Label::SourceBegins, Label::SourceGoesOn, Label::Cue];

/// Which labels may follow which: what goes on must have begun.
pub fn may_follow(before: usize, after: usize) -> bool {
    match after {
        2 => before == 1 || before == 2,
        4 => before == 3 || before == 4,
        _ => true,
    }
}

/// Worse than any sum of weights.
const NEVER: i32 = i32::MIN / 4;

/// A first look that says less is believed: the word is no cue. In steps of a weight.
const DOUBT: i32 = -64;

/// Sums of rows of weights, all eight of a row added at once: two words with four lanes of sixteen bits each.
///
/// Weights are taken from -128 up, so that no lane borrows from the next; 257 rows are the most that a lane holds, and a
/// unit has a fifth of them.
#[derive(Default)]
struct Sums {
    even: u64,
    odd: u64,
    rows: i32,
}

impl Sums {
    #[inline]
    fn add(&mut self, row: [u8; ROW]) {
        const LANES: u64 = 0x00FF_00FF_00FF_00FF;
        let raised = u64::from_le_bytes(row) ^ 0x8080_8080_8080_8080;
        self.even += raised & LANES;
        self.odd += raised >> 8 & LANES;
        self.rows += 1;
    }

    /// The sums in the order of a row.
    fn all(&self) -> [i32; ROW] {
        std::array::from_fn(|at| {
            let lanes = if at % 2 == 0 { self.even } else { self.odd };
            i32::from((lanes >> (at / 2 * 16)) as u16) - 128 * self.rows
        })
    }
}

/// Buffers of one search.
#[derive(Default)]
pub struct Lattice {
    scores: Vec<[i32; LABELS]>,
    from: Vec<[u8; LABELS]>,
    /// The best labels, one for each unit of the window.
    pub labels: Vec<Label>,
    /// By how many steps they are better than the reading that the word is no cue.
    pub margin: i32,
}

impl Lattice {
    /// Whether the word may be a cue as far as its own features tell: cheap, and asked before the whole window is read.
    pub fn may_be_cue(model: &Model<'_>, view: &View) -> bool {
        let mut sum = 0i32;
        view.features(view.anchor, |feature| sum += i32::from(model.row(feature)[LOOK] as i8));
        sum >= DOUBT
    }

    /// Labels the window of `view`; false where it is empty.
    pub fn best(&mut self, model: &Model<'_>, view: &View) -> bool {
        self.scores.clear();
        self.from.clear();
        let mut none = 0;
        for at in view.window.clone() {
            let mut sums = Sums::default();
            view.features(at, |feature| sums.add(model.row(feature)));
            let sums = sums.all();
            none += sums[NONE];
            let mut here = [NEVER; LABELS];
            let mut from = [0u8; LABELS];
            for after in 0..LABELS {
                let Some(last) = self.scores.last() else {
                    if may_follow(0, after) {
                        here[after] = sums[after];
                    }
                    continue;
                };
                for (before, so_far) in last.iter().enumerate() {
                    if may_follow(before, after) {
                        let score = so_far + model.transitions[before][after] + sums[after];
                        if score > here[after] {
                            here[after] = score;
                            from[after] = before as u8;
                        }
                    }
                }
            }
            self.scores.push(here);
            self.from.push(from);
        }
        let Some(last) = self.scores.last() else { return false };
        let mut label = 0;
        for other in 1..LABELS {
            if last[other] > last[label] {
                label = other;
            }
        }
        self.margin = last[label] - none - model.caution;
        self.labels.clear();
        for from in self.from.iter().rev() {
            self.labels.push(ALL[label]);
            label = usize::from(from[label]);
        }
        self.labels.reverse();
        true
    }
}

#[cfg(test)]
mod tests {
    use super::{ROW, Sums};

    #[test]
    fn rows_are_summed_label_by_label() {
        let weights: [[i8; ROW]; 3] =
            [[127, -128, 0, 1, -1, 64, -64, 5], [127, -128, -128, 127, 3, 0, 9, -7], [127, -128, 1, 2, 3, 4, 5, 6]];
        for times in [1, 19] {
            let mut sums = Sums::default();
            for row in weights.iter().cycle().take(3 * times) {
                sums.add(row.map(|weight| weight as u8));
            }
            let want =
                std::array::from_fn(|at| weights.iter().map(|row| i32::from(row[at])).sum::<i32>() * times as i32);
            assert_eq!(sums.all(), want);
        }
        assert_eq!(Sums::default().all(), [0; ROW]);
    }
}
