//! Keeps an opened collection current: compares again when the analyst corrects something or when files change.
//!
//! One comparison runs at a time. A newer wish ends the one under way, which is then made anew; fronts see whole
//! snapshots only, the older one until the newer is there.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::work::{self, Files, Shelf, Signal};
use super::{Snapshot, Stage};
use crate::article::Place;
use crate::compare::corrections::{Correction, Outcome, correct_all};
use crate::compare::{Comparison, Known, compare_after};
use crate::library::Source;
use crate::reading::Reading;

pub(super) struct Upkeep {
    source: Arc<Source>,
    pub signal: Signal,
    publish: Box<dyn Fn(Snapshot) + Send + Sync>,
    wish: Mutex<Wish>,
    /// Rises with every wish.
    wished: AtomicU64,
    running: AtomicBool,
    /// What the comparison before leaves for the next: names of measures, and all that a change does not touch.
    known: Mutex<Known>,
    /// What the files held when they were read last; `None` before they are all read. Whoever reads them holds it.
    pub shelf: Mutex<Option<Shelf>>,
    /// Something was heard of the files since they were read, and of these by name.
    late: AtomicBool,
    named: Mutex<HashSet<PathBuf>>,
}

/// What should be compared.
#[derive(Clone)]
struct Wish {
    files: Files,
    corrections: Arc<[Correction<Place>]>,
    /// What the snapshot says when it is done; `None` while articles are still being read.
    end: Option<Stage>,
}

/// Corrected readings with their comparison.
struct Compared {
    readings: Vec<Arc<Reading>>,
    /// Of the corrections that made the readings.
    outcomes: Vec<Option<Outcome>>,
    comparison: Arc<Comparison>,
}

impl Upkeep {
    pub fn new(source: Arc<Source>, publish: impl Fn(Snapshot) + Send + Sync + 'static) -> Self {
        let wish = Wish { files: Files::default(), corrections: Arc::from([]), end: None };
        Upkeep {
            source,
            signal: Signal::default(),
            publish: Box::new(publish),
            wish: Mutex::new(wish),
            wished: AtomicU64::new(0),
            running: AtomicBool::new(false),
            known: Mutex::default(),
            shelf: Mutex::new(None),
            late: AtomicBool::new(false),
            named: Mutex::default(),
        }
    }

    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }

    fn lock(&self) -> MutexGuard<'_, Wish> {
        // A wish is replaced whole, so a panic elsewhere leaves none half made.
        self.wish.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn want(&self, change: impl FnOnce(&mut Wish)) {
        change(&mut self.lock());
        self.wished.fetch_add(1, Ordering::SeqCst);
    }

    /// The analyst's corrections, oldest first, in place of those before.
    pub fn corrections(&self, corrections: Arc<[Correction<Place>]>) {
        self.want(|wish| wish.corrections = corrections);
    }

    /// The files as they are now read; `end` is the stage that comparing them leads to.
    pub fn files_are(&self, files: Files, end: Option<Stage>) {
        self.want(|wish| {
            wish.files = files;
            wish.end = end.or(wish.end);
        });
    }

    /// Looks what became of the files, of which those that are `named` changed. Whether there is anything to compare. What
    /// is heard while they are being read for the first time waits for that.
    pub fn refresh(&self, named: &HashSet<PathBuf>) -> bool {
        self.lock_late().extend(named.iter().cloned());
        self.late.store(true, Ordering::SeqCst);
        self.catch_up()
    }

    /// Looks at what was heard while the files were being read. Whether there is anything to compare.
    pub fn catch_up(&self) -> bool {
        let mut shelf = self.shelf.lock().unwrap_or_else(PoisonError::into_inner);
        if shelf.is_none() || !self.late.swap(false, Ordering::SeqCst) {
            return false;
        }
        let named = std::mem::take(&mut *self.lock_late());
        work::refresh(self, &mut shelf, &named)
    }

    fn lock_late(&self) -> MutexGuard<'_, HashSet<PathBuf>> {
        self.named.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The articles as far as they are read, without a comparison.
    pub fn so_far(&self, files: Files, stage: Stage) {
        let corrections = Arc::clone(&self.lock().corrections);
        (self.publish)(self.snapshot(files, corrections, None, stage));
    }

    fn snapshot(
        &self,
        files: Files,
        corrections: Arc<[Correction<Place>]>,
        compared: Option<Compared>,
        stage: Stage,
    ) -> Snapshot {
        let Compared { readings, outcomes: own, comparison } = compared.unwrap_or_else(|| {
            let (readings, outcomes) = correct_all(&files.readings, &corrections);
            Compared { readings, outcomes, comparison: Arc::default() }
        });
        let across = comparison.outcomes.iter().copied().chain(std::iter::repeat(None));
        let outcomes = own.iter().zip(across).map(|(own, across)| own.or(across).unwrap_or(Outcome::NotFound));
        Snapshot {
            outcomes: outcomes.collect(),
            readings: if files.readings.len() == readings.len() && same(&files.readings, &readings) {
                Arc::clone(&files.readings)
            } else {
                Arc::from(readings)
            },
            machine: files.readings,
            corrections,
            comparison,
            problems: files.problems,
            ..Snapshot::empty(Some(Arc::clone(&self.source)), stage)
        }
    }

    /// Compares what is wished for, until nothing else is. Returns at once where that is under way already, or while
    /// articles are still being read. `comparing` is told when a comparison begins.
    pub fn settle(&self, comparing: &dyn Fn()) {
        let mut done = None;
        while done != Some(self.wished.load(Ordering::SeqCst)) && !self.running.swap(true, Ordering::SeqCst) {
            let wished = self.wished.load(Ordering::SeqCst);
            let wish = self.lock().clone();
            if let Some(end) = wish.end
                && done != Some(wished)
            {
                comparing();
                let goes_on = || !self.signal.is_let_go() && self.wished.load(Ordering::Relaxed) == wished;
                let (readings, outcomes) = correct_all(&wish.files.readings, &wish.corrections);
                // Only who runs settles, so nobody waits for this lock.
                let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
                if let Some(comparison) = compare_after(&readings, &wish.corrections, &mut known, &goes_on) {
                    drop(known);
                    let compared = Some(Compared { readings, outcomes, comparison });
                    (self.publish)(self.snapshot(wish.files, wish.corrections, compared, end));
                    done = Some(wished);
                }
            } else {
                done = Some(wished);
            }
            self.running.store(false, Ordering::SeqCst);
            if self.signal.is_let_go() {
                return;
            }
        }
    }
}

fn same(one: &[Arc<Reading>], other: &[Arc<Reading>]) -> bool {
    one.iter().zip(other).all(|(one, other)| Arc::ptr_eq(one, other))
}
