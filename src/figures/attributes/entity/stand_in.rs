//! Words that stand for a body or a person named elsewhere: "the company", "the division", "she", "its".

use super::super::Scene;
use super::super::classes::{BODY, PRONOUN, UNIT};
use super::super::words::REACH;
use crate::language::names::{Mention, NameKind, Named};
use crate::language::pronouns::Gender;

/// What a common noun stands for here: "the company" is the article's main organisation, "the division" the unit
/// named last. `Some(None)` where the words stand for a body that the article never names.
pub(in super::super) fn stand_in(scene: &Scene<'_>, at: usize) -> Option<Option<usize>> {
    let words = &scene.words;
    let the = |i: usize| matches!(words.bare(i), "the" | "its" | "this");
    if !words.is(at, BODY | UNIT) {
        return None;
    }
    let word = words.bare(at);
    let before = at.checked_sub(1)?;
    let unit = words.is(at, UNIT);
    let headed =
        the(before) || (matches!(words.bare(before), "tech" | "cloud" | "city") && the(before.wrapping_sub(1)));
    if !headed || scene.names.at(words.span(at..at + 1).start()).is_some() {
        return None;
    }
    if unit {
        let here = words.span(at..at + 1).start();
        let upto = scene.names.mentions.partition_point(|m| m.span.start() < here);
        let near = scene.names.mentions[upto.saturating_sub(REACH)..upto].iter().rev().map(|m| m.named);
        return near.into_iter().find(|&named| scene.names.all[named].parent.is_some()).map(Some);
    }
    // A union or a ministry is no company.
    let main = scene.names.main.filter(|&named| !is_public(&scene.names.all[named].canonical));
    Some(match word {
        // A kind of body that the article names: the one whose name says so.
        "council" | "union" | "agency" | "bank" | "airline" | "club" => {
            let says = |n: &Named| n.kind == NameKind::Organisation && bears(&n.canonical, word);
            let named = described(scene, at).or_else(|| scene.names.all.iter().position(says));
            named.or_else(|| scene.names.main.filter(|_| word == "airline"))
        }
        "company" | "group" | "firm" | "corporation" => main.or_else(|| last_body(scene, at)),
        _ => described(scene, at).or(main).or_else(|| last_body(scene, at)),
    })
}

/// Whether one of the words of `name` is `word`.
fn bears(name: &str, word: &str) -> bool {
    name.split(' ').any(|part| part.eq_ignore_ascii_case(word))
}

/// Whether the name says that its bearer is no business.
fn is_public(name: &str) -> bool {
    ["union", "council", "ministry", "agency", "department", "commission", "office", "court", "party", "police"]
        .iter()
        .any(|word| bears(name, word))
}

/// The name that the article, not far before token `at`, calls what the noun there says: "the airline Aurel",
/// "Aurel, an airline", "the builder, Castra".
fn described(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let words = &scene.words;
    let noun = words.bare(at);
    let here = words.span(at..at + 1).start();
    let mentions = &scene.names.mentions;
    let upto = mentions.partition_point(|m| m.span.start() < here);
    let plain = |i: usize| words.tokens.all[i].span.of(words.tokens.text).starts_with(|c: char| c.is_lowercase());
    let calls = |m: &&Mention| {
        let place = words.touching(m.span);
        let before = |back: usize| place.start.checked_sub(back).map_or("", |i| words.at(i));
        let behind = words.at(place.end) == ","
            && matches!(words.bare(place.end + 1), "a" | "an" | "the")
            && (place.end + 2..place.end + 7).take_while(|&i| !matches!(words.at(i), "," | "." | ";")).any(|i| {
                words.at(i) == noun && plain(i) && matches!(words.at(i + 1), "," | "." | "of" | "in" | "that" | "which")
            });
        before(1) == noun || (before(1) == "," && before(2) == noun) || behind
    };
    let bodies = |m: &&Mention| !matches!(scene.names.all[m.named].kind, NameKind::Person | NameKind::Medium);
    mentions[upto.saturating_sub(32)..upto].iter().rev().filter(bodies).find(calls).map(|m| m.named)
}

/// The body named last before token `at`, but for those that a preposition leads to.
fn last_body(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let here = scene.words.span(at..at + 1).start();
    let mentions = &scene.names.mentions;
    let upto = mentions.partition_point(|m| m.span.start() < here);
    let fits = |m: &&Mention| {
        let start = scene.words.touching(m.span).start;
        let led =
            matches!(scene.words.bare(start.wrapping_sub(1)), "of" | "in" | "for" | "from" | "to" | "at" | "with");
        let named = &scene.names.all[m.named];
        let body = matches!(named.kind, NameKind::Organisation | NameKind::Unknown) && !scene.is_unit(m.named);
        body && !led && !is_public(&named.canonical)
    };
    mentions[upto.saturating_sub(8)..upto].iter().rev().find(fits).map(|m| m.named)
}

/// The person who bears the title at token `at`: "the mayor" after "Mayor Ingrid Dahl".
pub(super) fn titled(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let words = &scene.words;
    let (noun, here) = (words.bare(at), words.span(at..at + 1).start());
    if at == 0 || words.bare(at - 1) != "the" {
        return None;
    }
    let upto = scene.names.roles.partition_point(|role| role.at < here);
    scene.names.roles[upto.saturating_sub(64)..upto].iter().rev().find(|role| role.noun == noun).map(|role| role.named)
}

/// Whom a personal pronoun at token `at`, or a possessive one, stands for: of people the last one named before it, else
/// the body that the sentence before begins with, or else the one in `focus`: whose the figures before are.
pub(super) fn pronoun(scene: &Scene<'_>, at: usize, focus: Option<usize>) -> Option<usize> {
    let words = &scene.words;
    if !words.is(at, PRONOUN) {
        return None;
    }
    let gender = match words.bare(at) {
        "he" | "his" => Some(Gender::Male),
        "she" | "her" => Some(Gender::Female),
        "it" | "its" => None,
        _ => return None,
    };
    let here = words.span(at..at + 1).start();
    let names = scene.names;
    let upto = names.mentions.partition_point(|m| m.span.end() <= here);
    let near = &names.mentions[upto.saturating_sub(8)..upto];
    if let Some(gender) = gender {
        let fits = |m: &&Mention| {
            let named = &names.all[m.named];
            named.kind == NameKind::Person && named.gender.is_none_or(|g| g == gender)
        };
        return near.iter().rev().find(fits).map(|m| m.named);
    }
    // "it is expected that": stands for nothing.
    let idle = matches!(
        words.bare(at + 2),
        "likely" | "expected" | "clear" | "unclear" | "estimated" | "thought" | "possible"
    );
    if idle && words.bare(at) == "it" {
        return None;
    }
    let sentence = scene.article.sentence_at(here)?;
    let before = super::super::sentence_before(scene.article, sentence);
    let fits = |m: &&Mention| {
        let start = words.touching(m.span).start;
        let inside =
            matches!(words.bare(start.wrapping_sub(1)), "of" | "in" | "for" | "from" | "to" | "at" | "with" | "by");
        let body = matches!(names.all[m.named].kind, NameKind::Organisation | NameKind::Unknown);
        body && !inside && !scene.is_unit(m.named)
    };
    let own = near.iter().filter(|m| sentence.covers(m.span)).find(fits);
    let own = own.or_else(|| near.iter().filter(|m| before.is_some_and(|s| s.covers(m.span))).find(fits));
    own.map(|m| m.named).or(focus)
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::figure;

    fn check(marked: &str, want: Option<&str>) {
        assert_eq!(figure(marked).entity.map(|e| e.value).as_deref(), want, "in {marked}");
    }

    #[test]
    fn a_kind_of_body_stands_for_the_one_of_that_kind() {
        let text = "Talks with Norvane Inc. failed. The airline Skyways Inc. flies there. Norvane Inc. waits. The airline lost |£6m|.";
        check(text, Some("Skyways"));
        check(&text.replace("airline lost", "company lost"), Some("Norvane"));
        let text = "The walkout hit Norvane Inc., the Port Workers' Union said. The company lost |£6m|.";
        check(text, Some("Norvane"));
    }

    #[test]
    fn a_pronoun_stands_for_who_was_named() {
        let text = "Maria Lindqvist beat Robert Haas. She received |1,081,377| votes.";
        check(text, Some("Maria Lindqvist"));
        check(&text.replace("She", "He"), Some("Robert Haas"));
        check("Norvane Inc. met Brandt plc. Its revenue was |$5 million|.", Some("Norvane"));
        check("Maria Lindqvist beat Robert Haas. It is expected that |5,000| voted.", None);
    }
}
