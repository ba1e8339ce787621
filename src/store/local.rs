//! What this machine keeps for itself, in the state folder: the black box, the half-typed line, and which writers were
//! runs on this machine (design, rules 11 and 20; reliability: black box and draft). Nothing here ever reaches a
//! session's folder. Uses lines and `disk`.

use super::disk::{Disk, Lock, Locked, Open, RealDisk};
use super::journal;
use super::line::{self, Kept};
use std::collections::HashMap;
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
}

/// A run of this program: held as long as it lasts, so that nobody trims its journal meanwhile.
pub struct Run {
    _lock: Box<dyn Lock>,
}

/// The black box of one session, while it is open.
pub struct BlackBox(Box<dyn Open>);

impl Local {
    /// The state folder that the system names.
    pub fn of_this_machine() -> Self {
        let dirs = directories::ProjectDirs::from("", "", "commonground");
        let folder = dirs.map(|dirs| dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir()).to_owned());
        Self { disk: Arc::new(RealDisk), folder }
    }

    /// A folder of one's own choice.
    pub fn at(folder: &Path) -> Self {
        Self::on(Arc::new(RealDisk), folder)
    }

    /// A folder on a disk of one's own choice.
    pub fn on(disk: Arc<dyn Disk>, folder: &Path) -> Self {
        Self { disk, folder: Some(folder.to_owned()) }
    }

    /// No folder at all: nothing is kept.
    pub fn none() -> Self {
        Self { disk: Arc::new(RealDisk), folder: None }
    }

    /// The state folder, where there is one.
    pub fn folder(&self) -> Option<PathBuf> {
        self.folder.clone()
    }

    /// A file of the state folder; its folder is made where it is missing.
    fn file(&self, part: &str, name: &str) -> Option<PathBuf> {
        let folder = self.folder.as_ref()?.join(part);
        self.disk.make_folder(&folder).ok()?;
        let name: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect();
        Some(folder.join(name))
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

    /// A writer of whom no journal is left needs no note.
    pub fn forget_run(&self, writer: &str) {
        if let Some(path) = self.file("runs", writer) {
            // A note too many does no harm.
            let _ = self.disk.remove(&path);
        }
    }

    /// Opens the black box of a session.
    pub fn black_box(&self, session: &str) -> Option<BlackBox> {
        self.disk.extend(&self.file("black-box", &format!("{session}-ron"))?).ok().map(BlackBox)
    }

    /// Every sound line in the black box of a session.
    pub fn restore(&self, session: &str) -> Vec<Kept> {
        let bytes = self.file("black-box", &format!("{session}-ron")).and_then(|path| self.disk.read(&path).ok());
        bytes.map(|bytes| journal::read(&bytes).lines).unwrap_or_default()
    }

    /// Writes the black box of a session anew, after something was forgotten.
    pub fn replace_black_box(&self, session: &str, lines: &[Kept]) -> std::io::Result<()> {
        let Some(path) = self.file("black-box", &format!("{session}-ron")) else { return Ok(()) };
        let new = path.with_extension("new");
        let _ = self.disk.remove(&new);
        let mut file = self.disk.create(&new)?;
        file.append(lines.iter().map(journal::entry).collect::<String>().as_bytes())?;
        file.sync()?;
        self.disk.rename(&new, &path)
    }

    /// Takes the black box of a session away: on a borrowed laptop, once all is in the document.
    pub fn remove_black_box(&self, session: &str) {
        if let Some(path) = self.file("black-box", &format!("{session}-ron")) {
            let _ = self.disk.remove(&path);
        }
    }

    /// Keeps a half-typed line, by the place in which it is typed: one write, no sync.
    pub fn keep_draft(&self, session: &str, place: &str, text: &str) {
        let Some(path) = self.file("drafts", session) else { return };
        let line = line::with_sum(&format!("({},{})", super::escape::quoted(place), super::escape::quoted(text)));
        if let Ok(mut file) = self.disk.extend(&path) {
            // A draft that cannot be kept must not disturb the one who types.
            let _ = file.append(format!("\n{line}\n").as_bytes());
        }
    }

    /// The half-typed lines of a session by place; afterwards there are none.
    pub fn take_draft(&self, session: &str) -> HashMap<String, String> {
        let Some(path) = self.file("drafts", session) else { return HashMap::new() };
        let Ok(bytes) = self.disk.read(&path) else { return HashMap::new() };
        let mut out = HashMap::new();
        for raw in String::from_utf8_lossy(&bytes).lines() {
            let (text, sum) = line::part(raw);
            if sum == Some(line::sum(text))
                && let Ok((place, draft)) = ron::from_str::<(String, String)>(text)
            {
                out.insert(place, draft);
            }
        }
        out.retain(|_, draft| !draft.is_empty());
        let _ = self.disk.remove(&path);
        out
    }
}

impl BlackBox {
    /// Adds lines, unsynced.
    pub fn add(&mut self, lines: &[Kept]) {
        let text: String = lines.iter().map(journal::entry).collect();
        // The black box is a second copy: what hinders it does not hinder the first.
        let _ = self.0.append(text.as_bytes());
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
