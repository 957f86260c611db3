//! Numbers in words.

use super::scales::{and_a_half, fraction_top, with_scales};
use super::vague::vague;
use super::vocabulary::{Scale, WORDS, Word, part, scale_at};
use super::{Form, Letters, Number, Numeral, power};
use crate::language::atoms::Atoms;

/// Numbers in words, from "two" and "ninety-six" to "one hundred and forty-two thousand", "half a million",
/// "several hundred" and "tens of billions".
pub(super) fn words(atoms: &Atoms<'_>, at: usize) -> Option<Numeral> {
    if let Some(vague) = vague(atoms, at) {
        return Some(vague);
    }
    match WORDS.get(atoms.key(at)) {
        Some(Word::Small(_) | Word::Tens(_)) => part_of_a_scale(atoms, at).or_else(|| counted(atoms, at)),
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
            if let Some(part) = part_of_a_scale(atoms, at) {
                return Some(part);
            }
            match WORDS.get(atoms.key(next))? {
                // "a million-dollar home": the article is the home's
                Word::Scale(_) if atoms.hyphen(next + 1) && !WORDS.has(atoms.key(next + 2)) => None,
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

/// "three-quarters of a million", "a third of a billion"
fn part_of_a_scale(atoms: &Atoms<'_>, at: usize) -> Option<Numeral> {
    let (top, next) = fraction_top(atoms, at)?;
    let next = atoms.past_hyphen(next);
    let (bottom, _) = part(atoms.key(next)).filter(|&(bottom, plural)| top < bottom && plural == (top > 1))?;
    let scale = atoms.are(next + 1, "of a")?;
    let by = scale_at(atoms, scale).filter(|by| by.exponent >= 3)?;
    (bottom <= 10).then(|| part_of_scale(scale + 1, top as f64 / bottom as f64, by))
}

fn preceded_by_number(atoms: &Atoms<'_>, at: usize) -> bool {
    // "N500 billion": letters that are no known currency may hang before the digits
    let hung = || atoms.str(at - 1).ends_with(|c: char| c.is_ascii_digit());
    at > 0 && (atoms.is_digits(at - 1) || WORDS.has(atoms.key(at - 1)) || hung())
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

#[cfg(test)]
mod tests {
    use super::super::testing::{end, value};

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
        value("three-quarters of a billion", 7.5e8);
        value("one fifth of a million", 2e5);
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
            ("two fifths of a mile", 1),
        ] {
            assert_eq!(end(text), Some(first), "{text}");
        }
    }
}
