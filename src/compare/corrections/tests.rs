//! Corrections as lines of a journal, and as constraints of comparing: stories in marked lines (see the tests of the room
//! above), what the analyst says of them, and the measures that are expected.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::article::{Place, Span};
use crate::compare::tests::{lines as measures, readings};
use crate::compare::{Comparison, Measure, compare};
use crate::reading::Reading;

/// One of each, with its line in a journal.
fn lines() -> Vec<(Correction<String>, &'static str)> {
    let at = |place: &str| place.to_owned();
    let set = |set| Correction::Set { figure: at("p"), set };
    vec![
        (Correction::NotAFigure { figure: at("p") }, r#"{"correction":"not_a_figure","figure":"p"}"#),
        (Correction::IsAFigure { figure: at("p") }, r#"{"correction":"is_a_figure","figure":"p"}"#),
        (set(Setting::Value(14_000.5)), r#"{"correction":"set","figure":"p","set":{"value":14000.5}}"#),
        (set(Setting::Range(5.0, 7.0)), r#"{"correction":"set","figure":"p","set":{"range":[5.0,7.0]}}"#),
        (
            set(Setting::Unit(Unit::of("USD").unwrap_or(Unit::COUNT))),
            r#"{"correction":"set","figure":"p","set":{"unit":"USD"}}"#,
        ),
        (set(Setting::Role(Role::Prior)), r#"{"correction":"set","figure":"p","set":{"role":"prior"}}"#),
        (set(Setting::Entity(None)), r#"{"correction":"set","figure":"p","set":{"entity":null}}"#),
        (
            set(Setting::Period(Some(Period::Quarter { year: Some(2025), quarter: 1 }))),
            r#"{"correction":"set","figure":"p","set":{"period":"2025-Q1"}}"#,
        ),
        (Correction::Speaker { quote: at("p"), name: None }, r#"{"correction":"speaker","quote":"p","name":null}"#),
        (
            Correction::Relation { measure: at("p"), relation: Relation::Update },
            r#"{"correction":"relation","measure":"p","relation":"update"}"#,
        ),
        (
            Correction::Article { article: at("p"), set: Detail::Published("2025-10-28".parse().ok()) },
            r#"{"correction":"article","article":"p","set":{"published":"2025-10-28"}}"#,
        ),
        (
            Correction::Alias { name: "the wing".to_owned(), of: "Halden Cloud".to_owned() },
            r#"{"correction":"alias","name":"the wing","of":"Halden Cloud"}"#,
        ),
        (Correction::Move { figure: at("p"), to: at("q") }, r#"{"correction":"move","figure":"p","to":"q"}"#),
    ]
}

#[test]
fn a_journal_reads_what_it_wrote() {
    for (correction, line) in lines() {
        assert_eq!(serde_json::to_string(&correction).expect("it is plain data"), line);
        assert_eq!(serde_json::from_str::<Correction<String>>(line).expect("it was written so"), correction);
    }
}

#[test]
fn every_place_is_renamed() {
    for (correction, _) in lines() {
        let places = correction.places().count();
        let renamed = correction.map(|place| format!("{place}!"));
        assert!(renamed.places().all(|place| place.ends_with('!')));
        assert_eq!(renamed.places().count(), places);
    }
}

/// The place of `words` in the article called `name`.
fn at(readings: &[Arc<Reading>], name: &str, words: &str) -> Place {
    let reading =
        readings.iter().find(|r| r.article.id.as_str() == format!("{name}.txt")).expect("there is such an article");
    let start = reading.article.text().find(words).expect("the words stand there");
    Place { article: reading.article.id.clone(), span: Span::new(start, start + words.len()) }
}

/// Each measure as its figures with their articles, in one order.
fn grouped(readings: &[Arc<Reading>], comparison: &Comparison) -> Vec<Vec<String>> {
    let figure = |member: &crate::compare::Member| {
        let reading = &readings[member.figure.article];
        let name = reading.article.id.as_str().trim_end_matches(".txt");
        format!("{name}:{}", reading.figures[member.figure.figure].span.of(reading.article.text()))
    };
    let mut groups: Vec<Vec<String>> =
        comparison.measures.iter().map(|measure| measure.members.iter().map(figure).collect()).collect();
    groups.iter_mut().for_each(|group| group.sort_unstable());
    groups.sort_unstable();
    groups
}

fn with(comparison: &Comparison, members: usize) -> &Measure {
    comparison.measures.iter().find(|m| m.members.len() == members).expect("there is a measure of this size")
}

/// Two outlets on the jobs, two on the ships; nothing ties the two together.
fn harbour() -> Vec<Arc<Reading>> {
    readings(&[
        "Halden cuts {500|job cuts|Halden} jobs.",
        "At Halden {500|job cuts|Halden} jobs go.",
        "Skerry has {90|ships|Skerry} ships.",
        "There are {90|ships|Skerry} ships at Skerry.",
    ])
}

#[test]
fn one_tie_makes_one_measure_of_two() {
    let story = harbour();
    let (jobs, ships) = (at(&story, "a", "500"), at(&story, "c", "90"));
    let comparison = compare(&story, &[Correction::SameMeasure { figure: jobs, other: ships }]);
    assert_eq!(grouped(&story, &comparison), [["a:500", "b:500", "c:90", "d:90"]]);
    assert_eq!(comparison.outcomes, [Some(Outcome::Applied)]);
    let objections: Vec<_> = comparison.measures[0].members.iter().map(|m| m.by_hand.as_deref()).collect();
    assert_eq!(objections.iter().flatten().count(), 2, "{objections:?}");
}

#[test]
fn what_a_later_article_adds_goes_with_the_tie() {
    let mut story = harbour();
    let tie = Correction::SameMeasure { figure: at(&story, "a", "500"), other: at(&story, "c", "90") };
    story.extend(readings(&["", "", "", "", "Skerry owns {90|ships|Skerry} ships."]).pop());
    assert_eq!(with(&compare(&story, &[tie]), 5).members.len(), 5);
}

#[test]
fn two_that_are_kept_apart_stay_apart_and_say_that_the_machine_would_join_them() {
    let story = harbour();
    let apart = Correction::OtherMeasure { figure: at(&story, "a", "500"), other: at(&story, "b", "500") };
    let comparison = compare(&story, &[apart]);
    assert_eq!(grouped(&story, &comparison), [vec!["a:500"], vec!["b:500"], vec!["c:90", "d:90"]]);
    let split: Vec<&std::sync::Arc<Measure>> =
        comparison.measures.iter().filter(|m| !m.machine.joins.is_empty()).collect();
    assert_eq!(split.len(), 2);
    assert_eq!(split[0].machine.joins, [split[1].id.clone()]);
    assert_eq!(comparison.outcomes, [Some(Outcome::Applied)]);
}

#[test]
fn keeping_apart_what_nobody_joins_agrees_with_the_machine() {
    let story = harbour();
    let apart = Correction::OtherMeasure { figure: at(&story, "a", "500"), other: at(&story, "c", "90") };
    assert_eq!(compare(&story, &[apart]).outcomes, [Some(Outcome::Agreed)]);
}

#[test]
fn a_moved_figure_leaves_the_others_together() {
    let story = harbour();
    let moved = Correction::Move { figure: at(&story, "b", "500"), to: at(&story, "d", "90") };
    let comparison = compare(&story, &[moved]);
    assert_eq!(grouped(&story, &comparison), [vec!["a:500"], vec!["b:500", "c:90", "d:90"]]);
    let moved = with(&comparison, 3).members.iter().find(|member| member.by_hand.is_some());
    assert_eq!(moved.and_then(|m| m.by_hand.as_deref()), Some("it is somebody else's"));
}

#[test]
fn what_was_tied_before_a_move_stays_tied() {
    let story = harbour();
    let (a, b, c) = (at(&story, "a", "500"), at(&story, "b", "500"), at(&story, "c", "90"));
    let tie = Correction::SameMeasure { figure: a, other: b.clone() };
    let moved = Correction::Move { figure: b, to: c };
    let comparison = compare(&story, &[tie, moved]);
    assert_eq!(grouped(&story, &comparison), [vec!["a:500"], vec!["b:500", "c:90", "d:90"]]);
    assert!(comparison.outcomes.iter().flatten().all(|outcome| outcome.holds()));
}

#[test]
fn of_two_that_contradict_each_other_the_newest_holds() {
    let story = harbour();
    let (a, c) = (at(&story, "a", "500"), at(&story, "c", "90"));
    let tie = Correction::SameMeasure { figure: a.clone(), other: c.clone() };
    let apart = Correction::OtherMeasure { figure: a, other: c };
    let comparison = compare(&story, &[tie.clone(), apart.clone()]);
    assert_eq!(comparison.measures.len(), 2);
    assert_eq!(comparison.outcomes[0], Some(Outcome::Overridden { by: 1 }));
    let comparison = compare(&story, &[apart, tie]);
    assert_eq!(comparison.measures.len(), 1);
    assert_eq!(comparison.outcomes, [Some(Outcome::Overridden { by: 1 }), Some(Outcome::Applied)]);
}

#[test]
fn ties_reach_through_each_other_and_so_does_what_contradicts_them() {
    let story = readings(&["{5|a|X}", "{60|b|Y}", "{700|c|Z}"]);
    let (a, b, c) = (at(&story, "a", "5"), at(&story, "b", "60"), at(&story, "c", "700"));
    let corrections = [
        Correction::SameMeasure { figure: a.clone(), other: b.clone() },
        Correction::SameMeasure { figure: b, other: c.clone() },
        Correction::OtherMeasure { figure: a, other: c },
    ];
    let comparison = compare(&story, &corrections);
    assert_eq!(grouped(&story, &comparison), [vec!["a:5"], vec!["b:60", "c:700"]]);
    assert_eq!(comparison.outcomes[0], Some(Outcome::Overridden { by: 2 }));
}

#[test]
fn unlike_units_can_be_tied_and_are_not_compared() {
    let story = readings(&["{5 %|share|X}", "{6 %|share|X}", "{700|jobs|X}"]);
    let tie = |one, other| Correction::SameMeasure { figure: one, other };
    let comparison = compare(
        &story,
        &[tie(at(&story, "a", "5 %"), at(&story, "b", "6 %")), tie(at(&story, "a", "5 %"), at(&story, "c", "700"))],
    );
    let measure = with(&comparison, 3);
    assert_eq!(measure.unit, Unit::PERCENT);
    assert!(measure.members.iter().any(|m| m.note.as_deref() == Some("in another unit: not compared")));
}

#[test]
fn a_measure_is_called_as_the_analyst_calls_it() {
    let story = harbour();
    let call = |words: &str| Correction::Rename { measure: at(&story, "b", "500"), label: words.to_owned() };
    let comparison = compare(&story, &[call("first try"), call("Jobs at the mill")]);
    let measure = comparison.measures.iter().find(|m| m.label == "Jobs at the mill").expect("it is called so");
    assert_eq!(measure.members.len(), 2);
    assert!(measure.machine.label.is_some());
    assert_eq!(comparison.outcomes, [Some(Outcome::Overridden { by: 1 }), Some(Outcome::Applied)]);
}

#[test]
fn a_relation_by_hand_keeps_what_the_numbers_say() {
    let story = harbour();
    let update = Correction::Relation { measure: at(&story, "a", "500"), relation: Relation::Update };
    let comparison = compare(&story, &[update]);
    assert_eq!(measures(&comparison), ["Update: 500: a, b", "Agree: 90: c, d"]);
    let measure = comparison.measures.iter().find(|m| m.relation == Relation::Update).expect("it is one");
    assert_eq!(measure.machine.relation.as_ref().map(|(relation, _)| *relation), Some(Relation::Agree));
    assert!(measure.why.starts_with("set by hand; by the numbers: "), "{}", measure.why);
}

#[test]
fn two_names_of_one_thing_make_one_measure() {
    let story = readings(&["In Oslo {500|job cuts|Halden} jobs go.", "{500|job cuts|Northmill} jobs go in Oslo."]);
    assert_eq!(compare(&story, &[]).measures.len(), 2);
    let alias = Correction::Alias { name: "Northmill".to_owned(), of: "Halden Group".to_owned() };
    let (other, nobody) = (
        Correction::Alias { name: "Halden".to_owned(), of: "Halden Group".to_owned() },
        Correction::Alias { name: "Nobody".to_owned(), of: "Halden".to_owned() },
    );
    let comparison = compare(&story, &[alias, other, nobody]);
    assert_eq!(comparison.measures.len(), 1);
    assert_eq!(comparison.measures[0].key.entity.as_deref(), Some("Halden Group"));
    assert_eq!(comparison.outcomes, [Some(Outcome::Applied), Some(Outcome::Agreed), Some(Outcome::NotFound)]);
}

#[test]
fn what_is_not_there_ties_nothing() {
    let story = harbour();
    let nowhere = Place { article: crate::article::ArticleId::new("z.txt"), span: Span::new(0, 3) };
    let tie = Correction::SameMeasure { figure: at(&story, "a", "500"), other: nowhere };
    let comparison = compare(&story, &[tie]);
    assert_eq!(comparison.outcomes, [Some(Outcome::NotFound)]);
    assert_eq!(grouped(&story, &comparison), grouped(&story, &compare(&story, &[])));
}

/// Figures of several outlets on several things, some of them alike.
fn town() -> Vec<Arc<Reading>> {
    readings(&[
        "Halden cuts {500|job cuts|Halden} jobs of {9,000|workers|Halden} workers.",
        "At Halden {500|job cuts|Halden} jobs go; {9,000|workers|Halden} work there.",
        "Skerry has {90|ships|Skerry} ships and made {$29.3 billion|revenue|Skerry}.",
        "There are {90|ships|Skerry} ships at Skerry, which made {$29.27 billion|revenue|Skerry}.",
        "A fire killed {12|deaths|Tarn} people in Tarn.",
        "In Tarn {14|deaths|Tarn} people died.",
    ])
}

/// The places of all figures of the town.
fn places(story: &[Arc<Reading>]) -> Vec<Place> {
    let place = |reading: &Arc<Reading>, span| Place { article: reading.article.id.clone(), span };
    story.iter().flat_map(|r| r.figures.iter().map(move |f| place(r, f.span))).collect()
}

/// For each figure, by place, the measure that it is in.
fn measure_of(story: &[Arc<Reading>], comparison: &Comparison) -> Vec<usize> {
    let each = story.iter().enumerate().flat_map(|(a, r)| (0..r.figures.len()).map(move |f| (a, f)));
    each.map(|(a, f)| comparison.measure_of[a][f].expect("every figure of the town is compared")).collect()
}

/// A tie of two of `n` figures, as their numbers.
fn ties(n: usize) -> impl Strategy<Value = Vec<(u8, usize, usize)>> {
    prop::collection::vec((0..3u8, 0..n, 0..n), 0..8)
}

fn correction(kind: u8, one: &Place, other: &Place) -> Correction<Place> {
    let (figure, other) = (one.clone(), other.clone());
    match kind {
        0 => Correction::SameMeasure { figure, other },
        1 => Correction::OtherMeasure { figure, other },
        _ => Correction::Move { figure, to: other },
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_newest_correction_always_wins_and_is_gone_when_it_is_taken_back(drawn in ties(10)) {
        let story = town();
        let places = places(&story);
        let drawn: Vec<_> = drawn.into_iter().filter(|(_, one, other)| one != other).collect();
        let corrections: Vec<Correction<Place>> =
            drawn.iter().map(|(kind, one, other)| correction(*kind, &places[*one], &places[*other])).collect();
        let comparison = compare(&story, &corrections);
        let of = measure_of(&story, &comparison);
        if let Some((kind, one, other)) = drawn.last() {
            prop_assert_eq!(of[*one] == of[*other], *kind != 1);
            let before = compare(&story, &corrections[..corrections.len() - 1]);
            let again = compare(&story, &corrections[..corrections.len() - 1]);
            prop_assert_eq!(grouped(&story, &before), grouped(&story, &again));
        }
        // Ties that nobody moved a figure of hold as they are; whatever does not hold says what overrides it.
        let moved = |figure: usize| drawn.iter().any(|(kind, one, _)| *kind == 2 && *one == figure);
        for ((kind, one, other), outcome) in drawn.iter().zip(&comparison.outcomes) {
            match outcome {
                Some(outcome) if outcome.holds() => {
                    prop_assert!(moved(*one) || moved(*other) || (of[*one] == of[*other]) == (*kind != 1));
                }
                Some(Outcome::Overridden { by }) => prop_assert!(*by < corrections.len()),
                other => prop_assert!(false, "{:?}", other),
            }
        }
        prop_assert_eq!(grouped(&story, &compare(&story, &[])), grouped(&story, &compare(&town(), &[])));
    }

    #[test]
    fn the_order_of_unrelated_corrections_does_not_matter(turn in any::<prop::sample::Index>()) {
        let story = town();
        let p = places(&story);
        let mut corrections = vec![
            correction(0, &p[0], &p[1]),
            correction(1, &p[4], &p[6]),
            correction(2, &p[5], &p[8]),
            Correction::Rename { measure: p[9].clone(), label: "toll".to_owned() },
        ];
        let straight = compare(&story, &corrections);
        let by = turn.index(corrections.len());
        corrections.rotate_left(by);
        let turned = compare(&story, &corrections);
        prop_assert_eq!(grouped(&story, &straight), grouped(&story, &turned));
        prop_assert_eq!(measures(&straight), measures(&turned));
    }
}
