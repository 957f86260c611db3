//! The Notes tab: what waits to be relinked, annotations, decisions and corrections, searched and narrowed.

mod cards;
mod head;
pub(super) mod tags;

use eframe::egui::Ui;

use crate::app::notes::{self, Item, Only};
use crate::app::tall::{Column, Tall};
use crate::app::view::{Queue, View};

#[derive(Default)]
pub struct Notes {
    column: Tall,
    items: Vec<Item>,
    authors: Vec<String>,
    made_for: Option<(u64, u64, Only)>,
}

impl Notes {
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
        let desk = &view.state.desk;
        let wanted = (view.snapshot.revision, desk.revision, view.state.notes.clone());
        if self.made_for.as_ref() != Some(&wanted) {
            self.items = notes::items(view.snapshot, desk, &wanted.2);
            let written: std::collections::BTreeSet<&str> = desk.view.items().map(|mark| notes::who(mark)).collect();
            self.authors = written.into_iter().map(str::to_owned).collect();
            self.made_for = Some(wanted);
        }
        if self.items.is_empty() && view.state.notes == Only::default() {
            return super::nothing(
                ui,
                view,
                "No notes yet",
                "Your highlights, notes, tags, decisions and corrections stand here, beside the articles and never in \
                 them. Select words or a figure, then press H for a highlight, E for a note, C to confirm.",
            );
        }
        ui.scope(|ui| head::show(ui, view, queue, &self.authors));
        ui.add_space(8.0);
        if self.items.is_empty() {
            return super::nothing(ui, view, "No match", "Nothing fits what is searched for and chosen above.");
        }
        let column = Column { id: "notes", len: self.items.len(), gap: 8.0, bring: None };
        let items = &self.items;
        self.column.show(
            ui,
            column,
            (view.snapshot.revision, desk.revision, &view.state.notes),
            |index| match &items[index] {
                Item::Heading(..) => 26.0,
                Item::Mark(..) => 96.0,
                Item::Correction(_) => 74.0,
            },
            |ui, index| match &items[index] {
                Item::Heading(group, count) => cards::heading(ui, view, *group, *count, index == 0),
                Item::Mark(group, mark) => cards::mark(ui, view, queue, *group, mark),
                Item::Correction(index) => cards::correction(ui, view, queue, *index),
            },
        );
    }
}
