//! Values with their rounding in arithmetic, and how a computed value stands to the words that claim it.

use super::super::facts::{Axis, Fact};
use crate::compare::Verdict;
use crate::figures::{Qualifier, Unit};

/// Two bounds of a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Band {
    pub low: f64,
    pub high: f64,
}

impl Band {
    pub fn point(value: f64) -> Band {
        Band { low: value, high: value }
    }

    /// The value of a figure in arithmetic: a bound counts as its number, a rounded number as its rounding.
    pub fn of(fact: &Fact<'_>) -> Option<Band> {
        let stated = fact.stated?;
        match (fact.figure.qualifier, fact.hard.low, fact.hard.high) {
            (Qualifier::Exact | Qualifier::Approx, Some(low), Some(high)) => Some(Band { low, high }),
            _ => {
                let half = if fact.axis == Axis::Count { 0.0 } else { fact.step.min(stated.abs() * 0.02) / 2.0 };
                Some(Band { low: stated - half, high: stated + half })
            }
        }
    }

    pub fn add(self, other: Band) -> Band {
        Band { low: self.low + other.low, high: self.high + other.high }
    }

    pub fn sub(self, other: Band) -> Band {
        Band { low: self.low - other.high, high: self.high - other.low }
    }

    /// For positive divisors.
    pub fn over(self, other: Band) -> Option<Band> {
        (other.low > 0.0).then(|| Band { low: self.low / other.high, high: self.high / other.low })
    }

    pub fn scaled(self, by: f64) -> Band {
        Band { low: self.low * by, high: self.high * by }
    }

    pub fn middle(self) -> f64 {
        (self.low + self.high) / 2.0
    }

    pub fn meets(self, other: Band) -> bool {
        // An open side is infinite and has no rounding.
        let size = |value: f64| if value.is_finite() { value.abs() } else { 0.0 };
        let slack = 1e-9 * size(self.high).max(size(other.high)).max(size(self.low)).max(size(other.low));
        self.low <= other.high + slack && other.low <= self.high + slack
    }

    /// Whether its middle is the number as stated, to a hundredth: no coincidence.
    pub fn is_exactly(self, claim: &Fact<'_>) -> bool {
        claim.stated.is_some_and(|stated| (self.middle() - stated).abs() <= stated.abs() * 0.006)
    }

    /// Whether it holds and is no coincidence: its middle is near the number as stated, not only its roundings.
    pub fn supports(self, claim: &Fact<'_>) -> bool {
        let Some(stated) = claim.stated else { return false };
        let half = match (claim.hard.low, claim.hard.high) {
            (Some(low), Some(high)) => (high - low).min(stated.abs() * 0.25),
            _ => stated.abs() * 0.2,
        };
        self.judge(claim) == Verdict::Holds && (self.middle() - stated).abs() <= half.max(stated.abs() * 0.02)
    }

    /// How it stands to the figure that claims it: strained is what misses by less than the rounding of the claim.
    pub fn judge(self, claim: &Fact<'_>) -> Verdict {
        let allowed = allowed(claim);
        if self.meets(allowed) {
            return Verdict::Holds;
        }
        let gap = if self.high < allowed.low { allowed.low - self.high } else { self.low - allowed.high };
        let size = claim.stated.unwrap_or(0.0).abs();
        let loose = claim.figure.qualifier != Qualifier::Exact && claim.figure.unit != Unit::RATIO;
        let slack =
            if loose { claim.step.clamp(size * 0.05, size * 0.15) } else { claim.step.clamp(size * 0.01, size * 0.03) };
        if gap <= slack { Verdict::Strained } else { Verdict::Fails }
    }
}

/// What the words of the claim allow; a side that is open stays open. A bare fraction or multiple is hardly ever meant
/// to the last digit.
fn allowed(claim: &Fact<'_>) -> Band {
    let low = claim.hard.low.unwrap_or(f64::NEG_INFINITY);
    let high = claim.hard.high.unwrap_or(f64::INFINITY);
    match (claim.stated, claim.axis) {
        (Some(stated), Axis::Share) if low == high => Band { low: stated * 0.98, high: stated * 1.02 },
        (Some(stated), Axis::Times) if low == high => Band { low: stated * 0.95, high: stated * 1.05 },
        _ => Band { low, high },
    }
}

/// The share that `part` is of `whole`, in per cent.
pub(super) fn share_of(part: &Fact<'_>, whole: &Fact<'_>) -> Option<Band> {
    Some(Band::of(part)?.over(Band::of(whole)?)?.scaled(100.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_travels_through_arithmetic() {
        let a = Band { low: 9.0, high: 11.0 };
        let b = Band { low: 4.0, high: 5.0 };
        assert_eq!(a.sub(b), Band { low: 4.0, high: 7.0 });
        assert_eq!(a.over(b), Some(Band { low: 1.8, high: 2.75 }));
        assert_eq!(a.over(Band::point(0.0)), None);
    }

    #[test]
    fn a_bound_is_open_on_one_side_alone() {
        let more = Band { low: 50.0, high: f64::INFINITY };
        assert!(Band::point(59.5).meets(more));
        assert!(!Band::point(43.6).meets(more));
    }
}
