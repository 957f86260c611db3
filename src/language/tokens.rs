//! A text cut once into words, digit groups and single marks; every finder reads the same cut.

use crate::article::Span;

/// One token of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub span: Span,
    pub kind: TokenKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, hyphens and the dots of initialisms ("U.S.", "two-thirds", "don't").
    Word,
    /// Digits with their separators ("14,000", "1.5", "2022").
    Digits,
    /// One mark that is neither letter nor digit: punctuation, a currency sign, a quotation mark.
    Mark,
    /// One line end (a break inside a paragraph or between two).
    Break,
}

/// The tokens of a whole article, in order and disjoint; white space lies between them.
#[derive(Debug)]
pub struct Tokens<'a> {
    pub text: &'a str,
    pub all: Vec<Token>,
}

impl<'a> Tokens<'a> {
    pub fn of(text: &'a str) -> Self {
        let mut all = Vec::with_capacity(text.len() / 5);
        let mut chars = text.char_indices().peekable();
        while let Some((start, c)) = chars.next() {
            let mut end = start + c.len_utf8();
            let kind = if c == '\n' {
                TokenKind::Break
            } else if c.is_whitespace() {
                continue;
            } else if c.is_alphabetic() {
                while let Some(&(at, d)) = chars.peek() {
                    let joins = matches!(d, '\'' | '’' | '-' | '.')
                        && text[at + d.len_utf8()..].chars().next().is_some_and(char::is_alphabetic);
                    if !d.is_alphanumeric() && !joins {
                        break;
                    }
                    end = at + d.len_utf8();
                    chars.next();
                }
                TokenKind::Word
            } else if c.is_numeric() {
                while let Some(&(at, d)) = chars.peek() {
                    let joins =
                        matches!(d, ',' | '.') && text[at + 1..].chars().next().is_some_and(|e| e.is_ascii_digit());
                    if !d.is_numeric() && !joins {
                        break;
                    }
                    end = at + d.len_utf8();
                    chars.next();
                }
                TokenKind::Digits
            } else {
                TokenKind::Mark
            };
            all.push(Token { span: Span::new(start, end), kind });
        }
        Tokens { text, all }
    }

    /// The words of token `index`, as printed.
    pub fn str(&self, index: usize) -> &'a str {
        self.all[index].span.of(self.text)
    }

    /// The indices of the tokens that lie wholly inside `span`.
    pub fn inside(&self, span: Span) -> std::ops::Range<usize> {
        let start = self.all.partition_point(|t| t.span.start() < span.start());
        let end = self.all.partition_point(|t| t.span.end() <= span.end());
        start..end.max(start)
    }
}
