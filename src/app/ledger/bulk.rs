//! What an act on several rows of the ledger is about: each thing once, however many rows speak of it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{RowId, Shown};
use crate::annotations::{Anchor, Attached, Ground, ItemId, ItemKind, Subject, Tag, Target};
use crate::app::view;
use crate::article::Span;

impl<'a> Shown<'a> {
    /// The figures, quotes and checks that rows are about, in order of the collection.
    pub fn targets<'r>(self, rows: impl IntoIterator<Item = &'r RowId>) -> Vec<Target> {
        let mut wanted: BTreeMap<usize, BTreeSet<(Span, Subject)>> = BTreeMap::new();
        for row in rows {
            if let Some((subject, index, span)) = self.at(row)
                && matches!(subject, Subject::Figure | Subject::Quote | Subject::Check)
            {
                wanted.entry(index).or_default().insert((span, subject));
            }
        }
        let each = wanted.into_iter().filter_map(|(index, things)| {
            let ground = Ground::of(self.snapshot.machine.get(index)?);
            Some(things.into_iter().map(|(span, subject)| ground.target(subject, span)).collect::<Vec<_>>())
        });
        each.flatten().collect()
    }

    /// The figures that rows are about, as corrections name them.
    pub fn figures<'r>(self, rows: impl IntoIterator<Item = &'r RowId>) -> Vec<Anchor> {
        let targets = self.targets(rows).into_iter();
        targets.filter(|target| target.subject == Subject::Figure).map(|target| target.anchor).collect()
    }

    /// What a tag on rows goes to: their annotations, and what bears none yet.
    pub fn to_tag<'r>(self, rows: impl IntoIterator<Item = &'r RowId>) -> (Vec<ItemId>, Vec<Target>) {
        let (mut annotations, mut bare) = (BTreeSet::new(), Vec::new());
        for row in rows {
            let Some((subject, index, span)) = self.at(row) else {
                // What waits in the orphan tray has its tags, too.
                annotations.extend(self.notes([row]));
                continue;
            };
            let own = match row {
                RowId::Annotation(id) => Some(id.clone()),
                RowId::Thing(..) => self.first_annotation(subject, index, span),
            };
            match own {
                Some(id) => {
                    annotations.insert(id);
                }
                None => bare.push(row),
            }
        }
        (annotations.into_iter().collect(), self.targets(bare))
    }

    fn first_annotation(self, subject: Subject, index: usize, span: Span) -> Option<ItemId> {
        let article = &self.snapshot.readings.get(index)?.article.id;
        let marks = self.desk.on(self.snapshot, index);
        // The layer may be about an older text of the article.
        (!marks.is_empty())
            .then(|| self.desk.view.annotations_of(subject, article, span).next().map(|note| note.id.clone()))?
    }

    /// The tags that any of the rows bears, each with the annotations that do.
    pub fn tags<'r>(self, rows: impl IntoIterator<Item = &'r RowId>) -> BTreeMap<Tag, Vec<ItemId>> {
        let mut tags: BTreeMap<Tag, Vec<ItemId>> = BTreeMap::new();
        for id in self.to_tag(rows).0 {
            let own = self.desk.view.item(ItemKind::Annotation, &id).and_then(|mark| mark.annotation());
            for tag in own.into_iter().flat_map(|own| &own.tags) {
                tags.entry(tag.clone()).or_default().push(id.clone());
            }
        }
        tags
    }

    /// The annotations among rows.
    pub fn notes<'r>(self, rows: impl IntoIterator<Item = &'r RowId>) -> Vec<ItemId> {
        let id = |row: &RowId| match row {
            RowId::Annotation(id) => Some(id.clone()),
            RowId::Thing(..) => None,
        };
        let ids: BTreeSet<ItemId> = rows.into_iter().filter_map(id).collect();
        ids.into_iter().collect()
    }

    /// What a row is about and where that stands, by its name.
    pub fn at(self, row: &RowId) -> Option<(Subject, usize, Span)> {
        match row {
            RowId::Thing(subject, place) => {
                let (index, _) = view::reading_of(self.snapshot, &place.article)?;
                Some((*subject, index, place.span))
            }
            RowId::Annotation(id) => {
                let mark: &Arc<Attached> = self.desk.view.item(ItemKind::Annotation, id)?;
                let (index, _) = view::reading_of(self.snapshot, mark.article.as_ref()?)?;
                Some((mark.item.target().subject, index, mark.at.shown()?))
            }
        }
    }
}
