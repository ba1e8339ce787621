//! The black box: every line of every session that was written on this machine, once, in the state folder, so that a
//! pulled stick, a dead share or a sync program that empties a folder cannot take a session. Beside it stands where the
//! session was, so that it can be put back there. A second copy: what hinders it does not hinder the first. Uses
//! `local`, lines and records.

use super::local::Local;
use crate::model::text::Clean;
use crate::store::disk::{Open, leads_to, list_there, read_there};
use crate::store::escape::quoted;
use crate::store::journal;
use crate::store::line::{self, Kept};
use crate::store::record::Record;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// The texts of lines.
type Texts<'a> = HashSet<&'a str, foldhash::fast::RandomState>;

/// The black box of one session, while it is open.
pub struct BlackBox {
    local: Local,
    path: PathBuf,
    file: Option<Box<dyn Open>>,
    /// Lines that are not in it yet.
    waits: Vec<Kept>,
}

/// Where a session was when it was last open on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whence {
    /// The session's id.
    pub session: String,
    /// Its title, as its document's head had it.
    pub title: Clean,
    /// Its document.
    pub path: PathBuf,
}

/// The black box of a session beside everything else that is known of it.
#[derive(Default)]
pub(in crate::store) struct Compared {
    /// Sound lines that are known here alone.
    pub alone: Vec<Kept>,
    /// What it lacks.
    lacks: Vec<Kept>,
    /// It holds lines often, or what was forgotten since: it is to be written anew.
    anew: bool,
    /// Lines that cannot be read: they are never thrown away.
    damaged: Vec<String>,
}

impl Local {
    fn box_of(&self, session: &str) -> Option<PathBuf> {
        self.file("black-box", &format!("{session}-ron"))
    }

    /// Every sound line in the black box of a session.
    pub fn restore(&self, session: &str) -> Vec<Kept> {
        self.try_restore(session).unwrap_or_default()
    }

    /// The same; an error where there is a black box that cannot be read.
    pub(in crate::store) fn try_restore(&self, session: &str) -> std::io::Result<Vec<Kept>> {
        let bytes = self.box_bytes(session)?;
        Ok(bytes.map(|bytes| journal::read(&bytes).lines).unwrap_or_default())
    }

    fn box_bytes(&self, session: &str) -> std::io::Result<Option<Vec<u8>>> {
        self.path("black-box", &format!("{session}-ron")).map_or(Ok(None), |path| read_there(self.disk(), &path))
    }

    /// Looks into the black box of a session of which this record is known.
    pub(in crate::store) fn compare(&self, session: &str, record: &Record) -> Compared {
        let bytes = self.box_of(session).and_then(|path| self.disk().read(&path).ok()).unwrap_or_default();
        let known: Texts = record.kept().map(|kept| kept.text.as_ref()).collect();
        let mut seen = Texts::with_capacity_and_hasher(known.len(), foldhash::fast::RandomState::default());
        let (mut out, mut often, mut stale) = (Compared::default(), 0_usize, false);
        for raw in bytes.split(|byte| *byte == b'\n').filter(|raw| !raw.trim_ascii().is_empty()) {
            let Ok(raw) = std::str::from_utf8(raw) else {
                out.damaged.push(String::from_utf8_lossy(raw).into_owned());
                continue;
            };
            let (text, sum) = line::part(raw);
            if sum != Some(line::sum(text)) {
                out.damaged.push(raw.to_owned());
            } else if !seen.insert(text) {
                often += 1;
            } else if !known.contains(text) {
                // Only a line that is not known in these very letters needs reading.
                match line::read(raw) {
                    Ok(kept) if record.holds(&kept) => stale = true,
                    Ok(kept) => out.alone.push(kept),
                    Err(_) => out.damaged.push(raw.to_owned()),
                }
            }
        }
        stale |= out.alone.iter().any(|kept| record.reduced(kept.clone()) != *kept);
        out.anew = stale || often > seen.len() / 2 + 100;
        out.lacks = record.kept().filter(|kept| !seen.contains(&*kept.text)).cloned().collect();
        out
    }

    /// Makes the black box of a session hold what is left of its lines and nothing else, also after a power cut; a line
    /// that cannot be read goes. It is not touched where it cannot be read as a whole.
    pub(in crate::store) fn reduce_black_box(
        &self,
        session: &str,
        reduced: impl Fn(Kept) -> Kept,
    ) -> std::io::Result<()> {
        let Some(path) = self.path("black-box", &format!("{session}-ron")) else { return Ok(()) };
        if let Some(bytes) = self.box_bytes(session)? {
            let lines: Vec<Kept> = journal::read(&bytes).lines.into_iter().map(reduced).collect();
            let text: String = lines.iter().map(journal::entry).collect();
            if text.as_bytes() != bytes {
                self.replace(&path, &text)?;
            }
        }
        self.clear_half_written(&path)
    }

    /// What a power cut has left of black boxes written anew goes, and what goes stays away.
    fn clear_half_written(&self, path: &Path) -> std::io::Result<()> {
        let Some(folder) = path.parent() else { return Ok(()) };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let half = format!("{name}.new-");
        let all = list_there(self.disk(), folder)?;
        for left in
            all.iter().filter(|left| left.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&half)))
        {
            self.remove_there(left)?;
        }
        if all.is_empty() { Ok(()) } else { self.disk().sync_folder(folder) }
    }

    /// Opens the black box of a session and puts into it what it lacks.
    pub(in crate::store) fn black_box(&self, session: &str, compared: Compared, record: &Record) -> Option<BlackBox> {
        let path = self.box_of(session)?;
        let mut opened = BlackBox { local: self.clone(), path, file: None, waits: compared.lacks };
        if compared.anew && opened.write_anew(record, &compared.damaged).is_ok() {
            opened.waits.clear();
        }
        opened.write(record);
        Some(opened)
    }

    fn replace(&self, path: &Path, text: &str) -> std::io::Result<()> {
        let new = path.with_extension(format!("new-{}", super::local::draw(4)));
        let mut file = self.disk().create(&new)?;
        let written = file.append(text.as_bytes()).and_then(|()| file.sync());
        if let Err(error) = written.and_then(|()| self.disk().rename(&new, path)) {
            let _ = self.disk().remove(&new);
            return Err(error);
        }
        Ok(())
    }

    /// Takes the black box of a session away: on a borrowed laptop, once all is in the document.
    pub fn remove_black_box(&self, session: &str) -> std::io::Result<()> {
        for part in ["ron", "whence"] {
            let Some(path) = self.path("black-box", &format!("{session}-{part}")) else { continue };
            self.remove_there(&path)?;
            self.clear_half_written(&path)?;
        }
        Ok(())
    }

    fn whence_of(&self, session: &str) -> Option<PathBuf> {
        self.file("black-box", &format!("{session}-whence"))
    }

    /// Notes down where a session is.
    pub fn note_whence(&self, whence: &Whence) {
        let (Some(path), Some(document)) = (self.whence_of(&whence.session), whence.path.to_str()) else { return };
        let line =
            format!("(session:{},title:{},path:{})", quoted(&whence.session), quoted(&whence.title), quoted(document));
        let text = line::with_sum(&line) + "\n";
        if self.disk().read(&path).ok().is_none_or(|had| had != text.as_bytes()) {
            // Without the note the lines are still there.
            let _ = self.replace(&path, &text);
        }
    }

    /// Where the sessions were of which this machine keeps lines.
    pub fn whences(&self) -> Vec<Whence> {
        let Some(folder) = self.box_of("x").and_then(|path| path.parent().map(Path::to_owned)) else {
            return Vec::new();
        };
        let notes = self.disk().list(&folder).unwrap_or_default();
        let is_note = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().ends_with("-whence"));
        notes.into_iter().filter(is_note).filter_map(|path| read_whence(&self.disk().read(&path).ok()?)).collect()
    }

    /// The session that was last under this name, where this machine keeps lines of it.
    pub fn whence_at(&self, document: &Path) -> Option<Whence> {
        self.whences().into_iter().find(|whence| whence.path == document)
    }
}

fn read_whence(bytes: &[u8]) -> Option<Whence> {
    #[derive(serde::Deserialize)]
    struct Note {
        session: String,
        title: String,
        path: String,
    }
    let (text, sum) = line::part(std::str::from_utf8(bytes).ok()?);
    let Note { session, title, path } = ron::from_str(text).ok().filter(|_| sum == Some(line::sum(text)))?;
    Some(Whence { session, title: Clean::from(title), path: PathBuf::from(path) })
}

fn entry(text: &str) -> String {
    format!("\n{}\n", line::with_sum(text))
}

impl BlackBox {
    /// Whether lines wait that an error kept out of it: they may have been struck in another window since.
    pub fn is_behind(&self) -> bool {
        !self.waits.is_empty()
    }

    /// Adds lines at the next `write`.
    pub fn add<'a>(&mut self, lines: impl IntoIterator<Item = &'a Kept>) {
        self.waits.extend(lines.into_iter().cloned());
    }

    /// Writes what waits, as far as this record has left it its words, unsynced; a thread syncs it within a second.
    pub fn write(&mut self, record: &Record) {
        if self.waits.is_empty() {
            return;
        }
        let disk = self.local.disk();
        // Another window may have written it anew.
        let stands = self.file.as_ref().is_some_and(|file| leads_to(disk, &self.path, file.as_ref()));
        if !stands {
            self.file = disk.extend(&self.path).ok();
        }
        let text: String = self.waits.iter().map(|kept| entry(&record.reduced(kept.clone()).text)).collect();
        match self.file.as_mut().map(|file| file.append(text.as_bytes())) {
            Some(Ok(())) => {
                self.waits.clear();
                self.local.pace().soon(&self.path);
            }
            _ => self.file = None,
        }
    }

    fn write_anew(&mut self, record: &Record, damaged: &[String]) -> std::io::Result<()> {
        let mut text: String = record.kept().map(|kept| entry(&kept.text)).collect();
        let taken_out = record.taken_out();
        for line in damaged.iter().filter(|line| !taken_out.iter().any(|thing| line.contains(thing.as_str()))) {
            text.push_str(line);
            text.push('\n');
        }
        self.file = None;
        self.local.replace(&self.path, &text)
    }
}
