//! What is measured: "job cuts", "revenue", "homes destroyed".
//!
//! Candidates are the lexicon's phrases near the figure, scored by distance, clause borders and construction
//! ("revenue **of** $5 billion", "$5 billion **in** revenue"). A count takes its noun together with what happens to
//! it. Outside the lexicon the printed noun phrase is the measure.

use std::collections::HashMap;
use std::ops::Range;

use super::super::{Attribute, Basis, Dimension, Figure, FigureKind, Role};
use super::Site;
use super::lexicon::{Class, Happening, Hit, Meaning, Measure, Nature, Owner, carries, class_of, plural, singular};
use super::words::{Words, breaks, determines, falls, hedges, links, rises, stops};
use crate::language::tokens::TokenKind;

/// A measure found for a figure.
#[derive(Clone, Debug)]
pub(super) struct Concept {
    pub name: String,
    pub basis: Basis,
    /// `None` for a name that is not the lexicon's.
    pub nature: Option<Nature>,
    pub owner: Option<Owner>,
    /// What the measure itself can be, see [`carries`].
    pub carries: u16,
    /// The common noun of what is counted, for a later count that leaves it out.
    class: Option<Class>,
    noun: String,
    /// It rests on words that could mean much: any better reading replaces it.
    loose: bool,
}

impl Concept {
    pub fn into_attribute(self) -> Attribute<String> {
        Attribute { value: self.name, basis: self.basis }
    }

    fn of_measure(measure: &Measure, basis: Basis) -> Self {
        Concept {
            name: measure.name.to_owned(),
            basis,
            nature: Some(measure.nature),
            owner: Some(measure.owner),
            carries: measure.carries,
            class: None,
            noun: String::new(),
            loose: false,
        }
    }

    fn open(name: String, basis: Basis) -> Self {
        Concept { name, basis, nature: None, owner: None, carries: 0, class: None, noun: String::new(), loose: true }
    }
}

/// A candidate below this says nothing about the figure.
const ENOUGH: f64 = 4.0;

/// The measure of `figure`, whose sentence's earlier figures are `before`, with the measures `known` for them.
pub(super) fn find(site: &Site<'_>, figure: &Figure, known: &[Option<Concept>], before: &[Figure]) -> Option<Concept> {
    match figure.kind {
        FigureKind::Date | FigureKind::Ordinal => None,
        FigureKind::Count => count(site, figure, known, before),
        FigureKind::Percent | FigureKind::Ratio => part(site, figure, known, before),
        FigureKind::Money | FigureKind::Measurement | FigureKind::Duration => quantity(site, figure, known, before),
    }
}

/// What a measure must carry for `figure` to be a value of it.
fn wanted(figure: &Figure) -> u16 {
    match figure.kind {
        FigureKind::Money => carries::MONEY,
        FigureKind::Percent => carries::PERCENT,
        FigureKind::Ratio => carries::RATIO,
        FigureKind::Count => carries::COUNT,
        FigureKind::Duration => carries::TIME,
        _ => match figure.unit.dimension() {
            Dimension::Length => carries::LENGTH,
            Dimension::Area => carries::AREA,
            Dimension::Speed => carries::SPEED,
            Dimension::Temperature => carries::HEAT,
            Dimension::Mass => carries::MASS,
            Dimension::Volume => carries::VOLUME,
            Dimension::Energy | Dimension::Power => carries::POWER,
            Dimension::Data => carries::DATA,
            _ => carries::OTHER,
        },
    }
}

/// How well a hit's place fits the figure.
fn fit(site: &Site<'_>, hit: &Hit) -> f64 {
    let words = site.words;
    let at = site.at();
    let length = 0.5 * (hit.end - hit.start - 1) as f64 - if hit.doubtful { 2.5 } else { 0.0 };
    if hit.start >= at.end {
        if hit.verb {
            return f64::MIN;
        }
        let between = at.end..hit.start;
        let bonus = match words.bare(at.end) {
            _ if between.is_empty() => 3.0,
            "of" if between.len() <= 5 => 6.0,
            "in" if between.len() <= 4 => 5.0,
            "-" if between.len() <= 3 => 3.0,
            _ if between.len() <= 2 => 1.0,
            _ => -1.0,
        };
        return 10.0 + bonus + length
            - 0.55 * between.len() as f64
            - 1.6 * words.breaks(between.clone()) as f64
            - 1.5 * others(site, between);
    }
    if hit.end <= at.start {
        let between = hit.end..at.start;
        let all = |test: &dyn Fn(&str) -> bool| between.clone().all(|i| test(words.bare(i)));
        let bonus = match words.bare(hit.end) {
            _ if hit.verb && all(&hedges) => 3.5,
            "of" if between.clone().skip(1).all(|i| hedges(words.bare(i))) => 6.0,
            ":" if between.len() <= 3 => 5.0,
            _ if all(&|w| links(w) || hedges(w) || w.ends_with("ly")) => 3.0,
            _ => 0.0,
        };
        let far = if hit.verb && bonus == 0.0 { 2.5 } else { 0.0 };
        return 10.0 + bonus + length
            - far
            - 0.55 * between.len() as f64
            - 1.6 * words.breaks(between.clone()) as f64
            - 1.5 * others(site, between);
    }
    // Around or inside the figure: "35-kilometre front" and the like.
    9.0 + length
}

/// How many other figures stand in `range`.
fn others(site: &Site<'_>, range: Range<usize>) -> f64 {
    let figures = site.sentence.figures;
    let from = figures.partition_point(|f| f.end <= range.start);
    let to = figures.partition_point(|f| f.start < range.end);
    to.saturating_sub(from) as f64
}

/// The best of the measures that `admits` lets through, with its score.
fn best<'h>(site: &'h Site<'_>, admits: impl Fn(&Measure) -> Option<f64>) -> Option<(&'static Measure, &'h Hit, f64)> {
    let mut best: Option<(&'static Measure, &Hit, f64)> = None;
    for hit in site.hits() {
        let Meaning::Measure(measure) = hit.meaning else { continue };
        let Some(extra) = admits(measure) else { continue };
        let score = fit(site, hit) + extra;
        if score >= ENOUGH && best.is_none_or(|(_, _, top)| score > top) {
            best = Some((measure, hit, score));
        }
    }
    best
}

fn stated(site: &Site<'_>, hit: &Hit) -> Basis {
    Basis::Stated(site.words.span(hit.start..hit.end))
}

fn quantity(site: &Site<'_>, figure: &Figure, known: &[Option<Concept>], before: &[Figure]) -> Option<Concept> {
    let want = wanted(figure);
    if let Some((measure, hit, _)) = best(site, |m| (m.carries & want != 0).then_some(0.0)) {
        return Some(Concept::of_measure(measure, stated(site, hit)));
    }
    // "… 45 km/h (28 mph)", "rose 23 per cent to 11.5 billion": the other figure says it.
    let carried = known.iter().zip(before).rev().take(2).find_map(|(concept, other)| {
        let concept = concept.as_ref()?;
        let kin = other.unit.comparable(figure.unit) || matches!(other.kind, FigureKind::Percent | FigureKind::Money);
        (kin && concept.carries & want != 0).then(|| concept.clone())
    });
    if let Some(concept) = carried {
        return Some(Concept { basis: Basis::Carried(span_of(&concept.basis, figure)), ..concept });
    }
    open(site, true).or_else(|| {
        let name = match figure.unit.dimension() {
            Dimension::Length => "length",
            Dimension::Area => "area",
            Dimension::Speed => "speed",
            Dimension::Temperature => "temperature",
            Dimension::Mass => "weight",
            _ => return None,
        };
        Some(Concept::open(name.to_owned(), Basis::Noun(figure.span)))
    })
}

fn span_of(basis: &Basis, figure: &Figure) -> crate::article::Span {
    match *basis {
        Basis::Stated(span) | Basis::Noun(span) | Basis::Subject(span) | Basis::Carried(span) => span,
        Basis::Inferred => figure.span,
    }
}

/// Percentages and ratios: rates of their own, changes of a measure, shares of one.
fn part(site: &Site<'_>, figure: &Figure, known: &[Option<Concept>], before: &[Figure]) -> Option<Concept> {
    let want = wanted(figure);
    let changes = matches!(figure.role, Role::Increase | Role::Decrease | Role::Prior);
    let of = of_phrase(site);
    // "6,210 (41.7 per cent)", "64 schools, almost two in three,": a share that restates the count before it.
    if figure.role == Role::Share
        && of.is_none()
        && let Some(Some(concept)) = known.last()
        && let Some(last) = before.last()
        && last.kind == FigureKind::Count
        && close_after(site)
    {
        return Some(Concept { basis: Basis::Carried(span_of(&concept.basis, last)), ..concept.clone() });
    }
    let measured = best(site, |m| {
        let own = m.carries & carries::PART != 0;
        if own && m.carries & want != 0 {
            Some(2.0)
        } else if own {
            // A rate in other words: "three-quarters" of a turnout is still a turnout.
            Some(1.0)
        } else {
            let amounts = m.carries & (carries::MONEY | carries::COUNT | carries::MASS | carries::POWER) != 0;
            (amounts && m.carries & carries::TIME == 0).then_some(if changes { 1.0 } else { -1.0 })
        }
    });
    let happened = of.clone().and_then(|noun| happening(site, figure, noun));
    match (measured, happened) {
        (Some((measure, hit, score)), Some((concept, other))) if score < other => {
            let _ = (measure, hit);
            return Some(concept);
        }
        (Some((measure, hit, _)), _) => return Some(Concept::of_measure(measure, stated(site, hit))),
        (None, Some((concept, _))) => return Some(concept),
        (None, None) => {}
    }
    if changes || of.is_none() {
        // "… $29.3 billion in revenue, a 17 per cent increase"
        let money = known
            .iter()
            .zip(before)
            .rev()
            .find_map(|(c, f)| c.as_ref().filter(|_| f.kind != figure.kind && f.role == Role::Level));
        if let Some(concept) = money.filter(|c| changes || c.carries & want != 0) {
            let basis = Basis::Carried(span_of(&concept.basis, figure));
            return Some(Concept { basis, ..concept.clone() });
        }
    }
    if let Some(noun) = of {
        return Some(phrase(site.words, noun));
    }
    open(site, false)
}

/// Whether the figure stands right after the one before it: in brackets or between commas.
fn close_after(site: &Site<'_>) -> bool {
    let Some(last) = site.nth.checked_sub(1).map(|i| site.sentence.figures[i].clone()) else { return false };
    let at = site.at().start;
    let between = last.end..at;
    between.len() <= 10
        && (last.end..at)
            .rev()
            .find(|&i| !hedges(site.words.bare(i)))
            .is_some_and(|i| matches!(site.words.at(i), "," | "("))
}

/// The noun phrase that a share is taken of: "18 % **of net sales**", "three in five **bus routes**".
fn of_phrase(site: &Site<'_>) -> Option<Range<usize>> {
    let words = site.words;
    let mut at = site.at().end;
    if words.bare(at) == "of" || (words.bare(at) == "in" && words.bare(at + 1) == "the") {
        at += 1;
    } else if site.words.bare(at).is_empty() || stops(words.bare(at)) || breaks(words.bare(at)) {
        return None;
    }
    while determines(words.bare(at)) || hedges(words.bare(at)) {
        at += 1;
    }
    noun_run(words, at, site.sentence.range.end)
}

/// Content words from `at` on, at most six, up to what cannot stand in a noun phrase.
fn noun_run(words: &Words<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    let mut last = at;
    while last < end.min(at + 6) {
        let word = words.bare(last);
        if words.kind(last) != Some(TokenKind::Word)
            || stops(word)
            || breaks(word)
            || determines(word)
            || (last > at && verbal(word))
        {
            break;
        }
        last += 1;
    }
    (last > at).then_some(at..last)
}

/// Verb forms by their look, where they would end a noun phrase.
fn verbal(word: &str) -> bool {
    (word.ends_with("ed") && word.len() > 4) || rises(word) || falls(word) || links(word)
}

/// The words of a noun phrase as a name.
fn phrase(words: &Words<'_>, run: Range<usize>) -> Concept {
    let basis = Basis::Noun(words.span(run.clone()));
    Concept::open(joined(words, run), basis)
}

fn joined(words: &Words<'_>, run: Range<usize>) -> String {
    let mut name = String::new();
    for i in run {
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(words.bare(i));
    }
    name
}

/// The noun phrase that an amount belongs to, outside the lexicon.
fn open(site: &Site<'_>, right: bool) -> Option<Concept> {
    let words = site.words;
    let at = site.at();
    let (start, end) = (site.sentence.range.start, site.sentence.range.end);
    // "an $800 stone oven", "the 90-day period"
    if right && let Some(run) = noun_run(words, at.end, end.min(at.end + 4)) {
        return Some(phrase(words, run));
    }
    // "the crude contract was up 19 cents"
    let mut i = at.start;
    let floor = at.start.saturating_sub(8).max(start);
    while i > floor && (hedges(words.bare(i - 1)) || links(words.bare(i - 1)) || words.bare(i - 1).ends_with("ly")) {
        i -= 1;
    }
    let last = i;
    while i > floor.saturating_sub(4).max(start) {
        let word = words.bare(i - 1);
        if words.kind(i - 1) != Some(TokenKind::Word) || stops(word) || breaks(word) || determines(word) || links(word)
        {
            break;
        }
        i -= 1;
    }
    if i < last {
        let run = i..last;
        let basis = Basis::Subject(words.span(run.clone()));
        return Some(Concept::open(joined(words, run), basis));
    }
    // "$5 million for schools"
    if matches!(words.bare(at.end), "for" | "in" | "of" | "on") {
        let mut from = at.end + 1;
        while determines(words.bare(from)) {
            from += 1;
        }
        return noun_run(words, from, end).map(|run| phrase(words, run));
    }
    None
}

/// Nouns that stand for a number told before, not for things counted.
fn anaphoric(noun: &str) -> bool {
    matches!(
        noun,
        "reduction"
            | "reductions"
            | "figure"
            | "number"
            | "total"
            | "count"
            | "cut"
            | "cuts"
            | "rise"
            | "sum"
            | "amount"
            | "change"
            | "plan"
            | "estimate"
            | "answer"
            | "toll"
            | "others"
            | "rest"
    )
}

/// What happens to the things named by `noun`, with how well it fits.
fn happening(site: &Site<'_>, figure: &Figure, noun: Range<usize>) -> Option<(Concept, f64)> {
    let head = noun.end.checked_sub(1).filter(|_| !noun.is_empty()).map(|i| site.words.bare(i)).unwrap_or_default();
    let (class, common) = if head.is_empty() || anaphoric(head) || matches!(head, "those" | "them" | "ones") {
        (Class::Bare, "")
    } else {
        class_of(head)
    };
    let (hit, what, score) = trigger(site, class, noun.clone())?;
    let own = what.names.iter().find(|(c, _)| *c == class).map(|(_, name)| *name);
    let name = match own {
        Some(name) => name.to_owned(),
        None if class == Class::Bare => return None,
        None => {
            let noun = if common.is_empty() { many(site.words, noun.clone()) } else { common.to_owned() };
            format!("{noun} {}", what.state)
        }
    };
    let concept = Concept {
        name,
        basis: stated(site, hit),
        nature: Some(what.nature),
        owner: Some(what.owner),
        carries: if matches!(figure.kind, FigureKind::Count) { carries::COUNT } else { 0 },
        class: Some(class),
        noun: joined(site.words, noun),
        loose: false,
    };
    Some((concept, score))
}

/// The noun phrase with its head in the plural.
fn many(words: &Words<'_>, noun: Range<usize>) -> String {
    let mut name = joined(words, noun.start..noun.end - 1);
    let head = words.bare(noun.end - 1);
    let one = singular(head);
    if !name.is_empty() {
        name.push(' ');
    }
    name.push_str(&if one == head && !head.ends_with('s') && !collective(head) {
        plural(head)
    } else {
        head.to_owned()
    });
    name
}

/// Plurals that look singular.
fn collective(noun: &str) -> bool {
    matches!(
        noun,
        "people"
            | "aircraft"
            | "sheep"
            | "staff"
            | "cattle"
            | "fish"
            | "personnel"
            | "livestock"
            | "police"
            | "children"
            | "men"
            | "women"
    )
}

/// The trigger that fits best, for things of `class`.
fn trigger<'h>(site: &'h Site<'_>, class: Class, noun: Range<usize>) -> Option<(&'h Hit, &'static Happening, f64)> {
    let words = site.words;
    let at = site.at();
    let whole = at.start..noun.end.max(at.end);
    let mut top: Option<(&Hit, &Happening, f64)> = None;
    for hit in site.hits() {
        let Meaning::Happening(what) = hit.meaning else { continue };
        if !what.to.is_empty() && !what.to.contains(&class) {
            continue;
        }
        let length = 0.8 * (hit.end - hit.start - 1) as f64;
        let score = if hit.start >= whole.end {
            let between = whole.end..hit.start;
            let passive =
                between.clone().all(|i| links(words.bare(i)) || hedges(words.bare(i)) || words.bare(i).ends_with("ly"));
            10.0 + if passive { 3.0 } else { 0.0 }
                - 0.55 * between.len() as f64
                - 1.6 * words.breaks(between.clone()) as f64
                - 1.0 * others(site, between)
        } else if hit.end <= at.start {
            let between = hit.end..at.start;
            let direct = between.clone().all(|i| hedges(words.bare(i)));
            10.0 + if direct { 2.5 } else { 0.0 }
                - 0.55 * between.len() as f64
                - 1.6 * words.breaks(between.clone()) as f64
                - 1.5 * others(site, between)
        } else {
            13.0
        } + length;
        if score >= ENOUGH && top.is_none_or(|(_, _, best)| score > best) {
            top = Some((hit, what, score));
        }
    }
    top
}

fn count(site: &Site<'_>, figure: &Figure, known: &[Option<Concept>], before: &[Figure]) -> Option<Concept> {
    let words = site.words;
    let at = site.at();
    let noun = figure.noun.map(|span| words.touching(span)).filter(|run| !run.is_empty());
    let head = noun.clone().map(|run| words.bare(run.end - 1)).unwrap_or_default();
    let bare = head.is_empty() || anaphoric(head);
    let class = if bare { Class::Bare } else { class_of(head).0 };
    // The whole of a part: "9,500 of its 11,240 members".
    let whole = noun.is_some() && is_whole(site);
    let owned = class == Class::Workers
        && (owns(words, at.start) || matches!(words.bare(at.start.wrapping_sub(1)), "has" | "have" | "had"));
    if let Some(run) = noun.clone() {
        let inside = site.hits().iter().find_map(|hit| match hit.meaning {
            Meaning::Measure(m)
                if m.carries & carries::COUNT != 0 && !hit.verb && run.start <= hit.start && hit.end == run.end =>
            {
                Some((hit, m))
            }
            _ => None,
        });
        if !whole && !owned {
            let fallback = noun.clone().unwrap_or(at.end..at.end);
            if let Some((concept, score)) = happening(site, figure, fallback)
                && (inside.is_none() || score > 11.0)
            {
                return Some(concept);
            }
        }
        if let Some((_, measure)) = inside {
            let basis = Basis::Noun(words.span(run));
            return Some(Concept { class: Some(class), ..Concept::of_measure(measure, basis) });
        }
        if owned {
            return Some(Concept {
                name: "workforce".to_owned(),
                nature: Some(Nature::Level),
                owner: Some(Owner::Body),
                class: Some(class),
                loose: false,
                ..phrase(words, run)
            });
        }
        if !bare {
            let (_, common) = class_of(head);
            let name = if common.is_empty() { many(words, run.clone()) } else { common.to_owned() };
            let noun = joined(words, run.clone());
            return Some(Concept { class: Some(class), noun, ..Concept::open(name, Basis::Noun(words.span(run))) });
        }
    }
    // No noun: what happens here, to things named by the count before.
    let elided = known.iter().zip(before).rev().find_map(|(c, f)| c.as_ref().filter(|_| f.kind == FigureKind::Count));
    if let Some(last) = elided.filter(|last| last.class.is_some_and(|c| c != Class::Bare)) {
        let class = last.class.unwrap_or(Class::Other);
        if let Some((hit, what, score)) = trigger(site, class, at.end..at.end)
            && score > 7.0
        {
            let own = what.names.iter().find(|(c, _)| *c == class).map(|(_, name)| (*name).to_owned());
            let name = own.unwrap_or_else(|| format!("{} {}", last.noun, what.state));
            return Some(Concept {
                name,
                basis: stated(site, hit),
                nature: Some(what.nature),
                owner: Some(what.owner),
                loose: false,
                ..last.clone()
            });
        }
    }
    let happened = happening(site, figure, at.end..at.end);
    let measured = best(site, |m| (m.carries & carries::COUNT != 0).then_some(0.0));
    match (happened, measured) {
        (Some((concept, score)), Some((_, _, other))) if score >= other => Some(concept),
        (_, Some((measure, hit, _))) => Some(Concept::of_measure(measure, stated(site, hit))),
        (Some((concept, _)), None) => Some(concept),
        (None, None) => elided
            .map(|last| Concept { basis: Basis::Carried(span_of(&last.basis, figure)), loose: true, ..last.clone() })
            .or_else(|| open(site, false)),
    }
}

/// "its", "the company's", "Acme's" right before the number, hedges aside.
fn owns(words: &Words<'_>, at: usize) -> bool {
    (at.saturating_sub(4)..at)
        .rev()
        .find(|&i| {
            !matches!(
                words.bare(i),
                "roughly" | "about" | "some" | "nearly" | "almost" | "more" | "than" | "around" | "over" | "estimated"
            )
        })
        .is_some_and(|i| words.possessive(i) || matches!(words.bare(i), "its" | "their" | "our"))
}

/// Whether the figure is what another is a part of: "A of the B", "Of B …, A".
fn is_whole(site: &Site<'_>) -> bool {
    let words = site.words;
    let at = site.at().start;
    let floor = at.saturating_sub(6).max(site.sentence.range.start);
    for i in (floor..at).rev() {
        let word = words.bare(i);
        if word == "of" {
            let first = i == site.sentence.range.start;
            let part = site.sentence.figures[..site.nth].iter().any(|f| f.end == i);
            return first || part;
        }
        if !(determines(word) || hedges(word) || words.possessive(i) || words.possessive(i + 1)) {
            return false;
        }
    }
    false
}

/// Lets a figure whose own words say little take the measure of an equal figure of the article: the same number,
/// told again ("the 14,000 reduction").
pub(super) fn carry(figures: &[Figure], concepts: &mut [Option<Concept>]) {
    let mut told: HashMap<(FigureKind, super::super::Unit, u64), usize> = HashMap::new();
    for (index, figure) in figures.iter().enumerate() {
        if let Some(stated) = figure.amount.stated.filter(|v| telling(*v, figure.kind))
            && concepts[index].as_ref().is_some_and(|c| !c.loose)
        {
            told.entry((figure.kind, figure.unit, stated.to_bits())).or_insert(index);
        }
    }
    for (index, figure) in figures.iter().enumerate() {
        let Some(stated) = figure.amount.stated else { continue };
        let vague =
            concepts[index].as_ref().is_none_or(|c| c.loose && c.class.is_none_or(|class| class == Class::Bare));
        if !vague {
            continue;
        }
        if let Some(&other) = told.get(&(figure.kind, figure.unit, stated.to_bits())).filter(|&&other| other != index)
            && let Some(concept) = concepts[other].clone()
        {
            concepts[index] = Some(Concept { basis: Basis::Carried(figures[other].span), ..concept });
        }
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
