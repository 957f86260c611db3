//! What is open, kept current by background work; hands out immutable snapshots.
//!
//! The window never waits for this room: it asks for the latest [`Snapshot`] each frame. Work runs on all cores,
//! shows its progress and can be cancelled.

use std::sync::Arc;

use crate::compare::Comparison;
use crate::library::{Problem, Source};
use crate::reading::Reading;

/// What the background is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Idle,
    Scanning,
    Reading { done: usize, of: usize },
    Comparing,
    Cancelled,
}

/// Everything the window draws from, as it stood at one moment. Immutable; a newer one replaces it whole.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// Rises with every change, so that a view can tell whether what it cached is still good.
    pub revision: u64,
    pub source: Option<Arc<Source>>,
    /// By relative path.
    pub readings: Arc<[Arc<Reading>]>,
    /// Made from exactly `readings` once the stage is idle; before that of fewer.
    pub comparison: Arc<Comparison>,
    pub problems: Arc<[Problem]>,
    pub stage: Stage,
}

/// The open collection.
pub struct Workspace {
    latest: Arc<Snapshot>,
}

impl Workspace {
    /// Nothing is open yet. `changed` is called from a background thread whenever a newer snapshot is there.
    pub fn new(changed: impl Fn() + Send + Sync + 'static) -> Self {
        let _ = changed;
        let latest = Snapshot {
            revision: 0,
            source: None,
            readings: Arc::from([]),
            comparison: Arc::default(),
            problems: Arc::from([]),
            stage: Stage::Idle,
        };
        Workspace { latest: Arc::new(latest) }
    }

    /// Opens a collection in the background; whatever was open or opening before is let go.
    pub fn open(&mut self, source: Source) {
        let _ = source;
    }

    /// Stops what runs; what was read so far stays, compared.
    pub fn cancel(&mut self) {}

    pub fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.latest)
    }
}

/// Opens a collection and waits for it: for the command line and tests. `jobs` threads, or all cores for `None`.
pub fn load(source: Source, jobs: Option<usize>) -> Snapshot {
    let _ = jobs;
    Snapshot {
        revision: 1,
        source: Some(Arc::new(source)),
        readings: Arc::from([]),
        comparison: Arc::default(),
        problems: Arc::from([]),
        stage: Stage::Idle,
    }
}
