//! A quotation's words beside the fullest form of it: what is its own underlined, what it leaves out struck through.

use eframe::egui::Color32;
use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};

use crate::app::theme::{self, Palette};
use crate::article::Span;
use crate::compare::Piece;

/// How a stretch of words is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Same,
    /// Not in the fullest form.
    Own,
    /// Only in the fullest form.
    Lacks,
    /// Much that is only in the fullest form, or its beginning or end: "…".
    Gap,
}

/// A quotation in stretches.
pub(super) struct Wording(Vec<(Look, String)>);

/// So many words that are left out are shown; more are a gap.
const SHOWN: usize = 8;

impl Wording {
    /// `own` is the text that `span` and the pieces stand in, `fullest` the one that [`Piece::Lacks`] stands in.
    pub(super) fn of(own: &str, span: Span, fullest: &str, pieces: &[Piece]) -> Wording {
        let mut runs: Vec<(Look, String)> = vec![(Look::Same, "“".to_owned())];
        let mut add = |look: Look, words: &str| {
            let mut line = String::new();
            if words.starts_with(char::is_whitespace) {
                line.push(' ');
            }
            line.push_str(&words.split_whitespace().collect::<Vec<_>>().join(" "));
            if words.ends_with(char::is_whitespace) && line != " " {
                line.push(' ');
            }
            match runs.last_mut() {
                Some((last, so_far)) if *last == look => so_far.push_str(&line),
                _ if !line.is_empty() => runs.push((look, line)),
                _ => {}
            }
        };
        let mut at = span.start();
        for (index, piece) in pieces.iter().enumerate() {
            match *piece {
                Piece::Same(words) | Piece::Own(words) => {
                    let look = if matches!(piece, Piece::Own(_)) { Look::Own } else { Look::Same };
                    add(Look::Same, own.get(at..words.start()).unwrap_or_default());
                    add(look, words.of(own));
                    at = words.end();
                }
                Piece::Lacks(words) => {
                    let words = words.of(fullest);
                    let edge = index == 0 || index + 1 == pieces.len();
                    let inside = !edge && words.split_whitespace().nth(SHOWN).is_none();
                    // Before what stands in its place, after the blank that leads to it.
                    let next = match pieces.get(index + 1) {
                        Some(Piece::Same(next) | Piece::Own(next)) => next.start(),
                        _ => at,
                    };
                    let before = own.get(at..next).unwrap_or_default();
                    add(Look::Same, before);
                    at = at.max(next);
                    if inside {
                        add(Look::Lacks, words)
                    } else {
                        add(Look::Gap, "…")
                    }
                    if pieces.get(index + 1).is_some() {
                        add(Look::Same, " ");
                    }
                }
            }
        }
        add(Look::Same, own.get(at..span.end()).unwrap_or_default());
        add(Look::Same, "”");
        Wording(runs)
    }

    /// Ready to be laid out within `width` and at most `rows` rows.
    pub(super) fn job(&self, palette: &Palette, size: f32, width: f32, rows: usize) -> LayoutJob {
        let mut job = LayoutJob {
            wrap: TextWrapping {
                max_width: width.max(0.0),
                max_rows: rows,
                break_anywhere: false,
                ..Default::default()
            },
            ..LayoutJob::default()
        };
        for (look, words) in &self.0 {
            let format = |ink: Color32| TextFormat::simple(theme::reading(size), ink);
            let format = match look {
                Look::Same => format(palette.ink),
                Look::Own => TextFormat {
                    underline: (2.0, palette.accent).into(),
                    ..TextFormat::simple(theme::reading_strong(size), palette.ink)
                },
                Look::Lacks => TextFormat { strikethrough: (1.0, palette.ink_soft).into(), ..format(palette.ink_soft) },
                Look::Gap => format(palette.ink_soft),
            };
            job.append(words, 0.0, format);
        }
        job
    }

    /// The same in words, for a screen reader: "“We stay before [not: winter] [own: summer]”".
    pub(super) fn spoken(&self) -> String {
        let words = self.0.iter().map(|(look, words)| match look {
            Look::Same | Look::Gap => words.clone(),
            Look::Own => format!("[here: {words}]"),
            Look::Lacks => format!("[left out: {words}]"),
        });
        words.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spoken(own: &str, fullest: &str, pieces: &[Piece]) -> String {
        Wording::of(own, Span::new(0, own.len()), fullest, pieces).spoken()
    }

    #[test]
    fn changed_words_stand_beside_what_they_replace() {
        let (own, fullest) = ("We stay, until summer.", "We stay, until winter.");
        let pieces = [Piece::Same(Span::new(0, 14)), Piece::Lacks(Span::new(15, 21)), Piece::Own(Span::new(15, 21))];
        assert_eq!(spoken(own, fullest, &pieces), "“We stay, until [left out: winter] [here: summer].”");
    }

    #[test]
    fn beginnings_and_ends_that_are_left_out_are_a_gap() {
        let (own, fullest) = ("stay until winter", "We stay until winter and spring");
        let pieces = [Piece::Lacks(Span::new(0, 2)), Piece::Same(Span::new(0, 17)), Piece::Lacks(Span::new(21, 31))];
        assert_eq!(spoken(own, fullest, &pieces), "“… stay until winter…”");
    }

    #[test]
    fn line_ends_are_blanks() {
        let pieces = [Piece::Same(Span::new(0, 7)), Piece::Own(Span::new(10, 13))];
        assert_eq!(spoken("We stay\n  now", "We stay", &pieces), "“We stay [here: now]”");
    }
}
