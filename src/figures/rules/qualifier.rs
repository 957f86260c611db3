//! Words that bound a number: "up to", "more than", "nearly" before it, "or more" behind it.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::draft::{Context, Draft};
use super::words::words;
use super::{FigureKind, Qualifier};
use crate::language::atoms::Atoms;
use crate::language::lexicon::{Key, Phrases};

/// What a bounding phrase may stand before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bounds {
    Anything,
    /// Not a length of time: "over 30 months" says when, not how much.
    Amounts,
    /// Lengths of time and of space: "within 300 metres".
    Lengths,
}

/// Whether an approximation leaves only the lower side open.
pub(super) fn is_lower_only(atoms: &Atoms<'_>, draft: &Draft) -> bool {
    let last = draft.qualifier_atoms.as_ref().map_or(usize::MAX, |range| range.start);
    atoms.has(last, words!("nearly almost close approaching virtually practically"))
        || (draft.kind == FigureKind::Ratio && atoms.is(last, "barely"))
}

/// A phrase without its last word, from its end to its start, and what it means.
type Phrase = (Vec<Key>, Qualifier, Bounds);

/// Bounding phrases by their last word; longer ones first.
static BEFORE: LazyLock<FxHashMap<Key, Vec<Phrase>>> = LazyLock::new(|| {
    use Bounds::*;
    use Qualifier::*;
    let rows: &[(Qualifier, Bounds, &str)] = &[
        (
            Approx,
            Anything,
            "about,around,some,roughly,approximately,approx,circa,nearly,almost,close to,closer to,nearer,nearer to,near,near to,barely,virtually,practically,an estimated,estimated,in the region of,in the order of,of the order of,on the order of,something like,more or less,approaching,or so,just about,somewhere around,give or take,a reported,perhaps,maybe",
        ),
        (
            AtMost,
            Anything,
            "up to,as many as,as much as,at most,at the most,no more than,not more than,a maximum of,maximum of,a maximum,maximum,max,as high as,as long as,as far as,as large as,as big as,as late as,no longer than,no higher than,no larger than,less than or equal to,smaller than or equal to,smaller or equal than,less or equal than,lower than or equal to,lower or equal than,fewer than or equal to,capped at,limited to,anything up to,until",
        ),
        (AtMost, Lengths, "within"),
        (
            AtLeast,
            Anything,
            "at least,a good,greater than or equal to,more than or equal to,higher than or equal to,larger than or equal to,higher or equal than,more or equal than,bigger or equal than,greater or equal than,at least or equal to,equal to or more than,no fewer than,no less than,not less than,not fewer than,no lower than,a minimum of,minimum of,a minimum,minimum,as few as,as little as,as low as,at the very least,at a minimum",
        ),
        (
            MoreThan,
            Anything,
            "more than,exceeding,in excess of,upwards of,upward of,greater than,higher than,bigger than,larger than,longer than,older than,well over,just over,a little over,slightly over,slightly more than,little more than,not much more than,marginally more than,significantly more than,considerably more than,considerably over,marginally over,a little more than,just above,well above,topped,topping,tops,passes,could top,may top,to top,will top,would top,might top,beyond,surpass,surpasses,surpassed,surpassing,exceeded,exceeds,exceed,north of,better than,for over,of over,with over,after over,and over,far more than,not just,passed,a bit over,over than,above than",
        ),
        (MoreThan, Amounts, "over,above,past"),
        (
            LessThan,
            Anything,
            "less than,fewer than,not quite,just under,well under,well below,just below,slightly less than,slightly fewer than,little less than,marginally less than,significantly less than,significantly fewer than,considerably less than,just less than,just fewer than,marginally under,marginally below,slightly under,a little under,a little less than,just short of,just shy of,shy of,lower than,smaller than,shorter than,younger than,far less than,far fewer than,beneath",
        ),
        (LessThan, Anything, "under,below"),
        (Exact, Anything, "exactly,precisely,between,a record,a total of"),
    ];
    let mut phrases: FxHashMap<Key, Vec<Phrase>> = FxHashMap::default();
    for &(qualifier, bounds, list) in rows {
        for phrase in list.split(',') {
            let mut words: Vec<Key> = phrase.split(' ').map(Key::of).collect();
            words.reverse();
            let rest = words.split_off(1);
            phrases.entry(words[0]).or_default().push((rest, qualifier, bounds));
        }
    }
    for list in phrases.values_mut() {
        list.sort_by_key(|(words, ..)| std::cmp::Reverse(words.len()));
    }
    phrases
});

/// Finds what bounds the draft, left first.
pub(super) fn fill(context: &Context<'_, '_>, draft: &mut Draft) {
    if matches!(draft.kind, FigureKind::Date | FigureKind::Ordinal) {
        return;
    }
    let left = before(context, draft).or_else(|| shared(context, draft));
    // "about six hundred or more": what stands behind bounds, what stands before only blurs.
    let right = left.as_ref().is_none_or(|(q, _)| matches!(q, Qualifier::Approx | Qualifier::Exact));
    let right = right.then(|| after(context.atoms, draft)).flatten();
    let Some((qualifier, atoms)) = right.or(left) else { return };
    draft.qualifier_atoms = Some(atoms);
    // "at least several hundred" stays vague: the words have no number to bound
    if !draft.is_vague() {
        draft.qualifier = qualifier;
    }
}

/// "as high as 80ft (24m)": what bounds a number bounds the same amount in another unit, in brackets behind it.
fn shared(context: &Context<'_, '_>, draft: &Draft) -> Option<(Qualifier, std::ops::Range<usize>)> {
    let bracket = draft.atoms.start.checked_sub(1).filter(|&at| context.atoms.mark(at, '('))?;
    let other = context.before.last()?;
    let end = other.noun.as_ref().map_or(other.atoms.end, |noun| noun.end.max(other.atoms.end));
    let same = bracket == end || bracket == other.atoms.end;
    let kinds = other.kind == draft.kind && other.unit != draft.unit && draft.kind != FigureKind::Count;
    let bound = other.qualifier_atoms.clone().filter(|_| same && kinds)?;
    Some((other.qualifier, bound))
}

fn before(context: &Context<'_, '_>, draft: &Draft) -> Option<(Qualifier, std::ops::Range<usize>)> {
    let atoms = context.atoms;
    let start = draft.atoms.start;
    let mut last = start.checked_sub(1)?;
    match atoms.any_mark(last) {
        Some('~' | '≈' | '∼') => return Some((Qualifier::Approx, last..start)),
        Some('>') => return Some((Qualifier::MoreThan, last..start)),
        Some('<') => return Some((Qualifier::LessThan, last..start)),
        Some('≥') => return Some((Qualifier::AtLeast, last..start)),
        Some('≤') => return Some((Qualifier::AtMost, last..start)),
        Some('=') if last > 0 && atoms.mark(last - 1, '>') => return Some((Qualifier::AtLeast, last - 1..start)),
        Some('=') if last > 0 && atoms.mark(last - 1, '<') => return Some((Qualifier::AtMost, last - 1..start)),
        // “nearer “2,000””, "(about 5 percent)": a mark may stand between
        Some('“' | '"' | '‘' | '(') => last = last.checked_sub(1)?,
        Some('.')
            if atoms.is(last.checked_sub(1)?, "c") || atoms.is(last - 1, "ca") || atoms.is(last - 1, "approx") =>
        {
            return Some((Qualifier::Approx, last - 1..start));
        }
        _ => {}
    }
    if (atoms.is(last, "ca") || atoms.str(last) == "c") && draft.kind != FigureKind::Money {
        return Some((Qualifier::Approx, last..start));
    }
    // "a minimum payment of €20,000"
    if atoms.is(last, "of") && last >= 3 && atoms.is_word(last - 1) && atoms.has(last - 2, words!("minimum maximum")) {
        let most = atoms.is(last - 2, "maximum");
        let determined = atoms.has(last - 3, words!("a the its their this that"));
        if determined {
            return Some((if most { Qualifier::AtMost } else { Qualifier::AtLeast }, last - 3..start));
        }
    }
    // "more than another 20", "up to a further 30": a word may stand between
    for end in [last, last.wrapping_sub(1)] {
        if end != last && !atoms.has(last, words!("another further additional extra")) {
            break;
        }
        if let Some(found) = phrase(context, draft, end) {
            // "up to an estimated £5m": what bounds an estimate says more than that it is one
            let estimate = found.1.start.checked_sub(1).filter(|_| atoms.has(end, words!("estimated reported")));
            let bound = estimate.and_then(|last| phrase(context, draft, last));
            return Some(bound.map_or(found, |(qualifier, bound)| (qualifier, bound.start..bound.end)));
        }
    }
    None
}

fn phrase(context: &Context<'_, '_>, draft: &Draft, last: usize) -> Option<(Qualifier, std::ops::Range<usize>)> {
    let atoms = context.atoms;
    let list = BEFORE.get(&atoms.key(last))?;
    for (rest, qualifier, bounds) in list {
        let Some(first) = last.checked_sub(rest.len()) else { continue };
        let matches = rest.iter().enumerate().all(|(back, &word)| atoms.key(last - 1 - back) == word);
        if !matches || !applies(context, draft, first, *bounds) {
            continue;
        }
        let comparison = *qualifier == Qualifier::MoreThan || *qualifier == Qualifier::LessThan;
        // "four hundred more than 300": what stands before is compared with this number, not bounded by it
        let compares = atoms.has(first, words!("more less fewer higher lower greater above below"));
        if comparison
            && compares
            && rest.len() <= 1
            && first > 0
            && context.before.last().is_some_and(|d| d.atoms.end == first)
        {
            return None;
        }
        return Some((*qualifier, first..last + 1));
    }
    None
}

fn applies(context: &Context<'_, '_>, draft: &Draft, first: usize, bounds: Bounds) -> bool {
    let atoms = context.atoms;
    let duration = draft.kind == FigureKind::Duration;
    let determined = first > 0 && atoms.has(first - 1, words!("the this last next"));
    match bounds {
        Bounds::Anything => {
            // "until 5", "passed 12 laws": only amounts that can be passed or reached
            let until = atoms.is(first, "until") || atoms.is(first, "passed") || atoms.is(first, "near");
            let enacts = atoms.is(first, "passes") && draft.noun.is_some();
            !enacts
                && !(until
                    && (duration
                        || draft.scaled == until && draft.bare && draft.low < 100.0 && !atoms.is(first, "near")))
                && !(atoms.is(first, "until"))
        }
        Bounds::Amounts => {
            // "waited over a year", where "grew over 30 months" says when
            let lasting = words!(
                "waited wait waiting waits took take takes taking lasted lasts last lasting spent spend spends jailed aged"
            );
            let lasts = first > 0 && atoms.has(first - 1, lasting);
            (!duration || draft.unit == super::Unit::AGE) && !determined
                || duration && (atoms.is(first, "above") || lasts)
        }
        Bounds::Lengths => {
            (duration || draft.kind == FigureKind::Measurement || draft.kind == FigureKind::Percent) && !determined
        }
    }
}

/// Bounding phrases behind a number; a longer one before those that begin it.
static BEHIND: LazyLock<Phrases<Qualifier>> = LazyLock::new(|| {
    use Qualifier::*;
    Phrases::new([
        ("and more", AtLeast),
        ("or more than", AtLeast),
        ("or less than", AtMost),
        ("or more", AtLeast),
        ("or above", AtLeast),
        ("or over", AtLeast),
        ("or higher", AtLeast),
        ("or greater", AtLeast),
        ("or better", AtLeast),
        ("or longer", AtLeast),
        ("or older", AtLeast),
        ("and above", AtLeast),
        ("and over", AtLeast),
        ("and counting", AtLeast),
        ("and up", AtLeast),
        ("at least", AtLeast),
        ("at minimum", AtLeast),
        ("minimum", AtLeast),
        ("or less", AtMost),
        ("or fewer", AtMost),
        ("or under", AtMost),
        ("or below", AtMost),
        ("at most", AtMost),
        ("at the most", AtMost),
        ("maximum", AtMost),
        ("or so", Approx),
        ("or thereabouts", Approx),
        ("give or take", Approx),
    ])
});

/// "or more", "at least", "and counting", "+", behind the number or behind its noun.
fn after(atoms: &Atoms<'_>, draft: &Draft) -> Option<(Qualifier, std::ops::Range<usize>)> {
    let noun = draft.noun.as_ref().map(|noun| noun.end);
    // "500, give or take": a comma may stand between
    let apart = Some(draft.atoms.end + 1).filter(|&at| atoms.mark(at - 1, ',') && atoms.is(at, "give"));
    for at in [Some(draft.atoms.end), noun, apart].into_iter().flatten() {
        for (end, qualifier) in atoms.phrases(at, &BEHIND).filter(|_| atoms.is_word(at)) {
            // "two schools at least 5 km apart": the bound is the next number's
            let of_next = atoms.is_digits(end) || (atoms.is(end, "than") && qualifier != Qualifier::AtLeast);
            if !of_next {
                return Some((qualifier, at..end));
            }
        }
    }
    let at = draft.atoms.end;
    if atoms.mark(at, '+') && atoms.glued(at) && !atoms.is_digits(at + 1) {
        return Some((Qualifier::AtLeast, at..at + 1));
    }
    let plus = atoms.past_hyphen(at);
    let free = plus > at || !(atoms.is_word(at + 1) || atoms.is_digits(at + 1) || atoms.any_mark(at + 1) == Some('$'));
    if atoms.is(plus, "odd") && (plus > at || super::noun::is_plural(atoms, plus + 1)) {
        return Some((Qualifier::Approx, plus..plus + 1));
    }
    (atoms.is(plus, "plus") && free).then_some((Qualifier::AtLeast, plus..plus + 1))
}

#[cfg(test)]
mod tests {
    use super::super::marked::check;

    #[test]
    fn bounds_to_the_left() {
        check(
            "[Up to |30,000|{0..30000 jobs}] jobs, [more than |27,000|{27000.. people}] people, [no fewer than |5|{5..}].",
        );
        check(
            "[Nearly |10,000|{9000..10000 people}] people, [roughly |4,000|{3600..4400 homes}] homes, [just under |20|{0..20 men}] men.",
        );
        check("[Well over |300|{300.. ships}] ships and [at least |one|{1..}] [an estimated |12|{11.5..12.5 towns}] towns."
            .replace("[at least |one|{1..}] ", "").as_str());
    }

    #[test]
    fn bounds_to_the_right() {
        check("It needs [|10|{10..} or more], [|20|{20..} plus], [|5|{0..5} at most], [|300|{270..330} or so].");
        check(
            "It saw [|10|{10.. storms}-plus] storms and [|25|{24.5..25.5 phones}-odd] phones, an odd |3|{3 men} men.",
        );
        check("The toll is [|45|{45..} and counting]; [|9|{9..} and more] will come, and |7|{7 men} men are counting.");
        check("The toll [could top |15,000|{15000..}], the top |3|{3 men} men say.");
        check("It must [surpass |3,000|{3000.. votes}] votes.");
    }

    #[test]
    fn what_bounds_an_estimate_bounds() {
        check("It costs [up to an estimated |£5m|{0..5000000 GBP}], or [an estimated |£4m|{3500000..4500000 GBP}].");
    }

    #[test]
    fn blurs() {
        check(
            "[Perhaps |500|{450..550 men}] men, [maybe |60|{55..65}], [|500|{450..550}, give or take], [not quite |half|{0..0.5 ratio}] of it.",
        );
        check("He was likely |20|{20 men} men strong, not quite so, |500|{500}, giving.");
    }

    #[test]
    fn signs_bound_too() {
        check("Only [~|50|{45..55 men}] men and [|30|{30..}+] came.");
    }

    #[test]
    fn comparisons_bound_nothing() {
        check("The toll is |four hundred| more than |300|{300 men} men.");
        check("It is |450|{450 ha} less than the |6,400 hectares|.");
    }

    #[test]
    fn what_tells_when_does_not_bound() {
        check("They waited [over |a year|{1.. year}], |40|{40 men} men [longer than |18 months|{18.. month}].");
        check("Over |30 months|{30 month}, and in the past |12 months|{12 month}, it grew.");
    }

    #[test]
    fn two_bounds_make_a_range() {
        check("It is [more than |15 and less than 35|{15..35 towns}] towns.");
        check("It is [no more than |50 and no less than 20|{20..50}].");
        check("It has [more than |15|{15.. towns}] towns and [less than |35|{0..35 villages}] villages.");
    }

    #[test]
    fn a_minimum_of_some_sort() {
        check(
            "They want [a minimum payment of |€20,000|{20000.. EUR payment}] and [a maximum fine of |€300|{0..300 EUR fine}].",
        );
        check("They want the minimum and a payment of |€20,000|{20000 EUR payment}.");
    }

    #[test]
    fn a_toll_passes_a_number_and_a_minister_passes_laws() {
        check("The toll [passes |60|{60..}] as he passes |60|{60 laws} laws.");
    }
}
