//! What the sentence around a figure says about its standing: planned, done, reported before, taken back, revised, more
//! of the same. Closed lists of cues; none names a subject.

use super::facts::{SENTENCE, behind};
use crate::article::Span;
use crate::figures::Figure;

/// What its sentence says about a figure's standing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Stance {
    /// Not done yet: planned, expected, under review.
    pub planned: bool,
    /// Done, or being done: announced, confirmed.
    pub done: bool,
    /// Told as what was reported before ("had reported").
    pub before: bool,
    /// Taken back by the article that prints it.
    pub withdrawn: bool,
    /// Said to replace another value ("revised", "risen to", "up from").
    pub revised: bool,
    /// Set against the same time of another year: "a year earlier".
    pub yearly: bool,
    /// Told on top of another of its kind: "another 300,000".
    pub further: bool,
    /// Told of a part as a part: "in the valley alone".
    pub alone: bool,
    /// What a rule allows or asks for, a thing is built for or somebody aims at: "licensed to carry 150".
    pub bound: bool,
    /// What is left when others are gone: "leaving a network of 344", "344 branches left".
    pub remains: bool,
    /// Somebody's own count, right behind the verb that says so: "the unions put it at 220,000".
    pub claimed: bool,
}

/// The standing of figures, of one sentence after the other: what a sentence says is looked for once.
#[derive(Default)]
pub(super) struct Stances {
    sentence: Option<Span>,
    said: Stance,
}

impl Stances {
    /// The standing of `figure` in `text`, that of its article.
    pub fn of(&mut self, text: &str, figure: &Figure) -> Stance {
        if self.sentence != Some(figure.sentence) {
            self.sentence = Some(figure.sentence);
            self.said = said(figure.sentence.of(text));
        }
        let lead = lead(text, figure);
        Stance {
            withdrawn: self.said.withdrawn || taken_back(text, figure),
            further: further(text, figure),
            alone: alone(text, figure),
            bound: bound(text, figure, &lead),
            remains: remains(text, figure),
            claimed: claimed(&lead),
            ..self.said
        }
    }
}

/// What a sentence says of every figure in it.
fn said(sentence: &str) -> Stance {
    let sentence = format!(" {} ", sentence.to_lowercase());
    let says = |cues: &[&str]| cues.iter().any(|cue| sentence.contains(cue));
    Stance {
        planned: says(PLANNED),
        done: says(DONE),
        before: says(BEFORE),
        withdrawn: says(WITHDRAWN),
        revised: says(REVISED),
        yearly: says(YEARLY),
        ..Stance::default()
    }
}

static PLANNED: &[&str] = &[
    " plan",
    " will ",
    " would ",
    " could ",
    " may ",
    " might ",
    " expect",
    " prepare",
    " wants to",
    " intend",
    " propos",
    " consider",
    "under review",
    " set to ",
    " aims to",
    " due to be",
    " threat",
    " at risk",
];

static DONE: &[&str] = &[
    " has cut",
    " is cutting",
    " have cut",
    " laid off",
    " confirm",
    " announced that",
    " has been ",
    " have been ",
    " eliminated",
    " making the ",
    " completed",
];

static BEFORE: &[&str] = &[
    " had reported",
    " had said",
    " had announced",
    " had estimated",
    " had put ",
    " had spoken of",
    " previously",
    " earlier estimate",
    " had been reported",
    " first guess",
    " first spoke of",
    " first said",
    " first put",
    " at first",
    " initially",
    " originally",
    " earlier reported",
];

static WITHDRAWN: &[&str] = &[
    "earlier version",
    "no longer be used",
    "should not be used",
    " was wrong",
    " were wrong",
    " incorrect",
    " incomplete",
    " by mistake",
    " mistakenly",
    " in error",
    " misstated",
    "correction:",
    " wrongly",
];

static REVISED: &[&str] = &[
    " revis",
    " risen to",
    " rose to",
    " rises to",
    " climbed to",
    " grown to",
    " up from",
    " down from",
    " raised",
    " gone up",
    " went up",
    " gone down",
    " went down",
    " bringing the ",
    " brings the ",
    " brought the ",
    " taking the total",
    " taking the number",
    " taking the toll",
    " taking membership",
    " correct",
    " lowered to",
    " upgraded",
    " downgraded",
    " updated",
    " instead of ",
    " as against ",
    " now number",
    " rather than ",
    " amended",
];

static YEARLY: &[&str] = &[
    " years ago",
    " years earlier",
    " years before",
    " a year ago",
    " a year earlier",
    " a year before",
    " last year",
    " previous year",
    " year earlier",
    " year-earlier",
    " year-on-year",
    " year on year",
    " same period",
    " same quarter",
    " prior year",
    " in 19",
    " in 20",
    "(19",
    "(20",
];

/// The words of its sentence before byte `end`; no more of them than a sentence has.
fn upto<'t>(text: &'t str, figure: &Figure, end: usize) -> &'t str {
    let start = figure.sentence.start().min(end).max(end.saturating_sub(SENTENCE));
    text[text.ceil_char_boundary(start)..end].trim_end()
}

/// The words of its sentence right before a figure.
fn before<'t>(text: &'t str, figure: &Figure) -> &'t str {
    upto(text, figure, figure.span.start())
}

/// The words of its sentence before a figure and what bounds it, in lower case.
fn lead(text: &str, figure: &Figure) -> String {
    let end = figure.qualifier_span.map_or(figure.span.start(), |words| words.start().min(figure.span.start()));
    upto(text, figure, end).to_lowercase()
}

/// "five, not six": the figure stands right behind a bare "not".
fn taken_back(text: &str, figure: &Figure) -> bool {
    let before = before(text, figure);
    before.ends_with(", not") || before.ends_with("; not")
}

/// "who had been saying 200,000", "an independent firm counted 118,000".
fn claimed(lead: &str) -> bool {
    CLAIMS.iter().any(|cue| lead.ends_with(cue))
}

static CLAIMS: &[&str] = &[
    " saying",
    " says it is",
    " said it was",
    " counted",
    " counts",
    " count",
    " put it at",
    " puts it at",
    " put the figure at",
    " puts the figure at",
    " put the number at",
    " puts the number at",
    " put the total at",
    " puts the total at",
    " spoke of",
    " speaks of",
    " speak of",
    " spoken of",
    " estimated it at",
    " estimates it at",
];

/// "the remaining 344", "leaving a network of 344", "it will have 344 branches left"; not so "leaving 40 dead", "40 were left homeless".
fn remains(text: &str, figure: &Figure) -> bool {
    let mut words = before(text, figure).rsplit(char::is_whitespace).take(LEFT_AHEAD);
    match words.next() {
        Some("remaining") => return true,
        Some("of") if words.any(|word| word == "leaving") => return true,
        _ => {}
    }
    let behind = behind(text, figure);
    let left =
        behind.split_whitespace().take(LEFT_BEHIND).find(|word| word.trim_end_matches(['.', ',', ';']) == "left");
    let ends = |word: &str| word != "left" || behind.trim_end_matches(['.', ' ', '”', '"']).ends_with("left");
    left.is_some_and(ends)
}

/// So many words may stand from "leaving" to the number, and from the number to "left".
const LEFT_AHEAD: usize = 5;
const LEFT_BEHIND: usize = 4;

/// "another 300,000", "a further 40": on top of what was told.
fn further(text: &str, figure: &Figure) -> bool {
    let mut words = behind(text, figure).split_whitespace();
    let next = words.next().unwrap_or_default();
    // "Five more bodies"; not so "one more than".
    let noun = words.next().unwrap_or("than");
    if matches!(next, "more" | "further" | "additional") && noun != "than" {
        return true;
    }
    let mut words = before(text, figure).rsplit(char::is_whitespace);
    let last = words.next().unwrap_or_default().to_lowercase();
    match last.as_str() {
        "another" => true,
        "further" | "additional" | "extra" | "second" => {
            words.next().is_some_and(|article| matches!(article.to_lowercase().as_str(), "a" | "an" | "the"))
        }
        _ => false,
    }
}

/// "118 houses in his municipality alone", "In Washington state alone, 2,303 jobs".
fn alone(text: &str, figure: &Figure) -> bool {
    let clause = behind(text, figure).split([',', ';', '.', '(']).next().unwrap_or_default();
    let behind =
        clause.split_whitespace().take(ALONE).take_while(|word| !word.starts_with(|c: char| c.is_ascii_digit()));
    let lead = before(text, figure).trim_start();
    let opened = lead[..lead.floor_char_boundary(LEAD)].split(',').next().unwrap_or_default();
    lead.ends_with(" alone")
        || behind.into_iter().any(|word| word == "alone")
        || (opened.len() < lead.len() && opened.ends_with(" alone"))
}

/// "built for 45,000 vehicles", "if turnout reaches 30 percent", "a limit of 100 km/h", "the 90 percent target".
fn bound(text: &str, figure: &Figure, lead: &str) -> bool {
    let tail: Vec<&str> = lead.split_whitespace().rev().take(BOUND).collect();
    let words = |at: usize| tail.get(at).map_or("", |word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let ended = BOUNDS.iter().any(|cue| lead.ends_with(cue));
    let named = matches!(words(0), "is" | "of" | "was" | "at") && (1..3).any(|at| LIMITS.contains(&words(at)));
    let ruled = matches!(words(0), "reaches" | "exceeds" | "passes") && tail.contains(&"if");
    let after = behind(text, figure).split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
    ended || named || ruled || feared(lead) || after.is_some_and(|word| LIMITS.contains(&word.to_lowercase().as_str()))
}

/// "Officials fear that the toll could exceed 80": more than is known.
fn feared(lead: &str) -> bool {
    [" fear that ", " fear the ", " feared that "].iter().any(|cue| lead.contains(cue))
}

/// So many words before a figure may make it a bound.
const BOUND: usize = 5;

static LIMITS: &[&str] =
    &["limit", "threshold", "capacity", "target", "ceiling", "quota", "maximum", "minimum", "zone"];

static BOUNDS: &[&str] = &[
    " built for",
    " designed for",
    " licensed for",
    " licensed to carry",
    " allowed",
    " room for",
    " capacity for",
    " certified for",
    " no more than the",
    " limited to",
];

/// So many bytes at the head of a sentence "In Washington state alone" may take.
const LEAD: usize = 60;

/// So many words behind a figure "alone" may stand.
const ALONE: usize = 10;

#[cfg(test)]
mod tests {
    use super::{Stance, Stances};
    use crate::article::Article;
    use crate::reading::Reading;
    use std::sync::Arc;

    /// The standing of the only figure of a sentence.
    fn stance(text: &str) -> Stance {
        let reading = Reading::of(Arc::new(Article::from_text("a.txt", text)));
        assert_eq!(reading.figures.len(), 1, "one figure in: {text}");
        Stances::default().of(text, &reading.figures[0])
    }

    #[test]
    fn what_is_left_is_not_what_goes() {
        assert!(stance("Norda closes shops, leaving a network of 344.").remains);
        assert!(stance("Norda will have 344 branches left; the rest go.").remains);
        assert!(stance("Norda will have only 344 shops left.").remains);
        assert!(stance("The remaining 344 workers move to Halden.").remains);
        assert!(!stance("The quake left 344 people homeless.").remains);
        assert!(!stance("Some 344 families were left without a roof.").remains);
        assert!(!stance("The fire spread fast, leaving 344 dead.").remains);
    }

    #[test]
    fn somebodys_own_count_stands_behind_the_verb_that_says_so() {
        assert!(stance("The unions put it at 220,000.").claimed);
        assert!(stance("An independent firm counted 118,000 in the square.").claimed);
        assert!(!stance("The fire has claimed 118 lives.").claimed);
    }

    #[test]
    fn what_comes_on_top_is_further() {
        assert!(stance("Norda expects another 300,000 doses.").further);
        assert!(stance("Norda bought a further 400 lorries.").further);
        assert!(stance("Norda bought 400 more lorries.").further);
        assert!(!stance("Norda has 400 more than a year ago.").further);
        assert!(!stance("Norda bought 400 lorries.").further);
    }

    #[test]
    fn a_part_is_told_alone() {
        assert!(stance("The mayor counts 118 houses in his village alone.").alone);
        assert!(stance("In Norda alone, 2,303 jobs will go.").alone);
        assert!(!stance("The mayor counts 118 houses.").alone);
    }

    #[test]
    fn what_is_allowed_is_not_what_there_is() {
        assert!(stance("The bridge was built for 45,000 lorries.").bound);
        assert!(stance("The hall has a capacity of 560 people.").bound);
        assert!(stance("The law binds only if turnout reaches 30 percent.").bound);
        assert!(stance("They miss the 90 percent target.").bound);
        assert!(!stance("The bridge carries 62,000 lorries.").bound);
        assert!(!stance("Turnout reaches 41 percent.").bound);
        assert!(stance("They fear that the toll could exceed 80.").bound);
    }

    #[test]
    fn a_plan_is_not_yet_done() {
        assert!(stance("Norda plans to cut 14,000 jobs.").planned);
        assert!(!stance("Norda has cut 14,000 jobs.").planned);
        assert!(stance("Norda has cut 14,000 jobs.").done);
    }
}
