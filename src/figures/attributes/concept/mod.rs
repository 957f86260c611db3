//! What is measured: "job cuts", "revenue", "homes destroyed".
//!
//! Candidates are the lexicon's phrases near the figure, scored by [`fit`]. A count takes its noun together with
//! what happens to it ([`counted`]); amounts and percentages take a named quantity ([`measured`]). Outside the lexicon
//! the printed noun phrase is the measure ([`phrase`]).

mod counted;
mod fit;
mod measured;
mod phrase;
mod votes;

pub(super) use phrase::anaphoric;

use rustc_hash::FxHashMap;

use super::Site;
use super::clause::is_verb;
use super::lexicon::{Class, Hit, Measure, Nature, Owner};
use crate::article::Span;
use crate::figures::{Attribute, Basis, Figure, FigureKind, Role, Unit};

/// A measure found for a figure.
#[derive(Clone, Debug)]
pub(super) struct Concept {
    pub name: String,
    pub basis: Basis,
    /// `None` for a name that is not the lexicon's.
    pub nature: Option<Nature>,
    pub owner: Option<Owner>,
    /// What the measure itself can be, see [`super::lexicon::carries`].
    pub carries: u16,
    /// What happened to the things counted: a percentage of it is a share.
    pub happened: Option<&'static str>,
    /// What is counted, for a later count that leaves it out.
    class: Option<Class>,
    noun: String,
    /// The figure (by index) whose measure it shares, come what may.
    like: Option<usize>,
    /// It rests on words that could mean much: any better reading replaces it.
    loose: bool,
}

impl Concept {
    pub fn into_attribute(self) -> Attribute<String> {
        Attribute { value: self.name, basis: self.basis }
    }

    fn of_hit(site: &Site<'_>, measure: &Measure, hit: &Hit) -> Self {
        Concept { loose: hit.doubtful, ..Concept::of_measure(measure, stated(site, hit)) }
    }

    fn of_measure(measure: &Measure, basis: Basis) -> Self {
        Concept {
            nature: Some(measure.nature),
            owner: Some(measure.owner),
            carries: measure.carries,
            loose: false,
            ..Concept::open(measure.name.to_owned(), basis)
        }
    }

    fn open(name: String, basis: Basis) -> Self {
        Concept {
            name,
            basis,
            nature: None,
            owner: None,
            carries: 0,
            happened: None,
            class: None,
            noun: String::new(),
            like: None,
            loose: true,
        }
    }

    /// The same measure, taken over from `other`.
    fn carried(&self, other: &Figure) -> Self {
        Concept { basis: Basis::Carried(other.span), ..self.clone() }
    }
}

/// The figures before this one, with the measures found for them.
pub(super) struct Told<'a> {
    pub concepts: &'a [Option<Concept>],
    pub figures: &'a [Figure],
    /// The index of the first one of the same sentence.
    pub first: usize,
    /// The index of the first one of the same paragraph.
    pub paragraph: usize,
}

impl<'a> Told<'a> {
    /// The index of the first one of the same sentence that is near enough to say anything: a list of thousands of
    /// numbers costs no more than its length.
    fn nearest(&self) -> usize {
        self.first.max(self.figures.len().saturating_sub(16))
    }

    /// Those of the same sentence, the nearest ones.
    fn here(&self) -> impl DoubleEndedIterator<Item = (&'a Option<Concept>, &'a Figure)> + ExactSizeIterator + use<'a> {
        self.concepts[self.nearest()..].iter().zip(&self.figures[self.nearest()..])
    }

    /// The last count before this sentence, in its paragraph.
    fn count_before(&self) -> Option<(&'a Concept, &'a Figure)> {
        let from = self.paragraph.max(self.first.saturating_sub(16));
        let figures = &self.figures[from..self.first];
        let last = figures.iter().rposition(|f| f.kind == FigureKind::Count)? + from;
        self.concepts[last].as_ref().map(|c| (c, &self.figures[last]))
    }

    /// The measure of the last percentage before, not far off.
    fn last_percentage(&self) -> Option<&'a Concept> {
        let from = self.figures.len().saturating_sub(8);
        let last = self.figures[from..].iter().rposition(|f| f.kind == FigureKind::Percent)? + from;
        self.concepts[last].as_ref()
    }

    /// The measure of the last figure of the paragraph in the same unit: "a deficit of 3.4 %; the target is 2.9 %".
    fn alike(&self, figure: &Figure) -> Option<Concept> {
        let from = self.paragraph.max(self.figures.len().saturating_sub(16));
        let alike = |f: &Figure| f.kind == figure.kind && f.unit == figure.unit;
        let last = self.figures[from..].iter().rposition(alike)? + from;
        self.concepts[last].as_ref().map(|c| Concept { loose: true, ..c.carried(&self.figures[last]) })
    }

    /// "…, down from 15.3 million": the measure of the figure that an earlier value is compared with.
    fn compared_with(&self, figure: &Figure) -> Option<Concept> {
        if figure.role != Role::Prior {
            return None;
        }
        let (concept, other) = self.here().rev().find(|(_, f)| f.kind == figure.kind)?;
        concept.as_ref().map(|c| c.carried(other))
    }
}

/// The measure of `figure`.
pub(super) fn find(site: &Site<'_>, figure: &Figure, told: &Told<'_>) -> Option<Concept> {
    match figure.kind {
        FigureKind::Date | FigureKind::Ordinal => None,
        FigureKind::Count => counted::count(site, figure, told),
        FigureKind::Percent | FigureKind::Ratio => measured::part(site, figure, told),
        FigureKind::Money | FigureKind::Measurement | FigureKind::Duration => measured::quantity(site, figure, told),
    }
}

/// Whether the words around a bare number tell of a sum of money rather than a count.
pub(super) fn about_money(site: &Site<'_>) -> bool {
    let top =
        |carries: u16| fit::best(site, |m, _| (m.carries & carries != 0).then_some(0.0)).map(|(_, _, score)| score);
    let Some(money) = top(super::lexicon::carries::MONEY) else { return false };
    top(super::lexicon::carries::COUNT).is_none_or(|count| count < money)
}

/// The printed words of what `figure`, an amount or a percentage, measures: the noun phrase of its measure, where the
/// number itself has no noun beside it.
pub(super) fn noun(site: &Site<'_>, figure: &Figure, concept: &Concept) -> Option<Span> {
    let Basis::Stated(span) = concept.basis else { return None };
    if figure.noun.is_some() || matches!(figure.kind, FigureKind::Count | FigureKind::Duration) {
        return None;
    }
    let phrase = site.words.touching(span);
    if concept.happened.is_some() || phrase.is_empty() || phrase.contains(&site.at().start) {
        return None;
    }
    // A verb that takes the amount names nothing: "spent 5 million".
    let verb = site.hits().iter().any(|hit| hit.verb && hit.start == phrase.start && hit.end == phrase.end);
    let verb = verb || is_verb(site.words, site.sentence.range.start, phrase.start);
    let run = phrase::printed(site.words, phrase, site.sentence.range.start.max(site.after(&site.at())));
    (!verb).then(|| site.words.span(run))
}

fn stated(site: &Site<'_>, hit: &Hit) -> Basis {
    Basis::Stated(site.words.span(hit.start..hit.end))
}

/// Lets a figure whose own words say little take the measure of an equal figure of the article: the same number,
/// told again ("the 14,000 reduction", "of the 340 barns").
pub(super) fn carry(figures: &[Figure], concepts: &mut [Option<Concept>]) {
    let mut told: FxHashMap<(FigureKind, Unit, u64), usize> = FxHashMap::default();
    for (index, figure) in figures.iter().enumerate() {
        if let Some(stated) = figure.amount.stated.filter(|v| telling(*v, figure.kind))
            && concepts[index].as_ref().is_some_and(|c| !c.loose)
        {
            told.entry((figure.kind, figure.unit, stated.to_bits())).or_insert(index);
        }
    }
    for (index, figure) in figures.iter().enumerate() {
        let same = figure.amount.stated.and_then(|v| told.get(&(figure.kind, figure.unit, v.to_bits())));
        if let Some(&other) = same.filter(|&&other| other != index)
            && let Some(concept) = &concepts[other]
            && concepts[index].as_ref().is_none_or(|own| own.yields_to(concept))
        {
            concepts[index] = Some(concept.clone().carried(&figures[other]));
        } else if let Some(other) = concepts[index].as_ref().and_then(|c| c.like)
            && let Some(concept) = concepts[other].clone()
        {
            concepts[index] = Some(concept.carried(&figures[other]));
        }
    }
}

impl Concept {
    /// Whether the words of this one leave room for `told`: nothing is counted here, or the same sort of thing.
    fn yields_to(&self, told: &Concept) -> bool {
        self.loose && self.class.is_none_or(|class| class == Class::Bare || told.class == Some(class))
    }
}

/// Whether a number is rare enough that its second mention means the same thing.
fn telling(value: f64, kind: FigureKind) -> bool {
    match kind {
        FigureKind::Count => value.abs() >= 100.0,
        FigureKind::Ratio | FigureKind::Duration => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check_measure, figure};
    use crate::figures::Basis;

    #[test]
    fn a_number_told_again_keeps_its_measure() {
        let text = "Norvane is cutting 14,000 jobs. Staff were told on Monday. The |14,000| figure is large.";
        check_measure(text, "job cuts");
        assert!(matches!(figure(text).measure.map(|m| m.basis), Some(Basis::Carried(_))));
        check_measure("Norvane is cutting 14,000 jobs. The town has |14,000| apple trees.", "apple trees");
    }

    #[test]
    fn an_earlier_value_is_of_what_it_is_compared_with() {
        check_measure("Its budget was cut to 10.2 million euros, down from |15.3 million euros|.", "budget");
    }
}
