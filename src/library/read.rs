//! One file to one article.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use super::{Candidate, Problem, Reason, encoding, formats, metadata};
use crate::article::{Article, ArticleId};

/// The largest file that is read, in bytes. A long novel has one megabyte; the largest articles have a tenth of that.
pub const SIZE_LIMIT: u64 = 32 << 20;

/// How many bytes of a file without an ending are looked at to tell whether it is text.
const HEAD: u64 = 4096;

/// Reads one file.
///
/// # Errors
/// A [`Problem`] that names the file and the reason.
pub fn read(candidate: &Candidate) -> Result<Arc<Article>, Problem> {
    article(candidate).map(Arc::new).map_err(|reason| Problem::new(&*candidate.relative, reason))
}

fn article(candidate: &Candidate) -> Result<Article, Reason> {
    article_of(&candidate.relative, bytes(&candidate.path)?)
}

/// The article that a file with these bytes holds; `relative` is its path in the collection, whose ending says what
/// format it has. Any bytes have an answer.
///
/// ```
/// use crossread::library::{Reason, article_of};
/// let article = article_of("notes/thaw.md", b"# Thaw\n\nThe caf\xe9 was *warm*.\n".to_vec()).unwrap();
/// assert_eq!(article.text(), "Thaw\n\nThe café was warm.");
/// assert_eq!(article_of("a.txt", vec![0, 1, 2]).unwrap_err(), Reason::NotText);
/// ```
///
/// # Errors
/// [`Reason::Empty`] where there is nothing to read, [`Reason::NotText`] where the bytes are no text.
pub fn article_of(relative: &str, bytes: Vec<u8>) -> Result<Article, Reason> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Reason::Empty);
    }
    let text = encoding::decode(&bytes).ok_or(Reason::NotText)?;
    drop(bytes);
    let document = formats::read(relative.rsplit('/').next().unwrap_or(relative), text);
    if document.text.trim().is_empty() {
        return Err(Reason::Empty);
    }
    let mut article = Article::new(ArticleId::new(relative), document.text, Default::default());
    article.metadata = metadata::of(&article, document.front, document.heading);
    Ok(article)
}

/// All bytes of a file, unless it is larger than the reader lets in, even if it grows meanwhile.
fn bytes(path: &Path) -> Result<Vec<u8>, Reason> {
    let file = open(path).map_err(|error| Reason::of_reading(&error))?;
    let size = file.metadata().map_or(0, |about| about.len());
    if size > SIZE_LIMIT {
        return Err(Reason::TooLarge { bytes: size, limit: SIZE_LIMIT });
    }
    let mut bytes = Vec::with_capacity(size as usize + 1);
    let read = file.take(SIZE_LIMIT + 1).read_to_end(&mut bytes).map_err(|error| Reason::of_reading(&error))?;
    if read as u64 > SIZE_LIMIT {
        return Err(Reason::TooLarge { bytes: read as u64, limit: SIZE_LIMIT });
    }
    Ok(bytes)
}

/// The first bytes of a file.
pub(super) fn head(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(HEAD as usize);
    open(path)?.take(HEAD).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Opens regular files only: a pipe that lies in the folder would never end.
fn open(path: &Path) -> io::Result<File> {
    if std::fs::metadata(path)?.is_file() {
        File::open(path)
    } else {
        Err(io::Error::new(io::ErrorKind::InvalidInput, "it is not a regular file"))
    }
}
