//! One speaker under one name across all articles, and one quotation in several of them.

use std::collections::BTreeMap;

use super::entities::plain;
use super::related::Related;
use super::words::{self, Stem};
use super::{QuoteForm, QuoteRef, SameQuote, Voice};
use crate::quotes::{QuoteKind, SpeakerKind};
use crate::reading::Reading;

/// The speakers of all readings, by name. `order` gives the readings by name of article.
pub(super) fn voices(readings: &[&Reading], order: &[usize], related: &Related) -> Vec<Voice> {
    let mut full: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    let mut told: Vec<(usize, QuoteRef, &str, bool)> = Vec::new();
    for (rank, reading) in readings.iter().enumerate() {
        for (at, quote) in reading.quotes.iter().enumerate() {
            let Some(speaker) = &quote.speaker else { continue };
            let person = speaker.kind == SpeakerKind::Person;
            told.push((rank, QuoteRef { article: order[rank], quote: at }, &speaker.name, person));
            *full.entry(plain(&speaker.name)).or_default().entry(speaker.name.clone()).or_default() += 1;
        }
    }
    // Where a story gives only a surname, it means the one full name in a related article that ends with it.
    let mut by_rank: Vec<Vec<&str>> = vec![Vec::new(); readings.len()];
    for (rank, _, name, person) in &told {
        if *person && name.contains(' ') {
            by_rank[*rank].push(name);
        }
    }
    let resolve = |rank: usize, name: &str, person: bool| -> String {
        if !person || name.contains(' ') {
            return plain(name);
        }
        let mut matches: Vec<String> = std::iter::once(rank)
            .chain(related.of(rank).iter().copied())
            .flat_map(|other| by_rank[other].iter())
            .filter(|long| long.rsplit(' ').next() == Some(name))
            .map(|long| plain(long))
            .collect();
        matches.sort_unstable();
        matches.dedup();
        match matches.as_slice() {
            [only] => only.clone(),
            _ => plain(name),
        }
    };
    let mut voices: BTreeMap<String, Vec<QuoteRef>> = BTreeMap::new();
    for (rank, quote, name, person) in &told {
        voices.entry(resolve(*rank, name, *person)).or_default().push(*quote);
    }
    let mut voices: Vec<Voice> = voices
        .into_iter()
        .map(|(key, quotes)| {
            let printed =
                full.get(&key).and_then(|forms| forms.iter().max_by_key(|(name, count)| (**count, name.len())));
            Voice { name: printed.map_or(key.clone(), |(name, _)| name.clone()), quotes }
        })
        .collect();
    voices.sort_by(|a, b| a.name.cmp(&b.name));
    voices
}

/// A quotation, ready to be compared with others.
struct Said {
    at: QuoteRef,
    rank: usize,
    /// Every word in its order, folded.
    words: Vec<u32>,
    /// The telling words, sorted.
    telling: Vec<Stem>,
    /// The words as printed, for telling identical from altered.
    plain: String,
}

/// Shorter quotations say too little to be known again.
const LEAST: usize = 3;

/// Quotations that stand in more than one place, in full, shortened or altered.
pub(super) fn same_quotes(readings: &[&Reading], order: &[usize], related: &Related) -> Vec<SameQuote> {
    let mut said: Vec<Said> = Vec::new();
    for (rank, reading) in readings.iter().enumerate() {
        for (at, quote) in reading.quotes.iter().enumerate() {
            if !matches!(quote.kind, QuoteKind::Direct | QuoteKind::Partial) {
                continue;
            }
            let text = quote.span.of(reading.article.text());
            let folded: Vec<String> = words::pieces(text).map(words::fold).collect();
            let telling = words::stems(text);
            if folded.len() < LEAST || telling.is_empty() {
                continue;
            }
            said.push(Said {
                at: QuoteRef { article: order[rank], quote: at },
                rank,
                words: folded.iter().map(|word| words::hash(word)).collect(),
                telling,
                plain: folded.join(" "),
            });
        }
    }
    let mut starts: Vec<usize> = vec![0; readings.len() + 1];
    for one in &said {
        starts[one.rank + 1] += 1;
    }
    for rank in 0..readings.len() {
        starts[rank + 1] += starts[rank];
    }
    let mut up: Vec<usize> = (0..said.len()).collect();
    for a in 0..said.len() {
        let own = a + 1..starts[said[a].rank + 1];
        let later = related.of(said[a].rank).iter().filter(|other| **other > said[a].rank);
        for b in own.chain(later.flat_map(|other| starts[*other]..starts[*other + 1])) {
            if same(&said[a], &said[b]) {
                let (x, y) = (root(&mut up, a), root(&mut up, b));
                up[x.max(y)] = x.min(y);
            }
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..said.len() {
        let root = root(&mut up, at);
        groups.entry(root).or_default().push(at);
    }
    groups
        .into_values()
        .filter(|group| group.len() > 1)
        .map(|mut group| {
            group.sort_by_key(|at| (usize::MAX - said[*at].words.len(), *at));
            let fullest = &said[group[0]];
            let forms = group.iter().map(|at| form(&said[*at], fullest)).collect();
            SameQuote { quotes: group.iter().map(|at| said[*at].at).collect(), forms }
        })
        .collect()
}

fn root(up: &mut [usize], mut at: usize) -> usize {
    while up[at] != at {
        up[at] = up[up[at]];
        at = up[at];
    }
    at
}

/// Whether one is the other, or a part of it, perhaps in altered words.
fn same(a: &Said, b: &Said) -> bool {
    let (short, long) = if a.words.len() <= b.words.len() { (a, b) } else { (b, a) };
    let common = words::shared(&short.telling, &long.telling);
    if common == 0 || common * 3 < short.telling.len() * 2 {
        return false;
    }
    // The telling words come in the same order, most of them in one stretch of the longer quotation.
    let run = longest_run(&short.words, &long.words);
    run == short.words.len() || (run >= 4 && common >= 3) || (common >= 4 && common * 4 >= short.telling.len() * 3)
}

fn form(one: &Said, fullest: &Said) -> QuoteForm {
    if one.plain == fullest.plain {
        QuoteForm::Identical
    } else if longest_run(&one.words, &fullest.words) == one.words.len() {
        QuoteForm::Shortened
    } else {
        QuoteForm::Altered
    }
}

/// The length of the longest stretch of words that both have, for quotations of ordinary length.
fn longest_run(a: &[u32], b: &[u32]) -> usize {
    const LONGEST: usize = 400;
    let (a, b) = (&a[..a.len().min(LONGEST)], &b[..b.len().min(LONGEST)]);
    let mut best = 0;
    let mut row = vec![0usize; b.len() + 1];
    for x in a {
        for j in (0..b.len()).rev() {
            row[j + 1] = if *x == b[j] { row[j] + 1 } else { 0 };
            best = best.max(row[j + 1]);
        }
    }
    best
}
