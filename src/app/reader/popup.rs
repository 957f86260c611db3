//! The editor on the page: a small sheet beside the words that it is about.

use eframe::egui::{
    self, Area, Button, Frame, Id, Key, Margin, Modifiers, Order, Pos2, Rect, Response, RichText, Role, Sense,
    TextEdit, Ui, WidgetInfo, pos2, vec2,
};

use crate::annotations::{Colour, Status, Tag};
use crate::app::commands::Command;
use crate::app::editor::{self, Draft, Editor};
use crate::app::icons::{self, Icon};
use crate::app::theme::{self, size};
use crate::app::view::{Queue, View};
use crate::app::{widgets, words};

const WIDTH: f32 = 348.0;
/// After so many seconds without a letter what is typed is kept.
const PAUSE: f64 = 2.0;
/// How many tags are offered.
const OFFERED: usize = 5;

/// What the sheet keeps for itself.
#[derive(Default)]
pub struct Popup {
    /// The editor that has had the keyboard.
    begun: u64,
    height: f32,
    /// When a letter was typed last.
    typed: Option<f64>,
    /// Which of the offered tags is chosen.
    chosen: Option<usize>,
}

impl Popup {
    /// Shows the editor under `words`, or above them where there is no room, inside `page`.
    pub fn show(&mut self, ui: &Ui, view: &View<'_>, queue: &mut Queue, words: Option<Rect>, page: Rect) {
        let Some(editor) = &view.state.editor else { return };
        let begins = self.begun != editor.serial;
        if begins {
            *self = Popup { begun: editor.serial, height: 190.0, ..Popup::default() };
        }
        let ctx = ui.ctx();
        let (escape, done) = ctx.input_mut(|input| {
            let escape = input.consume_key(Modifiers::NONE, Key::Escape);
            (escape, input.consume_key(Modifiers::COMMAND, Key::Enter))
        });
        let palette = view.palette;
        let frame = Frame::new()
            .fill(palette.card)
            .stroke((1.0, palette.edge))
            .corner_radius(10.0)
            .shadow(egui::Shadow { offset: [0, 6], blur: 20, spread: 0, color: palette.shadow })
            .inner_margin(Margin::same(12));
        let width = WIDTH.min(page.width() - 16.0);
        let area = Area::new(Id::unique("editor"))
            .order(Order::Foreground)
            .fixed_pos(self.corner(words, page, width))
            .constrain_to(ctx.content_rect());
        let mut draft = editor.draft.clone();
        let mut save = false;
        let shown = area.show(ctx, |ui| {
            frame.show(ui, |ui| {
                ui.set_width(width - 24.0);
                ui.spacing_mut().item_spacing = vec2(6.0, 8.0);
                match &mut draft {
                    Draft::Note { text, tags, typed, colour, tags_first } => {
                        save |= self.head(ui, view, queue, editor, Some(colour));
                        let field = note(ui, view, text);
                        if begins && !*tags_first {
                            field.request_focus();
                        }
                        save |= self.tags(ui, view, tags, typed, begins && *tags_first);
                    }
                    Draft::Evidence { status, text, link } => {
                        save |= self.head(ui, view, queue, editor, None);
                        save |= statuses(ui, view, status);
                        let field = evidence(ui, view, text, link);
                        if begins {
                            field.request_focus();
                        }
                    }
                }
                self.foot(ui, view, queue, editor);
            });
        });
        self.height = shown.response.rect.height();
        let now = ctx.input(|input| input.time);
        if draft != editor.draft {
            self.typed = Some(now);
            queue.push(Command::SetDraft(Box::new(draft)));
        }
        let outside = !begins && shown.response.clicked_elsewhere();
        if escape || done || outside {
            queue.push(Command::CloseEditor);
        } else if save {
            queue.push(Command::SaveEditor);
        } else if let Some(typed) = self.typed {
            if now - typed >= PAUSE {
                self.typed = None;
                queue.push(Command::SaveEditor);
            } else {
                ctx.request_repaint_after_secs((PAUSE - (now - typed)) as f32);
            }
        }
    }

    fn corner(&self, words: Option<Rect>, page: Rect, width: f32) -> Pos2 {
        let Some(words) = words else { return pos2(page.right() - width - 8.0, page.top() + 8.0) };
        let left = words.left().clamp(page.left() + 8.0, (page.right() - width - 8.0).max(page.left() + 8.0));
        let below = words.bottom() + 8.0;
        let fits = below + self.height <= page.bottom() - 4.0 || words.top() - self.height - 8.0 < page.top();
        pos2(left, if fits { below } else { words.top() - self.height - 8.0 })
    }

    /// What it is about, and the colours. True when another colour was chosen.
    fn head(
        &self,
        ui: &mut Ui,
        view: &View<'_>,
        queue: &mut Queue,
        editor: &Editor,
        colour: Option<&mut Colour>,
    ) -> bool {
        let title = match editor.draft {
            Draft::Note { .. } => editor::subject(editor.target.subject),
            Draft::Evidence { .. } => "Status with evidence",
        };
        let title = RichText::new(title).font(theme::strong(size::SMALL)).color(view.palette.ink_soft);
        let Some(colour) = colour else {
            ui.label(title);
            return false;
        };
        let mut chosen = false;
        let mut tools = |ui: &mut Ui, queue: &mut Queue| {
            ui.spacing_mut().item_spacing.x = 1.0;
            if editor.annotation.is_some() {
                widgets::icon_button(ui, view, queue, Icon::Bin, Command::RemoveMark);
                ui.add_space(4.0);
            }
            for each in Colour::ALL.into_iter().rev() {
                if swatch(ui, view, each, *colour == each).clicked() {
                    *colour = each;
                    chosen = true;
                }
            }
        };
        let right_to_left = egui::Layout::right_to_left(egui::Align::Center);
        if ui.available_width() < 300.0 {
            ui.label(title);
            ui.allocate_ui_with_layout(vec2(ui.available_width(), theme::TARGET.y + 2.0), right_to_left, |ui| {
                tools(ui, queue);
            });
        } else {
            ui.horizontal(|ui| {
                ui.label(title);
                ui.with_layout(right_to_left, |ui| tools(ui, queue));
            });
        }
        chosen
    }

    /// The tags that are there, and a field for one more. True when one was added or taken away.
    fn tags(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        tags: &mut std::collections::BTreeSet<Tag>,
        typed: &mut String,
        begins: bool,
    ) -> bool {
        let palette = view.palette;
        let mut changed = false;
        if !tags.is_empty() {
            let mut gone = None;
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
                for tag in tags.iter() {
                    if chip(ui, view, tag).clicked() {
                        gone = Some(tag.clone());
                    }
                }
            });
            if let Some(tag) = gone {
                tags.remove(&tag);
                changed = true;
            }
        }
        let offered = offered(view, tags, typed);
        let field = Id::unique("editor tags");
        if ui.memory(|memory| memory.has_focus(field)) && !offered.is_empty() {
            let (down, up) = ui.input_mut(|input| {
                (input.consume_key(Modifiers::NONE, Key::ArrowDown), input.consume_key(Modifiers::NONE, Key::ArrowUp))
            });
            let last = offered.len() - 1;
            self.chosen = match (down, up, self.chosen) {
                (true, _, chosen) => Some(chosen.map_or(0, |chosen| (chosen + 1).min(last))),
                (_, true, chosen) => chosen.and_then(|chosen| chosen.checked_sub(1)),
                (.., chosen) => chosen.filter(|chosen| *chosen <= last),
            };
        } else {
            self.chosen = None;
        }
        let edit = TextEdit::singleline(typed)
            .id(field)
            .hint_text(RichText::new("Add a tag; / makes a narrower one").color(palette.ink_faint))
            .font(theme::plain(size::BODY))
            .margin(Margin::symmetric(8, 5))
            .desired_width(f32::INFINITY);
        let response = ui.add(edit).accessible_name("Tag");
        if begins {
            response.request_focus();
        }
        let mut add = None;
        if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            add = self.chosen.and_then(|chosen| offered.get(chosen).cloned()).or_else(|| Tag::new(typed));
            response.request_focus();
        }
        if response.has_focus() || (add.is_none() && !typed.is_empty()) {
            for (index, tag) in offered.iter().enumerate() {
                let (rect, row) =
                    widgets::row(ui, view, 26.0, self.chosen == Some(index), Role::ListBoxOption, tag.as_str());
                let text =
                    widgets::layout(ui, tag.as_str(), theme::plain(size::BODY), palette.ink, rect.width() - 30.0, 1);
                if let Some(colour) = view.state.desk.view.tag_colour(tag) {
                    let (_, sign) = palette.highlight(colour);
                    icons::paint_colour(ui.painter(), rect.left_center() + vec2(9.0, 0.0), 8.0, sign, colour);
                }
                let at = pos2(rect.left() + 20.0, rect.center().y - text.size().y / 2.0);
                ui.painter().galley(at, text, palette.ink);
                if row.clicked() {
                    add = Some(tag.clone());
                }
            }
        }
        if let Some(tag) = add {
            tags.insert(tag);
            typed.clear();
            self.chosen = None;
            changed = true;
        }
        changed
    }

    fn foot(&self, ui: &mut Ui, view: &View<'_>, queue: &mut Queue, editor: &Editor) {
        ui.horizontal(|ui| {
            let kept = if editor.is_unsaved() { "Kept when you pause or leave" } else { "" };
            ui.label(RichText::new(kept).font(theme::plain(size::TINY)).color(view.palette.ink_faint));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let done = Button::new(RichText::new("Done").font(theme::plain(size::SMALL)));
                if ui.add(done).on_hover_text("Keep and close (Esc or Ctrl+Enter)").clicked() {
                    queue.push(Command::CloseEditor);
                }
            });
        });
    }
}

fn note(ui: &mut Ui, view: &View<'_>, text: &mut String) -> Response {
    let edit = TextEdit::multiline(text)
        .id(Id::unique("editor note"))
        .hint_text(RichText::new("Write a note").color(view.palette.ink_faint))
        .font(theme::plain(size::BODY))
        .margin(Margin::symmetric(8, 6))
        .desired_width(f32::INFINITY)
        .desired_rows(3);
    // A long note scrolls in its own room.
    egui::ScrollArea::vertical().max_height(220.0).show(ui, |ui| ui.add(edit).accessible_name("Note")).inner
}

fn evidence(ui: &mut Ui, view: &View<'_>, text: &mut String, link: &mut String) -> Response {
    let hint = |words: &str| RichText::new(words).color(view.palette.ink_faint);
    let edit = TextEdit::multiline(text)
        .id(Id::unique("editor evidence"))
        .hint_text(hint("What it rests on"))
        .font(theme::plain(size::BODY))
        .margin(Margin::symmetric(8, 6))
        .desired_width(f32::INFINITY)
        .desired_rows(3);
    let field = ui.add(edit).accessible_name("Evidence");
    let edit = TextEdit::singleline(link)
        .id(Id::unique("editor link"))
        .hint_text(hint("Link"))
        .font(theme::plain(size::BODY))
        .margin(Margin::symmetric(8, 5))
        .desired_width(f32::INFINITY);
    ui.add(edit).accessible_name("Link");
    field
}

/// True when another status was chosen.
fn statuses(ui: &mut Ui, view: &View<'_>, status: &mut Status) -> bool {
    let mut chosen = false;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        for each in Status::ALL {
            let name = words::capital(each.name());
            let on = *status == each;
            let color = view.palette.status(each);
            let font = if on { theme::strong(size::SMALL) } else { theme::plain(size::SMALL) };
            let text = widgets::layout(ui, &name, font, view.palette.ink, 120.0, 1);
            let (rect, response) = ui.allocate_exact_size(vec2(text.size().x + 32.0, 26.0), Sense::click());
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, &name));
            widgets::paint_row(ui, view, rect, &response, on, 6.0);
            if on {
                let edge = (1.0, view.palette.accent);
                ui.painter().rect_stroke(rect.shrink(0.5), 6.0, edge, egui::StrokeKind::Inside);
            }
            icons::paint_status(ui.painter(), rect.left_center() + vec2(13.0, 0.0), color, view.palette.card, each);
            let at = pos2(rect.left() + 24.0, rect.center().y - text.size().y / 2.0);
            ui.painter().galley(at, text, view.palette.ink);
            if response.clicked() {
                *status = each;
                chosen = true;
            }
        }
    });
    chosen
}

/// A colour that can be chosen.
pub fn swatch(ui: &mut Ui, view: &View<'_>, colour: Colour, on: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(theme::TARGET, Sense::click());
    let name = words::capital(colour.name());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, &name));
    let (fill, sign) = view.palette.highlight(colour);
    let painter = ui.painter();
    painter.circle_filled(rect.center(), 9.0, fill);
    let edge = if on { (1.8, view.palette.ink) } else { (1.0, sign) };
    painter.circle_stroke(rect.center(), 9.0, edge);
    icons::paint_colour(painter, rect.center(), 7.0, sign, colour);
    if response.hovered() {
        painter.circle_stroke(rect.center(), 11.0, (1.0, view.palette.ink_faint));
    }
    widgets::focus_ring(ui, &response, rect, view);
    response.on_hover_text(name)
}

/// A tag that goes when it is pressed.
fn chip(ui: &mut Ui, view: &View<'_>, tag: &Tag) -> Response {
    let palette = view.palette;
    let text = widgets::layout(ui, tag.as_str(), theme::plain(size::SMALL), palette.ink, 240.0, 1);
    let (rect, response) = ui.allocate_exact_size(vec2(text.size().x + 30.0, 24.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Remove tag {tag}")));
    let color = view.state.desk.view.tag_colour(tag).map(|colour| palette.highlight(colour).0);
    let painter = ui.painter();
    painter.rect_filled(rect, 12.0, color.unwrap_or(palette.hovered));
    if response.hovered() {
        painter.rect_stroke(rect, 12.0, (1.0, palette.ink_faint), egui::StrokeKind::Inside);
    }
    painter.galley(pos2(rect.left() + 9.0, rect.center().y - text.size().y / 2.0), text, palette.ink);
    icons::paint(painter, rect.right_center() - vec2(11.0, 0.0), 9.0, palette.ink_soft, Icon::Close);
    widgets::focus_ring(ui, &response, rect, view);
    response.on_hover_text("Press to take the tag away")
}

/// Tags of the collection that fit what is typed: those that begin with it, then those that have it.
pub fn offered(view: &View<'_>, tags: &std::collections::BTreeSet<Tag>, typed: &str) -> Vec<Tag> {
    let wanted = typed.trim().to_lowercase();
    let free = view.state.desk.view.tags().iter().filter(|(tag, _)| !tags.contains(*tag));
    let mut fitting: Vec<(bool, std::cmp::Reverse<usize>, &Tag)> = free
        .filter_map(|(tag, count)| {
            let name = tag.as_str().to_lowercase();
            let begins = name.split('/').any(|part| part.starts_with(&wanted)) || name.starts_with(&wanted);
            (name.contains(&wanted) && name != wanted).then_some((!begins, std::cmp::Reverse(*count), tag))
        })
        .collect();
    fitting.sort();
    fitting.into_iter().take(OFFERED).map(|(_, _, tag)| tag.clone()).collect()
}
