//! What each form stands for: gathers the runs of one form and reads their words and their company.

use super::NameKind;
use super::lists;
use super::runs::{self, Run};
use crate::language::cues;
use crate::language::lexicon::Key;
use crate::language::pronouns::{self, Gender};
use crate::language::titles;
use crate::language::tokens::{TokenKind, Tokens};
use crate::language::wordlist::{bare, lower};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;

/// All runs of one form.
#[derive(Debug)]
pub(super) struct Surface {
    pub form: String,
    pub kind: NameKind,
    pub gender: Option<Gender>,
    /// Indices into [`Surfaces::runs`], in order.
    pub runs: Vec<usize>,
}

#[derive(Debug)]
pub(super) struct Surfaces {
    /// In order of the text.
    pub runs: Vec<Run>,
    pub all: Vec<Surface>,
}

pub(super) fn of(tokens: &Tokens<'_>, runs: Vec<Run>) -> Surfaces {
    let runs = trimmed(tokens, runs);
    let (known, parts) = known_forms(tokens, &runs);
    let accepted = accepted(tokens, runs, &known, &parts);
    let mut ids: FxHashMap<&str, usize> = FxHashMap::default();
    let mut all: Vec<Surface> = Vec::new();
    for (index, run) in accepted.iter().enumerate() {
        let id = *ids.entry(&run.form).or_insert_with(|| {
            all.push(Surface { form: run.form.clone(), kind: NameKind::Unknown, gender: None, runs: Vec::new() });
            all.len() - 1
        });
        all[id].runs.push(index);
    }
    for surface in &mut all {
        (surface.kind, surface.gender) = judge(tokens, surface, &accepted);
    }
    Surfaces { runs: accepted, all }
}

/// Runs at a sentence's start lose a first word that the text also has in lower case ("Shares Amazon …").
fn trimmed(tokens: &Tokens<'_>, mut runs: Vec<Run>) -> Vec<Run> {
    let opener = |run: &Run| lower(bare(tokens.str(run.first)));
    let opens = |run: &&Run| run.opening && !run.headline;
    let wanted: FxHashSet<Cow<'_, str>> = runs.iter().filter(opens).map(opener).collect();
    // All words of the text are asked: most are told apart by their keys.
    let keys: FxHashSet<Key> = wanted.iter().map(|word| Key::of(word)).collect();
    let common: FxHashSet<&str> = (0..tokens.all.len())
        .filter(|&i| tokens.all[i].kind == TokenKind::Word && keys.contains(&tokens.key(i)))
        .map(|i| tokens.str(i))
        .filter(|w| w.starts_with(|c: char| c.is_lowercase()) && wanted.contains(*w))
        .collect();
    let middles: FxHashSet<&str> = runs.iter().filter(|r| !r.opening && !r.headline).map(|r| r.form.as_str()).collect();
    let cut: Vec<bool> = runs
        .iter()
        .map(|run| opens(&run) && !middles.contains(run.form.as_str()) && common.contains(opener(run).as_ref()))
        .collect();
    let mut cut = cut.into_iter();
    runs.retain_mut(|run| {
        if cut.next() != Some(true) {
            return true;
        }
        // The rest of the run, from its next capitalised word on.
        let rest = (run.first + 1..run.end).find(|&i| tokens.str(i).starts_with(char::is_uppercase));
        match rest {
            Some(rest) => {
                run.form = run.form.split_once(' ').map_or_else(String::new, |(_, tail)| tail.to_owned());
                run.first = rest;
                run.opening = false;
                !run.form.is_empty() && run.form.starts_with(char::is_uppercase)
            }
            None => false,
        }
    });
    runs
}

/// Forms that are names for certain, and the single words they are made of.
fn known_forms(tokens: &Tokens<'_>, runs: &[Run]) -> (FxHashSet<String>, FxHashSet<String>) {
    let mut known = FxHashSet::default();
    let mut parts = FxHashSet::default();
    for run in runs.iter().filter(|run| !run.headline) {
        if known.contains(&run.form) {
            continue;
        }
        let several = run.form.contains(' ');
        if several
            || !run.opening
            || run.title.is_some()
            || run.possessive
            || (is_acronym(&run.form) && !shouted(tokens, run))
            || speaks(tokens, run)
        {
            known.insert(run.form.clone());
            if several {
                parts.extend(run.form.split(' ').filter(|w| w.starts_with(char::is_uppercase)).map(str::to_owned));
            }
        }
    }
    // A legal form makes a name, even where all words have capitals: "NORVANE & LOWE PLC – RESULTS".
    for run in runs.iter().filter(|run| run.headline) {
        let legal = (run.first + 1..run.end)
            .find(|&i| lists::LEGAL.has(tokens.str(i)) && !lists::ORGANISATION.has(tokens.str(i)));
        if let Some(legal) = legal.filter(|&i| i <= run.first + 4) {
            known.insert(runs::form(tokens, run.first, legal + 1));
        }
    }
    (known, parts)
}

/// "the Bank", "the Group": what a firm calls itself.
fn is_common(tokens: &Tokens<'_>, run: &Run) -> bool {
    let common = matches!(
        run.form.as_str(),
        "Bank" | "Group" | "Company" | "Firm" | "Board" | "Society" | "Trust" | "Club" | "State"
    );
    common && run.first > 0 && matches!(tokens.str(run.first - 1), "the" | "The" | "its" | "our")
}

/// "BRAVE rescuers dug", "A BANK fined": a word in capitals that only opens the article or a paragraph of it.
fn shouted(tokens: &Tokens<'_>, run: &Run) -> bool {
    let word = tokens.str(run.first);
    let common = titles::BODIES.has(word) || titles::ROLES.has(word) || titles::GROUPS.has(word);
    run.opening && word.bytes().all(|b| b.is_ascii_uppercase()) && (word.len() >= 5 || common)
}

/// A single word at a sentence's start that goes on as only a name does: "Figueroa said", "Dorvan, which …".
fn speaks(tokens: &Tokens<'_>, run: &Run) -> bool {
    let word = tokens.str(run.first);
    if word.ends_with('s')
        || word.ends_with("ed")
        || word.ends_with("ing")
        || titles::ROLES.has(word)
        || titles::GROUPS.has(word)
        || titles::DOCUMENTS.has(word)
    {
        return false;
    }
    let at = |i: usize| if i < tokens.all.len() { tokens.str(i) } else { "" };
    matches!(at(run.end), "said" | "says" | "told" | "added" | "argued" | "insisted")
        || at(run.end) == "and" && at(run.end + 1).starts_with(char::is_uppercase)
        || at(run.end) == ","
            && (matches!(at(run.end + 1), "who" | "which" | "whose" | "the" | "a" | "an")
                || tokens.all.get(run.end + 1).is_some_and(|t| t.kind == TokenKind::Digits && t.span.len() == 2))
}

/// Drops what is no name, and cuts known names out of headlines.
fn accepted(tokens: &Tokens<'_>, runs: Vec<Run>, known: &FxHashSet<String>, parts: &FxHashSet<String>) -> Vec<Run> {
    let mut kept = Vec::with_capacity(runs.len());
    for run in runs {
        if run.headline {
            cut_known(tokens, &run, known, &mut kept);
        } else if is_common(tokens, &run) && !parts.contains(&run.form) {
            // "the Bank": as it speaks of itself, a word and no name.
        } else if known.contains(&run.form) || parts.contains(&run.form) {
            kept.push(run);
        }
    }
    kept
}

/// The known names inside a run of a headline, longest first.
fn cut_known(tokens: &Tokens<'_>, run: &Run, known: &FxHashSet<String>, kept: &mut Vec<Run>) {
    let mut at = run.first;
    while at < run.end {
        let mut taken = None;
        let mut form = String::new();
        for end in at + 1..=run.end.min(at + 6) {
            if end > at + 1 {
                form.push(' ');
            }
            let word = tokens.str(end - 1);
            form.push_str(word);
            if known.contains(bare(&form)) {
                taken = Some((end, bare(&form).to_owned()));
            }
        }
        if let Some((end, form)) = taken {
            let possessive = bare(tokens.str(end - 1)) != tokens.str(end - 1);
            kept.push(Run { first: at, end, form, possessive, title: None, ..run.clone() });
            at = end;
        } else {
            at += 1;
        }
    }
}

/// "AWS", "NATO", "CWU-T": at least two capitals and nothing in lower case.
pub(super) fn is_acronym(form: &str) -> bool {
    form.chars().filter(|c| c.is_uppercase()).count() >= 2
        && form.chars().count() <= 7
        && form.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-' | '&') || c.is_ascii_digit())
}

fn judge(tokens: &Tokens<'_>, surface: &Surface, runs: &[Run]) -> (NameKind, Option<Gender>) {
    let words: Vec<&str> = surface.form.split(' ').collect();
    let company = Company::of(tokens, surface, runs);
    let gender = company.gender.or_else(|| (words.len() > 1).then(|| pronouns::of_given_name(words[0])).flatten());
    (kind_of(&words, &surface.form, &company), gender)
}

fn kind_of(words: &[&str], form: &str, company: &Company) -> NameKind {
    let key = lower(form).replace(' ', "_");
    let last = words[words.len() - 1];
    if company.address {
        return NameKind::Person;
    }
    if lists::MEDIA.has(&key) || is_medium(words) || company.agency {
        return NameKind::Medium;
    }
    if lists::PLACES.has(&key) && !company.titled {
        return NameKind::Place;
    }
    let of = words.iter().position(|w| matches!(*w, "of" | "for"));
    let head = of.and_then(|at| at.checked_sub(1)).map_or(last, |at| words[at]);
    let tail = lists::COMPANY_TAIL.has(last) && last.ends_with('s');
    let firm = words.len() > 1 && (lists::LEGAL.has(last) || words.contains(&"&") || tail);
    if firm || lists::ORGANISATION.has(head) {
        return NameKind::Organisation;
    }
    if words.len() > 1 && lists::PLACE.has(last) || company.dateline {
        return NameKind::Place;
    }
    if company.titled || company.aged || words.len() > 1 && pronouns::is_given_name(words[0]) {
        return NameKind::Person;
    }
    if company.body {
        return NameKind::Organisation;
    }
    if company.role {
        return NameKind::Person;
    }
    if is_acronym(form) {
        // "The CET1 ratio", "the H5N1 strain": a mark, no body.
        return if company.marks { NameKind::Unknown } else { NameKind::Organisation };
    }
    if words.len() == 1 && company.described {
        return NameKind::Person;
    }
    let two_names = (2..=4).contains(&words.len())
        && words.iter().all(|w| w.chars().all(|c| c.is_alphabetic() || "-'.".contains(c)));
    if two_names && (company.who || company.speaks || company.described) {
        return NameKind::Person;
    }
    // What is once called a town is one wherever it is named.
    let settled = company.settled * 4 >= company.seen && company.settled > 0 && !company.speaks && !company.who;
    if company.located * 2 > company.seen || company.region || settled {
        return NameKind::Place;
    }
    NameKind::Unknown
}

fn is_medium(words: &[&str]) -> bool {
    let last = words[words.len() - 1];
    // "the Herald"
    words.len() == 1 && lists::PAPERS.has(last)
        || words.len() > 1 && lists::MEDIUM_TAIL.has(last) && words.len() <= 5
        || words.len() > 1 && matches!(words[0], "Radio" | "Channel")
}

/// What stands around the runs of a form.
#[derive(Default)]
struct Company {
    /// "Mr", "Sen.".
    address: bool,
    /// "Minister", "CEO".
    titled: bool,
    /// ", 54,".
    aged: bool,
    /// A noun for a person directly before ("spokesperson").
    role: bool,
    /// A noun for a body directly before ("operator").
    body: bool,
    /// "who" after it.
    who: bool,
    /// A verb of saying beside it.
    speaks: bool,
    /// ", an analyst at …".
    described: bool,
    /// "the town of", "northern" before it, or a river after it.
    region: bool,
    /// It opens a report whose agency and dash follow: "PORT ADELBERT, Oct 17 (Agency) -".
    dateline: bool,
    /// It is the agency of such a report.
    agency: bool,
    /// An acronym with a digit before a common noun.
    marks: bool,
    /// How often "in" or "near" stands before it.
    located: usize,
    /// How often it does with nothing behind the name that it could only describe ("in Norvane shops").
    settled: usize,
    seen: usize,
    gender: Option<Gender>,
}

impl Company {
    fn of(tokens: &Tokens<'_>, surface: &Surface, runs: &[Run]) -> Self {
        let mut company = Company::default();
        // A form seen a hundred times is known by its first appearances.
        for run in surface.runs.iter().take(100).map(|&i| &runs[i]) {
            company.read(tokens, run);
        }
        company
    }

    fn read(&mut self, tokens: &Tokens<'_>, run: &Run) {
        let at = |i: usize| if i < tokens.all.len() { tokens.str(i) } else { "" };
        self.seen += 1;
        if let Some(title) = run.title {
            self.address |= titles::ADDRESS.has(at(title));
            self.titled = true;
            self.gender = self.gender.or_else(|| pronouns::of_address(at(title)));
        } else if let Some(before) = run.first.checked_sub(1).map(at) {
            if before.starts_with(|c: char| c.is_lowercase()) {
                // "the supplier Norvane" is a firm.
                let firm = lists::TRADES.has(before);
                self.role |= titles::ROLES.has(before) && !firm;
                self.body |= titles::BODIES.has(before) || firm;
                self.gender = self.gender.or_else(|| pronouns::of_address(before));
            }
            // "shares in Norvane" is no place.
            let held = before == "in" && run.first >= 2 && lists::HELD.has(at(run.first - 2));
            self.located += usize::from(matches!(before, "in" | "near" | "around" | "outside" | "across") && !held);
            let of = before == "of" && run.first >= 2 && lists::SETTLEMENT.has(at(run.first - 2));
            self.region |= of || lists::QUARTER.has(before);
            self.speaks |= is_speech(before);
            if before == "," {
                // "Its chief executive, Mara Voss"
                let comma = run.first - 1;
                self.described |= (comma.saturating_sub(10)..comma)
                    .rev()
                    .take_while(|&i| !matches!(at(i), "," | "." | "\n"))
                    .any(|i| is_role(at(i)));
            }
        }
        let (next, after) = (at(run.end), at(run.end + 1));
        let place = run.first > 0 && matches!(at(run.first - 1), "in" | "near") && !run.possessive;
        let held = || run.first >= 2 && lists::HELD.has(at(run.first - 2));
        let free =
            || !next.starts_with(char::is_alphanumeric) || lists::OPENERS.has(next) || cues::class_of(next).is_some();
        self.settled += usize::from(place && free() && !held());
        self.region |= matches!(next, "river" | "province" | "valley" | "district");
        self.dateline |= run.opening && is_dateline(tokens, run.first, run.end);
        self.agency |= is_agency(tokens, run.first, run.end);
        let noun = next.starts_with(|c: char| c.is_lowercase());
        self.marks |= noun && surface_digits(tokens, run);
        self.who |= next == "who" || next == "," && after == "who";
        self.speaks |= is_speech(next);
        let age = next == ","
            && tokens.all.get(run.end + 1).is_some_and(|t| t.kind == TokenKind::Digits && t.span.len() == 2);
        self.aged |= age && matches!(at(run.end + 2), "," | "." | "and");
        if next == "," && matches!(after, "a" | "an" | "the" | "its" | "their" | "our") {
            self.described |=
                (run.end + 2..run.end + 7).take_while(|&i| !matches!(at(i), "," | "." | "")).any(|i| is_role(at(i)));
        }
    }
}

/// Whether an agency in brackets and a dash follow the name, a few words on at most: it is where a report was written.
fn is_dateline(tokens: &Tokens<'_>, first: usize, end: usize) -> bool {
    let at = |i: usize| if i < tokens.all.len() { tokens.str(i) } else { "" };
    // Nothing but the place stands before in its line, another place beside a slash or a comma aside.
    let opens = (first.saturating_sub(4)..first)
        .rev()
        .take_while(|&i| tokens.all[i].kind != TokenKind::Break)
        .all(|i| matches!(at(i), "/" | ",") || at(i).starts_with(char::is_uppercase));
    let line = || (end..end + 14).take_while(|&i| i < tokens.all.len() && tokens.all[i].kind != TokenKind::Break);
    let dash = |i: &usize| matches!(at(*i), "-" | "–" | "—");
    opens && line().find(dash).is_some_and(|dash| at(dash - 1) == ")" && line().any(|i| at(i) == "("))
}

/// Whether the name stands in brackets before a dash, with nothing but a place and a date before it in its line: the
/// agency that a report comes from.
fn is_agency(tokens: &Tokens<'_>, first: usize, end: usize) -> bool {
    let at = |i: usize| if i < tokens.all.len() { tokens.str(i) } else { "" };
    let bracketed = first > 0 && at(first - 1) == "(" && at(end) == ")" && matches!(at(end + 1), "-" | "–" | "—");
    let word = |i: usize| !at(i).starts_with(char::is_lowercase);
    bracketed && {
        let line = (0..first - 1).rev().take(13).take_while(|&i| tokens.all[i].kind != TokenKind::Break);
        let count = line.clone().count();
        (1..=12).contains(&count) && line.clone().all(word)
    }
}

/// Whether the run is one word with a digit in it.
fn surface_digits(tokens: &Tokens<'_>, run: &Run) -> bool {
    run.end == run.first + 1 && tokens.str(run.first).bytes().any(|b| b.is_ascii_digit())
}

fn is_role(word: &str) -> bool {
    word.starts_with(|c: char| c.is_lowercase()) && titles::ROLES.has(word) && !titles::BODIES.has(word)
}

fn is_speech(word: &str) -> bool {
    matches!(cues::class_of(word), Some(cues::CueClass::Say | cues::CueClass::Tell | cues::CueClass::Urge))
}
