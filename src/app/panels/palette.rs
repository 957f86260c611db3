//! The command palette: type a few letters of a command, press Enter.

use eframe::egui::{self, Frame, Key, Margin, Modifiers, RichText, Role, ScrollArea, Ui, vec2};

use crate::app::commands::Command;
use crate::app::state::Overlay;
use crate::app::theme::{self, size};
use crate::app::view::{Queue, View};
use crate::app::widgets;

pub fn show(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, query: &str, chosen: usize) {
    let (down, up, enter) = ui.input_mut(|input| {
        (
            input.consume_key(Modifiers::NONE, Key::ArrowDown),
            input.consume_key(Modifiers::NONE, Key::ArrowUp),
            input.consume_key(Modifiers::NONE, Key::Enter),
        )
    });
    let mut typed = query.to_owned();
    field(ui, view, &mut typed);
    let hits: Vec<&Command> = hits(&typed, view);
    let last = hits.len().saturating_sub(1);
    let mut next = if typed == query { chosen.min(last) } else { 0 };
    if down {
        next = (next + 1).min(last);
    }
    if up {
        next = next.saturating_sub(1);
    }
    if typed != query || next != chosen {
        queue.push(Command::SetOverlay(Some(Overlay::Palette { query: typed, chosen: next })));
    }
    let mut run = enter.then(|| hits.get(next).copied()).flatten();

    ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), (1.0, view.palette.line));
    Frame::new().inner_margin(Margin::same(8)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        if hits.is_empty() {
            let text = RichText::new("No command has this name").color(view.palette.ink_faint);
            ui.add_sized(vec2(ui.available_width(), 40.0), egui::Label::new(text));
        }
        let height = (ui.available_height() - 16.0).clamp(60.0, 360.0);
        ScrollArea::vertical().max_height(height).show(ui, |ui| {
            for (index, command) in hits.iter().enumerate() {
                if row(ui, view, command, index == next, down || up) {
                    run = Some(command);
                }
            }
        });
    });
    if let Some(command) = run {
        queue.push(Command::SetOverlay(None));
        queue.push(command.clone());
    }
}

fn field(ui: &mut Ui, view: &View<'_>, typed: &mut String) {
    let edit = egui::TextEdit::singleline(typed)
        .font(theme::plain(16.0))
        .frame(Frame::new().inner_margin(Margin::symmetric(20, 14)))
        .hint_text(RichText::new("Type a command").color(view.palette.ink_faint))
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).accessible_name("Command");
    response.request_focus();
}

/// One hit; true when it was pressed.
fn row(ui: &mut Ui, view: &View<'_>, command: &Command, chosen: bool, moved: bool) -> bool {
    let palette = view.palette;
    let entry = command.entry();
    let enabled = command.enabled(view.state, view.snapshot);
    let (rect, response) = widgets::row(ui, view, 34.0, chosen, Role::ListBoxOption, &command.name_now(view.state));
    if chosen && moved {
        response.scroll_to_me(None);
    }
    let color = if enabled { palette.ink } else { palette.ink_faint };
    let keys = view.state.keymap.keys(command).first().map(|keys| ui.ctx().format_shortcut(keys)).unwrap_or_default();
    let keys = widgets::layout(ui, &keys, theme::plain(size::SMALL), palette.ink_faint, 140.0, 1);
    let right = rect.right() - 12.0 - keys.size().x;
    let name = command.name_now(view.state);
    let name = widgets::layout(ui, &name, theme::plain(size::LABEL), color, right - rect.left() - 24.0, 1);
    let painter = ui.painter();
    let (name_height, keys_height) = (name.size().y, keys.size().y);
    painter.galley(egui::pos2(rect.left() + 12.0, rect.center().y - name_height / 2.0), name, color);
    painter.galley(egui::pos2(right, rect.center().y - keys_height / 2.0), keys, palette.ink_faint);
    response.on_hover_text(entry.tooltip).clicked()
}

/// The listed commands that match, best first: the name begins with the words, a word of it does, or all letters
/// occur in order. What can be done now comes before what cannot.
fn hits(query: &str, view: &View<'_>) -> Vec<&'static Command> {
    let query = query.trim().to_lowercase();
    let mut hits: Vec<(bool, u8, &'static Command)> = Command::all_listed()
        .filter(|command| **command != Command::Palette)
        .filter_map(|command| Some((!command.enabled(view.state, view.snapshot), rank(&query, command)?, command)))
        .collect();
    hits.sort_by_key(|(disabled, rank, _)| (*disabled, *rank));
    hits.into_iter().map(|(_, _, command)| command).collect()
}

fn rank(query: &str, command: &Command) -> Option<u8> {
    let name = command.entry().name.to_lowercase();
    if name.starts_with(query) {
        return Some(0);
    }
    if name.split(' ').any(|word| word.starts_with(query)) {
        return Some(1);
    }
    if name.contains(query) {
        return Some(2);
    }
    let mut letters = name.chars();
    query.chars().all(|wanted| letters.any(|letter| letter == wanted)).then_some(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_beginning_of_a_name_wins() {
        assert_eq!(rank("open", &Command::OpenFolder), Some(0));
        assert_eq!(rank("folder", &Command::OpenFolder), Some(1));
        assert_eq!(rank("ofo", &Command::OpenFolder), Some(3));
        assert_eq!(rank("xyz", &Command::OpenFolder), None);
    }
}
