//! The rows of the ledger and what their cells say.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::Timestamp;

use super::{Column, RowId, Sort};
use crate::annotations::{self, Annotation, Attached, Status, Subject};
use crate::app::{listing, view, words};
use crate::article::{Article, ArticleId, Place, Span};
use crate::compare::{Check, FigureRef, QuoteRef};
use crate::figures::Figure;
use crate::quotes::Quote;
use crate::reading::Reading;
use crate::workspace::Snapshot;
use crate::workspace::desk::DeskState;

/// What a row is about. References are into the snapshot that the rows were made for.
#[derive(Clone, Debug)]
pub enum Entry {
    Figure(FigureRef),
    Quote(QuoteRef),
    Check(usize),
    Annotation(Arc<Attached>),
}

/// What rows are made from: a collection and the layer over it.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    pub snapshot: &'a Snapshot,
    pub desk: &'a DeskState,
    /// Whether the layer is attached to all of these very articles; else each is asked for.
    is_current: bool,
}

/// What is verified or annotated, and where it stands.
#[derive(Clone, Copy)]
pub struct Thing<'a> {
    pub subject: Subject,
    /// The article's place in the snapshot.
    pub index: usize,
    pub article: &'a Article,
    pub span: Span,
}

impl Entry {
    pub fn sort(&self) -> Sort {
        match self {
            Entry::Figure(_) => Sort::Figure,
            Entry::Quote(_) => Sort::Quote,
            Entry::Check(_) => Sort::Check,
            Entry::Annotation(_) => Sort::Annotation,
        }
    }
}

impl<'a> Shown<'a> {
    pub fn of(snapshot: &'a Snapshot, desk: &'a DeskState) -> Self {
        Shown { snapshot, desk, is_current: Arc::ptr_eq(&desk.attached, &snapshot.machine) }
    }

    /// The layer, as far as its places are places of this article.
    fn layer(self, index: usize) -> Option<&'a annotations::View> {
        let is_about = || self.snapshot.machine.get(index).is_some_and(|reading| self.desk.is_about(reading));
        (self.is_current || is_about()).then_some(&*self.desk.view)
    }

    /// All rows: article by article in order of the text; what waits in the orphan tray comes last.
    pub fn entries(self) -> Vec<Entry> {
        let Snapshot { readings, comparison, .. } = self.snapshot;
        let mut checks: Vec<Vec<usize>> = vec![Vec::new(); readings.len()];
        for (index, check) in comparison.checks.iter().enumerate() {
            if let Some(own) = checks.get_mut(check.claim.0) {
                own.push(index);
            }
        }
        let mut entries = Vec::new();
        let mut own: Vec<(usize, Sort, Entry)> = Vec::new();
        for (article, (reading, checks)) in readings.iter().zip(checks).enumerate() {
            let figures = reading.figures.iter().enumerate();
            own.extend(figures.map(|(figure, found)| {
                (found.span.start(), Sort::Figure, Entry::Figure(FigureRef { article, figure }))
            }));
            let quotes = reading.quotes.iter().enumerate();
            own.extend(
                quotes
                    .map(|(quote, found)| (found.span.start(), Sort::Quote, Entry::Quote(QuoteRef { article, quote }))),
            );
            own.extend(
                checks
                    .into_iter()
                    .map(|index| (comparison.checks[index].claim.1.start(), Sort::Check, Entry::Check(index))),
            );
            let marks = self.desk.on(self.snapshot, article).iter().filter(|mark| mark.annotation().is_some());
            own.extend(marks.map(|mark| {
                let start = mark.at.shown().unwrap_or_default().start();
                (start, Sort::Annotation, Entry::Annotation(Arc::clone(mark)))
            }));
            own.sort_by_key(|(start, sort, _)| (*start, *sort));
            entries.extend(own.drain(..).map(|(.., entry)| entry));
        }
        let orphans = self.desk.view.orphans().filter(|orphan| orphan.annotation().is_some());
        entries.extend(orphans.map(|orphan| Entry::Annotation(Arc::clone(orphan))));
        entries
    }

    pub fn figure(self, at: FigureRef) -> Option<(&'a Reading, &'a Figure)> {
        view::figure(self.snapshot, at)
    }

    pub fn quote(self, at: QuoteRef) -> Option<(&'a Reading, &'a Quote)> {
        view::quote(self.snapshot, at)
    }

    pub fn check(self, at: usize) -> Option<(&'a Reading, &'a Check)> {
        let check = self.snapshot.comparison.checks.get(at)?;
        Some((self.snapshot.readings.get(check.claim.0)?, check))
    }

    /// The article of a row, with its index; `None` for what is in none any more.
    pub fn reading(self, entry: &Entry) -> Option<(usize, &'a Reading)> {
        let index = match entry {
            Entry::Figure(at) => at.article,
            Entry::Quote(at) => at.article,
            Entry::Check(at) => self.snapshot.comparison.checks.get(*at)?.claim.0,
            Entry::Annotation(mark) => view::reading_of(self.snapshot, mark.article.as_ref()?)?.0,
        };
        Some((index, self.snapshot.readings.get(index)?))
    }

    /// What a row is about and where that stands; `None` for what waits in the orphan tray.
    pub fn thing(self, entry: &Entry) -> Option<Thing<'a>> {
        let (index, reading) = self.reading(entry)?;
        let (subject, span) = match entry {
            Entry::Figure(at) => (Subject::Figure, self.figure(*at)?.1.span),
            Entry::Quote(at) => (Subject::Quote, self.quote(*at)?.1.span),
            Entry::Check(at) => (Subject::Check, self.check(*at)?.1.claim.1),
            Entry::Annotation(mark) => {
                self.layer(index)?;
                (mark.item.target().subject, mark.at.shown()?)
            }
        };
        Some(Thing { subject, index, article: &reading.article, span })
    }

    pub fn id(self, entry: &Entry) -> Option<RowId> {
        if let Entry::Annotation(mark) = entry {
            return Some(RowId::Annotation(mark.item.id().clone()));
        }
        let Thing { subject, article, span, .. } = self.thing(entry)?;
        Some(RowId::Thing(subject, Place { article: article.id.clone(), span }))
    }

    /// Whether a row has this name.
    pub fn is(self, entry: &Entry, row: &RowId) -> bool {
        match (entry, row) {
            (Entry::Annotation(mark), RowId::Annotation(id)) => mark.item.id() == id,
            (Entry::Annotation(_), _) | (_, RowId::Annotation(_)) => false,
            (_, RowId::Thing(subject, place)) => self.thing(entry).is_some_and(|thing| {
                (thing.subject, thing.span, &thing.article.id) == (*subject, place.span, &place.article)
            }),
        }
    }

    /// How the thing of a row stands; `None` for what is not verified: any words, or a whole article.
    pub fn status(self, entry: &Entry) -> Option<Status> {
        let Thing { subject, index, article, span } = self.thing(entry)?;
        match subject {
            Subject::Figure | Subject::Quote | Subject::Check => {
                Some(self.layer(index).map_or(Status::Unchecked, |layer| layer.status(subject, &article.id, span)))
            }
            Subject::Text | Subject::Measure | Subject::Article => None,
        }
    }

    /// The annotations of a row: its own, or those of its figure, quote or check.
    pub fn annotations(self, entry: &'a Entry) -> Vec<&'a Annotation> {
        match entry {
            Entry::Annotation(mark) => mark.annotation().into_iter().collect(),
            _ => {
                let Some(Thing { subject, index, article, span }) = self.thing(entry) else { return Vec::new() };
                let layer = self.layer(index);
                layer.map(|layer| layer.annotations_of(subject, &article.id, span).collect()).unwrap_or_default()
            }
        }
    }

    /// The verification that holds for the thing of a row.
    pub fn verification(self, entry: &Entry) -> Option<&'a annotations::Verification> {
        let Thing { subject, index, article, span } = self.thing(entry)?;
        self.layer(index)?.newest(subject, &article.id, span)?.verification()
    }

    /// Who wrote last about a row, and when.
    pub fn written(self, entry: &'a Entry) -> Option<(&'a str, Timestamp)> {
        if let Entry::Annotation(mark) = entry {
            let annotation = mark.annotation()?;
            return Some((&annotation.creator, annotation.modified));
        }
        let verified = self.verification(entry).map(|verification| (&*verification.who, verification.when));
        let noted = self.annotations(entry).into_iter().map(|note| (&*note.creator, note.modified));
        verified.into_iter().chain(noted).max_by_key(|(_, when)| *when)
    }

    /// What a cell says; empty where there is nothing to say.
    pub fn cell(self, entry: &'a Entry, column: Column) -> Cow<'a, str> {
        self.said(entry, column).unwrap_or_default()
    }

    fn said(self, entry: &'a Entry, column: Column) -> Option<Cow<'a, str>> {
        Some(match column {
            Column::Kind => self.kind(entry)?.into(),
            Column::Article => match (self.reading(entry), entry) {
                (Some((_, reading)), _) => listing::title(reading).into(),
                (None, Entry::Annotation(mark)) => mark.item.target().anchor.article.to_string().into(),
                (None, _) => return None,
            },
            Column::Outlet => self.reading(entry)?.1.article.metadata.outlet.as_deref()?.into(),
            Column::Text => self.text(entry)?,
            Column::Value => match entry {
                Entry::Check(at) => {
                    let (_, check) = self.check(*at)?;
                    format!("{} ({})", check.computed, words::verdict(check.verdict)).into()
                }
                _ => words::amount(self.counted(entry)?.1).into(),
            },
            Column::Measure => match entry {
                Entry::Check(at) => words::check_kind(self.check(*at)?.1.kind).into(),
                _ => self.measure(entry)?,
            },
            Column::Speaker => match entry {
                Entry::Quote(at) => self.quote(*at)?.1.speaker.as_ref()?.name.as_str().into(),
                _ => self.counted(entry)?.1.source.as_ref()?.value.name.as_str().into(),
            },
            Column::Status => self.status(entry)?.name().into(),
            Column::Tags => {
                let notes = self.annotations(entry);
                let tags: std::collections::BTreeSet<_> = notes.iter().flat_map(|note| &note.tags).collect();
                tags.into_iter().map(|tag| tag.as_str()).collect::<Vec<_>>().join(", ").into()
            }
            Column::Note => self.note(entry),
            Column::Who => self.written(entry)?.0.into(),
            Column::When => words::moment(self.written(entry)?.1).into(),
        })
    }

    fn kind(self, entry: &Entry) -> Option<&'static str> {
        Some(match entry {
            Entry::Figure(_) => "Figure",
            Entry::Quote(at) => words::quote_kind(self.quote(*at)?.1.kind),
            Entry::Check(_) => "Check",
            Entry::Annotation(mark) if mark.annotation()?.note.is_empty() => "Highlight",
            Entry::Annotation(_) => "Note",
        })
    }

    fn text(self, entry: &'a Entry) -> Option<Cow<'a, str>> {
        Some(match entry {
            Entry::Figure(at) => {
                let (reading, figure) = self.figure(*at)?;
                words::printed(reading.article.text(), figure).into()
            }
            Entry::Quote(at) => {
                let (reading, quote) = self.quote(*at)?;
                one_line(quote.span.of(reading.article.text()))
            }
            Entry::Check(at) => one_line(&self.check(*at)?.1.says),
            Entry::Annotation(mark) => match mark.item.target().anchor.exact() {
                "" => "the whole article".into(),
                exact => one_line(exact),
            },
        })
    }

    /// The figure of a row: its own, or the one that its annotation is about.
    fn counted(self, entry: &Entry) -> Option<(FigureRef, &'a Figure)> {
        let at = match entry {
            Entry::Figure(at) => *at,
            Entry::Annotation(mark) => {
                let (article, reading) = self.reading(entry)?;
                self.layer(article)?;
                let span = mark.at.holds()?;
                let figure = reading.figures.binary_search_by(|figure| figure.span.cmp(&span)).ok()?;
                FigureRef { article, figure }
            }
            Entry::Quote(_) | Entry::Check(_) => return None,
        };
        Some((at, self.figure(at)?.1))
    }

    fn measure(self, entry: &Entry) -> Option<Cow<'a, str>> {
        let (at, figure) = self.counted(entry)?;
        if let Some(index) = view::measure_of(self.snapshot, at) {
            return Some(self.snapshot.comparison.measures[index].label.as_str().into());
        }
        Some(figure.measure.as_ref()?.value.as_str().into())
    }

    /// The notes of a row; of a verified thing its evidence first.
    fn note(self, entry: &'a Entry) -> Cow<'a, str> {
        let mut notes: Vec<Cow<'a, str>> = Vec::new();
        if !matches!(entry, Entry::Annotation(_))
            && let Some(verification) = self.verification(entry)
        {
            let evidence = &verification.evidence;
            notes.extend(
                [&evidence.text, &evidence.link].into_iter().filter(|text| !text.is_empty()).map(|text| one_line(text)),
            );
        }
        let written = self.annotations(entry).into_iter().filter(|note| !note.note.is_empty());
        notes.extend(written.map(|note| one_line(&note.note)));
        match notes.len() {
            1 => notes.swap_remove(0),
            _ => notes.join(" · ").into(),
        }
    }

    /// The sentence of a row's words and where they stand in it.
    pub fn sentence(self, entry: &Entry) -> Option<(&'a Article, Span, Span)> {
        let Thing { article, span, .. } = self.thing(entry)?;
        let sentence = article.sentence_at(span.start())?;
        sentence.covers(span).then_some((article, sentence, span))
    }

    /// The author names of everything in the layer, sorted.
    pub fn authors(self) -> Vec<String> {
        let name = |mark: &'a Arc<Attached>| match (mark.annotation(), mark.verification()) {
            (Some(annotation), _) => Some(&*annotation.creator),
            (_, Some(verification)) => Some(&*verification.who),
            _ => None,
        };
        let names: std::collections::BTreeSet<&str> = self.desk.view.items().filter_map(name).collect();
        names.into_iter().map(str::to_owned).collect()
    }

    /// The place of a row, to go to.
    pub fn place(self, entry: &Entry) -> Option<Place> {
        let Thing { article, span, .. } = self.thing(entry)?;
        Some(Place { article: ArticleId::clone(&article.id), span })
    }
}

/// Words without line ends.
fn one_line(text: &str) -> Cow<'_, str> {
    if text.contains(|c: char| c.is_whitespace() && c != ' ') || text.contains("  ") {
        text.split_whitespace().collect::<Vec<_>>().join(" ").into()
    } else {
        text.trim().into()
    }
}
