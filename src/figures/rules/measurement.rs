//! Durations and measurements: a number and a unit in words or signs.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::draft::{Context, Draft, Found, Rule, Suffix};
use super::units::{Dimension, ROWS};
use super::words::words;
use super::{FigureKind, Unit};
use crate::language::atoms::Atoms;
use crate::language::lexicon::{Key, Table};
use crate::language::numerals::{Form, Letters, Numeral};

pub static MEASUREMENT: Rule = Rule {
    name: "measurement",
    about: "Lengths, areas, weights, volumes, speeds, temperatures, energy, power, data: “65 kilometres per hour”, “98F”, “6ft 2in”, “6,400 hectares”.",
    find: |context, at| {
        let draft = context.quantity(at, |context, numeral| {
            let (unit, end) = unit_after(context, numeral)?;
            (unit.dimension() != Dimension::Time).then_some(Suffix {
                end,
                kind: FigureKind::Measurement,
                unit,
                factor: 1.0,
            })
        })?;
        Some(Found::Figure(with_lesser(context, draft)))
    },
};

pub static DURATION: Rule = Rule {
    name: "duration",
    about: "Lengths of time: “60 days”, “90-day”, “24 to 30 hours”, “several years”, “two and a half hours”.",
    find: |context, at| {
        let draft = vague_time(context, at).or_else(|| half_unit(context, at)).or_else(|| {
            context.quantity(at, |context, numeral| {
                let (unit, end) = unit_after(context, numeral)?;
                (unit.dimension() == Dimension::Time).then_some(Suffix {
                    end,
                    kind: FigureKind::Duration,
                    unit,
                    factor: 1.0,
                })
            })
        })?;
        // "a 12-year sentence" is one; "12 years" in "£12 a year" is not reached: rates have no number here.
        Some(Found::Figure(and_a_half(context, draft)))
    },
};

/// A unit's name behind its first word, and the unit.
type Name = (Vec<Key>, Unit);

/// The names of units, by their first word; longer names first.
static NAMES: LazyLock<HashMap<Key, Vec<Name>>> = LazyLock::new(|| {
    let mut names: HashMap<Key, Vec<Name>> = HashMap::new();
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

fn unit_after(context: &Context<'_, '_>, numeral: &Numeral) -> Option<(Unit, usize)> {
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
            let attached = atoms.glued(at) || atoms.hyphen(at - 1);
            // One letter is a sign only where it hangs on the digits (but for a watt); "m" may be a million.
            if length == 1
                && text.chars().count() == 1
                && text != "°"
                && (!attached && text != "W" && text != "m" || !is_letter_unit(context, numeral, at))
            {
                return None;
            }
            return Some((unit, end));
        }
    }
    // 98F, 37C
    let (letter, glued) = (atoms.str(at), atoms.glued(at) && !numeral.scaled);
    let degree = glued && (-90.0..=150.0).contains(&numeral.low);
    match letter {
        "C" if degree => Unit::of("°C").map(|unit| (unit, at + 1)),
        "F" if degree => Unit::of("°F").map(|unit| (unit, at + 1)),
        "in" if glued => Unit::of("inch").map(|unit| (unit, at + 1)),
        _ => None,
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
    let next = atoms.past_hyphen(at + 1);
    let apart = !atoms.glued(at) && (!atoms.is_word(at + 1) || atoms.has(at + 1, words!("x by")));
    let beside = apart || context.before.iter().rev().take(6).any(|d| d.unit.dimension() == Dimension::Length);
    beside || atoms.has(next, length) || atoms.mark(at + 1, '(') || atoms.hyphen(at + 1)
}

/// "6ft 2in", "6 feet and 4 inches", "12 m 20 cm"
fn with_lesser(context: &Context<'_, '_>, mut draft: Draft) -> Draft {
    let atoms = context.atoms;
    if draft.range || draft.unit.symbol() != "ft" {
        return draft;
    }
    let end = draft.atoms.end;
    let next = if atoms.is(end, "and") { end + 1 } else { atoms.past_hyphen(end) };
    let Some(lesser) = context.numeral(next, Letters::Sure).filter(|n| n.low < 12.0 && !n.is_vague()) else {
        return draft;
    };
    let unit_at = atoms.past_hyphen(lesser.end);
    let inches = ["in", "ins", "inch", "inches"].iter().any(|word| atoms.is(unit_at, word));
    if inches && !(atoms.is(unit_at, "in") && atoms.is_word(unit_at + 1) && !atoms.glued(unit_at)) {
        draft.low += lesser.low / 12.0;
        draft.high = draft.low;
        draft.soft = (draft.low, draft.low);
        (draft.digit, draft.grain) = (1.0 / 12.0, 1.0 / 12.0);
        draft.atoms.end = unit_at + 1;
    }
    draft
}

/// "an hour and a half": the half comes behind the unit.
fn and_a_half(context: &Context<'_, '_>, mut draft: Draft) -> Draft {
    if !draft.range
        && let Some(end) = context.atoms.are(draft.atoms.end, "and a half")
    {
        draft.low += 0.5;
        draft.high = draft.low;
        draft.soft = (draft.low, draft.low);
        (draft.digit, draft.grain) = (0.5, 0.5);
        draft.atoms.end = end;
    }
    draft
}

/// "several years", "a few days", "a couple of weeks"
fn vague_time(context: &Context<'_, '_>, at: usize) -> Option<Draft> {
    let atoms = context.atoms;
    let few = |end, hard, soft| Some((end, hard, soft));
    let (next, hard, soft) = if atoms.is(at, "several") {
        few(at + 1, (2.0, 9.0), (3.0, 9.0))
    } else if let Some(end) = atoms.are(at, "a few") {
        few(end, (2.0, 9.0), (2.0, 5.0))
    } else if let Some(end) = atoms.are(at, "a couple of").or_else(|| atoms.are(at, "couple of")) {
        few(end, (2.0, 3.0), (2.0, 2.0))
    } else {
        None
    }?;
    let (unit, end) = named_unit(atoms, next).filter(|(unit, _)| unit.dimension() == Dimension::Time)?;
    let numeral = Numeral {
        end,
        low: hard.0,
        high: hard.1,
        soft,
        digit: 0.0,
        grain: 0.0,
        form: Form::Vague,
        rounded: false,
        scaled: false,
        scale: 1.0,
    };
    Some(Draft::new(at, &numeral, FigureKind::Duration, unit))
}

/// "half an hour", "half a century", "half-hour", and "an hour" where a length of time is meant.
fn half_unit(context: &Context<'_, '_>, at: usize) -> Option<Draft> {
    let atoms = context.atoms;
    let (value, next) = if atoms.is(at, "half") {
        let next = atoms.past_hyphen(at + 1);
        let article = atoms.is(next, "a") || atoms.is(next, "an");
        (0.5, if article { next + 1 } else { next })
    } else if atoms.is(at, "a") || atoms.is(at, "an") || atoms.is(at, "another") {
        let told =
            words!("for within after in than over about almost nearly lasted lasts last take takes took taking wait");
        let another = atoms.is(at, "another");
        let half = named_unit(atoms, at + 1).is_some_and(|(_, end)| atoms.are(end, "and a half").is_some());
        if !another && !half && (at == 0 || !atoms.has(at - 1, told)) {
            return None;
        }
        (1.0, at + 1)
    } else {
        return None;
    };
    let (unit, end) = named_unit(atoms, next).filter(|(unit, _)| unit.dimension() == Dimension::Time)?;
    let singular = !atoms.str(end - 1).ends_with('s');
    let rate = atoms.is(end, "earlier") || atoms.is(end, "ago") || atoms.is(end, "old");
    let numeral = Numeral {
        end,
        low: value,
        high: value,
        soft: (value, value),
        digit: value,
        grain: value,
        form: Form::Article,
        rounded: false,
        scaled: false,
        scale: 1.0,
    };
    (singular && !rate).then(|| Draft::new(at, &numeral, FigureKind::Duration, unit))
}

#[cfg(test)]
mod tests {
    use super::super::marked::check;

    #[test]
    fn units_in_words_and_signs() {
        check(
            "Winds of |65 kilometres per hour|{65 km/h Winds}, |90mph|{90 mph}, |60 km/h| on |6,400 hectares|{6400 ha}.",
        );
        check(
            "It was |37 degrees Celsius|{37 °C} or |98F|{98 °F}; |6 sq km| burnt, |30-kilometre| lines, |1.5 MW| went.",
        );
        check(
            "A |35-kilometre|{35 km front} front, |20,000 ACRES|{20000 acres} and |1,450 tonnes|{1450 tonnes waste} of waste.",
        );
    }

    #[test]
    fn lengths_in_two_units() {
        check("He is |6ft 2in|{6.166667 ft} and she |5 feet and 6 inches|{5.5 ft} tall.");
        check("A |1/4 mile|{0.25 mile} walk, then |10 1/2 miles|{10.5 mile} more.");
    }

    #[test]
    fn a_letter_behind_digits_is_metres_or_a_million() {
        check(
            "The |37m|{37 m}-long skeleton and a |100m|{100 m sprint} sprint: |12m|{11500000..12500000 people} people.",
        );
    }

    #[test]
    fn lengths_of_time() {
        check(
            "After |60 days|{60 day} and |90-day| notice, |24 to 30 hours|{24..30 hour}, |several years|{2..9 year} and |half an hour|.",
        );
        check("It took |two and a half hours|{2.5 hour}, or |an hour and a half|{1.5 hour}.");
    }

    #[test]
    fn rates_are_no_lengths_of_time() {
        check("She earns |£12.40| an hour and |£50| a day.");
        check("It grew fast this year, as in the month before.");
    }

    #[test]
    fn bounds_of_length() {
        check("It starts [within |300 metres|{0..300 m}] and ends [within |12 months|{0..12 month}].");
        check("They work over |30 months|{30 month}.");
    }

    #[test]
    fn what_bounds_an_amount_bounds_it_in_brackets_too() {
        check("It is [about |6 miles|{5.5..6.5 mile}] (|10 km|{9..11 km}) off.");
    }
}
