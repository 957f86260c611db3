//! The article view, driven headless through its accessibility tree: selecting, finding, clicking, scrolling.

use std::sync::Arc;

use crossread::app::commands::Command;
use crossread::app::execute::execute;
use crossread::app::reader::Page;
use crossread::app::state::{Mark, State};
use crossread::app::theme::{self, Palette};
use crossread::app::view::View;
use crossread::article::{Article, Span};
use crossread::compare::{Comparison, FigureRef, QuoteRef};
use crossread::figures::{Amount, Figure, FigureKind, Interval, Qualifier, Role, Unit};
use crossread::language::names::Names;
use crossread::quotes::{Quote, QuoteKind};
use crossread::reading::Reading;
use crossread::workspace::{Snapshot, Stage};
use eframe::egui::{self, Key, Modifiers, Pos2, Theme, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

/// The window, reduced to its page: what the page sends is carried out, and kept for the tests to see.
struct Window {
    snapshot: Snapshot,
    state: State,
    page: Page,
    sent: Vec<Command>,
}

impl Window {
    fn on(reading: Reading) -> Self {
        let readings: Arc<[Arc<Reading>]> = Arc::from([Arc::new(reading)]);
        let mut state = State::new();
        state.open = Some(readings[0].article.id.clone());
        let snapshot = Snapshot {
            revision: 1,
            source: None,
            machine: Arc::from([]),
            corrections: Arc::from([]),
            outcomes: Arc::from([]),
            comparison: Arc::new(Comparison::default()),
            readings,
            problems: Arc::from([]),
            stage: Stage::Idle,
        };
        Window { snapshot, state, page: Page::default(), sent: Vec::new() }
    }

    fn show(&mut self, ui: &mut egui::Ui) {
        let mut queue = Vec::new();
        let view = View { snapshot: &self.snapshot, state: &self.state, palette: Palette::of(Theme::Light) };
        self.page.show(ui, &view, &mut queue);
        self.state.wants_keyboard = None;
        for command in queue {
            self.sent.push(command.clone());
            execute(command, &mut self.state, &self.snapshot);
        }
    }

    fn text(&self) -> &str {
        self.snapshot.readings[0].article.text()
    }

    fn selected(&self) -> &str {
        self.page.selection().map_or("", |selection| selection.span().of(self.text()))
    }
}

fn open(reading: Reading) -> Harness<'static, Window> {
    let mut harness = Harness::builder()
        .with_size(vec2(800.0, 600.0))
        .with_step_dt(0.05)
        .with_context_setup(theme::install)
        .build_ui_state(|ui, window: &mut Window| window.show(ui), Window::on(reading));
    harness.run_steps(3);
    harness
}

/// An article whose marks are set by hand: `[words]` is a figure, `{words}` a direct quote. The tests depend on no
/// finder.
fn marked(text: &str) -> Reading {
    let plain: String = text.chars().filter(|c| !"[]{}".contains(*c)).collect();
    let article = Arc::new(Article::from_text("mill.txt", &plain));
    let (mut figures, mut quotes, mut at) = (Vec::new(), Vec::new(), 0);
    let (mut figure_start, mut quote_start) = (0, 0);
    for c in text.chars() {
        match c {
            '[' => figure_start = at,
            '{' => quote_start = at,
            ']' => figures.push(figure(Span::new(figure_start, at))),
            '}' => quotes.push(quote(Span::new(quote_start, at))),
            _ => at += c.len_utf8(),
        }
    }
    Reading::found(article, Names::default(), quotes, figures)
}

fn figure(span: Span) -> Figure {
    let value = Interval::point(1.0);
    Figure {
        span,
        kind: FigureKind::Count,
        amount: Amount { stated: Some(1.0), hard: value, soft: value, granularity: 1.0 },
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

fn quote(span: Span) -> Quote {
    Quote { span, kind: QuoteKind::Direct, content: span, speaker: None, cue: None }
}

const MILL: &str = "The mill will cut [1,200] jobs by May, its owner said.\n\n\
    {We had no choice,} she told the town’s hall on Monday evening.\n\n\
    Nobody else spoke of the [1,200] or of the looms.";

fn paragraph(number: usize) -> String {
    format!("Paragraph {number} tells of [{number}00] looms, of the river, and of what {{nobody had said}} before.")
}

fn long(paragraphs: usize) -> Reading {
    marked(&(0..paragraphs).map(paragraph).collect::<Vec<_>>().join("\n\n"))
}

/// A point on the words of a paragraph, `x` points from where it begins.
fn point(harness: &Harness<'_, Window>, words: &str, x: f32) -> Pos2 {
    let rect = harness.get_by_label_contains(words).rect();
    Pos2::new(rect.left() + x, rect.top() + 14.0)
}

fn press(harness: &mut Harness<'_, Window>, at: Pos2, modifiers: Modifiers) {
    harness.event(egui::Event::PointerMoved(at));
    let button = egui::PointerButton::Primary;
    harness.event_modifiers(egui::Event::PointerButton { pos: at, button, pressed: true, modifiers }, modifiers);
    harness.step();
}

fn release(harness: &mut Harness<'_, Window>, at: Pos2) {
    let button = egui::PointerButton::Primary;
    harness.event(egui::Event::PointerButton { pos: at, button, pressed: false, modifiers: Modifiers::NONE });
    harness.step();
}

fn click(harness: &mut Harness<'_, Window>, at: Pos2) {
    press(harness, at, Modifiers::NONE);
    release(harness, at);
}

fn drag(harness: &mut Harness<'_, Window>, from: Pos2, to: Pos2) {
    press(harness, from, Modifiers::NONE);
    harness.event(egui::Event::PointerMoved(to));
    harness.step();
    release(harness, to);
}

fn key(harness: &mut Harness<'_, Window>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.step();
}

fn turn_wheel(harness: &Harness<'_, Window>, points: f32) {
    harness.event(egui::Event::PointerMoved(Pos2::new(400.0, 300.0)));
    harness.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: Vec2::new(0.0, -points),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
}

fn wheel(harness: &mut Harness<'_, Window>, points: f32) {
    turn_wheel(harness, points);
    harness.run_steps(12);
}

#[test]
fn dragging_selects_offsets_of_the_text() {
    let mut harness = open(marked(MILL));
    let from = point(&harness, "The mill will cut", 0.0);
    let to = point(&harness, "Nobody else", 0.0);
    drag(&mut harness, from, to);
    let window = harness.state();
    assert_eq!(window.page.selection().expect("an article is open").anchor, 0);
    let nobody = window.text().find("Nobody").expect("it is in the text");
    assert_eq!(window.page.selection().expect("an article is open").head, nobody);
}

#[test]
fn dragging_upwards_keeps_the_anchor_where_it_was_pressed() {
    let mut harness = open(marked(MILL));
    let from = point(&harness, "Nobody else", 0.0);
    let to = point(&harness, "The mill will cut", 0.0);
    drag(&mut harness, from, to);
    let selection = harness.state().page.selection().expect("an article is open");
    assert!(selection.head < selection.anchor);
    assert_eq!(selection.head, 0);
}

#[test]
fn a_double_click_selects_a_word_and_a_third_the_paragraph() {
    let mut harness = open(marked(MILL));
    let at = point(&harness, "Nobody else", 20.0);
    click(&mut harness, at);
    click(&mut harness, at);
    assert_eq!(harness.state().selected(), "Nobody");
    click(&mut harness, at);
    assert_eq!(harness.state().selected(), "Nobody else spoke of the 1,200 or of the looms.");
}

#[test]
fn shift_and_a_click_move_the_head() {
    let mut harness = open(marked(MILL));
    let from = point(&harness, "The mill will cut", 0.0);
    click(&mut harness, from);
    let to = point(&harness, "Nobody else", 0.0);
    press(&mut harness, to, Modifiers::SHIFT);
    release(&mut harness, to);
    assert!(harness.state().selected().starts_with("The mill"));
    assert!(harness.state().selected().ends_with("evening.\n\n"));
}

#[test]
fn shift_and_arrows_extend_the_selection() {
    let mut harness = open(marked(MILL));
    let from = point(&harness, "Nobody else", 0.0);
    click(&mut harness, from);
    for _ in 0..3 {
        key(&mut harness, Modifiers::SHIFT, Key::ArrowRight);
    }
    assert_eq!(harness.state().selected(), "Nob");
    key(&mut harness, Modifiers::SHIFT | Modifiers::COMMAND, Key::ArrowRight);
    assert_eq!(harness.state().selected(), "Nobody");
    key(&mut harness, Modifiers::SHIFT | Modifiers::COMMAND, Key::ArrowRight);
    assert_eq!(harness.state().selected(), "Nobody else");
    key(&mut harness, Modifiers::SHIFT, Key::ArrowLeft);
    assert_eq!(harness.state().selected(), "Nobody els");
    key(&mut harness, Modifiers::SHIFT, Key::End);
    assert_eq!(harness.state().selected(), "Nobody else spoke of the 1,200 or of the looms.");
    key(&mut harness, Modifiers::SHIFT, Key::Home);
    assert_eq!(harness.state().selected(), "");
    key(&mut harness, Modifiers::SHIFT, Key::ArrowUp);
    assert!(harness.state().selected().starts_with("We had no choice"));
}

#[test]
fn all_of_the_text_is_selected_and_copied() {
    let mut harness = open(marked(MILL));
    key(&mut harness, Modifiers::COMMAND, Key::A);
    harness.event(egui::Event::Copy);
    harness.step();
    let copied = harness.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    assert_eq!(copied.as_deref(), Some(harness.state().text()));
}

#[test]
fn a_selection_survives_scrolling_away() {
    let mut harness = open(long(300));
    let at = point(&harness, "Paragraph 1 tells", 20.0);
    click(&mut harness, at);
    click(&mut harness, at);
    assert_eq!(harness.state().selected(), "Paragraph");
    let before = harness.state().page.selection();
    wheel(&mut harness, 4_000.0);
    assert!(harness.query_by_label_contains("Paragraph 1 tells").is_none(), "it has been scrolled away");
    wheel(&mut harness, -9_000.0);
    assert!(harness.query_by_label_contains("Paragraph 1 tells").is_some());
    assert_eq!(harness.state().page.selection(), before);
}

#[test]
fn only_what_shows_is_laid_out() {
    let mut harness = open(long(20_000));
    assert!(harness.state().page.laid_out() < 60, "{} of 20,000", harness.state().page.laid_out());
    wheel(&mut harness, 30_000.0);
    assert!(harness.state().page.laid_out() < 80, "{} of 20,000", harness.state().page.laid_out());
}

#[test]
fn the_end_of_a_long_article_is_one_key_away() {
    let mut harness = open(long(20_000));
    let at = point(&harness, "Paragraph 1 tells", 20.0);
    click(&mut harness, at);
    key(&mut harness, Modifiers::NONE, Key::End);
    harness.run_steps(3);
    let last = harness.get_by_label_contains("Paragraph 19999 tells").rect();
    assert!(last.bottom() < 600.0, "{last:?}");
    key(&mut harness, Modifiers::NONE, Key::Home);
    harness.run_steps(3);
    harness.get_by_label_contains("Paragraph 0 tells");
}

#[test]
fn scrolling_back_up_over_guessed_heights_moves_smoothly() {
    let mut harness = open(long(2_000));
    let target = Command::ShowFigure(FigureRef { article: 0, figure: 1_000 });
    let window = harness.state_mut();
    execute(target, &mut window.state, &window.snapshot);
    harness.run_steps(4);
    for step in 0..60 {
        let before = harness.get_by_label_contains(&shown(&harness, 200.0)).rect().top();
        let words = shown(&harness, 200.0);
        turn_wheel(&harness, -30.0);
        harness.step();
        if let Some(node) = harness.query_by_label_contains(&words) {
            let moved = node.rect().top() - before;
            assert!((-1.0..=120.0).contains(&moved), "step {step}: {words} jumped by {moved}");
        }
    }
}

/// The beginning of the first paragraph that shows so far down the screen.
fn shown(harness: &Harness<'_, Window>, below: f32) -> String {
    let middle = harness.get_all_by_label_contains("tells of").find(|node| node.rect().bottom() > below);
    let label = middle.and_then(|node| node.value()).expect("a paragraph shows");
    label.split(" of ").next().expect("split gives at least one").to_owned()
}

#[test]
fn a_click_on_a_figure_selects_it() {
    let mut harness = open(marked(MILL));
    let at = harness.get_all_by_label("1,200").next().expect("the figure is marked").rect().center();
    click(&mut harness, at);
    assert_eq!(harness.state().sent, [Command::ShowFigure(FigureRef { article: 0, figure: 0 })]);
}

#[test]
fn a_click_on_a_quote_selects_it_and_one_beside_it_nothing() {
    let mut harness = open(marked(MILL));
    let at = harness.get_by_label("We had no choice,").rect().center();
    click(&mut harness, at);
    assert_eq!(harness.state().sent, [Command::ShowQuote(QuoteRef { article: 0, quote: 0 })]);
    let beside = point(&harness, "Nobody else", 20.0);
    click(&mut harness, beside);
    assert_eq!(harness.state().sent.len(), 1);
}

#[test]
fn a_kind_that_is_switched_off_is_not_marked() {
    let mut harness = open(marked(MILL));
    assert_eq!(harness.query_all_by_label("1,200").count(), 2);
    harness.state_mut().state.legend.toggle(Mark::Figure(FigureKind::Count));
    harness.run_steps(2);
    assert_eq!(harness.query_all_by_label("1,200").count(), 0);
}

#[test]
fn a_mark_says_what_it_means() {
    let harness = open(marked(MILL));
    let node = harness.get_all_by_label("1,200").next().expect("the figure is marked");
    let said = node.accesskit_node().description().expect("marks are described");
    assert!(said.contains("Count: 1,200") && said.contains("the article itself"), "{said}");
}

#[test]
fn a_figure_that_is_asked_for_comes_a_third_down_the_page() {
    let mut harness = open(long(5_000));
    let window = harness.state_mut();
    execute(Command::ShowFigure(FigureRef { article: 0, figure: 3_210 }), &mut window.state, &window.snapshot);
    harness.run_steps(3);
    let figure = harness.get_by_label("321000").rect();
    assert!((150.0..=260.0).contains(&figure.top()), "{figure:?}");
}

#[test]
fn the_page_keeps_its_place_when_it_changes_its_width() {
    let mut harness = open(long(3_000));
    wheel(&mut harness, 20_000.0);
    let words = shown(&harness, 20.0);
    harness.set_size(vec2(420.0, 600.0));
    harness.run_steps(4);
    assert!(harness.query_by_label_contains(&words).is_some(), "{words} is gone");
    harness.set_size(vec2(800.0, 600.0));
    harness.run_steps(4);
    assert!(harness.query_by_label_contains(&words).is_some(), "{words} is gone");
}

#[test]
fn finding_counts_goes_on_and_goes_round() {
    let mut harness = open(long(40));
    let window = harness.state_mut();
    execute(Command::Find, &mut window.state, &window.snapshot);
    harness.run_steps(2);
    harness.get_by_label("Find in this article").focus();
    harness.step();
    harness.get_by_label("Find in this article").type_text("looms");
    harness.run_steps(3);
    harness.get_by_label("1 of 40");
    key(&mut harness, Modifiers::NONE, Key::Enter);
    harness.run_steps(2);
    harness.get_by_label("2 of 40");
    key(&mut harness, Modifiers::SHIFT, Key::Enter);
    key(&mut harness, Modifiers::SHIFT, Key::Enter);
    harness.run_steps(3);
    harness.get_by_label("40 of 40");
    harness.get_by_label_contains("Paragraph 39 tells");
    key(&mut harness, Modifiers::NONE, Key::Escape);
    harness.run_steps(2);
    assert!(!harness.state().state.find.open);
}

#[test]
fn words_that_are_not_there_are_counted_too() {
    let mut harness = open(marked(MILL));
    let window = harness.state_mut();
    execute(Command::Find, &mut window.state, &window.snapshot);
    execute(Command::SetFind("spinning".to_owned()), &mut window.state, &window.snapshot);
    harness.run_steps(2);
    harness.get_by_label("none");
}

#[test]
fn the_title_of_an_article_is_shown_once() {
    let mut article = Article::from_text("mill.txt", "Mill to close\n\nThe mill will close in May.");
    article.metadata.title = Some("Mill to close".to_owned());
    let harness = open(Reading::of(Arc::new(article)));
    let titles =
        harness.query_all_by_label("Mill to close").filter(|node| node.accesskit_node().role() == egui::Role::Heading);
    assert_eq!(titles.count(), 1);
}

#[test]
fn an_article_without_words_says_so() {
    let harness = open(Reading::of(Arc::new(Article::from_text("empty.txt", " \n\n "))));
    harness.get_by_label("This article has no words");
}

#[test]
fn both_themes_and_every_zoom_show_the_page() {
    for zoom in [0.7, 1.0, 2.0, 3.0] {
        let mut harness = open(marked(MILL));
        harness.ctx.set_zoom_factor(zoom);
        harness.run_steps(4);
        assert!(harness.query_by_label_contains("The mill will cut").is_some(), "{zoom}");
    }
}
