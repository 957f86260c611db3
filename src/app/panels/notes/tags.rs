//! The sheet of tags: renamed and merged everywhere, coloured, deleted.

use eframe::egui::{Button, RichText, ScrollArea, TextEdit, Ui};

use crate::annotations::{Act, Colour, Tag};
use crate::app::commands::Command;
use crate::app::reader::popup;
use crate::app::state::Overlay;
use crate::app::theme::{self, size};
use crate::app::view::{Queue, View};
use crate::app::{widgets, words};

/// `renaming` is the tag that is being renamed, with what is typed.
pub fn show(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, renaming: Option<&(Tag, String)>) {
    let palette = view.palette;
    let all = view.state.desk.view.tags();
    if all.is_empty() {
        widgets::paragraph(ui, "No annotation has a tag.", theme::plain(size::BODY), palette.ink_soft);
        return;
    }
    let text = "A tag that is given the name of another becomes one with it, on every annotation. “jobs/cuts” lies below \
                “jobs” and is renamed with it.";
    widgets::paragraph(ui, text, theme::plain(size::SMALL), palette.ink_soft);
    ui.add_space(8.0);
    let height = (ui.available_height() - 16.0).clamp(60.0, 420.0);
    ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        for (tag, count) in all {
            ui.push_id(tag.as_str(), |ui| row(ui, view, queue, tag, *count, renaming));
        }
    });
}

fn row(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, tag: &Tag, count: usize, renaming: Option<&(Tag, String)>) {
    let palette = view.palette;
    let own = view.state.desk.view.tag_colour(tag);
    ui.horizontal(|ui| {
        match renaming.filter(|(renamed, _)| renamed == tag) {
            Some((_, typed)) => rename(ui, view, queue, tag, typed),
            None => {
                ui.label(RichText::new(tag.as_str()).font(theme::strong(size::BODY)).color(palette.ink));
                let count = words::count(count, "annotation", "annotations");
                ui.label(RichText::new(count).font(theme::plain(size::SMALL)).color(palette.ink_faint));
            }
        }
        ui.with_layout(eframe::egui::Layout::right_to_left(eframe::egui::Align::Center), |ui| {
            let small = |name: &str| Button::new(RichText::new(name).font(theme::plain(size::SMALL)));
            if ui.add(small("Delete")).clicked() {
                queue.push(Command::Act(Box::new(Act::DeleteTag { tag: tag.clone() })));
            }
            if renaming.is_none_or(|(renamed, _)| renamed != tag) && ui.add(small("Rename")).clicked() {
                let typed = Some((tag.clone(), tag.to_string()));
                queue.push(Command::SetOverlay(Some(Overlay::Tags { renaming: typed })));
            }
            for colour in Colour::ALL.into_iter().rev() {
                let on = own == Some(colour);
                if popup::swatch(ui, view, colour, on).clicked() {
                    let colour = (!on).then_some(colour);
                    queue.push(Command::Act(Box::new(Act::ColourTag { tag: tag.clone(), colour })));
                }
            }
        });
    });
}

fn rename(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, tag: &Tag, typed: &str) {
    let mut text = typed.to_owned();
    let edit = ui.add(TextEdit::singleline(&mut text).desired_width(180.0)).accessible_name("New name of the tag");
    if ui.memory(|memory| memory.focused()).is_none() {
        edit.request_focus();
    }
    let to = Tag::new(&text);
    let merges = to.as_ref().is_some_and(|to| to != tag && view.state.desk.view.tags().contains_key(to));
    let name = if merges { "Merge" } else { "Rename" };
    let enter = edit.lost_focus() && ui.input(|input| input.key_pressed(eframe::egui::Key::Enter));
    let pressed = ui.add_enabled(to.is_some(), Button::new(name)).clicked();
    if (enter || pressed)
        && let Some(to) = to
    {
        queue.push(Command::Act(Box::new(Act::RenameTag { from: tag.clone(), to })));
        queue.push(Command::SetOverlay(Some(Overlay::Tags { renaming: None })));
    } else if text != typed {
        queue.push(Command::SetOverlay(Some(Overlay::Tags { renaming: Some((tag.clone(), text)) })));
    }
}
