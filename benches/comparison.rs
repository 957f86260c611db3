//! How fast collections are compared, and how the time grows with them.
//!
//! `cargo bench --bench comparison`, or with a word of the tables' names to see only those. The texts are invented: see
//! `town`. Every time is the best of several, on as many threads as the machine has, or as `RAYON_NUM_THREADS` says, but for
//! the table that says to be of one core. Memory is what the whole process held at most so far, readings included, and how
//! many times the text that is: to be looked at where one table is run by itself.

mod town;

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crossread::article::{Article, ArticleId};
use crossread::compare::{Known, compare, compare_after};
use crossread::reading::Reading;
use rayon::prelude::*;

/// `count` articles of stories that `tellers` outlets tell each.
fn mixed(count: usize, tellers: usize) -> Vec<Arc<Reading>> {
    let one = |at: usize| Arc::new(Reading::of(Arc::new(town::article(&name(at), at / tellers, at % tellers))));
    (0..count).into_par_iter().map(one).collect()
}

/// One story as `count` outlets tell it briefly: 400 articles of it are 1 MB with 7,000 figures.
fn brief(count: usize) -> Vec<Arc<Reading>> {
    let one = |at: usize| Arc::new(Reading::of(Arc::new(town::telling(&name(at), 0, at, BRIEF))));
    (0..count).into_par_iter().map(one).collect()
}

/// So many paragraphs a brief telling has.
const BRIEF: usize = 6;

fn name(at: usize) -> String {
    format!("{at:05}.txt")
}

fn text(name: &str, words: String) -> Vec<Arc<Reading>> {
    let article = Article::new(ArticleId::new(name), words, Default::default());
    vec![Arc::new(Reading::of(Arc::new(article)))]
}

/// The best of `times`; of fewer where they take long.
fn best(times: usize, mut work: impl FnMut()) -> Duration {
    let begun = Instant::now();
    let mut once = || {
        let begun = Instant::now();
        work();
        begun.elapsed()
    };
    let mut best = once();
    for _ in 1..times {
        if begun.elapsed() > LONG {
            break;
        }
        best = best.min(once());
    }
    best
}

/// After so long nothing is measured again.
const LONG: Duration = Duration::from_secs(8);

/// The most memory that this process has held so far, in MB, where the system says so (Linux).
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(most.split_whitespace().next()?.parse::<u64>().ok()? / 1024)
}

/// How long it takes to compare all.
fn all(readings: &[Arc<Reading>]) -> Duration {
    best(3, || {
        black_box(compare(readings, &[]));
    })
}

/// The same on one core.
fn all_on_one(readings: &[Arc<Reading>]) -> Duration {
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("one thread can be had");
    alone.install(|| all(readings))
}

/// How long it takes when the last of them joins the others, which are compared already.
fn last_added(readings: &[Arc<Reading>]) -> Duration {
    let before = &readings[..readings.len().saturating_sub(1)];
    let mut known = Known::default();
    black_box(compare_after(before, &[], &mut known, &|| true));
    let mut shortest = Duration::MAX;
    for _ in 0..5 {
        let begun = Instant::now();
        black_box(compare_after(readings, &[], &mut known, &|| true));
        shortest = shortest.min(begun.elapsed());
        // It goes again.
        black_box(compare_after(before, &[], &mut known, &|| true));
    }
    shortest
}

/// One table: the sizes, each with its time, and how the time grows from one to the next.
fn table(title: &str, measured: fn(&[Arc<Reading>]) -> Duration, rows: impl IntoIterator<Item = Vec<Arc<Reading>>>) {
    println!("\n{title}");
    println!("  {:>8}  {:>9}  {:>8}  {:>9}  growth  peak so far", "articles", "bytes", "figures", "time");
    let mut before: Option<(f64, f64)> = None;
    for readings in rows {
        let bytes: usize = readings.iter().map(|r| r.article.text().len()).sum();
        let figures: usize = readings.iter().map(|r| r.figures.len()).sum();
        let time = measured(&readings);
        // The time grows with this power of the number of figures.
        let growth = before.map_or(String::new(), |(n, t)| {
            format!("{:.2}", (time.as_secs_f64() / t).ln() / (figures as f64 / n).ln())
        });
        before = Some((figures as f64, time.as_secs_f64()));
        let (count, time) = (readings.len(), time.as_secs_f64() * 1e3);
        let times = |peak: u64| (peak << 20) as f64 / bytes as f64;
        let peak = peak().map_or("unknown".to_owned(), |peak| format!("{peak} MB, {:.0} x", times(peak)));
        println!("  {count:>8}  {bytes:>9}  {figures:>8}  {time:>6.0} ms  {growth:>6}  {peak}");
    }
}

/// A table's title, and what measures and prints it.
type Table<'t> = (&'t str, &'t dyn Fn(&str));

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let asked = |title: &str| wanted.is_empty() || wanted.iter().any(|word| title.contains(word.as_str()));
    let tables: [Table<'_>; 8] = [
        ("mixed stories, 25 articles each", &|title| {
            table(title, all, [100, 1_000, 10_000].into_iter().map(|count| mixed(count, 25)));
        }),
        ("one article added to mixed stories", &|title| {
            table(title, last_added, [100, 1_000, 10_000].into_iter().map(|count| mixed(count + 1, 25)));
        }),
        ("one story", &|title| table(title, all, [100, 200, 400, 800].map(|count| mixed(count, count)))),
        ("one brief story on one core", &|title| table(title, all_on_one, [100, 200, 400, 800].map(brief))),
        ("one article, mixed paragraphs", &|title| {
            let long = |articles: usize| {
                let parts: Vec<String> =
                    (0..articles).map(|at| town::article("", at / 25, at % 25).text().to_owned()).collect();
                text("long.txt", parts.join("\n\n"))
            };
            table(title, all, [250, 500, 1_000, 2_000].map(long));
        }),
        ("one article, one sentence again and again", &|title| {
            let repeated = |times: usize| text("repeated.txt", "Halden will cut 400 jobs in Oslo.\n\n".repeat(times));
            table(title, all, [3_000, 6_000, 12_000].map(repeated));
        }),
        ("one sentence of percentages", &|title| {
            let listed = |times: usize| {
                let numbers: Vec<String> = (0..times).map(|at| format!("{}.{} percent", at % 97, at % 10)).collect();
                text("listed.txt", format!("The shares were {} in May.", numbers.join(", ")))
            };
            table(title, all, [3_000, 6_000, 12_000].map(listed));
        }),
        ("one sentence without a blank", &|title| {
            table(title, all, [8_000, 16_000, 32_000].map(|times| text("joined.txt", "1:".repeat(times))));
        }),
    ];
    for (title, run) in tables {
        if asked(title) {
            run(title);
        }
    }
}
