//! What comparing needs of a figure, taken from its article once: its axis and values in base units, the words that
//! stand around it, what its sentence says about its standing (planned, withdrawn, revised).
//!
//! Everything here depends on one article alone; what the other articles add is in `keys`.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::FxHashSet;

use super::FigureRef;
use super::census;
use super::frame::{self, Frame, Sort, Thing};
use super::parts;
use super::related::Signature;
use super::stance::{Stance, Stances};
use super::words::{self, Stem};
use crate::article::{Article, ParagraphKind, Span};
use crate::figures::{Attribute, Basis, Dimension, Figure, FigureKind, Interval, Nature, Role, Unit, nature};
use crate::language::calendar::{Anchor, Period};
use crate::language::tokens::Tokens;
use crate::reading::Reading;

/// The axis that a figure's values lie on. Values of two axes are never compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Axis {
    /// Currencies are never converted.
    Money(Unit),
    /// Percentages and ratios, in per cent.
    Share,
    Points,
    Times,
    Count,
    Duration,
    /// How old somebody or something is, or has to be, in years.
    Age,
    Measurement(Dimension),
}

impl Axis {
    /// The axis of a figure, or `None` for what is not compared: dates, ranks.
    fn of(figure: &Figure) -> Option<Axis> {
        Some(match (figure.kind, figure.unit.dimension()) {
            (FigureKind::Date | FigureKind::Ordinal, _) | (_, Dimension::Calendar | Dimension::Rank) => return None,
            (_, Dimension::Age) => Axis::Age,
            (_, Dimension::Count) if of_age(figure) => Axis::Age,
            (_, Dimension::Currency) => Axis::Money(figure.unit),
            (_, Dimension::PercentPoint) => Axis::Points,
            (_, Dimension::Percent) => Axis::Share,
            (_, Dimension::Ratio) if figure.unit == Unit::RATIO => Axis::Share,
            (_, Dimension::Ratio) => Axis::Times,
            (_, Dimension::Count) => Axis::Count,
            (_, Dimension::Time) => Axis::Duration,
            (_, dimension) => Axis::Measurement(dimension),
        })
    }
}

/// Whether a bare number is an age by its measure: "the pension age rises to 65".
fn of_age(figure: &Figure) -> bool {
    let measure = figure.measure.as_ref().map_or("", |measure| measure.value.as_str());
    let aged = measure == "age" || measure.ends_with(" age");
    aged && figure.amount.stated.is_some_and(|years| (1.0..=120.0).contains(&years))
}

/// `value` of `unit` on its axis.
pub(super) fn to_axis(unit: Unit, value: f64) -> f64 {
    if unit == Unit::RATIO { value * 100.0 } else { unit.to_base(value) }
}

/// The other way round: a value on the axis in `unit`.
pub(super) fn from_axis(unit: Unit, value: f64) -> f64 {
    let zero = to_axis(unit, 0.0);
    (value - zero) / (to_axis(unit, 1.0) - zero)
}

/// A figure, ready to be compared.
#[derive(Debug)]
pub(super) struct Fact<'a> {
    pub at: FigureRef,
    /// The place of its article by name.
    pub rank: usize,
    pub reading: &'a Reading,
    pub figure: &'a Figure,
    pub axis: Axis,
    /// The values that the words allow, on the axis.
    pub hard: Interval,
    /// The values that a reader expects, on the axis.
    pub soft: Interval,
    pub stated: Option<f64>,
    /// The unit of its last significant digit, on the axis.
    pub step: f64,
    /// Its significant digits as printed.
    pub digits: u32,
    /// The words of what is measured; empty when unknown.
    pub concept: Vec<Stem>,
    /// What is measured, as one name.
    pub name: u32,
    /// A market makes its value anew each day.
    pub quoted: bool,
    /// How its values stand to time, for a measure that the lexicon knows.
    pub nature: Option<Nature>,
    /// The last word of what is counted.
    pub head: Option<Stem>,
    /// The words before it.
    pub modifiers: Vec<Stem>,
    pub scope: Vec<Stem>,
    /// The words around it with their weights, by word.
    pub around: Vec<(Stem, u8)>,
    /// Two facts whose marks of something have nothing in common share nothing of it.
    pub marks: Marks,
    /// What those words weigh together.
    pub around_weight: i32,
    /// The other telling numbers of its sentence, sorted.
    pub company: Vec<u64>,
    /// What is counted and what became of it, in classes of words.
    pub frame: Frame,
    /// Its article gives one value only under its noun, under its measure, on its axis.
    pub lone: Lone,
    /// Its article gives this number for no other measure.
    pub sole: bool,
    /// The number that it is said to be a part of.
    pub part_of: Option<f64>,
    /// The measure of the part that it is said to be the whole of.
    pub whole_of: Option<u32>,
    /// Its sentence names it only to say what another number is a part of: "110 of the 240 seats".
    pub denominator: bool,
    /// Its article says of this number what it is made of.
    pub total: bool,
    /// One of several places that a sentence lists: "1,900 in shops and 250 at the head office".
    pub listed: bool,
    /// Of a percentage: what it is a percentage of.
    pub share_of: Vec<Stem>,
    /// An index into the sentences of its article.
    pub sentence: usize,
    pub place: ParagraphKind,
    pub period: Option<Period>,
    /// Nothing but the number itself can be what its period is said of: no other figure stands between the two.
    pub period_near: bool,
    pub stance: Stance,
    /// The year that the article speaks from, where it shows one.
    pub year: Option<i16>,
}

impl<'a> Fact<'a> {
    pub fn article(&self) -> &'a Article {
        &self.reading.article
    }

    pub fn text(&self) -> &'a str {
        self.figure.span.of(self.reading.article.text())
    }

    pub fn published(&self) -> Option<Date> {
        self.reading.article.metadata.published.as_ref().map(|published| published.date)
    }

    pub fn role(&self) -> Role {
        self.figure.role
    }

    /// The figure with the words that bound it, as printed: "up to 30,000".
    pub fn words(&self) -> String {
        let text = self.reading.article.text();
        match self.figure.qualifier_span {
            Some(words) if words.start() < self.figure.span.start() => {
                squeeze(&format!("{} {}", words.of(text).to_lowercase(), self.text()))
            }
            Some(words) => squeeze(&format!("{} {}", self.text(), words.of(text).to_lowercase())),
            None => squeeze(self.text()),
        }
    }
}

/// Sets of words from afar, a bit for each.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Marks {
    pub concept: u64,
    pub around: u64,
}

impl Marks {
    fn of(fact: &Fact<'_>) -> Marks {
        let mark = |all: u64, stem: &Stem| all | 1 << (stem.number() % u64::from(u64::BITS));
        Marks {
            concept: fact.concept.iter().fold(0, mark),
            around: fact.around.iter().map(|(stem, _)| stem).fold(0, mark),
        }
    }
}

/// White space folded to single blanks.
pub(super) fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The facts of one article and what the article as a whole says of itself.
pub(super) struct Sheet<'a> {
    pub facts: Vec<Fact<'a>>,
    pub signature: Signature,
}

/// Takes the facts of the article at `index`, which is the `rank`-th by name.
pub(super) fn of(reading: &Arc<Reading>, index: usize, rank: usize) -> Sheet<'_> {
    let article = &reading.article;
    let tokens = Tokens::of(article.text());
    let words = census::Words::of(&tokens);
    let year = Anchor::of(article, &tokens).year;
    let mut facts = Vec::new();
    let mut stances = Stances::default();
    for (at, figure) in reading.figures.iter().enumerate() {
        let Some(axis) = Axis::of(figure) else { continue };
        let sentence = article.sentences().partition_point(|s| s.start() <= figure.span.start()).saturating_sub(1);
        let place =
            article.paragraph_at(figure.span.start()).map_or(ParagraphKind::Body, |p| article.paragraphs()[p].kind);
        let base = |interval: &Interval| interval.map(|value| to_axis(figure.unit, value));
        let zero = to_axis(figure.unit, 0.0);
        let noun = figure.noun.map(|span| span.of(article.text())).unwrap_or_default();
        let mut modifiers: Vec<Stem> = words::pieces(noun).filter_map(words::stem).collect();
        let head = modifiers.pop();
        modifiers.sort_unstable();
        let measure = figure.measure.as_ref().map(|m| m.value.as_str()).unwrap_or_default();
        let partly = nature_of(measure).is_some() && partly(article.text(), figure);
        let rate = figure.scope.as_ref().is_some_and(|scope| scope.value == "per share");
        let measure = if rate && measure == "deal value" { "offer per share" } else { measure };
        let measure = if partly { &format!("{measure} partly") } else { measure };
        let stems = concept(measure);
        let known = nature_of(measure.strip_suffix(" partly").unwrap_or(measure));
        let frame = frame::of(&tokens, figure, axis, between(&reading.figures, at), (&stems, known.is_some(), head));
        let around = words.around(&tokens, figure);
        facts.push(Fact {
            at: FigureRef { article: index, figure: at },
            rank,
            reading,
            figure,
            axis,
            hard: base(&figure.amount.hard),
            soft: base(&figure.amount.soft),
            stated: figure.amount.stated.map(|value| to_axis(figure.unit, value)),
            step: (to_axis(figure.unit, figure.amount.granularity) - zero).abs(),
            digits: digits(figure.span.of(article.text()), axis, figure.amount.stated),
            concept: stems,
            name: words::hash(measure),
            quoted: QUOTED.iter().any(|price| measure.contains(price)),
            nature: known,
            head,
            modifiers,
            scope: figure.scope.as_ref().map(|s| scope(&s.value)).unwrap_or_default(),
            around_weight: around.iter().map(|(_, weight)| i32::from(*weight)).sum(),
            around,
            marks: Marks::default(),
            company: Vec::new(),
            frame,
            lone: Lone::default(),
            sole: false,
            part_of: None,
            whole_of: None,
            denominator: false,
            total: false,
            listed: false,
            share_of: Vec::new(),
            sentence,
            place,
            period_near: period_near(&reading.figures, at),
            period: match figure.period.as_ref().map(|period| stated_period(article, period)) {
                None | Some(Period::Unresolved(_)) if window(article.text(), figure).is_some() => {
                    year.zip(window(article.text(), figure)).map(|(to, years)| Period::Years { from: to - years, to })
                }
                period => period,
            },
            stance: stances.of(article.text(), figure),
            year,
        });
    }
    carry_frames(&mut facts);
    further_than_like(&mut facts);
    keep_company(&mut facts);
    find_sole(&mut facts);
    find_parts(&mut facts);
    find_lone(&mut facts);
    for fact in &mut facts {
        fact.marks = Marks::of(fact);
    }
    let signature = words.signature(&facts);
    Sheet { facts, signature }
}

/// The words of a scope; one that only has words of no subject, "under 25", "here", is kept as one. Which side somebody is
/// on, the frame tells.
fn scope(value: &str) -> Vec<Stem> {
    let stems = words::stems(value);
    if stems.is_empty() && value != "against" { vec![words::marker(value)] } else { stems }
}

/// The period of a figure; its year only where the text states one or the publication date gives it. A year that is
/// merely the latest that the article names is a guess, and the story knows better.
fn stated_period(article: &Article, period: &Attribute<Period>) -> Period {
    let words = match period.basis {
        Basis::Stated(span) | Basis::Noun(span) | Basis::Subject(span) | Basis::Carried(span) => {
            span.of(article.text())
        }
        Basis::Inferred => "",
        Basis::Analyst => return period.value.clone(),
    };
    let mut value = period.value.clone();
    let dated = words.bytes().filter(u8::is_ascii_digit).count() >= 4 || article.metadata.published.is_some();
    if let Period::Quarter { year, .. }
    | Period::Half { year, .. }
    | Period::Month { year, .. }
    | Period::Day { year, .. } = &mut value
        && !dated
    {
        *year = None;
    }
    value
}

/// Over how many years up to now its clause counts a figure: "in the past ten years 412 people have died".
fn window(text: &str, figure: &Figure) -> Option<i16> {
    let sentence = Some(figure.sentence.of(text)).filter(|sentence| sentence.len() <= SENTENCE)?.to_lowercase();
    let (_, after) = ["past ", "last ", "previous "].iter().find_map(|cue| {
        let at = sentence.match_indices(cue).find(|(at, _)| {
            let before = sentence[..*at].trim_end_matches("the ").trim_end();
            before.is_empty() || ["in", "over", "during", "within"].iter().any(|word| before.ends_with(word))
        })?;
        sentence.split_at_checked(at.0 + cue.len())
    })?;
    let mut words = after.split([' ', '-']);
    let many = match words.next()? {
        "decade" => return Some(10),
        "century" => return Some(100),
        word => word.parse().ok().or_else(|| SMALL.iter().position(|small| *small == word).map(|at| at as i16 + 2))?,
    };
    match words.next()?.trim_end_matches([',', '.', ';']) {
        "years" => Some(many),
        "decades" => Some(many * 10),
        _ => None,
    }
}

/// The words of its sentence behind a figure; no more of them than a sentence has.
pub(super) fn behind<'t>(text: &'t str, figure: &Figure) -> &'t str {
    let words = &text[figure.span.end()..figure.sentence.end().max(figure.span.end())];
    &words[..words.floor_char_boundary(SENTENCE)]
}

/// No sentence that a person wrote has more bytes.
pub(super) const SENTENCE: usize = 1000;

/// Two and what follows.
const SMALL: [&str; 11] = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// A number to nine digits, whatever way it was reached.
pub(super) fn rounded(value: f64) -> u64 {
    let scale = 10f64.powf(8.0 - value.abs().max(f64::MIN_POSITIVE).log10().floor());
    if scale.is_finite() { ((value * scale).round() / scale).to_bits() } else { value.to_bits() }
}

/// A bare number goes on about what the number before it counts: "Police say 90,000 people took part. The unions put it
/// at 220,000."
fn carry_frames(facts: &mut [Fact<'_>]) {
    for at in 1..facts.len() {
        let (told, fact) = (&facts[at - 1], &facts[at]);
        let people = Thing::Sort(Sort::People);
        let bare = fact.axis == Axis::Count
            && fact.head.is_none()
            && fact.nature.is_none()
            && fact.frame.fate.is_none()
            && fact.frame.thing.is_none_or(|thing| thing == people);
        let next = fact.sentence - told.sentence <= 1 && fact.place == told.place;
        let like = told.axis == Axis::Count && told.frame.fate.is_some() && told.part_of.is_none();
        let size = |fact: &Fact<'_>| fact.stated.or(fact.soft.low).unwrap_or(0.0).max(1.0).ln();
        if bare && next && like && (size(told) - size(fact)).abs() <= CARRIED.ln() {
            facts[at].frame = told.frame;
        }
    }
}

/// "112 bodies were found; a further 85 people are missing": what comes on top of another fate is a total of its own.
fn further_than_like(facts: &mut [Fact<'_>]) {
    for at in 1..facts.len() {
        let (told, fact) = (&facts[at - 1], &facts[at]);
        let other = told.frame.fate.zip(fact.frame.fate).is_some_and(|(one, other)| one != other);
        if fact.stance.further && told.axis == Axis::Count && fact.sentence - told.sentence <= 1 && other {
            facts[at].stance.further = false;
        }
    }
}

/// So many times another may a number be that goes on about the same.
const CARRIED: f64 = 4.0;

/// How many figures to either side keep a figure company: no sentence that a person wrote has more.
const COMPANY: usize = 24;

/// Tells each fact the other telling numbers of its sentence.
fn keep_company(facts: &mut [Fact<'_>]) {
    let telling: Vec<Option<u64>> =
        facts.iter().map(|fact| fact.stated.filter(|_| super::constraints::telling(fact)).map(rounded)).collect();
    for at in 0..facts.len() {
        let sentence = facts[at].sentence;
        let near = |other: &&Fact<'_>| other.sentence == sentence;
        let back = facts[..at].iter().rev().take(COMPANY).take_while(near).count();
        let ahead = facts[at + 1..].iter().take(COMPANY).take_while(near).count();
        let mut company: Vec<u64> =
            (at - back..=at + ahead).filter(|other| *other != at).filter_map(|other| telling[other]).collect();
        company.sort_unstable();
        company.dedup();
        facts[at].company = company;
    }
}

/// Tells each part its whole. What is said of the part is not said of the whole, and the other way round: of "85 of the
/// 612 branches will close" only 85 close; of "800 of the 2,100 evacuees went home" all 2,100 were evacuated.
fn find_parts(facts: &mut [Fact<'_>]) {
    // The sign of a nought says nothing.
    let place = |fact: &Fact<'_>| (fact.axis, fact.stated.map(|value| (value + 0.0).to_bits()));
    let mut totals: FxHashSet<(Axis, Option<u64>)> = FxHashSet::default();
    for (part, whole) in parts::wholes(facts).into_iter().enumerate() {
        let Some(parts::Whole { at: whole, told }) = whole else { continue };
        totals.insert(place(&facts[whole]));
        facts[part].part_of = facts[whole].stated;
        let measure = facts[whole].figure.measure.as_ref().map(|m| m.value.as_str()).unwrap_or_default();
        let noun = facts[whole].figure.noun.map(|span| span.of(facts[whole].article().text())).unwrap_or_default();
        let state = measure.rsplit(' ').next().unwrap_or(measure);
        let own = words::stem(state).is_some_and(|state| words::stems(noun).contains(&state));
        if STATES.contains(&state) && !noun.is_empty() && !own && !told {
            let fact = &mut facts[whole];
            (fact.concept, fact.name, fact.nature) = (concept(noun), words::hash(noun), None);
        } else if facts[part].name == facts[whole].name {
            let fact = &mut facts[part];
            (fact.concept, fact.name, fact.nature) = (Vec::new(), words::hash(""), None);
        }
        facts[whole].whole_of = Some(facts[part].name);
        facts[whole].denominator |= !told;
        if !told {
            facts[whole].frame.fate = None;
        }
    }
    for fact in facts.iter_mut() {
        fact.share_of = parts::share_of(fact);
        fact.total = totals.contains(&place(fact));
    }
    for at in 1..facts.len() {
        if parts::listed(&facts[at - 1], &facts[at]) {
            facts[at - 1].listed = true;
            facts[at].listed = true;
        }
    }
}

/// The stretch of text between the figures next to the one at `at`.
fn between(figures: &[Figure], at: usize) -> Span {
    let start = at.checked_sub(1).map_or(0, |before| figures[before].span.end().min(figures[at].span.start()));
    let end = figures.get(at + 1).map_or(u32::MAX as usize, |next| next.span.start().max(figures[at].span.end()));
    Span::new(start, end)
}

/// Whether the words of the period of the figure at `at` stand next to it: "made 1.9 million last year", not "founded in
/// 2004, agreed to a takeover worth $3.6bn".
fn period_near(figures: &[Figure], at: usize) -> bool {
    let figure = &figures[at];
    let Some(Basis::Stated(words)) = figure.period.as_ref().map(|period| period.basis) else { return true };
    let (from, to) =
        if words < figure.span { (words.end(), figure.span.start()) } else { (figure.span.end(), words.start()) };
    to.saturating_sub(from) <= BESIDE
        && !figures[at.saturating_sub(FIGURES_NEAR)..(at + FIGURES_NEAR).min(figures.len())]
            .iter()
            .any(|other| other.kind != FigureKind::Date && other.span.start() >= from && other.span.end() <= to)
}

/// So many bytes may stand between a figure and the words of its period.
const BESIDE: usize = 60;

/// So many figures to either side may stand between the two.
const FIGURES_NEAR: usize = 6;

/// Whether an article gives but one value of a kind: two articles that each give one likely mean the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Lone {
    /// Under its noun.
    pub noun: bool,
    /// Under its measure.
    pub measure: bool,
    /// In its unit's dimension.
    pub axis: bool,
}

/// Whether each is the only measurement of its dimension in its article.
pub(super) fn only_measurements(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    matches!((a.axis, b.axis), (Axis::Measurement(_), Axis::Measurement(_))) && a.lone.axis && b.lone.axis
}

/// Finds the figures that are alone of their kind in the article.
fn find_lone(facts: &mut [Fact<'_>]) {
    let mut seen: HashMap<(Axis, u8, u32), Option<u64>> = HashMap::new();
    let keys = |fact: &Fact<'_>| {
        let noun = fact.head.map(|head| (fact.axis, 0, head.number() as u32));
        let measure = (!fact.concept.is_empty()).then_some((fact.axis, 1, fact.name));
        [noun, measure, Some((fact.axis, 2, 0))]
    };
    let value = |fact: &Fact<'_>| fact.stated.or(fact.hard.low).map_or(0, rounded);
    for fact in facts.iter() {
        for key in keys(fact).into_iter().flatten() {
            let entry = seen.entry(key).or_insert(Some(value(fact)));
            if *entry != Some(value(fact)) {
                *entry = None;
            }
        }
    }
    for fact in facts {
        let [noun, measure, axis] =
            keys(fact).map(|key| key.is_some_and(|key| seen.get(&key).is_some_and(Option::is_some)));
        fact.lone = Lone { noun, measure, axis };
    }
}

/// Finds the numbers that an article gives for one measure only.
fn find_sole(facts: &mut [Fact<'_>]) {
    let mut measures: HashMap<(Axis, u64), Option<u32>> = HashMap::new();
    for fact in facts.iter() {
        let Some(value) = fact.stated.filter(|_| fact.nature.is_some()).map(rounded) else { continue };
        let entry = measures.entry((fact.axis, value)).or_insert(Some(fact.name));
        if *entry != Some(fact.name) {
            *entry = None;
        }
    }
    for fact in facts {
        fact.sole =
            fact.stated.is_some_and(|value| measures.get(&(fact.axis, rounded(value))).is_none_or(Option::is_some));
    }
}

/// Three digits count as three even if the last is a zero, unless only the first is not; a plain count may be rounded.
/// Of a number in words those of its value.
fn digits(printed: &str, axis: Axis, stated: Option<f64>) -> u32 {
    let mut digits: String = printed.chars().filter(char::is_ascii_digit).collect();
    if let Some(value) = stated.filter(|value| digits.is_empty() && value.fract() == 0.0 && value.abs() < 1e15) {
        digits = format!("{:.0}", value.abs());
    }
    let digits = digits.trim_start_matches('0');
    match (digits.trim_end_matches('0').len() as u32, digits.len()) {
        (2, 3..) if axis != Axis::Count => 3,
        (significant, _) => significant,
    }
}

/// The words of a measure. What is for, against or without something is three things; so are the new ones and all.
fn concept(measure: &str) -> Vec<Stem> {
    let mut stems = words::stems(measure);
    let sides =
        ["against", "without", "not", "new"].iter().filter(|side| words::pieces(measure).any(|word| word == **side));
    stems.extend(sides.map(|side| words::marker(side)));
    stems.sort_unstable();
    stems
}

/// "64 schools were shut or partly shut": more than were shut.
fn partly(text: &str, figure: &Figure) -> bool {
    let clause = behind(text, figure).split([';', '.']).next().unwrap_or_default();
    clause.split_whitespace().take(16).any(|word| matches!(word, "partly" | "partially"))
}

/// What becomes of things in an event: the last word of "aircraft deployed".
static STATES: &[&str] = &[
    "affected",
    "arrested",
    "cancelled",
    "closed",
    "containment",
    "contained",
    "damaged",
    "deployed",
    "destroyed",
    "displaced",
    "evacuated",
    "grounded",
    "infected",
    "injured",
    "killed",
    "lost",
    "missing",
    "rescued",
    "seized",
    "sent",
    "shut",
    "stranded",
    "suspended",
    "trapped",
    "vaccinated",
];

/// How values of a measure stand to time: as the lexicon says, else as the state says that its things are in.
fn nature_of(measure: &str) -> Option<Nature> {
    let state = measure.rsplit(' ').next().unwrap_or(measure);
    if STATES.contains(&state) || measure.contains(" without ") { Some(Nature::Event) } else { nature(measure) }
}

/// Measures whose value a market makes anew each day.
static QUOTED: &[&str] =
    &["share price", "closing price", "stock price", "exchange rate", "oil price", "bond yield", "market value"];
