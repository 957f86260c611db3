//! Tables for spreadsheets: UTF-8, comma-separated, quoted as RFC 4180 says, a row for each thing.
//!
//! Every row has every column, so that one filter on the first column gives the figures, the quotes or the measures.
//! Text that a spreadsheet would compute is defused ([`escape::cell`]); numbers of our own stay numbers, negative
//! ones too.

use std::borrow::Cow;
use std::io::{self, Write};

use super::Collection;
use super::escape;
use super::layer::{self, What};
use super::records::{Number, Records, qualifier_name, relation_name};
use crate::annotations::Subject;
use crate::article::CodePoints;
use crate::plot;
use crate::reading::Reading;
use crate::words;

/// The columns of [`write_csv`]. Columns may be added at the end, never renamed.
pub const COLUMNS: &[&str] = &[
    "record",
    "id",
    "file",
    "title",
    "outlet",
    "author",
    "published",
    "start",
    "end",
    "text",
    "sentence",
    "kind",
    "value",
    "low",
    "high",
    "unit",
    "qualifier",
    "qualifier_text",
    "noun",
    "entity",
    "measure",
    "measure_id",
    "scope",
    "role",
    "period",
    "source",
    "speaker",
    "cue",
    "figures",
    "relation",
    "origins",
    "says",
    "computed",
    "status",
    "why",
    "verification",
    "subject",
    "note",
    "tags",
    "colour",
    "evidence",
    "link",
    "creator",
    "created",
    "place",
    "twin_of",
    "alone",
    "corrected",
];

/// The columns of [`write_comparison_csv`].
pub const COMPARISON_COLUMNS: &[&str] = &[
    "measure_id",
    "measure",
    "relation",
    "origins",
    "unit",
    "figure",
    "file",
    "outlet",
    "published",
    "words",
    "value",
    "low",
    "high",
    "qualifier",
    "source",
    "note",
    "sentence",
    "why",
    "twin_of",
    "alone",
    "corrected",
];

/// Writes a row for each article, figure, quote, measure, check, thing of the layer and problem, in this order.
///
/// Offsets are half-open code points into the article's text, as in the JSON lines; the text itself is left out.
///
/// # Errors
/// Whatever writing to `to` gives.
pub fn write_csv(collection: Collection<'_>, to: &mut impl Write) -> io::Result<()> {
    let records = Records::of(collection);
    let mut table = Table::new(to, COLUMNS)?;
    let status = |subject, at, span| layer::status(collection, subject, at, span);
    for article in records.articles() {
        table.row(&[
            ("record", text(article.record)),
            ("file", text(article.file)),
            ("title", maybe(article.title)),
            ("outlet", maybe(article.outlet)),
            ("author", maybe(article.author)),
            ("published", maybe(article.published.as_deref())),
            ("twin_of", maybe(article.twin_of)),
            ("corrected", yes(article.corrected)),
        ])?;
    }
    for figure in records.figures() {
        let reading = &collection.readings[figure.at.article];
        let sentence = reading.figures[figure.at.figure].sentence.of(reading.article.text());
        let measure = collection.comparison.measure_of.get(figure.at.article);
        let measure = measure.and_then(|of| (*of.get(figure.at.figure)?).map(|m| &collection.comparison.measures[m]));
        let mut row = about(reading);
        row.extend([
            ("record", text(figure.record)),
            ("id", text(&figure.id)),
            ("start", figure.start.to_string().into()),
            ("end", figure.end.to_string().into()),
            ("text", text(figure.text)),
            ("sentence", text(sentence)),
            ("kind", text(figure.kind)),
            ("value", number(figure.value)),
            ("low", number(figure.low)),
            ("high", number(figure.high)),
            ("unit", text(&figure.unit)),
            ("qualifier", text(figure.qualifier)),
            ("qualifier_text", maybe(figure.qualifier_text)),
            ("noun", maybe(figure.noun)),
            ("entity", maybe(figure.entity)),
            ("measure", maybe(figure.measure)),
            ("measure_id", maybe(measure.map(|m| &*m.id.0))),
            ("scope", maybe(figure.scope)),
            ("role", text(figure.role)),
            ("period", maybe(figure.period.as_deref())),
            ("source", maybe(figure.source)),
            ("verification", maybe(status(Subject::Figure, figure.at.article, reading.figures[figure.at.figure].span))),
            ("corrected", yes(figure.corrected)),
        ]);
        table.row(&row)?;
    }
    for quote in records.quotes() {
        let reading = &collection.readings[quote.at.article];
        let at = reading.quotes[quote.at.quote].span.start();
        let sentence = reading.article.sentence_at(at).map(|span| span.of(reading.article.text()));
        let mut row = about(reading);
        row.extend([
            ("record", text(quote.record)),
            ("id", text(&quote.id)),
            ("start", quote.start.to_string().into()),
            ("end", quote.end.to_string().into()),
            ("text", text(quote.text)),
            ("sentence", maybe(sentence)),
            ("kind", text(quote.kind)),
            ("speaker", maybe(quote.speaker)),
            ("cue", maybe(quote.cue)),
            ("verification", maybe(status(Subject::Quote, quote.at.article, reading.quotes[quote.at.quote].span))),
            ("corrected", yes(quote.corrected)),
        ]);
        table.row(&row)?;
    }
    for measure in records.measures() {
        table.row(&[
            ("record", text(measure.record)),
            ("id", text(measure.id)),
            ("text", text(measure.label)),
            ("kind", text(measure.kind)),
            ("low", number(measure.low)),
            ("high", number(measure.high)),
            ("unit", text(measure.unit)),
            ("measure_id", text(measure.id)),
            ("figures", text(&measure.figures.join(" "))),
            ("relation", text(measure.relation)),
            ("origins", measure.origins.to_string().into()),
            ("why", text(measure.why)),
            ("alone", yes(measure.alone)),
        ])?;
    }
    for (check, found) in records.checks().zip(&collection.comparison.checks) {
        let mut row = about(&collection.readings[found.claim.0]);
        row.extend([
            ("record", text(check.record)),
            ("start", check.start.to_string().into()),
            ("end", check.end.to_string().into()),
            ("text", text(found.claim.1.of(collection.readings[found.claim.0].article.text()))),
            ("kind", text(check.kind)),
            ("figures", text(&check.figures.join(" "))),
            ("says", text(check.says)),
            ("computed", text(check.computed)),
            ("status", text(check.status)),
            ("why", text(check.working)),
            ("verification", maybe(status(Subject::Check, found.claim.0, found.claim.1))),
        ]);
        table.row(&row)?;
    }
    for row in layer::rows(collection) {
        table.row(&layer_fields(collection, &row, records.points()))?;
    }
    for problem in records.problems() {
        table.row(&[("record", text(problem.record)), ("file", text(problem.file)), ("why", text(&problem.reason))])?;
    }
    table.finish()
}

fn layer_fields(collection: Collection<'_>, row: &layer::Row<'_>, points: &[CodePoints<'_>]) -> Vec<Field<'static>> {
    let mut fields = row.at.map(|(at, _)| about(&collection.readings[at])).unwrap_or_default();
    fields.retain(|(name, _)| *name != "file");
    let offsets = row.offsets(points);
    let offset = |at: Option<usize>| Cow::Owned(at.map(|at| at.to_string()).unwrap_or_default());
    fields.extend([
        ("record", text(row.record)),
        ("id", text(row.id)),
        ("file", text(row.file)),
        ("start", offset(offsets.map(|(start, _)| start))),
        ("end", offset(offsets.map(|(_, end)| end))),
        ("text", text(row.words)),
        ("sentence", text(&row.sentence)),
        ("subject", text(row.subject)),
        ("creator", text(row.who)),
        ("created", text(&row.when)),
        ("place", text(row.place)),
        ("why", maybe(row.change.as_deref())),
    ]);
    match &row.what {
        What::Annotation { colour, note, tags } => {
            fields.extend([("colour", text(colour)), ("note", text(note)), ("tags", text(tags))]);
        }
        What::Verification { status, evidence, link } => {
            fields.extend([("verification", text(status)), ("evidence", text(evidence)), ("link", text(link))]);
        }
        What::Correction { says } => fields.push(("says", text(says))),
    }
    fields
}

/// Writes a row for each figure of each measure, in the order of the measures and of their rows.
///
/// # Errors
/// Whatever writing to `to` gives.
pub fn write_comparison_csv(collection: Collection<'_>, to: &mut impl Write) -> io::Result<()> {
    let records = Records::of(collection);
    let mut table = Table::new(to, COMPARISON_COLUMNS)?;
    let comparison = collection.comparison;
    for measure in &comparison.measures {
        let alone = comparison.only(measure).is_some();
        for row in plot::rows(collection.readings, measure) {
            let (article, figure) = (&row.reading.article, row.figure);
            // A sum in another currency stays what it is.
            let (unit, amount) = row.amount.map_or((figure.unit, figure.amount), |amount| (measure.unit, amount));
            let at = row.member.figure.article;
            let original = Some(comparison.original(at)).filter(|original| *original != at);
            let original = original.map(|original| collection.readings[original].article.id.as_str());
            table.row(&[
                ("measure_id", text(&measure.id.0)),
                ("measure", text(&measure.label)),
                ("relation", text(relation_name(measure.relation))),
                ("origins", measure.origins.to_string().into()),
                ("unit", text(unit.symbol())),
                ("figure", text(&records.id_of(row.member.figure))),
                ("file", text(article.id.as_str())),
                ("outlet", maybe(article.metadata.outlet.as_deref())),
                ("published", maybe(article.metadata.published.as_ref().map(|p| p.date.to_string()).as_deref())),
                ("words", text(&words::printed(article.text(), figure))),
                ("value", number(amount.stated.map(Number))),
                ("low", number(amount.hard.low.map(Number))),
                ("high", number(amount.hard.high.map(Number))),
                ("qualifier", text(qualifier_name(figure.qualifier))),
                ("source", text(&row.member.origin.name)),
                ("note", maybe(row.member.note.as_deref())),
                ("sentence", text(figure.sentence.of(article.text()))),
                ("why", text(&measure.why)),
                ("twin_of", maybe(original)),
                ("alone", yes(alone)),
                ("corrected", yes(row.reading.overridden.figures.contains_key(&row.member.figure.figure))),
            ])?;
        }
    }
    table.finish()
}

/// A field, already harmless.
type Field<'a> = (&'static str, Cow<'a, str>);

/// The columns that say which article a row is of.
fn about(reading: &Reading) -> Vec<Field<'static>> {
    let metadata = &reading.article.metadata;
    vec![
        ("file", text(reading.article.id.as_str())),
        ("outlet", maybe(metadata.outlet.as_deref())),
        ("published", metadata.published.as_ref().map(|p| p.date.to_string()).unwrap_or_default().into()),
    ]
}

pub(super) fn text(words: &str) -> Cow<'static, str> {
    escape::cell(words).into_owned().into()
}

pub(super) fn maybe(words: Option<&str>) -> Cow<'static, str> {
    text(words.unwrap_or_default())
}

/// "yes", or nothing.
fn yes(so: bool) -> Cow<'static, str> {
    if so { "yes".into() } else { "".into() }
}

fn number(value: Option<Number>) -> Cow<'static, str> {
    value.map(|value| value.to_string()).unwrap_or_default().into()
}

/// A table that is being written, under its columns.
pub(super) struct Table<W: Write> {
    writer: ::csv::Writer<W>,
    columns: &'static [&'static str],
}

impl<W: Write> Table<W> {
    pub(super) fn new(to: W, columns: &'static [&'static str]) -> io::Result<Self> {
        let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(to);
        writer.write_record(columns)?;
        Ok(Table { writer, columns })
    }

    /// Writes a row; columns that are not named stay empty.
    pub(super) fn row(&mut self, fields: &[Field<'_>]) -> io::Result<()> {
        debug_assert!(fields.iter().all(|(name, _)| self.columns.contains(name)), "{fields:?}");
        for column in self.columns {
            let field = fields.iter().find(|(name, _)| name == column);
            self.writer.write_field(field.map_or("", |(_, words)| words.as_ref()))?;
        }
        Ok(self.writer.write_record(None::<&[u8]>)?)
    }

    pub(super) fn finish(mut self) -> io::Result<()> {
        self.writer.flush()
    }
}
