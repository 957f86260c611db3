//! What an analyst says in place of the machine, as it is typed: a form for a figure, a quote, a measure or an article,
//! and the corrections that it makes. Pure; knows no screen.
//!
//! A form begins with what holds now. Only what is changed in it becomes a correction.

mod lines;
mod machine;

use std::sync::Arc;

use jiff::civil::Date;

use super::{aim, view};
pub use lines::What;
use lines::{RELATIONS, of_article, of_figure, setting};
pub use machine::{of_a_figure, of_a_measure, of_a_quote, of_an_article};

use crate::annotations::{Anchor, Ground, ItemId, Subject};
use crate::app::state::State;
use crate::article::{ArticleId, Place, Span};
use crate::compare::corrections::{Correction, Detail, Outcome, correct};
use crate::compare::{FigureRef, Measure, MeasureId};
use crate::reading::Reading;
use crate::words;
use crate::workspace::Snapshot;

/// A form and what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correcting {
    pub about: About,
    pub fields: Vec<Field>,
    /// Of a measure: what the other one is searched by.
    pub search: String,
}

/// What is corrected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    Figure(Place),
    Quote(Place),
    Measure(MeasureId),
    Article(ArticleId),
}

/// One line of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    pub what: What,
    pub typed: String,
    /// What holds now.
    pub held: String,
    /// What the machine says, where that is something else.
    pub machine: Option<String>,
}

impl Correcting {
    /// The form for what is selected: of words, a mark, a figure, a quote or a measure; else for the open article.
    pub fn of_selected(state: &State, snapshot: &Snapshot) -> Option<Correcting> {
        let Some(aim) = aim::aim(state, snapshot) else { return Self::of_article(state, snapshot) };
        let place = aim.place(snapshot)?;
        match aim.subject {
            Subject::Figure => Self::of_figure(snapshot, &place),
            Subject::Quote => Self::of_quote(snapshot, &place),
            Subject::Measure => Self::of_measure(snapshot, state.measure.as_ref()?),
            Subject::Article => Self::of_article(state, snapshot),
            Subject::Text | Subject::Check => None,
        }
    }

    pub fn of_figure(snapshot: &Snapshot, place: &Place) -> Option<Correcting> {
        let at = view::figure_at(snapshot, place)?;
        let (reading, figure) = view::figure(snapshot, at)?;
        let machine = reading.overridden.figures.get(&at.figure).and_then(Option::as_ref);
        let field = |what| {
            let held = of_figure(reading, figure, what);
            let machine = machine.map(|machine| of_figure(reading, machine, what)).filter(|said| *said != held);
            Field { what, typed: held.clone(), held, machine }
        };
        Some(Correcting {
            about: About::Figure(place.clone()),
            fields: What::FIGURE.map(field).into(),
            search: String::new(),
        })
    }

    pub fn of_quote(snapshot: &Snapshot, place: &Place) -> Option<Correcting> {
        let (_, reading) = view::reading_of(snapshot, &place.article)?;
        let at = reading.quotes.iter().position(|quote| quote.span == place.span)?;
        let name = |quote: &crate::quotes::Quote| quote.speaker.as_ref().map(|it| it.name.clone()).unwrap_or_default();
        let held = name(&reading.quotes[at]);
        let machine = reading.overridden.quotes.get(&at).map(name).filter(|said| *said != held);
        let field = Field { what: What::Speaker, typed: held.clone(), held, machine };
        Some(Correcting { about: About::Quote(place.clone()), fields: vec![field], search: String::new() })
    }

    pub fn of_measure(snapshot: &Snapshot, id: &MeasureId) -> Option<Correcting> {
        let (_, measure) = view::measure(snapshot, id)?;
        let relation = words::relation(measure.relation).to_owned();
        let fields = vec![
            Field {
                what: What::Label,
                typed: measure.label.clone(),
                held: measure.label.clone(),
                machine: measure.machine.label.clone(),
            },
            Field {
                what: What::Relation,
                typed: relation.clone(),
                held: relation,
                machine: measure.machine.relation.as_ref().map(|(said, _)| words::relation(*said).to_owned()),
            },
        ];
        let alias = measure.key.entity.as_ref().map(|entity| Field {
            what: What::Alias,
            typed: entity.clone(),
            held: entity.clone(),
            machine: None,
        });
        let fields = fields.into_iter().chain(alias).collect();
        Some(Correcting { about: About::Measure(id.clone()), fields, search: String::new() })
    }

    pub fn of_article(state: &State, snapshot: &Snapshot) -> Option<Correcting> {
        let id = state.open.as_ref()?;
        let (_, reading) = view::reading_of(snapshot, id)?;
        let machine = reading.overridden.article.as_ref();
        let field = |what| {
            let held = of_article(&reading.article, what);
            let machine = machine.map(|machine| of_article(machine, what)).filter(|said| *said != held);
            Field { what, typed: held.clone(), held, machine }
        };
        Some(Correcting {
            about: About::Article(id.clone()),
            fields: What::ARTICLE.map(field).into(),
            search: String::new(),
        })
    }

    /// The corrections that the form makes; the first that cannot be understood, with why, where there is one.
    ///
    /// # Errors
    /// A line of the form that says nothing that could be set.
    pub fn corrections(&self, snapshot: &Snapshot) -> Result<Vec<Correction<Anchor>>, (What, String)> {
        let mut corrections = Vec::new();
        for field in self.fields.iter().filter(|field| field.typed.trim() != field.held.trim()) {
            let typed = field.typed.trim();
            corrections.push(self.correction(snapshot, field.what, typed, &field.held)?);
        }
        Ok(corrections)
    }

    fn correction(
        &self,
        snapshot: &Snapshot,
        what: What,
        typed: &str,
        held: &str,
    ) -> Result<Correction<Anchor>, (What, String)> {
        let no = |why: &str| (what, why.to_owned());
        let gone = || no("it is not in the collection any more");
        let some = || (!typed.is_empty()).then(|| typed.to_owned());
        Ok(match &self.about {
            About::Figure(place) => {
                let figure = anchor(snapshot, place).ok_or_else(gone)?;
                let set = setting(what, typed).map_err(no)?;
                Correction::Set { figure, set }
            }
            About::Quote(place) => {
                Correction::Speaker { quote: anchor(snapshot, place).ok_or_else(gone)?, name: some() }
            }
            About::Measure(id) => {
                let measure = of_measure(snapshot, id).ok_or_else(gone)?;
                match what {
                    What::Relation => {
                        let relation = RELATIONS.into_iter().find(|it| words::relation(*it) == typed);
                        Correction::Relation { measure, relation: relation.ok_or_else(|| no("no such relation"))? }
                    }
                    What::Alias => {
                        Correction::Alias { name: held.to_owned(), of: some().ok_or_else(|| no("a name is needed"))? }
                    }
                    _ => Correction::Rename { measure, label: some().ok_or_else(|| no("a name is needed"))? },
                }
            }
            About::Article(id) => {
                let article = whole(snapshot, id).ok_or_else(gone)?;
                let set = match what {
                    What::Title => Detail::Title(some()),
                    What::Outlet => Detail::Outlet(some()),
                    What::Author => Detail::Author(some()),
                    _ if typed.is_empty() => Detail::Published(None),
                    _ => Detail::Published(Some(typed.parse::<Date>().map_err(|_| no("a date reads 2025-10-28"))?)),
                };
                Correction::Article { article, set }
            }
        })
    }

    /// The corrections that are about the same thing already, by their names: to be taken back.
    pub fn standing(&self, state: &State, snapshot: &Snapshot) -> Vec<(ItemId, String)> {
        let measure = match &self.about {
            About::Measure(id) => view::measure(snapshot, id).map(|(_, measure)| measure),
            _ => None,
        };
        let is_about = |place: &Place| match &self.about {
            About::Figure(own) | About::Quote(own) => place.article == own.article && place.span.overlaps(own.span),
            About::Article(own) => place.article == *own && place.span == Span::default(),
            About::Measure(_) => measure.is_some_and(|measure| has(snapshot, measure, place)),
        };
        let all = state.desk.view.corrections().iter();
        let own = all.filter(|it| it.holds.as_ref().is_some_and(|holds| holds.places().any(is_about)));
        own.map(|it| (it.corrected.id.clone(), words::correction(&it.corrected.correction))).collect()
    }

    /// The measures that a figure could be moved to, or a measure be one with: of the same kind, found by the search.
    pub fn others<'s>(&self, snapshot: &'s Snapshot, most: usize) -> Vec<&'s Measure> {
        let own = match &self.about {
            About::Measure(id) => view::measure(snapshot, id).map(|(index, _)| index),
            About::Figure(place) => view::figure_at(snapshot, place).and_then(|at| view::measure_of(snapshot, at)),
            _ => None,
        };
        let Some(own) = own else { return Vec::new() };
        let wanted: Vec<String> = self.search.split_whitespace().map(str::to_lowercase).collect();
        let measures = &snapshot.comparison.measures;
        let kind = measures[own].kind;
        let fits = |(index, measure): &(usize, &Arc<Measure>)| {
            let label = || measure.label.to_lowercase();
            *index != own && measure.kind == kind && wanted.iter().all(|word| label().contains(word.as_str()))
        };
        measures.iter().enumerate().filter(fits).map(|(_, measure)| &**measure).take(most).collect()
    }

    /// Makes the figure a member of the other measure, or the two measures one.
    pub fn join(&self, snapshot: &Snapshot, other: &MeasureId) -> Option<Correction<Anchor>> {
        let to = of_measure(snapshot, other)?;
        match &self.about {
            About::Figure(place) => Some(Correction::Move { figure: anchor(snapshot, place)?, to }),
            About::Measure(id) => Some(Correction::SameMeasure { figure: of_measure(snapshot, id)?, other: to }),
            About::Quote(_) | About::Article(_) => None,
        }
    }

    /// Parts the figure from the other figures of its measure.
    pub fn split(&self, snapshot: &Snapshot) -> Vec<Correction<Anchor>> {
        let About::Figure(place) = &self.about else { return Vec::new() };
        let measure = view::figure_at(snapshot, place).and_then(|at| Some((at, view::measure_of(snapshot, at)?)));
        let Some((at, index)) = measure else { return Vec::new() };
        let others = snapshot.comparison.measures[index].members.iter().map(|member| member.figure);
        let apart = others.filter(|other| *other != at).filter_map(|other| {
            Some(Correction::OtherMeasure { figure: anchor(snapshot, place)?, other: of_ref(snapshot, other)? })
        });
        apart.collect()
    }

    /// Says that the figure is none.
    pub fn not_a_figure(&self, snapshot: &Snapshot) -> Option<Correction<Anchor>> {
        let About::Figure(place) = &self.about else { return None };
        Some(Correction::NotAFigure { figure: anchor(snapshot, place)? })
    }
}

/// Says that the selected words are a figure.
pub fn mark_as_figure(state: &State, snapshot: &Snapshot) -> Option<Correction<Anchor>> {
    let words = state.words.as_ref()?;
    let (_, reading) = view::reading_of(snapshot, &words.article)?;
    let known = reading.figures.iter().any(|figure| figure.span == words.span);
    let figure = anchor(snapshot, words)?;
    (!known).then_some(Correction::IsAFigure { figure })
}

/// Why the selected words cannot be made a figure; `None` where they can.
pub fn unread(state: &State, snapshot: &Snapshot) -> Option<Outcome> {
    let words = state.words.as_ref()?;
    let (_, reading) = view::reading_of(snapshot, &words.article)?;
    let mark = Correction::IsAFigure { figure: words.clone() };
    let (_, outcomes) = correct(reading, &[(0, &mark)]);
    outcomes.first().copied().filter(|outcome| !outcome.holds())
}

fn has(snapshot: &Snapshot, measure: &Measure, place: &Place) -> bool {
    measure.members.iter().any(|member| {
        let figure = view::figure(snapshot, member.figure);
        figure.is_some_and(|(reading, figure)| reading.article.id == place.article && figure.span.overlaps(place.span))
    })
}

/// Corrections are anchored on what the machine read.
fn anchor(snapshot: &Snapshot, place: &Place) -> Option<Anchor> {
    Some(Ground::of(machine(snapshot, &place.article)?).anchor(place.span))
}

fn whole(snapshot: &Snapshot, article: &ArticleId) -> Option<Anchor> {
    Some(Ground::of(machine(snapshot, article)?).whole_anchor())
}

fn machine<'s>(snapshot: &'s Snapshot, article: &ArticleId) -> Option<&'s Arc<Reading>> {
    let at = snapshot.machine.binary_search_by(|reading| reading.article.id.cmp(article)).ok()?;
    Some(&snapshot.machine[at])
}

fn of_ref(snapshot: &Snapshot, at: FigureRef) -> Option<Anchor> {
    let (reading, figure) = view::figure(snapshot, at)?;
    anchor(snapshot, &Place { article: reading.article.id.clone(), span: figure.span })
}

/// A measure as corrections name it: by one of its figures.
fn of_measure(snapshot: &Snapshot, id: &MeasureId) -> Option<Anchor> {
    let (_, measure) = view::measure(snapshot, id)?;
    of_ref(snapshot, measure.members.first()?.figure)
}
