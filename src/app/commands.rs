//! The table of contents: everything that can be done in the window, with its name, tooltip, keys and when it is
//! enabled.
//!
//! Menus, buttons, keys, the command palette and the page of shortcuts are all made from this list, and
//! [`super::execute`] does what it says. A new command is one variant, one row in [`Command::entry`], one arm there.

use std::borrow::Cow;
use std::path::PathBuf;

use eframe::egui::{Key, KeyboardShortcut, Modifiers};

use super::editor::Draft;
use super::ledger::{Chosen, Column, Only};
use super::state::{Layered, Leaving, Mark, MatrixSort, Narrow, Overlay, Sort, State, Tab, Table, ThemeChoice, ZOOM};
use super::words;
use super::{aim, correcting};
use crate::annotations::{Act, Colour, ItemId, ItemKind, Status, Tag};
use crate::article::{ArticleId, Place, Span};
use crate::compare::{FigureRef, MeasureId, QuoteRef};
use crate::exchange::Format;
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
    ToggleWatch,
    CancelWork,
    /// Shows what would be written for other programs.
    Export,
    ExportAs(Format),
    /// Asks the desktop for the file to write.
    AskWhereToExport,
    /// Writes what the sheet shows to this file.
    WriteExport(PathBuf),
    Import,
    /// Asks the desktop for the file to take in.
    AskWhatToImport,
    /// Looks into a file of annotations; takes nothing yet.
    ReadImport(PathBuf),
    /// Takes in what the sheet shows.
    TakeImport,
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
    History,
    /// Copies the evidence card of what is selected, as Markdown.
    CopyCard,
    CopyCardHtml,
    /// Asks for the name that the analyst signs with.
    Name,
    SetName(String),

    /// Highlights what is selected, in this colour or the last one.
    Highlight(Option<Colour>),
    /// Opens the editor on the note of what is selected.
    WriteNote,
    WriteTags,
    /// Opens the editor on the note of the whole article.
    NoteArticle,
    /// Takes the annotation of what is selected away.
    RemoveMark,
    /// Gives what is selected a status.
    Verify(Status),
    WriteEvidence,
    NextUnchecked,
    PreviousUnchecked,
    /// Says which words are selected on the page.
    SelectWords(Option<Place>),
    /// Selects an annotation and opens its article there.
    ShowMark(ItemId),
    /// Selects an annotation and opens its note.
    OpenMark(ItemId),
    SetDraft(Box<Draft>),
    /// Keeps what the editor holds.
    SaveEditor,
    /// Keeps it and closes the editor.
    CloseEditor,
    ToggleLayer(Layered),
    /// Asks for another folder to save in.
    SaveElsewhere,
    /// Goes although what was done is not saved.
    Leave(Leaving),
    /// Gives keys to a command, and takes them from who has them.
    SetKeys(Box<Command>, KeyboardShortcut),
    /// Gives a command, or all, the keys of the program.
    ResetKeys(Option<Box<Command>>),

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
    /// Narrows the Notes tab.
    NarrowNotes(super::notes::Only),
    /// Links an orphan to the selected words or its likely place, or says that what moved was looked at.
    Relink(ItemKind, ItemId),
    /// The same for what is selected, or else for the first that waits.
    RelinkNext,
    EditTags,
    /// Opens the form on which the machine is corrected about what is selected.
    Correct,
    CorrectArticle,
    /// Says that the selected figure, or those chosen in the ledger, are none.
    NotAFigure,
    /// Says that the selected words are a figure.
    MarkAsFigure,
    /// Gives a tag to all rows that are chosen in the ledger.
    TagRows(Tag),
    /// Narrows the ledger.
    NarrowLedger(Only),
    /// Sorts the ledger by a column; by the one that it is sorted by already, the other way round.
    SortLedger(Column),
    /// Chooses rows of the ledger, for acts on all of them.
    ChooseRows(Box<Chosen>),
    /// Sends the keyboard to the search of the ledger.
    SearchLedger,
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
    Annotate,
    Go,
    View,
    Help,
}

impl Group {
    pub const ALL: [Group; 6] = [Group::File, Group::Edit, Group::Annotate, Group::Go, Group::View, Group::Help];

    pub fn name(self) -> &'static str {
        match self {
            Group::File => "File",
            Group::Edit => "Edit",
            Group::Annotate => "Annotate",
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
                Some(ToggleWatch),
                Some(CancelWork),
                Some(Problems),
                None,
                Some(Export),
                Some(Import),
                None,
                Some(Quit),
            ],
            Group::Edit => &[
                Some(Undo),
                Some(Redo),
                Some(History),
                None,
                Some(CopyCard),
                Some(CopyCardHtml),
                None,
                Some(Name),
                Some(SaveElsewhere),
            ],
            Group::Annotate => &[
                Some(Highlight(None)),
                Some(Highlight(Some(Colour::Yellow))),
                Some(Highlight(Some(Colour::Green))),
                Some(Highlight(Some(Colour::Blue))),
                Some(Highlight(Some(Colour::Pink))),
                Some(Highlight(Some(Colour::Orange))),
                Some(Highlight(Some(Colour::Purple))),
                None,
                Some(WriteNote),
                Some(WriteTags),
                Some(NoteArticle),
                Some(RemoveMark),
                None,
                Some(Verify(Status::Confirmed)),
                Some(Verify(Status::Disputed)),
                Some(Verify(Status::Superseded)),
                Some(Verify(Status::Unverifiable)),
                Some(Verify(Status::Unchecked)),
                Some(WriteEvidence),
                None,
                Some(Correct),
                Some(CorrectArticle),
                Some(NotAFigure),
                Some(MarkAsFigure),
                None,
                Some(RelinkNext),
                Some(EditTags),
                None,
                Some(NextUnchecked),
                Some(PreviousUnchecked),
            ],
            Group::Go => &[
                Some(Find),
                Some(FindNext),
                Some(FindPrevious),
                Some(FilterArticles),
                Some(Search),
                Some(SearchLedger),
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
                Some(ToggleTable(Table::Ledger)),
                None,
                Some(ToggleSingles),
                Some(ToggleAllMarks),
                Some(ToggleLayer(Layered::Highlights)),
                Some(ToggleLayer(Layered::Statuses)),
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
                state.figure.is_some()
                    || state.quote.is_some()
                    || state.claim.is_some()
                    || state.measure.is_some()
                    || state.mark.is_some()
                    || !state.ledger.chosen.rows.is_empty()
            }
            Act(_) => state.desk.is_open,
            History | Import | TakeImport => state.desk.is_open,
            Export => !snapshot.readings.is_empty(),
            RelinkNext => super::notes::waiting(&state.desk, state.mark.as_ref(), state.words.as_ref()).is_some(),
            Correct => state.desk.is_open && correcting::Correcting::of_selected(state, snapshot).is_some(),
            CorrectArticle => state.desk.is_open && state.open.is_some(),
            NotAFigure => state.desk.is_open && (state.figure.is_some() || !state.ledger.chosen.rows.is_empty()),
            MarkAsFigure => state.desk.is_open && correcting::mark_as_figure(state, snapshot).is_some(),
            EditTags => state.desk.is_open && !state.desk.view.tags().is_empty(),
            WriteTags | TagRows(_) if !state.ledger.chosen.rows.is_empty() => state.desk.is_open,
            Highlight(_) | WriteNote | WriteTags => state.desk.is_open && aim::aim(state, snapshot).is_some(),
            NoteArticle => state.desk.is_open && state.open.is_some(),
            RemoveMark if !state.ledger.chosen.rows.is_empty() => state.desk.is_open,
            RemoveMark => aim::aim(state, snapshot).is_some_and(|aim| aim.annotation.is_some()),
            Verify(_) if !state.ledger.chosen.rows.is_empty() => state.desk.is_open,
            Verify(_) | WriteEvidence => state.desk.is_open && aim::to_verify(state, snapshot).is_some(),
            CopyCard | CopyCardHtml => {
                let aim = aim::to_verify(state, snapshot);
                aim.is_some_and(|aim| aim.subject != crate::annotations::Subject::Check)
            }
            NextUnchecked | PreviousUnchecked => state.progress.all.of > 0,
            SaveElsewhere => state.desk.is_open,
            ResetKeys(None) => !state.keymap.is_as_delivered(),
            Undo => state.desk.undo.is_some(),
            Redo => state.desk.redo.is_some(),
            Back => !state.trail.back.is_empty(),
            Forward => !state.trail.forward.is_empty(),
            ToggleSingles | ToggleTable(Table::Matrix) => !snapshot.comparison.measures.is_empty(),
            ToggleTable(Table::Ledger) | SearchLedger => !snapshot.readings.is_empty(),
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
            ToggleWatch => Some(state.watched),
            ToggleTable(table) => Some(state.table == Some(*table)),
            SortMatrix(sort) => Some(state.matrix_sort == *sort),
            ToggleMark(mark) => Some(state.legend.shows(*mark)),
            ToggleAllMarks => Some(Mark::ALL.iter().all(|mark| state.legend.shows(*mark))),
            ShowTab(tab) => Some(state.tab == *tab),
            SortArticles(sort) => Some(state.sort == *sort),
            SetTheme(choice) => Some(state.theme == *choice),
            ToggleLayer(layered) => Some(!state.hidden.contains(layered)),
            _ => None,
        }
    }
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
