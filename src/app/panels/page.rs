//! The open article, paragraph by paragraph.

use eframe::egui::{Frame, Margin, ScrollArea, Ui};

use crate::app::theme::{self, size};
use crate::app::view::{Queue, View};
use crate::app::widgets;

#[derive(Default)]
pub struct Page {}

impl Page {
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, _queue: &mut Queue) {
        let Some((_, reading)) = view.open() else { return };
        let article = &reading.article;
        ScrollArea::vertical().id_salt(article.id.as_str()).auto_shrink(false).show(ui, |ui| {
            let side = ((ui.available_width() - theme::COLUMN) / 2.0).max(24.0);
            Frame::new().inner_margin(Margin::symmetric(side as i8, 40)).show(ui, |ui| {
                for paragraph in article.paragraphs() {
                    let text = paragraph.span.of(article.text());
                    widgets::paragraph(ui, text, theme::reading(size::READING), view.palette.ink);
                    ui.add_space(size::READING * 0.8);
                }
            });
        });
    }
}
