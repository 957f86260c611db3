//! Amounts of money: signs and codes before or after the number, and the words for currencies.

use std::sync::LazyLock;

use super::currencies::CURRENCIES;
use super::draft::{Context, Draft, Found, Rule, Suffix, shared_scale, shared_thousands};
use super::words::words;
use super::{FigureKind, Unit, home};
use crate::language::atoms::{AtomKind, Atoms};
use crate::language::lexicon::{Key, Table};
use crate::language::numerals::{Form, Letters, Numeral};

pub static RULE: Rule = Rule {
    name: "money",
    about: "Amounts of money: “$29.3 billion”, “USD 11.5 bn”, “Rs 25,000 crore”, “540p”, “9.3 million euros”, “€55m–€65m”.",
    find: |context, at| {
        let found = with_prefix(context, at).or_else(|| {
            let draft = context.quantity(at, suffix).or_else(|| million(context, at))?;
            Some(and_cents(context, draft))
        });
        found.map(Found::Figure)
    },
};

/// Signs and codes, each with its currency and its exact spelling.
static SIGNS: LazyLock<Table<(Unit, &'static str)>> = LazyLock::new(|| {
    Table::new(CURRENCIES.iter().enumerate().flat_map(|(at, currency)| {
        currency.signs.split_whitespace().map(move |sign| (sign, (Unit::currency(at), sign)))
    }))
});

static NAMES: LazyLock<Table<Unit>> = LazyLock::new(|| {
    Table::new(CURRENCIES.iter().enumerate().flat_map(|(at, currency)| {
        currency.names.split(',').filter(|name| !name.is_empty()).map(move |name| (name, Unit::currency(at)))
    }))
});

/// Nationalities, as indices into the currencies; one people may have had several ("Turkish lira").
static PEOPLES: LazyLock<Table<()>> = LazyLock::new(|| {
    Table::new(
        CURRENCIES
            .iter()
            .flat_map(|currency| currency.peoples.split(',').filter(|name| !name.is_empty()).map(|name| (name, ()))),
    )
});

/// Whether the word is a currency by itself ("euros").
pub(super) fn is_name(key: Key) -> bool {
    NAMES.has(key)
}

/// The signs and codes that an amount can begin with ("$", "USD", "Rs").
pub(super) fn codes() -> impl Iterator<Item = &'static str> {
    CURRENCIES.iter().flat_map(|currency| currency.signs.split_whitespace())
}

/// Whether an amount can begin with this word ("USD", "Rs").
pub(super) fn is_code(key: Key) -> bool {
    SIGNS.has(key)
}

/// Whether the letters at `at` hang before a sign ("C$", "NZ$") or are a code with a scale ("MUSD").
pub(super) fn is_prefix(atoms: &Atoms<'_>, at: usize) -> bool {
    let hung = || atoms.glued(at + 1) || matches!(atoms.str(at), "US" | "HK" | "NZ" | "NT");
    matches!(atoms.any_mark(at + 1), Some('$' | '£' | '¥')) && hung() || in_millions(atoms, at).is_some()
}

/// "MUSD", "mEUR", "KGBP", "EURm": a code in thousands, millions or thousand millions, and the factor.
fn in_millions(atoms: &Atoms<'_>, at: usize) -> Option<(Unit, f64)> {
    let word =
        atoms.get(at).filter(|a| a.span.len() == 4 && a.kind == AtomKind::Word).map(|a| a.span.of(atoms.text))?;
    if !word.is_ascii() {
        return None;
    }
    let code = |code: &str| (code != "ALL" && code.bytes().all(|b| b.is_ascii_uppercase())).then(|| Unit::of(code))?;
    let factor = |letter: &str| match letter {
        "K" | "k" | "T" => Some(1e3),
        "M" | "m" => Some(1e6),
        "B" | "b" => Some(1e9),
        _ => None,
    };
    let (head, tail) = word.split_at(1);
    if let (Some(factor), Some(unit)) = (factor(head), code(tail)) {
        return Some((unit, factor)).filter(|(unit, _)| unit.dimension() == super::units::Dimension::Currency);
    }
    let (head, tail) = word.split_at(3);
    let (unit, factor) = (code(head)?, factor(tail).filter(|_| tail == "m" || tail == "k")?);
    Some((unit, factor)).filter(|(unit, _)| unit.dimension() == super::units::Dimension::Currency)
}

/// Codes that are no words, so that they hold in lower case too.
static LOWER_CODES: LazyLock<Table<()>> =
    LazyLock::new(|| Table::words("usd eur gbp jpy rmb cny inr aud nzd hkd chf sgd sek nok dkk"));

/// A currency sign or code at `at`: the currency, and the atom after it.
fn sign(atoms: &Atoms<'_>, at: usize) -> Option<(Unit, usize)> {
    // "HK $5.4m", "US $ 58": the letters before the sign stand apart
    if atoms.mark(at + 1, '$') && atoms.get(at + 1).is_some_and(|sign| sign.spaced) {
        let code = ["US USD", "HK HKD", "NZ NZD", "NT TWD"]
            .into_iter()
            .find_map(|row| row.strip_prefix(atoms.str(at))?.strip_prefix(' '));
        if let Some(unit) = code.filter(|_| atoms.is_digits(at + 2)).and_then(Unit::of) {
            return Some((unit, at + 2));
        }
    }
    for length in [3, 2, 1] {
        let range = at..at + length;
        if length > 1 && !(at + 1..at + length).all(|i| atoms.glued(i)) {
            continue;
        }
        let Some(span) = atoms.span(range.clone()) else { continue };
        let text = span.of(atoms.text);
        if span.len() <= 8
            && range.end <= atoms.len()
            && let Some((unit, _)) = SIGNS.get(Key::of(text)).filter(|(_, exact)| {
                let lower = || LOWER_CODES.has(Key::of(text)) && text.bytes().all(|b| b.is_ascii_lowercase());
                // "Ksh", "SFR": codes that are printed in capitals and in small letters
                let mixed = || text.len() >= 3 && text.bytes().all(|b| b.is_ascii_alphabetic());
                *exact == text || lower() || mixed() && exact.bytes().any(|b| b.is_ascii_lowercase())
            })
        {
            return Some((unit, range.end));
        }
    }
    // "c $ 23.8 million", as tokenised text prints it
    if (atoms.is(at, "c") || atoms.is(at, "a")) && atoms.mark(at + 1, '$') && atoms.get(at + 1)?.spaced {
        let code = if atoms.is(at, "c") { "CAD" } else { "AUD" };
        let free = atoms.get(at + 2).is_some_and(|next| next.spaced) && atoms.str(at) == "c";
        return Unit::of(code).filter(|_| free).map(|unit| (unit, at + 2));
    }
    None
}

/// A sign that stands before an amount, with the numeral behind it.
fn prefixed(context: &Context<'_, '_>, at: usize) -> Option<(Unit, Numeral)> {
    let atoms = context.atoms;
    if atoms.is_digits(at) {
        return None;
    }
    if let Some((unit, factor)) = in_millions(atoms, at)
        && atoms.is_digits(at + 1)
    {
        return Some((unit, context.numeral(at + 1, Letters::Sure).filter(|n| !n.scaled)?.times(factor)));
    }
    let (unit, mut next) = sign(atoms, at)?;
    let text = atoms.span(at..next)?.of(atoms.text);
    let letters = text.chars().all(|c| c.is_alphabetic() || c == '.');
    if atoms.mark(next, '.') && letters && text.len() <= 2 {
        next += 1;
    }
    // Short letters are words of their own too: only directly before digits are they money.
    if letters && !atoms.is_digits(next) {
        return None;
    }
    if letters && text.len() < 3 && !matches!(text, "Rs" | "RM") && !atoms.glued(next) {
        // "Sh 8,600 billion", "DM 4.2 million"
        let sum = matches!(text, "Sh" | "DM" | "Rp" | "Tk" | "Fr" | "Dh")
            && context.numeral(next, Letters::Sure).is_some_and(|n| n.scaled || n.low >= 1_000.0);
        if !sum {
            return None;
        }
    }
    // "R155", "R1.8 billion", and where rand are spoken of "R28"; else "R2" names something
    let short = matches!(text, "R" | "N" | "P" | "L" | "Y");
    if short && context.setting.currency != Some(unit) {
        let digits = if text == "R" { atoms.str(next) } else { "" };
        let scaled = context.numeral(next, Letters::Any).is_some_and(|n| n.scaled || n.low >= 1e4);
        if !(digits.len() >= 3 && atoms.get(next + 1).is_none_or(|after| after.spaced || !atoms.is_word(next + 1))
            || scaled)
        {
            return None;
        }
    }
    let numeral = context.numeral(next, Letters::Any)?;
    (!numeral.is_vague()).then_some((unit, numeral))
}

fn with_prefix(context: &Context<'_, '_>, at: usize) -> Option<Draft> {
    // A minus sign before the currency sign: "-$5m"
    let minus = matches!(context.atoms.any_mark(at), Some('-' | '−'))
        && context.atoms.glued(at + 1)
        && !context.atoms.glued(at);
    let start = if minus { at + 1 } else { at };
    let (unit, mut first) = prefixed(context, start)?;
    if minus {
        first = first.negated();
    }
    let end = after_amount(context.atoms, first.end, unit);
    let own = Suffix { end, kind: FigureKind::Money, unit, factor: 1.0 };
    if let Some(next) = context.link(at, end) {
        let second = prefixed(context, next)
            .filter(|(other, _)| *other == unit)
            .map(|(_, numeral)| numeral)
            .or_else(|| context.numeral(next, Letters::Any).filter(|n| bare_end(context, n, next, end)));
        if let Some(second) = second {
            let last = Suffix { end: second.end, ..own };
            let shared = shared_scale(first, &second);
            let shared = if context.atoms.dash(next - 1) { shared_thousands(shared, &second) } else { shared };
            if let Some(range) = context.joined(at, shared, next, second, last) {
                return Some(range);
            }
        }
    }
    Some(Draft::new(at, &first, FigureKind::Money, unit).ending(end))
}

/// Whether a number without a sign can be the upper end of a range of money: nothing else is counted by it.
fn bare_end(context: &Context<'_, '_>, numeral: &Numeral, at: usize, link: usize) -> bool {
    let atoms = context.atoms;
    let next = atoms.past_hyphen(numeral.end);
    let other = atoms.mark(next, '%') || atoms.is(next, "percent") || atoms.is(next, "per");
    atoms.is_digits(at) && !other && (numeral.scaled || atoms.dash(link))
}

/// "US" in "$76 US", and a currency word that repeats the sign ("$10 dollars").
fn after_amount(atoms: &Atoms<'_>, end: usize, unit: Unit) -> usize {
    match NAMES.get(atoms.key(end)) {
        Some(named) if named == unit => end + 1,
        _ => end,
    }
}

fn suffix(context: &Context<'_, '_>, numeral: &Numeral) -> Option<Suffix> {
    let atoms = context.atoms;
    let found = |unit: Unit, end: usize| Some(Suffix { end, kind: FigureKind::Money, unit, factor: 1.0 });
    let at = atoms.past_hyphen(numeral.end);
    if let Some((unit, factor)) = in_millions(atoms, at).filter(|_| !numeral.scaled && !atoms.is_digits(at + 1)) {
        return Some(Suffix { end: at + 1, kind: FigureKind::Money, unit, factor });
    }
    if let Some((unit, end)) = sign(atoms, at) {
        let text = atoms.span(at..end)?.of(atoms.text);
        let letters = text.chars().all(char::is_alphabetic);
        // A sign behind a number belongs to the next number where one follows ("10 $30"), unless that has its own
        // behind it ("10 $ 30 $").
        let trailing = atoms.is_digits(end) && !atoms.glued(end) && {
            let own = sign(atoms, end + 1).is_some_and(|(_, after)| !atoms.is_digits(after));
            own || atoms.is(end + 1, "cent") || atoms.is(end + 1, "cents")
        };
        let next_own = atoms.is_digits(end) && (atoms.glued(end) || !atoms.glued(at)) && !trailing;
        let word = letters && (text.len() < 3 || NAMES.has(atoms.key(at)));
        // "75 USD million", "75 € million"
        if !next_own && !numeral.scaled && (text.len() >= 3 || !letters) && numeral.form != Form::Words {
            let factor = [("million", 1e6), ("billion", 1e9), ("trillion", 1e12), ("mln", 1e6), ("bln", 1e9)]
                .into_iter()
                .find(|(word, _)| atoms.is(end, word))
                .map(|(_, factor)| factor);
            if let Some(factor) = factor {
                return Some(Suffix { end: end + 1, kind: FigureKind::Money, unit, factor });
            }
        }
        if !next_own && !word && text != "c$" {
            return found(unit, end);
        }
        // "3 USD50 cards"
        if next_own && atoms.glued(end) {
            return None;
        }
    }
    if let Some(minor) = minor(context, numeral, at) {
        return Some(minor);
    }
    named(context, numeral, at).and_then(|(unit, end)| found(unit, end))
}

/// "1.8M dollars": before a currency the letter is a scale.
fn million(context: &Context<'_, '_>, at: usize) -> Option<Draft> {
    let numeral = context.numeral(at, Letters::Any).filter(|n| n.scaled)?;
    let found = suffix(context, &numeral)?;
    Some(Draft::new(at, &numeral, found.kind, found.unit).ending(found.end))
}

/// Pence and cents, in hundredths.
fn minor(context: &Context<'_, '_>, numeral: &Numeral, at: usize) -> Option<Suffix> {
    let atoms = context.atoms;
    let unit = |code: &str| Unit::of(code);
    // "45 US cents", "20 Australian cents"
    if PEOPLES.has(atoms.key(at)) && atoms.has(at + 1, words!("cents cent")) {
        let of = |list: &str| list.split(',').any(|word| !word.is_empty() && Key::of(word) == atoms.key(at));
        let place = CURRENCIES.iter().position(|c| of(c.peoples) && c.shared.starts_with("dollar"))?;
        return Some(Suffix { end: at + 2, kind: FigureKind::Money, unit: Unit::currency(place), factor: 0.01 });
    }
    let word = atoms.str(at);
    let glued = atoms.glued(at) && !numeral.scaled;
    let sign = match word {
        "p" if glued => unit("GBP"),
        "¢" | "c" if glued => unit("USD"),
        _ => None,
    };
    let spoken = |code: &str, sign: &str| {
        let unit = unit(code)?;
        (context.setting.currency == Some(unit) || context.speaks_of_word(sign)).then_some(unit)
    };
    let words = if atoms.is(at, "sen") {
        spoken("MYR", "rm").or_else(|| spoken("MYR", "ringgit"))
    } else if atoms.is(at, "paise") {
        unit("INR")
    } else if atoms.is(at, "pfennigs") || atoms.is(at, "pfennig") {
        unit("DEM")
    } else if atoms.is(at, "kopecks") || atoms.is(at, "kopeks") {
        unit("RUB")
    } else if atoms.is(at, "centimes") || atoms.is(at, "centime") {
        context.setting.currency.filter(|c| matches!(c.symbol(), "CHF" | "BEF" | "EUR")).or(unit("FRF"))
    } else if atoms.is(at, "pence") || atoms.is(at, "penny") {
        unit("GBP")
    } else if atoms.has(at, words!("cents cent cts")) {
        context.setting.currency.filter(|c| c.symbol() == "EUR").or(unit("USD"))
    } else {
        None
    };
    let unit = sign.or(words)?;
    Some(Suffix { end: at + 1, kind: FigureKind::Money, unit, factor: 0.01 })
}

/// A currency in words: "euros", "Swiss francs", "Hong Kong dollars", "U.S. dollars".
fn named(context: &Context<'_, '_>, numeral: &Numeral, at: usize) -> Option<(Unit, usize)> {
    let atoms = context.atoms;
    if context.setting.tender.is_some_and(|tender| atoms.key(at) == tender) && !atoms.is_word(at + 1)
        || context.setting.tender.is_some_and(|tender| atoms.key(at) == tender)
            && atoms.has(at + 1, &super::words::STOP)
    {
        return Unit::of("XXX").map(|unit| (unit, at + 1));
    }
    if let Some(unit) = shared(context, numeral, at) {
        return Some((unit, at + 1));
    }
    if let Some(unit) = NAMES.get(atoms.key(at)) {
        // "5 real problems", "two lei": a name that is a word as well is money only in its plural or with its people.
        return Some((unit, at + 1));
    }
    if (atoms.is(at, "pounds") || atoms.is(at, "pound")) && is_sterling(context, numeral, at) {
        return Unit::of("GBP").map(|unit| (unit, at + 1));
    }
    if atoms.is(at, "won") && numeral.scaled {
        return Unit::of("KRW").map(|unit| (unit, at + 1));
    }
    let marks = atoms.is(at, "marks") && (numeral.scaled || numeral.rounded);
    let converted = atoms.mark(at + 1, '(') && sign(atoms, at + 2).is_some();
    if marks
        && (converted
            || context.speaks_of(words!("dollar dollars yen franc francs sterling bundesbank currency currencies")))
    {
        return Unit::of("DEM").map(|unit| (unit, at + 1));
    }
    if (atoms.is(at, "pesos") || atoms.is(at, "peso")) && !PEOPLES.has(atoms.key(at)) {
        return Unit::of("MXN").map(|unit| (unit, at + 1));
    }
    for skip in 0..2 {
        let nation = at + skip;
        if !PEOPLES.has(atoms.key(nation)) {
            continue;
        }
        let mut name = nation + 1;
        if atoms.mark(name, '.') && atoms.glued(name) {
            name += 1;
        }
        let (nation, name_key) = (atoms.key(nation), atoms.key(name));
        let listed = |list: &str, key: Key| list.split(',').any(|word| !word.is_empty() && Key::of(word) == key);
        let place = CURRENCIES.iter().position(|c| listed(c.peoples, nation) && listed(c.shared, name_key));
        if let Some(place) = place {
            return Some((Unit::currency(place), name + 1));
        }
    }
    None
}

/// A name that several nations share: the currency named last that bears it, or that of the nation which the article
/// speaks of.
fn shared(context: &Context<'_, '_>, numeral: &Numeral, at: usize) -> Option<Unit> {
    let (atoms, setting) = (context.atoms, context.setting);
    let name = atoms.key(at);
    if !home::is_shared(name) {
        return None;
    }
    let told = [setting.currency, setting.home].into_iter().flatten().find(|&unit| home::bears(unit, name));
    let crowns = atoms.is(at, "crowns") || atoms.is(at, "crown");
    // Kings and teeth have crowns too.
    let open = Unit::of("XXX");
    let said = setting.currency == open || context.before.iter().any(|d| Some(d.unit) == open);
    let sum = numeral.scaled || numeral.low >= 100.0 || numeral.low.fract() != 0.0 || said;
    if crowns {
        return told.or(open.filter(|_| sum && !atoms.is(at + 1, "of")));
    }
    if atoms.is(at, "pounds") || atoms.is(at, "pound") {
        return told.filter(|unit| unit.symbol() != "GBP" && numeral.scaled);
    }
    if atoms.has(at, words!("mark marks punt punts")) {
        return told.filter(|_| numeral.scaled);
    }
    told
}

/// Whether "pounds" are money here, not weight.
fn is_sterling(context: &Context<'_, '_>, numeral: &Numeral, at: usize) -> bool {
    let atoms = context.atoms;
    if atoms.is(at + 1, "sterling") {
        return true;
    }
    if atoms.is(atoms.past_hyphen(at + 1), "feet") || atoms.is(atoms.past_hyphen(at + 1), "foot") {
        return false;
    }
    let weight = words!("weigh weighs weighed weighing weight heavy lighter lbs ounces tons kg kilograms baby");
    if context.speaks_of(weight) {
        return false;
    }
    context.setting.sterling || numeral.scale >= 1e6
}

/// "seventeen dollars and sixty-five cents"
fn and_cents(context: &Context<'_, '_>, draft: Draft) -> Draft {
    let atoms = context.atoms;
    if draft.range || draft.low.fract() != 0.0 {
        return draft;
    }
    let end = draft.atoms.end;
    // "15 dollars 50"
    if NAMES.has(atoms.key(end - 1))
        && let Some(cents) = context.numeral(end, Letters::Sure)
        && (10.0..100.0).contains(&cents.low)
        && !cents.is_vague()
        && !atoms.is_word(cents.end)
        && atoms.any_mark(cents.end) != Some('%')
    {
        return with_cents(draft, cents.low, cents.end);
    }
    let next = if atoms.is(end, "and") { end + 1 } else { end };
    if let Some(cents) = context.numeral(next, Letters::Sure)
        && cents.low < 100.0
        && ["cents", "cent", "pence"].iter().any(|word| atoms.is(cents.end, word))
    {
        return with_cents(draft, cents.low, cents.end + 1);
    }
    draft
}

fn with_cents(mut draft: Draft, cents: f64, end: usize) -> Draft {
    draft.low += cents / 100.0;
    draft.high = draft.low;
    draft.soft = (draft.low, draft.low);
    (draft.digit, draft.grain) = (0.01, 0.01);
    draft.atoms.end = end;
    draft
}

#[cfg(test)]
mod tests {
    use super::super::marked::check;

    #[test]
    fn signs_and_codes() {
        check(
            "It paid |$29.3 billion|{29250000000..29350000000 USD}, |USD 11.5 bn|, |€400m|, |A$5|{5 AUD} and |¥28,030|.",
        );
        check("About that, |Rs 25,000 crore|{249995000000..250005000000 INR}, |Rs. 410|{410 INR} and |CHF1.2bn|.");
        check(
            "Worth |US$5.2 billion|{5150000000..5250000000 USD}; |$US55,931,000|{55931000 USD}; |£6.20|{6.195..6.205 GBP}.",
        );
        check("It fell to |Y=28,030|{28030 JPY}; so X=3 and |Y=50 billion|, where Y = |2|{2}.");
        check("It cost |150 million kuna|{149500000..150500000 HRK}, |2 million pula|; a quetzal flew.");
        check("It lost |-$5m|{-5500000..-4500000 USD} and |$-50.8bn|.");
    }

    #[test]
    fn currencies_in_words() {
        check(
            "|9.3 million euros|, |1.7 billion Swiss francs|, |five million yen| and |3.23 shekels|{3.225..3.235 ILS}.",
        );
        check("|10 Hong Kong dollars|{10 HKD}, |20 U.S. dollars|{20 USD} and |1.8M dollars|{1750000..1850000 USD}.");
        check("It cost |seventeen dollars and sixty-five cents|{17.65 USD}, or |1,200€|{1200 EUR}.");
    }

    #[test]
    fn pence_are_hundredths_of_pounds() {
        check("The |540p|{5.4 GBP}-a-share offer beats |387 pence|{3.87 GBP} and |63 cents|{0.63 USD}.");
    }

    #[test]
    fn pounds_are_money_or_weight() {
        check(
            "The baby weighed |seven pounds|{7 pound}. The flat cost £2 more, or |900 pounds|{900 GBP}."
                .replace("£2", "|£2|")
                .as_str(),
        );
        check("The baby weighed |seven pounds|{7 pound}.");
    }

    #[test]
    fn ranges_share_scale_and_sign() {
        check(
            "Claims of |€55m–€65m|{55000000..65000000 EUR Claims}, a fine of |$2.5 to $3 million|{2500000..3000000 USD fine}.",
        );
        check(
            "Repairs of |£20-30,000|{20000..30000 GBP Repairs} for |20-25,000|{20000..25000 people} people, |2-3,000|{2000..3000 tents} tents.",
        );
        check("It rose from |GBP 310 million| to |GBP 340 million| a year.");
        check("Homes from |$600,000 to $2 million|{600000..2000000 USD} sell well.");
    }

    #[test]
    fn a_determiner_makes_a_range_of_both_ends_after_a_word_of_change() {
        check("It is down from the |US $89 to $93 billion|{89000000000..93000000000 USD} it had projected.");
        check("It is down from |$93 million|{92500000..93500000 USD} to |$89 million|{88500000..89500000 USD} now.");
        check("It rose from |$89 million|{88500000..89500000 USD} to |$93 million|{92500000..93500000 USD} now.");
    }

    #[test]
    fn an_amount_without_its_sign_takes_that_of_the_one_before() {
        check("It had |$9 billion|, against |53 billion|{52500000000..53500000000 USD} before.");
        check("Every town has |53 million|{52500000..53500000 people} people, not |$5|.");
    }

    #[test]
    fn letters_before_a_sign() {
        check("It cost |C$1.2-billion|{1150000000..1250000000 CAD} and |NZ$40m|{39500000..40500000 NZD} in all.");
        check(
            "Paid: |Mex$ 10 million|{9500000..10500000 MXN}, |HK $5m|, |Ksh50,000|{50000 KES}, |SKr2.7bn|{2650000000..2750000000 SEK} and |S$2|{2 SGD}.",
        );
        check(
            "A wage of |R155|{155 ZAR wage} cost |R1.8 billion|{1750000000..1850000000 ZAR}. Take |R28|{28 ZAR} more.",
        );
        check(
            "It owes |N500 billion|{499500000000..500500000000 NGN}, |Sh12bn|{11500000000..12500000000 KES}, |P1.2 billion|{1150000000..1250000000 PHP} and |R5m|{4500000..5500000 ZAR}.",
        );
        check(
            "It cost |L5bn|{4500000000..5500000000 ITL} or |Y300bn|{299500000000..300500000000 JPY} in |Bt4 million|{3500000..4500000 THB}.",
        );
        check("It earned |11 million marks|{10500000..11500000 DEM} (|$7.2 million|).");
        check("An N95 mask, the P53 gene, the L1 point and the Y2K bug; the N7 and the P5 group.");
        check("The R2 and the R18 met at R1.");
        check("Plan C$ and A$ of course cost nothing.");
    }

    #[test]
    fn codes_with_a_scale() {
        check(
            "It raised |45 MUSD|{44500000..45500000 USD} and |20 MEUR|{19500000..20500000 EUR}, not |KGBP 60|{59500..60500 GBP}.",
        );
        check("It lost |75 USD million|{74500000..75500000 USD} and |3 € million|{2500000..3500000 EUR}.");
        check("The MALL has |20|{20 shops} shops and MANY |7|{7 men} men.");
    }

    #[test]
    fn signs_behind_belong_to_the_number_before_where_all_stand_behind() {
        check("They ask |10 $|{10 USD} |30 $|{30 USD} for it.");
        check(
            "They ask |10 rmb|{10 CNY} |20 usd|{20 USD}, or |rmb 10|, or |usd 20|{20 USD}, |3|{3 USD} |USD50|{50 USD notes} notes.",
        );
        check("They ask |10|{10} |$30|{30 USD times} times.");
    }

    #[test]
    fn an_article_before_a_compound_is_no_part_of_the_amount() {
        check(
            "A |two-million-dollar|{1500000..2500000 USD grant} grant and a |million-dollar|{500000..1500000 USD home} home.",
        );
        check("It cost |a million dollars|{500000..1500000 USD}.");
    }

    #[test]
    fn hundredths_by_their_names() {
        check("It rose |18 sen|{0.18 MYR} to |RM23.50|, |45 US cents|{0.45 USD} and |20 Australian cents|{0.2 AUD}.");
        check("It has |two|{2 sen houses} sen houses and |three cents|{0.03 USD}.");
    }

    #[test]
    fn wires_of_older_years() {
        check("shr |34 cts|{0.34 USD} vs |21 cts|{0.21 USD} , sales |123 . 4 mln dlrs|{123350000..123450000 USD} .");
        check(
            "crude rose to |$ 19 . 45|{19.445..19.455 USD} a barrel as the dollar fell to |1 . 85 marks|{1.845..1.855 DEM} .",
        );
        check("he gave it |85|{85 marks} marks .");
    }

    #[test]
    fn what_follows_by_and_to_is_a_change_and_a_level() {
        check("Bills rise by |£139|{139 GBP} to |£1,971|{1971 GBP}, or by |£139 to £171|{139..171 GBP}.");
    }

    #[test]
    fn codes_need_digits() {
        check("The USD index, the US army and Rs of all kinds came to $ nothing.");
    }
}
