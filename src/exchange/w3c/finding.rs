//! Where in a collection the words of a record are.
//!
//! By the article that the record names, by the hash of its text, or by words that stand in one place of the whole
//! collection. Looking through texts is bounded: a file that asks for more than that has its last records reported.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::Arc;

use super::{Reason, WebTarget, Words};
use crate::annotations::{Anchor, Attachment, ContentHash, Found, Ground, Sought, Subject, Target};
use crate::article::{Place, Span};
use crate::reading::Reading;

/// How many bytes of articles are looked through for one file: some seconds' worth.
const WORK: usize = 8 << 30;

/// What is needed to find things in a collection.
pub(super) struct Finder<'r> {
    readings: &'r [Arc<Reading>],
    grounds: Vec<OnceCell<Ground<'r>>>,
    by_path: HashMap<&'r str, usize>,
    /// The articles whose paths end with this name.
    by_name: HashMap<&'r str, Vec<usize>>,
    by_hash: OnceCell<HashMap<ContentHash, usize>>,
    left: usize,
}

/// What became of a target.
pub(super) struct Placed {
    pub target: Target,
    /// Where that is now; `None` where it is nowhere, or other words are.
    pub at: Option<Place>,
    /// Whether a person should look at where it is, or it is nowhere.
    pub unsure: bool,
}

impl<'r> Finder<'r> {
    pub fn of(readings: &'r [Arc<Reading>]) -> Self {
        let path = |at: usize| readings[at].article.id.as_str();
        let mut by_name: HashMap<&str, Vec<usize>> = HashMap::new();
        for at in 0..readings.len() {
            by_name.entry(name(path(at))).or_default().push(at);
        }
        Finder {
            readings,
            grounds: readings.iter().map(|_| OnceCell::new()).collect(),
            by_path: (0..readings.len()).map(|at| (path(at), at)).collect(),
            by_name,
            by_hash: OnceCell::new(),
            left: WORK,
        }
    }

    fn ground(&self, at: usize) -> &Ground<'r> {
        self.grounds[at].get_or_init(|| Ground::of(&self.readings[at]))
    }

    /// The target in this collection of what a record is about. What this program wrote itself is taken also where its
    /// article is not there: it waits for it.
    pub fn place(&mut self, target: &WebTarget, is_status: bool) -> Result<Placed, Reason> {
        if let Some(own) = &target.own {
            let there = self.article_of(&own.anchor).map(|at| (at, self.ground(at).attach(&own.anchor)));
            let unsure = !matches!(there, Some((_, Attachment::Here(_))));
            let at = there.and_then(|(at, attached)| Some(self.place_of(at, attached.holds()?)));
            return Ok(Placed { target: own.clone(), at, unsure });
        }
        let named = self.named(&target.source);
        let (at, span) = match (&target.words, named) {
            (None, Some(at)) => {
                let place = Some(self.place_of(at, Span::default()));
                return Ok(Placed { target: self.ground(at).whole(), at: place, unsure: false });
            }
            (None, None) => return Err(Reason::NoArticle(shortened(&target.source))),
            (Some(words), Some(at)) => (at, self.find(at, words)?),
            (Some(Words { exact: None, .. }), None) => return Err(Reason::NoArticle(shortened(&target.source))),
            (Some(words), None) => self.find_anywhere(words)?,
        };
        let reading = &self.readings[at];
        let subject = if !is_status {
            Subject::Text
        } else if reading.figures.iter().any(|figure| figure.span == span) {
            Subject::Figure
        } else if reading.quotes.iter().any(|quote| quote.span == span) {
            Subject::Quote
        } else {
            Subject::Text
        };
        let place = Some(self.place_of(at, span));
        Ok(Placed { target: self.ground(at).target(subject, span), at: place, unsure: false })
    }

    fn place_of(&self, at: usize, span: Span) -> Place {
        Place { article: self.readings[at].article.id.clone(), span }
    }

    fn article_of(&self, anchor: &Anchor) -> Option<usize> {
        let at = self.by_path.get(anchor.article.as_str()).copied();
        let with_text = |hash: &ContentHash| {
            let by_hash = self.by_hash.get_or_init(|| {
                let hashed = self.readings.iter().enumerate().rev();
                hashed.map(|(at, reading)| (ContentHash::of(reading.article.text()), at)).collect()
            });
            by_hash.get(hash).copied()
        };
        at.or_else(|| with_text(anchor.hash.as_ref()?))
    }

    /// The article that a source names: by its path in the collection, or as a file of this or another machine.
    fn named(&self, source: &str) -> Option<usize> {
        let path = source.split('#').next().unwrap_or_default();
        let file = path.strip_prefix("file://");
        for path in
            [Some(source), Some(path), Some(path.strip_prefix("./").unwrap_or(path)), file].into_iter().flatten()
        {
            if let Some(at) = self.by_path.get(path).or_else(|| self.by_path.get(&*decoded(path))) {
                return Some(*at);
            }
        }
        // An address of the web says nothing of files that happen to have its name.
        if file.is_none() && path.contains("://") {
            return None;
        }
        let path = decoded(file.unwrap_or(path)).replace('\\', "/");
        let ends = |at: &&usize| {
            let rest = path.strip_suffix(self.readings[**at].article.id.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('/'))
        };
        let mut longest: Vec<&usize> = self.by_name.get(name(&path))?.iter().filter(ends).collect();
        longest.sort_by_key(|at| std::cmp::Reverse(self.readings[**at].article.id.as_str().len()));
        longest.first().map(|at| **at)
    }

    fn find(&mut self, at: usize, words: &Words) -> Result<Span, Reason> {
        match self.look(at, words)? {
            Found::At(span) => Ok(span),
            Found::Several => Err(Reason::SeveralPlaces),
            Found::Nowhere => Err(Reason::NotThere),
            Found::BeyondTheEnd => Err(Reason::BeyondTheEnd),
        }
    }

    fn find_anywhere(&mut self, words: &Words) -> Result<(usize, Span), Reason> {
        // A position in a text that nobody names says nothing.
        let words = Words { position: None, ..words.clone() };
        let mut found = None;
        for at in 0..self.readings.len() {
            match self.look(at, &words)? {
                Found::At(span) if found.is_none() => found = Some((at, span)),
                Found::At(_) | Found::Several => return Err(Reason::SeveralPlaces),
                Found::Nowhere | Found::BeyondTheEnd => {}
            }
        }
        found.ok_or(Reason::Nowhere)
    }

    fn look(&mut self, at: usize, words: &Words) -> Result<Found, Reason> {
        let text = self.readings[at].article.text().len();
        self.left = self.left.checked_sub(text).ok_or(Reason::NotLookedFor)?;
        let Words { exact, prefix, suffix, position } = words;
        Ok(self.ground(at).find(Sought { exact: exact.as_deref(), prefix, suffix, position: *position }))
    }
}

/// The last part of a path.
fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

/// Without the escapes of an address ("%20"); as it is where they are no text.
fn decoded(path: &str) -> String {
    let (mut bytes, mut left) = (Vec::with_capacity(path.len()), path.as_bytes());
    while let Some((first, rest)) = left.split_first() {
        let escaped = (*first == b'%').then(|| rest.get(..2)).flatten();
        let escaped = escaped.filter(|hex| hex.iter().all(u8::is_ascii_hexdigit));
        let byte =
            escaped.and_then(|hex| std::str::from_utf8(hex).ok()).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        left = if byte.is_some() { &rest[2..] } else { rest };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}

/// For a message.
fn shortened(source: &str) -> String {
    match source.char_indices().nth(120) {
        Some((at, _)) => format!("{}…", &source[..at]),
        None => source.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    #[test]
    fn a_file_that_asks_for_too_much_is_not_looked_through_for_ever() {
        let text = "A mill in the hills closed.";
        let readings = [Arc::new(Reading::of(Arc::new(Article::from_text("a.txt", text))))];
        let mut finder = Finder { left: 2 * text.len(), ..Finder::of(&readings) };
        let words = |exact: &str| Some(Words { exact: Some(exact.to_owned()), ..Words::default() });
        let mut place = |exact: &str| {
            let target = WebTarget { source: "https://x.example".to_owned(), words: words(exact), own: None };
            finder.place(&target, false).map(|placed| placed.target.anchor.exact().to_owned())
        };
        assert_eq!(place("no mill"), Err(Reason::Nowhere));
        assert_eq!(place("mill"), Ok("mill".to_owned()));
        assert_eq!(place("mill"), Err(Reason::NotLookedFor));
    }

    #[test]
    fn escapes_of_addresses_are_read_where_they_are_some() {
        for (address, path) in
            [("a%20b", "a b"), ("100%", "100%"), ("%zz%C3%A9", "%zzé"), ("%ff", "%ff"), ("%+1", "%+1")]
        {
            assert_eq!(decoded(address), path);
        }
    }
}
