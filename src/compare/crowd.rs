//! A large group by what may keep its members apart from others: of those alike in all of that two stand for all.
//!
//! Which constraints hold between two figures depends on what each says ([`constraints::profile`]) and on whether they
//! stand in one article, or even in one sentence. So a group is kept by profile, by article and by sentence, with two
//! members of each profile that differ in the place.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::constraints;
use super::keys::Completed;

/// A member with its place: article and sentence.
#[derive(Clone, Copy)]
struct At {
    member: u32,
    article: usize,
    sentence: usize,
}

/// The members of one group, added one by one.
#[derive(Default)]
pub(super) struct Crowd {
    /// Two members of different articles.
    profiles: BTreeMap<u64, Two>,
    /// By article and profile: two members of different sentences.
    articles: FxHashMap<usize, BTreeMap<u64, Two>>,
    sentences: FxHashMap<(usize, usize), Vec<u32>>,
}

/// One member of a profile, and one in another place where there is any.
#[derive(Clone, Copy)]
struct Two(At, Option<At>);

impl Two {
    fn iter(&self) -> impl Iterator<Item = At> + use<> {
        std::iter::once(self.0).chain(self.1)
    }

    /// Members of both, one each, that `differ` in place.
    fn apart(&self, other: &Two, differ: impl Fn(At, At) -> bool) -> Option<(u32, u32)> {
        let mut pairs = self.iter().flat_map(|x| other.iter().map(move |y| (x, y)));
        pairs.find(|(x, y)| differ(*x, *y)).map(|(x, y)| (x.member, y.member))
    }
}

fn articles_differ(x: At, y: At) -> bool {
    x.article != y.article
}

fn sentences_differ(x: At, y: At) -> bool {
    x.sentence != y.sentence
}

impl Crowd {
    pub fn add(&mut self, member: u32, completed: &Completed<'_>) {
        let fact = &completed.fact;
        let at = At { member, article: fact.rank, sentence: fact.sentence };
        let profile = constraints::profile(completed);
        let put = |two: &mut Two, differ: fn(At, At) -> bool| {
            if two.1.is_none() && differ(two.0, at) {
                two.1 = Some(at);
            }
        };
        put(self.profiles.entry(profile).or_insert(Two(at, None)), articles_differ);
        let article = self.articles.entry(fact.rank).or_default();
        put(article.entry(profile).or_insert(Two(at, None)), sentences_differ);
        self.sentences.entry((fact.rank, fact.sentence)).or_default().push(member);
    }

    /// The first answer of `ask` for a member of this and one of the other in one article, where it has any for some.
    pub fn at_home<T>(&self, other: &Crowd, ask: impl Fn(u32, u32) -> Option<T>) -> Option<T> {
        for (place, own) in &self.sentences {
            for theirs in other.sentences.get(place).into_iter().flatten() {
                if let Some(found) = own.iter().find_map(|x| ask(*x, *theirs)) {
                    return Some(found);
                }
            }
        }
        self.articles.iter().find_map(|(article, own)| {
            other.articles.get(article).and_then(|theirs| between(own, theirs, sentences_differ, &ask))
        })
    }

    /// The same for two of different articles.
    pub fn abroad<T>(&self, other: &Crowd, ask: impl Fn(u32, u32) -> Option<T>) -> Option<T> {
        between(&self.profiles, &other.profiles, articles_differ, &ask)
    }

    /// The same as both for one figure of `article` and `sentence`: `ask` gets the member.
    pub fn against_one<T>(&self, article: usize, sentence: usize, ask: impl Fn(u32) -> Option<T>) -> Option<T> {
        let first = |profiles: &BTreeMap<u64, Two>, differs: &dyn Fn(At) -> bool| {
            profiles.values().find_map(|two| two.iter().find(|at| differs(*at)).and_then(|at| ask(at.member)))
        };
        let beside = self.sentences.get(&(article, sentence)).into_iter().flatten().find_map(|x| ask(*x));
        beside
            .or_else(|| first(self.articles.get(&article)?, &|at| at.sentence != sentence))
            .or_else(|| first(&self.profiles, &|at| at.article != article))
    }
}

fn between<T>(
    own: &BTreeMap<u64, Two>,
    theirs: &BTreeMap<u64, Two>,
    differ: fn(At, At) -> bool,
    ask: &impl Fn(u32, u32) -> Option<T>,
) -> Option<T> {
    own.values().find_map(|x| theirs.values().find_map(|y| x.apart(y, differ).and_then(|(x, y)| ask(x, y))))
}
