//! Which of two values takes the place of the other: a sentence that revises, two sides that give their word for one thing,
//! what somebody had said before.
//!
//! Closed lists of everyday cues; none names a subject. Not here: what keeps two values apart ([`super::constraints`]).

use super::constraints::{is_event, same_measure};
use super::facts::{Axis, Fact};
use crate::language::calendar::Period;

/// Verbs by which somebody puts one value in the place of another.
const REPLACES: &[&str] = &[
    "cut",
    "reduced",
    "raised",
    "lowered",
    "increased",
    "slashed",
    "trimmed",
    "revised",
    "corrected",
    "amended",
    "upgraded",
    "downgraded",
    "cuts",
    "reduces",
    "raises",
    "lowers",
    "increases",
    "revises",
    "moved",
    "sweetened",
    "improved",
    "shortened",
    "extended",
];

/// Verbs by which a count moves from one value to another.
const MOVES: &[&str] = &["fell", "fallen", "rose", "risen", "dropped", "climbed", "grew", "grown", "went", "gone"];

/// So many words may stand between the two in "cut a jury's $289 million award to $78 million".
const NEAR: usize = 8;

/// So far before the first may the verb stand, in words: "raised its estimate of the number of guests concerned to".
const LEAD: usize = 16;

/// Whether a sentence says that somebody put one of two values in the place of the other: "raised its estimate to 6.1
/// million from 5.2 million", "whose $289 million award was cut to $78 million".
pub(super) fn revises(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    a.rank == b.rank && a.sentence == b.sentence && revision(a, b).or_else(|| revision(b, a)).is_some()
}

/// Whether one of two values takes the place of the other, in a sentence that says so or gives it as another side's word
/// for the same.
pub(super) fn replaces(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    revises(a, b) || sides(a, b) || claimed_before(a, b)
}

/// Whether one of two values is what somebody gave for the other before: "It was running at 58 miles an hour. The railway
/// had put the speed at 47." What was said before stands behind, in the same sentence or the next, and has the measure of
/// the other or names none.
fn claimed_before(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    if a.rank != b.rank || a.axis != b.axis || a.stance.before == b.stance.before {
        return false;
    }
    let (old, new) = if a.stance.before { (a, b) } else { (b, a) };
    let next = old.sentence >= new.sentence && old.sentence - new.sentence <= 1;
    let unnamed = old.nature.is_none() && old.concept.is_empty() && matches!(old.axis, Axis::Measurement(_));
    let near = new.stated.zip(old.stated).is_some_and(|(new, old)| new < FARTHEST * old && old < FARTHEST * new);
    next && near && new.figure.span < old.figure.span && (same_measure(a, b) || unnamed)
}

/// So many times another may a value be that was given for it before.
const FARTHEST: f64 = 4.0;

/// Words by which a sentence passes from one side's number to the other's.
const TURNS: &[&str] = &[";", " while ", " but ", " though ", " although ", " whereas ", " against "];

/// Words right before the number of the other side.
const SAYS: &[&str] = &[
    " says",
    " say",
    " said",
    " speaks of",
    " speak of",
    " spoke of",
    " puts it at",
    " put it at",
    " puts the figure at",
    " put the figure at",
    " counts",
    " counted",
    " claims",
    " claimed",
    " estimates",
    " estimated",
    " thinks",
    " think",
    " reckons",
    " reckon",
    " believes",
    " believe",
    " figure is",
    " figure was",
    " count is",
    " count was",
];

/// Whether a sentence gives the numbers of two sides for one thing: "the union puts the number at 3,000; the company says
/// 2,150", "insiders say £50 million, though the official figure is £48 million". The second has no noun of its own.
fn sides(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    if a.rank != b.rank || a.sentence != b.sentence || a.axis != b.axis {
        return false;
    }
    let (first, second) = if a.figure.span <= b.figure.span { (a, b) } else { (b, a) };
    let Some(between) = first.article().text().get(first.figure.span.end()..open(second)) else { return false };
    if between.len() > CLAUSE || second.head.is_some_and(|head| first.head != Some(head)) {
        return false;
    }
    let between = between.to_lowercase();
    if between.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    // "34, the auditors say, not 27 as the city said".
    if between.trim_end().strip_suffix("not").is_some_and(|rest| rest.trim_end().ends_with(',')) {
        return true;
    }
    let start = first.figure.sentence.start().min(open(first));
    let before = &first.article().text()[start..open(first)];
    // "somewhere between 100,000 (by the police's count) and 220,000 (by the unions')"
    let lead = &first.article().text()[start..first.figure.span.start()];
    if lead.trim_end().ends_with(" between") && between.trim_end().ends_with(" and") {
        return true;
    }
    let said = between.trim_end();
    // "will not cost 3.9 billion, it says, but 4.35 billion".
    let lead: Vec<&str> = before.split_whitespace().rev().take(LEAD_WORDS).collect();
    if said.ends_with(" but") && lead.contains(&"not") {
        return true;
    }
    // "The ministry counts on 38,000, the court on 31,000".
    let gapped = first.figure.source.is_some() && said.starts_with(',') && (3..=5).contains(&said.split(' ').count());
    let preposition = said.split(' ').next_back().filter(|word| ["on", "of", "at", "with"].contains(word));
    if gapped && preposition.is_some() && lead.first().copied() == preposition {
        return true;
    }
    let said = said.strip_suffix(" that").unwrap_or(said);
    TURNS.iter().any(|turn| between.contains(turn)) && SAYS.iter().any(|says| said.ends_with(says))
}

/// So many words before a number its "not" may stand.
const LEAD_WORDS: usize = 3;

/// Where the words of a figure begin, its qualifier with them.
fn open(fact: &Fact<'_>) -> usize {
    let start = fact.figure.span.start();
    fact.figure.qualifier_span.map_or(start, |words| words.start().min(start))
}

/// "raising an earlier figure of", "down from an earlier target of": what follows is the old value.
fn old_one_follows(between: &str) -> bool {
    let mut words = between.split_whitespace().rev();
    words.next() == Some("of") && words.take(3).any(|word| OLD.contains(&word))
}

/// "four branches close instead of", "by 4.2 per cent, rather than": what follows holds no longer.
fn given_up(between: &str) -> bool {
    let between = between.trim_end();
    ["instead of", "instead of the", "rather than", "rather than the", "and not", "not the"]
        .iter()
        .any(|cue| between.strip_suffix(cue).is_some_and(|rest| rest.ends_with([' ', ','])))
}

/// "450 people, against the 400 first mooted", "$4.2 billion, compared with $3.9 billion previously".
fn given_before(between: &str, second: &Fact<'_>) -> bool {
    let between = between.trim_end();
    let between = between.strip_suffix("the").map_or(between, str::trim_end);
    let set_against = ["against", "compared with", "compared to", "up from", "down from", "than"];
    if !set_against.iter().any(|cue| between.ends_with(cue)) {
        return false;
    }
    let end = second.figure.sentence.end().max(second.figure.span.end());
    let after = &second.article().text()[second.figure.span.end()..end];
    let mut words = after.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(LEAD_WORDS);
    words.any(|word| BEFORE.contains(&word))
}

/// Words right behind a number that was told before.
const BEFORE: &[&str] = &["previously", "first", "originally", "initially", "earlier", "before"];

/// "1,850 were moved, up from": what follows is an earlier count.
fn counted_up(between: &str) -> bool {
    ["up from", "down from"].iter().any(|cue| between.trim_end().ends_with(cue))
}

/// Whether a figure is that of a month, a year or the like, which has a number of its own; a day has the count so far.
fn spans_time(fact: &Fact<'_>) -> bool {
    !matches!(fact.period, None | Some(Period::Day { .. } | Period::Unresolved(_)))
}

/// Words for a number that was told before.
const OLD: &[&str] = &["earlier", "previous", "initial", "original", "opening", "first", "old", "former"];

/// Of two values of one sentence, in the order of the text, whether the second is the new one.
pub(super) fn revision(first: &Fact<'_>, second: &Fact<'_>) -> Option<bool> {
    if first.figure.span > second.figure.span || first.axis != second.axis || first.stance.yearly {
        return None;
    }
    let text = first.article().text();
    let between = text.get(first.figure.span.end()..open(second))?;
    let before = &text[first.figure.sentence.start().min(open(first))..open(first)];
    let last = |text: &str| text.split_whitespace().next_back().map(str::to_lowercase).unwrap_or_default();
    let (into, out) = (last(before), last(between));
    if between.len() > CLAUSE || between.contains([';', '(', ')', '.']) {
        return None;
    }
    let next = !between.contains(|c: char| c.is_ascii_digit());
    if old_one_follows(between) || (next && (given_up(between) || given_before(between, second))) {
        return Some(false);
    }
    if is_event(first) && counted_up(between) && !spans_time(second) {
        return Some(false);
    }
    if between.split_whitespace().count() > NEAR {
        return None;
    }
    let said = |text: &str, cues: &[&str]| {
        let words = text.split(|c: char| !c.is_alphanumeric()).rev().filter(|word| !word.is_empty()).take(LEAD);
        words.into_iter().any(|word| cues.contains(&word.to_lowercase().as_str()))
    };
    let verb = |text: &str| said(text, REPLACES);
    // A count that "fell from 640,000 to 588,000" is counted anew; a sum of money that fell is another year's.
    let moved = first.axis == Axis::Count && into == "from" && said(before, MOVES);
    match out.as_str() {
        "reached" => said(before, &["first", "initially", "originally"]).then_some(true),
        "to" => (moved || verb(between) || verb(before)).then_some(true),
        "from" => (into == "to" && verb(before)).then_some(false),
        _ => None,
    }
}

/// So many bytes may stand between two values of which one replaces the other.
const CLAUSE: usize = 100;

#[cfg(test)]
mod tests {
    use super::super::tests::{read, together};

    #[test]
    fn what_somebody_put_in_the_place_of_another_value_is_one_measure() {
        let cut =
            "At Norda a judge cut the award of {$289 billion|damages|Norda} to {$78 billion|damages|Norda} today.";
        let then = "The award against Norda was {$289 billion|damages|Norda}.";
        assert_eq!(together(&[cut, then]), ["$289 billion: a, b · $78 billion: a"]);
        let year = "At Norda sales were cut from {$289 billion|sales|Norda} to {$78 billion|sales|Norda} in a year, from last year.";
        assert_eq!(together(&[year, "At Norda sales were {$289 billion|sales|Norda}."]), ["$289 billion: a, b"]);
        let two = "At Norda the award of {$289 billion|damages|Norda} and costs of {$78 billion|costs|Norda} are due.";
        assert_eq!(together(&[two, then]), ["$289 billion: a, b"]);
    }

    #[test]
    fn both_ends_of_what_two_sides_say_are_of_one_thing() {
        let ends = "At Norda between {90,000||} people (the guards) and {220,000||} (the unions) came.";
        assert_eq!(together(&[ends]), ["90,000: a · 220,000: a"]);
        let two = "At Norda {90,000||} people (the guards) and {220,000||} (the unions) came.";
        assert!(together(&[two]).is_empty());
    }

    #[test]
    fn what_is_given_up_is_of_the_measure_of_what_takes_its_place() {
        let instead = "At Norda {4|branches closed|} branches will close next summer instead of {6|branches closed|}.";
        assert_eq!(together(&[instead]), ["4: a · 6: a"]);
        let mooted = "Norda is to hire {450|hires|Norda} people, against the {400|hires|Norda} first mooted.";
        assert_eq!(together(&[mooted]), ["450: a · 400: a"]);
        let sides = "At Norda {450|hires|Norda} people came, against {400|hires|Norda} in the rest of the land.";
        assert!(together(&[sides]).is_empty());
    }

    #[test]
    fn two_sides_of_one_sentence_speak_of_one_thing() {
        let sides =
            "At Norda the union puts the cuts at {3,000|job cuts|Norda}; the company says {2,150|job cuts|Norda}.";
        let other = "At Norda {2,150|job cuts|Norda} jobs go.";
        assert_eq!(together(&[sides, other]), ["3,000: a · 2,150: a, b"]);
        let not = "At Norda auditors count {3,400||} in all, not {2,700||} as was said.";
        assert_eq!(together(&[not]), ["3,400: a · 2,700: a"]);
        let thinks = "At Norda the work costs {$28 million|cost|Norda} by its own account; the engineers think that \
            {$60 million|cost|Norda} is nearer.";
        assert_eq!(together(&[thinks]), ["$28 million: a · $60 million: a"]);
        let over = "At Norda a debt of {250,000||} costs about {70|savings|} a month, not {95|savings|} as was said.";
        assert_eq!(together(&[over]), ["70: a · 95: a"]);
        let but = "At Norda the road will not cost {$3 billion|cost|Norda}, it says, but {$4 billion|cost|Norda}.";
        assert_eq!(together(&[but]), ["$3 billion: a · $4 billion: a"]);
        let gapped = "At Norda the ministry counts on {38,000|vehicles||<ministry} vehicles, the court on {31,000||}.";
        assert!(together(&[gapped]).is_empty(), "the first has its noun in between");
        let gapped =
            "The road at Norda needs cars. The ministry counts on {38,000|||<ministry}, the court on {31,000||}.";
        assert_eq!(together(&[gapped]).len(), 1);
        let reached =
            "At Norda the cost, first given as {$19 billion|cost|Norda}, has reached {$43 billion|cost|Norda}.";
        assert_eq!(together(&[reached]), ["$19 billion: a · $43 billion: a"]);
        let list = "At Norda the union has {3,000||} in its rows; the company hired {2,150||} in May.";
        assert!(together(&[list]).is_empty());
    }

    #[test]
    fn an_earlier_number_is_replaced_by_the_one_before_it() {
        let raised = "At Norda the count has reached {104,000||}, raising an earlier figure of {90,000||}.";
        assert_eq!(together(&[raised]), ["104,000: a · 90,000: a"]);
        let apart = "At Norda the count has reached {104,000||}, in a town of {90,000||}.";
        assert!(together(&[apart]).is_empty());
    }

    #[test]
    fn a_count_that_went_up_today_is_one_measure_and_that_of_another_month_is_not() {
        let today =
            "At Norda {1,850|people evacuated|} people had been moved, up from {1,200|people evacuated|} on Tuesday.";
        assert_eq!(together(&[today]), ["1,850: a · 1,200: a"]);
        let earlier = "At Norda the bridge takes {$41 million|cost|Norda} for the piers alone, up from an earlier estimate of \
            {$28 million|cost|Norda}.";
        assert_eq!(together(&[earlier]), ["$41 million: a · $28 million: a"]);
        let sales = "At Norda sales were {$41 million|sales|Norda}, up from {$28 million|sales|Norda} in 2019.";
        assert!(together(&[sales]).is_empty());
    }

    #[test]
    fn what_somebody_had_said_before_is_the_same_measure() {
        let put = "The train to Norda ran at {58 mph|speed|}. The railway had put the speed at {47 mph|speed|}.";
        assert_eq!(together(&[put]), ["58 mph: a · 47 mph: a"]);
        let unnamed = "Some 115,000 litres of acid burned at Norda. The plant first spoke of 80,000 litres.";
        assert!(read(&[unnamed]).1.measures.iter().any(|measure| measure.members.len() == 2));
        let other = "The train to Norda ran at {58 mph|speed|}. The railway has a limit of {47 mph|limit|}.";
        assert!(together(&[other]).is_empty());
    }
}
