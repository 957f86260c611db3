//! Noun phrases around a figure, found without a tagger: runs of words that no closed list ends.

use std::ops::Range;

use super::super::Site;
use super::super::classes::{
    ACT, ADVERB, AUXILIARY, BREAK, Classes, DETERMINER, FALL, HEDGE, LINK, MOVE, PARTICIPLE, PAST, PREPOSITION, RISE,
    STOP,
};
use super::super::clause::{Lead, is_name, is_verb};
use super::super::lexicon::{plural, singular};
use super::super::words::Words;
use super::Concept;
use crate::figures::{Basis, names_unit};
use crate::language::tokens::TokenKind;
use crate::language::wordlist::word_list;

/// Content words from `at` on, at most six, up to what cannot stand in a noun phrase.
pub(super) fn noun_run(words: &Words<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    let mut last = at;
    while last < end.min(at + 6) {
        // One letter is what is left of "'s" and its like.
        let ends = words.is(last, STOP | BREAK | DETERMINER)
            || words.bare(last).len() == 1
            || (last > at && words.is(last, VERBAL | ACT));
        if ends || words.kind(last) != Some(TokenKind::Word) {
            break;
        }
        last += 1;
    }
    (last > at).then_some(at..last)
}

/// Verb forms by their look, where they would end a noun phrase.
pub(super) const VERBAL: Classes = PARTICIPLE.or(LINK);

/// The noun phrase that a share is taken of: "18 % **of net sales**", "two in seven **ferry routes**".
pub(super) fn of_phrase(site: &Site<'_>) -> Option<Range<usize>> {
    let words = site.words;
    let mut at = behind_bracket(site);
    let first = words.bare(at);
    if first == "of" || (first == "in" && words.bare(at + 1) == "the") {
        at += 1;
    } else if first.is_empty() || words.is(at, STOP | BREAK | VERBAL | PAST) {
        // "18 per cent died"
        return None;
    }
    let floor = at;
    while at < floor + 6 && (words.is(at, DETERMINER | HEDGE)) {
        at += 1;
    }
    noun_run(words, at, site.sentence.range.end)
}

/// The words of a noun phrase as a name.
pub(super) fn named(words: &Words<'_>, run: Range<usize>) -> Concept {
    let basis = Basis::Noun(words.span(run.clone()));
    Concept::open(joined(words, run), basis)
}

pub(super) fn joined(words: &Words<'_>, run: Range<usize>) -> String {
    let mut name = String::new();
    for i in run {
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(words.bare(i));
    }
    name
}

/// The noun phrase with its head in the plural.
pub(super) fn many(words: &Words<'_>, noun: Range<usize>) -> String {
    let mut name = joined(words, noun.start..noun.end - 1);
    let head = words.bare(noun.end - 1);
    if !name.is_empty() {
        name.push(' ');
    }
    let one = singular(head) == head && !head.ends_with('s') && !collective(head);
    name.push_str(&if one { plural(head) } else { head.to_owned() });
    name
}

/// Plurals that look singular.
fn collective(noun: &str) -> bool {
    matches!(
        noun,
        "people"
            | "aircraft"
            | "sheep"
            | "staff"
            | "cattle"
            | "fish"
            | "personnel"
            | "livestock"
            | "police"
            | "children"
            | "unemployed"
            | "homeless"
            | "elderly"
            | "poor"
            | "offspring"
    ) || noun.ends_with("men")
}

/// Nouns that stand for a number told before or for the state of what is counted, not for things.
pub(in super::super) fn anaphoric(noun: &str) -> bool {
    matches!(
        noun,
        "reduction"
            | "reductions"
            | "figure"
            | "figures"
            | "number"
            | "numbers"
            | "total"
            | "count"
            | "cut"
            | "cuts"
            | "rise"
            | "sum"
            | "amount"
            | "change"
            | "plan"
            | "estimate"
            | "answer"
            | "guess"
            | "tally"
            | "toll"
            | "others"
            | "rest"
            | "dead"
            | "injured"
            | "wounded"
            | "missing"
            | "homeless"
            | "killed"
            | "hurt"
            | "sick"
            | "ill"
            | "unaccounted"
            | "trapped"
            | "hospitalised"
            | "hospitalized"
            | "displaced"
            | "infected"
            | "arrested"
            | "those"
            | "them"
            | "ones"
    )
}

/// Where the words that can name what the figure measures end on its right: at the sentence's next figure, whose
/// words they are from there on.
fn until_next(site: &Site<'_>) -> usize {
    let figures = &site.sentence.figures[site.nth + 1..];
    let from = behind_bracket(site);
    figures.iter().find(|next| next.start >= from).map_or(site.sentence.range.end, |next| next.start)
}

/// Words that only say how something is counted, and so name no measure.
fn counts(word: &str) -> bool {
    names_unit(word)
        || matches!(
            singular(word).as_ref(),
            "percent" | "percentage" | "point" | "cent" | "million" | "billion" | "trillion" | "thousand" | "dozen"
        )
}

/// "an $800 **stone oven**", "the 90-day **period**": the noun phrase right behind the figure.
fn attached(site: &Site<'_>) -> Option<Concept> {
    let words = site.words;
    let at = site.at();
    if words.is(at.end, VERBAL) {
        return None;
    }
    let run = noun_run(words, at.end, until_next(site).min(at.end + 4))?;
    let head = words.bare(run.end - 1);
    let idle = counts(head) || IDLE.has(head) || words.is(run.start, ACT);
    (!idle).then(|| named(words, run))
}

word_list!(
    /// What stands beside an amount and is no noun.
    IDLE = "mere altogether apiece sooner later lighter heavier dearer cheaper costlier least most first once twice afterwards
        means easily scarce due hottest worst best short enough late early thereby rather instead likely fully partly spoken
        afterward together combined"
);

/// The noun phrase that a length of time belongs to: behind it, or before the preposition that leads to it ("a
/// **grounding** for three months").
pub(super) fn of_time(site: &Site<'_>) -> Option<Concept> {
    let words = site.words;
    let before = || {
        let by = site.lead().by.filter(|&i| matches!(words.bare(i), "for" | "of"))?;
        before(site, by)
    };
    attached(site).or_else(before)
}

/// The noun phrase that an amount belongs to, outside the lexicon; `right` where one may follow the figure directly.
/// What is `sized` by a measurement is no measure: "the plate is 45 mm".
pub(super) fn open(site: &Site<'_>, right: bool, sized: bool) -> Option<Concept> {
    let words = site.words;
    let at = site.at();
    if right && let Some(concept) = attached(site) {
        return Some(concept);
    }
    // "$5 million for schools"
    if let Some(concept) = complement(site, &["for"]) {
        return Some(concept);
    }
    // "The price of gold per ounce is $1,700", "cut the award to $78 million"
    let lead = site.lead();
    let of = lead.by.is_some_and(|i| words.bare(i) == "of");
    // A plate is 45 mm and no measure; what stands at or falls to 45 tonnes is one.
    let amounts = lead.verb.is_some_and(|verb| {
        words.is(verb, MOVE)
            || matches!(
                words.bare(verb),
                "stood"
                    | "stand"
                    | "stands"
                    | "reached"
                    | "reaches"
                    | "totalled"
                    | "totaled"
                    | "totals"
                    | "came"
                    | "comes"
                    | "amounted"
                    | "amounts"
                    | "averaged"
                    | "averages"
                    | "touched"
                    | "hit"
            )
    });
    if let Some(run) = told_by_clause(site, lead).filter(|_| !of && lead.verb.is_some() && (!sized || amounts)) {
        // "the trade balance figures": the figures of something.
        let idle = matches!(words.bare(run.end - 1), "figure" | "figures" | "number" | "numbers" | "total" | "amount")
            && run.len() > 2;
        let run = run.start..run.end - usize::from(idle);
        let head = words.bare(run.end - 1);
        return (!anaphoric(head) && !counts(head)).then(|| {
            let basis = Basis::Subject(words.span(run.clone()));
            Concept::open(joined(words, run), basis)
        });
    }
    // "the wheat contract was up 7 cents"
    let floor = at.start.saturating_sub(8).max(site.sentence.range.start).max(site.after(&at));
    let mut last = at.start;
    while last > floor && words.is(last - 1, HEDGE | LINK | ADVERB) {
        last -= 1;
    }
    if last > floor
        && (!sized || of || lead.verb.is_none())
        && let Some(run) = run_before(site, last)
    {
        // "customs seize £85m", "whoever sails gets £85m": right before an amount, behind a plural or behind no noun, stands
        // the verb.
        let direct = (run.end..at.start).all(|i| words.is(i, HEDGE) && !words.is(i, LINK | PREPOSITION));
        let many = |i: usize| words.bare(i).ends_with('s') && !words.bare(i).ends_with("ss");
        let opens = run.start == site.sentence.range.start
            || (words.is(run.start - 1, BREAK | DETERMINER) && words.at(run.start - 1) != ",");
        let verb = if run.len() > 1 { many(run.end - 2) && !many(run.end - 1) } else { !opens };
        if direct && verb {
            return None;
        }
        return before(site, run.end);
    }
    complement(site, &["in", "of", "on"])
}

/// "shareholders' funds **of £488m**", "cash of ¥128bn": the noun phrase that says outright what the amount is, outside
/// the lexicon.
pub(super) fn headed(site: &Site<'_>) -> Option<Concept> {
    let words = site.words;
    let by = site.lead().by.filter(|&i| words.bare(i) == "of")?;
    if site.hits().iter().any(|hit| hit.end == by) || words.is(by.checked_sub(1)?, MOVE | RISE | FALL | VERBAL) {
        return None;
    }
    let concept = before(site, by)?;
    let head = words.bare(by - 1);
    (!marks(head) && !VESSELS.has(head)).then_some(concept)
}

word_list!(
    /// What an "of" ties to any amount, and names no measure.
    VESSELS = "worth value price sum amount order excess tune region rate instead ahead out because terms part use help loss
        thousands hundreds tens dozens millions billions range difference series share half quarter third majority minority
        rest bulk pile package bill multiple combination mix basis equivalent minimum maximum initial additional extra
        further upfront ceiling limit cap floor threshold height depth length width weight distance age speed size
        population cost"
);

/// "infrastructure **(2,700 billion)**, education (2,300 billion)": the item of a list that an amount in brackets stands
/// behind.
pub(super) fn item(site: &Site<'_>) -> Option<Concept> {
    let words = site.words;
    let at = site.at().start;
    let floor = at.saturating_sub(4).max(site.sentence.range.start);
    let open = (floor..at).rev().find(|&i| !words.is(i, HEDGE)).filter(|&i| words.at(i) == "(")?;
    // "450 jobs (4 per cent)" says again what stands before.
    let last = site.nth.checked_sub(1).map(|last| site.sentence.figures[last].end);
    let again = last.is_some_and(|last| last + 4 >= open && (last..open).all(|i| !words.is(i, BREAK)));
    if again || words.kind(site.at().end) == Some(TokenKind::Word) {
        return None;
    }
    before(site, open)
}

/// The words before token `last` that may stand in a noun phrase together.
fn run_before(site: &Site<'_>, last: usize) -> Option<Range<usize>> {
    let words = site.words;
    let start = site.sentence.range.start;
    let floor = last.saturating_sub(8).max(start).max(site.after(&site.at()));
    let mut first = last;
    while first > floor {
        if words.kind(first - 1) != Some(TokenKind::Word)
            || words.is(first - 1, STOP | BREAK | DETERMINER | LINK | ACT)
            || words.bare(first - 1).len() == 1
            || is_verb(words, start, first - 1)
        {
            break;
        }
        first -= 1;
    }
    (first < last).then_some(first..last)
}

/// The noun phrase that ends at token `last`, as a measure.
fn before(site: &Site<'_>, last: usize) -> Option<Concept> {
    let words = site.words;
    let run = run_before(site, last)?;
    let head = words.bare(last - 1);
    let verb = head.ends_with("ing") && !words.is(run.start.wrapping_sub(1), DETERMINER);
    let name = is_name(words, &run, site.sentence.range.start);
    let names = !(anaphoric(head) || verb || counts(head) || name || IDLE.has(head));
    names.then(|| Concept::open(joined(words, run.clone()), Basis::Subject(words.span(run))))
}

/// The noun phrase that the clause before the figure says it of: what is changed or set to it, or else its subject.
fn told_by_clause(site: &Site<'_>, lead: &Lead) -> Option<Range<usize>> {
    let words = site.words;
    let by = lead.by.map_or("", |i| words.bare(i));
    if matches!(by, "to" | "from" | "by" | "at") && lead.object.is_some() {
        return lead.object.clone();
    }
    let run = lead.subject.clone().filter(|_| lead.object.is_none())?;
    // "The council pays" and "Norvane rose" tell who, not what.
    let links = lead.verb.is_some_and(|verb| words.is(verb, LINK | AUXILIARY | MOVE));
    let who = is_name(words, &run, site.sentence.range.start) || (BODIES.has(words.bare(run.end - 1)) && !links);
    (!who).then_some(run)
}

word_list!(
    /// Nouns for those who act.
    BODIES = "company council board family union government ministry firm group bank police agency committee court
        jury judge team club party people man woman men women workers staff residents officials authorities
        investors shareholders regulator president minister mayor director executive owner buyer seller customers"
);

/// Whether the words before the figure only say that it is a guess, an aim or a mark of something told before: "the
/// target of", "the ministry aims at", "a peak of".
pub(super) fn is_mark(site: &Site<'_>) -> bool {
    let words = site.words;
    let lead = site.lead();
    let by = lead.by.map_or("", |i| words.bare(i));
    let word = |i: usize| words.bare(i);
    if by == "of" {
        return lead.by.is_some_and(|i| i > site.sentence.range.start && marks(word(i - 1)));
    }
    let guess = lead.verb.is_some_and(|i| foresees(word(i)));
    let object = lead.object.as_ref().map(|run| word(run.end - 1));
    let subject = lead.subject.as_ref().map(|run| word(run.end - 1));
    match object {
        Some(head) => marks(head) && matches!(by, "to" | "from" | "by" | "at"),
        None => guess || subject.is_some_and(marks),
    }
}

word_list!(
    MARKS = "target targets goal goals forecast forecasts estimate estimates expectation expectations guidance
        prediction predictions projection projections peak maximum minimum high low record mark level average
        aim figure figures total count counts tally toll reckoning"
);

/// "In 2019 **it was** 93 percent": said of what was told before.
pub(super) fn of_it(site: &Site<'_>) -> bool {
    let words = site.words;
    let Some(verb) = site.lead().verb.filter(|&i| words.is(i, LINK)) else { return false };
    site.lead().pronoun.is_some_and(|i| words.bare(i) == "it") && site.lead().object.is_none() && verb < site.at().start
}

/// Nouns for a value of something that is named elsewhere.
fn marks(word: &str) -> bool {
    MARKS.has(word)
}

/// Verbs whose subject guesses or aims at a value.
fn foresees(word: &str) -> bool {
    matches!(
        word,
        "aims"
            | "aimed"
            | "aiming"
            | "forecast"
            | "forecasts"
            | "forecasting"
            | "predicts"
            | "predicted"
            | "predicting"
            | "expects"
            | "expected"
            | "expecting"
            | "projects"
            | "projected"
            | "projecting"
            | "sees"
            | "targets"
            | "targeted"
            | "targeting"
            | "estimates"
            | "estimated"
            | "estimating"
    )
}

/// The words of what an amount measures, as printed: the phrase at `range` with the words that go with it on its left
/// ("average monthly **rent**").
pub(super) fn printed(words: &Words<'_>, range: Range<usize>, start: usize) -> Range<usize> {
    let floor = range.start.saturating_sub(3).max(start);
    let mut first = range.start;
    while first > floor {
        let ends = words.is(first - 1, STOP | BREAK | DETERMINER | HEDGE | LINK)
            || words.bare(first - 1).ends_with("ed")
            || is_verb(words, start, first - 1);
        if ends || words.kind(first - 1) != Some(TokenKind::Word) {
            break;
        }
        first -= 1;
    }
    first..range.end
}

/// The token after the figure, and after the bracket that says it again: "8 miles (13 kilometres) **of** tunnels".
fn behind_bracket(site: &Site<'_>) -> usize {
    let words = site.words;
    let end = site.at().end;
    let close = (end..end + 6).find(|&i| words.at(i) == ")").filter(|_| words.at(end) == "(" || words.at(end) == ")");
    match close {
        Some(close) if matches!(words.bare(close + 1), "of" | "in") => close + 1,
        _ => end,
    }
}

/// "$1.1 million **in deposits**": what an amount consists of.
pub(super) fn contents(site: &Site<'_>) -> Option<Concept> {
    let words = site.words;
    let end = behind_bracket(site);
    if words.bare(end) != "in" || words.is(end + 1, DETERMINER) {
        return None;
    }
    let run = noun_run(words, end + 1, until_next(site))?;
    let lexical = site.hits().iter().any(|hit| hit.start < run.end + 2 && hit.end > run.start);
    let capital = words.tokens.all[run.start].span.of(words.tokens.text).starts_with(|c: char| c.is_uppercase());
    let idle = CONTAINERS.has(words.bare(run.start)) || CONTAINERS.has(words.bare(run.end - 1));
    (!lexical && !capital && !idle).then(|| named(words, run))
}

word_list!(
    /// What follows "in" behind an amount and is no part of it: forms of payment, times and places.
    CONTAINERS = "cash stock shares total all addition part return advance turn excess full exchange year years month
        months week weeks days hours quarter trading january february march april may june july august september
        october november december spring summer autumn winter fact dollars euros pounds place response line terms
        early late mid premarket after-hours court public private size length width height value"
);

/// The noun phrase after one of `prepositions` right of the figure.
pub(super) fn complement(site: &Site<'_>, prepositions: &[&str]) -> Option<Concept> {
    let words = site.words;
    let end = behind_bracket(site);
    if !prepositions.contains(&words.bare(end)) {
        return None;
    }
    let from = (end + 1..end + 4).find(|&i| !words.is(i, DETERMINER))?;
    let run = noun_run(words, from, until_next(site))?;
    let head = words.bare(run.end - 1);
    // A name is no measure: "took £50 million for Marsden".
    let capital = |i: usize| words.tokens.all[i].span.of(words.tokens.text).starts_with(|c: char| c.is_uppercase());
    let name = matches!(words.bare(end), "for" | "in") && run.clone().all(capital);
    (!anaphoric(head) && !counts(head) && !name).then(|| named(words, run))
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::check_measure;

    #[test]
    fn the_words_of_another_figure_name_nothing() {
        check_measure("Norvane got |$5 million| six years on.", "");
        check_measure("The brass plate is 45 mm by |60 mm|.", "");
        check_measure("A 4 percentage points |7%|.", "");
    }

    #[test]
    fn the_subject_of_a_change_is_the_measure_and_a_name_is_not() {
        check_measure("The price of lamps per box is at |$17|.", "price");
        check_measure("A judge cut the lamp orders for the mill to |$78 million|.", "lamp orders");
        check_measure("The wheat crate was up |7 cents|.", "wheat crate");
        check_measure("Norvane rose |8 %|.", "");
        check_measure("The council got |$8|.", "");
        check_measure("The mill took |£50 million| for Marsden.", "mill");
    }

    #[test]
    fn what_stands_at_an_amount_is_its_measure_and_what_has_a_size_is_not() {
        check_measure("Grain purchases have reached |61 tonnes|.", "grain purchases");
        check_measure("The lamp stocks fell to |61 tonnes|.", "lamp stocks");
        check_measure("The lamp is |61 tonnes|.", "");
    }

    #[test]
    fn the_subject_of_the_clause_is_the_measure_however_far() {
        check_measure(
            "The crop of the northern plain, the granary of the land, could shrink to |120 tonnes|.",
            "output",
        );
    }

    #[test]
    fn an_of_says_outright_what_an_amount_is() {
        check_measure("Debt of £610m compares with equity of |£488m|.", "equity");
        check_measure("They point to debts of ¥742bn and cash of |¥128bn|.", "cash");
        check_measure("Debt stood at the sum of |£610m|.", "debt");
    }

    #[test]
    fn an_amount_in_brackets_is_of_the_item_before_it() {
        check_measure("Priorities are roads (|£270m|), schools (£230m) and farms (£90m).", "roads");
        check_measure("Priorities are roads (£270m), schools (|£230m|) and farms (£90m).", "schools");
        check_measure("It shed 450 jobs (|4 per cent|).", "job cuts");
    }

    #[test]
    fn a_verb_before_an_amount_is_no_measure() {
        check_measure("Customs seize |£85m| of lamps.", "");
        check_measure("Lamp sales |£85m|.", "revenue");
        check_measure("Bakers get |£85m|.", "");
    }

    #[test]
    fn a_verb_names_nothing() {
        check_measure("It was the bakery that saw |$12|.", "");
    }
}
