//! The analyst's layer over the articles: highlights, notes, tags, statuses, corrections. The articles themselves are
//! never changed.
//!
//! The way of an act: [`Desk::act`] turns it into an [`Event`] (`act`), shows it in the [`Layer`] at once, and hands its
//! line to a journal, from another thread, which says when the disk has it. A layer is nothing but the events of all
//! journals, in whatever order they came (`layer`). [`Anchor`]s say where things are, in words that outlive changes of
//! the text (`anchor`), and `attach` finds them again; a [`View`] is a layer with everything in its place.

mod act;
mod anchor;
mod attach;
mod desk;
mod event;
mod find;
mod fold;
mod history;
mod journal;
mod layer;
mod model;
mod shelf;
#[cfg(test)]
mod tests;
mod view;

pub use act::{Act, Import, NewAnnotation};
pub use anchor::{Anchor, AnchoredWords, CONTEXT, ContentHash, Ground, OldSentence, SeenFigure};
pub use attach::Attachment;
pub use desk::{Desk, Keeper, Outcome, Saved};
pub use event::{
    Body, Change, CorrectionChange, Crc, Event, EventId, FORMAT, ItemChange, LineError, Made, NotesOver, Shortened,
    Stamp, TagChange,
};
pub use find::{Found, Sought};
pub use journal::{FOLDER, JournalProblem, Places, Writer, open, read, read_folder};
pub use layer::{Done, Layer};
pub use model::{
    Annotation, Colour, Corrected, Evidence, ItemId, ItemKind, OtherNote, Status, Subject, Tag, Target, Verification,
};
pub use view::{Attached, AttachedCorrection, Item, Progress, Standing, View};
