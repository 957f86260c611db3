//! Small decision trees whose leaves add up, and the table that they are kept in.
//!
//! A table is its name, the number of features that it was made for and the number of trees; then each tree: the number of
//! its splits, the splits (feature, threshold, left, right), and its leaves, one more than splits. Numbers are
//! little-endian; a child is the place of a split, or of a leaf with the high bit set. A split comes before those under it.

use super::features::{FEATURES, Row};

/// What a table begins with: its name and its version.
pub(super) const MAGIC: &[u8; 8] = b"CRgroup1";

/// The bit of a child that is a leaf.
const LEAF: u8 = 0x80;

/// Where a row goes from a split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Split {
    pub feature: u8,
    /// A value up to this goes left.
    pub most: i16,
    pub left: Child,
    pub right: Child,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Child {
    /// By place among the splits of the tree.
    Split(u8),
    /// By place among its leaves.
    Leaf(u8),
}

impl Child {
    fn byte(self) -> u8 {
        match self {
            Child::Split(at) => at,
            Child::Leaf(at) => at | LEAF,
        }
    }

    fn of(byte: u8) -> Self {
        if byte & LEAF == 0 { Child::Split(byte) } else { Child::Leaf(byte & !LEAF) }
    }
}

/// One tree; the values of its leaves are thousandths of a logit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tree {
    pub splits: Vec<Split>,
    pub leaves: Vec<i16>,
}

impl Tree {
    /// The leaf that `row` comes to.
    pub fn value(&self, row: &Row) -> i32 {
        let mut at = if self.splits.is_empty() { Child::Leaf(0) } else { Child::Split(0) };
        loop {
            match at {
                Child::Leaf(leaf) => return i32::from(self.leaves[leaf as usize]),
                Child::Split(place) => {
                    let split = &self.splits[place as usize];
                    at = if row[split.feature as usize] <= split.most { split.left } else { split.right };
                }
            }
        }
    }
}

/// All trees of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Trees {
    all: Vec<Tree>,
    /// The trees behind the first ones, [`FIRST`], which are asked one by one.
    boards: Vec<Board>,
    /// After every [`STEP`] of those: the most that all to come can add.
    rest: Vec<i32>,
}

/// So many trees are asked one by one: most rows that reach too little are known by them.
const FIRST: usize = 20;

/// So many trees are asked between two looks at whether the rest can change anything.
const STEP: usize = 10;

impl Trees {
    pub fn of(all: Vec<Tree>) -> Self {
        let most = |tree: &Tree| tree.leaves.iter().copied().max().map_or(0, i32::from);
        let first = FIRST.min(all.len());
        let rest = (0..first).step_by(STEP).map(|at| all[(at + STEP).min(first)..].iter().map(most).sum());
        Trees { rest: rest.collect(), boards: all[first..].chunks(WIDTH).map(Board::of).collect(), all }
    }

    /// What all trees say of `row`, in thousandths of a logit.
    pub fn sum(&self, row: &Row) -> i32 {
        let first = self.all.iter().take(FIRST).map(|tree| tree.value(row)).sum::<i32>();
        first + self.boards.iter().map(|board| board.sum(row)).sum::<i32>()
    }

    /// The same where it reaches `least`: most that do not are known by the first trees.
    pub fn reach(&self, row: &Row, least: i32) -> Option<i32> {
        let first = &self.all[..FIRST.min(self.all.len())];
        let mut sum = 0;
        for (trees, rest) in first.chunks(STEP).zip(&self.rest) {
            sum += trees.iter().map(|tree| tree.value(row)).sum::<i32>();
            if sum + rest < least {
                return None;
            }
        }
        sum += self.boards.iter().map(|board| board.sum(row)).sum::<i32>();
        (sum >= least).then_some(sum)
    }

    pub fn write(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend((FEATURES as u16).to_le_bytes());
        bytes.extend((self.all.len() as u16).to_le_bytes());
        for tree in &self.all {
            bytes.push(tree.splits.len() as u8);
            for split in &tree.splits {
                bytes.push(split.feature);
                bytes.extend(split.most.to_le_bytes());
                bytes.extend([split.left.byte(), split.right.byte()]);
            }
            bytes.extend(tree.leaves.iter().flat_map(|leaf| leaf.to_le_bytes()));
        }
        bytes
    }

    /// Reads what [`Trees::write`] wrote; `None` if `bytes` are something else, or were made for other features. A tree has at
    /// most [`LEAVES`] leaves.
    pub fn read(bytes: &[u8]) -> Option<Trees> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let mut take = |count: usize| {
            let (head, tail) = rest.split_at_checked(count)?;
            rest = tail;
            Some(head)
        };
        let short = |bytes: &[u8]| u16::from_le_bytes([bytes[0], bytes[1]]);
        if short(take(2)?) as usize != FEATURES {
            return None;
        }
        let mut trees = Vec::new();
        for _ in 0..short(take(2)?) {
            let count = take(1)?[0];
            if count as usize >= LEAVES {
                return None;
            }
            let mut splits = Vec::new();
            for place in 0..count {
                let split = take(5)?;
                let (feature, most) = (split[0], i16::from_le_bytes([split[1], split[2]]));
                let (left, right) = (Child::of(split[3]), Child::of(split[4]));
                // Only ever down: no row goes in circles.
                let sound = |child| match child {
                    Child::Split(at) => at > place && at < count,
                    Child::Leaf(at) => at <= count,
                };
                if feature as usize >= FEATURES || !sound(left) || !sound(right) {
                    return None;
                }
                splits.push(Split { feature, most, left, right });
            }
            let leaves = take(2 * (count as usize + 1))?.chunks_exact(2).map(|leaf| short(leaf) as i16).collect();
            trees.push(Tree { splits, leaves });
        }
        rest.is_empty().then(|| Trees::of(trees))
    }
}

/// Many trees, asked feature by feature and not tree by tree (QuickScorer: Lucchese and others 2015): a row that lies above the
/// threshold of a split loses the leaves to the left of it, and of those that are left in the end the first is its own.
/// Which leaves a value of one feature leaves to the trees that ask for it is known beforehand, between any two thresholds.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Board {
    features: Vec<Asked>,
    /// The leaves that are left, a bit each.
    left: Vec<Leaves>,
    /// The values of the leaves, [`LEAVES`] places a tree.
    values: Vec<i16>,
}

/// A feature that splits ask.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Asked {
    feature: u8,
    /// Rising.
    thresholds: Vec<i16>,
    /// The trees that ask; of a feature that many ask all, which is quicker.
    trees: Vec<u8>,
    /// Where the leaves begin that are left to the value of these trees above the first threshold; those above the second
    /// come behind them, and so on.
    start: usize,
}

/// The leaves of one tree, from the left.
type Leaves = u16;

/// No tree has more leaves.
const LEAVES: usize = Leaves::BITS as usize;

/// So many trees a board has at most: what one byte can count.
const WIDTH: usize = 256;

/// A feature that one tree of so many asks is looked at for all of them.
const MANY: usize = 3;

impl Board {
    fn of(trees: &[Tree]) -> Board {
        let mut asks: Vec<Ask> = Vec::new();
        let mut values: Vec<i16> = Vec::new();
        for (at, tree) in trees.iter().enumerate() {
            let mut leaves: Vec<i16> = Vec::new();
            match tree.splits.is_empty() {
                true => leaves.push(tree.leaves[0]),
                false => lay(tree, 0, at as u8, &mut leaves, &mut asks),
            }
            leaves.resize(LEAVES, 0);
            values.extend(leaves);
        }
        asks.sort_by_key(|ask| (ask.feature, ask.most));
        let mut board = Board { features: Vec::new(), left: Vec::new(), values };
        for asks in asks.chunk_by(|a, b| a.feature == b.feature) {
            let start = board.left.len();
            let mut asking: Vec<u8> = asks.iter().map(|ask| ask.tree).collect();
            asking.sort_unstable();
            asking.dedup();
            if asking.len() * MANY >= trees.len() {
                asking = (0..trees.len()).map(|at| at as u8).collect();
            }
            let mut left = [Leaves::MAX; WIDTH];
            let mut thresholds = Vec::new();
            for asks in asks.chunk_by(|a, b| a.most == b.most) {
                asks.iter().for_each(|ask| left[ask.tree as usize] &= ask.keep);
                thresholds.push(asks[0].most);
                board.left.extend(asking.iter().map(|tree| left[*tree as usize]));
            }
            board.features.push(Asked { feature: asks[0].feature, thresholds, trees: asking, start });
        }
        board
    }

    /// What its trees say of `row`.
    fn sum(&self, row: &Row) -> i32 {
        let mut all = [Leaves::MAX; WIDTH];
        let count = self.values.len() / LEAVES;
        for Asked { feature, thresholds, trees, start } in &self.features {
            let value = row[*feature as usize];
            let above = thresholds.iter().take_while(|most| **most < value).count();
            if above == 0 {
                continue;
            }
            let left = &self.left[start + (above - 1) * trees.len()..][..trees.len()];
            if trees.len() == count {
                all.iter_mut().zip(left).for_each(|(all, left)| *all &= left);
            } else {
                trees.iter().zip(left).for_each(|(tree, left)| all[*tree as usize] &= left);
            }
        }
        // The last leaf of a tree is never lost.
        let own =
            |(values, left): (&[i16; LEAVES], &Leaves)| i32::from(values[left.trailing_zeros() as usize % LEAVES]);
        self.values.as_chunks::<LEAVES>().0.iter().zip(&all).map(own).sum()
    }
}

/// A split as it is put on a board.
struct Ask {
    feature: u8,
    most: i16,
    tree: u8,
    /// The leaves that are left to a row above it.
    keep: Leaves,
}

/// Puts the leaves under a split into `leaves` from left to right, and it and those under it into `asks`.
fn lay(tree: &Tree, split: u8, number: u8, leaves: &mut Vec<i16>, asks: &mut Vec<Ask>) {
    let Split { feature, most, left, right } = tree.splits[split as usize];
    let mut down = |child, leaves: &mut Vec<i16>| match child {
        Child::Leaf(at) => leaves.push(tree.leaves[at as usize]),
        Child::Split(at) => lay(tree, at, number, leaves, asks),
    };
    let first = leaves.len();
    down(left, leaves);
    let lost = (first..leaves.len()).fold(0, |lost, leaf| lost | 1 << leaf);
    down(right, leaves);
    asks.push(Ask { feature, most, tree: number, keep: !lost });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tree whose splits are drawn by `next`.
    fn tree(next: &mut impl FnMut(usize) -> usize) -> Tree {
        let count = next(12);
        let mut splits: Vec<Split> = Vec::new();
        let mut open: Vec<(usize, bool)> = Vec::new();
        for place in 0..count {
            if !open.is_empty() {
                let (above, right) = open.remove(next(open.len()));
                let child = Child::Split(place as u8);
                if right { splits[above].right = child } else { splits[above].left = child }
            }
            let (feature, most) = (next(FEATURES) as u8, next(9) as i16 - 4);
            splits.push(Split { feature, most, left: Child::Leaf(0), right: Child::Leaf(0) });
            open.extend([(place, false), (place, true)]);
        }
        for (leaf, (above, right)) in open.iter().enumerate() {
            let child = Child::Leaf(leaf as u8);
            if *right { splits[*above].right = child } else { splits[*above].left = child }
        }
        Tree { splits, leaves: (0..=count).map(|_| next(2000) as i16 - 1000).collect() }
    }

    #[test]
    fn asked_by_feature_or_one_by_one_trees_say_the_same() {
        let mut seed = 1u64;
        let mut next = |below: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as usize % below.max(1)
        };
        for count in [0, 1, 19, 20, 21, 150, FIRST + WIDTH + 3] {
            let all: Vec<Tree> = (0..count).map(|_| tree(&mut next)).collect();
            let trees = Trees::of(all.clone());
            assert_eq!(Trees::read(&trees.write()), Some(trees.clone()));
            for _ in 0..40 {
                let row: Row = std::array::from_fn(|_| next(11) as i16 - 5);
                let sum: i32 = all.iter().map(|tree| tree.value(&row)).sum();
                assert_eq!(trees.sum(&row), sum);
                for least in [sum - 1, sum, sum + 1] {
                    assert_eq!(trees.reach(&row, least), (sum >= least).then_some(sum));
                }
            }
        }
    }
}
