//! Scores in sport, which are no figures.

use super::draft::{Context, Found, Rule};
use super::words::words;
use crate::language::numerals;

pub static RULE: Rule = Rule {
    name: "score",
    about: "No figures: “20-13”, “won 3-1”, “89–89”.",
    find: |context, at| score(context, at).map(Found::Nothing),
};

fn score(context: &Context<'_, '_>, at: usize) -> Option<usize> {
    let atoms = context.atoms;
    let goals = |i: usize| atoms.is_digits(i) && atoms.str(i).len() <= 3 && !atoms.str(i).contains(['.', ',']);
    let joined = matches!(atoms.any_mark(at + 1), Some('-' | '–' | '‑')) && atoms.glued(at + 1) && atoms.glued(at + 2);
    if !goals(at) || !joined || !goals(at + 2) {
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
}
