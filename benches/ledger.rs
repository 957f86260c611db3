//! What a frame of the ledger costs at 100,000 rows: when it is opened, at rest, while scrolling, with the keyboard on
//! a row, and when what it is searched for changes. Layout, input, painting and tessellation, without a graphics card.
//!
//! `cargo bench --bench ledger`. The budget: a frame while scrolling in 4 ms. The articles are invented.

mod frames;
mod town;

use std::collections::HashSet;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use crossread::annotations::Subject;
use crossread::app::commands::Command;
use crossread::app::execute::execute;
use crossread::app::ledger::{Chosen, Only, RowId};
use crossread::app::panels::ledger::Ledger;
use crossread::app::state::State;
use crossread::app::theme::Palette;
use crossread::app::view::{Queue, View};
use crossread::article::{Article, Place};
use crossread::reading::Reading;
use crossread::workspace::Snapshot;
use eframe::egui::{Event, Theme, vec2};
use frames::Frames;

const ROWS: usize = 100_000;

/// Articles of a town, told again under other names until there are rows enough.
fn readings() -> Vec<Arc<Reading>> {
    let mut readings = Vec::new();
    let mut rows = 0;
    let told: Vec<Reading> =
        (0..40).map(|at| Reading::of(Arc::new(town::article(&format!("{at:02}.txt"), at / 4, at % 4)))).collect();
    for at in 0.. {
        if rows >= ROWS {
            break;
        }
        let reading = &told[at % told.len()];
        let article = Arc::new(Article::from_text(&format!("{at:06}.txt"), reading.article.text()));
        rows += reading.figures.len() + reading.quotes.len();
        let (names, quotes, figures) = (reading.names.clone(), reading.quotes.to_vec(), reading.figures.to_vec());
        readings.push(Arc::new(Reading::found(article, names, quotes, figures)));
    }
    readings
}

struct Window {
    frames: Frames,
    snapshot: Snapshot,
    state: State,
    ledger: Ledger,
}

impl Window {
    fn on(readings: &[Arc<Reading>]) -> Self {
        let snapshot = frames::snapshot(readings);
        Window { frames: Frames::of(vec2(1400.0, 900.0)), snapshot, state: State::new(), ledger: Ledger::default() }
    }

    fn frame(&mut self, events: Vec<Event>) {
        let view = View { snapshot: &self.snapshot, state: &self.state, palette: Palette::of(Theme::Light) };
        self.frames.run(events, |ui| self.ledger.show(ui, &view, &mut Queue::new()));
    }

    fn wheel(&mut self) {
        self.frame(frames::wheel());
    }

    /// Puts the keyboard on the first figure of an article.
    fn choose(&mut self, article: usize) {
        let reading = &self.snapshot.readings[article];
        let Some(figure) = reading.figures.first() else { return };
        let row = RowId::Thing(Subject::Figure, Place { article: reading.article.id.clone(), span: figure.span });
        let chosen = Chosen { rows: HashSet::from([row.clone()]), at: Some(row.clone()), from: Some(row) };
        execute(Command::ChooseRows(Box::new(chosen)), &mut self.state, &self.snapshot);
    }

    fn search(&mut self, query: &str) {
        let only = Only { query: query.to_owned(), ..Only::default() };
        execute(Command::NarrowLedger(only), &mut self.state, &self.snapshot);
    }
}

fn measure(criterion: &mut Criterion) {
    let readings = readings();
    let rows: usize = readings.iter().map(|reading| reading.figures.len() + reading.quotes.len()).sum();
    let mut group = criterion.benchmark_group(format!("ledger of {rows} rows"));
    group.sample_size(10);
    group.bench_function("first frame", |bencher| {
        bencher.iter_with_setup(|| Window::on(&readings), |mut window| window.frame(Vec::new()));
    });
    let mut window = Window::on(&readings);
    for _ in 0..10 {
        window.frame(Vec::new());
    }
    group.bench_function("at rest", |bencher| bencher.iter(|| window.frame(Vec::new())));
    group.bench_function("scrolling", |bencher| bencher.iter(|| window.wheel()));
    window.choose(readings.len() - 1);
    window.frame(Vec::new());
    group.bench_function("scrolling away from the row that has the keyboard", |bencher| {
        bencher.iter(|| window.wheel());
    });
    let mut articles = (0..readings.len()).cycle().step_by(7_919);
    group.bench_function("the keyboard going to another row", |bencher| {
        bencher.iter(|| {
            window.choose(articles.next().unwrap_or_default());
            window.frame(Vec::new());
        });
    });
    let mut words = ["the", "a", "town"].iter().cycle();
    group.bench_function("finding other words", |bencher| {
        bencher.iter(|| {
            window.search(words.next().copied().unwrap_or_default());
            window.frame(Vec::new());
        });
    });
    group.finish();
}

criterion_group!(benches, measure);
criterion_main!(benches);
