//! Where the paragraphs of a text lie.
//!
//! Three habits are met in files: paragraphs separated by blank lines, one paragraph to a line, and lines wrapped at a
//! fixed column with blank lines between paragraphs. Which one a text follows is read from its lines: in wrapped text
//! the next line's first word would not have fitted on the line before.

use super::{Span, kinds};

/// A paragraph: one block of the text, without the line ends around it. Wrapped ones have line ends inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    pub span: Span,
    pub kind: ParagraphKind,
}

/// What a paragraph is for, as far as its place and shape tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphKind {
    /// The article's own title, when the text opens with one.
    Headline,
    /// "By …", a dateline or publication line near the top.
    Byline,
    /// A cross-heading: short, without a full stop, between body paragraphs.
    Heading,
    Body,
    /// A publisher's feed footer ("The post … appeared first on …"): says nothing of its own.
    Boilerplate,
}

/// The paragraphs of `text`, in order, each with its kind.
pub(super) fn split(text: &str) -> Vec<Paragraph> {
    let lines = lines(text);
    let column = wrap_column(text, &lines);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        let wrapped = column.is_some_and(|column| i > 0 && continues(text, &lines[i - 1], line, column));
        match paragraphs.last_mut() {
            Some(last) if wrapped => last.span = last.span.join(line.span),
            _ => paragraphs.push(Paragraph { span: line.span, kind: ParagraphKind::Body }),
        }
    }
    kinds::classify(text, &mut paragraphs);
    paragraphs
}

/// A line with something on it.
struct Line {
    /// Without the white space around it.
    span: Span,
    /// Its length in characters, indent included.
    length: usize,
    /// The characters of its first word.
    first_word: usize,
    /// A blank line, or the start of the text, comes before it.
    opens_block: bool,
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut start, mut opens_block) = (0, true);
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        if words.is_empty() {
            opens_block = true;
        } else {
            let at = start + (line.len() - line.trim_start().len());
            lines.push(Line {
                span: Span::new(at, at + words.len()),
                length: line.trim_end().chars().count(),
                first_word: words.chars().take_while(|c| !c.is_whitespace()).count(),
                opens_block,
            });
            opens_block = false;
        }
        start += line.len();
    }
    lines
}

/// The columns that text is wrapped at; shorter lines are verse or lists, longer ones are paragraphs.
const COLUMNS: std::ops::RangeInclusive<usize> = 40..=100;
/// How many columns short of the widest line a full line may be, in text that was wrapped by hand.
const RAGGED: usize = 10;

/// The column that the text is wrapped at; `None` where lines are paragraphs.
fn wrap_column(text: &str, lines: &[Line]) -> Option<usize> {
    let column = lines.iter().map(|line| line.length).max()?;
    if !COLUMNS.contains(&column) {
        return None;
    }
    let pairs = || lines.windows(2).filter(|pair| !pair[1].opens_block && !kinds::is_list_item(pair[1].span.of(text)));
    let full = pairs().filter(|pair| continues(text, &pair[0], &pair[1], column)).count();
    // A few full lines among many may be chance, and so may be most of very few.
    (full >= 3 && full * 3 >= pairs().count() * 2).then_some(column)
}

/// Whether `line` goes on with the paragraph of the line before it.
fn continues(text: &str, before: &Line, line: &Line, column: usize) -> bool {
    !line.opens_block
        && before.length + 1 + line.first_word + RAGGED > column
        && before.length * 2 > column
        && !kinds::is_list_item(line.span.of(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = split(text).iter().map(|p| p.span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn blank_lines_separate() {
        check("One.\n\nTwo is here.\n \t\n\n  Three.  \n", &["One.", "Two is here.", "Three."]);
    }

    #[test]
    fn every_long_line_is_a_paragraph() {
        let long =
            "The ferry company said that it would withdraw all of its boats from the southern route by the end of May.";
        check(&format!("{long}\n{long}\nA heading\n{long}"), &[long, long, "A heading", long]);
    }

    #[test]
    fn wrapped_lines_are_joined() {
        let first = "The ferry company said on Monday that it would withdraw\nall of its boats from the southern route by the end of\nMay, citing the price of fuel.";
        let second = "Passengers were not told, and the last boat had left the\nharbour before the news was out.";
        check(&format!("Ferries stop\n\n{first}\n\n{second}\n"), &["Ferries stop", first, second]);
    }

    #[test]
    fn wrapped_text_keeps_its_lists() {
        let text = "Council lists what stays closed\n\nThe council listed what would stay closed for the week of\nthe strike, and said that it would publish the list anew\nevery evening until then, on its pages and on the doors of\nevery library in the city:\n- all libraries and both of the pools of the city\n- the tip\n";
        let found = split(text);
        assert_eq!(found.len(), 4);
        assert!(found[2].span.of(text).starts_with("- all"));
    }

    #[test]
    fn short_lines_without_a_column_stay_apart() {
        check(
            "Roses\nare red\nviolets\nare blue\nand so\nare you",
            &["Roses", "are red", "violets", "are blue", "and so", "are you"],
        );
    }

    #[test]
    fn nothing_has_no_paragraphs() {
        check("", &[]);
        check(" \n\n\t\n", &[]);
    }

    proptest::proptest! {
        #[test]
        fn paragraphs_hold_every_word_once_and_in_order(text in "[a-z.•“ \\n-]{0,400}") {
            let paragraphs = split(&text);
            let mut end = 0;
            for paragraph in &paragraphs {
                proptest::prop_assert!(paragraph.span.start() >= end);
                proptest::prop_assert!(text[end..paragraph.span.start()].trim().is_empty());
                let words = paragraph.span.of(&text);
                proptest::prop_assert_eq!(words, words.trim());
                proptest::prop_assert!(!words.is_empty() && !words.contains("\n\n"));
                end = paragraph.span.end();
            }
            proptest::prop_assert!(text[end..].trim().is_empty());
        }
    }
}
