//! What is open, kept current by background work; hands out immutable snapshots.
//!
//! The window never waits for this room: it asks for the latest [`Snapshot`] each frame. Work runs on all cores,
//! shows its progress and can be cancelled.

pub mod desk;
pub mod settings;
#[cfg(test)]
mod tests;
mod upkeep;
mod watch;
mod work;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;

use crate::annotations::{Act, Outcome as Done};
use crate::article::Place;
use crate::compare::Comparison;
use crate::compare::corrections::{Correction, Outcome};
use crate::library::{Problem, Source};
use crate::reading::Reading;
use desk::{Analyst, DeskState, OpenDesk};
use upkeep::Upkeep;
use watch::Watch;

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
    /// With the analyst's corrections, by relative path.
    pub readings: Arc<[Arc<Reading>]>,
    /// The same as the machine made them, without corrections.
    pub machine: Arc<[Arc<Reading>]>,
    /// The corrections that `readings` and `comparison` are made with, oldest first, and what became of each.
    pub corrections: Arc<[Correction<Place>]>,
    pub outcomes: Arc<[Outcome]>,
    /// Made from exactly `readings`; empty until they are first compared.
    pub comparison: Arc<Comparison>,
    pub problems: Arc<[Problem]>,
    pub stage: Stage,
}

impl Snapshot {
    fn empty(source: Option<Arc<Source>>, stage: Stage) -> Self {
        Snapshot {
            revision: 0,
            source,
            readings: Arc::from([]),
            machine: Arc::from([]),
            corrections: Arc::from([]),
            outcomes: Arc::from([]),
            comparison: Arc::default(),
            problems: Arc::from([]),
            stage,
        }
    }

    /// Whether `path` is one of the articles that were read, however it is written: nothing is ever written to one.
    pub fn is_an_article(&self, path: &Path) -> bool {
        let Ok(path) = path.canonicalize() else { return false };
        let root = self.source.as_ref().map_or(Path::new(""), |source| source.root.as_path());
        let mut articles = self.readings.iter().map(|reading| root.join(reading.article.id.as_str()));
        articles.any(|article| article.canonicalize().is_ok_and(|article| article == path))
    }
}

/// The open collection.
pub struct Workspace {
    latest: Latest,
    changed: Arc<dyn Fn() + Send + Sync>,
    /// Each opening has its own: work that was let go cannot take new work's wishes for its own.
    upkeep: Option<Arc<Upkeep>>,
    analyst: Analyst,
    /// The analyst's layer of what is open.
    desk: Option<OpenDesk>,
    /// The corrections that were asked for last, in this opening.
    corrected: Vec<Correction<Place>>,
    /// Whether the collection is kept current with its folder.
    watches: bool,
    watch: Option<Watch>,
    /// Set when others, or this program, wrote to the analyst's layer.
    layer_written: Arc<AtomicBool>,
}

impl Workspace {
    /// Nothing is open yet. `changed` is called from a background thread whenever a newer snapshot is there.
    pub fn new(changed: impl Fn() + Send + Sync + 'static) -> Self {
        Workspace {
            latest: Latest::new(Snapshot::empty(None, Stage::Idle)),
            changed: Arc::new(changed),
            upkeep: None,
            analyst: Analyst::of_system(),
            desk: None,
            corrected: Vec::new(),
            watches: true,
            watch: None,
            layer_written: Arc::default(),
        }
    }

    /// Whether articles that come, go or change are taken in by themselves from now on. So it is unless this says not.
    pub fn watch(&mut self, watches: bool) {
        if std::mem::replace(&mut self.watches, watches) == watches {
            return;
        }
        self.watch = None;
        if let Some(upkeep) = self.upkeep.clone().filter(|_| watches) {
            self.begin_watch(upkeep, true);
        }
    }

    /// Hears of changes from now on; with `late` it looks at once what changed before.
    fn begin_watch(&mut self, upkeep: Arc<Upkeep>, late: bool) {
        let source = Arc::clone(upkeep.source());
        let (layer, changed, comparing) =
            (Arc::clone(&self.layer_written), Arc::clone(&self.changed), self.comparing());
        let comparing = Arc::new(comparing);
        let tell = move |news: watch::News| {
            if news.layer {
                layer.store(true, Ordering::Release);
                changed();
            }
            if news.articles && upkeep.refresh(&news.named) {
                let (upkeep, comparing) = (Arc::clone(&upkeep), Arc::clone(&comparing));
                // What is heard meanwhile ends the comparison under way.
                rayon::spawn(move || upkeep.settle(&*comparing));
            }
        };
        self.watch = Watch::begin(&source, late, tell);
    }

    /// Who works here from now on.
    pub fn sign(&mut self, analyst: Analyst) {
        if let Some(desk) = &mut self.desk {
            desk.set_author(&analyst.name);
        }
        self.analyst = analyst;
    }

    /// Opens a collection in the background; whatever was open or opening before is let go.
    pub fn open(&mut self, source: Source) {
        self.let_go();
        let source = Arc::new(source);
        let before = self.snapshot();
        let opening = Snapshot::empty(Some(Arc::clone(&source)), Stage::Scanning);
        // A place of its own for the new work: what the old one may still publish goes to the old place, unseen.
        self.latest = Latest::new(Snapshot { revision: before.revision + 1, ..opening });
        let upkeep = Arc::new(Upkeep::new(source, self.publisher()));
        self.upkeep = Some(Arc::clone(&upkeep));
        self.corrected.clear();
        match &self.desk {
            // What was done, and can be undone, outlives a reload.
            Some(desk) if desk.is_of(upkeep.source()) => desk.look(),
            _ => {
                let before = self.desk.replace(OpenDesk::open(upkeep.source(), &self.analyst, &self.changed));
                // It waits for its last line to be on the disk.
                std::thread::spawn(move || drop(before));
            }
        }
        // Before anything is read, so that nothing is missed.
        self.watch = None;
        if self.watches {
            self.begin_watch(Arc::clone(&upkeep), false);
        }
        let comparing = self.comparing();
        rayon::spawn(move || {
            let found = work::scan(upkeep.source(), &upkeep.signal);
            // Ten thousand articles take a while to be freed: here, not in the frame that opened the new ones.
            drop(before);
            work::read(&upkeep, found);
            upkeep.catch_up();
            upkeep.settle(&comparing);
        });
    }

    /// Puts the analyst's corrections, oldest first, in place of those before, and compares again in the background
    /// without reading any file. While articles are still being read they wait for them.
    ///
    /// The snapshot stays as it is until the new one is whole.
    pub fn correct(&mut self, corrections: Vec<Correction<Place>>) {
        let Some(upkeep) = self.upkeep.clone() else { return };
        upkeep.corrections(corrections.into());
        let comparing = self.comparing();
        rayon::spawn(move || upkeep.settle(&comparing));
    }

    /// Takes in what came of the analyst's layer since: journals that were read, what others wrote, articles that were
    /// changed. Whether [`Workspace::desk`] is another one now. Quick; to be called for every frame.
    pub fn tend(&mut self) -> bool {
        let snapshot = self.snapshot();
        let Some(desk) = &mut self.desk else { return false };
        if self.layer_written.swap(false, Ordering::AcqRel) {
            desk.look();
        }
        let news = desk.tend(&snapshot);
        if news {
            self.bring_corrections(&snapshot);
        }
        news
    }

    /// The analyst's layer as it stands.
    pub fn desk(&self) -> DeskState {
        self.desk.as_ref().map(OpenDesk::state).unwrap_or_default()
    }

    /// Does something to the analyst's layer: seen at once in [`Workspace::desk`], saved soon after. `None` while no
    /// layer is open.
    pub fn act(&mut self, act: &Act, now: Timestamp) -> Option<Done> {
        let done = self.desk.as_mut()?.act(act, now);
        self.bring_corrections(&self.snapshot());
        done
    }

    /// Takes the last act back.
    pub fn undo(&mut self, now: Timestamp) -> Option<Done> {
        let done = self.desk.as_mut()?.undo(now);
        self.bring_corrections(&self.snapshot());
        done
    }

    /// Does again what was taken back last.
    pub fn redo(&mut self, now: Timestamp) -> Option<Done> {
        let done = self.desk.as_mut()?.redo(now);
        self.bring_corrections(&self.snapshot());
        done
    }

    /// Saves the analyst's layer in another folder from now on, with everything that was done in this session.
    pub fn save_in(&mut self, folder: PathBuf) {
        if let Some(desk) = &mut self.desk {
            desk.save_in(folder);
        }
    }

    /// Compares with the corrections of the layer, where they are other ones than before.
    fn bring_corrections(&mut self, snapshot: &Snapshot) {
        let holding = self.desk.as_ref().and_then(|desk| desk.corrections(snapshot));
        if let Some(holding) = holding
            && holding != self.corrected
        {
            self.corrected.clone_from(&holding);
            self.correct(holding);
        }
    }

    /// Stops what runs; what was read so far stays, compared. From then on the folder is not followed any more.
    pub fn cancel(&mut self) {
        if let Some(upkeep) = &self.upkeep {
            upkeep.signal.cancel();
        }
    }

    pub fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.latest.lock())
    }

    fn let_go(&mut self) {
        if let Some(upkeep) = self.upkeep.take() {
            upkeep.signal.let_go();
        }
    }

    /// Puts a snapshot where the window finds it.
    fn publisher(&self) -> impl Fn(Snapshot) + Send + Sync + 'static {
        let (latest, changed) = (self.latest.clone(), Arc::clone(&self.changed));
        move |snapshot| {
            latest.publish(snapshot);
            changed();
        }
    }

    /// Says that a comparison begins; everything else stays as it is.
    fn comparing(&self) -> impl Fn() + Send + Sync + 'static {
        let (latest, publish) = (self.latest.clone(), self.publisher());
        move || {
            let now = Snapshot::clone(&latest.lock());
            publish(Snapshot { stage: Stage::Comparing, ..now });
        }
    }
}

impl Drop for Workspace {
    fn drop(&mut self) {
        self.let_go();
    }
}

/// Opens a collection and waits for it: for the command line and tests. `jobs` threads, or all cores for `None`.
///
/// The snapshot is the same for any number of threads.
pub fn load(source: Source, jobs: Option<usize>) -> Snapshot {
    load_with_progress(source, jobs, &|_| {})
}

/// As [`load`]; `progress` is told each stage, from whatever thread reaches it.
pub fn load_with_progress(source: Source, jobs: Option<usize>, progress: &(dyn Fn(Stage) + Sync)) -> Snapshot {
    let work = || {
        let source = Arc::new(source);
        progress(Stage::Scanning);
        let latest = Latest::new(Snapshot::empty(Some(Arc::clone(&source)), Stage::Scanning));
        let place = latest.clone();
        let upkeep = Upkeep::new(source, move |snapshot| place.publish(snapshot));
        let found = work::scan(upkeep.source(), &upkeep.signal);
        work::read_with_progress(&upkeep, found, progress);
        upkeep.settle(&|| progress(Stage::Comparing));
        let snapshot = Snapshot::clone(&latest.lock());
        progress(snapshot.stage);
        snapshot
    };
    // Where the system grants no threads of our own, those of the common pool do the work.
    match jobs.map(|jobs| rayon::ThreadPoolBuilder::new().num_threads(jobs.max(1)).build()) {
        Some(Ok(pool)) => pool.install(work),
        Some(Err(_)) | None => work(),
    }
}

/// The place where the newest snapshot stands. Held locked for the exchange of one pointer only.
#[derive(Clone)]
struct Latest(Arc<Mutex<Arc<Snapshot>>>);

impl Latest {
    fn new(snapshot: Snapshot) -> Self {
        Latest(Arc::new(Mutex::new(Arc::new(snapshot))))
    }

    /// A panic elsewhere cannot leave a pointer half exchanged, so a poisoned lock is as good as any.
    fn lock(&self) -> MutexGuard<'_, Arc<Snapshot>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn publish(&self, snapshot: Snapshot) {
        let older = {
            let mut latest = self.lock();
            let newer = Arc::new(Snapshot { revision: latest.revision + 1, ..snapshot });
            std::mem::replace(&mut *latest, newer)
        };
        drop(older);
    }
}
