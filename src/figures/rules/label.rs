//! Numbers that name a thing and count nothing: rules, rooms, roads, products, versions, list items.

use super::FigureKind;
use super::draft::{Context, Found, Rule};
use super::words::words;
use crate::language::atoms::Atoms;
use crate::language::numerals;

pub static RULE: Rule = Rule {
    name: "number as a label",
    about: "No figures: “Rule 2.7”, “Room 101”, “No. 7”, “number two”, “version 4.2”, “COVID-19”, “92.6 FM”, “1. Come to …”.",
    find: |context, at| label(context, at).map(Found::Nothing),
};

fn label(context: &Context<'_, '_>, at: usize) -> Option<usize> {
    let atoms = context.atoms;
    let digits = atoms.is_digits(at);
    let text = atoms.str(at);
    let before = at.checked_sub(1);
    let plain = !text.contains(',');
    if digits && (is_part_of_date(context, at) || is_era(atoms, at)) {
        return Some(at + 1);
    }
    if let Some(end) = several(context, at) {
        return Some(end);
    }
    // "COVID -19", as careless text prints it
    if atoms.mark(at, '-') {
        let hung = before.is_some_and(|i| atoms.is(i, "covid") || atoms.is(i, "cov")) && atoms.is_digits(at + 1);
        return hung.then_some(at + 2);
    }
    if digits && is_lettered(atoms, at) {
        return Some(at + 2);
    }
    // Glued to letters: "A9", "F-16", "76ers", "5G", "top-10"
    if digits && glued_to_letters(atoms, at) {
        return Some(at + 1);
    }
    if digits && is_numbering(atoms, at) {
        return Some(at + 1);
    }
    // "XQ2.75": the end of a code that letters begin
    let coded = at > 1 && atoms.glued(at) && atoms.glued(at - 1) && matches!(atoms.any_mark(at - 1), Some('.' | ','));
    if digits && coded && atoms.is_word(at - 2) && atoms.str(at - 2).ends_with(|c: char| c.is_ascii_digit()) {
        return Some(at + 1);
    }
    // "the 90210 ZIP code", "the S&P 500"
    if digits && (atoms.is(at + 1, "zip") || at > 1 && atoms.is(at - 1, "p") && atoms.mark(at - 2, '&')) {
        return Some(at + 1);
    }
    if digits && is_coordinate(atoms, at) {
        return Some(at + 2);
    }
    if is_named_number(context, at) || opens_with_a_name(context, at) {
        return Some(context.unsigned(at).map_or(at + 1, |n| n.end));
    }
    // "the 80's", "the '90’s"
    let decade = digits && text.len() == 2 && text.ends_with('0') && atoms.glued(at + 1) && atoms.str(at + 2) == "s";
    let decade = decade && matches!(atoms.any_mark(at + 1), Some('\'' | '’'));
    if decade && before.is_some_and(|i| atoms.is(i, "the") || matches!(atoms.any_mark(i), Some('\'' | '’' | '‘'))) {
        return Some(at + 3);
    }
    // "a 911 caller"
    let called = words!("call calls caller callers operator operators dispatcher dispatchers emergency");
    if digits && matches!(text, "911" | "999" | "112" | "000" | "111") && atoms.has(at + 1, called) {
        return Some(at + 1);
    }
    // "timestamp="1474387200"", as a page's own marks have it
    let quoted = before.is_some_and(|i| matches!(atoms.any_mark(i), Some('"' | '\''))) && atoms.glued(at);
    if digits && quoted && at > 1 && atoms.mark(at - 2, '=') {
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
    let small = digits && plain || context.unsigned(at).is_some_and(|n| n.low <= 100.0);
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
         nasdaq dow ftse cac dax russell nikkei stoxx fortune kospi asx sensex nifty ibex top day year week round game stage step level grade title part question act scene lane seed
         amendment form bill hb sb statute quoting reference
         table photo picture image slide bus line verse size sizes zip postcode case docket war log incident district group pool local lodge"
    );
    let numbered = atoms.has(name, always);
    if numbered {
        let capital = atoms.str(name).contains(char::is_uppercase);
        let lower_ok = words!(
            "no nos number version rule section article clause paragraph chapter page pages room flight route
            highway junction exit gate terminal platform category phase type covid bulletin day top table figure step photo
            picture image slide verse size sizes zip postcode docket question log incident week stage round bus quoting
            reference"
        );
        let unit_follows = followed_by_measure(context, at);
        let plural_number =
            atoms.is(name, "number") && (atoms.is(before, "number") && name > 0 && atoms.is(name - 1, "the"));
        // "the number 9 bus"
        let served = words!("bus tram train route seed shirt spot position jersey pick");
        let plural_number = plural_number && !(digits && atoms.has(at + 1, served));
        // "the missing now number fifteen", "the dead number eight"
        let several =
            name > 0 && (super::noun::is_plural(atoms, name - 1) || atoms.has(name - 1, &super::words::STATES));
        let verb = atoms.is(name, "number")
            && context.unsigned(at).is_some_and(|n| (n.low > 10.0 || several) && !atoms.has(n.end, words!("on in")));
        let counted = super::noun::is_plural(atoms, at + 1);
        if (capital || (atoms.has(name, lower_ok) && !counted)) && !unit_follows && !plural_number && !verb {
            let end = context.unsigned(at).map_or(at + 1, |n| n.end);
            return Some(rest_of_code(atoms, end.max(at + 1)));
        }
    }
    // "scp-173", but not "mid-2025" or "dad-of-3"
    let lead = words!("mid pre post sub over under of to minus plus early late non");
    if digits && hyphened && atoms.is_word(name) && atoms.glued(before) && !atoms.has(name, lead) {
        return Some(at + 1);
    }
    // A capitalised name before a bare number: "Boeing 737", "Forest Road 305", "A-9"
    if digits && !context.title_case && plain && text.len() <= 4 && !followed_by_measure(context, at) {
        let mid_sentence =
            name > 0 && (atoms.is_word(name - 1) || atoms.mark(name - 1, '&') || atoms.hyphen(name - 1)) || hyphened;
        let name_like = atoms.capitalised(name)
            && !atoms.has(name, &super::words::STOP)
            && !numerals::is_number_word(atoms.key(name))
            && (hyphened || atoms.get(at).is_some_and(|a| a.spaced));
        let counted =
            super::noun::is_plural(atoms, at + 1) || super::noun::is_plural(atoms, at + 2) && atoms.is_word(at + 1);
        let shared = shares(context, before) || is_part(context, at);
        if name_like && !shared && (mid_sentence || hyphened) && (!counted || hyphened) {
            return Some(at + 1);
        }
    }
    None
}

/// "took 206 seats, the Greens 118", "41 per cent, Labour 33 and the People's List 15": whether the name that ends at atom
/// `name` takes its share in a list of votes or seats.
fn shares(context: &Context<'_, '_>, name: usize) -> bool {
    let atoms = context.atoms;
    let told = |kinds: &[FigureKind]| context.before.last().is_some_and(|d| kinds.contains(&d.kind));
    if told(&[FigureKind::Count]) && name > 0 && atoms.is(name - 1, "the") {
        return true;
    }
    let named = |i: &usize| atoms.capitalised(*i) || atoms.str(*i).starts_with(['\'', '’']);
    let first = (name.saturating_sub(5)..=name).rev().take_while(named).last().unwrap_or(name);
    let led = first > 0
        && (atoms.has(first - 1, words!("the and to")) || matches!(atoms.any_mark(first - 1), Some(',' | ';')));
    let votes = words!(
        "seats seat votes vote voters percent cent party parties poll polls assembly parliament election coalition majority"
    );
    led && told(&[FigureKind::Count, FigureKind::Percent]) && context.speaks_of(votes)
}

/// "gives the Alliance 34 of the 101 seats": a number out of another counts, whoever is named before it.
fn is_part(context: &Context<'_, '_>, at: usize) -> bool {
    let atoms = context.atoms;
    let whole = at + 2 + usize::from(atoms.has(at + 2, words!("the its their his her our those")));
    atoms.is(at + 1, "of") && (atoms.is_digits(whole) || numerals::is_number_word(atoms.key(whole)))
}

/// "3-5 June" and "June 3-5", "2019-20": the end of a stretch of days or years whose start is a date.
fn is_part_of_date(context: &Context<'_, '_>, at: usize) -> bool {
    let atoms = context.atoms;
    let hung = at > 1 && atoms.dash(at - 1) && atoms.glued(at - 1) && atoms.glued(at);
    let small = atoms.str(at).len() <= 2 && !atoms.is_word(at + 1) || atoms.has(at + 1, &super::words::STOP);
    // "from Sept. 19 to 22"
    let to =
        at > 1 && atoms.has(at - 1, words!("to through")) && !atoms.hyphen(at + 1) && !followed_by_measure(context, at);
    let day = to
        && atoms.str(at).parse::<u32>().is_ok_and(|day| day <= 31)
        && at > 2
        && atoms.is_digits(at - 2)
        && atoms.str(at - 2).len() <= 2;
    (hung || day) && small && context.before.last().is_some_and(|d| d.kind == FigureKind::Date && d.atoms.end == at - 1)
}

/// "AD 79", "44 BC"
fn is_era(atoms: &Atoms<'_>, at: usize) -> bool {
    let after = matches!(atoms.str(at + 1), "BC" | "AD" | "BCE" | "CE");
    let plain = atoms.str(at).len() <= 4 && !atoms.str(at).contains('.');
    plain && !atoms.glued(at + 1) && (after || at > 0 && atoms.str(at - 1) == "AD" && !atoms.glued(at))
}

/// "junctions 10 and 11", "Rules 4, 5 and 6", "Grades 9-12", "the under-21 team": several numbers with one name.
fn several(context: &Context<'_, '_>, at: usize) -> Option<usize> {
    let atoms = context.atoms;
    let name = at.checked_sub(1)?;
    let plain = |at: usize| atoms.is_digits(at) && atoms.str(at).len() <= 4 && !atoms.str(at).contains([',', '.']);
    if !plain(at) {
        return None;
    }
    let young = atoms.hyphen(name) && name > 0 && (atoms.is(name - 1, "under") || atoms.is(name - 1, "u"));
    if young && atoms.str(at).len() == 2 {
        let sides =
            words!("team side squad players international internationals championship cup coach level match world");
        return atoms.has(at + 1, sides).then_some(at + 1);
    }
    let names = words!(
        "junctions rules sections articles clauses paragraphs chapters rooms routes gates platforms exits flights
         highways motorways verses psalms questions lots wards zones grades forms"
    );
    let classes = words!("grade level tier category type stage phase");
    let measured = followed_by_measure(context, at);
    if measured {
        return None;
    }
    // "grade 3 pupils": the class has no article and is no count of pupils
    let class = atoms.has(name, classes) && !(name > 0 && atoms.has(name - 1, words!("one each every this next same")));
    if class && !(atoms.is(at + 1, "of") || atoms.is(at + 1, "men")) {
        return Some(at + 1);
    }
    if !atoms.has(name, names) {
        return None;
    }
    let mut end = at + 1;
    let mut more = false;
    while let Some(next) = Some(end + 1).filter(|&next| {
        (atoms.dash(end) || atoms.mark(end, ',') || atoms.has(end, words!("and to or through"))) && plain(next)
    }) {
        if super::noun::is_plural(atoms, next + 1) && !atoms.dash(end) {
            break;
        }
        end = next + 1;
        more = true;
    }
    (more || !super::noun::is_plural(atoms, end)).then_some(end)
}

/// Where a code that goes on behind `end` ends: "No. 21-1234", "photo 3 of 12".
fn rest_of_code(atoms: &Atoms<'_>, mut end: usize) -> usize {
    while atoms.hyphen(end) && atoms.is_digits(end + 1) {
        end += 2;
    }
    if atoms.is(end, "of") && atoms.is_digits(end + 1) && !atoms.is_word(end + 2) { end + 2 } else { end }
}

/// "the Group of Seven", "the Big Ten", "the Six Nations": a number word with a capital inside a sentence is a name.
fn is_named_number(context: &Context<'_, '_>, at: usize) -> bool {
    let atoms = context.atoms;
    let capital = atoms.capitalised(at) && atoms.str(at).chars().skip(1).all(char::is_lowercase);
    if !capital || context.title_case || at < 2 || !numerals::is_number_word(atoms.key(at)) {
        return atoms.is_digits(at) && atoms.is(at.wrapping_sub(1), "of") && atoms.str(at.wrapping_sub(2)) == "Group";
    }
    let inside = atoms.is_word(at - 1) && !atoms.capitalised(at - 1);
    let named = atoms.capitalised(at - 1) && !atoms.has(at - 1, &super::words::STOP);
    let goes_on = atoms.capitalised(at + 1);
    let of_group = atoms.is(at - 1, "of") && atoms.capitalised(at - 2);
    inside && (goes_on || of_group) || named && !super::noun::is_plural(atoms, at + 1)
}

/// "Six Nations rugby", "Three Gorges": at the start of a sentence the number word always has its capital; a common noun
/// behind it has one only in a name. Peoples and parties ("Two Democrats") have theirs anyway, so the nouns are listed.
fn opens_with_a_name(context: &Context<'_, '_>, at: usize) -> bool {
    let atoms = context.atoms;
    let opens = at == 0 || at == 1 && matches!(atoms.any_mark(0), Some('“' | '"' | '‘' | '\'' | '('));
    let nouns = words!(
        "nations tribes kingdoms guys men women brothers sisters kings queens gorges rivers lakes hills mountains peaks
         oaks pines trees springs wells bridges towers gates arrows stars seas mile islands pillars lions tigers bears
         horses eagles flags corners points dials seasons"
    );
    let written = |at: usize| atoms.str(at).chars().skip(1).all(char::is_lowercase) && atoms.capitalised(at);
    opens
        && !context.title_case
        && atoms.is_word(at)
        && numerals::is_number_word(atoms.key(at))
        && !atoms.is(at, "a")
        && written(at)
        && written(at + 1)
        && !atoms.hyphen(at + 1)
        && atoms.has(at + 1, nouns)
}

/// "51.5074 N", "12.45 E": where a place is, to hundredths of a degree.
fn is_coordinate(atoms: &Atoms<'_>, at: usize) -> bool {
    let exact = atoms.str(at).split_once('.').is_some_and(|(_, decimals)| decimals.len() >= 2);
    exact && matches!(atoms.str(at + 1), "N" | "S" | "E" | "W") && !atoms.glued(at + 1)
}

/// "seat 14C", "seats 14C and 15F", "Flat 20K": a place with a letter, where "14C" alone is a temperature.
fn is_lettered(atoms: &Atoms<'_>, at: usize) -> bool {
    let hung = |at: usize| {
        let letter = atoms.str(at + 1);
        atoms.is_digits(at)
            && atoms.is_word(at + 1)
            && atoms.glued(at + 1)
            && letter.len() == 1
            && letter.bytes().all(|b| b.is_ascii_uppercase())
    };
    let named = words!(
        "seat seats row rows gate gates flat flats apartment apartments room rooms unit units block blocks bus route
         routes platform platforms bay bays berth berths cabin cabins class form grade stand stands booth booths exhibit
         exhibits ward wards zone zones section sections cell cells hall halls line pier stall stalls"
    );
    if !hung(at) {
        return false;
    }
    // The others of its list lie between the number and its name.
    let mut name = at;
    for _ in 0..8 {
        let Some(before) = name.checked_sub(1) else { return false };
        if atoms.has(before, named) {
            return true;
        }
        let joined = atoms.mark(before, ',') || atoms.has(before, words!("and or to"));
        name = if joined {
            before
        } else if before > 0 && hung(before - 1) {
            before - 1
        } else {
            return false;
        };
    }
    false
}

fn followed_by_measure(context: &Context<'_, '_>, at: usize) -> bool {
    let atoms = context.atoms;
    let Some(numeral) = context.unsigned(at) else { return false };
    let next = atoms.past_hyphen(numeral.end);
    numeral.scaled
        || atoms.mark(next, '%')
        || atoms.has(next, words!("percent per pct percentage basis"))
        || super::unit_words::is_unit(atoms.key(next)) && !atoms.is(next, "in")
        || super::money::is_code(atoms.key(next)) && atoms.any_mark(next).is_some()
}

/// Digits that letters hang on, unless those are a unit, a scale, an ordinal ending or a lost space.
fn glued_to_letters(atoms: &Atoms<'_>, at: usize) -> bool {
    // "R2", "Y2K", where no amount was read
    if at > 0 && atoms.glued(at) && matches!(atoms.str(at - 1), "R" | "N" | "P" | "L" | "Y") {
        return true;
    }
    let after = atoms.glued(at + 1) && atoms.is_word(at + 1);
    if after {
        let key = atoms.key(at + 1);
        let known = numerals::is_short_scale(key)
            || super::unit_words::is_unit(key)
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
    let named = |at: usize| !super::money::is_code(atoms.key(at)) || atoms.str(at) == "R";
    at > 0 && atoms.glued(at) && atoms.is_word(at - 1) && named(at - 1)
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

#[cfg(test)]
mod tests {
    use super::super::marked::check;

    #[test]
    fn labels() {
        check("Rule 2.7, Room 101, No. 7, version 4.2, Forest Road 305, the A-9, COVID-19, 5G and a Boeing 737.");
        check("A distant number two, the top-10 list, the FTSE 100, 24/7, 9/11 and listen on 92.6 FM.");
        check("The G20 met on flight BA117, number 12 on the list, on Windows 11 and Highway 61.");
        check("The army's losses number |1,200|{1200 men} men in |20|{20 towns} towns.");
        check("The dead number |eight|{8}; he is number eight.");
        check("The number of dead was |12|, and those in the room |101|{101 guests} guests.");
    }

    #[test]
    fn names_that_share_votes_are_followed_by_counts() {
        check("It gives the Alliance |34|{34 seats} of the |101|{101 seats} seats, the Union |27|{27}.");
        check("The vote was |41 per cent| for the Alliance, Labour |33|{33} and the People's List |15|{15}.");
        check("It has |41 per cent| of flights on the Airbus 320 and the Boeing 737.");
    }

    #[test]
    fn places_with_a_letter_are_no_temperatures() {
        check("He sat in seat 14C behind seats 12A, 15C and 16F, and lives in Flat 20K.");
        check("It was |14C|{14 °C} in the shade and |98F|{98 °F} in the sun by the seat.");
        check("It rose from |14C|{14 °C} to |20C|{20 °C} in the room.");
    }

    #[test]
    fn number_words_in_names() {
        check(
            "He joined the Group of Seven, the Big Ten and the Six Nations; the big four agreed with the Group of 20.",
        );
        check("|Two|{2 men} men saw |six|{6 nations} nations and the big |four|{4 ships} ships.");
    }

    #[test]
    fn names_that_open_a_sentence_with_a_number_word() {
        check("Six Nations rugby returns to the old ground. Seven Oaks closed its doors early.");
        check("“Three Rivers is a quiet place,” he said.");
        check("|Six|{6 nations} nations returned. |Two|{2 Democrats} Democrats voted against it.");
        check("|Seven|{7 oaks} oaks fell and the storm went on.");
    }

    #[test]
    fn several_numbers_with_one_name() {
        check(
            "Between junctions 10 and 11, under rules 4, 5 and 6, for grades 9-12, quoting 4417, on the number 9 bus.",
        );
        check("The under-21 team met grade 3 pupils, level 5 students and type 2 patients.");
        check(
            "It built |two|{2 junctions} junctions, |10|{10 bridges} bridges; the rooms: |12|{12} burnt; each grade |3|{3 pupils} pupils failed.",
        );
    }

    #[test]
    fn eras_and_stretches_of_days() {
        check("Built in 44 BC and buried in AD 79, it was shut on |June 3|-5 of |2019-20|.");
        check(
            "It ran from |Sept. 19| to 22, and rose from |Sept. 19| to |22|{22 men} men."
                .replace("to |22|{22 men} men", "to an end")
                .as_str(),
        );
        check(
            "In the 80's a 911 caller and the 90’s told |80|{80}'s price.".replace("|80|{80}'s price", "on").as_str(),
        );
        check("See <a timestamp=\"1474387200\">the price of |30|{30 men} men.");
        check("It has |44|{44 BC homes} BC homes.".replace("{44 BC homes}", "").replace("|44|", "44").as_str());
    }

    #[test]
    fn codes_of_several_parts() {
        check("Case No. 21-1234, docket 18-cv-2033, photo 3 of 12, table 4, size 12, the 90210 ZIP code and P5+1.");
        check("He has type 2 diabetes, and |2|{2 types} types of it.");
        check("The code XQ2.75 in log 443 of |6 May| is void.");
        check("He saw |3|{3 photos} of |12|{12 photos} photos and |21|{21 tables} tables.");
    }

    #[test]
    fn indices_in_sentences_of_names() {
        check("The S&P 500, the FTSE 100 and the Dow Jones 30 fell.");
    }

    #[test]
    fn short_forms_of_tokenised_text() {
        check("they ranked no . 1 in the league on |nov . 6| at home .");
        check("he answered no . |12|{12 people} people left .");
    }

    #[test]
    fn list_numbers() {
        check("1. Walk to the pier.\n2. Bring |12|{12 friends} friends.");
    }
}
