//! A disk that can fail, and all that it may hold after a crash.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use crate::annotations::journal::disk::{Appending, Disk, Identity, Listed};

/// What a disk is asked to make outlive a crash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Site {
    Data,
    LayerFolder,
    CollectionFolder,
    /// What is to take a journal's place.
    Replacement,
    /// That it did.
    ReplacedName,
}

impl Site {
    pub const ALL: [Site; 5] =
        [Site::Data, Site::LayerFolder, Site::CollectionFolder, Site::Replacement, Site::ReplacedName];
}

/// What goes wrong, in the order of writes and syncs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    None,
    Short,
    Full,
    /// Part of it is written, then the disk is full.
    Torn,
    Sync,
    Folder,
    Rename,
}

/// A file: what is safe of it, and what was written since.
#[derive(Clone, Debug, Default)]
pub(super) struct Inode {
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
pub(super) struct Platter {
    inodes: Vec<Inode>,
    pub names: BTreeMap<PathBuf, usize>,
    safe_names: BTreeMap<PathBuf, usize>,
    pub folders: BTreeSet<PathBuf>,
    pub safe_folders: BTreeSet<PathBuf>,
}

#[derive(Default)]
pub(super) struct World {
    pub platter: Platter,
    /// The disk after each thing that was asked of it, with how many lines had been said to be safe.
    pub moments: Vec<(Platter, usize)>,
    pub said: usize,
    pub suppressed: Option<Site>,
    pub faults: Vec<Fault>,
    /// Folders in which nothing can be made or written.
    pub closed: Vec<PathBuf>,
    /// Folders in which a file took another one's place since they were synced.
    replaced: BTreeSet<PathBuf>,
    /// How often that was.
    pub replacements: usize,
}

#[derive(Clone, Default)]
pub(super) struct Simulated(Arc<Mutex<World>>);

struct Open(Simulated, usize);

fn failed() -> io::Error {
    io::Error::from(io::ErrorKind::StorageFull)
}

impl Simulated {
    pub fn new() -> Self {
        let disk = Simulated::default();
        disk.world().platter.folders.insert("c".into());
        disk.world().platter.safe_folders.insert("c".into());
        disk
    }

    pub fn with(platter: Platter) -> Self {
        let disk = Simulated::default();
        disk.world().platter = platter;
        disk
    }

    pub fn world(&self) -> MutexGuard<'_, World> {
        self.0.lock().expect("no test panics with it")
    }

    fn check_open(&self, path: &Path) -> io::Result<()> {
        let is_closed = self.world().closed.iter().any(|folder| path != folder && path.starts_with(folder));
        if is_closed { Err(io::ErrorKind::ReadOnlyFilesystem.into()) } else { Ok(()) }
    }

    pub fn moment(&self) {
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

    fn read(&self, file: &Path, from: u64) -> io::Result<(Vec<u8>, Identity)> {
        let world = self.world();
        let inode = *world.platter.names.get(file).ok_or(io::ErrorKind::NotFound)?;
        Ok((world.platter.inodes[inode].all().split_off(from as usize), Some((0, inode as u64))))
    }

    fn identity(&self, path: &Path) -> io::Result<Identity> {
        let world = self.world();
        match world.platter.names.get(path) {
            Some(inode) => Ok(Some((0, *inode as u64))),
            None if world.platter.folders.contains(path) => Ok(None),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn replace(&self, file: &Path, by: &Path) -> io::Result<()> {
        if self.fault() == Fault::Rename {
            return Err(failed());
        }
        let mut world = self.world();
        let inode = world.platter.names.remove(by).ok_or(io::ErrorKind::NotFound)?;
        world.platter.names.insert(file.to_path_buf(), inode);
        world.replaced.extend(file.parent().map(Path::to_path_buf));
        world.replacements += 1;
        drop(world);
        self.moment();
        Ok(())
    }

    fn remove(&self, file: &Path) -> io::Result<()> {
        self.world().platter.names.remove(file).ok_or(io::ErrorKind::NotFound)?;
        self.moment();
        Ok(())
    }

    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        self.check_open(folder)?;
        self.world().platter.folders.insert(folder.to_path_buf());
        self.moment();
        Ok(())
    }

    fn append(&self, file: &Path, new: bool) -> io::Result<Box<dyn Appending>> {
        self.check_open(file)?;
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
        let mut world = self.world();
        let site = match folder == Path::new("c") {
            true => Site::CollectionFolder,
            false if world.replaced.remove(folder) => Site::ReplacedName,
            false => Site::LayerFolder,
        };
        if world.suppressed != Some(site) {
            let platter = &mut world.platter;
            let own = |path: &Path| path.parent() == Some(folder);
            let names: Vec<_> =
                platter.names.iter().filter(|(path, _)| own(path)).map(|(p, i)| (p.clone(), *i)).collect();
            platter.safe_names.retain(|path, _| !own(path));
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

    fn length(&mut self) -> io::Result<u64> {
        Ok(self.0.world().platter.inodes[self.1].all().len() as u64)
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
        let mut names = world.platter.names.iter().filter(|(_, inode)| **inode == self.1);
        let is_new = names.any(|(name, _)| name.extension().is_some_and(|end| end == "tmp"));
        let site = if is_new { Site::Replacement } else { Site::Data };
        if world.suppressed != Some(site) {
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
pub(super) fn after_a_crash(platter: &Platter) -> Vec<Platter> {
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
    for (name, inode) in platter.names.iter().filter(|(name, inode)| platter.safe_names.get(*name) != Some(inode)) {
        also(&mut states, &|state| {
            state.names.insert(name.clone(), *inode);
        });
    }
    for name in platter.safe_names.keys().filter(|name| !platter.names.contains_key(*name)) {
        also(&mut states, &|state| {
            state.names.remove(name);
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
