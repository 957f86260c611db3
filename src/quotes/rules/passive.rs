//! Passives with an agent: "described by X as …", "confirmed by the company", and "was quoted as saying …".

use super::content;
use super::verbs::is_passive;
use super::{Attribution, Rule};
use crate::language::cues::CueClass;
use crate::language::wordlist::word_list;
use crate::quotes::phrases::{phrase_starting, speaks, subject_before};
use crate::quotes::units::*;

pub const RULE: Rule = Rule {
    name: "passives",
    description: "“Was quoted as saying …”, and what is described, called or said by somebody.",
    find,
    yields: false,
};

word_list!(
    /// The participles and verbs that the forms below begin with, besides the verbs of describing.
    OPENINGS = "quoted reported quotes quoting cited citing asked told informed assured warned reminded advised urged ordered
        instructed"
);

fn find(s: &Sentence<'_>) -> Vec<Attribution> {
    (0..s.units.len())
        .filter(|&at| s.class(at) == Some(CueClass::Describe) || OPENINGS.has_key(s.key(at)))
        .filter_map(|at| {
            quoted_as(s, at)
                .or_else(|| quoted_by(s, at))
                .or_else(|| by_agent(s, at))
                .or_else(|| asked_by(s, at))
                .or_else(|| told_by(s, at))
        })
        .collect()
}

/// "Marsh was quoted as saying that …"
fn quoted_as(s: &Sentence<'_>, at: usize) -> Option<Attribution> {
    if !(matches!(s.word(at), "quoted" | "reported") && s.is(at + 1, "as") && s.is(at + 2, "saying")) {
        return None;
    }
    let subject = subject_before(s, at)?;
    let content = content::right_of(s, at + 2, CueClass::Say)
        .map(|(c, _)| c)
        .or_else(|| content::left_of(s, subject.units.start))?;
    Some(Attribution {
        content: Some(s.span(content)),
        subject: Some(s.span(subject.units)),
        cue: Some(s.span(subject.verb..at + 3)),
        class: CueClass::Say,
    })
}

/// "Marsh was quoted by the agency as saying that …", "the agency quoted Marsh as saying that …": Marsh speaks.
fn quoted_by(s: &Sentence<'_>, at: usize) -> Option<Attribution> {
    if !matches!(s.word(at), "quoted" | "quotes" | "quoting" | "cited" | "citing") {
        return None;
    }
    let last = (at + 2..(at + 14).min(s.units.len())).find(|&i| s.is(i, "saying") && s.is(i - 1, "as"))?;
    let (speaker, start) = if s.is(at + 1, "by") {
        let subject = subject_before(s, at)?;
        (subject.units.clone(), subject.units.start)
    } else {
        let speaker = phrase_starting(s, at + 1).filter(|p| p.end == last - 1)?;
        // What is said may stand before the agency that quotes it.
        let agency = subject_before(s, at)?;
        (speaker, agency.units.start)
    };
    let content =
        content::right_of(s, last, CueClass::Say).map(|(content, _)| content).or_else(|| content::left_of(s, start))?;
    Some(Attribution {
        content: Some(s.span(content)),
        subject: Some(s.span(speaker)),
        cue: Some(s.span(at..last + 1)),
        class: CueClass::Say,
    })
}

/// "Marsh was asked by host Ada Fenn, “…”": the host speaks.
fn asked_by(s: &Sentence<'_>, at: usize) -> Option<Attribution> {
    if !s.is(at, "asked") || !s.is(at + 1, "by") || !is_passive(s, at) {
        return None;
    }
    let agent = phrase_starting(s, at + 2).filter(|a| speaks(s, a, false))?;
    let quote =
        (agent.end..agent.end + 26).find(|&i| s.is_quote(i)).filter(|&i| s.mark(i - 1, ",:") || i == agent.end)?;
    Some(Attribution {
        content: Some(s.units[quote].span),
        subject: Some(s.span(agent)),
        cue: Some(s.span(at..at + 2)),
        class: CueClass::Say,
    })
}

/// "They were told by Marsh that …", "was ordered by the court to …": the agent speaks.
fn told_by(s: &Sentence<'_>, at: usize) -> Option<Attribution> {
    if !s.is(at + 1, "by") || !is_passive(s, at) || s.is(at, "quoted") || s.is(at, "cited") || s.is(at, "reported") {
        return None;
    }
    let agent = phrase_starting(s, at + 2).filter(|a| speaks(s, a, true))?;
    let orders = s.is(agent.end, "to") || s.is(agent.end, "not") && s.is(agent.end + 1, "to");
    let that = if orders { agent.end } else { content::skip_adjuncts(s, agent.end) };
    let asks =
        matches!(s.word(at), "asked" | "warned" | "advised" | "urged" | "ordered" | "instructed" | "told" | "reminded");
    let spelled = s.is(that, "that") || s.is_quote(that) || asks && orders;
    let content = orders
        .then(|| that..content::end_of(s, that))
        .or_else(|| content::right_of(s, that - 1, CueClass::Report).map(|(content, _)| content))
        .filter(|content| spelled && content.len() > 2)?;
    Some(Attribution {
        content: Some(s.span(content)),
        subject: Some(s.span(agent)),
        cue: Some(s.span(at..at + 2)),
        class: CueClass::Tell,
    })
}

/// "The plan was described by Marsh as “bold”."
fn by_agent(s: &Sentence<'_>, at: usize) -> Option<Attribution> {
    if s.class(at) != Some(CueClass::Describe) || !s.is(at + 1, "by") || !is_passive(s, at) {
        return None;
    }
    let agent = phrase_starting(s, at + 2).filter(|a| speaks(s, a, false))?;
    let from = if s.is(agent.end, "as") { agent.end + 1 } else { agent.end };
    let quote = (from..s.units.len()).find(|&i| s.is_quote(i))?;
    Some(Attribution {
        content: Some(s.span(from..quote + 1)),
        subject: Some(s.span(agent)),
        cue: Some(s.span(at..at + 2)),
        class: CueClass::Describe,
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;
    use super::RULE;

    #[test]
    fn agents_and_quoted_people_speak() {
        check(&RULE, "{Marsh} <was quoted as saying> [the deal was dead].");
        check(&RULE, "The plan was <described by> {Marsh} as [“bold”].");
        check(&RULE, "The plan was described as long.");
        check(&RULE, "Marsh was <asked by> {host Ada Fenn}, who likes her, [“Were you tired of it?”]");
    }

    #[test]
    fn who_tells_others_speaks() {
        check(&RULE, "They were <assured by> {engineers} that [the road would stay open].");
        check(&RULE, "Marsh was <ordered by> {the court} [to pay 3,000 crowns within a month].");
        check(&RULE, "They were told that the road would stay open.");
        check(&RULE, "The flag was ordered by mail to save money.");
    }

    #[test]
    fn whom_an_agency_quotes_speaks() {
        check(&RULE, "The agency <quoted {minister Marsh} as saying> [the talks had failed].");
        check(&RULE, "[The talks had failed], {Marsh} was <quoted by the agency as saying>.");
        check(&RULE, "The agency quoted prices in euros.");
    }
}
