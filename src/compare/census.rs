//! The words of one article: how often each occurs, which of them show its story, which stand around a figure.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::facts::{Axis, Fact, rounded};
use super::related::{FEW, Signature};
use super::words::{self, Stem};
use crate::figures::Figure;
use crate::language::tokens::{TokenKind, Tokens};

/// How many marking words, and how many topical ones, an article keeps.
const SIGNATURE: usize = 24;

/// How many of its telling numbers mark an article.
const NUMBERS: usize = 16;

/// How many words on each side of a figure are looked at.
const REACH: usize = 14;

/// How an article uses a word.
#[derive(Clone, Copy, Default)]
struct Uses {
    all: u16,
    /// Capitalised inside a sentence, and at its start.
    inside: u16,
    first: u16,
    /// Ever in lower case.
    lower: bool,
}

impl Uses {
    /// How much of a name the word is.
    fn name(&self) -> u16 {
        if self.lower { self.inside } else { self.first.saturating_add(self.inside.saturating_mul(2)) }
    }
}

/// The words of an article that say something, with their uses.
pub(super) struct Words(FxHashMap<Stem, Uses>);

impl Words {
    pub fn of(tokens: &Tokens<'_>) -> Self {
        let mut words: FxHashMap<Stem, Uses> = FxHashMap::default();
        let mut fresh = true;
        for (index, token) in tokens.all.iter().enumerate() {
            let word = tokens.str(index);
            match token.kind {
                TokenKind::Word => {
                    if let Some(stem) = words::stem(word) {
                        let uses = words.entry(stem).or_default();
                        uses.all = uses.all.saturating_add(1);
                        match (word.chars().next().is_some_and(char::is_uppercase), fresh) {
                            (true, false) => uses.inside = uses.inside.saturating_add(1),
                            (true, true) => uses.first = uses.first.saturating_add(1),
                            (false, _) => uses.lower = true,
                        }
                    }
                    fresh = false;
                }
                TokenKind::Digits => fresh = false,
                TokenKind::Break => fresh = true,
                TokenKind::Mark => fresh |= matches!(word, "." | "!" | "?" | ":" | "“" | "\"" | "‘" | "•"),
            }
        }
        Words(words)
    }

    /// What shows the story of the article: its names, its other words, and those numbers of its `facts` that hardly recur
    /// by chance. Where names are few, they decide alone.
    pub fn signature(&self, facts: &[Fact<'_>]) -> Signature {
        let telling = |fact: &&Fact<'_>| fact.digits >= 3 && fact.axis != Axis::Duration;
        let numbers = facts.iter().filter(telling).filter_map(|fact| fact.stated.map(rounded)).take(NUMBERS);
        let mut numbers: Vec<Stem> = numbers.map(|bits| words::marker(&bits.to_string())).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let named = self.0.iter().map(|(stem, uses)| (uses.name(), *stem));
        let mut marks = most(named.filter(|(weight, stem)| *weight > 0 && !is_of_any_story(*stem)));
        let topics = most(self.0.iter().filter(|(_, uses)| uses.lower).map(|(stem, uses)| (uses.all, *stem)));
        if marks.len() >= FEW {
            marks.extend_from_slice(&numbers);
            marks.sort_unstable();
            marks.dedup();
        }
        Signature { marks, numbers, topics }
    }

    /// The words of the sentence around a figure, by word: the nearer and the rarer in the article, the heavier.
    pub fn around(&self, tokens: &Tokens<'_>, figure: &Figure) -> Vec<(Stem, u8)> {
        let inside = tokens.inside(figure.sentence);
        let own = tokens.inside(figure.span);
        let mut list: Vec<(Stem, u8)> = Vec::new();
        let mut walk = |indices: &mut dyn Iterator<Item = usize>| {
            let mut steps = 0;
            for index in indices {
                match tokens.all[index].kind {
                    TokenKind::Word => steps += 1,
                    TokenKind::Digits => steps += 2,
                    TokenKind::Mark if matches!(tokens.str(index), "," | ";" | "–" | "—" | "(" | ")" | ":") => {
                        steps += 2
                    }
                    _ => continue,
                }
                if steps > REACH {
                    break;
                }
                if tokens.all[index].kind != TokenKind::Word {
                    continue;
                }
                for piece in words::pieces(tokens.str(index)) {
                    let Some(stem) = words::stem(piece) else { continue };
                    let rare = match self.0.get(&stem).map_or(1, |uses| uses.all) {
                        0..=2 => 3,
                        3..=5 => 2,
                        _ => 1,
                    };
                    let near = match steps {
                        0..=4 => 4,
                        5..=8 => 2,
                        _ => 1,
                    };
                    list.push((stem, rare * near));
                }
            }
        };
        walk(&mut (inside.start..own.start.min(inside.end)).rev());
        walk(&mut (own.end.max(inside.start)..inside.end));
        // Of a word that stands there twice the heavier holds.
        list.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
        list.dedup_by_key(|(stem, _)| *stem);
        list
    }
}

/// Whether a name has a word that names of every story have: outlets, offices, forms of firms, points of the compass.
fn is_of_any_story(stem: Stem) -> bool {
    static WORDS: LazyLock<FxHashSet<Stem>> =
        LazyLock::new(|| ANY_STORY.split_whitespace().filter_map(words::stem).collect());
    WORDS.contains(&stem)
}

const ANY_STORY: &str = "jan feb mar apr jun jul aug sep sept oct nov dec gmt utc est
    press news agency wire newswire service daily weekly monthly evening morning sunday times post herald courier ledger
    sentinel tribune chronicle gazette standard telegraph mail star sun mirror journal review bulletin echo observer
    guardian independent inquirer examiner register record reporter dispatch argus advertiser clarion globe world
    business financial economic finance broadcasting radio television tv live online
    government ministry minister prime president vice deputy secretary chancellor treasury cabinet parliament senate
    congress assembly house commons lords committee commission commissioner department office bureau board council
    authority administration court tribunal judge justice attorney general police
    state states federal national international united republic kingdom county city town village district province region
    regional local municipal street road avenue square lane port bay valley river lake mount north south east west northern
    southern eastern western central upper lower great new old
    company group holding holdings inc ltd plc corp corporation co llc gmbh partners associates management capital asset
    bank fund trust union workers federation association institute institution foundation society alliance party
    university college school hospital centre center clinic health
    chief executive officer director manager chairman chairwoman chair head spokesman spokeswoman spokesperson professor
    sir lady lord dame captain colonel sergeant inspector reverend father saint
    english british american european christmas easter programme program report plan act bill campaign project statement";

/// Those that weigh most, sorted; of equally heavy ones the first.
fn most(words: impl Iterator<Item = (u16, Stem)>) -> Vec<Stem> {
    let mut ranked: Vec<(u16, Stem)> = words.collect();
    let order = |a: &(u16, Stem), b: &(u16, Stem)| b.0.cmp(&a.0).then(a.1.cmp(&b.1));
    if ranked.len() > SIGNATURE {
        ranked.select_nth_unstable_by(SIGNATURE, order);
        ranked.truncate(SIGNATURE);
    }
    let mut most: Vec<Stem> = ranked.into_iter().map(|(_, stem)| stem).collect();
    most.sort_unstable();
    most
}
