//! What holds for the reading of any text whatever: asked of invented texts by `tests/soundness.rs`, and of whatever a
//! fuzzer comes up with by the targets under `fuzz/`.

use std::sync::Arc;

use crossread::article::{Article, Span};
use crossread::figures::{Attribute, Basis, FigureKind};
use crossread::quotes::Speaker;
use crossread::reading::Reading;

/// Reads `text` and panics, saying what is wrong, if anything in the reading is.
pub fn check(text: &str) {
    check_article(Article::from_text("any.txt", text));
}

pub fn check_article(article: Article) {
    let reading = Reading::of(Arc::new(article));
    text_falls_into_parts(&reading);
    names_lie_in_order(&reading);
    quotes_are_nested_or_disjoint(&reading);
    figures_lie_in_order(&reading);
    figures_allow_what_they_state(&reading);
    attributes_point_at_words(&reading);
}

/// Not empty, inside the text, on character borders.
#[track_caller]
fn sound(span: Span, text: &str) {
    assert!(!span.is_empty() && text.get(span.range()).is_some(), "{span:?} is no stretch of {text:?}");
}

#[track_caller]
fn in_order(spans: impl Iterator<Item = Span>, text: &str) {
    let mut last = 0;
    for span in spans {
        sound(span, text);
        assert!(last <= span.start(), "{span:?} overlaps what ends at {last} in {text:?}");
        last = span.end();
    }
}

fn text_falls_into_parts(reading: &Reading) {
    let article = &reading.article;
    in_order(article.paragraphs().iter().map(|p| p.span), article.text());
    in_order(article.sentences().iter().copied(), article.text());
    for &sentence in article.sentences() {
        let paragraph = article.paragraph_at(sentence.start()).map(|p| article.paragraphs()[p].span);
        assert!(paragraph.is_some_and(|p| p.covers(sentence)), "{sentence:?} leaves its paragraph");
    }
}

fn names_lie_in_order(reading: &Reading) {
    let names = &reading.names;
    in_order(names.mentions.iter().map(|m| m.span), reading.article.text());
    assert!(names.mentions.iter().all(|m| m.named < names.all.len()));
    assert!(names.roles.iter().all(|r| r.named < names.all.len()));
    for named in &names.all {
        assert!(!named.canonical.is_empty() && named.parent.is_none_or(|p| p < names.all.len()), "{named:?}");
    }
}

fn quotes_are_nested_or_disjoint(reading: &Reading) {
    let text = reading.article.text();
    let mut open: Vec<Span> = Vec::new();
    let mut last = 0;
    for quote in &reading.quotes {
        sound(quote.span, text);
        sound(quote.content, text);
        let speaker = quote.speaker.as_ref().and_then(|s: &Speaker| s.span);
        speaker.into_iter().chain(quote.cue.as_ref().map(|c| c.span)).for_each(|span| sound(span, text));
        assert!(last <= quote.span.start(), "{quote:?} is out of order in {text:?}");
        last = quote.span.start();
        open.retain(|outer| outer.end() > quote.span.start());
        assert!(open.last().is_none_or(|outer| outer.covers(quote.span)), "{quote:?} crosses {open:?} in {text:?}");
        open.push(quote.span);
    }
}

fn figures_lie_in_order(reading: &Reading) {
    let text = reading.article.text();
    in_order(reading.figures.iter().map(|f| f.span), text);
    for figure in &reading.figures {
        assert!(figure.sentence.covers(figure.span), "{figure:?} leaves its sentence in {text:?}");
        figure.qualifier_span.into_iter().chain(figure.noun).for_each(|span| sound(span, text));
    }
}

fn figures_allow_what_they_state(reading: &Reading) {
    for figure in &reading.figures {
        let amount = &figure.amount;
        for interval in [amount.hard, amount.soft] {
            if let (Some(low), Some(high)) = (interval.low, interval.high) {
                assert!(low <= high, "{figure:?}");
            }
        }
        match amount.stated {
            Some(stated) => {
                assert!(stated.is_finite(), "{figure:?}");
                assert!(amount.hard.low.is_none_or(|low| low <= stated), "{figure:?}");
                assert!(amount.hard.high.is_none_or(|high| stated <= high), "{figure:?}");
            }
            None => assert!(figure.kind == FigureKind::Date || amount.hard.low < amount.hard.high, "{figure:?}"),
        }
    }
}

fn attributes_point_at_words(reading: &Reading) {
    fn basis<T>(attribute: &Option<Attribute<T>>) -> Option<Span> {
        match attribute.as_ref()?.basis {
            Basis::Stated(span) | Basis::Noun(span) | Basis::Subject(span) | Basis::Carried(span) => Some(span),
            Basis::Inferred | Basis::Analyst => None,
        }
    }
    let text = reading.article.text();
    for figure in &reading.figures {
        let texts = [&figure.measure, &figure.entity, &figure.scope];
        let spans = texts.into_iter().map(basis).chain([basis(&figure.period), basis(&figure.source)]);
        spans.flatten().for_each(|span| sound(span, text));
    }
}
