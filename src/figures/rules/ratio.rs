//! Fractions, proportions, multiples and odds.

use super::draft::{Context, Draft, Found, Rule};
use super::words::words;
use super::{FigureKind, Unit};
use crate::language::atoms::Atoms;
use crate::language::numerals::{self, Form, Letters, Numeral, part, simple_fraction};

pub static RULE: Rule = Rule {
    name: "ratio",
    about: "Parts and multiples: “two-thirds”, “half of”, “one in five”, “nine out of ten”, “5.4 times”, “twice the price”, “1:11”.",
    find: |context, at| {
        fraction(context, at)
            .or_else(|| half(context, at))
            .or_else(|| so_many_in(context, at))
            .or_else(|| one_thing_in(context.atoms, at).map(|(value, end)| ratio(at, end, value, Unit::RATIO)))
            .or_else(|| times(context, at))
            .or_else(|| twice(context, at))
            .or_else(|| odds(context, at))
            .map(Found::Figure)
    },
};

/// A ratio of this value, from atom `at` to `end`.
fn ratio(at: usize, end: usize, value: f64, unit: Unit) -> Draft {
    Draft::new(at, &Numeral::part(value, end), FigureKind::Ratio, unit)
}

/// Words around a fraction that show that it is one, where it could be an ordinal ("a third attempt").
fn is_share(context: &Context<'_, '_>, at: usize, end: usize) -> bool {
    let atoms = context.atoms;
    let before =
        words!("by about almost nearly than over under only around roughly just barely to approximately exactly");
    let after = words!(
        "were was are have had is of to more less fewer higher lower bigger smaller larger in from since on during compared between down up off their its his her our the that"
    );
    let closed =
        atoms.get(end).is_none() || matches!(atoms.any_mark(end), Some('.' | ',' | ';' | ')' | '”' | '"' | '’'));
    // "a fall of a third.", "or a third over": an amount of change or of excess, at the end of its phrase
    let measured = at > 0
        && (atoms.is(at, "a") || atoms.is(at, "an"))
        && (atoms.is(at - 1, "or") || (atoms.is(at - 1, "of") && at > 1 && atoms.has(at - 2, &super::words::CHANGE)))
        && (closed || atoms.has(end, words!("over more less fewer higher lower up down above below")));
    // "a quarter dearer than a year ago"
    let compared =
        atoms.is_word(end) && atoms.str(end).len() > 4 && atoms.str(end).ends_with("er") && atoms.is(end + 1, "than");
    atoms.is(end, "of")
        || measured
        || compared
        || (at > 0
            && atoms.has(at - 1, before)
            && (closed || atoms.has(end, after) || atoms.has(end, &super::words::VERBS)))
}

/// "two-thirds", "a third of", "three quarters", "1/4 of", "½"
fn fraction(context: &Context<'_, '_>, at: usize) -> Option<Draft> {
    let atoms = context.atoms;
    if atoms.is_digits(at) {
        // 1/4 of, 3/4
        if atoms.mark(at + 1, '/') && atoms.glued(at + 1) && atoms.glued(at + 2) && !atoms.glued(at) {
            let value = simple_fraction(atoms.str(at), atoms.str(at + 2))?;
            return atoms.is(at + 3, "of").then(|| ratio(at, at + 3, value, Unit::RATIO));
        }
        let alone = context.numeral(at, Letters::Sure).filter(|n| n.form == Form::Mixed && n.low < 1.0)?;
        return atoms.is(alone.end, "of").then(|| ratio(at, alone.end, alone.low, Unit::RATIO));
    }
    let article = atoms.is(at, "a") || atoms.is(at, "an");
    let (top, next) = if article {
        (1.0, at + 1)
    } else {
        let top = context.numeral(at, Letters::Sure).filter(|n| n.form == Form::Words && n.low >= 1.0)?;
        (top.low, top.end)
    };
    let hyphened = atoms.hyphen(next);
    let next = atoms.past_hyphen(next);
    let (bottom, plural) = part(atoms.key(next))?;
    let bottom = bottom as f64;
    let end = next + 1;
    if plural != (top > 1.0) || top >= bottom {
        return None;
    }
    // "a quarter of a million men", "three-quarters of a mile": an amount
    let scaled = || context.numeral(at, Letters::Sure).is_some_and(|n| n.scaled && n.form == Form::Article);
    if atoms.is(end, "of") && (scaled() || super::duration::part_of(context, at).is_some()) {
        return None;
    }
    // "a quarter" is also a part of the year, "a third" an ordinal, "two-third" nothing.
    let sure = top > 1.0 || is_share(context, at, end) || (!article && (hyphened || bottom > 4.0));
    let of_time = atoms.is(next, "quarters") && !atoms.is(end, "of") && !hyphened && top != 3.0;
    let consecutive = atoms.is(next, "quarters") && at > 0 && atoms.is(at - 1, "last");
    (sure && !of_time && !consecutive).then(|| ratio(at, end, top / bottom, Unit::RATIO))
}

/// "half of them", "fewer than half", "exactly half"; not "half way", "first half".
fn half(context: &Context<'_, '_>, at: usize) -> Option<Draft> {
    let atoms = context.atoms;
    if !atoms.is(at, "half") || atoms.hyphen(at + 1) {
        return None;
    }
    let other = words!(
        "first second last other latter former this that each next better opening final and in the early late one"
    );
    let before =
        words!("than almost nearly about exactly over under only around roughly just barely by approximately to some");
    let after = words!("the our my his her their its your as all what that");
    let preceded = at.checked_sub(1);
    if preceded.is_some_and(|i| atoms.has(i, other) || atoms.hyphen(i)) {
        return None;
    }
    let closed = atoms.get(at + 1).is_none() || matches!(atoms.any_mark(at + 1), Some('.' | ',' | ';' | ')'));
    let counted = atoms.is(at + 1, "of") || preceded.is_some_and(|i| atoms.has(i, before)) && !atoms.is(at + 1, "a");
    let of_it = atoms.has(at + 1, after) && !atoms.is(at + 2, "time") && !atoms.is(at + 2, "way");
    // "$19m of it had been promised: half, which is good"
    let summed_up =
        preceded.is_some_and(|i| atoms.mark(i, ':')) && atoms.mark(at + 1, ',') && !context.before.is_empty();
    (counted || summed_up || of_it || (closed && preceded.is_some_and(|i| atoms.is(i, "exactly"))))
        .then(|| ratio(at, at + 1, 0.5, Unit::RATIO))
}

/// "one in five", "three out of four", "one out of every ten", "thirteen pence in every pound"
fn so_many_in(context: &Context<'_, '_>, at: usize) -> Option<Draft> {
    let atoms = context.atoms;
    let top = context
        .numeral(at, Letters::Sure)
        .filter(|n| !n.is_vague() && !n.scaled && n.low >= 1.0 && n.low.fract() == 0.0)?;
    let pence = ["pence", "p", "cents"].iter().any(|word| atoms.is(top.end, word));
    let mut next = if pence { top.end + 1 } else { top.end };
    if let Some(every) = atoms.are(next, "in every pound").or_else(|| atoms.are(next, "in every dollar"))
        && pence
    {
        return Some(ratio(at, every, top.low / 100.0, Unit::RATIO));
    }
    next = atoms
        .are(next, "out of every")
        .or_else(|| atoms.are(next, "in every"))
        .or_else(|| atoms.are(next, "out of").or_else(|| atoms.are(next, "in")))?;
    let hyphened = atoms.hyphen(next);
    next = atoms.past_hyphen(next);
    let out = atoms.is(next - 1, "of") || atoms.is(next - 1, "every");
    let bottom = context.numeral(next, Letters::Sure).filter(|n| !n.is_vague() && n.low.fract() == 0.0)?;
    if top.low >= bottom.low || pence {
        return None;
    }
    let small = bottom.low <= 12.0
        || matches!(bottom.low as u64, 15 | 20 | 25 | 30 | 40 | 50 | 100 | 1_000 | 10_000 | 100_000 | 1_000_000);
    let year = atoms.is_digits(next) && (1500.0..2100.0).contains(&bottom.low) && !atoms.str(next).contains(',');
    let time = super::unit_words::named_unit(atoms, atoms.past_hyphen(bottom.end)).is_some();
    let quantity = atoms.mark(bottom.end, '%') || atoms.is(bottom.end, "percent") || atoms.is(bottom.end, "per");
    let part_one = atoms.is(at, "one") || top.low <= 9.0;
    let share = || {
        // "roughly seven in ten": between six and a half and seven and a half of them
        let mut share = ratio(at, bottom.end, top.low / bottom.low, Unit::RATIO);
        (share.digit, share.grain) = (1.0 / bottom.low, 1.0 / bottom.low);
        share
    };
    (!year && !quantity && (out || ((small || hyphened) && part_one && (!time || hyphened)))).then(share)
}

/// "one child in five", "one bed in seven": the thing stands between.
fn one_thing_in(atoms: &Atoms<'_>, at: usize) -> Option<(f64, usize)> {
    if !atoms.is(at, "one") || !atoms.is_word(at + 1) || atoms.has(at + 1, &super::words::STOP) {
        return None;
    }
    let next = (atoms.is(at + 2, "in").then_some(at + 3)).or_else(|| atoms.are(at + 2, "out of"))?;
    let next = if atoms.is(next, "every") { next + 1 } else { next };
    let bottom = numerals::numeral(atoms, next, Letters::Sure)
        .filter(|n| !n.is_vague() && n.low.fract() == 0.0 && n.low > 1.0)?;
    let small = bottom.low <= 12.0 || matches!(bottom.low as u64, 15 | 20 | 25 | 30 | 40 | 50 | 100 | 1_000);
    let ends = atoms.get(bottom.end).is_none()
        || atoms.any_mark(bottom.end).is_some_and(|mark| mark != '%')
        || (atoms.has(bottom.end, &super::words::STOP) || atoms.has(bottom.end, &super::words::VERBS));
    (small && ends).then_some((1.0 / bottom.low, bottom.end))
}

/// Whether a share such as "one child in five" begins here, for who would take "one" for a pronoun.
pub(super) fn is_one_thing_in(atoms: &Atoms<'_>, at: usize) -> bool {
    one_thing_in(atoms, at).is_some()
}

/// "5.4 times", "six times as much"; "four times since Friday" counts occasions.
fn times(context: &Context<'_, '_>, at: usize) -> Option<Draft> {
    let atoms = context.atoms;
    let numeral = context.numeral(at, Letters::Sure).filter(|n| !n.is_vague() && n.low > 0.0)?;
    let end = numeral.end;
    if atoms.is(atoms.past_hyphen(end), "fold") {
        return Some(multiple(at, atoms.past_hyphen(end) + 1, &numeral));
    }
    let sign = (atoms.str(end) == "x" && atoms.glued(end)) || atoms.mark(end, '×');
    if !(atoms.is(end, "times") || sign) {
        return None;
    }
    let compared = words!("as more higher the greater larger bigger faster longer less lower its their his her earnings ebitda revenue revenues sales profits profit
         income leverage that what stronger better likelier oversubscribed annual forward expected over");
    // "six times last year's sales"; "warned six times last year" counts occasions
    let years = atoms.has(end + 1, words!("last this")) && atoms.str(end + 3).starts_with(['\'', '’']);
    let compares = atoms.has(end + 1, compared) || atoms.capitalised(end + 1) || years;
    (compares || numeral.low.fract() != 0.0).then(|| multiple(at, end + 1, &numeral))
}

fn multiple(at: usize, end: usize, numeral: &Numeral) -> Draft {
    let mut draft = Draft::new(at, numeral, FigureKind::Ratio, Unit::TIMES).ending(end);
    // Words for whole multiples are exact ("nine times"); printed decimals are rounded.
    draft.rounded = numeral.rounded;
    draft
}

/// "twice the price", "more than double the number", "triple that of"; verbs ("doubled") say a change, not a number.
fn twice(context: &Context<'_, '_>, at: usize) -> Option<Draft> {
    let atoms = context.atoms;
    if let Some(value) = fold(atoms.str(at)) {
        return (!atoms.hyphen(at + 1)).then(|| ratio(at, at + 1, value, Unit::TIMES));
    }
    let value = if atoms.is(at, "twice") || atoms.is(at, "double") {
        2.0
    } else if atoms.is(at, "triple") || atoms.is(at, "thrice") {
        3.0
    } else if atoms.is(at, "quadruple") {
        4.0
    } else {
        return None;
    };
    let after = words!("the as that what its their his her");
    let before = words!("be than almost nearly over about");
    // "twice as many", "twice as likely as"; "he scored twice as they won" counts occasions
    let equal = atoms.has(at + 2, words!("many much long high large big fast likely often old wide heavy"))
        || atoms.is(at + 3, "as");
    if atoms.is(at + 1, "as") && !equal {
        return None;
    }
    let compared = atoms.has(at + 1, after) || (at > 0 && atoms.has(at - 1, before) && !atoms.is_word(at + 1));
    (compared && !atoms.hyphen(at + 1)).then(|| ratio(at, at + 1, value, Unit::TIMES))
}

/// "sixfold", "tenfold"
fn fold(word: &str) -> Option<f64> {
    const FOLDS: [&str; 9] = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let head = word.get(..word.len().checked_sub(4)?)?;
    if !word.get(head.len()..)?.eq_ignore_ascii_case("fold") {
        return None;
    }
    if head.eq_ignore_ascii_case("hundred") {
        return Some(100.0);
    }
    FOLDS.iter().position(|fold| head.eq_ignore_ascii_case(fold)).map(|at| at as f64 + 2.0)
}

/// Words near which "1:11" is a proportion, not a time of day.
pub(super) fn proportions() -> &'static crate::language::lexicon::Table<()> {
    words!("ratio gap scale proportion proportions odds")
}

/// "60-40", "3-to-1", "1:11"
fn odds(context: &Context<'_, '_>, at: usize) -> Option<Draft> {
    let atoms = context.atoms;
    let first = context.numeral(at, Letters::Sure).filter(|n| !n.is_vague() && n.low >= 1.0 && n.low.fract() == 0.0)?;
    let end = first.end;
    let colon = atoms.mark(end, ':') && atoms.glued(end) && atoms.glued(end + 1);
    let to = atoms.hyphen(end) && atoms.is(end + 1, "to") && atoms.hyphen(end + 2);
    // "outnumbered by three to one"
    let by = at > 0
        && atoms.is(at - 1, "by")
        && context.speaks_of(words!("outnumber outnumbered outnumbering outnumbers outpaced"));
    let apart = atoms.is(end, "to") && (by || atoms.is(end + 1, "one") || atoms.str(end + 1) == "1");
    // "a ratio of 1 to 4"
    let named = at > 1 && atoms.is(at - 1, "of") && atoms.is(at - 2, "ratio") && atoms.is(end, "to");
    let apart = apart || named;
    let dash = atoms.hyphen(end) && atoms.is_digits(end + 1);
    let next = if to { end + 3 } else { end + 1 };
    let to = to || apart;
    if !(colon || to || dash) {
        return None;
    }
    let second = context.numeral(next, Letters::Sure).filter(|n| !n.is_vague() && n.low >= 1.0)?;
    if atoms.mark(second.end, '%') || atoms.is(atoms.past_hyphen(second.end), "percent") {
        return None;
    }
    if dash {
        let split =
            first.low + second.low == 100.0 && context.speaks_of(words!("odds chance chances split ratio probability"));
        return split.then(|| ratio(at, second.end, first.low / 100.0, Unit::ODDS));
    }
    if to {
        // "a five-to-four merger" is no ratio of amounts; odds and majorities are
        let cue = context.speaks_of(words!(
            "ratio odds majority margin split leverage outnumber outnumbered outnumbering outnumbers lopsided"
        )) || !apart && second.low == 1.0 && first.low > 1.0;
        return cue.then(|| ratio(at, second.end, first.low / second.low, Unit::RATIO));
    }
    let cue = context.speaks_of(proportions());
    (cue && !atoms.mark(second.end, ':')).then(|| ratio(at, second.end, first.low / second.low, Unit::RATIO))
}

#[cfg(test)]
mod tests {
    use super::super::marked::check;

    #[test]
    fn fractions() {
        check(
            "[Roughly |two thirds|{0.6..0.733333 ratio}] of them and |a quarter|{0.25 ratio} of us; cut by |a third|{0.333333 ratio}.",
        );
        check(
            "[Fewer than |half|{0..0.5 ratio staff}] of the staff came; [about |half|{0.45..0.55 ratio}] of them left.",
        );
    }

    #[test]
    fn parts_of_scales_are_amounts() {
        check(
            "It sold |three-quarters of a million|{745000..755000} sets, [under |a third|{0..0.333333 ratio}] voted.",
        );
    }

    #[test]
    fn ordinals_and_parts_of_the_year_are_no_fractions() {
        check("A |third| attempt failed half way through the |second half|; the half moon rose.");
    }

    #[test]
    fn so_many_in_so_many() {
        check(
            "[About |one in eight|{0.1125..0.1375 ratio}] left; |nine out of ten|{0.9 ratio} stayed; |three in five|{0.6 ratio} voted.",
        );
        check("|One child in five|{0.2 ratio} is poor; one man in |ten| cars, one minister in |six months|.");
        check("He spent |two| in 2019.".replace("2019", "|2019|").as_str());
    }

    #[test]
    fn multiples() {
        check(
            "It paid |5.4 times|{5.35..5.45 times earnings} earnings, [nearly |six times|{5.5..6 times}] as much, |twice|{2 times} the price.",
        );
        check("He was counted twice and doubled down; she scored twice as they won a manifold prize.");
        check(
            "Fees rose |sixfold|{6 times} and cost |twice|{2 times} as much, |three times|{3 times} as many as before.",
        );
    }

    #[test]
    fn odds_and_proportions() {
        check("[Nearly |a quarter|{0.225..0.25 ratio}] were new.");
        check("A |two-to-one|{2 ratio vote} vote; they outnumber men |three to one|{3 ratio}.");
        check(
            "A |one-in-100|{0.01 ratio chance} chance, a |1-in-20|{0.05 ratio year}-year flood and a ratio of |1 to 4|{0.25 ratio}.",
        );
        check("Gainers outnumbered losers by |3 to 2|{1.5 ratio}.");
        check("He gave |three|{3} to one and |two|{2} to another.");
        check("The odds are |60-40|{0.6 odds}. The pay gap is a ratio of |1:11|{0.090909 ratio}.");
    }

    #[test]
    fn a_third_that_measures_a_change_or_an_excess() {
        check(
            "That is a fall of |a third|{0.333333 ratio}, or |a quarter|{0.25 ratio} more, and the |third| attempt, a |third| one.",
        );
        check("The |third| over the bridge was a |third| person.");
    }

    #[test]
    fn halves_that_sum_up_or_compare() {
        check(
            "It spent |half|{0.5 ratio} what it did; of it |$19m|{18500000..19500000 USD} came: |half|{0.5 ratio}, they say.",
        );
        check("It was a half, they say, and half-time came.");
    }

    #[test]
    fn so_many_in_ten_is_blurred_by_half_of_one() {
        check("[Roughly |seven in ten|{0.65..0.75 ratio}] of them left.");
    }

    #[test]
    fn multiples_of_last_year_and_times_last_year() {
        check("It is |six times|{6 times} last year's sum; he was warned |six|{6 times} times last year.");
    }
}
