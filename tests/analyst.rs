//! An analyst at work in the real window, driven headless: select, note, tag, verify, correct, undo, close, reopen.

mod driving;

use std::time::{Duration, Instant};

use crossread::annotations::{Act, Annotation, Colour, Saved, Status, Subject};
use crossread::app::commands::Command;
use crossread::app::editor::Draft;
use crossread::app::keymap;
use crossread::app::state::{Layered, Overlay};
use crossread::compare::corrections::Correction;
use crossread::workspace::desk;
use driving::{Driven, at_rest, folder, label_has, open, press, send, settle, story};
use eframe::egui::{Event, Key, Modifiers, Role, ViewportEvent, ViewportId};
use egui_kittest::kittest::Queryable as _;

/// Draws frames until it is so; the limit is only against hanging for ever.
fn until(harness: &mut Driven<'_>, what: &str, done: impl Fn(&Driven<'_>) -> bool) {
    let begun = Instant::now();
    while !done(harness) {
        harness.step();
        assert!(begun.elapsed() < Duration::from_secs(60), "never: {what}");
        std::thread::sleep(Duration::from_millis(2));
    }
    settle(harness);
}

fn saved(harness: &mut Driven<'_>) {
    until(harness, "saved", |harness| harness.state().state().desk.saved == Saved::Saved);
}

fn key(harness: &mut Driven<'_>, key: Key) {
    press(harness, Modifiers::NONE, key);
}

fn write(harness: &mut Driven<'_>, text: &str) {
    harness.event(Event::Text(text.to_owned()));
    settle(harness);
}

/// The annotations of the article that is open, in order of the text.
fn annotations(harness: &Driven<'_>) -> Vec<Annotation> {
    let (state, snapshot) = (harness.state().state(), harness.state().snapshot());
    let open = state.open.as_ref().expect("an article is open");
    let index = snapshot.readings.iter().position(|reading| reading.article.id == *open).expect("it is there");
    state.desk.on(&snapshot, index).iter().filter_map(|mark| mark.annotation().cloned()).collect()
}

/// The status of the selected figure.
fn status(harness: &Driven<'_>) -> Status {
    let (state, snapshot) = (harness.state().state(), harness.state().snapshot());
    let figure = state.figure.as_ref().expect("a figure is selected");
    let index = snapshot.readings.iter().position(|reading| reading.article.id == figure.article).expect("it is there");
    state.desk.standing(&snapshot, Subject::Figure, index, figure.span).status
}

/// Selects the first two words of the article by keyboard.
fn select_two_words(harness: &mut Driven<'_>) {
    for _ in 0..2 {
        press(harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowRight);
    }
}

#[test]
fn words_are_highlighted_noted_and_tagged_by_keys() {
    let story = story();
    let mut harness = open(story.path());
    select_two_words(&mut harness);
    assert!(harness.state().state().words.is_some());
    key(&mut harness, Key::Num2);
    let made = annotations(&harness);
    assert_eq!(made.len(), 1);
    assert_eq!((made[0].target.anchor.exact(), made[0].colour), ("Brightwater floods", Colour::Green));
    assert_eq!(harness.state().state().words, None, "the selection does not hide the colour");

    key(&mut harness, Key::E);
    write(&mut harness, "Which part of town?");
    key(&mut harness, Key::Escape);
    assert_eq!(harness.state().state().editor, None);
    assert_eq!(annotations(&harness)[0].note, "Which part of town?");

    key(&mut harness, Key::T);
    write(&mut harness, "flood/homes");
    key(&mut harness, Key::Enter);
    key(&mut harness, Key::Escape);
    let tags: Vec<String> = annotations(&harness)[0].tags.iter().map(|tag| tag.to_string()).collect();
    assert_eq!(tags, ["flood/homes"]);
    harness.get_by(|node| {
        node.role() == Role::Mark
            && label_has(node, "Brightwater floods")
            && description_has(node, "Which part of town?")
    });

    key(&mut harness, Key::Delete);
    assert_eq!(annotations(&harness), []);
}

fn description_has(node: &egui_kittest::kittest::AccessKitNode<'_>, words: &str) -> bool {
    node.description().is_some_and(|description| description.contains(words))
}

#[test]
fn a_tag_is_offered_after_a_few_letters() {
    let story = story();
    let mut harness = open(story.path());
    key(&mut harness, Key::J);
    key(&mut harness, Key::T);
    write(&mut harness, "flood/homes");
    key(&mut harness, Key::Enter);
    key(&mut harness, Key::Escape);
    press(&mut harness, Modifiers::COMMAND, Key::PageDown);
    key(&mut harness, Key::J);
    key(&mut harness, Key::T);
    write(&mut harness, "hom");
    harness.get_by(|node| node.role() == Role::ListBoxOption && label_has(node, "flood/homes"));
    key(&mut harness, Key::ArrowDown);
    key(&mut harness, Key::Enter);
    key(&mut harness, Key::Escape);
    let count = harness.state().state().desk.view.tags().values().copied().collect::<Vec<_>>();
    assert_eq!(count, [2]);
}

#[test]
fn what_is_typed_is_kept_when_another_article_is_opened() {
    let story = story();
    let mut harness = open(story.path());
    key(&mut harness, Key::J);
    key(&mut harness, Key::E);
    write(&mut harness, "Half a thou");
    press(&mut harness, Modifiers::COMMAND, Key::PageDown);
    assert_eq!(harness.state().state().editor, None);
    press(&mut harness, Modifiers::COMMAND, Key::PageUp);
    assert_eq!(annotations(&harness)[0].note, "Half a thou");
}

#[test]
fn figures_are_verified_by_keys_and_the_next_unchecked_is_gone_to() {
    let story = story();
    let mut harness = open(story.path());
    key(&mut harness, Key::N);
    assert!(harness.state().state().quote.is_some(), "what the mayor said begins before the figure in it");
    key(&mut harness, Key::N);
    assert_eq!(status(&harness), Status::Unchecked);
    let first = harness.state().state().figure.clone();
    key(&mut harness, Key::C);
    assert_eq!(status(&harness), Status::Confirmed);
    harness.get_by(|node| node.role() == Role::Button && label_has(node, "410") && label_has(node, "confirmed"));
    harness.get_by(|node| node.role() == Role::Mark && label_has(node, "410") && description_has(node, "confirmed"));
    harness.get_by(|node| node.role() == Role::Button && label_has(node, "1 of "));

    key(&mut harness, Key::V);
    write(&mut harness, "Phoned the town hall");
    key(&mut harness, Key::Tab);
    write(&mut harness, "https://example.org/minutes");
    harness.get_by_role_and_label(Role::RadioButton, "Disputed").click();
    settle(&mut harness);
    assert!(matches!(harness.state().state().editor.as_ref().map(|e| &e.draft), Some(Draft::Evidence { .. })));
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    assert_eq!(status(&harness), Status::Disputed);
    harness.get_by(|node| {
        node.role() == Role::Mark && description_has(node, "Phoned the town hall") && description_has(node, "/minutes")
    });

    key(&mut harness, Key::N);
    let state = harness.state().state();
    assert!(state.figure != first && (state.figure.is_some() || state.quote.is_some()));
    key(&mut harness, Key::N);
    press(&mut harness, Modifiers::SHIFT, Key::N);
    key(&mut harness, Key::U);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(harness.state().state().desk.redo.as_deref().map(|name| name.contains("unverifiable")), Some(true));
}

#[test]
fn acts_are_undone_and_done_again_and_stand_in_the_history() {
    let story = story();
    let mut harness = open(story.path());
    key(&mut harness, Key::J);
    key(&mut harness, Key::H);
    key(&mut harness, Key::C);
    harness.get_by_role_and_label(Role::Button, "Edit").click();
    settle(&mut harness);
    harness.get_by_label_contains("Undo: Mark figure confirmed");
    key(&mut harness, Key::Escape);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(status(&harness), Status::Unchecked);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(annotations(&harness), []);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!((annotations(&harness).len(), status(&harness)), (1, Status::Confirmed));
    press(&mut harness, Modifiers::COMMAND, Key::H);
    assert_eq!(harness.state().state().overlay, Some(Overlay::History));
    for act in ["Highlight", "Mark figure confirmed", "Undo: Highlight", "Redo: Mark figure confirmed"] {
        harness.get_by(|node| {
            node.role() == Role::ListItem
                && label_has(node, &format!("{act}, "))
                && !label_has(node, &format!(": {act}, "))
        });
    }
}

#[test]
fn the_whole_of_it_is_there_when_the_window_is_opened_again() {
    let story = story();
    let mut harness = open(story.path());
    select_two_words(&mut harness);
    key(&mut harness, Key::H);
    key(&mut harness, Key::E);
    write(&mut harness, "To be asked");
    key(&mut harness, Key::Escape);
    key(&mut harness, Key::J);
    key(&mut harness, Key::S);
    press(&mut harness, Modifiers::SHIFT, Key::E);
    write(&mut harness, "The mayor's version");
    key(&mut harness, Key::Escape);

    // A measure is split by hand: the county's figure is about something else.
    let snapshot = harness.state().snapshot();
    let anchor = |article: usize| {
        let span = snapshot.readings[article].figures[0].span;
        desk::target(&snapshot, Subject::Figure, article, span).expect("it is there").anchor
    };
    let members = |harness: &Driven<'_>| {
        let comparison = harness.state().snapshot().comparison.clone();
        comparison.measures.iter().map(|measure| measure.members.len()).max()
    };
    assert_eq!(members(&harness), Some(3));
    let corrections = vec![Correction::OtherMeasure { figure: anchor(1), other: anchor(0) }];
    send(&mut harness, Command::Act(Box::new(Act::Correct { corrections: corrections.clone() })));
    let split = |harness: &Driven<'_>| at_rest(harness) && members(harness) != Some(3);
    until(&mut harness, "split", split);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    until(&mut harness, "whole again", |harness| at_rest(harness) && members(harness) == Some(3));
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    until(&mut harness, "split again", split);
    saved(&mut harness);
    harness.get_by_label("Saved");
    drop(harness);

    let mut harness = open(story.path());
    until(&mut harness, "split after opening", split);
    let mut notes: Vec<(String, String)> =
        annotations(&harness).into_iter().map(|it| (it.target.anchor.exact().to_owned(), it.note)).collect();
    notes.sort();
    let expected = [("", "The mayor's version"), ("Brightwater floods", "To be asked")];
    assert_eq!(notes, expected.map(|(words, note)| (words.to_owned(), note.to_owned())));
    key(&mut harness, Key::J);
    assert_eq!(status(&harness), Status::Superseded);
    assert_eq!(harness.state().state().desk.undo, None, "another session's acts are not taken back by Undo");
}

#[test]
fn an_evidence_card_is_copied_by_one_key() {
    let story = story();
    let mut harness = open(story.path());
    key(&mut harness, Key::J);
    key(&mut harness, Key::Y);
    let copied = harness
        .output()
        .platform_output
        .commands
        .iter()
        .any(|command| format!("{command:?}").contains("destroyed 410 homes"));
    // The frame that copied is not the last one of those drawn since; what the window says of it is.
    assert!(copied || harness.state().state().word.as_deref().is_some_and(|word| word.contains("410")));
    harness.get_by_label_contains("Copied the evidence card of “410”");
}

#[test]
fn keys_are_changed_on_the_page_of_shortcuts() {
    let story = story();
    let mut harness = open(story.path());
    key(&mut harness, Key::F1);
    harness.get_by_role_and_label(Role::Button, "Keys of Highlight").click_accesskit();
    settle(&mut harness);
    key(&mut harness, Key::J);
    harness.get_by_label_contains("“Next figure” already");
    harness.get_by_role_and_label(Role::Button, "Keep").click();
    settle(&mut harness);
    harness.get_by_role_and_label(Role::Button, "Keys of Highlight").click_accesskit();
    settle(&mut harness);
    key(&mut harness, Key::B);
    let keymap = &harness.state().state().keymap;
    assert_eq!(keymap.keys(&Command::Highlight(None)).iter().map(keymap::written).collect::<Vec<_>>(), ["B"]);
    key(&mut harness, Key::Escape);
    key(&mut harness, Key::J);
    key(&mut harness, Key::H);
    assert_eq!(annotations(&harness), []);
    key(&mut harness, Key::B);
    assert_eq!(annotations(&harness).len(), 1);
    send(&mut harness, Command::ResetKeys(None));
    assert!(harness.state().state().keymap.is_as_delivered());
}

#[test]
fn layers_are_hidden_and_shown() {
    let story = story();
    let mut harness = open(story.path());
    key(&mut harness, Key::J);
    key(&mut harness, Key::E);
    write(&mut harness, "Seen");
    key(&mut harness, Key::Escape);
    let noted = |harness: &Driven<'_>| {
        harness.query_all_by(|node| node.role() == Role::Mark && description_has(node, "Note: Seen")).count()
    };
    assert!(noted(&harness) > 0);
    send(&mut harness, Command::ToggleLayer(Layered::Highlights));
    assert_eq!(noted(&harness), 0);
}

#[test]
fn colours_tags_and_people_are_hidden_by_themselves() {
    let story = story();
    let mut harness = open(story.path());
    key(&mut harness, Key::J);
    key(&mut harness, Key::Num2);
    key(&mut harness, Key::T);
    write(&mut harness, "flood/homes");
    key(&mut harness, Key::Enter);
    key(&mut harness, Key::Escape);
    key(&mut harness, Key::C);
    let noted = |harness: &Driven<'_>, words: &str| {
        harness.query_all_by(|node| node.role() == Role::Mark && description_has(node, words)).count() > 0
    };
    let author = harness.state().state().desk.author.to_string();
    for (part, highlight, status) in [("Green", false, true), ("flood/homes", false, true), (&author, false, false)] {
        let menu = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
            node.role() == Role::Button && label_has(node, "Colours, tags, people")
        };
        harness.get_by(menu).click();
        settle(&mut harness);
        harness.get_by_role_and_label(Role::CheckBox, part).click();
        settle(&mut harness);
        key(&mut harness, Key::Escape);
        assert_eq!(
            (noted(&harness, "Tags: flood"), noted(&harness, "Status: confirmed")),
            (highlight, status),
            "{part}"
        );
        harness.get_by(menu).click();
        settle(&mut harness);
        harness.get_by_role_and_label(Role::CheckBox, part).click();
        settle(&mut harness);
        key(&mut harness, Key::Escape);
        assert!(noted(&harness, "Tags: flood") && noted(&harness, "Status: confirmed"), "{part} is shown again");
    }
}

#[test]
fn what_cannot_be_saved_is_said_and_closing_asks() {
    let story = story();
    // A file where the folder of the layer would be.
    let layer = story.path().join(crossread::annotations::FOLDER);
    std::fs::write(&layer, "in the way").expect("the folder is writable");
    let mut harness = open(story.path());
    key(&mut harness, Key::J);
    key(&mut harness, Key::C);
    until(&mut harness, "not saved", |harness| matches!(harness.state().state().desk.saved, Saved::NotSaved(_)));
    harness.get_by_label_contains("Not saved: ");
    assert!(harness.query_by_label_contains("os error").is_none(), "numbers of the system say nothing to people");
    harness.get_by_role_and_label(Role::Button, "Save elsewhere…");
    let root = harness.input_mut().viewports.entry(ViewportId::ROOT).or_default();
    root.events.push(ViewportEvent::Close);
    settle(&mut harness);
    assert!(matches!(harness.state().state().overlay, Some(Overlay::Unsaved { .. })));
    harness.get_by_role_and_label(Role::Button, "Close without saving");
    harness.get_by_role_and_label(Role::Button, "Stay").click();
    settle(&mut harness);
    std::fs::remove_file(&layer).expect("the folder is writable");
    saved(&mut harness);
    assert_eq!(status(&harness), Status::Confirmed);
}

#[test]
fn a_damaged_line_of_the_layer_is_a_problem() {
    let story = folder(&[("a.txt", b"A town\n\nSix houses burned.\n")]);
    let layer = story.path().join(crossread::annotations::FOLDER);
    std::fs::create_dir(&layer).expect("the folder is writable");
    std::fs::write(layer.join("ada.1.jsonl"), "{\"torn\n").expect("the folder is writable");
    let mut harness = open(story.path());
    harness.get_by_role_and_label(Role::Button, "1 problem").click();
    settle(&mut harness);
    harness.get_by_label_contains("ada.1.jsonl, line 1");
}
