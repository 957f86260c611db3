//! Joins linked figures to groups, the best link first.
//!
//! Two groups join when no two of their members are kept apart and they fit on average. What was found once about two
//! groups is remembered as long as it holds, so that a link costs little where its groups have met before.

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::affinity::{AVERAGE, LEAST, SAME_KEY, THRESHOLD};
use super::constraints::Apart;
use super::corrections::{Keeper, Settled, Ties};
use super::crowd::Crowd;
use super::facts::Axis;
use super::keys::Completed;
use super::likeness::{kept_apart, points};
use super::relation::same_value;
use super::replacing::replaces;
use crate::figures::Role;

/// Two figures for which enough speaks, as places among the facts, the smaller first.
#[derive(Clone, Copy)]
pub(super) struct Link {
    pub points: i32,
    /// The two state one number: such a pair joins before any that states two.
    pub same: bool,
    /// The two are one sum in two currencies.
    pub equivalent: bool,
    pub a: u32,
    pub b: u32,
}

impl Link {
    fn order(&self) -> i32 {
        self.points + if self.same || self.equivalent { SAME_KEY } else { 0 }
    }
}

/// How many members of a group speak for it when two groups are compared.
const SPEAKERS: usize = 12;

/// From so many members on a group is known by those that differ in what may keep them apart.
const CROWD: usize = 32;

/// So many links are looked at between two questions whether to go on.
const BREATH: usize = 4096;

/// Two groups as they stood, and the two values of the link that would have joined them.
type Refusal = (u32, u32, usize, [u64; 2]);

/// Two groups, the smaller first, and how many of each spoke.
type Meeting = (u32, u32, usize, usize);

/// Whether two groups are kept apart.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Conflict {
    /// Unless another link speaks for them: two values of one sentence.
    Now,
    /// Whatever else is found.
    Ever,
}

/// Groups being joined. A group is named by one of its members.
pub(super) struct Joining<'g, 'a> {
    all: &'g [Completed<'a>],
    /// The facts that the links speak of, rising; everything below counts by place in this list.
    facts: Vec<u32>,
    of: Vec<u32>,
    members: Vec<Vec<u32>>,
    crowds: HashMap<u32, Crowd>,
    margin: Vec<i32>,
    /// The points of those that are linked, the smaller first.
    linked: HashMap<(u32, u32), i32>,
    /// What was refused once is refused again, until a group grows or other values speak for it.
    refused: HashSet<Refusal>,
    /// By group: the groups that can never join it.
    hostile: HashMap<u32, HashSet<u32>>,
    /// Whether those who spoke for two groups fit.
    met: HashMap<Meeting, bool>,
    /// Groups of so many that nothing keeps apart but what they say in one article.
    friendly: HashSet<(u32, u32, usize, usize)>,
    keeper: Option<Keeper<'g>>,
    /// The groups that give one sum in several currencies.
    mixed: HashSet<u32>,
}

impl<'g, 'a> Joining<'g, 'a> {
    /// Joins along `links`. With `ties` the analyst's come first.
    pub fn of(
        all: &'g [Completed<'a>],
        mut links: Vec<Link>,
        ties: Option<&'g Ties>,
        goes_on: &(dyn Fn() -> bool + Sync),
    ) -> Self {
        links.sort_unstable_by(|x, y| y.order().cmp(&x.order()).then((x.a, x.b).cmp(&(y.a, y.b))));
        let mut facts: Vec<u32> = links.iter().flat_map(|link| [link.a, link.b]).collect();
        facts.sort_unstable();
        facts.dedup();
        let count = facts.len() as u32;
        let mut joining = Joining {
            all,
            of: (0..count).collect(),
            members: (0..count).map(|at| vec![at]).collect(),
            crowds: HashMap::default(),
            margin: vec![i32::MAX; facts.len()],
            linked: HashMap::default(),
            refused: HashSet::default(),
            hostile: HashMap::default(),
            met: HashMap::default(),
            friendly: HashSet::default(),
            keeper: ties.map(Keeper::new),
            mixed: HashSet::default(),
            facts,
        };
        let place = |fact: u32| joining.facts.partition_point(|other| *other < fact) as u32;
        let links: Vec<Link> = links.iter().map(|link| Link { a: place(link.a), b: place(link.b), ..*link }).collect();
        let told = links.iter().filter(|link| !link.equivalent);
        joining.linked = told.map(|link| ((link.a, link.b), link.points)).collect();
        for (done, link) in links.iter().enumerate() {
            if done % BREATH == BREATH - 1 && !goes_on() {
                break;
            }
            joining.join(link);
        }
        joining
    }

    /// For each fact a fact that names its group, and how far the weakest link of the group lies above the threshold.
    pub fn strands(&self) -> impl Iterator<Item = (u32, u32, i32)> + use<'_, 'g, 'a> {
        self.facts.iter().zip(&self.of).map(|(fact, of)| (*fact, self.facts[*of as usize], self.margin[*of as usize]))
    }

    /// The analyst's ties together with these joins.
    pub fn settled(&mut self) -> Option<Settled> {
        self.keeper.take().map(Keeper::finish)
    }

    fn completed(&self, at: u32) -> &'g Completed<'a> {
        &self.all[self.facts[at as usize] as usize]
    }

    fn join(&mut self, link: &Link) {
        let (a, b) = (self.of[link.a as usize], self.of[link.b as usize]);
        if a == b || self.hostile.get(&a).is_some_and(|others| others.contains(&b)) {
            return;
        }
        let value = |at: u32| self.completed(at).fact.stated.unwrap_or(f64::NAN).to_bits();
        let (first, second) = (value(link.a), value(link.b));
        let size = self.members[a as usize].len() + self.members[b as usize].len();
        let refusal = (a.min(b), a.max(b), size, [first.min(second), first.max(second)]);
        if self.refused.contains(&refusal) {
            return;
        }
        if self.passes(link) {
            self.refused.insert(refusal);
            return;
        }
        let replaced = self.replaced(link);
        // Where it is known that they don't fit, nobody asks what keeps them apart.
        if !replaced && self.met.get(&self.meeting(a, b)) == Some(&false) {
            self.refused.insert(refusal);
            return;
        }
        let conflict = self.conflict(a, b, link);
        if conflict == Some(Conflict::Ever) {
            self.hostile.entry(a).or_default().insert(b);
            self.hostile.entry(b).or_default().insert(a);
            return;
        }
        let fits = conflict.is_none() && (replaced || link.equivalent || self.fit(a, b)) && {
            let first = |group: u32| self.facts[self.members[group as usize][0] as usize] as usize;
            let (one, other) = (first(a), first(b));
            self.keeper.as_mut().is_none_or(|keeper| keeper.join(one, other))
        };
        if !fits {
            self.refused.insert(refusal);
            return;
        }
        let (keep, gone) =
            if self.members[a as usize].len() >= self.members[b as usize].len() { (a, b) } else { (b, a) };
        let mixed = link.equivalent || self.mixed.contains(&keep) || self.mixed.contains(&gone);
        self.unite(keep, gone);
        if mixed {
            self.mixed.insert(keep);
        }
        let margin = self.margin[a as usize].min(self.margin[b as usize]).min(link.points - THRESHOLD);
        self.margin[keep as usize] = margin;
    }

    fn unite(&mut self, keep: u32, gone: u32) {
        let moved = std::mem::take(&mut self.members[gone as usize]);
        for &at in &moved {
            self.of[at as usize] = keep;
        }
        self.crowds.remove(&gone);
        self.members[keep as usize].extend(&moved);
        let all = &self.members[keep as usize];
        if let Some(crowd) = self.crowds.get_mut(&keep) {
            moved.iter().for_each(|at| crowd.add(*at, &self.all[self.facts[*at as usize] as usize]));
        } else if all.len() >= CROWD {
            let mut crowd = Crowd::default();
            all.iter().for_each(|at| crowd.add(*at, &self.all[self.facts[*at as usize] as usize]));
            self.crowds.insert(keep, crowd);
        }
        for other in self.hostile.remove(&gone).unwrap_or_default() {
            let theirs = self.hostile.entry(other).or_default();
            theirs.remove(&gone);
            theirs.insert(keep);
            self.hostile.entry(keep).or_default().insert(other);
        }
    }

    fn meeting(&self, a: u32, b: u32) -> Meeting {
        let (few, many) = self.by_size(a, b);
        let speakers = |group: u32| self.members[group as usize].len().min(SPEAKERS);
        (few, many, speakers(few), speakers(many))
    }

    /// The smaller of two groups first.
    fn by_size(&self, a: u32, b: u32) -> (u32, u32) {
        if self.members[a as usize].len() <= self.members[b as usize].len() { (a, b) } else { (b, a) }
    }

    /// Whether the two groups fit: each member of the smaller one has a near one in the other, and on the whole more
    /// speaks for than against.
    fn fit(&mut self, a: u32, b: u32) -> bool {
        let meeting = self.meeting(a, b);
        let (few, many, ..) = meeting;
        if let Some(fits) = self.met.get(&meeting) {
            return *fits;
        }
        let (mut sum, mut count, mut best_sum, mut best_count) = (0, 0, 0, 0);
        for x in self.members[few as usize].iter().take(SPEAKERS) {
            let mut best = None;
            for y in self.members[many as usize].iter().take(SPEAKERS) {
                let known = self.linked.get(&(*x.min(y), *x.max(y))).copied();
                if let Some(points) = known.or_else(|| points(self.completed(*x), self.completed(*y))) {
                    sum += points;
                    count += 1;
                    best = best.max(Some(points));
                }
            }
            if let Some(best) = best {
                best_sum += best;
                best_count += 1;
            }
        }
        let fits = count > 0 && sum >= LEAST * count && best_sum >= AVERAGE * best_count;
        self.met.insert(meeting, fits);
        fits
    }

    /// Whether one sentence gives two values as before and after, and no other article gives the one before: what grew
    /// from 11 to 15 is no rival telling, though a sum that all papers had and that is now raised is one.
    fn passes(&self, link: &Link) -> bool {
        let (a, b) = (&self.completed(link.a).fact, &self.completed(link.b).fact);
        let prior = if a.role() == Role::Prior { link.a } else { link.b };
        let change = (a.role() == Role::Prior) != (b.role() == Role::Prior);
        let told = || {
            let rank = self.completed(prior).fact.rank;
            let group = &self.members[self.of[prior as usize] as usize];
            group.iter().any(|other| self.completed(*other).fact.rank != rank)
        };
        change && !link.same && (a.rank, a.sentence) == (b.rank, b.sentence) && !told()
    }

    /// Whether a sentence says outright that the one value of a link took the place of the other.
    fn replaced(&self, link: &Link) -> bool {
        !link.same && replaces(&self.completed(link.a).fact, &self.completed(link.b).fact)
    }

    /// What keeps the two groups apart, if anything does.
    fn conflict(&mut self, a: u32, b: u32, link: &Link) -> Option<Conflict> {
        let (few, many) = self.by_size(a, b);
        let standing = (few, many, self.members[few as usize].len(), self.members[many as usize].len());
        let friendly = self.friendly.contains(&standing);
        let mut strangers_agree = false;
        // A crowd is known by what the rules look at, and by nothing else.
        let strict = self.crowds.contains_key(&few) || self.crowds.contains_key(&many);
        let pair = |x: u32, y: u32| self.kept_apart(x, y, link, strict);
        let all = || {
            let pairs = self.members[few as usize]
                .iter()
                .flat_map(|x| self.members[many as usize].iter().map(move |y| (*x, *y)));
            pairs.into_iter().find_map(|(x, y)| pair(x, y))
        };
        let found = match (self.crowds.get(&few), self.crowds.get(&many)) {
            (Some(few), Some(many)) => few.at_home(many, pair).or_else(|| {
                let abroad = if friendly { None } else { few.abroad(many, pair) };
                strangers_agree = abroad.is_none();
                abroad
            }),
            (None, Some(many)) => self.members[few as usize].iter().find_map(|x| {
                let fact = &self.completed(*x).fact;
                many.against_one(fact.rank, fact.sentence, |y| pair(*x, y))
            }),
            _ => return all(),
        };
        #[cfg(test)]
        assert_eq!(found.is_some(), all().is_some(), "what a crowd is known by says less than its members");
        // A link that sets one value in the place of another may excuse what another link does not.
        if strangers_agree && !self.replaced(link) {
            self.friendly.insert(standing);
        }
        found
    }

    fn currencies(&self, x: u32, y: u32) -> bool {
        let money = |at: u32| matches!(self.completed(at).fact.axis, Axis::Money(_));
        money(x) && money(y)
    }

    fn mixed(&self, at: u32) -> bool {
        self.mixed.contains(&self.of[at as usize])
    }

    /// A sentence that names two values side by side is no witness against a link that joins those very values.
    fn kept_apart(&self, x: u32, y: u32, link: &Link, strict: bool) -> Option<Conflict> {
        let fact = |at: u32| &self.completed(at).fact;
        let alike = |x: u32, y: u32| same_value(fact(x), fact(link.a)) && same_value(fact(y), fact(link.b));
        let those = || alike(x, y) || alike(y, x);
        match kept_apart(self.completed(x), self.completed(y), strict)? {
            // What a writer says to be one sum in two currencies brings those along that give it in either.
            Apart::Kind if self.currencies(x, y) && (link.equivalent || self.mixed(x) || self.mixed(y)) => None,
            Apart::Sentence | Apart::Article => (!those()).then_some(Conflict::Now),
            // A sentence that says that one replaced the other knows better than the day that either holds for.
            Apart::Period | Apart::Scope | Apart::Concept if self.replaced(link) && those() => None,
            _ => Some(Conflict::Ever),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::read;

    /// How many figures the largest measure has.
    fn most(articles: &[&str]) -> usize {
        read(articles).1.measures.iter().map(|measure| measure.members.len()).max().unwrap_or_default()
    }

    #[test]
    fn what_was_before_is_no_rival_telling_unless_others_told_it() {
        let raised = "Norda has raised its takeover offer for Halden from $40 million to $45 million.";
        assert_eq!(most(&[raised]), 1);
        assert_eq!(most(&[raised, "Norda makes a takeover offer of $40 million for Halden."]), 3);
        assert_eq!(most(&["The staff of the mayor's office has grown from 11 people to 15 people since May."]), 1);
    }

    #[test]
    fn the_two_sides_of_a_vote_are_two_counts() {
        let vote = "The members of the union voted by 412 to 131 to accept the offer, more than a week ago.";
        assert_eq!(most(&[vote]), 1);
        assert_eq!(most(&[vote, "The members of the union voted by 412 to 131 for the offer."]), 2);
    }
}
