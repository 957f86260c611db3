//! One part of the window by itself, frame by frame: layout, input, painting and tessellation, without a graphics card.

use std::hint::black_box;
use std::sync::Arc;

use crossread::app::theme;
use crossread::compare::Comparison;
use crossread::reading::Reading;
use crossread::workspace::{Snapshot, Stage};
use eframe::egui::{self, Context, Event, Modifiers, RawInput, Rect, Ui, Vec2, pos2, vec2};

pub struct Frames {
    ctx: Context,
    size: Vec2,
    time: f64,
}

impl Frames {
    /// Of a window of `size` points.
    pub fn of(size: Vec2) -> Self {
        let ctx = Context::default();
        theme::install(&ctx);
        Frames { ctx, size, time: 0.0 }
    }

    /// Runs one frame, a sixtieth of a second after the last.
    pub fn run(&mut self, events: Vec<Event>, show: impl FnMut(&mut Ui)) {
        self.time += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(pos2(0.0, 0.0), self.size));
        let input = RawInput { screen_rect, time: Some(self.time), events, ..RawInput::default() };
        let mut output = self.ctx.run_ui(input, show);
        // Nobody here has textures.
        output.textures_delta.clear();
        black_box(self.ctx.tessellate(output.shapes, output.pixels_per_point));
    }
}

/// A turn of the wheel over the middle of the window.
pub fn wheel() -> Vec<Event> {
    let pointer = Event::PointerMoved(pos2(400.0, 400.0));
    let wheel = Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: vec2(0.0, -80.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    };
    vec![pointer, wheel]
}

/// These articles, without a comparison.
pub fn snapshot(readings: &[Arc<Reading>]) -> Snapshot {
    Snapshot {
        revision: 1,
        source: None,
        readings: Arc::from(readings),
        machine: Arc::from(readings),
        corrections: Arc::from([]),
        outcomes: Arc::from([]),
        comparison: Arc::new(Comparison::default()),
        problems: Arc::from([]),
        stage: Stage::Idle,
    }
}
