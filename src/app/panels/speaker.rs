//! A speaker's page: everything that somebody is reported to say, by article and date, and the figures given on their
//! word.

use eframe::egui::{RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::quotes;
use super::statements::Statements;
use crate::app::commands::Command;
use crate::app::tall::{Column, Tall};
use crate::app::theme::{self, size};
use crate::app::view::{self, Queue, View};
use crate::app::{listing, widgets, words};
use crate::compare::{FigureRef, QuoteRef, article_label};
use crate::quotes::QuoteKind;
use crate::workspace::Snapshot;

#[derive(Default)]
pub struct Speaker {
    column: Tall,
    items: Vec<Item>,
    made_for: Option<(u64, String)>,
}

#[derive(Clone, Copy)]
enum Item {
    Article(usize),
    Quote(QuoteRef),
    /// The heading above so many figures.
    Figures(usize),
    Figure(FigureRef),
}

impl Speaker {
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        queue: &mut Queue,
        name: &str,
        statements: &Statements,
    ) {
        let wanted = (view.snapshot.revision, name.to_owned());
        if self.made_for.as_ref() != Some(&wanted) {
            self.items = items(view.snapshot, name);
            self.made_for = Some(wanted);
        }
        ui.horizontal(|ui| {
            widgets::button(ui, view, queue, Command::ShowSpeaker(None));
        });
        ui.add_space(10.0);
        let response = widgets::paragraph(ui, name, theme::strong(size::TITLE), view.palette.ink);
        response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, name));
        let about = RichText::new(self.summary(view)).font(theme::plain(size::SMALL)).color(view.palette.ink_soft);
        ui.label(about);
        ui.add_space(8.0);
        let items = &self.items;
        let column = Column { id: "speaker", len: items.len(), gap: 0.0, bring: None };
        self.column.show(
            ui,
            column,
            (view.snapshot.revision, name),
            |index| match items[index] {
                Item::Article(_) | Item::Figures(_) => 44.0,
                Item::Quote(_) => 84.0,
                Item::Figure(_) => 58.0,
            },
            |ui, index| match items[index] {
                Item::Article(at) => article(ui, view, queue, at),
                Item::Quote(at) => quotes::quote(ui, view, queue, at, statements),
                Item::Figures(count) => {
                    ui.add_space(18.0);
                    let text = format!("The source of {}", words::count(count, "figure", "figures"));
                    widgets::heading(ui, view, &text);
                    ui.add_space(4.0);
                }
                Item::Figure(at) => figure(ui, view, queue, at),
            },
        );
    }

    fn summary(&self, view: &View<'_>) -> String {
        let of = |wanted: &[QuoteKind]| {
            let kind = |item: &&Item| match item {
                Item::Quote(at) => view::quote(view.snapshot, *at).is_some_and(|(_, q)| wanted.contains(&q.kind)),
                _ => false,
            };
            self.items.iter().filter(kind).count()
        };
        let in_marks = of(&[QuoteKind::Direct, QuoteKind::Partial, QuoteKind::Scare]);
        let reported = of(&[QuoteKind::Indirect]);
        let articles = self.items.iter().filter(|item| matches!(item, Item::Article(_))).count();
        format!(
            "{} in quotation marks, {} reported, in {}",
            words::grouped(in_marks as f64),
            words::grouped(reported as f64),
            words::count(articles, "article", "articles")
        )
    }
}

fn items(snapshot: &Snapshot, name: &str) -> Vec<Item> {
    let mut quotes: Vec<QuoteRef> =
        snapshot.comparison.voices.iter().filter(|voice| voice.name == name).flat_map(|v| v.quotes.clone()).collect();
    // By date, undated articles last, then by article and place.
    let published = |article: usize| {
        let published = snapshot.readings.get(article).and_then(|r| r.article.metadata.published.as_ref());
        (published.is_none(), published.map(|published| (published.date, published.minute)))
    };
    quotes.sort_by_key(|at| (published(at.article), at.article, at.quote));
    let mut items = Vec::new();
    let mut last = None;
    for at in quotes {
        if last.replace(at.article) != Some(at.article) {
            items.push(Item::Article(at.article));
        }
        items.push(Item::Quote(at));
    }
    let voices = snapshot.comparison.voices.iter().filter(|voice| voice.name == name);
    let figures: Vec<FigureRef> = voices.flat_map(|voice| voice.figures.iter().copied()).collect();
    if !figures.is_empty() {
        items.push(Item::Figures(figures.len()));
        items.extend(figures.into_iter().map(Item::Figure));
    }
    items
}

fn article(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, index: usize) {
    let Some(reading) = view.snapshot.readings.get(index) else { return };
    let palette = view.palette;
    ui.add_space(12.0);
    let metadata = &reading.article.metadata;
    let date = metadata.published.as_ref().map_or("date unknown".to_owned(), words::published_short);
    let text = format!("{} · {date}", article_label(&reading.article));
    let command = Command::ShowArticle(reading.article.id.clone());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::click());
    let title = listing::title(reading);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{text}: {title}")));
    widgets::paint_row(ui, view, rect, &response, false, 6.0);
    let line = widgets::layout(ui, &text, theme::strong(size::SMALL), palette.ink_soft, rect.width() - 4.0, 1);
    ui.painter().galley(pos2(rect.left() + 2.0, rect.center().y - line.size().y / 2.0), line, palette.ink_soft);
    if response.on_hover_text(title).clicked() {
        queue.push(command);
    }
}

fn figure(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, at: FigureRef) {
    let Some((reading, figure)) = view::figure(view.snapshot, at) else { return };
    let palette = view.palette;
    let printed = words::stated(reading.article.text(), figure, reading.overridden.machine(at.figure));
    let label = match view::measure_of(view.snapshot, at) {
        Some(measure) => view.snapshot.comparison.measures[measure].label.as_str(),
        None => words::figure_kind(figure.kind),
    };
    let who = article_label(&reading.article);
    let selected = view.selected_figure() == Some(at);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 46.0), Sense::click());
    widgets::name_row(&response, selected, Role::Button, &format!("{label}: {printed}, {who}"));
    widgets::paint_row(ui, view, rect, &response, selected, 8.0);
    let printed = widgets::layout(ui, &printed, theme::strong(size::BODY), palette.ink, rect.width() * 0.4, 1);
    let right = rect.right() - 10.0 - printed.size().x;
    let room = right - rect.left() - 14.0;
    let label = widgets::layout(ui, label, theme::plain(size::BODY), palette.ink, room, 1);
    let who = widgets::layout(ui, &who, theme::plain(size::TINY), palette.ink_faint, room, 1);
    let painter = ui.painter();
    painter.galley(rect.left_top() + vec2(2.0, 6.0), label, palette.ink);
    painter.galley(rect.left_top() + vec2(2.0, 25.0), who, palette.ink_faint);
    painter.galley(pos2(right, rect.top() + 6.0), printed, palette.ink);
    if response.on_hover_text(figure.sentence.of(reading.article.text())).clicked() {
        queue.push(Command::ShowFigure(at));
    }
}
