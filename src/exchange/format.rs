//! The formats that a collection goes out in, and what will go out before it does.

use std::io::{self, Write};

use super::{Collection, w3c, write_csv, write_html, write_json, write_jsonl, write_markdown};

/// What a collection is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    Jsonl,
    Json,
    Csv,
    Markdown,
    Html,
    /// The analyst's layer alone, as Web annotations.
    W3c,
}

impl Format {
    pub const ALL: [Format; 6] =
        [Format::Html, Format::Markdown, Format::Csv, Format::Jsonl, Format::Json, Format::W3c];

    /// On the command line.
    pub fn key(self) -> &'static str {
        match self {
            Format::Jsonl => "jsonl",
            Format::Json => "json",
            Format::Csv => "csv",
            Format::Markdown => "markdown",
            Format::Html => "html",
            Format::W3c => "w3c",
        }
    }

    /// For people.
    pub fn name(self) -> &'static str {
        match self {
            Format::Jsonl => "JSON lines",
            Format::Json => "JSON",
            Format::Csv => "Spreadsheet (CSV)",
            Format::Markdown => "Markdown",
            Format::Html => "Report (HTML)",
            Format::W3c => "Web annotations (W3C)",
        }
    }

    /// How the names of its files end, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Jsonl => "jsonl",
            Format::Json => "json",
            Format::Csv => "csv",
            Format::Markdown => "md",
            Format::Html => "html",
            Format::W3c => "jsonld",
        }
    }
}

/// Writes a collection in any of the formats; `title` is the collection's name, which only a report shows.
///
/// # Errors
/// Whatever writing to `to` gives.
pub fn write(collection: Collection<'_>, title: &str, format: Format, to: &mut impl Write) -> io::Result<()> {
    match format {
        Format::Jsonl => write_jsonl(collection, to),
        Format::Json => write_json(collection, to),
        Format::Csv => write_csv(collection, to),
        Format::Markdown => write_markdown(collection, to),
        Format::Html => write_html(collection, title, to),
        Format::W3c => w3c::write(collection.layer.into_iter().flat_map(w3c::layer_records), to),
    }
}

/// What will go out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// How many of each sort, with its name in the plural.
    pub counts: Vec<(&'static str, usize)>,
    /// The first lines, long ones cut.
    pub lines: Vec<String>,
    /// Whether there are more lines than these.
    pub more: bool,
}

/// How many characters of a line a preview shows.
const LINE: usize = 200;

/// What will go out, with the first `lines` lines of it. Stops writing as soon as it has them.
pub fn preview(collection: Collection<'_>, title: &str, format: Format, lines: usize) -> Preview {
    let comparison = collection.comparison;
    let mut counts = vec![
        ("articles", collection.readings.len()),
        ("figures", collection.readings.iter().map(|reading| reading.figures.len()).sum()),
        ("quotes", collection.readings.iter().map(|reading| reading.quotes.len()).sum()),
        ("measures", comparison.measures.len()),
        ("checks", comparison.checks.len()),
        ("problems", collection.problems.len()),
    ];
    if let Some(view) = collection.layer {
        let annotations = view.items().filter(|attached| attached.annotation().is_some()).count();
        let statuses = view.items().count() - annotations;
        if format == Format::W3c {
            counts.clear();
        }
        counts.extend([
            ("annotations", annotations),
            ("statuses", statuses),
            ("corrections", view.corrections().len()),
        ]);
    }
    let mut first = FirstLines { bytes: Vec::new(), left: lines };
    // The only failure is that enough is there.
    let stopped = write(collection, title, format, &mut first).is_err();
    let text = String::from_utf8_lossy(&first.bytes);
    let cut = |line: &str| match line.char_indices().nth(LINE) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line.to_owned(),
    };
    let more = stopped || text.lines().count() > lines;
    Preview { counts, lines: text.lines().take(lines).map(cut).collect(), more }
}

/// Takes lines until it has enough.
struct FirstLines {
    bytes: Vec<u8>,
    left: usize,
}

impl Write for FirstLines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.left == 0 {
            return Err(io::ErrorKind::WriteZero.into());
        }
        self.bytes.extend_from_slice(bytes);
        self.left = self.left.saturating_sub(memchr::memchr_iter(b'\n', bytes).count());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
