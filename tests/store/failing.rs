//! A disk that fails on purpose: it has so much room, does not sync, or is not there. Behind it is the real one.

use commonground::store::disk::{Disk, Identity, Locked, Open, RealDisk, Stat};
use std::collections::HashMap;
use std::io::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// What is wrong with the disk, and what was done on it.
#[derive(Default)]
pub struct Fault {
    /// How many bytes there are room for; `None`: as many as one likes.
    pub room: Option<u64>,
    /// So many syncs of files fail, with this kind of error.
    pub syncs: Option<(u64, ErrorKind)>,
    /// Nothing can be written at all.
    pub writes: Option<ErrorKind>,
    /// Which files were written after a sync of theirs had failed.
    pub written_after_failed_sync: Vec<PathBuf>,
    /// Which files were synced.
    pub synced: Vec<PathBuf>,
    failed: Vec<PathBuf>,
    sizes: HashMap<PathBuf, u64>,
}

impl Fault {
    fn used(&self) -> u64 {
        self.sizes.values().sum()
    }
}

#[derive(Clone, Default)]
pub struct Failing(pub Arc<Mutex<Fault>>);

struct File {
    inner: Box<dyn Open>,
    path: PathBuf,
    fault: Failing,
}

impl Failing {
    pub fn with<T>(&self, change: impl FnOnce(&mut Fault) -> T) -> T {
        change(&mut self.0.lock().unwrap())
    }
    fn may_write(&self) -> Result<()> {
        match self.with(|fault| fault.writes) {
            Some(kind) => Err(kind.into()),
            None => Ok(()),
        }
    }
    fn open(&self, path: &Path, inner: Box<dyn Open>) -> Box<dyn Open> {
        Box::new(File { inner, path: path.to_owned(), fault: self.clone() })
    }
}

impl Open for File {
    fn append(&mut self, bytes: &[u8]) -> Result<()> {
        self.fault.may_write()?;
        let len = u64::try_from(bytes.len()).unwrap();
        let fits = self.fault.with(|fault| {
            if fault.failed.contains(&self.path) {
                fault.written_after_failed_sync.push(self.path.clone());
            }
            let fits = fault.room.map_or(len, |room| room.saturating_sub(fault.used()).min(len));
            *fault.sizes.entry(self.path.clone()).or_default() += fits;
            fits
        });
        // As on a real disk, the beginning is written before the room ends.
        self.inner.append(&bytes[..usize::try_from(fits).unwrap()])?;
        if fits < len { Err(ErrorKind::StorageFull.into()) } else { Ok(()) }
    }
    fn sync(&mut self) -> Result<()> {
        self.fault.with(|fault| {
            fault.synced.push(self.path.clone());
            let Some((left, kind)) = fault.syncs.filter(|(left, _)| *left > 0) else { return Ok(()) };
            fault.syncs = Some((left - 1, kind));
            fault.failed.push(self.path.clone());
            Err(Error::from(kind))
        })?;
        self.inner.sync()
    }
    fn identity(&self) -> Result<Identity> {
        self.inner.identity()
    }
    fn cut(&mut self, len: u64) -> Result<()> {
        self.fault.with(|fault| fault.sizes.insert(self.path.clone(), len));
        self.inner.cut(len)
    }
}

impl Disk for Failing {
    fn read(&self, path: &Path) -> Result<Vec<u8>> {
        RealDisk.read(path)
    }
    fn read_start(&self, path: &Path, most: u64) -> Result<Vec<u8>> {
        RealDisk.read_start(path, most)
    }
    fn list(&self, folder: &Path) -> Result<Vec<PathBuf>> {
        RealDisk.list(folder)
    }
    fn stat(&self, path: &Path) -> Result<Stat> {
        RealDisk.stat(path)
    }
    fn stat_itself(&self, path: &Path) -> Result<Stat> {
        RealDisk.stat_itself(path)
    }
    fn create(&self, path: &Path) -> Result<Box<dyn Open>> {
        self.may_write()?;
        Ok(self.open(path, RealDisk.create(path)?))
    }
    fn extend(&self, path: &Path) -> Result<Box<dyn Open>> {
        self.may_write()?;
        Ok(self.open(path, RealDisk.extend(path)?))
    }
    fn rename(&self, from: &Path, to: &Path) -> Result<()> {
        self.may_write()?;
        self.with(|fault| {
            let size = fault.sizes.remove(from).unwrap_or(0);
            fault.sizes.insert(to.to_owned(), size);
        });
        RealDisk.rename(from, to)
    }
    fn remove(&self, path: &Path) -> Result<()> {
        self.may_write()?;
        self.with(|fault| fault.sizes.remove(path));
        RealDisk.remove(path)
    }
    fn make_folder(&self, folder: &Path) -> Result<()> {
        self.may_write()?;
        RealDisk.make_folder(folder)
    }
    fn sync_folder(&self, folder: &Path) -> Result<()> {
        RealDisk.sync_folder(folder)
    }
    fn lock(&self, path: &Path) -> Result<Locked> {
        RealDisk.lock(path)
    }
}
