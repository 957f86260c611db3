//! The Quotes tab: who said what, by speaker; what nobody is named for comes last.

use std::collections::HashSet;

use eframe::egui::{self, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::marking;
use super::speaker::Speaker;
use super::statements::Statements;
use super::wordings::Wording;
use crate::annotations::Status;
use crate::app::commands::Command;
use crate::app::icons::{self, Icon};
use crate::app::state::{Field, Revealed};
use crate::app::tall::{self, Column, Tall};
use crate::app::theme::{self, Pattern, size};
use crate::app::view::{self, Queue, View};
use crate::app::{widgets, words};
use crate::article::Place;
use crate::compare::{QuoteForm, QuoteRef, article_label};
use crate::quotes::{Quote, QuoteKind};
use crate::reading::Reading;

#[derive(Default)]
pub struct Quotes {
    column: Tall,
    items: Vec<Item>,
    statements: Statements,
    speaker: Speaker,
    made_for: Option<(u64, String)>,
    stated_for: Option<u64>,
    revealed: u64,
}

enum Item {
    Speaker { name: String, quotes: usize },
    Quote(QuoteRef),
}

const UNNAMED: &str = "No speaker named";

impl Quotes {
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
        if self.stated_for != Some(view.snapshot.revision) {
            self.statements = Statements::of(view);
            self.stated_for = Some(view.snapshot.revision);
        }
        if let Some(name) = &view.state.speaker {
            return self.speaker.show(ui, view, queue, name, &self.statements);
        }
        let wanted = (view.snapshot.revision, view.state.said.clone());
        if self.made_for.as_ref() != Some(&wanted) {
            self.items = items(view, &self.statements);
            self.made_for = Some(wanted);
        }
        if self.items.is_empty() && view.state.said.is_empty() {
            return super::nothing(
                ui,
                view,
                "No quotes yet",
                "Once articles are open, what people are quoted or reported to have said stands here, by speaker.",
            );
        }
        let id = egui::Id::unique("search of quotes");
        let wants = view.state.wants_keyboard == Some(Field::Search);
        let field = |ui: &mut Ui| {
            ui.set_max_width(ui.available_width() - tall::GUTTER);
            widgets::search_field(ui, view, id, &view.state.said, "Search quotes", wants)
        };
        let (typed, _) = ui.scope(field).inner;
        queue.extend(typed.map(Command::SetSaid));
        ui.add_space(8.0);
        if self.items.is_empty() {
            return super::nothing(ui, view, "No match", "No quote and no speaker has these words.");
        }
        let bring = self.bring(view);
        let column = Column { id: "quotes", len: self.items.len(), gap: 0.0, bring };
        let (items, statements) = (&self.items, &self.statements);
        self.column.show(
            ui,
            column,
            (view.snapshot.revision, &view.state.said),
            |index| if matches!(items[index], Item::Quote(_)) { 84.0 } else { 40.0 },
            |ui, index| match &items[index] {
                Item::Speaker { name, quotes } => heading(ui, view, queue, name, *quotes, index == 0),
                Item::Quote(at) => quote(ui, view, queue, *at, statements),
            },
        );
    }

    fn bring(&mut self, view: &View<'_>) -> Option<usize> {
        let reveal = view.state.reveal.as_ref().filter(|reveal| reveal.serial != self.revealed)?;
        let Revealed::Quote(place) = &reveal.what else { return None };
        self.revealed = reveal.serial;
        self.items.iter().position(|item| match item {
            Item::Quote(at) => place_of(view, *at).as_ref() == Some(place),
            Item::Speaker { .. } => false,
        })
    }
}

fn place_of(view: &View<'_>, at: QuoteRef) -> Option<Place> {
    let (reading, quote) = view::quote(view.snapshot, at)?;
    Some(Place { article: reading.article.id.clone(), span: quote.span })
}

fn items(view: &View<'_>, statements: &Statements) -> Vec<Item> {
    let snapshot = view.snapshot;
    let wanted: Vec<String> = view.state.said.split_whitespace().map(str::to_lowercase).collect();
    let mut items = Vec::new();
    let mut add = |name: &str, quotes: &[QuoteRef]| {
        let speaker = name.to_lowercase();
        let fits = |at: &QuoteRef| {
            wanted.is_empty()
                || view::quote(snapshot, *at).is_some_and(|(reading, quote)| {
                    let said = quote.span.of(reading.article.text()).to_lowercase();
                    wanted.iter().all(|word| speaker.contains(word) || said.contains(word))
                })
        };
        let fitting: Vec<QuoteRef> = quotes.iter().copied().filter(fits).collect();
        if !fitting.is_empty() {
            items.push(Item::Speaker { name: name.to_owned(), quotes: fitting.len() });
            items.extend(statements.gathered(&fitting).into_iter().map(Item::Quote));
        }
    };
    let mut named = HashSet::new();
    for voice in &snapshot.comparison.voices {
        add(&voice.name, &voice.quotes);
        named.extend(voice.quotes.iter().copied());
    }
    let all = snapshot
        .readings
        .iter()
        .enumerate()
        .flat_map(|(article, reading)| (0..reading.quotes.len()).map(move |quote| QuoteRef { article, quote }));
    let unnamed: Vec<QuoteRef> = all.filter(|at| !named.contains(at)).collect();
    add(UNNAMED, &unnamed);
    items
}

/// A speaker's name, which leads to the speaker's page.
fn heading(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, speaker: &str, quotes: usize, first: bool) {
    let palette = view.palette;
    ui.add_space(if first { 0.0 } else { 14.0 });
    let unnamed = speaker == UNNAMED;
    let count = words::count(quotes, "quote", "quotes");
    let height = 28.0;
    let sense = if unnamed { Sense::hover() } else { Sense::click() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), sense);
    let role = if unnamed { Role::Heading } else { Role::Button };
    response.widget_info(|| WidgetInfo::labeled(role, true, format!("{speaker}, {count}")));
    if !unnamed {
        widgets::paint_row(ui, view, rect, &response, false, 6.0);
    }
    let number = widgets::layout(ui, &count, theme::plain(size::TINY), palette.ink_faint, 100.0, 1);
    let room = rect.width() - number.size().x - 34.0;
    let ink = if unnamed { palette.ink_soft } else { palette.ink };
    let name = widgets::layout(ui, speaker, theme::strong(size::LABEL), ink, room, 1);
    let painter = ui.painter();
    let left = rect.left() + 2.0;
    let beside = left + name.size().x + 8.0;
    painter.galley(pos2(left, rect.center().y - name.size().y / 2.0), name, ink);
    painter.galley(pos2(beside, rect.center().y - number.size().y / 2.0 + 1.0), number, palette.ink_faint);
    if !unnamed {
        let at = rect.right_center() - vec2(12.0, 0.0);
        icons::paint(painter, at, 11.0, palette.ink_faint, Icon::Forward);
        let command = Command::ShowSpeaker(Some(speaker.to_owned()));
        if response.on_hover_text(command.entry().tooltip).clicked() {
            queue.push(command);
        }
    }
    ui.add_space(2.0);
}

/// A quote, with the words of its statement that stand elsewhere below it.
pub(super) fn quote(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, at: QuoteRef, statements: &Statements) {
    let Some((reading, quote)) = view::quote(view.snapshot, at) else { return };
    let palette = view.palette;
    let selected =
        view.state.quote.as_ref().is_some_and(|place| place.span == quote.span && place.article == reading.article.id);
    let style = palette.mark(crate::app::state::Mark::Quote(quote.kind));
    let said = said(reading, quote);
    let wording = wording(view, at, statements);
    let about = about(view, at, statements);
    let indent = if statements.follows(at) { 16.0 } else { 0.0 };
    let width = ui.available_width();
    let inner = width - indent - 30.0;
    let rows = if selected { 40 } else { 5 };
    let text = match &wording {
        Some(wording) => ui.fonts_mut(|fonts| fonts.layout_job(wording.job(palette, 15.0, inner, rows))),
        None => widgets::layout(ui, &said, theme::reading(15.0), palette.ink, inner, rows),
    };
    let status = view.standing_of_quote(at).status;
    let checked = if status == Status::Unchecked { String::new() } else { format!(", {}", status.name()) };
    let meta = widgets::layout(ui, &about, theme::plain(size::TINY), palette.ink_faint, inner - 20.0, 1);
    let height = text.size().y + meta.size().y + 22.0;
    let (whole, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    let mut rect = whole;
    rect.min.x += indent;
    let spoken = wording.as_ref().map_or(said, Wording::spoken);
    widgets::name_row(&response, selected, Role::Button, &format!("{spoken}, {about}{checked}"));
    widgets::paint_row(ui, view, rect, &response, selected, 8.0);
    bar(ui, pos2(rect.left() + 6.0, rect.top() + 10.0), height - 20.0, &style);
    let painter = ui.painter();
    let text_height = text.size().y;
    painter.galley(rect.min + vec2(18.0, 8.0), text, palette.ink);
    let beside = rect.min + vec2(18.0 + meta.size().x + 11.0, 12.0 + text_height + meta.size().y / 2.0);
    painter.galley(rect.min + vec2(18.0, 12.0 + text_height), meta, palette.ink_faint);
    if status != Status::Unchecked {
        icons::paint_status(painter, beside, palette.status(status), palette.ground, status);
    }
    let response = response.on_hover_text(Command::ShowQuote(at).entry().tooltip);
    if response.clicked() {
        queue.push(Command::ShowQuote(at));
    }
    marking::on(&response, view, queue, Command::ShowQuote(at));
}

/// A line down the side, in the pattern of the kind.
fn bar(ui: &Ui, top: eframe::egui::Pos2, height: f32, style: &theme::MarkStyle) {
    let (on, off) = match style.pattern {
        Pattern::Solid | Pattern::Thick | Pattern::Double => (height, 1.0),
        Pattern::Dotted => (2.0, 3.0),
        _ => (6.0, 3.0),
    };
    let mut y = 0.0;
    while y < height {
        ui.painter().vline(top.x, top.y + y..=top.y + (y + on).min(height), (2.0, style.line));
        y += on + off;
    }
}

/// The words, in quotation marks where they stood in marks.
fn said(reading: &Reading, quote: &Quote) -> String {
    let words = quote.span.of(reading.article.text()).split_whitespace().collect::<Vec<_>>().join(" ");
    match quote.kind {
        QuoteKind::Direct | QuoteKind::Partial | QuoteKind::Scare => format!("“{words}”"),
        QuoteKind::Indirect => words,
    }
}

/// The words beside those of the fullest form, where they differ.
fn wording(view: &View<'_>, at: QuoteRef, statements: &Statements) -> Option<Wording> {
    let standing = statements.standing(&view.snapshot.comparison, at)?;
    let (reading, quote) = view::quote(view.snapshot, at)?;
    let (fullest, _) = view::quote(view.snapshot, standing.fullest)?;
    let differs = standing.form != QuoteForm::Identical;
    differs.then(|| Wording::of(reading.article.text(), quote.span, fullest.article.text(), standing.pieces))
}

fn about(view: &View<'_>, at: QuoteRef, statements: &Statements) -> String {
    let comparison = &view.snapshot.comparison;
    let Some((reading, quote)) = view::quote(view.snapshot, at) else { return String::new() };
    let mut parts = vec![words::quote_kind(quote.kind).to_owned()];
    if reading.quotes[..at.quote].iter().rev().any(|outer| outer.span != quote.span && outer.span.covers(quote.span)) {
        parts.push("inside another".to_owned());
    }
    parts.extend(statements.standing(comparison, at).map(|standing| {
        let places = standing.places;
        match standing.form {
            QuoteForm::Identical => format!("in {places} places"),
            QuoteForm::Shortened => format!("shortened; in {places} places"),
            QuoteForm::Altered => format!("altered; in {places} places"),
        }
    }));
    if let Some(likely) = statements.likely(comparison, at)
        && let Some((quoted, _)) = view::quote(view.snapshot, likely.quoted)
    {
        let shared = likely.shared.iter().take(4).map(String::as_str).collect::<Vec<_>>().join(", ");
        parts.push(format!("likely the same as in {} ({shared})", article_label(&quoted.article)));
    }
    parts.push(article_label(&reading.article));
    parts.join(" · ")
}
