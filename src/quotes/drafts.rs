//! From attributions to quotes without names: which words, of which kind, after which words that name a speaker.
//!
//! Gives every stretch between marks to the closest attribution around it, lets quotations that stand alone take the
//! speaker of the text around them, and leaves the rest as scare quotes.

use super::QuoteKind;
use super::marks::Marked;
use super::nested::Nested;
use super::rules::{Attribution, RULES};
use super::transcript::{self, Line};
use super::units::Sentence;
use crate::article::{Article, ParagraphKind, Span};
use crate::language::cues::{self, CueClass};
use crate::language::pronouns;

/// A quote whose speaker is not resolved yet.
#[derive(Clone, Debug)]
pub struct Draft {
    pub span: Span,
    pub kind: QuoteKind,
    pub content: Span,
    pub subject: Option<Span>,
    pub cue: Option<Span>,
    /// The draft whose speaker says this too (an index into the drafts).
    pub carried: Option<usize>,
    /// The index of its sentence.
    pub sentence: usize,
    /// Whether it stands inside another quotation.
    pub nested: bool,
}

/// Headline quotations looked up in the body, at most.
const ECHOES: usize = 16;

/// Units before an attribution inserted in a clause, at most.
const LEAD: usize = 24;

/// Builds the drafts of an article, in order of their starts, disjoint or nested.
pub fn of(article: &Article, sentences: &[Sentence<'_>], marks: &[Marked], nested: &[Nested]) -> Vec<Draft> {
    let mut builder = Builder {
        text: article.text(),
        reader: super::model::bundled().map(super::model::Reader::new),
        marks,
        outer: (0..marks.len()).filter(|&m| marks[m].depth == 0).collect(),
        title: titles(sentences, marks.len()),
        owner: vec![None; marks.len()],
        wide: Vec::new(),
        own_words: Vec::new(),
        drafts: Vec::new(),
        placed: vec![None; marks.len()],
        introduced: vec![None; sentences.len()],
        last_in: vec![None; sentences.len()],
    };
    let mut lines = transcript::find(article);
    lines.extend(
        transcript::headline(article, sentences).filter(|line| lines.iter().all(|l| l.paragraph != line.paragraph)),
    );
    lines.sort_by_key(|line| line.paragraph);
    builder.own_words.extend(lines.iter().map(|line| line.paragraph));
    for (index, sentence) in sentences.iter().enumerate() {
        builder.attribute(sentences, index, sentence);
        if let Some((block, _)) = builder.block(article, sentences, index)
            && let Err(place) = builder.own_words.binary_search(&block)
        {
            builder.own_words.insert(place, block);
        }
    }
    for (index, sentence) in sentences.iter().enumerate() {
        builder.governed(index, sentence);
    }
    builder.give_lines(sentences, &lines);
    builder.place_marks();
    builder.place_wide();
    for (index, sentence) in sentences.iter().enumerate() {
        builder.stand_alone(sentences, index, sentence);
    }
    for index in 0..sentences.len() {
        if let (Some((_, span)), Some(voice)) = (builder.block(article, sentences, index), builder.introduced[index]) {
            builder.report(span, voice.subject, voice.cue, index + 1);
        }
    }
    builder.transcribe(sentences, &lines);
    builder.echoes(article);
    builder.scare(sentences);
    builder.nested(nested);
    settle(builder.drafts)
}

/// Which stretches the sentences read as words of their own: names in marks.
fn titles(sentences: &[Sentence<'_>], count: usize) -> Vec<bool> {
    let mut title = vec![true; count];
    for unit in sentences.iter().flat_map(|s| &s.units) {
        if let super::units::UnitKind::Quote(mark) = unit.kind {
            title[mark] = false;
        }
    }
    title
}

/// What the rules find in a sentence, by their cues.
pub fn found_in(sentence: &Sentence<'_>) -> Vec<Attribution> {
    let mut found: Vec<Attribution> = Vec::new();
    for rule in RULES {
        let mut new = (rule.find)(sentence);
        if rule.yields {
            let known = |said: Span| found.iter().filter_map(|a| a.content).any(|c| c.overlaps(said));
            new.retain(|a| !a.content.is_some_and(known));
        }
        found.append(&mut new);
    }
    found.sort_by_key(|a| (a.cue.map(Span::start), a.content.map(Span::start)));
    found
}

struct Builder<'a> {
    text: &'a str,
    reader: Option<super::model::Reader<'static>>,
    marks: &'a [Marked],
    /// The stretches outside all others, in order.
    outer: Vec<usize>,
    /// Of each stretch, whether it is the name of a programme, a book or a paper.
    title: Vec<bool>,
    /// Of each stretch, the best attribution so far.
    owner: Vec<Option<Owner>>,
    /// Contents with marks and other words in them, which another's words may take the marks from.
    wide: Vec<(Span, Attribution, usize)>,
    drafts: Vec<Draft>,
    /// Paragraphs without marks that are somebody's own words, as far as they are known.
    own_words: Vec<usize>,
    /// Of each stretch, its draft.
    placed: Vec<Option<usize>>,
    /// The attribution that a sentence's closing colon hands to what follows.
    introduced: Vec<Option<Introduction>>,
    /// The last draft of each sentence.
    last_in: Vec<Option<usize>>,
}

#[derive(Clone, Copy, Debug)]
struct Owner {
    content: Span,
    subject: Option<Span>,
    cue: Option<Span>,
    sentence: usize,
    carried: Option<usize>,
    /// Nothing but marks stands in the content.
    alone: bool,
    /// Believed or wanted, or only after a colon: gives way to what is said.
    thought: bool,
    /// What somebody says of a voice inside it belongs to the one who says it: "would call", "which she called".
    echoed: bool,
}

#[derive(Clone, Copy, Debug)]
struct Introduction {
    subject: Option<Span>,
    cue: Option<Span>,
}

impl Owner {
    /// Whether this attribution of a stretch is better than `other`: the closer one, unless that only echoes this one.
    fn goes_before(&self, other: &Owner) -> bool {
        let around = |outer: &Owner, inner: &Owner| inner.cue.is_some_and(|cue| outer.content.covers(cue));
        if around(self, other) && (other.echoed || other.thought) && !self.thought {
            return true;
        }
        if around(other, self) && (self.echoed || self.thought) && !other.thought {
            return false;
        }
        if self.thought == other.thought { self.content.len() < other.content.len() } else { other.thought }
    }
}

impl Builder<'_> {
    /// Whether a voice inside what somebody else says has no words of its own there: what it would say, or a pronoun for
    /// the one who speaks ("she said she found it “brave”", "what she called “brave”", but not "“Brave,” she said").
    fn is_echoed(&self, attribution: &Attribution, words_beside: bool) -> bool {
        let modal = attribution.cue.is_some_and(|cue| {
            cue.of(self.text).split_whitespace().any(|word| {
                matches!(word, "would" | "could" | "should" | "will" | "might" | "may" | "can" | "must" | "to")
            })
        });
        let pronoun = attribution.subject.is_some_and(|subject| {
            let what = self.text[..subject.start()].trim_end().ends_with(" what");
            pronouns::subject(subject.of(self.text)).is_some() && (words_beside || what)
        });
        modal || pronoun
    }

    /// The outer stretches that overlap `span`.
    fn marks_in(&self, span: Span) -> &[usize] {
        let start = self.outer.partition_point(|&m| self.marks[m].outside.end() <= span.start());
        let end = self.outer.partition_point(|&m| self.marks[m].outside.start() < span.end());
        &self.outer[start..end.max(start)]
    }

    fn attribute(&mut self, sentences: &[Sentence<'_>], index: usize, sentence: &Sentence<'_>) {
        let mut found = found_in(sentence);
        if let Some(reader) = &mut self.reader {
            found = reader.revise(sentence, found);
            found.sort_by_key(|a| (a.cue.map(Span::start), a.content.map(Span::start)));
        }
        let ends_open = sentence.mark(sentence.units.len() - 1, ":");
        if ends_open {
            let voice = found.iter().rev().find(|a| a.subject.is_some());
            let voice = voice.map(|a| Introduction { subject: a.subject, cue: a.cue });
            self.introduced[index] = voice.or_else(|| introduction(sentence));
        }
        for attribution in &found {
            if self.is_told_of_oneself(attribution, &found) || self.is_own_voice(sentence, attribution) {
                continue;
            }
            match attribution.content {
                Some(content) => {
                    let content = self.before_next_verb(sentence, &found, attribution, content);
                    for part in self.parts(content) {
                        self.content(sentence, index, part, attribution);
                    }
                }
                None if !ends_open => self.give_to_sentence_before(sentences, index, attribution),
                None => {}
            }
        }
    }

    /// "MARSH: I think that we stay": inside somebody's own words, what they say of themselves is no other report.
    fn is_own_voice(&self, sentence: &Sentence<'_>, attribution: &Attribution) -> bool {
        let words = attribution.subject.map_or("", |subject| subject.of(self.text));
        let own = pronouns::subject(words) == Some(pronouns::Pronoun::Own) || matches!(words, "you" | "You" | "me");
        let whole = attribution.cue.is_some_and(|cue| cue.of(self.text) == ":");
        (own || whole) && self.own_words.binary_search(&sentence.paragraph).is_ok()
    }

    /// "Voss said she hoped it would rain": she says so; her hope is not another report.
    fn is_told_of_oneself(&self, attribution: &Attribution, found: &[Attribution]) -> bool {
        let Some(subject) = attribution.subject else { return false };
        let pronoun = pronouns::subject(subject.of(self.text)).is_some();
        let marked = attribution.content.is_some_and(|content| !self.marks_in(content).is_empty());
        pronoun
            && !marked
            && found.iter().any(|outer| {
                let said = matches!(outer.class, CueClass::Say | CueClass::Tell | CueClass::Report);
                let opens = outer.content.is_some_and(|content| content.start() == subject.start());
                let inside = outer.content.is_some_and(|content| content.covers(subject));
                said && (opens || inside && attribution.class == CueClass::Think)
                    && outer.subject != attribution.subject
            })
    }

    /// "… that it was so, and that “this is the price”": each clause on its own, where one of them has marks.
    fn parts(&self, content: Span) -> Vec<Span> {
        let words = content.of(self.text);
        let marked = self.marks_in(content);
        let cut = [", and that ", ", but that ", " and that "]
            .iter()
            .find_map(|joint| words.find(joint).map(|at| (at, joint.len())));
        match cut {
            Some((at, length))
                if !marked.is_empty()
                    && !marked.iter().any(|&m| self.marks[m].outside.contains(content.start() + at)) =>
            {
                vec![
                    Span::new(content.start(), content.start() + at),
                    Span::new(content.start() + at + length, content.end()),
                ]
            }
            _ => vec![content],
        }
    }

    /// "Voss said it was late and added that it rained": what is said ends where the next verb of the same speaker begins.
    fn before_next_verb(
        &self,
        sentence: &Sentence<'_>,
        found: &[Attribution],
        attribution: &Attribution,
        content: Span,
    ) -> Span {
        let next =
            found.iter().filter(|a| a.subject.is_some() && a.subject == attribution.subject).filter_map(|a| a.cue);
        for cue in next.filter(|cue| content.covers(*cue) && attribution.cue != Some(*cue)) {
            let verb = super::model::units_in(sentence, cue).start;
            let joint = verb.checked_sub(1).filter(|&j| matches!(sentence.word(j), "and" | "but"));
            if let Some(joint) = joint.filter(|&j| sentence.units[j].span.start() > content.start()) {
                return Span::new(content.start(), sentence.units[joint - 1].span.end());
            }
        }
        content
    }

    /// "The mill, Voss said on Monday, is lost": the words before and after the attribution that stands inside them.
    fn around(&self, sentence: &Sentence<'_>, content: Span, attribution: &Attribution) -> Option<(Span, Span)> {
        let inner = attribution.cue?.join(attribution.subject?);
        if content.start() >= inner.end() {
            let first = self.led_by(sentence, inner, content)?;
            return Some((first, content));
        }
        if inner.start() <= content.start() || inner.end() >= content.end() {
            return None;
        }
        let before = self.text[content.start()..inner.start()].trim_end();
        let after = &self.text[inner.end()..content.end()];
        // An address, a time or a place may stand between the verb and the comma.
        let comma = after.find([',', '—', '–']).filter(|&c| after[..c].split_whitespace().nth(8).is_none())?;
        let cut = before.ends_with([',', '—', '–', '”', '"', '’', '\'']) && inner.len() < 120;
        let first = Span::new(content.start(), content.start() + before.len());
        // "The mill is lost, Voss said – twice as much as the last one": the writer goes on.
        let marked = !self.marks_in(Span::new(inner.end() + comma, content.end())).is_empty();
        let rest = if after[comma..].starts_with(',') || marked {
            Span::new(inner.end() + comma, content.end())
        } else {
            first
        };
        cut.then_some((first, rest))
    }

    /// "For decades, Voss noted, the mill has stood": the words before an inserted attribution, where only what follows it
    /// was taken for said.
    fn led_by(&self, sentence: &Sentence<'_>, inner: Span, content: Span) -> Option<Span> {
        let units = super::model::units_in(sentence, inner);
        let comma = units.start.checked_sub(1).filter(|&c| c > 0 && sentence.mark(c, ","))?;
        let after = self.text[inner.end()..content.start()].trim_end();
        let inserted =
            after.ends_with(',') || after.is_empty() && self.text[..content.start()].trim_end().ends_with(',');
        let plain =
            (0..comma).all(|i| !sentence.is_quote(i) && !sentence.mark(i, ";:—–") && sentence.class(i).is_none());
        // "In a note to staff, Voss said, “We stay.”": when it was said; "Ron Hale, R-Ulm, said": who says it.
        let said = content.of(self.text).trim_start();
        let whole = said.starts_with(['“', '"', '«', '\'', '‘']) && said.chars().nth(1).is_some_and(char::is_uppercase);
        let name = (0..comma).all(|i| sentence.capital(i) || !sentence.is_word(i));
        let short = units.len() <= 8 && !sentence.word(units.end - 1).ends_with("ing");
        (inserted && plain && !whole && !name && short && comma <= LEAD).then(|| sentence.span(0..comma))
    }

    fn content(&mut self, sentence: &Sentence<'_>, index: usize, content: Span, attribution: &Attribution) {
        let (first, rest) = self.around(sentence, content, attribution).unwrap_or((content, content));
        let inside: Vec<usize> = self.marks_in(content).iter().copied().filter(|&m| !self.title[m]).collect();
        let words_beside = self.has_words_beside(content, &inside, attribution);
        for &mark in &inside {
            let colon = attribution.cue.is_some_and(|c| c.of(self.text) == ":");
            let labelled = colon && attribution.class == CueClass::Say;
            let thought = attribution.class == CueClass::Think || colon && !labelled;
            let part = if first.covers(self.marks[mark].inside) { first } else { rest };
            let new = Owner {
                content: if part.covers(self.marks[mark].inside) { part } else { content },
                subject: attribution.subject,
                cue: attribution.cue,
                sentence: index,
                carried: None,
                alone: !words_beside,
                thought,
                echoed: self.is_echoed(attribution, words_beside),
            };
            if self.owner[mark].is_none_or(|old| labelled || new.goes_before(&old)) {
                self.owner[mark] = Some(new);
            }
        }
        // Only for what is plainly said: not "praised", not "according to" a paper that passes it on.
        let said = matches!(attribution.class, CueClass::Say | CueClass::Tell | CueClass::Report)
            && attribution.cue.is_none_or(|cue| !cue.of(self.text).ends_with("to"));
        let opens = inside.first().is_some_and(|&m| self.marks[m].outside.start() <= content.start());
        if words_beside && said && !inside.is_empty() && !opens {
            self.wide.push((first, *attribution, index));
        }
        let parts = if first == rest { vec![first] } else { vec![first, rest] };
        for part in parts {
            let span = trim(self.text, part);
            if inside.iter().any(|&m| part.overlaps(self.marks[m].outside))
                || span.of(self.text).split_whitespace().nth(1).is_none()
            {
                continue;
            }
            self.report(span, attribution.subject, attribution.cue, index);
        }
    }

    /// Whether the content has words outside its marks that are not the attribution's own.
    fn has_words_beside(&self, content: Span, inside: &[usize], attribution: &Attribution) -> bool {
        let mut at = content.start();
        let mut gaps = Vec::new();
        for &mark in inside {
            gaps.push(Span::new(at, self.marks[mark].outside.start().max(at)));
            at = self.marks[mark].outside.end().max(at);
        }
        gaps.push(Span::new(at.min(content.end()), content.end()));
        gaps.iter().any(|gap| {
            let own = attribution.cue.is_some_and(|c| gap.covers(c));
            !own && gap.of(self.text).chars().any(char::is_alphanumeric)
        })
    }

    fn push(&mut self, draft: Draft) -> usize {
        self.last_in[draft.sentence] = Some(self.drafts.len());
        self.drafts.push(draft);
        self.drafts.len() - 1
    }

    /// "“Why?” Quill asked.": the quotation ended its own sentence.
    fn give_to_sentence_before(&mut self, sentences: &[Sentence<'_>], index: usize, attribution: &Attribution) {
        let Some(before) = index.checked_sub(1).map(|i| &sentences[i]) else { return };
        let Some(super::units::UnitKind::Quote(mark)) = before.units.last().map(|u| u.kind) else { return };
        // "“We stay.”", and in a line of its own "- Anna Voss, baker"
        let signs = attribution.cue.is_some_and(|cue| matches!(cue.of(self.text), "-" | "—" | "–" | "―"));
        let near = before.paragraph == sentences[index].paragraph || signs && before.units.len() == 1;
        if near && self.owner[mark].is_none() {
            self.owner[mark] = Some(Owner {
                content: self.marks[mark].outside,
                subject: attribution.subject,
                cue: attribution.cue,
                sentence: index,
                carried: None,
                alone: true,
                thought: false,
                echoed: false,
            });
        }
    }

    /// Drafts for all stretches that an attribution owns.
    fn place_marks(&mut self) {
        for position in 0..self.outer.len() {
            let mark = self.outer[position];
            if let Some(owner) = self.owner[mark] {
                self.place(mark, owner);
            }
        }
    }

    /// "Voss said Stenner called it “a waste”": hers is the whole clause, though the words in marks are his; not beyond
    /// a relative clause of his ("the mill, which he called “a waste”").
    fn place_wide(&mut self) {
        for (content, attribution, index) in std::mem::take(&mut self.wide) {
            let mut inside = self.marks_in(content).iter().filter_map(|&m| self.owner[m]);
            if inside.clone().any(|o| o.cue == attribution.cue || o.cue.is_none_or(|cue| !content.covers(cue))) {
                continue;
            }
            let words = content.of(self.text);
            let inner = inside.next().and_then(|o| o.subject).filter(|s| content.covers(*s));
            let relative = inner.and_then(|subject| words[..subject.start() - content.start()].rfind(", wh"));
            let said = Span::new(content.start(), relative.map_or(content.end(), |at| content.start() + at));
            let span = trim(self.text, said);
            if span.of(self.text).split_whitespace().nth(2).is_none() {
                continue;
            }
            self.report(span, attribution.subject, attribution.cue, index);
        }
    }

    /// Gives the words in marks, all that is said, to whoever `subject` names.
    fn give(&mut self, mark: usize, subject: Option<Span>, cue: Option<Span>, index: usize) {
        let content = self.marks[mark].outside;
        let owner =
            Owner { content, subject, cue, sentence: index, carried: None, alone: true, thought: false, echoed: false };
        self.owner[mark] = Some(owner);
        self.place(mark, owner);
    }

    /// Takes `span`, of the sentence `index`, as reported speech.
    fn report(&mut self, span: Span, subject: Option<Span>, cue: Option<Span>, index: usize) {
        let kind = QuoteKind::Indirect;
        self.push(Draft { span, kind, content: span, subject, cue, carried: None, sentence: index, nested: false });
    }

    fn place(&mut self, mark: usize, owner: Owner) -> usize {
        let inside = self.marks[mark].inside;
        let words = inside.of(self.text);
        let opens = words.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
        let several = words.split_whitespace().nth(3).is_some();
        let closes = words.ends_with([',', '.', '!', '?', '…']) || self.marks[mark].outside.end() == inside.end();
        // "„We stay“, said Voss": the comma may stand outside.
        let leads = self.text[self.marks[mark].outside.end()..].starts_with(',')
            && owner.cue.is_some_and(|cue| cue.start() > inside.end());
        let whole = owner.alone
            && (opens && (several || closes || leads)
                || several && closes
                || owner.carried.is_some()
                || self.goes_on(mark, owner));
        let kind = if whole { QuoteKind::Direct } else { QuoteKind::Partial };
        let content = if owner.alone { inside } else { trim(self.text, owner.content) };
        let placed = self.push(Draft {
            span: inside,
            kind,
            content,
            subject: owner.subject,
            cue: owner.cue,
            carried: owner.carried,
            sentence: owner.sentence,
            nested: false,
        });
        self.placed[mark] = Some(placed);
        placed
    }

    /// “We stay,” said Voss, “until the end.”: the second part of a quotation that its cue splits.
    fn goes_on(&self, mark: usize, owner: Owner) -> bool {
        let before = self.outer.partition_point(|&m| m < mark).checked_sub(1).map(|at| self.outer[at]);
        let Some(before) = before.filter(|&b| self.owner[b].is_some_and(|o| o.cue == owner.cue)) else {
            return false;
        };
        let split = owner.cue.is_some_and(|cue| {
            self.marks[before].outside.end() <= cue.start() && cue.end() <= self.marks[mark].outside.start()
        });
        split && self.placed[before].is_some_and(|at| self.drafts[at].kind == QuoteKind::Direct)
    }

    /// Words in marks that no attribution owns, inside a sentence that is about somebody.
    fn governed(&mut self, index: usize, sentence: &Sentence<'_>) {
        for (at, unit) in sentence.units.iter().enumerate() {
            let super::units::UnitKind::Quote(mark) = unit.kind else { continue };
            if self.owner[mark].is_some() {
                continue;
            }
            if let Some(governor) = super::rules::governed::governor(sentence, at) {
                self.owner[mark] = Some(Owner {
                    content: self.marks[mark].outside,
                    subject: Some(sentence.span(governor.subject)),
                    cue: governor.cue.map(|cue| sentence.span(cue)),
                    sentence: index,
                    carried: None,
                    alone: self.marks[mark].inside.of(self.text).starts_with(char::is_uppercase),
                    thought: true,
                    echoed: false,
                });
            }
        }
    }

    /// Quotations that are a sentence of their own take the voice of the text around them.
    fn stand_alone(&mut self, sentences: &[Sentence<'_>], index: usize, sentence: &Sentence<'_>) {
        let quotes: Vec<usize> = sentence
            .units
            .iter()
            .filter_map(|u| match u.kind {
                super::units::UnitKind::Quote(mark) => Some(mark),
                _ => None,
            })
            .filter(|&mark| self.owner[mark].is_none())
            .collect();
        if quotes.is_empty() {
            return;
        }
        for &mark in &quotes {
            let Some(label) = self.label(mark) else { continue };
            // "“VOSS: We stay.", a line of a transcript in marks.
            self.give(mark, Some(label), Some(Span::new(label.end(), label.end() + 1)), index);
        }
        // "But “it is over.”", "Then, “I went home.”"
        let joins =
            matches!(sentence.word(0), "But" | "And" | "So" | "Or" | "Because" | "Moreover" | "Finally" | "Plus")
                || sentence.has(0, super::units::ADV) && !sentence.has(0, super::units::DET);
        let joint = if joins { 1 + usize::from(sentence.mark(1, ",:")) } else { 0 };
        let only_marks = sentence.units[joint..].iter().all(|u| u.is_quote() || u.kind == super::units::UnitKind::Mark);
        // "“(Applause.)": nobody's words.
        let aside = |mark: usize| {
            let words = self.marks[mark].inside.of(self.text);
            words.starts_with(['(', '[']) && words.trim_end_matches('.').ends_with([')', ']']) && !words.contains(' ')
        };
        let quotes: Vec<usize> = quotes.into_iter().filter(|&m| self.owner[m].is_none() && !aside(m)).collect();
        let Some(&first) = quotes.first() else { return };
        if self.marks[first].continues
            && let Some(before) = self.outer.partition_point(|&m| m < first).checked_sub(1)
            && let Some(source) = self.draft_of(self.outer[before])
        {
            self.carry(first, source, index);
        }
        let before = index.checked_sub(1);
        let same = |i: usize| sentences[i].paragraph == sentence.paragraph;
        if !only_marks {
            // "Voss expects rain, she said. It comes when “the fields have had their fill.”"
            let source = before.and_then(|b| self.last_in[b].filter(|_| same(b)));
            for (at, unit) in sentence.units.iter().enumerate() {
                if let (super::units::UnitKind::Quote(mark), Some(source)) = (unit.kind, source)
                    && self.owner[mark].is_none()
                    && super::rules::governed::is_long(sentence, at)
                {
                    self.carry(mark, source, index);
                }
            }
            return;
        }
        for mark in quotes {
            if self.owner[mark].is_some() {
                continue;
            }
            if let Some((subject, cue)) = voice_next(sentences, index) {
                // "“Why should I?” Quill went on, as if she had not heard."
                self.give(mark, Some(subject), Some(cue), index);
            } else if let Some(voice) = before.and_then(|b| self.introduced[b]) {
                self.give(mark, voice.subject, voice.cue, index);
            } else if let Some(source) = before.and_then(|b| if same(b) { self.last_in[b] } else { None }) {
                self.carry(mark, source, index);
            } else if let Some(source) = self.voice_after(sentences, index) {
                self.carry(mark, source, index);
            } else if let Some(source) =
                before.and_then(|b| self.last_in[b]).filter(|&l| self.drafts[l].subject.is_some())
            {
                self.carry(mark, source, index);
            } else if let Some(subject) = before.and_then(|b| subject_of(&sentences[b])) {
                // "Quill is not convinced.", then her words.
                self.give(mark, Some(subject), None, index);
            } else if let Some(source) = before.and_then(|b| self.last_in[b]) {
                self.carry(mark, source, index);
            }
        }
    }

    /// "Voss wrote in a letter to staff:", and a paragraph without marks that is plainly her words: it speaks in the
    /// first person, or the sentence before says that the words follow.
    fn block(&self, article: &Article, sentences: &[Sentence<'_>], index: usize) -> Option<(usize, Span)> {
        let (voice, next) = (self.introduced[index]?, sentences.get(index + 1)?);
        let paragraph = article.paragraphs().get(next.paragraph)?;
        let span = paragraph.span;
        let words = span.of(self.text);
        let ends_so = words.ends_with(['.', '!', '?']) && words.split_whitespace().nth(5).is_some();
        let whole = sentences[index].paragraph + 1 == next.paragraph && paragraph.kind == ParagraphKind::Body;
        let marked = !self.marks_in(span).is_empty() && words.starts_with(|c: char| !c.is_alphabetic());
        if !whole || !ends_so || marked || !words.starts_with(|c: char| c.is_alphabetic()) {
            return None;
        }
        let own = |word: &str| {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            let word = word.split(['\'', '’']).next().unwrap_or(word);
            matches!(word, "I" | "We" | "we" | "My" | "my" | "Our" | "our" | "us" | "me")
        };
        let says = voice.cue.is_some_and(|cue| {
            let class = cue.of(self.text).split_whitespace().next_back().and_then(cues::class_of);
            matches!(class, Some(CueClass::Say | CueClass::Tell | CueClass::Report | CueClass::Manner))
        });
        let sentence = &sentences[index];
        let follows = (0..sentence.units.len())
            .any(|i| matches!(sentence.word(i), "following" | "follows" | "statement" | "reads" | "letter"));
        // "Voss writes:"
        let at_once = voice.cue.is_some_and(|cue| self.text[cue.end()..].starts_with(':'));
        let written = says && at_once && words.split_whitespace().nth(11).is_some();
        let plainly = written
            || follows && (says || words.split_whitespace().any(own))
            || says && words.split_whitespace().any(own);
        plainly.then(|| (next.paragraph, trim(self.text, span)))
    }

    /// Words in marks inside the line of a transcript that nobody else owns are those of the line's voice.
    fn give_lines(&mut self, sentences: &[Sentence<'_>], lines: &[Line]) {
        for line in lines {
            let index = sentences.partition_point(|s| s.units[0].span.start() < line.said.start()).saturating_sub(1);
            let inside: Vec<usize> =
                self.marks_in(line.said).iter().copied().filter(|&m| self.owner[m].is_none()).collect();
            for mark in inside {
                self.owner[mark] = Some(Owner {
                    content: self.marks[mark].outside,
                    subject: Some(line.label),
                    cue: Some(line.colon),
                    sentence: index,
                    carried: None,
                    alone: true,
                    thought: true,
                    echoed: false,
                });
            }
        }
    }

    /// The lines of a transcript, each whole.
    fn transcribe(&mut self, sentences: &[Sentence<'_>], lines: &[Line]) {
        for line in lines {
            let index = sentences.partition_point(|s| s.units[0].span.start() < line.said.start()).saturating_sub(1);
            self.report(trim(self.text, line.said), Some(line.label), Some(line.colon), index);
        }
    }

    /// A name in capitals and a colon, with which the words in marks begin.
    fn label(&self, mark: usize) -> Option<Span> {
        let inside = self.marks[mark].inside;
        let (label, rest) = inside.of(self.text).split_once(':')?;
        let name = |word: &str| word.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-' | '\'' | '’'));
        let shouted = label.split(' ').all(name) && label.split(' ').any(|word| word.chars().nth(2).is_some());
        let short = label.len() <= 40 && label.split(' ').nth(4).is_none();
        (shouted && short && rest.starts_with(' ')).then(|| Span::new(inside.start(), inside.start() + label.len()))
    }

    fn draft_of(&self, mark: usize) -> Option<usize> {
        self.placed[mark]
    }

    fn carry(&mut self, mark: usize, source: usize, index: usize) {
        let cue = self.drafts[source].cue;
        let owner = Owner {
            content: self.marks[mark].outside,
            subject: None,
            cue,
            sentence: index,
            carried: Some(source),
            alone: true,
            thought: false,
            echoed: false,
        };
        self.owner[mark] = Some(owner);
        self.place(mark, owner);
    }

    /// The first quotation of the next sentence in the paragraph, where that has its speaker.
    fn voice_after(&self, sentences: &[Sentence<'_>], index: usize) -> Option<usize> {
        let next = sentences.get(index + 1).filter(|n| n.paragraph == sentences[index].paragraph)?;
        let super::units::UnitKind::Quote(mark) = next.units.first()?.kind else { return None };
        self.owner[mark].filter(|o| o.subject.is_some()).and_then(|_| self.draft_of(mark))
    }

    /// A quotation in a headline that the body gives in full has the body's speaker.
    fn echoes(&mut self, article: &Article) {
        let open: Vec<usize> = self
            .outer
            .iter()
            .copied()
            .filter(|&m| self.owner[m].is_none())
            .filter(|&m| {
                let paragraph = self.marks[m].paragraph;
                let kind = article.paragraphs().get(paragraph).map(|p| p.kind);
                paragraph == 0
                    || matches!(kind, Some(ParagraphKind::Headline | ParagraphKind::Heading))
                    || self.stands_short(article, m)
            })
            .take(ECHOES)
            .collect();
        for mark in open {
            let words = trim(self.text, self.marks[mark].inside).of(self.text);
            if words.split_whitespace().count() < 2 {
                continue;
            }
            let source = self.drafts.iter().position(|d| {
                d.kind != QuoteKind::Indirect
                    && d.span != self.marks[mark].inside
                    && d.span.of(self.text).contains(words)
            });
            if let Some(source) = source {
                self.carry(mark, source, self.drafts[source].sentence);
            }
        }
    }

    /// A line without a full stop that is little more than the quotation.
    fn stands_short(&self, article: &Article, mark: usize) -> bool {
        article.paragraphs().get(self.marks[mark].paragraph).is_some_and(|p| {
            let line = p.span.of(self.text);
            p.span.len() <= 90 && !line.ends_with('.')
        })
    }

    /// What is left: marks without a speaker.
    fn scare(&mut self, sentences: &[Sentence<'_>]) {
        for position in 0..self.outer.len() {
            let mark = self.outer[position];
            if self.owner[mark].is_some() {
                continue;
            }
            let inside = self.marks[mark].inside;
            let at = sentences.partition_point(|s| s.units[0].span.start() <= inside.start());
            let alone = sentences
                .get(at.saturating_sub(1))
                .is_some_and(|s| s.units.iter().all(|u| u.is_quote() || u.kind == super::units::UnitKind::Mark));
            let several = inside.of(self.text).split_whitespace().nth(4).is_some();
            let kind = if alone && several { QuoteKind::Direct } else { QuoteKind::Scare };
            self.placed[mark] = Some(self.drafts.len());
            self.drafts.push(Draft {
                span: inside,
                kind,
                content: inside,
                subject: None,
                cue: None,
                carried: None,
                sentence: at.saturating_sub(1),
                nested: false,
            });
        }
    }

    /// Quotations inside quotations, with a voice of their own or, in a voice's own words ("I said, ‘…’"), the outer one's.
    fn nested(&mut self, nested: &[Nested]) {
        for Nested { mark, outer, content, subject, cue, alone } in nested {
            let inside = self.marks[*mark].inside;
            let around = self.placed[*outer];
            // “He told me, ‘Go,’ and I went”: the comma ends what is said there.
            let alone = *alone || inside.of(self.text).ends_with([',', '.', '!', '?', '…']);
            let whole = trim(self.text, *content);
            self.drafts.push(Draft {
                span: inside,
                kind: if alone { QuoteKind::Direct } else { QuoteKind::Partial },
                content: if alone || !whole.covers(inside) { inside } else { whole },
                subject: *subject,
                cue: *cue,
                carried: if subject.is_none() { around } else { None },
                sentence: around.map_or(0, |at| self.drafts[at].sentence),
                nested: true,
            });
        }
    }
}

/// "President Marsh released the following statement:": the subject, and its verb as the cue.
fn introduction(sentence: &Sentence<'_>) -> Option<Introduction> {
    let count = sentence.units.len();
    let subject = super::phrases::opening_subject(sentence, count.checked_sub(1)?)?;
    let verb = (subject.end..count - 1)
        .find(|&i| sentence.is_word(i) && !sentence.has(i, super::units::AUX | super::units::ADV));
    Some(Introduction { subject: Some(sentence.span(subject)), cue: verb.map(|v| sentence.units[v].span) })
}

/// Who speaks on in the next sentence of the paragraph, after a question or a cry in marks, and the verb.
fn voice_next(sentences: &[Sentence<'_>], index: usize) -> Option<(Span, Span)> {
    let next = sentences.get(index + 1).filter(|n| n.paragraph == sentences[index].paragraph)?;
    let subject = super::phrases::phrase_starting(next, 0).filter(|p| super::phrases::speaks(next, p, false))?;
    let verb = subject.end;
    let particle = match next.word(verb) {
        "went" | "goes" => next.is(verb + 1, "on"),
        "cut" | "chimed" | "broke" | "jumped" => next.is(verb + 1, "in"),
        "shot" | "fired" | "hit" => next.is(verb + 1, "back"),
        _ => false,
    };
    let end = verb + if particle { 2 } else { 1 };
    let says = matches!(next.class(verb), Some(CueClass::Say | CueClass::Tell | CueClass::Manner)) || particle;
    let own = next.mark(end, ":") || next.is_quote(end) || next.is_quote(end + 1) || next.is(end, "that");
    (says && !own).then(|| (next.span(subject), next.span(verb..end)))
}

/// The person or body that a short sentence is about.
fn subject_of(sentence: &Sentence<'_>) -> Option<Span> {
    let first = (0..sentence.units.len()).find(|&i| sentence.is_word(i))?;
    let phrase = super::phrases::phrase_starting(sentence, first)?;
    let head = super::phrases::head_of(sentence, &phrase);
    let named =
        sentence.capital(head) && !sentence.has(head, super::units::DET | super::units::PREP | super::units::SUB);
    let somebody =
        named || super::phrases::is_human(sentence.word(head)) || sentence.has(phrase.start, super::units::PRON);
    (sentence.units.len() <= 40 && somebody && super::phrases::speaks(sentence, &phrase, false))
        .then(|| sentence.span(phrase))
}

/// Without white space, marks and punctuation at either end; closing brackets stay with their opening ones.
fn trim(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let edge = |c: char| c.is_whitespace() || "“”\"«»‘’„`.,;:!?—–―-".contains(c);
    let left = words.trim_start_matches(edge);
    let start = span.start() + (words.len() - left.len());
    let mut right = left.trim_end_matches(edge);
    // “``fully priced.''”
    while let Some(inner) = right.strip_suffix("''") {
        right = inner.trim_end_matches(edge);
    }
    Span::new(start, start + right.len())
}

/// Sorts the drafts and drops those that are said twice or that cross another.
fn settle(mut drafts: Vec<Draft>) -> Vec<Draft> {
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|&d| (drafts[d].span.start(), std::cmp::Reverse(drafts[d].span.end()), drafts[d].kind, d));
    let mut kept: Vec<usize> = Vec::with_capacity(order.len());
    let mut open: Vec<Span> = Vec::new();
    for &at in &order {
        let span = drafts[at].span;
        while open.last().is_some_and(|o| o.end() <= span.start()) {
            open.pop();
        }
        let fits = open.last().is_none_or(|o| o.covers(span) && *o != span);
        if fits {
            open.push(span);
            kept.push(at);
        }
    }
    let mut place = vec![None; drafts.len()];
    for (new, &old) in kept.iter().enumerate() {
        place[old] = Some(new);
    }
    for draft in &mut drafts {
        draft.carried = draft.carried.and_then(|c| place[c]);
    }
    kept.into_iter().map(|at| drafts[at].clone()).collect()
}
