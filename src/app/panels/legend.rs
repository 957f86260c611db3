//! The legend under the page: each kind of mark that the open article has, drawn as in the text; pressed, it goes
//! and comes back.

use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui::{
    Button, Frame, Margin, Popup, PopupCloseBehavior, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2,
};

use crate::annotations::{Attached, Colour, Status};
use crate::app::commands::Command;
use crate::app::icons;
use crate::app::state::{Layered, Mark};
use crate::app::theme::{self, size};
use crate::app::view::{Queue, View};
use crate::app::{notes, widgets, words};
use crate::reading::Reading;

/// Whether there is anything to explain.
pub fn is_needed(view: &View<'_>) -> bool {
    view.open().is_some_and(|(_, reading)| !reading.figures.is_empty() || !reading.quotes.is_empty())
}

/// Folded, it keeps to one line that is scrolled.
pub fn show(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, folded: bool) {
    Frame::new().inner_margin(Margin::symmetric(16, if folded { 3 } else { 8 })).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        if folded {
            ScrollArea::horizontal().auto_shrink([false, true]).show(ui, |ui| {
                ui.horizontal(|ui| switches(ui, view, queue));
            });
        } else {
            ui.horizontal_wrapped(|ui| switches(ui, view, queue));
        }
    });
}

fn switches(ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
    let Some((index, reading)) = view.open() else { return };
    for mark in Mark::ALL {
        let count = count(reading, mark);
        if count > 0 || !view.state.legend.shows(mark) {
            switch(ui, view, queue, mark, count);
        }
    }
    let laid = view.marks_on(index);
    let annotated = laid.iter().filter(|mark| mark.annotation().is_some()).count();
    for (layered, count) in [(Layered::Highlights, annotated), (Layered::Statuses, laid.len() - annotated)] {
        if count > 0 || view.state.hidden.contains(&layered) {
            own(ui, view, queue, layered, count);
        }
    }
    if !laid.is_empty() || !view.state.hidden.is_empty() {
        parts(ui, view, queue, laid);
    }
}

/// The colours, tags and people of what is laid over the text, each to be hidden by itself.
fn parts(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, laid: &[Arc<Attached>]) {
    let mut all: BTreeSet<Layered> = BTreeSet::new();
    for mark in laid {
        if let Some(annotation) = mark.annotation() {
            all.insert(Layered::Colour(annotation.colour));
            all.extend(annotation.tags.iter().cloned().map(Layered::Tag));
        }
        all.insert(Layered::Author(notes::who(mark).to_owned()));
    }
    let is_part = |it: &&Layered| !Layered::ALL.contains(it);
    all.extend(view.state.hidden.iter().filter(is_part).cloned());
    let hidden = view.state.hidden.iter().filter(is_part).count();
    let name = match hidden {
        0 => "Colours, tags, people".to_owned(),
        hidden => format!("Colours, tags, people: {hidden} hidden"),
    };
    let text = RichText::new(name).font(theme::plain(size::SMALL)).color(view.palette.ink_soft);
    let button = ui.add(Button::new(text).frame_when_inactive(false));
    let close = PopupCloseBehavior::CloseOnClickOutside;
    Popup::menu(&button).close_behavior(close).show(|ui| {
        ui.set_min_width(200.0);
        ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            let mut before = None;
            for layered in all {
                let sort = match &layered {
                    Layered::Colour(_) => "Colours",
                    Layered::Tag(_) => "Tags",
                    _ => "People",
                };
                if before.replace(sort) != Some(sort) {
                    let head = RichText::new(sort).font(theme::plain(size::TINY)).color(view.palette.ink_faint);
                    ui.label(head);
                }
                let mut shown = !view.state.hidden.contains(&layered);
                let command = Command::ToggleLayer(layered);
                let name = command.entry().name;
                if ui.checkbox(&mut shown, name.as_ref()).on_hover_text(command.entry().tooltip).clicked() {
                    queue.push(command);
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
    let command = Command::ToggleLayer(layered.clone());
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
        Layered::Colour(_) | Layered::Tag(_) | Layered::Author(_) => {}
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
