//! What stands in quotation marks: pairs the marks of every paragraph and repairs the odd ones.
//!
//! Reads “ ” " « » „ `` '' and ‘ ’ ' ‹ ›, marks that point the wrong way, pairs of two kinds (“ … »), and quotations over
//! several paragraphs. Apostrophes, feet and inches, minutes and decades are no marks. An odd mark never reaches past
//! its paragraph, unless the next one plainly goes on. Not here: who says it.

use crate::article::{Article, Span};
use crate::language::cues::{self, CueClass};
use crate::language::titles;
use crate::language::wordlist::word_list;

/// A stretch between marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The words between the marks, without white space around them.
    pub inside: Span,
    /// With the marks, as far as they are there.
    pub outside: Span,
    /// The index of its paragraph.
    pub paragraph: usize,
    /// Whether it goes on from the stretch before, in an earlier paragraph.
    pub continues: bool,
    /// 0 outside all other marks.
    pub depth: u8,
}

/// Deeper marks are not followed.
const DEEPEST: usize = 3;

/// How many paragraphs without marks a quotation may run through before its closing mark.
const FURTHEST: usize = 6;

/// Finds all stretches between marks, in order of their starts.
pub fn find(article: &Article) -> Vec<Marked> {
    let text = article.text();
    let mut found: Vec<Marked> = Vec::new();
    // The paragraph whose quotation is still open, and where the stretch lies in `found`.
    let mut pending: Option<usize> = None;
    for (index, paragraph) in article.paragraphs().iter().enumerate() {
        let body = paragraph.span;
        let marks = marks_of(text, body);
        let goes_on = pending.is_some_and(|p| p + 1 == index)
            && marks.first().is_some_and(|m| m.double && m.at == body.start() && m.opens);
        let mut pairing = Pairing::new(text, body, index, &marks);
        pairing.run();
        let next = article.paragraphs().get(index + 1).map(|p| p.span.of(text));
        let followed = next.is_some_and(|words| words.trim_start().starts_with(['“', '"', '„', '«', '`']));
        pairing.mend_open(followed);
        if let (Some(closer), Some(from)) = (pairing.orphan, pending)
            && index - from <= FURTHEST
        {
            // “ … several paragraphs without marks … ”
            let between = &article.paragraphs()[from + 1..index];
            let whole = between.iter().enumerate().map(|(i, p)| (p.span, from + 1 + i));
            for (span, at) in whole {
                push(&mut found, text, span, span, at, true, 0);
            }
            push(
                &mut found,
                text,
                Span::new(body.start(), closer.at),
                Span::new(body.start(), closer.end),
                index,
                true,
                0,
            );
        } else if let Some(closer) = pairing.orphan.filter(|_| pairing.found.is_empty()) {
            // A closing mark after a comma or full stop, whose opening mark is lost: from the paragraph's start.
            push(
                &mut found,
                text,
                Span::new(body.start(), closer.at),
                Span::new(body.start(), closer.end),
                index,
                false,
                0,
            );
        }
        if pairing.left_open {
            pending = Some(index);
        } else if marks.iter().any(|m| m.double) {
            pending = None;
        }
        let mut first = true;
        pairing.found.sort_by_key(|m| (m.outside.start(), std::cmp::Reverse(m.outside.end())));
        for mut marked in pairing.found {
            marked.continues = goes_on && first;
            first = false;
            found.push(marked);
        }
    }
    found
}

fn push(
    found: &mut Vec<Marked>,
    text: &str,
    inside: Span,
    outside: Span,
    paragraph: usize,
    continues: bool,
    depth: u8,
) {
    let words = inside.of(text);
    let start = inside.start() + (words.len() - words.trim_start().len());
    let trimmed = words.trim();
    if trimmed.chars().any(char::is_alphanumeric) {
        let inside = Span::new(start, start + trimmed.len());
        found.push(Marked { inside, outside, paragraph, continues, depth });
    }
}

/// One quotation mark, or what may be one.
#[derive(Clone, Copy, Debug)]
struct Mark {
    at: usize,
    end: usize,
    double: bool,
    /// By its place: after a blank, before a word.
    opens: bool,
    /// By its place: after a word, before a blank or punctuation.
    closes: bool,
    shape: Shape,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Opening,
    Closing,
    Straight,
}

fn marks_of(text: &str, body: Span) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let bytes = text.as_bytes();
    let mut at = body.start();
    while at < body.end() {
        // Only these bytes begin a mark: all others are stepped over without decoding.
        if !matches!(bytes[at], b'"' | b'\'' | b'`' | 0xC2 | 0xE2) {
            at += 1;
            continue;
        }
        let Some(c) = text[at..body.end()].chars().next() else { break };
        let twice = text[at + c.len_utf8()..body.end()].starts_with(c);
        let (double, shape, length) = match c {
            '“' | '„' | '‟' | '«' => (true, Shape::Opening, c.len_utf8()),
            '”' | '»' => (true, Shape::Closing, c.len_utf8()),
            '"' => (true, Shape::Straight, 1),
            '`' if twice => (true, Shape::Opening, 2),
            '\'' if twice => (true, Shape::Closing, 2),
            '‘' | '‚' | '‹' | '‛' | '`' => (false, Shape::Opening, c.len_utf8()),
            '’' | '›' | '´' => (false, Shape::Closing, c.len_utf8()),
            '\'' => (false, Shape::Straight, 1),
            _ => {
                at += c.len_utf8();
                continue;
            }
        };
        let end = at + length;
        let before = text[body.start()..at].chars().next_back();
        let after = text[end..body.end()].chars().next();
        let guillemet = matches!(c, '«' | '»');
        let blank_before = before.is_none_or(|b| b.is_whitespace() || "([{—–―-/…“„«‘‚‹\"'>•*".contains(b));
        let blank_after = after.is_none_or(|a| a.is_whitespace() || ".,;:!?)]}—–―-/…”»’›\"'<".contains(a));
        let opens = blank_before && after.is_some_and(|a| !a.is_whitespace() || guillemet);
        let closes = blank_after && before.is_some_and(|b| !b.is_whitespace() || guillemet);
        let inches = double && shape != Shape::Opening && stands_for_inches(&text[body.start()..at]);
        if double && !inches || !double && !is_apostrophe(text, body, at, end, before, after) {
            marks.push(Mark { at, end, double, opens, closes, shape });
        }
        at = end;
    }
    marks
}

/// "5’ 3”", "6'2\"": whether the text before a double mark ends in feet and a number.
fn stands_for_inches(before: &str) -> bool {
    let number = before.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '½' | '¼' | '¾'));
    let feet = number.trim_end_matches(' ').strip_suffix(['\'', '’', '′']);
    number.len() < before.len() && feet.is_some_and(|feet| feet.ends_with(|c: char| c.is_ascii_digit()))
}

/// Whether a single mark is an apostrophe for certain, or stands for feet or minutes.
fn is_apostrophe(text: &str, body: Span, at: usize, end: usize, before: Option<char>, after: Option<char>) -> bool {
    let letter_before = before.is_some_and(char::is_alphanumeric);
    let letter_after = after.is_some_and(char::is_alphanumeric);
    if letter_before && letter_after
        || before.is_some_and(|b| b.is_ascii_digit()) && !letter_after && text[at..end].starts_with(['\'', '´'])
    {
        return true;
    }
    if !letter_after || letter_before {
        return false;
    }
    let word: &str = text[end..body.end()].split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let decade = word.len() == 3 && word.ends_with('s') && word.as_bytes()[..2].iter().all(u8::is_ascii_digit);
    decade
        || word.len() == 2 && word.bytes().all(|b| b.is_ascii_digit())
        || matches!(
            word.to_ascii_lowercase().as_str(),
            "em" | "til"
                | "tis"
                | "twas"
                | "twere"
                | "cause"
                | "bout"
                | "n"
                | "round"
                | "cos"
                | "cuz"
                | "nuff"
                | "ere"
                | "s"
                | "neath"
                | "kay"
                | "hood"
                | "bama"
        )
}

/// The marks of one paragraph on their way into pairs.
struct Pairing<'a> {
    text: &'a str,
    body: Span,
    paragraph: usize,
    marks: &'a [Mark],
    /// Of each mark, the index of the next single mark that can close.
    next_single: Vec<usize>,
    /// Of each mark, the index of the next double mark.
    next_double: Vec<usize>,
    open: Vec<usize>,
    found: Vec<Marked>,
    left_open: bool,
    orphan: Option<Mark>,
}

impl<'a> Pairing<'a> {
    fn new(text: &'a str, body: Span, paragraph: usize, marks: &'a [Mark]) -> Self {
        let count = marks.len();
        let (mut next_single, mut next_double) = (vec![count; count], vec![count; count]);
        let (mut single, mut double) = (count, count);
        for at in (0..count).rev() {
            (next_single[at], next_double[at]) = (single, double);
            if marks[at].double {
                double = at;
            } else if marks[at].closes && marks[at].shape != Shape::Opening {
                single = at;
            }
        }
        Pairing {
            text,
            body,
            paragraph,
            marks,
            next_single,
            next_double,
            open: Vec::new(),
            found: Vec::new(),
            left_open: false,
            orphan: None,
        }
    }

    fn run(&mut self) {
        let wrapped = self.is_wrapped();
        for at in 0..self.marks.len() {
            match self.marks[at] {
                Mark { double: false, .. } => self.single(at),
                // Each shape pairs with its own: the curly marks stand inside the straight ones.
                Mark { shape: Shape::Opening, .. } if wrapped => self.push_open(at),
                Mark { .. } if wrapped && !self.open.is_empty() => self.close(self.open.len() - 1, at),
                _ => self.double(at),
            }
        }
        self.finish();
    }

    /// "\"It isn't about “fairness” any more.": a paragraph in straight marks, closed at its end or not at all, with
    /// pairs of curly ones inside.
    fn is_wrapped(&self) -> bool {
        let mut doubles = self.marks.iter().filter(|m| m.double);
        if !doubles.next().is_some_and(|m| m.shape == Shape::Straight && m.at == self.body.start() && m.opens) {
            return false;
        }
        let (mut pairs, mut inside, mut over) = (0, false, false);
        for mark in doubles {
            let fits = match mark.shape {
                Shape::Opening => !inside,
                Shape::Closing => inside,
                Shape::Straight => !inside && mark.end == self.body.end(),
            };
            if over || !fits {
                return false;
            }
            inside = mark.shape == Shape::Opening;
            over = mark.shape == Shape::Straight;
            pairs += usize::from(mark.shape == Shape::Closing);
        }
        pairs > 0 && !inside
    }

    fn open_at(&self, double: bool) -> Option<usize> {
        self.open.iter().rposition(|&o| self.marks[o].double == double)
    }

    fn double(&mut self, at: usize) {
        let mark = self.marks[at];
        let open = self.open_at(true);
        let closes = match (mark.shape, open) {
            (_, None) => false,
            (Shape::Opening, Some(_)) => mark.closes && !mark.opens,
            (Shape::Closing, Some(_)) => !(mark.opens && !mark.closes && self.answered_twice(at)),
            (Shape::Straight, Some(_)) => mark.closes || !mark.opens,
        };
        if closes && let Some(open) = open {
            self.close(open, at);
        } else if open.is_some() {
            if self.answered_twice(at) {
                self.push_open(at);
            } else {
                // The one before was never closed: it ends where this one begins.
                while let Some(open) = self.open.pop() {
                    if self.marks[open].double {
                        let opener = self.marks[open];
                        let voice = before_voice(self.text, Span::new(opener.end, mark.at), false);
                        let (end, outside) = voice.unwrap_or((mark.at, mark.at));
                        self.record(opener, end, outside);
                    }
                }
                self.push_open(at);
            }
        } else if mark.opens || mark.shape == Shape::Opening || mark.shape == Shape::Straight && !mark.closes {
            self.push_open(at);
        } else if mark.shape != Shape::Opening && self.orphan.is_none() {
            let before = self.text[self.body.start()..mark.at].chars().next_back();
            if before.is_some_and(|b| ".,?!…".contains(b)) {
                self.orphan = Some(mark);
            }
        }
    }

    /// Whether the two double marks after `at` both close: then `at` opens a quotation inside a quotation.
    fn answered_twice(&self, at: usize) -> bool {
        let closing = |i: usize| self.marks.get(i).is_some_and(|m| m.closes && (!m.opens || m.shape == Shape::Closing));
        let first = self.next_double[at];
        closing(first) && closing(self.next_double.get(first).copied().unwrap_or(usize::MAX))
    }

    fn single(&mut self, at: usize) {
        let mark = self.marks[at];
        if let Some(open) = self.open_at(false) {
            if mark.closes && mark.shape != Shape::Opening && !self.is_possessive(at) {
                self.close(open, at);
                return;
            }
            if mark.shape == Shape::Closing || !mark.opens {
                return;
            }
        }
        let answered = self.next_single[at] < self.marks.len();
        if mark.opens && mark.shape != Shape::Closing && answered && self.open_at(false).is_none() {
            self.push_open(at);
        }
    }

    /// "the workers’ demands": an apostrophe, if another mark can still close.
    fn is_possessive(&self, at: usize) -> bool {
        let mark = self.marks[at];
        let plural = self.text[..mark.at].ends_with('s');
        let mut rest = self.text[mark.end..self.body.end()].chars();
        let word_follows = rest.next() == Some(' ') && rest.next().is_some_and(char::is_alphanumeric);
        plural && word_follows && self.next_single[at] < self.marks.len()
    }

    fn push_open(&mut self, at: usize) {
        if self.open.len() < DEEPEST {
            self.open.push(at);
        }
    }

    fn close(&mut self, open: usize, at: usize) {
        let opener = self.marks[self.open[open]];
        // What was opened inside and not closed is no pair.
        self.open.truncate(open);
        self.record(opener, self.marks[at].at, self.marks[at].end);
    }

    fn record(&mut self, opener: Mark, inside_end: usize, outside_end: usize) {
        let depth = self.open.len() as u8;
        let (inside, outside) = (Span::new(opener.end, inside_end.max(opener.end)), Span::new(opener.at, outside_end));
        push(&mut self.found, self.text, inside, outside, self.paragraph, false, depth);
    }

    /// "“We stay, Voss said.": a quotation without its closing mark ends where a voice takes over. Where the next
    /// paragraph opens in marks (`followed`) and so may go on, only where the voice is plainly the writer's.
    fn mend_open(&mut self, followed: bool) {
        let Some(last) = self.found.iter_mut().find(|m| self.left_open && m.outside.end() == self.body.end()) else {
            return;
        };
        if let Some((end, outside)) = before_voice(self.text, last.inside, followed) {
            last.inside = Span::new(last.inside.start(), end);
            last.outside = Span::new(last.outside.start(), outside);
            self.left_open = false;
        }
    }

    fn finish(&mut self) {
        if let Some(&open) = self.open.iter().find(|&&o| self.marks[o].double) {
            let opener = self.marks[open];
            self.open.clear();
            self.left_open = true;
            // What was paired inside lies one deeper than it seemed.
            self.record(opener, self.body.end(), self.body.end());
        }
    }
}

/// Commas looked at for a voice after them.
const VOICES: usize = 12;

/// Where ", Voss said." or ", said Voss." begins inside `span`: the end of the words before it, with their comma, and the
/// end of a single mark that closes them ("“We stay,’ said Voss"). `plainly`: somebody with a name, and when or where.
fn before_voice(text: &str, span: Span, plainly: bool) -> Option<(usize, usize)> {
    let words = span.of(text);
    let commas = words.match_indices([',', '?', '!']).take(VOICES);
    let mut ends = commas.filter_map(|(at, stop)| {
        let end = at + stop.len();
        let rest = &words[end..];
        let mark = rest.chars().next().filter(|c| matches!(c, '\'' | '’')).map_or(0, char::len_utf8);
        // Only a comma tells a voice from the next sentence where no mark does.
        let closes = rest[mark..].starts_with(' ') && (mark > 0 || stop == ",");
        (closes && is_voice(&rest[mark..], plainly)).then_some((span.start() + end, span.start() + end + mark))
    });
    ends.next()
}

word_list!(DAYS = "monday tuesday wednesday thursday friday saturday sunday");

/// Words of a voice looked at.
const VOICE: usize = 24;

/// Whether somebody with a verb of saying is all that stands before the next stop, but for when, where and to whom.
fn is_voice(rest: &str, plainly: bool) -> bool {
    let stops = |at: usize, c: char| {
        // "Mr. Voss", "J. Voss"
        let word = rest[..at].rsplit(' ').next().unwrap_or_default();
        let abbreviated = c == '.' && (titles::ABBREVIATED.has(word) || word.len() == 1 && word != "I");
        matches!(c, '.' | '!' | '?' | ';' | ',') && !abbreviated
    };
    let Some((stop, _)) = rest.char_indices().take(VOICE * 12).find(|(at, c)| stops(*at, *c)) else { return false };
    let words: Vec<&str> = rest[..stop].split_whitespace().take(VOICE).collect();
    let says = |word: &str| {
        let class = cues::class_of(word);
        let finite = word.ends_with("ed") || word.ends_with('s') || matches!(word, "said" | "told" | "wrote");
        finite
            && word.starts_with(char::is_lowercase)
            && matches!(class, Some(CueClass::Say | CueClass::Tell | CueClass::Report))
    };
    let named = |word: &str| {
        word.starts_with(char::is_uppercase) && !matches!(word.split(['\'', '’']).next(), Some("I" | "We"))
    };
    let somebody = |word: &str| named(word) || matches!(word, "he" | "she" | "they" | "the" | "a" | "an");
    let adjunct = |word: &str| {
        matches!(word, "on" | "in" | "at" | "after" | "during" | "from" | "last" | "yesterday" | "through" | "via")
            || DAYS.has(word)
    };
    let Some(verb) = words.iter().position(|word| says(word)) else { return false };
    let tells = cues::class_of(words[verb]) == Some(CueClass::Tell);
    let behind = &words[verb + 1..];
    // "he said to me": the one who is quoted tells it.
    if behind.iter().any(|word| matches!(*word, "me" | "us")) {
        return false;
    }
    if verb == 0 {
        return behind.first().is_some_and(|word| somebody(word) && (!plainly || named(word))) && words.len() < 9;
    }
    let when = behind.first().is_some_and(|word| adjunct(word));
    let to_whom = tells && !behind.is_empty() && !behind.contains(&"that");
    let whole = behind.len() <= 3 && behind.first() != Some(&"that") && (!tells || to_whom);
    let rests = when && behind.iter().all(|word| !says(word) && *word != "that") || to_whom && behind.len() < 12;
    let plain = !plainly || named(words[0]) && words[0] != "But" && words[0] != "And" || when || to_whom;
    somebody(words[0]) && verb <= 5 && (whole || rests) && plain
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `text` with each outermost stretch in `[` `]`, and `[+` where it goes on from before.
    fn check(marked: &str) {
        let text: String = marked.replace("[+", "").replace(['[', ']'], "");
        let article = Article::from_text("a", &text);
        let mut got = text.clone();
        for m in find(&article).iter().rev().filter(|m| m.depth == 0) {
            got.insert(m.inside.end(), ']');
            got.insert_str(m.inside.start(), if m.continues { "[+" } else { "[" });
        }
        assert_eq!(got, marked);
    }

    #[test]
    fn every_kind_of_mark_pairs() {
        check("He said “[so it is,]” and left.");
        check("He said \"[so it is,]\" and \"[that]\".");
        check("He said ``[so it is]'' and left.");
        check("He said ‘[so it is]’ and left.");
        check("He said '[so it is]' and left.");
        check("He said «[so it is]» and « [so] » left.");
        check("He said „[so it is]“ and left.");
    }

    #[test]
    fn an_unclosed_mark_ends_before_a_voice() {
        check("“[We stay here,] Anna Voss said.");
        check("“[We stay here,] said Anna Voss on Friday. Then she left.");
        check("\"[We stay here,] Anna Voss said. \"[We always have.]\"");
        check("“[We stay here, and so does Anna Voss.]");
        check("“[We stay here,] Anna Voss said in a letter to the mill and its owners on Friday. She left.");
        check("“[We stay here,] she told reporters after the meeting. She left.");
        check("“[We stay here,] Mr. Voss said.");
        check("\"[We stay here,]' said a third. He left.");
        check("\"[Must we stay?]' asked Voss. He left.");
        check("“[But, Governor, I’ve got to ask you about it.]");
        check("“[Nobody, he said to me, leaves the mill and lives.]");
    }

    #[test]
    fn an_unclosed_mark_is_mended_before_a_paragraph_in_marks() {
        check("“[We stay here,] Anna Voss said on Friday.\n\n“[We always have,]” she added.");
        check("\"[We stay here,] said Anna Voss.\n\n\"[We always have,]\" she added.");
        check("\"[We stay here,] the mayor told the Courier.\n\n\"[We always have,]\" she added.");
        // The quotation goes on in the next paragraph: the voice is one of its own.
        check("“[He left, my mother said.]\n\n“[+And then he came back.]”");
        check("“[They will pay, he said.]\n\n“[+And then they never did.]”");
    }

    #[test]
    fn wrong_way_and_mixed_marks_pair() {
        check("He said ”[so it is]” and “[left]“ again.");
        check("“[Today we build. That is clear.] »");
        check("He said “[so it is]\" and left.");
        check("»[So it is]«, said he.");
    }

    #[test]
    fn apostrophes_feet_inches_and_decades_are_no_marks() {
        check("It’s the workers’ own '90s rock ’n’ roll, 6'2\" tall, don't.");
        check("The '80s and ’70s weren't his parents' years.");
        check("‘[The workers’ demands aren’t new,]’ she said.");
        check("A 6\" pipe isn't \"[short]\".");
        check("“[We’re 5’ 3” of pure rage,]” joked Ida.");
        check("\"[He is 6' 2\" at least,]\" she said.");
    }

    #[test]
    fn an_unclosed_mark_ends_with_its_paragraph() {
        check("She said: “[we go. And then]\n\nNothing else was said.");
        check("“[We go.] “[We stay,]” he said.");
    }

    #[test]
    fn curly_pairs_inside_straight_marks_are_deeper() {
        check("\"[It isn't about “fairness” any more. It is about “order.”]\"");
        check("\"[It isn't about “fairness” any more.]\n\n\"[+They have gone far enough.]\"");
        // One straight mark that a curly one closes, and a straight pair of its own.
        check("\"[We stay,]” he said. “[We go.]”");
        check("\"[We stay,]\" he said of “[home]”.");
        check("“[We stay,]” he said. \"[And you]\" go.");
    }

    #[test]
    fn a_lost_opening_mark_is_at_the_start() {
        check("[We go,]” he said, and left.");
        check("A pipe of 6\" is short.");
    }

    #[test]
    fn quotations_run_over_paragraphs() {
        check("“[One.]\n\n“[+Two.]”\n\nThree.");
        check("“[One.]\n\n[+Two.]\n\n[+Three.]”\n\nFour.");
    }

    #[test]
    fn nested_marks_are_deeper() {
        check("“[He said ‘go’ and I went,]” she said.");
        check("‘[I ask them: “Stay and look at it.”]’");
        check("\"[He said \"go\" twice]\" and left.");
        let article = Article::from_text("a", "“He said ‘go’ and I went.”");
        assert_eq!(find(&article).iter().map(|m| m.depth).collect::<Vec<_>>(), [0, 1]);
    }
}
