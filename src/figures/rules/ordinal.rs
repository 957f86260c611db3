//! Places in an order.

use super::draft::{Context, Draft, Found, Rule};
use super::{FigureKind, Unit};
use crate::language::numerals::{Form, Letters, Numeral, part};

pub static RULE: Rule = Rule {
    name: "ordinal",
    about: "Places in an order: “11th”, “the third attempt”.",
    find: |context, at| ordinal(context, at).map(Found::Figure),
};

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

#[cfg(test)]
mod tests {
    use super::super::marked::check;

    #[test]
    fn ordinals() {
        check("The |11th| try and the |third| one.");
    }
}
