//! Verbs between a subject and its figure: closed lists, as no tagger runs here.

use crate::language::wordlist::word_list;

word_list!(IDLE = "at by to of in now number set up down growth");

word_list!(
    /// These are nouns or participles as well.
    ALSO = "costs cost covers runs offers uses needs wants features plans measures shot left can found takes holds led"
);

/// Finite verbs, as far as a closed list and an ending tell.
pub(super) fn finite(word: &str) -> bool {
    !IDLE.has(word) && (ALSO.has(word) || acts(word) || links(word) || (word.ends_with("ed") && word.len() > 4))
}

word_list!(
    ACTS = "employs sells sold makes made produces earns weighs contains includes ran owns held got won paid pays spent
        bought took gave built became saw sent went does did remains gets boasts delivers expects slid closed
        kept met"
);

/// Verbs of doing: what stands before one is its subject, and it is itself the name of nothing.
pub(super) fn acts(word: &str) -> bool {
    ACTS.has(word)
}

word_list!(
    LINKS =
        "is was are were be been has have had will would could may stands stood stand at by to of hit reached reaching
        reach totalled totaled totals totalling totaling came comes in amounted amounts expected estimated
        forecast put set now number numbered numbers averaged averages averaging remained remains exceeded
        topped tops passed surpassed"
);

/// Forms of "be" and "have", modals, and verbs that link a quantity to its value.
pub(super) fn links(word: &str) -> bool {
    LINKS.has(word) || rises(word) || falls(word)
}

word_list!(
    RISES =
        "up rose rise rises rising risen grew grow grows growing grown growth increase increased increases increasing
        climb climbed climbs climbing jump jumped jumps jumping gain gained gains gaining surge surged surges
        surging soar soared soars soaring higher hike hiked advance advanced added boost boosted expanded expand
        rallied rebounded leapt leaped strengthened raised raise uptick upturn accelerated improved bigger
        larger swelled"
);

/// Words of growth.
pub(super) fn rises(word: &str) -> bool {
    RISES.has(word)
}

word_list!(
    FALLS =
        "down fell fall falls falling fallen drop dropped drops dropping decline declined declines declining decrease
        decreased decreases decreasing plunge plunged plunges plunging slump slumped slumps tumble tumbled
        tumbles slid slide slip slipped slips sank sink shrank shrink shrunk lower reduced reduction reduce
        slashed slash crashed plummeted eased dipped dip lost cut weakened contracted shed smaller dive dived"
);

/// Words of decline.
pub(super) fn falls(word: &str) -> bool {
    FALLS.has(word)
}
