//! The strip beside the page: the whole article at a glance, where its marks lie, and where the screen is in it.
//!
//! Figures have the left half, quotes the right; figures that reports differ on, or that were replaced, reach across
//! in the colour of their relation, and so do hits of find; where a highlight begins is its colour. It is also the scroll bar.

use eframe::egui::{self, Color32, Rect, Role, Sense, Shape, WidgetInfo, pos2};

use super::find::Finder;
use super::marks::Marks;
use super::notes::Notes;
use super::sheet::Sheet;
use crate::annotations::Colour;
use crate::app::view::{self, View};
use crate::article::Article;
use crate::compare::{FigureRef, Relation};

/// The strip's width.
pub const WIDTH: f32 = 14.0;

/// The strip, with what it last painted from.
#[derive(Default)]
pub struct Strip {
    rows: Vec<Row>,
    made_for: Option<Stamp>,
    /// From the thumb's top to the pointer, while it is dragged.
    grip: Option<f32>,
}

/// What lies in one row of points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Row {
    figure: Option<Weight>,
    quote: bool,
    /// A highlight of the analyst's begins here.
    note: Option<Colour>,
    hit: bool,
}

/// How much a figure should catch the eye; of two in one row, the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    Plain,
    Updated,
    Differing,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Stamp {
    marks: u64,
    hits: u64,
    snapshot: u64,
    height: f64,
}

/// What the strip is made from.
pub struct Source<'a> {
    pub article: &'a Article,
    /// The index of the article in the snapshot.
    pub index: usize,
    pub sheet: &'a Sheet,
    pub marks: &'a Marks,
    pub notes: &'a Notes,
    /// Rises with each change of the marks.
    pub revision: u64,
    pub finder: &'a Finder,
}

impl Strip {
    /// Paints the strip, and returns how far from its top the page should be when somebody moves it.
    pub fn show(&mut self, ui: &egui::Ui, rect: Rect, view: &View<'_>, source: &Source<'_>) -> Option<f64> {
        self.gather(rect.height(), view, source);
        let palette = view.palette;
        let painter = ui.painter_at(rect);
        let mut shapes = Vec::new();
        let (left, middle, right) = (rect.left() + 2.0, rect.center().x, rect.right() - 1.0);
        let mut runs = |from: f32, to: f32, least: f32, color: Color32, is: &dyn Fn(&Row) -> bool| {
            for (start, end) in runs(&self.rows, is) {
                let top = rect.top() + start as f32;
                let bottom = (rect.top() + end as f32).max(top + least);
                shapes.push(Shape::rect_filled(Rect::from_min_max(pos2(from, top), pos2(to, bottom)), 1.0, color));
            }
        };
        let quote = palette.mark(crate::app::state::Mark::ALL[8]).line.gamma_multiply(0.55);
        runs(middle + 0.5, right, 1.0, quote, &|row| row.quote);
        runs(left, middle - 0.5, 2.0, palette.ink_faint.gamma_multiply(0.7), &|row| row.figure == Some(Weight::Plain));
        let relation = |relation| palette.relation(relation);
        runs(left, middle + 2.0, 3.0, relation(Relation::Update), &|row| row.figure == Some(Weight::Updated));
        runs(left, middle + 2.0, 3.0, relation(Relation::Differ), &|row| row.figure == Some(Weight::Differing));
        for colour in Colour::ALL {
            runs(middle - 1.0, right + 1.0, 3.0, palette.highlight(colour).1, &|row| row.note == Some(colour));
        }
        runs(left - 1.0, right + 1.0, 3.0, palette.accent, &|row| row.hit);
        painter.extend(shapes);

        let height = source.sheet.height();
        if height <= f64::from(rect.height()) {
            return None;
        }
        let share = f64::from(rect.height()) / height;
        let length = (share as f32 * rect.height()).max(24.0);
        // The thumb may be longer than its share; its way is shorter by as much.
        let way = rect.height() - length;
        let end = height - f64::from(rect.height());
        let top = rect.top() + (source.sheet.offset() / end).clamp(0.0, 1.0) as f32 * way;
        let thumb = Rect::from_min_max(pos2(rect.left(), top), pos2(rect.right(), top + length));

        let response = ui.interact(rect, ui.scope_id().with("strip"), Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, "Place in the article"));
        let strength = if response.dragged() || response.hovered() { 0.24 } else { 0.13 };
        painter.rect_filled(thumb.shrink2(egui::vec2(1.0, 0.0)), 4.0, palette.ink.gamma_multiply(strength));
        if !response.is_pointer_button_down_on() {
            self.grip = None;
            return None;
        }
        let pointer = response.interact_pointer_pos()?;
        let grip = *self.grip.get_or_insert_with(|| {
            if thumb.y_range().contains(pointer.y) { pointer.y - thumb.top() } else { length / 2.0 }
        });
        Some(f64::from(((pointer.y - grip - rect.top()) / way.max(1.0)).clamp(0.0, 1.0)) * end)
    }

    /// Sorts marks and hits into rows, unless that was done and the page hasn't grown or shrunk by as much as a row.
    fn gather(&mut self, height: f32, view: &View<'_>, source: &Source<'_>) {
        let rows = height.max(0.0) as usize;
        let stamp = Stamp {
            marks: source.revision,
            hits: source.finder.revision(),
            snapshot: view.snapshot.revision,
            height: source.sheet.height(),
        };
        let holds = self.made_for.is_some_and(|made| {
            let grown = (made.height - stamp.height).abs() / stamp.height.max(1.0) * rows as f64;
            grown < 1.0 && Stamp { height: stamp.height, ..made } == stamp
        });
        if holds && self.rows.len() == rows {
            return;
        }
        self.made_for = Some(stamp);
        self.rows.clear();
        self.rows.resize(rows, Row::default());
        let Some(last) = rows.checked_sub(1) else { return };
        let row = |place: usize| ((source.sheet.share(source.article, place) * rows as f32) as usize).min(last);
        for segment in &source.marks.quotes {
            let (first, after) = (row(segment.span.start()), row(segment.span.end()));
            self.rows[first..=after].iter_mut().for_each(|row| row.quote = true);
        }
        for segment in &source.marks.figures {
            let at = FigureRef { article: source.index, figure: segment.of };
            let relation = view::measure_of(view.snapshot, at).map(|i| view.snapshot.comparison.measures[i].relation);
            let weight = match relation {
                Some(Relation::Differ) => Weight::Differing,
                Some(Relation::Update) => Weight::Updated,
                _ => Weight::Plain,
            };
            let row = &mut self.rows[row(segment.span.start())];
            row.figure = row.figure.max(Some(weight));
        }
        for note in source.notes.notes.iter().filter(|note| !note.is_whole) {
            self.rows[row(note.span.start())].note = Some(note.colour);
        }
        for hit in source.finder.hits() {
            self.rows[row(hit.start())].hit = true;
        }
    }
}

/// Where rows that `is` holds for follow each other: first, and one past the last.
fn runs(rows: &[Row], is: &dyn Fn(&Row) -> bool) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (i, _) in rows.iter().enumerate().filter(|(_, row)| is(row)) {
        match runs.last_mut() {
            Some((_, end)) if *end == i => *end = i + 1,
            _ => runs.push((i, i + 1)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_beside_each_other_are_painted_as_one() {
        let hit = Row { hit: true, ..Row::default() };
        let rows = [Row::default(), hit, hit, Row::default(), hit];
        assert_eq!(runs(&rows, &|row| row.hit), [(1, 3), (4, 5)]);
        assert_eq!(runs(&rows, &|row| row.quote), []);
    }
}
