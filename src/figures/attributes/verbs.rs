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

word_list!(
    AUXILIARIES =
        "is was are were be been being has have had will would could may might can must shall should do does did"
);

/// Forms of "be" and "have", and modals.
pub(super) fn auxiliary(word: &str) -> bool {
    AUXILIARIES.has(word)
}

word_list!(
    /// Past forms that do not end in "-ed".
    PAST = "rose fell grew sold made ran held got won paid spent bought took gave built became saw sent went slid kept met
        lost left brought found led drew struck put hit cut set beat said told began came did had stood sank
        shrank swung flew drove fed met wrote spoke knew thought felt chose broke cost hurt fled threw caught
        taught sought laid lay lies fought shot"
);

word_list!(
    /// Forms in "-s" that are hardly ever nouns.
    PRESENT = "acquires adds agrees announces approves asks attracts axes becomes brings builds buys carries closes collects
        comes contains contributes creates defeats delivers describes destroys earns emits employs exceeds
        expects faces generates gets gives goes grows handles hires includes injures intends invests keeps
        leaves loses lowers makes opens opposes owes pays predicts produces provides puts raises reaches
        receives recruits reduces rejects remains requires says seeks sees speaks sells serves sheds slashes soars
        spends suffers surpasses takes tells trims urges wants warns weighs"
);

word_list!(
    /// Forms in "-s" that are nouns as well.
    DOUBTFUL = "aims averages awards backs beats blames charges claims climbs costs covers declines decreases demands drops
        estimates exports falls forecasts funds gains grants hits holds hopes imports increases jumps kills
        launches leads lifts measures needs offers orders owns passes plunges posts prices projects records
        reports rises runs saves sets shows signs slides slips stands stays stores supplies supports surges tops
        totals transports uses values wins"
);

word_list!(
    GERUNDS = "acquiring adding agreing aiming announcing approving asking attracting averaging awarding axing beatting
        becoming blaming bringing buying carrying charging claiming climbing collecting coming containing
        contributing costing creating declining decreasing defeating delivering demanding describing destroying
        dropping earning emiting employing estimating exceeding expecting exporting facing falling forecasting
        gaining generating getting giving going granting growing handling hitting holding hoping importing
        increasing injuring intending investing jumping keeping killing launching leading leaving lifting losing
        lowering making measuring needing opposing owing owning passing paying plunging posting predicting
        producing projecting providing putting raising reaching receiving recruiting reducing rejecting
        remaining reporting requiring rising running saying seeing seeking selling serving setting shedding
        showing signing slashing sliding slipping soaring standing staying storing suffering supplying
        supporting surging surpassing taking telling totaling transporting trimming urging using valuing wanting
        warning weighing winning"
);

/// Past forms that do not end in "-ed".
pub(super) fn past(word: &str) -> bool {
    PAST.has(word)
}

/// Forms of the third person that are hardly ever nouns.
pub(super) fn present(word: &str) -> bool {
    PRESENT.has(word)
}

/// Forms in "-ing" that take an object.
pub(super) fn gerund(word: &str) -> bool {
    GERUNDS.has(word)
}

/// Verbs of change in any form, some of them nouns as well.
pub(super) fn moves(word: &str) -> bool {
    !matches!(
        word,
        "up" | "down"
            | "growth"
            | "higher"
            | "lower"
            | "bigger"
            | "larger"
            | "smaller"
            | "uptick"
            | "upturn"
            | "reduction"
    ) && (rises(word) || falls(word))
}

/// Forms of the third person that are nouns as well.
pub(super) fn doubtful(word: &str) -> bool {
    DOUBTFUL.has(word)
}
