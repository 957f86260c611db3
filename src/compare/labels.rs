//! What measures and articles are called on a card: whole words as printed, never stems.

use std::collections::BTreeMap;

use super::Key;
use super::facts::{Axis, squeeze};
use super::keys::Completed;
use super::words;
use crate::article::Article;
use crate::figures::Role;

/// The short name of an article in a row: its outlet, else the telling part of its file name.
///
/// ```
/// use crossread::{article::Article, compare::article_label};
/// assert_eq!(article_label(&Article::from_text("feeds/02_evening_paper.txt", "")), "02 evening paper");
/// ```
pub fn article(article: &Article) -> String {
    match &article.metadata.outlet {
        Some(outlet) => outlet.clone(),
        None => file(article.id.as_str()),
    }
}

/// The file name without folders, ending and the parts that only a machine could have made.
fn file(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem });
    let machine = |part: &str| {
        part.len() >= 8 && part.chars().all(|c| c.is_ascii_hexdigit()) && part.chars().any(|c| c.is_ascii_digit())
    };
    let parts: Vec<&str> = stem.split(['_', ' ']).filter(|part| !part.is_empty() && !machine(part)).collect();
    if parts.is_empty() { stem.to_owned() } else { parts.join(" ") }
}

/// "Amazon: corporate job cuts, this week"; `members` are those of one measure, `key` is what they share.
pub(super) fn measure(key: &Key, members: &[&Completed<'_>]) -> String {
    let concept = match &key.concept {
        Some(concept) => concept.clone(),
        None => noun(members).unwrap_or_else(|| axis(members[0].fact.axis).to_owned()),
    };
    let scoped = match &key.scope {
        Some(scope) if !contains(&concept, scope) => {
            if scope.chars().next().is_some_and(char::is_uppercase) || scope.contains(' ') || scope == "here" {
                format!("{concept} ({scope})")
            } else {
                format!("{scope} {concept}")
            }
        }
        _ => concept,
    };
    let faced = match key.role {
        Role::Level => scoped,
        Role::Prior => format!("{scoped}, before"),
        Role::Share => format!("share of {scoped}"),
        Role::Increase if contains(&scoped, "growth") || contains(&scoped, "increase") || contains(&scoped, "rise") => {
            scoped
        }
        Role::Increase => format!("{scoped}, increase"),
        Role::Decrease if contains(&scoped, "cut") || contains(&scoped, "fall") || contains(&scoped, "decline") => {
            scoped
        }
        Role::Decrease => format!("{scoped}, decrease"),
    };
    let mut label = match &key.entity {
        Some(entity) => format!("{entity}: {faced}"),
        None => capital(&faced),
    };
    if let Some(period) = &key.period {
        label = format!("{label}, {}", period.words());
    }
    label
}

fn contains(phrase: &str, part: &str) -> bool {
    phrase.to_lowercase().contains(&part.to_lowercase())
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// The noun that most members count, as printed; else the words next to the first of them.
fn noun(members: &[&Completed<'_>]) -> Option<String> {
    let mut nouns: BTreeMap<String, usize> = BTreeMap::new();
    for member in members {
        if let Some(span) = member.fact.figure.noun {
            *nouns.entry(lower(&squeeze(span.of(member.fact.article().text())))).or_default() += 1;
        }
    }
    let best = nouns.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0))).map(|(noun, _)| noun);
    best.or_else(|| members.iter().find_map(|member| beside(member)))
}

/// Lower case, but for names and initials.
fn lower(phrase: &str) -> String {
    let shouting = phrase.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let first_only = phrase.chars().skip(1).all(|c| !c.is_uppercase());
    if shouting || first_only { phrase.to_lowercase() } else { phrase.to_owned() }
}

/// Words beside a figure are within so many bytes of it: however long its sentence is, no more are looked at.
const BESIDE: usize = 200;

/// The telling words right behind a figure, else right before it.
fn beside(member: &Completed<'_>) -> Option<String> {
    let text = member.fact.article().text();
    let figure = member.fact.figure;
    let after = &text[figure.span.end()..figure.sentence.end().max(figure.span.end())];
    let after = &after[..after.floor_char_boundary(BESIDE)];
    let before = &text[figure.sentence.start().min(figure.span.start())..figure.span.start()];
    let before = &before[before.ceil_char_boundary(before.len().saturating_sub(BESIDE))..];
    let clause = |c: char| {
        matches!(c, ',' | ';' | '.' | '–' | '—' | '(' | ')' | ':' | '"' | '“' | '”' | '!' | '?') || c.is_numeric()
    };
    let run = |words: &mut dyn Iterator<Item = &str>| -> Vec<String> {
        let mut found = Vec::new();
        for word in words.take(8) {
            match words::stem(word) {
                Some(_) => found.push(lower(word)),
                None if found.is_empty() => {}
                None => break,
            }
            if found.len() == 3 {
                break;
            }
        }
        found
    };
    let ahead = after.split(clause).next().unwrap_or_default();
    let found = run(&mut ahead.split_whitespace());
    if !found.is_empty() {
        return Some(found.join(" "));
    }
    let behind = before.rsplit(clause).find(|part| !part.trim().is_empty()).unwrap_or_default();
    let mut found = run(&mut behind.split_whitespace().rev());
    found.reverse();
    (!found.is_empty()).then(|| found.join(" "))
}

/// The kind of quantity, where nothing better is known.
fn axis(axis: Axis) -> &'static str {
    match axis {
        Axis::Money(_) => "sum of money",
        Axis::Share => "percentage",
        Axis::Points => "percentage points",
        Axis::Times => "multiple",
        Axis::Count => "count",
        Axis::Duration => "length of time",
        Axis::Age => "age",
        Axis::Measurement(_) => "measurement",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::calendar::Period;

    fn key(entity: &str, concept: &str, scope: Option<&str>, role: Role, period: Option<Period>) -> Key {
        Key {
            concept: Some(concept.to_owned()),
            entity: (!entity.is_empty()).then(|| entity.to_owned()),
            scope: scope.map(str::to_owned),
            role,
            period,
        }
    }

    #[test]
    fn a_label_reads_as_a_heading() {
        let quarter = Some(Period::Quarter { year: Some(2025), quarter: 1 });
        assert_eq!(measure(&key("Halden", "revenue", None, Role::Level, quarter), &[]), "Halden: revenue, Q1 2025");
        let week = Some(Period::Unresolved("this week".to_owned()));
        let cuts = key("Halden", "job cuts", Some("corporate"), Role::Level, week);
        assert_eq!(measure(&cuts, &[]), "Halden: corporate job cuts, this week");
        assert_eq!(measure(&key("", "deaths", None, Role::Level, None), &[]), "Deaths");
    }

    #[test]
    fn machine_made_parts_of_file_names_are_left_out() {
        assert_eq!(file("feeds/004_c3705ce366644198.txt"), "004");
        assert_eq!(file("01_evening_paper.txt"), "01 evening paper");
        assert_eq!(file("c3705ce366644198.txt"), "c3705ce366644198");
    }
}
