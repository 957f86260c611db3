//! Journals without what was written over in them: the same layer, in any company.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;
use proptest::prelude::*;

use super::{draft, line};
use crate::annotations::event::Event;
use crate::annotations::journal::disk::System;
use crate::annotations::journal::pen::Pen;
use crate::annotations::journal::shorter::shorter;
use crate::annotations::journal::{FOLDER, GROWN, Places, Writer, open, read};
use crate::annotations::layer::Layer;
use crate::annotations::tests::{Lines, act_of, at, choices, desk, reading, seen, span_of};
use crate::annotations::{Act, Colour, Desk, Ground, NewAnnotation, Saved, Subject, Tag};

fn events(journal: &[u8]) -> Vec<(Event, u32)> {
    let lines = journal.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    lines.map(|line| Event::read(line).expect("it was just written")).collect()
}

fn layer<'e>(events: impl IntoIterator<Item = &'e (Event, u32)>) -> Layer {
    let mut layer = Layer::default();
    for (event, crc) in events {
        layer.apply(event, *crc);
    }
    layer
}

fn journal(lines: &Lines) -> Vec<u8> {
    let lines = lines.0.lock().expect("no test panics with it");
    lines.iter().flat_map(|line| [line.as_bytes(), b"\n"].concat()).collect()
}

/// Does everything that numbers say: acts of two analysts who meet now and then, some taken back and done again.
fn two_analysts(acts: Vec<(u8, u8, usize, usize)>) -> [Vec<u8>; 2] {
    let reading = reading("a.txt", crate::annotations::tests::TEXT);
    let mut desks = [desk("ada"), desk("bob")];
    for (i, (what, kind, which, other)) in acts.into_iter().enumerate() {
        let (own, others) = if what.is_multiple_of(2) { (0, 1) } else { (1, 0) };
        if what % 5 == 0 {
            for (event, crc) in events(&journal(&desks[others].1)) {
                Arc::make_mut(&mut desks[own].0.layer).apply(&event, crc);
            }
        }
        let desk = &mut desks[own].0;
        match what % 7 {
            0 => drop(desk.undo(at(i as i64))),
            1 => drop(desk.redo(at(i as i64))),
            _ => {
                let act = act_of(desk.layer(), &reading, kind, which, other);
                desk.act(&act, at(i as i64));
            }
        }
    }
    desks.map(|(_, lines)| journal(&lines))
}

/// Everything that a person sees of a layer, the list of what was done included.
macro_rules! assert_same {
    ($one:expr, $other:expr) => {
        let (one, other) = ($one, $other);
        prop_assert_eq!(seen(&one), seen(&other));
        prop_assert!(one.done().eq(other.done()));
        prop_assert_eq!(one.clock(), other.clock());
    };
}

fn deeds(most: usize) -> impl Strategy<Value = Vec<(u8, u8, usize, usize)>> {
    proptest::collection::vec((any::<u8>(), 0u8..11, 0usize..100, 0usize..100), 1..most)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_shorter_journal_says_the_same_whatever_of_the_whole_one_comes_back(
        acts in deeds(40),
        keys in proptest::collection::vec(any::<u64>(), 96),
    ) {
        let [ada, bob] = two_analysts(acts);
        let short = shorter(&ada).expect("all of it can be read");
        let (ada, bob, short) = (events(&ada), events(&bob), events(&short));
        let whole = layer(ada.iter().chain(&bob));
        assert_same!(layer(&short), layer(&ada));
        assert_same!(layer(short.iter().chain(&bob)), whole.clone());

        // The shorter journal and any part of an old copy, in any order.
        let key = |i: usize| keys[i % keys.len()].rotate_left(i as u32);
        let copy = ada.iter().enumerate().filter(|(i, _)| key(*i) % 3 > 0).map(|(_, event)| event);
        let mut all: Vec<&(Event, u32)> = short.iter().chain(&bob).chain(copy).collect();
        let mut order: Vec<(u64, usize)> = (0..all.len()).map(|i| (key(i + 7), i)).collect();
        order.sort_unstable();
        all = order.into_iter().map(|(_, i)| all[i]).collect();
        assert_same!(layer(all), whole);
    }

    #[test]
    fn what_is_shortened_again_is_what_all_of_it_would_be(acts in choices(40), cut in any::<usize>()) {
        let reading = reading("a.txt", crate::annotations::tests::TEXT);
        let (mut ada, lines) = desk("ada");
        for (i, (kind, which, other)) in acts.into_iter().enumerate() {
            let act = act_of(ada.layer(), &reading, kind, which, other);
            ada.act(&act, at(i as i64));
        }
        let whole = journal(&lines);
        let ends: Vec<usize> = whole.iter().enumerate().filter(|(_, b)| **b == b'\n').map(|(i, _)| i + 1).collect();
        let cut = ends.get(cut % ends.len().max(1)).copied().unwrap_or(0);
        let first = shorter(&whole[..cut]).expect("all of it can be read");
        let again = shorter(&[&first, &whole[cut..]].concat()).expect("all of it can be read");
        assert_same!(layer(&events(&again)), layer(&events(&whole)));
        prop_assert_eq!(shorter(&again).expect("all of it can be read"), again);
    }
}

/// A note of which one draft after the other was kept, a status, and both undone: lines, and how many drafts.
fn drafts() -> (Desk, Lines) {
    let (mut ada, lines) = desk("ada");
    let text = crate::annotations::tests::TEXT;
    let target = Ground::of(&reading("a.txt", text)).target(Subject::Text, span_of(text, "14,000"));
    let new = NewAnnotation { target, colour: Colour::Blue, note: "first".to_owned(), tags: BTreeSet::new() };
    let id = ada.act(&Act::Annotate(new), at(0)).items[0].1.clone();
    for draft in 0..20 {
        let text = "who says so? ".repeat(draft + 1);
        ada.act(&Act::Note { annotation: id.clone(), text }, at(draft as i64));
    }
    ada.act(&Act::Remove { annotations: vec![id] }, at(30));
    (ada, lines)
}

#[test]
fn drafts_of_a_note_shrink_to_the_list_of_what_was_done() {
    let (ada, lines) = drafts();
    let whole = journal(&lines);
    let short = shorter(&whole).expect("all of it can be read");
    assert!(short.len() * 2 < whole.len(), "{} of {} bytes", short.len(), whole.len());
    let after = layer(&events(&short));
    assert_eq!(after.done().count(), 22);
    assert!(after.done().eq(ada.layer().done()));
    let stay = short.split(|b| *b == b'\n').filter(|line| !line.is_empty());
    let (stay, left): (Vec<_>, Vec<_>) = stay.partition(|line| whole.windows(line.len()).any(|w| w == *line));
    assert_eq!((stay.len(), left.len()), (3, 19), "the first, the last note and the removal stay as they are");
}

#[test]
fn what_was_taken_away_stays_away_when_an_old_copy_comes_back() {
    let (ada, lines) = drafts();
    let whole = journal(&lines);
    let short = shorter(&whole).expect("all of it can be read");
    let lines: Vec<&[u8]> = whole.split_inclusive(|byte| *byte == b'\n').collect();
    for kept in 0..lines.len() {
        let copy = lines[..kept].concat();
        let after = layer(events(&short).iter().chain(&events(&copy)));
        assert_eq!(after.annotations().count(), 0, "a copy of {kept} lines");
        assert!(after.done().eq(ada.layer().done()));
    }
}

#[test]
fn undo_goes_on_after_a_journal_was_shortened_and_read_again() {
    let (mut ada, lines) = drafts();
    ada.layer = Arc::new(layer(&events(&shorter(&journal(&lines)).expect("all of it can be read"))));
    ada.undo(at(40));
    assert!(ada.layer().annotations().next().expect("it is there again").note.starts_with("who says so?"));
    for _ in 0..20 {
        ada.undo(at(41));
    }
    assert_eq!(ada.layer().annotations().next().expect("it is there").note, "first");
    ada.undo(at(42));
    assert_eq!(ada.layer().annotations().count(), 0);
    while ada.redo(at(43)).is_some() {}
    assert_eq!(ada.layer().annotations().count(), 0, "the removal, done again");
}

#[test]
fn what_a_newer_version_wrote_stays_byte_for_byte() {
    let later = draft(1);
    let sealed = |body: &str| format!("{body},\"crc32\":\"{:08x}\"}}\n", crc32fast::hash(body.as_bytes()));
    let body = draft(0).rsplit_once(",\"crc32\"").expect("it has a checksum").0.to_owned();
    let known = sealed(&body);
    let newer = sealed(&body.replacen("\"act\"", "\"mood\":\"glad\",\"act\"", 1));
    let kind = sealed(&body.replacen("{\"tag\":", "{\"sound\":{},\"tag\":", 1));
    let short = |line: &str| shorter(format!("{line}{later}").as_bytes()).expect("all of it can be read");
    assert!(short(&known).len() < known.len() + later.len());
    for line in [newer, kind] {
        assert_eq!(short(&line), format!("{line}{later}").into_bytes());
    }
}

/// Writes lines into a folder's journal with a pen that is held.
fn held(folder: &std::path::Path, lines: &str) -> (Pen, std::path::PathBuf) {
    let places = Places { collection: folder.to_path_buf(), fallback: None };
    let mut pen = Pen::new(Arc::new(System), places, "ada.1".to_owned());
    pen.put(lines.as_bytes()).expect("it can be written");
    (pen, folder.join(FOLDER).join("ada.1.1.jsonl"))
}

#[test]
fn a_journal_with_a_line_that_cannot_be_read_is_left_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let drafts: String = (0..9).map(draft).collect();
    for damage in ["garbage\n", "\0\0\0", "{\"torn"] {
        let (mut pen, journal) = held(folder.path(), &format!("{}{damage}{drafts}", line(9)));
        assert!(!pen.shorten(1).expect("nothing fails"), "{damage:?}");
        let there = std::fs::read(&journal).expect("it is there");
        assert_eq!(there, format!("{}{damage}{drafts}", line(9)).into_bytes());
        drop(pen);
        std::fs::remove_file(journal).expect("it can be removed");
    }
}

#[test]
fn only_a_journal_that_is_held_and_still_under_its_name_is_replaced() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let drafts: String = (0..9).map(draft).collect();
    let (mut pen, journal) = held(folder.path(), &drafts);
    let others = journal.with_file_name("bob.2.1.jsonl");
    std::fs::write(&others, &drafts).expect("it can be written");
    // A service that syncs folders puts a copy in its place.
    let copy = folder.path().join("copy");
    std::fs::copy(&journal, &copy).expect("it can be copied");
    std::fs::rename(&copy, &journal).expect("it can be replaced");
    assert!(!pen.shorten(1).expect("nothing fails"));
    drop(pen);
    for left in [&journal, &others] {
        assert_eq!(std::fs::read(left).expect("it is there"), drafts.as_bytes());
    }
    let (mut pen, _) = held(folder.path(), &line(9));
    pen.put(drafts.as_bytes()).expect("it can be written");
    assert!(pen.shorten(1).expect("nothing fails"));
    assert!(std::fs::metadata(&journal).expect("it is there").len() < drafts.len() as u64 * 2);
    assert_eq!(std::fs::read(&others).expect("it is there"), drafts.as_bytes());
    assert_eq!(std::fs::read_dir(folder.path().join(FOLDER)).expect("it is there").count(), 2, "nothing is left lying");
}

#[cfg(unix)]
#[test]
fn a_link_to_a_journal_elsewhere_is_not_made_a_file() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let elsewhere = folder.path().join("elsewhere");
    let layer = folder.path().join(FOLDER);
    std::fs::create_dir(&layer).expect("it can be made");
    std::fs::write(&elsewhere, "").expect("it can be written");
    std::os::unix::fs::symlink(&elsewhere, layer.join("ada.1.1.jsonl")).expect("it can be linked");
    let (mut pen, journal) = held(folder.path(), &(0..9).map(draft).collect::<String>());
    assert!(pen.shorten(1).is_err());
    assert!(journal.is_symlink());
    pen.put(line(9).as_bytes()).expect("it is gone on with");
    assert_eq!(std::fs::read_dir(&layer).expect("it is there").count(), 1);
}

#[test]
fn a_desk_that_goes_leaves_a_shorter_journal_and_others_see_the_same() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let places = Places { collection: folder.path().to_path_buf(), fallback: None };
    let writer = |session: &str| Writer { author: "Ada".into(), installation: "1f".into(), session: session.into() };
    let text = crate::annotations::tests::TEXT;
    let target = Ground::of(&reading("a.txt", text)).target(Subject::Text, span_of(text, "14,000"));
    let (mut ada, _) = open(&places, &writer("s1"), || {});
    let (mut watching, _) = open(&places, &writer("s2"), || {});
    let new = NewAnnotation { target, colour: Colour::Blue, note: "first".to_owned(), tags: BTreeSet::new() };
    let id = ada.act(&Act::Annotate(new), at(0)).items[0].1.clone();
    let mut written = 0;
    while written < 3 * GROWN as usize {
        let text = format!("{written} {}", "who says so? ".repeat(200));
        written += text.len();
        ada.act(&Act::Note { annotation: id.clone(), text }, at(1));
    }
    let tag = Tag::new("last").expect("it has words");
    ada.act(&Act::ColourTag { tag: tag.clone(), colour: Some(Colour::Pink) }, Timestamp::UNIX_EPOCH);
    super::files::until(|| ada.saved() == Saved::Saved);
    super::files::until(|| {
        watching.look();
        watching.take_in();
        watching.layer().tag_colour(&tag).is_some()
    });
    let before = seen(ada.layer());
    let done: Vec<_> = ada.layer().done().cloned().collect();
    drop(ada);
    let layer = folder.path().join(FOLDER);
    let length = || {
        let files = std::fs::read_dir(&layer).expect("it is there");
        files.map(|file| file.expect("it is there").metadata().expect("it is there").len()).sum::<u64>()
    };
    assert!(length() < GROWN, "{} bytes", length());
    let (after, problems) = read(&places);
    assert!(problems.is_empty() && seen(&after) == before && after.done().eq(&done));
    watching.look();
    for _ in 0..3 {
        watching.look();
        assert_eq!(watching.take_in(), [], "a journal that was shortened brings nothing new");
    }
    assert!(watching.problems().is_empty() && seen(watching.layer()) == before);
}
