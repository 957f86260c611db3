//! Noun phrases around a figure, found without a tagger: runs of words that no closed list ends.

use std::ops::Range;

use super::super::Site;
use super::super::function_words::{breaks, determines, hedges, stops};
use super::super::lexicon::{plural, singular};
use super::super::verbs::{acts, falls, links, rises};
use super::super::words::Words;
use super::Concept;
use crate::figures::{Basis, names_unit};
use crate::language::tokens::TokenKind;

/// Content words from `at` on, at most six, up to what cannot stand in a noun phrase.
pub(super) fn noun_run(words: &Words<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    let mut last = at;
    while last < end.min(at + 6) {
        let word = words.bare(last);
        // One letter is what is left of "'s" and its like.
        let ends = stops(word)
            || breaks(word)
            || determines(word)
            || word.len() == 1
            || (last > at && (verbal(word) || acts(word)));
        if ends || words.kind(last) != Some(TokenKind::Word) {
            break;
        }
        last += 1;
    }
    (last > at).then_some(at..last)
}

/// Verb forms by their look, where they would end a noun phrase.
pub(super) fn verbal(word: &str) -> bool {
    (word.ends_with("ed") && word.len() > 4) || rises(word) || falls(word) || links(word)
}

/// The noun phrase that a share is taken of: "18 % **of net sales**", "two in seven **ferry routes**".
pub(super) fn of_phrase(site: &Site<'_>) -> Option<Range<usize>> {
    let words = site.words;
    let mut at = site.at().end;
    let first = words.bare(at);
    if first == "of" || (first == "in" && words.bare(at + 1) == "the") {
        at += 1;
    } else if first.is_empty() || stops(first) || breaks(first) || verbal(first) {
        return None;
    }
    let floor = at;
    while at < floor + 6 && (determines(words.bare(at)) || hedges(words.bare(at))) {
        at += 1;
    }
    noun_run(words, at, site.sentence.range.end)
}

/// The words of a noun phrase as a name.
pub(super) fn named(words: &Words<'_>, run: Range<usize>) -> Concept {
    let basis = Basis::Noun(words.span(run.clone()));
    Concept::open(joined(words, run), basis)
}

pub(super) fn joined(words: &Words<'_>, run: Range<usize>) -> String {
    let mut name = String::new();
    for i in run {
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(words.bare(i));
    }
    name
}

/// The noun phrase with its head in the plural.
pub(super) fn many(words: &Words<'_>, noun: Range<usize>) -> String {
    let mut name = joined(words, noun.start..noun.end - 1);
    let head = words.bare(noun.end - 1);
    if !name.is_empty() {
        name.push(' ');
    }
    let one = singular(head) == head && !head.ends_with('s') && !collective(head);
    name.push_str(&if one { plural(head) } else { head.to_owned() });
    name
}

/// Plurals that look singular.
fn collective(noun: &str) -> bool {
    matches!(
        noun,
        "people"
            | "aircraft"
            | "sheep"
            | "staff"
            | "cattle"
            | "fish"
            | "personnel"
            | "livestock"
            | "police"
            | "children"
            | "men"
            | "women"
    )
}

/// Nouns that stand for a number told before or for the state of what is counted, not for things.
pub(in super::super) fn anaphoric(noun: &str) -> bool {
    matches!(
        noun,
        "reduction"
            | "reductions"
            | "figure"
            | "figures"
            | "number"
            | "numbers"
            | "total"
            | "count"
            | "cut"
            | "cuts"
            | "rise"
            | "sum"
            | "amount"
            | "change"
            | "plan"
            | "estimate"
            | "answer"
            | "guess"
            | "tally"
            | "toll"
            | "others"
            | "rest"
            | "dead"
            | "injured"
            | "wounded"
            | "missing"
            | "homeless"
            | "killed"
            | "those"
            | "them"
            | "ones"
    )
}

/// Where the words that can name what the figure measures end on its right: at the sentence's next figure, whose
/// words they are from there on.
fn until_next(site: &Site<'_>) -> usize {
    let figures = site.sentence.figures;
    figures.get(site.nth + 1).map_or(site.sentence.range.end, |next| next.start)
}

/// Words that only say how something is counted, and so name no measure.
fn counts(word: &str) -> bool {
    names_unit(word)
        || matches!(
            singular(word).as_ref(),
            "percent" | "percentage" | "point" | "cent" | "million" | "billion" | "trillion" | "thousand" | "dozen"
        )
}

/// The noun phrase that an amount belongs to, outside the lexicon; `right` where one may follow the figure directly.
pub(super) fn open(site: &Site<'_>, right: bool) -> Option<Concept> {
    let words = site.words;
    let at = site.at();
    // "an $800 stone oven", "the 90-day period"
    if right
        && !verbal(words.bare(at.end))
        && let Some(run) = noun_run(words, at.end, until_next(site).min(at.end + 4))
        && !counts(words.bare(run.end - 1))
        && !acts(words.bare(run.start))
    {
        return Some(named(words, run));
    }
    // "$5 million for schools"
    if let Some(concept) = complement(site, &["for"]) {
        return Some(concept);
    }
    // "the wheat contract was up 7 cents"
    let start = site.sentence.range.start;
    let floor = at.start.saturating_sub(8).max(start).max(site.after(&at));
    let idle = |word: &str| hedges(word) || links(word) || word.ends_with("ly");
    let mut last = at.start;
    while last > floor && idle(words.bare(last - 1)) {
        last -= 1;
    }
    let mut first = last;
    while first > floor.saturating_sub(4).max(start).max(site.after(&at)) {
        let word = words.bare(first - 1);
        if words.kind(first - 1) != Some(TokenKind::Word)
            || stops(word)
            || breaks(word)
            || determines(word)
            || links(word)
            || acts(word)
            || word.len() == 1
        {
            break;
        }
        first -= 1;
    }
    if first < last {
        let head = words.bare(last - 1);
        if anaphoric(head) || head.ends_with("ing") || counts(head) {
            return None;
        }
        let run = first..last;
        let basis = Basis::Subject(words.span(run.clone()));
        return Some(Concept::open(joined(words, run), basis));
    }
    complement(site, &["in", "of", "on"])
}

/// The words of what an amount measures, as printed: the phrase at `range` with the words that go with it on its left
/// ("average monthly **rent**").
pub(super) fn printed(words: &Words<'_>, range: Range<usize>, start: usize) -> Range<usize> {
    let floor = range.start.saturating_sub(3).max(start);
    let mut first = range.start;
    while first > floor {
        let word = words.bare(first - 1);
        let ends =
            stops(word) || breaks(word) || determines(word) || hedges(word) || links(word) || word.ends_with("ed");
        if ends || words.kind(first - 1) != Some(TokenKind::Word) {
            break;
        }
        first -= 1;
    }
    first..range.end
}

/// The noun phrase after one of `prepositions` right of the figure.
pub(super) fn complement(site: &Site<'_>, prepositions: &[&str]) -> Option<Concept> {
    let words = site.words;
    let end = site.at().end;
    if !prepositions.contains(&words.bare(end)) {
        return None;
    }
    let from = (end + 1..end + 4).find(|&i| !determines(words.bare(i)))?;
    let run = noun_run(words, from, until_next(site))?;
    let head = words.bare(run.end - 1);
    (!anaphoric(head) && !counts(head)).then(|| named(words, run))
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::check_measure;

    #[test]
    fn the_words_of_another_figure_name_nothing() {
        check_measure("Norvane got |$5 million| six years on.", "");
        check_measure("The brass plate is 45 mm by |60 mm|.", "length");
        check_measure("A 4 percentage points |7%|.", "");
    }

    #[test]
    fn a_verb_names_nothing() {
        check_measure("It was the bakery that saw |$12|.", "");
    }
}
