//! What lies beside a session that this program did not write as a session, or cannot reach: papers, backups, git, the
//! folders of sync programs. Looked through for somebody's words, never changed. Uses `disk`.

use super::disk::{Disk, RealDisk, Sort};
use super::escape::quoted;
use super::places::Places;
use crate::model::likeness::folded;
use std::path::{Path, PathBuf};

/// The largest file that is looked through.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Endings of papers.
const PAPERS: [&str; 8] = ["html", "svg", "md", "txt", "pdf", "png", "csv", "docx"];

/// What sync programs leave in the folders that they watch.
const SYNC: [(&str, &str); 6] = [
    (".stfolder", "Syncthing"),
    (".stversions", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".owncloudsync.log", "ownCloud"),
    (".nextcloudsync.log", "Nextcloud"),
];

/// What lies beside a session.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Beside {
    /// Files that hold one of the words looked for.
    pub holding: Vec<PathBuf>,
    /// Papers made of this session, as far as their names say it.
    pub papers: Vec<PathBuf>,
    /// The folder, or one above it, is under git.
    pub git: bool,
    /// Sync programs that watch it.
    pub sync: Vec<&'static str>,
}

impl Beside {
    /// What cannot be reached, as sentences; without the files that hold the words.
    pub fn sentences(&self) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        for path in self.papers.iter().filter(|path| !self.holding.contains(path)) {
            out.push(format!("{} is a paper of this session: look whether it must go, too.", path.display()));
        }
        if self.git {
            out.push("The history of git still holds earlier versions.".to_owned());
        }
        for name in &self.sync {
            out.push(format!("{name} watches this folder and may keep earlier versions: clear them there."));
        }
        out
    }
}

/// Looks through the files beside a session, its journal's folder among them; its own files are left out.
pub fn look(disk: &dyn Disk, places: &Places, words: &[String]) -> Beside {
    let mut out = Beside::default();
    let wanted: Vec<String> = words.iter().map(|word| plain(word)).filter(|word| word.chars().count() >= 3).collect();
    let stem = places.document.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let private = Places::of(&places.private);
    let own = [&places.document, &places.private, &places.lock, &private.lock];
    let folders = [&places.folder, &places.journal];
    for path in folders.into_iter().flat_map(|folder| disk.list(folder).unwrap_or_default()) {
        let Ok(stat) = disk.stat(&path) else { continue };
        if stat.sort != Sort::File || own.contains(&&path) {
            continue;
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_paper = path.extension().is_some_and(|end| PAPERS.iter().any(|paper| end.eq_ignore_ascii_case(paper)));
        if is_paper && name.starts_with(&stem) {
            out.papers.push(path.clone());
        }
        if stat.len <= LARGEST
            && let Ok(bytes) = disk.read(&path)
        {
            let text = plain(&String::from_utf8_lossy(&bytes));
            if wanted.iter().any(|word| text.contains(word.as_str())) {
                out.holding.push(path);
            }
        }
    }
    let above = |name: &str| absolute(&places.folder).ancestors().any(|folder| disk.stat(&folder.join(name)).is_ok());
    out.git = above(".git");
    out.sync = SYNC.iter().filter(|(mark, _)| above(mark)).map(|(_, name)| *name).collect();
    out.sync.dedup();
    out
}

/// The same for a document on the disk of this machine.
pub fn of_session(path: &Path, words: &[String]) -> Beside {
    look(&RealDisk, &Places::of(path), words)
}

fn absolute(folder: &Path) -> PathBuf {
    std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned())
}

/// A text as words alone: small letters without accents, what a format puts between and around them taken out.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_tag = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            // A lone sign is somebody's.
            '<' if chars.peek().is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, '/' | '!')) => {
                in_tag = true;
            }
            '>' if in_tag => {
                in_tag = false;
                out.push(' ');
            }
            '\\' => {}
            _ if in_tag => {}
            c => out.push(c),
        }
    }
    let unescaped = out
        .replace("&amp;", "&")
        .replace("&lt;", " ")
        .replace("&gt;", " ")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#x27;", "'");
    folded(&unescaped).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The forms in which a text stands in our files: as it is, and as a string of RON.
pub fn forms(word: &str) -> [String; 2] {
    let escaped = quoted(word);
    [word.to_owned(), escaped.get(1..escaped.len().saturating_sub(1)).unwrap_or_default().to_owned()]
}
