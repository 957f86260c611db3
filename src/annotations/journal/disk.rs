//! The little of a file system that a journal needs, thin enough for tests to stand in for it: to record what was asked
//! of it, to fail, and to lose what a crash may lose.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::time::SystemTime;

/// A file as a listing of its folder shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Listed {
    pub name: String,
    pub length: u64,
    pub changed: Option<SystemTime>,
    /// What tells the file from another one of its name, where the system says so.
    pub identity: Identity,
}

/// The device and number of a file or folder, where the system has such.
pub(super) type Identity = Option<(u64, u64)>;

pub(super) trait Disk: Send + Sync {
    /// The files of a folder, by name.
    fn list(&self, folder: &Path) -> io::Result<Vec<Listed>>;

    /// What a file holds from byte `from` on, and which file of that name it was.
    fn read(&self, file: &Path, from: u64) -> io::Result<(Vec<u8>, Identity)>;

    /// What a folder or file of this name is now.
    fn identity(&self, path: &Path) -> io::Result<Identity>;

    /// Makes a folder where there is none; its parent must be there.
    fn create_folder(&self, folder: &Path) -> io::Result<()>;

    /// Opens a file to append to; a `new` one must not be there yet.
    fn append(&self, file: &Path, new: bool) -> io::Result<Box<dyn Appending>>;

    /// Puts a file in the place of another one, at once: whoever looks finds the one or the other.
    fn replace(&self, file: &Path, by: &Path) -> io::Result<()>;

    fn remove(&self, file: &Path) -> io::Result<()>;

    /// Makes the names in a folder outlive a crash.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
}

/// A file that is only ever appended to.
pub(super) trait Appending: Send {
    /// Takes the system's lock on it, for as long as it is open; `false` where somebody has it.
    fn lock(&mut self) -> io::Result<bool>;

    fn length(&mut self) -> io::Result<u64>;

    /// Whether what it holds ends with a whole line.
    fn ends_a_line(&mut self) -> io::Result<bool>;

    /// Appends some of the bytes; how many.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize>;

    /// Makes what was written outlive a crash.
    fn sync(&mut self) -> io::Result<()>;

    /// Whether `file` still names this file: not deleted, and not replaced by a service that syncs folders.
    fn is_at(&self, file: &Path) -> io::Result<bool>;
}

/// The real one.
pub(super) struct System;

impl Disk for System {
    fn list(&self, folder: &Path) -> io::Result<Vec<Listed>> {
        let mut listed = Vec::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            // A file that vanishes while the folder is listed was not there.
            let Ok(about) = fs::metadata(entry.path()) else { continue };
            let Ok(name) = entry.file_name().into_string() else { continue };
            if about.is_file() {
                let (length, changed) = (about.len(), about.modified().ok());
                listed.push(Listed { name, length, changed, identity: identity(&about) });
            }
        }
        listed.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(listed)
    }

    fn read(&self, file: &Path, from: u64) -> io::Result<(Vec<u8>, Identity)> {
        let mut file = File::open(file)?;
        let identity = identity(&file.metadata()?);
        file.seek(SeekFrom::Start(from))?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok((bytes, identity))
    }

    fn identity(&self, path: &Path) -> io::Result<Identity> {
        fs::metadata(path).map(|about| identity(&about))
    }

    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        match fs::create_dir(folder) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            done => done,
        }
    }

    fn append(&self, file: &Path, new: bool) -> io::Result<Box<dyn Appending>> {
        let file = OpenOptions::new().read(true).append(true).create_new(new).open(file)?;
        Ok(Box::new(file))
    }

    fn replace(&self, file: &Path, by: &Path) -> io::Result<()> {
        let about = fs::symlink_metadata(file)?;
        if !about.is_file() {
            return Err(io::Error::new(
                io::ErrorKind::Unsupported,
                "only a file itself is replaced, not a link to one",
            ));
        }
        // Who may read it may do so afterwards.
        fs::set_permissions(by, about.permissions())?;
        fs::rename(by, file)
    }

    fn remove(&self, file: &Path) -> io::Result<()> {
        fs::remove_file(file)
    }

    #[cfg(unix)]
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        File::open(folder)?.sync_all()
    }

    /// Where folders cannot be opened as files, the system keeps names in order itself.
    #[cfg(not(unix))]
    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }
}

impl Appending for File {
    fn lock(&mut self) -> io::Result<bool> {
        match self.try_lock() {
            Ok(()) => Ok(true),
            Err(TryLockError::WouldBlock) => Ok(false),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    fn length(&mut self) -> io::Result<u64> {
        self.metadata().map(|about| about.len())
    }

    fn ends_a_line(&mut self) -> io::Result<bool> {
        if self.metadata()?.len() == 0 {
            return Ok(true);
        }
        let mut last = [0];
        self.seek(SeekFrom::End(-1))?;
        self.read_exact(&mut last)?;
        Ok(last == *b"\n")
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Write::write(self, bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_data()
    }

    fn is_at(&self, file: &Path) -> io::Result<bool> {
        let there = match fs::metadata(file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            there => there?,
        };
        Ok(identity(&there) == identity(&self.metadata()?))
    }
}

#[cfg(unix)]
fn identity(about: &fs::Metadata) -> Identity {
    use std::os::unix::fs::MetadataExt;
    Some((about.dev(), about.ino()))
}

#[cfg(not(unix))]
fn identity(_: &fs::Metadata) -> Identity {
    None
}
