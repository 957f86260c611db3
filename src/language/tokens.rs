//! A text cut once into words, digit groups and single marks; every finder reads the same cut.

use super::lexicon::Key;
use crate::article::Span;

/// One token of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub span: Span,
    pub kind: TokenKind,
    /// A word of letters alone: no hyphen, apostrophe, dot or digit stands in it.
    pub plain: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, hyphens and the dots of initialisms ("U.S.", "two-thirds", "don't").
    Word,
    /// Digits with their separators ("14,000", "1.5", "2022").
    Digits,
    /// One mark that is neither letter nor digit: punctuation, a currency sign, a quotation mark.
    Mark,
    /// One line end (a break inside a paragraph or between two).
    Break,
}

/// The tokens of a whole article, in order and disjoint; white space lies between them.
#[derive(Debug)]
pub struct Tokens<'a> {
    pub text: &'a str,
    pub all: Vec<Token>,
    /// The keys of all tokens: every finder asks its lists for them, again and again.
    keys: Vec<Key>,
}

impl<'a> Tokens<'a> {
    /// Cuts `text`. Where white space was lost between two words ("billionup", "in2019", "USD115"), the words are cut
    /// apart for reading; the text stays as it is.
    ///
    /// ```
    /// use crossread::language::tokens::Tokens;
    /// let tokens = Tokens::of("It made US$5.2 billionup 3%.");
    /// let cut: Vec<_> = (0..tokens.all.len()).map(|at| tokens.str(at)).collect();
    /// assert_eq!(cut, ["It", "made", "US", "$", "5.2", "billion", "up", "3", "%", "."]);
    /// ```
    pub fn of(text: &'a str) -> Self {
        let expected = text.len() / 5;
        let mut tokens = Tokens { text, all: Vec::with_capacity(expected), keys: Vec::with_capacity(expected) };
        let mut at = 0;
        while let Some(c) = char_at(text, at) {
            let start = at;
            at += c.len_utf8();
            let kind = if c == '\n' {
                TokenKind::Break
            } else if c.is_whitespace() {
                continue;
            } else if c.is_alphabetic() {
                let plain;
                (at, plain) = word_end(text, start);
                tokens.push_word(start, at, plain);
                continue;
            } else if c.is_numeric() || (c == '.' && begins_decimal(text, start)) {
                at = digits_end(text, start);
                TokenKind::Digits
            } else if is_invisible(c) {
                continue;
            } else {
                TokenKind::Mark
            };
            tokens.all.push(Token { span: Span::new(start, at), kind, plain: false });
            tokens.keys.push(Key::NONE);
        }
        tokens
    }

    /// One token, or two where a space was lost.
    fn push_word(&mut self, start: usize, end: usize, plain: bool) {
        let middle = lost_space(&self.text[start..end]).map(|at| start + at);
        for span in [Span::new(start, middle.unwrap_or(end)), Span::new(middle.unwrap_or(end), end)] {
            if !span.is_empty() {
                self.all.push(Token { span, kind: TokenKind::Word, plain });
                self.keys.push(Key::of(span.of(self.text)));
            }
        }
    }

    /// The words of token `index`, as printed.
    pub fn str(&self, index: usize) -> &'a str {
        self.all[index].span.of(self.text)
    }

    /// The key of the word at `index`; [`Key::NONE`] for digits and marks.
    #[inline]
    pub fn key(&self, index: usize) -> Key {
        self.keys[index]
    }

    /// The indices of the tokens that lie wholly inside `span`.
    pub fn inside(&self, span: Span) -> std::ops::Range<usize> {
        let start = self.all.partition_point(|t| t.span.start() < span.start());
        let end = self.all.partition_point(|t| t.span.end() <= span.end());
        start..end.max(start)
    }
}

/// Marks that print nothing: soft hyphens, and what joins, parts or directs letters.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at)? {
        byte if byte.is_ascii() => Some(char::from(*byte)),
        _ => text[at..].chars().next(),
    }
}

/// Where the word that begins at `start` ends, and whether letters alone stand in it.
fn word_end(text: &str, start: usize) -> (usize, bool) {
    plain_end(text.as_bytes(), start).map_or_else(|| mixed_end(text, start), |end| (end, true))
}

/// The end of a word of ASCII letters that nothing follows which could belong to it: of nearly every word.
fn plain_end(text: &[u8], start: usize) -> Option<usize> {
    let letters = text[start..].iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let end = start + letters;
    let ends = match text.get(end) {
        None => true,
        Some(b'\'' | b'-' | b'.') => text.get(end + 1).is_none_or(|b| b.is_ascii() && !b.is_ascii_alphabetic()),
        Some(b) => b.is_ascii() && !b.is_ascii_digit(),
    };
    (ends && letters > 0).then_some(end)
}

fn mixed_end(text: &str, start: usize) -> (usize, bool) {
    let mut at = start;
    // Where the letters since the last inner dot began, and whether all so far are letters.
    let mut part = start;
    let mut letters = true;
    while let Some(c) = char_at(text, at) {
        let next = at + c.len_utf8();
        if c.is_ascii_digit() {
            let parts =
                || parts_from_digits(&text[start..at], &text[..start]) || is_price(&text[start..at], &text[at..]);
            if letters && parts() {
                break;
            }
            letters = false;
        } else if !c.is_alphanumeric() {
            let follower = match c {
                '\'' | '’' | '-' | '.' | '\u{ad}' | '\u{200b}' => char_at(text, next).filter(|f| f.is_alphabetic()),
                _ => None,
            };
            let Some(follower) = follower else { break };
            if c == '.' {
                // "U.S", "Amazon.com", but not "billion.The"
                if at - part > 3 && follower.is_uppercase() {
                    break;
                }
                part = next;
            }
            letters &= c == '\u{ad}';
        }
        at = next;
    }
    (at, letters)
}

/// Whether letters that digits hang on are a word of their own: a currency code, or a preposition that lost its space.
fn parts_from_digits(letters: &str, before: &str) -> bool {
    match letters {
        _ if is_currency_code(letters) => true,
        // "R155", in rand; who finds no amount there takes it for a name
        "R" => true,
        "US" | "A" | "C" | "NZ" => before.ends_with('$'),
        "in" | "of" | "to" | "by" | "from" | "and" | "with" | "for" | "than" | "about" | "over" => true,
        _ => false,
    }
}

/// Whether letters are the code of a currency, or a sign of it in letters that names nothing else.
pub(crate) fn is_currency_code(letters: &str) -> bool {
    matches!(
        letters,
        "USD"
            | "EUR"
            | "GBP"
            | "CHF"
            | "JPY"
            | "CNY"
            | "RMB"
            | "INR"
            | "AUD"
            | "CAD"
            | "NZD"
            | "HKD"
            | "SGD"
            | "SEK"
            | "NOK"
            | "DKK"
            | "PLN"
            | "CZK"
            | "HUF"
            | "RUB"
            | "TRY"
            | "ILS"
            | "NIS"
            | "SAR"
            | "AED"
            | "QAR"
            | "ZAR"
            | "NGN"
            | "KES"
            | "KSh"
            | "PKR"
            | "MYR"
            | "THB"
            | "IDR"
            | "PHP"
            | "KRW"
            | "MXN"
            | "BRL"
            | "Rs"
            | "RM"
            | "Rp"
            | "PS"
            | "DM"
            | "SFr"
            | "Tk"
            | "SKr"
            | "Skr"
            | "NKr"
            | "Nkr"
            | "DKr"
            | "Dkr"
            | "Ksh"
            | "USh"
            | "TSh"
            | "Dh"
            | "Dhs"
            | "TWD"
            | "EGP"
            | "ISK"
            | "KWD"
            | "OMR"
            | "BHD"
            | "VND"
            | "LKR"
            | "BDT"
            | "GHS"
            | "UGX"
            | "TZS"
            | "XOF"
            | "FCFA"
            | "CFA"
            | "RON"
            | "BGN"
            | "UAH"
            | "KZT"
            | "ARS"
            | "CLP"
            | "COP"
            | "PEN"
            | "FRF"
            | "DEM"
            | "ITL"
            | "NLG"
            | "BTC"
    )
}

/// "N500 billion", "Bt5bn": short signs of currencies that are names of other things too, where `rest` is an amount.
fn is_price(letters: &str, rest: &str) -> bool {
    if !matches!(letters, "N" | "P" | "L" | "Y" | "Sh" | "Bt" | "FFr" | "Ffr") {
        return false;
    }
    let amount = rest.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.').unwrap_or(rest.len());
    let grouped = amount >= 6 && rest[..amount].contains(',');
    let scale = rest[amount..].strip_prefix([' ', '-', '\u{a0}']).unwrap_or(&rest[amount..]);
    let scale = &scale[..scale.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(scale.len())];
    grouped || matches!(scale, "million" | "billion" | "trillion" | "bn" | "tn" | "mn" | "trn" | "m")
}

/// ".001": a decimal point that digits follow and nothing stands before.
fn begins_decimal(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let free =
        at == 0 || bytes[at - 1].is_ascii_whitespace() || matches!(bytes[at - 1], b'$' | b'-' | b'+' | b'(' | b'~');
    free && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
}

fn digits_end(text: &str, start: usize) -> usize {
    let mut at = start;
    while let Some(c) = char_at(text, at) {
        let joins = matches!(c, ',' | '.') && text.as_bytes().get(at + 1).is_some_and(u8::is_ascii_digit);
        if !c.is_numeric() && !joins {
            break;
        }
        at += c.len_utf8();
    }
    at
}

/// Where "billionup" parts: a noun of reports and a function word or verb that no English word makes together.
///
/// Nearly every token of a text is asked: its first letter tells which heads it can have.
fn lost_space(word: &str) -> Option<usize> {
    const TAILS: [&str; 40] = [
        "up",
        "down",
        "but",
        "fell",
        "rose",
        "in",
        "from",
        "by",
        "to",
        "and",
        "of",
        "or",
        "for",
        "on",
        "at",
        "as",
        "with",
        "was",
        "were",
        "is",
        "are",
        "had",
        "has",
        "have",
        "while",
        "after",
        "including",
        "compared",
        "against",
        "per",
        "since",
        "that",
        "which",
        "who",
        "this",
        "last",
        "over",
        "the",
        "than",
        "will",
    ];
    if !(6..=24).contains(&word.len()) {
        return None;
    }
    let heads: &[&str] = match word.as_bytes()[0] {
        b'b' => &["billion"],
        b'c' => &["company"],
        b'd' => &["dollars"],
        b'e' => &["employees", "euros"],
        b'f' => &["flow"],
        b'h' => &["households"],
        b'i' => &["income"],
        b'j' => &["jobs"],
        b'm' => &["million"],
        b'p' => &["percent", "profit", "profits", "people", "pounds"],
        b'r' => &["revenue", "revenues"],
        b's' => &["sales", "shares"],
        b't' => &["trillion", "thousand"],
        b'w' => &["workers"],
        b'y' => &["year", "years"],
        _ => return None,
    };
    let head = |head: &&&str| word.strip_prefix(**head).is_some_and(|tail| TAILS.contains(&tail));
    heads.iter().find(head).map(|head| head.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, want: &[&str]) {
        let tokens = Tokens::of(text);
        let cut: Vec<&str> = (0..tokens.all.len()).map(|at| tokens.str(at)).collect();
        assert_eq!(cut, want);
    }

    #[test]
    fn words_keep_inner_marks() {
        check(
            "Don't, two-thirds; the U.S. and Amazon.com’s",
            &["Don't", ",", "two-thirds", ";", "the", "U.S", ".", "and", "Amazon.com’s"],
        );
    }

    #[test]
    fn lost_spaces_are_found_again() {
        check("$3.7 billionincluding cash", &["$", "3.7", "billion", "including", "cash"]);
        check("cash flowfell in2019 to USD115m", &["cash", "flow", "fell", "in", "2019", "to", "USD", "115", "m"]);
        check("the company.The rest", &["the", "company", ".", "The", "rest"]);
    }

    #[test]
    fn short_signs_of_currencies_stand_before_amounts_only() {
        check("N500 billion, P1.2bn, Sh12,000", &["N", "500", "billion", ",", "P", "1.2", "bn", ",", "Sh", "12,000"]);
        check("N95 masks, P53, Y2K, L1,2", &["N95", "masks", ",", "P53", ",", "Y2K", ",", "L1", ",", "2"]);
    }

    #[test]
    fn whole_words_stay_whole() {
        for word in ["billionaire", "millions", "percentage", "profiteer", "flower", "yearly", "salesman", "Q1", "A380"]
        {
            check(word, &[word]);
        }
    }

    #[test]
    fn what_prints_nothing_is_no_token() {
        check("five\u{ad} million\u{200b} men", &["five", "million", "men"]);
        check("fi\u{ad}ve", &["fi\u{ad}ve"]);
    }

    #[test]
    fn digits_keep_their_separators() {
        check("14,000. 1.5% .001 per cent", &["14,000", ".", "1.5", "%", ".001", "per", "cent"]);
    }
}
