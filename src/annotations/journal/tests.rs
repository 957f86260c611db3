//! What a journal promises: what was said to be safe is there again, whatever came in between.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use jiff::Timestamp;
use proptest::prelude::*;

use super::disk::{Appending, Disk, Identity, Listed, System};
use super::pen::Pen;
use super::reader::Reader;
use super::*;
use crate::annotations::event::{Change, Event, EventId, FORMAT, TagChange};
use crate::annotations::model::{Colour, Tag};
use crate::annotations::{Act, Saved};

fn line(number: u64) -> String {
    let name = Tag::new(&format!("tag {number}")).expect("it has words");
    let event = Event {
        format: FORMAT,
        id: EventId(format!("s-{number}").into()),
        clock: number,
        time: Timestamp::UNIX_EPOCH,
        author: "Ada".into(),
        act: "Colour".into(),
        changes: vec![Change::tag(TagChange { name, colour: Some(Colour::Pink) })],
    };
    event.line().0 + "\n"
}

fn names(events: &[(Event, u32)]) -> BTreeSet<String> {
    events.iter().map(|(event, _)| event.id.to_string()).collect()
}

/// What a disk is asked to make outlive a crash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Site {
    Data,
    LayerFolder,
    CollectionFolder,
}

/// What goes wrong, in the order of writes and syncs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    None,
    Short,
    Full,
    /// Part of it is written, then the disk is full.
    Torn,
    Sync,
    Folder,
}

/// A file: what is safe of it, and what was written since.
#[derive(Clone, Debug, Default)]
struct Inode {
    safe: Vec<u8>,
    since: Vec<Vec<u8>>,
    locked: bool,
}

impl Inode {
    fn all(&self) -> Vec<u8> {
        [self.safe.clone(), self.since.concat()].concat()
    }
}

/// A disk as processes see it, and as a crash may leave it.
#[derive(Clone, Debug, Default)]
struct Platter {
    inodes: Vec<Inode>,
    names: BTreeMap<PathBuf, usize>,
    safe_names: BTreeMap<PathBuf, usize>,
    folders: BTreeSet<PathBuf>,
    safe_folders: BTreeSet<PathBuf>,
}

#[derive(Default)]
struct World {
    platter: Platter,
    /// The disk after each thing that was asked of it, with how many lines had been said to be safe.
    moments: Vec<(Platter, usize)>,
    said: usize,
    suppressed: Option<Site>,
    faults: Vec<Fault>,
}

#[derive(Clone, Default)]
struct Simulated(Arc<Mutex<World>>);

struct Open(Simulated, usize);

fn failed() -> io::Error {
    io::Error::from(io::ErrorKind::StorageFull)
}

impl Simulated {
    fn new() -> Self {
        let disk = Simulated::default();
        disk.world().platter.folders.insert("c".into());
        disk.world().platter.safe_folders.insert("c".into());
        disk
    }

    fn with(platter: Platter) -> Self {
        let disk = Simulated::default();
        disk.world().platter = platter;
        disk
    }

    fn world(&self) -> MutexGuard<'_, World> {
        self.0.lock().expect("no test panics with it")
    }

    fn moment(&self) {
        let mut world = self.world();
        let moment = (world.platter.clone(), world.said);
        world.moments.push(moment);
    }

    fn fault(&self) -> Fault {
        self.world().faults.pop().unwrap_or(Fault::None)
    }
}

impl Disk for Simulated {
    fn list(&self, folder: &Path) -> io::Result<Vec<Listed>> {
        let world = self.world();
        if !world.platter.folders.contains(folder) {
            return Err(io::ErrorKind::NotFound.into());
        }
        let inside = world.platter.names.iter().filter(|(path, _)| path.parent() == Some(folder));
        let listed = inside.map(|(path, inode)| Listed {
            name: path.file_name().expect("it has a name").to_string_lossy().into_owned(),
            length: world.platter.inodes[*inode].all().len() as u64,
            changed: None,
            identity: Some((0, *inode as u64)),
        });
        Ok(listed.collect())
    }

    fn read(&self, file: &Path, from: u64) -> io::Result<Vec<u8>> {
        let world = self.world();
        let inode = world.platter.names.get(file).ok_or(io::ErrorKind::NotFound)?;
        Ok(world.platter.inodes[*inode].all().split_off(from as usize))
    }

    fn identity(&self, _: &Path) -> io::Result<Identity> {
        Ok(None)
    }

    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        self.world().platter.folders.insert(folder.to_path_buf());
        self.moment();
        Ok(())
    }

    fn append(&self, file: &Path, new: bool) -> io::Result<Box<dyn Appending>> {
        let mut world = self.world();
        let there = world.platter.names.get(file).copied();
        let inode = match (there, new) {
            (Some(_), true) => return Err(io::ErrorKind::AlreadyExists.into()),
            (None, false) => return Err(io::ErrorKind::NotFound.into()),
            (Some(inode), false) => inode,
            (None, true) => {
                world.platter.inodes.push(Inode::default());
                let inode = world.platter.inodes.len() - 1;
                world.platter.names.insert(file.to_path_buf(), inode);
                inode
            }
        };
        drop(world);
        self.moment();
        Ok(Box::new(Open(self.clone(), inode)))
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        if self.fault() == Fault::Folder {
            return Err(failed());
        }
        let site = if folder == Path::new("c") { Site::CollectionFolder } else { Site::LayerFolder };
        let mut world = self.world();
        if world.suppressed != Some(site) {
            let platter = &mut world.platter;
            let own = |path: &Path| path.parent() == Some(folder);
            let names: Vec<_> =
                platter.names.iter().filter(|(path, _)| own(path)).map(|(p, i)| (p.clone(), *i)).collect();
            platter.safe_names.extend(names);
            let folders: Vec<_> = platter.folders.iter().filter(|path| own(path)).cloned().collect();
            platter.safe_folders.extend(folders);
        }
        drop(world);
        self.moment();
        Ok(())
    }
}

impl Appending for Open {
    fn lock(&mut self) -> io::Result<bool> {
        Ok(!std::mem::replace(&mut self.0.world().platter.inodes[self.1].locked, true))
    }

    fn ends_a_line(&mut self) -> io::Result<bool> {
        Ok(self.0.world().platter.inodes[self.1].all().last().is_none_or(|last| *last == b'\n'))
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let (written, result) = match self.0.fault() {
            Fault::Full => (0, Err(failed())),
            Fault::Torn => (bytes.len() / 2, Err(failed())),
            Fault::Short => (bytes.len().div_ceil(2), Ok(bytes.len().div_ceil(2))),
            _ => (bytes.len(), Ok(bytes.len())),
        };
        self.0.world().platter.inodes[self.1].since.push(bytes[..written].to_vec());
        self.0.moment();
        result
    }

    fn sync(&mut self) -> io::Result<()> {
        if self.0.fault() == Fault::Sync {
            return Err(failed());
        }
        let mut world = self.0.world();
        if world.suppressed != Some(Site::Data) {
            let inode = &mut world.platter.inodes[self.1];
            inode.safe = inode.all();
            inode.since.clear();
        }
        drop(world);
        self.0.moment();
        Ok(())
    }

    fn is_at(&self, file: &Path) -> io::Result<bool> {
        Ok(self.0.world().platter.names.get(file) == Some(&self.1))
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.0.world().platter.inodes[self.1].locked = false;
    }
}

/// Everything that may be on the disk after a crash at a moment: each name that is not safe there or not, each write that
/// is not safe missing, torn, full of zeros or whole, whatever became of the others.
fn after_a_crash(platter: &Platter) -> Vec<Platter> {
    let mut states = vec![Platter {
        names: platter.safe_names.clone(),
        safe_names: platter.safe_names.clone(),
        folders: platter.safe_folders.clone(),
        safe_folders: platter.safe_folders.clone(),
        inodes: Vec::new(),
    }];
    let also = |states: &mut Vec<Platter>, change: &dyn Fn(&mut Platter)| {
        let mut more = states.clone();
        more.iter_mut().for_each(change);
        states.extend(more);
    };
    for folder in platter.folders.difference(&platter.safe_folders) {
        also(&mut states, &|state| {
            state.folders.insert(folder.clone());
        });
    }
    for (name, inode) in platter.names.iter().filter(|(name, _)| !platter.safe_names.contains_key(*name)) {
        also(&mut states, &|state| {
            state.names.insert(name.clone(), *inode);
        });
    }
    for inode in &platter.inodes {
        let mut contents = vec![inode.safe.clone()];
        // Of many writes the last few are told apart; those before are all there or all missing.
        let (early, late) = inode.since.split_at(inode.since.len().saturating_sub(3));
        if !early.is_empty() {
            contents.push([inode.safe.clone(), early.concat()].concat());
        }
        for write in late {
            let torn = write[..write.len() / 2].to_vec();
            let ends = [write.clone(), torn, vec![0; write.len()]];
            let longer: Vec<Vec<u8>> =
                contents.iter().flat_map(|content| ends.iter().map(|end| [content.as_slice(), end].concat())).collect();
            contents.extend(longer);
        }
        states = states
            .into_iter()
            .flat_map(|state| {
                contents.iter().map(move |content| {
                    let mut state = state.clone();
                    state.inodes.push(Inode { safe: content.clone(), ..Inode::default() });
                    state
                })
            })
            .collect();
    }
    for state in &mut states {
        let folders = state.folders.clone();
        state.names.retain(|name, _| name.parent().is_some_and(|folder| folders.contains(folder)));
    }
    states
}

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

/// Writes lines until each is said to be safe; the names of those that were.
fn write(disk: &Simulated, pen: &mut Pen, numbers: std::ops::Range<u64>) {
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

#[test]
fn no_crash_loses_what_was_said_to_be_safe() {
    let (lost, of) = two_runs(None);
    assert!(of > 50, "only {of} states");
    assert_eq!(lost, 0, "of {of}");
}

#[test]
fn without_any_one_of_the_syncs_a_crash_would() {
    for site in [Site::Data, Site::LayerFolder, Site::CollectionFolder] {
        let (lost, of) = two_runs(Some(site));
        assert!(lost > 0, "without syncing {site:?} nothing is lost in {of} states");
    }
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

fn fault() -> impl Strategy<Value = Fault> {
    prop_oneof![
        3 => Just(Fault::None),
        1 => Just(Fault::Short),
        1 => Just(Fault::Full),
        1 => Just(Fault::Torn),
        1 => Just(Fault::Sync),
        1 => Just(Fault::Folder),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn errors_of_the_disk_lose_nothing_that_was_said_to_be_safe(faults in proptest::collection::vec(fault(), 0..10)) {
        let disk = Simulated::new();
        disk.world().faults = faults;
        write(&disk, &mut pen(&disk), 0..4);
        let there = read_back(&disk.world().platter.clone());
        let all = (0..4).all(|number| there.contains(&format!("s-{number}")));
        prop_assert!(all);
        // The full crash analysis of the last moment only: its states are many.
        let last = disk.world().moments.pop();
        disk.world().moments = last.into_iter().collect();
        prop_assert_eq!(losses(&disk).0, 0);
    }
}

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
fn until(mut so: impl FnMut() -> bool) {
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
