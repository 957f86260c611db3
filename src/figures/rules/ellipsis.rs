//! Numbers whose unit stands elsewhere: "31.5 and 14.2 per cent", "450 less than the 6,400 hectares",
//! "fell to 18.2 billion against 53 billion".

use super::draft::{Context, Draft};
use super::words::words;
use super::{FigureKind, Qualifier, Unit};
use crate::language::atoms::Atoms;

/// Gives the bare number `drafts[at]` the unit that stands behind the number after it.
pub(super) fn listed(context: &Context<'_, '_>, drafts: &mut [Draft], at: usize) {
    share_scale(context.atoms, drafts, at);
    // "280 million of the 1.5 billion shekels": the unit of the whole is no noun that the part counts.
    let whole = drafts.get(at + 1).filter(|next| next.kind == FigureKind::Money).map(|next| next.atoms.clone());
    if drafts[at].bare
        && context.atoms.is(drafts[at].atoms.end, "of")
        && let Some(whole) = whole
        && drafts[at].noun.as_ref().is_some_and(|noun| whole.start <= noun.start && noun.end <= whole.end)
    {
        drafts[at].noun = None;
    }
    if is_open(&drafts[at]) {
        let found = list_unit(context, drafts, at).or_else(|| compared(context, drafts, at));
        give(&mut drafts[at], found);
    }
}

/// Gives the bare number `drafts[at]` the unit of the figure before, where words of comparison lead from it.
pub(super) fn carried(context: &Context<'_, '_>, drafts: &mut [Draft], at: usize) {
    if is_open(&drafts[at]) {
        let found = from_before(context, drafts, at);
        give(&mut drafts[at], found);
        scaled_alike(drafts, at);
    }
}

/// "rose from $89 to $93 billion": two values, and the scale of the second is that of the first too.
fn share_scale(atoms: &Atoms<'_>, drafts: &mut [Draft], at: usize) {
    let (before, rest) = drafts.split_at_mut(at + 1);
    let (Some(draft), Some(next)) = (before.last_mut(), rest.first()) else { return };
    let plain = !draft.scaled
        && !draft.range
        && !draft.is_vague()
        && draft.noun.as_ref().is_none_or(|n| n.start < draft.atoms.start);
    let (start, end) = (draft.atoms.start, draft.atoms.end);
    let led = start > 0 && atoms.is(start - 1, "from") && atoms.is(end, "to") && next.atoms.start == end + 1;
    let alike = draft.unit == next.unit || draft.bare;
    let shared = draft.low * next.scale;
    let near = shared <= next.low * 5.0 && next.low <= shared * 5.0;
    if plain && led && alike && next.scaled && next.scale >= 1e3 && near {
        scale_like(draft, next);
    }
}

/// Gives a draft the scale of another one.
fn scale_like(draft: &mut Draft, other: &Draft) {
    let by = other.scale;
    (draft.low, draft.high, draft.soft) = (draft.low * by, draft.high * by, (draft.soft.0 * by, draft.soft.1 * by));
    (draft.digit, draft.grain, draft.scale) = (draft.digit * by, draft.grain * by, by);
    (draft.scaled, draft.rounded) = (true, other.rounded);
}

fn is_open(draft: &Draft) -> bool {
    draft.bare && draft.noun.is_none()
}

fn give(draft: &mut Draft, found: Option<(FigureKind, Unit)>) {
    if let Some((kind, unit)) = found {
        (draft.kind, draft.unit, draft.bare) = (kind, unit, false);
    }
}

fn of(draft: &Draft) -> Option<(FigureKind, Unit)> {
    matches!(draft.kind, FigureKind::Percent | FigureKind::Measurement | FigureKind::Money | FigureKind::Duration)
        .then_some((draft.kind, draft.unit))
        .filter(|(_, unit)| *unit != Unit::AGE)
}

/// "31.5 and 14.2 per cent": the unit behind the second number is that of the first too.
fn list_unit(context: &Context<'_, '_>, drafts: &[Draft], at: usize) -> Option<(FigureKind, Unit)> {
    let atoms = context.atoms;
    let (draft, next) = (&drafts[at], drafts.get(at + 1)?);
    let end = draft.atoms.end;
    // "280 million of the 1.5 billion shekels"
    let part = draft.scaled
        && next.kind == FigureKind::Money
        && atoms.is(end, "of")
        && next.atoms.start <= end + 2
        && next.low > draft.high;
    if part {
        return of(next);
    }
    // "Revenue was 1.2 billion, 8 per cent up": no number of millions is a percentage.
    // "rose to 6,200, 7 per cent of the roll" neither.
    let great = draft.scaled && !next.scaled || draft.low >= 1_000.0 && next.low < 200.0;
    let part = matches!(next.kind, FigureKind::Percent | FigureKind::Duration) && great;
    let linked = !part && (atoms.has(end, words!("and or to")) || atoms.mark(end, ','));
    let signed = atoms.any_mark(next.atoms.start).is_some()
        || !atoms.is_digits(next.atoms.start) && atoms.is_digits(draft.atoms.start);
    if !linked || next.atoms.start != end + 1 || signed || next.range {
        return None;
    }
    // "27 and 29 years old"
    let aged =
        atoms.has(end, words!("and or")) && next.unit == Unit::AGE && draft.low <= 115.0 && draft.low.fract() == 0.0;
    if aged {
        return Some((next.kind, next.unit));
    }
    of(next)
}

/// "450 less than the 6,400 hectares": a difference has the unit of what it is taken from.
fn compared(context: &Context<'_, '_>, drafts: &[Draft], at: usize) -> Option<(FigureKind, Unit)> {
    let atoms = context.atoms;
    let (draft, next) = (&drafts[at], drafts.get(at + 1)?);
    let end = draft.atoms.end;
    let compares = atoms.has(end, words!("more less fewer higher lower above below")) && atoms.is(end + 1, "than");
    // "742, 262 more than two days ago" compares with a time.
    let time = next.kind == FigureKind::Duration && atoms.has(next.atoms.end, words!("ago earlier before"));
    (compares && !time && next.atoms.start <= end + 6).then(|| of(next)).flatten()
}

/// The unit of the last figure before, where words of comparison lead to this one.
fn from_before(context: &Context<'_, '_>, drafts: &[Draft], at: usize) -> Option<(FigureKind, Unit)> {
    let atoms = context.atoms;
    let draft = &drafts[at];
    let recent = &drafts[at.saturating_sub(6)..at];
    // "412 million pounds ($499 million), against 538 million": what stands in brackets is told for other readers.
    let aside = |d: &Draft| {
        let start = d.atoms.start;
        d.kind == FigureKind::Money && start > 0 && atoms.mark(start - 1, '(')
    };
    let named = || recent.iter().rev().filter(|d| !matches!(d.kind, FigureKind::Date | FigureKind::Ordinal));
    let first = named().next();
    let outside = || named().find(|d| !aside(d)).filter(|d| d.kind == FigureKind::Money);
    let last = if first.is_some_and(aside) { outside().or(first) } else { first };
    let before = draft.atoms.start.checked_sub(1);
    if draft.scaled && (draft.low >= 1e5 || draft.form == crate::language::numerals::Form::Amount) {
        if let Some(last) = last
            && last.kind == FigureKind::Money
        {
            return of(last);
        }
        if last.is_some_and(|d| d.kind == FigureKind::Count) {
            return None;
        }
        let spent = context.speaks_of(words!(
            "bill cost costs costing spend spends spent spending invest invests invested investing investment worth paid pay
             paying raised fund funding funds budget revenue revenues profit profits loss losses debt price priced valued
             deal tax taxes aid loan loans fine fined savings sum amount damages earnings turnover"
        ));
        let into = atoms.is(draft.atoms.end, "into");
        if spent || into {
            let unknown = Unit::of("XXX").unwrap_or(Unit::COUNT);
            return Some((FigureKind::Money, context.setting.currency.unwrap_or(unknown)));
        }
        return None;
    }
    // "45 per cent in 1992, 52 per cent in 1987 and 38 in 1983"
    let parallel = before.is_some_and(|i| atoms.is(i, "and") || atoms.mark(i, ','))
        && atoms.is(draft.atoms.end, "in")
        && draft.low <= 100.0
        && last.is_some_and(|last| last.kind == FigureKind::Percent && atoms.is(last.atoms.end, "in"));
    if parallel {
        return of(last?);
    }
    // "42 percent, against an average of 66"
    let kind = words!(
        "a an the its average mean target record level figure rate peak previous usual normal of ceiling limit goal"
    );
    let lead = before.and_then(|i| (i.saturating_sub(4)..=i).rev().find(|&i| !atoms.has(i, kind)));
    let compares = lead.is_some_and(|i| {
        let with = atoms.is(i, "with") && i > 0 && atoms.has(i - 1, words!("compared compares"));
        with || atoms.has(i, words!("against versus"))
    });
    let led = before.is_some_and(|i| atoms.has(i, words!("not than to from against versus by"))) || compares;
    let last = last?;
    // "SEK 14,190 million (2007: 17,305)": the same in another year
    let headed = draft.atoms.start > 2
        && atoms.mark(draft.atoms.start - 1, ':')
        && atoms.is_digits(draft.atoms.start - 2)
        && matches!(atoms.any_mark(draft.atoms.start - 3), Some('(' | ';'));
    let bracketed = headed && last.atoms.end + 12 >= draft.atoms.start;
    if bracketed && matches!(last.kind, FigureKind::Money | FigureKind::Percent) {
        return of(last);
    }
    if is_share_of_votes(context, draft, recent) {
        return Some((FigureKind::Percent, Unit::PERCENT));
    }
    let from = last.atoms.start.checked_sub(1).is_some_and(|i| atoms.is(i, "from"));
    let to = before.is_some_and(|i| atoms.is(i, "to"));
    let vague = draft.form == crate::language::numerals::Form::Vague;
    // "rose 8.15% to 3.65" ends at a level; "from 4.1% to 3.65" and "from 208 pounds to 193" keep their unit.
    // "84 tonnes of cargo, against the 60 declared", "40 years of work, up from 37", "34 km down rather than ten"
    // "Another 40 hectares burned, bringing the total to 1,240"
    let total = before.filter(|&i| i > 1 && atoms.is(i, "to") && atoms.has(i - 1, words!("total tally figure sum")));
    let brought = total.is_some_and(|i| {
        (i.saturating_sub(5)..i)
            .any(|i| atoms.has(i, words!("bringing brings brought taking takes took lifting lifts raising")))
    });
    if brought && last.kind == FigureKind::Measurement {
        return of(last);
    }
    let behind = |i: usize, list| i > 0 && atoms.has(i, list);
    let against = before.is_some_and(|i| {
        let at = if atoms.is(i, "the") { i.wrapping_sub(1) } else { i };
        behind(at, words!("against versus"))
            || (behind(at, words!("than")) && behind(at.wrapping_sub(1), words!("rather")))
            || (behind(at, words!("from")) && behind(at.wrapping_sub(1), words!("up down")))
            || (behind(at, words!("of")) && behind(at.wrapping_sub(1), words!("instead")))
    });
    let like = draft.low <= last.high * 10.0 && last.low <= draft.high * 10.0;
    let sole = recent.iter().all(|d| d.kind != FigureKind::Count || d.noun.is_none());
    let measured = matches!(last.kind, FigureKind::Measurement | FigureKind::Duration) && like && sole;
    // "from 9,000 rupees a bag to 16,500", "set at 400 shillings a litre, would be cut to 250"
    let moved = to && before.is_some_and(|i| i > 0 && atoms.has(i - 1, &super::words::CHANGE));
    // "rises by 500 crowns to 14,500"
    let by = last.atoms.start > 0 && atoms.is(last.atoms.start - 1, "by");
    if to && by && before == Some(last.atoms.end) && last.kind == FigureKind::Money && !vague && draft.low > last.high {
        return of(last);
    }
    // "to 470 euros a month from 390"
    let risen = before.is_some_and(|i| atoms.is(i, "from"))
        && last.atoms.start > 0
        && atoms.is(last.atoms.start - 1, "to")
        && last.kind == FigureKind::Money
        && like;
    let sum = moved && last.kind == FigureKind::Money && like;
    let led = (led && last.kind == FigureKind::Percent) || (against && measured);
    let same = !vague && (risen || if to { from || sum } else { led });
    let between = last.atoms.end..draft.atoms.start;
    let near = between.len() <= 12 && !between.into_iter().any(|i| atoms.mark(i, ';'));
    let sums = last.kind == FigureKind::Money && like && (from || moved || risen);
    (same && near && (draft.low < 1_000.0 || sums)).then(|| of(last)).flatten()
}

/// "National Revival (11.3 and 18 seats)", "the Democrats, on 28.9": a number with a fraction where votes were told in
/// percent.
fn is_share_of_votes(context: &Context<'_, '_>, draft: &Draft, before: &[Draft]) -> bool {
    let atoms = context.atoms;
    let start = draft.atoms.start;
    let exact = !draft.scaled && !draft.is_vague() && draft.low.fract() != 0.0 && (0.0..100.0).contains(&draft.low);
    let led =
        start > 0 && (atoms.mark(start - 1, '(') || atoms.has(start - 1, words!("on with and the got won had took")));
    let rates = words!("per times x points to degrees");
    let votes = words!(
        "vote votes voters voted seats mandates election elections poll polls ballot ballots party parties turnout rolls"
    );
    let told = || before.iter().any(|d| d.kind == FigureKind::Percent);
    exact && led && !atoms.has(draft.atoms.end, rates) && told() && context.speaks_of(votes)
}

/// Gives a number in brackets that a year heads the scale of the sum before it: "SEK 14,190 million (2007: 17,305)".
fn scaled_alike(drafts: &mut [Draft], at: usize) {
    let (before, rest) = drafts.split_at_mut(at);
    let (Some(last), Some(draft)) = (before.iter().rev().find(|d| d.kind != FigureKind::Date), rest.first_mut()) else {
        return;
    };
    let by = last.scale;
    let near = draft.low * by <= last.high * 10.0 && last.low <= draft.low * by * 10.0;
    if draft.kind == FigureKind::Money && draft.unit == last.unit && !draft.scaled && last.scaled && by >= 1e3 && near {
        scale_like(draft, last);
    }
}

/// "more than 15 and less than 35" is one range, from the first number to the second.
pub(super) fn merge_bounds(atoms: &Atoms<'_>, drafts: &mut Vec<Draft>) {
    let is_lower = |draft: &Draft| matches!(draft.qualifier, Qualifier::MoreThan | Qualifier::AtLeast);
    let is_upper = |draft: &Draft| matches!(draft.qualifier, Qualifier::LessThan | Qualifier::AtMost);
    drafts.dedup_by(|second, first| {
        let linked = second.qualifier_atoms.as_ref().is_some_and(|bound| {
            bound.end == second.atoms.start
                && bound.start == first.atoms.end + 1
                && (atoms.is(first.atoms.end, "and")
                    || atoms.is(first.atoms.end, "but")
                    || atoms.mark(first.atoms.end, ','))
        });
        // "no more than 50 and no less than 20"
        let falling = is_upper(first) && is_lower(second) && second.low < first.low;
        let bounded = is_lower(first) && is_upper(second) && first.low < second.low || falling;
        let merged = linked && bounded && first.unit == second.unit && !first.range && !second.range;
        if merged {
            first.atoms.end = second.atoms.end;
            (first.low, first.high) = if falling { (second.low, first.high) } else { (first.low, second.high) };
            first.soft = (first.low, first.high);
            (first.range, first.rounded, first.qualifier) = (true, false, Qualifier::Exact);
            first.noun = second.noun.take();
        }
        merged
    });
}

#[cfg(test)]
mod tests {
    use super::super::marked::check;

    #[test]
    fn a_total_has_the_unit_of_its_last_part() {
        check("Another |40 hectares|{40 ha} burned overnight, bringing the total to |1,240|{1240 ha}.");
        check("It felled |40|{40 pines} pines, bringing the total to |1,240|{1240}.");
    }

    #[test]
    fn a_price_that_moves_keeps_its_currency() {
        check("The tax, set at |400 shillings|{400 KES} a litre, would be cut to |250|{250 KES}.");
        check("The wage rises to |470 euros|{470 EUR} a month from |390|{390 EUR}.");
        check(
            "It stands at |42 percent|{41.5..42.5 % capacity} of capacity, against an average of |66|{65.5..66.5 %}.",
        );
        check("The wage rises by |500 rupees|{500 INR} to |14,500|{14500 INR}.");
        check("It paid |£400|{400 GBP} and cut its staff to |9|{9}; prices fell |5 %|{4.5..5.5 %} to |9|{9}.");
    }

    #[test]
    fn millions_are_no_percentage() {
        check(
            "Sales came to |1.2 million|{1150000..1250000}, |8 per cent|{7.5..8.5 %} up; |8|{7.5..8.5 %} and |9 per cent|{8.5..9.5 %} fell.",
        );
    }

    #[test]
    fn an_earlier_sum_in_brackets_has_the_scale_of_the_sum() {
        check(
            "Sales were |SEK 14,190 million|{14189500000..14190500000 SEK} (|2007|: |17,305|{17304500000..17305500000 SEK}).",
        );
    }

    #[test]
    fn shares_of_votes_in_a_list_are_percent() {
        check(
            "The League won |12.1 per cent|{12.05..12.15 %} and |19|{19 seats} seats, the Union (|11.3|{11.25..11.35 %} and |18|{18}).",
        );
        check("Prices rose |12.1 per cent|{12.05..12.15 %} with |11.3|{11.25..11.35} on the dial.");
    }

    #[test]
    fn thousands_are_no_percentage() {
        check("Attendance is up at |6,200|{6200}, |7 percent|{6.5..7.5 %} of what it was.");
    }

    #[test]
    fn a_part_of_a_sum_is_money() {
        check(
            "He raised |280 million|{279500000..280500000 ILS} of the |1.5 billion shekels|{1450000000..1550000000 ILS}.",
        );
        check("He raised |280|{280 shekels} of the shekels.");
    }

    #[test]
    fn ages_of_several_people() {
        check(
            "The two, |27|{27 year of age} and |29 years old|{29 year of age}, left."
                .replace("The two", "They")
                .as_str(),
        );
    }

    #[test]
    fn shares_of_several_years_are_told_once() {
        check(
            "It was |45 per cent|{44.5..45.5 %} in |1992|, |52 per cent|{51.5..52.5 %} in |1987| and |38|{37.5..38.5 %} in |1983|.",
        );
        check("It has |5 per cent|{4.5..5.5 %} of it and |38|{38 shops} shops in |1983|.");
    }

    #[test]
    fn the_scale_behind_a_change_reaches_both_ends() {
        check("Profit rose from |$89|{88500000000..89500000000 USD} to |$93 billion|{92500000000..93500000000 USD}.");
        check(
            "Output fell from |12.4|{12350000..12450000 tonnes} to |11.9 million tonnes|{11850000..11950000 tonnes}.",
        );
        check(
            "Its share went from |$4|{4 USD} to |$2 million|{1500000..2500000 USD} a piece."
                .replace("|$4|{4 USD}", "|$4|{3500000..4500000 USD}")
                .as_str(),
        );
        check(
            "It went from |$40|{40 USD} to |$2 million|{1500000..2500000 USD}, from |3 men|{3 men} to |4 million|."
                .replace("|3 men|{3 men}", "|3|{3 men} men")
                .as_str(),
        );
    }

    #[test]
    fn what_is_compared_with_a_measured_amount_is_measured() {
        check("It carried |84 tonnes|{84 tonnes cargo} of cargo, against the |60|{60 tonnes} declared.");
        check("It lies |34 kilometres|{34 km} down rather than |ten|{10 km}.");
        check("It asks for |40 years|{40 year contributions} of contributions, up from |37|{37 year} now.");
        check("It killed |12|{12 people} people in |3 days|{3 day}, up from |15|{15} in |May|.");
    }

    #[test]
    fn a_difference_to_some_days_ago_is_counted() {
        check("The tally is |742|{742}, |262|{262} more than |two days|{2 day} ago.");
    }
}
