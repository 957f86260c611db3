//! Publication dates, as bylines and front matter write them.

use jiff::civil::Date;

use crate::article::{Published, Span};
use crate::language::calendar::{self, Period, Said};
use crate::language::tokens::Tokens;

/// Where the first full date (a day of a month, with or without its year) of `line` stands.
pub(super) fn find(line: &str) -> Option<Span> {
    locate(line).map(|(span, _)| span)
}

/// The first date of `line` that has its year, with the time of day that follows it.
pub(super) fn published(line: &str) -> Option<Published> {
    let (span, date) = locate(line)?;
    Some(Published { date: date?, minute: minute_after(&line[span.end()..]) })
}

fn locate(line: &str) -> Option<(Span, Option<Date>)> {
    let numeric = numeric(line);
    let named = named(line);
    match (numeric, named) {
        (Some(a), Some(b)) => Some(if a.0.start() <= b.0.start() { a } else { b }),
        (a, b) => a.or(b),
    }
}

/// "12 August 2025", "Aug. 10".
fn named(line: &str) -> Option<(Span, Option<Date>)> {
    let tokens = Tokens::of(line);
    calendar::expressions(&tokens, 0..tokens.all.len()).into_iter().find_map(|expression| match expression.said {
        Said::Named(Period::Day { year, month, day }) => {
            let date = year.and_then(|year| Date::new(year, month as i8, day as i8).ok());
            Some((expression.span, date))
        }
        _ => None,
    })
}

/// "2025-10-28", "2025/10/28", "28.10.2025"; of "5/6/2025" nobody knows the month, so it is none.
fn numeric(line: &str) -> Option<(Span, Option<Date>)> {
    let mut rest = 0;
    while let Some(found) = line[rest..].find(|c: char| c.is_ascii_digit()) {
        let start = rest + found;
        let word = &line[start..];
        let end = word.find(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | '/' | '.')).unwrap_or(word.len());
        let word = word[..end].trim_end_matches(['-', '/', '.']);
        if let Some(date) = numeric_date(word) {
            return Some((Span::new(start, start + word.len()), Some(date)));
        }
        rest = start + end;
    }
    None
}

fn numeric_date(word: &str) -> Option<Date> {
    let parts: Vec<&str> = word.split(['-', '/', '.']).collect();
    let [a, b, c] = parts.as_slice() else { return None };
    let number = |part: &str| part.parse::<i16>().ok();
    let (a_value, b_value, c_value) = (number(a)?, number(b)?, number(c)?);
    let (year, month, day) = match (a.len(), c.len()) {
        (4, _) => (a_value, b_value, c_value),
        // With dots the day comes first; with slashes either may, unless one of them is no month.
        (_, 4) if word.contains('.') || a_value > 12 || a_value == b_value => (c_value, b_value, a_value),
        (_, 4) if b_value > 12 => (c_value, a_value, b_value),
        _ => return None,
    };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Minutes after midnight: ", 18:20", " at 2:15 p.m.", "T09:15:00Z".
fn minute_after(rest: &str) -> Option<u16> {
    let rest = rest.trim_start_matches([',', ' ', '|', '•', '·', '-', '–', '—', 'T']);
    let rest = rest.strip_prefix("at ").unwrap_or(rest).trim_start();
    let (hour, rest) = leading_number(rest)?;
    let rest = rest.strip_prefix([':', '.'])?;
    let (minute, rest) = leading_number(rest)?;
    let rest = rest.trim_start().to_lowercase();
    let hour = match hour {
        1..=11 if rest.starts_with("pm") || rest.starts_with("p.m") => hour + 12,
        12 if rest.starts_with("am") || rest.starts_with("a.m") => 0,
        _ => hour,
    };
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

/// One or two digits and what follows them.
fn leading_number(text: &str) -> Option<(u16, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    ((1..=2).contains(&digits)).then(|| Some((text[..digits].parse().ok()?, &text[digits..])))?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<&str>) {
        let found = published(line).map(|p| match p.minute {
            Some(minute) => format!("{} {minute}", p.date),
            None => p.date.to_string(),
        });
        assert_eq!(found.as_deref(), expected, "{line}");
    }

    #[test]
    fn dates_in_words() {
        check("Friday 3 May 2024", Some("2024-05-03"));
        check("Oct. 28, 2025", Some("2025-10-28"));
        check("28 Oct 2025, 09:15 GMT", Some("2025-10-28 555"));
        check("February 5, 2024 at 4:15 p.m.", Some("2024-02-05 975"));
        check("March 4th, 2025", Some("2025-03-04"));
        check("Mon 3 Feb, 07:45", None);
        check("12 August", None);
        check("In 2025", None);
    }

    #[test]
    fn dates_in_digits() {
        check("2025-10-28", Some("2025-10-28"));
        check("2025-10-28T09:15:00Z", Some("2025-10-28 555"));
        check("28/10/2025", Some("2025-10-28"));
        check("10/28/2025", Some("2025-10-28"));
        check("28.10.2025, 7.05", Some("2025-10-28 425"));
        check("5/6/2025", None);
        check("2025-13-41", None);
        check("LWA/31/208, 192.168.0.1", None);
    }

    proptest::proptest! {
        #[test]
        fn never_panics(line in "[0-9a-zA-Z :,./T-]{0,60}") {
            published(&line);
        }
    }
}
