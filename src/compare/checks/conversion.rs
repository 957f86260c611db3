//! One amount in two units: "100ft (30m)", "6,400 hectares (15,800 acres)". Currencies are left alone: their rate is
//! nobody's claim.

use super::super::facts::{Axis, Fact};
use super::band::Band;
use super::{Check, CheckKind, Desk, Rule, Verdict, shown};
use crate::figures::Dimension;

pub(super) const RULE: Rule =
    Rule { name: "conversion", description: "One amount in two units of measure, recomputed", find };

/// How many figures further down the same measure may return in another unit.
const REACH: usize = 6;

fn find(desk: &Desk<'_>, rank: usize) -> Vec<Check> {
    let measured = |at: &usize| {
        let axis = desk.fact(*at).axis;
        // Units of no common dimension have no common base: newton metres and pound-feet.
        matches!(axis, Axis::Measurement(dimension) if dimension != Dimension::Other)
    };
    let own: Vec<usize> = desk.own(rank).filter(measured).collect();
    let mut found = Vec::new();
    for (at, a) in own.iter().copied().enumerate() {
        for b in own[at + 1..].iter().copied().take(REACH) {
            let (one, other) = (desk.fact(a), desk.fact(b));
            if one.axis != other.axis || one.figure.unit == other.figure.unit {
                continue;
            }
            let same = desk.measure_of[a] == desk.measure_of[b];
            match compare(one, other) {
                Some(judged) if bracketed(desk, a, b) || (same && judged.0 == Verdict::Holds) => {
                    found.push(report(desk, a, b, judged));
                }
                _ => {}
            }
        }
    }
    found.extend(desk.own(rank).filter_map(|at| scales(desk, at)));
    found
}

/// Words of the Indian scale.
const INDIAN: &[&str] = &["lakh", "crore"];

/// "1.20 crore (12 million)": one number in two scales.
fn scales(desk: &Desk<'_>, a: usize) -> Option<Check> {
    let b = a + 1;
    let one = desk.fact(a);
    if !desk.own(one.rank).contains(&b) || one.axis != Axis::Count || desk.fact(b).axis != Axis::Count {
        return None;
    }
    let other = desk.fact(b);
    let indian = |fact: &Fact<'_>| {
        let text = fact.text().to_lowercase();
        INDIAN.iter().any(|scale| text.contains(scale))
    };
    if indian(one) == indian(other) || !bracketed(desk, a, b) {
        return None;
    }
    Some(report(desk, a, b, compare(one, other)?))
}

/// "100ft (30m)": one stands in brackets or behind a stroke right after the other.
fn bracketed(desk: &Desk<'_>, a: usize, b: usize) -> bool {
    let between = desk.between(a, b);
    let between = between.trim().trim_end_matches("about").trim_end_matches("some").trim();
    between.ends_with('(') && between.len() <= 24 && !between.contains('.') || matches!(between, "/" | "or" | ", or")
}

/// By what the value of a unit is multiplied in the countries where its name means more: imperial gallons, long and metric
/// tons.
fn readings(fact: &Fact<'_>) -> &'static [f64] {
    match fact.figure.unit.symbol() {
        "gallon" | "quart" | "pint" => &[1.0, 1.200_95],
        "tons" => &[1.0, 1.12, 1.102_31],
        _ => &[1.0],
    }
}

/// How two amounts stand to each other, each rounded to its own last digit and read as fits best; and how much larger than
/// usual the units of both are then.
fn compare(a: &Fact<'_>, b: &Fact<'_>) -> Option<(Verdict, [f64; 2])> {
    let (x, y) = (a.stated?, b.stated?);
    let judge = |[one, other]: [f64; 2]| {
        let band = |value: f64, step: f64| Band { low: value - step / 2.0, high: value + step / 2.0 };
        let (x, y) = (x * one, y * other);
        if band(x, a.step * one).meets(band(y, b.step * other)) {
            return Verdict::Holds;
        }
        let off = (x - y).abs() / x.abs().max(y.abs()).max(f64::MIN_POSITIVE);
        if off <= 0.03 { Verdict::Strained } else { Verdict::Fails }
    };
    let both = readings(a).iter().flat_map(|one| readings(b).iter().map(|other| [*one, *other]));
    let judged: Vec<(Verdict, [f64; 2])> = both.map(|by| (judge(by), by)).collect();
    let found = |verdict: Verdict| judged.iter().find(|(other, _)| *other == verdict).copied();
    found(Verdict::Holds).or_else(|| found(Verdict::Strained)).or_else(|| judged.first().copied())
}

fn report(desk: &Desk<'_>, a: usize, b: usize, (verdict, larger): (Verdict, [f64; 2])) -> Check {
    let (one, other) = (desk.fact(a), desk.fact(b));
    let computed = shown(other.axis, other.figure.unit, one.stated.unwrap_or_default() * larger[0] / larger[1]);
    let working = format!("{} = {computed}", desk.cite(a, b));
    desk.check(CheckKind::Conversion, &[b, a], other.words(), computed, verdict, working)
}

#[cfg(test)]
mod tests {
    use crate::compare::checks::tests::read_checks;

    #[test]
    fn one_amount_in_two_units_is_recomputed() {
        let fire = |acres: &str| read_checks(&[&format!("The fire burned 6,400 hectares ({acres} acres) of forest.")]);
        assert!(fire("15,800")[0].starts_with("Holds"), "{:?}", fire("15,800"));
        assert!(fire("25,800")[0].starts_with("Fails"), "{:?}", fire("25,800"));
    }

    #[test]
    fn gallons_are_those_of_either_side_of_the_sea() {
        let ration =
            |gallons: &str| read_checks(&[&format!("The ration at Norda is 50 litres ({gallons} gallons) a day.")]);
        for gallons in ["11", "13.2"] {
            assert!(ration(gallons)[0].starts_with("Holds"), "{:?}", ration(gallons));
        }
        assert!(ration("16")[0].starts_with("Fails"), "{:?}", ration("16"));
    }

    #[test]
    fn one_number_in_two_scales_is_recomputed() {
        let doses = |western: &str| read_checks(&[&format!("The state gave 68 lakh ({western} million) doses.")]);
        assert!(doses("6.8")[0].starts_with("Holds"), "{:?}", doses("6.8"));
        assert!(doses("68")[0].starts_with("Fails"), "{:?}", doses("68"));
        assert!(read_checks(&["The state gave 68 lakh doses in 12 weeks, and 3 million masks."]).is_empty());
    }

    #[test]
    fn units_without_a_common_base_are_left_alone() {
        assert!(read_checks(&["The engine gives 332 lb-ft (450 Nm) of torque."]).is_empty());
    }
}
