//! What an act on several rows of the ledger is about: each thing once, however many rows speak of it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{RowId, Shown};
use crate::annotations::{Anchor, Attached, Ground, ItemId, ItemKind, Subject, Target};
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
