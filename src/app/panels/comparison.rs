//! The right side: the tabs and what is under the one in front.

use eframe::egui::{Frame, Margin, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::checks::Checks;
use super::measures::Measures;
use super::quotes::Quotes;
use crate::app::commands::Command;
use crate::app::state::Tab;
use crate::app::theme::{self, size};
use crate::app::view::{Queue, View};
use crate::app::{tall, widgets, words};
use crate::compare::Relation;

#[derive(Default)]
pub struct Comparison {
    measures: Measures,
    quotes: Quotes,
    checks: Checks,
    notes: super::notes::Notes,
    /// How much each tab has to show, and the snapshot and layer that it was counted for.
    counts: [usize; Tab::ALL.len()],
    counted: Option<(u64, u64)>,
}

impl Comparison {
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
        let wanted = Some((view.snapshot.revision, view.state.desk.revision));
        if self.counted != wanted {
            self.counts = Tab::ALL.map(|tab| count(view, tab));
            self.counted = wanted;
        }
        tabs(ui, view, queue, &self.counts);
        // The scroll bar of a column has its own room at the right.
        let margin = Margin { left: 16, right: 16 - tall::GUTTER as i8, top: 14, bottom: 0 };
        Frame::new().inner_margin(margin).show(ui, |ui| match view.state.tab {
            Tab::Figures => self.measures.show(ui, view, queue),
            Tab::Quotes => self.quotes.show(ui, view, queue),
            Tab::Checks => self.checks.show(ui, view, queue),
            Tab::Notes => self.notes.show(ui, view, queue),
        });
    }
}

fn tabs(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, counts: &[usize]) {
    let palette = view.palette;
    let height = 46.0;
    let (bar, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let mut left = bar.left() + 16.0;
    for (tab, &count) in Tab::ALL.into_iter().zip(counts) {
        let command = Command::ShowTab(tab);
        let name = command.entry().name;
        let selected = view.state.tab == tab;
        let font = if selected { theme::strong(size::LABEL) } else { theme::plain(size::LABEL) };
        let color = if selected { palette.ink } else { palette.ink_soft };
        let text = widgets::layout(ui, &name, font, color, 200.0, 1);
        let number = (count > 0).then(|| {
            let count = words::grouped(count as f64);
            widgets::layout(ui, &count, theme::plain(size::TINY), palette.ink_faint, 80.0, 1)
        });
        let number_width = number.as_ref().map_or(0.0, |number| number.size().x + 5.0);
        let size = vec2(text.size().x + number_width, height);
        let rect = eframe::egui::Rect::from_min_size(pos2(left, bar.top()), size);
        let response = ui.interact(rect.expand2(vec2(6.0, 0.0)), ui.scope_id().with(("tab", tab)), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Tab, true, selected, &name));
        let painter = ui.painter();
        let baseline = rect.center().y - text.size().y / 2.0;
        let text_width = text.size().x;
        let color = if response.hovered() { palette.ink } else { color };
        painter.galley_with_override_text_color(pos2(left, baseline), text, color);
        if let Some(number) = number {
            painter.galley(pos2(left + text_width + 5.0, baseline + 2.0), number, palette.ink_faint);
        }
        if selected {
            painter.hline(rect.x_range(), bar.bottom() - 1.0, (2.0, palette.accent));
        }
        widgets::focus_ring(ui, &response, rect.expand2(vec2(6.0, -8.0)), view);
        if response.on_hover_text(widgets::tooltip(view, ui.ctx(), &command)).clicked() {
            queue.push(command);
        }
        left = rect.right() + 22.0;
    }
    ui.painter().hline(bar.x_range(), bar.bottom(), (1.0, palette.line));
}

/// How many things a tab has to show: measures with several figures, quotes, checks, annotations and corrections.
fn count(view: &View<'_>, tab: Tab) -> usize {
    let comparison = &view.snapshot.comparison;
    match tab {
        Tab::Figures => comparison.measures.iter().filter(|measure| measure.relation != Relation::Single).count(),
        Tab::Quotes => view.snapshot.readings.iter().map(|reading| reading.quotes.len()).sum(),
        Tab::Checks => comparison.checks.len(),
        Tab::Notes => {
            let desk = &view.state.desk.view;
            desk.items().filter(|mark| mark.annotation().is_some()).count() + desk.corrections().len()
        }
    }
}
