//! The context menu of what is selected: highlight, note, status, evidence card.

use eframe::egui::{Response, Ui};

use crate::annotations::{Colour, Status};
use crate::app::aim;
use crate::app::commands::Command;
use crate::app::reader::popup;
use crate::app::view::{Queue, View};
use crate::app::widgets;

/// Gives a row or card the menu; `select` selects what it is about.
pub fn on(response: &Response, view: &View<'_>, queue: &mut Queue, select: Command) {
    if response.secondary_clicked() {
        queue.push(select);
    }
    response.context_menu(|ui| menu(ui, view, queue));
}

pub fn menu(ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
    widgets::menu(ui, |ui| rows(ui, view, queue));
}

fn rows(ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
    let aim = aim::aim(view.state, view.snapshot);
    let annotation = aim.as_ref().and_then(|aim| aim::annotation(view.state, aim));
    if aim.is_some() && view.state.desk.is_open {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 3.0;
            ui.add_space(6.0);
            for colour in Colour::ALL {
                let on = annotation.is_some_and(|annotation| annotation.colour == colour);
                if popup::swatch(ui, view, colour, on).clicked() {
                    queue.push(Command::Highlight(Some(colour)));
                    ui.close();
                }
            }
        });
        ui.separator();
    }
    let mut items = |ui: &mut Ui, commands: &[Command]| {
        for command in commands {
            widgets::menu_item(ui, view, queue, command.clone());
        }
    };
    items(ui, &[Command::WriteNote, Command::WriteTags, Command::RemoveMark]);
    ui.separator();
    items(ui, &Status::ALL.map(Command::Verify));
    items(ui, &[Command::WriteEvidence]);
    ui.separator();
    items(ui, &[Command::Correct, Command::NotAFigure, Command::MarkAsFigure]);
    ui.separator();
    items(ui, &[Command::CopyCard, Command::CopyCardHtml, Command::NoteArticle, Command::CorrectArticle]);
}
