//! Finding words in an article and across the collection.
//!
//! Pure: text in, spans out, in time linear in the text. What counts as equal is decided in one place, [`fold`], and
//! is made for people who type what they see in print: straight and curly marks are equal, so are all
//! spaces of one line, so are hyphens and dashes; letters are equal whatever their case, unless the words searched
//! for contain a capital.

mod fold;

pub use fold::Case;

use crate::article::Span;

/// The words that are looked for.
///
/// ```
/// use crossread::search::{Case, Needle};
/// assert_eq!(Needle::new("job cuts").unwrap().case(), Case::Ignored);
/// assert_eq!(Needle::new("Amazon").unwrap().case(), Case::Kept);
/// assert!(Needle::new("").is_none());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needle {
    folded: String,
    case: Case,
}

impl Needle {
    /// `None` when there is nothing to look for. A capital anywhere makes case count.
    pub fn new(words: &str) -> Option<Self> {
        let case = if words.chars().any(char::is_uppercase) { Case::Kept } else { Case::Ignored };
        let folded: String = words.chars().map(|c| fold::fold(c, case)).collect();
        (!folded.is_empty()).then_some(Needle { folded, case })
    }

    pub fn case(&self) -> Case {
        self.case
    }
}

/// A text made ready to be searched again and again while somebody types.
///
/// Takes about as much memory as the text, and as many bytes again for each character that changes its length.
#[derive(Clone, Debug)]
pub struct Haystack {
    folded: String,
    case: Case,
    /// Where the distance between folded and printed offsets changes: from this folded byte offset on (first), the
    /// printed byte offset is so much larger (second).
    shifts: Vec<(u32, i32)>,
}

impl Haystack {
    pub fn new(text: &str, case: Case) -> Self {
        let mut folded = String::with_capacity(text.len());
        let mut shifts = Vec::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let plain = rest.bytes().position(|b| !fold::is_plain(b)).unwrap_or(rest.len());
            if plain > 0 {
                let at = folded.len();
                folded.push_str(&rest[..plain]);
                if case == Case::Ignored {
                    folded[at..].make_ascii_lowercase();
                }
                rest = &rest[plain..];
                continue;
            }
            folded.push(fold::fold(first, case));
            rest = &rest[first.len_utf8()..];
            let shift = (text.len() - rest.len()) as i64 - folded.len() as i64;
            if shifts.last().map_or(0, |&(_, last)| i64::from(last)) != shift {
                // Both fit: a span's offsets are 32 bits, and no character grows by more than its own length.
                shifts.push((folded.len() as u32, shift as i32));
            }
        }
        Haystack { folded, case, shifts }
    }

    /// How the text was folded; only needles of the same case are found.
    pub fn case(&self) -> Case {
        self.case
    }

    /// Where the needle stands: byte spans of the printed text, in order, disjoint.
    ///
    /// ```
    /// use crossread::search::{Case, Haystack, Needle};
    /// let text = "It’s 30,000 jobs, “30,000”.";
    /// let found = Haystack::new(text, Case::Ignored).find(&Needle::new("\"30,000\"").unwrap());
    /// assert_eq!(found[0].of(text), "“30,000”");
    /// ```
    pub fn find(&self, needle: &Needle) -> Vec<Span> {
        if needle.case != self.case {
            return Vec::new();
        }
        let mut shifts = self.shifts.iter().peekable();
        let mut shift = 0;
        let mut printed = |at: usize| {
            while let Some(&&(from, to)) = shifts.peek() {
                if from as usize > at {
                    break;
                }
                shift = to;
                shifts.next();
            }
            // Every shift was measured at such an offset, so the sum is the printed one and not negative.
            (at as i64 + i64::from(shift)) as usize
        };
        memchr::memmem::find_iter(self.folded.as_bytes(), needle.folded.as_bytes())
            .map(|at| {
                let start = printed(at);
                Span::new(start, printed(at + needle.folded.len()))
            })
            .collect()
    }
}

/// Finds `words` in `text` once; [`Haystack`] is for finding again and again.
///
/// ```
/// let found = crossread::search::find("Thousands of jobs; no JOBS left.", "jobs");
/// assert_eq!(found.len(), 2);
/// ```
pub fn find(text: &str, words: &str) -> Vec<Span> {
    Needle::new(words).map_or_else(Vec::new, |needle| Haystack::new(text, needle.case()).find(&needle))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `marked` carries `[` and `]` around every place where `words` must be found.
    fn check(words: &str, marked: &str) {
        let text: String = marked.chars().filter(|c| !matches!(c, '[' | ']')).collect();
        let mut got = String::new();
        let mut at = 0;
        for span in find(&text, words) {
            got += &text[at..span.start()];
            got += "[";
            got += span.of(&text);
            got += "]";
            at = span.end();
        }
        got += &text[at..];
        assert_eq!(got, marked, "looking for {words:?}");
    }

    #[test]
    fn small_letters_find_all_letters() {
        check("amazon", "[Amazon] and [AMAZON] and the [amazon]ian");
        check("élan", "[Élan], [élan], elan");
        check("ΣΊΣΥΦΟΣ".to_lowercase().as_str(), "[ΣΊΣΥΦΟΣ] [Σίσυφος]");
    }

    #[test]
    fn a_capital_makes_case_count() {
        check("AWS", "[AWS] draws; aws");
    }

    #[test]
    fn straight_marks_find_curly_ones_and_the_other_way_round() {
        check("\"group\"", "an [“group”], a [\"group\"], a [«group»]");
        check("didn't", "they [didn’t] and [didn't]");
        check("“group”", "an [\"group\"]");
    }

    #[test]
    fn all_spaces_of_a_line_are_equal_but_a_line_end_is_none() {
        check("10 000", "[10\u{a0}000], [10\u{202f}000], [10\t000], [10 000], 10\n000");
    }

    #[test]
    fn a_hyphen_finds_dashes() {
        check("5-7", "[5–7], [5‑7], [5-7], [5−7]");
    }

    #[test]
    fn characters_that_change_their_length_keep_the_offsets_true() {
        check("x", "“[x]” İ[x] Ⱥ[x] ẞ[x] 😀[x] “„[x]");
        check("istanbul", "[İstanbul] [ISTANBUL]");
    }

    #[test]
    fn a_match_ends_before_the_next_begins() {
        check("aa", "[aa][aa]a");
    }

    #[test]
    fn hostile_repetition_stays_linear() {
        let text = "a".repeat(1_000_000);
        assert_eq!(find(&text, &("a".repeat(1_000) + "b")).len(), 0);
        assert_eq!(find(&"“".repeat(300_000), "\"\"\"").len(), 100_000);
    }

    proptest! {
        #[test]
        fn matches_are_ordered_disjoint_and_on_character_borders(text in any::<String>(), words in any::<String>()) {
            let mut end = 0;
            for span in find(&text, &words) {
                prop_assert!(span.start() >= end && span.end() <= text.len() && !span.is_empty());
                prop_assert!(text.is_char_boundary(span.start()) && text.is_char_boundary(span.end()));
                end = span.end();
            }
        }

        #[test]
        fn a_text_contains_each_of_its_parts(before in "\\PC{0,12}", part in "\\PC{1,8}", after in "\\PC{0,12}") {
            let text = format!("{before}{part}{after}");
            prop_assert!(!find(&text, &part).is_empty());
        }
    }
}
