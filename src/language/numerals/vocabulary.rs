//! The words that numerals are made of, each with what it stands for.

use std::sync::LazyLock;

use super::power;
use crate::language::atoms::Atoms;
use crate::language::lexicon::{Key, Table};

/// What a scale word multiplies by: `times` and as many zeros.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    pub times: u64,
    pub exponent: i32,
}

impl Scale {
    pub fn value(self) -> f64 {
        self.times as f64 * power(self.exponent)
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Word {
    /// Zero to nineteen.
    Small(u64),
    Tens(u64),
    Scale(Scale),
    /// "hundreds", "millions", "dozens", "scores".
    Scales(Scale),
    Half,
    /// "third", "fifth": one part of so many; `true` when plural.
    Part(u64, bool),
}

pub(super) static WORDS: LazyLock<Table<Word>> = LazyLock::new(|| Table::new(listed()));

/// Every word that can stand in a numeral, so that its sentence is worth reading.
pub fn number_words() -> impl Iterator<Item = &'static str> {
    listed().map(|(word, _)| word)
}

fn listed() -> impl Iterator<Item = (&'static str, Word)> {
    let small = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let scales = [
        ("hundred", 1, 2),
        ("thousand", 1, 3),
        ("million", 1, 6),
        ("billion", 1, 9),
        ("trillion", 1, 12),
        ("quadrillion", 1, 15),
        ("lakh", 1, 5),
        ("lac", 1, 5),
        ("crore", 1, 7),
        ("dozen", 12, 0),
    ];
    let plurals = [
        ("hundreds", 1, 2),
        ("thousands", 1, 3),
        ("millions", 1, 6),
        ("billions", 1, 9),
        ("trillions", 1, 12),
        ("lakhs", 1, 5),
        ("crores", 1, 7),
        ("dozens", 12, 0),
        ("scores", 20, 0),
        ("tens", 1, 1),
    ];
    let parts = [
        ("third", 3),
        ("quarter", 4),
        ("fourth", 4),
        ("fifth", 5),
        ("sixth", 6),
        ("seventh", 7),
        ("eighth", 8),
        ("ninth", 9),
        ("tenth", 10),
        ("twentieth", 20),
        ("hundredth", 100),
        ("thousandth", 1000),
    ];
    let part_plurals = [
        ("halves", 2),
        ("thirds", 3),
        ("quarters", 4),
        ("fourths", 4),
        ("fifths", 5),
        ("sixths", 6),
        ("sevenths", 7),
        ("eighths", 8),
        ("ninths", 9),
        ("tenths", 10),
        ("twentieths", 20),
        ("hundredths", 100),
        ("thousandths", 1000),
    ];
    let scale = |times, exponent| Scale { times, exponent };
    (small.into_iter().enumerate().map(|(n, word)| (word, Word::Small(n as u64))))
        .chain(tens.into_iter().enumerate().map(|(n, word)| (word, Word::Tens(n as u64 * 10 + 20))))
        .chain([("nought", Word::Small(0)), ("fourty", Word::Tens(40)), ("half", Word::Half)])
        .chain(scales.into_iter().map(move |(word, t, e)| (word, Word::Scale(scale(t, e)))))
        .chain(plurals.into_iter().map(move |(word, t, e)| (word, Word::Scales(scale(t, e)))))
        .chain(parts.into_iter().map(|(word, n)| (word, Word::Part(n, false))))
        .chain(part_plurals.into_iter().map(|(word, n)| (word, Word::Part(n, true))))
}

/// Letters that stand for a scale behind digits; `sure` ones need no currency sign ("bn", but not "m").
pub(super) static SHORT_SCALES: LazyLock<Table<(Scale, bool)>> = LazyLock::new(|| {
    let rows = [
        ("k", 3, true),
        ("m", 6, false),
        ("mn", 6, true),
        ("mln", 6, true),
        ("mio", 6, true),
        ("mil", 6, true),
        ("mm", 6, false),
        ("b", 9, false),
        ("bn", 9, true),
        ("bln", 9, true),
        ("tn", 12, true),
        ("trn", 12, true),
        ("tln", 12, true),
        ("t", 12, false),
        ("cr", 7, true),
    ];
    Table::new(rows.map(|(word, exponent, sure)| (word, (Scale { times: 1, exponent }, sure))))
});

/// Whether a word can stand in a numeral.
pub fn is_number_word(key: Key) -> bool {
    WORDS.has(key)
}

/// Whether letters behind digits can be a scale ("5k", "3 bn").
pub fn is_short_scale(key: Key) -> bool {
    SHORT_SCALES.has(key)
}

/// One part of so many, for "third" or "thirds" (with `true`), and for "half".
pub fn part(key: Key) -> Option<(u64, bool)> {
    match WORDS.get(key)? {
        Word::Part(n, plural) => Some((n, plural)),
        Word::Half => Some((2, false)),
        _ => None,
    }
}

pub(super) fn scale_at(atoms: &Atoms<'_>, at: usize) -> Option<Scale> {
    match WORDS.get(atoms.key(at))? {
        Word::Scale(scale) => Some(scale),
        _ => None,
    }
}
