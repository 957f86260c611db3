//! The matrix, measures by articles: who gives a figure, who only a vague one, and who leaves it out.
//!
//! Only the cells on the screen are made. The names of the measures at the left and those of the articles at the top
//! stay while the cells scroll under them.

use std::collections::HashMap;

use eframe::egui::{
    self, Align, Layout, Margin, Popup, Rect, Response, RichText, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo,
    pos2, vec2,
};

use super::marking;
use crate::annotations::Status;
use crate::app::commands::Command;
use crate::app::icons::{self, Icon};
use crate::app::narrowing::{self, Index, Section};
use crate::app::state::{MatrixSort, Narrow, Table};
use crate::app::theme::{self, size};
use crate::app::view::{self, Queue, View};
use crate::app::{listing, widgets, words};
use crate::compare::{FigureRef, Measure, article_label};
use crate::figures::{Figure, Qualifier};

const ROW: f32 = 30.0;
const HEAD: f32 = 42.0;
const CELL: f32 = 132.0;

#[derive(Default)]
pub struct Matrix {
    index: Index,
    rows: Vec<usize>,
    made_for: Option<(u64, Narrow, MatrixSort)>,
}

impl Matrix {
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
        let wanted = (view.snapshot.revision, view.state.narrow.clone(), view.state.matrix_sort);
        if self.made_for.as_ref() != Some(&wanted) {
            let fitting = self.index.fitting(view.snapshot, &wanted.1);
            self.rows = narrowing::matrix(view.snapshot, &fitting, wanted.2);
            self.made_for = Some(wanted);
        }
        egui::Frame::new().inner_margin(Margin::symmetric(16, 6)).show(ui, |ui| self.head(ui, view, queue));
        ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), (1.0, view.palette.line));
        if self.rows.is_empty() {
            let text = "No measure with several figures fits what the Figures tab is narrowed to.";
            return super::nothing(ui, view, "Nothing to lay side by side", text);
        }
        self.cells(ui, view, queue);
    }

    fn head(&self, ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
        let palette = view.palette;
        ui.horizontal(|ui| {
            ui.label(RichText::new("Matrix").font(theme::strong(size::LABEL)).color(palette.ink));
            let measures = words::count(self.rows.len(), "measure", "measures");
            let articles = words::count(view.snapshot.readings.len(), "article", "articles");
            let text = format!("{measures} by {articles}");
            ui.label(RichText::new(text).font(theme::plain(size::SMALL)).color(palette.ink_faint));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                widgets::icon_button(ui, view, queue, Icon::Close, Command::ToggleTable(Table::Matrix));
                let name = format!("Sorted by {}", words::matrix_sort(view.state.matrix_sort));
                let button = widgets::icon_only(ui, view, Icon::Sort, &name, true, None).on_hover_text(&name);
                Popup::menu(&button).show(|ui| {
                    for sort in MatrixSort::ALL {
                        widgets::menu_item(ui, view, queue, Command::SortMatrix(sort));
                    }
                });
            });
        });
    }

    fn cells(&self, ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
        let palette = view.palette;
        let columns = view.snapshot.readings.len();
        let names = (ui.available_width() * 0.42).clamp(150.0, 320.0);
        let whole = vec2(names + columns as f32 * CELL, HEAD + self.rows.len() as f32 * ROW);
        ScrollArea::both().id_salt("matrix").auto_shrink(false).show_viewport(ui, |ui, seen| {
            ui.set_min_size(whole);
            let origin = ui.max_rect().min;
            let corner = origin + seen.min.to_vec2();
            // One row and one column more than are seen, for the keyboard to go to.
            let first_row = ((seen.min.y / ROW).floor() as usize).saturating_sub(1);
            let last_row = ((((seen.max.y - HEAD) / ROW).ceil().max(0.0)) as usize + 1).min(self.rows.len());
            let first_column = ((seen.min.x / CELL).floor() as usize).saturating_sub(1);
            let last_column = ((((seen.max.x - names) / CELL).ceil().max(0.0)) as usize + 1).min(columns);
            let margin = vec2(names, HEAD);
            for row in first_row..last_row {
                let measure = &view.snapshot.comparison.measures[self.rows[row]];
                let gives = gives(measure);
                for column in first_column..last_column {
                    let at = origin + vec2(names + column as f32 * CELL, HEAD + row as f32 * ROW);
                    let rect = Rect::from_min_size(at, vec2(CELL, ROW));
                    let figures = gives.get(&column).map_or(&[][..], Vec::as_slice);
                    cell(ui, view, queue, rect, margin, measure, column, figures);
                }
            }
            let edge = Stroke::new(1.0, palette.line);
            let side = Rect::from_min_size(corner, vec2(names, seen.height()));
            ui.painter().rect_filled(side, 0.0, palette.paper);
            for row in first_row..last_row {
                let measure = &view.snapshot.comparison.measures[self.rows[row]];
                let at = pos2(corner.x, origin.y + HEAD + row as f32 * ROW);
                name(ui, view, queue, Rect::from_min_size(at, vec2(names, ROW)), measure);
                ui.painter().hline(corner.x..=corner.x + seen.width(), at.y + ROW, edge);
            }
            let top = Rect::from_min_size(corner, vec2(seen.width(), HEAD));
            ui.painter().rect_filled(top, 0.0, palette.paper);
            let heads = ui.painter().with_clip_rect(Rect::from_min_max(corner + vec2(names, 0.0), top.max));
            for column in first_column..last_column {
                let at = pos2(origin.x + names + column as f32 * CELL, corner.y);
                article(ui, &heads, view, queue, Rect::from_min_size(at, vec2(CELL, HEAD)), column);
            }
            ui.painter().hline(top.x_range(), top.bottom(), edge);
            ui.painter().vline(side.right(), side.y_range(), edge);
        });
    }
}

/// The figures of a measure by article.
fn gives(measure: &Measure) -> HashMap<usize, Vec<FigureRef>> {
    let mut gives: HashMap<usize, Vec<FigureRef>> = HashMap::new();
    for member in &measure.members {
        gives.entry(member.figure.article).or_default().push(member.figure);
    }
    gives
}

fn is_exact(figure: &Figure) -> bool {
    figure.qualifier == Qualifier::Exact && figure.amount.stated.is_some()
}

#[expect(clippy::too_many_arguments, reason = "all of them are about one cell")]
fn cell(
    ui: &Ui,
    view: &View<'_>,
    queue: &mut Queue,
    rect: Rect,
    margin: egui::Vec2,
    measure: &Measure,
    article: usize,
    figures: &[FigureRef],
) {
    let palette = view.palette;
    let given: Vec<(FigureRef, &Figure, String)> = figures
        .iter()
        .filter_map(|&at| {
            let (reading, figure) = view::figure(view.snapshot, at)?;
            Some((at, figure, words::stated(reading.article.text(), figure, reading.overridden.machine(at.figure))))
        })
        .collect();
    // The plainest of an article's figures stands for it.
    let Some((at, figure, printed)) = given.iter().min_by_key(|(at, figure, _)| (!is_exact(figure), *at)) else {
        ui.painter().hline(rect.left() + 10.0..=rect.left() + 18.0, rect.center().y, Stroke::new(1.0, palette.edge));
        return;
    };
    let id = ui.scope_id().with(("cell", &measure.id, article));
    let response = ui.interact(rect, id, Sense::click());
    let who = article_label(&view.snapshot.readings[article].article);
    let all = given.iter().map(|(_, _, printed)| printed.as_str()).collect::<Vec<_>>().join("; ");
    let how = if is_exact(figure) { "exactly" } else { "vaguely" };
    let status = view.standing_of_figure(*at).status;
    let checked = if status == Status::Unchecked { String::new() } else { format!(", {}", status.name()) };
    widgets::name_row(
        &response,
        view.selected_figure() == Some(*at),
        Role::Cell,
        &format!("{}, {who}: {all}, {how}{checked}", measure.label),
    );
    bring(ui, &response, margin);
    widgets::paint_row(ui, view, rect.shrink(2.0), &response, view.selected_figure() == Some(*at), 6.0);
    let painter = ui.painter();
    let dot = pos2(rect.left() + 14.0, rect.center().y);
    let color = palette.mark(crate::app::state::Mark::Figure(measure.kind)).line;
    if status != Status::Unchecked {
        icons::paint_status(
            painter,
            rect.right_center() - vec2(12.0, 0.0),
            palette.status(status),
            palette.paper,
            status,
        );
    }
    if is_exact(figure) {
        painter.circle_filled(dot, 3.5, color);
    } else {
        painter.circle_stroke(dot, 3.2, Stroke::new(1.3, color));
    }
    let text = match given.len() {
        1 => printed.clone(),
        many => format!("{printed} +{}", many - 1),
    };
    let room = rect.width() - if status == Status::Unchecked { 28.0 } else { 44.0 };
    let text = widgets::layout(ui, &text, theme::plain(size::SMALL), palette.ink, room, 1);
    painter.galley(pos2(rect.left() + 22.0, rect.center().y - text.size().y / 2.0), text, palette.ink);
    let response = response.on_hover_text(format!("{who}: {all}{checked}"));
    if response.clicked() {
        queue.push(Command::ShowFigure(*at));
    }
    marking::on(&response, view, queue, Command::ShowFigure(*at));
}

/// Scrolls to what has just got the keyboard, clear of the names that stay.
fn bring(ui: &Ui, response: &Response, margin: egui::Vec2) {
    if response.gained_focus() {
        ui.scroll_to_rect(Rect::from_min_max(response.rect.min - margin, response.rect.max), None);
    }
}

/// A measure's name at the left, with how its figures stand.
fn name(ui: &Ui, view: &View<'_>, queue: &mut Queue, rect: Rect, measure: &Measure) {
    let palette = view.palette;
    let selected = view.state.measure.as_ref() == Some(&measure.id);
    let response = ui.interact(rect, ui.scope_id().with(("measure", &measure.id)), Sense::click());
    let stands = words::stands(measure);
    let articles = words::count(narrowing::articles(measure), "article", "articles");
    widgets::name_row(&response, selected, Role::Button, &format!("{}: {stands}, {articles}", measure.label));
    bring(ui, &response, vec2(0.0, HEAD));
    widgets::paint_row(ui, view, rect, &response, selected, 0.0);
    let at = pos2(rect.left() + 24.0, rect.center().y);
    if Section::of(measure) == Section::Maybe {
        icons::paint(ui.painter(), at, 13.0, palette.ink_soft, Icon::Guess);
    } else {
        icons::paint_relation(ui.painter(), at, palette.relation(measure.relation), measure.relation);
    }
    let text = widgets::layout(ui, &measure.label, theme::plain(size::BODY), palette.ink, rect.width() - 50.0, 1);
    ui.painter().galley(pos2(rect.left() + 40.0, rect.center().y - text.size().y / 2.0), text, palette.ink);
    if response.on_hover_text(format!("{}\n{stands}, {articles}", measure.label)).clicked() {
        queue.push(Command::ShowMeasure(measure.id.clone()));
    }
}

/// An article's name at the top, clipped where the names of the measures begin.
fn article(ui: &Ui, painter: &egui::Painter, view: &View<'_>, queue: &mut Queue, rect: Rect, index: usize) {
    let palette = view.palette;
    let reading = &view.snapshot.readings[index];
    let seen = rect.intersect(painter.clip_rect());
    let response = ui.interact(seen, ui.scope_id().with(("article", index)), Sense::click());
    let selected = view.state.open.as_ref() == Some(&reading.article.id);
    let title = listing::title(reading);
    let who = article_label(&reading.article);
    let date = reading.article.metadata.published.as_ref().map(words::published_short);
    let name = format!("{who}, {}: {title}", date.as_deref().unwrap_or("date unknown"));
    widgets::name_row(&response, selected, Role::ColumnHeader, &name);
    if response.gained_focus() {
        ui.scroll_to_rect(rect, None);
    }
    if !seen.is_positive() {
        return;
    }
    widgets::paint_row(ui, view, seen, &response, selected, 0.0);
    let width = rect.width() - 18.0;
    let first = widgets::layout(ui, &who, theme::strong(size::SMALL), palette.ink, width, 1);
    let date = widgets::layout(ui, &date.unwrap_or_default(), theme::plain(size::TINY), palette.ink_faint, width, 1);
    painter.galley(pos2(rect.left() + 10.0, rect.top() + 5.0), first, palette.ink);
    painter.galley(pos2(rect.left() + 10.0, rect.top() + 22.0), date, palette.ink_faint);
    response.widget_info(|| WidgetInfo::selected(Role::ColumnHeader, true, selected, &name));
    if response.on_hover_text(title).clicked() {
        queue.push(Command::ShowArticle(reading.article.id.clone()));
    }
}
