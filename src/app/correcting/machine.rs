//! What the machine says where the analyst says otherwise, in words: it stands beside the analyst's on the page, on the
//! cards and in the form.

use super::lines::{What, of_article, of_figure};
use crate::compare::{Comparison, Measure};
use crate::reading::Reading;
use crate::words;

/// "value 410, unit none"; for a figure that the analyst marked "no figure". `None` where nothing was corrected.
pub fn of_a_figure(reading: &Reading, figure: usize) -> Option<String> {
    let Some(machine) = reading.overridden.figures.get(&figure)? else { return Some("no figure".to_owned()) };
    let corrected = reading.figures.get(figure)?;
    let other = What::FIGURE.into_iter().filter_map(|what| {
        let (said, holds) = (of_figure(reading, machine, what), of_figure(reading, corrected, what));
        (said != holds).then(|| line(what, &said))
    });
    listed(other)
}

/// Who the machine says speaks; `None` where nobody corrected it.
pub fn of_a_quote(reading: &Reading, quote: usize) -> Option<String> {
    let machine = reading.overridden.quotes.get(&quote)?;
    Some(machine.speaker.as_ref().map_or("nobody", |speaker| &speaker.name).to_owned())
}

/// "title unknown, outlet Courier"
pub fn of_an_article(reading: &Reading) -> Option<String> {
    let machine = reading.overridden.article.as_ref()?;
    let other = What::ARTICLE.into_iter().filter_map(|what| {
        let said = of_article(machine, what);
        (said != of_article(&reading.article, what)).then(|| line(what, &said))
    });
    listed(other)
}

/// "name Homes, relation update, one with: Brightwater: homes damaged"
pub fn of_a_measure(comparison: &Comparison, measure: &Measure) -> Option<String> {
    let machine = &measure.machine;
    let label = machine.label.as_ref().map(|label| format!("name “{label}”"));
    let relation = machine.relation.as_ref().map(|(relation, _)| format!("relation {}", words::relation(*relation)));
    let joins = machine.joins.iter().filter_map(|id| {
        let other = comparison.measures.iter().find(|other| other.id == *id)?;
        Some(format!("one with “{}”", other.label))
    });
    listed(label.into_iter().chain(relation).chain(joins))
}

fn line(what: What, said: &str) -> String {
    format!("{} {}", what.name().to_lowercase(), if said.is_empty() { "unknown" } else { said })
}

fn listed(parts: impl Iterator<Item = String>) -> Option<String> {
    let parts: Vec<String> = parts.collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
