//! A collection with its analyst's layer, for the commands that take it out and bring others' in.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;

use super::output::{Output, say};
use super::{INCOMPLETE, USAGE, finish, is_an_article, load, name_of};
use crate::annotations::{self, Act, JournalProblem, Layer, Places, Saved, View, Writer};
use crate::compare::{self, Comparison, corrections::correct_all};
use crate::exchange::{self, Collection, Format, w3c};
use crate::library::Source;
use crate::reading::Reading;
use crate::workspace::Snapshot;
use crate::workspace::desk::{Analyst, unique};

/// A collection that was read, with its layer attached.
struct Opened {
    snapshot: Snapshot,
    places: Places,
    layer: Layer,
    view: View,
    damaged: Vec<JournalProblem>,
}

impl Opened {
    fn of(folder: PathBuf) -> Self {
        let source = Source::of(vec![folder]);
        let places = Places::of(&source);
        let snapshot = load(source, None);
        let (layer, damaged) = annotations::read(&places);
        let view = View::of(&layer, &snapshot.readings);
        Opened { snapshot, places, layer, view, damaged }
    }

    /// The readings and the comparison as the analyst's corrections make them.
    fn corrected(&self) -> (Vec<Arc<Reading>>, Arc<Comparison>) {
        let corrections = self.view.holding();
        if corrections.is_empty() {
            return (self.snapshot.readings.to_vec(), Arc::clone(&self.snapshot.comparison));
        }
        let (readings, _) = correct_all(&self.snapshot.readings, &corrections);
        let comparison = compare::compare(&readings, &corrections);
        (readings, Arc::new(comparison))
    }

    fn say_what_is_damaged(&self) {
        for problem in &self.damaged {
            say(format_args!("{problem}"));
        }
    }
}

pub(super) fn export(folder: PathBuf, format: Format, output: Option<PathBuf>) -> ExitCode {
    let opened = Opened::of(folder);
    if let Some(path) = output.as_deref().filter(|path| is_an_article(path, &opened.snapshot)) {
        say(format_args!("{} is one of the articles, and articles are never written to", path.display()));
        return ExitCode::from(USAGE);
    }
    let (readings, comparison) = opened.corrected();
    let problems = &opened.snapshot.problems;
    let collection = Collection { readings: &readings, comparison: &comparison, problems, layer: Some(&opened.view) };
    let written = Output::to(output).and_then(|mut output| {
        exchange::write(collection, &name_of(&opened.snapshot), format, &mut output)?;
        output.finish()
    });
    opened.say_what_is_damaged();
    let done = finish(written, problems);
    if opened.damaged.is_empty() { done } else { ExitCode::from(INCOMPLETE) }
}

/// How long a journal that cannot be written is tried again.
const PATIENCE: Duration = Duration::from_secs(5);

pub(super) fn import(folder: PathBuf, file: &Path, dry_run: bool) -> ExitCode {
    let text = match w3c::read_file(file) {
        Ok(text) => text,
        Err(error) => {
            say(format_args!("cannot read the annotations: {error}"));
            return ExitCode::from(INCOMPLETE);
        }
    };
    let opened = Opened::of(folder);
    let now = Timestamp::now();
    let imported = w3c::import(&text, &opened.snapshot.readings, &opened.layer, &opened.view, now);
    opened.say_what_is_damaged();
    for bad in &imported.bad {
        say(format_args!("{bad}"));
    }
    let mut told = imported.to_string();
    if dry_run {
        told.push_str("; nothing was written");
    } else if !imported.import.is_empty() {
        match write(&opened.places, Act::Import(imported.import.clone()), now) {
            Ok(folder) => told.push_str(&format!("; saved in {}", folder.display())),
            Err(reason) => {
                say(format_args!("cannot save the annotations: {reason}"));
                return ExitCode::from(INCOMPLETE);
            }
        }
    }
    let written = Output::to(None).and_then(|mut output| {
        use std::io::Write;
        writeln!(output, "{told}")?;
        output.finish()
    });
    let done = finish(written, &opened.snapshot.problems);
    if imported.bad.is_empty() && opened.damaged.is_empty() { done } else { ExitCode::from(INCOMPLETE) }
}

/// Does something to the layer of a collection and waits until it is safe; the folder that it is in.
fn write(places: &Places, act: Act, now: Timestamp) -> Result<PathBuf, String> {
    let Analyst { name, installation } = Analyst::of_system();
    let writer = Writer { author: name, installation, session: unique() };
    let (mut desk, _) = annotations::open(places, &writer, || {});
    desk.act(&act, now);
    let begun = Instant::now();
    loop {
        match desk.saved() {
            Saved::Saved => return Ok(desk.folder().unwrap_or_else(|| places.collection.clone())),
            Saved::NotSaved(reason) if begun.elapsed() > PATIENCE => return Err(reason),
            Saved::NotSaved(_) | Saved::Saving => std::thread::sleep(Duration::from_millis(2)),
        }
    }
}
