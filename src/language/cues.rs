//! Words of saying: verbs, nouns and phrases that introduce what somebody says, with what they take.

use super::lexicon::{Key, Table};
use super::wordlist::word_list;
use std::sync::LazyLock;

/// How a verb of saying takes what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CueClass {
    /// "said": a clause with or without "that"; may follow what is said.
    Say,
    /// "told reporters": as [`CueClass::Say`], after the person addressed.
    Tell,
    /// "warned", "revealed": a clause with "that", or an object with "how", "what", "about".
    Report,
    /// "highlighted", "outlined", "emphasized": mostly an object or "how …".
    Stress,
    /// "described … as", "called": an object and what it is made out to be.
    Describe,
    /// "urged employees to …": a person and what they should do.
    Urge,
    /// "believes", "expects", "hopes": thought; only with a clause.
    Think,
    /// "sobbed", "laughed": says something only beside words in marks.
    Manner,
}

/// The class of a finite form or participle of a verb of saying, in any case.
pub fn class_of(word: &str) -> Option<CueClass> {
    class_of_key(Key::of(word))
}

/// As [`class_of`], for a word whose key is known.
pub fn class_of_key(key: Key) -> Option<CueClass> {
    CLASSES.get(key)
}

/// Where a form is on two lists, the first one counts.
static CLASSES: LazyLock<Table<CueClass>> = LazyLock::new(|| Table::new(listed()));

/// Every form with its class, for whoever makes a list of several lists.
pub fn listed() -> impl Iterator<Item = (&'static str, CueClass)> {
    let lists = [
        (SAY, CueClass::Say),
        (TELL, CueClass::Tell),
        (REPORT, CueClass::Report),
        (STRESS, CueClass::Stress),
        (DESCRIBE, CueClass::Describe),
        (URGE, CueClass::Urge),
        (THINK, CueClass::Think),
        (MANNER, CueClass::Manner),
    ];
    lists.into_iter().flat_map(|(list, class)| list.split_whitespace().map(move |word| (word, class)))
}

const SAY: &str = "say says said saying add adds added adding write writes wrote writing written explain explains explained explaining
        reply replies replied replying respond responds responded responding         conclude concludes concluded concluding joke jokes joked joking quip quips quipped
        tweet tweets tweeted tweeting post posts posted counter counters countered countering recall recalls
        recalled recalling remark remarks remarked remarking observe observes observed observing opine opined opines
        ask asks asked asking state states stated stating declare declares declared declaring
        reckon reckons reckoned reckoning quote text texts texted retort retorts retorted";

const TELL: &str = "tell tells told telling inform informs informed informing remind reminds reminded reminding
        assure assures assured assuring";

const REPORT: &str = "note notes noted noting argue argues argued arguing claim claims claimed claiming warn warns warned warning
        announce announces announced announcing report reports reported reporting insist insists insisted
        insisting maintain maintains maintained maintaining acknowledge acknowledges acknowledged acknowledging admit admits
        admitted admitting suggest suggests suggested suggesting assert asserts asserted asserting deny denies
        denied denying mention mentions mentioned mentioning signal signals signaled signalled signaling signalling
        indicate indicates indicated indicating reveal reveals revealed revealing disclose discloses
        disclosed disclosing predict predicts predicted predicting estimate estimates estimated estimating
        testify testifies testified testifying allege alleges alleged alleging agree agrees agreed agreeing
        complain complains complained complaining contend contends contended contending confirm confirms
        confirmed confirming show shows showed showing shown find finds found finding concede concedes conceded conceding
        caution cautions cautioned cautioning stress stresses stressed stressing emphasize emphasizes emphasized
        emphasizing emphasise emphasises emphasised emphasising promise promises promised promising pledge pledges pledged
        pledging vow vows vowed vowing propose proposes proposed proposing recommend recommends recommended recommending
        demand demands demanded demanding threaten threatens threatened threatening boast boasts boasted boasting
        lament laments lamented lamenting swear swears swore proclaim proclaims proclaimed proclaiming
        calculate calculates calculated calculating forecast forecasts project projects projected projecting
        speculate speculates speculated speculating theorize theorized affirm affirms affirmed affirming
        reiterate reiterates reiterated reiterating repeat repeats repeated repeating
        underline underlines underlined underlining underscore underscores underscored underscoring
        point points pointed pointing imply implies implied implying hint hints hinted hinting vent vented
        clarify clarifies clarified clarifying specify specifies specified specifying apologize apologizes apologized
        apologise apologises apologised
        protest protests protested protesting object objects objected objecting bemoan bemoans bemoaned bemoaning
        conclude rule rules ruled conclude learn learned learnt
        rejoin rejoined elaborate elaborates elaborated surmise surmised volunteer volunteered confess confesses
        confessed attest attests attested stipulate stipulates stipulated tout touts touted
        advise advises advised advising reasoned reasoning grumble grumbles grumbled grumbling gripe griped griping
        grouse groused grousing ";

const STRESS: &str = "speak speaks spoke speaking talk talks talked talking highlight highlights highlighted highlighting outline outlines outlined outlining detail details detailed detailing
        cite cites cited citing discuss discusses discussed discussing praise praises praised praising
        criticize criticizes criticized criticizing criticise criticises criticised criticising
        condemn condemns condemned condemning denounce denounces denounced denouncing reject rejects rejected rejecting
        blast blasts blasted blasting slam slams slammed slamming question questions questioned questioning
        mock mocks mocked mocking dismiss dismisses dismissed dismissing
        attack attacks attacked attacking ridicule ridiculed hail hails hailed hailing welcome welcomes welcomed
        welcoming echo echoes echoed echoing reference references referenced referencing
        hammer hammers hammered hammering bash bashed bashing lambast lambasted lambaste oppose opposes opposed
        endorse endorses endorsed tout applaud applauds applauded decry decries decried deride derided
        rebut rebutted refute refutes refuted recount recounts recounted express expresses expressed expressing
        thanked thanking scolded scolding chided chiding";

const DESCRIBE: &str = "describe describes described describing call calls called calling frame frames framed framing portray
        portrays portrayed portraying characterize characterizes characterized characterizing characterise
        characterises characterised brand brands branded branding label labels labeled labelled labeling labelling
        dub dubs dubbed dubbing depict depicts depicted depicting deem deems deemed termed accuse
        accuses accused accusing blame blames blamed blaming present presents presented refer refers referred referring";

const URGE: &str = "urge urges urged urging encourage encourages encouraged encouraging implore implores implored
        instruct instructs instructed instructing order orders ordered ordering beg begs begged begging
        invite invites invited inviting challenge challenges challenged exhort exhorted
        call calls called";

const THINK: &str = "believe believes believed believing think thinks thought thinking expect expects expected expecting hope hopes hoped
        hoping fear fears feared fearing worry worries worried feel feels felt doubt doubts doubted assume assumes assumed
        understand understands understood know knows knew known realize realizes realized realise realised
        anticipate anticipates anticipated bet bets betting consider considers considered guess guesses guessed
        suspect suspects suspected imagine imagines imagined dream dreams dreamed wish wishes wished
        acknowledge want wants wanted plan plans planned intend intends intended";

const MANNER: &str = "continue continues continued begin begins began answer answers answered press pressed sob sobs sobbed sobbing laugh laughs laughed laughing shout shouts shouted shouting yell yells yelled cry cries
        cried crying sigh sighs sighed smile smiles smiled grin grins grinned scream screams screamed whisper
        whispers whispered mutter mutters muttered shrug shrugs shrugged snap snaps snapped fume fumes fumed growl growled
        chant chants chanted chanting exclaim exclaims exclaimed gush gushed enthuse enthused
        muse mused musing wonder wonders wondered wondering ponder ponders pondered pondering demur demurs demurred thunder thundered sing sings sang singing chuckle chuckled scoff scoffs scoffed interject interjected intone intoned bellow bellowed
        read reads reading warn mouth mouthed mouthing riff riffed deadpan deadpanned plead pleads pleaded pleading
        beam beamed beaming roar roared roaring boomed chimed crowed marvelled marveled ranted raged sneered snarled hissed
        groaned moaned wailed wailing barked blurted stammered gasped cheered cheering hollered ventured jeered jeering
        chorused croaked drawled snorted sniffed tutted commented commenting concurred";

word_list!(
    /// Nouns that introduce what is said: "comments that …", "a claim that …".
    pub CUE_NOUNS = "claim claims comment comments statement statements warning warnings argument arguments belief conviction
        announcement assertion allegation allegations accusation accusations suggestion assurance assurances
        promise pledge admission prediction view opinion message fear fears concern concerns notion idea
        report reports remark remarks accusation complaint complaints hope hopes expectation expectations
        insistence revelation contention line acknowledgement conclusion finding findings point position"
);

word_list!(
    /// Verbs of praise, blame and comparison: what stands in marks beside them is said, nothing else is.
    pub VERDICTS = "assail assails assailed assailing admonish admonishes admonished admonishing berate berates berated
        berating cast casts casting castigate castigates castigated castigating chastise chastises chastised chastising
        commend commends commended commending compare compares compared comparing compliment complimented complimenting
        credit credits credited crediting cry cries deplore deplores deplored deploring disparage disparages disparaged
        disparaging excoriate excoriates excoriated excoriating extol extols extolled extolling heckle heckled heckling
        hit hits hitting insult insulted insulting knock knocks knocked knocking laud lauds lauded lauding liken likens
        likened likening lash lashed lashing malign maligned maligning needle needled nickname nicknamed nicknaming paint
        paints painted painting pan panned pillory pilloried pound pounded pounding rail rails railed railing rate rated
        rebuke rebukes rebuked rebuking rip rips ripped ripping salute saluted saluting savage savaged scorn scorned
        skewer skewered skewering sneer style styled styling tar tarred taunt taunts taunted taunting thank thanks trash
        trashed trashing vilify vilified voice voiced voicing"
);

word_list!(
    /// Verbs for what is done rather than said, though a clause or an infinitive may follow them.
    pub DEEDS = "agree agrees agreed agreeing seek seeks sought seeking decline declines declined declining refuse refuses
        refused refusing offer offers offered offering vote votes voted voting sign signs signed signing file files filed
        filing record records recorded recording fail fails failed failing allow allows allowed allowing"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_know_their_class() {
        assert_eq!(class_of("Said"), Some(CueClass::Say));
        assert_eq!(class_of("framed"), Some(CueClass::Describe));
        assert_eq!(class_of("sobbed"), Some(CueClass::Manner));
        assert_eq!(class_of("beamed"), Some(CueClass::Manner));
        assert_eq!(class_of("thanked"), Some(CueClass::Stress));
        // More often a noun or a deed than a way of speaking.
        assert_eq!(class_of("thanks"), None);
        assert_eq!(class_of("cut"), None);
    }
}
