//! What is a part of what: "85 of the 612 branches", "of 12,600 members, 5,290", "40 people, nine of them children";
//! and of which whole a percentage is one: "97 percent of precincts".
//!
//! A part and its whole are never two tellings of one measure, whatever the article in which they return.

use super::facts::{Axis, Fact};
use super::words::{self, Stem};

/// So many words may stand between a part and its whole.
const BETWEEN: usize = 7;

/// So many figures of a sentence are looked at before a part.
const BACK: usize = 4;

/// A whole, as the sentence of one of its parts gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Whole {
    /// The index of its fact.
    pub at: usize,
    /// The sentence says of the whole what it is counted for, before it comes to the part: "nine were hurt, two of them
    /// badly"; not so "two of the nine were hurt".
    pub told: bool,
}

/// For each fact of one article, in order, the fact that the sentence makes its whole.
pub(super) fn wholes(facts: &[Fact<'_>]) -> Vec<Option<Whole>> {
    let behind = |at| behind(facts, at).map(|whole| Whole { at: whole, told: false });
    (0..facts.len()).map(|at| behind(at).or_else(|| ahead(facts, at))).collect()
}

/// The whole behind its part: "85 of the two banks' 612 branches".
fn behind(facts: &[Fact<'_>], at: usize) -> Option<usize> {
    let near = facts[at + 1..].iter().take(BACK).take_while(|other| other.sentence == facts[at].sentence);
    let found = near.enumerate().find(|(_, other)| {
        let Some(between) = between(&facts[at], other) else { return false };
        let mut words = between.split_whitespace();
        let clause = between.contains([',', ';', '.', '(', ':', '–', '—']);
        let of = words.clone().take(4).any(|word| word == "of");
        let tied = words.all(|word| !matches!(word, "and" | "to" | "from" | "but" | "by" | "in" | "at"));
        of && tied && !clause && fits(&facts[at], other)
    });
    found.map(|(step, _)| at + 1 + step)
}

/// The whole before its part: "of 12,600 members asked, 5,290", "40 people, nine of them children".
fn ahead(facts: &[Fact<'_>], at: usize) -> Option<Whole> {
    let part = &facts[at];
    let text = part.article().text();
    let after = text[part.figure.span.end()..].trim_start();
    let of_them = ["of them", "of whom", "of these", "of which"]
        .iter()
        .any(|cue| after.get(..cue.len()).is_some_and(|start| start.eq_ignore_ascii_case(cue)));
    for back in 1..=BACK.min(at) {
        let whole = &facts[at - back];
        if whole.sentence != part.sentence && !(of_them && whole.sentence + 1 == part.sentence) {
            return None;
        }
        if !fits(part, whole) {
            continue;
        }
        let lead = &text[whole.figure.sentence.start()..whole.figure.span.start().max(whole.figure.sentence.start())];
        let opened = lead.split_whitespace().next().is_some_and(|word| word.eq_ignore_ascii_case("of"))
            && lead.split_whitespace().nth(4).is_none()
            && !lead.contains(|c: char| c.is_ascii_digit());
        let listed = between(whole, part).is_some_and(|between| {
            let last = between.trim_end().rsplit([' ', ',']).next().unwrap_or_default();
            last == "including" || between.trim_end().ends_with("among them")
        });
        // "205,000 of the 240,000 homes, leaving 35,000 in the dark": what is left of a whole that has another part.
        let left = ["leaving", "remaining", "other"].iter().any(|cue| before(part, text).ends_with(cue));
        let left = left && at - back > 0 && behind(facts, at - back - 1) == Some(at - back);
        if opened || listed || of_them || left {
            return Some(Whole { at: at - back, told: !opened && !left });
        }
    }
    None
}

/// The text of its sentence before a figure.
fn before<'t>(fact: &Fact<'_>, text: &'t str) -> &'t str {
    text[fact.figure.sentence.start().min(fact.figure.span.start())..fact.figure.span.start()].trim_end()
}

/// Whether one number can be a part of the other.
fn fits(part: &Fact<'_>, whole: &Fact<'_>) -> bool {
    part.axis == whole.axis && part.axis != Axis::Share && part.stated.is_some() && part.stated < whole.stated
}

/// The words between two figures, in lower case, where they are few.
fn between(first: &Fact<'_>, second: &Fact<'_>) -> Option<String> {
    let (from, to) = (first.figure.span.end(), second.figure.span.start());
    let text = first.article().text().get(from..to).filter(|text| text.len() <= 80)?;
    let words = text.split_whitespace().count();
    (words <= BETWEEN).then(|| text.to_lowercase())
}

/// Whether two figures, one right behind the other, are one thing in two places: "1,900 jobs in shops and 250 at the head
/// office", "68 percent in the capital but only 39 percent in the valley".
pub(super) fn listed(first: &Fact<'_>, second: &Fact<'_>) -> bool {
    if first.sentence != second.sentence || first.axis != second.axis {
        return false;
    }
    if first.name != second.name && !second.concept.is_empty() {
        return false;
    }
    let text = first.article().text();
    let Some(between) = text.get(first.figure.span.end()..second.figure.span.start()) else { return false };
    if between.len() > 80 || between.contains(['.', ';', '(']) {
        return false;
    }
    let after = &text[second.figure.span.end()..second.figure.sentence.end().max(second.figure.span.end())];
    let mut end = between.split_whitespace().rev().filter(|word| !matches!(*word, "only" | "just" | "about" | "some"));
    let joined = end.next().is_some_and(|word| matches!(word, "and" | "but"));
    joined && placed(between) && placed(after)
}

/// Whether a place follows within a few words: "at the head office", "in shops".
fn placed(after: &str) -> bool {
    after.split_whitespace().take(6).any(|word| matches!(word, "in" | "at" | "across"))
}

/// The words of the whole that a percentage is one of: "percent **of precincts** reporting".
pub(super) fn share_of(fact: &Fact<'_>) -> Vec<Stem> {
    if fact.axis != Axis::Share {
        return Vec::new();
    }
    let text = fact.article().text();
    let end = fact.figure.sentence.end().max(fact.figure.span.end());
    let mut words = text[fact.figure.span.end()..end].split_whitespace();
    if words.next() != Some("of") {
        return Vec::new();
    }
    let mut stems = Vec::new();
    for word in words.take(5) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if matches!(bare, "in" | "at" | "on" | "by" | "for" | "with" | "who" | "that" | "and" | "to" | "from" | "of") {
            break;
        }
        stems.extend(words::stem(bare));
        if word.ends_with([',', '.', ';', ':', ')', '”', '"']) {
            break;
        }
    }
    stems.sort_unstable();
    stems.dedup();
    stems
}

#[cfg(test)]
mod tests {
    use crate::compare::tests::{lines, story};

    #[test]
    fn a_part_is_not_its_whole_in_another_article_either() {
        let part = "At Norda about {85|branches closed|} of the banks' {612|branches|} branches would go.";
        let whole = "Together at Norda they run {612|branches|} branches.";
        assert_eq!(lines(&story(&[part, whole])), ["Agree: 612: a, b"]);
        let closing = "At Norda the banks will close {85|branches closed|} branches.";
        assert_eq!(lines(&story(&[part, closing])), ["Agree: 85: a, b"]);
        let all = "At Norda the banks will close {612|branches closed|} branches.";
        assert_eq!(lines(&story(&[part, all])), [""; 0]);
    }

    #[test]
    fn percentages_of_unlike_wholes_are_two_measures() {
        let counted = "With {97%|vote share|Lind} of precincts counted Lind won.";
        assert_eq!(lines(&story(&[counted, "Lind took {52%|vote share|Lind} of the vote."])), [""; 0]);
        let votes = "Lind took {52%|vote share|Lind} of the vote.";
        assert_eq!(lines(&story(&[votes, "Lind won with {52%|vote share|Lind} of the vote."])), ["Agree: 52%: a, b"]);
    }
}
