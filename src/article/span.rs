//! Half-open byte spans.

use std::ops::Range;

/// A half-open stretch `start..end` of an article's text, in **bytes**, on character borders.
///
/// Offsets are kept in 32 bits: no article is larger than the reader lets in.
///
/// ```
/// use crossread::article::Span;
/// let span = Span::new(3, 7);
/// assert_eq!(span.of("Up to 14,000"), "to 1");
/// assert!(span.overlaps(Span::new(6, 9)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// # Panics
    /// In debug builds, when `start > end` or an offset does not fit 32 bits.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end && end <= u32::MAX as usize, "span {start}..{end}");
        Span { start: start as u32, end: end as u32 }
    }

    pub fn start(self) -> usize {
        self.start as usize
    }

    pub fn end(self) -> usize {
        self.end as usize
    }

    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// The words at this span of `text`.
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    pub fn contains(self, at: usize) -> bool {
        self.start() <= at && at < self.end()
    }

    /// Whether `inner` lies wholly inside.
    pub fn covers(self, inner: Span) -> bool {
        self.start <= inner.start && inner.end <= self.end
    }

    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}
