//! What lies beside a session that this program did not write as a session, or cannot reach: papers, backups, git, the
//! folders of sync programs. Looked through for somebody's words, never changed. Uses `disk`.

use crate::model::likeness::folded;
use crate::store::disk::{Disk, RealDisk, Sort};
use crate::store::escape::quoted;
use crate::store::header::{HEAD, Header};
use crate::store::places::Places;
use std::path::{Path, PathBuf};

/// The largest file that is looked through.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Endings of papers.
const PAPERS: [&str; 8] = ["html", "svg", "md", "txt", "pdf", "png", "csv", "docx"];

/// How the names of this program's papers go on after the session's, and how they end.
const OURS: [&str; 2] = ["-report", "-roadmap"];
const OUR_ENDINGS: [&str; 4] = ["html", "svg", "md", "txt"];

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
    /// Those among the files that hold the words which this program wrote, as far as their names say it.
    pub written: Vec<PathBuf>,
    /// The folder, or one above it, is under git.
    pub git: bool,
    /// Sync programs that watch it.
    pub sync: Vec<&'static str>,
}

impl Beside {
    /// The files that hold the words, as sentences.
    pub fn holding_sentences(&self) -> Vec<String> {
        let say = |path: &PathBuf| {
            let shown = path.display();
            if self.written.contains(path) {
                format!("{shown} was written earlier and still holds these words: write it anew or take it away.")
            } else {
                format!("{shown} is another file and holds these words: look whether it must go, too.")
            }
        };
        self.holding.iter().map(say).collect()
    }

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
    let stem = stem_of(&places.document);
    let private = Places::of(&places.private);
    let own = [&places.document, &places.private, &places.lock, &private.lock];
    let beside = disk.list(&places.folder).unwrap_or_default();
    let others: Vec<String> = beside.iter().filter(|path| ends_in(path, &["ron"])).map(|path| stem_of(path)).collect();
    let session = disk.read_start(&places.document, HEAD).map(|start| Header::read(&start).id).unwrap_or_default();
    let inside = disk.list(&places.journal).unwrap_or_default();
    for path in beside.into_iter().chain(inside) {
        let Ok(stat) = disk.stat(&path) else { continue };
        if stat.sort != Sort::File || own.contains(&&path) || is_written_here(disk, places, &session, &path) {
            continue;
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // Another session's name may begin like this one's.
        let of_another = others.iter().any(|other| other.len() > stem.len() && name.starts_with(other.as_str()));
        let rest = name.strip_prefix(&stem).filter(|rest| !of_another && !rest.starts_with(char::is_alphanumeric));
        if rest.is_some() && ends_in(&path, &PAPERS) {
            out.papers.push(path.clone());
        }
        if stat.len <= LARGEST
            && let Ok(bytes) = disk.read(&path)
        {
            let text = plain(&String::from_utf8_lossy(&bytes));
            if wanted.iter().any(|word| text.contains(word.as_str())) {
                if rest.is_some_and(|rest| OURS.iter().any(|ours| rest.starts_with(ours)))
                    && ends_in(&path, &OUR_ENDINGS)
                {
                    out.written.push(path.clone());
                }
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

/// Whether this program keeps a file for the session: its journal's files and copies of its document. They are scrubbed,
/// and what cannot be is said where that is found.
fn is_written_here(disk: &dyn Disk, places: &Places, session: &str, path: &Path) -> bool {
    if path.parent() == Some(&places.journal) {
        return ends_in(path, &["ron", "now"])
            || *path == places.reserve
            || *path == places.torn
            || places.is_temporary(path);
    }
    let is_copy = || {
        !session.is_empty()
            && disk.read_start(path, HEAD).is_ok_and(|start| Header::read(&start).id.as_str() == session)
    };
    places.is_temporary(path) || (ends_in(path, &["ron"]) && is_copy())
}

fn stem_of(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn ends_in(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|end| endings.iter().any(|one| end.eq_ignore_ascii_case(one)))
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
