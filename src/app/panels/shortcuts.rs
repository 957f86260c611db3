//! Every listed command with its keys, made from the same list as the menus; and the alphabet of the plots.

use eframe::egui::{Grid, RichText, ScrollArea, Ui, vec2};

use super::forest;
use crate::app::commands::{Command, Group};
use crate::app::theme::{self, size};
use crate::app::view::{Queue, View};
use crate::app::widgets;
use crate::figures::Qualifier;

/// Room for the longest keys, so that the names of all groups stand in one line.
const KEYS: f32 = 138.0;

pub fn show(ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
    let height = (ui.available_height() - 24.0).clamp(120.0, 560.0);
    ScrollArea::vertical().max_height(height).show(ui, |ui| {
        let columns = if ui.available_width() > 600.0 { 2 } else { 1 };
        ui.columns(columns, |columns| {
            let last = columns.len() - 1;
            for (index, group) in Group::ALL.into_iter().enumerate() {
                let at = if index < 3 { 0 } else { last };
                commands(&mut columns[at], view, queue, group);
            }
            alphabet(&mut columns[last], view);
        });
    });
}

fn commands(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, group: Group) {
    let palette = view.palette;
    ui.add_space(6.0);
    widgets::heading(ui, view, group.name());
    Grid::new(group.name()).num_columns(2).spacing(vec2(12.0, 2.0)).min_col_width(KEYS).show(ui, |ui| {
        for command in Command::listed(group).iter().flatten() {
            let entry = command.entry();
            let keys = entry.keys.iter().map(|keys| ui.ctx().format_shortcut(keys)).collect::<Vec<_>>().join(", ");
            ui.label(RichText::new(keys).font(theme::plain(size::SMALL)).color(palette.ink_soft));
            widgets::quiet_button(ui, view, queue, &entry.name, command.clone());
            ui.end_row();
        }
    });
    ui.add_space(10.0);
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
