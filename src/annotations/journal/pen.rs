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

use super::disk::{Appending, Disk, Identity};
use super::{Places, shorter};

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
    /// Whether the system holds everybody else off it.
    is_locked: bool,
    /// Whether it was made here, not found.
    is_new: bool,
    /// How long it was when it was taken.
    from: u64,
}

/// A journal is looked through for what it can do without when it has grown by an eighth, in steps of a power of two.
/// So the work of looking stays in proportion to what is written, however many runs of the program wrote it.
fn is_due(from: u64, length: u64, least: u64) -> bool {
    let step = (1 << (length / 8).max(1).ilog2()).max(least);
    from / step < length / step
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
                self.leave(held);
                Err(error)
            }
        }
    }

    /// Goes on in another journal from now on.
    fn leave(&mut self, mut held: Held) {
        // One of this run's own with nothing in it is taken away: tries with a full disk would heap them up. While it
        // is locked nobody else has written into it, and who waits for the lock sees that the name is gone.
        let is_empty = held.is_locked && held.is_new && matches!(held.file.length(), Ok(0));
        if is_empty && matches!(held.file.is_at(&held.path), Ok(true)) && self.disk.remove(&held.path).is_ok() {
            return;
        }
        self.spoiled.insert(held.path.clone());
        self.left.push(held);
        // Many a try with a full disk must not use up what a process may have open.
        if self.left.len() > 8 {
            self.left.remove(0);
        }
    }

    /// Puts a shorter journal in the place of the one that is written, once that has grown by `least` bytes and an
    /// eighth and a quarter of it can be done without. Whether it did.
    ///
    /// The old one stands until every byte of the new one is on the disk; then the new one takes its name at once, and
    /// is the one that is gone on with. A journal that others may write, that is not the one under its name, or that has
    /// a line that cannot be read, is left as it is.
    pub fn shorten(&mut self, least: u64) -> io::Result<bool> {
        let Some(held) = self.held.as_mut() else { return Ok(false) };
        let length = held.file.length()?;
        if !held.is_locked || !is_due(held.from, length, least) {
            return Ok(false);
        }
        held.from = length;
        let (before, identity) = self.disk.read(&held.path, 0)?;
        // Where the system does not tell files apart it is not known what would be replaced.
        if identity.is_none() || before.len() as u64 != length || !held.file.is_at(&held.path)? {
            return Ok(false);
        }
        let Ok(after) = shorter::shorter(&before) else { return Ok(false) };
        if after.len() > before.len() / 4 * 3 {
            return Ok(false);
        }
        let new = held.path.with_extension("jsonl.tmp");
        let file = match self.replace(&new, &before, &after) {
            Ok(Some(file)) => file,
            failed => {
                // What was begun is no journal; that it may stay there does no harm.
                let _ = self.disk.remove(&new);
                return failed.map(|_| false);
            }
        };
        let Some(held) = self.held.as_mut() else { return Ok(false) };
        let old = std::mem::replace(&mut held.file, file);
        (held.torn, held.from) = (false, after.len() as u64);
        // Before this a crash may bring the old journal back, without what is appended to the new one.
        let synced = held.path.parent().map_or(Ok(()), |folder| self.disk.sync_folder(folder));
        drop(old);
        if let Err(error) = synced {
            self.held.take().into_iter().for_each(|held| self.leave(held));
            return Err(error);
        }
        Ok(true)
    }

    /// Makes a file of `after` and gives it the name of the journal that is held, which is `before`. `None`, and nothing
    /// is done, where that is not so any more.
    fn replace(&mut self, new: &Path, before: &[u8], after: &[u8]) -> io::Result<Option<Box<dyn Appending>>> {
        let Some(held) = self.held.as_mut() else { return Ok(None) };
        // Who holds the journal is the only one to make this; one that is there was begun by somebody who died.
        let file = match self.disk.append(new, true) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                self.disk.remove(new)?;
                self.disk.append(new, true)
            }
            opened => opened,
        };
        let mut file = file?;
        // Locked before it has the journal's name, so that nobody takes it in between.
        if !file.lock()? {
            return Ok(None);
        }
        write_all(&mut *file, after)?;
        file.sync()?;
        let is_whole = self.disk.read(new, 0)?.0 == after && file.is_at(new)?;
        if !is_whole || held.file.length()? != before.len() as u64 || !held.file.is_at(&held.path)? {
            return Ok(None);
        }
        self.disk.replace(&held.path, new)?;
        Ok(Some(file))
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
            let (Ok(ends), Ok(from)) = (file.ends_a_line(), file.length()) else { continue };
            held = Some(Held { file, path, torn: !ends, is_locked: true, is_new: false, from });
            break;
        }
        let mut next = numbers.last().map_or(1, |last| last.saturating_add(1));
        while held.is_none() {
            let path = path(next);
            match self.disk.append(&path, true) {
                Ok(mut file) => {
                    // A file system without locks: nobody takes a journal there that they did not make themselves.
                    let locked = file.lock();
                    let is_locked = matches!(locked, Ok(true));
                    held = locked.unwrap_or(true).then_some(Held {
                        file,
                        path,
                        torn: false,
                        is_locked,
                        is_new: true,
                        from: 0,
                    });
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
