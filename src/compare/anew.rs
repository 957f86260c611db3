//! What has to be compared anew when a few articles came, changed or went: which facts are other ones than before, and what
//! hangs together with those by links.
//!
//! A group knows nothing of figures that no chain of links connects with it. So what was found of the others before is what
//! would be found again.

use std::cmp::Ordering;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::collection::Collection;
use super::known::{Before, Card, NO_PART, Print};
use super::{FigureRef, Measure, grouping};
use crate::reading::Reading;

/// Where the articles are now that were compared before, as far as they are the same.
pub(super) struct Moves {
    /// By rank, the rank before.
    pub before: Vec<Option<usize>>,
    /// By rank before, the rank now.
    pub now: Vec<Option<usize>>,
}

impl Moves {
    /// Both lists go by name.
    pub fn of(before: &[Arc<Card>], now: &[&Arc<Reading>]) -> Moves {
        let mut moves = Moves { before: vec![None; now.len()], now: vec![None; before.len()] };
        let (mut old, mut new) = (0, 0);
        while old < before.len() && new < now.len() {
            match before[old].reading.article.id.cmp(&now[new].article.id) {
                Ordering::Less => old += 1,
                Ordering::Greater => new += 1,
                Ordering::Equal => {
                    if Arc::ptr_eq(&before[old].reading, now[new]) {
                        moves.before[new] = Some(old);
                        moves.now[old] = Some(new);
                    }
                    old += 1;
                    new += 1;
                }
            }
        }
        moves
    }
}

/// What is compared anew.
pub(super) struct Anew {
    /// By rank: its facts may be other ones than before.
    pub changed: Vec<bool>,
    /// By rank: others tell its story than before, or they are other ones.
    pub moved: Vec<bool>,
    /// The parts of before that are joined anew.
    pub parts: FxHashSet<u32>,
}

impl Anew {
    pub fn of(collection: &Collection<'_>, moves: &Moves, prints: &[Print], before: &Before) -> Anew {
        let count = collection.cards.len();
        // The story of each article then, as far as its articles are still there.
        let story_before = |rank: usize| moves.before[rank].map(|old| before.related.of(old));
        let moved: Vec<bool> = (0..count)
            .map(|rank| {
                let Some(then) = story_before(rank) else { return true };
                let now = collection.related.of(rank);
                now.len() != then.len() || !now.iter().zip(then).all(|(now, then)| moves.before[*now] == Some(*then))
            })
            .collect();
        let mut changed: Vec<bool> =
            (0..count).map(|rank| moves.before[rank].is_none_or(|old| prints[rank] != before.prints[old])).collect();
        let lent: Vec<usize> = (0..count)
            .filter(|rank| {
                let other = || collection.related.of(*rank).iter().any(|other| changed[*other]);
                collection.cards[*rank].borrows && (moved[*rank] || other())
            })
            .collect();
        for rank in lent {
            changed[rank] = true;
        }
        let mut parts: FxHashSet<u32> = FxHashSet::default();
        let mut all_of = |old: usize| parts.extend(before.parts[old].iter().filter(|part| **part != NO_PART));
        (0..count).filter(|rank| changed[*rank]).filter_map(|rank| moves.before[rank]).for_each(&mut all_of);
        (0..before.cards.len()).filter(|old| moves.now[*old].is_none()).for_each(&mut all_of);
        let mut met: Vec<(usize, usize)> = Vec::new();
        for rank in (0..count).filter(|rank| moved[*rank] && !changed[*rank]) {
            let Some(old) = moves.before[rank] else { continue };
            let (then, now) = (before.related.of(old), collection.related.of(rank));
            // What two articles have together that tell one story no more.
            for other in
                then.iter().filter(|other| moves.now[**other].is_some_and(|other| now.binary_search(&other).is_err()))
            {
                let theirs: FxHashSet<u32> = before.parts[*other].iter().copied().collect();
                parts.extend(before.parts[old].iter().filter(|part| **part != NO_PART && theirs.contains(part)));
            }
            for other in now.iter().filter(|other| **other > rank && !changed[**other]) {
                if moves.before[*other].is_some_and(|other| then.binary_search(&other).is_err()) {
                    met.push((rank, *other));
                }
            }
        }
        // What has a link now that it had not before.
        let here: Vec<usize> = (0..count).filter(|rank| changed[*rank]).collect();
        let around = here.iter().flat_map(|rank| collection.related.of(*rank)).copied();
        let field = collection.field(here.iter().copied().chain(around).chain(met.iter().flat_map(|(a, b)| [*a, *b])));
        let place = |rank: &usize| field.place(*rank).unwrap_or_default();
        let here: Vec<usize> = here.iter().map(place).collect();
        let met: Vec<(usize, usize)> = met.iter().map(|(a, b)| (place(a), place(b))).collect();
        for at in grouping::linked(&field.all, &field.starts, &field.related, &here, &met) {
            let fact = &field.all[at].fact;
            if let Some(old) = moves.before[field.ranks[fact.rank]] {
                parts.insert(before.parts[old][fact.at.figure]);
            }
        }
        parts.remove(&NO_PART);
        Anew { changed, moved, parts }
    }

    /// Everything.
    pub fn everything(count: usize) -> Anew {
        Anew { changed: vec![true; count], moved: vec![true; count], parts: FxHashSet::default() }
    }
}

/// By rank: a measure that the article gives a figure for is another one than before, in its members or in how they stand.
/// `made` are the measures that were made anew.
pub(super) fn touched(
    made: &[Arc<Measure>],
    before: &Before,
    moves: &Moves,
    rank_of: &[usize],
    changed: &[bool],
) -> Vec<bool> {
    let measure_before = |figure: FigureRef| {
        let rank = rank_of[figure.article];
        let old = moves.before[rank].filter(|_| !changed[rank])?;
        before.comparison.measure_of[before.order[old]][figure.figure]
    };
    let same = |measure: &Measure| {
        let Some(old) = measure_before(measure.members[0].figure) else { return false };
        let then = &before.comparison.measures[old];
        then.members.len() == measure.members.len()
            && then.relation == measure.relation
            && measure.members.iter().all(|member| measure_before(member.figure) == Some(old))
    };
    let mut touched = vec![false; rank_of.len()];
    for measure in made.iter().filter(|measure| !same(measure)) {
        for member in &measure.members {
            touched[rank_of[member.figure.article]] = true;
        }
    }
    touched
}

/// The articles whose checks are made anew. A check looks at its own article, at the measures of its figures, and some, by
/// rank in `abroad`, at related articles.
pub(super) fn checked(collection: &Collection<'_>, anew: &Anew, touched: &[bool], abroad: &[bool]) -> Vec<usize> {
    let other = |rank: usize| anew.changed[rank] || touched[rank];
    let again = |rank: &usize| {
        other(*rank)
            || abroad[*rank] && (anew.moved[*rank] || collection.related.of(*rank).iter().any(|rank| other(*rank)))
    };
    (0..collection.cards.len()).filter(again).collect()
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::super::{Comparison, Known, MeasureId, compare, compare_after};
    use super::*;
    use crate::article::{Article, ArticleId, Metadata, Published};

    /// Numbers that look random and are the same every time.
    struct Dice(u64);

    impl Dice {
        fn below(&mut self, n: usize) -> usize {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            ((self.0 >> 33) % n as u64) as usize
        }

        fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
            all[self.below(all.len())]
        }
    }

    /// An article of one of a few stories that share people, places and numbers.
    fn article(name: usize, dice: &mut Dice) -> Arc<Reading> {
        let firms = ["Halden", "Norda", "Skerry Lines", "Northlight Group plc (Northlight)", "Boreal"];
        let towns = ["Oslo", "Port Ellis", "Laketown", "Halvik"];
        let bosses = ["Mara Voss", "Andrew J. Pellow", "Andy Pellow", "Ann Marsh", "Bill Marsh", "Marsh"];
        let (firm, town, boss) = (dice.of(&firms), dice.of(&towns), dice.of(&bosses));
        let jobs = (dice.below(4) + 2) * 100;
        let mut text = format!(
            "{firm} to cut jobs in {town}\n\n{firm} will cut {} {jobs} jobs in {town}.\n\n",
            dice.of(&["", "about", "up to", "more than"])
        );
        for _ in 0..dice.below(4) {
            let n = dice.below(4);
            let _ = match dice.below(9) {
                0 => write!(text, "{firm} employs {},000 workers, of whom {jobs} will go, {n} percent. ", n + 10),
                1 => write!(
                    text,
                    "Revenue rose {} percent to ${n}.4 billion{}. ",
                    n + 3,
                    dice.of(&["", " in the second quarter of 2024", " in the second quarter"])
                ),
                2 => {
                    write!(text, "“We will rebuild every pier in {town} before winter, and {n}00 boats,” {boss} said. ")
                }
                3 => write!(text, "{boss} said that every pier in {town} will be rebuilt before winter. "),
                4 => write!(
                    text,
                    "It is the largest cut since 20{:02}. In 20{:02} {firm} cut {},500 jobs. ",
                    n + 5,
                    n + 6,
                    n + 1
                ),
                5 => write!(text, "Of the {}00 posts {}00 are in {town}. ", n + 6, n + 1),
                6 => write!(text, "The cuts rose to {jobs} from {}00 in May, the council said. ", n + 1),
                7 => write!(text, "Halvik City Council said {} people came. ", n + 40),
                _ => write!(text, "In all, {} of {} branches close, officials said. ", n + 20, n + 90),
            };
        }
        let day = jiff::civil::date(2025, 1 + dice.below(3) as i8, 1 + dice.below(20) as i8);
        let published = (dice.below(3) > 0).then_some(Published { date: day, minute: None });
        let metadata = Metadata { published, ..Metadata::default() };
        Arc::new(Reading::of(Arc::new(Article::new(ArticleId::new(format!("{name:03}.txt")), text, metadata))))
    }

    /// Everything but the names of measures, which are carried on.
    fn shown(comparison: &Comparison) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for measure in &comparison.measures {
            let mut measure = Measure::clone(measure);
            measure.id = MeasureId("".into());
            lines.push(format!("{measure:?}"));
        }
        lines.extend(comparison.checks.iter().map(|check| format!("{check:?}")));
        lines.extend(comparison.voices.iter().map(|voice| format!("{voice:?}")));
        lines.extend(comparison.same_quotes.iter().map(|same| format!("{same:?}")));
        lines.extend(comparison.likely_same.iter().map(|likely| format!("{likely:?}")));
        lines.extend(comparison.keys.iter().map(|keys| format!("{keys:?}")));
        lines.extend(comparison.stories.iter().zip(&comparison.twin_of).map(|both| format!("{both:?}")));
        lines.push(format!("{:?}", comparison.measure_of));
        lines
    }

    fn changed_at_random(articles: usize, steps: usize, seed: u64) {
        let mut dice = Dice(seed);
        let mut now: Vec<Arc<Reading>> = (0..articles).map(|at| article(at * 3, &mut dice)).collect();
        let mut known = Known::default();
        for step in 0..steps {
            let after = compare_after(&now, &[], &mut known, &|| true).expect("nothing ends it");
            let fresh = compare(&now, &[]);
            for (after, fresh) in shown(&after).iter().zip(&shown(&fresh)) {
                assert_eq!(after, fresh, "step {step} of {seed}");
            }
            assert_eq!(shown(&after).len(), shown(&fresh).len());
            let mut ids: Vec<&MeasureId> = after.measures.iter().map(|measure| &measure.id).collect();
            ids.sort();
            ids.dedup();
            assert_eq!(ids.len(), after.measures.len(), "no two measures bear one name");
            for _ in 0..1 + dice.below(2) {
                let name = dice.below(articles * 3);
                let id = ArticleId::new(format!("{name:03}.txt"));
                match (now.binary_search_by(|reading| reading.article.id.cmp(&id)), dice.below(3)) {
                    (Ok(at), 0) => drop(now.remove(at)),
                    (Ok(at), _) => now[at] = article(name, &mut dice),
                    (Err(at), _) => now.insert(at, article(name, &mut dice)),
                }
            }
        }
    }

    #[test]
    fn after_any_changes_everything_is_as_if_it_were_compared_for_the_first_time() {
        (0..6).for_each(|seed| changed_at_random(12, 12, seed));
        changed_at_random(90, 6, 7);
    }
}
