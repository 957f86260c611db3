//! The clause that leads to a figure, read without a tagger: its verb, the noun phrase before the verb, the one between
//! the verb and the figure, and the preposition right before the figure.
//!
//! What cannot be told from closed lists and the order of words stays open. Nothing here knows measures or owners.

use std::ops::Range;

use super::Site;
use super::classes::{
    ACT, ADVERB, AUXILIARY, DETERMINER, DOUBTFUL, GERUND, HEDGE, LEXICAL, LINK, MOVE, PARTICIPLE, PAST, PREPOSITION,
    PRESENT, STOP,
};
use super::words::Words;
use crate::language::tokens::TokenKind;

/// How far before a figure its clause may begin, in tokens.
const FAR: usize = 24;

/// What leads to a figure from its left.
#[derive(Clone, Debug, Default)]
pub(super) struct Lead {
    /// The preposition right before the figure, hedges aside.
    pub by: Option<usize>,
    /// The verb that governs it.
    pub verb: Option<usize>,
    /// The head phrase of the verb's subject: of "the price of gold per ounce is", "price".
    pub subject: Option<Range<usize>>,
    /// The personal pronoun that is its subject.
    pub pronoun: Option<usize>,
    /// The verb tells of a deed of its subject: "paid", not "was paid", "is", "rose by".
    pub acts: bool,
    /// The head phrase between the verb and what leads to the figure: "cut **the award** to".
    pub object: Option<Range<usize>>,
}

/// Reads what leads to the figure of `site`.
pub(super) fn lead(site: &Site<'_>) -> Lead {
    let words = site.words;
    let at = site.at().start;
    let floor = at.saturating_sub(FAR).max(site.sentence.range.start);
    let mut lead = Lead::default();
    let mut i = at;
    while i > floor {
        let word = words.bare(i - 1);
        if words.is(i - 1, PREPOSITION) && !(word == "to" && words.bare(i.wrapping_sub(2)) == "up") {
            lead.by = Some(i - 1);
            i -= 1;
            break;
        }
        if !words.is(i - 1, HEDGE | ADVERB) {
            break;
        }
        i -= 1;
    }
    let Some(verb) = governor(words, floor, i) else { return lead };
    lead.verb = Some(verb);
    lead.object = head(site, verb + 1, i);
    let first = chain(words, floor, verb);
    lead.subject = subject(site, floor, first);
    lead.pronoun =
        first.checked_sub(1).filter(|&i| i >= floor && matches!(words.bare(i), "he" | "she" | "it" | "they"));
    let moves = words.is(verb, MOVE) && lead.by.is_none();
    let state = words.is(verb, AUXILIARY) || (words.is(verb, LINK) && !moves);
    let passive =
        (first..verb).any(|i| matches!(words.bare(i), "is" | "was" | "are" | "were" | "be" | "been" | "being"));
    lead.acts = !state && !passive;
    lead
}

/// "The police say 80,000 marched; **the union** 400,000": who takes the turn in a clause, ending at token `at`, that
/// leaves out its verb.
pub(super) fn turn(words: &Words<'_>, start: usize, at: usize) -> Option<Range<usize>> {
    let mut last = at;
    while last > start.max(at.saturating_sub(4)) && (words.is(last - 1, HEDGE) || words.bare(last - 1) == "at") {
        last -= 1;
    }
    let floor = last.saturating_sub(5).max(start);
    let mut first = last;
    while first > floor && !matches!(words.at(first - 1), ";" | "," | "while" | "but") {
        let word = words.bare(first - 1);
        if words.kind(first - 1) != Some(TokenKind::Word)
            || (words.is(first - 1, STOP) && word != "of")
            || is_verb(words, start, first - 1)
        {
            return None;
        }
        first -= 1;
    }
    let capital = || words.tokens.all[first].span.of(words.tokens.text).starts_with(|c: char| c.is_uppercase());
    (first > floor && first < last && (words.is(first, DETERMINER) || capital())).then_some(first..last)
}

/// The nearest verb left of token `end`, in the same clause.
fn governor(words: &Words<'_>, floor: usize, end: usize) -> Option<usize> {
    let mut i = end;
    while i > floor {
        i -= 1;
        if borders(words.at(i)) {
            return None;
        }
        if is_verb(words, floor, i) {
            return Some(i);
        }
    }
    None
}

/// The first of the verbs, auxiliaries and adverbs that end at `verb`: "has been **cut**".
fn chain(words: &Words<'_>, floor: usize, verb: usize) -> usize {
    let mut first = verb;
    while first > floor {
        let word = words.bare(first - 1);
        let idle =
            matches!(word, "also" | "not" | "now" | "still" | "already" | "just" | "to") || words.is(first - 1, ADVERB);
        let modal =
            words.is(first - 1, AUXILIARY) || matches!(word, "expected" | "due" | "set" | "likely" | "going" | "able");
        // "is poised to drop"
        let state = word.ends_with("ed") && first >= floor + 2 && words.is(first - 2, AUXILIARY);
        if !(idle || modal || state) {
            break;
        }
        first -= 1;
    }
    first
}

/// The head phrase of the subject whose verb begins at `verb`: the first noun phrase of those that prepositions tie
/// together before it.
fn subject(site: &Site<'_>, floor: usize, verb: usize) -> Option<Range<usize>> {
    let words = site.words;
    let mut end = verb;
    let mut aside = false;
    // "X closed two shops and cut": the subject of the verb before.
    if verb > floor && matches!(words.bare(verb - 1), "and" | "or") {
        let main = governor(words, floor, verb - 1)?;
        return subject(site, floor, chain(words, floor, main));
    }
    if end > floor + 2 && words.at(end - 1) == "," {
        // "She won a second term, taking": the subject of the verb before.
        if words.bare(verb).ends_with("ing") {
            let main = governor(words, floor, end - 1)?;
            return subject(site, floor, chain(words, floor, main));
        }
        // "A gust, measured at night, was": an aside is stepped over.
        let open = (floor.max(end.saturating_sub(14))..end - 1).rev().find(|&i| words.at(i) == ",")?;
        end = open;
        aside = true;
    }
    // "saw strengthening to trade at": an aim is the subject's of the verb before.
    if words.bare(verb) == "to" && verb > floor && !is_verb(words, floor, verb - 1) {
        let main = governor(words, floor, verb)?;
        return subject(site, floor, chain(words, floor, main));
    }
    // "products priced at": what stands right before is described.
    if matches!(words.bare(verb), "priced" | "valued") {
        let near = (floor..end).rev().find(|&i| words.is(i, STOP) || borders(words.at(i)) || words.is(i, DETERMINER));
        return head(site, near.map_or(floor, |i| i + 1), end);
    }
    let mut start = end;
    let mut and = None;
    while start > floor {
        let i = start - 1;
        if words.bare(i) == "and" {
            // "is up 2 % and the mill": the clause before ends with its figure.
            if i > floor && site.figure_at(i - 1).is_some() {
                break;
            }
            and.get_or_insert(start);
        }
        if borders(words.at(i)) || words.at(i) == "," || matches!(words.bare(i), "that" | "which" | "who") {
            break;
        }
        if is_verb(words, floor, i) {
            // What stands before the aside is its object.
            if aside {
                return None;
            }
            // "costs fell and revenue rose"
            start = and.unwrap_or(start);
            break;
        }
        start = i;
    }
    // "In May the price": a phrase before the subject.
    if words.is(start, PREPOSITION) && start < end {
        let skip = (start + 1..end).find(|&i| words.is(i, DETERMINER) && i > start + 1)?;
        start = skip;
    }
    let first = head(site, start, end)?;
    // "A year ago petrol averaged", "Last week the price": a time before the subject.
    let last = words.bare(first.end - 1);
    if first.end < end && times(last) {
        let ago = usize::from(matches!(words.bare(first.end), "ago" | "earlier" | "later" | "before"));
        return head(site, first.end + ago, end);
    }
    Some(first)
}

/// Words that join a clause to the one before.
fn conjunction(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "or"
            | "since"
            | "as"
            | "if"
            | "when"
            | "because"
            | "that"
            | "though"
            | "although"
            | "where"
            | "but"
            | "while"
            | "until"
    )
}

/// Adverbs that open a clause.
fn linking_adverb(word: &str) -> bool {
    matches!(
        word,
        "however"
            | "indeed"
            | "nevertheless"
            | "meanwhile"
            | "moreover"
            | "instead"
            | "together"
            | "overall"
            | "thus"
            | "so"
            | "far"
    )
}

/// Whether the tokens of `run`, a phrase that nothing but its place tells from a name, are one: a capital inside a
/// sentence, or a lone one in front that is neither a plural nor a word of the lexicon.
pub(super) fn is_name(site_words: &Words<'_>, run: &Range<usize>, sentence: usize) -> bool {
    let capital =
        |i: usize| site_words.tokens.all[i].span.of(site_words.tokens.text).starts_with(|c: char| c.is_uppercase());
    let last = run.end - 1;
    if !capital(last) {
        return false;
    }
    if last > sentence {
        return true;
    }
    let word = site_words.bare(last);
    !(word.ends_with('s') || word.ends_with("men") || word == "people" || site_words.is(last, LEXICAL))
}

/// Words of time that stand before a subject.
fn times(word: &str) -> bool {
    matches!(
        word,
        "year"
            | "years"
            | "month"
            | "months"
            | "week"
            | "weeks"
            | "quarter"
            | "day"
            | "days"
            | "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
    )
}

/// The first noun phrase of `start..end`, its articles and owners left out.
fn head(site: &Site<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    let words = site.words;
    let mut first = start;
    while first < end {
        let word = words.bare(first);
        if let Some(figure) = site.figure_at(first) {
            first = figure.end;
            continue;
        }
        let number = words.kind(first) != Some(TokenKind::Word);
        let owner = words.possessive(first) || word == "s" || linking_adverb(word);
        // "this year the shares": a time in front.
        if times(word) && first > start && first + 1 < end && matches!(words.bare(first - 1), "this" | "last" | "next")
        {
            first += 1;
            continue;
        }
        let joins = first < start + 2 && conjunction(word);
        if !(joins || words.is(first, DETERMINER | HEDGE | ADVERB) || number || owner) {
            break;
        }
        first += 1;
    }
    let mut last = first;
    while last < end.min(first + 7) {
        let word = words.bare(last);
        // "the planned sale"
        let described = last == first && word.ends_with("ed");
        if (words.is(last, STOP) && !described)
            || borders(words.at(last))
            || site.figure_at(last).is_some()
            || words.kind(last) != Some(TokenKind::Word)
        {
            break;
        }
        if words.possessive(last) && last + 1 < end {
            first = last + 1;
        }
        last += 1;
    }
    (last > first).then_some(first..last)
}

/// Whether the token is a verb where it stands.
pub(super) fn is_verb(words: &Words<'_>, floor: usize, at: usize) -> bool {
    if words.kind(at) != Some(TokenKind::Word) || words.is(at, PREPOSITION) {
        return false;
    }
    if words.is(at, AUXILIARY) {
        return true;
    }
    let before = if at > floor { words.bare(at - 1) } else { "" };
    let follows = |classes| at > floor && words.is(at - 1, classes);
    let next = words.bare(at + 1);
    let free = words.kind(at + 1) != Some(TokenKind::Word) || words.is(at + 1, DETERMINER | HEDGE | PREPOSITION);
    // "would join", "to cut the"
    if matches!(before, "will" | "would" | "could" | "may" | "might" | "can" | "must" | "should" | "shall" | "not") {
        return !words.is(at, DETERMINER | HEDGE | ADVERB);
    }
    if before == "to" {
        return free && !words.is(at, STOP | DETERMINER | HEDGE);
    }
    let opens = at == floor || follows(DETERMINER | PREPOSITION) || words.possessive(at - 1);
    if words.is(at, PARTICIPLE) {
        // "the planned sale", "dried flower products": before a noun, where a phrase begins.
        return !opens || free;
    }
    if opens {
        return words.is(at, GERUND) && free && !follows(DETERMINER);
    }
    // "The dollar was mixed, easing to"
    let word = words.bare(at);
    if before == "," && word.len() > 5 && word.ends_with("ing") {
        return free;
    }
    // "a 5 % drop", "the second rise"
    if words.kind(at - 1) != Some(TokenKind::Word) && words.at(at - 1) != "," {
        return false;
    }
    // "lamp orders for", "a rise of" are nouns; "orders the", "rises to" are not.
    let object = free && !words.is(at + 1, PREPOSITION);
    let to = matches!(next, "to" | "by" | "from");
    words.is(at, PAST | ACT | PRESENT)
        || (words.is(at, GERUND) && free)
        || (words.is(at, DOUBTFUL) && (object || next == "at"))
        || (words.is(at, MOVE) && (object || to))
}

/// Marks that no clause reaches across.
fn borders(word: &str) -> bool {
    matches!(word, ";" | ":" | "–" | "—" | "(" | ")" | "“" | "”" | "\"" | "\n" | "while" | "but" | "whereas")
}

#[cfg(test)]
mod tests {
    use std::cell::OnceCell;

    use super::super::words::Words;
    use super::super::{Sentence, Site};
    use super::lead;
    use crate::article::Span;
    use crate::language::tokens::Tokens;

    /// Checks preposition, verb, subject and object of what leads to the marked figure; empty for none.
    #[track_caller]
    fn check(marked: &str, want: [&str; 4]) {
        let start = marked.find('|').expect("the text marks a figure");
        let end = marked.rfind('|').expect("the mark is closed") - 1;
        let text = marked.replace('|', "");
        let lower = text.to_ascii_lowercase();
        let tokens = Tokens::of(&text);
        let words = Words::new(&tokens, &lower);
        let figures = [words.touching(Span::new(start, end))];
        let sentence = Sentence { range: 0..tokens.all.len(), hits: &[], figures: &figures, dates: &[] };
        let lead = lead(&Site { words: &words, sentence: &sentence, nth: 0, lead: OnceCell::new() });
        let said = |run: Option<std::ops::Range<usize>>| run.map_or("", |run| words.span(run).of(&text));
        let got =
            [said(lead.by.map(|i| i..i + 1)), said(lead.verb.map(|i| i..i + 1)), said(lead.subject), said(lead.object)];
        assert_eq!(got, want, "in {marked}");
    }

    #[test]
    fn a_subject_and_its_verb() {
        check("The price of gold per ounce is currently at |$1,700|.", ["at", "is", "price", ""]);
        check("Norvane employs about |600| people.", ["", "employs", "Norvane", ""]);
        check("The lamps, made of brass, are |9 kg|.", ["", "are", "lamps", ""]);
        check("A year ago petrol averaged roughly |$2.11|.", ["", "averaged", "petrol", ""]);
        check("This week the price rose to |$5|.", ["to", "rose", "price", ""]);
    }

    #[test]
    fn what_a_verb_takes_stands_between() {
        check("A judge cut the award against the mill to |$78 million|.", ["to", "cut", "judge", "award"]);
        check("The court set the bail at |$5,000|.", ["at", "set", "court", "bail"]);
    }

    #[test]
    fn a_subject_is_shared_by_verbs_that_follow_each_other() {
        check("The mill closed two yards and lost |$5|.", ["", "lost", "mill", ""]);
        check("She won a second term, taking |52 percent|.", ["", "taking", "", ""]);
        check("The mayor won a second term, taking |52 percent|.", ["", "taking", "mayor", ""]);
        check("The crown saw further strength to trade at |132.86|.", ["at", "trade", "crown", ""]);
    }

    #[test]
    fn nouns_and_participles_before_nouns_are_no_verbs() {
        check("The planned sale is |$5|.", ["", "is", "planned sale", ""]);
        check("A sharp rise of |5 %|.", ["of", "", "", ""]);
        check("Rents there: |$900|.", ["", "", "", ""]);
    }
}
