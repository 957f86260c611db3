//! The line at the bottom: what is loaded, what is running, and what could not be read.

use eframe::egui::{Align, Button, Layout, ProgressBar, Rect, RichText, Role, Ui, WidgetInfo, pos2, vec2};

use crate::annotations::Saved;
use crate::app::commands::Command;
use crate::app::icons::{self, Icon};
use crate::app::theme::{self, size};
use crate::app::view::{Queue, View};
use crate::app::{widgets, words};
use crate::workspace::{Snapshot, Stage};

#[derive(Default)]
pub struct Status {
    /// What is loaded, in words, and the revision that it was counted for.
    loaded: String,
    counted: Option<u64>,
}

impl Status {
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
        if self.counted != Some(view.snapshot.revision) {
            self.loaded = loaded(view.snapshot);
            self.counted = Some(view.snapshot.revision);
        }
        line(ui, view, queue, &self.loaded);
    }
}

fn line(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, loaded: &str) {
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        ui.spacing_mut().button_padding = vec2(6.0, 1.0);
        ui.add_space(theme::MARGIN - 4.0);
        running(ui, view, queue, loaded);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(8.0);
            if view.state.zoom != 1.0 {
                let text = format!("{:.0} %", view.state.zoom * 100.0);
                small(ui, view, queue, &text, Command::ZoomReset);
            }
            problems(ui, view, queue);
            saved(ui, view, queue);
            progress(ui, view, queue);
            if let Some(word) = &view.state.word {
                let word =
                    widgets::layout(ui, word, theme::plain(size::SMALL), view.palette.ink, ui.available_width(), 1);
                ui.add(eframe::egui::Label::new(word));
            }
        });
    });
}

fn running(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, loaded: &str) {
    let snapshot = view.snapshot;
    let label = |ui: &mut Ui, text: String| {
        ui.label(RichText::new(text).font(theme::plain(size::SMALL)).color(view.palette.ink_soft))
    };
    match snapshot.stage {
        Stage::Idle if snapshot.source.is_none() => {
            label(ui, "Nothing is open".to_owned());
        }
        Stage::Idle => {
            label(ui, loaded.to_owned());
        }
        Stage::Cancelled => {
            label(ui, format!("Stopped. {loaded}"));
            small(ui, view, queue, "Reload", Command::Reload);
        }
        Stage::Scanning => {
            label(ui, "Looking for articles…".to_owned());
            small(ui, view, queue, "Stop", Command::CancelWork);
        }
        Stage::Reading { done, of } => {
            let share = if of == 0 { 0.0 } else { done as f32 / of as f32 };
            let bar = ProgressBar::new(share).desired_width(120.0).desired_height(5.0).fill(view.palette.accent);
            let bar = ui.add(bar);
            bar.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, "Reading"));
            let (done, of) = (words::grouped(done as f64), words::count(of, "article", "articles"));
            label(ui, format!("Reading {done} of {of}"));
            small(ui, view, queue, "Stop", Command::CancelWork);
        }
        Stage::Comparing => {
            label(ui, format!("{loaded}. Comparing…"));
            small(ui, view, queue, "Stop", Command::CancelWork);
        }
    }
}

fn loaded(snapshot: &Snapshot) -> String {
    let figures: usize = snapshot.readings.iter().map(|reading| reading.figures.len()).sum();
    let quotes: usize = snapshot.readings.iter().map(|reading| reading.quotes.len()).sum();
    format!(
        "{} · {} · {}",
        words::count(snapshot.readings.len(), "article", "articles"),
        words::count(figures, "figure", "figures"),
        words::count(quotes, "quote", "quotes"),
    )
}

fn small(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, text: &str, command: Command) {
    let text = RichText::new(text).font(theme::plain(size::SMALL)).color(view.palette.ink_soft);
    let response = ui.add(Button::new(text)).on_hover_text(widgets::tooltip(view, ui.ctx(), &command));
    if response.clicked() {
        queue.push(command);
    }
}

fn problems(ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
    let problems = view.snapshot.problems.len() + view.state.desk.problems.len();
    if problems == 0 {
        return;
    }
    let color = view.palette.verdict(crate::compare::Verdict::Strained);
    let text = RichText::new(format!("     {}", words::count(problems, "problem", "problems")));
    let text = text.font(theme::plain(size::SMALL)).color(color);
    let response = ui.add(Button::new(text).frame_when_inactive(false));
    let name = words::count(problems, "problem", "problems");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let at = Rect::from_center_size(pos2(response.rect.left() + 13.0, response.rect.center().y), vec2(12.0, 12.0));
    icons::paint(ui.painter(), at.center(), 12.0, color, Icon::Warning);
    if response.on_hover_text(widgets::tooltip(view, ui.ctx(), &Command::Problems)).clicked() {
        queue.push(Command::Problems);
    }
}

/// How much has a status; pressed, it leads to the next thing that has none.
fn progress(ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
    let progress = view.state.progress.all;
    if progress.of == 0 {
        return;
    }
    let text = RichText::new(words::progress(progress)).font(theme::plain(size::SMALL)).color(view.palette.ink_soft);
    let response = ui.add(Button::new(text).frame_when_inactive(false));
    if response.on_hover_text(widgets::tooltip(view, ui.ctx(), &Command::NextUnchecked)).clicked() {
        queue.push(Command::NextUnchecked);
    }
}

/// Whether what was done is on the disk, and where, once anything was.
fn saved(ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
    let desk = &view.state.desk;
    let palette = view.palette;
    let folder = desk.folder.as_ref().map(|folder| folder.display().to_string());
    let (text, color, tip) = match (&desk.saved, &folder) {
        (Saved::NotSaved(why), _) => {
            let tip = format!("{why}. Everything is kept in memory, and saving is tried again and again.");
            (format!("Not saved: {why}"), palette.status(crate::annotations::Status::Disputed), tip)
        }
        (Saved::Saving, _) => ("Saving…".to_owned(), palette.ink_faint, "On its way to the disk".to_owned()),
        (Saved::Saved, Some(folder)) if desk.is_elsewhere => {
            let tip = format!("Your notes are kept in {folder}, for they are not kept in the collection’s own folder.");
            (format!("Saved in {folder}"), palette.ink_soft, tip)
        }
        (Saved::Saved, Some(folder)) => ("Saved".to_owned(), palette.ink_faint, format!("Your notes are in {folder}")),
        (Saved::Saved, None) => return,
    };
    if matches!(desk.saved, Saved::NotSaved(_)) {
        small(ui, view, queue, "Save elsewhere…", Command::SaveElsewhere);
    }
    let room = (ui.available_width() * 0.6).max(40.0);
    let shown = widgets::layout(ui, &text, theme::plain(size::SMALL), color, room, 1);
    let response = ui.add(eframe::egui::Label::new(shown).sense(eframe::egui::Sense::hover()));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
    response.on_hover_text(tip);
}
