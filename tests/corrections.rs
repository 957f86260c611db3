//! Every correction of the machine, made in the real window through what a person or a screen reader finds there: made,
//! seen with the machine's word beside it, undone, done again, and there after the window was opened anew.

mod driving;

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crossread::annotations::Saved;
use crossread::app::commands::Command;
use crossread::app::state::Tab;
use crossread::article::{ArticleId, Place, Span};
use crossread::compare::Measure;
use driving::{Driven, at_rest, folder, open_sized, press, send, settle};
use eframe::egui::{Event, Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// Draws frames until it is so; the limit is only against hanging for ever.
fn wait_for(harness: &mut Driven<'_>, what: &str, done: impl Fn(&Driven<'_>) -> bool) {
    let begun = Instant::now();
    while !(at_rest(harness) && done(harness)) {
        harness.step();
        assert!(begun.elapsed() < Duration::from_secs(60), "never: {what}");
        std::thread::sleep(Duration::from_millis(2));
    }
    settle(harness);
}

fn open(path: &Path) -> Driven<'static> {
    open_sized(path, [1500.0, 1400.0])
}

fn undo(harness: &mut Driven<'_>) {
    press(harness, Modifiers::COMMAND, Key::Z);
}

fn redo(harness: &mut Driven<'_>) {
    press(harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
}

/// The window on the same folder anew, once everything is on the disk.
fn again(mut harness: Driven<'static>, path: &Path) -> Driven<'static> {
    wait_for(&mut harness, "saved", |harness| harness.state().state().desk.saved == Saved::Saved);
    drop(harness);
    open(path)
}

fn click(harness: &mut Driven<'_>, role: Role, name: &str) {
    harness.get_by_role_and_label(role, name).click();
    settle(harness);
}

/// Whether anything on the screen has these words in its name or in what is said of it.
fn seen(harness: &Driven<'_>, words: &str) -> bool {
    let has = |said: Option<String>| said.is_some_and(|said| said.contains(words));
    harness.query_all_by(|node| has(node.label()) || has(node.value()) || has(node.description())).count() > 0
}

/// What a line of the open form holds.
fn held(harness: &Driven<'_>, line: &str) -> String {
    let node = harness.get_by(|node| {
        matches!(node.role(), Role::TextInput | Role::ComboBox) && node.label().is_some_and(|label| label == line)
    });
    node.accesskit_node().value().unwrap_or_default()
}

/// Types into a line of the open form in place of what it holds, or chooses from it.
fn fill(harness: &mut Driven<'_>, line: &str, typed: &str) {
    let is_choice = harness.query_by_role_and_label(Role::ComboBox, line).is_some();
    if is_choice {
        click(harness, Role::ComboBox, line);
        harness.get_by(|node| node.role() != Role::Label && node.label().is_some_and(|label| label == typed)).click();
    } else {
        harness.get_by_role_and_label(Role::TextInput, line).click();
        settle(harness);
        press(harness, Modifiers::COMMAND, Key::A);
        let event = if typed.is_empty() {
            Event::Key {
                key: Key::Backspace,
                physical_key: None,
                pressed: true,
                repeat: false,
                modifiers: Modifiers::NONE,
            }
        } else {
            Event::Text(typed.to_owned())
        };
        harness.event(event);
    }
    settle(harness);
}

/// Opens the form with M, fills a line and saves.
fn correct(harness: &mut Driven<'_>, line: &str, typed: &str) {
    press(harness, Modifiers::NONE, Key::M);
    fill(harness, line, typed);
    click(harness, Role::Button, "Save");
}

/// What a line of the form says now, and what it says of the machine.
fn form_says(harness: &mut Driven<'_>, line: &str) -> (String, bool) {
    press(harness, Modifiers::NONE, Key::M);
    let said = (held(harness, line), seen(harness, "machine: "));
    press(harness, Modifiers::NONE, Key::Escape);
    said
}

fn measures(harness: &Driven<'_>) -> Vec<Arc<Measure>> {
    harness.state().snapshot().comparison.measures.clone()
}

/// The measures that have figures of several articles, as the words of their figures.
fn grouped(harness: &Driven<'_>) -> Vec<Vec<String>> {
    let snapshot = harness.state().snapshot();
    let words = |measure: &Arc<Measure>| {
        let mut words: Vec<String> = measure
            .members
            .iter()
            .map(|member| {
                let reading = &snapshot.readings[member.figure.article];
                reading.figures[member.figure.figure].span.of(reading.article.text()).to_owned()
            })
            .collect();
        words.sort();
        words
    };
    let mut all: Vec<Vec<String>> = snapshot.comparison.measures.iter().map(words).collect();
    all.sort();
    all
}

fn together(harness: &Driven<'_>, one: &str, other: &str) -> bool {
    grouped(harness).iter().any(|words| words.iter().any(|it| it == one) && words.iter().any(|it| it == other))
}

fn place(harness: &Driven<'_>, article: &str, words: &str) -> Place {
    let snapshot = harness.state().snapshot();
    let id = ArticleId::new(article);
    let reading = snapshot.readings.iter().find(|reading| reading.article.id == id).expect("the article is there");
    let start = reading.article.text().find(words).expect("the words are there");
    Place { article: id, span: Span::new(start, start + words.len()) }
}

/// Selects the figure that reads so, as a press on it does.
fn select(harness: &mut Driven<'_>, article: &str, words: &str) {
    let place = place(harness, article, words);
    let snapshot = harness.state().snapshot();
    let index = snapshot.readings.iter().position(|reading| reading.article.id == place.article).expect("it is there");
    let figure = snapshot.readings[index].figures.iter().position(|figure| figure.span == place.span);
    let figure = figure.expect("the words are a figure");
    send(harness, Command::ShowFigure(crossread::compare::FigureRef { article: index, figure }));
}

/// Selects the measure of a figure, as a press on its card does.
fn select_measure(harness: &mut Driven<'_>, article: &str, words: &str) {
    select(harness, article, words);
    let id = harness.state().state().measure.clone().expect("the figure is in a measure");
    send(harness, Command::ShowMeasure(id));
}

fn harbour() -> tempfile::TempDir {
    folder(&[(
        "a.txt",
        b"Harbour works\n\nThe port of Velmora will cut up to 300 berths in 2025, the harbour board said. \
          The sheds stay open until the summer.\n",
    )])
}

/// A line of a figure's form, what is typed in it, and what is to be seen of it on the page.
const LINES: [(&str, &str, &str); 10] = [
    ("Value", "350", "350"),
    ("Unit", "km", "km"),
    ("Qualifier", "at least", "300"),
    ("Counts", "sheds", "sheds"),
    ("Measures", "moorings", "moorings"),
    ("Of whom", "Port Authority", "Port Authority"),
    ("Part", "north basin", "north basin"),
    ("Role", "increase", "increase"),
    ("Period", "2024", "2024"),
    ("Says who", "Harbour Gazette", "Harbour Gazette"),
];

#[test]
fn enter_in_a_field_saves_the_form() {
    for modifiers in [Modifiers::NONE, Modifiers::COMMAND] {
        let dir = folder(&[("one.txt", b"Velmora Weaving will cut 1,200 jobs in Tarnow.")]);
        let mut harness = open(dir.path());
        select(&mut harness, "one.txt", "1,200");
        press(&mut harness, Modifiers::NONE, Key::M);
        fill(&mut harness, "Value", "1,300");
        press(&mut harness, modifiers, Key::Enter);
        settle(&mut harness);
        assert_eq!(form_says(&mut harness, "Value").0, "1,300", "{modifiers:?}");
        undo(&mut harness);
        settle(&mut harness);
        assert_eq!(form_says(&mut harness, "Value").0, "1,200", "{modifiers:?}");
    }
}

#[test]
fn every_line_of_a_figure_is_corrected_undone_done_again_and_kept() {
    for (line, typed, shown) in LINES {
        let story = harbour();
        let mut harness = open(story.path());
        select(&mut harness, "a.txt", "300");
        press(&mut harness, Modifiers::NONE, Key::M);
        let machine = held(&harness, line);
        press(&mut harness, Modifiers::NONE, Key::Escape);
        assert_ne!(machine, typed, "{line}: the machine says so already");

        correct(&mut harness, line, typed);
        let corrected = |harness: &Driven<'_>| !harness.state().snapshot().readings[0].overridden.is_empty();
        wait_for(&mut harness, line, corrected);
        assert_eq!(form_says(&mut harness, line), (typed.to_owned(), true), "{line}");
        assert!(seen(&harness, shown), "{line}: {shown} is not on the page");
        let beside = format!("{} {}", line.to_lowercase(), if machine.is_empty() { "unknown" } else { &machine });
        assert!(seen(&harness, &beside), "{line}: “{beside}” is not beside it");

        undo(&mut harness);
        wait_for(&mut harness, "undone", |harness| !corrected(harness));
        assert_eq!(form_says(&mut harness, line), (machine, false), "{line}");
        redo(&mut harness);
        wait_for(&mut harness, "done again", corrected);
        let mut harness = again(harness, story.path());
        wait_for(&mut harness, "kept", corrected);
        select(&mut harness, "a.txt", "300");
        assert_eq!(form_says(&mut harness, line), (typed.to_owned(), true), "{line}, after a reload");
    }
}

#[test]
fn a_figure_is_unmade_by_one_key() {
    let story = harbour();
    let mut harness = open(story.path());
    let figures = |harness: &Driven<'_>| harness.state().snapshot().readings[0].figures.len();
    let all = figures(&harness);
    select(&mut harness, "a.txt", "300");
    press(&mut harness, Modifiers::NONE, Key::Z);
    wait_for(&mut harness, "no figure", |harness| figures(harness) == all - 1);
    send(&mut harness, Command::ShowTab(Tab::Notes));
    assert!(seen(&harness, "correction, \u{201c}300\u{201d}, not a figure"));
    undo(&mut harness);
    wait_for(&mut harness, "a figure again", |harness| figures(harness) == all);
    redo(&mut harness);
    wait_for(&mut harness, "no figure again", |harness| figures(harness) == all - 1);
    let mut harness = again(harness, story.path());
    wait_for(&mut harness, "no figure after a reload", |harness| figures(harness) == all - 1);
}

#[test]
fn selected_words_are_made_a_figure_by_one_key() {
    let story = folder(&[("a.txt", b"Regatta\n\nOf the Halden 400 only the name is left.\n")]);
    let mut harness = open(story.path());
    let figures = |harness: &Driven<'_>| harness.state().snapshot().readings[0].figures.len();
    assert_eq!(figures(&harness), 0, "the name of a race is no figure");
    let words = place(&harness, "a.txt", "400");
    send(&mut harness, Command::SelectWords(Some(words)));
    press(&mut harness, Modifiers::NONE, Key::F);
    wait_for(&mut harness, "a figure", |harness| figures(harness) == 1);
    assert!(seen(&harness, "Machine: no figure"));
    undo(&mut harness);
    wait_for(&mut harness, "none", |harness| figures(harness) == 0);
    redo(&mut harness);
    wait_for(&mut harness, "a figure again", |harness| figures(harness) == 1);
    let mut harness = again(harness, story.path());
    wait_for(&mut harness, "a figure after a reload", |harness| figures(harness) == 1);
}

#[test]
fn the_speaker_of_a_quote_is_corrected() {
    let story =
        folder(&[("a.txt", "Floods\n\n“We will rebuild every street,” said mayor Anna Lindqvist.\n".as_bytes())]);
    let mut harness = open(story.path());
    let speaker = |harness: &Driven<'_>| {
        let snapshot = harness.state().snapshot();
        snapshot.readings[0].quotes[0].speaker.as_ref().map(|speaker| speaker.name.clone())
    };
    let machine = speaker(&harness).expect("the machine knows who speaks");
    send(&mut harness, Command::ShowQuote(crossread::compare::QuoteRef { article: 0, quote: 0 }));
    correct(&mut harness, "Speaker", "Clara Voss");
    wait_for(&mut harness, "Clara", |harness| speaker(harness).as_deref() == Some("Clara Voss"));
    assert_eq!(form_says(&mut harness, "Speaker"), ("Clara Voss".to_owned(), true));
    assert!(seen(&harness, "Speaker: Clara Voss (set by hand)") && seen(&harness, &format!("Machine: {machine}")));
    undo(&mut harness);
    wait_for(&mut harness, "Anna", |harness| speaker(harness).as_ref() == Some(&machine));
    redo(&mut harness);
    wait_for(&mut harness, "Clara again", |harness| speaker(harness).as_deref() == Some("Clara Voss"));
    let mut harness = again(harness, story.path());
    wait_for(&mut harness, "Clara after a reload", |harness| speaker(harness).as_deref() == Some("Clara Voss"));

    send(&mut harness, Command::ShowQuote(crossread::compare::QuoteRef { article: 0, quote: 0 }));
    correct(&mut harness, "Speaker", "");
    wait_for(&mut harness, "nobody", |harness| speaker(harness).is_none());
}

#[test]
fn title_outlet_date_and_author_of_an_article_are_corrected() {
    let lines =
        [("Title", "The berths"), ("Outlet", "Harbour Gazette"), ("Author", "Clara Voss"), ("Published", "2025-03-04")];
    let story = harbour();
    let mut harness = open(story.path());
    press(&mut harness, Modifiers::SHIFT, Key::M);
    let machine: Vec<String> = lines.iter().map(|(line, _)| held(&harness, line)).collect();
    for (line, typed) in lines {
        fill(&mut harness, line, typed);
    }
    click(&mut harness, Role::Button, "Save");
    let all_set = |harness: &Driven<'_>| {
        let metadata = harness.state().snapshot().readings[0].article.metadata.clone();
        let date = metadata.published.map(|published| published.date.to_string());
        [metadata.title, metadata.outlet, metadata.author, date]
            .iter()
            .zip(lines)
            .all(|(held, (_, typed))| held.as_deref() == Some(typed))
    };
    wait_for(&mut harness, "set", all_set);
    assert!(seen(&harness, "The berths, Harbour Gazette"), "the list of articles shows it");
    assert!(seen(&harness, "the file says: title Harbour works"), "the machine's is beside it");
    press(&mut harness, Modifiers::SHIFT, Key::M);
    assert!(seen(&harness, "machine: Harbour works"));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    undo(&mut harness);
    wait_for(&mut harness, "undone", |harness| harness.state().snapshot().readings[0].overridden.is_empty());
    press(&mut harness, Modifiers::SHIFT, Key::M);
    let now: Vec<String> = lines.iter().map(|(line, _)| held(&harness, line)).collect();
    assert_eq!(now, machine, "one step of undo takes the whole form back");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    redo(&mut harness);
    wait_for(&mut harness, "set again", all_set);
    let mut harness = again(harness, story.path());
    wait_for(&mut harness, "set after a reload", all_set);
}

/// Two reports on homes, which are one measure, and one on bridges.
fn floods() -> tempfile::TempDir {
    folder(&[
        ("a.txt", b"Brightwater floods\n\nThe flood in Brightwater destroyed 410 homes on Monday, the mayor said.\n"),
        ("b.txt", b"After the flood\n\nThe flood in Brightwater destroyed 650 homes, according to the county.\n"),
        ("c.txt", b"Bridges gone\n\nThe flood in Brightwater swept away 23 bridges, the road office said.\n"),
    ])
}

/// One more article comes into the folder and is compared.
fn add(harness: &mut Driven<'_>, story: &tempfile::TempDir, name: &str, text: &str) {
    std::fs::write(story.path().join(name), text).expect("the folder is writable");
    let before = harness.state().snapshot().readings.len();
    send(harness, Command::Reload);
    wait_for(harness, "the new article", |harness| harness.state().snapshot().readings.len() == before + 1);
}

const NEW: &str = "One more count\n\nThe flood in Brightwater destroyed 655 homes, according to the county.\n";

#[test]
fn a_figure_is_split_from_its_measure_and_stays_apart_from_a_later_article() {
    let story = floods();
    let mut harness = open(story.path());
    assert!(together(&harness, "410", "650"));
    select(&mut harness, "a.txt", "410");
    press(&mut harness, Modifiers::NONE, Key::M);
    click(&mut harness, Role::Button, "Split from its measure");
    let apart = |harness: &Driven<'_>| !together(harness, "410", "650");
    wait_for(&mut harness, "apart", apart);
    send(&mut harness, Command::ToggleSingles);
    select_measure(&mut harness, "a.txt", "410");
    assert!(seen(&harness, "The machine says: one with"), "that the machine would join them is beside it");
    undo(&mut harness);
    wait_for(&mut harness, "together", |harness| together(harness, "410", "650"));
    redo(&mut harness);
    wait_for(&mut harness, "apart again", apart);
    add(&mut harness, &story, "d.txt", NEW);
    let joined = |harness: &Driven<'_>| together(harness, "650", "655") || together(harness, "410", "655");
    wait_for(&mut harness, "still apart", |harness| apart(harness) && joined(harness));
    let mut harness = again(harness, story.path());
    wait_for(&mut harness, "apart after a reload", |harness| apart(harness) && joined(harness));
}

#[test]
fn a_figure_is_moved_to_another_measure() {
    let story = floods();
    let mut harness = open(story.path());
    select(&mut harness, "a.txt", "410");
    press(&mut harness, Modifiers::NONE, Key::M);
    let bridges =
        measures(&harness).into_iter().find(|measure| measure.members.iter().any(|it| it.figure.article == 2));
    let bridges = bridges.expect("the bridges are a measure").label.clone();
    harness.get_by_role_and_label(Role::TextInput, "Search measures").click();
    settle(&mut harness);
    harness.event(Event::Text("bridges".to_owned()));
    settle(&mut harness);
    click(&mut harness, Role::Button, &format!("Move there: {bridges}"));
    let moved = |harness: &Driven<'_>| together(harness, "23", "410") && !together(harness, "410", "650");
    wait_for(&mut harness, "moved", moved);
    undo(&mut harness);
    wait_for(&mut harness, "back", |harness| together(harness, "410", "650") && !together(harness, "23", "410"));
    redo(&mut harness);
    wait_for(&mut harness, "moved again", moved);
    add(&mut harness, &story, "d.txt", NEW);
    wait_for(&mut harness, "moved still", |harness| moved(harness) && together(harness, "650", "655"));
    let mut harness = again(harness, story.path());
    wait_for(&mut harness, "moved after a reload", moved);
}

#[test]
fn measures_are_merged_and_take_in_what_comes_later() {
    let story = floods();
    let mut harness = open(story.path());
    select_measure(&mut harness, "c.txt", "23");
    press(&mut harness, Modifiers::NONE, Key::M);
    let homes =
        measures(&harness).into_iter().find(|measure| measure.members.len() == 2).expect("the homes").label.clone();
    click(&mut harness, Role::Button, &format!("Merge: {homes}"));
    let merged = |harness: &Driven<'_>| together(harness, "23", "410") && together(harness, "23", "650");
    wait_for(&mut harness, "merged", merged);
    undo(&mut harness);
    wait_for(&mut harness, "two", |harness| !together(harness, "23", "410"));
    redo(&mut harness);
    wait_for(&mut harness, "merged again", merged);
    add(&mut harness, &story, "d.txt", NEW);
    wait_for(&mut harness, "with the new one", |harness| merged(harness) && together(harness, "23", "655"));
    let mut harness = again(harness, story.path());
    wait_for(&mut harness, "merged after a reload", |harness| merged(harness) && together(harness, "23", "655"));
}

#[test]
fn a_measure_is_renamed_and_its_relation_set() {
    let story = floods();
    let mut harness = open(story.path());
    let of = |harness: &Driven<'_>| {
        let homes = measures(harness).into_iter().find(|measure| measure.members.len() >= 2).expect("the homes");
        (homes.label.clone(), crossread::words::relation(homes.relation).to_owned())
    };
    let machine = of(&harness);
    for (line, typed) in [("Name", "Homes lost"), ("Relation", "update")] {
        select_measure(&mut harness, "a.txt", "410");
        correct(&mut harness, line, typed);
        let set = |harness: &Driven<'_>| {
            let (label, relation) = of(harness);
            if line == "Name" { label == typed } else { relation == typed }
        };
        wait_for(&mut harness, line, set);
        assert_eq!(form_says(&mut harness, line), (typed.to_owned(), true));
        assert!(seen(&harness, "Set by hand. The machine says: "), "{line}: the machine's is beside it");
        undo(&mut harness);
        wait_for(&mut harness, "undone", |harness| !set(harness));
        redo(&mut harness);
        wait_for(&mut harness, "done again", set);
    }
    assert_ne!(of(&harness), machine);
    add(&mut harness, &story, "d.txt", NEW);
    wait_for(&mut harness, "the new one, too", |harness| together(harness, "410", "655"));
    assert_eq!(of(&harness), ("Homes lost".to_owned(), "update".to_owned()));
    let harness = again(harness, story.path());
    assert_eq!(of(&harness), ("Homes lost".to_owned(), "update".to_owned()));
}

#[test]
fn another_name_of_an_entity_holds_for_its_measures_and_for_a_later_article() {
    let story = folder(&[
        ("a.txt", b"Mill cuts\n\nVelmora Weaving will cut 1,200 jobs in March 2025, it said on Monday.\n"),
        ("b.txt", b"The cuts\n\nNorthloom Holdings will cut 1,250 jobs in March 2025, the union said.\n"),
    ]);
    let mut harness = open(story.path());
    /// Whose figure it is, as its measure says.
    fn whose(harness: &Driven<'_>, article: usize) -> Option<String> {
        let measures = measures(harness);
        let of = measures.iter().find(|measure| measure.members.iter().any(|it| it.figure.article == article));
        of.expect("it is in a measure").key.entity.clone()
    }
    assert_ne!(whose(&harness, 0), whose(&harness, 1));
    select_measure(&mut harness, "b.txt", "1,250");
    press(&mut harness, Modifiers::NONE, Key::M);
    fill(&mut harness, "Entity is", "Velmora Weaving");
    click(&mut harness, Role::Button, "Save");
    let one = |harness: &Driven<'_>| whose(harness, 0) == whose(harness, 1);
    wait_for(&mut harness, "one", one);
    send(&mut harness, Command::ShowTab(Tab::Notes));
    assert!(seen(&harness, "Northloom Holdings is Velmora Weaving"));
    undo(&mut harness);
    wait_for(&mut harness, "two", |harness| !one(harness));
    redo(&mut harness);
    wait_for(&mut harness, "one again", one);
    let new = "Later\n\nNorthloom Holdings will cut 1,280 jobs in March 2025, the ministry said.\n";
    add(&mut harness, &story, "c.txt", new);
    let all = |harness: &Driven<'_>| one(harness) && whose(harness, 0) == whose(harness, 2);
    wait_for(&mut harness, "the later one", all);
    let mut harness = again(harness, story.path());
    wait_for(&mut harness, "one after a reload", all);
}
