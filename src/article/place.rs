//! A stretch of one article of a collection.

use super::{ArticleId, Span};

/// A stretch of an article's text, in bytes, that holds good as long as the text does. What must outlive a change of the
/// text is kept as an anchor instead, so a place is never written to a file.
///
/// ```
/// use crossread::article::{ArticleId, Place, Span};
/// let place = Place { article: ArticleId::new("a.txt"), span: Span::new(3, 9) };
/// assert_eq!(place.to_string(), "a.txt:3..9");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    pub article: ArticleId,
    pub span: Span,
}

impl Place {
    /// For an article as a whole: its very beginning.
    pub fn whole(article: ArticleId) -> Self {
        Place { article, span: Span::default() }
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}..{}", self.article, self.span.start(), self.span.end())
    }
}
