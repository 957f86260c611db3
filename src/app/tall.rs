//! Long columns of things of different heights, of which only the visible ones are laid out.
//!
//! Heights are estimated until a thing has been seen, and exact from then on. When something above the view turns
//! out higher or lower than estimated, the view moves with it, so that nothing jumps under the reader's eyes.

use std::hash::{Hash, Hasher};

use eframe::egui::{self, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

/// The heights of a column's things, from one frame to the next.
#[derive(Default)]
pub struct Tall {
    heights: Vec<f32>,
    /// What the heights were measured for; others are worthless.
    stamp: u64,
    /// Moves the view in the next pass, for heights that came out different above it.
    shift: f32,
    /// What had the keyboard in the last frame.
    focused: Option<egui::Id>,
}

/// What is this far above or below the view is made too, for the keyboard to go to.
const BESIDE: f32 = 160.0;

/// Room for the scroll bar beside the things.
pub const GUTTER: f32 = 12.0;

/// What the column holds this frame.
pub struct Column<'a> {
    pub id: &'a str,
    pub len: usize,
    /// Between two things.
    pub gap: f32,
    /// Brings this thing into view: to the top, unless it is to be seen already.
    pub bring: Option<usize>,
}

impl Tall {
    /// Draws the visible things of a column with `row`. When `stamp` changes, all heights are estimated anew.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        column: Column<'_>,
        stamp: impl Hash,
        estimate: impl Fn(usize) -> f32,
        mut row: impl FnMut(&mut Ui, usize),
    ) {
        let width = (ui.available_width() - GUTTER).max(0.0);
        self.renew(&column, (stamp, width.to_bits()), estimate);
        let mut area = ScrollArea::vertical().id_salt(column.id).auto_shrink(false);
        let id = ui.make_persistent_id(egui::IdSalt::new(column.id));
        if let Some(bring) = column.bring.filter(|&bring| bring < self.heights.len()) {
            let above: f32 = self.heights[..bring].iter().map(|height| height + column.gap).sum();
            let offset = egui::scroll_area::State::load(ui.ctx(), id).map_or(0.0, |state| state.clamped_offset().y);
            let room = ui.available_height();
            // A tall thing counts as seen when its beginning is.
            let end = above + self.heights[bring].min(room / 2.0);
            if above < offset || end > offset + room {
                area = area.vertical_scroll_offset((above - column.gap).max(0.0));
                self.shift = 0.0;
            }
        } else if self.shift != 0.0 {
            let offset = egui::scroll_area::State::load(ui.ctx(), id).map_or(0.0, |state| state.clamped_offset().y);
            area = area.vertical_scroll_offset((offset + self.shift).max(0.0));
            self.shift = 0.0;
        }
        area.show_viewport(ui, |ui, view| {
            let total: f32 = self.heights.iter().map(|height| height + column.gap).sum();
            ui.set_height((total - column.gap).max(0.0));
            let origin = ui.max_rect().min;
            let mut top = 0.0;
            for index in 0..self.heights.len() {
                let height = self.heights[index];
                if top > view.max.y + BESIDE {
                    break;
                }
                if top + height >= view.min.y - BESIDE {
                    let rect = Rect::from_min_size(pos2(origin.x, origin.y + top), vec2(width, height));
                    let builder = UiBuilder::new().id_salt(egui::IdSalt::new((column.id, index))).max_rect(rect);
                    let actual = ui.scope_builder(builder, |ui| {
                        row(ui, index);
                        ui.min_rect().height()
                    });
                    let exact = actual.inner;
                    if (exact - height).abs() > 0.5 {
                        self.heights[index] = exact;
                        if top < view.min.y {
                            self.shift += exact - height;
                        }
                        ui.ctx().request_discard("a height was estimated");
                    }
                }
                top += height + column.gap;
            }
            self.follow_keyboard(ui);
        });
    }

    /// Scrolls to what in the column has just got the keyboard.
    fn follow_keyboard(&mut self, ui: &Ui) {
        let focused = ui.memory(|memory| memory.focused());
        if std::mem::replace(&mut self.focused, focused) == focused {
            return;
        }
        let Some(response) = focused.and_then(|id| ui.ctx().read_response(id)) else { return };
        let (seen, rect) = (ui.clip_rect(), response.rect);
        let beside = rect.left() >= seen.left() - 1.0 && rect.right() <= seen.right() + 1.0;
        if beside && response.layer_id == ui.layer_id() && (rect.top() < seen.top() || rect.bottom() > seen.bottom()) {
            ui.scroll_to_rect(rect.expand(8.0), None);
        }
    }

    fn renew(&mut self, column: &Column<'_>, stamp: impl Hash, estimate: impl Fn(usize) -> f32) {
        let mut hasher = std::hash::DefaultHasher::new();
        (stamp, column.len).hash(&mut hasher);
        let stamp = hasher.finish();
        if stamp != self.stamp || self.heights.len() != column.len {
            self.heights = (0..column.len).map(estimate).collect();
            self.stamp = stamp;
        }
    }
}
