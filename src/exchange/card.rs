//! The evidence card: one figure or quote with all that somebody needs to check it, to be pasted into a draft.

use crate::article::{CodePoints, Span};
use crate::compare::{FigureRef, QuoteRef, article_label};
use crate::reading::Reading;
use crate::words;

use super::escape::{Html, markdown};
use super::sheets;

/// One figure or quote, its sentence, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// As printed: "up to 30,000", or the words of a quote.
    pub words: String,
    /// The sentence around them; of a quote over several sentences all of them.
    pub sentence: String,
    /// Who says it, where that is known.
    pub speaker: Option<String>,
    pub title: String,
    pub outlet: String,
    pub published: String,
    /// The path in the collection.
    pub file: String,
    /// Half-open code points of the words in the article's text.
    pub start: usize,
    pub end: usize,
    /// The hash of the article's text, as the analyst's layer writes it ("sha256:…").
    pub hash: String,
}

impl Card {
    /// The card of a figure; `None` when it is of other readings.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use crossread::{article::Article, compare::FigureRef, exchange::Card, reading::Reading};
    /// let text = "The port will cut 300 jobs.";
    /// let readings = [Arc::new(Reading::of(Arc::new(Article::from_text("a.txt", text))))];
    /// let card = Card::of_figure(&readings, FigureRef { article: 0, figure: 0 }, "sha256:00").unwrap();
    /// assert_eq!((&*card.words, &*card.sentence, card.start), ("300", text, 18));
    /// ```
    pub fn of_figure(readings: &[impl AsRef<Reading>], at: FigureRef, hash: &str) -> Option<Card> {
        let reading = readings.get(at.article)?.as_ref();
        let figure = reading.figures.get(at.figure)?;
        let speaker = figure.source.as_ref().map(|source| source.value.name.clone());
        let printed = words::printed(reading.article.text(), figure);
        Some(Card::of(reading, figure.span, figure.sentence, printed, speaker, hash))
    }

    /// The card of a quote; `None` when it is of other readings.
    pub fn of_quote(readings: &[impl AsRef<Reading>], at: QuoteRef, hash: &str) -> Option<Card> {
        let reading = readings.get(at.article)?.as_ref();
        let quote = reading.quotes.get(at.quote)?;
        let first = reading.article.sentence_at(quote.span.start()).unwrap_or(quote.span);
        let last = reading.article.sentence_at(quote.span.end().saturating_sub(1)).unwrap_or(first);
        let speaker = quote.speaker.as_ref().map(|speaker| speaker.name.clone());
        let printed = quote.span.of(reading.article.text()).to_owned();
        Some(Card::of(reading, quote.span, first.join(last).join(quote.span), printed, speaker, hash))
    }

    fn of(reading: &Reading, span: Span, sentence: Span, words: String, speaker: Option<String>, hash: &str) -> Card {
        let article = &reading.article;
        let (start, end) = CodePoints::new(article.text()).of_span(span);
        Card {
            words,
            sentence: sentence.of(article.text()).to_owned(),
            speaker,
            title: sheets::title(reading),
            outlet: article_label(article),
            published: words::published(&article.metadata),
            file: article.id.to_string(),
            start,
            end,
            hash: hash.to_owned(),
        }
    }

    /// The facts under the sentence, each with its name.
    fn facts(&self) -> Vec<(&'static str, String)> {
        let mut facts = vec![("Words", self.words.clone())];
        facts.extend(self.speaker.clone().map(|speaker| ("Said by", speaker)));
        facts.extend([
            ("Article", self.title.clone()),
            ("Outlet", self.outlet.clone()),
            ("Published", self.published.clone()),
            ("File", self.file.clone()),
            ("Characters", format!("{}–{}", self.start, self.end)),
            ("Text", self.hash.clone()),
        ]);
        facts
    }

    /// A quotation and a list under it.
    pub fn to_markdown(&self) -> String {
        let mut out = format!("> {}\n\n", markdown(&self.sentence));
        for (name, fact) in self.facts() {
            out.push_str(&format!("* {name}: {}\n", markdown(&fact)));
        }
        out
    }

    /// A fragment without any looks of its own, for the clipboard.
    pub fn to_html(&self) -> String {
        let mut out = format!("<blockquote><p>{}</p></blockquote>\n<dl>\n", Html(&self.sentence));
        for (name, fact) in self.facts() {
            out.push_str(&format!("<dt>{name}</dt><dd>{}</dd>\n", Html(&fact)));
        }
        out.push_str("</dl>\n");
        out
    }
}
