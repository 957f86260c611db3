//! The sheets of export and import: what goes out or comes in is seen before anything is written.

use std::path::PathBuf;

use eframe::egui::{self, Key, Margin, RichText, ScrollArea, TextEdit, Ui};

use super::sheets::expand;
use crate::app::commands::Command;
use crate::app::exchanging::{self, Exporting, Found, Importing};
use crate::app::state::Overlay;
use crate::app::theme::{self, size};
use crate::app::view::{Queue, View};
use crate::app::widgets;
use crate::exchange::{Format, Preview};

const LINE: f32 = 20.0;
/// What the field, its hint, the buttons and the sheet's edge take below the lines.
const BELOW: f32 = 150.0;

/// What will be written, in which format and where.
pub fn export(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, exporting: &Exporting) {
    // In a low window what is above the field is scrolled, so that the buttons are always in sight.
    let room = (ui.available_height() - BELOW).max(64.0);
    ScrollArea::vertical().id_salt("what goes out").max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        going_out(ui, view, queue, exporting, room);
    });
    let palette = view.palette;
    ui.add_space(10.0);
    let (typed, enter) = path_field(ui, view, &exporting.path, "File to write");
    if typed != exporting.path {
        let exporting = Exporting { path: typed.clone(), failed: None, ..exporting.clone() };
        queue.push(Command::SetOverlay(Some(Overlay::Export(Box::new(exporting)))));
    }
    let path = expand(typed.trim());
    let there = path.as_ref().is_some_and(|path| path.exists());
    let hint = match (&exporting.failed, there) {
        (Some(why), _) => RichText::new(why).color(palette.ink),
        (None, true) => RichText::new("There is a file of this name; it will be replaced").color(palette.ink_soft),
        (None, false) => RichText::new("The file is written whole or not at all").color(palette.ink_faint),
    };
    ui.add(egui::Label::new(hint.font(theme::plain(size::SMALL))).wrap());
    ui.add_space(10.0);
    let write = path.map(Command::WriteExport);
    buttons(ui, view, queue, Command::AskWhereToExport, write, enter);
}

/// The formats, and what would be written in the one that is chosen.
fn going_out(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, exporting: &Exporting, room: f32) {
    let palette = view.palette;
    ui.horizontal_wrapped(|ui| {
        for format in Format::ALL {
            if ui.selectable_label(exporting.format == format, format.name()).clicked() {
                queue.push(Command::ExportAs(format));
            }
        }
    });
    ui.add_space(8.0);
    let empty = Preview { counts: Vec::new(), lines: Vec::new(), more: false };
    let preview = exporting.preview.as_ref().unwrap_or(&empty);
    let counts = preview.counts.iter().filter(|(_, n)| *n > 0);
    let counts: Vec<String> = counts.map(|(name, n)| counted(*n, name)).collect();
    let counts = match (&exporting.preview, counts.is_empty()) {
        (None, _) => "Looking at what there is…".to_owned(),
        (Some(_), true) => "Nothing to write yet".to_owned(),
        (Some(_), false) => counts.join(" · "),
    };
    widgets::paragraph(ui, counts, theme::plain(size::BODY), palette.ink_soft);
    ui.add_space(6.0);
    let lines = &preview.lines;
    listed(ui, view, room - 98.0, lines.len() + usize::from(preview.more), |at| {
        lines.get(at).map_or("…", String::as_str).to_owned()
    });
}

/// "1 status", "2 statuses".
fn counted(n: usize, many: &str) -> String {
    let one = many.strip_suffix("es").filter(|one| one.ends_with('s')).or_else(|| many.strip_suffix('s'));
    crate::words::count(n, one.unwrap_or(many), many)
}

/// Which file is taken in, and what of it.
pub fn import(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, importing: &Importing) {
    let palette = view.palette;
    let about = "Web annotations (W3C, JSON-LD), written by Crossread or by another tool. Nothing is taken before you \
                 have seen it.";
    widgets::paragraph(ui, about, theme::plain(size::BODY), palette.ink_soft);
    ui.add_space(8.0);
    let (typed, enter) = path_field(ui, view, &importing.path, "File of annotations");
    if typed != importing.path {
        let importing = Importing { path: typed.clone(), found: Found::Nothing };
        queue.push(Command::SetOverlay(Some(Overlay::Import(importing))));
    }
    ui.add_space(6.0);
    let path: Option<PathBuf> = expand(typed.trim()).filter(|path| path.is_file());
    let say = |ui: &mut Ui, text: &str| {
        widgets::paragraph(ui, text, theme::plain(size::BODY), palette.ink_soft);
        ui.add_space(6.0);
    };
    match &importing.found {
        Found::Nothing if path.is_none() && !typed.trim().is_empty() => say(ui, "There is no such file"),
        Found::Nothing => {}
        Found::Looking(path) => say(ui, &format!("Looking into {}…", path.display())),
        Found::Useless(why) => say(ui, why),
        Found::Ready(imported) => {
            say(ui, &imported.to_string());
            listed(ui, view, ui.available_height() - BELOW, exchanging::lines(imported), |at| {
                let Some(line) = exchanging::line(imported, at) else { return String::new() };
                let words = match line.words.as_str() {
                    "" => String::new(),
                    words => format!("“{}” — ", widgets::shortened(words, 48)),
                };
                let article = if line.article.is_empty() { String::new() } else { format!(" · {}", line.article) };
                format!("{words}{}{article}", line.what)
            });
            ui.add_space(8.0);
        }
    }
    let next = match &importing.found {
        Found::Ready(imported) if !imported.import.is_empty() => Some(Command::TakeImport),
        Found::Ready(_) | Found::Looking(_) => None,
        Found::Nothing | Found::Useless(_) => path.map(Command::ReadImport),
    };
    buttons(ui, view, queue, Command::AskWhatToImport, next, enter);
}

/// A field for a path; what is typed in it now, and whether Enter was pressed.
fn path_field(ui: &mut Ui, view: &View<'_>, path: &str, name: &str) -> (String, bool) {
    let mut text = path.to_owned();
    let label = ui.label(RichText::new(name).color(view.palette.ink_soft));
    ui.add_space(2.0);
    let edit = TextEdit::singleline(&mut text).desired_width(f32::INFINITY).margin(Margin::symmetric(10, 8));
    let response = ui.add(edit).labelled_by(label.id);
    let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if ui.memory(|memory| memory.focused()).is_none() {
        response.request_focus();
    }
    (text, enter)
}

/// One line of small writing each, in at most this much room; only those on the screen are made.
fn listed(ui: &mut Ui, view: &View<'_>, room: f32, count: usize, line: impl Fn(usize) -> String) {
    let palette = view.palette;
    let height = room.clamp(60.0, 260.0);
    egui::Frame::new().fill(palette.ground).corner_radius(6.0).inner_margin(8.0).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show_rows(ui, LINE, count, |ui, seen| {
            for at in seen {
                let text = RichText::new(line(at)).font(theme::plain(size::SMALL)).color(palette.ink_soft);
                ui.allocate_ui(egui::vec2(ui.available_width(), LINE), |ui| {
                    ui.add(egui::Label::new(text).truncate());
                });
            }
        });
    });
}

/// What goes on, and the desktop's own dialog beside it.
fn buttons(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, browse: Command, next: Option<Command>, enter: bool) {
    ui.horizontal_wrapped(|ui| {
        if let Some(next) = next {
            let pressed = widgets::primary_button(ui, view, &mut Vec::new(), next.clone()).clicked();
            if enter || pressed {
                queue.push(next);
            }
        }
        widgets::button(ui, view, queue, browse);
    });
}
