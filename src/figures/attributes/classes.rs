//! The closed classes that a word is in, as bits: told once for a word of the text, and then asked by every rule.
//!
//! The lists themselves are in `function_words` and `verbs`. Nothing here knows what a rule makes of a class.

use std::collections::BTreeMap;
use std::ops::BitOr;
use std::sync::LazyLock;

use super::{function_words, lexicon, verbs};
use crate::language::cues::{self, CueClass};
use crate::language::lexicon::{Key, Table};

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Classes(u32);

/// Words that bound a number or stand idle before it.
pub(super) const HEDGE: Classes = Classes(1);
/// Words that end a noun phrase on the way to the right: they cannot stand inside one.
pub(super) const STOP: Classes = Classes(1 << 1);
/// Articles and what stands in their place.
pub(super) const DETERMINER: Classes = Classes(1 << 2);
/// Marks and conjunctions that set clauses and list items apart.
pub(super) const BREAK: Classes = Classes(1 << 3);
/// Prepositions, as far as they lead to figures or part noun phrases.
pub(super) const PREPOSITION: Classes = Classes(1 << 4);
/// Words in "-ly".
pub(super) const ADVERB: Classes = Classes(1 << 5);
/// Forms of "be" and "have", and modals.
pub(super) const AUXILIARY: Classes = Classes(1 << 6);
/// Forms of "be" and "have", modals, and verbs that link a quantity to its value: those of change too.
pub(super) const LINK: Classes = Classes(1 << 7);
/// Words of growth.
pub(super) const RISE: Classes = Classes(1 << 8);
/// Words of decline.
pub(super) const FALL: Classes = Classes(1 << 9);
/// Verbs of change in any form, some of them nouns as well.
pub(super) const MOVE: Classes = Classes(1 << 10);
/// Verbs of doing: what stands before one is its subject, and it is itself the name of nothing.
pub(super) const ACT: Classes = Classes(1 << 11);
/// Past forms that do not end in "-ed".
pub(super) const PAST: Classes = Classes(1 << 12);
/// Forms of the third person that are hardly ever nouns.
pub(super) const PRESENT: Classes = Classes(1 << 13);
/// Forms of the third person that are nouns as well.
pub(super) const DOUBTFUL: Classes = Classes(1 << 14);
/// Forms in "-ing" that take an object.
pub(super) const GERUND: Classes = Classes(1 << 15);
/// Words in "-ed", but for the shortest.
pub(super) const PARTICIPLE: Classes = Classes(1 << 16);
/// Finite verbs, as far as a closed list and an ending tell.
pub(super) const FINITE: Classes = Classes(1 << 17);
/// Words that a phrase of the lexicon begins with.
pub(super) const LEXICAL: Classes = Classes(1 << 19);
/// What someone comes to who counts or guesses.
pub(super) const TALLY: Classes = Classes(1 << 20);
/// Words of saying, in any form.
pub(super) const CUE: Classes = Classes(1 << 21);
/// Words of saying that take a clause: "said", "told", "warned".
pub(super) const TELLS: Classes = Classes(1 << 22);
/// Personal pronouns of the third person, and the possessive ones.
pub(super) const PRONOUN: Classes = Classes(1 << 23);
/// Nouns for a body that is named elsewhere.
pub(super) const BODY: Classes = Classes(1 << 24);
/// Nouns for a part of a body.
pub(super) const UNIT: Classes = Classes(1 << 25);
/// Neither list nor ending makes it a finite verb.
const IDLE: Classes = Classes(1 << 18);

impl BitOr for Classes {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.or(other)
    }
}

impl Classes {
    /// Both sets together, where a constant is made of them.
    pub const fn or(self, other: Self) -> Self {
        Classes(self.0 | other.0)
    }

    /// The classes of a word in lower case whose key is `key`.
    pub fn of(word: &str, key: Key) -> Self {
        let mut classes = if key == Key::NONE { of_long(word) } else { LISTED.get(key).unwrap_or_default() };
        if word.ends_with("ly") {
            classes = classes | ADVERB;
        }
        if word.len() > 4 && word.ends_with("ed") {
            classes = classes | PARTICIPLE;
            if !classes.meets(IDLE) {
                classes = classes | FINITE;
            }
        }
        classes
    }

    pub fn without(self, other: Self) -> Self {
        Classes(self.0 & !other.0)
    }

    /// Whether the two sets have a class in common.
    #[inline]
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The classes of a word that is too long for the table.
#[cold]
fn of_long(word: &str) -> Classes {
    if lexicon::firsts().any(|first| first == word) { LEXICAL } else { Classes::default() }
}

/// The classes of all words on a list.
static LISTED: LazyLock<Table<Classes>> = LazyLock::new(|| {
    let lists = [
        (HEDGE, &function_words::HEDGES),
        (STOP, &function_words::STOPS),
        (DETERMINER, &function_words::DETERMINERS),
        (PREPOSITION, &function_words::PREPOSITIONS),
        (BREAK, &function_words::BREAKS),
        (AUXILIARY, &verbs::AUXILIARIES),
        (LINK, &verbs::LINKS),
        (RISE | LINK, &verbs::RISES),
        (FALL | LINK, &verbs::FALLS),
        (ACT | FINITE, &verbs::ACTS),
        (PAST, &verbs::PAST),
        (PRESENT, &verbs::PRESENT),
        (DOUBTFUL, &verbs::DOUBTFUL),
        (GERUND, &verbs::GERUNDS),
        (FINITE, &verbs::ALSO),
        (IDLE, &verbs::IDLE),
        (TALLY, &function_words::TALLIES),
        (PRONOUN, &function_words::PRONOUNS),
        (BODY, &function_words::BODIES),
        (UNIT, &function_words::UNITS),
    ];
    let mut listed: BTreeMap<&str, Classes> = BTreeMap::from([("\n", BREAK)]);
    for (class, list) in lists {
        for word in list.all() {
            let classes = listed.entry(word).or_default();
            *classes = *classes | class;
        }
    }
    for first in lexicon::firsts().filter(|first| Key::of(first) != Key::NONE) {
        let classes = listed.entry(first).or_default();
        *classes = *classes | LEXICAL;
    }
    for (word, _) in cues::listed() {
        let tells = matches!(cues::class_of(word), Some(CueClass::Say | CueClass::Tell | CueClass::Report));
        let classes = listed.entry(word).or_default();
        *classes = *classes | CUE | if tells { TELLS } else { Classes::default() };
    }
    for (word, classes) in &mut listed {
        if classes.meets(RISE | FALL) && !verbs::STILL.has(word) {
            *classes = *classes | MOVE;
        }
        if classes.meets(LINK) {
            *classes = *classes | FINITE;
        }
        if classes.meets(IDLE) {
            *classes = classes.without(FINITE);
        }
    }
    Table::new(listed)
});

#[cfg(test)]
mod tests {
    use super::*;

    fn of(word: &str) -> Classes {
        Classes::of(word, Key::of(word))
    }

    #[test]
    fn a_word_has_all_its_classes_at_once() {
        assert_eq!(of("the"), HEDGE | DETERMINER | LEXICAL);
        assert_eq!(of("grew"), STOP | LINK | RISE | MOVE | PAST | FINITE);
        assert_eq!(of("lanterns"), Classes::default());
    }

    #[test]
    fn an_ending_tells_what_no_list_does() {
        assert_eq!(of("quickly"), ADVERB);
        assert_eq!(of("repaired"), PARTICIPLE | FINITE);
        assert_eq!(of("shed"), LINK | FALL | MOVE | FINITE | LEXICAL);
        assert_eq!(of("bed"), Classes::default());
    }

    #[test]
    fn nouns_of_change_move_nothing() {
        assert!(of("growth").meets(RISE | LINK) && !of("growth").meets(MOVE | FINITE));
        assert!(of("up").meets(LINK) && !of("up").meets(FINITE));
        assert!(of("climbed").meets(MOVE) && of("climbed").meets(FINITE));
    }

    #[test]
    fn marks_break() {
        for mark in [",", "–", "“", "\n", "and"] {
            assert!(of(mark).meets(BREAK), "{mark:?}");
        }
        assert!(!of("$").meets(BREAK));
    }
}
