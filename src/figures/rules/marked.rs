//! Marked texts for the tests of the rules: the fixture is the expected answer.
//!
//! `[up to |30,000|] jobs` marks a figure with bars and what bounds it with brackets; dates and ordinals carry bars too.
//! Behind the closing bar may stand, in braces, what the figure says: `|$5.2 billion|{5150000000..5250000000 USD}`.

use crate::article::Article;
use crate::figures::Figure;
use crate::language::tokens::Tokens;

/// The text finds exactly the marked figures; braces are checked where they stand.
#[track_caller]
pub fn check(marked: &str) {
    let (text, wants_braces) = plain(marked);
    let article = Article::from_text("marked.txt", &text);
    let tokens = Tokens::of(&text);
    let (figures, _) = super::find(&article, &tokens);
    let got = mark(&text, &figures, &wants_braces);
    assert_eq!(got, marked, "\n got: {got}\nwant: {marked}");
}

/// The text without its marks, and for each figure whether braces follow it.
fn plain(marked: &str) -> (String, Vec<bool>) {
    let mut text = String::new();
    let mut braces = Vec::new();
    let mut inside = false;
    let mut chars = marked.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '|' => {
                inside = !inside;
                if !inside {
                    braces.push(chars.peek() == Some(&'{'));
                }
            }
            '[' | ']' => {}
            '{' => while chars.next().is_some_and(|c| c != '}') {},
            _ => text.push(c),
        }
    }
    (text, braces)
}

fn mark(text: &str, figures: &[Figure], braces: &[bool]) -> String {
    let mut inserts: Vec<(usize, u8, String)> = Vec::new();
    for (nth, figure) in figures.iter().enumerate() {
        let said = if braces.get(nth) == Some(&true) { format!("{{{}}}", says(text, figure)) } else { String::new() };
        inserts.push((figure.span.start(), 2, "|".to_owned()));
        inserts.push((figure.span.end(), 0, format!("|{said}")));
        // A bound that is shared with the figure before stands with that one.
        let own = |bound: &crate::article::Span| {
            nth == 0 || figures[nth - 1].span.end() <= bound.start() || bound.start() >= figure.span.end()
        };
        if let Some(bound) = figure.qualifier_span.filter(own) {
            let both = bound.join(figure.span);
            inserts.push((both.start(), 1, "[".to_owned()));
            inserts.push((both.end(), 1, "]".to_owned()));
        }
    }
    inserts.sort_by_key(|(at, order, _)| (*at, *order));
    let mut marked = String::new();
    let mut last = 0;
    for (at, _, mark) in inserts {
        marked += &text[last..at];
        marked += &mark;
        last = at;
    }
    marked + &text[last..]
}

/// The range and unit of a figure, and its noun: "0..30000 jobs", "6.2 GBP".
fn says(text: &str, figure: &Figure) -> String {
    let hard = figure.amount.hard;
    let end = |end: Option<f64>| end.map_or_else(String::new, |x| format!("{}", (x * 1e6).round() / 1e6));
    let (low, high) = (end(hard.low), end(hard.high));
    let range = if low == high { low } else { format!("{low}..{high}") };
    let noun = figure.noun.map_or("", |noun| noun.of(text));
    [range.as_str(), figure.unit.symbol(), noun].into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" ")
}
