//! What is to be said of each command: its name, its tooltip and the keys that the program gives it.

use std::borrow::Cow;

use eframe::egui::{Key, KeyboardShortcut, Modifiers};

use super::Command;
use crate::annotations::{Colour, Status};
use crate::app::state::{Layered, Leaving, State, Tab, Table, ThemeChoice};
use crate::app::words;

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
            ToggleWatch => row("Follow the folder", "Take in by itself what comes, changes or goes in the folder", &[]),
            CancelWork => row("Stop reading", "Stop reading; what was read so far stays", &[]),
            Export => row(
                "Export…",
                "Write the comparison and your notes for a report, a table or another program",
                const { &[ctrl(Key::E)] },
            ),
            ExportAs(_) => row("Export as", "Write it in this format", &[]),
            AskWhereToExport => row("Browse…", "Choose the folder and the name of the file", &[]),
            WriteExport(_) => row("Write the file", "Write the whole file, or leave the old one as it is", &[]),
            Import => row(
                "Import annotations…",
                "See what is in a file of Web annotations, and take it into your notes",
                const { &[ctrl(Key::I)] },
            ),
            AskWhatToImport => row("Browse…", "Choose the file of annotations", &[]),
            ReadImport(_) => row("Look into it", "See what would be taken; nothing is written yet", &[]),
            TakeImport => row("Take it in", "Add it to your notes; Undo takes all of it out again", &[]),
            Quit => row("Quit", "Close the window", const { &[ctrl(Key::Q)] }),

            ShowArticle(_) => row("Open article", "Show this article on the page", &[]),
            PreviousArticle => {
                row("Previous article", "Open the article above in the list", const { &[ctrl(Key::PageUp)] })
            }
            NextArticle => row("Next article", "Open the article below in the list", const { &[ctrl(Key::PageDown)] }),
            ShowFigure(_) => row("Show figure", "Open the article at this figure and select its measure", &[]),
            PreviousFigure => {
                row("Previous figure", "Select the figure before this one in the article", const { &[key(Key::K)] })
            }
            NextFigure => {
                row("Next figure", "Select the figure after this one in the article", const { &[key(Key::J)] })
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

            History => {
                row("History…", "Everything that was done to the notes, by whom and when", const { &[ctrl(Key::H)] })
            }
            CopyCard => row(
                "Copy evidence card",
                "Copy the selected figure or quote with its sentence and source, as Markdown",
                const { &[key(Key::Y)] },
            ),
            CopyCardHtml => row(
                "Copy evidence card as HTML",
                "Copy the selected figure or quote with its sentence and source, as HTML",
                const { &[shift(Key::Y)] },
            ),
            Name => row("Your name…", "The name that your notes and decisions are signed with", &[]),
            SetName(_) => row("Sign", "Sign with this name from now on", &[]),

            Highlight(None) => {
                row("Highlight", "Highlight what is selected, in the last colour", const { &[key(Key::H)] })
            }
            Highlight(Some(colour)) => {
                let keys: &'static [KeyboardShortcut] = match colour {
                    Colour::Yellow => const { &[key(Key::Num1)] },
                    Colour::Green => const { &[key(Key::Num2)] },
                    Colour::Blue => const { &[key(Key::Num3)] },
                    Colour::Pink => const { &[key(Key::Num4)] },
                    Colour::Orange => const { &[key(Key::Num5)] },
                    Colour::Purple => const { &[key(Key::Num6)] },
                };
                let tooltip = "Highlight what is selected in this colour";
                Entry { name: Cow::Owned(format!("Highlight in {}", colour.name())), tooltip, keys }
            }
            WriteNote => row("Note…", "Write a note on what is selected", const { &[key(Key::E)] }),
            WriteTags => row("Tags…", "Tag what is selected", const { &[key(Key::T)] }),
            NoteArticle => row("Note on the article…", "Write a note on the open article", const { &[shift(Key::E)] }),
            RemoveMark => row(
                "Remove highlight and note",
                "Take the highlight of what is selected away, with its note and tags",
                const { &[key(Key::Delete)] },
            ),
            Verify(Status::Confirmed) => {
                row("Confirmed", "Mark the selected figure, quote or check confirmed", const { &[key(Key::C)] })
            }
            Verify(Status::Disputed) => {
                row("Disputed", "Mark the selected figure, quote or check disputed", const { &[key(Key::D)] })
            }
            Verify(Status::Superseded) => row(
                "Superseded",
                "Mark the selected figure, quote or check superseded by a newer one",
                const { &[key(Key::S)] },
            ),
            Verify(Status::Unverifiable) => {
                row("Unverifiable", "Mark the selected figure, quote or check unverifiable", const { &[key(Key::U)] })
            }
            Verify(Status::Unchecked) => row(
                "Unchecked",
                "Take the status of the selected figure, quote or check back",
                const { &[key(Key::X)] },
            ),
            WriteEvidence => {
                row("Status with evidence…", "Give a status, and say what it rests on", const { &[key(Key::V)] })
            }
            NextUnchecked => row(
                "Next unchecked",
                "Go to the next figure, quote or check without a status",
                const { &[key(Key::N)] },
            ),
            PreviousUnchecked => row(
                "Previous unchecked",
                "Go to the figure, quote or check without a status before this one",
                const { &[shift(Key::N)] },
            ),
            SelectWords(_) => row("Select", "Select words", &[]),
            ShowMark(_) => row("Show highlight", "Open the article at this highlight", &[]),
            OpenMark(_) => row("Open note", "Open the note of this highlight", &[]),
            SetDraft(_) => row("Write", "Write this", &[]),
            SaveEditor => row("Save", "Keep what is written", &[]),
            CloseEditor => row("Done", "Keep what is written and close", &[]),
            ToggleLayer(Layered::Highlights) => row(
                "Your highlights",
                "Show or hide your highlights and notes in the text",
                const { &[ctrl_shift(Key::H)] },
            ),
            ToggleLayer(Layered::Colour(colour)) => Entry {
                name: Cow::Owned(words::capital(colour.name())),
                tooltip: "Show or hide the highlights of this colour in the text",
                keys: &[],
            },
            ToggleLayer(Layered::Tag(tag)) => Entry {
                name: Cow::Owned(tag.to_string()),
                tooltip: "Show or hide in the text what bears this tag",
                keys: &[],
            },
            ToggleLayer(Layered::Author(author)) => Entry {
                name: Cow::Owned(author.clone()),
                tooltip: "Show or hide in the text what this person wrote and decided",
                keys: &[],
            },
            TagRows(_) => row("Tag the rows", "Give this tag to all chosen rows; one Undo takes it back", &[]),
            ToggleLayer(Layered::Statuses) => {
                row("Your statuses", "Show or hide in the text what you confirmed or disputed", &[])
            }
            SaveElsewhere => row("Save notes elsewhere…", "Choose another folder to keep your notes in", &[]),
            Leave(Leaving::Close) => row("Close without saving", "Close the window; what is not saved is lost", &[]),
            Leave(Leaving::Open(_)) => row("Go on without saving", "What is not saved is lost", &[]),
            SetKeys(..) => row("Set keys", "Use these keys", &[]),
            ResetKeys(Some(_)) => row("Reset", "The keys that the program has for this", &[]),
            ResetKeys(None) => row("Reset all keys", "Every command has the keys of the program again", &[]),

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
            ToggleTable(Table::Ledger) => {
                row("Ledger", "Every figure, quote, check and annotation in one table", const { &[ctrl(Key::Num6)] })
            }
            NarrowNotes(_) => row("Narrow the notes", "Show only what fits", &[]),
            Relink(..) => row("Relink", "Put it where it belongs now", &[]),
            RelinkNext => row(
                "Relink or looked at",
                "Put the next annotation that lost its place where it belongs now, or say that you looked at it",
                const { &[key(Key::L)] },
            ),
            Correct => row(
                "Correct…",
                "Say what the machine got wrong about this figure, quote or measure",
                const { &[key(Key::M)] },
            ),
            CorrectArticle => row(
                "Correct the article…",
                "Title, outlet, author and date of the open article",
                const { &[shift(Key::M)] },
            ),
            NotAFigure => row("Not a figure", "These words are no figure", const { &[key(Key::Z)] }),
            MarkAsFigure => row("Mark as a figure", "The selected words are a figure", const { &[key(Key::F)] }),
            EditTags => row("All tags…", "Rename, merge, colour and delete tags everywhere", &[]),
            NarrowLedger(_) => row("Narrow the ledger", "Show only the rows that fit", &[]),
            SortLedger(_) => row("Sort the ledger", "Sort by this column; once more, the other way round", &[]),
            ChooseRows(_) => row("Choose rows", "Choose these rows of the ledger", &[]),
            SearchLedger => {
                row("Search the ledger", "Open the ledger and find words in it", const { &[ctrl_shift(Key::L)] })
            }
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
}
