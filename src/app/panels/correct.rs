//! The sheet on which the analyst says something in place of the machine. What the machine says stays beside it.

use eframe::egui::{Button, ComboBox, Grid, Key, Modifiers, RichText, ScrollArea, TextEdit, Ui, vec2};

use crate::annotations::{Act, Anchor};
use crate::app::commands::Command;
use crate::app::correcting::{About, Correcting, Field};
use crate::app::state::Overlay;
use crate::app::theme::{self, size};
use crate::app::view::{self, Queue, View};
use crate::app::{listing, widgets, words};
use crate::compare::Verdict;
use crate::compare::corrections::Correction;

/// How many other measures are offered.
const OFFERED: usize = 24;

/// How much room the names of the lines take.
const NAMES: f32 = 84.0;

/// What the sheet is called.
pub fn title(correcting: &Correcting) -> &'static str {
    match correcting.about {
        About::Figure(_) => "Correct this figure",
        About::Quote(_) => "Correct this quote",
        About::Measure(_) => "Correct this measure",
        About::Article(_) => "Correct this article",
    }
}

pub fn show(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, correcting: &Correcting) {
    let palette = view.palette;
    ui.spacing_mut().item_spacing.y = 4.0;
    widgets::paragraph(ui, about(view, correcting), theme::reading(15.0), palette.ink);
    ui.add_space(8.0);
    let mut typed = correcting.clone();
    // Enter in a field saves, and so does Ctrl+Enter wherever the keyboard is.
    let mut entered = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    let height = (ui.available_height() - 60.0).max(80.0);
    // What held before and what the machine says stand beside the fields.
    let wide = ((ui.available_width() - NAMES) * 0.55).clamp(140.0, 300.0);
    ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        Grid::new("form").num_columns(3).spacing(vec2(12.0, 6.0)).show(ui, |ui| {
            for (index, line) in typed.fields.iter_mut().enumerate() {
                entered |= field(ui, view, line, wide, index == 0);
                ui.end_row();
            }
        });
        standing(ui, view, queue, correcting);
        others(ui, view, queue, &mut typed);
    });
    ui.add_space(10.0);
    let corrections = typed.corrections(view.snapshot);
    if let Err((what, why)) = &corrections {
        let text = format!("{}: {why}", what.name());
        widgets::paragraph(ui, text, theme::plain(size::SMALL), palette.verdict(Verdict::Fails));
    }
    let mut saved = false;
    ui.horizontal(|ui| {
        let some = corrections.as_ref().is_ok_and(|corrections| !corrections.is_empty());
        let save = Button::new(RichText::new("Save").font(theme::strong(size::BODY)));
        if (ui.add_enabled(some, save).clicked() || (some && entered))
            && let Ok(corrections) = corrections
        {
            correct(queue, corrections);
            saved = true;
        }
        if ui.button("Cancel").clicked() {
            queue.push(Command::SetOverlay(None));
        }
        if let Some(none) = correcting.not_a_figure(view.snapshot) {
            ui.add_space(12.0);
            if ui.button("Not a figure").clicked() {
                correct(queue, vec![none]);
            }
            let apart = correcting.split(view.snapshot);
            let tip = "This figure is not about the same thing as the others of its measure";
            if !apart.is_empty() && ui.button("Split from its measure").on_hover_text(tip).clicked() {
                correct(queue, apart);
            }
        }
    });
    if !saved && typed != *correcting {
        queue.push(Command::SetOverlay(Some(Overlay::Correct(Box::new(typed)))));
    }
}

fn correct(queue: &mut Queue, corrections: Vec<Correction<Anchor>>) {
    queue.push(Command::Act(Box::new(Act::Correct { corrections })));
    queue.push(Command::SetOverlay(None));
}

/// What is corrected, in its words.
fn about(view: &View<'_>, correcting: &Correcting) -> String {
    let line = |text: &str| widgets::shortened(&text.split_whitespace().collect::<Vec<_>>().join(" "), 260);
    match &correcting.about {
        About::Figure(place) | About::Quote(place) => {
            let Some((_, reading)) = view::reading_of(view.snapshot, &place.article) else { return String::new() };
            let sentence = reading.article.sentence_at(place.span.start()).unwrap_or(place.span);
            line(reading.article.text().get(sentence.range()).unwrap_or_default())
        }
        About::Measure(id) => {
            let measure = view::measure(view.snapshot, id);
            measure.map(|(_, measure)| line(&measure.summary)).unwrap_or_default()
        }
        About::Article(id) => {
            let reading = view::reading_of(view.snapshot, id);
            reading.map(|(_, reading)| line(listing::title(reading))).unwrap_or_default()
        }
    }
}

/// One line of the form; whether Enter was pressed in it.
fn field(ui: &mut Ui, view: &View<'_>, field: &mut Field, width: f32, first: bool) -> bool {
    let mut entered = false;
    let palette = view.palette;
    let name = ui.label(RichText::new(field.what.name()).font(theme::plain(size::SMALL)).color(palette.ink_soft));
    let choices = field.what.choices();
    if choices.is_empty() {
        let hint = RichText::new(field.what.hint()).color(palette.ink_faint);
        let edit =
            TextEdit::singleline(&mut field.typed).desired_width(width).min_size(vec2(width, 0.0)).hint_text(hint);
        let response = ui.add(edit).labelled_by(name.id);
        entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if first && ui.memory(|memory| memory.focused()).is_none() {
            response.request_focus();
        }
    } else {
        let combo = ComboBox::from_id_salt(field.what.name()).width(width).selected_text(field.typed.as_str());
        let response = combo.show_ui(ui, |ui| {
            for choice in choices {
                ui.selectable_value(&mut field.typed, (*choice).to_owned(), *choice);
            }
        });
        response.response.labelled_by(name.id);
    }
    ui.horizontal(|ui| {
        // What held before is struck as soon as something else is typed.
        if field.typed.trim() != field.held.trim() {
            let held = if field.held.is_empty() { "nothing" } else { &field.held };
            let held = RichText::new(widgets::shortened(held, 40)).font(theme::plain(size::SMALL)).strikethrough();
            ui.label(held.color(palette.ink_faint));
        }
        if let Some(machine) = &field.machine {
            let machine = if machine.is_empty() { "nothing" } else { machine };
            let text = format!("machine: {}", widgets::shortened(machine, 48));
            ui.label(RichText::new(text).font(theme::plain(size::SMALL)).color(palette.ink_soft));
        }
    });
    entered
}

/// The corrections that hold already, each to be taken back.
fn standing(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, correcting: &Correcting) {
    let standing = correcting.standing(view.state, view.snapshot);
    if standing.is_empty() {
        return;
    }
    ui.add_space(10.0);
    widgets::heading(ui, view, "Corrected already");
    for (id, said) in standing {
        ui.horizontal(|ui| {
            let said = RichText::new(words::capital(&said)).font(theme::plain(size::SMALL));
            ui.label(said.color(view.palette.ink));
            let button = Button::new(RichText::new("Take back").font(theme::plain(size::SMALL)));
            if ui.add(button).on_hover_text("What the machine says holds again").clicked() {
                queue.push(Command::Act(Box::new(Act::TakeBack { corrections: vec![id] })));
                queue.push(Command::SetOverlay(None));
            }
        });
    }
}

/// The other measures, searched: to move the figure to, or to be one with.
fn others(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, typed: &mut Correcting) {
    let (title, verb) = match typed.about {
        About::Figure(_) => ("Move to another measure", "Move there"),
        About::Measure(_) => ("The same as another measure", "Merge"),
        About::Quote(_) | About::Article(_) => return,
    };
    let found = typed.others(view.snapshot, OFFERED);
    if found.is_empty() && typed.search.is_empty() {
        return;
    }
    ui.add_space(10.0);
    widgets::heading(ui, view, title);
    let hint = RichText::new("Search measures").color(view.palette.ink_faint);
    let edit = TextEdit::singleline(&mut typed.search).hint_text(hint).desired_width(280.0);
    ui.add(edit).accessible_name("Search measures");
    for measure in found.iter().take(if typed.search.is_empty() { 4 } else { OFFERED }) {
        ui.horizontal(|ui| {
            let button = Button::new(RichText::new(verb).font(theme::plain(size::SMALL)));
            let response = ui.add(button);
            let name = format!("{verb}: {}", measure.label);
            response.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Button, true, &name));
            if response.clicked()
                && let Some(join) = typed.join(view.snapshot, &measure.id)
            {
                correct(queue, vec![join]);
            }
            let said = RichText::new(widgets::shortened(&measure.label, 60)).font(theme::plain(size::BODY));
            ui.label(said.color(view.palette.ink)).on_hover_text(&measure.summary);
        });
    }
}
