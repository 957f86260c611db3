//! How long a layer of 100,000 annotations takes to open, to attach and to be added to.
//!
//! `cargo bench --bench annotations`. The budgets: open in 1 s, add one in 50 ms. The articles are invented.

mod town;

use std::sync::Arc;
use std::time::{Duration, Instant};

use crossread::annotations::{
    Act, Colour, Desk, Evidence, Ground, NewAnnotation, Places, Saved, Status, Subject, Tag, View, Writer, open,
};
use crossread::article::Span;
use crossread::exchange::{self, Collection, Format, w3c};
use crossread::reading::Reading;

const ARTICLES: usize = 400;
const ANNOTATIONS: usize = 100_000;

fn told(what: &str, begun: Instant) -> Duration {
    let took = begun.elapsed();
    println!("  {what:<44} {:>9.1} ms", took.as_secs_f64() * 1000.0);
    took
}

fn wait(desk: &Desk) {
    while desk.saved() != Saved::Saved {
        std::thread::yield_now();
    }
}

fn main() {
    let folder = tempfile::tempdir().expect("a folder for the bench");
    let places = Places { collection: folder.path().to_path_buf(), fallback: None };
    let writer = |session: &str| Writer { author: "Ada".into(), installation: "1f".into(), session: session.into() };
    let now = "2026-05-04T10:00:00Z".parse().expect("a time");
    let readings: Vec<Arc<Reading>> = (0..ARTICLES)
        .map(|at| Arc::new(Reading::of(Arc::new(town::article(&format!("{at:05}.txt"), at / 4, at % 4)))))
        .collect();

    println!("{ANNOTATIONS} annotations over {ARTICLES} articles");
    let (mut desk, _) = open(&places, &writer("s1"), || {});
    let tag = |n: usize| Tag::new(&format!("jobs/tag {}", n % 40));
    let begun = Instant::now();
    for (at, reading) in readings.iter().enumerate() {
        let ground = Ground::of(reading);
        let length = reading.article.text().len();
        for n in 0..ANNOTATIONS / ARTICLES {
            let start = n * 7 % length.saturating_sub(40);
            let target = ground.target(Subject::Text, Span::new(start, start + 12));
            if n % 4 == 0 {
                let evidence = Evidence { text: format!("seen {n}"), link: String::new() };
                let status = Status::ALL[n % Status::ALL.len()];
                desk.act(&Act::Verify { targets: vec![target], status, evidence }, now);
            } else {
                let (note, tags) = (format!("note {at} {n}"), tag(n).into_iter().collect());
                desk.act(&Act::Annotate(NewAnnotation { target, colour: Colour::Blue, note, tags }), now);
            }
        }
    }
    told("done, one act each", begun);
    wait(&desk);
    told("and saved", begun);
    drop(desk);
    let bytes: u64 = std::fs::read_dir(folder.path().join(".crossread"))
        .expect("it is there")
        .filter_map(|entry| entry.ok()?.metadata().ok())
        .map(|about| about.len())
        .sum();
    println!("  {:<44} {:>9.1} MB", "on disk", bytes as f64 / 1e6);

    for round in 0..3 {
        let begun = Instant::now();
        let (mut desk, problems) = open(&places, &writer(&format!("r{round}")), || {});
        told("opened", begun);
        assert!(problems.is_empty(), "{problems:?}");
        let begun = Instant::now();
        let mut view = View::of(desk.layer(), &readings);
        told("attached to the articles", begun);
        let begun = Instant::now();
        let anew = view.onto(desk.layer(), &readings);
        told("attached again, nothing changed", begun);
        assert_eq!(anew.items().count(), view.items().count());

        let ground = Ground::of(&readings[round]);
        let mut worst = Duration::ZERO;
        for n in 0..20 {
            let target = ground.target(Subject::Text, Span::new(n, n + 9));
            let new =
                NewAnnotation { target, colour: Colour::Pink, note: "one more".to_owned(), tags: Default::default() };
            let begun = Instant::now();
            let done = desk.act(&Act::Annotate(new), now);
            view.refresh(desk.layer(), &done.items);
            wait(&desk);
            worst = worst.max(begun.elapsed());
        }
        println!("  {:<44} {:>9.1} ms", "one added, shown and saved, the worst of 20", worst.as_secs_f64() * 1000.0);

        if round == 0 {
            let comparison = Default::default();
            let collection =
                Collection { readings: &readings, comparison: &comparison, problems: &[], layer: Some(&view) };
            for format in [Format::W3c, Format::Csv] {
                let (begun, mut out) = (Instant::now(), Vec::new());
                exchange::write(collection, "Bench", format, &mut out).expect("memory takes everything");
                told(&format!("written as {}, {} MB", format.name(), out.len() / 1_000_000), begun);
                if format == Format::W3c {
                    let file = String::from_utf8(out).expect("JSON is text");
                    let begun = Instant::now();
                    let none = Desk::in_memory("Bob", "s");
                    let came = w3c::import(&file, &readings, none.layer(), &View::default(), now);
                    told("read again", begun);
                    println!("  {came}");
                }
            }
        }
    }
}
