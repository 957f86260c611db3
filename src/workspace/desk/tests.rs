//! The layer of an open collection: kept, attached, shared between windows.

use std::time::{Duration, Instant};

use super::*;
use crate::annotations::{Colour, Evidence, NewAnnotation, Status};
use crate::workspace::Workspace;

const FLOOD: &str = "Flood at Brightwater\n\nThe flood destroyed 410 homes, the mayor said.\n";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test");
    std::fs::write(folder.path().join("a.txt"), FLOOD).expect("a file for the test");
    folder
}

fn opened(folder: &tempfile::TempDir) -> Workspace {
    let mut workspace = Workspace::new(|| {});
    workspace.open(Source::of(vec![folder.path().to_path_buf()]));
    wait_for(&mut workspace, attached);
    workspace
}

/// Whether everything is in its place.
fn attached(workspace: &Workspace) -> bool {
    let (snapshot, desk) = (workspace.snapshot(), workspace.desk());
    snapshot.stage == Stage::Idle && desk.is_open && Arc::ptr_eq(&desk.attached, &snapshot.machine)
}

/// Tends until it is so; the limit is only against hanging for ever.
fn wait_for(workspace: &mut Workspace, done: impl Fn(&Workspace) -> bool) {
    let begun = Instant::now();
    loop {
        workspace.tend();
        if done(workspace) {
            return;
        }
        assert!(begun.elapsed() < Duration::from_secs(120), "still {:?}", workspace.desk().saved);
        std::thread::sleep(Duration::from_millis(2));
    }
}

fn is_saved(workspace: &Workspace) -> bool {
    workspace.desk().saved == Saved::Saved
}

fn figure(workspace: &Workspace) -> Target {
    let snapshot = workspace.snapshot();
    target(&snapshot, Subject::Figure, 0, snapshot.readings[0].figures[0].span).expect("there is a figure")
}

fn confirm(workspace: &Workspace) -> Act {
    let targets = vec![figure(workspace)];
    Act::Verify { targets, status: Status::Confirmed, evidence: Evidence::default() }
}

fn status(workspace: &Workspace) -> Status {
    let snapshot = workspace.snapshot();
    let span = snapshot.machine[0].figures[0].span;
    workspace.desk().standing(&snapshot, Subject::Figure, 0, span).status
}

fn now() -> Timestamp {
    "2026-05-04T10:00:00Z".parse().expect("a time")
}

#[test]
fn what_is_done_is_there_when_the_folder_is_opened_again() {
    let folder = folder();
    let mut workspace = opened(&folder);
    let act = confirm(&workspace);
    assert!(workspace.act(&act, now()).is_some());
    assert_eq!(status(&workspace), Status::Confirmed);
    wait_for(&mut workspace, is_saved);
    assert!(!workspace.desk().is_elsewhere);
    drop(workspace);
    assert_eq!(status(&opened(&folder)), Status::Confirmed);
}

#[test]
fn an_act_is_undone_and_done_again_across_a_reload() {
    let folder = folder();
    let mut workspace = opened(&folder);
    let act = confirm(&workspace);
    workspace.act(&act, now());
    workspace.open(Source::of(vec![folder.path().to_path_buf()]));
    wait_for(&mut workspace, attached);
    assert_eq!(workspace.desk().undo.as_deref(), Some("Mark figure confirmed"));
    workspace.undo(now());
    assert_eq!(status(&workspace), Status::Unchecked);
    workspace.redo(now());
    assert_eq!(status(&workspace), Status::Confirmed);
}

#[test]
fn a_correction_reaches_the_comparison_and_holds_after_a_reload() {
    let folder = folder();
    let mut workspace = opened(&folder);
    let corrections = vec![Correction::NotAFigure { figure: figure(&workspace).anchor }];
    workspace.act(&Act::Correct { corrections }, now());
    let dropped = |workspace: &Workspace| {
        let snapshot = workspace.snapshot();
        snapshot.stage == Stage::Idle && snapshot.corrections.len() == 1 && snapshot.readings[0].figures.is_empty()
    };
    wait_for(&mut workspace, dropped);
    wait_for(&mut workspace, is_saved);
    let mut again = opened(&folder);
    wait_for(&mut again, dropped);
    assert_eq!(again.snapshot().machine[0].figures.len(), 1);
}

#[test]
fn what_another_window_writes_is_seen() {
    let folder = folder();
    let (mut one, mut other) = (opened(&folder), opened(&folder));
    let act = confirm(&one);
    one.act(&act, now());
    wait_for(&mut other, |other| status(other) == Status::Confirmed);
    let new = NewAnnotation {
        target: figure(&other),
        colour: Colour::Green,
        note: "seen".to_owned(),
        tags: Default::default(),
    };
    other.act(&Act::Annotate(new), now());
    wait_for(&mut one, |one| one.desk().on(&one.snapshot(), 0).len() == 2);
}

#[test]
fn a_damaged_line_is_a_problem_and_stays() {
    let folder = folder();
    let layer = folder.path().join(annotations::FOLDER);
    std::fs::create_dir(&layer).expect("the folder is writable");
    std::fs::write(layer.join("ada.1.jsonl"), "{\"torn\n").expect("the folder is writable");
    let workspace = opened(&folder);
    assert_eq!(workspace.desk().problems.len(), 1);
    assert_eq!(std::fs::read(layer.join("ada.1.jsonl")).expect("it is there"), b"{\"torn\n");
}
