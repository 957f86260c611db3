//! Writing journals: which file a line goes into, and when it is safe there.
//!
//! A line is safe when it is written and synced to a journal that this process alone appends to, when the names of the
//! journal and of its folder are synced, and when the journal still stands under its name. After any error the journal
//! is left alone, for what the system holds of it is not known any more, and the lines go into another one; that
//! some of them may then stand twice does no harm.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Places;
use super::disk::{Appending, Disk, Identity};

pub(super) struct Pen {
    disk: Arc<dyn Disk>,
    places: Places,
    /// What the names of this writer's journals begin with.
    name: String,
    held: Option<Held>,
    /// Journals that failed, kept open and so locked: nobody goes on behind an error of ours.
    left: Vec<Held>,
    spoiled: HashSet<PathBuf>,
    /// What the collection's folder was when it was opened: a folder that is no longer mounted leaves another in its place.
    root: Identity,
    /// The folder that lines went into.
    wrote_in: Option<PathBuf>,
}

struct Held {
    file: Box<dyn Appending>,
    path: PathBuf,
    /// Whether a line's end must come first: somebody was cut off in the middle of one.
    torn: bool,
}

impl Pen {
    pub fn new(disk: Arc<dyn Disk>, places: Places, name: String) -> Self {
        let root = disk.identity(&places.collection).ok().flatten();
        Pen { disk, places, name, held: None, left: Vec::new(), spoiled: HashSet::new(), root, wrote_in: None }
    }

    /// Writes whole lines. Once it returns without an error they outlive a crash.
    pub fn put(&mut self, lines: &[u8]) -> io::Result<()> {
        let mut held = match self.held.take() {
            Some(held) => held,
            None => self.acquire()?,
        };
        match write(&mut held, lines) {
            Ok(()) => {
                self.wrote_in = held.path.parent().map(Path::to_path_buf);
                self.held = Some(held);
                Ok(())
            }
            Err(error) => {
                self.spoiled.insert(held.path.clone());
                self.left.push(held);
                // Many a try with a full disk must not use up what a process may have open.
                if self.left.len() > 8 {
                    self.left.remove(0);
                }
                Err(error)
            }
        }
    }

    /// The folder that lines go into now.
    pub fn wrote_in(&self) -> Option<&Path> {
        self.wrote_in.as_deref()
    }

    /// From now on writes into another folder.
    pub fn go_to(&mut self, folder: PathBuf) {
        self.root = self.disk.identity(&folder).ok().flatten();
        self.places = Places { collection: folder, fallback: None };
        self.held = None;
        self.wrote_in = None;
    }

    fn acquire(&mut self) -> io::Result<Held> {
        let here = self.acquire_here();
        match (here, &self.places.fallback) {
            // The user's own folder is for collections that could never be written; one that no longer can is an error
            // to be told.
            (Err(error), Some(fallback))
                if self.wrote_in.as_ref().is_none_or(|f| f == fallback) && is_closed(&error) =>
            {
                let fallback = fallback.clone();
                self.create(&fallback)?;
                self.acquire_in(&fallback)
            }
            (here, _) => here,
        }
    }

    fn acquire_here(&mut self) -> io::Result<Held> {
        let root = self.places.collection.clone();
        if self.disk.identity(&root)? != self.root {
            return Err(io::Error::new(io::ErrorKind::NotFound, "the folder is not the one that was opened"));
        }
        let folder = root.join(super::FOLDER);
        self.disk.create_folder(&folder)?;
        // Also where it was there: whoever made it may have died before its name was safe.
        self.disk.sync_folder(&root)?;
        self.acquire_in(&folder)
    }

    /// Makes a folder with all that lead to it.
    fn create(&self, folder: &Path) -> io::Result<()> {
        let mut missing = Vec::new();
        for part in folder.ancestors() {
            if self.disk.identity(part).is_ok() {
                break;
            }
            missing.push(part);
        }
        for part in missing.into_iter().rev() {
            self.disk.create_folder(part)?;
        }
        // The two last names are the ones that this program makes; again also where they were there.
        for part in folder.ancestors().skip(1).take(2).filter(|part| !part.as_os_str().is_empty()) {
            self.disk.sync_folder(part)?;
        }
        Ok(())
    }

    /// A journal of this writer's that nobody else appends to: one that is there, or a new one.
    fn acquire_in(&mut self, folder: &Path) -> io::Result<Held> {
        let mine = |name: &str| {
            let number = name.strip_prefix(&self.name)?.strip_prefix('.')?.strip_suffix(".jsonl")?;
            number.parse::<u32>().ok().filter(|parsed| parsed.to_string() == number)
        };
        let mut numbers: Vec<u32> = self.disk.list(folder)?.iter().filter_map(|listed| mine(&listed.name)).collect();
        numbers.sort_unstable();
        let path = |number: u32| folder.join(format!("{}.{number}.jsonl", self.name));
        let mut held = None;
        for path in numbers.iter().map(|number| path(*number)).filter(|path| !self.spoiled.contains(path)) {
            // Whatever is wrong with this one, a new one will do.
            let Ok(mut file) = self.disk.append(&path, false) else { continue };
            if !matches!(file.lock(), Ok(true)) || !matches!(file.is_at(&path), Ok(true)) {
                continue;
            }
            let Ok(ends) = file.ends_a_line() else { continue };
            held = Some(Held { file, path, torn: !ends });
            break;
        }
        let mut next = numbers.last().map_or(1, |last| last.saturating_add(1));
        while held.is_none() {
            let path = path(next);
            match self.disk.append(&path, true) {
                Ok(mut file) => {
                    // A file system without locks: nobody takes a journal there that they did not make themselves.
                    let free = file.lock().unwrap_or(true);
                    held = free.then_some(Held { file, path, torn: false });
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
            next = next.checked_add(1).ok_or(io::ErrorKind::StorageFull)?;
        }
        // Also where the journal was there, as with its folder.
        self.disk.sync_folder(folder)?;
        held.ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

fn write(held: &mut Held, lines: &[u8]) -> io::Result<()> {
    if std::mem::take(&mut held.torn) {
        write_all(&mut *held.file, b"\n")?;
    }
    write_all(&mut *held.file, lines)?;
    held.file.sync()?;
    if held.file.is_at(&held.path)? {
        Ok(())
    } else {
        Err(io::Error::new(io::ErrorKind::NotFound, "the journal was deleted or replaced while it was written"))
    }
}

fn write_all(file: &mut dyn Appending, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match file.write(bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Whether it says that nothing can be written there at all.
fn is_closed(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}
