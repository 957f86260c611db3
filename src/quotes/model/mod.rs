//! A learnt second opinion on reported speech: which words around a cue are said, and which name who says them.
//!
//! A linear-chain conditional random field over the units of a sentence, asked once for every word that may be a cue.
//! What the rules found is among its features, so it learns where they are right. Weights are one byte each, in one
//! hashed table that is read where it lies in the program ([`bundled`]); without it the rules stand alone.
//! [`features`] says what a unit looks like from a cue, [`lattice`] finds the best labels, [`training`] makes the
//! table (`cargo run --release --example train-quotes`).

mod features;
mod lattice;
pub mod training;

use super::rules::{self, Attribution, content};
use super::units::{Sentence, UnitKind};
use crate::article::Span;
use crate::language::cues::{CUE_NOUNS, CueClass, DEEDS};
use features::View;
use lattice::{Label, Lattice};

/// The table that this program carries.
static BUNDLED: &[u8] = include_bytes!("../../../assets/models/reported-speech.bin");

/// What a table begins with: its name and the version of features and labels that it was made for.
const MAGIC: &[u8; 8] = b"CRquote2";

/// Weights of one feature: one a label, and one for the reading that the word is no cue.
const ROW: usize = 8;
/// Rows of the table, a power of two.
const ROWS: usize = 1 << 19;
/// Bits of the set of words that may be cues.
const CUE_BITS: usize = 1 << 16;
/// Of a weight: how many steps make 1.
const STEPS: f32 = 32.0;

/// By how many steps a reading must be better than that the word is no cue: beside a verb of saying, which says so itself
/// (or where a rule has found it); where what is thought, wanted or stressed is spelled out as a clause; and where it is only
/// named. Measured on held-out articles and on stories of other styles, where what is only named is mostly no report.
const TOLD: i32 = -600;
const SPELLED_OUT: i32 = 0;
const NAMED: i32 = 300;

const CUES_AT: usize = MAGIC.len();
const CAUTION_AT: usize = CUES_AT + CUE_BITS / 8;
const TRANSITIONS_AT: usize = CAUTION_AT + 2;
const TRANSITIONS: usize = lattice::LABELS * lattice::LABELS;
const ROWS_AT: usize = TRANSITIONS_AT + TRANSITIONS * 2;
const SIZE: usize = ROWS_AT + ROWS * ROW;

/// A table of weights, where it lies.
#[derive(Clone, Copy)]
pub struct Model<'a> {
    cues: &'a [u8],
    /// By how many steps a reading must be better than none.
    caution: i32,
    transitions: [[i32; lattice::LABELS]; lattice::LABELS],
    rows: &'a [[u8; ROW]; ROWS],
}

/// The table that the program carries; `None` where it is empty or was made for other features.
pub fn bundled() -> Option<Model<'static>> {
    static MODEL: std::sync::LazyLock<Option<Model<'static>>> = std::sync::LazyLock::new(|| Model::read(BUNDLED));
    *MODEL
}

impl<'a> Model<'a> {
    /// Reads a table as [`training::train`] writes it; `None` if `bytes` are not one.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        if bytes.len() != SIZE || !bytes.starts_with(MAGIC) {
            return None;
        }
        let mut transitions = [[0; lattice::LABELS]; lattice::LABELS];
        for (at, weight) in bytes[TRANSITIONS_AT..ROWS_AT].chunks_exact(2).enumerate() {
            let weight = i16::from_le_bytes([weight[0], weight[1]]);
            transitions[at / lattice::LABELS][at % lattice::LABELS] = i32::from(weight);
        }
        let rows = bytes[ROWS_AT..].as_chunks::<ROW>().0.first_chunk()?;
        let caution = i16::from_le_bytes([bytes[CAUTION_AT], bytes[CAUTION_AT + 1]]);
        let cues = &bytes[CUES_AT..CAUTION_AT];
        Some(Model { cues, caution: i32::from(caution), transitions, rows })
    }

    fn is_cue(&self, word: u32) -> bool {
        let bit = features::cue_bit(word);
        self.cues[bit / 8] >> (bit % 8) & 1 == 1
    }

    /// The weights of feature `row`, one a label, each a signed byte.
    fn row(&self, row: u32) -> [u8; ROW] {
        self.rows[row as usize % ROWS]
    }
}

/// Reads sentences with one model; its buffers are filled anew for each.
pub struct Reader<'m> {
    model: Model<'m>,
    view: View,
    lattice: Lattice,
}

impl<'m> Reader<'m> {
    pub fn new(model: Model<'m>) -> Self {
        Reader { model, view: View::default(), lattice: Lattice::default() }
    }

    /// What the rules found in `s`, with better limits where the model knows them, and with what the rules missed.
    ///
    /// No finding of a rule is dropped: where the model sees no cue, the rule's word counts.
    pub fn revise(&mut self, s: &Sentence<'_>, mut found: Vec<Attribution>) -> Vec<Attribution> {
        let model = self.model;
        if !self.view.fill(s, |word| model.is_cue(word)) {
            return found;
        }
        let mut added = Vec::new();
        let mut better = Vec::new();
        for at in 0..self.view.candidates.len() {
            let anchor = self.view.candidates[at];
            self.view.turn(s, anchor, &found);
            let rule = self.view.rule;
            let settled = match rule {
                Some(rule) => keeps_its_own(s, &found[rule]),
                None => !Lattice::may_be_cue(&model, &self.view),
            };
            if settled || !self.lattice.best(&model, &self.view) || self.lattice.margin < TOLD {
                continue;
            }
            let Some(attribution) = self.attribution(s, anchor, rule.map(|r| &found[r])) else { continue };
            match rule {
                Some(rule) if loses_marks(s, &found[rule], &attribution) => {}
                Some(rule) => better.push((rule, attribution)),
                None if is_said(s, anchor, &attribution, self.lattice.margin) => added.push(attribution),
                None => {}
            }
        }
        for (rule, attribution) in better {
            found[rule] = attribution;
        }
        found.extend(added);
        found
    }

    /// The labels as an attribution: the longest stretch that is said, from its first to its last unit.
    fn attribution(&self, s: &Sentence<'_>, anchor: usize, rule: Option<&Attribution>) -> Option<Attribution> {
        let labels = &self.lattice.labels;
        let from = self.view.window.start;
        let run = |begin: Label, inside: Label| {
            let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
            for (at, label) in labels.iter().enumerate() {
                if *label == begin {
                    runs.push(from + at..from + at + 1);
                } else if *label == inside
                    && let Some(last) = runs.last_mut()
                {
                    last.end = from + at + 1;
                }
            }
            runs
        };
        let contents = run(Label::ContentBegins, Label::ContentGoesOn);
        // Split by the attribution: both parts are one content. Else the longest part is.
        let before = contents.iter().find(|c| c.end <= anchor && c.len() > 2);
        // "…, said Voss, who was not there": who she is.
        let relative = |c: &&std::ops::Range<usize>| matches!(s.word(c.start), "who" | "which" | "whose");
        let after = contents.iter().rfind(|c| c.start > anchor && c.len() > 1).filter(|c| !relative(c));
        let ruled = rule.and_then(|r| r.content).map(|content| units_in(s, content));
        let shared = |c: &std::ops::Range<usize>| {
            ruled.as_ref().map_or(0, |r| r.end.min(c.end).saturating_sub(r.start.max(c.start)))
        };
        let content = match (before, after) {
            (Some(before), Some(after)) => before.start..after.end,
            _ => contents.iter().max_by_key(|c| (shared(c), c.len()))?.clone(),
        };
        // Another clause than the rule's is another's words.
        if ruled.is_some() && shared(&content) == 0 {
            return None;
        }
        let content =
            if s.is(content.start, "that") && content.len() > 1 { content.start + 1..content.end } else { content };
        let sources = run(Label::SourceBegins, Label::SourceGoesOn);
        let near =
            |r: &&std::ops::Range<usize>| if r.end <= anchor { anchor - r.end } else { r.start.abs_diff(anchor) };
        let source = sources.iter().min_by_key(near).cloned();
        let cue = rule.and_then(|r| r.cue).unwrap_or(s.units[anchor].span);
        Some(Attribution {
            content: Some(s.span(content)),
            subject: better_subject(s, source, rule.and_then(|r| r.subject)),
            cue: Some(cue),
            class: s.class(anchor).unwrap_or(CueClass::Think),
        })
    }
}

/// The model's source, unless it is only a part of the rule's, or stands for it ("who").
fn better_subject(s: &Sentence<'_>, learnt: Option<std::ops::Range<usize>>, ruled: Option<Span>) -> Option<Span> {
    let learnt = learnt.map(|units| s.span(units));
    // "Fenn -- who had promised to pay -- told": a dash ends no name.
    let learnt = learnt.filter(|l| ruled.is_none() || !l.of(s.text).ends_with(['-', '—', '–', '―']));
    match (learnt, ruled) {
        (Some(learnt), Some(ruled)) if learnt.overlaps(ruled) || is_relative(learnt.of(s.text)) => Some(ruled),
        _ => learnt.or(ruled),
    }
}

/// Whether what is said is spelled out: after "that", "how" or "as", in marks, or as a subject with its verb.
fn begins_clause(s: &Sentence<'_>, said: &std::ops::Range<usize>) -> bool {
    let first = said.start;
    let led = first > 0 && s.is(first - 1, "that")
        || matches!(
            s.word(first),
            "that" | "as" | "how" | "why" | "what" | "whether" | "if" | "when" | "where" | "who"
        );
    led || said.clone().any(|i| s.is_quote(i)) || content::begins_strictly(s, first, said.end)
}

fn is_relative(words: &str) -> bool {
    matches!(words, "who" | "that" | "which")
}

/// Whether somebody says it, by the conventions of this program: not only expected, and not done rather than said.
fn is_said(s: &Sentence<'_>, anchor: usize, attribution: &Attribution, margin: i32) -> bool {
    let word = s.word(anchor);
    let (Some(subject), Some(said)) = (attribution.subject, attribution.content) else { return false };
    let named = units_in(s, subject);
    let somebody = named.clone().any(|u| s.is_word(u))
        && !is_relative(subject.of(s.text))
        && !rules::is_nobody(s, &named)
        && !matches!(subject.of(s.text), "you" | "You" | "me" | "us");
    let units = units_in(s, said);
    let clause = begins_clause(s, &units);
    // "reported revenue of …": a result, not a report.
    let result = ["report", "post", "found", "find"].iter().any(|stem| word.starts_with(stem)) && !clause;
    // What is only thought, wanted or stressed is said where it is spelled out: not "wants to go", "defended her crews".
    let says = matches!(s.class(anchor), Some(CueClass::Say | CueClass::Tell | CueClass::Report));
    let enough = match (says, clause) {
        (true, _) => TOLD,
        (false, true) => SPELLED_OUT,
        (false, false) => NAMED,
    };
    // "has not disclosed exact numbers"
    let denied = (anchor.saturating_sub(3)..anchor).any(|i| content::is_negation(s.word(i)));
    // "it is understood that …": nobody says it.
    // "the workers were told that …", "two are confirmed dead": they hear it, or it is said of them.
    let hears = matches!(
        word,
        "told"
            | "informed"
            | "asked"
            | "urged"
            | "warned"
            | "reminded"
            | "assured"
            | "advised"
            | "ordered"
            | "instructed"
            | "commanded"
            | "notified"
            | "promised"
            | "encouraged"
            | "requested"
            | "invited"
            | "declared"
            | "confirmed"
    );
    let heard = hears && units_in(s, subject).end <= anchor && !s.is(anchor + 1, "by");
    let nobody = rules::is_passive(s, anchor) && (heard || subject.of(s.text).eq_ignore_ascii_case("it"));
    // "began a strike": a manner of speaking only beside words in marks.
    let silent = s.class(anchor) == Some(CueClass::Manner) && !units.clone().any(|i| s.is_quote(i));
    let says_something = units.len() > 3 || s.has_verb(units);
    somebody && says_something && margin >= enough && !nobody && !result && !denied && !silent && !DEEDS.has(word)
}

/// Whether words in marks that a rule gives to somebody would be left out.
fn loses_marks(s: &Sentence<'_>, rule: &Attribution, learnt: &Attribution) -> bool {
    let (Some(ruled), Some(learnt)) = (rule.content, learnt.content) else { return false };
    units_in(s, ruled).any(|at| s.is_quote(at) && !learnt.covers(s.units[at].span))
}

/// What rules do better: whole quotations, what the sentence before said, and all that an “according to” covers.
fn keeps_its_own(s: &Sentence<'_>, rule: &Attribution) -> bool {
    let Some(content) = rule.content else { return true };
    let according = rule.cue.is_some_and(|c| c.of(s.text).eq_ignore_ascii_case("according to"));
    // "They were assured by engineers that …": the engineers speak.
    let agent = rule.cue.is_some_and(|c| c.of(s.text).ends_with(" by"));
    // "Stenner, who said the mill would close, left": the comma is the clause's.
    let first = rule.cue.map(|c| units_in(s, c).start);
    let named = rule.subject.map(|c| units_in(s, c).start);
    let relative = first.into_iter().chain(named).any(|verb| {
        let said = units_in(s, content);
        let pronoun = verb > 1 && (is_relative(s.word(verb - 1)) || matches!(s.word(verb - 1), "whom" | "where"));
        pronoun && s.mark(verb - 2, ",") && (s.mark(said.end, ",") || s.is_quote(said.end.saturating_sub(1)))
    });
    // "the agency quoted Stenner as saying": not the agency.
    let quoted = rule.cue.is_some_and(|c| c.of(s.text).ends_with("as saying"));
    // "Voss's claim that the mill had closed was rejected": the end is the claim's, the verb is the sentence's.
    let claim = rule.cue.is_some_and(|c| CUE_NOUNS.has(c.of(s.text))) && s.is_word(units_in(s, content).end);
    if according || agent || relative || quoted || claim {
        return true;
    }
    s.units[units_in(s, content)].iter().all(|u| u.is_quote() || u.kind == UnitKind::Mark)
}

/// The units of `s` that `span` covers.
pub(in crate::quotes) fn units_in(s: &Sentence<'_>, span: Span) -> std::ops::Range<usize> {
    let start = s.units.partition_point(|u| u.span.start() < span.start());
    let end = s.units.partition_point(|u| u.span.end() <= span.end());
    start..end.max(start)
}

#[cfg(test)]
mod tests {
    use super::training::{Example, Told, train};
    use super::*;
    use crate::article::Article;
    use crate::language::tokens::Tokens;
    use crate::quotes::{drafts, marks, units};

    /// `[…]` is said, `{…}` says it, `<…>` is the cue.
    fn example(marked: &str) -> Example {
        let mut example = Example::default();
        let mut told = Told::default();
        let mut open = 0;
        for c in marked.chars() {
            match c {
                '[' | '{' | '<' => open = example.text.len(),
                ']' => told.content.push(Span::new(open, example.text.len())),
                '}' => told.source.push(Span::new(open, example.text.len())),
                '>' => told.cue.push(Span::new(open, example.text.len())),
                _ => example.text.push(c),
            }
        }
        if !told.cue.is_empty() {
            example.attributions.push(told);
        }
        example
    }

    fn lessons() -> Vec<Example> {
        let mut lessons = Vec::new();
        for (who, what) in [
            ("The harbour master", "the quay was sinking"),
            ("Mr Penn", "no boat could land"),
            ("Ada Fenn", "the crane had to go"),
        ] {
            for when in ["", " on Monday", " last week"] {
                lessons.push(example(&format!("{{{who}}} <opined>{when} that [{what}].")));
                lessons.push(example(&format!("{who} walked{when} to the pier and left.")));
            }
        }
        let again = lessons.clone();
        lessons.extend(again);
        lessons
    }

    /// What the model alone makes of a sentence, marked.
    fn read(model: Model<'_>, text: &str) -> Vec<(String, String)> {
        let article = Article::from_text("a", text);
        let stretches = marks::find(&article);
        let sentences = units::sentences(&article, &Tokens::of(article.text()), &stretches);
        let mut reader = Reader::new(model);
        let found = sentences.iter().flat_map(|s| reader.revise(s, Vec::new()));
        let words = |span: Option<Span>| span.map_or(String::new(), |s| s.of(text).to_owned());
        found.map(|a| (words(a.subject), words(a.content))).collect()
    }

    #[test]
    fn what_is_learnt_is_found_in_other_sentences() {
        let table = train(&lessons());
        let model = Model::read(&table).expect("a table that was just made");
        let found = read(model, "The harbour warden opined that the ferry was late.");
        assert_eq!(found, [("The harbour warden".to_owned(), "the ferry was late".to_owned())]);
        assert_eq!(read(model, "The harbour warden walked to the ferry."), []);
    }

    #[test]
    fn the_same_texts_give_the_same_table() {
        assert!(train(&lessons()) == train(&lessons()));
    }

    #[test]
    fn what_is_no_table_is_not_read() {
        assert!(Model::read(b"").is_none() && Model::read(&[0; SIZE]).is_none());
        assert!(bundled().is_some(), "the table of this program fits its features");
    }

    #[test]
    fn a_rule_keeps_its_word_where_the_model_has_none() {
        let text = "Marsh said the quay was sinking.";
        let article = Article::from_text("a", text);
        let sentences = units::sentences(&article, &Tokens::of(article.text()), &[]);
        let mut table = vec![0; SIZE];
        table[..MAGIC.len()].copy_from_slice(MAGIC);
        let found = drafts::found_in(&sentences[0]);
        let mut reader = Reader::new(Model { caution: 1000, ..Model::read(&table).expect("an empty table") });
        assert_eq!(reader.revise(&sentences[0], found.clone()), found);
    }
}
