//! Where the words that a cue introduces begin and end, to its right and to its left.

use crate::language::cues::CueClass;
use crate::language::titles;
use crate::quotes::phrases::{is_human, phrase_starting, speaks, subject_before};
use crate::quotes::units::*;
use std::ops::Range;

/// How plainly the text says that this is what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// An object without a verb: "outlined the plan".
    Object,
    /// A clause without "that".
    Bare,
    /// "that", "how", a colon, marks.
    Plain,
}

/// What stands right of the cue whose last unit is `cue`.
pub fn right_of(s: &Sentence<'_>, cue: usize, class: CueClass) -> Option<(Range<usize>, Strength)> {
    let mut at = cue + 1;
    if class == CueClass::Tell
        || matches!(s.word(cue), "asked" | "asks" | "warned" | "reminded" | "texted" | "answered")
    {
        at = skip_addressee(s, at);
    }
    // "promised to deliver"; a threat is mostly a deed to come.
    if s.is(at, "to")
        && takes_infinitive(s.word(cue))
        && !s.word(cue).starts_with("threaten")
        && !s.has(at + 1, DET | PRON | OBJ)
        && !s.capital(at + 1)
    {
        return begin(s, at, class, cue);
    }
    // "said of the talk he had with her": what it is about, with a relative clause.
    let about = matches!(s.word(at), "of" | "about") && class == CueClass::Say;
    at = skip_adjuncts(s, at);
    // "“Wonderful!” Voss said of the talks with the guild"
    if about && (s.has(at, PRON) || s.is_word(at) && !s.is(at, "that") && !begins_strictly(s, at, end_of(s, at))) {
        return None;
    }
    begin(s, at, class, cue).or_else(|| far_clause(s, at, class))
}

/// "told customers at a crowded inn, the oldest in Halvik, that …": the clause after a long address.
fn far_clause(s: &Sentence<'_>, at: usize, class: CueClass) -> Option<(Range<usize>, Strength)> {
    let far = (at..(at + 20).min(s.units.len())).take_while(|&i| s.class(i).is_none() && !s.has(i, AUX | PRON));
    let that = far.filter(|_| class == CueClass::Tell).find(|&i| s.is(i, "that") || s.is_quote(i))?;
    let begins = s.is(that, "that") && (s.mark(that - 1, ",") || s.is_quote(that + 1));
    let end = end_of(s, that);
    (begins && end > that + 1).then_some((that + 1..end, Strength::Plain))
}

/// Reads what is said from `at` on, if it is anything.
fn begin(s: &Sentence<'_>, at: usize, class: CueClass, cue: usize) -> Option<(Range<usize>, Strength)> {
    let mut first = at;
    // "said, that …"
    if s.mark(first, ",") && s.is(first + 1, "that") && s.has_verb(first + 2..end_of(s, first + 1).max(first + 2)) {
        first += 1;
    }
    // "said, “…”" and "said: “…”"
    if s.mark(first, ",:—–―-") && s.is_quote(first + 1) {
        first += 1;
    } else if s.mark(first, ":") && first + 1 < s.units.len() {
        let end = end_of(s, first + 1);
        let says = matches!(class, CueClass::Say | CueClass::Tell | CueClass::Report)
            && s.has_verb(first + 1..end.max(first + 1));
        return (says && end > first + 2).then_some((first + 1..end, Strength::Bare));
    } else if s.mark(first, ",") {
        // "said, as he left, that …"
        let close = (first + 1..(first + 14).min(s.units.len())).find(|&i| s.mark(i, ","));
        match close {
            Some(close) if s.is(close + 1, "that") && !s.is(first + 1, "but") => first = close + 1,
            _ => return None,
        }
    }
    // "told the paper when asked how it went": the occasion, not what is said.
    let asked = matches!(s.word(first), "when" | "after" | "before") && s.class(first + 1).is_some();
    // "said as he opened the meeting."
    let meanwhile = class == CueClass::Say
        && s.is(first, "as")
        && matches!(s.word(first + 1), "he" | "she" | "they")
        && (first..s.units.len()).all(|i| !s.mark(i, ",") && !s.is_quote(i));
    if first >= s.units.len() || s.mark(first, ".,;!?)—–―") || asked || meanwhile {
        return None;
    }
    let end = end_of(s, first);
    if s.is_quote(first) && class == CueClass::Manner {
        // "chanting “We are Halvik” and “Bread now”"
        let mut last = first + 1;
        while (s.is(last, "and") || s.mark(last, ",")) && s.is_quote(last + 1) {
            last += 2;
        }
        return Some((first..last, Strength::Plain));
    }
    if s.is_quote(first) {
        return Some((first..quote_end(s, first, end), Strength::Plain));
    }
    if s.is(first, "that") && !s.has(cue, DET) {
        // "that" as a determiner: "said that deal …" is read as a clause all the same.
        return (end > first + 1).then_some((first + 1..end, Strength::Plain));
    }
    let word = s.word(first);
    let asks = matches!(word, "how" | "what" | "why" | "whether" | "where" | "who" | "which")
        || word == "if" && class != CueClass::Describe;
    if asks && (class != CueClass::Manner || s.word(cue).starts_with("wonder")) {
        return Some((first..end, Strength::Plain));
    }
    let quoted = (first..end).any(|i| s.is_quote(i));
    match class {
        // "told jurors to ignore it"
        CueClass::Tell if s.is(first, "to") && first > cue + 1 => Some((first..end, Strength::Object)),
        CueClass::Say | CueClass::Tell => {
            let asks = s.word(cue).starts_with("ask");
            let plain = !s.has(first, PREP | SUB | ADV) || s.has(first, DET);
            let said = matches!(s.word(cue), "said" | "says" | "say" | "saying") || s.word(cue).starts_with("said");
            let clause = !asks
                && if said || class == CueClass::Tell {
                    begins_clause(s, first, end) || plain && end - first >= 3 && said
                } else {
                    begins_strictly(s, first, end)
                };
            (clause || quoted && end - first > 1).then_some((first..end, Strength::Bare))
        }
        CueClass::Report => {
            // "agreed to buy", "found their way": said only with "that".
            let spelled = s.is(first, "there") || s.has(first, PRON) && s.has(first + 1, AUX);
            let agrees = s.word(cue).starts_with("agree") && !spelled
                || matches!(s.word(cue), "find" | "show" | "showing" | "finding");
            if begins_strictly(s, first, end) && !agrees {
                Some((first..end, Strength::Bare))
            } else if s.is(first, "to") {
                takes_infinitive(s.word(cue)).then_some((first..end, Strength::Object))
            } else {
                let denied = (cue.saturating_sub(3)..cue).any(|i| is_negation(s.word(i)));
                let near = (first..end.min(first + 12)).any(|i| s.is_quote(i))
                    && !matches!(s.word(cue), "found" | "finds" | "shows" | "showed");
                ((takes_object(s.word(cue)) || near) && is_object(s, first) && !denied)
                    .then_some((first..end, Strength::Object))
            }
        }
        CueClass::Think => begins_strictly(s, first, end).then_some((first..end, Strength::Bare)),
        CueClass::Stress => (is_object(s, first) || quoted).then_some((first..end, Strength::Object)),
        CueClass::Describe => {
            if s.word(cue).starts_with("call") && !quoted {
                // "called it a rare gift"
                let object =
                    if s.has(first, OBJ) || s.is(first, "it") { first..first + 1 } else { phrase_starting(s, first)? };
                let named = s.has(object.end, DET) && s.is_word(object.end) && object.end + 1 < end;
                // "called the plan lawful, and said …"
                let judged = || {
                    let last = object.end - 1;
                    let made = s.units[last].kind == UnitKind::Word && !s.capital(last) && object.len() > 2;
                    let end = object.end;
                    (made
                        && ends_in_judgement(s.word(last))
                        && (end >= s.units.len() || s.mark(end, ".,;") || s.is(end, "and")))
                    .then_some((first..end, Strength::Object))
                };
                return if named { Some((first..end, Strength::Object)) } else { judged() };
            }
            let made_out = (first..end)
                .any(|i| s.is(i, "as") || s.is(i, "of") && matches!(s.word(cue), "accused" | "accuses" | "accusing"));
            (quoted || made_out && is_object(s, first) && !s.word(cue).starts_with("call"))
                .then_some((first..end, Strength::Object))
        }
        CueClass::Urge if matches!(s.word(cue), "for" | "on") => {
            is_object(s, first).then_some((first..end, Strength::Object))
        }
        CueClass::Urge => {
            let object = phrase_starting(s, first)?;
            // "urged those waiting for the boats to “give it time”"
            let far = || (object.end..end).take_while(|&i| s.is_word(i)).find(|&i| s.is(i, "to") && s.is_quote(i + 1));
            (s.is(object.end, "to") || far().is_some()).then_some((first..end, Strength::Plain))
        }
        CueClass::Manner => None,
    }
}

/// "lawful", "outrageous", "unacceptable": an adjective by its ending.
fn ends_in_judgement(word: &str) -> bool {
    ["ful", "ous", "able", "ible", "less", "ive", "ish", "ic", "fair", "wrong", "false", "untrue", "illegal", "legal"]
        .iter()
        .any(|ending| word.ends_with(ending))
}

/// Verbs that take an object as what is said.
fn takes_object(verb: &str) -> bool {
    [
        "estimate",
        "emphasi",
        "stress",
        "announc",
        "predict",
        "claim",
        "den",
        "reveal",
        "disclos",
        "underlin",
        "underscor",
        "promis",
        "pledg",
        "propos",
        "demand",
        "suggest",
        "acknowledg",
        "admit",
        "allege",
        "forecast",
        "confirm",
        "lament",
        "reiterat",
        "signal",
        "threaten",
        "recommend",
        "mention",
        "tout",
        "vow",
        "protest",
        "bemoan",
        "boast",
        "clarif",
        "point",
        "project",
    ]
    .iter()
    .any(|stem| verb.starts_with(stem))
}

/// Verbs whose infinitive is what is said: "promised to …".
fn takes_infinitive(verb: &str) -> bool {
    ["promis", "pledg", "vow", "threaten", "claim", "demand", "swor"].iter().any(|stem| verb.starts_with(stem))
}

/// "has not disclosed the number": nothing is said.
pub fn is_negation(word: &str) -> bool {
    matches!(word, "not" | "never" | "without") || word.ends_with("n't") || word.ends_with("n’t")
}

fn is_object(s: &Sentence<'_>, at: usize) -> bool {
    s.is_word(at) && !s.has(at, PREP | SUB | AUX) && (!s.has(at, ADV | TIME) || s.has(at, DET))
        || s.units.get(at).is_some_and(|u| u.kind == UnitKind::Number)
        || s.mark(at, "$£€")
}

/// Whether a clause without "that" begins at `first`: a noun phrase with a verb after it.
fn begins_clause(s: &Sentence<'_>, first: usize, end: usize) -> bool {
    if s.has(first, PRON)
        || s.is(first, "there")
        || s.is(first, "there's")
        || s.is(first, "it's")
        || s.has(first, AUX) && s.word(first).contains(['\'', '’'])
    {
        return true;
    }
    let quantity = s.has(first, PREP)
        && (first + 1..first + 3).any(|i| s.units.get(i).is_some_and(|u| u.kind == UnitKind::Number));
    if s.has(first, PREP) && !s.capital(first) && !quantity {
        // "said in 2019 the firm had …", "said under the plan …"
        return (first..end.min(first + 14)).any(|i| s.has(i, PRON))
            || s.has_verb(first..end.min(first + 20)) && s.has(first + 1, DET);
    }
    s.has_verb(first..end.min(first + 40))
}

/// As [`begins_clause`], but only with a subject and an auxiliary or pronoun near.
pub fn begins_strictly(s: &Sentence<'_>, first: usize, end: usize) -> bool {
    if s.has(first, PRON) || s.is(first, "there") {
        return true;
    }
    let subject = phrase_starting(s, first);
    // "expects most of them to be moved": no clause of its own.
    subject.is_some_and(|p| p.end < end && !s.is(p.end, "to") && s.has_verb(first..(p.end + 3).min(end)))
}

/// Past the person addressed: "told reporters", "told the Today programme on Monday".
fn skip_addressee(s: &Sentence<'_>, at: usize) -> usize {
    if s.is_quote(at) || s.is(at, "that") || s.mark(at, ",:") {
        return at;
    }
    if s.has(at, OBJ) || s.is(at, "her") {
        return at + 1;
    }
    match phrase_starting(s, at) {
        // "told the board the firm would …": an object ends where the next article begins.
        Some(phrase) => {
            let inner = (phrase.start + 1..phrase.end)
                .find(|&i| s.has(i, DET) && !s.has(i - 1, PREP | DET) && s.is_word(i) && s.is_word(i - 1));
            inner.unwrap_or(phrase.end)
        }
        None => at,
    }
}

/// Past times, places and occasions: "on Sunday", "last night", "in a statement", "at a news conference".
pub fn skip_adjuncts(s: &Sentence<'_>, at: usize) -> usize {
    let mut at = at;
    for _ in 0..4 {
        let word = s.word(at);
        if s.has(at, TIME) && (s.capital(at) || matches!(word, "yesterday" | "today" | "tonight")) {
            at += 1;
            // "on Friday afternoon"
            if matches!(s.word(at), "morning" | "afternoon" | "evening" | "night") {
                at += 1;
            }
            if s.word(at).parse::<u16>().is_ok()
                || s.units.get(at).is_some_and(|u| u.kind == UnitKind::Number) && s.has(at - 1, TIME)
            {
                at += 1;
            }
        } else if matches!(word, "last" | "this" | "earlier" | "late" | "early" | "next")
            && (s.has(at + 1, TIME) || matches!(s.word(at + 1), "this" | "on" | "in" | "last"))
        {
            at += if s.has(at + 1, TIME) { 2 } else { 1 };
        } else if matches!(word, "that" | "the") && s.has(at + 1, TIME) && !s.has(at + 2, AUX) {
            // "that night"
            at += 2;
        } else if word == "for" && matches!(s.word(at + 1), "days" | "weeks" | "months" | "years" | "decades") {
            at += 2;
        } else if word == "for" && s.is(at + 1, "the") && s.is(at + 3, "time") {
            // "for the first time"
            at += 4;
        } else if s.has(at, ADV)
            && !s.has(at, DET | PREP | TIME | SUB)
            && (!matches!(word, "there" | "here" | "nearly" | "almost" | "just" | "only" | "so") || s.mark(at + 1, ":"))
        {
            at += 1;
        } else if matches!(
            word,
            "on" | "in"
                | "at"
                | "during"
                | "after"
                | "to"
                | "through"
                | "via"
                | "by"
                | "before"
                | "of"
                | "following"
                | "over"
                | "from"
                | "outside"
                | "with"
                | "about"
                | "ahead"
        ) {
            if matches!(word, "about" | "over" | "of")
                && s.units.get(at + 1).is_some_and(|u| u.kind == UnitKind::Number)
            {
                break;
            }
            let next = if s.is(at + 1, "of") { at + 2 } else { at + 1 };
            match occasion(s, next) {
                Some(end) => at = end,
                None => break,
            }
        } else {
            break;
        }
    }
    at
}

/// The end of the noun phrase of an adjunct that begins at `at`.
fn occasion(s: &Sentence<'_>, at: usize) -> Option<usize> {
    let mut end = at;
    if s.has(end, TIME) || s.units.get(end).is_some_and(|u| u.kind == UnitKind::Number) {
        while s.has(end, TIME) || s.units.get(end).is_some_and(|u| u.kind == UnitKind::Number) {
            end += 1;
        }
        return Some(end);
    }
    while end < s.units.len() && end - at < 16 {
        let inner = end > at;
        let stop = s.is_quote(end)
            || s.units[end].kind == UnitKind::Mark && !matches!(s.word(end), "'" | "’" | "&")
            || s.has(end, PRON | AUX) && !matches!(s.word(end), "'s" | "’s") && !(inner && s.is(end - 1, "to"))
            || s.has(end, SUB) && !s.is(end, "and")
            || inner && s.has(end, DET) && !s.has(end - 1, PREP | DET) && !s.is(end - 1, "and");
        if stop {
            break;
        }
        end += 1;
    }
    (end > at).then_some(end)
}

/// The end of what is said that begins at `first`: the sentence's end, or where another voice takes over.
pub fn end_of(s: &Sentence<'_>, first: usize) -> usize {
    let mut end = s.units.len();
    while end > first && s.mark(end - 1, ".!?…") {
        end -= 1;
    }
    let opening = in_opening_clause(s, first);
    for at in first + 1..end {
        if s.mark(at, ";") {
            return at;
        }
        // "When Voss said that it rained, Marsh fired back: “…”": the clause of the sentence begins.
        if opening && ends_opening(s, at, end) {
            return at;
        }
        let joint = s.mark(at, ",—–―-") || s.is(at, "and") || s.is(at, "but") || s.is(at, "while");
        if !joint {
            continue;
        }
        let comma = s.mark(at, ",—–―");
        let next = if comma && matches!(s.word(at + 1), "and" | "but" | "while" | "though" | "although") {
            at + 2
        } else {
            at + 1
        };
        let cue = s.class(next).is_some_and(|c| c != CueClass::Urge) && !s.capital(next);
        // ", adding that …", "and added that …", ", but warned …"
        let takes_over = s.word(next).ends_with("ing")
            && comma
            && matches!(s.class(next), Some(CueClass::Say | CueClass::Tell | CueClass::Report | CueClass::Stress))
            || finite(s.word(next)) && right_begins(s, next + 1) && (next > at + 1 || !comma);
        if cue && takes_over {
            return at;
        }
        // "… was in - “about 60 per cent”, according to …"
        let voiced = s.is_quote(at + 1) && (s.is(at + 2, "according") || s.is(at + 3, "according"));
        if s.mark(at, "—–―-") && voiced {
            return at;
        }
        if comma && s.is(at + 1, "according") && s.is(at + 2, "to") {
            return at;
        }
        // "…, state news agency NNA reported.": who passes it on.
        if comma && closing_voice(s, at + 1, end) {
            return at;
        }
        // ", but X said …", "; X said": another speaker's clause.
        let turns = comma && next > at + 1 || s.is(at, "while") || s.is(at, "but");
        if turns && !s.is(next, "that") && new_voice(s, next, end) {
            return at;
        }
        // ", even as the guild said …"
        if comma && s.is(next, "even") && s.is(next + 1, "as") && new_voice(s, next + 2, end) {
            return at;
        }
        // "… and she accused him of …"
        if s.is(at, "and") && s.has(next, PRON) && judges(s, next + 1) {
            return at;
        }
    }
    end
}

/// Whether unit `at` stands in a clause of time or condition that opens the sentence.
fn in_opening_clause(s: &Sentence<'_>, at: usize) -> bool {
    let first = after_dateline(s);
    let leads = |i: usize| {
        matches!(s.word(i), "When" | "After" | "As" | "While" | "Before" | "Although" | "Though" | "Since" | "Because")
    };
    leads(first) && at > first && !(first..at).any(|i| s.mark(i, ",:;—–―"))
}

/// Whether the opening clause ends before unit `at`: after a comma or a quotation's own, somebody says something.
fn ends_opening(s: &Sentence<'_>, at: usize, end: usize) -> bool {
    let next = if s.mark(at, ",") { at + 1 } else { at };
    let comma =
        next > at || at > 0 && s.is_quote(at - 1) && s.units[at - 1].span.of(s.text).contains([',']) && s.is_word(at);
    if !comma {
        return false;
    }
    let Some(subject) = phrase_starting(s, next) else { return false };
    let mut verb = subject.end;
    while verb < end && s.has(verb, AUX | ADV) && !s.has(verb, DET) {
        verb += 1;
    }
    let says = matches!(s.class(verb), Some(CueClass::Say | CueClass::Tell | CueClass::Report | CueClass::Manner));
    let introduces = (verb..(verb + 8).min(end)).any(|i| s.mark(i, ":,") && s.is_quote(i + 1));
    verb < end && s.is_word(verb) && (says && finite(s.word(verb)) || introduces) && speaks(s, &subject, true)
}

fn right_begins(s: &Sentence<'_>, at: usize) -> bool {
    s.is(at, "that")
        || s.is_quote(at)
        || s.has(at, DET | PRON)
        || s.mark(at, ":,")
        || s.capital(at)
        || is_human(s.word(at))
}

fn finite(verb: &str) -> bool {
    verb.ends_with("ed")
        || verb.ends_with('s')
        || matches!(verb, "said" | "told" | "wrote" | "found" | "swore" | "thought" | "felt" | "put")
}

/// Whether a subject with a verb of saying begins at `at`.
fn new_voice(s: &Sentence<'_>, at: usize, end: usize) -> bool {
    let Some(phrase) = phrase_starting(s, at) else { return false };
    (phrase.end..(phrase.end + 3).min(end)).take_while(|&i| i == phrase.end || s.has(i - 1, AUX | ADV)).any(|i| {
        matches!(s.class(i), Some(CueClass::Say | CueClass::Tell | CueClass::Report | CueClass::Urge))
            && finite(s.word(i))
            || matches!(s.word(i), "put" | "puts")
    })
}

/// "accused him of", "called it a lie": whether a verb at `at` says something of its own.
fn judges(s: &Sentence<'_>, at: usize) -> bool {
    let class = s.class(at);
    matches!(class, Some(CueClass::Describe | CueClass::Urge | CueClass::Tell)) && s.word(at).ends_with("ed")
        || class == Some(CueClass::Say) && s.is(at, "said")
}

/// Whether a subject with a verb of saying is all that stands from `at` to the end, but for a time or a place.
fn closing_voice(s: &Sentence<'_>, at: usize, end: usize) -> bool {
    let says =
        |i: usize| matches!(s.class(i), Some(CueClass::Say | CueClass::Tell | CueClass::Report)) && finite(s.word(i));
    if end - at.min(end) > 14 || s.has(at, SUB) {
        return false;
    }
    let Some(verb) = (at + 1..end).find(|&i| says(i)) else { return false };
    let alone = verb + 1 == end || skip_adjuncts(s, verb + 1) >= end;
    alone && subject_before(s, verb).is_some_and(|o| o.units.start == at && speaks(s, &o.units, false))
}

/// How far a quotation at `first` reaches: alone, or as the beginning of a clause.
fn quote_end(s: &Sentence<'_>, first: usize, end: usize) -> usize {
    let mut last = first + 1;
    // “…” and “…”
    while s.is_quote(last) || s.mark(last, ",") && s.is_quote(last + 1) {
        last += 1;
    }
    if last >= end
        || s.mark(last, ",;—–―")
        || s.has(last, TIME)
        || matches!(s.word(last), "in" | "on" | "at" | "as" | "after" | "during" | "when" | "while")
    {
        last
    } else {
        end
    }
}

/// What stands left of an attribution that begins at `start`: a clause before a comma, or quotations.
pub fn left_of(s: &Sentence<'_>, start: usize) -> Option<Range<usize>> {
    let mut end = start;
    if end == 0 {
        return None;
    }
    let quoted = s.is_quote(end - 1) || s.mark(end - 1, ",—–―-") && end > 1 && s.is_quote(end - 2);
    if !s.is_quote(end - 1) {
        if !s.mark(end - 1, ",—–―?!") {
            return None;
        }
        end -= 1;
    }
    if quoted && end > 0 && s.mark(end - 1, ",—–―-") {
        end -= 1;
    }
    let mut first = 0;
    for at in (0..end).rev() {
        if s.mark(at, ";") || s.mark(at, ":") && at + 1 < end {
            first = at + 1;
            break;
        }
        if opens_bracket(s, at, start) {
            first = at + 1;
            break;
        }
        // "… the harvest - “about 60 per cent”, according to …"
        if quoted && s.mark(at, "—–―-") && at + 2 == end {
            first = at + 1;
            break;
        }
    }
    first = first.max(after_dateline(s));
    while first < end && (s.units[first].kind == UnitKind::Mark && !s.mark(first, "$£€(")) {
        first += 1;
    }
    if first >= end {
        return None;
    }
    let words = (first..end).filter(|&i| s.is_word(i) || s.units[i].kind == UnitKind::Number).count();
    let adjunct = s.has(first, PREP | ADV | SUB) && !s.has(first, DET) || s.word(first).ends_with("ing");
    let holds = (first..end).any(|i| s.is_quote(i)) || words >= 3 && s.has_verb(first..end) || words >= 4 && !adjunct;
    holds.then_some(first..end)
}

/// "(the count is lower, according to Voss)": whether a bracket at `at` is still open before unit `before`.
pub fn opens_bracket(s: &Sentence<'_>, at: usize, before: usize) -> bool {
    s.mark(at, "([") && !(at + 1..before).any(|i| s.mark(i, ")]"))
}

/// "PORT ELLIS, May 3 (Northern Press) - A ferry …": where the sentence itself begins.
pub fn after_dateline(s: &Sentence<'_>) -> usize {
    let shouted = s.word(0).len() > 2 && s.word(0).chars().all(|c| !c.is_lowercase()) && s.is_word(0);
    if !shouted {
        return 0;
    }
    (1..s.units.len().min(16)).find(|&i| s.mark(i, "—–―-:")).map_or(0, |i| i + 1)
}

/// Whether nothing of weight follows at `at`: the sentence ends, or an adjunct leads to its end or a comma.
pub fn trails_off(s: &Sentence<'_>, cue: usize, class: CueClass) -> bool {
    let mut at = cue + 1;
    if class == CueClass::Tell || matches!(s.word(cue), "asked" | "warned") {
        at = skip_addressee(s, at);
    }
    // "vows to open it again"
    if s.is(at, "to") && takes_infinitive(s.word(cue)) && !s.has(at + 1, DET | PRON) && !s.capital(at + 1) {
        return false;
    }
    at = skip_adjuncts(s, at);
    at >= s.units.len()
        || s.mark(at, ".,;:!?—–―)")
        || s.has(at, SUB) && !s.is(at, "that") && !s.is(at, "what") && !s.is(at, "how") && !s.is(at, "why")
        || s.has(at, PREP)
        || titles::DOCUMENTS.has(s.word(at))
}
