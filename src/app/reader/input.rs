//! How pointer and keys select text and move the page.

use std::sync::Arc;

use eframe::egui::{Event, EventFilter, Key, Modifiers, Pos2, Rect, Response, Ui, vec2};

use super::Open;
use super::motion::Scroll;
use super::selection::{self, Selection, Unit};
use super::sheet::{Aim, Setter};
use crate::app::theme::size;
use crate::article::{Article, Span};

/// How far from the page's edges the end of a selection is kept when keys move it.
const MARGIN: f32 = 40.0;

/// From a place to the one beside it.
type Step = fn(&Article, usize) -> usize;

/// A selection in the making.
#[derive(Default)]
pub struct Drag {
    /// What the press took in, while the button is down.
    origin: Option<Span>,
    unit: Unit,
    /// Where and when the button went down last, and how often in a row.
    pressed: Option<(Pos2, f64)>,
    presses: usize,
    /// The x that steps up and down keep to.
    x: Option<f32>,
}

impl Open {
    /// The place nearest to a point of the screen. `corner` is the column's upper left corner on the screen.
    pub(super) fn place_at(&self, corner: Pos2, point: Pos2) -> usize {
        let visible = self.sheet.visible();
        let below = |i: &usize| corner.y + self.sheet.y(i + 1) > point.y;
        let paragraph = visible.clone().find(below).unwrap_or(visible.end.saturating_sub(1));
        let Some(block) = self.sheet.shown(paragraph) else { return self.selection.head };
        let origin = corner + vec2(0.0, self.sheet.y(paragraph) + block.above);
        self.reading.article.paragraphs()[paragraph].span.start() + block.laid.place_at(point - origin)
    }

    /// The place under a point that is on words.
    pub(super) fn word_at(&self, corner: Pos2, point: Pos2) -> Option<usize> {
        self.sheet.visible().find_map(|paragraph| {
            let block = self.sheet.shown(paragraph)?;
            let origin = corner + vec2(0.0, self.sheet.y(paragraph) + block.above);
            let start = self.reading.article.paragraphs()[paragraph].span.start();
            block.laid.is_on_words(point - origin).then(|| start + block.laid.character_at(point - origin))
        })
    }

    /// Press, drag and release. Selecting begins with the press, not with the first move: that is where it was meant.
    pub(super) fn pointer(&mut self, ui: &Ui, response: &Response, corner: Pos2, area: Rect) -> Option<Scroll> {
        let (point, pressed, shift, now) = ui.input(|input| {
            (input.pointer.latest_pos(), input.pointer.primary_pressed(), input.modifiers.shift, input.time)
        });
        let (delay, distance) = ui
            .ctx()
            .options(|options| (options.input_options.max_double_click_delay, options.input_options.max_click_dist));
        let point = point?;
        let article = &self.reading.article;
        // A quick click is pressed and released within one frame.
        if pressed && (response.is_pointer_button_down_on() || response.clicked()) {
            response.request_focus();
            let again = self
                .drag
                .pressed
                .is_some_and(|(before, time)| now - time <= delay && before.distance(point) <= distance);
            self.drag.presses = if again && !shift { self.drag.presses % 3 + 1 } else { 1 };
            self.drag.pressed = Some((point, now));
            self.drag.x = None;
            self.drag.unit = [Unit::Character, Unit::Word, Unit::Paragraph][self.drag.presses - 1];
            let place = self.place_at(corner, point);
            if shift {
                let anchor = self.selection.anchor;
                self.drag.origin = Some(Span::new(anchor, anchor));
                self.selection.head = place;
            } else {
                let origin = self.drag.unit.at(article, place);
                self.drag.origin = Some(origin);
                self.selection = Selection { anchor: origin.start(), head: origin.end() };
            }
            return None;
        }
        let origin = self.drag.origin?;
        if !response.is_pointer_button_down_on() {
            self.drag.origin = None;
            return None;
        }
        let moved = self.drag.pressed.is_some_and(|(from, _)| from.distance(point) > 2.0);
        if !moved {
            return None;
        }
        let inside = point.clamp(area.min, area.max - vec2(0.0, 1.0));
        let place = self.place_at(corner, inside);
        self.selection = Selection::reaching(article, origin, place, self.drag.unit);
        // Beyond the edge the page follows, the faster the further.
        let beyond = (point.y - area.bottom() + 12.0).max(0.0) - (area.top() + 12.0 - point.y).max(0.0);
        if beyond == 0.0 {
            return None;
        }
        let dt = ui.input(|input| input.stable_dt).min(0.1);
        Some(Scroll::Now((beyond * 10.0).clamp(-2400.0, 2400.0) * dt))
    }

    /// A click that selected nothing: once, without moving, on one place.
    pub(super) fn is_plain_click(&self, ui: &Ui, response: &Response) -> bool {
        response.clicked() && self.drag.presses == 1 && self.selection.is_empty() && !ui.input(|i| i.modifiers.shift)
    }

    /// Keys that scroll, select and copy, when no text field has them.
    pub(super) fn keys(&mut self, ui: &Ui, response: &Response, setter: &Setter<'_>) -> Option<Scroll> {
        let mine = response.has_focus();
        if mine {
            let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, tab: false };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        } else if ui.memory(|memory| memory.focused().is_some()) {
            return None;
        }
        let article = Arc::clone(&self.reading.article);
        if !self.selection.is_empty() && ui.input(|input| input.events.contains(&Event::Copy)) {
            ui.ctx().copy_text(self.selection.span().of(article.text()).to_owned());
        }
        if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::A)) {
            self.selection = Selection::all(&article);
            return None;
        }
        if mine && !self.selection.is_empty() && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
            self.selection = Selection::at(self.selection.head);
        }
        if let Some(head) = self.extended(ui, setter) {
            self.selection.head = head;
            return self.head_in_view(setter);
        }
        self.scrolled(ui, setter)
    }

    /// Where a key moves the head of the selection to.
    fn extended(&mut self, ui: &Ui, setter: &Setter<'_>) -> Option<usize> {
        let article = setter.article;
        let shift = Modifiers::SHIFT;
        let by_word = Modifiers::COMMAND | Modifiers::SHIFT;
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if self.selection.is_empty() && !self.head_shows() {
            // Selecting begins where the reader is looking.
            let shifted = ui.input(|input| input.modifiers.shift);
            if let Some((place, _)) = self.sheet.held().filter(|_| shifted) {
                self.selection = Selection::at(place);
            }
        }
        let head = self.selection.head;
        // The longest combinations first: a key is taken with the modifiers that are asked for and any shift beside.
        let steps: [(Modifiers, Key, Step); 4] = [
            (by_word, Key::ArrowRight, selection::word_right),
            (by_word, Key::ArrowLeft, selection::word_left),
            (shift, Key::ArrowRight, selection::right),
            (shift, Key::ArrowLeft, selection::left),
        ];
        for (modifiers, key, step) in steps {
            if pressed(modifiers, key) {
                self.drag.x = None;
                return Some(step(article, head));
            }
        }
        if pressed(by_word, Key::Home) {
            return Some(Selection::all(article).anchor);
        }
        if pressed(by_word, Key::End) {
            return Some(Selection::all(article).head);
        }
        let screen = ((setter.height / size::LEADING) as isize - 2).max(1);
        for (key, rows) in [(Key::ArrowDown, 1), (Key::ArrowUp, -1), (Key::PageDown, screen), (Key::PageUp, -screen)] {
            if pressed(shift, key) {
                return Some(self.row_away(setter, head, rows));
            }
        }
        for (key, end) in [(Key::Home, false), (Key::End, true)] {
            if pressed(shift, key) {
                self.drag.x = None;
                let paragraph = article.paragraph_at(head)?;
                let start = article.paragraphs()[paragraph].span.start();
                let laid = &self.sheet.block(setter, paragraph).laid;
                let row = laid.row_text(laid.row_of(head - start));
                return Some(start + if end { row.end } else { row.start });
            }
        }
        None
    }

    fn head_shows(&self) -> bool {
        let paragraph = self.reading.article.paragraph_at(self.selection.head);
        paragraph.is_some_and(|paragraph| self.sheet.visible().contains(&paragraph))
    }

    /// The place so many rows down, or up, at about the same x.
    fn row_away(&mut self, setter: &Setter<'_>, head: usize, rows: isize) -> usize {
        let paragraphs = setter.article.paragraphs();
        let Some(mut paragraph) = setter.article.paragraph_at(head) else { return head };
        let laid = &self.sheet.block(setter, paragraph).laid;
        let at = head - paragraphs[paragraph].span.start();
        let x = self.drag.x.unwrap_or_else(|| laid.x_of(at));
        let mut row = laid.row_of(at) as isize + rows;
        self.drag.x = Some(x);
        loop {
            let laid = &self.sheet.block(setter, paragraph).laid;
            let count = laid.row_count() as isize;
            if row < 0 && paragraph > 0 {
                paragraph -= 1;
                row += self.sheet.block(setter, paragraph).laid.row_count() as isize;
            } else if row >= count && paragraph + 1 < paragraphs.len() {
                row -= count;
                paragraph += 1;
            } else {
                let span = paragraphs[paragraph].span;
                return match row {
                    row if row < 0 => span.start(),
                    row if row >= count => span.end(),
                    row => span.start() + laid.place_in(row as usize, x),
                };
            }
        }
    }

    /// Scrolls as little as shows the head.
    fn head_in_view(&mut self, setter: &Setter<'_>) -> Option<Scroll> {
        let place = self.selection.head;
        let paragraph = setter.article.paragraph_at(place)?;
        let top = self.sheet.y(paragraph);
        let line = self.sheet.line_of(setter, place);
        let (above, below) = (top + line.min, top + line.max);
        let y = if above < MARGIN {
            MARGIN
        } else if below > setter.height - MARGIN {
            setter.height - MARGIN - (line.max - line.min)
        } else {
            return None;
        };
        Some(Scroll::To(Aim::Line { place, y }))
    }

    fn scrolled(&self, ui: &Ui, setter: &Setter<'_>) -> Option<Scroll> {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        let row = size::LEADING;
        let screen = (setter.height - 2.0 * row).max(row);
        let steps = [
            (Modifiers::SHIFT, Key::Space, -screen),
            (Modifiers::NONE, Key::Space, screen),
            (Modifiers::NONE, Key::PageDown, screen),
            (Modifiers::NONE, Key::PageUp, -screen),
            (Modifiers::NONE, Key::ArrowDown, 2.0 * row),
            (Modifiers::NONE, Key::ArrowUp, -2.0 * row),
        ];
        let step = steps.into_iter().find(|&(modifiers, key, _)| pressed(modifiers, key));
        if let Some((_, _, distance)) = step {
            return Some(Scroll::By(distance));
        }
        if pressed(Modifiers::NONE, Key::Home) || pressed(Modifiers::COMMAND, Key::Home) {
            return Some(Scroll::To(Aim::Offset(0.0)));
        }
        if pressed(Modifiers::NONE, Key::End) || pressed(Modifiers::COMMAND, Key::End) {
            return Some(Scroll::To(Aim::Offset(self.sheet.height())));
        }
        None
    }
}
