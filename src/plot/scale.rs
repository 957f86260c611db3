//! How values become places on an axis.

/// An axis: which values lie at its ends, and how the others are spread between them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    pub low: f64,
    pub high: f64,
    /// Equal steps multiply: values further apart than this factor would crowd at one end otherwise.
    pub log: bool,
}

/// From this ratio of the largest to the smallest value on, the axis is logarithmic.
const LOG_FROM: f64 = 30.0;

impl Scale {
    /// An axis that shows all values, with some room at both ends.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Scale {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in values.into_iter().filter(|value| value.is_finite()) {
            low = low.min(value);
            high = high.max(value);
        }
        if low > high {
            return Scale { low: 0.0, high: 1.0, log: false };
        }
        if low > 0.0 && high / low > LOG_FROM {
            return Scale { low: low / 1.5, high: high * 1.5, log: true };
        }
        let spread = high - low;
        if spread == 0.0 {
            let room = if low == 0.0 { 1.0 } else { low.abs() * 0.2 };
            return Scale { low: low - room, high: high + room, log: false };
        }
        let room = spread * 0.14;
        let from_zero = low >= 0.0 && low < 0.6 * high;
        Scale { low: if from_zero { 0.0 } else { low - room }, high: high + room, log: false }
    }

    /// The place of a value, 0 at the left end and 1 at the right; values outside lie on an end.
    pub fn place(&self, value: f64) -> f32 {
        let at = if self.log {
            (value.max(f64::MIN_POSITIVE).ln() - self.low.ln()) / (self.high.ln() - self.low.ln())
        } else {
            (value - self.low) / (self.high - self.low)
        };
        if at.is_nan() { 0.0 } else { at.clamp(0.0, 1.0) as f32 }
    }

    /// Round values to write under the axis, at most `most` of them.
    pub fn ticks(&self, most: usize) -> Vec<f64> {
        let most = most.max(2);
        if self.log {
            let (first, last) = (self.low.log10().ceil() as i32, self.high.log10().floor() as i32);
            let step = (last - first).max(0) as usize / most + 1;
            return (first..=last).step_by(step).map(|power| 10f64.powi(power)).collect();
        }
        let rough = (self.high - self.low) / most as f64;
        let magnitude = 10f64.powf(rough.log10().floor());
        let step = [1.0, 2.0, 2.5, 5.0, 10.0]
            .into_iter()
            .map(|factor| factor * magnitude)
            .find(|step| *step >= rough)
            .unwrap_or(10.0 * magnitude);
        let first = (self.low / step).ceil();
        (0..=most).map(|i| (first + i as f64) * step).take_while(|tick| *tick <= self.high).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_lie_inside_their_axis() {
        let scale = Scale::of([14_000.0, 30_000.0]);
        assert!(!scale.log);
        assert!(scale.place(14_000.0) > 0.3 && scale.place(30_000.0) < 1.0);
        assert_eq!(scale.place(-5.0), 0.0);
        assert_eq!(scale.ticks(3), [0.0, 20_000.0]);
        assert_eq!(scale.ticks(4), [0.0, 10_000.0, 20_000.0, 30_000.0]);
    }

    #[test]
    fn a_wide_span_becomes_logarithmic() {
        let scale = Scale::of([200.0, 14_000.0]);
        assert!(scale.log);
        assert_eq!(scale.ticks(4), [1_000.0, 10_000.0]);
        let halfway = scale.place((200.0f64 * 14_000.0).sqrt());
        assert!((halfway - 0.5).abs() < 0.01, "{halfway}");
    }

    #[test]
    fn equal_values_stand_in_the_middle() {
        let scale = Scale::of([29.3e9, 29.3e9]);
        assert!((scale.place(29.3e9) - 0.5).abs() < 1e-6);
    }

    #[test]
    fn odd_values_break_nothing() {
        for values in [vec![], vec![f64::NAN], vec![0.0], vec![-3.0, 5.0], vec![1e300, 1e-300], vec![f64::INFINITY]] {
            let scale = Scale::of(values.iter().copied());
            assert!(scale.ticks(4).len() <= 620);
            for value in values {
                assert!((0.0..=1.0).contains(&scale.place(value)));
            }
        }
    }
}
