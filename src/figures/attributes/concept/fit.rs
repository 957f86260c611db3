//! How well the place of a lexicon phrase fits a figure: distance, clause borders, other figures between, and the
//! constructions that tie the two together.

use std::ops::Range;

use super::super::Site;
use super::super::classes::{
    ACT, ADVERB, AUXILIARY, BREAK, DETERMINER, DOUBTFUL, FALL, GERUND, HEDGE, LINK, MOVE, PARTICIPLE, PAST,
    PREPOSITION, PRESENT, RISE, STOP,
};
use super::super::lexicon::{Hit, Meaning, Measure, Nature, carries};
use super::phrase::noun_run;
use crate::language::tokens::TokenKind;
use crate::language::wordlist::word_list;

/// A candidate below this says nothing about the figure.
pub(super) const ENOUGH: f64 = 4.0;

/// What lies between a figure and a phrase, with asides left out.
pub(super) struct Gap {
    pub tokens: usize,
    pub breaks: usize,
    pub figures: usize,
    /// Nothing but linking verbs, hedges and adverbs.
    pub plain: bool,
}

impl Gap {
    pub fn cost(&self) -> f64 {
        0.55 * self.tokens as f64 + 1.6 * self.breaks as f64 + 1.5 * self.figures as f64
    }
}

/// The gap between two tokens. An aside at its start is stepped over ("A gust**, measured at night,** was 90 km/h"),
/// and so are brackets and, on the way to a shared verb, the other members of a list ("300 men**, 42 trucks and 11
/// aircraft** were sent").
pub(super) fn gap(site: &Site<'_>, range: Range<usize>, list: bool) -> Gap {
    let words = site.words;
    let figures = site.sentence.figures;
    let mut gap = Gap { tokens: 0, breaks: 0, figures: 0, plain: true };
    let mut i = range.start;
    while i < range.end {
        let word = words.at(i);
        if word == "("
            && let Some(close) = (i + 1..range.end.min(i + 12)).find(|&j| words.at(j) == ")")
        {
            i = close + 1;
            continue;
        }
        if list && matches!(word, "," | "and" | "or") {
            let next = figures.get(figures.partition_point(|f| f.start <= i)).filter(|f| f.start <= i + 4);
            let member = next.filter(|f| (i + 1..f.start).all(|j| words.is(j, HEDGE) || words.bare(j) == "and"));
            if let Some(member) = member.filter(|f| f.end < range.end) {
                let noun = noun_run(words, member.end, range.end.min(member.end + 4));
                i = noun.map_or(member.end, |run| run.end).min(range.end);
                gap.tokens += 1;
                continue;
            }
        }
        if word == ","
            && i == range.start
            && let Some(close) = (i + 2..range.end.min(i + 12)).find(|&j| words.at(j) == ",")
        {
            i = close + 1;
            gap.tokens += 1;
            continue;
        }
        let word = words.bare(i);
        if words.is(i, BREAK) || matches!(word, "where" | "when") {
            gap.breaks += 1;
        }
        gap.plain &= words.is(i, LINK | HEDGE | ADVERB);
        gap.tokens += 1;
        if figures.binary_search_by_key(&i, |f| f.start).is_ok() {
            gap.figures += 1;
        }
        i += 1;
    }
    gap
}

/// How well a measure's phrase fits the figure.
pub(super) fn fit(site: &Site<'_>, hit: &Hit, measure: &Measure) -> f64 {
    let words = site.words;
    let at = site.at();
    let length = 0.5 * (hit.end - hit.start - 1) as f64 - if hit.doubtful { 2.5 } else { 0.0 };
    if hit.start >= at.end {
        // "9 per cent would cost": a verb, whose amount is elsewhere.
        let before = words.bare(hit.start.wrapping_sub(1));
        let modal = matches!(before, "would" | "will" | "could" | "may" | "might" | "can" | "to" | "not");
        // What happens can follow as a participle: "3,500 hectares have burned".
        let passive = hit.verb && measure.nature == Nature::Event;
        if (hit.verb && !passive) || modal {
            return f64::MIN;
        }
        // "$2.1 billion in stock": how it is paid, not what it is.
        if measure.name == "share price" && words.bare(hit.start - 1) == "in" {
            return f64::MIN;
        }
        let gap = gap(site, at.end..hit.start, passive);
        if passive && gap.breaks > 0 {
            return f64::MIN;
        }
        let bonus = match words.bare(at.end) {
            _ if gap.tokens == 0 => 3.0,
            "of" if gap.tokens <= 5 && gap.breaks == 0 => 6.0,
            "in" if gap.tokens <= 4 && gap.breaks == 0 => 5.0,
            _ if passive && gap.plain => 3.0,
            _ if gap.tokens <= 2 => 1.0,
            _ => -1.0,
        };
        // "… on a turnout of 76 per cent": that measure has a figure of its own.
        let own = matches!(words.bare(hit.end), "of" | ":" | "is" | "was" | "are" | "were" | "at");
        let taken = own && follows(site, hit.end + 1);
        return 10.0 + bonus + length - gap.cost() - if taken { 6.0 } else { 0.0 };
    }
    if hit.end <= at.start {
        let gap = gap(site, hit.end..at.start, false);
        // "The index is up 2 % and the bank is poised to drop 3 %": a clause with a subject of its own, behind a figure.
        if gap.figures > 0
            && site
                .lead()
                .subject
                .as_ref()
                .is_some_and(|run| run.start >= hit.end && site.between(hit.end..run.start) > 0)
        {
            return f64::MIN;
        }
        let hedged = |mut range: Range<usize>| range.all(|i| words.is(i, HEDGE));
        let bonus = match words.bare(hit.end) {
            _ if hit.verb && hedged(hit.end..at.start) => 3.5,
            "of" if hedged(hit.end + 1..at.start) => 6.0,
            ":" if gap.tokens <= 3 => 5.0,
            _ if gap.plain => 3.0,
            _ => 0.0,
        };
        let far = if hit.verb && bonus == 0.0 { 2.5 } else { 0.0 };
        let score = 10.0 + bonus + length - far - gap.cost();
        return if is_told_of(site, hit) { score.max(SUBJECT + length) } else { score };
    }
    // Around or inside the figure: "35-kilometre front" and the like.
    9.0 + length
}

/// "the **fare** war", "a **passenger** load factor": whether the phrase only says which of another noun, that stands
/// behind it. What grows or is reckoned ("revenue growth", "the debt figure") is still the measure.
fn names_another(site: &Site<'_>, hit: &Hit) -> bool {
    let words = site.words;
    let (last, next) = (words.bare(hit.end - 1), hit.end);
    let word = words.bare(next);
    let plural = last.ends_with('s') && !last.ends_with("ss");
    let lower = |i: usize| words.tokens.all[i].span.of(words.tokens.text).starts_with(|c: char| c.is_ascii_lowercase());
    if plural || next >= site.sentence.range.end || words.kind(next) != Some(TokenKind::Word) || !lower(next) {
        return false;
    }
    let figure = site.figure_at(next).is_some();
    let other = STOP | BREAK | HEDGE | LINK | ADVERB | DETERMINER | PREPOSITION | AUXILIARY;
    let verb = PAST | ACT | PRESENT | DOUBTFUL | GERUND | PARTICIPLE | MOVE | RISE | FALL;
    if figure || word.len() < 3 || words.is(next, other | verb) || RECKONED.has(word) {
        return false;
    }
    // "revenue tops the forecast", "the people lives in": a noun has its own verb, an "of" or nothing behind it.
    let last =
        if words.is(next + 1, other | verb) || words.kind(next + 1) != Some(TokenKind::Word) { next } else { next + 1 };
    let ends = last + 1 >= site.sentence.range.end || words.kind(last + 1) != Some(TokenKind::Word);
    let behind = words.bare(last + 1);
    (ends && site.figure_at(last + 1).is_none()) || behind == "of" || words.is(last + 1, AUXILIARY | MOVE | PAST)
}

word_list!(
    /// Nouns behind a measure that leave it the measure.
    RECKONED = "growth rise rises increase increases fall falls decline declines drop drops cut cuts gain gains jump surge
        figure figures number numbers total totals level levels rate rates target targets forecast forecasts estimate
        estimates guidance expectations expectation outlook projection projections record change changes improvement
        recovery data statistics value values amount amounts sum bill average goal range limit ceiling whichever benchmark
        contract contracts futures point points"
);

/// What the subject of a figure's clause scores at least, however long the words between: "The **crop** of the north, the
/// granary of the land, could shrink to".
const SUBJECT: f64 = 10.0;

/// Whether the clause says the figure of the phrase: it is its subject, and the verb links or moves.
fn is_told_of(site: &Site<'_>, hit: &Hit) -> bool {
    let lead = site.lead();
    let says = lead.verb.is_some_and(|verb| site.words.is(verb, LINK | AUXILIARY | MOVE));
    says && !hit.verb
        && lead.object.is_none()
        && lead.subject.as_ref().is_some_and(|run| run.end == hit.end && run.start <= hit.start)
}

/// Whether another figure stands at token `at`, hedges aside.
fn follows(site: &Site<'_>, at: usize) -> bool {
    let figures = site.sentence.figures;
    let next = figures.partition_point(|f| f.start < at);
    figures
        .get(next)
        .is_some_and(|f| f.start <= at + 4 && *f != site.at() && (at..f.start).all(|i| site.words.is(i, HEDGE)))
}

/// The best of the measures that `admits` lets through, with its score.
pub(super) fn best<'h>(
    site: &'h Site<'_>,
    admits: impl Fn(&Measure, &Hit) -> Option<f64>,
) -> Option<(&'static Measure, &'h Hit, f64)> {
    let mut best: Option<(&'static Measure, &Hit, f64)> = None;
    for hit in site.hits() {
        let Meaning::Measure(measure) = hit.meaning else { continue };
        // "ticket income": the first noun only says which.
        let modifies = |other: &Hit| {
            let sum = matches!(other.meaning, Meaning::Measure(m) if m.carries & carries::MONEY != 0);
            other.start == hit.end && !other.verb && !hit.verb && sum
        };
        if site.hits().iter().any(modifies) && site.words.bare(hit.end) != "of" {
            continue;
        }
        // "its own forecast", "the hold": no verb.
        let word = site.words.bare(hit.start);
        let owned = |i: usize| site.words.is(i, DETERMINER) || site.words.possessive(i);
        let bare = hit.verb && hit.end == hit.start + 1 && !word.ends_with("ed") && !word.ends_with("ing");
        // "raised to $5.1 billion" collects nothing.
        if hit.verb && word == "raised" && matches!(site.words.bare(hit.end), "to" | "by" | "from") {
            continue;
        }
        if bare && hit.start > site.sentence.range.start && owned(hit.start - 1) {
            continue;
        }
        let spoken = measure.verbs.split(", ").any(|verb| verb == word);
        if !hit.verb && !spoken && names_another(site, hit) {
            continue;
        }
        let Some(extra) = admits(measure, hit) else { continue };
        let score = fit(site, hit, measure) + extra;
        if score >= ENOUGH && best.is_none_or(|(_, _, top)| score > top) {
            best = Some((measure, hit, score));
        }
    }
    best
}
