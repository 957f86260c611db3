//! One frame of the page: what was pressed, what is painted, what a screen reader finds, what a mark under the pointer
//! says.

use std::sync::Arc;

use eframe::egui::emath::{GuiRounding as _, TSTransform};
use eframe::egui::text_selection::accesskit_text::update_accesskit_for_text_widget;
use eframe::egui::{
    self, CursorIcon, Key, Modifiers, Pos2, Rangef, Rect, Response, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2,
};

use super::explain::{self, Explanation};
use super::find::Finder;
use super::marks::Marked;
use super::motion::Scroll;
use super::notes;
use super::paint::{self, Brush};
use super::segments::within;
use super::sheet::{Block, Setter};
use super::{Open, column};
use crate::annotations::Attached;
use crate::app::commands::Command;
use crate::app::theme::{self, size};
use crate::app::view::{Queue, View};
use crate::app::widgets;
use crate::article::{ParagraphKind, Span};
use crate::compare::{FigureRef, QuoteRef};

/// What a frame is drawn with, besides the window's own view.
pub(super) struct Frame<'a> {
    pub view: &'a View<'a>,
    /// The index of the article in the snapshot.
    pub index: usize,
    pub setter: &'a Setter<'a>,
    /// The part of the screen that the page has.
    pub area: Rect,
    pub finder: &'a Finder,
    /// What the page has just gone to, and how strong the flash still is.
    pub flash: Option<(Span, f32)>,
}

impl Open {
    /// Draws what was arranged; returns how the page should scroll.
    pub(super) fn draw(&mut self, ui: &Ui, frame: &Frame<'_>, queue: &mut Queue) -> Option<Scroll> {
        let area = frame.area;
        let corner = pos2(area.left() + frame.setter.column.left, area.top());
        let response = ui.interact(area, ui.scope_id().with("article"), Sense::click_and_drag());
        let title = self.reading.article.metadata.title.clone();
        response.widget_info(|| {
            WidgetInfo::labeled(Role::Document, true, title.clone().unwrap_or_else(|| "Article".to_owned()))
        });

        let dragged = self.pointer(ui, &response, corner, area);
        let escape = |ui: &Ui| ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        if frame.view.state.find.open && response.has_focus() && self.selection.is_empty() && escape(ui) {
            queue.push(Command::CloseFind);
        }
        let moved = if frame.view.state.overlay.is_none() { self.keys(ui, &response, frame.setter) } else { None };
        let under = response.hover_pos().and_then(|point| self.word_at(corner, point));
        let in_margin = response.hover_pos().and_then(|point| self.margin_at(ui, frame, corner, point));
        let hovered = in_margin.or_else(|| under.and_then(|place| self.marked_at(place)));
        if let Some(marked) = hovered
            && self.is_plain_click(ui, &response)
        {
            queue.extend(self.command(marked, frame.index));
        }
        if response.secondary_clicked() {
            // The menu is about the selected words where the pointer is on them, else about what is under it.
            let inside = under.is_some_and(|place| self.selection.span().contains(place));
            if let Some(marked) = hovered.filter(|_| !inside) {
                queue.extend(self.choose(marked, frame.index));
            }
        }
        response.context_menu(|ui| crate::app::panels::marking::menu(ui, frame.view, queue));
        if response.hovered() {
            ui.ctx().set_cursor_icon(match hovered {
                Some(_) => CursorIcon::PointingHand,
                None if under.is_some() || response.dragged() => CursorIcon::Text,
                None => CursorIcon::Default,
            });
        }
        self.paint(ui, frame, corner, hovered);
        self.describe(ui, frame, corner, hovered);
        dragged.or(moved)
    }

    /// What a click on the word at `at` means: the figure there, else the highlight, else the quote.
    fn marked_at(&self, at: usize) -> Option<Marked> {
        let note = || super::segments::segment_at(&self.notes.segments, at).map(|segment| Marked::Note(segment.of));
        self.marks.figure_at(at).or_else(note).or_else(|| self.marks.quote_at(at))
    }

    /// The note whose sign in the margin is under a point.
    fn margin_at(&self, ui: &Ui, frame: &Frame<'_>, corner: Pos2, point: Pos2) -> Option<Marked> {
        self.sheet.visible().find_map(|paragraph| {
            let block = self.sheet.shown(paragraph)?;
            let span = self.reading.article.paragraphs()[paragraph].span;
            let origin = self.corner_of(ui, corner, paragraph) + vec2(0.0, block.above);
            let signs = paint::margin(&self.notes, block, span, origin, frame.setter.column.width);
            let sign = signs.into_iter().find(|(_, rect)| rect.expand(3.0).contains(point))?;
            Some(Marked::Note(sign.0))
        })
    }

    fn command(&self, marked: Marked, article: usize) -> Option<Command> {
        Some(match marked {
            Marked::Figure(figure) => Command::ShowFigure(FigureRef { article, figure }),
            Marked::Quote(quote) => Command::ShowQuote(QuoteRef { article, quote }),
            Marked::Note(note) => Command::OpenMark(self.notes.notes.get(note)?.id.clone()),
        })
    }

    /// As a click would, but only to select.
    fn choose(&self, marked: Marked, article: usize) -> Option<Command> {
        match marked {
            Marked::Note(note) => Some(Command::ShowMark(self.notes.notes.get(note)?.id.clone())),
            _ => self.command(marked, article),
        }
    }

    /// Where the words at `span` end on the screen, as far as they show.
    pub(super) fn rect_of(&self, ui: &Ui, frame: &Frame<'_>, span: Span) -> Option<Rect> {
        let corner = pos2(frame.area.left() + frame.setter.column.left, frame.area.top());
        let place = span.end().saturating_sub(1).max(span.start());
        let paragraph = self.reading.article.paragraph_at(place)?;
        let block = self.sheet.visible().contains(&paragraph).then(|| self.sheet.shown(paragraph))??;
        let within = self.reading.article.paragraphs()[paragraph].span;
        let origin = self.corner_of(ui, corner, paragraph) + vec2(0.0, block.above);
        let inside = span.start().max(within.start()) - within.start()..span.end().min(within.end()) - within.start();
        let window = Rangef::new(frame.area.top() - origin.y, frame.area.bottom() - origin.y);
        block.laid.lines(inside, window).last().map(|line| line.rect.translate(origin.to_vec2()))
    }

    fn paint(&self, ui: &Ui, frame: &Frame<'_>, corner: Pos2, hovered: Option<Marked>) {
        let state = frame.view.state;
        let id = &self.reading.article.id;
        let selected = [&state.figure, &state.quote, &state.claim]
            .into_iter()
            .flatten()
            .find(|place| place.article == *id)
            .map(|place| place.span);
        let brush = Brush {
            painter: ui.painter(),
            view: frame.view,
            palette: frame.view.palette,
            reading: &self.reading,
            index: frame.index,
            marks: &self.marks,
            notes: &self.notes,
            chosen: state.mark.as_ref(),
            width: frame.setter.column.width,
            selection: self.selection.span(),
            hits: frame.finder.hits(),
            hit: frame.finder.current(),
            selected,
            sentence: selected.and_then(|span| self.reading.article.sentence_at(span.start())),
            flash: frame.flash,
            hovered,
            window: frame.area.y_range(),
        };
        for paragraph in self.sheet.visible() {
            let Some(block) = self.sheet.shown(paragraph) else { continue };
            let span = self.reading.article.paragraphs()[paragraph].span;
            brush.paragraph(block, span, self.corner_of(ui, corner, paragraph));
        }
    }

    /// A block's upper left corner on the screen, on a pixel: then marks and letters keep together.
    fn corner_of(&self, ui: &Ui, corner: Pos2, paragraph: usize) -> Pos2 {
        (corner + vec2(0.0, self.sheet.y(paragraph))).round_to_pixels(ui.pixels_per_point())
    }

    /// What is on the screen, in words: each paragraph, and each mark in it.
    fn describe(&self, ui: &Ui, frame: &Frame<'_>, corner: Pos2, hovered: Option<Marked>) {
        for paragraph in self.sheet.visible() {
            let Some(block) = self.sheet.shown(paragraph) else { continue };
            let article = &self.reading.article;
            let span = article.paragraphs()[paragraph].span;
            let origin = self.corner_of(ui, corner, paragraph) + vec2(0.0, block.above);
            let rect = Rect::from_min_size(origin, vec2(frame.setter.column.width, block.laid.height()));
            let id = ui.scope_id().with(("paragraph", paragraph));
            let response = ui.interact(rect.intersect(frame.area), id, Sense::hover());
            let role = match column::kind_of(article, paragraph) {
                ParagraphKind::Headline | ParagraphKind::Heading => Role::Heading,
                ParagraphKind::Byline | ParagraphKind::Body | ParagraphKind::Boilerplate => Role::Label,
            };
            response.widget_info(|| WidgetInfo::labeled(role, true, span.of(article.text())));
            let to_screen = TSTransform::from_translation(origin.to_vec2());
            update_accesskit_for_text_widget(ui.ctx(), id, None, to_screen, &block.laid.galley);
            for segment in within(&self.marks.quotes, span) {
                self.mark(ui, frame, block, span, origin, segment.span, Marked::Quote(segment.of), hovered);
            }
            for segment in within(&self.notes.segments, span) {
                self.mark(ui, frame, block, span, origin, segment.span, Marked::Note(segment.of), hovered);
            }
            for (note, rect) in paint::margin(&self.notes, block, span, origin, frame.setter.column.width) {
                self.sign(ui, frame, note, rect, hovered);
            }
            for segment in within(&self.marks.figures, span) {
                self.mark(ui, frame, block, span, origin, segment.span, Marked::Figure(segment.of), hovered);
            }
        }
    }

    /// A mark as something that can be found, pressed and asked what it means.
    #[expect(clippy::too_many_arguments, reason = "all of them are about one place")]
    fn mark(
        &self,
        ui: &Ui,
        frame: &Frame<'_>,
        block: &Block,
        paragraph: Span,
        origin: Pos2,
        words: Span,
        marked: Marked,
        hovered: Option<Marked>,
    ) {
        let inside = words.start().max(paragraph.start()) - paragraph.start()
            ..words.end().min(paragraph.end()).saturating_sub(paragraph.start());
        let window = Rangef::new(frame.area.top() - origin.y, frame.area.bottom() - origin.y);
        let pointer = ui.input(|input| input.pointer.latest_pos());
        let lines: Vec<Rect> =
            block.laid.lines(inside, window).map(|line| line.rect.translate(origin.to_vec2())).collect();
        // A mark over several rows is where the pointer is, else where it begins.
        let under = lines.iter().find(|rect| pointer.is_some_and(|point| rect.contains(point)));
        let Some(rect) = under.or(lines.first()) else { return };
        let id = ui.scope_id().with(("mark", words.start(), marked));
        let response = ui.interact(rect.intersect(frame.area), id, Sense::hover());
        let text = words.of(self.reading.article.text());
        response.widget_info(|| WidgetInfo::labeled(Role::Mark, true, text));
        let explain = || self.explain(frame, marked);
        ui.ctx().accesskit_node_builder(id, |node| {
            if let Some(explanation) = explain() {
                node.set_description(explanation.to_string());
            }
        });
        if hovered == Some(marked) && under.is_some() {
            tooltip(&response, frame.view, explain);
        }
    }

    /// The sign of a note in the margin, as something that can be found and asked what it says.
    fn sign(&self, ui: &Ui, frame: &Frame<'_>, note: usize, rect: Rect, hovered: Option<Marked>) {
        let whole = self.notes.notes[note].is_whole;
        let id = ui.scope_id().with(("sign", note));
        let response = ui.interact(rect.intersect(frame.area), id, Sense::hover());
        let name = if whole { "Note on the article" } else { "Note" };
        response.widget_info(|| WidgetInfo::labeled(Role::Note, true, name));
        let under = ui.input(|input| input.pointer.latest_pos()).is_some_and(|point| rect.expand(3.0).contains(point));
        if under && hovered == Some(Marked::Note(note)) {
            tooltip(&response, frame.view, || self.explain(frame, Marked::Note(note)));
        }
    }

    fn explain(&self, frame: &Frame<'_>, marked: Marked) -> Option<Explanation> {
        let (article, comparison) = (frame.index, &frame.view.snapshot.comparison);
        let (mut explanation, standing, span) = match marked {
            Marked::Figure(figure) => {
                let at = FigureRef { article, figure };
                let explanation = explain::figure(&self.reading, comparison, at)?;
                (explanation, frame.view.standing_of_figure(at), self.reading.figures[figure].span)
            }
            Marked::Quote(quote) => {
                let at = QuoteRef { article, quote };
                let explanation = explain::quote(&self.reading, comparison, at)?;
                (explanation, frame.view.standing_of_quote(at), self.reading.quotes[quote].span)
            }
            Marked::Note(note) => {
                let note = self.notes.notes.get(note)?;
                let title = "Highlight".to_owned();
                return Some(Explanation { title, rows: notes::rows_of_note(&note.attached) });
            }
        };
        let hides = |mark: &Arc<Attached>| frame.view.state.hidden.iter().any(|layered| layered.has(mark));
        if !standing.verification.iter().chain(&standing.struck).any(hides) {
            explanation.rows.extend(notes::rows_of_standing(&standing));
        }
        let over = self.notes.notes.iter().filter(|note| !note.is_whole && note.span == span);
        explanation.rows.extend(over.flat_map(|note| notes::rows_of_note(&note.attached)));
        Some(explanation)
    }
}

/// The explanation, beside the mark.
fn tooltip(response: &Response, view: &View<'_>, explain: impl FnOnce() -> Option<Explanation>) {
    let palette = view.palette;
    egui::Tooltip::for_enabled(response).gap(6.0).show(|ui| {
        let Some(explanation) = explain() else { return };
        const LABELS: f32 = 76.0;
        let width = ui.spacing().tooltip_width;
        ui.set_width(width);
        ui.spacing_mut().item_spacing = vec2(0.0, 6.0);
        egui::Frame::new().inner_margin(6.0).show(ui, |ui| {
            widgets::paragraph(ui, &explanation.title, theme::strong(size::LABEL), palette.ink);
            for row in &explanation.rows {
                ui.horizontal_top(|ui| {
                    let label = RichText::new(row.label).font(theme::plain(size::SMALL)).color(palette.ink_faint);
                    ui.allocate_ui(vec2(LABELS, size::BODY), |ui| {
                        ui.set_min_width(LABELS);
                        // On the words' baseline.
                        ui.add_space(1.5);
                        ui.label(label);
                    });
                    ui.vertical(|ui| {
                        ui.set_max_width(width - LABELS - 12.0);
                        ui.spacing_mut().item_spacing.y = 1.0;
                        widgets::paragraph(ui, &row.words, theme::plain(size::BODY), palette.ink);
                        if let Some(known) = &row.known {
                            widgets::paragraph(ui, known, theme::plain(size::SMALL), palette.ink_soft);
                        }
                    });
                });
            }
        });
    });
}
