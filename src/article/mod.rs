//! An article in memory: its text, how the text falls into paragraphs and sentences, and its metadata.
//!
//! This is the lowest room of the house: it imports no other. What is here knows no file, no window and no
//! clock, and cannot fail.

mod code_points;
mod kinds;
mod metadata;
mod paragraphs;
mod place;
mod sentences;
mod span;

pub use code_points::CodePoints;
pub use metadata::{Metadata, Published};
pub use paragraphs::{Paragraph, ParagraphKind};
pub use place::Place;
pub use span::Span;

use std::sync::Arc;

/// Names an article within its collection: the path relative to the collection's folder, with `/` between parts.
///
/// Stable as long as the file keeps its place; cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(Arc<str>);

impl ArticleId {
    pub fn new(relative_path: impl Into<Arc<str>>) -> Self {
        ArticleId(relative_path.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for ArticleId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// One article: immutable once made.
///
/// All spans are byte spans into [`Article::text`], on character borders.
#[derive(Debug)]
pub struct Article {
    pub id: ArticleId,
    pub metadata: Metadata,
    text: String,
    paragraphs: Vec<Paragraph>,
    sentences: Vec<Span>,
}

impl Article {
    /// Splits `text` into paragraphs and sentences. Never fails; an empty text has neither.
    pub fn new(id: ArticleId, text: String, metadata: Metadata) -> Self {
        let paragraphs = paragraphs::split(&text);
        let sentences = sentences::split(&text, &paragraphs);
        Article { id, metadata, text, paragraphs, sentences }
    }

    /// An article for tests and examples: no metadata but what the caller adds.
    pub fn from_text(id: &str, text: &str) -> Self {
        Article::new(ArticleId::new(id), text.to_owned(), Metadata::default())
    }

    /// The same text under other metadata.
    pub fn described(&self, metadata: Metadata) -> Self {
        Article {
            id: self.id.clone(),
            metadata,
            text: self.text.clone(),
            paragraphs: self.paragraphs.clone(),
            sentences: self.sentences.clone(),
        }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// In order, disjoint; blank lines lie between them.
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// In order, disjoint, each inside one paragraph, without surrounding white space.
    pub fn sentences(&self) -> &[Span] {
        &self.sentences
    }

    /// The sentence that holds the byte offset `at`, or the last one that begins before it.
    pub fn sentence_at(&self, at: usize) -> Option<Span> {
        let after = self.sentences.partition_point(|s| s.start() <= at);
        after.checked_sub(1).map(|i| self.sentences[i])
    }

    /// The index of the paragraph that holds the byte offset `at`, or of the last one that begins before it.
    pub fn paragraph_at(&self, at: usize) -> Option<usize> {
        self.paragraphs.partition_point(|p| p.span.start() <= at).checked_sub(1)
    }
}
