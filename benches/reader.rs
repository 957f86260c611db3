//! What a frame of the article view costs on an article of 7 MB, 20,000 paragraphs and 20,000 marks: at the first
//! frame, at rest, while scrolling, and after a jump. Layout, input, painting and tessellation, without a graphics card.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use crossread::app::commands::Command;
use crossread::app::execute::execute;
use crossread::app::reader::Page;
use crossread::app::state::State;
use crossread::app::theme::{self, Palette};
use crossread::app::view::{Queue, View};
use crossread::article::{Article, Span};
use crossread::compare::{Comparison, FigureRef};
use crossread::figures::{Amount, Figure, FigureKind, Interval, Qualifier, Role, Unit};
use crossread::language::names::Names;
use crossread::quotes::{Quote, QuoteKind};
use crossread::reading::Reading;
use crossread::workspace::{Snapshot, Stage};
use eframe::egui::{self, Context, Event, Modifiers, RawInput, Rect, Theme, pos2, vec2};

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
    ctx: Context,
    snapshot: Snapshot,
    state: State,
    page: Page,
    time: f64,
}

impl Window {
    fn on(reading: Arc<Reading>) -> Self {
        let ctx = Context::default();
        theme::install(&ctx);
        let mut state = State::new();
        state.open = Some(reading.article.id.clone());
        let snapshot = Snapshot {
            revision: 1,
            source: None,
            readings: Arc::from([reading]),
            machine: Arc::from([]),
            corrections: Arc::from([]),
            outcomes: Arc::from([]),
            comparison: Arc::new(Comparison::default()),
            problems: Arc::from([]),
            stage: Stage::Idle,
        };
        Window { ctx, snapshot, state, page: Page::default(), time: 0.0 }
    }

    fn frame(&mut self, events: Vec<Event>) {
        self.time += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1000.0, 1000.0)));
        let input = RawInput { screen_rect, time: Some(self.time), events, ..RawInput::default() };
        let view = View { snapshot: &self.snapshot, state: &self.state, palette: Palette::of(Theme::Light) };
        let output = self.ctx.run_ui(input, |ui| self.page.show(ui, &view, &mut Queue::new()));
        black_box(self.ctx.tessellate(output.shapes, output.pixels_per_point));
    }

    fn wheel(&mut self) {
        let pointer = Event::PointerMoved(pos2(400.0, 400.0));
        let wheel = Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: vec2(0.0, -80.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        };
        self.frame(vec![pointer, wheel]);
    }
}

fn frames(criterion: &mut Criterion) {
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

criterion_group!(benches, frames);
criterion_main!(benches);
