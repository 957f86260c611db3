//! Words as comparing sees them: folded to stems, common words left out, everyday synonyms under one head.
//!
//! A stem is kept as a hash of its letters: it needs no table that grows with the collection, and means the same
//! in every article whatever the order of reading. The lists are closed and general: none names a subject.

use std::cmp::Ordering;

/// A word, folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Stem(u32);

impl Stem {
    /// The hash that it is kept as.
    pub fn number(self) -> u64 {
        u64::from(self.0)
    }
}

/// Words that tie no two figures together.
static COMMON: &[&str] = &[
    "a",
    "about",
    "above",
    "according",
    "across",
    "add",
    "added",
    "after",
    "again",
    "against",
    "ago",
    "all",
    "almost",
    "alone",
    "along",
    "already",
    "also",
    "although",
    "am",
    "among",
    "an",
    "and",
    "announced",
    "another",
    "any",
    "are",
    "around",
    "as",
    "at",
    "away",
    "back",
    "be",
    "became",
    "because",
    "become",
    "been",
    "before",
    "behind",
    "being",
    "below",
    "between",
    "both",
    "but",
    "by",
    "came",
    "can",
    "come",
    "could",
    "did",
    "do",
    "does",
    "down",
    "due",
    "during",
    "each",
    "early",
    "earlier",
    "either",
    "estimate",
    "estimated",
    "even",
    "ever",
    "every",
    "expect",
    "expected",
    "far",
    "few",
    "figure",
    "first",
    "for",
    "from",
    "further",
    "gave",
    "get",
    "give",
    "given",
    "go",
    "got",
    "had",
    "has",
    "have",
    "he",
    "her",
    "here",
    "him",
    "his",
    "how",
    "however",
    "i",
    "if",
    "in",
    "including",
    "into",
    "is",
    "it",
    "its",
    "just",
    "last",
    "late",
    "later",
    "least",
    "less",
    "like",
    "made",
    "make",
    "many",
    "may",
    "me",
    "mean",
    "means",
    "more",
    "most",
    "much",
    "my",
    "near",
    "nearly",
    "new",
    "next",
    "no",
    "not",
    "now",
    "number",
    "of",
    "off",
    "on",
    "once",
    "one",
    "only",
    "or",
    "other",
    "our",
    "out",
    "over",
    "own",
    "part",
    "per",
    "put",
    "puts",
    "recent",
    "report",
    "reported",
    "reports",
    "roughly",
    "said",
    "same",
    "say",
    "says",
    "see",
    "she",
    "should",
    "show",
    "shows",
    "since",
    "so",
    "some",
    "still",
    "such",
    "take",
    "tell",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "through",
    "to",
    "today",
    "told",
    "too",
    "under",
    "until",
    "up",
    "upon",
    "us",
    "very",
    "was",
    "way",
    "we",
    "well",
    "were",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "will",
    "with",
    "within",
    "without",
    "would",
    "yesterday",
    "yet",
    "you",
    "your",
    "year",
    "years",
    "month",
    "months",
    "week",
    "weeks",
    "day",
    "days",
    "hour",
    "hours",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "percent",
    "cent",
    "percentage",
    "point",
    "points",
    "million",
    "billion",
    "thousand",
    "hundred",
    "dozen",
    "bn",
    "mr",
    "mrs",
    "ms",
    "dr",
];

/// Words that stand for one another where things are counted; the first is the name of the row.
static SYNONYMS: &[&[&str]] = &[
    &["people", "person", "resident", "inhabitant", "individual", "men", "women", "human"],
    &[
        "dead",
        "death",
        "die",
        "died",
        "kill",
        "killed",
        "fatality",
        "toll",
        "lives",
        "casualty",
        "deadliest",
        "perish",
        "slain",
    ],
    &["injured", "injury", "wounded", "hurt", "injure", "wound"],
    &["missing", "unaccounted"],
    &["evacuated", "evacuee", "evacuation", "evacuate", "flee", "fled", "displaced", "forced"],
    &["house", "home", "dwelling", "building", "property", "homes", "houses"],
    &["destroyed", "destroy", "uninhabitable", "razed", "gutted", "lost", "loss", "demolished"],
    &["burnt", "burned", "burn", "blackened", "consumed", "scorched", "torched", "charred"],
    &[
        "worker",
        "employee",
        "staff",
        "workforce",
        "headcount",
        "personnel",
        "colleague",
        "employment",
        "staffer",
        "labour",
        "labor",
    ],
    &[
        "cut",
        "layoff",
        "redundancy",
        "lay-off",
        "axe",
        "axed",
        "eliminate",
        "eliminated",
        "slash",
        "slashed",
        "downsizing",
        "reduction",
        "laid",
    ],
    &["job", "role", "position", "post"],
    &["revenue", "sales", "turnover", "sale"],
    &["profit", "income", "earnings", "earning"],
    &["cost", "bill", "expense", "spending", "spend"],
    &["price", "pence"],
    &["offer", "bid", "proposal"],
    &["saving", "synergy"],
    &["fee", "charge"],
    &["stake", "holding"],
    &["debt", "borrowing"],
    &["rise", "increase", "growth", "grow", "grew", "up", "jump", "climb", "gain", "rose", "raise", "raised"],
    &["fall", "decline", "decrease", "drop", "fell", "down", "cutback", "slump", "shrink"],
    &["firefighter", "fireman", "crew"],
    &["aircraft", "plane", "airplane", "helicopter"],
    &["soldier", "troop"],
    &["police", "officer"],
    &["wind", "gust"],
    &["temperature", "degree", "mercury", "celsius", "fahrenheit"],
    &["vote", "ballot", "poll"],
    &["voter", "balloted"],
    &["march", "marcher", "rally", "demonstration", "protest", "demonstrator", "protester", "crowd"],
    &["strike", "walkout", "striker", "stoppage", "walked"],
    &["claim", "demand"],
    &["pay", "wage", "salary"],
    &["student", "pupil"],
    &["child", "children", "kid", "minor"],
    &["patient", "case", "infection"],
    &["arrest", "arrested", "detained", "detention", "custody"],
    &["shot", "shooting", "gunshot"],
    &["donor", "donation", "donated"],
    &["company", "firm", "business", "group", "corporation"],
    &["close", "closing", "closed"],
    &["average", "mean"],
    &["shut", "shuttered"],
    &["contained", "containment", "control", "contain"],
];

/// Folds `word` (any case) to its stem, or `None` for a word that says nothing here.
pub(super) fn stem(word: &str) -> Option<Stem> {
    // Nearly every word is short and ASCII, and is folded without a string of its own.
    let mut place = [0; SHORT];
    match place.get_mut(..word.len()).filter(|_| word.is_ascii()) {
        Some(place) => {
            place.copy_from_slice(word.as_bytes());
            place.make_ascii_lowercase();
            folded(unowned(std::str::from_utf8(place).unwrap_or_default()))
        }
        None => folded(&fold(word)),
    }
}

/// So many letters nearly every word has at most.
const SHORT: usize = 24;

/// The stem of a folded word.
fn folded(lower: &str) -> Option<Stem> {
    if lower.chars().nth(1).is_none() || !lower.chars().any(char::is_alphabetic) || common().knows(lower).is_some() {
        return None;
    }
    Some(Stem(hash(canonical(lower))))
}

/// A word that is otherwise too common to count, kept as it is.
pub(super) fn marker(word: &str) -> Stem {
    Stem(hash(word))
}

/// Lower case, plain apostrophes, without a possessive ending.
pub(super) fn fold(word: &str) -> String {
    let mut lower: String =
        word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }).collect();
    lower.truncate(unowned(&lower).len());
    lower
}

/// Without a possessive ending.
fn unowned(lower: &str) -> &str {
    let owner = lower.strip_suffix("'s").or_else(|| lower.strip_suffix('\'').filter(|rest| rest.ends_with('s')));
    owner.filter(|_| lower.len() > 2).unwrap_or(lower)
}

/// The plain form of a folded word: the head of its row of synonyms, else its stripped form.
fn canonical(lower: &str) -> &str {
    let index = synonyms();
    index.knows(lower).or_else(|| index.knows(strip(lower))).unwrap_or_else(|| strip(lower))
}

/// Cuts the endings of number and tense; never shorter than three letters.
fn strip(word: &str) -> &str {
    let cut =
        |ending: &str, least: usize| word.strip_suffix(ending).filter(|rest| rest.is_ascii() && rest.len() >= least);
    if let Some(rest) = cut("ies", 3) {
        return rest;
    }
    if word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") {
        return word;
    }
    for (ending, least) in [("ings", 3), ("ing", 3), ("ed", 3), ("es", 4), ("s", 3), ("y", 4), ("e", 3)] {
        if let Some(rest) = cut(ending, least) {
            let bytes = rest.as_bytes();
            let twice = bytes.len() > 3 && bytes[bytes.len() - 1] == bytes[bytes.len() - 2];
            let doubled = twice && ending != "s" && !matches!(bytes[bytes.len() - 1], b's' | b'l');
            let rest = if doubled { &rest[..rest.len() - 1] } else { rest };
            return rest.strip_suffix('e').filter(|short| short.len() >= 3 && ending == "s").unwrap_or(rest);
        }
    }
    word
}

/// Words with what each stands for, in places by hash: most words that are looked up are not in it, and are told by an
/// empty place.
struct Listed(Vec<Option<(&'static str, &'static str)>>);

impl Listed {
    /// Of one form in two rows the first holds.
    fn of(rows: &[(&'static str, &'static str)]) -> Self {
        let mut listed = Listed(vec![None; (rows.len() * 4).next_power_of_two()]);
        for (form, head) in rows {
            let place = listed.place(form);
            listed.0[place].get_or_insert((form, head));
        }
        listed
    }

    /// Where a word stands, or would stand. Three places of four are empty, so that the search ends.
    fn place(&self, word: &str) -> usize {
        let mut at = hash(word) as usize & (self.0.len() - 1);
        while self.0[at].is_some_and(|(form, _)| form != word) {
            at = (at + 1) & (self.0.len() - 1);
        }
        at
    }

    fn knows(&self, word: &str) -> Option<&'static str> {
        self.0[self.place(word)].map(|(_, head)| head)
    }
}

fn common() -> &'static Listed {
    static LISTED: std::sync::OnceLock<Listed> = std::sync::OnceLock::new();
    LISTED.get_or_init(|| Listed::of(&COMMON.iter().map(|word| (*word, *word)).collect::<Vec<_>>()))
}

/// Every form of every row, as written and stripped, with the head of its row.
fn synonyms() -> &'static Listed {
    static LISTED: std::sync::OnceLock<Listed> = std::sync::OnceLock::new();
    LISTED.get_or_init(|| {
        let mut forms = Vec::new();
        for row in SYNONYMS {
            for form in *row {
                forms.push((*form, row[0]));
                forms.push((strip(form), row[0]));
            }
        }
        Listed::of(&forms)
    })
}

/// FNV-1a: small, and the same on every machine.
pub(super) fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |h, byte| (h ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The stems of a phrase, sorted, each once.
pub(super) fn stems(phrase: &str) -> Vec<Stem> {
    let mut found: Vec<Stem> = pieces(phrase).filter_map(stem).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The words of a phrase, hyphens apart.
pub(super) fn pieces(phrase: &str) -> impl Iterator<Item = &str> {
    phrase.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’')).filter(|word| !word.is_empty())
}

/// How many elements two sorted lists share.
pub(super) fn shared<T: Ord>(a: &[T], b: &[T]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            Ordering::Less => i += 1,
            Ordering::Greater => j += 1,
            Ordering::Equal => {
                count += 1;
                i += 1;
                j += 1;
            }
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_and_tense_fold_to_one_stem() {
        assert_eq!(stem("firefighters"), stem("Firefighter"));
        assert_eq!(stem("suspended"), stem("suspending"));
        assert_eq!(stem("company’s"), stem("companies"));
    }

    #[test]
    fn everyday_synonyms_share_a_stem() {
        assert_eq!(stem("evacuees"), stem("evacuated"));
        assert_eq!(stem("layoffs"), stem("redundancies"));
        assert_ne!(stem("killed"), stem("injured"));
    }

    #[test]
    fn common_words_and_digits_say_nothing() {
        assert_eq!(stem("reported"), None);
        assert_eq!(stem("2025"), None);
    }
}
