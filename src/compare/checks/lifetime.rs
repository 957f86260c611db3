//! Lives: "born in 1901 and died in 1985, aged 84".

use super::super::FigureRef;
use super::{Check, CheckKind, Desk, Rule, Verdict};
use crate::article::Span;

pub(super) const RULE: Rule =
    Rule { name: "lifetime", description: "An age at death against the years of birth and of death", find };

const BIRTHS: &[&str] = &["born in "];
const DEATHS: &[&str] = &["died in ", "killed in ", "drowned in ", "executed in "];
const AGES: &[&str] = &["aged ", "at the age of ", "at age "];

/// Words that bring a second person into the sentence.
const OTHERS: &[&str] = &[
    "wife", "husband", "widow", "father", "mother", "son", "daughter", "brother", "sister", "friend", "whose", "who",
    "twin", "partner", "they", "their",
];

fn find(desk: &Desk<'_>, rank: usize) -> Vec<Check> {
    desk.readings[rank].article.sentences().iter().filter_map(|sentence| one(desk, rank, *sentence)).collect()
}

fn one(desk: &Desk<'_>, rank: usize, sentence: Span) -> Option<Check> {
    let text = sentence.of(desk.readings[rank].article.text()).to_ascii_lowercase();
    let (_, born) = number(&text, BIRTHS, 0)?;
    let (end, died) = number(&text, DEATHS, 0)?;
    let (until, age) = number(&text, AGES, end)?;
    let mut spoken = text.split(|c: char| !c.is_alphabetic());
    let years = (1000..2200).contains(&born) && (1000..2200).contains(&died) && born <= died;
    // The age stands right behind the death, and nobody else is spoken of.
    if !years || age > 130 || until - end > 32 || spoken.any(|word| OTHERS.contains(&word)) {
        return None;
    }
    let span = died - born;
    let verdict = match age - span {
        -1 | 0 => Verdict::Holds,
        -2 | 1 => Verdict::Strained,
        _ => Verdict::Fails,
    };
    let digits = age.to_string();
    let claim = Span::new(sentence.start() + until - digits.len(), sentence.start() + until);
    let index = desk.order[rank];
    let figures = desk.readings[rank].figures.iter().enumerate().filter(|(_, figure)| figure.span.overlaps(claim));
    let computed = if span == 0 { "0".to_owned() } else { format!("{} or {span}", span - 1) };
    Some(Check {
        kind: CheckKind::Sum,
        figures: figures.map(|(figure, _)| FigureRef { article: index, figure }).collect(),
        claim: (index, claim),
        says: format!("aged {age}"),
        verdict,
        working: format!("{died} − {born} = {span}, or a year less before the birthday"),
        computed,
    })
}

/// The one number that stands behind one of `cues` from `from` on, and where it ends; `None` where two do.
fn number(text: &str, cues: &[&str], from: usize) -> Option<(usize, i32)> {
    let mut found = cues.iter().flat_map(|cue| text[from..].match_indices(cue).map(|(at, cue)| from + at + cue.len()));
    let start = found.next()?;
    if found.next().is_some() {
        return None;
    }
    let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
    let value = text[start..start + digits].parse().ok().filter(|_| digits <= 4)?;
    Some((start + digits, value))
}

#[cfg(test)]
mod tests {
    use crate::compare::checks::tests::checks;

    #[test]
    fn an_age_is_that_of_its_years() {
        let life = |age: &str| checks(&[&format!("The painter was born in 1901 and died in 1985, aged {age}.")]);
        assert_eq!(life("84"), ["Holds: aged 84: 1985 − 1901 = 84, or a year less before the birthday"]);
        assert_eq!(life("83"), ["Holds: aged 83: 1985 − 1901 = 84, or a year less before the birthday"]);
        assert_eq!(life("94"), ["Fails: aged 94: 1985 − 1901 = 84, or a year less before the birthday"]);
    }

    #[test]
    fn the_age_of_another_is_left_alone() {
        assert!(checks(&["He was born in 1901, and his wife died in 1985, aged 71."]).is_empty());
        assert!(checks(&["He was born in 1901. She died in 1985, aged 71."]).is_empty());
    }
}
