//! The window: panels that draw a snapshot and send commands. Nothing below imports this room.
//!
//! * [`window`]: the program's window from start to end; [`run`] opens it
//! * `arrangement`: how its columns stand beside each other; `beside`: files that no frame waits for
//! * [`commands`]: the table of contents: everything that can be done, with its words and keys
//! * [`execute`]: the one function that does it
//! * [`state`]: what the window shows, as plain data
//! * [`keymap`]: which keys send which command
//! * [`aim`], [`editor`], [`marking`]: what the analyst annotates and verifies, what is being written, and the acts
//! * [`listing`], [`narrowing`], [`ledger`]: which articles, measures and rows of the ledger are shown, in which order
//! * [`exchanging`]: what goes out to other programs and what comes in, as it is seen before anything is written
//! * [`correcting`]: what is said in place of the machine, as it is typed
//! * [`notes`]: what the Notes tab lists, and relinking
//! * [`progress`]: how much is checked
//! * [`reader`]: the page in the middle
//! * [`view`]: what a panel may read while it draws
//! * [`panels`]: everything that is drawn around the page
//! * [`widgets`], [`tall`], [`icons`]: what panels share
//! * [`theme`]: every colour and every font
//! * [`words`]: numbers, dates and relations as people say them
//! * [`remember`]: what the window keeps from one start to the next
//! * [`dialogs`]: asking the desktop for files
//!
//! A panel is a struct with `fn show(&mut self, ui: &mut egui::Ui, view: &view::View<'_>, queue: &mut view::Queue)`;
//! its fields only cache what can be made again. The page in the middle, `reader`, is one too.
//!
//! A frame is a function of a [`crate::workspace::Snapshot`] and a [`state::State`]. A panel changes neither: it
//! pushes a [`commands::Command`], and what it keeps for itself can be thrown away without anybody noticing.

pub mod aim;
mod arrangement;
mod beside;
pub mod commands;
pub mod correcting;
pub mod dialogs;
pub mod editor;
pub mod exchanging;
pub mod execute;
pub mod icons;
pub mod keymap;
pub mod ledger;
pub mod listing;
pub mod marking;
pub mod narrowing;
pub mod notes;
pub mod panels;
pub mod progress;
pub mod reader;
pub mod remember;
pub mod state;
pub mod tall;
pub mod theme;
pub mod view;
pub mod widgets;
pub mod window;
pub mod words;

pub use window::{Launch, Window, run};
