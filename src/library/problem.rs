//! Why a file is not among the articles.

use std::io;

/// A file that could not be read, and why; the window lists them and the command line prints them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Relative to the collection, or as it was given.
    pub file: String,
    pub reason: Reason,
}

impl Problem {
    pub fn new(file: impl Into<String>, reason: Reason) -> Self {
        Problem { file: file.into(), reason }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.file, self.reason)
    }
}

/// The reason, which displays as one clear sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    #[error("the file is empty")]
    Empty,
    #[error("there is no such file or folder")]
    NotFound,
    #[error("the file vanished while the collection was being read")]
    Vanished,
    #[error("no permission to read it")]
    Denied,
    #[error("it could not be read: {0}")]
    Unreadable(String),
    #[error("the file is {} MB; files over {} MB are not read", bytes.div_ceil(1 << 20), limit >> 20)]
    TooLarge { bytes: u64, limit: u64 },
    #[error("{0} files are not read yet")]
    NotReadYet(String),
    #[error("the file holds no text")]
    NotText,
    #[error("it is neither a file nor a folder")]
    NotAFile,
    #[error("the link leads nowhere")]
    BrokenLink,
    #[error("the folder holds no text that can be read")]
    NothingReadable,
    #[error("a defect of this program stopped its analysis; please report it with the file")]
    Defect,
}

impl Reason {
    /// What stopped an attempt to reach a file that scanning had not seen yet.
    pub(super) fn of_scanning(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Reason::NotFound,
            kind => Reason::of_kind(kind, error),
        }
    }

    /// What stopped the reading of a file that scanning had seen.
    pub(super) fn of_reading(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Reason::Vanished,
            kind => Reason::of_kind(kind, error),
        }
    }

    fn of_kind(kind: io::ErrorKind, error: &io::Error) -> Self {
        match kind {
            io::ErrorKind::PermissionDenied => Reason::Denied,
            _ => Reason::Unreadable(error.to_string()),
        }
    }
}
