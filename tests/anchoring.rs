//! Anchors against random edits of the bundled articles: none may end, unsaid, on another number, qualifier or unit, and
//! those whose sentence nobody touched must be found again.

use std::sync::Arc;

use crossread::annotations::{Attachment, Ground, Subject};
use crossread::article::{Article, Span};
use crossread::reading::Reading;

/// Chance that is the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % most.max(1)
    }
}

fn reading(text: &str) -> Reading {
    Reading::of(Arc::new(Article::from_text("a.txt", text)))
}

fn letters(text: &str) -> String {
    let plain = text.chars().map(|c| match c {
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        c if c.is_whitespace() => ' ',
        c => c,
    });
    let plain: String = plain.collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One edit of a text; what it does, for messages.
fn edit(reading: &Reading, dice: &mut Dice) -> (&'static str, String) {
    let text = reading.article.text();
    let sentences = reading.article.sentences();
    let sentence = sentences[dice.below(sentences.len())];
    let figure = reading.figures[dice.below(reading.figures.len())].span;
    let put = |span: Span, new: &str| format!("{}{new}{}", &text[..span.start()], &text[span.end()..]);
    match dice.below(10) {
        0 => (
            "insert",
            put(Span::new(sentence.start(), sentence.start()), "A sentence with 27 new things comes first. "),
        ),
        1 => {
            let words: Vec<(usize, &str)> = sentence
                .of(text)
                .split(' ')
                .scan(sentence.start(), |at, word| {
                    let start = *at;
                    *at += word.len() + 1;
                    Some((start, word))
                })
                .collect();
            let (start, word) = words[dice.below(words.len())];
            ("delete a word", put(Span::new(start, start + word.len()), ""))
        }
        2 => {
            let mut paragraphs: Vec<&str> = text.split("\n\n").collect();
            let (a, b) = (dice.below(paragraphs.len()), dice.below(paragraphs.len()));
            paragraphs.swap(a, b);
            ("swap paragraphs", paragraphs.join("\n\n"))
        }
        3 => {
            let digits: Vec<usize> =
                text.bytes().enumerate().filter(|(_, b)| b.is_ascii_digit()).map(|(at, _)| at).collect();
            let Some(&at) = digits.get(dice.below(digits.len())) else { return ("nothing", text.to_owned()) };
            let digit = (text.as_bytes()[at] - b'0' + 1 + dice.below(9) as u8) % 10;
            ("change a digit", put(Span::new(at, at + 1), &digit.to_string()))
        }
        4 => match text.find("up to ") {
            Some(at) => ("up to -> about", put(Span::new(at, at + 6), "about ")),
            None => ("about before a figure", put(Span::new(figure.start(), figure.start()), "about ")),
        },
        5 => ("remove a sentence", put(sentence, "")),
        6 => ("duplicate a sentence", put(sentence, &format!("{0} {0}", sentence.of(text)))),
        7 => ("other quotation marks", text.replace(['“', '”'], "\"").replace(['‘', '’'], "'")),
        8 => ("reflow", text.replace(". ", ".\n").replace(", ", ",\n  ")),
        _ => (
            "another unit",
            put(
                figure,
                &figure.of(text).replace('$', "€").replace("percent", "points").replace(" billion", " million"),
            ),
        ),
    }
}

/// What a number at a place is: with what bounds it and its unit, as printed.
fn figures_at(reading: &Reading, span: Span) -> Vec<(String, String, &'static str)> {
    let text = reading.article.text();
    let touched = reading.figures.iter().filter(|figure| figure.span.overlaps(span));
    let said = |span: Option<Span>| span.map(|span| letters(span.of(text)).to_lowercase()).unwrap_or_default();
    touched.map(|f| (letters(f.span.of(text)), said(f.qualifier_span), f.unit.symbol())).collect()
}

/// So many edits: how many anchors with an untouched sentence there were, and how many of them were lost.
fn try_edits(edits: usize) -> (usize, usize) {
    let seeds = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds")).expect("the sample is there");
    let mut texts: Vec<_> = seeds.map(|entry| entry.expect("a file of the sample").path()).collect();
    texts.sort();
    let olds: Vec<Reading> =
        texts.iter().map(|path| reading(&std::fs::read_to_string(path).expect("it is text"))).collect();
    let (mut untouched, mut lost, mut dice) = (0, 0, Dice(0x9E37_79B9_7F4A_7C15));
    for number in 0..edits {
        let old = &olds[number % olds.len()];
        let (what, mut text) = edit(old, &mut dice);
        let mut new = reading(&text);
        if dice.below(3) == 0 && !new.figures.is_empty() && !new.article.sentences().is_empty() {
            text = edit(&new, &mut dice).1;
            new = reading(&text);
        }
        let (before, after) = (Ground::of(old), Ground::of(&new));
        let folded = letters(&text);
        let figures = old.figures.iter().map(|figure| (Subject::Figure, figure.span));
        let quotes = old.quotes.iter().map(|quote| (Subject::Quote, quote.span));
        for (subject, span) in figures.chain(quotes) {
            let target = before.target(subject, span);
            let found = after.attach(&target.anchor);
            let was = figures_at(old, span);
            if let Some(at) = found.holds() {
                assert_eq!(letters(at.of(&text)), letters(span.of(old.article.text())), "{what}: {found:?}");
                let is = figures_at(&new, at);
                assert_eq!(is, was, "{what}: {found:?} is said to be {:?}", target.anchor.exact());
            }
            let sentence = old.article.sentence_at(span.start()).filter(|sentence| sentence.covers(span));
            let Some(sentence) = sentence else { continue };
            let kept = letters(sentence.of(old.article.text()));
            if folded.contains(&kept) {
                untouched += 1;
                if found.holds().is_none() {
                    lost += 1;
                    if std::env::var_os("CROSSREAD_SHOW_LOST").is_some() {
                        println!("{what}: {:?} in {kept:?}: {found:?}", target.anchor.exact());
                    }
                }
            }
            if let Attachment::Changed { was, is, .. } = &found {
                assert_ne!(was, is, "{what}: {:?}", target.anchor.exact());
            }
        }
    }
    println!("{edits} edits: {untouched} anchors with an untouched sentence, {lost} of them not attached");
    (untouched, lost)
}

#[test]
fn random_edits_never_lie_and_seldom_lose() {
    let (untouched, lost) = try_edits(400);
    assert!(untouched > 1_000 && lost * 100 <= untouched, "{lost} of {untouched}");
}

#[test]
#[ignore = "takes minutes: cargo test --release --test anchoring ten_thousand -- --ignored --nocapture"]
fn ten_thousand_edits_never_lie_and_seldom_lose() {
    let (untouched, lost) = try_edits(10_000);
    assert!(lost * 100 <= untouched, "{lost} of {untouched}");
}
