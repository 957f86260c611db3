//! Lengths of time.

use super::draft::{Context, Draft, Found, Rule, Suffix};
use super::unit_words::{named_unit, unit_after};
use super::units::Dimension;
use super::words::words;
use super::{FigureKind, Unit};
use crate::language::numerals::{Form, Letters, Numeral, is_number_word, part};

pub static RULE: Rule = Rule {
    name: "duration",
    about: "Lengths of time: “60 days”, “90-day”, “24 to 30 hours”, “several years”, “two and a half hours”.",
    find: |context, at| {
        let found = if context.atoms.is_digits(at) { None } else { in_words(context, at) };
        let draft = found.or_else(|| {
            context.quantity(at, |context, numeral| {
                let (unit, end) = unit_after(context, numeral).or_else(|| unit_described(context, numeral))?;
                (unit.dimension() == Dimension::Time).then_some(Suffix {
                    end,
                    kind: FigureKind::Duration,
                    unit,
                    factor: 1.0,
                })
            })
        })?;
        Some(Found::Figure(in_weeks(with_lesser(context, and_a_half(context, draft)))))
    },
};

/// What begins with a word: with a number word, an article, a unit.
fn in_words(context: &Context<'_, '_>, at: usize) -> Option<Draft> {
    (long(context, at).or_else(|| vague_time(context, at)))
        .or_else(|| part_of_unit(context, at))
        .or_else(|| half_unit(context, at))
        .or_else(|| whole_unit(context, at))
        .or_else(|| twenty_and_four(context, at))
}

/// A fortnight is two weeks: not all readers of English know the word.
fn in_weeks(mut draft: Draft) -> Draft {
    if draft.unit.symbol() == "fortnight"
        && let Some(week) = Unit::of("week")
    {
        (draft.low, draft.high, draft.unit) = (draft.low * 2.0, draft.high * 2.0, week);
        draft.soft = (draft.soft.0 * 2.0, draft.soft.1 * 2.0);
    }
    draft
}

/// "twenty and four hours", as old texts have it.
fn twenty_and_four(context: &Context<'_, '_>, at: usize) -> Option<Draft> {
    let atoms = context.atoms;
    let spelled = |at: usize| context.unsigned(at).filter(|n| n.form == Form::Words && !n.scaled);
    let tens =
        spelled(at).filter(|n| n.low >= 20.0 && n.low % 10.0 == 0.0 && n.low < 100.0 && atoms.is(n.end, "and"))?;
    let ones = spelled(tens.end + 1).filter(|n| n.low < 10.0)?;
    let (unit, end) = named_unit(atoms, ones.end).filter(|(unit, _)| unit.dimension() == Dimension::Time)?;
    let between = at > 0 && atoms.is(at - 1, "between");
    let sum = Numeral { low: tens.low + ones.low, high: tens.low + ones.low, ..ones };
    let sum = Numeral { soft: (sum.low, sum.low), end, ..sum };
    (!between).then(|| Draft::new(at, &sum, FigureKind::Duration, unit))
}

/// "a week-long strike", "the yearlong inquiry": one of the unit, without a number.
fn long(context: &Context<'_, '_>, at: usize) -> Option<Draft> {
    let atoms = context.atoms;
    if atoms.hyphen(at + 1) {
        let (unit, end) = named_unit(atoms, at).filter(|(unit, _)| unit.dimension() == Dimension::Time)?;
        let counted = at > 0 && (atoms.hyphen(at - 1) || atoms.is_digits(at - 1) || is_number_word(atoms.key(at - 1)));
        let singular = !atoms.str(end - 1).ends_with('s');
        return (singular && !counted && atoms.is(end + 1, "long")).then(|| one(at, end + 2, 1.0, unit));
    }
    let word = atoms.str(at);
    let head = word
        .len()
        .checked_sub(4)
        .filter(|&cut| word.is_char_boundary(cut) && word[cut..].eq_ignore_ascii_case("long"))?;
    let unit = ["hour", "day", "night", "week", "month", "year", "decade", "century"]
        .into_iter()
        .find(|unit| word[..head].eq_ignore_ascii_case(unit))?;
    Some(one(at, at + 1, 1.0, Unit::of(unit)?))
}

/// "three-quarters of an hour", "a quarter of a century": the value, the unit, and the atom after them.
pub(super) fn part_of(context: &Context<'_, '_>, at: usize) -> Option<(f64, Unit, usize)> {
    let atoms = context.atoms;
    let (top, next) = if atoms.is(at, "a") || atoms.is(at, "one") {
        (1, atoms.past_hyphen(at + 1))
    } else if atoms.is(at, "two") || atoms.is(at, "three") {
        (if atoms.is(at, "two") { 2 } else { 3 }, atoms.past_hyphen(at + 1))
    } else {
        return None;
    };
    let (bottom, plural) = part(atoms.key(next)).filter(|&(bottom, _)| (3..=10).contains(&bottom) && top < bottom)?;
    let of = (plural == (top > 1)).then(|| atoms.are(next + 1, "of a").or_else(|| atoms.are(next + 1, "of an")))??;
    let (unit, end) = named_unit(atoms, of)?;
    (!atoms.str(end - 1).ends_with('s') && !atoms.hyphen(end)).then_some((top as f64 / bottom as f64, unit, end))
}

fn part_of_unit(context: &Context<'_, '_>, at: usize) -> Option<Draft> {
    let (value, unit, end) = part_of(context, at).filter(|(_, unit, _)| unit.dimension() == Dimension::Time)?;
    Some(one(at, end, value, unit))
}

/// "three consecutive years", "two more weeks", "10 working days": a word may stand before the unit.
fn unit_described(context: &Context<'_, '_>, numeral: &Numeral) -> Option<(Unit, usize)> {
    let atoms = context.atoms;
    let words = words!(
        "consecutive straight successive full whole more additional extra further long short solid calendar working
         business trading previous final entire"
    );
    let at = numeral.end;
    if !atoms.has(at, words) {
        return None;
    }
    named_unit(atoms, at + 1).filter(|(unit, end)| unit.dimension() == Dimension::Time && !atoms.is(*end, "old"))
}

/// "for a full week", "lasted all day": one of the unit; not "the full year", which is a part of the calendar.
fn whole_unit(context: &Context<'_, '_>, at: usize) -> Option<Draft> {
    let atoms = context.atoms;
    let article = atoms.is(at, "a") || atoms.is(at, "an");
    let word = if article { at + 1 } else { at };
    if !atoms.has(word, words!("full whole entire all")) || article && atoms.is(word, "all") {
        return None;
    }
    let led = words!(
        "for within after in than over about almost nearly lasted lasts last take takes took taking spend spent of"
    );
    if at == 0 || !atoms.has(at - 1, led) {
        return None;
    }
    let (unit, end) =
        named_unit(atoms, atoms.past_hyphen(word + 1)).filter(|(unit, _)| unit.dimension() == Dimension::Time)?;
    // "for full-year profit", "for full year 2024"
    let singular = !atoms.str(end - 1).ends_with('s');
    let noun = atoms.is_word(end) && !atoms.has(end, &super::words::STOP);
    let ends = article || !(noun || atoms.is_digits(end) || atoms.hyphen(end));
    (singular && ends).then(|| one(at, end, 1.0, unit))
}

/// One or half of a unit, from atom `at` to `end`.
fn one(at: usize, end: usize, value: f64, unit: Unit) -> Draft {
    let numeral = Numeral {
        end,
        low: value,
        high: value,
        soft: (value, value),
        digit: value,
        grain: value,
        form: Form::Article,
        rounded: false,
        scaled: false,
        scale: 1.0,
    };
    Draft::new(at, &numeral, FigureKind::Duration, unit)
}

/// "two years and six months", "12 years, six months", "1 week 3 days", "1h 40m": one length of time, in the smallest
/// of its units.
fn with_lesser(context: &Context<'_, '_>, mut draft: Draft) -> Draft {
    let atoms = context.atoms;
    if draft.range || draft.is_vague() {
        return draft;
    }
    let mut lengths = [(draft.low, draft.unit); 4];
    let mut count = 1;
    while count < lengths.len() {
        let end = draft.atoms.end;
        // "five hours, 20 minutes" may be two lengths; terms of years are not.
        let comma = atoms.mark(end, ',') && !atoms.glued(end + 1) && draft.unit.symbol() == "year";
        let next = if atoms.is(end, "and") || comma { end + 1 } else { end };
        let Some(lesser) = context.numeral(next, Letters::Sure).filter(|n| !n.is_vague() && !n.scaled) else { break };
        let minutes = || {
            (atoms.str(lesser.end) == "m" && draft.unit.symbol() == "hour" && atoms.glued(lesser.end))
                .then(|| Some((Unit::of("minute")?, lesser.end + 1)))?
        };
        let Some((unit, end)) = minutes().or_else(|| unit_after(context, &lesser)) else { break };
        if parts(draft.unit, unit).is_none_or(|parts| lesser.low >= parts) {
            break;
        }
        // "a year and 10 days old" is an age, "two years and 10 days later" two steps all the same
        lengths[count] = (lesser.low, unit);
        count += 1;
        // Each of them in the smallest unit: months of a year are not counted as 30 days each.
        draft.low = lengths[..count].iter().map(|&(value, of)| value * parts(of, unit).unwrap_or(1.0)).sum();
        draft.high = draft.low;
        draft.soft = (draft.low, draft.low);
        (draft.digit, draft.grain, draft.unit) = (1.0, 1.0, unit);
        draft.atoms.end = end;
    }
    draft
}

/// How many of the smaller unit go into the greater, as people count: 30 days a month, 365 a year.
fn parts(greater: Unit, smaller: Unit) -> Option<f64> {
    Some(match (greater.symbol(), smaller.symbol()) {
        ("year", "month") => 12.0,
        ("year", "week") => 52.0,
        ("year", "day") => 365.0,
        ("month", "week") => 4.0,
        ("month", "day") => 30.0,
        ("week", "day") => 7.0,
        ("day", "hour") => 24.0,
        ("day", "minute") => 1_440.0,
        ("hour", "minute") | ("minute", "second") => 60.0,
        ("hour", "second") => 3_600.0,
        _ => return None,
    })
}

/// "an hour and a half": the half comes behind the unit.
fn and_a_half(context: &Context<'_, '_>, mut draft: Draft) -> Draft {
    if !draft.range
        && let Some(end) = (context.atoms.are(draft.atoms.end, "and a half"))
            .or_else(|| context.atoms.are(draft.atoms.end, "and half").filter(|&end| !context.atoms.is_word(end)))
    {
        draft.low += 0.5;
        draft.high = draft.low;
        draft.soft = (draft.low, draft.low);
        (draft.digit, draft.grain) = (0.5, 0.5);
        draft.atoms.end = end;
    }
    draft
}

/// "several years", "a few days", "a couple of weeks"
fn vague_time(context: &Context<'_, '_>, at: usize) -> Option<Draft> {
    let atoms = context.atoms;
    let few = |end, hard, soft| Some((end, hard, soft));
    let (next, hard, soft) = if atoms.is(at, "several") {
        few(at + 1, (2.0, 9.0), (3.0, 9.0))
    } else if let Some(end) = atoms.are(at, "a few") {
        few(end, (2.0, 9.0), (2.0, 5.0))
    } else if let Some(end) = atoms.are(at, "a couple of").or_else(|| atoms.are(at, "couple of")) {
        few(end, (2.0, 3.0), (2.0, 2.0))
    } else {
        None
    }?;
    let (unit, end) = named_unit(atoms, next).filter(|(unit, _)| unit.dimension() == Dimension::Time)?;
    let numeral = Numeral {
        end,
        low: hard.0,
        high: hard.1,
        soft,
        digit: 0.0,
        grain: 0.0,
        form: Form::Vague,
        rounded: false,
        scaled: false,
        scale: 1.0,
    };
    Some(Draft::new(at, &numeral, FigureKind::Duration, unit))
}

/// "half an hour", "half a century", "half-hour", and "an hour" where a length of time is meant.
fn half_unit(context: &Context<'_, '_>, at: usize) -> Option<Draft> {
    let atoms = context.atoms;
    let (value, next) = if atoms.is(at, "half") {
        let next = atoms.past_hyphen(at + 1);
        let article = atoms.is(next, "a") || atoms.is(next, "an");
        (0.5, if article { next + 1 } else { next })
    } else if atoms.is(at, "a") || atoms.is(at, "an") || atoms.is(at, "another") {
        let told =
            words!("for within after in than over about almost nearly lasted lasts last take takes took taking wait");
        let another = atoms.is(at, "another");
        let half = named_unit(atoms, at + 1).is_some_and(|(_, end)| atoms.are(end, "and a half").is_some());
        if !another && !half && (at == 0 || !atoms.has(at - 1, told)) {
            return None;
        }
        (1.0, at + 1)
    } else {
        return None;
    };
    let (unit, end) = named_unit(atoms, next).filter(|(unit, _)| unit.dimension() == Dimension::Time)?;
    let singular = !atoms.str(end - 1).ends_with('s');
    let rate = atoms.is(end, "earlier") || atoms.is(end, "ago") || atoms.is(end, "old") || atoms.hyphen(end);
    (singular && !rate).then(|| one(at, end, value, unit))
}

#[cfg(test)]
mod tests {
    use super::super::marked::check;

    #[test]
    fn lengths_of_time() {
        check(
            "After |60 days|{60 day} and |90-day| notice, |24 to 30 hours|{24..30 hour}, |several years|{2..9 year} and |half an hour|.",
        );
        check("It took |two and a half hours|{2.5 hour}, or |an hour and a half|{1.5 hour}.");
    }

    #[test]
    fn one_whole_unit() {
        check(
            "It lasted |all day|{1 day} and kept them busy for |a full week|{1 week}; he left for |a fortnight|{2 week}.",
        );
        check(
            "Profit for the full year, for full-year 2024 and for full year results rose all day long."
                .replace("2024", "|2024|")
                .as_str(),
        );
    }

    #[test]
    fn a_unit_that_is_long() {
        check(
            "A |week-long|{1 week strike} strike, the |yearlong|{1 year inquiry} inquiry after a |day-long|{1 day talk} talk.",
        );
        check(
            "A |12-day|{12 day}-long strike, weeks-long rows, a furlong and the daylong."
                .replace("the daylong", "all his life long")
                .as_str(),
        );
    }

    #[test]
    fn tens_and_ones_of_old_texts() {
        check("They rode for |twenty and four hours|{24 hour}; between |twenty and thirty days|{20..30 day} on, |forty|{40 men} and |four men|.".replace("between |twenty and thirty days|{20..30 day}", "[between |twenty and thirty days|{20..30 day}]").replace("|four men|", "|four|{4 boys} boys").replace("|forty|{40 men}", "|forty|{40}").as_str());
    }

    #[test]
    fn parts_of_a_unit() {
        check(
            "It took |three-quarters of an hour|{0.75 hour} and [almost |a quarter of a century|{0.225..0.25 century}].",
        );
        check("He lost |a third|{0.333333 ratio years} of the years, |a quarter|{0.25 ratio} of an estate.");
    }

    #[test]
    fn a_fortnight_is_two_weeks() {
        check("It lasted |a fortnight|{2 week}, or |three fortnights|{6 week}.");
    }

    #[test]
    fn two_units_make_one_length() {
        check("He got |two years and six months|{30 month}, she |1 week 3 days|{10 day}.");
        check(
            "It took |three days|{3 day} and |two years|{2 year}, not |five hours|{5 hour}, |20 minutes|{20 minute}.",
        );
    }

    #[test]
    fn more_than_two_units_make_one_length() {
        check(
            "He got |12 years, six months|{150 month}; it took |1h 40m|{100 minute} and |1 year 1 month 21 days|{416 day}.",
        );
        check("He won |12 years|{12 year}, |40|{40 medals} medals; not |1h|{1 hour}, |20 minutes|{20 minute}.");
    }

    #[test]
    fn a_word_before_the_unit() {
        check(
            "It fell for |three consecutive years|{3 year}; allow |10 working days|{10 day} and |two more weeks|{2 week}.",
        );
        check(
            "It hired |three consecutive|{3 chiefs} chiefs."
                .replace("|three consecutive|{3 chiefs}", "|three|{3 consecutive chiefs} consecutive")
                .as_str(),
        );
    }

    #[test]
    fn rates_are_no_lengths_of_time() {
        check("She earns |£12.40| an hour and |£50| a day.");
        check("It grew fast this year, as in the month before.");
    }

    #[test]
    fn bounds_of_length() {
        check("It starts [within |300 metres|{0..300 m}] and ends [within |12 months|{0..12 month}].");
        check("They work over |30 months|{30 month}.");
    }
}
