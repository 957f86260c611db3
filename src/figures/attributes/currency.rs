//! Currency left out the second time: "costs 840 million euros. The state contributes 504 million."
//!
//! The model has no place to say that a unit is inferred: the span, which has no currency in it, shows it.

use super::super::{Figure, FigureKind, Unit};
use super::concept::about_money;
use super::{Scene, Site};

/// The currency that the last of `figures`, a bare number with a scale word, shares with the money told last: in its
/// own sentence or the one before, where its own clause speaks of money.
pub(super) fn left_out(site: &Site<'_>, scene: &Scene<'_>, figures: &[Figure]) -> Option<Unit> {
    let (figure, told) = figures.split_last()?;
    if figure.kind != FigureKind::Count || figure.noun.is_some() || !scaled(site) {
        return None;
    }
    let before = super::sentence_before(scene.article, figure.sentence);
    let near = |f: &&Figure| f.sentence == figure.sentence || before == Some(f.sentence);
    let sums = || told.iter().rev().take(8).take_while(near).filter(|f| f.kind == FigureKind::Money);
    // "412 million pounds ($499 million), against 538 million": what stands in brackets is told for other readers.
    let aside = |f: &&Figure| scene.article.text()[..f.span.start()].trim_end().ends_with('(');
    let money = sums().find(|f| !aside(f)).or_else(|| sums().next())?;
    about_money(site).then_some(money.unit)
}

/// Whether the number ends with a scale word, and with nothing that it may count behind it.
fn scaled(site: &Site<'_>) -> bool {
    let words = site.words;
    let at = site.at();
    let last = words.bare(at.end.saturating_sub(1));
    let scale = ["million", "billion", "trillion", "bn", "mln"].iter().any(|scale| last.ends_with(scale));
    scale && words.bare(at.end) != "of"
}

#[cfg(test)]
mod tests {
    use super::super::testing::figure;
    use crate::figures::FigureKind::{self, Count, Money};

    fn check(marked: &str, want: FigureKind) {
        assert_eq!(figure(marked).kind, want, "in {marked}");
    }

    #[test]
    fn a_sum_after_money_is_money() {
        check("The bridge costs 840 million euros. The state contributes |504 million|.", Money);
        check("The bridge costs 840 million euros, and the town pays |504 million|.", Money);
        check("The mill made sales of $5 billion and a net profit of |300 million|.", Money);
    }

    #[test]
    fn the_currency_in_brackets_is_for_other_readers() {
        let told = "Profit was 412 million pounds ($499 million), against |538 million| a year earlier.";
        assert_eq!(figure(told).unit.symbol(), "GBP");
        assert_eq!(figure("Profit was $499 million, against |538 million| a year earlier.").unit.symbol(), "USD");
    }

    #[test]
    fn a_number_of_something_else_is_not() {
        check("The bridge costs 840 million euros. The town has a population of |1.2 million|.", Count);
        check("The bridge costs 840 million euros. It will serve |1.2 million| drivers.", Count);
        check("The bridge costs 840 million euros.\n\nThe park is new.\n\nThe state contributes |504 million|.", Count);
        check("The state contributes |504 million|.", Count);
        check("The bridge costs 840 million euros. The town pays |504| clerks.", Count);
    }
}
