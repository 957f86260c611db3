//! The tables that reports show people, before they are Markdown or HTML: what stands in which cell, and where in the
//! articles it comes from.

use super::{Collection, layer};
use crate::annotations::Subject;
use crate::article::Span;
use crate::compare::{Measure, QuoteForm, Relation, article_label};
use crate::plot::{self, Row};
use crate::reading::Reading;
use crate::words;

/// A table for people.
pub(super) struct Sheet {
    pub caption: &'static str,
    pub columns: &'static [&'static str],
    pub rows: Vec<Vec<Cell>>,
}

/// What stands in a cell; `place` is the reading and the words that it comes from.
pub(super) struct Cell {
    pub text: String,
    pub place: Option<(usize, Span)>,
}

impl Cell {
    pub fn of(text: impl Into<String>) -> Cell {
        Cell { text: text.into(), place: None }
    }

    fn at(text: impl Into<String>, article: usize, span: Span) -> Cell {
        Cell { text: text.into(), place: Some((article, span)) }
    }
}

/// "differ · above a ceiling · 3 independent sources".
pub(super) fn standing(measure: &Measure) -> String {
    let mut parts = vec![words::relation(measure.relation).to_owned()];
    parts.extend(measure.nuance.map(|nuance| words::nuance(nuance).to_owned()));
    parts.push(words::count(measure.origins, "independent source", "independent sources"));
    parts.join(" · ")
}

/// Several figures for one thing.
pub(super) fn several(collection: Collection<'_>) -> impl Iterator<Item = &Measure> {
    collection
        .comparison
        .measures
        .iter()
        .map(|measure| &**measure)
        .filter(|measure| measure.relation != Relation::Single)
}

/// The columns of a measure's table; HTML puts the plot between the second and the third.
pub(super) const MEASURE: &[&str] = &["As printed", "Who says so", "Note", "Sentence"];

/// One row of a measure's table; a status of the figure stands before its note.
pub(super) fn measure_row(collection: Collection<'_>, row: &Row<'_>) -> Vec<Cell> {
    let text = row.reading.article.text();
    let article = row.member.figure.article;
    let status = layer::status(collection, Subject::Figure, article, row.figure.span);
    let note: Vec<&str> = status.into_iter().chain(row.member.note.as_deref()).collect();
    vec![
        Cell::at(row.stated(), article, row.figure.span),
        Cell::of(plot::by_whom(row)),
        Cell::of(note.join(" · ")),
        Cell::at(row.figure.sentence.of(text), article, row.figure.sentence),
    ]
}

/// What only one figure is given for.
pub(super) fn given_once(collection: Collection<'_>) -> Sheet {
    let single = collection.comparison.measures.iter().filter(|measure| measure.relation == Relation::Single);
    let rows = single.flat_map(|measure| {
        plot::rows(collection.readings, measure).into_iter().map(|row| {
            let mut cells = vec![Cell::of(measure.label.clone())];
            cells.extend(measure_row(collection, &row));
            cells.remove(3);
            cells
        })
    });
    Sheet {
        caption: "What a single figure is given for",
        columns: &["Measure", "As printed", "Who says so", "Sentence"],
        rows: rows.collect(),
    }
}

/// Articles that are copies, with what they are copies of.
pub(super) fn copies(collection: Collection<'_>) -> Sheet {
    let rows = collection.comparison.copies().map(|(copy, original)| {
        let named = |at: usize| Cell::at(title(&collection.readings[at]), at, Span::new(0, 0));
        let file = |at: usize| Cell::of(collection.readings[at].article.id.as_str());
        vec![named(copy), file(copy), named(original), file(original)]
    });
    Sheet {
        caption: "Articles that repeat another; they are counted as one voice",
        columns: &["Article", "File", "Copy of", "Its file"],
        rows: rows.collect(),
    }
}

/// What an article gives and no other of its story.
pub(super) fn alone(collection: Collection<'_>) -> Sheet {
    let comparison = collection.comparison;
    let alone = comparison.alone();
    let rows = alone.iter().enumerate().filter(|(_, measures)| !measures.is_empty()).map(|(article, measures)| {
        let labels: Vec<&str> = measures.iter().map(|at| comparison.measures[*at].label.as_str()).collect();
        vec![
            Cell::of(label(collection, article)),
            Cell::of(words::grouped(measures.len() as f64)),
            Cell::of(labels.join("; ")),
        ]
    });
    Sheet {
        caption: "What one article gives and no other of its story",
        columns: &["Article", "Measures", "Which"],
        rows: rows.collect(),
    }
}

pub(super) fn checks(collection: Collection<'_>) -> Sheet {
    let rows = collection.comparison.checks.iter().map(|check| {
        let (article, span) = check.claim;
        vec![
            Cell::of(words::verdict(check.verdict)),
            Cell::of(words::check_kind(check.kind)),
            Cell::at(check.says.clone(), article, span),
            Cell::of(check.computed.clone()),
            Cell::of(check.working.clone()),
            Cell::of(label(collection, article)),
        ]
    });
    Sheet {
        caption: "Claims that can be recomputed",
        columns: &["Verdict", "Check", "The text says", "Computed", "Working", "Article"],
        rows: rows.collect(),
    }
}

pub(super) fn quotes(collection: Collection<'_>) -> Sheet {
    let mut rows = Vec::new();
    let voices = collection.comparison.voices.iter();
    let spoken = voices.flat_map(|voice| voice.quotes.iter().map(|quote| (voice.name.as_str(), *quote)));
    for (name, quote) in spoken {
        let reading = &collection.readings[quote.article];
        let found = &reading.quotes[quote.quote];
        rows.push(vec![
            Cell::of(name),
            Cell::at(found.span.of(reading.article.text()), quote.article, found.span),
            Cell::of(words::quote_kind(found.kind)),
            Cell::of(label(collection, quote.article)),
        ]);
    }
    Sheet { caption: "Who says what", columns: &["Speaker", "Words", "Kind", "Article"], rows }
}

/// Quotations that several articles have, and which words an altered one changes.
pub(super) fn same_quotes(collection: Collection<'_>) -> Sheet {
    let mut rows = Vec::new();
    for (number, same) in collection.comparison.same_quotes.iter().enumerate() {
        let Some(first) = same.quotes.first() else { continue };
        let fullest = collection.readings[first.article].article.text();
        for (place, (quote, form)) in same.quotes.iter().zip(&same.forms).enumerate() {
            let reading = &collection.readings[quote.article];
            let span = reading.quotes[quote.quote].span;
            rows.push(vec![
                Cell::of((number + 1).to_string()),
                Cell::of(match form {
                    QuoteForm::Identical => "identical",
                    QuoteForm::Shortened => "shortened",
                    QuoteForm::Altered => "altered",
                }),
                Cell::at(span.of(reading.article.text()), quote.article, span),
                Cell::of(same.changes(place, reading.article.text(), fullest)),
                Cell::of(label(collection, quote.article)),
            ]);
        }
    }
    let columns = &["No.", "Form", "Words", "Changes", "Article"];
    Sheet { caption: "The same quotation in several places", columns, rows }
}

/// Every figure of an article, in order of the text.
pub(super) fn figures(collection: Collection<'_>, article: usize) -> Sheet {
    let reading = &collection.readings[article];
    let text = reading.article.text();
    let rows = reading.figures.iter().enumerate().map(|(at, figure)| {
        let measure = collection.comparison.measure_of.get(article).and_then(|of| *of.get(at)?);
        let measure = measure.and_then(|measure| collection.comparison.measures.get(measure));
        vec![
            Cell::at(words::stated(text, figure, reading.overridden.machine(at)), article, figure.span),
            Cell::of(words::figure_kind(figure.kind)),
            Cell::of(measure.map(|measure| measure.label.clone()).unwrap_or_default()),
            Cell::at(figure.sentence.of(text), article, figure.sentence),
        ]
    });
    Sheet {
        caption: "Figures of the article",
        columns: &["As printed", "Kind", "Measure", "Sentence"],
        rows: rows.collect(),
    }
}

pub(super) fn articles(collection: Collection<'_>) -> Sheet {
    let rows = collection.readings.iter().enumerate().map(|(at, reading)| {
        vec![
            Cell::at(title(reading), at, Span::new(0, 0)),
            Cell::of(reading.article.metadata.outlet.clone().unwrap_or_default()),
            Cell::of(words::published(&reading.article.metadata)),
            Cell::of(words::grouped(reading.figures.len() as f64)),
            Cell::of(words::grouped(reading.quotes.len() as f64)),
            Cell::of(reading.article.id.as_str()),
        ]
    });
    Sheet {
        caption: "The articles that were read",
        columns: &["Title", "Outlet", "Published", "Figures", "Quotes", "File"],
        rows: rows.collect(),
    }
}

pub(super) fn problems(collection: Collection<'_>) -> Sheet {
    let rows = collection.problems.iter().map(|p| vec![Cell::of(p.file.clone()), Cell::of(p.reason.to_string())]);
    Sheet { caption: "Files that could not be read", columns: &["File", "Reason"], rows: rows.collect() }
}

/// The title of an article, or its short name.
pub(super) fn title(reading: &Reading) -> String {
    reading.article.metadata.title.clone().unwrap_or_else(|| article_label(&reading.article))
}

fn label(collection: Collection<'_>, article: usize) -> String {
    collection.readings.get(article).map(|reading| article_label(&reading.article)).unwrap_or_default()
}

/// "5 articles, 92 figures, 14 quotes".
pub(super) fn counts(collection: Collection<'_>) -> String {
    let figures = collection.readings.iter().map(|r| r.figures.len()).sum();
    let quotes = collection.readings.iter().map(|r| r.quotes.len()).sum();
    format!(
        "{}, {}, {}",
        words::count(collection.readings.len(), "article", "articles"),
        words::count(figures, "figure", "figures"),
        words::count(quotes, "quote", "quotes")
    )
}
