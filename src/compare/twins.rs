//! Articles that are copies of one another: syndicated, shortened or with another headline.
//!
//! An article is the set of its shingles, runs of five words; a publisher's feed footer is none of it. MinHash (Broder 1997)
//! in one pass (one hash, the least of each of 64 bins: Li, Owen and Zhang 2012) and banding find the pairs worth looking
//! at; the sets themselves decide. No step looks at all pairs.

use rustc_hash::FxHashMap;

use super::words;
use crate::article::{Article, ParagraphKind};

/// So many words make a shingle: two writers rarely hit on five words in a row.
const WIDTH: usize = 5;

/// An article with fewer shingles than these is too short to be told from a chance likeness.
const LEAST: usize = 12;

/// From this share of common shingles on, of all that either has, two articles are copies.
const RESEMBLES: f64 = 0.5;

/// Or from this share on of the shorter one's: a copy that was cut.
const CONTAINED: f64 = 0.8;

/// A cut copy still is so much of the whole.
const CUT: f64 = 0.25;

/// How many numbers sketch an article, and how many of them make a band that two articles must share.
const BINS: usize = 64;
const BAND: usize = 2;

/// So many articles of one band are compared with: the copies of one article are found by the first of them.
const KNOWN: usize = 8;

/// What an article looks like from afar.
#[derive(Debug)]
pub(super) struct Sketch {
    /// Sorted, each once.
    shingles: Vec<u32>,
    bins: [u32; BINS],
}

impl Sketch {
    pub fn of(article: &Article) -> Sketch {
        let mut words: Vec<u32> = Vec::new();
        let mut shingles: Vec<u32> = Vec::new();
        for paragraph in article.paragraphs() {
            if paragraph.kind == ParagraphKind::Boilerplate {
                continue;
            }
            let text = paragraph.span.of(article.text());
            words.extend(words::pieces(text).map(|word| words::hash(&words::fold(word))));
        }
        shingles
            .extend(words.windows(WIDTH).map(|run| mixed(run.iter().fold(0, |all, word| all.rotate_left(7) ^ word))));
        shingles.sort_unstable();
        shingles.dedup();
        let mut bins = [u32::MAX; BINS];
        for shingle in &shingles {
            let bin = &mut bins[*shingle as usize % BINS];
            *bin = (*bin).min(shingle / BINS as u32);
        }
        // A bin that nothing fell into takes what the next full one has: short articles can then still be found.
        for at in 0..BINS {
            if bins[at] == u32::MAX {
                let filled = (1..BINS).map(|step| bins[(at + step) % BINS]).find(|value| *value != u32::MAX);
                bins[at] = filled.unwrap_or(u32::MAX);
            }
        }
        Sketch { shingles, bins }
    }

    /// Whether the two are one text, whole or cut.
    fn copies(&self, other: &Sketch) -> bool {
        let (few, many) =
            (self.shingles.len().min(other.shingles.len()), self.shingles.len().max(other.shingles.len()));
        if few < LEAST {
            return few > 0 && self.shingles == other.shingles;
        }
        let enough = |common: usize| {
            let (common, few, many) = (common as f64, few as f64, many as f64);
            common >= RESEMBLES * (few + many - common) || (common >= CONTAINED * few && few >= CUT * many)
        };
        // Most pairs that share a band are no copies, which shows long before the end.
        common_while(&self.shingles, &other.shingles, enough).is_some_and(enough)
    }
}

/// How many elements two sorted lists share; `None` as soon as what is left of them cannot make it `enough`.
fn common_while(a: &[u32], b: &[u32], enough: impl Fn(usize) -> bool) -> Option<usize> {
    let (mut i, mut j, mut common) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        if !enough(common + (a.len() - i).min(b.len() - j)) {
            return None;
        }
        for _ in 0..STRIDE {
            if i == a.len() || j == b.len() {
                break;
            }
            let (x, y) = (a[i], b[j]);
            common += usize::from(x == y);
            i += usize::from(x <= y);
            j += usize::from(y <= x);
        }
    }
    Some(common)
}

/// So many steps are made between two looks whether enough can still be found.
const STRIDE: usize = 32;

/// Spreads the bits of a hash (the finalizer of MurmurHash3).
fn mixed(mut hash: u32) -> u32 {
    hash ^= hash >> 16;
    hash = hash.wrapping_mul(0x85eb_ca6b);
    hash ^= hash >> 13;
    hash = hash.wrapping_mul(0xc2b2_ae35);
    hash ^ (hash >> 16)
}

/// For each article, which come in order of their names, the one that it is a copy of: the first published, then the
/// longest, then the first by name. `None` for what is no copy, and for the original itself.
pub(super) fn find(articles: &[(&Article, &Sketch)]) -> Vec<Option<usize>> {
    let mut root: Vec<usize> = (0..articles.len()).collect();
    let mut bands: FxHashMap<(usize, [u32; BAND]), Vec<usize>> = FxHashMap::default();
    for (at, (_, sketch)) in articles.iter().enumerate() {
        let mut looked: Vec<usize> = Vec::new();
        for (number, band) in sketch.bins.as_chunks::<BAND>().0.iter().enumerate() {
            let known = bands.entry((number, *band)).or_default();
            for other in known.iter().copied() {
                if !looked.contains(&other) && find_root(&mut root, other) != find_root(&mut root, at) {
                    looked.push(other);
                    if sketch.copies(articles[other].1) {
                        let (a, b) = (find_root(&mut root, at), find_root(&mut root, other));
                        root[a.max(b)] = a.min(b);
                    }
                }
            }
            if known.len() < KNOWN {
                known.push(at);
            }
        }
    }
    let mut families: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for at in 0..articles.len() {
        families.entry(find_root(&mut root, at)).or_default().push(at);
    }
    let mut twin_of = vec![None; articles.len()];
    for family in families.into_values().filter(|family| family.len() > 1) {
        let age = |at: &usize| {
            let published = articles[*at].0.metadata.published.as_ref();
            let when = published.map(|published| (published.date, published.minute));
            (when.is_none(), when, usize::MAX - articles[*at].1.shingles.len(), *at)
        };
        let original = family.iter().copied().min_by_key(age);
        for at in family {
            twin_of[at] = original.filter(|original| *original != at);
        }
    }
    twin_of
}

fn find_root(root: &mut [usize], mut at: usize) -> usize {
    while root[at] != at {
        root[at] = root[root[at]];
        at = root[at];
    }
    at
}

#[cfg(test)]
mod tests {
    use crate::compare::compare;
    use crate::compare::tests::{readings, story};

    const WIRE: &str = "At Norda {14|deaths|Norda} people died on Sunday when the old bridge over the Skerry fell into the \
        water after a week of rain, the harbour master said. Two ferries were called back, and the road to the coast stays \
        shut until the engineers have looked at the second pier.";

    #[test]
    fn a_copy_is_the_twin_of_what_was_published_first() {
        let first = format!("date: 2024-05-02\n{WIRE}");
        let copy = format!("date: 2024-05-03\nBridge falls at Norda\n\n{WIRE}");
        assert_eq!(compare(&readings(&[&copy, &first]), &[]).twin_of, [Some(1), None]);
    }

    #[test]
    fn a_copy_is_no_second_voice() {
        let own = "In Norda {14|deaths|Norda} dead were counted by this paper.";
        let comparison = story(&[WIRE, WIRE, own]);
        assert_eq!(comparison.measures[0].members.len(), 3);
        assert_eq!(comparison.measures[0].origins, 2);
        assert_eq!(comparison.measures[0].members[1].origin.name, comparison.measures[0].members[0].origin.name);
    }

    #[test]
    fn a_copy_that_was_cut_is_still_one() {
        let cut = &WIRE[..WIRE.find(" Two ferries").unwrap_or(WIRE.len())];
        assert_eq!(story(&[WIRE, cut]).twin_of, [None, Some(0)]);
    }

    #[test]
    fn what_two_write_of_one_thing_is_no_copy() {
        let other = "On Sunday {14|deaths|Norda} people were killed at Norda when a bridge over the Skerry came down. It had \
            rained for a week, said the harbour master, who called two ferries back. Engineers will look at the pier.";
        assert_eq!(story(&[WIRE, other]).twin_of, [None, None]);
        assert_eq!(story(&["Norda is shut.", "Norda is open."]).twin_of, [None, None]);
    }

    #[test]
    fn counting_ends_early_only_where_enough_is_out_of_reach() {
        let every = |step: u32, count: u32| -> Vec<u32> { (0..count).map(|at| at * step).collect() };
        for (a, b) in [(1, 2), (2, 1), (2, 3), (3, 7), (1, 1)].map(|(x, y)| (every(x, 300), every(y, 200))) {
            let all = crate::compare::words::shared(&a, &b);
            for least in [0, all.saturating_sub(1), all, all + 1, 400] {
                let counted = super::common_while(&a, &b, |common| common >= least);
                assert!(counted.is_none_or(|common| common == all));
                assert_eq!(counted.is_some_and(|common| common >= least), all >= least, "{all} of {least}");
            }
        }
    }

    #[test]
    fn a_thousand_copies_have_one_original() {
        let one = readings(&[WIRE]).remove(0);
        let sketch = super::Sketch::of(&one.article);
        let twins = super::find(&vec![(&*one.article, &sketch); 1000]);
        assert!(twins[0].is_none() && twins[1..].iter().all(|twin| *twin == Some(0)));
    }
}
