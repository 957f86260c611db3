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
    let source = wanted(paths, &settings);
    if has_no_display() {
        return instead_of_the_window("there is no display", source.ok());
    }
    let (source, notice) = match source {
        Ok(source) => (Some(source), damaged),
        Err(error) => (None, Some(format!("The sample could not be unpacked: {error}"))),
    };
    match app::run(Launch { source: source.clone(), notice, settings, started }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => instead_of_the_window(&error.to_string(), source),
    }
}

/// Says in one line why there is no window, then prints what the window would have shown.
fn instead_of_the_window(why: &str, source: Option<Source>) -> ExitCode {
    let why = why.split_whitespace().collect::<Vec<_>>().join(" ");
    match source {
        Some(source) => {
            cli::say(format_args!("no window could be opened: {why}; the comparison follows as text"));
            cli::compare(source, cli::ComparisonFormat::Table, false)
        }
        None => {
            cli::say(format_args!("no window could be opened: {why}"));
            ExitCode::from(cli::INCOMPLETE)
        }
    }
}

/// Whether this is a system whose displays are named by the environment, and none is.
fn has_no_display() -> bool {
    let named = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(all(unix, not(target_os = "macos")))
        && !["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"].into_iter().any(named)
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
