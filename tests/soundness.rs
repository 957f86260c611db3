//! The reading of any text is sound: the bounded sister of the fuzz targets, which ask the same of more texts.

mod sound;

use proptest::prelude::*;

/// What the rules of all finders look for, so that random texts reach them.
const PIECES: &[&str] = &[
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'",
    "«",
    "»",
    "``",
    "(",
    ")",
    "[",
    ",",
    ".",
    ":",
    ";",
    "?",
    "…",
    "–",
    "—",
    "-",
    "/",
    "%",
    "$",
    "£",
    "€",
    "Rs",
    "#",
    "&",
    "\n",
    "\n\n",
    "\u{a0}",
    "\u{ad}",
    "\u{200b}",
    "e\u{301}",
    "ﬁfty",
    "İ",
    "😀",
    "½",
    "7",
    "12",
    "14,000",
    "1.5",
    "2025",
    "1/4",
    "3:05",
    "p.m.",
    "0",
    "999999999999999999",
    "one",
    "two",
    "ninety-six",
    "hundred",
    "million",
    "bn",
    "m",
    "half",
    "a",
    "third",
    "dozens",
    "several",
    "up",
    "to",
    "more",
    "than",
    "between",
    "and",
    "of",
    "in",
    "the",
    "at",
    "least",
    "from",
    "per",
    "cent",
    "percent",
    "points",
    "km",
    "years",
    "year-old",
    "aged",
    "times",
    "May",
    "July 17",
    "2024",
    "since",
    "last year",
    "first quarter",
    "a year earlier",
    "on Monday",
    "Mara Voss",
    "Voss",
    "Ms",
    "Sen.",
    "Acme Corp",
    "Acme",
    "Acme Web Services",
    "(AWS)",
    "AWS",
    "its",
    "unit",
    "U.S.",
    "Norvane's",
    "plc",
    "the company",
    "the union",
    "she",
    "they",
    "he",
    "it",
    "who",
    "that",
    "said",
    "says",
    "told",
    "reporters",
    "warned",
    "according to",
    "citing",
    "called",
    "a report",
    "officials",
    "people",
    "jobs",
    "workers",
    "revenue",
    "profit",
    "cut",
    "rose",
    "fell",
    "killed",
    "was",
    "is",
    "will",
    "against",
    "corporate",
    "“we stay,”",
    "By Ann Lee",
    "The post",
    "http://",
];

fn newsy() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        12 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => "[0-9]{1,12}([.,][0-9]{1,4}){0,2}",
        1 => "\\PC{0,6}",
    ];
    let piece = (piece, prop::bool::weighted(0.85));
    prop::collection::vec(piece, 0..80)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, spaced)| if spaced { piece + " " } else { piece }).collect())
}

/// Texts that a rule once broke on, as short as they could be made.
#[test]
fn texts_that_broke_a_rule() {
    sound::check("£ officials says up \u{115bf}B< [");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn text_made_of_what_the_finders_look_for(text in newsy()) {
        sound::check(&text);
    }

    #[test]
    fn any_string(text in any::<String>()) {
        sound::check(&text);
    }
}
