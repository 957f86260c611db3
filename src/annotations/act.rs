//! Acts: what an analyst can do to the layer, and which changes each is.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;

use super::anchor::Anchor;
use super::event::{Body, Change, CorrectionChange, ItemChange, Made, TagChange};
use super::layer::Layer;
use super::model::{
    Annotation, Colour, Corrected, Evidence, ItemId, ItemKind, Status, Subject, Tag, Target, Verification,
};
use crate::compare::corrections::Correction;

/// One thing that an analyst does. Each is undone as a whole, however much it changes.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Marks a target, with a note and tags where there are any.
    Annotate(NewAnnotation),
    Recolour {
        annotations: Vec<ItemId>,
        colour: Colour,
    },
    /// Writes the note of an annotation anew; an empty one takes it away.
    Note {
        annotation: ItemId,
        text: String,
    },
    /// Adds a tag to annotations, or takes it from them.
    Tag {
        annotations: Vec<ItemId>,
        tag: Tag,
        on: bool,
    },
    /// Adds a tag to annotations and to things that bear none yet: those are marked for it.
    TagAll {
        annotations: Vec<ItemId>,
        targets: Vec<Target>,
        colour: Colour,
        tag: Tag,
    },
    /// Takes annotations away.
    Remove {
        annotations: Vec<ItemId>,
    },
    /// Gives figures, quotes or checks a status.
    Verify {
        targets: Vec<Target>,
        status: Status,
        evidence: Evidence,
    },
    /// Says something in place of the machine.
    Correct {
        corrections: Vec<Correction<Anchor>>,
    },
    /// Takes corrections back.
    TakeBack {
        corrections: Vec<ItemId>,
    },
    /// Calls a tag, and all below it, something else everywhere. Where there is such a tag already the two become one.
    RenameTag {
        from: Tag,
        to: Tag,
    },
    /// Takes a tag, and all below it, from every annotation.
    DeleteTag {
        tag: Tag,
    },
    ColourTag {
        tag: Tag,
        colour: Option<Colour>,
    },
    /// Puts annotations or verifications where they belong now: out of the orphan tray, or "looked at" where they are.
    Relink {
        items: Vec<(ItemKind, ItemId, Target)>,
    },
    /// Puts a correction where it belongs now.
    RelinkCorrection {
        correction: ItemId,
        to: Correction<Anchor>,
    },
    /// Takes in what was made somewhere else. What is there already is passed over.
    Import(Import),
}

/// An annotation to be made.
#[derive(Clone, Debug, PartialEq)]
pub struct NewAnnotation {
    pub target: Target,
    pub colour: Colour,
    pub note: String,
    pub tags: BTreeSet<Tag>,
}

/// Things that were made somewhere else. They keep the names, people and dates that they have there, so that the same
/// thing is never taken in twice; when an annotation was last written is when it is taken in.
///
/// ```
/// use std::sync::Arc;
/// use crossread::annotations::{Act, Annotation, Colour, Desk, Ground, Import, ItemId};
/// use crossread::{article::Article, reading::Reading};
///
/// let reading = Reading::of(Arc::new(Article::from_text("a.txt", "The port will cut 300 berths.")));
/// let (created, now) = ("2026-05-04T10:00:00Z".parse()?, "2026-06-01T08:00:00Z".parse()?);
/// let theirs = Annotation {
///     id: ItemId::new("https://notes.example/1"),
///     target: Arc::new(Ground::of(&reading).whole()),
///     colour: Colour::Green,
///     note: "read twice".to_owned(),
///     other_notes: Vec::new(),
///     tags: Default::default(),
///     creator: "Bob".into(),
///     created,
///     modified: created,
/// };
/// let import = Act::Import(Import { annotations: vec![theirs], ..Import::default() });
/// let mut desk = Desk::in_memory("Ada", "session");
/// desk.act(&import, now);
/// assert_eq!(desk.act(&import, now).items, [], "it is there already");
/// let held = desk.layer().annotations().next().expect("it is there");
/// assert_eq!((&*held.creator, held.created), ("Bob", created));
/// # Ok::<(), jiff::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Import {
    /// Their other notes are not taken in.
    pub annotations: Vec<Annotation>,
    pub verifications: Vec<Verification>,
    pub corrections: Vec<Corrected>,
}

impl Import {
    /// How many things it holds.
    pub fn len(&self) -> usize {
        self.annotations.len() + self.verifications.len() + self.corrections.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// "3 annotations", "1 status, 2 corrections".
impl std::fmt::Display for Import {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let parts = [
            (self.annotations.len(), "annotation", "annotations"),
            (self.verifications.len(), "status", "statuses"),
            (self.corrections.len(), "correction", "corrections"),
        ];
        let some = parts.iter().filter(|(n, ..)| *n > 0);
        let some: Vec<String> =
            some.map(|(n, one, many)| format!("{n} {}", if *n == 1 { one } else { many })).collect();
        f.write_str(if some.is_empty() { "nothing" } else { "" })?;
        f.write_str(&some.join(", "))
    }
}

impl Act {
    /// For the menu: "Undo Highlight".
    pub fn name(&self) -> String {
        let things = |n: usize, one: &str| if n == 1 { one.to_owned() } else { format!("{n} {one}s") };
        match self {
            Act::Annotate(new) if !new.note.is_empty() => "Add note".to_owned(),
            Act::Annotate(_) => "Highlight".to_owned(),
            Act::Recolour { annotations, colour } => {
                format!("Colour {} {}", things(annotations.len(), "annotation"), colour.name())
            }
            Act::Note { text, .. } if text.is_empty() => "Remove note".to_owned(),
            Act::Note { .. } => "Edit note".to_owned(),
            Act::Tag { tag, on, annotations } => {
                let verb = if *on { "Tag" } else { "Untag" };
                match annotations.len() {
                    1 => format!("{verb} “{tag}”"),
                    n => format!("{verb} “{tag}”, {}", things(n, "annotation")),
                }
            }
            Act::TagAll { annotations, targets, tag, .. } => {
                format!("Tag “{tag}”, {}", things(annotations.len() + targets.len(), "row"))
            }
            Act::Remove { annotations } => format!("Remove {}", things(annotations.len(), "annotation")),
            Act::Verify { targets, status, .. } => {
                let subject = match targets.first().map(|target| target.subject) {
                    Some(first) if targets.iter().all(|target| target.subject == first) => subject(first),
                    _ => "item",
                };
                format!("Mark {} {}", things(targets.len(), subject), status.name())
            }
            Act::Correct { corrections } => match corrections.as_slice() {
                [one] => correction(one).to_owned(),
                many => format!("{} corrections", many.len()),
            },
            Act::TakeBack { corrections } => format!("Take back {}", things(corrections.len(), "correction")),
            Act::RenameTag { from, to } => format!("Rename tag “{from}” to “{to}”"),
            Act::DeleteTag { tag } => format!("Delete tag “{tag}”"),
            Act::ColourTag { tag, .. } => format!("Colour tag “{tag}”"),
            Act::Relink { items } => format!("Relink {}", things(items.len(), "annotation")),
            Act::RelinkCorrection { .. } => "Relink correction".to_owned(),
            Act::Import(import) => format!("Import {import}"),
        }
    }
}

fn subject(subject: Subject) -> &'static str {
    match subject {
        Subject::Text => "passage",
        Subject::Figure => "figure",
        Subject::Quote => "quote",
        Subject::Measure => "measure",
        Subject::Check => "check",
        Subject::Article => "article",
    }
}

fn correction(correction: &Correction<Anchor>) -> &'static str {
    match correction {
        Correction::NotAFigure { .. } => "Not a figure",
        Correction::IsAFigure { .. } => "Mark as figure",
        Correction::Set { .. } => "Correct figure",
        Correction::Speaker { .. } => "Correct speaker",
        Correction::SameMeasure { .. } => "Merge measures",
        Correction::OtherMeasure { .. } => "Split measure",
        Correction::Move { .. } => "Move figure",
        Correction::Rename { .. } => "Rename measure",
        Correction::Relation { .. } => "Set relation",
        Correction::Alias { .. } => "Join names",
        Correction::Article { .. } => "Correct article",
    }
}

/// Who acts, when, and how new things are named.
pub(super) struct Hand<'a> {
    pub author: &'a Arc<str>,
    pub now: Timestamp,
    /// A name that no other thing has.
    pub name: &'a mut dyn FnMut() -> ItemId,
}

/// The changes that an act makes to a layer; none where there is nothing to do.
pub(super) fn changes(act: &Act, layer: &Layer, hand: &mut Hand<'_>) -> Vec<Change> {
    let edit = |id: &ItemId, body: Body| {
        let target = layer.annotation(id)?.target;
        let body = vec![body];
        Some(Change::annotation(ItemChange { id: id.clone(), target, places: false, exists: None, made: None, body }))
    };
    match act {
        Act::Annotate(new) => vec![annotate(new, (hand.name)())],
        Act::Import(import) => take_in(import, layer),
        Act::Recolour { annotations, colour } => {
            annotations.iter().filter_map(|id| edit(id, Body::Colour(*colour))).collect()
        }
        Act::Note { annotation, text } => {
            edit(annotation, Body::Note { text: text.clone(), over: Vec::new() }).into_iter().collect()
        }
        Act::Tag { annotations, tag, on } => {
            annotations.iter().filter_map(|id| edit(id, Body::Tag { tag: tag.clone(), on: *on })).collect()
        }
        Act::TagAll { annotations, targets, colour, tag } => {
            let tagged = annotations.iter().filter_map(|id| edit(id, Body::Tag { tag: tag.clone(), on: true }));
            let mut changes: Vec<Change> = tagged.collect();
            changes.extend(targets.iter().map(|target| {
                let tags = BTreeSet::from([tag.clone()]);
                let new = NewAnnotation { target: target.clone(), colour: *colour, note: String::new(), tags };
                annotate(&new, (hand.name)())
            }));
            changes
        }
        Act::Remove { annotations } => {
            let remove = |id: &ItemId| {
                let target = layer.annotation(id)?.target;
                let (exists, body) = (Some(false), Vec::new());
                Some(Change::annotation(ItemChange { id: id.clone(), target, places: false, exists, made: None, body }))
            };
            annotations.iter().filter_map(remove).collect()
        }
        Act::Verify { targets, status, evidence } => {
            let verify = |target: &Target| {
                let (who, when) = (Arc::clone(hand.author), hand.now);
                let body = vec![Body::Status { status: *status, evidence: evidence.clone(), who, when }];
                let target = Arc::new(target.clone());
                let (id, exists) = ((hand.name)(), Some(true));
                Change::verification(ItemChange { id, target, places: true, exists, made: None, body })
            };
            targets.iter().map(verify).collect()
        }
        Act::Correct { corrections } => {
            let correct = |body: &Correction<Anchor>| {
                let (who, when) = (Arc::clone(hand.author), hand.now);
                let body = Arc::new(body.clone());
                Change::correction(CorrectionChange { id: (hand.name)(), exists: true, who, when, body })
            };
            corrections.iter().map(correct).collect()
        }
        Act::TakeBack { corrections } => {
            let take_back = |id: &ItemId| {
                let held = layer.correction(id)?;
                Some(Change::correction(CorrectionChange {
                    id: id.clone(),
                    exists: false,
                    who: held.who,
                    when: held.when,
                    body: held.correction,
                }))
            };
            corrections.iter().filter_map(take_back).collect()
        }
        Act::RenameTag { from, to } if from == to => Vec::new(),
        Act::RenameTag { from, to } => retag(layer, from, |tag| tag.moved(from, to)),
        Act::DeleteTag { tag } => retag(layer, tag, |_| None),
        Act::ColourTag { tag, colour } => {
            vec![Change::tag(TagChange { name: tag.clone(), colour: *colour })]
        }
        Act::Relink { items } => {
            items.iter().filter_map(|(kind, id, target)| relink(layer, *kind, id, target)).collect()
        }
        Act::RelinkCorrection { correction, to } => {
            let held = layer.correction(correction);
            let change = held.map(|held| CorrectionChange {
                id: held.id,
                exists: true,
                who: held.who,
                when: held.when,
                body: Arc::new(to.clone()),
            });
            change.map(Change::correction).into_iter().collect()
        }
    }
}

fn annotate(new: &NewAnnotation, id: ItemId) -> Change {
    let target = Arc::new(new.target.clone());
    let body = bodies(new.colour, &new.note, &new.tags);
    Change::annotation(ItemChange { id, target, places: true, exists: Some(true), made: None, body })
}

fn bodies(colour: Colour, note: &str, tags: &BTreeSet<Tag>) -> Vec<Body> {
    let mut body = vec![Body::Colour(colour)];
    if !note.is_empty() {
        body.push(Body::Note { text: note.to_owned(), over: Vec::new() });
    }
    body.extend(tags.iter().map(|tag| Body::Tag { tag: tag.clone(), on: true }));
    body
}

/// What is not there yet, or was taken away.
fn take_in(import: &Import, layer: &Layer) -> Vec<Change> {
    let annotations = import.annotations.iter().filter(|new| layer.annotation(&new.id).is_none()).map(|new| {
        let made = Some(Made { creator: Arc::clone(&new.creator), created: new.created });
        let body = bodies(new.colour, &new.note, &new.tags);
        let (id, target) = (new.id.clone(), Arc::clone(&new.target));
        Change::annotation(ItemChange { id, target, places: true, exists: Some(true), made, body })
    });
    let verifications = import.verifications.iter().filter(|new| layer.verification(&new.id).is_none()).map(|new| {
        let Verification { id, target, status, evidence, who, when } = new.clone();
        let body = vec![Body::Status { status, evidence, who, when }];
        Change::verification(ItemChange { id, target, places: true, exists: Some(true), made: None, body })
    });
    let corrections = import.corrections.iter().filter(|new| layer.correction(&new.id).is_none()).map(|new| {
        let Corrected { id, correction, who, when } = new.clone();
        Change::correction(CorrectionChange { id, exists: true, who, when, body: correction })
    });
    annotations.chain(verifications).chain(corrections).collect()
}

fn relink(layer: &Layer, kind: ItemKind, id: &ItemId, target: &Target) -> Option<Change> {
    let target = Arc::new(target.clone());
    let change = ItemChange { id: id.clone(), target, places: true, exists: None, made: None, body: Vec::new() };
    match kind {
        ItemKind::Annotation => layer.annotation(id).map(|_| Change::annotation(change)),
        ItemKind::Verification => layer.verification(id).map(|_| Change::verification(change)),
        ItemKind::Correction => None,
    }
}

/// Every tag within `from` becomes what `to` gives, on every annotation, with its colour.
fn retag(layer: &Layer, from: &Tag, to: impl Fn(&Tag) -> Option<Tag>) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut tagged: Vec<_> =
        layer.annotations().filter(|annotation| annotation.tags.iter().any(|tag| tag.is_within(from))).collect();
    tagged.sort_by(|a, b| a.id.cmp(&b.id));
    for annotation in tagged {
        let within: BTreeSet<&Tag> = annotation.tags.iter().filter(|tag| tag.is_within(from)).collect();
        let becomes: BTreeSet<Tag> = within.iter().filter_map(|tag| to(tag)).collect();
        let off = within.into_iter().filter(|tag| !becomes.contains(*tag));
        let mut body: Vec<Body> = off.map(|tag| Body::Tag { tag: tag.clone(), on: false }).collect();
        body.extend(becomes.into_iter().map(|tag| Body::Tag { tag, on: true }));
        let target = annotation.target;
        let (id, exists, made) = (annotation.id, None, None);
        changes.push(Change::annotation(ItemChange { id, target, places: false, exists, made, body }));
    }
    // The colours go along; where two tags become one, the one that was there keeps its own.
    let coloured: Vec<(Tag, Colour)> =
        layer.tag_colours().filter(|(tag, _)| tag.is_within(from)).map(|(tag, colour)| (tag.clone(), colour)).collect();
    let mut written: BTreeSet<Tag> = BTreeSet::new();
    for (tag, colour) in &coloured {
        if let Some(to) = to(tag)
            && layer.tag_before(&to).is_none()
            && written.insert(to.clone())
        {
            changes.push(Change::tag(TagChange { name: to, colour: Some(*colour) }));
        }
        if written.insert(tag.clone()) {
            changes.push(Change::tag(TagChange { name: tag.clone(), colour: None }));
        }
    }
    changes
}
