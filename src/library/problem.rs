//! Why a file is not among the articles.

/// A file that could not be read, and why; the window lists them and the command line prints them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Relative to the collection, or as it was given.
    pub file: String,
    pub reason: Reason,
}

/// The reason, which displays as one clear sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    #[error("the file is empty")]
    Empty,
}
