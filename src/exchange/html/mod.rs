//! One self-contained page: what was compared as tables with forest plots, and the articles themselves, so that every
//! number leads to its sentence.
//!
//! The page runs nothing and fetches nothing, and says so to the browser in a policy. It is well-formed as XML too, so
//! that a test can check that no word of an article breaks out of its place.

mod articles;
mod plots;

use std::io::{self, Write};

use sha2::{Digest, Sha256};

use super::escape::Html;
use super::sheets::{self, Cell, Sheet};
use super::{Collection, layer};
use crate::compare::Measure;
use crate::plot::{self, Row, Scale};

/// All the looks of a report: light and dark, screen and paper.
const STYLE: &str = include_str!("report.css");

/// Lets the page use its own style, by the hash of it, and nothing else: no script, no picture, no address.
fn policy() -> String {
    let hash = base64(&Sha256::digest(format!("\n{STYLE}")));
    format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'")
}

/// As in RFC 4648.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let number = (0..3).fold(0, |number, at| number << 8 | u32::from(three.get(at).copied().unwrap_or(0)));
        for at in 0..4 {
            let digit = DIGITS[(number >> (18 - 6 * at)) as usize & 63];
            out.push(if at <= three.len() { char::from(digit) } else { '=' });
        }
    }
    out
}

/// Writes the whole report: comparison, checks, quotes, and the articles with their figures and quotes marked.
///
/// `title` is the name of the collection.
///
/// # Errors
/// Whatever writing to `to` gives.
pub fn write_html(collection: Collection<'_>, title: &str, to: &mut impl Write) -> io::Result<()> {
    head(title, to)?;
    let sections = sections(collection);
    writeln!(to, "<header>\n<h1>{}</h1>\n<p>{}</p>\n</header>", Html(title), Html(&sheets::counts(collection)))?;
    contents(collection, &sections, to)?;
    to.write_all(b"<main>\n")?;
    plots::definitions(to)?;
    if sheets::several(collection).next().is_some() {
        writeln!(to, "<section id=\"measures\">\n<h2>Measures</h2>")?;
        for (number, measure) in sheets::several(collection).enumerate() {
            write_measure(collection, measure, number, to)?;
        }
        to.write_all(b"</section>\n")?;
    }
    for section in sections.iter().filter(|section| !section.sheet.rows.is_empty()) {
        writeln!(to, "<section id=\"{}\">\n<h2>{}</h2>", section.id, section.heading)?;
        table(&section.sheet, to)?;
        to.write_all(b"</section>\n")?;
    }
    articles::write(collection, to)?;
    to.write_all(b"</main>\n</body>\n</html>\n")
}

/// Opens a page, as far as the beginning of its body.
pub(super) fn head(title: &str, to: &mut impl Write) -> io::Result<()> {
    writeln!(
        to,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{}\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
         <meta name=\"referrer\" content=\"no-referrer\"/>\n<meta name=\"color-scheme\" content=\"light dark\"/>\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>",
        Html(&policy()),
        Html(title)
    )
}

/// A part of the page with one table.
struct Section {
    id: &'static str,
    heading: &'static str,
    sheet: Sheet,
}

fn sections(collection: Collection<'_>) -> Vec<Section> {
    let section = |id, heading, sheet| Section { id, heading, sheet };
    vec![
        section("checks", "Checks", sheets::checks(collection)),
        section("same-quotations", "The same quotation", sheets::same_quotes(collection)),
        section("given-once", "Given once", sheets::given_once(collection)),
        section("only-in-one-article", "Only in one article", sheets::alone(collection)),
        section("copies", "Copies", sheets::copies(collection)),
        section("notes", "Notes", layer::notes(collection)),
        section("verified", "Verified", layer::verified(collection)),
        section("corrections", "Corrections", layer::corrections(collection)),
        section("quotes", "Quotes", sheets::quotes(collection)),
        section("list", "Articles", sheets::articles(collection)),
        section("problems", "Files not read", sheets::problems(collection)),
    ]
}

fn contents(collection: Collection<'_>, sections: &[Section], to: &mut impl Write) -> io::Result<()> {
    to.write_all(b"<nav aria-label=\"Contents\">\n<ul>\n")?;
    if sheets::several(collection).next().is_some() {
        to.write_all(b"<li><a href=\"#measures\">Measures</a></li>\n")?;
    }
    for section in sections.iter().filter(|section| !section.sheet.rows.is_empty()) {
        writeln!(to, "<li><a href=\"#{}\">{}</a></li>", section.id, section.heading)?;
    }
    if !collection.readings.is_empty() {
        to.write_all(b"<li><a href=\"#articles\">Texts</a></li>\n")?;
    }
    to.write_all(b"</ul>\n</nav>\n")
}

/// A measure: its table, whose rows are those of the plot.
fn write_measure(collection: Collection<'_>, measure: &Measure, number: usize, to: &mut impl Write) -> io::Result<()> {
    let rows = plot::rows(collection.readings, measure);
    let scale = Scale::of(rows.iter().flat_map(Row::extent));
    writeln!(
        to,
        "<article class=\"measure\" id=\"measure-{number}\">\n<h3>{}</h3>\n<p class=\"standing\">{}</p>\n<table>\n\
         <caption>{}</caption>\n<thead>\n<tr>",
        Html(&measure.label),
        Html(&sheets::standing(measure)),
        Html(&plot::in_words(collection.readings, measure))
    )?;
    for (at, column) in sheets::MEASURE.iter().enumerate() {
        if at == 2 {
            to.write_all(b"<th scope=\"col\" class=\"plot\">Plot</th>")?;
        }
        write!(to, "<th scope=\"col\">{column}</th>")?;
    }
    to.write_all(b"</tr>\n</thead>\n<tbody>\n")?;
    for row in &rows {
        writeln!(to, "<tr{}>", if row.repeats { " class=\"repeats\"" } else { "" })?;
        for (at, cell) in sheets::measure_row(collection, row).iter().enumerate() {
            if at == 2 {
                to.write_all(b"<td class=\"plot\">")?;
                plots::row(row, &scale, measure, to)?;
                to.write_all(b"</td>\n")?;
            }
            write_cell(cell, at == 0, to)?;
        }
        to.write_all(b"</tr>\n")?;
    }
    to.write_all(b"</tbody>\n<tfoot>\n<tr><td></td><td></td><td class=\"plot\">")?;
    plots::axis(&scale, measure, to)?;
    to.write_all(b"</td><td colspan=\"2\">")?;
    let mut legend = Vec::new();
    if measure.common.is_some() && rows.len() > 1 {
        legend.push("Shaded: all can be true");
    }
    if scale.log {
        legend.push("Logarithmic scale");
    }
    write!(to, "{}</td></tr>\n</tfoot>\n</table>\n", legend.join(" · "))?;
    if !measure.why.is_empty() {
        writeln!(to, "<p class=\"why\">{}</p>", Html(&measure.why))?;
    }
    to.write_all(b"</article>\n")
}

/// A table with its caption; the first cell of a row is its head.
pub(super) fn table(sheet: &Sheet, to: &mut impl Write) -> io::Result<()> {
    writeln!(to, "<table>\n<caption>{}</caption>\n<thead>\n<tr>", sheet.caption)?;
    for column in sheet.columns {
        write!(to, "<th scope=\"col\">{column}</th>")?;
    }
    to.write_all(b"</tr>\n</thead>\n<tbody>\n")?;
    for row in &sheet.rows {
        to.write_all(b"<tr>\n")?;
        for (at, cell) in row.iter().enumerate() {
            write_cell(cell, at == 0, to)?;
        }
        to.write_all(b"</tr>\n")?;
    }
    to.write_all(b"</tbody>\n</table>\n")
}

fn write_cell(cell: &Cell, head: bool, to: &mut impl Write) -> io::Result<()> {
    let (open, close) = if head { ("<th scope=\"row\">", "</th>") } else { ("<td>", "</td>") };
    match cell.place {
        Some((article, span)) => {
            let at = articles::address(article, span);
            writeln!(to, "{open}<a href=\"#{at}\">{}</a>{close}", Html(&cell.text))
        }
        None => writeln!(to, "{open}{}{close}", Html(&cell.text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_in_base64() {
        for (bytes, written) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")] {
            assert_eq!(base64(bytes.as_bytes()), written);
        }
    }
}
