//! Crashes and errors of the disk, at every point, with and without each of the syncs.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;

use super::simulated::{Fault, Platter, Simulated, Site, after_a_crash};
use super::{draft, line, names};
use crate::annotations::journal::Places;
use crate::annotations::journal::pen::Pen;
use crate::annotations::journal::reader::Reader;

const LAYER: &str = "c/.crossread";

fn places() -> Places {
    Places { collection: "c".into(), fallback: None }
}

fn pen(disk: &Simulated) -> Pen {
    Pen::new(Arc::new(disk.clone()), places(), "ada.1".to_owned())
}

fn read_back(platter: &Platter) -> BTreeSet<String> {
    let disk = Simulated::with(platter.clone());
    names(&Reader::default().look(&disk, &[LAYER.into()], true))
}

/// Writes lines until each is said to be safe.
fn write(disk: &Simulated, pen: &mut Pen, numbers: std::ops::Range<u64>) {
    write_each(disk, pen, numbers, line);
}

fn write_each(disk: &Simulated, pen: &mut Pen, numbers: std::ops::Range<u64>, line: impl Fn(u64) -> String) {
    for number in numbers {
        while pen.put(line(number).as_bytes()).is_err() {}
        disk.world().said += 1;
        disk.moment();
    }
}

/// How many states that a crash may leave lack a line that was said to be safe, and how many there are.
fn losses(disk: &Simulated) -> (usize, usize) {
    let moments = std::mem::take(&mut disk.world().moments);
    let (mut lost, mut of) = (0, 0);
    for (platter, said) in moments {
        for state in after_a_crash(&platter) {
            let there = read_back(&state);
            lost += usize::from((0..said).any(|number| !there.contains(&format!("s-{number}"))));
            of += 1;
        }
    }
    (lost, of)
}

/// Two runs of the program, the first of which dies between making its journal and saying that anything is safe.
fn two_runs(suppressed: Option<Site>) -> (usize, usize) {
    let disk = Simulated::new();
    disk.world().suppressed = suppressed;
    let mut first = pen(&disk);
    disk.world().faults = vec![Fault::Folder];
    assert!(first.put(line(100).as_bytes()).is_err());
    drop(first);
    let mut second = pen(&disk);
    write(&disk, &mut second, 0..3);
    drop(second);
    let mut third = pen(&disk);
    // A disk that takes little at a time leaves more to be lost.
    disk.world().faults = vec![Fault::Short; 8];
    write(&disk, &mut third, 3..6);
    losses(&disk)
}

/// A journal that is shortened while it is written, and gone on with by the same run and by another one.
fn shortened_between(suppressed: Option<Site>) -> (usize, usize) {
    let disk = Simulated::new();
    disk.world().suppressed = suppressed;
    let mut first = pen(&disk);
    write_each(&disk, &mut first, 0..4, draft);
    // A disk that takes little at a time leaves more to be lost.
    disk.world().faults = vec![Fault::Short; 2];
    assert!(first.shorten(1).expect("nothing fails"), "it is shortened");
    write(&disk, &mut first, 4..6);
    drop(first);
    let mut second = pen(&disk);
    write_each(&disk, &mut second, 6..10, draft);
    assert!(second.shorten(1).expect("nothing fails"), "it is shortened again");
    write(&disk, &mut second, 10..11);
    assert_eq!(disk.world().replacements, 2);
    losses(&disk)
}

#[test]
fn no_crash_loses_what_was_said_to_be_safe() {
    for (lost, of) in [two_runs(None), shortened_between(None)] {
        assert!(of > 50, "only {of} states");
        assert_eq!(lost, 0, "of {of}");
    }
}

#[test]
fn without_any_one_of_the_syncs_a_crash_would() {
    for site in Site::ALL {
        let (lost, of) = match site {
            Site::Replacement | Site::ReplacedName => shortened_between(Some(site)),
            _ => two_runs(Some(site)),
        };
        assert!(lost > 0, "without syncing {site:?} nothing is lost in {of} states");
    }
}

#[test]
fn a_crash_while_a_journal_is_shortened_leaves_one_that_is_shortened_the_next_time() {
    let disk = Simulated::new();
    let mut first = pen(&disk);
    write_each(&disk, &mut first, 0..4, draft);
    disk.world().moments.clear();
    assert!(first.shorten(1).expect("nothing fails"));
    let moments = std::mem::take(&mut disk.world().moments);
    let mut begun = 0;
    for state in moments.iter().flat_map(|(platter, _)| after_a_crash(platter)) {
        begun += usize::from(state.names.keys().any(|name| name.extension().is_some_and(|end| end == "tmp")));
        let disk = Simulated::with(state);
        let mut pen = pen(&disk);
        write_each(&disk, &mut pen, 4..9, draft);
        assert!(pen.shorten(1).expect("nothing fails"));
        let platter = disk.world().platter.clone();
        assert!(platter.names.keys().all(|name| name.extension().is_some_and(|end| end == "jsonl")));
        assert_eq!(read_back(&platter).len(), 9);
    }
    assert!(begun > 4, "only {begun} states with a journal under way");
}

#[test]
fn what_a_crash_left_is_gone_on_with() {
    let disk = Simulated::new();
    write(&disk, &mut pen(&disk), 0..2);
    let moments = std::mem::take(&mut disk.world().moments);
    for (platter, said) in moments {
        for state in after_a_crash(&platter) {
            let disk = Simulated::with(state);
            let mut pen = pen(&disk);
            assert!(pen.put(line(7).as_bytes()).is_ok());
            let there = read_back(&disk.world().platter.clone());
            assert!(there.contains("s-7") && (0..said).all(|number| there.contains(&format!("s-{number}"))));
        }
    }
}

#[test]
fn a_closed_folder_has_its_layer_elsewhere_and_one_that_closes_later_is_told() {
    let fallback = std::path::PathBuf::from("data/layers/1f");
    let places = Places { collection: "c".into(), fallback: Some(fallback.clone()) };
    let disk = Simulated::new();
    disk.world().platter.folders.insert("data".into());
    disk.world().platter.safe_folders.insert("data".into());
    disk.world().closed = vec!["c".into()];
    let mut closed = Pen::new(Arc::new(disk.clone()), places.clone(), "ada.1".to_owned());
    closed.put(line(0).as_bytes()).expect("there is another folder");
    assert_eq!(closed.wrote_in(), Some(fallback.as_path()));
    // What was said to be safe there outlives a crash, too.
    for state in after_a_crash(&disk.world().platter.clone()) {
        let there = names(&Reader::default().look(&Simulated::with(state), std::slice::from_ref(&fallback), true));
        assert_eq!(there, BTreeSet::from(["s-0".to_owned()]));
    }
    // Lines of one session do not go here and there: where they went before, they go, or it is said that they cannot.
    disk.world().closed = Vec::new();
    let mut open = Pen::new(Arc::new(disk.clone()), places, "bob.1".to_owned());
    open.put(line(1).as_bytes()).expect("it is open now");
    assert_eq!(open.wrote_in(), Some(std::path::Path::new(LAYER)));
    disk.world().closed = vec!["c".into()];
    disk.world().faults = vec![Fault::Full];
    assert!(open.put(line(2).as_bytes()).is_err() && open.put(line(2).as_bytes()).is_err());
}

#[test]
fn tries_with_a_full_disk_heap_up_no_empty_journals() {
    let disk = Simulated::new();
    let mut pen = pen(&disk);
    pen.put(line(0).as_bytes()).expect("there is room");
    disk.world().faults = vec![Fault::Full; 100];
    for _ in 0..20 {
        assert!(pen.put(line(1).as_bytes()).is_err());
    }
    assert_eq!(disk.world().platter.names.len(), 1, "the one with something in it");
    disk.world().faults.clear();
    pen.put(line(1).as_bytes()).expect("there is room again");
    assert_eq!(disk.world().platter.names.len(), 2);
    assert_eq!(read_back(&disk.world().platter.clone()), BTreeSet::from(["s-0".to_owned(), "s-1".to_owned()]));
}

fn fault() -> impl Strategy<Value = Fault> {
    prop_oneof![
        3 => Just(Fault::None),
        1 => Just(Fault::Short),
        1 => Just(Fault::Full),
        1 => Just(Fault::Torn),
        1 => Just(Fault::Sync),
        1 => Just(Fault::Folder),
        1 => Just(Fault::Rename),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn errors_of_the_disk_lose_nothing_that_was_said_to_be_safe(faults in proptest::collection::vec(fault(), 0..14)) {
        let disk = Simulated::new();
        disk.world().faults = faults;
        let mut pen = pen(&disk);
        write_each(&disk, &mut pen, 0..3, draft);
        // It fails or not; either way everything is there, and more can be written.
        let _ = pen.shorten(1);
        write_each(&disk, &mut pen, 3..5, draft);
        let _ = pen.shorten(1);
        write(&disk, &mut pen, 5..6);
        let there = read_back(&disk.world().platter.clone());
        let all = (0..6).all(|number| there.contains(&format!("s-{number}")));
        prop_assert!(all);
        // The full crash analysis of the last moment only: its states are many.
        let last = disk.world().moments.pop();
        disk.world().moments = last.into_iter().collect();
        prop_assert_eq!(losses(&disk).0, 0);
    }
}
