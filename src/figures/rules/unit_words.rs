//! The words and signs of units of measure behind a number.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Unit;
use super::draft::Context;
use super::units::{Dimension, ROWS};
use super::words::words;
use crate::language::atoms::Atoms;
use crate::language::lexicon::{Key, Table};
use crate::language::numerals::{Form, Numeral};

/// A unit's name behind its first word, and the unit.
type Name = (Vec<Key>, Unit);

/// The names of units, by their first word; longer names first.
static NAMES: LazyLock<FxHashMap<Key, Vec<Name>>> = LazyLock::new(|| {
    let mut names: FxHashMap<Key, Vec<Name>> = FxHashMap::default();
    for (at, row) in ROWS.iter().enumerate() {
        for name in row.names.split(',').filter(|name| !name.is_empty()) {
            let mut words = name.split(' ').map(Key::of);
            let first = words.next().unwrap_or_default();
            names.entry(first).or_default().push((words.collect(), Unit::row(at)));
        }
    }
    for list in names.values_mut() {
        list.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    names
});

/// Signs of units, with their exact spelling.
static SIGNS: LazyLock<Table<(Unit, &'static str)>> = LazyLock::new(|| {
    // Signs that differ only in case share a key, so the table holds the first and `OTHER_CASE` the rest.
    Table::new(signs())
});

fn signs() -> impl Iterator<Item = (&'static str, (Unit, &'static str))> {
    ROWS.iter()
        .enumerate()
        .flat_map(|(at, row)| row.signs.split_whitespace().map(move |sign| (sign, (Unit::row(at), sign))))
}

/// Whether letters behind digits can be a unit ("90mph", "30m").
pub(super) fn is_unit(key: Key) -> bool {
    NAMES.contains_key(&key) || SIGNS.has(key)
}

/// Whether a word (lower case) is by itself the name or sign of a unit: "years", "mm".
pub(in crate::figures) fn names_unit(word: &str) -> bool {
    let key = Key::of(word);
    NAMES.get(&key).is_some_and(|names| names.iter().any(|(rest, _)| rest.is_empty()))
        || SIGNS.get(key).is_some_and(|(_, sign)| sign == word)
}

/// The unit in words at atom `at`, and the atom after it.
pub(super) fn named_unit(atoms: &Atoms<'_>, at: usize) -> Option<(Unit, usize)> {
    let list = NAMES.get(&atoms.key(at))?;
    list.iter().find_map(|(words, unit)| {
        let mut next = at + 1;
        for &word in words {
            // "sq. km", "megawatt-hours"
            next = if atoms.mark(next, '.') { next + 1 } else { atoms.past_hyphen(next) };
            if atoms.key(next) != word {
                return None;
            }
            next += 1;
        }
        Some((*unit, next))
    })
}

/// The unit behind a number, in words or as a sign, and the atom after it.
pub(super) fn unit_after(context: &Context<'_, '_>, numeral: &Numeral) -> Option<(Unit, usize)> {
    let atoms = context.atoms;
    let at = atoms.past_hyphen(numeral.end);
    if let Some((unit, end)) = signed_unit(context, numeral, at) {
        return Some((unit, end));
    }
    // "10 (ten) days" is left alone; "per" is no "per cent" here
    let (unit, end) = named_unit(atoms, at)?;
    // "five and two seconds later": an ordinal is no time; "11 stone" weighs a person
    if unit.symbol() == "st" && !(5.0..=40.0).contains(&numeral.low) {
        return None;
    }
    let article = numeral.form == Form::Article && numeral.low < 1.0;
    (!article).then_some((unit, end))
}

/// A unit's sign: one atom or a few without white space ("km/h", "°C").
fn signed_unit(context: &Context<'_, '_>, numeral: &Numeral, at: usize) -> Option<(Unit, usize)> {
    let atoms = context.atoms;
    for length in [3, 2, 1] {
        if length > 1 && !(at + 1..at + length).all(|i| atoms.glued(i)) {
            continue;
        }
        let Some(span) = atoms.span(at..at + length).filter(|_| at + length <= atoms.len()) else { continue };
        let text = span.of(atoms.text);
        if span.len() > 8 {
            continue;
        }
        let exact = SIGNS.get(Key::of(text)).filter(|(_, exact)| *exact == text);
        let any_case = || signs().find(|(sign, _)| *sign == text).map(|(_, found)| found);
        let known = SIGNS.has(Key::of(text));
        if let Some((unit, _)) = exact.or_else(|| known.then(any_case).flatten()) {
            let end = at + length;
            // "100° Celsius"
            if text == "°" {
                let scale = [("celsius", "°C"), ("centigrade", "°C"), ("c", "°C"), ("fahrenheit", "°F"), ("f", "°F")];
                let named = scale.into_iter().find(|(word, _)| atoms.is(end, word));
                if let Some(unit) = named.and_then(|(_, symbol)| Unit::of(symbol)) {
                    return Some((unit, end + 1));
                }
            }
            // "2 Mt Norvane lodges": a mountain
            if text == "Mt" && atoms.capitalised(end) {
                return None;
            }
            let attached = atoms.glued(at) || atoms.hyphen(at - 1);
            let lone_hour = text == "h" && !atoms.is_word(end) && !atoms.hyphen(end);
            // "64,000 t of ore"
            let tonnes = text == "t"
                && numeral.form != Form::Words
                && numeral.low >= 10.0
                && (!atoms.is_word(end) || atoms.has(end, &super::words::STOP));
            // One letter is a sign only where it hangs on the digits (but for a watt); "m" may be a million.
            if length == 1
                && text.chars().count() == 1
                && text != "°"
                && (!attached && text != "W" && text != "m" && !lone_hour && !tonnes
                    || !is_letter_unit(context, numeral, at))
            {
                return None;
            }
            return Some((unit, end));
        }
    }
    // 98F, 37C
    let (letter, glued) = (atoms.str(at), atoms.glued(at) && !numeral.scaled);
    // Ovens are hotter than weather.
    let degree = |most: f64| glued && (-100.0..=most).contains(&numeral.low);
    match letter {
        // "8st 4lb", where "1st" is a place
        "st" if glued && context.is_stone(numeral, at) => Unit::of("st").map(|unit| (unit, at + 1)),
        "C" if degree(280.0) => Unit::of("°C").map(|unit| (unit, at + 1)),
        "F" if degree(550.0) => Unit::of("°F").map(|unit| (unit, at + 1)),
        // "a 1-in-20 chance" is no inch
        "in" if glued && !atoms.hyphen(at + 1) => Unit::of("inch").map(|unit| (unit, at + 1)),
        _ => None,
    }
}

impl Context<'_, '_> {
    /// Whether "st" behind digits is a weight: pounds follow it, or the number is no ordinal in "-st".
    fn is_stone(&self, numeral: &Numeral, at: usize) -> bool {
        let ordinal = matches!(numeral.low as u64, 1 | 21 | 31 | 41);
        let pounds = self.atoms.is_digits(at + 1) && (self.atoms.is(at + 2, "lb") || self.atoms.is(at + 2, "lbs"));
        (3.0..=50.0).contains(&numeral.low) && (!ordinal || pounds)
    }
}

/// Whether "30m" is thirty metres rather than thirty million.
fn is_letter_unit(context: &Context<'_, '_>, numeral: &Numeral, at: usize) -> bool {
    let atoms = context.atoms;
    if atoms.str(at) != "m" {
        return true;
    }
    if numeral.scaled || super::noun::is_plural(atoms, at + 1) {
        return false;
    }
    let length = words!(
        "tall long high wide deep thick away above below from freestyle sprint race hurdles backstroke
        breaststroke butterfly dash ft feet metres meters km"
    );
    // "the 1,500m in 3:58"
    let track = [100.0, 200.0, 400.0, 800.0, 1_500.0, 3_000.0, 5_000.0, 10_000.0].contains(&numeral.low)
        && context
            .speaks_of(words!("ran runs run race races final heat record champion olympic relay freestyle medal"));
    if track {
        return true;
    }
    let next = atoms.past_hyphen(at + 1);
    // "visibility 50m", "a depth of 40m"
    let extent = words!("visibility depth height altitude width length distance radius");
    let named = (context.at.saturating_sub(3)..context.at).any(|i| atoms.has(i, extent));
    if named {
        return true;
    }
    // "the river peaked at 9.7m in the town": behind a preposition or a verb, where water or a wall has a height
    let rises = words!(
        "river rivers level levels water waters tide tides wave waves swell gauge flood floods snow dam dyke reservoir
         seabed peaked peak crest crested surge"
    );
    let led = context.at > 0
        && atoms
            .has(context.at - 1, words!("at to of reached reaches hit by above below exceeded than measured was is"));
    let ends = !atoms.is_word(at + 1) || atoms.has(at + 1, words!("at on in by to from above below and or before"));
    if led
        && ends
        && numeral.low < 200.0
        && context.before.iter().all(|d| d.kind != super::FigureKind::Money)
        && context.speaks_of(rises)
    {
        return true;
    }
    // "the wall of 121 metres"; in another sentence "At 88m the work stopped"
    let alone = !atoms.is_word(at + 1) || atoms.has(at + 1, &super::words::STOP);
    let many =
        words!("people passengers users customers tonnes barrels visitors votes voters homes jobs shares children");
    let money = context.before.iter().any(|d| d.kind == super::FigureKind::Money);
    if context.setting.metres && alone && !money && numeral.low < 1_000.0 && !context.speaks_of(many) {
        return true;
    }
    let apart = !atoms.glued(at)
        && (!atoms.is_word(at + 1) || atoms.has(at + 1, words!("x by on at wide deep high tall long thick")));
    let beside = apart || context.before.iter().rev().take(6).any(|d| d.unit.dimension() == Dimension::Length);
    beside || atoms.has(next, length) || atoms.mark(at + 1, '(') || atoms.hyphen(at + 1)
}

#[cfg(test)]
mod tests {
    use super::super::marked::check;

    #[test]
    fn what_has_an_extent_is_metres() {
        check(
            "At a depth of |40m|{40 m depth} it has visibility of |50m|{50 m visibility}; the length of it cost |£50m|{49500000..50500000 GBP}.",
        );
    }

    #[test]
    fn a_letter_behind_digits_is_metres_or_a_million() {
        check(
            "The |37m|{37 m}-long skeleton and a |100m|{100 m sprint} sprint: |12m|{11500000..12500000 people} people.",
        );
    }

    #[test]
    fn where_metres_were_told_of_there_are_more() {
        check("The wall is |121 metres|{121 m} high. At |88m|{88 m} the work stopped.");
        check("The wall is |121 metres|{121 m} high. It served |88m|{87500000..88500000 people} people.");
    }

    #[test]
    fn a_lone_t_weighs() {
        check(
            "The mine lost |64,000 t|{64000 tonnes}, or |2,400 t|{2400 tonnes} a day, and sold |90t|{90 tonnes ore} of ore.",
        );
        check(
            "A flow of |11,000m³/s|{11000 m3/s flow} and |1.1 TB/s|{1.05..1.15 terabyte per second} on |121 mm²|{121 mm2}.",
        );
    }

    #[test]
    fn millions_of_tonnes() {
        check("It will ship |12.5 MMT|{12.45..12.55 megatonne} and emit |3.4 Mt|{3.35..3.45 megatonne} of it.");
        check("It closed |2|{2 Mt Norvane lodges} Mt Norvane lodges.");
    }

    #[test]
    fn water_stands_some_metres_high() {
        check("The river peaked at |9.7m|{9.65..9.75 m} at noon, and levels fell to |8.9 m|{8.85..8.95 m} on Friday.");
        check("The river board sold to |9.7m|{9650000..9750000 people} people.");
    }
}
