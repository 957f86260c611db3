//! Noun phrases around a verb of saying: who could be its subject, read leftwards or, after an inversion, rightwards.
//!
//! No parser: closed word lists and the order of words. Every walk is bounded.

use super::units::*;
use crate::language::cues::CueClass;
use crate::language::titles;
use crate::language::wordlist::{bare, lower, word_list};
use std::ops::Range;

/// Units that a phrase may run over.
const LONGEST: usize = 26;

word_list!(MEASURES_OF_TIME = "seconds minutes hours days weeks months years moments decades");

/// The words that name a speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    pub units: Range<usize>,
    /// Where the verb with its auxiliaries begins.
    pub verb: usize,
}

/// The subject of the verb at `verb`, looking left over auxiliaries, adverbs, relatives and appositions.
pub fn subject_before(s: &Sentence<'_>, verb: usize) -> Option<Subject> {
    let mut start = verb;
    // A day between the name and its verb is no part of the cue.
    let mut day = None;
    while start > 0 {
        let left = start - 1;
        // "He's predicting": the verb begins in the word of the subject.
        if is_contracted(s.word(left)) {
            return Some(Subject { units: left..left + 1, verb: start });
        }
        let adverb = s.has(left, AUX | ADV) && !s.has(left, DET) && !s.capital(left) && !is_clitic(s.word(left))
            || matches!(s.word(left), "both" | "all" | "jointly" | "going" | "gone")
            || matches!(s.word(left), "keep" | "keeps" | "kept") && s.word(left + 1).ends_with("ing");
        if adverb {
            start = left;
        } else if s.is(left, "to") && left > 0 && is_catenative(s, left - 1) {
            start = if s.is(left - 1, "on") && left > 1 { left - 2 } else { left - 1 };
        } else if let Some(first) = time_before(s, left).filter(|&f| f > 0 && s.has(f - 1, AUX) || start < verb) {
            start = first;
        } else if let Some(first) = time_before(s, left).filter(|&f| on_a_day(s, f) && says(s, verb)) {
            day.get_or_insert(start);
            start = first;
        } else {
            break;
        }
    }
    let mut last = start.checked_sub(1)?;
    // "Voss himself said"
    if last > 0 && matches!(s.word(last), "himself" | "herself" | "itself" | "themselves") {
        last -= 1;
    }
    let units = if let Some(owner) = described_by_participle(s, last) {
        owner
    } else if s.is(last, "it")
        && last > 1
        && (s.has(last - 1, PREP) && !s.has(last - 1, SUB) || matches!(s.word(last - 1), "above" | "below"))
    {
        // "The sign above it said “Open”"
        phrase_ending(s, last - 2)?
    } else if s.has(last, PRON) {
        last..last + 1
    } else if matches!(s.word(last), "who" | "which" | "that" | "who've" | "who’ve" | "who'd" | "who’d") {
        let mut antecedent = last.checked_sub(1)?;
        if s.mark(antecedent, ",—–―") || s.mark(antecedent, "-") && !s.touch(antecedent, last) {
            antecedent = antecedent.checked_sub(1)?;
        }
        phrase_ending(s, antecedent)?
    } else if s.mark(last, "—–―-") && last > 2 {
        before_dashes(s, last)?
    } else if s.word(last).starts_with(['“', '"', '«']) && s.word(last).contains(",") {
        // "Voss, who starred in “Green Fields,” said": the comma is in the marks.
        before_apposition(s, last + 1)?
    } else if s.mark(last, ",") {
        // "Gov. John Marsh (R-OH), said": a comma too many.
        let stray = || {
            last.checked_sub(1).and_then(|l| phrase_ending(s, l)).filter(|p| p.start == 0 && s.capital(head_of(s, p)))
        };
        before_apposition(s, last).or_else(stray)?
    } else {
        let units = phrase_ending(s, last)?;
        described_by_relative(s, &units).unwrap_or(units)
    };
    Some(Subject { units: with_both(s, units), verb: day.unwrap_or(start) })
}

/// "Both the guild and the council said": both of them.
fn with_both(s: &Sentence<'_>, units: Range<usize>) -> Range<usize> {
    let first = units.start.checked_sub(2).filter(|&i| s.is(i + 1, "and")).and_then(|last| phrase_ending(s, last));
    match first {
        Some(first) if s.is(first.start, "both") => first.start..units.end,
        Some(first) if first.start > 0 && s.is(first.start - 1, "both") => first.start - 1..units.end,
        _ => units,
    }
}

/// "has in the past described", "has in recent weeks denied": where such a time begins that ends at `last`.
fn time_before(s: &Sentence<'_>, last: usize) -> Option<usize> {
    let noun = s.has(last, TIME)
        || matches!(s.word(last), "past" | "weeks" | "days" | "months" | "years" | "turn" | "part" | "times" | "point");
    let floor = last.saturating_sub(4);
    let first = (floor..last).rev().find(|&i| matches!(s.word(i), "in" | "at" | "on" | "over" | "for"))?;
    (noun && (first + 1..last).all(|i| s.has(i, DET | ADV) || matches!(s.word(i), "recent" | "past"))).then_some(first)
}

/// Whether the verb at `verb` is a plain one of saying: "said", not "announced", which is done as much as said.
fn says(s: &Sentence<'_>, verb: usize) -> bool {
    matches!(s.class(verb), Some(CueClass::Say | CueClass::Tell))
}

/// "Mayor Paul Stenner on Monday said": whether a day stands between a name and its verb.
fn on_a_day(s: &Sentence<'_>, on: usize) -> bool {
    let somebody = on > 0 && (s.capital(on - 1) || is_human(s.word(on - 1)) || titles::BODIES.has(s.word(on - 1)));
    somebody && s.is(on, "on") && s.has(on + 1, TIME) && s.capital(on + 1)
}

/// "A former mayor -- Paul Stenner, who lost -- said": `close` is the last dash. With the name that the dashes hold.
fn before_dashes(s: &Sentence<'_>, close: usize) -> Option<Range<usize>> {
    let dash =
        |at: usize| s.mark(at, "—–―") || s.mark(at, "-") && !(s.touch(at.saturating_sub(1), at) && s.touch(at, at + 1));
    if !dash(close) && !s.mark(close - 1, "-") {
        return None;
    }
    let inner = if s.mark(close - 1, "-") { close - 1 } else { close };
    let floor = inner.saturating_sub(30);
    let open =
        (floor..inner).rev().take_while(|&at| !s.is_quote(at) && !s.mark(at, ";:!?")).find(|&at| s.mark(at, "—–―-"))?;
    let outer = if open > 0 && s.mark(open - 1, "-") { open - 1 } else { open };
    let before = phrase_ending(s, outer.checked_sub(1)?)?;
    let name = phrase_starting(s, open + 1).filter(|n| s.capital(n.start) && !s.has(n.start, TIME | DET | ADV));
    let described = !s.capital(head_of(s, &before));
    Some(name.filter(|n| described && n.end <= inner).map_or(before.clone(), |n| before.start..n.end))
}

/// "Another source speaking to the paper said", "a letter obtained by the agency warns": the noun before the participle.
fn described_by_participle(s: &Sentence<'_>, last: usize) -> Option<Range<usize>> {
    let floor = last.saturating_sub(9);
    let at = (floor..last).rev().take_while(|&i| s.is_word(i + 1)).find(|&i| {
        let speaking = matches!(s.word(i), "speaking" | "talking" | "writing")
            && matches!(s.word(i + 1), "to" | "with" | "for" | "in");
        let seen = matches!(
            s.word(i),
            "obtained"
                | "seen"
                | "reviewed"
                | "published"
                | "released"
                | "issued"
                | "commissioned"
                | "written"
                | "signed"
                | "conducted"
        ) && s.is(i + 1, "by");
        // "a study published on Monday in a journal suggests"
        let out =
            matches!(s.word(i), "published" | "released" | "issued" | "conducted" | "filed") && s.has(i + 1, PREP);
        speaking || seen || out
    })?;
    let owner = phrase_ending(s, at.checked_sub(1)?)?;
    let head = bare(s.word(head_of(s, &owner)));
    let written = s.word(at).ends_with("ing") == (is_human(head) || s.capital(head_of(s, &owner)));
    (written
        && (is_human(head) || s.capital(head_of(s, &owner)) || titles::DOCUMENTS.has(head))
        && !s.has_verb(at + 1..last + 1))
    .then_some(owner)
}

/// "The company that runs the hotel said": `object` is that of the clause that describes the speaker.
fn described_by_relative(s: &Sentence<'_>, object: &Range<usize>) -> Option<Range<usize>> {
    let mut verb = object.start.checked_sub(1)?;
    if s.has(verb, PREP) && !s.has(verb, SUB) {
        verb = verb.checked_sub(1)?;
    }
    let finite = s.is_word(verb)
        && !s.capital(verb)
        && !s.has(verb, DET | PREP | SUB | ADV | PRON)
        && (s.is_common_verb(verb)
            || s.class(verb).is_some()
            || s.word(verb).ends_with("ed")
            || s.word(verb).ends_with('s'));
    let mut that = verb.checked_sub(1).filter(|_| finite)?;
    while that > 0 && s.has(that, AUX | ADV) && !s.has(that, DET | SUB) {
        that -= 1;
    }
    let noun = that.checked_sub(1).filter(|_| matches!(s.word(that), "that" | "which" | "who"))?;
    let owner = phrase_ending(s, noun)?;
    let head = s.word(head_of(s, &owner));
    let somebody = is_human(head) || titles::BODIES.has(head) || titles::DOCUMENTS.has(head);
    (somebody && (owner.start == 0 || !s.has(owner.start - 1, PREP))).then_some(owner)
}

/// "went on to say", "continued to insist".
fn is_catenative(s: &Sentence<'_>, at: usize) -> bool {
    match s.word(at) {
        "on" => at > 0 && matches!(s.word(at - 1), "went" | "goes" | "go" | "gone" | "going"),
        word => matches!(
            word,
            "continued"
                | "continues"
                | "continue"
                | "appeared"
                | "appears"
                | "seemed"
                | "seems"
                | "sought"
                | "began"
                | "begins"
                | "used"
                | "rushed"
                | "proceeded"
        ),
    }
}

/// "The head of the museum, Rike Sandor, said", "Harrow, 61, who came later, said": `comma` closes the apposition.
fn before_apposition(s: &Sentence<'_>, comma: usize) -> Option<Range<usize>> {
    let mut close = comma;
    for _ in 0..3 {
        let floor = close.saturating_sub(30);
        let open = (floor..close)
            .rev()
            .take_while(|&at| !s.mark(at, ";:—–―!?") && !s.is_quote(at))
            .find(|&at| s.mark(at, ","))?;
        let inner = open + 1..close;
        if inner.is_empty() || open == 0 {
            return None;
        }
        let before = phrase_ending(s, open - 1);
        let name = s.capital(inner.start)
            && !s.has(inner.start, TIME | DET)
            && !s.has_verb(inner.clone())
            && inner.len() <= 6
            && !titles::TITLES.has(s.word(inner.start))
            && !is_post(s, &inner);
        match before {
            Some(before) if before.len() == 1 && s.units[before.start].kind == UnitKind::Number => close = open,
            // "Joan Arkle, 47, of Mill Lane, Thorne, said": where she is from.
            Some(before)
                if name
                    && before.start > 1
                    && matches!(s.word(before.start - 1), "of" | "from" | "in")
                    && s.mark(before.start - 2, ",") =>
            {
                close = before.start - 2;
            }
            Some(before) if name && is_described(s, &before) && !s.capital(head_of(s, &before)) => {
                return Some(before.start..close);
            }
            Some(before) if !name && speaks(s, &before, false) => {
                // "Ann Marsh, president of the union, which …, said": the name before its description.
                let comma = before.start.checked_sub(1).filter(|&c| s.mark(c, ",") && !s.capital(head_of(s, &before)));
                let owner = comma
                    .and_then(|c| phrase_ending(s, c.checked_sub(1)?))
                    .filter(|o| s.capital(head_of(s, o)) && s.capital(o.end - 1));
                return Some(owner.map_or(before.clone(), |o| o.start..before.end));
            }
            _ if name => return Some(inner),
            _ => close = open,
        }
    }
    None
}

/// "Caldor's chief executive", "Group Chief Executive": capitals that name a post, not its holder.
fn is_post(s: &Sentence<'_>, phrase: &Range<usize>) -> bool {
    let owned = phrase.clone().any(|i| is_clitic(s.word(i)) || is_owner(s.word(i)));
    let last = s.word(head_of(s, phrase));
    owned && !s.capital(phrase.end - 1) || phrase.len() > 1 && titles::TITLES.has(last) && titles::ROLES.has(last)
}

/// Whether the phrase begins as a description does: "the head of …", "its director", "agency chief".
fn is_described(s: &Sentence<'_>, phrase: &Range<usize>) -> bool {
    s.has(phrase.start, DET) || titles::ROLES.has(bare(s.word(head_of(s, phrase)))) || is_owner(s.word(phrase.start))
}

fn is_owner(word: &str) -> bool {
    bare(word) != word
}

/// "he's", "she'd", "they've": a personal pronoun with its auxiliary in one word.
pub fn is_contracted(word: &str) -> bool {
    word.split_once(['\'', '’']).is_some_and(|(pronoun, rest)| {
        matches!(lower(pronoun).as_ref(), "he" | "she" | "they") && matches!(rest, "s" | "d" | "ll" | "ve" | "re")
    })
}

pub fn is_clitic(word: &str) -> bool {
    matches!(word, "'s" | "’s" | "'" | "’")
}

/// The noun phrase whose last unit is `last`.
pub fn phrase_ending(s: &Sentence<'_>, last: usize) -> Option<Range<usize>> {
    let mut start = last + 1;
    while start > 0 && last + 1 - start < LONGEST {
        let at = start - 1;
        let unit = &s.units[at];
        let next = match unit.kind {
            UnitKind::Number => Some(at),
            UnitKind::Quote(_) => None,
            UnitKind::Mark => mark_inside(s, at, start),
            UnitKind::Word => word_inside(s, at, last).then_some(at),
        };
        let Some(next) = next else { break };
        let closed = s.has(next, DET) && s.units[next].kind == UnitKind::Word;
        start = next;
        // Left of an article only "of" and its like can go on.
        if closed && start > 0 && !s.has(start - 1, PREP | DET) {
            break;
        }
    }
    while start <= last
        && (s.has(start, TIME | ADV | PREP) && !s.has(start, DET) && !(s.capital(start) && start == last && start > 0)
            || s.units[start].kind == UnitKind::Mark
            || matches!(s.word(start), "and" | "or"))
    {
        start += 1;
    }
    (start <= last).then_some(start..last + 1)
}

/// The first noun phrase that can speak at the start of one of the sentence's first clauses, before unit `limit`.
pub fn opening_subject(s: &Sentence<'_>, limit: usize) -> Option<Range<usize>> {
    let opens = super::rules::content::after_dateline(s);
    let mut first = (opens..limit).find(|&i| s.is_word(i))?;
    // "Asked about it, he demurred": the clause of a participle has no subject.
    if s.class(first).is_some() && (s.word(first).ends_with("ed") || s.word(first).ends_with("ing")) {
        first = (first..limit).find(|&i| s.mark(i, ","))? + 1;
    }
    if is_contracted(s.word(first)) {
        return Some(first..first + 1);
    }
    // "Hours later, Voss returned the favour"
    let measured = s.has(first, TIME) || MEASURES_OF_TIME.has(s.word(first));
    if measured && matches!(s.word(first + 1), "later" | "ago" | "earlier" | "before" | "after") {
        first = (first + 2..limit).find(|&i| s.mark(i, ",")).map_or(first + 2, |comma| comma + 1);
    }
    for _ in 0..4 {
        // "Last night one painter hit back"
        while first + 1 < limit
            && (s.has(first, TIME | ADV) && !s.has(first, DET)
                || matches!(s.word(first), "last" | "Last" | "But" | "And" | "but"))
        {
            first += 1;
        }
        let phrase = phrase_starting(s, first).filter(|p| p.end < limit);
        if let Some(phrase) = phrase {
            let head = head_of(s, &phrase);
            let named = s.capital(head) && phrase.len() <= 8 && !s.has(head, DET | PREP | SUB | ADV | TIME);
            let person = s.has(phrase.start, PRON)
                || named
                || is_human(s.word(head))
                || titles::BODIES.has(s.word(head)) && s.has(phrase.start, DET);
            if person && !s.has(first, PREP | SUB) && speaks(s, &phrase, false) {
                return Some(phrase);
            }
        }
        let comma = (first..limit).find(|&i| s.mark(i, ","))?;
        first = comma + 1;
    }
    None
}

/// All that stands between the clause's start and the verb at `verb`, where it can only be a long subject.
pub fn clause_subject(s: &Sentence<'_>, verb: usize) -> Option<Range<usize>> {
    let last = verb.checked_sub(1).filter(|&l| s.is_word(l) || s.mark(l, ")"))?;
    let floor = verb.saturating_sub(16);
    // "an official who spoke anonymously said"
    let relative =
        (floor..verb).rev().take_while(|&i| !s.mark(i, ",;:—–―") && !s.is_quote(i)).find(|&i| s.is(i, "who"));
    if let Some(noun) = relative.and_then(|w| w.checked_sub(1)) {
        let noun = if s.mark(noun, ",") { noun.checked_sub(1)? } else { noun };
        let phrase = phrase_ending(s, noun)?;
        // "Nils Ager, the guru who founded the site said": the name before its description.
        let name = phrase
            .start
            .checked_sub(2)
            .filter(|&n| s.mark(n + 1, ",") && !s.capital(head_of(s, &phrase)))
            .and_then(|n| phrase_ending(s, n))
            .filter(|n| s.capital(head_of(s, n)) && (n.start == 0 || !s.is_word(n.start - 1)));
        return name.map(|n| n.start..phrase.end).or(Some(phrase)).filter(|p| speaks(s, p, false));
    }
    let first = (floor..verb).rev().find(|&i| s.mark(i, ",;:—–―") || s.is_quote(i)).map_or(floor, |i| i + 1);
    let opens = first == 0 || first > floor && (s.is_quote(first - 1) || s.units[first - 1].kind == UnitKind::Mark);
    let starts = s.has(first, DET) || s.capital(first) || is_human(s.word(first));
    let grammar = s.has(first, PREP | SUB | ADV | AUX | TIME | PRON) && !s.has(first, DET);
    let head = head_of(s, &(first..verb));
    let somebody = s.capital(head) && head > 0
        || is_human(s.word(head))
        || titles::BODIES.has(s.word(head))
        || titles::DOCUMENTS.has(s.word(head));
    (opens && starts && !grammar && somebody && first <= last && !s.has_verb(first..verb)).then_some(first..verb)
}

/// Where a phrase goes on left of the mark at `at`: possessives, abbreviations, "&", brackets.
fn mark_inside(s: &Sentence<'_>, at: usize, start: usize) -> Option<usize> {
    let left = at.checked_sub(1)?;
    let fits = match s.word(at) {
        "'" | "’" => s.word(left).ends_with('s'),
        "." => {
            titles::ABBREVIATED.has(s.word(left))
                || s.word(left).chars().count() == 1 && s.capital(left)
                || s.word(left).contains('.')
        }
        "&" => s.is_word(left),
        "-" => s.touch(left, at) && s.touch(at, at + 1),
        ")" => {
            let floor = at.saturating_sub(8);
            let open = (floor..at).rev().find(|&i| s.mark(i, "("))?;
            return (open > 0 && start <= s.units.len()).then_some(open);
        }
        "(" => true,
        "%" | "$" | "£" | "€" => true,
        _ => false,
    };
    fits.then_some(at)
}

/// Whether the word at `at` can stand inside a noun phrase that ends at `last`.
fn word_inside(s: &Sentence<'_>, at: usize, last: usize) -> bool {
    let word = s.word(at);
    if is_clitic(word) {
        return true;
    }
    let capital = s.capital(at) && at > 0;
    if s.has(at, PRON | OBJ) && !s.has(at, DET) {
        return false;
    }
    if matches!(word, "and" | "or") {
        return at < last && joins(s, at);
    }
    if s.has(at, DET) && !s.has(at, SUB) || is_human(word) {
        return true;
    }
    if s.has(at, SUB | AUX | ADV | TIME) && !capital {
        return false;
    }
    if s.has(at, TIME) {
        return false;
    }
    if s.has(at, PREP) && !capital {
        return at < last && holds(s, at);
    }
    if capital {
        return true;
    }
    if s.class(at).is_some() && !titles::DOCUMENTS.has(word) && at > 0 {
        return s.has(at - 1, DET);
    }
    let free = at == 0 || s.has(at - 1, DET | SUB | PREP) || !s.is_word(at - 1);
    // "communications reviewed by the paper"
    if at > 0 && s.is(at + 1, "by") && titles::DOCUMENTS.has(s.word(at - 1)) && (word.ends_with("ed") || word == "seen")
    {
        return true;
    }
    if word.len() > 3 && word.ends_with("ed") && at > 0 {
        return free;
    }
    if word.len() > 4 && word.ends_with("ing") && at > 0 {
        return free;
    }
    !s.has_verb(at.saturating_sub(1)..at + 1) || at == last
}

/// A word that a noun must follow.
fn is_article(word: &str) -> bool {
    matches!(lower(word).as_ref(), "the" | "a" | "an" | "its" | "his" | "her" | "their" | "our" | "my")
}

/// A word for people, in any number.
pub fn is_human(word: &str) -> bool {
    titles::ROLES.has(word) || titles::GROUPS.has(word)
}

/// Whether the preposition at `at` ties what follows to a noun before it.
fn holds(s: &Sentence<'_>, at: usize) -> bool {
    let Some(left) = at.checked_sub(1) else { return false };
    let noun = bare(s.word(left));
    let plain = s.is_word(left)
        && !s.has(left, AUX | ADV | PREP | SUB | PRON | TIME)
        && s.class(left).is_none_or(|_| titles::DOCUMENTS.has(noun));
    match s.word(at) {
        "of" => plain || s.has(left, DET),
        "by" if s.word(left).ends_with("ed") || s.is(left, "seen") => {
            left > 0 && titles::DOCUMENTS.has(s.word(left - 1))
        }
        "for" | "at" | "from" | "with" | "in" | "on" | "to" | "within" | "inside" | "behind" | "near" | "about"
        | "by" => {
            let tied = is_human(noun)
                || titles::BODIES.has(noun)
                || titles::DOCUMENTS.has(noun)
                || matches!(noun, "familiar" | "close" | "briefed" | "head" | "professor")
                || s.capital(left) && matches!(s.word(at), "for" | "at" | "of");
            plain && tied
        }
        _ => false,
    }
}

/// Whether "and" at `at` joins two names or two groups, not two clauses.
fn joins(s: &Sentence<'_>, at: usize) -> bool {
    let Some(left) = at.checked_sub(1) else { return false };
    let (before, after) = (s.capital(left), s.capital(at + 1));
    let groups = is_human(s.word(left)) || titles::BODIES.has(s.word(left));
    if !s.is_word(left) || !(before && after || groups) {
        return false;
    }
    // No verb between the clause's start and the "and".
    let floor = at.saturating_sub(8);
    let open = (floor..at).rev().find(|&i| s.units[i].kind == UnitKind::Mark || s.is_quote(i)).map_or(floor, |i| i + 1);
    (open == 0 || open > floor) && !s.has_verb(open..at)
}

/// The noun phrase that begins at `first`; stops before verbs, conjunctions, times and most prepositions.
pub fn phrase_starting(s: &Sentence<'_>, first: usize) -> Option<Range<usize>> {
    if s.has(first, PRON) || s.has(first, OBJ) && !s.has(first, DET) {
        return Some(first..first + 1);
    }
    if s.has(first, SUB | AUX) && !s.has(first, DET) {
        return None;
    }
    let mut end = first;
    while end < s.units.len() && end - first < LONGEST {
        let word = s.word(end);
        let goes_on = match s.units[end].kind {
            UnitKind::Number => end == first || s.has(end - 1, DET | PREP),
            UnitKind::Quote(_) => false,
            UnitKind::Mark => match word {
                "'" | "’" | "&" => end > first,
                "." => {
                    end > first
                        && (titles::ABBREVIATED.has(s.word(end - 1)) || s.word(end - 1).chars().count() == 1)
                        && s.capital(end + 1)
                }
                "-" => end > first && s.touch(end - 1, end) && s.touch(end, end + 1),
                "(" if end > first => match (end + 2..end + 8).find(|&i| s.mark(i, ")")) {
                    Some(close) => {
                        end = close;
                        true
                    }
                    None => false,
                },
                _ => false,
            },
            UnitKind::Word if is_clitic(word) => true,
            UnitKind::Word if matches!(word, "and" | "&") => end > first && s.capital(end - 1) && s.capital(end + 1),
            UnitKind::Word if s.has(end, PREP) && !s.capital(end) => end > first && ties(s, end),
            UnitKind::Word => {
                let ordinal = end == first + 1
                    && is_article(s.word(first))
                    && matches!(word, "second" | "third" | "fourth" | "fifth");
                let noun = ordinal
                    || s.capital(end) && !(end > first && s.has(end, PRON))
                    || s.has(end, DET) && (end == first || s.has(end - 1, DET | PREP))
                    || is_human(word);
                let somebody = end > first && (s.capital(end - 1) || is_human(s.word(end - 1)));
                let past = somebody && !s.capital(end) && word.len() > 4 && word.ends_with("ed");
                let verb = end > first && !s.has(end - 1, DET) && (s.is_common_verb(end) || past);
                let grammar = s.has(end, AUX | ADV | SUB | TIME | PRON | DET | OBJ);
                noun_after_day(s, end, first)
                    || noun
                    || !verb
                        && !grammar
                        && (s.class(end).is_none()
                            || end > first && (titles::DOCUMENTS.has(word) || is_article(s.word(end - 1))))
            }
        };
        if !goes_on {
            break;
        }
        if s.has(end, TIME) && s.capital(end) && !noun_after_day(s, end, first) {
            break;
        }
        end += 1;
    }
    while end > first && (s.has(end - 1, PREP | DET) || s.mark(end - 1, "'’&(")) && end - 1 > first {
        end -= 1;
    }
    (end > first).then_some(first..end)
}

/// "a Wednesday editorial": a day between an article and a thing that is written.
fn noun_after_day(s: &Sentence<'_>, at: usize, first: usize) -> bool {
    s.has(at, TIME) && at == first + 1 && is_article(s.word(first)) && titles::DOCUMENTS.has(s.word(at + 1))
}

/// Whether the preposition at `at` still belongs to the speaker ("analyst at Acme", not "said in a statement").
fn ties(s: &Sentence<'_>, at: usize) -> bool {
    let left = bare(s.word(at - 1));
    let place = lower(s.word(at + 2));
    let venue = titles::DOCUMENTS.has(&place)
        || matches!(
            place.as_ref(),
            "interview"
                | "conference"
                | "news"
                | "telephone"
                | "phone"
                | "press"
                | "speech"
                | "meeting"
                | "rally"
                | "call"
                | "hearing"
                | "event"
                | "written"
                | "joint"
                | "debate"
        );
    match s.word(at) {
        "of" => true,
        "for" | "at" | "from" | "with" | "in" | "to" | "on" => {
            !venue
                && !s.has(at + 1, TIME)
                && (is_human(left)
                    || titles::BODIES.has(left)
                    || titles::DOCUMENTS.has(left)
                    || matches!(left, "familiar" | "close" | "knowledge")
                    || s.capital(at - 1) && s.is(at, "for"))
        }
        _ => false,
    }
}

/// The subject after an inverted verb: "said bakery owner Jan Tolle", "said its founder, Ada Fenn".
pub fn subject_after(s: &Sentence<'_>, verb: usize) -> Option<Range<usize>> {
    let phrase = phrase_starting(s, verb + 1)?;
    let head = head_of(s, &phrase);
    if s.mark(phrase.end, ",")
        && !s.capital(head)
        && s.capital(phrase.end + 1)
        && !s.has(phrase.end + 1, TIME)
        && let Some(name) = phrase_starting(s, phrase.end + 1)
        && name.len() <= 5
    {
        return Some(phrase.start..name.end);
    }
    Some(phrase)
}

/// The unit that is the head: the last word before a preposition, a relative or a mark.
pub fn head_of(s: &Sentence<'_>, phrase: &Range<usize>) -> usize {
    let mut head = phrase.start;
    for at in phrase.clone() {
        let counted = s.is(at, "of") && at == phrase.start + 1 && is_count(s.word(phrase.start));
        let post = s.has(at, PREP) && !s.capital(at) && !counted
            || matches!(s.word(at), "who" | "which" | "familiar" | "close" | "briefed" | "involved" | "reviewed");
        if at > phrase.start && post || s.mark(at, ",(") {
            break;
        }
        if s.is_word(at) && !is_clitic(s.word(at)) || s.units[at].kind == UnitKind::Number {
            head = at;
        }
    }
    head
}

/// "Hundreds of marchers": a number that is no head.
fn is_count(word: &str) -> bool {
    matches!(
        lower(word).as_ref(),
        "hundreds" | "thousands" | "dozens" | "scores" | "tens" | "millions" | "crowds" | "groups" | "handfuls"
    )
}

/// Whether a phrase can speak: a pronoun, a name, people, a body, a document. `loosely`: any noun with an article too.
pub fn speaks(s: &Sentence<'_>, phrase: &Range<usize>, loosely: bool) -> bool {
    if phrase.len() == 1 && (s.has(phrase.start, PRON) || is_contracted(s.word(phrase.start))) {
        return true;
    }
    let head = head_of(s, phrase);
    let word = s.word(head);
    let last = bare(s.word(phrase.end - 1));
    if s.units[head].kind != UnitKind::Word || s.has(head, TIME) || is_owner(word) && phrase.len() == 1 {
        return false;
    }
    let listed = is_human(word) || titles::BODIES.has(word) || titles::DOCUMENTS.has(word);
    let name = s.capital(head) && (head > 0 || !s.has(head, DET | SUB | PREP | ADV | AUX));
    let word = &*lower(word);
    listed
        || name && (head > 0 || phrase.len() > 1 || looks_named(s, head))
        || s.capital(phrase.end - 1) && !s.has(phrase.end - 1, TIME) && is_human(last)
        || matches!(word, "one" | "some" | "others" | "another" | "many" | "both" | "several" | "all" | "those")
        || loosely && s.has(phrase.start, DET) && phrase.len() > 1
        || loosely && s.capital(head)
}

/// A single capitalised word at a sentence's start may be a name.
fn looks_named(s: &Sentence<'_>, at: usize) -> bool {
    let word = s.word(at);
    !word.ends_with("ing") && !s.has(at, ADV | DET | PREP | SUB | AUX | TIME)
}
