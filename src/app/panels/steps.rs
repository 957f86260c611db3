//! The figures of an update as steps over the time of publication: a value holds until another replaces it.
//!
//! Only stated values stand here: what an article leaves open has no place on a line.

use eframe::egui::{Align2, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};
use jiff::civil::Date;

use crate::app::commands::Command;
use crate::app::state::Mark;
use crate::app::theme::{self, size};
use crate::app::view::{self, Queue, View};
use crate::app::{widgets, words};
use crate::compare::{FigureRef, Measure, Relation, article_label};
use crate::plot::{self, Scale};

/// A value that an article states, when it was published.
#[derive(Clone, Debug, PartialEq)]
struct Stated {
    /// In days, with the time of day as a fraction.
    at: f64,
    date: Date,
    value: f64,
    figure: FigureRef,
    /// The value had been replaced when the article came out.
    old: bool,
}

const HEIGHT: f32 = 84.0;
const FOOT: f32 = 18.0;
const HEAD: f32 = 18.0;

/// Draws the steps of an update that took place over some time; nothing for any other measure.
pub fn show(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, measure: &Measure) {
    if measure.relation != Relation::Update {
        return;
    }
    let series = series(view, measure);
    let (Some(first), Some(last)) = (series.first(), series.last()) else { return };
    if first.at == last.at {
        return;
    }
    let palette = view.palette;
    ui.add_space(8.0);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT + FOOT), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, in_words(view, measure, &series)));
    if !ui.is_rect_visible(rect) {
        return;
    }
    let plot = Rect::from_min_max(rect.min + vec2(22.0, HEAD), pos2(rect.right() - 26.0, rect.top() + HEIGHT - 8.0));
    let scale = Scale::of(series.iter().map(|stated| stated.value));
    let x = |at: f64| plot.left() + ((at - first.at) / (last.at - first.at)) as f32 * plot.width();
    let y = |value: f64| plot.bottom() - scale.place(value) * plot.height();
    let color = palette.mark(Mark::Figure(measure.kind)).line;

    let mut line = Vec::new();
    let mut holds: Option<&Stated> = None;
    for stated in series.iter().filter(|stated| !stated.old) {
        if let Some(before) = holds {
            line.push(pos2(x(stated.at), y(before.value)));
        }
        line.push(pos2(x(stated.at), y(stated.value)));
        holds = Some(stated);
    }
    if let Some(latest) = holds {
        line.push(pos2(rect.right() - 6.0, y(latest.value)));
    }
    ui.painter().hline(rect.x_range(), rect.top() + HEIGHT, Stroke::new(1.0, palette.edge));
    ui.painter().add(Shape::line(line, Stroke::new(1.6, color)));

    let mut free_label = f32::NEG_INFINITY;
    let mut free_date = f32::NEG_INFINITY;
    let mut labelled: Option<f64> = None;
    for stated in &series {
        let at = pos2(x(stated.at), y(stated.value));
        let target = Rect::from_center_size(at, theme::TARGET);
        let id = ui.scope_id().with(("step", stated.figure));
        let dot = ui.interact(target, id, Sense::click());
        let said = said(view, measure, stated);
        dot.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
        let painter = ui.painter();
        if stated.old {
            painter.circle(at, 4.0, palette.card, Stroke::new(1.4, color));
        } else {
            painter.circle_filled(at, 4.0, color);
        }
        widgets::focus_ring(ui, &dot, target.shrink(4.0), view);
        // Each value is written once, where there is room for it.
        let label = words::tick(stated.value, measure.unit);
        let label = widgets::layout(ui, &label, theme::plain(size::TINY), palette.ink_soft, 90.0, 1);
        let left = (at.x - label.size().x / 2.0).clamp(rect.left(), rect.right() - label.size().x);
        if labelled != Some(stated.value) && left >= free_label {
            free_label = left + label.size().x + 5.0;
            labelled = Some(stated.value);
            painter.galley(pos2(left, at.y - 19.0), label, palette.ink_soft);
        }
        let date = widgets::layout(ui, &words::day(stated.date), theme::plain(size::TINY), palette.ink_faint, 90.0, 1);
        let left = (at.x - date.size().x / 2.0).clamp(rect.left(), rect.right() - date.size().x);
        if left >= free_date {
            free_date = left + date.size().x + 8.0;
            painter.galley(pos2(left, rect.top() + HEIGHT + 3.0), date, palette.ink_faint);
        }
        if dot.on_hover_text(said).clicked() {
            queue.push(Command::ShowFigure(stated.figure));
        }
    }
    if scale.log {
        let font = theme::plain(size::TINY);
        ui.painter().text(rect.right_top(), Align2::RIGHT_TOP, "log scale", font, palette.ink_faint);
    }
}

/// The stated values by time of publication.
fn series(view: &View<'_>, measure: &Measure) -> Vec<Stated> {
    let mut series: Vec<Stated> = measure
        .members
        .iter()
        .filter_map(|member| {
            let (reading, figure) = view::figure(view.snapshot, member.figure)?;
            let published = reading.article.metadata.published.as_ref()?;
            let value = plot::in_unit(&figure.amount, figure.unit, measure.unit)?.stated?;
            Some(Stated { at: time(published), date: published.date, value, figure: member.figure, old: false })
        })
        .collect();
    series.sort_by(|a, b| a.at.total_cmp(&b.at));
    mark_old(&mut series);
    series
}

/// Days from a fixed one.
fn time(published: &crate::article::Published) -> f64 {
    let days = published.date.duration_since(jiff::civil::date(2000, 1, 1)).as_hours() as f64 / 24.0;
    days + f64::from(published.minute.unwrap_or(0)) / (24.0 * 60.0)
}

/// A value that another had replaced before is old: its article still prints it, and replaces nothing.
fn mark_old(series: &mut [Stated]) {
    let mut replaced: Vec<f64> = Vec::new();
    let mut holds: Option<f64> = None;
    for stated in series {
        if replaced.contains(&stated.value) {
            stated.old = true;
        } else if holds != Some(stated.value) {
            replaced.extend(holds.replace(stated.value));
        }
    }
}

fn said(view: &View<'_>, measure: &Measure, stated: &Stated) -> String {
    let who = view::figure(view.snapshot, stated.figure).map(|(reading, _)| article_label(&reading.article));
    let old = if stated.old { ", replaced before" } else { "" };
    let value = words::tick(stated.value, measure.unit);
    format!("{}: {value}, {}{old}", words::date(stated.date), who.unwrap_or_default())
}

fn in_words(view: &View<'_>, measure: &Measure, series: &[Stated]) -> String {
    let steps: Vec<String> = series.iter().map(|stated| said(view, measure, stated)).collect();
    format!("Values over time: {}", steps.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn old(values: &[f64]) -> Vec<bool> {
        let stated = |(at, &value): (usize, &f64)| Stated {
            at: at as f64,
            date: jiff::civil::date(2025, 1, 1),
            value,
            figure: FigureRef { article: at, figure: 0 },
            old: false,
        };
        let mut series: Vec<Stated> = values.iter().enumerate().map(stated).collect();
        mark_old(&mut series);
        series.into_iter().map(|stated| stated.old).collect()
    }

    #[test]
    fn who_prints_a_replaced_value_prints_an_old_one() {
        assert_eq!(old(&[3.0, 5.0, 3.0, 5.0, 8.0]), [false, false, true, false, false]);
        assert_eq!(old(&[3.0, 3.0, 3.0]), [false, false, false]);
        assert_eq!(old(&[]), [false; 0]);
    }
}
