//! The head of the Figures tab: a search, and what the measures are narrowed to.

use eframe::egui::{self, Button, Popup, PopupCloseBehavior, RichText, ScrollArea, Ui, vec2};

use crate::app::commands::Command;
use crate::app::icons::{self, Icon};
use crate::app::narrowing::Index;
use crate::app::state::{Field, Narrow};
use crate::app::theme::{self, size};
use crate::app::view::{Queue, View};
use crate::app::{listing, tall, widgets, words};
use crate::compare::Relation;
use crate::figures::FigureKind;

const KINDS: [FigureKind; 8] = [
    FigureKind::Money,
    FigureKind::Percent,
    FigureKind::Count,
    FigureKind::Measurement,
    FigureKind::Ratio,
    FigureKind::Duration,
    FigureKind::Ordinal,
    FigureKind::Date,
];

const RELATIONS: [Relation; 5] =
    [Relation::Differ, Relation::Update, Relation::Compatible, Relation::Agree, Relation::Single];

pub fn show(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, index: &Index) {
    // As wide as the cards below, which leave room for their scroll bar.
    ui.set_max_width(ui.available_width() - tall::GUTTER);
    let narrow = &view.state.narrow;
    let id = egui::Id::unique("search of figures");
    let wants = view.state.wants_keyboard == Some(Field::Search);
    let (typed, _) = widgets::search_field(ui, view, id, &narrow.query, "Search figures", wants);
    if let Some(query) = typed {
        queue.push(Command::Narrow(Narrow { query, ..narrow.clone() }));
    }
    ui.add_space(2.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        ui.spacing_mut().button_padding = vec2(8.0, 2.0);
        ui.spacing_mut().interact_size.y = 24.0;
        let kinds = KINDS.map(|kind| (words::figure_kind(kind).to_owned(), Some(kind)));
        choice(ui, view, "Kind", "All kinds", &kinds, &narrow.kind, |kind| {
            queue.push(Command::Narrow(Narrow { kind, ..narrow.clone() }));
        });
        let relations = RELATIONS.map(|relation| (words::relation(relation).to_owned(), Some(relation)));
        choice(ui, view, "Relation", "All relations", &relations, &narrow.relation, |relation| {
            queue.push(Command::Narrow(Narrow { relation, ..narrow.clone() }));
        });
        let entity = (narrow.entity.as_deref(), "Entity", "All entities");
        let entities = |at: usize| index.entities[at].0.clone();
        many(ui, view, entity, index.entities.len(), entities, |at| {
            let entity = at.map(|at| index.entities[at].0.clone());
            queue.push(Command::Narrow(Narrow { entity, ..narrow.clone() }));
        });
        let readings = &view.snapshot.readings;
        let open = narrow.article.as_ref().and_then(|id| crate::app::view::reading_of(view.snapshot, id));
        let article = (open.map(|(_, reading)| listing::title(reading)), "Article", "All articles");
        let titles = |at: usize| listing::title(&readings[at]).to_owned();
        many(ui, view, article, readings.len(), titles, |at| {
            let article = at.map(|at| readings[at].article.id.clone());
            queue.push(Command::Narrow(Narrow { article, ..narrow.clone() }));
        });
        if *narrow != Narrow::default() {
            widgets::quiet_button(ui, view, queue, "Show all", Command::Narrow(Narrow::default()));
        }
    });
}

/// A button that says what is chosen; a screen reader hears of what.
pub(super) fn chip(ui: &mut Ui, view: &View<'_>, name: &str, chosen: Option<&str>) -> egui::Response {
    let palette = view.palette;
    let shown = widgets::shortened(chosen.unwrap_or(name), 22);
    // The spaces are the sign's room.
    let text = RichText::new(format!("{shown}    ")).font(theme::plain(size::SMALL));
    let mut button = Button::new(text.color(if chosen.is_some() { palette.ink } else { palette.ink_soft }));
    if chosen.is_some() {
        button = button.fill(palette.selected).stroke((1.0, palette.accent));
    }
    let response = ui.add(button.corner_radius(12.0));
    let label = format!("{name}: {}", chosen.unwrap_or("all"));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &label));
    let at = response.rect.right_center() - vec2(12.0, 0.0);
    icons::paint(ui.painter(), at, 9.0, palette.ink_soft, Icon::Chevron { open: true });
    response.on_hover_text(label)
}

pub(super) fn choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    view: &View<'_>,
    name: &str,
    all: &str,
    values: &[(String, Option<T>)],
    chosen: &Option<T>,
    mut choose: impl FnMut(Option<T>),
) {
    let current = values.iter().find(|(_, value)| chosen.is_some() && value == chosen).map(|(name, _)| name.as_str());
    let button = chip(ui, view, name, current);
    Popup::menu(&button).show(|ui| {
        for (name, value) in std::iter::once(&(all.to_owned(), None)).chain(values) {
            if ui.selectable_label(value == chosen, name).clicked() {
                choose(*value);
            }
        }
    });
}

/// As [`choice`], for more values than a menu has room for; only those in sight are made.
pub(super) fn many(
    ui: &mut Ui,
    view: &View<'_>,
    (chosen, name, all): (Option<&str>, &str, &str),
    len: usize,
    value: impl Fn(usize) -> String,
    mut choose: impl FnMut(Option<usize>),
) {
    let button = chip(ui, view, name, chosen);
    Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClick).show(|ui| {
        ui.set_width(300.0);
        let height = ui.spacing().interact_size.y;
        ScrollArea::vertical().max_height(320.0).show_rows(ui, height, len + 1, |ui, rows| {
            for row in rows {
                let name = if row == 0 { all.to_owned() } else { value(row - 1) };
                let is_chosen = if row == 0 { chosen.is_none() } else { chosen == Some(name.as_str()) };
                let button = Button::selectable(is_chosen, &name).truncate();
                let response = ui.add_sized(vec2(ui.available_width(), height), button);
                if response.on_hover_text(&name).clicked() {
                    choose(row.checked_sub(1));
                }
            }
        });
    });
}
