//! What a mark means, in words: what the tooltip says, and what a screen reader reads.
//!
//! Every attribute is given with how it is known, so that the analyst can judge it. Pure; knows no screen.

use std::fmt;

use crate::app::correcting;
use crate::app::narrowing::Section;
use crate::app::words;
use crate::article::Article;
use crate::compare::{Comparison, FigureRef, QuoteForm, QuoteRef};
use crate::figures::{Amount, Attribute, Basis, Dimension, Figure, Interval, Unit};
use crate::language::calendar::Period;
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
    rows.extend(attribute(article, "When", figure.period.as_ref(), period, Period::words));
    rows.push(
        attribute(article, "Says who", figure.source.as_ref(), None, |source| source.name.clone()).unwrap_or(Row {
            label: "Says who",
            words: "the article itself".to_owned(),
            known: None,
        }),
    );
    rows.extend(machine(correcting::of_a_figure(reading, at.figure)));
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

const SET: &str = "set by hand";
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
        Basis::Analyst => SET.to_owned(),
    })
}

fn compared(comparison: &Comparison, at: FigureRef) -> Vec<Row> {
    let index = comparison.measure_of.get(at.article).and_then(|of| of.get(at.figure)).copied().flatten();
    let Some(measure) = index.and_then(|index| comparison.measures.get(index)) else { return Vec::new() };
    let relation = match measure.nuance {
        _ if Section::of(measure) == Section::Maybe => words::stands(measure),
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
    let by_hand = correcting::of_a_quote(reading, at.quote);
    rows.extend(speaker(text, quote, by_hand.is_some()));
    rows.extend(machine(by_hand));
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

/// What the machine says where the analyst says otherwise.
fn machine(said: Option<String>) -> Option<Row> {
    Some(Row { label: "Machine", words: said?, known: None })
}

fn speaker(text: &str, quote: &Quote, by_hand: bool) -> Option<Row> {
    if quote.kind == QuoteKind::Scare {
        return None;
    }
    let set = || by_hand.then(|| SET.to_owned());
    let Some(speaker) = &quote.speaker else {
        return Some(Row { label: "Speaker", words: "not named".to_owned(), known: set() });
    };
    let known = match speaker.span.map(|span| one_line(span.of(text))) {
        Some(named) if named == speaker.name => None,
        Some(named) => Some(format!("named here as “{named}”")),
        None => set().or_else(|| Some("carried over from before".to_owned())),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Span;
    use crate::compare::{Confidence, Key, Measure, MeasureId, Member, Origin, Relation};
    use crate::figures::{FigureKind, Qualifier, Role, Source};
    use crate::language::names::Names;
    use crate::quotes::{Cue, Speaker, SpeakerKind};
    use std::sync::Arc;

    const TEXT: &str = "The mill will cut up to 1,200 jobs, the Courier said. “Nobody is safe,” he said.";

    fn span(words: &str) -> Span {
        let start = TEXT.find(words).expect("the words are in the text");
        Span::new(start, start + words.len())
    }

    fn ceiling() -> Figure {
        Figure {
            span: span("1,200"),
            kind: FigureKind::Count,
            amount: Amount {
                stated: Some(1_200.0),
                hard: Interval { low: Some(0.0), high: Some(1_200.0), low_open: true, high_open: false },
                soft: Interval::closed(600.0, 1_200.0),
                granularity: 100.0,
            },
            unit: Unit::COUNT,
            qualifier: Qualifier::AtMost,
            qualifier_span: Some(span("up to")),
            noun: Some(span("jobs")),
            measure: Some(Attribute { value: "job cuts".to_owned(), basis: Basis::Noun(span("jobs")) }),
            entity: Some(Attribute { value: "The mill".to_owned(), basis: Basis::Subject(span("The mill")) }),
            scope: None,
            role: Role::Level,
            period: None,
            source: Some(Attribute {
                value: Source { name: "Courier".to_owned(), kind: SpeakerKind::Medium },
                basis: Basis::Stated(span("Courier")),
            }),
            sentence: Span::new(0, 53),
        }
    }

    fn reading(figures: Vec<Figure>, quotes: Vec<Quote>) -> Reading {
        Reading::found(Arc::new(Article::from_text("mill.txt", TEXT)), Names::default(), quotes, figures)
    }

    const FIRST: FigureRef = FigureRef { article: 0, figure: 0 };

    #[test]
    fn a_figure_is_explained_with_how_each_thing_is_known() {
        let said = figure(&reading(vec![ceiling()], Vec::new()), &Comparison::default(), FIRST);
        let said = said.expect("there is a figure").to_string();
        assert_eq!(
            said,
            "Count: 1,200. Value: above 0, up to 1,200; a reader expects 600 to 1,200 (the article says “up to”). \
             Measures: job cuts (from what is counted: “jobs”). Of: The mill (from the subject: “The mill”). \
             Says who: Courier"
        );
    }

    #[test]
    fn what_the_story_added_is_said_to_be_concluded() {
        let comparison = Comparison {
            keys: vec![Arc::from([Key {
                concept: None,
                entity: None,
                scope: Some("weavers".to_owned()),
                role: Role::Level,
                period: None,
            }])],
            ..Comparison::default()
        };
        let said = figure(&reading(vec![ceiling()], Vec::new()), &comparison, FIRST).expect("there is a figure");
        assert!(said.to_string().contains("Part: weavers (concluded from the rest of the story)"), "{said}");
    }

    #[test]
    fn the_measure_and_its_relation_come_with_the_reason() {
        let measure = Measure {
            id: MeasureId("m".into()),
            label: "Mill: job cuts".to_owned(),
            key: Key { concept: None, entity: None, scope: None, role: Role::Level, period: None },
            kind: FigureKind::Count,
            unit: Unit::COUNT,
            members: vec![Member {
                figure: FIRST,
                why: String::new(),
                origin: Origin { name: "Courier".to_owned(), inferred: false },
                note: Some("headline drops “up to”".to_owned()),
                by_hand: None,
            }],
            machine: crate::compare::Machine::default(),
            relation: Relation::Update,
            nuance: None,
            summary: String::new(),
            why: "900 was announced later".to_owned(),
            common: None,
            spread: Interval::EVERYTHING,
            origins: 1,
            confidence: Confidence::Firm,
        };
        let comparison =
            Comparison { measures: vec![measure.into()], measure_of: vec![vec![Some(0)]], ..Comparison::default() };
        let said = figure(&reading(vec![ceiling()], Vec::new()), &comparison, FIRST).expect("there is a figure");
        let said = said.to_string();
        assert!(said.contains("Compared: Mill: job cuts: update, 1 figure (900 was announced later)"), "{said}");
        assert!(said.ends_with("Note: headline drops “up to”"), "{said}");
    }

    #[test]
    fn ranges_are_said_as_people_say_them() {
        let usd = Unit::of("USD").expect("a unit of the table");
        let open = |low, high| Interval { low, high, low_open: true, high_open: true };
        assert_eq!(range(&Interval::closed(29.25e9, 29.35e9), usd), "29.25 billion USD to 29.35 billion USD");
        assert_eq!(range(&Interval::closed(12.5, 13.5), Unit::PERCENT), "12.5 % to 13.5 %");
        assert_eq!(range(&open(Some(27_000.0), None), Unit::COUNT), "more than 27,000");
        assert_eq!(range(&open(None, Some(100.0)), Unit::COUNT), "less than 100");
        assert_eq!(range(&Interval::point(14_000.0), Unit::COUNT), "14,000");
    }

    #[test]
    fn a_quote_is_explained_by_who_said_it_and_how() {
        let quote_span = span("Nobody is safe,");
        let by = Quote {
            span: quote_span,
            kind: QuoteKind::Direct,
            content: quote_span,
            speaker: Some(Speaker {
                name: "Ann Lee".to_owned(),
                kind: SpeakerKind::Person,
                span: Some(Span::new(TEXT.len() - 8, TEXT.len() - 6)),
            }),
            cue: Some(Cue { text: "said".to_owned(), span: Span::new(TEXT.len() - 5, TEXT.len() - 1) }),
        };
        let at = QuoteRef { article: 0, quote: 0 };
        let said = quote(&reading(Vec::new(), vec![by.clone()]), &Comparison::default(), at);
        assert_eq!(
            said.expect("there is a quote").to_string(),
            "Direct quote. Kind: whole sentences in the speaker’s own words. \
             Speaker: Ann Lee (named here as “he”). Said how: “said”"
        );
        let nobody = Quote { kind: QuoteKind::Scare, speaker: None, cue: None, ..by };
        let said = quote(&reading(Vec::new(), vec![nobody]), &Comparison::default(), at).expect("there is a quote");
        assert!(!said.to_string().contains("Speaker"), "{said}");
    }

    #[test]
    fn what_is_not_there_is_not_explained() {
        let empty = reading(Vec::new(), Vec::new());
        assert_eq!(figure(&empty, &Comparison::default(), FIRST), None);
        assert_eq!(quote(&empty, &Comparison::default(), QuoteRef { article: 7, quote: 7 }), None);
    }

    #[test]
    fn long_words_are_cut_to_a_line() {
        let line = one_line(&"word \n".repeat(100));
        assert!(line.ends_with('…') && line.chars().count() <= 161, "{line}");
        assert_eq!(one_line(&"x".repeat(500)).chars().count(), 161);
    }
}
