//! Currency left out the second time: "costs 840 million euros. The state contributes 504 million."
//!
//! The model has no place to say that a unit is inferred: the span, which has no currency in it, shows it.

use super::super::{Figure, FigureKind, Unit};
use super::classes::{LINK, PAST};
use super::concept::about_money;
use super::{Scene, Site};
use crate::language::wordlist::word_list;

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
    (about_money(site) || told_before(site, money, told)).then_some(money.unit)
}

/// Whether the number goes on about `money`, the sum told last: "it was 230 million" of a damage, or somebody pays, lends
/// or owes it, with no other great number in between.
fn told_before(site: &Site<'_>, money: &Figure, told: &[Figure]) -> bool {
    let words = site.words;
    let between = told.iter().rev().take_while(|f| f.span != money.span);
    let great = |f: &Figure| f.kind != FigureKind::Money && f.amount.stated.is_some_and(|value| value >= 1e6);
    if counts_things(site) || between.into_iter().any(great) {
        return false;
    }
    let lead = site.lead();
    let paid = lead.verb.is_some_and(|verb| PAYS.has(words.bare(verb)));
    let near = (site.at().start.saturating_sub(4).max(site.sentence.range.start)..site.at().start)
        .any(|i| PAYS.has(words.bare(i)));
    let behind =
        (site.at().end..site.at().end + 4).any(|i| matches!(words.bare(i), "borrowed" | "paid" | "spent" | "lent"));
    let it = lead.pronoun.is_some_and(|i| words.bare(i) == "it") && lead.verb.is_some_and(|i| words.is(i, LINK));
    paid || near || behind || it
}

/// Whether the words behind the number show that it counts: "have been killed", "flew on", "people".
fn counts_things(site: &Site<'_>) -> bool {
    let end = site.at().end;
    site.words.is(end, PAST) || matches!(site.words.bare(end), "have" | "were" | "are")
}

word_list!(
    /// What is done with money.
    PAYS = "pay pays paid paying spend spends spent spending cost costs costing owe owes owed owing lend lends lent borrow
        borrowed borrowing put provide provides provided raise raised raises invest invested give gave given grant granted
        receive received get got earn earned make made burn burned burnt lose lost set contribute contributed pledge pledged
        promise promised ask asked want wanted demand demanded offer offered save saved bring brought add added
        allocate allocated"
);

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
    fn a_sum_that_goes_on_about_another_is_money() {
        check("The damage is half a billion euros, she said. In 2002 it was |230 million|.", Money);
        check("It raises 8 billion euros at home. Lenders are to put in |3 billion|.", Money);
        check("The damage is half a billion euros, she said. |230 million| were at home.", Count);
        check("It has 8 million euros and 3 million bags. In 2002 it was |230 million|.", Count);
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
