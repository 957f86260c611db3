//! Function words: the small closed classes by which the rules see where phrases and clauses begin and end.

use crate::language::wordlist::word_list;

/// Marks and conjunctions that set clauses and list items apart.
pub(super) fn breaks(word: &str) -> bool {
    matches!(
        word,
        "," | ";"
            | ":"
            | "–"
            | "—"
            | "-"
            | "("
            | ")"
            | "\n"
            | "“"
            | "”"
            | "\""
            | "."
            | "and"
            | "while"
            | "but"
            | "although"
            | "though"
            | "or"
            | "because"
            | "whereas"
            | "as"
            | "which"
            | "who"
    )
}

word_list!(
    HEDGES = "about around roughly some nearly almost approximately up to as many much more less fewer than at least most over
        under an a the another just only barely exactly no estimated close well below above between total record
        further or so far its their his her these those all even still now also reported"
);

/// Words that bound a number or stand idle before it.
pub(super) fn hedges(word: &str) -> bool {
    HEDGES.has(word)
}

word_list!(
    STOPS =
        "of in on at by for from with to into over under after before since during until through across among against
        between within without about around near per via amid despite towards toward above below as than and or
        but while that which who whom whose when where because if so though although is was are were be been
        being has have had do does did will would can could may might must should shall not it he she they we
        you i them him us me said says say there here also now then last this next earlier later ago today
        yesterday alone each both either worth including compared according up down out off away back more less
        only just still already yet never ever always often globally worldwide nationwide overall annually
        monthly daily weekly respectively rose fell grew went came made took got left became remain remains told
        expected planned"
);

/// Words that end a noun phrase on the way to the right: they cannot stand inside one.
pub(super) fn stops(word: &str) -> bool {
    STOPS.has(word)
}

word_list!(
    DETERMINERS =
        "the a an its their his her our my your this that these those all some any every each such other another own"
);

/// Articles and what stands in their place.
pub(super) fn determines(word: &str) -> bool {
    DETERMINERS.has(word)
}
