//! Small controls that several panels share: buttons made from commands, rows, cut-off text.

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{
    self, Button, Color32, FontId, Galley, Rect, Response, RichText, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::commands::Command;
use super::icons::{self, Icon};
use super::theme::{self, size};
use super::view::{Queue, View};

/// Lays out text within `width` and at most `rows` rows; what does not fit ends in “…”.
pub fn layout(ui: &Ui, text: &str, font: FontId, color: Color32, width: f32, rows: usize) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(text.to_owned(), TextFormat::simple(font, color));
    job.wrap = TextWrapping { max_width: width.max(0.0), max_rows: rows, break_anywhere: false, ..Default::default() };
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// The text, or its beginning with “…” when it has more than `most` characters.
pub fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// Text that wraps, as a label.
pub fn paragraph(ui: &mut Ui, text: impl Into<String>, font: FontId, color: Color32) -> Response {
    ui.add(egui::Label::new(RichText::new(text).font(font).color(color)).wrap())
}

/// A small heading above a group.
pub fn heading(ui: &mut Ui, view: &View<'_>, text: &str) {
    ui.label(RichText::new(text).font(theme::strong(size::SMALL)).color(view.palette.ink_soft));
}

/// A button with a command's name.
pub fn button(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, command: Command) -> Response {
    let name = command.entry().name;
    wired(ui, view, queue, command, Button::new(name.as_ref()))
}

/// The button that a sheet or an empty page wants pressed.
pub fn primary_button(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, command: Command) -> Response {
    let palette = view.palette;
    let name = RichText::new(command.entry().name).font(theme::strong(size::BODY)).color(palette.on_accent);
    let button = Button::new(name).fill(palette.accent).stroke((1.0, palette.accent)).min_size(vec2(0.0, 32.0));
    wired(ui, view, queue, command, button)
}

/// Text that can be pressed, without a frame.
pub fn quiet_button(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, text: &str, command: Command) -> Response {
    let text = RichText::new(text).color(view.palette.ink_soft);
    wired(ui, view, queue, command, Button::new(text).frame_when_inactive(false))
}

/// What a menu holds: rows without gaps, which scroll where the window is too low for all.
pub fn menu(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let height = ui.ctx().content_rect().height() - theme::BAR - 32.0;
    ui.set_min_width(ui.spacing().menu_width);
    egui::ScrollArea::vertical().max_height(height.max(120.0)).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 1.0);
        ui.set_min_width(ui.spacing().menu_width);
        add(ui);
    });
}

/// A row of a menu: name at the left, keys at the right, and a tick before what is on.
pub fn menu_item(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, command: Command) {
    let checked = command.checked(view.state);
    let mut button = Button::selectable(checked == Some(true), command.name_now(view.state).as_ref());
    if let Some(keys) = view.state.keymap.keys(&command).first() {
        let keys = ui.ctx().format_shortcut(keys);
        button = button.shortcut_text(RichText::new(keys).color(view.palette.ink_faint));
    }
    if wired(ui, view, queue, command, button).clicked() {
        ui.close();
    }
}

/// Adds `button`; pressed, it sends `command`; hovered, it shows the command's tooltip and keys.
fn wired(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, command: Command, button: Button<'_>) -> Response {
    let response = ui.add_enabled(command.enabled(view.state, view.snapshot), button);
    send(response, view, queue, command)
}

fn send(response: Response, view: &View<'_>, queue: &mut Queue, command: Command) -> Response {
    let tip = tooltip(view, &response.ctx, &command);
    let response = response.on_hover_text(tip);
    if response.clicked() {
        queue.push(command);
    }
    response
}

/// A command's tooltip with its keys.
pub fn tooltip(view: &View<'_>, ctx: &egui::Context, command: &Command) -> String {
    let entry = command.entry();
    match view.state.keymap.keys(command).first() {
        Some(keys) => format!("{} ({})", entry.tooltip, ctx.format_shortcut(keys)),
        None => entry.tooltip.to_owned(),
    }
}

/// A square button with an icon; its accessible name is the command's.
pub fn icon_button(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, icon: Icon, command: Command) -> Response {
    let enabled = command.enabled(view.state, view.snapshot);
    let response = icon_only(ui, view, icon, &command.entry().name, enabled, command.checked(view.state));
    send(response, view, queue, command)
}

/// An icon that can be pressed, named `name` for screen readers.
pub fn icon_only(ui: &mut Ui, view: &View<'_>, icon: Icon, name: &str, enabled: bool, on: Option<bool>) -> Response {
    let palette = view.palette;
    ui.add_enabled_ui(enabled, |ui| {
        let (rect, response) = ui.allocate_exact_size(theme::TARGET + vec2(4.0, 2.0), Sense::click());
        response.widget_info(|| match on {
            Some(on) => WidgetInfo::selected(Role::Button, enabled, on, name),
            None => WidgetInfo::labeled(Role::Button, enabled, name),
        });
        let lit = response.hovered() || response.has_focus();
        if lit {
            ui.painter().rect_filled(rect, 6.0, palette.hovered);
            focus_ring(ui, &response, rect, view);
        }
        let color = if !enabled {
            palette.edge
        } else if lit {
            palette.ink
        } else {
            palette.ink_soft
        };
        icons::paint(ui.painter(), rect.center(), 15.0, color, icon);
        response
    })
    .inner
}

/// A line around what has the keyboard.
pub fn focus_ring(ui: &Ui, response: &Response, rect: Rect, view: &View<'_>) {
    if response.has_focus() {
        let stroke = (1.5, view.palette.accent);
        ui.painter().rect_stroke(rect.shrink(1.0), 6.0, stroke, egui::StrokeKind::Inside);
    }
}

/// A row that can be pressed, as wide as there is room. `name` is what a screen reader says.
pub fn row(ui: &mut Ui, view: &View<'_>, height: f32, selected: bool, role: Role, name: &str) -> (Rect, Response) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    name_row(&response, selected, role, name);
    paint_row(ui, view, rect, &response, selected, 0.0);
    (rect, response)
}

/// What a screen reader says of a pressable row.
pub fn name_row(response: &Response, selected: bool, role: Role, name: &str) {
    response.widget_info(|| WidgetInfo::selected(role, true, selected, name));
}

/// The ground of a row: selected, under the pointer, or with the keyboard.
pub fn paint_row(ui: &Ui, view: &View<'_>, rect: Rect, response: &Response, selected: bool, radius: f32) {
    let palette = view.palette;
    let fill = if selected {
        palette.selected
    } else if response.hovered() {
        palette.hovered
    } else {
        return focus_ring(ui, response, rect, view);
    };
    ui.painter().rect_filled(rect, radius, fill);
    focus_ring(ui, response, rect, view);
}

/// A single-line text field with a magnifying glass; the text it shows is the state's, the text it returns is what
/// the user made of it.
pub fn search_field(
    ui: &mut Ui,
    view: &View<'_>,
    id: egui::Id,
    text: &str,
    hint: &str,
    wants_keyboard: bool,
) -> (Option<String>, Response) {
    let mut typed = text.to_owned();
    let height = 30.0;
    let width = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let edit = egui::TextEdit::singleline(&mut typed)
        .id(id)
        .hint_text(RichText::new(hint).color(view.palette.ink_faint))
        .font(theme::plain(size::BODY))
        .margin(egui::Margin { left: 30, right: 8, top: 6, bottom: 6 })
        .desired_width(width)
        .clip_text(true);
    let response = ui.place(rect, edit).accessible_name(hint);
    icons::paint(ui.painter(), pos2(rect.left() + 16.0, rect.center().y), 13.0, view.palette.ink_faint, Icon::Search);
    if wants_keyboard {
        response.request_focus();
    }
    let changed = (typed != text).then_some(typed);
    (changed, response)
}

/// Where the scroll area `id` has to stand, so that a row at `top` of this height is seen in `room`; `None` where it is
/// seen already.
pub fn offset_to_see(ui: &Ui, id: egui::Id, top: f32, height: f32, room: f32) -> Option<f32> {
    let offset = egui::scroll_area::State::load(ui.ctx(), id).map_or(0.0, |state| state.clamped_offset().y);
    if top < offset {
        Some(top)
    } else if top + height > offset + room {
        Some(top + height - room)
    } else {
        None
    }
}

/// Space for `size` in the middle of what is left, for pages with nothing on them.
pub fn centered_page<R>(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let room = ui.available_rect_before_wrap();
    let width = width.min(room.width() - 2.0 * theme::MARGIN).max(0.0);
    let top = room.top() + (room.height() * 0.24).max(theme::MARGIN);
    let left = room.center().x - width / 2.0;
    let rect = Rect::from_min_size(pos2(left, top), Vec2::new(width, (room.bottom() - top).max(0.0)));
    ui.scope_builder(egui::UiBuilder::new().max_rect(rect), add).inner
}
