//! What this machine keeps for itself, in the state folder: which writers were runs on this machine (design, rule 11),
//! and the place for the black box and the half-typed line, which have files of their own. Nothing here ever reaches a
//! session's folder. Uses `disk` and `pace`.

use super::pace::Pace;
use crate::store::disk::{Disk, Lock, Locked, RealDisk};
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// The state folder of this machine, where there is one.
#[derive(Clone)]
pub struct Local {
    disk: Arc<dyn Disk>,
    folder: Option<PathBuf>,
    pace: Arc<Pace>,
}

/// A run of this program: held as long as it lasts, so that nobody trims its journal meanwhile.
pub struct Run {
    _lock: Box<dyn Lock>,
}

/// A note that a session is open in a window; it goes with the window.
pub struct Window {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    _lock: Box<dyn Lock>,
}

impl Drop for Window {
    fn drop(&mut self) {
        // One that stays is found unlocked, and taken away, by the next who looks.
        let _ = self.disk.remove(&self.path);
    }
}

impl Local {
    /// The state folder that the system names.
    pub fn of_this_machine() -> Self {
        let dirs = directories::ProjectDirs::from("", "", "commonground");
        let folder = dirs.map(|dirs| dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir()).to_owned());
        Self { folder, ..Self::none() }.paced()
    }

    /// A folder of one's own choice.
    pub fn at(folder: &Path) -> Self {
        Self::on(Arc::new(RealDisk), folder).paced()
    }

    /// A folder on a disk of one's own choice, where nothing happens by itself: what is to be synced soon is synced by
    /// `settle` alone.
    pub fn on(disk: Arc<dyn Disk>, folder: &Path) -> Self {
        Self { pace: Pace::of_nobody(disk.clone()), disk, folder: Some(folder.to_owned()) }
    }

    /// No folder at all: nothing is kept.
    pub fn none() -> Self {
        let disk = Arc::new(RealDisk);
        Self { pace: Pace::of_nobody(disk.clone()), disk, folder: None }
    }

    /// With a thread that syncs drafts and black box within a second.
    #[must_use]
    pub fn paced(self) -> Self {
        Self { pace: Pace::of_a_thread(self.disk.clone()), ..self }
    }

    /// Syncs what was to be synced soon, now.
    pub fn settle(&self) {
        self.pace.settle();
    }

    pub(in crate::store) fn disk(&self) -> &dyn Disk {
        self.disk.as_ref()
    }

    pub(in crate::store) fn pace(&self) -> &Arc<Pace> {
        &self.pace
    }

    /// The state folder, where there is one.
    pub fn folder(&self) -> Option<PathBuf> {
        self.folder.clone()
    }

    /// A file of the state folder; its folder is made where it is missing.
    pub(in crate::store) fn file(&self, part: &str, name: &str) -> Option<PathBuf> {
        let path = self.path(part, name)?;
        self.disk.make_folder(path.parent()?).ok()?;
        Some(path)
    }

    /// The same for one who only looks: nothing is made.
    pub(in crate::store) fn path(&self, part: &str, name: &str) -> Option<PathBuf> {
        let name: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect();
        Some(self.folder.as_ref()?.join(part).join(name))
    }

    /// Notes down that a writer is a run on this machine, and holds it while it lasts.
    pub fn begin(&self, writer: &str) -> Option<Run> {
        match self.disk.lock(&self.file("runs", writer)?) {
            Ok(Locked::Ours(lock)) => Some(Run { _lock: lock }),
            _ => None,
        }
    }

    /// Whether a writer was a run on this machine that has ended.
    pub fn has_ended(&self, writer: &str) -> bool {
        let Some(path) = self.file("runs", writer) else { return false };
        self.disk.stat(&path).is_ok() && matches!(self.disk.lock(&path), Ok(Locked::Ours(_)))
    }

    /// Whether a writer is a run on this machine that goes on: what it has said it saves itself.
    pub fn goes_on(&self, writer: &str) -> bool {
        let Some(path) = self.file("runs", writer) else { return false };
        self.disk.stat(&path).is_ok() && matches!(self.disk.lock(&path), Ok(Locked::Taken))
    }

    /// A writer of whom no journal is left needs no note.
    pub fn forget_run(&self, writer: &str) {
        if let Some(path) = self.file("runs", writer) {
            // A note too many does no harm.
            let _ = self.disk.remove(&path);
        }
    }

    /// Notes down that a session is open in a window of this machine, for as long as what is given back lasts.
    pub fn open_window(&self, session: &str, writer: &str) -> Option<Window> {
        let path = self.file("windows", &format!("{session}_{writer}"))?;
        match self.disk.lock(&path) {
            Ok(Locked::Ours(lock)) => Some(Window { disk: self.disk.clone(), path, _lock: lock }),
            _ => None,
        }
    }

    /// Whether a window of this machine has ended without taking its things away.
    pub fn window_has_ended(&self, session: &str, writer: &str) -> bool {
        let Some(path) = self.path("windows", &format!("{session}_{writer}")) else { return false };
        self.disk.stat(&path).is_ok() && matches!(self.disk.lock(&path), Ok(Locked::Ours(_)))
    }

    /// In how many other windows of this machine a session is open.
    pub fn other_windows(&self, session: &str, writer: &str) -> usize {
        let Some(own) = self.file("windows", &format!("{session}_{writer}")) else { return 0 };
        let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let of_session = name(&own).strip_suffix(writer).unwrap_or_default().to_owned();
        let mut open = 0;
        for path in self.disk.list(own.parent().unwrap_or(&own)).unwrap_or_default() {
            if path == own || !name(&path).starts_with(&of_session) {
                continue;
            }
            match self.disk.lock(&path) {
                Ok(Locked::Taken) => open += 1,
                // Its program was killed.
                Ok(Locked::Ours(_)) => drop(self.disk.remove(&path)),
                _ => {}
            }
        }
        open
    }
}

/// Draws random base32 characters.
pub fn draw(how_many: usize) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    static DRAWN: AtomicU64 = AtomicU64::new(0);
    let mut out = String::with_capacity(how_many);
    while out.len() < how_many {
        // The standard library seeds each of these states from the system's own source of randomness.
        let now = std::time::SystemTime::now();
        let bits = RandomState::new().hash_one((now, std::process::id(), DRAWN.fetch_add(1, Ordering::Relaxed)));
        let left = how_many - out.len();
        out.extend(
            bits.to_le_bytes()
                .iter()
                .take(left)
                .filter_map(|b| LETTERS.get(usize::from(b % 32)))
                .map(|b| char::from(*b)),
        );
    }
    out
}
