//! The layer: what a set of events says, in whatever order they came.
//!
//! Every part of an item (its colour, its note, each of its tags …) is written for itself, and of several writings the
//! one with the greatest [`Stamp`] holds. That makes merging commutative, associative and idempotent: two windows, two
//! analysts and a copy of a journal all end in the same layer.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use jiff::Timestamp;

use super::event::{Body, CorrectionChange, Event, EventId, ItemChange, Made, Stamp, TagChange};
use super::model::{Annotation, Colour, Corrected, ItemId, ItemKind, OtherNote, Tag, Target, Verification};

/// A value with the stamp of whoever wrote it last.
#[derive(Clone, Debug)]
struct Register<T> {
    value: T,
    stamp: Stamp,
}

/// Writes where the stamp is the greater one.
fn write<T>(register: &mut Option<Register<T>>, value: T, stamp: &Stamp) {
    if register.as_ref().is_none_or(|held| held.stamp < *stamp) {
        *register = Some(Register { value, stamp: stamp.clone() });
    }
}

fn value<T>(register: &Option<Register<T>>) -> Option<&T> {
    register.as_ref().map(|register| &register.value)
}

fn writer<T>(register: &Option<Register<T>>) -> Option<&EventId> {
    register.as_ref().map(|register| &register.stamp.event)
}

/// Everything that was ever written of one annotation or verification.
#[derive(Clone, Debug, Default)]
struct Slot {
    /// Set on purpose.
    placed: Option<Register<Arc<Target>>>,
    /// Named beside something else: what there is to go by until the setting is found.
    named: Option<Register<Arc<Target>>>,
    exists: Option<Register<bool>>,
    made: Option<Register<Made>>,
    colour: Option<Register<Colour>>,
    note: Option<Register<String>>,
    notes: Notes,
    tags: BTreeMap<Tag, Option<Register<bool>>>,
    status: Option<Register<Body>>,
    /// The first event that speaks of it.
    first: Option<(Stamp, Arc<str>, Timestamp)>,
    last: Option<(Stamp, Timestamp)>,
}

/// The notes of an item that no later note was written over.
#[derive(Clone, Debug, Default)]
struct Notes {
    standing: BTreeMap<Stamp, OtherNote>,
    /// Notes that were written over before they were met.
    over: BTreeSet<EventId>,
}

impl Notes {
    fn write_over(&mut self, over: &[EventId]) {
        self.standing.retain(|held, _| !over.contains(&held.event));
        self.over.extend(over.iter().cloned());
    }
}

impl Slot {
    /// The stamps of all that stands in it.
    fn stamps(&self) -> impl Iterator<Item = &Stamp> {
        fn of<T>(register: &Option<Register<T>>) -> Option<&Stamp> {
            register.as_ref().map(|register| &register.stamp)
        }
        // What was named beside something else is never looked at where the target was set.
        let target = of(&self.placed).or(of(&self.named));
        let one = [target, of(&self.exists), of(&self.made), of(&self.colour), of(&self.note), of(&self.status)];
        let ends = [self.first.as_ref().map(|(stamp, ..)| stamp), self.last.as_ref().map(|(stamp, _)| stamp)];
        let tags = self.tags.values().filter_map(of);
        one.into_iter().chain(ends).flatten().chain(tags).chain(self.notes.standing.keys())
    }

    fn target(&self) -> Option<&Arc<Target>> {
        value(&self.placed).or(value(&self.named))
    }

    fn apply(&mut self, change: &ItemChange, event: &Event, stamp: &Stamp) {
        let register = if change.places { &mut self.placed } else { &mut self.named };
        write(register, Arc::clone(&change.target), stamp);
        if let Some(exists) = change.exists {
            write(&mut self.exists, exists, stamp);
        }
        if let Some(made) = &change.made {
            write(&mut self.made, made.clone(), stamp);
        }
        for body in &change.body {
            match body {
                Body::Colour(colour) => write(&mut self.colour, *colour, stamp),
                Body::Tag { tag, on } => write(self.tags.entry(tag.clone()).or_default(), *on, stamp),
                Body::Status { .. } => write(&mut self.status, body.clone(), stamp),
                Body::Note { text, over } => {
                    write(&mut self.note, text.clone(), stamp);
                    self.notes.write_over(over);
                    if !self.notes.over.contains(&stamp.event) {
                        let note =
                            OtherNote { text: text.clone(), author: Arc::clone(&event.author), when: event.time };
                        self.notes.standing.insert(stamp.clone(), note);
                    }
                }
                Body::Unknown => {}
            }
        }
        if self.first.as_ref().is_none_or(|(first, ..)| stamp < first) {
            self.first = Some((stamp.clone(), Arc::clone(&event.author), event.time));
        }
        if self.last.as_ref().is_none_or(|(last, _)| stamp > last) {
            self.last = Some((stamp.clone(), event.time));
        }
    }

    fn annotation(&self, id: &ItemId) -> Option<Annotation> {
        let (target, (_, creator, created)) = self.target().zip(self.first.as_ref())?;
        let (creator, created) = value(&self.made).map_or((creator, created), |made| (&made.creator, &made.created));
        if value(&self.exists) != Some(&true) {
            return None;
        }
        let shown = self.note.as_ref();
        let others = self.notes.standing.iter().filter(|(stamp, note)| {
            shown.is_none_or(|shown| shown.stamp != **stamp && shown.value != note.text) && !note.text.is_empty()
        });
        let tags = self.tags.iter().filter(|(_, on)| value(on) == Some(&true)).map(|(tag, _)| tag.clone());
        Some(Annotation {
            id: id.clone(),
            target: Arc::clone(target),
            colour: value(&self.colour).copied().unwrap_or_default(),
            note: value(&self.note).cloned().unwrap_or_default(),
            other_notes: others.map(|(_, note)| note.clone()).collect(),
            tags: tags.collect(),
            creator: Arc::clone(creator),
            created: *created,
            modified: self.last.as_ref().map_or(*created, |(_, time)| (*time).max(*created)),
        })
    }

    fn verification(&self, id: &ItemId) -> Option<Verification> {
        if value(&self.exists) != Some(&true) {
            return None;
        }
        let Body::Status { status, evidence, who, when } = value(&self.status)? else { return None };
        Some(Verification {
            id: id.clone(),
            target: Arc::clone(self.target()?),
            status: *status,
            evidence: evidence.clone(),
            who: Arc::clone(who),
            when: *when,
        })
    }
}

/// What was done, for the list of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Done {
    pub stamp: Stamp,
    pub time: Timestamp,
    pub author: Arc<str>,
    /// "Highlight", "Undo: Highlight".
    pub act: Arc<str>,
    /// What it was done to; at most the first few.
    pub items: Vec<ItemId>,
    /// How many things it changed.
    pub changes: usize,
}

/// The most items that the history names of one act.
const NAMED: usize = 8;

/// The first few things that an event names, annotations, verifications and corrections.
pub(super) fn named(event: &Event) -> Vec<ItemId> {
    let ids = event.changes.iter().flat_map(|change| {
        let items = [&change.annotation, &change.verification].into_iter().flatten().map(|change| &change.id);
        items.chain(change.correction.as_ref().map(|change| &change.id))
    });
    ids.take(NAMED).cloned().collect()
}

/// The state that a set of events gives.
///
/// ```
/// use crossread::annotations::Layer;
/// let layer = Layer::default();
/// assert_eq!(layer.annotations().count(), 0);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Layer {
    annotations: HashMap<ItemId, Slot>,
    verifications: HashMap<ItemId, Slot>,
    corrections: HashMap<ItemId, Option<Register<CorrectionChange>>>,
    tags: BTreeMap<Tag, Option<Register<Option<Colour>>>>,
    /// Every event that is in it.
    events: HashSet<(EventId, u32)>,
    /// Those of them of which only what shortening left was met.
    short: HashSet<(EventId, u32)>,
    done: BTreeMap<Stamp, Done>,
    clock: u64,
}

/// One part of one thing, as it stands: to be brought back by Undo, unless somebody else wrote it since.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Part {
    Target,
    Exists,
    Colour,
    Note,
    Tag(Tag),
    Status,
}

impl Layer {
    /// Takes an event in; what it named, where it was not in already. `crc` is that of [`Event::read`].
    pub fn apply(&mut self, event: &Event, crc: u32) -> Option<Vec<(ItemKind, ItemId)>> {
        let name = (event.id.clone(), crc);
        let is_new = self.events.insert(name.clone());
        match &event.shortened {
            None if is_new || self.short.remove(&name) => {}
            Some(_) if is_new => {
                self.short.insert(name);
            }
            _ => return None,
        }
        self.clock = self.clock.max(event.clock);
        let stamp = event.stamp(crc);
        let mut touched = Vec::new();
        for change in &event.changes {
            if let Some(change) = &change.annotation {
                self.annotations.entry(change.id.clone()).or_default().apply(change, event, &stamp);
                touched.push((ItemKind::Annotation, change.id.clone()));
            }
            if let Some(change) = &change.verification {
                self.verifications.entry(change.id.clone()).or_default().apply(change, event, &stamp);
                touched.push((ItemKind::Verification, change.id.clone()));
            }
            if let Some(change) = &change.correction {
                write(self.corrections.entry(change.id.clone()).or_default(), change.clone(), &stamp);
                touched.push((ItemKind::Correction, change.id.clone()));
            }
            if let Some(TagChange { name, colour }) = &change.tag {
                write(self.tags.entry(name.clone()).or_default(), *colour, &stamp);
            }
        }
        let (items, changes) = match &event.shortened {
            Some(shortened) => (shortened.items.clone(), shortened.changes),
            None => (named(event), event.changes.len()),
        };
        for notes in event.shortened.iter().flat_map(|shortened| &shortened.notes) {
            self.annotations.entry(notes.id.clone()).or_default().notes.write_over(&notes.over);
            touched.push((ItemKind::Annotation, notes.id.clone()));
        }
        let (author, act) = (Arc::clone(&event.author), Arc::clone(&event.act));
        let done = Done { stamp: stamp.clone(), time: event.time, author, act, items, changes };
        self.done.insert(stamp, done);
        Some(touched)
    }

    /// Makes room for so many events more.
    pub(super) fn reserve(&mut self, events: usize) {
        self.events.reserve(events);
    }

    /// The events that anything of it comes from; all others were written over, every part of them.
    pub(super) fn standing(&self) -> HashSet<&Stamp> {
        let slots = self.annotations.values().chain(self.verifications.values());
        let corrections = self.corrections.values().flatten().map(|register| &register.stamp);
        let tags = self.tags.values().flatten().map(|register| &register.stamp);
        slots.flat_map(Slot::stamps).chain(corrections).chain(tags).collect()
    }

    /// The greatest logical clock of any event in it.
    pub fn clock(&self) -> u64 {
        self.clock
    }

    /// All that are there, in no order.
    pub fn annotations(&self) -> impl Iterator<Item = Annotation> {
        self.annotations.iter().filter_map(|(id, slot)| slot.annotation(id))
    }

    pub fn annotation(&self, id: &ItemId) -> Option<Annotation> {
        self.annotations.get(id).and_then(|slot| slot.annotation(id))
    }

    /// All that are there, in no order.
    pub fn verifications(&self) -> impl Iterator<Item = Verification> {
        self.verifications.iter().filter_map(|(id, slot)| slot.verification(id))
    }

    pub fn verification(&self, id: &ItemId) -> Option<Verification> {
        self.verifications.get(id).and_then(|slot| slot.verification(id))
    }

    /// All that are there, oldest first; of those that one event brought, in the order of their own dates.
    pub fn corrections(&self) -> Vec<Corrected> {
        let mut held: Vec<&Register<CorrectionChange>> = self.corrections.values().flatten().collect();
        held.retain(|register| register.value.exists);
        held.sort_by_key(|held| (&held.stamp, held.value.when, &held.value.id));
        held.into_iter().map(|register| corrected(&register.value)).collect()
    }

    pub fn correction(&self, id: &ItemId) -> Option<Corrected> {
        let change = value(self.corrections.get(id)?)?;
        change.exists.then(|| corrected(change))
    }

    /// The colour that a tag was given; a tag without one has that of the next wider tag.
    pub fn tag_colour(&self, tag: &Tag) -> Option<Colour> {
        let own = self.tags.get(tag).and_then(value).copied().flatten();
        own.or_else(|| self.tag_colour(&tag.parent()?))
    }

    /// The colours that tags themselves were given.
    pub(super) fn tag_colours(&self) -> impl Iterator<Item = (&Tag, Colour)> {
        self.tags.iter().filter_map(|(tag, register)| Some((tag, (*value(register)?)?)))
    }

    /// Everything that was done, oldest first by the logical clock.
    pub fn done(&self) -> impl DoubleEndedIterator<Item = &Done> {
        self.done.values()
    }

    /// When this verification was written last.
    pub(super) fn verified(&self, id: &ItemId) -> Option<&Stamp> {
        let slot = self.verifications.get(id)?;
        let status = slot.status.as_ref().map(|register| &register.stamp);
        status.max(slot.exists.as_ref().map(|register| &register.stamp))
    }

    /// The notes that whoever writes this annotation's note now has before them.
    pub(super) fn notes_before(&self, id: &ItemId) -> Vec<EventId> {
        let slot = self.annotations.get(id);
        slot.map(|slot| slot.notes.standing.keys().map(|stamp| stamp.event.clone()).collect()).unwrap_or_default()
    }

    /// The parts of an annotation or verification that a change writes, as they stand now, with who wrote each.
    pub(super) fn before(&self, kind: ItemKind, change: &ItemChange) -> ItemChange {
        let mut before = ItemChange { places: change.places, exists: None, body: Vec::new(), ..change.clone() };
        let slots = if kind == ItemKind::Annotation { &self.annotations } else { &self.verifications };
        let slot = slots.get(&change.id);
        if let Some(target) = slot.and_then(Slot::target) {
            before.target = Arc::clone(target);
        }
        if change.exists.is_some() {
            before.exists = Some(slot.is_some_and(|slot| value(&slot.exists) == Some(&true)));
        }
        for body in &change.body {
            before.body.push(match body {
                Body::Colour(_) => Body::Colour(slot.and_then(|slot| value(&slot.colour)).copied().unwrap_or_default()),
                Body::Note { .. } => Body::Note {
                    text: slot.and_then(|slot| value(&slot.note)).cloned().unwrap_or_default(),
                    over: Vec::new(),
                },
                Body::Tag { tag, .. } => {
                    let on = slot.and_then(|slot| slot.tags.get(tag)).and_then(value).copied().unwrap_or(false);
                    Body::Tag { tag: tag.clone(), on }
                }
                // Of what had no status before, whether it exists is taken back.
                Body::Status { .. } => slot.and_then(|slot| value(&slot.status)).cloned().unwrap_or(Body::Unknown),
                Body::Unknown => Body::Unknown,
            });
        }
        before
    }

    /// Who wrote a part last.
    pub(super) fn writer(&self, kind: ItemKind, id: &ItemId, part: &Part) -> Option<&EventId> {
        if kind == ItemKind::Correction {
            return writer(self.corrections.get(id)?);
        }
        let slots = if kind == ItemKind::Annotation { &self.annotations } else { &self.verifications };
        let slot = slots.get(id)?;
        match part {
            Part::Target => writer(&slot.placed),
            Part::Exists => writer(&slot.exists),
            Part::Colour => writer(&slot.colour),
            Part::Note => writer(&slot.note),
            Part::Tag(tag) => writer(slot.tags.get(tag)?),
            Part::Status => writer(&slot.status),
        }
    }

    /// A correction as it stands now, there or not.
    pub(super) fn correction_before(&self, change: &CorrectionChange) -> CorrectionChange {
        let held = self.corrections.get(&change.id).and_then(value).cloned();
        held.unwrap_or_else(|| CorrectionChange { exists: false, ..change.clone() })
    }

    pub(super) fn tag_before(&self, tag: &Tag) -> Option<Colour> {
        self.tags.get(tag).and_then(value).copied().flatten()
    }

    pub(super) fn tag_writer(&self, tag: &Tag) -> Option<&EventId> {
        writer(self.tags.get(tag)?)
    }
}

fn corrected(change: &CorrectionChange) -> Corrected {
    Corrected {
        id: change.id.clone(),
        correction: Arc::clone(&change.body),
        who: Arc::clone(&change.who),
        when: change.when,
    }
}
