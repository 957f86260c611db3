//! Who speaks: from the words that name a speaker to one canonical name.
//!
//! Full names for surnames, persons for "he" and "the president", organisations for "the company" and "it"; documents
//! and unnamed people keep their words and are typed as such, never forced onto a person.

use super::drafts::Draft;
use super::marks::Marked;
use super::units::Sentence;
use super::{QuoteKind, Speaker, SpeakerKind};
use crate::article::{Article, Span};
use crate::language::names::{self, NameKind, Names};
use crate::language::pronouns::{self, Gender, Pronoun};
use crate::language::titles;
use crate::language::wordlist::{bare, lower};
use std::collections::HashMap;

/// How many sentences a pronoun looks back.
const BACK: usize = 8;

/// Resolves the speakers of all drafts, in their order.
pub fn resolve(
    article: &Article,
    sentences: &[Sentence<'_>],
    marks: &[Marked],
    names: &Names,
    drafts: &[Draft],
) -> Vec<Option<Speaker>> {
    let mut resolver = Resolver {
        text: article.text(),
        article,
        sentences,
        names,
        outer: marks.iter().filter(|m| m.depth == 0).map(|m| m.outside).collect(),
        counts: vec![0; names.all.len()],
        said: Vec::new(),
        by_name: names.all.iter().enumerate().map(|(at, n)| (n.canonical.as_str(), at)).collect(),
    };
    for mention in &names.mentions {
        resolver.counts[mention.named] += 1;
    }
    let mut order: Vec<usize> = (0..drafts.len()).filter(|&d| drafts[d].subject.is_some()).collect();
    order.sort_by_key(|&d| (drafts[d].subject.map(Span::start), d));
    let mut speakers: Vec<Option<Speaker>> = vec![None; drafts.len()];
    for at in order {
        let Some(subject) = drafts[at].subject else { continue };
        if drafts[at].kind == QuoteKind::Scare {
            continue;
        }
        let speaker = if drafts[at].nested { resolver.speaker_inside(subject) } else { resolver.speaker(subject) };
        let speaker = speaker.map(|s| match relative(article.text(), subject, drafts[at].cue) {
            Some(who) => Speaker { span: Some(who), ..s },
            None => s,
        });
        if let Some(speaker) = speaker.as_ref().filter(|_| !drafts[at].nested) {
            resolver.said.push((subject.start(), speaker.clone()));
        }
        speakers[at] = speaker;
    }
    for (at, draft) in drafts.iter().enumerate() {
        // A chain of carried drafts leads to one with words of its own; bounded, as chains could be long.
        let (mut from, mut steps) = (draft.carried, 0);
        while let Some(source) = from
            && speakers[source].is_none()
            && steps < 64
        {
            from = drafts[source].carried;
            steps += 1;
        }
        if let Some(source) = from {
            let paragraph = |draft: &Draft| article.paragraph_at(draft.span.start()).unwrap_or(0);
            let here = paragraph(draft).abs_diff(paragraph(&drafts[source])) <= 1;
            let found = speakers[source].clone();
            speakers[at] = found.map(|s| Speaker { span: s.span.filter(|_| here), ..s });
        }
    }
    speakers
}

/// "Voss, who said": the relative is the word that stands for the speaker there, as "he" would be.
fn relative(text: &str, subject: Span, cue: Option<Span>) -> Option<Span> {
    let cue = cue.filter(|cue| subject.end() < cue.start())?;
    let between = Span::new(subject.end(), cue.start());
    let word = between.of(text).trim_start_matches(',').trim();
    matches!(word, "who" | "which" | "that").then(|| {
        let start = between.end() - between.of(text).trim_start_matches(',').trim_start().len();
        Span::new(start, start + word.len())
    })
}

struct Resolver<'a> {
    text: &'a str,
    article: &'a Article,
    sentences: &'a [Sentence<'a>],
    names: &'a Names,
    outer: Vec<Span>,
    /// How often each name is mentioned.
    counts: Vec<usize>,
    /// Who was named as a speaker so far, by place.
    said: Vec<(usize, Speaker)>,
    /// Names by their canonical form.
    by_name: HashMap<&'a str, usize>,
}

impl Resolver<'_> {
    fn speaker(&self, subject: Span) -> Option<Speaker> {
        let words = subject.of(self.text).trim();
        // "He's predicting"
        let glued = super::phrases::is_contracted(words);
        let words = words.split(['\'', '’']).next().filter(|_| glued).unwrap_or(words);
        if let Some(pronoun) = pronouns::subject(words) {
            return self.pronoun(pronoun, subject);
        }
        match lower(words).as_ref() {
            "his" => return self.pronoun(Pronoun::Person(Gender::Male), subject),
            "her" => return self.pronoun(Pronoun::Person(Gender::Female), subject),
            "its" => return self.pronoun(Pronoun::It, subject),
            "their" => return self.pronoun(Pronoun::They, subject),
            _ => {}
        }
        self.labelled(subject)
            .or_else(|| self.by_nature(subject))
            .or_else(|| self.together(subject))
            .or_else(|| self.named(subject))
            .or_else(|| self.made_by(subject))
            .or_else(|| self.described(subject))
    }

    /// "the 58-year-old", "the Irishwoman": the person before.
    fn by_nature(&self, subject: Span) -> Option<Speaker> {
        let words = subject.of(self.text);
        let noun =
            words.strip_prefix("the ").or_else(|| words.strip_prefix("The ")).filter(|noun| !noun.contains(' '))?;
        if !noun.ends_with("-year-old") && !is_compatriot(&lower(noun)) {
            return None;
        }
        self.person_before(subject.start(), None, 3).map(|person| Speaker { span: Some(subject), ..person })
    }

    /// "MS. FARR", "CHAIRMAN ODELL": a label in capitals stands for the name that the text spells otherwise.
    fn labelled(&self, subject: Span) -> Option<Speaker> {
        let words = subject.of(self.text);
        let shouted = self.text[subject.end()..].starts_with(':') && words.chars().all(|c| !c.is_lowercase());
        let last = words.rsplit(' ').next().filter(|last| shouted && last.chars().count() > 2)?;
        let bears = |name: &str| name.rsplit(' ').next().is_some_and(|word| word.to_uppercase() == last);
        let spelled = |name: &str| name.chars().any(char::is_lowercase);
        let known = self.names.all.iter().position(|named| spelled(&named.canonical) && bears(&named.canonical));
        if let Some(known) = known {
            return Some(self.of_name(known, subject));
        }
        let title = |word: &str| titles::TITLES.has(word) || titles::ABBREVIATED.has(word.trim_end_matches('.'));
        let name: Vec<String> =
            words.split(' ').filter(|word| *word == last || !title(word)).map(capitalised).collect();
        Some(Speaker { name: name.join(" "), kind: SpeakerKind::Person, span: Some(subject) })
    }

    /// "A poll by the Dialog institute", "another, by Vox and taken in May": whoever made the poll says what it finds.
    fn made_by(&self, subject: Span) -> Option<Speaker> {
        let words = subject.of(self.text);
        let (made, _) = words.split_once(" by ")?;
        let thing = made.trim_end_matches(',');
        let poll = thing.split_whitespace().any(|w| {
            matches!(
                lower(w).as_ref(),
                "poll" | "survey" | "study" | "report" | "analysis" | "another" | "one" | "research"
            )
        });
        if !poll || thing.split_whitespace().nth(6).is_some() {
            return None;
        }
        let at = subject.start() + made.len() + " by ".len();
        let article =
            ["the ", "The "].iter().find(|a| self.text[at..subject.end()].starts_with(**a)).map_or(0, |a| a.len());
        let mention = self.names.at(at + article).filter(|m| m.span.start() == at + article)?;
        let body =
            matches!(self.names.all[mention.named].kind, NameKind::Organisation | NameKind::Medium | NameKind::Unknown);
        body.then(|| self.of_name(mention.named, subject))
    }

    /// "Both Voss and Stenner said": two who say it together keep both their names. They are no one person: a group.
    fn together(&self, subject: Span) -> Option<Speaker> {
        let words = subject.of(self.text);
        let both = words.get(..5).is_some_and(|w| w.eq_ignore_ascii_case("both "));
        let names = words.get(if both { 5 } else { 0 }..)?;
        let (left, right) = names.split_once(" and ").filter(|(_, right)| !right.contains(" and "))?;
        let at = subject.start() + words.len() - names.len();
        let left = Span::new(at, at + left.len());
        let right = Span::new(subject.end() - right.len(), subject.end());
        // Each side is a name alone, known or written as one: "Voss", "Mayor Paul Stenner".
        let plain = |span: Span| {
            let words = span.of(self.text);
            let capitals = words.split_whitespace().all(|w| w.starts_with(char::is_uppercase));
            let one = self.names.inside(span).len() <= 1 && words.split_whitespace().nth(4).is_none();
            // "Both the guild and the council"
            let noun = words
                .strip_prefix("the ")
                .filter(|noun| both && self.names.inside(span).is_empty() && one && !noun.is_empty());
            if let Some(noun) = noun {
                return Some(noun.to_owned());
            }
            (capitals && one && !words.contains([',', '(', '’', '\''])).then(|| match self.names.inside(span) {
                [mention] => self.names.all[mention.named].canonical.clone(),
                _ => words.to_owned(),
            })
        };
        let (left, right) = (plain(left)?, plain(right)?);
        let whole = self.names.mentions.iter().any(|m| m.span.covers(subject) && m.span == subject);
        let apart = both || self.names.inside(subject).len() == 2;
        (apart && !whole).then(|| Speaker {
            name: format!("{left} and {right}"),
            kind: SpeakerKind::Anonymous,
            span: Some(subject),
        })
    }

    /// Who speaks inside a quotation: whom its own words name. A pronoun is the last person named there.
    fn speaker_inside(&self, subject: Span) -> Option<Speaker> {
        let words = subject.of(self.text);
        let Some(pronoun) = pronouns::subject(words.trim()) else { return self.speaker(subject) };
        let outer =
            self.outer.partition_point(|m| m.start() <= subject.start()).checked_sub(1).map(|i| self.outer[i])?;
        let before = Span::new(outer.start(), subject.start().max(outer.start()));
        let Pronoun::Person(gender) = pronoun else { return self.unnamed(subject) };
        let person = |named: usize| {
            let full = self.names.all[named].kind == NameKind::Unknown && self.names.all[named].canonical.contains(' ');
            full || self.fits(named, Some(gender))
        };
        let named = self.names.inside(before).iter().rev().find(|m| person(m.named));
        named.map(|m| self.of_name(m.named, subject)).or_else(|| self.unnamed(subject))
    }

    /// Somebody of whom only a pronoun speaks.
    fn unnamed(&self, pronoun: Span) -> Option<Speaker> {
        let name = lower(pronoun.of(self.text)).into_owned();
        Some(Speaker { name, kind: SpeakerKind::Anonymous, span: Some(pronoun) })
    }

    fn of_name(&self, named: usize, span: Span) -> Speaker {
        let entry = &self.names.all[named];
        let kind = match entry.kind {
            NameKind::Person => SpeakerKind::Person,
            NameKind::Medium => SpeakerKind::Medium,
            NameKind::Unknown if self.may_be_person(named) => SpeakerKind::Person,
            _ => SpeakerKind::Organisation,
        };
        Speaker { name: entry.canonical.clone(), kind, span: Some(span) }
    }

    /// A name that is the head of the phrase or stands in apposition to it.
    fn named(&self, subject: Span) -> Option<Speaker> {
        let mentions = self.names.inside(subject);
        let joined = mentions.windows(2).any(|pair| {
            let between = &self.text[pair[0].span.end()..pair[1].span.start()];
            matches!(between.trim(), "and" | "&" | ", and")
        });
        if joined {
            return None;
        }
        let free = mentions.iter().filter(|m| {
            let after = &self.text[m.span.end()..subject.end().max(m.span.end())];
            let before = self.text[subject.start()..m.span.start()].trim_end();
            let last = before.rsplit(|c: char| c.is_whitespace()).next().unwrap_or("");
            let owner =
                after.starts_with("'s") || after.starts_with("’s") || after.starts_with('’') || after.starts_with('\'');
            let tied = matches!(
                last,
                "of" | "for" | "at" | "from" | "with" | "to" | "by" | "in" | "on" | "the" | "about" | "behind" | "near"
            ) && before.split_whitespace().nth(1).is_some();
            !owner && !tied
        });
        let free: Vec<_> = free.collect();
        let person = free.iter().rev().find(|m| self.names.all[m.named].kind == NameKind::Person);
        if let Some(person) = person {
            return Some(self.of_name(person.named, subject));
        }
        // A name that a common noun follows only describes it: "Amazon spokespeople".
        let last = free.last()?;
        let rest = self.text[last.span.end()..subject.end()].trim_start_matches([')', '.', '"', '”']).trim();
        let aside = rest.is_empty()
            || rest.starts_with([',', '('])
            || rest.split_whitespace().next().is_some_and(|w| matches!(w, "of" | "in" | "at" | "from"));
        aside.then(|| self.of_name(last.named, subject))
    }

    /// A phrase without a name at its head: people, a body, a document.
    fn described(&self, subject: Span) -> Option<Speaker> {
        let words: Vec<&str> = subject.of(self.text).split_whitespace().collect();
        let first = lower(words.first()?).into_owned();
        let head = head(&words);
        let noun = lower(bare(head.trim_matches(|c: char| !c.is_alphanumeric()))).into_owned();
        let definite = matches!(first.as_str(), "the" | "its" | "his" | "her" | "their" | "our" | "this")
            || bare(words[0]) != words[0];
        let name = self.plain(subject, &words);
        let unnamed = |kind| Some(Speaker { name: name.clone(), kind, span: Some(subject) });
        if definite
            && words.len() <= 4
            && let Some(speaker) = self.body(&noun, subject)
        {
            return Some(speaker);
        }
        if titles::BODIES.has(&noun) {
            return unnamed(SpeakerKind::Organisation);
        }
        let spokes = noun.starts_with("spokes")
            || matches!(noun.as_str(), "source" | "witness" | "representative" | "insider" | "person" | "aide");
        // "The captain's widow" is somebody else than the person before.
        let owned = words.iter().any(|word| bare(word) != *word);
        if definite && first != "his" && first != "her" && titles::ROLES.has(&noun) && !spokes && !owned {
            if let Some(person) = self.by_role(&noun, subject.start()) {
                return Some(self.of_name(person, subject));
            }
            // "The Prime Minister", whom nobody has named: not whoever spoke last.
            let office = words.len() > 2 && words[1..].iter().all(|word| word.starts_with(char::is_uppercase));
            if first == "the"
                && !office
                && let Some(person) = self.person_before(subject.start(), None, 3)
            {
                return Some(Speaker { span: Some(subject), ..person });
            }
        }
        if titles::ROLES.has(&noun) || titles::GROUPS.has(&noun) {
            return unnamed(SpeakerKind::Anonymous);
        }
        if titles::DOCUMENTS.has(&noun) {
            return unnamed(SpeakerKind::Document);
        }
        if head.starts_with(char::is_uppercase) {
            return unnamed(if words.len() >= 2 { SpeakerKind::Person } else { SpeakerKind::Organisation });
        }
        unnamed(SpeakerKind::Anonymous)
    }

    /// The words without article; in lower case where only the sentence's start made a capital.
    fn plain(&self, subject: Span, words: &[&str]) -> String {
        let skip = usize::from(words.len() > 1 && matches!(lower(words[0]).as_ref(), "the" | "a" | "an"));
        // "Voss's claim": the owner speaks.
        let name = words[skip..].join(" ");
        let cut =
            if head(words) == words[words.len() - 1].trim_end_matches([',', '.']) { None } else { after_head(words) };
        let mut name =
            bare(cut.and_then(|tail| name.strip_suffix(tail)).map_or(name.as_str(), str::trim_end)).to_owned();
        let at = subject.start();
        let opens = self.article.sentence_at(at).is_some_and(|s| s.start() == at);
        let shouted = name.chars().all(|c| !c.is_lowercase());
        let common = titles::GROUPS.has(words[0])
            || titles::BODIES.has(words[0])
            || titles::DOCUMENTS.has(words[0])
            || titles::ROLES.has(words[0]);
        if skip == 0
            && opens
            && !shouted
            && (common || self.names.at(at).is_none() && words.len() > 1 && words[1].starts_with(char::is_lowercase))
        {
            let (first, rest) = name.split_at(name.chars().next().map_or(0, char::len_utf8));
            name = first.to_lowercase() + rest;
        }
        name
    }

    /// "the company", "the union", "the agency": the organisation that such a noun means.
    fn body(&self, noun: &str, subject: Span) -> Option<Speaker> {
        let at = subject.start();
        if matches!(
            noun,
            "company"
                | "firm"
                | "group"
                | "business"
                | "retailer"
                | "giant"
                | "manufacturer"
                | "carrier"
                | "operator"
                | "bank"
                | "airline"
        ) {
            let opener =
                self.bare_name(at).map(|name| Speaker { name, kind: SpeakerKind::Organisation, span: Some(subject) });
            return opener.or_else(|| self.company(at).map(|n| self.of_name(n, subject)));
        }
        if !titles::BODIES.has(noun) || noun.len() < 4 {
            return None;
        }
        let bears = |n: usize| {
            let entry = &self.names.all[n];
            matches!(entry.kind, NameKind::Organisation | NameKind::Medium | NameKind::Unknown)
                && entry.canonical.split(' ').any(|w| w.eq_ignore_ascii_case(noun))
        };
        let before = self.names.mentions.partition_point(|m| m.span.start() < at);
        let found = self.names.mentions[before.saturating_sub(200)..before]
            .iter()
            .rev()
            .map(|m| m.named)
            .find(|&n| bears(n))?;
        Some(self.of_name(found, subject))
    }

    /// A capitalised word that opens the sentence and is not known as a name: "Kelmora denies it: …, the company says."
    fn bare_name(&self, at: usize) -> Option<String> {
        let sentence = self.sentences.get(self.sentence_index(at))?;
        let first = sentence.units.first()?;
        let word = sentence.word(0);
        let unknown =
            first.capital && first.flags == 0 && first.class.is_none() && self.names.at(first.span.start()).is_none();
        let common = titles::GROUPS.has(word)
            || titles::BODIES.has(word)
            || titles::ROLES.has(word)
            || titles::DOCUMENTS.has(word);
        let verb = sentence.word(1).ends_with('s') && sentence.has(2, super::units::DET);
        (unknown && !common && verb && first.span.end() < at && !word.ends_with('s')).then(|| word.to_owned())
    }

    /// The main organisation where it is plainly the story's; else the last company named before `at`.
    fn company(&self, at: usize) -> Option<usize> {
        if let Some(main) = self.names.main.filter(|&n| self.counts[n] >= 5) {
            return Some(main);
        }
        let before = self.names.mentions.partition_point(|m| m.span.start() < at);
        let public = |n: usize| {
            let name = &self.names.all[n].canonical;
            name.split(' ').any(|w| {
                matches!(
                    lower(w).as_ref(),
                    "alliance"
                        | "union"
                        | "council"
                        | "agency"
                        | "ministry"
                        | "department"
                        | "institute"
                        | "university"
                        | "police"
                        | "party"
                        | "committee"
                        | "workers'"
                )
            })
        };
        let fits = |n: usize| self.names.all[n].kind == NameKind::Organisation && !public(n);
        let main = self.names.main.filter(|&n| self.counts[n] >= 2 && fits(n));
        let last =
            self.names.mentions[before.saturating_sub(100)..before].iter().rev().map(|m| m.named).find(|&n| fits(n));
        // A passing name gives way to the one that the story is about.
        let passing = |n: usize| main.is_some_and(|m| self.counts[m] > self.counts[n]);
        last.filter(|&n| !passing(n)).or(main).or(self.names.main)
    }

    fn by_role(&self, noun: &str, at: usize) -> Option<usize> {
        let before = self.names.roles.partition_point(|r| r.at < at);
        let window = &self.names.roles[before.saturating_sub(200)..before];
        let role = window.iter().rev().find(|r| r.noun == noun);
        role.or_else(|| self.names.roles[before..].iter().take(50).find(|r| r.noun == noun)).map(|r| r.named)
    }

    fn pronoun(&self, pronoun: Pronoun, span: Span) -> Option<Speaker> {
        let at = span.start();
        let found = match pronoun {
            Pronoun::Person(gender) => self.unnamed_person(at).or_else(|| self.person_before(at, Some(gender), BACK)),
            Pronoun::It => self.body_before(at),
            Pronoun::They => self.group_before(at),
            Pronoun::Own => {
                let outlet = self.article.metadata.outlet.clone();
                outlet.map(|name| Speaker { name, kind: SpeakerKind::Medium, span: None })
            }
        };
        found.map(|s| Speaker { span: Some(span), ..s }).or_else(|| self.unnamed(span))
    }

    fn sentence_index(&self, at: usize) -> usize {
        self.sentences.partition_point(|s| s.units[0].span.start() <= at).saturating_sub(1)
    }

    fn sentence_span(&self, index: usize) -> Span {
        let units = &self.sentences[index].units;
        units[0].span.join(units[units.len() - 1].span)
    }

    fn in_marks(&self, at: usize) -> bool {
        let after = self.outer.partition_point(|m| m.start() <= at);
        after.checked_sub(1).is_some_and(|i| self.outer[i].contains(at))
    }

    fn fits(&self, named: usize, gender: Option<Gender>) -> bool {
        let entry = &self.names.all[named];
        let person = entry.kind == NameKind::Person || self.may_be_person(named);
        person && (gender.is_none() || entry.gender.is_none() || entry.gender == gender)
    }

    /// A name of two words or more of which nothing else is known.
    fn may_be_person(&self, named: usize) -> bool {
        let entry = &self.names.all[named];
        entry.kind == NameKind::Unknown
            && entry.canonical.contains(' ')
            && !entry.canonical.chars().any(|c| c.is_ascii_digit())
            && !names::is_body(&entry.canonical)
    }

    /// "A fisherman at the next boat put it bluntly: …, he said": an unnamed person opens the sentence.
    fn unnamed_person(&self, at: usize) -> Option<Speaker> {
        self.unnamed_opening(self.sentence_index(at), at)
    }

    /// The unnamed person that opens sentence `index`, before `at`.
    fn unnamed_opening(&self, index: usize, at: usize) -> Option<Speaker> {
        let sentence = self.sentences.get(index)?;
        let phrase = super::phrases::phrase_starting(sentence, 0)?;
        let opens = matches!(lower(sentence.word(0)).as_ref(), "a" | "an" | "one" | "another");
        let head = sentence.word(super::phrases::head_of(sentence, &phrase));
        let span = sentence.span(phrase);
        let unnamed = opens && titles::ROLES.has(head) && span.end() < at && self.names.inside(span).is_empty();
        unnamed.then(|| {
            let words: Vec<&str> = span.of(self.text).split_whitespace().collect();
            Speaker { name: self.plain(span, &words), kind: SpeakerKind::Anonymous, span: None }
        })
    }

    /// The person that a pronoun at `at` most likely means: of its own sentence, else of those before.
    fn person_before(&self, at: usize, gender: Option<Gender>, back: usize) -> Option<Speaker> {
        let here = self.sentence_index(at);
        for index in (here.saturating_sub(back)..=here).rev() {
            let span = self.sentence_span(index);
            let end = span.end().min(at);
            // Who spoke last there.
            let from = self.said.partition_point(|(p, _)| *p < span.start());
            let to = self.said.partition_point(|(p, _)| *p < end);
            let spoke = self.said[from..to.max(from)].iter().rev().map(|(_, s)| s).find(|s| {
                s.kind == SpeakerKind::Person
                    && self.by_name.get(s.name.as_str()).is_some_and(|&n| self.fits(n, gender))
            });
            if let Some(speaker) = spoke {
                return Some(speaker.clone());
            }
            // "A woman who lives above the shop described it. …, she said."
            let last = self.said[from..to.max(from)].last().map(|(_, s)| s);
            if let Some(unnamed) = last.filter(|s| index < here && gender.is_some_and(|g| is_one_person(s, g))) {
                return Some(unnamed.clone());
            }
            // "A former team-mate is less surprised. “…,” he said."
            let same = self.sentences[index].paragraph == self.sentences[here].paragraph;
            let opening = || self.unnamed_opening(index, at).filter(|s| gender.is_none_or(|g| is_one_person(s, g)));
            if index < here
                && same
                && let Some(unnamed) = opening()
            {
                return Some(unnamed);
            }
            // "Asked whether Stenner would stay, he said no": not Stenner.
            let asked = self.sentences[index].is(0, "asked") || self.sentences[index].is(1, "asked");
            if index == here && asked {
                continue;
            }
            let mentions = self.names.inside(Span::new(span.start(), end.max(span.start())));
            let outside = mentions.iter().filter(|m| !self.in_marks(m.span.start()) && self.fits(m.named, gender));
            if let Some(first) = outside.min_by_key(|m| m.span.start()) {
                return Some(self.of_name(first.named, first.span));
            }
        }
        None
    }

    /// What "it" means: the last body that spoke or was named in this or the sentence before.
    fn body_before(&self, at: usize) -> Option<Speaker> {
        let here = self.sentence_index(at);
        for index in (here.saturating_sub(2)..=here).rev() {
            let sentence = &self.sentences[index];
            // "PORT ELLIS (Northern Press) - The yard will close, it said": not the agency.
            let opens = super::rules::content::after_dateline(sentence).min(sentence.units.len() - 1);
            let span = Span::new(sentence.units[opens].span.start(), self.sentence_span(index).end());
            let end = span.end().min(at);
            if end > span.start()
                && let Some(phrase) = super::phrases::phrase_starting(sentence, opens)
            {
                let phrase_span = sentence.span(phrase.clone());
                let head = sentence.word(super::phrases::head_of(sentence, &phrase));
                if phrase_span.end() <= end && (titles::BODIES.has(head) || titles::DOCUMENTS.has(head)) {
                    return self.named(phrase_span).or_else(|| self.described(phrase_span));
                }
            }
            let mentions = self.names.inside(Span::new(span.start(), end.max(span.start())));
            let body = mentions.iter().find(|m| {
                matches!(self.names.all[m.named].kind, NameKind::Organisation | NameKind::Medium | NameKind::Unknown)
                    && !self.in_marks(m.span.start())
            });
            if let Some(body) = body {
                return Some(self.of_name(body.named, body.span));
            }
        }
        None
    }

    /// What "they" means: the last group or body that spoke.
    fn group_before(&self, at: usize) -> Option<Speaker> {
        let here = self.sentence_index(at);
        let from = self.sentence_span(here.saturating_sub(3)).start();
        // "Police have revised their count. They now say …"
        for index in (here.saturating_sub(1)..=here).rev() {
            let sentence = &self.sentences[index];
            if sentence.paragraph != self.sentences[here].paragraph {
                continue;
            }
            let Some(phrase) = super::phrases::phrase_starting(sentence, 0) else { continue };
            let head = sentence.word(super::phrases::head_of(sentence, &phrase));
            let span = sentence.span(phrase);
            let group = titles::GROUPS.has(head) || titles::BODIES.has(head);
            let spoke = self.said.iter().rev().take(12).any(|(p, _)| *p > span.end() && *p < at);
            if group && span.end() < at && !spoke {
                return self.named(span).or_else(|| self.described(span));
            }
        }
        let recent = self.said.iter().rev().take(12).filter(|(p, _)| *p >= from && *p < at).map(|(_, s)| s);
        recent.clone().find(|s| s.kind != SpeakerKind::Person).cloned()
    }
}

/// "ODELL" as "Odell", "O'DELL-MARSH" as "O'Dell-Marsh".
fn capitalised(word: &str) -> String {
    let mut inside = false;
    let spelled = word.chars().flat_map(|c| {
        let small = std::mem::replace(&mut inside, c.is_alphabetic());
        if small { c.to_lowercase().collect::<Vec<_>>() } else { vec![c] }
    });
    spelled.collect()
}

/// "irishman", "frenchwoman"
fn is_compatriot(noun: &str) -> bool {
    noun.strip_suffix("woman").or_else(|| noun.strip_suffix("man")).is_some_and(|land| {
        land.ends_with("ish")
            || land.ends_with("sh")
            || land.ends_with("ch")
            || matches!(land, "yorkshire" | "corn" | "scots")
    })
}

/// A participle at the end of a phrase, which tells nothing without what follows it: "a study published".
fn after_head<'a>(words: &[&'a str]) -> Option<&'a str> {
    let last = words.last().copied().filter(|_| words.len() > 2)?;
    (last.len() > 4 && last.ends_with("ed") || matches!(last, "seen" | "written" | "shown")).then_some(last)
}

/// Whether an unnamed speaker is a single person whom a pronoun of `gender` can mean: "a woman", "one of the officials".
fn is_one_person(speaker: &Speaker, gender: Gender) -> bool {
    let words: Vec<&str> = speaker.name.split_whitespace().collect();
    let Some(first) = words.first() else { return false };
    let noun = lower(bare(head(&words))).into_owned();
    let one = first.eq_ignore_ascii_case("one");
    let other = match gender {
        Gender::Female => {
            matches!(noun.as_str(), "man" | "father" | "spokesman" | "boy" | "husband" | "son" | "businessman")
        }
        Gender::Male => matches!(noun.as_str(), "woman" | "mother" | "spokeswoman" | "girl" | "wife" | "daughter"),
    };
    let person = titles::ROLES.has(&noun) || matches!(noun.as_str(), "man" | "woman");
    speaker.kind == SpeakerKind::Anonymous && !other && (one || person && !noun.ends_with('s'))
}

/// The head of a phrase in words: the last one before a preposition or a comma.
fn head<'a>(words: &[&'a str]) -> &'a str {
    let mut head = words[0];
    for (at, word) in words.iter().enumerate() {
        let post = matches!(
            *word,
            "of" | "for"
                | "at"
                | "from"
                | "with"
                | "in"
                | "on"
                | "to"
                | "by"
                | "who"
                | "familiar"
                | "close"
                | "briefed"
                | "behind"
                | "near"
                | "reviewed"
                | "within"
        );
        // "a study published on Thursday", "documents seen by …"
        let participle = word.len() > 4 && word.ends_with("ed") && word.starts_with(char::is_lowercase)
            || matches!(*word, "seen" | "written" | "shown");
        if at > 0 && (post || participle && at + 1 == words.len()) {
            break;
        }
        head = word;
        if word.ends_with(',') {
            break;
        }
    }
    head.trim_end_matches([',', '.'])
}
