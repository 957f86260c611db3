//! Undo and redo: every act is kept with what it wrote and what stood there before.
//!
//! Taking back is an act like any other: it writes what stood there before, so that it holds for everybody who reads the
//! journals. What somebody else wrote since is theirs and stays.

use std::sync::Arc;

use super::event::{Body, Change, EventId, ItemChange};
use super::layer::{Layer, Part};
use super::model::ItemKind;

/// An act that can be taken back.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub name: Arc<str>,
    pub forth: Vec<Change>,
    pub back: Vec<Change>,
}

/// What was done and what was taken back, in this session.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    pub undo: Vec<Step>,
    pub redo: Vec<Step>,
}

impl History {
    pub fn push(&mut self, step: Step) {
        self.redo.clear();
        self.undo.push(step);
    }
}

/// What brings back the parts that `changes` write, as they stand in `layer`.
pub(super) fn inverse(layer: &Layer, changes: &[Change]) -> Vec<Change> {
    let back = changes.iter().rev().map(|change| Change {
        annotation: change.annotation.as_ref().map(|change| layer.before(ItemKind::Annotation, change)),
        verification: change.verification.as_ref().map(|change| layer.before(ItemKind::Verification, change)),
        correction: change.correction.as_ref().map(|change| layer.correction_before(change)),
        tag: change
            .tag
            .clone()
            .map(|change| super::event::TagChange { colour: layer.tag_before(&change.name), ..change }),
    });
    back.collect()
}

/// `changes` without the parts that were last written by anybody but `own`, and without what says nothing.
pub(super) fn own(layer: &Layer, changes: &[Change], own: impl Fn(&EventId) -> bool) -> Vec<Change> {
    let ours = |event: Option<&EventId>| event.is_none_or(&own);
    let item = |kind: ItemKind, change: &ItemChange| {
        let part = |part: Part| ours(layer.writer(kind, &change.id, &part));
        let mut kept = change.clone();
        kept.places &= part(Part::Target);
        kept.exists = kept.exists.filter(|_| part(Part::Exists));
        kept.body.retain(|body| match body {
            Body::Colour(_) => part(Part::Colour),
            Body::Note { .. } => part(Part::Note),
            Body::Tag { tag, .. } => part(Part::Tag(tag.clone())),
            Body::Status { .. } => part(Part::Status),
            Body::Unknown => false,
        });
        (kept.places || kept.exists.is_some() || !kept.body.is_empty()).then_some(kept)
    };
    let kept = changes.iter().map(|change| Change {
        annotation: change.annotation.as_ref().and_then(|change| item(ItemKind::Annotation, change)),
        verification: change.verification.as_ref().and_then(|change| item(ItemKind::Verification, change)),
        correction: change
            .correction
            .clone()
            .filter(|change| ours(layer.writer(ItemKind::Correction, &change.id, &Part::Exists))),
        tag: change.tag.clone().filter(|change| ours(layer.tag_writer(&change.name))),
    });
    kept.filter(|change| *change != Change::default()).collect()
}
