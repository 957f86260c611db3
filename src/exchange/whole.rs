//! A file that is written whole or not at all.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// A file under way: what is written goes to a file of another name in the same folder, which takes its place once
/// everything is written and synced. Until then, and when anything fails, the old file stays as it was.
///
/// What is no file but leads somewhere (a pipe, a terminal, `/dev/null`) is written to at once.
pub struct WholeFile(Way);

enum Way {
    Replace { file: BufWriter<NamedTempFile>, target: PathBuf },
    Straight(BufWriter<File>),
}

impl WholeFile {
    /// Begins to write the file at `path`; a link is followed.
    ///
    /// # Errors
    /// When its folder is not there or cannot be written to.
    pub fn begin(path: &Path) -> io::Result<Self> {
        let named = |error: io::Error| io::Error::new(error.kind(), format!("{error}: {}", path.display()));
        let target = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        if target.is_dir() {
            return Err(named(io::ErrorKind::IsADirectory.into()));
        }
        if target.exists() && !target.is_file() {
            let file = OpenOptions::new().write(true).open(&target).map_err(named)?;
            return Ok(WholeFile(Way::Straight(BufWriter::new(file))));
        }
        let folder = target.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut builder = tempfile::Builder::new();
        builder.prefix(".crossread-").suffix(".part");
        let mode = target.metadata().ok().map(|metadata| metadata.permissions());
        if mode.as_ref().is_some_and(|mode| mode.readonly()) {
            return Err(named(io::ErrorKind::PermissionDenied.into()));
        }
        #[cfg(unix)]
        let mode = mode.or(Some(std::os::unix::fs::PermissionsExt::from_mode(0o666)));
        if let Some(mode) = mode {
            builder.permissions(mode);
        }
        let file = BufWriter::new(builder.tempfile_in(folder).map_err(named)?);
        Ok(WholeFile(Way::Replace { file, target }))
    }

    /// Puts the written file in its place.
    ///
    /// # Errors
    /// When the last bytes could not be written or the file could not take its place; the old one is then still there.
    pub fn finish(self) -> io::Result<()> {
        match self.0 {
            Way::Straight(mut file) => file.flush(),
            Way::Replace { file, target } => {
                let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
                file.as_file().sync_all()?;
                file.persist(target).map_err(|failed| failed.error)?;
                Ok(())
            }
        }
    }
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.0 {
            Way::Replace { file, .. } => file.write(bytes),
            Way::Straight(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.0 {
            Way::Replace { file, .. } => file.flush(),
            Way::Straight(file) => file.flush(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_old_file_stays_until_the_new_one_is_whole() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let path = folder.path().join("out.csv");
        fs::write(&path, "old").expect("written");
        let mut file = WholeFile::begin(&path).expect("the folder can be written");
        file.write_all(b"new").expect("written");
        assert_eq!(fs::read(&path).expect("there"), b"old");
        drop(file);
        assert_eq!(fs::read(&path).expect("there"), b"old");
        let mut file = WholeFile::begin(&path).expect("the folder can be written");
        file.write_all(b"new").expect("written");
        file.finish().expect("it takes its place");
        assert_eq!(fs::read(&path).expect("there"), b"new");
        assert_eq!(fs::read_dir(folder.path()).expect("there").count(), 1, "nothing is left behind");
    }

    #[test]
    fn a_folder_is_no_file_and_what_is_not_there_is_named() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        assert!(WholeFile::begin(folder.path()).is_err());
        let error = WholeFile::begin(&folder.path().join("no/such/folder/out")).err().expect("there is no folder");
        assert!(error.to_string().contains("out"), "{error}");
    }
}
