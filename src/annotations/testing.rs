//! A disk for tests: it fails where it is told to, and can show every state that a crash may leave it in.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use super::storage::{AppendFile, Listed, Storage};

/// A kind of call that can fail or be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Call {
    CreateFolder,
    Open,
    Write,
    SyncData,
    SyncFolder,
}

/// What happens at a call instead of what should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The call fails with this error of the operating system, and does nothing.
    Fails(i32),
    /// A write takes only this many bytes.
    Short(usize),
    /// A sync says that it is done and does nothing.
    LeftOut,
}

pub const EIO: i32 = 5;
pub const ENOSPC: i32 = 28;

/// How safe a piece of a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Safety {
    Unsynced,
    Synced,
    /// A sync of it failed: no later sync makes it safe.
    GivenUp,
}

#[derive(Clone, Debug, Default)]
struct Node {
    pieces: Vec<(Vec<u8>, Safety)>,
    /// Whether its name is safe.
    named: bool,
}

/// What is on the disk, as programs see it, and what of it is safe.
#[derive(Clone, Debug, Default)]
pub struct Disk {
    /// With whether their names are safe.
    folders: BTreeMap<PathBuf, bool>,
    files: BTreeMap<PathBuf, Node>,
}

#[derive(Default)]
struct Recorded {
    disk: Disk,
    /// The disk before each call that changes it, with how many events were said to be saved then.
    trail: Vec<(Disk, usize)>,
    saved: usize,
    locked: BTreeSet<PathBuf>,
    /// How often each kind was called.
    calls: BTreeMap<Call, usize>,
    /// What to do at the nth call of a kind, counted from 0.
    faults: BTreeMap<(Call, usize), Fault>,
}

#[derive(Clone, Default)]
pub struct RecordingDisk(Arc<Mutex<Recorded>>);

impl RecordingDisk {
    pub fn of(disk: Disk) -> Self {
        RecordingDisk(Arc::new(Mutex::new(Recorded { disk, ..Recorded::default() })))
    }

    fn inner(&self) -> MutexGuard<'_, Recorded> {
        self.0.lock().expect("no test panics with it")
    }

    pub fn fault(&self, call: Call, nth: usize, fault: Fault) {
        self.inner().faults.insert((call, nth), fault);
    }

    /// Says that so many events were acknowledged.
    pub fn saved(&self, events: usize) {
        self.inner().saved = events;
    }

    pub fn calls(&self, call: Call) -> usize {
        self.inner().calls.get(&call).copied().unwrap_or_default()
    }

    /// The disk at every moment, with how many events were acknowledged.
    pub fn trail(&self) -> Vec<(Disk, usize)> {
        let inner = self.inner();
        inner.trail.iter().cloned().chain([(inner.disk.clone(), inner.saved)]).collect()
    }

    pub fn put(&self, path: &str, bytes: &[u8]) {
        let node = Node { pieces: vec![(bytes.to_vec(), Safety::Synced)], named: true };
        self.inner().disk.files.insert(path.into(), node);
    }

    /// The fault for this call, if any; the call is counted.
    fn called(&self, call: Call, path: &Path) -> io::Result<Option<Fault>> {
        let mut inner = self.inner();
        let snapshot = (inner.disk.clone(), inner.saved);
        inner.trail.push(snapshot);
        let nth = inner.calls.entry(call).or_default();
        *nth += 1;
        let key = (call, *nth - 1);
        match inner.faults.get(&key).copied() {
            Some(Fault::Fails(code)) => {
                if call == Call::SyncData
                    && let Some(node) = inner.disk.files.get_mut(path)
                {
                    node.settle(Safety::GivenUp);
                }
                Err(io::Error::from_raw_os_error(code))
            }
            fault => Ok(fault),
        }
    }
}

impl Node {
    fn settle(&mut self, to: Safety) {
        for (_, safety) in self.pieces.iter_mut().filter(|(_, safety)| *safety == Safety::Unsynced) {
            *safety = to;
        }
    }

    fn bytes(&self) -> Vec<u8> {
        self.pieces.iter().flat_map(|(bytes, _)| bytes.iter().copied()).collect()
    }

    /// What the file may hold after a crash: of pieces that are not safe all, none, all but one, only one, or one torn.
    /// A piece that is lost before one that is there reads as zeros.
    fn after_crash(&self) -> Vec<Vec<u8>> {
        let open: Vec<usize> = (0..self.pieces.len()).filter(|&i| self.pieces[i].1 != Safety::Synced).collect();
        let held = |kept: &dyn Fn(usize) -> usize| {
            let mut bytes = Vec::new();
            let mut missing = 0;
            for (i, (piece, safety)) in self.pieces.iter().enumerate() {
                let kept = if *safety == Safety::Synced { piece.len() } else { kept(i).min(piece.len()) };
                if kept > 0 {
                    bytes.resize(bytes.len() + missing, 0);
                    missing = 0;
                    bytes.extend(&piece[..kept]);
                }
                missing += piece.len() - kept;
            }
            bytes
        };
        let mut states = vec![held(&|_| usize::MAX)];
        if !open.is_empty() {
            states.push(held(&|_| 0));
        }
        for &one in &open {
            let length = self.pieces[one].0.len();
            states.push(held(&|i| if i == one { usize::MAX } else { 0 }));
            for torn in [0, 1, length / 2, length.saturating_sub(1)] {
                states.push(held(&|i| if i == one { torn } else { usize::MAX }));
            }
        }
        states
    }
}

impl Disk {
    /// Everything that this disk may hold after a crash, by the rules of POSIX: what was not synced is there, is not
    /// there or is torn, and a name is there or not until its folder is synced.
    pub fn after_crash(&self) -> Vec<Disk> {
        let mut states = Vec::new();
        let names: Vec<&PathBuf> = self.folders.iter().filter(|(_, safe)| !**safe).map(|(path, _)| path).collect();
        let unnamed = self.files.iter().filter(|(_, node)| !node.named).map(|(path, _)| path);
        let names: Vec<&PathBuf> = names.into_iter().chain(unnamed).collect();
        assert!(names.len() < 12, "too many names for every choice of them");
        for choice in 0_u32..1 << names.len() {
            let lost: Vec<&PathBuf> =
                names.iter().enumerate().filter(|(i, _)| choice & (1 << i) != 0).map(|(_, path)| *path).collect();
            let is_there = |path: &Path| !lost.iter().any(|lost| path.starts_with(lost));
            let folders: BTreeMap<PathBuf, bool> =
                self.folders.keys().filter(|path| is_there(path)).map(|path| (path.clone(), true)).collect();
            let mut partial = vec![Disk { folders, files: BTreeMap::new() }];
            for (path, node) in self.files.iter().filter(|(path, _)| is_there(path)) {
                let contents = node.after_crash();
                partial = partial
                    .iter()
                    .flat_map(|disk| {
                        contents.iter().map(|bytes| {
                            let mut disk = disk.clone();
                            let node = Node { pieces: vec![(bytes.clone(), Safety::Synced)], named: true };
                            disk.files.insert(path.clone(), node);
                            disk
                        })
                    })
                    .collect();
            }
            states.extend(partial);
        }
        states
    }
}

impl Storage for RecordingDisk {
    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        self.called(Call::CreateFolder, folder)?;
        for folder in folder.ancestors().filter(|folder| folder.parent().is_some()) {
            self.inner().disk.folders.entry(folder.to_owned()).or_insert(false);
        }
        Ok(())
    }

    fn open_append(&self, path: &Path) -> io::Result<Box<dyn AppendFile>> {
        self.called(Call::Open, path)?;
        self.inner().disk.files.entry(path.to_owned()).or_default();
        Ok(Box::new(RecordingFile { disk: self.clone(), path: path.to_owned(), locked: false }))
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        if self.called(Call::SyncFolder, folder)? != Some(Fault::LeftOut) {
            let disk = &mut self.inner().disk;
            let within = |path: &Path| path.parent() == Some(folder);
            disk.folders.iter_mut().filter(|(path, _)| within(path)).for_each(|(_, safe)| *safe = true);
            disk.files.iter_mut().filter(|(path, _)| within(path)).for_each(|(_, node)| node.named = true);
        }
        Ok(())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<Listed>> {
        let inner = self.inner();
        let files = inner.disk.files.iter().filter(|(path, _)| path.parent() == Some(folder));
        let listed = |(path, node): (&PathBuf, &Node)| Listed {
            path: path.clone(),
            len: node.bytes().len() as u64,
            modified: None,
        };
        Ok(files.map(listed).collect())
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.inner().disk.files.get(path).map(Node::bytes).ok_or(io::ErrorKind::NotFound.into())
    }
}

struct RecordingFile {
    disk: RecordingDisk,
    path: PathBuf,
    locked: bool,
}

impl AppendFile for RecordingFile {
    fn try_lock(&mut self) -> io::Result<bool> {
        self.locked = self.disk.inner().locked.insert(self.path.clone());
        Ok(self.locked)
    }

    fn length(&self) -> io::Result<u64> {
        Ok(self.disk.read(&self.path)?.len() as u64)
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = match self.disk.called(Call::Write, &self.path)? {
            Some(Fault::Short(most)) => bytes.len().min(most),
            _ => bytes.len(),
        };
        let mut inner = self.disk.inner();
        let node = inner.disk.files.get_mut(&self.path).ok_or(io::ErrorKind::NotFound)?;
        node.pieces.push((bytes[..taken].to_vec(), Safety::Unsynced));
        Ok(taken)
    }

    fn sync_data(&mut self) -> io::Result<()> {
        if self.disk.called(Call::SyncData, &self.path)? != Some(Fault::LeftOut)
            && let Some(node) = self.disk.inner().disk.files.get_mut(&self.path)
        {
            node.settle(Safety::Synced);
        }
        Ok(())
    }

    fn in_place(&self) -> io::Result<bool> {
        Ok(self.disk.inner().disk.files.contains_key(&self.path))
    }
}

impl Drop for RecordingFile {
    fn drop(&mut self) {
        if self.locked {
            self.disk.inner().locked.remove(&self.path);
        }
    }
}
