//! A figure in the making: what the rules hand to each other before a draft becomes a [`Figure`](super::Figure).

use std::cell::Cell;
use std::ops::Range;

use super::{FigureKind, Qualifier, Unit};
use crate::language::atoms::Atoms;
use crate::language::lexicon::{Key, Table};
use crate::language::numerals::{Form, Letters, Numeral};

/// A rule: one family of number expressions, or of things that look like numbers and are none.
pub struct Rule {
    pub name: &'static str,
    /// What it finds, for people.
    pub about: &'static str,
    /// What begins at an atom of the sentence.
    pub(super) find: fn(&Context<'_, '_>, usize) -> Option<Found>,
}

/// What a rule found.
#[derive(Clone, Debug)]
pub(super) enum Found {
    Figure(Draft),
    /// A number that is no figure, up to this atom.
    Nothing(usize),
}

/// What a rule may look at: the sentence, and what was found in it so far.
pub(super) struct Context<'a, 't> {
    pub atoms: &'t Atoms<'a>,
    /// The drafts to the left, in order.
    pub before: &'t [Draft],
    pub setting: &'t Setting,
    /// Where dates stand, in order.
    pub dates: &'t [Range<usize>],
    /// The place that is looked at.
    pub at: usize,
    /// The numeral at that place, once it has been parsed: with its sign, with whatever letters may scale it, and without
    /// sign.
    numeral_here: Cell<Option<Option<Numeral>>>,
    any_here: Cell<Option<Option<Numeral>>>,
    unsigned_here: Cell<Option<Option<Numeral>>>,
    /// Most words of the sentence are capitalised: capitals say nothing here.
    pub title_case: bool,
}

/// What the article as a whole says about its numbers.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Setting {
    /// The currency last named: what "53 billion" is likely of.
    pub currency: Option<Unit>,
    /// The currency meant by a name that several nations share ("pesos"), by the nations named here.
    pub home: Option<Unit>,
    /// Metres were told of, so that "88m" may be some too.
    pub metres: bool,
    /// Sterling is at home here, so "pounds" are money.
    pub sterling: bool,
    /// A word that the article uses as the name of a currency that no list knows.
    pub tender: Option<Key>,
}

/// A number expression with its unit, and what bounds it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Draft {
    pub atoms: Range<usize>,
    pub kind: FigureKind,
    pub unit: Unit,
    /// The two ends of a range or of a vague amount; equal for a plain number.
    pub low: f64,
    pub high: f64,
    pub soft: (f64, f64),
    pub digit: f64,
    pub grain: f64,
    pub rounded: bool,
    pub form: Form,
    pub scaled: bool,
    /// What the scale words of the number, or of the upper end of a range, multiply its digits by.
    pub scale: f64,
    pub range: bool,
    /// No currency sign, unit or percent sign of its own.
    pub bare: bool,
    pub qualifier: Qualifier,
    pub qualifier_atoms: Option<Range<usize>>,
    pub noun: Option<Range<usize>>,
}

impl Draft {
    pub fn new(start: usize, numeral: &Numeral, kind: FigureKind, unit: Unit) -> Self {
        Draft {
            atoms: start..numeral.end,
            kind,
            unit,
            low: numeral.low,
            high: numeral.high,
            soft: numeral.soft,
            digit: numeral.digit,
            grain: numeral.grain,
            rounded: numeral.rounded,
            form: numeral.form,
            scaled: numeral.scaled,
            scale: numeral.scale,
            range: false,
            bare: false,
            qualifier: if numeral.is_vague() { Qualifier::Vague } else { Qualifier::Exact },
            qualifier_atoms: None,
            noun: None,
        }
    }

    pub fn ending(mut self, end: usize) -> Self {
        self.atoms.end = end;
        self
    }

    pub fn is_vague(&self) -> bool {
        self.form == Form::Vague
    }
}

/// What makes a number a quantity: the words of a unit behind it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Suffix {
    pub end: usize,
    pub kind: FigureKind,
    pub unit: Unit,
    /// The number counts this many of the unit ("pence": a hundredth).
    pub factor: f64,
}

impl<'a, 't> Context<'a, 't> {
    /// The place `at` in a sentence whose capitals say something.
    pub fn new(
        atoms: &'t Atoms<'a>,
        before: &'t [Draft],
        setting: &'t Setting,
        dates: &'t [Range<usize>],
        at: usize,
    ) -> Self {
        let (numeral_here, any_here, unsigned_here) = Default::default();
        Context { atoms, before, setting, dates, at, numeral_here, any_here, unsigned_here, title_case: false }
    }

    /// Whether one of these words stands in the sentence, not too far away.
    pub fn speaks_of(&self, words: &Table<()>) -> bool {
        let near = self.at.saturating_sub(60)..(self.at + 60).min(self.atoms.len());
        near.into_iter().any(|at| words.has(self.atoms.key(at)))
    }

    /// Whether one of these words stands before the place that is looked at, in the same clause.
    pub fn told_of(&self, words: &Table<()>) -> bool {
        let before = (self.at.saturating_sub(24)..self.at).rev();
        before.take_while(|&at| !self.atoms.mark(at, ';')).any(|at| words.has(self.atoms.key(at)))
    }

    /// Whether this word stands in the sentence, not too far away.
    pub fn speaks_of_word(&self, word: &str) -> bool {
        let near = self.at.saturating_sub(60)..(self.at + 60).min(self.atoms.len());
        near.into_iter().any(|at| self.atoms.is(at, word))
    }

    /// The number that begins at `at`, with its sign. Every rule asks for the one at the place that is looked at.
    pub fn numeral(&self, at: usize, letters: Letters) -> Option<Numeral> {
        if at != self.at {
            return self.parse(at, letters);
        }
        let here = match letters {
            Letters::Sure => &self.numeral_here,
            Letters::Any => &self.any_here,
        };
        once(here, || self.parse(at, letters))
    }

    /// The number that begins at `at`, a minus before it aside.
    pub fn unsigned(&self, at: usize) -> Option<Numeral> {
        let parse = || crate::language::numerals::numeral(self.atoms, at, Letters::Sure);
        if at == self.at { once(&self.unsigned_here, parse) } else { parse() }
    }

    fn parse(&self, at: usize, letters: Letters) -> Option<Numeral> {
        if let Some(minus) = self.minus(at) {
            return crate::language::numerals::numeral(self.atoms, minus, letters).map(Numeral::negated);
        }
        match letters {
            Letters::Sure => self.unsigned(at),
            Letters::Any => crate::language::numerals::numeral(self.atoms, at, letters),
        }
    }

    /// A sign or word that makes the number behind it negative: the place of that number.
    fn minus(&self, at: usize) -> Option<usize> {
        if matches!(self.atoms.any_mark(at), Some('-' | '−' | '–' | '‑')) {
            // "0.4%-0.6%" is a range, whose dash is no minus.
            let free = at == 0
                || !self.atoms.glued(at)
                || self.atoms.any_mark(at - 1).is_some_and(|m| !matches!(m, '.' | '%' | '"' | '\''));
            let after_number = at > 0 && self.atoms.is_digits(at - 1);
            return (free && !after_number && self.atoms.glued(at + 1) && self.atoms.is_digits(at + 1))
                .then_some(at + 1);
        }
        // "plus or minus 3 points"
        if at > 0 && self.atoms.is(at - 1, "or") {
            return None;
        }
        let word = self.atoms.is(at, "minus") || (self.atoms.is(at, "negative") && !self.atoms.is(at + 1, "one"));
        word.then(|| self.atoms.past_hyphen(at + 1))
    }

    /// A number with the suffix that `suffix` reads behind it, or a range of two such numbers.
    pub fn quantity(&self, at: usize, suffix: impl Fn(&Self, &Numeral) -> Option<Suffix>) -> Option<Draft> {
        let first = self.numeral(at, Letters::Sure)?;
        let own = suffix(self, &first);
        let own_end = own.map_or(first.end, |s| s.end);
        if let Some(range) = self.range(at, first, own, own_end, &suffix) {
            return Some(range);
        }
        let own = own?;
        Some(Draft::new(at, &first.times(own.factor), own.kind, own.unit).ending(own.end))
    }

    fn range(
        &self,
        at: usize,
        first: Numeral,
        own: Option<Suffix>,
        own_end: usize,
        suffix: &impl Fn(&Self, &Numeral) -> Option<Suffix>,
    ) -> Option<Draft> {
        let second_at = self.link(at, own_end)?;
        let second = self.numeral(second_at, Letters::Sure)?;
        let last = suffix(self, &second)?;
        if own.is_some_and(|own| own.unit != last.unit || own.kind != last.kind) {
            return None;
        }
        let first = if own.is_none() { shared_scale(first, &second) } else { first };
        let dashed = own.is_none() && self.atoms.dash(second_at - 1);
        let first = if dashed { shared_thousands(first, &second) } else { first };
        let first = first.times(own.map_or(last.factor, |own| own.factor));
        self.joined(at, first, second_at, second.times(last.factor), last)
    }

    /// The range from `first` at `at` to `second` at `second_at`, where they make one.
    pub fn joined(&self, at: usize, first: Numeral, second_at: usize, second: Numeral, last: Suffix) -> Option<Draft> {
        if first.is_vague() || second.is_vague() || first.low >= second.low {
            return None;
        }
        // "grew 0.4-0.6%", "grew 0.4 to 0.6 percent": a dash never leads to a new level, and one unit for two numbers
        // that are near each other says how much.
        let dashed = second_at > 0 && self.atoms.dash(second_at - 1);
        // "soared by £139 to £1,971" ends at a level
        let near = second.low <= first.low * 4.0;
        let unit_shared = first.end + 1 == second_at
            && matches!(last.kind, FigureKind::Percent | FigureKind::Measurement | FigureKind::Duration)
            && !(at > 0 && self.atoms.is(at - 1, "from"))
            && near;
        if !dashed && !unit_shared && self.is_change(at, last.kind, near) {
            return None;
        }
        let mut draft = Draft::new(at, &second, last.kind, last.unit).ending(last.end);
        draft.low = first.low;
        draft.soft = (first.low, second.high);
        draft.grain = first.grain.min(second.grain);
        (draft.range, draft.rounded) = (true, false);
        Some(draft)
    }

    /// What links the two ends of a range ("to", a dash, "and" after "between"): the place after it.
    pub fn link(&self, start: usize, at: usize) -> Option<usize> {
        let atoms = self.atoms;
        if atoms.mark(at, '~') && atoms.glued(at) && atoms.glued(at + 1) {
            return Some(at + 1);
        }
        if atoms.dash(at) {
            // "5- to 7-year-olds"
            if atoms.is(at + 1, "to") {
                // "18-to-24-year-olds"
                return Some(atoms.past_hyphen(at + 2));
            }
            let spaced = atoms.get(at).is_some_and(|a| a.spaced);
            let even = spaced == atoms.get(at + 1).is_some_and(|a| a.spaced);
            // "a quarter of a million – 280,000 in all – took part": an aside between two dashes
            let aside = spaced
                && (at + 2..at + 8)
                    .take_while(|&i| !matches!(atoms.any_mark(i), Some('.' | ';')))
                    .any(|i| atoms.dash(i) && atoms.get(i).is_some_and(|a| a.spaced));
            return (even && !aside).then_some(at + 1);
        }
        let between = start > 0 && atoms.is(start - 1, "between");
        if atoms.is(at, "to") || atoms.is(at, "through") || (between && atoms.is(at, "and")) {
            // "200,000 to-260,000", as careless text prints it
            return Some(if atoms.hyphen(at + 1) && atoms.is_digits(at + 2) { at + 2 } else { at + 1 });
        }
        None
    }

    /// A dash with white space around it may also open a remark or a list item, unless both numbers are large.
    pub fn numbered(&self, at: usize, second: &Numeral) -> bool {
        self.atoms.str(at).len() < 3 || second.low < 100.0
    }

    /// "from X to Y" after a verb of change says two values, not a range.
    fn is_change(&self, at: usize, kind: FigureKind, near_each_other: bool) -> bool {
        let atoms = self.atoms;
        if at > 0 && atoms.is(at - 1, "between") {
            return false;
        }
        // "down from the $89 to $93 billion that it had forecast": a determiner takes both ends as one thing
        if at > 0 && atoms.has(at - 1, super::words::words!("the its their our this that")) {
            return false;
        }
        // "dropped by 1 to 1.5 degrees" says how much
        if at > 0 && atoms.is(at - 1, "by") && kind != FigureKind::Count && near_each_other {
            return false;
        }
        let from = at > 0 && atoms.is(at - 1, "from");
        let near = at.saturating_sub(if from { 8 } else { 3 });
        (near..at)
            .rev()
            .take_while(|&i| !matches!(atoms.any_mark(i), Some(';' | '.')))
            .any(|i| atoms.has(i, &super::words::CHANGE) || from && atoms.has(i, &super::words::BRINGS))
    }
}

/// What `parse` gives, which is asked only the first time.
fn once<T: Copy>(known: &Cell<Option<T>>, parse: impl FnOnce() -> T) -> T {
    known.get().unwrap_or_else(|| {
        let parsed = parse();
        known.set(Some(parsed));
        parsed
    })
}

/// "20-25,000": behind a dash the thousands of the second number are those of the first too.
pub(super) fn shared_thousands(first: Numeral, second: &Numeral) -> Numeral {
    let grouped = second.form == Form::Amount && !second.scaled && second.digit == 1.0 && second.grain >= 1e3;
    let short = first.form == Form::Digits && first.digit == 1.0 && first.low >= 1.0;
    let shared = first.times(1e3);
    let near = second.low > shared.low && second.low <= shared.low * 4.0;
    if !(grouped && short && near && second.low < 1e6) {
        return first;
    }
    Numeral { rounded: false, scaled: false, scale: 1.0, ..shared }
}

/// "2.5 to 3 million": the scale of the second number reaches the first.
pub(super) fn shared_scale(first: Numeral, second: &Numeral) -> Numeral {
    if !first.scaled && second.scale > 1.0 && first.low < second.low / second.scale {
        let mut shared = first.times(second.scale);
        shared.scaled = second.scaled;
        return shared;
    }
    first
}
