//! Counts: a number without a unit, of things that its noun names; and ordinals.

use super::draft::{Context, Draft, Found, Rule};
use super::words::words;
use super::{FigureKind, Unit};
use crate::language::numerals::{Form, Letters, Numeral, part};

pub static COUNT: Rule = Rule {
    name: "count",
    about: "Things counted: “14,000 corporate jobs”, “several hundred employees”, “between 80 and 90 dwellings”, “12m people”.",
    find: |context, at| count(context, at).map(Found::Figure),
};

pub static ORDINAL: Rule = Rule {
    name: "ordinal",
    about: "Places in an order: “11th”, “the third attempt”.",
    find: |context, at| ordinal(context, at).map(Found::Figure),
};

fn count(context: &Context<'_, '_>, at: usize) -> Option<Draft> {
    let atoms = context.atoms;
    let first = lettered(context, at)?;
    if first.form == Form::Mixed && first.low < 1.0 {
        return None;
    }
    let make = |numeral: &Numeral| {
        let mut draft = Draft::new(at, numeral, FigureKind::Count, Unit::COUNT);
        draft.bare = true;
        draft
    };
    if let Some(next) = context.link(at, first.end)
        && let Some(second) = lettered(context, next)
        && !atoms.is(second.end, "am")
    {
        let between = at > 0 && atoms.is(at - 1, "between");
        let counted = super::noun::after(atoms, second.end).is_some() || second.scaled;
        if between || counted || !atoms.is_digits(next) {
            let first = super::draft::shared_scale(first, &second);
            let suffix =
                super::draft::Suffix { end: second.end, kind: FigureKind::Count, unit: Unit::COUNT, factor: 1.0 };
            if let Some(mut range) = context.joined(at, first, second, suffix) {
                range.bare = true;
                return Some(range);
            }
        }
    }
    // "three or four"
    if atoms.is(first.end, "or")
        && first.form == Form::Words
        && let Some(second) = context.numeral(first.end + 1, Letters::Sure)
        && second.low == first.low + 1.0
    {
        let suffix = super::draft::Suffix { end: second.end, kind: FigureKind::Count, unit: Unit::COUNT, factor: 1.0 };
        let mut range = context.joined(at, first, second, suffix)?;
        range.bare = true;
        return Some(range);
    }
    if hangs_on_word(context, at, &first) {
        return None;
    }
    Some(make(&first))
}

/// A number whose "m" or "b" is a scale because things are counted or money was spoken of: "12m people", "to 12.6m".
fn lettered(context: &Context<'_, '_>, at: usize) -> Option<Numeral> {
    let sure = context.numeral(at, Letters::Sure)?;
    let atoms = context.atoms;
    let glued = atoms.glued(sure.end) && (atoms.is(sure.end, "m") || atoms.is(sure.end, "b"));
    if !glued {
        return Some(sure);
    }
    context.numeral(at, Letters::Any)
}

/// Words in which a number is only a part: "two-way", "five-star", "three-dimensional" count nothing that is reported;
/// "300-strong" and "four-month" do.
fn hangs_on_word(context: &Context<'_, '_>, at: usize, numeral: &Numeral) -> bool {
    let atoms = context.atoms;
    if at > 0 && atoms.hyphen(at - 1) && atoms.is_word(at.saturating_sub(2)) && numeral.form == Form::Words {
        // "twenty-two" was read from its start; "dad-of-three" counts
        return !atoms.is(at - 2, "of");
    }
    atoms.hyphen(numeral.end)
        && numeral.form == Form::Words
        && atoms.has(
            numeral.end + 1,
            words!("way star dimensional sided fold part piece time tier pronged party step stage digit tone seater wheel legged
                    level headed state man men person nil all love and thirds"),
        )
}

fn ordinal(context: &Context<'_, '_>, at: usize) -> Option<Draft> {
    let atoms = context.atoms;
    if atoms.is_digits(at) {
        let ending = ["st", "nd", "rd", "th"].iter().any(|e| atoms.is(at + 1, e)) && atoms.glued(at + 1);
        let plain = atoms.str(at).bytes().all(|b| b.is_ascii_digit()) && atoms.str(at).len() <= 4;
        let numeral = context.numeral(at, Letters::Sure).filter(|_| ending && plain)?;
        return Some(Draft::new(at, &numeral, FigureKind::Ordinal, Unit::RANK).ending(at + 2));
    }
    let (place, plural) = part(atoms.key(at))?;
    if plural || atoms.is(at, "half") || atoms.is(at, "quarter") || (at > 0 && atoms.hyphen(at - 1)) {
        return None;
    }
    let value = place as f64;
    let numeral = Numeral {
        end: at + 1,
        low: value,
        high: value,
        soft: (value, value),
        digit: 1.0,
        grain: 1.0,
        form: Form::Words,
        rounded: false,
        scaled: false,
        scale: 1.0,
    };
    Some(Draft::new(at, &numeral, FigureKind::Ordinal, Unit::RANK))
}
