//! The head of the Notes tab: a search, and what the tab is narrowed to.

use eframe::egui::{self, Popup, Ui, vec2};

use crate::annotations::{Colour, Status, Tag};
use crate::app::commands::Command;
use crate::app::notes::{Group, Only};
use crate::app::panels::narrow::{chip, choice, many};
use crate::app::state::Field;
use crate::app::view::{self, Queue, View};
use crate::app::{listing, tall, widgets, words};

pub fn show(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, authors: &[String]) {
    ui.set_max_width(ui.available_width() - tall::GUTTER);
    let only = &view.state.notes;
    let id = egui::Id::unique("search of notes");
    let wants = view.state.wants_keyboard == Some(Field::Search);
    let (typed, _) = widgets::search_field(ui, view, id, &only.query, "Search notes", wants);
    if let Some(query) = typed {
        queue.push(Command::NarrowNotes(Only { query, ..only.clone() }));
    }
    ui.add_space(2.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        ui.spacing_mut().button_padding = vec2(8.0, 2.0);
        ui.spacing_mut().interact_size.y = 24.0;
        let groups = Group::ALL.map(|group| (group.name().to_owned(), Some(group)));
        choice(ui, view, "Show", "Everything", &groups, &only.group, |group| {
            queue.push(Command::NarrowNotes(Only { group, ..only.clone() }));
        });
        let colours = Colour::ALL.map(|colour| (words::capital(colour.name()), Some(colour)));
        choice(ui, view, "Colour", "All colours", &colours, &only.colour, |colour| {
            queue.push(Command::NarrowNotes(Only { colour, ..only.clone() }));
        });
        tags(ui, view, queue);
        let statuses = Status::ALL.map(|status| (words::capital(status.name()), Some(status)));
        choice(ui, view, "Status", "Every status", &statuses, &only.status, |status| {
            queue.push(Command::NarrowNotes(Only { status, ..only.clone() }));
        });
        let readings = &view.snapshot.readings;
        let open = only.article.as_ref().and_then(|id| view::reading_of(view.snapshot, id));
        let article = (open.map(|(_, reading)| listing::title(reading)), "Article", "All articles");
        many(
            ui,
            view,
            article,
            readings.len(),
            |at| listing::title(&readings[at]).to_owned(),
            |at| {
                let article = at.map(|at| readings[at].article.id.clone());
                queue.push(Command::NarrowNotes(Only { article, ..only.clone() }));
            },
        );
        if authors.len() > 1 || only.author.is_some() {
            let author = (only.author.as_deref(), "Who", "Everybody");
            many(
                ui,
                view,
                author,
                authors.len(),
                |at| authors[at].clone(),
                |at| {
                    let author = at.map(|at| authors[at].clone());
                    queue.push(Command::NarrowNotes(Only { author, ..only.clone() }));
                },
            );
        }
        if *only != Only::default() {
            widgets::quiet_button(ui, view, queue, "Show all", Command::NarrowNotes(Only::default()));
        }
    });
}

/// The tags to narrow to, and the way to their sheet.
fn tags(ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
    let only = &view.state.notes;
    let all = view.state.desk.view.tags();
    if all.is_empty() && only.tag.is_none() {
        return;
    }
    let button = chip(ui, view, "Tag", only.tag.as_ref().map(Tag::as_str));
    Popup::menu(&button).show(|ui| {
        ui.set_min_width(180.0);
        if ui.selectable_label(only.tag.is_none(), "All tags").clicked() {
            queue.push(Command::NarrowNotes(Only { tag: None, ..only.clone() }));
        }
        egui::ScrollArea::vertical().max_height(280.0).show(ui, |ui| {
            for (tag, count) in all {
                let name = format!("{tag}  ({count})");
                if ui.selectable_label(only.tag.as_ref() == Some(tag), name).clicked() {
                    queue.push(Command::NarrowNotes(Only { tag: Some(tag.clone()), ..only.clone() }));
                }
            }
        });
        ui.separator();
        widgets::menu_item(ui, view, queue, Command::EditTags);
    });
}
