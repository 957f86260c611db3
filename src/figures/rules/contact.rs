//! Telephone numbers, web addresses, reference marks and other codes, which are no figures.

use super::draft::{Context, Found, Rule};
use super::words::words;
use crate::language::atoms::Atoms;
use crate::language::numerals;

pub static RULE: Rule = Rule {
    name: "telephone, web and reference numbers",
    about: "No figures: “01632 960 741”, “+44 20 7946 0857”, “text 70555”, web addresses, “[12]”, “24/7”, “31/208”.",
    find: |context, at| contact(context, at).map(Found::Nothing),
};

fn contact(context: &Context<'_, '_>, at: usize) -> Option<usize> {
    let atoms = context.atoms;
    if atoms.has(at, words!("http https www")) {
        return Some((at + 1..).take_while(|&i| atoms.glued(i)).last().map_or(at + 1, |last| last + 1));
    }
    if !atoms.is_digits(at) {
        // "+44 20 …": the sign is no atom of the number
        return (atoms.mark(at, '+') && atoms.glued(at + 1)).then(|| telephone(atoms, at + 1, true)).flatten();
    }
    if let Some(end) = telephone(atoms, at, at > 0 && atoms.mark(at - 1, '+') && atoms.glued(at)) {
        return Some(end);
    }
    let text = atoms.str(at);
    let plain = text.bytes().all(|b| b.is_ascii_digit());
    // "call 101"
    let asks = words!("call called calling dial dialled dialed ring phone contact telephone");
    let on = at > 0 && atoms.is(at - 1, "on") && (at.saturating_sub(5)..at).any(|i| atoms.has(i, asks));
    let short = plain && (3..=4).contains(&text.len()) && at > 0 && (on || atoms.has(at - 1, asks));
    if short && !super::noun::is_plural(atoms, at + 1) && !super::noun::is_plural(atoms, at + 2) {
        return Some(at + 1);
    }
    // "text HARBOUR to 70555"
    let near = at.saturating_sub(6)..at;
    if plain
        && text.len() >= 4
        && near
            .clone()
            .any(|i| atoms.has(i, words!("text call dial ring phone telephone tel fax sms whatsapp hotline helpline")))
    {
        let asked = at > 0 && atoms.has(at - 1, words!("to on is call dial text ring at tel phone fax"));
        let marked = at > 0 && atoms.mark(at - 1, ':');
        if asked || marked {
            return Some(at + 1);
        }
    }
    // web addresses, tags, reference marks, dates in digits and other joined codes
    let joined =
        |i: usize| matches!(atoms.any_mark(i), Some('/' | '#' | '=' | '_' | '@' | '&' | '\\' | '^' | '*' | '|'));
    let before = at > 0 && joined(at - 1) && atoms.glued(at) && !(atoms.mark(at - 1, '*') || atoms.mark(at - 1, '|'));
    let after = joined(at + 1) && atoms.glued(at + 1) && atoms.glued(at + 2) && !unit_slash(atoms, at);
    if before || after {
        let mut end = at + 1;
        while atoms.get(end).is_some() && atoms.glued(end) && (joined(end) || atoms.is_digits(end)) {
            end += 1;
        }
        return Some(end);
    }
    // "P5+1"
    let summed = at > 1 && atoms.mark(at - 1, '+') && atoms.glued(at) && atoms.glued(at - 1);
    if summed && (atoms.is_word(at - 2) || atoms.is_digits(at - 2)) {
        return Some(at + 1);
    }
    // "18-cv-2033"
    let letters = atoms.hyphen(at + 1) && atoms.is_word(at + 2) && atoms.str(at + 2).len() <= 3;
    if letters && atoms.hyphen(at + 3) && atoms.is_digits(at + 4) && !atoms.has(at + 2, words!("to and or by in")) {
        return Some(at + 5);
    }
    let boxed = at > 0 && atoms.mark(at - 1, '[') && (atoms.mark(at + 1, ']') || atoms.mark(at + 1, ','));
    let noted = at > 0 && plain && text.len() <= 2 && atoms.mark(at - 1, '(') && atoms.mark(at + 1, ')') && at > 1;
    (boxed || noted).then_some(at + 1)
}

/// "1/4 mile", "and/or": a slash between a number and what is no other code.
fn unit_slash(atoms: &Atoms<'_>, at: usize) -> bool {
    if !atoms.mark(at + 1, '/') {
        return false;
    }
    let top = atoms.str(at);
    let bottom = atoms.str(at + 2);
    numerals::simple_fraction(top, bottom).is_some() && !matches!((top, bottom), ("24", "7") | ("9", "11") | ("7", "7"))
}

/// Groups of digits that make a telephone number together.
fn telephone(atoms: &Atoms<'_>, at: usize, international: bool) -> Option<usize> {
    let digits = |i: usize| atoms.is_digits(i) && atoms.str(i).bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if !digits(at) {
        return None;
    }
    let count = |i: usize| atoms.str(i).bytes().filter(u8::is_ascii_digit).count();
    let mut total = count(at);
    let mut groups = 1;
    let mut end = at + 1;
    let mut lengths_long = total >= 4;
    let mut hyphens = 0;
    while total < 16 {
        let mut next = end;
        if atoms.mark(next, ')') {
            next += 1;
        }
        if atoms.hyphen(next) {
            next += 1;
            hyphens += 1;
        } else if !atoms.get(next).is_some_and(|a| a.spaced) && next == end {
            break;
        }
        if !digits(next) || count(next) < 2 && !atoms.hyphen(next - 1) || atoms.str(next).contains('.') {
            break;
        }
        total += count(next);
        lengths_long |= count(next) >= 4;
        groups += 1;
        end = next + 1;
    }
    let zero = atoms.str(at).starts_with('0') && !atoms.str(at).contains('.') && atoms.str(at).len() >= 2;
    // "1.250.000 euros"
    let thousands = atoms.str(at).split('.').skip(1).all(|group| group.len() == 3) && groups == 1;
    let dotted = atoms.str(at).matches('.').count() >= 2
        && total >= 7
        && !(thousands && super::money::is_name(atoms.key(at + 1)));
    // "(212) 555-1234"
    let area = at > 0 && atoms.mark(at - 1, '(') && atoms.mark(at + 1, ')') && count(at) <= 5 && groups >= 2;
    let near = at.saturating_sub(5)..at;
    let called = near.into_iter().any(|i| {
        atoms.has(
            i,
            words!(
                "tel fax call phone telephone ring dial mobile contact contacts enquiries inquiries hotline helpline"
            ),
        )
    });
    let sure = (called && groups >= 2 && total >= 6)
        || ((international || zero || area) && total >= 7)
        || dotted
        || (groups >= 3 && total >= 10 && hyphens + 1 >= groups)
        || (groups == 2 && hyphens == 1 && count(at) == 3 && count(end - 1) == 4)
        || (groups >= 3 && hyphens >= 2 && total >= 7 && lengths_long)
        || (groups >= 4 && hyphens + 1 >= groups);
    sure.then_some(end)
}

#[cfg(test)]
mod tests {
    use super::super::marked::check;

    #[test]
    fn telephone_numbers_and_web_addresses() {
        check("Call 01632 960 741, +44 20 7946 0857, 0808 157 0936 or (212) 555-1234. Text THAW to 70555.");
        check("Tel: 555 0199. Fax 555 0198; ISBN 978-3-16-148410-0.");
        check("Witnesses should call police on 101 quoting incident 512; the helpline is 1077.");
        check("In danger call 101, or ring 999; they will call |120|{120 witnesses} witnesses.");
        check("It cost |1.250.000 euros|{1250000 EUR}; call 555.123.4567.");
        check("He told |555| of |600|{600 men} men.");
        check("See https://example.org/a?b=30%25%2020% and www.example.org/12.");
        check("He paid |$555|, for |1234|{1234 books} books.");
    }

    #[test]
    fn a_number_to_turn_to() {
        check("Contact: press office, 555 0142. Enquiries: 020 7946 0821.");
        check("Contact was lost with |555|{555 ships} ships.");
    }
}
