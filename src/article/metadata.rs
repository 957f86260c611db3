//! What is known about an article besides its text.

use jiff::civil::Date;

/// Facts about an article. What the file does not say stays `None` and is shown as unknown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metadata {
    /// From front matter, a heading or a headline-like first line; else the first sentence cut at a word.
    pub title: Option<String>,
    /// The publisher.
    pub outlet: Option<String>,
    pub author: Option<String>,
    pub published: Option<Published>,
}

/// A publication date, as exactly as it is given.
#[derive(Clone, Debug, PartialEq)]
pub struct Published {
    pub date: Date,
    /// Minutes after midnight, where a time of day is given.
    pub minute: Option<u16>,
}
