//! What lies in a folder: which files are worth reading, and which are named as problems.
//!
//! Left out without a word: hidden files and folders (the analyst's layer is one), pictures, sound, archives,
//! programs, and what is neither file nor folder. Links are followed, each folder and file once: a link back to where
//! the walk has been, or to a folder that holds the collection, ends there.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::formats::{self, Treatment};
use super::read::head;
use super::{Candidate, Problem, Reason, Source, encoding};

/// Lists the readable files below `source`, by relative path; what is left out with a word goes to the problems.
pub fn scan(source: &Source) -> (Vec<Candidate>, Vec<Problem>) {
    scan_while(source, &|| true)
}

/// As [`scan`], as long as `wanted` says so: whoever opens a whole disk by mistake can stop it.
pub fn scan_while(source: &Source, wanted: &dyn Fn() -> bool) -> (Vec<Candidate>, Vec<Problem>) {
    let (seen, links) = (HashSet::new(), Vec::new());
    let mut walk = Walk { source, wanted, seen, links, found: Vec::new(), problems: Vec::new() };
    for path in &source.paths {
        walk.given(path);
    }
    walk.follow_links();
    let Walk { mut found, mut problems, .. } = walk;
    found.sort_by(|a, b| a.relative.cmp(&b.relative));
    problems.sort_by(|a, b| a.file.cmp(&b.file));
    if found.is_empty() && source.paths.iter().any(|path| path.is_dir()) {
        problems.push(Problem::new(source.name(), Reason::NothingReadable));
    }
    (found, problems)
}

struct Walk<'a> {
    source: &'a Source,
    wanted: &'a dyn Fn() -> bool,
    /// Folders walked and files found, by their real paths.
    seen: HashSet<PathBuf>,
    /// Links met on the way, followed when everything that is really there has been seen.
    links: Vec<PathBuf>,
    found: Vec<Candidate>,
    problems: Vec<Problem>,
}

impl Walk<'_> {
    /// A path that was asked for by name: nothing about it is passed over in silence.
    fn given(&mut self, path: &Path) {
        match fs::metadata(path) {
            Ok(about) if about.is_dir() => self.folder(path),
            Ok(about) if about.is_file() => match formats::treatment(&file_name(path)) {
                Treatment::Read | Treatment::Look => self.file(path),
                Treatment::NotYet(format) => self.problem(path, Reason::NotReadYet(format)),
                Treatment::LeaveOut => self.problem(path, Reason::NotText),
            },
            Ok(_) => self.problem(path, Reason::NotAFile),
            Err(error) => self.problem(path, Reason::of_scanning(&error)),
        }
    }

    fn folder(&mut self, path: &Path) {
        let entries = WalkDir::new(path).sort_by_file_name().into_iter();
        let mut entries = entries.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry));
        while let Some(entry) = entries.next() {
            if !(self.wanted)() {
                return;
            }
            match entry {
                // What the walk begins at is a folder, even if a link leads there.
                Ok(entry) if entry.depth() == 0 || entry.file_type().is_dir() => {
                    if !self.first_time(entry.path()) {
                        entries.skip_current_dir();
                    }
                }
                Ok(entry) if entry.path_is_symlink() => self.links.push(entry.into_path()),
                Ok(entry) if entry.file_type().is_file() => self.lying_there(entry.path()),
                Ok(_) => {}
                Err(error) => {
                    let path = error.path().unwrap_or(path).to_path_buf();
                    let reason = error.io_error().map_or(Reason::NotFound, Reason::of_scanning);
                    self.problem(&path, reason);
                }
            }
        }
    }

    /// A file that the walk came upon.
    fn lying_there(&mut self, path: &Path) {
        match formats::treatment(&file_name(path)) {
            Treatment::Read => self.file(path),
            Treatment::NotYet(format) => self.problem(path, Reason::NotReadYet(format)),
            Treatment::LeaveOut => {}
            Treatment::Look => match head(path) {
                Ok(bytes) if encoding::looks_like_text(&bytes) => self.file(path),
                Ok(_) => {}
                Err(error) => self.problem(path, Reason::of_reading(&error)),
            },
        }
    }

    fn file(&mut self, path: &Path) {
        if self.first_time(path) {
            self.found.push(Candidate { path: path.to_path_buf(), relative: self.relative(path) });
        }
    }

    fn follow_links(&mut self) {
        let root = fs::canonicalize(&self.source.root).unwrap_or_else(|_| self.source.root.clone());
        while let Some(link) = self.links.pop() {
            match fs::canonicalize(&link) {
                Err(_) => self.problem(&link, Reason::BrokenLink),
                Ok(target) if root.starts_with(&target) || self.seen.contains(&target) => {}
                Ok(target) if target.is_dir() => self.folder(&link),
                Ok(target) if target.is_file() => self.lying_there(&link),
                Ok(_) => {}
            }
        }
    }

    /// Whether this folder or file is met for the first time, by whatever path.
    fn first_time(&mut self, path: &Path) -> bool {
        // What has no real path cannot be read either; its own path stands for it, and reading will say why.
        self.seen.insert(fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf()))
    }

    fn problem(&mut self, path: &Path, reason: Reason) {
        self.problems.push(Problem { file: self.relative(path), reason });
    }

    fn relative(&self, path: &Path) -> String {
        let inside = path.strip_prefix(&self.source.root).unwrap_or(path);
        if inside.as_os_str().is_empty() {
            return self.source.name();
        }
        let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        parts.join("/").replacen("//", "/", 1)
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Hidden by its name, by an office program's lock, or by Windows' attribute.
fn is_hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    name.starts_with('.') || name.starts_with("~$") || has_hidden_attribute(entry)
}

#[cfg(windows)]
fn has_hidden_attribute(entry: &DirEntry) -> bool {
    use std::os::windows::fs::MetadataExt;
    const HIDDEN: u32 = 2;
    entry.metadata().is_ok_and(|about| about.file_attributes() & HIDDEN != 0)
}

#[cfg(not(windows))]
fn has_hidden_attribute(_: &DirEntry) -> bool {
    false
}
