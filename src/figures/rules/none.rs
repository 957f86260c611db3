//! Numbers that are no figures: times of day, telephone numbers, addresses, labels, scores, idioms.
//!
//! These rules stand before the others in the registry, so that what they claim is out of their reach.

use super::FigureKind;
use super::draft::{Context, Found, Rule};
use super::words::words;
use crate::language::atoms::{AtomKind, Atoms};
use crate::language::numerals::{self, Letters};

pub static CLOCK: Rule = Rule {
    name: "time of day",
    about: "No figures: “2:15 p.m.”, “10am”, “18:45”, “6.30pm”, “five o’clock”.",
    find: |context, at| clock(context, at).map(Found::Nothing),
};

pub static CONTACT: Rule = Rule {
    name: "telephone, web and reference numbers",
    about: "No figures: “01632 960 741”, “+44 20 7946 0857”, “text 70555”, web addresses, “[12]”, “24/7”, “31/208”.",
    find: |context, at| contact(context, at).map(Found::Nothing),
};

pub static ADDRESS: Rule = Rule {
    name: "street address",
    about: "No figures: “14 Chapel Street”, “1300 block”, “M21 9AB”.",
    find: |context, at| address(context.atoms, at).map(Found::Nothing),
};

pub static LABEL: Rule = Rule {
    name: "number as a label",
    about: "No figures: “Rule 2.7”, “Room 101”, “No. 7”, “number two”, “version 4.2”, “Boeing 737”, “COVID-19”, “92.6 FM”, “1. Come to …”.",
    find: |context, at| label(context, at).map(Found::Nothing),
};

pub static SCORE: Rule = Rule {
    name: "score",
    about: "No figures: “20-13”, “won 3-1”, “89–89”.",
    find: |context, at| score(context, at).map(Found::Nothing),
};

pub static IDIOM: Rule = Rule {
    name: "idiom",
    about: "No figures: “one of”, “one minister”, “one-off”, “once in a decade”, “a million dollar question”, “nine-to-five”.",
    find: |context, at| idiom(context.atoms, at).map(Found::Nothing),
};

fn clock(context: &Context<'_, '_>, at: usize) -> Option<usize> {
    let atoms = context.atoms;
    if !atoms.is_digits(at) {
        // five o'clock
        let spoken = numerals::numeral(atoms, at, Letters::Sure).filter(|n| n.low <= 12.0)?;
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
    let half_day = ["am", "pm", "a.m", "p.m"].iter().any(|word| atoms.is(end, word));
    let dotted = atoms.str(at).split_once('.').is_some_and(|(h, m)| h.len() <= 2 && m.len() == 2);
    if half_day && (hour || dotted || sure) {
        end += 1;
        return Some(if atoms.mark(end, '.') && atoms.glued(end) { end + 1 } else { end });
    }
    let zone = words!("gmt bst est edt pst pdt cet cest utc et pt ist o'clock hrs");
    let military = atoms.str(at).len() == 4 && !atoms.str(at).contains(['.', ',']);
    if atoms.has(end, zone) && (sure || military || (hour && atoms.is(end, "o'clock"))) {
        return Some(end + 1);
    }
    (sure && !context.speaks_of(super::ratio::proportions())).then_some(end)
}

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
    // "text HARBOUR to 70555"
    let near = at.saturating_sub(6)..at;
    if plain
        && text.len() >= 4
        && near
            .clone()
            .any(|i| atoms.has(i, words!("text call dial ring phone telephone tel fax sms whatsapp hotline helpline")))
    {
        let asked = at > 0 && atoms.has(at - 1, words!("to on call dial text ring at tel phone fax"));
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
        if !digits(next) || count(next) < 2 || atoms.str(next).contains('.') {
            break;
        }
        total += count(next);
        lengths_long |= count(next) >= 4;
        groups += 1;
        end = next + 1;
    }
    let zero = atoms.str(at).starts_with('0') && !atoms.str(at).contains('.') && atoms.str(at).len() >= 2;
    let dotted = atoms.str(at).matches('.').count() >= 2 && total >= 7;
    // "(212) 555-1234"
    let area = at > 0 && atoms.mark(at - 1, '(') && atoms.mark(at + 1, ')') && count(at) <= 5 && groups >= 2;
    let sure = ((international || zero || area) && total >= 7)
        || dotted
        || (groups >= 3 && total >= 10 && hyphens + 1 >= groups)
        || (groups == 2 && hyphens == 1 && count(at) == 3 && count(end - 1) == 4)
        || (groups >= 3 && hyphens >= 2 && total >= 7 && lengths_long);
    sure.then_some(end)
}

fn address(atoms: &Atoms<'_>, at: usize) -> Option<usize> {
    if !atoms.is_digits(at) || atoms.str(at).contains(['.', ',']) {
        return None;
    }
    let streets = words!(
        "street st road rd avenue ave lane drive boulevard blvd way square court crescent terrace place close gardens
         highway parkway row hill quay walk circus mews plaza strasse rue via"
    );
    let mut next = at + 1;
    if atoms.hyphen(next) && atoms.is_digits(next + 1) {
        next += 2;
    }
    for word in 0..4 {
        let ordinal = atoms.glued(next) && atoms.has(next, words!("st nd rd th"));
        if !(atoms.capitalised(next) || atoms.mark(next, '.') || atoms.is_digits(next) || ordinal) {
            break;
        }
        let leading =
            word == 0 && atoms.has(next, words!("ave avenue rue via calle plaza")) && atoms.capitalised(next + 1);
        if leading {
            return Some(next + 2);
        }
        if word > 0 && atoms.has(next, streets) && !atoms.is(next, "st") || (word > 1 && atoms.is(next, "st")) {
            return Some(next + 1);
        }
        next += 1;
    }
    let block = atoms.is(at + 1, "block") && (atoms.is(at + 2, "of") || atoms.str(at).ends_with("00"));
    block.then_some(at + 2)
}

fn label(context: &Context<'_, '_>, at: usize) -> Option<usize> {
    let atoms = context.atoms;
    let digits = atoms.is_digits(at);
    let text = atoms.str(at);
    let before = at.checked_sub(1);
    let plain = !text.contains(',');
    // "COVID -19", as careless text prints it
    if atoms.mark(at, '-') {
        let hung = before.is_some_and(|i| atoms.is(i, "covid") || atoms.is(i, "cov")) && atoms.is_digits(at + 1);
        return hung.then_some(at + 2);
    }
    if let Some(end) = aeroplane(atoms, at) {
        return Some(end);
    }
    // Glued to letters: "A9", "F-16", "76ers", "5G", "top-10"
    if digits && glued_to_letters(atoms, at) {
        return Some(at + 1);
    }
    if digits && is_numbering(atoms, at) {
        return Some(at + 1);
    }
    // "in her 40s"
    if digits && text.len() == 2 && atoms.glued(at + 1) && atoms.is(at + 1, "s") {
        return Some(at + 2);
    }
    let frequency = digits && (atoms.is(at + 1, "fm") || atoms.is(at + 1, "am") && text.contains('.'));
    if frequency {
        return Some(at + 2);
    }
    let before = before?;
    let small = digits && plain || numerals::numeral(atoms, at, Letters::Sure).is_some_and(|n| n.low <= 100.0);
    if !small {
        return None;
    }
    // The place of the naming word: "No. 7", "COVID-19", "number two", "Road 214"
    let hyphened = atoms.hyphen(before);
    let name = if (atoms.mark(before, '.') || hyphened) && before > 0 { before - 1 } else { before };
    let always = words!(
        "no nos number version rule section article clause paragraph chapter page pages pp figure room flight route highway
         motorway road interstate junction exit gate terminal platform unit suite apartment flat floor covid mig airbus
         boeing proposition prop resolution directive order apollo psalm category phase tier type
         model mk mark series episode volume vol item lot schedule annex appendix radio channel formula area
         ward zone precinct division block bulletin verse windows iphone ios android galaxy playstation xbox ipad
         nasdaq dow ftse cac dax russell nikkei stoxx fortune kospi asx sensex nifty ibex top day year week round game stage step level grade title part question act scene lane seed"
    );
    let numbered = atoms.has(name, always);
    if numbered {
        let capital = atoms.str(name).contains(char::is_uppercase);
        let lower_ok = words!(
            "no nos number version rule section article clause paragraph chapter page pages room flight route
            highway junction exit gate terminal platform category phase type covid bulletin day top"
        );
        let unit_follows = followed_by_measure(context, at);
        let plural_number =
            atoms.is(name, "number") && (atoms.is(before, "number") && name > 0 && atoms.is(name - 1, "the"));
        // "the missing now number fifteen" counts
        let verb =
            atoms.is(name, "number") && numerals::numeral(atoms, at, Letters::Sure).is_some_and(|n| n.low > 10.0);
        let counted = super::noun::is_plural(atoms, at + 1);
        if (capital || (atoms.has(name, lower_ok) && !counted)) && !unit_follows && !plural_number && !verb {
            let end = numerals::numeral(atoms, at, Letters::Sure).map_or(at + 1, |n| n.end);
            return Some(end.max(at + 1));
        }
    }
    // "scp-173", but not "mid-2025" or "dad-of-3"
    let lead = words!("mid pre post sub over under of to minus plus early late non");
    if digits && hyphened && atoms.is_word(name) && atoms.glued(before) && !atoms.has(name, lead) {
        return Some(at + 1);
    }
    // A capitalised name before a bare number: "Boeing 737", "Forest Road 305", "A-9"
    if digits && !context.title_case && plain && text.len() <= 4 && !followed_by_measure(context, at) {
        let mid_sentence = name > 0 && (atoms.is_word(name - 1) || atoms.mark(name - 1, '&')) || hyphened;
        let name_like = atoms.capitalised(name)
            && !atoms.has(name, &super::words::STOP)
            && !numerals::is_number_word(atoms.key(name))
            && (hyphened || atoms.get(at).is_some_and(|a| a.spaced));
        let counted =
            super::noun::is_plural(atoms, at + 1) || super::noun::is_plural(atoms, at + 2) && atoms.is_word(at + 1);
        // "took 206 seats, the Greens 118"
        let shared = context.before.last().is_some_and(|d| d.kind == FigureKind::Count)
            && before > 0
            && atoms.is(before - 1, "the");
        if name_like && !shared && (mid_sentence || hyphened) && (!counted || hyphened) {
            return Some(at + 1);
        }
    }
    None
}

/// "787 Dreamliner", "737 Max", "A320": the aircraft that news text names by number.
fn aeroplane(atoms: &Atoms<'_>, at: usize) -> Option<usize> {
    let text = atoms.str(at);
    let boeing = text.len() == 3 && text.starts_with('7') && text.ends_with('7') && atoms.is_digits(at);
    let named = atoms.has(at + 1, words!("max dreamliner jumbo jet jets plane planes aircraft freighter"))
        || atoms.has(at.wrapping_sub(1), words!("boeing boeing's"));
    (boeing && named).then_some(at + 1)
}

fn followed_by_measure(context: &Context<'_, '_>, at: usize) -> bool {
    let atoms = context.atoms;
    let Some(numeral) = numerals::numeral(atoms, at, Letters::Sure) else { return false };
    let next = atoms.past_hyphen(numeral.end);
    numeral.scaled
        || atoms.mark(next, '%')
        || atoms.has(next, words!("percent per pct percentage basis"))
        || super::measurement::is_unit(atoms.key(next)) && !atoms.is(next, "in")
        || super::money::is_code(atoms.key(next)) && atoms.any_mark(next).is_some()
}

/// Digits that letters hang on, unless those are a unit, a scale, an ordinal ending or a lost space.
fn glued_to_letters(atoms: &Atoms<'_>, at: usize) -> bool {
    let after = atoms.glued(at + 1) && atoms.is_word(at + 1);
    if after {
        let key = atoms.key(at + 1);
        let known = numerals::is_short_scale(key)
            || super::measurement::is_unit(key)
            || super::money::is_code(key)
            || super::money::is_name(key)
            || numerals::is_number_word(key)
            || atoms.has(
                at + 1,
                words!("st nd rd th s p c pc percent pct f x per yo euros euro yen dollars dollar pounds a"),
            )
            || atoms.str(at + 1).len() >= 3 && atoms.has(at + 1, &super::words::STOP)
            || atoms.has(at + 1, words!("of in to and or by from up at on for is"));
        // "190,000households": a whole word lost its space, where "76ers" did not
        let word = atoms.str(at + 1);
        let known = known || (word.len() >= 5 && word.bytes().all(|b| b.is_ascii_lowercase()));
        return !known || atoms.is(at + 1, "g") && atoms.str(at + 1) == "G";
    }
    at > 0 && atoms.glued(at) && atoms.is_word(at - 1) && !super::money::is_code(atoms.key(at - 1))
}

/// "1. Come to …", "(3)", "2)": the number of a list item.
fn is_numbering(atoms: &Atoms<'_>, at: usize) -> bool {
    let first = at == 0 || (at == 1 && matches!(atoms.any_mark(0), Some('(' | '-' | '•' | '#')));
    let short = atoms.str(at).len() <= 2;
    let closed = matches!(atoms.any_mark(at + 1), Some('.' | ')')) && atoms.glued(at + 1);
    let goes_on = atoms.get(at + 2).is_none_or(|next| next.spaced);
    let alone = atoms.len() <= at + 4 && (at + 1..atoms.len()).all(|i| atoms.any_mark(i).is_some_and(|m| m != '%'));
    first && short && ((closed && goes_on) || alone)
}

fn score(context: &Context<'_, '_>, at: usize) -> Option<usize> {
    let atoms = context.atoms;
    let goals = |i: usize| atoms.is_digits(i) && atoms.str(i).len() <= 3 && !atoms.str(i).contains(['.', ',']);
    let joined = matches!(atoms.any_mark(at + 1), Some('-' | '–' | '‑')) && atoms.glued(at + 1) && atoms.glued(at + 2);
    if !goals(at) || !joined || !goals(at + 2) {
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
        || super::measurement::is_unit(atoms.key(next))
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

fn idiom(atoms: &Atoms<'_>, at: usize) -> Option<usize> {
    for phrase in [
        "once in a",
        "one on one",
        "nine to five",
        "fifty fifty",
        "fifth amendment",
        "one to one",
        "two way",
        "two time",
    ] {
        if let Some(end) = atoms.are(at, phrase) {
            return Some(end.max(at + 1));
        }
    }
    if !atoms.is(at, "one") {
        return None;
    }
    let next = at + 1;
    let hyphen = atoms.hyphen(next);
    let key = atoms.key(if hyphen { next + 1 } else { next });
    let counts = numerals::is_number_word(key)
        || super::measurement::is_unit(key)
        || atoms.has(next, &super::words::STATES)
        || atoms.has(next, words!("percent per percentage in out and point yen euro dollar pound"));
    let bounded = at > 1
        && (atoms.is(at - 1, "least") || atoms.is(at - 1, "than"))
        && atoms.get(next).is_some_and(|a| a.kind == AtomKind::Word);
    // "one in the city" is a pronoun, "one in five" is not
    let share = (atoms.is(next, "in") || atoms.is(next, "out"))
        && !(numerals::is_number_word(atoms.key(next + 1))
            || atoms.is_digits(next + 1)
            || atoms.is(next + 1, "every")
            || atoms.is(next + 1, "of")
            || atoms.is(next + 1, "a"));
    let and = atoms.is(next, "and") && !atoms.is(next + 1, "a");
    (!(counts || bounded) || share || and).then_some(next)
}

#[cfg(test)]
mod tests {
    use super::super::marked::check;

    #[test]
    fn times_of_day() {
        check("At 2:15 p.m., 10am, 18:45, 6.30pm and five o'clock nothing happened.");
        check("He ran |10 am| late.".replace("|10 am|", "10 am").as_str());
        check("By 10am |10|{10 men} men had come.");
    }

    #[test]
    fn telephone_numbers_and_addresses() {
        check("Call 01632 960 741, +44 20 7946 0857, 0808 157 0936 or (212) 555-1234. Text THAW to 70555.");
        check("Meeting: 14 Chapel Street, the 1300 block of Main, 9 E 71st St.");
        check("See https://example.org/a?b=30%25%2020% and www.example.org/12.");
        check("He paid |$555|, for |1234|{1234 books} books.");
    }

    #[test]
    fn labels() {
        check("Rule 2.7, Room 101, No. 7, version 4.2, Forest Road 305, the A-9, COVID-19, 5G and a Boeing 737.");
        check("A distant number two, the top-10 list, the FTSE 100, 24/7, 9/11 and listen on 92.6 FM.");
        check("The number of dead was |12|, and those in the room |101|{101 guests} guests.");
    }

    #[test]
    fn list_numbers() {
        check("1. Walk to the pier.\n2. Bring |12|{12 friends} friends.");
    }

    #[test]
    fn scores() {
        check("Rovers beat Arsenal 3-1 in front of |53,400|{53400 fans} fans.");
        check("They won 3-1 and lost 89-89 after 20–13.");
        check("|5-7|{5..7 schools} schools closed.");
    }

    #[test]
    fn idioms_with_one() {
        check("One of them said one minister, a one-off, was once in a decade right about one another.");
        check("[At least |one|{1.. child}] child and |one|{1 dead} dead.");
    }
}
