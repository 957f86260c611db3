//! What a frame of the article view costs on an article of 7 MB, 20,000 paragraphs and 20,000 marks: at the first
//! frame, at rest, while scrolling, and after a jump. Layout, input, painting and tessellation, without a graphics card.

mod frames;

use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use crossread::app::commands::Command;
use crossread::app::execute::execute;
use crossread::app::reader::Page;
use crossread::app::state::State;
use crossread::app::theme::Palette;
use crossread::app::view::{Queue, View};
use crossread::article::{Article, Span};
use crossread::compare::FigureRef;
use crossread::figures::{Amount, Figure, FigureKind, Interval, Qualifier, Role, Unit};
use crossread::language::names::Names;
use crossread::quotes::{Quote, QuoteKind};
use crossread::reading::Reading;
use crossread::workspace::Snapshot;
use eframe::egui::{Event, Theme, vec2};
use frames::Frames;

const PARAGRAPHS: usize = 20_000;

/// One figure or quote to a paragraph of about 350 bytes.
fn reading() -> Reading {
    let mut text = String::new();
    let (mut figures, mut quotes) = (Vec::new(), Vec::new());
    for number in 0..PARAGRAPHS {
        text += "The council of the river towns met on the eve of the fair and heard from its treasurer that ";
        let start = text.len();
        if number % 4 == 3 {
            text += "there was no money for another bridge, and never had been";
            let span = Span::new(start, text.len());
            quotes.push(Quote { span, kind: QuoteKind::Direct, content: span, speaker: None, cue: None });
        } else {
            text += &format!("{} crowns", number * 37 + 1_000);
            figures.push(figure(Span::new(start, text.len()), number));
        }
        text += " had gone to the repair of the old mill, which has stood idle since the flood; the older members, who \
                 remember the wheel turning, asked once more whether the town could not do without it, or at least \
                 without its roof.\n\n";
    }
    let article = Arc::new(Article::from_text("towns.txt", &text));
    Reading::found(article, Names::default(), quotes, figures)
}

fn figure(span: Span, number: usize) -> Figure {
    let kinds = [FigureKind::Money, FigureKind::Count, FigureKind::Percent, FigureKind::Duration];
    let value = Interval::point(number as f64);
    Figure {
        span,
        kind: kinds[number % kinds.len()],
        amount: Amount { stated: value.low, hard: value, soft: value, granularity: 1.0 },
        unit: Unit::COUNT,
        qualifier: Qualifier::Exact,
        qualifier_span: None,
        noun: None,
        measure: None,
        entity: None,
        scope: None,
        role: Role::Level,
        period: None,
        source: None,
        sentence: span,
    }
}

struct Window {
    frames: Frames,
    snapshot: Snapshot,
    state: State,
    page: Page,
}

impl Window {
    fn on(reading: Arc<Reading>) -> Self {
        let mut state = State::new();
        state.open = Some(reading.article.id.clone());
        let snapshot = frames::snapshot(&[reading]);
        Window { frames: Frames::of(vec2(1000.0, 1000.0)), snapshot, state, page: Page::default() }
    }

    fn frame(&mut self, events: Vec<Event>) {
        let view = View { snapshot: &self.snapshot, state: &self.state, palette: Palette::of(Theme::Light) };
        self.frames.run(events, |ui| self.page.show(ui, &view, &mut Queue::new()));
    }

    fn wheel(&mut self) {
        self.frame(frames::wheel());
    }
}

fn measure(criterion: &mut Criterion) {
    let reading = Arc::new(reading());
    let bytes = reading.article.text().len() as f64 / 1e6;
    let mut group = criterion.benchmark_group(format!("page of {bytes:.1} MB"));
    group.sample_size(10);
    group.bench_function("first frame", |bencher| {
        bencher.iter_with_setup(|| Window::on(Arc::clone(&reading)), |mut window| window.frame(Vec::new()));
    });
    let mut window = Window::on(Arc::clone(&reading));
    for _ in 0..10 {
        window.frame(Vec::new());
    }
    group.bench_function("at rest", |bencher| bencher.iter(|| window.frame(Vec::new())));
    group.bench_function("scrolling", |bencher| bencher.iter(|| window.wheel()));
    group.bench_function("jumping", |bencher| {
        let mut figure = 0;
        bencher.iter(|| {
            figure = (figure + 7_919) % window.snapshot.readings[0].figures.len();
            execute(Command::ShowFigure(FigureRef { article: 0, figure }), &mut window.state, &window.snapshot);
            window.frame(Vec::new());
        });
    });
    window.state.find.open = true;
    let mut words = ["crowns", "the"].iter().cycle();
    group.bench_function("finding other words", |bencher| {
        bencher.iter(|| {
            window.state.find.query = words.next().copied().unwrap_or_default().to_owned();
            window.frame(Vec::new());
        });
    });
    group.finish();
}

criterion_group!(benches, measure);
criterion_main!(benches);
