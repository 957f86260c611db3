//! One speaker under one name across all articles: whose words are whose, and whose figures.
//!
//! A person is their full name, in any spelling that pet forms, initials and middle names allow within one story; a
//! surname alone means the one person of a related article who bears it, and nobody where two do. Organisations and
//! media are what the collection's names say; documents and unnamed people are one voice within a story, no further.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::entities::{Entities, Entity, plain};
use super::related::Related;
use super::{FigureRef, QuoteRef, Voice};
use crate::language::names::{NameKind, may_be_one};
use crate::language::pronouns::{self, Gender};
use crate::language::wordlist::lower;
use crate::quotes::{Speaker, SpeakerKind};
use crate::reading::Reading;

/// All voices, and whose each quote is.
#[derive(Debug, Default)]
pub(super) struct Voices {
    /// By name.
    pub all: Vec<Voice>,
    of: HashMap<QuoteRef, usize>,
}

impl Voices {
    /// The voice that says a quote: an index into `all`.
    pub fn of(&self, quote: QuoteRef) -> Option<usize> {
        self.of.get(&quote).copied()
    }
}

/// What two speakers share if they are one.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Key {
    /// A node of [`Nodes`]: a person, a document, unnamed people.
    Node(usize),
    Entity(Entity),
    Plain(String),
}

/// The speakers of all readings, by name. `order` gives the readings by name of article.
pub(super) fn voices(readings: &[&Reading], order: &[usize], related: &Related, entities: &Entities) -> Voices {
    let mut told: Vec<(usize, QuoteRef, &Speaker)> = Vec::new();
    for (rank, reading) in readings.iter().enumerate() {
        for (at, quote) in reading.quotes.iter().enumerate() {
            if let Some(speaker) = quote.speaker.as_ref().filter(|speaker| !is_pronoun(speaker)) {
                told.push((rank, QuoteRef { article: order[rank], quote: at }, speaker));
            }
        }
    }
    let mut nodes = Nodes::of(readings, related, told.iter().map(|(rank, _, speaker)| (*rank, *speaker)));
    let mut made: BTreeMap<Key, Made<'_>> = BTreeMap::new();
    // Within an article one name is one speaker.
    let mut named: HashMap<(usize, &str), Key> = HashMap::new();
    for (rank, quote, speaker) in told {
        let key = nodes.key(rank, &speaker.name, speaker.kind, entities);
        named.entry((rank, &speaker.name)).or_insert_with(|| key.clone());
        let voice = made.entry(key).or_default();
        voice.quotes.push(quote);
        *voice.printed.entry(&speaker.name).or_default() += 1;
        *voice.kinds.entry(speaker.kind).or_default() += 1;
    }
    for (rank, reading) in readings.iter().enumerate() {
        for (at, figure) in reading.figures.iter().enumerate() {
            let Some(source) = figure.source.as_ref().map(|source| &source.value) else { continue };
            let key = named.get(&(rank, source.name.as_str())).cloned();
            let key = key.unwrap_or_else(|| nodes.key(rank, &source.name, source.kind, entities));
            if let Some(voice) = made.get_mut(&key) {
                voice.figures.push(FigureRef { article: order[rank], figure: at });
            }
        }
    }
    let mut all: Vec<Voice> = made.into_values().map(Made::voice).collect();
    all.sort_by(|a, b| a.name.cmp(&b.name).then_with(|| a.quotes.cmp(&b.quotes)));
    let of =
        all.iter().enumerate().flat_map(|(at, voice)| voice.quotes.iter().map(move |quote| (*quote, at))).collect();
    Voices { all, of }
}

/// "he", "they": somebody whom the article does not let us name.
fn is_pronoun(speaker: &Speaker) -> bool {
    speaker.kind == SpeakerKind::Anonymous && pronouns::subject(&speaker.name).is_some()
}

/// A voice being gathered.
#[derive(Default)]
struct Made<'a> {
    printed: BTreeMap<&'a str, usize>,
    kinds: BTreeMap<SpeakerKind, usize>,
    quotes: Vec<QuoteRef>,
    figures: Vec<FigureRef>,
}

impl Made<'_> {
    fn voice(self) -> Voice {
        // The form printed most often; rather a name in full than a surname or "the council".
        let form = |(name, count): &(&&str, &usize)| {
            (name.starts_with(char::is_uppercase), name.contains(' '), **count, name.len())
        };
        let name = self.printed.iter().max_by_key(form).map_or(String::new(), |(name, _)| (*name).to_owned());
        let kind = self.kinds.iter().max_by_key(|(_, count)| **count).map_or(SpeakerKind::Anonymous, |(kind, _)| *kind);
        Voice { name, kind, quotes: self.quotes, figures: self.figures }
    }
}

/// Full names, surnames and descriptions of speakers, joined where they mean one.
#[derive(Default)]
struct Nodes {
    /// Full names of persons, plain, over the whole collection.
    full: BTreeMap<String, usize>,
    /// What only means somebody within one article: surnames and descriptions.
    local: HashMap<(usize, String), usize>,
    /// Within one article, the full plain name that a body's short form means.
    bodies: HashMap<(usize, String), String>,
    up: Vec<usize>,
}

/// A full name: where it stands, and what tells its bearer from others.
struct Person {
    node: usize,
    name: String,
    ranks: Vec<usize>,
    gender: Option<Gender>,
}

/// Persons of one surname, and places of one name, that are looked at pair by pair.
const MOST: usize = 64;

impl Nodes {
    fn of<'a>(
        readings: &[&'a Reading],
        related: &Related,
        speakers: impl Iterator<Item = (usize, &'a Speaker)>,
    ) -> Self {
        let mut nodes = Nodes::default();
        let mut short: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut described: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut bodies: BTreeMap<String, Vec<(usize, &str)>> = BTreeMap::new();
        let mut lasts: HashSet<String> = HashSet::new();
        let mut seen: HashSet<(usize, &str)> = HashSet::new();
        for (rank, speaker) in speakers.filter(|(rank, speaker)| seen.insert((*rank, speaker.name.as_str()))) {
            if may_be_person(readings[rank], &speaker.name, speaker.kind) {
                lasts.insert(last(&speaker.name));
                if !speaker.name.contains(' ') {
                    short.entry(plain(&speaker.name)).or_default().push(rank);
                }
            } else if is_described(speaker.kind) {
                described.entry(plain(&speaker.name)).or_default().push(rank);
            } else if speaker.kind == SpeakerKind::Organisation {
                bodies.entry(plain(&speaker.name)).or_default().push((rank, speaker.name.as_str()));
            }
        }
        let mut persons: BTreeMap<String, Vec<Person>> = BTreeMap::new();
        for (rank, reading) in readings.iter().enumerate() {
            for named in &reading.names.all {
                let full = named.kind == NameKind::Person && named.canonical.contains(' ');
                if full && lasts.contains(last(&named.canonical).as_str()) {
                    nodes.note(&mut persons, rank, &named.canonical, named.gender);
                }
            }
            for speaker in reading.quotes.iter().filter_map(|quote| quote.speaker.as_ref()) {
                if speaker.kind == SpeakerKind::Person && speaker.name.contains(' ') {
                    nodes.note(&mut persons, rank, &speaker.name, None);
                }
            }
        }
        for bearers in persons.values().filter(|bearers| (2..MOST).contains(&bearers.len())) {
            nodes.join_spellings(bearers, related);
        }
        for (name, ranks) in short {
            nodes.join_surname(&name, ranks, readings, &persons, related);
        }
        for (name, ranks) in described {
            nodes.join_story(&name, &ranks, related);
        }
        nodes.join_bodies(&bodies, related);
        nodes
    }

    fn node(&mut self) -> usize {
        self.up.push(self.up.len());
        self.up.len() - 1
    }

    fn unite(&mut self, a: usize, b: usize) {
        let (a, b) = (super::statements::root(&mut self.up, a), super::statements::root(&mut self.up, b));
        self.up[a.max(b)] = a.min(b);
    }

    fn note(&mut self, persons: &mut BTreeMap<String, Vec<Person>>, rank: usize, name: &str, gender: Option<Gender>) {
        let key = plain(name);
        let bearers = persons.entry(last(name)).or_default();
        let at = match self.full.get(&key).and_then(|node| bearers.iter().position(|person| person.node == *node)) {
            Some(at) => at,
            None => {
                let node = self.node();
                self.full.insert(key.clone(), node);
                bearers.push(Person { node, name: key, ranks: Vec::new(), gender: None });
                bearers.len() - 1
            }
        };
        let person = &mut bearers[at];
        person.gender = person.gender.or(gender);
        if person.ranks.last() != Some(&rank) {
            person.ranks.push(rank);
        }
    }

    /// "Andy Marsh" and "Andrew J. Marsh" of one story are one, unless an article has both or the form fits another, too.
    fn join_spellings(&mut self, bearers: &[Person], related: &Related) {
        let fits = |a: &Person, b: &Person| {
            let given = |person: &Person| person.name.split(' ').next().unwrap_or_default().to_owned();
            let apart = a.gender.zip(b.gender).is_some_and(|(a, b)| a != b);
            !apart
                && may_be_one(&given(a), &given(b))
                && a.ranks.iter().all(|rank| b.ranks.binary_search(rank).is_err())
                && a.ranks
                    .iter()
                    .take(MOST)
                    .any(|one| b.ranks.iter().take(MOST).any(|other| tells(related, *one, *other)))
        };
        let count = bearers.len();
        let table: Vec<bool> = (0..count * count)
            .map(|at| at / count == at % count || fits(&bearers[at / count], &bearers[at % count]))
            .collect();
        let row = |at: usize| &table[at * count..(at + 1) * count];
        for a in 0..count {
            for b in a + 1..count {
                if row(a)[b] && row(a) == row(b) {
                    self.unite(bearers[a].node, bearers[b].node);
                }
            }
        }
    }

    /// A surname alone is the one person of its own or a related article who bears it.
    fn join_surname(
        &mut self,
        name: &str,
        ranks: Vec<usize>,
        readings: &[&Reading],
        persons: &BTreeMap<String, Vec<Person>>,
        related: &Related,
    ) {
        let bearers = persons.get(name).map_or(&[][..], Vec::as_slice);
        let mut nobody: Vec<usize> = Vec::new();
        for rank in ranks {
            let names = &readings[rank].names;
            let here = names.all.iter().find(|named| plain(&named.canonical) == name);
            let gender = here.and_then(|named| named.gender);
            let mut meant: Vec<usize> = bearers
                .iter()
                .filter(|person| gender.is_none() || person.gender.is_none() || gender == person.gender)
                .filter(|person| person.ranks.iter().any(|other| *other == rank || tells(related, rank, *other)))
                .map(|person| super::statements::root(&mut self.up, person.node))
                .collect();
            meant.sort_unstable();
            meant.dedup();
            match meant[..] {
                [one] => {
                    self.local.insert((rank, name.to_owned()), one);
                }
                [] => nobody.push(rank),
                _ => {
                    let node = self.node();
                    self.local.insert((rank, name.to_owned()), node);
                }
            }
        }
        nobody.retain(|rank| {
            let kind = readings[*rank].names.all.iter().find(|named| plain(&named.canonical) == name).map(|n| n.kind);
            kind == Some(NameKind::Person)
        });
        self.join_story(name, &nobody, related);
    }

    /// One node for the same words in articles of one story.
    fn join_story(&mut self, name: &str, ranks: &[usize], related: &Related) {
        let own: HashMap<usize, usize> = ranks.iter().map(|rank| (*rank, self.node())).collect();
        for rank in ranks {
            for other in related.of(*rank).iter().filter(|other| **other > *rank) {
                if let Some(node) = own.get(other) {
                    self.unite(own[rank], *node);
                }
            }
        }
        self.local.extend(own.into_iter().map(|(rank, node)| ((rank, name.to_owned()), node)));
    }

    /// "the council", "the city council": the one body of a related article whose name ends so ("Halvik City Council").
    fn join_bodies(&mut self, bodies: &BTreeMap<String, Vec<(usize, &str)>>, related: &Related) {
        let mut by_last: BTreeMap<&str, Vec<&String>> = BTreeMap::new();
        for name in bodies.keys() {
            by_last.entry(name.rsplit(' ').next().unwrap_or(name)).or_default().push(name);
        }
        for (name, places) in bodies {
            let alike = by_last.get(name.rsplit(' ').next().unwrap_or(name)).map_or(&[][..], Vec::as_slice);
            let common = places.iter().all(|(_, printed)| printed.starts_with(char::is_lowercase));
            if !common || alike.len() < 2 || alike.len() > MOST {
                continue;
            }
            for (rank, _) in places {
                let longer = alike.iter().filter(|other| ends_with_words(other, name) && other.len() > name.len());
                let here =
                    |other: &&&String| bodies[**other].iter().any(|(at, _)| at == rank || tells(related, *rank, *at));
                let mut meant: Vec<&String> = longer.filter(here).copied().collect();
                meant.sort_by_key(|other| std::cmp::Reverse(other.len()));
                // The longest, where the others are short forms of it.
                if let Some((longest, others)) = meant.split_first()
                    && others.iter().all(|other| ends_with_words(longest, other))
                {
                    self.bodies.insert((*rank, name.clone()), (*longest).clone());
                }
            }
        }
    }

    fn key(&mut self, rank: usize, name: &str, kind: SpeakerKind, entities: &Entities) -> Key {
        let mut plain_name = plain(name);
        if let Some(full) = self.bodies.get(&(rank, plain_name.clone())) {
            plain_name.clone_from(full);
        }
        let node = match self.full.get(&plain_name) {
            Some(node) if kind == SpeakerKind::Person => Some(*node),
            _ => self.local.get(&(rank, plain_name.clone())).copied(),
        };
        if let Some(node) = node {
            return Key::Node(super::statements::root(&mut self.up, node));
        }
        let body = matches!(kind, SpeakerKind::Organisation | SpeakerKind::Medium);
        let entity = if body { entities.named(&plain_name) } else { None };
        entity.map_or(Key::Plain(plain_name), Key::Entity)
    }
}

/// Whether `long` ends in the words of `short`.
fn ends_with_words(long: &str, short: &str) -> bool {
    long.strip_suffix(short).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
}

fn is_described(kind: SpeakerKind) -> bool {
    matches!(kind, SpeakerKind::Document | SpeakerKind::Anonymous)
}

/// A person; or a single name of which its article does not say what it is.
fn may_be_person(reading: &Reading, name: &str, kind: SpeakerKind) -> bool {
    let unknown = || {
        let named = reading.names.all.iter().find(|named| named.canonical == name);
        !name.contains(' ') && named.is_some_and(|named| named.kind == NameKind::Unknown)
    };
    kind == SpeakerKind::Person || kind == SpeakerKind::Organisation && unknown()
}

fn tells(related: &Related, one: usize, other: usize) -> bool {
    related.of(one).binary_search(&other).is_ok()
}

/// The last word of a name, in lower case.
fn last(name: &str) -> String {
    let plain = lower(name.rsplit(' ').find(|word| !is_suffix(word)).unwrap_or(name)).into_owned();
    plain.replace('’', "'")
}

/// "Jr.", "III".
fn is_suffix(word: &str) -> bool {
    matches!(word.trim_end_matches('.'), "Jr" | "Sr" | "II" | "III" | "IV")
}

#[cfg(test)]
mod tests {
    use super::super::tests::read;

    /// Each voice with the articles of its quotes: "Mara Voss: a b".
    fn check(articles: &[&str], expected: &[&str]) {
        let (_, comparison) = read(articles);
        let line = |voice: &super::Voice| {
            let letters = voice.quotes.iter().map(|quote| char::from(b'a' + quote.article as u8).to_string());
            format!("{}: {}", voice.name, letters.collect::<Vec<_>>().join(" "))
        };
        assert_eq!(comparison.voices.iter().map(line).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_surname_is_the_full_name_of_a_related_article() {
        check(
            &[
                "Ferry chief Mara Voss spoke in Halvik. “The boats are sound,” Mara Voss said.",
                "The Halvik ferry sank, Voss said. “The boats were sound,” Mr Voss told the Halvik Courier.",
                "Ferries in Halvik will stop. CEO Mara Voss said on Friday that the boats are sound.",
            ],
            &["Mara Voss: a b b c"],
        );
    }

    #[test]
    fn a_surname_that_two_bear_is_neither() {
        check(
            &[
                "Ann Marsh and Bill Marsh met in Halvik. Ann Marsh said that the boats are sound.",
                "In Halvik, Mr Marsh met the crew. “The boats leak,” Bill Marsh said.",
                "In Halvik, Marsh said on Sunday that the boats are fine. The Halvik crew left.",
            ],
            &["Ann Marsh: a", "Bill Marsh: b", "Marsh: c"],
        );
    }

    #[test]
    fn a_form_of_address_tells_two_of_one_surname_apart() {
        check(
            &[
                "Ann Marsh and Bill Marsh met in Halvik. Ann Marsh said that the boats are sound.",
                "In Halvik, Mrs Marsh said on Sunday that the boats are fine. The Halvik crew left.",
            ],
            &["Ann Marsh: a b"],
        );
    }

    #[test]
    fn pet_forms_and_middle_initials_are_one_person_within_a_story() {
        check(
            &[
                "Ferry chief Andrew J. Pellow spoke in Halvik. “The boats are sound,” Andrew J. Pellow said.",
                "In Halvik, the ferry chief Andy Pellow said that the boats are sound.",
            ],
            &["Andrew J. Pellow: a b"],
        );
        check(
            &[
                "Ferry chief Andrew Pellow met Ann Marsh, Bill Dorn and Ida Quill of Northlight in Halvik. “The boats are \
                 sound,” Andrew Pellow said in Port Ellis.",
                "In Laketown, the painter Andy Pellow met Clara Feld, Paul Stenner and Rosa Imhof of Boreal in Sundale. \
                 Pellow said in Norburg that the walls are dry.",
            ],
            &["Andrew Pellow: a", "Andy Pellow: b"],
        );
    }

    #[test]
    fn a_short_form_of_a_body_is_the_one_that_bears_it_in_the_story() {
        check(
            &[
                "Halvik City Council said on Monday that the ferry of Mara Voss leaks.",
                "The ferry of Mara Voss leaks. The city council said in Halvik that it will be mended.",
                "In Halvik, the council said that the ferry of Mara Voss is mended.",
            ],
            &["Halvik City Council: a b c"],
        );
    }

    #[test]
    fn unnamed_people_of_another_story_are_other_people() {
        check(
            &[
                "Officials said in Halvik that the ferry of Mara Voss leaks.",
                "The Halvik ferry of Mara Voss leaks, officials said. Halvik waits.",
                "In Laketown, officials said that the painter Goran Feld is free.",
            ],
            &["officials: a b", "officials: c"],
        );
    }

    #[test]
    fn a_pronoun_without_a_name_is_no_voice() {
        check(&["They said that the boats leak."], &[]);
    }

    #[test]
    fn figures_follow_the_person_not_the_surname() {
        let (readings, comparison) = read(&[
            "Ann Marsh and Bill Marsh met in Halvik. Ann Marsh said that 400 boats leak. Bill Marsh said that 30 boats leak.",
            "In Halvik, Mrs Marsh said on Sunday that 400 boats leak. The Halvik crew left.",
        ]);
        let printed = |name: &str| -> Vec<String> {
            let voice = comparison.voices.iter().find(|voice| voice.name == name).expect("a voice of this name");
            let words = |at: &super::FigureRef| {
                let reading = &readings[at.article];
                reading.figures[at.figure].span.of(reading.article.text()).to_owned()
            };
            voice.figures.iter().map(words).collect()
        };
        assert_eq!(printed("Ann Marsh"), ["400", "400"]);
        assert_eq!(printed("Bill Marsh"), ["30"]);
    }
}
