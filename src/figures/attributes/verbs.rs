//! Verbs between a subject and its figure: closed lists, as no tagger runs here.

use super::words::links;

/// Finite verbs, as far as a closed list and an ending tell.
pub(super) fn finite(word: &str) -> bool {
    let idle = matches!(word, "at" | "by" | "to" | "of" | "in" | "now" | "number" | "set" | "up" | "down" | "growth");
    // These are nouns or participles as well.
    let also = matches!(
        word,
        "costs"
            | "cost"
            | "covers"
            | "runs"
            | "offers"
            | "uses"
            | "needs"
            | "wants"
            | "features"
            | "plans"
            | "measures"
            | "shot"
            | "left"
            | "can"
            | "found"
            | "takes"
            | "holds"
            | "led"
    );
    !idle && (also || acts(word) || links(word) || (word.ends_with("ed") && word.len() > 4))
}

/// Verbs of doing: what stands before one is its subject, and it is itself the name of nothing.
pub(super) fn acts(word: &str) -> bool {
    matches!(
        word,
        "employs"
            | "sells"
            | "sold"
            | "makes"
            | "made"
            | "produces"
            | "earns"
            | "weighs"
            | "contains"
            | "includes"
            | "ran"
            | "owns"
            | "held"
            | "got"
            | "won"
            | "paid"
            | "pays"
            | "spent"
            | "bought"
            | "took"
            | "gave"
            | "built"
            | "became"
            | "saw"
            | "sent"
            | "went"
            | "does"
            | "did"
            | "remains"
            | "gets"
            | "boasts"
            | "delivers"
            | "expects"
            | "slid"
            | "closed"
            | "kept"
            | "met"
    )
}
