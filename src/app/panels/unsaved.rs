//! What is asked before something that is not saved would be lost; and the analyst's name.

use eframe::egui::{self, Button, Key, Margin, RichText, TextEdit, Ui};

use crate::annotations::Saved;
use crate::app::commands::Command;
use crate::app::state::{Leaving, Overlay};
use crate::app::theme::{self, size};
use crate::app::view::{Queue, View};
use crate::app::widgets;

pub fn show(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, then: &Leaving) {
    let palette = view.palette;
    if let Saved::NotSaved(why) = &view.state.desk.saved {
        let text = format!(
            "What you did last is in memory only, for it cannot be saved: {why}. It is tried again and again; you can \
             also save it in another folder."
        );
        widgets::paragraph(ui, text, theme::plain(size::BODY), palette.ink_soft);
    } else {
        widgets::paragraph(ui, "Everything is saved now.", theme::plain(size::BODY), palette.ink_soft);
    }
    ui.add_space(14.0);
    ui.horizontal_wrapped(|ui| {
        widgets::primary_button(ui, view, queue, Command::SaveElsewhere);
        let leave = Command::Leave(then.clone());
        let is_saved = !matches!(view.state.desk.saved, Saved::NotSaved(_));
        let name = match (then, is_saved) {
            (Leaving::Close, true) => "Close".into(),
            (Leaving::Open(_), true) => "Go on".into(),
            _ => leave.entry().name,
        };
        if ui.add(Button::new(RichText::new(name))).clicked() {
            queue.push(leave);
        }
        if ui.button("Stay").clicked() {
            queue.push(Command::SetOverlay(None));
        }
    });
}

/// Asks for the analyst's name.
pub fn name(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, typed: &str) {
    let mut text = typed.to_owned();
    let about = "What you highlight, note and decide from now on is signed with it, in the layer of each collection.";
    widgets::paragraph(ui, about, theme::plain(size::BODY), view.palette.ink_soft);
    ui.add_space(8.0);
    let edit = TextEdit::singleline(&mut text).desired_width(f32::INFINITY).margin(Margin::symmetric(10, 8));
    let response = ui.add(edit).accessible_name("Your name");
    let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if ui.memory(|memory| memory.focused()).is_none() {
        response.request_focus();
    }
    if text != typed {
        queue.push(Command::SetOverlay(Some(Overlay::Name { typed: text.clone() })));
    }
    ui.add_space(12.0);
    let empty = text.trim().is_empty();
    let sign = ui.add_enabled_ui(!empty, |ui: &mut egui::Ui| {
        widgets::primary_button(ui, view, &mut Vec::new(), Command::SetName(text.clone())).clicked()
    });
    if (enter || sign.inner) && !empty {
        queue.push(Command::SetName(text));
    }
}
