//! The sessions folder: where it is, what lies in it, which session a word on the command line means, and file names
//! made from date and title (design, section 2, end, and rule 13). Reads the heads of documents only.

use crate::model::at_once::in_parallel;
use crate::store::disk::{Disk as _, RealDisk, Sort, Stat};
use crate::store::document;
use crate::store::error::StoreError;
use crate::store::gather::check;
use crate::store::header::{HEAD, Header};
use crate::store::local::{Local, draw};
use crate::store::lost::{self, Lost};
use crate::store::opened::LARGEST;
use crate::store::places::Places;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// A document in the sessions folder, as far as its head says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The document; of a session that has journals only, where it will be.
    pub path: PathBuf,
    /// Its head.
    pub header: Header,
    /// When it was last written.
    pub written: Option<SystemTime>,
}

impl Listed {
    /// The name without folder and ending.
    pub fn name(&self) -> String {
        self.path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
    }
}

/// The sessions folder: as asked for, else `$COMMONGROUND_SESSIONS`, else `./sessions` where it exists, else
/// `Common Ground` in the person's documents, else the data folder.
pub fn folder(asked: Option<&Path>) -> PathBuf {
    if let Some(asked) = asked {
        return asked.to_owned();
    }
    if let Some(named) = std::env::var_os("COMMONGROUND_SESSIONS").filter(|named| !named.is_empty()) {
        return PathBuf::from(named);
    }
    let here = PathBuf::from("sessions");
    if here.is_dir() {
        return here;
    }
    let documents = directories::UserDirs::new().and_then(|dirs| dirs.document_dir().map(Path::to_owned));
    if let Some(documents) = documents {
        return documents.join("Common Ground");
    }
    directories::ProjectDirs::from("", "", "commonground").map_or(here, |dirs| dirs.data_dir().to_owned())
}

/// Where a person's own templates are looked for.
pub fn templates_folder() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "commonground").map(|dirs| dirs.config_dir().join("templates"))
}

/// What is kept where: the word for it, and the folder.
pub fn paths(asked: Option<&Path>) -> Vec<(&'static str, PathBuf)> {
    let mut out = vec![("sessions", folder(asked))];
    out.extend(Local::of_this_machine().folder().map(|state| ("drafts and black box", state)));
    out.extend(templates_folder().map(|templates| ("your own templates", templates)));
    out.extend(crate::store::own::settings_file().map(|settings| ("your own settings", settings)));
    out.extend(crate::store::own::keys_file().map(|keys| ("your own keys", keys)));
    out.extend(super::fonts::folder(None).map(|fonts| ("fonts for other scripts", fonts)));
    out
}

/// Makes a folder that only its owner can read.
pub fn make_folder(folder: &Path) -> Result<(), StoreError> {
    RealDisk.make_folder(folder).map_err(|error| StoreError::io(folder, &error))
}

/// What was meant by a word that is none of these: the nearest, where it is near enough.
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known
        .map(|name| (distance(word, name), name))
        .min()
        .filter(|(far, _)| *far <= 1 + word.len() / 4)
        .map(|(_, name)| name)
}

/// The sessions in a folder, newest first. A folder that is not there is empty.
pub fn list(folder: &Path) -> Result<Vec<Listed>, StoreError> {
    let names = match RealDisk.list(folder) {
        Ok(names) => names,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(StoreError::io(folder, &error)),
    };
    let listed = in_parallel(&names, &|| false, |path| listed(path, &names));
    let mut out: Vec<Listed> = listed.into_iter().flatten().collect();
    out.sort_by(|a, b| b.written.cmp(&a.written).then_with(|| a.path.cmp(&b.path)));
    Ok(out)
}

/// A session by one of the names in its folder.
fn listed(path: &Path, names: &[PathBuf]) -> Option<Listed> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if name.starts_with('.') || name.ends_with(".private.ron") || name.ends_with(".private.journal") {
        return None;
    }
    if name.ends_with(".ron") {
        let (header, written) = head(path)?;
        return Some(Listed { path: path.to_owned(), header, written });
    }
    let document = path.with_extension("ron");
    // They are in their order.
    if !name.ends_with(".journal") || !is_folder(path) || names.binary_search(&document).is_ok() {
        return None;
    }
    let opened = crate::store::opened::read(&document).ok()?;
    let session = crate::model::session::Session::of(opened.ops);
    let written = RealDisk.stat(&Places::of(&document).journal).ok().and_then(|stat| stat.written);
    Some(Listed { header: Header::of(&session, &opened.session, (0, 0)), path: document, written })
}

/// The sessions that were in a folder and are not there now, as far as this machine keeps lines of them.
pub fn lost(folder: &Path, listed: &[Listed]) -> Vec<Lost> {
    lost::from(folder, &Local::of_this_machine(), listed)
}

fn is_folder(path: &Path) -> bool {
    RealDisk.stat_itself(path).is_ok_and(|stat| stat.sort == Sort::Folder)
}

fn head(path: &Path) -> Option<(Header, Option<SystemTime>)> {
    // A link in a folder may lead anywhere: only what a person names is followed.
    let fits = |stat: &Stat| stat.sort == Sort::File && stat.len <= LARGEST;
    let stat = RealDisk.stat_itself(path).ok().filter(fits)?;
    let mut header = Header::read(&RealDisk.read_start(path, HEAD).ok()?);
    if header.id.is_empty() && check(path, stat.sort, stat.len).is_ok() {
        // An editor laid the file out anew, or its head is damaged.
        header = document::read(&RealDisk.read(path).ok()?).header;
    }
    (!header.id.is_empty()).then_some((header, stat.written))
}

/// Documents of one session under different names (rule 13): to be joined, or kept apart.
pub fn doubles(listed: &[Listed]) -> Vec<Vec<&Listed>> {
    let mut by_id: BTreeMap<&str, Vec<&Listed>> = BTreeMap::new();
    for one in listed {
        by_id.entry(&one.header.id).or_default().push(one);
    }
    by_id.into_values().filter(|same| same.len() > 1).collect()
}

/// Makes a session of its own out of a document: a new id, in which the old one stays noted (rule 13).
pub fn keep_apart(path: &Path) -> Result<String, StoreError> {
    let io = |error: std::io::Error| StoreError::io(path, &error);
    let document = document::read(&RealDisk.read(path).map_err(io)?);
    let old = document.header.id.split("-apart-from-").next().unwrap_or_default();
    let id = format!("{}-apart-from-{old}", draw(16));
    let new = Places::of(path).temporary("apart");
    let mut file = RealDisk.create(&new).map_err(io)?;
    file.append(document::write(&id, &document.all()).as_bytes()).map_err(io)?;
    file.sync().map_err(io)?;
    RealDisk.rename(&new, path).map_err(io)?;
    RealDisk.sync_folder(&Places::of(path).folder).map_err(io)?;
    Ok(id)
}

/// The document that a word on the command line means: a path where it holds a `/` or ends in `.ron`, else a name in
/// the sessions folder.
pub fn resolve(folder: &Path, word: &str) -> Result<PathBuf, StoreError> {
    let is_path = word.contains('/') || word.contains(std::path::MAIN_SEPARATOR) || ends_in_ron(word);
    let path = if is_path { PathBuf::from(word) } else { folder.join(format!("{word}.ron")) };
    match RealDisk.stat(&path) {
        Ok(stat) => return check(&path, stat.sort, stat.len).map(|()| path),
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(StoreError::io(&path, &error)),
        Err(_) => {}
    }
    if RealDisk.stat(&Places::of(&path).journal).is_ok() {
        return Ok(path);
    }
    // What is not there may have been: opening it puts it back, looking at it says so.
    if let Some(lost) = lost::at(&path, &Local::of_this_machine()) {
        return Ok(lost.path);
    }
    if is_path {
        return Err(not_here(&path));
    }
    let names: Vec<String> = list(folder)?.iter().map(Listed::name).collect();
    let starting: Vec<&String> = names.iter().filter(|name| name.contains(word)).collect();
    if let [one] = starting.as_slice() {
        return Ok(folder.join(format!("{one}.ron")));
    }
    let meant = nearest(word, names.iter().map(String::as_str));
    Err(match (starting.as_slice(), meant) {
        ([first, second, ..], _) => StoreError::new(
            folder,
            format!("several sessions are called like “{word}”"),
            format!("say which: {first}, {second}"),
        ),
        (_, Some(name)) => {
            StoreError::new(folder, format!("there is no session “{word}”"), format!("did you mean “{name}”?"))
        }
        _ if names.is_empty() => {
            StoreError::new(folder, format!("there is no session “{word}”"), "there are no sessions here yet")
        }
        _ => StoreError::new(folder, format!("there is no session “{word}”"), "list the sessions to see their names"),
    })
}

fn ends_in_ron(word: &str) -> bool {
    word.to_lowercase().ends_with(".ron")
}

/// The document that a word means for a window that follows it: the same, but one that is not there yet is waited for
/// where a path says where, or where nothing has a name like it.
pub fn to_follow(folder: &Path, word: &str) -> Result<PathBuf, StoreError> {
    let is_path = word.contains('/') || word.contains(std::path::MAIN_SEPARATOR) || ends_in_ron(word);
    let path = if is_path { PathBuf::from(word) } else { folder.join(format!("{word}.ron")) };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if name.to_lowercase().ends_with(".private.ron") {
        return Err(StoreError::new(&path, "is never shown to the room", "name the session itself"));
    }
    match resolve(folder, word) {
        Ok(path) => Ok(path),
        Err(_) if RealDisk.stat(&path).is_err() && may_be_new(&path) => Ok(path),
        Err(error) => Err(error),
    }
}

/// A file that is not there: what was meant, where something in its folder is called nearly so.
fn not_here(path: &Path) -> StoreError {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = RealDisk.list(&Places::of(path).folder).unwrap_or_default();
    let beside: Vec<String> = beside
        .iter()
        .filter(|beside| beside.extension().is_some_and(|end| end == "ron"))
        .filter(|beside| RealDisk.stat(beside).is_ok_and(|stat| stat.sort == Sort::File))
        .filter_map(|beside| Some(beside.file_name()?.to_string_lossy().into_owned()))
        .filter(|name| !name.ends_with(".private.ron"))
        .collect();
    match nearest(&name, beside.iter().map(String::as_str)) {
        Some(meant) => StoreError::new(path, "is not here", format!("did you mean “{meant}”?")),
        None => StoreError::io(path, &std::io::ErrorKind::NotFound.into()),
    }
}

/// The files in a folder that are called sessions and cannot be read as such: a sentence each.
pub fn unreadable(folder: &Path) -> Vec<StoreError> {
    let names = RealDisk.list(folder).unwrap_or_default();
    let called = |path: &&PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.ends_with(".ron") && !name.starts_with('.') && !name.ends_with(".private.ron")
    };
    names
        .iter()
        .filter(called)
        .filter(|path| head(path).is_none())
        .filter_map(|path| match RealDisk.stat_itself(path) {
            Ok(stat) if stat.sort == Sort::Link => {
                Some(StoreError::new(path, "is a link and was not followed", "name the file itself to open it"))
            }
            _ => crate::store::opened::read(path).err(),
        })
        .collect()
}

/// A path that a new session may have: its name ends in `.ron`, can be typed again and steers no terminal, and is
/// neither empty nor that of a private file.
pub fn may_be_new(path: &Path) -> bool {
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return false };
    crate::model::text::is_clean(name)
        && path.extension().is_some_and(|end| end == "ron")
        && !name.starts_with('.')
        && !name.ends_with(".private.ron")
}

/// How many letters differ between two words.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (n, a) in one.chars().enumerate() {
        let mut last = n + 1;
        let mut next = vec![last];
        for (b, pair) in other.iter().zip(row.windows(2)) {
            let [diagonal, above] = pair else { continue };
            last = (diagonal + usize::from(a != *b)).min(above + 1).min(last + 1);
            next.push(last);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

/// The title as part of a file name: small plain letters, digits and dashes. Titles never become paths.
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    for c in title.chars().flat_map(char::to_lowercase) {
        let plain = crate::model::likeness::without_mark(c);
        if plain.is_ascii_alphanumeric() {
            slug.push(plain);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() >= 40 {
            break;
        }
    }
    let slug = slug.trim_matches('-');
    // Some systems keep such names for devices.
    let device = matches!(slug, "con" | "prn" | "aux" | "nul") || slug.starts_with("com") || slug.starts_with("lpt");
    if slug.is_empty() {
        "future-search".to_owned()
    } else if device && slug.len() <= 4 {
        format!("session-{slug}")
    } else {
        slug.to_owned()
    }
}

/// The private file of a session.
pub fn private_of(path: &Path) -> PathBuf {
    Places::of(path).private
}

/// A path in a folder for a new session: the title; where that is taken, date and title; then with a number.
pub fn new_path(folder: &Path, day: NaiveDate, title: &str) -> PathBuf {
    let slug = slug(title);
    let dated = format!("{day}-{slug}");
    let free = |name: &str| {
        let path = folder.join(format!("{name}.ron"));
        (!path.exists() && !Places::of(&path).journal.exists()).then_some(path)
    };
    let numbered = || (2..1000).find_map(|n| free(&format!("{dated}-{n}")));
    free(&slug)
        .or_else(|| free(&dated))
        .or_else(numbered)
        .unwrap_or_else(|| folder.join(format!("{dated}-{}.ron", draw(8))))
}
