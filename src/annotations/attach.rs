//! Finding anchors again: in the same text at once, in a changed one by rules that would rather lose than lie.
//!
//! Only words that are the same are ever taken for the same: letters, digits, signs and their order, quotation marks and
//! line breaks aside. What may differ is what stands around them. A figure that stands in the old surroundings with
//! another number, qualifier or unit is *changed* and says so; everything else that is not surely there again is *lost*
//! and waits for a person. Only an anchor whose words and surroundings are all the same is attached without a word.

use std::collections::BTreeSet;

use super::anchor::{Anchor, AnchoredWords, Ground, SeenFigure};
use super::fold::{self, Needle};
use crate::article::Span;

/// What became of an anchor in a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Attachment {
    /// The same words in the same surroundings.
    Here(Span),
    /// The same words; what stands around them, or how they are printed, is not. To be looked at.
    Moved(Span),
    /// A figure stands in the old surroundings that says something else. What was said of the old one does not hold.
    Changed { at: Span, was: String, is: String },
    /// Nowhere to be seen; at best a place that a person may look at first.
    Lost { likely: Option<Span> },
}

impl Attachment {
    /// Where the anchored words are; `None` where other words stand, or none.
    pub fn holds(&self) -> Option<Span> {
        match self {
            Attachment::Here(span) | Attachment::Moved(span) => Some(*span),
            Attachment::Changed { .. } | Attachment::Lost { .. } => None,
        }
    }

    /// Where to show it.
    pub fn shown(&self) -> Option<Span> {
        match self {
            Attachment::Changed { at, .. } => Some(*at),
            other => other.holds(),
        }
    }
}

/// How alike the surroundings must be for the words between them to be the same place, from 0 to 1.
const ALIKE: f64 = 0.6;
/// How alike one side must be where the other is another text altogether.
const ONE_SIDE: f64 = 0.9;
/// By how much the best place must be better than the next one.
const MARGIN: f64 = 0.1;
/// How alike the surroundings of another number must be for it to be the old one, changed.
const SAME_FIGURE: f64 = 0.7;
/// Words of this many bytes and more are known without their surroundings.
const TELLING: usize = 40;
/// How many bytes around the place that the surroundings point to the words are looked for.
const NEAR: usize = 96;
/// How many places a text may point to for one anchor.
const PLACES: usize = 24;

impl Ground<'_> {
    /// What became of `anchor` in this text. The whole article's anchor is at its very beginning.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use crossread::annotations::{Attachment, Ground};
    /// use crossread::{article::{Article, Span}, reading::Reading};
    /// let reading = |text| Reading::of(Arc::new(Article::from_text("a.txt", text)));
    ///
    /// let old = reading("The port, once the largest, will cut 14,000 jobs before the year is over.");
    /// let anchor = Ground::of(&old).anchor(Span::new(37, 43));
    /// let new = reading("The port, once the largest, will cut 15,000 jobs before the year is over.");
    /// let changed = Attachment::Changed { at: Span::new(37, 43), was: "14,000".to_owned(), is: "15,000".to_owned() };
    /// assert_eq!(Ground::of(&new).attach(&anchor), changed);
    /// ```
    pub fn attach(&self, anchor: &Anchor) -> Attachment {
        let Some(words) = &anchor.words else { return Attachment::Here(Span::default()) };
        if anchor.hash == Some(self.hash)
            && let Some(span) = self.same_place(words)
        {
            return Attachment::Here(span);
        }
        let needle = Needle::of(words);
        if let Some(span) = self.in_full(words, &needle) {
            return match self.guard(words, span) {
                None if fold::same_but_for_blanks(span.of(self.text()), &words.exact) => Attachment::Here(span),
                None => Attachment::Moved(span),
                Some(changed) => changed,
            };
        }
        let pointed = self.pointed(&needle);
        if let Some(span) = self.elsewhere(words, &needle, &pointed) {
            return self.guard(words, span).unwrap_or(Attachment::Moved(span));
        }
        self.changed(words, &needle, &pointed)
    }

    /// The old position, if just these words stand there.
    fn same_place(&self, words: &AnchoredWords) -> Option<Span> {
        let (start, end) = words.position?;
        let start = self.points.to_byte(start as usize)?;
        let end = self.points.to_byte(end as usize).filter(|end| *end >= start)?;
        let span = Span::new(start, end);
        (span.of(self.text()) == words.exact).then_some(span)
    }

    /// The place where the words stand with all that stood around them, if it is certain which one that is.
    fn in_full(&self, words: &AnchoredWords, needle: &Needle) -> Option<Span> {
        if needle.text.len() < fold::gram_length() && words.position.is_some_and(|(start, _)| start > 0) {
            return None;
        }
        let places = self.folded().whole(needle);
        let (nth, of) = words.occurrence;
        if places.len() != of as usize {
            return None;
        }
        let at = places.get((nth as usize).checked_sub(1)?)?;
        // At the border of the text less than the usual was there to compare: then the border must be there, too.
        let first = words.prefix.chars().count() < super::anchor::CONTEXT;
        let last = words.suffix.chars().count() < super::anchor::CONTEXT;
        if (first && *at > 0) || (last && at + needle.text.len() < self.folded().text.len()) {
            return None;
        }
        Some(self.folded().span(at + needle.exact.start, at + needle.exact.end))
    }

    /// Where the words would begin, in folded bytes, if what stood around them still stands there; most likely first.
    fn pointed(&self, needle: &Needle) -> Vec<usize> {
        let mut votes: Vec<i64> = Vec::new();
        // Of long words the ends say enough.
        let far = needle.exact.start + 128..needle.exact.end.saturating_sub(128);
        for (at, gram) in needle.text.windows(fold::gram_length()).enumerate() {
            if far.contains(&at) && at % 16 != 0 {
                continue;
            }
            let places = self.folded().places(gram);
            votes.extend(places.iter().map(|(_, place)| i64::from(*place) - at as i64 + needle.exact.start as i64));
        }
        votes.sort_unstable();
        let mut counted: Vec<(usize, i64)> = votes.chunk_by(|a, b| a == b).map(|same| (same.len(), same[0])).collect();
        counted.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
        counted.truncate(PLACES);
        counted.into_iter().map(|(_, place)| place.clamp(0, self.folded().text.len() as i64) as usize).collect()
    }

    /// Where the words stand in their old sentence, or alone in surroundings that are like the old ones.
    fn elsewhere(&self, words: &AnchoredWords, needle: &Needle, pointed: &[usize]) -> Option<Span> {
        let exact = needle.words();
        if exact.is_empty() {
            return None;
        }
        let folded = self.folded();
        let text = folded.text.as_bytes();
        let mut places: BTreeSet<usize> = BTreeSet::new();
        for place in pointed {
            let start = place.saturating_sub(NEAR);
            let end = (place + exact.len() + NEAR).min(text.len());
            places.extend(memchr::memmem::find_iter(&text[start..end], exact).map(|at| start + at));
        }
        let anywhere: Vec<usize> = memchr::memmem::find_iter(text, exact).take(fold::COMMON + 1).collect();
        if anywhere.len() <= fold::COMMON {
            places.extend(&anywhere);
        }
        let expected = words.position.and_then(|(start, _)| self.points.to_byte(start as usize));
        let expected = folded.at(expected.unwrap_or(self.text().len()));
        let span = |place: usize| folded.span(place, place + exact.len());

        // The sentence is the same: whatever became of the text around it, these are the words.
        if let Some(sentence) = &words.sentence {
            let own = fold::fold(&sentence.text);
            let lead: String = sentence.text.chars().take(sentence.at as usize).collect();
            let lead = fold::fold(&lead).len();
            // A number is more than a sentence that is nothing but the number.
            let telling = own.len() > exact.len() + 2 || exact.len() >= TELLING;
            let in_sentence = |place: &usize| {
                let from = place.checked_sub(lead);
                from.is_some_and(|from| {
                    text.get(from..from + own.len()) == Some(own.as_bytes()) && self.bounded(from, own.len())
                })
            };
            let kept = places.iter().copied().filter(in_sentence);
            let best =
                kept.min_by_key(|place| (std::cmp::Reverse(self.closeness(needle, *place)), place.abs_diff(expected)));
            if let Some(place) = best.filter(|_| telling) {
                return Some(span(place));
            }
        }

        let mut scored: Vec<(f64, usize)> =
            places.iter().map(|place| (self.likeness(needle, *place), *place)).collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.abs_diff(expected).cmp(&b.1.abs_diff(expected))));
        let (best, place) = *scored.first()?;
        let next = scored.get(1).map_or(0.0, |(next, _)| *next);
        let known = exact.len() >= TELLING && anywhere.len() == 1;
        let alike = best >= ALIKE && best >= next + MARGIN;
        (known || alike).then(|| span(place))
    }

    /// Whether no word goes on beyond either end of the folded bytes.
    fn bounded(&self, start: usize, length: usize) -> bool {
        let text = &self.folded().text;
        let end = start + length;
        let (Some(before), Some(after)) = (text.get(..start), text.get(end..)) else { return false };
        let goes_on = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !goes_on(before.chars().next_back()) && !goes_on(after.chars().next())
    }

    /// How many bytes around the place are the same as they were, without a gap, in thousandths.
    fn closeness(&self, needle: &Needle, place: usize) -> usize {
        (self.likeness(needle, place) * 1000.0) as usize
    }

    /// How alike what stands around the place is to what stood around the words, from 0 to 1.
    fn likeness(&self, needle: &Needle, place: usize) -> f64 {
        let text = self.folded().text.as_bytes();
        let after = place + needle.exact.len();
        around(needle, &text[..place.min(text.len())], &text[after.min(text.len())..])
    }

    /// `None` where the figures that the words touch are those that they touched.
    fn guard(&self, words: &AnchoredWords, span: Span) -> Option<Attachment> {
        if words.seen.is_empty() {
            return None;
        }
        let now = self.seen(span);
        let same = now.len() == words.seen.len() && now.iter().zip(&words.seen).all(|(now, was)| same_figure(now, was));
        (!same).then(|| {
            let (was, is) = told_apart(&words.seen, &now);
            let is =
                if now.is_empty() { super::anchor::first_characters(span.of(self.text()), 60).to_owned() } else { is };
            Attachment::Changed { at: span, was, is }
        })
    }

    /// The words are gone: perhaps another figure stands in their place.
    fn changed(&self, words: &AnchoredWords, needle: &Needle, pointed: &[usize]) -> Attachment {
        let folded = self.folded();
        let text = folded.text.as_bytes();
        let figures = &self.reading.figures;
        // Only words that were one figure can be another one now.
        if let [was] = &*words.seen
            && words.exact.contains(&*was.number)
        {
            let mut best: Option<(f64, Span)> = None;
            for place in pointed {
                let near = folded.span(place.saturating_sub(NEAR), place + needle.exact.len() + NEAR);
                let first = figures.partition_point(|figure| figure.span.end() <= near.start());
                for figure in figures[first..].iter().take_while(|f| f.span.start() < near.end()).take(16) {
                    let (start, end) = (folded.at(figure.span.start()), folded.at(figure.span.end()));
                    let like = around(needle, &text[..start], &text[end..]);
                    if best.is_none_or(|(most, _)| like > most) {
                        best = Some((like, figure.span));
                    }
                }
            }
            if let Some((like, span)) = best
                && like >= SAME_FIGURE
            {
                // Of two equal places neither is better, but what stands there is what stood there.
                if fold::fold(span.of(self.text())) == fold::fold(&words.exact) && self.guard(words, span).is_none() {
                    return Attachment::Moved(span);
                }
                let (was, is) = told_apart(&words.seen, &self.seen(span));
                return Attachment::Changed { at: span, was, is };
            }
        }
        let likely = pointed.first().map(|place| folded.span(*place, place + needle.exact.len()));
        // What is left of the words is shown with its sentence.
        let likely = likely.map(|span| match self.article().sentence_at(span.start()) {
            Some(sentence) if !sentence.covers(span) || span.is_empty() => sentence,
            _ => span,
        });
        Attachment::Lost { likely }
    }
}

/// Both as printed; with their units where it is those that differ.
fn told_apart(was: &[SeenFigure], is: &[SeenFigure]) -> (String, String) {
    let listed = |seen: &[SeenFigure], units: bool| {
        let one = |figure: &SeenFigure| match (units, &*figure.unit) {
            (false, _) => figure.to_string(),
            (true, "") => format!("{figure} (no unit)"),
            (true, unit) => format!("{figure} ({unit})"),
        };
        seen.iter().map(one).collect::<Vec<_>>().join(", ")
    };
    let units = listed(was, false) == listed(is, false);
    (listed(was, units), listed(is, units))
}

fn same_figure(now: &SeenFigure, was: &SeenFigure) -> bool {
    let same = |now: &str, was: &str| fold::fold(now) == fold::fold(was);
    now.unit == was.unit && same(&now.number, &was.number) && same(&now.said.to_lowercase(), &was.said.to_lowercase())
}

/// How alike `before` and `after` are to what stood around the words. One side that is the same will do where it is long
/// enough to tell.
fn around(needle: &Needle, before: &[u8], after: &[u8]) -> f64 {
    let left = alike(needle.before().iter().rev(), before.iter().rev());
    let right = alike(needle.after().iter(), after.iter());
    let (b, a) = (needle.before().len() as f64, needle.after().len() as f64);
    if a + b == 0.0 {
        return 0.0;
    }
    let both = (left * b + right * a) / (a + b);
    let one = |like: f64, length: f64| if length >= 16.0 && like >= ONE_SIDE { like * ALIKE / ONE_SIDE } else { 0.0 };
    // The words and a side of eight bytes are too little to go by, however alike.
    if a + b < 12.0 { both * ALIKE } else { both.max(one(left, b)).max(one(right, a)) }
}

/// How alike two contexts are, read away from the words: one less the part of the old one that must be edited.
fn alike<'a>(old: impl Iterator<Item = &'a u8>, new: impl Iterator<Item = &'a u8>) -> f64 {
    let old: Vec<u8> = old.copied().collect();
    if old.is_empty() {
        return 1.0;
    }
    let new: Vec<u8> = new.take(old.len() + old.len() / 2).copied().collect();
    // The edits to turn a start of the new context into the whole old one; how far the new one goes is free.
    let mut row: Vec<usize> = (0..=new.len()).collect();
    for (i, a) in old.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, b) in new.iter().enumerate() {
            let change = corner + usize::from(a != b);
            corner = row[j + 1];
            row[j + 1] = change.min(corner + 1).min(row[j] + 1);
        }
    }
    let edits = row.iter().min().copied().unwrap_or(old.len());
    1.0 - edits as f64 / old.len() as f64
}
