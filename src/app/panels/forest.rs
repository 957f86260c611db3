//! A forest plot without the diamond: one row per figure, one axis, the words as printed beside each mark.
//!
//! A mark never states more than the words do: exact is a dot; about, a dot with short whiskers; up to, a bar closed
//! at its end that fades to the left; more than, a dot with a bar that fades to the right; vague, a hollow bar; a
//! range, a solid bar. Where all ranges meet there is a light band. There is no pooled value: nobody printed one.

use eframe::egui::epaint::Mesh;
use eframe::egui::{
    Align2, Color32, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::marking;
use crate::annotations::Status;
use crate::app::commands::Command;
use crate::app::icons;
use crate::app::state::Mark;
use crate::app::theme::{self, size};
use crate::app::view::{Queue, View};
use crate::app::widgets;
use crate::app::{correcting, listing, words};
use crate::compare::Measure;
use crate::figures::{Amount, Interval, Qualifier, Unit};
use crate::plot::{self, Fill, Piece, Row, Scale, Strip};

/// How wide the columns are: what was printed and by whom, and the axis.
struct Columns {
    words: f32,
    axis: f32,
}

const ROW: f32 = 40.0;
const NOTE: f32 = 18.0;
const AXIS: f32 = 28.0;
const GAP: f32 = 14.0;
/// Keeps a mark at the end of the axis inside the card.
const INSET: f32 = 6.0;

impl Columns {
    fn of(width: f32) -> Columns {
        let words = (width * 0.52).clamp(110.0, 320.0);
        Columns { words, axis: (width - words - GAP - INSET).max(40.0) }
    }
}

/// Draws the plot of the first `most` rows of a measure; a row that is pressed shows its figure in the article. When
/// it is to be `told`, each row says why it is there.
pub fn show(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, measure: &Measure, most: usize, told: bool) {
    let rows = plot::rows(&view.snapshot.readings, measure);
    let scale = Scale::of(rows.iter().flat_map(Row::extent));
    let columns = Columns::of(ui.available_width());
    let top = ui.cursor().min;
    let axis_left = top.x + columns.words + GAP;
    // The band lies under the rows, and is as high as they turn out to be.
    let under = ui.painter().add(Shape::Noop);
    let selected = view.selected_figure();
    for row in rows.iter().take(most) {
        let is_selected = selected == Some(row.member.figure);
        let response = draw_row(ui, view, row, &scale, &columns, is_selected, told);
        if response.clicked() {
            queue.push(Command::ShowFigure(row.member.figure));
        }
        marking::on(&response, view, queue, Command::ShowFigure(row.member.figure));
    }
    let axis = Rect::from_min_max(pos2(axis_left, top.y), pos2(axis_left + columns.axis, ui.cursor().top()));
    let band = measure.common.filter(|_| measure.members.len() > 1).map(|common| band(&scale, &common, axis));
    if let Some(band) = band {
        let edge = Stroke::new(1.0, view.palette.common_edge);
        let mut shapes = vec![Shape::rect_filled(band, 2.0, view.palette.common)];
        for x in [band.left(), band.right()] {
            shapes.push(Shape::line_segment([pos2(x, band.top()), pos2(x, band.bottom())], edge));
        }
        ui.painter().set(under, Shape::Vec(shapes));
    }
    draw_axis(ui, view, &scale, measure.unit, &columns, band.is_some());
}

/// How high the plot of a measure is, without drawing it.
pub fn estimated_height(measure: &Measure, most: usize) -> f32 {
    let notes = measure.members.iter().take(most).filter(|member| member.note.is_some()).count();
    measure.members.len().min(most) as f32 * ROW + notes as f32 * NOTE + AXIS
}

/// The plot in one sentence, for people who do not see it.
pub fn in_words(view: &View<'_>, measure: &Measure) -> String {
    plot::in_words(&view.snapshot.readings, measure)
}

fn draw_row(
    ui: &mut Ui,
    view: &View<'_>,
    row: &Row<'_>,
    scale: &Scale,
    columns: &Columns,
    selected: bool,
    told: bool,
) -> Response {
    let palette = view.palette;
    let text = row.reading.article.text();
    let at = row.member.figure.figure;
    let printed = row.stated();
    let machine = correcting::of_a_figure(row.reading, at).map(|said| format!("set by hand, the machine says: {said}"));
    let indent = if row.repeats { 16.0 } else { 0.0 };
    let noted = row.member.note.as_ref().map(|note| (note, palette.ink_soft));
    let why = Some(&row.member.why).filter(|why| told && !why.is_empty()).map(|why| (why, palette.ink_faint));
    let width = ui.available_width() - indent;
    let by_hand = machine.as_ref().map(|said| (said, palette.ink_soft));
    let notes: Vec<_> = [noted, by_hand, why]
        .into_iter()
        .flatten()
        .map(|(note, color)| (widgets::layout(ui, note, theme::plain(size::TINY), color, width, 3), color))
        .collect();
    let noted_height: f32 = notes.iter().map(|(note, _)| note.size().y + 2.0).sum();
    let height = if notes.is_empty() { ROW } else { ROW + noted_height + 3.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let mut name = format!("{printed}, {}", plot::by_whom(row));
    if row.repeats {
        name.push_str(", repeats the origin above");
    }
    for note in [&row.member.note, &machine, &told.then(|| row.member.why.clone())].into_iter().flatten() {
        name.push_str("; ");
        name.push_str(note);
    }
    let status = view.standing_of_figure(row.member.figure).status;
    if status != Status::Unchecked {
        name.push_str("; ");
        name.push_str(status.name());
    }
    widgets::name_row(&response, selected, Role::Button, &name);
    let tip = format!("{}\n\n“{}”\n\n{}", listing::title(row.reading), row.figure.sentence.of(text), row.member.why);
    let response = response.on_hover_text(tip);
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let ground = rect.expand2(vec2(8.0, 0.0));
    if selected || response.hovered() {
        let fill = if selected { palette.selected } else { palette.hovered };
        ui.painter().rect_filled(ground, 6.0, fill.gamma_multiply(0.8));
    }
    widgets::focus_ring(ui, &response, ground, view);

    let middle = rect.top() + ROW / 2.0;
    if row.repeats {
        let x = rect.left() + 4.0;
        let elbow = vec![pos2(x, rect.top() - 3.0), pos2(x, middle - 9.0), pos2(x + 7.0, middle - 9.0)];
        ui.painter().add(Shape::line(elbow, Stroke::new(1.0, palette.edge)));
    }
    let left = rect.left() + indent;
    let width = columns.words - indent;
    let room = if status == Status::Unchecked { width } else { width - 20.0 };
    let first = widgets::layout(ui, &printed, theme::strong(size::BODY), palette.ink, room, 1);
    let beside = pos2(left + first.size().x + 11.0, middle - 17.0 + first.size().y / 2.0);
    ui.painter().galley(pos2(left, middle - 17.0), first, palette.ink);
    if status != Status::Unchecked {
        icons::paint_status(ui.painter(), beside, palette.status(status), palette.card, status);
    }
    let second = widgets::layout(ui, &plot::by_whom(row), theme::plain(size::TINY), palette.ink_faint, width, 1);
    ui.painter().galley(pos2(left, middle + 2.0), second, palette.ink_faint);
    let mut below = rect.top() + ROW - 1.0;
    for (note, color) in notes {
        let height = note.size().y;
        ui.painter().galley(pos2(left, below), note, color);
        below += height + 2.0;
    }

    let axis_left = rect.left() + columns.words + GAP;
    let axis = Rect::from_x_y_ranges(axis_left..=axis_left + columns.axis, middle - 8.0..=middle + 8.0);
    let color = palette.mark(Mark::Figure(row.figure.kind)).line;
    if let Some(amount) = &row.amount {
        draw_mark(ui.painter(), axis, scale, amount, row.figure.qualifier, color);
    }
    response
}

/// Paints the pieces of a mark.
fn draw_mark(painter: &Painter, axis: Rect, scale: &Scale, amount: &Amount, qualifier: Qualifier, color: Color32) {
    for piece in plot::mark(strip(axis), scale, amount, qualifier) {
        match piece {
            Piece::Dot { x, y, radius } => {
                painter.circle_filled(pos2(x, y), radius, color);
            }
            Piece::Line { from, to, width } => {
                painter.line_segment([from.into(), to.into()], Stroke::new(width, color));
            }
            Piece::Bar { left, right, top, bottom, fill } => {
                let bar = Rect::from_x_y_ranges(left..=right, top..=bottom);
                match fill {
                    Fill::Solid => {
                        painter.rect_filled(bar, 2.5, color);
                    }
                    Fill::FadesLeft => fade(painter, bar, Color32::TRANSPARENT, color),
                    Fill::FadesRight => fade(painter, bar, color, Color32::TRANSPARENT),
                    Fill::Hollow(line) => {
                        painter.rect_stroke(bar, 2.5, Stroke::new(line, color), StrokeKind::Middle);
                    }
                }
            }
        }
    }
}

fn strip(axis: Rect) -> Strip {
    Strip { left: axis.left(), right: axis.right(), y: axis.center().y }
}

/// A bar whose colour runs from one end to the other.
fn fade(painter: &Painter, rect: Rect, left: Color32, right: Color32) {
    let mut mesh = Mesh::default();
    for (corner, color) in
        [(rect.left_top(), left), (rect.right_top(), right), (rect.right_bottom(), right), (rect.left_bottom(), left)]
    {
        mesh.colored_vertex(corner, color);
    }
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(0, 2, 3);
    painter.add(Shape::mesh(mesh));
}

fn band(scale: &Scale, common: &Interval, axis: Rect) -> Rect {
    let (left, right) = plot::band(strip(axis), scale, common);
    Rect::from_x_y_ranges(left..=right, axis.y_range())
}

fn draw_axis(ui: &mut Ui, view: &View<'_>, scale: &Scale, unit: Unit, columns: &Columns, band: bool) {
    let palette = view.palette;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), AXIS), Sense::hover());
    let left = rect.left() + columns.words + GAP;
    let y = rect.top() + 3.0;
    let painter = ui.painter();
    painter.hline(left..=left + columns.axis, y, Stroke::new(1.0, palette.edge));
    let most = (columns.axis / 34.0) as usize;
    let mut free_from = f32::NEG_INFINITY;
    for tick in scale.ticks(most) {
        let x = left + scale.place(tick) * columns.axis;
        painter.vline(x, y..=y + 3.0, Stroke::new(1.0, palette.edge));
        let label = widgets::layout(ui, &words::tick(tick, unit), theme::plain(size::TINY), palette.ink_faint, 90.0, 1);
        let at = x - label.size().x / 2.0;
        if at >= free_from {
            free_from = at + label.size().x + 6.0;
            painter.galley(pos2(at, y + 5.0), label, palette.ink_faint);
        }
    }
    let mut at = pos2(rect.left(), y + 5.0);
    let tag = |at: Pos2, text: &str| {
        painter.text(at, Align2::LEFT_TOP, text, theme::plain(size::TINY), palette.ink_faint).right()
    };
    if band {
        let swatch = Rect::from_min_size(at + vec2(0.0, 2.0), vec2(10.0, 10.0));
        painter.rect_filled(swatch, 2.0, palette.common);
        painter.rect_stroke(swatch, 2.0, Stroke::new(1.0, palette.common_edge), StrokeKind::Inside);
        at.x = tag(at + vec2(15.0, 0.0), "all can be true") + 12.0;
    }
    if scale.log {
        tag(at, "log scale");
    }
    let described = if scale.log { "Axis, logarithmic" } else { "Axis" };
    let ends = (words::tick(scale.low.max(0.0).min(scale.low), unit), words::tick(scale.high, unit));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{described}, {} to {}", ends.0, ends.1)));
}

/// One mark on its own, as an example beside its explanation.
pub fn show_example(ui: &mut Ui, color: Color32, qualifier: Qualifier, stated: Option<f64>) {
    let (rect, _) = ui.allocate_exact_size(vec2(72.0, 16.0), Sense::hover());
    let soft = match qualifier {
        Qualifier::AtMost | Qualifier::LessThan => Interval::closed(0.0, 0.7),
        Qualifier::AtLeast | Qualifier::MoreThan => Interval::closed(0.3, 1.0),
        _ => Interval::closed(0.25, 0.75),
    };
    let amount = Amount { stated, hard: soft, soft, granularity: 0.0 };
    let scale = Scale { low: 0.0, high: 1.0, log: false };
    draw_mark(ui.painter(), rect, &scale, &amount, qualifier, color);
}
