//! Every call that touches a session's files, behind one trait, so that a failing disk can be put in its place.
//! Uses `platform` and `std`.

use super::platform;
use std::fs::{DirBuilder, DirEntry, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

pub use platform::Identity;

/// What stands under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stat {
    /// Whether it is a file, a folder, or something that is neither.
    pub sort: Sort,
    /// Its length in bytes.
    pub len: u64,
    /// When it was last written, where the system says.
    pub written: Option<SystemTime>,
    /// Which file it is.
    pub identity: Identity,
    /// Whether this program may write it, as far as its permissions say.
    pub read_only: bool,
}

/// Sorts of things in a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A link; only where links are not followed.
    Link,
    /// A device, a pipe, a socket.
    Other,
}

/// An open file that is only ever added to.
pub trait Open: Send {
    /// Adds bytes at the end.
    fn append(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// Returns when the disk has everything.
    fn sync(&mut self) -> io::Result<()>;
    /// Which file it is.
    fn identity(&self) -> io::Result<Identity>;
    /// Takes back what was added after so many bytes: the half of a line for which there was no room.
    fn cut(&mut self, _len: u64) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

/// A lock that is held until it is dropped.
pub trait Lock: Send {}

/// The answer to asking for a lock.
pub enum Locked {
    /// It is ours until the value is dropped.
    Ours(Box<dyn Lock>),
    /// Another program has it.
    Taken,
    /// There are no locks here.
    NoLocks,
}

/// A disk.
pub trait Disk: Send + Sync {
    /// Reads a file whole.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// Reads the beginning of a file.
    fn read_start(&self, path: &Path, most: u64) -> io::Result<Vec<u8>>;
    /// Reads a file from a place on.
    fn read_from(&self, path: &Path, from: u64) -> io::Result<Vec<u8>> {
        let bytes = self.read(path)?;
        Ok(usize::try_from(from).ok().and_then(|from| bytes.get(from..)).unwrap_or_default().to_vec())
    }
    /// The names in a folder.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;
    /// What stands under a name, links followed.
    fn stat(&self, path: &Path) -> io::Result<Stat>;
    /// What stands under a name itself; links are not followed.
    fn stat_itself(&self, path: &Path) -> io::Result<Stat> {
        self.stat(path)
    }
    /// Syncs a file that is there, whoever has written it.
    fn sync_file(&self, path: &Path) -> io::Result<()> {
        self.stat(path)?;
        self.extend(path)?.sync()
    }
    /// Makes a new file; fails where there is something of that name.
    fn create(&self, path: &Path) -> io::Result<Box<dyn Open>>;
    /// Opens a file for adding to it; makes it where there is none.
    fn extend(&self, path: &Path) -> io::Result<Box<dyn Open>>;
    /// Gives a file another name, in place of what stands there.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Gives a file a second name, where there is nothing of that name. Not every disk can.
    fn name_too(&self, _path: &Path, _new: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
    /// Takes a file away.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Takes an empty folder away.
    fn remove_folder(&self, _folder: &Path) -> io::Result<()> {
        Ok(())
    }
    /// Makes a folder and those above it.
    fn make_folder(&self, folder: &Path) -> io::Result<()>;
    /// Syncs the names in a folder.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// Whether a file that is there may be written; nothing is written to find out.
    fn may_write(&self, _path: &Path) -> io::Result<()> {
        Ok(())
    }
    /// Asks for the lock of that name.
    fn lock(&self, path: &Path) -> io::Result<Locked>;
}

/// Whether a name still leads to an open file.
pub fn leads_to(disk: &dyn Disk, path: &Path, file: &dyn Open) -> bool {
    match (disk.stat(path), file.identity()) {
        (Ok(stat), Ok(identity)) => stat.identity == identity,
        _ => false,
    }
}

/// What is in a folder; nothing, where there is none. That it cannot be read is another thing.
pub(super) fn list_there(disk: &dyn Disk, folder: &Path) -> io::Result<Vec<PathBuf>> {
    match disk.list(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        other => other,
    }
}

/// What is in a file, where there is one.
pub(super) fn read_there(disk: &dyn Disk, path: &Path) -> io::Result<Option<Vec<u8>>> {
    match disk.read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The disk of this machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct RealDisk;

impl RealDisk {
    /// The names in a folder in their order, each with what it is as far as the folder itself says: no file is looked at.
    pub fn list_with_sorts(&self, folder: &Path) -> io::Result<Vec<(PathBuf, Sort)>> {
        let sort_of =
            |entry: &DirEntry| entry.file_type().map(|sort| sort_of(sort.is_file(), sort.is_dir(), sort.is_symlink()));
        let mut out = std::fs::read_dir(folder)?
            .map(|entry| entry.and_then(|entry| Ok((entry.path(), sort_of(&entry)?))))
            .collect::<io::Result<Vec<_>>>()?;
        out.sort_unstable_by(|(one, _), (other, _)| one.as_os_str().cmp(other.as_os_str()));
        Ok(out)
    }
}

/// A file that is read piece by piece.
#[derive(Debug)]
pub struct Reading(File);

/// Room for what is read, used again for one file after another.
#[derive(Debug, Default)]
pub struct Room {
    bytes: Vec<u8>,
    full: usize,
}

impl RealDisk {
    /// Opens a file of which its folder has just said that it is one: nothing at which we would wait for ever.
    pub fn open_to_read(&self, path: &Path) -> io::Result<(Reading, Stat)> {
        let file = File::open(path)?;
        let stat = stat_of(&file.metadata()?);
        Ok((Reading(file), stat))
    }
}

impl Room {
    /// What is in it.
    pub fn read(&self) -> &[u8] {
        self.bytes.get(..self.full).unwrap_or_default()
    }

    /// Takes out what is in it, and puts this in.
    pub fn begin(&mut self, with: &[u8]) {
        self.full = 0;
        if let Some(room) = self.free(with.len()) {
            room.copy_from_slice(with);
            self.full = with.len();
        }
    }

    /// Reads on in a file, so many bytes at most; whether there was anything more.
    pub fn more(&mut self, from: &mut Reading, most: usize) -> io::Result<bool> {
        let Some(room) = self.free(most) else { return Ok(false) };
        loop {
            match from.0.read(room) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => {
                    let read = read?;
                    self.full += read;
                    return Ok(read > 0);
                }
            }
        }
    }

    fn free(&mut self, most: usize) -> Option<&mut [u8]> {
        let end = self.full.checked_add(most)?;
        if self.bytes.len() < end {
            self.bytes.resize(end, 0);
        }
        self.bytes.get_mut(self.full..end)
    }
}

struct RealFile(File);

impl Open for RealFile {
    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.sync_data()
    }

    fn identity(&self) -> io::Result<Identity> {
        Ok(platform::identity(&self.0.metadata()?))
    }

    fn cut(&mut self, len: u64) -> io::Result<()> {
        self.0.set_len(len)
    }
}

struct RealLock {
    _held: File,
}

impl Lock for RealLock {}

/// Opens a file for reading, and nothing that would make us wait for ever.
fn open(path: &Path) -> io::Result<File> {
    let meta = std::fs::metadata(path)?;
    if meta.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !meta.is_file() {
        return Err(io::Error::other("this is a device or a pipe, not a file"));
    }
    File::open(path)
}

/// A name under which we write must not lead elsewhere, nor to a pipe, at which we would wait for ever.
fn only_a_file(path: &Path) -> io::Result<()> {
    match std::fs::symlink_metadata(path) {
        Ok(meta) if meta.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        Ok(meta) if !meta.is_file() => Err(io::Error::other("the name is taken by something that is not a file")),
        _ => Ok(()),
    }
}

fn sort_of(is_file: bool, is_folder: bool, is_link: bool) -> Sort {
    match (is_file, is_folder, is_link) {
        (true, ..) => Sort::File,
        (_, true, _) => Sort::Folder,
        (.., true) => Sort::Link,
        _ => Sort::Other,
    }
}

fn stat_of(meta: &std::fs::Metadata) -> Stat {
    Stat {
        sort: sort_of(meta.is_file(), meta.is_dir(), meta.is_symlink()),
        len: meta.len(),
        written: meta.modified().ok(),
        identity: platform::identity(meta),
        read_only: meta.permissions().readonly(),
    }
}

impl Disk for RealDisk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let mut out = Vec::new();
        open(path)?.read_to_end(&mut out)?;
        Ok(out)
    }

    fn read_start(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        let mut out = Vec::new();
        open(path)?.take(most).read_to_end(&mut out)?;
        Ok(out)
    }

    fn read_from(&self, path: &Path, from: u64) -> io::Result<Vec<u8>> {
        let mut out = Vec::new();
        let mut file = open(path)?;
        file.seek(io::SeekFrom::Start(from))?;
        file.read_to_end(&mut out)?;
        Ok(out)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let mut out =
            std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
        out.sort();
        Ok(out)
    }

    fn stat(&self, path: &Path) -> io::Result<Stat> {
        Ok(stat_of(&std::fs::metadata(path)?))
    }

    fn stat_itself(&self, path: &Path) -> io::Result<Stat> {
        Ok(stat_of(&std::fs::symlink_metadata(path)?))
    }

    fn sync_file(&self, path: &Path) -> io::Result<()> {
        only_a_file(path)?;
        OpenOptions::new().append(true).open(path)?.sync_data()
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn Open>> {
        let mut options = OpenOptions::new();
        options.append(true).create_new(true);
        Ok(Box::new(RealFile(platform::private(&mut options).open(path)?)))
    }

    fn extend(&self, path: &Path) -> io::Result<Box<dyn Open>> {
        only_a_file(path)?;
        let mut options = OpenOptions::new();
        options.append(true).create(true);
        Ok(Box::new(RealFile(platform::private(&mut options).open(path)?)))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        std::fs::rename(from, to)
    }

    fn name_too(&self, path: &Path, new: &Path) -> io::Result<()> {
        std::fs::hard_link(path, new)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        std::fs::remove_file(path)
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        std::fs::remove_dir(folder)
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        let mut builder = DirBuilder::new();
        platform::private_folder(builder.recursive(true)).create(folder)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        platform::sync_folder(folder)
    }

    fn may_write(&self, path: &Path) -> io::Result<()> {
        if std::fs::metadata(path)?.permissions().readonly() {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        OpenOptions::new().append(true).open(path).map(drop)
    }

    fn lock(&self, path: &Path) -> io::Result<Locked> {
        only_a_file(path)?;
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        let file = platform::private(&mut options).open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Locked::Ours(Box::new(RealLock { _held: file }))),
            Err(std::fs::TryLockError::WouldBlock) => Ok(Locked::Taken),
            Err(std::fs::TryLockError::Error(_)) => Ok(Locked::NoLocks),
        }
    }
}
