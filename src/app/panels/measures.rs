//! The Figures tab: one card for each measure, what differs first.

use eframe::egui::{Align, Frame, Layout, Margin, RichText, Role, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use super::coverage;
use super::marking;
use super::{checks, forest, narrow, steps};
use crate::annotations::Status;
use crate::app::commands::Command;
use crate::app::icons;
use crate::app::narrowing::{self, Index, Section};
use crate::app::state::{Narrow, Revealed};
use crate::app::tall::{Column, Tall};
use crate::app::theme::{self, size};
use crate::app::view::{self, Queue, View};
use crate::app::{correcting, listing, widgets, words};
use crate::compare::{Measure, Relation, article_label};
use crate::workspace::Stage;

/// How many rows a card shows unless its measure is selected.
const ROWS: usize = 8;

#[derive(Default)]
pub struct Measures {
    column: Tall,
    index: Index,
    items: Vec<Item>,
    made_for: Option<(u64, Narrow, bool)>,
    revealed: u64,
}

/// What stands in the column.
#[derive(Clone, Copy)]
enum Item {
    /// The heading of a group with the number of its measures and of its failing checks.
    Heading(Section, usize, usize),
    Card(usize),
    Check(usize),
    /// The button that shows and hides the measures with one figure.
    Fold {
        singles: usize,
        open: bool,
    },
    Single(usize),
}

impl Measures {
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
        let comparison = &view.snapshot.comparison;
        if comparison.measures.is_empty() {
            return super::nothing(ui, view, "No measures yet", nothing_because(view));
        }
        self.renew(view);
        ui.scope(|ui| narrow::show(ui, view, queue, &self.index));
        ui.add_space(8.0);
        if self.items.is_empty() {
            return super::nothing(ui, view, "No match", "No measure fits what is searched for and chosen above.");
        }
        let bring = self.bring(view);
        let items = &self.items;
        let stamp = (view.snapshot.revision, &view.state.narrow, view.state.singles_shown);
        let column = Column { id: "measures", len: items.len(), gap: 12.0, bring };
        self.column.show(
            ui,
            column,
            stamp,
            |index| estimate(view, items[index]),
            |ui, index| match items[index] {
                Item::Heading(section, measures, checks) => heading(ui, view, section, measures, checks),
                Item::Card(at) => card(ui, view, queue, &comparison.measures[at]),
                Item::Check(at) => checks::card(ui, view, queue, at, &comparison.checks[at]),
                Item::Fold { singles, open } => fold(ui, view, queue, singles, open),
                Item::Single(at) => single(ui, view, queue, &comparison.measures[at]),
            },
        );
    }

    fn renew(&mut self, view: &View<'_>) {
        let wanted = (view.snapshot.revision, view.state.narrow.clone(), view.state.singles_shown);
        if self.made_for.as_ref() != Some(&wanted) {
            self.items = items(view, &mut self.index);
            self.made_for = Some(wanted);
        }
    }

    /// The item to scroll to, once for each time that it was asked for.
    fn bring(&mut self, view: &View<'_>) -> Option<usize> {
        let reveal = view.state.reveal.as_ref().filter(|reveal| reveal.serial != self.revealed)?;
        let Revealed::Measure(id) = &reveal.what else { return None };
        self.revealed = reveal.serial;
        let (wanted, _) = view::measure(view.snapshot, id)?;
        self.items.iter().position(|item| matches!(item, Item::Card(at) | Item::Single(at) if *at == wanted))
    }
}

fn nothing_because(view: &View<'_>) -> &'static str {
    if !matches!(view.snapshot.stage, Stage::Idle | Stage::Cancelled) {
        "Figures are laid side by side as soon as all articles have been read."
    } else if view.snapshot.readings.is_empty() {
        "Once articles are open, the figures that they give for the same thing stand here side by side."
    } else {
        "The open articles give no figures that could be compared."
    }
}

fn items(view: &View<'_>, index: &mut Index) -> Vec<Item> {
    let narrow = &view.state.narrow;
    let measures = &view.snapshot.comparison.measures;
    let mut by_section: [Vec<usize>; Section::ALL.len()] = Default::default();
    for at in index.fitting(view.snapshot, narrow) {
        by_section[Section::of(&measures[at]) as usize].push(at);
    }
    let mut items = Vec::new();
    for section in Section::ALL {
        let measures = std::mem::take(&mut by_section[section as usize]);
        let failing = if section == Section::Differ { narrowing::failing(view.snapshot, narrow) } else { Vec::new() };
        if measures.is_empty() && failing.is_empty() {
            continue;
        }
        if section == Section::Single {
            // Whoever searches wants to see what is found.
            let asked = !narrow.query.is_empty() || narrow.relation == Some(Relation::Single);
            let open = view.state.singles_shown || asked;
            items.push(Item::Fold { singles: measures.len(), open });
            if open {
                items.extend(measures.into_iter().map(Item::Single));
            }
        } else {
            items.push(Item::Heading(section, measures.len(), failing.len()));
            items.extend(measures.into_iter().map(Item::Card));
            items.extend(failing.into_iter().map(Item::Check));
        }
    }
    items
}

fn estimate(view: &View<'_>, item: Item) -> f32 {
    match item {
        Item::Heading(Section::Maybe, ..) => 40.0,
        Item::Heading(..) => 22.0,
        Item::Card(at) => {
            let measure = &view.snapshot.comparison.measures[at];
            forest::estimated_height(measure, rows(view, measure)) + 130.0
        }
        Item::Check(_) => 220.0,
        Item::Fold { .. } => 34.0,
        Item::Single(_) => 46.0,
    }
}

fn rows(view: &View<'_>, measure: &Measure) -> usize {
    if is_selected(view, measure) { usize::MAX } else { ROWS }
}

fn is_selected(view: &View<'_>, measure: &Measure) -> bool {
    view.state.measure.as_ref() == Some(&measure.id)
}

fn heading(ui: &mut Ui, view: &View<'_>, section: Section, measures: usize, checks: usize) {
    let palette = view.palette;
    let mut counted = Vec::new();
    if measures > 0 {
        counted.push(words::count(measures, "measure", "measures"));
    }
    if checks > 0 {
        counted.push(words::count(checks, "check fails", "checks fail"));
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let name = RichText::new(words::section(section)).font(theme::strong(size::LABEL)).color(palette.ink);
        let response = ui.label(name);
        response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, words::section(section)));
        let counted = RichText::new(counted.join(", ")).font(theme::plain(size::SMALL)).color(palette.ink_faint);
        ui.label(counted);
    });
    if section == Section::Maybe {
        let text = "That these figures are about one thing is a guess: judge it before comparing their values.";
        widgets::paragraph(ui, text, theme::plain(size::SMALL), palette.ink_soft);
    }
}

fn card(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, measure: &Measure) {
    let palette = view.palette;
    let selected = is_selected(view, measure);
    let edge = if selected { (1.5, palette.accent) } else { (1.0, palette.line) };
    let frame =
        Frame::new().fill(palette.card).stroke(edge).corner_radius(10.0).inner_margin(Margin::symmetric(16, 14));
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
        ui.set_width(ui.available_width());
        head(ui, view, queue, measure, selected);
        ui.add_space(10.0);
        let most = rows(view, measure);
        forest::show(ui, view, queue, measure, most, selected);
        let more = measure.members.len().saturating_sub(most);
        if more > 0 {
            let text = format!("Show {}", words::count(more, "more figure", "more figures"));
            widgets::quiet_button(ui, view, queue, &text, Command::ShowMeasure(measure.id.clone()));
        }
        steps::show(ui, view, queue, measure);
        if let Some(machine) = correcting::of_a_measure(&view.snapshot.comparison, measure) {
            ui.add_space(4.0);
            let said = format!("Set by hand. The machine says: {machine}");
            widgets::paragraph(ui, said, theme::plain(size::SMALL), palette.ink_soft);
        }
        if !measure.why.is_empty() {
            ui.add_space(4.0);
            widgets::paragraph(ui, measure.why.as_str(), theme::plain(size::SMALL), palette.ink_soft);
        }
        if selected {
            covered(ui, view, measure);
        }
    });
}

/// Who gives the figure exactly, who vaguely, who leaves it out; who alone gives it, and who only copies.
fn covered(ui: &mut Ui, view: &View<'_>, measure: &Measure) {
    let palette = view.palette;
    let coverage = view.snapshot.comparison.coverage(measure, &view.snapshot.readings);
    ui.add_space(8.0);
    let comparison = &view.snapshot.comparison;
    let only: Vec<usize> = comparison.only(measure).into_iter().collect();
    let copies = coverage::copies(comparison, measure);
    let rows = [
        ("Exactly", &coverage.exactly),
        ("Vaguely", &coverage.vaguely),
        ("Left out by", &coverage.not),
        ("Only in", &only),
        ("Copies", &copies),
    ];
    for (name, articles) in rows.into_iter().filter(|(_, articles)| !articles.is_empty()) {
        ui.horizontal_top(|ui| {
            ui.allocate_ui(vec2(68.0, 16.0), |ui| {
                ui.set_min_width(68.0);
                ui.label(RichText::new(name).font(theme::plain(size::SMALL)).color(palette.ink_faint));
            });
            let names = coverage::names(view.snapshot, articles);
            widgets::paragraph(ui, names, theme::plain(size::SMALL), palette.ink_soft);
        });
        ui.add_space(2.0);
    }
}

/// Relation, label and summary; pressed, the measure is selected.
fn head(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, measure: &Measure, selected: bool) {
    let palette = view.palette;
    let builder = UiBuilder::new().id_salt("head").sense(Sense::click());
    let response = ui
        .scope_builder(builder, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                relation(ui, view, measure);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let articles = words::count(narrowing::articles(measure), "article", "articles");
                    let origins = words::count(measure.origins, "origin", "origins");
                    let text = format!("{articles}, {origins}");
                    ui.label(RichText::new(text).font(theme::plain(size::SMALL)).color(palette.ink_faint))
                        .on_hover_text("Origins are counted at the root: three articles that cite one report are one");
                });
            });
            ui.add_space(6.0);
            widgets::paragraph(ui, measure.label.as_str(), theme::strong(size::LABEL + 1.0), palette.ink);
            if !measure.summary.is_empty() {
                ui.add_space(3.0);
                let width = ui.available_width();
                let line = widgets::layout(ui, &measure.summary, theme::plain(size::SMALL), palette.ink_soft, width, 1);
                ui.label(line).on_hover_text(&measure.summary);
            }
        })
        .response;
    let name = forest::in_words(view, measure);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &name));
    widgets::focus_ring(ui, &response, response.rect.expand(6.0), view);
    if response.clicked() {
        queue.push(Command::ShowMeasure(measure.id.clone()));
    }
    marking::on(&response, view, queue, Command::ShowMeasure(measure.id.clone()));
}

/// The relation as a shape and a word.
fn relation(ui: &mut Ui, view: &View<'_>, measure: &Measure) {
    let palette = view.palette;
    // A guess is told in the ink of things that ask for nothing.
    let guess = Section::of(measure) == Section::Maybe;
    let color = if guess { palette.ink_soft } else { palette.relation(measure.relation) };
    let (rect, _) = ui.allocate_exact_size(vec2(14.0, 16.0), Sense::hover());
    if guess {
        icons::paint(ui.painter(), rect.center(), 14.0, color, icons::Icon::Guess);
    } else {
        icons::paint_relation(ui.painter(), rect.center(), color, measure.relation);
    }
    ui.label(RichText::new(words::stands(measure)).font(theme::strong(size::SMALL)).color(color))
        .on_hover_text(words::relation_meaning(measure.relation));
}

fn fold(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, singles: usize, shown: bool) {
    let name = words::count(singles, "measure with one figure", "measures with one figure");
    let (rect, response) = widgets::row(ui, view, 34.0, false, Role::DisclosureTriangle, &name);
    let palette = view.palette;
    let at = rect.left_center() + vec2(14.0, 0.0);
    icons::paint(ui.painter(), at, 11.0, palette.ink_soft, icons::Icon::Chevron { open: shown });
    let text = widgets::layout(ui, &name, theme::plain(size::BODY), palette.ink_soft, rect.width() - 40.0, 1);
    ui.painter().galley(rect.left_center() + vec2(28.0, -text.size().y / 2.0), text, palette.ink_soft);
    if response.clicked() {
        queue.push(Command::ToggleSingles);
    }
}

/// A measure that one figure is given for: label, the figure as printed, and who gives it.
fn single(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, measure: &Measure) {
    let Some(member) = measure.members.first() else { return };
    let Some((reading, figure)) = view::figure(view.snapshot, member.figure) else { return };
    let palette = view.palette;
    let printed = words::stated(reading.article.text(), figure, reading.overridden.machine(member.figure.figure));
    let selected = is_selected(view, measure);
    let status = view.standing_of_figure(member.figure).status;
    let checked = if status == Status::Unchecked { String::new() } else { format!(", {}", status.name()) };
    let machine = correcting::of_a_measure(&view.snapshot.comparison, measure);
    let machine = machine.or_else(|| correcting::of_a_figure(reading, member.figure.figure));
    let machine = machine.map(|said| format!("set by hand. The machine says: {said}"));
    let by_hand = machine.as_ref().map(|said| format!(", {said}")).unwrap_or_default();
    let name = format!("{}: {printed}, {}{checked}{by_hand}", measure.label, listing::title(reading));
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 46.0), Sense::click());
    widgets::name_row(&response, selected, Role::Button, &name);
    widgets::paint_row(ui, view, rect, &response, selected, 8.0);
    let printed = widgets::layout(ui, &printed, theme::strong(size::BODY), palette.ink, rect.width() * 0.4, 1);
    let right = rect.right() - 14.0 - printed.size().x;
    let room = right - rect.left() - 28.0;
    let label = widgets::layout(ui, &measure.label, theme::plain(size::BODY), palette.ink, room, 1);
    let source =
        widgets::layout(ui, &article_label(&reading.article), theme::plain(size::TINY), palette.ink_faint, room, 1);
    let painter = ui.painter();
    painter.galley(rect.left_top() + vec2(14.0, 6.0), label, palette.ink);
    painter.galley(rect.left_top() + vec2(14.0, 25.0), source, palette.ink_faint);
    painter.galley(eframe::egui::pos2(right, rect.top() + 6.0), printed, palette.ink);
    if status != Status::Unchecked {
        let at = eframe::egui::pos2(rect.right() - 20.0, rect.top() + 33.0);
        icons::paint_status(painter, at, palette.status(status), palette.ground, status);
    }
    let sentence = figure.sentence.of(reading.article.text());
    let tip = machine.map_or_else(|| sentence.to_owned(), |said| format!("{sentence}\n{}", words::capital(&said)));
    let response = response.on_hover_text(tip);
    if response.clicked() {
        queue.push(Command::ShowFigure(member.figure));
    }
    marking::on(&response, view, queue, Command::ShowFigure(member.figure));
}
