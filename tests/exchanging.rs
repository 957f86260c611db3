//! Export and import in the real window, driven headless through its accessibility tree.

mod driving;

use std::path::Path;
use std::time::{Duration, Instant};

use crossread::annotations::{Item, ItemKind};
use crossread::app::commands::Command;
use crossread::app::state::Overlay;
use crossread::exchange::Format;
use driving::{Driven, open, send, settle, story};
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

/// Steps until it is so; the limit is only against hanging for ever.
fn wait_for(window: &mut Driven<'_>, done: impl Fn(&Driven<'_>) -> bool) {
    let begun = Instant::now();
    while !done(window) {
        window.step();
        assert!(begun.elapsed() < Duration::from_secs(60), "{:?}", window.state().state().overlay);
        std::thread::sleep(Duration::from_millis(2));
    }
    settle(window);
}

fn press(window: &mut Driven<'_>, name: &str) {
    window.get_by_label(name).click_accesskit();
    settle(window);
}

fn says(window: &Driven<'_>, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

fn type_path(window: &mut Driven<'_>, field: &str, path: &Path) {
    window.get_by_label(field).focus();
    settle(window);
    driving::press(window, Modifiers::COMMAND, Key::A);
    window.get_by_label(field).type_text(&path.display().to_string());
    settle(window);
}

fn notes(window: &Driven<'_>) -> Vec<String> {
    let view = &window.state().state().desk.view;
    let notes = view.items().filter(|attached| attached.item.kind() == ItemKind::Annotation);
    let mut notes: Vec<String> = notes
        .filter_map(|attached| match &attached.item {
            Item::Annotation(annotation) => {
                Some(format!("{}: {}", attached.item.target().anchor.exact(), annotation.note))
            }
            Item::Verification(_) => None,
        })
        .collect();
    notes.sort();
    notes
}

/// One annotation of another tool, one that is about an article that is not here, and one without a target.
const FILE: &str = r#"[
    {"type": "Annotation", "id": "urn:x:1", "creator": "Bob", "body": "who counted?",
     "target": {"source": "a.txt", "selector": {"type": "TextQuoteSelector", "exact": "410 homes"}}},
    {"type": "Annotation", "id": "urn:x:2", "body": "no target"}
]"#;

#[test]
fn every_format_is_seen_and_written_whole() {
    let (folder, out) = (story(), tempfile::tempdir().expect("a folder for the test"));
    let mut window = open(folder.path());
    for format in Format::ALL {
        driving::press(&mut window, Modifiers::COMMAND, Key::E);
        press(&mut window, format.name());
        let Some(Overlay::Export(exporting)) = window.state().state().overlay.clone() else { panic!("no sheet") };
        assert_eq!(exporting.format, format);
        assert!(exporting.path.ends_with(&format!(".{}", format.ending())), "{}", exporting.path);
        assert!(format == Format::W3c || says(&window, "3 articles"));
        let path = out.path().join(format!("story.{}", format.ending()));
        type_path(&mut window, "File to write", &path);
        press(&mut window, "Write the file");
        wait_for(&mut window, |window| window.state().state().overlay.is_none());
        let written = std::fs::read_to_string(&path).expect("it was written");
        assert!(format == Format::W3c || written.contains("Brightwater"), "{format:?}");
    }
    assert_eq!(std::fs::read_dir(out.path()).expect("it is there").count(), Format::ALL.len());
}

#[test]
fn an_article_is_never_written_to_and_the_sheet_says_so() {
    let folder = story();
    let article = folder.path().join("a.txt");
    let before = std::fs::read(&article).expect("it is there");
    let mut window = open(folder.path());
    send(&mut window, Command::Export);
    type_path(&mut window, "File to write", &article);
    assert!(says(&window, "it will be replaced"));
    press(&mut window, "Write the file");
    wait_for(&mut window, |window| says(window, "never written to"));
    assert_eq!(std::fs::read(&article).expect("it is there"), before);
    type_path(&mut window, "File to write", &folder.path().join("nowhere/at all.html"));
    press(&mut window, "Write the file");
    wait_for(&mut window, |window| says(window, "could not be written"));
}

#[test]
fn what_is_imported_is_seen_first_and_taken_out_again_by_undo() {
    let (folder, other) = (story(), driving::folder(&[("notes.jsonld", FILE.as_bytes())]));
    let mut window = open(folder.path());
    driving::press(&mut window, Modifiers::COMMAND, Key::I);
    type_path(&mut window, "File of annotations", &other.path().join("notes.jsonld"));
    press(&mut window, "Look into it");
    wait_for(&mut window, |window| says(window, "1 annotation new"));
    assert!(says(&window, "1 was not taken") && says(&window, "Not taken: record 2"));
    assert!(says(&window, "“410 homes” — who counted? · a.txt"));
    assert_eq!(notes(&window), [""; 0], "nothing is taken before it is asked for");
    press(&mut window, "Take it in");
    assert_eq!(notes(&window), ["410 homes: who counted?"]);
    send(&mut window, Command::Undo);
    assert_eq!(notes(&window), [""; 0]);
    send(&mut window, Command::Redo);
    drop(window);

    let mut window = open(folder.path());
    assert_eq!(notes(&window), ["410 homes: who counted?"]);
    send(&mut window, Command::Import);
    type_path(&mut window, "File of annotations", &other.path().join("notes.jsonld"));
    press(&mut window, "Look into it");
    wait_for(&mut window, |window| says(window, "1 was there already"));
    assert!(window.query_by_label("Take it in").is_none(), "nothing is new");
}

#[test]
fn a_file_that_holds_no_annotations_is_named_and_nothing_comes_of_it() {
    let other =
        driving::folder(&[("a.jsonld", b"[]"), ("b.jsonld", b"once upon a time"), ("c.jsonld", b"\xff\xfe\xff")]);
    let folder = story();
    let mut window = open(folder.path());
    send(&mut window, Command::Import);
    type_path(&mut window, "File of annotations", &other.path().join("missing.jsonld"));
    assert!(says(&window, "There is no such file"));
    for (name, why) in [("a.jsonld", "holds no annotations"), ("b.jsonld", "not taken"), ("c.jsonld", "cannot be read")]
    {
        type_path(&mut window, "File of annotations", &other.path().join(name));
        press(&mut window, "Look into it");
        wait_for(&mut window, |window| says(window, why));
        assert!(window.query_by_label("Take it in").is_none());
    }
    assert_eq!(notes(&window), [""; 0]);
}

#[test]
fn the_buttons_of_the_export_are_in_sight_in_a_low_window() {
    let story = story();
    let size = [640.0, 360.0];
    let mut window = driving::open_sized(story.path(), size);
    send(&mut window, Command::Export);
    wait_for(&mut window, |window| window.query_by_label("Write the file").is_some() && says(window, "figures"));
    let button = window.get_by_label("Write the file").rect();
    assert!(button.top() > 0.0 && button.bottom() < size[1], "{button:?}");
}
