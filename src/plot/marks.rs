//! The alphabet of marks: the shape that says how exactly the words bound a number.
//!
//! | words | mark |
//! |---|---|
//! | exact | a dot |
//! | about | a dot with short whiskers |
//! | up to | a bar, closed at its end, that fades to the left |
//! | more than | a dot with a bar that fades to the right |
//! | vague | a hollow bar |
//! | a range | a solid bar |
//!
//! A mark never states more than the words do.

use super::Scale;
use crate::figures::{Amount, Interval, Qualifier};

/// Where a mark is drawn: the ends of the axis and the height of its middle, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Strip {
    pub left: f32,
    pub right: f32,
    pub y: f32,
}

/// A part of a mark. All parts of a mark have one colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Piece {
    Dot { x: f32, y: f32, radius: f32 },
    Line { from: (f32, f32), to: (f32, f32), width: f32 },
    Bar { left: f32, right: f32, top: f32, bottom: f32, fill: Fill },
}

/// How the inside of a bar is filled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fill {
    Solid,
    /// From nothing at the left end.
    FadesLeft,
    /// To nothing at the right end.
    FadesRight,
    /// Only its edge is drawn, this wide.
    Hollow(f32),
}

const DOT: f32 = 4.0;
const BAR: f32 = 5.0;
const WHISKER: f32 = 9.0;

/// The mark of an amount, in the unit of `scale`.
///
/// ```
/// use crossread::figures::{Amount, Interval, Qualifier};
/// use crossread::plot::{Piece, Scale, Strip, mark};
/// let amount = Amount { stated: Some(5.0), hard: Interval::point(5.0), soft: Interval::point(5.0), granularity: 1.0 };
/// let scale = Scale { low: 0.0, high: 10.0, log: false };
/// let pieces = mark(Strip { left: 0.0, right: 100.0, y: 8.0 }, &scale, &amount, Qualifier::Exact);
/// assert_eq!(pieces, [Piece::Dot { x: 50.0, y: 8.0, radius: 4.0 }]);
/// ```
pub fn mark(strip: Strip, scale: &Scale, amount: &Amount, qualifier: Qualifier) -> Vec<Piece> {
    let y = strip.y;
    let x = |value: f64| strip.x(scale, value);
    let bar = |from: f32, to: f32, fill: Fill| Piece::Bar {
        left: from,
        right: to.max(from + 2.0),
        top: y - BAR / 2.0,
        bottom: y + BAR / 2.0,
        fill,
    };
    let dot = |value: f64| Piece::Dot { x: x(value), y, radius: DOT };
    let soft = (amount.soft.low.unwrap_or(scale.low), amount.soft.high.unwrap_or(scale.high));
    match (qualifier, amount.stated) {
        (Qualifier::Exact, Some(value)) => vec![dot(value)],
        (Qualifier::Approx, Some(value)) => {
            let left = if soft.0 == value { x(value) } else { x(soft.0).min(x(value) - WHISKER) };
            let right = if soft.1 == value { x(value) } else { x(soft.1).max(x(value) + WHISKER) };
            vec![Piece::Line { from: (left, y), to: (right, y), width: 1.5 }, dot(value)]
        }
        (Qualifier::AtMost | Qualifier::LessThan, Some(value)) => vec![
            bar(strip.left, x(value), Fill::FadesLeft),
            Piece::Line { from: (x(value), y - 6.0), to: (x(value), y + 6.0), width: 2.0 },
        ],
        (Qualifier::AtLeast | Qualifier::MoreThan, Some(value)) => {
            vec![bar(x(value), strip.right, Fill::FadesRight), dot(value)]
        }
        (Qualifier::Vague, _) => vec![bar(x(soft.0), x(soft.1), Fill::Hollow(1.4))],
        (_, None) => vec![bar(x(soft.0), x(soft.1), Fill::Solid)],
    }
}

/// The left and right edge of the band where all ranges meet.
pub fn band(strip: Strip, scale: &Scale, common: &Interval) -> (f32, f32) {
    let x = |value: Option<f64>, end: f32| value.map_or(end, |value| strip.x(scale, value));
    (x(common.low, strip.left) - DOT, x(common.high, strip.right) + DOT)
}

impl Strip {
    /// The place of a value; values outside the axis lie on an end.
    pub fn x(&self, scale: &Scale, value: f64) -> f32 {
        self.left + scale.place(value) * (self.right - self.left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STRIP: Strip = Strip { left: 100.0, right: 200.0, y: 10.0 };
    const SCALE: Scale = Scale { low: 0.0, high: 100.0, log: false };

    fn drawn(qualifier: Qualifier, stated: Option<f64>, soft: Interval) -> Vec<Piece> {
        mark(STRIP, &SCALE, &Amount { stated, hard: soft, soft, granularity: 0.0 }, qualifier)
    }

    #[test]
    fn up_to_is_closed_at_its_end_and_open_below() {
        let pieces = drawn(Qualifier::AtMost, Some(30.0), Interval::closed(15.0, 30.0));
        let [Piece::Bar { left, right, fill, .. }, Piece::Line { from, .. }] = pieces[..] else { panic!("{pieces:?}") };
        assert_eq!((left, right, fill, from.0), (100.0, 130.0, Fill::FadesLeft, 130.0));
    }

    #[test]
    fn more_than_is_open_above() {
        let pieces = drawn(Qualifier::MoreThan, Some(30.0), Interval::closed(30.0, 40.0));
        let [Piece::Bar { left, right, fill, .. }, Piece::Dot { x, .. }] = pieces[..] else { panic!("{pieces:?}") };
        assert_eq!((left, right, fill, x), (130.0, 200.0, Fill::FadesRight, 130.0));
    }

    #[test]
    fn nearly_has_a_whisker_on_one_side_only() {
        let pieces = drawn(Qualifier::Approx, Some(30.0), Interval::closed(28.0, 30.0));
        let [Piece::Line { from, to, .. }, Piece::Dot { .. }] = pieces[..] else { panic!("{pieces:?}") };
        assert_eq!((from.0, to.0), (121.0, 130.0));
    }

    #[test]
    fn what_states_no_number_has_no_dot() {
        let hollow = drawn(Qualifier::Vague, None, Interval::closed(20.0, 90.0));
        assert!(matches!(hollow[..], [Piece::Bar { fill: Fill::Hollow(_), .. }]), "{hollow:?}");
        let range = drawn(Qualifier::Exact, None, Interval::closed(20.0, 90.0));
        assert!(matches!(range[..], [Piece::Bar { fill: Fill::Solid, .. }]), "{range:?}");
    }

    #[test]
    fn every_mark_stays_on_its_axis() {
        for qualifier in [Qualifier::AtMost, Qualifier::AtLeast, Qualifier::Exact, Qualifier::Vague] {
            for value in [f64::NEG_INFINITY, -5.0, 1e300, f64::NAN] {
                for piece in drawn(qualifier, Some(value), Interval::closed(value, value)) {
                    if let Piece::Dot { x, .. } = piece {
                        assert!((100.0..=200.0).contains(&x), "{qualifier:?} {value}");
                    }
                }
            }
        }
    }
}
