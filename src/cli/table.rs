//! The comparison as a table for a terminal.

use std::io::{self, Write};

use crate::compare::{Measure, Member, Relation};
use crate::workspace::Snapshot;

/// Writes measures, checks and problems, in lines of at most `width` columns.
pub(super) fn write(snapshot: &Snapshot, width: usize, to: &mut impl Write) -> io::Result<()> {
    for measure in &snapshot.comparison.measures {
        write_measure(snapshot, measure, width, to)?;
    }
    for check in &snapshot.comparison.checks {
        writeln!(to, "{:?}: says {} / computed {}", check.verdict, check.says, check.computed)?;
    }
    Ok(())
}

fn write_measure(snapshot: &Snapshot, measure: &Measure, width: usize, to: &mut impl Write) -> io::Result<()> {
    writeln!(to, "{} {}", relation(measure.relation), measure.label)?;
    for member in &measure.members {
        writeln!(to, "  {}", row(snapshot, member, width))?;
    }
    writeln!(to, "  {}\n", measure.why)
}

fn row(snapshot: &Snapshot, member: &Member, width: usize) -> String {
    let reading = &snapshot.readings[member.figure.article];
    let figure = &reading.figures[member.figure.figure];
    let text = reading.article.text();
    let words = figure.qualifier_span.map_or(figure.span, |q| q.join(figure.span));
    let line = format!("{}  {}  {}", reading.article.id, words.of(text), figure.sentence.of(text));
    line.chars().take(width).collect()
}

fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Differ => "≠ differ",
        Relation::Update => "→ update",
        Relation::Compatible => "≈ compatible",
        Relation::Agree => "= agree",
        Relation::Single => "· single",
    }
}
