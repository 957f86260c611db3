//! One article with what was found in it: the unit that comparison, window and command line pass around.

use std::sync::Arc;

use crate::article::Article;
use crate::figures::{self, Figure};
use crate::language::names::Names;
use crate::language::tokens::Tokens;
use crate::quotes::{self, Quote};

/// An article, read: its names, quotes and figures, in order of the text. Immutable and shared.
#[derive(Debug)]
pub struct Reading {
    pub article: Arc<Article>,
    pub names: Names,
    pub quotes: Vec<Quote>,
    pub figures: Vec<Figure>,
}

impl Reading {
    /// Reads one article. Pure: the same text gives the same reading.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use crossread::{article::Article, reading::Reading};
    /// let reading = Reading::of(Arc::new(Article::from_text("a.txt", "Nothing to count here.")));
    /// assert!(reading.figures.is_empty());
    /// ```
    pub fn of(article: Arc<Article>) -> Self {
        let tokens = Tokens::of(article.text());
        let names = Names::of(&article, &tokens);
        let quotes = quotes::find(&article, &tokens, &names);
        let figures = figures::find(&article, &tokens, &names, &quotes);
        drop(tokens);
        Reading { article, names, quotes, figures }
    }
}
