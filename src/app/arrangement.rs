//! How the window's columns stand beside each other, and what stands in the middle.

use eframe::egui::{self, CentralPanel, Frame, Panel, RichText, Ui};

use super::commands::Command;
use super::icons::Icon;
use super::panels::{
    articles::Articles, comparison::Comparison, ledger::Ledger, legend, matrix::Matrix, menus, status::Status, welcome,
};
use super::reader::Page;
use super::state::Table;
use super::theme;
use super::view::{Queue, View};
use super::widgets;

/// In a lower window the article needs the room.
const LOWEST_WITH_LEGEND: f32 = 260.0;

/// In one lower than this the legend keeps to one line.
const LOWEST_WITH_LEGEND_UNFOLDED: f32 = 520.0;

/// What is drawn, with what each panel keeps for itself.
#[derive(Default)]
pub(super) struct Panels {
    articles: Articles,
    page: Page,
    comparison: Comparison,
    matrix: Matrix,
    ledger: Ledger,
    status: Status,
    legend_height: f32,
}

impl Panels {
    pub(super) fn show(&mut self, ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
        let palette = view.palette;
        let ground = Frame::new().fill(palette.ground);
        Panel::top("menus").frame(ground).exact_size(theme::BAR).show(ui, |ui| menus::show(ui, view, queue));
        Panel::bottom("status").frame(ground).exact_size(theme::STATUS_BAR).show(ui, |ui| {
            self.status.show(ui, view, queue);
        });
        if let Some(text) = &view.state.notice {
            Panel::top("notice").frame(ground.inner_margin(10)).show(ui, |ui| notice(ui, view, queue, text));
        }
        let whole = ui.available_width();
        // A panel that had the window to itself keeps no width for the time when it shares it again.
        let alone = !view.state.sees_page();
        if view.state.sees_articles() {
            let panel = Panel::left(("articles", alone)).frame(ground);
            let panel = sized(panel, view, whole, 256.0, 200.0..=420.0);
            panel.show(ui, |ui| self.articles.show(ui, view, queue));
        }
        if view.state.sees_comparison() {
            let panel = Panel::right(("comparison", alone)).frame(ground);
            let panel = sized(panel, view, whole, (whole * 0.31).clamp(320.0, 520.0), 300.0..=760.0);
            panel.show(ui, |ui| self.comparison.show(ui, view, queue));
        }
        CentralPanel::no_frame().show(ui, |ui| {
            if view.state.sees_page() {
                self.middle(ui, view, queue);
            }
        });
    }

    fn middle(&mut self, ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
        ui.painter().rect_filled(ui.max_rect(), 0.0, view.palette.paper);
        if view.open().is_none() {
            return welcome::show(ui, view, queue);
        }
        if legend::is_needed(view) && ui.available_height() >= LOWEST_WITH_LEGEND {
            let frame = Frame::new().fill(view.palette.paper);
            let folded = ui.available_height() < LOWEST_WITH_LEGEND_UNFOLDED;
            let shown = Panel::bottom("legend").frame(frame).show(ui, |ui| legend::show(ui, view, queue, folded));
            let height = shown.response.rect.height();
            if height != self.legend_height {
                // A panel takes the height that it had; once it wraps otherwise, the frame is laid out again.
                self.legend_height = height;
                ui.ctx().request_discard("the legend wraps otherwise");
            }
        }
        if let Some(table) = view.state.table {
            let room = ui.available_height();
            let frame = Frame::new().fill(view.palette.paper);
            let panel = Panel::top("table").frame(frame).resizable(true);
            panel.default_size(room * 0.45).size_range(110.0..=(room - 80.0).max(110.0)).show(ui, |ui| match table {
                Table::Matrix => self.matrix.show(ui, view, queue),
                Table::Ledger => self.ledger.show(ui, view, queue),
            });
        }
        CentralPanel::no_frame().show(ui, |ui| self.page.show(ui, view, queue));
    }
}

/// How many columns fit into a width.
pub(super) fn columns(width: f32) -> usize {
    match width {
        960.0.. => 3,
        660.0.. => 2,
        _ => 1,
    }
}

/// A column that can be dragged wider, or one that has the window to itself.
fn sized(panel: Panel, view: &View<'_>, whole: f32, width: f32, range: std::ops::RangeInclusive<f32>) -> Panel {
    if view.state.sees_page() {
        panel.default_size(width).size_range(range)
    } else {
        panel.resizable(false).exact_size(whole)
    }
}

fn notice(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, text: &str) {
    ui.horizontal(|ui| {
        ui.add_space(6.0);
        widgets::icon_button(ui, view, queue, Icon::Close, Command::DismissNotice);
        ui.add(egui::Label::new(RichText::new(text).color(view.palette.ink)).wrap());
    });
}
