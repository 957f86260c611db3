//! A part and its whole in one breath, and the share told right beside them: "Of 63,000 containers, 18,000, more than a
//! third", "109 lakh tonnes, of which the agencies bought 63 lakh, that is 70 per cent"; also in the next sentence ("That
//! is half of the total loss, put at 610m"), and the rate of deaths among cases.

use super::super::facts::{Axis, Fact};
use super::band::Band;
use super::{ARTICLE, Check, CheckKind, Desk, Rule, Verdict, commensurable, kin, lead, percent, tie, words};
use crate::article::ParagraphKind;
use crate::figures::Role;

pub(super) const RULE: Rule =
    Rule { name: "portion", description: "A part named with its whole against the share told beside them", find };

/// Words of what is a share of one number in another by its name.
const RATES: &[&str] =
    &["a fatality rate of", "a death rate of", "a mortality rate of", "a survival rate of", "a success rate of"];

fn find(desk: &Desk<'_>, rank: usize) -> Vec<Check> {
    desk.own(rank).filter(|at| desk.fact(*at).axis == Axis::Share).filter_map(|at| one(desk, at)).collect()
}

fn one(desk: &Desk<'_>, claim: usize) -> Option<Check> {
    let fact = desk.fact(claim);
    fact.stated?;
    if matches!(fact.role(), Role::Increase | Role::Decrease | Role::Prior) {
        return None;
    }
    if let Some((part, whole)) = told(desk, claim).or_else(|| back(desk, claim)) {
        return report(desk, claim, part, whole);
    }
    let (part, whole) = in_words(desk, claim).or_else(|| part_behind(desk, claim))?;
    report(desk, claim, part, whole)
}

/// The number of a part in the unit of its whole, which it may leave out the second time, as a share in per cent.
fn share(part: &Fact<'_>, whole: &Fact<'_>) -> Option<Band> {
    let elided = part.axis == Axis::Count
        && part.head.is_none()
        && (matches!(whole.axis, Axis::Money(_) | Axis::Measurement(_)));
    if !commensurable(part, whole) && !elided {
        return None;
    }
    let band = if elided {
        let size = |fact: &Fact<'_>| {
            let (value, half) = (fact.figure.amount.stated?, fact.figure.amount.granularity / 2.0);
            let half = half.min(value.abs() * 0.01);
            Some(Band { low: value - half, high: value + half })
        };
        size(part)?.over(size(whole)?)?
    } else {
        Band::of(part)?.over(Band::of(whole)?)?
    };
    (band.low > 0.0 && band.high < 1.0).then(|| band.scaled(100.0))
}

/// Whether one fact may be a part of the other.
fn fits(desk: &Desk<'_>, part: usize, whole: usize) -> bool {
    let (a, b) = (desk.fact(part), desk.fact(whole));
    part != whole
        && !matches!(b.axis, Axis::Share | Axis::Points | Axis::Times | Axis::Duration | Axis::Age)
        && share(a, b).is_some()
}

/// Whether the words between a claim and a number make this the whole: "of the county's".
fn of(text: &str, most: usize) -> bool {
    let text = text.trim();
    (text == "of" || text.starts_with("of ")) && words(text) <= most && !text.contains([',', ';', '(', ':'])
}

/// Whether a sentence, or its clause, opens with a whole: "Of 63,000 containers".
fn opens_with(desk: &Desk<'_>, whole: usize) -> bool {
    let before = lead(desk, whole);
    let clause = before.rsplit([',', ';', ':', '—', '–', '“', '"']).next().unwrap_or_default().trim();
    let clause = clause.strip_prefix("and ").or_else(|| clause.strip_prefix("but ")).unwrap_or(clause);
    (clause == "of" || clause.starts_with("of ")) && words(clause) <= 4
}

/// The part and the whole that the sentence of a claim puts together with it.
fn told(desk: &Desk<'_>, claim: usize) -> Option<(usize, usize)> {
    let number = |at: &usize| !matches!(desk.fact(*at).axis, Axis::Share | Axis::Points | Axis::Times | Axis::Age);
    let sentence: Vec<usize> = desk.window(claim, 0, 0).filter(number).collect();
    let before: Vec<usize> = sentence.iter().copied().filter(|at| *at < claim).collect();
    let next = sentence.iter().copied().find(|at| *at > claim);
    let after = desk.after(claim);
    if let [.., first, second] = *before.as_slice() {
        let between = desk.between(first, second);
        let near = tie::beside(desk, second, claim);
        if near && tie::closed(&after, &[]) && !between.contains(';') {
            let which = ["of which", "of whom", "of them"].iter().any(|cue| between.contains(cue));
            let opened = opens_with(desk, first) && words(&between) <= 8 && !between.contains(" and ");
            if (opened || (which && words(&between) <= 12)) && fits(desk, second, first) {
                return Some((second, first));
            }
            let between = between.trim();
            let out = between.starts_with("out of") && words(between) <= 5 && !between.contains(',');
            if out && fits(desk, first, second) {
                return Some((first, second));
            }
        }
        let rate = lead(desk, claim);
        let counted = desk.fact(first).axis == Axis::Count && desk.fact(second).axis == Axis::Count;
        if counted
            && before.len() == 2
            && RATES.iter().any(|cue| rate.trim_end().ends_with(cue))
            && words(&tie::between(desk, second, claim)) <= 6
            && tie::between(desk, second, claim).contains(',')
            && fits(desk, second, first)
        {
            return Some((second, first));
        }
    }
    // "$2.4 million a year on the jail, almost half of the county's $8.9 million"
    let whole = next?;
    if let Some(part) = before.last().copied()
        && of(&desk.between(claim, whole), 5)
        && tie::beside(desk, part, claim)
        && fits(desk, part, whole)
    {
        return Some((part, whole));
    }
    // "3.5% of a budget of $460 million, or $16.1 million"
    let part = sentence.iter().copied().find(|at| *at > whole)?;
    let or = |text: &str| [", or", ", or about", ", or some", ", or nearly"].contains(&text.trim_end());
    (of(&desk.between(claim, whole), 6) && or(&desk.between(whole, part)) && fits(desk, part, whole))
        .then_some((part, whole))
}

/// "Up to 1,200 are to go. That is nearly a third of the 3,800", "Lawyers keep $31 million of it, about one-third."
fn back(desk: &Desk<'_>, claim: usize) -> Option<(usize, usize)> {
    let previous = desk.fact(claim).sentence.checked_sub(1)?;
    let number = |at: &usize| !matches!(desk.fact(*at).axis, Axis::Share | Axis::Points | Axis::Times | Axis::Age);
    let earlier: Vec<usize> =
        desk.window(claim, 1, 0).filter(|at| desk.fact(*at).sentence == previous).filter(number).collect();
    let sentence: Vec<usize> = desk.window(claim, 0, 0).filter(number).collect();
    if sentence.first().is_some_and(|whole| *whole > claim) && tie::back(desk, claim) {
        let whole = sentence[0];
        let gap = desk.between(claim, whole);
        let put = gap.trim().starts_with("of the ") && gap.contains(", which ") && gap.trim_end().ends_with(" at");
        if !(of(&gap, 6) || put && words(&gap) <= 11) {
            return None;
        }
        let parts: Vec<usize> = earlier.into_iter().filter(|part| fits(desk, *part, whole)).collect();
        let [part] = *parts.as_slice() else { return None };
        return Some((part, whole));
    }
    let part = sentence.iter().copied().rfind(|at| *at < claim)?;
    let own = desk.after(part);
    let of_it = ["of it,", "of that,", "of them,", "of this,"].iter().any(|cue| own.trim_start().starts_with(cue));
    if sentence.len() != 1 || !of_it || !tie::beside(desk, part, claim) || !tie::closed(&desk.after(claim), &[]) {
        return None;
    }
    let wholes: Vec<usize> = earlier.into_iter().filter(|whole| fits(desk, part, *whole)).collect();
    let [whole] = *wholes.as_slice() else { return None };
    (desk.fact(part).axis == desk.fact(whole).axis).then_some((part, whole))
}

/// "Fully 82 per cent of the delegates", where the sentence, or one next to it, has "412 of the 500"; under a headline
/// the whole article is looked at. Only what holds, and is no coincidence, is a claim about them.
fn in_words(desk: &Desk<'_>, claim: usize) -> Option<(usize, usize)> {
    let fact = desk.fact(claim);
    let headline = fact.place == ParagraphKind::Headline;
    let near: Vec<usize> =
        if headline { desk.near(claim, ARTICLE).collect() } else { desk.window(claim, 1, 1).collect() };
    let akin = |part: usize| {
        let (one, other) = (desk.fact(part), desk.fact(part + 1));
        let large = one.axis != Axis::Count || one.stated >= Some(10.0);
        one.sentence == fact.sentence || (headline && large) || kin(fact, one) || kin(fact, other)
    };
    let pairs = near.iter().copied().filter(|part| {
        let whole = part + 1;
        let joined = near.contains(&whole) && desk.fact(*part).sentence == desk.fact(whole).sentence;
        let between = if joined { desk.between(*part, whole) } else { String::new() };
        let between = between.trim();
        of(between.strip_prefix("out ").unwrap_or(between), 3) && akin(*part)
    });
    let found: Vec<(usize, usize)> = pairs
        .map(|part| (part, part + 1))
        .filter(|(part, whole)| {
            let band = share(desk.fact(*part), desk.fact(*whole)).filter(|_| fits(desk, *part, *whole));
            band.is_some_and(|band| band.judge(fact) == Verdict::Holds && band.supports(fact) && band.is_exactly(fact))
        })
        .collect();
    desk.only(claim, &found, |part, whole| share(desk.fact(part), desk.fact(whole)))
}

/// "1.1m repairs, a sixth of them in Europe (190,000)", "38%, or 157,000 vehicles, in the opening wave of 412,000": only
/// what holds.
fn part_behind(desk: &Desk<'_>, claim: usize) -> Option<(usize, usize)> {
    let fact = desk.fact(claim);
    let part = claim + 1;
    let sentence: Vec<usize> = desk.window(claim, 0, 0).collect();
    if !sentence.contains(&part) {
        return None;
    }
    let gap = desk.between(claim, part);
    let gap = gap.trim();
    let of_them = ["of them", "of those", "of these"].iter().any(|cue| gap.starts_with(cue)) && words(gap) <= 6;
    let or = [", or", "or", ", or about", ", or some"].contains(&gap);
    let wholes = sentence.into_iter().filter(|whole| {
        let side = if of_them { *whole < claim && tie::beside(desk, *whole, claim) } else { *whole > part };
        side && fits(desk, part, *whole)
            && share(desk.fact(part), desk.fact(*whole))
                .is_some_and(|band| band.judge(fact) == Verdict::Holds && band.supports(fact))
    });
    let found: Vec<(usize, usize)> = wholes.filter(|_| of_them || or).map(|whole| (part, whole)).collect();
    desk.only(claim, &found, |part, whole| share(desk.fact(part), desk.fact(whole)))
}

fn report(desk: &Desk<'_>, claim: usize, part: usize, whole: usize) -> Option<Check> {
    let band = share(desk.fact(part), desk.fact(whole))?;
    let (a, b) = (desk.fact(part), desk.fact(whole));
    // Of one unit also where the part leaves it out.
    let of = |fact: &Fact<'_>| if a.axis == b.axis { fact.stated } else { fact.figure.amount.stated };
    let computed = percent(of(a)? / of(b)? * 100.0);
    let working = format!("{} ÷ {} = {computed}", desk.cite(part, claim), desk.cite(whole, claim));
    let verdict = band.judge(desk.fact(claim));
    Some(desk.check(CheckKind::Share, &[claim, part, whole], desk.fact(claim).words(), computed, verdict, working))
}

#[cfg(test)]
mod tests {
    use crate::compare::checks::tests::{checks, read_checks};

    #[test]
    fn a_sentence_may_open_with_its_whole() {
        let caught = |part: &str, rest: &str| {
            checks(&[&format!(
                "Of {{63,000|crates|}} crates caught there, {{{part}|crates|}}, more than {{33%|crates||~more than}}{rest}."
            )])
        };
        assert_eq!(caught("18,000", ", are left"), ["Fails: more than 33%: 18,000 ÷ 63,000 = 28.6 %"]);
        assert_eq!(caught("25,000", ", are left"), ["Holds: more than 33%: 25,000 ÷ 63,000 = 39.7 %"]);
        assert_eq!(caught("18,000", " heavier than before"), [""; 0]);
    }

    #[test]
    fn a_part_may_leave_out_the_unit_of_its_whole() {
        let bought = |share: &str| {
            read_checks(&[&format!(
                "The harvest was 109 million tonnes, of which the state bought 63 million, that is {share}."
            )])
        };
        assert!(bought("58 per cent").iter().any(|line| line.starts_with("Holds: 58 per cent: 63 million ÷ 109")));
        assert!(bought("70 per cent").iter().any(|line| line.starts_with("Fails: 70 per cent: 63 million ÷ 109")));
    }

    #[test]
    fn a_share_of_the_sentence_before() {
        let jobs = |subject: &str| {
            checks(&[&format!(
                "The mill will cut {{1,200|jobs|}} jobs. {subject} {{60%|jobs|}} of the {{3,800|jobs|}} who work there."
            )])
        };
        assert_eq!(jobs("That is"), ["Fails: 60%: 1,200 ÷ 3,800 = 31.6 %"]);
        assert!(jobs("The union speaks for").is_empty());
    }

    #[test]
    fn a_rate_of_deaths_is_that_among_the_cases() {
        let rate = |share: &str| {
            checks(&[&format!(
                "It had {{7,700|cases|}} cases and {{310|deaths|}} deaths, a fatality rate of {{{share}|rate|}}."
            )])
        };
        assert_eq!(rate("4%"), ["Holds: 4%: 310 ÷ 7,700 = 4 %"]);
        assert_eq!(rate("6%"), ["Fails: 6%: 310 ÷ 7,700 = 4 %"]);
        let rain = "It had {7,700|cases|} cases and {310|deaths|} deaths, a chance of rain of {6%|rain|}.";
        assert!(checks(&[rain]).is_empty());
    }
}
