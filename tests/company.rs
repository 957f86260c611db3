//! Several processes at one folder: two analysts, two windows of one, and a service that leaves copies behind. All end in
//! the same layer, those that are open as well as whoever reads it afterwards.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crossread::annotations::{
    Act, Annotation, Colour, Desk, FOLDER, Ground, Layer, NewAnnotation, Places, Saved, Subject, Tag, Writer, open,
    read,
};
use crossread::article::{Article, Span};
use crossread::reading::Reading;

/// Where another process writes, and as whom.
const WHERE: &str = "CROSSREAD_COMPANY_FOLDER";
const WHO: &str = "CROSSREAD_COMPANY_WHO";

/// How many annotations each process makes.
const EACH: usize = 25;

fn places(folder: &Path) -> Places {
    Places { collection: folder.to_path_buf(), fallback: None }
}

fn desk(folder: &Path, author: &str, session: &str) -> Desk {
    let writer = Writer { author: author.to_owned(), installation: "1f".to_owned(), session: session.to_owned() };
    open(&places(folder), &writer, || {}).0
}

/// Waits until something is so; the limit is only against hanging for ever.
fn until(mut so: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !so() {
        assert!(begun.elapsed() < Duration::from_secs(120), "it never came to be");
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// Makes, edits, tags and takes away, each act as soon as the one before is safe, and sees what others do meanwhile.
fn work(desk: &mut Desk, who: &str) {
    let now = "2026-05-04T10:00:00Z".parse().expect("a time");
    let reading = Reading::of(std::sync::Arc::new(Article::from_text("a.txt", "The port will cut 300 berths in May.")));
    let tag = Tag::new("shared").expect("it has words");
    for number in 0..EACH {
        let target = Ground::of(&reading).target(Subject::Text, Span::new(number, number + 5));
        let note = format!("{who} {number}, begun");
        let new = NewAnnotation { target, colour: Colour::Blue, note, tags: BTreeSet::new() };
        let id = desk.act(&Act::Annotate(new), now).items[0].1.clone();
        let draft = format!("{who} {number} {}", "and so on ".repeat(600));
        desk.act(&Act::Note { annotation: id.clone(), text: draft }, now);
        desk.act(&Act::Note { annotation: id.clone(), text: format!("{who} {number}") }, now);
        let colour = Colour::ALL.get(number % 7).copied();
        desk.act(&Act::ColourTag { tag: tag.clone(), colour }, now);
        desk.take_in();
        // Somebody else's, where there is one: two may take away or write the same at once.
        let any: Option<Annotation> = desk.layer().annotations().min_by(|a, b| a.id.cmp(&b.id));
        if let Some(any) = any.filter(|_| number % 5 == 4) {
            desk.act(&Act::Note { annotation: any.id, text: format!("{who} over it, {number}") }, now);
        }
        if number % 4 == 3 {
            desk.act(&Act::Remove { annotations: vec![id] }, now);
            if number % 8 == 7 {
                desk.undo(now);
            }
        }
        until(|| desk.saved() == Saved::Saved);
    }
}

/// Not a test: one of the other processes.
#[test]
#[ignore = "run by the tests below, in a process of its own"]
fn works_beside_others() {
    let (Some(folder), Ok(who)) = (std::env::var_os(WHERE), std::env::var(WHO)) else { return };
    let author = who.split(' ').next().expect("somebody");
    work(&mut desk(Path::new(&folder), author, &who.replace(' ', "")), &who);
}

fn process(folder: &Path, who: &str) -> Child {
    Command::new(std::env::current_exe().expect("a test knows its program"))
        .args(["works_beside_others", "--exact", "--ignored"])
        .envs([(WHERE, folder.as_os_str()), (WHO, who.as_ref())])
        .stdout(Stdio::null())
        .spawn()
        .expect("a test can run its own program")
}

/// Everything that a person sees of a layer.
fn seen(layer: &Layer) -> (Vec<Annotation>, Vec<String>, Option<Colour>) {
    let mut annotations: Vec<Annotation> = layer.annotations().collect();
    annotations.sort_by(|a, b| a.id.cmp(&b.id));
    let done = layer.done().map(|done| format!("{done:?}")).collect();
    (annotations, done, layer.tag_colour(&Tag::new("shared").expect("it has words")))
}

fn journals(folder: &Path) -> Vec<std::path::PathBuf> {
    let files = std::fs::read_dir(folder.join(FOLDER)).expect("it was written");
    let mut paths: Vec<_> = files.map(|file| file.expect("it is there").path()).collect();
    paths.sort();
    paths
}

#[test]
fn processes_that_write_at_once_end_in_the_same_layer() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut here = desk(folder.path(), "Cora", "here");
    let others = ["Ada one", "Ada two", "Bob one"].map(|who| process(folder.path(), who));
    work(&mut here, "Cora here");
    for mut other in others {
        assert!(other.wait().expect("it was begun").success());
    }
    // Cora's, Ada's two at once, and Bob's: every annotation that any of them made is in the history of all.
    let (after, problems) = read(&places(folder.path()));
    assert!(problems.is_empty(), "{problems:?}");
    let made = after.done().filter(|done| &*done.act == "Add note").count();
    assert_eq!(made, 4 * EACH);
    until(|| {
        here.look();
        here.take_in();
        seen(here.layer()) == seen(&after)
    });
    drop(here);
    assert!(journals(folder.path()).len() >= 3, "one writer has one journal to itself");
}

#[test]
fn copies_that_a_service_leaves_change_nothing() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut ada = desk(folder.path(), "Ada", "s1");
    work(&mut ada, "Ada one");
    let old = std::fs::read(&journals(folder.path())[0]).expect("it is there");
    // Closed, it is shortened; the copy is from before.
    drop(ada);
    let journal = &journals(folder.path())[0];
    assert!(std::fs::metadata(journal).expect("it is there").len() < old.len() as u64 / 4 * 3);
    let before = seen(&read(&places(folder.path())).0);
    let mut watching = desk(folder.path(), "Bob", "s2");
    assert_eq!(seen(watching.layer()), before);

    let name = journal.file_name().expect("it has a name").to_string_lossy().into_owned();
    let names = [
        name.replace(".jsonl", " (Ada's conflicted copy 2026-05-04).jsonl"),
        name.replace(".jsonl", ".sync-conflict-20260504-100000-ABCDEFG.jsonl"),
        format!("{name} (1)"),
    ];
    let ends: Vec<usize> = old.iter().enumerate().filter(|(_, b)| **b == b'\n').map(|(at, _)| at + 1).collect();
    for (copy, cut) in names.iter().zip([ends.len(), ends.len() / 2, ends.len() / 3]) {
        std::fs::write(folder.path().join(FOLDER).join(copy), &old[..ends[cut - 1]]).expect("it can be written");
        let (after, problems) = read(&places(folder.path()));
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(seen(&after), before, "{copy}");
        for _ in 0..3 {
            watching.look();
            std::thread::sleep(Duration::from_millis(5));
            watching.take_in();
        }
        assert_eq!(seen(watching.layer()), before, "{copy}");
    }
    // An old version put in the place of the journal itself, and gone on with by its writer.
    std::fs::write(journal, &old[..ends[ends.len() / 2]]).expect("it can be written");
    let mut ada = desk(folder.path(), "Ada", "s3");
    assert_eq!(seen(ada.layer()), before);
    let tag = Tag::new("new").expect("it has words");
    ada.act(
        &Act::ColourTag { tag: tag.clone(), colour: Some(Colour::Pink) },
        "2026-05-04T10:00:00Z".parse().expect("a time"),
    );
    until(|| ada.saved() == Saved::Saved);
    assert_eq!(read(&places(folder.path())).0.tag_colour(&tag), Some(Colour::Pink));
}

#[test]
fn a_folder_that_is_moved_takes_its_layer_along() {
    let parent = tempfile::tempdir().expect("a folder for the test");
    let (here, there) = (parent.path().join("here"), parent.path().join("there and renamed"));
    std::fs::create_dir(&here).expect("it can be made");
    let mut ada = desk(&here, "Ada", "s1");
    work(&mut ada, "Ada one");
    drop(ada);
    let before = seen(&read(&places(&here)).0);
    std::fs::rename(&here, &there).expect("it can be renamed");
    assert_eq!(seen(&read(&places(&there)).0), before);
    for journal in journals(&there) {
        let text = std::fs::read_to_string(&journal).expect("it is text");
        let parent = parent.path().file_name().expect("it has a name").to_string_lossy().into_owned();
        assert!(!text.contains(&parent), "no path of this machine is in it");
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_has_its_layer_in_the_data_directory() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, data) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o555)).expect("it is ours");
    // To the system's administrator no folder is closed.
    if std::fs::write(folder.path().join("probe"), "").is_ok() {
        eprintln!("skipped: this user may write everywhere");
        return;
    }
    let fallback = data.path().join("layers").join("0123");
    let places = Places { collection: folder.path().to_path_buf(), fallback: Some(fallback.clone()) };
    let writer = Writer { author: "Ada".to_owned(), installation: "1f".to_owned(), session: "s1".to_owned() };
    let (mut ada, _) = open(&places, &writer, || {});
    work(&mut ada, "Ada one");
    assert_eq!(ada.folder(), Some(fallback));
    let before = seen(ada.layer());
    drop(ada);
    assert_eq!(seen(&read(&places).0), before);
    assert_eq!(std::fs::read_dir(folder.path()).expect("it can be read").count(), 0);
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).expect("it is ours");
}
