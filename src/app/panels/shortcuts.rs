//! Every listed command with its keys, made from the same list as the menus, each of which can be given other keys;
//! and the alphabet of the plots.

use eframe::egui::{self, Button, Grid, Id, KeyboardShortcut, RichText, ScrollArea, Ui, vec2};

use super::forest;
use crate::app::commands::{Command, Group};
use crate::app::keymap;
use crate::app::theme::{self, size};
use crate::app::view::{Queue, View};
use crate::app::widgets;
use crate::figures::Qualifier;

/// Room for the longest keys, so that the names of all groups stand in one line.
const KEYS: f32 = 150.0;

/// What the page waits for. Kept by the window's memory, and gone with it.
#[derive(Clone, Debug, Default)]
struct Asked {
    /// The command whose new keys are to be pressed.
    command: Option<&'static Command>,
    /// Keys that were pressed and are another command's.
    clash: Option<(KeyboardShortcut, &'static Command)>,
}

pub fn show(ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
    let id = Id::unique("asked for keys");
    let mut asked: Asked = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    listen(ui, view, queue, &mut asked);
    head(ui, view, queue, &mut asked);
    let height = (ui.available_height() - 24.0).clamp(120.0, 560.0);
    ScrollArea::vertical().max_height(height).show(ui, |ui| {
        let columns = if ui.available_width() > 780.0 { 2 } else { 1 };
        ui.columns(columns, |columns| {
            let last = columns.len() - 1;
            for (index, group) in Group::ALL.into_iter().enumerate() {
                let at = if index < 3 { 0 } else { last };
                commands(&mut columns[at], view, queue, group, &mut asked);
            }
            alphabet(&mut columns[last], view);
        });
    });
    ui.data_mut(|data| data.insert_temp(id, asked));
}

/// Takes the keys that were asked for.
fn listen(ui: &Ui, view: &View<'_>, queue: &mut Queue, asked: &mut Asked) {
    let Some(command) = asked.command else { return };
    let Some(keys) = keymap::taken(ui.ctx()) else { return };
    match view.state.keymap.owner(&keys).filter(|owner| *owner != command) {
        Some(owner) => asked.clash = Some((keys, owner)),
        None => {
            queue.push(Command::SetKeys(Box::new(command.clone()), keys));
            *asked = Asked::default();
        }
    }
}

/// What is going on: keys are waited for, or are somebody else's; else how to change them.
fn head(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, asked: &mut Asked) {
    let palette = view.palette;
    let say = |ui: &mut Ui, text: String, color| {
        ui.label(RichText::new(text).font(theme::plain(size::BODY)).color(color));
    };
    ui.horizontal_wrapped(|ui| match (asked.command, &asked.clash) {
        (Some(command), Some((keys, owner))) => {
            let shown = ui.ctx().format_shortcut(keys);
            let strained = palette.verdict(crate::compare::Verdict::Strained);
            say(ui, format!("{shown} is “{}” already.", owner.entry().name), strained);
            if ui.button(format!("Use it for “{}”", command.entry().name)).clicked() {
                queue.push(Command::SetKeys(Box::new(command.clone()), *keys));
                *asked = Asked::default();
            } else if ui.button("Keep").clicked() {
                *asked = Asked::default();
            }
        }
        (Some(command), None) => {
            say(ui, format!("Press the new keys for “{}”.", command.entry().name), palette.ink);
            if ui.button("Keep").clicked() {
                *asked = Asked::default();
            }
            let reset = Command::ResetKeys(Some(Box::new(command.clone())));
            if view.state.keymap.is_changed(command) && ui.button("Reset").clicked() {
                queue.push(reset);
                *asked = Asked::default();
            }
        }
        (None, _) => {
            say(ui, "Press a command’s keys to change them.".to_owned(), palette.ink_soft);
            widgets::button(ui, view, queue, Command::ResetKeys(None));
        }
    });
    ui.add_space(4.0);
}

fn commands(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, group: Group, asked: &mut Asked) {
    let palette = view.palette;
    ui.add_space(6.0);
    widgets::heading(ui, view, group.name());
    Grid::new(group.name()).num_columns(2).spacing(vec2(12.0, 2.0)).min_col_width(KEYS).show(ui, |ui| {
        for command in Command::listed(group).iter().flatten() {
            let entry = command.entry();
            let held = view.state.keymap.keys(command);
            let keys = held.iter().map(|keys| shown(ui, keys)).collect::<Vec<_>>().join(", ");
            let waits = asked.command == Some(command);
            let text = match (waits, keys.is_empty()) {
                (true, _) => "press keys…",
                (false, true) => "–",
                (false, false) => &keys,
            };
            let changed = view.state.keymap.is_changed(command);
            let font = if changed { theme::strong(size::SMALL) } else { theme::plain(size::SMALL) };
            let color = if waits { palette.accent } else { palette.ink_soft };
            let button = Button::new(RichText::new(text).font(font).color(color)).frame_when_inactive(false);
            let response = ui.add(button);
            let name = format!("Keys of {}", entry.name);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
            if response.on_hover_text("Press to change the keys").clicked() {
                *asked = Asked { command: (!waits).then_some(command), clash: None };
            }
            widgets::quiet_button(ui, view, queue, &entry.name, command.clone());
            ui.end_row();
        }
    });
    ui.add_space(10.0);
}

/// Keys as they are printed on a keyboard.
fn shown(ui: &Ui, keys: &KeyboardShortcut) -> String {
    ui.ctx().format_shortcut(keys).replace("Slash", "/").replace("Questionmark", "?")
}

/// What each mark of a plot stands for.
fn alphabet(ui: &mut Ui, view: &View<'_>) {
    let palette = view.palette;
    ui.add_space(6.0);
    widgets::heading(ui, view, "Marks in the plots");
    let marks = [
        ("14,000", Qualifier::Exact, Some(0.5)),
        ("about 14,000", Qualifier::Approx, Some(0.5)),
        ("up to 30,000", Qualifier::AtMost, Some(0.7)),
        ("more than 27,000", Qualifier::MoreThan, Some(0.3)),
        ("several hundred", Qualifier::Vague, None),
        ("10 to 20", Qualifier::Exact, None),
    ];
    Grid::new("marks").num_columns(2).min_col_width(KEYS).spacing(vec2(14.0, 6.0)).show(ui, |ui| {
        for (words, qualifier, stated) in marks {
            forest::show_example(ui, palette.accent, qualifier, stated);
            ui.label(RichText::new(words).font(theme::plain(size::SMALL)).color(palette.ink));
            ui.end_row();
        }
    });
}
