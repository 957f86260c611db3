//! What may follow a number and changes it: scale words and letters, and "and a half".

use super::vocabulary::{SHORT_SCALES, WORDS, Word, part};
use super::{Form, Letters, Numeral};
use crate::language::atoms::Atoms;

/// "and a half", "and-a-half", "and a quarter", "and three quarters": the part, and the atom after it.
pub(super) fn and_a_half(atoms: &Atoms<'_>, at: usize) -> Option<(f64, usize)> {
    let and = atoms.past_hyphen(at);
    if !atoms.is(and, "and") {
        return None;
    }
    let (top, next) = fraction_top(atoms, atoms.past_hyphen(and + 1))?;
    let next = atoms.past_hyphen(next);
    let (bottom, plural) = part(atoms.key(next))?;
    let agrees = plural == (top > 1);
    let part_of = atoms.is(next + 1, "of") && bottom != 2;
    (agrees && !part_of && top < bottom).then_some((top as f64 / bottom as f64, next + 1))
}

/// The number of parts before "quarters": one for an article.
pub(super) fn fraction_top(atoms: &Atoms<'_>, at: usize) -> Option<(u64, usize)> {
    if atoms.is(at, "a") || atoms.is(at, "an") {
        return Some((1, at + 1));
    }
    match WORDS.get(atoms.key(at))? {
        Word::Small(n) if n > 0 => Some((n, at + 1)),
        _ => None,
    }
}

/// Scale words and letters after a number, each multiplying: "1.2 lakh crore", "3bn".
pub(super) fn with_scales(atoms: &Atoms<'_>, mut numeral: Numeral, letters: Letters) -> Numeral {
    loop {
        let at = atoms.past_hyphen(numeral.end);
        let key = atoms.key(at);
        let scale = match WORDS.get(key) {
            Some(Word::Scale(scale)) => Some(scale),
            Some(Word::Scales(scale)) if !numeral.scaled && scale.exponent >= 5 => Some(scale),
            _ => {
                let lower = atoms.str(at) != "T" && atoms.str(at) != "M" || letters == Letters::Any;
                let short = SHORT_SCALES.get(key).filter(|_| !numeral.scaled && lower);
                short.filter(|&(_, sure)| sure || letters == Letters::Any).map(|(scale, _)| scale)
            }
        };
        // Beyond a thousand trillion, repeated scales are no number.
        let Some(scale) = scale.filter(|_| numeral.high.abs() < 1e18) else { return numeral };
        let by = scale.value();
        let printed = numeral.form != Form::Words && numeral.form != Form::Article;
        let counted = scale.exponent >= 5 || (printed && scale.exponent >= 3);
        // Rounding to hundredths takes back what binary fractions add: 1.1 thousand is 1,100.
        numeral = numeral.map(|x| if by < 1e3 { x * by } else { (x * by * 100.0).round() / 100.0 });
        numeral.end = at + 1;
        numeral.rounded |= counted;
        numeral.scaled |= scale.exponent >= 3;
        numeral.scale *= by;
        if numeral.form == Form::Digits {
            numeral.form = Form::Amount;
        }
        if let Some((part, after)) = and_a_half(atoms, numeral.end).filter(|_| scale.exponent >= 3) {
            // "7 million and a half"
            numeral = numeral.map(|x| x + part * by);
            (numeral.digit, numeral.grain, numeral.end) = (by / 10.0, by / 10.0, after);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::value;

    #[test]
    fn digits_with_scales() {
        value("29.3 billion", 29.3e9);
        value("1.2bn", 1.2e9);
        value("14k", 14_000.0);
        value("25,000 crore", 2.5e11);
        value("1.2 lakh", 120_000.0);
        value("3 lakh crore", 3e12);
        value("2.5-million", 2_500_000.0);
        value("7 million and a half", 7_500_000.0);
    }
}
