//! Spans of time: "from 3 to 17 March 2019, a total of 14 days", "from 1988 to 2004, a span of 16 years".

use jiff::civil::Date;

use super::super::FigureRef;
use super::{Check, CheckKind, Desk, Rule, Verdict};
use crate::article::Span;
use crate::compare::facts::Axis;
use crate::figures::Qualifier;
use crate::language::calendar::{Anchor, Expression, Period, Said, expressions};
use crate::language::tokens::Tokens;

pub(super) const RULE: Rule =
    Rule { name: "span", description: "The days, weeks or years between two dates against what the text states", find };

/// What stands between the second date and a length of time that it ends.
const TIES: &[&str] = &[", a total of", ", or", ", a span of", ", a period of", ", for", " (", ", all of", ", in all"];

fn find(desk: &Desk<'_>, rank: usize) -> Vec<Check> {
    let lengths: Vec<usize> = desk.own(rank).filter(|at| desk.fact(*at).axis == Axis::Duration).collect();
    if lengths.is_empty() {
        return Vec::new();
    }
    let article = &desk.readings[rank].article;
    let tokens = Tokens::of(article.text());
    let anchor = Anchor::of(article, &tokens);
    lengths.into_iter().filter_map(|at| one(desk, at, &tokens, &anchor)).collect()
}

fn one(desk: &Desk<'_>, claim: usize, tokens: &Tokens<'_>, anchor: &Anchor) -> Option<Check> {
    let fact = desk.fact(claim);
    let text = fact.article().text();
    let start = fact.figure.span.start();
    let before = Span::new(fact.figure.sentence.start().min(start), start);
    let lead = text[before.start()..before.end()].trim_end();
    let tie = TIES.iter().find(|tie| lead.ends_with(tie.trim_end()))?;
    let dates = expressions(tokens, tokens.inside(before));
    let last = dates.last()?;
    if before.start() + lead.len() - tie.trim_end().len() > last.span.end() + 1 {
        return None;
    }
    let value = fact.stated?;
    let (from, to, words) = ends(text, &dates, anchor)?;
    let unit = fact.figure.unit.symbol();
    let whole = super::super::facts::from_axis(fact.figure.unit, value);
    let (count, slack) = match (unit, from, to) {
        ("day", End::Day(a), End::Day(b)) => (days(a, b)?, 1.0),
        ("week", End::Day(a), End::Day(b)) => (days(a, b)? / 7.0, 0.6),
        ("month", End::Day(a), End::Day(b)) => (days(a, b)? / 30.44, 0.6),
        ("year", End::Year(a), End::Year(b)) => (f64::from(b) - f64::from(a), 1.0),
        _ => return None,
    };
    if count <= 0.0 || fact.figure.qualifier != Qualifier::Exact {
        return None;
    }
    // The first day may count too.
    let verdict = match whole - count {
        off if (-slack * 0.6..=slack).contains(&off) => Verdict::Holds,
        off if off.abs() <= slack.max(count * 0.1) + 1.0 => return None,
        _ => Verdict::Fails,
    };
    let rounded = (count * 10.0).round() / 10.0;
    let computed = format!("{} {unit}{}", super::explain::number(rounded), if rounded == 1.0 { "" } else { "s" });
    let working = format!("{words}: {computed}");
    let index = desk.order[fact.rank];
    let inside = Span::new(dates.first()?.span.start(), last.span.end());
    let named = desk.readings[fact.rank].figures.iter().enumerate().filter(|(_, figure)| figure.span.overlaps(inside));
    let mut check = desk.check(CheckKind::Sum, &[claim], fact.words(), computed, verdict, working);
    check.figures.extend(named.map(|(figure, _)| FigureRef { article: index, figure }));
    Some(check)
}

enum End {
    Day(Date),
    Year(i16),
}

/// The two ends that the last words of a sentence name, and those words.
fn ends(text: &str, dates: &[Expression], anchor: &Anchor) -> Option<(End, End, String)> {
    let last = dates.last()?;
    if let Said::Named(Period::Years { from, to }) = &last.said {
        return Some((End::Year(*from), End::Year(*to), last.span.of(text).to_owned()));
    }
    let first = dates.get(dates.len().checked_sub(2)?)?;
    let between = text.get(first.span.end()..last.span.start())?.trim();
    if !matches!(between, "to" | "until" | "till" | "and" | "–" | "-") {
        return None;
    }
    let words = text[first.span.start()..last.span.end()].to_owned();
    match (&first.said, &last.said) {
        (Said::Named(Period::Year(a)), Said::Named(Period::Year(b))) => Some((End::Year(*a), End::Year(*b), words)),
        (
            Said::Named(Period::Day { year: one, month: m, day: d }),
            Said::Named(Period::Day { year: two, month: n, day: e }),
        ) => {
            let year = two.or(*one).or(anchor.year)?;
            let date = |year: i16, month: u8, day: u8| {
                Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
            };
            let to = date(two.unwrap_or(year), *n, *e)?;
            let from = date(one.unwrap_or(year), *m, *d)?;
            Some((End::Day(from), End::Day(to), words))
        }
        _ => None,
    }
}

fn days(from: Date, to: Date) -> Option<f64> {
    Some(f64::from(from.until(to).ok()?.get_days()))
}

#[cfg(test)]
mod tests {
    use crate::compare::checks::tests::read_checks;

    #[test]
    fn days_between_two_dates_are_counted() {
        let dig = |days: &str| {
            read_checks(&[&format!("The dig ran from 3 March 2019 to 17 March 2019, a total of {days} days.")])
        };
        assert_eq!(dig("14"), ["Holds: a total of 14 days: 3 March 2019 to 17 March 2019: 14 days"]);
        assert_eq!(dig("15").len(), 1, "the first day counts too");
        assert_eq!(dig("24"), ["Fails: a total of 24 days: 3 March 2019 to 17 March 2019: 14 days"]);
    }

    #[test]
    fn years_between_two_are_counted() {
        let choir =
            |years: &str| read_checks(&[&format!("She led the choir from 1988 to 2004, a span of {years} years.")]);
        assert_eq!(choir("16").len(), 1);
        assert!(choir("16")[0].starts_with("Holds"));
        assert!(choir("26")[0].starts_with("Fails"));
    }

    #[test]
    fn another_length_of_time_is_left_alone() {
        assert!(
            read_checks(&["The dig ran from 3 March 2019 to 17 March 2019. The next will take 24 days."]).is_empty()
        );
        assert!(read_checks(&["From 3 March 2019 to 17 March 2019, when it rained, the dig cost 24 days."]).is_empty());
    }
}
