//! What a mark means, in words: what the tooltip says, and what a screen reader reads.
//!
//! Every attribute is given with how it is known, so that the analyst can judge it. Pure; knows no screen.

use std::fmt;

use crate::app::words;
use crate::article::Article;
use crate::compare::{Comparison, FigureRef, QuoteForm, QuoteRef};
use crate::figures::{Amount, Attribute, Basis, Dimension, Figure, Interval, Unit};
use crate::quotes::{Quote, QuoteKind};
use crate::reading::Reading;

/// A mark explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// "Count: 14,000"
    pub title: String,
    pub rows: Vec<Row>,
}

/// One thing to know about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub label: &'static str,
    pub words: String,
    /// How it is known, where that is not plain to see.
    pub known: Option<String>,
}

/// As one text, for those who hear it.
impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.title)?;
        for row in &self.rows {
            write!(f, ". {}: {}", row.label, row.words)?;
            if let Some(known) = &row.known {
                write!(f, " ({known})")?;
            }
        }
        Ok(())
    }
}

/// Explains the figure `at.figure` of `reading`, which is the collection's `at.article`.
pub fn figure(reading: &Reading, comparison: &Comparison, at: FigureRef) -> Option<Explanation> {
    let figure = reading.figures.get(at.figure)?;
    let article = &reading.article;
    let mut rows = Vec::new();
    if let Some(words) = allowed(figure) {
        let known = figure.qualifier_span.map(|span| format!("the article says “{}”", span.of(article.text())));
        rows.push(Row { label: "Value", words, known });
    }
    let key = comparison.keys.get(at.article).and_then(|keys| keys.get(at.figure));
    let concept = key.and_then(|key| key.concept.clone());
    if let Some(mut row) = attribute(article, "Measures", figure.measure.as_ref(), concept, String::clone) {
        if let Some(role) = words::role(figure.role) {
            row.words = format!("{} ({role})", row.words);
        }
        rows.push(row);
    } else if let Some(noun) = figure.noun {
        rows.push(Row { label: "Counts", words: noun.of(article.text()).to_owned(), known: None });
    }
    let entity = key.and_then(|key| key.entity.clone());
    rows.extend(attribute(article, "Of", figure.entity.as_ref(), entity, String::clone));
    let scope = key.and_then(|key| key.scope.clone());
    rows.extend(attribute(article, "Part", figure.scope.as_ref(), scope, String::clone));
    let period = key.and_then(|key| key.period.clone());
    rows.extend(attribute(article, "When", figure.period.as_ref(), period, words::period));
    rows.push(
        attribute(article, "Says who", figure.source.as_ref(), None, |source| source.name.clone()).unwrap_or(Row {
            label: "Says who",
            words: "the article itself".to_owned(),
            known: None,
        }),
    );
    rows.extend(compared(comparison, at));
    let title = format!("{}: {}", words::figure_kind(figure.kind), one_line(figure.span.of(article.text())));
    Some(Explanation { title, rows })
}

/// What the article found, and how; else what the story added.
fn attribute<T: PartialEq>(
    article: &Article,
    label: &'static str,
    found: Option<&Attribute<T>>,
    added: Option<T>,
    say: impl Fn(&T) -> String,
) -> Option<Row> {
    match (found, added) {
        (Some(found), _) => {
            let words = say(&found.value);
            let known = known(article, found.basis, &words);
            Some(Row { label, words, known })
        }
        (None, Some(added)) => Some(Row { label, words: say(&added), known: Some(CONCLUDED.to_owned()) }),
        (None, None) => None,
    }
}

const CONCLUDED: &str = "concluded from the rest of the story";

/// How an attribute is known; nothing when the very words stand there.
fn known(article: &Article, basis: Basis, words: &str) -> Option<String> {
    let quoted = |span: crate::article::Span| one_line(span.of(article.text()));
    Some(match basis {
        Basis::Stated(span) if quoted(span).eq_ignore_ascii_case(words) => return None,
        Basis::Stated(span) => format!("stated: “{}”", quoted(span)),
        Basis::Noun(span) => format!("from what is counted: “{}”", quoted(span)),
        Basis::Subject(span) => format!("from the subject: “{}”", quoted(span)),
        Basis::Carried(span) => format!("carried over from “{}”", quoted(span)),
        Basis::Inferred => CONCLUDED.to_owned(),
    })
}

fn compared(comparison: &Comparison, at: FigureRef) -> Vec<Row> {
    let index = comparison.measure_of.get(at.article).and_then(|of| of.get(at.figure)).copied().flatten();
    let Some(measure) = index.and_then(|index| comparison.measures.get(index)) else { return Vec::new() };
    let relation = match measure.nuance {
        Some(nuance) => format!("{} ({})", words::relation(measure.relation), words::nuance(nuance)),
        None => words::relation(measure.relation).to_owned(),
    };
    let figures = words::count(measure.members.len(), "figure", "figures");
    let known = (!measure.why.is_empty()).then(|| measure.why.clone());
    let mut rows = vec![Row { label: "Compared", words: format!("{}: {relation}, {figures}", measure.label), known }];
    let note = measure.members.iter().find(|member| member.figure == at).and_then(|member| member.note.clone());
    rows.extend(note.map(|words| Row { label: "Note", words, known: None }));
    rows
}

/// The values that the words allow, and those that a reader expects; `None` for dates, whose words say it all.
fn allowed(figure: &Figure) -> Option<String> {
    let Amount { stated, hard, soft, .. } = figure.amount;
    if figure.unit.dimension() == Dimension::Calendar || hard == Interval::EVERYTHING {
        return None;
    }
    let unit = figure.unit;
    let mut words = range(&hard, unit);
    if hard.low.is_some() && hard.low == hard.high {
        words = format!("exactly {words}");
    } else if let (Some(stated), Some(_), Some(_)) = (stated, hard.low, hard.high)
        && soft == hard
    {
        words = format!("{} as printed, so {words}", quantity(stated, unit));
    }
    if soft != hard && soft.low.is_some() && soft.high.is_some() {
        words = format!("{words}; a reader expects {}", range(&soft, unit));
    }
    Some(words)
}

/// "14,000", "29.25 to 29.35 billion USD", "more than 27,000".
fn range(values: &Interval, unit: Unit) -> String {
    match (values.low, values.high) {
        (Some(low), Some(high)) if low == high => quantity(low, unit),
        (Some(low), Some(high)) if low == 0.0 && values.low_open => format!("above 0, up to {}", quantity(high, unit)),
        (Some(low), Some(high)) => format!("{} to {}", quantity(low, unit), quantity(high, unit)),
        (Some(low), None) if values.low_open => format!("more than {}", quantity(low, unit)),
        (Some(low), None) => format!("{} or more", quantity(low, unit)),
        (None, Some(high)) if values.high_open => format!("less than {}", quantity(high, unit)),
        (None, Some(high)) => format!("up to {}", quantity(high, unit)),
        (None, None) => "any value".to_owned(),
    }
}

/// A value with its unit, no digit lost that a newspaper would print.
fn quantity(value: f64, unit: Unit) -> String {
    let size = value.abs();
    let scaled = |scale: f64, word: &str| format!("{} {word}", words::grouped(value / scale));
    let number = if size >= 1e12 {
        scaled(1e12, "trillion")
    } else if size >= 1e9 {
        scaled(1e9, "billion")
    } else if size >= 1e6 {
        scaled(1e6, "million")
    } else {
        words::grouped(value)
    };
    match unit.dimension() {
        Dimension::Count | Dimension::Ratio | Dimension::Rank | Dimension::Calendar => number,
        Dimension::PercentPoint => format!("{number} percentage points"),
        _ => format!("{number} {}", unit.symbol()),
    }
}

/// Explains the quote `at.quote` of `reading`, which is the collection's `at.article`.
pub fn quote(reading: &Reading, comparison: &Comparison, at: QuoteRef) -> Option<Explanation> {
    let quote = reading.quotes.get(at.quote)?;
    let text = reading.article.text();
    let mut rows = vec![Row { label: "Kind", words: meaning(quote.kind).to_owned(), known: None }];
    rows.extend(speaker(text, quote));
    if let Some(cue) = &quote.cue {
        rows.push(Row { label: "Said how", words: format!("“{}”", cue.text), known: None });
    }
    if quote.content != quote.span && !quote.content.is_empty() {
        rows.push(Row { label: "In full", words: one_line(quote.content.of(text)), known: None });
    }
    rows.extend(elsewhere(comparison, at));
    Some(Explanation { title: words::quote_kind(quote.kind).to_owned(), rows })
}

fn meaning(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "whole sentences in the speaker’s own words",
        QuoteKind::Partial => "some of the speaker’s own words, inside a reported sentence",
        QuoteKind::Scare => "words in quotation marks that nobody is said to have spoken",
        QuoteKind::Indirect => "what somebody said, in the article’s words",
    }
}

fn speaker(text: &str, quote: &Quote) -> Option<Row> {
    if quote.kind == QuoteKind::Scare {
        return None;
    }
    let Some(speaker) = &quote.speaker else {
        return Some(Row { label: "Speaker", words: "not named".to_owned(), known: None });
    };
    let known = match speaker.span.map(|span| one_line(span.of(text))) {
        Some(named) if named == speaker.name => None,
        Some(named) => Some(format!("named here as “{named}”")),
        None => Some("carried over from before".to_owned()),
    };
    Some(Row { label: "Speaker", words: speaker.name.clone(), known })
}

/// Where else the same quotation stands.
fn elsewhere(comparison: &Comparison, at: QuoteRef) -> Option<Row> {
    let same = comparison.same_quotes.iter().find(|same| same.quotes.contains(&at))?;
    let others = || same.quotes.iter().zip(&same.forms).filter(|(quote, _)| **quote != at).map(|(_, form)| *form);
    let mut words = words::count(others().count(), "other place", "other places");
    for (form, word) in [(QuoteForm::Shortened, "shortened"), (QuoteForm::Altered, "altered")] {
        let count = others().filter(|other| *other == form).count();
        if count > 0 {
            words += &format!(", {} {word}", words::grouped(count as f64));
        }
    }
    Some(Row { label: "Also in", words, known: None })
}

/// Printed words without line ends, and no longer than a tooltip is wide.
fn one_line(text: &str) -> String {
    const LONGEST: usize = 160;
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        let room = LONGEST.saturating_sub(line.chars().count());
        line.extend(word.chars().take(room));
        if line.chars().count() >= LONGEST {
            line.push('…');
            break;
        }
    }
    line
}
