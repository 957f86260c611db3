//! A forest plot without the diamond: one row per figure, one axis, the words as printed beside each mark.
//!
//! A mark never states more than the words do: exact is a dot; about, a dot with short whiskers; up to, a bar closed
//! at its end that fades to the left; more than, a dot with a bar that fades to the right; vague, a hollow bar; a
//! range, a solid bar. Where all ranges meet there is a light band. There is no pooled value: nobody printed one.

use eframe::egui::epaint::Mesh;
use eframe::egui::{
    Align2, Color32, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};

use crate::app::commands::Command;
use crate::app::state::Mark;
use crate::app::theme::{self, size};
use crate::app::view::{self, Queue, View};
use crate::app::widgets;
use crate::app::{listing, words};
use crate::compare::{Measure, Member, article_label};
use crate::figures::{Amount, Figure, Interval, Qualifier, Unit};
use crate::reading::Reading;

/// How values become places on an axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    pub low: f64,
    pub high: f64,
    /// Equal steps multiply: values further apart than this factor would crowd at one end otherwise.
    pub log: bool,
}

/// From this ratio of the largest to the smallest value on, the axis is logarithmic.
const LOG_FROM: f64 = 30.0;

impl Scale {
    /// An axis that shows all values, with some room at both ends.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Scale {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in values.into_iter().filter(|value| value.is_finite()) {
            low = low.min(value);
            high = high.max(value);
        }
        if low > high {
            return Scale { low: 0.0, high: 1.0, log: false };
        }
        if low > 0.0 && high / low > LOG_FROM {
            return Scale { low: low / 1.5, high: high * 1.5, log: true };
        }
        let spread = high - low;
        if spread == 0.0 {
            let room = if low == 0.0 { 1.0 } else { low.abs() * 0.2 };
            return Scale { low: low - room, high: high + room, log: false };
        }
        let room = spread * 0.14;
        let from_zero = low >= 0.0 && low < 0.6 * high;
        Scale { low: if from_zero { 0.0 } else { low - room }, high: high + room, log: false }
    }

    /// The place of a value, 0 at the left end and 1 at the right; values outside lie on an end.
    pub fn place(&self, value: f64) -> f32 {
        let at = if self.log {
            (value.max(f64::MIN_POSITIVE).ln() - self.low.ln()) / (self.high.ln() - self.low.ln())
        } else {
            (value - self.low) / (self.high - self.low)
        };
        if at.is_nan() { 0.0 } else { at.clamp(0.0, 1.0) as f32 }
    }

    /// Round values to write under the axis, at most `most` of them.
    pub fn ticks(&self, most: usize) -> Vec<f64> {
        let most = most.max(2);
        if self.log {
            let (first, last) = (self.low.log10().ceil() as i32, self.high.log10().floor() as i32);
            let step = (last - first).max(0) as usize / most + 1;
            return (first..=last).step_by(step).map(|power| 10f64.powi(power)).collect();
        }
        let rough = (self.high - self.low) / most as f64;
        let magnitude = 10f64.powf(rough.log10().floor());
        let step = [1.0, 2.0, 2.5, 5.0, 10.0]
            .into_iter()
            .map(|factor| factor * magnitude)
            .find(|step| *step >= rough)
            .unwrap_or(10.0 * magnitude);
        let first = (self.low / step).ceil();
        (0..=most).map(|i| (first + i as f64) * step).take_while(|tick| *tick <= self.high).collect()
    }
}

/// One row, ready to be drawn: everything in the unit of the measure.
struct Row<'a> {
    member: &'a Member,
    reading: &'a Reading,
    figure: &'a Figure,
    amount: Amount,
    /// Its origin has a row above already.
    repeats: bool,
}

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

/// Draws the plot of the first `most` rows of a measure; a row that is pressed shows its figure in the article.
pub fn show(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, measure: &Measure, most: usize) {
    let rows = rows(view, measure);
    let scale = Scale::of(rows.iter().flat_map(|row| extent(&row.amount)));
    let columns = Columns::of(ui.available_width());
    let top = ui.cursor().min;
    let axis_left = top.x + columns.words + GAP;
    let heights: f32 = rows.iter().take(most).map(|row| height(row)).sum();
    let axis = Rect::from_min_size(pos2(axis_left, top.y), vec2(columns.axis, heights));
    let band = measure.common.filter(|_| measure.members.len() > 1).map(|common| band(&scale, &common, axis));
    if let Some(band) = band {
        ui.painter().rect_filled(band, 2.0, view.palette.common);
        for x in [band.left(), band.right()] {
            ui.painter().vline(x, band.y_range(), Stroke::new(1.0, view.palette.common_edge));
        }
    }
    let selected = view.selected_figure();
    for row in rows.iter().take(most) {
        let is_selected = selected == Some(row.member.figure);
        if draw_row(ui, view, row, &scale, &columns, is_selected).clicked() {
            queue.push(Command::ShowFigure(row.member.figure));
        }
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
    let rows = rows(view, measure);
    let said: Vec<String> = rows
        .iter()
        .map(|row| {
            format!(
                "{} {}",
                article_label(&row.reading.article),
                words::printed(row.reading.article.text(), row.figure)
            )
        })
        .collect();
    let meet = match (&measure.common, measure.members.len() > 1) {
        (Some(common), true) => format!("; all can be true {}", span_in_words(common, measure.unit)),
        _ => String::new(),
    };
    format!("{}: {}; {}{meet}", measure.label, words::relation(measure.relation), said.join("; "))
}

fn span_in_words(interval: &Interval, unit: Unit) -> String {
    match (interval.low, interval.high) {
        (Some(low), Some(high)) if low == high => format!("at {}", words::tick(low, unit)),
        (Some(low), Some(high)) => format!("from {} to {}", words::tick(low, unit), words::tick(high, unit)),
        (Some(low), None) => format!("from {} up", words::tick(low, unit)),
        (None, Some(high)) => format!("up to {}", words::tick(high, unit)),
        (None, None) => "anywhere".to_owned(),
    }
}

/// The members in their order, but those that repeat an origin moved under its first row.
fn rows<'a>(view: &View<'a>, measure: &'a Measure) -> Vec<Row<'a>> {
    let mut rows: Vec<Row<'a>> = Vec::with_capacity(measure.members.len());
    for member in &measure.members {
        let Some((reading, figure)) = view::figure(view.snapshot, member.figure) else { continue };
        let amount = in_unit(&figure.amount, figure.unit, measure.unit);
        let last = rows.iter().rposition(|row| row.member.origin == member.origin);
        let row = Row { member, reading, figure, amount, repeats: last.is_some() };
        rows.insert(last.map_or(rows.len(), |at| at + 1), row);
    }
    rows
}

/// An amount brought from one unit to another of the same dimension.
fn in_unit(amount: &Amount, from: Unit, to: Unit) -> Amount {
    if from == to {
        return *amount;
    }
    // The table turns every unit into its base by a line; two points of it give the way back.
    let (zero, one) = (to.to_base(0.0), to.to_base(1.0));
    let convert = |value: f64| (from.to_base(value) - zero) / (one - zero);
    Amount {
        stated: amount.stated.map(convert),
        hard: amount.hard.map(convert),
        soft: amount.soft.map(convert),
        granularity: convert(amount.granularity) - convert(0.0),
    }
}

/// The values that have to be on the axis for a row to be understood.
fn extent(amount: &Amount) -> impl Iterator<Item = f64> {
    [amount.stated, amount.soft.low, amount.soft.high].into_iter().flatten()
}

fn height(row: &Row<'_>) -> f32 {
    if row.member.note.is_some() { ROW + NOTE } else { ROW }
}

/// Who gives the figure, on whose word, and when.
fn by_whom(row: &Row<'_>) -> String {
    let who = article_label(&row.reading.article);
    let origin = &row.member.origin;
    let mut parts = vec![who];
    if !origin.name.is_empty() && parts[0] != origin.name {
        let said = origin.name.strip_suffix(&format!(" ({})", parts[0])).unwrap_or(&origin.name);
        parts.push(if origin.inferred { format!("{said}, it seems") } else { said.to_owned() });
    }
    parts.extend(row.reading.article.metadata.published.as_ref().map(words::published_short));
    parts.join(" · ")
}

fn draw_row(ui: &mut Ui, view: &View<'_>, row: &Row<'_>, scale: &Scale, columns: &Columns, selected: bool) -> Response {
    let palette = view.palette;
    let text = row.reading.article.text();
    let printed = words::printed(text, row.figure);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height(row)), Sense::click());
    let name = format!("{printed}, {}", by_whom(row));
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

    let indent = if row.repeats { 16.0 } else { 0.0 };
    let middle = rect.top() + ROW / 2.0;
    if row.repeats {
        let x = rect.left() + 4.0;
        let elbow = vec![pos2(x, rect.top() - 3.0), pos2(x, middle - 9.0), pos2(x + 7.0, middle - 9.0)];
        ui.painter().add(Shape::line(elbow, Stroke::new(1.0, palette.edge)));
    }
    let left = rect.left() + indent;
    let width = columns.words - indent;
    let first = widgets::layout(ui, &printed, theme::strong(size::BODY), palette.ink, width, 1);
    ui.painter().galley(pos2(left, middle - 17.0), first, palette.ink);
    let second = widgets::layout(ui, &by_whom(row), theme::plain(size::TINY), palette.ink_faint, width, 1);
    ui.painter().galley(pos2(left, middle + 2.0), second, palette.ink_faint);
    if let Some(note) = &row.member.note {
        let width = rect.width() - indent;
        let note = widgets::layout(ui, note, theme::plain(size::TINY), palette.ink_soft, width, 1);
        ui.painter().galley(pos2(left, rect.top() + ROW - 3.0), note, palette.ink_soft);
    }

    let axis_left = rect.left() + columns.words + GAP;
    let axis = Rect::from_x_y_ranges(axis_left..=axis_left + columns.axis, middle - 8.0..=middle + 8.0);
    let color = palette.mark(Mark::Figure(row.figure.kind)).line;
    draw_mark(ui.painter(), axis, scale, &row.amount, row.figure.qualifier, color);
    response
}

/// The alphabet of marks.
fn draw_mark(painter: &Painter, axis: Rect, scale: &Scale, amount: &Amount, qualifier: Qualifier, color: Color32) {
    const DOT: f32 = 4.0;
    const BAR: f32 = 5.0;
    let y = axis.center().y;
    let x = |value: f64| axis.left() + scale.place(value) * axis.width();
    let bar = |from: f32, to: f32| Rect::from_x_y_ranges(from..=to.max(from + 2.0), y - BAR / 2.0..=y + BAR / 2.0);
    let dot = |value: f64| {
        painter.circle_filled(pos2(x(value), y), DOT, color);
    };
    let soft = (amount.soft.low.unwrap_or(scale.low), amount.soft.high.unwrap_or(scale.high));
    match (qualifier, amount.stated) {
        (Qualifier::Exact, Some(value)) => dot(value),
        (Qualifier::Approx, Some(value)) => {
            let reach = |to: f64, least: f32| if to == value { x(value) } else { to_at_least(x(value), x(to), least) };
            let (left, right) = (reach(soft.0, -9.0), reach(soft.1, 9.0));
            painter.hline(left..=right, y, Stroke::new(1.5, color));
            dot(value);
        }
        (Qualifier::AtMost | Qualifier::LessThan, Some(value)) => {
            fade(painter, bar(axis.left(), x(value)), Color32::TRANSPARENT, color);
            painter.vline(x(value), y - 6.0..=y + 6.0, Stroke::new(2.0, color));
        }
        (Qualifier::AtLeast | Qualifier::MoreThan, Some(value)) => {
            fade(painter, bar(x(value), axis.right()), color, Color32::TRANSPARENT);
            dot(value);
        }
        (Qualifier::Vague, _) => {
            painter.rect_stroke(bar(x(soft.0), x(soft.1)), 2.5, Stroke::new(1.4, color), StrokeKind::Middle);
        }
        (_, None) => {
            painter.rect_filled(bar(x(soft.0), x(soft.1)), 2.5, color);
        }
    }
}

/// `to`, but at least `least` away from `from`, in the direction of `least`'s sign.
fn to_at_least(from: f32, to: f32, least: f32) -> f32 {
    if least < 0.0 { to.min(from + least) } else { to.max(from + least) }
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
    let x = |value: Option<f64>, end: f32| value.map_or(end, |v| axis.left() + scale.place(v) * axis.width());
    let (left, right) = (x(common.low, axis.left()), x(common.high, axis.right()));
    Rect::from_x_y_ranges(left - 4.0..=right + 4.0, axis.y_range())
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
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        draw_mark(ui.painter(), rect, &scale, &amount, qualifier, color);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_lie_inside_their_axis() {
        let scale = Scale::of([14_000.0, 30_000.0]);
        assert!(!scale.log);
        assert!(scale.place(14_000.0) > 0.3 && scale.place(30_000.0) < 1.0);
        assert_eq!(scale.place(-5.0), 0.0);
        assert_eq!(scale.ticks(3), [0.0, 20_000.0]);
        assert_eq!(scale.ticks(4), [0.0, 10_000.0, 20_000.0, 30_000.0]);
    }

    #[test]
    fn a_wide_span_becomes_logarithmic() {
        let scale = Scale::of([200.0, 14_000.0]);
        assert!(scale.log);
        assert_eq!(scale.ticks(4), [1_000.0, 10_000.0]);
        let halfway = scale.place((200.0f64 * 14_000.0).sqrt());
        assert!((halfway - 0.5).abs() < 0.01, "{halfway}");
    }

    #[test]
    fn equal_values_stand_in_the_middle() {
        let scale = Scale::of([29.3e9, 29.3e9]);
        assert!((scale.place(29.3e9) - 0.5).abs() < 1e-6);
    }

    #[test]
    fn odd_values_break_nothing() {
        for values in [vec![], vec![f64::NAN], vec![0.0], vec![-3.0, 5.0], vec![1e300, 1e-300], vec![f64::INFINITY]] {
            let scale = Scale::of(values.iter().copied());
            assert!(scale.ticks(4).len() <= 620);
            for value in values {
                assert!((0.0..=1.0).contains(&scale.place(value)));
            }
        }
    }

    #[test]
    fn a_unit_is_brought_to_the_axis_of_another() {
        let amount = Amount {
            stated: Some(2.0),
            hard: Interval::point(2.0),
            soft: Interval::closed(1.0, 3.0),
            granularity: 1.0,
        };
        assert_eq!(in_unit(&amount, Unit::COUNT, Unit::COUNT), amount);
    }
}
