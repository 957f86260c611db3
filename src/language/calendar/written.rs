//! Periods as records and journals write them, and read back from there.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Period;

/// ISO-like: `2025-07-17`, `2025-07`, `2025-Q1`, `2025-H1`, `2025`, `2022..2023`, `2022..`; a missing year is `?`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = |year: &Option<i16>| year.map_or_else(|| "?".to_owned(), |y| y.to_string());
        match self {
            Period::Day { year: y, month, day } => write!(f, "{}-{month:02}-{day:02}", year(y)),
            Period::Month { year: y, month } => write!(f, "{}-{month:02}", year(y)),
            Period::Quarter { year: y, quarter } => write!(f, "{}-Q{quarter}", year(y)),
            Period::Half { year: y, half } => write!(f, "{}-H{half}", year(y)),
            Period::Year(y) => write!(f, "{y}"),
            Period::Years { from, to } => write!(f, "{from}..{to}"),
            Period::Since(y) => write!(f, "{y}.."),
            Period::Unresolved(words) => f.write_str(words),
        }
    }
}

/// What [`Period`]'s display writes; any other words are a period that is not resolved. Never fails.
///
/// ```
/// use crossread::language::calendar::Period;
/// assert_eq!("2025-Q1".parse(), Ok(Period::Quarter { year: Some(2025), quarter: 1 }));
/// assert_eq!("?-07-17".parse(), Ok(Period::Day { year: None, month: 7, day: 17 }));
/// assert_eq!("this week".parse(), Ok(Period::Unresolved("this week".to_owned())));
/// ```
impl FromStr for Period {
    type Err = Infallible;

    fn from_str(written: &str) -> Result<Self, Infallible> {
        let written = written.trim();
        Ok(resolved(written).unwrap_or_else(|| Period::Unresolved(written.to_owned())))
    }
}

fn resolved(written: &str) -> Option<Period> {
    if let Some((from, to)) = written.split_once("..") {
        let from = from.parse().ok()?;
        return Some(if to.is_empty() { Period::Since(from) } else { Period::Years { from, to: to.parse().ok()? } });
    }
    let (year, rest) = match written.split_once('-') {
        Some((year, rest)) => (year, Some(rest)),
        None => (written, None),
    };
    let year: Option<i16> = if year == "?" { None } else { Some(year.parse().ok()?) };
    let Some(rest) = rest else { return year.map(Period::Year) };
    let part = |digits: &str, most: u8| digits.parse().ok().filter(|part| (1..=most).contains(part));
    Some(match (rest.strip_prefix('Q'), rest.strip_prefix('H'), rest.split_once('-')) {
        (Some(quarter), ..) => Period::Quarter { year, quarter: part(quarter, 4)? },
        (_, Some(half), _) => Period::Half { year, half: part(half, 2)? },
        (.., Some((month, day))) => Period::Day { year, month: part(month, 12)?, day: part(day, 31)? },
        _ => Period::Month { year, month: part(rest, 12)? },
    })
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let written = String::deserialize(from)?;
        let Ok(period) = written.parse();
        Ok(period)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let periods = [
            Period::Day { year: Some(2025), month: 7, day: 17 },
            Period::Day { year: None, month: 12, day: 31 },
            Period::Month { year: Some(2025), month: 7 },
            Period::Month { year: None, month: 1 },
            Period::Quarter { year: None, quarter: 4 },
            Period::Half { year: Some(1999), half: 2 },
            Period::Year(2025),
            Period::Years { from: 2022, to: 2023 },
            Period::Since(2022),
            Period::Unresolved("this week".to_owned()),
        ];
        for period in periods {
            assert_eq!(period.to_string().parse(), Ok(period));
        }
    }

    #[test]
    fn what_is_no_date_stays_words() {
        for words in ["2025-13", "2025-Q5", "2025-H0", "2025-07-32", "-", "", "?", "..", "Thursday", "99999"] {
            assert_eq!(words.parse(), Ok(Period::Unresolved(words.to_owned())), "{words}");
        }
    }
}
