//! What a frame of the ledger costs at 100,000 rows: when it is opened, at rest, while scrolling, with the keyboard on
//! a row, and when what it is searched for changes. The rows are compared, checked, annotated and verified. Layout, input, painting and tessellation, without a graphics card.
//!
//! `cargo bench --bench ledger`. The budget: a frame while scrolling in 4 ms. The articles are invented.

mod frames;
mod town;

use std::collections::HashSet;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use crossread::annotations::{self, Act, Colour, Desk, Evidence, Ground, NewAnnotation, Status, Subject, Tag};
use crossread::app::commands::Command;
use crossread::app::execute::execute;
use crossread::app::ledger::{Chosen, Only, RowId};
use crossread::app::panels::ledger::Ledger;
use crossread::app::state::State;
use crossread::app::theme::Palette;
use crossread::app::view::{Queue, View};
use crossread::article::Place;
use crossread::compare::compare;
use crossread::reading::Reading;
use crossread::workspace::Snapshot;
use crossread::workspace::desk::DeskState;
use eframe::egui::{Event, Theme, vec2};
use frames::Frames;

const ROWS: usize = 100_000;

/// How many outlets tell each story.
const OUTLETS: usize = 8;

/// Articles of invented stories until there are rows enough.
fn readings() -> Vec<Arc<Reading>> {
    let mut readings = Vec::new();
    let mut rows = 0;
    for at in 0.. {
        if rows >= ROWS {
            break;
        }
        let article = town::article(&format!("{at:06}.txt"), at / OUTLETS, at % OUTLETS);
        let reading = Arc::new(Reading::of(Arc::new(article)));
        rows += reading.figures.len() + reading.quotes.len();
        readings.push(reading);
    }
    readings
}

/// A layer in which every tenth figure is highlighted with a note and a tag, and every fifth is confirmed.
fn desk(readings: &Arc<[Arc<Reading>]>) -> DeskState {
    let mut desk = Desk::in_memory("Ada", "bench");
    let now = jiff::Timestamp::UNIX_EPOCH;
    let tag = Tag::new("to check/again");
    for reading in readings.iter() {
        let ground = Ground::of(reading);
        for (at, figure) in reading.figures.iter().enumerate() {
            let target = ground.target(Subject::Figure, figure.span);
            if at % 10 == 0 {
                let (note, tags) = ("Ask the office".to_owned(), tag.iter().cloned().collect());
                let new = NewAnnotation { target: target.clone(), colour: Colour::Green, note, tags };
                desk.act(&Act::Annotate(new), now);
            }
            if at % 5 == 0 {
                let (targets, evidence) = (vec![target], Evidence::default());
                desk.act(&Act::Verify { targets, status: Status::Confirmed, evidence }, now);
            }
        }
    }
    DeskState {
        is_open: true,
        revision: 1,
        view: Arc::new(annotations::View::of(desk.layer(), readings)),
        attached: Arc::clone(readings),
        ..DeskState::default()
    }
}

/// The rows with all that is known of them: compared, checked, annotated, verified.
fn collection() -> (Snapshot, DeskState) {
    let readings = readings();
    let snapshot = Snapshot { comparison: Arc::new(compare(&readings, &[])), ..frames::snapshot(&readings) };
    let desk = desk(&snapshot.machine);
    (snapshot, desk)
}

struct Window {
    frames: Frames,
    snapshot: Snapshot,
    state: State,
    ledger: Ledger,
}

impl Window {
    fn on((snapshot, desk): &(Snapshot, DeskState)) -> Self {
        let state = State { desk: desk.clone(), ..State::new() };
        let frames = Frames::of(vec2(1400.0, 900.0));
        Window { frames, snapshot: snapshot.clone(), state, ledger: Ledger::default() }
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
    let collection = collection();
    let readings = &collection.0.readings;
    let rows: usize = readings.iter().map(|reading| reading.figures.len() + reading.quotes.len()).sum();
    let (compared, laid) = (&collection.0.comparison, &collection.1.view);
    println!(
        "{} articles, {} measures, {} checks, {} annotations and statuses",
        readings.len(),
        compared.measures.len(),
        compared.checks.len(),
        laid.items().count()
    );
    let mut group = criterion.benchmark_group(format!("ledger of {rows} rows"));
    group.sample_size(10);
    group.bench_function("first frame", |bencher| {
        bencher.iter_with_setup(|| Window::on(&collection), |mut window| window.frame(Vec::new()));
    });
    let mut window = Window::on(&collection);
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
