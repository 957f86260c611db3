//! Corrections of several figures, as constraints that come before every rule of the machine.
//!
//! What must be together is united first; what must not be is kept apart absolutely; of what contradicts itself the
//! newest holds. The machine then groups as it would without them, but for joins that would break one: groups that the
//! analyst ties together become one measure as a whole, and so does whatever a later article adds to either.
//!
//! A figure that is moved stands twice: what was said of it before is said of the measure it stood in, what is said of it
//! later goes with it. So moving one figure tears nothing else apart.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::applied::nearest;
use super::{Correction, Outcome};
use crate::article::{ArticleId, Place};
use crate::compare::keys::Completed;
use crate::compare::{FigureRef, Relation};
use crate::reading::Reading;

/// A figure in the analyst's ties: its index among the facts, or past them where a moved figure stood before.
type Node = u32;

/// Two figures that are not about the same thing.
struct Apart {
    a: Node,
    b: Node,
    index: usize,
}

/// What is said of the measure that a figure is in.
struct Said<T> {
    of: Node,
    /// The figure itself, where nothing is left in the measure that it was moved from.
    fact: usize,
    index: usize,
    what: T,
}

/// The constraints of one comparison.
#[derive(Default)]
pub(in crate::compare) struct Ties {
    facts: usize,
    /// By fact: the correction that moves it, and the node of where it stood.
    moved: HashMap<usize, (usize, Node)>,
    together: Vec<(Node, Node, usize)>,
    apart: Vec<Apart>,
    labels: Vec<Said<String>>,
    relations: Vec<Said<Relation>>,
    /// By correction; `None` for one that is not of several figures.
    pub outcomes: Vec<Option<Outcome>>,
}

impl Ties {
    /// From `corrections`, oldest first. `all` are the facts of `readings`.
    pub fn of(readings: &[Arc<Reading>], all: &[Completed<'_>], corrections: &[Correction<Place>]) -> Self {
        let mut ties = Ties { facts: all.len(), outcomes: vec![None; corrections.len()], ..Ties::default() };
        let ours = |c: &&Correction<Place>| !c.is_of_one_article() && !matches!(c, Correction::Alias { .. });
        if !corrections.iter().any(|c| ours(&c)) {
            return ties;
        }
        let index = Index::of(readings, all, corrections);
        ties.find_moved(&index, corrections);
        // Newest first: what is kept already is never contradicted.
        let mut known = Union::new(all.len() + ties.moved.len());
        for (at, correction) in corrections.iter().enumerate().rev().filter(|(_, c)| ours(c)) {
            let found: Result<Vec<usize>, Outcome> = correction.places().map(|place| index.fact(place)).collect();
            ties.outcomes[at] = Some(match found {
                Err(outcome) => outcome,
                Ok(facts) => ties.add(at, correction, &facts, &mut known),
            });
        }
        ties
    }

    pub fn is_empty(&self) -> bool {
        self.together.is_empty() && self.apart.is_empty() && self.moved.is_empty()
    }

    /// The newest move of each figure.
    fn find_moved(&mut self, index: &Index<'_>, corrections: &[Correction<Place>]) {
        for (at, correction) in corrections.iter().enumerate() {
            if let Correction::Move { figure, to } = correction
                && let (Ok(figure), Ok(to)) = (index.fact(figure), index.fact(to))
                && figure != to
            {
                let node = (self.facts + self.moved.len()) as Node;
                self.moved.entry(figure).or_insert((at, node)).0 = at;
            }
        }
    }

    /// The node that the correction of index `at` means by a fact.
    fn node(&self, fact: usize, at: usize) -> Node {
        match self.moved.get(&fact) {
            Some((moved, before)) if at < *moved => *before,
            _ => fact as Node,
        }
    }

    /// The node that the machine groups by a fact: where it stood before it was moved.
    pub fn stood(&self, fact: usize) -> Node {
        self.moved.get(&fact).map_or(fact as Node, |(_, before)| *before)
    }

    pub fn is_moved(&self, fact: usize) -> bool {
        self.moved.contains_key(&fact)
    }

    fn add(&mut self, at: usize, correction: &Correction<Place>, facts: &[usize], known: &mut Union) -> Outcome {
        match (correction, facts) {
            (Correction::SameMeasure { .. } | Correction::Move { .. }, [one, other]) => {
                if let (Correction::Move { .. }, Some((newest, _))) = (correction, self.moved.get(one))
                    && *newest != at
                {
                    return Outcome::Overridden { by: *newest };
                }
                let (a, b) = (self.node(*one, at), self.node(*other, at));
                if let Some(by) = self.keeps_apart(a, b, known) {
                    return Outcome::Overridden { by };
                }
                known.unite(a, b);
                self.together.push((a, b, at));
                Outcome::Applied
            }
            (Correction::OtherMeasure { .. }, [one, other]) => {
                let (a, b) = (self.node(*one, at), self.node(*other, at));
                if known.root(a) == known.root(b) {
                    let by = self.ties_of(a, known).unwrap_or(at);
                    return Outcome::Overridden { by };
                }
                self.apart.push(Apart { a, b, index: at });
                Outcome::Applied
            }
            (Correction::Rename { label, .. }, [fact]) => {
                self.labels.push(Said { of: self.node(*fact, at), fact: *fact, index: at, what: label.clone() });
                Outcome::Applied
            }
            (Correction::Relation { relation, .. }, [fact]) => {
                self.relations.push(Said { of: self.node(*fact, at), fact: *fact, index: at, what: *relation });
                Outcome::Applied
            }
            _ => Outcome::NotFound,
        }
    }

    /// The newest correction that keeps the two apart.
    fn keeps_apart(&self, a: Node, b: Node, known: &mut Union) -> Option<usize> {
        let (a, b) = (known.root(a), known.root(b));
        let mut between = |apart: &&Apart| {
            let (x, y) = (known.root(apart.a), known.root(apart.b));
            (x, y) == (a, b) || (x, y) == (b, a)
        };
        self.apart.iter().filter(|apart| between(apart)).map(|apart| apart.index).max()
    }

    /// The newest correction that ties figures together with `node`.
    fn ties_of(&self, node: Node, known: &mut Union) -> Option<usize> {
        let root = known.root(node);
        self.together.iter().filter(|(a, ..)| known.root(*a) == root).map(|(.., index)| *index).max()
    }
}

/// Where the figures that corrections speak of are among the facts.
struct Index<'r> {
    readings: HashMap<&'r ArticleId, (usize, &'r Reading)>,
    facts: HashMap<FigureRef, usize>,
}

impl<'r> Index<'r> {
    fn of(readings: &'r [Arc<Reading>], all: &[Completed<'_>], corrections: &[Correction<Place>]) -> Self {
        let spoken: BTreeSet<&ArticleId> = corrections.iter().flat_map(|c| c.places()).map(|p| &p.article).collect();
        let readings: HashMap<_, _> = readings
            .iter()
            .enumerate()
            .filter(|(_, reading)| spoken.contains(&reading.article.id))
            .map(|(index, reading)| (&reading.article.id, (index, &**reading)))
            .collect();
        let facts = all
            .iter()
            .enumerate()
            .filter(|(_, completed)| readings.contains_key(&completed.fact.article().id))
            .map(|(at, completed)| (completed.fact.at, at))
            .collect();
        Index { readings, facts }
    }

    fn fact(&self, place: &Place) -> Result<usize, Outcome> {
        let (article, reading) = self.readings.get(&place.article).ok_or(Outcome::NotFound)?;
        let figure = nearest(reading.figures.iter().map(|f| f.span), place.span).ok_or(Outcome::NotFound)?;
        self.facts.get(&FigureRef { article: *article, figure }).copied().ok_or(Outcome::NotCompared)
    }
}

/// Sets of nodes being united. The root of a set is its smallest node, whatever the order of uniting.
struct Union(Vec<Node>);

impl Union {
    fn new(nodes: usize) -> Self {
        Union((0..nodes as Node).collect())
    }

    fn root(&mut self, mut node: Node) -> Node {
        while self.0[node as usize] != node {
            self.0[node as usize] = self.0[self.0[node as usize] as usize];
            node = self.0[node as usize];
        }
        node
    }

    fn unite(&mut self, a: Node, b: Node) -> (Node, Node) {
        let (a, b) = (self.root(a), self.root(b));
        let (kept, gone) = (a.min(b), a.max(b));
        self.0[gone as usize] = kept;
        (kept, gone)
    }
}

/// The ties while the machine groups.
pub(in crate::compare) struct Keeper<'t> {
    ties: &'t Ties,
    union: Union,
    /// By root: the roots that must stay apart from it.
    hostile: HashMap<Node, BTreeSet<Node>>,
    /// The corrections that kept the machine from a join.
    broken: BTreeSet<usize>,
}

impl<'t> Keeper<'t> {
    pub fn new(ties: &'t Ties) -> Self {
        let mut union = Union::new(ties.facts + ties.moved.len());
        for (a, b, _) in &ties.together {
            union.unite(*a, *b);
        }
        let mut hostile: HashMap<Node, BTreeSet<Node>> = HashMap::new();
        for apart in &ties.apart {
            let (a, b) = (union.root(apart.a), union.root(apart.b));
            hostile.entry(a).or_default().insert(b);
            hostile.entry(b).or_default().insert(a);
        }
        Keeper { ties, union, hostile, broken: BTreeSet::new() }
    }

    /// Lets the machine join the groups of two facts, unless the analyst keeps them apart.
    pub fn join(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.union.root(self.ties.stood(a)), self.union.root(self.ties.stood(b)));
        if a == b {
            return true;
        }
        if self.hostile.get(&a).is_some_and(|others| others.contains(&b)) {
            for apart in &self.ties.apart {
                let (x, y) = (self.union.root(apart.a), self.union.root(apart.b));
                if (x, y) == (a, b) || (x, y) == (b, a) {
                    self.broken.insert(apart.index);
                }
            }
            return false;
        }
        let (kept, gone) = self.union.unite(a, b);
        for other in self.hostile.remove(&gone).unwrap_or_default() {
            if let Some(others) = self.hostile.get_mut(&other) {
                others.remove(&gone);
                others.insert(kept);
            }
            self.hostile.entry(kept).or_default().insert(other);
        }
        true
    }

    /// What every fact is grouped by in the end.
    pub fn finish(mut self) -> Settled {
        let roots = (0..self.ties.facts as Node).map(|fact| self.union.root(fact)).collect();
        let places = (0..self.union.0.len() as Node).map(|node| self.union.root(node)).collect();
        Settled { roots, places, broken: self.broken }
    }
}

/// The analyst's ties and the machine's joins together.
pub(in crate::compare) struct Settled {
    /// For each fact what it is grouped by.
    pub roots: Vec<Node>,
    /// The same for each node.
    places: Vec<Node>,
    broken: BTreeSet<usize>,
}

/// What the analyst says of one measure.
#[derive(Clone, Debug, Default)]
pub(in crate::compare) struct ByHand {
    pub label: Option<String>,
    pub relation: Option<Relation>,
    /// The groups that the machine would join with this one.
    pub kept_from: BTreeSet<usize>,
}

impl Ties {
    /// What is said of each group, and what became of what was said. `group_of` gives the group of each fact, and
    /// `strands` the one that the machine made.
    pub fn settle(
        &mut self,
        settled: Option<&Settled>,
        group_of: &[usize],
        strands: &[u32],
    ) -> BTreeMap<usize, ByHand> {
        let mut by_hand: BTreeMap<usize, ByHand> = BTreeMap::new();
        let by_root: HashMap<Node, usize> = settled
            .map(|settled| settled.roots.iter().zip(group_of).map(|(root, group)| (*root, *group)).collect())
            .unwrap_or_default();
        let group = |of: Node, fact: usize| match settled {
            Some(settled) => by_root.get(&settled.places[of as usize]).copied().unwrap_or(group_of[fact]),
            None => group_of[fact],
        };
        // Newest first, as they were added.
        let mut named: HashMap<usize, usize> = HashMap::new();
        for said in &self.labels {
            let group = group(said.of, said.fact);
            match named.get(&group) {
                Some(by) => self.outcomes[said.index] = Some(Outcome::Overridden { by: *by }),
                None => {
                    named.insert(group, said.index);
                    by_hand.entry(group).or_default().label = Some(said.what.clone());
                }
            }
        }
        named.clear();
        for said in &self.relations {
            let group = group(said.of, said.fact);
            match named.get(&group) {
                Some(by) => self.outcomes[said.index] = Some(Outcome::Overridden { by: *by }),
                None => {
                    named.insert(group, said.index);
                    by_hand.entry(group).or_default().relation = Some(said.what);
                }
            }
        }
        let Some(settled) = settled else { return by_hand };
        for apart in &self.apart {
            if !settled.broken.contains(&apart.index) {
                self.outcomes[apart.index] = Some(Outcome::Agreed);
                continue;
            }
            let groups = [apart.a, apart.b].map(|node| by_root.get(&settled.places[node as usize]).copied());
            if let [Some(one), Some(other)] = groups {
                by_hand.entry(one).or_default().kept_from.insert(other);
                by_hand.entry(other).or_default().kept_from.insert(one);
            }
        }
        let machine: HashMap<Node, u32> =
            strands.iter().enumerate().map(|(fact, strand)| (self.stood(fact), *strand)).collect();
        for (a, b, index) in &self.together {
            // A moved figure was grouped by the machine where it stood.
            let strand = |node: &Node| match self.moved.get(&(*node as usize)) {
                Some((_, before)) => machine.get(before),
                None => machine.get(node),
            };
            if strand(a) == strand(b) {
                self.outcomes[*index] = Some(Outcome::Agreed);
            }
        }
        by_hand
    }
}
