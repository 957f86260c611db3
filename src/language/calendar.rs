//! Days, weeks, months, quarters and years as news text names them, as far as they are resolved.

use std::fmt;

/// The time that a figure holds for. A missing year is one that the text leaves open.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Period {
    Day {
        year: Option<i16>,
        month: u8,
        day: u8,
    },
    Month {
        year: Option<i16>,
        month: u8,
    },
    Quarter {
        year: Option<i16>,
        quarter: u8,
    },
    Half {
        year: Option<i16>,
        half: u8,
    },
    Year(i16),
    /// Both ends included.
    Years {
        from: i16,
        to: i16,
    },
    /// From this year on.
    Since(i16),
    /// Words that need a publication date to resolve and had none ("this week", "Thursday"), in lower case.
    Unresolved(String),
}

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
