//! A disk in memory that writes down what is done to it, and that fails when it is told to. What of it would survive a
//! power cut is worked out from that log in `wreck`.

use super::promise::Mark;
use super::wreck::Image;
use commonground::store::disk::{Disk, Identity, Lock, Locked, Open, Sort, Stat};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, SystemTime};

/// The number of a file or folder.
pub type Ino = usize;

/// Something that was done to the disk.
#[derive(Clone)]
pub enum Event {
    /// Names in one folder were given, changed or taken away; all of them at once, or none. They are names of files, or
    /// of `folders`.
    Names { folder: Arc<Path>, sets: Vec<(Arc<Path>, Option<Ino>)>, folders: bool },
    /// Bytes were added to a file.
    Wrote { file: Ino, at: usize, bytes: Vec<u8> },
    /// A file was cut off after so many bytes.
    Cut { file: Ino, len: usize },
    /// A file was synced.
    Synced(Ino),
    /// A sync failed: what had not been written by then may never be, whatever later syncs say.
    SyncFailed(Ino),
    /// The names of a folder were synced.
    SyncedFolder(Arc<Path>),
    /// Something that a person or another program did, and that is on the disk.
    Outside { path: Arc<Path>, file: Option<(Ino, Vec<u8>)> },
    /// Something that was promised.
    Mark(Mark),
}

/// The calls that a disk knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Call {
    Read,
    List,
    Stat,
    Create,
    Append,
    Sync,
    Rename,
    Remove,
    MakeFolder,
    SyncFolder,
    MayWrite,
    Lock,
}

/// The ways in which a disk says no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum No {
    Space,
    Quota,
    Input,
    ReadOnly,
    Access,
    Interrupted,
}

impl No {
    pub const ALL: [Self; 6] = [Self::Input, Self::Space, Self::Quota, Self::ReadOnly, Self::Access, Self::Interrupted];

    /// Whether a call can fail so.
    pub fn befalls(self, call: Call) -> bool {
        match self {
            Self::Input => true,
            Self::Space | Self::Quota | Self::ReadOnly => !matches!(call, Call::Read | Call::List | Call::Stat),
            Self::Access => !matches!(call, Call::Append | Call::Sync | Call::SyncFolder),
            Self::Interrupted => matches!(call, Call::Read | Call::Create | Call::Append | Call::Sync | Call::Lock),
        }
    }

    fn error(self) -> io::Error {
        match self {
            Self::Space => ErrorKind::StorageFull.into(),
            Self::Quota => ErrorKind::QuotaExceeded.into(),
            Self::Input => io::Error::other("input/output error"),
            Self::ReadOnly => ErrorKind::ReadOnlyFilesystem.into(),
            Self::Access => ErrorKind::PermissionDenied.into(),
            Self::Interrupted => ErrorKind::Interrupted.into(),
        }
    }
}

/// When a disk fails, and how.
#[derive(Debug, Clone, Copy)]
pub struct Fault {
    /// At which call, from 0.
    pub at: usize,
    /// Whether every later call fails, too.
    pub for_ever: bool,
    pub no: No,
    /// Whether it is done although it is said to have failed; a write then is half done.
    pub done: bool,
}

#[derive(Clone)]
struct Node {
    folder: bool,
    data: Arc<Vec<u8>>,
    written: u64,
}

#[derive(Default)]
struct State {
    names: BTreeMap<Arc<Path>, Ino>,
    nodes: Vec<Node>,
    log: Vec<Event>,
    calls: Vec<Call>,
    fault: Option<Fault>,
    held: BTreeSet<Ino>,
    clock: u64,
    /// How many bytes there is room for.
    room: Option<usize>,
}

/// The simulated disk; a clone is the same disk.
#[derive(Clone, Default)]
pub struct SimDisk(Arc<Mutex<State>>);

struct SimFile {
    disk: SimDisk,
    ino: Ino,
}

struct SimLock {
    disk: SimDisk,
    ino: Ino,
}

/// What is to become of a call.
enum Verdict {
    Go,
    /// It fails; `true`: but it is done.
    Fail(io::Error, bool),
}

impl SimDisk {
    /// A disk that holds what an image holds, all of it safe.
    pub fn boot(image: &Image) -> Self {
        let mut state = State::default();
        for (path, data) in &image.0 {
            state.names.insert(path.clone(), state.nodes.len());
            let data = data.clone();
            state.nodes.push(Node { folder: data.is_none(), data: data.unwrap_or_default(), written: 0 });
        }
        Self(Arc::new(Mutex::new(state)))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }

    pub fn set_fault(&self, fault: Option<Fault>) {
        self.state().fault = fault;
    }

    pub fn set_room(&self, room: Option<usize>) {
        let mut state = self.state();
        state.room = room.map(|room| room + state.used());
    }

    pub fn mark(&self, mark: Mark) {
        self.state().log.push(Event::Mark(mark));
    }

    /// Hands over what was done and which calls were made.
    pub fn take_log(&self) -> (Vec<Event>, Vec<Call>) {
        let mut state = self.state();
        (std::mem::take(&mut state.log), std::mem::take(&mut state.calls))
    }

    /// What stands on the disk while the machine runs.
    pub fn bytes(&self, path: &Path) -> Option<Vec<u8>> {
        let state = self.state();
        let ino = *state.names.get(path)?;
        Some(state.nodes[ino].data.to_vec())
    }

    /// A person, or another program, puts a file there and syncs it.
    pub fn put_outside(&self, path: &Path, bytes: Vec<u8>) {
        let mut state = self.state();
        let ino = state.new_node(false);
        state.nodes[ino].data = Arc::new(bytes.clone());
        let path: Arc<Path> = path.into();
        state.names.insert(path.clone(), ino);
        state.log.push(Event::Outside { path, file: Some((ino, bytes)) });
    }

    /// A person, or another program, takes a file away.
    pub fn remove_outside(&self, path: &Path) {
        let mut state = self.state();
        if state.names.remove(path).is_some() {
            state.log.push(Event::Outside { path: path.into(), file: None });
        }
    }

    pub fn paths(&self) -> Vec<Arc<Path>> {
        self.state().names.keys().cloned().collect()
    }

    fn open(&self, ino: Ino) -> Box<dyn Open> {
        Box::new(SimFile { disk: self.clone(), ino })
    }
}

impl State {
    fn used(&self) -> usize {
        self.names.values().map(|ino| self.nodes[*ino].data.len()).sum()
    }

    fn new_node(&mut self, folder: bool) -> Ino {
        self.clock += 1;
        self.nodes.push(Node { folder, data: Arc::default(), written: self.clock });
        self.nodes.len() - 1
    }

    fn call(&mut self, call: Call) -> Verdict {
        let n = self.calls.len();
        self.calls.push(call);
        match self.fault {
            Some(fault) if (n == fault.at || (fault.for_ever && n > fault.at)) && fault.no.befalls(call) => {
                Verdict::Fail(fault.no.error(), fault.done)
            }
            _ => Verdict::Go,
        }
    }

    /// For a call that changes nothing.
    fn look(&mut self, call: Call) -> io::Result<()> {
        match self.call(call) {
            Verdict::Go => Ok(()),
            Verdict::Fail(error, _) => Err(error),
        }
    }

    fn file(&self, path: &Path) -> io::Result<Ino> {
        match self.names.get(path) {
            Some(ino) if self.nodes[*ino].folder => Err(ErrorKind::IsADirectory.into()),
            Some(ino) => Ok(*ino),
            None => Err(ErrorKind::NotFound.into()),
        }
    }

    fn folder_of(&self, path: &Path) -> io::Result<Arc<Path>> {
        let folder = path.parent().unwrap_or(Path::new("/"));
        if folder == Path::new("/") {
            return Ok(folder.into());
        }
        match self.names.get_key_value(folder) {
            Some((folder, ino)) if self.nodes[*ino].folder => Ok(folder.clone()),
            Some(_) => Err(ErrorKind::NotADirectory.into()),
            None => Err(ErrorKind::NotFound.into()),
        }
    }

    fn set_names(&mut self, folder: Arc<Path>, sets: Vec<(Arc<Path>, Option<Ino>)>, folders: bool) {
        for (path, ino) in &sets {
            match ino {
                Some(ino) => self.names.insert(path.clone(), *ino),
                None => self.names.remove(path),
            };
        }
        self.log.push(Event::Names { folder, sets, folders });
    }

    fn make(&mut self, path: &Path, folder: bool) -> io::Result<Ino> {
        let above = self.folder_of(path)?;
        let ino = self.new_node(folder);
        self.set_names(above, vec![(path.into(), Some(ino))], folder);
        Ok(ino)
    }

    /// Does what changes names, unless it is to fail.
    fn change<T>(&mut self, call: Call, act: impl FnOnce(&mut Self) -> io::Result<T>) -> io::Result<T> {
        match self.call(call) {
            Verdict::Go => act(self),
            Verdict::Fail(error, done) => {
                if done {
                    let _ = act(self);
                }
                Err(error)
            }
        }
    }

    fn append(&mut self, ino: Ino, bytes: &[u8]) {
        let at = self.nodes[ino].data.len();
        self.clock += 1;
        let clock = self.clock;
        let node = &mut self.nodes[ino];
        Arc::make_mut(&mut node.data).extend_from_slice(bytes);
        node.written = clock;
        self.log.push(Event::Wrote { file: ino, at, bytes: bytes.to_vec() });
    }
}

impl Open for SimFile {
    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut state = self.disk.state();
        let fits = state.room.map_or(usize::MAX, |room| room.saturating_sub(state.used()));
        match state.call(Call::Append) {
            // The standard library begins an interrupted write again.
            Verdict::Fail(error, false) if error.kind() != ErrorKind::Interrupted => Err(error),
            Verdict::Fail(error, true) if error.kind() != ErrorKind::Interrupted => {
                state.append(self.ino, &bytes[..bytes.len() / 2]);
                Err(error)
            }
            _ if bytes.len() > fits => {
                state.append(self.ino, &bytes[..fits]);
                Err(ErrorKind::StorageFull.into())
            }
            _ => {
                state.append(self.ino, bytes);
                Ok(())
            }
        }
    }

    fn sync(&mut self) -> io::Result<()> {
        let mut state = self.disk.state();
        match state.call(Call::Sync) {
            Verdict::Go => {
                state.log.push(Event::Synced(self.ino));
                Ok(())
            }
            Verdict::Fail(error, _) => {
                state.log.push(Event::SyncFailed(self.ino));
                Err(error)
            }
        }
    }

    fn cut(&mut self, len: u64) -> io::Result<()> {
        let (ino, len) = (self.ino, len as usize);
        self.disk.state().change(Call::Append, |state| {
            Arc::make_mut(&mut state.nodes[ino].data).truncate(len);
            state.log.push(Event::Cut { file: ino, len });
            Ok(())
        })
    }

    fn identity(&self) -> io::Result<Identity> {
        self.disk.state().look(Call::Stat)?;
        Ok(Some((1, self.ino as u64)))
    }
}

impl Lock for SimLock {}

impl Drop for SimLock {
    fn drop(&mut self) {
        self.disk.state().held.remove(&self.ino);
    }
}

impl Disk for SimDisk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let mut state = self.state();
        state.look(Call::Read)?;
        let ino = state.file(path)?;
        Ok(state.nodes[ino].data.to_vec())
    }

    fn read_start(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        let mut out = self.read(path)?;
        out.truncate(most as usize);
        Ok(out)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let mut state = self.state();
        state.look(Call::List)?;
        match state.names.get(folder) {
            Some(ino) if state.nodes[*ino].folder => {}
            Some(_) => return Err(ErrorKind::NotADirectory.into()),
            None => return Err(ErrorKind::NotFound.into()),
        }
        let inside = state.names.keys().filter(|path| path.parent() == Some(folder));
        Ok(inside.map(|path| path.to_path_buf()).collect())
    }

    fn stat(&self, path: &Path) -> io::Result<Stat> {
        let mut state = self.state();
        state.look(Call::Stat)?;
        let ino = *state.names.get(path).ok_or(ErrorKind::NotFound)?;
        let node = &state.nodes[ino];
        Ok(Stat {
            sort: if node.folder { Sort::Folder } else { Sort::File },
            len: node.data.len() as u64,
            written: Some(SystemTime::UNIX_EPOCH + Duration::from_secs(node.written)),
            identity: Some((1, ino as u64)),
            read_only: false,
        })
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn Open>> {
        let ino = self.state().change(Call::Create, |state| {
            if state.names.contains_key(path) {
                return Err(ErrorKind::AlreadyExists.into());
            }
            state.make(path, false)
        })?;
        Ok(self.open(ino))
    }

    fn extend(&self, path: &Path) -> io::Result<Box<dyn Open>> {
        let ino = self.state().change(Call::Create, |state| match state.file(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => state.make(path, false),
            other => other,
        })?;
        Ok(self.open(ino))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.state().change(Call::Rename, |state| {
            let ino = state.file(from)?;
            let folder = state.folder_of(from)?;
            if folder != state.folder_of(to)? {
                return Err(ErrorKind::CrossesDevices.into());
            }
            state.set_names(folder, vec![(from.into(), None), (to.into(), Some(ino))], false);
            Ok(())
        })
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.state().change(Call::Remove, |state| {
            state.file(path)?;
            let folder = state.folder_of(path)?;
            state.set_names(folder, vec![(path.into(), None)], false);
            Ok(())
        })
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        self.state().change(Call::MakeFolder, |state| {
            let mut missing: Vec<&Path> =
                folder.ancestors().filter(|path| *path != Path::new("/") && !state.names.contains_key(*path)).collect();
            missing.reverse();
            for path in missing {
                state.make(path, true)?;
            }
            match state.names.get(folder) {
                Some(ino) if !state.nodes[*ino].folder => Err(ErrorKind::AlreadyExists.into()),
                _ => Ok(()),
            }
        })
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.look(Call::SyncFolder)?;
        if folder != Path::new("/") && !state.names.contains_key(folder) {
            return Err(ErrorKind::NotFound.into());
        }
        state.log.push(Event::SyncedFolder(folder.into()));
        Ok(())
    }

    fn may_write(&self, path: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.look(Call::MayWrite)?;
        state.file(path).map(drop)
    }

    fn lock(&self, path: &Path) -> io::Result<Locked> {
        let ino = self.state().change(Call::Lock, |state| match state.file(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => state.make(path, false),
            other => other,
        })?;
        if !self.state().held.insert(ino) {
            return Ok(Locked::Taken);
        }
        Ok(Locked::Ours(Box::new(SimLock { disk: self.clone(), ino })))
    }
}
