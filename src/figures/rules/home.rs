//! Whose money it is where several nations share a name for theirs: the nation that the article speaks of most.
//!
//! "Pesos" are Chilean in an article about Chile, though no sentence says so. Nothing here knows figures.

use std::sync::LazyLock;

use super::Unit;
use super::currencies::{CURRENCIES, Currency, HOMES};
use crate::language::lexicon::{Key, Table};
use crate::language::tokens::{Token, TokenKind, Tokens};

/// The names that currencies share, dollars apart: those are American unless the text says otherwise.
static SHARED: LazyLock<Table<()>> = LazyLock::new(|| {
    let homes = CURRENCIES.iter().filter(|currency| HOMES.iter().any(|(code, _)| *code == currency.code));
    Table::new(homes.flat_map(|currency| names(currency).map(|name| (name, ()))))
});

/// The words for nations, with their place in [`HOMES`].
static NATIONS: LazyLock<Table<usize>> = LazyLock::new(|| {
    let words = HOMES.iter().enumerate().flat_map(|(at, (_, words))| words.split(' ').map(move |word| (word, at)));
    Table::new(words)
});

fn names(currency: &'static Currency) -> impl Iterator<Item = &'static str> {
    currency.shared.split(',').filter(|name| !name.is_empty())
}

/// Whether several nations have money of this name.
pub(super) fn is_shared(name: Key) -> bool {
    SHARED.has(name)
}

/// Whether `unit` is a currency that goes by `name`.
pub(super) fn bears(unit: Unit, name: Key) -> bool {
    unit.as_currency().is_some_and(|currency| names(currency).any(|own| Key::of(own) == name))
}

/// The currency that the first shared name behind a number of the article means, by the nations named in it.
///
/// Linear: a pass over the numbers, and one over the words where a shared name stands behind one of them.
pub(super) fn of(tokens: &Tokens<'_>) -> Option<Unit> {
    let all = &tokens.all;
    let word = |at: usize| all.get(at).filter(|token| token.kind == TokenKind::Word).map(|_| tokens.key(at));
    let digits = all.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Digits).map(|(at, _)| at);
    let name = digits.flat_map(|at| [at + 1, at + 2]).filter_map(word).find(|&name| is_shared(name))?;
    let mut counts = [0_u32; HOMES.len()];
    let capital = |token: &Token| token.span.of(tokens.text).starts_with(|c: char| c.is_ascii_uppercase());
    for (at, token) in all.iter().enumerate() {
        if token.kind == TokenKind::Word
            && capital(token)
            && let Some(nation) = NATIONS.get(tokens.key(at))
        {
            counts[nation] += 1;
        }
    }
    let named = counts.iter().zip(HOMES).filter(|&(&count, _)| count > 0);
    let homes = named.filter_map(|(&count, (code, _))| Some((count, Unit::of(code)?)));
    // Of two that are named as often the one that is listed first.
    homes.filter(|&(_, unit)| bears(unit, name)).rev().max_by_key(|&(count, _)| count).map(|(_, unit)| unit)
}

#[cfg(test)]
mod tests {
    use super::super::marked::check;

    #[test]
    fn the_nation_of_the_article_tells_whose_money_it_is() {
        check("The Chilean mill pays |40 million pesos|{39500000..40500000 CLP}, Chile says.");
        check("The mill pays |40 million pesos|{39500000..40500000 MXN}.");
        check(
            "The mill at Aarhus in Denmark lost |40 million crowns|{39500000..40500000 DKK} and |900 kroner|{900 DKK}.",
        );
        check(
            "The Czech mill near Prague sells lamps for |900 crowns|{900 CZK}, and lace for |80 Danish crowns|{80 DKK}.",
        );
    }

    #[test]
    fn crowns_of_no_nation_are_money_and_crowns_on_heads_are_things() {
        check(
            "The mill lost |40 million crowns|{39500000..40500000 XXX}, or |3.80 crowns|{3.795..3.805 XXX} a share, |30 crowns|{30 XXX} less.",
        );
        check("The actor wore |two|{2 crowns} crowns; the fair had |30|{30 crowns} crowns.");
    }

    #[test]
    fn dollars_are_american_wherever_they_are_spent() {
        check("The mill in Jamaica pays |40 million dollars|{39500000..40500000 USD}.");
    }
}
