//! The Checks tab: what a text claims, what recomputing it gives, and the working.

use eframe::egui::{Align, Frame, Layout, Margin, RichText, Role, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use crate::app::commands::Command;
use crate::app::icons;
use crate::app::state::Revealed;
use crate::app::tall::{Column, Tall};
use crate::app::theme::{self, size};
use crate::app::view::{self, Queue, View};
use crate::app::{listing, widgets, words};
use crate::compare::Check;

#[derive(Default)]
pub struct Checks {
    column: Tall,
    revealed: u64,
}

impl Checks {
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
        let checks = &view.snapshot.comparison.checks;
        if checks.is_empty() {
            return super::nothing(
                ui,
                view,
                "Nothing to recompute",
                "Claims that can be worked out again from the figures beside them (shares, growth, sums, “the \
                 biggest ever”, weekdays) stand here with the working.",
            );
        }
        let bring = self.bring(view);
        let column = Column { id: "checks", len: checks.len(), gap: 12.0, bring };
        self.column.show(
            ui,
            column,
            view.snapshot.revision,
            |_| 170.0,
            |ui, index| card(ui, view, queue, index, &checks[index]),
        );
    }

    fn bring(&mut self, view: &View<'_>) -> Option<usize> {
        let reveal = view.state.reveal.as_ref().filter(|reveal| reveal.serial != self.revealed)?;
        let Revealed::Claim(place) = &reveal.what else { return None };
        self.revealed = reveal.serial;
        let mut checks = view.snapshot.comparison.checks.iter();
        checks.position(|check| view::claim(view.snapshot, check).as_ref() == Some(place))
    }
}

fn card(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, index: usize, check: &Check) {
    let palette = view.palette;
    let claim = view::claim(view.snapshot, check);
    let selected = claim.is_some() && view.state.claim == claim;
    let edge = if selected { (1.5, palette.accent) } else { (1.0, palette.line) };
    let frame =
        Frame::new().fill(palette.card).stroke(edge).corner_radius(10.0).inner_margin(Margin::symmetric(16, 14));
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
        ui.set_width(ui.available_width());
        let head = ui.scope_builder(UiBuilder::new().id_salt("head").sense(Sense::click()), |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                verdict(ui, view, check);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let kind = RichText::new(words::check_kind(check.kind));
                    ui.label(kind.font(theme::plain(size::SMALL)).color(palette.ink_faint));
                });
            });
            ui.add_space(8.0);
            line(ui, view, "says", &format!("“{}”", check.says), true);
            ui.add_space(4.0);
            line(ui, view, "computed", &check.computed, false);
            ui.add_space(8.0);
            widgets::paragraph(ui, check.working.as_str(), theme::plain(size::SMALL), palette.ink_soft);
        });
        let name = format!("{}: says “{}”, computed {}", words::verdict(check.verdict), check.says, check.computed);
        head.response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &name));
        widgets::focus_ring(ui, &head.response, head.response.rect.expand(6.0), view);
        if head.response.on_hover_text("Open the article at this claim").clicked() {
            queue.push(Command::ShowCheck(index));
        }
        sources(ui, view, queue, check);
    });
}

fn verdict(ui: &mut Ui, view: &View<'_>, check: &Check) {
    let color = view.palette.verdict(check.verdict);
    let (rect, _) = ui.allocate_exact_size(vec2(14.0, 16.0), Sense::hover());
    icons::paint_verdict(ui.painter(), rect.center(), color, check.verdict);
    ui.label(RichText::new(words::verdict(check.verdict)).font(theme::strong(size::SMALL)).color(color));
}

fn line(ui: &mut Ui, view: &View<'_>, name: &str, text: &str, printed: bool) {
    let palette = view.palette;
    ui.horizontal_top(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(64.0, 18.0), Sense::hover());
        let at = rect.left_center();
        let align = eframe::egui::Align2::LEFT_CENTER;
        ui.painter().text(at, align, name, theme::plain(size::SMALL), palette.ink_faint);
        let font = if printed { theme::reading(15.0) } else { theme::strong(size::LABEL) };
        widgets::paragraph(ui, text, font, palette.ink);
    });
}

/// The figures it rests on, each one press away from its sentence.
fn sources(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, check: &Check) {
    if check.figures.is_empty() {
        return;
    }
    ui.add_space(8.0);
    ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
    ui.spacing_mut().button_padding = vec2(9.0, 2.0);
    ui.spacing_mut().interact_size.y = 24.0;
    ui.horizontal_wrapped(|ui| {
        for &at in &check.figures {
            let Some((reading, figure)) = view::figure(view.snapshot, at) else { continue };
            let printed = words::printed(reading.article.text(), figure);
            let text = RichText::new(&printed).font(theme::plain(size::SMALL)).color(view.palette.accent);
            let response = ui.add(eframe::egui::Button::new(text).corner_radius(12.0));
            let tip = format!("{}\n{}", listing::title(reading), figure.sentence.of(reading.article.text()));
            if response.on_hover_text(tip).clicked() {
                queue.push(Command::ShowFigure(at));
            }
        }
    });
}
