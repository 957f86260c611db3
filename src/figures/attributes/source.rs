//! On whose word the article gives a figure.
//!
//! A quote that holds the figure says it by its speaker. Else the sentence may name a source without reporting a
//! clause: "according to X", "citing X", "X put the number at", "X's count of". A headline's figure takes the source
//! that the lead gives for the same number, as inferred. A publisher's footer is nobody's word.

use std::ops::Range;

use super::super::{Attribute, Basis, Figure, FigureKind, Source};
use super::Scene;
use super::classes::{BREAK, CUE, DETERMINER, HEDGE, LINK, STOP, TALLY, TELLS};
use super::clause::turn;
use super::entity;
use super::words::REACH;
use crate::article::{ParagraphKind, Span};
use crate::language::names::{Mention, NameKind};
use crate::language::tokens::TokenKind;
use crate::language::wordlist::word_list;
use crate::quotes::{Quote, QuoteKind, SpeakerKind};

/// Gives each of `figures` its source, where the article names one.
pub(super) fn fill(scene: &Scene<'_>, figures: &mut [Figure]) {
    let mut open: Vec<&Quote> = Vec::new();
    let mut next = 0;
    // The sentence of the last figure that somebody gives.
    let mut told = None;
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
        // "X says …; Y counted 18,500": behind a semicolon of reported speech, whoever is named there says it.
        let own = next_clause(scene, &open, figure).then(|| named(scene, figure)).flatten();
        // "the wardens' own estimate is": nobody else's word.
        let counted = || {
            let (at, sentence) = (scene.words.touching(figure.span), scene.words.touching(figure.sentence));
            by_count(scene, &at, sentence.start).filter(|s| s.value.kind != SpeakerKind::Document)
        };
        let turn = || (told == Some(figure.sentence)).then(|| in_turn(scene, figure)).flatten();
        let own = own.or_else(counted).or_else(turn);
        figure.source = own.or_else(|| quoted(&open, figure)).or_else(|| named(scene, figure));
        if figure.source.is_some() {
            told = Some(figure.sentence);
        }
    }
    infer_headline(scene, figures);
}

/// The reported content with the words in marks.
fn whole(quote: &Quote) -> Span {
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

/// "The police say 80,000 marched; **the union** 400,000": who gives the figure in a clause without a verb. A place may
/// as well be where things are counted.
fn in_turn(scene: &Scene<'_>, figure: &Figure) -> Option<Attribute<Source>> {
    let words = &scene.words;
    let run = turn(words, words.touching(figure.sentence).start, words.touching(figure.span).start)?;
    let span = words.span(run.clone());
    let place = |m: &&Mention| m.span.end() == span.end() && scene.names.all[m.named].kind == NameKind::Place;
    if scene.names.inside(span).iter().any(|m| place(&m)) {
        return None;
    }
    source(scene, run)
}

/// Whether a semicolon stands between the beginning of what is reported without marks and the figure.
fn next_clause(scene: &Scene<'_>, open: &[&Quote], figure: &Figure) -> bool {
    let text = scene.words.tokens.text.as_bytes();
    let here = figure.span.start();
    let reported = |q: &&&Quote| q.kind == QuoteKind::Indirect && whole(q).covers(figure.span);
    open.iter().filter(reported).any(|q| {
        // No further back than a clause is long.
        let from = whole(q).start().max(here.saturating_sub(300));
        text[from..here].contains(&b';')
    })
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
    if let Some(found) = by_count(scene, &at, sentence.start) {
        return Some(found);
    }
    // "wardens put the queue at 2,700", "organisers claimed 5,000", "the union had estimated 900"
    for i in (near.start..at.start).rev() {
        let word = words.bare(i);
        if matches!(word, ";" | "." | "\n") {
            break;
        }
        let gives = match word {
            "put" | "puts" | "counted" | "counts" | "makes" | "expect" | "expects" | "reckon" | "reckons" => true,
            // "commanders spoke of 400 dead"
            "speak" | "speaks" | "spoke" | "spoken" | "talk" | "talks" | "talked" => words.bare(i + 1) == "of",
            _ => words.is(i, TELLS),
        };
        if !gives || words.kind(i) != Some(TokenKind::Word) {
            continue;
        }
        // "Norvane added 15 cents" adds to its price.
        let next = || (i + 1..near.end).find(|&j| !words.is(j, HEDGE));
        let own = word == "added" && next().is_some_and(|j| words.kind(j) != Some(TokenKind::Word));
        if !own && let Some(found) = left(scene, i, sentence.start) {
            return Some(found);
        }
    }
    // "…, the agency said", "the 5,000 claimed by the hosts"
    for i in at.end..near.end {
        let word = words.bare(i);
        if matches!(word, ";" | "." | "\n") {
            break;
        }
        // "the 11,000 given by the wardens"
        let given = i <= at.end + 2 && GIVEN.has(word);
        if !given && !words.is(i, TELLS) {
            continue;
        }
        if words.bare(i + 1) == "by" {
            return right(scene, i + 2, sentence.end);
        }
        let comma = (i.saturating_sub(8)..i).any(|j| j >= at.end && words.at(j) == ",");
        let last = i + 1 >= sentence.end || words.is(i + 1, BREAK);
        if comma && last {
            return left(scene, i, at.end);
        }
    }
    None
}

word_list!(
    GIVEN = "given provided released issued published quoted named used floated cited mentioned recorded registered"
);

word_list!(
    /// What stands between an owner and his count.
    SORTS = "own latest official new first preliminary provisional initial updated revised early current internal final
        last daily unofficial"
);

/// "**The Red Cross's count** of the dead is 131", "by the **harbour police's tally**, 5,000", "an estimate by the
/// chamber": a count that the sentence gives an owner, or calls official.
fn by_count(scene: &Scene<'_>, at: &Range<usize>, start: usize) -> Option<Attribute<Source>> {
    let words = &scene.words;
    let floor = at.start.saturating_sub(14).max(start);
    let borders = |i: usize| matches!(words.at(i), ";" | "." | ":" | "\n" | "but" | "while");
    let noun = (floor..at.start).rev().find(|&i| words.is(i, TALLY)).filter(|&noun| !(noun..at.start).any(borders))?;
    // Nothing but what it counts and a link stands between: "of the dead is", "of", ",".
    let of = noun + 1 < at.start && words.bare(noun + 1) == "of";
    let tied = (noun + 1..at.start).all(|i| {
        let word = words.bare(i);
        let phrase = of && words.kind(i) == Some(TokenKind::Word) && !words.is(i, CUE);
        words.is(i, LINK | HEDGE) || phrase || (word == "," && i == noun + 1)
    });
    if !tied {
        return None;
    }
    if words.bare(noun + 1) == "by" {
        return right(scene, noun + 2, at.start);
    }
    let mut first = noun;
    while first > start && SORTS.has(words.bare(first - 1)) {
        first -= 1;
    }
    // The figure itself is what is called official.
    let official = first + 1 == noun && matches!(words.bare(first), "official" | "unofficial");
    // A possessive clitic may be a token of its own.
    let mark = |i: usize| matches!(words.at(i), "'s" | "’s" | "'" | "’");
    let owner = first.checked_sub(1).filter(|&i| i >= start && (words.possessive(i) || mark(i)));
    match owner {
        Some(owner) => {
            let end = if mark(owner) { owner } else { owner + 1 };
            left(scene, end, start)
        }
        None if official => {
            let span = words.span(first..noun + 1);
            let name = span.of(words.tokens.text).to_ascii_lowercase();
            let value = Source { name, kind: SpeakerKind::Document };
            Some(Attribute { value, basis: Basis::Stated(span) })
        }
        None => None,
    }
}

/// The noun phrase that begins at `at`.
fn right(scene: &Scene<'_>, at: usize, end: usize) -> Option<Attribute<Source>> {
    let words = &scene.words;
    let mut last = at;
    while last < end.min(at + 10)
        && !words.is(last, BREAK)
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
            || SORTS.has(words.bare(end - 1))
            || words.bare(end - 1).ends_with("ly"))
    {
        end -= 1;
    }
    let floor = end.saturating_sub(7).max(start);
    let mut from = end;
    while from > floor {
        if words.is(from - 1, BREAK) || (words.is(from - 1, STOP) && words.bare(from - 1) != "of") {
            break;
        }
        from -= 1;
        if words.is(from, DETERMINER) {
            break;
        }
    }
    source(scene, from..end)
}

/// The source that the words `run` name.
fn source(scene: &Scene<'_>, run: Range<usize>) -> Option<Attribute<Source>> {
    let words = &scene.words;
    let mut run = run;
    while !run.is_empty() && words.is(run.start, DETERMINER) && entity::stand_in(scene, run.start + 1).is_none() {
        run.start += 1;
    }
    if run.is_empty() || words.kind(run.end - 1) != Some(TokenKind::Word) {
        return None;
    }
    let mut span = words.span(run.clone());
    // "the ministry's": the owner without the mark.
    for mark in ["'s", "’s", "s'", "s’"] {
        if let Some(kept) = span.of(words.tokens.text).strip_suffix(mark) {
            span = Span::new(span.start(), span.start() + kept.len() + usize::from(mark.starts_with('s')));
        }
    }
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
    // "the ministry of works"
    let of = run.clone().skip(1).find(|&i| words.bare(i) == "of").map(|i| words.bare(i - 1));
    let first = words.bare(run.start);
    let kind = kind_of(first, head).or_else(|| of.and_then(|head| kind_of(first, head)))?;
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
        | "group" | "bureau" | "insurer" | "prefecture" | "cooperative" | "federation" | "league" | "association"
        | "society" | "treasury" | "parliament" | "lender" | "inspectorate" | "laboratory" | "tribunal" | "senate"
        | "body" => Some(SpeakerKind::Organisation),
        "newspaper" | "paper" | "broadcaster" | "media" | "outlet" | "website's" => Some(SpeakerKind::Medium),
        "source" | "official" | "people" | "expert" | "analyst" | "economist" | "employee" | "worker" | "staff"
        | "scientist" | "researcher" | "forecaster" | "witness" | "resident" | "critic" | "insider" | "spokesman"
        | "spokeswoman" | "spokesperson" | "lawyer" | "prosecutor" | "minister" | "mayor" | "doctor" | "leader"
        | "boss" | "colleague" | "representative" | "manager" | "executive" | "investigator" | "observer"
        | "activist" | "campaigner" | "matter" | "commander" | "rebel" | "fighter" | "engineer" | "prefect"
        | "governor" | "farmer" | "grower" | "monitor" | "warden" | "adviser" | "advisor" | "diplomat" | "trader"
        | "historian" | "statistician" | "organisation" | "negotiator" | "rescuer" | "opponent" | "supporter"
        | "parent" | "teacher" | "nurse" | "coroner" | "auditor" | "accountant" | "actuary" => {
            Some(SpeakerKind::Anonymous)
        }
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
    fn who_takes_the_turn_gives_his_own_number() {
        check("The police say 80,000 people marched; the union |400,000|.", Some("the union"));
        check("The ministry said 12 people had died, the hospital |15|.", Some("hospital"));
        check("The police say 80,000 people marched; the lamps |400,000|.", None);
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
    fn whose_count_it_is() {
        check("The Red Wheel's count of the dead is |131|.", Some("Red Wheel"));
        check("By the harbour police's tally, |5,000| people marched.", Some("harbour police"));
        check("The wardens’ own estimate is |380 tonnes|.", Some("wardens"));
        check("The official figure is |2,300| cases.", Some("official figure"));
        check("That is lower than the |11,000| homes given by the Red Wheel.", Some("Red Wheel"));
        check("The mayor's house was sold for |$5 million|.", None);
        check("The company's total debt is |$5 million|.", None);
    }

    #[test]
    fn who_speaks_of_a_number() {
        check("Rebel commanders spoke of more than |400| dead.", Some("Rebel commanders"));
        check("The guide spoke to |400| pupils.", None);
    }

    #[test]
    fn behind_a_semicolon_another_says_it() {
        let text = "Aid workers say that 30,000 people have fled; the ministry of works counted |18,500|.";
        check(text, Some("ministry of works"));
        check("Aid workers say that |30,000| people have fled; the ministry of works is silent.", Some("aid workers"));
    }

    #[test]
    fn the_article_itself_names_no_source() {
        check("Norvane cut |900| jobs in March.", None);
        check("Norvane cut |900| jobs in March. Mara Voss said the town was sad.", None);
    }
}
