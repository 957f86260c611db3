//! JSON lines, one record a line, and JSON, the same records in one object.

use std::io::{self, Write};

use serde::Serialize;

use super::Collection;
use super::records::Records;

/// Writes one record a line: articles, figures, quotes, measures, checks, what the layer holds, problems.
///
/// # Errors
/// Whatever writing to `to` gives.
pub fn write_jsonl(collection: Collection<'_>, to: &mut impl Write) -> io::Result<()> {
    let records = Records::of(collection);
    lines(to, records.articles())?;
    lines(to, records.figures())?;
    lines(to, records.quotes())?;
    lines(to, records.measures())?;
    lines(to, records.checks())?;
    lines(to, records.layer().into_iter())?;
    lines(to, records.problems())
}

/// Writes one object with a list for each sort of record.
///
/// # Errors
/// Whatever writing to `to` gives.
pub fn write_json(collection: Collection<'_>, to: &mut impl Write) -> io::Result<()> {
    let records = Records::of(collection);
    to.write_all(b"{")?;
    list(to, "\n", "articles", records.articles())?;
    list(to, ",\n", "figures", records.figures())?;
    list(to, ",\n", "quotes", records.quotes())?;
    list(to, ",\n", "measures", records.measures())?;
    list(to, ",\n", "checks", records.checks())?;
    if collection.layer.is_some() {
        list(to, ",\n", "layer", records.layer().into_iter())?;
    }
    list(to, ",\n", "problems", records.problems())?;
    to.write_all(b"\n}\n")
}

fn lines(to: &mut impl Write, records: impl Iterator<Item = impl Serialize>) -> io::Result<()> {
    for record in records {
        serde_json::to_writer(&mut *to, &record)?;
        to.write_all(b"\n")?;
    }
    Ok(())
}

fn list(
    to: &mut impl Write,
    before: &str,
    name: &str,
    records: impl Iterator<Item = impl Serialize>,
) -> io::Result<()> {
    write!(to, "{before}\"{name}\":[")?;
    for (i, record) in records.enumerate() {
        to.write_all(if i == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *to, &record)?;
    }
    to.write_all(b"]")
}
