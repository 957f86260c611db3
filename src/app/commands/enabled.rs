//! Which commands can do something now, and which switches are on.

use super::Command;
use crate::app::state::{Mark, State, Tab, Table, ZOOM};
use crate::app::{aim, correcting, notes};
use crate::workspace::{Snapshot, Stage};

impl Command {
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
            RelinkNext => notes::waiting(&state.desk, state.mark.as_ref(), state.words.as_ref()).is_some(),
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
