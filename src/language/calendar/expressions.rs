//! The grammar of dates in running text: "July 17", "the first quarter of 2025", "2022/2023", "since 2012",
//! "last week", "on Thursday".

use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Weekday;

use super::{Period, Said, Step};
use crate::article::Span;
use crate::language::lexicon::{Key, Table};
use crate::language::tokens::{TokenKind, Tokens};
use crate::language::wordlist::bare;

/// A date expression: its words, and what they say.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    pub span: Span,
    pub said: Said,
    /// It names the start of a comparison or a stretch of time ("since Monday"), not the time itself.
    pub since: bool,
}

/// The date expressions among the tokens `range`, in order, disjoint.
///
/// ```
/// use crossread::language::{calendar::expressions, tokens::Tokens};
/// let tokens = Tokens::of("AWS made $29.3 billion in the first quarter of 2025.");
/// let found = expressions(&tokens, 0..tokens.all.len());
/// assert_eq!(found[0].span.of(tokens.text), "first quarter of 2025");
/// ```
pub fn expressions(tokens: &Tokens<'_>, range: Range<usize>) -> Vec<Expression> {
    let mut found = Vec::new();
    let mut at = range.start;
    let reader = Reader { tokens, start: range.start, end: range.end };
    while at < range.end {
        match reader.expression(at) {
            Some((next, said)) => {
                let since =
                    at > range.start && reader.is(at - 1, "since") && !matches!(said, Said::Named(Period::Since(_)));
                let span = tokens.all[at].span.join(tokens.all[next - 1].span);
                found.push(Expression { span, said, since });
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

/// The latest year that the text names with a month, a quarter or a day.
pub(super) fn latest_year(tokens: &Tokens<'_>) -> Option<i16> {
    let reader = Reader { tokens, start: 0, end: tokens.all.len() };
    let mut latest = None;
    for at in 0..tokens.all.len() {
        // Only where a year stands, and the few words before it that could begin its date, is the grammar asked.
        if reader.bare_year(at).is_none() {
            continue;
        }
        let from = at.saturating_sub(5);
        let dated = (from..=at).find_map(|start| match reader.expression(start) {
            Some((
                next,
                Said::Named(Period::Day { year, .. } | Period::Month { year, .. } | Period::Quarter { year, .. }),
            )) if next > at => Some(year),
            _ => None,
        });
        latest = latest.max(dated.flatten());
    }
    latest
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// 1 to 12, for a full name or its usual abbreviation.
static MONTH_NAMES: LazyLock<Table<u8>> = LazyLock::new(|| {
    let full = MONTHS.iter().zip(1..).flat_map(|(name, month)| [(*name, month), (&name[..3], month)]);
    Table::new(full.chain([("sept", 9)]))
});

/// What four digits count, so that they are no year.
static COUNTED: LazyLock<Table<()>> = LazyLock::new(|| {
    Table::words(
        "people percent per % million billion times miles km jobs workers employees staff soldiers troops men women children
         residents students pupils passengers homes houses cars vehicles units seats votes metres meters feet ft kg tonnes
         tons acres hectares sq square cubic litres liters gallons barrels MW megawatts watts kilometres kilometers
         kilos calories rooms beds cases deaths migrants refugees officers patients dollars pounds euros"
    )
});

fn month(word: &str) -> Option<u8> {
    MONTH_NAMES.get(Key::of(word))
}

/// What a word can begin a date as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opening {
    WeekdayOrMonth,
    /// "first quarter"
    PartOfYear,
    /// "since 2022", "fiscal 2024"
    Years,
    /// "a year earlier", "two years ago"
    Counted,
    /// "today", "last week"
    Relative,
}

static OPENINGS: LazyLock<Table<Opening>> = LazyLock::new(|| {
    let months = MONTHS.iter().flat_map(|name| [*name, &name[..3]]).chain(["sept"]);
    let days = "monday tuesday wednesday thursday friday saturday sunday";
    let lists = [
        (days, Opening::WeekdayOrMonth),
        ("first second third fourth final", Opening::PartOfYear),
        ("since from between fiscal financial", Opening::Years),
        ("a two three four five ten the year years", Opening::Counted),
        ("today tonight yesterday tomorrow this last previous prior preceding next coming", Opening::Relative),
    ];
    let listed = lists.into_iter().flat_map(|(words, opening)| words.split_whitespace().map(move |w| (w, opening)));
    Table::new(months.map(|name| (name, Opening::WeekdayOrMonth)).chain(listed))
});

fn weekday(word: &str) -> Option<Weekday> {
    const DAYS: [(&str, Weekday); 7] = [
        ("monday", Weekday::Monday),
        ("tuesday", Weekday::Tuesday),
        ("wednesday", Weekday::Wednesday),
        ("thursday", Weekday::Thursday),
        ("friday", Weekday::Friday),
        ("saturday", Weekday::Saturday),
        ("sunday", Weekday::Sunday),
    ];
    if !(6..=9).contains(&word.len()) {
        return None;
    }
    DAYS.iter().find(|(name, _)| word.eq_ignore_ascii_case(name)).map(|&(_, day)| day)
}

fn ordinal(word: &str) -> Option<u8> {
    const FIRST: [&str; 5] = ["first", "second", "third", "fourth", "final"];
    FIRST.iter().position(|o| word.eq_ignore_ascii_case(o)).map(|at| (at as u8 + 1).min(4))
}

struct Reader<'t, 'a> {
    tokens: &'t Tokens<'a>,
    start: usize,
    end: usize,
}

impl<'a> Reader<'_, 'a> {
    /// The token without a possessive ending; empty outside the range.
    fn word(&self, at: usize) -> &'a str {
        if at < self.start || at >= self.end {
            return "";
        }
        let word = self.tokens.str(at);
        if self.tokens.all[at].plain { word } else { bare(word) }
    }

    fn is(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    fn any(&self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at);
        !word.is_empty() && words.iter().any(|w| word.eq_ignore_ascii_case(w))
    }

    fn before(&self, at: usize, words: &[&str]) -> bool {
        at > self.start && self.any(at - 1, words)
    }

    fn digits(&self, at: usize, lengths: std::ops::RangeInclusive<usize>) -> Option<u16> {
        let token = self.tokens.all[..self.end].get(at).filter(|_| at >= self.start)?;
        if token.kind != TokenKind::Digits || !lengths.contains(&token.span.len()) {
            return None;
        }
        // Only ASCII digits: neither "1,5" nor "½" parses.
        token.span.of(self.tokens.text).parse().ok()
    }

    fn capital(&self, at: usize) -> bool {
        self.word(at).starts_with(|c: char| c.is_uppercase())
    }

    /// Four digits that stand for a year: not a price, not a count of things.
    fn year(&self, at: usize) -> Option<i16> {
        let year = self.digits(at, 4..=4).filter(|y| (1500..2100).contains(y))? as i16;
        const TIME: [&str; 24] = [
            "in", "since", "of", "from", "between", "during", "before", "after", "until", "till", "by", "fiscal",
            "year", "late", "early", "mid", "through", "and", "to", "the", "its", "their", "his", "for",
        ];
        if self.before(at, &TIME) || self.before(at, &["/", "-", "–"]) || (at > 0 && month(self.word(at - 1)).is_some())
        {
            return (!COUNTED.has(Key::of(self.word(at + 1)))).then_some(year);
        }
        let amount = [
            "$", "£", "€", "¥", "₹", "#", ".", ":", "about", "some", "around", "than", "nearly", "number", "no",
            "below", "above", "over", "under",
        ];
        if self.before(at, &amount) {
            return None;
        }
        let next = self.word(at + 1);
        let counted = next.starts_with(|c: char| c.is_lowercase() || c == '%' || c == '-' || c == '.')
            && !["and", "to", "was", "were", "is", "has", "had"].iter().any(|w| next.eq_ignore_ascii_case(w));
        (!counted || next == ".").then_some(year)
    }

    /// Four digits, or an apostrophe-less two-digit year after one ("2022-23").
    fn second_year(&self, at: usize, first: i16) -> Option<i16> {
        let year = self.digits(at, 4..=4).map(|y| y as i16);
        let short = self.digits(at, 2..=2).map(|y| first / 100 * 100 + y as i16);
        year.or(short).filter(|y| (first..=first.saturating_add(99)).contains(y) && *y < 2100)
    }

    /// A year in a place where only a year can stand: after a month, a quarter, "fiscal".
    fn bare_year(&self, at: usize) -> Option<i16> {
        self.digits(at, 4..=4).filter(|y| (1500..2100).contains(y)).map(|y| y as i16)
    }

    /// "of 2025", "2025", ", 2025", "of fiscal 2025", "of the year", "of last year"
    fn of_year(&self, at: usize) -> (usize, Option<i16>) {
        let mut next = at;
        if self.any(next, &["of", ","]) {
            next += 1;
        }
        if self.any(next, &["fiscal", "financial"]) {
            next += 1;
        }
        if let Some(year) = self.bare_year(next) {
            return (next + 1, Some(year));
        }
        if self.is(at, "of") && self.any(at + 1, &["the", "this"]) && self.is(at + 2, "year") {
            return (at + 3, None);
        }
        (at, None)
    }

    /// The expression that begins at token `at`, and the token after it.
    fn expression(&self, at: usize) -> Option<(usize, Said)> {
        match self.tokens.all[at].kind {
            TokenKind::Digits => self.of_digits(at),
            TokenKind::Word => self.of_word(at),
            TokenKind::Mark | TokenKind::Break => None,
        }
    }

    fn of_digits(&self, at: usize) -> Option<(usize, Said)> {
        // 2025-10-07
        if let (Some(year), true, Some(month), true, Some(day)) = (
            self.bare_year(at),
            self.is(at + 1, "-"),
            self.digits(at + 2, 2..=2),
            self.is(at + 3, "-"),
            self.digits(at + 4, 2..=2),
        ) && (1..=12).contains(&month)
            && (1..=31).contains(&day)
        {
            return Some((at + 5, named(Period::Day { year: Some(year), month: month as u8, day: day as u8 })));
        }
        // 17 July 2025, 17th of July
        if let Some(day) = self.digits(at, 1..=2).filter(|d| (1..=31).contains(d)) {
            let mut next = at + 1;
            if self.any(next, &["st", "nd", "rd", "th"]) {
                next += 1;
            }
            if self.is(next, "of") {
                next += 1;
            }
            if let Some(month) = month(self.word(next)).filter(|_| self.capital(next)) {
                let mut after = next + 1;
                if self.word(next).len() <= 4 && self.is(after, ".") && self.bare_year(after + 1).is_some() {
                    after += 1;
                }
                let (after, year) = self.of_year(after);
                return Some((after, named(Period::Day { year, month, day: day as u8 })));
            }
        }
        let year = self.year(at)?;
        if self.any(at + 1, &["/", "-", "–"])
            && let Some(to) = self.second_year(at + 2, year)
        {
            return Some((at + 3, named(Period::Years { from: year, to })));
        }
        if self.is(at + 1, "s") {
            return Some((at + 2, named(Period::Years { from: year, to: year + 9 })));
        }
        Some((at + 1, named(Period::Year(year))))
    }

    fn of_word(&self, at: usize) -> Option<(usize, Said)> {
        let plain = self.tokens.all[at].plain;
        let key = if plain { self.tokens.key(at) } else { Key::of(self.word(at)) };
        // Most words begin no date, and what the others can begin one word tells; "mid-May", "Q1", "FY24" and
        // "first-quarter" are read by their parts.
        match OPENINGS.get(key) {
            Some(Opening::WeekdayOrMonth) => self.weekday_or_month(at),
            Some(Opening::PartOfYear) => self.part_of_year(at),
            Some(Opening::Years) => self.years(at),
            Some(Opening::Counted) => self.years_earlier(at),
            Some(Opening::Relative) => self.relative(at),
            None if plain || !self.word(at).bytes().any(|b| b == b'-' || b.is_ascii_digit()) => None,
            None => self.month_at(at).or_else(|| self.part_of_year(at)).or_else(|| self.years(at)),
        }
    }

    fn weekday_or_month(&self, at: usize) -> Option<(usize, Said)> {
        if let Some(weekday) = weekday(self.word(at)).filter(|_| self.capital(at)) {
            // "Friday 3 May 2024", "Thursday, July 17": the date says it.
            let next = if self.is(at + 1, ",") { at + 2 } else { at + 1 };
            if next < self.end
                && let Some(dated) = self.of_digits(next).or_else(|| self.month_at(next)).filter(|d| is_day(&d.1))
            {
                return Some(dated);
            }
            let ahead = self.before(at, &["next", "coming", "by", "until", "till"]);
            return Some((at + 1, Said::Weekday { weekday, ahead }));
        }
        self.month_at(at)
    }

    fn month_at(&self, at: usize) -> Option<(usize, Said)> {
        if self.tokens.all[at].kind != TokenKind::Word {
            return None;
        }
        let word = self.word(at);
        let name = word.rsplit_once('-').map_or(word, |(lead, name)| {
            if ["mid", "late", "early"].iter().any(|l| lead.eq_ignore_ascii_case(l)) { name } else { word }
        });
        // "nov . 6", as tokenised text prints it
        let pointed = name.len() < 5 && self.is(at + 1, ".") && self.digits(at + 2, 1..=2).is_some();
        // "april 3": the full names that are no words of their own need no capital before a day
        let sure = || !self.any(at, &["may", "march"]) && MONTHS.contains(&name);
        let dated = || self.digits(at + 1, 1..=2).is_some() && sure();
        let month = month(name).filter(|_| name.starts_with(|c: char| c.is_uppercase()) || pointed || dated())?;
        let mut next = at + 1;
        let shortened = name.len() <= 4 && !MONTHS.iter().any(|full| name.eq_ignore_ascii_case(full));
        if shortened && self.is(next, ".") {
            next += 1;
        }
        let day = self.digits(next, 1..=2).filter(|d| (1..=31).contains(d));
        let of_day = |after: usize| !self.any(after, &["%", "per", "percent", "million", "billion", "people"]);
        if let Some(day) = day.filter(|_| of_day(next + 1)) {
            let mut after = next + 1;
            if self.any(after, &["st", "nd", "rd", "th"]) {
                after += 1;
            }
            let (after, year) = self.of_year(after);
            return Some((after, named(Period::Day { year, month, day: day as u8 })));
        }
        let (after, year) = self.of_year(next);
        // "may", "march" and the short forms are words of their own: alone they need a preposition.
        let doubtful = name.len() <= 5
            && !name.eq_ignore_ascii_case("july")
            && !name.eq_ignore_ascii_case("june")
            && !name.eq_ignore_ascii_case("april");
        let told = [
            "in", "since", "of", "by", "until", "from", "last", "next", "this", "early", "late", "through", "and", "to",
        ];
        if year.is_none() && doubtful && !self.before(at, &told) {
            return None;
        }
        Some((if year.is_some() { after } else { next }, named(Period::Month { year, month })))
    }

    /// Quarters and halves.
    fn part_of_year(&self, at: usize) -> Option<(usize, Said)> {
        let word = self.word(at);
        let bytes = word.as_bytes();
        let make = |nth: u8, half: bool, next: usize| {
            let (after, year) = self.of_year(next);
            let period = if half { Period::Half { year, half: nth } } else { Period::Quarter { year, quarter: nth } };
            Some((after, named(period)))
        };
        if bytes.len() == 2 && bytes[1].is_ascii_digit() && bytes[0].is_ascii_uppercase() {
            let nth = bytes[1] - b'0';
            return match bytes[0] {
                b'Q' if (1..=4).contains(&nth) => make(nth, false, at + 1),
                b'H' if (1..=2).contains(&nth) => make(nth, true, at + 1),
                _ => None,
            };
        }
        let (head, tail, next) = match word.split_once('-') {
            Some((head, tail)) => (head, tail, at + 1),
            None if self.any(at + 1, &["fiscal", "financial"]) => (word, self.word(at + 2), at + 3),
            None => (word, self.word(at + 1), at + 2),
        };
        let nth = ordinal(head)?;
        if tail.eq_ignore_ascii_case("quarter") {
            return make(nth, false, next);
        }
        if tail.eq_ignore_ascii_case("half") && nth <= 2 && !self.before(at, &["one"]) {
            return make(nth, true, next);
        }
        None
    }

    /// "since 2022", "from 2021 to 2023", "between 2021 and 2023", "fiscal 2024", "FY24".
    fn years(&self, at: usize) -> Option<(usize, Said)> {
        if self.is(at, "since") {
            let next = if self.any(at + 1, &["early", "late", "the"]) { at + 2 } else { at + 1 };
            if let Some(year) = self.bare_year(next) {
                return Some((next + 1, named(Period::Since(year))));
            }
            if let Some((
                after,
                Said::Named(Period::Month { year: Some(year), .. } | Period::Day { year: Some(year), .. }),
            )) = (next < self.end).then(|| self.month_at(next)).flatten()
            {
                return Some((after, named(Period::Since(year))));
            }
            return None;
        }
        if self.any(at, &["from", "between"]) {
            let from = self.bare_year(at + 1)?;
            let link =
                if self.is(at, "from") { ["to", "until", "through", "till"].as_slice() } else { ["and"].as_slice() };
            let to = self.any(at + 2, link).then(|| self.second_year(at + 3, from)).flatten()?;
            return Some((at + 4, named(Period::Years { from, to })));
        }
        if self.any(at, &["fiscal", "financial"]) {
            let next = if self.is(at + 1, "year") { at + 2 } else { at + 1 };
            return self.bare_year(next).map(|year| (next + 1, named(Period::Year(year))));
        }
        let digits = self.word(at).strip_prefix("FY").filter(|d| d.bytes().all(|b| b.is_ascii_digit()))?;
        let year: i16 = digits.parse().ok()?;
        match digits.len() {
            2 => Some((at + 1, named(Period::Year(2000 + year)))),
            4 => Some((at + 1, named(Period::Year(year)))),
            _ => None,
        }
    }

    /// "a year earlier", "two years before", "year ago".
    fn years_earlier(&self, at: usize) -> Option<(usize, Said)> {
        const COUNT: [&str; 6] = ["a", "two", "three", "four", "five", "ten"];
        // Words that count stand everywhere, years do not.
        if !self.any(at + 1, &["year", "years"]) && !self.any(at, &["year", "years"]) {
            return None;
        }
        let counted = COUNT.iter().position(|word| self.is(at, word)).or_else(|| self.is(at, "the").then_some(0));
        let (unit, years) = match counted {
            Some(nth) => (at + 1, if nth == 5 { 10 } else { nth as i16 + 1 }),
            None => (at, 1),
        };
        let back = || self.any(unit + 1, &["earlier", "ago", "before", "previously"]);
        (self.any(unit, &["year", "years"]) && back()).then_some((unit + 2, Said::Earlier { years }))
    }

    /// Words that count from the day of publication.
    fn relative(&self, at: usize) -> Option<(usize, Said)> {
        let back = |step, by| Said::Back { step, by };
        if self.any(at, &["today", "tonight"]) {
            return Some((at + 1, back(Step::Day, 0)));
        }
        if self.is(at, "yesterday") {
            return Some((at + 1, back(Step::Day, 1)));
        }
        if self.is(at, "tomorrow") {
            return Some((at + 1, back(Step::Day, -1)));
        }
        let by = if self.is(at, "this") {
            0
        } else if self.any(at, &["last", "previous", "prior", "preceding"]) {
            1
        } else if self.any(at, &["next", "coming"]) {
            -1
        } else {
            return None;
        };
        let unit = self.word(at + 1);
        let step = match unit.to_ascii_lowercase().as_str() {
            "morning" | "afternoon" | "evening" | "night" => Step::Day,
            "week" | "weekend" => Step::Week,
            "month" => Step::Month,
            "quarter" => Step::Quarter,
            "year" => Step::Year,
            _ => return None,
        };
        Some((at + 2, back(step, by)))
    }
}

fn named(period: Period) -> Said {
    Said::Named(period)
}

fn is_day(said: &Said) -> bool {
    matches!(said, Said::Named(Period::Day { .. }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::calendar::Anchor;

    /// Every expression in `|bars|`, with what it says after `=`, is found, and nothing else.
    fn check(marked: &str, want: &[&str]) {
        let text = marked.replace('|', "");
        let tokens = Tokens::of(&text);
        let found = expressions(&tokens, 0..tokens.all.len());
        let mut seen = String::new();
        let mut last = 0;
        for expression in &found {
            seen += &text[last..expression.span.start()];
            seen += &format!("|{}|", expression.span.of(&text));
            last = expression.span.end();
        }
        seen += &text[last..];
        assert_eq!(seen, marked);
        let said: Vec<String> =
            found.iter().map(|e| Anchor::default().resolve(&e.said, e.span.of(&text)).to_string()).collect();
        assert_eq!(said, want, "in {marked}");
    }

    #[test]
    fn days_and_months() {
        check("Told on |July 17, 2025|, again on |17 July| and |Aug. 3|.", &["2025-07-17", "?-07-17", "?-08-03"]);
        check("Closed in |July 2025|, opened |1st of May 2024| and in |mid-July|.", &["2025-07", "2024-05-01", "?-07"]);
        check("By |Friday 3 May 2024| it was over.", &["2024-05-03"]);
        check("Posted |2024-05-03| at 11:45.", &["2024-05-03"]);
    }

    #[test]
    fn months_that_are_words_need_company() {
        check("Prices may march on; May I? In |May| and |March 2024| they did.", &["?-05", "2024-03"]);
    }

    #[test]
    fn parts_of_a_year() {
        check(
            "The |first quarter of 2025| beat |Q4 2024| and the |second-quarter| result.",
            &["2025-Q1", "2024-Q4", "?-Q2"],
        );
        check("Over the |first quarter of the year| and that |second half|.", &["?-Q1", "?-H2"]);
    }

    #[test]
    fn years_and_stretches_of_years() {
        check("|Since 2022|, as in |2022/2023| and |from 2021 to 2023|.", &["2022..", "2022..2023", "2021..2023"]);
        check("Its |2024| study, |fiscal 2023|, |FY24|, the |1990s|.", &["2024", "2023", "2024", "1990..1999"]);
        check("Rates rose |between 2019 and 2021|.", &["2019..2021"]);
    }

    #[test]
    fn amounts_are_no_years() {
        check("It sold 2000 cars for $2024, or 2,025 pounds, and 2024 people came.", &[]);
    }

    #[test]
    fn relative_words_stay_open_without_a_date() {
        check(
            "|This week| and |last month|, |yesterday| and on |Thursday|.",
            &["this week", "last month", "yesterday", "thursday"],
        );
        check("It was 53 billion |a year earlier|.", &["a year earlier"]);
    }

    #[test]
    fn the_start_of_a_comparison_is_marked() {
        let tokens = Tokens::of("up 45 points since Monday, and on Tuesday");
        let found = expressions(&tokens, 0..tokens.all.len());
        assert_eq!(found.iter().map(|e| e.since).collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn dates_at_the_end_of_the_text_are_read_safely() {
        for text in
            ["since", "from 2021 to", "between", "first", "July", "17", "2025-", "2025-10-", "the year", "FY", "Q"]
        {
            let tokens = Tokens::of(text);
            let _ = expressions(&tokens, 0..tokens.all.len());
        }
    }
}
