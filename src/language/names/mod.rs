//! The names of an article: who and what is spoken of, each under one canonical form.
//!
//! Three steps, one file each: [`runs`] cuts capitalised runs out of the text, [`kinds`] decides from their words
//! and their company what they stand for, [`aliases`] puts the forms of one bearer together. Closed lists are in
//! [`lists`]. Linear in the text.

mod aliases;
mod given;
mod kinds;
mod lists;
mod runs;

pub use given::may_be_one;

use crate::article::{Article, Span};
use crate::language::pronouns::Gender;
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
    /// Of a person, where a title or the given name tells.
    pub gender: Option<Gender>,
}

/// One place in the text that names something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    pub span: Span,
    /// An index into [`Names::all`].
    pub named: usize,
}

/// What a person is said to be: "the president" may then stand for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// The head noun in lower case ("president").
    pub noun: String,
    /// An index into [`Names::all`].
    pub named: usize,
    /// Where it is said, as a byte offset.
    pub at: usize,
}

/// All names of one article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names {
    pub all: Vec<Named>,
    /// In order of the text, disjoint.
    pub mentions: Vec<Mention>,
    /// The organisation that "the company" means: the most frequent one (an index into [`Names::all`]).
    pub main: Option<usize>,
    /// In order of the text.
    pub roles: Vec<Role>,
}

/// Whether the last word of a name is one that firms and bodies end in ("Caldor Mobile", "Boreal Trust").
pub fn is_body(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or(name);
    let place = matches!(last, "Palace" | "House" | "Street" | "Hall" | "Parliament" | "Court" | "Office" | "Castle");
    place || lists::COMPANY_TAIL.has(last) || lists::ORGANISATION.has(last) || lists::LEGAL.has(last)
}

impl Names {
    /// Finds the names of `article`, whose tokens are `tokens`.
    ///
    /// ```
    /// use crossread::article::Article;
    /// use crossread::language::{names::Names, tokens::Tokens};
    /// let article = Article::from_text("a", "Northlight plc cut jobs. Its chief executive, Mara Voss, said so. Voss left.");
    /// let names = Names::of(&article, &Tokens::of(article.text()));
    /// let voss = names.find("Voss").unwrap();
    /// assert_eq!(names.all[voss].canonical, "Mara Voss");
    /// ```
    pub fn of(article: &Article, tokens: &Tokens<'_>) -> Self {
        let runs = runs::of(article, tokens);
        let surfaces = kinds::of(tokens, runs);
        aliases::resolve(tokens, surfaces)
    }

    /// The bearer of exactly this form, canonical or alias; the first one where several bear it.
    pub fn find(&self, form: &str) -> Option<usize> {
        let canonical = self.all.iter().position(|n| n.canonical == form);
        canonical.or_else(|| self.all.iter().position(|n| n.aliases.iter().any(|a| a == form)))
    }

    /// The mentions that lie wholly inside `span`, in order.
    pub fn inside(&self, span: Span) -> &[Mention] {
        let start = self.mentions.partition_point(|m| m.span.start() < span.start());
        let end = self.mentions.partition_point(|m| m.span.end() <= span.end());
        &self.mentions[start..end.max(start)]
    }

    /// The mention that covers the byte offset `at`.
    pub fn at(&self, at: usize) -> Option<Mention> {
        let after = self.mentions.partition_point(|m| m.span.start() <= at);
        after.checked_sub(1).map(|i| self.mentions[i]).filter(|m| m.span.contains(at))
    }
}

#[cfg(test)]
mod tests;
