//! A document as text: head, readable session, record (design, rules 3, 8, 14, 15). Reading never fails: it gives what
//! there is and says what was set aside. Uses lines, record, head and the readable part.

mod further;
mod laid_out;
mod standing;

use super::escape::{compact, quoted};
use super::hand::{self, Edited, Looked};
use super::header::{FORMAT, Header};
use super::journal::Aside;
use super::line::{self, Fault, Kept, Limits};
use super::readable::{Section, Shown, lines};
use super::record::Record;
use crate::model::at_once::in_pieces;
use crate::model::id::Id;
use crate::model::session::Session;
use further::{further, is_known};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The first line of every document.
const FIRST: &str = "// A future search, kept by Common Ground. The lines from `session` to `entries` may be edited by \
hand; `record` is not for hands. Comments are not kept.";

/// What a document says.
#[derive(Debug, Default)]
pub struct Document {
    /// Its head.
    pub header: Header,
    /// Its sound operations.
    pub record: Record,
    /// What was edited by hand, as operations.
    pub by_hand: Vec<Kept>,
    /// Readable lines that were changed and could not be taken over: the line, and why.
    pub refused: Vec<(usize, &'static str)>,
    /// Readable lines, as the program wrote them, of entries that the record does not have: the entry, and the line.
    pub unfounded: Vec<(Id, usize)>,
    /// Edits of entries whose own line in the record is damaged, or not there.
    stray: Vec<Edited>,
    /// Lines that were set aside.
    pub aside: Vec<Aside>,
    /// Whether it held two sides of a conflict.
    pub conflict: bool,
    /// Where its end is missing: the last line that is there.
    pub cut_off: Option<usize>,
    /// Why not all of it was read, where there is too much.
    pub over: Option<&'static str>,
}

impl Document {
    /// Whether a newer program wrote lines that this one cannot read for sure (rule 16).
    pub fn is_newer(&self) -> bool {
        self.header.format > FORMAT
    }

    /// Takes over edits of entries whose line in the record was damaged, as by replacing a word in the whole file, once
    /// sound lines are at hand. Only lines that the file had count: what else is known its editor had not seen.
    pub fn heal(&mut self, all: &Record) {
        if self.stray.is_empty() {
            return;
        }
        let had: BTreeSet<Id> = self.aside.iter().filter_map(|aside| name_of(&aside.text)).collect();
        let sound = all.lines().into_iter().filter(|kept| had.contains(&kept.op.id));
        let session = Record::of(self.record.lines().into_iter().chain(sound)).session();
        let edited = std::mem::take(&mut self.stray);
        let none = BTreeSet::new();
        let looked = Looked { edited: &edited, seen: &none, sound: &none, shown: None, broken: true };
        let found = hand::find(&session, &looked);
        self.by_hand.extend(found.ops);
        self.refused.extend(found.refused);
        let unknown = "has an id that is not in the record; a new line needs none";
        self.refused.extend(found.stray.iter().map(|stray| (stray.line, unknown)));
    }

    /// Record and edits together.
    pub fn all(&self) -> Record {
        let mut all = self.record.clone();
        for kept in &self.by_hand {
            all.add(kept.clone());
        }
        all
    }
}

/// Writes a document. The same operations give the same bytes, whoever saves.
pub fn write(id: &str, record: &Record) -> String {
    let kept = record.lines();
    let session = Session::of(kept.iter().map(|kept| kept.op.clone()));
    let shown = lines(&session);
    let mut out = String::with_capacity(kept.iter().map(|kept| kept.text.len() + 16).sum::<usize>() * 2 + 4096);
    out.push_str(&head_of(&Header::of(&session, id, hand::shown(shown.iter().map(|line| line.text.as_str())))));
    for section in Section::ALL {
        out.push_str(&section.opening());
        for Shown { text, .. } in shown.iter().filter(|line| line.section == section) {
            put(&mut out, text);
        }
        out.push_str(section.closing());
    }
    out.push_str(RECORD);
    for kept in &kept {
        put(&mut out, &kept.text);
    }
    out.push_str(&tail_of(id));
    out
}

/// Carries a document on to what is known now: `text` is what stands there.
pub fn carry_on<'a>(text: &'a str, id: &str, record: &Record) -> Option<Cow<'a, str>> {
    let out = further(text, id, record);
    debug_assert!(
        out.as_ref().is_none_or(|out| *out == write(id, record) || text != write(id, &read(text.as_bytes()).record)),
        "a document as it is written is carried on to the same bytes"
    );
    out
}

/// Whether this is a document as it would be written here, every line of which is known.
pub fn says_nothing_new(bytes: &[u8], id: &str, record: &Record) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| is_known(text, id, record))
}

/// The line that opens the record.
const RECORD: &str = "record:[\n";

/// Everything before the readable part.
fn head_of(header: &Header) -> String {
    let mut out = format!("{FIRST}\n(\n");
    header.write(&mut out);
    out
}

/// Everything after the lines of the record. The id stands twice, so that one damaged byte cannot make another session of
/// the file.
fn tail_of(id: &str) -> String {
    format!("{RECORD_ENDS})\n// {}\n", line::with_sum(&format!("session:{}", quoted(id))))
}

/// The line that closes the record.
const RECORD_ENDS: &str = "],\n";

fn put(out: &mut String, text: &str) {
    out.extend([text, ", //", &format!("{:08x}", line::sum(text)), "\n"]);
}

/// Reads a document.
pub fn read(bytes: &[u8]) -> Document {
    read_knowing(bytes, &Record::default())
}

/// Reads a document; a line of its record that stands in `known` as it is here is taken over without being read again.
pub fn read_knowing(bytes: &[u8], known: &Record) -> Document {
    read_within(bytes, known, Limits::default())
}

/// The same within limits.
pub fn read_within(bytes: &[u8], known: &Record, limits: Limits) -> Document {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let Some([one, other]) = sides(bytes) else { return read_one(bytes, known, limits) };
    let (mut one, other) = (read_one(&one, known, limits), read_one(&other, known, limits));
    one.record.join(&other.record);
    one.by_hand.extend(other.by_hand);
    one.aside.extend(other.aside.into_iter().filter(|aside| !one.aside.contains(aside)).collect::<Vec<_>>());
    one.refused.extend(other.refused);
    one.stray.extend(other.stray);
    one.unfounded.extend(other.unfounded);
    one.conflict = true;
    one.over = one.over.or(other.over);
    one.cut_off = one.cut_off.and(other.cut_off);
    if one.header.id.is_empty() {
        one.header = other.header;
    }
    one
}

/// The two sides of a file in which git has left a conflict (rule 14).
fn sides(bytes: &[u8]) -> Option<[Vec<u8>; 2]> {
    let starts = |line: &[u8], mark: &[u8]| line.starts_with(mark);
    let all: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    if !all.iter().any(|line| starts(line, b"<<<<<<<")) || !all.iter().any(|line| starts(line, b">>>>>>>")) {
        return None;
    }
    let mut out = [Vec::new(), Vec::new()];
    let (mut first, mut second) = (true, true);
    for line in all {
        if starts(line, b"<<<<<<<") {
            (first, second) = (true, false);
        } else if starts(line, b"|||||||") {
            (first, second) = (false, false);
        } else if starts(line, b"=======") {
            (first, second) = (false, true);
        } else if starts(line, b">>>>>>>") {
            (first, second) = (true, true);
        } else {
            let [one, other] = &mut out;
            if first {
                one.extend_from_slice(line);
            }
            if second {
                other.extend_from_slice(line);
            }
        }
    }
    Some(out)
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Part {
    Head,
    Readable(Section),
    Record,
}

/// A file while it is read line by line.
#[derive(Default)]
struct Reading<'a> {
    known: Option<&'a Record>,
    out: Document,
    edited: Vec<Edited>,
    seen: BTreeSet<Id>,
    /// Of these, what stands in a line as we wrote it.
    sound: BTreeSet<Id>,
    /// The entries among them, with the line of the file.
    entries: Vec<(Id, usize)>,
    /// Lines that cannot be read at all: then nothing counts as taken out.
    broken: bool,
    /// Lines of the form that we write: then the file was not laid out anew.
    ours: usize,
    second_id: String,
    /// How many parts of the readable part have their names there.
    headings: usize,
    /// Whether the record's end was seen.
    closed: bool,
    /// The last line that says anything.
    last: usize,
}

fn read_one(bytes: &[u8], known: &Record, limits: Limits) -> Document {
    let mut reading = Reading { known: Some(known), ..Reading::default() };
    let mut part = Part::Head;
    let lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
    for (n, (raw, kept)) in lines.iter().zip(read_ahead(&lines, known, limits)).enumerate() {
        match (kept, std::str::from_utf8(raw).map(str::trim)) {
            (Some(kept), _) if part == Part::Record => {
                reading.last = n + 1;
                reading.take(kept);
            }
            (_, Ok(text)) => match heading(text) {
                Some(found) => {
                    part = found;
                    reading.headings += usize::from(matches!(found, Part::Readable(_)));
                }
                None => reading.line(part, n + 1, text),
            },
            (_, Err(_)) => {
                reading.not_text(part, n + 1, &String::from_utf8_lossy(raw));
                continue;
            }
        }
        let strange = reading.out.aside.len() + reading.edited.len();
        reading.out.over = limits.over(reading.out.record.len(), strange);
        if reading.out.over.is_some() {
            // What was not read was not taken out, and is not missing either.
            (reading.broken, reading.closed) = (true, true);
            break;
        }
    }
    if reading.ours == 0
        && let Ok(text) = std::str::from_utf8(bytes)
        && let Some(whole) = laid_out::read_whole(text)
    {
        reading = whole;
    }
    let Reading { mut out, edited, seen, sound, mut entries, broken, ours, second_id, closed, last, headings, .. } =
        reading;
    entries.retain(|(name, _)| !out.record.has(name));
    out.unfounded = entries;
    // No hand takes lines out by taking out all of a part with its name: that is a file of which a piece is missing.
    let broken = broken || headings < Section::ALL.len();
    if !closed && second_id.is_empty() && (ours > 0 || !out.header.id.is_empty()) {
        out.cut_off = Some(last);
    }
    if out.header.id.is_empty() {
        out.header.id = second_id.into();
    }
    let count = u64::try_from(seen.len()).unwrap_or(u64::MAX);
    let missing = out.header.shown.is_some_and(|(lines, _)| lines > count);
    if !out.is_newer() && (!edited.is_empty() || (missing && !broken)) {
        let session = out.record.session();
        let looked = Looked { edited: &edited, seen: &seen, sound: &sound, shown: out.header.shown, broken };
        let found = hand::find(&session, &looked);
        out.by_hand = found.ops;
        out.refused = found.refused;
        out.stray = found.stray;
    }
    out
}

/// The lines of the record that are as we write them, each in its place: read on several threads, since reading is what
/// takes time. Where much of the record is known, nothing is.
fn read_ahead(lines: &[&[u8]], known: &Record, limits: Limits) -> Vec<Option<Kept>> {
    let begins = lines.iter().position(|raw| *raw == b"record:[").filter(|_| known.is_empty()).unwrap_or(lines.len());
    let (before, record) = lines.split_at_checked(begins).unwrap_or((lines, &[]));
    let (record, rest) = record.split_at_checked(limits.ops).unwrap_or((record, &[]));
    let read = |(): &mut (), raw: &&[u8]| line::read(std::str::from_utf8(raw).ok()?.trim()).ok();
    let mut out = vec![None; before.len()];
    out.extend(in_pieces(record, read));
    out.resize(out.len() + rest.len(), None);
    out
}

/// Every readable line that can be read, whether it was edited or not: for a file whose record is missing.
pub fn readable_lines(bytes: &[u8]) -> Vec<Edited> {
    let mut out = Vec::new();
    let mut part = Part::Head;
    for (n, raw) in bytes.split(|byte| *byte == b'\n').enumerate() {
        let Ok(text) = std::str::from_utf8(raw).map(str::trim) else { continue };
        if let Some(found) = heading(text) {
            part = found;
        } else if let Part::Readable(section) = part {
            let (bare, _) = line::part(text);
            let whole = if section == Section::Session { format!("({bare})") } else { bare.to_owned() };
            if let Ok(value @ ron::Value::Map(_)) = ron::from_str(&whole) {
                out.push(Edited { section, line: n + 1, value });
            }
        }
    }
    out
}

/// The part that a line opens.
pub(in crate::store) fn heading(text: &str) -> Option<Part> {
    if text.len() > 20 || !text.ends_with(['(', '[']) {
        return None;
    }
    let name = compact(text);
    let name = name.trim_end_matches(['(', '[']).strip_suffix(':')?.to_owned();
    if name == "record" {
        return Some(Part::Record);
    }
    Section::ALL.into_iter().find(|section| section.name() == name).map(Part::Readable)
}

impl Reading<'_> {
    fn aside(&mut self, line: usize, why: Fault, text: &str) {
        self.broken = true;
        self.out.aside.push(Aside { line, why, text: text.to_owned() });
    }

    /// A line with bytes that are no text: damaged, and no hand did it. Where it was two lines, one may be whole.
    fn not_text(&mut self, part: Part, n: usize, text: &str) {
        for piece in line::pieces(text.trim()) {
            if piece.contains('\u{fffd}') {
                self.aside(n, Fault::Sum, piece);
            } else {
                self.line(part, n, piece);
            }
        }
    }

    fn line(&mut self, part: Part, n: usize, text: &str) {
        if !text.is_empty() {
            self.last = n;
        }
        self.closed |= part == Part::Record && text == ")";
        if text.is_empty() || matches!(text, "(" | ")" | ")," | "]" | "],") {
            return;
        }
        if let Some(comment) = text.strip_prefix("//") {
            let (comment, sum) = line::part(comment);
            if let Some(id) = comment.strip_prefix("session:").filter(|_| sum == Some(line::sum(comment))) {
                self.second_id = ron::from_str(id).unwrap_or_default();
            }
            return;
        }
        let (bare, sum) = line::part(text);
        let sound = sum.is_some_and(|sum| sum == line::sum(bare) || sum == line::sum(&compact(bare)));
        match part {
            Part::Head => {
                let known = self.out.header.take_in(text);
                self.broken |= !known && text != "],";
            }
            _ if sound && (part == Part::Record || (bare.starts_with("(id:") && bare.contains(",act:"))) => {
                let known = self.known.and_then(|known| known.find(bare)).filter(|_| text.len() <= line::LONGEST_LINE);
                match (known.map_or_else(|| line::read(text), |kept| Ok(kept.clone())), part) {
                    (Ok(kept), _) => self.take(kept),
                    (Err(why), Part::Record) => self.aside(n, why, text),
                    // Somebody has said ",act:".
                    (Err(_), _) => self.see(n, bare),
                }
            }
            _ if sound => self.see(n, bare),
            Part::Record => self.op(n, text),
            Part::Readable(section) => self.changed(section, n, text, bare),
        }
    }

    fn see(&mut self, n: usize, bare: &str) {
        self.ours += 1;
        let Some(name) = name_of(bare) else { return };
        self.seen.insert(name.clone());
        self.sound.insert(name.clone());
        if bare.starts_with('(') {
            self.entries.push((name, n));
        }
    }

    fn take(&mut self, kept: Kept) {
        self.ours += 1;
        self.out.record.add(kept);
    }

    fn op(&mut self, n: usize, text: &str) {
        match line::read(text) {
            Ok(kept) => self.take(kept),
            Err(why) => {
                let (bare, sum) = line::part(text);
                // One line in the right form, though damaged, is enough to know that the file was not laid out anew.
                self.ours += usize::from(sum.is_some() && bare.starts_with("(id:"));
                let pieces = line::pieces(text);
                if let [_] = pieces.as_slice() {
                    self.aside(n, why, text);
                    return;
                }
                for piece in pieces {
                    self.op(n, piece);
                }
            }
        }
    }

    fn changed(&mut self, section: Section, n: usize, text: &str, bare: &str) {
        let whole = if section == Section::Session { format!("({bare})") } else { bare.to_owned() };
        let act = ron::Value::String("act".to_owned());
        // A line of a record under a damaged heading is not an entry.
        if let Ok(ron::Value::Map(map)) = ron::from_str::<ron::Value>(&whole)
            && !map.keys().any(|name| *name == act)
        {
            let value = ron::Value::Map(map);
            self.seen.extend(names_in(section, &value));
            self.edited.push(Edited { section, line: n, value });
            return;
        }
        let pieces = line::pieces(text);
        if let [_] = pieces.as_slice() {
            self.aside(n, Fault::Form, text);
            return;
        }
        for piece in pieces {
            self.line(Part::Readable(section), n, piece);
        }
    }
}

/// The name of a sound readable line: the entry's id, or the code of the session's answer.
pub(in crate::store) fn name_of(bare: &str) -> Option<Id> {
    match bare.strip_prefix('(') {
        Some(rest) => {
            let compacted = compact(rest.split(',').next().unwrap_or_default());
            compacted.strip_prefix("id:\"").and_then(|id| id.strip_suffix('"')).map(Id::new)
        }
        None => bare.split_once(':').map(|(code, _)| Id::new(code.trim())),
    }
}

fn names_in(section: Section, value: &ron::Value) -> Vec<Id> {
    let ron::Value::Map(map) = value else { return Vec::new() };
    map.iter()
        .filter_map(|(name, value)| match (section, name, value) {
            (Section::Session, ron::Value::String(code), _) => Some(Id::new(code)),
            (_, ron::Value::String(name), ron::Value::String(id)) if name == "id" => Some(Id::new(id)),
            _ => None,
        })
        .collect()
}
