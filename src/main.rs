//! What was asked for: a window, or one headless command.

use std::process::ExitCode;

use crossread::cli::{self, Request};
use crossread::library::{self, Source};

fn main() -> ExitCode {
    match cli::parse() {
        Request::Headless(command) => cli::run(command),
        Request::Window(paths) => window(paths),
    }
}

fn window(paths: Vec<std::path::PathBuf>) -> ExitCode {
    let source =
        if paths.is_empty() { library::sample_folder().map(|f| Source::of(vec![f])) } else { Ok(Source::of(paths)) };
    match source {
        Ok(source) => cli::compare(source),
        Err(error) => {
            eprintln!("crossread: the sample collection cannot be unpacked: {error}");
            ExitCode::from(cli::INCOMPLETE)
        }
    }
}
