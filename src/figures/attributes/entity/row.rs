//! The row of a table or list, whose label owns its numbers: "Coastal List: 11.2%, 27 seats (24)".

use super::super::super::{Attribute, Basis, Figure};
use super::super::Scene;
use super::super::classes::HEDGE;
use crate::language::tokens::TokenKind;

/// No label is longer, in tokens.
const LABEL: usize = 6;

/// The name before the colon that opens the sentence of `first`, where that figure follows at once: what stands in a row
/// belongs to its label. A single word may be a name or just begin the line, so it counts only where it is known as a name.
pub(super) fn label(scene: &Scene<'_>, first: &Figure) -> Option<Attribute<String>> {
    let words = &scene.words;
    let sentence = words.touching(first.sentence);
    let start = (sentence.start..sentence.end).take(2).find(|&i| words.kind(i) == Some(TokenKind::Word))?;
    let colon = (start + 1..sentence.end.min(start + 1 + LABEL)).find(|&i| words.at(i) == ":")?;
    let at = words.touching(first.span).start;
    if colon >= at || !(colon + 1..at).all(|i| words.is(i, HEDGE)) {
        return None;
    }
    let span = words.span(start..colon);
    let text = span.of(scene.article.text());
    let basis = Basis::Stated(span);
    let mention = scene.names.at(words.span(start..start + 1).start()).or_else(|| {
        // "The Greens"
        scene.names.at(words.span(colon - 1..colon).start())
    });
    if let Some(mention) = mention.filter(|mention| mention.span.end() >= span.end()) {
        return Some(Attribute { value: scene.names.all[mention.named].canonical.clone(), basis });
    }
    let shout = !text.chars().any(char::is_lowercase);
    let named =
        colon - start >= 2 && !shout && text.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    named.then(|| Attribute { value: text.to_owned(), basis })
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::figure;

    fn check(marked: &str, want: Option<&str>) {
        assert_eq!(figure(marked).entity.map(|e| e.value).as_deref(), want, "in {marked}");
    }

    #[test]
    fn a_row_belongs_to_its_label() {
        let table = "The results were these.\n\nLabour Alliance: 2,175,514 votes, 112 seats\n\n";
        check(&format!("{table}Coastal List: 11.2%, |27| seats"), Some("Coastal List"));
        check(&format!("{table}Coastal List: |11.2%|, 27 seats"), Some("Coastal List"));
    }

    #[test]
    fn what_merely_opens_a_line_owns_nothing() {
        check("The results were these.\n\nTurnout: |68.4%|", None);
        check("The results were these.\n\nPlease Note: the hall seats |700| people", None);
    }
}
