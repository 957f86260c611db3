//! How much of every article and of the whole collection is checked.

use std::sync::Arc;

use crate::annotations::Progress;
use crate::workspace::Snapshot;
use crate::workspace::desk::DeskState;

/// The progress of a collection, counted anew when articles or the layer change.
#[derive(Clone, Debug, Default)]
pub struct Progresses {
    pub all: Progress,
    by_article: Arc<[Progress]>,
    counted_for: Option<(u64, u64)>,
}

impl Progresses {
    /// Brings the counts to a snapshot and a layer.
    pub fn renew(&mut self, snapshot: &Snapshot, desk: &DeskState) {
        let wanted = Some((snapshot.revision, desk.revision));
        if self.counted_for == wanted {
            return;
        }
        self.by_article = desk.view.progress_of_all(&snapshot.readings, &snapshot.comparison).into();
        self.all = self.by_article.iter().copied().sum();
        self.counted_for = wanted;
    }

    /// Of the article of this index.
    pub fn of(&self, article: usize) -> Progress {
        self.by_article.get(article).copied().unwrap_or_default()
    }
}
