//! The sheet that lies over the window: one at a time, closed with Escape or a press beside it.

use eframe::egui::{self, Align, Area, Context, Frame, Id, Layout, Margin, Modal, RichText, Ui, vec2};

use super::{exchange, history, palette, problems, shortcuts, unsaved};
use crate::app::commands::Command;
use crate::app::icons::Icon;
use crate::app::state::Overlay;
use crate::app::theme::{self, size};
use crate::app::view::{Queue, View};
use crate::app::widgets;

pub fn show(ctx: &Context, view: &View<'_>, queue: &mut Queue) {
    let Some(overlay) = &view.state.overlay else { return };
    match overlay {
        Overlay::Palette { query, chosen } => {
            sheet(ctx, view, queue, 520.0, |ui, queue| palette::show(ui, view, queue, query, *chosen));
        }
        Overlay::Shortcuts => titled(ctx, view, queue, "Keyboard shortcuts", 880.0, |ui, queue| {
            shortcuts::show(ui, view, queue);
        }),
        Overlay::Problems => titled(ctx, view, queue, "Problems", 620.0, |ui, _| problems::show(ui, view)),
        Overlay::Path { typed } => titled(ctx, view, queue, "Open by path", 560.0, |ui, queue| {
            path(ui, view, queue, typed);
        }),
        Overlay::History => titled(ctx, view, queue, "History", 620.0, |ui, queue| history::show(ui, view, queue)),
        Overlay::Name { typed } => titled(ctx, view, queue, "Your name", 460.0, |ui, queue| {
            unsaved::name(ui, view, queue, typed);
        }),
        Overlay::Unsaved { then } => titled(ctx, view, queue, "Not saved", 520.0, |ui, queue| {
            unsaved::show(ui, view, queue, then);
        }),
        Overlay::Correct(correcting) => {
            titled(ctx, view, queue, super::correct::title(correcting), 640.0, |ui, queue| {
                super::correct::show(ui, view, queue, correcting);
            });
        }
        Overlay::Tags { renaming } => titled(ctx, view, queue, "Tags", 620.0, |ui, queue| {
            super::notes::tags::show(ui, view, queue, renaming.as_ref());
        }),
        Overlay::TagRows { typed } => titled(ctx, view, queue, "Tag the chosen rows", 460.0, |ui, queue| {
            super::ledger::tagging(ui, view, queue, typed);
        }),
        Overlay::Export(exporting) => titled(ctx, view, queue, "Export", 640.0, |ui, queue| {
            exchange::export(ui, view, queue, exporting);
        }),
        Overlay::Import(importing) => titled(ctx, view, queue, "Import annotations", 640.0, |ui, queue| {
            exchange::import(ui, view, queue, importing);
        }),
        Overlay::About => titled(ctx, view, queue, "Crossread", 460.0, |ui, _| about(ui, view)),
    }
}

/// A sheet under the top of the window, as wide as it wants or as there is room.
fn sheet(ctx: &Context, view: &View<'_>, queue: &mut Queue, width: f32, add: impl FnOnce(&mut Ui, &mut Queue)) {
    let palette = view.palette;
    let room = ctx.content_rect();
    let frame = Frame::new()
        .fill(palette.card)
        .stroke((1.0, palette.line))
        .corner_radius(12.0)
        .shadow(egui::Shadow { offset: [0, 12], blur: 40, spread: 0, color: palette.shadow })
        .inner_margin(Margin::same(0));
    let id = Id::unique("sheet");
    let top = (room.height() * 0.12).min(120.0);
    let area = Area::new(id)
        .kind(egui::UiKind::Modal)
        .sense(egui::Sense::hover())
        .anchor(egui::Align2::CENTER_TOP, vec2(0.0, top))
        .order(egui::Order::Foreground)
        .interactable(true);
    let response = Modal::new(id).area(area).frame(frame).backdrop_color(palette.shadow).show(ctx, |ui| {
        ui.set_width(width.min(room.width() - 32.0));
        ui.set_max_height(room.height() - top - 32.0);
        add(ui, queue);
    });
    if response.should_close() {
        queue.push(Command::SetOverlay(None));
    }
}

fn titled(
    ctx: &Context,
    view: &View<'_>,
    queue: &mut Queue,
    title: &str,
    width: f32,
    add: impl FnOnce(&mut Ui, &mut Queue),
) {
    sheet(ctx, view, queue, width, |ui, queue| {
        Frame::new().inner_margin(Margin { left: 24, right: 16, top: 16, bottom: 8 }).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.label(RichText::new(title).font(theme::strong(size::TITLE)).color(view.palette.ink));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    widgets::icon_button(ui, view, queue, Icon::Close, Command::SetOverlay(None));
                });
            });
        });
        Frame::new().inner_margin(Margin { left: 24, right: 24, top: 0, bottom: 24 }).show(ui, |ui| add(ui, queue));
    });
}

fn path(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, typed: &str) {
    let mut text = typed.to_owned();
    let label = ui.label(RichText::new("Path of a folder or a file").color(view.palette.ink_soft));
    ui.add_space(2.0);
    let edit = egui::TextEdit::singleline(&mut text).desired_width(f32::INFINITY).margin(Margin::symmetric(10, 8));
    let response = ui.add(edit).labelled_by(label.id);
    let enter = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    if ui.memory(|memory| memory.focused()).is_none() {
        response.request_focus();
    }
    if text != typed {
        queue.push(Command::SetOverlay(Some(Overlay::Path { typed: text.clone() })));
    }
    let wanted = expand(text.trim());
    let exists = wanted.as_ref().is_some_and(|path| path.exists());
    ui.add_space(4.0);
    let hint = match &wanted {
        None => "For example ~/Documents/story",
        Some(_) if exists => "Enter opens it",
        Some(_) => "There is no such folder or file",
    };
    ui.label(RichText::new(hint).font(theme::plain(size::SMALL)).color(view.palette.ink_faint));
    ui.add_space(12.0);
    if let Some(path) = wanted.filter(|_| exists) {
        let pressed = widgets::primary_button(ui, view, &mut Vec::new(), Command::Open(vec![path.clone()])).clicked();
        if enter || pressed {
            queue.push(Command::Open(vec![path]));
        }
    }
}

/// A typed path, with `~` for the user's own folder and quotation marks or `file://` from pasting taken off.
pub(super) fn expand(typed: &str) -> Option<std::path::PathBuf> {
    let typed = typed.trim_matches(['"', '\'']);
    let typed = typed.strip_prefix("file://").unwrap_or(typed);
    if typed.is_empty() {
        return None;
    }
    match typed.strip_prefix('~') {
        Some(rest) => {
            let home = directories::UserDirs::new()?.home_dir().to_owned();
            Some(home.join(rest.trim_start_matches(['/', '\\'])))
        }
        None => Some(std::path::PathBuf::from(typed)),
    }
}

fn about(ui: &mut Ui, view: &View<'_>) {
    let palette = view.palette;
    let text = |ui: &mut Ui, text: &str| {
        widgets::paragraph(ui, text, theme::plain(size::BODY), palette.ink_soft);
        ui.add_space(6.0);
    };
    text(ui, concat!("Version ", env!("CARGO_PKG_VERSION")));
    text(
        ui,
        "Lays the different numbers that are reported for the same thing side by side. It works on the files of this \
         computer alone: nothing is sent anywhere.",
    );
    text(ui, "Free software under the MIT licence or the Apache licence 2.0, as you choose.");
    text(ui, "Faces: Literata and Inter, under the SIL Open Font Licence.");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pasted_paths_are_understood() {
        assert_eq!(expand(""), None);
        assert_eq!(expand("\"/a/b c\""), Some("/a/b c".into()));
        assert_eq!(expand("file:///a/b"), Some("/a/b".into()));
    }
}
