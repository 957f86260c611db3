//! Every verdict in plain words that name the rows they rest on.

use std::collections::{HashMap, HashSet};

use super::entities::Entities;
use super::facts::{Fact, squeeze};
use super::keys::Completed;
use super::labels;
use super::relation::{Pair, Verdict, pair, same_value};
use super::{Member, Origin, words};
use crate::article::ParagraphKind;
use crate::figures::{Attribute, Basis, Qualifier};

/// A row in a sentence: "up to 30,000 from Reuters (000)".
pub(super) fn row(member: &Completed<'_>) -> String {
    let place = labels::article(member.fact.article());
    match &member.fact.figure.source {
        Some(source) if source.value.name != place => {
            format!("{} from {} ({place})", member.fact.words(), source.value.name)
        }
        _ => format!("{} ({place})", member.fact.words()),
    }
}

pub(super) fn single(member: &Completed<'_>) -> String {
    format!("only {} gives it", labels::article(member.fact.article()))
}

pub(super) fn agree(members: &[&Completed<'_>]) -> String {
    let first = members[0];
    let mut places: Vec<String> = members.iter().map(|m| labels::article(m.fact.article())).collect();
    places.dedup();
    places.sort();
    places.dedup();
    let unit = members.iter().all(|m| m.fact.figure.unit == first.fact.figure.unit);
    let number = members.iter().all(|m| m.fact.stated == first.fact.stated);
    let after = match (unit, number) {
        (true, true) => "",
        (true, false) => " after rounding",
        (false, _) => " in one unit",
    };
    match places.as_slice() {
        [only] => format!("{} stands more than once in {only}{after}", first.fact.words()),
        _ => format!("{} in {}{after}", first.fact.words(), list(&places)),
    }
}

/// "a, b and c"; of many, the first three and how many more.
pub(super) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] if items.len() <= 4 => format!("{} and {last}", most.join(", ")),
        _ => format!("{} and {} more", items[..3].join(", "), items.len() - 3),
    }
}

pub(super) fn compatible(a: &Completed<'_>, b: &Completed<'_>) -> String {
    format!("all can be true: {} and {} have values in common", row(a), row(b))
}

pub(super) fn loosely(a: &Completed<'_>, b: &Completed<'_>) -> String {
    format!("by the words alone {} and {} can both be true, but a reader would not expect it", row(a), row(b))
}

pub(super) fn above_ceiling(a: &Completed<'_>, b: &Completed<'_>) -> String {
    let (under, over) = if a.fact.figure.qualifier == Qualifier::AtMost { (a, b) } else { (b, a) };
    format!("{} exceeds the ceiling of {}", row(over), row(under))
}

pub(super) fn differ(a: &Completed<'_>, b: &Completed<'_>) -> String {
    format!("{} and {} cannot both be true", row(a), row(b))
}

pub(super) fn differ_explained(a: &Completed<'_>, b: &Completed<'_>, gap: f64) -> String {
    format!("{} and {} differ by {}, which is itself a figure of the story", row(a), row(b), number(gap))
}

pub(super) fn withdrawn(old: &Completed<'_>, new: &Completed<'_>) -> String {
    format!("{} is taken back; {} stands", row(old), row(new))
}

pub(super) fn planned_then_done(old: &Completed<'_>, new: &Completed<'_>) -> String {
    let ceiling = old.fact.figure.qualifier == Qualifier::AtMost;
    let under = matches!((new.fact.stated, old.fact.hard.high), (Some(value), Some(most)) if value <= most);
    if ceiling && under {
        let most = number_as_printed(old);
        format!("{} was announced after {} had been reported; it lies under the ceiling of {most}", row(new), row(old))
    } else {
        format!("{} was announced after {} had been reported", row(new), row(old))
    }
}

fn number_as_printed(member: &Completed<'_>) -> String {
    squeeze(member.fact.text())
}

pub(super) fn revised(old: &Completed<'_>, new: &Completed<'_>) -> String {
    format!("{} replaces {}", row(new), row(old))
}

pub(super) fn moved_on(old: &Completed<'_>, new: &Completed<'_>) -> String {
    format!("{}, later {}", row(old), row(new))
}

/// Why a figure belongs to its measure: its concept, entity and period, each with how it is known.
pub(super) fn membership(member: &Completed<'_>, entities: &Entities, lender: Option<String>) -> String {
    let text = member.fact.article().text();
    let figure = member.fact.figure;
    let mut parts: Vec<String> = Vec::new();
    if let Some(measure) = &figure.measure {
        parts.push(known(&measure.value, measure, text));
    } else if let Some(noun) = figure.noun {
        parts.push(format!("counts “{}”", squeeze(noun.of(text))));
    }
    if let (Some(entity), Some(id)) = (&figure.entity, member.entity) {
        parts.push(known(entities.name(id), entity, text));
    }
    if let Some(scope) = &figure.scope {
        parts.push(known(&scope.value, scope, text));
    }
    if let Some(period) = &member.fact.period {
        let time = period.words();
        parts.push(match (&figure.period, lender) {
            (_, Some(lender)) => format!("{time}, as {lender} states it for the same numbers"),
            (Some(stated), None) => known(&time, stated, text),
            (None, None) => time,
        });
    }
    if parts.is_empty() { "by the words around it".to_owned() } else { parts.join("; ") }
}

fn known<T>(value: &str, attribute: &Attribute<T>, text: &str) -> String {
    let words = |span: crate::article::Span| squeeze(&text[span.range()]);
    match attribute.basis {
        Basis::Stated(span) => {
            let words = words(span);
            if words == value { format!("{value}, stated") } else { format!("{value}, from “{words}”") }
        }
        Basis::Noun(_) => format!("{value}, from its noun"),
        Basis::Subject(_) => format!("{value}, from the subject"),
        Basis::Carried(span) => {
            let words = words(span);
            if words.chars().count() <= 40 {
                format!("{value}, carried over from “{words}”")
            } else {
                format!("{value}, carried over from another sentence")
            }
        }
        Basis::Inferred => format!("{value}, from the rest of the article"),
        Basis::Analyst => format!("{value}, set by hand"),
    }
}

/// That a relation is the analyst's, and what was found.
pub(super) fn by_hand(found: &Verdict) -> String {
    format!("set by hand; by the numbers: {}", if found.why.is_empty() { "one figure" } else { &found.why })
}

/// What is to be said of the members of one measure against each other: whatever is asked of all of them is looked up
/// once.
pub(super) struct Notes<'m, 'a> {
    /// By article, of each number the first member that bounds it.
    qualified: HashMap<usize, Vec<&'m Completed<'a>>>,
    /// Of each number the first member, and the first that gives it as the most.
    numbers: Vec<&'m Completed<'a>>,
    ceilings: Vec<&'m Completed<'a>>,
}

impl<'m, 'a> Notes<'m, 'a> {
    pub fn of(members: &[&'m Completed<'a>]) -> Self {
        let mut notes = Notes { qualified: HashMap::new(), numbers: Vec::new(), ceilings: Vec::new() };
        let mut seen: HashSet<(Option<usize>, Number)> = HashSet::new();
        for member in members {
            let fact = &member.fact;
            let number = number_of(fact);
            if seen.insert((None, number)) {
                notes.numbers.push(member);
                if fact.figure.qualifier == Qualifier::AtMost {
                    notes.ceilings.push(member);
                }
            }
            let bounded = fact.figure.qualifier != Qualifier::Exact && fact.figure.qualifier_span.is_some();
            if bounded && seen.insert((Some(fact.rank), number)) {
                notes.qualified.entry(fact.rank).or_default().push(member);
            }
        }
        notes
    }

    /// What is to be said of one member against the others.
    pub fn on(&self, member: &Completed<'_>) -> Option<String> {
        let own = &member.fact;
        if own.place == ParagraphKind::Boilerplate {
            return Some("in the feed's footer".to_owned());
        }
        if own.stance.withdrawn && self.numbers.iter().any(|m| pair(&m.fact, own) == Pair::Differ) {
            return Some("in a sentence that corrects it".to_owned());
        }
        let plain = own.figure.qualifier == Qualifier::Exact;
        let qualified = self.qualified.get(&own.rank).into_iter().flatten().find(|other| same_value(&other.fact, own));
        if let (true, Some(other)) = (plain, qualified)
            && (own.place == ParagraphKind::Headline || own.sentence < other.fact.sentence)
        {
            let words = other.fact.figure.qualifier_span.map(|span| squeeze(span.of(other.fact.article().text())));
            let place =
                if own.place == ParagraphKind::Headline || own.sentence == 0 { "headline" } else { "first mention" };
            return Some(format!("{place} drops “{}”", words.unwrap_or_default().to_lowercase()));
        }
        let passed = self.ceilings.iter().find(|other| pair(&other.fact, own) == Pair::AboveCeiling);
        if let Some(other) = passed
            && own.figure.qualifier != Qualifier::AtMost
        {
            return Some(format!("exceeds the ceiling of {}", row(other)));
        }
        None
    }
}

/// All of a figure that arithmetic looks at.
pub(super) type Number = ([Option<u64>; 5], [bool; 4], u64, crate::figures::Unit, Qualifier, u32);

pub(super) fn number_of(fact: &Fact<'_>) -> Number {
    let bits = |value: Option<f64>| value.map(f64::to_bits);
    let (hard, soft) = (&fact.hard, &fact.soft);
    let vague = if fact.figure.qualifier == Qualifier::Vague { words::hash(&fact.text().to_lowercase()) } else { 0 };
    (
        [bits(fact.stated), bits(hard.low), bits(hard.high), bits(soft.low), bits(soft.high)],
        [hard.low_open, hard.high_open, soft.low_open, soft.high_open],
        fact.step.to_bits(),
        fact.figure.unit,
        fact.figure.qualifier,
        vague,
    )
}

/// "14,000: 004 · up to 30,000: 000 (Reuters), 004 (Reuters)": each value once, with who gives it.
pub(super) fn summary(members: &[&Completed<'_>], rows: &[Member], origins: &[Origin]) -> String {
    let mut lines: Vec<(String, Vec<String>)> = Vec::new();
    let mut known: HashMap<String, (usize, HashSet<String>)> = HashMap::new();
    for ((member, _), origin) in members.iter().zip(rows).zip(origins) {
        let words = member.fact.words();
        let place = labels::article(member.fact.article());
        let mut who = if origin.name == place || origin.name.ends_with(&format!("({place})")) {
            place.clone()
        } else {
            format!("{place} ({})", origin.name)
        };
        if member.fact.place == ParagraphKind::Headline {
            who.push_str(" headline");
        }
        let (line, places) = known.entry(words).or_insert_with_key(|words| {
            lines.push((words.clone(), Vec::new()));
            (lines.len() - 1, HashSet::new())
        });
        if places.insert(who.clone()) {
            lines[*line].1.push(who);
        }
    }
    lines.iter().map(|(value, places)| format!("{value}: {}", places.join(", "))).collect::<Vec<_>>().join(" · ")
}

/// A number for people: thousands apart, no more than four significant decimals.
pub(super) fn number(value: f64) -> String {
    if !value.is_finite() {
        return value.to_string();
    }
    let size = value.abs();
    for (scale, word) in [(1e12, " trillion"), (1e9, " billion"), (1e6, " million")] {
        if size >= scale {
            return format!("{}{word}", trim(value / scale, 2));
        }
    }
    let decimals = if size >= 1000.0 || value.fract() == 0.0 {
        0
    } else if size >= 10.0 {
        1
    } else {
        2
    };
    let plain = trim(value, decimals);
    let (whole, rest) = plain.split_once('.').map_or((plain.as_str(), None), |(w, r)| (w, Some(r)));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    match rest {
        Some(rest) => format!("{sign}{grouped}.{rest}"),
        None => format!("{sign}{grouped}"),
    }
}

fn trim(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_printed() {
        assert_eq!(number(14000.0), "14,000");
        assert_eq!(number(18_200_000_000.0), "18.2 billion");
        assert_eq!(number(3.888), "3.89");
        assert_eq!(number(65.72), "65.7");
        assert_eq!(number(-1200.0), "-1,200");
    }

    #[test]
    fn long_lists_are_cut() {
        let items: Vec<String> = ["a", "b", "c", "d", "e"].map(str::to_owned).to_vec();
        assert_eq!(list(&items[..2]), "a and b");
        assert_eq!(list(&items), "a, b, c and 2 more");
    }
}
