//! Elections and votes: the sides of a ballot, who took part, and who got which share.

use std::ops::Range;

use super::super::Site;
use super::super::classes::{BREAK, STOP};
use super::super::lexicon::by_name;
use super::{Concept, Told};
use crate::figures::{Basis, Figure, Qualifier};
use crate::language::tokens::TokenKind;
use crate::language::wordlist::word_list;

/// "voted by eight to five", "rejected it 52-48": the two sides of a vote.
pub(super) fn ballot(site: &Site<'_>, figure: &Figure) -> Option<Concept> {
    let words = site.words;
    let at = site.at();
    let figures = site.sentence.figures;
    let votes = |range: &Range<usize>| matches!(words.bare(range.end), "vote" | "votes");
    let link = |first: &Range<usize>, second: &Range<usize>| {
        let from = first.end + usize::from(votes(first));
        second.start == from + 1 && matches!(words.at(from), "to" | "-" | "–")
    };
    // "took 5 to 7 days" counts days.
    let bare = |range: &Range<usize>| {
        votes(range) || words.kind(range.end) != Some(TokenKind::Word) || words.is(range.end, STOP)
    };
    let first = match figures.get(site.nth + 1).filter(|&next| link(&at, next)) {
        Some(next) => bare(next).then(|| at.clone())?,
        None => {
            let last = &figures[site.nth.checked_sub(1)?];
            (link(last, &at) && bare(&at)).then(|| last.clone())?
        }
    };
    // Not where something changes from the one to the other, and not the score of a game.
    let from = site.sentence.range.start.max(first.start.saturating_sub(16));
    let leads = words.bare(first.start.wrapping_sub(1));
    let polled = (from..first.start).any(|i| POLLS.has(words.bare(i))) || votes(&first);
    if figure.qualifier != Qualifier::Exact || leads == "from" || !polled {
        return None;
    }
    let measure = by_name("votes")?;
    Some(Concept::of_measure(measure, Basis::Noun(words.span(first))))
}

word_list!(
    /// What is decided by counting hands.
    POLLS = "vote voted votes voting ballot ballots rejected reject rejects approved approve approves passed carried adopted
        ratified elected decided ruled confidence referendum motion"
);

/// "64.2 per cent **of the voters took part**", "two-thirds of those entitled turned out", "just 63.7 per cent voted".
pub(super) fn turnout(site: &Site<'_>) -> Option<Concept> {
    let words = site.words;
    let end = site.at().end;
    let stop = (end + 8).min(site.sentence.range.end);
    let verb = (end..stop).take_while(|&i| !words.is(i, BREAK)).find(|&i| {
        let next = words.bare(i + 1);
        match words.bare(i) {
            "voted" => !matches!(next, "for" | "against" | "to" | "yes" | "no" | "in" | "online" | "by"),
            "turned" => next == "out",
            "took" => next == "part",
            "went" => next == "to" && words.bare(i + 3) == "polls",
            _ => false,
        }
    })?;
    let electors = (end..verb).any(|i| {
        matches!(words.bare(i), "voters" | "electors" | "electorate" | "entitled" | "eligible" | "registered")
    });
    // Whoever took part in anything else is no elector.
    let alone = verb == end && words.bare(verb) == "voted";
    let basis = Basis::Stated(words.span(verb..verb + 1));
    by_name("turnout").filter(|_| electors || alone).map(|measure| Concept::of_measure(measure, basis))
}

/// "With every precinct counted, the Union **took** 32.4 per cent", "The League stood at 14 percent": whether somebody
/// gets a share, in a sentence about votes or where the percentage told before was a share of them.
pub(super) fn wins(site: &Site<'_>, told: &Told<'_>) -> bool {
    let words = site.words;
    let verb = site.lead().verb.map_or("", |i| words.bare(i));
    let near = || site.near().any(|i| VOTES.has(words.bare(i)));
    let share = || told.last_percentage().is_some_and(|concept| concept.name == "vote share");
    WINS.has(verb) && (near() || share())
}

word_list!(
    /// How somebody comes to a share of votes.
    WINS = "took won got has had received polled secured stood came finished gained put"
);

word_list!(
    /// What a sentence about an election speaks of.
    VOTES = "vote votes voters ballots seats mandates precincts precinct election elections poll polls turnout runoff
        run-off"
);

#[cfg(test)]
mod tests {
    use super::super::super::testing::check_measure;

    #[test]
    fn the_sides_of_a_vote_are_votes() {
        check_measure("The panel voted by |eight| to five on Thursday against the plan.", "votes");
        check_measure("The panel voted by eight to |five| on Thursday against the plan.", "votes");
        check_measure("The miners rejected the offer by 2,312 votes to |54|.", "votes");
        check_measure("The panel rejected offers from |eight| to five.", "");
        check_measure(
            "The vote took |5 to 7| days.".replace("|5 to 7| days", "five hours and |7| lamps").as_str(),
            "lamps",
        );
    }

    #[test]
    fn whoever_votes_makes_the_turnout() {
        check_measure("Some |64.2 per cent| of the voters took part.", "turnout");
        check_measure("Just |63.7 per cent| voted, fewer than in May.", "turnout");
        check_measure("Some |64.2 per cent| of the bakers took part.", "bakers");
        check_measure("Some |64.2 per cent| voted for the plan.", "votes for");
    }

    #[test]
    fn whoever_takes_a_share_in_an_election_takes_votes() {
        check_measure("With every precinct counted, the Union took |32.4 per cent|.", "vote share");
        check_measure("The Union won 32.4 per cent of the vote. The League stood at |14 per cent|.", "vote share");
        check_measure("The rent rose by 32.4 per cent. The League stood at |14 per cent|.", "");
        check_measure("Demand for lamps dropped by |11 per cent|.", "demand");
    }
}
