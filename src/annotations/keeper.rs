//! The keeper: writes events to a journal from a thread of its own, and says at any moment whether they are safe.
//!
//! It holds every line of its session in memory. Whatever fails, they are written again, to a journal opened anew: an
//! event that is written twice is read once.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use super::desk::{Keeper, Saved};
use super::event::Event;
use super::journal::{Damage, FOLDER, JournalReader, JournalWriter, Scribe};
use super::layer::Layer;
use super::storage::Storage;

/// How long the thread waits before it looks for what others wrote, and before it tries again after an error. After
/// several errors in a row it waits longer, so that a broken disk is not filled with copies.
const PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(32);

/// Where journals go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    /// The collection; its journals are in [`FOLDER`] in it.
    pub collection: PathBuf,
    /// Holds journals (itself, without a [`FOLDER`]) where the collection cannot be written. No other collection's.
    pub fallback: Option<PathBuf>,
}

impl Home {
    /// The folders that may hold journals, the better one first.
    fn folders(&self) -> Vec<PathBuf> {
        let beside = self.collection.join(FOLDER);
        std::iter::once(beside).chain(self.fallback.clone()).collect()
    }
}

/// Keeps events in a journal on a disk.
pub struct JournalKeeper {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

struct Shared {
    state: Mutex<State>,
    wake: Condvar,
}

struct State {
    /// Every line of this session, and how many of them are safe.
    lines: Vec<String>,
    safe: usize,
    reason: Option<String>,
    place: Option<PathBuf>,
    /// Where to go instead, from now on.
    elsewhere: Option<PathBuf>,
    arrived: Vec<(Event, u32)>,
    damaged: Vec<Damage>,
    closing: bool,
}

impl Shared {
    /// A thread that panicked left nothing half done here: every change is a single one.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl JournalKeeper {
    /// Reads what is kept at `home`, and goes on writing there.
    ///
    /// # Errors
    /// When a folder is there and cannot be listed.
    pub fn open(storage: Arc<dyn Storage>, home: &Home, scribe: Scribe) -> io::Result<(Layer, Vec<Damage>, Self)> {
        let folders = home.folders();
        let mut reader = JournalReader::default();
        let (mut layer, mut damaged) = (Layer::default(), Vec::new());
        for folder in &folders {
            let mut journals = reader.look(&*storage, folder, None)?;
            reader.tails(&*storage, folder, &mut journals);
            for (event, crc) in &journals.events {
                layer.apply(event, *crc);
            }
            damaged.append(&mut journals.damaged);
        }
        let state = State {
            lines: Vec::new(),
            safe: 0,
            reason: None,
            place: None,
            elsewhere: None,
            arrived: Vec::new(),
            damaged: Vec::new(),
            closing: false,
        };
        let shared = Arc::new(Shared { state: Mutex::new(state), wake: Condvar::new() });
        let mut work = Work { storage, folders, scribe, reader, journal: None, failures: 0 };
        let theirs = Arc::clone(&shared);
        let thread = std::thread::Builder::new().name("journal".to_owned()).spawn(move || work.run(&theirs))?;
        Ok((layer, damaged, JournalKeeper { shared, thread: Some(thread) }))
    }

    /// The journal that is written; `None` before the first event.
    pub fn place(&self) -> Option<PathBuf> {
        self.shared.state().place.clone()
    }

    /// Writes everything of this session to another folder, and what comes, too.
    pub fn go_elsewhere(&self, folder: &Path) {
        let mut state = self.shared.state();
        (state.elsewhere, state.safe, state.reason) = (Some(folder.to_owned()), 0, None);
        drop(state);
        self.shared.wake.notify_all();
    }

    /// Lines that were met since the last call and could not be read.
    pub fn damaged(&self) -> Vec<Damage> {
        std::mem::take(&mut self.shared.state().damaged)
    }
}

impl Keeper for JournalKeeper {
    fn keep(&mut self, line: String) {
        self.shared.state().lines.push(line);
        self.shared.wake.notify_all();
    }

    fn saved(&self) -> Saved {
        let state = self.shared.state();
        match &state.reason {
            Some(reason) => Saved::NotSaved(reason.clone()),
            None if state.safe < state.lines.len() => Saved::Saving,
            None => Saved::Saved,
        }
    }

    fn arrived(&mut self) -> Vec<(Event, u32)> {
        std::mem::take(&mut self.shared.state().arrived)
    }
}

impl Drop for JournalKeeper {
    /// Tries once more to write what is not safe.
    fn drop(&mut self) {
        self.shared.state().closing = true;
        self.shared.wake.notify_all();
        if let Some(thread) = self.thread.take() {
            // A panic of the thread was reported when it happened.
            let _ = thread.join();
        }
    }
}

/// What the thread works with.
struct Work {
    storage: Arc<dyn Storage>,
    folders: Vec<PathBuf>,
    scribe: Scribe,
    reader: JournalReader,
    journal: Option<JournalWriter>,
    /// How many times in a row writing failed.
    failures: u32,
}

impl Work {
    fn run(&mut self, shared: &Shared) {
        loop {
            let closing = shared.state().closing;
            self.write(shared);
            if closing {
                return;
            }
            self.look(shared);
            let pause = PAUSE.saturating_mul(1 << self.failures.min(5)).min(LONGEST_PAUSE);
            let state = shared.state();
            // After an error new lines wait for the next try like the old ones.
            let failed = state.reason.is_some();
            let idle = |state: &mut State| {
                let work = state.safe < state.lines.len() && !failed;
                !(work || state.closing || state.elsewhere.is_some())
            };
            drop(shared.wake.wait_timeout_while(state, pause, idle));
        }
    }

    fn write(&mut self, shared: &Shared) {
        let (from, lines) = {
            let mut state = shared.state();
            if let Some(folder) = state.elsewhere.take() {
                self.folders = vec![folder];
                self.journal = None;
                state.safe = 0;
            }
            (state.safe, state.lines[state.safe..].to_vec())
        };
        if lines.is_empty() {
            return;
        }
        let written = self.append(&lines);
        let mut state = shared.state();
        match written {
            Ok(place) => {
                self.failures = 0;
                state.safe = from + lines.len();
                state.reason = None;
                state.place = Some(place);
            }
            Err(error) => {
                self.failures += 1;
                self.journal = None;
                // If the journal was taken away, what was safe in it is so no more.
                if error.kind() == io::ErrorKind::NotFound {
                    state.safe = 0;
                }
                state.reason = Some(error.to_string());
            }
        }
    }

    /// Writes to the open journal, or to one in the first folder that can be written.
    fn append(&mut self, lines: &[String]) -> io::Result<PathBuf> {
        if self.journal.is_none() {
            let mut opened = Err(io::Error::from(io::ErrorKind::NotFound));
            for folder in &self.folders {
                opened = JournalWriter::open(&*self.storage, folder, &self.scribe);
                let closed = [io::ErrorKind::PermissionDenied, io::ErrorKind::ReadOnlyFilesystem];
                if !opened.as_ref().is_err_and(|error| closed.contains(&error.kind())) {
                    break;
                }
            }
            self.journal = Some(opened?);
        }
        let Some(journal) = &mut self.journal else { return Err(io::ErrorKind::NotFound.into()) };
        journal.append(lines)?;
        Ok(journal.path().to_owned())
    }

    fn look(&mut self, shared: &Shared) {
        // Taken away or replaced by another program: what was safe in it is so no more.
        if self.journal.as_ref().is_some_and(|journal| !journal.in_place()) {
            self.journal = None;
            shared.state().safe = 0;
        }
        let own = self.journal.as_ref().map(|journal| journal.path().to_owned());
        for folder in &self.folders {
            // A folder that cannot be listed now is listed the next time; writing to it says what is wrong.
            if let Ok(mut journals) = self.reader.look(&*self.storage, folder, own.as_deref()) {
                let mut state = shared.state();
                state.arrived.append(&mut journals.events);
                state.damaged.append(&mut journals.damaged);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::super::crash_tests::{lines, scribe};
    use super::super::journal;
    use super::super::testing::{Call, EIO, EROFS, Fault, RecordingDisk};
    use super::*;

    fn home() -> Home {
        Home { collection: "/collection".into(), fallback: Some("/data/layer".into()) }
    }

    fn open(storage: &RecordingDisk) -> (Layer, JournalKeeper) {
        let (layer, damaged, keeper) =
            JournalKeeper::open(Arc::new(storage.clone()), &home(), scribe("Ada")).expect("it can be listed");
        assert_eq!(damaged, []);
        (layer, keeper)
    }

    fn wait_for(what: &str, mut holds: impl FnMut() -> bool) {
        let start = Instant::now();
        while !holds() {
            assert!(start.elapsed() < Duration::from_secs(60), "in vain: {what}");
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    fn is_not_saved(keeper: &JournalKeeper) -> bool {
        matches!(keeper.saved(), Saved::NotSaved(_))
    }

    fn count(storage: &RecordingDisk, folder: &str) -> usize {
        journal::read(storage, Path::new(folder)).expect("it can be listed").events.len()
    }

    #[test]
    fn what_is_kept_is_there_when_it_says_so_and_after_closing() {
        let storage = RecordingDisk::default();
        let (_, mut keeper) = open(&storage);
        assert_eq!(keeper.saved(), Saved::Saved);
        let lines = lines("Ada", 3);
        keeper.keep(lines[0].clone());
        wait_for("it is saved", || keeper.saved() == Saved::Saved);
        assert_eq!(count(&storage, "/collection/.crossread"), 1);
        keeper.keep(lines[1].clone());
        keeper.keep(lines[2].clone());
        drop(keeper);
        let (layer, _) = open(&storage);
        assert_eq!(layer.corrections().len(), 3);
    }

    #[test]
    fn a_folder_that_cannot_be_written_sends_it_to_the_fallback() {
        let storage = RecordingDisk::default();
        storage.always(Call::CreateFolder, "/collection", Fault::Fails(EROFS));
        let (_, mut keeper) = open(&storage);
        keeper.keep(lines("Ada", 1).remove(0));
        wait_for("it is saved", || keeper.saved() == Saved::Saved);
        assert!(keeper.place().is_some_and(|place| place.starts_with("/data/layer")));
        drop(keeper);
        assert_eq!(open(&storage).0.corrections().len(), 1);
    }

    #[test]
    fn a_failing_disk_is_said_and_tried_again_until_it_works() {
        let storage = RecordingDisk::default();
        storage.always(Call::SyncData, "/", Fault::Fails(EIO));
        let (_, mut keeper) = open(&storage);
        for line in lines("Ada", 3) {
            keeper.keep(line);
        }
        wait_for("it says so", || is_not_saved(&keeper));
        storage.heal();
        wait_for("it is saved", || keeper.saved() == Saved::Saved);
        assert_eq!(count(&storage, "/collection/.crossread"), 3);
    }

    #[test]
    fn everything_of_a_session_can_go_elsewhere() {
        let storage = RecordingDisk::default();
        let (_, mut keeper) = open(&storage);
        let lines = lines("Ada", 2);
        keeper.keep(lines[0].clone());
        wait_for("it is saved", || keeper.saved() == Saved::Saved);
        storage.always(Call::Write, "/collection", Fault::Fails(EIO));
        keeper.keep(lines[1].clone());
        wait_for("it says so", || is_not_saved(&keeper));
        keeper.go_elsewhere(Path::new("/stick"));
        wait_for("it is saved", || keeper.saved() == Saved::Saved);
        assert_eq!(count(&storage, "/stick"), 2);
    }

    #[test]
    fn two_windows_see_what_the_other_does() {
        let storage = RecordingDisk::default();
        let ((_, mut one), (_, mut two)) = (open(&storage), open(&storage));
        one.keep(lines("Ada", 1).remove(0));
        two.keep(lines("Ben", 1).remove(0));
        let mut arrived = Vec::new();
        wait_for("it arrives", || {
            arrived.extend(two.arrived());
            arrived.iter().any(|(event, _)| &*event.id.0 == "Ada-0")
        });
        assert_ne!(one.place(), two.place());
    }
}
