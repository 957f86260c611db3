//! Function words: the small closed classes by which the rules see where phrases and clauses begin and end, and the nouns
//! that stand for something named or counted elsewhere. What each class is for stands in `classes`.

use crate::language::wordlist::word_list;

word_list!(
    pub(super) BREAKS = ", ; : – — - ( ) “ ” \" . and while but although though or because whereas as which who"
);

word_list!(
    pub(super) HEDGES =
        "about around roughly some nearly almost approximately up to as many much more less fewer than at least most
        over under an a the another just only barely exactly no estimated close well below above between total record
        further or so far its their his her these those all even still now also reported"
);

word_list!(
    pub(super) STOPS =
        "of in on at by for from with to into over under after before since during until through across among against
        between within without about around near per via amid despite towards toward above below as than and or but
        while that which who whom whose when where because if so though although is was are were be been being has
        have had do does did will would can could may might must should shall not it he she they we you i them him us
        me said says say there here also now then last this next earlier later ago today yesterday alone each both
        either worth including compared according up down out off away back more less only just still already yet
        never ever always often globally worldwide nationwide overall annually monthly daily weekly respectively rose
        fell grew went came made took got left became remain remains told expected planned"
);

word_list!(
    pub(super) DETERMINERS =
        "the a an its their his her our my your this that these those all some any every each such other another own"
);

word_list!(
    pub(super) PREPOSITIONS =
        "of in on at by for from with to into after before since during through across among against within without
        per than between"
);

word_list!(
    pub(super) TALLIES =
        "count counts tally tallies estimate estimates toll figure figures number numbers reckoning forecast projection data
        records statistics calculation calculations assessment total"
);

word_list!(pub(super) PRONOUNS = "he his she her it its");

word_list!(
    pub(super) BODIES =
        "company group firm corporation retailer carmaker automaker bank airline manufacturer giant startup employer council
        union agency operator club lender insurer builder developer supplier brewer miner carrier contractor chain"
);

word_list!(pub(super) UNITS = "division unit subsidiary arm wing business");
