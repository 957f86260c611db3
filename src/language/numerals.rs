//! The grammar of numerals: digits in all English styles, number words, scales, and words for vague amounts.
//!
//! A numeral here is only the number: no currency sign, no unit, no noun. Values keep the size of their last digit,
//! because what a number allows depends on how it was rounded.

use std::sync::LazyLock;

use crate::language::atoms::Atoms;
use crate::language::lexicon::{Key, Table};

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

/// What a scale word multiplies by: `times` and as many zeros.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Scale {
    times: u64,
    exponent: i32,
}

impl Scale {
    fn value(self) -> f64 {
        self.times as f64 * power(self.exponent)
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Word {
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

static WORDS: LazyLock<Table<Word>> = LazyLock::new(|| {
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
    Table::new(
        (small.into_iter().enumerate().map(|(n, word)| (word, Word::Small(n as u64))))
            .chain(tens.into_iter().enumerate().map(|(n, word)| (word, Word::Tens(n as u64 * 10 + 20))))
            .chain([("nought", Word::Small(0)), ("fourty", Word::Tens(40)), ("half", Word::Half)])
            .chain(scales.into_iter().map(move |(word, t, e)| (word, Word::Scale(scale(t, e)))))
            .chain(plurals.into_iter().map(move |(word, t, e)| (word, Word::Scales(scale(t, e)))))
            .chain(parts.into_iter().map(|(word, n)| (word, Word::Part(n, false))))
            .chain(part_plurals.into_iter().map(|(word, n)| (word, Word::Part(n, true)))),
    )
});

/// Letters that stand for a scale behind digits; `sure` ones need no currency sign ("bn", but not "m").
static SHORT_SCALES: LazyLock<Table<(Scale, bool)>> = LazyLock::new(|| {
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

/// Whether a word can stand in a numeral, so that its sentence is worth reading.
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
    if atoms.is_digits(at) { digits(atoms, at, letters) } else { words(atoms, at) }
}

/// The value of a group of digits: "14,000", "12,34,567", "1.5", "2½". `None` where the separators make no number.
fn group(text: &str) -> Option<(Number, Option<f64>, bool)> {
    if text.len() > 40 {
        return None;
    }
    let whole_end = text.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.').unwrap_or(text.len());
    let (number, rest) = text.split_at(whole_end);
    let mut fraction = None;
    if !rest.is_empty() {
        let mut chars = rest.chars();
        fraction = Some(vulgar(chars.next()?)?);
        if chars.next().is_some() {
            return None;
        }
    }
    if number.is_empty() {
        return Some((Number { digits: 0, exponent: 0 }, fraction, false));
    }
    let dots = number.bytes().filter(|&b| b == b'.').count();
    let (whole, decimals) = match dots {
        0 => (number, ""),
        1 => number.split_once('.')?,
        // 1.234.567: dots for thousands
        _ if number.split('.').skip(1).all(|part| part.len() == 3) && !number.contains(',') => (number, ""),
        _ => return None,
    };
    if decimals.contains(',') {
        return None;
    }
    let marked = whole.len() != number.len() || whole.contains([',', '.']) || fraction.is_some();
    if whole.contains(',') {
        let mut parts = whole.rsplit(',');
        let thousands = parts.next().is_some_and(|part| part.len() == 3);
        let lengths: Vec<usize> = parts.map(str::len).collect();
        let (&first, middle) = lengths.split_last()?;
        let western = middle.iter().all(|&n| n == 3) && (1..=3).contains(&first);
        let indian = middle.iter().all(|&n| n == 2) && (1..=2).contains(&first);
        if !thousands || !(western || indian) {
            return None;
        }
    }
    let mut value = Number { digits: 0, exponent: -(decimals.len() as i32) };
    let figures = || whole.bytes().chain(decimals.bytes()).filter(u8::is_ascii_digit);
    if figures().count() > 17 {
        return None;
    }
    for digit in figures() {
        value.digits = value.digits * 10 + u64::from(digit - b'0');
    }
    Some((value, fraction, marked))
}

fn vulgar(c: char) -> Option<f64> {
    Some(match c {
        '½' => 1.0 / 2.0,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '¼' => 1.0 / 4.0,
        '¾' => 3.0 / 4.0,
        '⅕' => 1.0 / 5.0,
        '⅖' => 2.0 / 5.0,
        '⅗' => 3.0 / 5.0,
        '⅘' => 4.0 / 5.0,
        '⅙' => 1.0 / 6.0,
        '⅛' => 1.0 / 8.0,
        '⅜' => 3.0 / 8.0,
        '⅝' => 5.0 / 8.0,
        '⅞' => 7.0 / 8.0,
        _ => return None,
    })
}

fn digits(atoms: &Atoms<'_>, at: usize, letters: Letters) -> Option<Numeral> {
    let text = atoms.str(at);
    let (mut number, fraction, marked) = group(text)?;
    let mut end = at + 1;
    let mut form = if marked { Form::Amount } else { Form::Digits };
    if fraction.is_none() && !text.contains([',', '.']) && text.len() <= 3 {
        // 1 234 567: groups parted by spaces
        let groups = spaced_groups(atoms, at);
        for group in 0..groups {
            number.digits = atoms.str(at + 1 + group).parse::<u64>().ok().map(|g| number.digits * 1000 + g)?;
        }
        if groups > 0 {
            end += groups;
            form = Form::Amount;
        }
        // 32 . 99, as tokenised text prints it
        if atoms.mark(end, '.')
            && atoms.get(end).is_some_and(|dot| dot.spaced)
            && atoms.is_digits(end + 1)
            && atoms.str(end + 1).len() <= 2
            && atoms.str(end + 1).bytes().all(|b| b.is_ascii_digit())
            && (atoms.mark(end + 2, '%') || atoms.is(end + 2, "percent") || atoms.is(end + 2, "per"))
        {
            let decimals = atoms.str(end + 1);
            number.digits = number.digits * power(decimals.len() as i32) as u64 + decimals.parse::<u64>().ok()?;
            number.exponent -= decimals.len() as i32;
            end += 2;
            form = Form::Amount;
        }
    }
    let mut numeral = Numeral::exact(end, number, form);
    // "1/4 mile"
    if atoms.mark(end, '/')
        && atoms.glued(end)
        && atoms.glued(end + 1)
        && !atoms.mark(end + 2, '/')
        && let Some(part) = simple_fraction(text, atoms.str(end + 1))
    {
        numeral = numeral.map(|_| part);
        (numeral.digit, numeral.grain, numeral.form, numeral.end) = (part, part, Form::Mixed, end + 2);
        return Some(numeral);
    }
    if let Some(part) = fraction.or_else(|| common_fraction(atoms, end)) {
        if fraction.is_none() {
            numeral.end = end + 3;
        }
        numeral = numeral.map(|x| x + part);
        (numeral.digit, numeral.grain, numeral.form) = (part, part, Form::Mixed);
    } else if let Some((part, after)) = and_a_half(atoms, end) {
        numeral = numeral.map(|x| x + part);
        (numeral.digit, numeral.grain, numeral.form, numeral.end) = (0.1, 0.1, Form::Mixed, after);
    }
    Some(with_scales(atoms, numeral, letters))
}

/// How many groups of three digits follow `at`, parted by one space each, as in "1 234 567".
fn spaced_groups(atoms: &Atoms<'_>, at: usize) -> usize {
    let mut groups = 0;
    let mut narrow = true;
    while groups < 5 {
        let next = at + groups + 1;
        let (Some(before), Some(atom)) = (atoms.get(next - 1), atoms.get(next)) else { break };
        let group = atoms.str(next);
        if !atoms.is_digits(next) || group.len() != 3 || !group.bytes().all(|b| b.is_ascii_digit()) {
            break;
        }
        match &atoms.text[before.span.end()..atom.span.start()] {
            "\u{a0}" | "\u{202f}" | "\u{2009}" => {}
            " " => narrow = false,
            _ => break,
        }
        groups += 1;
    }
    // A plain space also parts two numbers: only round thousands or two groups are surely one.
    let sure = narrow || groups >= 2 || (groups == 1 && atoms.str(at + 1) == "000");
    if sure && !atoms.str(at).starts_with('0') { groups } else { 0 }
}

/// "1/2" after "10", "1/4".
fn common_fraction(atoms: &Atoms<'_>, at: usize) -> Option<f64> {
    if !atoms.mark(at + 1, '/') || !atoms.glued(at + 1) || !atoms.glued(at + 2) || atoms.glued(at) {
        return None;
    }
    simple_fraction(atoms.str(at), atoms.str(at + 2))
}

/// A fraction below one with a usual denominator, from its two printed numbers.
pub fn simple_fraction(top: &str, bottom: &str) -> Option<f64> {
    let (top, bottom): (u32, u32) = (top.parse().ok()?, bottom.parse().ok()?);
    let usual = matches!(bottom, 2..=6 | 8 | 10 | 16 | 32);
    (usual && 0 < top && top < bottom).then(|| f64::from(top) / f64::from(bottom))
}

/// "and a half", "and-a-half", "and a quarter", "and three quarters": the part, and the atom after it.
fn and_a_half(atoms: &Atoms<'_>, at: usize) -> Option<(f64, usize)> {
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

fn fraction_top(atoms: &Atoms<'_>, at: usize) -> Option<(u64, usize)> {
    if atoms.is(at, "a") || atoms.is(at, "an") {
        return Some((1, at + 1));
    }
    match WORDS.get(atoms.key(at))? {
        Word::Small(n) if n > 0 => Some((n, at + 1)),
        _ => None,
    }
}

/// Scale words and letters after a number, each multiplying: "1.2 lakh crore", "3bn".
fn with_scales(atoms: &Atoms<'_>, mut numeral: Numeral, letters: Letters) -> Numeral {
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

/// Numbers in words, from "two" and "ninety-six" to "one hundred and forty-two thousand", "half a million",
/// "several hundred" and "tens of billions".
fn words(atoms: &Atoms<'_>, at: usize) -> Option<Numeral> {
    if let Some(vague) = vague(atoms, at) {
        return Some(vague);
    }
    match WORDS.get(atoms.key(at)) {
        Some(Word::Small(_) | Word::Tens(_)) => counted(atoms, at),
        Some(Word::Half) => {
            // half a million, half-a-dozen, half million
            let mut next = atoms.past_hyphen(at + 1);
            if atoms.is(next, "a") {
                next = atoms.past_hyphen(next + 1);
            }
            let by = scale_at(atoms, next)?;
            Some(part_of_scale(next + 1, 0.5, by))
        }
        // "hundred thousand dollars", "million-dollar"
        Some(Word::Scale(scale)) if !preceded_by_number(atoms, at) => {
            let one = Number { digits: 1, exponent: 0 }.scaled(scale);
            let mut numeral = Numeral::exact(at + 1, one, Form::Article);
            numeral.scaled = scale.exponent >= 3;
            numeral.rounded = scale.exponent >= 5;
            Some(with_scales(atoms, numeral, Letters::Sure))
        }
        Some(Word::Part(4, false)) => {
            // quarter million, quarter of a million
            let next = atoms.are(at + 1, "of a").unwrap_or(at + 1);
            scale_at(atoms, next).map(|by| part_of_scale(next + 1, 0.25, by))
        }
        _ if atoms.is(at, "a") || atoms.is(at, "an") => {
            let next = atoms.past_hyphen(at + 1);
            if let Some(inner) = atoms.are(next, "quarter of a")
                && let Some(by) = scale_at(atoms, inner)
            {
                return Some(part_of_scale(inner + 1, 0.25, by));
            }
            match WORDS.get(atoms.key(next))? {
                Word::Scale(scale) => {
                    let one = Number { digits: 1, exponent: 0 }.scaled(scale);
                    let mut numeral = Numeral::exact(next + 1, one, Form::Article);
                    numeral.scaled = scale.exponent >= 3;
                    numeral.rounded = scale.exponent >= 5;
                    Some(with_scales(atoms, numeral, Letters::Sure))
                }
                Word::Half => {
                    let by = scale_at(atoms, atoms.past_hyphen(next + 1))?;
                    Some(part_of_scale(next + 2, 0.5, by))
                }
                _ => None,
            }
        }
        _ => None,
    }
}

fn preceded_by_number(atoms: &Atoms<'_>, at: usize) -> bool {
    at > 0 && (atoms.is_digits(at - 1) || WORDS.has(atoms.key(at - 1)))
}

fn scale_at(atoms: &Atoms<'_>, at: usize) -> Option<Scale> {
    match WORDS.get(atoms.key(at))? {
        Word::Scale(scale) => Some(scale),
        _ => None,
    }
}

fn part_of_scale(end: usize, part: f64, by: Scale) -> Numeral {
    let value = part * by.value();
    let step = by.value() / if part == 0.5 { 10.0 } else { 100.0 };
    Numeral {
        end,
        low: value,
        high: value,
        soft: (value, value),
        digit: step,
        grain: step,
        form: Form::Article,
        rounded: by.exponent >= 5,
        scaled: by.exponent >= 3,
        scale: by.value(),
    }
}

/// Number words that add up: "one hundred and forty-two thousand six hundred".
fn counted(atoms: &Atoms<'_>, at: usize) -> Option<Numeral> {
    let mut total = 0u64;
    let mut current: Option<u64> = None;
    // What may still be added to `current`: units after tens, anything below 100 after a hundred.
    let mut room = 100u64;
    let mut last_scale = u64::MAX;
    let mut end = at;
    let mut next = at;
    let mut large = false;
    loop {
        let word = WORDS.get(atoms.key(next));
        let taken = match word {
            Some(Word::Small(n)) if n < room && (n > 0 || current.is_none()) => {
                current = Some(current.unwrap_or(0) + n);
                room = 0;
                true
            }
            Some(Word::Tens(n)) if n < room => {
                current = Some(current.unwrap_or(0) + n);
                room = 10;
                true
            }
            Some(Word::Scale(Scale { times: 1, exponent: 2 })) if current.is_some_and(|c| (1..100).contains(&c)) => {
                current = current.map(|c| c * 100);
                room = 100;
                true
            }
            Some(Word::Scale(scale)) if scale.exponent >= 3 && current.is_some() && scale.times == 1 => {
                let by = 10u64.pow(scale.exponent as u32);
                let value = current.take()?;
                if by < last_scale {
                    total = total.checked_add(value.checked_mul(by)?)?;
                } else {
                    total = total.checked_add(value)?.checked_mul(by)?;
                }
                last_scale = by;
                large |= by >= 100_000;
                room = 100;
                true
            }
            _ => false,
        };
        if !taken {
            break;
        }
        end = next + 1;
        next = atoms.past_hyphen(end);
        let after_scale = current.is_none() || (room == 100 && current.is_some());
        if atoms.is(next, "and") && after_scale {
            // "and" joins only what a scale word left open, and after a million only another thousand.
            let joined = atoms.past_hyphen(next + 1);
            let small = matches!(WORDS.get(atoms.key(joined)), Some(Word::Small(_) | Word::Tens(_)));
            if small && (last_scale < 1_000_000 || last_scale == u64::MAX) {
                next = joined;
            }
        } else if current.is_none() && matches!(WORDS.get(atoms.key(next)), Some(Word::Small(_))) && large {
            // "three million two ...": only with its own scale
            let own = matches!(WORDS.get(atoms.key(atoms.past_hyphen(next + 1))), Some(Word::Scale(_)));
            if !own {
                break;
            }
        }
    }
    total = total.checked_add(current.unwrap_or(0))?;
    let mut numeral = Numeral::exact(end, Number { digits: total, exponent: 0 }, Form::Words);
    numeral.rounded = large;
    numeral.scaled = last_scale != u64::MAX;
    numeral.scale = if numeral.scaled { last_scale as f64 } else { 1.0 };
    if large {
        // "six million" is rounded to millions, as "6 million" is
        numeral.digit = numeral.grain;
    }
    if let Some((part, after)) = point(atoms, end) {
        numeral = numeral.map(|x| x + part.value());
        (numeral.digit, numeral.grain) = (power(part.exponent), power(part.exponent));
        (numeral.end, numeral.rounded) = (after, true);
        return Some(with_scales(atoms, numeral, Letters::Sure));
    }
    if let Some((part, after)) = and_a_half(atoms, end) {
        let step = if numeral.scaled { last_scale as f64 } else { 1.0 };
        numeral = numeral.map(|x| x + part * step);
        let last = if part == 0.5 { step / 10.0 } else { step / 100.0 };
        (numeral.digit, numeral.grain, numeral.end) = (last, last, after);
        (numeral.form, numeral.rounded) = (Form::Mixed, numeral.scaled);
        return Some(with_scales(atoms, numeral, Letters::Sure));
    }
    if atoms.is(end, "dozen") || atoms.is(end, "lakh") || atoms.is(end, "crore") {
        return Some(with_scales(atoms, numeral, Letters::Sure));
    }
    Some(numeral)
}

/// "point two five" after a whole number in words.
fn point(atoms: &Atoms<'_>, at: usize) -> Option<(Number, usize)> {
    if !atoms.is(at, "point") {
        return None;
    }
    let mut number = Number { digits: 0, exponent: 0 };
    let mut next = at + 1;
    while let Some(Word::Small(digit @ 0..=9)) = WORDS.get(atoms.key(next)) {
        if number.exponent == -9 {
            break;
        }
        number = Number { digits: number.digits * 10 + digit, exponent: number.exponent - 1 };
        next += 1;
    }
    (next > at + 1).then_some((number, next))
}

/// Words for amounts without a number: "hundreds", "several hundred", "a few thousand", "tens of billions".
fn vague(atoms: &Atoms<'_>, at: usize) -> Option<Numeral> {
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
    let several = atoms.is(at, "several");
    let few = if several { Some(at + 1) } else { atoms.are(at, "a few").or_else(|| atoms.are(at, "few")) };
    if let Some(next) = few
        && let Some(by) = scale_at(atoms, next)
    {
        let by = by.value();
        let hard = (2.0 * by, if by == 12.0 { 99.0 } else { 10.0 * by - 1.0 });
        return make(next + 1, hard.0, hard.1, (3.0 * by, 9.0 * by));
    }
    if let Some(next) = atoms.are(at, "a couple of").or_else(|| atoms.are(at, "couple of"))
        && let Some(by) = scale_at(atoms, next)
    {
        let by = by.value();
        return make(next + 1, 2.0 * by, 3.0 * by, (2.0 * by, 2.0 * by));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::tokens::Tokens;

    /// The text is wholly one numeral, and this is its value (or its two ends).
    fn check(text: &str, low: f64, high: f64) {
        let tokens = Tokens::of(text);
        let mut atoms = Atoms::new(text);
        atoms.fill(&tokens, 0..tokens.all.len());
        let found = numeral(&atoms, 0, Letters::Sure).unwrap_or_else(|| panic!("no numeral in {text:?}"));
        assert_eq!((found.low, found.high), (low, high), "{text:?}");
        assert_eq!(found.end, atoms.len(), "{text:?}");
    }

    fn value(text: &str, value: f64) {
        check(text, value, value);
    }

    #[test]
    fn digits_in_every_english_style() {
        value("14,000", 14_000.0);
        value("1,234,567.5", 1_234_567.5);
        value("12,34,567", 1_234_567.0);
        value("1 234 567", 1_234_567.0);
        value("40\u{202f}500", 40_500.0);
        value("1.234.567", 1_234_567.0);
        value("2½", 2.5);
        value("½", 0.5);
        value("10 1/2", 10.5);
    }

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

    #[test]
    fn number_words() {
        value("ninety-six", 96.0);
        value("one hundred and forty-two", 142.0);
        value("Six thousand four hundred", 6_400.0);
        value("three hundred and six thousand", 306_000.0);
        value("twenty-one trillion", 21e12);
        value("four and a half", 4.5);
        value("six and a quarter", 6.25);
        value("two-and-a-half million", 2_500_000.0);
        value("nine point five", 9.5);
        value("six lakh", 600_000.0);
    }

    #[test]
    fn words_of_one_and_less() {
        value("a million", 1e6);
        value("a hundred thousand", 1e5);
        value("a dozen", 12.0);
        value("three dozen", 36.0);
        value("half a million", 5e5);
        value("half-a-dozen", 6.0);
        value("a quarter of a million", 2.5e5);
    }

    #[test]
    fn vague_amounts() {
        check("hundreds", 200.0, 999.0);
        check("several hundred", 200.0, 999.0);
        check("tens of billions", 20e9, 99e9);
        check("hundreds of thousands", 200_000.0, 999_999.0);
        check("dozens", 24.0, 99.0);
        check("thousands", 2_000.0, 99_999.0);
    }

    #[test]
    fn two_numbers_are_not_one() {
        for (text, first) in [
            ("twenty thirty", 1),
            ("five six", 1),
            ("one hundred and", 2),
            ("three million and two", 2),
            ("200 300", 1),
            ("seven or eight", 1),
        ] {
            let tokens = Tokens::of(text);
            let mut atoms = Atoms::new(text);
            atoms.fill(&tokens, 0..tokens.all.len());
            assert_eq!(numeral(&atoms, 0, Letters::Sure).map(|n| n.end), Some(first), "{text}");
        }
    }

    #[test]
    fn separators_that_make_no_number_are_left() {
        for text in ["22,24,26", "1.2.3", "1,3", "123456789012345678901", "192.168.0.1"] {
            let tokens = Tokens::of(text);
            let mut atoms = Atoms::new(text);
            atoms.fill(&tokens, 0..tokens.all.len());
            assert_eq!(numeral(&atoms, 0, Letters::Sure), None, "{text}");
        }
    }
}
