//! Verbs of saying with their subjects: "X said that …", "…, X said", "“…,” said X", ", adding that …".

use super::content::{self, Strength};
use super::{Attribution, Rule};
use crate::language::cues::CueClass;
use crate::language::titles;
use crate::language::wordlist::{bare, lower};
use crate::quotes::phrases::{self, Subject, subject_after, subject_before};
use crate::quotes::units::*;
use std::ops::Range;

pub const RULE: Rule = Rule {
    name: "verbs of saying",
    description: "A verb of saying, thinking or describing with its subject, and the words or the clause beside it.",
    find,
    yields: false,
};

fn find(s: &Sentence<'_>) -> Vec<Attribution> {
    let mut found: Vec<Attribution> = Vec::new();
    // The subject that a second verb shares: "reported X and added that …".
    let mut last: Option<Range<usize>> = None;
    let mut covered = 0;
    for at in 0..s.units.len() {
        let Some(class) = s.class(at).or_else(|| puts(s, at)) else { continue };
        if at < covered || !is_verb(s, at) {
            continue;
        }
        if let Some((attribution, subject, end)) = read(s, at, class, last.clone()) {
            found.push(attribution);
            // "paid an architect who said he was cheated, saying “…”": the architect does not go on.
            let aside = subject.as_ref().is_some_and(|o| matches!(s.word(o.end), "who" | "that" | "which"));
            last = subject.filter(|_| !aside || last.is_none()).or(last);
            covered = end;
        }
    }
    found
}

/// "put the number “nearer 3,500”", "puts the total at …": a verb of saying only with what it puts.
fn puts(s: &Sentence<'_>, at: usize) -> Option<CueClass> {
    (matches!(s.word(at), "put" | "puts")
        && s.has(at + 1, DET)
        && (at + 2..(at + 9).min(s.units.len())).any(|i| s.is(i, "at") || s.is_quote(i)))
    .then_some(CueClass::Stress)
}

/// Whether a word that may be a noun or a participle is a finite verb or a participle of saying here.
pub(super) fn is_verb(s: &Sentence<'_>, at: usize) -> bool {
    let word = s.word(at);
    let Some(before) = at.checked_sub(1) else { return !s.capital(at) || s.class(at) == Some(CueClass::Say) };
    // In a headline: "…, Doctor Says".
    let closes = matches!(word, "Says" | "Said" | "Say") && (at + 1 == s.units.len() || s.mark(at + 1, ".,"));
    if s.capital(at) && !closes {
        return false;
    }
    if word.starts_with("point") && !matches!(s.word(at + 1), "out" | "to") {
        return false;
    }
    // "battleground states could …", "a court term that …": nouns.
    let past =
        word.ends_with("ed") || word.ends_with("ing") || matches!(word, "said" | "told" | "wrote" | "spoke" | "put");
    let plainly = matches!(word, "says" | "say" | "insists" | "argues" | "maintains" | "believes" | "thinks");
    if !past && !plainly && s.has(at + 1, AUX) && !s.word(at + 1).contains(['\'', '’']) {
        return false;
    }
    let shown = word == "read" && s.is_quote(at + 1);
    if !past && !shown && is_base(word) && !s.is(at + 1, "that") {
        let plural = s.word(before).ends_with('s')
            || phrases::is_human(s.word(before))
            || bare(s.word(before)) != s.word(before);
        let fits = s.has(before, AUX | PRON | ADV)
            || plural
            || matches!(s.word(before), "to" | "and" | "who" | "or")
            || s.mark(before, ",")
            || s.is_quote(before)
            || s.mark(before, ")");
        // "people close to Voss say": the plural stands further left.
        let far = || {
            let (people, closes) = (subject_before(s, at), at + 1 == s.units.len() || s.mark(at + 1, ".,"));
            closes && people.is_some_and(|o| phrases::is_human(s.word(phrases::head_of(s, &o.units))))
        };
        if !fits && !far() {
            return false;
        }
    }
    let quantity = matches!(
        lower(s.word(before)).as_ref(),
        "one" | "all" | "both" | "some" | "many" | "others" | "most" | "several" | "another" | "two" | "few"
    );
    if s.has(before, DET) && !quantity && !s.has(before, PRON) && !s.is(before, "that") {
        return false;
    }
    let noun = titles::DOCUMENTS.has(word)
        || crate::language::cues::CUE_NOUNS.has(word)
        || matches!(word, "call" | "calls" | "plan" | "plans" | "posts" | "press");
    if noun && (bare(s.word(before)) != s.word(before) || s.has(before, PREP) && !s.capital(before)) {
        return false;
    }
    if s.is(before, "to") && !matches!(word, "said") && !is_chain(s, before) {
        return false;
    }
    // "an outlet called “The Mill”", "the so called “mill law”": a name.
    let names = matches!(word, "called" | "labeled" | "labelled" | "dubbed" | "branded" | "termed")
        && s.is_quote(at + 1)
        && s.is_word(before);
    if names && !s.capital(before) && !s.has(before, AUX | PRON) && (!s.has(before, ADV) || s.is(before, "so")) {
        return false;
    }
    // "known", "shown": verbs only after "has".
    // "a crowd estimated by the police", "the sum announced by the mayor"
    if (word.ends_with("ed") || word.ends_with("wn")) && s.is(at + 1, "by") && !s.has(at + 2, TIME) {
        return false;
    }
    let participle = matches!(word, "known" | "shown" | "written" | "understood" | "sworn");
    if participle && !(at.saturating_sub(3)..at).any(|i| matches!(s.word(i), "has" | "have" | "had" | "having")) {
        return false;
    }
    let speaks_of = ["speak", "spoke", "talk"].iter().any(|stem| word.starts_with(stem));
    if speaks_of && !matches!(s.word(at + 1), "of" | "about") {
        return false;
    }
    !is_passive(s, at)
}

/// Whether the form is the bare one: "say", "deny".
fn is_base(word: &str) -> bool {
    let third = if let Some(stem) = word.strip_suffix('y').filter(|s| !s.ends_with(['a', 'e', 'o'])) {
        format!("{stem}ies")
    } else {
        format!("{word}s")
    };
    crate::language::cues::class_of(&third).is_some()
}

fn is_chain(s: &Sentence<'_>, to: usize) -> bool {
    to > 0
        && matches!(
            s.word(to - 1),
            "on" | "continued"
                | "continues"
                | "continue"
                | "appeared"
                | "appears"
                | "seemed"
                | "seems"
                | "sought"
                | "began"
                | "rushed"
                | "proceeded"
                | "used"
        )
}

/// "was told", "is expected": a form of "be" before a participle.
pub fn is_passive(s: &Sentence<'_>, at: usize) -> bool {
    if s.word(at).ends_with("ing") {
        return false;
    }
    let mut left = at;
    while left > 0 && s.has(left - 1, ADV) && !s.has(left - 1, DET) {
        left -= 1;
    }
    left > 0 && s.has(left - 1, BE)
}

/// Reads the cue at `at`; also returns the subject's units and how far the attribution reaches.
fn read(
    s: &Sentence<'_>,
    at: usize,
    class: CueClass,
    last: Option<Range<usize>>,
) -> Option<(Attribution, Option<Range<usize>>, usize)> {
    read_any(s, at, class, last).filter(|(_, subject, _)| !subject.as_ref().is_some_and(|o| is_nobody(s, o)))
}

/// "Nobody said when": nobody says it.
pub fn is_nobody(s: &Sentence<'_>, subject: &Range<usize>) -> bool {
    let first = lower(s.word(subject.start));
    matches!(first.as_ref(), "nobody" | "neither" | "none")
        || first == "no" && subject.len() > 1 && s.is_word(subject.start + 1)
}

fn read_any(
    s: &Sentence<'_>,
    at: usize,
    class: CueClass,
    last: Option<Range<usize>>,
) -> Option<(Attribution, Option<Range<usize>>, usize)> {
    let keeps = at > 0 && matches!(s.word(at - 1), "keep" | "keeps" | "kept");
    let is = at > 0 && (s.has(at - 1, BE) || phrases::is_contracted(s.word(at - 1)) || keeps);
    let participle = s.word(at).ends_with("ing") && !is;
    let cue_end = phrasal_end(s, at);
    let class = if s.word(at).starts_with("call") && cue_end > at { CueClass::Urge } else { class };
    let inverted = inverted(s, at);
    if let Some(subject) = inverted {
        let left = content::left_of(s, at);
        let right = after_split(s, subject.end, left.as_ref());
        let joined = join(s, left.clone(), right.clone()).or_else(|| interrupted(s, at, subject.end));
        // "But, said Voss, “we stay.”"
        let later = || {
            let comma = (subject.end < s.units.len()).then_some(subject.end).filter(|&i| s.mark(i, ",:"))?;
            (s.is_quote(comma + 1) && at <= 3).then(|| comma + 1..comma + 2)
        };
        let content = joined.or(left).or_else(later)?;
        let end = content.end.max(subject.end);
        return Some((attribution(s, Some(content), Some(subject.clone()), at..at + 1, class), Some(subject), end));
    }
    let own = if participle { with_subject(s, at) } else { subject_before(s, at) };
    let long = matches!(class, CueClass::Say | CueClass::Tell | CueClass::Report) && !participle;
    let own = own.filter(|o| {
        let introduces = s.is_quote(cue_end + 1) || s.mark(cue_end + 1, ":,") && s.is_quote(cue_end + 2);
        let beside = quote_before(s, o.units.start) || introduces || s.is(at, "reading");
        phrases::speaks(s, &o.units, matches!(class, CueClass::Say | CueClass::Tell) || beside)
            && fits(s, &o.units, class)
    });
    let own = own.or_else(|| if long { clause_subject(s, at) } else { None });
    let shared = shared_subject(s, at, participle, last);
    let (subject, start) = match (own, shared) {
        (Some(Subject { units, verb }), _) => (units.clone(), Some((units.start, verb))),
        (None, Some(units)) => (units, None),
        (None, None) => return None,
    };
    let cue = start.map_or(at, |(_, verb)| verb)..cue_end + 1;
    let right = content::right_of(s, cue_end, class);
    // "The race “is a dead heat,” as Voss said on Friday, …": only the words in marks.
    if let Some((first, _)) = start.filter(|(first, _)| *first > 1 && s.is(first - 1, "as") && !participle)
        && s.is_quote(first - if s.mark(first - 2, ",") && first > 2 { 3 } else { 2 })
    {
        let quote = first - if s.is_quote(first - 2) { 2 } else { 3 };
        let content = Some(quote..quote + 1);
        return Some((attribution(s, content, Some(subject.clone()), cue, class), Some(subject), cue_end));
    }
    // "Elsewhere, Voss said, closures would …"
    if let Some((first, _)) = start
        && let Some(content) = resumed(s, first, cue_end)
        && matches!(class, CueClass::Say | CueClass::Report | CueClass::Think)
    {
        return Some((attribution(s, Some(content), Some(subject.clone()), cue, class), Some(subject), cue_end));
    }
    // "…, X said." and "“…,” X said": nothing that could be said follows.
    let trailing = start.filter(|(first, _)| {
        let title = right.is_some() && title_before(s, *first);
        let free = !participle && !title;
        free && matches!(class, CueClass::Say | CueClass::Tell | CueClass::Report | CueClass::Manner | CueClass::Think)
            && right.as_ref().is_none_or(|(_, strength)| *strength < Strength::Plain)
            && content::trails_off(s, cue_end, class)
    });
    if let Some((first, _)) = trailing
        && let Some(left) = content::left_of(s, first)
    {
        let right = after_split(s, cue_end + 1, Some(&left));
        let content = join(s, Some(left.clone()), right).unwrap_or(left);
        let end = content.end.max(cue_end);
        return Some((attribution(s, Some(content), Some(subject.clone()), cue, class), Some(subject), end));
    }
    // Words in marks directly before: "“…,” X told reporters", whatever follows.
    if let Some((first, _)) = start
        && quote_before(s, first)
        && right.as_ref().is_none_or(|(r, _)| !s.is_quote(r.start))
        && !matches!(class, CueClass::Stress | CueClass::Describe | CueClass::Urge | CueClass::Think)
        && let Some(left) = content::left_of(s, first)
        && (first..cue_end).all(|i| !s.is_quote(i))
        && right.as_ref().is_none_or(|(_, strength)| *strength < Strength::Plain)
        && !(right.is_some() && title_before(s, first))
    {
        return Some((attribution(s, Some(left), Some(subject.clone()), cue, class), Some(subject), cue_end));
    }
    if let Some((content, _)) = right {
        let content = relative_end(s, cue.start, subject.start, content);
        // "“…,” she said, “…”": the part before belongs to it too.
        let before = start
            .filter(|(first, _)| quote_before(s, *first) && s.is_quote(content.start))
            .and_then(|(first, _)| content::left_of(s, first));
        let content = before.map_or(content.clone(), |b| b.start..content.end);
        let end = if participle || s.is_quote(content.start) { content.end } else { content.start };
        return Some((
            attribution(s, Some(content), Some(subject.clone()), cue, class),
            Some(subject),
            end.max(cue_end),
        ));
    }
    // "said on Monday, in a note to staff, “We stay.”"
    if let Some(quotes) = closing_quote(s, cue_end).filter(|_| !participle && start.is_some())
        && matches!(class, CueClass::Say | CueClass::Tell | CueClass::Report | CueClass::Manner)
    {
        let end = quotes.end;
        return Some((attribution(s, Some(quotes), Some(subject.clone()), cue, class), Some(subject), end));
    }
    // "Voss says, win or lose on Friday, she will stay."
    let opens = start.is_some_and(|(first, _)| first <= 2) && s.mark(cue_end + 1, ",") && !participle;
    if opens && matches!(class, CueClass::Say | CueClass::Report) {
        let from = (cue_end + 2..s.units.len().min(cue_end + 14)).find(|&i| i == cue_end + 2 || s.mark(i - 1, ","));
        let end = content::end_of(s, cue_end + 2);
        let clause = from.is_some_and(|from| {
            let next = (from..end).find(|&i| s.mark(i, ",")).map_or(from, |comma| comma + 1);
            content::begins_strictly(s, from, end) || s.has(next, PRON)
        });
        if clause && end > cue_end + 5 {
            let content = Some(cue_end + 2..end);
            return Some((attribution(s, content, Some(subject.clone()), cue, class), Some(subject), cue_end));
        }
    }
    // Alone after a quotation that ended its own sentence: "“Why?” Quill asked."
    let alone = start.is_some_and(|(first, _)| first == 0) && content::trails_off(s, cue_end, class) && !participle;
    let introduces = s.mark(s.units.len() - 1, ":") && cue_end + 14 > s.units.len();
    let says = matches!(class, CueClass::Say | CueClass::Tell | CueClass::Report | CueClass::Manner)
        || s.word(at).starts_with("question");
    if (alone && says || introduces) && !participle {
        return Some((attribution(s, None, Some(subject.clone()), cue, class), Some(subject), cue_end));
    }
    None
}

/// Whole sentences in marks that close the sentence after a comma or colon, with no other verb of saying before them.
fn closing_quote(s: &Sentence<'_>, cue: usize) -> Option<Range<usize>> {
    let last = (cue + 1..s.units.len()).rev().find(|&i| !s.mark(i, ".!?")).filter(|&i| s.is_quote(i))?;
    // "chanted back, “Send them home,” and “Build the wall.”"
    let mut first = last;
    while first >= cue + 3 && (s.is(first - 1, "and") || s.mark(first - 1, ",")) && s.is_quote(first - 2) {
        first -= 2;
    }
    let words = |quote: usize| {
        s.units[quote].span.of(s.text).trim_matches(|c: char| "“”\"«»„‘’'`".contains(c) || c.is_whitespace())
    };
    let whole = words(first).starts_with(char::is_uppercase) && words(last).ends_with(['.', '!', '?']);
    let others = (cue + 1..first).any(|i| s.is_quote(i) || s.class(i).is_some() && is_verb(s, i) || s.mark(i, ";"));
    (whole && first > cue + 1 && s.mark(first - 1, ",:") && !others).then_some(first..last + 1)
}

/// "Stenner, who said the mill would close, left early.", "the mill, which Voss says will close, stands on the river":
/// what is said ends with the relative clause.
fn relative_end(s: &Sentence<'_>, verb: usize, subject: usize, content: Range<usize>) -> Range<usize> {
    let pronoun = |at: usize| matches!(s.word(at), "who" | "which" | "whom" | "where") && at > 0 && s.mark(at - 1, ",");
    let relative = verb >= 2 && pronoun(verb - 1) || subject >= 2 && pronoun(subject - 1);
    let comma = (content.start + 1..content.end).find(|&i| s.mark(i, ","));
    match comma.filter(|_| relative) {
        Some(comma) => content.start..comma,
        None => content,
    }
}

/// A long subject that no single phrase covers: "Experts on the north and on arms control said".
fn clause_subject(s: &Sentence<'_>, at: usize) -> Option<Subject> {
    let mut verb = at;
    while verb > 0 && s.has(verb - 1, AUX | ADV) && !s.has(verb - 1, DET) && !s.capital(verb - 1) {
        verb -= 1;
    }
    phrases::clause_subject(s, verb).map(|units| Subject { units, verb })
}

fn attribution(
    s: &Sentence<'_>,
    content: Option<Range<usize>>,
    subject: Option<Range<usize>>,
    cue: Range<usize>,
    class: CueClass,
) -> Attribution {
    Attribution {
        content: content.map(|c| s.span(c)),
        subject: subject.map(|u| s.span(u)),
        cue: Some(s.span(cue)),
        class,
    }
}

/// "pointed out", "spoke of", "ruled out": the last unit of the cue.
fn phrasal_end(s: &Sentence<'_>, at: usize) -> usize {
    let particle = match s.word(at) {
        w if w.starts_with("point") => s.is(at + 1, "out") || s.is(at + 1, "to"),
        w if w.starts_with("rul") => s.is(at + 1, "out"),
        w if w.starts_with("call") => matches!(s.word(at + 1), "on" | "for"),
        w if w.starts_with("refer") => s.is(at + 1, "to"),
        w if w.starts_with("speak") || w.starts_with("spoke") || w.starts_with("talk") => true,
        w if w.starts_with("complain") || w.starts_with("boast") || w.starts_with("warn") || w.starts_with("ask") => {
            matches!(s.word(at + 1), "of" | "about")
        }
        _ => false,
    };
    if particle { at + 1 } else { at }
}

/// "“…,” said X" and "…, said X, …": the subject after the verb.
fn inverted(s: &Sentence<'_>, at: usize) -> Option<Range<usize>> {
    let finite = !s.word(at).ends_with("ing")
        && matches!(s.class(at), Some(CueClass::Say | CueClass::Manner | CueClass::Report | CueClass::Tell));
    let before = at.checked_sub(1)?;
    let quote = s.is_quote(before) || s.mark(before, ",—–―-") && before > 0 && s.is_quote(before - 1);
    let says = matches!(s.word(at), "said" | "says" | "say" | "wrote" | "writes" | "added" | "explained" | "asked")
        || matches!(s.class(at), Some(CueClass::Say | CueClass::Report)) && s.capital(at + 1) && closes(s, at);
    let described = || {
        subject_before(s, at).is_some_and(|o| {
            let head = phrases::head_of(s, &o.units);
            phrases::speaks(s, &o.units, false) && (s.capital(head) || phrases::is_human(s.word(head)))
        })
    };
    let clause = says
        && s.mark(before, ",")
        && (s.has_verb(0..before) || (0..before).any(|i| s.is_quote(i)))
        && (closes(s, at) || !described());
    // "But, said Voss, “…”"
    let inserted = says && s.mark(before, ",") && before <= 2 && (0..before).all(|i| s.is_word(i));
    let interrupts =
        || s.mark(before, ",") && subject_after(s, at).is_some_and(|o| interrupted(s, at, o.end).is_some());
    if !finite || !(quote || clause || inserted || interrupts()) || s.is_quote(at + 1) || s.is(at + 1, "that") {
        return None;
    }
    let subject = subject_after(s, at)?;
    // "…”, said it would", "an aide, speaking anonymously, said Voss described …": the verb has its subject elsewhere.
    let own = s.has(subject.end, AUX)
        || !quote && (s.is_common_verb(subject.end) || s.class(subject.end).is_some() && !s.capital(subject.end));
    (phrases::speaks(s, &subject, true) && !own).then_some(subject)
}

/// "The bridge, argues Voss, was never safe": the whole clause around the verb at `at` and its subject, which ends
/// before `after`.
fn interrupted(s: &Sentence<'_>, at: usize, after: usize) -> Option<Range<usize>> {
    let comma = at.checked_sub(1).filter(|&c| s.mark(c, ",") && s.mark(after, ","))?;
    let says = matches!(s.class(at), Some(CueClass::Say | CueClass::Report));
    let first = (0..comma).rev().find(|&i| s.mark(i, ":;—–―")).map_or(content::after_dateline(s), |i| i + 1);
    let lead = first..comma;
    let open = !lead.is_empty() && lead.len() <= 8 && !s.has_verb(lead.clone()) && lead.clone().all(|i| s.is_word(i));
    let somebody = s.capital(at + 1) || s.has(at + 1, DET) || phrases::is_human(s.word(at + 1));
    let end = s.close(after + 2);
    let verb = after + 1;
    let goes_on = verb < end && (s.has(verb, AUX) || s.is_common_verb(verb) || s.word(verb).ends_with("ed"));
    (says && open && somebody && goes_on && end > verb + 1).then_some(first..end)
}

/// "…, said one of the workers.": a phrase after the verb that ends the sentence.
fn closes(s: &Sentence<'_>, verb: usize) -> bool {
    subject_after(s, verb).is_some_and(|p| {
        let described = s.is(p.end, "who") && phrases::is_human(s.word(phrases::head_of(s, &p)))
            || s.mark(p.end, ",") && (s.has(p.end + 1, DET) || matches!(s.word(p.end + 1), "who" | "which" | "whose"));
        described || p.end >= s.units.len() || s.mark(p.end, ".") && p.end + 1 >= s.units.len()
    })
}

/// "On “Sunday Mornings,” Marsh said it would …": marks inside an adjunct, not what is said.
fn title_before(s: &Sentence<'_>, first: usize) -> bool {
    let quote = if first > 0 && s.is_quote(first - 1) { first - 1 } else { first.saturating_sub(2) };
    s.is_quote(quote) && quote > 0 && s.is_word(quote - 1) && (0..quote).any(|i| s.has(i, PREP))
}

/// The clause around an inserted "X said": all of it, or what follows a mere adjunct.
fn resumed(s: &Sentence<'_>, first: usize, cue: usize) -> Option<Range<usize>> {
    // "These workers, Voss explained earlier in the hearing, were “well paid”"
    let cue = content::skip_adjuncts(s, cue + 1).saturating_sub(1);
    if first < 2 || !s.mark(first - 1, ",") || !s.mark(cue + 1, ",") || cue + 3 >= s.units.len() {
        return None;
    }
    let floor = first.saturating_sub(12);
    let start = (floor..first - 1).rev().find(|&i| s.mark(i, ":;") || s.is_quote(i)).map_or(floor, |i| i + 1);
    if start >= first - 1
        || start > 0 && start == floor
        || (start..first - 1).any(|i| s.units[i].kind == UnitKind::Mark)
    {
        return None;
    }
    let end = s.close(cue + 2);
    let adjunct = s.has(start, ADV | PREP | SUB) || first - 1 - start == 1;
    if s.has(cue + 2, AUX) || s.has(cue + 2, ADV) && s.has(cue + 3, AUX) {
        return Some(start..end);
    }
    let clause = !s.has(cue + 2, SUB | PREP) || s.has(cue + 2, DET);
    (adjunct && clause && s.has_verb(cue + 2..end)).then_some(cue + 2..end)
}

fn quote_before(s: &Sentence<'_>, first: usize) -> bool {
    first > 0 && (s.is_quote(first - 1) || s.mark(first - 1, ",") && first > 1 && s.is_quote(first - 2))
}

/// "…,” she said, “and …”: the part after the split, if it is one.
fn after_split(s: &Sentence<'_>, at: usize, left: Option<&Range<usize>>) -> Option<Range<usize>> {
    left?;
    let mut next = at;
    while next < s.units.len() && next < at + 14 && !s.mark(next, ",.;:—–―") && !s.is_quote(next) {
        next += 1;
    }
    if s.is_quote(next) && next > at {
        return None;
    }
    // "said as the heckler yelled: “…”": another voice.
    if (at..next).any(|i| s.class(i).is_some() && s.mark(i + 1, ":,") && is_verb(s, i)) {
        return None;
    }
    // "“We are worried,” they wrote to the mayor, that the mill “may be lost.”"
    if s.mark(next, ",") && s.is(next + 1, "that") && (next..s.units.len()).any(|i| s.is_quote(i)) {
        let end = s.close(next + 1);
        return Some(next + 2..end).filter(|rest| rest.len() > 2);
    }
    // Past an apposition: "said Ann Marsh, its director, “and …”"
    if s.mark(next, ",") && !s.is_quote(next + 1) {
        let close = (next + 1..(next + 24).min(s.units.len())).find(|&i| s.mark(i, ",;:—–―.") || s.is_quote(i));
        if let Some(close) = close.filter(|&c| s.mark(c, ",") && s.is_quote(c + 1)) {
            next = close;
        }
    }
    if s.mark(next, ",:—–―") && s.is_quote(next + 1) {
        let mut end = next + 2;
        while s.is_quote(end) {
            end += 1;
        }
        return Some(next + 1..end);
    }
    // "The mill will close, he said, and 300 jobs will go": the clause goes on with another.
    let plain = left.is_some_and(|l| s.has_verb(l.clone()) && !l.clone().any(|i| s.is_quote(i)));
    if plain && s.mark(next, ",") && matches!(s.word(next + 1), "and" | "but" | "or") {
        let end = content::end_of(s, next + 1);
        // "…, and the mercury hit 40": the writer goes on; what is said stands back in time or ahead.
        let aux = || (next + 2..end.min(next + 12)).any(|i| s.has(i, AUX) && !s.has(i, TIME));
        let clause = content::begins_strictly(s, next + 2, end) && aux() || s.is(next + 2, "also");
        let plain = (next + 1..end).all(|i| !s.is_quote(i) && s.class(i).is_none_or(|_| !is_verb(s, i)));
        return (clause && plain && end > next + 3).then_some(next + 1..end);
    }
    // "the skaters, he said, were “in another league”": the clause goes on with its verb.
    let open = left.is_some_and(|l| !s.has_verb(l.clone()) && !s.is_quote(l.end - 1));
    if s.mark(next, ",") && open && next + 1 < s.units.len() {
        let end = s.close(next + 1);
        return (end > next + 1).then_some(next + 1..end);
    }
    None
}

/// One content of two parts; `None` if there is no second part.
fn join(s: &Sentence<'_>, left: Option<Range<usize>>, right: Option<Range<usize>>) -> Option<Range<usize>> {
    let (left, right) = (left?, right?);
    // "Worldwide, X said, redundancies would …": only an adjunct before.
    let adjunct = s.has(left.start, ADV | PREP) && !(left.clone()).any(|i| s.is_quote(i));
    Some(if adjunct { right } else { left.start..right.end })
}

/// "with the company citing": a subject of its own.
fn with_subject(s: &Sentence<'_>, at: usize) -> Option<Subject> {
    // "the marchers, many of them chanting “…”"
    if at > 2 && s.is(at - 1, "them") && s.is(at - 2, "of") && s.has(at - 3, DET) && s.is_quote(at + 1) {
        return Some(Subject { units: at - 3..at, verb: at });
    }
    let units = phrases::phrase_ending(s, at.checked_sub(1)?)?;
    // "a crowd chanting “…”"
    let beside = s.is_quote(at + 1) || s.mark(at + 1, ",:") && s.is_quote(at + 2);
    let written = s.is(at, "reading");
    // "wrote to members saying “…”": who is written to does not speak.
    if s.is(at, "saying") && addressed_before(s, at - 1) {
        return None;
    }
    // "She released a statement saying, “…”": she says it.
    let issued = s.is(at, "saying")
        && titles::DOCUMENTS.has(s.word(at - 1))
        && units.start > 0
        && s.is_word(units.start - 1)
        && !s.has(units.start - 1, PREP | SUB);
    if beside && !issued && !s.has(at - 1, PREP | SUB | ADV) && phrases::speaks(s, &units, written) {
        return Some(Subject { units, verb: at });
    }
    (units.start > 0 && s.is(units.start - 1, "with")).then_some(Subject { units, verb: at })
}

/// The subject of an earlier verb in the sentence, for "…, adding that" and "and added that".
fn shared_subject(s: &Sentence<'_>, at: usize, participle: bool, last: Option<Range<usize>>) -> Option<Range<usize>> {
    let mut before = at.checked_sub(1)?;
    while before > 0 && s.has(before, ADV | AUX) && !s.has(before, DET) {
        before -= 1;
    }
    let closes = s.is_quote(before)
        && s.units[before].span.of(s.text).trim_end_matches(|c: char| "”\"»’'".contains(c)).ends_with(',');
    let coordinated = matches!(s.word(before), "and" | "but" | "or" | "then") || s.mark(before, ",—–―") || closes;
    if participle
        && !(s.mark(before, ",—–―")
            || matches!(s.word(before), "while" | "by" | "and" | "upon" | "after" | "before")
            || addressed_before(s, before)
            || titles::DOCUMENTS.has(s.word(before))
            || last.is_some() && s.is_word(before) && !s.has(before, DET | PREP))
    {
        return None;
    }
    if !participle && !coordinated {
        return None;
    }
    last.or_else(|| phrases::opening_subject(s, at))
}

/// "emailed supporters saying": whether the noun at `noun` is whom a verb of writing addresses.
fn addressed_before(s: &Sentence<'_>, noun: usize) -> bool {
    (noun.saturating_sub(3)..noun).any(|i| {
        matches!(
            s.word(i),
            "emailed" | "wrote" | "texted" | "messaged" | "phoned" | "called" | "told" | "addressed" | "contacted"
        )
    })
}

/// Whether this subject goes with this class of verb: documents show, people stress.
fn fits(s: &Sentence<'_>, units: &Range<usize>, class: CueClass) -> bool {
    let head = bare(s.word(phrases::head_of(s, units)));
    match class {
        CueClass::Manner | CueClass::Urge | CueClass::Think => !titles::DOCUMENTS.has(head),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;
    use super::RULE;

    #[test]
    fn what_happens_meanwhile_is_not_said() {
        check(&RULE, "{Mayor Paul Stenner} <said> as he opened the meeting.");
        check(&RULE, "{Paul Stenner} <said> [as many as 40 trams had stopped].");
        check(&RULE, "[“This is fantastic!”] <beamed> {Anna Voss of Alder}.");
        check(&RULE, "{Anna Voss} <thanked> [the crews for “acting with great calm.”]");
    }

    #[test]
    fn a_clause_after_the_verb() {
        check(&RULE, "{Marsh} <said> [she hoped to hire more staff by Monday].");
        check(&RULE, "{The company} <maintains> that [hiring will continue].");
        check(&RULE, "{The companies} <told> analysts on Monday that [they had reached an accord].");
        check(&RULE, "{Voss}, who came back in 2019, <said> [the savings would show].");
        check(
            &RULE,
            "The cuts follow comments from {chief executive Mara Voss}, who <signalled> that [jobs would go].",
        );
    }

    #[test]
    fn a_clause_before_the_verb() {
        check(&RULE, "[More than 300 people were moved], {the agency} <said>.");
        check(&RULE, "[The bank had hoped for more], {two people near the board} <said>.");
        check(&RULE, "[He was fine], <said> {Ann Marsh of the institute}.");
    }

    #[test]
    fn marks_on_either_side() {
        check(&RULE, "[“We stay,”] {Voss} <told> reporters.");
        check(&RULE, "[“We stay,”] <said> {bakery owner Jan Tolle}, who reckoned so.");
        check(&RULE, "{Voss} <said>: [“We stay.”]");
        check(&RULE, "[“We stay,” {Voss} <said>, “and you go.”]");
    }

    #[test]
    fn verbs_share_a_subject() {
        check(&RULE, "{Voss} <said> [sales had grown] and <added> that [costs had not].");
        check(&RULE, "{She} <warned> that [it rained], <adding> that [it would snow].");
    }

    #[test]
    fn objects_of_some_verbs() {
        check(&RULE, "{Voss} <outlined> [how work is changing].");
        check(&RULE, "{He} <urged> [the guild to come back to talks].");
        check(&RULE, "{Fenn} came to the mill and <promised> [to save it].");
        check(&RULE, "{He} <called> [the plan lawful], and left.");
        check(&RULE, "He called the plan last week.");
        check(&RULE, "{Spokespeople} <framed> [the layoffs as part of a larger effort].");
    }

    #[test]
    fn a_verb_and_its_subject_may_interrupt_a_clause() {
        check(&RULE, "[The bridge, <argues> {Lena Ott}, was never safe].");
        check(&RULE, "[Counting is not remembering], <cautions> {Paul Ashe of the museum}, who was not involved.");
        check(&RULE, "[The mill will close, {he} <said>, and 300 jobs will go].");
        check(&RULE, "[The mill will close], {he} <said>, and left the room.");
        check(&RULE, "[The mill will close], {he} <said>, and the crowd booed him.");
        check(
            &RULE,
            "{A former aide}, speaking on condition of anonymity, <said> [{Gale} <told> him [the plan was dead].",
        );
    }

    #[test]
    fn another_verb_ends_what_is_said() {
        check(&RULE, "{Ada Fenn} <said> [the mill had closed] and {she} <accused> [Gale of greed].");
        check(&RULE, "{Ada Fenn} <said> [the mill had closed], even as {the guild} <said> that [it was open].");
    }

    #[test]
    fn long_and_dated_subjects_speak() {
        check(&RULE, "[The mill is lost], {people close to Gale} <say>.");
        check(&RULE, "{Mayor Ada Fenn} on Monday <said> [the mill was lost].");
        check(&RULE, "{The company} that runs the mill <said> [it had been honoured].");
        check(&RULE, "{The sign} above it <said> [“Open”].");
        check(&RULE, "{Joan Arkle}, 47, of Mill Lane, Thorne, <told> magistrates that [she had paid].");
        check(&RULE, "[Bees can count], {a study} published on Monday in the journal Insects <suggests>.");
        check(&RULE, "{Fenn} later tweeted a photograph and <said> [she had been pushed].");
    }

    #[test]
    fn nobody_says_nothing() {
        check(&RULE, "Nobody said when the mill would close.");
        check(&RULE, "No minister said that the mill would close.");
    }

    #[test]
    fn a_relative_clause_ends_what_is_said() {
        check(&RULE, "The mill, which {Fenn} <says> [will close], stands on the river.");
        check(&RULE, "{Stenner}, who <said> [the mill would close], left early.");
        check(&RULE, "{Stenner}, who <said> [the mill would close].");
    }

    #[test]
    fn a_voice_at_the_end_ends_what_is_said_before() {
        // The agency passes on the whole clause before it, and the ministry says what stands in its own.
        check(&RULE, "[{The ministry} <said> [the talks had failed], {state news agency NNA} <reported>.");
    }

    #[test]
    fn crowds_chant_and_people_speak_themselves() {
        check(&RULE, "{Many marchers} <were chanting> [“We are Halvik”] and waving flags.");
        check(&RULE, "The street was full, with {many marchers} <chanting> [“We are Halvik”] in the rain.");
        check(&RULE, "{Paul Stenner} himself <said> Tuesday that [“the only way out is through the mill.”]");
        check(&RULE, "{A former mayor -- Paul Stenner}, who lost -- <said> [the mayor “offered no changes.”]");
    }

    #[test]
    fn signs_read_and_statements_say() {
        check(&RULE, "They wore {a hat} <reading>, [“Make Halvik Great Again”] on Friday.");
        check(&RULE, "{The ministry} put out a statement <saying> [the town “does not have the means.”]");
    }

    #[test]
    fn a_quotation_may_close_a_long_sentence() {
        check(&RULE, "{Voss} <said> on Monday, in reference to her first mill, [“Next summer it will have a sister!”]");
        check(&RULE, "The race [“is a dead heat,”] as {Voss} <said> on Friday, and nobody leads.");
        check(&RULE, "{He’s} <predicting> [he will do “very, very well” in May].");
    }

    #[test]
    fn titles_of_programmes_are_no_words_said() {
        check(&RULE, "{Anna Voss} <told> NTV’s “Good Morning Halvik” on Monday [the tone was cordial].");
        check(&RULE, "{Anna Voss} <said> on NTV's “This Week With Goran Feld” that [she would look at it].");
    }

    #[test]
    fn nouns_and_passives_are_no_verbs() {
        check(&RULE, "{The nation's state media} <said> [the launch was a success].");
        check(&RULE, "The report was long and its claims were bold.");
        check(&RULE, "Jobs are expected to go.");
    }
}
