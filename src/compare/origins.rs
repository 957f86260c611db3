//! Who stands behind a figure at the root. Three articles that cite one agency are one origin, and so are
//! the copies of one article.

use std::collections::{HashMap, HashSet};

use super::Origin;
use super::entities::plain;
use super::explain::{Number, number_of};
use super::keys::Completed;
use super::labels;
use super::relation::same_value;
use crate::article::ParagraphKind;
use crate::quotes::SpeakerKind;

/// The origin of each member of a measure, in the order of `members`.
pub(super) fn of(members: &[&Completed<'_>]) -> Vec<Origin> {
    // By article, of each number the first member with a source.
    let mut leads: HashMap<usize, Vec<&Completed<'_>>> = HashMap::new();
    let mut seen: HashSet<(usize, Number)> = HashSet::new();
    for member in members.iter().filter(|member| member.fact.figure.source.is_some()) {
        if seen.insert((member.fact.rank, number_of(&member.fact))) {
            leads.entry(member.fact.rank).or_default().push(member);
        }
    }
    members.iter().map(|member| one(member, leads.get(&member.fact.rank).map_or(&[], Vec::as_slice))).collect()
}

/// `leads` are the members of its article with a source.
fn one(member: &Completed<'_>, leads: &[&Completed<'_>]) -> Origin {
    if let Some(name) = stated(member) {
        return Origin { name, inferred: false };
    }
    // The same number in the same article, with a source: a headline repeats its own lead.
    let lead = leads.iter().find(|other| same_value(&other.fact, &member.fact));
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
