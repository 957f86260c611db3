//! A process that writes the layer as fast as it can is killed at any moment; everything that it was told to be saved is
//! there afterwards.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crossread::annotations::{Act, Colour, Places, Saved, Tag, Writer, open, read};

/// Where the killed process writes, and what its run is called.
const FOLDER: &str = "CROSSREAD_TORTURE_FOLDER";
const RUN: &str = "CROSSREAD_TORTURE_RUN";

fn places(folder: &Path) -> Places {
    Places { collection: folder.to_path_buf(), fallback: None }
}

/// What the process that is killed does; returns at once in any other one.
pub fn write_until_killed() {
    let (Some(folder), Ok(run)) = (std::env::var_os(FOLDER), std::env::var(RUN)) else { return };
    let writer = Writer { author: "Ada".to_owned(), installation: "1f".to_owned(), session: format!("s{run}") };
    let (mut desk, _) = open(&places(Path::new(&folder)), &writer, || {});
    for number in 0.. {
        let name = format!("{run} {number}");
        let tag = Tag::new(&name).expect("it has words");
        desk.act(&Act::ColourTag { tag, colour: Some(Colour::Blue) }, "2026-05-04T10:00:00Z".parse().expect("a time"));
        while desk.saved() != Saved::Saved {
            std::thread::yield_now();
        }
        println!("\nsaved {name}.");
    }
}

/// Kills so many processes of `command`; how many events they were told to be saved. `progress` hears of each kill.
pub fn torture(kills: u64, command: impl Fn() -> Command, progress: impl Fn(u64, usize)) -> usize {
    let (mut all, mut chance) = (0, 0x2545_F491_4F6C_DD1D_u64);
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
        while !told.contains("saved") && output.read_line(&mut told).expect("it can be read") > 0 {}
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
        all += saved.len() - before;

        // Read anew now and then: each reading is of everything since the folder was new.
        if run % 10 == 9 || run + 1 == kills {
            let (layer, problems) = read(&places(folder.path()));
            for name in &saved {
                let tag = Tag::new(name).expect("it has words");
                assert_eq!(layer.tag_colour(&tag), Some(Colour::Blue), "{name:?} was saved and is gone");
            }
            // A kill may tear the line that was being written; nothing else may be wrong.
            assert!(problems.len() as u64 <= 10, "{problems:?}");
            folder = tempfile::tempdir().expect("a folder for the test");
            saved.clear();
        }
        progress(run + 1, all);
    }
    all
}
