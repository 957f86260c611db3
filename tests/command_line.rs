//! The program as it is called: what goes to standard output, what to standard error, and the exit status.

use std::io::Read;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

use crossread::annotations::{Act, Ground, Places, Writer, open};
use crossread::compare::corrections::{Correction, Setting};
use crossread::reading::Reading;
use serde_json::Value;

const SEEDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");

/// The program, away from any display and from the user's own settings.
fn crossread(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crossread"));
    command.args(arguments).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET");
    command.env("CROSSREAD_CONFIG_DIR", std::env::temp_dir().join("crossread-test-without-settings"));
    command.env_remove("COLUMNS").stdin(Stdio::null());
    command
}

/// The program with the settings in a folder of the test's own.
fn run_with_settings(settings: &Path, arguments: &[&str]) -> Output {
    crossread(arguments).env("CROSSREAD_CONFIG_DIR", settings).output().expect("the program runs")
}

fn run(arguments: &[&str]) -> Output {
    crossread(arguments).output().expect("the program runs")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("the program writes text")
}

fn records(bytes: &[u8]) -> Vec<Value> {
    text(bytes).lines().map(|line| serde_json::from_str(line).expect("every line is a record")).collect()
}

#[test]
fn the_same_bytes_for_any_number_of_threads() {
    let one = run(&["analyze", SEEDS, "--format", "jsonl", "--jobs", "1"]);
    assert_eq!(one.status.code(), Some(0));
    for jobs in ["2", "8"] {
        let more = run(&["analyze", SEEDS, "--format", "jsonl", "--jobs", jobs]);
        assert!(one.stdout == more.stdout, "{jobs} threads give other bytes than one");
    }
}

#[test]
fn records_come_in_order_and_point_into_their_articles() {
    let output = run(&["analyze", SEEDS, "--format", "jsonl"]);
    let records = records(&output.stdout);
    let order = ["article", "figure", "quote", "measure", "check", "problem"];
    let places: Vec<_> =
        records.iter().map(|r| order.iter().position(|o| r["record"] == *o).expect("a known record")).collect();
    assert!(places.is_sorted());
    assert_eq!(places.iter().filter(|p| **p == 0).count(), 5);
    let words_at = |record: &Value, start: &str, end: &str| {
        let article =
            records.iter().find(|r| r["record"] == "article" && r["file"] == record["file"]).expect("its article");
        let number = |field: &str| record[field].as_u64().expect("an offset") as usize;
        let chars = article["text"].as_str().expect("the text").chars();
        chars.skip(number(start)).take(number(end) - number(start)).collect::<String>()
    };
    for record in &records {
        if record["record"] == "figure" || record["record"] == "quote" {
            assert_eq!(words_at(record, "start", "end"), record["text"].as_str().expect("its words"));
        }
        if record["record"] == "quote" && record["cue"].is_string() {
            let cue = words_at(record, "cue_start", "cue_end");
            let folded: Vec<&str> = cue.split_whitespace().collect();
            assert_eq!(folded.join(" "), record["cue"].as_str().expect("its cue"));
        }
    }
    let ids: Vec<_> = records.iter().filter(|r| r["record"] == "figure").map(|r| &r["id"]).collect();
    for measure in records.iter().filter(|r| r["record"] == "measure") {
        for id in measure["figures"].as_array().expect("its figures") {
            assert!(ids.contains(&id), "{id} is no figure");
        }
    }
}

#[test]
fn json_is_the_same_records_in_one_object() {
    let whole: Value = serde_json::from_slice(&run(&["analyze", SEEDS, "--format", "json"]).stdout).expect("JSON");
    let lines = records(&run(&["analyze", SEEDS, "--format", "jsonl"]).stdout);
    let listed: Vec<&Value> = ["articles", "figures", "quotes", "measures", "checks", "problems"]
        .iter()
        .flat_map(|list| whole[list].as_array().expect("a list"))
        .collect();
    assert_eq!(listed, lines.iter().collect::<Vec<_>>());
}

#[test]
fn tables_and_reports_for_people() {
    let csv = run(&["analyze", SEEDS, "--format", "csv"]);
    assert_eq!(csv.status.code(), Some(0));
    let figures = records(&run(&["analyze", SEEDS, "--format", "jsonl"]).stdout);
    let figures = figures.iter().filter(|record| record["record"] == "figure").count();
    assert!(text(&csv.stdout).starts_with("record,id,file,"));
    assert_eq!(text(&csv.stdout).split("\r\n").filter(|row| row.starts_with("figure,")).count(), figures);
    let markdown = run(&["analyze", SEEDS, "--format", "markdown"]);
    assert!(text(&markdown.stdout).starts_with("# Figures and quotes\n\n5 articles, "));
    let html = run(&["analyze", SEEDS, "--format", "html"]);
    assert!(text(&html.stdout).starts_with("<!DOCTYPE html>"));
    assert!(text(&html.stdout).contains("<h1>seeds</h1>") && text(&html.stdout).ends_with("</html>\n"));
}

#[test]
fn the_result_goes_where_it_is_sent() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let file = folder.path().join("out.jsonl");
    let output = run(&["analyze", SEEDS, "--format", "jsonl", "-o", file.to_str().expect("a plain path")]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(0), 0));
    assert_eq!(std::fs::read(file).expect("written"), run(&["analyze", SEEDS, "--format", "jsonl"]).stdout);
    let nowhere = folder.path().join("no/such/folder/out");
    let output = run(&["analyze", SEEDS, "-o", nowhere.to_str().expect("a plain path")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("cannot write the result"));
}

#[test]
fn an_article_is_never_written_to() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let article = folder.path().join("a.txt");
    std::fs::write(&article, "The port lost 300 ships.").expect("written");
    let path = article.to_str().expect("a plain path");
    let output = run(&["analyze", folder.path().to_str().expect("a plain path"), "-o", path]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(std::fs::read_to_string(&article).expect("still there"), "The port lost 300 ships.");
}

#[test]
fn what_could_not_be_read_is_named_and_the_rest_is_written() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    std::fs::write(folder.path().join("a.txt"), "The port lost 300 ships.\n\nIt was warm.").expect("written");
    std::fs::write(folder.path().join("b.pdf"), "%PDF").expect("written");
    let output = run(&["analyze", folder.path().to_str().expect("a plain path"), "--format", "jsonl"]);
    assert_eq!(output.status.code(), Some(1));
    let records = records(&output.stdout);
    assert_eq!(records.iter().filter(|r| r["record"] == "article").count(), 1);
    let last = records.last().expect("records");
    assert_eq!((&last["record"], &last["file"]), (&"problem".into(), &"b.pdf".into()));
    assert_eq!(text(&output.stderr), "crossread: b.pdf: PDF files are not read yet\n");
}

#[test]
fn nothing_at_all_could_be_read() {
    let output = run(&["compare", "/no/such/folder"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("there is no such file or folder"));
}

#[test]
fn a_wrong_command_line_ends_with_two() {
    for arguments in [&["analyze"][..], &["analyze", SEEDS, "--format", "pdf"], &["--no-such-option"]] {
        let output = run(arguments);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{arguments:?}");
    }
    assert_eq!(run(&["--help"]).status.code(), Some(0));
    assert!(text(&run(&["--version"]).stdout).starts_with("crossread "));
}

#[test]
fn a_table_without_escapes_and_progress_where_there_is_no_terminal() {
    let output = run(&["compare", SEEDS]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(text(&output.stderr), "");
    assert!(!output.stdout.contains(&0x1B));
    assert!(text(&output.stdout).starts_with("seeds  5 articles, "));
}

#[test]
fn without_a_display_the_window_says_so_and_prints_the_comparison() {
    let output = run(&[SEEDS]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!(text(&output.stderr).lines().count(), 1, "{}", text(&output.stderr));
    assert_eq!(output.stdout, run(&["compare", SEEDS]).stdout);
}

#[test]
fn text_shows_what_was_read() {
    let file = Path::new(SEEDS).join("003_100d70585542ed26.txt");
    let output = run(&["text", file.to_str().expect("a plain path")]);
    let shown = text(&output.stdout);
    assert!(shown.contains("Outlet:    Invezz\n"), "{shown}");
    assert!(shown.contains("Author:    (unknown)\n"));
    assert!(shown.ends_with("appeared first on Invezz\n"));
}

#[test]
fn whoever_stops_listening_causes_no_panic() {
    let mut child = crossread(&["analyze", SEEDS, "--format", "jsonl"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().expect("it is piped").read_to_string(&mut said).expect("the program writes text");
    assert_eq!(said, "");
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
}

#[test]
fn the_words_that_a_quotation_changes_stand_under_it() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, season) in [("a.txt", "winter"), ("b.txt", "summer"), ("c.txt", "winter")] {
        let article = format!(
            "Harbour chief Tessa Marlow spoke on Monday. “We will rebuild every pier before {season}, and nobody will \
             pay for it twice,” Marlow said."
        );
        std::fs::write(folder.path().join(name), article).expect("an article");
    }
    let output = run(&["compare", folder.path().to_str().expect("UTF-8")]);
    let shown = text(&output.stdout);
    assert_eq!((shown.matches("“summer” for “winter”").count(), shown.matches(" altered ").count()), (1, 1), "{shown}");
}

#[test]
fn a_comparison_comes_in_the_format_that_is_asked_for() {
    let written = |format: &str| {
        let output = run(&["compare", SEEDS, "--format", format]);
        assert_eq!(output.status.code(), Some(0), "{format}");
        text(&output.stdout).to_owned()
    };
    assert_eq!(written("table"), text(&run(&["compare", SEEDS]).stdout));
    assert!(written("markdown").starts_with('#'));
    let json: serde_json::Value = serde_json::from_str(&written("json")).expect("it is JSON");
    assert!(json.is_object() || json.is_array());
    let csv = written("csv");
    assert!(csv.lines().count() > 10);
    // No cell starts a formula.
    assert!(!csv.lines().any(|row| row.starts_with(['=', '+', '@']) || row.contains(",=") || row.contains(",\"=")));
}

/// A collection of its own with one article, and a place for what is made of it.
fn collection() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let stories = folder.path().join("stories");
    std::fs::create_dir(&stories).expect("it can be made");
    std::fs::write(stories.join("a.txt"), "The port will cut up to 14,000 jobs in May.\n\nThe yard has 300 men.")
        .expect("written");
    let stories = stories.to_str().expect("a plain path").to_owned();
    (folder, stories)
}

#[test]
fn annotations_come_in_once_and_go_out_as_they_came() {
    let (folder, stories) = collection();
    let path = |name: &str| folder.path().join(name).to_str().expect("a plain path").to_owned();
    let quote = |exact: &str| {
        serde_json::json!({ "type": "Annotation", "id": format!("https://notes.example/{exact}"), "creator": "Cora",
            "created": "2026-05-04T10:00:00Z", "body": "who says so?",
            "target": { "source": "a.txt", "selector": { "type": "TextQuoteSelector", "exact": exact } } })
    };
    std::fs::write(path("in.json"), serde_json::json!([quote("300 men"), quote("15,000")]).to_string())
        .expect("written");

    let dry = run(&["import", &stories, &path("in.json"), "--dry-run"]);
    assert_eq!(text(&dry.stdout), "1 annotation new; 1 was not taken; nothing was written\n");
    assert!(!Path::new(&stories).join(".crossread").exists());

    let run = |arguments: &[&str]| run_with_settings(&folder.path().join("settings"), arguments);
    let first = run(&["import", &stories, &path("in.json")]);
    assert_eq!(first.status.code(), Some(1));
    assert!(text(&first.stdout).starts_with("1 annotation new; 1 was not taken; saved in "), "{first:?}");
    assert!(text(&first.stderr).contains("record 2: its words are not in the article"), "{first:?}");
    let again = run(&["import", &stories, &path("in.json")]);
    assert_eq!(text(&again.stdout), "nothing new; 1 was there already; 1 was not taken\n");

    let out = run(&["export", &stories, "-o", &path("out.jsonld")]);
    assert_eq!((out.status.code(), text(&out.stdout)), (Some(0), ""));
    let written = std::fs::read_to_string(path("out.jsonld")).expect("it was written");
    let page: Value = serde_json::from_str(&written).expect("JSON");
    let item = &page["items"][0];
    assert_eq!((&item["id"], &item["creator"]["name"]), (&"https://notes.example/300 men".into(), &"Cora".into()));
    assert_eq!(
        item["target"][0]["selector"][1],
        serde_json::json!({ "type": "TextPositionSelector", "start": 58, "end": 65 })
    );

    // Into another copy of the collection, from the file that went out.
    let (_other, stories) = collection();
    let there = run(&["import", &stories, &path("out.jsonld")]);
    assert_eq!(there.status.code(), Some(0), "{there:?}");
    let csv = run(&["export", &stories, "--format", "csv"]);
    assert!(text(&csv.stdout).lines().any(|row| row.starts_with("annotation,") && row.contains("who says so?")));
}

#[test]
fn every_import_goes_on_in_the_same_journal() {
    let (folder, stories) = collection();
    let file = folder.path().join("in.json");
    let import = |exact: &str| {
        let record = serde_json::json!({ "type": "Annotation", "id": format!("https://notes.example/{exact}"),
            "created": "2026-05-04T10:00:00Z", "body": "who says so?",
            "target": { "source": "a.txt", "selector": { "type": "TextQuoteSelector", "exact": exact } } });
        std::fs::write(&file, record.to_string()).expect("written");
        let arguments = ["import", &stories, file.to_str().expect("a plain path")];
        let output = run_with_settings(&folder.path().join("settings"), &arguments);
        assert!(text(&output.stdout).starts_with("1 annotation new; saved in "), "{output:?}");
    };
    let journals = || {
        let entries = std::fs::read_dir(Path::new(&stories).join(".crossread")).expect("the layer is there");
        entries.map(|entry| entry.expect("an entry").file_name()).collect::<Vec<_>>()
    };
    import("300 men");
    let one = journals();
    assert_eq!(one.len(), 1);
    import("in May");
    assert_eq!(journals(), one);
    let (layer, damaged) = crossread::annotations::read_folder(&Path::new(&stories).join(".crossread"));
    assert_eq!((layer.annotations().count(), damaged.len()), (2, 0));
}

/// The analyst says that the first figure of the article is 15,000, and that the last one is none.
fn correct(stories: &str) {
    let article = crossread::article::Article::from_text(
        "a.txt",
        &std::fs::read_to_string(format!("{stories}/a.txt")).expect("it is there"),
    );
    let reading = Reading::of(Arc::new(article));
    let anchor = |at: usize| Ground::of(&reading).anchor(reading.figures[at].span);
    let places = Places { collection: stories.into(), fallback: None };
    let writer = Writer { author: "Ada".into(), installation: "1f".into(), session: "s1".into() };
    let (mut desk, _) = open(&places, &writer, || {});
    let value = Correction::Set { figure: anchor(0), set: Setting::Value(15_000.0) };
    let now = "2026-05-04T10:00:00Z".parse().expect("a time");
    desk.act(&Act::Correct { corrections: vec![value, Correction::NotAFigure { figure: anchor(2) }] }, now);
}

#[test]
fn corrections_hold_and_the_machine_is_shown_when_asked_for() {
    let (_folder, stories) = collection();
    let figures = |page: &Value| -> Vec<(Value, Value)> {
        let figures = page["figures"].as_array().expect("a list");
        figures.iter().map(|figure| (figure["value"].clone(), figure["corrected"].clone())).collect()
    };
    // The month is a figure, too, with no value.
    let month = (Value::Null, Value::Null);
    let machine = [(14_000.into(), Value::Null), month.clone(), (300.into(), Value::Null)];
    let json = |arguments: &[&str]| {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        let page: Value = serde_json::from_str(text(&output.stdout)).expect("JSON");
        (page, text(&output.stderr).to_owned())
    };
    for command in ["analyze", "compare"] {
        let before = json(&[command, &stories, "--format", "json"]);
        assert_eq!((figures(&before.0), before.1.as_str()), (machine.to_vec(), ""), "{command}");
    }
    correct(&stories);
    for command in ["analyze", "compare"] {
        let (page, told) = json(&[command, &stories, "--format", "json"]);
        assert_eq!(figures(&page), [(15_000.into(), true.into()), month.clone()], "{command}");
        let layer = page["layer"].as_array().expect("a list");
        assert_eq!(layer.len(), 2, "{command}");
        assert!(layer.iter().all(|record| record["record"] == "correction"), "{command}");
        assert!(told.contains("2 corrections of the analyst's; --machine leaves them out"), "{told}");
        let (page, told) = json(&[command, &stories, "--format", "json", "--machine"]);
        assert_eq!(figures(&page), machine, "{command}");
        assert_eq!((&page["layer"], told.as_str()), (&Value::Null, ""), "{command}");
    }
    // The table shows the words of the text, and no row for what is no figure.
    assert!(!text(&run(&["compare", &stories]).stdout).contains("300"));
    assert!(text(&run(&["compare", &stories, "--machine"]).stdout).contains("300"));
}

#[test]
fn nothing_is_exported_over_an_article() {
    let (_folder, stories) = collection();
    let article = format!("{stories}/a.txt");
    assert_eq!(run(&["export", &stories, "-o", &article]).status.code(), Some(2));
    assert!(std::fs::read_to_string(&article).expect("it is there").starts_with("The port"));
    assert_eq!(run(&["import", &stories, "no such file"]).status.code(), Some(1));
}
