//! Asking the desktop for files and folders: the only file that touches rfd.
//!
//! A dialog is started on the thread of the window (macOS insists) and waited for on one of its own (a portal may
//! never answer). What rfd returns for "cancelled" and for "impossible" is the same; the difference is only in its
//! log, so a small logger keeps its last error and the window shows it.

use std::future::Future;
use std::path::PathBuf;
use std::pin::pin;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::Thread;

/// What became of a dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    Chosen(Vec<PathBuf>),
    Cancelled,
    /// No dialog could be shown; in words for the user.
    Impossible(String),
}

/// The dialog that is open, if one is.
#[derive(Default)]
pub struct Dialogs {
    waiting: Option<Receiver<Answer>>,
}

impl Dialogs {
    pub fn ask_for_folder(&mut self, title: &str, changed: impl Fn() + Send + 'static) {
        let dialog = rfd::AsyncFileDialog::new().set_title(title).pick_folder();
        self.wait(async { dialog.await.map(|folder| vec![folder.path().to_owned()]) }, changed);
    }

    pub fn ask_for_files(&mut self, changed: impl Fn() + Send + 'static) {
        let dialog = rfd::AsyncFileDialog::new().set_title("Open article files").pick_files();
        self.wait(
            async { dialog.await.map(|files| files.iter().map(|file| file.path().to_owned()).collect()) },
            changed,
        );
    }

    /// Asks for one file to read.
    pub fn ask_for_file(&mut self, title: &str, changed: impl Fn() + Send + 'static) {
        let dialog = rfd::AsyncFileDialog::new().set_title(title).pick_file();
        self.wait(async { dialog.await.map(|file| vec![file.path().to_owned()]) }, changed);
    }

    /// Asks for a file to write; `name` is what it is called unless another name is chosen.
    pub fn ask_where_to_write(&mut self, title: &str, name: &str, changed: impl Fn() + Send + 'static) {
        let dialog = rfd::AsyncFileDialog::new().set_title(title).set_file_name(name).save_file();
        self.wait(async { dialog.await.map(|file| vec![file.path().to_owned()]) }, changed);
    }

    /// The answer, once it is there.
    pub fn answer(&mut self) -> Option<Answer> {
        let answer = match self.waiting.as_ref()?.try_recv() {
            Ok(answer) => answer,
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => Answer::Impossible(impossible("the dialog ended without an answer")),
        };
        self.waiting = None;
        Some(answer)
    }

    /// A newer dialog replaces one that never answered.
    fn wait(
        &mut self,
        dialog: impl Future<Output = Option<Vec<PathBuf>>> + Send + 'static,
        changed: impl Fn() + Send + 'static,
    ) {
        RFD_ERRORS.install();
        RFD_ERRORS.take();
        let (sender, receiver) = channel();
        self.waiting = Some(receiver);
        std::thread::spawn(move || {
            let answer = match (block_on(dialog), RFD_ERRORS.take()) {
                (Some(paths), _) => Answer::Chosen(paths),
                (None, None) => Answer::Cancelled,
                (None, Some(error)) => Answer::Impossible(impossible(&error)),
            };
            // Nobody listens any more when a newer dialog took this one's place.
            sender.send(answer).ok();
            changed();
        });
    }
}

fn impossible(reason: &str) -> String {
    format!(
        "This desktop showed no file dialog ({reason}). Drop a folder on the window, or choose File, Open by path. \
         Installing xdg-desktop-portal or zenity brings the dialog back."
    )
}

/// Keeps the last error that rfd logged; passes everything else over.
struct RfdErrors {
    last: Mutex<Option<String>>,
}

static RFD_ERRORS: RfdErrors = RfdErrors { last: Mutex::new(None) };

impl RfdErrors {
    /// Does nothing where the program has a logger already: then that one shows the error.
    fn install(&'static self) {
        if log::set_logger(self).is_ok() {
            log::set_max_level(log::LevelFilter::Error);
        }
    }

    fn take(&self) -> Option<String> {
        self.last.lock().ok()?.take()
    }
}

impl log::Log for RfdErrors {
    fn enabled(&self, metadata: &log::Metadata<'_>) -> bool {
        metadata.level() == log::Level::Error && metadata.target().starts_with("rfd")
    }

    fn log(&self, record: &log::Record<'_>) {
        if self.enabled(record.metadata())
            && let Ok(mut last) = self.last.lock()
        {
            *last = Some(record.args().to_string());
        }
    }

    fn flush(&self) {}
}

/// Runs one future on this thread, asleep until it is woken.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    struct Unpark(Thread);
    impl Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }
    let waker = Waker::from(Arc::new(Unpark(std::thread::current())));
    let mut context = Context::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(value) => return value,
            Poll::Pending => std::thread::park(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_future_that_is_woken_from_elsewhere_is_finished() {
        let (sender, receiver) = channel();
        let mut woken = false;
        let value = block_on(std::future::poll_fn(move |context| {
            if woken {
                return Poll::Ready(receiver.recv());
            }
            woken = true;
            let (waker, sender) = (context.waker().clone(), sender.clone());
            std::thread::spawn(move || {
                sender.send(7).ok();
                waker.wake();
            });
            Poll::Pending
        }));
        assert_eq!(value, Ok(7));
    }

    #[test]
    fn a_dialog_that_cannot_be_shown_says_what_to_do_instead() {
        let mut dialogs = Dialogs::default();
        assert_eq!(dialogs.answer(), None);
        dialogs.wait(
            async {
                log::set_max_level(log::LevelFilter::Error);
                log::logger().log(
                    &log::Record::builder()
                        .level(log::Level::Error)
                        .target("rfd::backend")
                        .args(format_args!("no portal"))
                        .build(),
                );
                None
            },
            || {},
        );
        let answer = loop {
            if let Some(answer) = dialogs.answer() {
                break answer;
            }
            std::thread::yield_now();
        };
        let Answer::Impossible(words) = answer else { panic!("{answer:?}") };
        assert!(words.contains("no portal") && words.contains("Open by path"), "{words}");
    }
}
