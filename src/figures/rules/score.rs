//! Scores in sport, which are no figures, and votes, which look like them and are two.

use super::draft::{Context, Draft, Found, Rule};
use super::words::words;
use super::{FigureKind, Unit};
use crate::language::numerals::{self, Letters};

pub static RULE: Rule = Rule {
    name: "score",
    about: "No figures: “20-13”, “won 3-1”, “287 for 6”, “four under par”; but two in “voted 52-48”.",
    find: |context, at| {
        let score = || score(context, at).or_else(|| cricket(context, at)).or_else(|| golf(context, at));
        vote(context, at).map(Found::Figure).or_else(|| score().map(Found::Nothing))
    },
};

/// Whole numbers of up to three digits.
fn goals(context: &Context<'_, '_>, at: usize) -> bool {
    let text = context.atoms.str(at);
    context.atoms.is_digits(at) && text.len() <= 3 && !text.contains(['.', ','])
}

/// A dash without white space behind the number at `at`.
fn is_joined(context: &Context<'_, '_>, at: usize) -> bool {
    let atoms = context.atoms;
    matches!(atoms.any_mark(at + 1), Some('-' | '–' | '‑')) && atoms.glued(at + 1) && atoms.glued(at + 2)
}

/// "voted 52-48", "a 5-4 ruling": the first of two counts; the other is read where it stands.
fn vote(context: &Context<'_, '_>, at: usize) -> Option<Draft> {
    let atoms = context.atoms;
    if !goals(context, at) || !is_joined(context, at) || !goals(context, at + 2) || atoms.dash(at + 3) {
        return None;
    }
    let votes = words!(
        "vote votes voted voting ballot decision ruling ruled majority verdict opinion split roll-call party-line"
    );
    let bodies = words!(
        "senate house parliament assembly council committee panel board congress legislature lawmakers senators justices
         court jury commission commissioners councillors councilors chamber mps deputies trustees bench"
    );
    let acts = words!(
        "approved passed rejected confirmed ruled defeated endorsed backed upheld struck cleared adopted advanced decided
         divided voting voted vote"
    );
    let named = atoms.has(at + 3, votes);
    let acted = context.speaks_of(bodies) && context.speaks_of(acts) || context.speaks_of(words!("voted"));
    let sport = context.speaks_of(words!(
        "match game goal goals innings cup league season coach playoff playoffs semifinal quarterfinal tournament halftime striker"
    ));
    // "drew 1-1, and the board voted": who plays wins, draws or loses by the score itself
    let played = words!(
        "drew draw draws won win wins lost lose loses beat beats beaten led leads lead trail trails trailed level"
    );
    let played = at > 0 && atoms.has(at - 1, played);
    let numeral = context.numeral(at, Letters::Sure).filter(|_| (named || acted && !played) && !sport)?;
    let mut draft = Draft::new(at, &numeral, FigureKind::Count, Unit::COUNT);
    draft.bare = true;
    Some(draft)
}

/// "287 for 6", "214 all out": runs and wickets.
fn cricket(context: &Context<'_, '_>, at: usize) -> Option<usize> {
    let atoms = context.atoms;
    if !goals(context, at) || !(atoms.is(at + 1, "for") || atoms.is(at + 1, "all")) {
        return None;
    }
    let end = atoms.are(at + 1, "all out").or_else(|| {
        let wickets = numerals::numeral(atoms, at + 2, Letters::Sure).filter(|n| !n.scaled)?;
        let taken = context.numeral(at, Letters::Sure).filter(|n| n.low <= 10.0 || wickets.low <= 9.0).is_some();
        (taken && atoms.is(at + 1, "for")).then_some(wickets.end)
    })?;
    let played = words!(
        "overs over wicket wickets innings stumps declared batsmen batsman batted bowled bowlers bowler crease unbeaten
         century test tests odi twenty20 ashes cricket"
    );
    context.speaks_of(played).then_some(end)
}

/// "four under par", "11 under": strokes.
fn golf(context: &Context<'_, '_>, at: usize) -> Option<usize> {
    let atoms = context.atoms;
    let strokes = context.unsigned(at).filter(|n| n.low < 40.0 && !n.scaled)?;
    let end = atoms.past_hyphen(strokes.end);
    if !(atoms.is(end, "under") || atoms.is(end, "over")) {
        return None;
    }
    if atoms.is(atoms.past_hyphen(end + 1), "par") {
        return Some(atoms.past_hyphen(end + 1) + 1);
    }
    let ends = atoms.get(end + 1).is_none() || matches!(atoms.any_mark(end + 1), Some('.' | ',' | ';'));
    let played = words!("par birdie birdies bogey bogeys golf golfer leaderboard fairway clubhouse eagle");
    (ends && context.speaks_of(played)).then_some(end + 1)
}

fn score(context: &Context<'_, '_>, at: usize) -> Option<usize> {
    let atoms = context.atoms;
    let goals = |at: usize| goals(context, at);
    if !goals(at) || !is_joined(context, at) || !goals(at + 2) {
        return None;
    }
    // "4-1/2 cents"
    if atoms.mark(at + 3, '/') && atoms.glued(at + 3) {
        return None;
    }
    let (first, second): (u32, u32) = (atoms.str(at).parse().ok()?, atoms.str(at + 2).parse().ok()?);
    let mut end = at + 3;
    // "6-4, 7-5", "20-13-2"
    while matches!(atoms.any_mark(end), Some('-' | '–')) && atoms.glued(end) && goals(end + 1) {
        end += 2;
    }
    let odds = context.speaks_of(words!("odds chance chances split ratio probability"));
    if odds && first + second == 100 {
        return None;
    }
    let next = atoms.past_hyphen(end);
    let measured = atoms.mark(next, '%')
        || super::unit_words::is_unit(atoms.key(next))
        || numerals::is_number_word(atoms.key(next))
        || numerals::is_short_scale(atoms.key(next)) && atoms.glued(next)
        || atoms.has(next, words!("percent per pct percentage basis euros dollars pounds"));
    if measured && end == at + 3 {
        return None;
    }
    let sport = context.speaks_of(words!(
        "win won wins winning beat beats beaten defeat defeated lost lose loss lead led leads draw drew tie tied
         victory score scored goal goals match game games innings set sets quarterfinal semifinal league cup home"
    ));
    let range = end == at + 3 && first < second && super::noun::is_plural(atoms, end) && !sport;
    (!range).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::super::marked::check;

    #[test]
    fn scores() {
        check("Rovers beat Arsenal 3-1 in front of |53,400|{53400 fans} fans.");
        check("They won 3-1 and lost 89-89 after 20–13.");
        check("It rose |4-1/2 cents|{0.045 USD} and |1-3/4|.");
        check("|5-7|{5..7 schools} schools closed.");
    }

    #[test]
    fn votes_are_two_counts() {
        check("The Senate voted |52|{52}-|48|{48} to confirm her, after a |61|{61}-|38|{38 vote} vote.");
        check("In a |5|{5}-|4|{4} ruling the court sided with her; the panel approved it |9|{9}–|2|{2}.");
        check("The council’s side won 3-1; the coach voted for a 2-1 win.");
        check("They drew 1-1 with the visitors, and the board voted to sack the manager.");
    }

    #[test]
    fn scores_in_cricket_and_golf() {
        check("They made 287 for 6 in |50|{50 overs} overs and were 214 all out at stumps; he took 4 for 31.");
        check("He bought |30|{30} for |6|{6 men} men, and |12|{12} all stayed.");
        check("She went round in par, four under par in all, and leads on 11 under.");
        check("He put |four|{4 men} men under guard and |12|{12} under lock.");
    }
}
