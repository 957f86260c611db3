//! Finding words in the open article: the hits, the one that is shown, and the bar to type in.

use eframe::egui::text_edit::TextEditState;
use eframe::egui::text_selection::CCursorRange;
use eframe::egui::{self, Key, Modifiers, RichText};

use crate::app::commands::Command;
use crate::app::icons::Icon;
use crate::app::state::{Field, Find};
use crate::app::theme::{self, size};
use crate::app::view::{Queue, View};
use crate::app::{widgets, words};
use crate::article::Span;
use crate::search::{Case, Haystack, Needle};

/// What was found in the open article.
#[derive(Default)]
pub struct Finder {
    haystack: Option<Haystack>,
    query: String,
    steps: i64,
    hits: Vec<Span>,
    current: Option<usize>,
    /// Rises when the hits change.
    revision: u64,
}

impl Finder {
    /// Another article is open: what was found in the last one is no use.
    pub fn forget(&mut self) {
        *self = Finder { steps: self.steps, revision: self.revision + 1, ..Finder::default() };
    }

    /// Brings the hits up to what is asked for. `from` is the place that the reader is at; a hit to go to is returned
    /// when other words are looked for, or another hit is asked for.
    pub fn follow(&mut self, text: &str, find: &Find, from: usize) -> Option<Span> {
        let steps = find.step - std::mem::replace(&mut self.steps, find.step);
        let query = if find.open { find.query.as_str() } else { "" };
        if query != self.query {
            let from = self.current().map_or(from, Span::start);
            self.look_for(text, query);
            self.current = match self.hits.partition_point(|hit| hit.start() < from) {
                after if after < self.hits.len() => Some(after),
                _ => (!self.hits.is_empty()).then_some(0),
            };
            return self.current();
        }
        let current = self.current?;
        if steps == 0 {
            return None;
        }
        self.current = Some((current as i64 + steps).rem_euclid(self.hits.len() as i64) as usize);
        self.current()
    }

    fn look_for(&mut self, text: &str, query: &str) {
        self.query = query.to_owned();
        self.revision += 1;
        self.hits = Needle::new(query).map_or_else(Vec::new, |needle| {
            if self.haystack.as_ref().is_none_or(|haystack| haystack.case() != needle.case()) {
                self.haystack = None;
            }
            self.haystack.get_or_insert_with(|| Haystack::new(text, needle.case())).find(&needle)
        });
    }

    /// Every hit, in order.
    pub fn hits(&self) -> &[Span] {
        &self.hits
    }

    /// The hit that is shown.
    pub fn current(&self) -> Option<Span> {
        self.hits.get(self.current?).copied()
    }

    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// "3 of 17", "none", or nothing when nothing is looked for.
    pub fn counted(&self) -> String {
        match self.current {
            Some(current) => {
                let (at, of) = (words::grouped((current + 1) as f64), words::grouped(self.hits.len() as f64));
                format!("{at} of {of}")
            }
            None if self.query.is_empty() => String::new(),
            None => NONE.to_owned(),
        }
    }

    /// The bar above the page.
    pub fn bar(&self, ui: &mut egui::Ui, view: &View<'_>, queue: &mut Queue) {
        let palette = view.palette;
        let frame = egui::Frame::new().fill(palette.ground).inner_margin(egui::Margin::symmetric(16, 5));
        let bar = frame.show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.scope(|ui| {
                    ui.set_max_width((ui.available_width() - 190.0).clamp(90.0, 300.0));
                    self.field(ui, view, queue);
                });
                let counted = self.counted();
                let color = if counted == NONE { palette.ink } else { palette.ink_soft };
                ui.label(RichText::new(counted).font(theme::plain(size::BODY)).color(color));
                if Needle::new(&self.query).is_some_and(|needle| needle.case() == Case::Kept) {
                    let note = RichText::new("Aa").font(theme::strong(size::SMALL)).color(palette.ink_soft);
                    ui.label(note).on_hover_text("There is a capital in the words: capitals and small letters differ");
                }
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    widgets::icon_button(ui, view, queue, Icon::Close, Command::CloseFind);
                    widgets::icon_button(ui, view, queue, Icon::Forward, Command::FindNext);
                    widgets::icon_button(ui, view, queue, Icon::Back, Command::FindPrevious);
                });
            });
        });
        let edge = bar.response.rect;
        ui.painter().hline(edge.x_range(), edge.bottom() - 0.5, egui::Stroke::new(1.0, palette.line));
    }

    fn field(&self, ui: &mut egui::Ui, view: &View<'_>, queue: &mut Queue) {
        let query = &view.state.find.query;
        let id = ui.make_persistent_id("find in article");
        let wanted = view.state.wants_keyboard == Some(Field::Find);
        if wanted && let Some(mut edit) = TextEditState::load(ui.ctx(), id) {
            edit.cursor.set_char_range(Some(CCursorRange::select_all_str(query)));
            edit.store(ui.ctx(), id);
        }
        // Before the field sees it: Enter goes on, and the field keeps the keyboard.
        if ui.memory(|memory| memory.has_focus(id)) {
            let entered = |modifiers| ui.input_mut(|input| input.consume_key(modifiers, Key::Enter));
            if entered(Modifiers::SHIFT) {
                queue.push(Command::FindPrevious);
            } else if entered(Modifiers::NONE) {
                queue.push(Command::FindNext);
            }
        }
        let (typed, response) = widgets::search_field(ui, view, id, query, "Find in this article", wanted);
        // egui takes the keyboard from a field on Escape before the field hears of it.
        if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
            queue.push(Command::CloseFind);
        }
        queue.extend(typed.map(Command::SetFind));
    }
}

/// What is counted where nothing is.
const NONE: &str = "none";

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "jobs, Jobs and more jobs";

    fn asked(query: &str, step: i64) -> Find {
        Find { open: true, query: query.to_owned(), step }
    }

    #[test]
    fn typing_goes_to_the_next_hit_from_where_the_reader_is() {
        let mut finder = Finder::default();
        assert_eq!(finder.follow(TEXT, &asked("jobs", 0), 3), Some(Span::new(6, 10)));
        assert_eq!(finder.counted(), "2 of 3");
        assert_eq!(finder.follow(TEXT, &asked("jobs", 0), 3), None, "nothing new is asked for");
    }

    #[test]
    fn steps_go_round() {
        let mut finder = Finder::default();
        finder.follow(TEXT, &asked("jobs", 0), 0);
        assert_eq!(finder.follow(TEXT, &asked("jobs", -1), 0), Some(Span::new(20, 24)));
        assert_eq!(finder.follow(TEXT, &asked("jobs", 1), 0), Some(Span::new(6, 10)));
        assert_eq!(finder.counted(), "2 of 3");
    }

    #[test]
    fn a_longer_query_stays_where_it_is_while_it_fits() {
        let mut finder = Finder::default();
        finder.follow(TEXT, &asked("more", 0), 0);
        assert_eq!(finder.follow(TEXT, &asked("more j", 0), 0), Some(Span::new(15, 21)));
    }

    #[test]
    fn a_capital_finds_capitals_only() {
        let mut finder = Finder::default();
        finder.follow(TEXT, &asked("jobs", 0), 0);
        finder.follow(TEXT, &asked("Jobs", 0), 0);
        assert_eq!(finder.counted(), "1 of 1");
    }

    #[test]
    fn closed_means_no_hits() {
        let mut finder = Finder::default();
        finder.follow(TEXT, &asked("jobs", 0), 0);
        finder.follow(TEXT, &Find { open: false, ..asked("jobs", 0) }, 0);
        assert!(finder.hits().is_empty());
        assert_eq!(finder.counted(), "");
        finder.follow(TEXT, &asked("strikes", 0), 0);
        assert_eq!(finder.counted(), "none");
    }
}
