//! The readable part of one document, line by line: only lines that may be it are read. What stands there counts only
//! where it is, to the letter, what the program of this version wrote: else the session is opened in full. Uses lines, the
//! readable part and the matcher.

use super::needle::Needle;
use super::told::told;
use crate::model::dates::in_file;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::kind::{KINDS, Kind, Numbering};
use crate::model::search::{Asked, Told, What};
use crate::store::header::FORMAT;
use crate::store::readable::Section;
use crate::store::sum::{Sum, sum};
use chrono::NaiveDate;
use memchr::memmem::{self, Finder};
use std::collections::HashMap;
use std::sync::LazyLock;

/// What is looked for, made ready for raw lines.
#[derive(Debug)]
pub struct Sought<'a> {
    /// What is looked for.
    pub asked: &'a Asked,
    /// Whether anybody wants to know when a line was written down.
    pub days: bool,
    /// Each of these must stand in a line.
    needles: Vec<Needle>,
    /// One of these must, where there are any: how a line names its kind.
    one_of: Vec<Finder<'static>>,
}

/// The page of a document.
#[derive(Debug, Default)]
pub struct Page<'t> {
    /// The session's id.
    pub session: &'t str,
    /// The lines that are it.
    pub hits: Vec<Told<'t>>,
    /// All its entries were begun by one window: then no number was given twice.
    pub one_writer: bool,
}

/// How many lines that are it there is room for from the first one on.
const MANY: usize = 32;

/// How far behind its name a line says when it was written, at most.
const MOMENT: usize = 64;

/// What is known of a document's page.
#[derive(Debug)]
pub enum Turned<'t> {
    /// It is as this program wrote it.
    Read(Page<'t>),
    /// It is not; the session's id, where the head says it.
    Otherwise(Option<&'t str>),
}

/// The end of the readable part.
pub const END: &[u8] = b"\nrecord:[\n";

/// The lines of a page, without what ends them.
struct Lines<'t> {
    left: &'t str,
}

impl<'t> Iterator for Lines<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let end = memchr::memchr(b'\n', self.left.as_bytes());
        let (line, left) = end.and_then(|end| self.left.split_at_checked(end)).unwrap_or((self.left, ""));
        let is_over = self.left.is_empty();
        self.left = left.get(1..).unwrap_or_default();
        (!is_over).then_some(line)
    }
}

/// Where the readable part ends, where that is among these bytes.
pub fn end_of(bytes: &[u8]) -> Option<usize> {
    memmem::find(bytes, END).map(|at| at + 1)
}

impl<'a> Sought<'a> {
    /// Makes ready what is looked for.
    pub fn of(asked: &'a Asked) -> Self {
        let mut needles: Vec<Needle> = asked.for_words().iter().filter_map(|word| Needle::of(word)).collect();
        // What is rare comes first, so that most lines are passed by after one look.
        needles.sort_by_key(|needle| std::cmp::Reverse(needle.len()));
        let by_name = asked.kinds.iter().all(|kind| Section::of(*kind) == Section::Entries);
        let named = |kind: &Kind| Finder::new(&format!("kind:\"{}\"", kind.code())).into_owned();
        let one_of = if by_name { asked.kinds.iter().map(named).collect() } else { Vec::new() };
        if let Some(task) = &asked.task {
            needles.push(Needle::exact(format!("task:\"{task}\"").as_bytes()));
        }
        Self { asked, days: true, needles, one_of }
    }

    /// The same where nobody wants to know when a line was written down, unless that is asked for.
    #[must_use]
    pub fn but_days(self) -> Self {
        Self { days: self.asked.asks_when(), ..self }
    }

    /// Whether whole files together may hold it: each word stands in one of them.
    pub fn may_be_among(&self, texts: &[String]) -> bool {
        let mut needles = self.asked.for_words().iter().filter_map(|word| Needle::of(word));
        needles.all(|needle| texts.iter().any(|text| needle.may_be_in(text)))
    }

    /// Looks through the beginning of a document, up to its record.
    pub fn turn<'t>(&self, bytes: &'t [u8]) -> Turned<'t> {
        let Ok(text) = std::str::from_utf8(bytes) else { return Turned::Otherwise(None) };
        let mut lines = Lines { left: text };
        let Some(Head { session, is_ours, shown }) = Head::read(&mut lines) else { return Turned::Otherwise(None) };
        if !is_ours {
            return Turned::Otherwise(Some(session));
        }
        let mut sieve = Sieve::of(self, text);
        match self.read(lines, &mut sieve, shown) {
            Some((hits, one_writer)) => Turned::Read(Page { session, hits, one_writer }),
            None => Turned::Otherwise(Some(session)),
        }
    }

    /// The lines that are it; `None`, where anything is not as the program wrote it.
    fn read<'t>(
        &self,
        mut lines: impl Iterator<Item = &'t str>,
        sieve: &mut Sieve<'_, 't>,
        (count, whole): (u64, u32),
    ) -> Option<(Vec<Told<'t>>, bool)> {
        let mut hits = Vec::new();
        let (mut writer, mut one_writer) = ("", true);
        let (mut seen, mut summed) = (0u64, Sum::default());
        for section in Section::ALL {
            let (open, close) = if section == Section::Session { ("(", "),") } else { ("[", "],") };
            // The first one was the sign by which the head ended.
            if section != Section::Session && lines.next()?.strip_suffix(open)?.strip_suffix(':')? != section.name() {
                return None;
            }
            loop {
                let raw = lines.next()?;
                if raw == close {
                    break;
                }
                let text = bare(raw)?;
                seen += 1;
                summed.update(text.as_bytes());
                summed.update(b"\n");
                if !text.starts_with(writer) || writer.is_empty() {
                    let new = writer_of(text);
                    one_writer &= writer.is_empty() || new.is_empty();
                    writer = if new.is_empty() { writer } else { new };
                }
                if sieve.lets_through(raw) {
                    let told = told(section, text)?;
                    if self.asked.is_it(&told) {
                        // Where there is one there are more.
                        hits.reserve(if hits.is_empty() { MANY } else { 1 });
                        hits.push(told);
                    }
                }
            }
        }
        (seen == count && summed.finalize() == whole).then_some((hits, one_writer))
    }
}

/// Which lines of a page may be it, one after another.
struct Sieve<'a, 't> {
    sought: &'a Sought<'a>,
    page: &'t str,
    /// Whether lines without accents may be it, and lines with them: each needle stands somewhere on the page.
    plain: bool,
    accented: bool,
    /// Where the rarest needle stands next.
    rarest: Ahead,
    /// Where each of the kinds stands next.
    kinds: Vec<Ahead>,
}

/// Where something stands next on a page, from the line on that is looked at; nowhere, where it stands no more.
#[derive(Debug, Clone, Copy)]
struct Ahead(Option<usize>);

impl Ahead {
    /// From the beginning of a page.
    const BEGIN: Self = Self(Some(0));

    /// Whether it stands in a line that begins and ends there.
    fn is_within(
        &mut self,
        page: &[u8],
        (begins, ends): (usize, usize),
        find: impl Fn(&[u8]) -> Option<usize>,
    ) -> bool {
        if self.0.is_some_and(|next| next <= begins) {
            self.0 = page.get(begins..).and_then(find).map(|at| begins + at);
        }
        self.0.is_some_and(|next| next < ends)
    }
}

impl<'a, 't> Sieve<'a, 't> {
    fn of(sought: &'a Sought<'a>, page: &'t str) -> Self {
        // A word that stands nowhere in plain letters can only stand in a line with others.
        let plain = sought.needles.iter().all(|needle| needle.is_in(page.as_bytes()));
        let accented = sought.needles.iter().all(|needle| needle.may_be_under_accents(page));
        Self { sought, page, plain, accented, rarest: Ahead::BEGIN, kinds: vec![Ahead::BEGIN; sought.one_of.len()] }
    }

    fn lets_through(&mut self, raw: &str) -> bool {
        if !self.plain && !self.accented {
            return false;
        }
        let Some(begins) = raw.as_ptr().addr().checked_sub(self.page.as_ptr().addr()) else { return true };
        let (page, line) = (self.page.as_bytes(), (begins, begins + raw.len()));
        let mut kinds = self.kinds.iter_mut().zip(&self.sought.one_of);
        // Within quotation marks others have a sign before them: nothing that people said looks like the name of a kind.
        if kinds.len() > 0 && !kinds.any(|(ahead, kind)| ahead.is_within(page, line, |left| kind.find(left))) {
            return false;
        }
        let needles = &self.sought.needles;
        let Some((rarest, others)) = needles.split_first() else { return true };
        let is_near = self.plain && self.rarest.is_within(page, line, |left| rarest.find(left));
        if raw.is_ascii() {
            return is_near && others.iter().all(|needle| needle.is_in(raw.as_bytes()));
        }
        needles.iter().all(|needle| needle.may_be_in(raw))
    }
}

/// The writer of the entry that a line shows, with what stands before it; nothing for an answer of the session.
fn writer_of(text: &str) -> &str {
    let writer = text.strip_prefix("(id:\"").and_then(|id| id.split(['.', '"']).next());
    writer.and_then(|writer| text.get(..writer.len() + 6)).unwrap_or_default()
}

/// A line without its comma and its sum, which stand in their places.
fn bare(raw: &str) -> Option<&str> {
    let (text, sum) = raw.split_at_checked(raw.len().checked_sub(12)?)?;
    (sum.as_bytes().first_chunk() == Some(b", //")).then_some(text)
}

/// Whether a readable part has a line of its own for what a line shows.
pub fn names(readable: &[u8], told: &Told) -> bool {
    let begins = match told.what {
        What::Session(field) => format!("\n{}:", field.code()),
        What::Entry(_) => format!("\n(id:\"{}\",", told.id),
    };
    Needle::exact(begins.as_bytes()).is_in(readable)
}

/// What the page's use hangs on.
struct Head<'t> {
    session: &'t str,
    is_ours: bool,
    shown: (u64, u32),
}

impl<'t> Head<'t> {
    fn read(lines: &mut impl Iterator<Item = &'t str>) -> Option<Self> {
        let (mut format, mut app, mut session, mut shown) = (None, None, None, None);
        if !lines.next()?.starts_with("//") || lines.next()? != "(" {
            return None;
        }
        loop {
            let raw = lines.next()?;
            if raw == "session:(" {
                break;
            }
            let text = bare(raw)?;
            let (_, digits) = raw.split_at_checked(raw.len().checked_sub(8)?)?;
            if u32::from_str_radix(digits, 16) != Ok(sum(text)) {
                return None;
            }
            let (name, value) = text.split_once(':')?;
            let known = match name {
                "format" => &mut format,
                "app" => &mut app,
                "id" => &mut session,
                "shown" => &mut shown,
                _ => continue,
            };
            // The first of a name counts.
            known.get_or_insert(value);
        }
        let words = |value: &'t str| {
            value
                .strip_prefix('"')
                .and_then(|value| value.strip_suffix('"'))
                .filter(|words| !words.contains(['"', '\\']))
        };
        let (count, sum) = shown?.strip_prefix('(')?.strip_suffix("\")")?.split_once(",\"")?;
        Some(Self {
            session: words(session?).filter(|id| !id.is_empty())?,
            is_ours: app.and_then(words) == Some(env!("CARGO_PKG_VERSION"))
                && format.and_then(|format| format.parse().ok()) == Some(FORMAT),
            shown: (count.parse().ok()?, u32::from_str_radix(sum, 16).ok()?),
        })
    }
}

/// What the record of a document says of lines that were found there.
#[derive(Debug)]
pub struct Written {
    /// The day on which each was written down.
    pub on: Vec<Option<NaiveDate>>,
    /// The number of one of them was given to another line, too.
    pub is_shared: bool,
}

/// One line of a record, as far as it says when something began and what number it was given.
struct Begun<'t> {
    thing: &'t str,
    kind: &'t str,
    no: &'t str,
}

impl<'t> Begun<'t> {
    fn read(thing: &'t str, rest: &'t str) -> Option<Self> {
        // Neither counters and moments nor ids hold brackets.
        let (before, act) = rest.split_once(']')?;
        let act = act.strip_prefix(",act:")?;
        let (thing, said) = match act.strip_prefix("Say((") {
            Some(said) => (thing, said),
            None => (before.split("of:[\"").nth(1)?.split('"').next()?, act.strip_prefix("Strike((")?),
        };
        let (kind, rest) = said.strip_prefix("kind:")?.split_once(',')?;
        let no = rest.strip_prefix("no:\"").and_then(|rest| rest.split('"').next()).unwrap_or_default();
        Some(Self { thing, kind, no })
    }
}

/// The day on which a line of a record was written, behind its id.
fn day_of(rest: &str) -> Option<NaiveDate> {
    let (_, at) = rest.strip_prefix(",l:")?.split_once(',')?;
    in_file(at.strip_prefix("at:\"")?.get(..10)?)
}

impl Written {
    /// Reads the record's lines; `numbers`: two windows may have given one number.
    pub fn read(record: &[u8], hits: &[Told], numbers: bool) -> Self {
        if let Some(on) = Some(hits).filter(|_| !numbers).and_then(|hits| days_in_order(record, hits)) {
            return Self { on, is_shared: false };
        }
        let mut out = Self { on: vec![None; hits.len()], is_shared: false };
        let mut by_id: Vec<(&str, usize)> = hits.iter().enumerate().map(|(at, told)| (&*told.id, at)).collect();
        let mut by_no: Vec<(&str, usize)> = hits.iter().enumerate().map(|(at, told)| (&*told.no, at)).collect();
        by_id.sort_unstable();
        by_no.sort_unstable();
        // Damaged bytes are none of a line that counts.
        for raw in String::from_utf8_lossy(record).split('\n') {
            let Some((id, rest)) = raw.strip_prefix("(id:\"").and_then(|rest| rest.split_once('"')) else { continue };
            if let Ok(found) = by_id.binary_search_by_key(&id, |(id, _)| *id)
                && let Some(on) = by_id.get(found).and_then(|(_, at)| out.on.get_mut(*at))
            {
                *on = day_of(rest);
            }
            if let Some(begun) = Some(rest).filter(|_| numbers).and_then(|rest| Begun::read(id, rest)) {
                let first = by_no.partition_point(|(no, _)| *no < begun.no);
                let alike = by_no.iter().skip(first).take_while(|(no, _)| *no == begun.no && !no.is_empty());
                let mut others = alike.filter_map(|(_, at)| hits.get(*at)).filter(|told| told.id != begun.thing);
                out.is_shared |= others.any(|told| series(told) == Some(numbering(begun.kind)));
            }
        }
        out
    }
}

/// The day on which each was written down: the lines of a record stand by their names, so that each is looked for behind
/// the one before. `None`, where one is not there.
fn days_in_order(record: &[u8], hits: &[Told]) -> Option<Vec<Option<NaiveDate>>> {
    let mut by_id: Vec<(&str, usize)> = hits.iter().enumerate().map(|(at, told)| (&*told.id, at)).collect();
    by_id.sort_unstable();
    let mut out = vec![None; hits.len()];
    let (mut left, mut begins) = (record, Vec::new());
    for (id, at) in by_id.into_iter().filter(|(id, _)| *id != Id::SESSION) {
        begins.clear();
        begins.extend([b"\n(id:\"", id.as_bytes(), b"\",l:"].concat());
        let line = left.get(Needle::find_by_end(&begins, left)?..)?;
        let rest = line.strip_prefix(begins.strip_suffix(b",l:")?)?;
        let begin = rest.get(..rest.len().min(MOMENT))?;
        *out.get_mut(at)? = day_of(begin.utf8_chunks().next().map(|chunk| chunk.valid()).unwrap_or_default());
        left = rest;
    }
    Some(out)
}

fn series(told: &Told) -> Option<Numbering> {
    match told.what {
        What::Entry(kind) => Some(kind.spec().numbering),
        What::Session(_) => None,
    }
}

/// The series of a kind, by the kind's name in a record.
fn numbering(kind: &str) -> Numbering {
    static NAMED: LazyLock<HashMap<String, Numbering>> =
        LazyLock::new(|| KINDS.iter().map(|spec| (format!("{:?}", spec.kind), spec.numbering)).collect());
    NAMED.get(kind).copied().unwrap_or(Numbering::None)
}

/// Whether a page must be read with the rest of its session, since what is asked cannot be seen in it: who promises a
/// pledge that names nobody.
pub fn needs_more(told: &Told) -> bool {
    told.what == What::Entry(Kind::Pledge) && told.answer(Field::Who).trim().is_empty()
}
