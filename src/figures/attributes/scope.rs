//! Which part of the measure a figure covers: "corporate" of the workforce, "in the US" of the layoffs, "an hour" of
//! the pay.

use super::super::{Attribute, Basis, Figure, FigureKind, names_unit};
use super::Scene;
use super::classes::{BREAK, DETERMINER, HEDGE};
use super::concept::Concept;
use super::lexicon::Nature;
use crate::language::names::NameKind;
use crate::language::tokens::TokenKind;

/// Adjectives that cut a measure down to a part of it.
fn limits(word: &str) -> bool {
    matches!(
        word,
        "corporate"
            | "white-collar"
            | "blue-collar"
            | "frontline"
            | "front-line"
            | "full-time"
            | "part-time"
            | "seasonal"
            | "temporary"
            | "permanent"
            | "domestic"
            | "overseas"
            | "foreign"
            | "private"
            | "public"
            | "organic"
            | "urban"
            | "rural"
            | "male"
            | "female"
            | "military"
            | "civilian"
            | "retail"
            | "wholesale"
            | "online"
            | "residential"
            | "commercial"
            | "insured"
            | "uninsured"
            | "residual"
            | "separate"
    )
}

/// Words for the whole, which is no part.
fn whole(word: &str) -> bool {
    matches!(word, "overall" | "total" | "altogether" | "company-wide" | "nationwide" | "statewide")
}

/// The scope of `figure`.
pub(super) fn find(scene: &Scene<'_>, figure: &Figure, concept: Option<&Concept>) -> Option<Attribute<String>> {
    let words = &scene.words;
    let at = words.touching(figure.span);
    let sentence = words.touching(figure.sentence);
    let noun = figure.noun.map(|noun| words.touching(noun));
    let end = noun.as_ref().map_or(at.end, |noun| noun.end.max(at.end));
    let say = |range: std::ops::Range<usize>, value: String| {
        Some(Attribute { value, basis: Basis::Stated(words.span(range)) })
    };
    // Beside the number or before its measure: "14,000 corporate jobs", "its corporate workforce".
    let stated = concept.and_then(|c| match c.basis {
        Basis::Stated(span) | Basis::Noun(span) | Basis::Subject(span) => Some(words.touching(span)),
        _ => None,
    });
    let beside = at.end..end;
    let before = stated
        .clone()
        .filter(|r| sentence.start < r.start)
        .map_or(0..0, |r| r.start.saturating_sub(2).max(sentence.start)..r.end);
    // "… in its corporate ranks"
    let ranks = (end..(end + 5).min(sentence.end)).find(|&i| {
        limits(words.bare(i))
            && matches!(
                words.bare(i + 1),
                "ranks" | "roles" | "staff" | "workforce" | "employees" | "jobs" | "functions"
            )
    });
    if let Some(i) = beside.chain(before).find(|&i| limits(words.bare(i))).or(ranks) {
        return say(i..i + 1, words.bare(i).to_owned());
    }
    // "£12.40 an hour", "£60 a day": a rate is never its total.
    if matches!(figure.kind, FigureKind::Money | FigureKind::Measurement | FigureKind::Count) {
        let article = matches!(words.bare(end), "a" | "an" | "per" | "each" | "every");
        let unit = if article { end + 1 } else { end };
        let rate = words.bare(unit);
        let per = match rate {
            "hour" if article => "per hour",
            "day" if article => "per day",
            "week" if article => "per week",
            "month" if article => "per month",
            "share" if article => "per share",
            "person" | "head" if article => "per person",
            "hourly" => "per hour",
            "daily" => "per day",
            "weekly" => "per week",
            "monthly" => "per month",
            _ => "",
        };
        if !per.is_empty() {
            return say(end..end + 1, per.to_owned());
        }
        // "$58.24 per barrel", "$1,100 a square foot": of each of what a unit or "per" names.
        // "against 53 billion a year earlier", "a second time"
        let time =
            matches!(rate, "second" | "minute" | "night" | "fortnight" | "quarter" | "year" | "decade" | "century");
        let money = figure.kind == FigureKind::Money && article && !time;
        let long = matches!(rate, "square" | "cubic" | "metric" | "troy" | "nautical");
        let last = if long { unit + 1 } else { unit };
        let measured =
            words.bare(end) == "per" || (matches!(words.bare(end), "a" | "an") && names_unit(words.bare(last)));
        if money && measured && words.kind(last) == Some(TokenKind::Word) && last < sentence.end {
            let name = (unit..last + 1).map(|i| words.bare(i)).collect::<Vec<_>>().join(" ");
            return say(end..last + 1, format!("per {name}"));
        }
    }
    // "4.75 per cent for the youngest clerks"
    if matches!(figure.kind, FigureKind::Percent | FigureKind::Money)
        && words.bare(end) == "for"
        && matches!(words.bare(end + 1), "the" | "those")
    {
        let mut last = end + 2;
        while last < sentence.end.min(end + 6) && !words.is(last, BREAK) && words.at(last) != "." {
            last += 1;
        }
        let name = (end + 2..last).map(|i| words.bare(i)).collect::<Vec<_>>().join(" ");
        let times =
            ["first", "second", "third", "last", "year", "quarter", "month", "week", "time", "day", "same", "period"];
        if last > end + 2 && !name.split(' ').any(|word| times.contains(&word)) {
            return say(end + 2..last, name);
        }
    }
    // "Turnout among those under 25 was 57 per cent", "57 per cent among women", "turnout here was 71 per cent"
    if figure.kind == FigureKind::Percent {
        let told = stated.filter(|range| range.end <= at.start);
        for from in told.map(|range| range.end).into_iter().chain([end, sentence.start]) {
            if words.bare(from) == "here" && from < at.start {
                return say(from..from + 1, "here".to_owned());
            }
            if let Some((range, group)) = group_at(scene, from, at.start, sentence.end) {
                return say(range, group);
            }
        }
    }
    // "87 % are against the plan, 9 % in favour"
    if concept.is_some_and(|c| matches!(c.name.as_str(), "poll share" | "votes" | "vote share")) {
        for i in end..(end + 4).min(sentence.end) {
            // "… of the vote against 45.1 percent" compares.
            let rival = (i + 1..(i + 5).min(sentence.end))
                .take_while(|&j| !words.is(j, BREAK))
                .any(|j| words.kind(j) == Some(TokenKind::Digits));
            let side = match words.bare(i) {
                "against" if rival => continue,
                "against" | "oppose" | "opposed" | "opposing" | "disapprove" => "against",
                "favour" | "favor" | "support" | "supported" | "backed" | "back" | "approve" => "in favour",
                "know" | "undecided" | "unsure" => "undecided",
                "," | ";" | "." => break,
                _ => continue,
            };
            return say(i..i + 1, side.to_owned());
        }
    }
    // "140 houses in Norbeck", "36 in Norbeck", "In the US, …"
    let mut place = end;
    if matches!(words.bare(place), "stood" | "were" | "are" | "was" | "is" | "lost" | "destroyed" | "killed") {
        place += 1;
    }
    if matches!(words.bare(place), "in" | "at" | "across") {
        place += 1;
        while words.is(place, DETERMINER | HEDGE) {
            place += 1;
        }
        if let Some(name) = place_at(scene, place) {
            return say(place..place + 1, name);
        }
    }
    if matches!(words.bare(sentence.start), "in" | "across") {
        let mut place = sentence.start + 1;
        while words.is(place, DETERMINER) {
            place += 1;
        }
        let near = at.start.saturating_sub(place) <= 14;
        if let Some(name) = place_at(scene, place).filter(|_| near) {
            return say(place..place + 1, name);
        }
    }
    // "The north alone accounts for 146": of the whole, what the subject names.
    if let Some((range, name)) = alone(scene, at.start, sentence.start) {
        return say(range, name);
    }
    if concept.and_then(|c| c.nature) != Some(Nature::Level) {
        return None;
    }
    let from = at.start.saturating_sub(5).max(sentence.start);
    let to = (end + 3).min(sentence.end);
    (from..to).find(|&i| whole(words.bare(i))).and_then(|i| say(i..i + 1, "total".to_owned()))
}

/// "**The town of Sel** alone accounts for", before the figure at token `at`.
fn alone(scene: &Scene<'_>, at: usize, start: usize) -> Option<(std::ops::Range<usize>, String)> {
    let words = &scene.words;
    let mut last = at;
    while last > start.max(at.saturating_sub(4)) && words.is(last - 1, HEDGE) {
        last -= 1;
    }
    let accounts = last >= start + 3 && words.bare(last - 1) == "for" && words.bare(last - 2).starts_with("account");
    let end = (last.wrapping_sub(4)..last.wrapping_sub(2)).rev().find(|&i| accounts && words.bare(i) == "alone")?;
    let floor = end.saturating_sub(5).max(start);
    let mut first = end;
    while first > floor && words.kind(first - 1) == Some(TokenKind::Word) && !words.is(first - 1, BREAK) {
        first -= 1;
    }
    while first < end && words.is(first, DETERMINER) {
        first += 1;
    }
    if first >= end {
        return None;
    }
    let place = place_at(scene, end - 1);
    let name = place.unwrap_or_else(|| words.span(first..end).of(words.tokens.text).to_owned());
    Some((first..end, name))
}

/// The group that "among" names at `from`: "those under 25", "women". It ends before a verb, a break or the figure `at`.
fn group_at(scene: &Scene<'_>, from: usize, at: usize, end: usize) -> Option<(std::ops::Range<usize>, String)> {
    let words = &scene.words;
    if !matches!(words.bare(from), "among" | "amongst") {
        return None;
    }
    let limit = if from < at { at } else { end }.min(from + 1 + GROUP);
    let verb = |word: &str| matches!(word, "was" | "is" | "were" | "are" | "had" | "has" | "rose" | "fell" | "reached");
    let stop = |&i: &usize| words.is(i, BREAK) || verb(words.bare(i)) || matches!(words.at(i), "." | "," | ";" | ":");
    let last = (from + 1..limit).find(stop).unwrap_or(limit);
    let name =
        (from + 1..last).filter(|&i| !words.is(i, DETERMINER)).map(|i| words.bare(i)).collect::<Vec<_>>().join(" ");
    let other = ["them", "whom", "which", "others", "other"].iter().any(|word| name.split(' ').next() == Some(word));
    (!name.is_empty() && !other).then_some((from + 1..last, name))
}

/// No group is named in more words.
const GROUP: usize = 6;

fn place_at(scene: &Scene<'_>, token: usize) -> Option<String> {
    let token = scene.words.tokens.all.get(token)?;
    let mention = scene.names.at(token.span.start())?;
    let named = &scene.names.all[mention.named];
    (named.kind == NameKind::Place).then(|| named.canonical.clone())
}

#[cfg(test)]
mod tests {
    use super::super::testing::figure;

    fn check(marked: &str, want: Option<&str>) {
        assert_eq!(figure(marked).scope.map(|s| s.value).as_deref(), want, "in {marked}");
    }

    #[test]
    fn parts_of_a_workforce() {
        check("Norvane will cut |1,400| corporate jobs.", Some("corporate"));
        check("Norvane will cut |1,400| jobs.", None);
        check("The company overall has more than |90,000| workers.", Some("total"));
    }

    #[test]
    fn rates_are_not_totals() {
        check("A waiter earns |£12.40| an hour.", Some("per hour"));
        check("The closure cost shops |£1.7m| a day.", Some("per day"));
        check("The closure cost shops |£8m|.", None);
        check("Crude fell to |$58.24| per barrel and petrol to $2 a gallon.", Some("per barrel"));
        check("Flats cost |£1,100| a square foot.", Some("per square foot"));
        check("It gave |£1,100| a second time, and £900 a year earlier.", None);
        check("It gave £1,100, against |£900| a year earlier.", None);
    }

    #[test]
    fn a_part_of_what_was_counted() {
        check("The storm killed 212 people. The port alone accounts for |146|.", Some("port"));
        check("The storm killed 212 people. The port has |146| bakeries.", None);
    }

    #[test]
    fn sides_of_a_vote() {
        check("In the poll |87%| are against the plan, 9% in favour.", Some("against"));
        check("She took |54.9 percent| of the vote against 45.1 percent for her rival.", None);
    }

    #[test]
    fn among_whom() {
        check("Turnout among those under 30 was |57 per cent|.", Some("under 30"));
        check("Unemployment rose to |9.1 per cent| among women.", Some("women"));
        check("Turnout here was |71.2 per cent|.", Some("here"));
        check("Turnout was |71.2 per cent|, among the highest in the land.", None);
        check("Turnout rose to |71.2 per cent|. Among women it fell.", None);
    }

    #[test]
    fn for_whom() {
        check("The offer is |4.75 per cent| for the youngest clerks.", Some("youngest clerks"));
        check("Sales rose |4.75 per cent| for the first time.", None);
    }
}
