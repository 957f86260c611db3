//! The legend under the page: each kind of mark that the open article has, drawn as in the text; pressed, it goes
//! and comes back.

use eframe::egui::{Frame, Margin, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::annotations::{Colour, Status};
use crate::app::commands::Command;
use crate::app::icons;
use crate::app::state::{Layered, Mark};
use crate::app::theme::{self, size};
use crate::app::view::{Queue, View};
use crate::app::{widgets, words};
use crate::reading::Reading;

/// Whether there is anything to explain.
pub fn is_needed(view: &View<'_>) -> bool {
    view.open().is_some_and(|(_, reading)| !reading.figures.is_empty() || !reading.quotes.is_empty())
}

pub fn show(ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
    let Some((_, reading)) = view.open() else { return };
    Frame::new().inner_margin(Margin::symmetric(16, 8)).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        ui.horizontal_wrapped(|ui| {
            for mark in Mark::ALL {
                let count = count(reading, mark);
                if count > 0 || !view.state.legend.shows(mark) {
                    switch(ui, view, queue, mark, count);
                }
            }
            let laid = view.open().map_or(&[][..], |(index, _)| view.marks_on(index));
            let annotated = laid.iter().filter(|mark| mark.annotation().is_some()).count();
            for (layered, count) in [(Layered::Highlights, annotated), (Layered::Statuses, laid.len() - annotated)] {
                if count > 0 || view.state.hidden.contains(&layered) {
                    own(ui, view, queue, layered, count);
                }
            }
        });
    });
}

fn count(reading: &Reading, mark: Mark) -> usize {
    match mark {
        Mark::Figure(kind) => reading.figures.iter().filter(|figure| figure.kind == kind).count(),
        Mark::Quote(kind) => reading.quotes.iter().filter(|quote| quote.kind == kind).count(),
    }
}

/// What the analyst laid over the text.
fn own(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, layered: Layered, count: usize) {
    let palette = view.palette;
    let on = !view.state.hidden.contains(&layered);
    let command = Command::ToggleLayer(layered);
    let name = command.entry().name;
    let color = if on { palette.ink } else { palette.ink_faint };
    let text = widgets::layout(ui, &name, theme::plain(size::SMALL), color, 200.0, 1);
    let number =
        widgets::layout(ui, &words::grouped(count as f64), theme::plain(size::TINY), palette.ink_faint, 60.0, 1);
    let (rect, response) = ui.allocate_exact_size(vec2(text.size().x + number.size().x + 40.0, 26.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, &*name));
    let painter = ui.painter();
    if response.hovered() {
        painter.rect_filled(rect, 6.0, palette.hovered);
    }
    widgets::focus_ring(ui, &response, rect, view);
    let sign = pos2(rect.left() + 13.0, rect.center().y);
    match layered {
        Layered::Highlights => {
            let (fill, sign_color) = palette.highlight(Colour::Yellow);
            let patch = eframe::egui::Rect::from_center_size(sign, vec2(13.0, 13.0));
            painter.rect_filled(patch, 3.0, if on { fill } else { palette.hovered });
            icons::paint_colour(painter, sign, 6.0, if on { sign_color } else { palette.ink_faint }, Colour::Yellow);
        }
        Layered::Statuses => {
            let color = if on { palette.status(Status::Confirmed) } else { palette.ink_faint };
            icons::paint_status(painter, sign, color, palette.paper, Status::Confirmed);
        }
    }
    let at = pos2(rect.left() + 24.0, rect.center().y - text.size().y / 2.0);
    let (width, height) = (text.size().x, text.size().y);
    painter.galley(at, text, color);
    if !on {
        painter.hline(at.x..=at.x + width, at.y + height / 2.0 + 1.0, (1.2, palette.ink_faint));
    }
    painter.galley(pos2(at.x + width + 8.0, at.y + 1.0), number, palette.ink_faint);
    let tip = if on { "Shown in the text; press to hide" } else { "Hidden in the text; press to show" };
    if response.on_hover_text(tip).clicked() {
        queue.push(command);
    }
}

fn switch(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, mark: Mark, count: usize) {
    let palette = view.palette;
    let on = view.state.legend.shows(mark);
    let name = words::mark(mark);
    let color = if on { palette.ink } else { palette.ink_faint };
    let text = widgets::layout(ui, name, theme::plain(size::SMALL), color, 200.0, 1);
    let number = words::grouped(count as f64);
    let number = widgets::layout(ui, &number, theme::plain(size::TINY), palette.ink_faint, 60.0, 1);
    let width = text.size().x + number.size().x + 24.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, 26.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, name));
    let painter = ui.painter();
    if response.hovered() {
        painter.rect_filled(rect, 6.0, palette.hovered);
    }
    widgets::focus_ring(ui, &response, rect, view);
    let at = pos2(rect.left() + 8.0, rect.center().y - text.size().y / 2.0 - 1.0);
    let word = eframe::egui::Rect::from_min_size(at, text.size());
    let style = palette.mark(mark);
    if on {
        painter.rect_filled(word.expand2(vec2(3.0, 1.0)), 2.0, style.fill);
    }
    painter.galley(at, text, color);
    if on {
        theme::paint_line(
            painter,
            word.left() - 3.0,
            word.right() + 3.0,
            word.bottom() + 1.0,
            style.line,
            style.pattern,
        );
    } else {
        painter.hline(word.left()..=word.right(), word.center().y + 1.0, (1.2, palette.ink_faint));
    }
    painter.galley(pos2(word.right() + 8.0, word.top() + 1.0), number, palette.ink_faint);
    let tip = if on { "Shown in the text; press to hide" } else { "Hidden in the text; press to show" };
    if response.on_hover_text(tip).clicked() {
        queue.push(Command::ToggleMark(mark));
    }
}
