//! Outlays and what they save a year: "a cost of €45m and annual savings of €18m, a payback of two and a half years".

use super::super::facts::from_axis;
use super::band::Band;
use super::{Check, CheckKind, Desk, Rule, Verdict, closes, explain, lead, opens, tenth};
use crate::compare::facts::Axis;
use crate::figures::Unit;

pub(super) const RULE: Rule = Rule {
    name: "payback",
    description: "An outlay and what it saves a year against the years that it takes to pay back",
    find,
};

/// Words before the years that something takes to pay for itself.
const PAYS: &[&str] = &[
    "payback",
    "pay back",
    "pays back",
    "paid back",
    "pay for itself",
    "pays for itself",
    "paid for itself",
    "recoup",
];

/// Words before and behind a sum that make it one of every year.
const YEARLY: &[&str] = &["annual", "yearly", "each year", "every year"];
const A_YEAR: &[&str] = &["a year", "per year", "each year", "every year", "annually"];

fn find(desk: &Desk<'_>, rank: usize) -> Vec<Check> {
    let years = |at: &usize| desk.fact(*at).axis == Axis::Duration && desk.fact(*at).figure.unit.symbol() == "year";
    desk.own(rank).filter(years).filter_map(|at| one(desk, at)).collect()
}

fn one(desk: &Desk<'_>, claim: usize) -> Option<Check> {
    let fact = desk.fact(claim);
    if !closes(&lead(desk, claim), 40, PAYS) && !opens(&desk.after(claim), 16, PAYS) {
        return None;
    }
    let year = Unit::of("year")?;
    let sums: Vec<usize> =
        desk.window(claim, 1, 0).filter(|at| *at < claim && matches!(desk.fact(*at).axis, Axis::Money(_))).collect();
    let yearly = |at: usize| closes(&lead(desk, at), 30, YEARLY) || opens(&desk.after(at), 12, A_YEAR);
    let fits = |outlay: usize, saved: usize| {
        let (a, b) = (desk.fact(outlay), desk.fact(saved));
        a.axis == b.axis && a.stated > b.stated && yearly(saved) && !yearly(outlay)
    };
    let found = super::pairs(&sums, &sums, fits);
    let [(outlay, saved)] = *found.as_slice() else { return None };
    let years = Band::of(desk.fact(outlay))?.over(Band::of(desk.fact(saved))?)?;
    let stated = from_axis(year, fact.stated?);
    let off = (years.middle() - stated) / stated;
    // "A little over two and a half years" is up to three; plain years are whole or half ones.
    let holds = if fact.hard.high.is_none() { (0.0..=0.25).contains(&off) } else { off.abs() <= 0.1 };
    let computed = format!("{} years", explain::number(tenth(years.middle())));
    let working = format!("{} ÷ {} = {computed}", desk.cite(outlay, claim), desk.cite(saved, claim));
    holds.then(|| {
        desk.check(CheckKind::Product, &[claim, outlay, saved], fact.words(), computed, Verdict::Holds, working)
    })
}

#[cfg(test)]
mod tests {
    use crate::compare::checks::tests::read_checks;

    #[test]
    fn an_outlay_is_paid_back_by_what_it_saves() {
        assert_eq!(
            read_checks(&[
                "The work costs €45m and brings annual savings of €18m, a payback period of two and a half years."
            ]),
            ["Holds: two and a half years: €45m ÷ €18m = 2.5 years"]
        );
    }

    #[test]
    fn years_that_pay_nothing_back_are_left_alone() {
        assert!(
            read_checks(&["The work costs €45m. Annual savings of €18m begin in two and a half years."]).is_empty()
        );
    }
}
