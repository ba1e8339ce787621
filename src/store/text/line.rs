//! One operation, one line of RON (design, rules 1, 3, 4, 8, 16, 21): writing it in the one canonical way, its sum,
//! and reading it back with everything that this program does not know kept byte for byte. Uses the model and `ron`.

use super::escape::{compact, quote, spaced};
pub use super::sum::sum;
use crate::model::dates;
use crate::model::field::Value;
use crate::model::id::Id;
use crate::model::op::{Act, GREATEST_L, Op, Said, Struck};
use crate::model::text;
use chrono::{DateTime, FixedOffset};
use ron::extensions::Extensions;
use ron::value::RawValue;
use std::fmt::Write as _;
use std::sync::Arc;

/// The longest line that is taken, in bytes (rule 21).
pub const LONGEST_LINE: usize = 64 * 1024;

/// How much of one file is read (rule 21): what is over that is not, and the session can then only be looked at.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Operations.
    pub ops: usize,
    /// Lines that were set aside or edited by hand.
    pub strange: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { ops: 500_000, strange: 100_000 }
    }
}

impl Limits {
    /// What to say where so many operations and strange lines are too many.
    pub fn over(self, ops: usize, strange: usize) -> Option<&'static str> {
        let ops = (ops > self.ops).then_some("the session has more than 500,000 lines");
        ops.or_else(|| (strange > self.strange).then_some("more than 100,000 lines of one file are damaged"))
    }
}

/// An operation with the very line that it was read from, so that what is unknown here is carried on (rule 16).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// What it says, as far as this program understands it. Shared: a record is handed about a lot.
    pub op: Arc<Op>,
    /// The line without blanks at its ends, comma and sum.
    pub text: Arc<str>,
}

/// Why a line is set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Its sum is wrong or missing.
    Sum,
    /// Its counter is beyond belief (rule 8).
    Counter,
    /// It is longer than 64 kB.
    TooLong,
    /// It is not an operation.
    Form,
}

impl Fault {
    /// The reason as words for people.
    pub fn words(self) -> &'static str {
        match self {
            Fault::Sum => "was damaged or changed",
            Fault::Counter => "has an impossible counter",
            Fault::TooLong => "is longer than 64 kB",
            Fault::Form => "cannot be read",
        }
    }
}

impl Kept {
    /// An operation of our own, written in the canonical way.
    pub fn of(op: impl Into<Arc<Op>>) -> Self {
        let op = op.into();
        let text = write(&op).into();
        Self { op, text }
    }

    /// What is left of it once what it is about was forgotten (rule 17).
    #[must_use]
    pub fn gone(&self) -> Self {
        Self::of(self.op.gone())
    }

    /// The line with its sum, as it stands in a journal.
    pub fn with_sum(&self) -> String {
        with_sum(&self.text)
    }
}

/// A text with its sum after it, as it stands in a journal.
pub fn with_sum(text: &str) -> String {
    format!("{text} //{:08x}", sum(text))
}

/// Parts a line into its text and the sum that it carries; the comma and blanks at the ends belong to neither.
pub fn part(line: &str) -> (&str, Option<u32>) {
    let line = line.trim();
    let found = line.len().checked_sub(8).and_then(|at| line.split_at_checked(at)).and_then(|(before, digits)| {
        let text = before.strip_suffix("//")?;
        let hex = digits.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        Some((text, u32::from_str_radix(digits, 16).ok().filter(|_| hex)?))
    });
    let (text, sum) = found.map_or((line, None), |(text, sum)| (text, Some(sum)));
    let text = text.trim_end();
    (text.strip_suffix(',').map_or(text, str::trim_end), sum)
}

/// Cuts a line after each sum in it: where a newline was damaged, two lines have become one.
pub(in crate::store) fn pieces(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(", //") {
        let Some((one, after)) = rest.split_at_checked(at + 12) else { break };
        let Some(next) = after.find('(').and_then(|at| after.get(at..)) else { break };
        out.push(one);
        rest = next;
    }
    out.push(rest);
    out
}

/// Reads a line with its sum.
pub fn read(line: &str) -> Result<Kept, Fault> {
    if line.len() > LONGEST_LINE {
        return Err(Fault::TooLong);
    }
    let (text, carried) = part(line);
    match carried {
        Some(carried) if carried == sum(text) => parse(text),
        // An editor that only puts blanks between things does no harm.
        Some(carried) => {
            let compact = compact(text);
            let forms = [spaced(&compact), compact];
            forms.iter().find(|form| carried == sum(form)).map_or(Err(Fault::Sum), |form| parse(form))
        }
        None => Err(Fault::Sum),
    }
}

#[derive(serde::Deserialize)]
struct Envelope<'a> {
    id: Id,
    l: u64,
    #[serde(default)]
    at: Option<String>,
    #[serde(default)]
    step: u64,
    #[serde(default)]
    part: (u32, u32),
    #[serde(default)]
    of: Vec<Id>,
    #[serde(borrow)]
    act: &'a RawValue,
}

fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// Reads a line whose sum has been seen to: the envelope first, then the act, which may be unknown.
pub fn parse(text: &str) -> Result<Kept, Fault> {
    let options = options();
    let Envelope { id, l, at, step, part, mut of, act } = options.from_str(text).map_err(|_| Fault::Form)?;
    if l > GREATEST_L {
        return Err(Fault::Counter);
    }
    if !may_be_kept(&id, text) {
        return Err(Fault::Form);
    }
    // The texts of an act are clean by their type; the kept line stays as it is.
    let mut act = options.from_str(act.get_ron()).unwrap_or(Act::Unknown);
    tidy(&mut act);
    // An entry is about itself, whatever another program wrote: else it would be there and seen nowhere.
    if matches!(act, Act::Say(_)) && of.first() != Some(&id) {
        of.insert(0, id.clone());
    }
    let at = at.and_then(|at| DateTime::parse_from_rfc3339(&at).ok());
    Ok(Kept { op: Arc::new(Op { id, l, at, step, part, of, act }), text: text.into() })
}

/// How deep brackets may stand in one another: a document stays one value that any reader of RON takes.
const DEEPEST: usize = 32;

/// Whether a text can stand in a record as it is: it begins with its id, has its act, is one line of nothing but names, numbers,
/// strings and brackets, and is not nested beyond reason. A comment would take the rest of its line with it.
fn may_be_kept(id: &Id, text: &str) -> bool {
    let begins = text.strip_prefix("(id:\"").and_then(|rest| rest.strip_prefix(id.as_str()));
    let (mut deep, mut before, mut bytes) = (0usize, b' ', text.bytes());
    while let Some(byte) = bytes.next() {
        match byte {
            // Raw strings and strings of bytes know no escapes, or others.
            b'"' if before.is_ascii_alphanumeric() => return false,
            b'"' if !passes_string(&mut bytes) => return false,
            b'#' | b'\'' | b'/' | b'\n' | b'\r' => return false,
            b'(' | b'[' | b'{' => deep += 1,
            b')' | b']' | b'}' => deep = deep.saturating_sub(1),
            _ => {}
        }
        if deep > DEEPEST {
            return false;
        }
        before = byte;
    }
    begins.is_some_and(|rest| rest.starts_with('"')) && text.contains(",act:")
}

/// Goes past the end of a string; there must be one in this line.
fn passes_string(bytes: &mut impl Iterator<Item = u8>) -> bool {
    while let Some(byte) = bytes.next() {
        let escaped = if byte == b'\\' { bytes.next() } else { None };
        match (byte, escaped) {
            (b'"', _) => return true,
            (b'\n' | b'\r', _) | (_, Some(b'\n' | b'\r')) => return false,
            _ => {}
        }
    }
    false
}

/// Takes days that nobody can mean for none; the kept line stays as it is.
fn tidy(act: &mut Act) {
    let tidy = |value: &mut Value| match value {
        Value::Date { on, .. } => *on = on.filter(|day| dates::is_believable(*day)),
        Value::Moment(at) if !dates::is_believable(at.naive_utc().date()) => *value = Value::Nothing,
        _ => {}
    };
    match act {
        Act::Say(said) => said.with.iter_mut().for_each(|(_, value)| tidy(value)),
        Act::Set { to, .. } => tidy(to),
        _ => {}
    }
}

/// Whether an operation is within the limits of rule 21; if not, why, as words for people.
pub fn within_limits(kept: &Kept) -> Result<(), String> {
    if kept.text.len() > LONGEST_LINE {
        return Err(format!("a line of {} kB is too long (64 kB at most)", kept.text.len() / 1024));
    }
    let long = |words: &str| words.len() > text::LONGEST;
    let too_long = match &kept.op.act {
        Act::Say(said) => {
            long(&said.text) || said.with.iter().any(|(_, v)| matches!(v, Value::Text(words) if long(words)))
        }
        Act::Text { text, .. } | Act::Also { text, .. } => long(text),
        Act::Set { to: Value::Text(words), .. } => long(words),
        _ => false,
    };
    if too_long { Err("a text is longer than 8 kB".to_owned()) } else { Ok(()) }
}

/// A moment as it stands in files.
pub fn moment(at: &DateTime<FixedOffset>) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, false)
}

/// Writes an operation in the one canonical way: fields in the order of rule 1, what is empty left out, no blanks.
pub fn write(op: &Op) -> String {
    let mut out = String::with_capacity(160);
    out.push_str("(id:");
    quote(&mut out, op.id.as_str());
    // Writing into a String cannot fail.
    let _ = write!(out, ",l:{}", op.l);
    if let Some(at) = &op.at {
        out.push_str(",at:");
        quote(&mut out, &moment(at));
    }
    if op.step != 0 {
        let _ = write!(out, ",step:{}", op.step);
    }
    if op.part != (0, 0) {
        let _ = write!(out, ",part:({},{})", op.part.0, op.part.1);
    }
    out.push_str(",of:");
    ids(&mut out, &op.of);
    out.push_str(",act:");
    act(&mut out, &op.act);
    out.push(')');
    out
}

fn ids(out: &mut String, ids: &[Id]) {
    out.push('[');
    for (n, id) in ids.iter().enumerate() {
        if n > 0 {
            out.push(',');
        }
        quote(out, id.as_str());
    }
    out.push(']');
}

fn words(out: &mut String, name: &str, words: &str) {
    if !words.is_empty() {
        out.push_str(name);
        quote(out, words);
        out.push(',');
    }
}

fn over(out: &mut String, over: &[Id]) {
    if !over.is_empty() {
        out.push_str("over:");
        ids(out, over);
        out.push(',');
    }
}

fn act(out: &mut String, act: &Act) {
    match act {
        Act::Say(said) => say(out, said),
        Act::Text { over: hides, text } => {
            out.push_str("Text(");
            over(out, hides);
            out.push_str("text:");
            quote(out, text);
            out.push(')');
        }
        Act::Also { over: hides, lang, text, by } => {
            out.push_str("Also(");
            over(out, hides);
            out.push_str("lang:");
            quote(out, lang);
            out.push_str(",text:");
            quote(out, text);
            if !by.is_empty() {
                out.push_str(",by:");
                quote(out, by);
            }
            out.push(')');
        }
        Act::Set { over: hides, field, key, to } => {
            out.push_str("Set(");
            over(out, hides);
            let _ = write!(out, "field:{field:?},");
            words(out, "key:", key);
            out.push_str("to:");
            value(out, to);
            out.push(')');
        }
        Act::Link { how, label } => {
            let _ = write!(out, "Link(how:{how:?}");
            if !label.is_empty() {
                out.push_str(",label:");
                quote(out, label);
            }
            out.push(')');
        }
        Act::End { links } => named(out, "End(links:", links),
        Act::Withdraw { over } if over.is_empty() => out.push_str("Withdraw()"),
        Act::Withdraw { over } => named(out, "Withdraw(over:", over),
        Act::Undo { ops } => named(out, "Undo(ops:", ops),
        Act::Forget => out.push_str("Forget"),
        Act::Strike(Struck { kind, no, task }) => {
            let _ = write!(out, "Strike((kind:{kind:?}");
            for (name, words) in [(",no:", no), (",task:", task)] {
                if !words.is_empty() {
                    out.push_str(name);
                    quote(out, words);
                }
            }
            out.push_str("))");
        }
        Act::Gone => out.push_str("Gone"),
        Act::Unknown => out.push_str("Unknown"),
    }
}

fn named(out: &mut String, name: &str, what: &[Id]) {
    out.push_str(name);
    ids(out, what);
    out.push(')');
}

fn say(out: &mut String, said: &Said) {
    let Said { kind, no, task, by, text, with, from } = said;
    let _ = write!(out, "Say((kind:{kind:?},");
    words(out, "no:", no);
    words(out, "task:", task);
    words(out, "by:", by);
    out.push_str("text:");
    quote(out, text);
    if !with.is_empty() {
        out.push_str(",with:[");
        for (n, (field, to)) in with.iter().enumerate() {
            if n > 0 {
                out.push(',');
            }
            let _ = write!(out, "({field:?},");
            value(out, to);
            out.push(')');
        }
        out.push(']');
    }
    if !from.is_empty() {
        out.push_str(",from:");
        ids(out, from);
    }
    out.push_str("))");
}

fn value(out: &mut String, value: &Value) {
    match value {
        Value::Nothing => out.push_str("Nothing"),
        Value::Text(text) => {
            out.push_str("Text(");
            quote(out, text);
            out.push(')');
        }
        Value::Count(n) => {
            let _ = write!(out, "Count({n})");
        }
        Value::Flag(yes) => {
            let _ = write!(out, "Flag({yes})");
        }
        Value::Date { on, said } => {
            out.push_str("Date(on:");
            match on {
                Some(day) => {
                    let _ = write!(out, "Some(\"{day}\")");
                }
                None => out.push_str("None"),
            }
            out.push_str(",said:");
            quote(out, said);
            out.push(')');
        }
        Value::Moment(at) => {
            out.push_str("Moment(");
            quote(out, &moment(at));
            out.push(')');
        }
        Value::Other(id) => {
            out.push_str("Other(");
            quote(out, id.as_str());
            out.push(')');
        }
        Value::Counts(counts) => {
            let _ = write!(out, "Counts({counts:?})");
        }
    }
}
