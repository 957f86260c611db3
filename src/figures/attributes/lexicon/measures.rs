//! The named quantities of news: what a sum of money, a percentage, a length or a count can be a value of.
//!
//! Grown by subject, not by story. A line is one quantity under the name that a reader would give it.

use super::Nature::{self, Event, Flow, Level};

/// What a measure can carry. Percent is always allowed as a change or a share of a measure; the bit says that the
/// measure itself is a percentage.
pub(in crate::figures) mod carries {
    pub const MONEY: u16 = 1;
    pub const PERCENT: u16 = 1 << 1;
    pub const COUNT: u16 = 1 << 2;
    pub const RATIO: u16 = 1 << 3;
    pub const TIME: u16 = 1 << 4;
    pub const LENGTH: u16 = 1 << 5;
    pub const AREA: u16 = 1 << 6;
    pub const SPEED: u16 = 1 << 7;
    pub const HEAT: u16 = 1 << 8;
    pub const MASS: u16 = 1 << 9;
    pub const VOLUME: u16 = 1 << 10;
    pub const POWER: u16 = 1 << 11;
    pub const DATA: u16 = 1 << 12;
    pub const OTHER: u16 = 1 << 13;
    /// Shares and rates.
    pub const PART: u16 = PERCENT | RATIO;
}

use carries::*;

/// Who can own a value of a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::figures) enum Owner {
    /// A company, agency, union, government: the usual case.
    Body,
    /// A body or a person.
    Anyone,
    /// A place or its people.
    Place,
    /// The story's own event: no name beside the figure is its owner.
    Story,
}

use Owner::{Anyone, Body, Place, Story};

/// One named quantity. Two whose names share a word may be told of one thing ("aid funding", "funding raised"): nothing
/// keeps those apart but what else is said of them.
pub(in crate::figures) struct Measure {
    pub name: &'static str,
    pub nature: Nature,
    pub carries: u16,
    pub owner: Owner,
    /// Noun phrases, singular, separated by commas; plurals are understood. A leading `~` marks a doubtful one, that
    /// yields to any other.
    pub nouns: &'static str,
    /// Verb forms whose object is the amount ("spent $5 million"), separated by commas.
    pub verbs: &'static str,
}

const fn m(
    name: &'static str,
    nature: Nature,
    carries: u16,
    owner: Owner,
    nouns: &'static str,
    verbs: &'static str,
) -> Measure {
    Measure { name, nature, carries, owner, nouns, verbs }
}

#[rustfmt::skip]
pub(in crate::figures) static MEASURES: &[Measure] = &[
    // Company accounts
    m("revenue", Flow, MONEY, Body, "revenue, net revenue, net sales, sales, turnover, top line, takings, total revenue, sales revenue, ~receipt", "grossed, grossing, took in, pulled in, brought in, raked in, generated, generates, generating"),
    m("net income", Flow, MONEY, Body, "net income, net profit, net earnings, profit after tax, after-tax profit, attributable profit, bottom line, profit attributable", "netted"),
    m("operating income", Flow, MONEY, Body, "operating income, operating profit, operating earnings, income from operation, trading profit, ebit", ""),
    m("pre-tax profit", Flow, MONEY, Body, "pre-tax profit, pretax profit, profit before tax, pre-tax earnings", ""),
    m("adjusted profit", Flow, MONEY, Body, "adjusted profit, adjusted earnings, underlying profit, core profit, core earnings, ebitda, adjusted ebitda, adjusted operating profit", ""),
    m("gross profit", Flow, MONEY, Body, "gross profit", ""),
    m("profit", Flow, MONEY, Body, "profit, earnings, ~income", "earned a profit of"),
    m("loss", Flow, MONEY, Body, "net loss, operating loss, pre-tax loss, ~loss", "lost, losing, lose, loses"),
    m("loan losses", Flow, MONEY, Body, "loan loss, credit loss, loan-loss provision, bad debt, bad loan", ""),
    m("interest income", Flow, MONEY, Body, "net interest income, interest income", ""),
    m("earnings per share", Flow, MONEY, Body, "earnings per share, eps, profit per share, loss per share", ""),
    m("free cash flow", Flow, MONEY, Body, "free cash flow", ""),
    m("operating cash flow", Flow, MONEY, Body, "operating cash flow, cash flow from operation, cash from operation, ~cash flow", ""),
    m("operating margin", Flow, PERCENT, Body, "operating margin", ""),
    m("gross margin", Flow, PERCENT, Body, "gross margin", ""),
    m("profit margin", Flow, PERCENT, Body, "profit margin, net margin, ~margin", ""),
    m("capital spending", Flow, MONEY, Body, "capital expenditure, capital spending, capex, capital investment", ""),
    m("investment", Flow, MONEY, Anyone, "investment, infrastructure investment", "invest, invests, invested, investing, pour, poured, pouring, plough, ploughed, ploughing, plow, plowed, plowing, pumped, pumping, pump, injecting, injected, inject"),
    m("research spending", Flow, MONEY, Body, "research and development, r&d, research spending, research budget", ""),
    m("debt", Level, MONEY, Anyone, "debt, net debt, borrowing, national debt, public debt, debt pile, liability", "owes, owed, owe, owing"),
    m("cash", Level, MONEY, Body, "cash pile, cash reserve, cash balance, cash on hand, cash in hand", ""),
    m("reserves", Level, MONEY, Body, "reserve, financial reserve", "sitting on"),
    m("assets", Level, MONEY, Anyone, "asset, total asset, asset under management, net asset", ""),
    m("net worth", Level, MONEY, Anyone, "net worth, fortune, personal wealth", ""),
    m("market value", Level, MONEY, Body, "market value, market capitalisation, market capitalization, market cap, valuation, equity value", "valued at, values, valuing, valued, worth"),
    m("enterprise value", Level, MONEY, Story, "enterprise value, including debt, including net debt, enterprise at", ""),
    m("share price", Level, MONEY, Body, "share price, stock price, share, stock, ~ordinary share", "closed at, close at, trading at, traded at"),
    m("offer per share", Level, MONEY, Body, "offer price, price per share, price a share, per share, a share, for each share, each share, -a-share", ""),
    m("index", Level, COUNT | OTHER, Story, "index, benchmark, dow jones, nasdaq, ftse, nikkei, dax, sensex, nifty, s&p", ""),
    m("dividend yield", Level, PERCENT, Body, "dividend yield, earnings yield", ""),
    m("dividend", Flow, MONEY, Body, "dividend, special dividend, final dividend, interim dividend, payout", ""),
    m("share buyback", Flow, MONEY, Body, "share buyback, stock buyback, buyback, buy-back, share repurchase", ""),
    m("premium", Level, PERCENT, Story, "premium", ""),
    m("discount", Level, PERCENT | MONEY, Story, "discount", ""),
    m("stake", Level, PART, Anyone, "stake, shareholding, holding, ownership, equity stake, of the shares, of its shares, of the stock, of the share capital, of voting rights", "owns, own, holds, hold, owning, holding, controls, owned, held, acquire, acquired, acquiring, bought, buy, buying, buys"),
    m("acceptance threshold", Level, PART, Story, "acceptance, acceptance level, acceptance threshold", ""),
    m("market share", Level, PART, Body, "market share, share of the market, share of market, share of", ""),
    m("savings", Flow, MONEY, Story, "savings, cost savings, synergy, cost synergy, annual savings, efficiency savings", "save, saves, saved, saving"),
    m("integration cost", Level, MONEY, Story, "integration cost, integration bill, one-off cost, restructuring cost, restructuring charge, one-off charge, integration charge", ""),
    m("severance cost", Level, MONEY, Story, "severance cost, severance charge, severance payment, redundancy payment, redundancy cost", ""),
    m("write-down", Flow, MONEY, Body, "write-down, writedown, write-off, impairment, impairment charge", "wrote off, wrote down, write off, write down"),
    m("deal value", Level, MONEY, Story, "takeover, acquisition, merger, buyout, buy-out, purchase price, takeover bid, takeover offer, takeover price, deal value, megadeal", "acquire, acquired, acquiring, bought, buying, buys, buy, purchased, sold for, acquire for, bought for"),
    m("offer", Level, MONEY | PERCENT, Story, "pay offer, wage offer, on the table, bid, ~offer, ~proposal", "offered, offers, offering"),
    m("claim", Level, MONEY | PERCENT, Story, "pay claim, wage claim, pay demand, wage demand, ~claim, ~demand", "wants, want, wanted, demands, demanded, demanding, seeks, seeking, asked for, asking for, calling for"),
    m("deal", Level, MONEY | PERCENT, Story, "pay deal, wage deal, pay agreement, wage agreement, pay settlement, ~deal, ~agreement", ""),
    m("contract", Level, MONEY, Story, "contract, order book, backlog of order", ""),
    m("settlement", Level, MONEY, Body, "settlement, legal settlement, court settlement", "settle for, settled for"),
    m("termination fee", Level, MONEY, Story, "termination fee, break fee, break-up fee, breakup fee", ""),
    m("reduction in equity", Level, MONEY, Body, "rights issue, share placing, capital increase", ""),
    m("funding round", Level, MONEY, Body, "funding round, financing round, series a, series b, series c, seed round", ""),
    m("listing", Level, MONEY, Body, "initial public offering, ipo, flotation", ""),
    // Public money, prices, pay
    m("cost", Level, MONEY, Story, "cost, annual cost, total cost, bill, price tag, ~expense", "cost, costs, costing"),
    m("damage", Level, MONEY, Story, "damage, total damage, economic loss, property damage, damage bill, economic damage", ""),
    m("insured losses", Level, MONEY, Story, "insured loss, insurance claim, insured damage, insurance loss", ""),
    m("spending", Flow, MONEY, Anyone, "spending, expenditure, outlay, public spending, government spending, defence spending, defense spending, military spending", "spent, spend, spends, spending, splashed out, shelled out"),
    m("budget", Flow, MONEY, Body, "budget, annual budget, spending plan", "budgeted"),
    m("budget gap", Level, MONEY, Body, "budget gap, budget deficit, funding gap, shortfall, budget shortfall, black hole, fiscal deficit, hole, deficit, overspend", ""),
    m("surplus", Level, MONEY, Body, "surplus, budget surplus, trade surplus", ""),
    m("trade deficit", Flow, MONEY, Place, "trade deficit, trade gap, current account deficit", ""),
    m("exports", Flow, MONEY | MASS | VOLUME, Place, "export", "exported, exports"),
    m("imports", Flow, MONEY | MASS | VOLUME, Place, "import", "imported, imports"),
    m("tax", Level, MONEY | PERCENT, Story, "tax, council tax, income tax, sales tax, corporation tax, tax rate, vat, levy, tax bill, tax revenue", "taxed"),
    m("tariff", Level, PERCENT, Story, "tariff, import duty, customs duty, levy on import", ""),
    m("subsidy funding", Level, MONEY, Story, "subsidy, state aid", "subsidised, subsidized"),
    m("aid funding", Level, MONEY, Anyone, "aid, relief package, aid package, bailout, bail-out, rescue package, stimulus, stimulus package, humanitarian aid", ""),
    m("funding", Level, MONEY, Story, "funding, grant, financing, ~fund, ~pledge", "pledged, pledge, promised, promise, promises, earmarked, allocated, set aside, awarded"),
    m("funding raised", Flow, MONEY, Story, "donation, fundraiser, fund-raiser, crowdfunding", "raised, raising, raise, donated, donating, collected"),
    m("contribution", Level, MONEY, Anyone, "contribution", "contribute, contributes, contributed, contributing, chip in, chips in, chipped in"),
    m("loan debt", Level, MONEY, Anyone, "loan, credit line, credit facility, bridge loan", "borrowed, borrow, lent"),
    m("fine", Level, MONEY, Story, "fine, penalty, civil penalty", "fined"),
    m("compensation", Level, MONEY, Story, "compensation, damages award, compensatory damages, jury award, compensatory award, ~award, payout to victim", "compensated"),
    m("punitive damages", Level, MONEY, Story, "punitive damages, punitive award, exemplary damages", ""),
    m("lawsuits", Level, COUNT, Anyone, "lawsuit, suit, court case, legal claim", ""),
    m("ransom", Level, MONEY, Story, "ransom, ransom demand", ""),
    m("reward", Level, MONEY, Story, "reward, bounty", ""),
    m("bail", Level, MONEY, Story, "bail, bond set", ""),
    m("prize", Level, MONEY, Story, "prize, prize money, jackpot, purse", "won the"),
    m("transfer fee", Level, MONEY, Story, "transfer fee, signing fee", "signed for"),
    m("bonus", Level, MONEY, Anyone, "bonus, retention bonus, signing bonus", ""),
    m("one-off payment", Level, MONEY, Story, "one-off payment, lump sum, one-off, cash payment", ""),
    m("strike pay", Level, MONEY, Story, "strike pay, strike fund", ""),
    m("pay rise", Level, MONEY | PERCENT, Story, "pay rise, pay raise, pay increase, wage increase, salary increase, wage rise, salary rise", ""),
    m("real pay", Level, PERCENT, Story, "real pay, real wage, real-terms pay, real term, real-terms fall, pay cut", ""),
    m("minimum wage", Level, MONEY, Place, "minimum wage, living wage", ""),
    m("wages", Flow, MONEY, Body, "wage bill, payroll cost, staff cost, wage cost, labour cost, labor cost", ""),
    m("pay", Level, MONEY, Anyone, "pay, salary, wage, average wage, average pay, average salary, take-home pay, basic pay, annual salary, remuneration, paycheck, ~compensation package", "earns, earn, earning, earned, takes home, worker on, employee on, workers on, employees on, someone on, nurse on, teacher on"),
    m("pension", Level, MONEY, Story, "pension, state pension, pension pot, employer's contribution, pension contribution", ""),
    m("benefit", Level, MONEY, Story, "welfare, jobless benefit, child benefit, welfare payment", ""),
    m("rent", Level, MONEY, Story, "rent, average rent, monthly rent", ""),
    m("mortgage", Level, MONEY | PERCENT, Story, "mortgage, mortgage rate", ""),
    m("house price", Level, MONEY, Place, "house price, home price, property price, average house price, asking price, house value", ""),
    m("oil price", Level, MONEY, Story, "oil price, crude price, brent, west texas intermediate, crude, price of oil, price per barrel", ""),
    m("gas price", Level, MONEY, Story, "gas price, petrol price, fuel price, price of petrol, gasoline price, diesel price", ""),
    m("energy bill", Level, MONEY, Story, "energy bill, price cap, electricity bill, power bill, heating bill, electricity price", ""),
    m("food price", Level, MONEY, Story, "food price, price of food, grocery price", ""),
    m("fare", Level, MONEY, Story, "fare, ticket price, rail fare, bus fare, ticket", ""),
    m("fee", Level, MONEY, Story, "fee, tuition fee, tuition, subscription, entry fee, charge per", "charges, charged, charging"),
    m("price", Level, MONEY, Story, "~price, sale price, sales price, selling price, median price, average price, retail price, list price, sticker price, starting price, price point", "priced at, priced, retails for, sells for, selling for, sold at, paid, pay, paying, costs from, set you back"),
    m("exchange rate", Level, MONEY, Story, "exchange rate, greenback, against the dollar, against the euro, to the dollar", ""),
    // Economy
    m("inflation", Level, PERCENT, Place, "inflation, inflation rate, consumer price, consumer price index, cpi, cost of living, annual inflation", ""),
    m("core inflation", Level, PERCENT, Place, "core inflation", ""),
    m("unemployment rate", Level, PERCENT, Place, "unemployment, unemployment rate, jobless rate", ""),
    m("interest rate", Level, PERCENT, Place, "interest rate, base rate, bank rate, policy rate, benchmark rate, key rate, main rate, prime rate, refinancing rate, lending rate, repo rate, federal funds rate, coupon", ""),
    m("bond yield", Level, PERCENT, Place, "~yield, bond yield, treasury yield, gilt yield, note yield", ""),
    m("economic growth", Flow, PERCENT, Place, "economic growth, gdp growth, growth rate, ~growth, economic output, gdp, gross domestic product, economy", ""),
    m("retail sales", Flow, MONEY, Place, "retail sales", ""),
    m("industrial output", Flow, MONEY, Place, "industrial output, industrial production, factory output, manufacturing output", ""),
    m("output", Flow, COUNT | MASS | VOLUME | POWER, Anyone, "output, production, crop, harvest, yield per", "produced, produces, producing, produce, mined"),
    m("poverty rate", Level, PERCENT, Place, "poverty rate, poverty", ""),
    m("birth rate", Level, PERCENT, Place, "birth rate, fertility rate", ""),
    // People at work
    m("workforce", Level, COUNT, Body, "workforce, headcount, work force, payroll, total employment, corporate employment, staff level, number of employee, number of worker, workforce of, staff of", "employs, employ, employing, employed"),
    m("job cuts", Event, COUNT, Body, "job cut, layoff, lay-off, redundancy, job loss, dismissal, retrenchment, headcount reduction, workforce reduction, staff reduction, staff cut, jobs cull, job elimination", ""),
    m("new jobs", Event, COUNT, Anyone, "new job, job creation, new hire, hiring, vacancy, job opening", "create, creating, created, hire, hired, hiring, recruit, recruiting, recruited"),
    m("jobless claims", Flow, COUNT, Place, "jobless claim, unemployment claim, claim for unemployment", ""),
    m("members", Level, COUNT, Body, "membership, union membership", ""),
    m("workers on strike", Event, COUNT, Story, "striker, walkout, walk-out, stoppage, strike action, industrial action, striking worker", ""),
    m("strike duration", Event, TIME, Story, "strike, walkout, stoppage, industrial action", ""),
    m("severance period", Level, TIME, Story, "severance, severance pay, pay and benefit, redundancy pay, notice period, notice", ""),
    m("job search period", Level, TIME, Story, "internal mobility period, job search, new job, mobility period, find another role, find a new role, find another job, find a new job, new role within", ""),
    m("working week", Level, TIME, Story, "working week, work week, workweek, shift, working day, working time", ""),
    m("training", Level, TIME, Story, "training, apprenticeship", ""),
    // Votes
    m("turnout", Event, PART, Story, "turnout, turn-out, voter turnout, cast a ballot, cast ballot, cast their ballot, cast a vote", ""),
    m("vote share", Event, PART, Anyone, "vote share, share of the vote, of the vote, popular vote, of vote", ""),
    m("votes", Event, COUNT, Anyone, "vote, ballot cast, vote cast, ballot paper", ""),
    m("seats", Event, COUNT, Anyone, "seat, mandate", ""),
    m("majority", Level, COUNT | PART, Anyone, "majority", ""),
    m("approval rating", Level, PERCENT, Anyone, "approval rating, approval, favourability, favorability, disapproval", ""),
    m("poll share", Level, PART, Anyone, "~opinion poll, ~poll, ~survey, respondent, of those surveyed, of those polled, of people surveyed", ""),
    m("signatures", Event, COUNT, Story, "signature, petition", ""),
    // Disaster, war, accidents
    m("deaths", Event, COUNT, Story, "death, death toll, fatality, casualty, killing, toll", ""),
    m("people injured", Event, COUNT, Story, "injury, number of injured, injured", ""),
    m("people missing", Event, COUNT, Story, "number of missing", ""),
    m("people evacuated", Event, COUNT, Story, "evacuee, number of evacuees, people forced from their home", ""),
    m("people displaced", Event, COUNT, Story, "refugee, displaced person, displaced people", ""),
    m("burnt area", Event, AREA | LENGTH, Story, "burnt area, burned area, scorched area, area burned, area burnt, acre burned, hectare burned", "burned, burnt, scorched, torched, torches, destroyed, consumed, blackened, charred, razed, ravaged, engulfed, gobbled, swallowed, devastated, incinerated, burning"),
    m("flooded area", Event, AREA, Story, "flooded area, area under water", "flooded, inundated, submerged"),
    m("area", Level, AREA, Place, "area, surface area, floor area, floor space, land area", "covers, covering, covered, spans, spanning, sprawling"),
    m("containment", Level, PART, Story, "containment, contained, under control, perimeter", ""),
    m("fire front", Level, LENGTH, Story, "front, fire front, fire line, front line", ""),
    m("flame height", Level, LENGTH, Story, "flame, wall of fire", ""),
    m("wind speed", Level, SPEED, Story, "wind, gust, wind speed, wind gust, firestorm, storm, hurricane, typhoon, cyclone", ""),
    m("temperature", Level, HEAT, Story, "temperature, mercury, heat, thermometer, maximum, high of, low of", ""),
    m("rainfall", Event, LENGTH | VOLUME, Story, "rain, rainfall, precipitation, downpour", ""),
    m("snowfall", Event, LENGTH, Story, "snow, snowfall", ""),
    m("water level", Level, LENGTH, Story, "water level, flood water, floodwater, river level, sea level, storm surge, flood depth, tide, wave, tsunami", ""),
    m("magnitude", Event, COUNT | OTHER, Story, "magnitude, magnitude of, richter scale", ""),
    m("depth", Level, LENGTH, Story, "depth, deep", ""),
    m("height", Level, LENGTH, Story, "height, tall, elevation, altitude, metres high, feet high", ""),
    m("length", Level, LENGTH, Story, "length", ""),
    m("width", Level, LENGTH, Story, "width, wide", ""),
    m("distance", Level, LENGTH, Story, "distance, range, mileage, journey", "travelled, traveled, drove, walked, ran, flew"),
    m("road closed", Level, LENGTH, Story, "closed road, road closure, motorway, highway", "closed, closing, shut"),
    m("weight", Level, MASS, Story, "weight", "weighs, weighing, weighed"),
    m("backlog", Level, MASS | COUNT, Story, "backlog, waiting list, queue", ""),
    m("households without power", Event, COUNT, Story, "power cut, power outage, outage, blackout", ""),
    // Crime and justice
    m("prison sentence", Event, TIME, Anyone, "prison, jail, jail term, prison term, prison sentence, jail sentence, sentence, behind bars, imprisonment, custody, probation", "sentenced to, jailed for, imprisoned for"),
    m("arrests", Event, COUNT, Story, "arrest", ""),
    m("crimes", Flow, COUNT, Story, "offence, offense, crime, burglary, robbery, assault, homicide, murder, mass shooting, theft, incident", ""),
    m("value stolen", Event, MONEY, Story, "theft, fraud, scam, heist, embezzlement", "stole, stolen, stealing, embezzled, defrauded, laundered, swindled"),
    m("amount seized", Event, MONEY | MASS | COUNT, Story, "seizure, haul", "seized, confiscated"),
    m("lawsuit", Level, MONEY, Story, "lawsuit, suit, legal claim", "sued for, suing for"),
    // Health
    m("cases", Event, COUNT, Place, "case, infection, new case, confirmed case, positive test", ""),
    m("positivity rate", Level, PERCENT, Place, "positivity rate, positive rate, infection rate, test positivity", ""),
    m("vaccinations", Event, COUNT | PART, Place, "vaccination, jab, dose, shot administered, vaccine dose, vaccination rate", ""),
    m("hospital admissions", Event, COUNT, Place, "hospitalisation, hospitalization, hospital admission, admission", ""),
    m("waiting time", Level, TIME, Story, "waiting time, wait, delay", "wait, waited, waiting"),
    m("efficacy", Level, PERCENT, Story, "efficacy, ~effective, effectiveness", ""),
    m("mortality rate", Level, PERCENT, Place, "mortality rate, mortality, death rate, survival rate", ""),
    m("life expectancy", Level, TIME, Place, "life expectancy", ""),
    m("body burns", Level, PART, Story, "of his body, of her body, of their body, of the body, burns", ""),
    // Climate and energy
    m("emissions", Flow, MASS | PERCENT, Anyone, "emission, carbon emission, greenhouse gas, carbon dioxide, co2, carbon footprint, greenhouse gas emission", "emits, emitted, emit"),
    m("warming", Level, HEAT, Story, "warming, global warming, temperature rise, pre-industrial level", ""),
    m("capacity", Level, POWER | COUNT | VOLUME | DATA, Anyone, "capacity, generating capacity, storage capacity, battery capacity, installed capacity", ""),
    m("electricity", Flow, POWER, Anyone, "electricity, power demand, electricity demand, power consumption", ""),
    // Crowds, audiences, customers
    m("crowd", Event, COUNT, Story, "crowd, attendance, marcher, protester, demonstrator, spectator, rally, audience, march, average attendance, average gate, gate", ""),
    m("customers", Level, COUNT, Body, "customer, subscriber, client, account holder, mobile customer, broadband customer", "serve, serves, serving, served"),
    m("users", Level, COUNT, Body, "user, monthly active user, daily active user, active user, follower, download, member account", ""),
    m("viewers", Event, COUNT, Body, "viewer, views, listener, reader, viewership", "watched by, viewed"),
    m("passengers", Flow, COUNT, Body, "passenger, rider, commuter, traveller, traveler, ridership", ""),
    m("deliveries", Flow, COUNT, Body, "delivery, shipment, unit sold, vehicle delivery, car sold, vehicle sold", "delivered, shipped"),
    m("visitors", Flow, COUNT, Place, "visitor, tourist arrival", ""),
    m("population", Level, COUNT, Place, "population, inhabitant, populace", ""),
    m("donors", Event, COUNT, Story, "donor", ""),
    m("price of a holiday", Level, MONEY, Story, "holiday, vacation", ""),
    // Sport
    m("score", Event, COUNT, Anyone, "goals, points, runs, tries, wicket, home run, touchdown, rebound, assist, birdie", "scored"),
    m("wins", Event, COUNT, Anyone, "wins, victory, titles, trophy, medal, gold medal", "won"),
    m("batting average", Level, COUNT, Anyone, "batting average, bowling average, hitting average", ""),
    // Property, transport, schooling
    m("homes built", Flow, COUNT, Anyone, "new home, affordable home, housing start, building permit, home built", ""),
    m("flights cancelled", Event, COUNT, Body, "flight cancellation, cancelled flight, canceled flight", ""),
    m("speed", Level, SPEED, Story, "speed, top speed", ""),
    m("speed limit", Level, SPEED, Story, "speed limit, limit, speed restriction, ~zone", ""),
    m("resolution", Level, OTHER, Story, "resolution, megapixel, refresh rate", ""),
    m("memory", Level, DATA, Story, "ram, storage, memory, data, hard drive, internal storage", ""),
    m("battery", Level, POWER | OTHER, Story, "battery, battery pack", ""),
];
