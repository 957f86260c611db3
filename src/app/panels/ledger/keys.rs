//! How keys and presses choose rows.

use std::collections::HashSet;

use eframe::egui::{Key, Modifiers, Ui};

use crate::app::ledger::{Chosen, Order, RowId, Shown};

/// What a press on a row chooses: it alone; with Ctrl it too, or no longer; with Shift all from where choosing began.
pub fn pressed(order: &Order, shown: Shown<'_>, before: &Chosen, row: RowId, modifiers: Modifiers) -> Chosen {
    if modifiers.command {
        return toggled(before, row);
    }
    match (&before.from, modifiers.shift) {
        (Some(from), true) => through(order, shown, from.clone(), row),
        _ => Chosen::one(row),
    }
}

/// What keys choose: arrows and their like move; with Shift they choose all on their way; Ctrl+A chooses everything,
/// Space one more or less.
pub fn moved(
    ui: &Ui,
    order: &Order,
    shown: Shown<'_>,
    before: &Chosen,
    at: Option<usize>,
    page: usize,
) -> Option<Chosen> {
    let key = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if key(Modifiers::COMMAND, Key::A) {
        let rows = order.rows().filter_map(|entry| shown.id(entry)).collect();
        return Some(Chosen { rows, at: before.at.clone(), from: before.from.clone() });
    }
    let now = at?;
    if key(Modifiers::NONE, Key::Space) {
        return Some(toggled(before, shown.id(order.row(now)?)?));
    }
    let last = order.len().checked_sub(1)?;
    let steps = [
        (Key::ArrowUp, now.saturating_sub(1)),
        (Key::ArrowDown, now + 1),
        (Key::PageUp, now.saturating_sub(page)),
        (Key::PageDown, now + page),
        (Key::Home, 0),
        (Key::End, last),
    ];
    let step = |shift: bool| {
        let modifiers = if shift { Modifiers::SHIFT } else { Modifiers::NONE };
        steps.into_iter().find(|&(pressed, _)| key(modifiers, pressed)).map(|(_, to)| (to.min(last), shift))
    };
    // The first arrow on a table where nothing is chosen chooses the row that has the keyboard.
    let (to, shift) = step(true).or_else(|| step(false))?;
    let to = if before.at.is_none() && !shift { now } else { to };
    let row = shown.id(order.row(to)?)?;
    match (&before.from, shift) {
        (Some(from), true) => Some(through(order, shown, from.clone(), row)),
        _ => Some(Chosen::one(row)),
    }
}

fn toggled(before: &Chosen, row: RowId) -> Chosen {
    let mut rows = before.rows.clone();
    if !rows.remove(&row) {
        rows.insert(row.clone());
    }
    Chosen { rows, at: Some(row.clone()), from: Some(row) }
}

fn through(order: &Order, shown: Shown<'_>, from: RowId, to: RowId) -> Chosen {
    let (Some(a), Some(b)) = (order.position(shown, &from), order.position(shown, &to)) else {
        return Chosen::one(to);
    };
    let rows: HashSet<RowId> =
        (a.min(b)..=a.max(b)).filter_map(|at| order.row(at)).filter_map(|entry| shown.id(entry)).collect();
    Chosen { rows, at: Some(to), from: Some(from) }
}
