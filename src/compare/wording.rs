//! Two wordings of one statement, word by word: what both have, what only one of them has.
//!
//! Words are compared without case, marks and possessive endings; the sign of a currency and a percent sign belong to
//! their number. Spans are bytes of the article that the words stand in.

use super::words;
use super::{Piece, QuoteForm, SameQuote};
use crate::article::Span;

/// One word of a statement.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub hash: u32,
    pub span: Span,
    /// Whether the statement itself says that something is left out before it ("…").
    gap: bool,
    /// Whether it says little: one such word alone does not tie two wordings together.
    light: bool,
}

/// The words of `span`, in their order.
pub(super) fn of(text: &str, span: Span) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let mut chars = span.of(text).char_indices().peekable();
    let (mut start, mut gap, mut dots) = (None, false, 0);
    let mut take = |from: usize, to: usize, gap: bool| {
        let span = Span::new(span.start() + from, span.start() + to);
        let word = words::fold(span.of(text).trim_end_matches(['\'', '’']));
        found.push(Word { hash: words::hash(&word), span, gap, light: words::stem(&word).is_none() });
    };
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map(|(_, next)| *next);
        let inside = start.is_some();
        let part = c.is_alphanumeric()
            || "$£€¥".contains(c)
            || c == '%' && inside
            || matches!(c, '\'' | '’') && inside && after.is_some_and(char::is_alphanumeric)
            || matches!(c, '.' | ',') && inside && digits_beside(span.of(text), at);
        if part {
            start.get_or_insert(at);
            continue;
        }
        if let Some(from) = start.take() {
            take(from, at, std::mem::take(&mut gap));
        }
        dots = if c == '.' { dots + 1 } else { 0 };
        gap |= c == '…' || dots == 3;
    }
    if let Some(from) = start {
        take(from, span.len(), gap);
    }
    found
}

fn digits_beside(text: &str, at: usize) -> bool {
    let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    at > 0 && digit(text.as_bytes().get(at - 1)) && digit(text.as_bytes().get(at + 1))
}

/// Words beyond these are taken as they come: keeps the table of the alignment small.
const LONGEST: usize = 400;

/// How `own` stands to `fullest`, and both laid side by side.
pub(super) fn compare(own: &[Word], fullest: &[Word]) -> (QuoteForm, Vec<Piece>) {
    let pairs = align(own, fullest);
    let (mut o, mut f) = (0, 0);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut dropped_inside = false;
    for step in pairs.iter().copied().map(Some).chain([None]) {
        let (to_own, to_fullest) = step.unwrap_or((own.len(), fullest.len()));
        if to_fullest > f {
            let inside = step.is_some() && o > 0 || step.is_some() && to_own > o;
            dropped_inside |= inside && !own.get(to_own).is_some_and(|word| word.gap);
            pieces.push(Piece::Lacks(stretch(&fullest[f..to_fullest])));
        }
        if to_own > o {
            pieces.push(Piece::Own(stretch(&own[o..to_own])));
        }
        let Some((at, _)) = step else { break };
        let here = own[at].span;
        match pieces.last_mut() {
            Some(Piece::Same(span)) => *span = span.join(here),
            _ => pieces.push(Piece::Same(here)),
        }
        (o, f) = (to_own + 1, to_fullest + 1);
    }
    let added = pieces.iter().any(|piece| matches!(piece, Piece::Own(_)));
    let form = if added || dropped_inside {
        QuoteForm::Altered
    } else if pairs.len() < fullest.len() {
        QuoteForm::Shortened
    } else {
        QuoteForm::Identical
    };
    (form, pieces)
}

fn stretch(words: &[Word]) -> Span {
    words[0].span.join(words[words.len() - 1].span)
}

/// So many words of a change are told; of more the beginning, and "…".
const TOLD: usize = 12;

impl SameQuote {
    /// What the wording at `place` changes, for where words can't be marked: "“summer” for “winter”; left out “not”;
    /// added “old”". `own` is the text of its article, `fullest` that of the first quotation's. A beginning or an end
    /// that is left out is no change; empty for every form but [`QuoteForm::Altered`] and for a place that isn't there.
    pub fn changes(&self, place: usize, own: &str, fullest: &str) -> String {
        match (self.forms.get(place), self.pieces.get(place)) {
            (Some(QuoteForm::Altered), Some(pieces)) => changes(own, fullest, pieces),
            _ => String::new(),
        }
    }
}

fn changes(own: &str, fullest: &str, pieces: &[Piece]) -> String {
    let mut told = Vec::new();
    let mut instead_of = None;
    for (at, piece) in pieces.iter().enumerate() {
        let next = pieces.get(at + 1);
        match *piece {
            Piece::Same(_) => {}
            Piece::Lacks(span) if matches!(next, Some(Piece::Own(_))) => instead_of = Some(quoted(fullest, span)),
            Piece::Lacks(span) if at > 0 && next.is_some() => told.push(format!("left out {}", quoted(fullest, span))),
            Piece::Lacks(_) => {}
            // Of a beginning or an end that is wholly other, word by word would tell nothing.
            Piece::Own(span) if instead_of.is_some() && is_long(own, span) && (at < 2 || next.is_none()) => {
                instead_of = None;
                told.push(if at < 2 { "begins otherwise" } else { "ends otherwise" }.to_owned());
            }
            Piece::Own(span) => told.push(match instead_of.take() {
                Some(words) => format!("{} for {words}", quoted(own, span)),
                None => format!("added {}", quoted(own, span)),
            }),
        }
    }
    told.join("; ")
}

/// Whether a stretch is too long to be read as one word for another.
fn is_long(text: &str, span: Span) -> bool {
    text.get(span.range()).unwrap_or_default().split_whitespace().nth(3).is_some()
}

/// The words on one line, in marks.
fn quoted(text: &str, span: Span) -> String {
    let mut words = text.get(span.range()).unwrap_or_default().split_whitespace();
    let told = words.by_ref().take(TOLD).collect::<Vec<_>>().join(" ");
    let more = if words.next().is_some() { " …" } else { "" };
    format!("“{told}{more}”")
}

/// The longest chain of words that both have in the same order, as pairs of places; without light words that stand
/// alone between changes.
fn align(a: &[Word], b: &[Word]) -> Vec<(usize, usize)> {
    let same = |i: usize, j: usize| a[i].hash == b[j].hash;
    let least = a.len().min(b.len());
    let head = (0..least).take_while(|&i| same(i, i)).count();
    let tail = (0..least - head).take_while(|&i| same(a.len() - 1 - i, b.len() - 1 - i)).count();
    let mut pairs: Vec<(usize, usize)> = (0..head).map(|i| (i, i)).collect();
    let (x, y) = (a.len() - head - tail, b.len() - head - tail);
    if x > 0 && y > 0 && x <= LONGEST && y <= LONGEST {
        // lengths[i][j]: the longest chain of a[i..] and b[j..], in the middle.
        let mut lengths = vec![0u16; (x + 1) * (y + 1)];
        for i in (0..x).rev() {
            for j in (0..y).rev() {
                lengths[i * (y + 1) + j] = if same(head + i, head + j) {
                    lengths[(i + 1) * (y + 1) + j + 1] + 1
                } else {
                    lengths[(i + 1) * (y + 1) + j].max(lengths[i * (y + 1) + j + 1])
                };
            }
        }
        let (mut i, mut j) = (0, 0);
        while i < x && j < y {
            if same(head + i, head + j) {
                pairs.push((head + i, head + j));
                (i, j) = (i + 1, j + 1);
            } else if lengths[(i + 1) * (y + 1) + j] >= lengths[i * (y + 1) + j + 1] {
                i += 1;
            } else {
                j += 1;
            }
        }
    }
    pairs.extend((0..tail).rev().map(|i| (a.len() - 1 - i, b.len() - 1 - i)));
    let joined = |left: (usize, usize), right: (usize, usize)| left.0 + 1 == right.0 && left.1 + 1 == right.1;
    let ends = (a.len(), b.len());
    let alone = |at: usize| {
        let (i, j) = pairs[at];
        let before = if at == 0 { i == 0 && j == 0 } else { joined(pairs[at - 1], (i, j)) };
        let after = if at + 1 == pairs.len() { (i + 1, j + 1) == ends } else { joined((i, j), pairs[at + 1]) };
        !before && !after && a[i].light
    };
    let kept: Vec<bool> = (0..pairs.len()).map(|at| !alone(at)).collect();
    pairs.into_iter().zip(kept).filter_map(|(pair, keep)| keep.then_some(pair)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What `own` looks like against `fullest`: `[+own+]` and `[-lacks-]`.
    fn marked(own: &str, fullest: &str) -> (QuoteForm, String) {
        let whole = |text: &str| of(text, Span::new(0, text.len()));
        let (form, pieces) = compare(&whole(own), &whole(fullest));
        let shown = pieces.iter().map(|piece| match piece {
            Piece::Same(span) => span.of(own).to_owned(),
            Piece::Own(span) => format!("[+{}+]", span.of(own)),
            Piece::Lacks(span) => format!("[-{}-]", span.of(fullest)),
        });
        (form, shown.collect::<Vec<_>>().join(" "))
    }

    fn check(own: &str, fullest: &str, form: QuoteForm, shown: &str) {
        assert_eq!(marked(own, fullest), (form, shown.to_owned()));
    }

    #[test]
    fn the_same_words_are_identical_whatever_their_marks() {
        check("we shall stay", "“We shall stay,”", QuoteForm::Identical, "we shall stay");
        check("It isn’t over", "It isn't over", QuoteForm::Identical, "It isn’t over");
    }

    #[test]
    fn a_beginning_an_end_and_a_marked_gap_are_shortenings() {
        let full = "We shall stay here until the last lamp is out.";
        check("We shall stay", full, QuoteForm::Shortened, "We shall stay [-here until the last lamp is out-]");
        check("the last lamp is out", full, QuoteForm::Shortened, "[-We shall stay here until-] the last lamp is out");
        let gap = "We shall stay … until the last lamp is out.";
        check(gap, full, QuoteForm::Shortened, "We shall stay [-here-] until the last lamp is out");
        check(
            "We shall stay ... until the last lamp is out.",
            full,
            QuoteForm::Shortened,
            "We shall stay [-here-] until the last lamp is out",
        );
    }

    #[test]
    fn a_word_left_out_unmarked_or_put_in_alters() {
        let full = "We shall not sell the mill to anyone.";
        check(
            "We shall sell the mill to anyone.",
            full,
            QuoteForm::Altered,
            "We shall [-not-] sell the mill to anyone",
        );
        check(
            "We shall not sell the old mill to anyone.",
            full,
            QuoteForm::Altered,
            "We shall not sell the [+old+] mill to anyone",
        );
        check(
            "We shall not sell [the company] to anyone.", // as an editor marks a change
            full,
            QuoteForm::Altered,
            "We shall not sell [the [-mill-] [+company+] to anyone",
        );
    }

    #[test]
    fn numbers_differ_by_sign_and_value() {
        check("It cost £5.2m", "It cost $5.2m", QuoteForm::Altered, "It cost [-$5.2m-] [+£5.2m+]");
        check("It took 14,000 jobs", "It took 15,000 jobs", QuoteForm::Altered, "It took [-15,000-] [+14,000+] jobs");
        check("It fell 5% again", "It fell 5 again", QuoteForm::Altered, "It fell [-5-] [+5%+] again");
    }

    fn told(own: &str, fullest: &str) -> String {
        let whole = |text: &str| of(text, Span::new(0, text.len()));
        let (form, pieces) = compare(&whole(own), &whole(fullest));
        let same =
            SameQuote { quotes: Vec::new(), forms: vec![QuoteForm::Identical, form], pieces: vec![Vec::new(), pieces] };
        assert_eq!(same.changes(0, own, fullest) + &same.changes(2, own, fullest), "");
        same.changes(1, own, fullest)
    }

    #[test]
    fn changes_are_told_in_words() {
        let full = "We shall not sell the mill to anyone.";
        assert_eq!(told("We shall not sell the farm to anyone.", full), "“farm” for “mill”");
        assert_eq!(told("We shall sell the old mill to anyone.", full), "left out “not”; added “old”");
        let lines = "We shall not sell the grey\n  barn to anyone.";
        assert_eq!(told(lines, full), "“grey barn” for “mill”");
        let long = format!("We shall not sell {}the mill to anyone.", "ever ".repeat(20));
        assert_eq!(told(&long, full), format!("added “{}…”", "ever ".repeat(12)));
    }

    #[test]
    fn another_beginning_or_end_is_told_as_such() {
        let full = "We shall not sell the mill to anyone before the first snow.";
        assert_eq!(told("Nobody here thinks of leaving before the first snow.", full), "begins otherwise");
        assert_eq!(told("We shall not sell the mill while there is grain.", full), "ends otherwise");
        assert_eq!(
            told("They will never sell the mill to anyone before the first snow.", full),
            "“They will never” for “We shall not”"
        );
    }

    #[test]
    fn what_is_the_same_or_only_shorter_has_no_changes() {
        let full = "We shall not sell the mill to anyone.";
        for own in [full, "We shall not sell the mill", "sell the mill to anyone", "We shall … sell the mill to anyone"]
        {
            assert_eq!(told(own, full), "");
        }
    }

    #[test]
    fn beginnings_and_ends_left_out_of_an_altered_wording_are_no_change() {
        assert_eq!(
            told("shall not sell the farm", "We shall not sell the mill to anyone."),
            "“farm” for “mill to anyone”"
        );
        assert_eq!(told("shall not sell the old mill", "We shall not sell the mill to anyone."), "added “old”");
    }

    #[test]
    fn a_light_word_alone_ties_nothing() {
        check(
            "Harvests failed under the frost",
            "Prices rose under the moon",
            QuoteForm::Altered,
            "[-Prices rose-] [+Harvests failed+] under the [-moon-] [+frost+]",
        );
        check("red the blue", "old the new", QuoteForm::Altered, "[-old the new-] [+red the blue+]");
    }

    #[test]
    fn nothing_against_something() {
        check("", "words", QuoteForm::Shortened, "[-words-]");
        check("", "", QuoteForm::Identical, "");
    }
}
