//! What the Notes tab lists: everything that the analysts wrote, decided and corrected, and what waits to be relinked.
//! Pure; knows no screen.

use std::sync::Arc;

use super::view;
use crate::annotations::{
    Act, Anchor, Attached, AttachedCorrection, Attachment, Colour, ItemId, ItemKind, Status, Subject, Tag,
};
use crate::article::{ArticleId, Place};
use crate::words;
use crate::workspace::Snapshot;
use crate::workspace::desk::{self, DeskState};

/// What the Notes tab is narrowed to: all that is given has to fit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Only {
    /// Words in the annotated text, the note, the evidence or the tags.
    pub query: String,
    pub group: Option<Group>,
    pub colour: Option<Colour>,
    /// The tag itself or any below it.
    pub tag: Option<Tag>,
    pub author: Option<String>,
    pub article: Option<ArticleId>,
    pub status: Option<Status>,
}

/// A group of the Notes tab, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// What is in no text any more and waits to be relinked.
    Orphans,
    /// What was found again, but not surely.
    ToLookAt,
    Annotations,
    Decisions,
    Corrections,
}

impl Group {
    pub const ALL: [Group; 5] =
        [Group::Orphans, Group::ToLookAt, Group::Annotations, Group::Decisions, Group::Corrections];

    pub fn name(self) -> &'static str {
        match self {
            Group::Orphans => "Lost their place",
            Group::ToLookAt => "To be looked at",
            Group::Annotations => "Annotations",
            Group::Decisions => "Decisions",
            Group::Corrections => "Corrections",
        }
    }
}

/// What stands in the tab.
#[derive(Clone, Debug)]
pub enum Item {
    Heading(Group, usize),
    Mark(Group, Arc<Attached>),
    /// An index into the layer's corrections.
    Correction(usize),
}

/// Everything that fits, by groups, each in order of the collection.
pub fn items(snapshot: &Snapshot, desk: &DeskState, only: &Only) -> Vec<Item> {
    let wanted: Vec<String> = only.query.split_whitespace().map(str::to_lowercase).collect();
    let mut by_group: [Vec<Item>; Group::ALL.len()] = Default::default();
    let mut put = |group: Group, mark: &Arc<Attached>| {
        if only.group.is_none_or(|wanted| wanted == group) && fits(mark, only, &wanted) {
            by_group[group as usize].push(Item::Mark(group, Arc::clone(mark)));
        }
    };
    for orphan in desk.view.orphans() {
        put(Group::Orphans, orphan);
    }
    for reading in snapshot.readings.iter() {
        for mark in desk.view.on(&reading.article.id) {
            if mark.is_to_look_at() {
                put(Group::ToLookAt, mark);
            } else if mark.annotation().is_some() {
                put(Group::Annotations, mark);
            } else if let Some(verification) = mark.verification()
                && verification.status != Status::Unchecked
                && is_newest(desk, mark)
            {
                put(Group::Decisions, mark);
            }
        }
    }
    for (index, correction) in desk.view.corrections().iter().enumerate().rev() {
        let group = group_of(correction);
        if only.group.is_none_or(|wanted| wanted == group) && corrects(snapshot, correction, only, &wanted) {
            by_group[group as usize].push(Item::Correction(index));
        }
    }
    let mut items = Vec::new();
    for (group, own) in Group::ALL.into_iter().zip(by_group) {
        if !own.is_empty() {
            items.push(Item::Heading(group, own.len()));
            items.extend(own);
        }
    }
    items
}

/// Where a correction stands: with what is lost or to be looked at, where its places are.
pub fn group_of(correction: &AttachedCorrection) -> Group {
    let lost = |at: &Attachment| matches!(at, Attachment::Lost { .. });
    let unsure = |at: &Attachment| matches!(at, Attachment::Moved(_) | Attachment::Changed { .. });
    if correction.places.iter().any(|(article, at)| article.is_none() || lost(at)) {
        Group::Orphans
    } else if correction.places.iter().any(|(_, at)| unsure(at)) {
        Group::ToLookAt
    } else {
        Group::Corrections
    }
}

/// Earlier verifications of a thing are its history.
fn is_newest(desk: &DeskState, mark: &Arc<Attached>) -> bool {
    let newest = mark.place().and_then(|place| {
        desk.view.newest(mark.item.target().subject, &place.article, place.span).map(|newest| newest.item.id().clone())
    });
    newest.as_ref() == Some(mark.item.id())
}

fn fits(mark: &Attached, only: &Only, wanted: &[String]) -> bool {
    let article = mark.article.as_ref().unwrap_or(&mark.item.target().anchor.article);
    let (annotation, verification) = (mark.annotation(), mark.verification());
    only.article.as_ref().is_none_or(|wanted| wanted == article)
        && only.colour.is_none_or(|colour| annotation.is_some_and(|own| own.colour == colour))
        && only
            .tag
            .as_ref()
            .is_none_or(|tag| annotation.is_some_and(|own| own.tags.iter().any(|own| own.is_within(tag))))
        && only.status.is_none_or(|status| verification.is_some_and(|own| own.status == status))
        && only.author.as_deref().is_none_or(|author| author == who(mark))
        && wanted.iter().all(|word| said(mark).contains(word.as_str()))
}

/// Who wrote it.
pub fn who(mark: &Attached) -> &str {
    let annotation = mark.annotation().map(|own| &*own.creator);
    annotation.or(mark.verification().map(|own| &*own.who)).unwrap_or_default()
}

/// Everything of it that is searched, in small letters.
fn said(mark: &Attached) -> String {
    let mut said = mark.item.target().anchor.exact().to_lowercase();
    let mut add = |words: &str| {
        said.push('\n');
        said.push_str(&words.to_lowercase());
    };
    if let Some(annotation) = mark.annotation() {
        add(&annotation.note);
        annotation.other_notes.iter().for_each(|other| add(&other.text));
        annotation.tags.iter().for_each(|tag| add(tag.as_str()));
    }
    if let Some(verification) = mark.verification() {
        add(verification.status.name());
        add(&verification.evidence.text);
        add(&verification.evidence.link);
    }
    said
}

fn corrects(snapshot: &Snapshot, correction: &AttachedCorrection, only: &Only, wanted: &[String]) -> bool {
    let of = |article: &ArticleId| correction.places.iter().any(|(own, _)| own.as_ref() == Some(article));
    let said = || format!("{}\n{}", words::correction(&correction.corrected.correction), about(snapshot, correction));
    (only.colour, &only.tag, only.status) == (None, &None, None)
        && only.author.as_deref().is_none_or(|author| author == &*correction.corrected.who)
        && only.article.as_ref().is_none_or(of)
        && (wanted.is_empty() || {
            let said = said().to_lowercase();
            wanted.iter().all(|word| said.contains(word.as_str()))
        })
}

/// The words that a correction is about: those of its places, or the article's title.
pub fn about(snapshot: &Snapshot, correction: &AttachedCorrection) -> String {
    let words = correction.corrected.correction.places().map(|anchor| match anchor.exact() {
        "" => {
            let reading = view::reading_of(snapshot, &anchor.article);
            reading.map_or(anchor.article.as_str(), |(_, reading)| super::listing::title(reading)).to_owned()
        }
        exact => format!("“{}”", exact.split_whitespace().collect::<Vec<_>>().join(" ")),
    });
    words.collect::<Vec<_>>().join(" and ")
}

/// Where a correction is, to go to.
pub fn place_of(correction: &AttachedCorrection) -> Option<Place> {
    let (article, at) = correction.places.first()?;
    Some(Place { article: article.clone()?, span: at.shown()? })
}

/// What became of a correction, in words; `None` where it simply holds.
pub fn outcome(snapshot: &Snapshot, desk: &DeskState, index: usize) -> Option<String> {
    let all = desk.view.corrections();
    if all.get(index)?.holds.is_none() {
        return Some("its place is lost, so it does not hold".to_owned());
    }
    // What holds goes to the comparison in this order.
    let at = all[..index].iter().filter(|correction| correction.holds.is_some()).count();
    let outcome = snapshot.outcomes.get(at)?;
    (*outcome != crate::compare::corrections::Outcome::Applied).then(|| outcome.to_string())
}

/// The place that something without a sure one would be linked to: the selected words, else where it is, else the
/// likely place.
pub fn place_for(desk: &DeskState, kind: ItemKind, id: &ItemId, words: Option<&Place>) -> Option<Place> {
    if kind == ItemKind::Correction {
        return places_for(correction(desk, id)?, words)?.into_iter().next();
    }
    let mark = desk.view.item(kind, id)?;
    if let Some(words) = words.filter(|_| mark.is_orphan()) {
        return Some(words.clone());
    }
    mark.place().or_else(|| likely(mark))
}

/// Where an orphan may belong.
pub fn likely(mark: &Attached) -> Option<Place> {
    match &mark.at {
        Attachment::Lost { likely } => Some(Place { article: mark.article.clone()?, span: (*likely)? }),
        _ => None,
    }
}

/// Links something to a place: out of the tray, or "looked at" where it is.
pub fn relink(
    snapshot: &Snapshot,
    desk: &DeskState,
    kind: ItemKind,
    id: &ItemId,
    to: &Place,
    words: Option<&Place>,
) -> Option<Act> {
    if kind == ItemKind::Correction {
        return relink_correction(snapshot, correction(desk, id)?, words);
    }
    let mark = desk.view.item(kind, id)?;
    let (index, _) = view::reading_of(snapshot, &to.article)?;
    let target = desk::target(snapshot, mark.item.target().subject, index, to.span)?;
    Some(Act::Relink { items: vec![(kind, id.clone(), target)] })
}

fn correction<'d>(desk: &'d DeskState, id: &ItemId) -> Option<&'d AttachedCorrection> {
    desk.view.corrections().iter().find(|correction| correction.corrected.id == *id)
}

/// Where each place of a correction would be linked to: where it is, else the selected words for the first that is lost,
/// else the likely place. `None` where one of them is nowhere to be seen.
fn places_for(correction: &AttachedCorrection, words: Option<&Place>) -> Option<Vec<Place>> {
    let mut words = words;
    let place = |(article, at): &(Option<ArticleId>, Attachment)| {
        if let (Some(article), Some(span)) = (article, at.shown()) {
            return Some(Place { article: article.clone(), span });
        }
        if let Some(words) = words.take() {
            return Some(words.clone());
        }
        match at {
            Attachment::Lost { likely } => Some(Place { article: article.clone()?, span: (*likely)? }),
            _ => None,
        }
    };
    correction.places.iter().map(place).collect()
}

/// The same correction, said of where its places are now.
fn relink_correction(snapshot: &Snapshot, correction: &AttachedCorrection, words: Option<&Place>) -> Option<Act> {
    let mut places = places_for(correction, words)?.into_iter();
    let to = crate::compare::corrections::Correction::clone(&correction.corrected.correction).try_map(|old| {
        let place = places.next().ok_or(())?;
        let (index, _) = view::reading_of(snapshot, &place.article).ok_or(())?;
        let subject = if old.words.is_none() { Subject::Article } else { Subject::Text };
        let target = desk::target(snapshot, subject, index, place.span).ok_or(())?;
        Ok::<Anchor, ()>(target.anchor)
    });
    Some(Act::RelinkCorrection { correction: correction.corrected.id.clone(), to: to.ok()? })
}

/// What waits: the one that is selected, else the first of the tray, else the first to be looked at.
pub fn waiting(desk: &DeskState, selected: Option<&ItemId>, words: Option<&Place>) -> Option<(ItemKind, ItemId)> {
    let waits = |mark: &&Arc<Attached>| mark.is_orphan() || mark.is_to_look_at();
    let kinds = [ItemKind::Annotation, ItemKind::Verification];
    let chosen = selected.and_then(|id| kinds.into_iter().find_map(|kind| desk.view.item(kind, id)).filter(waits));
    let first = || desk.view.orphans().find(|orphan| likely(orphan).is_some());
    let looked = || desk.view.to_look_at().min_by_key(|mark| (mark.place(), mark.item.id().clone()));
    if let Some(mark) = chosen.or_else(first).or_else(looked) {
        return Some((mark.item.kind(), mark.item.id().clone()));
    }
    let waits = |it: &&AttachedCorrection| group_of(it) != Group::Corrections && places_for(it, words).is_some();
    let correction = desk.view.corrections().iter().find(waits)?;
    Some((ItemKind::Correction, correction.corrected.id.clone()))
}
