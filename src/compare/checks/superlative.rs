//! Superlatives: "the biggest downsizing to date", "the largest since 2022", against every comparable number of the
//! story.

use std::sync::LazyLock;

use super::super::facts::{Axis, Fact, squeeze};
use super::super::words::{self, Stem};
use super::{Check, CheckKind, Desk, Rule, Verdict, closes, commensurable, first, opens};
use crate::article::Span;
use crate::figures::{Nature, Role};
use crate::language::calendar::Period;

pub(super) const RULE: Rule =
    Rule {
        name: "superlative", description: "“The biggest ever” against every comparable number of the story", find
    };

/// Words that say that nothing was larger.
const MOST: &[&str] = &["biggest", "largest", "deadliest", "highest", "worst", "greatest", "heaviest"];

/// What is measured by the lives that it took.
const DISASTERS: &[&str] = &[
    "accident",
    "attack",
    "crash",
    "disaster",
    "earthquake",
    "epidemic",
    "fire",
    "flood",
    "massacre",
    "outbreak",
    "shooting",
    "sinking",
    "storm",
];

/// How far back a superlative reaches.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Reach {
    Ever,
    /// Back to this year, which is itself not included.
    Since(i16),
}

/// A superlative of the text.
struct Claim {
    span: Span,
    reach: Reach,
    /// Whether it holds of one place only.
    bounded: bool,
    /// The telling words of what is the biggest.
    noun: Vec<Stem>,
}

fn find(desk: &Desk<'_>, rank: usize) -> Vec<Check> {
    let article = &desk.readings[rank].article;
    let year = desk.own(rank).next().and_then(|at| desk.fact(at).year);
    let mut found = Vec::new();
    for (index, sentence) in article.sentences().iter().enumerate() {
        for claim in claims(article.text(), *sentence, year) {
            found.extend(judge(desk, rank, index, &claim));
        }
    }
    found
}

fn claims(text: &str, sentence: Span, year: Option<i16>) -> Vec<Claim> {
    let lower = sentence.of(text).to_ascii_lowercase();
    let mut found = Vec::new();
    for most in MOST {
        for (at, _) in lower.match_indices(most) {
            let rest = &lower[at + most.len()..];
            let clause = &rest[..rest.find(['.', ';', ',', '”', '"', '—', '’']).unwrap_or(rest.len())];
            let whole = lower[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
            let Some(reach) = reach(clause, year).filter(|_| whole) else { continue };
            let noun = clause.split(" since ").next().unwrap_or(clause);
            let noun = noun.split(" in ").next().unwrap_or(noun);
            let start = sentence.start() + at;
            let span = Span::new(start, start + most.len() + clause.trim_end().len());
            let mut noun = words::stems(noun);
            // The worst accident is the one that killed most.
            let deadly = *most == "worst" && DISASTERS.iter().any(|word| clause.contains(word));
            noun.extend(words::stem("deadliest").filter(|_| deadly || *most == "deadliest"));
            noun.sort_unstable();
            let bounded = PLACES.iter().any(|place| clause.contains(place));
            found.push(Claim { span, reach, bounded, noun });
        }
    }
    found
}

/// How far back the words behind a superlative reach; `None` where they name no time.
fn reach(clause: &str, year: Option<i16>) -> Option<Reach> {
    let digits = |text: &str| -> String {
        text.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect()
    };
    if let Some((_, since)) = clause.split_once("since") {
        // "since 1,140 people were killed in 1987"
        let numbers = since.split(|c: char| !(c.is_ascii_digit() || c == ',')).filter(|number| number.len() == 4);
        return numbers.filter_map(|year| year.parse().ok()).find(|year| (1000..2200).contains(year)).map(Reach::Since);
    }
    if ["to date", " ever", "history", "on record", "of all time"].iter().any(|cue| clause.contains(cue)) {
        return Some(Reach::Ever);
    }
    let spans = [("half a century", 50), ("a century", 100), ("a decade", 10), ("a generation", 25)];
    let back = match spans.iter().find(|(words, _)| clause.contains(words)) {
        Some((_, years)) => *years,
        None => {
            let (_, after) = clause.split_once(" in ").or_else(|| clause.split_once(" for "))?;
            let number = digits(after);
            let (_, unit) = after.split_once(number.as_str())?;
            unit.trim_start().starts_with("year").then(|| number.parse().ok()).flatten()?
        }
    };
    Some(Reach::Since(year?.checked_sub(back)?))
}

fn judge(desk: &Desk<'_>, rank: usize, sentence: usize, claim: &Claim) -> Option<Check> {
    let subject = subject(desk, rank, sentence, claim)?;
    let fact = desk.fact(subject);
    // A later count of the same event is no earlier event: nothing of the time of the story is compared.
    let story = std::iter::once(rank).chain(desk.related(rank).iter().copied());
    let story = story.filter_map(|rank| desk.readings[rank].article.metadata.published.as_ref());
    let now = fact.year.or_else(|| then(fact)).into_iter().chain(story.map(|told| told.date.year())).min()?;
    let articles = std::iter::once(rank).chain(desk.related(rank).iter().copied());
    let known: Vec<(usize, i16)> = articles
        .flat_map(|rank| desk.own(rank))
        .filter_map(|at| Some((at, comparable(desk, subject, at, claim, now)?)))
        .collect();
    let larger = known.iter().copied().find(|(at, then)| {
        let counts = match claim.reach {
            Reach::Ever => true,
            Reach::Since(year) => *then > year,
        };
        counts && desk.fact(*at).stated > fact.stated
    });
    // "The worst night ever" beside a count of who was hurt in it does not say by what it is the worst.
    let time = claim.noun.iter().any(|word| TIMES.contains(word));
    if larger.is_some() && time && about(fact, claim) < 2 {
        return None;
    }
    let (at, then) = larger.or(known.first().copied())?;
    let other = desk.cite(at, subject);
    let (verdict, computed) = match (larger, claim.reach) {
        (Some(_), _) => (Verdict::Fails, format!("{other} in {then} was more")),
        (None, Reach::Since(year)) => (Verdict::Holds, format!("nothing larger after {year} in these articles")),
        (None, Reach::Ever) => (Verdict::Holds, "nothing larger in these articles".to_owned()),
    };
    let working = format!("{} against {other} in {then}", desk.cite(subject, subject));
    let says = squeeze(claim.span.of(fact.article().text()));
    let mut check = desk.check(CheckKind::Superlative, &[subject, at], says, computed, verdict, working);
    check.claim = (desk.order[rank], claim.span);
    Some(check)
}

/// The figure that is called the biggest: of those that best count what it names, the nearest before the claim, else
/// the first.
fn subject(desk: &Desk<'_>, rank: usize, sentence: usize, claim: &Claim) -> Option<usize> {
    let usable = |at: &usize| {
        let fact = desk.fact(*at);
        let past = then(fact).zip(fact.year).is_some_and(|(then, year)| then < year);
        fact.stated.is_some()
            && matches!(fact.axis, Axis::Count | Axis::Measurement(_) | Axis::Money(_))
            && matches!(fact.role(), Role::Level | Role::Decrease)
            && !past
    };
    let rated: Vec<(u8, usize)> = desk.own(rank).filter(usable).map(|at| (about(desk.fact(at), claim), at)).collect();
    let before =
        |at: usize| desk.fact(at).sentence <= sentence && desk.fact(at).figure.span.start() < claim.span.start();
    if claim.noun.is_empty() {
        // "It would be the largest since 2022": the event that the sentences before count.
        let near = |at: usize| {
            before(at) && sentence - desk.fact(at).sentence <= 2 && desk.fact(at).nature == Some(Nature::Event)
        };
        return rated.iter().rev().map(|(_, at)| *at).find(|at| near(*at));
    }
    let best = rated.iter().map(|(rate, _)| *rate).max().filter(|best| *best > 0)?;
    let mut own = rated.iter().filter(|(rate, _)| *rate == best).map(|(_, at)| *at);
    own.clone().rfind(|at| before(*at)).or_else(|| own.next())
}

/// How well a figure counts what the superlative names: by its measure, by its noun, by the words around it.
fn about(fact: &Fact<'_>, claim: &Claim) -> u8 {
    if words::shared(&fact.concept, &claim.noun) > 0 {
        3
    } else if fact.head.is_some_and(|head| claim.noun.contains(&head)) {
        2
    } else {
        u8::from(fact.around.iter().any(|(stem, weight)| *weight >= 2 && claim.noun.contains(stem)))
    }
}

/// Whether the sentence of a figure speaks of what the superlative names.
fn speaks_of(desk: &Desk<'_>, at: usize, claim: &Claim) -> bool {
    let fact = desk.fact(at);
    about(fact, claim) > 0 || (fact.nature.is_none() && words::shared(desk.said(at), &claim.noun) > 0)
}

/// What may be the worst by anything that happened in it.
static TIMES: LazyLock<Vec<Stem>> = LazyLock::new(|| {
    ["night", "day", "week", "weekend", "month", "year", "season", "hour"].into_iter().filter_map(words::stem).collect()
});

/// The year that a figure looks back to.
fn then(fact: &Fact<'_>) -> Option<i16> {
    match fact.period.as_ref()? {
        Period::Since(from) => Some(*from),
        period => period.years().1,
    }
}

/// Words that bound a superlative to a place, where it may be small beside what is known of others.
const PLACES: &[&str] = &[
    " in the country",
    " in the region",
    " in the city",
    " in the state",
    " in the county",
    " in the province",
    " in the district",
    " on the island",
];

/// So much of an article tells where its story takes place.
const OPENING: usize = 8 << 10;

/// Whether a sentence calls its own number the most of another place, one that the article of the claim does not tell
/// of: "the largest of all in Europe".
fn elsewhere(sentence: &str, home: &str) -> bool {
    let most = MOST.iter().any(|most| sentence.split_whitespace().any(|word| word.eq_ignore_ascii_case(most)));
    let mut named = sentence.match_indices(" in ").map(|(at, cue)| {
        let rest = &sentence[at + cue.len()..];
        &rest[..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())]
    });
    let place = |name: &str| name.starts_with(char::is_uppercase) && !MONTHS.contains(&name) && !home.contains(name);
    // "the worst in Sorland since 2009, when 74 died": what is the most there is the news of today.
    most && !sentence.contains(" since ") && named.any(place)
}

/// What else has a capital behind "in".
const MONTHS: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Words that make a number the sum of a whole time, behind it and before it.
const TOTAL: &[&str] =
    &["whole of", "all of", "the entire", "full year", "whole year", "a year", "per year", "annually"];
const IN_TOTAL: &[&str] = &["whole of", "a total of", "altogether", "annual total", "so far this year", "in all of"];

/// Whether a figure is the sum of a whole year, and of many events.
fn whole_year(desk: &Desk<'_>, at: usize) -> bool {
    let (before, after) = (desk.before(at), desk.after(at));
    let clause = after.split([',', ';', '.', '(']).next().unwrap_or_default();
    opens(clause, 48, TOTAL) || closes(&before, 48, IN_TOTAL)
}

/// The year of `at`, if it is the same kind of number as the subject, for an earlier time.
fn comparable(desk: &Desk<'_>, subject: usize, at: usize, claim: &Claim, now: i16) -> Option<i16> {
    let (one, other) = (desk.fact(subject), desk.fact(at));
    if at == subject || !commensurable(one, other) || desk.measure_of[at] == desk.measure_of[subject] {
        return None;
    }
    let entity = match (desk.all[subject].entity, desk.all[at].entity) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    // What all events of a year come to is not comparable to a single one.
    if whole_year(desk, at) && !whole_year(desk, subject) {
        return None;
    }
    let home = desk.fact(subject).article();
    if claim.bounded && elsewhere(other.figure.sentence.of(other.article().text()), first(home.text(), OPENING)) {
        return None;
    }
    let alike = words::shared(&one.concept, &other.concept) > 0 && entity;
    then(other).filter(|then| *then < now && (alike || speaks_of(desk, at, claim)))
}

#[cfg(test)]
mod tests {
    use crate::compare::checks::tests::checks;

    #[test]
    fn a_later_count_of_the_same_event_is_no_earlier_event() {
        let first = "date: 2023-10-17\nAt Norda {11|deaths|Halden|@2023} people died. It is the worst sinking at Halden since 2009.";
        let later = "date: 2023-10-19\nAt Norda, Halden counts {29|deaths|Halden|@2022} dead, {74|deaths|Halden|@2009} in 2009.";
        assert!(checks(&[first, &later.replace("@2022", "@2023")]).iter().all(|line| !line.starts_with("Fails")));
        assert!(checks(&[first, later]).iter().any(|line| line.starts_with("Fails")), "another sinking was worse");
    }

    #[test]
    fn one_event_is_not_compared_to_all_of_a_year() {
        let haul = |when: &str| {
            let text = format!(
                "date: 2024-08-05\nAt Norda, Halden lost {{31|deaths|Halden|@2024}} people in its worst sinking ever, after {{74|deaths|Halden|@2009}} dead in {when}2009."
            );
            checks(&[&text])
        };
        assert!(haul("").iter().any(|line| line.starts_with("Fails")));
        assert!(haul("the whole of ").iter().all(|line| !line.starts_with("Fails")));
    }

    #[test]
    fn the_most_of_one_place_is_not_compared_to_another() {
        let sinking = |place: &str, other: &str| {
            let text = format!(
                "date: 2024-08-05\nAt Norda, Halden lost {{31|deaths|Halden|@2024}} people in the worst sinking ever {place}."
            );
            let other = format!(
                "date: 2024-08-06\nAt Norda, Halden has {{74|deaths|Halden|@2009}} dead in its {other}, in 2009."
            );
            checks(&[&text, &other])
        };
        assert!(sinking("to date", "worst sinking in Sorland").iter().any(|line| line.starts_with("Fails")));
        assert!(sinking("in the country", "sinking in Sorland").iter().any(|line| line.starts_with("Fails")));
        let since = "worst sinking in Sorland since that";
        assert!(sinking("in the country", since).iter().any(|line| line.starts_with("Fails")));
        assert!(sinking("in the country", "worst sinking in Sorland").iter().all(|line| !line.starts_with("Fails")));
    }

    #[test]
    fn the_worst_night_is_not_told_by_any_number_of_it() {
        let then =
            "date: 2024-08-06\nIn the riot at Norda in 2009 {61|injuries|Norda|@2009} people were hurt in a night.";
        let told = |what: &str| {
            let now = format!(
                "date: 2024-08-05\nAt Norda {{17|injuries|Norda|@2024}} officers were hurt that night. It was the {what} in our history."
            );
            checks(&[&now, then]).iter().any(|line| line.starts_with("Fails"))
        };
        assert!(!told("worst night"));
        assert!(told("highest number of injuries"));
    }
}
