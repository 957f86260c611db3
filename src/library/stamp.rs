//! Whether a file is as it was, without reading it.

use std::fs;
use std::time::SystemTime;

use super::Candidate;

/// When a file was written last, and how long it is. Two that are equal are one state of a file, but for what was written
/// within one tick of the file system's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    modified: SystemTime,
    bytes: u64,
}

/// The state of a file; `None` where the system does not tell.
pub fn stamp(candidate: &Candidate) -> Option<Stamp> {
    let about = fs::metadata(&candidate.path).ok()?;
    Some(Stamp { modified: about.modified().ok()?, bytes: about.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_length_is_another_state() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let path = folder.path().join("a.txt");
        let candidate = Candidate { path: path.clone(), relative: "a.txt".to_owned() };
        assert_eq!(stamp(&candidate), None);
        fs::write(&path, "one").expect("the test's folder can be written");
        let before = stamp(&candidate);
        assert!(before.is_some() && before == stamp(&candidate));
        fs::write(&path, "three").expect("the test's folder can be written");
        assert_ne!(stamp(&candidate), before);
    }
}
