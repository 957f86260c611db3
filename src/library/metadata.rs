//! What a text says of itself: title, outlet, author, publication date.
//!
//! Only what the file gives: front matter first, then the lines above and below the article's body. Nothing is
//! concluded from the articles' content; what is not said stays unknown.

use super::front_matter::FrontMatter;
use crate::article::{Article, Metadata, ParagraphKind};

/// Longest title made of a first sentence, in characters.
const TITLE_FROM_SENTENCE: usize = 90;

/// Reads the metadata of `article`; `heading` is the first heading that the file's format marks as one.
pub(super) fn of(article: &Article, front: &FrontMatter, heading: Option<String>) -> Metadata {
    let title = front.title.clone().or(heading).or_else(|| headline(article)).or_else(|| first_sentence(article));
    Metadata { title, outlet: front.outlet.clone(), author: front.author.clone(), published: None }
}

fn headline(article: &Article) -> Option<String> {
    let headline = article.paragraphs().iter().find(|p| p.kind == ParagraphKind::Headline)?;
    Some(folded(headline.span.of(article.text())))
}

fn first_sentence(article: &Article) -> Option<String> {
    let sentence = article.sentences().first()?;
    Some(cut_at_word(&folded(sentence.of(article.text())), TITLE_FROM_SENTENCE))
}

/// White space folded to single blanks.
fn folded(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// At most `most` characters, ended by an ellipsis where words are left out.
fn cut_at_word(words: &str, most: usize) -> String {
    let Some((cut, _)) = words.char_indices().nth(most) else { return words.to_owned() };
    let kept = &words[..cut];
    let kept = kept.rsplit_once(' ').map_or(kept, |(before, _)| before);
    format!("{}…", kept.trim_end_matches(|c: char| !c.is_alphanumeric()))
}
