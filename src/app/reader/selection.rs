//! What is selected in an article: two places in its text, whatever is on the screen.
//!
//! The anchor is where selecting began, the head is where it has come to; the head moves. Both are byte offsets into
//! the article's text, on borders of what a reader takes for one character, and inside a paragraph or at its end:
//! the blank lines between paragraphs are no place to be. Pure; what needs to know how lines break is in `input`.

use unicode_segmentation::UnicodeSegmentation;

use crate::article::{Article, Span};

/// A selection; empty when both ends are one place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    pub anchor: usize,
    pub head: usize,
}

impl Selection {
    /// Nothing selected, at this place.
    pub fn at(place: usize) -> Self {
        Selection { anchor: place, head: place }
    }

    /// The selected text, in reading order.
    pub fn span(self) -> Span {
        Span::new(self.anchor.min(self.head), self.anchor.max(self.head))
    }

    pub fn is_empty(self) -> bool {
        self.anchor == self.head
    }

    /// The whole article, as far as it has paragraphs.
    pub fn all(article: &Article) -> Self {
        let end = article.paragraphs().last().map_or(0, |last| last.span.end());
        Selection { anchor: article.paragraphs().first().map_or(0, |first| first.span.start()), head: end }
    }

    /// From `origin`, which stays selected whole, to the unit at `place`, whichever way that is.
    pub fn reaching(article: &Article, origin: Span, place: usize, by: Unit) -> Self {
        let reached = by.at(article, place);
        if place < origin.start() {
            Selection { anchor: origin.end(), head: reached.start() }
        } else {
            Selection { anchor: origin.start(), head: reached.end().max(origin.end()) }
        }
    }
}

/// What one step of a drag takes in: one click begins by characters, two by words, three by paragraphs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    #[default]
    Character,
    Word,
    Paragraph,
}

impl Unit {
    /// The unit at a place; of characters the place itself, empty.
    pub fn at(self, article: &Article, place: usize) -> Span {
        let paragraph = paragraph_around(article, place);
        match self {
            Unit::Character => Span::new(place, place),
            Unit::Word => word_at(article.text(), paragraph, place),
            Unit::Paragraph => paragraph,
        }
    }
}

/// The word at a place of a paragraph, or the gap or mark between words; at the paragraph's end its last one.
fn word_at(text: &str, paragraph: Span, place: usize) -> Span {
    let words = paragraph.of(text).split_word_bound_indices();
    let mut last = Span::new(paragraph.start(), paragraph.start());
    for (at, word) in words {
        let start = paragraph.start() + at;
        if start > place {
            break;
        }
        last = Span::new(start, start + word.len());
    }
    last
}

/// The nearest place that can be selected from: in a paragraph or at its end, on a character's border.
pub fn settled(article: &Article, place: usize) -> usize {
    let paragraph = paragraph_around(article, place);
    let place = place.clamp(paragraph.start(), paragraph.end());
    let inside = &paragraph.of(article.text());
    let mut border = place - paragraph.start();
    while !inside.is_char_boundary(border) {
        border -= 1;
    }
    paragraph.start() + border
}

/// The paragraph that holds a place, or the last before it, or the first.
fn paragraph_around(article: &Article, place: usize) -> Span {
    let at = article.paragraph_at(place).unwrap_or(0);
    article.paragraphs().get(at).map_or_else(Span::default, |paragraph| paragraph.span)
}

/// One character to the right; from a paragraph's end to the next one's start.
pub fn right(article: &Article, place: usize) -> usize {
    let paragraph = paragraph_around(article, place);
    match article.text().get(place..paragraph.end()).and_then(|rest| rest.graphemes(true).next()) {
        Some(character) => place + character.len(),
        None => paragraph_after(article, place).map_or(place, Span::start),
    }
}

/// One character to the left; from a paragraph's start to the end of the one before.
pub fn left(article: &Article, place: usize) -> usize {
    let paragraph = paragraph_around(article, place);
    match article.text().get(paragraph.start()..place).and_then(|rest| rest.graphemes(true).next_back()) {
        Some(character) => place - character.len(),
        None => paragraph_before(article, place).map_or(place, Span::end),
    }
}

/// To the end of this word, or of the next one.
pub fn word_right(article: &Article, place: usize) -> usize {
    let paragraph = paragraph_around(article, place);
    if place >= paragraph.end() {
        return right(article, place);
    }
    let words = paragraph.of(article.text()).split_word_bound_indices();
    words
        .map(|(at, word)| (paragraph.start() + at + word.len(), word))
        .find(|&(end, word)| end > place && is_word(word))
        .map_or(paragraph.end(), |(end, _)| end)
}

/// To the start of this word, or of the one before.
pub fn word_left(article: &Article, place: usize) -> usize {
    let paragraph = paragraph_around(article, place);
    if place <= paragraph.start() {
        return left(article, place);
    }
    let words = paragraph.of(article.text()).split_word_bound_indices();
    words
        .map(|(at, word)| (paragraph.start() + at, word))
        .take_while(|&(start, _)| start < place)
        .filter(|&(_, word)| is_word(word))
        .last()
        .map_or(paragraph.start(), |(start, _)| start)
}

fn is_word(word: &str) -> bool {
    word.chars().any(char::is_alphanumeric)
}

fn paragraph_after(article: &Article, place: usize) -> Option<Span> {
    let at = article.paragraph_at(place).map_or(0, |at| at + 1);
    article.paragraphs().get(at).map(|paragraph| paragraph.span)
}

fn paragraph_before(article: &Article, place: usize) -> Option<Span> {
    let at = article.paragraph_at(place)?.checked_sub(1)?;
    article.paragraphs().get(at).map(|paragraph| paragraph.span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "The mill’s 1,200 hands\n\nwalked out. Café, cafe\u{301}!\n";

    fn article() -> Article {
        Article::from_text("mill.txt", TEXT)
    }

    fn place(words: &str) -> usize {
        TEXT.find(words).expect("the words are in the text")
    }

    #[test]
    fn a_word_is_what_a_reader_takes_for_one() {
        let article = article();
        for (at, word) in [("mill", "mill’s"), ("’s", "mill’s"), ("200", "1,200"), (" hands", " "), (".", ".")] {
            assert_eq!(Unit::Word.at(&article, place(at)).of(TEXT), word);
        }
    }

    #[test]
    fn the_end_of_a_paragraph_selects_its_last_word() {
        let article = article();
        assert_eq!(Unit::Word.at(&article, place("\n\nwalked")).of(TEXT), "hands");
    }

    #[test]
    fn dragging_by_words_keeps_the_first_word_whichever_way() {
        let article = article();
        let origin = Unit::Word.at(&article, place("1,2"));
        let forward = Selection::reaching(&article, origin, place("nds"), Unit::Word);
        assert_eq!(forward.span().of(TEXT), "1,200 hands");
        let back = Selection::reaching(&article, origin, place("ill"), Unit::Word);
        assert_eq!(back.span().of(TEXT), "mill’s 1,200");
        assert!(back.head < back.anchor);
    }

    #[test]
    fn steps_to_the_right_cross_from_paragraph_to_paragraph() {
        let article = article();
        let end = place("\n\nwalked");
        assert_eq!(right(&article, end), place("walked"));
        assert_eq!(left(&article, place("walked")), end);
        let last = TEXT.trim_end().len();
        assert_eq!(right(&article, last), last);
        assert_eq!(left(&article, 0), 0);
    }

    #[test]
    fn an_accent_of_its_own_is_no_step() {
        let article = article();
        let e = place("e\u{301}");
        assert_eq!(right(&article, e), e + "e\u{301}".len());
        assert_eq!(left(&article, e + "e\u{301}".len()), e);
    }

    #[test]
    fn steps_by_words_stop_at_the_far_end_of_each() {
        let article = article();
        let mut at = 0;
        let mut stops = Vec::new();
        for _ in 0..5 {
            let next = word_right(&article, at);
            stops.push(TEXT[at..next].trim());
            at = next;
        }
        assert_eq!(stops, ["The", "mill’s", "1,200", "hands", ""]);
        assert_eq!(word_left(&article, place(" hands")), place("1,200"));
        assert_eq!(word_left(&article, place("walked")), place("\n\nwalked"));
    }

    #[test]
    fn all_is_from_the_first_paragraph_to_the_last() {
        let text = "\n\n  One.\n\nTwo.  \n\n";
        let article = Article::from_text("a.txt", text);
        assert_eq!(Selection::all(&article).span().of(text), "One.\n\nTwo.");
        assert!(Selection::all(&Article::from_text("empty.txt", "")).is_empty());
    }

    proptest! {
        #[test]
        fn every_step_lands_on_a_settled_place(text in any::<String>(), at in 0usize..200) {
            let article = Article::from_text("any.txt", &text);
            let at = settled(&article, at.min(text.len()));
            for step in [right, left, word_right, word_left] {
                let landed = step(&article, at);
                prop_assert!(text.is_char_boundary(landed));
                prop_assert_eq!(settled(&article, landed), landed);
            }
        }

        #[test]
        fn steps_to_the_right_reach_the_end(text in any::<String>()) {
            let article = Article::from_text("any.txt", &text);
            let end = Selection::all(&article).head;
            let mut at = settled(&article, 0);
            while at != end {
                let next = right(&article, at);
                prop_assert!(next > at);
                at = next;
            }
        }
    }
}
