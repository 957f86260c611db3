//! On whose word the article gives a figure.
//!
//! A quote that holds the figure says it by its speaker. Else the sentence may name a source without reporting a
//! clause: "according to X", "citing X", "X put the number at", "X's count of". A headline's figure takes the source
//! that the lead gives for the same number, as inferred. A publisher's footer is nobody's word.

use std::ops::Range;

use super::super::{Attribute, Basis, Figure, FigureKind, Source};
use super::Scene;
use super::entity;
use super::function_words::{breaks, determines, hedges, stops};
use super::words::REACH;
use crate::article::ParagraphKind;
use crate::language::cues::{CueClass, class_of};
use crate::language::names::NameKind;
use crate::language::tokens::TokenKind;
use crate::quotes::{Quote, QuoteKind, SpeakerKind};

/// Gives each of `figures` its source, where the article names one.
pub(super) fn fill(scene: &Scene<'_>, figures: &mut [Figure]) {
    let mut open: Vec<&Quote> = Vec::new();
    let mut next = 0;
    for figure in figures.iter_mut() {
        if matches!(figure.kind, FigureKind::Date | FigureKind::Ordinal) {
            continue;
        }
        // Quotes come in order of their starts: those that may still hold a figure stay open.
        while let Some(quote) = scene.quotes.get(next).filter(|q| whole(q).start() <= figure.span.start()) {
            open.push(quote);
            next += 1;
        }
        open.retain(|q| whole(q).end() > figure.span.start());
        figure.source = quoted(&open, figure).or_else(|| named(scene, figure));
    }
    infer_headline(scene, figures);
}

/// The reported content with the words in marks.
fn whole(quote: &Quote) -> crate::article::Span {
    quote.span.join(quote.content)
}

/// Whether the figure is only part of what somebody wants ("Voss wants to cut 300 jobs to be “lean”"): nobody's word.
fn only_wished(quote: &Quote, figure: &Figure) -> bool {
    let wish = |cue: &str| {
        matches!(
            cue,
            "want"
                | "wants"
                | "wanted"
                | "plan"
                | "plans"
                | "planned"
                | "intend"
                | "intends"
                | "intended"
                | "hope"
                | "hopes"
                | "hoped"
        )
    };
    quote.kind == QuoteKind::Partial
        && !quote.span.covers(figure.span)
        && quote.cue.as_ref().is_some_and(|cue| wish(&cue.text.to_lowercase()))
}

/// The speaker of the closest quote around the figure.
fn quoted(open: &[&Quote], figure: &Figure) -> Option<Attribute<Source>> {
    let around =
        open.iter().filter(|q| q.kind != QuoteKind::Scare && whole(q).covers(figure.span) && !only_wished(q, figure));
    let speaker = around.filter_map(|q| q.speaker.as_ref().map(|s| (whole(q).len(), s))).min_by_key(|&(len, _)| len)?.1;
    let source = Source { name: speaker.name.clone(), kind: speaker.kind };
    let basis = speaker.span.map_or(Basis::Inferred, Basis::Stated);
    Some(Attribute { value: source, basis })
}

/// A source that the sentence names for the figure without a reported clause.
fn named(scene: &Scene<'_>, figure: &Figure) -> Option<Attribute<Source>> {
    let words = &scene.words;
    let at = words.touching(figure.span);
    let sentence = words.touching(figure.sentence);
    let near = at.start.saturating_sub(REACH).max(sentence.start)..(at.end + REACH).min(sentence.end);
    for i in near.clone() {
        let found = match words.bare(i) {
            "according" if words.bare(i + 1) == "to" => right(scene, i + 2, sentence.end),
            "citing" => right(scene, i + 1, sentence.end),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    // "wardens put the queue at 2,700", "organisers claimed 5,000", "the union had estimated 900"
    for i in (near.start..at.start).rev() {
        let word = words.bare(i);
        if matches!(word, ";" | "." | "\n") {
            break;
        }
        let gives = match word {
            "put" | "puts" | "counted" | "counts" | "makes" | "expect" | "expects" | "reckon" | "reckons" => true,
            _ => matches!(class_of(word), Some(CueClass::Say | CueClass::Tell | CueClass::Report)),
        };
        // "Norvane added 15 cents" adds to its price.
        let next = (i + 1..near.end).find(|&j| !hedges(words.bare(j)));
        let own = word == "added" && next.is_some_and(|j| words.kind(j) != Some(TokenKind::Word));
        if gives
            && !own
            && words.kind(i) == Some(TokenKind::Word)
            && let Some(found) = left(scene, i, sentence.start)
        {
            return Some(found);
        }
    }
    // "…, the agency said", "the 5,000 claimed by the hosts"
    for i in at.end..near.end {
        let word = words.bare(i);
        if matches!(word, ";" | "." | "\n") {
            break;
        }
        if !matches!(class_of(word), Some(CueClass::Say | CueClass::Tell | CueClass::Report)) {
            continue;
        }
        if words.bare(i + 1) == "by" {
            return right(scene, i + 2, sentence.end);
        }
        let comma = (i.saturating_sub(8)..i).any(|j| j >= at.end && words.at(j) == ",");
        let last = i + 1 >= sentence.end || breaks(words.at(i + 1));
        if comma && last {
            return left(scene, i, at.end);
        }
    }
    None
}

/// The noun phrase that begins at `at`.
fn right(scene: &Scene<'_>, at: usize, end: usize) -> Option<Attribute<Source>> {
    let words = &scene.words;
    let mut last = at;
    while last < end.min(at + 10)
        && !breaks(words.at(last))
        && !matches!(words.at(last), "." | "that" | "will" | "would")
    {
        last += 1;
    }
    source(scene, at..last)
}

/// The noun phrase that ends before `at`: the subject of the verb there.
fn left(scene: &Scene<'_>, at: usize, start: usize) -> Option<Attribute<Source>> {
    let words = &scene.words;
    let mut end = at;
    while end > start
        && (matches!(words.bare(end - 1), "had" | "has" | "have" | "also" | "now" | "later" | "only")
            || words.bare(end - 1).ends_with("ly"))
    {
        end -= 1;
    }
    let floor = end.saturating_sub(7).max(start);
    let mut from = end;
    while from > floor {
        let word = words.at(from - 1);
        if breaks(word) || (stops(words.bare(from - 1)) && words.bare(from - 1) != "of") {
            break;
        }
        from -= 1;
        if determines(words.bare(from)) {
            break;
        }
    }
    source(scene, from..end)
}

/// The source that the words `run` name.
fn source(scene: &Scene<'_>, run: Range<usize>) -> Option<Attribute<Source>> {
    let words = &scene.words;
    let mut run = run;
    while !run.is_empty() && determines(words.bare(run.start)) && entity::stand_in(scene, run.start + 1).is_none() {
        run.start += 1;
    }
    if run.is_empty() || words.kind(run.end - 1) != Some(TokenKind::Word) {
        return None;
    }
    let span = words.span(run.clone());
    let basis = Basis::Stated(span);
    // A name at the end of the run is the source; a person before the body they speak for.
    let mentions = scene.names.inside(span);
    let person = mentions.iter().find(|m| scene.names.all[m.named].kind == NameKind::Person);
    let plain = mentions.iter().find(|m| m.span.end() == span.end() || m.span.start() == span.start());
    if let Some(mention) = person.or(plain) {
        let named = &scene.names.all[mention.named];
        let kind = match named.kind {
            NameKind::Person => SpeakerKind::Person,
            NameKind::Medium => SpeakerKind::Medium,
            _ => SpeakerKind::Organisation,
        };
        let owner = words.possessive(words.touching(mention.span).end - 1) && mention.span.end() < span.end();
        if !owner && (named.kind != NameKind::Place || mention.span == span) {
            return Some(Attribute { value: Source { name: named.canonical.clone(), kind }, basis });
        }
    }
    for i in run.clone() {
        if let Some(named) = entity::stand_in(scene, i).flatten().filter(|_| i + 1 == run.end) {
            let name = scene.names.all[named].canonical.clone();
            return Some(Attribute { value: Source { name, kind: SpeakerKind::Organisation }, basis });
        }
    }
    let head = words.bare(run.end - 1);
    if run.clone().any(|i| {
        matches!(words.bare(i), "he" | "she" | "it" | "they" | "we" | "i" | "who" | "which" | "you" | "there" | "this")
    }) {
        return None;
    }
    let kind = kind_of(words.bare(run.start), head)?;
    let name = scene.words.tokens.text[span.range()].split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Attribute { value: Source { name, kind }, basis })
}

/// What sort of source a common noun names, by its first and last word; `None` for what cannot speak.
fn kind_of(first: &str, head: &str) -> Option<SpeakerKind> {
    let one = |word: &str| super::lexicon::singular(word).into_owned();
    match one(head).as_str() {
        "filing" | "memo" | "report" | "study" | "survey" | "data" | "statistic" | "statement" | "document"
        | "figure" | "record" | "letter" | "poll" | "analysis" | "email" | "research" | "census" | "estimate"
        | "image" | "mapping" | "count" | "return" | "website" | "release" => Some(SpeakerKind::Document),
        "police" | "council" | "government" | "company" | "agency" | "union" | "ministry" | "department"
        | "authority" | "organiser" | "organizer" | "service" | "firm" | "bank" | "court" | "hospital" | "army"
        | "military" | "office" | "commission" | "committee" | "watchdog" | "regulator" | "institute" | "charity"
        | "opposition" | "party" | "operator" | "airline" | "university" | "board" | "chamber" | "unit" | "team"
        | "group" | "bureau" | "insurer" => Some(SpeakerKind::Organisation),
        "newspaper" | "paper" | "broadcaster" | "media" | "outlet" | "website's" => Some(SpeakerKind::Medium),
        "source" | "official" | "people" | "expert" | "analyst" | "economist" | "employee" | "worker" | "staff"
        | "scientist" | "researcher" | "forecaster" | "witness" | "resident" | "critic" | "insider" | "spokesman"
        | "spokeswoman" | "spokesperson" | "lawyer" | "prosecutor" | "minister" | "mayor" | "doctor" | "leader"
        | "boss" | "colleague" | "representative" | "manager" | "executive" | "investigator" | "observer"
        | "activist" | "campaigner" | "matter" => Some(SpeakerKind::Anonymous),
        _ if first == "people" || first == "sources" => Some(SpeakerKind::Anonymous),
        _ => None,
    }
}

/// A headline's figure stands on the word that the lead gives for the same number.
fn infer_headline(scene: &Scene<'_>, figures: &mut [Figure]) {
    let paragraphs = scene.article.paragraphs();
    let Some(headline) = paragraphs.first().filter(|p| p.kind == ParagraphKind::Headline) else { return };
    let end = paragraphs.get(4).or(paragraphs.last()).map_or(0, |p| p.span.end());
    let upto = figures.partition_point(|f| f.span.start() < end);
    for index in 0..figures.partition_point(|f| f.span.start() < headline.span.end()) {
        if figures[index].source.is_some() {
            continue;
        }
        let same = |f: &&Figure| {
            f.kind == figures[index].kind
                && f.amount.stated.is_some()
                && f.amount.stated == figures[index].amount.stated
        };
        let lead = figures[index + 1..upto].iter().find(|f| same(f) && f.source.is_some());
        let value = lead.and_then(|f| f.source.as_ref()).map(|s| s.value.clone());
        figures[index].source = value.map(|value| Attribute { value, basis: Basis::Inferred });
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::figure;

    fn check(marked: &str, want: Option<&str>) {
        assert_eq!(figure(marked).source.map(|s| s.value.name).as_deref(), want, "in {marked}");
    }

    #[test]
    fn whoever_reports_it() {
        check("Norvane will cut up to |900| jobs, according to Northwire.", Some("Northwire"));
        check("The police put the queue at |2,700|.", Some("police"));
        check("“We lost |40| homes,” said Mara Voss, the mayor.", Some("Mara Voss"));
    }

    #[test]
    fn what_adds_to_a_number_tells_nothing() {
        check("Norvane added |15 cents| to close at $3.", None);
        check("Norvane added 15 cents to close at |$3|.", None);
        check("Mara Voss added that |40| homes burned.", Some("Mara Voss"));
    }

    #[test]
    fn the_article_itself_names_no_source() {
        check("Norvane cut |900| jobs in March.", None);
        check("Norvane cut |900| jobs in March. Mara Voss said the town was sad.", None);
    }
}
