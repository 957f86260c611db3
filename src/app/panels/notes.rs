//! The Notes tab. The analyst's own layer is not here yet; the tab says what it will hold.

use eframe::egui::Ui;

use crate::app::view::View;

pub fn show(ui: &mut Ui, view: &View<'_>) {
    super::nothing(
        ui,
        view,
        "No notes yet",
        "Your highlights, notes, tags and decisions will stand here, beside the articles and never in them. This \
         version reads and compares; it does not take notes.",
    );
}
