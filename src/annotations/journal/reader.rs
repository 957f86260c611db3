//! Reading journals: every line that is whole, from every journal there is; again and again, only what is new.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::disk::{Disk, Identity, Listed};
use crate::annotations::event::{Event, LineError};

/// Something in a journal that could not be read. It is left as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalProblem {
    /// The name of the journal.
    pub journal: String,
    /// The line, from 1; `None` where it is about the whole journal.
    pub line: Option<usize>,
    pub reason: String,
}

impl std::fmt::Display for JournalProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.journal)?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        write!(f, ": {}", self.reason)
    }
}

/// What is known of the journals of some folders.
#[derive(Default)]
pub(super) struct Reader {
    journals: HashMap<PathBuf, Known>,
    problems: BTreeMap<(PathBuf, usize), JournalProblem>,
}

/// How far a journal was read.
#[derive(Default)]
struct Known {
    listed: Option<Listed>,
    identity: Identity,
    /// The bytes of whole lines, and how many lines they are.
    read: u64,
    lines: usize,
    /// How often its last line was found unfinished and as it was the time before.
    unfinished: Option<usize>,
}

/// After so many looks a line that nobody finishes is torn.
const PATIENCE: usize = 2;

impl Reader {
    /// Every event that is new since the last look. With `all`, unfinished lines are said to be torn at once.
    pub fn look(&mut self, disk: &dyn Disk, folders: &[PathBuf], all: bool) -> Vec<(Event, u32)> {
        let mut events = Vec::new();
        for folder in folders {
            let listed = match disk.list(folder) {
                Ok(listed) => listed,
                // Nobody wrote anything yet.
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => {
                    self.problem(folder, None, format!("the folder cannot be listed: {error}"));
                    continue;
                }
            };
            self.problems.remove(&(folder.clone(), 0));
            for listed in listed.into_iter().filter(|listed| is_journal(&listed.name)) {
                events.extend(self.journal(disk, folder, listed, all));
            }
        }
        events
    }

    pub fn problems(&self) -> Vec<JournalProblem> {
        self.problems.values().cloned().collect()
    }

    fn journal(&mut self, disk: &dyn Disk, folder: &Path, listed: Listed, all: bool) -> Vec<(Event, u32)> {
        let path = folder.join(&listed.name);
        let known = self.journals.entry(path.clone()).or_default();
        if known.listed.as_ref() == Some(&listed) {
            if let Some(looks) = &mut known.unfinished {
                *looks += 1;
                if *looks == PATIENCE || all {
                    let line = known.lines + 1;
                    self.problem(&path, Some(line), LineError::Damaged.to_string());
                }
            }
            return Vec::new();
        }
        // Another file of the name, or one that was cut: all of it anew. What is held of it already does no harm.
        if known.identity != listed.identity || listed.length < known.read {
            *known = Known::default();
            self.problems.retain(|(file, _), _| *file != path);
        }
        let known = self.journals.entry(path.clone()).or_default();
        let read = match disk.read(&path, known.read) {
            // Replaced by another file since it was listed: that one anew.
            Ok((_, identity)) if identity != listed.identity && known.read > 0 => {
                *known = Known::default();
                self.problems.retain(|(file, _), _| *file != path);
                disk.read(&path, 0)
            }
            read => read,
        };
        let (bytes, identity) = match read {
            Ok(read) => read,
            Err(error) => {
                self.problem(&path, None, format!("it cannot be read: {error}"));
                return Vec::new();
            }
        };
        let known = self.journals.entry(path.clone()).or_default();
        self.problems.remove(&(path.clone(), 0));
        let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let (whole, rest) = bytes.split_at(whole);
        let lines: Vec<&[u8]> = whole.split_inclusive(|byte| *byte == b'\n').collect();
        let first = known.lines + 1;
        known.read += whole.len() as u64;
        known.lines += lines.len();
        known.identity = identity;
        known.listed = Some(listed);
        self.problems.remove(&(path.clone(), first));

        let read: Vec<Option<Result<(Event, u32), LineError>>> = lines
            .into_par_iter()
            .with_min_len(256)
            .map(|line| (!line.trim_ascii().is_empty()).then(|| Event::read(line)))
            .collect();
        // The last line may lack nothing but its end; it is met again when it has one.
        let last = (!rest.trim_ascii().is_empty()).then(|| Event::read(rest));
        known.unfinished = matches!(last, Some(Err(_))).then_some(0);
        let torn = known.unfinished.is_some() && all;
        let after = known.lines + 1;
        let mut events = Vec::with_capacity(read.len() + 1);
        for (at, line) in read.into_iter().enumerate() {
            match line {
                None => {}
                Some(Ok(event)) => events.push(event),
                Some(Err(error)) => self.problem(&path, Some(first + at), error.to_string()),
            }
        }
        events.extend(last.and_then(Result::ok));
        if torn {
            self.problem(&path, Some(after), LineError::Damaged.to_string());
        }
        events
    }

    fn problem(&mut self, file: &Path, line: Option<usize>, reason: String) {
        let journal = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let problem = JournalProblem { journal, line, reason };
        self.problems.insert((file.to_path_buf(), line.unwrap_or(0)), problem);
    }
}

/// Also the copies that services which sync folders make of two at once, whatever they add to the name.
fn is_journal(name: &str) -> bool {
    name.contains(".jsonl") && !name.ends_with(".tmp")
}
