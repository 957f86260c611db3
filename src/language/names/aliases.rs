//! Puts the forms of one bearer together: surnames, acronyms, short forms, and the units of an organisation.

use super::kinds::{Surface, Surfaces, is_acronym};
use super::{Mention, NameKind, Named, Names, Role, lists};
use crate::article::Span;
use crate::language::pronouns::{self, Gender};
use crate::language::titles;
use crate::language::tokens::{TokenKind, Tokens};
use crate::language::wordlist::{bare, lower};
use memchr::memmem;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

pub(super) fn resolve(tokens: &Tokens<'_>, surfaces: Surfaces) -> Names {
    let mut bearers = Bearers::new(&surfaces);
    bearers.join_spellings(&surfaces.all);
    bearers.join_persons(&surfaces.all);
    bearers.join_acronyms(tokens, &surfaces);
    bearers.join_short_forms(&surfaces);
    let mut names = bearers.name(tokens, &surfaces);
    find_units(tokens, &surfaces, &mut names);
    names.main = main(tokens, &surfaces, &names);
    if let Some(main) = names.main
        && names.all[main].kind == NameKind::Unknown
    {
        names.all[main].kind = NameKind::Organisation;
    }
    names.roles = roles(tokens, &surfaces, &names);
    names
}

/// Which surface each surface is another form of; a forest with paths halved on the way.
struct Bearers {
    of: Vec<usize>,
    /// Surfaces that several persons may bear (a shared surname), decided mention by mention.
    shared: BTreeMap<usize, Vec<usize>>,
    /// Surfaces that have their own acronym: a shorter prefix is another body.
    defined: Vec<bool>,
    stripped: Vec<String>,
    /// In order, so that of two units under one name the same one counts every time.
    parents: BTreeMap<usize, usize>,
}

impl Bearers {
    fn new(surfaces: &Surfaces) -> Self {
        let count = surfaces.all.len();
        Bearers {
            of: (0..count).collect(),
            shared: BTreeMap::new(),
            defined: vec![false; count],
            stripped: surfaces.all.iter().map(|s| without_legal_form(&s.form).to_owned()).collect(),
            parents: BTreeMap::new(),
        }
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.of[at] != at {
            self.of[at] = self.of[self.of[at]];
            at = self.of[at];
        }
        at
    }

    fn join(&mut self, form: usize, bearer: usize) {
        let (form, bearer) = (self.root(form), self.root(bearer));
        if form != bearer {
            self.of[form] = bearer;
        }
    }

    /// "Acme Inc", "Acme" and "ACME".
    fn join_spellings(&mut self, all: &[Surface]) {
        let mut first: FxHashMap<String, usize> = FxHashMap::default();
        for at in 0..all.len() {
            let key = self.stripped[at].to_lowercase();
            let bearer = *first.entry(key).or_insert(at);
            if bearer != at {
                self.join(at, bearer);
            }
        }
    }

    /// "Donald J. Trump" and "Donald Trump"; "Jassy" and "Andy Jassy"; "Kevin" and "Kevin Orrick".
    fn join_persons(&mut self, all: &[Surface]) {
        let mut full: FxHashMap<(String, String), usize> = FxHashMap::default();
        let mut by_last: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        let mut by_first: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (at, surface) in all.iter().enumerate() {
            if surface.kind != NameKind::Person || !surface.form.contains(' ') {
                continue;
            }
            let (first, last) = ends(&surface.form);
            let bearer = *full.entry((first.clone(), last.clone())).or_insert(at);
            self.join(at, bearer);
            if bearer == at {
                by_last.entry(last).or_default().push(at);
                by_first.entry(first).or_default().push(at);
            }
        }
        for (at, surface) in all.iter().enumerate() {
            let single = !surface.form.contains(' ');
            if !single || !matches!(surface.kind, NameKind::Person | NameKind::Unknown | NameKind::Place) {
                continue;
            }
            let key = lower(&surface.form).into_owned();
            match by_last.get(&key).map(Vec::as_slice) {
                Some([one]) => self.join(at, *one),
                Some(several) => {
                    self.shared.insert(at, several.to_vec());
                }
                None => {
                    if let Some([one]) = by_first.get(&key).map(Vec::as_slice)
                        && surface.kind != NameKind::Place
                    {
                        self.join(at, *one);
                    }
                }
            }
        }
    }

    /// "Long Form (LF)", "LF (Long Form)", "Acme Mobile plc (“Acme”)", and initials anywhere.
    fn join_acronyms(&mut self, tokens: &Tokens<'_>, surfaces: &Surfaces) {
        let mut surface_of = vec![0; surfaces.runs.len()];
        for (s, surface) in surfaces.all.iter().enumerate() {
            surface.runs.iter().for_each(|&run| surface_of[run] = s);
        }
        for (index, pair) in surfaces.runs.windows(2).enumerate() {
            let [left, right] = pair else { continue };
            let Some(inside) = bracketed(tokens, left.end, right.first, right.end) else { continue };
            let (l, r) = (surface_of[index], surface_of[index + 1]);
            let (left, right) = (&surfaces.all[l].form, &surfaces.all[r].form);
            // "the Smiths' Union (SWUA)": more than its initials, but of a body that begins with the same letter.
            let kin = surfaces.all[l].kind == NameKind::Organisation && right.chars().next() == left.chars().next();
            if is_acronym(right) && (abbreviates(right, left) || (kin && inside == Brackets::Plain)) {
                self.defined[l] = true;
                self.join(r, l);
            } else if is_acronym(left) && abbreviates(left, right) {
                self.defined[r] = true;
                self.join(l, r);
            } else if inside == Brackets::Quoted && left.starts_with(right.as_str()) {
                self.join(r, l);
            }
        }
        let mut initials: FxHashMap<String, usize> = FxHashMap::default();
        for (at, surface) in surfaces.all.iter().enumerate() {
            let body = matches!(surface.kind, NameKind::Organisation | NameKind::Unknown | NameKind::Medium);
            if body && surface.form.contains(' ') {
                initials.entry(initials_of(&self.stripped[at])).or_insert(at);
            }
        }
        for (at, surface) in surfaces.all.iter().enumerate() {
            if self.root(at) == at && is_acronym(&surface.form) && surface.kind == NameKind::Organisation {
                let letters: String = surface.form.chars().filter(|c| c.is_alphabetic()).collect();
                if let Some(&long) = initials.get(&letters)
                    && (letters.len() >= 3 || is_public(&surfaces.all[long].form))
                {
                    self.defined[long] = true;
                    self.join(at, long);
                }
            }
        }
    }

    /// "Dorvan" after "Dorvan Asset Management"; "the Alliance" after "Bakery Owners' Alliance"; and for
    /// "Amazon Web Services" beside "Amazon", which organisation it is a part of.
    fn join_short_forms(&mut self, surfaces: &Surfaces) {
        let body = |s: &Surface| matches!(s.kind, NameKind::Organisation | NameKind::Unknown | NameKind::Medium);
        let bodies = || surfaces.all.iter().enumerate().filter(|(_, surface)| body(surface));
        let singles: FxHashMap<&str, usize> = bodies().map(|(at, s)| (s.form.as_str(), at)).collect();
        let mut by_tail: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (long, surface) in bodies() {
            let words: Vec<&str> = surface.form.split(' ').collect();
            if words.len() < 2 || words.len() > 8 {
                continue;
            }
            by_tail.entry(words[words.len() - 1]).or_default().push(long);
            let mut length = 0;
            for cut in 1..words.len() {
                length += words[cut - 1].len() + usize::from(cut > 1);
                let Some(&short) = singles.get(&surface.form[..length]) else { continue };
                let bearer = self.root(short);
                if bearer == self.root(long) || surfaces.all[bearer].kind == NameKind::Person {
                    continue;
                }
                let unit = words[cut..].iter().any(|w| lists::UNIT_TAIL.has(w));
                let tail = words[cut..]
                    .iter()
                    .all(|w| lists::COMPANY_TAIL.has(w) || lists::LEGAL.has(w) || lists::ORGANISATION.has(w));
                let long_first = surface.runs.first() <= surfaces.all[short].runs.first();
                // Named in full and from then on in short: "Orvane Components … Orvane", "Bell & Lowe … Bell".
                let introduced = |at: &usize| !surfaces.runs[*at].headline;
                let last = surface.runs.iter().rfind(|at| introduced(at));
                let first = surfaces.all[short].runs.iter().find(|at| introduced(at));
                let in_full = last.is_some_and(|last| first.is_none_or(|first| last < first));
                let firm = words[cut] == "&"
                    || (in_full
                        && (!unit || words[cut..].iter().all(|w| lists::ORGANISATION.has(w) || lists::LEGAL.has(w))));
                let short_form = tail && !unit && (long_first || surface.runs.len() == 1);
                if (short_form || firm) && !self.defined[long] {
                    self.join(short, long);
                } else {
                    self.parents.insert(long, short);
                }
                break;
            }
        }
        for (short, surface) in bodies() {
            if self.root(short) == short
                && let Some([long]) = by_tail.get(surface.form.as_str()).map(Vec::as_slice)
                && *long != short
                && surfaces.all[*long].kind != NameKind::Unknown
                && surface.runs.first() > surfaces.all[*long].runs.first()
            {
                self.join(short, *long);
            }
        }
    }

    /// One [`Named`] for each root, one [`Mention`] for each run.
    fn name(&mut self, tokens: &Tokens<'_>, surfaces: &Surfaces) -> Names {
        let mut names = Names::default();
        let mut index: FxHashMap<usize, usize> = FxHashMap::default();
        let mut weight: Vec<usize> = Vec::new();
        // Every form of each, as often as it comes; told apart at the end, when the canonical one is known.
        let mut forms: Vec<Vec<&str>> = Vec::new();
        let mut canonical: Vec<&str> = Vec::new();
        let stripped = std::mem::take(&mut self.stripped);
        for (at, surface) in surfaces.all.iter().enumerate() {
            if self.shared.contains_key(&at) {
                continue;
            }
            let root = self.root(at);
            let named = *index.entry(root).or_insert_with(|| {
                names.all.push(Named {
                    canonical: String::new(),
                    kind: NameKind::Unknown,
                    aliases: Vec::new(),
                    parent: None,
                    gender: None,
                });
                weight.push(0);
                forms.push(Vec::new());
                canonical.push("");
                names.all.len() - 1
            });
            let entry = &mut names.all[named];
            let full = stripped[at].as_str();
            if fuller(full, canonical[named], surface.kind == NameKind::Person) {
                forms[named].push(std::mem::replace(&mut canonical[named], full));
            } else {
                forms[named].push(full);
            }
            forms[named].push(&surface.form);
            if entry.kind == NameKind::Unknown || at == root && surface.kind != NameKind::Unknown {
                entry.kind = surface.kind;
            }
            entry.gender = entry.gender.or(surface.gender);
            weight[named] += surface.runs.len();
        }
        let mut placed: Vec<(usize, usize)> = Vec::with_capacity(surfaces.runs.len());
        for (at, surface) in surfaces.all.iter().enumerate() {
            if !self.shared.contains_key(&at) {
                let named = index[&self.root(at)];
                placed.extend(surface.runs.iter().map(|&run| (run, named)));
            }
        }
        for (at, bearers) in std::mem::take(&mut self.shared) {
            let candidates: Vec<usize> = bearers.iter().map(|&b| index[&self.root(b)]).collect();
            // The choice is the same for all mentions with one sort of title, however many there are.
            let mut chosen: FxHashMap<Option<Gender>, usize> = FxHashMap::default();
            for &run in &surfaces.all[at].runs {
                let title = surfaces.runs[run].title.and_then(|t| pronouns::of_address(tokens.str(t)));
                let named = *chosen.entry(title).or_insert_with(|| choose(&candidates, title, &names, &weight));
                placed.push((run, named));
            }
            for named in chosen.into_values() {
                forms[named].push(&surfaces.all[at].form);
            }
        }
        for ((entry, forms), canonical) in names.all.iter_mut().zip(forms).zip(canonical) {
            let mut seen = FxHashSet::from_iter(["", canonical]);
            entry.aliases = forms.into_iter().filter(|form| seen.insert(form)).map(str::to_owned).collect();
            entry.canonical = canonical.to_owned();
        }
        placed.sort_unstable();
        names.mentions =
            placed.iter().map(|&(run, named)| Mention { span: span_of(tokens, surfaces, run), named }).collect();
        for (&unit, &owner) in &self.parents.clone() {
            if let (Some(&unit), Some(&owner)) = (index.get(&self.root(unit)), index.get(&self.root(owner)))
                && unit != owner
            {
                names.all[unit].parent = Some(owner);
            }
        }
        names
    }
}

/// Of persons with one surname, the one whose gender the title fits and who is named most.
fn choose(candidates: &[usize], title: Option<Gender>, names: &Names, weight: &[usize]) -> usize {
    let fits = |&&c: &&usize| title.is_none() || names.all[c].gender.is_none() || names.all[c].gender == title;
    let best = candidates.iter().filter(fits).max_by_key(|&&c| (weight[c], std::cmp::Reverse(c)));
    *best.unwrap_or(&candidates[0])
}

/// Whether `form` is a better canonical form than `other`: more words, but no middle initials for a person.
fn fuller(form: &str, other: &str, person: bool) -> bool {
    let words = |s: &str| s.split(' ').filter(|w| !person || w.trim_end_matches('.').chars().count() > 1).count();
    other.is_empty() || words(form) > words(other)
}

fn ends(form: &str) -> (String, String) {
    let words: Vec<&str> =
        form.split(' ').filter(|w| !matches!(*w, "Jr" | "Jr." | "Sr" | "Sr." | "II" | "III")).collect();
    let first = words.first().copied().unwrap_or(form);
    let last = words.last().copied().unwrap_or(form);
    (lower(first).into_owned(), lower(last).into_owned())
}

/// "Kelmora N.V" → "Kelmora".
fn without_legal_form(form: &str) -> &str {
    let mut form = form.strip_suffix(".com").unwrap_or(form);
    // Letters after a person's full name.
    for honour in [" KC", " QC", " MP", " MEP", " OBE", " MBE", " CBE", " PhD"] {
        form = form.strip_suffix(honour).filter(|name| name.contains(' ')).unwrap_or(form);
    }
    while let Some((head, last)) = form.rsplit_once(' ') {
        if !lists::LEGAL.has(last) || lower(last) == "company" && head.split(' ').count() < 2 {
            break;
        }
        form = head.trim_end_matches(" &").trim_end_matches(" and");
    }
    form
}

#[derive(PartialEq)]
enum Brackets {
    Plain,
    Quoted,
}

/// Whether tokens `first..end` stand in round brackets, perhaps in marks, directly after token `before`.
fn bracketed(tokens: &Tokens<'_>, before: usize, first: usize, end: usize) -> Option<Brackets> {
    let at = |i: usize| if i < tokens.all.len() { tokens.str(i) } else { "" };
    let mut open = before;
    if at(open) == "." {
        open += 1;
    }
    if at(open) != "(" || at(end).is_empty() {
        return None;
    }
    if first == open + 1 && at(end) == ")" {
        return Some(Brackets::Plain);
    }
    let article = first == open + 3 && matches!(at(open + 2), "the");
    let marked = (first == open + 2 || article) && matches!(at(open + 1), "“" | "\"" | "‘" | "'");
    (marked && matches!(at(end), "”" | "\"" | "’" | "'")).then_some(Brackets::Quoted)
}

/// Whether the letters of `acronym` begin the words of `long`, in order.
fn abbreviates(acronym: &str, long: &str) -> bool {
    if !long.contains(' ') {
        return false;
    }
    let letters: String = acronym.split('-').next().unwrap_or(acronym).chars().filter(|c| c.is_alphabetic()).collect();
    let initials = initials_of(long);
    if letters == initials {
        return true;
    }
    let mut rest = initials.chars();
    letters.chars().count() >= 2 && letters.chars().all(|l| rest.any(|i| i == l))
}

fn initials_of(form: &str) -> String {
    form.split([' ', '-']).filter_map(|w| w.chars().next()).filter(|c| c.is_uppercase()).collect()
}

/// The run's tokens without the clitic of a possessive.
fn span_of(tokens: &Tokens<'_>, surfaces: &Surfaces, run: usize) -> Span {
    let run = &surfaces.runs[run];
    let last = tokens.all[run.end - 1].span;
    let end = last.start() + bare(last.of(tokens.text)).len();
    Span::new(tokens.all[run.first].span.start(), end)
}

/// Sub-organisations by their company: "X, the … wing of Y", "its … X unit", "Y's … division, X".
fn find_units(tokens: &Tokens<'_>, surfaces: &Surfaces, names: &mut Names) {
    let at = |i: usize| if i < tokens.all.len() { tokens.str(i) } else { "" };
    let body = |n: usize, names: &Names| matches!(names.all[n].kind, NameKind::Organisation | NameKind::Unknown);
    for index in 0..surfaces.runs.len() {
        let (named, run) = (names.mentions[index].named, &surfaces.runs[index]);
        if !body(named, names) || names.all[named].parent.is_some() {
            continue;
        }
        // What follows, after an acronym in brackets.
        let mut after = run.end;
        if at(after) == "(" && matches!(at(after + 2), ")") {
            after += 3;
        }
        let mut parent = None;
        if at(after) == "," && matches!(at(after + 1), "the" | "a" | "an") {
            let unit = (after + 2..after + 8).find(|&i| lists::UNIT.has(at(i)));
            if let Some(unit) = unit.filter(|&u| matches!(at(u + 1), "of" | "at" | "within")) {
                let owner =
                    surfaces.runs[index + 1..].iter().take(3).position(|r| r.first >= unit + 2 && r.first <= unit + 3);
                parent = owner.map(|o| names.mentions[index + 1 + o].named);
            }
        }
        // "its Amazon Web Services (AWS) unit", "its cloud computing division, AWS"
        let unit_after = (after..after + 2).any(|i| lists::UNIT.has(at(i)));
        let start = (0..5).find(|&back| {
            run.first
                .checked_sub(back + 1)
                .is_some_and(|i| matches!(at(i), "its" | "their") || at(i).ends_with("'s") || at(i).ends_with("’s"))
        });
        if parent.is_none()
            && let Some(back) = start
        {
            let owner = run.first - back - 1;
            let gap = owner + 1..run.first;
            let clean = !gap.clone().any(|i| matches!(at(i), "." | ";" | ":" | "and"));
            let unit_before = gap.clone().any(|i| lists::UNIT.has(at(i)));
            let commas = gap.clone().filter(|&i| at(i) == ",").count();
            let tight = !gap.clone().any(|i| tokens.all[i].kind == TokenKind::Mark && at(i) != ",");
            let closes = commas == 0 || unit_before && at(run.first - 1) == "," && commas == 1;
            if clean && tight && closes && (unit_after && gap.len() <= 1 || unit_before) {
                parent = owner_of(tokens, surfaces, names, index, owner);
            }
        }
        if let Some(parent) = parent.filter(|&p| p != named && body(p, names) && names.all[p].parent != Some(named)) {
            names.all[named].parent = Some(parent);
            if names.all[named].kind == NameKind::Unknown {
                names.all[named].kind = NameKind::Organisation;
            }
        }
    }
}

/// Whose "its" at token `owner` is: the possessor there, else the first body that the sentence names before it.
fn owner_of(tokens: &Tokens<'_>, surfaces: &Surfaces, names: &Names, index: usize, owner: usize) -> Option<usize> {
    let mut found = None;
    for before in (0..index).rev().take(8) {
        let run = &surfaces.runs[before];
        let between = run.end..owner;
        if between
            .clone()
            .any(|i| tokens.all[i].kind == TokenKind::Break || tokens.str(i) == "." && tokens.str(i - 1).len() > 2)
        {
            break;
        }
        let named = names.mentions[before].named;
        if matches!(names.all[named].kind, NameKind::Organisation | NameKind::Unknown) {
            found = Some(named);
            if run.end > owner {
                break;
            }
        }
    }
    found
}

/// The organisation that "the company" means: of those that are no part of another the one named most, and before
/// others one that the headline or the first sentence names. A public body is no company, and nobody is who is named
/// once in passing.
fn main(tokens: &Tokens<'_>, surfaces: &Surfaces, names: &Names) -> Option<usize> {
    let mut counts = vec![0usize; names.all.len()];
    let mut leads = vec![false; names.all.len()];
    let lead = lead_end(tokens);
    for (run, mention) in surfaces.runs.iter().zip(&names.mentions) {
        counts[mention.named] += 1;
        leads[mention.named] |= run.headline || run.first < lead;
    }
    let spoken_of = |words: &str| memmem::find(tokens.text.as_bytes(), words.as_bytes()).is_some();
    let company = ["the company", "The company", "the group", "the firm"].into_iter().any(spoken_of);
    // A name of unknown kind must be frequent, the more so where no company is spoken of.
    let score = |n: usize| {
        let named = &names.all[n];
        let lead = if leads[n] { 4 } else { 0 };
        match named.kind {
            _ if named.parent.is_some() => 0,
            NameKind::Organisation if is_public(&named.canonical) => 2 * counts[n] + lead / 2,
            NameKind::Organisation => 5 * counts[n] + lead,
            NameKind::Unknown if company => (3 * counts[n] + lead).saturating_sub(2),
            NameKind::Unknown => (2 * counts[n] + lead).saturating_sub(3),
            _ => 0,
        }
    };
    // "in Ballin": where things happen, not who does them.
    let mut located = vec![0usize; names.all.len()];
    for (run, mention) in surfaces.runs.iter().zip(&names.mentions) {
        let before = run.first.checked_sub(1).map_or("", |i| tokens.str(i));
        located[mention.named] += usize::from(matches!(before, "in" | "In" | "near" | "around" | "outside"));
    }
    let place = |n: usize| names.all[n].kind == NameKind::Unknown && located[n] * 3 >= counts[n];
    (0..names.all.len()).filter(|&n| score(n) >= 6 && !place(n)).max_by_key(|&n| (score(n), std::cmp::Reverse(n)))
}

/// The token where the first sentence of the first paragraph that is no mere line ends.
fn lead_end(tokens: &Tokens<'_>) -> usize {
    const LINE: usize = 12;
    let all = tokens.all.len();
    let mut start = 0;
    while start < all {
        let end = (start..all).find(|&i| tokens.all[i].kind == TokenKind::Break).unwrap_or(all);
        if end - start >= LINE {
            let stop = |&i: &usize| tokens.str(i) == "." && i > start && tokens.str(i - 1).len() > 2;
            return (start..end).find(stop).unwrap_or(end);
        }
        start = end + 1;
    }
    all
}

/// Whether one of the words of `name` says that its bearer is no business.
fn is_public(name: &str) -> bool {
    name.split(' ').any(|word| lists::PUBLIC.has(word))
}

/// What persons are said to be, before or after their names.
fn roles(tokens: &Tokens<'_>, surfaces: &Surfaces, names: &Names) -> Vec<Role> {
    let at = |i: usize| if i < tokens.all.len() { tokens.str(i) } else { "" };
    let is_role = |word: &str| titles::ROLES.has(bare(word)) && !titles::BODIES.has(word);
    let mut roles = Vec::new();
    for (run, mention) in surfaces.runs.iter().zip(&names.mentions) {
        if names.all[mention.named].kind != NameKind::Person {
            continue;
        }
        let mut add = |word: &str| {
            if !titles::ROLES.has(bare(word)) {
                return;
            }
            roles.push(Role { noun: lower(bare(word)).into_owned(), named: mention.named, at: mention.span.start() });
        };
        if let Some(title) = run.title {
            add(at(title));
        } else if let Some(before) = run.first.checked_sub(1) {
            if is_role(at(before)) {
                add(at(before));
            } else if at(before) == "," {
                // "The head of the museum, Rike Sandor"
                let segment =
                    (before.saturating_sub(12)..before).rev().take_while(|&i| !matches!(at(i), "," | "." | "\n"));
                if let Some(role) = segment.filter(|&i| is_role(at(i))).last() {
                    add(at(role));
                }
            }
        }
        if at(run.end) == "," {
            let segment = (run.end + 1..run.end + 12)
                .take_while(|&i| !matches!(at(i), "," | "." | "" | "\n" | "who" | "said" | "says"));
            if let Some(role) = segment.clone().find(|&i| is_role(at(i))) {
                // The last of "chief executive officer".
                let last = (role..).take_while(|&i| is_role(at(i))).last().unwrap_or(role);
                add(at(last));
            }
        }
    }
    roles
}
