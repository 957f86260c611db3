//! The analyst's layer of the open collection: its journals are opened and its anchors found in the background, and it
//! is kept current with the articles, with what the analyst does and with what others write.
//!
//! Anchors are put into, and looked for in, the readings as the machine made them: what an analyst corrects in an
//! article does not make the marks on it another matter.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::sync::{Arc, LazyLock};

use jiff::Timestamp;

use super::settings::Settings;
use super::{Snapshot, Stage};
use crate::annotations::{self, Attached};
use crate::annotations::{
    Act, Desk, Ground, ItemId, ItemKind, JournalProblem, Layer, Outcome, Places, Saved, Standing, Subject, Target,
    View, Writer,
};
use crate::article::{Place, Span};
use crate::compare::corrections::Correction;
use crate::library::Source;
use crate::reading::Reading;

/// Who works at this desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Analyst {
    /// As people read it.
    pub name: String,
    /// This installation of the program: letters and digits that no other has.
    pub installation: String,
}

impl Analyst {
    /// By the name that the system knows this user by. The installation is a new one.
    pub fn of_system() -> Self {
        let named = |variable| std::env::var(variable).ok().filter(|name| !name.trim().is_empty());
        let name = ["USER", "USERNAME", "LOGNAME"].into_iter().find_map(named);
        Analyst { name: name.unwrap_or_else(|| "Analyst".to_owned()), installation: unique() }
    }

    /// As the settings have it, else as the system does.
    pub fn of_settings(settings: &Settings) -> Self {
        let system = Analyst::of_system();
        Analyst {
            name: settings.analyst.clone().unwrap_or(system.name),
            installation: settings.installation.clone().unwrap_or(system.installation),
        }
    }
}

/// Sixteen letters and digits that nobody else has: the standard library seeds its hashers from the system's
/// randomness.
pub fn unique() -> String {
    let mut hasher = RandomState::new().build_hasher();
    hasher.write_u32(std::process::id());
    hasher.write_i128(Timestamp::now().as_nanosecond());
    format!("{:016x}", hasher.finish())
}

/// This run of the program. Each desk that is opened in it has a number, too.
static SESSION: LazyLock<String> = LazyLock::new(unique);

/// The analyst's layer as it stood at one moment: what a frame draws of it. Cheap to copy, and not to be kept: while
/// somebody holds one, the next act has to copy the layer first.
#[derive(Clone, Debug)]
pub struct DeskState {
    /// Rises with every change of anything else.
    pub revision: u64,
    /// Whether the journals are read, so that something can be done.
    pub is_open: bool,
    /// Everything in its place, by the articles of `attached`.
    pub view: Arc<View>,
    pub layer: Arc<Layer>,
    /// The machine's readings that `view` is about; empty while they are still being read.
    pub attached: Arc<[Arc<Reading>]>,
    pub saved: Saved,
    /// The folder that was last written in; `None` before anything was.
    pub folder: Option<PathBuf>,
    /// Whether that is another one than the collection's own.
    pub is_elsewhere: bool,
    /// Lines of journals that could not be read.
    pub problems: Arc<[JournalProblem]>,
    /// What Undo would take back, and what Redo would do again: "Highlight".
    pub undo: Option<Arc<str>>,
    pub redo: Option<Arc<str>>,
    pub author: Arc<str>,
}

impl Default for DeskState {
    fn default() -> Self {
        DeskState {
            revision: 0,
            is_open: false,
            view: Arc::default(),
            layer: Arc::default(),
            attached: Arc::from([]),
            saved: Saved::Saved,
            folder: None,
            is_elsewhere: false,
            problems: Arc::from([]),
            undo: None,
            redo: None,
            author: Arc::from(""),
        }
    }
}

impl DeskState {
    /// Everything over the article of this index, by its place; nothing while the article's text is another one than
    /// the layer was attached to.
    pub fn on(&self, snapshot: &Snapshot, index: usize) -> &[Arc<Attached>] {
        match snapshot.machine.get(index) {
            Some(reading) if self.is_about(reading) => self.view.on(&reading.article.id),
            _ => &[],
        }
    }

    /// How a figure, a quote or a check of the article of this index stands with the analysts.
    pub fn standing(&self, snapshot: &Snapshot, subject: Subject, index: usize, span: Span) -> Standing {
        match snapshot.machine.get(index) {
            Some(reading) if self.is_about(reading) => {
                self.view.standing(subject, &Place { article: reading.article.id.clone(), span })
            }
            _ => Standing::default(),
        }
    }

    /// Whether the places of the layer are places of this very text.
    pub fn is_about(&self, reading: &Arc<Reading>) -> bool {
        let at = self.attached.binary_search_by(|attached| attached.article.id.cmp(&reading.article.id));
        at.is_ok_and(|at| Arc::ptr_eq(&self.attached[at].article, &reading.article))
    }
}

/// Words of an article as a target of the layer, by the machine's own reading of it.
pub fn target(snapshot: &Snapshot, subject: Subject, index: usize, span: Span) -> Option<Target> {
    let reading = snapshot.machine.get(index)?;
    let ground = Ground::of(reading);
    Some(if subject == Subject::Article { ground.whole() } else { ground.target(subject, span) })
}

/// The desk of one collection, from the moment that it is wanted.
pub(super) struct OpenDesk {
    source: Arc<Source>,
    /// Set by the thread that writes, when there is something to take in.
    news: Arc<AtomicBool>,
    changed: Arc<dyn Fn() + Send + Sync>,
    desk: Stated,
    view: Arc<View>,
    attached: Arc<[Arc<Reading>]>,
    attaching: Option<Attaching>,
    problems: Arc<[JournalProblem]>,
    revision: u64,
}

enum Stated {
    Opening(Receiver<Desk>),
    Open(Box<Desk>),
    /// The thread that was to open it could not be had.
    Failed(String),
}

/// The layer on its way to other readings.
struct Attaching {
    readings: Arc<[Arc<Reading>]>,
    done: Receiver<View>,
    /// What was touched meanwhile.
    touched: Vec<(ItemKind, ItemId)>,
}

impl OpenDesk {
    /// Begins to read the journals of a collection.
    pub fn open(source: &Arc<Source>, analyst: &Analyst, changed: &Arc<dyn Fn() + Send + Sync>) -> Self {
        let news = Arc::new(AtomicBool::new(false));
        let (send, receive) = mpsc::channel();
        let writer = Writer {
            author: analyst.name.clone(),
            installation: analyst.installation.clone(),
            session: format!("{}{}", *SESSION, unique()),
        };
        let (about, told, woken) = (Arc::clone(source), Arc::clone(&news), Arc::clone(changed));
        let work = move || {
            let wake = {
                let (told, woken) = (Arc::clone(&told), Arc::clone(&woken));
                move || {
                    told.store(true, Ordering::Release);
                    woken();
                }
            };
            let (desk, _) = annotations::open(&Places::of(&about), &writer, wake);
            // Nobody is there any more where the collection was closed meanwhile.
            send.send(desk).ok();
            told.store(true, Ordering::Release);
            woken();
        };
        let thread = std::thread::Builder::new().name("layer".to_owned()).spawn(work);
        OpenDesk {
            source: Arc::clone(source),
            news,
            changed: Arc::clone(changed),
            desk: match thread {
                Ok(_) => Stated::Opening(receive),
                Err(error) => Stated::Failed(format!("no thread to read the journals with: {error}")),
            },
            view: Arc::default(),
            attached: Arc::from([]),
            attaching: None,
            problems: Arc::from([]),
            revision: 0,
        }
    }

    pub fn is_of(&self, source: &Source) -> bool {
        *self.source == *source
    }

    /// Takes in what came since: the journals, what others wrote, readings to be attached to. Whether anything did.
    pub fn tend(&mut self, snapshot: &Snapshot) -> bool {
        let mut news = self.news.swap(false, Ordering::AcqRel);
        if let Stated::Opening(opening) = &self.desk {
            match opening.try_recv() {
                Ok(desk) => {
                    self.desk = Stated::Open(Box::new(desk));
                    news = true;
                }
                Err(TryRecvError::Empty) => return false,
                Err(TryRecvError::Disconnected) => {
                    self.desk = Stated::Failed("the journals could not be read".to_owned());
                    news = true;
                }
            }
        }
        if news && let Stated::Open(desk) = &mut self.desk {
            self.problems = desk.problems().into();
            let touched = desk.take_in();
            self.refresh(&touched);
        }
        news |= self.settle();
        self.attach(snapshot);
        self.revision += u64::from(news);
        news
    }

    /// What holds of the corrections, where the layer is attached to these readings.
    pub fn corrections(&self, snapshot: &Snapshot) -> Option<Vec<Correction<Place>>> {
        Arc::ptr_eq(&self.attached, &snapshot.machine).then(|| self.view.holding())
    }

    pub fn act(&mut self, act: &Act, now: Timestamp) -> Option<Outcome> {
        self.with_desk(|desk| Some(desk.act(act, now)))
    }

    pub fn undo(&mut self, now: Timestamp) -> Option<Outcome> {
        self.with_desk(|desk| desk.undo(now))
    }

    pub fn redo(&mut self, now: Timestamp) -> Option<Outcome> {
        self.with_desk(|desk| desk.redo(now))
    }

    pub fn save_in(&mut self, folder: PathBuf) {
        if let Stated::Open(desk) = &self.desk {
            desk.save_in(folder);
        }
    }

    /// Asks for a look at what others wrote.
    pub fn look(&self) {
        if let Stated::Open(desk) = &self.desk {
            desk.look();
        }
    }

    pub fn set_author(&mut self, name: &str) {
        if let Stated::Open(desk) = &mut self.desk {
            desk.set_author(name);
            self.revision += 1;
        }
    }

    /// What the window shows of it.
    pub fn state(&self) -> DeskState {
        let common = DeskState {
            revision: self.revision,
            view: Arc::clone(&self.view),
            attached: Arc::clone(&self.attached),
            problems: Arc::clone(&self.problems),
            ..DeskState::default()
        };
        match &self.desk {
            Stated::Opening(_) => common,
            Stated::Failed(why) => DeskState { saved: Saved::NotSaved(why.clone()), ..common },
            Stated::Open(desk) => {
                let folder = desk.folder();
                DeskState {
                    is_open: true,
                    layer: desk.shared(),
                    saved: desk.saved(),
                    is_elsewhere: folder.as_ref().is_some_and(|folder| !folder.starts_with(&self.source.root)),
                    folder,
                    undo: desk.next_undo().map(Arc::from),
                    redo: desk.next_redo().map(Arc::from),
                    author: Arc::from(desk.author()),
                    ..common
                }
            }
        }
    }

    fn with_desk(&mut self, act: impl FnOnce(&mut Desk) -> Option<Outcome>) -> Option<Outcome> {
        let Stated::Open(desk) = &mut self.desk else { return None };
        let outcome = act(desk)?;
        self.refresh(&outcome.items);
        self.revision += 1;
        Some(outcome)
    }

    fn refresh(&mut self, touched: &[(ItemKind, ItemId)]) {
        let Stated::Open(desk) = &self.desk else { return };
        if let Some(attaching) = &mut self.attaching {
            attaching.touched.extend_from_slice(touched);
        }
        Arc::make_mut(&mut self.view).refresh(desk.layer(), touched);
    }

    /// Takes over a view that is made. Whether there was one.
    fn settle(&mut self) -> bool {
        let (Some(attaching), Stated::Open(desk)) = (&self.attaching, &self.desk) else { return false };
        match attaching.done.try_recv() {
            Ok(mut view) => {
                view.refresh(desk.layer(), &attaching.touched);
                self.view = Arc::new(view);
                self.attached = Arc::clone(&attaching.readings);
                self.attaching = None;
                true
            }
            Err(TryRecvError::Empty) => false,
            // It panicked; what it was to attach is tried again when there are other readings.
            Err(TryRecvError::Disconnected) => {
                self.attached = Arc::clone(&attaching.readings);
                self.view = Arc::default();
                self.attaching = None;
                true
            }
        }
    }

    /// Begins to attach the layer to the readings as they are, once they are read to the end.
    fn attach(&mut self, snapshot: &Snapshot) {
        let Stated::Open(desk) = &self.desk else { return };
        let complete = !matches!(snapshot.stage, Stage::Scanning | Stage::Reading { .. });
        let current = self.attaching.as_ref().map_or(&self.attached, |attaching| &attaching.readings);
        if !complete || Arc::ptr_eq(current, &snapshot.machine) || self.attaching.is_some() {
            return;
        }
        let readings = Arc::clone(&snapshot.machine);
        let (send, done) = mpsc::channel();
        let (before, layer, changed) = (Arc::clone(&self.view), desk.shared(), Arc::clone(&self.changed));
        self.attaching = Some(Attaching { readings: Arc::clone(&readings), done, touched: Vec::new() });
        rayon::spawn(move || {
            let view = before.onto(&layer, &readings);
            // What is no longer needed goes before the result is there, so that nobody has to copy it.
            drop((before, layer));
            send.send(view).ok();
            changed();
        });
    }
}

#[cfg(test)]
mod tests;
