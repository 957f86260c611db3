//! Counts: a number without a unit, of things that its noun names.

use super::draft::{Context, Draft, Found, Rule};
use super::words::words;
use super::{FigureKind, Unit};
use crate::language::atoms::Atoms;
use crate::language::numerals::{Form, Letters, Numeral};

pub static RULE: Rule = Rule {
    name: "count",
    about: "Things counted: “14,000 corporate jobs”, “several hundred employees”, “between 60 and 70 barns”, “12m people”.",
    find: |context, at| count(context, at).map(Found::Figure),
};

fn count(context: &Context<'_, '_>, at: usize) -> Option<Draft> {
    let atoms = context.atoms;
    if let Some(couple) = couple(atoms, at) {
        return Some(couple);
    }
    let first = lettered(context, at)?;
    if first.form == Form::Mixed && first.low < 1.0 {
        return None;
    }
    let make = |numeral: &Numeral| {
        let mut draft = Draft::new(at, numeral, FigureKind::Count, Unit::COUNT);
        draft.bare = true;
        draft
    };
    // "between 3 and 10 May"
    if let Some(next) = context.link(at, first.end)
        && let Some(second) = context.numeral(next, Letters::Sure)
        && atoms.capitalised(second.end)
        && atoms.has(
            second.end,
            words!("january february march april may june july august september october november december"),
        )
        && second.low <= 31.0
    {
        return Some(Draft::new(at, &first, FigureKind::Date, Unit::DATE).ending(second.end + 1));
    }
    if let Some(next) = context.link(at, first.end)
        && let Some(second) = lettered(context, next)
        && !atoms.is(second.end, "am")
    {
        let led = at > 0 && atoms.has(at - 1, words!("between from range ranging ranges"));
        let counted = super::noun::after(atoms, second.end).is_some() || second.scaled;
        let large = first.low >= 1_000.0 && second.low > 2_200.0;
        let spelled = large || !atoms.dash(next - 1) || !atoms.glued(next) && !context.numbered(at, &second);
        if led || counted || spelled {
            let mut first = super::draft::shared_scale(first, &second);
            if atoms.dash(next - 1) {
                first = super::draft::shared_thousands(first, &second);
            }
            let suffix =
                super::draft::Suffix { end: second.end, kind: FigureKind::Count, unit: Unit::COUNT, factor: 1.0 };
            if let Some(mut range) = context.joined(at, first, next, second, suffix) {
                range.bare = true;
                return Some(range);
            }
        }
    }
    // "three or four"
    if atoms.is(first.end, "or")
        && first.form == Form::Words
        && let Some(second) = context.numeral(first.end + 1, Letters::Sure)
        && second.low == first.low + 1.0
    {
        // "three or four years"
        let time = super::unit_words::named_unit(atoms, atoms.past_hyphen(second.end))
            .filter(|(unit, _)| unit.dimension() == super::units::Dimension::Time);
        let suffix = match time {
            Some((unit, end)) => super::draft::Suffix { end, kind: FigureKind::Duration, unit, factor: 1.0 },
            None => super::draft::Suffix { end: second.end, kind: FigureKind::Count, unit: Unit::COUNT, factor: 1.0 },
        };
        let mut range = context.joined(at, first, first.end + 1, second, suffix)?;
        range.bare = time.is_none();
        return Some(range);
    }
    if hangs_on_word(context, at, &first) {
        return None;
    }
    if is_year(context, at, &first) {
        let mut year = Draft::new(at, &first, FigureKind::Date, Unit::DATE);
        year.form = Form::Digits;
        return Some(year);
    }
    Some(make(&first))
}

/// "a couple of schools", but not "a couple from Leeds" and "a couple of them".
fn couple(atoms: &Atoms<'_>, at: usize) -> Option<Draft> {
    let word = if atoms.is(at, "a") { at + 1 } else { at };
    if !atoms.is(word, "couple") || !atoms.is(word + 1, "of") || word == at && at > 0 && atoms.is_word(at - 1) {
        return None;
    }
    if crate::language::numerals::is_number_word(atoms.key(word + 2)) {
        return None;
    }
    let counted = super::noun::is_plural(atoms, word + 2)
        || super::noun::is_plural(atoms, word + 3) && !atoms.has(word + 2, &super::words::STOP);
    let numeral =
        Numeral { high: 3.0, soft: (2.0, 2.0), grain: 0.0, form: Form::Vague, ..Numeral::part(2.0, word + 1) };
    let mut draft = Draft::new(at, &numeral, FigureKind::Count, Unit::COUNT);
    draft.bare = true;
    counted.then_some(draft)
}

/// A number whose "m" or "b" is a scale because things are counted or money was spoken of: "12m people", "to 15.3m".
fn lettered(context: &Context<'_, '_>, at: usize) -> Option<Numeral> {
    let sure = context.numeral(at, Letters::Sure)?;
    let atoms = context.atoms;
    let glued = atoms.glued(sure.end) && (atoms.is(sure.end, "m") || atoms.is(sure.end, "b"));
    if !glued {
        return Some(sure);
    }
    context.numeral(at, Letters::Any)
}

/// Words in which a number is only a part: "two-way", "five-star", "three-dimensional" count nothing that is reported;
/// "300-strong" and "four-month" do.
fn hangs_on_word(context: &Context<'_, '_>, at: usize, numeral: &Numeral) -> bool {
    let atoms = context.atoms;
    if at > 0 && atoms.hyphen(at - 1) && atoms.is_word(at.saturating_sub(2)) && numeral.form == Form::Words {
        // "twenty-two" was read from its start; "dad-of-three" counts
        return !atoms.is(at - 2, "of");
    }
    atoms.hyphen(numeral.end)
        && numeral.form == Form::Words
        && atoms.has(
            numeral.end + 1,
            words!("way star dimensional sided fold part piece time tier pronged party step stage digit tone seater wheel legged
                    level headed state man men person nil all love and thirds faced letter horse legged edged handed
                    pronged ply armed eyed sigma note pack bit figure alarm"),
        )
}

/// Four digits without a separator that the calendar left open: a year, unless things are counted.
fn is_year(context: &Context<'_, '_>, at: usize, numeral: &Numeral) -> bool {
    let atoms = context.atoms;
    let plain = numeral.form == Form::Digits && atoms.str(at).len() == 4 && numeral.end == at + 1;
    if !plain || !(1000.0..=2200.0).contains(&numeral.low) {
        return false;
    }
    // "in 1066", before the years that need no telling word
    let old = numeral.low < 1500.0;
    let told = at > 0 && atoms.has(at - 1, words!("in since circa year"));
    let counts = atoms.is_word(at + 1) && !atoms.has(at + 1, &super::words::STOP);
    if old && (!told || counts) {
        return false;
    }
    // Results and events carry a year; people, cars and homes are counted.
    let annual = words!(
        "sales results earnings profits revenues elections games models levels prices winners champions accounts figures
         budget season report review study survey edition version vintage crisis war series data"
    );
    let before = at.checked_sub(1);
    if atoms.has(at + 1, annual) {
        return true;
    }
    let bounded = before.is_some_and(|i| {
        atoms.has(
            i,
            words!(
                "about some around than nearly almost roughly over under least to up another additional below above
                 exceeding exceeds equals equal"
            ),
        )
    });
    let timed = before.is_some_and(|i| atoms.has(i, words!("in by until since before after during early late mid")));
    timed || !(bounded || super::noun::is_plural(atoms, at + 1) || super::noun::is_plural(atoms, at + 2))
}

#[cfg(test)]
mod tests {
    use super::super::marked::check;

    #[test]
    fn counts_with_their_nouns() {
        check(
            "It cuts |14,000|{14000 corporate jobs} corporate jobs and [some |40|{36..44 firefighters}] firefighters.",
        );
        check("|Two|{2 dead} dead, |nine|{9 injured} injured and |ninety-six|{96 houses} houses lost.");
        check("A |300|{300 crowd}-strong crowd met |1.2 lakh|{115000..125000 requests} requests.");
        check(
            "|Hundreds|{200..999 jobs} of jobs went, [several |hundred|] more."
                .replace("[several |hundred|]", "|several hundred|")
                .as_str(),
        );
    }

    #[test]
    fn three_or_four_of_something() {
        check("It took |three or four|{3..4 men} men |three or four years|{3..4 year}.");
    }

    #[test]
    fn nouns_of_several_words() {
        check("It grounds |two|{2 new 737 Max jets} new 737 Max jets; |four|{4 police officers} police officers fled.");
        check(
            "A |300|{300 crowd}-strong crowd gathered, |1,200|{1200} in Leeds and [another |300|{300}] abroad."
                .replace("[another |300|{300}]", "another |300|{300}")
                .as_str(),
        );
        check("|Two|{2} new and |three|{3 police} police walked in; |nine|{9 sick} sick, |three|{3 ill} ill.");
    }

    #[test]
    fn a_couple_of_things_and_a_couple_of_people() {
        check("|A couple|{2..3 schools} of schools shut and |a couple of hundred|{200..300 men} men left.");
        check("A couple of them saw a couple from Leeds.");
    }

    #[test]
    fn groups_of_digits_parted_by_a_space() {
        check("|1 200|{1200 cattle} cattle, |14 500|{14500 votes} votes and |€1 200|{1200 EUR}.");
        check("It had |200| |300| times.");
    }

    #[test]
    fn four_digits_that_count() {
        check("A force of |1800|{1800 soldiers} soldiers met the |1500|{1500 workers} workers in |1986|.");
    }

    #[test]
    fn verbs_are_no_nouns() {
        check("|7,300|{7300} walk out, |2,600|{2600} announced; |5,200| had failed to come.");
    }

    #[test]
    fn ranges_of_counts() {
        check(
            "Losses [between |60 and 70|{60..70 barns}] barns, |5-7|{5..7 schools} schools and |three or four|{3..4 men} men.",
        );
        check("It went from |four|{4 players} players to |three|.");
    }

    #[test]
    fn years_are_dates() {
        check("Built in |1066|, it hired |1066|{1066 men} men in |1300|{1300 homes} homes.");
        check("Its |2018| sales and the |1996| report; it sold [about |2000|{1800..2200 cars}] cars.");
    }

    #[test]
    fn an_aside_between_dashes_is_no_end_of_a_range() {
        check(
            "[More than |a quarter of a million|{250000..}] – |280,000|{280000} in all – came, |300 – 400|{300..400 men} men.",
        );
    }
}
