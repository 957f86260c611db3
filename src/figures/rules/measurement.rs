//! Measurements: a number and a unit of length, area, weight, volume, speed, temperature, energy, power or data.

use super::FigureKind;
use super::draft::{Context, Draft, Found, Rule, Suffix};
use super::unit_words::{named_unit, unit_after};
use super::units::Dimension;
use crate::language::numerals::{Letters, Numeral};

pub static RULE: Rule = Rule {
    name: "measurement",
    about: "Lengths, areas, weights, volumes, speeds, temperatures, energy, power, data: “65 kilometres per hour”, “98F”, “6ft 2in”, “6,400 hectares”.",
    find: |context, at| {
        let draft = context.quantity(at, suffix).or_else(|| million(context, at))?;
        Some(Found::Figure(with_lesser(context, draft)))
    },
};

fn suffix(context: &Context<'_, '_>, numeral: &Numeral) -> Option<Suffix> {
    let (unit, end) = unit_after(context, numeral)?;
    (unit.dimension() != Dimension::Time).then_some(Suffix { end, kind: FigureKind::Measurement, unit, factor: 1.0 })
}

/// "30m tonnes", "2.5b gallons": before a unit in words the letter is a scale.
fn million(context: &Context<'_, '_>, at: usize) -> Option<Draft> {
    let numeral = context.numeral(at, Letters::Any).filter(|n| n.scaled)?;
    let (unit, end) = named_unit(context.atoms, numeral.end).filter(|(unit, _)| unit.dimension() != Dimension::Time)?;
    Some(Draft::new(at, &numeral, FigureKind::Measurement, unit).ending(end))
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
    fn what_bounds_an_amount_bounds_it_in_brackets_too() {
        check("It is [about |6 miles|{5.5..6.5 mile}] (|10 km|{9..11 km}) off.");
    }
}
