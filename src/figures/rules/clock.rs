//! Times of day, which are no figures.

use super::draft::{Context, Found, Rule};
use super::words::words;

pub static RULE: Rule = Rule {
    name: "time of day",
    about: "No figures: “2:15 p.m.”, “10am”, “18:45”, “6.30pm”, “five o’clock”.",
    find: |context, at| clock(context, at).map(Found::Nothing),
};

fn clock(context: &Context<'_, '_>, at: usize) -> Option<usize> {
    let atoms = context.atoms;
    if !atoms.is_digits(at) {
        // "half past six", "a quarter to nine", "ten past four"
        let part = if atoms.is(at, "a") { at + 1 } else { at };
        let parted = ["half", "quarter", "five", "ten", "twenty"].iter().any(|word| atoms.is(part, word))
            && (atoms.is(part + 1, "past") || atoms.is(part + 1, "to") && atoms.is(part, "quarter"));
        if parted {
            let hour = context.unsigned(part + 2).filter(|n| n.low <= 12.0 && !n.scaled);
            return hour.map(|hour| hour.end);
        }
        // five o'clock
        let spoken = context.unsigned(at).filter(|n| n.low <= 12.0)?;
        return atoms.is(spoken.end, "o'clock").then_some(spoken.end + 1);
    }
    let two = |i: usize| atoms.is_digits(i) && atoms.str(i).len() == 2;
    let hour = atoms.str(at).parse::<u32>().is_ok_and(|hour| hour < 25);
    let mut end = at + 1;
    let mut sure = false;
    if hour && atoms.mark(end, ':') && atoms.glued(end) && atoms.glued(end + 1) && two(end + 1) {
        end += 2;
        if atoms.mark(end, ':') && atoms.glued(end) && atoms.glued(end + 1) && atoms.is_digits(end + 1) {
            end += 2;
        }
        sure = true;
    }
    // "in 3:58.43"
    let decimals = || atoms.str(at + 2).split_once('.').is_some_and(|(s, rest)| s.len() == 2 && rest.len() <= 2);
    if hour && !sure && atoms.mark(at + 1, ':') && atoms.glued(at + 1) && atoms.glued(at + 2) && decimals() {
        return Some(at + 3);
    }
    let half_day = atoms.has(end, words!("am pm a.m p.m"));
    let dotted = || atoms.str(at).split_once('.').is_some_and(|(h, m)| h.len() <= 2 && m.len() == 2);
    if half_day && (hour || sure || dotted()) {
        end += 1;
        return Some(if atoms.mark(end, '.') && atoms.glued(end) { end + 1 } else { end });
    }
    // "at 07.45", "the 8.15 train", "at 0930 hours"
    let before = at.checked_sub(1);
    let minutes = || {
        atoms.str(at).split_once('.').is_some_and(|(h, m)| {
            h.parse::<u32>().is_ok_and(|h| h < 24) && m.len() == 2 && m.parse::<u32>().is_ok_and(|m| m < 60)
        })
    };
    let timed = || before.is_some_and(|i| atoms.has(i, words!("at from by until till before after around about")));
    let padded = atoms.str(at).len() == 5 && atoms.str(at).starts_with('0');
    let service = atoms.has(end, words!("train bus ferry flight service express")) && !sure;
    if (padded && timed() || service && before.is_some_and(|i| atoms.has(i, words!("the a an")))) && minutes() {
        return Some(end);
    }
    let quarters = atoms.str(at).len() == 4
        && atoms.str(at).parse::<u32>().is_ok_and(|time| time < 2_400 && time % 100 < 60)
        && (atoms.str(at).starts_with('0') || before.is_some_and(|i| atoms.is(i, "at")));
    if quarters && atoms.has(end, words!("hours hrs")) {
        return Some(end + 1);
    }
    let zone = words!("gmt bst est edt pst pdt cet cest utc et pt ist o'clock hrs");
    let military = atoms.str(at).len() == 4 && !atoms.str(at).contains(['.', ',']);
    if atoms.has(end, zone) && (sure || military || (hour && atoms.is(end, "o'clock"))) {
        return Some(end + 1);
    }
    (sure && !context.speaks_of(super::ratio::proportions())).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::super::marked::check;

    #[test]
    fn times_of_day() {
        check("At 2:15 p.m., 10am, 18:45, 6.30pm and five o'clock nothing happened.");
        check("He ran |10 am| late.".replace("|10 am|", "10 am").as_str());
        check("By half past six, at a quarter to nine, in 3:58.43 it ended.");
        check("It gave |half|{0.5 ratio} of it to |nine|{9 men} men.");
        check("By 10am |10|{10 men} men had come.");
        check("A lorry hit it at 07.45, the 8.15 train was late, and at 0930 hours and at 1430 hours it was clear.");
        check(
            "It closed at |17.45|{17.445..17.455}, up |0.45|{0.445..0.455}, after |1430 hours|{1430 hour work} of work on the |8.15| index.",
        );
    }
}
