//! The analyst's layer as rows for tables: what was marked, verified and corrected, each with its place and its words.

use std::borrow::Cow;

use super::Collection;
use super::sheets::{Cell, Sheet};
use crate::annotations::{Anchor, Attachment, Corrected, Item, Subject, Target};
use crate::article::{ArticleId, CodePoints, Place, Span};
use crate::compare::article_label;
use crate::words;

/// One annotation, status or correction.
pub(super) struct Row<'a> {
    /// "annotation", "verification" or "correction".
    pub record: &'static str,
    pub id: &'a str,
    pub what: What<'a>,
    /// "text", "figure" …; empty for corrections.
    pub subject: &'static str,
    /// The article that it is in, or was.
    pub file: &'a str,
    /// The reading that it is in and where; `None` where it is in none now.
    pub at: Option<(usize, Span)>,
    /// "here", "moved", "changed" or "lost".
    pub place: &'static str,
    /// Of what changed, from what to what.
    pub change: Option<String>,
    /// The words that it was put on.
    pub words: &'a str,
    pub sentence: Cow<'a, str>,
    pub who: &'a str,
    pub when: String,
}

pub(super) enum What<'a> {
    Annotation { colour: &'static str, note: String, tags: String },
    Verification { status: &'static str, evidence: &'a str, link: &'a str },
    Correction { says: String },
}

/// Everything that lies over a collection: by article and place, what has no place after what has one; corrections
/// last, oldest first. Nothing where the collection goes out without its layer.
pub(super) fn rows<'a>(collection: Collection<'a>) -> Vec<Row<'a>> {
    let Some(view) = collection.layer else { return Vec::new() };
    let find = |article: Option<&ArticleId>| {
        let article = article?;
        collection.readings.binary_search_by(|reading| reading.article.id.cmp(article)).ok()
    };
    let mut rows: Vec<Row<'a>> = Vec::new();
    for attached in view.items() {
        let (who, when, what, record) = match &attached.item {
            Item::Annotation(annotation) => {
                let others = annotation.other_notes.iter().map(|note| note.text.as_str());
                let note: Vec<&str> = std::iter::once(annotation.note.as_str()).chain(others).collect();
                let tags: Vec<&str> = annotation.tags.iter().map(|tag| tag.as_str()).collect();
                let note = note.join("\n\n");
                let what = What::Annotation { colour: annotation.colour.name(), note, tags: tags.join("; ") };
                (&annotation.creator, annotation.created, what, "annotation")
            }
            Item::Verification(verification) => {
                let evidence = &verification.evidence;
                let status = verification.status.name();
                let what = What::Verification { status, evidence: &evidence.text, link: &evidence.link };
                (&verification.who, verification.when, what, "verification")
            }
        };
        let target: &Target = attached.item.target();
        rows.push(Row {
            record,
            id: attached.item.id().as_str(),
            what,
            subject: subject_name(target.subject),
            who,
            when: when.to_string(),
            ..row(collection, &target.anchor, find(attached.article.as_ref()), &attached.at)
        });
    }
    rows.sort_by(|a, b| {
        let key = |row: &Row<'_>| (row.at.is_none(), row.at.map(|(at, span)| (at, span.start(), span.end())));
        key(a).cmp(&key(b)).then_with(|| (a.file, a.record, &a.when, a.id).cmp(&(b.file, b.record, &b.when, b.id)))
    });
    for correction in view.corrections() {
        let Corrected { id, correction: body, who, when } = &correction.corrected;
        let (first, at) = (body.places().next(), correction.places.first());
        let place = match (first, at) {
            (Some(anchor), Some((article, at))) => row(collection, anchor, find(article.as_ref()), at),
            _ => nowhere(),
        };
        let what = What::Correction { says: words::correction(body) };
        rows.push(Row { record: "correction", id: id.as_str(), what, who, when: when.to_string(), ..place });
    }
    rows
}

/// The parts of a row that its anchor says.
fn row<'a>(collection: Collection<'a>, anchor: &'a Anchor, at: Option<usize>, attachment: &Attachment) -> Row<'a> {
    let (place, change) = match attachment {
        Attachment::Here(_) => ("here", None),
        Attachment::Moved(_) => ("moved", None),
        Attachment::Changed { was, is, .. } => ("changed", Some(format!("{was} → {is}"))),
        Attachment::Lost { .. } => ("lost", None),
    };
    let at = at.zip(attachment.shown());
    Row {
        file: at.map_or(anchor.article.as_str(), |(at, _)| collection.readings[at].article.id.as_str()),
        place: if at.is_some() { place } else { "lost" },
        at,
        change,
        words: anchor.exact(),
        sentence: anchor.old_sentence().into(),
        ..nowhere()
    }
}

fn nowhere<'a>() -> Row<'a> {
    Row {
        record: "",
        id: "",
        what: What::Correction { says: String::new() },
        subject: "",
        file: "",
        at: None,
        place: "here",
        change: None,
        words: "",
        sentence: Cow::Borrowed(""),
        who: "",
        when: String::new(),
    }
}

fn subject_name(subject: Subject) -> &'static str {
    match subject {
        Subject::Text => "text",
        Subject::Figure => "figure",
        Subject::Quote => "quote",
        Subject::Measure => "measure",
        Subject::Check => "check",
        Subject::Article => "article",
    }
}

impl Row<'_> {
    /// Half-open code points in the article's text as it is now; `None` for what is in none.
    pub fn offsets(&self, points: &[CodePoints<'_>]) -> Option<(usize, usize)> {
        let (at, span) = self.at?;
        Some(points.get(at)?.of_span(span))
    }

    /// What happened to its place since, for people; empty where nothing did.
    fn fate(&self) -> String {
        match (self.place, &self.change) {
            ("changed", Some(change)) => format!("figure changed: {change}"),
            ("moved", _) => "moved".to_owned(),
            ("lost", _) => "not in the articles any more".to_owned(),
            _ => String::new(),
        }
    }

    /// The words, leading to where they are.
    fn cell(&self) -> Cell {
        let text = if self.words.is_empty() && self.subject == "article" { "(whole article)" } else { self.words };
        Cell { text: text.to_owned(), place: self.at }
    }
}

/// How a figure, quote or check stands: "confirmed"; `None` where it is unchecked or the layer does not go out.
pub(super) fn status(collection: Collection<'_>, subject: Subject, at: usize, span: Span) -> Option<&'static str> {
    let place = Place { article: collection.readings.get(at)?.article.id.clone(), span };
    let standing = collection.layer?.standing(subject, &place);
    standing.verification.map(|_| standing.status.name())
}

/// Annotations for people.
pub(super) fn notes(collection: Collection<'_>) -> Sheet {
    let rows = rows(collection);
    let rows = rows.iter().filter_map(|row| {
        let What::Annotation { colour, note, tags } = &row.what else { return None };
        let mut place = vec![label(collection, row)];
        place.extend(Some(row.fate()).filter(|fate| !fate.is_empty()));
        Some(vec![
            row.cell(),
            Cell::of(note.clone()),
            Cell::of(tags.clone()),
            Cell::of(*colour),
            Cell::of(place.join(" · ")),
            Cell::of(by(row)),
        ])
    });
    Sheet {
        caption: "What was marked",
        columns: &["Words", "Note", "Tags", "Colour", "Article", "By"],
        rows: rows.collect(),
    }
}

/// Statuses for people.
pub(super) fn verified(collection: Collection<'_>) -> Sheet {
    let rows = rows(collection);
    let rows = rows.iter().filter_map(|row| {
        let What::Verification { status, evidence, link } = &row.what else { return None };
        let evidence: Vec<&str> = [*evidence, *link].into_iter().filter(|words| !words.is_empty()).collect();
        let mut place = vec![label(collection, row)];
        place.extend(Some(row.fate()).filter(|fate| !fate.is_empty()));
        Some(vec![
            row.cell(),
            Cell::of(*status),
            Cell::of(evidence.join(" · ")),
            Cell::of(row.sentence.clone()),
            Cell::of(place.join(" · ")),
            Cell::of(by(row)),
        ])
    });
    Sheet {
        caption: "What was verified; of several statuses of one thing the last one holds",
        columns: &["Words", "Status", "Evidence", "Sentence", "Article", "By"],
        rows: rows.collect(),
    }
}

/// Corrections for people.
pub(super) fn corrections(collection: Collection<'_>) -> Sheet {
    let rows = rows(collection);
    let rows = rows.iter().filter_map(|row| {
        let What::Correction { says } = &row.what else { return None };
        let mut place = vec![label(collection, row)];
        place.extend(Some(row.fate()).filter(|fate| !fate.is_empty()));
        place.retain(|part| !part.is_empty());
        Some(vec![row.cell(), Cell::of(says.clone()), Cell::of(place.join(" · ")), Cell::of(by(row))])
    });
    Sheet {
        caption: "What was corrected by hand; the report is made with it",
        columns: &["Words", "Correction", "Article", "By"],
        rows: rows.collect(),
    }
}

fn label(collection: Collection<'_>, row: &Row<'_>) -> String {
    row.at.map_or_else(|| row.file.to_owned(), |(at, _)| article_label(&collection.readings[at].article))
}

/// "Ada, 2026-05-04".
fn by(row: &Row<'_>) -> String {
    format!("{}, {}", row.who, row.when.get(..10).unwrap_or(&row.when))
}
