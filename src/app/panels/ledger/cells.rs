//! What stands in a cell of the ledger.

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{self, Painter, Rect, Ui, pos2};

use crate::annotations::{Status, Subject};
use crate::app::ledger::{Column, Entry, RowId, Shown};
use crate::app::theme::{self, size};
use crate::app::view::View;
use crate::app::{icons, widgets};

/// How many characters of a sentence stand before the words of a row.
const BEFORE: usize = 22;

/// Whether the page has this row's thing selected.
pub fn is_selected(view: &View<'_>, row: &RowId) -> bool {
    let RowId::Thing(subject, place) = row else { return false };
    let selected = match subject {
        Subject::Figure => &view.state.figure,
        Subject::Quote => &view.state.quote,
        Subject::Check => &view.state.claim,
        Subject::Text | Subject::Measure | Subject::Article => return false,
    };
    selected.as_ref() == Some(place)
}

/// A row as a screen reader says it.
pub fn in_words(shown: Shown<'_>, entry: &Entry) -> String {
    const SAID: [Column; 9] = [
        Column::Kind,
        Column::Text,
        Column::Value,
        Column::Status,
        Column::Measure,
        Column::Speaker,
        Column::Article,
        Column::Tags,
        Column::Note,
    ];
    let cells = SAID.into_iter().map(|column| shown.cell(entry, column)).filter(|cell| !cell.is_empty());
    cells.map(|cell| widgets::shortened(&cell, 120)).collect::<Vec<_>>().join(", ")
}

pub fn paint(ui: &Ui, painter: &Painter, view: &View<'_>, shown: Shown<'_>, entry: &Entry, column: Column, cell: Rect) {
    let palette = view.palette;
    let mut left = cell.left() + 10.0;
    let room = cell.right() - 6.0 - left;
    if column == Column::Text {
        let words = sentence(ui, view, shown, entry, room);
        painter.galley(pos2(left, cell.center().y - words.size().y / 2.0), words, palette.ink);
        return;
    }
    let said = shown.cell(entry, column);
    let (font, ink) = match column {
        Column::Value => (theme::strong(size::SMALL), palette.ink),
        Column::Kind | Column::Outlet | Column::Who | Column::When => (theme::plain(size::SMALL), palette.ink_faint),
        _ => (theme::plain(size::SMALL), palette.ink_soft),
    };
    let mut ink = ink;
    if column == Column::Status
        && let Some(status) = shown.status(entry)
    {
        ink = palette.status(status);
        icons::paint_status(painter, pos2(left + 6.0, cell.center().y), ink, palette.paper, status);
        left += 18.0;
        if status == Status::Unchecked {
            ink = palette.ink_faint;
        }
    }
    if said.is_empty() {
        return;
    }
    let text = widgets::layout(ui, &said, font, ink, cell.right() - 6.0 - left, 1);
    painter.galley(pos2(left, cell.center().y - text.size().y / 2.0), text, ink);
}

/// The words of a row in their sentence.
fn sentence(ui: &Ui, view: &View<'_>, shown: Shown<'_>, entry: &Entry, room: f32) -> std::sync::Arc<egui::Galley> {
    let palette = view.palette;
    let mut job = LayoutJob::default();
    let strong = TextFormat::simple(theme::strong(size::SMALL), palette.ink);
    let faint = TextFormat::simple(theme::plain(size::SMALL), palette.ink_faint);
    match shown.sentence(entry).filter(|_| !matches!(entry, Entry::Quote(_))) {
        Some((article, sentence, span)) => {
            let text = article.text();
            let before = before(&text[sentence.start()..span.start()]);
            job.append(&before, 0.0, faint.clone());
            job.append(&line(span.of(text)), 0.0, strong);
            job.append(&line(&text[span.end()..sentence.end()]), 0.0, faint);
        }
        None => {
            let said = shown.cell(entry, Column::Text);
            let said = if matches!(entry, Entry::Quote(_)) { format!("“{said}”") } else { said.into_owned() };
            job.append(&said, 0.0, TextFormat::simple(theme::plain(size::SMALL), palette.ink));
        }
    }
    job.wrap = TextWrapping { max_width: room.max(0.0), max_rows: 1, break_anywhere: true, ..Default::default() };
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// The last words before a row's own, cut at a word.
fn before(text: &str) -> String {
    let line = line(text);
    let all = line.chars().count();
    if all <= BEFORE {
        return line;
    }
    let cut: String = line.chars().skip(all - BEFORE).collect();
    let at = cut.find(' ').map_or(0, |at| at + 1);
    format!("…{}", &cut[at..])
}

/// Text with single blanks, those at its ends kept, and no longer than a cell can show.
fn line(text: &str) -> String {
    let mut line = String::new();
    for c in text.chars().take(400) {
        if !c.is_whitespace() {
            line.push(c);
        } else if !line.ends_with(' ') {
            line.push(' ');
        }
    }
    line
}

/// The whole sentence with what is known of it.
pub fn tooltip(ui: &mut Ui, view: &View<'_>, shown: Shown<'_>, entry: &Entry) {
    let palette = view.palette;
    ui.set_max_width(420.0);
    let sentence = match shown.sentence(entry) {
        Some((article, sentence, _)) => line(sentence.of(article.text())),
        None => shown.cell(entry, Column::Text).into_owned(),
    };
    widgets::paragraph(ui, sentence, theme::reading(15.0), palette.ink);
    for column in [Column::Article, Column::Measure, Column::Note] {
        let said = shown.cell(entry, column);
        if !said.is_empty() {
            let text = format!("{}: {said}", column.name());
            widgets::paragraph(ui, text, theme::plain(size::SMALL), palette.ink_soft);
        }
    }
}
