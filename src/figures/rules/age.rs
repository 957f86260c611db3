//! Ages: found, with a unit of their own, so that they are never counted as people.

use super::draft::{Context, Draft, Found, Rule, Suffix};
use super::unit_words::named_unit;
use super::words::words;
use super::{FigureKind, Unit};
use crate::language::atoms::Atoms;
use crate::language::numerals::{Letters, Numeral};

pub static RULE: Rule = Rule {
    name: "age",
    about: "Ages: “52-year-old”, “aged 82”, “Greta Olmo, 47, said”, “five weeks old”.",
    find: |context, at| {
        told(context, at).or_else(|| aged(context, at)).or_else(|| beside_name(context, at)).map(Found::Figure)
    },
};

fn years(end: usize) -> Suffix {
    Suffix { end, kind: FigureKind::Duration, unit: Unit::AGE, factor: 1.0 }
}

/// "54-year-old", "five years old", "16- to 24-year-olds", "3 years of age", "87 yo"
fn told(context: &Context<'_, '_>, at: usize) -> Option<Draft> {
    context.quantity(at, |context, numeral: &Numeral| {
        let atoms = context.atoms;
        let next = atoms.past_hyphen(numeral.end);
        if atoms.is(next, "yo") && atoms.is_digits(next - 1) {
            return Some(years(next + 1));
        }
        let (unit, after) = named_unit(atoms, next)?;
        let unit = unit.aged()?;
        let old = atoms.past_hyphen(after);
        let end = if atoms.is(old, "old") || atoms.is(old, "olds") { old + 1 } else { atoms.are(after, "of age")? };
        Some(Suffix { end, kind: FigureKind::Duration, unit, factor: 1.0 })
    })
}

/// "aged 82 and 79", "age 87", "aged between 16 and 24"
fn aged(context: &Context<'_, '_>, at: usize) -> Option<Draft> {
    let atoms = context.atoms;
    let numeral = context.numeral(at, Letters::Sure).filter(is_age)?;
    let before = at.checked_sub(1)?;
    let cue = |i: usize| atoms.has(i, words!("aged age ages"));
    let between = (atoms.is(before, "between") || atoms.is(before, "from")) && before > 0 && cue(before - 1);
    let listed = !atoms.is(numeral.end, "of")
        && (atoms.is(before, "and") || atoms.mark(before, ','))
        && context.before.last().is_some_and(|d| d.unit == Unit::AGE && d.atoms.end == before);
    // "children under 5", "women over 50"
    let people = words!(
        "children people adults women men those patients pupils pensioners babies infants anyone players girls boys youths"
    );
    let bounded = before > 0
        && atoms.has(before, words!("under over below above"))
        && atoms.has(before - 1, people)
        && !super::noun::is_plural(atoms, numeral.end)
        && !(super::noun::is_plural(atoms, numeral.end + 1)
            && !atoms.has(numeral.end, &super::words::STOP)
            && !atoms.has(numeral.end, &super::words::VERBS))
        && !atoms.mark(numeral.end, '%')
        && !atoms.hyphen(numeral.end);
    // "eleven of them were over 75", "the victims are under 30"
    let idle = usize::from(before > 2 && atoms.has(before - 1, words!("all both mostly mainly")));
    let told_old = before > 2 + idle
        && atoms.has(before, words!("under over below above"))
        && atoms.has(before - 1 - idle, words!("were was are is be being"))
        && numeral.low >= 12.0
        && ends_clause(atoms, numeral.end)
        && (before.saturating_sub(5)..before - 1).any(|i| {
            atoms.has(i, people) || atoms.has(i, words!("them whom who victims dead residents workers passengers"))
        });
    // "the life expectancy for men is around 73"
    let expected = atoms.is_digits(at)
        && (25.0..=100.0).contains(&numeral.low)
        && atoms.has(before, words!("is was to at of around about from reached nearly almost just over under only"))
        && context.told_of(words!("expectancy"))
        && (ends_clause(atoms, numeral.end) || atoms.has(numeral.end, words!("for to from raising years")))
        && !atoms.is(numeral.end, "years");
    // "He will be 35 by the end of the year"
    let turns = before > 0
        && atoms.has(before, words!("was is turned turns be"))
        && (atoms.has(before - 1, words!("he she who"))
            || atoms.is(before, "be") && before > 1 && atoms.has(before - 2, words!("he she")))
        && atoms.is_digits(at)
        && (atoms.get(numeral.end).is_none()
            || matches!(atoms.any_mark(numeral.end), Some('.' | ','))
            || atoms.has(numeral.end, words!("when by on at in and this next years"))
                && !atoms.is(numeral.end, "years"));
    // "died at 87", "at the age of 87", "retired at 65"
    let of_life = words!(
        "died dies die dead retired retire retires retirement married born pregnant orphaned widowed debut debuted youngest oldest"
    );
    let counts = words!("stands stood put puts remains remained is was still left");
    let at_age = atoms.is(before, "at")
        && atoms.is_digits(at)
        && numeral.low >= 10.0
        && before > 0
        && (atoms.has(before - 1, of_life)
            // "died on Sunday at 87"; not so "the count of the dead stands at 23".
            || before > 1 && atoms.has(before - 2, of_life) && !atoms.has(before - 1, counts))
        && ends_clause(atoms, numeral.end);
    let at_age = at_age || is_limit(context, at, &numeral);
    let of_age = atoms.is(before, "of") && before > 0 && (atoms.is(before - 1, "age") || atoms.is(before - 1, "ages"));
    if !(cue(before) || between || listed || bounded || told_old || expected || turns || at_age || of_age) {
        return None;
    }
    // "between the ages of 16 and 24"
    let spanned = of_age && (before.saturating_sub(4)..before).any(|i| atoms.is(i, "between"));
    let and = (spanned && atoms.is(numeral.end, "and")).then_some(numeral.end + 1);
    if let Some(next) = and.or_else(|| context.link(at, numeral.end))
        && let Some(second) = context.numeral(next, Letters::Sure).filter(is_age)
        && let Some(range) = context.joined(at, numeral, next, second, years(second.end))
    {
        return Some(range);
    }
    Some(Draft::new(at, &numeral, FigureKind::Duration, Unit::AGE))
}

/// "raise the pension age from 62 to 65", "until it reaches 65", "work until 67", "retires at 60": an age at which a
/// right or duty begins, in a sentence that speaks of one.
fn is_limit(context: &Context<'_, '_>, at: usize, numeral: &Numeral) -> bool {
    let atoms = context.atoms;
    let Some(before) = at.checked_sub(1) else { return false };
    let led = words!("to until till at from reach reaches reached is than of was instead");
    let free = (ends_clause(atoms, numeral.end)
        || atoms.has(numeral.end, words!("by to rather instead for is if so or at before unless now is")))
        && !super::noun::is_plural(atoms, numeral.end + 1);
    if !(14.0..=80.0).contains(&numeral.low) || !atoms.has(before, led) || !free || atoms.mark(numeral.end, '%') {
        return false;
    }
    let works = words!("work works working carry retire retires retired retirement pension");
    let until = atoms.has(before, words!("until till")) && context.speaks_of(works);
    let retires = atoms.is(before, "at") && before > 0 && atoms.has(before - 1, works);
    let age = context.told_of(words!("age")) && context.speaks_of(words!(
        "pension retirement statutory minimum voting drinking legal driving consent raise raised raising lower lift lifted
         reaches stop limit"
    ));
    // "the age at which 40 of them left" counts people.
    until || retires || (age && context.before.iter().rev().take(2).all(|d| d.kind != FigureKind::Percent))
}

/// Nothing that the number could count follows it.
fn ends_clause(atoms: &Atoms<'_>, at: usize) -> bool {
    atoms.get(at).is_none()
        || matches!(atoms.any_mark(at), Some('.' | ',' | ';' | ')' | '”' | '"'))
        || atoms.has(at, words!("in on and after from with but of while when last this"))
}

/// "Greta Olmo, 47, said": between commas behind a name.
fn beside_name(context: &Context<'_, '_>, at: usize) -> Option<Draft> {
    let atoms = context.atoms;
    if at < 2 || !atoms.is_digits(at) || atoms.str(at).len() > 3 {
        return None;
    }
    let numeral = context.numeral(at, Letters::Sure).filter(is_age)?;
    let closed = atoms.get(numeral.end).is_none()
        || matches!(atoms.any_mark(numeral.end), Some(',' | '.' | ';' | ')' | '”' | '"'));
    let named = atoms.mark(at - 1, ',') && atoms.capitalised(at - 2) && !context.title_case;
    let person = named && !atoms.has(at - 2, &super::words::STOP);
    // "The judge, 58, read"
    let role = atoms.mark(at - 1, ',')
        && at > 2
        && atoms.is_word(at - 2)
        && atoms.has(at - 3, words!("the a an his her their"))
        && !super::noun::is_plural(atoms, at - 2)
        && (14.0..100.0).contains(&numeral.low);
    // "The 6ft 5in striker, 23, netted", "the mum-of-three, 36, lost"
    let agent = ["er", "or", "ist", "man", "woman", "boy", "girl", "ent", "ian", "ee", "eur"];
    let people = words!(
        "mum dad mother father suspect nurse widow widower victim captain doctor judge pilot actress bride groom"
    );
    let parent = at > 4 && atoms.is(at - 3, "of") && atoms.hyphen(at - 4);
    let told = atoms.mark(at - 1, ',')
        && atoms.mark(numeral.end, ',')
        && (14.0..100.0).contains(&numeral.low)
        && atoms.is_word(at - 2)
        && (parent
            || atoms.has(at - 2, people)
            || atoms.str(at - 2).len() > 4 && agent.iter().any(|end| atoms.str(at - 2).ends_with(end)))
        && (atoms.is_word(numeral.end + 1) && !atoms.capitalised(numeral.end + 1));
    // "a carpenter of 31, died"
    let of_person = atoms.is(at - 1, "of")
        && at > 2
        && (atoms.is(at - 3, "a") || atoms.is(at - 3, "an"))
        && ["er", "or", "ist", "man", "woman", "boy", "girl", "ent", "ian"]
            .iter()
            .any(|end| atoms.str(at - 2).ends_with(end));
    // "a woman of 40 was hurt"
    let adult = atoms.is(at - 1, "of")
        && at > 2
        && atoms.has(at - 2, words!("man woman boy girl"))
        && (atoms.is(at - 3, "a") || atoms.is(at - 3, "the"))
        && (ends_clause(atoms, numeral.end)
            || atoms.has(numeral.end, &super::words::VERBS)
            || atoms.has(numeral.end, words!("was is has had")));
    if adult {
        return Some(Draft::new(at, &numeral, FigureKind::Duration, Unit::AGE));
    }
    // "Greta Olmo (47) was fined": behind a first name and a last one
    let bracketed = atoms.mark(at - 1, '(')
        && atoms.mark(numeral.end, ')')
        && at > 2
        && (10.0..105.0).contains(&numeral.low)
        && !context.title_case
        && [at - 2, at - 3].iter().all(|&i| atoms.capitalised(i) && atoms.str(i).len() > 1)
        && (atoms.is_word(numeral.end + 1) && !atoms.capitalised(numeral.end + 1) || atoms.mark(numeral.end + 1, ','))
        && !context.speaks_of(words!(
            "goal goals scored minute minutes try tries wicket wickets runs match matches game games won led league"
        ));
    if bracketed {
        return Some(Draft::new(at, &numeral, FigureKind::Duration, Unit::AGE));
    }
    let sure = atoms.mark(numeral.end, ',') || atoms.get(numeral.end + 1).is_none();
    (closed && (((person || role || told) && sure) || (of_person && atoms.mark(numeral.end, ','))))
        .then(|| Draft::new(at, &numeral, FigureKind::Duration, Unit::AGE))
}

fn is_age(numeral: &Numeral) -> bool {
    !numeral.is_vague() && (0.0..=115.0).contains(&numeral.low) && numeral.low.fract() == 0.0 && !numeral.scaled
}

#[cfg(test)]
mod tests {
    use super::super::marked::check;

    #[test]
    fn ages_beside_names_and_nouns() {
        check("Greta Olmo, |47|{47 year of age}, met a |52-year-old|{52 year of age} shepherd.");
        check("A couple aged |82| and |79|{79 year of age} and a child |five weeks old|{5 week of age} were found.");
        check("The judge, |58|{58 year of age}, read it out; his mother, in her 40s, left.");
        check("They teach |16- to 24-year-olds|{16..24 year of age}.");
    }

    #[test]
    fn ages_under_and_over() {
        check(
            "Children [under |5|{0..5 year of age}] and women [over |50|{50.. year of age}] got it; he will be |35|{35 year of age} by then.",
        );
        check(
            "It hired men [under |5|{0..5 captains}] captains and he was |35|{35 miles} miles away."
                .replace("|35|{35 miles} miles", "|35 miles|{35 mile}")
                .as_str(),
        );
    }

    #[test]
    fn ages_of_those_counted_and_expected() {
        check("|Eleven|{11} of them were [over |75|{75.. year of age}]; the deaths were [over |50|{50..}].");
        check("The victims were all [under |30|{0..30 year of age}] and their cars [over |30|{30..}].");
        check("The life expectancy of men there is [around |73|{72.5..73.5 year of age}].");
        check("The life expectancy rises; the index is at |73|{73}.");
    }

    #[test]
    fn ages_in_sentences_of_names() {
        check("John Smith, |34|{34 year of age}, of Leeds, was fined, and Ann Lee (|47|{47 year of age}) was freed.");
        check(
            "The |6ft|{6 ft striker} striker, |23|{23 year of age}, ran; the mum-of-|three|{3}, |36|{36 year of age}, sat.",
        );
        check(
            "A woman of |40|{40 year of age} was hurt, and a boy of |12|{12 year of age} died; a man of |12|{12 talents} talents left.",
        );
        check("See the annex (34) of the |third| volume, |23|{23 ships} ships, |45|{45 boats} boats.");
    }

    #[test]
    fn ages_at_which_lives_change() {
        check("She died at |87|{87 year of age}, married at the age of |21|{21 year of age}.");
        check(
            "Voters between the ages of |16 and 24|{16..24 year of age} and those of ages |30|{30 year of age} and |40| differ.",
        );
        check("Those aged from |16 to 24|{16..24 year of age} rose from |16|{16 men} men to |24|{24 men} men.");
        check("People [under |30|{0..30 year of age}] engage in it, says Lund, who is |70|{70 year of age}.");
        check("The count of the dead stands at |23|{23}.");
        check("He died Sunday at |87|{87 year of age}.");
        check("Hopes died at |87 cents|{0.87 USD}; the index stood at |87|{87}.");
        check("All |18-to-24-year-olds|{18..24 year of age} may vote.");
    }

    #[test]
    fn numbers_between_commas_are_no_ages_elsewhere() {
        check("In Norbeck, |45|{45 homes} homes stood, and |130| in Halvik, say officials.");
    }

    #[test]
    fn ages_at_which_rights_begin() {
        check("They will raise the pension age from |62|{62 year of age} to |65|{65 year of age}.");
        check(
            "The age rises by |three months|{3 month} until it reaches |65|{65 year of age}, a limit; he works until |67|{67 year of age}.",
        );
        check("A driver retires at |60|{60 year of age}.");
        check("They will raise the fare from |62|{62} to |65|{65}; the age at which |40|{40 men} men retire is low.");
    }

    #[test]
    fn an_age_is_not_shared_by_one_of_a_group() {
        check(
            "Ann Lee, |24|{24 year of age}, one of [only |six|{6 guests}] guests, swam."
                .replace("[only |six|{6 guests}]", "only |six|{6 guests}")
                .as_str(),
        );
    }
}
