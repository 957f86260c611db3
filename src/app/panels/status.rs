//! The line at the bottom: what is loaded, what is running, and what could not be read.

use eframe::egui::{Align, Button, Layout, ProgressBar, Rect, RichText, Role, Ui, WidgetInfo, pos2, vec2};

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
    let response = ui.add(Button::new(text)).on_hover_text(widgets::tooltip(ui.ctx(), &command));
    if response.clicked() {
        queue.push(command);
    }
}

fn problems(ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
    let problems = view.snapshot.problems.len();
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
    if response.on_hover_text(widgets::tooltip(ui.ctx(), &Command::Problems)).clicked() {
        queue.push(Command::Problems);
    }
}
