//! Words of an article made harmless for the format they go into: nothing that was printed may run, link or break out.

use std::borrow::Cow;
use std::fmt;

/// A cell of a table that spreadsheets open: never the beginning of a formula.
///
/// Spreadsheets take a cell that begins with `=`, `+`, `-` or `@` (their wide forms too), a tab or another control
/// character for something to compute. Such a cell gets an apostrophe before it, which they show as text.
///
/// ```
/// use crossread::exchange::escape::cell;
/// assert_eq!(cell("=HYPERLINK(\"…\")"), "'=HYPERLINK(\"…\")");
/// assert_eq!(cell("14,000 - up to"), "14,000 - up to");
/// ```
pub fn cell(text: &str) -> Cow<'_, str> {
    let text = if text.contains('\0') { Cow::Owned(text.replace('\0', "\u{FFFD}")) } else { Cow::Borrowed(text) };
    let starts_a_formula = |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') || c.is_control();
    // Some programs look behind the blanks and marks that nobody sees.
    let unseen = |c: char| c == ' ' || matches!(c, '\u{a0}' | '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{3000}');
    let first = text.trim_start_matches(unseen).chars().next();
    if first.is_some_and(starts_a_formula) { Cow::Owned(format!("'{text}")) } else { text }
}

/// Text between tags or inside a quoted attribute, for HTML and for SVG.
///
/// Characters that no document may hold become the replacement character; of the marks that turn the direction of
/// reading nothing is left, since they can make a line read as another.
///
/// ```
/// use crossread::exchange::escape::Html;
/// assert_eq!(Html("a < b & \"c\"").to_string(), "a &lt; b &amp; &quot;c&quot;");
/// ```
pub struct Html<'a>(pub &'a str);

impl fmt::Display for Html<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut plain = 0;
        for (at, c) in self.0.char_indices() {
            let instead = match c {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                '\t' | '\n' => continue,
                '\r' => " ",
                '\u{fffe}' | '\u{ffff}' => "\u{FFFD}",
                c if c.is_control() => "\u{FFFD}",
                c if turns(c) => "",
                _ => continue,
            };
            f.write_str(&self.0[plain..at])?;
            f.write_str(instead)?;
            plain = at + c.len_utf8();
        }
        f.write_str(&self.0[plain..])
    }
}

/// Marks that embed or override a direction of reading.
fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Text on one line of Markdown, where it says what it says and is nothing else: no emphasis, link, list, code,
/// formula or table cell of its own. White space is folded.
///
/// ```
/// use crossread::exchange::escape::markdown;
/// assert_eq!(markdown("up to *30,000*\njobs | cuts"), "up to \\*30,000\\* jobs \\| cuts");
/// assert_eq!(markdown("- 5 percent"), "\\- 5 percent");
/// ```
pub fn markdown(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    let line = words.collect::<Vec<_>>().join(" ");
    let mut out = String::with_capacity(line.len() + 8);
    // Before these, a line that begins with digits begins a list.
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let special = match c {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '$' | '^' | '#' | '@'
            | '=' => true,
            '-' | '+' => at == 0 || next == Some(c),
            // Addresses that would become links of themselves, and names of little pictures.
            ':' => at == 0 || next.is_some_and(|next| next == '/' || next.is_ascii_alphabetic()),
            '.' => (at == digits && digits > 0) || line[..at].to_ascii_lowercase().ends_with("www"),
            ')' => at == digits && digits > 0,
            _ => false,
        };
        if special {
            out.push('\\');
        }
        if !turns(c) {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser};

    use super::*;

    /// What a reader of Markdown with all its extensions sees of a table cell, a heading and a list item.
    fn seen(markdown: &str) -> String {
        let mut text = String::new();
        for event in Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
            match event {
                Event::Text(words) => text.push_str(&words),
                Event::Start(_) | Event::End(_) => {}
                other => panic!("{other:?} in {markdown:?}"),
            }
        }
        text
    }

    #[test]
    fn a_cell_never_begins_a_formula() {
        for (text, safe) in [
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-4 percent", "'-4 percent"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("  =1", "'  =1"),
            ("\u{feff}=1", "'\u{feff}=1"),
            ("＝1", "'＝1"),
            ("1 = 1", "1 = 1"),
            ("", ""),
        ] {
            assert_eq!(cell(text), safe);
        }
    }

    #[test]
    fn nothing_closes_its_attribute_or_opens_a_tag() {
        assert_eq!(Html("'\"><script>alert(1)</script>").to_string().matches(['<', '>', '"', '\'']).count(), 0);
        assert_eq!(Html("a\u{0}b\u{202e}c\u{ffff}").to_string(), "a\u{FFFD}bc\u{FFFD}");
    }

    #[test]
    fn markdown_reads_as_it_was_printed() {
        for text in [
            "[x](javascript:alert(1))",
            "![x](http://a.example/p.png)",
            "<img src=x onerror=alert(1)>",
            "https://a.example and www.a.example and a@b.example",
            "1. not a list",
            "12) not a list",
            "# not a heading",
            "- [ ] not a task",
            "| a | b |",
            "`code` ``more`` $x$ ~~gone~~ [^1] &copy; \\",
            "---",
            "+++",
            "***",
            ": a definition",
        ] {
            for (before, after) in [("| h |\n| --- |\n| ", " |\n"), ("## ", "\n"), ("- ", "\n"), ("", "\n")] {
                let head = if before.starts_with("| h") { "h" } else { "" };
                assert_eq!(seen(&format!("{before}{}{after}", markdown(text))), format!("{head}{text}"), "{before}");
            }
        }
    }

    proptest! {
        #[test]
        fn any_text_reads_as_it_was_printed(text in "[a-c0-2 \\\\`*_{}\\[\\]()#+.!|<>&~$^@=:/\"',;%?é-]{0,40}") {
            let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let document = format!("| h |\n| --- |\n| {} |\n", markdown(&text));
            prop_assert_eq!(seen(&document), format!("h{folded}"));
            let html = Html(&text).to_string();
            prop_assert!(!html.contains(['<', '>', '"', '\'']));
        }

        #[test]
        fn any_cell_is_text(text in "\\PC{0,20}") {
            let cell = cell(&text);
            prop_assert!(!cell.starts_with(['=', '+', '-', '@']));
            prop_assert!(cell.ends_with(&text));
        }
    }
}
