//! The names of an article: who and what is spoken of, each under one canonical form.

use crate::article::{Article, Span};
use crate::language::tokens::Tokens;

/// What a name stands for, as far as its words and its company tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameKind {
    Person,
    Organisation,
    Place,
    /// A news agency or other medium: a source, not a subject.
    Medium,
    Unknown,
}

/// One thing that bears names in this article.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// The fullest form without title or corporate suffix ("Andy Jassy", "Amazon").
    pub canonical: String,
    pub kind: NameKind,
    /// Every other form seen ("Jassy", "AWS").
    pub aliases: Vec<String>,
    /// For a unit, wing or division: the organisation that it belongs to (an index into [`Names::all`]).
    pub parent: Option<usize>,
}

/// One place in the text that names something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    pub span: Span,
    /// An index into [`Names::all`].
    pub named: usize,
}

/// All names of one article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names {
    pub all: Vec<Named>,
    /// In order of the text, disjoint.
    pub mentions: Vec<Mention>,
    /// The organisation that "the company" means: the most frequent one (an index into [`Names::all`]).
    pub main: Option<usize>,
}

impl Names {
    /// Finds the names of `article`, whose tokens are `tokens`.
    pub fn of(article: &Article, tokens: &Tokens<'_>) -> Self {
        let _ = (article, tokens);
        Names::default()
    }
}
