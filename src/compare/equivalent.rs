//! One sum in two currencies, one size in two units: "$167.7bn (£125bn)", "85 million francs, or $97 million", "10 km (6
//! miles)".
//!
//! Currencies are never converted: only a writer who sets one beside the other says that the two are one sum.

use super::facts::{Axis, Fact};

/// So many bytes of unit and blanks may stand between a sum and the bracket behind it: "$12 a barrel (€11)".
const GAP: usize = 24;

/// What a writer says between a sum and the same in another currency.
static WORDS: &[&str] =
    &["or", "or about", "or some", "or around", "equivalent to", "the equivalent of", "i.e.", "ie", "/", "="];

/// So many times another may a length be that is one with it after rounding.
const ROUNDED: f64 = 1.25;

fn near(first: &Fact<'_>, second: &Fact<'_>) -> bool {
    let pair = first.stated.zip(second.stated);
    pair.is_some_and(|(one, other)| one <= ROUNDED * other && other <= ROUNDED * one)
}

/// Whether `second`, the next figure behind `first` in its article, gives the same sum in another currency, or the same size in
/// another unit.
///
/// "pays $48.50 (£35.90) for each share" does; "a loan of $40m and a grant of £5m" does not.
pub(super) fn equivalent(first: &Fact<'_>, second: &Fact<'_>) -> bool {
    let units = match (first.axis, second.axis) {
        (Axis::Money(one), Axis::Money(other)) => one != other,
        (Axis::Measurement(one), Axis::Measurement(other)) => {
            one == other && first.figure.unit != second.figure.unit && near(first, second)
        }
        _ => false,
    };
    if !units || first.rank != second.rank || first.sentence != second.sentence {
        return false;
    }
    let text = first.article().text();
    let own = second.figure.span;
    // "Some 450 million euros ($497 million)": the word before the first speaks for both.
    let words = second.figure.qualifier_span.filter(|words| words.start() >= first.figure.span.end());
    let start = words.map_or(own.start(), |words| words.start().min(own.start()));
    let Some(between) = text.get(first.figure.span.end()..start) else { return false };
    if let Some((unit, words)) = between.rsplit_once('(') {
        let closed = text[own.end()..].trim_start().starts_with([')', ',', ';']);
        let plain = !unit.contains(['.', ',', ';', ':', ')']);
        return closed && plain && unit.len() <= GAP && (words.trim().is_empty() || WORDS.contains(&words.trim()));
    }
    let words = between.trim_matches(|c: char| c == ',' || c.is_whitespace());
    WORDS.contains(&words)
}

#[cfg(test)]
mod tests {
    use super::super::tests::read;

    /// How many figures the largest measure has.
    fn together(articles: &[&str]) -> usize {
        read(articles).1.measures.iter().map(|measure| measure.members.len()).max().unwrap_or_default()
    }

    #[test]
    fn a_sum_and_the_same_in_another_currency_are_one() {
        let both = "Halden pays $48.50 (£35.90) for each share of Norda.";
        assert_eq!(together(&[both]), 2);
        let other = "Halden offers £35.90 for each share of Norda.";
        assert_eq!(together(&[both, other]), 3);
        assert_eq!(together(&["A court fined Norda 85 million francs, or $97 million, on Friday."]), 2);
        assert_eq!(together(&["The load was worth some 450 million euros ($497 million) on the street."]), 2);
    }

    #[test]
    fn two_sums_beside_each_other_are_two() {
        assert_eq!(together(&["Norda got a loan of $40 million and a grant of £5 million on Friday."]), 1);
        assert_eq!(together(&["Norda got a loan of $40 million (and owes £5 million of tax) on Friday."]), 1);
    }
}
