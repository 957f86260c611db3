//! Runs the rules over an article: sentence by sentence, and only those with a digit or a number word.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem;

use super::draft::{Context, Draft, Found, Setting};
use super::value::Printed;
use super::{Amount, Figure, FigureKind, RULES, date, ellipsis, home, money, noun, qualifier};
use crate::article::{Article, Span};
use crate::figures::Role;
use crate::language::atoms::{AtomKind, Atoms};
use crate::language::calendar::{Expression, expressions};
use crate::language::lexicon::{Key, Table};
use crate::language::numerals;
use crate::language::tokens::{TokenKind, Tokens};

/// The dates of a sentence with figures.
pub(in crate::figures) struct Dates {
    /// The tokens of the sentence.
    pub range: Range<usize>,
    pub all: Vec<Expression>,
}

const METRE: &str = "m";

/// The figures of `article`, without what they measure, and the dates of their sentences.
pub(in crate::figures) fn find(article: &Article, tokens: &Tokens<'_>) -> (Vec<Figure>, Vec<Dates>) {
    let mut figures = Vec::new();
    let mut dated = Vec::new();
    let mut atoms = Atoms::new(article.text());
    let mut drafts: Vec<Draft> = Vec::new();
    let mut dates = Vec::new();
    let mut setting = Setting {
        currency: None,
        home: home::of(tokens),
        metres: false,
        sterling: speaks_of_sterling(article.text()),
        tender: super::tender::of(tokens),
    };
    let mut token = 0;
    for &sentence in article.sentences() {
        while token < tokens.all.len() && tokens.all[token].span.start() < sentence.start() {
            token += 1;
        }
        let first = token;
        let mut worth_reading = false;
        while token < tokens.all.len() && tokens.all[token].span.end() <= sentence.end() {
            worth_reading = worth_reading || may_be_number(tokens, token);
            token += 1;
        }
        if !worth_reading {
            continue;
        }
        atoms.fill(tokens, first..token);
        let found = expressions(tokens, first..token);
        date::places(&atoms, &found, &mut dates);
        drafts.clear();
        read(&atoms, &dates, &setting, &mut drafts);
        complete(&atoms, &dates, &setting, &mut drafts);
        let before = figures.len();
        for draft in &drafts {
            if draft.kind == FigureKind::Money {
                setting.currency = Some(draft.unit);
            }
            setting.metres |= draft.unit.symbol() == METRE;
            figures.extend(figure(&atoms, draft, sentence));
        }
        if figures.len() > before {
            dated.push(Dates { range: first..token, all: found });
        }
    }
    (figures, dated)
}

/// Asks the rules at every place where a number expression can begin.
fn read(atoms: &Atoms<'_>, dates: &[std::ops::Range<usize>], setting: &Setting, drafts: &mut Vec<Draft>) {
    let title_case = is_title_case(atoms);
    let mut at = 0;
    while at < atoms.len() {
        let dated = dates.binary_search_by_key(&at, |range| range.start).is_ok();
        if !dated && !may_begin(atoms, at) {
            at += 1;
            continue;
        }
        let mut context = Context::new(atoms, drafts, setting, dates, at);
        context.title_case = title_case;
        let found = RULES.iter().find_map(|rule| (rule.find)(&context, at));
        at = match found {
            Some(Found::Figure(draft)) => {
                let end = draft.atoms.end.max(at + 1);
                drafts.push(draft);
                end
            }
            Some(Found::Nothing(end)) => end.max(at + 1),
            None => at + 1,
        };
    }
}

/// Nouns, implied units and qualifiers, which need the drafts on both sides.
fn complete(atoms: &Atoms<'_>, dates: &[std::ops::Range<usize>], setting: &Setting, drafts: &mut Vec<Draft>) {
    for draft in drafts.iter_mut() {
        noun::fill(atoms, draft);
    }
    for at in (0..drafts.len()).rev() {
        // "31.5 and 14.2 per cent": the unit travels leftwards, so the last number comes first.
        let context = Context::new(atoms, &[], setting, dates, drafts[at].atoms.start);
        ellipsis::listed(&context, drafts, at);
    }
    for at in 0..drafts.len() {
        let context = Context::new(atoms, &[], setting, dates, drafts[at].atoms.start);
        ellipsis::carried(&context, drafts, at);
        let (before, rest) = drafts.split_at_mut(at);
        let context = Context::new(atoms, before, setting, dates, rest[0].atoms.start);
        qualifier::fill(&context, &mut rest[0]);
    }
    ellipsis::merge_bounds(atoms, drafts);
}

fn figure(atoms: &Atoms<'_>, draft: &Draft, sentence: Span) -> Option<Figure> {
    let finite = draft.low.is_finite() && draft.high.is_finite();
    let span = atoms.span(draft.atoms.clone()).filter(|_| finite)?;
    let span_of = |range: &std::ops::Range<usize>| atoms.span(range.clone());
    let printed = Printed {
        low: draft.low,
        high: draft.high,
        soft: draft.soft,
        digit: draft.digit,
        grain: draft.grain,
        rounded: draft.rounded || draft.kind == FigureKind::Percent,
        spread: draft.range || draft.is_vague() || draft.kind == FigureKind::Date,
    };
    let mut amount = Amount::of(&printed, draft.qualifier, qualifier::is_lower_only(atoms, draft));
    if draft.kind == FigureKind::Date {
        amount.hard = crate::figures::Interval::EVERYTHING;
        amount.soft = amount.hard;
    }
    Some(Figure {
        span,
        kind: draft.kind,
        amount,
        unit: draft.unit,
        qualifier: draft.qualifier,
        qualifier_span: draft.qualifier_atoms.as_ref().and_then(span_of),
        noun: draft.noun.as_ref().and_then(span_of),
        measure: None,
        entity: None,
        scope: None,
        role: Role::Level,
        period: None,
        source: None,
        sentence,
    })
}

/// Words that make a sentence worth reading although no digit stands in it.
static TELLING: LazyLock<Table<()>> = LazyLock::new(|| {
    let cues = "twice double triple quadruple twofold threefold fourfold fivefold sixfold sevenfold eightfold
         ninefold tenfold hundredfold quarter quarters several couple january february april june july august september
         october november december half hour minute day week fortnight month year decade century
         hourlong daylong nightlong weeklong monthlong yearlong decadelong";
    Table::new(numerals::number_words().chain(cues.split_whitespace()).map(|word| (word, ())))
});

/// Words that an expression can begin with.
static BEGINNINGS: LazyLock<Table<()>> = LazyLock::new(|| {
    let others = "hourlong daylong nightlong weeklong monthlong yearlong decadelong
         twice double triple quadruple thrice twofold threefold fourfold fivefold sixfold sevenfold eightfold
         ninefold tenfold hundredfold quarter quarters several couple half a an few another once minus negative full whole entire all
         http https www";
    Table::new(numerals::number_words().chain(money::codes()).chain(others.split_whitespace()).map(|word| (word, ())))
});

/// Units of time that begin an expression where "-long" hangs on them.
static LONG: LazyLock<Table<()>> =
    LazyLock::new(|| Table::words("hour day night week fortnight month year decade century"));

fn may_be_number(tokens: &Tokens<'_>, token: usize) -> bool {
    match tokens.all[token].kind {
        TokenKind::Digits => true,
        TokenKind::Word => {
            if tokens.all[token].plain {
                return TELLING.has(tokens.key(token));
            }
            tokens.str(token).split('-').any(|part| TELLING.has(Key::of(part)))
        }
        TokenKind::Mark | TokenKind::Break => false,
    }
}

/// Whether an expression can begin at this atom.
fn may_begin(atoms: &Atoms<'_>, at: usize) -> bool {
    let Some(atom) = atoms.get(at) else { return false };
    match atom.kind {
        AtomKind::Digits => true,
        AtomKind::Mark(mark) => {
            matches!(mark, '+' | '-' | '−' | '–' | '‑') && (atoms.is_digits(at + 1) || atoms.any_mark(at + 1).is_some())
                || !mark.is_ascii_punctuation()
                    && !matches!(mark, '“' | '”' | '‘' | '’' | '«' | '»' | '„' | '…' | '•' | '–' | '—')
                || mark == '$'
        }
        AtomKind::Word => {
            BEGINNINGS.has(atom.key)
                || money::is_prefix(atoms, at)
                || atoms.hyphen(at + 1) && LONG.has(atoms.key(at)) && atoms.is(at + 2, "long")
        }
    }
}

/// Nearly all of the longer words begin with a capital: a headline, where capitals name nothing. A verb in lower case is
/// enough to show a sentence of names.
fn is_title_case(atoms: &Atoms<'_>) -> bool {
    let mut words = 0;
    let mut capitals = 0;
    for at in 0..atoms.len().min(40) {
        if atoms.is_word(at) && atoms.str(at).len() > 3 {
            let capital = atoms.capitalised(at);
            // "With", "from" and their kind stand in lower case in headlines too.
            if !capital && atoms.has(at, &super::words::STOP) {
                continue;
            }
            words += 1;
            capitals += usize::from(capital);
        }
    }
    words >= 3 && (words - capitals) * 6 <= words && (words - capitals <= 1 || words > 12)
}

/// Sterling is at home in an article that prints its sign or names it.
fn speaks_of_sterling(text: &str) -> bool {
    ["£", "sterling", "pence", "GBP"].iter().any(|word| memmem::find(text.as_bytes(), word.as_bytes()).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Were any rule quadratic, one of these texts would outlast the patience of a test run.
    #[test]
    fn hostile_texts_take_time_in_proportion_to_their_length() {
        for unit in [
            "7",
            "7 ",
            "1,",
            "1.",
            "1-",
            "1/",
            "1:",
            "7,",
            "and ",
            "(",
            "one hundred ",
            "million ",
            "two and ",
            "\"",
            "a ",
            "5 million ",
            "more than 1 and less than 2 ",
            "$",
            "$1 ",
            "1 of ",
            "one in ",
            "1 to ",
            "7%",
            "5 pounds ",
            "14 Chapel ",
            "No. ",
            "aged 7 and ",
            "half ",
            "up to ",
            "0 1 ",
            "1 per ",
            "- 1 ",
            "\u{ad}",
            "x5",
            "5x",
            "1 people of ",
            "http://",
            "1 (",
            "1 (2 ",
        ] {
            let text = unit.repeat(10_000 / unit.len());
            let article = Article::from_text("hostile.txt", &text);
            let tokens = Tokens::of(article.text());
            let (found, _) = find(&article, &tokens);
            assert!(found.len() <= text.len(), "{unit:?}");
        }
    }

    #[test]
    fn sentences_without_numbers_are_not_read() {
        let text = "Nothing here is counted. They said so themselves, and nobody denied it.";
        let tokens = Tokens::of(text);
        assert!((0..tokens.all.len()).all(|token| !may_be_number(&tokens, token)));
    }
}
