//! The half-typed line, in the state folder (design, rule 20; reliability 1.4). Each window has a sheet of its own there
//! and adds to it at every key, unsynced; a thread syncs it within a second. A sheet is never emptied: one that is full
//! goes only when the next one is on the disk, so that there is no moment without the draft. Uses `local`.

use super::local::{Local, draw};
use crate::model::op::Op;
use crate::store::disk::{Lock, Locked, Open, leads_to, list_there};
use crate::store::line::{self, Kept};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::BuildHasher;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// How long a sheet gets, in bytes: every key adds the whole draft.
const FULL: usize = 64 * 1024;

/// How often the lock of a sheet is asked for that this window is looking for, and how long is waited between: several
/// windows that start at once look at each other's.
const LOCK_TRIES: usize = 12;
const LOCK_PAUSE: Duration = Duration::from_millis(5);

/// In the place of a place: which sheets this one goes on from, a name a line.
const FOLLOWS: &str = "";

/// The place of lines that were ended with Enter and handed over, and are in no other file yet.
pub(in crate::store) const AHEAD: &str = "ahead";

/// What stands on a sheet.
struct Read {
    /// By place.
    last: BTreeMap<String, String>,
    follows: BTreeSet<String>,
    len: usize,
}

/// What writes the half-typed lines of one session in one window.
pub struct Pen {
    local: Local,
    session: String,
    sheet: Option<Sheet>,
    /// By place, as last kept.
    last: BTreeMap<String, String>,
}

struct Sheet {
    path: PathBuf,
    file: Box<dyn Open>,
    /// So that no other window takes the sheet for a dead one's.
    _lock: Option<Box<dyn Lock>>,
    len: usize,
    /// The sheets that it goes on from, as far as they may still be there.
    before: Vec<PathBuf>,
}

impl Local {
    /// The half-typed lines that a window of this session has left behind, by place, and the pen that goes on with
    /// them. Of several windows that ended in mid-word, the latest is taken; the next to open takes the next.
    pub fn drafts(&self, session: &str) -> (Pen, HashMap<String, String>) {
        self.drafts_at(session, None)
    }

    /// The same for the window of one place: what was typed at a desk waits for the desk, at a table for the table.
    pub fn drafts_at(&self, session: &str, place: Option<&str>) -> (Pen, HashMap<String, String>) {
        let mut pen = Pen { local: self.clone(), session: session.to_owned(), sheet: None, last: BTreeMap::new() };
        let is_somebody_elses = |sheet: &Read| {
            let others = |at: &String| at != AHEAD && Some(at.as_str()) != place;
            place.is_some_and(|place| !sheet.last.contains_key(place)) && sheet.last.keys().any(others)
        };
        for (path, seen) in self.read_sheets(session).iter().rev() {
            if is_somebody_elses(seen) {
                // Who may come back, and must find it free.
                continue;
            }
            let tries = if seen.last.is_empty() { 1 } else { LOCK_TRIES };
            let lock = match self.lock_left(path, tries) {
                Ok(Locked::Taken) => continue,
                Ok(Locked::Ours(lock)) => Some(lock),
                _ => None,
            };
            // Until now its window may have gone on with it, and on a new one, and have ended.
            let read = self.read_sheets(session);
            let Some((_, sheet)) = read.iter().find(|(one, _)| one == path) else { continue };
            if read.iter().any(|(_, later)| later.follows.contains(&name_of(path))) {
                // Everything on it stands on the sheet after it.
                continue;
            }
            let before = before(path, &read);
            if sheet.last.is_empty() {
                // Everything on it was kept or wiped out.
                self.remove_sheet(path, &before);
                continue;
            }
            if is_somebody_elses(sheet) {
                continue;
            }
            // It may not be on the disk yet.
            for old in &before {
                self.pace().retire(old.clone(), path);
            }
            let file = self.disk().extend(path);
            pen.last = sheet.last.clone();
            // Nothing is taken away: the sheet is gone on with.
            pen.sheet = file.ok().map(|file| Sheet { path: path.clone(), file, _lock: lock, len: sheet.len, before });
            break;
        }
        let drafts = pen.last.clone().into_iter().collect();
        (pen, drafts)
    }

    /// Asks for a sheet's lock. Another window that opens just now may hold it for the moment in which it sees whose the
    /// sheet is: what is taken once is asked for again.
    fn lock_left(&self, path: &Path, tries: usize) -> std::io::Result<Locked> {
        for _ in 1..tries {
            match self.disk().lock(path) {
                Ok(Locked::Taken) => std::thread::sleep(LOCK_PAUSE),
                other => return other,
            }
        }
        self.disk().lock(path)
    }

    /// Keeps a half-typed line, by the place in which it is typed: one write, no sync.
    pub fn keep_draft(&self, session: &str, place: &str, text: &str) {
        self.drafts(session).0.keep(place, text);
    }

    /// The half-typed lines of a session by place; afterwards there are none, in no window.
    pub fn take_draft(&self, session: &str) -> HashMap<String, String> {
        self.try_take_draft(session).unwrap_or_default()
    }

    /// The same; an error where one may still be there, or come back with a power cut.
    pub(in crate::store) fn try_take_draft(&self, session: &str) -> std::io::Result<HashMap<String, String>> {
        let mut sheets = self.sheets(session)?;
        sheets.sort();
        let mut out = HashMap::new();
        for (_, path) in &sheets {
            out.extend(self.read_sheet(path).last);
        }
        for (_, path) in &sheets {
            self.remove_there(path)?;
        }
        match sheets.first().and_then(|(_, path)| path.parent()) {
            Some(folder) => self.disk().sync_folder(folder).map(|()| out),
            None => Ok(out),
        }
    }

    /// Removes a sheet on which nothing is half-typed. Those that it goes on from go before it: without it nobody would
    /// know that what they hold was kept long ago.
    fn remove_sheet(&self, path: &Path, before: &[PathBuf]) {
        let there: Vec<&PathBuf> = before.iter().filter(|old| self.disk().stat(old).is_ok()).collect();
        let mut gone = there.iter().all(|old| self.remove_there(old).is_ok());
        if let Some(folder) = path.parent().filter(|_| !there.is_empty()) {
            gone &= self.disk().sync_folder(folder).is_ok();
        }
        if gone {
            let _ = self.disk().remove(path);
        }
    }

    /// Removes a file, where there is one.
    pub(in crate::store) fn remove_there(&self, path: &Path) -> std::io::Result<()> {
        match self.disk().remove(path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// The sheets of a session, with the time of their last writing.
    fn sheets(&self, session: &str) -> std::io::Result<Vec<(Option<SystemTime>, PathBuf)>> {
        let Some(one) = self.path("drafts", session) else { return Ok(Vec::new()) };
        let name = name_of(&one);
        let folder = one.parent().unwrap_or(Path::new("."));
        let is_ours = |path: &PathBuf| {
            let other = path.file_name().unwrap_or_default().to_string_lossy();
            other.strip_prefix(&name).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let written = |path: &PathBuf| self.disk().stat(path).ok().and_then(|stat| stat.written);
        let all = list_there(self.disk(), folder)?;
        Ok(all.into_iter().filter(is_ours).map(|path| (written(&path), path)).collect())
    }

    /// The sheets of a session with what stands on them, the one written last at the end.
    fn read_sheets(&self, session: &str) -> Vec<(PathBuf, Read)> {
        let mut left = self.sheets(session).unwrap_or_default();
        left.sort();
        left.into_iter().map(|(_, path)| (path.clone(), self.read_sheet(&path))).collect()
    }

    fn read_sheet(&self, path: &Path) -> Read {
        let bytes = self.disk().read(path).unwrap_or_default();
        let mut last = BTreeMap::new();
        for raw in String::from_utf8_lossy(&bytes).lines() {
            let (text, sum) = line::part(raw);
            if sum == Some(line::sum(text))
                && let Ok((place, draft)) = ron::from_str::<(String, String)>(text)
            {
                last.insert(place, draft);
            }
        }
        let follows = last.remove(FOLLOWS).unwrap_or_default().lines().map(str::to_owned).collect();
        last.retain(|_, draft| !draft.is_empty());
        Read { last, follows, len: bytes.len() }
    }
}

/// Out of half-typed lines, the lines that were ended and that nobody came to take.
pub fn ahead<S: BuildHasher>(drafts: &mut HashMap<String, String, S>) -> Vec<Kept> {
    let lines = drafts.remove(AHEAD).unwrap_or_default();
    lines.lines().filter_map(|line| line::read(line).ok()).collect()
}

/// The sheets that one goes on from, as far as they are there.
fn before(path: &Path, all: &[(PathBuf, Read)]) -> Vec<PathBuf> {
    let mut names: BTreeSet<&str> = BTreeSet::new();
    let of = |name: &str| all.iter().find(|(one, _)| name_of(one) == name);
    let own = name_of(path);
    let mut new = vec![own.as_str()];
    while let Some(name) = new.pop() {
        let follows = of(name).into_iter().flat_map(|(_, sheet)| &sheet.follows).map(String::as_str);
        new.extend(follows.filter(|old| *old != own && names.insert(old)));
    }
    names.into_iter().filter_map(of).map(|(old, _)| old.clone()).collect()
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn entry(place: &str, text: &str) -> String {
    let line =
        line::with_sum(&format!("({},{})", crate::store::escape::quoted(place), crate::store::escape::quoted(text)));
    format!("\n{line}\n")
}

impl Pen {
    /// Keeps a half-typed line, by the place in which it is typed: one write, no sync.
    pub fn keep(&mut self, place: &str, text: &str) {
        if self.last.get(place).map_or("", String::as_str) == text {
            return;
        }
        self.last.insert(place.to_owned(), text.to_owned());
        // A draft that cannot be kept must not disturb the one who types.
        if !self.add(&entry(place, text)) {
            self.new_sheet();
        }
    }

    /// Keeps lines that are being handed over, beside those that wait already: from the key to the black box there is no
    /// moment in which a line stands nowhere.
    pub fn keep_ahead(&mut self, ops: &[Op]) {
        let mut lines = self.last.get(AHEAD).cloned().unwrap_or_default();
        for op in ops {
            lines.push_str(&Kept::of(op.clone()).with_sum());
            lines.push('\n');
        }
        self.keep(AHEAD, &lines);
    }

    /// Every line that was handed over stands in the black box.
    pub fn ahead_is_taken(&mut self) {
        self.keep(AHEAD, "");
    }

    /// Adds to the sheet; `false` where there is none that takes it.
    fn add(&mut self, entry: &str) -> bool {
        let Some(sheet) = &mut self.sheet else { return false };
        let stands = leads_to(self.local.disk(), &sheet.path, sheet.file.as_ref());
        if !stands || sheet.len > FULL || sheet.file.append(entry.as_bytes()).is_err() {
            return false;
        }
        sheet.len += entry.len();
        self.local.pace().soon(&sheet.path);
        true
    }

    /// Begins a sheet with everything that is half-typed; the old one goes when the new one is on the disk.
    fn new_sheet(&mut self) {
        let old = self.sheet.take();
        self.last.retain(|_, text| !text.is_empty());
        let Some(path) = self.local.file("drafts", &self.session) else { return };
        let path = path.with_extension(draw(8));
        let Ok(mut file) = self.local.disk().create(&path) else {
            self.sheet = old;
            return;
        };
        let mut all: String = self.last.iter().map(|(place, text)| entry(place, text)).collect();
        let is_there = |path: &PathBuf| self.local.disk().stat(path).is_ok();
        let before = old.iter().flat_map(|old| std::iter::once(&old.path).chain(&old.before));
        let before: Vec<PathBuf> = before.filter(|path| is_there(path)).cloned().collect();
        if !before.is_empty() {
            // Until they are gone, the clock's steps may be too wide to say which is the latest.
            let names: Vec<String> = before.iter().map(|path| name_of(path)).collect();
            all.push_str(&entry(FOLLOWS, &names.join("\n")));
        }
        if file.append(all.as_bytes()).is_err() {
            let _ = self.local.disk().remove(&path);
            self.sheet = old;
            return;
        }
        let lock = match self.local.disk().lock(&path) {
            Ok(Locked::Ours(lock)) => Some(lock),
            _ => None,
        };
        for old in &before {
            self.local.pace().retire(old.clone(), &path);
        }
        self.local.pace().soon(&path);
        self.sheet = Some(Sheet { path, file, _lock: lock, len: all.len(), before });
    }
}

impl Drop for Pen {
    /// A window that ends with nothing half-typed leaves no sheet.
    fn drop(&mut self) {
        if let Some(sheet) = self.sheet.take()
            && self.last.values().all(String::is_empty)
        {
            self.local.remove_sheet(&sheet.path, &sheet.before);
        }
    }
}
