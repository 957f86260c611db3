//! Hears when files of the open collection change, in a thread of its own.
//!
//! The system tells what happens in the folders; where it cannot (a network drive, too many folders), they are looked
//! through every few seconds instead. What comes in quick succession is told once. That a file is read is no news, so the
//! program does not hear itself reading; what it writes itself (the analyst's layer) is told as [`News::layer`], and
//! reading that writes nothing.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{Config, Event, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use crate::library::Source;

/// So long it must be quiet before what was heard is told.
const QUIET: Duration = Duration::from_millis(60);

/// After so long it is told even if it never is quiet: a folder that is being filled shows as it fills.
const LONGEST: Duration = Duration::from_millis(800);

/// How often folders are looked through where the system tells nothing.
const LOOK: Duration = Duration::from_secs(3);

/// The folder beside the articles that holds the analyst's layer.
const LAYER: &str = ".crossread";

/// What changed since it was told last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct News {
    /// Articles may have come, gone or changed.
    pub articles: bool,
    /// Those of them that the system named.
    pub named: HashSet<PathBuf>,
    /// The analyst's layer was written to.
    pub layer: bool,
}

/// Watching goes on until this is dropped.
pub(super) struct Watch {
    ears: Sender<Heard>,
}

enum Heard {
    Begun,
    Event(notify::Result<Event>),
    End,
}

impl Watch {
    /// Begins to watch; `tell` is called from the thread that listens. `None` where the system grants no thread.
    /// With `late` it is told first that anything may have changed.
    pub fn begin(source: &Source, late: bool, tell: impl FnMut(News) + Send + 'static) -> Option<Watch> {
        let (ears, heard) = mpsc::channel();
        let (source, told) = (source.clone(), ears.clone());
        let listen = move || {
            // It hears as long as it lives.
            let _watcher = watcher(&source, &told);
            // What changed before it heard anything, nobody told.
            told.send(Heard::Begun).ok();
            if late {
                told.send(Heard::Event(Err(notify::Error::generic("nobody listened")))).ok();
            }
            listen(&source.root, &heard, tell);
        };
        std::thread::Builder::new().name("watch".to_owned()).spawn(listen).ok()?;
        Some(Watch { ears })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        // The thread may have ended by itself.
        self.ears.send(Heard::End).ok();
    }
}

/// Listens to the system, or looks through the folders where that does not do.
fn watcher(source: &Source, ears: &Sender<Heard>) -> Option<Box<dyn Watcher>> {
    let handler = || {
        let ears = ears.clone();
        move |event| {
            ears.send(Heard::Event(event)).ok();
        }
    };
    let system = RecommendedWatcher::new(handler(), Config::default());
    if let Ok(mut system) = system
        && follow(&mut system, source).is_ok()
    {
        return Some(Box::new(system));
    }
    let mut looking = PollWatcher::new(handler(), Config::default().with_poll_interval(LOOK)).ok()?;
    follow(&mut looking, source).ok()?;
    Some(Box::new(looking))
}

/// Watches a folder with all that is in it; of single files the folders that they lie in, and the layer.
fn follow(watcher: &mut dyn Watcher, source: &Source) -> notify::Result<()> {
    let mut folders: HashSet<&Path> = HashSet::new();
    for path in &source.paths {
        if path.is_dir() {
            watcher.watch(path, RecursiveMode::Recursive)?;
        } else if let Some(folder) = path.parent()
            && folders.insert(folder)
        {
            watcher.watch(folder, RecursiveMode::NonRecursive)?;
        }
    }
    let layer = source.root.join(LAYER);
    if !folders.is_empty() && layer.is_dir() {
        watcher.watch(&layer, RecursiveMode::Recursive)?;
    }
    Ok(())
}

/// Gathers what is heard and tells it when it is quiet, until the end.
fn listen(root: &Path, heard: &Receiver<Heard>, mut tell: impl FnMut(News)) {
    let mut news = News::default();
    let mut since: Option<Instant> = None;
    loop {
        let next = match since {
            None => heard.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(since) => heard.recv_timeout(QUIET.min(LONGEST.saturating_sub(since.elapsed()))),
        };
        match next {
            Ok(Heard::Begun) => {
                news.articles = true;
                since.get_or_insert_with(Instant::now);
            }
            Ok(Heard::Event(event)) => {
                news.hear(root, event);
                if news != News::default() {
                    since.get_or_insert_with(Instant::now);
                }
            }
            Err(RecvTimeoutError::Timeout) => {
                since = None;
                tell(std::mem::take(&mut news));
            }
            Ok(Heard::End) | Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

impl News {
    fn hear(&mut self, root: &Path, event: notify::Result<Event>) {
        match event {
            Ok(event) if event.need_rescan() => (self.articles, self.layer) = (true, true),
            Ok(event) if is_change(event.kind) => event.paths.into_iter().for_each(|path| self.hear_of(root, path)),
            Ok(_) => {}
            // Something was missed.
            Err(_) => (self.articles, self.layer) = (true, true),
        }
    }

    fn hear_of(&mut self, root: &Path, path: PathBuf) {
        let inside = path.strip_prefix(root).unwrap_or(&path);
        let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        if parts.iter().any(|part| part == LAYER) {
            self.layer = true;
        } else if !parts.iter().any(|part| part.starts_with('.') || part.starts_with("~$")) {
            self.articles = true;
            self.named.insert(path);
        }
    }
}

/// Whether anything is other than before: not where a file was only looked at.
fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use notify::event::{CreateKind, RemoveKind};

    use super::*;

    fn heard(kind: EventKind, paths: &[&str]) -> News {
        let mut news = News::default();
        let event = paths.iter().fold(Event::new(kind), |event, path| event.add_path(PathBuf::from(path)));
        news.hear(Path::new("/story"), Ok(event));
        news
    }

    #[test]
    fn articles_and_the_layer_are_told_apart() {
        let news = heard(EventKind::Create(CreateKind::File), &["/story/feeds/a.txt"]);
        assert!(news.articles && !news.layer);
        assert_eq!(news.named, HashSet::from([PathBuf::from("/story/feeds/a.txt")]));
        let news = heard(EventKind::Remove(RemoveKind::File), &["/story/.crossread/anna.jsonl"]);
        assert!(news.layer && !news.articles);
    }

    #[test]
    fn what_is_hidden_or_only_read_is_no_news() {
        assert_eq!(heard(EventKind::Create(CreateKind::File), &["/story/.git/index"]), News::default());
        assert_eq!(heard(EventKind::Create(CreateKind::File), &["/story/~$draft.docx"]), News::default());
        let opened = EventKind::Access(AccessKind::Open(AccessMode::Read));
        assert_eq!(heard(opened, &["/story/a.txt"]), News::default());
        let written = EventKind::Access(AccessKind::Close(AccessMode::Write));
        assert!(heard(written, &["/story/a.txt"]).articles);
    }

    #[test]
    fn a_hidden_folder_above_the_collection_hides_nothing() {
        let mut news = News::default();
        news.hear_of(Path::new("/home/anna/.news"), PathBuf::from("/home/anna/.news/a.txt"));
        assert!(news.articles);
    }

    #[test]
    fn what_was_missed_is_looked_for_everywhere() {
        let mut news = News::default();
        news.hear(Path::new("/story"), Err(notify::Error::generic("overflow")));
        assert!(news.articles && news.layer);
    }
}
