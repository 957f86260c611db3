//! Markdown for people: measures with their rows, checks, quotations, the figures of each article.
//!
//! Everything printed is escaped: a report has the structure given here and no other.

use std::io::{self, Write};

use super::escape::markdown as escaped;
use super::sheets::{self, Sheet};
use super::{Collection, layer};
use crate::plot;

/// Writes the comparison: what differs first, with why.
///
/// # Errors
/// Whatever writing to `to` gives.
pub fn write_comparison_markdown(collection: Collection<'_>, to: &mut impl Write) -> io::Result<()> {
    writeln!(to, "# Comparison\n\n{}", sheets::counts(collection))?;
    comparison(collection, to)?;
    section("Files not read", &sheets::problems(collection), to)
}

/// Writes the comparison, then the quotes, the articles and the figures of each.
///
/// # Errors
/// Whatever writing to `to` gives.
pub fn write_markdown(collection: Collection<'_>, to: &mut impl Write) -> io::Result<()> {
    writeln!(to, "# Figures and quotes\n\n{}", sheets::counts(collection))?;
    comparison(collection, to)?;
    section("Notes", &layer::notes(collection), to)?;
    section("Verified", &layer::verified(collection), to)?;
    section("Corrections", &layer::corrections(collection), to)?;
    section("Quotes", &sheets::quotes(collection), to)?;
    section("Articles", &sheets::articles(collection), to)?;
    for (at, reading) in collection.readings.iter().enumerate() {
        section(&sheets::title(reading), &sheets::figures(collection, at), to)?;
    }
    section("Files not read", &sheets::problems(collection), to)
}

fn comparison(collection: Collection<'_>, to: &mut impl Write) -> io::Result<()> {
    for measure in sheets::several(collection) {
        writeln!(to, "\n## {}\n\n{}\n", escaped(&measure.label), escaped(&sheets::standing(measure)))?;
        let rows =
            plot::rows(collection.readings, measure).iter().map(|row| sheets::measure_row(collection, row)).collect();
        table(&Sheet { caption: "", columns: sheets::MEASURE, rows }, to)?;
        if !measure.why.is_empty() {
            writeln!(to, "\n{}", escaped(&measure.why))?;
        }
    }
    section("Given once", &sheets::given_once(collection), to)?;
    section("Only in one article", &sheets::alone(collection), to)?;
    section("Copies", &sheets::copies(collection), to)?;
    section("Checks", &sheets::checks(collection), to)?;
    section("The same quotation", &sheets::same_quotes(collection), to)
}

/// A heading with a table; nothing for a table without rows.
pub(super) fn section(heading: &str, sheet: &Sheet, to: &mut impl Write) -> io::Result<()> {
    if sheet.rows.is_empty() {
        return Ok(());
    }
    writeln!(to, "\n## {}\n\n{}\n", escaped(heading), sheet.caption)?;
    table(sheet, to)
}

fn table(sheet: &Sheet, to: &mut impl Write) -> io::Result<()> {
    writeln!(to, "| {} |", sheet.columns.join(" | "))?;
    writeln!(to, "|{}", " --- |".repeat(sheet.columns.len()))?;
    for row in &sheet.rows {
        to.write_all(b"|")?;
        for cell in row {
            write!(to, " {} |", escaped(&cell.text))?;
        }
        to.write_all(b"\n")?;
    }
    Ok(())
}
