//! The vocabulary of measures: what is measured (`measures`), what happens to things counted (`events`), and the
//! things themselves (`nouns`). Closed lists, general to news of any subject; rules that use them are elsewhere.

mod events;
mod measures;
mod nouns;

use std::ops::Range;
use std::sync::LazyLock;

pub(in crate::figures) use events::Happening;
pub(in crate::figures) use measures::{Measure, Owner, carries};
pub(in crate::figures) use nouns::{Class, class_of, plural, singular};

use rustc_hash::FxHashMap;

use super::classes::LEXICAL;
use super::words::Words;

/// How values of a measure stand to time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Nature {
    /// Holds at a moment: a price, a workforce, a rate.
    Level,
    /// Adds up over a period: revenue, emissions. Values of two periods are two measures.
    Flow,
    /// Counts the outcome of one happening: deaths, job cuts. A later value replaces an earlier one.
    Event,
}

/// How values of the measure called `name` stand to time; `None` for a measure that the lexicon does not have.
///
/// ```
/// use crossread::figures::{Nature, nature};
/// assert_eq!(nature("job cuts"), Some(Nature::Event));
/// assert_eq!(nature("revenue"), Some(Nature::Flow));
/// assert_eq!(nature("jars of honey"), None);
/// ```
pub fn nature(name: &str) -> Option<Nature> {
    INDEX.natures.get(name).copied()
}

/// The measure called `name`.
pub(in crate::figures) fn by_name(name: &str) -> Option<&'static Measure> {
    measures::MEASURES.iter().find(|measure| measure.name == name)
}

/// What a phrase stands for.
#[derive(Clone, Copy)]
pub(in crate::figures) enum Meaning {
    Measure(&'static Measure),
    Happening(&'static Happening),
}

/// A phrase of the lexicon in the text.
#[derive(Clone, Copy)]
pub(in crate::figures) struct Hit {
    pub meaning: Meaning,
    /// Its first token and the one after its last.
    pub start: usize,
    pub end: usize,
    /// It takes the amount as its object: "spent $5 million".
    pub verb: bool,
    /// It yields to any other.
    pub doubtful: bool,
}

struct Phrase {
    rest: Box<[Box<str>]>,
    meaning: Meaning,
    verb: bool,
    doubtful: bool,
}

struct Index {
    phrases: FxHashMap<Box<str>, Vec<Phrase>>,
    natures: FxHashMap<&'static str, Nature>,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let mut index = Index { phrases: FxHashMap::default(), natures: FxHashMap::default() };
    for measure in measures::MEASURES {
        index.natures.insert(measure.name, measure.nature);
        for phrase in listed(measure.nouns) {
            let doubtful = phrase.starts_with('~');
            let phrase = phrase.trim_start_matches('~');
            let last = phrase.rsplit(' ').next().unwrap_or(phrase);
            let many = format!("{}{}", &phrase[..phrase.len() - last.len()], plural(last));
            for form in [phrase, &many] {
                index.add(form, Meaning::Measure(measure), false, doubtful);
            }
        }
        for phrase in listed(measure.verbs) {
            index.add(phrase, Meaning::Measure(measure), true, false);
        }
    }
    for happening in events::HAPPENINGS {
        for (_, name) in happening.names {
            index.natures.entry(name).or_insert(happening.nature);
        }
        for phrase in listed(happening.triggers) {
            index.add(phrase, Meaning::Happening(happening), false, false);
        }
    }
    // The longest phrase first: it is the one that is meant.
    for phrases in index.phrases.values_mut() {
        phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
    }
    index
});

fn listed(phrases: &'static str) -> impl Iterator<Item = &'static str> {
    phrases.split(", ").filter(|phrase| !phrase.is_empty())
}

impl Index {
    fn add(&mut self, phrase: &str, meaning: Meaning, verb: bool, doubtful: bool) {
        let mut words = phrase.split(' ');
        let Some(first) = words.next() else { return };
        let rest = words.map(Box::from).collect();
        self.phrases.entry(first.into()).or_default().push(Phrase { rest, meaning, verb, doubtful });
    }
}

/// The words that the phrases of the lexicon begin with.
pub(super) fn firsts() -> impl Iterator<Item = &'static str> {
    INDEX.phrases.keys().map(|first| &**first)
}

/// The phrases of the lexicon among the tokens `range`, in order of their starts. A measure's phrase inside a longer
/// one is left out ("income" in "operating income").
pub(in crate::figures) fn hits(words: &Words<'_>, range: Range<usize>, found: &mut Vec<Hit>) {
    found.clear();
    let mut covered = range.start;
    for start in range.clone() {
        if !words.is(start, LEXICAL) {
            continue;
        }
        let Some(phrases) = INDEX.phrases.get(words.bare(start)) else { continue };
        let inside = start < covered;
        let from = found.len();
        for phrase in phrases {
            let end = start + 1 + phrase.rest.len();
            let fits = end <= range.end
                && phrase.rest.iter().enumerate().all(|(i, word)| words.bare(start + 1 + i) == &**word);
            if !fits {
                continue;
            }
            match phrase.meaning {
                Meaning::Measure(measure) => {
                    // One phrase may name two measures, that carry different things; a shorter one names neither.
                    let longer = found[from..].iter().any(|hit| match hit.meaning {
                        Meaning::Measure(other) => hit.end > end || std::ptr::eq(other, measure),
                        Meaning::Happening(_) => false,
                    });
                    if inside || longer {
                        continue;
                    }
                    covered = covered.max(end);
                }
                Meaning::Happening(happening) => {
                    let known = found[from..]
                        .iter()
                        .any(|hit| matches!(hit.meaning, Meaning::Happening(other) if std::ptr::eq(other, happening)));
                    if known {
                        continue;
                    }
                }
            }
            found.push(Hit { meaning: phrase.meaning, start, end, verb: phrase.verb, doubtful: phrase.doubtful });
        }
    }
}
