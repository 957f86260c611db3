//! From files to articles: what lies in a folder, how a file is decoded, what its text says of itself.
//!
//! The only room that reads the user's files. One bad file never stops the others: it becomes a [`Problem`].

mod problem;
mod sample;

pub use problem::{Problem, Reason};
pub use sample::sample_folder;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::article::Article;

/// What was asked to be opened: one folder, or files of any folders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Paths in the collection are relative to it.
    pub root: PathBuf,
    /// The folder itself, or the files.
    pub paths: Vec<PathBuf>,
}

impl Source {
    /// One folder is its own root; of files it is the deepest folder that holds them all.
    pub fn of(paths: Vec<PathBuf>) -> Self {
        let root = match paths.as_slice() {
            [folder] if folder.is_dir() => folder.clone(),
            [first, rest @ ..] => {
                let mut root = first.parent().unwrap_or(Path::new("")).to_path_buf();
                while !rest.iter().all(|path| path.starts_with(&root)) && root.pop() {}
                root
            }
            [] => PathBuf::new(),
        };
        Source { root, paths }
    }

    /// For the title bar and the list of recent collections: the folder's own name.
    pub fn name(&self) -> String {
        let folder = self.root.file_name().unwrap_or(self.root.as_os_str());
        folder.to_string_lossy().into_owned()
    }
}

/// A file that scanning found worth reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub path: PathBuf,
    /// Relative to the source's root, with `/` between parts.
    pub relative: String,
}

/// Lists the readable files below `source`, by relative path; what is left out with a word goes to the problems.
pub fn scan(source: &Source) -> (Vec<Candidate>, Vec<Problem>) {
    let _ = source;
    (Vec::new(), Vec::new())
}

/// Reads one file.
///
/// # Errors
/// A [`Problem`] that names the file and the reason.
pub fn read(candidate: &Candidate) -> Result<Arc<Article>, Problem> {
    let _ = candidate;
    Err(Problem { file: candidate.relative.clone(), reason: Reason::Empty })
}
