//! Weekdays against dates: "Friday 3 May 2024".

use jiff::civil::{Date, Weekday};

use super::super::FigureRef;
use super::{Check, CheckKind, Desk, Rule, Verdict};
use crate::article::Span;
use crate::language::calendar::{Anchor, Expression, Period, Said, expressions};
use crate::language::tokens::Tokens;

pub(super) const RULE: Rule = Rule { name: "weekday", description: "The weekday that a date falls on", find };

const DAYS: [(&str, Weekday); 7] = [
    ("Monday", Weekday::Monday),
    ("Tuesday", Weekday::Tuesday),
    ("Wednesday", Weekday::Wednesday),
    ("Thursday", Weekday::Thursday),
    ("Friday", Weekday::Friday),
    ("Saturday", Weekday::Saturday),
    ("Sunday", Weekday::Sunday),
];

/// The weekday that a word names, in full or by its first three letters or more, with a capital.
fn weekday(word: &str) -> Option<Weekday> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    DAYS.iter().find(|(name, _)| word.len() >= 3 && name.starts_with(word)).map(|(_, day)| *day)
}

fn name(day: Weekday) -> &'static str {
    DAYS.iter().find(|(_, other)| *other == day).map_or("", |(name, _)| name)
}

/// A date of the text and where it stands.
struct Dated {
    span: Span,
    date: Date,
    /// The text or the publication date gives the year; it is not only the latest year that is mentioned.
    sure: bool,
}

fn find(desk: &Desk<'_>, rank: usize) -> Vec<Check> {
    let article = &desk.readings[rank].article;
    let tokens = Tokens::of(article.text());
    // Without a year of its own an article is set in that of its story; then nothing is said to fail.
    let story = desk.own(rank).next().and_then(|at| desk.fact(at).year);
    let anchor = Anchor {
        published: Anchor::of(article, &tokens).published,
        year: Anchor::of(article, &tokens).year.max(story),
    };
    let mut dates: Vec<Dated> = Vec::new();
    let mut days: Vec<(Span, Weekday)> = Vec::new();
    let mut found = Vec::new();
    for expression in expressions(&tokens, 0..tokens.all.len()) {
        if let Said::Weekday { weekday, .. } = expression.said {
            days.push((expression.span, weekday));
        }
        let Some(dated) = dated(&expression, &anchor) else { continue };
        if let Some((span, says)) = beside(article.text(), dated.span) {
            let right = dated.date.weekday() == says;
            if right || dated.sure {
                let verdict = if right { Verdict::Holds } else { Verdict::Fails };
                let claim = span.join(dated.span);
                found.push(report(desk, rank, &[claim], claim, says, dated.date, verdict));
            }
        }
        dates.push(dated);
    }
    // One weekday and one date in the whole article, apart from each other, are one day if they fit.
    if found.is_empty()
        && anchor.published.is_none()
        && let (Some((span, day)), Some(dated)) = (days.first(), dates.first())
        && days.iter().all(|other| other.1 == *day)
        && dates.iter().all(|other| other.date == dated.date)
        && dated.date.weekday() == *day
    {
        found.push(report(desk, rank, &[*span, dated.span], *span, *day, dated.date, Verdict::Holds));
    }
    found
}

fn dated(expression: &Expression, anchor: &Anchor) -> Option<Dated> {
    let Said::Named(Period::Day { year, month, day }) = &expression.said else { return None };
    let resolved = year.or(anchor.year)?;
    let date = Date::new(resolved, i8::try_from(*month).ok()?, i8::try_from(*day).ok()?).ok()?;
    Some(Dated { span: expression.span, date, sure: year.is_some() || anchor.published.is_some() })
}

/// The weekday right before a date, or as the first of its own words.
fn beside(text: &str, date: Span) -> Option<(Span, Weekday)> {
    let first = date.of(text).split_whitespace().next()?;
    if let Some(day) = weekday(first) {
        return Some((Span::new(date.start(), date.start() + first.len()), day));
    }
    let before = text[..date.start()].trim_end_matches([' ', '\u{a0}', ',']);
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next().filter(|word| !word.is_empty())?;
    let day = weekday(word)?;
    // "The Coast Sun, 6 September": a short name of a day behind a name is the end of that name.
    let rest = &before[..before.len() - word.len()];
    let last = rest.strip_suffix([' ', '\u{a0}']).and_then(|rest| rest.rsplit(char::is_whitespace).next());
    let named = last.is_some_and(|last| last.starts_with(char::is_uppercase) && last.ends_with(char::is_alphanumeric));
    if named && word.len() < name(day).len() {
        return None;
    }
    Some((Span::new(before.len() - word.len(), before.len()), day))
}

fn report(
    desk: &Desk<'_>,
    rank: usize,
    spans: &[Span],
    claim: Span,
    says: Weekday,
    date: Date,
    verdict: Verdict,
) -> Check {
    let index = desk.order[rank];
    let figures = desk.readings[rank]
        .figures
        .iter()
        .enumerate()
        .filter(|(_, figure)| spans.iter().any(|span| span.overlaps(figure.span)))
        .map(|(figure, _)| FigureRef { article: index, figure })
        .collect();
    let day =
        Period::Day { year: Some(date.year()), month: date.month().unsigned_abs(), day: date.day().unsigned_abs() };
    let (printed, computed) = (day.words(), name(date.weekday()).to_owned());
    let working = format!("{printed} is a {computed}");
    Check {
        kind: CheckKind::Weekday,
        figures,
        claim: (index, claim),
        says: name(says).to_owned(),
        computed,
        verdict,
        working,
    }
}
