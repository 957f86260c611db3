//! The window's few signs, drawn with strokes so that no font has to have them. Each lives in a square around its
//! centre and stays legible at 12 points.

use eframe::egui::{Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};

use crate::annotations::{Colour, Status};
use crate::compare::{Relation, Verdict};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    LeftPane,
    RightPane,
    Search,
    Back,
    Forward,
    Close,
    Sort,
    Light,
    Dark,
    Warning,
    /// A sheet with lines.
    Note,
    /// Taking away.
    Bin,
    /// A question mark.
    Guess,
    Chevron {
        open: bool,
    },
    /// Sorted upwards.
    Rising,
}

/// Draws an icon in a square of `size` around `center`.
pub fn paint(painter: &Painter, center: Pos2, size: f32, color: Color32, icon: Icon) {
    let s = size / 16.0;
    let at = |x: f32, y: f32| pos2(center.x + x * s, center.y + y * s);
    let stroke = Stroke::new(1.4 * s, color);
    let line = |points: &[(f32, f32)]| {
        painter.add(Shape::line(points.iter().map(|&(x, y)| at(x, y)).collect(), stroke));
    };
    match icon {
        Icon::LeftPane | Icon::RightPane => {
            let frame = Rect::from_center_size(center, vec2(14.0, 11.0) * s);
            painter.rect_stroke(frame, CornerRadius::same((2.0 * s) as u8), stroke, StrokeKind::Middle);
            let x = if icon == Icon::LeftPane { -2.5 } else { 2.5 };
            line(&[(x, -5.5), (x, 5.5)]);
        }
        Icon::Search => {
            painter.circle_stroke(at(-1.5, -1.5), 4.5 * s, stroke);
            line(&[(2.0, 2.0), (6.0, 6.0)]);
        }
        Icon::Back => line(&[(2.5, -5.0), (-2.5, 0.0), (2.5, 5.0)]),
        Icon::Forward => line(&[(-2.5, -5.0), (2.5, 0.0), (-2.5, 5.0)]),
        Icon::Close => {
            line(&[(-4.0, -4.0), (4.0, 4.0)]);
            line(&[(-4.0, 4.0), (4.0, -4.0)]);
        }
        Icon::Sort => {
            line(&[(-6.0, -4.5), (6.0, -4.5)]);
            line(&[(-4.0, 0.0), (4.0, 0.0)]);
            line(&[(-2.0, 4.5), (2.0, 4.5)]);
        }
        Icon::Light => {
            painter.circle_stroke(center, 3.0 * s, stroke);
            for step in 0..8 {
                let direction = Vec2::angled(step as f32 * std::f32::consts::TAU / 8.0) * s;
                painter.line_segment([center + direction * 5.2, center + direction * 7.2], stroke);
            }
        }
        Icon::Dark => {
            let arc = |from: f32, to: f32, center: Pos2, radius: f32| {
                (0..=14).map(move |i| center + Vec2::angled(from + (to - from) * i as f32 / 14.0) * radius)
            };
            let mut moon: Vec<Pos2> = arc(0.15, 5.0, center, 6.0 * s).collect();
            let (last, first) = (moon[moon.len() - 1], moon[0]);
            let bow = at(1.1, -1.1);
            moon.extend((1..10).map(|i| {
                let t = i as f32 / 10.0;
                let straight = last + (first - last) * t;
                straight + (bow - straight) * (4.0 * t * (1.0 - t)) * 0.9
            }));
            painter.add(Shape::closed_line(moon, stroke));
        }
        Icon::Warning => {
            painter.add(Shape::closed_line(vec![at(0.0, -6.0), at(7.0, 6.0), at(-7.0, 6.0)], stroke));
            line(&[(0.0, -2.0), (0.0, 2.0)]);
            painter.circle_filled(at(0.0, 4.0), 0.9 * s, color);
        }
        Icon::Note => {
            let corners = [(-5.0, -6.0), (5.0, -6.0), (5.0, 2.5), (1.5, 6.0), (-5.0, 6.0)];
            painter.add(Shape::closed_line(corners.iter().map(|&(x, y)| at(x, y)).collect(), stroke));
            line(&[(-2.5, -2.5), (2.5, -2.5)]);
            line(&[(-2.5, 0.5), (2.0, 0.5)]);
        }
        Icon::Bin => {
            line(&[(-5.5, -4.0), (5.5, -4.0)]);
            line(&[(-2.0, -4.0), (-2.0, -6.0), (2.0, -6.0), (2.0, -4.0)]);
            line(&[(-4.0, -4.0), (-3.2, 6.0), (3.2, 6.0), (4.0, -4.0)]);
        }
        Icon::Guess => {
            line(&[(-3.5, -3.5), (-1.5, -5.5), (1.5, -5.5), (3.5, -3.5), (3.0, -1.2), (0.0, 0.8), (0.0, 2.6)]);
            painter.circle_filled(at(0.0, 5.4), 1.1 * s, color);
        }
        Icon::Chevron { open: true } => line(&[(-4.0, -2.0), (0.0, 2.0), (4.0, -2.0)]),
        Icon::Rising => line(&[(-4.0, 2.0), (0.0, -2.0), (4.0, 2.0)]),
        Icon::Chevron { open: false } => line(&[(-2.0, -4.0), (2.0, 0.0), (-2.0, 4.0)]),
    }
}

/// The shape of a relation: values apart, one replacing another, overlapping, the same, alone.
pub fn paint_relation(painter: &Painter, center: Pos2, color: Color32, relation: Relation) {
    let stroke = Stroke::new(1.6, color);
    let bar = |left: f32, right: f32, y: f32| {
        painter.line_segment([center + vec2(left, y), center + vec2(right, y)], stroke);
    };
    match relation {
        Relation::Differ => {
            bar(-6.0, -1.5, -2.5);
            bar(1.5, 6.0, 2.5);
        }
        Relation::Update => {
            let steps = [(-6.0, 3.5), (-0.5, 3.5), (-0.5, -3.0), (5.0, -3.0)];
            painter.add(Shape::line(steps.iter().map(|&(x, y)| center + vec2(x, y)).collect(), stroke));
            painter.circle_filled(center + vec2(5.0, -3.0), 2.2, color);
        }
        Relation::Compatible => {
            bar(-6.0, 2.5, -2.5);
            bar(-2.5, 6.0, 2.5);
        }
        Relation::Agree => {
            bar(-5.0, 5.0, -2.5);
            bar(-5.0, 5.0, 2.5);
        }
        Relation::Single => {
            painter.circle_filled(center, 2.6, color);
        }
    }
}

/// The shape of a verdict: a tick, a wave, a cross.
pub fn paint_verdict(painter: &Painter, center: Pos2, color: Color32, verdict: Verdict) {
    let stroke = Stroke::new(1.8, color);
    let line = |points: &[(f32, f32)]| {
        painter.add(Shape::line(points.iter().map(|&(x, y)| center + vec2(x, y)).collect(), stroke));
    };
    match verdict {
        Verdict::Holds => line(&[(-5.0, 0.5), (-1.5, 4.0), (5.0, -4.0)]),
        Verdict::Strained => {
            let wave = |i: i32| (i as f32 - 6.0, -2.2 * (i as f32 * std::f32::consts::TAU / 12.0).sin());
            line(&(0..=12).map(wave).collect::<Vec<_>>());
        }
        Verdict::Fails => {
            line(&[(-4.0, -4.0), (4.0, 4.0)]);
            line(&[(-4.0, 4.0), (4.0, -4.0)]);
        }
    }
}

/// The shape of a status in a disc of `color`, the sign in it as the `ground` around the disc: a tick, a cross, an arrow
/// to something newer, a question mark; of what is unchecked an empty ring.
pub fn paint_status(painter: &Painter, center: Pos2, color: Color32, ground: Color32, status: Status) {
    const RADIUS: f32 = 5.5;
    if status == Status::Unchecked {
        painter.circle_stroke(center, RADIUS - 0.7, Stroke::new(1.4, color));
        return;
    }
    painter.circle_filled(center, RADIUS, color);
    let line = |points: &[(f32, f32)]| {
        let points = points.iter().map(|&(x, y)| center + vec2(x, y)).collect();
        painter.add(Shape::line(points, Stroke::new(1.4, ground)));
    };
    match status {
        Status::Confirmed => line(&[(-2.7, 0.2), (-0.8, 2.2), (2.7, -2.1)]),
        Status::Disputed => {
            line(&[(-2.2, -2.2), (2.2, 2.2)]);
            line(&[(-2.2, 2.2), (2.2, -2.2)]);
        }
        Status::Superseded => {
            line(&[(-3.0, 0.0), (2.8, 0.0)]);
            line(&[(0.4, -2.4), (2.8, 0.0), (0.4, 2.4)]);
        }
        Status::Unverifiable => {
            line(&[(-1.8, -1.6), (-0.6, -3.0), (0.9, -3.0), (1.9, -1.8), (1.5, -0.7), (0.0, 0.3), (0.0, 1.2)]);
            painter.circle_filled(center + vec2(0.0, 3.0), 0.8, ground);
        }
        Status::Unchecked => {}
    }
}

/// A shape for each colour of highlights, for those who do not tell the colours apart.
pub fn paint_colour(painter: &Painter, center: Pos2, size: f32, color: Color32, colour: Colour) {
    let r = size / 2.0;
    let polygon = |points: &[(f32, f32)]| {
        let points = points.iter().map(|&(x, y)| center + vec2(x * r, y * r)).collect();
        painter.add(Shape::convex_polygon(points, color, Stroke::NONE));
    };
    match colour {
        Colour::Yellow => {
            painter.circle_filled(center, r, color);
        }
        Colour::Green => polygon(&[(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)]),
        Colour::Blue => polygon(&[(0.0, -1.0), (1.0, 0.8), (-1.0, 0.8)]),
        Colour::Pink => polygon(&[(0.0, -1.1), (1.1, 0.0), (0.0, 1.1), (-1.1, 0.0)]),
        Colour::Orange => polygon(&[(-1.0, -0.8), (1.0, -0.8), (0.0, 1.0)]),
        Colour::Purple => {
            let stroke = Stroke::new(r * 0.8, color);
            painter.line_segment([center - vec2(r, 0.0), center + vec2(r, 0.0)], stroke);
            painter.line_segment([center - vec2(0.0, r), center + vec2(0.0, r)], stroke);
        }
    }
}

/// From one thing to another: few faces have the sign.
pub fn paint_arrow(painter: &Painter, center: Pos2, color: Color32) {
    let line = |points: &[(f32, f32)]| {
        let points = points.iter().map(|&(x, y)| center + vec2(x, y)).collect();
        painter.add(Shape::line(points, Stroke::new(1.4, color)));
    };
    line(&[(-5.0, 0.0), (5.0, 0.0)]);
    line(&[(2.0, -3.0), (5.0, 0.0), (2.0, 3.0)]);
}
