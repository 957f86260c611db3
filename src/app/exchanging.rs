//! What goes out to other programs and what comes in from them: what the sheets show of it before anything is written.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use crate::annotations::FOLDER;
use crate::exchange::w3c::{self, Imported};
use crate::exchange::{self, Collection, Format, Preview, WholeFile};
use crate::workspace::Snapshot;
use crate::workspace::desk::DeskState;

/// How many lines of a file are shown before it is written.
const LINES: usize = 40;

/// What is to be written, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Exporting {
    pub format: Format,
    /// As it is typed.
    pub path: String,
    /// Its first lines; `None` until they are made.
    pub preview: Option<Preview>,
    /// Why it could not be written.
    pub failed: Option<String>,
}

impl Exporting {
    /// The open collection in a format; `None` where nothing is open. `path` is what was typed before: it stays, with
    /// the format's ending. Where nothing was, the file goes beside the collection: in it, it might be read as one more
    /// article.
    pub fn of(snapshot: &Snapshot, format: Format, path: Option<&str>) -> Option<Self> {
        let source = snapshot.source.as_ref()?;
        let path = path.map_or_else(|| beside(&source.root, &source.name()), PathBuf::from);
        let path = path.with_extension(format.ending()).display().to_string();
        Some(Exporting { format, path, preview: None, failed: None })
    }

    /// The name of the file without its folder.
    pub fn file_name(&self) -> String {
        Path::new(&self.path).file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
    }
}

/// A file named after the collection, in the folder that holds the collection's.
fn beside(root: &Path, name: &str) -> PathBuf {
    let name: String = name.chars().map(|c| if c.is_alphanumeric() || "-_ ".contains(c) { c } else { '-' }).collect();
    // An ending is put after the last dot.
    root.parent().unwrap_or(root).join(format!("{name}."))
}

fn collection<'a>(snapshot: &'a Snapshot, desk: &'a DeskState) -> Collection<'a> {
    Collection {
        readings: &snapshot.readings,
        comparison: &snapshot.comparison,
        problems: &snapshot.problems,
        layer: Some(&desk.view),
    }
}

/// A collection as it is to be written, for a thread that no frame waits for.
pub struct Wanted {
    pub snapshot: Arc<Snapshot>,
    pub desk: DeskState,
    pub format: Format,
}

impl Wanted {
    /// How it begins.
    pub fn preview(&self) -> Option<Preview> {
        let Wanted { snapshot, desk, format } = self;
        let name = snapshot.source.as_ref()?.name();
        Some(exchange::preview(collection(snapshot, desk), &name, *format, LINES))
    }

    /// Writes the whole file, or leaves what is there.
    ///
    /// # Errors
    /// Why it could not be written, in words: what is read is never written to.
    pub fn write(&self, path: &Path) -> Result<(), String> {
        let Wanted { snapshot, desk, format } = self;
        let Some(source) = &snapshot.source else { return Err("Nothing is open".to_owned()) };
        if snapshot.is_an_article(path) {
            return Err(format!("{} is one of the articles, and articles are never written to", path.display()));
        }
        if path.parent().is_some_and(|folder| folder.ends_with(FOLDER) || desk.folder.as_deref() == Some(folder)) {
            return Err(format!(
                "{} would lie among the journals of your notes; choose another folder",
                path.display()
            ));
        }
        let write = || -> io::Result<()> {
            let mut file = WholeFile::begin(path)?;
            exchange::write(collection(snapshot, desk), &source.name(), *format, &mut file)?;
            file.finish()
        };
        write().map_err(|error| format!("It could not be written: {error}"))
    }
}

/// What is to be taken in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Importing {
    /// As it is typed.
    pub path: String,
    pub found: Found,
}

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Found {
    #[default]
    Nothing,
    /// It is being looked into.
    Looking(PathBuf),
    /// Nothing can be taken from it; why.
    Useless(String),
    Ready(Arc<Imported>),
}

/// Reads a file of annotations and finds their places. Takes seconds where it is large.
pub fn look_into(path: &Path, desk: &DeskState, now: Timestamp) -> Found {
    let text = match w3c::read_file(path) {
        Ok(text) => text,
        Err(error) => return Found::Useless(format!("It cannot be read: {error}")),
    };
    let imported = w3c::import(&text, &desk.attached, &desk.layer, &desk.view, now);
    if imported.import.is_empty() && imported.known == 0 && imported.bad.is_empty() {
        return Found::Useless(format!("{} holds no annotations", path.display()));
    }
    Found::Ready(Arc::new(imported))
}

/// One thing of a file, as the sheet lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is: "note", "confirmed", "value: 410".
    pub what: String,
    /// The words that it is about; empty for a whole article.
    pub words: String,
    pub article: String,
}

/// How many lines there are, those of what is not taken included.
pub fn lines(imported: &Imported) -> usize {
    imported.bad.len() + imported.import.len()
}

/// The line at a place: what is not taken first, for it wants to be read.
pub fn line(imported: &Imported, at: usize) -> Option<Line> {
    if let Some(bad) = imported.bad.get(at) {
        return Some(Line { what: format!("Not taken: {bad}"), words: String::new(), article: String::new() });
    }
    let import = &imported.import;
    let at = at - imported.bad.len();
    let about = |what: String, anchor: &crate::annotations::Anchor| {
        let words = anchor.exact().split_whitespace().collect::<Vec<_>>().join(" ");
        Line { what, words, article: anchor.article.as_str().to_owned() }
    };
    if let Some(note) = import.annotations.get(at) {
        let mut what = if note.note.is_empty() { "Highlight".to_owned() } else { note.note.clone() };
        for tag in &note.tags {
            what.push_str(&format!(" #{}", tag.as_str()));
        }
        return Some(about(what, &note.target.anchor));
    }
    let at = at - import.annotations.len();
    if let Some(verification) = import.verifications.get(at) {
        let what = super::words::capital(verification.status.name());
        return Some(about(what, &verification.target.anchor));
    }
    let corrected = import.corrections.get(at - import.verifications.len())?;
    let what = format!("Correction, {}", crate::words::correction(&corrected.correction));
    Some(Line { what, words: String::new(), article: String::new() })
}
