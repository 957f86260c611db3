//! Percent, percentage points and basis points.

use super::draft::{Context, Found, Rule, Suffix};
use super::words::words;
use super::{FigureKind, Unit};
use crate::language::numerals::Numeral;

pub static RULE: Rule = Rule {
    name: "percent",
    about: "Shares and rates: “13%”, “17 per cent”, “4.5 percentage points”, “120 basis points”, “5-7 percent”.",
    find: |context, at| context.quantity(at, suffix).map(Found::Figure),
};

fn suffix(context: &Context<'_, '_>, numeral: &Numeral) -> Option<Suffix> {
    let atoms = context.atoms;
    let found = |end, unit| Some(Suffix { end, kind: FigureKind::Percent, unit, factor: 1.0 });
    let at = atoms.past_hyphen(numeral.end);
    if atoms.mark(at, '%') || atoms.mark(at, '％') {
        let next = atoms.past_hyphen(at + 1);
        let points = (atoms.is(next, "points") || atoms.is(next, "point")).then_some(next + 1);
        return points.map_or_else(|| found(at + 1, Unit::PERCENT), |end| found(end, Unit::PERCENT_POINT));
    }
    for words in ["percentage points", "percentage point", "percent points", "per cent points", "pct points"] {
        if let Some(end) = atoms.are(at, words) {
            return found(end, Unit::PERCENT_POINT);
        }
    }
    for words in ["basis points", "basis point", "bps", "bp"] {
        if let Some(end) = atoms.are(at, words) {
            return found(end, Unit::BASIS_POINT);
        }
    }
    for words in ["percent", "per cent", "pct", "percents", "percentage"] {
        if let Some(end) = atoms.are(at, words) {
            return found(end, Unit::PERCENT);
        }
    }
    if atoms.str(at) == "pc" && atoms.glued(at) {
        return found(at + 1, Unit::PERCENT);
    }
    // "a gap of 3.5 points": of rates, where the text speaks of rates
    let points = atoms.is(at, "points");
    // "61.5 percent, up 4 points"
    let moved = context.before.last().is_some_and(|d| d.kind == FigureKind::Percent)
        && context.at.checked_sub(1).is_some_and(|i| atoms.has(i, words!("up down by")));
    if points && (moved || context.speaks_of(words!("gap difference lead margin swing"))) {
        return found(at + 1, Unit::PERCENT_POINT);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::marked::check;

    #[test]
    fn points_of_rates_and_of_games() {
        check("Turnout was |61.5 percent|, up |4 points|{3.5..4.5 pp} on the year.");
        check("She scored |24|{24 points} points, up |4|{4 points} points.");
    }

    #[test]
    fn percent_signs_and_words() {
        check("Sales rose |13%|{12.5..13.5 %} and costs |17 per cent|, or |4.5 percent|{4.45..4.55 %} of the total.");
        check("A |5-percent| rise, |nine per cent|{8.5..9.5 %} last year, |.5 pct| before.");
    }

    #[test]
    fn points_are_no_percent() {
        check("It gained |4.5 percentage points|{4.45..4.55 pp} and |120 basis points|{119.5..120.5 bp}.");
        check("The result is good to plus or minus |3 percentage points|{2.5..3.5 pp}.");
        check("A gap of |3.5 points|{3.45..3.55 pp} remains.");
        check("The forward made |22|{22 points} points in the match.");
    }

    #[test]
    fn ranges_of_percent() {
        check("Rates of |5-7 percent|{5..7 %} or [between |5% and 10%|{5..10 %}].");
        check("It fell from |5 percent|{4.5..5.5 %} to |10 percent|.");
    }

    #[test]
    fn the_unit_behind_a_list_reaches_its_first_number() {
        check("They hold |31.5|{31.45..31.55 %} and |14.2 per cent|{14.15..14.25 % shares} of the shares.");
    }
}
