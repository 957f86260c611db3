//! The panels around the page, one file each. A panel draws from a [`View`] and pushes commands.

pub mod articles;
pub mod checks;
pub mod comparison;
pub mod correct;
pub mod coverage;
pub mod exchange;
pub mod forest;
pub mod history;
pub mod ledger;
pub mod legend;
pub mod marking;
pub mod matrix;
pub mod measures;
pub mod menus;
pub mod narrow;
pub mod notes;
pub mod palette;
pub mod problems;
pub mod quotes;
pub mod sheets;
pub mod shortcuts;
pub mod speaker;
mod statements;
pub mod status;
pub mod steps;
pub mod unsaved;
pub mod welcome;
mod wordings;

use eframe::egui::{RichText, Ui};

use super::theme::{self, size};
use super::view::View;
use super::widgets;

/// A panel that has nothing to show says what would be there.
fn nothing(ui: &mut Ui, view: &View<'_>, title: &str, text: &str) {
    widgets::centered_page(ui, 300.0, |ui| {
        ui.vertical_centered(|ui| {
            ui.label(RichText::new(title).font(theme::strong(size::LABEL + 1.0)).color(view.palette.ink));
            ui.add_space(4.0);
            widgets::paragraph(ui, text, theme::plain(size::BODY), view.palette.ink_soft);
        });
    });
}
