//! Opening, letting go, keeping current and correcting a collection, as the window sees it.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::*;

fn folder_of(articles: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for i in 0..articles {
        let text = format!("Port closes berth {i}\n\nThe harbour lost {i}00 ships in May, officials said.\n");
        std::fs::write(folder.path().join(format!("{i:05}.txt")), text).expect("a file for the test");
    }
    folder
}

fn source(folder: &tempfile::TempDir) -> Source {
    Source::of(vec![folder.path().to_path_buf()])
}

fn wait(workspace: &Workspace) -> Arc<Snapshot> {
    wait_for(workspace, |_| true)
}

/// Waits until the work is over and `done`; the limit is only against hanging for ever.
fn wait_for(workspace: &Workspace, done: impl Fn(&Snapshot) -> bool) -> Arc<Snapshot> {
    let begun = Instant::now();
    loop {
        let snapshot = workspace.snapshot();
        if matches!(snapshot.stage, Stage::Idle | Stage::Cancelled) && done(&snapshot) {
            return snapshot;
        }
        assert!(begun.elapsed() < Duration::from_secs(120), "still {:?}", snapshot.stage);
        std::thread::sleep(Duration::from_millis(2));
    }
}

#[test]
fn articles_come_in_order_and_complete() {
    let folder = folder_of(300);
    let mut workspace = Workspace::new(|| {});
    workspace.open(source(&folder));
    let snapshot = wait(&workspace);
    assert_eq!(snapshot.readings.len(), 300);
    assert!(snapshot.readings.is_sorted_by_key(|r| r.article.id.clone()));
    assert_eq!(snapshot.comparison.measure_of.len(), 300);
    assert_eq!(snapshot.problems.as_ref(), []);
}

#[test]
fn the_window_is_told_of_every_stage() {
    let folder = folder_of(3);
    let (told, heard) = std::sync::mpsc::channel();
    let told = Mutex::new(told);
    let mut workspace = Workspace::new(move || {
        told.lock().expect("no test thread panics").send(()).ok();
    });
    workspace.open(source(&folder));
    assert_eq!(workspace.snapshot().source.as_ref().expect("opening").root, folder.path());
    wait(&workspace);
    assert!(heard.recv_timeout(Duration::from_secs(60)).is_ok());
}

#[test]
fn opening_another_collection_lets_the_first_go() {
    let (first, second) = (folder_of(2000), folder_of(2));
    let mut workspace = Workspace::new(|| {});
    workspace.open(source(&first));
    let revision = workspace.snapshot().revision;
    workspace.open(source(&second));
    let snapshot = wait(&workspace);
    assert_eq!(snapshot.readings.len(), 2);
    assert!(snapshot.revision > revision);
    assert_eq!(snapshot.source.as_ref().expect("open").root, second.path());
}

#[test]
fn what_was_read_before_cancelling_stays_and_is_compared() {
    let folder = folder_of(2000);
    let mut workspace = Workspace::new(|| {});
    workspace.open(source(&folder));
    workspace.cancel();
    let snapshot = wait(&workspace);
    // On a machine that was faster than the request, there was nothing left to cancel.
    assert!(snapshot.stage == Stage::Cancelled || snapshot.readings.len() == 2000);
    assert_eq!(snapshot.comparison.measure_of.len(), snapshot.readings.len());
}

#[test]
fn a_correction_compares_again_and_reads_nothing_again() {
    let folder = folder_of(3);
    let mut workspace = Workspace::new(|| {});
    workspace.open(source(&folder));
    let before = wait(&workspace);
    let reading = &before.readings[1];
    let place = Place { article: reading.article.id.clone(), span: reading.figures[0].span };
    workspace.correct(vec![Correction::NotAFigure { figure: place }]);
    let after = wait_for(&workspace, |snapshot| !snapshot.corrections.is_empty());
    assert_eq!(after.readings[1].figures.len() + 1, after.machine[1].figures.len());
    assert!(Arc::ptr_eq(&after.machine[1], reading) && Arc::ptr_eq(&after.readings[0], &before.readings[0]));
    assert_eq!(after.outcomes.as_ref(), [Outcome::Applied]);
    assert_eq!(after.comparison.measure_of[1].len(), after.readings[1].figures.len());
    workspace.correct(Vec::new());
    let restored = wait_for(&workspace, |snapshot| snapshot.corrections.is_empty());
    assert!(Arc::ptr_eq(&restored.readings[1], reading));
}

#[test]
fn of_many_wishes_the_last_is_what_is_shown() {
    let folder = folder_of(40);
    let mut workspace = Workspace::new(|| {});
    workspace.open(source(&folder));
    for number in 0..20 {
        let article = crate::article::ArticleId::new("00001.txt");
        let title = crate::compare::corrections::Detail::Title(Some(format!("wish {number}")));
        workspace.correct(vec![Correction::Article { article: Place::whole(article), set: title }]);
    }
    let titled = |snapshot: &Snapshot| snapshot.readings.get(1)?.article.metadata.title.clone();
    let last = wait_for(&workspace, |snapshot| titled(snapshot).as_deref() == Some("wish 19"));
    assert_eq!(last.comparison.measure_of.len(), 40);
}

fn write(folder: &tempfile::TempDir, name: &str, text: &str) {
    std::fs::write(folder.path().join(name), text).expect("a file for the test");
}

#[test]
fn articles_that_come_change_and_go_are_taken_in_and_the_others_stay_the_same() {
    let folder = folder_of(3);
    let mut workspace = Workspace::new(|| {});
    workspace.open(source(&folder));
    let before = wait(&workspace);
    let ids = |snapshot: &Snapshot| -> Vec<_> { snapshot.comparison.measures.iter().map(|m| m.id.clone()).collect() };
    write(&folder, "00001b.txt", "Port reopens\n\nThe harbour counted 4,711 ships in June.\n");
    let more = wait_for(&workspace, |snapshot| snapshot.readings.len() == 4);
    assert!(Arc::ptr_eq(&more.readings[0], &before.readings[0]) && Arc::ptr_eq(&more.readings[3], &before.readings[2]));
    assert_eq!(more.comparison.measure_of.len(), 4);
    assert!(ids(&before).iter().all(|id| ids(&more).contains(id)));
    write(&folder, "00001b.txt", "Port reopens\n\nThe harbour counted 4,811 ships in June.\n");
    let changed = |snapshot: &Snapshot| snapshot.readings[2].article.text().contains("4,811");
    let changed = wait_for(&workspace, |snapshot| snapshot.readings.len() == 4 && changed(snapshot));
    assert!(Arc::ptr_eq(&changed.readings[3], &before.readings[2]));
    std::fs::remove_file(folder.path().join("00001b.txt")).expect("it is there");
    let fewer = wait_for(&workspace, |snapshot| snapshot.readings.len() == 3);
    assert!(Arc::ptr_eq(&fewer.readings[2], &before.readings[2]));
    assert_eq!(ids(&fewer), ids(&before));
}

/// What is shown of a comparison, but for the names of measures, which a session carries on.
fn shown(snapshot: &Snapshot) -> Vec<String> {
    let at = |figure: &crate::compare::FigureRef| {
        let reading = &snapshot.readings[figure.article];
        format!("{} {:?}", reading.article.id, reading.figures[figure.figure].span)
    };
    let comparison = &snapshot.comparison;
    let measures = comparison.measures.iter().map(|measure| {
        let members: Vec<String> =
            measure.members.iter().map(|m| format!("{} {} {:?}", at(&m.figure), m.why, m.note)).collect();
        format!("{} {:?} {} {members:?}", measure.label, measure.relation, measure.why)
    });
    let checks = comparison.checks.iter().map(|check| {
        format!("{} {:?} {:?}", check.working, check.verdict, check.figures.iter().map(at).collect::<Vec<_>>())
    });
    measures.chain(checks).collect()
}

#[test]
fn after_any_changes_a_collection_is_shown_as_if_it_were_opened_anew() {
    let folder = folder_of(6);
    let mut workspace = Workspace::new(|| {});
    workspace.open(source(&folder));
    wait(&workspace);
    let mut dice = 7_u64;
    for step in 0..10 {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let at = (dice >> 33) % 9;
        let path = folder.path().join(format!("{at:05}.txt"));
        if path.exists() && dice >> 62 == 0 {
            std::fs::remove_file(&path).expect("it is there");
        } else {
            let lost = (dice >> 40) % 5 + 3;
            let text =
                format!("Halden closes berths\n\nHalden lost {lost}00 ships in May, up from {step}50 in April.\n");
            std::fs::write(&path, text).expect("the test's folder can be written");
        }
        let anew = load(source(&folder), Some(1));
        let texts = |snapshot: &Snapshot| -> Vec<String> {
            snapshot.readings.iter().map(|r| r.article.text().to_owned()).collect()
        };
        let now = wait_for(&workspace, |snapshot| texts(snapshot) == texts(&anew));
        assert_eq!(shown(&now), shown(&anew), "step {step}");
    }
}

#[test]
fn what_changed_while_nobody_watched_is_seen_when_watching_begins() {
    let folder = folder_of(2);
    let mut workspace = Workspace::new(|| {});
    workspace.watch(false);
    workspace.open(source(&folder));
    let before = wait(&workspace);
    write(&folder, "late.txt", "Port reopens\n\nThe harbour counted 4,711 ships in June.\n");
    assert_eq!(workspace.snapshot().revision, before.revision, "nobody watches");
    workspace.watch(true);
    wait_for(&workspace, |snapshot| snapshot.readings.len() == 3);
}

#[test]
fn the_layer_beside_the_articles_is_no_article() {
    let folder = folder_of(2);
    let (told, heard) = std::sync::mpsc::channel();
    let told = Mutex::new(told);
    let mut workspace = Workspace::new(move || {
        told.lock().expect("no test thread panics").send(()).ok();
    });
    workspace.open(source(&folder));
    let before = wait(&workspace);
    while heard.recv_timeout(Duration::from_millis(200)).is_ok() {}
    std::fs::create_dir(folder.path().join(".crossread")).expect("a folder for the test");
    write(&folder, ".crossread/other.jsonl", "");
    assert!(heard.recv_timeout(Duration::from_secs(60)).is_ok(), "the window is told");
    assert_eq!(workspace.snapshot().revision, before.revision, "no article is read again");
}

#[test]
fn a_folder_that_is_not_there_is_a_problem() {
    let snapshot = load(Source::of(vec![PathBuf::from("/no/such/folder")]), Some(1));
    assert_eq!(snapshot.stage, Stage::Idle);
    assert_eq!(snapshot.problems.len(), 1);
    assert!(snapshot.readings.is_empty());
}

#[test]
fn progress_ends_where_it_should() {
    let folder = folder_of(20);
    let stages = Mutex::new(Vec::new());
    load_with_progress(source(&folder), Some(2), &|stage| {
        stages.lock().expect("no test thread panics").push(stage);
    });
    let stages = stages.into_inner().expect("no test thread panics");
    assert_eq!(stages.first(), Some(&Stage::Scanning));
    assert!(stages.contains(&Stage::Reading { done: 0, of: 20 }));
    assert!(stages.ends_with(&[Stage::Comparing, Stage::Idle]));
}
