//! Measurements: a number and a unit of length, area, weight, volume, speed, temperature, energy, power or data.

use super::draft::{Context, Draft, Found, Rule, Suffix};
use super::unit_words::{named_unit, unit_after};
use super::units::Dimension;
use super::words::words;
use super::{FigureKind, Unit};
use crate::language::numerals::{Form, Letters, Numeral};

pub static RULE: Rule = Rule {
    name: "measurement",
    about: "Lengths, areas, weights, volumes, speeds, temperatures, energy, power, data: “65 kilometres per hour”, “98F”, “6ft 2in”, “6,400 hectares”.",
    find: |context, at| {
        let draft = primes(context, at)
            .or_else(|| magnitude(context, at))
            .or_else(|| context.quantity(at, suffix))
            .or_else(|| million(context, at))
            .or_else(|| one_or_half(context, at))?;
        Some(Found::Figure(with_lesser(context, draft)))
    },
};

fn suffix(context: &Context<'_, '_>, numeral: &Numeral) -> Option<Suffix> {
    let (unit, end) = unit_after(context, numeral)?;
    (unit.dimension() != Dimension::Time).then_some(Suffix { end, kind: FigureKind::Measurement, unit, factor: 1.0 })
}

/// "half a mile", "half-mile", "a rise of a metre", "nearly a tonne": one or half of a unit, where an amount is meant.
fn one_or_half(context: &Context<'_, '_>, at: usize) -> Option<Draft> {
    let atoms = context.atoms;
    let article = |i: usize| atoms.is(i, "a") || atoms.is(i, "an");
    let (value, next) = if atoms.is(at, "half") {
        let next = atoms.past_hyphen(at + 1);
        (0.5, if article(next) { next + 1 } else { next })
    } else if let Some((value, unit, end)) = super::duration::part_of(context, at) {
        let numeral = Numeral { digit: value, form: Form::Article, ..Numeral::part(value, end) };
        let measured =
            matches!(unit.dimension(), Dimension::Length | Dimension::Area | Dimension::Mass | Dimension::Volume);
        return measured.then(|| Draft::new(at, &numeral, FigureKind::Measurement, unit));
    } else if article(at) && at > 0 {
        let led = words!("of by than almost nearly about over under within every to another roughly around exactly");
        atoms.has(at - 1, led).then_some((1.0, at + 1))?
    } else {
        return None;
    };
    let (unit, end) = named_unit(atoms, next)?;
    let measured = matches!(
        unit.dimension(),
        Dimension::Length | Dimension::Area | Dimension::Mass | Dimension::Volume | Dimension::Speed
    );
    // "half a pound" may be money, "a foot" a part of the body, "half a stone" a thing
    let doubtful = matches!(unit.symbol(), "pound" | "st" | "cup") || value == 1.0 && unit.symbol() == "ft";
    let singular = !atoms.str(end - 1).ends_with('s');
    let noun = atoms.is_word(end) && !atoms.has(end, &super::words::STOP) || atoms.hyphen(end);
    if !measured || doubtful || !singular || value == 1.0 && noun {
        return None;
    }
    let numeral = Numeral { digit: value, form: Form::Article, ..Numeral::part(value, end) };
    Some(Draft::new(at, &numeral, FigureKind::Measurement, unit))
}

/// "30m tonnes", "2.5b gallons": before a unit in words the letter is a scale.
fn million(context: &Context<'_, '_>, at: usize) -> Option<Draft> {
    let numeral = context.numeral(at, Letters::Any).filter(|n| n.scaled)?;
    let (unit, end) = named_unit(context.atoms, numeral.end).filter(|(unit, _)| unit.dimension() != Dimension::Time)?;
    Some(Draft::new(at, &numeral, FigureKind::Measurement, unit).ending(end))
}

/// "6ft 2in", "6 feet and 4 inches", "6-foot-2", "8st 4lb", "7 lb 8 oz": two units make one amount, in the greater.
fn with_lesser(context: &Context<'_, '_>, mut draft: Draft) -> Draft {
    let atoms = context.atoms;
    let (lesser_names, parts) = match draft.unit.symbol() {
        "ft" => (["in", "ins", "inch", "inches"], 12.0),
        "st" => (["lb", "lbs", "pound", "pounds"], 14.0),
        "pound" => (["oz", "ounce", "ounces", "ozs"], 16.0),
        _ => return draft,
    };
    if draft.range || draft.low.fract() != 0.0 {
        return draft;
    }
    let end = draft.atoms.end;
    let next = if atoms.is(end, "and") { end + 1 } else { atoms.past_hyphen(end) };
    let Some(lesser) = context.numeral(next, Letters::Sure).filter(|n| n.low < parts && !n.is_vague()) else {
        return draft;
    };
    let unit_at = atoms.past_hyphen(lesser.end);
    let named = lesser_names.iter().any(|word| atoms.is(unit_at, word));
    let preposition = atoms.is(unit_at, "in") && atoms.is_word(unit_at + 1) && !atoms.glued(unit_at);
    // "the 6-foot-2 guard", "5ft 11"
    let height = draft.unit.symbol() == "ft" && (4.0..8.0).contains(&draft.low) && atoms.is_digits(next);
    let bare = height && (next > end && !atoms.is(end, "and") || atoms.is(end - 1, "ft")) && lesser.end == next + 1;
    let end = if named && !preposition {
        unit_at + 1
    } else if bare && (next > end || !atoms.is_word(unit_at)) {
        lesser.end
    } else {
        return draft;
    };
    draft.low += lesser.low / parts;
    draft.high = draft.low;
    draft.soft = (draft.low, draft.low);
    (draft.digit, draft.grain) = (1.0 / parts, 1.0 / parts);
    draft.atoms.end = end;
    draft
}

/// "5'11\"", "6’ 2”": feet and inches by their marks.
fn primes(context: &Context<'_, '_>, at: usize) -> Option<Draft> {
    let atoms = context.atoms;
    let foot = |i: usize| matches!(atoms.any_mark(i), Some('\'' | '’' | '′'));
    let inch = |i: usize| matches!(atoms.any_mark(i), Some('"' | '”' | '″'));
    let plain = |i: usize| atoms.is_digits(i) && atoms.str(i).len() <= 2;
    if !(plain(at) && foot(at + 1) && atoms.glued(at + 1) && plain(at + 2) && inch(at + 3) && atoms.glued(at + 3)) {
        return None;
    }
    let numeral = context.numeral(at, Letters::Sure)?;
    let inches = context.numeral(at + 2, Letters::Sure).filter(|n| n.low < 12.0)?;
    let mut draft = Draft::new(at, &numeral, FigureKind::Measurement, Unit::of("ft")?).ending(at + 4);
    draft.low += inches.low / 12.0;
    (draft.high, draft.soft) = (draft.low, (draft.low, draft.low));
    (draft.digit, draft.grain) = (1.0 / 12.0, 1.0 / 12.0);
    Some(draft)
}

/// "magnitude 6.1", "a magnitude of 7.2": the strength of an earthquake, whose unit stands before it.
fn magnitude(context: &Context<'_, '_>, at: usize) -> Option<Draft> {
    let atoms = context.atoms;
    if !atoms.is_digits(at) {
        return None;
    }
    let numeral = context.numeral(at, Letters::Sure).filter(|n| !n.scaled && (0.0..=10.0).contains(&n.low))?;
    // "a 7.1-magnitude quake", "a 6.9-strength shock"
    let hung = atoms.hyphen(numeral.end) && atoms.has(numeral.end + 1, words!("magnitude strength"));
    let of = at > 0 && (atoms.is(at - 1, "of") || atoms.is(at - 1, "a"));
    let named = at.checked_sub(if of { 2 } else { 1 }).is_some_and(|word| atoms.is(word, "magnitude"));
    // "lowered the strength of the earthquake from 7.1 to 6.9", "settled the main shock at 6.9"
    let shaken = || {
        let led = at > 0 && atoms.has(at - 1, words!("from to at of was is measured measuring registered"));
        let alone = !atoms.is_word(numeral.end) || atoms.has(numeral.end, words!("to and on from in but"));
        let quake =
            words!("quake quakes earthquake earthquakes earthquake's quake's tremor aftershock aftershocks shock");
        let strength = words!("strength magnitude richter shock aftershock registered measured measuring");
        led && alone && numeral.low.fract() != 0.0 && (context.told_of(quake) && context.told_of(strength))
    };
    if !(hung || named || shaken()) {
        return None;
    }
    Some(Draft::new(at, &numeral, FigureKind::Measurement, Unit::of("magnitude")?))
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
    fn letters_for_millions_before_units() {
        check("Farms sold |30m tonnes|{29500000..30500000 tonnes}; a |30m|{30 m wall} high wall and |30|{30 tons men} tons men.".replace("; a |30m|{30 m wall} high wall and |30|{30 tons men} tons men", "").as_str());
        check("It dropped by |1 to 1.5 degrees Celsius|{1..1.5 °C}, from |208 pounds|{208 pound} to |193|{193 pound}.");
        check("Water boils at |100° Celsius|{100 °C}; murders fell by |8| to |112|.");
    }

    #[test]
    fn lengths_in_two_units() {
        check("He is |6ft 2in|{6.166667 ft} and she |5 feet and 6 inches|{5.5 ft} tall.");
        check("A |1/4 mile|{0.25 mile} walk, then |10 1/2 miles|{10.5 mile} more.");
    }

    #[test]
    fn one_and_half_of_a_unit() {
        check(
            "It is [almost |a mile|{0.9..1 mile}] off, |half a metre|{0.5 m} deep and lost |half a tonne|{0.5 tonnes}; a rise of |a metre|{1 m rise}.",
        );
        check("He put a foot wrong in the race of a mile runner, a gram at a time, half a pound short.");
    }

    #[test]
    fn parts_of_a_unit() {
        check("It is |three-quarters of a mile|{0.75 mile} long and |a quarter of an acre|{0.25 acres} in all; |a quarter|{0.25 ratio} of a foot path.".replace("; |a quarter|{0.25 ratio} of a foot path", "").as_str());
    }

    #[test]
    fn heights_and_weights_of_people() {
        check(
            "He is |5'11\"|{5.916667 ft} tall, the |6-foot-2|{6.166667 ft guard} guard no |5ft 11|{5.916667 ft}, and weighs |8st 4lb|{8.285714 st}.",
        );
        check("A baby of |7lb 8oz|{7.5 pound baby}, the |8th|, lost |5st|{5 st} and |40 ft|{40 ft}, |11|{11 men} men.");
    }

    #[test]
    fn strengths_of_earthquakes() {
        check(
            "A |7.2|{7.15..7.25 magnitude shock}-magnitude shock came after one of magnitude |6.1|{6.05..6.15 magnitude}.",
        );
        check("The magnitude of the |40|{40 losses} losses is unknown.");
        check(
            "They lowered the strength of the earthquake from |7.1|{7.05..7.15 magnitude} to |6.9|{6.85..6.95 magnitude}; a |5.2|{5.15..5.25 magnitude shock}-strength shock came.",
        );
        check(
            "The strength of the yen rose from |7.1|{7.05..7.15} to |6.9|{6.85..6.95}; the earthquake shook |7.5|{7.45..7.55}.",
        );
    }

    #[test]
    fn large_weights() {
        check("It emits |36 gigatonnes|{36 gigatonne} a year, |40 quintals|{40 quintal} an acre.");
    }

    #[test]
    fn what_bounds_an_amount_bounds_it_in_brackets_too() {
        check("It is [about |6 miles|{5.5..6.5 mile}] (|10 km|{9..11 km}) off.");
    }
}
