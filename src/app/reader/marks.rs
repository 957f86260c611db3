//! The marks of an article: which words belong to which figure or quote, by what the legend shows.

use super::segments::{self, Segment, flatten};
use crate::app::state::{Legend, Mark};
use crate::article::Span;
use crate::reading::Reading;

/// What a mark stands for: an index into the reading's figures or quotes, or into what analysts laid over it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Marked {
    Figure(usize),
    Quote(usize),
    /// An index into the page's notes.
    Note(usize),
}

/// The marks of one article, each sort flattened for itself: a figure may lie on a quote, but not on a figure.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// `of` is an index into the reading's figures.
    pub figures: Vec<Segment>,
    /// `of` is an index into the reading's quotes.
    pub quotes: Vec<Segment>,
    /// The words that name who speaks; `of` is an index into the reading's quotes.
    pub speakers: Vec<Segment>,
}

impl Marks {
    pub fn of(reading: &Reading, legend: &Legend) -> Self {
        let figures = reading.figures.iter().map(|f| legend.shows(Mark::Figure(f.kind)).then_some(f.span));
        let quotes = reading.quotes.iter().map(|q| legend.shows(Mark::Quote(q.kind)).then_some(q.span));
        let speakers = reading.quotes.iter().map(|quote| {
            let span = quote.speaker.as_ref().and_then(|speaker| speaker.span)?;
            legend.shows(Mark::Quote(quote.kind)).then_some(span)
        });
        Marks { figures: layer(figures), quotes: layer(quotes), speakers: layer(speakers) }
    }

    /// What a click on the word at `at` means: the figure there, else the quote.
    pub fn at(&self, at: usize) -> Option<Marked> {
        self.figure_at(at).or_else(|| self.quote_at(at))
    }

    pub fn figure_at(&self, at: usize) -> Option<Marked> {
        segments::segment_at(&self.figures, at).map(|segment| Marked::Figure(segment.of))
    }

    pub fn quote_at(&self, at: usize) -> Option<Marked> {
        segments::segment_at(&self.quotes, at).map(|segment| Marked::Quote(segment.of))
    }
}

/// The spans that are there, flattened; a hidden one takes no room.
fn layer(spans: impl Iterator<Item = Option<Span>>) -> Vec<Segment> {
    flatten(&spans.map(Option::unwrap_or_default).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::quotes::{Quote, QuoteKind};
    use std::sync::Arc;

    fn quote(kind: QuoteKind, start: usize, end: usize) -> Quote {
        let span = Span::new(start, end);
        Quote { span, kind, content: span, speaker: None, cue: None }
    }

    fn reading() -> Reading {
        let mut reading = Reading::of(Arc::new(Article::from_text("a.txt", "no marks of its own in here")));
        reading.quotes = vec![quote(QuoteKind::Direct, 0, 20), quote(QuoteKind::Scare, 5, 8)];
        reading
    }

    #[test]
    fn a_click_means_the_innermost_mark() {
        let marks = Marks::of(&reading(), &Legend::default());
        assert_eq!(
            [4, 5, 8, 20].map(|at| marks.at(at)),
            [Some(Marked::Quote(0)), Some(Marked::Quote(1)), Some(Marked::Quote(0)), None]
        );
    }

    #[test]
    fn a_kind_switched_off_leaves_the_words_to_what_is_around_them() {
        let mut legend = Legend::default();
        legend.toggle(Mark::Quote(QuoteKind::Scare));
        assert_eq!(Marks::of(&reading(), &legend).at(6), Some(Marked::Quote(0)));
        legend.toggle(Mark::Quote(QuoteKind::Direct));
        assert_eq!(Marks::of(&reading(), &legend).at(6), None);
    }
}
