//! The ledger above the page: every figure, quote, check and annotation of the collection as a row of one table.
//!
//! Only the cells on the screen are laid out. One row has the keyboard, wherever the table is scrolled to; the head of
//! the table and what narrows it stay.

mod cells;
mod head;
mod keys;
mod tagging;

pub(super) use tagging::show as tagging;

use eframe::egui::{self, Margin, Rect, Response, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::app::commands::Command;
use crate::app::icons::{self, Icon};
use crate::app::ledger::{Chosen, Column, Entry, Order, RowId, Shown};
use crate::app::theme::{self, size};
use crate::app::view::{Queue, View};
use crate::app::{widgets, words};

const ROW: f32 = 28.0;
const HEAD: f32 = 28.0;

/// The ledger, with the rows as they were last found and sorted.
#[derive(Default)]
pub struct Ledger {
    order: Order,
    /// Which row the table last scrolled to.
    followed: Option<RowId>,
    /// Gives the keyboard to the row where it is, once.
    wants_keyboard: bool,
}

/// Where the columns of this frame are.
struct Columns {
    widths: [f32; Column::ALL.len()],
    whole: f32,
}

impl Columns {
    /// Texts and notes take what a wide window has to spare.
    fn of(room: f32) -> Self {
        let mut widths = Column::ALL.map(width);
        let whole: f32 = widths.iter().sum();
        let spare = (room - whole).max(0.0);
        for (column, share) in [(Column::Text, 0.5), (Column::Note, 0.3), (Column::Measure, 0.2)] {
            widths[column as usize] += spare * share;
        }
        Columns { widths, whole: whole.max(room) }
    }

    /// The columns that a stretch of the table shows, each with where it begins.
    fn seen(&self, from: f32, to: f32) -> impl Iterator<Item = (Column, f32, f32)> {
        let starts = self.widths.iter().scan(0.0, |left, width| {
            let start = *left;
            *left += width;
            Some((start, *width))
        });
        let all = Column::ALL.into_iter().zip(starts).map(|(column, (start, width))| (column, start, width));
        all.filter(move |(_, start, width)| start + width > from && *start < to)
    }
}

fn width(column: Column) -> f32 {
    match column {
        Column::Kind => 132.0,
        Column::Article => 170.0,
        Column::Outlet => 100.0,
        Column::Text => 290.0,
        Column::Value => 110.0,
        Column::Measure => 180.0,
        Column::Speaker => 120.0,
        Column::Status => 112.0,
        Column::Tags => 110.0,
        Column::Note => 190.0,
        Column::Who => 84.0,
        Column::When => 130.0,
    }
}

impl Ledger {
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
        let shown = Shown::of(view.snapshot, &view.state.desk);
        self.order.renew(shown, &view.state.ledger);
        egui::Frame::new().inner_margin(Margin::symmetric(16, 6)).show(ui, |ui| {
            head::show(ui, view, queue, &self.order);
        });
        ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), (1.0, view.palette.line));
        if self.order.is_empty() {
            let (title, text) = if self.order.all() == 0 {
                ("Nothing to list", "Figures, quotes, checks and your annotations stand here, one row each.")
            } else {
                ("No match", "No row fits what is searched for and chosen above.")
            };
            return super::nothing(ui, view, title, text);
        }
        self.table(ui, view, queue, shown);
    }

    fn table(&mut self, ui: &mut Ui, view: &View<'_>, queue: &mut Queue, shown: Shown<'_>) {
        let columns = Columns::of(ui.available_width());
        let mut area = ScrollArea::both().id_salt("ledger").auto_shrink(false);
        let at = self.at(view, shown);
        if let Some(offset) = self.follow(ui, view, at) {
            area = area.vertical_scroll_offset(offset);
        }
        area.show_viewport(ui, |ui, seen| {
            let rows = self.order.len();
            ui.set_min_size(vec2(columns.whole, HEAD + rows as f32 * ROW));
            let origin = ui.max_rect().min;
            let first = (seen.min.y / ROW).floor().max(0.0) as usize;
            let last = ((((seen.max.y - HEAD) / ROW).ceil().max(0.0)) as usize).min(rows);
            let below = ui.clip_rect().intersect(Rect::from_min_max(
                pos2(f32::NEG_INFINITY, origin.y + seen.min.y + HEAD),
                pos2(f32::INFINITY, f32::INFINITY),
            ));
            let table = Table { view, shown, columns: &columns, origin, seen, below };
            let mut focused = false;
            // The row that has the keyboard keeps it while it is out of sight.
            let kept = at.filter(|at| !(first..last).contains(at));
            for index in (first..last).chain(kept) {
                let Some(entry) = self.order.row(index) else { continue };
                let Some(id) = shown.id(entry) else { continue };
                let response = table.row(ui, queue, index, entry, &id, at == Some(index));
                let is_at = at == Some(index);
                if is_at && std::mem::take(&mut self.wants_keyboard) {
                    response.request_focus();
                }
                if response.clicked() {
                    response.request_focus();
                    let modifiers = ui.input(|input| input.modifiers);
                    let chosen = keys::pressed(&self.order, shown, &view.state.ledger.chosen, id, modifiers);
                    self.followed = chosen.at.clone();
                    queue.push(Command::ChooseRows(Box::new(chosen)));
                }
                if response.double_clicked() {
                    queue.extend(go(entry));
                }
                focused |= response.has_focus();
            }
            table.head(ui, queue);
            if focused {
                let page = ((seen.height() - HEAD) / ROW).floor().max(1.0) as usize;
                self.keyboard(ui, view, queue, shown, at, page);
            }
        });
    }

    /// Where the keyboard is: the row that it was moved to, else the one of what is selected, else the first.
    fn at(&self, view: &View<'_>, shown: Shown<'_>) -> Option<usize> {
        let chosen = &view.state.ledger.chosen;
        let row = chosen.at.as_ref().and_then(|row| self.order.position(shown, row));
        row.or_else(|| (!self.order.is_empty()).then_some(0))
    }

    /// Where to scroll so that the row with the keyboard is seen; `None` to stay.
    fn follow(&mut self, ui: &Ui, view: &View<'_>, at: Option<usize>) -> Option<f32> {
        let row = view.state.ledger.chosen.at.clone();
        if self.followed == row {
            return None;
        }
        self.followed = row;
        self.wants_keyboard = true;
        let top = at? as f32 * ROW;
        let id = ui.make_persistent_id(egui::IdSalt::new("ledger"));
        widgets::offset_to_see(ui, id, top, ROW, ui.available_height() - HEAD - ui.spacing().scroll.allocated_width())
    }

    fn keyboard(
        &mut self,
        ui: &Ui,
        view: &View<'_>,
        queue: &mut Queue,
        shown: Shown<'_>,
        at: Option<usize>,
        page: usize,
    ) {
        if let Some(chosen) = keys::moved(ui, &self.order, shown, &view.state.ledger.chosen, at, page) {
            queue.push(Command::ChooseRows(Box::new(chosen)));
        } else if ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Enter))
            && let Some(entry) = at.and_then(|at| self.order.row(at))
        {
            queue.extend(go(entry));
        }
    }
}

/// What shows the place of a row.
fn go(entry: &Entry) -> Option<Command> {
    match entry {
        Entry::Figure(at) => Some(Command::ShowFigure(*at)),
        Entry::Quote(at) => Some(Command::ShowQuote(*at)),
        Entry::Check(at) => Some(Command::ShowCheck(*at)),
        Entry::Annotation(mark) => mark.place().map(|_| Command::ShowMark(mark.item.id().clone())),
    }
}

/// What is needed to draw the table in this frame.
struct Table<'t> {
    view: &'t View<'t>,
    shown: Shown<'t>,
    columns: &'t Columns,
    origin: egui::Pos2,
    /// What of the table is seen.
    seen: Rect,
    /// The screen below the table's head.
    below: Rect,
}

impl Table<'_> {
    fn row(&self, ui: &Ui, queue: &mut Queue, index: usize, entry: &Entry, id: &RowId, is_at: bool) -> Response {
        let Table { view, shown, columns, origin, seen, below } = self;
        let rect = Rect::from_min_size(
            pos2(origin.x + seen.min.x, origin.y + HEAD + index as f32 * ROW),
            vec2(seen.width(), ROW),
        );
        // One row takes part in the order of Tab; arrows lead to the others.
        let sense = if is_at { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(rect.intersect(*below), ui.scope_id().with(("row", id)), sense);
        let chosen = view.state.ledger.chosen.rows.contains(id) || cells::is_selected(view, id);
        response.widget_info(|| WidgetInfo::selected(Role::Row, true, chosen, cells::in_words(*shown, entry)));
        if response.has_focus() {
            let filter = egui::EventFilter { vertical_arrows: true, horizontal_arrows: false, ..Default::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        }
        if !rect.intersects(*below) {
            return response;
        }
        let painter = ui.painter().with_clip_rect(*below);
        let fill = match (chosen, response.hovered()) {
            (true, _) => Some(view.palette.selected),
            (false, true) => Some(view.palette.hovered),
            (false, false) => None,
        };
        if let Some(fill) = fill {
            painter.rect_filled(rect, 0.0, fill);
        }
        if response.has_focus() {
            let stroke = (1.5, view.palette.accent);
            painter.rect_stroke(rect.shrink(1.0), 4.0, stroke, egui::StrokeKind::Inside);
        }
        for (column, start, width) in columns.seen(seen.min.x, seen.max.x) {
            let cell = Rect::from_min_size(pos2(origin.x + start, rect.top()), vec2(width, ROW));
            cells::paint(ui, &painter, view, *shown, entry, column, cell);
        }
        painter.hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, view.palette.line));
        let response = response.on_hover_ui_at_pointer(|ui| cells::tooltip(ui, view, *shown, entry));
        response.context_menu(|ui| head::acts(ui, view, queue, Some(id)));
        response
    }

    /// The names of the columns; pressed, the table is sorted by one.
    fn head(&self, ui: &Ui, queue: &mut Queue) {
        let Table { view, columns, origin, seen, .. } = self;
        let palette = view.palette;
        let top = origin.y + seen.min.y;
        let strip = Rect::from_min_size(pos2(origin.x + seen.min.x, top), vec2(seen.width(), HEAD));
        ui.painter().rect_filled(strip, 0.0, palette.paper);
        for (column, start, width) in columns.seen(seen.min.x, seen.max.x) {
            let rect = Rect::from_min_size(pos2(origin.x + start, top), vec2(width, HEAD));
            let response = ui.interact(rect, ui.scope_id().with(("column", column.name())), Sense::click());
            let sorted = view.state.ledger.sort == column;
            let descending = sorted && view.state.ledger.descending;
            let how = match (sorted, descending) {
                (false, _) => String::new(),
                (true, false) => ", sorted upwards".to_owned(),
                (true, true) => ", sorted downwards".to_owned(),
            };
            let name = format!("{}{how}", column.name());
            response.widget_info(|| WidgetInfo::selected(Role::ColumnHeader, true, sorted, &name));
            widgets::paint_row(ui, view, rect, &response, false, 0.0);
            let ink = if sorted { palette.ink } else { palette.ink_soft };
            let text = widgets::layout(ui, column.name(), theme::strong(size::SMALL), ink, width - 24.0, 1);
            let right = rect.left() + 10.0 + text.size().x;
            let at = pos2(rect.left() + 10.0, rect.center().y - text.size().y / 2.0);
            ui.painter().galley(at, text, ink);
            if sorted {
                let icon = if descending { Icon::Chevron { open: true } } else { Icon::Rising };
                icons::paint(ui.painter(), pos2(right + 9.0, rect.center().y), 10.0, ink, icon);
            }
            if response.on_hover_text(Command::SortLedger(column).entry().tooltip).clicked() {
                queue.push(Command::SortLedger(column));
            }
        }
        ui.painter().hline(strip.x_range(), strip.bottom(), Stroke::new(1.0, palette.line));
    }
}

/// How many rows are chosen, in words.
fn chosen_words(chosen: &Chosen) -> String {
    words::count(chosen.rows.len(), "row chosen", "rows chosen")
}
