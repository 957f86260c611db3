//! What the page says when there is no article on it: nothing is open, the folder has none, or none could be read.

use eframe::egui::{Button, RichText, Ui};

use crate::app::commands::Command;
use crate::app::theme::{self, size};
use crate::app::view::{Queue, View};
use crate::app::{widgets, words};
use crate::library::Reason;
use crate::workspace::Stage;

pub fn show(ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
    let snapshot = view.snapshot;
    let working = !matches!(snapshot.stage, Stage::Idle | Stage::Cancelled);
    match &snapshot.source {
        None => nothing_open(ui, view, queue),
        Some(_) if working => super::nothing(ui, view, "Reading…", "The first article appears as soon as it is read."),
        Some(_) if !snapshot.readings.is_empty() => {
            super::nothing(ui, view, "No article is open", "Choose one in the list at the left.");
        }
        Some(source) if snapshot.problems.iter().all(|problem| problem.reason == Reason::NothingReadable) => empty(
            ui,
            view,
            queue,
            &format!("No articles in “{}”", source.name()),
            "There are no text or Markdown files in it, nor in the folders inside.",
        ),
        Some(source) => {
            let shown: Vec<String> = snapshot.problems.iter().take(LISTED).map(ToString::to_string).collect();
            empty(ui, view, queue, &format!("Nothing in “{}” could be read", source.name()), &shown.join("\n"));
        }
    }
}

/// How many problems are named on the page itself.
const LISTED: usize = 4;

fn nothing_open(ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
    let palette = view.palette;
    widgets::centered_page(ui, 420.0, |ui| {
        title(ui, view, "Open a folder of articles");
        widgets::paragraph(
            ui,
            "Every figure and every quote is marked, and the different numbers that are reported for the same thing \
             are laid side by side. The files stay where they are and are never changed.",
            theme::plain(size::LABEL),
            palette.ink_soft,
        );
        ui.add_space(18.0);
        actions(ui, view, queue);
        ui.add_space(14.0);
        hint(ui, view);
        if !view.state.recent.is_empty() {
            ui.add_space(24.0);
            widgets::heading(ui, view, "Recent");
            for paths in view.state.recent.iter().take(6) {
                let text = RichText::new(words::collection(paths)).color(palette.accent);
                if ui.add(Button::new(text).frame_when_inactive(false)).clicked() {
                    queue.push(Command::Open(paths.clone()));
                }
            }
        }
    });
}

fn empty(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, heading: &str, text: &str) {
    widgets::centered_page(ui, 420.0, |ui| {
        title(ui, view, heading);
        widgets::paragraph(ui, text, theme::plain(size::LABEL), view.palette.ink_soft);
        ui.add_space(18.0);
        if view.snapshot.problems.len() > LISTED {
            let all = words::count(view.snapshot.problems.len(), "problem", "problems");
            widgets::quiet_button(ui, view, queue, &format!("Show all {all}"), Command::Problems);
            ui.add_space(8.0);
        }
        actions(ui, view, queue);
        ui.add_space(14.0);
        hint(ui, view);
    });
}

fn title(ui: &mut Ui, view: &View<'_>, text: &str) {
    widgets::paragraph(ui, text, theme::reading_strong(size::HEADLINE - 4.0), view.palette.ink);
    ui.add_space(8.0);
}

fn actions(ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
    ui.horizontal_wrapped(|ui| {
        widgets::primary_button(ui, view, queue, Command::OpenFolder);
        for command in [Command::OpenFiles, Command::OpenPath, Command::OpenSample] {
            widgets::button(ui, view, queue, command);
        }
    });
}

fn hint(ui: &mut Ui, view: &View<'_>) {
    let text = "Or drop files or a folder anywhere on this window.";
    widgets::paragraph(ui, text, theme::plain(size::SMALL), view.palette.ink_faint);
}
