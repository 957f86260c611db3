//! Titles and roles: the words that stand before a name ("Mr", "Chief Executive") or for a person ("the minister").

use super::wordlist::word_list;

word_list!(
    /// Forms of address and ranks that only stand before a person's name.
    pub ADDRESS = "mr mrs ms miss mx dr prof sir dame lord lady baroness rev hon sen rep gov gen lt col sgt capt maj cmdr adm
        cllr sens reps msgr fr coun sheikh judge justice councillor senator congressman congresswoman congressperson
        assemblyman assemblywoman sergeant lieutenant colonel corporal constable detective superintendent inspector
        archbishop cardinal rabbi imam reverend king queen prince princess duke duchess emperor emir sultan"
);

word_list!(
    /// Abbreviations whose full stop does not end a sentence and does not end a name.
    pub ABBREVIATED = "mr mrs ms dr prof rev hon sen rep gov gen lt col sgt capt maj cmdr adm cllr coun st sens reps msgr jr sr
        messrs supt insp"
);

word_list!(
    /// Titles that go before a name when capitalised and describe a person otherwise.
    pub TITLES = "president chairman chairwoman chairperson chair ceo cfo coo cto cio cmo chief officer executive director manager minister premier
        chancellor secretary governor mayor ambassador commissioner speaker leader treasurer general professor
        doctor attorney prosecutor coach captain admiral major commander boss head founder co-founder cofounder owner
        editor spokesman spokeswoman spokesperson pope bishop pastor father sister mother economist analyst
        strategist candidate nominee deputy vice-president undersecretary superintendent sheriff marshal
        principal dean provost rector curator substitute striker midfielder goalkeeper defender skipper winger
        coxswain detective constable sergeant inspector lieutenant colonel corporal brigadier commodore surgeon representative whip envoy laureate headmaster headmistress headteacher coroner
        prefect vicar chaplain rapporteur coordinator co-ordinator ombudsman magistrate mp msp mep"
);

word_list!(
    /// Words that may stand before a title inside the same capitalised run ("Transport Minister", "Vice President").
    pub MODIFIERS = "interior foreign prime vice deputy defense defence finance home health education justice
        transport energy environment trade labor labour treasury housing culture agriculture economy industry
        chief senior former acting interim executive managing general lead junior first second then ex
        republican democratic democrat conservative liberal national regional state federal district assistant
        associate attorney press campaign communications house senate majority minority council union city
        police fire army company group board presidential vice-presidential gop climate development
        marketing technology operating financial information security public humanitarian affairs and of for the exchequer chief"
);

word_list!(
    /// Nouns for people by what they do or are: the head of an unnamed speaker.
    pub ROLES = "president chairman chairwoman chairperson chair ceo cfo coo cto chief officer executive director
        manager minister premier chancellor secretary governor mayor ambassador commissioner speaker leader treasurer
        general professor doctor attorney prosecutor coach captain admiral commander boss head founder
        co-founder cofounder owner editor spokesman spokeswoman spokesperson bishop pastor priest economist analyst
        strategist candidate nominee deputy vice-president undersecretary superintendent sheriff principal dean
        provost rector curator representative whip envoy laureate senator congressman congresswoman lawmaker
        politician councillor mp peer judge justice lawyer barrister solicitor counsel adviser advisor aide
        consultant assistant worker employee staffer driver teacher nurse carer farmer fisherman shopkeeper trader
        broker banker investor shareholder entrepreneur billionaire millionaire businessman businesswoman
        industrialist engineer scientist researcher biologist ecologist physicist chemist historian sociologist
        psychologist academic scholar lecturer student pupil graduate expert specialist critic campaigner activist
        organiser organizer volunteer resident neighbour neighbor villager witness passer-by bystander survivor victim
        mother father parent wife husband son daughter brother sister uncle aunt nephew niece cousin friend colleague
        partner widow widower pensioner retiree regular customer client shopper tenant landlord voter supporter opponent
        rival donor pollster columnist commentator journalist reporter correspondent presenter host broadcaster blogger
        author writer novelist poet actor actress singer musician artist painter designer architect photographer
        filmmaker producer comedian athlete player footballer striker goalkeeper defender midfielder batsman bowler
        pitcher quarterback trainer referee swimmer runner cyclist rider jockey skipper pilot astronaut soldier
        veteran officer policeman policewoman detective inspector sergeant constable firefighter paramedic
        surgeon physician psychiatrist therapist pharmacist dentist midwife vet forecaster meteorologist official
        bureaucrat diplomat negotiator mediator inspector regulator auditor accountant man woman boy girl teenager
        mum mom dad grandmother grandfather person source insider whistleblower defendant suspect plaintiff
        pal buddy fan follower believer member delegate operative strategist staff manager tourist traveller
        traveler passenger guest visitor migrant refugee immigrant buyer seller supplier contractor builder
        plumber electrician carpenter baker butcher chef cook waiter waitress barman hairdresser secretary clerk
        librarian archivist guard caretaker cleaner cashier supervisor foreman apprentice trainee intern recruit
        hacker developer programmer coder lobbyist operator prince princess king queen duke duchess pope cardinal
        archbishop imam rabbi monk nun narrator announcer moderator"
);

word_list!(
    /// Plural and collective nouns for unnamed speakers.
    pub GROUPS = "officials sources people critics experts analysts economists employees workers staff residents
        neighbours neighbors villagers witnesses survivors organisers organizers campaigners activists volunteers
        forecasters meteorologists scientists researchers academics scholars historians doctors nurses teachers
        students parents pupils lawyers prosecutors investigators detectives officers firefighters police
        authorities leaders ministers lawmakers legislators senators politicians councillors mps peers judges
        executives managers bosses directors investors shareholders traders brokers bankers insurers regulators
        auditors supporters opponents allies aides advisers advisors colleagues friends relatives pals fans
        observers commentators columnists journalists reporters editors pollsters voters democrats republicans
        conservatives liberals members unions companies firms retailers manufacturers airlines banks diplomats
        negotiators insiders representatives spokespeople spokesmen spokeswomen farmers fishermen tourists
        holidaymakers passengers customers users consumers patients victims families locals strategists donors
        organisations organizations groups campaigns industry management leadership opposition government
        administration prosecution defence defense management others some many several both two three bystanders veterans
        soldiers players teammates coaches owners tenants landlords contractors suppliers engineers developers
        men women mothers fathers specialists delegates staffers surrogates operatives skeptics sceptics
        conservationists environmentalists biologists physicians surgeons psychologists attorneys troopers deputies
        ecologists drivers readers viewers callers respondents"
);

word_list!(
    /// Those of [`GROUPS`] and others that name a body, not people: it speaks as one.
    pub BODIES = "police company firm group agency council union government ministry department opposition
        administration committee commission court bank university party board regulator institute association
        federation authority service office bureau campaign team army military navy force church school hospital
        club league chamber alliance charity foundation organisation organization watchdog operator carrier airline
        retailer manufacturer utility brewer insurer lender protection publisher developer management leadership industry employer
        buyer bidder studio network station newspaper paper magazine broadcaster outlet site website parliament
        congress senate cabinet treasury embassy consulate delegation jury prosecution defence defense press
        intelligence state country nation city county town province municipality think-tank division
        unit subsidiary startup start-up giant conglomerate business media"
);

word_list!(
    /// Things written or shown that speak for someone.
    pub DOCUMENTS = "memo memos report reports filing filings statement statements study studies survey surveys poll polls
        letter letters email emails e-mail e-mails document documents paper papers article articles book books analysis review
        communication communications notice notices note notes record records data figures statistics archive archives
        affidavit indictment complaint lawsuit suit ruling order brief bulletin release announcement website
        page post posts tweet tweets blog transcript transcripts memoir speech minutes census index count counts audit
        audits inquiry research findings results evidence tests test leaflet sheet sign banner headline story stories editorial
        estimate estimates forecast forecasts projections presentation prospectus constitution law manifesto
        platform questionnaire investigation accounts advertisement ad ads video videos images map maps footage
        legend leaks cables files"
);
