//! Closed lists of words that tell what a capitalised run stands for, or that it is no name.

use crate::language::wordlist::word_list;

word_list!(
    /// Legal forms: the end of a company's name, no part of its canonical form.
    pub LEGAL = "inc inc. corp corp. corporation co co. company ltd ltd. limited plc llc llp lp nv n.v n.v. sa s.a s.a. ag
        se gmbh ab asa oyj spa s.p.a srl bv b.v kk pty bhd pte sarl kg .com"
);

word_list!(
    /// Words that end or head the name of an organisation.
    pub ORGANISATION = "group holdings partners bank capital management industries international technologies
        systems services solutions enterprises ventures associates agency council institute university union
        ministry department association federation committee commission authority bureau board court party alliance
        foundation society trust fund office congress senate parliament assembly cabinet treasury navy army police
        force guard church school college hospital clinic academy museum library league club team chamber company
        corporation coalition network organization organisation administration service consortium laboratory
        laboratories institution exchange airlines airways motors pharmaceuticals energy petroleum telecom
        communications insurance securities investments brothers stores foods steel mining resources railway
        railways electric analytics research labs studios pictures entertainment games software semiconductor
        semiconductors lines components chemicals textiles ferries shipyards shipping engineering healthcare
        therapeutics biosciences utilities robotics logistics plastics telecoms aerospace automotive brewery
        breweries supermarkets publishing nations brigade regiment battalion movement front initiative task observatory registry tribunal
        secretariat forum roundtable caucus house pentagon kremlin nato opec unicef unesco interpol fbi cia nsa sec
        doj nasa who imf ecb fed eu un nhs bbc gop dnc rnc aclu nra ngo workers teamsters unite unison"
);

word_list!(
    /// Words after which a shorter form is still the same company ("Dorvan Asset Management" → "Dorvan").
    pub COMPANY_TAIL = "group holdings partners bank capital management asset industries international technologies
        technology enterprises ventures associates company corporation airlines airways motors motor
        pharmaceuticals pharma energy petroleum oil gas mobile telecom communications telecommunications insurance
        securities investments brothers stores foods steel mining resources railway railways electric electronics
        laboratories aerospace chemical chemicals chemie automotive brewery breweries pharmacies supermarkets
        hotels resorts cruises shipping logistics freight trucking financial finance platforms networks
        components systems beverages dairies textiles plastics machinery appliances biotech biosciences therapeutics
        diagnostics healthcare sciences utilities metals minerals cement construction engineering properties homes
        retail ferries shipyards shipyard dockyard vehicles batteries semiconductors outfitters builders"
);

word_list!(
    /// Words that make a part of a company out of its name ("Amazon Web Services").
    pub UNIT_TAIL = "web cloud services prime pictures studios music video news maps ads play home health pay fresh
        robotics research labs lab europe asia america americas uk us china india japan germany france australia
        canada north south east west ventures retail devices advertising logistics hardware software gaming games
        aviation renewables digital online worldwide global medical foundation institute union"
);

word_list!(
    /// What a unit of an organisation is called.
    pub UNIT = "unit division wing arm subsidiary branch business segment department brand affiliate operation
        operations group"
);

word_list!(
    /// Words that end the name of a place.
    pub PLACE = "county city street road avenue lane square river valley island islands mountain mountains lake sea
        ocean bay beach coast creek hill hills park province district village town airport station bridge harbour
        harbor port desert forest peninsula gulf strait canal highway boulevard drive plaza"
);

word_list!(
    /// Countries, states of the US and large cities, in one word or joined by `_`.
    pub PLACES = "afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain
        bangladesh belarus belgium bolivia bosnia botswana brazil britain bulgaria cambodia cameroon canada chad
        chile china colombia congo croatia cuba cyprus denmark ecuador egypt england eritrea estonia ethiopia
        finland france gabon gaza georgia germany ghana greece greenland guatemala guinea guyana haiti honduras
        hungary iceland india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya kosovo
        kuwait laos latvia lebanon liberia libya lithuania luxembourg malawi malaysia mali malta mexico moldova
        mongolia montenegro morocco mozambique myanmar namibia nepal netherlands nicaragua niger nigeria norway
        oman pakistan palestine panama paraguay peru philippines poland portugal qatar romania russia rwanda
        scotland senegal serbia singapore slovakia slovenia somalia spain sudan sweden switzerland syria taiwan
        tanzania thailand tibet tunisia turkey uganda ukraine uruguay uzbekistan venezuela vietnam wales yemen
        zambia zimbabwe europe asia africa america antarctica u.s us usa u.s.a uk u.k uae united_states
        united_kingdom new_zealand south_africa south_korea north_korea saudi_arabia sri_lanka hong_kong
        ivory_coast costa_rica el_salvador puerto_rico czech_republic dominican_republic united_arab_emirates
        northern_ireland middle_east latin_america south_america north_america west_bank burkina_faso sierra_leone
        papua_new_guinea eastern_europe alabama alaska arizona arkansas california colorado connecticut delaware
        florida hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan
        minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas
        utah vermont virginia wisconsin wyoming new_york new_jersey new_mexico new_hampshire north_carolina
        south_carolina north_dakota south_dakota west_virginia rhode_island washington_dc washington_d.c d.c dc
        new_york_city los_angeles san_francisco san_diego las_vegas new_orleans new_delhi new_england
        silicon_valley wall_street london paris berlin madrid rome vienna moscow beijing shanghai tokyo seoul delhi
        mumbai bangalore bengaluru chennai kolkata hyderabad karachi lahore dhaka kabul tehran baghdad damascus
        beirut jerusalem cairo lagos nairobi johannesburg sydney melbourne brisbane perth auckland wellington
        toronto montreal vancouver ottawa chicago boston philadelphia houston dallas austin seattle denver atlanta
        miami detroit phoenix arlington washington brooklyn manhattan cleveland pittsburgh baltimore minneapolis
        orlando tampa cincinnati milwaukee sacramento portland brussels amsterdam rotterdam hague geneva zurich
        frankfurt munich hamburg cologne stuttgart milan naples turin venice barcelona valencia seville lisbon
        athens istanbul ankara budapest prague warsaw krakow bucharest sofia belgrade zagreb kyiv kiev minsk riga
        vilnius tallinn helsinki stockholm oslo copenhagen reykjavik dublin belfast edinburgh glasgow cardiff
        manchester liverpool birmingham leeds sheffield bristol newcastle nottingham cambridge oxford brighton
        dubai doha riyadh bangkok jakarta manila hanoi taipei osaka kyoto havana caracas bogota lima santiago
        crimea donbas aleppo mosul benghazi hollywood"
);

word_list!(
    /// Media whose names no pattern catches, by their usual forms without "the", joined by `_`.
    pub MEDIA = "reuters bloomberg associated_press ap agence_france-presse afp dpa upi tass xinhua kyodo efe ansa pti
        press_association press_trust_of_india bbc itv cnn cnbc msnbc nbc abc cbs npr pbs c-span fox fox_news sky_news al_jazeera
        euronews deutsche_welle new_york_times washington_post wall_street_journal financial_times
        guardian economist telegraph daily_telegraph independent observer spectator politico axios
        buzzfeed buzzfeed_news huffpost huffington_post vox slate salon breitbart breitbart_news vice_news wired
        techcrunch the_verge verge ars_technica engadget gizmodo mashable business_insider insider fortune forbes
        time_magazine newsweek atlantic new_yorker mother_jones vanity_fair rolling_stone usa_today
        los_angeles_times la_times boston_globe chicago_tribune new_york_post daily_mail daily_beast
        daily_caller daily_mirror daily_express el_pais le_monde le_figaro liberation der_spiegel spiegel die_zeit
        die_welt faz handelsblatt bild nikkei nikkei_asia asahi_shimbun yomiuri_shimbun mainichi
        corriere_della_sera la_repubblica globo folha haaretz times_of_india economic_times hindu
        hindustan_times indian_express straits_times globe_and_mail toronto_star sydney_morning_herald cbc
        marketwatch barron's tmz variety deadline hollywood_reporter propublica marshall_project
        the_information cnet zdnet drudge_report weekly_standard national_review"
);

word_list!(
    /// The last word of many media's names.
    pub MEDIUM_TAIL = "times post journal herald tribune courier gazette news press daily chronicle telegraph mirror
        observer examiner inquirer dispatch ledger sentinel bulletin standard globe mail sun star fm tv radio
        broadcasting magazine review weekly wire newswire argus mercury echo reporter bee register"
);

word_list!(
    /// Those of them that name a paper alone.
    pub PAPERS = "herald tribune courier gazette chronicle argus echo examiner inquirer"
);

word_list!(
    /// Peoples, parties and faiths: capitalised, but adjectives or groups, not names.
    pub PEOPLES = "american americans british briton britons english french german germans dutch italian italians
        spanish portuguese swiss austrian belgian danish swedish norwegian finnish polish czech hungarian romanian
        bulgarian greek turkish russian russians ukrainian ukrainians chinese japanese korean koreans vietnamese
        thai indian indians pakistani bangladeshi afghan iraqi iranian israeli israelis palestinian palestinians
        syrian egyptian saudi arab arabs african africans asian asians european europeans australian australians
        canadian canadians mexican mexicans brazilian argentine cuban latino latinos hispanic hispanics
        scottish scots welsh irish western eastern northern southern democrat democrats democratic republican
        republicans conservative conservatives liberal liberals labour tory tories socialist communist
        christian christians muslim muslims jewish jews jew catholic catholics protestant hindu hindus
        buddhist evangelical californian texan londoner parisian north_korean south_korean
        victorian olympic paralympic nazi soviet gop afro-american african-american african-americans"
);

word_list!(
    /// Days and months.
    pub CALENDAR = "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
        september october november december mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep
        sept oct nov dec christmas easter ramadan thanksgiving halloween"
);

word_list!(
    /// Words in the names of bodies that do no business.
    pub PUBLIC = "union unions council ministry agency department commission office court party police board authority
        institute university committee parliament senate congress assembly government treasury army navy chamber
        federation association alliance society church school hospital un eu nhs nato imf fbi tribunal nations"
);

word_list!(
    /// What somebody is who may be a firm as well: "the supplier Norvane".
    pub TRADES = "supplier contractor builder developer operator broker insurer lender maker producer rival competitor
        manufacturer bidder predator suitor parent owner subcontractor printer brewer miner broadcaster host"
);

word_list!(
    /// What is had in a firm, not in a place.
    pub HELD = "share shares stake stakes interest investment investments invest invested investor investors confidence
        trust holding holdings stock money believe trading"
);

word_list!(
    /// What a place is called.
    pub SETTLEMENT = "town city village island port province district region state county valley capital suburb hamlet
        municipality parish borough resort peninsula coast outskirts north south east west centre center mayor"
);

word_list!(
    /// Where in a place.
    pub QUARTER = "northern southern eastern western central northeastern northwestern southeastern southwestern north-east
        north-west south-east south-west downtown upstate rural nearby neighbouring neighboring coastal inner"
);

word_list!(
    /// Capitals that are words, not names.
    pub CAPITALS = "ai a.i it tv ceo cfo coo cto gdp am pm a.m p.m ebitda capex hr pr id pc usb dna hiv aids covid
        covid-19 iq vip ok sos faq pdf mp mps ipo esg vat gmt bst est edt pst pdt utc cet usd gbp eur inr rs ml llm api q1 q2 q3 q4
        h1 h2 fy r&d us$ ii iii iv vi vii viii ix xi xii no nr not and the of for in on at to a an is are was i x s suv
        suvs atm gps phd ph.d mba bsc msc md cctv diy er ad bc km mph lgbt lgbtq u.s.c rule rules room section article chapter page figure table route level phase class grade type model version gate flight highway interstate reference act part code clause annex appendix item step day week round game episode season volume"
);

word_list!(
    /// Words that open a sentence and are no names: function words and the adverbs and nouns of reporting.
    pub OPENERS = "the a an this that these those he she it they we i you his her its their our my your who what
        which when where why how whose whom there here in on at by for from to of with without within about above
        across after against along amid among around as before behind below beneath beside besides between beyond
        but despite down during except following given including inside into like near off onto out outside over
        past per regarding since than though through throughout till toward towards under underneath unlike until
        up upon via versus and or nor so yet if unless although because while whereas whether once both either
        neither each every all any some many most much more less few fewer several such no not none nothing nobody
        someone somebody something anyone anybody anything everyone everybody everything one two three four five
        six seven eight nine ten eleven twelve twenty thirty forty fifty hundreds thousands millions dozens half
        nearly almost roughly approximately just only even still also again already always never often sometimes
        perhaps maybe indeed instead meanwhile moreover however therefore thus hence otherwise nevertheless
        nonetheless additionally furthermore finally first second third last next then now today tonight tomorrow
        yesterday later earlier soon recently currently previously formerly ultimately eventually initially
        originally overall according is are was were be been being am has have had do does did will would shall
        should can could may might must let get got go going make made take took see seen say says said tell told
        ask asked please thank thanks yes well oh ok okay look another other others same own new old former current
        late internal external affected operations management leadership critics experts analysts officials sources
        employees workers residents police people women men children students investors shareholders customers
        users investigators prosecutors researchers scientists doctors authorities organisers organizers insurers
        farmers forecasters temperatures shares sales profits revenue profit growth inflation prices costs cuts
        layoffs jobs technology technologies artificial speaking commenting responding writing worldwide globally
        locally nationally news breaking update correction editor note read watch click share photo image video
        source story stories sixty seventy eighty ninety hundred thousand million billion part parts members unions
        companies firms government parliament congress two-thirds dad mum mom sisters brothers conditions notes
        text write come whatever whoever wherever whenever president minister mayor governor senator secretary
        director chairman chief spokesman spokeswoman"
);

word_list!(
    /// Lower-case words that hold a name together.
    pub CONNECTORS = "of for and the de la le du da di del della dos das van von der den ten ter bin ibn al el y zu e"
);
