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
        Act::Import(made_elsewhere(reading, "https://notes.example/1")),
        Act::Remove { annotations: vec![first.clone()] },
    ];
    acts.extend(Status::ALL.map(verify));
    acts
}

fn made_elsewhere(reading: &Reading, id: &str) -> Import {
    let annotation = Annotation {
        id: ItemId::new(id),
        target: Arc::new(Ground::of(reading).whole()),
        colour: Colour::Green,
        note: "theirs".to_owned(),
        other_notes: Vec::new(),
        tags: BTreeSet::from_iter(Tag::new("x")),
        creator: "Bob".into(),
        created: "2026-05-01T10:00:00.25Z".parse().expect("a time"),
        modified: "2026-05-01T10:00:00.25Z".parse().expect("a time"),
    };
    Import { annotations: vec![annotation], ..Import::default() }
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
    // Enough of one note, written over again and again, for the journal to be shortened.
    let again = desk.act(&Act::Import(made_elsewhere(&reading, "https://notes.example/2")), now).items[0].1.clone();
    for draft in 0..40 {
        desk.act(&Act::Note { annotation: again.clone(), text: format!("{draft} {}", "said so ".repeat(1000)) }, now);
    }
    drop(desk);
    let journals = std::fs::read_dir(folder.path().join(FOLDER)).expect("it was written");
    let text = journals.map(|file| std::fs::read_to_string(file.expect("it is there").path()).expect("it is text"));
    text.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>()).collect()
}

#[test]
fn every_line_of_a_real_journal_is_as_the_schema_says() {
    let (schema, lines) = (schema(), journal());
    assert!(lines.len() > 60, "only {} lines", lines.len());
    let short = lines.iter().filter(|line| line.contains("\"shortened\"")).count();
    assert!(short > 30, "only {short} of them shortened");
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
    let required = schema["required"].as_array().expect("a list").iter().filter_map(Value::as_str);
    for field in required {
        let mut bad = good.clone();
        bad.as_object_mut().expect("a line is an object").remove(field).expect("it was there");
        assert_ne!(schema::wrong(&schema, &bad), [""; 0], "{field}");
    }
    let short = lines.iter().find(|line| line.contains("\"shortened\"")).expect("some are shortened");
    let mut bad: Value = serde_json::from_str(short).expect("a line is JSON");
    bad["shortened"]["from"] = "1".into();
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
        let (event, _) = Event::read(line.as_bytes()).unwrap_or_else(|error| panic!("{error}: {line}"));
        // Also what a reader would pass over is as it is written.
        assert_eq!(event.line().0, line);
    }
}

#[test]
fn every_kind_of_correction_is_on_the_page_with_its_fields() {
    let page = documented("FORMAT.md");
    let below =
        page.split_once("### Corrections").expect("it is there").1.split_once("###").expect("it is not the last").0;
    let mut kinds = BTreeSet::new();
    for line in journal() {
        let event: Value = serde_json::from_str(&line).expect("a line is JSON");
        let changes = event["changes"].as_array().expect("a list").clone();
        for body in changes.iter().filter_map(|change| change.pointer("/correction/body")) {
            let body = body.as_object().expect("a correction has fields");
            let kind = body["correction"].as_str().expect("its kind has a name").to_owned();
            let row = below.lines().find(|row| row.starts_with('|') && row.contains(&format!("`{kind}`")));
            let row = row.unwrap_or_else(|| panic!("the page has {kind}"));
            let set = body.get("set").and_then(Value::as_object).into_iter().flatten().map(|(name, _)| name);
            for field in body.keys().chain(set).filter(|field| *field != "correction") {
                assert!(row.contains(&format!("`{field}`")), "{kind} has {field}");
            }
            kinds.insert(kind);
        }
    }
    assert_eq!(kinds.len(), 11, "{kinds:?}");
}

/// The first cells of the rows of the table below a heading.
fn rows(page: &str, heading: &str) -> BTreeSet<String> {
    let (_, below) = page.split_once(heading).unwrap_or_else(|| panic!("the page has {heading:?}"));
    let rows = below.lines().skip_while(|line| !line.starts_with('|')).take_while(|line| line.starts_with('|'));
    let cells = rows.filter_map(|row| row.split('|').nth(1)).flat_map(|cell| cell.split('`').skip(1).step_by(2));
    cells.map(str::to_owned).collect()
}

fn fields(schema: &Value, path: &str) -> BTreeSet<String> {
    let properties = schema.pointer(path).unwrap_or_else(|| panic!("the schema has {path}"));
    properties.as_object().expect("fields have names").keys().cloned().collect()
}

#[test]
fn the_page_and_the_schema_name_the_same_fields() {
    let (page, schema) = (documented("FORMAT.md"), schema());
    let mut events = rows(&page, "## Events");
    // The page has it where it says what a line is.
    events.insert("crc32".to_owned());
    assert_eq!(events, fields(&schema, "/properties"));
    assert_eq!(rows(&page, "### Shortened journals"), fields(&schema, "/properties/shortened/properties"));
    let purposes = schema.pointer("/$defs/body/properties/purpose/enum").and_then(Value::as_array).expect("a list");
    for purpose in purposes.iter().filter_map(Value::as_str) {
        assert!(page.contains(&format!("| `{purpose}` |")), "{purpose}");
    }
    let target = fields(&schema, "/$defs/target/properties");
    let page_target = page.split_once("### Targets").expect("it is there").1;
    for field in target {
        let named = page_target.contains(&format!("`{field}`"));
        assert!(named, "{field}");
    }
    let kinds = ["annotation", "verification", "correction", "tag"].map(str::to_owned);
    assert_eq!(fields(&schema, "/properties/changes/items/properties"), BTreeSet::from(kinds.clone()));
    for list in ["/$defs/item/properties", "/$defs/correction/properties", "/$defs/tag/properties"] {
        for field in fields(&schema, list) {
            assert!(page.contains(&field), "{field}");
        }
    }
}
