//! The one function that does what a [`Command`] says.
//!
//! Changes to what the window shows happen here, on plain data; whatever needs the world outside (files, dialogs,
//! the window itself) comes back as an [`Effect`] for [`super::window`].

use std::path::PathBuf;

use super::commands::Command;
use super::correcting::{self, Correcting};
use super::exchanging::{Exporting, Found, Importing};
use super::ledger::Shown;
use super::marking::Unchecked;
use super::state::{Field, Leaving, Overlay, Pane, Reveal, Revealed, State, Tab, Table, Target, ThemeChoice, ZOOM};
use super::{aim, marking, notes, view, words};
use crate::annotations::{Act, ItemKind};
use crate::article::{ArticleId, Place, Span};
use crate::compare::FigureRef;
use crate::compare::corrections::Correction;
use crate::exchange::Format;
use crate::workspace::Snapshot;

/// What only the window can do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    AskForFolder,
    AskForFiles,
    AskWhereToExport(String),
    PreviewExport(Format),
    WriteExport(Format, PathBuf),
    AskWhatToImport,
    ReadImport(PathBuf),
    Open(Vec<PathBuf>),
    OpenSample,
    Reload,
    CancelWork,
    /// Acts of the analyst, one after the other.
    Acts(Vec<Act>),
    Undo,
    Redo,
    /// Keeps what the editor holds, and closes it.
    KeepEditor {
        close: bool,
    },
    Copy(String),
    AskWhereToSave,
    Leave(Leaving),
    Sign(String),
    SetTheme(ThemeChoice),
    SetZoom(f32),
    Quit,
}

/// Carries out one command. `snapshot` is the one that the sender's references point into.
pub fn execute(command: Command, state: &mut State, snapshot: &Snapshot) -> Option<Effect> {
    state.word = None;
    match command {
        Command::OpenFolder => return Some(Effect::AskForFolder),
        Command::OpenFiles => return Some(Effect::AskForFiles),
        Command::OpenPath => state.overlay = Some(Overlay::Path { typed: String::new() }),
        Command::OpenSample => return Some(Effect::OpenSample),
        Command::Open(paths) => {
            state.overlay = None;
            return Some(Effect::Open(paths));
        }
        Command::Reload => return Some(Effect::Reload),
        Command::CancelWork => return Some(Effect::CancelWork),
        Command::Export => return open_export(state, snapshot, Format::Html),
        Command::ExportAs(format) => return open_export(state, snapshot, format),
        Command::AskWhereToExport => {
            let Some(Overlay::Export(exporting)) = &state.overlay else { return None };
            return Some(Effect::AskWhereToExport(exporting.file_name()));
        }
        Command::WriteExport(path) => {
            let Some(Overlay::Export(exporting)) = &state.overlay else { return None };
            return Some(Effect::WriteExport(exporting.format, path));
        }
        Command::Import => state.overlay = Some(Overlay::Import(Importing::default())),
        Command::AskWhatToImport => return Some(Effect::AskWhatToImport),
        Command::ReadImport(path) => {
            if let Some(Overlay::Import(importing)) = &mut state.overlay {
                importing.found = Found::Looking(path.clone());
                return Some(Effect::ReadImport(path));
            }
        }
        Command::TakeImport => {
            let Some(Overlay::Import(Importing { found: Found::Ready(imported), .. })) = &state.overlay else {
                return None;
            };
            let (act, took) = (Act::Import(imported.import.clone()), imported.import.to_string());
            state.overlay = None;
            state.word = Some(format!("Took in {took}"));
            return Some(Effect::Acts(vec![act]));
        }
        Command::Quit => return Some(Effect::Quit),

        Command::ShowArticle(id) => show_article(state, snapshot, id),
        Command::PreviousArticle => step_article(state, snapshot, -1),
        Command::NextArticle => step_article(state, snapshot, 1),
        Command::ShowFigure(at) => show_figure(state, snapshot, at),
        Command::PreviousFigure => step_figure(state, snapshot, -1),
        Command::NextFigure => step_figure(state, snapshot, 1),
        Command::ShowMeasure(id) => {
            clear_selection(state);
            state.measure = Some(id.clone());
            reveal(state, Tab::Figures, Revealed::Measure(id));
        }
        Command::ShowQuote(at) => {
            if let Some((reading, quote)) = view::quote(snapshot, at) {
                let place = Place { article: reading.article.id.clone(), span: quote.span };
                clear_selection(state);
                state.quote = Some(place.clone());
                let has = |name: &String| {
                    snapshot.comparison.voices.iter().any(|voice| voice.name == *name && voice.quotes.contains(&at))
                };
                state.speaker = state.speaker.take().filter(has);
                reveal(state, Tab::Quotes, Revealed::Quote(place.clone()));
                go_to(state, place);
            }
        }
        Command::ShowCheck(index) => {
            if let Some(place) = snapshot.comparison.checks.get(index).and_then(|check| view::claim(snapshot, check)) {
                clear_selection(state);
                state.claim = Some(place.clone());
                reveal(state, Tab::Checks, Revealed::Claim(place.clone()));
                go_to(state, place);
            }
        }
        Command::ShowSpan(article, span) => {
            if let Some(reading) = snapshot.readings.get(article) {
                go_to(state, Place { article: reading.article.id.clone(), span });
            }
        }
        Command::ClearSelection => clear_selection(state),
        Command::Back => {
            if let Some(place) = state.trail.back.pop() {
                state.trail.forward.extend(here(state));
                arrive(state, place);
            }
        }
        Command::Forward => {
            if let Some(place) = state.trail.forward.pop() {
                state.trail.back.extend(here(state));
                arrive(state, place);
            }
        }

        Command::Act(act) => return Some(Effect::Acts(vec![*act])),
        Command::Undo => return Some(Effect::Undo),
        Command::Redo => return Some(Effect::Redo),
        Command::History => state.overlay = Some(Overlay::History),
        Command::CopyCard => {
            let card = aim::card(state, snapshot)?;
            state.word = Some(format!("Copied the evidence card of “{}”", short(&card.words)));
            return Some(Effect::Copy(card.to_markdown()));
        }
        Command::CopyCardHtml => {
            let card = aim::card(state, snapshot)?;
            state.word = Some(format!("Copied the evidence card of “{}” as HTML", short(&card.words)));
            return Some(Effect::Copy(card.to_html()));
        }
        Command::Name => {
            let typed = state.analyst.clone().unwrap_or_else(|| state.desk.author.to_string());
            state.overlay = Some(Overlay::Name { typed });
        }
        Command::SetName(name) => {
            state.overlay = None;
            let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
            if !name.is_empty() {
                state.analyst = Some(name.clone());
                return Some(Effect::Sign(name));
            }
        }
        Command::Highlight(colour) => return marking::highlight(state, snapshot, colour),
        Command::WriteNote => marking::write_note(state, snapshot, aim::aim(state, snapshot), false),
        Command::WriteTags if !state.ledger.chosen.rows.is_empty() => {
            state.overlay = Some(Overlay::TagRows { typed: String::new() });
        }
        Command::TagRows(tag) => {
            let (annotations, targets) = Shown::of(snapshot, &state.desk).to_tag(&state.ledger.chosen.rows);
            state.overlay = None;
            let act = Act::TagAll { annotations, targets, colour: state.colour, tag };
            return Some(Effect::Acts(vec![act]));
        }
        Command::WriteTags => marking::write_note(state, snapshot, aim::aim(state, snapshot), true),
        Command::NoteArticle => marking::write_note(state, snapshot, aim::Aim::whole(state, snapshot), false),
        Command::RemoveMark => return marking::remove(state, snapshot),
        Command::Verify(status) => return marking::verify(state, snapshot, status),
        Command::WriteEvidence => marking::write_evidence(state, snapshot),
        Command::NextUnchecked => return step_unchecked(state, snapshot, true),
        Command::PreviousUnchecked => return step_unchecked(state, snapshot, false),
        Command::SelectWords(words) => {
            if words.is_some() {
                state.mark = None;
            }
            state.words = words;
        }
        Command::ShowMark(id) => show_mark(state, id),
        Command::OpenMark(id) => {
            clear_selection(state);
            state.mark = Some(id);
            marking::write_note(state, snapshot, aim::aim(state, snapshot), false);
        }
        Command::SetDraft(draft) => {
            if let Some(editor) = &mut state.editor {
                editor.draft = *draft;
            }
        }
        Command::SaveEditor => return Some(Effect::KeepEditor { close: false }),
        Command::CloseEditor => return Some(Effect::KeepEditor { close: true }),
        Command::ToggleLayer(layered) => {
            if !state.hidden.remove(&layered) {
                state.hidden.insert(layered);
            }
        }
        Command::SaveElsewhere => return Some(Effect::AskWhereToSave),
        Command::Leave(leaving) => {
            state.overlay = None;
            return Some(Effect::Leave(leaving));
        }
        Command::SetKeys(command, keys) => state.keymap.give(&command, keys),
        Command::ResetKeys(Some(command)) => state.keymap.reset(&command),
        Command::ResetKeys(None) => state.keymap.reset_all(),

        Command::Find => {
            state.find.open = true;
            state.pane = Pane::Page;
            state.wants_keyboard = Some(Field::Find);
        }
        // Going on after the bar was closed opens it again, with the words that are still in it.
        Command::FindNext => step_find(state, 1),
        Command::FindPrevious => step_find(state, -1),
        Command::SetFind(query) => state.find.query = query,
        Command::CloseFind => state.find.open = false,
        Command::FilterArticles => {
            state.articles_shown = true;
            state.pane = Pane::Articles;
            state.wants_keyboard = Some(Field::Filter);
        }
        Command::SetFilter(filter) => state.filter = filter,
        Command::SortArticles(sort) => state.sort = sort,
        Command::Search => {
            state.comparison_shown = true;
            state.pane = Pane::Comparison;
            state.wants_keyboard = Some(Field::Search);
        }
        Command::Narrow(narrow) => state.narrow = narrow,
        Command::SetSaid(said) => state.said = said,
        Command::ShowSpeaker(speaker) => {
            state.speaker = speaker;
            state.tab = Tab::Quotes;
            state.comparison_shown = true;
            state.pane = Pane::Comparison;
        }

        Command::ShowTab(tab) => {
            state.tab = tab;
            state.comparison_shown = true;
            state.pane = Pane::Comparison;
        }
        Command::ToggleArticles => {
            // Where there is no room for all columns, hiding one only puts the page in front again.
            let seen = state.sees_articles();
            state.articles_shown = !seen || state.columns < 3;
            state.pane = if seen { Pane::Page } else { Pane::Articles };
        }
        Command::ToggleComparison => {
            let seen = state.sees_comparison();
            state.comparison_shown = !seen || state.columns < 2;
            state.pane = if seen { Pane::Page } else { Pane::Comparison };
        }
        Command::ToggleSingles => state.singles_shown = !state.singles_shown,
        Command::ToggleWatch => state.watched = !state.watched,
        Command::ToggleTable(table) => {
            state.table = (state.table != Some(table)).then_some(table);
            state.pane = Pane::Page;
        }
        Command::SortMatrix(sort) => state.matrix_sort = sort,
        Command::NarrowNotes(only) => state.notes = only,
        Command::Relink(kind, id) => return relink(state, snapshot, kind, &id),
        Command::RelinkNext => {
            let (kind, id) = notes::waiting(&state.desk, state.mark.as_ref(), state.words.as_ref())?;
            return relink(state, snapshot, kind, &id);
        }
        Command::Correct => open_form(state, Correcting::of_selected(state, snapshot)),
        Command::CorrectArticle => open_form(state, Correcting::of_article(state, snapshot)),
        Command::NotAFigure => return not_a_figure(state, snapshot),
        Command::MarkAsFigure => {
            let corrections = vec![correcting::mark_as_figure(state, snapshot)?];
            if let Some(why) = correcting::unread(state, snapshot) {
                state.word = Some(words::capital(&why.to_string()));
                return None;
            }
            state.words = None;
            return Some(Effect::Acts(vec![Act::Correct { corrections }]));
        }
        Command::EditTags => state.overlay = Some(Overlay::Tags { renaming: None }),
        Command::NarrowLedger(only) => state.ledger.only = only,
        Command::SortLedger(column) => {
            let ledger = &mut state.ledger;
            ledger.descending = ledger.sort == column && !ledger.descending;
            ledger.sort = column;
        }
        // One thing is selected at a time: the rows of the ledger, or something on the page.
        Command::ChooseRows(chosen) => {
            clear_selection(state);
            state.ledger.chosen = *chosen;
        }
        Command::SearchLedger => {
            state.table = Some(Table::Ledger);
            state.pane = Pane::Page;
            state.wants_keyboard = Some(Field::Ledger);
        }
        Command::ToggleMark(mark) => state.legend.toggle(mark),
        Command::ToggleAllMarks => state.legend.toggle_all(),
        Command::SetTheme(choice) => {
            state.theme = choice;
            return Some(Effect::SetTheme(choice));
        }
        Command::ZoomIn => return Some(zoom(state, state.zoom + 0.1)),
        Command::ZoomOut => return Some(zoom(state, state.zoom - 0.1)),
        Command::ZoomReset => return Some(zoom(state, 1.0)),

        Command::Palette => state.overlay = Some(Overlay::Palette { query: String::new(), chosen: 0 }),
        Command::Shortcuts => state.overlay = Some(Overlay::Shortcuts),
        Command::Problems => state.overlay = Some(Overlay::Problems),
        Command::About => state.overlay = Some(Overlay::About),
        Command::SetOverlay(overlay) => state.overlay = overlay,
        Command::DismissNotice => state.notice = None,
    }
    None
}

fn short(words: &str) -> String {
    super::widgets::shortened(words, 40)
}

fn step_unchecked(state: &mut State, snapshot: &Snapshot, forward: bool) -> Option<Effect> {
    match marking::unchecked(state, snapshot, forward) {
        Some(Unchecked::Figure(at)) => execute(Command::ShowFigure(at), state, snapshot),
        Some(Unchecked::Quote(at)) => execute(Command::ShowQuote(at), state, snapshot),
        Some(Unchecked::Check(index)) => execute(Command::ShowCheck(index), state, snapshot),
        None => {
            state.word = Some("Everything is checked".to_owned());
            None
        }
    }
}

/// Selects an annotation, or goes to a verification.
fn show_mark(state: &mut State, id: crate::annotations::ItemId) {
    let view = std::sync::Arc::clone(&state.desk.view);
    let kinds = [ItemKind::Annotation, ItemKind::Verification];
    let found = kinds.into_iter().find_map(|kind| Some((kind, view.item(kind, &id)?.place()?)));
    if let Some((kind, place)) = found {
        state.overlay = None;
        clear_selection(state);
        state.mark = (kind == ItemKind::Annotation).then_some(id);
        go_to(state, place);
    }
}

/// The sheet of what goes out; a path that was typed into it stays, with the ending of the format.
fn open_export(state: &mut State, snapshot: &Snapshot, format: Format) -> Option<Effect> {
    let before = match state.overlay.take() {
        Some(Overlay::Export(exporting)) => Some(exporting.path),
        _ => None,
    };
    let exporting = Exporting::of(snapshot, format, before.as_deref())?;
    state.overlay = Some(Overlay::Export(Box::new(exporting)));
    Some(Effect::PreviewExport(format))
}

fn open_form(state: &mut State, form: Option<Correcting>) {
    if let Some(form) = form {
        state.overlay = Some(Overlay::Correct(Box::new(form)));
    }
}

/// Of the selected figure, or of those that are chosen in the ledger.
fn not_a_figure(state: &mut State, snapshot: &Snapshot) -> Option<Effect> {
    let figures = if state.ledger.chosen.rows.is_empty() {
        let form = Correcting::of_figure(snapshot, state.figure.as_ref()?)?;
        form.not_a_figure(snapshot).into_iter().collect()
    } else {
        let figures = Shown::of(snapshot, &state.desk).figures(&state.ledger.chosen.rows).into_iter();
        figures.map(|figure| Correction::NotAFigure { figure }).collect::<Vec<_>>()
    };
    clear_selection(state);
    (!figures.is_empty()).then(|| Effect::Acts(vec![Act::Correct { corrections: figures }]))
}

/// Puts what has no sure place where it belongs, and shows it there.
fn relink(state: &mut State, snapshot: &Snapshot, kind: ItemKind, id: &crate::annotations::ItemId) -> Option<Effect> {
    let place = notes::place_for(&state.desk, kind, id, state.words.as_ref())?;
    let act = notes::relink(snapshot, &state.desk, kind, id, &place, state.words.as_ref())?;
    state.words = None;
    go_to(state, place);
    Some(Effect::Acts(vec![act]))
}

fn step_find(state: &mut State, step: i64) {
    if std::mem::replace(&mut state.find.open, true) {
        state.find.step += step;
    }
}

/// Steps of a tenth, inside the bounds.
fn zoom(state: &mut State, wanted: f32) -> Effect {
    state.zoom = ((wanted * 10.0).round() / 10.0).clamp(*ZOOM.start(), *ZOOM.end());
    Effect::SetZoom(state.zoom)
}

fn clear_selection(state: &mut State) {
    state.figure = None;
    state.quote = None;
    state.claim = None;
    state.measure = None;
    state.words = None;
    state.mark = None;
    state.ledger.chosen.rows.clear();
}

fn show_article(state: &mut State, snapshot: &Snapshot, id: ArticleId) {
    if view::reading_of(snapshot, &id).is_some() && state.open.as_ref() != Some(&id) {
        state.trail.back.extend(here(state));
        state.trail.forward.clear();
        turn_to(state, id);
        state.target = None;
    }
    state.pane = Pane::Page;
}

fn show_figure(state: &mut State, snapshot: &Snapshot, at: FigureRef) {
    let Some((reading, figure)) = view::figure(snapshot, at) else { return };
    let place = Place { article: reading.article.id.clone(), span: figure.span };
    clear_selection(state);
    state.figure = Some(place.clone());
    if let Some(index) = view::measure_of(snapshot, at) {
        let id = snapshot.comparison.measures[index].id.clone();
        state.measure = Some(id.clone());
        let pane = state.pane;
        reveal(state, Tab::Figures, Revealed::Measure(id));
        state.pane = pane;
    }
    go_to(state, place);
}

/// Opens the article at the place and leaves a trail to come back by.
pub(super) fn go_to(state: &mut State, place: Place) {
    if state.open.as_ref() != Some(&place.article) {
        state.trail.back.extend(here(state));
        state.trail.forward.clear();
    }
    arrive(state, place);
}

fn arrive(state: &mut State, place: Place) {
    turn_to(state, place.article.clone());
    let serial = state.next_serial();
    state.target = Some(Target { place, serial });
    state.pane = Pane::Page;
}

fn turn_to(state: &mut State, id: ArticleId) {
    if state.open.as_ref() != Some(&id) {
        state.words = None;
    }
    state.seen.insert(id.clone());
    state.open = Some(id);
}

/// Where the page is now: where it was last sent, if that is in the open article, else its top.
fn here(state: &State) -> Option<Place> {
    let open = state.open.clone()?;
    match &state.target {
        Some(target) if target.place.article == open => Some(target.place.clone()),
        _ => Some(Place { article: open, span: Span::default() }),
    }
}

fn reveal(state: &mut State, tab: Tab, what: Revealed) {
    state.tab = tab;
    state.comparison_shown = true;
    state.pane = Pane::Comparison;
    let serial = state.next_serial();
    state.reveal = Some(Reveal { what, serial });
}

fn step_article(state: &mut State, snapshot: &Snapshot, step: isize) {
    let order = super::listing::order(snapshot, &state.filter, state.sort);
    let at = state.open.as_ref().and_then(|open| order.iter().position(|&i| snapshot.readings[i].article.id == *open));
    let next = match at {
        Some(at) => at.checked_add_signed(step),
        None => Some(0),
    };
    if let Some(&index) = next.and_then(|next| order.get(next)) {
        show_article(state, snapshot, snapshot.readings[index].article.id.clone());
    }
}

/// Among the figures whose kind the legend shows, from the selected one, else from the article's start.
fn step_figure(state: &mut State, snapshot: &Snapshot, step: isize) {
    use super::state::Mark;
    let Some((article, reading)) = state.open.as_ref().and_then(|open| view::reading_of(snapshot, open)) else {
        return;
    };
    let shown: Vec<usize> =
        (0..reading.figures.len()).filter(|&i| state.legend.shows(Mark::Figure(reading.figures[i].kind))).collect();
    let selected = state.figure.as_ref().filter(|place| place.article == reading.article.id);
    let next = match selected {
        Some(place) if step > 0 => shown.iter().find(|&&i| reading.figures[i].span.start() > place.span.start()),
        Some(place) => shown.iter().rev().find(|&&i| reading.figures[i].span.start() < place.span.start()),
        None if step > 0 => shown.first(),
        None => shown.last(),
    };
    if let Some(&figure) = next {
        show_figure(state, snapshot, FigureRef { article, figure });
    }
}
