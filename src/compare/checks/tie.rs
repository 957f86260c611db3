//! The few words between a value and the claim that is made of it right beside it: ", or", ", a decline of",
//! ": in one night they lost". Only everyday words count; any other noun may be what the claim is about.

use super::{Desk, lead, words};

/// Words that say nothing of what a claim is about.
const EVERYDAY: &[&str] = &[
    "a",
    "an",
    "the",
    "or",
    "and",
    "of",
    "by",
    "at",
    "in",
    "up",
    "down",
    "to",
    "that",
    "which",
    "this",
    "it",
    "they",
    "he",
    "she",
    "is",
    "was",
    "are",
    "were",
    "be",
    "been",
    "has",
    "had",
    "have",
    "will",
    "would",
    "makes",
    "making",
    "made",
    "means",
    "meaning",
    "them",
    "some",
    "about",
    "around",
    "nearly",
    "almost",
    "more",
    "less",
    "than",
    "over",
    "just",
    "only",
    "even",
    "not",
    "quite",
    "well",
    "fully",
    "exactly",
    "roughly",
    "close",
    "barely",
    "thus",
    "fact",
    "rise",
    "rose",
    "risen",
    "increase",
    "increased",
    "jump",
    "gain",
    "fall",
    "fell",
    "fallen",
    "drop",
    "dropped",
    "decline",
    "decrease",
    "loss",
    "lost",
    "lose",
    "cut",
    "reduction",
    "growth",
    "grew",
    "grown",
    "full",
    "being",
    "represents",
    "representing",
    "equal",
    "amounts",
    "premium",
    "discount",
    "one",
    "night",
    "year",
    "month",
    "week",
    "day",
    "single",
    "whopping",
    "further",
    "another",
    "i.e",
];

/// Words of saying, and what they leave open: "a decline that the chairman put at".
const SAID: &[&str] = &["put at", "puts at", "called", "calls", "described as", "reckons at"];

/// What a sentence opens with that speaks of the one before.
const BACK: &[&str] = &["that ", "this ", "it ", "they "];

/// Whether `text` is made of everyday words.
pub(super) fn everyday(text: &str) -> bool {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    text.split_whitespace().map(bare).all(|word| word.is_empty() || EVERYDAY.contains(&word.as_str()))
}

/// The words from the fact `from` to a claim, and to the words that bound it, without what stands in brackets.
pub(super) fn between(desk: &Desk<'_>, from: usize, claim: usize) -> String {
    let whole = desk.between(from, claim);
    let bound = desk.before(claim).len().saturating_sub(lead(desk, claim).len());
    let mut text = whole[..whole.floor_char_boundary(whole.len().saturating_sub(bound))].to_owned();
    if let (Some(open), Some(close)) = (text.find('('), text.find(')'))
        && open < close
    {
        text.replace_range(open..=close, "");
    }
    text
}

/// Whether a claim is told of the value `from`: behind a comma, a dash or a bracket, with nothing but everyday words before
/// it.
pub(super) fn beside(desk: &Desk<'_>, from: usize, claim: usize) -> bool {
    let text = between(desk, from, claim);
    let Some(at) = text.rfind([',', ':', '(', '–', '—']).or_else(|| text.find(" - ")) else { return false };
    let (own, tie) = text.split_at(at);
    let said = SAID.iter().any(|said| tie.trim_end().ends_with(said)) && tie.contains(" that ") && words(tie) <= 9;
    words(own) <= 8
        && !tie.contains(" and ")
        && !own.contains(';')
        && !own.contains(" and ")
        && (everyday(tie) && words(tie) <= 7 || said)
}

/// Whether the sentence of a claim opens with it and speaks of the sentence before: "That is 20 per cent more".
pub(super) fn back(desk: &Desk<'_>, claim: usize) -> bool {
    let before = lead(desk, claim);
    let before = before.trim_start_matches(|c: char| !c.is_alphanumeric());
    BACK.iter().any(|word| before.starts_with(word)) && everyday(before) && words(before) <= 7
}

/// Whether what follows a claim says no more of what it is a share or a change of.
pub(super) fn closed(after: &str, skipped: &[&str]) -> bool {
    let mut after = after.trim_start();
    for word in skipped {
        after = after.strip_prefix(word).unwrap_or(after).trim_start();
    }
    let next = after.split_whitespace().next().unwrap_or_default();
    let ends = after.starts_with([',', '.', ';', ':', ')', '–', '—', '”', '"', '-', '?', '!']);
    let turns = ["and", "but", "as", "is", "are", "was", "were", "had", "have", "has", "on", "over", "that", "which"];
    let own =
        ["of their ", "of its ", "of them", "of those", "of the total", "of the lot", "of all", "in a ", "in one "];
    next.is_empty() || ends || turns.contains(&next) || own.iter().any(|own| after.starts_with(own))
}
