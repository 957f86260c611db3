//! What the analysts laid over the article on the page: highlights, notes and statuses, each in its place.

use std::sync::Arc;

use super::explain::Row;
use super::segments::{Segment, flatten};
use crate::annotations::{Attached, Attachment, Colour, Evidence, ItemId, Standing, Status, Subject};
use crate::app::view::View;
use crate::app::words;
use crate::article::Span;

/// What lies over one article, for the page to paint.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    /// In order of the text; what is about the whole article first.
    pub notes: Vec<Note>,
    /// The highlights, flattened; `of` is an index into `notes`.
    pub segments: Vec<Segment>,
    pub badges: Vec<Badge>,
    /// Where the article's first paragraph begins: the notes on the whole article stand beside it.
    pub first: Option<usize>,
}

/// A highlight, with or without words.
#[derive(Clone, Debug)]
pub struct Note {
    pub id: ItemId,
    pub span: Span,
    pub colour: Colour,
    /// Whether there is something to read: a note or tags.
    pub is_written: bool,
    /// Whether it is about the whole article.
    pub is_whole: bool,
    pub attached: Arc<Attached>,
}

/// The status of something, beside its words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Badge {
    pub subject: Subject,
    pub span: Span,
    /// `None` where only a status of what stood here before is left.
    pub status: Option<Status>,
}

impl Notes {
    /// Of the article of this index, as far as the layer is shown.
    pub fn of(view: &View<'_>, index: usize) -> Self {
        let marks = view.marks_on(index);
        let hidden = &view.state.hidden;
        let mut notes = Vec::new();
        let mut badges: Vec<Badge> = Vec::new();
        for mark in marks {
            let Some(span) = mark.at.shown() else { continue };
            if hidden.iter().any(|layered| layered.has(mark)) {
                continue;
            }
            let subject = mark.item.target().subject;
            if let Some(annotation) = mark.annotation() {
                notes.push(Note {
                    id: annotation.id.clone(),
                    span,
                    colour: annotation.colour,
                    is_written: !annotation.note.is_empty() || !annotation.tags.is_empty(),
                    is_whole: subject == Subject::Article,
                    attached: Arc::clone(mark),
                });
            }
            let known = badges.iter().rev().take_while(|badge| badge.span.start() == span.start());
            if mark.verification().is_some()
                && known.filter(|badge| badge.span == span && badge.subject == subject).count() == 0
            {
                let standing = view.state.desk.standing(view.snapshot, subject, index, span);
                let status = (standing.status != Status::Unchecked).then_some(standing.status);
                if status.is_some() || standing.struck.is_some() {
                    badges.push(Badge { subject, span, status });
                }
            }
        }
        let spans: Vec<Span> =
            notes.iter().map(|note| if note.is_whole { Span::default() } else { note.span }).collect();
        let article = view.snapshot.readings.get(index).map(|reading| &reading.article);
        let first = article.and_then(|article| article.paragraphs().first()).map(|first| first.span.start());
        Notes { segments: flatten(&spans), notes, badges, first }
    }
}

/// What an annotation says, in words.
pub fn rows_of_note(attached: &Attached) -> Vec<Row> {
    let Some(annotation) = attached.annotation() else { return Vec::new() };
    let mut rows = Vec::new();
    let row = |label, words: String, known| Row { label, words, known };
    let signed = format!("{}, {}", annotation.creator, words::moment(annotation.modified));
    if !annotation.note.is_empty() {
        rows.push(row("Note", annotation.note.clone(), Some(signed)));
    } else {
        rows.push(row("Highlight", annotation.colour.name().to_owned(), Some(signed)));
    }
    for other in &annotation.other_notes {
        let signed = format!("{}, {}, at the same time", other.author, words::moment(other.when));
        rows.push(row("Note", other.text.clone(), Some(signed)));
    }
    if !annotation.tags.is_empty() {
        let tags = annotation.tags.iter().map(|tag| tag.as_str()).collect::<Vec<_>>().join(", ");
        rows.push(row("Tags", tags, None));
    }
    rows.extend(moved(attached));
    rows
}

/// How something stands with the analysts, in words; nothing where nobody looked at it.
pub fn rows_of_standing(standing: &Standing) -> Vec<Row> {
    let mut rows = Vec::new();
    if let Some(attached) = &standing.verification
        && let Some(verification) = attached.verification()
        && (verification.status != Status::Unchecked || verification.evidence != Evidence::default())
    {
        let signed = format!("{}, {}", verification.who, words::moment(verification.when));
        rows.push(Row { label: "Status", words: verification.status.name().to_owned(), known: Some(signed) });
        let evidence = [&verification.evidence.text, &verification.evidence.link];
        let evidence = evidence.into_iter().filter(|text| !text.is_empty()).cloned().collect::<Vec<_>>().join("\n");
        if !evidence.is_empty() {
            rows.push(Row { label: "Evidence", words: evidence, known: None });
        }
        rows.extend(moved(attached));
    }
    if let Some(attached) = &standing.struck
        && let Some(verification) = attached.verification()
        && standing.status == Status::Unchecked
    {
        let known = format!("{} by {}", verification.status.name(), verification.who);
        let words = match &attached.at {
            Attachment::Changed { was, is, .. } => format!("figure changed: {was} -> {is}"),
            _ => "other words stand here now".to_owned(),
        };
        rows.push(Row { label: "Was", words, known: Some(known) });
    }
    rows
}

fn moved(attached: &Attached) -> Option<Row> {
    let words = match &attached.at {
        Attachment::Moved(_) => "the words around it changed; look whether it is in its place".to_owned(),
        Attachment::Changed { was, is, .. } => format!("figure changed: {was} -> {is}"),
        Attachment::Here(_) | Attachment::Lost { .. } => return None,
    };
    Some(Row { label: "Moved", words, known: None })
}
