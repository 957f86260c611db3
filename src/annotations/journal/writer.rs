//! The thread that writes what an analyst does and looks for what others did.

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::disk::Disk;
use super::pen::Pen;
use super::reader::{JournalProblem, Reader};
use crate::annotations::desk::{Keeper, Saved};
use crate::annotations::event::Event;

/// The journals of an open collection.
pub struct Journals {
    /// `None` once no more is sent.
    orders: Option<Sender<Order>>,
    thread: Option<JoinHandle<()>>,
    state: Arc<Mutex<State>>,
    /// How many lines were sent.
    sent: u64,
}

enum Order {
    Keep(String),
    SaveIn(PathBuf),
    Look,
}

/// What the thread has to say.
#[derive(Default)]
struct State {
    /// How many lines are safe.
    safe: u64,
    failing: Option<String>,
    arrived: Vec<(Event, u32)>,
    problems: Vec<JournalProblem>,
    folder: Option<PathBuf>,
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    // Whatever panicked, each field is whole.
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Journals {
    pub(super) fn start(
        disk: Arc<dyn Disk>,
        pen: Pen,
        reader: Reader,
        folders: Vec<PathBuf>,
        every: Duration,
        changed: Box<dyn Fn() + Send>,
    ) -> Self {
        let (orders, received) = mpsc::channel();
        let state = Arc::new(Mutex::new(State { problems: reader.problems(), ..State::default() }));
        let mut scribe = Scribe {
            disk,
            pen,
            reader,
            folders,
            state: Arc::clone(&state),
            waiting: Vec::new(),
            count: 0,
            session: Vec::new(),
        };
        let work = move || {
            let mut looked = Instant::now();
            loop {
                let order = received.recv_timeout(every);
                let done = matches!(order, Err(RecvTimeoutError::Disconnected));
                let mut news = false;
                let mut look = looked.elapsed() >= every;
                for order in order.into_iter().chain(received.try_iter()) {
                    look |= scribe.take(order);
                }
                news |= scribe.write();
                if look && !done {
                    news |= scribe.look();
                    looked = Instant::now();
                }
                if news {
                    changed();
                }
                if done {
                    scribe.shorten();
                    return;
                }
            }
        };
        let thread = std::thread::Builder::new().name("journal".to_owned()).spawn(work);
        if let Err(error) = &thread {
            lock(&state).failing = Some(format!("no thread to write with: {error}"));
        }
        Journals { orders: Some(orders), thread: thread.ok(), state, sent: 0 }
    }
}

impl Keeper for Journals {
    fn keep(&mut self, line: String) {
        self.sent += 1;
        let sent = self.orders.as_ref().is_some_and(|orders| orders.send(Order::Keep(line)).is_ok());
        if !sent {
            lock(&self.state).failing.get_or_insert_with(|| "the writing thread has stopped".to_owned());
        }
    }

    fn saved(&self) -> Saved {
        let state = lock(&self.state);
        match &state.failing {
            Some(reason) => Saved::NotSaved(reason.clone()),
            None if state.safe == self.sent => Saved::Saved,
            None => Saved::Saving,
        }
    }

    fn arrived(&mut self) -> Vec<(Event, u32)> {
        std::mem::take(&mut lock(&self.state).arrived)
    }

    fn problems(&self) -> Vec<JournalProblem> {
        lock(&self.state).problems.clone()
    }

    fn folder(&self) -> Option<PathBuf> {
        lock(&self.state).folder.clone()
    }

    fn look(&self) {
        if let Some(orders) = &self.orders {
            // A thread that has stopped was told by `keep`.
            let _ = orders.send(Order::Look);
        }
    }

    fn save_in(&self, folder: PathBuf) {
        if let Some(orders) = &self.orders {
            let _ = orders.send(Order::SaveIn(folder));
        }
    }
}

impl Drop for Journals {
    /// Waits for the last line to be written, or to fail, and for a journal that has grown to be shortened.
    fn drop(&mut self) {
        self.orders = None;
        if let Some(thread) = self.thread.take() {
            // A panic there was printed there; there is nobody to tell any more.
            let _ = thread.join();
        }
    }
}

struct Scribe {
    disk: Arc<dyn Disk>,
    pen: Pen,
    reader: Reader,
    folders: Vec<PathBuf>,
    state: Arc<Mutex<State>>,
    /// Lines that are not safe yet, and how many.
    waiting: Vec<u8>,
    count: u64,
    /// Every line of this session, for saving it elsewhere.
    session: Vec<u8>,
}

impl Scribe {
    /// Whether it asks for a look.
    fn take(&mut self, order: Order) -> bool {
        match order {
            Order::Keep(line) => {
                for lines in [&mut self.waiting, &mut self.session] {
                    lines.extend_from_slice(line.as_bytes());
                    lines.push(b'\n');
                }
                self.count += 1;
                false
            }
            Order::SaveIn(folder) => {
                self.folders.push(folder.join(super::FOLDER));
                self.pen.go_to(folder);
                self.waiting.clone_from(&self.session);
                true
            }
            Order::Look => true,
        }
    }

    /// Whether there is something to tell.
    fn write(&mut self) -> bool {
        if self.waiting.is_empty() {
            return false;
        }
        let written = self.pen.put(&self.waiting);
        let mut state = lock(&self.state);
        match written {
            Ok(()) => {
                self.waiting.clear();
                state.safe += std::mem::take(&mut self.count);
                state.failing = None;
                state.folder = self.pen.wrote_in().map(PathBuf::from);
                true
            }
            Err(error) => {
                let reason = reason(&error);
                state.failing.replace(reason.clone()).is_none_or(|before| before != reason)
            }
        }
    }

    /// Leaves a shorter journal behind, where that is worth it and everything is safe.
    fn shorten(&mut self) {
        if self.waiting.is_empty() {
            // What fails here has lost nothing, and there is nobody to tell any more; the next time it is tried again.
            let _ = self.pen.shorten(super::GROWN);
        }
    }

    /// Whether there is something to tell.
    fn look(&mut self) -> bool {
        let arrived = self.reader.look(&*self.disk, &self.folders, false);
        let problems = self.reader.problems();
        let mut state = lock(&self.state);
        let news = !arrived.is_empty() || problems != state.problems;
        state.arrived.extend(arrived);
        state.problems = problems;
        news
    }
}

/// What went wrong in the system's words, without the number that it has there.
fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    match text.rsplit_once(" (os error ") {
        Some((words, _)) if error.raw_os_error().is_some() => words.to_owned(),
        _ => text,
    }
}
