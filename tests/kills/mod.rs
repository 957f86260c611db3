//! A process that writes the layer as fast as it can is killed at any moment; everything that it was told to be saved is
//! there afterwards.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use crossread::annotations::{Act, Colour, Ground, NewAnnotation, Places, Saved, Tag, Writer, open, read};
use crossread::article::Article;
use crossread::reading::Reading;

/// Where the killed process writes, and what its run is called.
const FOLDER: &str = "CROSSREAD_TORTURE_FOLDER";
const RUN: &str = "CROSSREAD_TORTURE_RUN";

/// How many drafts of a note are written before the desk is closed and opened again, and how long each is.
const DRAFTS: usize = 3;
const DRAFT: usize = 40_000;

fn places(folder: &Path) -> Places {
    Places { collection: folder.to_path_buf(), fallback: None }
}

/// What the process that is killed does; returns at once in any other one.
pub fn write_until_killed() {
    let (Some(folder), Ok(run)) = (std::env::var_os(FOLDER), std::env::var(RUN)) else { return };
    let now = "2026-05-04T10:00:00Z".parse().expect("a time");
    let reading = Reading::of(Arc::new(Article::from_text("a.txt", "The port will cut 300 berths.")));
    for opening in 0.. {
        let session = format!("s{run}-{opening}");
        let writer = Writer { author: "Ada".to_owned(), installation: "1f".to_owned(), session };
        let (mut desk, _) = open(&places(Path::new(&folder)), &writer, || {});
        let (target, tags) = (Ground::of(&reading).whole(), Default::default());
        let new = NewAnnotation { target, colour: Colour::Pink, note: "first".to_owned(), tags };
        let note = desk.act(&Act::Annotate(new), now).items[0].1.clone();
        // As many drafts of one note as it takes for the journal to be shortened when the desk goes.
        for number in 0..DRAFTS {
            let name = format!("{run} {opening} {number}");
            let text = format!("{name} {}", "and so on ".repeat(DRAFT / 10));
            desk.act(&Act::Note { annotation: note.clone(), text }, now);
            let tag = Tag::new(&name).expect("it has words");
            desk.act(&Act::ColourTag { tag, colour: Some(Colour::Blue) }, now);
            while desk.saved() != Saved::Saved {
                std::thread::yield_now();
            }
            println!("\nsaved {name}.");
        }
        drop(desk);
        println!("\nclosed.");
    }
}

/// What came of many kills.
#[derive(Default)]
pub struct Came {
    /// Events that the processes were told to be saved.
    pub saved: usize,
    /// How often a journal was there with lines that are left of others.
    pub shortened: usize,
}

/// How many journals in the folder were shortened.
fn shortened(folder: &Path) -> usize {
    let files = std::fs::read_dir(folder.join(crossread::annotations::FOLDER)).expect("it was written");
    let journals = files
        .map(|file| file.expect("it is there").path())
        .filter(|path| path.extension().is_some_and(|end| end == "jsonl"));
    let short =
        |path: &Path| String::from_utf8_lossy(&std::fs::read(path).expect("it can be read")).contains("\"shortened\":");
    journals.filter(|path| short(path)).count()
}

/// Kills so many processes of `command`; `progress` hears of each kill.
pub fn torture(kills: u64, command: impl Fn() -> Command, progress: impl Fn(u64, &Came)) -> Came {
    let (mut came, mut chance) = (Came::default(), 0x2545_F491_4F6C_DD1D_u64);
    let mut folder = tempfile::tempdir().expect("a folder for the test");
    let mut saved: BTreeSet<String> = BTreeSet::new();
    for run in 0..kills {
        let mut child = command()
            .envs([(FOLDER, folder.path().as_os_str()), (RUN, run.to_string().as_ref())])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("a test can run its own program");
        let mut output = BufReader::new(child.stdout.take().expect("it was asked for"));
        let mut told = String::new();
        // Half of them are killed about when their first desk closes and its journal is shortened.
        let last = format!(" {}.\n", DRAFTS - 1);
        let awaited = if run % 2 == 0 { "saved" } else { &last };
        while !told.contains(awaited) && output.read_line(&mut told).expect("it can be read") > 0 {}
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        std::thread::sleep(Duration::from_micros(chance % 20_000));
        child.kill().expect("it can be killed");
        child.wait().expect("it is over");
        output.read_to_string(&mut told).expect("it can be read");
        let names = told.lines().filter_map(|line| line.strip_prefix("saved ")?.strip_suffix('.'));
        let before = saved.len();
        saved.extend(names.map(str::to_owned));
        assert!(saved.len() > before, "run {run} saved nothing");
        came.saved += saved.len() - before;

        // Read anew now and then: each reading is of everything since the folder was new.
        if run % 10 == 9 || run + 1 == kills {
            let (layer, problems) = read(&places(folder.path()));
            for name in &saved {
                let tag = Tag::new(name).expect("it has words");
                assert_eq!(layer.tag_colour(&tag), Some(Colour::Blue), "{name:?} was saved and is gone");
            }
            // Every draft is in the list of what was done, whether anything of it stands or not.
            let drafts = layer.done().filter(|done| &*done.act == "Edit note").count();
            assert!(drafts >= saved.len(), "{drafts} drafts of {}", saved.len());
            for note in layer.annotations().filter(|annotation| annotation.note != "first") {
                let (words, _) = note.note.split_once(" and").expect("a draft says which it is");
                let number = |name: &str| name.rsplit(' ').next().and_then(|n| n.parse::<usize>().ok());
                let opening = words.rsplit_once(' ').expect("it has a number").0;
                let of_it = saved.iter().filter(|name| name.rsplit_once(' ').is_some_and(|(o, _)| o == opening));
                assert!(of_it.filter_map(|name| number(name)).max() <= number(words), "{words:?} is an older draft");
            }
            came.shortened += shortened(folder.path());
            // A kill may tear the line that was being written; nothing else may be wrong.
            assert!(problems.len() as u64 <= 10, "{problems:?}");
            folder = tempfile::tempdir().expect("a folder for the test");
            saved.clear();
        }
        progress(run + 1, &came);
    }
    came
}
