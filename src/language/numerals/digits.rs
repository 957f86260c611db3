//! Numbers in digits: with separators of all English styles, with fractions, and with the decimals of tokenised text.

use super::scales::{and_a_half, with_scales};
use super::{Form, Letters, Number, Numeral, power};
use crate::language::atoms::Atoms;

/// The value of a group of digits: "14,000", "12,34,567", "1.5", "2½". `None` where the separators make no number.
fn group(text: &str) -> Option<(Number, Option<f64>, bool)> {
    if text.len() > 40 {
        return None;
    }
    if text.len() <= 17 && text.bytes().all(|b| b.is_ascii_digit()) {
        let digits = text.bytes().fold(0, |digits, b| digits * 10 + u64::from(b - b'0'));
        return Some((Number { digits, exponent: 0 }, None, false));
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
        let mut middle = whole.split(',').map(str::len);
        let (first, last) = (middle.next()?, middle.next_back()?);
        let western = (1..=3).contains(&first) && middle.clone().all(|n| n == 3);
        let indian = (1..=2).contains(&first) && middle.all(|n| n == 2);
        if last != 3 || !(western || indian) {
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

/// The numeral whose digits begin at `at`.
pub(super) fn digits(atoms: &Atoms<'_>, at: usize, letters: Letters) -> Option<Numeral> {
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
        // 900 , 000, as tokenised text prints it
        while form != Form::Amount || end > at + 1 {
            let Some(group) = spaced_thousands(atoms, end) else { break };
            number.digits = number.digits.checked_mul(1000)?.checked_add(group)?;
            end += 2;
            form = Form::Amount;
            if number.digits > 1_000_000_000_000 {
                break;
            }
        }
        // 32 . 99, as tokenised text prints it
        if atoms.mark(end, '.')
            && atoms.get(end).is_some_and(|dot| dot.spaced)
            && atoms.is_digits(end + 1)
            && atoms.str(end + 1).len() <= 4
            && atoms.str(end + 1).bytes().all(|b| b.is_ascii_digit())
            && (text == "0" || spaced_decimals(atoms, at, end + 1))
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
    if is_slash(atoms, end)
        && atoms.glued(end)
        && atoms.glued(end + 1)
        && !is_slash(atoms, end + 2)
        && let Some(part) = simple_fraction(text, atoms.str(end + 1))
    {
        numeral = numeral.map(|_| part);
        (numeral.digit, numeral.grain, numeral.form, numeral.end) = (part, part, Form::Mixed, end + 2);
        return Some(numeral);
    }
    // "1 / 2 pct", as tokenised text prints it
    if let Some(part) = spaced_fraction(atoms, at) {
        numeral = numeral.map(|_| part);
        (numeral.digit, numeral.grain, numeral.form, numeral.end) = (part, part, Form::Mixed, end + 2);
        return Some(numeral);
    }
    let hung = (fraction.is_none() && atoms.mark(end, '-')).then(|| spaced_fraction(atoms, end + 1)).flatten();
    if let Some(part) = hung {
        // "12 - 1 / 2 dlrs"
        numeral = numeral.map(|x| x + part);
        (numeral.digit, numeral.grain, numeral.form, numeral.end) = (part, part, Form::Mixed, end + 4);
    } else if let Some(part) = fraction.or_else(|| common_fraction(atoms, end)) {
        if fraction.is_none() {
            numeral.end = atoms.past_hyphen(end) + 3;
        }
        // "$5.51-1/4": a quarter of a cent
        let part = if numeral.digit < 1.0 { part * numeral.digit } else { part };
        numeral = numeral.map(|x| x + part);
        // "1½ million" is as exact as "1.5 million".
        let digit = if part == 0.5 { 0.1 } else { 0.01f64.min(part) };
        (numeral.digit, numeral.grain, numeral.form) = (digit, part, Form::Mixed);
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
    // A plain space also parts two numbers: only round thousands, two groups, money and things counted are surely one.
    let money = at > 0 && matches!(atoms.any_mark(at - 1), Some('$' | '£' | '€'));
    let sure = narrow || groups >= 2 || groups == 1 && (atoms.str(at + 1) == "000" || money || counts(atoms, at + 2));
    if sure && !atoms.str(at).starts_with('0') { groups } else { 0 }
}

/// The group of three digits behind a comma with white space on both sides, where it is surely one of thousands.
fn spaced_thousands(atoms: &Atoms<'_>, comma: usize) -> Option<u64> {
    let group = atoms.str(comma + 1);
    let apart = |at: usize| atoms.get(at).is_some_and(|atom| atom.spaced);
    let three = atoms.is_digits(comma + 1) && group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit());
    let printed = atoms.mark(comma, ',') && apart(comma) && apart(comma + 1) && three;
    let further = || atoms.mark(comma + 2, ',') && spaced_thousands(atoms, comma + 2).is_some();
    let sure = printed && (group == "000" || counts(atoms, comma + 2) || further());
    if sure { group.parse().ok() } else { None }
}

/// Whether the digits at `decimals` are those of the number at `at`, where a point stands between them with white space
/// around it: what follows, or a sign before, shows that one amount is meant.
fn spaced_decimals(atoms: &Atoms<'_>, at: usize, decimals: usize) -> bool {
    const UNITS: [&str; 16] = [
        "percent", "per", "pct", "million", "billion", "trillion", "mln", "bln", "marks", "yen", "francs", "cents",
        "cts", "points", "times", "mark",
    ];
    let money = at > 0 && matches!(atoms.any_mark(at - 1), Some('$' | '£' | '€' | '¥'));
    atoms.mark(decimals + 1, '%')
        || UNITS.iter().any(|unit| atoms.is(decimals + 1, unit))
        || money && atoms.str(decimals).len() == 2
}

/// Whether the word at `at` looks like a plural of things, in lower case ("1 200 cattle").
fn counts(atoms: &Atoms<'_>, at: usize) -> bool {
    const WITHOUT_S: [&str; 8] = ["people", "cattle", "sheep", "men", "women", "children", "fish", "deer"];
    let word = atoms.str(at);
    let lower = atoms.is_word(at) && word.bytes().all(|b| b.is_ascii_lowercase());
    let plural = word.len() > 3
        && word != "times"
        && word.ends_with('s')
        && !["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    lower && (plural || WITHOUT_S.contains(&word))
}

fn is_slash(atoms: &Atoms<'_>, at: usize) -> bool {
    matches!(atoms.any_mark(at), Some('/' | '⁄'))
}

/// "1/2" after "10", "1/4", "-1/2" after "4".
fn common_fraction(atoms: &Atoms<'_>, at: usize) -> Option<f64> {
    let hung = atoms.hyphen(at);
    let at = if hung { at + 1 } else { at };
    if hung && is_slash(atoms, at + 3) {
        return None;
    }
    if !is_slash(atoms, at + 1) || !atoms.glued(at + 1) || !atoms.glued(at + 2) || atoms.glued(at) && !hung {
        return None;
    }
    simple_fraction(atoms.str(at), atoms.str(at + 2))
}

/// "1 / 2", with white space on all sides, as tokenised text prints a fraction at `at`.
fn spaced_fraction(atoms: &Atoms<'_>, at: usize) -> Option<f64> {
    let spaced = |at: usize| atoms.get(at).is_some_and(|atom| atom.spaced);
    let apart = is_slash(atoms, at + 1) && spaced(at) && spaced(at + 1) && spaced(at + 2) && spaced(at + 3);
    let parts = |bottom: &str| matches!(bottom, "2" | "4" | "8" | "16" | "32");
    (apart && parts(atoms.str(at + 2))).then(|| simple_fraction(atoms.str(at), atoms.str(at + 2))).flatten()
}

/// A fraction below one with a usual denominator, from its two printed numbers.
pub fn simple_fraction(top: &str, bottom: &str) -> Option<f64> {
    let (top, bottom): (u32, u32) = (top.parse().ok()?, bottom.parse().ok()?);
    let usual = matches!(bottom, 2..=6 | 8 | 10 | 16 | 32 | 64 | 128);
    (usual && 0 < top && top < bottom).then(|| f64::from(top) / f64::from(bottom))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{end, value};

    #[test]
    fn digits_in_every_english_style() {
        value("14,000", 14_000.0);
        value("1,234,567.5", 1_234_567.5);
        value("12,34,567", 1_234_567.0);
        value("1 234 567", 1_234_567.0);
        value("40\u{202f}500", 40_500.0);
        value("0 . 95", 0.95);
        value("900 , 000", 900_000.0);
        value("1 , 250 , 000", 1_250_000.0);
        value("1.234.567", 1_234_567.0);
        value("2½", 2.5);
        value("1½ million", 1_500_000.0);
        value("½", 0.5);
        value("10 1/2", 10.5);
        value("4-1/2", 4.5);
        value("5.51-1/4", 5.5125);
    }

    #[test]
    fn separators_that_make_no_number_are_left() {
        assert_eq!(end("12 , 345 , 7"), Some(1));
        assert_eq!(end("12, 000"), Some(1));
        for text in ["22,24,26", "1.2.3", "1,3", "123456789012345678901", "192.168.0.1"] {
            assert_eq!(end(text), None, "{text}");
        }
    }
}
