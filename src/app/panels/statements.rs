//! Which quotes are one statement: in marks in several places, or likely reported without marks elsewhere.

use std::collections::{HashMap, HashSet};

use crate::app::view::View;
use crate::compare::{Comparison, LikelySame, Piece, QuoteForm, QuoteRef};

#[derive(Default)]
pub(super) struct Statements {
    /// For a quote that stands in several places: the statement, and which of its places this is.
    of: HashMap<QuoteRef, (usize, usize)>,
    /// The places of each statement, the fullest first.
    places: Vec<Vec<QuoteRef>>,
    /// For a report without marks, the quotation that is likely the same: an index into the comparison's own.
    likely: HashMap<QuoteRef, usize>,
    /// For a quotation, the reports that are likely the same.
    offered: HashMap<QuoteRef, Vec<QuoteRef>>,
}

/// How a quote stands to the fullest form of its statement.
pub(super) struct Standing<'a> {
    pub form: QuoteForm,
    /// In how many places the statement stands.
    pub places: usize,
    pub fullest: QuoteRef,
    pub pieces: &'a [Piece],
}

impl Statements {
    pub(super) fn of(view: &View<'_>) -> Statements {
        let comparison = &view.snapshot.comparison;
        let mut statements = Statements::default();
        for (index, same) in comparison.same_quotes.iter().enumerate() {
            statements.of.extend(same.quotes.iter().enumerate().map(|(place, at)| (*at, (index, place))));
            statements.places.push(same.quotes.clone());
        }
        for (index, likely) in comparison.likely_same.iter().enumerate() {
            statements.likely.insert(likely.reported, index);
            statements.offered.entry(likely.quoted).or_default().push(likely.reported);
        }
        statements
    }

    /// How a quote stands to the fullest form of its statement; `None` for one that stands in one place.
    pub(super) fn standing<'a>(&self, comparison: &'a Comparison, at: QuoteRef) -> Option<Standing<'a>> {
        let &(index, place) = self.of.get(&at)?;
        let same = comparison.same_quotes.get(index)?;
        Some(Standing {
            form: *same.forms.get(place)?,
            places: same.quotes.len(),
            fullest: *same.quotes.first()?,
            pieces: same.pieces.get(place)?,
        })
    }

    /// The quotation that a report without marks likely is.
    pub(super) fn likely<'a>(&self, comparison: &'a Comparison, at: QuoteRef) -> Option<&'a LikelySame> {
        self.likely.get(&at).and_then(|&index| comparison.likely_same.get(index))
    }

    /// Whether a quote is drawn under another one: the fullest form, or the quotation that it likely is.
    pub(super) fn follows(&self, at: QuoteRef) -> bool {
        let elsewhere = self.of.get(&at).is_some_and(|&(index, _)| self.places[index].first() != Some(&at));
        elsewhere || self.likely.contains_key(&at)
    }

    /// The same quotes with those of one statement beside each other, each statement where its first quote stands, and
    /// what is likely the same under it.
    pub(super) fn gathered(&self, quotes: &[QuoteRef]) -> Vec<QuoteRef> {
        let wanted: HashSet<QuoteRef> = quotes.iter().copied().collect();
        let likely_of: HashMap<QuoteRef, QuoteRef> =
            self.offered.iter().flat_map(|(quoted, reports)| reports.iter().map(|report| (*report, *quoted))).collect();
        let mut gathered = Vec::with_capacity(quotes.len());
        let mut done: HashSet<usize> = HashSet::new();
        for &at in quotes {
            let places = match self.of.get(&at) {
                Some(&(index, _)) if done.insert(index) => self.places[index].as_slice(),
                Some(_) => continue,
                // It comes with the quotation that it likely is.
                None if likely_of.get(&at).is_some_and(|quoted| wanted.contains(quoted)) => continue,
                None => std::slice::from_ref(&at),
            };
            let places = places.iter().filter(|at| wanted.contains(at));
            gathered.extend(places.clone().copied());
            let reports = places.filter_map(|at| self.offered.get(at)).flatten();
            gathered.extend(reports.filter(|report| wanted.contains(report)).copied());
        }
        gathered
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(article: usize, quote: usize) -> QuoteRef {
        QuoteRef { article, quote }
    }

    #[test]
    fn places_and_likely_reports_stand_together() {
        let mut statements = Statements { places: vec![vec![at(2, 0), at(0, 1)]], ..Statements::default() };
        statements.of = [(at(2, 0), (0, 0)), (at(0, 1), (0, 1))].into();
        statements.likely = [(at(1, 0), 0)].into();
        statements.offered = [(at(2, 0), vec![at(1, 0)])].into();
        let all = [at(0, 0), at(0, 1), at(1, 0), at(1, 1), at(2, 0)];
        assert_eq!(statements.gathered(&all), [at(0, 0), at(2, 0), at(0, 1), at(1, 0), at(1, 1)]);
        // Where the quotation is not shown, its report stands for itself.
        assert_eq!(statements.gathered(&[at(1, 0), at(1, 1)]), [at(1, 0), at(1, 1)]);
        assert!(statements.follows(at(0, 1)) && statements.follows(at(1, 0)) && !statements.follows(at(2, 0)));
    }
}
