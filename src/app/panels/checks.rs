//! The Checks tab: what a text claims, what recomputing it gives, and the working.

use eframe::egui::{Align, Frame, Layout, Margin, RichText, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::marking;
use crate::annotations::Status;
use crate::app::commands::Command;
use crate::app::icons;
use crate::app::state::Revealed;
use crate::app::tall::{Column, Tall};
use crate::app::theme::{self, size};
use crate::app::view::{self, Queue, View};
use crate::app::{listing, widgets, words};
use crate::compare::{Check, article_label};
use crate::reading::Reading;

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

pub(super) fn card(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, index: usize, check: &Check) {
    let palette = view.palette;
    let claim = view::claim(view.snapshot, check);
    let selected = claim.is_some() && view.state.claim == claim;
    let status = view.standing_of_check(check).status;
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
                    if status != Status::Unchecked {
                        let (rect, _) = ui.allocate_exact_size(vec2(12.0, 16.0), Sense::hover());
                        let color = palette.status(status);
                        icons::paint_status(ui.painter(), rect.center(), color, palette.card, status);
                    }
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
        let checked = if status == Status::Unchecked { String::new() } else { format!(", {}", status.name()) };
        let name =
            format!("{}: says “{}”, computed {}{checked}", words::verdict(check.verdict), check.says, check.computed);
        head.response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &name));
        widgets::focus_ring(ui, &head.response, head.response.rect.expand(6.0), view);
        let head = head.response.on_hover_text("Open the article at this claim");
        if head.clicked() {
            queue.push(Command::ShowCheck(index));
        }
        marking::on(&head, view, queue, Command::ShowCheck(index));
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

/// The figures it rests on with their articles, each one press away from its sentence.
fn sources(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, check: &Check) {
    let claim = view::claim(view.snapshot, check);
    let (article, span) = check.claim;
    let claimed = check.figures.iter().filter_map(|&at| view::figure(view.snapshot, at)).any(|(reading, figure)| {
        claim.as_ref().is_some_and(|claim| claim.article == reading.article.id && figure.span.overlaps(span))
    });
    ui.add_space(6.0);
    ui.spacing_mut().item_spacing.y = 1.0;
    // Where no figure makes the claim, its own sentence comes first.
    if !claimed && let Some(reading) = view.snapshot.readings.get(article) {
        let text = reading.article.text();
        let sentence = reading.article.sentence_at(span.start()).unwrap_or(span);
        source(ui, view, queue, reading, span.of(text), sentence.of(text), Command::ShowSpan(article, span));
    }
    for &at in &check.figures {
        let Some((reading, figure)) = view::figure(view.snapshot, at) else { continue };
        let text = reading.article.text();
        let printed = words::printed(text, figure);
        source(ui, view, queue, reading, &printed, figure.sentence.of(text), Command::ShowFigure(at));
    }
}

/// What is printed and by whom, and the sentence that it stands in.
fn source(
    ui: &mut Ui,
    view: &View<'_>,
    queue: &mut Queue,
    reading: &Reading,
    printed: &str,
    sentence: &str,
    command: Command,
) {
    let palette = view.palette;
    let width = ui.available_width() - 18.0;
    let who = article_label(&reading.article);
    let sentence = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    let first = widgets::layout(ui, printed, theme::strong(size::BODY), palette.accent, width * 0.6, 1);
    let by = widgets::layout(ui, &who, theme::plain(size::TINY), palette.ink_faint, width - first.size().x - 10.0, 1);
    let second = widgets::layout(ui, &sentence, theme::plain(size::SMALL), palette.ink_soft, width, 2);
    let height = first.size().y + second.size().y + 10.0;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let name = format!("{}, {who}: {sentence}", printed);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    widgets::paint_row(ui, view, rect, &response, false, 6.0);
    let painter = ui.painter();
    let (left, top) = (rect.left() + 9.0, rect.top() + 4.0);
    let by_at = pos2(left + first.size().x + 10.0, top + first.size().y - by.size().y - 1.0);
    let below = pos2(left, top + first.size().y + 2.0);
    painter.galley(pos2(left, top), first, palette.accent);
    painter.galley(by_at, by, palette.ink_faint);
    painter.galley(below, second, palette.ink_soft);
    if response.on_hover_text(listing::title(reading)).clicked() {
        queue.push(command);
    }
}
