//! Lines of a transcript or an interview: "MS. FARR: We closed the valve. It took an hour.", "Q: What did it cost?"
//!
//! All that stands in such a paragraph behind the label is said by whom the label names. A label in capitals is one
//! wherever it stands; "Anna Dahl:" and "Q:" only where another paragraph has one too, as lists of facts have such
//! words before a colon ("Price: 40 crowns").

use super::units::Sentence;
use crate::article::{Article, ParagraphKind, Span};
use crate::language::cues::CueClass;
use crate::language::titles;
use crate::language::wordlist::word_list;
use std::collections::HashMap;

/// One line: who speaks, and what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    pub label: Span,
    pub colon: Span,
    pub said: Span,
    pub paragraph: usize,
}

word_list!(
    /// What an interview calls those who speak in it.
    PARTS = "q a question answer interviewer interviewee host moderator reporter audience narrator"
);

word_list!(
    /// Words before a colon, in capitals, that name no speaker.
    HEADINGS = "note correction update updated breaking watch read more related photo photos video source sources credit
        editor's opinion analysis exclusive live latest news warning important contact where when what who why how"
);

/// "BREAKING", "UPDATE": whether a word before a colon names no speaker.
pub fn is_heading(word: &str) -> bool {
    HEADINGS.has(word)
}

/// Words of a label.
const LONGEST: usize = 5;

/// "Marsh: We will stay", "Police: two dead in fire": a headline that gives its words to somebody. A name is one where
/// the article says elsewhere that it speaks; else it may be a place.
pub fn headline(article: &Article, sentences: &[Sentence<'_>]) -> Option<Line> {
    let text = article.text();
    let first = article.paragraphs().first()?;
    let (label, rest) = first.span.of(text).split_once(": ")?;
    let said = rest.trim();
    let words: Vec<&str> = label.split(' ').collect();
    let (last, after) = (*words.last()?, said.chars().next()?);
    let named = words.iter().all(|word| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic));
    let headed = titles::ROLES.has(last) || titles::GROUPS.has(last) || titles::BODIES.has(last);
    let document = titles::DOCUMENTS.has(last) && words.len() > 1 || matches!(last, "Report" | "Study" | "Poll");
    let speaks = || {
        sentences.iter().any(|s| {
            (0..s.units.len()).any(|i| {
                let says = |at: usize| {
                    matches!(s.class(at), Some(CueClass::Say | CueClass::Tell | CueClass::Report)) && !s.capital(at)
                };
                s.word(i) == last && (says(i + 1) || i > 0 && says(i - 1))
            })
        })
    };
    let plain = words.len() <= 3 && words.iter().all(|word| !is_heading(word)) && !said.contains([':', '?']);
    let headline = !said.ends_with('.') && after.is_alphanumeric() && said.split_whitespace().nth(2).is_some();
    let fits = plain && headline && (headed || document || named && speaks());
    let start = first.span.start() + label.len();
    let said = Span::new(first.span.end() - rest.len(), first.span.end() - rest.len() + said.len());
    let (label, colon) = (Span::new(first.span.start(), start), Span::new(start, start + 1));
    fits.then_some(Line { label, colon, said, paragraph: 0 })
}

/// How a label is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Shouted,
    Named,
    Part,
}

/// Finds the lines of `article`, in their order.
pub fn find(article: &Article) -> Vec<Line> {
    let text = article.text();
    let mut lines: Vec<(Line, Kind)> = Vec::new();
    for (paragraph, part) in article.paragraphs().iter().enumerate() {
        if part.kind == ParagraphKind::Boilerplate {
            continue;
        }
        lines.extend(line(text, part.span, paragraph));
    }
    let mut times: HashMap<&str, usize> = HashMap::new();
    for (line, _) in &lines {
        *times.entry(line.label.of(text)).or_default() += 1;
    }
    let parts = lines.iter().filter(|(_, kind)| *kind == Kind::Part).count();
    lines.retain(|(line, kind)| match kind {
        Kind::Shouted => true,
        Kind::Part => parts > 1,
        Kind::Named => times[line.label.of(text)] > 1 || parts > 1 || titled(line.label.of(text)),
    });
    lines.into_iter().map(|(line, _)| line).collect()
}

/// "Mr. Penning", "Sen. Bright": a title before a name.
fn titled(label: &str) -> bool {
    let (first, rest) = label.split_once(' ').unwrap_or((label, ""));
    titles::ABBREVIATED.has(first.trim_end_matches('.')) && rest.starts_with(char::is_uppercase)
}

fn line(text: &str, paragraph: Span, index: usize) -> Option<(Line, Kind)> {
    let words = paragraph.of(text);
    let (label, rest) = words.split_once(':').filter(|(label, _)| label.len() <= 60)?;
    let name = label.split(" (").next().unwrap_or(label);
    let kind = kind_of(name, label.len() > name.len())?;
    let said = rest.trim_start();
    let start = paragraph.end() - said.len();
    let said = Span::new(start, start + said.trim_end().len());
    let first = said.of(text).chars().next()?;
    // Words in marks are read as such; a line without a full stop is a heading or a fact.
    let plain = rest.starts_with(' ') && (first.is_uppercase() || first.is_ascii_digit() || matches!(first, '(' | '['));
    let sentence = said.of(text).ends_with(['.', '?', '!', '…', '”', '"', '’', '\'', '-', '—', ')', ']']);
    let long = said.of(text).split_whitespace().nth(if kind == Kind::Part { 0 } else { 2 }).is_some();
    let colon = Span::new(paragraph.start() + label.len(), paragraph.start() + label.len() + 1);
    let label = Span::new(paragraph.start(), paragraph.start() + name.len());
    (plain && sentence && long).then_some((Line { label, colon, said, paragraph: index }, kind))
}

fn kind_of(name: &str, bracketed: bool) -> Option<Kind> {
    let words: Vec<&str> = name.split(' ').take(LONGEST + 1).collect();
    let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count();
    let plain = |word: &str| {
        letters(word) > 0 && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-'))
    };
    if words.len() > LONGEST || !words.iter().all(|word| plain(word)) {
        return None;
    }
    if words.len() == 1 && PARTS.has(words[0].trim_end_matches('.')) {
        return Some(Kind::Part);
    }
    if words.iter().any(|word| is_heading(word)) {
        return None;
    }
    let shouted = words.iter().all(|word| !word.contains(char::is_lowercase));
    if shouted && words.iter().any(|word| letters(word) > 2 && !titles::ABBREVIATED.has(word.trim_end_matches('.'))) {
        return Some(Kind::Shouted);
    }
    let capitals = words.iter().all(|word| word.starts_with(char::is_uppercase));
    (capitals && !shouted && (words.len() <= 4 || bracketed)).then_some(Kind::Named)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::tokens::Tokens;
    use crate::quotes::units;

    /// Each line as "label | said".
    fn check(text: &str, expected: &[&str]) {
        let article = Article::from_text("a", text);
        let lines = find(&article);
        let found: Vec<String> =
            lines.iter().map(|line| format!("{} | {}", line.label.of(text), line.said.of(text))).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn labels_in_capitals_speak() {
        check(
            "MS. FARR: I learned of it in May. We closed it.\n\nSEN. BRIGHT (D): That is not so.",
            &["MS. FARR | I learned of it in May. We closed it.", "SEN. BRIGHT | That is not so."],
        );
        check("UPDATE: The road is open again.\n\nMR. OR MRS: no", &[]);
    }

    #[test]
    fn questions_and_answers_come_in_pairs() {
        check("Q: Why?\n\nA: Nobody knows. We will ask.", &["Q | Why?", "A | Nobody knows. We will ask."]);
        check("Interviewer: Why?\n\nDahl: Nobody can know.", &[]);
        check(
            "Interviewer: Why?\n\nDahl: Nobody can know.\n\nInterviewer: And now?",
            &["Interviewer | Why?", "Dahl | Nobody can know.", "Interviewer | And now?"],
        );
        check("A: Nobody knows.", &[]);
    }

    #[test]
    fn names_speak_where_they_come_back() {
        check(
            "Anna Dahl: We are tired.\n\nShe sighs.\n\nAnna Dahl: And poor, too.",
            &["Anna Dahl | We are tired.", "Anna Dahl | And poor, too."],
        );
        check("Mr. Penning: I am aware of it.", &["Mr. Penning | I am aware of it."]);
    }

    #[test]
    fn headlines_give_their_words_to_somebody() {
        let check = |text: &str, expected: Option<&str>| {
            let article = Article::from_text("a", text);
            let tokens = Tokens::of(article.text());
            let sentences = units::sentences(&article, &tokens, &[]);
            let found = headline(&article, &sentences);
            let found = found.map(|line| format!("{} | {}", line.label.of(text), line.said.of(text)));
            assert_eq!(found.as_deref(), expected, "{text}");
        };
        check("Minister: We will not pay for it\n\nThe row went on.", Some("Minister | We will not pay for it"));
        check("Police: two dead in mill fire\n\nThe fire went on.", Some("Police | two dead in mill fire"));
        check("Marsh: The mill will stay\n\nAnn Marsh said so on Friday.", Some("Marsh | The mill will stay"));
        check("Halvik: three die in mill fire\n\nThe fire went on.", None);
        check("Analysis: why the mill burned\n\nThe fire went on.", None);
        check("Police: what we know so far about it?\n\nThe fire went on.", None);
    }

    #[test]
    fn facts_and_headings_do_not_speak() {
        check("Price: 40 crowns.\n\nPlace: The old mill in Halvik.", &[]);
        check("Halvik: Ferry sinks", &[]);
        check("The mill: It will close on Friday.\n\nThe mill: It is old.", &[]);
        check("Dahl: “We stay.”\n\nDahl: “We go.”", &[]);
    }
}
