//! Where the sentences of a paragraph end.
//!
//! Written for English news: its abbreviations, initials and initialisms, clock times, numbered things, and quotations
//! that go on after their speech tag. In doubt two sentences stay one: a finder that reads too far finds more than one
//! that is cut off.

use super::kinds::{MONTHS, WEEKDAYS};
use super::{Paragraph, Span};

/// Marks that may close after the end of a sentence and belong to it.
const CLOSING: &[char] = &['"', '”', '“', '’', '\'', '»', '«', '›', ')', ']', '}'];

/// The sentences of every paragraph, in order.
pub(super) fn split(text: &str, paragraphs: &[Paragraph]) -> Vec<Span> {
    let mut sentences = Vec::with_capacity(text.len() / 120 + paragraphs.len());
    for paragraph in paragraphs {
        split_paragraph(text, paragraph.span, &mut sentences);
    }
    sentences
}

fn split_paragraph(text: &str, paragraph: Span, sentences: &mut Vec<Span>) {
    let body = paragraph.of(text);
    let mut start = 0;
    let mut from = 0;
    while let Some(at) = next_mark(body, from) {
        let stop = Stop::at(body, at);
        if is_spaced_point(body, at) || is_spaced_short_form(body, at) {
            from = stop.end;
            continue;
        }
        if let Some(next) = stop.next_sentence(start) {
            sentences.push(Span::new(paragraph.start() + start, paragraph.start() + stop.end));
            start = next;
        }
        from = stop.end;
    }
    if start < body.len() {
        sentences.push(Span::new(paragraph.start() + start, paragraph.end()));
    }
}

/// Where the next mark that may end a sentence stands.
fn next_mark(body: &str, from: usize) -> Option<usize> {
    // The first bytes of the marks; nearly all that begins with the last three is something else, but rare.
    let begins = |byte: &u8| matches!(byte, b'.' | b'!' | b'?' | 0xE2 | 0xE3 | 0xEF);
    let mut at = from;
    loop {
        at += body.as_bytes()[at..].iter().position(begins)?;
        match body[at..].chars().next()? {
            '.' | '!' | '?' | '…' | '。' | '！' | '？' => return Some(at),
            other => at += other.len_utf8(),
        }
    }
}

/// "grew 2 . 5 percent": the decimal point of tokenised text.
fn is_spaced_point(body: &str, at: usize) -> bool {
    let Some(before) = body[..at].strip_suffix(' ').filter(|b| b.ends_with(|c: char| c.is_ascii_digit())) else {
        return false;
    };
    let Some(rest) = body[at..].strip_prefix(". ") else { return false };
    let decimals = rest.bytes().take_while(u8::is_ascii_digit).count();
    let nought = before == "0" || before.ends_with(" 0");
    let quantity = || {
        [
            "percent", "per cent", "%", "pct", "million", "billion", "trillion", "mln", "bln", "marks", "yen",
            "francs", "cents", "cts", "points", "times",
        ]
        .iter()
        .any(|word| rest[decimals..].trim_start().starts_with(word))
    };
    // "$ 19 . 45 a barrel"
    let whole = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let money = || decimals == 2 && whole.trim_end_matches(' ').ends_with(['$', '£', '€', '¥']);
    (1..=4).contains(&decimals) && (nought || quantity() || money())
}

/// "ranked no . 1", "on nov . 6": the point of a short form in tokenised text.
fn is_spaced_short_form(body: &str, at: usize) -> bool {
    let Some(before) = body[..at].strip_suffix(' ') else { return false };
    let word = word_before(before, before.len()).to_ascii_lowercase();
    let digit = body[at..].strip_prefix(". ").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let weekday = ["mon", "wed", "sat", "sun"].contains(&word.as_str());
    digit && (matches!(word.as_str(), "no" | "nos") || (is_calendar(&word) && !weekday))
}

/// A place where a sentence may end.
struct Stop<'a> {
    body: &'a str,
    /// Where the first mark stands.
    at: usize,
    /// The marks themselves: ".", "?!", "...".
    marks: &'a str,
    /// What closes behind them, if anything.
    closing: &'a str,
    /// Behind the marks and what closes.
    end: usize,
}

impl<'a> Stop<'a> {
    fn at(body: &'a str, at: usize) -> Self {
        let rest = &body[at..];
        let after = rest.trim_start_matches(['.', '!', '?', '…', '。', '！', '？']);
        let marks = &rest[..rest.len() - after.len()];
        let closed = after.trim_start_matches(CLOSING);
        let closed = after_spaced_guillemet(closed).unwrap_or(closed);
        let mut closing = &after[..after.len() - closed.len()];
        // A mark with a word right behind it opens: ‘He left.“She stayed.”’ is two sentences with a lost space.
        if closed.starts_with(char::is_alphanumeric) && !closing.is_empty() {
            closing = &closing[..0];
        }
        Stop { body, at, marks, closing, end: at + marks.len() + closing.len() }
    }

    /// Where the next sentence begins, if one ends here; `start` is where this one began.
    fn next_sentence(&self, start: usize) -> Option<usize> {
        let rest = &self.body[self.end..];
        let next = rest.trim_start();
        let begins = next.chars().next()?;
        let at = self.body.len() - next.len();
        if self.marks.starts_with(['。', '！', '？']) {
            return Some(at);
        }
        if next.len() == rest.len() {
            return (self.has_lost_its_space(next)).then_some(at);
        }
        let opens = !begins.is_lowercase() || begins_like_a_brand(next);
        let goes_on = matches!(begins, ',' | ';' | ':' | '.' | '!' | '?' | ')' | ']' | '…' | '/' | '%');
        let ends =
            opens && !goes_on && if self.marks == "." { self.is_full_stop(start, next) } else { !self.is_aside(next) };
        ends.then_some(at)
    }

    /// "…the workforce.The company…": a small letter, the stop, a capital and a small letter.
    fn has_lost_its_space(&self, next: &str) -> bool {
        let word = word_before(self.body, self.at);
        let small = word.len() >= 4 && word.bytes().all(|b| b.is_ascii_lowercase());
        let mut chars = next.trim_start_matches(['"', '“', '‘']).chars();
        let capital = chars.next().is_some_and(char::is_uppercase);
        let then_small = chars.next().is_some_and(|c| c.is_lowercase() || c.is_whitespace());
        small && capital && then_small && !self.marks.starts_with('…')
    }

    /// Whether a single full stop ends its sentence before `next`.
    fn is_full_stop(&self, start: usize, next: &str) -> bool {
        let word = word_before(self.body, self.at);
        let initialism = word.contains('.') && word.contains(char::is_alphabetic);
        if !self.closing.is_empty() && !initialism && !is_abbreviation(word) {
            return true;
        }
        let follows = next.trim_start_matches(['"', '“', '‘', '\'', '«', '„', '(', '[']);
        let quoted = follows.len() < next.len() && !next.starts_with(['(', '[']);
        let first = first_word(follows);
        let digits = first.starts_with(|c: char| c.is_ascii_digit());
        let lower = word.to_ascii_lowercase();
        let lower = lower.as_str();
        if word.bytes().all(|b| b.is_ascii_digit()) && self.at - word.len() == start && word.len() <= 3 {
            // The number of a list's item.
            return word.is_empty();
        }
        if word.len() == 1 && word.starts_with(char::is_uppercase) && !digits {
            // An initial, unless it is "Plan B." before words that begin sentences.
            return is_starter(first) && !follows[first.len()..].starts_with('.');
        }
        if is_clock(lower) {
            return !digits && !is_time_word(first);
        }
        if initialism || is_ending_abbreviation(lower) {
            // "the U.S. Army", "Inc. said"; "in the U.S. The army".
            return quoted || is_starter(first);
        }
        if is_before_number(lower) && digits {
            return false;
        }
        if is_calendar(lower) && word.starts_with(char::is_uppercase) && (digits || is_calendar_word(first)) {
            return false;
        }
        !is_abbreviation(word) || first.is_empty()
    }

    /// A question, exclamation or pause inside a sentence that goes on: “Is it over?” Jassy asked.
    fn is_aside(&self, next: &str) -> bool {
        if next.starts_with(['-', '–', '—']) {
            return true;
        }
        self.closing.contains(['"', '”', '’', '\'', '»', '“']) && is_speech_tag(next)
    }
}

/// Behind a closing mark that stands apart, as in French: "… fin. »".
fn after_spaced_guillemet(rest: &str) -> Option<&str> {
    let rest = rest.strip_prefix([' ', '\u{a0}', '\u{202f}'])?.strip_prefix('»')?;
    (rest.is_empty() || rest.starts_with(char::is_whitespace)).then_some(rest)
}

/// The word that ends at byte `at`, with inner dots ("p.m", "U.S"), at most sixteen bytes of it.
fn word_before(body: &str, at: usize) -> &str {
    let mut from = at;
    for (i, c) in body[..at].char_indices().rev() {
        if !(c.is_alphanumeric() || c == '.') || at - i > 16 {
            break;
        }
        from = i;
    }
    body[from..at].trim_start_matches('.')
}

/// The letters and digits that `text` begins with.
fn first_word(text: &str) -> &str {
    let end = text.char_indices().find(|(_, c)| !c.is_alphanumeric() && !matches!(c, '’' | '\''));
    let word = &text[..end.map_or(text.len(), |(i, _)| i)];
    word.trim_end_matches(['’', '\''])
}

/// "iPhone", "eBay": a small letter and then a capital.
fn begins_like_a_brand(next: &str) -> bool {
    let mut chars = next.chars();
    chars.next().is_some_and(char::is_lowercase) && chars.next().is_some_and(char::is_uppercase)
}

/// A name or pronoun and a verb of saying that nothing but a stop, a comma or a place in time follows.
fn is_speech_tag(next: &str) -> bool {
    let mut words = 0;
    let mut rest = next;
    while words < 6 {
        let word = first_word(rest);
        if word.is_empty() {
            return false;
        }
        let after = &rest[word.len()..];
        if SAYING.contains(&word) {
            let then = first_word(after.trim_start());
            return words > 0
                && (after.is_empty()
                    || after.starts_with(['.', ',', ';', ':'])
                    || ["at", "in", "on", "during", "after", "before", "to", "of", "when", "as"].contains(&then));
        }
        // Only names, pronouns and titles stand before it.
        if words == 0 && !word.starts_with(char::is_uppercase) {
            return false;
        }
        let trimmed = after.trim_start_matches('.').trim_start();
        if trimmed.len() == after.len() {
            return false;
        }
        rest = trimmed;
        words += 1;
    }
    false
}

static SAYING: &[&str] = &[
    "added",
    "admitted",
    "announced",
    "answered",
    "argued",
    "asked",
    "asks",
    "claimed",
    "cried",
    "declared",
    "demanded",
    "exclaimed",
    "insisted",
    "joked",
    "laughed",
    "posted",
    "replied",
    "reported",
    "said",
    "says",
    "screamed",
    "shouted",
    "sobbed",
    "stated",
    "thundered",
    "told",
    "tweeted",
    "urged",
    "warned",
    "whispered",
    "wondered",
    "wrote",
    "yelled",
];

/// Stands before a name or in the middle of a sentence, never at its end.
fn is_abbreviation(word: &str) -> bool {
    const BEFORE_NAMES: &[&str] = &[
        "Adm", "Brig", "Capt", "Cllr", "Cmdr", "Col", "Cpl", "Det", "Dr", "Fr", "Ft", "Gen", "Gov", "Hon", "Insp",
        "Lt", "Maj", "Messrs", "Mlle", "Mme", "Mr", "Mrs", "Ms", "Mt", "Pres", "Prof", "Pvt", "Rep", "Reps", "Rev",
        "Sen", "Sens", "Sgt", "Spc", "St", "Ste", "Supt",
    ];
    BEFORE_NAMES.contains(&word)
        || matches!(word, "vs" | "v" | "cf" | "ca" | "approx" | "Approx" | "viz" | "incl" | "esp")
}

/// Often stands at the end of a sentence, and as often does not.
fn is_ending_abbreviation(lower: &str) -> bool {
    const EITHER: &[&str] = &[
        "assn", "ave", "blvd", "bros", "co", "corp", "dept", "dist", "etc", "inc", "jr", "llc", "ltd", "rd", "sr",
        "univ",
    ];
    EITHER.contains(&lower)
}

/// "No. 5", "Vol. 2", "pp. 10".
fn is_before_number(lower: &str) -> bool {
    ["art", "ch", "chap", "fig", "no", "nos", "nr", "p", "para", "pp", "rs", "sec", "vol"].contains(&lower)
}

fn is_clock(lower: &str) -> bool {
    matches!(lower, "a.m" | "p.m" | "am" | "pm")
}

/// What may follow a time of day: "5 p.m. Monday", "5 p.m. GMT".
fn is_time_word(word: &str) -> bool {
    const ZONES: &[&str] = &[
        "BST", "CDT", "CET", "CST", "Central", "EDT", "EST", "ET", "Eastern", "GMT", "IST", "Pacific", "PDT", "PST",
        "PT", "UTC",
    ];
    ZONES.contains(&word) || is_calendar_word(word)
}

/// Short names of months and weekdays.
fn is_calendar(lower: &str) -> bool {
    const SHORT: &[&str] = &[
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "tues",
        "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun",
    ];
    SHORT.contains(&lower)
}

/// A month or weekday by its full or short name.
fn is_calendar_word(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    word.starts_with(char::is_uppercase)
        && (MONTHS.contains(&lower.as_str()) || WEEKDAYS.contains(&lower.as_str()) || is_calendar(&lower))
}

/// Words that begin sentences and hardly ever stand, with a capital, inside names.
fn is_starter(word: &str) -> bool {
    STARTERS.binary_search(&word).is_ok()
}

/// In order, for the search.
static STARTERS: &[&str] = &[
    "A",
    "About",
    "According",
    "After",
    "All",
    "Almost",
    "Also",
    "Although",
    "Among",
    "An",
    "And",
    "Another",
    "Any",
    "As",
    "At",
    "Because",
    "Before",
    "Both",
    "But",
    "By",
    "During",
    "Each",
    "Earlier",
    "Even",
    "Every",
    "For",
    "From",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "Instead",
    "It",
    "Its",
    "Last",
    "Later",
    "Many",
    "Meanwhile",
    "More",
    "Moreover",
    "Most",
    "Nearly",
    "Neither",
    "No",
    "Nobody",
    "None",
    "Nor",
    "Not",
    "Nothing",
    "Now",
    "On",
    "Once",
    "One",
    "Only",
    "Or",
    "Other",
    "Others",
    "Our",
    "Out",
    "Over",
    "Several",
    "She",
    "Since",
    "So",
    "Some",
    "Still",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "Through",
    "To",
    "Today",
    "Under",
    "Until",
    "We",
    "What",
    "When",
    "Where",
    "Whether",
    "Which",
    "While",
    "Who",
    "Why",
    "With",
    "Within",
    "Without",
    "Yet",
    "You",
    "Your",
];

#[cfg(test)]
mod tests {
    use super::super::Article;
    use super::*;

    /// Sentences are marked by `|` between them.
    fn check(marked: &str) {
        let text = marked.replace('|', "");
        let article = Article::from_text("a.txt", &text);
        let mut found = String::new();
        let mut end = 0;
        for sentence in article.sentences() {
            if end > 0 {
                let between = &text[end..sentence.start()];
                found.push_str(if between.is_empty() { "|" } else { between });
                if !between.is_empty() {
                    found.push('|');
                }
            }
            found.push_str(sentence.of(&text));
            end = sentence.end();
        }
        assert_eq!(found, marked);
    }

    #[test]
    fn stops_questions_and_cries() {
        check("It froze. |Was it cold? |It was! |Nobody came.");
    }

    #[test]
    fn titles_and_initials() {
        check("Dr. Holm met Mr. J. R. Lund and Sen. Ames. |They talked.");
        check("They live on St. Olaf Street near Mt. Ida. |It is steep.");
        check("George W. Bush came. |He left.");
        check("They chose Plan B. |The company agreed.");
    }

    #[test]
    fn initialisms_may_or_may_not_end_a_sentence() {
        check("The U.S. Army left. |They went to the U.S. |The army stayed.");
        check("It is built around A.I. agents. |They bet on A.I. |It paid.");
        check("Lake Inc. Chief Executive Ann Holm resigned from Lake Inc. |She had led it since May.");
        check("Lake N.V. (“Lake”) and Ice Corp. (“Ice”) merge.");
        check("The firm, e.g. its U.K. arm, i.e. Lake Ltd., grew vs. last year.");
    }

    #[test]
    fn clock_times() {
        check(
            "It broke out at 2:15 p.m. on Saturday. |By 7 p.m. Sunday it was out. |Help came at 6 a.m. |Nobody slept.",
        );
        check("They met at 9 a.m. |Officials had waited.");
    }

    #[test]
    fn numbers() {
        check("It rose 4.5 per cent to $1.25. |Holm fell. |In 2019. |5,000 came.");
        check("See No. 5 and pp. 10 to 12. |A taller No. 2 rose on Aug. 10 and left on Sat. Aug. 16.");
        check("1. Stay off the ice. |2 boats sank.");
    }

    #[test]
    fn closing_marks_belong_to_the_sentence() {
        check("“It froze.” |She left. |(It thawed.) |'It did.' |»It did.« |“Il a gelé.» |« C’est fini. » |Done.");
        check("He called it “bold.” |Others laughed.");
    }

    #[test]
    fn speech_tags_go_on() {
        check("“It froze!” he said. |“Is it over?” Holm asked. |“Never!” the minister, 51, cried.");
        check("“Is it over?” |Holm said the lake would thaw.");
        check("“Run!” Ann Lund shouted, and they ran.");
    }

    #[test]
    fn pauses_go_on_before_a_small_letter() {
        check("It froze... and thawed… and froze. |It thawed… |Then it froze.");
        check("It froze . . . and thawed.");
        check("Frozen? – perhaps.");
    }

    #[test]
    fn a_lost_space_does_not_join_sentences() {
        check("It cost half the workforce.|The company left. |See lake.com and Lake.Net now.");
    }

    #[test]
    fn paragraphs_end_sentences() {
        check("A headline without a stop\n\n|The ice gave way. |It was warm.");
    }

    #[test]
    fn small_letters_may_begin_names() {
        check("It fell. |iPhones sank.");
    }

    #[test]
    fn starters_are_in_order() {
        assert!(STARTERS.is_sorted());
    }

    proptest::proptest! {
        #[test]
        fn sentences_hold_every_word_once_and_in_order(text in "[a-cA-C0-9.!?…”“\"'() \n。]{0,300}") {
            let article = Article::from_text("a.txt", &text);
            let mut end = 0;
            for sentence in article.sentences() {
                proptest::prop_assert!(sentence.start() >= end);
                proptest::prop_assert!(text[end..sentence.start()].trim().is_empty());
                let words = sentence.of(&text);
                proptest::prop_assert!(!words.is_empty());
                proptest::prop_assert_eq!(words, words.trim());
                proptest::prop_assert!(article.paragraphs().iter().any(|p| p.span.covers(*sentence)));
                end = sentence.end();
            }
            proptest::prop_assert!(text[end..].trim().is_empty());
        }

        #[test]
        fn never_panics(text in "(?s).{0,300}") {
            Article::from_text("a.txt", &text);
        }
    }
}
