//! The name of a currency that no list knows, as an article itself shows it: "500 million zolts ($4.2 million)", or
//! sums of one word in the singular ("a fund of 500 million zolt") where money is spoken of.

use super::money;
use super::words::{PLURALS, STATES, STOP, VERBS, words};
use crate::language::lexicon::Key;
use crate::language::numerals;
use crate::language::tokens::{TokenKind, Tokens};

/// The word that the article uses as the name of a currency, if there is one.
///
/// Linear: each number is looked at once, with a few tokens beside it.
pub(super) fn of(tokens: &Tokens<'_>) -> Option<Key> {
    let digits = tokens.all.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Digits);
    digits.map(|(at, _)| at).find_map(|at| {
        let name = behind_sum(tokens, at)?;
        let key = Key::of(tokens.str(name));
        (converted(tokens, name) || spent(tokens, at, name)).then_some(key)
    })
}

fn word<'t>(tokens: &'t Tokens<'_>, at: usize) -> &'t str {
    if at < tokens.all.len() { tokens.str(at) } else { "" }
}

/// The place of the word behind the number at `at`, where it may be the name of a currency: of lower-case letters, and
/// on no list.
fn behind_sum(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let scaled = is_scale(word(tokens, at + 1));
    let name = at + 1 + usize::from(scaled);
    let text = word(tokens, name);
    let key = Key::of(text);
    if !(3..=10).contains(&text.len()) || !text.bytes().all(|b| b.is_ascii_lowercase()) {
        return None;
    }
    let listed = STOP.has(key)
        || VERBS.has(key)
        || STATES.has(key)
        || PLURALS.has(key)
        || money::is_name(key)
        || money::is_code(key)
        || super::unit_words::is_unit(key)
        || numerals::is_number_word(key)
        || words!("percent per pct pence cent cents marks pounds pound dollars won sen paise extra strong members gmt")
            .has(key);
    (!listed).then_some(name)
}

fn is_scale(text: &str) -> bool {
    matches!(text, "million" | "billion" | "trillion" | "bn" | "mn" | "m" | "b" | "mln" | "thousand")
}

/// "500 million kesh ($4.2 million)": money in brackets says what it is worth.
fn converted(tokens: &Tokens<'_>, name: usize) -> bool {
    let sign = |at: usize| matches!(word(tokens, at), "$" | "€" | "£" | "US$" | "USD" | "EUR");
    let us = word(tokens, name + 2) == "US" && word(tokens, name + 3) == "$";
    word(tokens, name + 1) == "(" && (sign(name + 2) || us)
}

/// "a fund of 500 million kesh.": a singular behind a scale word, which no count has, where money is spoken of.
fn spent(tokens: &Tokens<'_>, at: usize, name: usize) -> bool {
    let text = word(tokens, name);
    let scaled = name == at + 2;
    let after = word(tokens, name + 1);
    let alone = after.is_empty()
        || !after.starts_with(|c: char| c.is_alphanumeric())
        || STOP.has(Key::of(after)) && !matches!(after, "of");
    let singular = !text.ends_with('s')
        && !["ed", "ing", "ly", "ers", "men", "ide", "oad", "all", "ine"].iter().any(|end| text.ends_with(end));
    let money = words!(
        "fund funds cost costs costing price priced worth paid pays budget spend spent loan loans debt tax fine fined
         salary wage wages fee fees deficit aid grant grants money bond bonds revenue sales profit"
    );
    let floor = at.saturating_sub(8);
    scaled && alone && singular && (floor..at).any(|i| money.has(Key::of(word(tokens, i))))
}

#[cfg(test)]
mod tests {
    use super::super::marked::check;

    #[test]
    fn a_currency_that_the_article_explains_is_money() {
        check(
            "It released |500 million zolt|{499500000..500500000 XXX} (|$4.2 million|{4150000..4250000 USD}). Rice costs |9,000 zolt|{9000 XXX} a bag.",
        );
        check("The fund of |50 million zolt|{49500000..50500000 XXX fund} is spent; a bag was |80 zolt|{80 XXX}.");
    }

    #[test]
    fn what_is_counted_is_no_currency() {
        check(
            "A fund for |50 million|{50000000 cows} cows and |80|{80 goats} goats."
                .replace("{50000000 cows}", "")
                .as_str(),
        );
        check("The fund lent |50 million|.");
    }
}
