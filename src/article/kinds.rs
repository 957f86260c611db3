//! What a paragraph is for: headline, byline, cross-heading, body, or a publisher's boilerplate.
//!
//! Told by place and shape alone. Whatever is in doubt is body, which every finder reads.

use super::{Paragraph, ParagraphKind, Span};

/// How many paragraphs from the top a byline may stand in.
const TOP: usize = 8;
/// Longest headline, in characters.
const HEADLINE: usize = 180;
/// Longest byline, in characters.
const BYLINE: usize = 160;
/// Longest cross-heading, in characters.
const HEADING: usize = 90;

/// Gives every paragraph its kind.
pub(super) fn classify(text: &str, paragraphs: &mut [Paragraph]) {
    let words = |paragraph: &Paragraph| paragraph.span.of(text);
    for (i, paragraph) in paragraphs.iter_mut().enumerate() {
        let line = words(paragraph);
        if is_boilerplate(line) {
            paragraph.kind = ParagraphKind::Boilerplate;
        } else if i < TOP && is_byline(line) {
            paragraph.kind = ParagraphKind::Byline;
        }
    }
    // A press release opens with its sender, then says what it is, then has its headline.
    if let [sender, release, headline, ..] = paragraphs
        && sender.kind == ParagraphKind::Body
        && is_release_line(release.span.of(text))
        && is_headline_like(sender.span.of(text))
        && is_headline_like(headline.span.of(text))
    {
        sender.kind = ParagraphKind::Byline;
    }
    let opening = paragraphs.iter().position(|p| p.kind == ParagraphKind::Body);
    if let Some(i) = opening.filter(|i| i + 1 < paragraphs.len() && is_headline_like(words(&paragraphs[*i]))) {
        paragraphs[i].kind = ParagraphKind::Headline;
    }
    // From the end: a heading needs something to stand above.
    let mut below = None;
    for i in (0..paragraphs.len()).rev() {
        let line = words(&paragraphs[i]);
        if paragraphs[i].kind != ParagraphKind::Body {
            continue;
        }
        let heading = is_heading_like(line);
        if opening.is_some_and(|first| i > first) && below == Some(Shape::Prose) && heading {
            paragraphs[i].kind = ParagraphKind::Heading;
        }
        below = Some(if heading { Shape::Short } else { Shape::Prose });
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Shape {
    Prose,
    Short,
}

/// The paragraph's only line; `None` for wrapped ones.
fn only_line(words: &str) -> Option<&str> {
    (!words.contains('\n')).then_some(words)
}

fn is_headline_like(words: &str) -> bool {
    only_line(words).is_some_and(|line| {
        line.chars().take(HEADLINE + 1).count() <= HEADLINE
            && line.chars().any(char::is_alphabetic)
            && !line.starts_with(char::is_lowercase)
            && !is_list_item(line)
            && !ends_a_sentence(line)
            && !line.ends_with([':', ';', ','])
    })
}

fn is_heading_like(words: &str) -> bool {
    let Some(line) = only_line(words) else { return false };
    if line.len() > HEADING * 4 || line.chars().count() > HEADING || is_list_item(line) || ends_a_sentence(line) {
        return false;
    }
    // "Bottom line:" heads what follows, "The minister told parliament:" belongs to it.
    let fits = match line.strip_suffix(':') {
        Some(line) => line.split_whitespace().count() <= 3 && !line.ends_with("said"),
        None => !line.ends_with([';', ',', '-', '–', '—']),
    };
    // Quoted from end to end, it is a pulled-out quotation or somebody speaking: prose.
    let spoken = line.starts_with(['"', '“', '„', '«', '‘']) && line.ends_with(['"', '”', '“', '»', '’']);
    fits && !spoken && line.chars().any(char::is_alphabetic) && !line.starts_with(char::is_lowercase)
}

/// A full stop at the end, inside closing marks or not; the dots of initialisms ("A.I.") do not count.
fn ends_a_sentence(line: &str) -> bool {
    let bare = line.trim_end_matches(['"', '”', '“', '’', '\'', '»', ')', ']']);
    if !bare.ends_with('.') {
        // A closing mark after ! or ? ends somebody's sentence; without one, headlines ask and shout.
        return bare.len() < line.len() && bare.ends_with(['!', '?']);
    }
    let last = bare.rsplit(char::is_whitespace).next().unwrap_or(bare);
    let initialism = last.len() >= 4
        && last.split_terminator('.').all(|part| part.len() == 1 && part.bytes().all(|b| b.is_ascii_uppercase()));
    !initialism
}

/// Begins with a bullet, a dash or a number of its own.
pub(super) fn is_list_item(line: &str) -> bool {
    if let Some(rest) = line.strip_prefix(['•', '*', '-', '–', '—', '·', '▪', '‣', '●', '○']) {
        return rest.starts_with(char::is_whitespace);
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    (1..=3).contains(&digits)
        && line[digits..].strip_prefix(['.', ')']).is_some_and(|rest| rest.starts_with(char::is_whitespace))
}

/// Who wrote it, where and when it was published.
fn is_byline(words: &str) -> bool {
    let Some(line) = only_line(words) else { return false };
    if line.chars().take(BYLINE + 1).count() > BYLINE || ends_a_sentence(line) || is_list_item(line) {
        return false;
    }
    names_an_author(line) || is_release_line(line) || is_keyed(line) || is_date_line(line)
}

/// "By Hanne Ruiker", "Reporting by the newsroom".
fn names_an_author(line: &str) -> bool {
    let after = ["By ", "BY ", "Written by ", "Reported by ", "Reporting by ", "Story by ", "Posted by ", "Words by "]
        .iter()
        .find_map(|start| line.strip_prefix(start));
    after.is_some_and(|after| {
        let named = after.starts_with(char::is_uppercase) || starts_with_any(after, &["the ", "our ", "a staff"]);
        named && after.split_whitespace().count() <= 20 && !after.ends_with(['?', '!'])
    })
}

/// "PRESS RELEASE - FOR IMMEDIATE RELEASE - 3 May 2024".
fn is_release_line(line: &str) -> bool {
    let upper = line.to_uppercase();
    line.chars().count() <= HEADING
        && ["PRESS RELEASE", "PRESS STATEMENT", "NEWS RELEASE", "MEDIA RELEASE", "FOR IMMEDIATE RELEASE", "EMBARGOED"]
            .iter()
            .any(|words| upper.contains(words))
}

/// Words before a colon, or before a date, that say when or by whom something was published.
const KEYS: &[&str] = &[
    "author",
    "by",
    "byline",
    "date",
    "dated",
    "first published",
    "issued",
    "last modified",
    "last updated",
    "modified",
    "outlet",
    "posted",
    "posted on",
    "publication",
    "publication date",
    "published",
    "published on",
    "publisher",
    "released",
    "source",
    "title",
    "headline",
    "updated",
    "updated on",
    "url",
    "link",
];

/// "Published: 2025-10-28", "Posted on Friday 3 May 2024 at 11:45".
fn is_keyed(line: &str) -> bool {
    let lower = line.to_lowercase();
    KEYS.iter().any(|key| {
        let Some(rest) = lower.strip_prefix(key) else { return false };
        match rest.strip_prefix(':') {
            Some(value) => !value.trim().is_empty(),
            None => rest.starts_with(' ') && line.bytes().any(|b| b.is_ascii_digit()) && date_in(line).is_some(),
        }
    })
}

/// A line that is a date, begins with one, or has one as its last part: "Lowland Courier, Friday 3 May 2024".
fn is_date_line(line: &str) -> bool {
    if line.split_whitespace().count() > 14 || line.ends_with(['?', '!', ':', ',']) {
        return false;
    }
    let Some(date) = date_in(line) else { return false };
    let before = line[..date.start()].trim_end();
    let before = strip_weekday(before);
    // After the date at most a time of day and a zone.
    let after = line[date.end()..].trim_start_matches([',', ' ', '|', '•', '·', '-', '–', '—']);
    let timed = after.split_whitespace().count() <= 4
        && (after.is_empty() || after.starts_with(|c: char| c.is_ascii_digit()) || after.starts_with("at "));
    let apart = before.is_empty() || before.ends_with([',', '|', '•', '·', '-', '–', '—', '(', '/', ':']);
    apart && (timed || before.is_empty() && after.split_whitespace().count() <= 5)
}

fn strip_weekday(before: &str) -> &str {
    let bare = before.trim_end_matches([',', '.', ' ']);
    let last = bare.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let rest = bare[..bare.len() - last.len()].trim_end();
    // "The Coast Sun, 2004-09-06": a short name of a day behind another word is part of that word's name.
    let short = !WEEKDAYS.contains(&last.to_lowercase().as_str());
    let named = short && rest.ends_with(char::is_alphanumeric);
    if is_name_of(last, &WEEKDAYS) && !named { rest } else { before }
}

pub(super) const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
pub(super) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A full name, or its first three or four letters.
fn is_name_of(word: &str, names: &[&str]) -> bool {
    word.starts_with(char::is_uppercase)
        && names.iter().any(|name| {
            let lower = word.to_lowercase();
            lower == *name || ((3..=4).contains(&lower.len()) && name.starts_with(lower.as_str()))
        })
}

/// The first date of a line, with its year where it has one: "12 August 2025", "Aug. 10", "2025-10-28", "28/10/2025".
fn date_in(line: &str) -> Option<Span> {
    let words: Vec<(usize, &str)> = word_starts(line).collect();
    let day = |word: &str| {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th")
            && digits.parse::<u8>().is_ok_and(|d| (1..=31).contains(&d))
    };
    let year = |word: &str| word.len() == 4 && word.parse::<u16>().is_ok_and(|y| (1600..2200).contains(&y));
    for (i, &(start, word)) in words.iter().enumerate() {
        let (one, two) = (words.get(i + 1).copied(), words.get(i + 2).copied());
        let end = |(at, word): (usize, &str)| at + word.len();
        if is_numeric_date(word) {
            return Some(Span::new(start, start + word.len()));
        }
        let pair = match one {
            Some(next) if day(word) && is_name_of(next.1, &MONTHS) => next,
            Some(next) if is_name_of(word, &MONTHS) && day(next.1) => next,
            _ => continue,
        };
        let last = two.filter(|two| year(two.1)).unwrap_or(pair);
        return Some(Span::new(start, end(last)));
    }
    None
}

/// Words of letters, digits, and the marks inside numeric dates, with where they start.
fn word_starts(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '/' | '.' | '’' | '\'');
    line.split(move |c: char| !inside(c))
        .map(|word| word.trim_end_matches(['.', '-', '/']))
        .filter(|word| !word.is_empty())
        .map(move |word| (word.as_ptr() as usize - line.as_ptr() as usize, word))
}

/// "2025-10-28" (with or without a time glued on), "28/10/2025", "28.10.2025".
fn is_numeric_date(word: &str) -> bool {
    let word = word.split('T').next().unwrap_or(word);
    let parts: Vec<&str> = word.split(['-', '/', '.']).collect();
    let [a, b, c] = parts.as_slice() else { return false };
    let number = |part: &str, digits: std::ops::RangeInclusive<usize>| {
        digits.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    (number(a, 4..=4) && number(b, 1..=2) && number(c, 1..=2))
        || (number(a, 1..=2) && number(b, 1..=2) && number(c, 4..=4))
}

/// What publishers put around articles.
fn is_boilerplate(words: &str) -> bool {
    let line = words.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©');
    if line.len() > 400 {
        return false;
    }
    let begins = |start: &str| line.get(..start.len()).is_some_and(|words| words.eq_ignore_ascii_case(start));
    let feed = begins("the post ") && line.to_lowercase().contains(" appeared first on ");
    let around = [
        "you're reading ",
        "you’re reading ",
        "you are reading ",
        "copyright ©",
        "copyright (c)",
        "©",
        "all rights reserved",
    ];
    let invites = [
        "read more:",
        "read also:",
        "also read:",
        "related:",
        "sign up for ",
        "sign up to ",
        "subscribe to ",
        "follow us on ",
        "click here ",
        "this article originally appeared ",
        "this article was originally published ",
        "this story was originally published ",
    ];
    let alone = ["advertisement", "share this article", "continue reading", "read more", "print"];
    let words = line.trim_end_matches(['.', ':', '…']);
    feed || around.into_iter().any(begins)
        || (line.len() <= 200 && invites.into_iter().any(begins))
        || alone.into_iter().any(|all| words.eq_ignore_ascii_case(all))
}

fn starts_with_any(line: &str, starts: &[&str]) -> bool {
    starts.iter().any(|start| line.starts_with(start))
}

#[cfg(test)]
mod tests {
    use ParagraphKind::{Body, Boilerplate, Byline, Heading, Headline};

    use super::super::Article;
    use super::*;

    /// One paragraph a line, each marked with its kind in front.
    fn check(expected: &[(ParagraphKind, &str)]) {
        let text: Vec<&str> = expected.iter().map(|(_, line)| *line).collect();
        let text = text.join("\n\n");
        let article = Article::from_text("a.txt", &text);
        let found: Vec<_> = article.paragraphs().iter().map(|p| (p.kind, p.span.of(&text))).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_newspaper_article() {
        check(&[
            (Headline, "“We heard the ice go”: lake counts its dead"),
            (Byline, "By Petra Holm"),
            (Byline, "Northern Courier, Friday 3 May 2024"),
            (Body, "The ice gave way at noon, the mayor said."),
            (Heading, "Reasons behind the thaw"),
            (Body, "By noon the sun had come out."),
            (Heading, "Was it foreseeable?"),
            (Body, "“Nobody knows!”"),
            (Body, "The minister told parliament:"),
            (Body, "“We will ask.”"),
        ]);
    }

    #[test]
    fn dates_and_times_of_publication() {
        for line in [
            "Thursday 2 May 2024",
            "Posted on Friday 3 May 2024 at 11:45",
            "Published: 2025-10-28",
            "Updated 28 Oct 2025, 09:15 GMT",
            "Oct. 28, 2025",
            "The Upland Review | 14 March 2024",
            "The Upland Sun, 2024-03-14",
            "By the newsroom, Mon 3 Feb, 07:45",
            "28/10/2025",
            "2025-10-28T09:15:00Z",
        ] {
            check(&[(Headline, "Ice melts"), (Byline, line), (Body, "It was warm."), (Body, "It stayed so.")]);
        }
    }

    #[test]
    fn a_date_inside_other_words_makes_no_byline() {
        for line in [
            "On 2 May 2024 the lake froze again.",
            "Lindholm, 4 March 2025 – The Lake Company announces a thaw.",
            "What happened on 2 May",
        ] {
            let article = Article::from_text("a.txt", &format!("Ice melts\n\n{line}\n\nIt was warm."));
            assert_ne!(article.paragraphs()[1].kind, Byline, "{line}");
        }
    }

    #[test]
    fn a_press_release() {
        check(&[
            (Byline, "Lake Workers' Alliance"),
            (Byline, "PRESS STATEMENT - FOR IMMEDIATE RELEASE - 3 May 2024"),
            (Headline, "\"Splendid\" thaw on the ice"),
            (Body, "Almost 10,000 came."),
        ]);
    }

    #[test]
    fn what_publishers_put_around_articles() {
        check(&[
            (Boilerplate, "You’re reading Lake India, an international franchise of Lake Media."),
            (Body, "The ice gave way."),
            (Body, "Share prices fell."),
            (Boilerplate, "The post Ice gives way appeared first on Lakezz"),
        ]);
    }

    #[test]
    fn a_text_that_begins_with_prose_has_no_headline() {
        check(&[(Body, "The ice gave way on Tuesday, and nobody came."), (Body, "It was warm.")]);
        check(&[(Body, "“Is it over?”"), (Body, "It was warm.")]);
    }

    #[test]
    fn initialisms_do_not_end_a_headline() {
        check(&[(Headline, "Lake Company bets on A.I."), (Body, "It was warm.")]);
    }

    #[test]
    fn lists_are_body() {
        check(&[(Headline, "What to do"), (Body, "1. Stay off the ice"), (Body, "• Call us"), (Body, "It was warm.")]);
    }

    proptest::proptest! {
        #[test]
        fn never_panics(text in "(?s).{0,300}") {
            Article::from_text("a.txt", &text);
        }

        #[test]
        fn dates_never_panic(line in "[0-9a-zA-Z ,./-]{0,60}") {
            is_byline(&line);
        }
    }
}
