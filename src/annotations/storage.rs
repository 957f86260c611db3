//! The few calls by which journals reach a disk, so that tests can stand in a disk that fails, or that forgets.
//!
//! Nothing here knows what is written. What the calls promise is what POSIX does: data is safe after its sync, and a
//! new name is safe after the sync of the folder that it is in.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// A file in a folder, and what tells that it changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub path: PathBuf,
    /// In bytes.
    pub len: u64,
    pub modified: Option<SystemTime>,
}

/// Where journals are kept.
pub trait Storage: Send + Sync {
    /// Makes a folder and those above it, where they are not there.
    ///
    /// # Errors
    /// Those of the disk, as for all calls here.
    fn create_folder(&self, folder: &Path) -> io::Result<()>;

    /// Opens a file to write at its end; makes it where it is not there.
    ///
    /// # Errors
    /// Those of the disk.
    fn open_append(&self, path: &Path) -> io::Result<Box<dyn AppendFile>>;

    /// Returns when the names in a folder are safe.
    ///
    /// # Errors
    /// Those of the disk.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;

    /// The files directly in a folder, by name; none where there is no folder.
    ///
    /// # Errors
    /// Those of the disk.
    fn list(&self, folder: &Path) -> io::Result<Vec<Listed>>;

    /// A whole file.
    ///
    /// # Errors
    /// Those of the disk.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
}

/// A file that is open to be written at its end. Dropping it gives its lock back.
pub trait AppendFile: Send {
    /// Locks the file against every other writer; `false` where another holds it.
    ///
    /// # Errors
    /// Where the file system knows no locks.
    fn try_lock(&mut self) -> io::Result<bool>;

    /// In bytes.
    ///
    /// # Errors
    /// Those of the disk.
    fn length(&self) -> io::Result<u64>;

    /// Writes at the end; how many bytes were taken, which may be fewer.
    ///
    /// # Errors
    /// Those of the disk.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize>;

    /// Returns when everything written is safe.
    ///
    /// # Errors
    /// Those of the disk. What was written before may be lost then, even where a later sync succeeds.
    fn sync_data(&mut self) -> io::Result<()>;

    /// Whether the file still bears the name that it was opened by: it does not when another program, in putting
    /// another version in its place, removed it.
    ///
    /// # Errors
    /// Those of the disk.
    fn in_place(&self) -> io::Result<bool>;
}

/// The file system of this machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

struct RealFile {
    file: File,
    path: PathBuf,
}

impl Storage for RealDisk {
    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)
    }

    fn open_append(&self, path: &Path) -> io::Result<Box<dyn AppendFile>> {
        let file = OpenOptions::new().append(true).create(true).open(path)?;
        Ok(Box::new(RealFile { file, path: path.to_owned() }))
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        // Windows opens no folder as a file; its file systems keep names in their own log.
        if cfg!(windows) {
            return Ok(());
        }
        match File::open(folder)?.sync_all() {
            // Some file systems have no sync for folders: there is nothing more to be done on them.
            Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
            synced => synced,
        }
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<Listed>> {
        let entries = match fs::read_dir(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries?,
        };
        let mut files = Vec::new();
        for entry in entries {
            let path = entry?.path();
            // What another program took away meanwhile is not there; what is no file is no journal.
            if let Ok(metadata) = fs::metadata(&path)
                && metadata.is_file()
            {
                files.push(Listed { path, len: metadata.len(), modified: metadata.modified().ok() });
            }
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(files)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }
}

impl AppendFile for RealFile {
    fn try_lock(&mut self) -> io::Result<bool> {
        match self.file.try_lock() {
            Ok(()) => Ok(true),
            Err(TryLockError::WouldBlock) => Ok(false),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    fn length(&self) -> io::Result<u64> {
        Ok(self.file.metadata()?.len())
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn sync_data(&mut self) -> io::Result<()> {
        self.file.sync_data()
    }

    fn in_place(&self) -> io::Result<bool> {
        let named = match fs::metadata(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            named => named?,
        };
        Ok(same_file(&self.file.metadata()?, &named))
    }
}

#[cfg(unix)]
fn same_file(a: &fs::Metadata, b: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (a.dev(), a.ino()) == (b.dev(), b.ino())
}

/// Elsewhere files have no number that can be read without further ado: another file rarely has the same length.
#[cfg(not(unix))]
fn same_file(a: &fs::Metadata, b: &fs::Metadata) -> bool {
    a.len() == b.len()
}
