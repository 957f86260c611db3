//! When a figure holds: the nearest date in its sentence, else, for what adds up over a period, in the sentence before.

use super::super::{Attribute, Basis, Figure, FigureKind, Role};
use super::concept::Concept;
use super::lexicon::Nature;
use super::words::REACH;
use super::{Scene, Site};
use crate::article::Span;
use crate::language::calendar::{Expression, Period, Said};

/// Further off than this, a date belongs to something else.
const FAR: f64 = 22.0;

/// The period of `figure`, as its own sentence tells it.
pub(super) fn find(scene: &Scene<'_>, site: &Site<'_>, figure: &Figure) -> Option<Attribute<Period>> {
    let resolve = |e: &Expression| scene.anchor.resolve(&e.said, e.span.of(scene.words.tokens.text));
    if figure.kind == FigureKind::Date {
        let after = site.sentence.dates.partition_point(|e| e.span.end() <= figure.span.start());
        let own = site.sentence.dates.get(after).filter(|e| e.span.overlaps(figure.span))?;
        return Some(Attribute { value: resolve(own), basis: Basis::Stated(own.span) });
    }
    let at = site.at();
    let dates = site.sentence.dates;
    let from = dates.partition_point(|e| scene.words.touching(e.span).end + REACH < at.start);
    let mut nearest: Option<(&Expression, f64)> = None;
    for date in &dates[from..] {
        let place = scene.words.touching(date.span);
        if place.start > at.end + REACH {
            break;
        }
        if date.since || date.span.overlaps(figure.span) || matches!(date.said, Said::Earlier { .. }) {
            continue;
        }
        if let Some(figure) = site.heads(&place) {
            // "(2022: £10.1m)": the date in brackets is that of its own figure alone.
            if figure == site.nth {
                nearest = Some((date, f64::MIN));
            }
            continue;
        }
        let between = if place.start >= at.end { at.end..place.start } else { place.end.min(at.start)..at.start };
        // A date to the right holds for what stands before it; one to the left opens the sentence or the clause.
        let crossed = site.between(between.clone());
        let mut cost = between.len() as f64 + 3.0 * scene.words.breaks(between.clone()) as f64 + 3.0 * crossed as f64;
        if place.start >= at.end && between.len() <= 3 {
            // "10.2 million in 2024" …
            cost -= 2.0;
        } else if place.end <= at.start && site.closes(place.start) {
            // … and not "15.3 million in 2022 to": that date has its figure.
            cost += 4.0;
        }
        if cost <= FAR && nearest.is_none_or(|(_, best)| cost < best) {
            nearest = Some((date, cost));
        }
    }
    let (date, _) = nearest?;
    let mut value = resolve(date);
    if let Some(years) = earlier(site).filter(|_| figure.role == Role::Prior) {
        value = value.shifted(-years);
    }
    // "since 1987, when six people drowned"
    let end = scene.words.touching(date.span).end;
    let when = scene.words.at(end) == "," && scene.words.at(end + 1) == "when" && end < at.start;
    if let (Period::Since(year), true) = (&value, when) {
        value = Period::Year(*year);
    }
    Some(Attribute { value, basis: Basis::Stated(date.span) })
}

/// By how many years the figure is set back: "a year earlier", "two years before", right of it.
fn earlier(site: &Site<'_>) -> Option<i16> {
    let end = site.at().end;
    let dates = site.sentence.dates;
    let from = dates.partition_point(|e| site.words.touching(e.span).start < end);
    dates[from..].iter().take(4).find_map(|e| match e.said {
        Said::Earlier { years } => {
            let start = site.words.touching(e.span).start;
            (end..=end + 6).contains(&start).then_some(years)
        }
        _ => None,
    })
}

/// Lets what adds up over a period take it from the figures around it: the same sentence, else the one before in the
/// paragraph ("… in the first quarter, up 17 %. Operating income climbed 23 %").
pub(super) fn carry(scene: &Scene<'_>, figures: &mut [Figure], concepts: &[Option<Concept>]) {
    let mut last: Option<(Period, Span)> = None;
    for (figure, concept) in figures.iter_mut().zip(concepts) {
        if concept.as_ref().and_then(|c| c.nature) != Some(Nature::Flow) {
            continue;
        }
        if figure.period.is_none()
            && let Some((period, at)) = &last
        {
            let near = figure.sentence.covers(*at)
                || super::sentence_before(scene.article, figure.sentence).is_some_and(|before| before.covers(*at));
            if near && figure.role != Role::Prior {
                figure.period = Some(Attribute { value: period.clone(), basis: Basis::Carried(*at) });
            }
        }
        if let Some(period) = figure.period.as_ref().filter(|_| figure.role != Role::Prior) {
            last = Some((period.value.clone(), figure.span));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::figure;

    fn check(marked: &str, want: Option<&str>) {
        assert_eq!(figure(marked).period.map(|p| p.value.to_string()).as_deref(), want, "in {marked}");
    }

    #[test]
    fn the_nearest_date_of_the_sentence() {
        check("Norvane made |$29 billion| in the first quarter of 2025.", Some("2025-Q1"));
        check("Since 2022, Norvane has cut |27,000| jobs.", Some("2022.."));
        check("The flood of 1987, when |six| people died, was worse.", Some("1987"));
    }

    #[test]
    fn each_figure_keeps_the_date_behind_it() {
        check("The budget fell from |€15.3 million| in 2022 to €10.2 million in 2024.", Some("2022"));
        check("The budget fell from €15.3 million in 2022 to |€10.2 million| in 2024.", Some("2024"));
    }

    #[test]
    fn a_date_in_brackets_is_that_of_the_figure_behind_it() {
        check("Its loss was |£8.9m| (2022: £10.1m).", None);
        check("Its loss was £8.9m (2022: |£10.1m|).", Some("2022"));
        check("Its loss in 2023 was |£8.9m| (2022: £10.1m; 2021: £7m).", Some("2023"));
        check("Its loss in 2023 was £8.9m (2022: £10.1m; 2021: |£7m|).", Some("2021"));
        check("Its loss was |£8.9m| in 2022: a record.", Some("2022"));
    }

    #[test]
    fn what_adds_up_keeps_the_period_of_the_sentence_before() {
        let text = "Norvane made $29 billion in sales in the first quarter of 2025. Operating income was |$2 billion|.";
        check(text, Some("2025-Q1"));
        check("Norvane cut 300 jobs in March 2025. The storm killed |12| people.", None);
    }

    #[test]
    fn the_start_of_a_comparison_is_no_period() {
        check("Approval is up |12 percentage points| since Monday.", None);
    }
}
