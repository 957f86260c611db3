//! The table of contents: everything that can be done in the window, with its name, tooltip, keys and when it is
//! enabled.
//!
//! Menus, buttons, keys, the command palette and the page of shortcuts are all made from this list, and
//! [`super::execute`] does what it says. A new command is one variant, one row in [`Command::entry`], one arm there.

use std::borrow::Cow;
use std::path::PathBuf;

use eframe::egui::{Key, KeyboardShortcut, Modifiers};

use super::state::{Mark, MatrixSort, Narrow, Overlay, Sort, State, Tab, Table, ThemeChoice, ZOOM};
use super::words;
use crate::annotations::Act;
use crate::article::{ArticleId, Span};
use crate::compare::{FigureRef, MeasureId, QuoteRef};
use crate::workspace::{Snapshot, Stage};

/// Something that can be done. References are into the snapshot of the frame that sends it.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    OpenFolder,
    OpenFiles,
    /// Asks for a path to be typed.
    OpenPath,
    OpenSample,
    /// Opens these files or this folder.
    Open(Vec<PathBuf>),
    Reload,
    CancelWork,
    Quit,

    /// Opens an article at its top, or where it was left.
    ShowArticle(ArticleId),
    PreviousArticle,
    NextArticle,
    /// Opens the figure's article at its sentence, flashes it and brings its measure into view.
    ShowFigure(FigureRef),
    PreviousFigure,
    NextFigure,
    /// Brings a measure into view at the right; the page stays.
    ShowMeasure(MeasureId),
    /// Opens the quote's article at it, and brings it into view at the right.
    ShowQuote(QuoteRef),
    /// Selects a check (an index into the comparison's) and opens the article at its claim.
    ShowCheck(usize),
    /// Opens an article, by index, at a span.
    ShowSpan(usize, Span),
    /// Lets go of what is selected.
    ClearSelection,
    Back,
    Forward,

    /// Does this to the analyst's layer.
    Act(Box<Act>),
    /// Takes the last act back.
    Undo,
    /// Does again what was taken back last.
    Redo,

    Find,
    FindNext,
    FindPrevious,
    SetFind(String),
    CloseFind,
    FilterArticles,
    SetFilter(String),
    SortArticles(Sort),
    /// Sends the keyboard to the search of the tab in front.
    Search,
    /// Narrows the measures of the Figures tab and the matrix.
    Narrow(Narrow),
    /// Narrows the Quotes tab to words.
    SetSaid(String),
    /// Turns the Quotes tab to one speaker's page, or back to all of them.
    ShowSpeaker(Option<String>),

    ShowTab(Tab),
    ToggleArticles,
    ToggleComparison,
    ToggleSingles,
    ToggleTable(Table),
    SortMatrix(MatrixSort),
    ToggleMark(Mark),
    ToggleAllMarks,
    SetTheme(ThemeChoice),
    ZoomIn,
    ZoomOut,
    ZoomReset,

    Palette,
    Shortcuts,
    Problems,
    About,
    /// Changes what the sheet over the window shows, or takes it away.
    SetOverlay(Option<Overlay>),
    DismissNotice,
}

/// Where a command stands in the menus and on the page of shortcuts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    File,
    Edit,
    Go,
    View,
    Help,
}

impl Group {
    pub const ALL: [Group; 5] = [Group::File, Group::Edit, Group::Go, Group::View, Group::Help];

    pub fn name(self) -> &'static str {
        match self {
            Group::File => "File",
            Group::Edit => "Edit",
            Group::Go => "Go",
            Group::View => "View",
            Group::Help => "Help",
        }
    }
}

/// What is to be said of a command.
#[derive(Clone, Debug)]
pub struct Entry {
    pub name: Cow<'static, str>,
    pub tooltip: &'static str,
    /// Any of these; the first is the one that is shown.
    pub keys: &'static [KeyboardShortcut],
}

const fn key(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

const fn alt(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT, key)
}

const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

impl Command {
    /// The commands that need nothing said with them, by group, in the order of the menus; `None` draws a line.
    pub fn listed(group: Group) -> &'static [Option<Command>] {
        use Command::*;
        match group {
            Group::File => &[
                Some(OpenFolder),
                Some(OpenFiles),
                Some(OpenPath),
                Some(OpenSample),
                None,
                Some(Reload),
                Some(CancelWork),
                Some(Problems),
                None,
                Some(Quit),
            ],
            Group::Edit => &[Some(Undo), Some(Redo)],
            Group::Go => &[
                Some(Find),
                Some(FindNext),
                Some(FindPrevious),
                Some(FilterArticles),
                Some(Search),
                None,
                Some(NextArticle),
                Some(PreviousArticle),
                Some(NextFigure),
                Some(PreviousFigure),
                Some(ClearSelection),
                None,
                Some(Back),
                Some(Forward),
            ],
            Group::View => &[
                Some(ShowTab(Tab::Figures)),
                Some(ShowTab(Tab::Quotes)),
                Some(ShowTab(Tab::Checks)),
                Some(ShowTab(Tab::Notes)),
                Some(ToggleTable(Table::Matrix)),
                None,
                Some(ToggleSingles),
                Some(ToggleAllMarks),
                None,
                Some(ToggleArticles),
                Some(ToggleComparison),
                None,
                Some(ZoomIn),
                Some(ZoomOut),
                Some(ZoomReset),
                None,
                Some(SetTheme(ThemeChoice::System)),
                Some(SetTheme(ThemeChoice::Light)),
                Some(SetTheme(ThemeChoice::Dark)),
            ],
            Group::Help => &[Some(Palette), Some(Shortcuts), Some(About)],
        }
    }

    /// Every listed command, in the order of the menus.
    pub fn all_listed() -> impl Iterator<Item = &'static Command> {
        Group::ALL.into_iter().flat_map(|group| Command::listed(group).iter().flatten())
    }

    /// The command's name, tooltip and keys.
    pub fn entry(&self) -> Entry {
        use Command::*;
        let row = |name: &'static str, tooltip, keys| Entry { name: Cow::Borrowed(name), tooltip, keys };
        match self {
            OpenFolder => row("Open folder…", "Open a folder of articles", const { &[ctrl(Key::O)] }),
            OpenFiles => row("Open files…", "Open one or more article files", const { &[ctrl_shift(Key::O)] }),
            OpenPath => row("Open by path…", "Type or paste the path of a folder or file", const { &[ctrl(Key::L)] }),
            OpenSample => row("Open the sample", "Open the five articles that come with Crossread", &[]),
            Open(_) => row("Open", "Open this collection", &[]),
            Reload => row("Reload", "Read the collection's files again", const { &[ctrl(Key::R), key(Key::F5)] }),
            CancelWork => row("Stop reading", "Stop reading; what was read so far stays", &[]),
            Quit => row("Quit", "Close the window", const { &[ctrl(Key::Q)] }),

            ShowArticle(_) => row("Open article", "Show this article on the page", &[]),
            PreviousArticle => {
                row("Previous article", "Open the article above in the list", const { &[ctrl(Key::PageUp)] })
            }
            NextArticle => row("Next article", "Open the article below in the list", const { &[ctrl(Key::PageDown)] }),
            ShowFigure(_) => row("Show figure", "Open the article at this figure and select its measure", &[]),
            PreviousFigure => {
                row("Previous figure", "Select the figure before this one in the article", const { &[shift(Key::N)] })
            }
            NextFigure => {
                row("Next figure", "Select the figure after this one in the article", const { &[key(Key::N)] })
            }
            ShowMeasure(_) => row("Show measure", "Bring this measure into view", &[]),
            ShowQuote(_) => row("Show quote", "Open the article at this quote", &[]),
            ShowCheck(_) => row("Show check", "Open the article at this claim", &[]),
            ShowSpan(..) => row("Show sentence", "Open the article at this sentence", &[]),
            ClearSelection => row("Clear selection", "Let go of the selected figure, quote or check", &[]),
            Back => row("Back", "Go back to where the page was before", const { &[alt(Key::ArrowLeft)] }),
            Forward => row("Forward", "Go forward again", const { &[alt(Key::ArrowRight)] }),

            Act(_) => row("Annotate", "Change your layer over the articles", &[]),
            Undo => row("Undo", "Take back what you did last", const { &[ctrl(Key::Z)] }),
            Redo => row("Redo", "Do again what was taken back", const { &[ctrl_shift(Key::Z), ctrl(Key::Y)] }),

            Find => row("Find in article…", "Find words in the open article", const { &[ctrl(Key::F)] }),
            FindNext => {
                row("Find next", "Go to the next place that has the words", const { &[key(Key::F3), ctrl(Key::G)] })
            }
            FindPrevious => row(
                "Find previous",
                "Go to the place before that has the words",
                const { &[shift(Key::F3), ctrl_shift(Key::G)] },
            ),
            SetFind(_) => row("Find", "Find these words", &[]),
            CloseFind => row("Close find", "Stop finding", &[]),
            FilterArticles => {
                row("Filter articles", "Narrow the list to articles with these words", const { &[ctrl_shift(Key::F)] })
            }
            SetFilter(_) => row("Filter", "Narrow the list of articles", &[]),
            SortArticles(sort) => Entry {
                name: Cow::Owned(format!("Sort by {}", words::sort(*sort))),
                tooltip: "Change the order of the list of articles",
                keys: &[],
            },

            Search => row("Search the comparison", "Find words in the tab at the right", const { &[key(Key::Slash)] }),
            Narrow(_) => row("Narrow", "Show only the measures that fit", &[]),
            SetSaid(_) => row("Search quotes", "Show only quotes and speakers with these words", &[]),
            ShowSpeaker(Some(_)) => row("Show speaker", "Everything that this speaker is reported to say", &[]),
            ShowSpeaker(None) => row("All speakers", "Back to the quotes of all speakers", &[]),

            ShowTab(Tab::Figures) => {
                row("Figures", "The measures: what figures are reported for", const { &[ctrl(Key::Num1)] })
            }
            ShowTab(Tab::Quotes) => row("Quotes", "Who said what", const { &[ctrl(Key::Num2)] }),
            ShowTab(Tab::Checks) => row("Checks", "Claims that can be recomputed", const { &[ctrl(Key::Num3)] }),
            ShowTab(Tab::Notes) => row("Notes", "Your own marks and notes", const { &[ctrl(Key::Num4)] }),
            ToggleArticles => row("Article list", "Show or hide the list of articles", const { &[ctrl(Key::B)] }),
            ToggleComparison => {
                row("Comparison", "Show or hide figures, quotes, checks and notes", const { &[ctrl(Key::J)] })
            }
            ToggleSingles => {
                row("Measures with one figure", "Show or hide the measures that only one figure is given for", &[])
            }
            ToggleTable(Table::Matrix) => row(
                "Matrix",
                "Measures by articles: who gives a figure, who is vague, who leaves it out",
                const { &[ctrl(Key::Num5)] },
            ),
            SortMatrix(sort) => Entry {
                name: Cow::Owned(format!("Sort by {}", words::matrix_sort(*sort))),
                tooltip: "Change the order of the matrix",
                keys: &[],
            },
            ToggleMark(mark) => Entry {
                name: Cow::Borrowed(words::mark(*mark)),
                tooltip: "Show or hide these marks in the text",
                keys: &[],
            },
            ToggleAllMarks => row("All marks", "Show or hide all marks in the text", const { &[ctrl(Key::M)] }),
            SetTheme(ThemeChoice::System) => row("Theme of the system", "Light or dark, as the system is", &[]),
            SetTheme(ThemeChoice::Light) => row("Light theme", "Dark ink on light paper", &[]),
            SetTheme(ThemeChoice::Dark) => row("Dark theme", "Light ink on dark paper", &[]),
            ZoomIn => row("Larger", "Make everything larger", const { &[ctrl(Key::Plus), ctrl(Key::Equals)] }),
            ZoomOut => row("Smaller", "Make everything smaller", const { &[ctrl(Key::Minus)] }),
            ZoomReset => row("Actual size", "Everything at its own size again", const { &[ctrl(Key::Num0)] }),

            Palette => row("Commands…", "Find a command by its name", const { &[ctrl_shift(Key::P)] }),
            Shortcuts => row(
                "Keyboard shortcuts",
                "Every command and its keys",
                const { &[key(Key::F1), key(Key::Questionmark)] },
            ),
            Problems => row("Problems", "Files that could not be read, and why", &[]),
            About => row("About Crossread", "Version and licences", &[]),
            SetOverlay(_) => row("Close", "Close this sheet", &[]),
            DismissNotice => row("Dismiss", "Put this message away", &[]),
        }
    }

    /// The command's name as a menu shows it now: with what would be undone.
    pub fn name_now(&self, state: &State) -> Cow<'static, str> {
        let with = |verb: &str, act: &Option<std::sync::Arc<str>>| match act {
            Some(act) => Cow::Owned(format!("{verb}: {act}")),
            None => Cow::Owned(verb.to_owned()),
        };
        match self {
            Command::Act(act) => Cow::Owned(act.name()),
            Command::Undo => with("Undo", &state.desk.undo),
            Command::Redo => with("Redo", &state.desk.redo),
            _ => self.entry().name,
        }
    }

    /// Whether the command can do anything now.
    pub fn enabled(&self, state: &State, snapshot: &Snapshot) -> bool {
        use Command::*;
        match self {
            Reload => snapshot.source.is_some(),
            CancelWork => !matches!(snapshot.stage, Stage::Idle | Stage::Cancelled),
            Problems => !snapshot.problems.is_empty(),
            PreviousArticle | NextArticle | FilterArticles => !snapshot.readings.is_empty(),
            Find | PreviousFigure | NextFigure => state.open.is_some(),
            FindNext | FindPrevious => state.open.is_some() && !state.find.query.is_empty(),
            ClearSelection => {
                state.figure.is_some() || state.quote.is_some() || state.claim.is_some() || state.measure.is_some()
            }
            Act(_) => state.desk.is_open,
            Undo => state.desk.undo.is_some(),
            Redo => state.desk.redo.is_some(),
            Back => !state.trail.back.is_empty(),
            Forward => !state.trail.forward.is_empty(),
            ToggleSingles | ToggleTable(Table::Matrix) => !snapshot.comparison.measures.is_empty(),
            Search => state.tab != Tab::Checks && !snapshot.readings.is_empty(),
            ZoomIn => state.zoom < *ZOOM.end(),
            ZoomOut => state.zoom > *ZOOM.start(),
            ZoomReset => state.zoom != 1.0,
            _ => true,
        }
    }

    /// For a command that switches something: whether it is on.
    pub fn checked(&self, state: &State) -> Option<bool> {
        use Command::*;
        match self {
            ToggleArticles => Some(state.sees_articles()),
            ToggleComparison => Some(state.sees_comparison()),
            ToggleSingles => Some(state.singles_shown),
            ToggleTable(table) => Some(state.table == Some(*table)),
            SortMatrix(sort) => Some(state.matrix_sort == *sort),
            ToggleMark(mark) => Some(state.legend.shows(*mark)),
            ToggleAllMarks => Some(Mark::ALL.iter().all(|mark| state.legend.shows(*mark))),
            ShowTab(tab) => Some(state.tab == *tab),
            SortArticles(sort) => Some(state.sort == *sort),
            SetTheme(choice) => Some(state.theme == *choice),
            _ => None,
        }
    }
}

/// The listed commands whose keys were pressed, in the order of the menus, with the keys taken out of the input.
///
/// Keys without a modifier belong to a text field while one has the keyboard. Keys with more modifiers are looked for
/// first: Ctrl+Shift+O is not Ctrl+O.
pub fn pressed(ctx: &eframe::egui::Context, state: &State, snapshot: &Snapshot) -> Vec<Command> {
    let typing = ctx.text_edit_focused();
    let mut bound: Vec<(KeyboardShortcut, &'static Command)> = Command::all_listed()
        .flat_map(|command| command.entry().keys.iter().map(move |keys| (*keys, command)))
        .filter(|(keys, _)| !typing || is_free_while_typing(keys))
        .collect();
    bound.sort_by_key(|(keys, _)| std::cmp::Reverse(keys.modifiers.shift as u8 + keys.modifiers.any() as u8));
    ctx.input_mut(|input| {
        bound
            .into_iter()
            .filter(|(keys, _)| input.consume_shortcut(keys))
            .map(|(_, command)| command.clone())
            .filter(|command| command.enabled(state, snapshot))
            .collect()
    })
}

/// Whether a text field has no use of its own for the keys.
fn is_free_while_typing(keys: &KeyboardShortcut) -> bool {
    keys.modifiers.command || matches!(keys.logical_key, Key::F1 | Key::F3 | Key::F5)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn no_two_commands_share_keys() {
        let mut owner = HashMap::new();
        for command in Command::all_listed() {
            for keys in command.entry().keys {
                let earlier = owner.insert(format!("{keys:?}"), command.entry().name);
                assert_eq!(earlier, None, "{keys:?} is also {}", command.entry().name);
            }
        }
    }

    #[test]
    fn every_listed_command_has_words() {
        for command in Command::all_listed() {
            let entry = command.entry();
            assert!(!entry.name.is_empty() && !entry.tooltip.ends_with('.'), "{command:?}");
        }
    }

    #[test]
    fn names_tell_commands_apart() {
        let mut names: Vec<_> = Command::all_listed().map(|command| command.entry().name).collect();
        names.sort();
        let all = names.len();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
