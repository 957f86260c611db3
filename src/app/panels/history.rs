//! Everything that was done to the analyst's layer, newest first.

use eframe::egui::{Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::annotations::Done;
use crate::app::commands::Command;
use crate::app::theme::{self, size};
use crate::app::view::{self, Queue, View};
use crate::app::{listing, widgets, words};

const ROW: f32 = 42.0;

pub fn show(ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
    let layer = std::sync::Arc::clone(&view.state.desk.layer);
    let done: Vec<&Done> = layer.done().rev().collect();
    ui.horizontal(|ui| {
        for command in [Command::Undo, Command::Redo] {
            let name = command.name_now(view.state).into_owned();
            let enabled = command.enabled(view.state, view.snapshot);
            if ui.add_enabled(enabled, eframe::egui::Button::new(widgets::shortened(&name, 34))).clicked() {
                queue.push(command);
            }
        }
    });
    ui.add_space(8.0);
    if done.is_empty() {
        let text = "Nothing was done yet. What you and others highlight, note, verify and correct stands here.";
        widgets::paragraph(ui, text, theme::plain(size::BODY), view.palette.ink_soft);
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let height = (ui.available_height() - 24.0).clamp(84.0, 460.0);
    ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show_rows(
        ui,
        ROW,
        done.len(),
        |ui, visible| {
            for done in &done[visible] {
                row(ui, view, queue, done);
            }
        },
    );
}

/// One act; pressed, it leads to the first thing that it was done to.
fn row(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, done: &Done) {
    let palette = view.palette;
    let desk = &view.state.desk.view;
    let kinds = [crate::annotations::ItemKind::Annotation, crate::annotations::ItemKind::Verification];
    let there = done.items.iter().find_map(|id| kinds.into_iter().find_map(|kind| desk.item(kind, id)));
    let about = there.map(|attached| {
        let words = attached.item.target().anchor.exact().split_whitespace().collect::<Vec<_>>().join(" ");
        let reading = attached.article.as_ref().and_then(|article| view::reading_of(view.snapshot, article));
        let article = reading.map_or("in no article that is here", |(_, reading)| listing::title(reading));
        let article = widgets::shortened(article, 48);
        if words.is_empty() { article } else { format!("“{}” · {article}", widgets::shortened(&words, 48)) }
    });
    let leads = there.filter(|attached| attached.place().is_some()).map(|attached| attached.item.id().clone());
    let sense = if leads.is_some() { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), sense);
    let when = format!("{}, {}", done.author, words::moment(done.time));
    let name = format!("{}, {when}", done.act);
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, &name));
    if leads.is_some() {
        widgets::paint_row(ui, view, rect, &response, false, 6.0);
    }
    let when = widgets::layout(ui, &when, theme::plain(size::TINY), palette.ink_faint, rect.width() * 0.45, 1);
    let room = rect.width() - when.size().x - 30.0;
    let act = widgets::layout(ui, &done.act, theme::strong(size::BODY), palette.ink, room, 1);
    let painter = ui.painter();
    painter.galley(rect.min + vec2(8.0, 4.0), act, palette.ink);
    painter.galley(pos2(rect.right() - 10.0 - when.size().x, rect.top() + 7.0), when, palette.ink_faint);
    if let Some(about) = about {
        let about = widgets::layout(ui, &about, theme::plain(size::SMALL), palette.ink_soft, rect.width() - 20.0, 1);
        ui.painter().galley(rect.min + vec2(8.0, 22.0), about, palette.ink_soft);
    }
    if let Some(id) = leads
        && response.clicked()
    {
        queue.push(Command::ShowMark(id));
    }
}
