//! From files to articles: what lies in a folder, how a file is decoded, what its text says of itself.
//!
//! The only room that reads the user's files. One bad file never stops the others: it becomes a [`Problem`].

mod dates;
mod encoding;
mod formats;
mod front_matter;
mod metadata;
mod problem;
mod read;
mod sample;
mod scan;
mod stamp;

pub use problem::{Problem, Reason};
pub use read::{SIZE_LIMIT, article_of, read};
pub use sample::sample_folder;
pub use scan::{scan, scan_while};
pub use stamp::{Stamp, stamp};

use std::path::{Path, PathBuf};

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
        let paths: Vec<PathBuf> = paths.into_iter().map(|path| std::path::absolute(&path).unwrap_or(path)).collect();
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

    /// For the title bar and the list of recent collections: the name of the folder, or of the one file.
    pub fn name(&self) -> String {
        let path = match self.paths.as_slice() {
            [one] => one,
            _ => &self.root,
        };
        // A path that ends in `..` has no name of its own; the folder that it leads to has.
        let real = path.file_name().is_none().then(|| path.canonicalize().ok()).flatten();
        let path = real.as_deref().unwrap_or(path);
        path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
    }
}

/// A file that scanning found worth reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub path: PathBuf,
    /// Relative to the source's root, with `/` between parts.
    pub relative: String,
}
