//! The bar at the top: menus, the collection's name, and what is used all the time.

use eframe::egui::{Align, Layout, MenuBar, Popup, RichText, Theme, Ui};

use crate::app::commands::{Command, Group};
use crate::app::icons::Icon;
use crate::app::state::ThemeChoice;
use crate::app::theme::{self, size};
use crate::app::view::{Queue, View};
use crate::app::{widgets, words};

pub fn show(ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
    let palette = view.palette;
    let bar = ui.max_rect();
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.add_space(6.0);
        widgets::icon_button(ui, view, queue, Icon::LeftPane, Command::ToggleArticles);
        ui.add_space(4.0);
        MenuBar::new().style(theme::menu_bar).ui(ui, |ui| {
            for group in Group::ALL {
                let name = RichText::new(group.name()).color(palette.ink_soft);
                ui.menu_button(name, |ui| menu(ui, view, queue, group));
            }
            let taken = ui.cursor().left();
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                ui.add_space(6.0);
                widgets::icon_button(ui, view, queue, Icon::RightPane, Command::ToggleComparison);
                let (icon, other) = match ui.ctx().theme() {
                    Theme::Dark => (Icon::Light, ThemeChoice::Light),
                    Theme::Light => (Icon::Dark, ThemeChoice::Dark),
                };
                widgets::icon_button(ui, view, queue, icon, Command::SetTheme(other));
                widgets::icon_button(ui, view, queue, Icon::Search, Command::Palette);
                ui.add_space(8.0);
                widgets::icon_button(ui, view, queue, Icon::Forward, Command::Forward);
                widgets::icon_button(ui, view, queue, Icon::Back, Command::Back);
                let right = ui.cursor().right();
                name(ui, view, bar.center().x, taken, right);
            });
        });
    });
}

/// The collection's name in the middle of the bar, when there is room for it.
fn name(ui: &Ui, view: &View<'_>, middle: f32, left: f32, right: f32) {
    let Some(source) = &view.snapshot.source else { return };
    let room = 2.0 * (middle - left).min(right - middle) - 24.0;
    if room < 60.0 {
        return;
    }
    let palette = view.palette;
    let name = widgets::layout(ui, &source.name(), theme::strong(size::BODY), palette.ink, room, 1);
    let at = eframe::egui::pos2(middle, ui.max_rect().center().y) - name.size() / 2.0;
    ui.painter().galley(at, name, palette.ink);
}

fn menu(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, group: Group) {
    widgets::menu(ui, |ui| {
        for command in Command::listed(group) {
            match command {
                Some(command) => widgets::menu_item(ui, view, queue, command.clone()),
                None => {
                    ui.separator();
                }
            }
            if *command == Some(Command::OpenSample) {
                recent(ui, view, queue);
            }
        }
    });
}

fn recent(ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
    if view.state.recent.is_empty() {
        return;
    }
    ui.menu_button("Open recent", |ui| {
        ui.set_min_width(ui.spacing().menu_width);
        for paths in &view.state.recent {
            let whole = paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join("\n");
            if ui.button(words::collection(paths)).on_hover_text(whole).clicked() {
                queue.push(Command::Open(paths.clone()));
                Popup::close_all(ui.ctx());
            }
        }
    });
}
