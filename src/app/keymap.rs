//! Which keys send which command: as the program has them, but for what the user changed.
//!
//! Keys without a modifier belong to a text field while one has the keyboard.

use std::borrow::Cow;
use std::collections::BTreeMap;

use eframe::egui::{Context, Key, KeyboardShortcut, Modifiers};

use super::commands::Command;
use super::state::State;
use crate::workspace::Snapshot;

/// What the user changed, by the command's [`name`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Keymap {
    changed: BTreeMap<String, Vec<KeyboardShortcut>>,
}

impl Keymap {
    /// The keys of a command; the first is the one that is shown.
    pub fn keys(&self, command: &Command) -> Cow<'_, [KeyboardShortcut]> {
        if !self.changed.is_empty()
            && let Some(keys) = self.changed.get(&name(command))
        {
            return Cow::Borrowed(keys);
        }
        Cow::Borrowed(command.entry().keys)
    }

    /// The listed command that has these keys.
    pub fn owner(&self, keys: &KeyboardShortcut) -> Option<&'static Command> {
        Command::all_listed().find(|command| self.keys(command).contains(keys))
    }

    /// Gives keys to a command, as its only ones; who had them has them no longer.
    pub fn give(&mut self, command: &Command, keys: KeyboardShortcut) {
        while let Some(owner) = self.owner(&keys) {
            let left = self.keys(owner).iter().filter(|held| **held != keys).copied().collect();
            self.set(owner, left);
        }
        self.set(command, vec![keys]);
    }

    /// Gives a command back the keys that the program has for it, as far as no other command has them now.
    pub fn reset(&mut self, command: &Command) {
        let free = |keys: &&KeyboardShortcut| self.owner(keys).is_none_or(|owner| owner == command);
        let keys = command.entry().keys.iter().filter(free).copied().collect();
        self.set(command, keys);
    }

    pub fn reset_all(&mut self) {
        self.changed.clear();
    }

    pub fn is_changed(&self, command: &Command) -> bool {
        self.changed.contains_key(&name(command))
    }

    pub fn is_as_delivered(&self) -> bool {
        self.changed.is_empty()
    }

    fn set(&mut self, command: &Command, keys: Vec<KeyboardShortcut>) {
        if keys == command.entry().keys {
            self.changed.remove(&name(command));
        } else {
            self.changed.insert(name(command), keys);
        }
    }

    /// As the settings file has it. Keys that cannot be read are as good as none; commands that this version does not
    /// know are kept for the one that does.
    pub fn of_settings(written: &BTreeMap<String, Vec<String>>) -> Self {
        let read = |keys: &Vec<String>| keys.iter().filter_map(|keys| read(keys)).collect();
        Keymap { changed: written.iter().map(|(name, keys)| (name.clone(), read(keys))).collect() }
    }

    pub fn to_settings(&self) -> BTreeMap<String, Vec<String>> {
        let write = |keys: &Vec<KeyboardShortcut>| keys.iter().map(written).collect();
        self.changed.iter().map(|(name, keys)| (name.clone(), write(keys))).collect()
    }
}

/// A command's name in the settings file: "find-in-article".
pub fn name(command: &Command) -> String {
    let entry = command.entry();
    let words = entry.name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

/// Keys as the settings file has them, on every system: "Ctrl+Shift+Z", where Ctrl is ⌘ on a Mac.
pub fn written(keys: &KeyboardShortcut) -> String {
    let KeyboardShortcut { modifiers, logical_key } = keys;
    let held = [(modifiers.command, "Ctrl"), (modifiers.alt, "Alt"), (modifiers.shift, "Shift")];
    let mut parts: Vec<&str> = held.into_iter().filter(|(held, _)| *held).map(|(_, name)| name).collect();
    parts.push(logical_key.name());
    parts.join("+")
}

fn read(written: &str) -> Option<KeyboardShortcut> {
    let (held, key) = written.rsplit_once('+').unwrap_or(("", written));
    let mut modifiers = Modifiers::NONE;
    for name in held.split('+').filter(|name| !name.is_empty()) {
        modifiers |= match name {
            "Ctrl" => Modifiers::COMMAND,
            "Alt" => Modifiers::ALT,
            "Shift" => Modifiers::SHIFT,
            _ => return None,
        };
    }
    Some(KeyboardShortcut::new(modifiers, Key::from_name(key)?))
}

/// The keys that are pressed in this frame, as somebody who is asked for new ones means them; `None` for Escape and
/// for none. Taken out of the input.
pub fn taken(ctx: &Context) -> Option<KeyboardShortcut> {
    ctx.input_mut(|input| {
        let at = input.events.iter().position(|event| {
            matches!(event, eframe::egui::Event::Key { pressed: true, key, .. }
                if !matches!(key, Key::Escape | Key::Tab | Key::Enter))
        })?;
        match input.events.remove(at) {
            eframe::egui::Event::Key { key, modifiers, .. } => {
                let mut held = Modifiers::NONE;
                for (is_held, modifier) in [
                    (modifiers.command || modifiers.ctrl, Modifiers::COMMAND),
                    (modifiers.alt, Modifiers::ALT),
                    (modifiers.shift, Modifiers::SHIFT),
                ] {
                    if is_held {
                        held |= modifier;
                    }
                }
                Some(KeyboardShortcut::new(held, key))
            }
            _ => None,
        }
    })
}

/// The listed commands whose keys were pressed, in the order of the menus, with the keys taken out of the input.
///
/// Keys with more modifiers are looked for first: Ctrl+Shift+O is not Ctrl+O.
pub fn pressed(ctx: &Context, state: &State, snapshot: &Snapshot) -> Vec<Command> {
    let typing = ctx.text_edit_focused();
    let none = ctx.input(|input| input.events.iter().all(|event| !matches!(event, eframe::egui::Event::Key { .. })));
    if none {
        return Vec::new();
    }
    let mut bound: Vec<(KeyboardShortcut, &'static Command)> = Command::all_listed()
        .flat_map(|command| state.keymap.keys(command).into_owned().into_iter().map(move |keys| (keys, command)))
        .filter(|(keys, _)| !typing || is_free_while_typing(keys))
        .collect();
    bound.sort_by_key(|(keys, _)| std::cmp::Reverse(keys.modifiers.shift as u8 + keys.modifiers.any() as u8));
    ctx.input_mut(|input| {
        bound
            .into_iter()
            .filter(|(keys, _)| input.consume_shortcut(keys))
            .map(|(_, command)| command.clone())
            .filter(|command| command.enabled(state, snapshot))
            .collect()
    })
}

/// Whether a text field has no use of its own for the keys.
fn is_free_while_typing(keys: &KeyboardShortcut) -> bool {
    // What a text field itself undoes, copies and selects.
    let edits = [Key::Z, Key::Y, Key::A, Key::C, Key::X, Key::V, Key::Enter].contains(&keys.logical_key);
    (keys.modifiers.command && !edits) || matches!(keys.logical_key, Key::F1 | Key::F3 | Key::F5)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    fn keys(written: &str) -> KeyboardShortcut {
        read(written).expect("the test's keys can be read")
    }

    #[test]
    fn keys_are_read_as_they_are_written() {
        for command in Command::all_listed() {
            for keys in command.entry().keys {
                assert_eq!(read(&written(keys)), Some(*keys), "{}", written(keys));
            }
        }
        assert_eq!(written(&keys("Ctrl+Shift+Z")), "Ctrl+Shift+Z");
        assert_eq!(read("Hyper+Z"), None);
        assert_eq!(read(""), None);
    }

    #[test]
    fn names_tell_commands_apart() {
        let mut owner = HashMap::new();
        for command in Command::all_listed() {
            assert_eq!(owner.insert(name(command), command), None, "{}", name(command));
        }
    }

    #[test]
    fn keys_that_are_given_are_taken_from_who_had_them() {
        let mut keymap = Keymap::default();
        let had = keymap.owner(&keys("Ctrl+F")).expect("it finds");
        assert_eq!(*had, Command::Find);
        keymap.give(&Command::Palette, keys("Ctrl+F"));
        assert_eq!(keymap.owner(&keys("Ctrl+F")), Some(&Command::Palette));
        assert!(keymap.keys(&Command::Find).is_empty() && keymap.is_changed(&Command::Find));
        keymap.reset(&Command::Find);
        assert!(keymap.keys(&Command::Find).is_empty(), "its own keys are somebody else's now");
        keymap.reset(&Command::Palette);
        keymap.reset(&Command::Find);
        assert_eq!(keymap, Keymap::default());
    }

    #[test]
    fn what_is_changed_comes_back_from_the_settings() {
        let mut keymap = Keymap::default();
        keymap.give(&Command::Back, keys("Ctrl+Alt+B"));
        let mut settings = keymap.to_settings();
        assert_eq!(Keymap::of_settings(&settings), keymap);
        settings.insert("of-the-future".to_owned(), vec!["Ctrl+K".to_owned()]);
        assert_eq!(Keymap::of_settings(&settings).to_settings(), settings);
    }
}
