//! What is left of a disk after a crash: the log of what was done, up to some point, and for each thing that was not
//! synced by then what became of it. A write: kept, dropped, cut off at some byte, or garbage in some of its sectors. A
//! change of names: kept or dropped, in no order, but never half (a rename is one change). A file's own sync does not
//! make its name last, as POSIX allows. What a sync has covered stays as it is, also beside a torn neighbour.

use super::dice::Dice;
use super::disk::{Event, Ino};
use super::promise::Promise;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::sync::Arc;

/// A file, or `None` for a folder, by path.
#[derive(Clone, Default, PartialEq, Eq, Hash, Debug)]
pub struct Image(pub BTreeMap<Arc<Path>, Option<Arc<Vec<u8>>>>);

impl Image {
    pub fn sum(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        hasher.finish()
    }
}

/// What became of something that was not synced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Kept,
    Dropped,
    /// The length is there, the bytes are not.
    Zeros,
    /// The first so many bytes.
    Torn(usize),
    /// Some sectors hold anything at all.
    Garbage(u64),
}

/// Something that is not synced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    what: What,
    /// How many bytes a write has.
    pub len: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Names(usize),
    Write(Ino, usize),
}

impl Item {
    /// The fates that are tried in every combination.
    pub fn fates(&self, seed: u64) -> Vec<Fate> {
        match self.what {
            What::Names(_) => vec![Fate::Kept, Fate::Dropped],
            What::Write(..) if self.len == 0 => vec![Fate::Kept, Fate::Dropped],
            What::Write(..) => {
                let half = self.len / 2;
                vec![Fate::Kept, Fate::Dropped, Fate::Torn(half), Fate::Garbage(seed), Fate::Zeros]
            }
        }
    }

    /// Any fate at all.
    pub fn any(&self, dice: &mut Dice) -> Fate {
        match self.what {
            What::Names(_) => [Fate::Kept, Fate::Dropped][dice.roll(2)],
            What::Write(..) => match dice.roll(8) {
                0 | 1 => Fate::Kept,
                2 | 3 => Fate::Dropped,
                4 => Fate::Zeros,
                5 | 6 => Fate::Torn(dice.roll(self.len.max(1))),
                _ => Fate::Garbage(dice.next()),
            },
        }
    }
}

struct Change {
    folder: Arc<Path>,
    sets: Vec<(Arc<Path>, Option<Ino>)>,
}

struct Write {
    at: usize,
    /// None: the file is cut off there.
    bytes: Vec<u8>,
    /// A sync of it has failed: no later one brings it back.
    lapsed: bool,
}

#[derive(Default)]
struct Tracked {
    folder: bool,
    data: Arc<Vec<u8>>,
    writes: Vec<Write>,
}

/// What is safe and what is not, as the log goes on.
#[derive(Default)]
pub struct Wreck {
    names: BTreeMap<Arc<Path>, Ino>,
    nodes: Vec<Tracked>,
    changes: Vec<Change>,
    pub promise: Arc<Promise>,
}

impl Wreck {
    /// Begins with a disk that was booted from this image.
    pub fn new(image: &Image, promise: Arc<Promise>) -> Self {
        let mut out = Self { promise, ..Self::default() };
        for (path, data) in &image.0 {
            out.names.insert(path.clone(), out.nodes.len());
            let (folder, data) = (data.is_none(), data.clone().unwrap_or_default());
            out.nodes.push(Tracked { folder, data, writes: Vec::new() });
        }
        out
    }

    fn node(&mut self, ino: Ino) -> &mut Tracked {
        if self.nodes.len() <= ino {
            self.nodes.resize_with(ino + 1, Tracked::default);
        }
        &mut self.nodes[ino]
    }

    pub fn take_all(&mut self, events: &[Event]) {
        for event in events {
            self.take(event);
        }
    }

    /// Takes in what was done next.
    pub fn take(&mut self, event: &Event) {
        match event {
            Event::Names { folder, sets, folders } => {
                for ino in sets.iter().filter_map(|(_, ino)| *ino) {
                    self.node(ino).folder = *folders;
                }
                self.changes.push(Change { folder: folder.clone(), sets: sets.clone() });
            }
            Event::Wrote { file, at, bytes } => {
                self.node(*file).writes.push(Write { at: *at, bytes: bytes.clone(), lapsed: false });
            }
            Event::Cut { file, len } => {
                self.node(*file).writes.push(Write { at: *len, bytes: Vec::new(), lapsed: false });
            }
            Event::Synced(file) => self.node(*file).synced(),
            Event::SyncFailed(file) => {
                for write in &mut self.node(*file).writes {
                    write.lapsed = true;
                }
            }
            Event::SyncedFolder(folder) => self.synced_folder(folder),
            Event::Outside { path, file } => {
                self.synced_folder(path.parent().unwrap_or(Path::new("/")));
                match file {
                    Some((ino, bytes)) => {
                        self.node(*ino).data = Arc::new(bytes.clone());
                        self.names.insert(path.clone(), *ino);
                    }
                    None => drop(self.names.remove(path)),
                }
            }
            Event::Mark(mark) => Arc::make_mut(&mut self.promise).take(mark),
        }
    }

    fn synced_folder(&mut self, folder: &Path) {
        let names = &mut self.names;
        self.changes.retain(|change| {
            let safe = &*change.folder == folder;
            if safe {
                apply(names, &change.sets);
            }
            !safe
        });
    }

    /// Everything whose fate is open.
    pub fn items(&self) -> Vec<Item> {
        let mut out = Vec::new();
        let mut seen: BTreeSet<Ino> = self.names.values().copied().collect();
        for (n, change) in self.changes.iter().enumerate() {
            out.push(Item { what: What::Names(n), len: 0 });
            seen.extend(change.sets.iter().filter_map(|(_, ino)| *ino));
        }
        for ino in seen {
            for (n, write) in self.nodes.get(ino).iter().flat_map(|node| node.writes.iter()).enumerate() {
                out.push(Item { what: What::Write(ino, n), len: write.bytes.len() });
            }
        }
        out
    }

    /// The disk as it is found after the crash.
    pub fn image(&self, items: &[Item], fates: &[Fate]) -> Image {
        let mut names = self.names.clone();
        let mut writes: BTreeMap<Ino, Vec<(usize, Fate)>> = BTreeMap::new();
        for (item, fate) in items.iter().zip(fates) {
            match item.what {
                What::Names(n) if *fate == Fate::Kept => apply(&mut names, &self.changes[n].sets),
                What::Names(_) => {}
                What::Write(ino, n) => writes.entry(ino).or_default().push((n, *fate)),
            }
        }
        let mut out: BTreeMap<Arc<Path>, Option<Arc<Vec<u8>>>> = BTreeMap::new();
        for (path, ino) in names {
            let above = path.parent().unwrap_or(Path::new("/"));
            if above != Path::new("/") && !matches!(out.get(above), Some(None)) {
                continue;
            }
            let Some(node) = self.nodes.get(ino) else { continue };
            let data = (!node.folder).then(|| match writes.get(&ino) {
                Some(fates) => Arc::new(node.survives(fates)),
                None => node.data.clone(),
            });
            out.insert(path, data);
        }
        Image(out)
    }

    /// What the fates were, for people.
    pub fn story(&self, items: &[Item], fates: &[Fate]) -> String {
        let of = |item: &Item| match item.what {
            What::Names(n) => format!("{:?}", self.changes[n].sets),
            What::Write(ino, n) => format!("{ino} at {} + {}", self.nodes[ino].writes[n].at, item.len),
        };
        items.iter().zip(fates).map(|(item, fate)| format!("  {}: {fate:?}\n", of(item))).collect()
    }
}

fn apply(names: &mut BTreeMap<Arc<Path>, Ino>, sets: &[(Arc<Path>, Option<Ino>)]) {
    for (path, ino) in sets {
        match ino {
            Some(ino) => names.insert(path.clone(), *ino),
            None => names.remove(path),
        };
    }
}

impl Tracked {
    fn synced(&mut self) {
        let mut data = std::mem::take(&mut self.data);
        let to = Arc::make_mut(&mut data);
        self.writes.retain(|write| {
            if !write.lapsed {
                lay(to, write.at, &write.bytes);
            }
            write.lapsed
        });
        self.data = data;
    }

    fn survives(&self, fates: &[(usize, Fate)]) -> Vec<u8> {
        let mut out = self.data.to_vec();
        for (n, fate) in fates {
            let Write { at, bytes, .. } = &self.writes[*n];
            match *fate {
                Fate::Kept => lay(&mut out, *at, bytes),
                Fate::Zeros => lay(&mut out, *at, &vec![0; bytes.len()]),
                Fate::Torn(len) if len.min(bytes.len()) > 0 => lay(&mut out, *at, &bytes[..len.min(bytes.len())]),
                Fate::Dropped | Fate::Torn(_) => {}
                Fate::Garbage(seed) => lay(&mut out, *at, &garbage(*at, bytes, seed)),
            }
        }
        out
    }
}

/// Puts bytes at a place; what is missing before it is zeros. No bytes: cuts off there.
fn lay(out: &mut Vec<u8>, at: usize, bytes: &[u8]) {
    if bytes.is_empty() {
        out.truncate(at);
        return;
    }
    if out.len() < at + bytes.len() {
        out.resize(at + bytes.len(), 0);
    }
    out[at..at + bytes.len()].copy_from_slice(bytes);
}

/// At least one of the sectors that a write touches holds anything at all; the others hold what was written.
fn garbage(at: usize, bytes: &[u8], seed: u64) -> Vec<u8> {
    const SECTOR: usize = 512;
    let mut dice = Dice::new(seed);
    let (first, last) = (at / SECTOR, (at + bytes.len()) / SECTOR);
    let certain = first + dice.roll(last - first + 1);
    let mut out = bytes.to_vec();
    for sector in first..=last {
        if sector == certain || dice.roll(2) == 0 {
            let from = (sector * SECTOR).saturating_sub(at).min(bytes.len());
            let to = ((sector + 1) * SECTOR - at.min((sector + 1) * SECTOR)).min(bytes.len());
            for byte in &mut out[from..to] {
                *byte = dice.next() as u8;
            }
        }
    }
    out
}
