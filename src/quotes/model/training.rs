//! Makes the table of weights from texts whose attributions people have marked. Nothing here runs while articles are
//! read.
//!
//! A conditional random field by stochastic gradient with a rate of its own for each weight (AdaGrad), in one thread
//! and one order: the same texts give the same bytes.

use super::features::{self, View};
use super::lattice::{LABELS, LOOK, NONE, may_follow};
use super::{CUE_BITS, MAGIC, ROW, ROWS, STEPS, units_in};
use crate::article::{Article, Span};
use crate::language::tokens::Tokens;
use crate::quotes::rules::Attribution;
use crate::quotes::units::{self, Sentence, UnitKind};
use crate::quotes::{drafts, marks};
use std::collections::BTreeMap;

/// A text with what is said in it. Spans are bytes of `text`.
#[derive(Clone, Debug, Default)]
pub struct Example {
    pub text: String,
    pub attributions: Vec<Told>,
}

/// One attribution as people marked it; each part may be of several stretches.
#[derive(Clone, Debug, Default)]
pub struct Told {
    pub content: Vec<Span>,
    pub source: Vec<Span>,
    pub cue: Vec<Span>,
}

/// Rounds over all examples.
const ROUNDS: usize = 5;
const RATE: f32 = 0.06;
/// How strongly weights are drawn to nothing.
const DECAY: f32 = 2e-6;
/// A word is a cue where it was one this often, and in this part of its uses.
const LEAST_CUES: usize = 3;
const LEAST_SHARE: f64 = 0.3;
/// Rarer features are not learnt from.
const LEAST_SEEN: u32 = 2;
/// Steps by which a reading must be better than none.
const CAUTION: i16 = 0;

/// One window with its features and labels.
struct Lesson {
    /// Where its units' features lie; one more than units.
    ends: Vec<u32>,
    features: Vec<u32>,
    /// Empty where the word is no cue.
    labels: Vec<u8>,
    /// The unit of the word itself.
    anchor: usize,
}

/// Learns from `examples` and returns the table for [`super::Model::read`].
pub fn train(examples: &[Example]) -> Vec<u8> {
    let read: Vec<Read<'_>> = examples.iter().map(Read::of).collect();
    let cues = cue_words(&read);
    let mut lessons = Vec::new();
    for text in &read {
        text.lessons(&cues, &mut lessons);
    }
    forget_rare(&mut lessons);
    let field = Field::learn(&lessons);
    field.table(&cues)
}

/// Leaves out the features that hardly any lesson has.
fn forget_rare(lessons: &mut [Lesson]) {
    let mut seen = vec![0u32; ROWS];
    for lesson in &*lessons {
        for &feature in &lesson.features {
            seen[feature as usize] += 1;
        }
    }
    for lesson in lessons {
        let all = std::mem::take(&mut lesson.features);
        let ends = std::mem::replace(&mut lesson.ends, vec![0]);
        for pair in ends.windows(2) {
            let unit = &all[pair[0] as usize..pair[1] as usize];
            lesson.features.extend(unit.iter().filter(|f| seen[**f as usize] >= LEAST_SEEN));
            lesson.ends.push(lesson.features.len() as u32);
        }
    }
}

/// One example, cut into sentences.
struct Read<'a> {
    article: Article,
    told: &'a [Told],
}

impl<'a> Read<'a> {
    fn of(example: &'a Example) -> Self {
        Read { article: Article::from_text("example", example.text.as_str()), told: &example.attributions }
    }

    fn sentences(&self, mut each: impl FnMut(&Sentence<'_>)) {
        let stretches = marks::find(&self.article);
        let tokens = Tokens::of(self.article.text());
        for sentence in &units::sentences(&self.article, &tokens, &stretches) {
            each(sentence);
        }
    }

    /// For each attribution with a cue in `s` outside marks: the units of its cue.
    fn cues_in(&self, s: &Sentence<'_>) -> Vec<(usize, Vec<usize>)> {
        let whole = s.span(0..s.units.len());
        let mut cues = Vec::new();
        for (index, told) in self.told.iter().enumerate() {
            if !told.cue.iter().any(|c| whole.overlaps(*c)) {
                continue;
            }
            let mut at: Vec<usize> = Vec::new();
            for cue in &told.cue {
                at.extend(units_in(s, *cue).filter(|&u| s.units[u].kind == UnitKind::Word));
            }
            if !at.is_empty() {
                cues.push((index, at));
            }
        }
        cues
    }

    fn lessons(&self, cues: &CueWords, lessons: &mut Vec<Lesson>) {
        let mut view = View::default();
        self.sentences(|s| {
            if !view.fill(s, |word| cues.has(word)) {
                return;
            }
            let found: Vec<Attribution> = drafts::found_in(s);
            let told = self.cues_in(s);
            for at in 0..view.candidates.len() {
                let anchor = view.candidates[at];
                view.turn(s, anchor, &found);
                let told = told.iter().find(|(_, units)| cues.head(s, units) == Some(anchor));
                let labels = told.map(|(index, units)| self.labels(s, &self.told[*index], units));
                let window = view.window.clone();
                let anchor = anchor - window.start;
                let mut lesson = Lesson { ends: vec![0], features: Vec::new(), labels: Vec::new(), anchor };
                for unit in window.clone() {
                    view.features(unit, |feature| lesson.features.push(feature % ROWS as u32));
                    lesson.ends.push(lesson.features.len() as u32);
                }
                let labels = labels.map(|l| l[window].to_vec()).filter(|l| l.iter().any(|l| matches!(l, 1 | 2)));
                lesson.labels = labels.unwrap_or_default();
                repair(&mut lesson.labels);
                lessons.push(lesson);
            }
        });
    }

    fn labels(&self, s: &Sentence<'_>, told: &Told, cue: &[usize]) -> Vec<u8> {
        let mut labels = vec![0u8; s.units.len()];
        for (spans, begin) in [(&told.content, 1u8), (&told.source, 3)] {
            let mut is: Vec<bool> = vec![false; s.units.len()];
            for span in spans {
                let first = s.units.partition_point(|u| u.span.end() <= span.start());
                for (at, unit) in
                    s.units.iter().enumerate().skip(first).take_while(|(_, u)| u.span.start() < span.end())
                {
                    let shared = unit.span.end().min(span.end()) - unit.span.start().max(span.start());
                    is[at] |= shared * 2 > unit.span.len();
                }
            }
            for at in 0..is.len() {
                if is[at] {
                    labels[at] = if at > 0 && is[at - 1] { begin + 1 } else { begin };
                }
            }
        }
        for &at in cue {
            if labels[at] == 0 {
                labels[at] = 5;
            }
        }
        labels
    }
}

/// What goes on without having begun, begins.
fn repair(labels: &mut [u8]) {
    let mut before = 0;
    for label in labels {
        if !may_follow(usize::from(before), usize::from(*label)) {
            *label -= 1;
        }
        before = *label;
    }
}

/// The words that people marked as cues.
struct CueWords {
    /// Of each word: how often it stood in a cue, and at all.
    counts: BTreeMap<u32, (usize, usize)>,
    bits: Vec<u8>,
}

impl CueWords {
    fn has(&self, word: u32) -> bool {
        let bit = features::cue_bit(word);
        self.bits[bit / 8] >> (bit % 8) & 1 == 1
    }

    fn share(&self, word: u32) -> f64 {
        self.counts.get(&word).map_or(0.0, |(cue, all)| *cue as f64 / *all as f64)
    }

    /// The unit of a cue that is its cue word: the one that is most often one.
    fn head(&self, s: &Sentence<'_>, units: &[usize]) -> Option<usize> {
        let weigh = |at: usize| {
            let known = if s.class(at).is_some() { 0.5 } else { 0.0 };
            self.share(features::word_number(s.word(at))) + known
        };
        units.iter().copied().max_by(|a, b| weigh(*a).total_cmp(&weigh(*b)).then(b.cmp(a)))
    }
}

fn cue_words(texts: &[Read<'_>]) -> CueWords {
    let mut words = CueWords { counts: BTreeMap::new(), bits: vec![0; CUE_BITS / 8] };
    for text in texts {
        text.sentences(|s| {
            for unit in s.units.iter().filter(|u| u.kind == UnitKind::Word) {
                words.counts.entry(features::word_number(unit.span.of(s.text))).or_default().1 += 1;
            }
            for (_, units) in text.cues_in(s) {
                for at in units {
                    words.counts.entry(features::word_number(s.word(at))).or_default().0 += 1;
                }
            }
        });
    }
    let mut heads: BTreeMap<u32, usize> = BTreeMap::new();
    for text in texts {
        text.sentences(|s| {
            for (_, units) in text.cues_in(s) {
                if let Some(head) = words.head(s, &units) {
                    *heads.entry(features::word_number(s.word(head))).or_default() += 1;
                }
            }
        });
    }
    for (word, times) in heads {
        let all = words.counts.get(&word).map_or(1, |c| c.1);
        if times >= LEAST_CUES && times as f64 >= LEAST_SHARE * all as f64 {
            let bit = features::cue_bit(word);
            words.bits[bit / 8] |= 1 << (bit % 8);
        }
    }
    words
}

/// Weights while they are learnt.
struct Field {
    rows: Vec<[f32; ROW]>,
    squares: Vec<[f32; ROW]>,
    transitions: [[f32; LABELS]; LABELS],
    transition_squares: [[f32; LABELS]; LABELS],
}

impl Field {
    fn learn(lessons: &[Lesson]) -> Field {
        let mut field = Field {
            rows: vec![[0.0; ROW]; ROWS],
            squares: vec![[1e-2; ROW]; ROWS],
            transitions: [[0.0; LABELS]; LABELS],
            transition_squares: [[1e-2; LABELS]; LABELS],
        };
        let mut order: Vec<usize> = (0..lessons.len()).collect();
        let mut state = 0x2545_F491_4F6C_DD1D_u64;
        for _ in 0..ROUNDS {
            for at in (1..order.len()).rev() {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                order.swap(at, (state % (at as u64 + 1)) as usize);
            }
            for &at in &order {
                field.step(&lessons[at]);
            }
        }
        field
    }

    /// One step up the likelihood of one lesson's labels.
    fn step(&mut self, lesson: &Lesson) {
        let count = lesson.ends.len() - 1;
        let units = |at: usize| &lesson.features[lesson.ends[at] as usize..lesson.ends[at + 1] as usize];
        let mut emit = vec![[0f32; ROW]; count];
        for (at, sums) in emit.iter_mut().enumerate() {
            for &feature in units(at) {
                for (sum, weight) in sums.iter_mut().zip(&self.rows[feature as usize]) {
                    *sum += weight;
                }
            }
        }
        // Sums over all paths, in logarithms.
        let mut ahead = vec![[f32::NEG_INFINITY; LABELS]; count];
        let mut behind = vec![[0f32; LABELS]; count];
        for at in 0..count {
            for after in 0..LABELS {
                ahead[at][after] = if at == 0 {
                    if may_follow(0, after) { emit[0][after] } else { f32::NEG_INFINITY }
                } else {
                    let before = (0..LABELS).filter(|&b| may_follow(b, after));
                    let sums = before.map(|b| ahead[at - 1][b] + self.transitions[b][after]);
                    log_sum(sums) + emit[at][after]
                };
            }
        }
        for at in (0..count - 1).rev() {
            for before in 0..LABELS {
                let after = (0..LABELS).filter(|&a| may_follow(before, a));
                let sums = after.map(|a| self.transitions[before][a] + emit[at + 1][a] + behind[at + 1][a]);
                behind[at][before] = log_sum(sums);
            }
        }
        let some = log_sum(ahead[count - 1].iter().copied());
        let none: f32 = emit.iter().map(|e| e[NONE]).sum();
        let all = log_sum([some, none].into_iter());
        let none_share = (none - all).exp();
        let told = !lesson.labels.is_empty();
        self.look(units(lesson.anchor), emit[lesson.anchor][LOOK], told);
        let mut moves = [[0f32; LABELS]; LABELS];
        for at in 0..count {
            let mut gradient = [0f32; ROW];
            for label in 0..LABELS {
                gradient[label] = -(ahead[at][label] + behind[at][label] - all).exp();
            }
            gradient[NONE] = -none_share;
            if told {
                gradient[usize::from(lesson.labels[at])] += 1.0
            } else {
                gradient[NONE] += 1.0
            }
            if at > 0 {
                for before in 0..LABELS {
                    for after in (0..LABELS).filter(|&a| may_follow(before, a)) {
                        let path = ahead[at - 1][before]
                            + self.transitions[before][after]
                            + emit[at][after]
                            + behind[at][after]
                            - all;
                        moves[before][after] -= path.exp();
                    }
                }
                if told {
                    moves[usize::from(lesson.labels[at - 1])][usize::from(lesson.labels[at])] += 1.0;
                }
            }
            if gradient.iter().all(|g| g.abs() < 1e-4) {
                continue;
            }
            for &feature in units(at) {
                let (row, squares) = (&mut self.rows[feature as usize], &mut self.squares[feature as usize]);
                for label in 0..=NONE {
                    let slope = gradient[label] - DECAY * row[label];
                    squares[label] += slope * slope;
                    row[label] += RATE * slope / squares[label].sqrt();
                }
            }
        }
        for (before, slopes) in moves.iter().enumerate() {
            for (after, slope) in slopes.iter().enumerate() {
                let squares = &mut self.transition_squares[before][after];
                *squares += slope * slope;
                self.transitions[before][after] += RATE * slope / squares.sqrt();
            }
        }
    }

    /// One step for the first look: whether the word is a cue, by its own features alone.
    fn look(&mut self, features: &[u32], sum: f32, told: bool) {
        let slope = f32::from(u8::from(told)) - 1.0 / (1.0 + (-sum).exp());
        for &feature in features {
            let (row, squares) = (&mut self.rows[feature as usize], &mut self.squares[feature as usize]);
            let slope = slope - DECAY * row[LOOK];
            squares[LOOK] += slope * slope;
            row[LOOK] += RATE * slope / squares[LOOK].sqrt();
        }
    }

    /// The weights as bytes.
    fn table(&self, cues: &CueWords) -> Vec<u8> {
        let mut table = Vec::with_capacity(super::SIZE);
        table.extend_from_slice(MAGIC);
        table.extend_from_slice(&cues.bits);
        table.extend_from_slice(&CAUTION.to_le_bytes());
        for weight in self.transitions.iter().flatten() {
            table.extend_from_slice(&((weight * STEPS).round() as i16).to_le_bytes());
        }
        for weight in self.rows.iter().flatten() {
            table.push((weight * STEPS).round().clamp(-127.0, 127.0) as i8 as u8);
        }
        table
    }
}

fn log_sum(values: impl Iterator<Item = f32>) -> f32 {
    let mut most = f32::NEG_INFINITY;
    let mut kept = [f32::NEG_INFINITY; LABELS];
    let mut count = 0;
    for value in values {
        kept[count] = value;
        count += 1;
        most = most.max(value);
    }
    if most == f32::NEG_INFINITY {
        return most;
    }
    most + kept[..count].iter().map(|v| (v - most).exp()).sum::<f32>().ln()
}
