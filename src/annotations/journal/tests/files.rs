//! Real journals in real folders.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use super::{line, names};
use crate::annotations::journal::disk::System;
use crate::annotations::journal::pen::Pen;
use crate::annotations::journal::reader::Reader;
use crate::annotations::journal::{FOLDER, Places, Writer, open, read, read_folder};
use crate::annotations::model::{Colour, Tag};
use crate::annotations::{Act, Desk, Saved};

#[test]
fn a_journal_cut_anywhere_gives_everything_before_the_cut() {
    let lines: Vec<String> = (0..3).map(line).collect();
    let whole = lines.concat();
    let folder = tempfile::tempdir().expect("a folder for the test");
    for cut in 0..=whole.len() {
        std::fs::write(folder.path().join("ada.1.1.jsonl"), &whole.as_bytes()[..cut]).expect("it can be written");
        let events = Reader::default().look(&System, &[folder.path().to_path_buf()], true);
        let mut end = 0;
        let before = lines.iter().filter(|line| {
            end += line.len();
            end - 1 <= cut
        });
        assert_eq!(events.len(), before.count(), "cut at {cut}");
    }
}

#[test]
fn damage_is_reported_and_left_and_the_rest_is_read() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let file = folder.path().join("x.jsonl");
    let damaged = format!("{}garbage\n\0\0\0{}{}", line(0), line(1), line(2));
    std::fs::write(&file, &damaged).expect("it can be written");
    let mut reader = Reader::default();
    let events = reader.look(&System, &[folder.path().to_path_buf()], true);
    assert_eq!(names(&events), BTreeSet::from(["s-0".to_owned(), "s-2".to_owned()]));
    assert_eq!(reader.problems().iter().filter_map(|problem| problem.line).collect::<Vec<_>>(), [2, 3]);
    assert_eq!(std::fs::read(&file).expect("it is there"), damaged.as_bytes());
}

fn writer(author: &str, session: &str) -> Writer {
    Writer { author: author.to_owned(), installation: "1f".to_owned(), session: session.to_owned() }
}

/// Waits until something is so; the test's own time limit, not a measure.
pub(super) fn until(mut so: impl FnMut() -> bool) {
    for _ in 0..4000 {
        if so() {
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("it never came to be");
}

fn colour(name: &str) -> Act {
    Act::ColourTag { tag: Tag::new(name).expect("it has words"), colour: Some(Colour::Blue) }
}

#[test]
fn two_windows_write_two_journals_and_see_each_other() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let places = Places { collection: folder.path().to_path_buf(), fallback: None };
    let (mut one, _) = open(&places, &writer("Ada", "s1"), || {});
    let (mut two, _) = open(&places, &writer("Ada", "s2"), || {});
    one.act(&colour("one"), Timestamp::UNIX_EPOCH);
    two.act(&colour("two"), Timestamp::UNIX_EPOCH);
    until(|| one.saved() == Saved::Saved && two.saved() == Saved::Saved);
    until(|| {
        one.look();
        two.look();
        one.take_in();
        two.take_in();
        let both = |desk: &Desk| desk.layer().tag_colours().count() == 2;
        both(&one) && both(&two)
    });
    let journals = std::fs::read_dir(folder.path().join(FOLDER)).expect("it is there").count();
    assert_eq!(journals, 2);
    drop((one, two));
    let (mut three, _) = open(&places, &writer("Ada", "s3"), || {});
    three.act(&colour("three"), Timestamp::UNIX_EPOCH);
    drop(three);
    let journals = std::fs::read_dir(folder.path().join(FOLDER)).expect("it is there").count();
    assert_eq!(journals, 2, "a journal that nobody writes any more is gone on with");
    assert_eq!(read(&places).0.tag_colours().count(), 3);
}

#[test]
fn a_folder_that_went_away_is_told_and_all_can_be_saved_elsewhere() {
    let parent = tempfile::tempdir().expect("a folder for the test");
    let collection = parent.path().join("collection");
    std::fs::create_dir(&collection).expect("it can be made");
    let places = Places { collection: collection.clone(), fallback: None };
    let (mut desk, _) = open(&places, &writer("Ada", "s1"), || {});
    desk.act(&colour("before"), Timestamp::UNIX_EPOCH);
    until(|| desk.saved() == Saved::Saved);
    std::fs::rename(&collection, parent.path().join("gone")).expect("it can be renamed");
    desk.act(&colour("after"), Timestamp::UNIX_EPOCH);
    until(|| matches!(desk.saved(), Saved::NotSaved(_)));
    let elsewhere = tempfile::tempdir().expect("a folder for the test");
    desk.save_in(elsewhere.path().to_path_buf());
    until(|| desk.saved() == Saved::Saved);
    let (layer, _) = read_folder(&elsewhere.path().join(FOLDER));
    assert_eq!(layer.tag_colours().count(), 2);
}

#[test]
fn a_journal_that_was_replaced_while_it_was_open_is_not_written_into_the_void() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let places = Places { collection: folder.path().to_path_buf(), fallback: None };
    let mut pen = Pen::new(Arc::new(System), places, "ada.1".to_owned());
    pen.put(line(0).as_bytes()).expect("it can be written");
    let journal = folder.path().join(FOLDER).join("ada.1.1.jsonl");
    let copy = folder.path().join("copy");
    std::fs::copy(&journal, &copy).expect("it can be copied");
    std::fs::rename(&copy, &journal).expect("it can be replaced");
    while pen.put(line(1).as_bytes()).is_err() {}
    let events = Reader::default().look(&System, &[folder.path().join(FOLDER)], true);
    assert_eq!(names(&events), BTreeSet::from(["s-0".to_owned(), "s-1".to_owned()]));
}
