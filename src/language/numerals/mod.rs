//! The grammar of numerals: digits in all English styles, number words, scales, and words for vague amounts.
//!
//! A numeral here is only the number: no currency sign, no unit, no noun. Values keep the size of their last digit,
//! because what a number allows depends on how it was rounded.

mod digits;
mod scales;
#[cfg(test)]
mod testing;
mod vague;
mod vocabulary;
mod words;

use crate::language::atoms::Atoms;
use vocabulary::Scale;

pub use digits::simple_fraction;
pub use vocabulary::{is_number_word, is_short_scale, number_words, part};

/// A number as printed: one value, or the two ends of what a vague word allows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Numeral {
    /// The atom after it.
    pub end: usize,
    pub low: f64,
    pub high: f64,
    /// What a reader expects of a vague amount; the same as `low` and `high` otherwise.
    pub soft: (f64, f64),
    /// The unit of the last printed digit: 0.1 for 11.0, 1 for 620, 100,000,000 for 29.3 billion.
    pub digit: f64,
    /// The unit of the last digit that is not zero: 1,000 for 14,000.
    pub grain: f64,
    pub form: Form,
    /// A scale word or a decimal point stands in it: such numbers are rounded.
    pub rounded: bool,
    /// A word or letter for thousand and above stands in it.
    pub scaled: bool,
    /// What the scale words multiply the printed digits by.
    pub scale: f64,
}

/// How a numeral is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Digits,
    /// Digits that groups, decimals or signs mark as an amount ("14,000", "1.5"), never a label.
    Amount,
    Words,
    /// "a million", "a dozen", "a hundred".
    Article,
    /// "hundreds", "several thousand".
    Vague,
    /// "½", "three quarters", "10 1/2": has a part below one.
    Mixed,
}

impl Numeral {
    fn exact(end: usize, number: Number, form: Form) -> Self {
        let value = number.value();
        Numeral {
            end,
            low: value,
            high: value,
            soft: (value, value),
            digit: power(number.exponent),
            grain: number.grain(),
            form,
            rounded: number.exponent < 0,
            scaled: false,
            scale: 1.0,
        }
    }

    /// A part of one, in words ("two-thirds"): as exact as it says.
    pub fn part(value: f64, end: usize) -> Self {
        Numeral {
            end,
            low: value,
            high: value,
            soft: (value, value),
            digit: 0.0,
            grain: value,
            form: Form::Mixed,
            rounded: false,
            scaled: false,
            scale: 1.0,
        }
    }

    pub fn is_vague(&self) -> bool {
        self.form == Form::Vague
    }

    /// The same number in a unit that is `factor` of the other ("pence" to pounds).
    pub fn times(mut self, factor: f64) -> Self {
        if factor == 0.01 {
            // Dividing keeps 620 pence at 6.2, where multiplying by 0.01 would not.
            return self.map(|x| x / 100.0);
        }
        if factor != 1.0 {
            self = self.map(|x| x * factor);
        }
        if factor >= 1e3 {
            // "45 MUSD" is rounded to its last printed digit, as "45 million" is.
            (self.rounded, self.scaled) = (true, true);
            self.scale *= factor;
        }
        self
    }

    fn map(mut self, f: impl Fn(f64) -> f64) -> Self {
        (self.low, self.high, self.soft) = (f(self.low), f(self.high), (f(self.soft.0), f(self.soft.1)));
        (self.digit, self.grain) = (f(self.digit), f(self.grain));
        self
    }

    pub fn negated(mut self) -> Self {
        (self.low, self.high) = (-self.high, -self.low);
        self.soft = (-self.soft.1, -self.soft.0);
        self
    }
}

/// A decimal number: whole digits and where the point is.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Number {
    digits: u64,
    exponent: i32,
}

impl Number {
    fn value(self) -> f64 {
        let exact = self.digits as f64;
        if self.exponent >= 0 { exact * power(self.exponent) } else { exact / power(-self.exponent) }
    }

    fn grain(self) -> f64 {
        let (mut digits, mut exponent) = (self.digits, self.exponent);
        while digits != 0 && digits.is_multiple_of(10) {
            digits /= 10;
            exponent += 1;
        }
        power(exponent)
    }

    fn scaled(self, by: Scale) -> Number {
        Number { digits: self.digits.saturating_mul(by.times), exponent: self.exponent + by.exponent }
    }
}

fn power(exponent: i32) -> f64 {
    10f64.powi(exponent)
}

/// What may follow the digits of an amount of money, but not of a bare number: "m", "b", "t".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    /// "12m" is metres, or a million of something that the caller knows.
    Sure,
    /// "£12m", "12m people": a million.
    Any,
}

/// The numeral that begins at atom `at`.
pub fn numeral(atoms: &Atoms<'_>, at: usize, letters: Letters) -> Option<Numeral> {
    if atoms.is_digits(at) { digits::digits(atoms, at, letters) } else { words::words(atoms, at) }
}
