//! A sentence as the rules for reported speech read it: words with their grammar, and whole quotations as one unit.

use super::marks::Marked;
use crate::article::{Article, Span};
use crate::language::cues::{self, CueClass};
use crate::language::lexicon::{Key, Table};
use crate::language::titles;
use crate::language::tokens::{TokenKind, Tokens};
use crate::language::wordlist::{bare, word_list};
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a word can be in the grammar of its sentence; a set of the constants.
pub type Flags = u16;
/// "the", "its", "several", "two".
pub const DET: Flags = 1;
/// "he", "they", "we".
pub const PRON: Flags = 1 << 1;
/// "has", "would", "not".
pub const AUX: Flags = 1 << 2;
/// "also", "later", "repeatedly".
pub const ADV: Flags = 1 << 3;
/// "of", "in", "with".
pub const PREP: Flags = 1 << 4;
/// "that", "because", "and", "which".
pub const SUB: Flags = 1 << 5;
/// "Monday", "yesterday", "year".
pub const TIME: Flags = 1 << 6;
/// A form of "be".
pub const BE: Flags = 1 << 7;
/// "us", "him", "them".
pub const OBJ: Flags = 1 << 8;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitKind {
    Word,
    Number,
    /// A single mark of punctuation.
    Mark,
    /// A whole quotation: an index into the article's stretches between marks.
    Quote(usize),
}

#[derive(Clone, Copy, Debug)]
pub struct Unit<'a> {
    pub span: Span,
    /// The words of the unit; none of a quotation, which is whole.
    pub word: &'a str,
    /// The key of a word; [`Key::NONE`] for all else.
    pub key: Key,
    pub kind: UnitKind,
    pub flags: Flags,
    pub class: Option<CueClass>,
    pub capital: bool,
}

impl<'a> Unit<'a> {
    pub fn is(&self, flags: Flags) -> bool {
        self.flags & flags != 0
    }

    pub fn is_quote(&self) -> bool {
        matches!(self.kind, UnitKind::Quote(_))
    }

    /// The whole quotation with index `mark`.
    fn quotation(mark: usize, span: Span) -> Self {
        let kind = UnitKind::Quote(mark);
        Unit { span, word: "", key: Key::NONE, kind, flags: 0, class: None, capital: false }
    }
}

/// One sentence, quotations folded.
#[derive(Debug)]
pub struct Sentence<'a> {
    pub text: &'a str,
    pub units: Vec<Unit<'a>>,
    pub paragraph: usize,
}

/// Units in a sentence before it is cut: keeps every rule linear on text without full stops.
const LONGEST: usize = 240;

impl<'a> Sentence<'a> {
    /// The words of unit `at`, or "" beyond the sentence.
    #[inline]
    pub fn word(&self, at: usize) -> &'a str {
        self.units.get(at).map_or("", |u| u.word)
    }

    /// The key of the word at unit `at`.
    #[inline]
    pub fn key(&self, at: usize) -> Key {
        self.units.get(at).map_or(Key::NONE, |u| u.key)
    }

    /// Whether unit `at` is this word, in any case.
    #[inline]
    pub fn is(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    /// Whether unit `at` is one of the marks in `marks`.
    #[inline]
    pub fn mark(&self, at: usize, marks: &str) -> bool {
        let mark = self.units.get(at).filter(|u| u.kind == UnitKind::Mark).and_then(|u| u.word.chars().next());
        mark.is_some_and(|mark| marks.chars().any(|m| m == mark))
    }

    pub fn has(&self, at: usize, flags: Flags) -> bool {
        self.units.get(at).is_some_and(|u| u.is(flags))
    }

    pub fn is_quote(&self, at: usize) -> bool {
        self.units.get(at).is_some_and(Unit::is_quote)
    }

    /// Where the sentence ends without its full stop, but not before unit `least`.
    pub fn close(&self, least: usize) -> usize {
        let mut end = self.units.len();
        while end > least && self.mark(end - 1, ".!?") {
            end -= 1;
        }
        end
    }

    pub fn is_word(&self, at: usize) -> bool {
        self.units.get(at).is_some_and(|u| u.kind == UnitKind::Word)
    }

    pub fn class(&self, at: usize) -> Option<CueClass> {
        self.units.get(at).and_then(|u| u.class)
    }

    pub fn capital(&self, at: usize) -> bool {
        self.units.get(at).is_some_and(|u| u.capital)
    }

    /// The bytes of units `range`; `range` is not empty.
    pub fn span(&self, range: std::ops::Range<usize>) -> Span {
        self.units[range.start].span.join(self.units[range.end - 1].span)
    }

    /// Whether unit `at` is a common verb that no ending gives away.
    pub fn is_common_verb(&self, at: usize) -> bool {
        !self.capital(at) && self.is_word(at) && VERBS.has_key(self.key(at))
    }

    /// Takes back what a word only is in other company: "state media" states nothing.
    fn mend(&mut self) {
        for at in 0..self.units.len() {
            // "told NTV's “Good Morning Halvik” that …": a name in marks.
            if self.is_quote(at)
                && at > 0
                && self.introduces_title(at - 1)
                && (is_title(self.units[at].span.of(self.text)) || self.is_programme(at))
            {
                let word = self.units[at].span.of(self.text);
                (self.units[at].word, self.units[at].key) = (word, Key::of(word));
                self.units[at].kind = UnitKind::Word;
                self.units[at].capital = true;
            }
            if self.units[at].class.is_some() && self.is(at, "state") && !self.states(at) {
                self.units[at].class = None;
            }
        }
    }

    /// Whether "state" at `at` is followed by what is stated, or stands behind it and a plural.
    fn states(&self, at: usize) -> bool {
        let after_marks = || at > 1 && self.word(at - 1).ends_with('s') && (0..at).any(|i| self.is_quote(i));
        self.is(at + 1, "that") || self.is_quote(at + 1) || self.mark(at + 1, ",:") || after_marks()
    }

    /// "told NTV's “Today” on Monday": one word with a capital after a broadcaster's initials.
    fn is_programme(&self, at: usize) -> bool {
        let owner = if matches!(self.word(at - 1), "'s" | "’s") { at.checked_sub(2) } else { Some(at - 1) };
        let initials = owner.map_or("", |o| bare(self.word(o)));
        let words = self.units[at].span.of(self.text).trim_matches(|c: char| "“”\"«»„‘’'`,.".contains(c));
        initials.len() >= 2
            && initials.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
            && words.starts_with(char::is_uppercase)
            && !words.contains(char::is_whitespace)
    }

    /// Whether the name of a programme, a book or a paper can follow the word at `at`.
    fn introduces_title(&self, at: usize) -> bool {
        let word = self.word(at);
        let clitic = matches!(word, "'s" | "’s");
        // "starred in “Green Fields” and “Men of the Sea”"
        let second = matches!(word, "and" | "or")
            && at > 0
            && self.is_word(at - 1)
            && self.word(at - 1).starts_with(['“', '"', '‘', '«', '„']);
        second
            || clitic
            || bare(word) != word
            || matches!(word, "told" | "on" | "in" | "at" | "programme" | "program" | "show" | "film")
    }

    /// Whether two neighbouring units touch.
    pub fn touch(&self, left: usize, right: usize) -> bool {
        right < self.units.len() && self.units[left].span.end() == self.units[right].span.start()
    }

    /// Whether units `range` hold a word that is a finite verb for certain, or looks like one.
    pub fn has_verb(&self, range: std::ops::Range<usize>) -> bool {
        range.clone().any(|at| {
            let unit = &self.units[at];
            let word = self.word(at);
            unit.is(AUX)
                || unit.kind == UnitKind::Word
                    && !unit.capital
                    && at > range.start
                    && (unit.class.is_some() && !self.has(at - 1, DET)
                        || word.len() > 3 && word.ends_with("ed") && !self.has(at - 1, DET | PREP)
                        || self.is_common_verb(at) && !self.has(at - 1, DET))
        })
    }
}

/// Whether words in marks are written as a title is: every longer word with a capital, and no mark at their end.
fn is_title(marked: &str) -> bool {
    let words = marked.trim_matches(|c: char| "“”\"«»„‘’'`,".contains(c));
    let mut long = words.split_whitespace().filter(|word| word.chars().count() > 3);
    let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    words.starts_with(|c: char| c.is_uppercase())
        && words.split_whitespace().nth(1).is_some()
        && words.split_whitespace().nth(8).is_none()
        && !words.ends_with(['!', '?', '…'])
        && !words.trim_end_matches('.').contains('.')
        && words.split_whitespace().filter(|word| capital(word)).count() >= 2
        && long.all(capital)
}

/// Cuts an article into sentences of units; `marks` are its stretches between marks.
pub fn sentences<'a>(article: &Article, tokens: &Tokens<'a>, marks: &[Marked]) -> Vec<Sentence<'a>> {
    let outer: Vec<(usize, Span)> =
        marks.iter().enumerate().filter(|(_, m)| m.depth == 0).map(|(i, m)| (i, m.outside)).collect();
    let mut sentences: Vec<Sentence<'a>> = Vec::new();
    let mut next_mark = 0;
    for &span in article.sentences() {
        let inside_mark = outer[..].partition_point(|(_, m)| m.start() < span.start());
        let within = inside_mark.checked_sub(1).is_some_and(|i| outer[i].1.end() > span.start());
        let paragraph = article.paragraph_at(span.start()).unwrap_or(0);
        let joins = sentences.last().is_some_and(|s| s.paragraph == paragraph && (within || ends_in_abbreviation(s)));
        let clock = article.paragraphs().get(paragraph).map_or(0, |p| after_clock(article.text(), p.span));
        let inside = tokens.inside(span);
        if !joins || sentences.is_empty() {
            let units = Vec::with_capacity(inside.len().min(LONGEST));
            sentences.push(Sentence { text: tokens.text, units, paragraph });
        }
        for index in inside {
            let token = tokens.all[index];
            if token.span.start() < clock {
                continue;
            }
            while next_mark < outer.len() && outer[next_mark].1.end() <= token.span.start() {
                next_mark += 1;
            }
            if sentences.last().is_some_and(|s| s.units.len() >= LONGEST) {
                sentences.push(Sentence { text: tokens.text, units: Vec::new(), paragraph });
            }
            let Some(sentence) = sentences.last_mut() else { continue };
            if let Some(&(mark, outside)) = outer.get(next_mark).filter(|(_, m)| m.overlaps(token.span)) {
                if sentence.units.last().is_none_or(|u| u.kind != UnitKind::Quote(mark)) {
                    sentence.units.push(Unit::quotation(mark, outside));
                }
                continue;
            }
            sentence.units.extend(unit_of(tokens, index));
        }
    }
    sentences.retain(|s| !s.units.is_empty());
    sentences.iter_mut().for_each(Sentence::mend);
    sentences
}

/// The sentences of the words `within` a quotation; `inner` are the stretches inside it, folded.
pub fn inside<'a>(
    article: &Article,
    tokens: &Tokens<'a>,
    within: Span,
    inner: &[usize],
    marks: &[Marked],
) -> Vec<Sentence<'a>> {
    let mut sentences: Vec<Sentence<'a>> = Vec::new();
    let paragraph = article.paragraph_at(within.start()).unwrap_or(0);
    let all = article.sentences();
    let mut border = all.partition_point(|s| s.start() <= within.start());
    let mut next = 0;
    for index in tokens.inside(within) {
        let token = tokens.all[index];
        while next < inner.len() && marks[inner[next]].outside.end() <= token.span.start() {
            next += 1;
        }
        let folded = inner.get(next).filter(|&&m| marks[m].outside.overlaps(token.span));
        let opens = all.get(border).is_some_and(|s| s.start() <= token.span.start());
        border += usize::from(opens);
        let full = sentences.last().is_some_and(|s| s.units.len() >= LONGEST);
        if sentences.is_empty()
            || full
            || opens && folded.is_none_or(|&m| marks[m].outside.start() == token.span.start())
        {
            sentences.push(Sentence { text: tokens.text, units: Vec::new(), paragraph });
        }
        let Some(sentence) = sentences.last_mut() else { continue };
        let Some(&mark) = folded else {
            sentence.units.extend(unit_of(tokens, index));
            continue;
        };
        if sentence.units.last().is_none_or(|u| u.kind != UnitKind::Quote(mark)) {
            sentence.units.push(Unit::quotation(mark, marks[mark].outside));
        }
    }
    sentences.retain(|s| !s.units.is_empty());
    sentences.iter_mut().for_each(Sentence::mend);
    sentences
}

/// "10.41 The ferry has left.", "9:05am: …": where the words of an entry of a live report begin, behind its time.
fn after_clock(text: &str, paragraph: Span) -> usize {
    let words = paragraph.of(text);
    let digits = |words: &str| words.bytes().take_while(u8::is_ascii_digit).count();
    let hours = digits(words);
    if !matches!(hours, 1 | 2) || !words[hours..].starts_with(['.', ':']) || digits(&words[hours + 1..]) != 2 {
        return paragraph.start();
    }
    let mut at = hours + 3;
    loop {
        let rest = words[at..].trim_start();
        let word = rest.split([' ', ':', '-', '–', '|']).next().unwrap_or_default();
        let part =
            matches!(word, "am" | "pm" | "a.m." | "p.m." | "AM" | "PM" | "GMT" | "BST" | "CET" | "EST" | "ET" | "IST");
        if !part {
            break;
        }
        at = words.len() - rest.len() + word.len();
    }
    let rest = words[at..].trim_start_matches([' ', ':', '-', '–', '—', '|']);
    // "10.41 per cent of the votes": a number.
    let entry = rest.starts_with(|c: char| c.is_uppercase() || "“\"‘'«".contains(c)) && rest.len() < words[at..].len();
    if entry { paragraph.end() - rest.len() } else { paragraph.start() }
}

fn ends_in_abbreviation(sentence: &Sentence<'_>) -> bool {
    let count = sentence.units.len();
    count >= 2 && sentence.mark(count - 1, ".") && titles::ABBREVIATED.has(sentence.word(count - 2))
}

fn unit_of<'a>(tokens: &Tokens<'a>, index: usize) -> Option<Unit<'a>> {
    let span = tokens.all[index].span;
    let kind = match tokens.all[index].kind {
        TokenKind::Word => UnitKind::Word,
        TokenKind::Digits => UnitKind::Number,
        TokenKind::Mark => UnitKind::Mark,
        TokenKind::Break => return None,
    };
    let (word, key) = (tokens.str(index), tokens.key(index));
    let (flags, class) = match kind {
        UnitKind::Word => {
            let flags = GRAMMAR.get(key).unwrap_or_else(|| by_ending(word));
            (flags, cues::class_of_key(key).or_else(|| lost_space(word)))
        }
        UnitKind::Number => (DET, None),
        _ => (0, None),
    };
    Some(Unit { span, word, key, kind, flags, class, capital: word.starts_with(char::is_uppercase) })
}

/// "saidthe": a space lost on the way from a web page.
fn lost_space(word: &str) -> Option<CueClass> {
    let (said, rest) = word.split_at_checked(4).filter(|(_, rest)| rest.len() > 1)?;
    let glued = said.eq_ignore_ascii_case("said")
        && GRAMMAR.get(Key::of(rest)).is_some_and(|f| f & (DET | PRON | SUB | PREP) != 0);
    glued.then_some(CueClass::Say)
}

fn by_ending(word: &str) -> Flags {
    let ends = |ending: &str| {
        let from = word.len().saturating_sub(ending.len());
        word.as_bytes()[from..].eq_ignore_ascii_case(ending.as_bytes())
    };
    if ends("n't") || ends("n’t") {
        AUX
    } else if word.len() > 4 && ends("ly") && !NOUNS_IN_LY.has(word) {
        ADV
    } else {
        0
    }
}

word_list!(
    NOUNS_IN_LY = "kelly sally billy molly polly emily beverly kimberly holly carly shelly wally willy dolly family supply reply ally italy bully assembly monopoly july"
);

/// Function words and what they can be.
static GRAMMAR: LazyLock<Table<Flags>> = LazyLock::new(|| {
    let lists = [
        (
            DET,
            "the a an this these those his her its their my our your some any each every another several many few both two three
             four five six seven eight nine ten eleven twelve dozens hundreds thousands one most all no other such certain
             numerous various more",
        ),
        (PRON, "he she it they we i"),
        (OBJ, "him her us them me you himself herself themselves"),
        (
            AUX,
            "is are was were be been being am has have had having do does did will would shall should can could may might must not
             never cannot 's 'd 'll 've 're isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't it's
             he's she's they're we're i'm that's there's they've we've i've he'll she'll they'll we'll it'll what's who's i'd he'd she'd they'd we'd",
        ),
        (BE, "is are was were be been being am isn't aren't wasn't weren't"),
        (
            ADV,
            "also then later earlier once again still even too now just only already soon ever both all often since long too quite
             very rather further furthermore however therefore instead meanwhile thus hence first second third next last nearly
             almost perhaps indeed likewise ago yesterday today tonight tomorrow afterwards afterward nonetheless nevertheless so always
             back elsewhere here there online aloud",
        ),
        (
            PREP,
            "of in on at for from to with by about against among between during after before under over through into within
             without across near amid around behind beyond despite inside outside until upon via toward towards regarding per as
             like than following including concerning alongside throughout off onto up down versus",
        ),
        (
            SUB,
            "that if because when while although though whether unless where whereas how why what which who whom whose and but or
             nor so yet as since before after until except",
        ),
        (
            TIME,
            "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october
             november december yesterday today tonight tomorrow morning afternoon evening night week month year weekend midday noon midnight
             monday's tuesday's wednesday's thursday's friday's saturday's sunday's",
        ),
    ];
    let mut grammar = HashMap::new();
    for (flags, words) in lists {
        for word in words.split_whitespace() {
            *grammar.entry(word).or_insert(0) |= flags;
        }
    }
    Table::new(grammar)
});

word_list! {
    /// Common finite verbs that no ending gives away.
    pub VERBS = "accounts became become becomes began begin begins bought brings broke brought builds came come comes cost costs cut cuts did drew
     driven drove fall falls fell felt found gave get gets give gives given go goes gone got grew grow grows grown hit hits kept knew led left lost
     shook wept shrank flew froze hung lay lent lit rang sang sank shot sprang stole struck swam swung taught threw tore woke wore chose broke bent bit blew caught dealt fled forgot hid leapt leaned
     made make makes means meant met need needs paid pay pays put puts ran rose run runs sat saw seem seems sees sells sent set sets
     shows sold spent stand stands stood take taken takes thinks took turn turns want wants went win wins won works worked happens exist exists
     remain remains believe believes hold holds held lies lay leaves lives like likes play plays provide provides stays start starts
     starting deserve deserves appears appear looks look keep keeps gain gains depends depend continues continue helps help
     outperforms suffers suffer understand understands know knows care cares plans plan speaks speak spoke wore built caught taught thought
     represents represent reflect reflects include includes involve involves require requires serve serves support supports vote votes
     drops drop rises rise owns own faces face spreads spread owes owe"
}
