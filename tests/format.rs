//! What is written down of the journals' format, docs/FORMAT.md and docs/format.schema.json, against real journals.

mod schema;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use crossread::annotations::*;
use crossread::article::{Article, Span};
use crossread::compare::Relation;
use crossread::compare::corrections::{Correction, Detail, Setting};
use crossread::figures::{Qualifier, Role, Unit};
use crossread::reading::Reading;
use serde_json::Value;

const TEXT: &str =
    "The port will cut up to 14,000 jobs in May.\n\n“We had no choice,” Mara Holt said.\n\nThe yard has 300 men.";

fn documented(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
    std::fs::read_to_string(path).expect("it is part of the project")
}

fn schema() -> Value {
    serde_json::from_str(&documented("format.schema.json")).expect("a schema is JSON")
}

/// Every act that there is, on whatever is there.
fn acts(reading: &Reading, first: &ItemId) -> Vec<Act> {
    let ground = Ground::of(reading);
    let tag = |words: &str| Tag::new(words).expect("it has words");
    let figure = ground.anchor(reading.figures[0].span);
    let other = ground.anchor(reading.figures.last().expect("it has figures").span);
    let whole = ground.whole_anchor();
    let set = |set| Correction::Set { figure: figure.clone(), set };
    let evidence = Evidence { text: "asked".to_owned(), link: "https://port.example".to_owned() };
    let all = |subject| ground.target(subject, reading.figures[0].span);
    let subjects = [Subject::Figure, Subject::Quote, Subject::Check, Subject::Measure, Subject::Text];
    let verify =
        |status| Act::Verify { targets: subjects.into_iter().map(all).collect(), status, evidence: evidence.clone() };
    let theirs = Annotation {
        id: ItemId::new("https://notes.example/1"),
        target: Arc::new(ground.whole()),
        colour: Colour::Green,
        note: "theirs".to_owned(),
        other_notes: Vec::new(),
        tags: BTreeSet::from([tag("x")]),
        creator: "Bob".into(),
        created: "2026-05-01T10:00:00.25Z".parse().expect("a time"),
        modified: "2026-05-01T10:00:00.25Z".parse().expect("a time"),
    };
    let mut acts = vec![
        Act::Recolour { annotations: vec![first.clone()], colour: Colour::Purple },
        Act::Note { annotation: first.clone(), text: "two\nlines \u{1}".to_owned() },
        Act::Note { annotation: first.clone(), text: String::new() },
        Act::Tag { annotations: vec![first.clone()], tag: tag("jobs/cuts"), on: true },
        Act::Tag { annotations: vec![first.clone()], tag: tag("to check"), on: false },
        Act::ColourTag { tag: tag("jobs"), colour: Some(Colour::Pink) },
        Act::RenameTag { from: tag("jobs"), to: tag("work") },
        Act::ColourTag { tag: tag("work"), colour: None },
        Act::DeleteTag { tag: tag("work") },
        Act::Correct {
            corrections: vec![
                Correction::NotAFigure { figure: figure.clone() },
                Correction::IsAFigure { figure: figure.clone() },
                set(Setting::Value(15_000.5)),
                set(Setting::Range(1.0, 2.0)),
                set(Setting::Unit(Unit::of("USD").expect("a unit"))),
                set(Setting::Qualifier(Qualifier::AtMost)),
                set(Setting::Noun(None)),
                set(Setting::Measure(Some("jobs".to_owned()))),
                set(Setting::Role(Role::Prior)),
                Correction::Speaker { quote: figure.clone(), name: Some("Mara Holt".to_owned()) },
                Correction::SameMeasure { figure: figure.clone(), other: other.clone() },
                Correction::OtherMeasure { figure: figure.clone(), other: other.clone() },
                Correction::Move { figure: figure.clone(), to: other.clone() },
                Correction::Rename { measure: figure.clone(), label: "cuts".to_owned() },
                Correction::Relation { measure: figure.clone(), relation: Relation::Agree },
                Correction::Alias { name: "the port".to_owned(), of: "Port of Halden".to_owned() },
                Correction::Article { article: whole, set: Detail::Title(Some("Cuts".to_owned())) },
            ],
        },
        Act::Relink { items: vec![(ItemKind::Annotation, first.clone(), ground.whole())] },
        Act::Import(Import { annotations: vec![theirs], ..Import::default() }),
        Act::Remove { annotations: vec![first.clone()] },
    ];
    acts.extend(Status::ALL.map(verify));
    acts
}

/// The lines of a journal in which everything was done, undone and redone.
fn journal() -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let places = Places { collection: folder.path().to_path_buf(), fallback: None };
    let writer = Writer { author: "Ada “A”".to_owned(), installation: "1f".to_owned(), session: "s1".to_owned() };
    let (mut desk, _) = open(&places, &writer, || {});
    let reading = Reading::of(Arc::new(Article::from_text("news/a b.txt", TEXT)));
    let now = "2026-05-04T10:00:00.123456789Z".parse().expect("a time");
    let new = NewAnnotation {
        target: Ground::of(&reading).target(Subject::Text, Span::new(4, 8)),
        colour: Colour::Yellow,
        note: "who says so?".to_owned(),
        tags: BTreeSet::from_iter(Tag::new("to check")),
    };
    let first = desk.act(&Act::Annotate(new), now).items[0].1.clone();
    for act in acts(&reading, &first) {
        let done = desk.act(&act, now);
        assert!(!done.items.is_empty() || matches!(act, Act::ColourTag { .. }), "{act:?} does nothing");
    }
    let id = desk.layer().corrections()[0].id.clone();
    let to = Correction::NotAFigure { figure: Ground::of(&reading).anchor(reading.figures[0].span) };
    desk.act(&Act::RelinkCorrection { correction: id.clone(), to }, now);
    desk.act(&Act::TakeBack { corrections: vec![id] }, now);
    while desk.undo(now).is_some() {}
    while desk.redo(now).is_some() {}
    drop(desk);
    let journals = std::fs::read_dir(folder.path().join(FOLDER)).expect("it was written");
    let text = journals.map(|file| std::fs::read_to_string(file.expect("it is there").path()).expect("it is text"));
    text.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>()).collect()
}

#[test]
fn every_line_of_a_real_journal_is_as_the_schema_says() {
    let (schema, lines) = (schema(), journal());
    assert!(lines.len() > 60, "only {} lines", lines.len());
    for line in &lines {
        let value: Value = serde_json::from_str(line).expect("a line is JSON");
        assert_eq!(schema::wrong(&schema, &value), [""; 0], "{line}");
    }
}

#[test]
fn the_schema_names_every_field_that_is_written() {
    let (schema, lines) = (schema(), journal());
    for line in &lines {
        let value: Value = serde_json::from_str(line).expect("a line is JSON");
        assert_eq!(schema::unnamed(&schema, &value), [""; 0], "{line}");
    }
}

#[test]
fn a_line_that_is_not_so_is_refused() {
    let (schema, lines) = (schema(), journal());
    let good: Value = serde_json::from_str(&lines[0]).expect("a line is JSON");
    let spoil = |path: &str, value: Value| {
        let mut bad = good.clone();
        *bad.pointer_mut(path).unwrap_or_else(|| panic!("{path} is there")) = value;
        assert_ne!(schema::wrong(&schema, &bad), [""; 0], "{path}");
    };
    spoil("/crc32", "12".into());
    spoil("/clock", (-1).into());
    spoil("/time", "yesterday".into());
    spoil("/changes/0/annotation/target/subject", "sheep".into());
    spoil("/changes/0/annotation/target/selector/0/type", "XPathSelector".into());
    spoil("/changes/0/annotation/body/0/purpose", "linking".into());
    let mut bad = good.clone();
    bad.as_object_mut().expect("a line is an object").remove("author");
    assert_ne!(schema::wrong(&schema, &bad), [""; 0]);
}

#[test]
fn the_examples_are_lines_that_are_read() {
    let page = documented("FORMAT.md");
    let blocks = page.split("```json\n").skip(1).filter_map(|block| block.split("```").next());
    let lines: Vec<&str> = blocks.flat_map(str::lines).filter(|line| !line.is_empty()).collect();
    assert!(!lines.is_empty(), "the page has examples");
    for line in lines {
        let value: Value = serde_json::from_str(line).expect("an example is JSON");
        assert_eq!(schema::wrong(&schema(), &value), [""; 0], "{line}");
        assert!(Event::read(line.as_bytes()).is_ok(), "{:?}: {line}", Event::read(line.as_bytes()));
    }
}
