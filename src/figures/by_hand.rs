//! Figures that the analyst marks where the rules found none.

use super::{Figure, attributes, find};
use crate::article::{Article, Span};
use crate::language::names::Names;
use crate::language::tokens::Tokens;
use crate::quotes::Quote;

/// The number that the words at `marked` hold when they are read alone, whatever the words around them make of it; its
/// attributes come from its article. `others` are the figures of the article that it stands among. `None` where the
/// rules read no number.
///
/// ```
/// use crossread::article::{Article, Span};
/// use crossread::figures;
/// use crossread::language::{names::Names, tokens::Tokens};
///
/// let article = Article::from_text("a.txt", "Of the Halden 400 only the name is left.");
/// let (tokens, names) = (Tokens::of(article.text()), Names::default());
/// let at = |span| figures::at(&article, &tokens, &names, &[], &[], span);
/// assert_eq!(at(Span::new(7, 17)).map(|figure| figure.span), Some(Span::new(14, 17)));
/// assert!(at(Span::new(18, 22)).is_none());
/// ```
pub fn at(
    article: &Article,
    tokens: &Tokens<'_>,
    names: &Names,
    quotes: &[Quote],
    others: &[Figure],
    marked: Span,
) -> Option<Figure> {
    let words = article.text().get(marked.range())?;
    let alone = Article::from_text("", words);
    let found = find(&alone, &Tokens::of(words), &Names::default(), &[]);
    let mut figure = found.into_iter().max_by_key(|figure| figure.span.len())?;
    let home = |span: &mut Span| *span = Span::new(marked.start() + span.start(), marked.start() + span.end());
    [Some(&mut figure.span), figure.qualifier_span.as_mut(), figure.noun.as_mut()].into_iter().flatten().for_each(home);
    figure.sentence = article.sentence_at(figure.span.start()).unwrap_or(figure.span);
    let mut all: Vec<Figure> = others.iter().filter(|other| !other.span.overlaps(figure.span)).cloned().collect();
    let at = all.partition_point(|other| other.span < figure.span);
    all.insert(at, figure);
    attributes::fill(article, tokens, names, quotes, &[], &mut all);
    Some(all.swap_remove(at))
}
