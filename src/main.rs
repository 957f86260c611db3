//! What was asked for: a window, or one headless command.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use crossread::app::{self, Launch};
use crossread::cli::{self, Request};
use crossread::library::{self, Source};
use crossread::workspace::settings::Settings;

fn main() -> ExitCode {
    let started = Instant::now();
    match cli::parse() {
        Request::Headless(command) => cli::run(command),
        Request::Window(paths) => window(paths, started),
    }
}

fn window(paths: Vec<PathBuf>, started: Instant) -> ExitCode {
    let (settings, damaged) = Settings::load();
    let (source, notice) = match wanted(paths, &settings) {
        Ok(source) => (Some(source), damaged),
        Err(error) => (None, Some(format!("The sample could not be unpacked: {error}"))),
    };
    match (app::run(Launch { source: source.clone(), notice, settings, started }), source) {
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

/// What was asked for, else the last collection, else the sample.
fn wanted(paths: Vec<PathBuf>, settings: &Settings) -> std::io::Result<Source> {
    if !paths.is_empty() {
        return Ok(Source::of(paths));
    }
    match settings.last() {
        Some(last) => Ok(last),
        None => Ok(Source::of(vec![library::sample_folder()?])),
    }
}
