//! How fast the sample, repeated, is compared, and how soon the first article of a folder shows.
//!
//! `cargo bench --bench analysis`.

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::Duration;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use crossread::article::{Article, ArticleId, Metadata};
use crossread::compare::compare;
use crossread::library::Source;
use crossread::reading::Reading;
use crossread::workspace::{Workspace, load};

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
}

/// The sample's articles, again and again.
fn articles(count: usize) -> Vec<Arc<Article>> {
    let sample = load(Source::of(vec![seeds()]), None).readings;
    sample
        .iter()
        .cycle()
        .take(count)
        .enumerate()
        .map(|(i, reading)| {
            let id = ArticleId::new(format!("{i:05}.txt"));
            Arc::new(Article::new(id, reading.article.text().to_owned(), Metadata::clone(&reading.article.metadata)))
        })
        .collect()
}

/// The comparison of one story, by the number of its articles.
fn comparing(c: &mut Criterion) {
    let mut group = c.benchmark_group("compare");
    for count in [5, 50, 400] {
        let readings: Vec<Arc<Reading>> = articles(count).into_iter().map(|a| Arc::new(Reading::of(a))).collect();
        group
            .sample_size(10)
            .bench_function(format!("{count} articles"), |b| b.iter(|| black_box(compare(&readings, &[]))));
    }
    group.finish();
}

/// From asking for a folder to the first article that the window could show.
fn opening(c: &mut Criterion) {
    let mut group = c.benchmark_group("open");
    group.bench_function("sample, whole", |b| {
        b.iter(|| black_box(load(Source::of(vec![seeds()]), None)));
    });
    let folder = tempfile::tempdir().expect("a folder for the measurement");
    for article in articles(2000) {
        std::fs::write(folder.path().join(article.id.as_str()), article.text()).expect("it can be written");
    }
    for (name, path) in [("sample", seeds()), ("2,000 articles", folder.path().to_path_buf())] {
        group.sample_size(10).bench_function(format!("{name}, first article"), |b| {
            b.iter_batched(
                || {
                    let (told, changed) = channel();
                    let told = std::sync::Mutex::new(told);
                    let workspace = Workspace::new(move || {
                        // The measurement may be over before the work is.
                        told.lock().map(|told| told.send(())).ok();
                    });
                    (workspace, changed)
                },
                |(mut workspace, changed)| {
                    workspace.open(Source::of(vec![path.clone()]));
                    while workspace.snapshot().readings.is_empty() {
                        changed.recv_timeout(Duration::from_secs(60)).expect("an article within a minute");
                    }
                    workspace
                },
                BatchSize::PerIteration,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, comparing, opening);
criterion_main!(benches);
