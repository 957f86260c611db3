//! What is counted and what became of it, in classes of everyday words: two writers seldom choose the same ones. One has
//! "29 bodies", the other "a toll of 41"; one "740 flights axed", the other "312 flights cancelled".
//!
//! The lists are closed and general, and name no subject. A figure that they say nothing of has an empty frame.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::facts::Axis;
use super::words::{self, Stem};
use crate::article::Span;
use crate::figures::Figure;
use crate::language::tokens::{TokenKind, Tokens};

/// What a figure counts, and what became of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Frame {
    pub thing: Option<Thing>,
    pub fate: Option<Fate>,
}

impl Frame {
    /// Whether both tell the same fate of the same sort of thing. A thing that one of them leaves open may be any
    /// everyday one; "workers" and "children" are never just people.
    pub fn akin(&self, other: &Frame) -> bool {
        let things = match (self.thing, other.thing) {
            (Some(one), Some(two)) => one == two,
            (None, Some(thing)) | (Some(thing), None) => matches!(thing, Thing::Sort(_)),
            (None, None) => true,
        };
        things && self.fate.is_some() && self.fate == other.fate
    }
}

/// A sort of things, under whatever noun, or any other noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Thing {
    Sort(Sort),
    Other(Stem),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Sort {
    People,
    Homes,
    Jobs,
    Vessels,
    Vehicles,
    Places,
    Shops,
    Records,
    Suits,
}

static SORTS: &[(Sort, &[&str])] = &[
    (
        Sort::People,
        &[
            "people",
            "passenger",
            "customer",
            "traveller",
            "traveler",
            "holidaymaker",
            "tourist",
            "visitor",
            "guest",
            "villager",
            "townspeople",
            "islander",
            "victim",
            "survivor",
            "body",
            "bodies",
            "user",
            "client",
            "subscriber",
            "commuter",
            "citizen",
            "patient",
            "soul",
            "evacuee",
            "refugee",
        ],
    ),
    (Sort::Homes, &["home", "household", "flat", "apartment", "structure"]),
    (Sort::Jobs, &["job", "worker", "vacancy", "layoff"]),
    (Sort::Vessels, &["ship", "vessel", "boat", "craft"]),
    (Sort::Vehicles, &["vehicle", "car", "automobile"]),
    (Sort::Places, &["town", "village", "municipality", "community", "borough"]),
    (Sort::Shops, &["shop", "store", "branch", "outlet"]),
    (Sort::Records, &["record", "file", "dataset"]),
    (Sort::Suits, &["lawsuit", "suit", "plaintiff", "claimant", "complaint"]),
];

/// What became of something, or what a sum of money was for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Fate {
    Dead,
    Hurt,
    Missing,
    Saved,
    Displaced,
    Hit,
    Ill,
    Treated,
    Open,
    Held,
    Charged,
    Striking,
    Waiting,
    Gone,
    Delayed,
    Damaged,
    Taken,
    Sued,
    Vacant,
    Cost,
    Fined,
    Frozen,
    Compensated,
    Reserved,
    Settled,
}

impl Fate {
    fn of_money(self) -> bool {
        use Fate::*;
        matches!(self, Cost | Fined | Frozen | Compensated | Reserved | Settled)
    }
}

static FATES: &[(Fate, &[&str])] = &[
    (Fate::Dead, &["dead", "body", "bodies", "corpse", "drowned", "deadly"]),
    (Fate::Hurt, &["injured"]),
    (Fate::Treated, &["hospitalised", "hospitalized", "treated"]),
    (Fate::Open, &["opened", "reopened"]),
    (Fate::Missing, &["missing", "sought", "untraced"]),
    (Fate::Saved, &["rescued", "saved", "survivor", "survived", "survive", "alive"]),
    (Fate::Displaced, &["evacuated", "homeless", "rehoused", "housing", "sheltered", "shelter", "refuge"]),
    (Fate::Hit, &["affected", "hit", "stranded", "stuck", "ruined", "disrupted", "impacted", "concerned"]),
    (Fate::Ill, &["infected", "ill", "sick", "sickened", "contracted", "diagnosed"]),
    (Fate::Held, &["arrested"]),
    (Fate::Charged, &["charged", "indicted", "prosecuted"]),
    (Fate::Striking, &["strike"]),
    (Fate::Waiting, &["waiting", "wait", "waited", "queue", "queuing", "queued", "waitlist"]),
    (
        Fate::Gone,
        &[
            "cut",
            "cancelled",
            "canceled",
            "cancellation",
            "scrapped",
            "grounded",
            "shed",
            "closed",
            "shut",
            "closure",
            "destroyed",
            "wrecked",
            "felled",
            "removed",
            "vanish",
            "disappear",
        ],
    ),
    (Fate::Delayed, &["delayed", "postponed"]),
    (Fate::Damaged, &["damaged"]),
    (Fate::Taken, &["stolen", "copied", "compromised", "exposed", "hacked", "breached", "leaked", "looted"]),
    (Fate::Sued, &["lawsuit", "suit", "plaintiff", "claimant", "sued", "sue"]),
    (Fate::Vacant, &["vacant", "vacancy", "unfilled", "unstaffed"]),
    (Fate::Cost, &["cost", "damage", "losses"]),
    (Fate::Fined, &["fine", "fined", "penalty"]),
    (Fate::Frozen, &["froze", "frozen", "freeze", "blocked", "seized", "impounded"]),
    (Fate::Compensated, &["compensation", "compensate", "compensated", "refund", "refunded", "payout"]),
    (Fate::Reserved, &["provision", "provisioned", "reserve"]),
    (Fate::Settled, &["settlement", "settled", "settle"]),
];

fn table<T: Copy>(rows: &[(T, &[&str])]) -> HashMap<Stem, T> {
    rows.iter().flat_map(|(what, forms)| forms.iter().filter_map(|form| Some((words::stem(form)?, *what)))).collect()
}

fn sort(stem: Stem) -> Option<Sort> {
    static SORT: OnceLock<HashMap<Stem, Sort>> = OnceLock::new();
    SORT.get_or_init(|| table(SORTS)).get(&stem).copied()
}

fn fate(stem: Stem) -> Option<Fate> {
    static FATE: OnceLock<HashMap<Stem, Fate>> = OnceLock::new();
    FATE.get_or_init(|| table(FATES)).get(&stem).copied()
}

/// So far behind a figure, and so far before it, may the word stand that says what became of it.
const BEHIND: usize = 9;
const AHEAD: usize = 7;

/// Words that lead on to something else, and how much farther off they put what follows.
const TURNS: &[&str] = &["and", "or", "while", "but", "after", "when", "because", "which", "although", "though", "as"];
const TURN: usize = 3;

/// The frame of `figure`, whose measure is of the words `concept` and whose noun is `head`. `free` is the stretch between
/// the figures next to it. `known` says that the lexicon knows the measure.
pub(super) fn of(
    tokens: &Tokens<'_>,
    figure: &Figure,
    axis: Axis,
    free: Span,
    (concept, known, head): (&[Stem], bool, Option<Stem>),
) -> Frame {
    let money = match axis {
        Axis::Count => false,
        Axis::Money(_) => true,
        _ => return Frame::default(),
    };
    let head = head.or_else(|| if money { None } else { numbered(tokens, figure) });
    let suits = |fate: &Fate| fate.of_money() == money;
    let named = concept.iter().find_map(|stem| fate(*stem).filter(suits));
    let sorted = head.and_then(sort).or_else(|| concept.iter().find_map(|stem| sort(*stem)));
    let own = head.and_then(fate).filter(suits);
    let thing = match (sorted, head) {
        _ if money => None,
        (Some(sort), _) => Some(Thing::Sort(sort)),
        (None, Some(head)) if own.is_none() => Some(Thing::Other(head)),
        _ => None,
    };
    // A measure of the lexicon that is no fate is a size of its own, unless it is a mere noun: "passengers".
    let sized = known && named.is_none() && !(concept.len() == 1 && sort(concept[0]) == Some(Sort::People));
    let fate = named.or(own).or_else(|| if sized { None } else { nearest(tokens, figure, free, &suits) });
    let people = thing == Some(Thing::Sort(Sort::People));
    Frame { thing, fate: fate.filter(|fate| !(people && *fate == Fate::Gone)) }
}

/// Forms that sound like a fate and tell none: "fighting for their lives", "the rescue agency".
const BLIND: &[&str] = &["lives", "rescue", "rescuers", "damages"];

/// The fate that stands nearest to a figure.
fn nearest(tokens: &Tokens<'_>, figure: &Figure, free: Span, suits: &dyn Fn(&Fate) -> bool) -> Option<Fate> {
    let inside = tokens.inside(figure.sentence);
    let own = tokens.inside(figure.span);
    let walk = |indices: &mut dyn Iterator<Item = usize>, most: usize| {
        let mut cost = 0;
        for index in indices {
            let token = tokens.all[index];
            if token.span.start() < free.start() || token.span.end() > free.end() {
                break;
            }
            match token.kind {
                TokenKind::Word => cost += 1,
                TokenKind::Mark if tokens.str(index) == "," => cost += 2,
                TokenKind::Mark if matches!(tokens.str(index), ";" | ":" | "(" | ")" | "–" | "—" | ".") => break,
                _ => continue,
            }
            if cost > most {
                break;
            }
            let word = tokens.str(index);
            if TURNS.contains(&word) {
                cost += TURN;
            }
            if BLIND.iter().any(|blind| word.eq_ignore_ascii_case(blind)) {
                continue;
            }
            if let Some(found) = words::stem(word).and_then(fate).filter(suits) {
                return Some((cost, found));
            }
        }
        None
    };
    let behind = walk(&mut (own.end.max(inside.start)..inside.end), BEHIND);
    let ahead = walk(&mut (inside.start..own.start.min(inside.end)).rev(), AHEAD);
    match (behind, ahead) {
        (Some(behind), Some(ahead)) => Some(if ahead.0 < behind.0 { ahead.1 } else { behind.1 }),
        (behind, ahead) => behind.or(ahead).map(|(_, fate)| fate),
    }
}

/// So many words before a figure may "the number of customers" stand.
const NUMBERED: usize = 16;

/// Verbs of numbers that look like nouns.
const MOVES: &[&str] = &["rose", "fell", "grew", "stands", "stood", "fallen", "risen"];

/// The noun of "the number of customers affected has reached 104,000".
fn numbered(tokens: &Tokens<'_>, figure: &Figure) -> Option<Stem> {
    let start = tokens.inside(figure.sentence).start;
    let own = tokens.inside(figure.span).start;
    let from = own.saturating_sub(NUMBERED).max(start);
    let at = (from..own).rev().find(|at| tokens.str(*at).eq_ignore_ascii_case("number"))?;
    if at + 1 >= own || tokens.str(at + 1) != "of" {
        return None;
    }
    let mut noun = None;
    for index in at + 2..own.min(at + 6) {
        let word = tokens.str(index);
        let Some(stem) = words::stem(word).filter(|_| tokens.all[index].kind == TokenKind::Word) else { break };
        if noun.is_some()
            && (fate(stem).is_some() || word.ends_with("ed") || word.ends_with("ing") || MOVES.contains(&word))
        {
            break;
        }
        noun = Some(stem);
        if sort(stem).is_some() {
            break;
        }
    }
    noun
}

#[cfg(test)]
mod tests {
    use super::super::words::stem;
    use super::*;
    use crate::article::Article;
    use crate::reading::Reading;
    use std::sync::Arc;

    /// The frame of the first figure of a sentence.
    fn frame(text: &str) -> Frame {
        let reading = Arc::new(Reading::of(Arc::new(Article::from_text("a.txt", text))));
        super::super::facts::of(&reading, 0, 0).facts[0].frame
    }

    #[test]
    fn what_became_of_things_is_told_in_many_words() {
        let cancelled = frame("Norda has cancelled 312 flights since dawn.");
        assert!(cancelled.akin(&frame("A staggering 740 flights have been axed.")));
        assert!(cancelled.akin(&frame("At Norda 96 flights were scrapped.")));
        assert!(!cancelled.akin(&frame("At Norda 870 flights were delayed.")));
        assert!(!cancelled.akin(&frame("At Norda 34 shops will be shut.")));
    }

    #[test]
    fn people_are_people_under_any_noun_but_children_are_children() {
        let affected = frame("About 55,000 passengers were affected.");
        assert!(affected.akin(&frame("Norda left 90,000 holidaymakers stuck.")));
        assert!(affected.akin(&frame("The number of customers affected has reached 104,000.")));
        assert!(!affected.akin(&frame("About 900 children were affected.")));
    }

    #[test]
    fn the_nearest_word_tells() {
        let fate = |text: &str| frame(text).fate;
        assert_eq!(fate("Nine nurses were hurt and 61 stranded."), Some(Fate::Hurt));
        assert_eq!(fate("The lake holds 61 villagers of the north."), None);
        assert_eq!(frame("The number of stolen loyalty cards rose to 3,400.").thing, stem("cards").map(Thing::Other));
    }
}
