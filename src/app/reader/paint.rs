//! Painting a paragraph: what lies behind its words, the words, and the lines under them.
//!
//! Marks are painted around the laid-out text and are no part of it, so that switching a kind on or off, selecting
//! and finding move no letter and cost no layout.

use eframe::egui::{Color32, Painter, Pos2, Rangef, Rect, Stroke, StrokeKind, Vec2, pos2, vec2};

use super::laid::Line;
use super::marks::{Marked, Marks};
use super::notes::Notes;
use super::segments::{Segment, within};
use super::sheet::Block;
use crate::app::icons::{self, Icon};
use crate::app::state::Mark;
use crate::app::theme::{self, Palette};
use crate::app::view::{self, View};
use crate::article::Span;
use crate::compare::{FigureRef, Relation};
use crate::quotes::QuoteKind;
use crate::reading::Reading;

/// A quotation that reaches over so many rows has a rule beside it.
const LONG: usize = 3;

/// Where in the margin of a paragraph notes with words have their sign: beside the row that they begin in; those of the
/// whole article beside the first one. `origin` is the corner of the paragraph's text, `width` the column's.
pub(super) fn margin(notes: &Notes, block: &Block, paragraph: Span, origin: Pos2, width: f32) -> Vec<(usize, Rect)> {
    const STEP: f32 = 17.0;
    let mut signs: Vec<(usize, Rect)> = Vec::new();
    let mut add = |note: usize, row: usize| {
        let y = origin.y + block.laid.row_y(row).center();
        let x = match signs.last() {
            Some((_, rect)) if (rect.center().y - y).abs() < 1.0 => rect.center().x + STEP,
            _ => origin.x + width + 14.0,
        };
        signs.push((note, Rect::from_center_size(pos2(x, y), vec2(13.0, 14.0))));
    };
    if notes.first == Some(paragraph.start()) {
        let whole = notes.notes.iter().enumerate().filter(|(_, note)| note.is_whole && note.is_written);
        whole.for_each(|(note, _)| add(note, 0));
    }
    let mut begun: Vec<usize> = within(&notes.segments, paragraph)
        .iter()
        .map(|segment| segment.of)
        .filter(|&of| notes.notes[of].is_written && paragraph.contains(notes.notes[of].span.start()))
        .collect();
    begun.sort_unstable();
    begun.dedup();
    for of in begun {
        add(of, block.laid.row_of(notes.notes[of].span.start() - paragraph.start()));
    }
    signs
}

/// Everything that a paragraph is painted with.
pub struct Brush<'a> {
    pub painter: &'a Painter,
    pub view: &'a View<'a>,
    pub palette: &'a Palette,
    pub reading: &'a Reading,
    /// The index of the reading in the snapshot.
    pub index: usize,
    pub marks: &'a Marks,
    pub notes: &'a Notes,
    /// The annotation that is selected.
    pub chosen: Option<&'a crate::annotations::ItemId>,
    pub selection: Span,
    pub hits: &'a [Span],
    pub hit: Option<Span>,
    /// The figure, quote or claim that is selected, and the sentence it is in.
    pub selected: Option<Span>,
    pub sentence: Option<Span>,
    /// What the page has just gone to, and how strong the flash still is, from 1 to 0.
    pub flash: Option<(Span, f32)>,
    /// The mark under the pointer.
    pub hovered: Option<Marked>,
    /// The width of the column.
    pub width: f32,
    /// The heights of the screen that the page has.
    pub window: Rangef,
}

impl Brush<'_> {
    /// Paints a paragraph whose block has its upper left corner at `corner`.
    pub fn paragraph(&self, block: &Block, paragraph: Span, corner: Pos2) {
        let origin = corner + vec2(0.0, block.above);
        for (galley, y) in &block.extras {
            self.painter.galley(corner + vec2(0.0, *y), galley.clone(), self.palette.ink);
        }
        let patch = Patch { brush: self, block, paragraph, origin };
        patch.behind();
        self.painter.galley(origin, block.laid.galley.clone(), self.palette.ink);
        patch.under();
        patch.beside();
    }
}

struct Patch<'a> {
    brush: &'a Brush<'a>,
    block: &'a Block,
    paragraph: Span,
    origin: Pos2,
}

impl Patch<'_> {
    /// The rows of a stretch of the article, on the screen, as far as they are in this paragraph.
    fn lines(&self, span: Span) -> Vec<Line> {
        let start = span.start().max(self.paragraph.start());
        let end = span.end().min(self.paragraph.end());
        if start >= end {
            return Vec::new();
        }
        let window = Rangef::new(self.brush.window.min - self.origin.y, self.brush.window.max - self.origin.y);
        let inside = start - self.paragraph.start()..end - self.paragraph.start();
        let move_by = self.origin.to_vec2();
        let lines = self.block.laid.lines(inside, window);
        lines
            .map(|line| Line {
                rect: line.rect.translate(move_by),
                baseline: line.baseline + move_by.y,
                row: Rangef::new(line.row.min + move_by.y, line.row.max + move_by.y),
            })
            .collect()
    }

    fn fill(&self, span: Span, color: Color32, grow: Vec2) {
        for line in self.lines(span) {
            self.brush.painter.rect_filled(line.rect.expand2(grow), 3.0, color);
        }
    }

    /// A calm ground for longer stretches: rows that meet each other, not stripes.
    fn ground(&self, span: Span, color: Color32) {
        let lines = self.lines(span);
        let meet = lines.len() > 1;
        for line in lines {
            let y = if meet { line.row } else { line.rect.y_range().expand(1.0) };
            let rect = Rect::from_x_y_ranges(line.rect.x_range().expand(2.0), y);
            self.brush.painter.rect_filled(rect, if meet { 0.0 } else { 3.0 }, color);
        }
    }

    fn behind(&self) {
        let Brush { palette, marks, .. } = self.brush;
        if let Some(sentence) = self.brush.sentence {
            // No more than a breath of colour: it says where, and stays out of the way of reading.
            self.ground(sentence, palette.hovered.gamma_multiply(0.6));
        }
        for segment in within(&marks.quotes, self.paragraph) {
            let kind = self.brush.reading.quotes[segment.of].kind;
            if matches!(kind, QuoteKind::Direct | QuoteKind::Partial) {
                self.ground(segment.span, palette.mark(Mark::Quote(kind)).fill);
            }
        }
        for segment in within(&marks.figures, self.paragraph) {
            let kind = self.brush.reading.figures[segment.of].kind;
            self.fill(segment.span, palette.mark(Mark::Figure(kind)).fill, vec2(2.0, 1.0));
        }
        for segment in within(&self.brush.notes.segments, self.paragraph) {
            let (fill, _) = palette.highlight(self.brush.notes.notes[segment.of].colour);
            self.fill(segment.span, fill, vec2(2.0, 2.0));
        }
        let hits = self.brush.hits;
        let first = hits.partition_point(|hit| hit.end() <= self.paragraph.start());
        for &hit in hits[first..].iter().take_while(|hit| hit.start() < self.paragraph.end()) {
            let current = self.brush.hit == Some(hit);
            self.fill(hit, if current { palette.current_hit } else { palette.hit }, vec2(1.0, 1.0));
        }
        if let Some((span, strength)) = self.brush.flash {
            self.fill(span, palette.flash.gamma_multiply(strength), vec2(4.0, 3.0));
        }
        if !self.brush.selection.is_empty() {
            self.fill(self.brush.selection, palette.text_selection, vec2(0.5, 2.0));
        }
    }

    fn under(&self) {
        let Brush { palette, marks, painter, .. } = self.brush;
        for segment in within(&marks.speakers, self.paragraph) {
            let color = palette.mark(Mark::Quote(QuoteKind::Direct)).line.gamma_multiply(0.5);
            for line in self.lines(segment.span) {
                painter.hline(line.rect.x_range(), line.baseline + 4.5, Stroke::new(1.0, color));
            }
        }
        for segment in within(&marks.quotes, self.paragraph) {
            let kind = self.brush.reading.quotes[segment.of].kind;
            if kind != QuoteKind::Direct {
                self.line_under(segment, Mark::Quote(kind));
            }
            self.outline(segment, Marked::Quote(segment.of), palette.mark(Mark::Quote(kind)).line);
        }
        for segment in within(&marks.figures, self.paragraph) {
            let mark = Mark::Figure(self.brush.reading.figures[segment.of].kind);
            self.line_under(segment, mark);
            self.outline(segment, Marked::Figure(segment.of), palette.mark(mark).line);
        }
        self.highlights();
        self.badges();
        self.relations();
    }

    /// Where a highlight begins, the sign of its colour; in the margin, that it has words.
    fn highlights(&self) {
        let Brush { palette, painter, notes, .. } = self.brush;
        for segment in within(&notes.segments, self.paragraph) {
            let note = &notes.notes[segment.of];
            let (_, sign) = palette.highlight(note.colour);
            let lines = self.lines(segment.span);
            if self.brush.chosen == Some(&note.id) || self.brush.hovered == Some(Marked::Note(segment.of)) {
                let width = if self.brush.chosen == Some(&note.id) { 1.5 } else { 1.0 };
                for line in &lines {
                    let rect = line.rect.expand2(vec2(2.5, 2.5));
                    painter.rect_stroke(rect, 4.0, Stroke::new(width, sign), StrokeKind::Outside);
                }
            }
            let begins = segment.span.start() == note.span.start() && self.paragraph.contains(note.span.start());
            let Some(first) = lines.first().filter(|_| begins) else { continue };
            icons::paint_colour(painter, first.rect.left_top() + vec2(0.0, -2.5), 6.5, sign, note.colour);
        }
        for (note, rect) in margin(notes, self.block, self.paragraph, self.origin, self.brush.width) {
            let (_, sign) = palette.highlight(notes.notes[note].colour);
            if self.brush.hovered == Some(Marked::Note(note)) {
                painter.rect_filled(rect.expand(3.0), 5.0, palette.hovered);
            }
            icons::paint(painter, rect.center(), 12.0, sign, Icon::Note);
        }
    }

    /// The statuses, each at the upper right of its words.
    fn badges(&self) {
        let Brush { palette, painter, notes, .. } = self.brush;
        for badge in &notes.badges {
            let ends_here = self.paragraph.start() < badge.span.end() && badge.span.end() <= self.paragraph.end();
            let Some(last) = self.lines(badge.span).pop().filter(|_| ends_here) else { continue };
            let center = last.rect.right_top() + vec2(2.5, 0.0);
            painter.circle_filled(center, 7.0, palette.paper);
            match badge.status {
                Some(status) => icons::paint_status(painter, center, palette.status(status), palette.paper, status),
                None => {
                    // What it was is struck.
                    let color = palette.status(crate::annotations::Status::Disputed);
                    painter.circle_stroke(center, 4.8, Stroke::new(1.3, color));
                    painter.line_segment([center + vec2(-5.0, 5.0), center + vec2(5.0, -5.0)], Stroke::new(1.3, color));
                }
            }
        }
    }

    fn line_under(&self, segment: &Segment, mark: Mark) {
        let style = self.brush.palette.mark(mark);
        for line in self.lines(segment.span) {
            let (left, right) = (line.rect.left(), line.rect.right());
            theme::paint_line(self.brush.painter, left, right, line.baseline + 4.0, style.line, style.pattern);
        }
    }

    /// Around what is selected; thinner around what is under the pointer.
    fn outline(&self, segment: &Segment, marked: Marked, color: Color32) {
        let selected = self.brush.selected.is_some_and(|span| span.covers(segment.span));
        let hovered = self.brush.hovered == Some(marked);
        let stroke = match (selected, hovered, marked) {
            (true, _, _) => Stroke::new(1.5, self.brush.palette.accent),
            (false, true, Marked::Figure(_)) => Stroke::new(1.0, color),
            _ => return,
        };
        for line in self.lines(segment.span) {
            let rect = line.rect.expand2(vec2(3.0, 2.0));
            self.brush.painter.rect_stroke(rect, 4.0, stroke, StrokeKind::Outside);
        }
    }

    /// In the margin, the shape of a relation that should not be missed: a figure on this row is disputed, or has
    /// been replaced. Where a row has several, the graver one.
    fn relations(&self) {
        let snapshot = self.brush.view.snapshot;
        let mut rows: Vec<(f32, Relation)> = Vec::new();
        for segment in within(&self.brush.marks.figures, self.paragraph) {
            let at = FigureRef { article: self.brush.index, figure: segment.of };
            let Some(measure) = view::measure_of(snapshot, at).map(|i| &snapshot.comparison.measures[i]) else {
                continue;
            };
            if !matches!(measure.relation, Relation::Differ | Relation::Update) {
                continue;
            }
            let Some(line) = self.lines(segment.span).pop() else { continue };
            match rows.last_mut() {
                Some((y, relation)) if (*y - line.rect.center().y).abs() < 1.0 => {
                    *relation = measure.relation.min(*relation);
                }
                _ => rows.push((line.rect.center().y, measure.relation)),
            }
        }
        for (y, relation) in rows {
            let center = pos2(self.origin.x - 21.0, y);
            icons::paint_relation(self.brush.painter, center, self.brush.palette.relation(relation), relation);
        }
    }

    /// A rule in the margin along a long quotation.
    fn beside(&self) {
        for segment in within(&self.brush.marks.quotes, self.paragraph) {
            let kind = self.brush.reading.quotes[segment.of].kind;
            if kind != QuoteKind::Direct {
                continue;
            }
            let local = |at: usize| at.clamp(self.paragraph.start(), self.paragraph.end()) - self.paragraph.start();
            let laid = &self.block.laid;
            let rows = (laid.row_of(local(segment.span.start())), laid.row_of(local(segment.span.end() - 1)));
            if rows.1 + 1 < rows.0 + LONG {
                continue;
            }
            let y = Rangef::new(self.origin.y + laid.row_y(rows.0).min, self.origin.y + laid.row_y(rows.1).max);
            let y = Rangef::new(y.min.max(self.brush.window.min - 9.0), y.max.min(self.brush.window.max + 9.0));
            let x = self.origin.x - 10.0;
            let rule = Rect::from_x_y_ranges(Rangef::new(x, x + 2.0), y.shrink(3.0));
            let color = self.brush.palette.mark(Mark::Quote(kind)).line.gamma_multiply(0.6);
            self.brush.painter.rect_filled(rule, 1.0, color);
        }
    }
}
