//! How fast articles are read on one core, step by step, and how the time grows for texts made to be slow.
//!
//! `cargo bench --bench reading`, or with a word of the tables' names to see only those. The texts are invented: see
//! `town`, whose articles are full of figures, and `prose`, which sets as many among sentences without one as newspapers
//! print. The yardstick is the `regex` crate counting `[0-9]+` over the same bytes in the same run, since a speed alone
//! says more of the machine than of the program. Every time is the best of several.

mod prose;
mod town;

use std::fmt::Write;
use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use crossread::article::{Article, ArticleId};
use crossread::language::names::Names;
use crossread::language::tokens::Tokens;
use crossread::reading::Reading;
use crossread::{figures, quotes};

/// How much text each table of speeds reads, in bytes.
const TEXT: usize = 20_000_000;
/// How much of a hostile text is read first, in bytes; then twice and four times as much.
const HOSTILE: usize = 125_000;

fn seconds(work: impl FnOnce()) -> f64 {
    let begun = Instant::now();
    work();
    begun.elapsed().as_secs_f64()
}

/// How much prose stands among the sentences of `town` where figures are as rare as in newspapers.
const PROSE: usize = 4;

/// Articles of many stories, together of at least [`TEXT`] bytes, with so many times as much prose among them.
fn news(prose: usize) -> Vec<Arc<Article>> {
    let mut bytes = 0;
    let articles = (0..).map(|at| {
        let told = town::article(&format!("{at:05}.txt"), at / 25, at % 25);
        let text = prose::among(told.text(), prose, at as u64);
        Article::new(told.id.clone(), text, told.metadata.clone())
    });
    let until_enough = |article: &Article| {
        bytes += article.text().len();
        bytes < TEXT + article.text().len()
    };
    articles.take_while(until_enough).map(Arc::new).collect()
}

/// The seconds that each step took over all articles, in the order of [`STEPS`].
fn pass(articles: &[Arc<Article>]) -> [f64; STEPS.len()] {
    let number = regex::Regex::new("[0-9]+").expect("a pattern");
    let mut spent = [0.0; STEPS.len()];
    for article in articles {
        let text = article.text();
        spent[0] += seconds(|| {
            black_box(number.find_iter(text).count());
        });
        spent[1] += seconds(|| {
            black_box(Article::from_text("a.txt", text));
        });
        spent[2] += seconds(|| {
            black_box(Tokens::of(text));
        });
        let tokens = Tokens::of(text);
        spent[3] += seconds(|| {
            black_box(Names::of(article, &tokens));
        });
        let names = Names::of(article, &tokens);
        spent[4] += seconds(|| {
            black_box(quotes::find(article, &tokens, &names));
        });
        let quotes = quotes::find(article, &tokens, &names);
        spent[5] += seconds(|| {
            black_box(figures::find(article, &tokens, &names, &quotes));
        });
        spent[6] += seconds(|| {
            black_box(Reading::of(Arc::clone(article)));
        });
    }
    spent
}

const STEPS: [&str; 7] = [
    "regex counting [0-9]+",
    "paragraphs and sentences",
    "tokens",
    "names",
    "quotes",
    "figures with all attributes",
    "all of a reading",
];

fn dense(title: &str) {
    speeds(title, &news(0));
}

fn as_printed(title: &str) {
    speeds(title, &news(PROSE));
}

fn speeds(title: &str, articles: &[Arc<Article>]) {
    let bytes: usize = articles.iter().map(|a| a.text().len()).sum();
    let some = &articles[..articles.len().min(100)];
    let figures: usize = some.iter().map(|a| Reading::of(Arc::clone(a)).figures.len()).sum();
    let read: usize = some.iter().map(|a| a.text().len()).sum();
    let density = figures as f64 * 1000.0 / read as f64;
    println!("\n{title}: {bytes} bytes in {} articles, {density:.1} figures in a thousand bytes", articles.len());
    let passes = [pass(articles), pass(articles), pass(articles)];
    let best = |step: usize| passes.iter().map(|pass| pass[step]).fold(f64::MAX, f64::min);
    println!("  {:<28}  {:>8}  of the yardstick's speed", "", "MB/s");
    for (step, name) in STEPS.iter().enumerate() {
        println!("  {name:<28}  {:>8.1}  1/{:.0}", bytes as f64 / best(step) / 1e6, best(step) / best(0));
    }
}

/// Texts that are made to be slow: one piece again and again, or pieces that never recur.
fn hostile(title: &str) {
    println!("\n{title}: seconds, and the power of the length with which they grow");
    for piece in [
        "7",
        "7 ",
        "7,",
        ",",
        "and ",
        "(",
        "[ ",
        "\"",
        "“",
        "“‘",
        "“a ”",
        "'",
        "a's ",
        "5% ",
        "5 percent, ",
        "$1 ",
        "1/",
        "1:",
        "May 3, 2024, ",
        "million ",
        "one hundred ",
        "Word ",
        "Word. ",
        "A. ",
        "U.S.",
        ".",
        "a-",
        "-",
        "a\n\n",
        "aB9,",
        "he said that ",
        "“We go,” he said. ",
        "Halden cut 5 jobs, ",
        "5 people and ",
        "more than ",
        "one in ",
        "http://a.b/ ",
        "中文",
        "😀",
        "e\u{301}",
        "a\u{ad}",
        "\u{200b}",
    ] {
        growth(&format!("{piece:?}"), |length| piece.repeat(length / piece.len()));
    }
    growth("ever new names", |length| many(length, |text, name, _| write!(text, "{name} ")));
    growth("ever new speakers", |length| many(length, |text, name, at| write!(text, "{name} {at} said it went. ")));
    growth("one surname of thousands", |length| {
        many(length, |text, name, _| write!(text, "Mr {name} Voss met Voss. "))
    });
    growth("ever new bodies that pay", |length| {
        many(length, |text, name, at| write!(text, "Then {name} Corp paid {at} dollars. "))
    });
}

/// Pieces with a name and a number that never recur, `length` bytes of them.
fn many(length: usize, piece: impl Fn(&mut String, &str, u64) -> std::fmt::Result) -> String {
    let mut text = String::with_capacity(length + 64);
    for at in 1.. {
        if text.len() >= length {
            break;
        }
        let mut left = at * 7_919;
        let mut name = String::new();
        for letter in 0..5 {
            let c = char::from(b'a' + (left % 26) as u8);
            name.push(if letter == 0 { c.to_ascii_uppercase() } else { c });
            left /= 26;
        }
        // Writing to a string cannot fail.
        let _ = piece(&mut text, &name, at);
    }
    text
}

fn growth(name: &str, text: impl Fn(usize) -> String) {
    let time = |length: usize| {
        let text = text(length);
        let read = || Reading::of(Arc::new(Article::new(ArticleId::new("a.txt"), text.clone(), Default::default())));
        (0..2)
            .map(|_| {
                seconds(|| {
                    black_box(read());
                })
            })
            .fold(f64::MAX, f64::min)
    };
    let times = [HOSTILE, 2 * HOSTILE, 4 * HOSTILE].map(time);
    let power = (times[2] / times[0]).log2() / 2.0;
    // What takes a moment at its longest may grow as it likes: there the clock is too coarse.
    let note = if power > 1.4 && times[2] > 0.2 { "  more than linear" } else { "" };
    println!("  {name:<26}  {:>7.3} {:>7.3} {:>7.3}  {power:.2}{note}", times[0], times[1], times[2]);
}

/// A table's title, and what measures and prints it.
type Table = (&'static str, fn(&str));

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let tables: [Table; 3] = [
        ("speed of reading, as many figures as in newspapers", as_printed),
        ("speed of reading, full of figures", dense),
        ("hostile texts", hostile),
    ];
    for (title, run) in tables {
        if wanted.is_empty() || wanted.iter().any(|word| title.contains(word.as_str())) {
            run(title);
        }
    }
}
