//! Money, measurements, durations, percentages and ratios: values of a named quantity, changes of one, shares of one.

use super::super::Site;
use super::super::classes::{BREAK, DETERMINER, HEDGE, PAST, PRESENT, STOP};
use super::super::clause::is_name;
use super::super::lexicon::{Hit, Meaning, Nature, Owner, by_name, carries};
use super::counted::{happening, is_whole};
use super::fit::best;
use super::phrase::{complement, contents, headed, is_mark, item, named, of_it, of_phrase, of_time, open};
use super::votes::{turnout, wins};
use super::{Concept, Told};
use crate::figures::{Basis, Dimension, Figure, FigureKind, Role};
use crate::language::tokens::TokenKind;
use crate::language::wordlist::word_list;

/// What a measure must carry for `figure` to be a value of it.
fn wanted(figure: &Figure) -> u16 {
    match figure.kind {
        FigureKind::Money => carries::MONEY,
        FigureKind::Percent => carries::PERCENT,
        FigureKind::Ratio => carries::RATIO,
        FigureKind::Count => carries::COUNT,
        FigureKind::Duration => carries::TIME,
        _ => match figure.unit.dimension() {
            Dimension::Length => carries::LENGTH,
            Dimension::Area => carries::AREA,
            Dimension::Speed => carries::SPEED,
            Dimension::Temperature => carries::HEAT,
            Dimension::Mass => carries::MASS,
            Dimension::Volume => carries::VOLUME,
            Dimension::Energy | Dimension::Power => carries::POWER,
            Dimension::Data => carries::DATA,
            _ => carries::OTHER,
        },
    }
}

/// The measure of an amount.
pub(super) fn quantity(site: &Site<'_>, figure: &Figure, told: &Told<'_>) -> Option<Concept> {
    let want = wanted(figure);
    if let Some(concept) = told.compared_with(figure).or_else(|| restated(site, figure, told)) {
        return Some(concept);
    }
    if figure.kind == FigureKind::Money
        && let Some(concept) = sold_for(site).or_else(|| contents(site))
    {
        return Some(concept);
    }
    if let Some(concept) = extent(site, figure).or_else(|| headed(site)).or_else(|| item(site)) {
        return Some(concept);
    }
    // A whole that something is a part of has not happened: "a fifth of the 290 square miles".
    let whole = is_whole(site);
    let admits = |m: &super::Measure| m.carries & want != 0 && !(whole && m.nature == Nature::Event);
    // "Broadcasting income" is a source of revenue, not the profit.
    let line = |m: &super::Measure, hit: &Hit| {
        // "a share of the cost" is none of a company.
        let share = m.name == "share price" && is_share_of(site, hit);
        (m.name == "profit" && hit.doubtful && modified(site, hit.start)) || share
    };
    // "a dividend of 7p per share": an offer only where there is one.
    let offered = in_deal(site);
    let apiece = |m: &super::Measure| if m.name == "offer per share" && !offered { -5.0 } else { 0.0 };
    if let Some((measure, hit, score)) = best(site, |m, hit| (admits(m) && !line(m, hit)).then(|| apiece(m))) {
        let of = complement(site, &["of"]).filter(|_| hit.end <= site.at().start && score < 13.0);
        // What values a company in a bid is the bid.
        if measure.name == "market value" && hit.verb && in_deal(site) {
            let name = "deal value".to_owned();
            return Some(Concept { name, owner: Some(Owner::Story), ..Concept::of_hit(site, measure, hit) });
        }
        if hit.verb && matches!(measure.name, "funding" | "price") && is_ruled(site, hit) {
            let name = "compensation".to_owned();
            return Some(Concept { name, owner: Some(Owner::Story), ..Concept::of_hit(site, measure, hit) });
        }
        // "holds barely €6 million of fresh money"
        return Some(of.or_else(|| only_said(site, hit)).unwrap_or_else(|| Concept::of_hit(site, measure, hit)));
    }
    // "rose 23 per cent, reaching 11.5 billion": the other figure says it.
    let carried = told.here().rev().take(2).find_map(|(concept, other)| {
        let concept = concept.as_ref()?;
        let kin = other.unit.comparable(figure.unit) || matches!(other.kind, FigureKind::Percent | FigureKind::Money);
        (kin && !whole && concept.carries & want != 0).then(|| concept.carried(other))
    });
    if figure.unit.dimension() == Dimension::Speed && carried.is_none() {
        return Some(Concept::open("speed".to_owned(), Basis::Noun(figure.span)));
    }
    if figure.kind == FigureKind::Duration && !lasts(site) {
        return carried.or_else(|| of_time(site));
    }
    let mark = || (is_mark(site) || of_it(site)).then(|| told.alike(figure)).flatten();
    let default = match figure.unit.dimension() {
        Dimension::Length if away(site) => "distance",
        Dimension::Temperature => "temperature",
        // A length, an area or a weight may be of anything: only words say what.
        _ => "",
    };
    let sized = matches!(
        figure.unit.dimension(),
        Dimension::Length | Dimension::Area | Dimension::Temperature | Dimension::Mass
    );
    let measured = figure.kind == FigureKind::Measurement;
    let default = Some(default).filter(|name| !name.is_empty() && measured);
    let open = || open(site, true, sized && measured).filter(|_| default != Some("temperature"));
    carried
        .or_else(mark)
        .or_else(open)
        .or_else(|| default.map(|name| Concept::open(name.to_owned(), Basis::Noun(figure.span))))
}

/// "300 metres **long**", "12 feet high": the adjective behind a length says which.
fn extent(site: &Site<'_>, figure: &Figure) -> Option<Concept> {
    if figure.unit.dimension() != Dimension::Length {
        return None;
    }
    // "121 m (397 ft) high"
    let end = site.at().end;
    let close = if site.words.at(end) == "(" { (end..end + 6).find(|&i| site.words.at(i) == ")") } else { None };
    let end = close.map_or(end + usize::from(site.words.at(end) == ")"), |close| close + 1);
    let name = match site.words.bare(end) {
        "long" => "length",
        "high" | "tall" => "height",
        "wide" => "width",
        "deep" => "depth",
        "thick" => "thickness",
        _ => return None,
    };
    let basis = Basis::Stated(site.words.span(end..end + 1));
    let concept = Concept::open(name.to_owned(), basis);
    Some(Concept {
        nature: Some(Nature::Level),
        owner: Some(Owner::Story),
        loose: false,
        carries: carries::LENGTH,
        ..concept
    })
}

/// "agreed to buy the bank **for $2.1 billion** in stock", "the sale of the striker for £48m".
fn sold_for(site: &Site<'_>) -> Option<Concept> {
    let words = site.words;
    let by = site.lead().by.filter(|&i| words.bare(i) == "for")?;
    let floor = by.saturating_sub(12).max(site.sentence.range.start).max(site.after(&site.at()));
    let trade = (floor..by)
        .rev()
        .take_while(|&i| !matches!(words.at(i), ";" | ":" | "." | "(" | ")" | "\n" | "," | "and"))
        .find(|&i| trades(words.bare(i)))?;
    let basis = Basis::Stated(words.span(trade..trade + 1));
    let owner = Some(Owner::Story);
    Some(Concept {
        owner,
        nature: Some(Nature::Level),
        carries: carries::MONEY,
        loose: false,
        ..Concept::open("deal value".to_owned(), basis)
    })
}

word_list!(
    TRADES = "buy buys buying bought sell sells selling sold sale acquire acquires acquiring acquired acquisition
        takeover purchase purchases purchased purchasing signed signing snapped"
);

/// Words for changing hands.
fn trades(word: &str) -> bool {
    TRADES.has(word)
}

/// Whether the clause says how long its subject is: "the repairs will take six months".
fn lasts(site: &Site<'_>) -> bool {
    let lead = site.lead();
    // "was marred by a grounding for three months": another noun stands between.
    if lead.by.zip(lead.verb).is_some_and(|(by, verb)| site.words.bare(by) == "for" && by > verb + 2) {
        return false;
    }
    let verb = lead.verb.map_or("", |i| site.words.bare(i));
    matches!(
        verb,
        "last"
            | "lasts"
            | "lasted"
            | "take"
            | "takes"
            | "took"
            | "taken"
            | "is"
            | "was"
            | "are"
            | "were"
            | "be"
            | "been"
            | "averaged"
    )
}

/// "50 miles **from** the coast", "80 km north of the capital".
fn away(site: &Site<'_>) -> bool {
    let next = site.words.bare(site.at().end);
    matches!(
        next,
        "from"
            | "away"
            | "off"
            | "north"
            | "south"
            | "east"
            | "west"
            | "inland"
            | "offshore"
            | "downstream"
            | "upstream"
    )
}

/// "a **share** of the cost": no share of a company.
fn is_share_of(site: &Site<'_>, hit: &Hit) -> bool {
    site.words.bare(hit.end - 1) == "share" && site.words.bare(hit.end) == "of"
}

/// "to pay $4.6 billion", "wages worth £2 million": a verb that says no more than that a sum is paid or what it comes to,
/// be it a price, a fine or a settlement.
fn only_said(site: &Site<'_>, hit: &Hit) -> Option<Concept> {
    let name = match site.words.bare(hit.start) {
        "pay" | "paid" | "paying" => "payment",
        "worth" => "value",
        _ => return None,
    };
    hit.verb.then(|| Concept { carries: carries::MONEY, ..Concept::open(name.to_owned(), super::stated(site, hit)) })
}

/// Whether the sentence is about a bid for a company.
fn in_deal(site: &Site<'_>) -> bool {
    site.hits().iter().any(|hit| match hit.meaning {
        Meaning::Measure(m) => {
            let price = m.name == "offer per share" && matches!(site.words.bare(hit.start), "offer" | "price");
            price || matches!(m.name, "deal value" | "offer" | "premium")
        }
        Meaning::Happening(_) => false,
    })
}

/// Whether the verb at `hit` tells what a court decided: "a jury awarded", "was ordered to pay".
fn is_ruled(site: &Site<'_>, hit: &Hit) -> bool {
    let words = site.words;
    let verb = words.bare(hit.start);
    if !matches!(verb, "awarded" | "pay" | "paid" | "paying") {
        return false;
    }
    let ordered = hit.start >= 2 && words.bare(hit.start - 1) == "to" && words.bare(hit.start - 2) == "ordered";
    let court = |word: &str| {
        matches!(word, "jury" | "jurors" | "verdict" | "damages" | "plaintiff" | "plaintiffs" | "tribunal")
            || (verb == "awarded" && matches!(word, "judge" | "court"))
    };
    ordered || site.near().any(|i| court(words.bare(i)))
}

/// The measure of the figure before, where this one says it again in another unit: "6,400 hectares (15,800 acres)".
fn restated(site: &Site<'_>, figure: &Figure, told: &Told<'_>) -> Option<Concept> {
    let at = site.at().start;
    let last = site.sentence.figures[..site.nth].last()?;
    let mut open = at.checked_sub(1)?;
    while open > last.end && site.words.is(open, HEDGE) {
        open -= 1;
    }
    let (concept, other) = told.here().next_back()?;
    let kin = other.kind == figure.kind && other.unit != figure.unit;
    let again = site.words.at(open) == "(" && open == last.end;
    concept.as_ref().filter(|_| again && kin).map(|c| c.carried(other))
}

/// Percentages and ratios: rates of their own, changes of a measure, shares of one.
pub(super) fn part(site: &Site<'_>, figure: &Figure, told: &Told<'_>) -> Option<Concept> {
    let want = wanted(figure);
    if let Some(concept) = told.compared_with(figure) {
        return Some(concept);
    }
    let changes = matches!(figure.role, Role::Increase | Role::Decrease | Role::Prior);
    let of = of_phrase(site);
    // "was $3.1 million, down 9.2 %": a change beside the amount that it is of.
    if changes
        && of.is_none()
        && let Some((Some(concept), last)) = told.here().next_back()
        && last.kind != figure.kind
        && last.role == Role::Level
        && beside_change(site)
    {
        return Some(concept.carried(last));
    }
    // "5,290 (42.0 per cent)", "58 libraries, almost two in three,": a share that restates the count before it.
    if of.is_none()
        && let Some((Some(concept), last)) = told.here().next_back()
        && last.kind == FigureKind::Count
        && (figure.role == Role::Share || (figure.role == Role::Level && concept.name == "votes"))
        && close_after(site)
    {
        // A share of the votes has a name of its own.
        if concept.name == "votes" {
            let (nature, owner) = (concept.nature, concept.owner);
            let own = Concept {
                nature,
                owner,
                carries: carries::PART,
                loose: false,
                ..Concept::open("vote share".to_owned(), Basis::Carried(last.span))
            };
            return Some(own);
        }
        return Some(concept.carried(last));
    }
    // "24 per cent above Friday's closing price", said of an offer
    let above = site.words.bare(site.at().end);
    if (above == "above" || (above == "higher" && site.words.bare(site.at().end + 1) == "than")) && in_deal(site) {
        let at = site.at().end;
        let basis = Basis::Stated(site.words.span(at..at + 1));
        return Some(Concept { loose: false, ..Concept::open("premium".to_owned(), basis) });
    }
    if of.is_none()
        && !changes
        && let Some(concept) = headed(site).or_else(|| item(site))
    {
        return Some(concept);
    }
    if let Some(concept) = turnout(site) {
        return Some(concept);
    }
    let (at, words) = (site.at(), site.words);
    // "a deficit of 4 percent of GDP": what is measured against the economy is not its growth.
    let of_economy = of.clone().is_some_and(|run| {
        matches!(words.bare(run.end - 1), "gdp" | "output") || (run.len() >= 3 && words.bare(run.end - 1) == "product")
    });
    // "With 97 percent of precincts reporting, she had 45 percent of the vote": where a share says what it is of, a
    // measure of the next clause, or of another figure, is not its own.
    let stray = |hit: &Hit| {
        of.as_ref().is_some_and(|run| {
            (hit.start >= run.end && words.breaks(run.end..hit.start) > 0)
                || (hit.end <= at.start && site.closes(hit.start))
        })
    };
    let measured = best(site, |m, hit| {
        // "sales growth" grows sales.
        if m.name == "economic growth" && hit.doubtful && modified(site, hit.start) {
            return None;
        }
        // Points and rebounds of a game are counted.
        // "Demand for lamps dropped": nobody asks for it.
        let wanted =
            m.name == "claim" && words.bare(hit.start) == "demand" && (changes || words.bare(hit.end) == "for");
        // "a share of 1.8 %" is of no company.
        let share = m.name == "offer per share" || (m.name == "share price" && is_share_of(site, hit));
        // "A survey puts hunger at 19 per cent": what it is put at is named.
        let asked = m.name == "poll share" && hit.doubtful;
        let told = asked && hit.end <= at.start && site.lead().object.is_some();
        // "of those who answered our survey, 87 % are against it"
        let opinion = asked && (at.end..at.end + 4).any(|i| OPINIONS.has(words.bare(i)));
        // Crops and mills yield too.
        let bonds = m.name == "bond yield"
            && hit.doubtful
            && !site.near().any(|i| {
                matches!(
                    words.bare(i),
                    "bond"
                        | "bonds"
                        | "treasury"
                        | "treasuries"
                        | "gilt"
                        | "gilts"
                        | "bills"
                        | "notes"
                        | "debt"
                        | "10-year"
                        | "ten-year"
                )
            });
        if stray(hit)
            || bonds
            || told
            || wanted
            || share
            || m.name == "score"
            || (of_economy && m.name == "economic growth")
        {
            return None;
        }
        let own = m.carries & carries::PART != 0;
        if own {
            // A rate in other words, "three-quarters" of a turnout, is still a turnout.
            return Some(if m.carries & want != 0 { 2.0 } else { 1.0 } + if opinion { 3.0 } else { 0.0 });
        }
        let amounts = m.carries & (carries::MONEY | carries::COUNT | carries::MASS | carries::POWER) != 0;
        // A verb takes an amount, no part: "the shares lost 30 per cent" is no loss.
        let kept = !hit.verb && (m.nature != Nature::Event || changes || of.is_some());
        (amounts && kept && m.carries & carries::TIME == 0).then_some(if changes { 1.0 } else { -1.0 })
    });
    // Whoever cuts by a share of nothing that is named may cut a rate, a price or a budget.
    let cuts = |concept: &Concept| of.is_none() && concept.happened == Some("cut");
    let happened = happening(site, figure, of.clone().unwrap_or(at.end..at.end))
        .filter(|(concept, _)| (!changes || of.is_some()) && !cuts(concept));
    match (measured, happened) {
        (Some((_, _, score)), Some((concept, other))) if score < other => return Some(concept),
        (Some((measure, hit, _)), _) => return Some(Concept::of_hit(site, measure, hit)),
        (None, Some((concept, _))) => return Some(concept),
        (None, None) => {}
    }
    if changes || of.is_none() {
        // "… $29.3 billion in revenue, a 17 per cent increase"
        let amount = told.here().rev().find(|(c, f)| c.is_some() && f.kind != figure.kind && f.role == Role::Level);
        if let Some((Some(concept), other)) = amount
            && (changes || concept.carries & want != 0)
        {
            return Some(concept.carried(other));
        }
        // "shot up 36 % before closing up 34 %"
        if let Some((Some(concept), other)) = told.here().next_back()
            && changes
            && other.role == figure.role
            && !(site.lead().subject.as_ref()).is_some_and(|run| site.after(&at) > 0 && run.start >= site.after(&at))
        {
            return Some(concept.carried(other));
        }
        // "Alder rose 8 %, Birch gained 3 %"
        if let Some(concept) = open(site, false, false).filter(|_| changes) {
            return Some(concept);
        }
    }
    // "holds 4.3 % of Alder and 2.1 % **of Birch**": a share of one name after another.
    if let Some(run) = &of
        && is_name(words, run, site.sentence.range.start)
        && words.bare(run.start.wrapping_sub(1)) == "of"
        && let Some((Some(concept), last)) = told.here().next_back()
        && last.unit == figure.unit
    {
        return Some(Concept { basis: Basis::Noun(words.span(run.clone())), ..concept.clone() });
    }
    match of {
        Some(noun) => Some(named(site.words, noun)),
        None if figure.role == Role::Level && wins(site, told) => {
            let basis = Basis::Noun(figure.span);
            by_name("vote share").map(|measure| Concept { loose: true, ..Concept::of_measure(measure, basis) })
        }
        None => {
            (is_mark(site) || of_it(site)).then(|| told.alike(figure)).flatten().or_else(|| open(site, false, false))
        }
    }
}

word_list!(
    /// What those do who are asked.
    OPINIONS = "said say says against favour favor support supported supports back backed oppose opposed opposes think thought
        believe believed want wanted wants prefer preferred know undecided unsure approve approved disapprove disapproved agree
        agreed disagree disagreed answered"
);

/// Whether only a comma or a bracket and a word of change stand between the figure and the one before it.
fn beside_change(site: &Site<'_>) -> bool {
    let words = site.words;
    let Some(last) = site.sentence.figures[..site.nth].last() else { return false };
    let between = last.end..site.at().start;
    let opens = matches!(words.at(between.start), "," | "(" | "-" | "–" | "—");
    opens && between.len() <= 4 && between.skip(1).all(|i| words.is(i, HEDGE) || matches!(words.bare(i), "up" | "down"))
}

/// Whether a noun stands right before token `at`.
fn modified(site: &Site<'_>, at: usize) -> bool {
    let words = site.words;
    let Some(before) = at.checked_sub(1).filter(|&i| i >= site.sentence.range.start) else { return false };
    let word = words.bare(before);
    let open = words.is(before, STOP | DETERMINER | HEDGE | BREAK | PRESENT | PAST) || word.ends_with("ed");
    let kind = KINDS.has(word);
    words.kind(before) == Some(TokenKind::Word) && !open && !kind
}

word_list!(
    /// What stands before a quantity and leaves it that of the whole economy or firm.
    KINDS = "annual economic quarterly overall real forecasts forecast forecasting strong weak stronger weaker faster slower
        nominal negative zero modest sluggish robust gdp output predict expect sees see further future yearly monthly"
);

/// Whether the figure stands right after the one before it: in brackets or between commas.
fn close_after(site: &Site<'_>) -> bool {
    let Some(last) = site.sentence.figures[..site.nth].last() else { return false };
    let between = last.end..site.at().start;
    let idle = |i: &usize| site.words.is(*i, HEDGE | DETERMINER);
    between.len() <= 10 && between.rev().find(|i| !idle(i)).is_some_and(|i| matches!(site.words.at(i), "," | "("))
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{check_measure, figure, measure};
    use crate::figures::Basis;

    #[test]
    fn an_adjective_says_which_length() {
        check_measure("The wall is |12 metres| high and 300 metres long.", "height");
        check_measure("The wall is 12 metres high and |300 metres| long.", "length");
        check_measure("The wall, 300 metres long, is |12 metres| (39 feet) high.", "height");
        check_measure("The wall of |12 metres| is a long one.", "wall");
    }

    #[test]
    fn shares_of_one_name_after_another() {
        check_measure("The fund holds 4.3% of Alder and |2.1%| of Birch.", "stake");
        check_measure("The fund holds 4.3% of Alder and |2.1%| of lamp sales.", "revenue");
    }

    #[test]
    fn a_yield_is_of_bonds_only_beside_them() {
        check_measure("The yield on ten-year bonds fell by |5.2 per cent|.", "bond yield");
        check_measure("The yield of the orchards fell by |5.2 per cent|.", "yield");
    }

    #[test]
    fn a_share_is_cut_of_jobs_only_where_jobs_are_named() {
        check_measure("Norvane will cut |10 per cent| of its staff.", "job cuts");
        assert_ne!(measure("The bank slashed its rate to |3.25%|."), "job cuts");
    }

    #[test]
    fn an_amount_takes_the_quantity_that_is_tied_to_it() {
        check_measure("Norvane reported revenue of |$5.2 billion| and a net profit of $310 million.", "revenue");
        check_measure("Norvane reported revenue of $5.2 billion and a net profit of |$310 million|.", "net income");
        check_measure("The unit made |$29 billion| in sales.", "revenue");
        check_measure("Operating income came to |$1.1 billion| last year.", "operating income");
        check_measure("The city spent |£3 million| on buses.", "spending");
        check_measure("Meeting the demand would cost |£26 million|.", "cost");
    }

    #[test]
    fn a_percentage_is_a_rate_a_change_or_a_share() {
        check_measure("Inflation stood at |5.8 per cent| in May.", "inflation");
        check_measure("Revenue rose |13 percent|.", "revenue");
        check_measure("Norvane made $29 billion in sales, a |17 per cent| increase.", "revenue");
        check_measure("The teachers want a rise of |8 per cent|.", "claim");
        check_measure("On a turnout of |76 per cent|, most voted yes.", "turnout");
    }

    #[test]
    fn a_share_of_the_economy_is_of_what_is_set_against_it() {
        check_measure("The budget deficit reached |4.2 percent| of GDP.", "budget gap");
        check_measure("Public debt stood at |81 percent| of gross domestic product.", "debt");
        check_measure("GDP grew |4.2 percent|.", "economic growth");
    }

    #[test]
    fn a_share_that_says_what_it_is_of_is_no_other_share() {
        let text = "With |97 percent| of precincts reporting, she had 45 percent of the vote.";
        check_measure(text, "precincts reporting");
        check_measure("With 97 percent of precincts reporting, she had |45 percent| of the vote.", "vote share");
    }

    #[test]
    fn an_income_of_some_sort_is_no_profit() {
        check_measure("Broadcasting income rose to |£121 million|.", "broadcasting income");
        check_measure("Income rose to |£121 million|.", "profit");
        check_measure("Ticket income rose to |£121 million|.", "ticket income");
        check_measure("Tickets cost |£121|.", "cost");
    }

    #[test]
    fn what_changes_hands_has_a_price_however_it_is_paid() {
        check_measure("Norvane agreed to buy the bank for |$2.1 billion| in stock.", "deal value");
        check_measure("The sale of the striker for |£48m| came late.", "deal value");
        check_measure("The sale came late; the bank asked for |£48m|.", "claim");
        check_measure("Shares closed at |£4.80|.", "share price");
    }

    #[test]
    fn what_an_amount_consists_of_is_its_measure() {
        check_measure("The bank takes a fee from clients with |$1.1 million| in deposits.", "deposits");
        check_measure("The mill paid |$1.1 million| in cash.", "payment");
        check_measure("They gave up wages worth |$1.1 million|.", "value");
    }

    #[test]
    fn a_change_beside_an_amount_is_of_that_amount() {
        check_measure("The rent was $900, down |9.2%| on the year, while sales rose.", "rent");
        check_measure("The rent was $900, but sales were down |9.2%|.", "revenue");
    }

    #[test]
    fn a_target_is_of_what_it_is_a_target_of() {
        check_measure("The bank expects a deficit of 3.4 percent, above the target of |2.9 percent|.", "budget gap");
        check_measure("The deficit is 4.1 percent. For 2012 the ministry aims at |2.9 percent|.", "budget gap");
        check_measure("The ministry aims at |2.9 percent|.", "");
        check_measure("The deficit is 4.1 percent. In 2012 it was |2.9 percent|.", "budget gap");
        check_measure("The deficit is 4.1 percent. In 2012 the mill was |2.9 percent|.", "mill");
    }

    #[test]
    fn each_clause_has_a_measure_of_its_own() {
        check_measure("The index is up 2 % and the mill is poised to drop |3 %|.", "mill");
        check_measure("The train was doing |164 km/h| where the limit is 100 km/h.", "speed");
        check_measure("The train was doing 164 km/h where the limit is |100 km/h|.", "speed limit");
        check_measure("Growth of |0.8 percent| is forecast.", "economic growth");
        check_measure("Ticket growth of |0.8 percent| is forecast.", "fare");
    }

    #[test]
    fn a_share_that_says_a_count_again_is_of_its_measure() {
        check_measure("She received 1,081,377 votes, or |52.5 percent|.", "vote share");
        check_measure("She sold 1,081,377 lamps, or |52.5 percent|.", "lamps sold");
    }

    #[test]
    fn a_length_of_time_is_of_what_lasts() {
        check_measure("The repairs took |six months|.", "repairs");
        check_measure("The mill asked for a grounding for |three months|.", "grounding");
        check_measure("It was slowed by rain and a grounding for |three months|.", "grounding");
        check_measure("The mill has paid nobody in |three months|.", "");
    }

    #[test]
    fn lengths_are_of_things_or_distances() {
        check_measure("It is the hub for 8 miles (|13 kilometres|) of new tunnels.", "new tunnels");
        check_measure("The bones lay |50 miles| from the sea.", "distance");
        check_measure("The plate is |50 mm|.", "");
        check_measure("The mill sold |50 tonnes|.", "");
        check_measure("The mill sold |50 tonnes| of flour.", "flour");
    }

    #[test]
    fn what_a_court_awards_is_no_funding() {
        check_measure("A jury awarded her |$5 million|.", "compensation");
        check_measure("After the verdict the firm will pay |$5 million|.", "compensation");
        check_measure("The ministry awarded the port |$5 million|.", "funding");
    }

    #[test]
    fn a_verb_that_follows_a_percentage_has_its_own_amount() {
        check_measure("|Eight per cent| would cost £26 million.", "");
    }

    #[test]
    fn the_same_value_in_another_unit_is_the_same_measure() {
        check_measure("The blaze has burned 6,400 hectares (|15,800 acres|).", "burnt area");
        check_measure("A gust, measured on the coast at night, was |90 km/h|.", "wind speed");
    }

    #[test]
    fn what_a_measure_rests_on_are_words_of_the_text() {
        let text = "Norvane reported revenue of |$5.2 billion|.";
        let Some(Basis::Stated(span)) = figure(text).measure.map(|m| m.basis) else { panic!("stated") };
        assert_eq!(span.of(&text.replace('|', "")), "revenue");
    }
}
