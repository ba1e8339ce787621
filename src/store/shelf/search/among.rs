//! One session among those of a folder: only its own documents and journals are looked at, however many others lie
//! there. Uses the disk and what opens a session.

use super::page::Sought;
use crate::store::disk::{Disk, Locked, Open, RealDisk, Sort, Stat};
use crate::store::error::StoreError;
use crate::store::gather::gather;
use crate::store::header::HEAD;
use crate::store::journal;
use crate::store::opened::{Opened, ends_in_ron};
use crate::store::places::Places;
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The files of one session.
#[derive(Debug)]
pub struct Among {
    /// Its documents, and folders of journals in which there are lines of it.
    names: Vec<PathBuf>,
    /// That under which it is opened.
    first: PathBuf,
}

/// The sessions of which there are lines in a folder of journals: not yet in the document.
pub fn sessions_in(folder: &Path) -> BTreeSet<String> {
    if RealDisk.stat_itself(folder).map(|stat| stat.sort).ok() != Some(Sort::Folder) {
        return BTreeSet::new();
    }
    let files = RealDisk.list(folder).unwrap_or_default();
    let journals = files.iter().filter(|path| ends_in_ron(path) && path.file_name().is_none_or(|n| n != "before.ron"));
    journals
        .filter_map(|path| {
            let start = RealDisk.read_start(path, HEAD).ok()?;
            let first = start.split(|byte| *byte == b'\n').find(|line| !line.is_empty())?;
            Some(journal::read_head(std::str::from_utf8(first).ok()?)?.session)
        })
        .collect()
}

impl Among {
    /// The files of a session.
    pub fn of(documents: impl Iterator<Item = PathBuf>, journals: Option<&Vec<PathBuf>>) -> Self {
        let mut names: Vec<PathBuf> = documents.collect();
        let first = names.first().cloned().unwrap_or_default();
        names.extend(journals.into_iter().flatten().cloned());
        Self { names, first }
    }

    /// Whether the session may hold what is looked for: each word stands somewhere in its files.
    pub fn may_hold(&self, sought: &Sought) -> bool {
        if sought.asked.for_words().is_empty() {
            return true;
        }
        let own = Places::of(&self.first).journal;
        let files = self.names.iter().chain([&own]).flat_map(|path| match RealDisk.list(path) {
            Ok(files) => files.into_iter().filter(|file| ends_in_ron(file)).collect(),
            Err(_) => vec![path.clone()],
        });
        let texts: Vec<String> = files
            .filter_map(|file| RealDisk.read(&file).ok())
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .collect();
        sought.may_be_among(&texts)
    }

    /// Opens it, and says when it was last written.
    pub fn open(&self) -> Result<(Opened, Option<SystemTime>), StoreError> {
        let places = Places::of(&self.first);
        let opened = Opened::of_gathering(&gather(self, &places)?, &places);
        let written = RealDisk.stat(&self.first).or_else(|_| RealDisk.stat(&places.journal));
        Ok((opened, written.ok().and_then(|stat| stat.written)))
    }
}

/// The disk of this machine, on which there is nothing in the folder of sessions but the files of this one. Nothing is
/// written.
impl Disk for Among {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        RealDisk.read(path)
    }

    fn read_start(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        RealDisk.read_start(path, most)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        if Some(folder) == self.first.parent() { Ok(self.names.clone()) } else { RealDisk.list(folder) }
    }

    fn stat(&self, path: &Path) -> io::Result<Stat> {
        RealDisk.stat(path)
    }

    fn stat_itself(&self, path: &Path) -> io::Result<Stat> {
        RealDisk.stat_itself(path)
    }

    fn create(&self, _path: &Path) -> io::Result<Box<dyn Open>> {
        Err(io::ErrorKind::ReadOnlyFilesystem.into())
    }

    fn extend(&self, _path: &Path) -> io::Result<Box<dyn Open>> {
        Err(io::ErrorKind::ReadOnlyFilesystem.into())
    }

    fn rename(&self, _from: &Path, _to: &Path) -> io::Result<()> {
        Err(io::ErrorKind::ReadOnlyFilesystem.into())
    }

    fn remove(&self, _path: &Path) -> io::Result<()> {
        Err(io::ErrorKind::ReadOnlyFilesystem.into())
    }

    fn make_folder(&self, _folder: &Path) -> io::Result<()> {
        Err(io::ErrorKind::ReadOnlyFilesystem.into())
    }

    fn sync_folder(&self, _folder: &Path) -> io::Result<()> {
        Err(io::ErrorKind::ReadOnlyFilesystem.into())
    }

    fn lock(&self, _path: &Path) -> io::Result<Locked> {
        Err(io::ErrorKind::ReadOnlyFilesystem.into())
    }
}
