//! What a text says of itself: title, outlet, author, publication date.
//!
//! Only what the file gives: front matter first, then the lines above and below the article's body. Nothing is
//! concluded from what the article tells; what is not said stays unknown.

use super::dates;
use super::front_matter::FrontMatter;
use crate::article::{Article, Metadata, ParagraphKind, Published};

/// Longest title made of a first sentence, in characters.
const TITLE_FROM_SENTENCE: usize = 90;
/// Longest name of an outlet or author, in characters: what is longer is prose.
const NAME: usize = 80;

/// Reads the metadata of `article`; `heading` is the first heading that the file's format marks as one.
pub(super) fn of(article: &Article, front: FrontMatter, heading: Option<String>) -> Metadata {
    let frame = Frame::of(article);
    let written = front.published.as_deref().and_then(dates::published);
    Metadata {
        title: front
            .title
            .or_else(|| frame.keyed(&["title", "headline"]))
            .or(heading)
            .or_else(|| frame.headline())
            .or_else(|| frame.feed().map(|(title, _)| title))
            .or_else(|| first_sentence(article)),
        outlet: front.outlet.or_else(|| frame.outlet()),
        author: front.author.or_else(|| frame.author()),
        published: written.or_else(|| frame.published()),
    }
}

fn first_sentence(article: &Article) -> Option<String> {
    let sentence = article.sentences().first()?;
    Some(cut_at_word(&folded(sentence.of(article.text())), TITLE_FROM_SENTENCE))
}

/// The paragraphs around an article's body, where texts say who published them and when.
struct Frame<'a> {
    headline: Option<&'a str>,
    bylines: Vec<&'a str>,
    boilerplate: Vec<&'a str>,
    /// The first paragraph of the body, for its dateline.
    opening: Option<&'a str>,
    last: Option<&'a str>,
}

impl<'a> Frame<'a> {
    fn of(article: &'a Article) -> Self {
        let of_kind = |kind: ParagraphKind| {
            article.paragraphs().iter().filter(move |p| p.kind == kind).map(|p| p.span.of(article.text()))
        };
        Frame {
            headline: of_kind(ParagraphKind::Headline).next(),
            bylines: of_kind(ParagraphKind::Byline).collect(),
            boilerplate: of_kind(ParagraphKind::Boilerplate).collect(),
            opening: of_kind(ParagraphKind::Body).next(),
            last: of_kind(ParagraphKind::Body).next_back(),
        }
    }

    fn headline(&self) -> Option<String> {
        self.headline.map(folded)
    }

    /// The value of a "Key: value" line.
    fn keyed(&self, keys: &[&str]) -> Option<String> {
        self.bylines.iter().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            let known = keys.iter().any(|k| key.trim().eq_ignore_ascii_case(k));
            (known && !value.contains("://")).then(|| folded(value)).filter(|value| !value.is_empty())
        })
    }

    /// "The post TITLE appeared first on OUTLET".
    fn feed(&self) -> Option<(String, String)> {
        self.boilerplate.iter().find_map(|line| {
            let (title, outlet) = line.trim().strip_prefix("The post ")?.split_once(" appeared first on ")?;
            Some((folded(title), name(outlet)?))
        })
    }

    fn outlet(&self) -> Option<String> {
        self.keyed(&["outlet", "publisher", "publication", "source"])
            .or_else(|| self.feed().map(|(_, outlet)| outlet))
            .or_else(|| self.boilerplate.iter().find_map(|line| reading_or_rights(line)))
            .or_else(|| self.sender())
            .or_else(|| self.bylines.iter().find_map(|line| outlet_beside_date(line)))
            .or_else(|| self.bylines.iter().find_map(|line| outlet_in_byline(line)))
            .or_else(|| self.opening.and_then(Dateline::of).and_then(|dateline| dateline.agency))
    }

    /// Whose letterhead a press release opens with.
    fn sender(&self) -> Option<String> {
        let [sender, release, ..] = self.bylines.as_slice() else { return None };
        let is_release = release.to_uppercase().contains("RELEASE") || release.to_uppercase().contains("STATEMENT");
        (is_release && !sender.contains(':') && dates::find(sender).is_none()).then(|| name(sender)).flatten()
    }

    fn author(&self) -> Option<String> {
        self.keyed(&["author", "by", "byline"])
            .or_else(|| self.bylines.iter().find_map(|line| author_in_byline(line)))
            .or_else(|| self.last.and_then(author_at_the_foot))
    }

    fn published(&self) -> Option<Published> {
        let dated = |updated: bool| {
            let lines = self.bylines.iter().filter(move |line| tells_of_update(line) == updated);
            lines.clone().find_map(|line| dates::published(line))
        };
        let dateline = || self.opening.and_then(Dateline::of).and_then(|dateline| dateline.published);
        dated(false).or_else(dateline).or_else(|| dated(true))
    }
}

fn tells_of_update(line: &str) -> bool {
    let lower = line.to_lowercase();
    ["updated", "last updated", "modified", "last modified"].iter().any(|start| lower.starts_with(start))
}

/// "You're reading OUTLET, an international …"; "© 2025 OUTLET. All rights reserved".
fn reading_or_rights(line: &str) -> Option<String> {
    let line = line.trim().replace('’', "'");
    if let Some(rest) = ["You're reading ", "You are reading "].iter().find_map(|start| line.strip_prefix(start)) {
        return name(rest.split([',', '.', ';']).next()?);
    }
    let (_, rest) = line.split_once('©')?;
    let holder = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || "-–,".contains(c));
    name(holder.split(['.', ',', ';', '|']).next()?)
}

/// "Lowland Courier, Friday 3 May 2024": what stands before the date, where it sounds like a publisher rather than
/// a place.
fn outlet_beside_date(line: &str) -> Option<String> {
    let date = dates::find(line)?;
    let before = line[..date.start()].split([',', '|', '•', '·', '–', '—']).next()?;
    let before = before.split(" - ").next()?.trim();
    publisher(before.strip_prefix("By ").map_or(before, |_| ""))
}

/// "By Ann Lund, Northern Courier"; "By the Lake FM news desk".
fn outlet_in_byline(line: &str) -> Option<String> {
    let by = after_by(line)?;
    if let Some(team) = by.strip_prefix("the ").or_else(|| by.strip_prefix("our ")) {
        let words: Vec<&str> = team.split([',', '|']).next()?.split_whitespace().collect();
        let named =
            words.iter().take_while(|w| w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())).count();
        let staff = words[named..].iter().any(|w| matches!(*w, "team" | "staff" | "desk" | "newsroom" | "reporters"));
        return (named > 0 && staff).then(|| name(&words[..named].join(" "))).flatten();
    }
    by.split([',', '|', '•', '·', '–', '—']).skip(1).find_map(|part| publisher(part.trim()))
}

fn author_in_byline(line: &str) -> Option<String> {
    let by = after_by(line)?;
    let end = [", ", " | ", " • ", " · ", " – ", " — ", " - ", " for ", " in ", ";"]
        .iter()
        .filter_map(|mark| by.find(mark))
        .min();
    let mut author = &by[..end.unwrap_or(by.len())];
    if let Some(date) = dates::find(author) {
        author = &author[..date.start()];
    }
    name(author)
}

fn after_by(line: &str) -> Option<&str> {
    ["By ", "BY ", "Written by ", "Reported by ", "Reporting by ", "Story by ", "Posted by ", "Words by "]
        .iter()
        .find_map(|start| line.strip_prefix(start))
        .map(str::trim)
}

/// "(Reporting by Ann Lund; Editing by Jo Brandt)".
fn author_at_the_foot(paragraph: &str) -> Option<String> {
    let rest = paragraph.trim_start_matches(['(', '[']).strip_prefix("Reporting by ")?;
    name(rest.split([';', ')', '.', ']']).next()?.split(" in ").next()?)
}

/// How a wire story begins: "PORT ELLIS, May 3, 2024 (Northern Press) - ", "HALVIK, 4 March 2025: ".
struct Dateline {
    agency: Option<String>,
    published: Option<Published>,
}

impl Dateline {
    /// Longest dateline, in bytes.
    const LONGEST: usize = 120;

    fn of(paragraph: &str) -> Option<Self> {
        let mut head = Self::LONGEST.min(paragraph.len());
        while !paragraph.is_char_boundary(head) {
            head -= 1;
        }
        let head = &paragraph[..head];
        let dash = [" - ", " – ", " — ", "--", "—"].iter().filter_map(|dash| head.find(dash)).min();
        let date = dates::find(head);
        let colon = date.map(|d| d.end()).filter(|end| head[*end..].starts_with(": "));
        let head = &head[..dash.into_iter().chain(colon).min()?];
        // A place, and nothing but a date and a name in brackets after it.
        let (before, agency) = match head.split_once('(') {
            Some((before, rest)) => (before, Some(rest.trim_end().strip_suffix(')')?)),
            None => (head, None),
        };
        let date = date.filter(|date| date.end() <= before.len());
        let place = before[..date.map_or(before.len(), |d| d.start())].trim_matches([' ', ',', '.', '/']);
        let after = date.map_or("", |d| before[d.end()..].trim_matches([' ', ',', '.']));
        let names_a_place = !place.is_empty()
            && place.split_whitespace().all(|word| word.starts_with(char::is_uppercase) || word.len() <= 3)
            && place.split_whitespace().count() <= 6;
        let bare = date.is_none() && agency.is_none();
        if !names_a_place || !after.is_empty() || bare {
            return None;
        }
        Some(Dateline { agency: agency.and_then(name), published: date.and_then(|d| dates::published(d.of(before))) })
    }
}

/// A name that sounds like a publisher: "The …", a web address, or with a word that publishers call themselves by.
fn publisher(words: &str) -> Option<String> {
    const CALLED: &[&str] = &[
        "advertiser",
        "agency",
        "alliance",
        "argus",
        "association",
        "bulletin",
        "chronicle",
        "council",
        "courier",
        "daily",
        "dispatch",
        "echo",
        "examiner",
        "express",
        "fm",
        "foundation",
        "gazette",
        "globe",
        "government",
        "guardian",
        "herald",
        "independent",
        "inquirer",
        "institute",
        "journal",
        "ledger",
        "magazine",
        "mail",
        "media",
        "mercury",
        "messenger",
        "mirror",
        "ministry",
        "monitor",
        "network",
        "news",
        "newsroom",
        "newsletter",
        "nachrichten",
        "observer",
        "office",
        "online",
        "party",
        "post",
        "press",
        "radio",
        "record",
        "register",
        "reporter",
        "review",
        "sentinel",
        "service",
        "standard",
        "star",
        "sun",
        "telegraph",
        "times",
        "today",
        "tribune",
        "tv",
        "union",
        "university",
        "voice",
        "weekly",
        "wire",
        "world",
        "zeitung",
        "bbc",
        "cnn",
        "npr",
        "reuters",
        "bloomberg",
        "afp",
    ];
    let words = words.trim().trim_end_matches(['.', ',']);
    let bare = words.split(" (").next().unwrap_or(words);
    let address = bare.contains('.') && !bare.contains(' ');
    let called = bare
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| CALLED.contains(&word.to_lowercase().as_str()) && word.starts_with(char::is_uppercase));
    let fits = bare.starts_with("The ") || address || called;
    (fits && bare.starts_with(|c: char| c.is_uppercase() || address)).then(|| name(bare)).flatten()
}

/// White space folded, punctuation around it gone; `None` for nothing and for what is too long to be a name.
fn name(words: &str) -> Option<String> {
    let name = folded(words.trim().trim_end_matches(['.', ',', ':', ';']));
    (!name.is_empty() && name.chars().count() <= NAME).then_some(name)
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn read(text: &str) -> Metadata {
        of(&Article::from_text("a.txt", text), FrontMatter::default(), None)
    }

    /// Below these lines follows an article of two paragraphs.
    fn above(lines: &str) -> Metadata {
        read(&format!("{lines}\n\nThe ice gave way at noon, and nobody was hurt.\n\nIt was warm."))
    }

    fn on(published: Option<Published>) -> Option<String> {
        published.map(|p| match p.minute {
            Some(minute) => format!("{} {:02}:{:02}", p.date, minute / 60, minute % 60),
            None => p.date.to_string(),
        })
    }

    #[test]
    fn a_newspaper_names_itself_its_author_and_the_day() {
        let found = above("Lake thaws\n\nBy Ann Lund\nNorthern Courier, Friday 3 May 2024");
        assert_eq!(found.title.as_deref(), Some("Lake thaws"));
        assert_eq!(found.outlet.as_deref(), Some("Northern Courier"));
        assert_eq!(found.author.as_deref(), Some("Ann Lund"));
        assert_eq!(found.published, Some(Published { date: date(2024, 5, 3), minute: None }));
    }

    #[test]
    fn authors_come_without_their_titles() {
        assert_eq!(above("Thaw\n\nBy Ann Lund, lakes editor").author.as_deref(), Some("Ann Lund"));
        assert_eq!(
            above("Thaw\n\nBy Ann Lund and Jo Brandt | 3 May 2025").author.as_deref(),
            Some("Ann Lund and Jo Brandt")
        );
        assert_eq!(above("Thaw\n\nAuthor: Ann Lund").author.as_deref(), Some("Ann Lund"));
        let team = above("Thaw\n\nBy the Lake FM news desk, Mon 3 Feb, 07:45");
        assert_eq!(team.author.as_deref(), Some("the Lake FM news desk"));
        assert_eq!(team.outlet.as_deref(), Some("Lake FM"));
        assert_eq!(team.published, None, "a date without its year is no date");
        let foot = read("The ice gave way.\n\nIt was warm.\n\n(Reporting by Ann Lund in Halvik; Editing by Jo Brandt)");
        assert_eq!(foot.author.as_deref(), Some("Ann Lund"));
    }

    #[test]
    fn places_are_no_publishers() {
        assert_eq!(above("Thaw\n\nHalvik, 3 May 2024").outlet, None);
        assert_eq!(on(above("Thaw\n\nHalvik, 3 May 2024").published).as_deref(), Some("2024-05-03"));
        let release = read("ICE COMPANY THAWS\n\nLindholm, 4 March 2025 – Ice N.V. announces a thaw.\n\nMore.");
        assert_eq!(release.outlet, None);
        assert_eq!(on(release.published).as_deref(), Some("2025-03-04"));
    }

    #[test]
    fn agencies_stand_in_the_dateline() {
        let found = read("Thaw\n\nHALVIK, May 3 (Lake Press) - The ice gave way.\n\nIt was warm.");
        assert_eq!(found.outlet.as_deref(), Some("Lake Press"));
        assert_eq!(found.published, None);
        let found = read("Thaw\n\nHALVIK, May 3, 2024 (Lake Press) -- The ice gave way.\n\nIt was warm.");
        assert_eq!(on(found.published).as_deref(), Some("2024-05-03"));
        let prose = read("The lake (frozen since May) - a sight - thawed on 4 March 2025.\n\nIt was warm.");
        assert_eq!((prose.outlet, prose.published), (None, None));
    }

    #[test]
    fn feeds_and_franchises_name_the_outlet() {
        let found =
            read("The ice gave way at noon.\n\nIt was warm.\n\nThe post Lake thaws early appeared first on Lakezz");
        assert_eq!(found.title.as_deref(), Some("Lake thaws early"));
        assert_eq!(found.outlet.as_deref(), Some("Lakezz"));
        let found = above("Thaw\n\nYou're reading Lake India, an international franchise of Lake Media.");
        assert_eq!(found.outlet.as_deref(), Some("Lake India"));
        let found = read("Thaw\n\nIt was warm.\n\n© 2025 Lake Weekly. All rights reserved.");
        assert_eq!(found.outlet.as_deref(), Some("Lake Weekly"));
    }

    #[test]
    fn a_press_release_is_its_senders() {
        let found = above("Lake Workers' Alliance\nPRESS STATEMENT - 3 May 2024\n\nThe ice is ours");
        assert_eq!(found.outlet.as_deref(), Some("Lake Workers' Alliance"));
        assert_eq!(found.title.as_deref(), Some("The ice is ours"));
        assert_eq!(on(found.published).as_deref(), Some("2024-05-03"));
    }

    #[test]
    fn published_comes_before_updated() {
        let found = above("Thaw\n\nUpdated: 2025-10-30\nPublished: 2025-10-28");
        assert_eq!(on(found.published).as_deref(), Some("2025-10-28"));
        let found = above("Thaw\n\nPosted on Friday 3 May 2024 at 11:45");
        assert_eq!(on(found.published).as_deref(), Some("2024-05-03 11:45"));
        assert_eq!(on(above("Thaw\n\nLast updated 30 October 2025").published).as_deref(), Some("2025-10-30"));
    }

    #[test]
    fn a_title_without_a_headline_is_the_first_sentence_cut_at_a_word() {
        let found = read(
            "The ice of the largest of all the northern lakes gave way at noon on the last and warmest day of May. So.",
        );
        assert_eq!(
            found.title.as_deref(),
            Some("The ice of the largest of all the northern lakes gave way at noon on the last and warmest…")
        );
        assert_eq!(found, Metadata { title: found.title.clone(), ..Metadata::default() });
    }

    #[test]
    fn front_matter_comes_first() {
        let front = FrontMatter {
            title: Some("Thaw".to_owned()),
            published: Some("2025-10-28T09:15:00+02:00".to_owned()),
            ..FrontMatter::default()
        };
        let found = of(&Article::from_text("a.md", "Ice\n\nIt was warm."), front, Some("Ice".to_owned()));
        assert_eq!(found.title.as_deref(), Some("Thaw"));
        assert_eq!(on(found.published).as_deref(), Some("2025-10-28 09:15"));
    }

    proptest::proptest! {
        #[test]
        fn never_panics(text in "[A-Za-z0-9 ,.:()©’“–|\n-]{0,300}") {
            read(&text);
        }
    }
}
