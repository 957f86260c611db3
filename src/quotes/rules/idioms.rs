//! Set phrases of saying: "made clear that …", "let it be known that …", "is adamant that …", "the court heard that …".

use super::content;
use super::{Attribution, Rule};
use crate::language::cues::CueClass;
use crate::language::wordlist::word_list;
use crate::quotes::phrases::{head_of, speaks, subject_before};
use crate::quotes::units::*;

pub const RULE: Rule = Rule {
    name: "set phrases",
    description: "Somebody makes clear, lets it be known or is adamant that something is so; a court hears it.",
    find,
    yields: false,
};

word_list!(
    HEARERS = "court inquest tribunal jury jurors inquiry hearing trial committee panel commission
        meeting conference congress rally assembly"
);
word_list!(STANCES = "adamant emphatic insistent unequivocal");

fn find(s: &Sentence<'_>) -> Vec<Attribution> {
    (1..s.units.len()).filter_map(|at| read(s, at)).collect()
}

fn read(s: &Sentence<'_>, at: usize) -> Option<Attribution> {
    let last = last_of(s, at)?;
    let that = s.is(last + 1, "that");
    let subject = subject_before(s, at)?;
    let hears = s.is(at, "heard") || s.is(last, "told");
    if hears {
        let head = s.word(head_of(s, &subject.units));
        if !HEARERS.has(head) || s.has(last + 1, PREP | AUX) && !(s.is(last + 1, "on") && s.has(last + 2, TIME)) {
            return None;
        }
    } else if !that || !speaks(s, &subject.units, false) {
        return None;
    }
    let right = content::right_of(s, last, if hears { CueClass::Say } else { CueClass::Report });
    // "A nurse altered the charts, a court has heard."
    let closes = last + 2 >= s.units.len() || last + 5 >= s.units.len() && content::trails_off(s, last, CueClass::Say);
    let left = || content::left_of(s, subject.units.start).filter(|_| hears && closes);
    let content = right.map(|(content, _)| content).or_else(left)?;
    Some(Attribution {
        content: Some(s.span(content)),
        subject: Some(s.span(subject.units)),
        cue: Some(s.span(subject.verb.max(at.saturating_sub(1)).min(at)..last + 1)),
        class: CueClass::Report,
    })
}

/// The last unit of the phrase whose verb is at `at`.
fn last_of(s: &Sentence<'_>, at: usize) -> Option<usize> {
    let clear = |i: usize| matches!(s.word(i), "clear" | "plain" | "known" | "explicit");
    match s.word(at) {
        "made" | "makes" | "make" | "making" if clear(at + 1) => Some(at + 1),
        "made" | "makes" | "make" | "making" if s.is(at + 1, "it") && clear(at + 2) => Some(at + 2),
        "let" | "lets" if s.is(at + 1, "it") && s.is(at + 2, "be") && s.is(at + 3, "known") => Some(at + 3),
        "heard" | "hears" => Some(at),
        "was" | "were" if s.is(at + 1, "told") => Some(at + 1),
        "is" | "are" | "was" | "were" | "remains" | "remained" if STANCES.has(s.word(at + 1)) => Some(at + 1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;
    use super::RULE;

    #[test]
    fn phrases_that_say() {
        check(&RULE, "{Marsh} <made clear> that [the mill would close].");
        check(&RULE, "{Marsh} <made it plain> that [the mill would close].");
        check(&RULE, "{A palace aide} <let it be known> that [the duke would attend].");
        check(&RULE, "{The captain} <was adamant> that [the goal should stand].");
    }

    #[test]
    fn courts_hear() {
        check(&RULE, "{The court} <heard> that [Harrow had entered the mill at night].");
        check(&RULE, "{The jury} <was told> that [Harrow had entered the mill].");
        check(&RULE, "[A nurse altered the charts], {a court} <has heard>.");
        check(&RULE, "{The inquest} <heard> [she had been ill for weeks].");
    }

    #[test]
    fn others_hear_and_are_told_without_speaking() {
        check(&RULE, "Marsh heard that the mill would close.");
        check(&RULE, "Staff were told that the mill would close.");
        check(&RULE, "The court heard from two experts.");
        check(&RULE, "It made clear skies seem dull.");
    }
}
