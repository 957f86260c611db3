//! The rows of a plot: the members of a measure in the order of reading, each in the unit of the axis.

use std::sync::Arc;

use crate::compare::{Measure, Member, article_label};
use crate::figures::{Amount, Figure, Interval, Unit};
use crate::reading::Reading;
use crate::words;

/// One row, ready to be drawn.
pub struct Row<'a> {
    pub member: &'a Member,
    pub reading: &'a Reading,
    pub figure: &'a Figure,
    /// In the unit of the measure; `None` for a sum in another currency, which no axis but its own can show.
    pub amount: Option<Amount>,
    /// Its origin has a row above already.
    pub repeats: bool,
}

impl Row<'_> {
    /// What the figure says, in words: as printed, or as the analyst has it.
    pub fn stated(&self) -> String {
        let machine = self.reading.overridden.machine(self.member.figure.figure);
        words::stated(self.reading.article.text(), self.figure, machine)
    }
}

/// The members in their order, but those that repeat an origin moved under its first row.
///
/// `readings` are those that the measure was made from; a member of others is left out.
pub fn rows<'a>(readings: &'a [Arc<Reading>], measure: &'a Measure) -> Vec<Row<'a>> {
    let mut rows: Vec<Row<'a>> = Vec::with_capacity(measure.members.len());
    for member in &measure.members {
        let Some(reading) = readings.get(member.figure.article) else { continue };
        let Some(figure) = reading.figures.get(member.figure.figure) else { continue };
        let amount = in_unit(&figure.amount, figure.unit, measure.unit);
        let last = rows.iter().rposition(|row| row.member.origin == member.origin);
        let row = Row { member, reading, figure, amount, repeats: last.is_some() };
        rows.insert(last.map_or(rows.len(), |at| at + 1), row);
    }
    rows
}

impl Row<'_> {
    /// The values that have to be on the axis for the row to be understood.
    pub fn extent(&self) -> impl Iterator<Item = f64> + use<> {
        self.amount.into_iter().flat_map(|amount| [amount.stated, amount.soft.low, amount.soft.high]).flatten()
    }
}

/// Who gives the figure, on whose word, and when.
pub fn by_whom(row: &Row<'_>) -> String {
    let who = article_label(&row.reading.article);
    let origin = &row.member.origin;
    let mut parts = vec![who];
    if !origin.name.is_empty() && parts[0] != origin.name {
        let said = origin.name.strip_suffix(&format!(" ({})", parts[0])).unwrap_or(&origin.name);
        parts.push(if origin.inferred { format!("{said}, it seems") } else { said.to_owned() });
    }
    parts.extend(row.reading.article.metadata.published.as_ref().map(words::published_short));
    parts.join(" · ")
}

/// The plot in one sentence, for people who do not see it.
pub fn in_words(readings: &[Arc<Reading>], measure: &Measure) -> String {
    let rows = rows(readings, measure);
    let said: Vec<String> =
        rows.iter().map(|row| format!("{} {}", article_label(&row.reading.article), row.stated())).collect();
    let meet = match (&measure.common, measure.members.len() > 1) {
        (Some(common), true) => format!("; all can be true {}", span_in_words(common, measure.unit)),
        _ => String::new(),
    };
    format!("{}: {}; {}{meet}", measure.label, words::relation(measure.relation), said.join("; "))
}

fn span_in_words(interval: &Interval, unit: Unit) -> String {
    match (interval.low, interval.high) {
        (Some(low), Some(high)) if low == high => format!("at {}", words::tick(low, unit)),
        (Some(low), Some(high)) => format!("from {} to {}", words::tick(low, unit), words::tick(high, unit)),
        (Some(low), None) => format!("from {} up", words::tick(low, unit)),
        (None, Some(high)) => format!("up to {}", words::tick(high, unit)),
        (None, None) => "anywhere".to_owned(),
    }
}

/// An amount brought from one unit to another; `None` where nothing brings the one to the other: currencies.
pub fn in_unit(amount: &Amount, from: Unit, to: Unit) -> Option<Amount> {
    if from == to {
        return Some(*amount);
    }
    if !from.comparable(to) {
        return None;
    }
    // The table turns every unit into its base by a line; two points of it give the way back.
    let (zero, one) = (to.to_base(0.0), to.to_base(1.0));
    let convert = |value: f64| (from.to_base(value) - zero) / (one - zero);
    Some(Amount {
        stated: amount.stated.map(convert),
        hard: amount.hard.map(convert),
        soft: amount.soft.map(convert),
        granularity: convert(amount.granularity) - convert(0.0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_brought_to_the_axis_of_another() {
        let amount = Amount {
            stated: Some(2.0),
            hard: Interval::point(2.0),
            soft: Interval::closed(1.0, 3.0),
            granularity: 1.0,
        };
        let unit = |symbol| Unit::of(symbol).expect("a unit of the table");
        assert_eq!(in_unit(&amount, Unit::COUNT, Unit::COUNT), Some(amount));
        let metres = in_unit(&amount, unit("km"), unit("m")).expect("lengths");
        assert_eq!((metres.stated, metres.soft.high), (Some(2000.0), Some(3000.0)));
        assert_eq!(in_unit(&amount, unit("GBP"), unit("USD")), None, "a pound has no place on an axis of dollars");
    }
}
