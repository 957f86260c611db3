//! One statement in several places: the same words in marks, in full, shortened or altered; and words in marks here that
//! are likely the ones reported without marks there.
//!
//! Two articles are only looked at together where they tell one story. An index of telling words finds the pairs worth a
//! look: whatever [`same`] or [`likely`] would accept shares one of the rarer words of the shorter wording.

use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::related::Related;
use super::voices::Voices;
use super::wording::{self, Word};
use super::words::{self, Stem};
use super::{LikelySame, QuoteRef, SameQuote};
use crate::article::{Article, Span};
use crate::quotes::{QuoteKind, SpeakerKind};
use crate::reading::Reading;

/// A quotation, ready to be compared with others.
struct Said {
    at: QuoteRef,
    rank: usize,
    span: Span,
    words: Vec<Word>,
    /// The telling words, sorted, each once.
    telling: Vec<Stem>,
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
            let text = reading.article.text();
            let words = wording::of(text, quote.span);
            let telling = words::stems(quote.span.of(text));
            if words.len() >= LEAST && !telling.is_empty() {
                said.push(Said {
                    at: QuoteRef { article: order[rank], quote: at },
                    rank,
                    span: quote.span,
                    words,
                    telling,
                });
            }
        }
    }
    let index = Index::of(said.iter().map(|one| (one.rank, one.telling.as_slice())), readings.len());
    let stories: Vec<Vec<usize>> = (0..readings.len()).map(|rank| with_own(related, rank)).collect();
    // Of two, the shorter one looks for the longer one.
    let longer = |a: usize| -> Vec<usize> {
        let one = &said[a];
        let mut found = index.candidates(&one.telling, one.telling.len().div_ceil(3) + 1, &stories[one.rank]);
        found.retain(|b| {
            let other = &said[*b];
            let shorter = (one.words.len(), a) < (other.words.len(), *b);
            let nested = one.rank == other.rank && one.span.overlaps(other.span);
            shorter && !nested && same(one, other)
        });
        found
    };
    let found: Vec<Vec<usize>> = (0..said.len()).into_par_iter().map(longer).collect();
    let mut up: Vec<usize> = (0..said.len()).collect();
    for (a, b) in found.iter().enumerate().flat_map(|(a, found)| found.iter().map(move |b| (a, *b))) {
        let (x, y) = (root(&mut up, a), root(&mut up, b));
        up[x.max(y)] = x.min(y);
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
            let (forms, pieces) = group.iter().map(|at| wording::compare(&said[*at].words, &fullest.words)).unzip();
            SameQuote { quotes: group.iter().map(|at| said[*at].at).collect(), forms, pieces }
        })
        .collect()
}

/// The articles of a story, rising, with the one of `rank` among them.
fn with_own(related: &Related, rank: usize) -> Vec<usize> {
    let mut story = related.of(rank).to_vec();
    let place = story.partition_point(|other| *other < rank);
    story.insert(place, rank);
    story
}

/// The root of `at` in a forest, with paths halved on the way.
pub(super) fn root(up: &mut [usize], mut at: usize) -> usize {
    while up[at] != at {
        up[at] = up[up[at]];
        at = up[at];
    }
    at
}

/// Whether the shorter is the longer, or a part of it, perhaps in altered words.
fn same(short: &Said, long: &Said) -> bool {
    let common = words::shared(&short.telling, &long.telling);
    if common == 0 || common * 3 < short.telling.len() * 2 {
        return false;
    }
    // The telling words come in the same order, most of them in one stretch of the longer quotation.
    let run = longest_run(&short.words, &long.words);
    run == short.words.len() || (run >= 4 && common >= 3) || (common >= 4 && common * 4 >= short.telling.len() * 3)
}

/// The length of the longest stretch of words that both have, for quotations of ordinary length.
fn longest_run(a: &[Word], b: &[Word]) -> usize {
    const LONGEST: usize = 400;
    let (a, b) = (&a[..a.len().min(LONGEST)], &b[..b.len().min(LONGEST)]);
    let mut best = 0;
    let mut row = vec![0usize; b.len() + 1];
    for x in a {
        for j in (0..b.len()).rev() {
            row[j + 1] = if x.hash == b[j].hash { row[j] + 1 } else { 0 };
            best = best.max(row[j + 1]);
        }
    }
    best
}

/// Which wordings have a word.
struct Index {
    places: FxHashMap<Stem, Vec<usize>>,
    /// Where the wordings of each article begin, and where the last ones end.
    starts: Vec<usize>,
}

impl Index {
    /// Of wordings with the ranks of their articles, rising; there are `articles` of those.
    fn of<'a>(wordings: impl Iterator<Item = (usize, &'a [Stem])>, articles: usize) -> Self {
        let mut places: FxHashMap<Stem, Vec<usize>> = FxHashMap::default();
        let mut starts = vec![0; articles + 1];
        for (at, (rank, telling)) in wordings.enumerate() {
            starts[rank + 1] = at + 1;
            for stem in telling {
                places.entry(*stem).or_default().push(at);
            }
        }
        for rank in 0..articles {
            starts[rank + 1] = starts[rank + 1].max(starts[rank]);
        }
        Index { places, starts }
    }

    /// The wordings of `articles` that have one of the `rarest` rarest words of `telling`, rising, each once.
    fn candidates(&self, telling: &[Stem], rarest: usize, articles: &[usize]) -> Vec<usize> {
        let mut lists: Vec<&[usize]> =
            telling.iter().filter_map(|stem| self.places.get(stem)).map(Vec::as_slice).collect();
        lists.sort_by_key(|list| list.len());
        // A word that no wording here has is the rarest of all.
        let absent = telling.len() - lists.len();
        let mut found: Vec<usize> = Vec::new();
        for list in lists.into_iter().take(rarest.saturating_sub(absent)) {
            self.within(list, articles, &mut found);
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Adds those of a rising `list` of wordings that stand in one of `articles`: of a word that very many have only
    /// those few are looked at.
    fn within(&self, list: &[usize], articles: &[usize], found: &mut Vec<usize>) {
        let mut rest = list;
        for article in articles {
            let (start, end) = (self.starts[*article], self.starts[article + 1]);
            rest = &rest[rest.partition_point(|at| *at < start)..];
            let Some(last) = rest.last() else { return };
            let upto = if *last < end { rest.len() } else { rest.partition_point(|at| *at < end) };
            found.extend_from_slice(&rest[..upto]);
            rest = &rest[upto..];
        }
    }
}

/// What is said, in marks or without them, ready to be told again in other words.
struct Told {
    at: QuoteRef,
    rank: usize,
    voice: Option<usize>,
    content: Span,
    /// The telling words that are no names of the story, and the numbers; sorted, each once.
    telling: Vec<Stem>,
    numbers: Vec<Stem>,
}

/// Words in marks in one article, and what another reports without marks, that are likely one statement. Each report is
/// offered with the one quotation that shares most with it.
pub(super) fn likely(readings: &[&Reading], order: &[usize], related: &Related, voices: &Voices) -> Vec<LikelySame> {
    let (mut quoted, mut reported): (Vec<Told>, Vec<Told>) = (Vec::new(), Vec::new());
    for (rank, reading) in readings.iter().enumerate() {
        let mut names: Vec<Stem> = reading.names.all.iter().flat_map(|named| words::stems(&named.canonical)).collect();
        names.sort_unstable();
        for (at, quote) in reading.quotes.iter().enumerate() {
            let to = match quote.kind {
                QuoteKind::Direct | QuoteKind::Partial => &mut quoted,
                QuoteKind::Indirect => &mut reported,
                QuoteKind::Scare => continue,
            };
            // A long quotation holds several statements: each sentence is one.
            for content in sentences(&reading.article, quote.content) {
                let words = content.of(reading.article.text());
                let mut telling = words::stems(words);
                telling.retain(|stem| names.binary_search(stem).is_err());
                let numbers = numbers(words);
                telling.extend(&numbers);
                telling.sort_unstable();
                telling.dedup();
                if telling.len() >= LEAST {
                    let at = QuoteRef { article: order[rank], quote: at };
                    to.push(Told { at, rank, voice: voices.of(at), content, telling, numbers });
                }
            }
        }
    }
    let index = Index::of(quoted.iter().map(|one| (one.rank, one.telling.as_slice())), readings.len());
    let back = Index::of(reported.iter().map(|one| (one.rank, one.telling.as_slice())), readings.len());
    // The shorter wording of the two looks for the longer one, so both sides look.
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (r, report) in reported.iter().enumerate() {
        let story = related.of(report.rank);
        pairs
            .extend(index.candidates(&report.telling, report.telling.len() / 2 + 1, story).into_iter().map(|q| (r, q)));
    }
    for (q, quote) in quoted.iter().enumerate() {
        let story = related.of(quote.rank);
        pairs.extend(back.candidates(&quote.telling, quote.telling.len() / 2 + 1, story).into_iter().map(|r| (r, q)));
    }
    pairs.sort_unstable();
    pairs.dedup();
    // Of each report, by its quote, the best pair.
    let mut best: BTreeMap<QuoteRef, (usize, usize, usize)> = BTreeMap::new();
    for (r, q) in pairs {
        let (report, quote) = (&reported[r], &quoted[q]);
        let Some(shared) = shared_of(report, quote, voices) else { continue };
        let so_far = best.entry(report.at).or_insert((shared, r, q));
        if shared > so_far.0 {
            *so_far = (shared, r, q);
        }
    }
    best.into_values()
        .map(|(_, r, q)| {
            let (report, quote) = (&reported[r], &quoted[q]);
            let words = quote.content.of(readings[quote.rank].article.text());
            LikelySame {
                quoted: quote.at,
                reported: report.at,
                shared: printed(words, &quote.telling, &report.telling),
            }
        })
        .collect()
}

/// The parts of `span` that lie in one sentence each.
fn sentences(article: &Article, span: Span) -> Vec<Span> {
    let all = article.sentences();
    let first = all.partition_point(|sentence| sentence.end() <= span.start());
    let within = all[first..].iter().take_while(|sentence| sentence.start() < span.end());
    within.map(|one| Span::new(one.start().max(span.start()), one.end().min(span.end()))).collect()
}

/// How many telling words two statements share, where that is enough to offer them as one.
fn shared_of(report: &Told, quote: &Told, voices: &Voices) -> Option<usize> {
    let shared = words::shared(&report.telling, &quote.telling);
    let (least, most) = (report.telling.len().min(quote.telling.len()), report.telling.len().max(quote.telling.len()));
    let unnamed = |voice: Option<usize>| {
        voice.is_none_or(|at| matches!(voices.all[at].kind, SpeakerKind::Anonymous | SpeakerKind::Organisation))
    };
    let enough = if report.voice.is_some() && report.voice == quote.voice {
        shared >= 3 && shared * 2 >= least && shared * 3 >= most
    } else {
        // A spokesperson here is the firm, or its head, there: then the words must say more.
        (unnamed(report.voice) || unnamed(quote.voice)) && shared >= 4 && shared * 3 >= least * 2 && shared * 2 >= most
    };
    let numbers = words::shared(&report.numbers, &quote.numbers);
    let contradict = numbers == 0 && !report.numbers.is_empty() && !quote.numbers.is_empty();
    (enough && !contradict).then_some(shared)
}

/// The numbers of a statement as words for comparing, sorted, each once.
fn numbers(text: &str) -> Vec<Stem> {
    let mut found: Vec<Stem> = text
        .split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')))
        .map(|word| word.trim_matches(['.', ',']))
        .filter(|word| !word.is_empty())
        .map(words::marker)
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The words of `text` that both sides have, as printed, in their order, each once.
fn printed(text: &str, one: &[Stem], other: &[Stem]) -> Vec<String> {
    let both = |stem: Stem| one.binary_search(&stem).is_ok() && other.binary_search(&stem).is_ok();
    let mut found: Vec<String> = Vec::new();
    let mut seen: Vec<Stem> = Vec::new();
    let split = |c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '.' | ','));
    for word in text.split(split).map(|word| word.trim_matches(['.', ',', '\'', '’'])).filter(|word| !word.is_empty())
    {
        let stem = words::stem(word).unwrap_or_else(|| words::marker(word));
        if both(stem) && !seen.contains(&stem) {
            seen.push(stem);
            found.push(word.to_owned());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::tests::read;
    use super::super::{Piece, QuoteForm};

    const FULL: &str = "Harbour chief Tessa Marlow spoke in Port Ellis on Monday. \
        “We will rebuild every pier before winter, and nobody will pay for it twice,” Marlow said.";

    /// Each wording of the first statement with its form: own words in `[+ +]`, what it lacks in `[- -]`.
    fn shown(articles: &[&str]) -> Vec<(QuoteForm, String)> {
        let (readings, comparison) = read(articles);
        let same = &comparison.same_quotes[0];
        let text = |at: usize| readings[same.quotes[at].article].article.text();
        let piece = |at: usize, piece: &Piece| match piece {
            Piece::Same(span) => span.of(text(at)).to_owned(),
            Piece::Own(span) => format!("[+{}+]", span.of(text(at))),
            Piece::Lacks(span) => format!("[-{}-]", span.of(text(0))),
        };
        let line = |at: usize| same.pieces[at].iter().map(|p| piece(at, p)).collect::<Vec<_>>().join(" ");
        (0..same.quotes.len()).map(|at| (same.forms[at], line(at))).collect()
    }

    #[test]
    fn an_altered_word_is_shown_beside_the_fullest_form() {
        let other = "Tessa Marlow told Port Ellis on Tuesday: “We will rebuild every pier before summer, and nobody will \
            pay for it twice.”";
        let shown = shown(&[FULL, other]);
        assert_eq!(shown[0].0, QuoteForm::Identical);
        let altered = "We will rebuild every pier before [-winter-] [+summer+] and nobody will pay for it twice";
        assert_eq!(shown[1], (QuoteForm::Altered, altered.to_owned()));
    }

    #[test]
    fn a_fragment_is_shortened() {
        let other = "Tessa Marlow vowed that Port Ellis would “rebuild every pier” soon.";
        let shown = shown(&[FULL, other]);
        assert_eq!(shown[1].0, QuoteForm::Shortened, "{shown:?}");
    }

    #[test]
    fn other_words_of_one_speaker_are_another_statement() {
        let other = "“Nobody at the harbour saw the storm come,” Tessa Marlow said in Port Ellis.";
        assert_eq!(read(&[FULL, other]).1.same_quotes, []);
    }

    #[test]
    fn an_article_of_another_story_is_not_looked_at() {
        let other = "“We will rebuild every pier before winter,” said Goran Feld in Laketown about the Sundown bridge.";
        assert_eq!(read(&[FULL, other]).1.same_quotes, []);
    }

    /// For each offer: the quotation, the report, and the words that they share.
    fn offered(articles: &[&str]) -> Vec<(String, String, String)> {
        let (readings, comparison) = read(articles);
        let words = |at: super::QuoteRef| {
            let reading = &readings[at.article];
            reading.quotes[at.quote].span.of(reading.article.text()).to_owned()
        };
        let each = comparison.likely_same.iter();
        each.map(|one| (words(one.quoted), words(one.reported), one.shared.join(" "))).collect()
    }

    #[test]
    fn marks_here_and_a_report_there_are_likely_the_same() {
        let other = "Tessa Marlow visited Port Ellis. Marlow said that the town would rebuild all piers before winter.";
        let offers = offered(&[FULL, other]);
        assert_eq!(offers.len(), 1, "{offers:?}");
        assert_eq!(offers[0].1, "the town would rebuild all piers before winter");
        assert_eq!(offers[0].2, "rebuild pier winter");
    }

    #[test]
    fn two_persons_are_never_offered_as_one() {
        let other =
            "Tessa Marlow left Port Ellis. Goran Feld said that the town would rebuild all piers before winter.";
        assert_eq!(offered(&[FULL, other]), []);
    }

    #[test]
    fn other_numbers_are_another_statement() {
        let here =
            "Tessa Marlow spoke in Port Ellis. “We will hire 40 divers and rebuild the piers by winter,” Marlow said.";
        let there = |count: &str| {
            format!(
                "Tessa Marlow left Port Ellis. Marlow said she would hire {count} divers and rebuild the piers by winter."
            )
        };
        assert_eq!(offered(&[here, &there("90")]), []);
        assert_eq!(offered(&[here, &there("40")]).len(), 1);
    }
}
