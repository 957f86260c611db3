//! Who stands behind a figure at the root. Three articles that cite one agency are one origin, and so are
//! the copies of one article.

use super::Origin;
use super::entities::plain;
use super::keys::Completed;
use super::labels;
use super::relation::same_value;
use crate::article::ParagraphKind;
use crate::quotes::SpeakerKind;

/// The origin of each member of a measure, in the order of `members`.
pub(super) fn of(members: &[&Completed<'_>]) -> Vec<Origin> {
    members.iter().map(|member| one(member, members)).collect()
}

fn one(member: &Completed<'_>, members: &[&Completed<'_>]) -> Origin {
    if let Some(name) = stated(member) {
        return Origin { name, inferred: false };
    }
    // The same number in the same article, with a source: a headline repeats its own lead.
    let lead = members.iter().find(|other| {
        other.fact.figure.source.is_some()
            && other.fact.rank == member.fact.rank
            && same_value(&other.fact, &member.fact)
    });
    match lead.and_then(|other| stated(other)) {
        Some(name) => Origin { name, inferred: true },
        // A copy speaks with the voice of what it copies.
        None => Origin { name: voice(member), inferred: member.copies.is_some() },
    }
}

/// The source that the article names. Nameless people are those of their article: two articles may each have others.
fn stated(member: &Completed<'_>) -> Option<String> {
    let source = &member.fact.figure.source.as_ref()?.value;
    Some(match source.kind {
        SpeakerKind::Anonymous => format!("{} ({})", source.name, voice(member)),
        _ => source.name.clone(),
    })
}

/// The article that speaks, or the one that it copies.
fn voice(member: &Completed<'_>) -> String {
    labels::article(member.copies.unwrap_or(member.fact.article()))
}

/// How many independent voices there are; a feed's footer is none.
pub(super) fn count(members: &[&Completed<'_>], origins: &[Origin]) -> usize {
    let voices = members.iter().zip(origins).filter(|(member, _)| member.fact.place != ParagraphKind::Boilerplate);
    let mut names: Vec<String> = voices.map(|(_, origin)| plain(&origin.name)).collect();
    names.sort_unstable();
    names.dedup();
    names.len().max(1)
}
