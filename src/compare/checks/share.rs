//! Shares: "14,000 ... about 4 percent of its workforce", "58 of the county's 90 libraries, almost two in three".

use super::super::facts::{Axis, Fact};
use super::super::words::{self as telling, Stem};
use super::band::{Band, share_of};
use super::{ARTICLE, Check, CheckKind, Desk, Rule, Share, closes, commensurable, equal, kin, opens, percent, words};
use crate::figures::{Role, Unit};

pub(super) const RULE: Rule =
    Rule { name: "share", description: "A part and its whole against the share that the text states", find };

/// Words that make a percentage a share of something.
const BEFORE: &[&str] = &[
    "represent",
    "account",
    "equal to",
    "equivalent",
    " or ",
    "(",
    "that is",
    "that's",
    ", ",
    "margin of",
    "–",
    "—",
    " - ",
    "exactly",
];
const AFTER: &[&str] = &[" of ", ")"];

/// Measures that are the share of one thing in another.
const RATES: &[&str] = &["rate", "turnout", "ratio", "proportion"];

/// The same, as they stand before their percentage.
const NAMES: &[&str] = &["rate is ", "rate was ", "rate of ", "turnout "];

/// Words that make a percentage a change, not a share.
const CHANGE: &[&str] = &[
    " up ", " down ", " rise", " rose", " fell", " fall", "increase", "decrease", " grew", "growth", "jump", "gain",
    "drop", " gap of", "premium", " above", "higher", " lower", " cut by", "slashed", " cut of", "climb", "raised",
    "decline",
];

fn find(desk: &Desk<'_>, rank: usize) -> Vec<Check> {
    desk.own(rank).filter(|at| desk.fact(*at).axis == Axis::Share).filter_map(|at| one(desk, at)).collect()
}

fn one(desk: &Desk<'_>, claim: usize) -> Option<Check> {
    let fact = desk.fact(claim);
    fact.stated?;
    if matches!(fact.role(), Role::Increase | Role::Decrease | Role::Prior) {
        return None;
    }
    if let Some((part, whole)) = explicit(desk, claim).filter(|(a, b)| desk.fact(*a).stated <= desk.fact(*b).stated) {
        return report(desk, claim, part, whole);
    }
    if let Some(check) = stake(desk, claim) {
        return Some(check);
    }
    let (before, after) = (desk.before(claim), desk.after(claim));
    let named = fact.figure.measure.as_ref().map(|measure| measure.value.as_str()).unwrap_or_default();
    let named = RATES.iter().any(|rate| named.ends_with(rate)) || closes(&before, 24, NAMES);
    let told = named || fact.role() == Role::Share || closes(&before, 24, BEFORE) || opens(&after, 16, AFTER);
    // What rose is what stands between the word and the claim: "rose to 139 million, or 65 per cent of revenue".
    let last = desk.window(claim, 0, 0).take_while(|at| *at < claim).last();
    let lead = last.map_or_else(|| before.clone(), |last| desk.between(last, claim));
    // "up to 4 per cent of turnover" is a bound, and "41.7 per cent, far above the threshold" a comparison: no changes.
    let lead = lead.replace(" up to ", " ");
    let clause = after.split([',', ';']).next().unwrap_or_default();
    if !told || closes(&lead, 28, CHANGE) || opens(clause, 20, CHANGE) {
        return None;
    }
    let same: Vec<usize> = desk.window(claim, 0, 0).collect();
    let close: Vec<usize> = desk.window(claim, 2, 1).collect();
    let article: Vec<usize> = desk.near(claim, ARTICLE).collect();
    for (parts, wholes) in [(&same, &same), (&same, &close), (&close, &close), (&same, &article), (&close, &article)] {
        let mut found: Vec<(usize, usize)> = Vec::new();
        for part in parts {
            let near = desk.fact(*part).sentence == desk.fact(claim).sentence;
            let tied = |whole: usize| {
                let money = matches!(desk.fact(*part).axis, Axis::Money(_));
                near || !money || kin(desk.fact(*part), desk.fact(whole))
            };
            let wholes = wholes.iter().filter(|whole| fits(desk, claim, *part, **whole) && tied(**whole));
            found.extend(wholes.map(|whole| (*part, *whole)));
        }
        let compute = |part: usize, whole: usize| share_of(desk.fact(part), desk.fact(whole));
        if let Some((part, whole)) = desk.only(claim, &found, compute) {
            return report(desk, claim, part, whole);
        }
        if !found.is_empty() {
            return None;
        }
    }
    elsewhere(desk, claim).or_else(|| of_named(desk, claim, &same))
}

/// "The 310 posts are four per cent of the workforce", where another article has the number of the workforce.
fn of_named(desk: &Desk<'_>, claim: usize, same: &[usize]) -> Option<Check> {
    let fact = desk.fact(claim);
    let after = desk.after(claim);
    let clause = after.trim_start().strip_prefix("of ")?;
    let end = clause.find([',', ';', '.', '(', '–', '—', '”', '"']).unwrap_or(clause.len());
    let mut named = clause[..end].split_whitespace();
    if !named.next().is_some_and(|word| ["the", "its", "all", "their"].contains(&word)) {
        return None;
    }
    // What it is a part of is named by the noun that ends there: "of its total workforce".
    let noun = named.take(3).filter_map(telling::stem).last()?;
    let share = Band::of(fact)?.scaled(0.01);
    let mut found: Vec<(usize, usize)> = Vec::new();
    for part in same.iter().copied() {
        let Some(band) = Band::of(desk.fact(part)).filter(|band| band.low > 0.0 && share.low > 0.0) else { continue };
        let axis = desk.fact(part).axis;
        let own = desk.near(claim, ARTICLE);
        let others = desk.elsewhere(claim, axis, band.low / share.high, band.high / share.low).take(WITNESSES);
        let wholes = own.chain(others).filter(|whole| {
            let other = desk.fact(*whole);
            (other.head == Some(noun) || other.concept.contains(&noun)) && fits(desk, claim, part, *whole)
        });
        found.extend(wholes.map(|whole| (part, whole)));
    }
    let (part, whole) = desk.only(claim, &found, |part, whole| share_of(desk.fact(part), desk.fact(whole)))?;
    report(desk, claim, part, whole)
}

/// Words for a part of a company, and for what the whole is worth.
const STAKES: &[&str] = &["stake", "shareholding", "holding", "of the shares", "of the company", "of the firm"];
const WORTH: &[&str] = &["offer", "bid", "deal", "takeover", "equity", "market", "price", "value", "purchase"];

/// "around $620m from his 16 per cent stake", where the whole company is sold for $3.9bn.
fn stake(desk: &Desk<'_>, claim: usize) -> Option<Check> {
    let fact = desk.fact(claim);
    let told =
        opens(&desk.after(claim), 24, STAKES) || closes(&desk.before(claim), 24, &["stake of", "holding of", "hold"]);
    let share = Band::of(fact).filter(|_| told && fact.figure.unit == Unit::PERCENT)?.scaled(0.01);
    let stems: Vec<Stem> = WORTH.iter().filter_map(|word| telling::stem(word)).collect();
    let mut found: Vec<(usize, usize)> = Vec::new();
    for part in desk.window(claim, 0, 0).filter(|at| matches!(desk.fact(*at).axis, Axis::Money(_))) {
        let Some(band) = Band::of(desk.fact(part)).filter(|band| band.low > 0.0 && share.low > 0.0) else { continue };
        let others = desk.elsewhere(claim, desk.fact(part).axis, band.low / share.high, band.high / share.low);
        let wholes = desk.near(claim, ARTICLE).chain(others.take(WITNESSES)).filter(|whole| {
            desk.fact(*whole).concept.iter().any(|stem| stems.contains(stem)) && fits(desk, claim, part, *whole)
        });
        found.extend(wholes.map(|whole| (part, whole)));
    }
    let (part, whole) = desk.only(claim, &found, |part, whole| share_of(desk.fact(part), desk.fact(whole)))?;
    report(desk, claim, part, whole)
}

/// "nearly one in eight of its stores", where another article says that 34 of 286 stores will close.
fn elsewhere(desk: &Desk<'_>, claim: usize) -> Option<Check> {
    let stated = desk.fact(claim).stated?;
    let (low, high) = (stated * 0.9, stated * 1.1);
    let whole = named_whole(desk, claim);
    let within = |place: &usize| {
        let start = desk.shares[*place].partition_point(|share| share.percent < low);
        desk.shares[*place][start..].iter().take_while(|share| share.percent <= high).take(WITNESSES)
    };
    let mut near: Vec<&Share> = desk.related(desk.fact(claim).rank).iter().flat_map(within).collect();
    near.sort_by(|a, b| a.percent.total_cmp(&b.percent).then(a.part.cmp(&b.part)));
    let found: Vec<(usize, usize)> = near
        .into_iter()
        .take(WITNESSES)
        .filter(|share| {
            let like = |at: usize| kin(desk.fact(claim), desk.fact(at));
            like(share.part) || like(share.whole) || whole.is_some_and(|at| same_whole(desk, at, share.whole))
        })
        .map(|share| (share.part, share.whole))
        .filter(|(part, whole)| fits(desk, claim, *part, *whole))
        .collect();
    let (part, whole) = desk.only(claim, &found, |part, whole| share_of(desk.fact(part), desk.fact(whole)))?;
    report(desk, claim, part, whole)
}

/// The whole that the words give a claim: the 286 of "one in eight of its 286 stores".
fn named_whole(desk: &Desk<'_>, claim: usize) -> Option<usize> {
    let next = desk.window(claim, 0, 0).find(|at| *at > claim)?;
    let between = desk.between(claim, next);
    let of = words(&between) <= 5 && between.split_whitespace().next() == Some("of") && !between.contains(',');
    of.then_some(next)
}

/// Whether two articles name one whole: one number of the same things.
fn same_whole(desk: &Desk<'_>, a: usize, b: usize) -> bool {
    let (a, b) = (desk.fact(a), desk.fact(b));
    a.axis == b.axis && equal(a, b) && kin(a, b)
}

/// So many shares of other articles are held against a claim.
const WITNESSES: usize = 256;

/// Whether `part` of `whole` is what is claimed.
fn fits(desk: &Desk<'_>, claim: usize, part: usize, whole: usize) -> bool {
    let (a, b) = (desk.fact(part), desk.fact(whole));
    part != whole
        && commensurable(a, b)
        && a.role() != Role::Prior
        && b.role() != Role::Prior
        && !matches!(a.axis, Axis::Times | Axis::Duration | Axis::Age)
        && a.stated.is_some_and(|value| value > 0.0)
        && a.stated < b.stated
        && shares_of_shares(a, desk.fact(claim))
        && share_of(a, b).is_some_and(|share| share.supports(desk.fact(claim)))
}

/// A percentage is a part of another only where the claim is a fraction: "3.5 per cent, exactly half".
fn shares_of_shares(part: &Fact<'_>, claim: &Fact<'_>) -> bool {
    part.axis != Axis::Share || (claim.figure.unit == Unit::RATIO && part.figure.unit == Unit::PERCENT)
}

/// Words behind a share that name no other whole.
const OF_ALL: &[&str] = &["of them", "of those", "of the total", "of all", "of the whole", "of the lot"];

/// The part and the whole that the words themselves put together with the claim: "a of the b, P", "of b, a (P)",
/// "a, P of the b".
fn explicit(desk: &Desk<'_>, claim: usize) -> Option<(usize, usize)> {
    let number = |at: &usize| !matches!(desk.fact(*at).axis, Axis::Share | Axis::Times);
    let sentence: Vec<usize> = desk.window(claim, 0, 0).filter(number).collect();
    let earlier: Vec<usize> = sentence.iter().copied().filter(|at| *at < claim).collect();
    let of = |text: &str| words(text) <= 5 && text.split_whitespace().next() == Some("of") && !text.contains(',');
    let apposed = |text: &str, most: usize| {
        words(text) <= most
            && ![" and ", " but ", " while "].iter().any(|turn| text.contains(turn))
            && ([",", "(", " or ", " - ", "–", "—"].iter().any(|tie| text.contains(tie)))
    };
    let alike = |a: usize, b: usize| commensurable(desk.fact(a), desk.fact(b));
    if let [.., first, second] = *earlier.as_slice()
        && alike(first, second)
    {
        // "58 of the county's 90 libraries, almost two in three"
        let after = desk.after(claim);
        let own =
            !after.trim_start().starts_with("of ") || OF_ALL.iter().any(|all| after.trim_start().starts_with(all));
        if own && of(&desk.between(first, second)) && apposed(&desk.between(second, claim), 9) {
            return Some((first, second));
        }
        // "Of 12,600 members asked, 5,290 (42.0 per cent)"
        let before = desk.before(first);
        let tie = desk.between(second, claim);
        let tied = tie.trim() == "(" || (tie.starts_with([',', ' ']) && words(&tie) <= 4 && tie.contains(" or "));
        if closes(&before, 10, &["of ", "of the ", "of its "]) && words(&before) <= 4 && tied {
            return Some((second, first));
        }
    }
    // "57 square miles, about one-fifth of those 290 square miles"
    let next = sentence.iter().copied().find(|at| *at > claim)?;
    // "more than half of the 220 delegates, 131, backed it"
    if let Some(part) = sentence.iter().copied().find(|at| *at > next)
        && alike(part, next)
        && of(&desk.between(claim, next))
        && words(&desk.between(next, part)) <= 3
        && desk.between(next, part).trim_end().ends_with(',')
        && desk.after(part).starts_with([',', '.', ')'])
        && desk.fact(part).stated < desk.fact(next).stated
    {
        return Some((part, next));
    }
    let part = *earlier.last()?;
    (alike(part, next) && of(&desk.between(claim, next)) && apposed(&desk.between(part, claim), 5))
        .then_some((part, next))
}

fn report(desk: &Desk<'_>, claim: usize, part: usize, whole: usize) -> Option<Check> {
    let share = share_of(desk.fact(part), desk.fact(whole))?;
    let computed = percent(desk.fact(part).stated? / desk.fact(whole).stated? * 100.0);
    let working = format!("{} ÷ {} = {computed}", desk.cite(part, claim), desk.cite(whole, claim));
    let verdict = share.judge(desk.fact(claim));
    Some(desk.check(CheckKind::Share, &[claim, part, whole], desk.fact(claim).words(), computed, verdict, working))
}

#[cfg(test)]
mod tests {
    use crate::compare::checks::tests::checks;

    #[test]
    fn the_whole_may_be_named_here_and_counted_elsewhere() {
        let posts = "Halden cuts {310|posts|Halden} posts at Norda, {4%|share|Halden|^share} of the workforce.";
        let staff = |count: &str| format!("Halden at Norda has {{{count}|workforce|Halden}} people.");
        assert_eq!(checks(&[posts, &staff("7,900")]), ["Holds: 4%: 310 ÷ 7,900 (b) = 3.9 %"]);
        assert!(checks(&[posts, &staff("5,000")]).is_empty());
    }

    #[test]
    fn a_stake_is_worth_its_share_of_the_deal() {
        let stake = "At Norda she makes {$624|profit|} from her {16%|stake|} stake in Halden.";
        let deal = |sum: &str| format!("Halden at Norda is sold in a deal of {{{sum}|deal value|Halden}}.");
        assert_eq!(checks(&[stake, &deal("$3900")]), ["Holds: 16%: $624 ÷ $3900 (b) = 16 %"]);
        assert!(checks(&[stake, &deal("$5900")]).is_empty());
    }

    #[test]
    fn a_share_between_dashes_is_one_of_the_part_before_it() {
        let cut = |tie: &str| {
            checks(&[&format!(
                "It drops {{48|routes|}} of its {{310|routes|}} routes – {tie} {{25%|routes|}} – by May."
            )])
        };
        assert_eq!(cut("about")[0], "Fails: 25%: 48 ÷ 310 = 15.5 %");
        assert_eq!(cut("and already lost"), [""; 0]);
        let of = checks(&[
            "Of the {74|people|} people held, {31|people|}, or more than {50%|people||~more than}, were charged.",
        ]);
        assert_eq!(of, ["Fails: more than 50%: 31 ÷ 74 = 41.9 %"]);
    }
}
