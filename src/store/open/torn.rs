//! What is kept aside in `NAME.journal/set-aside.torn` (design, rule 8): damaged lines, and readable lines of which the
//! record knows nothing any more, so that no words go with a damaged byte. Nothing of it is ever taken as said; it is
//! told on every opening until a sound copy has healed it. Uses document, lines, record and `disk`.

use super::finding::Finding;
use super::opened;
use crate::model::id::Id;
use crate::model::op::Act;
use crate::store::disk::{Disk, Sort};
use crate::store::document::{Document, Part, heading, name_of};
use crate::store::escape::compact;
use crate::store::journal::Aside;
use crate::store::line::{self, Fault};
use crate::store::places::Places;
use crate::store::readable::{Section, lines};
use crate::store::record::Record;
use std::cell::OnceCell;
use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};

/// So much of the file is looked through on opening.
const MOST: u64 = 1024 * 1024;

/// What the new document would not hold: lines set aside, edits that could not be taken over, and readable lines that
/// say what the record does not. `all` is what the new document is made of.
pub(in crate::store) fn set_aside(bytes: &[u8], document: &Document, all: &Record) -> String {
    let mut out = String::new();
    for aside in &document.aside {
        out.extend([aside.text.as_str(), "\n"]);
    }
    let text = String::from_utf8_lossy(bytes);
    for alone in alone(&text, document, all) {
        out.extend([alone, "\n"]);
    }
    if document.refused.is_empty() {
        return out;
    }
    let lines: Vec<&str> = text.split('\n').collect();
    let place = |line: &usize| line.checked_sub(1).and_then(|n| lines.get(n));
    for line in document.refused.iter().filter_map(|(line, _)| place(line)) {
        out.extend([line.trim(), "\n"]);
    }
    // A file that was laid out anew has no lines of its own: then all of it is kept, once.
    if document.refused.iter().any(|(line, _)| place(line).is_none()) {
        out.extend([text.as_ref(), "\n"]);
    }
    out
}

/// Sound readable lines that say what is not in the record any more: their entry is not known there, or they were
/// written when a line of it was still whole.
fn alone<'a>(text: &'a str, document: &Document, all: &Record) -> Vec<&'a str> {
    let known = Known::of(all);
    let damaged = document.aside.iter().any(|aside| known.misses(&aside.text));
    // Lines that the record still gives as they stand have lost nothing.
    let given: Option<HashSet<String>> = damaged.then(|| {
        let sessions = [document.record.session(), all.session()];
        sessions.iter().flat_map(lines).map(|shown| shown.text).collect()
    });
    let is_given =
        |bare: &str| given.as_ref().is_none_or(|given| given.contains(bare) || given.contains(compact(bare).as_str()));
    let is_alone = |section: Section, line: &str| {
        let (bare, sum) = line::part(line);
        let Some(name) = name_of(bare) else { return false };
        let is_known = section == Section::Session || known.knows(&name);
        // A line of a record under a damaged heading is no readable line.
        !(is_known && is_given(bare) || known.is_taken_out(&name)) && is_sound(bare, sum) && line::parse(bare).is_err()
    };
    readable(text).filter(|(section, line)| is_alone(*section, line)).map(|(_, line)| line).collect()
}

fn readable(text: &str) -> impl Iterator<Item = (Section, &str)> {
    let mut part = Part::Head;
    text.split('\n').map(str::trim).filter_map(move |line| {
        if let Some(found) = heading(line) {
            part = found;
            return None;
        }
        match part {
            Part::Readable(section) => Some((section, line)),
            Part::Head | Part::Record => None,
        }
    })
}

fn is_sound(bare: &str, sum: Option<u32>) -> bool {
    sum.is_some_and(|sum| sum == line::sum(bare) || sum == line::sum(&compact(bare)))
}

/// Adds lines to the file of what was set aside; nothing of it is ever read as said, or deleted by itself.
pub(in crate::store) fn keep_torn(disk: &dyn Disk, path: &Path, lines: &str) -> std::io::Result<()> {
    let had = disk.read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let known: HashSet<&str> = had.lines().collect();
    let new: String = lines.lines().filter(|line| !known.contains(line)).flat_map(|line| [line, "\n"]).collect();
    if new.is_empty() {
        return Ok(());
    }
    // What a power cut left of the last line must not take the next one with it.
    let between = if had.is_empty() || had.ends_with('\n') { "" } else { "\n" };
    let mut file = disk.extend(path)?;
    file.append(format!("{between}{new}").as_bytes())?;
    file.sync()
}

/// The file of what was set aside, as it was found.
#[derive(Debug, Default)]
pub(in crate::store) struct Torn {
    file: PathBuf,
    text: String,
    /// Why not all of it is known.
    fault: Option<String>,
}

impl Torn {
    /// Reads it, where it is there.
    pub fn read(disk: &dyn Disk, places: &Places) -> Self {
        let file = places.torn.clone();
        // Why a folder cannot be read is told when it is listed.
        let Some(stat) = disk.stat_itself(&file).ok().filter(|stat| stat.sort == Sort::File) else {
            return Self::default();
        };
        match disk.read_start(&file, MOST) {
            Ok(bytes) => {
                let fault = (stat.len > MOST).then(|| "only its first 1 MB was looked through".to_owned());
                Self { file, text: String::from_utf8_lossy(&bytes).into_owned(), fault }
            }
            Err(error) => Self { file, text: String::new(), fault: Some(error.to_string()) },
        }
    }

    /// What is in it and not in the record; without what was `told` of other files.
    pub fn findings(&self, record: &Record, told: &[Finding]) -> Vec<Finding> {
        let known = Known::of(record);
        let missed: Vec<(usize, &str)> = self
            .text
            .lines()
            .enumerate()
            .filter(|(_, line)| known.misses(line))
            .map(|(n, line)| (n + 1, line))
            .collect();
        // Where the words are known, they tell more than the damaged line.
        let with_words: BTreeSet<Id> =
            missed.iter().filter(|(_, line)| !is_operation(line)).filter_map(|(_, line)| begun(line)).collect();
        let has_words = |line: &str| is_operation(line) && begun(line).is_some_and(|name| with_words.contains(&name));
        let texts: HashSet<&str> = told
            .iter()
            .filter_map(|finding| if let Finding::SetAside { text, .. } = finding { Some(text.as_str()) } else { None })
            .collect();
        let faults = self.fault.iter().map(|why| Finding::NotRead { file: self.file.clone(), why: why.clone() });
        let lines = missed.iter().filter(|(_, line)| !has_words(line)).map(|(n, line)| {
            let why = if is_operation(line) { line::read(line).err().unwrap_or(Fault::Sum) } else { Fault::Sum };
            opened::set_aside(&self.file, &Aside { line: *n, why, text: (*line).to_owned() })
        });
        let is_new = |finding: &Finding| match finding {
            Finding::SetAside { text, .. } => !texts.contains(text.as_str()),
            _ => true,
        };
        faults.chain(lines.filter(is_new)).collect()
    }
}

/// What a record knows, asked about lines that are not whole.
struct Known<'a> {
    record: &'a Record,
    taken_out: BTreeSet<&'a Id>,
    sums: OnceCell<HashSet<u32>>,
    words: OnceCell<HashSet<&'a str>>,
}

impl<'a> Known<'a> {
    fn of(record: &'a Record) -> Self {
        Self { record, taken_out: record.taken_out(), sums: OnceCell::new(), words: OnceCell::new() }
    }

    /// Whether a line says, or once said, something that the record does not.
    fn misses(&self, text: &str) -> bool {
        let (bare, sum) = line::part(text);
        let name = begun(bare);
        if name.as_ref().is_some_and(|name| self.is_taken_out(name)) {
            return false;
        }
        let is_known = name.as_ref().is_some_and(|name| self.knows(name));
        if is_operation(bare) {
            // The name itself may be what was damaged: then the sum still says which line it was.
            return match (sum, &name) {
                (Some(sum), _) if self.sums().contains(&sum) => false,
                (Some(_), Some(name)) => !self.record.named(name).any(|kept| *kept.text == *bare),
                (Some(_), None) => true,
                (None, _) => !is_known,
            };
        }
        if is_known || !bare.starts_with('(') {
            return false;
        }
        match words_of(bare) {
            Some(words) => is_sound(bare, sum) || !self.words().contains(words.as_str()),
            None => name.is_some(),
        }
    }

    fn knows(&self, name: &Id) -> bool {
        self.record.has(name) || first(name).is_some_and(|first| self.record.has(&first))
    }

    /// What was taken out at a person's wish is not missing.
    fn is_taken_out(&self, name: &Id) -> bool {
        let is_out =
            |name: &Id| self.taken_out.contains(name) || self.record.named(name).any(|kept| kept.op.act == Act::Gone);
        is_out(name) || first(name).is_some_and(|first| is_out(&first))
    }

    fn sums(&self) -> &HashSet<u32> {
        self.sums.get_or_init(|| self.record.kept().map(|kept| line::sum(&kept.text)).collect())
    }

    fn words(&self) -> &HashSet<&'a str> {
        self.words.get_or_init(|| {
            let words = self.record.kept().filter_map(|kept| match &kept.op.act {
                Act::Say(said) => Some(said.text.as_str()),
                Act::Text { text, .. } => Some(text.as_str()),
                _ => None,
            });
            words.collect()
        })
    }
}

/// The name without the sum that rule 9 adds.
fn first(name: &Id) -> Option<Id> {
    name.as_str().split_once('~').map(|(first, _)| Id::new(first))
}

/// The name that stands at a line's beginning.
fn begun(line: &str) -> Option<Id> {
    Some(line).filter(|line| line.starts_with('(')).and_then(name_of)
}

/// Whether a damaged line was one of the record: one byte takes one of the marks at most.
fn is_operation(line: &str) -> bool {
    let line = compact(line);
    let has_l = line.split_once("\",").is_some_and(|(_, rest)| rest.starts_with("l:"));
    [has_l, line.contains(",of:["), line.contains(",act:")].into_iter().filter(|has| *has).count() > 1
}

/// The words of a readable line, as far as they can be told.
fn words_of(bare: &str) -> Option<String> {
    let (_, rest) = bare.split_once("text:\"")?;
    let mut escaped = false;
    let end = rest.find(|c| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    })?;
    ron::from_str(&format!("\"{}\"", rest.get(..end)?)).ok()
}
