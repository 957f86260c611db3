//! The page in the middle of the window: one article, readable, with its figures and quotes marked.
//!
//! * `sheet`: which paragraphs are on the screen, and where; `heights`, `laid`, `column`: what it is made of
//! * [`segments`], [`marks`]: which words belong to which mark
//! * [`selection`]: what is selected, in offsets of the text; `input`: how pointer and keys change it
//! * `notes`, [`popup`]: what analysts laid over the text, and where it is written
//! * `paint`, `strip`: how marks look on the page, and at a glance beside it
//! * [`explain`]: what a mark means, in words
//! * `find`: finding words
//!
//! What the page keeps for itself is what can be made again (layouts), and where the reader is: scrolled to, selected.
//! Everything else is the window's state; the page reads it and sends commands.

mod column;
mod draw;
pub mod explain;
mod find;
mod heights;
mod input;
mod laid;
pub mod marks;
mod motion;
mod notes;
mod paint;
pub mod popup;
pub mod segments;
pub mod selection;
mod sheet;
mod strip;

use std::collections::BTreeSet;
use std::collections::HashMap;
use std::sync::Arc;

use eframe::egui::scroll_area::{DragScroll, ScrollBarVisibility, ScrollSource};
use eframe::egui::{self, Rect, RichText, ScrollArea, Ui, pos2, vec2};

use self::column::Column;
use self::draw::Frame;
use self::find::Finder;
use self::input::Drag;
use self::marks::Marks;
use self::motion::Motion;
use self::notes::Notes;
use self::popup::Popup;
use self::selection::Selection;
use self::sheet::{Aim, Setter, Sheet};
use self::strip::Strip;
use super::commands::Command;
use super::correcting;
use super::state::{Layered, Legend};
use super::theme::{self, size};
use super::view::{Queue, View};
use crate::article::{ArticleId, Place, Span};
use crate::reading::Reading;

/// How long a flash lasts, in seconds.
const FLASH: f64 = 1.4;

/// The page. What it keeps can be thrown away; then it is at the article's top with nothing selected.
#[derive(Default)]
pub struct Page {
    open: Option<Open>,
    /// Where each article was left: the first line on the screen.
    left: HashMap<ArticleId, (usize, f32)>,
    finder: Finder,
    strip: Strip,
    /// The number of the last target that was gone to.
    arrived: u64,
    flash: Option<(Span, f64)>,
    motion: Motion,
    popup: Popup,
}

/// The article on the page.
struct Open {
    reading: Arc<Reading>,
    sheet: Sheet,
    legend: Legend,
    marks: Marks,
    /// Rises with each change of the marks.
    revision: u64,
    selection: Selection,
    /// The selected words as the window was told of them.
    told: Option<Span>,
    notes: Notes,
    /// What the notes were made for: a snapshot, a layer, and what is hidden of it.
    noted: Option<(u64, u64, BTreeSet<Layered>)>,
    drag: Drag,
}

impl Page {
    /// Draws the open article.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
        let area = ui.available_rect_before_wrap();
        ui.painter().rect_filled(area, 0.0, view.palette.paper);
        let Some((index, reading)) = view.open() else {
            self.leave();
            nothing(ui, view, "Choose an article on the left to read it");
            return;
        };
        self.turn_to(reading, view);
        if let Some(open) = &mut self.open {
            open.take_notes(view, index);
        }
        if reading.article.paragraphs().is_empty() {
            nothing(ui, view, "This article has no words");
            return;
        }
        self.follow(ui, view);
        if view.state.find.open {
            ui.spacing_mut().item_spacing.y = 0.0;
            self.finder.bar(ui, view, queue);
        }
        let mut area = ui.available_rect_before_wrap();
        let strip = Rect::from_min_max(pos2(area.right() - strip::WIDTH, area.top()), area.max);
        area.max.x = strip.left();
        let mut page = ui.new_child(egui::UiBuilder::new().max_rect(area));
        self.scroll(&mut page, view, index, queue);
        ui.advance_cursor_after_rect(area.union(strip));

        if let Some(open) = &mut self.open {
            queue.extend(open.tell_selection(view));
        }
        let Some(open) = &self.open else { return };
        let source = strip::Source {
            article: &open.reading.article,
            index,
            sheet: &open.sheet,
            marks: &open.marks,
            notes: &open.notes,
            revision: open.revision,
            finder: &self.finder,
        };
        if let Some(offset) = self.strip.show(ui, strip, view, &source) {
            self.motion.to(Aim::Offset(offset));
            ui.request_repaint();
        }
    }

    /// What is selected in the open article, in bytes of its text.
    pub fn selection(&self) -> Option<Selection> {
        self.open.as_ref().map(|open| open.selection)
    }

    /// How many paragraphs are laid out: those on the screen and a few beside it.
    pub fn laid_out(&self) -> usize {
        self.open.as_ref().map_or(0, |open| open.sheet.laid_out())
    }

    fn leave(&mut self) {
        if let Some(open) = self.open.take()
            && let Some(held) = open.sheet.held()
        {
            self.left.insert(open.reading.article.id.clone(), held);
        }
    }

    /// Opens the article where it was left, unless it is open already; then only what changed is made anew.
    fn turn_to(&mut self, reading: &Arc<Reading>, view: &View<'_>) {
        let legend = &view.state.legend;
        let same_text = self.open.as_ref().is_some_and(|open| {
            open.reading.article.id == reading.article.id && open.reading.article.text() == reading.article.text()
        });
        match &mut self.open {
            Some(open) if same_text => {
                if !Arc::ptr_eq(&open.reading, reading) || open.legend != *legend {
                    open.marks = Marks::of(reading, legend);
                    open.legend = legend.clone();
                    open.reading = Arc::clone(reading);
                    open.revision += 1;
                }
            }
            _ => {
                let revision = self.open.as_ref().map_or(0, |open| open.revision + 1);
                self.leave();
                self.finder.forget();
                self.flash = None;
                let aim = self.left.get(&reading.article.id).map(|&(place, y)| Aim::Line { place, y });
                self.motion.to(aim.unwrap_or(Aim::Offset(0.0)));
                self.open = Some(Open {
                    reading: Arc::clone(reading),
                    sheet: Sheet::new(&reading.article),
                    legend: legend.clone(),
                    marks: Marks::of(reading, legend),
                    revision,
                    selection: Selection::at(selection::settled(&reading.article, 0)),
                    told: None,
                    notes: Notes::default(),
                    noted: None,
                    drag: Drag::default(),
                });
            }
        }
    }

    /// Goes where the window was asked to go, and to the hits of find.
    fn follow(&mut self, ui: &Ui, view: &View<'_>) {
        let Some(open) = &self.open else { return };
        let height = ui.available_height();
        if let Some(target) = &view.state.target
            && target.serial != self.arrived
            && target.place.article == open.reading.article.id
        {
            self.arrived = target.serial;
            let still = ui.style().animation_time == 0.0;
            let now = ui.input(|input| input.time);
            self.flash = (!still && !target.place.span.is_empty()).then_some((target.place.span, now + FLASH));
            if let Some(aim) = open.bring(target.place.span, height) {
                self.motion.to(aim);
            }
        }
        let from = open.sheet.held().map_or(0, |(place, _)| place);
        if let Some(hit) = self.finder.follow(open.reading.article.text(), &view.state.find, from)
            && let Some(aim) = open.bring(hit, height)
        {
            self.motion.to(aim);
        }
    }

    fn scroll(&mut self, ui: &mut Ui, view: &View<'_>, index: usize, queue: &mut Queue) {
        let Some(open) = &mut self.open else { return };
        let area = ui.available_rect_before_wrap();
        let flash = self.flash.map(|(span, until)| {
            let left = (until - ui.input(|input| input.time)) / FLASH;
            // It stands for a moment, then fades.
            (span, (left as f32 * 1.6).clamp(0.0, 1.0))
        });
        let scroll_area = ScrollArea::vertical()
            .id_salt("page")
            .auto_shrink(false)
            .scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden)
            .scroll_source(ScrollSource { drag: DragScroll::Never, ..ScrollSource::default() });
        let (motion, popup) = (&mut self.motion, &mut self.popup);
        let finder = &self.finder;
        let output = motion.tell(scroll_area).show_viewport(ui, |ui, viewport| {
            let told = viewport.min.y;
            let (offset, aim) = motion.next(ui, told, open.sheet.offset());
            let painter = ui.painter().clone();
            let article = Arc::clone(&open.reading);
            let setter = Setter {
                painter: &painter,
                article: &article.article,
                machine: correcting::of_an_article(&article),
                palette: view.palette,
                column: Column::on(area.width()),
                height: area.height(),
            };
            open.sheet.arrange(&setter, offset, aim);
            ui.set_min_size(vec2(area.width(), open.sheet.height() as f32));
            let frame = Frame { view, index, setter: &setter, area, finder, flash };
            let scroll = open.draw(ui, &frame, queue);
            if let Some(editor) = &view.state.editor {
                let words = open.rect_of(ui, &frame, editor.place.span);
                popup.show(ui, view, queue, words, area);
            }
            (told, scroll, open.sheet.end(&setter))
        });
        let (told, scroll, end) = output.inner;
        if let Some(scroll) = scroll {
            motion.wish(scroll);
        }
        motion.settle(ui, told, open.sheet.offset(), &output.state, end);
        if let Some((_, strength)) = flash {
            if strength == 0.0 {
                self.flash = None;
            }
            ui.request_repaint();
        }
    }
}

impl Open {
    /// Takes over what the analysts laid over the article, where that is other than before.
    fn take_notes(&mut self, view: &View<'_>, index: usize) {
        let hidden: BTreeSet<Layered> = view.state.hidden.iter().cloned().collect();
        let wanted = (view.snapshot.revision, view.state.desk.revision, hidden);
        if self.noted.as_ref() != Some(&wanted) {
            self.notes = Notes::of(view, index);
            self.noted = Some(wanted);
            self.revision += 1;
        }
    }

    /// Tells the window which words are selected; lets go of them when it has.
    fn tell_selection(&mut self, view: &View<'_>) -> Option<Command> {
        let now = Some(self.selection.span()).filter(|span| !span.is_empty());
        if now == self.told {
            if now.is_some() && view.state.words.is_none() {
                self.selection = Selection::at(self.selection.head);
                self.told = None;
            }
            return None;
        }
        self.told = now;
        let article = self.reading.article.id.clone();
        Some(Command::SelectWords(now.map(|span| Place { article, span })))
    }

    /// How to bring a stretch of text into view: not at all when it shows well, else a third down the page.
    fn bring(&self, span: Span, height: f32) -> Option<Aim> {
        let aim = Aim::Line { place: span.start(), y: height / 3.0 };
        let article = &self.reading.article;
        let shows = article.paragraph_at(span.start()).and_then(|paragraph| {
            let block = self.sheet.visible().contains(&paragraph).then(|| self.sheet.shown(paragraph))??;
            let start = article.paragraphs()[paragraph].span.start();
            let row = block.laid.row_y(block.laid.row_of(span.start().saturating_sub(start)));
            let top = self.sheet.y(paragraph) + block.above + row.min;
            Some(top > 0.08 * height && top < 0.82 * height)
        });
        (shows != Some(true)).then_some(aim)
    }
}

/// A page with nothing on it but a word why.
fn nothing(ui: &mut Ui, view: &View<'_>, why: &str) {
    ui.centered_and_justified(|ui| {
        ui.label(RichText::new(why).font(theme::reading_italic(size::READING)).color(view.palette.ink_faint));
    });
}
