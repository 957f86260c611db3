//! Where the paragraphs of a text lie.

use super::Span;

/// A paragraph: one block of the text, without the line ends around it.
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

/// Splits at line ends; lines of white space separate and belong to no paragraph.
pub(super) fn split(text: &str) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let at = start + (line.len() - line.trim_start().len());
            paragraphs.push(Paragraph { span: Span::new(at, at + trimmed.len()), kind: ParagraphKind::Body });
        }
        start += line.len();
    }
    paragraphs
}
