//! Where results go: standard output or a file; and what goes to standard error beside them.

use std::fmt;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::path::PathBuf;
use std::sync::Mutex;

use super::columns::Style;
use crate::article::Article;
use crate::exchange::WholeFile;
use crate::workspace::Stage;

/// Columns of everything that does not say how wide it is.
const COLUMNS: usize = 100;

/// A buffered way out for results.
pub(super) enum Output {
    Standard(BufWriter<StdoutLock<'static>>),
    File(WholeFile),
}

impl Output {
    pub(super) fn to(path: Option<PathBuf>) -> io::Result<Self> {
        match path {
            None => Ok(Output::Standard(BufWriter::new(io::stdout().lock()))),
            Some(path) => Ok(Output::File(WholeFile::begin(&path)?)),
        }
    }

    /// How many columns a line may have: those of the terminal, those that `COLUMNS` asks for, or a page's.
    pub(super) fn columns(&self) -> usize {
        let asked = || std::env::var("COLUMNS").ok()?.parse().ok().filter(|columns| *columns > 0);
        let terminal =
            || self.is_terminal().then(terminal_size::terminal_size).flatten().map(|(w, _)| usize::from(w.0));
        terminal().or_else(asked).unwrap_or(COLUMNS)
    }

    /// Bold and dim on terminals that have them, for people who did not ask to be spared.
    pub(super) fn style(&self) -> Style {
        let spared = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        Style { ansi: self.is_terminal() && !spared("NO_COLOR") && !dumb }
    }

    fn is_terminal(&self) -> bool {
        matches!(self, Output::Standard(_)) && io::stdout().is_terminal()
    }

    /// Writes out what is still buffered, and puts a file in its place; without this, there is none.
    pub(super) fn finish(self) -> io::Result<()> {
        match self {
            Output::Standard(mut out) => out.flush(),
            Output::File(file) => file.finish(),
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Output::Standard(out) => out.write(bytes),
            Output::File(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Output::Standard(out) => out.flush(),
            Output::File(out) => out.flush(),
        }
    }
}

/// Says something on standard error. When even that is closed, there is nobody to tell.
pub fn say(message: fmt::Arguments<'_>) {
    let _ = writeln!(io::stderr(), "crossread: {message}");
}

/// An article as it was read: what is known about it, a blank line, its text.
pub(super) fn write_article(article: &Article, to: &mut impl Write) -> io::Result<()> {
    let metadata = &article.metadata;
    let unknown = |fact: Option<&str>| fact.unwrap_or("(unknown)").to_owned();
    let published = metadata.published.as_ref().map(|p| match p.minute {
        Some(minute) => format!("{} {:02}:{:02}", p.date, minute / 60, minute % 60),
        None => p.date.to_string(),
    });
    writeln!(to, "File:      {}", article.id)?;
    writeln!(to, "Title:     {}", unknown(metadata.title.as_deref()))?;
    writeln!(to, "Outlet:    {}", unknown(metadata.outlet.as_deref()))?;
    writeln!(to, "Author:    {}", unknown(metadata.author.as_deref()))?;
    writeln!(to, "Published: {}", unknown(published.as_deref()))?;
    writeln!(to, "\n{}", article.text().trim_end_matches('\n'))
}

/// One line on a terminal that tells how far the work is; nothing where standard error is no terminal.
pub(super) struct Progress {
    /// Whether something stands on the line; `None` for no terminal.
    line: Option<Mutex<bool>>,
}

impl Progress {
    pub(super) fn to_terminal() -> Self {
        Progress { line: io::stderr().is_terminal().then(Mutex::default) }
    }

    pub(super) fn show(&self, stage: Stage) {
        let words = match stage {
            Stage::Scanning => "looking for articles".to_owned(),
            Stage::Reading { done, of } => format!("reading {done} of {of}"),
            Stage::Comparing => "comparing".to_owned(),
            Stage::Idle | Stage::Cancelled => return,
        };
        if let Some(mut drawn) = self.line.as_ref().and_then(|line| line.lock().ok()) {
            let _ = write!(io::stderr(), "\r{words}\x1b[K");
            *drawn = true;
        }
    }

    /// Leaves the line clean for what comes next.
    pub(super) fn clear(&self) {
        if let Some(mut drawn) = self.line.as_ref().and_then(|line| line.lock().ok())
            && std::mem::take(&mut *drawn)
        {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}
