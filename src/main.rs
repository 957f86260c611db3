//! What was asked for: a window, or one headless command.

use std::process::ExitCode;
use std::time::Instant;

use crossread::app::{self, Launch};
use crossread::cli::{self, Request};
use crossread::library::{self, Source};

fn main() -> ExitCode {
    let started = Instant::now();
    match cli::parse() {
        Request::Headless(command) => cli::run(command),
        Request::Window(paths) => window(paths, started),
    }
}

fn window(paths: Vec<std::path::PathBuf>, started: Instant) -> ExitCode {
    let source =
        if paths.is_empty() { library::sample_folder().map(|f| Source::of(vec![f])) } else { Ok(Source::of(paths)) };
    let (source, notice) = match source {
        Ok(source) => (Some(source), None),
        Err(error) => (None, Some(format!("The sample could not be unpacked: {error}"))),
    };
    match (app::run(Launch { source: source.clone(), notice, started }), source) {
        (Ok(()), _) => ExitCode::SUCCESS,
        (Err(error), Some(source)) => {
            eprintln!("crossread: no window could be opened ({error}); here is the comparison as text");
            cli::compare(source)
        }
        (Err(error), None) => {
            eprintln!("crossread: no window could be opened ({error})");
            ExitCode::from(cli::INCOMPLETE)
        }
    }
}
