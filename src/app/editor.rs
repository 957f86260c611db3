//! The small editor on the page: what is being written about one thing, and which acts keep it.
//!
//! What is typed is the window's state from the first letter on. It is kept at every pause and whenever the editor goes
//! away, however it does; there is no way to lose it but to take it back.

use std::collections::BTreeSet;

use super::aim::{self, Aim};
use super::state::State;
use crate::annotations::{Act, Colour, Evidence, ItemId, NewAnnotation, Status, Subject, Tag, Target};
use crate::article::Place;
use crate::workspace::Snapshot;

/// Something that is being written.
#[derive(Clone, Debug, PartialEq)]
pub struct Editor {
    /// Where the page shows it.
    pub place: Place,
    pub target: Target,
    /// The annotation that is edited; `None` until there is one.
    pub annotation: Option<ItemId>,
    pub draft: Draft,
    /// What the layer has of it.
    pub kept: Draft,
    /// The keyboard goes to the editor once for each serial.
    pub serial: u64,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Draft {
    Note {
        text: String,
        tags: BTreeSet<Tag>,
        /// A tag that is being typed.
        typed: String,
        colour: Colour,
        /// Whether the keyboard goes to the tags first.
        tags_first: bool,
    },
    Evidence {
        status: Status,
        text: String,
        link: String,
    },
}

impl Editor {
    /// On the note and the tags of what is aimed at.
    pub fn of_note(state: &State, snapshot: &Snapshot, aim: &Aim, tags_first: bool) -> Option<Editor> {
        let annotation = aim::annotation(state, aim);
        let draft = Draft::Note {
            text: annotation.map(|annotation| annotation.note.clone()).unwrap_or_default(),
            tags: annotation.map(|annotation| annotation.tags.clone()).unwrap_or_default(),
            typed: String::new(),
            colour: annotation.map_or(state.colour, |annotation| annotation.colour),
            tags_first,
        };
        Editor::on(snapshot, aim, draft)
    }

    /// On the status and the evidence of what is aimed at.
    pub fn of_evidence(state: &State, snapshot: &Snapshot, aim: &Aim) -> Option<Editor> {
        let standing = state.desk.standing(snapshot, aim.subject, aim.article, aim.span);
        let held = standing.verification.as_ref().and_then(|held| held.verification());
        let evidence = held.map(|held| held.evidence.clone()).unwrap_or_default();
        let draft = Draft::Evidence { status: standing.status, text: evidence.text, link: evidence.link };
        Editor::on(snapshot, aim, draft)
    }

    fn on(snapshot: &Snapshot, aim: &Aim, draft: Draft) -> Option<Editor> {
        Some(Editor {
            place: aim.place(snapshot)?,
            target: aim.target(snapshot)?,
            annotation: aim.annotation.clone(),
            kept: draft.clone(),
            draft,
            serial: 0,
        })
    }

    /// Takes a tag that is being typed for a whole one: nobody goes on with it.
    pub fn finish_tag(&mut self) {
        if let Draft::Note { tags, typed, .. } = &mut self.draft {
            tags.extend(Tag::new(typed));
            typed.clear();
        }
    }

    /// Whether there is something that the layer does not have.
    pub fn is_unsaved(&self) -> bool {
        !self.changes().is_empty()
    }

    /// What keeps it.
    pub fn changes(&self) -> Vec<Act> {
        match (&self.draft, &self.kept) {
            (Draft::Note { text, tags, colour, .. }, kept) => self.note(text, tags, *colour, kept),
            (Draft::Evidence { status, text, link }, kept) if self.draft != *kept => {
                let evidence = Evidence { text: text.trim().to_owned(), link: link.trim().to_owned() };
                vec![Act::Verify { targets: vec![self.target.clone()], status: *status, evidence }]
            }
            (Draft::Evidence { .. }, _) => Vec::new(),
        }
    }

    fn note(&self, text: &str, tags: &BTreeSet<Tag>, colour: Colour, kept: &Draft) -> Vec<Act> {
        let Draft::Note { text: had, tags: had_tags, colour: had_colour, .. } = kept else { return Vec::new() };
        let Some(id) = &self.annotation else {
            if text.trim().is_empty() && tags.is_empty() && colour == *had_colour {
                return Vec::new();
            }
            let target = self.target.clone();
            let new = NewAnnotation { target, colour, note: text.to_owned(), tags: tags.clone() };
            return vec![Act::Annotate(new)];
        };
        let mut acts = Vec::new();
        if text != had {
            acts.push(Act::Note { annotation: id.clone(), text: text.to_owned() });
        }
        let switch = |tag: &Tag, on| Act::Tag { annotations: vec![id.clone()], tag: tag.clone(), on };
        acts.extend(had_tags.difference(tags).map(|tag| switch(tag, false)));
        acts.extend(tags.difference(had_tags).map(|tag| switch(tag, true)));
        if colour != *had_colour {
            acts.push(Act::Recolour { annotations: vec![id.clone()], colour });
        }
        acts
    }

    /// For an annotation that somebody took away meanwhile: what is written goes into a new one.
    pub fn begin_anew(&mut self) {
        self.annotation = None;
        if let Draft::Note { text, tags, .. } = &mut self.kept {
            text.clear();
            tags.clear();
        }
    }

    /// What is written is kept, in the annotation of this name where one was made.
    pub fn is_kept(&mut self, made: Option<ItemId>) {
        self.annotation = made.or(self.annotation.take());
        self.kept = self.draft.clone();
    }
}

/// The words for what is written about.
pub fn subject(subject: Subject) -> &'static str {
    match subject {
        Subject::Text => "Note",
        Subject::Figure => "Note on the figure",
        Subject::Quote => "Note on the quote",
        Subject::Measure => "Note on the measure",
        Subject::Check => "Note on the check",
        Subject::Article => "Note on the article",
    }
}
