//! The records of an analysis: what a collection says, as plain data for other programs.
//!
//! Fields may be added, never renamed: scripts rely on them. Offsets are half-open code points into the text of the
//! article's own record.

use std::collections::HashMap;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::Collection;
use super::layer::{self, What};
use crate::article::{CodePoints, Span};
use crate::compare::{CheckKind, FigureRef, Key, QuoteRef, Relation, Verdict};
use crate::figures::{Dimension, Figure, FigureKind, Qualifier, Role};
use crate::library::Problem;
use crate::quotes::QuoteKind;
use crate::reading::Reading;

/// A number as people write it: whole where it is whole, and without the dust of binary fractions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number(pub f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let clean = significant(self.0);
        if clean.fract() == 0.0 && clean.abs() < 9e15 {
            to.serialize_i64(clean as i64)
        } else {
            to.serialize_f64(clean)
        }
    }
}

/// As in JSON; nothing for what no number can say.
impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let written = serde_json::to_string(self).unwrap_or_default();
        f.write_str(if written == "null" { "" } else { &written })
    }
}

/// To twelve significant digits, which is more than any text states.
fn significant(value: f64) -> f64 {
    // What `format!` writes, `parse` reads.
    format!("{value:.11e}").parse().unwrap_or(value)
}

#[derive(Serialize)]
pub(super) struct ArticleRecord<'a> {
    pub(super) record: &'static str,
    pub(super) file: &'a str,
    pub(super) title: Option<&'a str>,
    pub(super) outlet: Option<&'a str>,
    pub(super) author: Option<&'a str>,
    pub(super) published: Option<String>,
    pub(super) text: &'a str,
    pub(super) twin_of: Option<&'a str>,
    /// Whether the analyst says something else of it than the machine found.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) corrected: bool,
}

/// Something of the analyst's layer; what is not of its sort is left out.
#[derive(Default, Serialize)]
pub(super) struct LayerRecord {
    pub(super) record: &'static str,
    pub(super) id: String,
    pub(super) file: String,
    pub(super) start: Option<usize>,
    pub(super) end: Option<usize>,
    pub(super) text: String,
    pub(super) subject: &'static str,
    pub(super) place: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) change: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) colour: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) note: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) tags: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) status: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) evidence: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) link: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) says: Option<String>,
    pub(super) creator: String,
    pub(super) created: String,
}

#[derive(Serialize)]
pub(super) struct FigureRecord<'a> {
    pub(super) record: &'static str,
    pub(super) id: String,
    pub(super) file: &'a str,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: &'a str,
    pub(super) kind: &'static str,
    pub(super) value: Option<Number>,
    pub(super) low: Option<Number>,
    pub(super) high: Option<Number>,
    pub(super) unit: String,
    pub(super) qualifier: &'static str,
    pub(super) qualifier_text: Option<&'a str>,
    pub(super) noun: Option<&'a str>,
    pub(super) entity: Option<&'a str>,
    pub(super) measure: Option<&'a str>,
    pub(super) scope: Option<&'a str>,
    pub(super) role: &'static str,
    pub(super) period: Option<String>,
    pub(super) source: Option<&'a str>,
    pub(super) sentence: [usize; 2],
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) corrected: bool,
    #[serde(skip)]
    pub(super) at: FigureRef,
}

#[derive(Serialize)]
pub(super) struct QuoteRecord<'a> {
    pub(super) record: &'static str,
    pub(super) id: String,
    pub(super) file: &'a str,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: &'a str,
    pub(super) kind: &'static str,
    pub(super) speaker: Option<&'a str>,
    pub(super) speaker_start: Option<usize>,
    pub(super) speaker_end: Option<usize>,
    pub(super) cue: Option<&'a str>,
    pub(super) cue_start: Option<usize>,
    pub(super) cue_end: Option<usize>,
    pub(super) content_start: usize,
    pub(super) content_end: usize,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) corrected: bool,
    #[serde(skip)]
    pub(super) at: QuoteRef,
}

#[derive(Serialize)]
pub(super) struct MeasureRecord<'a> {
    pub(super) record: &'static str,
    pub(super) id: &'a str,
    pub(super) label: &'a str,
    pub(super) kind: &'static str,
    pub(super) unit: &'static str,
    pub(super) figures: Vec<String>,
    pub(super) relation: &'static str,
    pub(super) low: Option<Number>,
    pub(super) high: Option<Number>,
    pub(super) origins: usize,
    pub(super) why: &'a str,
    /// One article alone, with its copies, gives it; others tell the same story.
    pub(super) alone: bool,
}

#[derive(Serialize)]
pub(super) struct CheckRecord<'a> {
    pub(super) record: &'static str,
    pub(super) kind: &'static str,
    pub(super) figures: Vec<String>,
    pub(super) file: &'a str,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) says: &'a str,
    pub(super) computed: &'a str,
    pub(super) status: &'static str,
    pub(super) working: &'a str,
}

#[derive(Serialize)]
pub(super) struct ProblemRecord<'a> {
    pub(super) record: &'static str,
    pub(super) file: &'a str,
    pub(super) reason: String,
}

/// Makes the records of a collection, in its order.
pub(super) struct Records<'a> {
    collection: Collection<'a>,
    points: Vec<CodePoints<'a>>,
    /// The one name that the collection has for who says a quote.
    voices: HashMap<QuoteRef, &'a str>,
}

impl<'a> Records<'a> {
    pub(super) fn of(collection: Collection<'a>) -> Self {
        let points = collection.readings.iter().map(|r| CodePoints::new(r.article.text())).collect();
        let voices = collection.comparison.voices.iter();
        let voices = voices.flat_map(|v| v.quotes.iter().map(|q| (*q, v.name.as_str()))).collect();
        Records { collection, points, voices }
    }

    pub(super) fn articles(&self) -> impl Iterator<Item = ArticleRecord<'a>> {
        let twin_of = &self.collection.comparison.twin_of;
        self.collection.readings.iter().enumerate().map(|(at, reading)| {
            let article = &reading.article;
            let original = twin_of.get(at).copied().flatten();
            let metadata = &article.metadata;
            ArticleRecord {
                record: "article",
                file: article.id.as_str(),
                title: metadata.title.as_deref(),
                outlet: metadata.outlet.as_deref(),
                author: metadata.author.as_deref(),
                published: metadata.published.as_ref().map(|p| p.date.to_string()),
                text: article.text(),
                twin_of: original.map(|original| self.collection.readings[original].article.id.as_str()),
                corrected: reading.overridden.article.is_some(),
            }
        })
    }

    pub(super) fn figures(&self) -> impl Iterator<Item = FigureRecord<'a>> {
        each(self.collection.readings, |r| r.figures.len()).map(|(at, i)| {
            let reading = &self.collection.readings[at];
            let key = self.collection.comparison.keys.get(at).and_then(|keys| keys.get(i));
            self.figure(reading, FigureRef { article: at, figure: i }, key)
        })
    }

    fn figure(&self, reading: &'a Reading, at: FigureRef, key: Option<&'a Key>) -> FigureRecord<'a> {
        let (points, figure) = (&self.points[at.article], &reading.figures[at.figure]);
        let text = reading.article.text();
        let (start, end) = points.of_span(figure.span);
        FigureRecord {
            record: "figure",
            id: figure_id(reading, points, figure.span),
            file: reading.article.id.as_str(),
            start,
            end,
            text: figure.span.of(text),
            kind: kind_name(figure.kind),
            value: figure.amount.stated.map(Number),
            low: figure.amount.hard.low.map(Number),
            high: figure.amount.hard.high.map(Number),
            unit: unit_name(figure, text),
            qualifier: qualifier_name(figure.qualifier),
            qualifier_text: figure.qualifier_span.map(|s| s.of(text)),
            noun: figure.noun.map(|s| s.of(text)),
            entity: key.and_then(|k| k.entity.as_deref()),
            measure: key.and_then(|k| k.concept.as_deref()),
            scope: key.and_then(|k| k.scope.as_deref()),
            role: role_name(key.map_or(figure.role, |k| k.role)),
            period: key.and_then(|k| k.period.as_ref()).map(ToString::to_string),
            source: figure.source.as_ref().map(|s| s.value.name.as_str()),
            sentence: points.of_span(figure.sentence).into(),
            corrected: reading.overridden.figures.contains_key(&at.figure),
            at,
        }
    }

    pub(super) fn quotes(&self) -> impl Iterator<Item = QuoteRecord<'a>> {
        each(self.collection.readings, |r| r.quotes.len()).map(|(article, quote)| {
            let reading = &self.collection.readings[article];
            let voice = self.voices.get(&QuoteRef { article, quote }).copied();
            self.quote(reading, QuoteRef { article, quote }, voice)
        })
    }

    fn quote(&self, reading: &'a Reading, at: QuoteRef, voice: Option<&'a str>) -> QuoteRecord<'a> {
        let (points, quote) = (&self.points[at.article], &reading.quotes[at.quote]);
        let (start, end) = points.of_span(quote.span);
        let (content_start, content_end) = points.of_span(quote.content);
        let speaker = quote.speaker.as_ref().and_then(|s| s.span).map(|s| points.of_span(s));
        let cue = quote.cue.as_ref().map(|c| points.of_span(c.span));
        QuoteRecord {
            record: "quote",
            id: quote_id(reading, points, quote.span),
            file: reading.article.id.as_str(),
            start,
            end,
            text: quote.span.of(reading.article.text()),
            kind: match quote.kind {
                QuoteKind::Direct => "direct",
                QuoteKind::Partial => "partial",
                QuoteKind::Scare => "scare",
                QuoteKind::Indirect => "indirect",
            },
            speaker: voice.or(quote.speaker.as_ref().map(|s| s.name.as_str())),
            speaker_start: speaker.map(|s| s.0),
            speaker_end: speaker.map(|s| s.1),
            cue: quote.cue.as_ref().map(|c| c.text.as_str()),
            cue_start: cue.map(|c| c.0),
            cue_end: cue.map(|c| c.1),
            content_start,
            content_end,
            corrected: reading.overridden.quotes.contains_key(&at.quote),
            at,
        }
    }

    pub(super) fn measures(&self) -> impl Iterator<Item = MeasureRecord<'a>> {
        self.collection.comparison.measures.iter().map(|measure| MeasureRecord {
            record: "measure",
            id: &measure.id.0,
            label: &measure.label,
            kind: kind_name(measure.kind),
            unit: measure.unit.symbol(),
            figures: measure.members.iter().map(|m| self.id_of(m.figure)).collect(),
            relation: relation_name(measure.relation),
            low: measure.spread.low.map(Number),
            high: measure.spread.high.map(Number),
            origins: measure.origins,
            why: &measure.why,
            alone: self.collection.comparison.only(measure).is_some(),
        })
    }

    pub(super) fn checks(&self) -> impl Iterator<Item = CheckRecord<'a>> {
        self.collection.comparison.checks.iter().map(|check| {
            let (at, span) = check.claim;
            let (start, end) = self.points[at].of_span(span);
            CheckRecord {
                record: "check",
                kind: check_name(check.kind),
                figures: check.figures.iter().map(|f| self.id_of(*f)).collect(),
                file: self.collection.readings[at].article.id.as_str(),
                start,
                end,
                says: &check.says,
                computed: &check.computed,
                status: verdict_name(check.verdict),
                working: &check.working,
            }
        })
    }

    /// Where code points lie in each article.
    pub(super) fn points(&self) -> &[CodePoints<'a>] {
        &self.points
    }

    /// Annotations, statuses and corrections.
    pub(super) fn layer(&self) -> Vec<LayerRecord> {
        let records = layer::rows(self.collection).into_iter().map(|row| {
            let offsets = row.offsets(&self.points);
            let mut record = LayerRecord {
                record: row.record,
                id: row.id.to_owned(),
                file: row.file.to_owned(),
                start: offsets.map(|(start, _)| start),
                end: offsets.map(|(_, end)| end),
                text: row.words.to_owned(),
                subject: row.subject,
                place: row.place,
                change: row.change.clone(),
                creator: row.who.to_owned(),
                created: row.when.clone(),
                ..LayerRecord::default()
            };
            match row.what {
                What::Annotation { colour, note, tags } => {
                    record.colour = Some(colour);
                    record.note = Some(note);
                    record.tags = Some(tags.split("; ").filter(|tag| !tag.is_empty()).map(str::to_owned).collect());
                }
                What::Verification { status, evidence, link } => {
                    record.status = Some(status);
                    record.evidence = Some(evidence.to_owned());
                    record.link = Some(link.to_owned());
                }
                What::Correction { says } => record.says = Some(says),
            }
            record
        });
        records.collect()
    }

    pub(super) fn problems(&self) -> impl Iterator<Item = ProblemRecord<'a>> {
        self.collection.problems.iter().map(|problem: &Problem| ProblemRecord {
            record: "problem",
            file: &problem.file,
            reason: problem.reason.to_string(),
        })
    }

    pub(super) fn id_of(&self, figure: FigureRef) -> String {
        let reading = &self.collection.readings[figure.article];
        figure_id(reading, &self.points[figure.article], reading.figures[figure.figure].span)
    }
}

/// Every reading's index with the index of each of its things.
fn each<'a>(
    readings: &'a [Arc<Reading>],
    count: impl Fn(&Reading) -> usize + 'a,
) -> impl Iterator<Item = (usize, usize)> + 'a {
    readings.iter().enumerate().flat_map(move |(at, reading)| (0..count(reading)).map(move |i| (at, i)))
}

/// Named by the place in the text, so that a new article changes no identity of an old one's figures.
fn figure_id(reading: &Reading, points: &CodePoints<'_>, span: Span) -> String {
    format!("{}#f{}", reading.article.id, points.of_byte(span.start()))
}

fn quote_id(reading: &Reading, points: &CodePoints<'_>, span: Span) -> String {
    format!("{}#q{}", reading.article.id, points.of_byte(span.start()))
}

/// The unit's symbol; of things counted the head of their noun ("jobs" of "corporate jobs", "gallons" of "gallons of water").
fn unit_name(figure: &Figure, text: &str) -> String {
    if figure.unit.dimension() != Dimension::Count {
        return figure.unit.symbol().to_owned();
    }
    let Some(noun) = figure.noun else { return String::new() };
    let noun = noun.of(text).to_lowercase();
    let head = noun.split(" of ").next().unwrap_or(&noun);
    head.split_whitespace().next_back().unwrap_or_default().to_owned()
}

pub(super) fn kind_name(kind: FigureKind) -> &'static str {
    match kind {
        FigureKind::Money => "money",
        FigureKind::Percent => "percent",
        FigureKind::Count => "count",
        FigureKind::Duration => "duration",
        FigureKind::Date => "date",
        FigureKind::Ordinal => "ordinal",
        FigureKind::Measurement => "measurement",
        FigureKind::Ratio => "ratio",
    }
}

pub(super) fn qualifier_name(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::Exact => "exact",
        Qualifier::Approx => "approx",
        Qualifier::AtMost => "at_most",
        Qualifier::AtLeast => "at_least",
        Qualifier::MoreThan => "more_than",
        Qualifier::LessThan => "less_than",
        Qualifier::Vague => "vague",
    }
}

pub(super) fn role_name(role: Role) -> &'static str {
    match role {
        Role::Level => "level",
        Role::Increase => "increase",
        Role::Decrease => "decrease",
        Role::Share => "share",
        Role::Prior => "prior",
    }
}

pub(super) fn relation_name(relation: Relation) -> &'static str {
    match relation {
        Relation::Single => "single",
        Relation::Agree => "agree",
        Relation::Compatible => "compatible",
        Relation::Differ => "differ",
        Relation::Update => "update",
    }
}

pub(super) fn check_name(kind: CheckKind) -> &'static str {
    match kind {
        CheckKind::Share => "share",
        CheckKind::Growth => "growth",
        CheckKind::Sum => "sum",
        CheckKind::Ordering => "ordering",
        CheckKind::Superlative => "superlative",
        CheckKind::Weekday => "weekday",
        CheckKind::Product => "product",
        CheckKind::Conversion => "conversion",
        CheckKind::Headline => "headline",
    }
}

pub(super) fn verdict_name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Holds => "holds",
        Verdict::Strained => "strained",
        Verdict::Fails => "fails",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_write_them() {
        let written = |value: f64| serde_json::to_string(&Number(value)).expect("a number is JSON");
        assert_eq!(written(29_300_000_000.0), "29300000000");
        assert_eq!(written(29.3e9 - 0.05e9), "29250000000");
        assert_eq!(written(0.1 + 0.2), "0.3");
        assert_eq!(written(-4.5), "-4.5");
        assert_eq!(written(1e300), "1e+300");
        assert_eq!(written(f64::INFINITY), "null");
    }
}
