//! Words for amounts without a number: "hundreds", "several hundred", "a few thousand", "tens of billions".

use std::sync::LazyLock;

use super::vocabulary::{WORDS, Word, scale_at};
use super::{Form, Numeral, power};
use crate::language::atoms::Atoms;
use crate::language::lexicon::Phrases;

#[derive(Clone, Copy, Debug)]
enum Few {
    Several,
    Couple,
}

/// What stands before a scale in place of a number.
static FEW: LazyLock<Phrases<Few>> = LazyLock::new(|| {
    use Few::*;
    Phrases::new([
        ("several", Several),
        ("a few", Several),
        ("few", Several),
        ("a couple of", Couple),
        ("couple of", Couple),
    ])
});

/// Words for amounts without a number: "hundreds", "several hundred", "a few thousand", "tens of billions".
pub(super) fn vague(atoms: &Atoms<'_>, at: usize) -> Option<Numeral> {
    let make = |end: usize, low: f64, high: f64, soft: (f64, f64)| {
        Some(Numeral {
            end,
            low,
            high,
            soft,
            digit: 0.0,
            grain: 0.0,
            form: Form::Vague,
            rounded: false,
            scaled: high >= 1e6,
            scale: 1.0,
        })
    };
    if let Some(Word::Scales(scale)) = WORDS.get(atoms.key(at)) {
        if let Some(second) = atoms.are(at + 1, "of")
            && let Some(Word::Scales(by)) = WORDS.get(atoms.key(second))
        {
            let by = by.value();
            let (low, high) = match (scale.times, scale.exponent) {
                (1, 1) => (20.0 * by, 99.0 * by),
                (1, 2) => (200.0 * by, 1000.0 * by - 1.0),
                (1, 3) => (2_000.0 * by, 99_999.0 * by),
                (12, 0) => (24.0 * by, 99.0 * by),
                _ => return None,
            };
            return make(second + 1, low, high, (low, high));
        }
        return match (scale.times, scale.exponent) {
            (1, 1) => None,
            (1, 2) => make(at + 1, 200.0, 999.0, (200.0, 999.0)),
            (1, 3) => make(at + 1, 2_000.0, 99_999.0, (2_000.0, 20_000.0)),
            (12, 0) => make(at + 1, 24.0, 99.0, (24.0, 99.0)),
            // "scores" are also results: only "scores of" counts
            (20, 0) => atoms.is(at + 1, "of").then(|| make(at + 1, 40.0, 199.0, (40.0, 100.0))).flatten(),
            (_, exponent) => {
                let by = power(exponent);
                make(at + 1, 2.0 * by, 999.0 * by, (2.0 * by, 100.0 * by))
            }
        };
    }
    let (next, few) = atoms.phrases(at, &FEW).next()?;
    let by = scale_at(atoms, next)?.value();
    match few {
        Few::Several => {
            let high = if by == 12.0 { 99.0 } else { 10.0 * by - 1.0 };
            make(next + 1, 2.0 * by, high, (3.0 * by, 9.0 * by))
        }
        Few::Couple => make(next + 1, 2.0 * by, 3.0 * by, (2.0 * by, 2.0 * by)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn vague_amounts() {
        check("hundreds", 200.0, 999.0);
        check("several hundred", 200.0, 999.0);
        check("tens of billions", 20e9, 99e9);
        check("hundreds of thousands", 200_000.0, 999_999.0);
        check("dozens", 24.0, 99.0);
        check("thousands", 2_000.0, 99_999.0);
    }
}
