//! The sheet on which all chosen rows of the ledger are given a tag, or lose one.

use eframe::egui::{Button, Key, Margin, RichText, TextEdit, Ui};

use super::chosen_words;
use crate::annotations::{Act, Tag};
use crate::app::commands::Command;
use crate::app::ledger::Shown;
use crate::app::reader::popup;
use crate::app::state::Overlay;
use crate::app::theme::{self, size};
use crate::app::view::{Queue, View};
use crate::app::{icons, widgets, words};

/// `typed` is the tag so far.
pub fn show(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, typed: &str) {
    let palette = view.palette;
    let chosen = &view.state.ledger.chosen;
    let about =
        format!("{}. What bears no annotation yet is highlighted for it.", words::capital(&chosen_words(chosen)));
    widgets::paragraph(ui, about, theme::plain(size::SMALL), palette.ink_soft);
    ui.add_space(8.0);
    let mut text = typed.to_owned();
    let hint = RichText::new("A tag; / makes a narrower one").color(palette.ink_faint);
    let edit = TextEdit::singleline(&mut text).hint_text(hint).margin(Margin::symmetric(8, 6));
    let response = ui.add(edit.desired_width(f32::INFINITY)).accessible_name("Tag");
    let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if ui.memory(|memory| memory.focused()).is_none() {
        response.request_focus();
    }
    ui.add_space(4.0);
    for tag in popup::offered(view, &Default::default(), &text) {
        if ui.add(Button::selectable(false, tag.as_str())).clicked() {
            queue.push(Command::TagRows(tag));
        }
    }
    ui.add_space(8.0);
    let tag = Tag::new(&text);
    let pressed = ui.add_enabled(tag.is_some(), Button::new("Tag")).clicked();
    match tag {
        Some(tag) if enter || pressed => queue.push(Command::TagRows(tag)),
        _ if text != typed => queue.push(Command::SetOverlay(Some(Overlay::TagRows { typed: text }))),
        _ => {}
    }
    let borne = Shown::of(view.snapshot, &view.state.desk).tags(&chosen.rows);
    if borne.is_empty() {
        return;
    }
    ui.add_space(10.0);
    widgets::heading(ui, view, "Tags of these rows");
    for (tag, annotations) in borne {
        ui.horizontal(|ui| {
            if let Some(colour) = view.state.desk.view.tag_colour(&tag) {
                let (rect, _) = ui.allocate_exact_size(eframe::egui::vec2(12.0, 14.0), eframe::egui::Sense::hover());
                icons::paint_colour(ui.painter(), rect.center(), 7.0, palette.highlight(colour).1, colour);
            }
            ui.label(RichText::new(tag.as_str()).font(theme::strong(size::BODY)).color(palette.ink));
            let count = words::count(annotations.len(), "row", "rows");
            ui.label(RichText::new(count).font(theme::plain(size::SMALL)).color(palette.ink_faint));
            if ui.button("Take off").clicked() {
                queue.push(Command::Act(Box::new(Act::Tag { annotations, tag, on: false })));
            }
        });
    }
}
