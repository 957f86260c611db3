//! Anchors: how words of an article are named so that they are found again after the article has changed or moved.
//!
//! An anchor holds the words, what stood around them, where they stood, and what the whole text was; what becomes of it
//! in another text is `attach`'s business. It names the article by its path in the collection: no path of this machine
//! is ever in it, so that the folder can be moved, renamed or put under version control.

use std::cell::OnceCell;
use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::fold::Folded;
use super::model::{Subject, Target};
use crate::article::{Article, ArticleId, CodePoints, Span};
use crate::figures::Figure;
use crate::reading::Reading;

/// How many characters of context an anchor holds on either side.
pub const CONTEXT: usize = 32;

/// How many characters of its sentence an anchor holds on either side of its words.
const SENTENCE: usize = 200;

/// At most so many figures inside its words are held by an anchor; of more, the words themselves are enough.
const SEEN: usize = 16;

/// The SHA-256 of a whole text in UTF-8, written "sha256:" and 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ContentHash([u8; 32]);

impl ContentHash {
    pub fn of(text: &str) -> Self {
        ContentHash(Sha256::digest(text.as_bytes()).into())
    }
}

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("sha256:")?;
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl From<ContentHash> for String {
    fn from(hash: ContentHash) -> Self {
        hash.to_string()
    }
}

impl TryFrom<String> for ContentHash {
    type Error = &'static str;

    fn try_from(written: String) -> Result<Self, Self::Error> {
        let wrong = "a content hash is sha256: and 64 hexadecimal digits";
        let digits = written.strip_prefix("sha256:").ok_or(wrong)?.as_bytes();
        let mut hash = [0; 32];
        if digits.len() != 64 {
            return Err(wrong);
        }
        let value = |digit: u8| (digit as char).to_digit(16).ok_or(wrong);
        for (byte, pair) in hash.iter_mut().zip(digits.chunks(2)) {
            *byte = (value(pair[0])? * 16 + value(pair[1])?) as u8;
        }
        Ok(ContentHash(hash))
    }
}

/// Words of an article, or a whole article, in a way that outlives changes of its text.
///
/// Positions are Unicode code points of the whole text, half-open, as in W3C annotations.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub struct Anchor {
    /// Where the article lay in the collection.
    pub article: ArticleId,
    /// The text that the positions count in; `None` where an import did not know it.
    pub hash: Option<ContentHash>,
    /// The words; `None` for the whole article.
    pub words: Option<AnchoredWords>,
}

/// The words of an anchor and what stood around them.
#[derive(Clone, Debug, PartialEq)]
pub struct AnchoredWords {
    /// The words, character by character.
    pub exact: String,
    /// Up to 32 characters before them.
    pub prefix: String,
    /// Up to 32 characters after them.
    pub suffix: String,
    /// Where they stood; `None` where an import did not say so.
    pub position: Option<(u32, u32)>,
    /// Their sentence, for people and for finding it again.
    pub sentence: Option<OldSentence>,
    /// The figures that the words touched, in order of the text.
    pub seen: Vec<SeenFigure>,
    /// Which of several places with just these words and surroundings it was, from 1, and how many there were.
    pub occurrence: (u32, u32),
}

/// The sentence around anchored words as it was, cut where it is very long.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OldSentence {
    pub text: String,
    /// Where the anchored words begin in it, in code points.
    pub at: u32,
}

/// What the machine saw of a figure that anchored words touch. A place where any of it differs is not the same place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenFigure {
    /// The number as printed.
    pub number: String,
    /// The words that bound it, as printed; empty where there are none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub said: String,
    /// The symbol of its unit; empty for counts.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
}

impl SeenFigure {
    pub(super) fn of(figure: &Figure, text: &str) -> Self {
        SeenFigure {
            number: figure.span.of(text).to_owned(),
            said: figure.qualifier_span.map(|span| span.of(text).to_owned()).unwrap_or_default(),
            unit: figure.unit.symbol().to_owned(),
        }
    }
}

/// As printed: "up to 14,000".
impl fmt::Display for SeenFigure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.said.is_empty() {
            write!(f, "{} ", self.said)?;
        }
        f.write_str(&self.number)
    }
}

impl Anchor {
    /// The old sentence, or failing that the words with what stood around them.
    pub fn old_sentence(&self) -> String {
        match &self.words {
            None => String::new(),
            Some(AnchoredWords { sentence: Some(sentence), .. }) => sentence.text.clone(),
            Some(words) => format!("{}{}{}", words.prefix, words.exact, words.suffix),
        }
    }

    /// The anchored words; empty for a whole article.
    pub fn exact(&self) -> &str {
        self.words.as_ref().map_or("", |words| &words.exact)
    }
}

/// An article as anchors are put into it and found in it. Worth keeping while several are.
///
/// ```
/// use std::sync::Arc;
/// use crossread::annotations::{Ground, Subject};
/// use crossread::{article::{Article, Span}, reading::Reading};
///
/// let article = Article::from_text("a.txt", "The port will cut up to 300 berths, it said.");
/// let reading = Reading::of(Arc::new(article));
/// let ground = Ground::of(&reading);
/// let target = ground.target(Subject::Text, Span::new(24, 34));
/// let words = target.anchor.words.as_ref().expect("it names words");
/// assert_eq!((&*words.exact, words.position), ("300 berths", Some((24, 34))));
/// assert_eq!(words.seen[0].to_string(), "up to 300");
/// ```
pub struct Ground<'r> {
    pub(super) reading: &'r Reading,
    pub(super) points: CodePoints<'r>,
    pub(super) hash: ContentHash,
    folded: OnceCell<Folded>,
}

impl<'r> Ground<'r> {
    pub fn of(reading: &'r Reading) -> Self {
        Ground::with_hash(reading, ContentHash::of(reading.article.text()))
    }

    /// As [`Ground::of`], for a text whose hash is known.
    pub(super) fn with_hash(reading: &'r Reading, hash: ContentHash) -> Self {
        Ground { reading, points: CodePoints::new(reading.article.text()), hash, folded: OnceCell::new() }
    }

    pub(super) fn article(&self) -> &'r Article {
        &self.reading.article
    }

    pub(super) fn text(&self) -> &'r str {
        self.reading.article.text()
    }

    pub(super) fn folded(&self) -> &Folded {
        self.folded.get_or_init(|| Folded::of(self.text()))
    }

    /// The whole article as a target.
    pub fn whole(&self) -> Target {
        Target { subject: Subject::Article, anchor: self.whole_anchor() }
    }

    pub fn whole_anchor(&self) -> Anchor {
        Anchor { article: self.article().id.clone(), hash: Some(self.hash), words: None }
    }

    /// The words at `span` as a target: any words, or the span of a figure, a quote or a check's claim.
    pub fn target(&self, subject: Subject, span: Span) -> Target {
        Target { subject, anchor: self.anchor(span) }
    }

    /// An anchor on the words at `span`, in bytes. What lies outside the text, or inside a character, is left out.
    pub fn anchor(&self, span: Span) -> Anchor {
        let text = self.text();
        let span = within(text, span);
        let (start, end) = self.points.of_span(span);
        let words = AnchoredWords {
            exact: span.of(text).to_owned(),
            prefix: last_characters(&text[..span.start()], CONTEXT).to_owned(),
            suffix: first_characters(&text[span.end()..], CONTEXT).to_owned(),
            position: Some((start as u32, end as u32)),
            sentence: self.sentence_of(span),
            seen: self.seen(span),
            occurrence: (1, 1),
        };
        let occurrence = self.folded().occurrence(&words, span.start());
        let words = AnchoredWords { occurrence, ..words };
        Anchor { article: self.article().id.clone(), hash: Some(self.hash), words: Some(words) }
    }

    /// The figures that `span` touches; none where there are too many to be worth holding.
    pub(super) fn seen(&self, span: Span) -> Vec<SeenFigure> {
        let figures = &self.reading.figures;
        let first = figures.partition_point(|figure| figure.span.end() <= span.start());
        let touched: Vec<&Figure> = figures[first..].iter().take_while(|f| f.span.start() < span.end()).collect();
        if touched.len() > SEEN {
            return Vec::new();
        }
        touched.into_iter().map(|figure| SeenFigure::of(figure, self.text())).collect()
    }

    fn sentence_of(&self, span: Span) -> Option<OldSentence> {
        let text = self.text();
        let sentence = self.article().sentence_at(span.start())?;
        if !sentence.covers(span) {
            return None;
        }
        let before = last_characters(&text[sentence.start()..span.start()], SENTENCE);
        let after = first_characters(&text[span.end()..sentence.end()], SENTENCE);
        let at = before.chars().count() as u32;
        Some(OldSentence { text: format!("{before}{}{after}", span.of(text)), at })
    }
}

/// The part of `span` that lies in `text`, on character borders.
fn within(text: &str, span: Span) -> Span {
    let border = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    Span::new(border(span.start()), border(span.end()))
}

pub(super) fn first_characters(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).map_or(text, |(end, _)| &text[..end])
}

pub(super) fn last_characters(text: &str, most: usize) -> &str {
    match most.checked_sub(1) {
        None => "",
        Some(back) => text.char_indices().rev().nth(back).map_or(text, |(start, _)| &text[start..]),
    }
}

/// An anchor, and with a subject a target, as it is written: in the shape of a W3C specific resource.
#[derive(Clone, Serialize, Deserialize)]
struct Written {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    subject: Option<Subject>,
    source: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    hash: Option<ContentHash>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    selector: Vec<Selector>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sentence: Option<OldSentence>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    figures: Vec<SeenFigure>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    occurrence: Option<(u32, u32)>,
}

/// One of the two selectors; which one, its type says.
#[derive(Clone, Default, Serialize, Deserialize)]
struct Selector {
    #[serde(rename = "type")]
    kind: SelectorKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    exact: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    prefix: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    suffix: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    start: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    end: Option<u32>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
enum SelectorKind {
    TextQuoteSelector,
    TextPositionSelector,
    /// One that a newer version may write.
    #[default]
    #[serde(other)]
    Other,
}

impl From<Anchor> for Written {
    fn from(anchor: Anchor) -> Self {
        let mut written = Written {
            subject: None,
            source: anchor.article.as_str().to_owned(),
            hash: anchor.hash,
            selector: Vec::new(),
            sentence: None,
            figures: Vec::new(),
            occurrence: None,
        };
        if let Some(words) = anchor.words {
            written.selector.push(Selector {
                kind: SelectorKind::TextQuoteSelector,
                exact: Some(words.exact),
                prefix: Some(words.prefix),
                suffix: Some(words.suffix),
                ..Selector::default()
            });
            if let Some((start, end)) = words.position {
                let kind = SelectorKind::TextPositionSelector;
                written.selector.push(Selector { kind, start: Some(start), end: Some(end), ..Selector::default() });
            }
            written.sentence = words.sentence;
            written.figures = words.seen;
            written.occurrence = (words.occurrence != (1, 1)).then_some(words.occurrence);
        }
        written
    }
}

impl TryFrom<Written> for Anchor {
    type Error = &'static str;

    fn try_from(written: Written) -> Result<Self, Self::Error> {
        let article = ArticleId::new(written.source);
        let (mut quote, mut position) = (None, None);
        for selector in written.selector {
            match selector.kind {
                SelectorKind::TextQuoteSelector => quote = Some(selector),
                SelectorKind::TextPositionSelector => position = selector.start.zip(selector.end),
                SelectorKind::Other => {}
            }
        }
        let words = match quote {
            None if position.is_none() => None,
            None => return Err("a target with a position and no words"),
            Some(quote) => Some(AnchoredWords {
                exact: quote.exact.ok_or("a TextQuoteSelector without exact")?,
                prefix: quote.prefix.unwrap_or_default(),
                suffix: quote.suffix.unwrap_or_default(),
                position,
                sentence: written.sentence,
                seen: written.figures,
                occurrence: written.occurrence.unwrap_or((1, 1)),
            }),
        };
        Ok(Anchor { article, hash: written.hash, words })
    }
}

impl Serialize for Target {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        Written { subject: Some(self.subject), ..Written::from(self.anchor.clone()) }.serialize(to)
    }
}

impl<'de> Deserialize<'de> for Target {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let written = Written::deserialize(from)?;
        let subject = written.subject.unwrap_or(Subject::Text);
        let anchor = Anchor::try_from(written).map_err(serde::de::Error::custom)?;
        Ok(Target { subject, anchor })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn reading(text: &str) -> Reading {
        Reading::of(Arc::new(Article::from_text("news/a.txt", text)))
    }

    #[test]
    fn an_anchor_reads_as_it_was_written() {
        let text = "The harbour – old as it is – lost “up to 14,000 jobs” in May. It hired 20.";
        let reading = reading(text);
        let ground = Ground::of(&reading);
        let at = text.find("14,000").expect("it is there");
        for span in [Span::new(at, at + 6), Span::new(0, 3), Span::new(0, text.len()), Span::new(5, 5)] {
            let target = ground.target(Subject::Figure, span);
            let line = serde_json::to_string(&target).expect("plain data");
            assert_eq!(serde_json::from_str::<Target>(&line).expect("it was written so"), target, "{line}");
        }
        let whole = ground.whole();
        let line = serde_json::to_string(&whole).expect("plain data");
        assert_eq!(serde_json::from_str::<Target>(&line).expect("it was written so"), whole);
    }

    #[test]
    fn an_anchor_holds_32_characters_on_either_side() {
        let text = format!("{}here{}", "é".repeat(40), "ü".repeat(40));
        let reading = reading(&text);
        let words = Ground::of(&reading).anchor(Span::new(80, 84)).words.expect("it names words");
        assert_eq!(words.exact, "here");
        assert_eq!((words.prefix, words.suffix), ("é".repeat(32), "ü".repeat(32)));
        assert_eq!(words.position, Some((40, 44)));
    }

    #[test]
    fn a_span_that_fits_no_character_is_brought_inside() {
        let reading = reading("é");
        let words = Ground::of(&reading).anchor(Span::new(1, 90)).words.expect("it names words");
        assert_eq!(words.exact, "é");
    }

    #[test]
    fn equal_surroundings_are_counted() {
        let line = "Total of the day before all else was told: 14 boats in the harbour and at sea.\n\n";
        let text = line.repeat(3);
        let reading = reading(&text);
        let at = line.len() + line.find("14").expect("it is there");
        let words = Ground::of(&reading).anchor(Span::new(at, at + 2)).words.expect("it names words");
        assert_eq!(words.occurrence, (2, 3));
    }

    #[test]
    fn a_hash_is_written_as_other_tools_write_it() {
        let empty = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(ContentHash::of("").to_string(), empty);
        assert_eq!(ContentHash::try_from(empty.to_owned()), Ok(ContentHash::of("")));
        assert!(ContentHash::try_from("sha256:é".repeat(20)).is_err());
    }
}
