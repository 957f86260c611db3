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
            "person",
            "individual",
            "resident",
            "inhabitant",
            "spectator",
            "suspect",
            "detainee",
        ],
    ),
    (Sort::Homes, &["home", "household", "flat", "apartment", "structure"]),
    (Sort::Jobs, &["job", "worker", "vacancy", "layoff", "post", "position", "role", "redundancy"]),
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
    Aboard,
    Gathered,
    /// Of a share of those asked.
    Against,
    /// Of a share of those asked.
    For,
    Cost,
    Fined,
    Frozen,
    Compensated,
    Reserved,
    Settled,
}

impl Fate {
    /// Whether a figure of this axis may have it.
    fn suits(self, axis: Axis) -> bool {
        use Fate::*;
        match self {
            Cost | Fined | Frozen | Compensated | Reserved | Settled => matches!(axis, Axis::Money(_)),
            Against | For => axis == Axis::Share,
            _ => axis == Axis::Count,
        }
    }
}

static FATES: &[(Fate, &[&str])] = &[
    (Fate::Dead, &["dead", "body", "bodies", "corpse", "drowned", "deadly"]),
    (Fate::Hurt, &["injured", "injury", "hurt", "wounded"]),
    (Fate::Treated, &["hospitalised", "hospitalized", "treated"]),
    (Fate::Open, &["opened", "reopened"]),
    (Fate::Missing, &["missing", "sought", "untraced", "unaccounted"]),
    (Fate::Saved, &["rescued", "saved", "survivor", "survived", "survive", "alive"]),
    (
        Fate::Displaced,
        &[
            "evacuated",
            "homeless",
            "displaced",
            "fled",
            "flee",
            "rehoused",
            "housing",
            "sheltered",
            "shelter",
            "refuge",
        ],
    ),
    (Fate::Hit, &["affected", "hit", "stranded", "stuck", "ruined", "disrupted", "impacted", "concerned"]),
    (Fate::Ill, &["infected", "ill", "sick", "sickened", "contracted", "diagnosed"]),
    (Fate::Held, &["arrested", "detained", "detainee", "custody", "apprehended", "nicked"]),
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
            "axe",
            "axed",
            "eliminated",
            "elimination",
            "abolished",
            "demolished",
            "flattened",
            "doomed",
            "redundant",
        ],
    ),
    (Fate::Delayed, &["delayed", "postponed"]),
    (Fate::Damaged, &["damaged"]),
    (Fate::Taken, &["stolen", "copied", "compromised", "exposed", "hacked", "breached", "leaked", "looted"]),
    (Fate::Sued, &["lawsuit", "suit", "plaintiff", "claimant", "sued", "sue"]),
    (Fate::Vacant, &["vacant", "vacancy", "unfilled", "unstaffed"]),
    (Fate::Aboard, &["aboard", "onboard", "boarded"]),
    (
        Fate::Gathered,
        &[
            "crowd",
            "turnout",
            "attended",
            "attendance",
            "marched",
            "rallied",
            "demonstrated",
            "protested",
            "demonstrator",
            "protester",
            "marcher",
        ],
    ),
    (Fate::Against, &["oppose", "opposed", "opposition", "against", "reject", "disapprove"]),
    (Fate::For, &["support", "favour", "favor", "backed", "approve"]),
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

/// The fate that a word tells.
pub(super) fn fate(stem: Stem) -> Option<Fate> {
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
    let counts = match axis {
        Axis::Count => true,
        Axis::Money(_) | Axis::Share => false,
        _ => return Frame::default(),
    };
    let head = head.or_else(|| if counts { numbered(tokens, figure) } else { None });
    let suits = |fate: &Fate| fate.suits(axis);
    let named = concept.iter().find_map(|stem| fate(*stem).filter(suits));
    let sorted = head.and_then(sort).or_else(|| concept.iter().find_map(|stem| sort(*stem)));
    let own = head.and_then(fate).filter(suits);
    let thing = match (sorted, head) {
        _ if !counts => None,
        (Some(sort), _) => Some(Thing::Sort(sort)),
        (None, Some(head)) if own.is_none() => Some(Thing::Other(head)),
        _ => None,
    };
    // A measure of the lexicon that is no fate is a size of its own, unless it is a mere noun: "passengers".
    let sized = counts && known && named.is_none() && !(concept.len() == 1 && sort(concept[0]) == Some(Sort::People));
    let people = thing == Some(Thing::Sort(Sort::People));
    let fate = named.or(own).or_else(|| if sized { None } else { nearest(tokens, figure, free, people, &suits) });
    // Those aboard are the passengers and the crew.
    let passengers = fate == Some(Fate::Aboard) && head.is_some() && head == words::stem("passengers");
    let thing = if passengers { head.map(Thing::Other) } else { thing };
    Frame { thing, fate: fate.filter(|fate| !(people && *fate == Fate::Gone)) }
}

/// Forms that sound like a fate and tell none: "fighting for their lives", "the rescue agency", "on March 14".
const BLIND: &[&str] = &["lives", "rescue", "rescuers", "damages"];
const MONTH: &str = "March";

/// Verbs by which a vessel or vehicle has people aboard.
const CARRIES: &[&str] = &["carrying", "carried", "carries"];

/// Two words that tell a fate together.
static PAIRS: &[(&str, &str, Fate)] = &[
    ("on", "board", Fate::Aboard),
    ("took", "part", Fate::Gathered),
    ("taken", "part", Fate::Gathered),
    ("taking", "part", Fate::Gathered),
];

/// The fate that the word at `index` tells with the one before it.
fn paired(tokens: &Tokens<'_>, index: usize) -> Option<Fate> {
    let (before, word) = (tokens.str(index.checked_sub(1)?), tokens.str(index));
    PAIRS
        .iter()
        .find(|(first, second, _)| *second == word && before.eq_ignore_ascii_case(first))
        .map(|(.., fate)| *fate)
}

/// The fate that stands nearest to a figure.
fn nearest(
    tokens: &Tokens<'_>,
    figure: &Figure,
    free: Span,
    people: bool,
    suits: &dyn Fn(&Fate) -> bool,
) -> Option<Fate> {
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
                // "Aboard: 177"
                TokenKind::Mark if tokens.str(index) == ":" && index + 1 == own.start => {}
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
            if BLIND.iter().any(|blind| word.eq_ignore_ascii_case(blind)) || word == MONTH {
                continue;
            }
            let aboard = (people && CARRIES.contains(&word)).then_some(Fate::Aboard);
            let told = aboard.or_else(|| paired(tokens, index)).or_else(|| words::stem(word).and_then(fate));
            if let Some(found) = told.filter(suits) {
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
    fn jobs_go_and_people_are_held_in_many_words() {
        let cut = frame("Some 310 posts will be axed at Norda.");
        assert!(cut.akin(&frame("The plan means the elimination of 300 positions.")));
        assert!(!cut.akin(&frame("Norda has 310 posts in Halden.")));
        let held = frame("In all 28 suspects were detained.");
        assert!(held.akin(&frame("Police say 30 people are in custody.")));
        assert!(!held.akin(&frame("A court charged 28 people.")));
    }

    #[test]
    fn those_aboard_and_those_in_the_street_are_told_in_many_words() {
        let aboard = frame("A ferry carrying at least 164 people sank.");
        assert!(aboard.akin(&frame("The number of those aboard was put at 177.")));
        assert!(aboard.akin(&frame("There were 178 persons on board.")));
        assert_eq!(frame("- Aboard: 177, with 15 crew.").fate, Some(Fate::Aboard));
        assert!(!aboard.akin(&frame("There were 163 passengers on board.")));
        assert_eq!(frame("A sack carrying 12 kilos tore. The board of 12 directors met.").fate, None);
        let marched = frame("At least 90,000 people marched through the city.");
        assert!(marched.akin(&frame("The unions say 200,000 took part.")));
        assert_eq!(frame("On March 14 some 300 shops in the city will open late.").fate, Some(Fate::Open));
    }

    #[test]
    fn a_share_of_those_asked_is_for_or_against() {
        assert!(frame("Of those asked 68 percent oppose the plan.").akin(&frame("Opposition stood at 71 percent.")));
        assert!(!frame("Of those asked 68 percent oppose it.").akin(&frame("Of those asked 24 percent support it.")));
        assert_eq!(frame("Sales rose 68 percent in May.").fate, None);
    }

    #[test]
    fn the_nearest_word_tells() {
        let fate = |text: &str| frame(text).fate;
        assert_eq!(fate("Nine nurses were hurt and 61 stranded."), Some(Fate::Hurt));
        assert_eq!(fate("The lake holds 61 villagers of the north."), None);
        assert_eq!(frame("The number of stolen loyalty cards rose to 3,400.").thing, stem("cards").map(Thing::Other));
    }
}
