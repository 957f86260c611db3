//! Journals: files of events, one JSON line each, that are only ever written at their end. docs/FORMAT.md describes
//! them for others.
//!
//! Every writer has a journal of its own, so nobody writes where somebody else does; all journals of a folder together
//! are the layer. What cannot be read is set aside and said, and never written over.

use std::collections::{HashMap, HashSet};
use std::io;
use std::path::{Path, PathBuf};

use super::event::{Event, EventId, LineError};
use super::storage::{AppendFile, Listed, Storage};

/// The folder in a collection that holds its journals.
pub const FOLDER: &str = ".crossread";

/// The most writers of one analyst at one machine at once.
const MOST_WRITERS: usize = 1000;

/// A line that could not be read. It stays where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The name of the journal.
    pub file: String,
    /// The first line is 1; 0 speaks of the whole file.
    pub line: usize,
    pub reason: String,
}

/// What the journals of a folder hold.
#[derive(Clone, Debug, Default)]
pub struct Journals {
    /// Every event once, with the checksum of its line.
    pub events: Vec<(Event, u32)>,
    /// What was set aside.
    pub damaged: Vec<Damage>,
}

/// Reads journals, and later only what came to them.
#[derive(Debug, Default)]
pub struct JournalReader {
    read: HashMap<PathBuf, Read>,
    known: HashSet<(EventId, u32)>,
}

/// How far a journal was read.
#[derive(Clone, Debug)]
struct Read {
    listed: Listed,
    /// Bytes of whole lines, their number, and the checksum of the bytes.
    end: usize,
    lines: usize,
    crc: u32,
}

/// Reads all journals in `folder` (the one named [`FOLDER`], not the collection); none where it is not there.
///
/// # Errors
/// When the folder cannot be listed. A journal that cannot be read is named in [`Journals::damaged`].
pub fn read(storage: &dyn Storage, folder: &Path) -> io::Result<Journals> {
    let mut reader = JournalReader::default();
    let mut journals = reader.look(storage, folder)?;
    reader.tails(storage, &mut journals);
    Ok(journals)
}

impl JournalReader {
    /// What came to the journals in `folder` since the last look. A last line without its end waits: its writer may be
    /// at work on it.
    ///
    /// # Errors
    /// When the folder cannot be listed.
    pub fn look(&mut self, storage: &dyn Storage, folder: &Path) -> io::Result<Journals> {
        let mut journals = Journals::default();
        for listed in storage.list(folder)? {
            let is_journal = listed.path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("jsonl"));
            if !is_journal || self.read.get(&listed.path).is_some_and(|read| read.listed == listed) {
                continue;
            }
            match storage.read(&listed.path) {
                Ok(bytes) => self.take(listed, &bytes, &mut journals),
                Err(error) => {
                    journals.damaged.push(Damage { file: name(&listed.path), line: 0, reason: error.to_string() });
                }
            }
        }
        Ok(journals)
    }

    /// Takes in last lines without an end, too: of a writer that was cut off.
    pub fn tails(&mut self, storage: &dyn Storage, journals: &mut Journals) {
        for (path, read) in &self.read {
            if let Ok(bytes) = storage.read(path)
                && let Some(tail) = bytes.get(read.end..)
            {
                take_line(tail, path, read.lines + 1, &mut self.known, journals);
            }
        }
        journals.damaged.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    }

    fn take(&mut self, listed: Listed, bytes: &[u8], journals: &mut Journals) {
        // Where another program put another version in its place, it is read from its start.
        let before = self
            .read
            .get(&listed.path)
            .filter(|read| bytes.get(..read.end).is_some_and(|same| crc32fast::hash(same) == read.crc));
        let (mut end, mut lines) = before.map_or((0, 0), |read| (read.end, read.lines));
        let crc = before.map_or(0, |read| read.crc);
        let start = end;
        while let Some(length) = memchr::memchr(b'\n', &bytes[end..]) {
            lines += 1;
            take_line(&bytes[end..end + length], &listed.path, lines, &mut self.known, journals);
            end += length + 1;
        }
        let mut hasher = crc32fast::Hasher::new_with_initial_len(crc, start as u64);
        hasher.update(&bytes[start..end]);
        let crc = hasher.finalize();
        self.read.insert(listed.path.clone(), Read { listed, end, lines, crc });
    }
}

fn take_line(line: &[u8], path: &Path, number: usize, known: &mut HashSet<(EventId, u32)>, journals: &mut Journals) {
    if line.trim_ascii().is_empty() {
        return;
    }
    match Event::read(line) {
        Ok((event, crc)) => {
            if known.insert((event.id.clone(), crc)) {
                journals.events.push((event, crc));
            }
        }
        Err(error @ (LineError::Damaged | LineError::NoEvent(_))) => {
            journals.damaged.push(Damage { file: name(path), line: number, reason: error.to_string() });
        }
    }
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Who writes a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scribe {
    pub author: String,
    /// A name of this machine's installation that no other has: analysts may bear the same name.
    pub writer: String,
    /// A name that no other session has: where the file system knows no locks, the journal is named after it.
    pub session: String,
}

/// A journal that is open to be written, by nobody else.
pub struct JournalWriter {
    file: Box<dyn AppendFile>,
    path: PathBuf,
    /// Whether the file ends where a line may begin: not before the first writing to a file that was there. Even one
    /// that seems to end with a line's end may not do so on the disk, if its last sync failed.
    fresh: bool,
}

impl JournalWriter {
    /// Opens the first journal of `scribe` in `folder` that no other writer has locked; makes it, and the folder, where
    /// there is none. Returns when the names of both are safe.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn open(storage: &dyn Storage, folder: &Path, scribe: &Scribe) -> io::Result<Self> {
        storage.create_folder(folder)?;
        let (file, path) = unlocked(storage, folder, scribe)?;
        // Not only where they are new: who made them may have been cut off before it came to this.
        storage.sync_folder(folder)?;
        for (height, above) in folder.ancestors().skip(1).enumerate() {
            let above = if above.as_os_str().is_empty() { Path::new(".") } else { above };
            match storage.sync_folder(above) {
                // Folders high up are often closed to us: they were not made by us either.
                Err(error) if height > 0 && error.kind() == io::ErrorKind::PermissionDenied => {}
                synced => synced?,
            }
        }
        let fresh = file.length()? == 0;
        Ok(JournalWriter { file, path, fresh })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes lines, given without their ends. Returns when they are safe.
    ///
    /// # Errors
    /// Those of the disk. Nothing is said then about any of the lines: open a journal anew and write them all again,
    /// which does no harm to those that were written.
    pub fn append(&mut self, lines: &[String]) -> io::Result<()> {
        let mut text = String::new();
        if !self.fresh {
            text.push('\n');
        }
        for line in lines {
            text.push_str(line);
            text.push('\n');
        }
        self.fresh = false;
        let mut rest = text.as_bytes();
        while !rest.is_empty() {
            match self.file.write(rest) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(taken) => rest = rest.get(taken..).unwrap_or_default(),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        self.file.sync_data()?;
        if !self.file.in_place()? {
            return Err(io::Error::new(io::ErrorKind::NotFound, "the journal was removed or replaced"));
        }
        self.fresh = true;
        Ok(())
    }
}

fn unlocked(storage: &dyn Storage, folder: &Path, scribe: &Scribe) -> io::Result<(Box<dyn AppendFile>, PathBuf)> {
    let stem = format!("{}-{}", plain(&scribe.author), plain(&scribe.writer));
    for number in 1..=MOST_WRITERS {
        let path = folder.join(if number == 1 { format!("{stem}.jsonl") } else { format!("{stem}-{number}.jsonl") });
        let mut file = storage.open_append(&path)?;
        match file.try_lock() {
            Ok(true) if file.in_place()? => return Ok((file, path)),
            Ok(_) => {}
            // No locks here: a name that is nobody else's does as well.
            Err(_) => break,
        }
    }
    let path = folder.join(format!("{stem}-{}.jsonl", plain(&scribe.session)));
    Ok((storage.open_append(&path)?, path))
}

/// A name that every file system takes. Two names that become one do no harm: locks keep their writers apart.
fn plain(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let plain: String = name.chars().take(40).map(plain).collect();
    if plain.is_empty() { "-".to_owned() } else { plain }
}
