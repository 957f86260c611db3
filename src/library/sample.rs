//! The sample collection that opens first: its bytes travel inside the program.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A file's name and its bytes, from `seeds/` of the source tree.
macro_rules! seeds {
    ($($name:literal),* $(,)?) => { &[$(($name, include_bytes!(concat!("../../seeds/", $name)))),*] };
}

static FILES: &[(&str, &[u8])] = seeds![
    "000_d3a3d60813f156dc.txt",
    "001_a1df47601d9a723e.txt",
    "002_5a60fd19ef336271.txt",
    "003_100d70585542ed26.txt",
    "004_c3705ce366644198.txt",
];

/// The folder of the sample: `seeds/` of the source tree where there is one, else a copy in the user's data directory.
///
/// `CROSSREAD_DATA_DIR` stands for the user's data directory where it is set.
///
/// # Errors
/// When there is no source tree and the copy cannot be written.
pub fn sample_folder() -> io::Result<PathBuf> {
    let seeds = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds"));
    if seeds.is_dir() {
        return Ok(seeds);
    }
    let data = match std::env::var_os("CROSSREAD_DATA_DIR") {
        Some(folder) => PathBuf::from(folder),
        None => directories::ProjectDirs::from("", "", "crossread")
            .ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, "this user has no home folder"))?
            .data_dir()
            .to_path_buf(),
    };
    unpack(&data.join("sample"))
}

/// Writes what of the sample is missing or damaged in `folder`; what else lies there is left alone.
fn unpack(folder: &Path) -> io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    for (name, bytes) in FILES {
        let path = folder.join(name);
        if fs::read(&path).is_ok_and(|there| there == *bytes) {
            continue;
        }
        // Written beside and then renamed: a second window never reads half a file.
        let unfinished = folder.join(format!(".{name}.{}", std::process::id()));
        fs::write(&unfinished, bytes)?;
        fs::rename(&unfinished, &path)?;
    }
    Ok(folder.to_path_buf())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_sample_travels_in_the_program() {
        let seeds = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds"));
        let mut names: Vec<String> = fs::read_dir(seeds)
            .expect("the source tree has the sample")
            .map(|entry| entry.expect("a file of the sample").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        assert_eq!(names, FILES.iter().map(|(name, _)| *name).collect::<Vec<_>>());
    }

    #[test]
    fn unpacking_mends_and_keeps_what_else_is_there() {
        let data = tempfile::tempdir().expect("a folder for the test");
        let folder = data.path().join("deep").join("sample");
        unpack(&folder).expect("the test's folder can be written");
        fs::write(folder.join(FILES[0].0), "cut o").expect("the test's folder can be written");
        fs::create_dir(folder.join(".crossread")).expect("the test's folder can be written");
        unpack(&folder).expect("the test's folder can be written");
        for (name, bytes) in FILES {
            assert_eq!(&fs::read(folder.join(name)).expect("unpacked"), bytes);
        }
        assert_eq!(fs::read_dir(&folder).expect("unpacked").count(), FILES.len() + 1);
    }
}
