//! The promises of the layer that hold for any acts in any order: merging, undo and redo, and finding things again.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use jiff::Timestamp;
use proptest::prelude::*;

use super::*;
use crate::article::{Article, Place, Span};
use crate::compare::corrections::Correction;
use crate::reading::Reading;

pub(super) const TEXT: &str = "The port, once the largest of the coast, will cut up to 14,000 jobs before the year is over.\n\n\
    “We had no choice,” Mara Holt, its head, said on Monday. The harbour lost $29.3 billion in 2024, the most ever.\n\n\
    A union put the cuts at about 16,000 and called them a disgrace. The town has 320,000 people.\n";

pub(super) fn reading(path: &str, text: &str) -> Arc<Reading> {
    Arc::new(Reading::of(Arc::new(Article::from_text(path, text))))
}

pub(super) fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_770_000_000 + second).expect("a time of this century")
}

pub(super) fn span_of(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap_or_else(|| panic!("{words:?} is not in the text"));
    Span::new(start, start + words.len())
}

/// Keeps lines where a test can read them.
#[derive(Clone, Default)]
pub(super) struct Lines(pub Arc<Mutex<Vec<String>>>);

impl Keeper for Lines {
    fn keep(&mut self, line: String) {
        self.0.lock().expect("no test panics with it").push(line);
    }

    fn saved(&self) -> Saved {
        Saved::Saved
    }

    fn arrived(&mut self) -> Vec<(Event, u32)> {
        Vec::new()
    }
}

pub(super) fn desk(author: &str) -> (Desk, Lines) {
    let lines = Lines::default();
    (Desk::over(Layer::default(), author, author, Box::new(lines.clone())), lines)
}

fn events(lines: &Lines) -> Vec<(Event, u32)> {
    let lines = lines.0.lock().expect("no test panics with it");
    lines.iter().map(|line| Event::read(line.as_bytes()).expect("it was just written")).collect()
}

/// Everything that a person sees of a layer.
#[derive(Debug, PartialEq)]
pub(super) struct Seen {
    annotations: Vec<Annotation>,
    verifications: Vec<Verification>,
    corrections: Vec<Corrected>,
    colours: Vec<(Tag, Colour)>,
}

pub(super) fn seen(layer: &Layer) -> Seen {
    let mut annotations: Vec<Annotation> = layer.annotations().collect();
    annotations.sort_by(|a, b| a.id.cmp(&b.id));
    let mut verifications: Vec<Verification> = layer.verifications().collect();
    verifications.sort_by(|a, b| a.id.cmp(&b.id));
    let colours = layer.tag_colours().map(|(tag, colour)| (tag.clone(), colour)).collect();
    Seen { annotations, verifications, corrections: layer.corrections(), colours }
}

/// As [`seen`], but for when a thing was written last: Undo and Redo are writings, too.
fn content(layer: &Layer) -> Seen {
    let mut content = seen(layer);
    for annotation in &mut content.annotations {
        annotation.modified = annotation.created;
    }
    content.corrections.sort_by(|a, b| a.id.cmp(&b.id));
    content
}

/// An act on whatever is there: numbers choose what.
pub(super) fn act_of(layer: &Layer, reading: &Reading, kind: u8, which: usize, other: usize) -> Act {
    const TAGS: [&str; 5] = ["jobs", "jobs/cuts", "jobs/cuts/port", "work", "to check"];
    let tag = |n: usize| Tag::new(TAGS[n % TAGS.len()]).expect("it has words");
    let mut ids: Vec<ItemId> = layer.annotations().map(|annotation| annotation.id).collect();
    ids.sort();
    let some: Vec<ItemId> = ids.iter().skip(which % (ids.len() + 1)).take(1 + other % 3).cloned().collect();
    let ground = Ground::of(reading);
    let figure = reading.figures[which % reading.figures.len()].span;
    let corrections = layer.corrections();
    match kind % 11 {
        0 | 1 => Act::Annotate(NewAnnotation {
            target: ground.target(Subject::Text, Span::new(which % 40, 40 + other % 40)),
            colour: Colour::ALL[other % Colour::ALL.len()],
            note: if other.is_multiple_of(2) { String::new() } else { format!("note {which}") },
            tags: BTreeSet::from_iter(other.is_multiple_of(3).then(|| tag(which))),
        }),
        2 => Act::Recolour { annotations: some, colour: Colour::ALL[other % Colour::ALL.len()] },
        3 => match some.into_iter().next() {
            Some(annotation) => Act::Note { annotation, text: format!("edited {other}") },
            None => Act::DeleteTag { tag: tag(which) },
        },
        4 => Act::Tag { annotations: some, tag: tag(other), on: !other.is_multiple_of(3) },
        5 => Act::Remove { annotations: some },
        6 => Act::Verify {
            targets: vec![ground.target(Subject::Figure, figure)],
            status: Status::ALL[other % Status::ALL.len()],
            evidence: Evidence { text: format!("seen {other}"), link: String::new() },
        },
        7 if other.is_multiple_of(3) && !corrections.is_empty() => {
            Act::TakeBack { corrections: vec![corrections[which % corrections.len()].id.clone()] }
        }
        7 => Act::Correct { corrections: vec![Correction::NotAFigure { figure: ground.anchor(figure) }] },
        8 => Act::RenameTag { from: tag(which), to: tag(other) },
        9 => Act::Import(theirs(&ground, which % 4)),
        _ => Act::ColourTag { tag: tag(which), colour: Colour::ALL.get(other % 8).copied() },
    }
}

/// Things made elsewhere; which ones, the number says.
fn theirs(ground: &Ground<'_>, number: usize) -> Import {
    let target = |subject| Arc::new(ground.target(subject, Span::new(number, 40)));
    let created = at(-1000 - number as i64);
    let annotation = Annotation {
        id: ItemId::new(format!("https://notes.example/{number}")),
        target: target(Subject::Text),
        colour: Colour::Purple,
        note: format!("theirs {number}"),
        other_notes: Vec::new(),
        tags: BTreeSet::from_iter(Tag::new("jobs/cuts")),
        creator: "Cora".into(),
        created,
        modified: created,
    };
    let status = |status, when| Verification {
        id: ItemId::new(format!("urn:theirs:{number}:{}", Status::name(status))),
        target: target(Subject::Figure),
        status,
        evidence: Evidence::default(),
        who: "Cora".into(),
        when,
    };
    let verifications = vec![status(Status::Disputed, at(-10)), status(Status::Confirmed, at(-20))];
    Import { annotations: vec![annotation], verifications, corrections: Vec::new() }
}

pub(super) type Choice = (u8, usize, usize);

pub(super) fn choices(most: usize) -> impl Strategy<Value = Vec<Choice>> {
    proptest::collection::vec((0u8..11, 0usize..100, 0usize..100), 0..most)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_order_and_any_doubles_of_two_journals_give_the_same_layer(
        acts in proptest::collection::vec((any::<bool>(), any::<bool>(), 0u8..11, 0usize..100, 0usize..100), 1..24),
        keys in proptest::collection::vec(any::<u64>(), 64),
    ) {
        let reading = reading("a.txt", TEXT);
        let ((mut ada, of_ada), (mut bob, of_bob)) = (desk("ada"), desk("bob"));
        for (i, (is_ada, they_meet, kind, which, other)) in acts.into_iter().enumerate() {
            if they_meet {
                for (event, crc) in events(&of_ada) {
                    Arc::make_mut(&mut bob.layer).apply(&event, crc);
                }
                for (event, crc) in events(&of_bob) {
                    Arc::make_mut(&mut ada.layer).apply(&event, crc);
                }
            }
            let desk = if is_ada { &mut ada } else { &mut bob };
            let act = act_of(desk.layer(), &reading, kind, which, other);
            desk.act(&act, at(i as i64));
        }
        let mut all = events(&of_ada);
        all.extend(events(&of_bob));
        prop_assume!(!all.is_empty());
        let mut once = Layer::default();
        for (event, crc) in &all {
            once.apply(event, *crc);
        }
        let mut shuffled: Vec<(u64, usize)> = keys.iter().enumerate().map(|(i, key)| (*key, i % all.len())).collect();
        shuffled.extend((0..all.len()).map(|i| (keys[i % keys.len()].rotate_left(7), i)));
        shuffled.sort_unstable();
        let mut again = Layer::default();
        for (_, i) in shuffled {
            again.apply(&all[i].0, all[i].1);
        }
        prop_assert_eq!(seen(&once), seen(&again));
        prop_assert!(once.done().eq(again.done()));
    }

    #[test]
    fn everything_undone_is_the_first_state_and_redone_the_last(before in choices(8), acts in choices(24)) {
        let reading = reading("a.txt", TEXT);
        let (mut bob, of_bob) = desk("bob");
        for (i, (kind, which, other)) in before.into_iter().enumerate() {
            let act = act_of(bob.layer(), &reading, kind, which, other);
            bob.act(&act, at(i as i64));
        }
        let mut ada = Desk::over(bob.layer().clone(), "ada", "ada", Box::new(Lines::default()));
        let mut states = vec![content(ada.layer())];
        let _ = of_bob;
        for (i, (kind, which, other)) in acts.into_iter().enumerate() {
            let act = act_of(ada.layer(), &reading, kind, which, other);
            let depth = ada.history.undo.len();
            ada.act(&act, at(100 + i as i64));
            if ada.history.undo.len() > depth {
                states.push(content(ada.layer()));
            }
        }
        let last = content(ada.layer());
        for state in states.iter().rev().skip(1) {
            prop_assert!(ada.undo(at(500)).is_some());
            prop_assert_eq!(&content(ada.layer()), state);
        }
        prop_assert!(ada.undo(at(501)).is_none());
        while ada.redo(at(502)).is_some() {}
        prop_assert_eq!(content(ada.layer()), last);
    }

    #[test]
    fn a_view_kept_up_act_by_act_is_the_view_made_anew(acts in choices(24)) {
        let reading = reading("a.txt", TEXT);
        let (mut ada, _) = desk("ada");
        let readings = [Arc::clone(&reading)];
        let mut kept = View::of(ada.layer(), &readings);
        for (i, (kind, which, other)) in acts.into_iter().enumerate() {
            let act = act_of(ada.layer(), &reading, kind, which, other);
            let done = ada.act(&act, at(i as i64));
            kept.refresh(ada.layer(), &done.items);
        }
        let anew = View::of(ada.layer(), &readings);
        let id = &reading.article.id;
        prop_assert_eq!(kept.on(id), anew.on(id));
        prop_assert_eq!(kept.tags(), anew.tags());
        prop_assert_eq!(kept.corrections(), anew.corrections());
        for figure in &reading.figures {
            let place = Place { article: id.clone(), span: figure.span };
            prop_assert_eq!(kept.standing(Subject::Figure, &place), anew.standing(Subject::Figure, &place));
        }
    }
}

#[test]
fn two_notes_at_once_are_both_kept_until_one_is_written_over_them() {
    let reading = reading("a.txt", TEXT);
    let ((mut ada, of_ada), (mut bob, of_bob)) = (desk("ada"), desk("bob"));
    let target = Ground::of(&reading).target(Subject::Text, Span::new(0, 8));
    let new = NewAnnotation { target, colour: Colour::Blue, note: String::new(), tags: BTreeSet::new() };
    let id = ada.act(&Act::Annotate(new), at(0)).items[0].1.clone();
    let meet = |desk: &mut Desk, lines: &Lines| {
        for (event, crc) in events(lines) {
            Arc::make_mut(&mut desk.layer).apply(&event, crc);
        }
    };
    meet(&mut bob, &of_ada);
    ada.act(&Act::Note { annotation: id.clone(), text: "from Ada".to_owned() }, at(1));
    bob.act(&Act::Note { annotation: id.clone(), text: "from Bob".to_owned() }, at(2));
    meet(&mut bob, &of_ada);
    meet(&mut ada, &of_bob);
    let note = ada.layer().annotation(&id).expect("it is there");
    assert_eq!(ada.layer().annotation(&id), bob.layer().annotation(&id));
    let both: BTreeSet<&str> = [&*note.note, &*note.other_notes[0].text].into();
    assert_eq!(both, BTreeSet::from(["from Ada", "from Bob"]));
    ada.act(&Act::Note { annotation: id.clone(), text: "from both".to_owned() }, at(3));
    let note = ada.layer().annotation(&id).expect("it is there");
    assert_eq!((&*note.note, note.other_notes.len()), ("from both", 0));
}

#[test]
fn undo_leaves_alone_what_somebody_else_wrote_since() {
    let reading = reading("a.txt", TEXT);
    let ((mut ada, of_ada), (mut bob, of_bob)) = (desk("ada"), desk("bob"));
    let target = Ground::of(&reading).target(Subject::Text, Span::new(0, 8));
    let new = NewAnnotation { target, colour: Colour::Blue, note: String::new(), tags: BTreeSet::new() };
    let id = ada.act(&Act::Annotate(new), at(0)).items[0].1.clone();
    ada.act(&Act::Recolour { annotations: vec![id.clone()], colour: Colour::Pink }, at(1));
    for (event, crc) in events(&of_ada) {
        Arc::make_mut(&mut bob.layer).apply(&event, crc);
    }
    bob.act(&Act::Recolour { annotations: vec![id.clone()], colour: Colour::Green }, at(2));
    for (event, crc) in events(&of_bob) {
        Arc::make_mut(&mut ada.layer).apply(&event, crc);
    }
    ada.undo(at(3));
    assert_eq!(ada.layer().annotation(&id).map(|annotation| annotation.colour), Some(Colour::Green));
}

#[test]
fn what_was_made_elsewhere_keeps_its_name_maker_and_date_and_comes_once() {
    let reading = reading("a.txt", TEXT);
    let (mut ada, lines) = desk("ada");
    let import = theirs(&Ground::of(&reading), 2);
    let done = ada.act(&Act::Import(import.clone()), at(5));
    assert_eq!((&*done.name, done.items.len()), ("Import 1 annotation, 2 statuses", 3));
    let id = &import.annotations[0].id.clone();
    let held = ada.layer().annotation(id).expect("it is there");
    assert_eq!(held, Annotation { modified: at(5), ..import.annotations[0].clone() });
    assert_eq!(ada.act(&Act::Import(import.clone()), at(6)).items, [], "a second time adds nothing");

    // Of two statuses from one file the one that was given last holds, and the journal says all of it again.
    let mut again = Layer::default();
    for (event, crc) in events(&lines) {
        again.apply(&event, crc);
    }
    let view = View::of(&again, &[Arc::clone(&reading)]);
    let place = Place { article: reading.article.id.clone(), span: Span::new(2, 40) };
    assert_eq!(view.standing(Subject::Figure, &place).status, Status::Disputed);
    assert_eq!(seen(&again), seen(ada.layer()));

    ada.undo(at(7));
    assert_eq!(ada.layer().annotation(id), None);
    ada.act(&Act::Import(import), at(8));
    assert!(ada.layer().annotation(id).is_some(), "what was taken back can be taken in again");
}

#[test]
fn a_renamed_tag_takes_along_what_lies_below_it_and_merges() {
    let reading = reading("a.txt", TEXT);
    let (mut ada, _) = desk("ada");
    let tag = |words: &str| Tag::new(words).expect("it has words");
    let tags = BTreeSet::from([tag("jobs/cuts"), tag("work/cuts"), tag("jobseekers")]);
    let target = Ground::of(&reading).target(Subject::Text, Span::new(0, 8));
    ada.act(&Act::Annotate(NewAnnotation { target, colour: Colour::Blue, note: String::new(), tags }), at(0));
    ada.act(&Act::ColourTag { tag: tag("jobs"), colour: Some(Colour::Pink) }, at(1));
    ada.act(&Act::RenameTag { from: tag("jobs"), to: tag("work") }, at(2));
    let tags = ada.layer().annotations().next().expect("it is there").tags;
    assert_eq!(tags, BTreeSet::from([tag("work/cuts"), tag("jobseekers")]));
    assert_eq!(ada.layer().tag_colour(&tag("work/cuts")), Some(Colour::Pink));
    ada.undo(at(3));
    assert_eq!(ada.layer().tag_colour(&tag("work/cuts")), None);
}

fn attached(old: &str, words: &str, subject: Subject, new: &str) -> Attachment {
    let before = reading("a.txt", old);
    let target = Ground::of(&before).target(subject, span_of(old, words));
    Ground::of(&reading("a.txt", new)).attach(&target.anchor)
}

#[test]
fn a_text_above_moves_the_words_and_nothing_else() {
    let new = format!("A new first paragraph with 14,000 of its own.\n\n{TEXT}");
    let there = Attachment::Here(span_of(&new, "14,000 jobs").start_with("14,000"));
    assert_eq!(attached(TEXT, "14,000", Subject::Figure, &new), there);
}

#[test]
fn another_number_qualifier_or_unit_is_said() {
    for (old, new, was, is) in [
        ("14,000", "15,000", "up to 14,000", "up to 15,000"),
        ("up to 14,000", "about 14,000", "up to 14,000", "about 14,000"),
        ("up to 14,000", "14,000", "up to 14,000", "14,000"),
    ] {
        let changed = TEXT.replacen(old, new, 1);
        match attached(TEXT, "14,000", Subject::Figure, &changed) {
            Attachment::Changed { was: w, is: i, .. } => assert_eq!((&*w, &*i), (was, is)),
            other => panic!("{old} -> {new}: {other:?}"),
        }
    }
    let euros = TEXT.replacen("$29.3 billion", "€29.3 billion", 1);
    assert!(matches!(attached(TEXT, "$29.3 billion", Subject::Figure, &euros), Attachment::Changed { .. }));
}

#[test]
fn a_removed_sentence_is_lost_though_its_number_stands_elsewhere() {
    let old = format!("{TEXT}\nA rival paid 320,000 pounds for a crane.\n");
    let new = old.replace(" The town has 320,000 people.", "");
    assert!(matches!(attached(&old, "320,000", Subject::Figure, &new), Attachment::Lost { .. }));
}

#[test]
fn paragraphs_set_anew_and_swapped_are_found() {
    let reflowed = TEXT.replace("once the largest", "once\nthe   largest").replace("the year", "the\nyear");
    assert!(matches!(attached(TEXT, "14,000", Subject::Figure, &reflowed), Attachment::Here(_)));
    let mut paragraphs: Vec<&str> = TEXT.trim().split("\n\n").collect();
    paragraphs.reverse();
    let swapped = paragraphs.join("\n\n");
    for words in ["14,000", "We had no choice,", "about 16,000", "320,000", "The port"] {
        let found = attached(TEXT, words, Subject::Text, &swapped);
        assert_eq!(found.holds().map(|span| span.of(&swapped)), Some(words), "{found:?}");
    }
    let marks = TEXT.replace(['“', '”'], "\"");
    let found = attached(TEXT, "“We had no choice,”", Subject::Text, &marks);
    assert_eq!(found, Attachment::Moved(span_of(&marks, "\"We had no choice,\"")));
}

#[test]
fn a_renamed_article_is_found_by_its_text_and_a_replaced_one_is_not_mistaken() {
    let (mut ada, _) = desk("ada");
    let old = reading("a.txt", TEXT);
    let targets = vec![Ground::of(&old).target(Subject::Figure, span_of(TEXT, "14,000"))];
    ada.act(&Act::Verify { targets, status: Status::Disputed, evidence: Evidence::default() }, at(0));
    let renamed = reading("old/b.txt", TEXT);
    let replaced = reading("a.txt", "Another story altogether, of 14,000 sheep on a hill.");
    let view = View::of(ada.layer(), &[replaced, Arc::clone(&renamed)]);
    let place = Place { article: renamed.article.id.clone(), span: span_of(TEXT, "14,000") };
    assert_eq!(view.standing(Subject::Figure, &place).status, Status::Disputed);
    let gone = View::of(ada.layer(), &[]);
    assert_eq!(gone.orphans().count(), 1);
}

#[test]
fn the_status_of_a_changed_figure_is_struck() {
    let (mut ada, _) = desk("ada");
    let old = reading("a.txt", TEXT);
    let targets = vec![Ground::of(&old).target(Subject::Figure, span_of(TEXT, "14,000"))];
    ada.act(&Act::Verify { targets, status: Status::Confirmed, evidence: Evidence::default() }, at(0));
    let text = TEXT.replacen("14,000", "15,000", 1);
    let new = reading("a.txt", &text);
    let view = View::of(ada.layer(), &[Arc::clone(&new)]);
    let place = Place { article: new.article.id.clone(), span: span_of(&text, "15,000") };
    let standing = view.standing(Subject::Figure, &place);
    assert_eq!(standing.status, Status::Unchecked);
    assert!(standing.struck.is_some() && standing.verification.is_none());
    assert_eq!(view.to_look_at().count(), 1);
}

#[test]
fn a_line_with_any_byte_changed_is_no_event() {
    let (mut ada, lines) = desk("ada");
    ada.act(&Act::ColourTag { tag: Tag::new("a").expect("it has words"), colour: Some(Colour::Pink) }, at(0));
    let line = lines.0.lock().expect("no test panics with it")[0].clone();
    for i in 0..line.len() {
        let mut bytes = line.clone().into_bytes();
        bytes[i] ^= 1;
        assert!(Event::read(&bytes).is_err(), "byte {i}");
        assert!(Event::read(&line.as_bytes()[..i]).is_err(), "cut at {i}");
    }
    assert!(Event::read(format!("\u{FEFF}{line}\r\n").as_bytes()).is_ok());
}

/// A span from where another begins.
trait StartWith {
    fn start_with(self, words: &str) -> Span;
}

impl StartWith for Span {
    fn start_with(self, words: &str) -> Span {
        Span::new(self.start(), self.start() + words.len())
    }
}
