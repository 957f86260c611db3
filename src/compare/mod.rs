//! All articles together: which figures are about the same thing, how they stand to each other, and which claims
//! can be recomputed.
//!
//! Pure and total. The order of the readings does not matter to what is found, and an article of another story
//! changes nothing.
//!
//! The way of a figure: `facts` takes what its article says, `keys` adds what the story says, `grouping` joins figures
//! under `constraints` (hard) and `affinity` (points; `frame` knows like fates under unlike words), `relation` judges each group by interval arithmetic, `origins`
//! counts voices (the copies that `twins` finds are one), `labels` and `explain` find the words, `order` sorts. `checks`
//! recomputes claims; `anew` says what of all this has to be done again after a change, `field` is the part of the
//! collection that it is done with, `known` what stays. `coverage` says who gives what; `voices` joins speakers, `statements` quotations, whose words
//! `wording` lays side by side.

mod affinity;
mod anew;
mod candidates;
mod census;
pub mod checks;
mod constraints;
pub mod corrections;
mod coverage;
mod crowd;
mod entities;
mod equivalent;
mod explain;
mod facts;
mod field;
mod frame;
mod grouping;
mod identity;
mod joining;
mod keys;
mod known;
mod labels;
pub mod likeness;
mod measure;
mod order;
mod origins;
mod parts;
mod related;
mod relation;
mod replacing;
mod stance;
mod statements;
#[cfg(test)]
mod tests;
mod twins;
mod voices;
mod wording;
mod words;

use corrections::{Correction, Outcome, Ties};
pub use coverage::Coverage;
pub use known::Known;
pub use labels::article as article_label;
pub use likeness::Likeness;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use anew::{Anew, Moves};
use field::{Field, Whole};
use known::{Before, Card};

use crate::article::{Place, Span};
use crate::figures::{Figure, FigureKind, Interval, Role, Unit};
use crate::language::calendar::Period;
use crate::quotes::SpeakerKind;
use crate::reading::Reading;

/// A figure of the collection: which reading, and which of its figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FigureRef {
    pub article: usize,
    pub figure: usize,
}

/// A quote of the collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct QuoteRef {
    pub article: usize,
    pub quote: usize,
}

/// What makes figures be about the same thing. Parts that the story leaves open are `None`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    pub concept: Option<String>,
    pub entity: Option<String>,
    pub scope: Option<String>,
    pub role: Role,
    pub period: Option<Period>,
}

/// Stable name of a measure: the same when an unrelated article comes or goes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MeasureId(pub Arc<str>);

/// How the figures of a measure stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    Differ,
    Update,
    Compatible,
    Agree,
    Single,
}

/// What one word for the relation leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Nuance {
    /// Compatible by the words alone: what the words allow meets, what a reader expects does not.
    Loosely,
    /// Differing by exactly another figure of the story ("50" is "49" and the gunman).
    Explained,
    /// A figure lies above what another gave as "up to": a ceiling that was passed contradicts nobody.
    AboveCeiling,
}

/// How sure it is that the figures of a measure are about the same thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Confidence {
    Guess,
    Likely,
    Firm,
}

/// One thing that figures give values for.
#[derive(Clone, Debug)]
pub struct Measure {
    pub id: MeasureId,
    /// For people: "Amazon: corporate job cuts".
    pub label: String,
    pub key: Key,
    pub kind: FigureKind,
    /// The unit of the measure's axis; the members' values are brought to it where their units differ.
    pub unit: Unit,
    /// By publication date, then article, then place in the text.
    pub members: Vec<Member>,
    pub relation: Relation,
    pub nuance: Option<Nuance>,
    /// One line in the manner of a critical apparatus: each value with who gives it
    /// ("14,000: 004 · up to 30,000: 000 (Reuters)").
    pub summary: String,
    /// Why the relation is what it is, naming the rows that make it so.
    pub why: String,
    /// The values that every member allows, where there are any ("all can be true here"), in `unit`.
    pub common: Option<Interval>,
    /// The values that any member allows, in `unit`.
    pub spread: Interval,
    /// How many independent voices stand behind the members.
    pub origins: usize,
    pub confidence: Confidence,
    /// What the machine says where the analyst says otherwise.
    pub machine: Machine,
}

/// What the machine says of a measure, where the analyst says otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Machine {
    /// What it would call the measure.
    pub label: Option<String>,
    /// Which relation it found, and why.
    pub relation: Option<(Relation, String)>,
    /// The measures that it would join with this one.
    pub joins: Vec<MeasureId>,
}

/// A figure as a member of a measure.
#[derive(Clone, Debug)]
pub struct Member {
    pub figure: FigureRef,
    /// Why it belongs here, in words: "job cuts, from its noun; Amazon, from the subject".
    pub why: String,
    /// Who stands behind it at the root; rows of one origin count once.
    pub origin: Origin,
    /// Its own note against the others: "headline drops “up to”", "exceeds the reported ceiling".
    pub note: Option<String>,
    /// Why the machine alone would not have it here, where the analyst put it here: "it has another unit".
    pub by_hand: Option<String>,
}

/// Who stands behind a figure at the root.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Origin {
    pub name: String,
    /// Carried over (from the lead to the headline, say), not stated beside the figure.
    pub inferred: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CheckKind {
    Share,
    Growth,
    Sum,
    /// A rate times a number, or a sum as a multiple of another.
    Product,
    /// One amount in two units.
    Conversion,
    Ordering,
    Superlative,
    /// A headline against its own article.
    Headline,
    Weekday,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    Fails,
    /// Misses, but by less than the rounding of the numbers involved.
    Strained,
    Holds,
}

/// A claim of the text that can be recomputed.
#[derive(Clone, Debug)]
pub struct Check {
    pub kind: CheckKind,
    /// The figures it rests on; the first is the one that makes the claim, where a figure does.
    pub figures: Vec<FigureRef>,
    /// Where the claim stands: the reading and the words.
    pub claim: (usize, Span),
    /// The claim as printed.
    pub says: String,
    pub computed: String,
    pub verdict: Verdict,
    /// The working, in words and numbers.
    pub working: String,
}

/// One speaker of the collection, under one name across all articles.
#[derive(Clone, Debug)]
pub struct Voice {
    pub name: String,
    pub kind: SpeakerKind,
    pub quotes: Vec<QuoteRef>,
    /// The figures that articles give on this speaker's word, by article and place.
    pub figures: Vec<FigureRef>,
}

/// One quotation in several articles: in full, shortened or altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SameQuote {
    /// The fullest form first, then by article and place.
    pub quotes: Vec<QuoteRef>,
    /// For each quote how it stands to the first.
    pub forms: Vec<QuoteForm>,
    /// For each quote its words beside those of the first, in their order.
    pub pieces: Vec<Vec<Piece>>,
}

/// A stretch of words in a quotation, laid beside the fullest form of it. Spans are bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Piece {
    /// Both have it; where it stands in this quotation's article.
    Same(Span),
    /// Only this one has it.
    Own(Span),
    /// Only the fullest form has it; where it stands in that one's article. Stands before the [`Piece::Own`] in its place.
    Lacks(Span),
}

/// Words in marks in one article, and what another article reports without marks, that are likely one statement: offered
/// to the analyst, never asserted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LikelySame {
    pub quoted: QuoteRef,
    pub reported: QuoteRef,
    /// The telling words of both, as the quotation prints them.
    pub shared: Vec<String>,
}

/// How a quotation stands to the fullest form of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum QuoteForm {
    Identical,
    Shortened,
    Altered,
}

/// Everything that comparing the readings gave.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// What an analyst wants first: differing, updates, compatible, agreeing, single; then by size and label.
    pub measures: Vec<Arc<Measure>>,
    pub checks: Vec<Arc<Check>>,
    /// By name; quotes without a speaker are in none.
    pub voices: Vec<Voice>,
    /// Quotations that stand in more than one place.
    pub same_quotes: Vec<SameQuote>,
    /// Quotations that are likely reported without marks elsewhere; by report, each report once.
    pub likely_same: Vec<LikelySame>,
    /// For each reading, for each figure: the measure it is in (an index into `measures`); `None` for tier-two figures
    /// such as dates.
    pub measure_of: Vec<Vec<Option<usize>>>,
    /// For each reading, for each figure: its key with what the story added to the article's own findings.
    pub keys: Vec<Arc<[Key]>>,
    /// For each reading the one that it is a copy of (an index into the readings): the copies of an article are one origin.
    pub twin_of: Vec<Option<usize>>,
    /// For each reading the others that tell its story, rising.
    pub stories: Vec<Vec<usize>>,
    /// For each correction what became of it; `None` for one of a single article, which is in its reading.
    pub outcomes: Vec<Option<Outcome>>,
}

/// Compares the readings of one collection under the analyst's `corrections`, oldest first. The same collection gives the
/// same comparison in any order of readings.
///
/// Those corrections that are of one article have made the readings ([`corrections::correct_all`]) and mean nothing here.
///
/// ```
/// use std::sync::Arc;
/// use crossread::article::{Article, ArticleId, Place, Span};
/// use crossread::compare::compare;
/// use crossread::compare::corrections::Correction;
/// use crossread::reading::Reading;
///
/// let read = |name, text| Arc::new(Reading::of(Arc::new(Article::from_text(name, text))));
/// let readings = [read("a.txt", "Halden will cut 400 jobs in Oslo."), read("b.txt", "Halden will cut 400 jobs in Oslo.")];
/// assert_eq!(compare(&readings, &[]).measures.len(), 1);
/// let at = |name| Place { article: ArticleId::new(name), span: Span::new(16, 19) };
/// let apart = Correction::OtherMeasure { figure: at("a.txt"), other: at("b.txt") };
/// assert_eq!(compare(&readings, &[apart]).measures.len(), 2);
/// ```
pub fn compare(readings: &[Arc<Reading>], corrections: &[Correction<Place>]) -> Comparison {
    compare_while(readings, corrections, &|| true).unwrap_or_default()
}

/// As [`compare`], as long as `goes_on` says so; `None` where it said no. For a comparison that something newer overtakes.
pub fn compare_while(
    readings: &[Arc<Reading>],
    corrections: &[Correction<Place>],
    goes_on: &(dyn Fn() -> bool + Sync),
) -> Option<Comparison> {
    let comparison = compare_after(readings, corrections, &mut Known::default(), goes_on)?;
    Some(Arc::unwrap_or_clone(comparison))
}

/// As [`compare_while`], after the comparison that is `known`: measures keep the names that they had, and only what new,
/// changed and missing articles touch is compared anew. What is found is the same as if nothing were known.
pub fn compare_after(
    readings: &[Arc<Reading>],
    corrections: &[Correction<Place>],
    known: &mut Known,
    goes_on: &(dyn Fn() -> bool + Sync),
) -> Option<Arc<Comparison>> {
    judged(readings, corrections, known, goes_on, Likeness::bundled())
}

/// As [`compare`], under another judgement of pairs than the one that measures best: for measuring it.
pub fn compare_under(readings: &[Arc<Reading>], likeness: &Likeness) -> Comparison {
    judged(readings, &[], &mut Known::default(), &|| true, likeness).map(Arc::unwrap_or_clone).unwrap_or_default()
}

fn judged(
    readings: &[Arc<Reading>],
    corrections: &[Correction<Place>],
    known: &mut Known,
    goes_on: &(dyn Fn() -> bool + Sync),
    likeness: &Likeness,
) -> Option<Arc<Comparison>> {
    let mut order: Vec<usize> = (0..readings.len()).collect();
    order.sort_by(|a, b| readings[*a].article.id.cmp(&readings[*b].article.id).then(a.cmp(b)));
    let by_rank: Vec<&Reading> = order.iter().map(|index| &*readings[*index]).collect();
    let before = known.0.as_deref();
    let arcs: Vec<&Arc<Reading>> = order.iter().map(|index| &readings[*index]).collect();
    let moves = Moves::of(before.map_or(&[], |before| &before.cards), &arcs);

    // Each article by itself.
    let carded = |rank: usize| match (before, moves.before[rank]) {
        (Some(before), Some(old)) => (Arc::clone(&before.cards[old]), None),
        _ => {
            let mut sheet = facts::of(arcs[rank], order[rank], rank);
            (Arc::new(Card::of(arcs[rank], &mut sheet)), Some(sheet))
        }
    };
    let (cards, mut sheets): (Vec<Arc<Card>>, Vec<Option<facts::Sheet<'_>>>) =
        (0..readings.len()).into_par_iter().map(carded).unzip();

    // What shows of all together.
    let related = related::Related::of_signatures(&cards.iter().map(|card| &card.signature).collect::<Vec<_>>());
    let (entities, aliases) = entities::Entities::of(&by_rank, corrections);
    let twins = twins::find(&cards.iter().map(|card| (&*card.reading.article, &card.sketch)).collect::<Vec<_>>());
    let years = keys::story_years(&cards.iter().map(|card| card.year).collect::<Vec<_>>(), &related);
    let print = |rank: usize| {
        known::Print::of(&cards[rank], &entities, years[rank], twins[rank].map(|original| &*cards[original]))
    };
    let prints: Vec<known::Print> = (0..cards.len()).into_par_iter().map(print).collect();
    let whole = Whole {
        cards: &cards,
        order: &order,
        related: &related,
        entities: &entities,
        years: &years,
        twins: &twins,
        likeness,
    };
    if !goes_on() {
        return None;
    }

    // What is compared anew.
    let tied = corrections.iter().any(|c| !c.is_of_one_article() && !matches!(c, Correction::Alias { .. }));
    let few = sheets.iter().filter(|sheet| sheet.is_some()).count() * 4 <= readings.len();
    let before = before.filter(|before| few && !tied && !before.tied);
    let anew = match before {
        Some(before) => Anew::of(&whole, &moves, &prints, before),
        None => Anew::everything(cards.len()),
    };
    let joined_anew = |rank: usize, figure: usize| match (before, moves.before[rank]) {
        (Some(before), Some(old)) if !anew.changed[rank] => anew.parts.contains(&before.parts[old][figure]),
        _ => true,
    };
    let field = match before {
        Some(before) => {
            let touched = |rank: &usize| {
                anew.changed[*rank]
                    || moves.before[*rank].is_some_and(|old| before.parts[old].iter().any(|p| anew.parts.contains(p)))
            };
            whole.field((0..cards.len()).filter(touched))
        }
        None => {
            let all = sheets.par_iter_mut().enumerate().map(|(rank, sheet)| {
                sheet.take().unwrap_or_else(|| facts::of(&cards[rank].reading, order[rank], rank))
            });
            whole.everything(all.collect())
        }
    };
    drop(sheets);
    let all = &field.all;
    let chosen: Vec<bool> = all.iter().map(|c| joined_anew(field.ranks[c.fact.rank], c.fact.at.figure)).collect();
    let mut ties = Ties::of(readings, all, corrections);
    if !goes_on() {
        return None;
    }
    let grouping::Grouped { groups, strands, parts, settled } =
        grouping::group(all, &chosen, &field.starts, &field.related, &ties, goes_on);
    if !goes_on() {
        return None;
    }
    let mut group_of = vec![0; all.len()];
    for (group, at) in groups.iter().enumerate().flat_map(|(g, group)| group.members.iter().map(move |at| (g, *at))) {
        group_of[at] = group;
    }
    let by_hand = ties.settle(settled.as_ref(), &group_of, &strands);
    let mut made: Vec<(Measure, Vec<usize>)> = groups
        .into_par_iter()
        .enumerate()
        .map(|(at, group)| (measure::of(&group, all, &entities, by_hand.get(&at)), group.members))
        .collect();
    if !goes_on() {
        return None;
    }

    // The measures of before, as far as they stay.
    let gone = |before: &Before, measure: &Measure| {
        let first = measure.members[0].figure;
        anew.parts.contains(&before.parts[before.rank(first.article)][first.figure])
    };
    let (stay, go): (Vec<&Arc<Measure>>, Vec<&Arc<Measure>>) = match before {
        Some(before) => before.comparison.measures.iter().partition(|measure| !gone(before, measure)),
        // Nothing is held against what was before but names.
        None => (Vec::new(), known.0.iter().flat_map(|before| &before.comparison.measures).collect()),
    };
    let none = FxHashSet::default();
    let taken = known.0.as_ref().map_or(&none, |before| &before.names);
    let reading_before = |article: usize| match known.0.as_deref() {
        Some(before) => &*before.cards[before.rank(article)].reading,
        None => by_rank[article],
    };
    let names = identity::Names::of(taken, go.iter().map(|measure| &***measure), reading_before);
    let members: Vec<Vec<&keys::Completed<'_>>> =
        made.par_iter().map(|(_, facts)| measure::in_order(facts, all)).collect();
    for ((measure, _), id) in made.iter_mut().zip(identity::names(&members, &names)) {
        measure.id = id;
    }
    drop(members);
    for (at, said) in &by_hand {
        let joins = said.kept_from.iter().map(|other| made[*other].0.id.clone()).collect();
        made[*at].0.machine.joins = joins;
    }
    made.par_sort_by(|a, b| order::measures(&a.0, &b.0).then_with(|| a.1.cmp(&b.1)));
    let index_now =
        |article: usize| before.and_then(|before| moves.now[before.rank(article)]).map_or(article, |rank| order[rank]);
    let stay: Vec<Arc<Measure>> = stay.into_par_iter().map(|measure| known::carried(measure, &index_now)).collect();
    let mut rank_of: Vec<usize> = vec![0; readings.len()];
    for (rank, index) in order.iter().enumerate() {
        rank_of[*index] = rank;
    }
    let first = |measure: &Measure| {
        measure.members.iter().map(|member| (rank_of[member.figure.article], member.figure.figure)).min()
    };
    let in_order = |a: &Measure, b: &Measure| order::measures(a, b).then_with(|| first(a).cmp(&first(b)));
    let (made, facts_of): (Vec<Arc<Measure>>, Vec<Vec<usize>>) =
        made.into_iter().map(|(measure, facts)| (Arc::new(measure), facts)).unzip();
    drop(facts_of);
    let touched = before.map(|before| anew::touched(&made, before, &moves, &rank_of, &anew.changed));
    let gone_names: Vec<MeasureId> = go.iter().map(|measure| measure.id.clone()).collect();
    let made_names: Vec<MeasureId> = made.iter().map(|measure| measure.id.clone()).collect();
    let measures = known::merged(stay, made, &in_order);

    let mut measure_of: Vec<Vec<Option<usize>>> = readings.iter().map(|r| vec![None; r.figures.len()]).collect();
    for (index, measure) in measures.iter().enumerate() {
        for member in &measure.members {
            measure_of[member.figure.article][member.figure.figure] = Some(index);
        }
    }
    let keyed = |index: usize| -> Arc<[Key]> {
        let rank = rank_of[index];
        if let (Some(before), Some(old), false) = (before, moves.before[rank], anew.changed[rank]) {
            return Arc::clone(&before.comparison.keys[before.order[old]]);
        }
        let mut keys: Vec<Key> = readings[index].figures.iter().map(Key::stated).collect();
        let place = field.place(rank);
        for completed in place.into_iter().flat_map(|place| &all[field.starts[place]..field.starts[place + 1]]) {
            let key = &mut keys[completed.fact.at.figure];
            // An owner without a name ("the budget") keeps nothing apart, and is still what its article says.
            let said = key.entity.take();
            *key = completed.key(&entities);
            key.entity = key.entity.take().or(said);
        }
        keys.into()
    };
    let keys: Vec<Arc<[Key]>> = (0..readings.len()).into_par_iter().map(keyed).collect();
    let (parts, next_part) = known::parts(before, &moves, &field, &chosen, &parts, cards.len());

    // Claims.
    let (mut checks, mut abroad): (Vec<Vec<Arc<Check>>>, Vec<bool>) = match before {
        Some(before) => moves
            .before
            .par_iter()
            .map(|old| {
                let Some(old) = *old else { return (Vec::new(), false) };
                let carried = before.checks[old].iter().map(|check| known::carried_check(check, &index_now));
                (carried.collect(), before.abroad[old])
            })
            .unzip(),
        None => (vec![Vec::new(); cards.len()], vec![false; cards.len()]),
    };
    let again: Vec<usize> = match &touched {
        Some(touched) => anew::checked(&whole, &anew, touched, &abroad),
        None => (0..cards.len()).collect(),
    };
    let wider = before.is_some().then(|| {
        let around = again.iter().flat_map(|rank| related.of(*rank)).copied();
        let beside = again.iter().flat_map(|rank| measure_of[order[*rank]].iter().flatten());
        let beside = beside.flat_map(|measure| &measures[*measure].members);
        whole.field(again.iter().copied().chain(around).chain(beside.map(|member| rank_of[member.figure.article])))
    });
    if !goes_on() {
        return None;
    }
    let found = check(wider.as_ref().unwrap_or(&field), &again, &measures, &measure_of);
    for (rank, (found, looked)) in again.iter().zip(found) {
        checks[*rank] = found;
        abroad[*rank] = looked;
    }
    let mut all_checks: Vec<Arc<Check>> = checks.iter().flatten().cloned().collect();
    all_checks.sort_by_key(|check| check.verdict);
    if !goes_on() {
        return None;
    }

    let voices = voices::voices(&by_rank, &order, &related, &entities);
    let same_quotes = statements::same_quotes(&by_rank, &order, &related);
    let likely_same = statements::likely(&by_rank, &order, &related, &voices);
    let mut outcomes = ties.outcomes;
    for (at, outcome) in aliases {
        outcomes[at] = Some(outcome);
    }
    let voices = voices.all;
    let mut twin_of = vec![None; readings.len()];
    let mut stories = vec![Vec::new(); readings.len()];
    for (rank, index) in order.iter().enumerate() {
        twin_of[*index] = twins[rank].map(|original| order[original]);
        stories[*index] = related.of(rank).iter().map(|other| order[*other]).collect();
        stories[*index].sort_unstable();
    }
    let comparison = Arc::new(Comparison {
        measures,
        checks: all_checks,
        voices,
        same_quotes,
        likely_same,
        measure_of,
        keys,
        twin_of,
        stories,
        outcomes,
    });
    drop(field);
    drop(wider);
    let mut names = known.0.take().map(|before| before.names).unwrap_or_default();
    gone_names.iter().for_each(|name| {
        names.remove(name);
    });
    names.extend(made_names);
    known.0 = Some(Box::new(Before {
        cards,
        rank_of,
        order,
        related,
        prints,
        parts,
        next_part,
        abroad,
        checks,
        names,
        tied,
        comparison: Arc::clone(&comparison),
    }));
    Some(comparison)
}

/// The checks of the articles of `ranks`, which are in `field`, and for each whether it looked at related ones.
/// `measure_of` says for each figure of the collection in which of the `measures` it is.
fn check(
    field: &Field<'_>,
    ranks: &[usize],
    measures: &[Arc<Measure>],
    measure_of: &[Vec<Option<usize>>],
) -> Vec<(Vec<Arc<Check>>, bool)> {
    let all = &field.all;
    // Measures by the order in which they come up here.
    let mut number: FxHashMap<usize, usize> = FxHashMap::default();
    let mut here: Vec<Arc<Measure>> = Vec::new();
    let mut members: Vec<Vec<usize>> = Vec::new();
    let mut of: Vec<usize> = Vec::with_capacity(all.len());
    for (at, completed) in all.iter().enumerate() {
        let FigureRef { article, figure } = completed.fact.at;
        let measure = measure_of[article][figure].unwrap_or_default();
        let number = *number.entry(measure).or_insert_with(|| {
            here.push(Arc::clone(&measures[measure]));
            members.push(Vec::new());
            here.len() - 1
        });
        members[number].push(at);
        of.push(number);
    }
    let own = |place: usize| field.starts[place]..field.starts[place + 1];
    let sizes: Vec<_> = (0..field.ranks.len()).into_par_iter().map(|place| checks::sizes(all, own(place))).collect();
    let shares: Vec<_> = (0..field.ranks.len()).into_par_iter().map(|place| checks::shares(all, own(place))).collect();
    let said: Vec<std::sync::OnceLock<Vec<words::Stem>>> = (0..all.len()).map(|_| Default::default()).collect();
    let abroad: Vec<AtomicBool> = field.ranks.iter().map(|_| AtomicBool::new(false)).collect();
    let places: Vec<usize> = ranks.iter().filter_map(|rank| field.place(*rank)).collect();
    let desk = checks::Desk {
        sizes: &sizes,
        shares: &shares,
        all,
        starts: &field.starts,
        measure_of: &of,
        measures: &here,
        members: &members,
        related: &field.related,
        readings: &field.readings,
        order: &field.order,
        abroad: &abroad,
        said: &said,
    };
    let found = checks::run(&desk, &places);
    let looked = places.iter().map(|place| abroad[*place].load(Ordering::Relaxed));
    found.into_iter().zip(looked).collect()
}

impl Key {
    /// What the article alone says of a figure.
    fn stated(figure: &Figure) -> Key {
        Key {
            concept: figure.measure.as_ref().map(|a| a.value.clone()),
            entity: figure.entity.as_ref().map(|a| a.value.clone()),
            scope: figure.scope.as_ref().map(|a| a.value.clone()),
            role: figure.role,
            period: figure.period.as_ref().map(|a| a.value.clone()),
        }
    }
}
