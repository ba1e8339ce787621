//! The head of a document: what a list of sessions needs, within the first 4 kB. Uses the model, lines and `ron`.

use super::escape::quoted;
use super::line;
use crate::model::custody;
use crate::model::dates;
use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::kind::Kind;
use crate::model::session::Session;
use crate::model::text::Clean;
use crate::words::Word;
use chrono::NaiveDate;

/// The format that this program writes. It rises only when the line itself changes (rule 16).
pub const FORMAT: u64 = 1;

/// The version of this program.
pub const APP: &str = env!("CARGO_PKG_VERSION");

/// How much of a file is read for a list of sessions.
pub const HEAD: u64 = 4096;

/// The longest answer that stands in the head, in bytes; the whole stands in the `session` part.
const LONGEST: usize = 400;

/// The head of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Header {
    /// The format of the lines.
    pub format: u64,
    /// The version of the program that wrote the file.
    pub app: Clean,
    /// The session's id.
    pub id: Clean,
    /// The title.
    pub title: Clean,
    /// The place.
    pub place: Clean,
    /// The first and the last day.
    pub dates: Clean,
    /// `prepared`, `open` or `held`.
    pub state: Clean,
    /// When people meet next, as said.
    pub next_meeting: Clean,
    /// Until when the record is to be kept, as `2028-05-01`; empty where nobody said a day. Written only where it is.
    pub kept_until: Clean,
    /// How many lines that people said, groups, themes, statements, actions stand.
    pub counts: Vec<(Clean, u64)>,
    /// How many lines the readable part was written with, and their sum: what is missing was taken out by hand.
    pub shown: Option<(u64, u32)>,
}

fn cut(words: String) -> Clean {
    if words.len() <= LONGEST {
        return words.into();
    }
    let mut short: String =
        words.char_indices().take_while(|(at, c)| at + c.len_utf8() < LONGEST).map(|(_, c)| c).collect();
    short.push('…');
    short.into()
}

fn day(session: &Session, field: Field) -> String {
    match session.get(field) {
        Some(Value::Date { on: Some(day), .. }) => day.to_string(),
        Some(other) => other.words(),
        None => String::new(),
    }
}

/// How many lines stand that people said: the agenda, groups and tables are the frame for them.
pub fn said(session: &Session) -> usize {
    let is_said = |entry: &&Entry| entry.stands() && entry.kind.is_said();
    session.entries().filter(is_said).count()
}

fn state(session: &Session, lines: u64) -> &'static str {
    let mut agenda = session.of_kind(Kind::Agenda).peekable();
    let held = agenda.peek().is_some() && agenda.all(|item| item.is(Field::Done));
    match (held, lines > 0) {
        (true, _) => "held",
        (false, true) => "open",
        (false, false) => "prepared",
    }
}

/// What a head counts, in its order.
const COUNTED: [&str; 5] = ["lines", "groups", "themes", "statements", "actions"];

/// How many of each a session has.
pub fn counts(session: &Session) -> [u64; 5] {
    let of_kind = |kind| session.of_kind(kind).count();
    let kinds = [Kind::Group, Kind::Theme, Kind::Statement, Kind::Action].map(of_kind);
    let [groups, themes, statements, actions] = kinds;
    [said(session), groups, themes, statements, actions].map(|n| u64::try_from(n).unwrap_or(u64::MAX))
}

impl Header {
    /// The head of a session's document.
    pub fn of(session: &Session, id: &str, shown: (u64, u32)) -> Self {
        Self::counting(session, id, shown, counts(session))
    }

    /// The same, where the lines were counted by somebody else.
    pub fn counting(session: &Session, id: &str, shown: (u64, u32), counts: [u64; 5]) -> Self {
        let (first, last) = (day(session, Field::FirstDay), day(session, Field::LastDay));
        let [lines, ..] = counts;
        Self {
            format: FORMAT,
            app: APP.into(),
            id: id.into(),
            title: cut(session.words(Field::Title)),
            place: cut(session.words(Field::Venue)),
            dates: cut(if last.is_empty() || last == first { first } else { format!("{first} to {last}") }),
            state: state(session, lines).into(),
            next_meeting: cut(session.words(Field::NextMeeting)),
            kept_until: custody::kept_until(session).map(|day| Clean::from(day.to_string())).unwrap_or_default(),
            counts: COUNTED.into_iter().map(Clean::from).zip(counts).collect(),
            shown: Some(shown),
        }
    }

    /// The sentence about a record that was kept as long as was said; `None` before, and where nobody said how long.
    pub fn was_to_be_kept(&self, today: NaiveDate) -> Option<String> {
        let until: NaiveDate = self.kept_until.parse().ok()?;
        (until < today).then(|| Word::WasToBeKept.with(&[dates::written_out(until)]))
    }

    /// The head as lines of a document.
    pub fn write(&self, out: &mut String) {
        let counts: Vec<String> = self.counts.iter().map(|(name, n)| format!("{name}:{n}")).collect();
        let mut put = |line: String| {
            let sum = format!("{:08x}", line::sum(&line));
            out.extend([
                line.as_str(),
                ", //",
                sum.as_str(),
                "
",
            ]);
        };
        put(format!("format:{}", self.format));
        put(format!("app:{}", quoted(&self.app)));
        put(format!("id:{}", quoted(&self.id)));
        put(format!("title:{}", quoted(&self.title)));
        put(format!("place:{}", quoted(&self.place)));
        put(format!("dates:{}", quoted(&self.dates)));
        put(format!("state:{}", quoted(&self.state)));
        put(format!("next_meeting:{}", quoted(&self.next_meeting)));
        if !self.kept_until.is_empty() {
            put(format!("kept_until:{}", quoted(&self.kept_until)));
        }
        put(format!("counts:({})", counts.join(",")));
        if let Some((lines, sum)) = self.shown {
            put(format!("shown:({lines},\"{sum:08x}\")"));
        }
    }

    /// Takes in a line of a head; says whether it was one. The first of a name counts.
    pub fn take_in(&mut self, raw: &str) -> bool {
        let (text, sum) = line::part(raw);
        let Some((name, value)) = text.split_once(':') else { return false };
        let Some(value) = value_in(value.trim()) else { return false };
        let sound = sum.is_none_or(|sum| sum == line::sum(text) || sum == line::sum(&super::escape::compact(text)));
        self.put(name.trim(), &value, sound)
    }

    /// Puts one answer of the head in its place. A damaged id or format is worse than none.
    pub fn put(&mut self, name: &str, value: &ron::Value, sound: bool) -> bool {
        use ron::Value::{Map, Seq, String as Text};
        let into = match name {
            "format" => {
                if let (Some(n), true) = (number(value), sound) {
                    self.format = n;
                }
                return true;
            }
            "counts" => {
                if let Map(map) = value {
                    self.counts = map
                        .iter()
                        .filter_map(|(name, n)| match name {
                            Text(name) => Some((name.into(), number(n)?)),
                            _ => None,
                        })
                        .collect();
                    // The map knows no order; the file has one.
                    self.counts.sort_by_key(|(name, _)| COUNTED.iter().position(|counted| **counted == **name));
                }
                return true;
            }
            "shown" => {
                if let (Seq(pair), true) = (value, sound)
                    && let [lines, Text(sum)] = pair.as_slice()
                {
                    self.shown = number(lines).zip(u32::from_str_radix(sum, 16).ok());
                }
                return true;
            }
            "app" => &mut self.app,
            "id" if sound => &mut self.id,
            "id" => return true,
            "title" => &mut self.title,
            "place" => &mut self.place,
            "dates" => &mut self.dates,
            "state" => &mut self.state,
            "next_meeting" => &mut self.next_meeting,
            "kept_until" => &mut self.kept_until,
            _ => return false,
        };
        if let (Text(words), true) = (value, into.is_empty()) {
            *into = words.into();
        }
        true
    }

    /// Reads the head out of the beginning of a file.
    pub fn read(start: &[u8]) -> Self {
        let mut header = Self::default();
        let text = String::from_utf8_lossy(start);
        for line in text.trim_start_matches('\u{feff}').lines().map(str::trim) {
            if line.starts_with("session") && line.contains('(') {
                break;
            }
            header.take_in(line);
        }
        header
    }
}

/// The value of a line: plain words and numbers, as nearly all are, need no second look.
fn value_in(text: &str) -> Option<ron::Value> {
    let words = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    if let Some(words) = words.filter(|words| !words.contains(['"', '\\'])) {
        return Some(ron::Value::String(words.to_owned()));
    }
    match text.parse::<u64>() {
        Ok(n) => Some(ron::Value::Number(ron::Number::U64(n))),
        Err(_) => counts_in(text).or_else(|| ron::from_str(text).ok()),
    }
}

/// Counts by their names, `(lines:12,groups:0)`.
fn counts_in(text: &str) -> Option<ron::Value> {
    let inner = text.strip_prefix('(')?.strip_suffix(')')?;
    let one = |pair: &str| {
        let (name, n) = pair.split_once(':')?;
        let plain = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase());
        Some((
            ron::Value::String(Some(name).filter(|_| plain)?.to_owned()),
            ron::Value::Number(ron::Number::U64(n.parse().ok()?)),
        ))
    };
    Some(ron::Value::Map(inner.split(',').map(one).collect::<Option<ron::Map>>()?))
}

/// A whole number out of a piece of RON.
pub fn number(value: &ron::Value) -> Option<u64> {
    match value {
        ron::Value::Number(n) => value_of(*n),
        _ => None,
    }
}

fn value_of(n: ron::Number) -> Option<u64> {
    // ron gives the smallest type that holds the number.
    match n {
        ron::Number::U8(n) => Some(n.into()),
        ron::Number::U16(n) => Some(n.into()),
        ron::Number::U32(n) => Some(n.into()),
        ron::Number::U64(n) => Some(n),
        _ => None,
    }
}
