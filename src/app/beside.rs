//! Files that are written and read beside the frames, and what came of them.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};

use eframe::egui::Context;

use super::exchanging::Found;
use crate::exchange::{Format, Preview};

/// What came of a file that was written or read beside the frames.
pub(super) enum News {
    Previewed(Format, Option<Preview>),
    Exported(Result<PathBuf, String>),
    Read(PathBuf, Found),
}

/// Work on files that no frame waits for.
pub(super) struct Beside {
    sender: Sender<News>,
    receiver: Receiver<News>,
}

impl Default for Beside {
    fn default() -> Self {
        let (sender, receiver) = channel();
        Beside { sender, receiver }
    }
}

impl Beside {
    pub(super) fn run(&self, repaint: Context, work: impl FnOnce() -> News + Send + 'static) {
        let sender = self.sender.clone();
        std::thread::spawn(move || {
            // The window may be closed by then.
            sender.send(work()).ok();
            repaint.request_repaint();
        });
    }

    pub(super) fn news(&self) -> Vec<News> {
        self.receiver.try_iter().collect()
    }
}
