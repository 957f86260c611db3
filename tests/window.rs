//! The real window, driven headless through its accessibility tree: by role and label, never by pixels.

mod driving;

use std::path::{Path, PathBuf};
use std::time::Duration;

use crossread::app::commands::Command;
use crossread::app::state::{Mark, Overlay, Tab};
use crossread::compare::Relation;
use crossread::workspace::{Stage, Workspace};
use driving::{Driven, folder, label_has, open, open_sized, press, sample, send, settle, story, window};
use eframe::egui::{Event, Key, Modifiers, Role, Theme, accesskit::Toggled};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

#[test]
fn the_sample_is_shown_at_once() {
    let harness = open(&sample());
    assert_eq!(harness.state().snapshot().readings.len(), 5);
    assert_eq!(harness.get_all_by_role(Role::ListBoxOption).count(), 5);
    let first = harness.state().state().open.clone().expect("the first article is open");
    assert!(first.as_str().starts_with("000_"));
    harness.get_by(|node| node.role() == Role::ListBoxOption && label_has(node, "cut another 30,000 jobs"));
}

#[test]
fn an_article_opens_when_it_is_pressed() {
    let mut harness = open(&sample());
    harness.get_by(|node| node.role() == Role::ListBoxOption && label_has(node, "14,000 corporate jobs")).click();
    settle(&mut harness);
    let open = harness.state().state().open.clone().expect("an article is open");
    assert!(open.as_str().starts_with("004_"));
    press(&mut harness, Modifiers::COMMAND, Key::PageUp);
    let open = harness.state().state().open.clone().expect("an article is open");
    assert!(open.as_str().starts_with("003_"));
    press(&mut harness, Modifiers::ALT, Key::ArrowLeft);
    assert!(harness.state().state().open.clone().is_some_and(|open| open.as_str().starts_with("004_")));
}

#[test]
fn a_row_of_a_measure_leads_to_its_sentence() {
    let story = story();
    let mut harness = open(story.path());
    let snapshot = harness.state().snapshot();
    let measures = &snapshot.comparison.measures;
    let homes = measures.iter().find(|measure| measure.members.len() >= 3).expect("the homes are one measure");
    assert_ne!(homes.relation, Relation::Single);
    harness.get_by(|node| node.role() == Role::Button && label_has(node, "650,")).click();
    settle(&mut harness);
    let state = harness.state().state();
    assert_eq!(state.open.as_ref().map(|open| open.as_str()), Some("b.txt"));
    let figure = state.figure.as_ref().expect("the figure is selected");
    assert_eq!(figure.span.of(snapshot.readings[1].article.text()), "650");
    assert_eq!(state.target.as_ref().map(|target| &target.place), Some(figure));
    assert_eq!(state.measure.as_ref(), Some(&homes.id));
}

#[test]
fn the_next_figure_brings_its_measure_into_view() {
    let story = story();
    let mut harness = open(story.path());
    press(&mut harness, Modifiers::NONE, Key::J);
    let state = harness.state().state();
    assert!(state.figure.is_some() && state.measure.is_some() && state.reveal.is_some());
    send(&mut harness, Command::ClearSelection);
    assert!(harness.state().state().figure.is_none());
}

#[test]
fn plots_are_told_in_words() {
    let story = story();
    let harness = open(story.path());
    let plot = harness.get_by(|node| label_has(node, "410") && label_has(node, "650") && label_has(node, "up to 700"));
    assert_eq!(plot.accesskit_node().role(), Role::Button);
}

#[test]
fn tabs_show_quotes_checks_and_notes() {
    let story = story();
    let mut harness = open(story.path());
    press(&mut harness, Modifiers::COMMAND, Key::Num2);
    assert_eq!(harness.state().state().tab, Tab::Quotes);
    harness
        .get_by(|node| node.role() == Role::Button && label_has(node, "We will rebuild every street,”, Direct quote"));
    harness.get_by_role_and_label(Role::Tab, "Checks").click();
    settle(&mut harness);
    assert_eq!(harness.state().state().tab, Tab::Checks);
    harness.get_by_role_and_label(Role::Tab, "Notes").click();
    settle(&mut harness);
    harness.get_by_label_contains("No notes yet");
}

#[test]
fn a_kind_of_mark_is_switched_off_and_on() {
    let story = story();
    let mut harness = open(story.path());
    let switch =
        |harness: &Driven<'_>| harness.get_by_role_and_label(Role::CheckBox, "Count").accesskit_node().toggled();
    assert_eq!(switch(&harness), Some(Toggled::True));
    harness.get_by_role_and_label(Role::CheckBox, "Count").click();
    settle(&mut harness);
    let count = Mark::Figure(crossread::figures::FigureKind::Count);
    assert!(!harness.state().state().legend.shows(count));
    assert_eq!(switch(&harness), Some(Toggled::False));
    harness.get_by_role_and_label(Role::CheckBox, "Count").click();
    settle(&mut harness);
    assert!(harness.state().state().legend.shows(count));
}

#[test]
fn the_theme_is_chosen_by_command() {
    let mut harness = open(&sample());
    for (command, theme) in [("Light theme", Theme::Light), ("Dark theme", Theme::Dark)] {
        press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
        harness.event(Event::Text(command.to_owned()));
        settle(&mut harness);
        press(&mut harness, Modifiers::NONE, Key::Enter);
        assert_eq!(harness.ctx.theme(), theme);
        assert_eq!(harness.state().state().overlay, None);
    }
}

#[test]
fn zoom_has_steps_and_bounds() {
    let mut harness = open(&sample());
    press(&mut harness, Modifiers::COMMAND, Key::Plus);
    assert_eq!(harness.state().state().zoom, 1.1);
    for _ in 0..30 {
        send(&mut harness, Command::ZoomOut);
    }
    assert_eq!(harness.state().state().zoom, 0.7);
    press(&mut harness, Modifiers::COMMAND, Key::Num0);
    assert_eq!(harness.state().state().zoom, 1.0);
}

#[test]
fn the_page_of_shortcuts_lists_every_command() {
    let mut harness = open(&sample());
    press(&mut harness, Modifiers::NONE, Key::F1);
    assert_eq!(harness.state().state().overlay, Some(Overlay::Shortcuts));
    for command in Command::all_listed() {
        let name = command.entry().name;
        assert!(harness.query_all_by_label(&name).count() > 0, "{name}");
    }
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(harness.state().state().overlay, None);
}

#[test]
fn articles_are_filtered_by_their_words() {
    let mut harness = open(&sample());
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    harness.event(Event::Text("systemwide overhaul".to_owned()));
    settle(&mut harness);
    assert_eq!(harness.get_all_by_role(Role::ListBoxOption).count(), 1);
    harness.get_by_label("1 of 5 articles");
    send(&mut harness, Command::SetFilter("no such words".into()));
    harness.get_by_label_contains("No match");
}

#[test]
fn nothing_open_says_what_to_do() {
    let harness = window(Workspace::new(|| {}), [1000.0, 700.0]);
    harness.get_by_label("Open a folder of articles");
    for name in ["Open folder…", "Open files…", "Open by path…", "Open the sample"] {
        harness.get_by_role_and_label(Role::Button, name);
    }
}

#[test]
fn an_empty_folder_says_so() {
    let empty = folder(&[]);
    let harness = open(empty.path());
    let name = empty.path().file_name().expect("a named folder").to_string_lossy().into_owned();
    harness.get_by_label_contains(&name);
    assert!(harness.state().snapshot().readings.is_empty());
}

#[test]
fn problems_are_listed_with_their_reasons() {
    let mixed =
        folder(&[("good.txt", b"A town\n\nSix houses burned.\n"), ("empty.txt", b""), ("scan.pdf", b"%PDF-1.7\n")]);
    let mut harness = open(mixed.path());
    assert_eq!(harness.state().snapshot().readings.len(), 1);
    harness.get_by_role_and_label(Role::Button, "2 problems").click();
    settle(&mut harness);
    harness.get_by_label_contains("empty.txt: the file is empty");
    harness.get_by_label_contains("scan.pdf:");
}

/// A folder that is let go over the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl eframe::egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("a folder has none".to_owned())
    }
}

#[test]
fn a_dropped_folder_is_opened() {
    let story = story();
    let mut harness = window(Workspace::new(|| {}), [1280.0, 800.0]);
    harness.input_mut().dropped_files.push(std::sync::Arc::new(Dropped(story.path().to_path_buf())));
    wait_for_articles(&mut harness);
    assert_eq!(harness.get_all_by_role(Role::ListBoxOption).count(), 3);
    assert_eq!(harness.state().state().recent.first(), Some(&vec![story.path().to_path_buf()]));
}

/// Draws frames until the collection that is being opened has been read to its end.
fn wait_for_articles(harness: &mut Driven<'_>) {
    for _ in 0..2000 {
        harness.step();
        let snapshot = harness.state().snapshot();
        if snapshot.stage == Stage::Idle && !snapshot.readings.is_empty() {
            return settle(harness);
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("the collection was not read within ten seconds");
}

#[test]
fn a_typed_path_is_opened() {
    let story = story();
    let mut harness = open(&sample());
    press(&mut harness, Modifiers::COMMAND, Key::L);
    harness.event(Event::Text(story.path().display().to_string()));
    settle(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().state().overlay, None);
    let source = harness.state().snapshot().source.clone().expect("a collection is open");
    assert_eq!(source.paths, [story.path().to_path_buf()]);
}

#[test]
fn another_collection_lets_go_of_the_first() {
    let story = story();
    let mut harness = open(&sample());
    press(&mut harness, Modifiers::NONE, Key::J);
    send(&mut harness, Command::Open(vec![story.path().to_path_buf()]));
    wait_for_articles(&mut harness);
    let state = harness.state().state();
    assert_eq!(state.open.as_ref().map(|open| open.as_str()), Some("a.txt"));
    assert_eq!((&state.figure, &state.measure), (&None, &None));
}

#[test]
fn every_size_and_zoom_is_drawn() {
    let story = story();
    for size in [[360.0, 280.0], [640.0, 400.0], [800.0, 600.0], [1920.0, 1080.0]] {
        let mut harness = open_sized(story.path(), size);
        for tab in Tab::ALL {
            send(&mut harness, Command::ShowTab(tab));
        }
        for command in
            [Command::Palette, Command::Shortcuts, Command::About, Command::OpenPath, Command::FilterArticles]
        {
            send(&mut harness, command);
        }
    }
}

/// A button or heading whose name has all of these words.
fn has(harness: &Driven<'_>, role: Role, words: &[&str]) -> bool {
    harness.query_all_by(|node| node.role() == role && words.iter().all(|word| label_has(node, word))).count() > 0
}

#[test]
fn measures_are_grouped_by_how_their_figures_stand() {
    let story = story();
    let mut harness = open(story.path());
    let snapshot = harness.state().snapshot();
    let relation = snapshot.comparison.measures.first().map(|measure| measure.relation);
    assert_eq!(relation, Some(Relation::Differ));
    assert!(has(&harness, Role::Heading, &["Differ"]));
    assert!(!has(&harness, Role::Button, &["$12 million"]), "measures with one figure are folded away");
    harness.get_by(|node| node.role() == Role::DisclosureTriangle).click();
    settle(&mut harness);
    assert!(has(&harness, Role::Button, &["$12 million"]));
}

#[test]
fn figures_are_searched_and_narrowed() {
    let story = story();
    let mut harness = open(story.path());
    press(&mut harness, Modifiers::NONE, Key::Slash);
    harness.event(Event::Text("million".to_owned()));
    settle(&mut harness);
    assert!(!has(&harness, Role::Button, &["410", "650"]));
    assert!(has(&harness, Role::Button, &["$12 million"]), "who searches need not unfold");
    harness.get_by_role_and_label(Role::Button, "Show all").click();
    settle(&mut harness);
    assert!(has(&harness, Role::Button, &["410", "650"]));
    harness.get_by_role_and_label(Role::Button, "Kind: all").click();
    settle(&mut harness);
    harness.get_by_role_and_label(Role::Button, "Percent").click();
    settle(&mut harness);
    harness.get_by_label_contains("No match");
    harness.get_by_role_and_label(Role::Button, "Kind: Percent");
}

#[test]
fn a_selected_measure_says_who_gives_it_and_who_leaves_it_out() {
    let files: &[(&str, &[u8])] =
        &[("d.txt", b"Rain goes on\n\nIt will rain in Brightwater until Friday, the weather office said.\n")];
    let story = story();
    for (name, bytes) in files {
        std::fs::write(story.path().join(name), bytes).expect("the folder is writable");
    }
    let mut harness = open(story.path());
    harness.get_by(|node| node.role() == Role::Button && label_has(node, "410") && label_has(node, "650")).click();
    settle(&mut harness);
    for row in ["Exactly", "Vaguely", "Left out by"] {
        harness.get_by_label(row);
    }
    harness.get_by_label("d");
}

#[test]
fn the_matrix_lays_articles_beside_measures() {
    let story = story();
    let mut harness = open(story.path());
    press(&mut harness, Modifiers::COMMAND, Key::Num5);
    assert_eq!(harness.get_all_by_role(Role::ColumnHeader).count(), 3);
    harness.get_by(|node| node.role() == Role::Cell && label_has(node, "up to 700, vaguely"));
    harness.get_by(|node| node.role() == Role::Cell && label_has(node, "650, exactly")).click();
    settle(&mut harness);
    assert_eq!(harness.state().state().open.as_ref().map(|open| open.as_str()), Some("b.txt"));
    press(&mut harness, Modifiers::COMMAND, Key::Num5);
    assert_eq!(harness.query_all_by_role(Role::ColumnHeader).count(), 0);
}

#[test]
fn a_speaker_has_a_page() {
    let story = story();
    let mut harness = open(story.path());
    press(&mut harness, Modifiers::COMMAND, Key::Num2);
    harness.get_by(|node| node.role() == Role::Button && label_has(node, "Anna Lindqvist, 2 quotes")).click();
    settle(&mut harness);
    harness.get_by_role_and_label(Role::Heading, "Anna Lindqvist");
    assert!(has(&harness, Role::Button, &["We will rebuild every street"]));
    harness.get_by_role_and_label(Role::Button, "All speakers").click();
    settle(&mut harness);
    assert_eq!(harness.state().state().speaker, None);
}

#[test]
fn altered_words_and_likely_reports_stand_beside_the_quotation() {
    let folder = folder(&[
        (
            "a.txt",
            "Harbour chief Tessa Marlow spoke in Port Ellis on Monday. “We will rebuild every pier before winter, and \
             nobody will pay for it twice,” Marlow said."
                .as_bytes(),
        ),
        (
            "b.txt",
            "Tessa Marlow told Port Ellis: “We will rebuild every pier before summer, and nobody will pay for it twice.”"
                .as_bytes(),
        ),
        (
            "c.txt",
            "Marlow toured Port Ellis. Tessa Marlow said that the town would rebuild all piers before winter.".as_bytes(),
        ),
    ]);
    let mut harness = open(folder.path());
    send(&mut harness, Command::ShowTab(Tab::Quotes));
    assert!(has(&harness, Role::Button, &["before [left out: winter] [here: summer]", "altered; in 2 places"]));
    assert!(has(
        &harness,
        Role::Button,
        &["the town would rebuild", "likely the same as in", "(rebuild, pier, winter)"]
    ));
}

#[test]
fn a_failing_check_stands_among_what_differs_with_both_sentences() {
    let story = folder(&[
        (
            "a.txt",
            b"Harbour fire\n\nThe fire at Port Ellis killed 12 of the 48 workers on shift, or 40 percent of them.\n",
        ),
        ("b.txt", b"Fire at the harbour\n\nPort Ellis counts its dead after the fire.\n"),
    ]);
    let mut harness = open(story.path());
    let failing =
        harness.state().snapshot().comparison.checks.iter().any(|c| c.verdict == crossread::compare::Verdict::Fails);
    assert!(failing, "the share is wrong");
    assert!(has(&harness, Role::Heading, &["Differ"]));
    harness
        .get_all_by(|node| node.role() == Role::Button && label_has(node, "killed 12 of the 48 workers"))
        .next()
        .expect("its sentence")
        .click();
    settle(&mut harness);
    assert!(harness.state().state().target.is_some());
}
