//! A layer out and in again, and other tools' records.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;
use proptest::prelude::*;

use super::super::*;
use crate::annotations::{
    Act, Annotation, Corrected, Desk, Evidence, Ground, Layer, NewAnnotation, Subject, Tag, Verification, View,
};
use crate::article::{Article, Place, Span};
use crate::compare::corrections::{Correction, Setting};
use crate::reading::Reading;

const TEXT: &str = "The port will cut up to 14,000 jobs in May – said Mara Holt 😀.\n\n“We had no choice,” she said of 14 ships.\n\n\
    The yard will cut 14,000 jobs, too.";

fn reading(path: &str, text: &str) -> Arc<Reading> {
    Arc::new(Reading::of(Arc::new(Article::from_text(path, text))))
}

fn readings() -> Vec<Arc<Reading>> {
    let other = "A mill in the hills closed. It had 90 looms, the owner said.";
    vec![reading("news/a b.txt", TEXT), reading("news/c.txt", other)]
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_770_000_000 + second).expect("a time of this century")
}

/// A layer with one of everything.
fn desk(readings: &[Arc<Reading>]) -> Desk {
    let mut desk = Desk::in_memory("Ada", "s1");
    let ground = Ground::of(&readings[0]);
    let span =
        |words: &str| Span::new(TEXT.find(words).expect("it is there"), TEXT.find(words).expect("it is") + words.len());
    let tags = BTreeSet::from_iter([Tag::new("jobs/cuts"), Tag::new("=to check")].into_iter().flatten());
    for (target, note) in [
        (ground.target(Subject::Text, span("said Mara Holt 😀")), "two\nlines “so”"),
        (ground.target(Subject::Quote, span("We had no choice,")), ""),
        (Ground::of(&readings[1]).whole(), "the whole"),
    ] {
        let new = NewAnnotation { target, colour: Colour::Pink, note: note.to_owned(), tags: tags.clone() };
        desk.act(&Act::Annotate(new), at(0));
    }
    let targets = vec![ground.target(Subject::Figure, span("14,000"))];
    let evidence = Evidence { text: "asked them".to_owned(), link: "https://port.example/a?b=c".to_owned() };
    desk.act(&Act::Verify { targets: targets.clone(), status: Status::Disputed, evidence }, at(1));
    desk.act(&Act::Verify { targets, status: Status::Confirmed, evidence: Evidence::default() }, at(2));
    let figure = ground.anchor(span("14,000"));
    let other = ground.anchor(readings[0].figures.last().expect("it has figures").span);
    let corrections = vec![
        Correction::Set { figure: figure.clone(), set: Setting::Value(15_000.0) },
        Correction::OtherMeasure { figure, other },
        Correction::Alias { name: "the port".to_owned(), of: "Port of Halden".to_owned() },
    ];
    desk.act(&Act::Correct { corrections }, at(3));
    desk
}

type Seen = (Vec<Annotation>, Vec<Verification>, Vec<Corrected>);

/// What a layer holds, without when it was last written and under plain names.
fn seen(layer: &Layer) -> Seen {
    let mut annotations: Vec<Annotation> = layer.annotations().collect();
    annotations.iter_mut().for_each(|annotation| annotation.modified = annotation.created);
    annotations.sort_by(|a, b| a.id.cmp(&b.id));
    let mut verifications: Vec<Verification> = layer.verifications().collect();
    verifications.sort_by(|a, b| a.id.cmp(&b.id));
    let mut corrections = layer.corrections();
    corrections.sort_by(|a, b| a.id.cmp(&b.id));
    (annotations, verifications, corrections)
}

fn exported(layer: &Layer, readings: &[Arc<Reading>]) -> String {
    let mut file = Vec::new();
    write(layer_records(&View::of(layer, readings)), &mut file).expect("memory takes everything");
    String::from_utf8(file).expect("JSON is text")
}

fn imported(file: &str, readings: &[Arc<Reading>], layer: &Layer) -> Imported {
    import(file, readings, layer, &View::of(layer, readings), at(9))
}

#[test]
fn a_layer_goes_out_and_comes_in_the_same_and_only_once() {
    let readings = readings();
    let ours = desk(&readings);
    let file = exported(ours.layer(), &readings);
    let mut theirs = Desk::in_memory("Bob", "s2");
    let came = imported(&file, &readings, theirs.layer());
    assert_eq!(came.to_string(), "3 annotations, 2 statuses, 3 corrections new");
    theirs.act(&Act::Import(came.import), at(10));
    assert_eq!(seen(theirs.layer()), seen(ours.layer()));
    assert_eq!(exported(theirs.layer(), &readings), file, "and goes out the same again");

    let again = imported(&file, &readings, theirs.layer());
    assert_eq!((again.import.len(), again.known, again.bad), (0, 8, vec![]));
    // The newest status holds though both came at once.
    let view = View::of(theirs.layer(), &readings);
    let figure = readings[0].figures[0].span;
    let place = Place { article: readings[0].article.id.clone(), span: figure };
    assert_eq!(view.standing(Subject::Figure, &place).status, Status::Confirmed);
}

#[test]
fn what_has_no_place_yet_is_taken_and_waits() {
    let all = readings();
    let ours = desk(&all);
    let file = exported(ours.layer(), &all);
    let changed = [reading("news/a b.txt", &TEXT.replacen("14,000", "15,000", 1))];
    let came = imported(&file, &changed, &Layer::default());
    assert_eq!(came.import.len(), 8);
    // The two statuses of the changed figure, the words beside it, and the annotation of the article that is not there.
    assert_eq!((came.unsure, came.bad.len()), (4, 0), "{came}");
    let renamed = [reading("old/x.txt", TEXT)];
    assert_eq!(imported(&file, &renamed, &Layer::default()).unsure, 1);
}

/// What a record of the standard's model must be, and may hold beside our own properties.
fn check_model(record: &serde_json::Value, texts: &[Arc<Reading>]) {
    let object = record.as_object().expect("a record is an object");
    for name in object.keys() {
        let standard = ["type", "id", "created", "creator", "motivation", "body", "target"].contains(&name.as_str());
        assert!(standard || name.starts_with("crossread:"), "{name}");
    }
    assert_eq!(record["type"], "Annotation");
    let is_address = |id: &str| {
        id.split_once(':').is_some_and(|(scheme, rest)| {
            !rest.is_empty()
                && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
                && !id.contains(char::is_whitespace)
        })
    };
    assert!(is_address(record["id"].as_str().expect("a name")), "{record}");
    const MOTIVATIONS: [&str; 13] = [
        "assessing",
        "bookmarking",
        "classifying",
        "commenting",
        "describing",
        "editing",
        "highlighting",
        "identifying",
        "linking",
        "moderating",
        "questioning",
        "replying",
        "tagging",
    ];
    assert!(MOTIVATIONS.contains(&record["motivation"].as_str().expect("a motivation")));
    assert!(record["created"].as_str().is_some_and(|time| time.ends_with('Z') && time.contains('T')), "{record}");
    for body in record["body"].as_array().expect("bodies") {
        assert_eq!(body["type"], "TextualBody");
        assert!(body["value"].is_string() && MOTIVATIONS.contains(&body["purpose"].as_str().expect("a purpose")));
    }
    for target in record["target"].as_array().expect("targets") {
        let Some(selectors) = target.get("selector").and_then(serde_json::Value::as_array) else { continue };
        let kinds: Vec<&str> = selectors.iter().filter_map(|selector| selector["type"].as_str()).collect();
        assert_eq!(kinds, ["TextQuoteSelector", "TextPositionSelector"], "{target}");
        let of = |name: &str| selectors[1][name].as_u64().expect("an offset") as usize;
        let source = target["source"].as_str().expect("a source");
        let reading = texts.iter().find(|reading| reading.article.id.as_str() == source).expect("an article");
        let points: Vec<char> = reading.article.text().chars().collect();
        let words: String = points[of("start")..of("end")].iter().collect();
        assert_eq!(selectors[0]["exact"], words.as_str(), "positions are code points");
        let before: String = points[of("start").saturating_sub(32)..of("start")].iter().collect();
        assert_eq!(selectors[0]["prefix"], before.as_str());
    }
}

#[test]
fn what_goes_out_is_as_the_standard_says() {
    let readings = readings();
    let mut desk = desk(&readings);
    // A record without a name comes in under one that is an address, and goes out under the same.
    let nameless = record("news/c.txt", r#"{"type":"TextQuoteSelector","exact":"90 looms"}"#);
    let came = imported(&nameless, &readings, desk.layer());
    desk.act(&Act::Import(came.import), at(50));
    let out = exported(desk.layer(), &readings);
    let page: serde_json::Value = serde_json::from_str(&out).expect("it is JSON");
    assert_eq!(
        (&page["@context"][0], &page["type"]),
        (&"http://www.w3.org/ns/anno.jsonld".into(), &"AnnotationPage".into())
    );
    assert!(page["@context"][1]["crossread"].is_string());
    let records = page["items"].as_array().expect("records");
    assert!(records.len() > 4, "only {} records", records.len());
    for record in records {
        check_model(record, &readings);
    }
    assert!(
        records.iter().any(|record| record["id"].as_str().is_some_and(|id| id.starts_with("urn:crossread:record-")))
    );
    assert!(imported(&nameless, &readings, desk.layer()).import.is_empty(), "the same record is known again");
    assert!(imported(&out, &readings, desk.layer()).import.is_empty());
}

/// A record of another tool about some words.
fn record(source: &str, selectors: &str) -> String {
    format!(r#"{{"type":"Annotation","body":"b","target":{{"source":"{source}","selector":[{selectors}]}}}}"#)
}

/// The words that a record comes to with their article, or why it does not.
fn placed(record: &str) -> Result<(String, String), Reason> {
    let readings = readings();
    let came = imported(record, &readings, &Layer::default());
    match came.import.annotations.first() {
        Some(annotation) => {
            let anchor = &annotation.target.anchor;
            let reading = readings.iter().find(|r| r.article.id == anchor.article).expect("it is of the collection");
            let holds = Ground::of(reading).attach(anchor).holds().expect("it was just put there");
            assert_eq!(holds.of(reading.article.text()), anchor.exact());
            Ok((anchor.article.to_string(), anchor.exact().to_owned()))
        }
        None => Err(came.bad.into_iter().next().expect("a reason").reason),
    }
}

#[test]
fn other_tools_records_are_found_by_path_position_or_words() {
    let quote =
        |exact: &str, prefix: &str| format!(r#"{{"type":"TextQuoteSelector","exact":"{exact}","prefix":"{prefix}"}}"#);
    let position = r#"{"type":"TextPositionSelector","start":24,"end":30}"#;
    let a = |words: &str| Ok(("news/a b.txt".to_owned(), words.to_owned()));
    for source in
        ["news/a b.txt", "news/a%20b.txt", "./news/a b.txt", "file:///home/x/stories/news/a%20b.txt", "a b.txt"]
    {
        let named = placed(&record(source, position));
        match source {
            // Less than the path is no path.
            "a b.txt" => assert_eq!(named, Err(Reason::NoArticle(source.to_owned()))),
            _ => assert_eq!(named, a("14,000"), "{source}"),
        }
    }
    assert_eq!(placed(&record("news/a b.txt", &quote("14,000", "yard will cut "))), a("14,000"));
    assert_eq!(placed(&record("https://web.example/1", &quote("Mara Holt", ""))), a("Mara Holt"));
    assert_eq!(
        placed(&record("https://web.example/1", &quote("90 looms", ""))),
        Ok(("news/c.txt".into(), "90 looms".into()))
    );
    assert_eq!(placed(&record("https://web.example/1", &quote("14,000", ""))), Err(Reason::SeveralPlaces));
    assert_eq!(placed(&record("https://web.example/1", &quote("15,000", ""))), Err(Reason::Nowhere));
    assert_eq!(placed(&record("news/a b.txt", &quote("15,000", "up to "))), Err(Reason::NotThere));
    assert_eq!(
        placed(&record("https://web.example/1", position)),
        Err(Reason::NoArticle("https://web.example/1".into()))
    );
    let far = r#"{"type":"TextPositionSelector","start":24,"end":3000}"#;
    assert_eq!(placed(&record("news/c.txt", far)), Err(Reason::BeyondTheEnd));
}

#[test]
fn a_file_is_taken_record_by_record() {
    let readings = readings();
    let good = record("news/c.txt", r#"{"type":"TextQuoteSelector","exact":"90"}"#);
    let status = r#"{"id":"https://x.example/s","created":"2001-01-01T00:00:00Z","creator":"Cora","target":{"source":"news/a b.txt",
        "selector":{"type":"TextPositionSelector","start":24,"end":30}},"body":{"purpose":"assessing","value":"disputed"}}"#;
    let several = r#"{"id":"https://x.example/t","body":{"type":"SpecificResource","purpose":"tagging","source":"https://x.example/tag"},
        "target":["news/c.txt","nowhere.txt","news/a b.txt",{"selector":[]}]}"#;
    let file = format!("[{good},{good},{{}},{status},{several}]");
    let came = imported(&file, &readings, &Layer::default());
    assert_eq!(came.to_string(), "3 annotations, 1 status new; 4 were not taken");
    let reasons: Vec<String> = came.bad.iter().map(ToString::to_string).collect();
    assert_eq!(
        reasons,
        [
            "record 2: it is the same as record 1",
            "record 3: it has no target",
            "record 5: its target names no source",
            "record 5: no article of the collection is nowhere.txt",
        ]
    );
    let tags: Vec<_> = came.import.annotations[1].tags.iter().map(Tag::as_str).collect();
    assert_eq!((tags, came.import.annotations[2].id.as_str()), (vec!["https:/x.example/tag"], "https://x.example/t#3"));
    let verification = &came.import.verifications[0];
    assert_eq!((verification.target.subject, &*verification.who), (Subject::Figure, "Cora"));

    // What this analyst found out since stays.
    let ours = desk(&readings);
    let came = imported(&format!("[{status}]"), &readings, ours.layer());
    assert_eq!((came.import.len(), came.bad[0].reason.clone()), (0, Reason::Older));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_taken_is_on_the_very_words(
        exact in "[0-9,.a-z ]{1,8}", prefix in "[a-z ]{0,6}", start in 0usize..150, length in 0usize..9, named in any::<bool>(),
    ) {
        let source = if named { "news/a b.txt" } else { "https://x.example" };
        let selectors = format!(
            r#"{{"type":"TextQuoteSelector","exact":"{exact}","prefix":"{prefix}"}},{{"type":"TextPositionSelector","start":{start},"end":{}}}"#,
            start + length
        );
        if let Ok((_, words)) = placed(&record(source, &selectors)) {
            let plain = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(plain(&words), plain(&exact));
        }
    }
}
