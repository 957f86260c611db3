//! What the window keeps from one start to the next: the settings turned into its state and back, and written in
//! the background whenever the user changes something.

use std::thread::JoinHandle;

use super::keymap::Keymap;
use super::state::{Layered, Legend, Mark, State, ThemeChoice, ZOOM};
use super::words;
use crate::workspace::settings::{Settings, Theme};

/// Takes over what was kept.
pub fn apply(settings: &Settings, state: &mut State) {
    state.theme = match settings.theme {
        Theme::System => ThemeChoice::System,
        Theme::Light => ThemeChoice::Light,
        Theme::Dark => ThemeChoice::Dark,
    };
    state.zoom = if settings.zoom.is_finite() { settings.zoom.clamp(*ZOOM.start(), *ZOOM.end()) } else { 1.0 };
    state.legend = Legend::default();
    for mark in Mark::ALL.into_iter().filter(|&mark| settings.hidden_marks.contains(name(mark))) {
        state.legend.toggle(mark);
    }
    state.articles_shown = settings.articles_shown;
    state.comparison_shown = settings.comparison_shown;
    state.singles_shown = settings.singles_shown;
    state.watched = settings.watched;
    state.recent = settings.recent.clone();
    state.hidden = settings.hidden_marks.iter().filter_map(|kept| Layered::of_kept(kept)).collect();
    state.keymap = Keymap::of_settings(&settings.keys);
    state.analyst = settings.analyst.clone();
    state.installation = settings.installation.clone();
}

/// What is to be kept.
pub fn settings(state: &State) -> Settings {
    Settings {
        recent: state.recent.clone(),
        theme: match state.theme {
            ThemeChoice::System => Theme::System,
            ThemeChoice::Light => Theme::Light,
            ThemeChoice::Dark => Theme::Dark,
        },
        zoom: state.zoom,
        hidden_marks: Mark::ALL
            .into_iter()
            .filter(|&mark| !state.legend.shows(mark))
            .map(|mark| name(mark).to_owned())
            .chain(state.hidden.iter().map(Layered::kept_as))
            .collect(),
        articles_shown: state.articles_shown,
        comparison_shown: state.comparison_shown,
        singles_shown: state.singles_shown,
        analyst: state.analyst.clone(),
        installation: state.installation.clone(),
        keys: state.keymap.to_settings(),
        watched: state.watched,
    }
}

/// The name of a kind of mark in the settings file.
fn name(mark: Mark) -> &'static str {
    words::mark(mark)
}

/// Writes settings on a thread of its own, one write after the other.
pub struct Keeper {
    kept: Settings,
    writing: Option<JoinHandle<()>>,
}

impl Keeper {
    /// `kept` is what the file says now.
    pub fn new(kept: Settings) -> Self {
        Keeper { kept, writing: None }
    }

    /// Writes what changed, unless a write is still under way; then a later call does it.
    pub fn keep(&mut self, state: &State) {
        if self.writing.as_ref().is_some_and(|writing| !writing.is_finished()) {
            return;
        }
        let now = settings(state);
        if now != self.kept {
            self.kept = now.clone();
            self.writing = Some(std::thread::spawn(move || write(&now)));
        }
    }

    /// Writes what changed and waits for it: at the window's end.
    pub fn finish(&mut self, state: &State) {
        if let Some(writing) = self.writing.take() {
            // A writer that panicked has written nothing; the comparison below does not see that, and need not: a
            // setting that was lost is set again.
            writing.join().ok();
        }
        let now = settings(state);
        if now != self.kept {
            write(&now);
            self.kept = now;
        }
    }
}

fn write(settings: &Settings) {
    if let Err(error) = settings.save() {
        eprintln!("crossread: the settings could not be kept: {error}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back() {
        let mut state = State::new();
        state.theme = ThemeChoice::Dark;
        state.zoom = 1.4;
        state.legend.toggle(Mark::ALL[3]);
        state.articles_shown = false;
        state.hidden.insert(Layered::Statuses);
        state.hidden.insert(Layered::Colour(crate::annotations::Colour::Pink));
        state.hidden.extend(crate::annotations::Tag::new("flood/homes").map(Layered::Tag));
        state.hidden.insert(Layered::Author("Bob: the other".to_owned()));
        state.analyst = Some("Ada".to_owned());
        state.keymap.reset(&crate::app::commands::Command::Find);
        state.recent = vec![vec!["/stories/one".into()]];
        let mut again = State::new();
        apply(&settings(&state), &mut again);
        assert_eq!(settings(&again), settings(&state));
        assert_eq!(again.hidden, state.hidden);
        assert!(!again.legend.shows(Mark::ALL[3]) && again.legend.shows(Mark::ALL[4]));
    }

    #[test]
    fn a_zoom_out_of_bounds_is_brought_back() {
        let mut state = State::new();
        apply(&Settings { zoom: 40.0, ..Settings::default() }, &mut state);
        assert_eq!(state.zoom, 3.0);
        apply(&Settings { zoom: f32::NAN, ..Settings::default() }, &mut state);
        assert_eq!(state.zoom, 1.0);
    }
}
