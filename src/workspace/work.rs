//! The background work of one opening: scan, read on all cores, compare.
//!
//! Workers take the files one by one from the top, so that the list of articles grows downwards. What was read so far
//! is gathered and published a few times a second at most, never once for each file.

use std::collections::{BTreeMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU8, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use rayon::prelude::*;

use super::Stage;
use super::upkeep::Upkeep;
use crate::library::{self, Candidate, Problem, Reason, Source, Stamp};
use crate::reading::Reading;

/// The least time between two snapshots while articles are being read.
const BETWEEN_SNAPSHOTS: Duration = Duration::from_millis(40);

/// Tells work under way to stop.
#[derive(Default)]
pub(super) struct Signal(AtomicU8);

impl Signal {
    const CANCEL: u8 = 1;
    const LET_GO: u8 = 2;

    /// Stop reading, and compare what there is.
    pub(super) fn cancel(&self) {
        self.0.fetch_max(Self::CANCEL, Ordering::Relaxed);
    }

    /// Stop; nobody looks at the result any more.
    pub(super) fn let_go(&self) {
        self.0.store(Self::LET_GO, Ordering::Relaxed);
    }

    pub(super) fn is_let_go(&self) -> bool {
        self.0.load(Ordering::Relaxed) == Self::LET_GO
    }

    pub(super) fn stops(&self) -> bool {
        self.0.load(Ordering::Relaxed) != 0
    }
}

/// What scanning found: files to read, and problems.
pub(super) type Found = (Vec<Candidate>, Vec<Problem>);

/// Looks for files to read, until a signal stops it.
pub(super) fn scan(source: &Source, signal: &Signal) -> Found {
    library::scan_while(source, &|| !signal.stops())
}

/// The articles of a collection as they are read, by relative path, and what could not be read.
#[derive(Clone)]
pub(super) struct Files {
    pub readings: Arc<[Arc<Reading>]>,
    pub problems: Arc<[Problem]>,
}

impl Default for Files {
    fn default() -> Self {
        Files { readings: Arc::from([]), problems: Arc::from([]) }
    }
}

/// Reads what scanning found, publishing what there is on the way. Ends with the whole, or on a signal, ready to be
/// compared.
pub(super) fn read(upkeep: &Upkeep, found: Found) {
    read_with_progress(upkeep, found, &|_| {});
}

/// As [`read`]; `progress` is told how far it is.
pub(super) fn read_with_progress(upkeep: &Upkeep, found: Found, progress: &(dyn Fn(Stage) + Sync)) {
    let (candidates, problems) = found;
    let signal = &upkeep.signal;
    let desk = Desk { scanned: problems, read: (0..candidates.len()).map(|_| OnceLock::new()).collect() };
    let of = candidates.len();
    let tell = |done: usize| {
        let stage = Stage::Reading { done, of };
        progress(stage);
        if !signal.is_let_go() {
            upkeep.so_far(desk.files(), stage);
        }
    };
    tell(0);

    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    // Whoever holds it publishes; it holds when that was done last.
    let gate: Mutex<Option<Instant>> = Mutex::new(None);
    let worker = || {
        while !signal.stops() {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(candidate) = candidates.get(at) else { return };
            // Nobody else sets this slot: each index is handed out once.
            let _ = desk.read[at].set(Held::read(candidate, None));
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            if let Ok(mut last) = gate.try_lock()
                && last.is_none_or(|last| last.elapsed() >= BETWEEN_SNAPSHOTS)
            {
                tell(done);
                *last = Some(Instant::now());
            }
        }
    };
    rayon::scope(|scope| {
        for _ in 0..rayon::current_num_threads().min(of) {
            scope.spawn(|_| worker());
        }
    });
    if signal.is_let_go() {
        return;
    }
    // A signal that came during the scan cut that short, too.
    let complete = done.into_inner() == of && !signal.stops();
    let files = desk.files();
    if complete {
        *upkeep.shelf.lock().unwrap_or_else(PoisonError::into_inner) = Some(desk.shelve(candidates));
    }
    upkeep.so_far(files.clone(), Stage::Comparing);
    upkeep.files_are(files, Some(if complete { Stage::Idle } else { Stage::Cancelled }));
}

/// What one file held when it was read last.
#[derive(Clone)]
struct Held {
    /// Its state then.
    stamp: Option<Stamp>,
    reading: Result<Arc<Reading>, Problem>,
}

impl Held {
    /// Reads one file and finds what is in it. A defect of a finder costs this one article, not the program. Where the
    /// file says what it said `before`, its reading is the same one.
    fn read(candidate: &Candidate, before: Option<&Held>) -> Self {
        // A file that is written to while it is read has another state afterwards, and is read again.
        let stamp = library::stamp(candidate);
        let reading = library::read(candidate).and_then(|article| {
            if let Some(Ok(before)) = before.map(|before| &before.reading)
                && before.article.text() == article.text()
                && before.article.metadata == article.metadata
            {
                return Ok(Arc::clone(before));
            }
            catch_unwind(AssertUnwindSafe(|| Arc::new(Reading::of(article))))
                .map_err(|_| Problem::new(&*candidate.relative, Reason::Defect))
        });
        Held { stamp, reading }
    }
}

/// What every file held when it was read last, by its path.
pub(super) struct Shelf {
    held: BTreeMap<PathBuf, Held>,
    problems: Arc<[Problem]>,
}

/// Looks what became of the files, reads again those that are new or other ones than before, and those that are `named`.
/// Whether anything changed; it is then ready to be compared.
///
/// Nothing is done before the articles are all read for the first time, and after that was cancelled.
pub(super) fn refresh(upkeep: &Upkeep, shelf: &mut Option<Shelf>, named: &HashSet<PathBuf>) -> bool {
    let Some(before) = shelf.as_ref() else { return false };
    let (candidates, scanned) = scan(upkeep.source(), &upkeep.signal);
    let read: Vec<(Held, bool)> = candidates
        .par_iter()
        .map(|candidate| match before.held.get(&candidate.path) {
            Some(held) if !named.contains(&candidate.path) && held.stamp == library::stamp(candidate) => {
                (held.clone(), false)
            }
            held => {
                let now = Held::read(candidate, held);
                let same = match (held.map(|held| &held.reading), &now.reading) {
                    (Some(Ok(before)), Ok(now)) => Arc::ptr_eq(before, now),
                    (Some(Err(before)), Err(now)) => before == now,
                    _ => false,
                };
                (now, !same)
            }
        })
        .collect();
    if upkeep.signal.stops() {
        return false;
    }
    let changed = read.iter().any(|(_, changed)| *changed) || candidates.len() != before.held.len();
    let desk = Desk { scanned, read: read.into_iter().map(|(held, _)| OnceLock::from(held)).collect() };
    let files = desk.files();
    // As many files as before, all known: they are the same ones.
    let changed = changed || files.problems != before.problems;
    *shelf = Some(desk.shelve(candidates));
    if changed {
        upkeep.files_are(files, Some(Stage::Idle));
    }
    changed
}

/// What was read so far, each file in its place.
struct Desk {
    scanned: Vec<Problem>,
    read: Vec<OnceLock<Held>>,
}

impl Desk {
    fn files(&self) -> Files {
        let mut problems = self.scanned.clone();
        let mut readings = Vec::new();
        for held in self.read.iter().filter_map(OnceLock::get) {
            match &held.reading {
                Ok(reading) => readings.push(Arc::clone(reading)),
                Err(problem) => problems.push(problem.clone()),
            }
        }
        problems.sort_by(|a, b| a.file.cmp(&b.file));
        Files { readings: Arc::from(readings), problems: Arc::from(problems) }
    }

    fn shelve(self, candidates: Vec<Candidate>) -> Shelf {
        let problems = self.files().problems;
        let held = candidates.into_iter().zip(self.read);
        let held = held.filter_map(|(candidate, held)| Some((candidate.path, held.into_inner()?)));
        Shelf { held: held.collect(), problems }
    }
}
