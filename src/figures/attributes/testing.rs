//! For the tests of the rules: a text whose figure of interest stands in `|bars|`.

use std::sync::Arc;

use crate::article::Article;
use crate::figures::Figure;
use crate::reading::Reading;

/// The figure that `marked` marks, as the whole finder reads it.
pub(super) fn figure(marked: &str) -> Figure {
    let start = marked.find('|').expect("the text marks a figure");
    let end = marked[start + 1..].find('|').expect("the mark is closed") + start;
    let text = marked.replacen('|', "", 2);
    let reading = Reading::of(Arc::new(Article::from_text("a.txt", &text)));
    let found = reading.figures.iter().find(|f| f.span.range() == (start..end));
    let seen: Vec<_> = reading.figures.iter().map(|f| f.span.of(&text)).collect();
    found.unwrap_or_else(|| panic!("{marked}: found only {seen:?}")).clone()
}

/// The measure of the marked figure; empty for none.
pub(super) fn measure(marked: &str) -> String {
    figure(marked).measure.map(|m| m.value).unwrap_or_default()
}

/// Checks the measure of the marked figure.
pub(super) fn check_measure(marked: &str, want: &str) {
    assert_eq!(measure(marked), want, "in {marked}");
}
