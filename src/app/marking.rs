//! What the commands over the analyst's layer do: acts for the desk, and where to go on.

use super::aim::{self, Aim};
use super::editor::Editor;
use super::execute::Effect;
use super::ledger::Shown;
use super::state::State;
use super::{listing, view};
use crate::annotations::{Act, Colour, Evidence, NewAnnotation, Status, Subject};
use crate::article::{Place, Span};
use crate::compare::{FigureRef, QuoteRef};
use crate::workspace::Snapshot;

/// Something unchecked, to be gone to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unchecked {
    Figure(FigureRef),
    Quote(QuoteRef),
    Check(usize),
}

/// Highlights what is selected; what bears a highlight already gets the colour.
pub fn highlight(state: &mut State, snapshot: &Snapshot, colour: Option<Colour>) -> Option<Effect> {
    let aim = aim::aim(state, snapshot)?;
    let colour = colour.unwrap_or(state.colour);
    state.colour = colour;
    let act = match aim.annotation {
        Some(id) => {
            if aim.subject == Subject::Text {
                state.mark = Some(id.clone());
            }
            Act::Recolour { annotations: vec![id], colour }
        }
        None => {
            let target = aim.target(snapshot)?;
            Act::Annotate(NewAnnotation { target, colour, note: String::new(), tags: Default::default() })
        }
    };
    // The selection would hide the colour.
    state.words = None;
    Some(Effect::Acts(vec![act]))
}

/// Opens the editor on the note, or the tags, of what is selected.
pub fn write_note(state: &mut State, snapshot: &Snapshot, aim: Option<Aim>, tags_first: bool) {
    let editor = aim.and_then(|aim| Editor::of_note(state, snapshot, &aim, tags_first));
    open(state, editor);
}

pub fn write_evidence(state: &mut State, snapshot: &Snapshot) {
    let editor = aim::to_verify(state, snapshot).and_then(|aim| Editor::of_evidence(state, snapshot, &aim));
    open(state, editor);
}

fn open(state: &mut State, editor: Option<Editor>) {
    if let Some(mut editor) = editor {
        if state.open.as_ref() != Some(&editor.place.article) {
            super::execute::go_to(state, editor.place.clone());
        }
        editor.serial = state.next_serial();
        state.words = None;
        state.pane = super::state::Pane::Page;
        state.editor = Some(editor);
    }
}

/// Takes away the annotation of what is selected, or all that are chosen in the ledger.
pub fn remove(state: &mut State, snapshot: &Snapshot) -> Option<Effect> {
    if !state.ledger.chosen.rows.is_empty() {
        let annotations = Shown::of(snapshot, &state.desk).notes(&state.ledger.chosen.rows);
        state.ledger.chosen.rows.clear();
        return (!annotations.is_empty()).then(|| Effect::Acts(vec![Act::Remove { annotations }]));
    }
    let id = aim::aim(state, snapshot)?.annotation?;
    state.mark = None;
    state.editor = state.editor.take().filter(|editor| editor.annotation.as_ref() != Some(&id));
    Some(Effect::Acts(vec![Act::Remove { annotations: vec![id] }]))
}

/// Gives what is selected, or everything that is chosen in the ledger, a status. Evidence that was given for the same
/// status stays.
pub fn verify(state: &mut State, snapshot: &Snapshot, status: Status) -> Option<Effect> {
    if !state.ledger.chosen.rows.is_empty() {
        let targets = Shown::of(snapshot, &state.desk).targets(&state.ledger.chosen.rows);
        let act = Act::Verify { targets, status, evidence: Evidence::default() };
        return (!matches!(&act, Act::Verify { targets, .. } if targets.is_empty())).then(|| Effect::Acts(vec![act]));
    }
    let aim = aim::to_verify(state, snapshot)?;
    let standing = state.desk.standing(snapshot, aim.subject, aim.article, aim.span);
    let held = standing.verification.as_ref().and_then(|held| held.verification());
    if held.map_or(Status::Unchecked, |held| held.status) == status && standing.struck.is_none() {
        return None;
    }
    let evidence = Evidence::default();
    Some(Effect::Acts(vec![Act::Verify { targets: vec![aim.target(snapshot)?], status, evidence }]))
}

/// The next, or the previous, thing that nobody gave a status, from what is selected on, through all articles in the
/// order of their list.
pub fn unchecked(state: &State, snapshot: &Snapshot, forward: bool) -> Option<Unchecked> {
    let mut order = listing::order(snapshot, &state.filter, state.sort);
    if order.is_empty() {
        return None;
    }
    let open = state.open.as_ref().and_then(|open| view::reading_of(snapshot, open)).map(|(index, _)| index);
    let at = open.and_then(|open| order.iter().position(|&index| index == open)).unwrap_or(0);
    order.rotate_left(at);
    if !forward {
        order[1..].reverse();
    }
    let here = selected(state).filter(|(place, _)| state.open.as_ref() == Some(&place.article));
    let here = here.map(|(place, subject)| (place.span.start(), place.span.end(), subject));
    let key = |(span, subject, _): &(Span, Subject, Unchecked)| (span.start(), span.end(), *subject);
    let is_open = |article: usize, (span, subject, _): &(Span, Subject, Unchecked)| {
        state.desk.standing(snapshot, *subject, article, *span).status == Status::Unchecked
    };
    let find = |article: usize, fits: &dyn Fn(&(Span, Subject, Unchecked)) -> bool| {
        let mut things = things(snapshot, article);
        if !forward {
            things.reverse();
        }
        things.into_iter().find(|thing| fits(thing) && is_open(article, thing)).map(|(_, _, what)| what)
    };
    let beyond = |thing: &(Span, Subject, Unchecked)| match here {
        None => true,
        Some(here) if forward => key(thing) > here,
        Some(here) => key(thing) < here,
    };
    let first = find(order[0], &beyond);
    first.or_else(|| order[1..].iter().find_map(|&article| find(article, &|_| true))).or_else(|| {
        // Round to where it began.
        find(order[0], &|thing| !beyond(thing) && Some(key(thing)) != here)
    })
}

fn selected(state: &State) -> Option<(&Place, Subject)> {
    let figure = state.figure.as_ref().map(|place| (place, Subject::Figure));
    let quote = || state.quote.as_ref().map(|place| (place, Subject::Quote));
    figure.or_else(quote).or_else(|| state.claim.as_ref().map(|place| (place, Subject::Check)))
}

/// What of an article can be given a status, in order of the text: the figures that are compared, quotes, checks.
fn things(snapshot: &Snapshot, article: usize) -> Vec<(Span, Subject, Unchecked)> {
    let Some(reading) = snapshot.readings.get(article) else { return Vec::new() };
    let compared = |figure: usize| view::measure_of(snapshot, FigureRef { article, figure }).is_some();
    let figures = reading.figures.iter().enumerate().filter(|(figure, _)| compared(*figure));
    let figures =
        figures.map(|(figure, it)| (it.span, Subject::Figure, Unchecked::Figure(FigureRef { article, figure })));
    let quotes = reading.quotes.iter().enumerate();
    let quotes = quotes.map(|(quote, it)| (it.span, Subject::Quote, Unchecked::Quote(QuoteRef { article, quote })));
    let checks = snapshot.comparison.checks.iter().enumerate().filter(|(_, check)| check.claim.0 == article);
    let checks = checks.map(|(index, check)| (check.claim.1, Subject::Check, Unchecked::Check(index)));
    let mut things: Vec<_> = figures.chain(quotes).chain(checks).collect();
    things.sort_by_key(|(span, subject, _)| (span.start(), span.end(), *subject));
    things
}
