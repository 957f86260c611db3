//! The articles as they are now, for anchors to be looked for in: by path, by the text's hash, and in its words. What is
//! known of texts that stay is used again.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::anchor::{Anchor, ContentHash, Ground};
use super::attach::Attachment;
use super::layer::Layer;
use super::view::AttachedCorrection;
use crate::article::{ArticleId, Place};
use crate::compare::corrections::Correction;
use crate::reading::Reading;

/// The articles that anchors are looked for in.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    readings: HashMap<ArticleId, (Arc<Reading>, OnceLock<ContentHash>)>,
    /// Which articles have a text; made when it is first asked for.
    by_hash: OnceLock<HashMap<ContentHash, ArticleId>>,
}

impl Shelf {
    /// The same for other readings. The hashes of texts that stayed are known already.
    pub fn refilled(&self, readings: &[Arc<Reading>]) -> Self {
        let known = |reading: &Arc<Reading>| {
            let (old, hash) = self.readings.get(&reading.article.id)?;
            Arc::ptr_eq(&old.article, &reading.article).then(|| hash.clone())
        };
        let entry = |reading: &Arc<Reading>| {
            let hash = known(reading).unwrap_or_default();
            (reading.article.id.clone(), (Arc::clone(reading), hash))
        };
        Shelf { readings: readings.iter().map(entry).collect(), by_hash: OnceLock::new() }
    }

    fn ground(&self, article: &ArticleId) -> Option<Ground<'_>> {
        let (reading, hash) = self.readings.get(article)?;
        let hash = *hash.get_or_init(|| ContentHash::of(reading.article.text()));
        Some(Ground::with_hash(reading, hash))
    }

    /// The article that has just this text; of several the first by path.
    fn with_text(&self, hash: ContentHash) -> Option<&ArticleId> {
        let by_hash = self.by_hash.get_or_init(|| {
            let all: Vec<_> = self.readings.iter().collect();
            let hashed = all
                .into_par_iter()
                .map(|(id, (reading, hash))| (*hash.get_or_init(|| ContentHash::of(reading.article.text())), id));
            let mut hashed: Vec<(ContentHash, &ArticleId)> = hashed.collect();
            hashed.sort_unstable_by(|a, b| b.cmp(a));
            hashed.into_iter().map(|(hash, id)| (hash, id.clone())).collect()
        });
        by_hash.get(&hash)
    }

    /// Finds anchors that were put into one article. Where its path has a text in which they surely are, they are
    /// there; else where their own text is now; else nowhere.
    pub fn attach<'a>(&self, anchors: impl Iterator<Item = &'a Anchor>) -> Vec<(Option<ArticleId>, Attachment)> {
        let mut own: Option<(ArticleId, Option<Ground<'_>>)> = None;
        let mut other: Option<(ArticleId, Option<Ground<'_>>)> = None;
        let mut found = Vec::new();
        for anchor in anchors {
            let here = attach_in(self, &mut own, &anchor.article, anchor);
            // A whole article that is still there has nothing in it that could be lost; but its text may have moved on.
            let whole = anchor.words.is_none();
            let text_is_here =
                own.as_ref().and_then(|(_, ground)| ground.as_ref()).map(|g| Some(g.hash)) == Some(anchor.hash);
            if let Some(at) = &here
                && at.shown().is_some()
                && (!whole || text_is_here)
            {
                found.push((Some(anchor.article.clone()), at.clone()));
                continue;
            }
            let moved = anchor.hash.and_then(|hash| self.with_text(hash));
            if let Some(moved) = moved
                && let Some(at) = attach_in(self, &mut other, moved, anchor)
                && at.shown().is_some()
            {
                found.push((Some(moved.clone()), at));
                continue;
            }
            found.push(match here {
                Some(at) => (Some(anchor.article.clone()), at),
                None => (None, Attachment::Lost { likely: None }),
            });
        }
        found
    }

    pub fn corrections(&self, layer: &Layer) -> Arc<[AttachedCorrection]> {
        let attached = layer.corrections().into_iter().map(|corrected| {
            let places: Vec<_> =
                corrected.correction.places().flat_map(|anchor| self.attach(std::iter::once(anchor))).collect();
            let mut next = places.iter();
            let holds = Correction::clone(&corrected.correction).try_map(|_| {
                let (article, at) = next.next().ok_or(())?;
                Ok::<_, ()>(Place { article: article.clone().ok_or(())?, span: at.holds().ok_or(())? })
            });
            AttachedCorrection { corrected, places, holds: holds.ok() }
        });
        attached.collect()
    }
}

/// Finds an anchor in one article, whose ground is kept for the next one.
fn attach_in<'s>(
    shelf: &'s Shelf,
    kept: &mut Option<(ArticleId, Option<Ground<'s>>)>,
    article: &ArticleId,
    anchor: &Anchor,
) -> Option<Attachment> {
    if kept.as_ref().is_none_or(|(held, _)| held != article) {
        *kept = Some((article.clone(), shelf.ground(article)));
    }
    let (_, ground) = kept.as_ref()?;
    ground.as_ref().map(|ground| ground.attach(anchor))
}
