//! Days, weeks, months, quarters and years as news text names them, as far as they are resolved.
//!
//! `expressions` parses what the words say; this file lowers it to a [`Period`], with the help of a publication
//! date or, without one, of the year that the story is set in. There is no clock in here.

mod expressions;
mod written;

use jiff::civil::{Date, Weekday};
use jiff::{Span as Length, ToSpan};

use crate::article::Article;
use crate::language::tokens::Tokens;

pub use expressions::{Expression, expressions};

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

/// Days of the week are written with a capital.
fn with_day_capital(word: &str) -> String {
    const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    DAYS.iter().find(|day| day.eq_ignore_ascii_case(word)).map_or_else(|| word.to_owned(), |day| (*day).to_owned())
}

/// The month's English name.
pub fn month_name(month: u8) -> &'static str {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    MONTHS[usize::from(month.clamp(1, 12)) - 1]
}

impl Period {
    /// For people, as far as it is known: "Q2 2025", "17 July", "since 2022", "this week", "Thursday".
    ///
    /// ```
    /// use crossread::language::calendar::Period;
    /// assert_eq!(Period::Quarter { year: Some(2025), quarter: 2 }.words(), "Q2 2025");
    /// assert_eq!(Period::Unresolved("last thursday".to_owned()).words(), "last Thursday");
    /// ```
    pub fn words(&self) -> String {
        let with_year = |words: String, year: &Option<i16>| match year {
            Some(year) => format!("{words} {year}"),
            None => words,
        };
        match self {
            Period::Day { year, month, day } => with_year(format!("{day} {}", month_name(*month)), year),
            Period::Month { year, month } => with_year(month_name(*month).to_owned(), year),
            Period::Quarter { year, quarter } => with_year(format!("Q{quarter}"), year),
            Period::Half { year, half } => {
                with_year(if *half == 1 { "first half" } else { "second half" }.to_owned(), year)
            }
            Period::Year(year) => year.to_string(),
            Period::Years { from, to } => format!("{from}–{to}"),
            Period::Since(year) => format!("since {year}"),
            Period::Unresolved(words) => words.split(' ').map(with_day_capital).collect::<Vec<_>>().join(" "),
        }
    }

    /// The first and the last year that it may touch; `None` is open.
    pub fn years(&self) -> (Option<i16>, Option<i16>) {
        match *self {
            Period::Day { year, .. }
            | Period::Month { year, .. }
            | Period::Quarter { year, .. }
            | Period::Half { year, .. } => (year, year),
            Period::Year(year) => (Some(year), Some(year)),
            Period::Years { from, to } => (Some(from), Some(to)),
            Period::Since(from) => (Some(from), None),
            Period::Unresolved(_) => (None, None),
        }
    }

    /// The first and last day within a year, as month and day; whole years for what names no part of one.
    fn days(&self) -> Option<((u8, u8), (u8, u8))> {
        let months = |first: u8, last: u8| Some(((first, 1), (last, 31)));
        match *self {
            Period::Day { month, day, .. } => Some(((month, day), (month, day))),
            Period::Month { month, .. } => months(month, month),
            Period::Quarter { quarter, .. } => months(quarter * 3 - 2, quarter * 3),
            Period::Half { half, .. } => months(half * 6 - 5, half * 6),
            Period::Year(_) | Period::Years { .. } | Period::Since(_) => months(1, 12),
            Period::Unresolved(_) => None,
        }
    }

    /// Whether no day can lie in both. What is not known never conflicts.
    ///
    /// ```
    /// use crossread::language::calendar::Period;
    /// let second = Period::Quarter { year: Some(2025), quarter: 2 };
    /// assert!(second.conflicts(&Period::Quarter { year: None, quarter: 1 }));
    /// assert!(second.conflicts(&Period::Year(2024)));
    /// assert!(!second.conflicts(&Period::Month { year: None, month: 5 }));
    /// assert!(!second.conflicts(&Period::Unresolved("this week".to_owned())));
    /// ```
    pub fn conflicts(&self, other: &Period) -> bool {
        let ((a_from, a_to), (b_from, b_to)) = (self.years(), other.years());
        let after = |start: Option<i16>, end: Option<i16>| matches!((start, end), (Some(s), Some(e)) if s > e);
        if after(a_from, b_to) || after(b_from, a_to) {
            return true;
        }
        let one_year = |p: &Period| !matches!(p, Period::Years { .. } | Period::Since(_));
        match (self.days(), other.days()) {
            (Some((a_first, a_last)), Some((b_first, b_last))) if one_year(self) && one_year(other) => {
                a_first > b_last || b_first > a_last
            }
            _ => false,
        }
    }

    /// The same part of the year `by` years later (earlier when negative), where a year is known.
    pub fn shifted(&self, by: i16) -> Period {
        let moved = |year: Option<i16>| year.map(|y| y.saturating_add(by));
        match self.clone() {
            Period::Day { year, month, day } => Period::Day { year: moved(year), month, day },
            Period::Month { year, month } => Period::Month { year: moved(year), month },
            Period::Quarter { year, quarter } => Period::Quarter { year: moved(year), quarter },
            Period::Half { year, half } => Period::Half { year: moved(year), half },
            Period::Year(year) => Period::Year(year.saturating_add(by)),
            other => other,
        }
    }
}

/// A stretch of the calendar that relative words count in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// What the words of a date expression say, before anything is concluded from it.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// A named period; its year may be left open.
    Named(Period),
    /// "Thursday": the last one before publication, or the one after it ("next", "will").
    Weekday { weekday: Weekday, ahead: bool },
    /// "this week" is 0 back, "yesterday" 1 day back, "next year" -1.
    Back { step: Step, by: i16 },
    /// "a year earlier", "two years before": the same part of a year before the one spoken of.
    Earlier { years: i16 },
}

/// What relative dates are resolved against.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Anchor {
    pub published: Option<Date>,
    /// The year that the story is set in: of the publication date, else the latest that the text names together with
    /// a month or a quarter.
    pub year: Option<i16>,
}

impl Anchor {
    /// The anchor that `article` gives: its publication date, else the latest year that it names with a month, a
    /// quarter or a day. (The most frequent year is a worse guess, and so is one that stands alone: background, goals
    /// and comparisons outnumber the news.)
    pub fn of(article: &Article, tokens: &Tokens<'_>) -> Anchor {
        let published = article.metadata.published.as_ref().map(|p| p.date);
        let year = published.map(|date| date.year()).or_else(|| expressions::latest_year(tokens));
        Anchor { published, year }
    }

    /// The period that is meant by what `words` say.
    pub fn resolve(&self, said: &Said, words: &str) -> Period {
        let unresolved = || Period::Unresolved(words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase());
        match said {
            Said::Named(period) => self.dated(period.clone()),
            Said::Weekday { weekday, ahead } => match self.published {
                Some(date) => {
                    let since = date.weekday().since(*weekday);
                    let by = if *ahead { if since == 0 { 7 } else { 7 - since } } else { -since };
                    date.checked_add(by.days()).map_or_else(|_| unresolved(), day)
                }
                None => unresolved(),
            },
            Said::Back { step: Step::Week, .. } => unresolved(),
            Said::Back { step: Step::Year, by } => {
                self.year.map_or_else(unresolved, |year| Period::Year(year.saturating_sub(*by)))
            }
            Said::Back { step, by } => {
                let back: Length = match step {
                    Step::Day => i64::from(*by).days(),
                    Step::Month => i64::from(*by).months(),
                    _ => (i64::from(*by) * 3).months(),
                };
                match self.published.and_then(|date| date.checked_sub(back).ok()) {
                    Some(date) => match step {
                        Step::Day => day(date),
                        Step::Month => Period::Month { year: Some(date.year()), month: date.month() as u8 },
                        _ => Period::Quarter { year: Some(date.year()), quarter: (date.month() as u8).div_ceil(3) },
                    },
                    None => unresolved(),
                }
            }
            Said::Earlier { years } => {
                self.year.map_or_else(unresolved, |year| Period::Year(year.saturating_sub(*years)))
            }
        }
    }

    /// Gives `period` its year, where it has none: the latest that does not lie well after publication.
    fn dated(&self, period: Period) -> Period {
        let Some(year) = self.year else { return period };
        // A month or a quarter further ahead than this is last year's.
        let ahead = match (&period, self.published) {
            (Period::Quarter { quarter, .. }, Some(date)) => i16::from(*quarter * 3 - 2) > i16::from(date.month()),
            (Period::Half { half, .. }, Some(date)) => i16::from(*half * 6 - 5) > i16::from(date.month()),
            (Period::Day { month, .. } | Period::Month { month, .. }, Some(date)) => {
                i16::from(*month) > i16::from(date.month()) + 3
            }
            _ => false,
        };
        let this = Some(if ahead { year - 1 } else { year });
        match period {
            Period::Day { year: None, month, day } => Period::Day { year: this, month, day },
            Period::Month { year: None, month } => Period::Month { year: this, month },
            Period::Quarter { year: None, quarter } => Period::Quarter { year: this, quarter },
            Period::Half { year: None, half } => Period::Half { year: this, half },
            known => known,
        }
    }
}

fn day(date: Date) -> Period {
    Period::Day { year: Some(date.year()), month: date.month() as u8, day: date.day() as u8 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn quarter(year: Option<i16>, quarter: u8) -> Period {
        Period::Quarter { year, quarter }
    }

    #[test]
    fn periods_are_written_like_iso_dates() {
        assert_eq!(Period::Day { year: Some(2025), month: 7, day: 17 }.to_string(), "2025-07-17");
        assert_eq!(Period::Day { year: None, month: 7, day: 17 }.to_string(), "?-07-17");
        assert_eq!(quarter(Some(2025), 1).to_string(), "2025-Q1");
        assert_eq!(Period::Years { from: 2022, to: 2023 }.to_string(), "2022..2023");
        assert_eq!(Period::Since(2022).to_string(), "2022..");
    }

    #[test]
    fn periods_conflict_only_when_no_day_can_lie_in_both() {
        let july = Period::Month { year: Some(2025), month: 7 };
        assert!(july.conflicts(&quarter(Some(2025), 1)));
        assert!(!july.conflicts(&quarter(Some(2025), 3)));
        assert!(july.conflicts(&Period::Years { from: 2022, to: 2023 }));
        assert!(!july.conflicts(&Period::Since(2022)));
        assert!(july.conflicts(&Period::Since(2026)));
        assert!(!july.conflicts(&Period::Day { year: None, month: 7, day: 31 }));
        assert!(Period::Day { year: None, month: 8, day: 9 }.conflicts(&Period::Day {
            year: Some(2025),
            month: 8,
            day: 10
        }));
        assert!(!Period::Years { from: 2022, to: 2023 }.conflicts(&Period::Year(2023)));
    }

    #[test]
    fn a_weekday_is_the_last_one_before_publication_or_the_next_one_ahead() {
        let anchor = Anchor { published: Some(date(2025, 10, 7)), year: Some(2025) };
        let monday = |ahead| anchor.resolve(&Said::Weekday { weekday: Weekday::Monday, ahead }, "Monday").to_string();
        assert_eq!(monday(false), "2025-10-06");
        assert_eq!(monday(true), "2025-10-13");
        let tuesday = anchor.resolve(&Said::Weekday { weekday: Weekday::Tuesday, ahead: false }, "Tuesday");
        assert_eq!(tuesday.to_string(), "2025-10-07");
        let unknown = Anchor::default().resolve(&Said::Weekday { weekday: Weekday::Monday, ahead: false }, "Monday");
        assert_eq!(unknown, Period::Unresolved("monday".to_owned()));
    }

    #[test]
    fn a_missing_year_is_taken_from_publication_unless_that_lies_ahead() {
        let anchor = Anchor { published: Some(date(2025, 2, 3)), year: Some(2025) };
        let resolve = |period| anchor.resolve(&Said::Named(period), "").to_string();
        assert_eq!(resolve(quarter(None, 4)), "2024-Q4");
        assert_eq!(resolve(quarter(None, 1)), "2025-Q1");
        assert_eq!(resolve(Period::Month { year: None, month: 12 }), "2024-12");
        assert_eq!(resolve(Period::Month { year: None, month: 3 }), "2025-03");
        assert_eq!(resolve(quarter(Some(2023), 2)), "2023-Q2");
    }

    #[test]
    fn relative_words_count_back_from_publication() {
        let anchor = Anchor { published: Some(date(2025, 1, 1)), year: Some(2025) };
        let back = |step, by| anchor.resolve(&Said::Back { step, by }, "this  Week").to_string();
        assert_eq!(back(Step::Day, 1), "2024-12-31");
        assert_eq!(back(Step::Month, 1), "2024-12");
        assert_eq!(back(Step::Quarter, 1), "2024-Q4");
        assert_eq!(back(Step::Year, -1), "2026");
        assert_eq!(back(Step::Week, 0), "this week");
    }

    #[test]
    fn without_a_publication_date_the_latest_year_of_a_dated_month_is_the_storys() {
        let year = |text: &str| Anchor::of(&Article::from_text("a.txt", text), &Tokens::of(text)).year;
        assert_eq!(year("In 2029 it will end. It began in June 2025, as it had in May 2022."), Some(2025));
        assert_eq!(year("It earned most in the third quarter of 2024."), Some(2024));
        assert_eq!(year("Founded in 1998, it wants to be carbon neutral by 2040."), None);
        assert_eq!(year("It sold 2,025 cars for $2030."), None);
    }
}
