//! One article with what was found in it: the unit that comparison, window and command line pass around.

use std::collections::BTreeMap;
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
    /// What the machine found where the analyst says otherwise; empty in a reading that nobody corrected.
    pub overridden: Overridden,
}

/// What the machine found, where a corrected reading has something else. Indices are those of the corrected reading.
#[derive(Clone, Debug, Default)]
pub struct Overridden {
    /// By figure: as the machine found it; `None` for one that the analyst marked.
    pub figures: BTreeMap<usize, Option<Figure>>,
    /// What the analyst says is no figure, in order of the text.
    pub dropped: Vec<Figure>,
    /// By quote: as the machine found it.
    pub quotes: BTreeMap<usize, Quote>,
    /// The article with the metadata of its file.
    pub article: Option<Arc<Article>>,
}

impl Overridden {
    /// A figure as the machine found it, where the analyst says something else of it.
    pub fn machine(&self, figure: usize) -> Option<&Figure> {
        self.figures.get(&figure)?.as_ref()
    }

    pub fn is_empty(&self) -> bool {
        self.figures.is_empty() && self.dropped.is_empty() && self.quotes.is_empty() && self.article.is_none()
    }
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
        Reading::found(article, names, quotes, figures)
    }

    /// A reading of what was found elsewhere, by nobody corrected.
    pub fn found(article: Arc<Article>, names: Names, quotes: Vec<Quote>, figures: Vec<Figure>) -> Self {
        Reading { article, names, quotes, figures, overridden: Overridden::default() }
    }
}
