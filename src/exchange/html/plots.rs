//! Forest plots as vector graphics: one strip for each row of a measure's table, on one axis.
//!
//! The pieces are those that the window paints ([`crate::plot`]); their colours are the style's.

use std::io::{self, Write};

use super::super::records::kind_name;
use crate::compare::Measure;
use crate::figures::FigureKind;
use crate::plot::{self, Fill, Piece, Row, Scale, Strip};
use crate::words;

/// Points from end to end; marks that stick out at an end have room beside it.
const WIDTH: f32 = 264.0;
const STRIP: Strip = Strip { left: 12.0, right: WIDTH - 12.0, y: 0.0 };

const KINDS: [FigureKind; 8] = [
    FigureKind::Money,
    FigureKind::Percent,
    FigureKind::Count,
    FigureKind::Duration,
    FigureKind::Date,
    FigureKind::Ordinal,
    FigureKind::Measurement,
    FigureKind::Ratio,
];

/// The fading fills, once a page: a colour for each kind and direction.
pub(super) fn definitions(to: &mut impl Write) -> io::Result<()> {
    to.write_all(b"<svg class=\"definitions\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>\n")?;
    for kind in KINDS.map(kind_name) {
        for (direction, from, until) in [("left", "0", "1"), ("right", "1", "0")] {
            writeln!(
                to,
                "<linearGradient id=\"{kind}-{direction}\"><stop class=\"{kind}\" offset=\"0\" stop-opacity=\"{from}\"/>\
                 <stop class=\"{kind}\" offset=\"1\" stop-opacity=\"{until}\"/></linearGradient>"
            )?;
        }
    }
    to.write_all(b"</defs></svg>\n")
}

/// The strip of one row. What it shows, the cells beside it say in words, so readers of the screen skip it.
pub(super) fn row(row: &Row<'_>, scale: &Scale, measure: &Measure, to: &mut impl Write) -> io::Result<()> {
    let kind = kind_name(row.figure.kind);
    write!(to, "<svg class=\"{kind}\" width=\"{WIDTH}\" height=\"100%\" aria-hidden=\"true\">")?;
    if let Some(common) = measure.common.filter(|_| measure.members.len() > 1) {
        let (left, right) = plot::band(STRIP, scale, &common);
        write!(to, "<rect class=\"common\" x=\"{left:.1}\" y=\"0\" width=\"{:.1}\" height=\"100%\"/>", right - left)?;
    }
    // Marks are drawn around the middle, however high the row becomes.
    to.write_all(b"<svg y=\"50%\" overflow=\"visible\">")?;
    let pieces = row.amount.map(|amount| plot::mark(STRIP, scale, &amount, row.figure.qualifier));
    for piece in pieces.into_iter().flatten() {
        match piece {
            Piece::Dot { x, y, radius } => {
                write!(to, "<circle class=\"full\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\"/>")?;
            }
            Piece::Line { from, to: until, width } => write!(
                to,
                "<line x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" stroke-width=\"{width}\"/>",
                from.0, from.1, until.0, until.1
            )?,
            Piece::Bar { left, right, top, bottom, fill } => {
                let looks = match fill {
                    Fill::Solid => "class=\"full\"".to_owned(),
                    Fill::FadesLeft => format!("fill=\"url(#{kind}-left)\""),
                    Fill::FadesRight => format!("fill=\"url(#{kind}-right)\""),
                    Fill::Hollow(line) => format!("class=\"hollow\" stroke-width=\"{line}\""),
                };
                write!(
                    to,
                    "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"2.5\" {looks}/>",
                    right - left,
                    bottom - top
                )?;
            }
        }
    }
    to.write_all(b"</svg></svg>")
}

/// The axis under the strips.
pub(super) fn axis(scale: &Scale, measure: &Measure, to: &mut impl Write) -> io::Result<()> {
    let ends = (words::tick(scale.low, measure.unit), words::tick(scale.high, measure.unit));
    write!(
        to,
        "<svg class=\"axis\" width=\"{WIDTH}\" height=\"24\" role=\"img\" aria-label=\"Axis from {} to {}\">\
         <line x1=\"{}\" y1=\"3\" x2=\"{}\" y2=\"3\"/>",
        super::Html(&ends.0),
        super::Html(&ends.1),
        STRIP.left,
        STRIP.right
    )?;
    let mut free_from = f32::NEG_INFINITY;
    for tick in scale.ticks(6) {
        let x = STRIP.x(scale, tick);
        write!(to, "<line x1=\"{x:.1}\" y1=\"3\" x2=\"{x:.1}\" y2=\"7\"/>")?;
        let label = words::tick(tick, measure.unit);
        // Digits of the style's size are about this wide; a label that would touch the one before it is left out.
        let half = label.chars().count() as f32 * 3.2;
        let middle = x.clamp(half, (WIDTH - half).max(half));
        if middle - half >= free_from {
            free_from = middle + half + 4.0;
            write!(to, "<text x=\"{middle:.1}\" y=\"19\">{}</text>", super::Html(&label))?;
        }
    }
    to.write_all(b"</svg>")
}
