//! Where the sentences of a paragraph end.

use super::{Paragraph, Span};

/// Splits after `.`, `!` or `?` (with closing marks) before a capital, digit or opening mark.
pub(super) fn split(text: &str, paragraphs: &[Paragraph]) -> Vec<Span> {
    let mut sentences = Vec::new();
    for paragraph in paragraphs {
        let mut start = paragraph.span.start();
        let body = paragraph.span.of(text);
        let mut chars = body.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            if !matches!(c, '.' | '!' | '?') {
                continue;
            }
            let mut end = at + c.len_utf8();
            while let Some(&(next, mark)) = chars.peek() {
                if !matches!(mark, '"' | '”' | '’' | '\'' | ')' | '»') {
                    break;
                }
                end = next + mark.len_utf8();
                chars.next();
            }
            let rest = &body[end..];
            let begins = rest.trim_start().chars().next();
            if rest.starts_with(char::is_whitespace) && begins.is_some_and(|b| !b.is_lowercase()) {
                let stop = paragraph.span.start() + end;
                sentences.push(Span::new(start, stop));
                start = stop + (rest.len() - rest.trim_start().len());
            }
        }
        if start < paragraph.span.end() {
            sentences.push(Span::new(start, paragraph.span.end()));
        }
    }
    sentences
}
