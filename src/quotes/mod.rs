//! From an article to its quotes: what stands in quotation marks, what is reported without them, and who says it.
//!
//! Pure and total: nothing here fails, and nothing here looks at another article. In order: [`marks`] pairs the marks,
//! [`units`] folds quotations and reads the grammar of the words, [`rules`] find who says what in a sentence
//! ([`RULES`] is their registry), [`model`] mends their limits and adds what they miss, [`drafts`] settles spans and
//! kinds ([`nested`] reads quotations inside quotations, [`transcript`] the lines of an interview), [`speakers`] gives
//! each speaker one name.

mod drafts;
mod marks;
pub mod model;
mod nested;
mod phrases;
mod rules;
mod speakers;
mod transcript;
mod units;

pub use rules::{RULES, Rule};

use crate::article::{Article, Span};
use crate::language::names::Names;
use crate::language::tokens::Tokens;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum QuoteKind {
    /// Whole clauses inside marks.
    Direct,
    /// A quoted fragment in a reported clause.
    Partial,
    /// Marks without a speaker: irony, a title, a word as a word.
    Scare,
    /// Reported speech without marks.
    Indirect,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SpeakerKind {
    Person,
    Organisation,
    /// A newspaper, agency or broadcaster.
    Medium,
    /// A memo, filing, report or statement.
    Document,
    /// "people familiar with the matter", "officials".
    Anonymous,
}

/// Quoted or reported speech.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// The words between the marks; of an indirect quote the reported clause.
    pub span: Span,
    pub kind: QuoteKind,
    /// The whole reported content, where the quoted words are a fragment of it; else the same as `span`.
    pub content: Span,
    pub speaker: Option<Speaker>,
    pub cue: Option<Cue>,
}

/// Who is said to have said it.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// Canonical within the article: the full name for a surname.
    pub name: String,
    pub kind: SpeakerKind,
    /// The words that name them here ("he", "the minister"); `None` where the speaker is carried over.
    pub span: Option<Span>,
}

/// The word or words of saying.
#[derive(Clone, Debug, PartialEq)]
pub struct Cue {
    /// As printed, inner white space folded.
    pub text: String,
    pub span: Span,
}

/// Finds the quotes of `article`, in order of their starts, disjoint or nested.
pub fn find(article: &Article, tokens: &Tokens<'_>, names: &Names) -> Vec<Quote> {
    let marks = marks::find(article);
    let sentences = units::sentences(article, tokens, &marks);
    let nested = nested::find(article, tokens, &marks);
    let drafts = drafts::of(article, &sentences, &marks, &nested);
    let speakers = speakers::resolve(article, &sentences, &marks, names, &drafts);
    let quotes = drafts.into_iter().zip(speakers).map(|(draft, speaker)| Quote {
        span: draft.span,
        kind: draft.kind,
        content: draft.content,
        speaker,
        cue: draft.cue.map(|span| Cue { text: folded(span.of(article.text())), span }),
    });
    quotes.collect()
}

/// Words with single blanks between them.
fn folded(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
