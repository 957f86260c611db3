//! What must hold of the quotes and names of any text whatever.

use crossread::article::{Article, Span};
use crossread::language::names::Names;
use crossread::language::tokens::Tokens;
use crossread::quotes::{self, Quote};
use proptest::prelude::*;

fn read(text: &str) -> (Names, Vec<Quote>) {
    let article = Article::from_text("a", text);
    let tokens = Tokens::of(article.text());
    let names = Names::of(&article, &tokens);
    let quotes = quotes::find(&article, &tokens, &names);
    (names, quotes)
}

fn is_sound(span: Span, text: &str) -> bool {
    !span.is_empty() && text.get(span.range()).is_some()
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let (names, quotes) = read(text);
    for quote in &quotes {
        prop_assert!(is_sound(quote.span, text), "{quote:?}");
        prop_assert!(is_sound(quote.content, text), "{quote:?}");
        let named = quote.speaker.as_ref().and_then(|s| s.span);
        prop_assert!(
            named.into_iter().chain(quote.cue.as_ref().map(|c| c.span)).all(|s| is_sound(s, text)),
            "{quote:?}"
        );
    }
    for pair in quotes.windows(2) {
        prop_assert!(pair[0].span.start() <= pair[1].span.start());
    }
    // Disjoint or nested: an enclosing quote is closed before anything that begins after it ends.
    let mut open: Vec<Span> = Vec::new();
    for quote in &quotes {
        while open.last().is_some_and(|o| o.end() <= quote.span.start()) {
            open.pop();
        }
        prop_assert!(open.last().is_none_or(|o| o.covers(quote.span)), "{quote:?} crosses {open:?}");
        open.push(quote.span);
    }
    for pair in names.mentions.windows(2) {
        prop_assert!(pair[0].span.end() <= pair[1].span.start());
    }
    for mention in &names.mentions {
        prop_assert!(is_sound(mention.span, text) && mention.named < names.all.len());
    }
    Ok(())
}

/// Pieces that quotation rules are made for, in any order.
fn newsy() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "“",
        "”",
        "\"",
        "‘",
        "’",
        "'",
        "«",
        "»",
        "„",
        "``",
        "''",
        " ",
        " ",
        " ",
        "\n\n",
        "\n",
        ",",
        ".",
        ":",
        ";",
        " — ",
        "(",
        ")",
        "?",
        "said",
        "says",
        "told",
        "according to",
        "that",
        "Mara Voss",
        "Voss",
        "Ms",
        "she",
        "they",
        "the company",
        "who",
        "and",
        "reporters",
        "the plan is off",
        "“we stay,”",
        "Acme Web Services",
        "(AWS)",
        "'90s",
        "6'2\"",
        "citing",
        "é",
        "😀",
        "its",
        "unit",
        "of",
        "U.S.",
        "Sen.",
        "called",
        "as",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|pieces| {
        let mut text = String::new();
        for piece in pieces {
            text.push_str(piece);
            if piece.len() > 2 {
                text.push(' ');
            }
        }
        text
    })
}

proptest! {
    #[test]
    fn any_string_is_read(text in any::<String>()) {
        check(&text)?;
    }

    #[test]
    fn news_like_text_is_read(text in newsy()) {
        check(&text)?;
    }
}

#[test]
fn a_lot_of_one_mark_is_read() {
    for mark in ["\"", "“", "”", "'", "‘", "’", "«", "said ", "A ", "(", ":", ",\" she said. \""] {
        assert!(check(&mark.repeat(20_000)).is_ok(), "{mark}");
    }
}
