//! How tall the paragraphs of a page are, and so where each begins: guessed until seen, exact after.
//!
//! A page of 20,000 paragraphs cannot be laid out to find out how long it is. A paragraph's height is estimated from
//! its length, and replaced when it has been on the screen. Changing one height, and finding a paragraph by its
//! distance from the top, take a handful of steps: the heights are kept as a binary indexed tree.

/// The heights of the paragraphs, in points, from top to bottom.
#[derive(Clone, Debug, Default)]
pub struct Heights {
    heights: Vec<f32>,
    exact: Vec<bool>,
    /// `sums[i]` (from 1) holds the heights of the `i & -i` paragraphs that end with paragraph `i - 1`. In 64 bits:
    /// a page can be millions of points long.
    sums: Vec<f64>,
}

impl Heights {
    /// All of them guessed.
    pub fn guessed(heights: Vec<f32>) -> Self {
        let mut sums = vec![0.0; heights.len() + 1];
        for i in 1..sums.len() {
            sums[i] += f64::from(heights[i - 1]);
            let above = i + (i & i.wrapping_neg());
            if above < sums.len() {
                sums[above] += sums[i];
            }
        }
        Heights { exact: vec![false; heights.len()], heights, sums }
    }

    pub fn len(&self) -> usize {
        self.heights.len()
    }

    pub fn of(&self, paragraph: usize) -> f32 {
        self.heights[paragraph]
    }

    pub fn is_exact(&self, paragraph: usize) -> bool {
        self.exact[paragraph]
    }

    /// Records what a paragraph measured when it was laid out.
    pub fn measured(&mut self, paragraph: usize, height: f32) {
        self.exact[paragraph] = true;
        let change = f64::from(height) - f64::from(self.heights[paragraph]);
        if change == 0.0 {
            return;
        }
        self.heights[paragraph] = height;
        let mut i = paragraph + 1;
        while i < self.sums.len() {
            self.sums[i] += change;
            i += i & i.wrapping_neg();
        }
    }

    /// Where a paragraph begins; of one past the last, where the page ends.
    pub fn top(&self, paragraph: usize) -> f64 {
        let mut i = paragraph.min(self.len());
        let mut sum = 0.0;
        while i > 0 {
            sum += self.sums[i];
            i &= i - 1;
        }
        sum
    }

    pub fn total(&self) -> f64 {
        self.top(self.len())
    }

    /// The paragraph at a distance from the top; the first above the page, the last below it.
    pub fn at(&self, y: f64) -> usize {
        let mut before = 0;
        let mut left = y;
        let mut step = self.sums.len().next_power_of_two();
        while step > 0 {
            let next = before + step;
            if next < self.sums.len() && self.sums[next] <= left {
                before = next;
                left -= self.sums[next];
            }
            step /= 2;
        }
        before.min(self.len().saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn paragraphs_are_found_where_they_begin() {
        let mut heights = Heights::guessed(vec![10.0, 20.0, 30.0]);
        assert_eq!(heights.total(), 60.0);
        assert_eq!([0.0, 9.9, 10.0, 29.9, 30.0, 59.0, 99.0, -5.0].map(|y| heights.at(y)), [0, 0, 1, 1, 2, 2, 2, 0]);
        heights.measured(1, 5.0);
        assert!(heights.is_exact(1) && !heights.is_exact(0));
        assert_eq!(heights.top(2), 15.0);
        assert_eq!(heights.at(16.0), 2);
    }

    #[test]
    fn a_page_without_paragraphs_is_no_taller_than_nothing() {
        let heights = Heights::guessed(Vec::new());
        assert_eq!(heights.len(), 0);
        assert_eq!(heights.total(), 0.0);
        assert_eq!(heights.at(10.0), 0);
    }

    proptest! {
        #[test]
        fn tops_are_the_sums_of_the_heights_above(
            first in prop::collection::vec(1u8..200, 1..80),
            changes in prop::collection::vec((0usize..80, 1u8..200), 0..40),
        ) {
            let mut plain: Vec<f32> = first.iter().map(|&h| f32::from(h)).collect();
            let mut heights = Heights::guessed(plain.clone());
            for (at, height) in changes {
                let at = at % plain.len();
                plain[at] = f32::from(height);
                heights.measured(at, plain[at]);
            }
            let mut top = 0.0;
            for (i, &height) in plain.iter().enumerate() {
                prop_assert_eq!(heights.top(i), top);
                prop_assert_eq!(heights.at(top), i);
                prop_assert_eq!(heights.at(top + f64::from(height) - 0.5), i);
                top += f64::from(height);
            }
            prop_assert_eq!(heights.total(), top);
        }
    }
}
