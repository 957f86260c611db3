//! Words in marks that a phrase at the start of the sentence gives to somebody: "As Voss put it: “…”", "In the words of
//! Voss, “…”", "For Voss, it was “…”", "Said Voss, who …, “…”".

use super::content::left_of;
use super::{Attribution, Rule};
use crate::language::cues::CueClass;
use crate::language::wordlist::bare;
use crate::quotes::phrases::{head_of, is_clitic, is_human, phrase_ending, phrase_starting, speaks};
use crate::quotes::units::*;
use std::ops::Range;

pub const RULE: Rule = Rule {
    name: "frames",
    description: "Words in marks after “as X put it”, “in the words of X”, “for X, it was” and “said X, …”.",
    find,
    yields: false,
};

/// The quotation follows within so many units.
const NEAR: usize = 26;

fn find(s: &Sentence<'_>) -> Vec<Attribution> {
    put_it(s)
        .or_else(|| words_of(s))
        .or_else(|| to_somebody(s))
        .or_else(|| said(s))
        .or_else(|| in_view(s))
        .or_else(|| as_said(s))
        .into_iter()
        .collect()
}

/// "As Stenner, the deputy of the party, put it: “…”"
fn put_it(s: &Sentence<'_>) -> Option<Attribution> {
    let opens = |i: usize| i == 0 || s.mark(i - 1, ",;:—–―-~•*(") || s.is(i - 1, "and") || s.is(i - 1, "but");
    let at = (0..s.units.len()).find(|&i| s.is(i, "as") && opens(i) && somebody(s, i + 1).is_some())?;
    let subject = somebody(s, at + 1)?;
    let put = (subject.end..subject.end + NEAR).find(|&i| matches!(s.word(i), "put" | "puts") && s.is(i + 1, "it"))?;
    if let Some(quote) = quote_after(s, put + 2, 12) {
        return Some(attribution(s, quote..quote + 1, subject, put..put + 2));
    }
    // "As Voss puts it, the council makes them “an offer they can't refuse.”"
    let quote = (put + 3..put + NEAR).find(|&i| s.is_quote(i))?;
    let plain = s.mark(put + 2, ",") && (put + 3..quote).all(|i| !s.mark(i, ",;:") && s.class(i).is_none());
    plain.then(|| attribution(s, put + 3..quote + 1, subject, put..put + 2))
}

/// "In the words of Voss, “…”"
fn words_of(s: &Sentence<'_>) -> Option<Attribution> {
    if !(s.is(0, "in") && s.is(1, "the") && s.is(2, "words") && s.is(3, "of")) {
        return None;
    }
    let subject = somebody(s, 4)?;
    let comma = (subject.end..subject.end + NEAR).find(|&i| s.mark(i, ",:"))?;
    let quote = quote_after(s, comma, NEAR)?;
    Some(attribution(s, comma + 1..quote + 1, subject, 2..4))
}

/// "To Voss, the plan is “a disaster”", "For Voss, it was “the best day”"
fn to_somebody(s: &Sentence<'_>) -> Option<Attribution> {
    if !(s.is(0, "to") || s.is(0, "for")) {
        return None;
    }
    let subject = somebody(s, 1).filter(|p| s.mark(p.end, ","))?;
    let comma = subject.end;
    let be = (comma + 1..comma + NEAR).find(|&i| s.has(i, BE) || s.is(i, "it's"))?;
    let quote = (be + 1..be + 8).find(|&i| s.is_quote(i))?;
    let plain = (comma + 1..quote).all(|i| !s.mark(i, ",;:") && s.class(i).is_none());
    plain.then(|| attribution(s, comma + 1..quote + 1, subject, 0..1))
}

/// "Said Clara Quill, who grew up there, “…”"
fn said(s: &Sentence<'_>) -> Option<Attribution> {
    let subject = somebody(s, 1)?;
    // "Continued Stenner: “…”"
    let at_once = s.mark(subject.end, ":,") && s.is_quote(subject.end + 1);
    let speaks = matches!(s.class(0), Some(CueClass::Say | CueClass::Report | CueClass::Manner)) && at_once;
    if !speaks && !matches!(s.word(0), "Said" | "Says" | "Added" | "Wrote" | "Adds" | "Writes") {
        return None;
    }
    let quote = quote_after(s, subject.end, NEAR)?;
    Some(attribution(s, quote..quote + 1, subject, 0..1))
}

/// "In Voss's view, the mill is lost", "“… the best of towns,” in her words"
fn in_view(s: &Sentence<'_>) -> Option<Attribution> {
    let view = (2..s.units.len()).find(|&i| {
        matches!(
            s.word(i),
            "view" | "opinion" | "words" | "telling" | "judgment" | "judgement" | "estimation" | "phrase"
        )
    })?;
    let own = matches!(s.word(view - 1), "his" | "her" | "their") && s.is(view - 2, "in");
    let owner = if own {
        view - 1..view
    } else {
        let owned = bare(s.word(view - 1)) != s.word(view - 1) || is_clitic(s.word(view - 1));
        phrase_ending(s, view - 1).filter(|p| owned && super::nouns::owned(s, p))?
    };
    let at = owner.start.checked_sub(1).filter(|&i| s.is(i, "in"))?;
    let content = if at == 0 {
        let end = s.close(view + 2);
        Some(view + 2..end).filter(|c| s.mark(view + 1, ",") && c.len() > 2 && s.has_verb(c.clone()))
    } else {
        let closes = s.mark(view + 1, ".,;") || view + 1 == s.units.len();
        left_of(s, at).filter(|c| closes && (s.has_verb(c.clone()) || s.is_quote(c.end - 1)))
    }?;
    Some(attribution(s, content, owner, at..view + 1))
}

/// "As Voss noted in May, the mill is old", "As reported by the Courier, the mill is old"
fn as_said(s: &Sentence<'_>) -> Option<Attribution> {
    if !s.is(0, "as") {
        return None;
    }
    let says =
        |i: usize| matches!(s.class(i), Some(CueClass::Say | CueClass::Tell | CueClass::Report)) && !s.capital(i);
    let passive = says(1) && s.is(2, "by");
    let subject = somebody(s, if passive { 3 } else { 1 })?;
    let verb = if passive { 1 } else { (subject.end..subject.end + 3).find(|&i| !s.has(i, AUX | ADV))? };
    let after = if passive { subject.end } else { verb + 1 };
    let comma = (after..after + 10).find(|&i| s.mark(i, ","))?;
    let short = says(verb) && !(after..comma).any(|i| s.has(i, AUX | PRON) && !s.capital(i) || s.is(i, "that"));
    let end = s.close(comma + 1);
    let plain = (comma + 1..end).all(|i| !s.is_quote(i));
    let clause = end > comma + 3 && s.has_verb(comma + 1..end);
    let cue = if passive { 1..3 } else { verb..verb + 1 };
    (short && plain && clause).then(|| attribution(s, comma + 1..end, subject, cue))
}

/// A person or body that begins at `at`.
fn somebody(s: &Sentence<'_>, at: usize) -> Option<Range<usize>> {
    phrase_starting(s, at).filter(|p| {
        let head = head_of(s, p);
        speaks(s, p, false) && (s.capital(head) || is_human(s.word(head)) || s.has(p.start, PRON))
    })
}

/// The first quotation after a comma, colon or dash from `at` on.
fn quote_after(s: &Sentence<'_>, at: usize, far: usize) -> Option<usize> {
    (at.max(1)..at + far).find(|&i| s.is_quote(i)).filter(|&i| s.mark(i - 1, ",:—–―-") || i == at)
}

fn attribution(s: &Sentence<'_>, content: Range<usize>, subject: Range<usize>, cue: Range<usize>) -> Attribution {
    Attribution {
        content: Some(s.span(content)),
        subject: Some(s.span(subject)),
        cue: Some(s.span(cue)),
        class: CueClass::Say,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;
    use super::RULE;

    #[test]
    fn frames_give_the_words_to_somebody() {
        check(&RULE, "As {Paul Stenner}, the deputy of the party, <put it>: [“This man will not be chosen.”]");
        check(&RULE, "As {he} <put it>, [“this man will not be chosen.”]");
        check(&RULE, "In the <words of> {Anna Voss}, [“it is over.”]");
        check(&RULE, "<For> {Anna Voss}, [it was “the best day of my life.”]");
        check(&RULE, "<Said> {Clara Quill}, who grew up in the street, [“We were all so proud of him.”]");
    }

    #[test]
    fn phrases_may_stand_before_and_after_what_is_said() {
        check(&RULE, "As {Voss} <puts it>, [the council makes them “an offer they can't refuse.”]");
        check(&RULE, "<Continued> {Stenner}: [“So it is a real problem.”]");
        check(&RULE, "[The mill is lost], <in {Voss's} view>.");
        check(&RULE, "<In {Voss's} view>, [the mill is lost].");
    }

    #[test]
    fn as_somebody_said() {
        check(&RULE, "As {Voss} <noted> in May, [the mill is old].");
        check(&RULE, "As <reported by> {the Courier}, [the mill has closed].");
        check(&RULE, "As Voss said she would, the mayor left.");
        check(&RULE, "As Voss spoke, the lights failed.");
    }

    #[test]
    fn other_openings_are_left_alone() {
        check(&RULE, "For Friday, the forecast is “mixed”.");
        check(&RULE, "To the north, the valley is “open”, and Voss left.");
        check(&RULE, "As Stenner left, a banner fell.");
    }
}
