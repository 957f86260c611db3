//! Journals: how the events of a layer are kept. docs/FORMAT.md describes the files for others.
//!
//! They lie in `.crossread/` beside the articles, as JSON lines, and are appended to: one for each analyst and writer,
//! which the operating system's lock on it gives to one process at a time. All of them together, copies too, are the
//! layer. [`open`] reads them and hands out a [`Desk`]; a thread of its own (`writer`) writes what is done there, says
//! when the disk has it, and looks for what others wrote. What cannot be read is reported and left as it is. When a desk
//! goes, its journal, if it has grown, is replaced by one without what was written over in it (`shorter`).

mod disk;
mod pen;
mod reader;
mod shorter;
#[cfg(test)]
mod tests;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::desk::Desk;
use super::layer::Layer;
use crate::library::Source;
use disk::System;
pub use reader::JournalProblem;
use reader::Reader;
pub use writer::Journals;

/// The folder of the layer, in the collection's.
pub const FOLDER: &str = ".crossread";

/// Where the layer of a collection is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The collection's folder.
    pub collection: PathBuf,
    /// Where the layer goes if that cannot be written.
    pub fallback: Option<PathBuf>,
}

impl Places {
    /// The collection's own folder, else one in the user's data directory (`CROSSREAD_DATA_DIR`, where that is set).
    pub fn of(source: &Source) -> Self {
        let data = match std::env::var_os("CROSSREAD_DATA_DIR") {
            Some(folder) => Some(PathBuf::from(folder)),
            None => directories::ProjectDirs::from("", "", "crossread").map(|dirs| dirs.data_dir().to_path_buf()),
        };
        let root = source.root.canonicalize().unwrap_or_else(|_| source.root.clone());
        let name = super::ContentHash::of(&root.to_string_lossy()).to_string();
        let name = name.trim_start_matches("sha256:").get(..16).unwrap_or_default().to_owned();
        Places { collection: source.root.clone(), fallback: data.map(|data| data.join("layers").join(name)) }
    }

    fn folders(&self) -> Vec<PathBuf> {
        std::iter::once(self.collection.join(FOLDER)).chain(self.fallback.clone()).collect()
    }
}

/// Who writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writer {
    /// The analyst, as people read it.
    pub author: String,
    /// This installation of the program: letters and digits that no other has.
    pub installation: String,
    /// This run of it: letters and digits that no other has.
    pub session: String,
}

impl Writer {
    /// What the names of the journals begin with: readable, and different for different analysts.
    fn journal(&self) -> String {
        let plain = |c: char| c.is_ascii_alphanumeric();
        let words: Vec<String> =
            self.author.split(|c| !plain(c)).filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
        let mut name = if words.is_empty() { "analyst".to_owned() } else { words.join("-") };
        name.truncate(40);
        let installation: String = self.installation.chars().filter(|c| plain(*c)).take(16).collect();
        format!("{name}-{:08x}.{installation}", crc32fast::hash(self.author.as_bytes()))
    }
}

/// How often others' journals are looked at, and how soon a failed write is tried again.
const EVERY: Duration = Duration::from_millis(500);

/// By how many bytes a journal must have grown before it is looked through for what it can do without.
const GROWN: u64 = 64 * 1024;

/// Opens the layer of a collection: reads what there is, and keeps what will be done. Nothing is written before
/// something is done.
///
/// `changed` is called, from another thread, whenever something was saved, failed, or came from others.
///
/// ```
/// use crossread::annotations::{Act, Colour, Places, Saved, Tag, Writer, open};
///
/// let folder = tempfile::tempdir()?;
/// let places = Places { collection: folder.path().to_path_buf(), fallback: None };
/// let writer = |session: &str| Writer { author: "Ada".into(), installation: "1f".into(), session: session.into() };
/// let tag = Tag::new("to check").expect("it has words");
///
/// let (mut desk, _) = open(&places, &writer("s1"), || {});
/// desk.act(&Act::ColourTag { tag: tag.clone(), colour: Some(Colour::Pink) }, "2026-05-04T10:00:00Z".parse()?);
/// drop(desk);
///
/// let (desk, problems) = open(&places, &writer("s2"), || {});
/// assert_eq!(desk.layer().tag_colour(&tag), Some(Colour::Pink));
/// assert!(problems.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn open(places: &Places, writer: &Writer, changed: impl Fn() + Send + 'static) -> (Desk, Vec<JournalProblem>) {
    let disk: Arc<dyn disk::Disk> = Arc::new(System);
    let (layer, reader) = read_all(&*disk, &places.folders(), false);
    let problems = reader.problems();
    let pen = pen::Pen::new(Arc::clone(&disk), places.clone(), writer.journal());
    let journals = Journals::start(disk, pen, reader, places.folders(), EVERY, Box::new(changed));
    (Desk::over(layer, &writer.author, &writer.session, Box::new(journals)), problems)
}

/// Reads the layer of a collection, and writes nothing.
pub fn read(places: &Places) -> (Layer, Vec<JournalProblem>) {
    let (layer, reader) = read_all(&System, &places.folders(), true);
    (layer, reader.problems())
}

/// Reads the journals in one folder, wherever it is.
pub fn read_folder(folder: &Path) -> (Layer, Vec<JournalProblem>) {
    let (layer, reader) = read_all(&System, &[folder.to_path_buf()], true);
    (layer, reader.problems())
}

fn read_all(disk: &dyn disk::Disk, folders: &[PathBuf], all: bool) -> (Layer, Reader) {
    let (mut layer, mut reader) = (Layer::default(), Reader::default());
    let events = reader.look(disk, folders, all);
    layer.reserve(events.len());
    for (event, crc) in &events {
        layer.apply(event, *crc);
    }
    // A hundred thousand events take a while to be freed: not before the layer is seen.
    rayon::spawn(move || drop(events));
    (layer, reader)
}
