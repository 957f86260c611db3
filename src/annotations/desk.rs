//! The desk: where an analyst's acts become events, are seen at once, are kept, and can be taken back.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;

use super::act::{self, Act, Hand};
use super::event::{Body, Change, Event, EventId, FORMAT};
use super::history::{self, History, Step};
use super::journal::JournalProblem;
use super::layer::Layer;
use super::model::{ItemId, ItemKind};

/// Whether what was done is safe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// On its way to the disk.
    Saving,
    /// On the disk, all of it.
    Saved,
    /// In memory only, and why. It is tried again.
    NotSaved(String),
}

/// What came of an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What was done, for people: "Highlight".
    pub name: Arc<str>,
    /// What was made or changed; the new things of an act that makes some, in its order.
    pub items: Vec<(ItemKind, ItemId)>,
}

/// A layer that one analyst works on.
///
/// Time and names come from outside, so that the same acts give the same layer.
///
/// ```
/// use std::sync::Arc;
/// use crossread::annotations::{Act, Colour, Desk, Ground, NewAnnotation, Subject};
/// use crossread::{article::{Article, Span}, reading::Reading};
///
/// let reading = Reading::of(Arc::new(Article::from_text("a.txt", "The port will cut 300 berths.")));
/// let target = Ground::of(&reading).target(Subject::Text, Span::new(18, 28));
/// let now = "2026-05-04T10:00:00Z".parse()?;
///
/// let mut desk = Desk::in_memory("Ada", "session");
/// let new = NewAnnotation { target, colour: Colour::Green, note: "who says so?".to_owned(), tags: Default::default() };
/// let done = desk.act(&Act::Annotate(new), now);
/// let id = &done.items[0].1;
/// assert_eq!(desk.layer().annotation(id).map(|annotation| annotation.note).as_deref(), Some("who says so?"));
/// assert_eq!(desk.next_undo(), Some("Add note"));
/// desk.undo(now);
/// assert_eq!(desk.layer().annotation(id), None);
/// desk.redo(now);
/// assert!(desk.layer().annotation(id).is_some());
/// # Ok::<(), jiff::Error>(())
/// ```
pub struct Desk {
    /// Shared with whoever draws it or attaches it elsewhere; copied only where it is written meanwhile.
    pub(super) layer: Arc<Layer>,
    pub(super) history: History,
    author: Arc<str>,
    /// A name that no other session has; every event of this one begins with it.
    session: Arc<str>,
    /// How many names were given.
    named: u64,
    keeper: Box<dyn Keeper>,
}

/// What keeps events beyond memory.
pub trait Keeper: Send {
    /// Takes in an event as its line, without its end. Returns at once.
    fn keep(&mut self, line: String);

    /// Whether everything taken in is kept.
    fn saved(&self) -> Saved;

    /// Events that others wrote meanwhile, each with the checksum of its line.
    fn arrived(&mut self) -> Vec<(Event, u32)>;

    /// What could not be read.
    fn problems(&self) -> Vec<JournalProblem> {
        Vec::new()
    }

    /// The folder that events were last kept in.
    fn folder(&self) -> Option<PathBuf> {
        None
    }

    /// Asks for a look at what others wrote, now.
    fn look(&self) {}

    /// From now on keeps in `.crossread/` of another folder, and there everything of this session.
    fn save_in(&self, _folder: PathBuf) {}
}

/// Keeps nothing beyond memory: for tests and examples.
struct Forgetful;

impl Keeper for Forgetful {
    fn keep(&mut self, _: String) {}

    fn saved(&self) -> Saved {
        Saved::Saved
    }

    fn arrived(&mut self) -> Vec<(Event, u32)> {
        Vec::new()
    }
}

impl Desk {
    /// A desk that forgets everything when it is dropped.
    pub fn in_memory(author: &str, session: &str) -> Self {
        Desk::over(Layer::default(), author, session, Box::new(Forgetful))
    }

    /// A desk over a layer that is there already. `session` is a name that no other session has.
    pub fn over(layer: Layer, author: &str, session: &str, keeper: Box<dyn Keeper>) -> Self {
        let (author, session) = (Arc::from(author), Arc::from(session));
        Desk { layer: Arc::new(layer), history: History::default(), author, session, named: 0, keeper }
    }

    pub fn layer(&self) -> &Layer {
        &self.layer
    }

    /// The layer as it is now, to be looked at while the desk goes on.
    pub fn shared(&self) -> Arc<Layer> {
        Arc::clone(&self.layer)
    }

    pub fn author(&self) -> &str {
        &self.author
    }

    /// Acts from now on under another name; what was done keeps the name that it was done under.
    pub fn set_author(&mut self, author: &str) {
        self.author = Arc::from(author);
    }

    /// Does something: seen in [`Desk::layer`] at once, kept as soon as the disk has it.
    pub fn act(&mut self, act: &Act, now: Timestamp) -> Outcome {
        let (session, named, author) = (Arc::clone(&self.session), &mut self.named, Arc::clone(&self.author));
        let mut name = || {
            *named += 1;
            ItemId::new(format!("{session}-{named}"))
        };
        let changes = act::changes(act, &self.layer, &mut Hand { author: &author, now, name: &mut name });
        let name: Arc<str> = act.name().into();
        if changes.is_empty() {
            return Outcome { name, items: Vec::new() };
        }
        let back = history::inverse(&self.layer, &changes);
        let items = self.write(&name, changes.clone(), now);
        self.history.push(Step { name: Arc::clone(&name), forth: changes, back });
        Outcome { name, items }
    }

    /// Takes the last act back; `None` where there is none. What somebody else wrote since stays as they wrote it.
    pub fn undo(&mut self, now: Timestamp) -> Option<Outcome> {
        let step = self.history.undo.pop()?;
        let items = self.again(&format!("Undo: {}", step.name), &step.back, now);
        let name = Arc::clone(&step.name);
        self.history.redo.push(step);
        Some(Outcome { name, items })
    }

    /// Does again what was taken back last; `None` where nothing was, or where something else was done since.
    pub fn redo(&mut self, now: Timestamp) -> Option<Outcome> {
        let step = self.history.redo.pop()?;
        let items = self.again(&format!("Redo: {}", step.name), &step.forth, now);
        let name = Arc::clone(&step.name);
        self.history.undo.push(step);
        Some(Outcome { name, items })
    }

    /// The name of what [`Desk::undo`] takes back.
    pub fn next_undo(&self) -> Option<&str> {
        self.history.undo.last().map(|step| &*step.name)
    }

    /// The name of what [`Desk::redo`] does again.
    pub fn next_redo(&self) -> Option<&str> {
        self.history.redo.last().map(|step| &*step.name)
    }

    pub fn saved(&self) -> Saved {
        self.keeper.saved()
    }

    /// The lines of journals that could not be read, and are left as they are.
    pub fn problems(&self) -> Vec<JournalProblem> {
        self.keeper.problems()
    }

    /// The folder that the layer was last written in; `None` before anything was.
    pub fn folder(&self) -> Option<PathBuf> {
        self.keeper.folder()
    }

    /// Asks for a look at what others wrote: something changed in the folder. [`Desk::take_in`] has it soon after.
    pub fn look(&self) {
        self.keeper.look();
    }

    /// Saves in another folder from now on, with everything that was done in this session.
    pub fn save_in(&self, folder: PathBuf) {
        self.keeper.save_in(folder);
    }

    /// Takes in what others wrote meanwhile; what that touched.
    pub fn take_in(&mut self) -> Vec<(ItemKind, ItemId)> {
        let arrived = self.keeper.arrived();
        if arrived.is_empty() {
            return Vec::new();
        }
        let layer = Arc::make_mut(&mut self.layer);
        arrived.iter().filter_map(|(event, crc)| layer.apply(event, *crc)).flatten().collect()
    }

    fn again(&mut self, name: &str, changes: &[Change], now: Timestamp) -> Vec<(ItemKind, ItemId)> {
        let session = format!("{}-", self.session);
        let changes = history::own(&self.layer, changes, |event| event.0.starts_with(&session));
        if changes.is_empty() { Vec::new() } else { self.write(&name.into(), changes, now) }
    }

    /// Makes an event of changes, shows it and has it kept.
    fn write(&mut self, act: &Arc<str>, mut changes: Vec<Change>, now: Timestamp) -> Vec<(ItemKind, ItemId)> {
        for change in changes.iter_mut().filter_map(|change| change.annotation.as_mut()) {
            let before = self.layer.notes_before(&change.id);
            for body in &mut change.body {
                if let Body::Note { over, .. } = body {
                    over.clone_from(&before);
                }
            }
        }
        self.named += 1;
        let event = Event {
            format: FORMAT,
            id: EventId(format!("{}-{}", self.session, self.named).into()),
            clock: self.layer.clock() + 1,
            time: now,
            author: Arc::clone(&self.author),
            act: Arc::clone(act),
            changes,
            shortened: None,
        };
        let (line, crc) = event.line();
        let touched = Arc::make_mut(&mut self.layer).apply(&event, crc);
        self.keeper.keep(line);
        touched.unwrap_or_default()
    }
}
