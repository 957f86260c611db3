//! The articles of a report: their paragraphs, with figures and quotes marked and a name on every place that is linked.

use std::collections::BTreeSet;
use std::io::{self, Write};

use super::super::Collection;
use super::super::escape::Html;
use super::super::records::kind_name;
use super::super::{layer, sheets};
use crate::annotations::Colour;
use crate::article::{CodePoints, ParagraphKind, Span};
use crate::quotes::QuoteKind;
use crate::reading::Reading;
use crate::words;

/// The name of a place: the article's number, and the byte where the words begin. An empty span is the article.
pub(super) fn address(article: usize, span: Span) -> String {
    if span.is_empty() { format!("a{article}") } else { format!("a{article}-{}", span.start()) }
}

pub(super) fn write(collection: Collection<'_>, to: &mut impl Write) -> io::Result<()> {
    if collection.readings.is_empty() {
        return Ok(());
    }
    to.write_all(b"<section id=\"articles\">\n<h2>Texts</h2>\n")?;
    for (number, reading) in collection.readings.iter().enumerate() {
        let claims = collection.comparison.checks.iter().filter(|check| check.claim.0 == number);
        let places = claims.map(|check| check.claim.1.start());
        write_article(reading, number, places, layer_marks(collection, number), to)?;
    }
    to.write_all(b"</section>\n")
}

fn write_article(
    reading: &Reading,
    number: usize,
    claims: impl Iterator<Item = usize>,
    layer: Vec<Marked>,
    to: &mut impl Write,
) -> io::Result<()> {
    let article = &reading.article;
    let facts = [article.metadata.outlet.as_deref(), article.metadata.author.as_deref()];
    let mut facts: Vec<String> = facts.into_iter().flatten().map(str::to_owned).collect();
    facts.push(words::published(&article.metadata));
    facts.push(article.id.to_string());
    writeln!(
        to,
        "<article class=\"text\" id=\"a{number}\">\n<h3>{}</h3>\n<p class=\"facts\">{}</p>",
        Html(&sheets::title(reading)),
        Html(&facts.join(" · "))
    )?;
    let marks = marks(reading, layer);
    // Every place that a row may lead to.
    let mut named: BTreeSet<usize> = marks.iter().map(|mark| mark.span.start()).collect();
    named.extend(reading.figures.iter().map(|figure| figure.sentence.start()));
    named.extend(claims);
    let mut borders: BTreeSet<usize> = named.clone();
    borders.extend(marks.iter().flat_map(|mark| [mark.span.start(), mark.span.end()]));
    let points = CodePoints::new(article.text());
    let mut next = 0;
    for paragraph in article.paragraphs() {
        let heading = matches!(paragraph.kind, ParagraphKind::Headline | ParagraphKind::Heading);
        to.write_all(if heading { b"<p class=\"heading\">" } else { b"<p>" })?;
        let span = paragraph.span;
        let mut at = span.start();
        while at < span.end() {
            let end = borders.range(at + 1..).next().map_or(span.end(), |border| (*border).min(span.end()));
            while next < marks.len() && marks[next].span.end() <= at {
                next += 1;
            }
            piece(
                article.text(),
                Span::new(at, end),
                &marks[next..],
                named.contains(&at).then_some(number),
                &points,
                to,
            )?;
            at = end;
        }
        to.write_all(b"</p>\n")?;
    }
    to.write_all(b"</article>\n")
}

/// Writes words that lie under the same marks from end to end.
fn piece(
    text: &str,
    span: Span,
    marks: &[Marked],
    named: Option<usize>,
    points: &CodePoints<'_>,
    to: &mut impl Write,
) -> io::Result<()> {
    let over = marks.iter().take_while(|mark| mark.span.start() < span.end()).filter(|mark| mark.span.covers(span));
    let over: Vec<&Marked> = over.collect();
    let classes: Vec<&str> = over.iter().map(|mark| mark.class).collect();
    // A status is shown once, behind the last piece of what has it.
    let is_last = over.iter().any(|mark| mark.is_status && mark.span.end() == span.end());
    let words = Html(span.of(text));
    let id = named.map(|number| format!(" id=\"{}\"", address(number, span))).unwrap_or_default();
    if classes.is_empty() && id.is_empty() {
        return write!(to, "{words}");
    }
    if classes.is_empty() {
        return write!(to, "<span{id}>{words}</span>");
    }
    let (start, end) = points.of_span(span);
    write!(
        to,
        "<mark{id} class=\"{}{}\" title=\"{}, {start}–{end}\">{words}</mark>",
        classes.join(" "),
        if is_last { " last" } else { "" },
        classes.join(", ")
    )
}

/// A stretch that looks different.
#[derive(PartialEq)]
struct Marked {
    span: Span,
    class: &'static str,
    is_status: bool,
}

/// What the analyst marked and verified in an article.
fn layer_marks(collection: Collection<'_>, number: usize) -> Vec<Marked> {
    let (Some(view), Some(reading)) = (collection.layer, collection.readings.get(number)) else { return Vec::new() };
    let marks = view.on(&reading.article.id).iter().filter_map(|attached| {
        let span = attached.at.holds()?;
        let class = match attached.annotation() {
            Some(annotation) => match annotation.colour {
                Colour::Yellow => "marked yellow",
                Colour::Green => "marked green",
                Colour::Blue => "marked blue",
                Colour::Pink => "marked pink",
                Colour::Orange => "marked orange",
                Colour::Purple => "marked purple",
            },
            None => {
                let subject = attached.item.target().subject;
                layer::status(collection, subject, number, span).filter(|status| *status != "unchecked")?
            }
        };
        Some(Marked { span, class, is_status: attached.annotation().is_none() })
    });
    let mut marks: Vec<Marked> = marks.filter(|mark| !mark.span.is_empty()).collect();
    // Of several statuses of one thing one holds, and is said once.
    marks.sort_by_key(|mark| (mark.span.start(), mark.span.end(), mark.class));
    marks.dedup();
    marks
}

/// The marks of an article by their starts. Quotes may hold figures.
fn marks(reading: &Reading, layer: Vec<Marked>) -> Vec<Marked> {
    let mark = |span, class| Marked { span, class, is_status: false };
    let figures = reading.figures.iter().map(|figure| mark(figure.span, kind_name(figure.kind)));
    let quotes = reading.quotes.iter().map(|quote| mark(quote.span, quote_class(quote.kind)));
    let mut marks: Vec<Marked> = figures.chain(quotes).chain(layer).filter(|mark| !mark.span.is_empty()).collect();
    marks.sort_by_key(|mark| (mark.span.start(), mark.span.end()));
    marks
}

fn quote_class(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "quote direct",
        QuoteKind::Partial => "quote partial",
        QuoteKind::Scare => "quote scare",
        QuoteKind::Indirect => "quote indirect",
    }
}
