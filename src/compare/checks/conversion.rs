//! One amount in two units: "100ft (30m)", "6,400 hectares (15,800 acres)". Currencies are left alone: their rate is
//! nobody's claim.

use super::super::facts::{Axis, Fact};
use super::band::Band;
use super::{Check, CheckKind, Desk, Rule, Verdict, shown};

pub(super) const RULE: Rule =
    Rule { name: "conversion", description: "One amount in two units of measure, recomputed", find };

/// How many figures further down the same measure may return in another unit.
const REACH: usize = 6;

fn find(desk: &Desk<'_>, rank: usize) -> Vec<Check> {
    let own: Vec<usize> = desk.own(rank).filter(|at| matches!(desk.fact(*at).axis, Axis::Measurement(_))).collect();
    let mut found = Vec::new();
    for (at, a) in own.iter().copied().enumerate() {
        for b in own[at + 1..].iter().copied().take(REACH) {
            let (one, other) = (desk.fact(a), desk.fact(b));
            if one.axis != other.axis || one.figure.unit == other.figure.unit {
                continue;
            }
            let same = desk.measure_of[a] == desk.measure_of[b];
            match compare(one, other) {
                Some(Verdict::Holds) if same || bracketed(desk, a, b) => found.push(report(desk, a, b, Verdict::Holds)),
                Some(verdict) if bracketed(desk, a, b) => found.push(report(desk, a, b, verdict)),
                _ => {}
            }
        }
    }
    found
}

/// "100ft (30m)": one stands in brackets or behind a stroke right after the other.
fn bracketed(desk: &Desk<'_>, a: usize, b: usize) -> bool {
    let between = desk.between(a, b);
    let between = between.trim().trim_end_matches("about").trim_end_matches("some").trim();
    between.ends_with('(') && between.len() <= 24 && !between.contains('.') || matches!(between, "/" | "or" | ", or")
}

/// How two amounts stand to each other, each rounded to its own last digit.
fn compare(a: &Fact<'_>, b: &Fact<'_>) -> Option<Verdict> {
    let (x, y) = (a.stated?, b.stated?);
    let band = |value: f64, step: f64| Band { low: value - step / 2.0, high: value + step / 2.0 };
    if band(x, a.step).meets(band(y, b.step)) {
        return Some(Verdict::Holds);
    }
    let off = (x - y).abs() / x.abs().max(y.abs()).max(f64::MIN_POSITIVE);
    Some(if off <= 0.03 { Verdict::Strained } else { Verdict::Fails })
}

fn report(desk: &Desk<'_>, a: usize, b: usize, verdict: Verdict) -> Check {
    let (one, other) = (desk.fact(a), desk.fact(b));
    let computed = shown(other.axis, other.figure.unit, one.stated.unwrap_or_default());
    let working = format!("{} = {computed}", desk.cite(a, b));
    desk.check(CheckKind::Conversion, &[b, a], other.words(), computed, verdict, working)
}
