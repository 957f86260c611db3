//! The list of files that could not be read, each with its reason.

use eframe::egui::{ScrollArea, Sense, Ui, vec2};

use crate::app::theme::{self, size};
use crate::app::view::View;
use crate::app::widgets;

pub fn show(ui: &mut Ui, view: &View<'_>) {
    let palette = view.palette;
    let files = view.snapshot.problems.iter().map(|problem| (problem.file.to_string(), problem.reason.to_string()));
    let lines = view.state.desk.problems.iter().map(|problem| {
        let line = problem.line.map(|line| format!(", line {line}")).unwrap_or_default();
        (format!("{}/{}{line}", crate::annotations::FOLDER, problem.journal), problem.reason.clone())
    });
    let problems: Vec<(String, String)> = files.chain(lines).collect();
    if !view.snapshot.problems.is_empty() {
        let text = "These files are not among the articles. Everything else was read.";
        widgets::paragraph(ui, text, theme::plain(size::BODY), palette.ink_soft);
    }
    if !view.state.desk.problems.is_empty() {
        let text = "These lines of the notes are set aside, and stay as they are. All others were read.";
        widgets::paragraph(ui, text, theme::plain(size::BODY), palette.ink_soft);
    }
    ui.add_space(8.0);
    let height = (ui.available_height() - 24.0).clamp(60.0, 420.0);
    ScrollArea::vertical().max_height(height).show_rows(ui, 46.0, problems.len(), |ui, visible| {
        for (file, reason) in &problems[visible] {
            let width = ui.available_width();
            let (rect, response) = ui.allocate_exact_size(vec2(width, 46.0), Sense::hover());
            let name = format!("{file}: {reason}");
            response.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::Role::ListItem, true, &name));
            let file = widgets::layout(ui, file, theme::strong(size::BODY), palette.ink, width, 1);
            let said = widgets::layout(ui, reason, theme::plain(size::SMALL), palette.ink_soft, width, 1);
            ui.painter().galley(rect.min + vec2(0.0, 6.0), file, palette.ink);
            ui.painter().galley(rect.min + vec2(0.0, 25.0), said, palette.ink_soft);
            response.on_hover_text(name);
        }
    });
}
