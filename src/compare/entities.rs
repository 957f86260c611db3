//! One name for one thing across articles: "AWS" here is "Amazon Web Services" there.
//!
//! Names join by their full forms and by initials; a surname alone joins nobody, for two stories may each have their
//! own Smith.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use super::corrections::{Correction, Outcome};
use crate::article::Place;
use crate::language::names::NameKind;
use crate::reading::Reading;

/// One thing that bears names in the collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Entity(pub u32);

/// Endings that say only what sort of body it is.
static SUFFIXES: &[&str] = &[
    "inc",
    "corp",
    "corporation",
    "ltd",
    "limited",
    "plc",
    "nv",
    "n.v",
    "ag",
    "sa",
    "s.a",
    "gmbh",
    "llc",
    "co",
    "company",
    "group",
    "holdings",
    "se",
    "ab",
    "oyj",
    "spa",
    "pty",
    "bv",
];

/// A name as it is compared: lower case, without article, possessive and corporate ending.
pub(super) fn plain(name: &str) -> String {
    let folded = super::words::fold(name.trim()).replace(".com", "");
    let mut words: Vec<&str> = folded
        .split(|c: char| c.is_whitespace() || c == ',')
        .map(|w| w.trim_end_matches('.'))
        .filter(|w| !w.is_empty())
        .collect();
    if words.len() > 1 && matches!(words[0], "the" | "a" | "an") {
        words.remove(0);
    }
    while words.len() > 1 && words.last().is_some_and(|last| SUFFIXES.contains(last)) {
        words.pop();
    }
    words.join(" ")
}

/// Whether a name is initials: "AWS", "CWU-T".
fn initials(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    (2..=7).contains(&letters) && name.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-' | '&'))
}

/// All names of a collection, joined.
#[derive(Debug, Default)]
pub(super) struct Entities {
    /// From a plain form to its entity.
    forms: HashMap<String, Entity>,
    display: Vec<String>,
    kinds: Vec<NameKind>,
    /// For each entity a hash of the first of its forms: of two comparisons the same entity has the same.
    first: Vec<u64>,
}

/// The names of those whose figures `reading` gives, as [`Entities`] keeps them, each once.
pub(super) fn owners(reading: &Reading) -> Vec<String> {
    let own = own_names(reading);
    let mut owners: Vec<&str> =
        reading.figures.iter().filter_map(|f| Some(f.entity.as_ref()?.value.as_str())).collect();
    owners.sort_unstable();
    owners.dedup();
    let owners = owners.into_iter().filter(|owner| owner.contains(char::is_uppercase)).map(plain);
    owners.map(|name| own.get(&name).cloned().unwrap_or(name)).collect()
}

/// The plain form of each name of an article, with that of the full one; of two that share a form the first.
fn own_names(reading: &Reading) -> HashMap<String, String> {
    let mut own: HashMap<String, String> = HashMap::new();
    for named in &reading.names.all {
        let canonical = plain(&named.canonical);
        for alias in &named.aliases {
            own.entry(plain(alias)).or_insert_with(|| canonical.clone());
        }
        own.entry(canonical.clone()).or_insert(canonical);
    }
    own
}

fn hash(words: impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    words.hash(&mut hasher);
    hasher.finish()
}

impl Entities {
    /// Joins the names of `readings`, which come in a fixed order, and those that the analyst says are one thing; and what
    /// became of each of those corrections.
    pub fn of(readings: &[&Reading], corrections: &[Correction<Place>]) -> (Self, Vec<(usize, Outcome)>) {
        let mut join = Join::default();
        for reading in readings {
            for named in &reading.names.all {
                let own = join.form(&named.canonical);
                join.kinds[own].push(named.kind);
                for alias in &named.aliases {
                    let whole = alias.split_whitespace().nth(1).is_some() || initials(alias);
                    // "Halden Mobile plc (Halden)": the article itself gives the short form.
                    let short =
                        named.kind == NameKind::Organisation && plain(&named.canonical).starts_with(&plain(alias));
                    if named.kind != NameKind::Person && (whole || short) {
                        let other = join.form(alias);
                        join.unite(own, other);
                    }
                }
            }
            for figure in &reading.figures {
                if let Some(entity) = &figure.entity {
                    join.form(&entity.value);
                }
            }
        }
        let outcomes = join.by_hand(corrections);
        (join.finish(), outcomes)
    }

    /// The entities that names of `reading` mean in it.
    pub fn spoken(&self, reading: &Reading) -> Spoken<'_> {
        Spoken { entities: self, own: own_names(reading) }
    }

    /// The entity that a name means wherever it stands.
    pub fn named(&self, name: &str) -> Option<Entity> {
        self.forms.get(&plain(name)).copied()
    }

    /// All that is known of the bearers of `names`, as one number.
    pub fn print(&self, names: &[String]) -> u64 {
        let known = names.iter().map(|name| {
            let entity = self.forms.get(name).map(|entity| entity.0 as usize);
            entity.map_or(0, |at| hash((self.first[at], self.kinds[at] as u8, &self.display[at])))
        });
        known.fold(0, |all, one| hash((all, one)))
    }

    /// What sort of thing it is, as most articles see it.
    pub fn kind(&self, entity: Entity) -> NameKind {
        self.kinds[entity.0 as usize]
    }

    /// The name for people.
    pub fn name(&self, entity: Entity) -> &str {
        &self.display[entity.0 as usize]
    }
}

/// The names of one article.
pub(super) struct Spoken<'e> {
    entities: &'e Entities,
    /// The plain form of each name, with that of the full one; of two that share a form the first.
    own: HashMap<String, String>,
}

impl Spoken<'_> {
    /// The entity that the words `name` mean.
    pub fn find(&self, name: &str) -> Option<Entity> {
        let name = plain(name);
        self.entities.forms.get(self.own.get(&name).unwrap_or(&name)).copied()
    }
}

/// Names being joined.
#[derive(Default)]
struct Join {
    index: BTreeMap<String, usize>,
    /// As printed, with how often.
    printed: Vec<BTreeMap<String, usize>>,
    /// What the articles take it for.
    kinds: Vec<Vec<NameKind>>,
    up: Vec<usize>,
    /// By form: the name that the analyst wants to see.
    given: BTreeMap<usize, (usize, String)>,
}

impl Join {
    fn form(&mut self, name: &str) -> usize {
        let next = self.up.len();
        let at = *self.index.entry(plain(name)).or_insert(next);
        if at == next {
            self.up.push(next);
            self.printed.push(BTreeMap::new());
            self.kinds.push(Vec::new());
        }
        *self.printed[at].entry(name.trim().to_owned()).or_default() += 1;
        at
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.up[at] != at {
            self.up[at] = self.up[self.up[at]];
            at = self.up[at];
        }
        at
    }

    fn unite(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.up[a.max(b)] = a.min(b);
    }

    /// Unites what the analyst says is one thing. Of two things that a name is said to be, the newest holds.
    fn by_hand(&mut self, corrections: &[Correction<Place>]) -> Vec<(usize, Outcome)> {
        let mut outcomes = Vec::new();
        let mut said: HashMap<String, (usize, &str)> = HashMap::new();
        for (at, correction) in corrections.iter().enumerate().rev() {
            let Correction::Alias { name, of } = correction else { continue };
            let outcome = match said.entry(plain(name)) {
                Entry::Occupied(newer) if plain(newer.get().1) != plain(of) => {
                    Outcome::Overridden { by: newer.get().0 }
                }
                Entry::Occupied(_) => Outcome::Applied,
                Entry::Vacant(entry) => {
                    entry.insert((at, of));
                    match self.index.get(&plain(name)).copied() {
                        None => Outcome::NotFound,
                        Some(alias) => {
                            let real = self.form(of);
                            let known = self.root(alias) == self.root(real);
                            self.unite(alias, real);
                            self.given.entry(real).or_insert_with(|| (at, of.trim().to_owned()));
                            if known { Outcome::Agreed } else { Outcome::Applied }
                        }
                    }
                }
            };
            outcomes.push((at, outcome));
        }
        outcomes
    }

    fn finish(mut self) -> Entities {
        let mut number: HashMap<usize, Entity> = HashMap::new();
        let mut printed: Vec<BTreeMap<String, usize>> = Vec::new();
        let mut kinds: Vec<Vec<NameKind>> = Vec::new();
        let mut first: Vec<u64> = Vec::new();
        let mut forms = HashMap::new();
        let mut given: BTreeMap<Entity, (usize, String)> = BTreeMap::new();
        for (form, at) in std::mem::take(&mut self.index) {
            let root = self.root(at);
            let entity = *number.entry(root).or_insert_with(|| {
                first.push(hash(&form));
                printed.push(BTreeMap::new());
                kinds.push(Vec::new());
                Entity(printed.len() as u32 - 1)
            });
            kinds[entity.0 as usize].append(&mut self.kinds[at]);
            for (name, count) in std::mem::take(&mut self.printed[at]) {
                *printed[entity.0 as usize].entry(name).or_default() += count;
            }
            forms.insert(form, entity);
            if let Some(name) = self.given.remove(&at) {
                let newest = given.entry(entity).or_insert_with(|| name.clone());
                *newest = name.max(newest.clone());
            }
        }
        let mut display: Vec<String> = printed.iter().map(best_name).collect();
        for (entity, (_, name)) in given {
            display[entity.0 as usize] = name;
        }
        let kinds = kinds.iter().map(|kinds| main_kind(kinds)).collect();
        Entities { forms, display, kinds, first }
    }
}

/// The kind that most articles see; of two seen equally often the first in the order of kinds.
fn main_kind(kinds: &[NameKind]) -> NameKind {
    const KINDS: [NameKind; 4] = [NameKind::Person, NameKind::Organisation, NameKind::Place, NameKind::Medium];
    let count = |kind: &NameKind| kinds.iter().filter(|other| *other == kind).count();
    KINDS.into_iter().rev().max_by_key(count).filter(|kind| count(kind) > 0).unwrap_or(NameKind::Unknown)
}

/// Initials where there are any, else the form that is used most, the shorter one of two.
fn best_name(printed: &BTreeMap<String, usize>) -> String {
    let best = printed
        .iter()
        .max_by(|a, b| {
            let key = |(name, count): (&String, &usize)| (initials(name), *count, usize::MAX - name.len());
            key((a.0, a.1)).cmp(&key((b.0, b.1))).then(b.0.cmp(a.0))
        })
        .map(|(name, _)| name.as_str())
        .unwrap_or_default();
    best.strip_prefix("the ").or_else(|| best.strip_prefix("The ")).unwrap_or(best).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corporate_endings_and_articles_fall_away() {
        assert_eq!(plain("The Northlight Group"), "northlight");
        assert_eq!(plain("Halden N.V."), "halden");
        assert_eq!(plain("Company"), "company");
    }

    #[test]
    fn initials_are_capitals_only() {
        assert!(initials("AWS") && initials("CWU-T"));
        assert!(!initials("Oslo") && !initials("A"));
    }
}
