//! What was said to be saved is there afterwards: whatever the disk does, and wherever the power fails.

use std::collections::BTreeSet;
use std::path::Path;

use super::journal::{self, JournalReader, JournalWriter, Scribe};
use super::storage::{RealDisk, Storage};
use super::testing::{Call, Disk, Fault, RecordingDisk};
use super::*;
use crate::compare::corrections::Correction;

const HOME: &str = "/collection/.crossread";

fn scribe(author: &str) -> Scribe {
    Scribe { author: author.to_owned(), writer: "desk".to_owned(), session: format!("{author}-session") }
}

/// Lines of real events: aliases, each of which says which one it is.
fn lines(author: &str, count: usize) -> Vec<String> {
    let line = |number: usize| {
        let id = format!("{author}-{number}");
        let when = "2026-05-04T10:00:00Z".parse().expect("it is a time");
        let change = CorrectionChange {
            id: ItemId::new(format!("{id}-item")),
            exists: true,
            who: author.into(),
            when,
            body: Correction::Alias { name: format!("Häfen {number}"), of: "Port".to_owned() }.into(),
        };
        let event = Event {
            format: FORMAT,
            id: EventId(id.into()),
            clock: number as u64 + 1,
            time: when,
            author: author.into(),
            act: "Alias".into(),
            changes: vec![Change::correction(change)],
        };
        event.line().0
    };
    (0..count).map(line).collect()
}

fn ids(journals: &Journals) -> BTreeSet<String> {
    journals.events.iter().map(|(event, _)| event.id.to_string()).collect()
}

fn read_back(disk: &Disk) -> BTreeSet<String> {
    let storage = RecordingDisk::of(disk.clone());
    ids(&journal::read(&storage, Path::new(HOME)).expect("it can be listed"))
}

/// The first loss in any state that a crash may leave behind: of Ada's events those that were acknowledged.
fn loss(storage: &RecordingDisk) -> Option<String> {
    for (moment, (disk, saved)) in storage.trail().iter().enumerate() {
        for state in disk.after_crash() {
            let found = read_back(&state);
            if let Some(lost) = (0..*saved).map(|n| format!("Ada-{n}")).find(|id| !found.contains(id)) {
                return Some(format!("{lost} is lost by a crash before call {moment}"));
            }
        }
    }
    None
}

/// Writes Ada's events one by one, acknowledging each; after an error all that was not, in a journal opened anew.
fn write_all(storage: &RecordingDisk, lines: &[String], tries: usize) -> usize {
    let mut writer = None;
    let mut saved = 0;
    for _ in 0..tries {
        if saved == lines.len() {
            break;
        }
        // Dropped before it is opened anew: it holds the lock.
        let mut open = match writer.take() {
            Some(open) => open,
            None => match JournalWriter::open(storage, Path::new(HOME), &scribe("Ada")) {
                Ok(open) => open,
                Err(_) => continue,
            },
        };
        if open.append(&lines[saved..=saved]).is_ok() {
            saved += 1;
            storage.saved(saved);
            writer = Some(open);
        }
    }
    saved
}

#[test]
fn a_journal_cut_at_any_byte_gives_everything_before_the_cut() {
    let lines = lines("Ada", 4);
    let whole = lines.iter().map(|line| format!("{line}\n")).collect::<String>();
    for cut in 0..=whole.len() {
        let storage = RecordingDisk::default();
        storage.put(&format!("{HOME}/ada-desk.jsonl"), &whole.as_bytes()[..cut]);
        let read = journal::read(&storage, Path::new(HOME)).expect("it can be listed");
        let mut end = 0;
        let mut before = 0;
        for line in &lines {
            end += line.len();
            before += usize::from(end <= cut);
            end += 1;
        }
        assert_eq!(ids(&read), (0..before).map(|n| format!("Ada-{n}")).collect(), "cut at {cut}");
        let starts = lines[..before].iter().map(|line| line.len() + 1).sum::<usize>();
        let damaged: Vec<_> = read.damaged.iter().map(|damage| (damage.file.as_str(), damage.line)).collect();
        let expected = if cut > starts { vec![("ada-desk.jsonl", before + 1)] } else { vec![] };
        assert_eq!(damaged, expected, "cut at {cut}");

        // What was cut stays as it is, and what comes after it is whole.
        let mut writer = JournalWriter::open(&storage, Path::new(HOME), &scribe("Ada")).expect("it opens");
        writer.append(&self::lines("Ben", 2)).expect("it writes");
        let bytes = storage.read(writer.path()).expect("it is there");
        assert!(bytes.starts_with(&whole.as_bytes()[..cut]), "cut at {cut}");
        let read = journal::read(&storage, Path::new(HOME)).expect("it can be listed");
        assert_eq!(read.events.len(), before + 2, "cut at {cut}");
    }
}

#[test]
fn a_changed_line_is_set_aside_and_the_others_are_read() {
    let lines = lines("Ada", 3);
    let storage = RecordingDisk::default();
    let changed = lines[1].replace("Port", "Fort");
    storage.put(&format!("{HOME}/ada.jsonl"), format!("{}\r\n{changed}\r\n\r\n{}", lines[0], lines[2]).as_bytes());
    storage.put(&format!("{HOME}/notes.txt"), b"no journal");
    let read = journal::read(&storage, Path::new(HOME)).expect("it can be listed");
    assert_eq!(ids(&read), BTreeSet::from(["Ada-0".to_owned(), "Ada-2".to_owned()]));
    let reason = LineError::Damaged.to_string();
    assert_eq!(read.damaged, [Damage { file: "ada.jsonl".to_owned(), line: 2, reason }]);
}

#[test]
fn errors_of_the_disk_lose_nothing_that_was_acknowledged() {
    use super::testing::{EIO, ENOSPC};
    let lines = lines("Ada", 4);
    for nth in 0..5 {
        let faults = [
            (Call::Write, Fault::Short(0)),
            (Call::Write, Fault::Short(1)),
            (Call::Write, Fault::Short(30)),
            (Call::Write, Fault::Fails(ENOSPC)),
            (Call::SyncData, Fault::Fails(EIO)),
            (Call::SyncFolder, Fault::Fails(EIO)),
            (Call::CreateFolder, Fault::Fails(ENOSPC)),
            (Call::Open, Fault::Fails(EIO)),
        ];
        for (call, fault) in faults {
            let storage = RecordingDisk::default();
            storage.fault(call, nth, fault);
            // A short write, and then the disk is full.
            if fault == Fault::Short(30) {
                storage.fault(call, nth + 1, Fault::Fails(ENOSPC));
            }
            assert_eq!(write_all(&storage, &lines, 12), 4, "{call:?} {nth} {fault:?}");
            assert_eq!(loss(&storage), None, "{call:?} {nth} {fault:?}");
        }
    }
}

#[test]
fn every_state_that_a_crash_may_leave_holds_every_acknowledged_event() {
    let storage = RecordingDisk::default();
    assert_eq!(write_all(&storage, &lines("Ada", 5), 9), 5);
    assert_eq!(loss(&storage), None);
}

#[test]
fn a_writer_that_comes_after_a_killed_one_loses_nothing_either() {
    let first = RecordingDisk::default();
    write_all(&first, &lines("Ben", 2), 9);
    for (disk, _) in first.trail() {
        // Killed at this call: the system lives on, and what was not synced still is not.
        let storage = RecordingDisk::of(disk);
        assert_eq!(write_all(&storage, &lines("Ada", 3), 9), 3);
        assert_eq!(loss(&storage), None);
    }
}

#[test]
fn without_any_one_of_its_syncs_something_is_lost() {
    for call in [Call::SyncData, Call::SyncFolder] {
        let whole = RecordingDisk::default();
        write_all(&whole, &lines("Ada", 3), 9);
        assert_eq!(whole.calls(call), 3, "{call:?}");
        for nth in 0..whole.calls(call) {
            let storage = RecordingDisk::default();
            storage.fault(call, nth, Fault::LeftOut);
            assert_eq!(write_all(&storage, &lines("Ada", 3), 9), 3);
            assert!(loss(&storage).is_some(), "{call:?} {nth} was left out and nobody noticed");
        }
    }
}

#[test]
fn copies_and_interleaved_journals_give_the_same_layer() {
    let (ada, ben) = (lines("Ada", 6), lines("Ben", 5));
    let layer = |files: &[(&str, Vec<&String>)]| {
        let storage = RecordingDisk::default();
        for (name, lines) in files {
            let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
            storage.put(&format!("{HOME}/{name}.jsonl"), text.as_bytes());
        }
        let read = journal::read(&storage, Path::new(HOME)).expect("it can be listed");
        assert_eq!((read.events.len(), read.damaged.len()), (11, 0));
        let mut layer = Layer::default();
        for (event, crc) in &read.events {
            layer.apply(event, *crc);
        }
        layer.corrections()
    };
    let apart = layer(&[("ada", ada.iter().collect()), ("ben", ben.iter().collect())]);
    assert_eq!(apart.len(), 11);
    let copied = layer(&[
        ("ada (conflicted copy)", ada[..4].iter().rev().collect()),
        ("ada", ada.iter().chain(&ben[2..]).collect()),
        ("zoe", ben.iter().rev().chain(&ada).collect()),
    ]);
    assert_eq!(apart, copied);
}

#[test]
fn what_others_write_is_read_as_it_comes() {
    let lines = lines("Ada", 3);
    let storage = RecordingDisk::default();
    let path = format!("{HOME}/ada.jsonl");
    let mut reader = JournalReader::default();
    let mut look = |text: String| {
        storage.put(&path, text.as_bytes());
        let journals = reader.look(&storage, Path::new(HOME)).expect("it can be listed");
        assert_eq!(journals.damaged, []);
        ids(&journals).into_iter().collect::<Vec<_>>()
    };
    assert_eq!(look(format!("{}\n{}", lines[0], &lines[1][..20])), ["Ada-0"]);
    assert_eq!(look(format!("{}\n{}\n", lines[0], lines[1])), ["Ada-1"]);
    assert_eq!(look(format!("{}\n{}\n", lines[0], lines[1])), [""; 0]);
    // Another version was put in its place.
    assert_eq!(look(format!("{}\n{}\n{}\n", lines[2], lines[0], lines[1])), ["Ada-2"]);
}

#[test]
fn on_a_real_disk_two_writers_of_one_analyst_have_a_journal_each() {
    let folder = tempfile::tempdir().expect("there is room");
    let home = folder.path().join(FOLDER);
    let (lines, scribe) = (lines("Ada", 3), scribe("Ada B./å"));
    let mut one = JournalWriter::open(&RealDisk, &home, &scribe).expect("it opens");
    let mut two = JournalWriter::open(&RealDisk, &home, &scribe).expect("it opens");
    let name = |writer: &JournalWriter| writer.path().file_name().expect("it has one").to_owned();
    assert_eq!(name(&one), "ada-b----desk.jsonl");
    assert_eq!(name(&two), "ada-b----desk-2.jsonl");
    one.append(&lines[..1]).expect("it writes");
    two.append(&lines[1..2]).expect("it writes");
    drop(one);
    let mut again = JournalWriter::open(&RealDisk, &home, &scribe).expect("it opens");
    assert_eq!(name(&again), "ada-b----desk.jsonl");
    again.append(&lines[2..]).expect("it writes");
    let read = journal::read(&RealDisk, &home).expect("it can be listed");
    assert_eq!((read.events.len(), read.damaged.len()), (3, 0));

    // Another program takes the journal away: that is noticed, and nothing is called saved.
    std::fs::remove_file(again.path()).expect("it is there");
    assert!(again.append(&lines[2..]).is_err());
}
