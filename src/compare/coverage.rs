//! Who gives a measure exactly, who vaguely, and who leaves it out; which articles stand alone with a claim.
//!
//! An article of another story of the collection leaves nothing out.

use std::sync::Arc;

use super::{Comparison, Measure};
use crate::figures::Qualifier;
use crate::reading::Reading;

/// The articles of a story as they stand to one measure, each as an index into the readings, rising.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Give a plain value.
    pub exactly: Vec<usize>,
    /// Give only a bound, an approximation or a range.
    pub vaguely: Vec<usize>,
    /// Tell the same story and give none.
    pub not: Vec<usize>,
}

impl Comparison {
    /// How the articles stand to `measure`. `readings` are those that were compared.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use crossread::article::Article;
    /// use crossread::compare::compare;
    /// use crossread::reading::Reading;
    ///
    /// let read = |name, text| Arc::new(Reading::of(Arc::new(Article::from_text(name, text))));
    /// let readings = [
    ///     read("a.txt", "Halden will cut 400 jobs in Oslo."),
    ///     read("b.txt", "Halden will cut about 400 jobs in Oslo."),
    ///     read("c.txt", "Halden will not comment on Oslo."),
    /// ];
    /// let comparison = compare(&readings, &[]);
    /// let coverage = comparison.coverage(&comparison.measures[0], &readings);
    /// assert_eq!((coverage.exactly, coverage.vaguely, coverage.not), (vec![0], vec![1], vec![2]));
    /// ```
    pub fn coverage(&self, measure: &Measure, readings: &[Arc<Reading>]) -> Coverage {
        const NOT: u8 = 1;
        const VAGUE: u8 = 2;
        const EXACT: u8 = 3;
        let mut stand = vec![0; readings.len()];
        for member in &measure.members {
            let article = member.figure.article;
            let Some(figure) = readings.get(article).and_then(|reading| reading.figures.get(member.figure.figure))
            else {
                continue;
            };
            if stand[article] < VAGUE {
                for other in self.stories.get(article).into_iter().flatten() {
                    stand[*other] = stand[*other].max(NOT);
                }
            }
            let exact = figure.qualifier == Qualifier::Exact && figure.amount.stated.is_some();
            stand[article] = stand[article].max(if exact { EXACT } else { VAGUE });
        }
        let of = |wanted| (0..stand.len()).filter(|at| stand[*at] == wanted).collect();
        Coverage { exactly: of(EXACT), vaguely: of(VAGUE), not: of(NOT) }
    }

    /// For each article the measures that it alone gives, it and its copies, where others tell the same story: indices
    /// into `measures`, rising.
    pub fn alone(&self) -> Vec<Vec<usize>> {
        let mut alone = vec![Vec::new(); self.stories.len()];
        for (at, measure) in self.measures.iter().enumerate() {
            if let Some(article) = self.only(measure) {
                alone[article].push(at);
            }
        }
        alone
    }

    /// The article that alone gives `measure`, it and its copies, where others tell the same story.
    pub fn only(&self, measure: &Measure) -> Option<usize> {
        let first = self.original(measure.members.first()?.figure.article);
        let one = measure.members.iter().all(|member| self.original(member.figure.article) == first);
        let others = self.stories.get(first)?.iter().any(|other| self.original(*other) != first);
        (one && others).then_some(first)
    }

    /// The article that `article` is a copy of; itself where it is none.
    pub fn original(&self, article: usize) -> usize {
        self.twin_of.get(article).copied().flatten().unwrap_or(article)
    }

    /// Every article that is a copy, with its original: indices into the readings, by copy.
    pub fn copies(&self) -> impl Iterator<Item = (usize, usize)> {
        self.twin_of.iter().enumerate().filter_map(|(copy, original)| Some((copy, (*original)?)))
    }
}

#[cfg(test)]
mod tests {
    use crate::compare::compare;
    use crate::compare::tests::readings;

    #[test]
    fn an_article_of_another_story_leaves_nothing_out() {
        let readings = readings(&[
            "At Norda {14|deaths|Norda} people died, Halden said.",
            "At Norda about {14|deaths|Norda|~about} people died, Halden said.",
            "At Norda the Halden bridge fell.",
            "Rain fell for {12|days|} days on the Skerry coast.",
        ]);
        let comparison = compare(&readings, &[]);
        let deaths = comparison.measures.iter().find(|measure| measure.members.len() == 2).expect("the deaths are one");
        let coverage = comparison.coverage(deaths, &readings);
        assert_eq!((coverage.exactly, coverage.vaguely, coverage.not), (vec![0], vec![1], vec![2]));
    }

    #[test]
    fn an_article_stands_alone_with_what_no_other_of_its_story_gives() {
        let readings = readings(&[
            "At Norda {14|deaths|Norda} people died, Halden said. {300|ships|} ships were stopped at Norda.",
            "At Norda {14|deaths|Norda} people died, Halden said.",
            "Rain fell for {12|days|} days on the Skerry coast.",
        ]);
        let comparison = compare(&readings, &[]);
        let alone: Vec<Vec<&str>> = comparison
            .alone()
            .iter()
            .map(|measures| measures.iter().map(|at| comparison.measures[*at].label.as_str()).collect())
            .collect();
        assert_eq!(alone, [vec!["Ships"], vec![], vec![]]);
    }
}
