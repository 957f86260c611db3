//! Percent, percentage points and basis points.

use std::sync::LazyLock;

use super::draft::{Context, Draft, Found, Rule, Suffix};
use super::words::words;
use super::{FigureKind, Unit};
use crate::language::lexicon::Phrases;
use crate::language::numerals::{Form, Letters, Numeral, is_number_word, part};

pub static RULE: Rule = Rule {
    name: "percent",
    about: "Shares and rates: “13%”, “17 per cent”, “4.5 percentage points”, “120 basis points”, “5-7 percent”.",
    find: |context, at| {
        let found = context.quantity(at, suffix).or_else(|| part_of_one(context, at)).or_else(|| led(context, at));
        found.map(Found::Figure)
    },
};

/// "a shooting percentage of 47.6": the word stands before the number.
fn led(context: &Context<'_, '_>, at: usize) -> Option<Draft> {
    let atoms = context.atoms;
    let of = at.checked_sub(1).filter(|&of| of > 0 && atoms.is(of, "of"))?;
    let cent = atoms.is(of - 1, "cent") && of > 1 && atoms.is(of - 2, "per");
    let word = if cent { of - 2 } else { of - 1 };
    if !cent && !atoms.has(word, words!("percentage percent percents pct")) {
        return None;
    }
    // "5 percent of 40", "what percent of 40"
    let other = word.checked_sub(1).is_some_and(|i| {
        let asked = is_number_word(atoms.key(i)) || atoms.has(i, words!("what which many"));
        atoms.is_digits(i) || asked || atoms.any_mark(i).is_some_and(|mark| !mark.is_ascii_punctuation())
    });
    let numeral = context.numeral(at, Letters::Sure).filter(|n| !n.scaled && !n.is_vague() && !other)?;
    let ends = atoms.get(numeral.end).is_none()
        || matches!(atoms.any_mark(numeral.end), Some('.' | ',' | ';' | ')'))
        || atoms.has(numeral.end, words!("in from for on at and with over since last this but while to"));
    ends.then(|| Draft::new(at, &numeral, FigureKind::Percent, Unit::PERCENT))
}

/// "a quarter of a percentage point", "half a percent", "three-quarters of one per cent", "a half-point".
fn part_of_one(context: &Context<'_, '_>, at: usize) -> Option<Draft> {
    let atoms = context.atoms;
    let article = atoms.is(at, "a") || atoms.is(at, "an");
    let first = if article { atoms.past_hyphen(at + 1) } else { at };
    if !is_number_word(atoms.key(first)) {
        return None;
    }
    // A half, a quarter, three quarters, one-tenth.
    let (top, next) = match part(atoms.key(first)) {
        Some(_) => (1.0, first),
        None => {
            let top = context.numeral(first, Letters::Sure).filter(|n| n.form == Form::Words && n.low < 100.0)?;
            (top.low, atoms.past_hyphen(top.end))
        }
    };
    let (bottom, plural) = part(atoms.key(next))?;
    if plural != (top > 1.0) || top >= bottom as f64 {
        return None;
    }
    let mut one = next + 1;
    let of = atoms.is(one, "of");
    if of {
        one += 1;
    }
    let whole = atoms.is(one, "a") || atoms.is(one, "an") || atoms.is(one, "one") || atoms.str(one) == "1";
    if whole {
        one += 1;
    } else if of {
        return None;
    }
    let hyphened = atoms.hyphen(one);
    let word = atoms.past_hyphen(one);
    let rates = words!(
        "rate rates interest bank fed ecb yield yields lending borrowing inflation percent percentage bond bonds cut
         hike easing tightening"
    );
    let (unit, end) = if let Some(end) = atoms.are(word, "percentage point").or(atoms.are(word, "percentage points")) {
        (Unit::PERCENT_POINT, end)
    } else if (atoms.is(word, "point") || atoms.is(word, "points")) && (whole || hyphened) && context.speaks_of(rates) {
        (Unit::PERCENT_POINT, word + 1)
    } else {
        let end = ["percent", "per cent", "pct"].into_iter().find_map(|words| atoms.are(word, words));
        let end = end.or((atoms.mark(word, '%')).then_some(word + 1));
        (Unit::PERCENT, end.filter(|_| whole || top == 1.0)?)
    };
    let value = top / bottom as f64;
    let numeral = Numeral::part(value, end);
    Some(Draft::new(at, &numeral, FigureKind::Percent, unit))
}

/// Percent and its points in words; a longer phrase before those that begin it.
static WORDS: LazyLock<Phrases<Unit>> = LazyLock::new(|| {
    let points = ["percentage points", "percentage point", "percent points", "per cent points", "pct points"];
    let basis = ["basis points", "basis point", "bps", "bp"];
    let percent = ["percent", "per cent", "pct", "percents", "percentage"];
    let all = points.map(|words| (words, Unit::PERCENT_POINT)).into_iter();
    let all = all.chain(basis.map(|words| (words, Unit::BASIS_POINT)));
    Phrases::new(all.chain(percent.map(|words| (words, Unit::PERCENT))))
});

fn suffix(context: &Context<'_, '_>, numeral: &Numeral) -> Option<Suffix> {
    let atoms = context.atoms;
    let found = |end, unit| Some(Suffix { end, kind: FigureKind::Percent, unit, factor: 1.0 });
    let at = atoms.past_hyphen(numeral.end);
    if atoms.mark(at, '%') || atoms.mark(at, '％') {
        let next = atoms.past_hyphen(at + 1);
        let points = (atoms.is(next, "points") || atoms.is(next, "point")).then_some(next + 1);
        return points.map_or_else(|| found(at + 1, Unit::PERCENT), |end| found(end, Unit::PERCENT_POINT));
    }
    if let Some((end, unit)) = atoms.phrases(at, &WORDS).next() {
        return found(end, unit);
    }
    if atoms.is(at, "p.c") && !atoms.glued(at) {
        let dot = atoms.mark(at + 1, '.') && atoms.glued(at + 1) && atoms.get(at + 2).is_some();
        return found(at + 1 + usize::from(dot), Unit::PERCENT);
    }
    // "a 0.25-point cut"
    let cut = words!("cut hike rise increase move reduction easing tightening");
    if atoms.hyphen(numeral.end) && atoms.is(at, "point") && numeral.low <= 2.0 && atoms.has(at + 1, cut) {
        return found(at + 1, Unit::PERCENT_POINT);
    }
    if atoms.str(at) == "pc" && atoms.glued(at) {
        return found(at + 1, Unit::PERCENT);
    }
    // "a gap of 3.5 points": of rates, where the text speaks of rates
    let points = atoms.is(at, "points");
    // "61.5 percent, up 4 points"
    let moved = context.before.last().is_some_and(|d| d.kind == FigureKind::Percent)
        && context.at.checked_sub(1).is_some_and(|i| atoms.has(i, words!("up down by")));
    // "leads by four points, 45% to 41%"
    let polled = || {
        context.before.iter().any(|d| d.kind == FigureKind::Percent)
            || context.speaks_of(words!("percent poll polls survey turnout vote votes voters"))
            || (at..at + 12).any(|i| atoms.mark(i, '%'))
    };
    let leads =
        || context.speaks_of(words!("leads led leading ahead behind trails")) || atoms.has(at + 1, words!("up down"));
    if points && leads() && polled() {
        return found(at + 1, Unit::PERCENT_POINT);
    }
    if points && (moved || context.speaks_of(words!("gap difference lead margin swing"))) {
        return found(at + 1, Unit::PERCENT_POINT);
    }
    // "inflation was 10.9 per cent, 1.2 points above the figure of May": a part of a point beside percentages
    let rates = || {
        context.before.iter().any(|d| d.kind == FigureKind::Percent)
            || (at..at + 16).any(|i| atoms.mark(i, '%') || atoms.has(i, words!("percent percentage")))
            || (at..at + 16).any(|i| atoms.are(i, "per cent").is_some())
    };
    let counted = words!(
        "index nasdaq dow ftse stocks shares benchmark average game games match season scored rebounds assists league"
    );
    if points && numeral.low.fract() != 0.0 && rates() && !context.speaks_of(counted) {
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
    fn a_part_of_a_point_beside_percentages_is_one_of_percent() {
        check("Inflation was |10.9 per cent|, |1.2 points|{1.15..1.25 pp} above the |9.7 per cent| of |May|.");
        check("The rate fell by |7.4 points|{7.35..7.45 pp} to |19%|.");
        check("The index rose |7.4|{7.35..7.45 points} points, or |19%|; she has |7.4|{7.35..7.45 points} points.");
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
    fn parts_of_one_percent_and_of_one_point() {
        check("It cut rates by |a quarter of a percentage point|{0.25 pp} and |half a percentage point|{0.5 pp} more.");
        check(
            "Rates rose |a quarter-point|{0.25 pp}, |three-quarters of a point|{0.75 pp} in all, to |half of one percent|{0.5 %}.",
        );
        check("Only |half a percent|{0.5 %} is left, |a tenth of a per cent|{0.1 %}.");
        check("It was half a point in the game, or |a quarter|{0.25 ratio city} of the city.");
    }

    #[test]
    fn percentages_before_their_numbers() {
        check("He has a field goal percentage of |47.6|{47.55..47.65 %} and a |0.25-point|{0.245..0.255 pp} cut.");
        check(
            "He has |5 percent|{4.5..5.5 %} of |40|{40 men} men, a percentage of |12|{12 boats} boats; what percent of |40|{40}.",
        );
        check("It fell |12 p.c.|{11.5..12.5 %} in |May|.");
    }

    #[test]
    fn a_dash_and_one_unit_make_a_range_after_a_verb_of_change_too() {
        check("Output grew |0.4%-0.6%|{0.4..0.6 %}, fell |0.4-0.6%|{0.4..0.6 %} and rose |5 to 7 percent|{5..7 %}.");
        check("It fell |5 percent|{4.5..5.5 %} to |7 percent|{6.5..7.5 %} and from |5| to |7 percent|.");
        check("It fell to |-0.6%|{-0.65..-0.55 %}.");
    }

    #[test]
    fn leads_in_votes_are_points_of_percent() {
        check("She leads by |four points|{3.5..4.5 pp}, |45%| to |41%|.");
        check("The side leads by |four|{4 points} points.");
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
