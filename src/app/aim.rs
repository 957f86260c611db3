//! What a command of the analyst's is about: the words that are selected, else the mark, figure, quote, check or
//! measure that is.

use super::state::State;
use super::view;
use crate::annotations::{Annotation, Attached, ContentHash, ItemId, ItemKind, Subject, Target};
use crate::article::{Place, Span};
use crate::compare::{FigureRef, QuoteRef};
use crate::exchange::Card;
use crate::reading::Reading;
use crate::workspace::{Snapshot, desk};

/// One thing that can be annotated, by the article's index in the snapshot.
#[derive(Clone, Debug, PartialEq)]
pub struct Aim {
    pub subject: Subject,
    pub article: usize,
    pub span: Span,
    /// The annotation that is on just these words already.
    pub annotation: Option<ItemId>,
}

impl Aim {
    fn at(state: &State, snapshot: &Snapshot, subject: Subject, article: usize, span: Span) -> Aim {
        let on_it = |mark: &&std::sync::Arc<Attached>| {
            let whole = mark.item.target().subject == Subject::Article;
            mark.annotation().is_some() && mark.at.shown() == Some(span) && whole == (subject == Subject::Article)
        };
        let annotation = state.desk.on(snapshot, article).iter().find(on_it).map(|mark| mark.item.id().clone());
        Aim { subject, article, span, annotation }
    }

    /// The article as a whole.
    pub fn whole(state: &State, snapshot: &Snapshot) -> Option<Aim> {
        let (article, _) = view::reading_of(snapshot, state.open.as_ref()?)?;
        Some(Aim::at(state, snapshot, Subject::Article, article, Span::default()))
    }

    pub fn target(&self, snapshot: &Snapshot) -> Option<Target> {
        desk::target(snapshot, self.subject, self.article, self.span)
    }

    pub fn place(&self, snapshot: &Snapshot) -> Option<Place> {
        Some(Place { article: snapshot.readings.get(self.article)?.article.id.clone(), span: self.span })
    }
}

/// What would be annotated now.
pub fn aim(state: &State, snapshot: &Snapshot) -> Option<Aim> {
    let of = |subject: Subject, place: &Place| {
        let (article, _) = view::reading_of(snapshot, &place.article)?;
        Some(Aim::at(state, snapshot, subject, article, place.span))
    };
    if let Some(words) = &state.words {
        let (_, reading) = view::reading_of(snapshot, &words.article)?;
        return of(subject_of(reading, words.span), words);
    }
    if let Some(mark) = marked(state) {
        let (article, _) = view::reading_of(snapshot, mark.article.as_ref()?)?;
        let span = mark.at.shown()?;
        let id = mark.item.id().clone();
        return Some(Aim { subject: mark.item.target().subject, article, span, annotation: Some(id) });
    }
    let named = [(Subject::Figure, &state.figure), (Subject::Quote, &state.quote), (Subject::Check, &state.claim)];
    if let Some((subject, place)) = named.into_iter().find_map(|(subject, place)| Some((subject, place.as_ref()?))) {
        return of(subject, place);
    }
    let (_, measure) = view::measure(snapshot, state.measure.as_ref()?)?;
    let (reading, figure) = view::figure(snapshot, measure.members.first()?.figure)?;
    of(Subject::Measure, &Place { article: reading.article.id.clone(), span: figure.span })
}

/// What would be given a status now: of other words the one figure, or else the one quote, that they touch.
pub fn to_verify(state: &State, snapshot: &Snapshot) -> Option<Aim> {
    let aim = aim(state, snapshot)?;
    match aim.subject {
        Subject::Figure | Subject::Quote | Subject::Check => Some(aim),
        Subject::Measure | Subject::Article => None,
        Subject::Text => {
            let reading = snapshot.readings.get(aim.article)?;
            let touched = |span: &Span| span.overlaps(aim.span);
            let only = |mut spans: Vec<Span>| if spans.len() == 1 { spans.pop() } else { None };
            let figure = only(reading.figures.iter().map(|figure| figure.span).filter(touched).collect());
            let quote = || only(reading.quotes.iter().map(|quote| quote.span).filter(touched).collect());
            let (subject, span) = match figure {
                Some(figure) => (Subject::Figure, figure),
                None => (Subject::Quote, quote()?),
            };
            Some(Aim::at(state, snapshot, subject, aim.article, span))
        }
    }
}

/// The evidence card of what is selected, where that is a figure or a quote.
pub fn card(state: &State, snapshot: &Snapshot) -> Option<Card> {
    let aim = to_verify(state, snapshot)?;
    let reading = snapshot.readings.get(aim.article)?;
    let hash = || ContentHash::of(reading.article.text()).to_string();
    match aim.subject {
        Subject::Figure => {
            let figure = reading.figures.iter().position(|figure| figure.span == aim.span)?;
            Card::of_figure(&snapshot.readings, FigureRef { article: aim.article, figure }, &hash())
        }
        Subject::Quote => {
            let quote = reading.quotes.iter().position(|quote| quote.span == aim.span)?;
            Card::of_quote(&snapshot.readings, QuoteRef { article: aim.article, quote }, &hash())
        }
        _ => None,
    }
}

/// The annotation that is selected, in its place.
pub fn marked(state: &State) -> Option<&std::sync::Arc<Attached>> {
    state.desk.view.item(ItemKind::Annotation, state.mark.as_ref()?)
}

/// The annotation that an aim is at.
pub fn annotation<'s>(state: &'s State, aim: &Aim) -> Option<&'s Annotation> {
    state.desk.view.item(ItemKind::Annotation, aim.annotation.as_ref()?)?.annotation()
}

/// Words that are just a figure or a quote are that.
fn subject_of(reading: &Reading, span: Span) -> Subject {
    if reading.figures.iter().any(|figure| figure.span == span) {
        Subject::Figure
    } else if reading.quotes.iter().any(|quote| quote.span == span) {
        Subject::Quote
    } else {
        Subject::Text
    }
}
