//! Counts: a noun together with what happens to the things it names.

use std::ops::Range;

use super::super::Site;
use super::super::classes::{ADVERB, AUXILIARY, BREAK, DETERMINER, HEDGE, LINK, PARTICIPLE, PAST};
use super::super::clause::turn;
use super::super::lexicon::{Class, Happening, Hit, Meaning, Measure, Nature, Owner, carries, class_of};
use super::super::words::Words;
use super::fit::{ENOUGH, best, gap};
use super::phrase::{anaphoric, joined, many, named, noun_run, open};
use super::votes::ballot;
use super::{Concept, Told};
use crate::figures::{Basis, Figure, FigureKind};
use crate::language::wordlist::word_list;

/// What happens to the things named by `noun`, with how well it fits.
pub(super) fn happening(site: &Site<'_>, figure: &Figure, noun: Range<usize>) -> Option<(Concept, f64)> {
    let head = if noun.is_empty() { "" } else { site.words.bare(noun.end - 1) };
    let (class, common) = if head.is_empty() || anaphoric(head) { (Class::Bare, "") } else { class_of(head) };
    // "12 Letts were hurt": a people, under a name that no list has.
    let named = class == Class::Other && noun.start > site.sentence.range.start && site.words.capital(noun.end - 1);
    let class = if named { Class::Persons } else { class };
    // Of nothing that is named, only what stands close is said.
    let sure = if class == Class::Bare { 7.5 } else { ENOUGH };
    let (hit, what, score) = trigger(site, class, noun.clone()).filter(|&(_, _, score)| score >= sure)?;
    let name = match what.name_for(class) {
        Some(name) => name.to_owned(),
        None if class == Class::Bare => return None,
        None if common.is_empty() => format!("{} {}", many(site.words, noun.clone()), what.state),
        None => format!("{common} {}", what.state),
    };
    Some((happened(site, hit, what, class, name, joined(site.words, noun), figure), score))
}

fn happened(
    site: &Site<'_>,
    hit: &Hit,
    what: &'static Happening,
    class: Class,
    name: String,
    noun: String,
    figure: &Figure,
) -> Concept {
    Concept {
        name,
        basis: super::stated(site, hit),
        nature: Some(what.nature),
        owner: Some(what.owner),
        carries: if figure.kind == FigureKind::Count { carries::COUNT } else { 0 },
        class: Some(class),
        noun,
        happened: Some(what.state),
        like: None,
        loose: false,
    }
}

/// The trigger that fits best, for things of `class` that `noun` names.
fn trigger<'h>(site: &'h Site<'_>, class: Class, noun: Range<usize>) -> Option<(&'h Hit, &'static Happening, f64)> {
    let at = site.at();
    let whole = at.start..noun.end.max(at.end);
    // "1,800 of the 5,000 farms flooded": what stands right behind belongs to the whole.
    let part = noun.start > at.end && site.between(at.end..noun.start) > 0;
    let mut top: Option<(&Hit, &Happening, f64)> = None;
    for hit in site.hits() {
        let Meaning::Happening(what) = hit.meaning else { continue };
        if !what.to.is_empty() && !what.to.contains(&class) {
            continue;
        }
        if of_another(site, hit) || idle(site, hit) {
            continue;
        }
        // "the fire cost four lives", "the 14,000 reduction": only where they are counted.
        let counted = matches!(site.words.bare(hit.start), "lives" | "reduction");
        if counted && class != Class::Jobs && class != Class::Workers && !noun.contains(&hit.start) {
            continue;
        }
        // "12 people died, the hospital **has** 15 lamps": the verb of a clause of its own stands between.
        if matches!(class, Class::Other | Class::Persons)
            && hit.end <= at.start
            && site.lead().verb.is_some_and(|verb| verb >= hit.end && site.words.breaks(hit.end..verb) > 0)
        {
            continue;
        }
        let score = if hit.start >= whole.end {
            if part && hit.start == whole.end && !leads(site) {
                continue;
            }
            let gap = gap(site, whole.end..hit.start, true);
            10.0 + if gap.plain { 3.0 } else { 0.0 } - gap.cost()
        } else if hit.end <= at.start {
            let gap = gap(site, hit.end..at.start, false);
            let direct = (hit.end..at.start).all(|i| site.words.is(i, HEDGE));
            10.0 + if direct { 2.5 } else { 0.0 } - gap.cost()
        } else {
            13.0
        } + 0.8 * (hit.end - hit.start - 1) as f64;
        if score >= ENOUGH && top.is_none_or(|(_, _, best)| score > best) {
            top = Some((hit, what, score));
        }
    }
    top
}

/// "**close** to the river", "**turned out** to be": words that tell of no happening where they stand.
fn idle(site: &Site<'_>, hit: &Hit) -> bool {
    let words = site.words;
    let next = words.bare(hit.end);
    match words.bare(hit.start) {
        "close" => next == "to",
        "turned" => matches!(next, "to" | "that" | "well" | "badly"),
        "lost" => matches!(next, "to" | "by" | "control" | "contact" | "touch" | "ground"),
        _ => false,
    }
}

/// "31 cases and **2 deaths**", "killed 27, and **44 have not been found**": whether the phrase is said of another
/// figure alone, right behind it.
fn of_another(site: &Site<'_>, hit: &Hit) -> bool {
    let words = site.words;
    let at = site.at();
    let figures = site.sentence.figures;
    let upto = figures.partition_point(|f| f.end <= hit.start);
    let Some(other) = upto.checked_sub(1).filter(|&i| i != site.nth).map(|i| &figures[i]) else { return false };
    if other.end == hit.start {
        return STATES.has(words.bare(hit.start)) || other.start > at.end && words.bare(at.end) != "of";
    }
    // A verb with a bare number for its subject, behind this figure; "of 40 hurt, 12 have died" is of the whole.
    let verb =
        words.is(other.end, AUXILIARY) && (other.end..hit.start).all(|i| words.is(i, AUXILIARY | HEDGE | ADVERB));
    verb && other.start > at.end && !is_whole(site) && words.bare(hit.start) == "not"
}

word_list!(
    /// Nouns that a number counts itself.
    STATES = "dead deaths fatalities injuries sick ill wounded injured missing evacuees"
);

/// The measure of a count.
pub(super) fn count(site: &Site<'_>, figure: &Figure, told: &Told<'_>) -> Option<Concept> {
    let words = site.words;
    let at = site.at();
    if let Some(concept) = ballot(site, figure).or_else(|| subset(site, told)).or_else(|| told.compared_with(figure)) {
        return Some(concept);
    }
    let noun = figure.noun.map(|span| words.touching(span)).filter(|run| !run.is_empty());
    match noun {
        Some(run) if !anaphoric(words.bare(run.end - 1)) => of_noun(site, figure, run),
        noun => bare(site, figure, told, noun.unwrap_or(at.end..at.end)),
    }
}

/// A count whose noun is printed.
fn of_noun(site: &Site<'_>, figure: &Figure, run: Range<usize>) -> Option<Concept> {
    let words = site.words;
    let at = site.at();
    let head = words.bare(run.end - 1);
    let (class, common) = class_of(head);
    // The whole of a part: "7,300 of its 8,450 members"; only a participle right behind says more of it.
    let whole = is_whole(site);
    let owned = class == Class::Workers && owns(words, at.start);
    let inside = site.hits().iter().find_map(|hit| match hit.meaning {
        Meaning::Measure(m) => {
            let fits = m.carries & carries::COUNT != 0 && !hit.verb && run.start <= hit.start && hit.end == run.end;
            fits.then_some(m)
        }
        Meaning::Happening(_) => None,
    });
    let inside = inside.map(|m| if head == "points" { index(site).unwrap_or(m) } else { m });
    let acted = happening(site, figure, run.clone()).filter(|(concept, score)| {
        let direct = matches!(concept.basis, Basis::Stated(span) if words.touching(span).start == run.end);
        // In "7,300 of its 8,450 members joined", the verb is said of the part.
        let direct = direct && !leads(site);
        let kept = inside.is_none() || (*score > 11.0 && !matches!(class, Class::Other | Class::Persons | Class::Bare));
        kept && (!whole || direct) && (!owned || *score > 12.0)
    });
    if let Some((concept, _)) = acted {
        return Some(concept);
    }
    let basis = Basis::Noun(words.span(run.clone()));
    if let Some(measure) = inside {
        let noun = joined(words, run);
        return Some(Concept { class: Some(class), noun, ..Concept::of_measure(measure, basis) });
    }
    if owned {
        let nature = Some(Nature::Level);
        let concept = Concept { nature, owner: Some(Owner::Body), class: Some(class), ..named(words, run) };
        return Some(Concept { name: "workforce".to_owned(), loose: false, ..concept });
    }
    let name = if common.is_empty() { many(words, run.clone()) } else { common.to_owned() };
    Some(Concept { class: Some(class), noun: joined(words, run), ..Concept::open(name, basis) })
}

/// "The **index** rose 12 points": what the points of a market are of.
fn index(site: &Site<'_>) -> Option<&'static Measure> {
    site.hits().iter().filter(|hit| hit.start < site.at().start).find_map(|hit| match hit.meaning {
        Meaning::Measure(m) => (m.name == "index").then_some(m),
        Meaning::Happening(_) => None,
    })
}

/// A count without a noun of its own: of the things counted before it, or of whom its verb is said.
fn bare(site: &Site<'_>, figure: &Figure, told: &Told<'_>, noun: Range<usize>) -> Option<Concept> {
    let at = site.at();
    if let Some(concept) = number_of(site, figure) {
        return Some(concept);
    }
    // "The north alone accounts for 146": a part of what was counted before.
    if accounts(site.words, at.start) {
        let here = told
            .here()
            .rev()
            .find_map(|(c, f)| c.as_ref().filter(|_| f.kind == FigureKind::Count).map(|c| c.carried(f)));
        if let Some(concept) = here.or_else(|| told.count_before().map(|(c, f)| c.carried(f))) {
            return Some(concept);
        }
    }
    // "The police say 80,000 marched; the union 400,000": the second clause leaves out all but who and how many.
    if turn(site.words, site.sentence.range.start, at.start)
        .is_some_and(|run| site.between(site.sentence.range.start..run.start) > 0)
        && let Some((concept, other)) = told.here().next_back()
        && let Some(concept) = concept.as_ref().filter(|_| other.kind == FigureKind::Count)
    {
        return Some(concept.carried(other));
    }
    let elided = told.here().enumerate().rev().find_map(|(nth, (c, f))| {
        let concept =
            c.as_ref().filter(|c| f.kind == FigureKind::Count && c.class.is_some_and(|c| c != Class::Bare))?;
        Some((concept, f, told.nearest() + nth))
    });
    if let Some((last, _, _)) = elided.filter(|(last, _, _)| !last.noun.is_empty()) {
        let class = last.class.unwrap_or(Class::Other);
        if let Some((hit, what, score)) = trigger(site, class, at.end..at.end)
            && score > 7.0
        {
            let name = what.name_for(class).map_or_else(|| format!("{} {}", last.noun, what.state), str::to_owned);
            return Some(happened(site, hit, what, class, name, last.noun.clone(), figure));
        }
    }
    let acted = happening(site, figure, noun);
    let measured = best(site, |m, _| (m.carries & carries::COUNT != 0).then_some(0.0));
    match (acted, measured) {
        (Some((concept, score)), Some((_, _, other))) if score >= other => return Some(concept),
        (_, Some((measure, hit, _))) => return Some(Concept::of_hit(site, measure, hit)),
        (Some((concept, _)), None) => return Some(concept),
        (None, None) => {}
    }
    if let Some((last, other, index)) = elided {
        return Some(Concept { like: Some(index), loose: true, ..last.carried(other) });
    }
    // "The cull now stands at 385,000": of who counts or does something nothing is said.
    let links = site.lead().verb.is_none_or(|verb| site.words.is(verb, LINK | AUXILIARY));
    let own = open(site, false, false).filter(|concept| links || !matches!(concept.basis, Basis::Subject(_)));
    own.or_else(|| told.count_before().map(|(c, f)| Concept { loose: true, ..c.carried(f) }))
}

/// "**the number of people killed** by cholera in the port rose to 41", "bringing the number of dead to 16": what is
/// counted stands behind "number of", with what happened to it.
fn number_of(site: &Site<'_>, figure: &Figure) -> Option<Concept> {
    let words = site.words;
    let at = site.at();
    let floor = at.start.saturating_sub(16).max(site.sentence.range.start).max(site.after(&at));
    let link = (floor..at.start).rev().find(|&i| !words.is(i, HEDGE) || words.bare(i) == "to")?;
    if !words.is(link, LINK) {
        return None;
    }
    let of = (floor + 1..link)
        .rev()
        .take_while(|&i| !matches!(words.at(i), ";" | ":" | "." | "(" | ")" | "\n"))
        .find(|&i| words.bare(i) == "of" && matches!(words.bare(i - 1), "number" | "numbers" | "total" | "tally"))?;
    let first = (of + 1..link).find(|&i| !words.is(i, DETERMINER))?;
    let run = noun_run(words, first, link)?;
    let head = words.bare(run.end - 1);
    let class = if anaphoric(head) { Class::Bare } else { class_of(head).0 };
    let after = run.end + usize::from(matches!(words.bare(run.end), "who" | "that" | "which" | "were"));
    let told = site.hits().iter().find_map(|hit| match hit.meaning {
        Meaning::Happening(what) => {
            let own = hit.start == after || (class == Class::Bare && hit.start == run.start);
            (own && hit.end <= link && (what.to.is_empty() || what.to.contains(&class))).then_some((hit, what))
        }
        Meaning::Measure(_) => None,
    });
    let Some((hit, what)) = told else {
        // "the number of beds fell by 120 to 340": what is counted is the measure.
        let measured = site.hits().iter().find_map(|hit| match hit.meaning {
            Meaning::Measure(m) => {
                let fits =
                    m.carries & carries::COUNT != 0 && !hit.verb && run.contains(&hit.start) && hit.end == run.end;
                fits.then(|| Concept::of_hit(site, m, hit))
            }
            Meaning::Happening(_) => None,
        });
        let own = || {
            let (_, common) = class_of(head);
            let name = if common.is_empty() { many(words, run.clone()) } else { common.to_owned() };
            let noun = joined(words, run.clone());
            Concept { class: Some(class), noun, ..Concept::open(name, Basis::Noun(words.span(run.clone()))) }
        };
        return measured.or_else(|| (class != Class::Bare).then(own));
    };
    let noun = if class == Class::Bare { String::new() } else { joined(words, run.clone()) };
    let name = match what.name_for(class) {
        Some(name) => name.to_owned(),
        None if class == Class::Bare => return None,
        None => format!("{} {}", many(words, run), what.state),
    };
    Some(happened(site, hit, what, class, name, noun, figure))
}

/// "70 of them exchange students", "three of them lightly": a part of the figure before it, under its own noun.
fn subset(site: &Site<'_>, told: &Told<'_>) -> Option<Concept> {
    let words = site.words;
    let at = site.at();
    if words.bare(at.end) != "of" || !matches!(words.bare(at.end + 1), "them" | "whom" | "these" | "which") {
        return None;
    }
    let (concept, other) = told.here().next_back()?;
    let concept = concept.as_ref()?;
    let run = noun_run(words, at.end + 2, site.sentence.range.end)?;
    // "four of them sailed"
    if words.is(run.start, PARTICIPLE | PAST | LINK) {
        return Some(Concept { loose: true, ..concept.carried(other) });
    }
    if run.len() == 1 && words.bare(run.start).ends_with("ly") {
        let name = format!("{} {}", concept.name, words.bare(run.start));
        return Some(Concept { name, ..concept.carried(other) });
    }
    let name = many(words, run.clone());
    let name = match concept.happened {
        Some(state) => format!("{name} {state}"),
        None => name,
    };
    let basis = Basis::Noun(words.span(run.clone()));
    // The next count in the sentence is of the whole again.
    Some(Concept { name, noun: joined(words, run), class: None, basis, ..concept.clone() })
}

/// Whether "accounts for", "makes up" or their kind lead to token `at`, hedges aside.
fn accounts(words: &Words<'_>, at: usize) -> bool {
    let idle = |i: &usize| words.is(*i, HEDGE);
    let last = (at.saturating_sub(4)..at).rev().find(|i| !idle(i));
    last.is_some_and(|i| words.bare(i) == "for" && i > 0 && words.bare(i - 1).starts_with("account"))
}

/// "has", "its", "the company's", "Acme's" right before the number, hedges aside.
fn owns(words: &Words<'_>, at: usize) -> bool {
    let idle = |i: &usize| words.is(*i, HEDGE) && !matches!(words.bare(*i), "its" | "their" | "his" | "her");
    (at.saturating_sub(5)..at).rev().find(|i| !idle(i)).is_some_and(|i| {
        words.possessive(i) || matches!(words.bare(i), "its" | "their" | "our" | "has" | "have" | "had")
    })
}

/// Whether the sentence's first figure opens a clause, as its subject.
fn leads(site: &Site<'_>) -> bool {
    let words = site.words;
    let start = site.sentence.range.start;
    let Some(first) = site.sentence.figures.first() else { return false };
    let before = (first.start.saturating_sub(4).max(start)..first.start).rev().find(|&i| !words.is(i, HEDGE));
    before.is_none_or(|i| words.is(i, BREAK) || matches!(words.bare(i), "said" | "that"))
}

/// Whether the figure is what another is a part of: "A of the B", "Of B …, A".
pub(super) fn is_whole(site: &Site<'_>) -> bool {
    let words = site.words;
    let at = site.at().start;
    let start = site.sentence.range.start;
    for i in (at.saturating_sub(6).max(start)..at).rev() {
        let word = words.bare(i);
        if word == "of" {
            return i == start || site.sentence.figures[..site.nth].binary_search_by_key(&i, |f| f.end).is_ok();
        }
        if !(words.is(i, DETERMINER | HEDGE) || words.possessive(i) || words.possessive(i + 1)) {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::check_measure;

    #[test]
    fn a_count_is_its_noun_with_what_happens_to_it() {
        check_measure("Norvane will cut |1,400| jobs this year.", "job cuts");
        check_measure("Norvane laid off |350| workers in Leeds.", "job cuts");
        check_measure("Up to |900| posts could go at Norvane.", "job cuts");
        check_measure("The storm killed |12| people on the coast.", "deaths");
        check_measure("At least |12| people were killed on the coast.", "deaths");
        check_measure("The blast left |40| people injured.", "people injured");
        check_measure("Fire destroyed |120| homes in the valley.", "homes destroyed");
        check_measure("Officials said |64| schools were closed on Monday.", "schools closed");
    }

    #[test]
    fn what_is_said_of_one_count_is_not_said_of_the_next() {
        check_measure("The crash killed 12 people and injured |40|.", "people injured");
        check_measure("The crash killed |12| people and injured 40.", "deaths");
        check_measure("The plan creates |300| jobs.", "new jobs");
    }

    #[test]
    fn a_body_that_has_people_employs_them() {
        check_measure("Norvane has |9,000| employees.", "workforce");
        check_measure("Most of Norvane's roughly |9,000| workers were told.", "workforce");
    }

    #[test]
    fn a_part_has_happened_and_its_whole_has_not() {
        check_measure("|7,300| of its 8,450 members joined the walkout.", "workers on strike");
        check_measure("7,300 of its |8,450| members joined the walkout.", "members");
        check_measure("Of |12,600| employees, 5,290 were absent on Monday.", "workers");
        check_measure("Of 12,600 employees, |5,290| (42.0 per cent) were absent on Monday.", "workers on strike");
    }

    #[test]
    fn members_of_a_list_share_its_verb() {
        check_measure("More than |250| firefighters, 30 trucks and 6 boats were deployed.", "firefighters deployed");
    }

    #[test]
    fn a_part_under_its_own_noun_does_not_name_the_next_count() {
        check_measure("It killed 18 people, |two| of them nurses, and injured 63.", "nurses killed");
        check_measure("It killed 18 people, two of them nurses, and injured |63|.", "people injured");
        check_measure("Two boats sank and |three| fishermen are missing.", "fishermen missing");
    }

    #[test]
    fn a_number_of_things_measures_them() {
        check_measure("The number of lamp makers fell by |120| to 340.", "lamp makers");
        check_measure("The number of unemployed fell to |340,000|.", "unemployed");
        check_measure("The number of them fell to |340|.", "");
    }

    #[test]
    fn a_state_is_of_the_number_before_it_alone() {
        check_measure("The outbreak has left |9,300| sick and 226 dead.", "cases");
        check_measure("The outbreak has left 9,300 sick and |226| dead.", "deaths");
        check_measure("Doctors reported |31| new cases and 2 deaths.", "cases");
        check_measure("The flood killed |27| people, and 44 have not been found.", "deaths");
        check_measure("The flood killed 27 people, and |44| have not been found.", "people missing");
        check_measure("|300| firefighters, 42 trucks and 11 boats were deployed.", "firefighters deployed");
    }

    #[test]
    fn a_part_that_somewhere_accounts_for_is_of_the_whole() {
        check_measure("The storm killed 212 people. The port alone accounts for |146|.", "deaths");
        check_measure("The storm killed 212 people. The port has |146| bakeries.", "bakeries");
    }

    #[test]
    fn a_clause_without_a_verb_counts_what_the_one_before_does() {
        check_measure("Organisers say 80,000 marched; the union |400,000|.", "crowd");
        check_measure("The ministry said 12 people had died, the hospital |15|.", "deaths");
        check_measure("The ministry said 12 people had died, the hospital has |15| lamps.", "lamps");
    }

    #[test]
    fn points_are_of_an_index_or_of_a_game() {
        check_measure("The index rose |12.3| points to 1,334.20.", "index");
        check_measure("The guard scored |12| points on Sunday.", "score");
    }

    #[test]
    fn the_number_of_things_is_their_count() {
        check_measure("The number of people killed by cholera in the port rose to |41|.", "deaths");
        check_measure("Divers found 4 bodies, bringing the number of dead to |16|.", "deaths");
        check_measure("Divers found |4| bodies, bringing the number of dead to 16.", "bodies recovered");
    }

    #[test]
    fn the_noun_is_the_measure_where_nothing_happens() {
        check_measure("The shop has |48| brass lanterns of old make.", "brass lanterns");
    }
}
