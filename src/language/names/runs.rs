//! Cuts capitalised runs out of a text: the raw forms of names, titles stripped.
//!
//! Not here: what a run stands for.

use super::lists;
use crate::article::{Article, ParagraphKind, Span};
use crate::language::lexicon::Key;
use crate::language::titles;
use crate::language::tokens::{TokenKind, Tokens, is_currency_code};
use crate::language::wordlist::{WordList, bare, lower};

/// A capitalised run that may be a name: tokens `first..end`.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub first: usize,
    pub end: usize,
    /// Without title, clitic and doubled white space; straight apostrophes.
    pub form: String,
    /// Where the first word is capitalised whatever it is: at a sentence's start or in a headline.
    pub opening: bool,
    pub headline: bool,
    /// Token of the title before it ("Minister", "Ms"), if any.
    pub title: Option<usize>,
    pub possessive: bool,
}

/// Words in a run before it is cut, so that a megabyte of capitals stays linear and unnamed.
const LONGEST: usize = 10;

pub(super) fn of(article: &Article, tokens: &Tokens<'_>) -> Vec<Run> {
    let mut runs = Vec::new();
    for paragraph in article.paragraphs() {
        let range = tokens.inside(paragraph.span);
        let headline = !matches!(paragraph.kind, ParagraphKind::Body) || is_headline(tokens, range.clone());
        let mut at = range.start;
        while at < range.end {
            if !is_capitalised(tokens, at) {
                at += 1;
                continue;
            }
            let end = run_end(tokens, at, range.end);
            push_run(&mut runs, tokens, at, end, headline, range.start);
            at = end.max(at + 1);
        }
    }
    runs
}

/// Whether the line has mostly capitalised words and no full stop: a headline tells nothing of what is a name.
fn is_headline(tokens: &Tokens<'_>, range: std::ops::Range<usize>) -> bool {
    if range.is_empty() || range.len() >= 60 || matches!(tokens.str(range.end - 1), "." | ":" | "," | ";" | "?”") {
        return false;
    }
    let (mut long, mut capital) = (0, 0);
    for at in range {
        let word = tokens.str(at);
        if tokens.all[at].kind == TokenKind::Word && word.len() >= 4 {
            long += 1;
            capital += usize::from(word.starts_with(char::is_uppercase));
        }
    }
    long >= 3 && capital * 10 >= long * 6
}

/// A word with a capital that could be part of a name.
fn is_capitalised(tokens: &Tokens<'_>, at: usize) -> bool {
    let token = tokens.all[at];
    // The first byte of most words shows that they have no capital.
    if token.kind != TokenKind::Word || tokens.text.as_bytes()[token.span.start()].is_ascii_lowercase() {
        return false;
    }
    let word = tokens.str(at);
    if !word.starts_with(char::is_uppercase) {
        return false;
    }
    // "CHF 36 million" names nobody.
    if tokens.all.get(at + 1).is_some_and(|next| next.kind == TokenKind::Digits) && is_currency_code(word) {
        return false;
    }
    if token.plain {
        return true;
    }
    // "July-September" is a time.
    if word.contains('-') && word.split('-').all(|part| lists::CALENDAR.has(part)) {
        return false;
    }
    // "AI-powered", "Hamburg-based": adjectives made of names.
    let Some(hyphen) = word.bytes().rposition(|b| b == b'-') else { return true };
    let tail = &word[hyphen + 1..];
    tail.len() < 3 || tail.starts_with(char::is_uppercase)
}

/// Whether the word at `at`, its possessive ending aside, is on the list.
fn listed(list: &WordList, tokens: &Tokens<'_>, at: usize) -> bool {
    match tokens.key(at) {
        key if tokens.all[at].plain && key != Key::NONE => list.has_key(key),
        _ => list.has(bare(tokens.str(at))),
    }
}

fn is_clitic(word: &str) -> bool {
    matches!(word, "'s" | "’s")
}

/// Whether only blanks (or nothing) lie between two tokens.
fn touches(tokens: &Tokens<'_>, left: usize, right: usize) -> bool {
    tokens.all[left].span.end() == tokens.all[right].span.start()
}

/// The token after the last one of the run that begins at `first`.
fn run_end(tokens: &Tokens<'_>, first: usize, limit: usize) -> usize {
    let mut end = first + 1;
    let mut words = 1;
    if lists::CALENDAR.has(tokens.str(first)) && !crate::language::pronouns::is_given_name(tokens.str(first)) {
        return end;
    }
    while end < limit && words < LONGEST {
        let last = tokens.str(end - 1);
        let word = tokens.str(end);
        let calendar = || lists::CALENDAR.has(word) && !crate::language::pronouns::is_given_name(last);
        if bare(last) != last || is_clitic(word) {
            // A possessive ends a name, unless the thing possessed is a body ("Children's Hospital").
            let next = if is_clitic(word) { end + 1 } else { end };
            if next < limit && is_capitalised(tokens, next) && owns_body(tokens, first, next) {
                end = next + 1;
                words += 1;
                continue;
            }
            break;
        }
        if is_capitalised(tokens, end) && !calendar() {
            end += 1;
            words += 1;
            continue;
        }
        if word == "plc" {
            return end + 1;
        }
        let next = end + 1;
        let joins = match word {
            // "Gov. Mike Pence", "John F. Kennedy", "Acme Inc. said"
            "." if touches(tokens, end - 1, end) => {
                let initial = last.chars().count() == 1 || (last.len() <= 4 && titles::ABBREVIATED.has(last));
                initial && next < limit && is_capitalised(tokens, next) && !touches(tokens, end, next)
            }
            "&" => next < limit && is_capitalised(tokens, next),
            // "Workers’ Alliance"
            "'" | "’" => {
                last.ends_with('s')
                    && touches(tokens, end - 1, end)
                    && next < limit
                    && !touches(tokens, end, next)
                    && is_capitalised(tokens, next)
                    && owns_body(tokens, first, next)
            }
            _ => false,
        };
        if joins {
            end = next + 1;
            words += 1;
            continue;
        }
        if tokens.all[end].kind == TokenKind::Word && lists::CONNECTORS.has(word) {
            let mut after = next;
            // "of the", "for the", "de la"
            if after < limit && matches!(tokens.str(after), "the" | "la" | "las" | "los") {
                after += 1;
            }
            if after < limit && is_capitalised(tokens, after) && connects(tokens, first, end, after) {
                end = after + 1;
                words += 2;
                continue;
            }
        }
        break;
    }
    end
}

/// Whether the possessor's name goes on with the thing possessed ("Workers’ Union", not "Amazon’s Board").
fn owns_body(tokens: &Tokens<'_>, first: usize, next: usize) -> bool {
    let body = bare(tokens.str(next));
    let collective = matches!(
        lower(bare(tokens.str(next - 1))).as_ref(),
        "'" | "'s"
            | "workers"
            | "workers'"
            | "women"
            | "children"
            | "men"
            | "people"
            | "teachers"
            | "lawyers"
            | "drivers"
            | "veterans"
    );
    collective && (lists::ORGANISATION.has(body) || next - first >= 2) && lists::ORGANISATION.has(body)
}

/// Whether the lower-case word at `at` holds the run `first..at` and the word at `after` together.
fn connects(tokens: &Tokens<'_>, first: usize, at: usize, after: usize) -> bool {
    let left = tokens.str(at - 1);
    match tokens.str(at) {
        "of" | "for" => {
            // "Bank of England", "Department of Justice", not "Voss of Kelmora".
            lists::ORGANISATION.has(left)
                || matches!(
                    left,
                    "House"
                        | "Republic"
                        | "Kingdom"
                        | "States"
                        | "Gulf"
                        | "Isle"
                        | "Bay"
                        | "City"
                        | "Center"
                        | "Centre"
                )
        }
        "and" => {
            // "Johnson and Johnson", "Centre for Flood Research and Warning", "Marks and Spencer plc"
            let inside_body = (first..at).any(|i| matches!(tokens.str(i), "of" | "for"));
            inside_body && !lists::CALENDAR.has(tokens.str(after)) && !inner_name(tokens, after)
                || tokens.str(after) == left
        }
        "the" => false,
        _ => after == at + 1 || matches!(tokens.str(at), "de" | "van" | "von"),
    }
}

/// Whether a second name rather than the rest of a first begins here ("… of State and Hillary Clinton").
fn inner_name(tokens: &Tokens<'_>, at: usize) -> bool {
    crate::language::pronouns::is_given_name(tokens.str(at)) || lists::PLACES.has(tokens.str(at))
}

/// Strips titles and words that only open the sentence, splits off a name before a title, and keeps what is left.
fn push_run(runs: &mut Vec<Run>, tokens: &Tokens<'_>, first: usize, end: usize, headline: bool, line: usize) {
    let mut first = first;
    let opening = first == line || opens_sentence(tokens, first);
    if opening {
        while first < end && end - first > 1 && is_opener(tokens, first) {
            first += 1;
        }
    }
    while first < end && !is_capitalised(tokens, first) {
        first += 1;
    }
    // The last title word that still has a name after it.
    let title = (first..end)
        .rev()
        .find(|&i| listed(&titles::TITLES, tokens, i) || titles::ADDRESS.has(tokens.str(i)))
        .filter(|&i| {
            !lists::ORGANISATION.has(bare(tokens.str(end - 1))) || titles::ADDRESS.has(tokens.str(i)) || i + 1 == end
        });
    if let Some(title) = title {
        let before = title_start(tokens, first, title);
        if before > first {
            keep(runs, tokens, first, before, opening, headline, None);
        }
        let mut name = title + 1;
        if name < end && tokens.str(name) == "." {
            name += 1;
        }
        // "Secretary of State Ada Fenn"
        while name < end && !is_capitalised(tokens, name) {
            name += 1;
        }
        if name < end
            && matches!(tokens.str(name), "State" | "Commerce" | "Defense" | "Defence" | "Treasury")
            && name + 1 < end
        {
            name += 1;
        }
        keep(runs, tokens, name, end, false, headline, Some(title));
    } else {
        keep(runs, tokens, first, end, opening, headline, None);
    }
}

/// Where the title that ends at `title` begins: over modifiers ("Transport Minister", "Chief Executive Officer").
fn title_start(tokens: &Tokens<'_>, first: usize, title: usize) -> usize {
    let mut start = title;
    while start > first {
        let word = tokens.str(start - 1);
        let part = word == "."
            || titles::MODIFIERS.has(word)
            || titles::TITLES.has(word)
            || titles::ADDRESS.has(word)
            || lists::PEOPLES.has(word);
        if !part {
            break;
        }
        start -= 1;
    }
    start
}

/// Whether the word before `at` ends a sentence or opens a quotation, so that its capital says nothing.
fn opens_sentence(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    if tokens.all[before].kind == TokenKind::Break {
        return true;
    }
    let mark = tokens.str(before);
    if mark == "." && before > 0 && titles::ABBREVIATED.has(tokens.str(before - 1)) {
        return false;
    }
    matches!(
        mark,
        "." | "!"
            | "?"
            | ":"
            | "•"
            | "*"
            | "“"
            | "\""
            | "‘"
            | "«"
            | "„"
            | "'"
            | "…"
            | "-"
            | "–"
            | "—"
            | "’"
            | "”"
            | "»"
    )
}

fn is_opener(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = bare(tokens.str(at));
    listed(&lists::OPENERS, tokens, at)
        || word.ends_with("ly") && word.len() > 5
        || listed(&lists::CALENDAR, tokens, at)
}

/// Adds tokens `first..end` as a run, unless nothing of a name is left of them.
fn keep(
    runs: &mut Vec<Run>,
    tokens: &Tokens<'_>,
    first: usize,
    end: usize,
    opening: bool,
    headline: bool,
    title: Option<usize>,
) {
    let mut end = end;
    while end > first && !is_capitalised(tokens, end - 1) && tokens.str(end - 1) != "plc" {
        end -= 1;
    }
    if first >= end {
        return;
    }
    let single = end - first == 1;
    let word = bare(tokens.str(first));
    let no_name = || {
        let lists = [&lists::CALENDAR, &lists::PEOPLES, &lists::CAPITALS, &titles::TITLES, &titles::ADDRESS];
        lists.into_iter().any(|list| listed(list, tokens, first))
            || (opening || word.len() > 1 && word.chars().all(char::is_uppercase)) && is_opener(tokens, first)
    };
    if single && (title.is_none() && no_name() || word.chars().count() < 2) {
        return;
    }
    let possessive = bare(tokens.str(end - 1)) != tokens.str(end - 1)
        || tokens.all.get(end).is_some_and(|t| is_clitic(t.span.of(tokens.text)));
    runs.push(Run { first, end, form: form(tokens, first, end), opening, headline, title, possessive });
}

/// The words of tokens `first..end` in one line, the last one without its clitic.
pub(super) fn form(tokens: &Tokens<'_>, first: usize, end: usize) -> String {
    let span = Span::new(tokens.all[first].span.start(), tokens.all[end - 1].span.end());
    let words = bare(span.of(tokens.text));
    let mut form = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !form.is_empty() {
            form.push(' ');
        }
        form.push_str(word);
    }
    if !form.is_ascii() && form.contains('’') { form.replace('’', "'") } else { form }
}
