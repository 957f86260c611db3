//! Number words that count nothing: "one" as a pronoun, and set phrases.

use super::draft::{Found, Rule};
use super::words::words;
use crate::language::atoms::{AtomKind, Atoms};
use crate::language::numerals;

pub static RULE: Rule = Rule {
    name: "idiom",
    about: "No figures: “one of”, “one minister”, “one-off”, “once in a decade”, “a million dollar question”, “nine-to-five”.",
    find: |context, at| idiom(context.atoms, at).map(Found::Nothing),
};

fn idiom(atoms: &Atoms<'_>, at: usize) -> Option<usize> {
    for phrase in [
        "once in a",
        "one on one",
        "nine to five",
        "fifty fifty",
        "fifth amendment",
        "one to one",
        "two way",
        "two time",
    ] {
        if let Some(end) = atoms.are(at, phrase) {
            return Some(end.max(at + 1));
        }
    }
    if !atoms.is(at, "one") {
        return None;
    }
    let next = at + 1;
    let hyphen = atoms.hyphen(next);
    let key = atoms.key(if hyphen { next + 1 } else { next });
    let counts = numerals::is_number_word(key)
        || super::unit_words::is_unit(key)
        || atoms.has(next, &super::words::STATES)
        || atoms.has(next, words!("percent per percentage in out and point yen euro dollar pound"));
    let bounded = at > 1
        && (atoms.is(at - 1, "least") || atoms.is(at - 1, "than"))
        && atoms.get(next).is_some_and(|a| a.kind == AtomKind::Word);
    // "one in the city" is a pronoun, "one in five" is not
    let share = (atoms.is(next, "in") || atoms.is(next, "out"))
        && !(numerals::is_number_word(atoms.key(next + 1))
            || atoms.is_digits(next + 1)
            || atoms.is(next + 1, "every")
            || atoms.is(next + 1, "of")
            || atoms.is(next + 1, "a"));
    let and = atoms.is(next, "and") && !atoms.is(next + 1, "a");
    (!(counts || bounded) || share || and).then_some(next)
}

#[cfg(test)]
mod tests {
    use super::super::marked::check;

    #[test]
    fn idioms_with_one() {
        check("One of them said one minister, a one-off, was once in a decade right about one another.");
        check("[At least |one|{1.. child}] child and |one|{1 dead} dead.");
    }
}
