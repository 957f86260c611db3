//! The head of the ledger: what it shows, what it is narrowed to, and what can be done with the rows that are chosen.

use eframe::egui::{self, Align, Button, Layout, Popup, RichText, Ui, vec2};

use super::chosen_words;
use crate::annotations::{Act, Evidence, Status, Tag};
use crate::app::commands::Command;
use crate::app::icons::Icon;
use crate::app::ledger::{Only, Order, RowId, Shown, Sort};
use crate::app::panels::narrow::{chip, choice, many};
use crate::app::state::{Field, Table};
use crate::app::theme::{self, size};
use crate::app::view::{self, Queue, View};
use crate::app::{listing, widgets, words};
use crate::compare::corrections::Correction;

pub fn show(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, order: &Order) {
    ui.horizontal(|ui| {
        let palette = view.palette;
        ui.label(RichText::new("Ledger").font(theme::strong(size::LABEL)).color(palette.ink));
        let rows = words::count(order.all(), "row", "rows");
        let text = match order.len() == order.all() {
            true => rows,
            false => format!("{} of {rows}", words::grouped(order.len() as f64)),
        };
        let progress = words::progress(view.state.progress.all);
        let text = format!("{text} · {progress}");
        ui.label(RichText::new(text).font(theme::plain(size::SMALL)).color(palette.ink_faint));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            widgets::icon_button(ui, view, queue, Icon::Close, Command::ToggleTable(Table::Ledger));
            if !view.state.ledger.chosen.rows.is_empty() {
                ui.spacing_mut().button_padding = vec2(8.0, 2.0);
                let button = chip(ui, view, "Rows", Some(&chosen_words(&view.state.ledger.chosen)));
                Popup::menu(&button).show(|ui| acts(ui, view, queue, None));
            }
        });
    });
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| narrow(ui, view, queue, order));
}

fn narrow(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, order: &Order) {
    let only = &view.state.ledger.only;
    ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
    ui.spacing_mut().button_padding = vec2(8.0, 2.0);
    ui.spacing_mut().interact_size.y = 24.0;
    let id = egui::Id::unique("search of the ledger");
    let wants = view.state.wants_keyboard == Some(Field::Ledger);
    let width = (ui.available_width() * 0.3).clamp(150.0, 280.0);
    let field = |ui: &mut Ui| {
        ui.set_width(width);
        widgets::search_field(ui, view, id, &only.query, "Search the ledger", wants)
    };
    let (typed, _) = ui.allocate_ui(vec2(width, 30.0), field).inner;
    if let Some(query) = typed {
        queue.push(Command::NarrowLedger(Only { query, ..only.clone() }));
    }
    let sorts = Sort::ALL.map(|sort| (sort.name().to_owned(), Some(sort)));
    choice(ui, view, "Kind", "All kinds", &sorts, &only.sort, |sort| {
        queue.push(Command::NarrowLedger(Only { sort, ..only.clone() }));
    });
    let statuses = Status::ALL.map(|status| (words::capital(status.name()), Some(status)));
    choice(ui, view, "Status", "Every status", &statuses, &only.status, |status| {
        queue.push(Command::NarrowLedger(Only { status, ..only.clone() }));
    });
    let readings = &view.snapshot.readings;
    let open = only.article.as_ref().and_then(|id| view::reading_of(view.snapshot, id));
    let article = (open.map(|(_, reading)| listing::title(reading)), "Article", "All articles");
    let titles = |at: usize| listing::title(&readings[at]).to_owned();
    many(ui, view, article, readings.len(), titles, |at| {
        let article = at.map(|at| readings[at].article.id.clone());
        queue.push(Command::NarrowLedger(Only { article, ..only.clone() }));
    });
    let tags: Vec<&Tag> = view.state.desk.view.tags().keys().collect();
    if !tags.is_empty() || only.tag.is_some() {
        let tag = (only.tag.as_ref().map(Tag::as_str), "Tag", "All tags");
        many(
            ui,
            view,
            tag,
            tags.len(),
            |at| tags[at].to_string(),
            |at| {
                queue.push(Command::NarrowLedger(Only { tag: at.map(|at| tags[at].clone()), ..only.clone() }));
            },
        );
    }
    if order.authors.len() > 1 || only.author.is_some() {
        let author = (only.author.as_deref(), "Who", "Everybody");
        many(
            ui,
            view,
            author,
            order.authors.len(),
            |at| order.authors[at].clone(),
            |at| {
                let author = at.map(|at| order.authors[at].clone());
                queue.push(Command::NarrowLedger(Only { author, ..only.clone() }));
            },
        );
    }
    if *only != Only::default() {
        widgets::quiet_button(ui, view, queue, "Show all", Command::NarrowLedger(Only::default()));
    }
}

/// What can be done with the chosen rows, or with `row` where it is not one of them.
pub fn acts(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, row: Option<&RowId>) {
    let shown = Shown::of(view.snapshot, &view.state.desk);
    let chosen = &view.state.ledger.chosen.rows;
    let alone = row.filter(|row| !chosen.contains(row));
    let rows = || chosen.iter().filter(|_| alone.is_none()).chain(alone);
    ui.spacing_mut().item_spacing = vec2(0.0, 1.0);
    ui.set_min_width(190.0);
    let verified = rows().any(|row| shown.at(row).is_some_and(|(subject, ..)| words::is_verified(subject)));
    if alone.is_none() {
        if ui.add(Button::selectable(false, "Tags…")).clicked() {
            queue.push(Command::WriteTags);
            ui.close();
        }
        ui.separator();
    }
    let mut item = |ui: &mut Ui, enabled: bool, name: &str, act: &mut dyn FnMut() -> Act| {
        if ui.add_enabled(enabled, Button::selectable(false, name)).clicked() {
            queue.push(Command::Act(Box::new(act())));
            ui.close();
        }
    };
    for status in Status::ALL {
        let name = format!("Mark {}", status.name());
        item(ui, verified, &name, &mut || Act::Verify {
            targets: shown.targets(rows()),
            status,
            evidence: Evidence::default(),
        });
    }
    ui.separator();
    let figures =
        rows().any(|row| shown.at(row).is_some_and(|(subject, ..)| subject == crate::annotations::Subject::Figure));
    item(ui, figures, "Not a figure", &mut || {
        let figures = shown.figures(rows()).into_iter();
        Act::Correct { corrections: figures.map(|figure| Correction::NotAFigure { figure }).collect() }
    });
    let notes = rows().any(|row| matches!(row, RowId::Annotation(_)));
    item(ui, notes, "Remove annotations", &mut || Act::Remove { annotations: shown.notes(rows()) });
}
