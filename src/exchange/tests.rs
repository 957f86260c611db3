//! What every export must hold, on collections of articles that mean harm.

use std::sync::Arc;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::*;
use crate::article::{Article, ArticleId, Metadata};
use crate::compare;
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
        let comparison = compare::compare(&readings);
        Read { readings, comparison, problems: vec![Problem::new("=cmd.pdf", Reason::NotText)] }
    }

    pub(super) fn collection(&self) -> Collection<'_> {
        Collection { readings: &self.readings, comparison: &self.comparison, problems: &self.problems }
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
fn an_empty_collection_has_empty_exports() {
    let read = Read { readings: vec![], comparison: Comparison::default(), problems: vec![] };
    assert_eq!(rows(&written(|to| write_csv(read.collection(), to))).len(), 1);
    assert_eq!(
        written(|to| write_comparison_markdown(read.collection(), to)),
        "# Comparison\n\n0 articles, 0 figures, 0 quotes\n"
    );
}
