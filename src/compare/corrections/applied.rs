//! Corrections of one article: a reading in which the analyst's word stands, with the machine's beside it.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::{Correction, Detail, Outcome, Setting};
use crate::article::{ArticleId, Place, Published, Span};
use crate::figures::{self, Amount, Attribute, Basis, Dimension, Figure, FigureKind, Source, Unit};
use crate::language::names::{NameKind, Names};
use crate::language::tokens::Tokens;
use crate::quotes::{Quote, Speaker, SpeakerKind};
use crate::reading::Reading;

/// The corrections of one article, each with its index in the list of all, oldest first.
type Own<'c> = [(usize, &'c Correction<Place>)];

/// The readings with every correction of one article applied, and what became of each correction that is one. What no
/// correction speaks of is shared, not copied. `readings` are as the machine made them, in any order.
///
/// ```
/// use std::sync::Arc;
/// use crossread::article::{Article, ArticleId, Place, Span};
/// use crossread::compare::corrections::{Correction, Outcome, correct_all};
/// use crossread::reading::Reading;
///
/// let article = Article::from_text("a.txt", "Halden will cut 400 jobs, it said.");
/// let readings = [Arc::new(Reading::of(Arc::new(article)))];
/// let figure = Place { article: ArticleId::new("a.txt"), span: Span::new(16, 19) };
/// let (corrected, outcomes) = correct_all(&readings, &[Correction::NotAFigure { figure }]);
/// assert!(corrected[0].figures.is_empty());
/// assert_eq!(corrected[0].overridden.dropped, readings[0].figures);
/// assert_eq!(outcomes, [Some(Outcome::Applied)]);
/// ```
pub fn correct_all(
    readings: &[Arc<Reading>],
    corrections: &[Correction<Place>],
) -> (Vec<Arc<Reading>>, Vec<Option<Outcome>>) {
    let mut by_article: BTreeMap<&ArticleId, Vec<(usize, &Correction<Place>)>> = BTreeMap::new();
    for (index, correction) in corrections.iter().enumerate().filter(|(_, c)| c.is_of_one_article()) {
        for place in correction.places() {
            by_article.entry(&place.article).or_default().push((index, correction));
        }
    }
    let mut outcomes: Vec<Option<Outcome>> =
        corrections.iter().map(|c| c.is_of_one_article().then_some(Outcome::NotFound)).collect();
    let corrected = readings.iter().map(|reading| match by_article.get(&reading.article.id) {
        None => Arc::clone(reading),
        Some(own) => {
            let (corrected, what) = correct(reading, own);
            for ((index, _), outcome) in own.iter().zip(what) {
                outcomes[*index] = Some(outcome);
            }
            corrected
        }
    });
    (corrected.collect(), outcomes)
}

/// One reading with the corrections of its article applied, oldest first, and what became of each. The number with each
/// correction is its index in the list of all, by which an older one names the newer one that overrides it.
pub fn correct(reading: &Arc<Reading>, own: &Own<'_>) -> (Arc<Reading>, Vec<Outcome>) {
    let mut draft = Draft::of(reading, own);
    draft.settle_figures(own);
    draft.settle_attributes(own);
    draft.settle_speakers(own);
    draft.finish(reading)
}

/// A figure of the corrected reading, with the machine's.
struct Row {
    figure: Figure,
    machine: Option<Figure>,
}

struct Draft {
    /// As the machine reads the article under its corrected metadata; for what is marked anew.
    base: Arc<Reading>,
    rows: Vec<Row>,
    dropped: Vec<Figure>,
    quotes: Vec<Quote>,
    outcomes: Vec<Outcome>,
}

impl Draft {
    /// Reads the article again where its metadata are corrected: what "on Thursday" means hangs on the date.
    fn of(reading: &Arc<Reading>, own: &Own<'_>) -> Self {
        let mut outcomes = vec![Outcome::NotFound; own.len()];
        let mut metadata = reading.article.metadata.clone();
        let mut newest: BTreeMap<usize, usize> = BTreeMap::new();
        for (at, (_, correction)) in own.iter().enumerate() {
            let Correction::Article { set, .. } = correction else { continue };
            let before = metadata.clone();
            let slot = match set.clone() {
                Detail::Title(title) => {
                    metadata.title = title;
                    0
                }
                Detail::Outlet(outlet) => {
                    metadata.outlet = outlet;
                    1
                }
                Detail::Author(author) => {
                    metadata.author = author;
                    2
                }
                Detail::Published(date) => {
                    // The time of day is the file's, and so is only right with the file's date.
                    let minute = metadata.published.as_ref().filter(|p| Some(p.date) == date).and_then(|p| p.minute);
                    metadata.published = date.map(|date| Published { date, minute });
                    3
                }
            };
            outcomes[at] = if metadata == before { Outcome::Agreed } else { Outcome::Applied };
            if let Some(older) = newest.insert(slot, at) {
                override_by(&mut outcomes, older, own[at].0);
            }
        }
        let base = if metadata == reading.article.metadata {
            Arc::clone(reading)
        } else {
            Arc::new(Reading::of(Arc::new(reading.article.described(metadata))))
        };
        let rows = base.figures.iter().map(|f| Row { figure: f.clone(), machine: Some(f.clone()) }).collect();
        Draft { rows, dropped: Vec::new(), quotes: base.quotes.clone(), outcomes, base }
    }

    /// What is a figure and what is none.
    fn settle_figures(&mut self, own: &Own<'_>) {
        // Marked and unmarked again: only the last word on a place counts.
        let mut said: Vec<(Span, usize)> = Vec::new();
        for (at, (index, correction)) in own.iter().enumerate() {
            let (Correction::NotAFigure { figure: place } | Correction::IsAFigure { figure: place }) = correction
            else {
                continue;
            };
            for (_, older) in said.extract_if(.., |(span, _)| *span == place.span) {
                override_by(&mut self.outcomes, older, *index);
            }
            said.push((place.span, at));
        }
        let base = Arc::clone(&self.base);
        let tokens = Tokens::of(base.article.text());
        for (span, at) in said {
            self.outcomes[at] = match own[at].1 {
                Correction::NotAFigure { .. } => match self.nearest(span) {
                    Some(row) => {
                        let row = self.rows.remove(row);
                        self.dropped.extend(row.machine);
                        Outcome::Applied
                    }
                    None => Outcome::Agreed,
                },
                _ if self.rows.iter().any(|row| row.figure.span == span) => Outcome::Agreed,
                _ => self.mark(&tokens, span),
            };
        }
        self.dropped.sort_by_key(|figure| figure.span);
    }

    /// Makes the marked words a figure; those that it overlaps give way.
    fn mark(&mut self, tokens: &Tokens<'_>, span: Span) -> Outcome {
        let text = self.base.article.text();
        if text.get(span.range()).is_none_or(|words| words.trim().is_empty()) {
            return Outcome::NotFound;
        }
        let others: Vec<Figure> = self.rows.iter().map(|row| row.figure.clone()).collect();
        let (article, names, quotes) = (&self.base.article, &self.base.names, &self.base.quotes);
        let Some(figure) = figures::at(article, tokens, names, quotes, &others, span) else {
            return Outcome::NoNumber;
        };
        if let Some(row) = self.rows.iter().find(|row| row.figure.span == figure.span) {
            return if row.machine.is_some() { Outcome::Agreed } else { Outcome::Applied };
        }
        for row in self.rows.extract_if(.., |row| row.figure.span.overlaps(figure.span)) {
            self.dropped.extend(row.machine);
        }
        let at = self.rows.partition_point(|row| row.figure.span < figure.span);
        self.rows.insert(at, Row { figure, machine: None });
        Outcome::Applied
    }

    fn settle_attributes(&mut self, own: &Own<'_>) {
        let mut newest: HashMap<(Span, std::mem::Discriminant<Setting>), usize> = HashMap::new();
        let mut last: Vec<(usize, usize)> = Vec::new();
        for (at, (index, correction)) in own.iter().enumerate() {
            let Correction::Set { figure, set } = correction else { continue };
            let Some(row) = self.nearest(figure.span) else { continue };
            // A range is another way to state a value.
            let slot = match set {
                Setting::Range(..) => std::mem::discriminant(&Setting::Value(0.0)),
                other => std::mem::discriminant(other),
            };
            if let Some(older) = newest.insert((self.rows[row].figure.span, slot), at) {
                override_by(&mut self.outcomes, older, *index);
                last.retain(|(of, _)| *of != older);
            }
            last.push((at, row));
        }
        // What a number bounds hangs on its unit and value: these first, whatever came first in time.
        last.sort_by_key(|(at, _)| match own[*at].1 {
            Correction::Set { set: Setting::Unit(_), .. } => 0,
            Correction::Set { set: Setting::Value(_) | Setting::Range(..), .. } => 1,
            Correction::Set { set: Setting::Qualifier(_), .. } => 2,
            _ => 3,
        });
        for (at, row) in last {
            if let Correction::Set { set, .. } = own[at].1 {
                self.outcomes[at] = self.set(row, set);
            }
        }
    }

    fn set(&mut self, row: usize, setting: &Setting) -> Outcome {
        let text = self.base.article.text();
        let figure = &mut self.rows[row].figure;
        let before = figure.clone();
        match setting {
            Setting::Value(value) if !value.is_finite() => return Outcome::Unreadable,
            Setting::Range(low, high) if !(low.is_finite() && high.is_finite()) => return Outcome::Unreadable,
            Setting::Value(value) => {
                if figure.amount.stated != Some(*value) {
                    figure.amount = Amount::stated(*value, rounded(figure), figure.qualifier);
                }
            }
            Setting::Range(low, high) => figure.amount = Amount::between(*low, *high),
            Setting::Unit(unit) => {
                figure.unit = *unit;
                figure.kind = kind_of(*unit, figure.kind);
            }
            Setting::Qualifier(qualifier) => {
                if figure.qualifier != *qualifier {
                    figure.qualifier_span = None;
                    if let Some(value) = figure.amount.stated {
                        figure.amount = Amount::stated(value, rounded(figure), *qualifier);
                    }
                }
                figure.qualifier = *qualifier;
            }
            Setting::Noun(None) => figure.noun = None,
            Setting::Noun(Some(words)) => match nearest_words(text, words, figure) {
                Some(span) => figure.noun = Some(span),
                None => return Outcome::Unreadable,
            },
            Setting::Measure(measure) => set_attribute(&mut figure.measure, measure.as_ref()),
            Setting::Entity(entity) => set_attribute(&mut figure.entity, entity.as_ref()),
            Setting::Scope(scope) => set_attribute(&mut figure.scope, scope.as_ref()),
            Setting::Role(role) => figure.role = *role,
            Setting::Period(period) => set_attribute(&mut figure.period, period.as_ref()),
            Setting::Source(name) => {
                let kind = |name: &str| speaker_kind(&self.base.names, name);
                let source = name.as_ref().map(|name| Source { name: name.clone(), kind: kind(name) });
                set_attribute(&mut figure.source, source.as_ref());
            }
        }
        if *figure == before { Outcome::Agreed } else { Outcome::Applied }
    }

    fn settle_speakers(&mut self, own: &Own<'_>) {
        let mut newest: BTreeMap<usize, usize> = BTreeMap::new();
        for (at, (index, correction)) in own.iter().enumerate() {
            let Correction::Speaker { quote, name } = correction else { continue };
            let Some(of) = nearest(self.quotes.iter().map(|q| q.span), quote.span) else { continue };
            let machine = &self.base.quotes[of].speaker;
            let same = name.as_deref() == machine.as_ref().map(|speaker| speaker.name.as_str());
            self.quotes[of].speaker = if same {
                machine.clone()
            } else {
                name.as_ref().map(|name| Speaker {
                    name: name.clone(),
                    kind: speaker_kind(&self.base.names, name),
                    span: None,
                })
            };
            self.outcomes[at] = if same { Outcome::Agreed } else { Outcome::Applied };
            if let Some(older) = newest.insert(of, at) {
                override_by(&mut self.outcomes, older, *index);
            }
        }
    }

    /// The figure at a place, or the one that shares most of its words.
    fn nearest(&self, span: Span) -> Option<usize> {
        nearest(self.rows.iter().map(|row| row.figure.span), span)
    }

    fn finish(self, machine: &Arc<Reading>) -> (Arc<Reading>, Vec<Outcome>) {
        let mut reading = Reading::found(
            Arc::clone(&self.base.article),
            self.base.names.clone(),
            self.quotes,
            self.rows.iter().map(|row| row.figure.clone()).collect(),
        );
        let overridden = &mut reading.overridden;
        overridden.dropped = self.dropped;
        for (at, row) in self.rows.into_iter().enumerate() {
            if row.machine.as_ref() != Some(&row.figure) {
                overridden.figures.insert(at, row.machine);
            }
        }
        for (at, (quote, found)) in reading.quotes.iter().zip(&self.base.quotes).enumerate() {
            if quote != found {
                overridden.quotes.insert(at, found.clone());
            }
        }
        if !Arc::ptr_eq(&self.base, machine) {
            overridden.article = Some(Arc::clone(&machine.article));
        }
        let untouched = reading.overridden.is_empty();
        (if untouched { Arc::clone(machine) } else { Arc::new(reading) }, self.outcomes)
    }
}

/// Marks an older correction as overridden by the one of this index, unless it spoke of nothing.
fn override_by(outcomes: &mut [Outcome], older: usize, by: usize) {
    outcomes[older] = Outcome::Overridden { by };
}

pub(super) fn nearest(spans: impl Iterator<Item = Span>, wanted: Span) -> Option<usize> {
    let common = |span: Span| span.end().min(wanted.end()).saturating_sub(span.start().max(wanted.start()));
    spans
        .enumerate()
        .filter(|(_, span)| *span == wanted || span.overlaps(wanted))
        .max_by_key(|(at, span)| (*span == wanted, common(*span), usize::MAX - at))
        .map(|(at, _)| at)
}

fn set_attribute<T: Clone + PartialEq>(slot: &mut Option<Attribute<T>>, value: Option<&T>) {
    if slot.as_ref().map(|attribute| &attribute.value) != value {
        *slot = value.map(|value| Attribute { value: value.clone(), basis: Basis::Analyst });
    }
}

/// Whether the number as printed stands for all that round to it.
fn rounded(figure: &Figure) -> bool {
    match figure.kind {
        FigureKind::Count | FigureKind::Date | FigureKind::Ordinal => figure.amount.granularity.fract() != 0.0,
        FigureKind::Money => figure.amount.granularity < 1.0 || figure.amount.granularity >= 1e4,
        _ => true,
    }
}

/// The kind of a figure in `unit`.
fn kind_of(unit: Unit, before: FigureKind) -> FigureKind {
    match unit.dimension() {
        Dimension::Currency => FigureKind::Money,
        Dimension::Percent | Dimension::PercentPoint => FigureKind::Percent,
        Dimension::Count => FigureKind::Count,
        Dimension::Ratio => FigureKind::Ratio,
        Dimension::Rank => FigureKind::Ordinal,
        Dimension::Calendar => FigureKind::Date,
        Dimension::Time | Dimension::Age => FigureKind::Duration,
        Dimension::Other if before == FigureKind::Measurement => before,
        _ => FigureKind::Measurement,
    }
}

/// Where the article has these words, whatever their case: in the figure's sentence behind it, else before it, else
/// nearest to it in the text.
fn nearest_words(text: &str, words: &str, figure: &Figure) -> Option<Span> {
    let words = words.trim();
    let (wanted, whole) = (words.to_ascii_lowercase(), text.to_ascii_lowercase());
    if wanted.is_empty() {
        return None;
    }
    let sentence = figure.sentence;
    let spans = whole.match_indices(&wanted).map(|(at, found)| Span::new(at, at + found.len()));
    spans.filter(|span| !span.overlaps(figure.span)).min_by_key(|span| {
        let behind = span.start() >= figure.span.end();
        (!sentence.covers(*span), !behind, span.start().abs_diff(figure.span.start()))
    })
}

/// What sort of speaker a name is, as far as the article's own names tell; somebody, else.
fn speaker_kind(names: &Names, name: &str) -> SpeakerKind {
    match names.find(name).map(|at| names.all[at].kind) {
        Some(NameKind::Organisation | NameKind::Place) => SpeakerKind::Organisation,
        Some(NameKind::Medium) => SpeakerKind::Medium,
        _ => SpeakerKind::Person,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::figures::{Interval, Qualifier, Role};
    use crate::language::calendar::Period;

    fn read(text: &str) -> Arc<Reading> {
        Arc::new(Reading::of(Arc::new(Article::from_text("a.txt", text))))
    }

    /// The place of `words` in the article.
    fn at(reading: &Reading, words: &str) -> Place {
        let start = reading.article.text().find(words).expect("the words stand in the text");
        Place { article: reading.article.id.clone(), span: Span::new(start, start + words.len()) }
    }

    fn corrected(reading: &Arc<Reading>, corrections: &[Correction<Place>]) -> (Arc<Reading>, Vec<Outcome>) {
        let (readings, outcomes) = correct_all(std::slice::from_ref(reading), corrections);
        (Arc::clone(&readings[0]), outcomes.into_iter().flatten().collect())
    }

    fn figures(reading: &Reading) -> Vec<&str> {
        reading.figures.iter().map(|figure| figure.span.of(reading.article.text())).collect()
    }

    const STORY: &str = "Halden will cut up to 300 jobs at its mill, the Courier reported.";

    #[test]
    fn what_nobody_corrected_is_shared() {
        let reading = read(STORY);
        assert!(Arc::ptr_eq(&corrected(&reading, &[]).0, &reading));
    }

    #[test]
    fn what_is_no_figure_is_dropped_and_kept_beside() {
        let reading = read(STORY);
        let (after, outcomes) = corrected(&reading, &[Correction::NotAFigure { figure: at(&reading, "300") }]);
        assert!(figures(&after).is_empty());
        assert_eq!(after.overridden.dropped, reading.figures);
        assert_eq!(outcomes, [Outcome::Applied]);
    }

    #[test]
    fn marked_words_become_a_figure_with_what_its_sentence_says() {
        let reading = read("The Halden 400 will be closed. It employs nobody.");
        assert!(figures(&reading).is_empty());
        let mark = |words| corrected(&reading, &[Correction::IsAFigure { figure: at(&reading, words) }]);
        let (after, outcomes) = mark("400");
        assert_eq!((figures(&after), outcomes), (vec!["400"], vec![Outcome::Applied]));
        assert_eq!(after.overridden.figures.get(&0), Some(&None));
        assert_eq!(mark("nobody").1, [Outcome::NoNumber]);
    }

    #[test]
    fn marking_what_is_a_figure_anyway_agrees() {
        let reading = read(STORY);
        let (after, outcomes) = corrected(&reading, &[Correction::IsAFigure { figure: at(&reading, "300") }]);
        assert!(Arc::ptr_eq(&after, &reading));
        assert_eq!(outcomes, [Outcome::Agreed]);
    }

    fn set(reading: &Reading, set: Setting) -> Correction<Place> {
        Correction::Set { figure: at(reading, "300"), set }
    }

    #[test]
    fn a_value_keeps_the_words_that_bound_it() {
        let reading = read(STORY);
        let (after, _) = corrected(&reading, &[set(&reading, Setting::Value(400.0))]);
        let amount = after.figures[0].amount;
        assert_eq!((amount.stated, amount.hard), (Some(400.0), Interval::closed(0.0, 400.0)));
        assert_eq!(after.overridden.figures[&0].as_ref(), Some(&reading.figures[0]));
    }

    #[test]
    fn a_value_and_its_bound_may_come_in_either_order() {
        let reading = read(STORY);
        let (value, bound) =
            (set(&reading, Setting::Value(400.0)), set(&reading, Setting::Qualifier(Qualifier::AtLeast)));
        let one = corrected(&reading, &[value.clone(), bound.clone()]).0;
        let other = corrected(&reading, &[bound, value]).0;
        assert_eq!(one.figures, other.figures);
        assert_eq!(one.figures[0].amount.hard.low, Some(400.0));
    }

    #[test]
    fn every_attribute_can_be_set_and_taken_away() {
        let reading = read(STORY);
        let words = |words: &str| Some(words.to_owned());
        let (after, outcomes) = corrected(
            &reading,
            &[
                set(&reading, Setting::Entity(words("Northlight"))),
                set(&reading, Setting::Measure(words("posts"))),
                set(&reading, Setting::Scope(words("corporate"))),
                set(&reading, Setting::Noun(words("mill"))),
                set(&reading, Setting::Role(Role::Decrease)),
                set(&reading, Setting::Period(Some(Period::Year(2025)))),
                set(&reading, Setting::Source(None)),
                set(&reading, Setting::Noun(words("ferry"))),
            ],
        );
        let figure = &after.figures[0];
        let said = |attribute: &Option<Attribute<String>>| attribute.as_ref().map(|a| (a.value.clone(), a.basis));
        assert_eq!(said(&figure.entity), Some(("Northlight".to_owned(), Basis::Analyst)));
        assert_eq!(said(&figure.measure), Some(("posts".to_owned(), Basis::Analyst)));
        assert_eq!(said(&figure.scope), Some(("corporate".to_owned(), Basis::Analyst)));
        assert_eq!(figure.period.as_ref().map(|p| &p.value), Some(&Period::Year(2025)));
        assert_eq!((figure.role, &figure.source), (Role::Decrease, &None));
        // The newest noun is in no sentence; it says so, and the older one stays overridden.
        assert_eq!(outcomes[3], Outcome::Overridden { by: 7 });
        assert_eq!(outcomes[7], Outcome::Unreadable);
    }

    #[test]
    fn the_newest_of_two_holds() {
        let reading = read(STORY);
        let (after, outcomes) =
            corrected(&reading, &[set(&reading, Setting::Value(400.0)), set(&reading, Setting::Value(500.0))]);
        assert_eq!(after.figures[0].amount.stated, Some(500.0));
        assert_eq!(outcomes, [Outcome::Overridden { by: 1 }, Outcome::Applied]);
    }

    #[test]
    fn another_unit_makes_another_kind() {
        let reading = read(STORY);
        let dollars = Unit::of("USD").expect("the dollar is in the table");
        let (after, _) = corrected(&reading, &[set(&reading, Setting::Unit(dollars))]);
        assert_eq!((after.figures[0].kind, after.figures[0].unit), (FigureKind::Money, dollars));
    }

    #[test]
    fn a_quote_gets_another_speaker_or_none() {
        let reading = read("“We close the mill in May and will not come back,” said Ada Berg of Halden.");
        let quote = at(&reading, "We close the mill in May and will not come back,");
        let say = |name: Option<&str>| {
            let name = name.map(str::to_owned);
            corrected(&reading, &[Correction::Speaker { quote: quote.clone(), name }]).0
        };
        let name = |reading: &Reading| reading.quotes[0].speaker.as_ref().map(|speaker| speaker.name.clone());
        assert_eq!(name(&say(Some("Bo Lind"))), Some("Bo Lind".to_owned()));
        assert_eq!(name(&say(None)), None);
        assert_eq!(say(None).overridden.quotes[&0], reading.quotes[0]);
    }

    #[test]
    fn a_corrected_date_is_what_relative_days_count_from() {
        let reading = read("Halden cut 300 jobs on Thursday.");
        let date = "2025-10-28".parse().ok();
        let article = Place::whole(reading.article.id.clone());
        let (after, _) = corrected(&reading, &[Correction::Article { article, set: Detail::Published(date) }]);
        assert_eq!(after.article.metadata.published.as_ref().map(|p| p.date), date);
        assert!(after.overridden.article.as_ref().is_some_and(|machine| machine.metadata.published.is_none()));
        assert!(
            after
                .figures
                .iter()
                .any(|f| matches!(f.period.as_ref().map(|p| &p.value), Some(Period::Day { year: Some(2025), .. })))
        );
    }

    #[test]
    fn a_place_with_nothing_in_it_is_said_to_be_empty() {
        let reading = read(STORY);
        let nowhere = Place { article: ArticleId::new("other.txt"), span: Span::new(0, 3) };
        let outcomes = correct_all(
            std::slice::from_ref(&reading),
            &[
                Correction::NotAFigure { figure: nowhere },
                Correction::Set { figure: at(&reading, "mill"), set: Setting::Role(Role::Prior) },
            ],
        )
        .1;
        assert_eq!(outcomes, [Some(Outcome::NotFound), Some(Outcome::NotFound)]);
    }
}
