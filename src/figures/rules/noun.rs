//! What a number counts: the run of nouns beside it.
//!
//! Without a tagger: a run ends at closed lists of function words and verbs, and its head is its plural.

use std::ops::Range;

use super::draft::Draft;
use super::words::{NO_PLURALS, PLURALS, STATES, STOP, VERBS, words};
use super::{FigureKind, Unit};
use crate::language::atoms::Atoms;

/// Finds the noun of a draft, where words beside the number name it.
pub(super) fn fill(atoms: &Atoms<'_>, draft: &mut Draft) {
    let end = draft.atoms.end;
    draft.noun = match draft.kind {
        FigureKind::Count => counted(atoms, end).filter(|noun| {
            // "61,000 qualify for it": one word without a plural is a verb, unless a hyphen ties it to the number, or an
            // article both of them ("the 14,000 figure").
            let bare = noun.start == end && noun.len() == 1 && draft.low > 1.0 && !is_plural(atoms, noun.start);
            let start = draft.atoms.start;
            let one =
                start > 0 && (atoms.dash(start - 1) || atoms.has(start - 1, words!("the a an this that its their")));
            !bare || one || atoms.has(noun.start, &STATES) || atoms.capitalised(noun.start)
        }),
        FigureKind::Percent | FigureKind::Ratio => {
            of(atoms, end).or_else(|| after(atoms, end).filter(|_| draft.unit != Unit::PERCENT_POINT))
        }
        FigureKind::Money | FigureKind::Measurement | FigureKind::Duration if draft.unit != Unit::AGE => {
            of(atoms, end).or_else(|| attached(atoms, draft)).or_else(|| before(atoms, draft.atoms.start))
        }
        _ => None,
    };
}

/// Whether the atom is a plural noun, as far as its form tells.
pub(super) fn is_plural(atoms: &Atoms<'_>, at: usize) -> bool {
    if !atoms.is_word(at) || atoms.has(at, &NO_PLURALS) || atoms.has(at, &STOP) {
        return false;
    }
    if atoms.has(at, &PLURALS) {
        return true;
    }
    let word = atoms.str(at);
    if word.len() > 4 && word.ends_with("men") {
        return true;
    }
    let lower_s = word.ends_with('s') || (word.ends_with('S') && word.chars().all(|c| c.is_uppercase()));
    word.len() >= 4 && lower_s && !["ss", "us", "is", "SS", "US", "IS"].iter().any(|ending| word.ends_with(ending))
}

/// The noun that directly follows a number, as in "14,000 corporate jobs".
pub(super) fn after(atoms: &Atoms<'_>, at: usize) -> Option<Range<usize>> {
    let mut start = at;
    if atoms.hyphen(start) {
        // "a 300-strong crowd", "the 14,000-job cut"
        if !atoms.has(start + 1, words!("strong plus odd")) {
            let word = start + 1;
            let noun = atoms.is_word(word) && !atoms.has(word, &STOP) && atoms.str(word).len() > 2;
            return noun.then_some(word..word + 1);
        }
        start += 2;
        // "a 300-strong crowd gathered": what is so strong stands right behind, whatever follows.
        let crowd = atoms.is_word(start) && !atoms.has(start, &STOP) && !atoms.has(start, &VERBS);
        return run(atoms, start).or_else(|| crowd.then_some(start..start + 1));
    } else if atoms
        .has(start, words!("odd more other additional extra further new fewer so or different separate such"))
        && (is_plural(atoms, start + 1) || is_plural(atoms, start + 2))
        && !atoms.is(start + 1, "than")
    {
        start += 1;
    }
    if atoms.has(start, &STATES) && !is_plural(atoms, start + 1) {
        return Some(start..start + 1);
    }
    run(atoms, start)
}

/// The run of nouns that begins at `start`: to its plural, or all of it where it has none.
fn run(atoms: &Atoms<'_>, start: usize) -> Option<Range<usize>> {
    let mut at = start;
    let mut words = 0;
    let mut end = start;
    let number = |at: usize| crate::language::numerals::is_number_word(atoms.key(at)) && !atoms.is(at, "quarter");
    while words < 5 && atoms.is_word(at) && !atoms.has(at, &STOP) && !possessive(atoms, at) && !number(at) {
        let participle = atoms.has(at, &VERBS) && !atoms.has(at, &PLURALS);
        if participle && !(is_plural(atoms, at + 1) || words == 0 && is_plural(atoms, at + 2) && atoms.is_word(at + 1))
        {
            break;
        }
        if is_plural(atoms, at) {
            // "sales jobs", "poultry farms", "injured officers": some plurals stand before the noun that is counted.
            let before = words!(
                "sales news sports arms goods systems operations communications customs savings securities services materials
                 honours veterans students drugs rights games weapons munitions bonds futures affairs appeals crimes earnings
                 foods parts"
            );
            let endless = !atoms.str(at).ends_with(['s', 'S']) && !atoms.is(at, "people");
            let more = (endless || atoms.has(at, before))
                && is_plural(atoms, at + 1)
                && !atoms.capitalised(at + 1)
                && !atoms.has(at + 1, &VERBS);
            return Some(start..at + 1 + usize::from(more));
        }
        words += 1;
        end = at + 1;
        at = atoms.past_hyphen(end);
        // "two new 737 Max jets": a model's number among the words.
        let model = |at: usize| {
            let name = atoms.is_word(at + 1) && !atoms.has(at + 1, &STOP) && !atoms.has(at + 1, &VERBS);
            atoms.is_digits(at) && !atoms.glued(at) && name && (is_plural(atoms, at + 1) || is_plural(atoms, at + 2))
        };
        if model(at) {
            end = at + 1;
            at = end;
        }
    }
    // "another two new ones": an adjective alone is no noun.
    let bare = words == 1
        && atoms.has(
            start,
            words!(
        "new other more further additional extra different separate fresh big large larger small smaller major straight
         successive consecutive full whole good great likely able ready"
    ),
        );
    if words == 0 || words > 2 || bare {
        return None;
    }
    let last = atoms.str(end - 1);
    let verbal = ["ing", "ed", "ly"].iter().any(|ending| last.ends_with(ending)) && last.len() > 4;
    (!verbal && last.len() > 2).then_some(start..end)
}

fn possessive(atoms: &Atoms<'_>, at: usize) -> bool {
    atoms.str(at).starts_with(['\'', '’'])
}

/// "hundreds of jobs", "three of the county’s eight theatres", "7,300 of its 8,450 members", or what directly follows.
fn counted(atoms: &Atoms<'_>, end: usize) -> Option<Range<usize>> {
    if !atoms.is(end, "of") {
        return after(atoms, end);
    }
    let mut at = end + 1;
    for _ in 0..6 {
        let skipped = atoms
            .has(at, words!("the its his her their our your my those these all some about city country company"))
            || atoms.is_digits(at)
            || possessive(atoms, at)
            || crate::language::numerals::is_number_word(atoms.key(at));
        let owner = possessive(atoms, at + 1);
        if !(skipped || owner) {
            break;
        }
        at += 1;
    }
    // "the 8.6 million of the year before"
    let times = words!("year month week quarter season day night summer winter spring autumn decade century");
    run(atoms, at).filter(|noun| noun.len() > 1 || !atoms.has(noun.start, times))
}

/// "4 percent of its corporate workforce", "$29.3 billion in revenue"
fn of(atoms: &Atoms<'_>, end: usize) -> Option<Range<usize>> {
    let link = atoms.has(end, words!("of in"));
    if !link {
        return None;
    }
    let mut at = end + 1;
    while at < end + 4 && (atoms.has(at, words!("the its his her their our all total")) || possessive(atoms, at)) {
        at += 1;
    }
    if atoms.capitalised(at) || (atoms.is(end, "in") && at > end + 1) {
        return None;
    }
    run(atoms, at)
}

/// "a $45 million breakup fee", "the 90-day internal mobility period"
fn attached(atoms: &Atoms<'_>, draft: &Draft) -> Option<Range<usize>> {
    let end = draft.atoms.end;
    // "40 hectares burned overnight": a unit in the plural has a verb behind it.
    let many = draft.kind == FigureKind::Measurement && end > 0 && atoms.str(end - 1).ends_with('s');
    if many && atoms.str(end).ends_with("ed") && !is_plural(atoms, end + 1) {
        return None;
    }
    let mut start = if atoms.hyphen(end) { end + 1 } else { end };
    // "a 7.2-magnitude shock"
    start += usize::from(start > end && atoms.has(start, words!("magnitude strength")));
    if atoms.capitalised(start) {
        return None;
    }
    run(atoms, start)
}

/// "revenue of $167.7 billion": the nouns before "of".
fn before(atoms: &Atoms<'_>, start: usize) -> Option<Range<usize>> {
    let of = start.checked_sub(1).filter(|&at| atoms.is(at, "of"))?;
    let mut first = of;
    // "a minimum of £9.50" bounds, and measures nothing
    let bounds = words!("minimum maximum region order excess total upwards upward");
    if first > 0 && atoms.has(first - 1, bounds) {
        return None;
    }
    if first > 0 && atoms.is_word(first - 1) && !atoms.has(first - 1, &STOP) && !atoms.has(first - 1, &VERBS) {
        first -= 1;
        let kinds = words!("net gross total annual average operating free quarterly monthly record cash pre-tax break");
        while first > 0 && of - first < 3 && atoms.has(first - 1, kinds) {
            first -= 1;
        }
    }
    (first < of).then_some(first..of)
}

#[cfg(test)]
mod tests {
    use super::super::marked::check;

    #[test]
    fn a_plural_without_an_ending_may_say_which() {
        check(
            "It has |410|{410 poultry farms} poultry farms, |85|{85 dead swans} dead swans and |9|{9 cattle} cattle.",
        );
        check("It rescued |6|{6 people} people; |9|{9 police} police, tired, left.");
    }

    #[test]
    fn a_verb_is_not_counted() {
        check(
            "Of them |61,000|{61000} qualify for it, and |four|{4} slip to |2003|; the |14,000|{14000 figure} figure is known.",
        );
    }

    #[test]
    fn what_a_year_had_counts_no_years() {
        check("It sold |9,300|{9300 lamps} lamps, and the |8,600|{8600} of the year before were fewer.");
    }
}
