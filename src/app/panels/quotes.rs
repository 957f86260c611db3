//! The Quotes tab: who said what, by speaker; what nobody is named for comes last.

use std::collections::HashMap;

use eframe::egui::{Role, Sense, Ui, pos2, vec2};

use crate::app::commands::Command;
use crate::app::state::Revealed;
use crate::app::tall::{Column, Tall};
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
    /// For a quotation that stands in several places: in how many, and how this one stands to the fullest.
    forms: HashMap<QuoteRef, (usize, QuoteForm)>,
    made_for: Option<u64>,
    revealed: u64,
}

enum Item {
    Speaker { name: String, quotes: usize },
    Quote(QuoteRef),
}

const UNNAMED: &str = "No speaker named";

impl Quotes {
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
        if self.made_for != Some(view.snapshot.revision) {
            self.items = items(view);
            self.forms = forms(view);
            self.made_for = Some(view.snapshot.revision);
        }
        if self.items.is_empty() {
            return super::nothing(
                ui,
                view,
                "No quotes yet",
                "Once articles are open, what people are quoted or reported to have said stands here, by speaker.",
            );
        }
        let bring = self.bring(view);
        let column = Column { id: "quotes", len: self.items.len(), gap: 0.0, bring };
        let (items, forms) = (&self.items, &self.forms);
        self.column.show(
            ui,
            column,
            view.snapshot.revision,
            |index| if matches!(items[index], Item::Quote(_)) { 84.0 } else { 40.0 },
            |ui, index| match &items[index] {
                Item::Speaker { name, quotes } => speaker(ui, view, name, *quotes, index == 0),
                Item::Quote(at) => quote(ui, view, queue, *at, forms.get(at).copied()),
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

fn items(view: &View<'_>) -> Vec<Item> {
    let snapshot = view.snapshot;
    let mut items = Vec::new();
    let mut named = std::collections::HashSet::new();
    for voice in &snapshot.comparison.voices {
        items.push(Item::Speaker { name: voice.name.clone(), quotes: voice.quotes.len() });
        items.extend(voice.quotes.iter().copied().map(Item::Quote));
        named.extend(voice.quotes.iter().copied());
    }
    let all = snapshot
        .readings
        .iter()
        .enumerate()
        .flat_map(|(article, reading)| (0..reading.quotes.len()).map(move |quote| QuoteRef { article, quote }));
    let unnamed: Vec<QuoteRef> = all.filter(|at| !named.contains(at)).collect();
    if !unnamed.is_empty() {
        items.push(Item::Speaker { name: UNNAMED.to_owned(), quotes: unnamed.len() });
        items.extend(unnamed.into_iter().map(Item::Quote));
    }
    items
}

fn forms(view: &View<'_>) -> HashMap<QuoteRef, (usize, QuoteForm)> {
    let same = view.snapshot.comparison.same_quotes.iter();
    same.flat_map(|same| same.quotes.iter().copied().zip(same.forms.iter().map(move |form| (same.quotes.len(), *form))))
        .collect()
}

fn speaker(ui: &mut Ui, view: &View<'_>, name: &str, quotes: usize, first: bool) {
    let palette = view.palette;
    ui.add_space(if first { 0.0 } else { 18.0 });
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let label = widgets::layout(
            ui,
            name,
            theme::strong(size::LABEL),
            if name == UNNAMED { palette.ink_soft } else { palette.ink },
            ui.available_width() - 40.0,
            1,
        );
        ui.label(label);
        let count = words::grouped(quotes as f64);
        ui.label(eframe::egui::RichText::new(count).font(theme::plain(size::TINY)).color(palette.ink_faint));
    });
    ui.add_space(4.0);
}

fn quote(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, at: QuoteRef, form: Option<(usize, QuoteForm)>) {
    let Some((reading, quote)) = view::quote(view.snapshot, at) else { return };
    let palette = view.palette;
    let selected =
        view.state.quote.as_ref().is_some_and(|place| place.span == quote.span && place.article == reading.article.id);
    let style = palette.mark(crate::app::state::Mark::Quote(quote.kind));
    let said = said(reading, quote);
    let about = about(reading, quote, form);
    let width = ui.available_width();
    let inner = width - 30.0;
    let text = widgets::layout(ui, &said, theme::reading(15.0), palette.ink, inner, if selected { 40 } else { 5 });
    let meta = widgets::layout(ui, &about, theme::plain(size::TINY), palette.ink_faint, inner, 1);
    let height = text.size().y + meta.size().y + 22.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    widgets::name_row(&response, selected, Role::Button, &format!("{said}, {about}"));
    widgets::paint_row(ui, view, rect, &response, selected, 8.0);
    bar(ui, pos2(rect.left() + 6.0, rect.top() + 10.0), height - 20.0, &style);
    let painter = ui.painter();
    let text_height = text.size().y;
    painter.galley(rect.min + vec2(18.0, 8.0), text, palette.ink);
    painter.galley(rect.min + vec2(18.0, 12.0 + text_height), meta, palette.ink_faint);
    if response.on_hover_text(Command::ShowQuote(at).entry().tooltip).clicked() {
        queue.push(Command::ShowQuote(at));
    }
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

fn about(reading: &Reading, quote: &Quote, form: Option<(usize, QuoteForm)>) -> String {
    let mut parts = vec![words::quote_kind(quote.kind).to_owned()];
    parts.extend(form.map(|(places, form)| match form {
        QuoteForm::Identical => format!("in {places} places"),
        QuoteForm::Shortened => format!("shortened; in {places} places"),
        QuoteForm::Altered => format!("altered; in {places} places"),
    }));
    parts.push(article_label(&reading.article));
    parts.join(" · ")
}
