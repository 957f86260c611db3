//! Closed lists of words that several rules share.

use std::sync::LazyLock;

use crate::language::lexicon::Table;

/// A closed list that one rule uses, named where it is used.
macro_rules! words {
    ($words:literal) => {{
        static LIST: std::sync::LazyLock<crate::language::lexicon::Table<()>> =
            std::sync::LazyLock::new(|| crate::language::lexicon::Table::words($words));
        &*LIST
    }};
}
pub(super) use words;

macro_rules! list {
    ($(#[$doc:meta])* $name:ident, $words:literal) => {
        $(#[$doc])*
        pub(super) static $name: LazyLock<Table<()>> = LazyLock::new(|| Table::words($words));
    };
}

list!(
    /// Verbs and adverbs of change: "from X to Y" near one of them gives two values.
    CHANGE,
    "rose rise rises rising risen fell fall falls falling fallen increase increased increases increasing decrease
     decreased decreases decreasing drop dropped drops dropping jumped jump jumps jumping climbed climb climbs climbing
     grew grow grows growing grown cut cuts cutting raised raise raises raising lowered lower lowers lowering lifted lift lifts
     reduced reduce reduces reducing declined decline declines shrunk shrinks shrinking swelled swells swollen declining slid slide slides sliding slipped slip soared
     soar soars soaring surged surge surges surging plunged plunge tumbled tumble sank sink up down went go goes gone
     shrank shrink narrowed narrow widened widen doubled tripled upgraded downgraded moved move changed change eased edged
     expanded expand boosted boost improved improve upped trimmed slashed slash dipped dip rallied bounced rebounded
     gained gain lost swung hiked hike accelerated slowed advanced advance decelerated switched"
);

list!(
    /// Verbs that lead from one value to another only where a "from" stands before the first: "took the toll from 5 to 7".
    BRINGS,
    "bring brings bringing brought take takes taking took push pushes pushed pushing send sends sending sent double
     doubles halve halves halved revise revises revised revising extend extends extended step stepped rebound"
);

list!(
    /// Words that cannot be part of a run of nouns behind a number.
    STOP,
    "a an the this that these those my your his her its our their some any no every each either neither another such
     and or but nor so yet for of in on at by to from with without within into onto upon over under above below between
     among amid against across after before since until till during through throughout per via than as if when while
     where which who whom whose what why how because although though unless whether not also only just even still
     already now then there here again too very more most less least fewer much many both all about around nearly almost
     is are was were be been being am has have had having do does did doing done will would can could may might must
     shall should said say says told tell tells it he she they we i you them him us me one's ago earlier later old
     quarter forecast well tall long wide deep high thick away apart alone together up down out off back ahead behind near worth plus minus versus vs like despite toward
     towards except including included according due because left right today yesterday tomorrow tonight monday tuesday
     wednesday thursday friday saturday sunday last next once twice higher lower short respectively each overall
     january february march april june july august september october november december however instead overnight abroad elsewhere aboard nationwide worldwide
     globally locally"
);

list!(
    /// Finite verbs and participles that follow a number where no noun does ("7,300 walk out", "2,600 announced").
    VERBS,
    "walk walked struck brought drew sell sells meet met flee fled die died killed injured wounded hurt displaced evacuated affected announced planned expected
     given reported needed required lost voted stood stand went gone go came come took take taken made make makes got
     get gets left leave became become began begin showed show shown found find claimed claim said agreed agree
     opposed against followed follow joined join worked works lived living live includes included compared
     rose fell climbed dropped jumped increased decreased grew declined gained surged plunged raised reached hit reach
     responded answered attended signed registered downed backed supported rejected opened closed remained remain
     remains seem seems appear appears think thought believe believed want wanted wants say says could
     downing scored won win beat led issued released sold bought built spent paid earned held received raised
     employed hired fired flew flown sought drove driven fed spoke knew felt chose chosen broke broken threw thrown caught
     taught laid lay shot rode ran slept wore stole stolen fought lent gave given grew kept rang swept wept slip slips
     slipped arrested charged convicted sentenced detained rescued hospitalised hospitalized missing
     dead alive infected tested vaccinated approved cleared granted filed started stopped ended
     arrived returned ranged averaged totalled totaled accounted represented costs cost put puts set sets"
);

list!(
    /// Nouns whose plural has no "s", or that are counted without one.
    PLURALS,
    "people men women children police staff aircraft sheep fish deer cattle lives wives knives wolves leaves feet teeth
     geese mice oxen personnel troops crew poultry swine data media criteria phenomena alumni spacecraft hovercraft
     salmon trout bison offspring youth folk dice series species headquarters premises means dead injured wounded
     missing homeless unemployed poor elderly faithful shares votes seats goals points"
);

list!(
    /// States of people that stand for the people themselves: "two dead", "nine injured".
    STATES,
    "dead killed injured wounded missing hurt homeless sick ill hospitalised hospitalized displaced infected arrested trapped
     unaccounted"
);

list!(
    /// Words in "-s" that are no plural nouns.
    NO_PLURALS,
    "as is was has its his this thus us yes always perhaps across towards besides less does series news plus versus
     process business success access loss mass class glass gas bus bonus virus crisis analysis basis status focus campus
     previous various famous serious religious dangerous anonymous enormous continuous precious nervous obvious
     serious overseas afterwards sometimes upwards downwards forwards backwards says sees goes gets makes takes gives
     needs wants comes seems remains becomes includes means press stress congress progress address boss cross dress
     princess wilderness weakness illness fitness happiness witness harness wireless homeless jobless careless endless
     us's physics politics economics mathematics athletics tennis christmas texas paris los angeles james charles
     perhaps nevertheless nonetheless unless whereas alias atlas canvas christmas diabetes herpes measles mumps rabies"
);
