//! The table of contents: everything that can be done in the window, with its name, tooltip, keys and when it is
//! enabled.
//!
//! Menus, buttons, keys, the command palette and the page of shortcuts are all made from this list, and
//! [`super::execute`] does what it says. A new command is one variant, one row in [`Command::entry`], one arm there.

mod enabled;
mod entries;
mod menus;

use std::path::PathBuf;

use eframe::egui::KeyboardShortcut;
pub use entries::Entry;
pub use menus::Group;

use super::editor::Draft;
use super::ledger::{Chosen, Column, Only};
use super::state::{Layered, Leaving, Mark, MatrixSort, Narrow, Overlay, Sort, Tab, Table, ThemeChoice};
use crate::annotations::{Act, Colour, ItemId, ItemKind, Status, Tag};
use crate::article::{ArticleId, Place, Span};
use crate::compare::{FigureRef, MeasureId, QuoteRef};
use crate::exchange::Format;

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
