//! Number words that count nothing: "one" as a pronoun, and set phrases.

use std::sync::LazyLock;

use super::draft::{Found, Rule};
use super::words::words;
use crate::language::atoms::{AtomKind, Atoms};
use crate::language::lexicon::Phrases;
use crate::language::numerals;

pub static RULE: Rule = Rule {
    name: "idiom",
    about: "No figures: “one of”, “one minister”, “one-off”, “once in a decade”, “a million dollar question”, “nine-to-five”.",
    find: |context, at| idiom(context.atoms, at).map(Found::Nothing),
};

/// Set phrases that begin with a number word.
static SET: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let phrases = [
        "once in a",
        "one on one",
        "nine to five",
        "fifty fifty",
        "fifth amendment",
        "one to one",
        "two way",
        "two time",
        "zero tolerance",
        "zero sum",
    ];
    Phrases::new(phrases.map(|phrase| (phrase, ())))
});

fn idiom(atoms: &Atoms<'_>, at: usize) -> Option<usize> {
    if let Some((end, ())) = atoms.phrases(at, &SET).next() {
        return Some(end.max(at + 1));
    }
    // "Ward made it four": a score
    let scored = at > 1 && atoms.is(at - 1, "it") && atoms.has(at - 2, words!("made make makes making"));
    if scored && !super::noun::is_plural(atoms, at + 1) && !atoms.is(at, "a") && atoms.is_word(at) {
        return numerals::numeral(atoms, at, numerals::Letters::Sure).filter(|n| n.low < 20.0).map(|n| n.end);
    }
    // "the big four"
    if at > 0 && atoms.is(at - 1, "big") && !super::noun::is_plural(atoms, at + 1) && atoms.is_word(at) {
        return atoms.has(at, words!("three four five six ten")).then_some(at + 1);
    }
    // "a 9-to-5 job"
    if atoms.str(at) == "9" && atoms.hyphen(at + 1) && atoms.is(at + 2, "to") && atoms.str(at + 4) == "5" {
        return Some(at + 5);
    }
    // "thirty-something men", "a 40-something"
    let whole = || numerals::numeral(atoms, at, numerals::Letters::Sure).filter(|n| (20.0..100.0).contains(&n.low));
    let tens = atoms.hyphen(at + 1) && ["something", "somethings"].iter().any(|word| atoms.is(at + 2, word));
    if tens && whole().is_some_and(|n| n.end == at + 1) {
        return Some(at + 3);
    }
    // "a multi-million-pound fund" says no number
    if at > 1 && atoms.hyphen(at - 1) && atoms.is(at - 2, "multi") && numerals::is_number_word(atoms.key(at)) {
        return Some(at + 1);
    }
    if !atoms.is(at, "one") {
        return None;
    }
    let next = at + 1;
    // "One day he left", "at one point": when, not how long
    let storied =
        ["day", "morning", "night", "evening", "afternoon", "minute", "moment"].iter().any(|word| atoms.is(next, word));
    let opens = at == 0 || matches!(atoms.any_mark(at - 1), Some(',' | '“' | '"' | '‘'));
    let goes_on = atoms.has(next + 1, words!("i he she they we you it the a his her my in when last this"))
        || atoms.mark(next + 1, ',');
    let moment = at > 0 && atoms.is(at - 1, "at") && atoms.has(next, words!("point time stage"));
    // "will one day be"
    let some_day =
        storied && at > 0 && atoms.has(at - 1, words!("will would could may might can should must i'll he'll"));
    if storied && opens && goes_on || moment || some_day {
        return Some(next + 1);
    }
    let hyphen = atoms.hyphen(next);
    let key = atoms.key(if hyphen { next + 1 } else { next });
    let counts = numerals::is_number_word(key)
        || super::unit_words::is_unit(key)
        || atoms.has(next, &super::words::STATES)
        || hyphen && (atoms.is(next + 1, "in") || atoms.is(next + 1, "and")) && atoms.hyphen(next + 2)
        || atoms.has(next, words!("percent per percentage in out and point yen euro dollar pound"));
    let bounded = at > 1
        && (atoms.is(at - 1, "least") || atoms.is(at - 1, "than"))
        && atoms.get(next).is_some_and(|a| a.kind == AtomKind::Word);
    // "one in the city" is a pronoun, "one in five" is not
    let word = atoms.past_hyphen(next);
    let into = atoms.past_hyphen(word + 1);
    let share = (atoms.is(word, "in") || atoms.is(word, "out"))
        && !(numerals::is_number_word(atoms.key(into))
            || atoms.is_digits(into)
            || atoms.is(next + 1, "every")
            || atoms.is(next + 1, "of")
            || atoms.is(next + 1, "a"));
    // "one child in five" is a share
    let of_things = atoms.is_word(next) && (atoms.is(next + 1, "in") || atoms.is(next + 1, "out"));
    if of_things && super::ratio::is_one_thing_in(atoms, at) {
        return None;
    }
    // "of whom one remains in hospital", "one more body was found"
    let whom = at > 1 && atoms.is(at - 2, "of") && atoms.has(at - 1, words!("whom which them these those"));
    let whom = whom && (atoms.has(next, &super::words::VERBS) || atoms.has(next, words!("is was has had")));
    let more = atoms.is(next, "more") && atoms.is_word(next + 1) && !atoms.has(next + 1, &super::words::STOP)
        || atoms.are(next, "more than").is_some() && at > 0 && atoms.mark(at - 1, ',');
    let things = words!(
        "time thing reason question step day night chance try go point word look example sign problem round hurdle factor year week month season game"
    );
    if whom || (more && !atoms.has(next + 1, things)) {
        return None;
    }
    let and = atoms.is(next, "and") && !atoms.is(next + 1, "a");
    (!(counts || bounded) || share || and).then_some(next)
}

#[cfg(test)]
mod tests {
    use super::super::marked::check;

    #[test]
    fn idioms_with_numbers() {
        check("Some thirty-something men and a 40-something ran a multi-million-pound fund for |30|{30 somewhat large firms} somewhat large firms.".replace("{30 somewhat large firms}", "").as_str());
        check(
            "It took |one-and-a-half years|{1.5 year} and a |million pounds|{500000..1500000 GBP}, of |£5|."
                .replace("a |million", "|a million")
                .as_str(),
        );
    }

    #[test]
    fn idioms_with_one() {
        check("One of them said one minister, a one-off, was once in a decade right about one another.");
        check("Ward made it four; a six-figure sum; zero tolerance. “One minute it was dry.”");
        check("He made it |four metres|{4 m} long, of |six|{6 figures} figures, in |one minute|{1 minute}.");
        check("It may one day be a five-alarm fire; it will last |one day|{1 day}.");
        check("One day he left a 9-to-5 job; at one point it shone.");
        check("The |one-day|{1 day} strike lasted |one day|{1 day}.");
        check("[At least |one|{1.. child}] child and |one|{1 dead} dead.");
    }

    #[test]
    fn one_that_counts() {
        check("They hurt |two|{2 men} men, of whom |one|{1} remains in care; |one|{1} more body was found.");
        check("It takes one more step, one more time, and one more of them.");
    }
}
