//! A paragraph as it was laid out: from places in its text to points, and back.
//!
//! egui's galleys count characters from the start; here a place is found by the line it is in, so that a paragraph of a
//! megabyte costs no more than one of a line. Places are byte offsets into the paragraph, points are relative to its
//! upper left corner.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::epaint::text::{CharIndex, PlacedRow};
use eframe::egui::{Galley, Rangef, Rect, Vec2, pos2};

/// A laid-out paragraph.
#[derive(Clone, Debug)]
pub struct Laid {
    pub galley: Arc<Galley>,
    /// Where each row begins.
    rows: Vec<usize>,
}

/// The part of a stretch of text that stands in one row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// From the top of the tallest letter to the bottom of the lowest, without white space at the row's end.
    pub rect: Rect,
    pub baseline: f32,
    /// The top and the bottom of the row itself, which meets its neighbours.
    pub row: Rangef,
}

impl Laid {
    pub fn new(galley: Arc<Galley>) -> Self {
        let text = galley.text();
        let mut rows = Vec::with_capacity(galley.rows.len());
        let mut at = 0;
        for row in &galley.rows {
            rows.push(at);
            at += bytes_of(&text[at..], row.char_count_including_newline().0);
        }
        Laid { galley, rows }
    }

    pub fn height(&self) -> f32 {
        self.galley.size().y
    }

    /// The row that a place is in; at the border of two rows the lower one.
    pub fn row_of(&self, at: usize) -> usize {
        self.rows.partition_point(|&start| start <= at).saturating_sub(1)
    }

    /// Where a row's text begins and where it ends, without the white space that the line break took.
    pub fn row_text(&self, row: usize) -> Range<usize> {
        let Some(&start) = self.rows.get(row) else { return 0..0 };
        let end = self.rows.get(row + 1).copied().unwrap_or(self.galley.text().len());
        let words = self.galley.text()[start..end].trim_end();
        start..start + words.len()
    }

    pub fn row_count(&self) -> usize {
        self.rows.len()
    }

    /// The top and the bottom of a row.
    pub fn row_y(&self, row: usize) -> Rangef {
        self.galley.rows.get(row).map_or(Rangef::new(0.0, 0.0), |row| Rangef::new(row.min_y(), row.max_y()))
    }

    /// The x of a place in its row.
    pub fn x_of(&self, at: usize) -> f32 {
        self.x_in(self.row_of(at), at)
    }

    fn x_in(&self, row: usize, at: usize) -> f32 {
        let (Some(placed), Some(&start)) = (self.galley.rows.get(row), self.rows.get(row)) else { return 0.0 };
        let before = self.galley.text().get(start..at).map_or(0, |text| text.chars().count());
        placed.pos.x + placed.row.x_offset(CharIndex(before))
    }

    /// The place in a row that is nearest to `x`; behind the row's end, its end.
    pub fn place_in(&self, row: usize, x: f32) -> usize {
        let Some(placed) = self.galley.rows.get(row) else { return 0 };
        let text = self.row_text(row);
        let start = text.start;
        let column = placed.row.char_at(x - placed.pos.x).0;
        text.end.min(start + bytes_of(&self.galley.text()[start..], column))
    }

    /// The place nearest to a point.
    pub fn place_at(&self, point: Vec2) -> usize {
        let row = self.galley.rows.partition_point(|row| row.max_y() <= point.y);
        self.place_in(row.min(self.rows.len().saturating_sub(1)), point.x)
    }

    /// The character under a point: not the border nearest to it, which may be the character's far side.
    pub fn character_at(&self, point: Vec2) -> usize {
        let row = self.galley.rows.partition_point(|row| row.max_y() <= point.y).min(self.rows.len().saturating_sub(1));
        let Some(placed) = self.galley.rows.get(row) else { return 0 };
        let x = point.x - placed.pos.x;
        let column = placed.row.glyphs.partition_point(|glyph| glyph.max_x() <= x);
        self.rows[row] + bytes_of(&self.galley.text()[self.rows[row]..], column)
    }

    /// Whether a point is on a row's words, and not beside them.
    pub fn is_on_words(&self, point: Vec2) -> bool {
        let row = self.galley.rows.partition_point(|row| row.max_y() <= point.y);
        self.galley.rows.get(row).is_some_and(|row| row.rect().contains(point.to_pos2()))
    }

    /// A stretch of text, row by row, as far as it shows between `window`'s heights.
    pub fn lines(&self, text: Range<usize>, window: Rangef) -> impl Iterator<Item = Line> + '_ {
        let first = self.row_of(text.start).max(self.galley.rows.partition_point(|row| row.max_y() < window.min));
        let after = self.galley.rows.partition_point(|row| row.min_y() <= window.max);
        let last = self.row_of(text.end.saturating_sub(1).max(text.start));
        (first..after.min(last + 1)).filter_map(move |row| {
            let inside = self.row_text(row);
            let (start, end) = (text.start.max(inside.start), text.end.min(inside.end));
            (start < end).then_some(())?;
            let (top, baseline, bottom) = letters(&self.galley.rows[row])?;
            let rect = Rect::from_min_max(pos2(self.x_in(row, start), top), pos2(self.x_end(row, end), bottom));
            Some(Line { rect, baseline, row: self.row_y(row) })
        })
    }

    /// The right edge of the character before a place of a row.
    fn x_end(&self, row: usize, end: usize) -> f32 {
        let placed = &self.galley.rows[row];
        let before = self.galley.text()[self.rows[row]..end].chars().count();
        let glyph = before.checked_sub(1).and_then(|last| placed.row.glyphs.get(last));
        placed.pos.x + glyph.map_or(0.0, |glyph| glyph.max_x())
    }
}

/// How many bytes the first `count` characters of `text` take.
fn bytes_of(text: &str, count: usize) -> usize {
    text.char_indices().nth(count).map_or(text.len(), |(at, _)| at)
}

/// The top of a row's letters, their baseline and their bottom; `None` for a row without any.
fn letters(placed: &PlacedRow) -> Option<(f32, f32, f32)> {
    let glyph = placed.row.glyphs.first()?;
    let baseline = placed.pos.y + glyph.pos.y;
    // Faces leave room above capitals and below descenders; a mark that filled it would touch the rows beside it.
    let (above, below) = (glyph.font_ascent, glyph.font_height - glyph.font_ascent);
    Some((baseline - 0.88 * above, baseline, baseline + 0.86 * below))
}
