//! Where the page is going: at once, over a moment, or by as much as a drag pulls it.
//!
//! egui's scroll area keeps the distance from the top in 32 bits and doesn't know that heights above the screen are
//! guesses. So the page tells it, at the start of a frame, where it is; what wheel and touchpad add comes back at the
//! frame's end.

use eframe::egui::{ScrollArea, Ui, scroll_area};

use super::sheet::Aim;

/// What somebody wants the page to do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scroll {
    /// So many points down, over a moment.
    By(f32),
    /// So many points down, now.
    Now(f32),
    To(Aim),
}

/// What the page still has to do.
#[derive(Default)]
pub struct Motion {
    aim: Option<Aim>,
    /// What is left of a step that takes a moment, in points.
    glide: f32,
    now: f32,
    /// Where the scroll area should be, when it is elsewhere.
    tell: Option<f64>,
}

impl Motion {
    pub fn to(&mut self, aim: Aim) {
        *self = Motion { aim: Some(aim), ..Motion::default() };
    }

    pub fn wish(&mut self, scroll: Scroll) {
        match scroll {
            Scroll::By(distance) => self.glide += distance,
            Scroll::Now(distance) => self.now += distance,
            Scroll::To(aim) => self.to(aim),
        }
    }

    /// Tells the scroll area where the page is.
    pub fn tell(&mut self, area: ScrollArea) -> ScrollArea {
        match self.tell.take() {
            Some(offset) => area.vertical_scroll_offset(offset as f32),
            None => area,
        }
    }

    /// Where the page should be in this frame: so far from the top, or as the aim says. `told` is where the scroll area
    /// has it, `at` where it was in the last frame.
    pub fn next(&mut self, ui: &Ui, told: f32, at: f64) -> (f64, Option<Aim>) {
        let told = f64::from(told);
        let exact = told.abs() * f64::from(f32::EPSILON) + 0.01;
        let mut offset = if (told - at).abs() <= exact { at } else { told };
        let step = self.glided(ui);
        offset += f64::from(step + std::mem::take(&mut self.now));
        (offset, self.aim.take())
    }

    /// The part of a glide that falls to this frame: most of it at first.
    fn glided(&mut self, ui: &Ui) -> f32 {
        let still = ui.style().animation_time == 0.0;
        let dt = ui.input(|input| input.stable_dt).min(0.1);
        let part = if still || self.glide.abs() < 1.0 { 1.0 } else { 1.0 - (-dt * 22.0).exp() };
        let step = self.glide * part;
        self.glide -= step;
        step
    }

    /// After the frame: `told` is where the scroll area was, `at` where the page turned out to be.
    pub fn settle(&mut self, ui: &Ui, told: f32, at: f64, after: &scroll_area::State, end: f64) {
        let wheel = f64::from(after.unclamped_offset().y) - f64::from(told).clamp(0.0, end);
        if (at - f64::from(told)).abs() > f64::from(told).abs() * f64::from(f32::EPSILON) + 0.01 {
            self.tell = Some(at + wheel);
        }
        if self.tell.is_some() || self.glide != 0.0 || self.now != 0.0 || self.aim.is_some() {
            ui.request_repaint();
        }
    }
}
