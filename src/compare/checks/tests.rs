//! Each rule on both sides: a claim that holds and one that fails, or a look-alike that is no claim.

use std::sync::Arc;

use crate::compare::Check;
use crate::compare::tests::{read, story};

/// One line for each check: verdict, what the text says, the working.
pub(super) fn checks(articles: &[&str]) -> Vec<String> {
    printed(&story(articles).checks)
}

/// The same of plain text that every finder reads.
pub(super) fn read_checks(articles: &[&str]) -> Vec<String> {
    printed(&read(articles).1.checks)
}

fn printed(found: &[Arc<Check>]) -> Vec<String> {
    found.iter().map(|check| format!("{:?}: {}: {}", check.verdict, check.says, check.working)).collect()
}

#[test]
fn a_share_is_its_part_of_its_whole() {
    assert_eq!(
        checks(&[
            "Halden has {360,000|workers|Halden} workers. It cuts {14,000|job cuts|Halden} jobs, about {4%|share|Halden|~about} of its workers."
        ]),
        ["Holds: about 4%: 14,000 ÷ 360,000 = 3.9 %"]
    );
    assert_eq!(
        checks(&["Of {200|schools|} schools, {50|schools|} ({40%|schools|}) were shut."]),
        ["Fails: 40%: 50 ÷ 200 = 25 %"]
    );
}

#[test]
fn a_percentage_that_nobody_calls_a_share_is_left_alone() {
    assert!(
        checks(&["Some {40|boats|} of {80|boats|} boats sailed. Rain is likely at {50%|rain|} tonight."]).is_empty()
    );
}

#[test]
fn a_share_with_two_possible_wholes_is_left_alone() {
    let two = "Halden has {99|a|} lorries and {101|b|} vans. It sold {20|c|} machines, {20%|d|} of the fleet.";
    assert!(checks(&[two]).is_empty());
}

#[test]
fn growth_is_measured_from_the_earlier_value() {
    assert_eq!(
        checks(&[
            "The budget fell from {$15.3 billion|budget|} to {$10.2 billion|budget|}, a cut of {50%|budget|^decrease}."
        ]),
        ["Fails: 50%: from $15.3 billion to $10.2 billion: -33.3 %"]
    );
    assert_eq!(
        checks(&["Sales rose from {$2.0 billion|sales|} to {$2.5 billion|sales|}, up {25%|sales|^increase}."]),
        ["Holds: 25%: from $2.0 billion to $2.5 billion: +25 %"]
    );
}

#[test]
fn a_difference_joins_two_values() {
    assert_eq!(
        checks(&[
            "There were {1,900|evacuated|} evacuees, {700|evacuated|^increase} more than the {1,200|evacuated|} of Sunday."
        ]),
        ["Holds: 700: 1,900 − 1,200 = 700"]
    );
    assert!(checks(&["There were {1,900|evacuated|} evacuees and {700|tents|} more tents."]).is_empty());
}

#[test]
fn parts_make_their_total() {
    assert_eq!(
        checks(&[
            "In all {2,450|posts|} posts go: {1,600|posts|} in shops, {550|posts|} on the phone and {300|posts|} elsewhere."
        ]),
        ["Holds: 2,450: 1,600 + 550 + 300 = 2,450"]
    );
    assert!(checks(&["The {5|goats|} goats, {3|sheep|} sheep and {2|cows|} cows got out."]).is_empty());
}

#[test]
fn amounts_that_nobody_calls_parts_make_no_total() {
    let report = "Revenue was {$1.8 billion|revenue|}. It has {$0.4 billion|debt|} of debt on top of {$1.3 billion|leases|} of leases. \
        The charge of {$0.1 billion|charge|} was for the shops of the north.";
    assert!(checks(&[report]).is_empty());
    assert!(
        checks(&[
            "Sales of {$2.75 billion|sales|} beat {$1.50 billion|loans|} of loans and {$1.25 billion|cash|} of cash."
        ])
        .is_empty()
    );
    assert_eq!(
        checks(&[
            "It has {$2.75 billion|debt|} of debt: {$1.50 billion|debt|} in bonds and {$1.25 billion|debt|} in loans."
        ]),
        ["Holds: $2.75 billion: $1.50 billion + $1.25 billion = $2.75 billion"]
    );
}

#[test]
fn a_share_that_is_compared_is_no_change() {
    let voters =
        "Turnout was {41.7%|turnout|}, far above what was needed. Of {178,412|people|} people, {74,398|votes|} voted.";
    assert_eq!(checks(&[voters]), ["Holds: 41.7%: 74,398 ÷ 178,412 = 41.7 %"]);
    let rise = "Of {178,412|people|} people, {74,398|votes|} voted. Turnout, {41.7%|turnout|} higher, was a surprise.";
    assert!(checks(&[rise]).is_empty());
}

#[test]
fn a_share_of_a_named_whole_is_held_against_another_article() {
    let part = "Halden says guests of {212|hotels|Halden} of its {847|hotels|Halden} hotels at Norda are affected.";
    let claim = "Guests at {25%|chain|} of the {847|hotels|Halden} hotels of Halden at Norda were hit.";
    assert_eq!(checks(&[claim, part]), ["Holds: 25%: 212 (b) ÷ 847 (b) = 25 %"]);
    let other = "Guests at {25%|chain|} of the {900|hotels|Halden} hotels of Halden at Norda were hit.";
    assert!(checks(&[other, part]).is_empty());
}

#[test]
fn growth_is_measured_from_what_another_article_gives() {
    let now = "Halden at Norda has {412|ships|Halden} ships, {12%|ships|Halden|^increase} more than a year ago.";
    let then = "Halden had {368|ships|Halden|^prior} ships at Norda a year ago.";
    let odd = "Halden had {300|ships|Halden|^prior} ships at Norda a year ago.";
    assert_eq!(checks(&[now, then]), ["Holds: 12%: from 368 (b) to 412: +12 %"]);
    assert!(checks(&[now, odd]).is_empty(), "the other may speak of another year");
}

#[test]
fn a_rate_a_month_makes_a_rate_a_year() {
    assert_eq!(checks(&["It costs {$38|bill|} a month, or {$456|bill|} a year."]), ["Holds: $456: $38 × 12 = $456"]);
    assert!(checks(&["It costs {$38|bill|} a month, or {$500|bill|} a year."]).is_empty());
}

#[test]
fn of_several_runs_of_parts_the_nearest_is_meant() {
    let text = "There were {90|people|} and {60|people|} people. In all {150|people|} came: {100|people|} people by bus \
        and {50|people|} on foot.";
    assert_eq!(checks(&[text]), ["Holds: 150: 100 + 50 = 150"]);
}

#[test]
fn a_sum_that_its_rate_does_not_make_fails() {
    assert_eq!(
        checks(&["The farm sold {200|sheep|} sheep at {$90|sheep|} each, taking {$27000|sheep|}."]),
        ["Fails: $90: $27000 ÷ 200 = $135"]
    );
    assert!(
        checks(&["The farm sold {200|sheep|} sheep at {$90|sheep|} each and a barn for {$27000|barn|}."]).is_empty()
    );
}

#[test]
fn a_direction_word_is_held_against_its_numbers() {
    assert_eq!(
        checks(&["Cash fell to {$18.2 billion|cash|} against {$53 billion|cash||^prior} a year earlier."]),
        ["Holds: fell to $18.2 billion: $18.2 billion against $53 billion: -65.7 %"]
    );
    assert_eq!(
        checks(&["The toll fell to {40|toll|} from {30|toll||^prior}."]),
        ["Fails: fell to 40: 40 against 30: +33.3 %"]
    );
}

#[test]
fn a_direction_between_two_ends_is_held_against_them() {
    assert_eq!(
        checks(&["Membership rose from {11,900|members|} to {12,400|members|} over the year."]),
        ["Holds: rose to 12,400: 12,400 against 11,900: +4.2 %"]
    );
    assert_eq!(
        checks(&["Membership rose from {12,400|members|} to {11,900|members|} over the year."]),
        ["Fails: rose to 11,900: 11,900 against 12,400: -4 %"]
    );
    assert!(checks(&["The club rose from {12|place|} to {9|place|} in the table."]).is_empty());
    assert!(checks(&["They rose from {300|seats|} and walked to {200|houses|} houses."]).is_empty());
}

#[test]
fn a_majority_is_a_bound_of_its_share() {
    let backed = |part: &str| {
        checks(&[&format!(
            "It has more than {{50%|backed||~more than}} of the {{220|delegates|}} delegates, {{{part}|delegates|}}, behind it."
        )])
    };
    assert_eq!(backed("131"), ["Holds: more than 50%: 131 ÷ 220 = 59.5 %"]);
    assert_eq!(backed("90"), ["Fails: more than 50%: 90 ÷ 220 = 40.9 %"]);
}

#[test]
fn the_last_number_of_another_article_is_no_end_of_a_change() {
    let short = "Norda has {90,000|ships|}.";
    let long = "In the port of Norda, which lies in the far north, {12%|ships||^increase} more than the {80,000|ships|} of \
        2018 were seen.";
    assert!(checks(&[short, long]).is_empty());
}

#[test]
fn more_than_an_earlier_value_names_both_ends() {
    let than = |share: &str| {
        checks(&[&format!(
            "The port had {{90,000|ships|}} ships, {{{share}|ships||^increase}} more than the {{80,000|ships|}} of 2018."
        )])
    };
    assert_eq!(than("12.5%"), ["Holds: 12.5%: from 80,000 to 90,000: +12.5 %"]);
    assert_eq!(than("50%"), ["Fails: 50%: from 80,000 to 90,000: +12.5 %"]);
    assert!(
        checks(&["The port had {90,000|ships|}. It has {50%|cranes||^increase} more than the {80,000|ships|}."])
            .is_empty()
    );
}

#[test]
fn a_colon_opens_the_parts_of_a_number() {
    assert_eq!(
        checks(&[
            "It sent {460|crates|} crates: {210|food|} of food, {150|tents|} of tents and {100|books|} of books."
        ]),
        ["Holds: 460: 210 + 150 + 100 = 460"]
    );
}

#[test]
fn the_biggest_ever_is_held_against_other_articles() {
    let claim = "date: 2025-10-28\nHalden is cutting {14,000|job cuts|Halden|@2025} jobs. It is the biggest round of cuts at Halden to date.";
    let earlier = "Halden made {27,000|job cuts|Halden|@2022} cuts in 2022.";
    assert_eq!(
        checks(&[claim, earlier]),
        ["Fails: biggest round of cuts at Halden to date: 14,000 against 27,000 (b) in 2022"]
    );
    let since = "date: 2025-10-28\nHalden is cutting {14,000|job cuts|Halden|@2025} jobs, the largest cuts since 2022.";
    assert_eq!(checks(&[since, earlier]), ["Holds: largest cuts since 2022: 14,000 against 27,000 (b) in 2022"]);
}

#[test]
fn a_weekday_is_that_of_its_date() {
    assert_eq!(checks(&["They meet on Friday 3 May 2024."]), ["Holds: Friday: 3 May 2024 is a Friday"]);
    assert_eq!(checks(&["They meet on Tuesday, 3 May 2024."]), ["Fails: Tuesday: 3 May 2024 is a Friday"]);
    assert_eq!(checks(&["They meet on Tue 3 May 2024."]), ["Fails: Tuesday: 3 May 2024 is a Friday"]);
    assert!(checks(&["So wrote the Harbour Sun, 3 May 2024."]).is_empty());
}

#[test]
fn a_weekday_whose_year_is_only_guessed_never_fails() {
    assert!(checks(&["The plan dates from 2024. They meet on Friday 12 August."]).is_empty());
}

#[test]
fn a_rate_times_its_number_is_the_sum() {
    assert_eq!(
        checks(&["Gifts of {$84000|gifts|} came from {2,810|donors|} donors, about {$30|gift||~about} each."]),
        ["Holds: about $30: $84000 ÷ 2,810 = $29.9"]
    );
}

#[test]
fn every_rule_says_what_it_does() {
    let mut names: Vec<&str> = super::RULES.iter().map(|rule| rule.name).collect();
    assert!(super::RULES.iter().all(|rule| rule.description.len() > 20));
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), super::RULES.len());
}
