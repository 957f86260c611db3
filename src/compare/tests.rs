//! Stories told in a few marked lines, and the comparison that is expected of them.
//!
//! A figure is written `{14,000|job cuts|Halden}`: the words, what is measured, whose; then, in any order, `~up to`
//! (the qualifier, which stands in the text before the braces), `@2025-Q1` (period), `#corporate` (scope),
//! `^increase` (role), `<Reuters` (source). The tests of this room depend on no finder, those of [`read`] excepted.

use std::sync::Arc;

use super::*;
use crate::article::{Article, ArticleId, Metadata, Published, Span};
use crate::figures::{Amount, Attribute, Basis, Figure, FigureKind, Interval, Qualifier, Role, Source, Unit};
use crate::language::calendar::Period;
use crate::language::names::Names;
use crate::quotes::SpeakerKind;

/// Compares articles of marked text, named "a", "b", "c" and so on, by the rules alone: a table is measured on stories. A line `date: 2025-10-28` first dates one.
pub(super) fn story(articles: &[&str]) -> Comparison {
    compare_under(&readings(articles), &Likeness::default())
}

pub(super) fn readings(articles: &[&str]) -> Vec<Arc<Reading>> {
    let name = |at: usize| char::from(b'a' + at as u8).to_string();
    articles.iter().enumerate().map(|(at, marked)| Arc::new(reading(&name(at), marked))).collect()
}

/// Reads articles of plain text with every finder, named "a.txt", "b.txt", "c.txt" and so on, and compares them by the rules.
pub(super) fn read(articles: &[&str]) -> (Vec<Arc<Reading>>, Comparison) {
    let name = |at: usize| format!("{}.txt", char::from(b'a' + at as u8));
    let read = |(at, text): (usize, &&str)| Arc::new(Reading::of(Arc::new(Article::from_text(&name(at), text))));
    let readings: Vec<Arc<Reading>> = articles.iter().enumerate().map(read).collect();
    let comparison = compare_under(&readings, &Likeness::default());
    (readings, comparison)
}

fn reading(name: &str, marked: &str) -> Reading {
    let (published, marked) = match marked.strip_prefix("date: ").and_then(|rest| rest.split_once('\n')) {
        Some((date, rest)) => (date.parse().ok().map(|date| Published { date, minute: None }), rest),
        None => (None, marked),
    };
    let mut text = String::new();
    let mut found: Vec<(Span, String)> = Vec::new();
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (inside, after) = after.split_once('}').expect("a mark that is opened is closed");
        let words = inside.split('|').next().unwrap_or_default();
        found.push((Span::new(text.len(), text.len() + words.len()), inside.to_owned()));
        text.push_str(words);
        rest = after;
    }
    text.push_str(rest);
    let metadata = Metadata { published, ..Metadata::default() };
    let article = Arc::new(Article::new(ArticleId::new(format!("{name}.txt")), text, metadata));
    let figures = found.iter().map(|(span, marks)| figure(&article, *span, marks)).collect();
    Reading::found(article, Names::default(), Vec::new(), figures)
}

fn figure(article: &Article, span: Span, marks: &str) -> Figure {
    let text = article.text();
    let mut parts = marks.split('|');
    let words = parts.next().unwrap_or_default();
    let stated = |value: &str| Some(Attribute { value: value.to_owned(), basis: Basis::Stated(span) });
    let measure = parts.next().filter(|m| !m.is_empty()).and_then(stated);
    let entity = parts.next().filter(|e| !e.is_empty()).and_then(stated);
    let (kind, unit) = if words.contains('%') {
        (FigureKind::Percent, Unit::PERCENT)
    } else if words.starts_with('$') {
        (FigureKind::Money, Unit::of("USD").expect("the dollar is in the table"))
    } else {
        (FigureKind::Count, Unit::COUNT)
    };
    let scale = if words.contains("billion") { 1e9 } else { 1.0 };
    let digits: String = words.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let decimals = digits.split_once('.').map_or(0, |(_, rest)| rest.len()) as i32;
    let value = digits.parse::<f64>().ok().map(|value| value * scale);
    let zeros = digits.len() - digits.trim_end_matches('0').len();
    let step = if decimals > 0 { 10f64.powi(-decimals) * scale } else { 10f64.powi(zeros as i32) * scale };
    let half = if kind == FigureKind::Count && scale == 1.0 { 0.0 } else { step.min(scale) / 2.0 };
    let mut built = Figure {
        span,
        kind,
        amount: Amount {
            stated: value,
            hard: value.map_or(Interval::EVERYTHING, |v| Interval::closed(v - half, v + half)),
            soft: value.map_or(Interval::EVERYTHING, |v| Interval::closed(v - half, v + half)),
            granularity: step,
        },
        unit,
        qualifier: Qualifier::Exact,
        qualifier_span: None,
        noun: None,
        measure,
        entity,
        scope: None,
        role: Role::Level,
        period: None,
        source: None,
        sentence: article.sentence_at(span.start()).unwrap_or(span),
    };
    for part in parts {
        let (sign, rest) = part.split_at(1);
        match sign {
            "~" => {
                let start = text[..span.start()].rfind(rest).expect("the qualifier stands before its figure");
                built.qualifier_span = Some(Span::new(start, start + rest.len()));
                let value = value.unwrap_or_default();
                (built.qualifier, built.amount.hard, built.amount.soft) = match rest {
                    "up to" => (Qualifier::AtMost, Interval::closed(0.0, value), Interval::closed(value / 2.0, value)),
                    "more than" => {
                        let hard = Interval { low: Some(value), low_open: true, ..Interval::EVERYTHING };
                        (Qualifier::MoreThan, hard, Interval { high: Some(value + step), ..hard })
                    }
                    "about" => {
                        let around = Interval::closed(value - step / 2.0, value + step / 2.0);
                        (Qualifier::Approx, around, around)
                    }
                    other => panic!("unknown qualifier {other}"),
                };
            }
            "@" => {
                let (year, rest) = rest.split_once('-').map_or((rest, None), |(year, rest)| (year, Some(rest)));
                let year = year.parse().ok();
                let period = match rest.map(|rest| rest.split_at(1)) {
                    Some(("Q", quarter)) => {
                        Some(Period::Quarter { year, quarter: quarter.parse().unwrap_or_default() })
                    }
                    Some(_) => rest.and_then(|month| month.parse().ok()).map(|month| Period::Month { year, month }),
                    None => year.map(Period::Year),
                };
                built.period = period.map(|value| Attribute { value, basis: Basis::Stated(span) });
            }
            "#" => built.scope = stated(rest),
            "^" => {
                built.role = match rest {
                    "increase" => Role::Increase,
                    "decrease" => Role::Decrease,
                    "share" => Role::Share,
                    "prior" => Role::Prior,
                    other => panic!("unknown role {other}"),
                }
            }
            "<" => {
                let value = Source { name: rest.to_owned(), kind: SpeakerKind::Medium };
                built.source = Some(Attribute { value, basis: Basis::Stated(span) });
            }
            other => panic!("unknown mark {other}"),
        }
    }
    built
}

/// The words of the figures of each measure with two members or more.
pub(super) fn together(articles: &[&str]) -> Vec<String> {
    story(articles).measures.into_iter().filter(|m| m.members.len() > 1).map(|m| m.summary.clone()).collect()
}

/// One line for each measure with two members or more: relation, then the summary.
pub(super) fn lines(comparison: &Comparison) -> Vec<String> {
    let shared = comparison.measures.iter().filter(|measure| measure.members.len() > 1);
    shared.map(|measure| format!("{:?}: {}", measure.relation, measure.summary)).collect()
}

#[test]
fn a_plan_and_the_cut_that_followed_are_one_measure_brought_up_to_date() {
    let comparison = story(&[
        "date: 2025-10-27\nHalden plans to cut up to {30,000|job cuts|Halden|~up to|<Northwire} jobs.",
        "date: 2025-10-28\nHalden is cutting {14,000|job cuts|Halden} jobs.",
    ]);
    assert_eq!(lines(&comparison), ["Update: up to 30,000: a (Northwire) · 14,000: b"]);
    assert_eq!(
        comparison.measures[0].why,
        "14,000 (b) was announced after up to 30,000 from Northwire (a) had been reported; it lies under the ceiling of 30,000"
    );
    assert_eq!(comparison.measures[0].origins, 2);
}

#[test]
fn the_same_sum_in_two_articles_agrees_after_rounding() {
    let comparison = story(&[
        "Halden made {$29.3 billion|revenue|Halden|@2025-Q1}.",
        "Revenue at Halden was {$29.27 billion|revenue|Halden|@2025-Q1}.",
    ]);
    assert_eq!(lines(&comparison), ["Agree: $29.3 billion: a · $29.27 billion: b"]);
}

#[test]
fn quarters_concepts_and_entities_are_never_mixed() {
    let comparison = story(&[
        "Halden made {$18.2 billion|net income|Halden|@2025-Q2}.",
        "Halden had {$18.2 billion|cash flow|Halden|@2025-Q1}.",
        "Skerry made {$18.2 billion|net income|Skerry|@2025-Q2}.",
    ]);
    assert_eq!(lines(&comparison), [""; 0]);
}

#[test]
fn passing_a_ceiling_contradicts_nobody() {
    let comparison = story(&[
        "Halden has up to {300|workers|Halden|~up to} workers.",
        "There are {320|workers|Halden} workers at Halden.",
    ]);
    assert_eq!(lines(&comparison), ["Compatible: up to 300: a · 320: b"]);
    assert_eq!(comparison.measures[0].nuance, Some(Nuance::AboveCeiling));
    assert_eq!(comparison.measures[0].members[1].note.as_deref(), Some("exceeds the ceiling of up to 300 (a)"));
}

#[test]
fn the_order_of_the_articles_does_not_matter() {
    let articles = readings(&[
        "Halden will cut about {500|job cuts|Halden|~about} jobs.",
        "Halden has {700|job cuts|Halden} jobs to cut.",
        "Skerry has {90|ships|Skerry} ships.",
    ]);
    let mut turned = articles.clone();
    turned.reverse();
    assert_eq!(lines(&compare(&articles, &[])), lines(&compare(&turned, &[])));
}

#[test]
fn an_unrelated_article_changes_nothing() {
    let few = readings(&["Halden cuts {500|job cuts|Halden} jobs.", "At Halden {500|job cuts|Halden} jobs go."]);
    let mut more = few.clone();
    more.extend(readings(&["", "", "Rain fell for {12|days|} days on the coast."]).pop());
    let (few, more) = (compare(&few, &[]), compare(&more, &[]));
    assert_eq!(lines(&few), lines(&more));
    assert!(few.measures.iter().all(|m| more.measures.iter().any(|n| n.id == m.id && n.why == m.why)));
}
