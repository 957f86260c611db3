//! The Notes tab, the tray of orphans and corrections by hand in the real window.

mod driving;

use std::time::{Duration, Instant};

use crossread::annotations::{Act, Status, Tag};
use crossread::app::commands::Command;
use crossread::app::correcting::What;
use crossread::app::notes::{Group, Only};
use crossread::app::state::{Overlay, Tab};
use driving::{Driven, at_rest, label_has, open, press, send, settle, story};
use eframe::egui::{Event, Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;

/// Draws frames until it is so; the limit is only against hanging for ever.
fn wait_for(harness: &mut Driven<'_>, done: impl Fn(&Driven<'_>) -> bool) {
    let begun = Instant::now();
    while !(at_rest(harness) && done(harness)) {
        harness.step();
        assert!(begun.elapsed() < Duration::from_secs(60), "it did not come to be so");
        std::thread::sleep(Duration::from_millis(2));
    }
    settle(harness);
}

/// Whether something to be seen has these words in its name.
fn seen(harness: &Driven<'_>, words: &str) -> bool {
    harness.query_all_by(|node| label_has(node, words)).count() > 0
}

/// A window whose first figure, 410, is highlighted, noted, tagged and confirmed.
fn annotated(story: &tempfile::TempDir) -> Driven<'static> {
    let mut harness = open(story.path());
    for key in [Key::J, Key::H, Key::C, Key::E] {
        press(&mut harness, Modifiers::NONE, key);
    }
    harness.event(Event::Text("asked the mayor".to_owned()));
    settle(&mut harness);
    send(&mut harness, Command::CloseEditor);
    let annotation = harness.state().state().desk.layer.annotations().next().expect("it is highlighted").id;
    let tag = Tag::new("homes/lost").expect("it has words");
    send(&mut harness, Command::Act(Box::new(Act::Tag { annotations: vec![annotation], tag, on: true })));
    send(&mut harness, Command::ShowTab(Tab::Notes));
    harness
}

#[test]
fn everything_written_is_listed_and_found() {
    let story = story();
    let mut harness = annotated(&story);
    assert!(seen(&harness, "Annotations") && seen(&harness, "Decisions"));
    harness.get_by(|node| node.role() == Role::Button && label_has(node, "yellow, 410, asked the mayor"));
    for (query, found) in [("mayor", true), ("homes/lost", true), ("nobody", false)] {
        send(&mut harness, Command::NarrowNotes(Only { query: query.to_owned(), ..Only::default() }));
        assert_eq!(seen(&harness, "yellow, 410"), found, "{query}");
    }
    send(&mut harness, Command::NarrowNotes(Only { group: Some(Group::Decisions), ..Only::default() }));
    assert!(seen(&harness, "confirmed, 410") && !seen(&harness, "yellow, 410"));
    send(&mut harness, Command::NarrowNotes(Only { status: Some(Status::Disputed), ..Only::default() }));
    harness.get_by_label_contains("No match");
}

#[test]
fn a_tag_is_renamed_everywhere() {
    let story = story();
    let mut harness = annotated(&story);
    send(&mut harness, Command::EditTags);
    harness.get_by_role_and_label(Role::Button, "Rename").click();
    settle(&mut harness);
    let typed = Some((Tag::new("homes/lost").expect("it has words"), "houses".to_owned()));
    send(&mut harness, Command::SetOverlay(Some(Overlay::Tags { renaming: typed })));
    harness.get_by_role_and_label(Role::Button, "Rename").click();
    settle(&mut harness);
    let tags: Vec<String> = harness.state().state().desk.view.tags().keys().map(ToString::to_string).collect();
    assert_eq!(tags, ["houses"]);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(harness.state().state().desk.view.tags().keys().any(|tag| tag.as_str() == "homes/lost"));
}

#[test]
fn a_changed_figure_strikes_its_status_until_it_is_looked_at() {
    let story = story();
    let mut harness = annotated(&story);
    let file = story.path().join("a.txt");
    let text = std::fs::read_to_string(&file).expect("the story is there");
    std::fs::write(&file, text.replace("410", "470")).expect("the folder is writable");
    send(&mut harness, Command::Reload);
    wait_for(&mut harness, |harness| harness.state().state().desk.view.to_look_at().count() == 2);
    assert!(seen(&harness, "figure changed: 410 to 470"));
    let progress = harness.state().state().progress.all.checked;
    assert_eq!(progress, 0, "the old status does not hold");
    press(&mut harness, Modifiers::NONE, Key::L);
    press(&mut harness, Modifiers::NONE, Key::L);
    assert_eq!(harness.state().state().desk.view.to_look_at().count(), 0);
    assert!(!seen(&harness, "figure changed"));
}

#[test]
fn what_lost_its_place_is_relinked_to_the_selected_words() {
    let story = story();
    let mut harness = annotated(&story);
    std::fs::write(story.path().join("a.txt"), "Rain\n\nNobody counted anything here. Not one word is left.\n")
        .expect("the folder is writable");
    send(&mut harness, Command::Reload);
    wait_for(&mut harness, |harness| harness.state().state().desk.view.orphans().count() == 2);
    assert!(seen(&harness, "Lost their place"));
    let article = crossread::article::ArticleId::new("a.txt");
    let words = crossread::article::Place { article, span: crossread::article::Span::new(6, 12) };
    send(&mut harness, Command::SelectWords(Some(words)));
    let orphan = {
        let orphans = harness.state().state().desk.view.orphans();
        orphans.filter_map(|orphan| orphan.annotation().map(|own| own.id.clone())).next().expect("the highlight")
    };
    send(&mut harness, Command::Relink(crossread::annotations::ItemKind::Annotation, orphan));
    assert_eq!(harness.state().state().desk.view.orphans().count(), 1);
    assert!(seen(&harness, "yellow, Nobody"));
}

#[test]
fn a_corrected_value_shows_the_machines_and_is_taken_back() {
    let story = story();
    let mut harness = open(story.path());
    press(&mut harness, Modifiers::NONE, Key::J);
    press(&mut harness, Modifiers::NONE, Key::M);
    let Some(Overlay::Correct(mut form)) = harness.state().state().overlay.clone() else { panic!("the form is open") };
    form.fields.iter_mut().find(|field| field.what == What::Value).expect("a figure has a value").typed = "415".into();
    send(&mut harness, Command::SetOverlay(Some(Overlay::Correct(form))));
    harness.get_by_role_and_label(Role::Button, "Save").click();
    settle(&mut harness);
    let stated = |harness: &Driven<'_>| harness.state().snapshot().readings[0].figures[0].amount.stated;
    wait_for(&mut harness, |harness| stated(harness) == Some(415.0));
    send(&mut harness, Command::Correct);
    harness.get_by_label("machine: 410");
    harness.get_by_role_and_label(Role::Button, "Take back").click();
    settle(&mut harness);
    wait_for(&mut harness, |harness| stated(harness) == Some(410.0));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    wait_for(&mut harness, |harness| stated(harness) == Some(415.0));
}

#[test]
fn figures_are_unmade_and_made_and_measures_renamed() {
    let story = story();
    let mut harness = open(story.path());
    press(&mut harness, Modifiers::NONE, Key::J);
    press(&mut harness, Modifiers::NONE, Key::Z);
    wait_for(&mut harness, |harness| harness.state().snapshot().readings[0].overridden.dropped.len() == 1);
    send(&mut harness, Command::ShowTab(Tab::Notes));
    assert!(seen(&harness, "correction, \u{201c}410\u{201d}, not a figure"));
    harness.get_by_role_and_label(Role::Button, "Take back").click();
    settle(&mut harness);
    wait_for(&mut harness, |harness| harness.state().snapshot().readings[0].overridden.dropped.is_empty());
    let id = harness.state().snapshot().comparison.measures[0].id.clone();
    send(&mut harness, Command::ShowMeasure(id));
    send(&mut harness, Command::Correct);
    let Some(Overlay::Correct(mut form)) = harness.state().state().overlay.clone() else { panic!("the form is open") };
    form.fields[0].typed = "Homes in Brightwater".to_owned();
    send(&mut harness, Command::SetOverlay(Some(Overlay::Correct(form))));
    harness.get_by_role_and_label(Role::Button, "Save").click();
    settle(&mut harness);
    let renamed = |harness: &Driven<'_>| {
        harness.state().snapshot().comparison.measures.iter().any(|measure| measure.label == "Homes in Brightwater")
    };
    wait_for(&mut harness, renamed);
}

#[test]
fn a_corrected_outlet_is_what_the_list_shows() {
    let story = story();
    let mut harness = open(story.path());
    send(&mut harness, Command::CorrectArticle);
    let Some(Overlay::Correct(mut form)) = harness.state().state().overlay.clone() else { panic!("the form is open") };
    form.fields.iter_mut().find(|field| field.what == What::Outlet).expect("it is a line").typed = "Courier".into();
    send(&mut harness, Command::SetOverlay(Some(Overlay::Correct(form))));
    harness.get_by_role_and_label(Role::Button, "Save").click();
    settle(&mut harness);
    wait_for(&mut harness, |harness| seen(harness, "Courier"));
}

#[test]
fn a_correction_that_lost_its_place_is_relinked_by_one_key() {
    let story = story();
    let mut harness = open(story.path());
    press(&mut harness, Modifiers::NONE, Key::J);
    press(&mut harness, Modifiers::NONE, Key::Z);
    wait_for(&mut harness, |harness| harness.state().snapshot().readings[0].overridden.dropped.len() == 1);
    send(&mut harness, Command::ShowTab(Tab::Notes));
    let rewritten = "Rain\n\nIn the end 410 houses were counted as lost, and nothing else of the old report is left.\n";
    std::fs::write(story.path().join("a.txt"), rewritten).expect("the folder is writable");
    send(&mut harness, Command::Reload);
    wait_for(&mut harness, |harness| {
        let desk = &harness.state().state().desk;
        desk.view.corrections().first().is_some_and(|correction| correction.holds.is_none())
    });
    assert!(seen(&harness, "Lost their place"));
    let text = harness.state().snapshot().readings[0].article.text().to_owned();
    let start = text.find("410").expect("it is there");
    let article = crossread::article::ArticleId::new("a.txt");
    let words = crossread::article::Place { article, span: crossread::article::Span::new(start, start + 3) };
    send(&mut harness, Command::SelectWords(Some(words)));
    press(&mut harness, Modifiers::NONE, Key::L);
    wait_for(&mut harness, |harness| harness.state().snapshot().readings[0].overridden.dropped.len() == 1);
    assert!(!seen(&harness, "Lost their place"));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    wait_for(&mut harness, |harness| harness.state().snapshot().readings[0].overridden.dropped.is_empty());
}

#[test]
fn a_correction_of_a_figure_that_changed_is_struck_until_somebody_says_that_it_holds() {
    let story = story();
    let mut harness = open(story.path());
    press(&mut harness, Modifiers::NONE, Key::J);
    press(&mut harness, Modifiers::NONE, Key::Z);
    wait_for(&mut harness, |harness| harness.state().snapshot().readings[0].overridden.dropped.len() == 1);
    send(&mut harness, Command::ShowTab(Tab::Notes));
    let file = story.path().join("a.txt");
    let text = std::fs::read_to_string(&file).expect("the story is there");
    std::fs::write(&file, text.replace("410", "470")).expect("the folder is writable");
    send(&mut harness, Command::Reload);
    wait_for(&mut harness, |harness| harness.state().snapshot().readings[0].article.text().contains("470"));
    wait_for(&mut harness, |harness| seen(harness, "correction, ") && seen(harness, "To be looked at"));
    assert!(harness.state().snapshot().readings[0].overridden.dropped.is_empty(), "nothing is said of 470 yet");
    press(&mut harness, Modifiers::NONE, Key::L);
    wait_for(&mut harness, |harness| harness.state().snapshot().readings[0].overridden.dropped.len() == 1);
    assert!(!seen(&harness, "To be looked at"));
}
