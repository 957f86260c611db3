//! A collection with its analyst's layer, for the commands that take it out and bring others' in.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;

use super::output::{Output, say};
use super::{INCOMPLETE, USAGE, collection, finish, load, name_of};
use crate::annotations::{self, Act, JournalProblem, Layer, Places, Saved, View, Writer};
use crate::compare::{self, corrections::correct_all};
use crate::exchange::{self, Format, w3c};
use crate::library::Source;
use crate::workspace::Snapshot;
use crate::workspace::desk::{Analyst, unique};
use crate::workspace::settings::Settings;

/// A collection that was read, with its layer attached.
pub(super) struct Opened {
    /// As the machine makes it.
    snapshot: Snapshot,
    places: Places,
    layer: Layer,
    view: View,
    damaged: Vec<JournalProblem>,
}

impl Opened {
    /// For `machine` without the layer, as if there were none.
    pub(super) fn of(source: Source, jobs: Option<usize>, machine: bool) -> Self {
        let places = Places::of(&source);
        let snapshot = load(source, jobs);
        let (layer, damaged) = if machine { Default::default() } else { annotations::read(&places) };
        let view = View::of(&layer, &snapshot.readings);
        Opened { snapshot, places, layer, view, damaged }
    }

    /// The collection as the analyst's corrections make it.
    pub(super) fn corrected(&self) -> Snapshot {
        let corrections = self.view.holding();
        if corrections.is_empty() {
            return self.snapshot.clone();
        }
        let (readings, _) = correct_all(&self.snapshot.readings, &corrections);
        let comparison = Arc::new(compare::compare(&readings, &corrections));
        Snapshot { readings: readings.into(), comparison, corrections: corrections.into(), ..self.snapshot.clone() }
    }

    /// The layer, where there is anything in it.
    pub(super) fn shown(&self) -> Option<&View> {
        let empty = self.view.items().next().is_none() && self.view.corrections().is_empty();
        (!empty).then_some(&self.view)
    }

    /// Names what could not be read, and makes the exit status.
    pub(super) fn finish(&self, written: std::io::Result<()>) -> ExitCode {
        self.say_what_is_damaged();
        let done = finish(written, &self.snapshot.problems);
        if self.damaged.is_empty() { done } else { ExitCode::from(INCOMPLETE) }
    }

    /// A result that the analyst changed is never taken for the machine's.
    pub(super) fn say_what_is_corrected(&self) {
        match self.view.holding().len() {
            0 => {}
            1 => say(format_args!("with 1 correction of the analyst's; --machine leaves it out")),
            holding => say(format_args!("with {holding} corrections of the analyst's; --machine leaves them out")),
        }
    }

    fn say_what_is_damaged(&self) {
        for problem in &self.damaged {
            say(format_args!("{problem}"));
        }
    }
}

pub(super) fn export(folder: PathBuf, format: Format, output: Option<PathBuf>) -> ExitCode {
    let opened = Opened::of(Source::of(vec![folder]), None, false);
    if let Some(path) = output.as_deref().filter(|path| opened.snapshot.is_an_article(path)) {
        say(format_args!("{} is one of the articles, and articles are never written to", path.display()));
        return ExitCode::from(USAGE);
    }
    let snapshot = opened.corrected();
    let collection = collection(&snapshot, Some(&opened.view));
    let written = Output::to(output).and_then(|mut output| {
        exchange::write(collection, &name_of(&opened.snapshot), format, &mut output)?;
        output.finish()
    });
    opened.finish(written)
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
    let opened = Opened::of(Source::of(vec![folder]), None, false);
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

/// Who the settings say that writes here, so that every call goes on in the same journal where nobody else holds it.
fn analyst() -> Analyst {
    let (mut settings, damaged) = Settings::load();
    if let Some(damaged) = damaged {
        say(format_args!("{damaged}"));
    }
    if settings.installation.is_none() {
        settings.installation = Some(unique());
        // Without a place for settings the next call makes a journal of its own: nothing is lost by that.
        let _ = settings.save();
    }
    Analyst::of_settings(&settings)
}

/// Does something to the layer of a collection and waits until it is safe; the folder that it is in.
fn write(places: &Places, act: Act, now: Timestamp) -> Result<PathBuf, String> {
    let Analyst { name, installation } = analyst();
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
