//! What a panel may read while it draws, and how it says what should happen.

use std::sync::Arc;

use super::commands::Command;
use super::state::State;
use super::theme::Palette;
use crate::annotations::{Attached, Standing, Subject};
use crate::article::{ArticleId, Place, Span};
use crate::compare::{Check, FigureRef, Measure, MeasureId, QuoteRef};
use crate::figures::Figure;
use crate::quotes::Quote;
use crate::reading::Reading;
use crate::workspace::Snapshot;

/// Everything a frame is drawn from. Panels get it by reference and cannot change any of it.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pub snapshot: &'a Snapshot,
    pub state: &'a State,
    pub palette: &'a Palette,
}

/// What panels want to happen, in the order they said it; carried out after the frame's panels are drawn.
pub type Queue = Vec<Command>;

impl<'a> View<'a> {
    /// The article that is open, and its index in the snapshot.
    pub fn open(&self) -> Option<(usize, &'a Arc<Reading>)> {
        reading_of(self.snapshot, self.state.open.as_ref()?)
    }

    /// The figure that is selected, if its article is still in the collection.
    pub fn selected_figure(&self) -> Option<FigureRef> {
        figure_at(self.snapshot, self.state.figure.as_ref()?)
    }

    /// What the analysts laid over the article of this index, in order of the text.
    pub fn marks_on(&self, index: usize) -> &'a [Arc<Attached>] {
        self.state.desk.on(self.snapshot, index)
    }

    /// How a figure stands with the analysts.
    pub fn standing_of_figure(&self, at: FigureRef) -> Standing {
        let figure = figure(self.snapshot, at).map(|(_, figure)| figure.span);
        figure.map_or_else(Standing::default, |span| self.standing(Subject::Figure, at.article, span))
    }

    /// How a quote stands with the analysts.
    pub fn standing_of_quote(&self, at: QuoteRef) -> Standing {
        let quote = quote(self.snapshot, at).map(|(_, quote)| quote.span);
        quote.map_or_else(Standing::default, |span| self.standing(Subject::Quote, at.article, span))
    }

    /// How a check stands with the analysts.
    pub fn standing_of_check(&self, check: &Check) -> Standing {
        self.standing(Subject::Check, check.claim.0, check.claim.1)
    }

    fn standing(&self, subject: Subject, article: usize, span: Span) -> Standing {
        self.state.desk.standing(self.snapshot, subject, article, span)
    }
}

/// The reading of an article and its index. Readings are sorted by identifier.
pub fn reading_of<'a>(snapshot: &'a Snapshot, id: &ArticleId) -> Option<(usize, &'a Arc<Reading>)> {
    let at = snapshot.readings.binary_search_by(|reading| reading.article.id.cmp(id)).ok()?;
    Some((at, &snapshot.readings[at]))
}

/// The figure that stands exactly at a place.
pub fn figure_at(snapshot: &Snapshot, place: &Place) -> Option<FigureRef> {
    let (article, reading) = reading_of(snapshot, &place.article)?;
    let figure = reading.figures.iter().position(|figure| figure.span == place.span)?;
    Some(FigureRef { article, figure })
}

/// The figure behind a reference, with its reading; `None` when the reference is from another snapshot.
pub fn figure(snapshot: &Snapshot, at: FigureRef) -> Option<(&Reading, &Figure)> {
    let reading = snapshot.readings.get(at.article)?;
    Some((reading, reading.figures.get(at.figure)?))
}

/// The quote behind a reference, with its reading.
pub fn quote(snapshot: &Snapshot, at: QuoteRef) -> Option<(&Reading, &Quote)> {
    let reading = snapshot.readings.get(at.article)?;
    Some((reading, reading.quotes.get(at.quote)?))
}

/// The measure that a figure is in, by index.
pub fn measure_of(snapshot: &Snapshot, at: FigureRef) -> Option<usize> {
    let index = (*snapshot.comparison.measure_of.get(at.article)?.get(at.figure)?)?;
    (index < snapshot.comparison.measures.len()).then_some(index)
}

/// The measure of that name, with its index.
pub fn measure<'a>(snapshot: &'a Snapshot, id: &MeasureId) -> Option<(usize, &'a Measure)> {
    let measures = snapshot.comparison.measures.iter().map(|measure| &**measure);
    measures.enumerate().find(|(_, measure)| measure.id == *id)
}

/// The place where a check's claim stands.
pub fn claim(snapshot: &Snapshot, check: &Check) -> Option<Place> {
    let (article, span) = check.claim;
    Some(Place { article: snapshot.readings.get(article)?.article.id.clone(), span })
}
