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
    /// The splits of all trees in one piece of memory, and the values of their leaves.
    forks: Vec<Fork>,
    values: Vec<i32>,
    /// Where each tree begins.
    roots: Vec<i32>,
    /// After every [`STEP`] trees: the most that those to come can add.
    rest: Vec<i32>,
}

/// A split in that memory: a way on is the place of a split, or a leaf as the complement of its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Fork {
    feature: u16,
    most: i16,
    left: i32,
    right: i32,
}

/// So many trees are asked between two looks at whether the rest can change anything.
const STEP: usize = 10;

impl Trees {
    pub fn of(all: Vec<Tree>) -> Self {
        let most = |tree: &Tree| tree.leaves.iter().copied().max().map_or(0, i32::from);
        let rest = (0..all.len()).step_by(STEP).map(|at| all[(at + STEP).min(all.len())..].iter().map(most).sum());
        let mut trees =
            Trees { rest: rest.collect(), forks: Vec::new(), values: Vec::new(), roots: Vec::new(), all: Vec::new() };
        for tree in &all {
            let (fork, value) = (trees.forks.len() as i32, trees.values.len() as i32);
            let way = |child| match child {
                Child::Split(at) => fork + i32::from(at),
                Child::Leaf(at) => !(value + i32::from(at)),
            };
            trees.roots.push(way(if tree.splits.is_empty() { Child::Leaf(0) } else { Child::Split(0) }));
            trees.forks.extend(tree.splits.iter().map(|split| Fork {
                feature: u16::from(split.feature),
                most: split.most,
                left: way(split.left),
                right: way(split.right),
            }));
            trees.values.extend(tree.leaves.iter().copied().map(i32::from));
        }
        Trees { all, ..trees }
    }

    /// What the tree that begins at `root` says of `row`.
    fn value(&self, root: i32, row: &Row) -> i32 {
        let mut at = root;
        while at >= 0 {
            let fork = &self.forks[at as usize];
            at = if row[fork.feature as usize] <= fork.most { fork.left } else { fork.right };
        }
        self.values[!at as usize]
    }

    /// What all trees say of `row`, in thousandths of a logit.
    pub fn sum(&self, row: &Row) -> i32 {
        self.roots.iter().map(|root| self.value(*root, row)).sum()
    }

    /// The same where it reaches `least`: most that do not are known by the first trees.
    pub fn reach(&self, row: &Row, least: i32) -> Option<i32> {
        let mut sum = 0;
        for (roots, rest) in self.roots.chunks(STEP).zip(&self.rest) {
            sum += roots.iter().map(|root| self.value(*root, row)).sum::<i32>();
            if sum + rest < least {
                return None;
            }
        }
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

    /// Reads what [`Trees::write`] wrote; `None` if `bytes` are something else, or were made for other features.
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
