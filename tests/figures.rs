//! What holds for the figures of any text whatever.

use crossread::article::Article;
use crossread::figures::{Figure, FigureKind, find};
use crossread::language::names::Names;
use crossread::language::tokens::Tokens;
use proptest::prelude::*;

fn figures(text: &str) -> Vec<Figure> {
    let article = Article::from_text("any.txt", text);
    let tokens = Tokens::of(article.text());
    find(&article, &tokens, &Names::default(), &[])
}

/// Spans ordered, disjoint, inside the text and on character borders; values in order.
fn assert_sound(text: &str) {
    let mut last = 0;
    for figure in figures(text) {
        let span = figure.span;
        assert!(last <= span.start() && span.start() < span.end(), "spans in order in {text:?}");
        assert!(text.get(span.range()).is_some(), "{span:?} on character borders of {text:?}");
        assert!(figure.sentence.covers(span), "{span:?} inside its sentence in {text:?}");
        for other in [figure.qualifier_span, figure.noun].into_iter().flatten() {
            assert!(text.get(other.range()).is_some(), "{other:?} on character borders of {text:?}");
        }
        last = span.end();
        let amount = figure.amount;
        for interval in [amount.hard, amount.soft] {
            if let (Some(low), Some(high)) = (interval.low, interval.high) {
                assert!(low <= high, "{low} to {high} in {text:?}");
            }
        }
        if let Some(stated) = amount.stated {
            assert!(stated.is_finite(), "{text:?}");
            assert!(amount.hard.low.is_none_or(|low| low <= stated), "{amount:?} in {text:?}");
            assert!(amount.hard.high.is_none_or(|high| stated <= high), "{amount:?} in {text:?}");
        } else if figure.kind != FigureKind::Date {
            assert!(amount.hard.low < amount.hard.high, "{amount:?} in {text:?}");
        }
    }
}

/// Words and marks that rules look for, so that random texts reach them.
fn pieces() -> impl Strategy<Value = String> {
    let words = [
        "up",
        "to",
        "more",
        "than",
        "nearly",
        "between",
        "and",
        "of",
        "in",
        "a",
        "the",
        "half",
        "third",
        "quarter",
        "two",
        "ninety-six",
        "hundred",
        "thousand",
        "million",
        "billion",
        "crore",
        "dozen",
        "hundreds",
        "several",
        "tens",
        "per",
        "cent",
        "percent",
        "points",
        "basis",
        "$",
        "£",
        "€",
        "USD",
        "Rs",
        "US$",
        "euros",
        "pounds",
        "pence",
        "p",
        "bn",
        "m",
        "k",
        "-",
        "–",
        "to",
        "or",
        "14,000",
        "1.5",
        "2025",
        "7",
        "12",
        "½",
        "1/4",
        "0",
        "60-40",
        "1:11",
        "km",
        "km/h",
        "°C",
        "days",
        "year-old",
        "aged",
        "old",
        "square",
        "feet",
        "times",
        "twice",
        "one",
        "out",
        "every",
        ",",
        ".",
        "(",
        ")",
        "“",
        "”",
        "'s",
        "%",
        "+",
        "#",
        "No.",
        "Room",
        "July",
        "17",
        "first",
        "since",
        "jobs",
        "people",
        "\n",
        "\u{a0}",
        "\u{ad}",
        "ﬁfty",
        "minus",
        "from",
        "rose",
        "against",
        "dead",
        "another",
        "999999999999999999",
    ];
    let piece = prop_oneof![
        8 => prop::sample::select(words.to_vec()).prop_map(str::to_owned),
        1 => "[0-9]{1,20}([.,][0-9]{1,4}){0,3}",
        1 => "\\PC{0,6}",
    ];
    (prop::collection::vec((piece, prop::bool::weighted(0.8)), 0..24))
        .prop_map(|pieces| pieces.into_iter().map(|(piece, spaced)| if spaced { piece + " " } else { piece }).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn figures_of_number_like_text_are_sound(text in pieces()) {
        assert_sound(&text);
    }

    #[test]
    fn figures_of_any_text_are_sound(text in "\\PC{0,80}") {
        assert_sound(&text);
    }

    #[test]
    fn a_printed_count_is_read_back(value in 1u64..2_000_000_000, cents in 0u64..100) {
        let digits = value.to_string();
        let mut printed = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                printed.push(',');
            }
            printed.push(digit);
        }
        let text = format!("They spent ${printed}.{cents:02} then.");
        let found = figures(&text);
        prop_assert_eq!(found.len(), 1, "{}", text);
        let stated = found[0].amount.stated.unwrap_or_default();
        prop_assert!((stated - (value as f64 + cents as f64 / 100.0)).abs() < 1e-6 * stated.max(1.0), "{} in {}", stated, text);
    }
}
