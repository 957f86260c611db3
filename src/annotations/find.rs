//! Finding the words that another tool's annotation names. It holds less than an [`Anchor`](super::Anchor): perhaps a few
//! words of context, or a position in a text that may be another one. So only words that are the same are ever found,
//! and only where nothing else could be meant.

use super::anchor::{AnchoredWords, Ground};
use super::fold::{COMMON, Needle};
use crate::article::Span;

/// Words as another tool names them; at least one of `exact` and `position` is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sought<'w> {
    pub exact: Option<&'w str>,
    /// What stands before them; empty where it is not said.
    pub prefix: &'w str,
    /// What stands after them; empty where it is not said.
    pub suffix: &'w str,
    /// Half-open code points.
    pub position: Option<(usize, usize)>,
}

/// Where sought words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    At(Span),
    /// In several places, none of which is surely meant.
    Several,
    Nowhere,
    /// The position is none in this text, and no words are named.
    BeyondTheEnd,
}

/// Context that is not all the same tells a place from the others by this many bytes of it next to the words.
const TELLING: usize = 12;

impl Ground<'_> {
    /// Where the words are: at the position if just they stand there, else where they stand alone between their
    /// context. The shape of quotation marks and white space aside, they are the same to the letter.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use crossread::annotations::{Found, Ground, Sought};
    /// use crossread::{article::{Article, Span}, reading::Reading};
    /// let article = Article::from_text("a.txt", "The port will cut 300 berths. The yard has 300 men.");
    /// let reading = Reading::of(Arc::new(article));
    /// let ground = Ground::of(&reading);
    /// let sought = Sought { exact: Some("300"), ..Sought::default() };
    /// assert_eq!(ground.find(sought), Found::Several);
    /// assert_eq!(ground.find(Sought { suffix: " men", ..sought }), Found::At(Span::new(43, 46)));
    /// assert_eq!(ground.find(Sought { exact: Some("30"), ..sought }), Found::Nowhere);
    /// ```
    pub fn find(&self, sought: Sought<'_>) -> Found {
        let span = sought.position.and_then(|(start, end)| {
            let (start, end) = (self.points.to_byte(start)?, self.points.to_byte(end)?);
            (start <= end).then(|| Span::new(start, end))
        });
        let Some(exact) = sought.exact else { return span.map_or(Found::BeyondTheEnd, Found::At) };
        if let Some(span) = span.filter(|span| span.of(self.text()) == exact) {
            return Found::At(span);
        }
        let needle = Needle::of(&AnchoredWords {
            exact: exact.to_owned(),
            prefix: sought.prefix.to_owned(),
            suffix: sought.suffix.to_owned(),
            position: None,
            sentence: None,
            seen: Vec::new(),
            occurrence: (1, 1),
        });
        let words = needle.words();
        if words.is_empty() {
            return Found::Nowhere;
        }
        let text = self.folded().text.as_bytes();
        let between = needle.text.len() > words.len();
        if between {
            let first = |at: usize| at + needle.exact.start;
            let mut whole =
                memchr::memmem::find_iter(text, &needle.text).map(first).filter(|at| self.stands(*at, words));
            if let Some(at) = whole.next() {
                return if whole.next().is_some() { Found::Several } else { self.found(at, words) };
            }
        }
        let places: Vec<usize> =
            memchr::memmem::find_iter(text, words).filter(|at| self.stands(*at, words)).take(COMMON).collect();
        match *places {
            [] => Found::Nowhere,
            [at] if !between => self.found(at, words),
            // Other tools print what stands between paragraphs in other ways: some of the context is enough.
            _ if between => {
                let alike = |at: &usize| {
                    let before = same(needle.before().iter().rev(), text[..*at].iter().rev());
                    let after = same(needle.after().iter(), text[at + words.len()..].iter());
                    before.max(after)
                };
                let most = places.iter().map(alike).max().unwrap_or(0);
                let mut best = places.iter().filter(|at| alike(at) == most);
                match (best.next(), best.next()) {
                    (Some(at), None) if most >= TELLING => self.found(*at, words),
                    (Some(_), None) => Found::Nowhere,
                    _ => Found::Several,
                }
            }
            _ => Found::Several,
        }
    }

    fn found(&self, at: usize, words: &[u8]) -> Found {
        Found::At(self.folded().span(at, at + words.len()))
    }

    /// Whether the words end where they end: "14" is not in "140", nor in "14,000" or "3.14".
    fn stands(&self, at: usize, words: &[u8]) -> bool {
        let text = &self.folded().text;
        let (Some(before), Some(own), Some(after)) =
            (text.get(..at), text.get(at..at + words.len()), text.get(at + words.len()..))
        else {
            return false;
        };
        let goes_on = |inner: Option<char>, mut outer: &mut dyn Iterator<Item = char>| {
            let (Some(inner), Some(next)) = (inner, outer.next()) else { return false };
            if inner.is_ascii_digit() && matches!(next, '.' | ',' | '\u{202f}' | '\'') {
                return (&mut outer).next().is_some_and(|c| c.is_ascii_digit());
            }
            inner.is_alphanumeric() && next.is_alphanumeric()
        };
        !goes_on(own.chars().next(), &mut before.chars().rev()) && !goes_on(own.chars().next_back(), &mut after.chars())
    }
}

/// How many bytes are the same from the beginning.
fn same<'a>(one: impl Iterator<Item = &'a u8>, other: impl Iterator<Item = &'a u8>) -> usize {
    one.zip(other).take_while(|(one, other)| one == other).count()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::article::Article;
    use crate::reading::Reading;

    const TEXT: &str = "The port will cut 14,000 jobs in May, Mara Holt said.\n\n“We had no choice,” she said of 14 ships.\n\n\
        The yard will cut 14,000 jobs in June, up 3.14 percent.";

    /// The words that are found with what stands around them, or why none are.
    fn check(sought: Sought<'_>, expected: Result<&str, Found>) {
        let reading = Reading::of(Arc::new(Article::from_text("a.txt", TEXT)));
        let found = match Ground::of(&reading).find(sought) {
            Found::At(span) => Ok(Span::new(span.start(), (span.end() + 10).min(TEXT.len())).of(TEXT).to_owned()),
            none => Err(none),
        };
        assert_eq!(found.as_deref().map_err(|none| *none), expected, "{sought:?}");
    }

    fn exact(words: &str) -> Sought<'_> {
        Sought { exact: Some(words), ..Sought::default() }
    }

    #[test]
    fn words_that_stand_once_are_found_and_parts_of_numbers_never_are() {
        check(exact("14"), Ok("14 ships.\n\nT"));
        check(exact("\"We had no choice,\""), Ok("“We had no choice,” she said "));
        check(exact("14,000"), Err(Found::Several));
        check(exact("000 jobs in June"), Err(Found::Nowhere));
        check(exact("15,000"), Err(Found::Nowhere));
        check(exact("por"), Err(Found::Nowhere));
        check(exact("jobs in May, Mara Holt said. \"We"), Ok("jobs in May, Mara Holt said.\n\n“We had no ch"));
    }

    #[test]
    fn context_tells_places_apart_also_where_only_some_of_it_is_the_same() {
        check(Sought { prefix: "yard will cut ", ..exact("14,000") }, Ok("14,000 jobs in J"));
        check(Sought { suffix: " jobs in May, Mara Vold", ..exact("14,000") }, Ok("14,000 jobs in M"));
        check(Sought { prefix: "will cut ", ..exact("14,000") }, Err(Found::Several));
        check(Sought { prefix: "an island lost ", ..exact("14") }, Err(Found::Nowhere));
    }

    #[test]
    fn a_position_holds_where_its_words_stand() {
        check(Sought { position: Some((18, 24)), ..exact("14,000") }, Ok("14,000 jobs in M"));
        check(Sought { position: Some((0, 6)), ..exact("14,000") }, Err(Found::Several));
        check(Sought { position: Some((4, 8)), ..Sought::default() }, Ok("port will cut "));
        check(Sought { position: Some((4, 8000)), ..Sought::default() }, Err(Found::BeyondTheEnd));
    }
}
