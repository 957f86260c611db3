//! Which face of a measure a figure gives: its level, a change, a share, or the earlier value compared with.

use std::ops::Range;

use super::super::{Figure, FigureKind, Role};
use super::Site;
use super::classes::{BREAK, FALL, HEDGE, RISE};
use super::concept::Concept;
use super::lexicon::{Nature, carries};
use super::words::{REACH, Words};
use crate::language::tokens::TokenKind;
use crate::language::wordlist::word_list;

/// The role that the words beside the figure give it.
pub(super) fn of(site: &Site<'_>, figure: &Figure) -> Role {
    if matches!(figure.kind, FigureKind::Date | FigureKind::Ordinal) {
        return Role::Level;
    }
    let part = matches!(figure.kind, FigureKind::Percent | FigureKind::Ratio);
    let at = site.at();
    let words = site.words;
    if is_earlier_value(site) {
        return Role::Prior;
    }
    if let Some(role) = before(site, part, figure.kind).or_else(|| after(site, part)) {
        return role;
    }
    if part {
        let next = words.bare(at.end);
        let shared = next == "of"
            || figure.kind == FigureKind::Ratio
            || (words.at(at.start.wrapping_sub(1)) == "(" && site.nth > 0)
            || restates(site);
        let accounts = (1..=4).any(|back| {
            at.start.checked_sub(back).is_some_and(|i| {
                matches!(
                    words.bare(i),
                    "represent" | "represents" | "representing" | "accounts" | "accounted" | "accounting"
                )
            })
        });
        if shared || accounts {
            return Role::Share;
        }
    }
    Role::Level
}

/// "1,081,377 votes**, or 52.5 percent**": the figure before, once more as a share.
fn restates(site: &Site<'_>) -> bool {
    let words = site.words;
    let Some(last) = site.sentence.figures[..site.nth].last() else { return false };
    let at = site.at().start;
    let or = (last.end.max(at.saturating_sub(4))..at).rev().find(|&i| words.bare(i) == "or");
    or.is_some_and(|or| {
        last.end + 6 >= or
            && words.at(or - 1) == ","
            && (last.end..or - 1).all(|i| !words.is(i, BREAK))
            && (or + 1..at).all(|i| words.is(i, HEDGE))
    })
}

/// "£8.9m (2022: £10.1m)", "41 (previous year: 36)": behind a figure, in brackets, headed by the time it held.
fn is_earlier_value(site: &Site<'_>) -> bool {
    let words = site.words;
    let at = site.at().start;
    let floor = at.saturating_sub(9).max(site.sentence.range.start);
    let Some(colon) = (floor..at).rev().find(|&i| !words.is(i, HEDGE)).filter(|&i| words.at(i) == ":") else {
        return false;
    };
    let Some(open) = (floor..colon).rev().find(|&i| matches!(words.at(i), "(" | "[")) else { return false };
    let behind = site.sentence.figures[..site.nth].iter().any(|f| f.end <= open && f.end + 3 >= open);
    let dates = site.sentence.dates;
    let first = dates.partition_point(|d| words.touching(d.span).end <= open);
    let dated = dates.get(first).map(|d| words.touching(d.span)).filter(|d| d.end <= colon);
    let told = |i: usize| {
        matches!(words.bare(i), "previous" | "prior" | "year" | "period" | "same" | "the" | "comparative" | "last")
    };
    let head = open + 1..colon;
    // "(2026 target: £10m)" is no earlier value, nor is a later year.
    let said = head.clone().all(|i| told(i) || dated.as_ref().is_some_and(|d| d.contains(&i)));
    let year = |range: Range<usize>| {
        range.filter_map(|i| words.at(i).parse::<u16>().ok().filter(|y| (1900..2100).contains(y))).next()
    };
    let later = year(head.clone()).zip(year(site.sentence.range.start.max(open.saturating_sub(REACH))..open));
    behind && !head.is_empty() && said && later.is_none_or(|(own, other)| own < other)
}

/// Verbs that take what they change as an object: "cut 400 jobs" cuts jobs, it does not lower a number by 400.
fn transitive(word: &str) -> bool {
    matches!(
        word,
        "cut"
            | "lost"
            | "shed"
            | "slash"
            | "slashed"
            | "reduce"
            | "reduced"
            | "raised"
            | "raise"
            | "added"
            | "boost"
            | "boosted"
            | "gain"
            | "gained"
            | "gains"
            | "rise"
            | "drop"
            | "fall"
            | "increase"
            | "growth"
            | "decline"
            | "reduction"
            | "lower"
            | "higher"
            | "dip"
            | "hike"
            | "improved"
            | "eased"
    )
}

/// The role that a word of change gives.
fn changed(words: &Words<'_>, at: usize) -> Option<Role> {
    if words.is(at, RISE) {
        Some(Role::Increase)
    } else if words.is(at, FALL) {
        Some(Role::Decrease)
    } else {
        None
    }
}

/// The last word of change before token `end`, at most eight tokens back and in the same clause.
fn change_before(words: &Words<'_>, start: usize, end: usize) -> Option<Role> {
    let stop = end.saturating_sub(8).max(start);
    (stop..end)
        .rev()
        .take_while(|&i| !matches!(words.at(i), ";" | ":" | "(" | ")" | "." | "\n"))
        .find_map(|i| changed(words, i))
}

fn before(site: &Site<'_>, part: bool, kind: FigureKind) -> Option<Role> {
    let words = site.words;
    let (start, at) = (site.sentence.range.start, site.at().start);
    let earlier = at.saturating_sub(7).max(start);
    let mut i = at;
    while i > earlier {
        i -= 1;
        let word = words.bare(i);
        match word {
            "to" if change_before(words, start, i).is_some() => return Some(Role::Level),
            "by" => {
                return changed(words, i.wrapping_sub(1)).or_else(|| change_before(words, start, i).filter(|_| part));
            }
            "from" => {
                let moved = change_before(words, start, i).is_some();
                let to = (1..=8).any(|ahead| words.bare(site.at().end + ahead - 1) == "to");
                return if moved || (to && part) || steps(site, i) { Some(Role::Prior) } else { None };
            }
            "against" | "versus" | "vs" => return Some(Role::Prior),
            // "205 billion, after 363.7 billion in the same months of last year"
            "after" if site.nth > 0 && same_months(site) => return Some(Role::Prior),
            "with" | "to" if matches!(words.bare(i.wrapping_sub(1)), "compared" | "compares" | "comparing") => {
                return Some(Role::Prior);
            }
            "of" => {
                // "a cut of 40 per cent", "an increase of 300"
                let noun = i.checked_sub(1).filter(|&j| j >= start)?;
                return if matches!(words.bare(noun), "revenue" | "total") { None } else { changed(words, noun) };
            }
            _ => {}
        }
        // "up to", "more than" and their like bound the number; "up 13 percent" moves it.
        // "gobbled up 20,000 acres" is a verb of two words.
        let verb = words.bare(i.wrapping_sub(1));
        let consumes = matches!(
            verb,
            "eat" | "eats" | "ate" | "take" | "takes" | "took" | "make" | "makes" | "made" | "use" | "uses" | "used"
        );
        let phrasal = word == "up" && (consumes || (!part && verb.ends_with("ed")));
        let bound = phrasal || (word == "up" && matches!(words.bare(i + 1), "to"));
        if let Some(role) = changed(words, i).filter(|_| !bound) {
            if transitive(word) && !part {
                return None;
            }
            let counted = kind == FigureKind::Count && !matches!(word, "up" | "down");
            return if counted && transitive(word) { None } else { Some(role) };
        }
        if !words.is(i, HEDGE) {
            break;
        }
    }
    None
}

/// Whether the figure is one of "the same months of last year", "the corresponding quarter", "the year before".
fn same_months(site: &Site<'_>) -> bool {
    let words = site.words;
    let end = site.at().end;
    (end..(end + 7).min(site.sentence.range.end)).take_while(|&i| !words.is(i, BREAK)).any(|i| {
        let word = words.bare(i);
        let year = matches!(words.bare(i + 1), "year" | "quarter" | "month" | "half");
        matches!(word, "corresponding" | "comparable")
            || (word == "same" && year_of(words, i))
            || (word == "previous" && year)
            || (word == "year" && matches!(words.bare(i + 1), "before" | "earlier"))
    })
}

/// "the **same** months", "the same quarter of last year".
fn year_of(words: &Words<'_>, at: usize) -> bool {
    matches!(words.bare(at + 1), "period" | "quarter" | "month" | "months" | "half" | "week" | "time" | "day")
}

/// "revised **from** 400 billion to 310 billion", "to 310 billion from 400 billion": whether the figure behind the "from"
/// at token `from` stands next to the one that takes its place.
fn steps(site: &Site<'_>, from: usize) -> bool {
    let words = site.words;
    let figures = site.sentence.figures;
    let idle = |range: Range<usize>| range.len() <= 3 && range.clone().all(|i| words.is(i, HEDGE));
    let to = |next: &Range<usize>| {
        next.start > 0 && words.bare(next.start - 1) == "to" && idle(site.at().end..next.start - 1)
    };
    let came = |last: &Range<usize>| last.start > 0 && words.bare(last.start - 1) == "to" && idle(last.end..from);
    figures.get(site.nth + 1).is_some_and(to) || site.nth.checked_sub(1).is_some_and(|last| came(&figures[last]))
}

fn after(site: &Site<'_>, part: bool) -> Option<Role> {
    let words = site.words;
    let end = site.at().end;
    let next = words.bare(end);
    // "a 17 per cent increase", "a 3 percent annual rise"; "22 more than on Tuesday"
    if matches!(next, "more" | "higher" | "better") && words.bare(end + 1) == "than" {
        return Some(Role::Increase);
    }
    if matches!(next, "less" | "fewer" | "lower" | "below" | "worse")
        && (words.bare(end + 1) == "than" || next == "below")
    {
        return Some(Role::Decrease);
    }
    // "15.3 per cent dearer than a year earlier"
    let compared = next.ends_with("er") && next.len() > 4 && words.kind(end) == Some(TokenKind::Word);
    if part && compared && (words.bare(end + 1) == "than" || next == "dearer" || next == "cheaper") {
        return Some(if LESS.has(next) { Role::Decrease } else { Role::Increase });
    }
    for ahead in end..(end + if part { 3 } else { 1 }).min(site.sentence.range.end) {
        let word = words.bare(ahead);
        if word == "of" || word == "in" || words.is(ahead, BREAK) {
            break;
        }
        let noun = matches!(
            word,
            "increase"
                | "rise"
                | "growth"
                | "gain"
                | "jump"
                | "surge"
                | "hike"
                | "boost"
                | "climb"
                | "higher"
                | "rebound"
                | "recovery"
                | "improvement"
                | "uptick"
                | "decrease"
                | "decline"
                | "drop"
                | "fall"
                | "reduction"
                | "cut"
                | "plunge"
                | "slump"
                | "lower"
                | "dip"
                | "slide"
        );
        if noun && part {
            return changed(words, ahead).or(Some(Role::Increase));
        }
    }
    // "17.2 per cent a year earlier", "from 15.3m three years before"
    for ahead in end..(end + 5).min(site.sentence.range.end) {
        let word = words.bare(ahead);
        if words.is(ahead, BREAK) {
            break;
        }
        if matches!(word, "earlier" | "previously" | "ago")
            || (word == "before" && words.bare(ahead - 1).starts_with("year"))
        {
            return Some(Role::Prior);
        }
    }
    None
}

word_list!(
    /// Comparatives of less.
    LESS = "cheaper lower smaller fewer weaker shorter slower poorer lighter thinner narrower shallower cooler colder younger
        softer worse under"
);

/// Puts roles right that the measure decides: what is itself a share or a change has no further face, and an earlier
/// count of the same happening is a count of it like any other.
pub(super) fn settle(figures: &mut [Figure], concepts: &[Option<Concept>]) {
    for (figure, concept) in figures.iter_mut().zip(concepts) {
        let Some(concept) = concept else { continue };
        let moves = matches!(
            concept.name.as_str(),
            "claim" | "offer" | "deal" | "pay rise" | "real pay" | "premium" | "discount"
        );
        let happened = concept.happened.is_some();
        let whole = concept.carries & carries::PART != 0;
        figure.role = match figure.role {
            Role::Increase | Role::Decrease if moves => Role::Level,
            Role::Share if whole => Role::Level,
            Role::Level if happened && matches!(figure.kind, FigureKind::Percent | FigureKind::Ratio) => Role::Share,
            Role::Prior if concept.nature == Some(Nature::Event) && figure.kind == FigureKind::Count => Role::Level,
            role => role,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::figure;
    use crate::figures::Role;

    fn check(marked: &str, want: Role) {
        assert_eq!(figure(marked).role, want, "in {marked}");
    }

    #[test]
    fn changes() {
        check("Sales rose by |13%|.", Role::Increase);
        check("Sales were up |13%| over a year.", Role::Increase);
        check("It was a |17 per cent| increase.", Role::Increase);
        check("Profit fell |4 percent|.", Role::Decrease);
        check("Unit costs were lowered by |4 percent|.", Role::Decrease);
        check("The budget saw a cut of |40 per cent|.", Role::Decrease);
        check("The flood covered 5,200 hectares, |450| less than the map said.", Role::Decrease);
    }

    #[test]
    fn a_comparative_tells_a_change() {
        check("Food was |15.3 per cent| dearer than a year earlier.", Role::Increase);
        check("Food was |a quarter| cheaper than in May.", Role::Decrease);
        check("The wall is |12 metres| taller than it was.", Role::Level);
    }

    #[test]
    fn the_same_months_of_another_year_are_earlier() {
        check("Sales were £205 million, after |£363 million| in the same months of last year.", Role::Prior);
        check("It paid £205 million, after |£363 million| in the spring.", Role::Level);
    }

    #[test]
    fn what_is_replaced_is_earlier() {
        check("Planned spending has been revised to £310 million from |£400 million|.", Role::Prior);
        check("It took the bill from |£400 million| to £310 million.", Role::Prior);
        check("It took the bill from |£400 million|.", Role::Level);
    }

    #[test]
    fn what_a_bracket_compares_with_is_earlier() {
        check("Its loss was £8.9m (2022: |£10.1m|).", Role::Prior);
        check("Staff numbered 41 (previous year: |36|).", Role::Prior);
        check("Its loss was |£8.9m| (2022: £10.1m).", Role::Level);
        check("Its loss was £8.9m (2030 target: |£2m|).", Role::Level);
        check("Its loss in 2022 was £8.9m (2023: |£2m|).", Role::Level);
    }

    #[test]
    fn what_a_change_leads_to_is_a_level() {
        check("Sales rose 13% to |$5 billion|.", Role::Level);
        check("Inflation fell to |2.1 per cent|.", Role::Level);
    }

    #[test]
    fn cutting_things_is_no_decrease() {
        check("Norvane cut |1,400| jobs.", Role::Level);
        check("Up to |1,400| jobs will go.", Role::Level);
        check("It gobbled up |20,000 acres|.", Role::Level);
        check("Wages eat up |58%| of revenue.", Role::Share);
    }

    #[test]
    fn shares_and_earlier_values() {
        check("The unit accounted for |18%| of net sales.", Role::Share);
        check("Cash flow fell to $18 billion against |$53 billion| a year earlier.", Role::Prior);
        check("Its budget fell to 10.2 million euros, down from |15.3 million euros|.", Role::Prior);
    }

    #[test]
    fn a_percentage_that_says_a_count_again_is_a_share() {
        check("It closed 58 libraries, or |two in three|.", Role::Share);
        check("It closed 58 libraries, or |5 %|, of late.", Role::Share);
        check("It offered £500 or |5 %|.", Role::Level);
    }

    #[test]
    fn a_rate_of_its_own_is_no_share() {
        check("The dam is now |80%| full.", Role::Level);
        check("The council offered |3.5 per cent|.", Role::Level);
        check("Turnout was 62 percent, down from |66 percent|.", Role::Prior);
    }
}
