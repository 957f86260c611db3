//! What the program remembers from one start to the next: no word of the analyst's work, only how it likes to be seen.
//!
//! One JSON file in the user's configuration directory. A damaged one is set aside, never overwritten and never a
//! reason not to start.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::library::Source;

/// How many collections are remembered.
const RECENT: usize = 12;

/// The user's choices. What a file does not say is as in [`Settings::default`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The collections opened before, newest first, each with the paths that were opened together. The first one is
    /// opened at the next start.
    pub recent: Vec<Vec<PathBuf>>,
    pub theme: Theme,
    /// Size of everything, 1.0 as the system has it.
    pub zoom: f32,
    /// The kinds of marks that the legend has switched off, by name.
    pub hidden_marks: BTreeSet<String>,
    pub articles_shown: bool,
    pub comparison_shown: bool,
    pub singles_shown: bool,
    /// The name that the analyst signs with; the system's name of the user where there is none.
    pub analyst: Option<String>,
    /// This installation of the program: letters and digits that no other has. Made at the first start.
    pub installation: Option<String>,
    /// Keys that were changed, by the name of the command: "find-in-article": ["Ctrl+K"].
    pub keys: BTreeMap<String, Vec<String>>,
    /// Whether an open collection is kept current with its folder.
    pub watched: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            recent: Vec::new(),
            theme: Theme::System,
            zoom: 1.0,
            hidden_marks: BTreeSet::new(),
            articles_shown: true,
            comparison_shown: true,
            singles_shown: false,
            analyst: None,
            installation: None,
            keys: BTreeMap::new(),
            watched: true,
        }
    }
}

impl Settings {
    /// The settings of this user, and a word for the user where the file was damaged and set aside.
    pub fn load() -> (Self, Option<String>) {
        file().map_or_else(Default::default, |file| Self::load_from(&file))
    }

    /// Keeps the settings for the next start. Without a home directory there is nowhere to keep them, which is fine.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn save(&self) -> io::Result<()> {
        file().map_or(Ok(()), |file| self.save_to(&file))
    }

    /// As [`Settings::load`], from this file.
    pub fn load_from(file: &Path) -> (Self, Option<String>) {
        let Ok(bytes) = fs::read(file) else { return (Settings::default(), None) };
        match serde_json::from_slice(&bytes) {
            Ok(settings) => (settings, None),
            Err(error) => {
                let aside = file.with_extension("json.damaged");
                let kept = match fs::rename(file, &aside) {
                    Ok(()) => format!("it is kept as {}", aside.display()),
                    Err(error) => format!("it could not be set aside: {error}"),
                };
                (Settings::default(), Some(format!("The settings file is damaged ({error}); {kept}.")))
            }
        }
    }

    /// As [`Settings::save`], to this file, which is whole at every moment.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn save_to(&self, file: &Path) -> io::Result<()> {
        let folder = file.parent().unwrap_or(Path::new(""));
        fs::create_dir_all(folder)?;
        let unfinished = file.with_extension(format!("json.{}", std::process::id()));
        let mut out = File::create(&unfinished)?;
        serde_json::to_writer_pretty(&mut out, self)?;
        out.write_all(b"\n")?;
        out.sync_all()?;
        fs::rename(&unfinished, file)
    }

    /// Puts a collection at the head of the recent ones.
    pub fn remember(&mut self, source: &Source) {
        // JSON has no way to write a path that is no text.
        if source.paths.is_empty() || source.paths.iter().any(|path| path.to_str().is_none()) {
            return;
        }
        self.recent.retain(|paths| *paths != source.paths);
        self.recent.insert(0, source.paths.clone());
        self.recent.truncate(RECENT);
    }

    /// The collection that was open last, if any of its paths is still there.
    pub fn last(&self) -> Option<Source> {
        let paths = self.recent.first()?;
        paths.iter().any(|path| path.exists()).then(|| Source::of(paths.clone()))
    }
}

/// Where the settings are kept: in `CROSSREAD_CONFIG_DIR` where that is set, else in the user's configuration directory.
fn file() -> Option<PathBuf> {
    let folder = match std::env::var_os("CROSSREAD_CONFIG_DIR") {
        Some(folder) => PathBuf::from(folder),
        None => directories::ProjectDirs::from("", "", "crossread")?.config_dir().to_path_buf(),
    };
    Some(folder.join("settings.json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_saved_is_loaded() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let file = folder.path().join("new").join("settings.json");
        let mut settings = Settings { theme: Theme::Dark, zoom: 1.3, ..Settings::default() };
        settings.hidden_marks.insert("dates".to_owned());
        settings.remember(&Source::of(vec![folder.path().to_path_buf()]));
        settings.save_to(&file).expect("the test's folder can be written");
        assert_eq!(Settings::load_from(&file), (settings.clone(), None));
        assert_eq!(settings.last().map(|s| s.root), Some(folder.path().to_path_buf()));
        let left = fs::read_dir(folder.path().join("new")).expect("written").count();
        assert_eq!(left, 1, "no unfinished file is left behind");
    }

    #[test]
    fn a_first_start_has_no_file() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        assert_eq!(Settings::load_from(&folder.path().join("settings.json")), (Settings::default(), None));
    }

    #[test]
    fn a_damaged_file_is_set_aside() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let file = folder.path().join("settings.json");
        for damage in [&b"{\"zoom\": 1.5, \"rec"[..], b"", b"\xff\xfe\x00", b"[1, 2]", b"{\"theme\": 7}"] {
            fs::write(&file, damage).expect("the test's folder can be written");
            let (settings, word) = Settings::load_from(&file);
            assert_eq!(settings, Settings::default());
            assert!(word.expect("the user is told").contains("settings.json.damaged"));
            assert_eq!(fs::read(folder.path().join("settings.json.damaged")).expect("kept"), damage);
            settings.save_to(&file).expect("the test's folder can be written");
        }
    }

    #[test]
    fn fields_of_other_versions_do_no_harm() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let file = folder.path().join("settings.json");
        fs::write(&file, r#"{"zoom": 2.0, "of_the_future": {"a": 1}}"#).expect("the test's folder can be written");
        assert_eq!(Settings::load_from(&file), (Settings { zoom: 2.0, ..Settings::default() }, None));
    }

    #[test]
    fn the_recent_list_is_short_and_without_doubles() {
        let source = |name: String| Source { root: PathBuf::new(), paths: vec![PathBuf::from(name)] };
        let mut settings = Settings::default();
        for i in 0..30 {
            settings.remember(&source(format!("/c{i}")));
        }
        settings.remember(&source("/c25".to_owned()));
        assert_eq!(settings.recent.len(), RECENT);
        assert_eq!(settings.recent[0], [PathBuf::from("/c25")]);
        assert_eq!(settings.recent[1], [PathBuf::from("/c29")]);
        assert_eq!(settings.last(), None, "a folder that is gone is not opened");
    }
}
