//! What is open, kept current by background work; hands out immutable snapshots.
//!
//! The window never waits for this room: it asks for the latest [`Snapshot`] each frame. Work runs on all cores,
//! shows its progress and can be cancelled.

pub mod desk;
pub mod settings;
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

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::time::{Duration, Instant};

    use super::*;

    fn folder_of(articles: usize) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder for the test");
        for i in 0..articles {
            let text = format!("Port closes berth {i}\n\nThe harbour lost {i}00 ships in May, officials said.\n");
            std::fs::write(folder.path().join(format!("{i:05}.txt")), text).expect("a file for the test");
        }
        folder
    }

    fn source(folder: &tempfile::TempDir) -> Source {
        Source::of(vec![folder.path().to_path_buf()])
    }

    fn wait(workspace: &Workspace) -> Arc<Snapshot> {
        wait_for(workspace, |_| true)
    }

    /// Waits until the work is over and `done`; the limit is only against hanging for ever.
    fn wait_for(workspace: &Workspace, done: impl Fn(&Snapshot) -> bool) -> Arc<Snapshot> {
        let begun = Instant::now();
        loop {
            let snapshot = workspace.snapshot();
            if matches!(snapshot.stage, Stage::Idle | Stage::Cancelled) && done(&snapshot) {
                return snapshot;
            }
            assert!(begun.elapsed() < Duration::from_secs(120), "still {:?}", snapshot.stage);
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    #[test]
    fn articles_come_in_order_and_complete() {
        let folder = folder_of(300);
        let mut workspace = Workspace::new(|| {});
        workspace.open(source(&folder));
        let snapshot = wait(&workspace);
        assert_eq!(snapshot.readings.len(), 300);
        assert!(snapshot.readings.is_sorted_by_key(|r| r.article.id.clone()));
        assert_eq!(snapshot.comparison.measure_of.len(), 300);
        assert_eq!(snapshot.problems.as_ref(), []);
    }

    #[test]
    fn the_window_is_told_of_every_stage() {
        let folder = folder_of(3);
        let (told, heard) = std::sync::mpsc::channel();
        let told = Mutex::new(told);
        let mut workspace = Workspace::new(move || {
            told.lock().expect("no test thread panics").send(()).ok();
        });
        workspace.open(source(&folder));
        assert_eq!(workspace.snapshot().source.as_ref().expect("opening").root, folder.path());
        wait(&workspace);
        assert!(heard.recv_timeout(Duration::from_secs(60)).is_ok());
    }

    #[test]
    fn opening_another_collection_lets_the_first_go() {
        let (first, second) = (folder_of(2000), folder_of(2));
        let mut workspace = Workspace::new(|| {});
        workspace.open(source(&first));
        let revision = workspace.snapshot().revision;
        workspace.open(source(&second));
        let snapshot = wait(&workspace);
        assert_eq!(snapshot.readings.len(), 2);
        assert!(snapshot.revision > revision);
        assert_eq!(snapshot.source.as_ref().expect("open").root, second.path());
    }

    #[test]
    fn what_was_read_before_cancelling_stays_and_is_compared() {
        let folder = folder_of(2000);
        let mut workspace = Workspace::new(|| {});
        workspace.open(source(&folder));
        workspace.cancel();
        let snapshot = wait(&workspace);
        // On a machine that was faster than the request, there was nothing left to cancel.
        assert!(snapshot.stage == Stage::Cancelled || snapshot.readings.len() == 2000);
        assert_eq!(snapshot.comparison.measure_of.len(), snapshot.readings.len());
    }

    #[test]
    fn a_correction_compares_again_and_reads_nothing_again() {
        let folder = folder_of(3);
        let mut workspace = Workspace::new(|| {});
        workspace.open(source(&folder));
        let before = wait(&workspace);
        let reading = &before.readings[1];
        let place = Place { article: reading.article.id.clone(), span: reading.figures[0].span };
        workspace.correct(vec![Correction::NotAFigure { figure: place }]);
        let after = wait_for(&workspace, |snapshot| !snapshot.corrections.is_empty());
        assert_eq!(after.readings[1].figures.len() + 1, after.machine[1].figures.len());
        assert!(Arc::ptr_eq(&after.machine[1], reading) && Arc::ptr_eq(&after.readings[0], &before.readings[0]));
        assert_eq!(after.outcomes.as_ref(), [Outcome::Applied]);
        assert_eq!(after.comparison.measure_of[1].len(), after.readings[1].figures.len());
        workspace.correct(Vec::new());
        let restored = wait_for(&workspace, |snapshot| snapshot.corrections.is_empty());
        assert!(Arc::ptr_eq(&restored.readings[1], reading));
    }

    #[test]
    fn of_many_wishes_the_last_is_what_is_shown() {
        let folder = folder_of(40);
        let mut workspace = Workspace::new(|| {});
        workspace.open(source(&folder));
        for number in 0..20 {
            let article = crate::article::ArticleId::new("00001.txt");
            let title = crate::compare::corrections::Detail::Title(Some(format!("wish {number}")));
            workspace.correct(vec![Correction::Article { article: Place::whole(article), set: title }]);
        }
        let titled = |snapshot: &Snapshot| snapshot.readings.get(1)?.article.metadata.title.clone();
        let last = wait_for(&workspace, |snapshot| titled(snapshot).as_deref() == Some("wish 19"));
        assert_eq!(last.comparison.measure_of.len(), 40);
    }

    fn write(folder: &tempfile::TempDir, name: &str, text: &str) {
        std::fs::write(folder.path().join(name), text).expect("a file for the test");
    }

    #[test]
    fn articles_that_come_change_and_go_are_taken_in_and_the_others_stay_the_same() {
        let folder = folder_of(3);
        let mut workspace = Workspace::new(|| {});
        workspace.open(source(&folder));
        let before = wait(&workspace);
        let ids =
            |snapshot: &Snapshot| -> Vec<_> { snapshot.comparison.measures.iter().map(|m| m.id.clone()).collect() };
        write(&folder, "00001b.txt", "Port reopens\n\nThe harbour counted 4,711 ships in June.\n");
        let more = wait_for(&workspace, |snapshot| snapshot.readings.len() == 4);
        assert!(
            Arc::ptr_eq(&more.readings[0], &before.readings[0]) && Arc::ptr_eq(&more.readings[3], &before.readings[2])
        );
        assert_eq!(more.comparison.measure_of.len(), 4);
        assert!(ids(&before).iter().all(|id| ids(&more).contains(id)));
        write(&folder, "00001b.txt", "Port reopens\n\nThe harbour counted 4,811 ships in June.\n");
        let changed = |snapshot: &Snapshot| snapshot.readings[2].article.text().contains("4,811");
        let changed = wait_for(&workspace, |snapshot| snapshot.readings.len() == 4 && changed(snapshot));
        assert!(Arc::ptr_eq(&changed.readings[3], &before.readings[2]));
        std::fs::remove_file(folder.path().join("00001b.txt")).expect("it is there");
        let fewer = wait_for(&workspace, |snapshot| snapshot.readings.len() == 3);
        assert!(Arc::ptr_eq(&fewer.readings[2], &before.readings[2]));
        assert_eq!(ids(&fewer), ids(&before));
    }

    /// What is shown of a comparison, but for the names of measures, which a session carries on.
    fn shown(snapshot: &Snapshot) -> Vec<String> {
        let at = |figure: &crate::compare::FigureRef| {
            let reading = &snapshot.readings[figure.article];
            format!("{} {:?}", reading.article.id, reading.figures[figure.figure].span)
        };
        let comparison = &snapshot.comparison;
        let measures = comparison.measures.iter().map(|measure| {
            let members: Vec<String> =
                measure.members.iter().map(|m| format!("{} {} {:?}", at(&m.figure), m.why, m.note)).collect();
            format!("{} {:?} {} {members:?}", measure.label, measure.relation, measure.why)
        });
        let checks = comparison.checks.iter().map(|check| {
            format!("{} {:?} {:?}", check.working, check.verdict, check.figures.iter().map(at).collect::<Vec<_>>())
        });
        measures.chain(checks).collect()
    }

    #[test]
    fn after_any_changes_a_collection_is_shown_as_if_it_were_opened_anew() {
        let folder = folder_of(6);
        let mut workspace = Workspace::new(|| {});
        workspace.open(source(&folder));
        wait(&workspace);
        let mut dice = 7_u64;
        for step in 0..10 {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = (dice >> 33) % 9;
            let path = folder.path().join(format!("{at:05}.txt"));
            if path.exists() && dice >> 62 == 0 {
                std::fs::remove_file(&path).expect("it is there");
            } else {
                let lost = (dice >> 40) % 5 + 3;
                let text =
                    format!("Halden closes berths\n\nHalden lost {lost}00 ships in May, up from {step}50 in April.\n");
                std::fs::write(&path, text).expect("the test's folder can be written");
            }
            let anew = load(source(&folder), Some(1));
            let texts = |snapshot: &Snapshot| -> Vec<String> {
                snapshot.readings.iter().map(|r| r.article.text().to_owned()).collect()
            };
            let now = wait_for(&workspace, |snapshot| texts(snapshot) == texts(&anew));
            assert_eq!(shown(&now), shown(&anew), "step {step}");
        }
    }

    #[test]
    fn what_changed_while_nobody_watched_is_seen_when_watching_begins() {
        let folder = folder_of(2);
        let mut workspace = Workspace::new(|| {});
        workspace.watch(false);
        workspace.open(source(&folder));
        let before = wait(&workspace);
        write(&folder, "late.txt", "Port reopens\n\nThe harbour counted 4,711 ships in June.\n");
        assert_eq!(workspace.snapshot().revision, before.revision, "nobody watches");
        workspace.watch(true);
        wait_for(&workspace, |snapshot| snapshot.readings.len() == 3);
    }

    #[test]
    fn the_layer_beside_the_articles_is_no_article() {
        let folder = folder_of(2);
        let (told, heard) = std::sync::mpsc::channel();
        let told = Mutex::new(told);
        let mut workspace = Workspace::new(move || {
            told.lock().expect("no test thread panics").send(()).ok();
        });
        workspace.open(source(&folder));
        let before = wait(&workspace);
        while heard.recv_timeout(Duration::from_millis(200)).is_ok() {}
        std::fs::create_dir(folder.path().join(".crossread")).expect("a folder for the test");
        write(&folder, ".crossread/other.jsonl", "");
        assert!(heard.recv_timeout(Duration::from_secs(60)).is_ok(), "the window is told");
        assert_eq!(workspace.snapshot().revision, before.revision, "no article is read again");
    }

    #[test]
    fn a_folder_that_is_not_there_is_a_problem() {
        let snapshot = load(Source::of(vec![PathBuf::from("/no/such/folder")]), Some(1));
        assert_eq!(snapshot.stage, Stage::Idle);
        assert_eq!(snapshot.problems.len(), 1);
        assert!(snapshot.readings.is_empty());
    }

    #[test]
    fn progress_ends_where_it_should() {
        let folder = folder_of(20);
        let stages = Mutex::new(Vec::new());
        load_with_progress(source(&folder), Some(2), &|stage| {
            stages.lock().expect("no test thread panics").push(stage);
        });
        let stages = stages.into_inner().expect("no test thread panics");
        assert_eq!(stages.first(), Some(&Stage::Scanning));
        assert!(stages.contains(&Stage::Reading { done: 0, of: 20 }));
        assert!(stages.ends_with(&[Stage::Comparing, Stage::Idle]));
    }
}
