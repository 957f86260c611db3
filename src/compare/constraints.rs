//! What keeps two figures apart, whatever else they share: hard constraints, never overruled by likeness.
//!
//! A constraint answers with the word for what is different, so that a split can be explained.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::facts::{Axis, Fact};
use super::keys::Completed;
use super::relation::{same_value, soft_disjoint};
use super::words::{self, Stem};
use crate::article::ParagraphKind;
use crate::figures::{Nature, Role};
use crate::language::calendar::Period;

/// Why two figures cannot be about the same thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Apart {
    Kind,
    Role,
    Scope,
    Entity,
    Period,
    Concept,
    /// One is a part of the other.
    Part,
    /// Two values side by side in one sentence: the writer tells them apart.
    Sentence,
    /// Two values that one sentence lists ("1,900 in shops and 250 at the head office"), or two sizes that one article
    /// gives: what does not happen does not change while it is told.
    Both,
    /// Two values of one article on the same word: the article tells them apart.
    Article,
}

impl Apart {
    /// Why a figure would not belong, for people.
    pub fn words(self) -> &'static str {
        match self {
            Apart::Kind => "it has another unit",
            Apart::Role => "one is a level, the other a change or a share",
            Apart::Scope => "it is about another part",
            Apart::Entity => "it is somebody else's",
            Apart::Period => "it holds for another time",
            Apart::Concept => "it measures something else",
            Apart::Part => "it is a part of the other, or its whole",
            Apart::Sentence => "one sentence gives both values",
            Apart::Both => "its article tells the two apart",
            Apart::Article => "one article gives both values",
        }
    }
}

/// What keeps `a` and `b` apart, if anything does. Symmetric.
pub(super) fn apart(a: &Completed<'_>, b: &Completed<'_>) -> Option<Apart> {
    let (x, y) = (&a.fact, &b.fact);
    if x.axis != y.axis {
        return Some(Apart::Kind);
    }
    let same = same_value(x, y);
    let telling = same && telling(x);
    if (!same && (parts_apart(x, y) || further_apart(x, y))) || whole_apart(x, y) {
        return Some(Apart::Part);
    }
    if !same && replaces(x, y) {
        return None;
    }
    // What a rule allows, a thing is built for or somebody aims at is not what there is.
    if !same && x.stance.bound != y.stance.bound {
        return Some(Apart::Concept);
    }
    if roles_apart(x, y, same, telling) {
        return Some(Apart::Role);
    }
    if scopes_apart(x, y, same, telling) {
        return Some(Apart::Scope);
    }
    if entities_apart(a, b) {
        // One number of three digits is one number, whichever of its owners the sentence names.
        let one = telling && significant(x).min(significant(y)) >= 3;
        if !one {
            return Some(Apart::Entity);
        }
    }
    if periods_apart(a, b) {
        return Some(Apart::Period);
    }
    // A percentage recurs; not so one that stands beside the same other number in both.
    let recurs = x.axis == Axis::Share && words::shared(&x.company, &y.company) == 0;
    if concepts_apart(x, y) && (!telling || x.rank == y.rank || recurs) {
        return Some(Apart::Concept);
    }
    if !same && fates_apart(x, y) {
        return Some(Apart::Concept);
    }
    if x.rank == y.rank && !same {
        let revised = x.stance.revised || y.stance.revised || x.stance.withdrawn || y.stance.withdrawn;
        let titled = |fact: &Fact<'_>| matches!(fact.place, ParagraphKind::Headline | ParagraphKind::Heading);
        // Only what happens grows within a sentence; a rate or a sum had another value at another time.
        let yearly = x.stance.yearly && !withdrawn(x, y);
        let grows = revised
            && !yearly
            && (x.axis == Axis::Count || is_event(x) || withdrawn(x, y) || superseded(x) || superseded(y));
        if x.sentence == y.sentence && !grows && !disputed(x, y) && !compared(x, y) {
            return Some(if listed(x, y) { Apart::Both } else { Apart::Sentence });
        }
        if past_apart(x, y) {
            return Some(Apart::Period);
        }
        let before = x.stance.before != y.stance.before;
        let sizes = x.axis == Axis::Count && !is_event(x) && !is_event(y);
        if sizes && soft_disjoint(x, y) && !revised && !before && !titled(x) && !titled(y) && !disputed(x, y) {
            return Some(Apart::Both);
        }
        let split = x.stance.planned != y.stance.planned || before;
        if soft_disjoint(x, y) && same_source(x, y) && !revised && !split && !titled(x) && !titled(y) {
            return Some(Apart::Article);
        }
    }
    None
}

/// Everything that [`apart`] and [`same_value`] look at in a figure, but for the place where it stands, as one number:
/// figures of one profile are kept apart from the same others, unless they share an article with them.
///
/// What a constraint comes to look at belongs in here.
pub(super) fn profile(completed: &Completed<'_>) -> u64 {
    let fact = &completed.fact;
    let figure = fact.figure;
    let mut hasher = DefaultHasher::new();
    let bits = |value: Option<f64>| value.map(f64::to_bits);
    for interval in [&fact.hard, &fact.soft] {
        (bits(interval.low), bits(interval.high), interval.low_open, interval.high_open).hash(&mut hasher);
    }
    (fact.axis, bits(fact.stated), fact.step.to_bits(), fact.digits, figure.unit, figure.qualifier).hash(&mut hasher);
    (bits(fact.part_of), fact.whole_of, &fact.share_of, fact.head, &fact.modifiers, &fact.scope).hash(&mut hasher);
    (&fact.concept, fact.name, fact.nature, figure.role, fact.place as u8, &fact.period, fact.year).hash(&mut hasher);
    (completed.entity, completed.entity_firm, completed.entity_kind, fact.stance, fact.frame).hash(&mut hasher);
    fact.company.hash(&mut hasher);
    let scope = figure.scope.as_ref().map(|scope| &scope.value);
    (figure.source.as_ref().map(|source| &source.value.name), scope, fact.total, fact.listed).hash(&mut hasher);
    hasher.finish()
}

/// A part and its whole; percentages of unlike things; things told apart by their adjectives in one article.
fn parts_apart(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    // "129,000 of the 190,000 were missed": another article that says that 190,000 were gives a rival count.
    let rivals = a.rank != b.rank && same_measure(a, b) && is_event(a);
    let part = |part: &Fact<'_>, whole: &Fact<'_>| part.part_of.is_some() && part.part_of == whole.stated && !rivals;
    let unlike = |one: &[Stem], other: &[Stem]| !one.is_empty() && !other.is_empty() && words::shared(one, other) == 0;
    let named = a.head.is_some() && a.head == b.head && a.rank == b.rank && unlike(&a.modifiers, &b.modifiers);
    let rest = |part: &Fact<'_>, whole: &Fact<'_>| {
        (part.stance.alone && whole.total) || (part.listed && !whole.listed && same_measure(part, whole))
    };
    part(a, b) || part(b, a) || rest(a, b) || rest(b, a) || unlike(&a.share_of, &b.share_of) || named
}

/// "129,000 of the 190,000 households were missed": that 190,000 were missed is another claim, though the number is one.
fn whole_apart(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let whole = |whole: &Fact<'_>, other: &Fact<'_>| other.nature.is_some() && whole.whole_of == Some(other.name);
    a.name != b.name && (whole(a, b) || whole(b, a))
}

/// Whether a sentence names the later of two values right behind an "and": a list, not two tellings; or makes
/// it the sum of all.
fn listed(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let (first, second) = if a.figure.span <= b.figure.span { (a, b) } else { (b, a) };
    let start =
        second.figure.qualifier_span.map_or(second.figure.span.start(), |q| q.start().min(second.figure.span.start()));
    let between = first.article().text().get(first.figure.span.end()..start).unwrap_or_default();
    let end = second.figure.sentence.end().max(second.figure.span.end());
    let after = first.article().text()[second.figure.span.end()..end].trim_start();
    let total = ["in all", "in total", "altogether", "together", "combined"].iter().any(|cue| after.starts_with(cue));
    total || between.trim_end().ends_with(" and")
}

fn withdrawn(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    a.stance.withdrawn || b.stance.withdrawn
}

fn is_event(fact: &Fact<'_>) -> bool {
    fact.nature == Some(Nature::Event)
        || (fact.nature.is_none() && fact.axis == Axis::Count && fact.frame.fate.is_some())
}

/// Whether the two tell one fate of one sort of things, in whatever words.
pub(super) fn akin(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    a.axis == b.axis && a.frame.akin(&b.frame)
}

/// Whether one comes on top of what was told, and the other does not: "another 120". A headline counts from an earlier story.
fn further_apart(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let titled = |fact: &Fact<'_>| matches!(fact.place, ParagraphKind::Headline | ParagraphKind::Heading);
    let further = if a.stance.further { a } else { b };
    a.stance.further != b.stance.further && (a.rank == b.rank || !titled(further))
}

/// Whether unlike things became of the two counts.
fn fates_apart(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let fates = a.frame.fate.zip(b.frame.fate);
    a.axis == Axis::Count && fates.is_some_and(|(one, other)| one != other) && !same_measure(a, b)
}

/// Whether one article dates one of two unlike values to a past year, and the other not at all.
fn past_apart(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let past = |fact: &Fact<'_>, other: &Fact<'_>| {
        matches!(fact.period, Some(Period::Year(_) | Period::Since(_)))
            && matches!(other.period, None | Some(Period::Unresolved(_)))
    };
    past(a, b) || past(b, a)
}

/// Two firms, two people or two places. A firm may be named for its figure here and the person that heads it there.
pub(super) fn entities_apart(a: &Completed<'_>, b: &Completed<'_>) -> bool {
    let both = a.entity.is_some() && b.entity.is_some() && a.entity_firm && b.entity_firm;
    both && a.entity != b.entity && a.entity_kind == b.entity_kind
}

/// A value that hardly recurs by chance: three digits or more, or two of money or a percentage.
pub(super) fn telling(fact: &Fact<'_>) -> bool {
    let digits = significant(fact);
    digits >= 3
        || (digits == 2 && matches!(fact.axis, Axis::Money(_) | Axis::Share | Axis::Points | Axis::Times))
        || (fact.axis != Axis::Share && fact.figure.amount.stated.is_some_and(|value| (1e3..1e6).contains(&value)))
}

/// The significant digits of the number as printed: three digits count as three even if the last is a zero, unless
/// only the first is not.
pub(super) fn significant(fact: &Fact<'_>) -> u32 {
    fact.digits
}

/// Two scopes that share no word; for percentages and sums also one that only one of two unlike values has.
fn scopes_apart(a: &Fact<'_>, b: &Fact<'_>, same: bool, telling: bool) -> bool {
    match (a.scope.is_empty(), b.scope.is_empty()) {
        (false, false) => words::shared(&a.scope, &b.scope) == 0 && !telling,
        (true, true) => false,
        // A price is one "a share" whether or not the sentence says so.
        _ => {
            let rate =
                |fact: &Fact<'_>| fact.figure.scope.as_ref().is_some_and(|scope| scope.value.starts_with("per "));
            let rated = (rate(a) || rate(b)) && same_measure(a, b);
            !same && !rated && matches!(a.axis, Axis::Share | Axis::Money(_))
        }
    }
}

fn roles_apart(a: &Fact<'_>, b: &Fact<'_>, same: bool, telling: bool) -> bool {
    let (one, other) = (a.role().min(b.role()), a.role().max(b.role()));
    match (one, other) {
        _ if one == other => false,
        // An earlier value is the level of an earlier day.
        (Role::Level, Role::Prior) => !(same || superseded(a) || superseded(b)),
        // A turnout of 76 per cent is one of three-quarters of the voters.
        (Role::Level, Role::Share) if a.axis == Axis::Share => !telling && a.soft.meet(&b.soft).is_none(),
        // Not every text says that its number is a change; the same number elsewhere may say so.
        (Role::Level, _) => !(telling || (same && same_measure(a, b) && broken(a) && broken(b))),
        _ => true,
    }
}

/// Whether a number has a fraction: it hardly recurs by chance.
fn broken(fact: &Fact<'_>) -> bool {
    fact.figure.amount.stated.is_some_and(|value| value.fract() != 0.0)
}

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

/// "1,850 were moved, up from": what follows is an earlier count.
fn counted_up(between: &str) -> bool {
    ["up from", "down from"].iter().any(|cue| between.trim_end().ends_with(cue))
}

/// Whether a figure is that of a month, a year or the like, which has a number of its own; a day has the count so far.
fn spans_time(fact: &Fact<'_>) -> bool {
    !matches!(fact.period, None | Some(Period::Day { .. } | Period::Unresolved(_)))
}

/// Words for a number that was told before.
const OLD: &[&str] = &["earlier", "previous", "initial", "original", "first", "old", "former"];

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
    if old_one_follows(between) || (is_event(first) && counted_up(between) && !spans_time(second)) {
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

/// Whether a sentence gives an earlier value as what was said before, not as that of another year: "from 250 million to
/// 280 million", "as against a premium of 38 per cent earlier".
fn superseded(fact: &Fact<'_>) -> bool {
    let dated = matches!(fact.period, Some(Period::Year(_) | Period::Quarter { .. } | Period::Half { .. }));
    fact.role() == Role::Prior && fact.stance.revised && !fact.stance.yearly && !dated
}

/// Whether two sides give their word for the same measure.
pub(super) fn disputed(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    a.figure.source.is_some() && b.figure.source.is_some() && !same_source(a, b) && same_measure(a, b)
}

/// Whether one sentence holds two values of an event against each other: "450 less than the 6,400 of Thursday".
fn compared(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    if a.nature != Some(Nature::Event) || !same_measure(a, b) || a.sentence != b.sentence {
        return false;
    }
    let (first, second) = if a.figure.span <= b.figure.span { (a, b) } else { (b, a) };
    let (from, to) = (first.figure.span.end(), second.figure.span.start());
    let between = if from <= to { first.article().text()[from..to].to_lowercase() } else { String::new() };
    [" than the ", " half of the ", " not the "].iter().any(|cue| between.contains(cue))
}

/// Whether the lexicon gives both one name.
pub(super) fn same_measure(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    a.nature.is_some() && b.nature.is_some() && (a.name == b.name || a.concept == b.concept)
}

/// Whether the lexicon knows both measures, and not one word of them is the same.
fn concepts_apart(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    a.nature.is_some() && b.nature.is_some() && words::shared(&a.concept, &b.concept) == 0 && !akin(a, b)
}

fn same_source(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    match (&a.figure.source, &b.figure.source) {
        (None, None) => true,
        (Some(one), Some(other)) => one.value.name == other.value.name,
        _ => false,
    }
}

/// Whether the two hold for different times. What is not known keeps nothing apart, but for a past year against a
/// figure that is told as news.
pub(super) fn periods_apart(a: &Completed<'_>, b: &Completed<'_>) -> bool {
    let cumulative = |period: &Period| matches!(period, Period::Since(_) | Period::Years { .. });
    fn resolved<'p>(fact: &'p Fact<'_>) -> Option<&'p Period> {
        fact.period.as_ref().filter(|period| !matches!(period, Period::Unresolved(_)))
    }
    let one_number = one_number(&a.fact, &b.fact);
    match (resolved(&a.fact), resolved(&b.fact)) {
        (Some(one), Some(other)) => {
            if one_number && (ahead(one, &a.fact) || ahead(other, &b.fact) || !alike(one, other)) {
                return false;
            }
            if cumulative(one) || cumulative(other) {
                let first = |period: &Period| period.years().0;
                return cumulative(one) != cumulative(other) || first(one) != first(other);
            }
            let days = |period: &Period| matches!(period, Period::Day { .. });
            let months = is_event(&a.fact) && is_event(&b.fact);
            let dated = |period: &Period| days(period) || (months && matches!(period, Period::Month { .. }));
            if dated(one) && dated(other) {
                return days_apart(one, other);
            }
            one.conflicts(other)
        }
        (Some(period), None) | (None, Some(period)) if one_number => {
            let chance = significant(&a.fact).min(significant(&b.fact)) < 3;
            chance && is_event(&a.fact) && a.fact.axis == Axis::Count && !ahead(period, &a.fact) && {
                let year = if a.fact.period.is_some() { b.fact.year } else { a.fact.year };
                foreign(period, year)
            }
        }
        (Some(one), None) => foreign(one, b.fact.year),
        (None, Some(other)) => foreign(other, a.fact.year),
        (None, None) => false,
    }
}

/// Whether the two print one number that hardly recurs by chance, so that a period which only one of them names, or names
/// for something else in its sentence ("by 2021", "since 1998"), is no reason to part them.
fn one_number(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let exact = a.stated == b.stated && a.stated.is_some();
    same_value(a, b)
        && (exact || a.role() == b.role())
        && (significant(a).min(significant(b)) >= 2 || (same_measure(a, b) && !is_event(a)))
}

/// Whether a period lies ahead of the year that its article speaks from: a deadline, not the time of the number.
fn ahead(period: &Period, fact: &Fact<'_>) -> bool {
    matches!((period.years().0, fact.year), (Some(from), Some(year)) if from > year)
}

/// Whether two periods are of one length: two quarters, two years.
fn alike(a: &Period, b: &Period) -> bool {
    std::mem::discriminant(a) == std::mem::discriminant(b)
        || a.years() != b.years() && !matches!((a, b), (Period::Since(_), _) | (_, Period::Since(_)))
}

/// Days of one story may differ: a toll of Sunday and one of Monday are one measure. Two months part them.
fn days_apart(a: &Period, b: &Period) -> bool {
    let ordinal = |period: &Period| match *period {
        Period::Day { year, month, day } => Some((year, i32::from(month) * 31 + i32::from(day))),
        Period::Month { year, month } => Some((year, i32::from(month) * 31 + 15)),
        _ => None,
    };
    match (ordinal(a), ordinal(b)) {
        (Some((one, first)), Some((other, second))) => {
            let years = match (one, other) {
                (Some(one), Some(other)) => i32::from(one) - i32::from(other),
                _ => 0,
            };
            (years * 372 + first - second).abs() > 62
        }
        _ => false,
    }
}

/// Whether `period` lies outside the year that the other article speaks from.
fn foreign(period: &Period, year: Option<i16>) -> bool {
    match (period, year) {
        (Period::Since(_) | Period::Years { .. }, _) => true,
        (_, Some(year)) => {
            let (from, to) = period.years();
            from.is_some_and(|from| from > year + 1) || to.is_some_and(|to| to < year)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{read, story};

    /// The words of the figures of each measure with two members or more.
    fn together(articles: &[&str]) -> Vec<String> {
        story(articles).measures.into_iter().filter(|m| m.members.len() > 1).map(|m| m.summary).collect()
    }

    #[test]
    fn a_list_is_no_two_tellings_even_where_another_article_gives_one_of_them() {
        let list = "Halden cuts {1,900|job cuts|Halden} jobs in shops and {1,250|job cuts|Halden} at its head office.";
        let part = "At the head office of Halden {1,250|job cuts|Halden} jobs go.";
        assert_eq!(together(&[list, part]), ["1,250: a, b"]);
    }

    #[test]
    fn two_sizes_of_one_article_stay_apart_until_it_says_that_one_replaced_the_other() {
        let other = "Halden has {700|members|Halden} members.";
        let sizes = "Halden had {700|members|Halden} members. The hall seats {560|members|Halden} members of Halden.";
        assert_eq!(together(&[sizes, other]), ["700: a, b"]);
        let grown =
            "Halden had {700|members|Halden} members. That has risen to {760|members|Halden} members of Halden.";
        assert_eq!(together(&[grown, other]), ["700: a, b · 760: a"]);
    }

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

    #[test]
    fn one_fraction_of_one_measure_is_one_whether_told_as_a_level_or_as_a_change() {
        let level = "In Norda the forecast of growth is {0.8 per cent|economic growth|Norda}.";
        let change = "The economy of Norda is to grow by {0.8 per cent|economic growth|Norda|^increase}.";
        assert_eq!(together(&[level, change]).len(), 1);
        let another = "The economy of Norda is to grow by {0.9 per cent|economic growth|Norda|^increase}.";
        assert!(together(&[level, another]).is_empty());
    }

    #[test]
    fn what_comes_on_top_is_not_the_total_of_another_article() {
        let total = "Norda cut {312|job cuts|Norda} jobs.";
        assert!(together(&[total, "Norda cut another {120|job cuts|Norda} jobs."]).is_empty());
        assert_eq!(together(&[total, "Norda cut {520|job cuts|Norda} jobs."]).len(), 1);
    }

    #[test]
    fn what_a_thing_is_built_for_is_not_what_it_carries() {
        let built = "The bridge at Norda was built for {450 cars|traffic|Norda} a day.";
        let carries = "The bridge at Norda carries {620 cars|traffic|Norda} a day.";
        assert!(together(&[built, carries]).is_empty());
        let later = "The bridge at Norda carries {630 cars|traffic|Norda} a day.";
        assert_eq!(together(&[carries, later]).len(), 1);
    }

    #[test]
    fn one_of_several_places_is_not_the_whole() {
        let places =
            "Lind took {68%|vote share|Lind} of the vote in the capital but only {39%|vote share|Lind} in the valley.";
        let all = "Lind won {52%|vote share|Lind} of the vote.";
        assert!(together(&[places, all]).is_empty());
    }

    #[test]
    fn a_deadline_does_not_part_one_number() {
        let dated = "date: 2019-11-14\nHalden is to save {$52 billion|savings|Halden|@2021} by 2021.";
        let plain = "date: 2019-11-15\nSavings at Halden of {$52 billion|savings|Halden} are planned.";
        assert_eq!(together(&[dated, plain]), ["$52 billion: a, b"]);
        let toll = "date: 2014-03-07\nAt Norda {63|deaths|Norda} people died.";
        let then = "date: 2014-03-07\nAt Norda in 2009 {63|deaths|Norda|@2009} people died.";
        assert!(together(&[toll, then]).is_empty());
    }

    #[test]
    fn a_price_is_a_share_whether_or_not_it_is_said_to_be() {
        let rate = "Halden now offers {$6.55|offer|Halden|#per share} a share, raised from the first bid.";
        let bare = "The offer of Halden was {$6.20|offer|Halden} at first, the bid said.";
        assert_eq!(together(&[rate, bare]).len(), 1);
        let other = "The offer of Halden was {$6.20|offer|Halden|#domestic} at first, the bid said.";
        assert!(together(&[rate, other]).is_empty());
    }

    #[test]
    fn a_part_told_alone_is_not_the_whole() {
        let whole = "At Norda {212|homes destroyed|} homes were destroyed. Of the {212|homes destroyed|} homes, {131|homes destroyed|} stood in Oster.";
        let part = "At Norda {118|homes destroyed|} homes were destroyed in Oster alone.";
        assert!(together(&[whole, part]).iter().all(|rows| !(rows.contains("118") && rows.contains("212"))));
    }

    #[test]
    fn two_values_of_one_sentence_stay_apart() {
        assert!(together(&["Northlight had 400 workers in Oslo and 700 workers in Bergen."]).is_empty());
    }
}
