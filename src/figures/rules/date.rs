//! Dates and parts of years, as the calendar reads them, where they stand as numbers of their own.

use std::ops::Range;

use super::draft::{Draft, Found, Rule};
use super::{FigureKind, Unit};
use crate::language::atoms::Atoms;
use crate::language::calendar::{Expression, Period, Said};
use crate::language::numerals::{Form, Numeral};

pub static RULE: Rule = Rule {
    name: "date",
    about: "Dates and parts of years: “17 July 2025”, “2022/2023”, “the first quarter”, “since 1994”.",
    find: |context, at| {
        let place = context.dates.binary_search_by_key(&at, |range| range.start).ok()?;
        let end = context.dates[place].end;
        let numeral = Numeral {
            end,
            low: 0.0,
            high: 0.0,
            soft: (0.0, 0.0),
            digit: 0.0,
            grain: 0.0,
            form: Form::Digits,
            rounded: false,
            scaled: false,
            scale: 1.0,
        };
        Some(Found::Figure(Draft::new(at, &numeral, FigureKind::Date, Unit::DATE)))
    },
};

/// The atoms of those expressions that name a time of the calendar; "today" and "last week" are no numbers.
pub(super) fn places(atoms: &Atoms<'_>, expressions: &[Expression], places: &mut Vec<Range<usize>>) {
    places.clear();
    for expression in expressions {
        let Said::Named(period) = &expression.said else { continue };
        let span = expression.span;
        let mut start = atoms.all.partition_point(|atom| atom.span.start() < span.start());
        let end = atoms.all.partition_point(|atom| atom.span.end() <= span.end());
        while start < end
            && ["since", "from", "between", "early", "late", "the"].iter().any(|word| atoms.is(start, word))
        {
            start += 1;
        }
        let named = matches!(period, Period::Quarter { .. } | Period::Half { .. } | Period::Month { .. });
        let digit = span.of(atoms.text).bytes().any(|b| b.is_ascii_digit());
        if start < end && (named || digit) {
            places.push(start..end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::marked::check;

    #[test]
    fn dates_are_figures_of_their_own() {
        check("On |17 July 2025| and in |2022/2023|, since |1994|, in the |first quarter of 2025|.");
        check(
            "In the week ended |april 3| and by |december 1| they march |3 miles|{3 mile}, and may |4|{4 men} men join.",
        );
        check("It is [above |1000 and below 1500|{1000..1500}] in all.");
        check("It was open between |3 and 10 May| only.");
        check("It happened today, last week and on Monday: |3|{3 men} men.");
    }
}
