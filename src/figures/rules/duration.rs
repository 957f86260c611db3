//! Lengths of time.

use super::FigureKind;
use super::draft::{Context, Draft, Found, Rule, Suffix};
use super::unit_words::{named_unit, unit_after};
use super::units::Dimension;
use super::words::words;
use crate::language::numerals::{Form, Numeral};

pub static RULE: Rule = Rule {
    name: "duration",
    about: "Lengths of time: “60 days”, “90-day”, “24 to 30 hours”, “several years”, “two and a half hours”.",
    find: |context, at| {
        let draft = vague_time(context, at).or_else(|| half_unit(context, at)).or_else(|| {
            context.quantity(at, |context, numeral| {
                let (unit, end) = unit_after(context, numeral)?;
                (unit.dimension() == Dimension::Time).then_some(Suffix {
                    end,
                    kind: FigureKind::Duration,
                    unit,
                    factor: 1.0,
                })
            })
        })?;
        // "a 12-year sentence" is one; "12 years" in "£12 a year" is not reached: rates have no number here.
        Some(Found::Figure(and_a_half(context, draft)))
    },
};

/// "an hour and a half": the half comes behind the unit.
fn and_a_half(context: &Context<'_, '_>, mut draft: Draft) -> Draft {
    if !draft.range
        && let Some(end) = context.atoms.are(draft.atoms.end, "and a half")
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
    let rate = atoms.is(end, "earlier") || atoms.is(end, "ago") || atoms.is(end, "old");
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
    (singular && !rate).then(|| Draft::new(at, &numeral, FigureKind::Duration, unit))
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
