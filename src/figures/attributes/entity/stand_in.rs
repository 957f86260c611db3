//! Words that stand for a body or a person named elsewhere: "the company", "the division", "she", "its".

use super::super::Scene;
use super::super::words::REACH;
use crate::language::names::{Mention, NameKind};
use crate::language::pronouns::Gender;

/// What a common noun stands for here: "the company" is the article's main organisation, "the division" the unit
/// named last. `Some(None)` where the words stand for a body that the article never names.
pub(in super::super) fn stand_in(scene: &Scene<'_>, at: usize) -> Option<Option<usize>> {
    let words = &scene.words;
    let the = |i: usize| matches!(words.bare(i), "the" | "its" | "this");
    let word = words.bare(at);
    let before = at.checked_sub(1)?;
    let company = matches!(
        word,
        "company"
            | "group"
            | "firm"
            | "corporation"
            | "retailer"
            | "carmaker"
            | "automaker"
            | "bank"
            | "airline"
            | "manufacturer"
            | "giant"
            | "startup"
            | "employer"
            | "council"
            | "union"
            | "agency"
            | "operator"
            | "club"
    );
    let unit = is_unit(word);
    let headed =
        the(before) || (matches!(words.bare(before), "tech" | "cloud" | "city") && the(before.wrapping_sub(1)));
    if !(company || unit) || !headed || scene.names.at(words.span(at..at + 1).start()).is_some() {
        return None;
    }
    if unit {
        let here = words.span(at..at + 1).start();
        let upto = scene.names.mentions.partition_point(|m| m.span.start() < here);
        let near = scene.names.mentions[upto.saturating_sub(REACH)..upto].iter().rev().map(|m| m.named);
        return near.into_iter().find(|&named| scene.names.all[named].parent.is_some()).map(Some);
    }
    Some(match word {
        // A kind of body that the article names: the one whose name says so.
        "council" | "union" | "agency" | "bank" | "airline" | "club" => scene
            .names
            .all
            .iter()
            .position(|n| n.kind == NameKind::Organisation && n.canonical.to_ascii_lowercase().contains(word)),
        _ => scene.names.main,
    })
}

/// Whom a personal pronoun at token `at`, or a possessive one, stands for: of people the last one named before it, else
/// the body that the sentence before begins with.
pub(super) fn pronoun(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let words = &scene.words;
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
        matches!(names.all[m.named].kind, NameKind::Organisation | NameKind::Unknown) && !inside
    };
    let own = near.iter().filter(|m| sentence.covers(m.span)).find(fits);
    let own = own.or_else(|| near.iter().filter(|m| before.is_some_and(|s| s.covers(m.span))).find(fits));
    own.map(|m| m.named)
}

pub(super) fn is_unit(word: &str) -> bool {
    matches!(word, "division" | "unit" | "subsidiary" | "arm" | "wing" | "business")
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::figure;

    fn check(marked: &str, want: Option<&str>) {
        assert_eq!(figure(marked).entity.map(|e| e.value).as_deref(), want, "in {marked}");
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
