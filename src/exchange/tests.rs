//! What every export must hold, on collections of articles that mean harm.

use std::sync::Arc;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::*;
use crate::annotations::{self, Act, Colour, Desk, Evidence, Ground, NewAnnotation, Status, Subject};
use crate::article::{Article, ArticleId, Metadata};
use crate::compare;
use crate::compare::corrections::Correction;
use crate::library::Reason;

/// A collection of a test, read and compared.
pub(super) struct Read {
    pub readings: Vec<Arc<Reading>>,
    pub comparison: Comparison,
    pub problems: Vec<Problem>,
}

impl Read {
    pub(super) fn of(articles: &[(&str, &str, &str)]) -> Read {
        let readings: Vec<Arc<Reading>> = articles
            .iter()
            .map(|(file, outlet, text)| {
                let metadata = Metadata {
                    title: Some(format!("{outlet} report")),
                    outlet: Some((*outlet).to_owned()),
                    ..Metadata::default()
                };
                Arc::new(Reading::of(Arc::new(Article::new(ArticleId::new(*file), (*text).to_owned(), metadata))))
            })
            .collect();
        let comparison = compare::compare(&readings, &[]);
        Read { readings, comparison, problems: vec![Problem::new("=cmd.pdf", Reason::NotText)] }
    }

    /// A layer over it that means harm: a note, tags, statuses, a correction, on the first article's first figure.
    fn layer(&self) -> View {
        let ground = Ground::of(&self.readings[0]);
        let figure = self.readings[0].figures[0].span;
        let mut desk = Desk::in_memory("=Ada", "s1");
        let now = "2026-05-04T10:00:00Z".parse().expect("a time");
        let bad = "=1+1 </td><script>alert(1)</script> | *so*".to_owned();
        let new = NewAnnotation {
            target: ground.target(Subject::Text, figure),
            colour: Colour::Pink,
            note: bad.clone(),
            tags: annotations::Tag::new("-jobs/<b>").into_iter().collect(),
        };
        desk.act(&Act::Annotate(new), now);
        let targets = vec![ground.target(Subject::Figure, figure)];
        let evidence = Evidence { text: bad, link: "javascript:alert(1)".to_owned() };
        desk.act(&Act::Verify { targets, status: Status::Disputed, evidence }, now);
        let gone = Reading::of(Arc::new(Article::from_text("gone.txt", "It had 90 looms.")));
        let targets = vec![Ground::of(&gone).target(Subject::Figure, gone.figures[0].span)];
        desk.act(&Act::Verify { targets, status: Status::Confirmed, evidence: Evidence::default() }, now);
        let corrections = vec![Correction::Alias { name: "@port".to_owned(), of: "Port".to_owned() }];
        desk.act(&Act::Correct { corrections }, now);
        View::of(desk.layer(), &self.readings)
    }

    pub(super) fn collection(&self) -> Collection<'_> {
        Collection { readings: &self.readings, comparison: &self.comparison, problems: &self.problems, layer: None }
    }
}

/// Two outlets that differ, in words that would be formulas, tags, links and cells.
pub(super) fn hostile() -> Read {
    Read::of(&[
        (
            "a.txt",
            "=HYPERLINK(\"x\")",
            "Halden will cut 14,000 corporate jobs, | a spokesman said.\n\n“=2+5 <script>alert(1)</script> is *what* we [plan](x),” \
             Anna Holm told reporters.\n\nThe cuts are 5 percent of 280,000 staff at Halden.",
        ),
        (
            "b\"><b>.txt",
            "<img src=x>",
            "Halden will cut 16,000 corporate jobs, & that’s “=2+5 <script>alert(1)</script> is *what* we [plan](x),” Anna Holm said.",
        ),
    ])
}

pub(super) fn written(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut bytes = Vec::new();
    write(&mut bytes).expect("memory takes everything");
    String::from_utf8(bytes).expect("an export is UTF-8")
}

fn rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|r| r.expect("every row has every column").iter().map(str::to_owned).collect()).collect()
}

fn looks_like_a_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err()
}

#[test]
fn a_spreadsheet_gets_a_row_for_each_thing_and_no_formula() {
    let read = hostile();
    let rows = rows(&written(|to| write_csv(read.collection(), to)));
    assert_eq!(rows[0], CSV_COLUMNS);
    let count = |record: &str| rows.iter().filter(|row| row[0] == record).count();
    assert_eq!((count("article"), count("problem")), (2, 1));
    assert_eq!(count("figure"), read.readings.iter().map(|r| r.figures.len()).sum::<usize>());
    assert_eq!(count("quote"), read.readings.iter().map(|r| r.quotes.len()).sum::<usize>());
    assert_eq!(count("measure"), read.comparison.measures.len());
    assert_eq!(count("check"), read.comparison.checks.len());
    for cell in rows.iter().flatten() {
        assert!(!looks_like_a_formula(cell), "{cell:?}");
    }
    assert!(rows.iter().flatten().any(|cell| cell.starts_with("'=HYPERLINK")));
}

#[test]
fn the_comparison_has_a_row_for_each_figure() {
    let read = hostile();
    let text = written(|to| write_comparison_csv(read.collection(), to));
    assert!(text.starts_with("measure_id,measure,relation,"));
    assert_eq!(text.matches("\r\n").count(), text.matches('\n').count(), "RFC 4180 ends its lines with both");
    let rows = rows(&text);
    let values: Vec<(&str, &str)> =
        rows.iter().filter(|row| row[2] == "differ").map(|row| (row[9].as_str(), row[10].as_str())).collect();
    assert_eq!(values, [("14,000", "14000"), ("16,000", "16000")]);
    assert!(!rows.iter().flatten().any(|cell| looks_like_a_formula(cell)));
}

#[test]
fn markdown_has_no_structure_but_its_own() {
    let read = hostile();
    for text in [
        written(|to| write_markdown(read.collection(), to)),
        written(|to| write_comparison_markdown(read.collection(), to)),
    ] {
        let mut seen = String::new();
        for event in Parser::new_ext(&text, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
            match event {
                Event::Text(words) => seen.push_str(&words),
                Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::Table(_) | Tag::TableHead) => {}
                Event::Start(Tag::TableRow | Tag::TableCell) | Event::End(_) => {}
                other => panic!("{other:?} in {text}"),
            }
        }
        assert!(seen.contains("=2+5 <script>alert(1)</script> is *what* we [plan](x)"), "{seen}");
        assert!(seen.contains("14,000") && seen.contains("differ"));
    }
}

#[test]
fn the_layer_goes_out_in_every_format_and_harms_none() {
    let read = hostile();
    let view = read.layer();
    let collection = Collection { layer: Some(&view), ..read.collection() };

    let rows = rows(&written(|to| write_csv(collection, to)));
    let column = |name: &str| CSV_COLUMNS.iter().position(|column| *column == name).expect("it is a column");
    let of = |record: &str| -> Vec<&Vec<String>> { rows.iter().filter(|row| row[0] == record).collect() };
    assert_eq!((of("annotation").len(), of("verification").len(), of("correction").len()), (1, 2, 1));
    assert!(
        of("annotation")[0][column("note")].starts_with("'=1+1") && of("annotation")[0][column("text")] == "14,000"
    );
    let statuses: Vec<&str> = of("verification").iter().map(|row| &*row[column("verification")]).collect();
    assert_eq!((statuses, &*of("verification")[1][column("place")]), (vec!["disputed", "confirmed"], "lost"));
    assert_eq!(of("figure")[0][column("verification")], "disputed", "the figure's own row says so, too");
    assert!(!rows.iter().flatten().any(|cell| looks_like_a_formula(cell)));

    let page = written(|to| write_html(collection, "Layer", to));
    check_page(&page);
    assert!(page.contains("id=\"notes\"") && page.contains("marked pink") && page.contains("disputed"));
    let markdown = written(|to| write_markdown(collection, to));
    assert!(markdown.contains("## Notes") && markdown.contains("\\<script\\>") && !markdown.contains(" <script"));
    assert!(markdown.contains("## Corrections") && markdown.contains("## Verified"));

    let lines = written(|to| write_jsonl(collection, to));
    let records: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let note = records.iter().find(|record| record["record"] == "annotation").expect("it is there");
    assert_eq!(
        (&note["text"], &note["colour"], &note["tags"][0]),
        (&"14,000".into(), &"pink".into(), &"-jobs/<b>".into())
    );
    let shown = preview(collection, "Layer", Format::W3c, 3);
    assert_eq!(shown.counts, [("annotations", 1), ("statuses", 2), ("corrections", 1)]);
}

#[test]
fn a_status_of_words_in_pieces_is_shown_once() {
    let text = "“We will cut 14,000 jobs and 16,000 posts,” Anna Holm said.";
    let read = Read::of(&[("a.txt", "A", text)]);
    let targets = vec![Ground::of(&read.readings[0]).target(Subject::Quote, read.readings[0].quotes[0].span)];
    let mut desk = Desk::in_memory("Ada", "s1");
    let act = Act::Verify { targets, status: Status::Confirmed, evidence: Evidence::default() };
    desk.act(&act, "2026-05-04T10:00:00Z".parse().expect("a time"));
    let view = View::of(desk.layer(), &read.readings);
    let page = written(|to| write_html(Collection { layer: Some(&view), ..read.collection() }, "Pieces", to));
    check_page(&page);
    assert!(page.matches("confirmed").count() > 4, "every piece of the quote has it");
    assert_eq!(page.matches("confirmed last\"").count(), 1);
}

#[test]
fn the_words_that_an_altered_quotation_changes_are_told() {
    let said = |season: &str| {
        format!(
            "Harbour chief Tessa Marlow spoke on Monday. “We will rebuild every pier before {season}, and nobody will \
                 pay for it twice,” Marlow said."
        )
    };
    let (winter, summer) = (said("winter"), said("summer"));
    let altered = Read::of(&[("a.txt", "A", &winter), ("b.txt", "B", &summer)]);
    let same = Read::of(&[("a.txt", "A", &winter), ("b.txt", "B", &winter)]);
    let told = "“summer” for “winter”";
    for (read, times) in [(&altered, 1), (&same, 0)] {
        let page = written(|to| write_html(read.collection(), "Piers", to));
        check_page(&page);
        let text = written(|to| write_markdown(read.collection(), to));
        assert!(page.contains("The same quotation in several places") && text.contains("Changes"));
        assert_eq!((page.matches(told).count(), text.matches(told).count()), (times, times));
    }
}

#[test]
fn the_policy_lets_just_this_style_in() {
    let page = written(|to| write_html(hostile().collection(), "Policy", to));
    let style = page.split("<style>").nth(1).and_then(|rest| rest.split("</style>").next()).expect("it has a style");
    let hash: [u8; 32] = <sha2::Sha256 as sha2::Digest>::digest(style).into();
    let policy =
        page.split("style-src &#39;sha256-").nth(1).and_then(|rest| rest.split("&#39;").next()).expect("a hash");
    let digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits = policy.trim_end_matches('=').chars().map(|c| digits.find(c).expect("base64") as u32);
    let bits: Vec<u32> = bits.flat_map(|six| (0..6).rev().map(move |bit| six >> bit & 1)).collect();
    let bytes: Vec<u8> =
        bits.chunks_exact(8).map(|byte| byte.iter().fold(0, |all, bit| all << 1 | *bit as u8)).collect();
    assert_eq!(bytes, hash);
    assert!(!page.contains("unsafe-inline"));
}

#[test]
fn an_empty_collection_has_empty_exports() {
    let read = Read { readings: vec![], comparison: Comparison::default(), problems: vec![] };
    assert_eq!(rows(&written(|to| write_csv(read.collection(), to))).len(), 1);
    assert_eq!(
        written(|to| write_comparison_markdown(read.collection(), to)),
        "# Comparison\n\n0 articles, 0 figures, 0 quotes\n"
    );
}

/// The elements of a page with their attributes, in order; fails unless it is well-formed.
fn elements(page: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut reader = quick_xml::Reader::from_str(page.strip_prefix("<!DOCTYPE html>\n").expect("it says what it is"));
    reader.config_mut().check_end_names = true;
    let mut elements = Vec::new();
    let mut depth = 0;
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error} at {}", reader.error_position())) {
            quick_xml::events::Event::Start(tag) => {
                depth += 1;
                elements.push(element(&tag));
            }
            quick_xml::events::Event::Empty(tag) => elements.push(element(&tag)),
            quick_xml::events::Event::End(_) => depth -= 1,
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "everything that was opened is closed");
    elements
}

fn element(tag: &quick_xml::events::BytesStart<'_>) -> (String, Vec<(String, String)>) {
    let words = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    let attributes = tag.attributes().map(|attribute| {
        let attribute = attribute.expect("attributes are quoted and stand once");
        (words(attribute.key.as_ref()), words(&attribute.value))
    });
    (words(tag.name().as_ref()), attributes.collect())
}

/// What every page must hold, whatever the articles say.
pub(super) fn check_page(page: &str) {
    let elements = elements(page);
    let (mut ids, mut links) = (Vec::new(), Vec::new());
    let mut level = 0;
    for (name, attributes) in &elements {
        let allowed = "html head meta title style body header h1 h2 h3 p nav ul li a main section article table caption \
                       thead tbody tfoot tr th td svg defs linearGradient stop rect circle line text span mark dl dt dd \
                       blockquote";
        assert!(allowed.split_whitespace().any(|allowed| allowed == name), "<{name}>");
        for (key, value) in attributes {
            assert!(
                !key.starts_with("on") && !["src", "style", "xlink:href", "action"].contains(&key.as_str()),
                "{key}"
            );
            match key.as_str() {
                "id" => ids.push(value.clone()),
                "href" => links.push(value.clone()),
                _ => assert!(!value.contains("://"), "{key}={value}"),
            }
        }
        if name == "th" {
            assert!(attributes.iter().any(|(key, _)| key == "scope"), "a heading cell says what it heads");
        }
        if let Some(number) = name.strip_prefix('h').and_then(|number| number.parse::<u32>().ok()) {
            assert!(number <= level + 1, "<{name}> follows <h{level}>");
            level = number;
        }
    }
    let all = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), all, "every name stands once");
    for link in links {
        let at = link.strip_prefix('#').expect("a link stays on the page");
        assert!(ids.binary_search_by(|id| id.as_str().cmp(at)).is_ok(), "#{at} leads nowhere");
    }
    let tables = elements.iter().filter(|(name, _)| name == "table").count();
    assert_eq!(elements.iter().filter(|(name, _)| name == "caption").count(), tables, "every table has a caption");
}

#[test]
fn a_report_runs_nothing_and_leads_from_every_row_to_its_words() {
    let read = hostile();
    let page = written(|to| write_html(read.collection(), "</title><script>alert(1)</script>", to));
    check_page(&page);
    assert!(page.contains("Content-Security-Policy") && page.contains("default-src &#39;none&#39;"));
    assert!(!page.contains("<script") && !page.contains("<img"));
    assert!(page.contains("=2+5 &lt;script&gt;alert(1)&lt;/script&gt; is *what*"));
}

#[test]
fn a_report_of_nothing_is_a_page_too() {
    let read = Read { readings: vec![], comparison: Comparison::default(), problems: vec![] };
    check_page(&written(|to| write_html(read.collection(), "Empty", to)));
}

#[test]
fn every_qualifier_has_its_mark_in_the_report() {
    let words = ["14,000", "about 13,000", "up to 30,000", "more than 12,000", "thousands of"];
    let articles: Vec<(String, String)> = words
        .iter()
        .enumerate()
        .map(|(at, words)| (format!("{at}.txt"), format!("Halden will cut {words} corporate jobs, it said on Monday.")))
        .collect();
    let articles: Vec<(&str, &str, &str)> = articles.iter().map(|(file, text)| (&**file, &**file, &**text)).collect();
    let read = Read::of(&articles);
    let page = written(|to| write_html(read.collection(), "Marks", to));
    check_page(&page);
    assert_eq!(read.comparison.measures.len(), 1, "one thing is told of: {:#?}", read.comparison.measures);
    for mark in ["url(#count-left)", "url(#count-right)", "class=\"hollow\"", "<circle", "stroke-width=\"1.5\""] {
        assert!(page.contains(mark), "{mark}");
    }
}

proptest::proptest! {
    #[test]
    fn no_article_breaks_out_of_its_page(words in "[<>&\"'=a-c \\n“”\u{0}\u{202e}\u{fffe}/!-]{0,60}") {
        let text = format!("{words} Halden will cut 14,000 jobs, {words} said. “{words} 5 percent {words}”");
        let read = Read::of(&[("a.txt", &words, &text), ("b.txt", "B", &text)]);
        check_page(&written(|to| write_html(read.collection(), &words, to)));
    }
}

#[test]
fn a_card_holds_what_is_needed_to_check_it_and_nothing_that_runs() {
    let read = hostile();
    let quote = read.comparison.voices.iter().flat_map(|voice| &voice.quotes).next().expect("somebody speaks");
    let card = Card::of_quote(&read.readings, *quote, "sha256:0a").expect("it is of these readings");
    check_fragment(&card.to_html());
    assert!(card.to_html().contains("&lt;script&gt;") && card.to_markdown().contains("\\<script\\>"));
    for fact in [&card.file, &card.title, &card.hash, &format!("{}–{}", card.start, card.end)] {
        assert!(card.to_markdown().contains(&escape::markdown(fact)), "{fact} in {}", card.to_markdown());
    }
    let none = crate::compare::FigureRef { article: 9, figure: 0 };
    assert_eq!(Card::of_figure(&read.readings, none, ""), None);
}

fn check_fragment(fragment: &str) {
    elements(&format!("<!DOCTYPE html>\n<div>{fragment}</div>"));
}

#[test]
fn a_preview_shows_the_beginning_of_what_goes_out() {
    let read = hostile();
    for format in Format::ALL {
        let whole = written(|to| write(read.collection(), "Title", format, to));
        let shown = preview(read.collection(), "Title", format, 3);
        assert!(shown.counts.contains(&("articles", 2)));
        assert!(shown.lines.len() <= 3 && shown.more == (whole.lines().count() > 3), "{format:?} {shown:?}");
        let first: String = whole.lines().next().expect("it has lines").chars().take(40).collect();
        assert!(shown.lines[0].starts_with(&first), "{format:?}");
    }
}

#[test]
fn copies_and_what_one_article_alone_gives_are_named() {
    let wire = "At Norda 14 people died on Sunday when the old bridge over the Skerry fell into the water after a week of \
        rain, the harbour master said. Two ferries were called back, and the road to the coast stays shut until the \
        engineers have looked at the second pier.";
    let own = "At Norda 14 people died when the bridge over the Skerry fell on Sunday. The harbour master has sold 3,150 \
        tickets at Norda.";
    let read = Read::of(&[("a.txt", "Bridge", wire), ("b.txt", "The bridge", wire), ("c.txt", "Harbour", own)]);
    let label = |measure: usize| read.comparison.measures[measure].label.clone();
    let alone = read.comparison.alone();
    assert!(alone[2].iter().any(|at| label(*at).to_lowercase().contains("tickets")), "{alone:?}");

    let value: serde_json::Value =
        serde_json::from_str(&written(|to| write_json(read.collection(), to))).expect("JSON");
    assert_eq!((&value["articles"][0]["twin_of"], &value["articles"][1]["twin_of"]), (&().into(), &"a.txt".into()));
    let told: Vec<bool> = value["measures"].as_array().into_iter().flatten().map(|m| m["alone"] == true).collect();
    let expected: Vec<bool> = (0..told.len()).map(|at| alone.iter().flatten().any(|other| *other == at)).collect();
    assert!(told == expected && told.contains(&true) && told.contains(&false));

    let rows = rows(&written(|to| write_comparison_csv(read.collection(), to)));
    let column = |name: &str| rows[0].iter().position(|column| column == name).expect("it is a column");
    for row in &rows[1..] {
        assert_eq!(row[column("twin_of")], if row[column("file")] == "b.txt" { "a.txt" } else { "" });
        if row[column("words")] == "3,150" {
            assert_eq!(row[column("alone")], "yes");
        }
        if row[column("words")] == "14" {
            assert_eq!(row[column("alone")], "");
        }
    }
    let markdown = written(|to| write_comparison_markdown(read.collection(), to));
    assert!(markdown.contains("## Copies") && markdown.contains("## Only in one article"), "{markdown}");
    let single = Read::of(&[("a.txt", "Bridge", wire)]);
    let markdown = written(|to| write_comparison_markdown(single.collection(), to));
    assert!(!markdown.contains("## Copies") && !markdown.contains("## Only in one article"), "{markdown}");
}
