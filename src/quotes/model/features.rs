//! What a unit looks like from a cue: words, endings, grammar, what lies between, and what the rules say of it.

use super::units_in;
use crate::language::cues::{CUE_NOUNS, CueClass};
use crate::language::titles;
use crate::quotes::phrases;
use crate::quotes::rules::{Attribution, content};
use crate::quotes::units::{Sentence, UnitKind, VERBS};
use std::ops::Range;
use std::sync::LazyLock;

/// Units looked at left and right of a cue.
const LEFT: usize = 45;
const RIGHT: usize = 60;

/// A sentence as numbers, and how it looks from one of its cues.
#[derive(Default)]
pub struct View {
    word: Vec<u32>,
    ending: Vec<u32>,
    grammar: Vec<u32>,
    /// Commas, quotations and candidates up to each unit.
    commas: Vec<u16>,
    quotes: Vec<u16>,
    cues: Vec<u16>,
    /// The units that may be cues.
    pub candidates: Vec<usize>,
    pub anchor: usize,
    pub window: Range<usize>,
    /// The rules' attribution of this cue, an index into what they found.
    pub rule: Option<usize>,
    /// What the rules say of each unit: of this cue, of other cues, and where its subject and clause would lie.
    by_rule: Vec<u8>,
    by_others: Vec<u8>,
    proposed: Vec<u8>,
    class: u32,
}

const BEFORE: u32 = 0xB5E7_0001;
const AFTER: u32 = 0xAF7E_0002;

/// The place of a word in the set of cues.
pub fn cue_bit(word: u32) -> usize {
    (word.wrapping_mul(0x9E37_79B1) >> 16) as usize
}

/// A number for the letters of a word, in lower case.
pub fn word_number(word: &str) -> u32 {
    word.bytes().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193))
}

/// Which closed lists a word is on, a bit each.
fn lists_with(word: u32) -> u32 {
    let table = &*LISTS;
    let mut at = word as usize & (table.len() - 1);
    while table[at].1 != 0 {
        if table[at].0 == word {
            return table[at].1;
        }
        at = (at + 1) & (table.len() - 1);
    }
    0
}

/// The lists by the numbers of their words; a table that is at most half full.
static LISTS: LazyLock<Vec<(u32, u32)>> = LazyLock::new(|| {
    let people = titles::ROLES.all().chain(titles::GROUPS.all()).map(|w| (w, 1));
    let bodies = titles::BODIES.all().map(|w| (w, 2));
    let documents = titles::DOCUMENTS.all().map(|w| (w, 4));
    let nouns = CUE_NOUNS.all().map(|w| (w, 8));
    let verbs = VERBS.all().map(|w| (w, 16));
    let words: Vec<(&str, u32)> = people.chain(bodies).chain(documents).chain(nouns).chain(verbs).collect();
    let mut table = vec![(0, 0); (words.len() * 2).next_power_of_two()];
    for (word, bit) in words {
        let number = word_number(word);
        let mut at = number as usize & (table.len() - 1);
        while table[at].1 != 0 && table[at].0 != number {
            at = (at + 1) & (table.len() - 1);
        }
        table[at] = (number, table[at].1 | bit);
    }
    table
});

fn mix(a: u32, b: u32) -> u32 {
    (a.rotate_left(5) ^ b).wrapping_mul(0x9E37_79B1)
}

/// Near distances one by one, far ones by and by.
fn distance(far: usize) -> u32 {
    match far {
        0..=5 => far as u32,
        6..=7 => 6,
        8..=10 => 7,
        11..=15 => 8,
        16..=25 => 9,
        _ => 10,
    }
}

impl View {
    /// Reads a sentence; false where it holds nothing that may be a cue.
    pub fn fill(&mut self, s: &Sentence<'_>, is_cue: impl Fn(u32) -> bool) -> bool {
        self.candidates.clear();
        self.word.clear();
        for (at, unit) in s.units.iter().enumerate() {
            let word = match unit.kind {
                UnitKind::Word => word_number(unit.word),
                UnitKind::Number => 3,
                UnitKind::Quote(_) => 5,
                UnitKind::Mark => word_number(unit.word),
            };
            self.word.push(word);
            if unit.kind == UnitKind::Word && (unit.class.is_some() || is_cue(word)) {
                self.candidates.push(at);
            }
        }
        if self.candidates.is_empty() {
            return false;
        }
        self.ending.clear();
        self.grammar.clear();
        self.commas.clear();
        self.quotes.clear();
        self.cues.clear();
        let (mut commas, mut quotes, mut cues) = (0, 0, 0);
        for (at, unit) in s.units.iter().enumerate() {
            let text = unit.word;
            let bytes = text.as_bytes();
            let tail = &bytes[bytes.len().saturating_sub(3)..];
            self.ending
                .push(tail.iter().fold(bytes.len().min(4) as u32, |h, b| mix(h, u32::from(b.to_ascii_lowercase()))));
            let kind = match unit.kind {
                UnitKind::Word => {
                    let lists = lists_with(self.word[at]) << 1 | u32::from(unit.capital);
                    mix(u32::from(unit.flags), lists << 8 | unit.class.map_or(0, |c| c as u32 + 1))
                }
                UnitKind::Number => 11,
                UnitKind::Quote(_) => 12,
                UnitKind::Mark => self.word[at],
            };
            self.grammar.push(kind);
            if unit.kind == UnitKind::Mark && matches!(text, "," | ";" | ":" | "—" | "–" | "-" | "(" | ")") {
                commas += 1;
            }
            quotes += u16::from(unit.is_quote());
            cues += u16::from(self.candidates.get(usize::from(cues)) == Some(&at));
            self.commas.push(commas);
            self.quotes.push(quotes);
            self.cues.push(cues);
        }
        true
    }

    /// Looks from the cue at unit `anchor`.
    pub fn turn(&mut self, s: &Sentence<'_>, anchor: usize, found: &[Attribution]) {
        let count = s.units.len();
        self.anchor = anchor;
        self.window = anchor.saturating_sub(LEFT)..count.min(anchor + RIGHT);
        for codes in [&mut self.by_rule, &mut self.by_others, &mut self.proposed] {
            codes.clear();
            codes.resize(count, 0);
        }
        let here = s.units[anchor].span;
        self.rule = found.iter().position(|a| a.cue.is_some_and(|c| c.covers(here)));
        self.class = s.class(anchor).map_or(0, |c| c as u32 + 1);
        for (index, attribution) in found.iter().enumerate() {
            let own = self.rule == Some(index);
            let codes = if own { &mut self.by_rule } else { &mut self.by_others };
            if let Some(content) = attribution.content {
                paint(codes, units_in(s, content), 1);
            }
            if let Some(subject) = attribution.subject {
                paint(codes, units_in(s, subject), 4);
            }
            if let Some(cue) = attribution.cue {
                for unit in units_in(s, cue) {
                    codes[unit] = 7;
                }
            }
        }
        let class = s.class(anchor).unwrap_or(CueClass::Report);
        if let Some((right, strength)) = content::right_of(s, anchor, class) {
            paint(&mut self.proposed, right, 1 + 3 * strength as u8);
        }
        if let Some(subject) = phrases::subject_before(s, anchor) {
            paint(&mut self.proposed, subject.units, 10);
        } else if let Some(after) = phrases::subject_after(s, anchor) {
            paint(&mut self.proposed, after, 13);
        }
    }

    fn word(&self, at: usize, by: isize) -> u32 {
        neighbour(&self.word, at, by)
    }

    fn grammar(&self, at: usize, by: isize) -> u32 {
        neighbour(&self.grammar, at, by)
    }

    /// Calls `push` with each feature of unit `at`.
    pub fn features(&self, at: usize, mut push: impl FnMut(u32)) {
        let anchor = self.anchor;
        let mut kind = 0u32;
        let mut give = |what: u32| {
            kind += 1;
            let hash = mix(what, kind.wrapping_mul(0x85EB_CA6B));
            push(hash ^ hash >> 15);
        };
        let far = at.abs_diff(anchor);
        let side = match at.cmp(&anchor) {
            std::cmp::Ordering::Less => BEFORE,
            std::cmp::Ordering::Equal => 0,
            std::cmp::Ordering::Greater => AFTER,
        };
        let near = mix(side, distance(far));
        let (low, high) = (at.min(anchor), at.max(anchor));
        let between = |sums: &[u16], most: u16| u32::from((sums[high] - sums[low]).min(most));
        let way = mix(side, between(&self.commas, 3) | between(&self.quotes, 1) << 4 | between(&self.cues, 2) << 8);
        let (w, g) = (self.word[at], self.grammar[at]);
        let (w_1, w1) = (self.word(at, -1), self.word(at, 1));
        let (g_2, g_1, g1, g2) = (self.grammar(at, -2), self.grammar(at, -1), self.grammar(at, 1), self.grammar(at, 2));
        let cue = self.word[anchor];
        let triple = |codes: &[u8]| {
            u32::from(codes[at])
                | u32::from(codes[at.saturating_sub(1)]) << 8
                | u32::from(*codes.get(at + 1).unwrap_or(&99)) << 16
        };
        let (rule, others, proposed) = (triple(&self.by_rule), triple(&self.by_others), triple(&self.proposed));
        give(side);
        give(mix(w, side));
        give(mix(w_1, side));
        give(mix(w1, side));
        give(mix(w_1, w));
        give(mix(w, w1));
        give(mix(g, side));
        give(mix(mix(g_1, g), side));
        give(mix(mix(g, g1), side));
        give(mix(mix(g_1, g), g1));
        give(mix(mix(g_2, g_1), g));
        give(mix(mix(g, g1), g2));
        give(mix(self.ending[at], side));
        give(near);
        give(mix(near, g));
        give(way);
        give(mix(way, g));
        give(mix(mix(way, g_1), g));
        give(mix(cue, near));
        give(mix(mix(cue, g), side));
        give(mix(mix(cue, w), side));
        give(mix(cue, way));
        give(rule);
        give(mix(rule, g));
        give(mix(rule, cue));
        give(mix(rule, near));
        give(mix(rule, mix(g_1, g1)));
        give(mix(proposed, self.class));
        give(mix(proposed, g));
        give(mix(proposed, cue));
        give(mix(proposed, rule));
        give(mix(others, side));
        give(mix(others, rule));
        give(mix(mix(self.word(anchor, 1), near), self.class));
        give(mix(mix(self.grammar(anchor, 1), g), side));
        let end = self.word.len() - at;
        give(mix(mix(distance(at), distance(end)), side));
        give(mix(mix(self.word[0], near), 1));
        give(mix(mix(self.word(anchor, -1), near), self.class));
        if at == anchor {
            let (before, after) = (self.word(at, -1), self.word(at, 1));
            give(mix(cue, before));
            give(mix(cue, after));
            give(mix(mix(cue, before), after));
            give(mix(mix(cue, after), self.word(at, 2)));
            give(mix(mix(cue, g_1), g1));
            give(mix(mix(g_1, g1), self.class));
            give(mix(mix(g_2, g_1), mix(g1, g2)));
            give(mix(cue, u32::from(self.quotes.last().is_some_and(|q| *q > 0))));
            give(mix(self.ending[at], mix(g_1, g1)));
            give(mix(self.word(self.word.len() - 1, 0), self.class));
        }
    }
}

fn neighbour(all: &[u32], at: usize, by: isize) -> u32 {
    at.checked_add_signed(by).and_then(|i| all.get(i)).copied().unwrap_or(1)
}

/// Marks a stretch: its first unit, those inside, its last one.
fn paint(codes: &mut [u8], units: Range<usize>, code: u8) {
    let units = units.start.min(codes.len())..units.end.min(codes.len());
    for unit in units.clone() {
        codes[unit] = code + 1;
    }
    if !units.is_empty() {
        codes[units.end - 1] = code + 2;
        codes[units.start] = code;
    }
}
