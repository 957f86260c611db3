//! The ledger in the real window: found, narrowed, sorted, gone through with keys, and several rows decided at once.

mod driving;

use crossread::annotations::Status;
use crossread::app::commands::Command;
use crossread::app::ledger::{Column, Only};
use driving::{Driven, label_has, open, press, send, settle, story};
use eframe::egui::{Event, Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// The rows as a screen reader says them, from top to bottom.
fn rows(harness: &Driven<'_>) -> Vec<String> {
    let mut rows: Vec<(f32, String)> = harness
        .query_all_by_role(Role::Row)
        .filter_map(|node| Some((node.rect().top(), node.accesskit_node().label()?)))
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, name)| name).collect()
}

fn ledger(story: &tempfile::TempDir) -> Driven<'static> {
    let mut harness = driving::open_sized(story.path(), [1600.0, 1300.0]);
    press(&mut harness, Modifiers::COMMAND, Key::Num6);
    harness
}

fn click_row(harness: &mut Driven<'_>, words: &str) {
    harness.get_by(|node| node.role() == Role::Row && label_has(node, words)).click();
    settle(harness);
}

#[test]
fn figures_quotes_and_checks_are_rows() {
    let story = story();
    let harness = ledger(&story);
    let rows = rows(&harness);
    for words in ["Figure, 410", "Figure, 650", "Figure, up to 700, at most 700", "Direct quote, We will rebuild"] {
        assert!(rows.iter().any(|row| row.contains(words)), "{words} is not in {rows:#?}");
    }
    assert!(rows.iter().all(|row| !row.contains("confirmed")));
    harness.get_by_role_and_label(Role::ColumnHeader, "Article, sorted upwards");
}

#[test]
fn keys_decide_what_is_chosen_in_one_step() {
    let story = story();
    let mut harness = ledger(&story);
    click_row(&mut harness, "Figure, 410");
    assert_eq!(harness.state().state().ledger.chosen.rows.len(), 1);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    let chosen = harness.state().state().ledger.chosen.rows.len();
    assert_eq!(chosen, 3);
    press(&mut harness, Modifiers::NONE, Key::C);
    let confirmed = |harness: &Driven<'_>| rows(harness).iter().filter(|row| row.contains(", confirmed")).count();
    assert_eq!(confirmed(&harness), chosen, "{:#?}", rows(&harness));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(confirmed(&harness), 0);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(confirmed(&harness), chosen);
}

#[test]
fn enter_goes_to_the_place() {
    let story = story();
    let mut harness = ledger(&story);
    click_row(&mut harness, "Figure, 410");
    press(&mut harness, Modifiers::NONE, Key::End);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let state = harness.state().state();
    assert_eq!(state.open.as_ref().map(|open| open.as_str()), Some("c.txt"));
    assert!(state.figure.is_some() && state.ledger.chosen.rows.is_empty());
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(harness.state().state().ledger.chosen.rows.len(), 1, "the ledger keeps the keyboard");
}

#[test]
fn rows_are_sorted_by_any_column_both_ways() {
    let story = story();
    let mut harness = ledger(&story);
    for column in Column::ALL {
        send(&mut harness, Command::SortLedger(column));
        let once = rows(&harness).len();
        send(&mut harness, Command::SortLedger(column));
        assert_eq!(rows(&harness).len(), once, "{column:?}");
    }
    send(&mut harness, Command::SortLedger(Column::Text));
    send(&mut harness, Command::SortLedger(Column::Value));
    send(&mut harness, Command::NarrowLedger(Only { query: "homes".to_owned(), ..Only::default() }));
    let sorted = rows(&harness);
    let at = |words: &str| sorted.iter().position(|row| row.contains(words)).expect("it is a row");
    assert!(at("Figure, 410") < at("Figure, 650") && at("Figure, 650") < at("up to 700"));
    send(&mut harness, Command::SortLedger(Column::Value));
    let sorted = rows(&harness);
    let at = |words: &str| sorted.iter().position(|row| row.contains(words)).expect("it is a row");
    assert!(at("Figure, 410") > at("Figure, 650"));
}

#[test]
fn rows_are_searched_and_narrowed() {
    let story = story();
    let mut harness = ledger(&story);
    let all = rows(&harness).len();
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    harness.event(Event::Text("lindqvist".to_owned()));
    settle(&mut harness);
    let found = rows(&harness);
    assert!(!found.is_empty() && found.len() < all && found.iter().all(|row| row.contains("Lindqvist")), "{found:#?}");
    harness.get_by_role_and_label(Role::Button, "Show all").click();
    settle(&mut harness);
    click_row(&mut harness, "Figure, 650");
    press(&mut harness, Modifiers::NONE, Key::D);
    let disputed = Only { status: Some(Status::Disputed), ..Only::default() };
    send(&mut harness, Command::NarrowLedger(disputed));
    assert_eq!(rows(&harness).len(), 1);
    send(&mut harness, Command::NarrowLedger(Only { query: "no such words".to_owned(), ..Only::default() }));
    harness.get_by_label_contains("No match");
}

#[test]
fn an_annotation_is_a_row_of_its_own() {
    let story = story();
    let mut harness = open(story.path());
    press(&mut harness, Modifiers::NONE, Key::J);
    press(&mut harness, Modifiers::NONE, Key::H);
    press(&mut harness, Modifiers::COMMAND, Key::Num6);
    harness.get_by(|node| node.role() == Role::Row && label_has(node, "Highlight, 410")).click();
    settle(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert!(!rows(&harness).iter().any(|row| row.starts_with("Highlight")), "{:#?}", rows(&harness));
}

#[test]
fn chosen_rows_are_tagged_in_one_step_and_untagged() {
    let story = story();
    let mut harness = ledger(&story);
    click_row(&mut harness, "Figure, 410");
    press(&mut harness, Modifiers::NONE, Key::H);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    click_row(&mut harness, "Figure, 410");
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    let chosen = harness.state().state().ledger.chosen.rows.len();
    assert_eq!(chosen, 3);
    press(&mut harness, Modifiers::NONE, Key::T);
    harness.event(Event::Text("flood / to check".to_owned()));
    settle(&mut harness);
    harness.get_by_role_and_label(Role::Button, "Tag").click();
    settle(&mut harness);
    let tags = |harness: &Driven<'_>| {
        let tags = harness.state().state().desk.view.tags().clone();
        tags.into_iter().map(|(tag, count)| (tag.to_string(), count)).collect::<Vec<_>>()
    };
    assert_eq!(tags(&harness), [("flood/to check".to_owned(), chosen)]);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(tags(&harness), [], "one undo takes all of it back");
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(tags(&harness), [("flood/to check".to_owned(), chosen)]);
    press(&mut harness, Modifiers::NONE, Key::T);
    harness.event(Event::Text("flo".to_owned()));
    settle(&mut harness);
    assert!(harness.query_by_role_and_label(Role::Button, "flood/to check").is_some(), "it is offered");
    harness.get_by_role_and_label(Role::Button, "Take off").click();
    settle(&mut harness);
    assert_eq!(tags(&harness), []);
}
