//! The command line: what was asked for, and the headless commands.
//!
//! Results go to standard output and everything else to standard error. The exit status is 0 when all was done, 1 when
//! something could not be read or written, 2 when the command line was wrong.

mod arguments;
mod columns;
mod layer;
mod output;
mod table;

pub use arguments::{AnalysisFormat, Command, ComparisonFormat, ExportFormat, Request, parse};
pub use output::say;

use std::path::PathBuf;
use std::process::ExitCode;

use crate::annotations::View;
use crate::exchange::{self, Collection};
use crate::library::{self, Problem, Source};
use crate::workspace::{self, Snapshot};
use layer::Opened;
use output::Output;

/// Everything that was asked for was done.
pub const DONE: u8 = 0;
/// Something could not be read or written; the rest was.
pub const INCOMPLETE: u8 = 1;
/// The command line was wrong.
pub const USAGE: u8 = 2;

/// Runs a headless command.
pub fn run(command: Command) -> ExitCode {
    match command {
        Command::Analyze { paths, format, output, jobs, machine } => {
            analyze(Opened::of(Source::of(paths), jobs.map(usize::from), machine), format, output)
        }
        Command::Compare { folder, format, machine } => compare(Source::of(vec![folder]), format, machine),
        Command::Text { file } => text(file),
        Command::Export { folder, format: ExportFormat(format), output } => layer::export(folder, format, output),
        Command::Import { folder, file, dry_run } => layer::import(folder, &file, dry_run),
    }
}

fn analyze(opened: Opened, format: AnalysisFormat, output: Option<PathBuf>) -> ExitCode {
    let snapshot = opened.corrected();
    let collection = collection(&snapshot, opened.shown());
    if let Some(path) = output.as_deref().filter(|path| snapshot.is_an_article(path)) {
        say(format_args!("{} is one of the articles, and articles are never written to", path.display()));
        return ExitCode::from(USAGE);
    }
    let written = Output::to(output).and_then(|mut output| {
        match format {
            AnalysisFormat::Text => table::write(&snapshot, output.columns(), output.style(), &mut output)?,
            AnalysisFormat::File(format) => {
                exchange::write(collection, &name_of(&snapshot), format, &mut output)?;
            }
        }
        output.finish()
    });
    opened.say_what_is_corrected();
    opened.finish(written)
}

fn name_of(snapshot: &Snapshot) -> String {
    snapshot.source.as_ref().map_or_else(String::new, |source| source.name())
}

fn collection<'a>(snapshot: &'a Snapshot, layer: Option<&'a View>) -> Collection<'a> {
    Collection { readings: &snapshot.readings, comparison: &snapshot.comparison, problems: &snapshot.problems, layer }
}

/// The comparison of a collection, with its analyst's corrections; as the machine alone makes it for `machine`.
pub fn compare(source: Source, format: ComparisonFormat, machine: bool) -> ExitCode {
    let opened = Opened::of(source, None, machine);
    let snapshot = opened.corrected();
    let collection = collection(&snapshot, opened.shown());
    let written = Output::to(None).and_then(|mut output| {
        match format {
            ComparisonFormat::Table => table::write(&snapshot, output.columns(), output.style(), &mut output)?,
            ComparisonFormat::Markdown => exchange::write_comparison_markdown(collection, &mut output)?,
            ComparisonFormat::Csv => exchange::write_comparison_csv(collection, &mut output)?,
            ComparisonFormat::Json => exchange::write_json(collection, &mut output)?,
        }
        output.finish()
    });
    opened.say_what_is_corrected();
    opened.finish(written)
}

fn text(file: PathBuf) -> ExitCode {
    let (candidates, mut problems) = library::scan(&Source::of(vec![file]));
    let written = Output::to(None).and_then(|mut output| {
        for candidate in &candidates {
            match library::read(candidate) {
                Ok(article) => output::write_article(&article, &mut output)?,
                Err(problem) => problems.push(problem),
            }
        }
        output.finish()
    });
    finish(written, &problems)
}

fn load(source: Source, jobs: Option<usize>) -> Snapshot {
    let progress = output::Progress::to_terminal();
    let snapshot = workspace::load_with_progress(source, jobs, &|stage| progress.show(stage));
    progress.clear();
    snapshot
}

/// Names each problem on standard error, and makes the exit status.
fn finish(written: std::io::Result<()>, problems: &[Problem]) -> ExitCode {
    for problem in problems {
        say(format_args!("{problem}"));
    }
    match written {
        // Whoever reads the other end has read enough ("| head"): that is no failure of ours.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => {}
        Err(error) => {
            say(format_args!("cannot write the result: {error}"));
            return ExitCode::from(INCOMPLETE);
        }
        Ok(()) => {}
    }
    ExitCode::from(if problems.is_empty() { DONE } else { INCOMPLETE })
}
