//! What holds for the figures of any text whatever.

use crossread::article::Article;
use crossread::figures::{Figure, FigureKind, Qualifier, Unit, find};
use crossread::language::names::Names;
use crossread::language::tokens::Tokens;
use crossread::library::Source;
use crossread::workspace::load;
use proptest::prelude::*;

fn figures(text: &str) -> Vec<Figure> {
    let article = Article::from_text("any.txt", text);
    let tokens = Tokens::of(article.text());
    find(&article, &tokens, &Names::default(), &[])
}

/// Spans ordered, disjoint, inside the text and on character borders; values in order.
fn assert_sound(text: &str) {
    let mut last = 0;
    for figure in figures(text) {
        let span = figure.span;
        assert!(last <= span.start() && span.start() < span.end(), "spans in order in {text:?}");
        assert!(text.get(span.range()).is_some(), "{span:?} on character borders of {text:?}");
        assert!(figure.sentence.covers(span), "{span:?} inside its sentence in {text:?}");
        for other in [figure.qualifier_span, figure.noun].into_iter().flatten() {
            assert!(text.get(other.range()).is_some(), "{other:?} on character borders of {text:?}");
        }
        last = span.end();
        let amount = figure.amount;
        for interval in [amount.hard, amount.soft] {
            if let (Some(low), Some(high)) = (interval.low, interval.high) {
                assert!(low <= high, "{low} to {high} in {text:?}");
            }
        }
        if let Some(stated) = amount.stated {
            assert!(stated.is_finite(), "{text:?}");
            assert!(amount.hard.low.is_none_or(|low| low <= stated), "{amount:?} in {text:?}");
            assert!(amount.hard.high.is_none_or(|high| stated <= high), "{amount:?} in {text:?}");
        } else if figure.kind != FigureKind::Date {
            assert!(amount.hard.low < amount.hard.high, "{amount:?} in {text:?}");
        }
    }
}

/// Words and marks that rules look for, so that random texts reach them.
fn pieces() -> impl Strategy<Value = String> {
    let words = [
        "up",
        "to",
        "more",
        "than",
        "nearly",
        "between",
        "and",
        "of",
        "in",
        "a",
        "the",
        "half",
        "third",
        "quarter",
        "two",
        "ninety-six",
        "hundred",
        "thousand",
        "million",
        "billion",
        "crore",
        "dozen",
        "hundreds",
        "several",
        "tens",
        "per",
        "cent",
        "percent",
        "points",
        "basis",
        "$",
        "£",
        "€",
        "USD",
        "Rs",
        "US$",
        "euros",
        "pounds",
        "pence",
        "p",
        "bn",
        "m",
        "k",
        "-",
        "–",
        "to",
        "or",
        "14,000",
        "1.5",
        "2025",
        "7",
        "12",
        "½",
        "1/4",
        "0",
        "60-40",
        "1:11",
        "km",
        "km/h",
        "°C",
        "days",
        "year-old",
        "aged",
        "old",
        "square",
        "feet",
        "times",
        "twice",
        "one",
        "out",
        "every",
        ",",
        ".",
        "(",
        ")",
        "“",
        "”",
        "'s",
        "%",
        "+",
        "#",
        "No.",
        "Room",
        "July",
        "17",
        "first",
        "since",
        "jobs",
        "people",
        "\n",
        "\u{a0}",
        "\u{ad}",
        "ﬁfty",
        "minus",
        "from",
        "rose",
        "against",
        "dead",
        "another",
        "999999999999999999",
    ];
    let piece = prop_oneof![
        8 => prop::sample::select(words.to_vec()).prop_map(str::to_owned),
        1 => "[0-9]{1,20}([.,][0-9]{1,4}){0,3}",
        1 => "\\PC{0,6}",
    ];
    (prop::collection::vec((piece, prop::bool::weighted(0.8)), 0..24))
        .prop_map(|pieces| pieces.into_iter().map(|(piece, spaced)| if spaced { piece + " " } else { piece }).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn figures_of_number_like_text_are_sound(text in pieces()) {
        assert_sound(&text);
    }

    #[test]
    fn figures_of_any_text_are_sound(text in "\\PC{0,80}") {
        assert_sound(&text);
    }

    #[test]
    fn a_printed_count_is_read_back(value in 1u64..2_000_000_000, cents in 0u64..100) {
        let digits = value.to_string();
        let mut printed = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                printed.push(',');
            }
            printed.push(digit);
        }
        let text = format!("They spent ${printed}.{cents:02} then.");
        let found = figures(&text);
        prop_assert_eq!(found.len(), 1, "{}", text);
        let stated = found[0].amount.stated.unwrap_or_default();
        prop_assert!((stated - (value as f64 + cents as f64 / 100.0)).abs() < 1e-6 * stated.max(1.0), "{} in {}", stated, text);
    }

    /// Number, form, unit and bound in every combination: what is printed is what is read.
    #[test]
    fn a_printed_quantity_is_read_back(
        whole in 1u32..1000,
        tenth in 1u32..10,
        decimal in any::<bool>(),
        unit in 0usize..UNITS.len(),
        bound in 0usize..BOUNDS.len(),
    ) {
        let (before, behind, factor, kind) = UNITS[unit];
        let (words, qualifier) = BOUNDS[bound];
        let printed = if decimal { format!("{whole}.{tenth}") } else { whole.to_string() };
        let value = f64::from(whole) + if decimal { f64::from(tenth) / 10.0 } else { 0.0 };
        let text = format!("The yard then took {words}{before}{printed}{behind} in all.");
        let found = figures(&text);
        prop_assert_eq!(found.len(), 1, "{}", text);
        prop_assert_eq!(found[0].kind, kind, "{}", text);
        prop_assert_eq!(found[0].qualifier, qualifier, "{}", text);
        let span = found[0].span.of(&text);
        prop_assert!(span.starts_with(before) && span.contains(&printed), "{} in {}", span, text);
        let amount = found[0].amount;
        let stated = amount.stated.unwrap_or_default();
        prop_assert!((stated - value * factor).abs() <= 1e-9 * stated, "{} in {}", stated, text);
        for interval in [amount.hard, amount.soft] {
            prop_assert!(interval.low.is_none_or(|low| low <= stated), "{:?} in {}", amount, text);
            prop_assert!(interval.high.is_none_or(|high| stated <= high), "{:?} in {}", amount, text);
        }
    }

    /// Numbers in words, as they are spelled, give their value back.
    #[test]
    fn a_spelled_number_is_read_back(value in 2u32..1_000_000, and in any::<bool>()) {
        let text = format!("It then took {} boxes in all.", spelled(value, and));
        let found = figures(&text);
        prop_assert_eq!(found.len(), 1, "{}", text);
        prop_assert_eq!(found[0].amount.stated, Some(f64::from(value)), "{}", text);
    }

    /// What is found in a sentence, its kind, unit, amount and bound, depends on no other sentence; only a currency is
    /// remembered from one to the next, and these sentences leave none open.
    #[test]
    fn a_sentence_is_read_as_if_it_stood_alone(
        picks in prop::collection::vec((0usize..SENTENCES.len(), 2u32..5000), 1..8),
        breaks in prop::collection::vec(prop::sample::select(vec![" ", "\n\n"]), 8),
    ) {
        let texts: Vec<String> =
            picks.iter().map(|(nth, number)| SENTENCES[*nth].replace('#', &number.to_string())).collect();
        let facts = |text: &str, shift: usize| -> Vec<String> {
            (figures(text).iter())
                .map(|f| {
                    let bound = f.qualifier_span.map(|bound| bound.start() + shift);
                    format!("{} {} {:?} {:?} {:?} {bound:?}", f.span.start() + shift, f.span.of(text), f.unit, f.amount, f.qualifier)
                })
                .collect()
        };
        let mut whole = String::new();
        let mut alone = Vec::new();
        for (text, between) in texts.iter().zip(&breaks) {
            alone.extend(facts(text, whole.len()));
            whole.push_str(text);
            whole.push_str(between);
        }
        prop_assert_eq!(facts(&whole, 0), alone, "{}", whole);
    }
}

/// What stands before and behind a number, what one of it is worth, and its kind.
const UNITS: [(&str, &str, f64, FigureKind); 18] = [
    ("", " percent", 1.0, FigureKind::Percent),
    ("", "%", 1.0, FigureKind::Percent),
    ("", " percentage points", 1.0, FigureKind::Percent),
    ("", " km", 1.0, FigureKind::Measurement),
    ("", "kg", 1.0, FigureKind::Measurement),
    ("", " tonnes", 1.0, FigureKind::Measurement),
    ("", " million litres", 1e6, FigureKind::Measurement),
    ("", " square miles", 1.0, FigureKind::Measurement),
    ("", " hours", 1.0, FigureKind::Duration),
    ("", " million people", 1e6, FigureKind::Count),
    ("", "k boxes", 1e3, FigureKind::Count),
    ("€", " billion", 1e9, FigureKind::Money),
    ("$", "m", 1e6, FigureKind::Money),
    ("C$", "bn", 1e9, FigureKind::Money),
    ("USD ", " million", 1e6, FigureKind::Money),
    ("Rs ", " crore", 1e7, FigureKind::Money),
    ("", " million euros", 1e6, FigureKind::Money),
    ("", " MEUR", 1e6, FigureKind::Money),
];

const BOUNDS: [(&str, Qualifier); 8] = [
    ("", Qualifier::Exact),
    ("about ", Qualifier::Approx),
    ("nearly ", Qualifier::Approx),
    ("up to ", Qualifier::AtMost),
    ("at least ", Qualifier::AtLeast),
    ("more than ", Qualifier::MoreThan),
    ("fewer than ", Qualifier::LessThan),
    ("up to an estimated ", Qualifier::AtMost),
];

const SENTENCES: [&str; 12] = [
    "More than # people left the port.",
    "Output fell by # percent in May 2023.",
    "The road is # km long and # metres up.",
    "Between # and 9,000 farms were lost.",
    "It took # days, the mayor said.",
    "They paid $# million for it.",
    "One in seven boats sank, up to # in all.",
    "Nobody counted the boats there.",
    "Rule 2.7 is on page 9, and Rovers won 3-1 at 9.30pm.",
    "The toll is # and counting.",
    "She was 45, he was 47; # men, aged 20 to 30, stood by.",
    "“We had # sheep,” he said, “and about # cows.”",
];

/// `value` in words, with or without "and" after a hundred.
fn spelled(value: u32, and: bool) -> String {
    const SMALL: [&str; 20] = [
        "",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let small = |n: u32| SMALL[n as usize].to_owned();
    match value {
        0..20 => small(value),
        20..100 if value.is_multiple_of(10) => TENS[value as usize / 10].to_owned(),
        20..100 => format!("{}-{}", TENS[value as usize / 10], small(value % 10)),
        100..1000 if value.is_multiple_of(100) => format!("{} hundred", small(value / 100)),
        100..1000 => {
            let and = if and { "and " } else { "" };
            format!("{} hundred {and}{}", small(value / 100), spelled(value % 100, false))
        }
        _ if value.is_multiple_of(1000) => format!("{} thousand", spelled(value / 1000, and)),
        _ => {
            let rest = value % 1000;
            let joined = if and && rest < 100 { "and " } else { "" };
            format!("{} thousand {joined}{}", spelled(value / 1000, and), spelled(rest, and))
        }
    }
}

/// Every sentence of the sample, read alone, has the figures that it has in its article: span, unit, amount and bound.
/// Only amounts of money may take their currency from what was said before.
#[test]
fn sentences_of_the_sample_are_read_as_if_they_stood_alone() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut compared = 0;
    for reading in load(Source::of(vec![folder]), None).readings.iter() {
        let article = &reading.article;
        let text = article.text();
        let whole = find(article, &Tokens::of(text), &Names::default(), &[]);
        for sentence in article.sentences() {
            let open = |figure: &Figure| figure.kind == FigureKind::Money || figure.unit == Unit::COUNT;
            let facts = |figure: &Figure, shift: usize| {
                let unit = if open(figure) { "" } else { figure.unit.symbol() };
                format!("{} {unit} {:?} {:?}", figure.span.start() + shift, figure.amount, figure.qualifier)
            };
            let inside = |figure: &&Figure| sentence.covers(figure.span);
            let together: Vec<_> = whole.iter().filter(inside).map(|figure| facts(figure, 0)).collect();
            let alone: Vec<_> =
                figures(sentence.of(text)).iter().map(|figure| facts(figure, sentence.start())).collect();
            assert_eq!(alone, together, "{}", sentence.of(text));
            compared += alone.len();
        }
    }
    assert!(compared > 40, "{compared} figures");
}
