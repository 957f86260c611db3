//! What may be asked for on the command line.

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Parser, Subcommand, ValueEnum};

use crate::exchange::Format;

/// Reads what several articles say about one story: lays the numbers that they give for the same thing side by side.
///
/// Without a command, opens the window: on the paths given, else on the collection that was open last, else on the
/// sample.
#[derive(Debug, Parser)]
#[command(name = "crossread", version, args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,

    /// A folder of articles, or files
    paths: Vec<PathBuf>,
}

/// A command that needs no window.
#[derive(Debug, PartialEq, Eq, Subcommand)]
pub enum Command {
    /// Write what was found: articles, figures, quotes, measures, checks, problems
    Analyze {
        /// Folders of articles, or files
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// Text, markdown or html for people; csv for spreadsheets; json lines or json for programs
        #[arg(long, value_enum, default_value_t = AnalysisFormat::Text)]
        format: AnalysisFormat,
        /// Write to this file instead of standard output
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        /// Use this many threads [default: all cores]
        #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
        jobs: Option<u16>,
        /// Leave the analyst's layer out: what the machine alone found
        #[arg(long)]
        machine: bool,
    },
    /// Show the comparison of a folder's articles
    Compare {
        /// A folder of articles
        folder: PathBuf,
        /// A table for the terminal; markdown for people; csv for spreadsheets; json for programs
        #[arg(long, value_enum, default_value_t = ComparisonFormat::Table)]
        format: ComparisonFormat,
        /// Leave the analyst's layer out: what the machine alone found
        #[arg(long)]
        machine: bool,
    },
    /// Write a folder's comparison and the analyst's layer over it: annotations, statuses, corrections
    Export {
        /// A folder of articles
        folder: PathBuf,
        /// W3c for the layer alone, as Web annotations (JSON-LD) that other tools read
        #[arg(long, value_enum, default_value_t = ExportFormat(Format::W3c))]
        format: ExportFormat,
        /// Write to this file instead of standard output
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Take Web annotations (W3C), Crossread's or another tool's, into the layer over a folder
    Import {
        /// A folder of articles
        folder: PathBuf,
        /// A file of annotations: JSON-LD, or one annotation a line
        file: PathBuf,
        /// Only say what would be taken
        #[arg(long)]
        dry_run: bool,
    },
    /// Show the text and metadata of a file as they were read
    Text {
        /// An article
        file: PathBuf,
    },
}

/// What an analysis is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnalysisFormat {
    /// For people, in a terminal.
    Text,
    File(Format),
}

impl ValueEnum for AnalysisFormat {
    fn value_variants<'a>() -> &'a [Self] {
        use AnalysisFormat::{File, Text};
        const {
            &[
                Text,
                File(Format::Jsonl),
                File(Format::Json),
                File(Format::Csv),
                File(Format::Markdown),
                File(Format::Html),
            ]
        }
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            AnalysisFormat::Text => "text",
            AnalysisFormat::File(format) => format.key(),
        }))
    }
}

/// What a collection and its layer are written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExportFormat(pub Format);

impl ValueEnum for ExportFormat {
    fn value_variants<'a>() -> &'a [Self] {
        const {
            &[
                ExportFormat(Format::W3c),
                ExportFormat(Format::Csv),
                ExportFormat(Format::Markdown),
                ExportFormat(Format::Html),
                ExportFormat(Format::Jsonl),
                ExportFormat(Format::Json),
            ]
        }
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.key()))
    }
}

/// What a comparison is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ComparisonFormat {
    Table,
    Markdown,
    Csv,
    Json,
}

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
pub enum Request {
    /// The window, on these paths; on the last collection or the sample for none.
    Window(Vec<PathBuf>),
    Headless(Command),
}

/// Reads the command line of this process; a wrong one ends it with status 2, a question for help with 0.
pub fn parse() -> Request {
    let Arguments { command, paths } = Arguments::parse();
    command.map_or(Request::Window(paths), Request::Headless)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(line: &str) -> Result<Request, clap::error::ErrorKind> {
        let Arguments { command, paths } =
            Arguments::try_parse_from(line.split_whitespace()).map_err(|error| error.kind())?;
        Ok(command.map_or(Request::Window(paths), Request::Headless))
    }

    #[test]
    fn the_command_line_is_well_formed() {
        <Arguments as clap::CommandFactory>::command().debug_assert();
    }

    #[test]
    fn paths_alone_ask_for_the_window() {
        assert_eq!(request("crossread"), Ok(Request::Window(vec![])));
        assert_eq!(request("crossread a b.txt"), Ok(Request::Window(vec!["a".into(), "b.txt".into()])));
        assert_eq!(request("crossread ./compare"), Ok(Request::Window(vec!["./compare".into()])));
    }

    #[test]
    fn commands_ask_for_results() {
        assert_eq!(
            request("crossread analyze a b --format jsonl -o out --jobs 8"),
            Ok(Request::Headless(Command::Analyze {
                paths: vec!["a".into(), "b".into()],
                format: AnalysisFormat::File(Format::Jsonl),
                output: Some("out".into()),
                jobs: Some(8),
                machine: false,
            }))
        );
        let compare = |format, machine| Ok(Request::Headless(Command::Compare { folder: "a".into(), format, machine }));
        assert_eq!(request("crossread compare a"), compare(ComparisonFormat::Table, false));
        assert_eq!(request("crossread compare a --format csv"), compare(ComparisonFormat::Csv, false));
        assert_eq!(request("crossread compare a --machine"), compare(ComparisonFormat::Table, true));
        let export = |format, output| Ok(Request::Headless(Command::Export { folder: "a".into(), format, output }));
        assert_eq!(request("crossread export a"), export(ExportFormat(Format::W3c), None));
        let report = export(ExportFormat(Format::Html), Some("r.html".into()));
        assert_eq!(request("crossread export a --format html -o r.html"), report);
        let import = Command::Import { folder: "a".into(), file: "b".into(), dry_run: true };
        assert_eq!(request("crossread import a b --dry-run"), Ok(Request::Headless(import)));
        assert_eq!(request("crossread text a"), Ok(Request::Headless(Command::Text { file: "a".into() })));
    }

    #[test]
    fn a_wrong_command_line_is_refused() {
        for line in [
            "analyze",
            "compare",
            "compare a b",
            "analyze a --format pdf",
            "analyze a --jobs 0",
            "--frobnicate",
            "analyze a --format w3c",
            "export a --format text",
            "import a",
        ] {
            assert!(request(&format!("crossread {line}")).is_err(), "{line}");
        }
    }
}
