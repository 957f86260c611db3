//! The set of values that a number expression allows, and what can be said of two such sets.

use serde::{Deserialize, Serialize};

/// What bounds a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Qualifier {
    #[default]
    Exact,
    Approx,
    AtMost,
    AtLeast,
    MoreThan,
    LessThan,
    Vague,
}

/// A set of values: `None` is unbounded. Ends are included, but for an open one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    pub low: Option<f64>,
    pub high: Option<f64>,
    /// The lower end itself is not allowed ("more than 27,000").
    pub low_open: bool,
    /// The upper end itself is not allowed ("below 100").
    pub high_open: bool,
}

impl Interval {
    pub const EVERYTHING: Interval = Interval { low: None, high: None, low_open: false, high_open: false };

    pub fn closed(low: f64, high: f64) -> Self {
        Interval { low: Some(low), high: Some(high), ..Interval::EVERYTHING }
    }

    pub fn point(value: f64) -> Self {
        Interval::closed(value, value)
    }

    /// The values that both allow; `None` when there are none.
    ///
    /// ```
    /// use crossread::figures::Interval;
    /// let ceiling = Interval::closed(0.0, 30_000.0);
    /// assert_eq!(ceiling.meet(&Interval::point(14_000.0)), Some(Interval::point(14_000.0)));
    /// assert_eq!(ceiling.meet(&Interval::point(31_000.0)), None);
    /// ```
    pub fn meet(&self, other: &Interval) -> Option<Interval> {
        let (low, low_open) = match (self.low, other.low) {
            (Some(a), Some(b)) if a == b => (Some(a), self.low_open || other.low_open),
            (Some(a), Some(b)) if a > b => (Some(a), self.low_open),
            (Some(_), Some(b)) => (Some(b), other.low_open),
            (Some(a), None) => (Some(a), self.low_open),
            (None, b) => (b, other.low_open),
        };
        let (high, high_open) = match (self.high, other.high) {
            (Some(a), Some(b)) if a == b => (Some(a), self.high_open || other.high_open),
            (Some(a), Some(b)) if a < b => (Some(a), self.high_open),
            (Some(_), Some(b)) => (Some(b), other.high_open),
            (Some(a), None) => (Some(a), self.high_open),
            (None, b) => (b, other.high_open),
        };
        let empty = match (low, high) {
            (Some(low), Some(high)) => low > high || (low == high && (low_open || high_open)),
            _ => false,
        };
        (!empty).then_some(Interval { low, high, low_open, high_open })
    }

    pub fn contains(&self, value: f64) -> bool {
        self.meet(&Interval::point(value)).is_some()
    }

    /// Both ends through a rising function, for a change of unit.
    pub fn map(&self, f: impl Fn(f64) -> f64) -> Interval {
        Interval { low: self.low.map(&f), high: self.high.map(&f), ..*self }
    }
}

/// The value of a figure: what it states, what it strictly allows, and what a reader expects.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    /// The number as stated, in the figure's unit; `None` for a range or a vague amount.
    pub stated: Option<f64>,
    /// The set of values that the words allow.
    pub hard: Interval,
    /// The narrower set that a reader expects ("up to N" is N/2 to N).
    pub soft: Interval,
    /// The unit of the last significant digit: 1,000 for 14,000; 100,000,000 for $29.3 billion; 0 where there is none.
    pub granularity: f64,
}

/// A printed number, before its words are taken for bounds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Printed {
    pub low: f64,
    pub high: f64,
    pub soft: (f64, f64),
    /// The unit of the last printed digit, and of the last that is not zero.
    pub digit: f64,
    pub grain: f64,
    /// Decimals, scale words and percent signs are rounded to their last digit.
    pub rounded: bool,
    /// A range or a vague word: no one number is stated.
    pub spread: bool,
}

/// At most this part of a number is what "about" leaves open.
const APPROXIMATION: f64 = 0.1;

impl Amount {
    /// The amount of a number that somebody states under `qualifier`, in the unit of the figure; `rounded` numbers
    /// stand for all that round to their last digit that is not zero.
    ///
    /// ```
    /// use crossread::figures::{Amount, Qualifier};
    /// assert_eq!(Amount::stated(14_000.0, false, Qualifier::AtMost).soft.low, Some(7_000.0));
    /// assert_eq!(Amount::stated(29.3e9, true, Qualifier::Exact).hard.low, Some(29.25e9));
    /// ```
    pub fn stated(value: f64, rounded: bool, qualifier: Qualifier) -> Amount {
        let grain = last_digit(value);
        let printed =
            Printed { low: value, high: value, soft: (value, value), digit: grain, grain, rounded, spread: false };
        Amount::of(&printed, qualifier, false)
    }

    /// The amount of a range, both ends included, whichever comes first.
    pub fn between(one: f64, other: f64) -> Amount {
        let range = Interval::closed(one.min(other), one.max(other));
        Amount { stated: None, hard: range, soft: range, granularity: 0.0 }
    }

    /// What `printed` allows under `qualifier`; `lower_only` for "nearly" and its kind.
    pub(super) fn of(printed: &Printed, qualifier: Qualifier, lower_only: bool) -> Amount {
        let granularity = if printed.spread { 0.0 } else { printed.grain.abs() };
        if printed.spread {
            let hard = Interval::closed(printed.low, printed.high);
            return Amount { stated: None, hard, soft: Interval::closed(printed.soft.0, printed.soft.1), granularity };
        }
        let value = printed.low;
        let half = if printed.rounded { printed.digit.abs() / 2.0 } else { 0.0 };
        let below =
            |low: Option<f64>, open: bool| Interval { low, high: Some(value), low_open: false, high_open: open };
        let above =
            |high: Option<f64>, open: bool| Interval { low: Some(value), high, low_open: open, high_open: false };
        let none = (value >= 0.0).then_some(0.0);
        let (hard, soft) = match qualifier {
            Qualifier::Exact | Qualifier::Vague => {
                let hard = Interval::closed(value - half, value + half);
                (hard, hard)
            }
            Qualifier::Approx => {
                let open = (granularity / 2.0).min(value.abs() * APPROXIMATION).max(half);
                let hard = Interval::closed(value - open, if lower_only { value } else { value + open });
                (hard, hard)
            }
            Qualifier::AtMost => (below(none, false), below(none.map(|_| value / 2.0), false)),
            Qualifier::LessThan => (below(none, true), below(none.map(|_| value / 2.0), true)),
            Qualifier::AtLeast => (above(None, false), above(Some(value + granularity), false)),
            Qualifier::MoreThan => (above(None, true), above(Some(value + granularity), true)),
        };
        Amount { stated: Some(value), hard, soft, granularity }
    }
}

/// The unit of the last digit of `value` that is not zero.
fn last_digit(value: f64) -> f64 {
    // In scientific notation, as short as tells the number: "2.93e10" ends at the eighth power of ten.
    let written = format!("{value:e}");
    let Some((digits, power)) = written.split_once('e') else { return 0.0 };
    let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len() as i32);
    match power.parse::<i32>() {
        Ok(power) if value != 0.0 => 10f64.powi(power - decimals),
        _ => 1.0,
    }
}
