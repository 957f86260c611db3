//! Where commands stand: by group, in the order of the menus and of the page of shortcuts.

use super::Command;
use crate::annotations::{Colour, Status};
use crate::app::state::{Layered, Tab, Table, ThemeChoice};

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
}
