//! Makes the table of weights for reported speech from annotated texts.
//!
//! `cargo run --release --example train-quotes -- TRAIN.jsonl assets/models/reported-speech.bin`
//!
//! One JSON object a line: `text`, and `quotes`, each with `content`, `source` and `cue` as lists of half-open spans of
//! code points. The same lines give the same bytes.

use crossread::article::Span;
use crossread::quotes::model::training::{Example, Told, train};
use serde::Deserialize;
use std::error::Error;
use std::io::Write;

#[derive(Deserialize)]
struct Line {
    text: String,
    quotes: Vec<Marked>,
}

#[derive(Deserialize)]
struct Marked {
    content: Vec<[usize; 2]>,
    source: Vec<[usize; 2]>,
    cue: Vec<[usize; 2]>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [from, to] = arguments.as_slice() else { return Err("usage: train-quotes TRAIN.jsonl TABLE".into()) };
    let lines = std::fs::read_to_string(from).map_err(|why| format!("reading {from}: {why}"))?;
    let examples: Result<Vec<Example>, _> = lines.lines().map(example).collect();
    let table = train(&examples?);
    std::fs::write(to, &table).map_err(|why| format!("writing {to}: {why}"))?;
    writeln!(std::io::stderr(), "{} bytes in {to}", table.len())?;
    Ok(())
}

fn example(line: &str) -> Result<Example, Box<dyn Error>> {
    let line: Line = serde_json::from_str(line)?;
    let mut bytes: Vec<usize> = line.text.char_indices().map(|(at, _)| at).collect();
    bytes.push(line.text.len());
    let spans = |spans: &[[usize; 2]]| -> Option<Vec<Span>> {
        spans.iter().map(|[start, end]| Some(Span::new(*bytes.get(*start)?, *bytes.get(*end)?))).collect()
    };
    let told = |quote: &Marked| {
        Some(Told { content: spans(&quote.content)?, source: spans(&quote.source)?, cue: spans(&quote.cue)? })
    };
    let attributions: Option<Vec<Told>> = line.quotes.iter().map(told).collect();
    let attributions = attributions.ok_or("a span lies beyond its text")?;
    Ok(Example { text: line.text, attributions })
}
