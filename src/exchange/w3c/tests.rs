//! Records in every form, good and bad ones.

use proptest::prelude::*;

use super::*;

fn one(file: &str) -> WebAnnotation {
    let (taken, bad) = read(file);
    assert_eq!(bad, []);
    taken.into_iter().next().expect("one annotation").1
}

fn reason(file: &str) -> Reason {
    let (taken, bad) = read(file);
    assert_eq!(taken, []);
    bad.into_iter().next().expect("one bad record").reason
}

#[test]
fn bodies_in_every_form() {
    let with = |body: &str| one(&format!(r#"{{"type":"Annotation","target":"a.txt",{body}}}"#));
    assert_eq!(with(r#""body":"why?""#).note, "why?");
    assert_eq!(with(r#""bodyValue":"why?""#).note, "why?");
    assert_eq!(with(r#""body":{"type":"TextualBody","value":"why?"}"#).note, "why?");
    assert_eq!(with(r#""motivation":"tagging","body":{"value":"jobs"}"#).tags, ["jobs"]);
    let all = with(r#""body":["a",{"value":"b"},{"value":"t","purpose":"tagging"},7,null]"#);
    assert_eq!((all.note.as_str(), all.tags), ("a\n\nb", vec!["t".to_owned()]));
}

#[test]
fn targets_in_every_form() {
    let with = |target: &str| one(&format!(r#"{{"type":["Annotation"],"target":{target}}}"#));
    assert_eq!(with(r#"{"source":{"id":"a.txt"}}"#).targets[0].source, "a.txt");
    let quote = r#"{"type":"TextQuoteSelector","exact":"14","prefix":"cut "}"#;
    let position = r#"{"type":"TextPositionSelector","start":4,"end":6}"#;
    let words = |made: WebAnnotation| made.targets[0].words.clone().expect("words");
    let both = words(with(&format!(r#"[{{"source":"a.txt","selector":[{quote},{position}]}}]"#)));
    assert_eq!((both.exact.as_deref(), both.prefix.as_str(), both.position), (Some("14"), "cut ", Some((4, 6))));
    let refined = format!(r#"{{"source":"a","selector":{{"type":"FragmentSelector","refinedBy":{quote}}}}}"#);
    assert_eq!(words(with(&refined)).exact.as_deref(), Some("14"));
    let two = with(r#"["a.txt",{"selector":[]},{"source":"b.txt"}]"#);
    assert_eq!((two.targets.len(), two.unusable), (2, vec![Reason::NoSource]));
}

#[test]
fn selectors_in_any_order_are_read_and_those_that_are_not_known_are_named() {
    let of = |selectors: &str| format!(r#"{{"type":"Annotation","target":{{"source":"a","selector":{selectors}}}}}"#);
    let range =
        r#"{"type":"RangeSelector","startContainer":"/p[1]","endContainer":"/p[1]","startOffset":0,"endOffset":2}"#;
    let quote = r#"{"type":"TextQuoteSelector","exact":"14"}"#;
    let position = r#"{"type":"TextPositionSelector","start":4,"end":6}"#;
    for order in [[range, quote, position], [position, range, quote], [quote, position, range]] {
        let words = one(&of(&format!("[{}]", order.join(",")))).targets[0].words.clone().expect("words");
        assert_eq!((words.exact.as_deref(), words.position), (Some("14"), Some((4, 6))));
    }
    for (selectors, named) in [
        (range.to_owned(), "RangeSelector"),
        (format!("[{range},{{\"type\":\"XPathSelector\"}}]"), "RangeSelector, XPathSelector"),
        ("[7]".to_owned(), "none that says what it is"),
    ] {
        assert_eq!(reason(&of(&selectors)), Reason::UnknownSelector(named.to_owned()));
    }
}

#[test]
fn the_older_form_with_note_and_tags_beside_the_target_is_read() {
    let file = r#"{"total":1,"rows":[{"id":"x1","user":"acct:bob@notes.example","text":"why?","tags":["jobs","cuts"],
        "target":[{"source":"https://web.example/a","selector":[{"type":"TextQuoteSelector","exact":"14"}]}]}]}"#;
    let made = one(file);
    assert_eq!(
        (made.note.as_str(), made.tags.join(" "), made.creator.as_deref()),
        ("why?", "jobs cuts".into(), Some("bob"))
    );
    assert_eq!(one(&file.replace("rows", "annotations")), made);
}

#[test]
fn files_in_every_form() {
    let record = r#"{"type":"Annotation","target":"a.txt"}"#;
    for file in [
        record.to_owned(),
        format!("[{record}]"),
        format!(r#"{{"type":"AnnotationPage","items":[{record}]}}"#),
        format!(r#"{{"type":"AnnotationCollection","first":{{"items":[{record}]}}}}"#),
        format!("{record}\n\n{record}\n"),
    ] {
        assert_eq!(one(&file).targets[0].source, "a.txt", "{file}");
    }
}

#[test]
fn a_bad_record_is_named_and_the_rest_is_taken() {
    let good = r#"{"type":"Annotation","target":"a.txt"}"#;
    let file = format!(r#"[{good},7,{{"type":"Annotation"}},{{"type":"Note","target":"a"}},{good}]"#);
    let (taken, bad) = read(&file);
    assert_eq!(taken.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [1, 5]);
    let reasons: Vec<_> = bad.into_iter().map(|bad| (bad.number, bad.reason)).collect();
    let none = Reason::NotAnAnnotation;
    assert_eq!(reasons, [(2, none.clone()), (3, Reason::NoTarget), (4, none)]);
    let (taken, bad) = read(&format!("{good}\n{{broken}}\n{good}"));
    assert_eq!((taken.len(), bad.len(), bad[0].number), (2, 1, 2));
}

#[test]
fn absurd_offsets_and_depths_are_refused() {
    for (start, end) in
        [("-1", "4"), ("5", "5"), ("9", "2"), ("0", "1e400"), ("0", "99999999999999999999"), ("1.5", "3")]
    {
        let selector = format!(r#"{{"type":"TextPositionSelector","start":{start},"end":{end}}}"#);
        let file = format!(r#"{{"type":"Annotation","target":{{"source":"a","selector":{selector}}}}}"#);
        let reason = reason(&file);
        assert!(matches!(reason, Reason::BadOffsets | Reason::NotJson(_)), "{start} {end} {reason}");
    }
    let deep = format!(r#"{{"type":"Annotation","target":"a","body":{}{}}}"#, "[".repeat(9000), "]".repeat(9000));
    assert!(matches!(reason(&deep), Reason::NotJson(_)));
    assert!(matches!(reason(""), Reason::NotJson(_)));
}

#[test]
fn a_hundred_thousand_records_are_read() {
    let record = r#"{"type":"Annotation","body":"b","target":{"source":"a","selector":{"type":"TextQuoteSelector","exact":"x"}}}"#;
    let file = format!("[{}]", vec![record; 100_000].join(","));
    let (taken, bad) = read(&file);
    assert_eq!((taken.len(), bad.len()), (100_000, 0));
}

proptest! {
    #[test]
    fn what_is_written_reads_the_same(
        source in "[a-z/ ü\"]{1,12}", note in "\\PC{0,12}", tag in "[a-z/]{1,8}", exact in "\\PC{1,12}",
        prefix in "\\PC{0,8}", start in 0usize..9, colour in proptest::option::of("yellow|pink"),
    ) {
        let words = Words { exact: Some(exact), prefix, suffix: String::new(), position: Some((start, start + 3)) };
        let annotation = WebAnnotation {
            id: "urn:x:1".to_owned(),
            targets: vec![WebTarget { source, words: Some(words), own: None }],
            unusable: Vec::new(),
            other_notes: Vec::new(),
            correction: None,
            note: if note.trim().is_empty() { String::new() } else { note },
            tags: vec![tag],
            colour,
            assessment: Some(Assessment { status: "disputed".to_owned(), ..Assessment::default() }),
            creator: Some("Ada".to_owned()),
            created: Some("2026-05-04T10:00:00Z".to_owned()),
        };
        let mut file = Vec::new();
        write([annotation.clone()], &mut file).expect("memory takes everything");
        prop_assert_eq!(one(&String::from_utf8(file).expect("JSON is text")), annotation);
    }

    #[test]
    fn no_file_is_too_odd(file in "\\PC{0,200}") {
        let (taken, bad) = read(&file);
        prop_assert!(!taken.is_empty() || !bad.is_empty() || file.trim() == "[]");
    }
}
