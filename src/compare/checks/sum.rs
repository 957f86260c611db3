//! Sums: "2,450 beds: 1,600 in wards, 550 in clinics and 300 in the annex", "31.5 and 14.2 per cent, or
//! 45.7 per cent together".

use super::super::constraints::significant;
use super::super::facts::{Axis, Fact};
use super::band::Band;
use super::{Check, CheckKind, Desk, NEIGHBOURS, Rule, Verdict, equal, kin, lead, percent, shown, words};
use crate::figures::{Dimension, Qualifier, Role};

pub(super) const RULE: Rule = Rule { name: "sum", description: "Parts against the total that the text states", find };

/// Words that put parts together.
const CUES: &[&str] = &[
    "together",
    "in all",
    "total",
    "combined",
    "including",
    "of which",
    "of them",
    "plus",
    "along with",
    "remaining",
    " other ",
    "the rest",
    "both",
    "overall",
    "of the ",
    "made up",
    "respectively",
    "split between",
    "shared",
    "divided between",
    "make up",
    "makes up",
    "between them",
    "added to",
    "comprising",
];

/// Words that put shares together: most shares of one sentence are shares of different things.
const SHARES: &[&str] = &["in all", "in total", "together", "along with", "combined", "respectively"];

fn find(desk: &Desk<'_>, rank: usize) -> Vec<Check> {
    let own: Vec<usize> = desk.own(rank).filter(|at| part(desk.fact(*at))).collect();
    let made_up = |total: &usize| {
        let next = desk.window(*total, 0, 0).find(|at| at > total);
        next.is_some_and(|next| MADE_UP.iter().any(|cue| desk.between(*total, next).contains(cue)))
    };
    // Of what a text says that it is made up of a few parts, not some of them, are the sum.
    let totals = own.iter().copied().filter(|at| whole(desk.fact(*at)) && !made_up(at));
    let mut found: Vec<Check> = totals
        .filter_map(|total| parts(desk, total).or_else(|| split(desk, total)).map(|parts| (total, parts)))
        .map(|(total, parts)| report(desk, total, &parts, parts[0]))
        .collect();
    found.extend(elsewhere(desk, &own));
    found.extend(own.iter().filter_map(|total| listed(desk, *total)));
    for total in desk.own(rank) {
        found.extend(pair(desk, total).or_else(|| added(desk, total)).or_else(|| votes(desk, total)));
    }
    found.extend(hundred(desk, &own));
    found
}

/// Words that tie two numbers of a sentence to the third that they make.
const TIES: &[&str] = &[
    "together",
    "in all",
    "altogether",
    "account for",
    " make up ",
    "a total",
    "more than the",
    "longer than the",
    "fewer than the",
    "above the",
    "below the",
    "an extra",
    "majority of",
    "includes",
    "of whom",
    "of which",
    "of them",
    "the remaining",
    "the other",
    "out of",
    "leaving",
];

/// "Seven died there and four in the hall, which together account for all 11", "47 rounds, four more than the 43 found
/// at first": the only three numbers of a sentence, with words that tie them.
fn pair(desk: &Desk<'_>, total: usize) -> Option<Check> {
    let sum = desk.fact(total);
    let fits = |fact: &Fact<'_>| {
        fact.axis == sum.axis
            && fact.figure.qualifier == Qualifier::Exact
            && fact.stated.is_some_and(|value| value > 0.0)
    };
    let kind = matches!(sum.axis, Axis::Count | Axis::Money(_) | Axis::Duration);
    if !kind || !fits(sum) || sum.stated < Some(3.0) {
        return None;
    }
    let mine: Vec<usize> = desk.window(total, 0, 0).filter(|at| desk.fact(*at).axis == sum.axis).collect();
    let [a, b] = *mine.as_slice() else { return None };
    let text = format!("{} # {}", desk.before(total), desk.after(total));
    let tied = TIES.iter().any(|cue| text.contains(cue)) || (desk.between(a, b) == " to " && b == a + 1);
    let each = [a, b].iter().all(|at| fits(desk.fact(*at)) && desk.fact(*at).stated < sum.stated);
    (tied && each && right(desk, &mine, total)).then(|| report(desk, total, &mine, total))
}

/// "voted 412 to 88", where the article tells of 500 who could vote.
fn votes(desk: &Desk<'_>, ayes: usize) -> Option<Check> {
    let noes = ayes + 1;
    let count = |at: usize| Some(desk.fact(at)).filter(|fact| fact.axis == Axis::Count)?.stated;
    if !desk.own(desk.fact(ayes).rank).contains(&noes) || desk.between(ayes, noes) != " to " {
        return None;
    }
    let all = count(ayes)? + count(noes)?;
    let voted = ["vote", "majority", "by ", "ballot"].iter().any(|cue| desk.before(ayes).contains(cue));
    let total = desk.near(ayes, NEIGHBOURS).find(|at| *at != noes && count(*at) == Some(all))?;
    let alike = [ayes, noes, total].iter().all(|at| desk.fact(*at).figure.qualifier == Qualifier::Exact);
    (voted && alike && all >= 10.0).then(|| report(desk, total, &[ayes, noes], ayes))
}

/// Words before what is added, and before what it makes.
const ADDED: &[&str] = &["added to", "add the ", "adding the ", "adding in the "];
const REACHED: &[&str] = &[" to", " reach", " reaches", " make", " makes", " get", " at", " making"];

/// So many sentences back stands what something is added to.
const BACK: usize = 3;

/// "Added to Monday's three, they bring the number to seven", where the sentence before tells of four.
fn added(desk: &Desk<'_>, total: usize) -> Option<Check> {
    let sum = desk.fact(total);
    let before = lead(desk, total);
    let reached = REACHED.iter().any(|cue| before.trim_end().ends_with(cue));
    if !reached || !ADDED.iter().any(|cue| before.contains(cue)) {
        return None;
    }
    let like = |at: &usize| desk.fact(*at).axis == sum.axis && desk.fact(*at).stated < sum.stated;
    let told: Vec<usize> = desk.window(total, 0, 0).filter(|at| *at < total).filter(like).collect();
    if told.is_empty() || told.len() > 3 {
        return None;
    }
    let earlier = desk.window(total, BACK, 0).filter(|at| desk.fact(*at).sentence < sum.sentence).filter(like);
    let whole = |at: usize| told.iter().copied().chain([at]).collect::<Vec<usize>>();
    let fitting: Vec<usize> = earlier.filter(|at| right(desk, &whole(*at), total)).collect();
    let first = *fitting.first()?;
    let alike = fitting.iter().all(|at| equal(desk.fact(*at), desk.fact(first)));
    alike.then(|| report(desk, total, &whole(first), total))
}

fn part(fact: &Fact<'_>) -> bool {
    matches!(fact.role(), Role::Level | Role::Share)
        && !matches!(fact.axis, Axis::Times | Axis::Points | Axis::Duration | Axis::Age)
        && fact.figure.unit.dimension() != Dimension::Ratio
        && Band::of(fact).is_some_and(|band| band.low > 0.0)
}

fn whole(fact: &Fact<'_>) -> bool {
    fact.stated.is_some_and(|value| fact.axis != Axis::Count || value >= 10.0)
}

/// The one run of two to five parts next to one another, in at most two sentences, that makes `total`.
fn parts(desk: &Desk<'_>, total: usize) -> Option<Vec<usize>> {
    let sum = desk.fact(total);
    let near: Vec<usize> = desk
        .near(total, NEIGHBOURS)
        .filter(|at| part(desk.fact(*at)))
        .filter(|at| desk.fact(*at).axis == sum.axis && desk.fact(*at).stated < sum.stated)
        .filter(|at| desk.fact(*at).sentence.abs_diff(sum.sentence) <= 3)
        .collect();
    let mut fitting: Vec<&[usize]> = Vec::new();
    for start in 0..near.len() {
        for end in start + 1..near.len().min(start + 5) {
            // "There are also 140 drivers": a list may go on for three sentences.
            let most = if end - start >= 2 { 2 } else { 1 };
            if desk.fact(near[end]).sentence - desk.fact(near[start]).sentence > most {
                if end - start >= 2 {
                    break;
                }
                continue;
            }
            let run = &near[start..=end];
            if right(desk, run, total) && told(desk, run, total) {
                fitting.push(run);
            }
        }
    }
    // Parts stand with their total: of several runs the one that lies in the fewest sentences, then the shortest.
    let reach = |run: &&[usize]| {
        let sentences = run.iter().chain([&total]).map(|at| desk.fact(*at).sentence);
        let (first, last) = (sentences.clone().min().unwrap_or(0), sentences.max().unwrap_or(0));
        (last - first, run.len())
    };
    let least = fitting.iter().map(reach).min()?;
    fitting.retain(|run| reach(run) == least);
    let first = *fitting.first()?;
    let alike = |run: &&[usize]| {
        run.len() == first.len() && run.iter().zip(first).all(|(a, b)| equal(desk.fact(*a), desk.fact(*b)))
    };
    fitting.iter().all(alike).then(|| first.to_vec())
}

/// Words behind a number that lead on to its parts.
const SPLIT: &[&str] = &[" of whom ", " of which ", " including ", " comprising ", " made up of ", " consisting of "];

/// So many figures behind a total its parts are looked for among.
const LIST: usize = 6;

/// "52,000 people, of whom 31,000 are in 27 schools and 21,000 with relatives": other numbers stand between the parts.
fn split(desk: &Desk<'_>, total: usize) -> Option<Vec<usize>> {
    let sum = desk.fact(total);
    let list: Vec<usize> = desk
        .window(total, 0, 0)
        .filter(|at| *at > total)
        .take(LIST)
        .filter(|at| part(desk.fact(*at)) && desk.fact(*at).axis == sum.axis && desk.fact(*at).stated < sum.stated)
        .collect();
    let first = *list.first()?;
    if !SPLIT.iter().any(|cue| desk.between(total, first).contains(cue)) || sum.stated < Some(20.0) {
        return None;
    }
    let choices = (1u32..1 << list.len()).filter(|choice| choice & 1 == 1 && (2..=4).contains(&choice.count_ones()));
    let fitting = choices.filter_map(|choice| {
        let run: Vec<usize> =
            list.iter().enumerate().filter(|(at, _)| choice >> at & 1 == 1).map(|(_, at)| *at).collect();
        let off = run.iter().filter_map(|at| desk.fact(*at).stated).sum::<f64>() - sum.stated?;
        right(desk, &run, total).then_some((off.abs(), run))
    });
    let mut fitting: Vec<(f64, Vec<usize>)> = fitting.collect();
    fitting.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (off, run) = fitting.first()?;
    (fitting.get(1).is_none_or(|next| next.0 > *off)).then(|| run.clone())
}

/// Words in a list that is not all of its total.
const SOME: &[&str] = &["among", "includ", "such as", "mostly", "mainly", "notably", "for example", "at least", "plus"];

/// Words by which a list says outright that it is all of its total.
const MADE_UP: &[&str] = &["made up of", "consisting of", "composed of", "consists of", "comprises", "divided into"];

/// A list that says of itself that it is all: "nine bodies: six in one county and three in the other", "A$21 million:
/// A$14 million in lost sales, A$5.5 million for supports and A$1.5 million in compensation", "nine lives, three of
/// them soldiers and six civilians"; or that uses up every figure: "gets eight of 15 seats, the left four and the
/// right three".
fn listed(desk: &Desk<'_>, total: usize) -> Option<Check> {
    let sum = desk.fact(total);
    if sum.stated < Some(3.0) && sum.axis == Axis::Count {
        return None;
    }
    let here: Vec<usize> = desk.window(total, 0, 0).collect();
    let behind: Vec<usize> = here.iter().copied().filter(|at| *at > total).collect();
    let next: Vec<usize> = desk.window(total, 0, 1).filter(|at| desk.fact(*at).sentence == sum.sentence + 1).collect();
    let plain = |at: &usize| part(desk.fact(*at)) && desk.fact(*at).axis == sum.axis;
    let exact =
        |run: &[usize]| run.iter().chain([&total]).all(|at| desk.fact(*at).figure.qualifier == Qualifier::Exact);
    let first = behind.first().map(|first| desk.between(total, *first)).unwrap_or_default();
    let last = match *behind.as_slice() {
        [.., a, b] => desk.between(a, b),
        _ => String::new(),
    };
    let all = (2..=5).contains(&behind.len()) && behind.iter().all(plain) && last.contains(" and ");
    let colon = all && first.trim_end().ends_with(':') && words(&first) <= 8;
    let them = all && (behind.len() >= 2) && words(&first) <= 3 && desk.after(behind[0]).starts_with(" of them ");
    let made = all && words(&first) <= 8 && MADE_UP.iter().any(|cue| first.contains(cue));
    if (colon || them || made) && right(desk, &behind, total) {
        return Some(report(desk, total, &behind, total));
    }
    let text = format!("{}{}", desk.before(total), desk.after(total));
    if (made || colon && behind.len() >= 3) && exact(&behind) && !SOME.iter().any(|cue| text.contains(cue)) {
        return missed(desk, total, &behind);
    }
    let mine: Vec<usize> = here.into_iter().filter(|at| desk.fact(*at).axis == sum.axis).collect();
    let counts = sum.axis == Axis::Count;
    if counts && mine.len() >= 3 && mine.iter().all(plain) && exact(&mine) && right(desk, &mine, total) {
        return Some(report(desk, total, &mine, total));
    }
    // "Hospitals have 15 patients. One took nine, another four, and two went home."
    let theirs: Vec<usize> = next.into_iter().filter(|at| desk.fact(*at).axis == sum.axis).collect();
    let alone = counts && mine.is_empty() && theirs.len() >= 3 && theirs.iter().all(plain);
    (alone && exact(&theirs) && right(desk, &theirs, total)).then(|| report(desk, total, &theirs, total))
}

/// A list behind a colon that makes another sum than the one before it, of about its size.
fn missed(desk: &Desk<'_>, total: usize, parts: &[usize]) -> Option<Check> {
    let sum = desk.fact(total);
    let made = together(desk, parts)?;
    let ratio = made.middle() / sum.stated?;
    let smaller = parts.iter().all(|at| desk.fact(*at).stated < sum.stated);
    if !smaller || !(0.7..=1.4).contains(&ratio) || sum.axis == Axis::Share {
        return None;
    }
    let verdict = match made.judge(sum) {
        Verdict::Holds => return None,
        Verdict::Fails if (ratio - 1.0).abs() <= 0.02 => Verdict::Strained,
        verdict => verdict,
    };
    Some(Check { verdict, ..report(desk, total, parts, total) })
}

/// The sum of some values, where all of them are known.
pub(super) fn together(desk: &Desk<'_>, parts: &[usize]) -> Option<Band> {
    parts.iter().map(|at| Band::of(desk.fact(*at))).reduce(|a, b| Some(a?.add(b?)))?
}

/// Counts must add up to the last one; rounded numbers and totals to their own rounding.
fn right(desk: &Desk<'_>, run: &[usize], total: usize) -> bool {
    let fact = desk.fact(total);
    let (Some(band), Some(target), Some(stated)) = (together(desk, run), Band::of(fact), fact.stated) else {
        return false;
    };
    let slack = (0.45 * (target.high - target.low)).max(stated * 1e-9);
    band.meets(target) && (band.middle() - stated).abs() <= slack
}

/// Whether chance is excluded: three parts, a telling total, or words that put the parts together.
fn told(desk: &Desk<'_>, run: &[usize], total: usize) -> bool {
    let sum = desk.fact(total);
    let (first, last) = (run[0].min(total), run[run.len() - 1].max(total));
    let start = desk.fact(first).figure.sentence.start();
    let end = desk.fact(last).figure.sentence.end().max(start);
    let text = sum.article().text()[start..end].to_lowercase();
    let cues = if sum.axis == Axis::Share { SHARES } else { CUES };
    // What a company costs is its shares and its debt.
    let price = run.len() == 2 && text.contains("debt");
    // "46 tonnes: 21 of food, 15 of tents and 10 of medicine": a colon opens the list of a number's parts.
    let list = run[0] == total + 1 && run.len() >= 3 && desk.between(total, run[0]).contains(':');
    let also = run.len() >= 3 && text.contains(" also ");
    let cue = price || list || also || cues.iter().any(|cue| text.contains(cue));
    let alike = run.iter().all(|at| kin(desk.fact(*at), sum));
    if unlike(desk, run, total, cue) {
        return false;
    }
    if sum.axis == Axis::Count && sum.stated.is_some_and(|value| value < 100.0) {
        let rest =
            run.len() == 2 && ["the remaining ", "the other "].iter().any(|cue| desk.before(run[1]).ends_with(cue));
        return cue && (run.len() >= 3 || alike || rest);
    }
    let digits = significant(sum);
    if sum.axis == Axis::Share {
        return cue && digits >= 2;
    }
    // Two whole numbers of one sentence that make its third to the last digit do not do so by chance.
    let exact = sum.axis == Axis::Count && desk.fact(run[0]).sentence == sum.sentence;
    let exact = exact && desk.fact(run[run.len() - 1]).sentence == sum.sentence;
    (digits >= 3 && (run.len() >= 3 || cue || alike || exact)) || (digits == 2 && cue)
}

/// Whether amounts are of things that nobody calls parts of the total: two that each measure something else, or some
/// that do so in several sentences, as do revenue, debt and a charge of one report.
fn unlike(desk: &Desk<'_>, run: &[usize], total: usize, cue: bool) -> bool {
    let sum = desk.fact(total);
    if sum.axis == Axis::Count || sum.axis == Axis::Share {
        return false;
    }
    let strange = |at: &usize| !kin(desk.fact(*at), sum);
    let named = |at: &usize| !desk.fact(*at).concept.is_empty();
    let scattered = desk.fact(run[0]).sentence != desk.fact(run[run.len() - 1]).sentence;
    let other = !cue && run.len() == 2 && !sum.concept.is_empty() && run.iter().all(|at| named(at) && strange(at));
    other || (scattered && run.iter().any(|at| named(at) && strange(at)))
}

/// Parts listed in one sentence whose total stands in another article, counted in the same noun.
fn elsewhere(desk: &Desk<'_>, own: &[usize]) -> Vec<Check> {
    let mut found = Vec::new();
    let counts: Vec<usize> = own.iter().copied().filter(|at| desk.fact(*at).axis == Axis::Count).collect();
    for list in counts.chunk_by(|a, b| desk.fact(*a).sentence == desk.fact(*b).sentence) {
        let Some(head) = list.iter().find_map(|at| desk.fact(*at).head) else { continue };
        for run in (2..=list.len().min(5)).flat_map(|width| list.windows(width)) {
            let sum: f64 = run.iter().filter_map(|at| desk.fact(*at).stated).sum();
            let total = desk.elsewhere(run[0], Axis::Count, sum - 1e-6, sum + 1e-6).find(|at| {
                let fact = desk.fact(*at);
                part(fact)
                    && fact.axis == Axis::Count
                    && matches!(fact.figure.qualifier, Qualifier::Exact | Qualifier::Approx)
                    && fact.head == Some(head)
                    && sum >= 20.0
            });
            if let Some(total) = total {
                found.push(report(desk, total, run, run[0]));
            }
        }
    }
    found
}

/// Three or more shares in one sentence that make a hundred.
fn hundred(desk: &Desk<'_>, own: &[usize]) -> Vec<Check> {
    let mut found = Vec::new();
    let shares: Vec<usize> = own.iter().copied().filter(|at| desk.fact(*at).axis == Axis::Share).collect();
    for run in shares.chunk_by(|a, b| desk.fact(*a).sentence == desk.fact(*b).sentence) {
        let sum: f64 = run.iter().filter_map(|at| desk.fact(*at).stated).sum();
        if run.len() >= 3 && (sum - 100.0).abs() <= 1.0 {
            let says = run.iter().map(|at| desk.fact(*at).words()).collect::<Vec<_>>().join(" + ");
            let computed = percent(sum);
            let working = format!("{says} = {computed}");
            found.push(desk.check(CheckKind::Sum, run, says, computed, Verdict::Holds, working));
        }
    }
    found
}

/// `home` is a figure of the article that lists the parts.
pub(super) fn report(desk: &Desk<'_>, total: usize, parts: &[usize], home: usize) -> Check {
    let fact = desk.fact(total);
    let sum: f64 = parts.iter().filter_map(|at| desk.fact(*at).stated).sum();
    let computed = shown(fact.axis, fact.figure.unit, sum);
    let listed: Vec<String> = parts.iter().map(|at| desk.cite(*at, home)).collect();
    let working = format!("{} = {computed}", listed.join(" + "));
    let mut figures = vec![total];
    figures.extend_from_slice(parts);
    let mut check = desk.check(CheckKind::Sum, &figures, desk.cite(total, home), computed, Verdict::Holds, working);
    if fact.rank != desk.fact(home).rank {
        check.claim = (desk.order[desk.fact(home).rank], desk.fact(home).figure.sentence);
    }
    check
}

#[cfg(test)]
mod tests {
    use crate::compare::checks::tests::checks;

    #[test]
    fn other_numbers_may_stand_between_the_parts() {
        let moved = |rest: &str| {
            checks(&[&format!(
                "Some {{52,000|people|}} people left, of whom {{31,000|people|}} are in {{27|schools|}} schools and {{{rest}|people|}} elsewhere."
            )])
        };
        assert_eq!(moved("21,000"), ["Holds: 52,000: 31,000 + 21,000 = 52,000"]);
        assert!(moved("14,000").is_empty());
    }

    #[test]
    fn a_list_behind_a_colon_is_all_of_its_total() {
        let cost = |last: &str| {
            checks(&[&format!(
                "The fall cost it {{$210000|loss|}}: {{$140000|sales|}} in sales, {{$55000|posts|}} for posts and {{{last}|fines|}} in fines."
            )])
        };
        assert_eq!(cost("$15000"), ["Holds: $210000: $140000 + $55000 + $15000 = $210,000"]);
        assert_eq!(cost("$75000"), ["Fails: $210000: $140000 + $55000 + $75000 = $270,000"]);
        assert_eq!(
            checks(&["They found {9|bodies|} bodies: {6|north|} in the north and {3|south|} in the south."]),
            ["Holds: 9: 6 + 3 = 9"]
        );
        let loss = |last: &str| {
            checks(&[&format!(
                "The loss is put at {{$380000|loss|}}, made up of {{$270000|stock|}} for stock and {{{last}|track|}} for track."
            )])
        };
        assert!(loss("$110000").iter().all(|check| check.starts_with("Holds")));
        assert_eq!(loss("$90000"), ["Fails: $380000: $270000 + $90000 = $360,000"]);
        let mostly = "The loss is put at {$380000|loss|}, mostly made up of {$270000|stock|} for stock and {$90000|track|} for track.";
        assert!(checks(&[mostly]).is_empty());
        let some = "The fall cost it {$210000|loss|}: among others {$140000|a|} in sales, {$25000|b|} for posts and {$15000|c|} in fines.";
        assert!(checks(&[some]).is_empty());
    }

    #[test]
    fn a_sentence_may_list_the_parts_of_the_one_before() {
        let beds = |last: &str| {
            checks(&[&format!(
                "The ward has {{15|patients|}} patients. The old wing took {{9|a|}}, the new wing {{4|b|}} and the annex {{{last}|c|}}."
            )])
        };
        assert_eq!(beds("2"), ["Holds: 15: 9 + 4 + 2 = 15"]);
        assert!(beds("3").is_empty());
    }

    #[test]
    fn words_tie_two_numbers_to_the_third() {
        let shots = |more: &str| {
            checks(&[&format!(
                "In all {{47|shots|}} shots were fired, {{{more}|shots|}} more than the {{43|shots|}} found at first."
            )])
        };
        assert_eq!(shots("4"), ["Holds: 47: 4 + 43 = 47"]);
        assert!(shots("5").is_empty());
        assert!(checks(&["He sold {47|a|} cows, {4|b|} pigs and {43|c|} goats."]).is_empty());
    }

    #[test]
    fn what_is_added_may_stand_in_the_sentence_before() {
        let dead = |all: &str| {
            checks(&[&format!(
                "By evening {{4|dead|}} more had been found. Added to the {{3|dead|}} of Monday they bring the number to {{{all}|dead|}}."
            )])
        };
        assert_eq!(dead("7"), ["Holds: 7: 3 + 4 = 7"]);
        assert!(dead("9").is_empty());
    }

    #[test]
    fn those_for_and_against_are_all_who_voted() {
        let vote = |all: &str| {
            checks(&[&format!(
                "There are {{{all}|delegates|}} delegates. They voted {{412|for|}} to {{88|against|}} to return."
            )])
        };
        assert_eq!(vote("500"), ["Holds: 500: 412 + 88 = 500"]);
        assert!(vote("520").is_empty());
    }
}
