//! Verbs between a subject and its figure: closed lists, as no tagger runs here. What each class is for stands in
//! `classes`.

use crate::language::wordlist::word_list;

word_list!(pub(super) IDLE = "at by to of in now number set up down growth");

word_list!(
    /// These are nouns or participles as well.
    pub(super) ALSO =
        "costs cost covers runs offers uses needs wants features plans measures shot left can found takes holds led"
);

word_list!(
    pub(super) ACTS =
        "employs sells sold makes made produces earns weighs contains includes ran owns held got won paid pays spent
        bought took gave built became saw sent went does did remains gets boasts delivers expects slid closed kept
        met"
);

word_list!(
    pub(super) LINKS =
        "is was are were be been has have had will would could may stands stood stand at by to of hit reached
        reaching reach totalled totaled totals totalling totaling came comes in amounted amounts expected estimated
        forecast put set now number numbered numbers averaged averages averaging remained remains exceeded topped
        tops passed surpassed"
);

word_list!(
    pub(super) RISES =
        "up rose rise rises rising risen grew grow grows growing grown growth increase increased increases increasing
        climb climbed climbs climbing jump jumped jumps jumping gain gained gains gaining surge surged surges surging
        soar soared soars soaring higher hike hiked advance advanced added boost boosted expanded expand rallied
        rebounded leapt leaped strengthened raised raise uptick upturn accelerated improved bigger larger swelled lifted widened"
);

word_list!(
    pub(super) FALLS =
        "down fell fall falls falling fallen drop dropped drops dropping decline declined declines declining decrease
        decreased decreases decreasing plunge plunged plunges plunging slump slumped slumps tumble tumbled tumbles
        slid slide slip slipped slips sank sink shrank shrink shrunk lower reduced reduction reduce slashed slash
        crashed plummeted eased dipped dip lost cut weakened contracted shed smaller dive dived lowered trimmed narrowed
        halved dwindled receded"
);

word_list!(
    pub(super) AUXILIARIES =
        "is was are were be been being has have had will would could may might can must shall should do does did"
);

word_list!(
    /// Past forms that do not end in "-ed".
    pub(super) PAST =
        "rose fell grew sold made ran held got won paid spent bought took gave built became saw sent went slid kept
        met lost left brought found led drew struck put hit cut set beat said told began came did had stood sank
        shrank swung flew drove fed met wrote spoke knew thought felt chose broke cost hurt fled threw caught taught
        sought laid lay lies fought shot died"
);

word_list!(
    /// Forms in "-s" that are hardly ever nouns.
    pub(super) PRESENT =
        "acquires adds agrees announces approves asks attracts axes becomes brings builds buys carries closes
        collects comes contains contributes creates defeats delivers describes destroys earns emits employs exceeds
        expects faces generates gets gives goes grows handles hires includes injures intends invests keeps leaves
        loses lowers makes opens opposes owes pays predicts produces provides puts raises reaches receives recruits
        reduces rejects remains requires says seeks sees speaks sells serves sheds slashes soars spends suffers
        surpasses takes tells trims urges wants warns weighs say believe insist argue admit predict acknowledge reckon"
);

word_list!(
    /// Forms in "-s" that are nouns as well.
    pub(super) DOUBTFUL =
        "aims averages awards backs beats blames charges claims climbs costs covers declines decreases demands drops
        estimates exports falls forecasts funds gains grants hits holds hopes imports increases jumps kills launches
        leads lifts measures needs offers orders owns passes plunges posts prices projects records reports rises runs
        saves sets shows signs slides slips stands stays stores supplies supports surges tops totals transports uses
        values wins"
);

word_list!(
    pub(super) GERUNDS =
        "acquiring adding agreing aiming announcing approving asking attracting averaging awarding axing beatting
        becoming blaming bringing buying carrying charging claiming climbing collecting coming containing
        contributing costing creating declining decreasing defeating delivering demanding describing destroying
        dropping earning emiting employing estimating exceeding expecting exporting facing falling forecasting
        gaining generating getting giving going granting growing handling hitting holding hoping importing increasing
        injuring intending investing jumping keeping killing launching leading leaving lifting losing lowering making
        measuring needing opposing owing owning passing paying plunging posting predicting producing projecting
        providing putting raising reaching receiving recruiting reducing rejecting remaining reporting requiring
        rising running saying seeing seeking selling serving setting shedding showing signing slashing sliding
        slipping soaring standing staying storing suffering supplying supporting surging surpassing taking telling
        totaling transporting trimming urging using valuing wanting warning weighing winning"
);

word_list!(
    /// Words of change that are no verbs.
    pub(super) STILL = "up down growth higher lower bigger larger smaller uptick upturn reduction"
);
