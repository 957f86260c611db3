//! Nouns of saying: "comments from X that …", "X's claim that …", "a memo from X: …".

use super::content;
use super::{Attribution, Rule};
use crate::language::cues::{CUE_NOUNS, CueClass};
use crate::language::wordlist::{bare, word_list};
use crate::quotes::phrases::{phrase_ending, phrase_starting, speaks};
use crate::quotes::units::*;
use std::ops::Range;

pub const RULE: Rule = Rule {
    name: "nouns of saying",
    description: "A claim, comment, warning or belief of somebody that is spelled out after it.",
    find,
    yields: false,
};

fn find(s: &Sentence<'_>) -> Vec<Attribution> {
    (1..s.units.len()).filter_map(|at| read(s, at)).collect()
}

fn read(s: &Sentence<'_>, at: usize) -> Option<Attribution> {
    if s.capital(at) || !CUE_NOUNS.has_key(s.key(at)) || s.has(at - 1, PRON | AUX) && !(at > 1 && s.is(at - 2, "there"))
    {
        return None;
    }
    let (source, that) = source_after(s, at).or_else(|| source_before(s, at))?;
    if !s.is(that, "that") {
        return None;
    }
    let (content, _) = content::right_of(s, that - 1, CueClass::Report)?;
    let opens = source.as_ref().is_some_and(|owner| opens_clause(s, owner.start.min(at)));
    let content = if opens { content.start..main_verb(s, &content).unwrap_or(content.end) } else { content };
    Some(Attribution {
        content: Some(s.span(content)),
        subject: source.map(|u| s.span(u)),
        cue: Some(s.units[at].span),
        class: CueClass::Report,
    })
}

/// "comments from X — that …", "a warning by X that …"
fn source_after(s: &Sentence<'_>, at: usize) -> Option<(Option<Range<usize>>, usize)> {
    if !matches!(s.word(at + 1), "from" | "by" | "of") {
        return None;
    }
    // "complaints from neighbours that …"
    let many = |p: &Range<usize>| s.is(at + 1, "from") && s.is(p.end, "that") && s.word(p.end - 1).ends_with('s');
    let source = phrase_starting(s, at + 2).filter(|p| speaks(s, p, false) || many(p))?;
    let that = if s.mark(source.end, "—–―,-") { source.end + 1 } else { source.end };
    Some((Some(source), that))
}

/// "X's claim that …", "whose line that …", "by the conviction that …" of the sentence's subject.
fn source_before(s: &Sentence<'_>, at: usize) -> Option<(Option<Range<usize>>, usize)> {
    let mut left = at;
    while left > 0
        && s.is_word(left - 1)
        && !s.has(left - 1, DET | PREP | SUB | AUX)
        && !LIGHT.has_key(s.key(left - 1))
        && bare(s.word(left - 1)) == s.word(left - 1)
        && at - left < 3
    {
        left -= 1;
    }
    let owner = left.checked_sub(1)?;
    let source = if bare(s.word(owner)) != s.word(owner) || crate::quotes::phrases::is_clitic(s.word(owner)) {
        phrase_ending(s, owner)
    } else if s.is(owner, "whose") {
        let noun = owner.checked_sub(1)?;
        phrase_ending(s, if s.mark(noun, ",") { noun.checked_sub(1)? } else { noun })
    } else if matches!(s.word(owner), "his" | "her" | "their" | "its") {
        Some(owner..owner + 1)
    } else if let Some(verb) = light_verb(s, left) {
        crate::quotes::phrases::subject_before(s, verb).map(|subject| subject.units).filter(|p| speaks(s, p, false))
    } else if matches!(s.word(owner), "the" | "a") && owner > 0 && matches!(s.word(owner - 1), "by" | "with") {
        // "Marsh justified this by the conviction that …"
        let verb = (1..owner).rev().find(|&i| !s.capital(i) && (s.class(i).is_some() || s.word(i).ends_with("ed")))?;
        crate::quotes::phrases::subject_before(s, verb).map(|subject| subject.units)
    } else {
        None
    };
    let source = source
        .filter(|p| p.len() == 1 && s.has(p.start, DET | PRON) || owned(s, p) || light_verb(s, left).is_some())?;
    // "Voss's view was that …"
    let that = if s.has(at + 1, BE) && s.is(at + 2, "that") { at + 2 } else { at + 1 };
    Some((Some(source), that))
}

/// "expressed concern that", "has made the point that": the verb that only lends itself to the noun, whose words begin
/// at `first`.
fn light_verb(s: &Sentence<'_>, first: usize) -> Option<usize> {
    let article = first > 0 && matches!(s.word(first - 1), "the" | "a" | "an");
    let verb = (if article { first - 1 } else { first }).checked_sub(1)?;
    (LIGHT.has_key(s.key(verb)) && !s.capital(verb)).then_some(verb)
}

word_list!(
    LIGHT =
        "made make makes making gave give gives given giving issued issue issues expressed express expresses expressing
        voiced voices voicing raised raises raising repeated repeats offered offers sent sends aired airs"
);

/// Whether the claim is the subject of its sentence: nothing but a joint stands before it.
fn opens_clause(s: &Sentence<'_>, start: usize) -> bool {
    let first = content::after_dateline(s);
    (first..start).all(|i| s.has(i, SUB | ADV | DET) || s.mark(i, ","))
}

/// "Voss's claim that the mill had closed was rejected": the verb of the claim, after the verb of what is claimed.
fn main_verb(s: &Sentence<'_>, content: &Range<usize>) -> Option<usize> {
    let finite = |i: usize| {
        let word = s.word(i);
        let past = word.len() > 3 && word.ends_with("ed") && !s.has(i - 1, DET | PREP | BE);
        let verb = s.has(i, AUX) && !crate::quotes::phrases::is_clitic(word) || s.is_common_verb(i) || past;
        verb && s.is_word(i) && !s.capital(i) && !s.has(i - 1, DET) && !s.is(i - 1, "to")
    };
    let mut open = 1;
    let mut at = content.start + 1;
    while at < content.end {
        // Each clause inside what is claimed has a verb of its own.
        if s.has(at, SUB) && !matches!(s.word(at), "and" | "or" | "but" | "as" | "than") {
            open += 1;
        }
        if !finite(at) {
            at += 1;
            continue;
        }
        if open == 0 {
            let joined = matches!(s.word(at - 1), "and" | "or" | "but") || s.has(at - 1, PRON | SUB);
            return (!joined).then_some(at);
        }
        open -= 1;
        // "had been quietly closed"
        let auxiliary = s.has(at, AUX);
        at += 1;
        while auxiliary && at < content.end && s.has(at, AUX | ADV) && !s.has(at, DET | PREP) {
            at += 1;
        }
        at += usize::from(auxiliary && s.is_word(at) && !s.has(at, AUX | DET | PREP | SUB | PRON));
    }
    None
}

/// Whether the owner of a claim can have made it: a name, people, a body.
pub(super) fn owned(s: &Sentence<'_>, phrase: &Range<usize>) -> bool {
    let head = (phrase.clone()).rev().find(|&i| s.is_word(i) && !matches!(s.word(i), "'s" | "’s"));
    head.is_some_and(|h| {
        s.capital(h)
            || crate::quotes::phrases::is_human(bare(s.word(h)))
            || crate::language::titles::BODIES.has(bare(s.word(h)))
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;
    use super::RULE;

    #[test]
    fn owners_of_claims() {
        check(
            &RULE,
            "That is in line with recent <comments> from {chief executive Mara Voss} — that [agents could change work].",
        );
        check(&RULE, "Marsh rejected {the club's} <claim> that [the museum is rich].");
        check(&RULE, "{Voss} justified it by the <conviction> that [machines are everywhere].");
        check(&RULE, "There were <complaints> from {neighbours} that [the mill ran at night].");
        check(&RULE, "{Voss's} <view> was that [the mill would recover].");
    }

    #[test]
    fn verbs_that_lend_themselves_to_the_noun() {
        check(&RULE, "{Marsh} expressed <concern> that [the mill was old].");
        check(&RULE, "{She} has made the <claim> that [the mill was old].");
        check(&RULE, "{The agency} issued a <warning> that [the river would rise].");
        check(&RULE, "Marsh dismissed the claim that the mill was old.");
        check(&RULE, "The smoke gave the impression that the mill was lost.");
    }

    #[test]
    fn a_claim_that_is_a_subject_ends_before_its_verb() {
        check(&RULE, "{Voss's} <claim> that [the mill had been closed] was rejected by the court.");
        check(&RULE, "{Voss's} <claim> that [the mill is old] drew laughter.");
        check(&RULE, "{The union's} <warning> that [those who stayed would lose their pay] proved right.");
        check(&RULE, "The court rejected {Voss's} <claim> that [the mill was closed and the land was sold].");
    }

    #[test]
    fn a_noun_without_a_clause_is_left_alone() {
        check(&RULE, "The claims were many and the report was long.");
    }
}
