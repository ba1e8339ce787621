//! Everything that may go out as JSON (RFC 8259), for scripts. Its form is `FORMAT`, described in the README; names in it
//! never change their meaning, new ones may be added. Also the one writer of JSON that other formats use.

use super::{Leaving, Parcel};
use crate::export::escape;
use crate::model::entry::{Answers, Entry, Fields};
use crate::model::field::Value;
use crate::model::kind::Kind;
use crate::model::op::How;
use crate::model::query::{self, Standing};

/// The version of the form. It rises when a name goes or means something else.
pub const VERSION: u64 = 1;

/// A piece of JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    /// Words.
    Text(String),
    /// A number.
    Count(u64),
    /// Yes or no.
    Flag(bool),
    /// Several.
    List(Vec<Json>),
    /// Named ones, in this order. What is empty is left out.
    Of(Vec<(String, Json)>),
}

impl Json {
    /// Words.
    pub fn text(words: impl AsRef<str>) -> Self {
        Json::Text(escape::plain(words.as_ref()).into_owned())
    }

    fn is_empty(&self) -> bool {
        match self {
            Json::Text(words) => words.is_empty(),
            Json::List(list) => list.is_empty(),
            Json::Of(named) => named.is_empty(),
            Json::Count(_) | Json::Flag(_) => false,
        }
    }

    /// The text of a file: two levels stand open, below them one thing is one line.
    pub fn file(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, 0);
        out.push('\n');
        out
    }

    fn write(&self, out: &mut String, depth: usize) {
        let open = depth < 2;
        let line = |out: &mut String, depth: usize| {
            if open {
                out.push('\n');
                out.push_str(&"  ".repeat(depth));
            }
        };
        match self {
            Json::Text(words) => quoted(out, words),
            Json::Count(n) => out.push_str(&n.to_string()),
            Json::Flag(yes) => out.push_str(if *yes { "true" } else { "false" }),
            Json::List(list) => {
                out.push('[');
                for (n, item) in list.iter().enumerate() {
                    out.push_str(if n == 0 { "" } else { "," });
                    line(out, depth + 1);
                    item.write(out, depth + 1);
                }
                line(out, depth);
                out.push(']');
            }
            Json::Of(named) => {
                out.push('{');
                for (n, (name, item)) in named.iter().filter(|(_, item)| !item.is_empty()).enumerate() {
                    out.push_str(if n == 0 { "" } else { "," });
                    line(out, depth + 1);
                    quoted(out, name);
                    out.push(':');
                    item.write(out, depth + 1);
                }
                line(out, depth);
                out.push('}');
            }
        }
    }
}

fn quoted(out: &mut String, words: &str) {
    out.push('"');
    for c in words.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// Named ones.
pub fn of<const N: usize>(named: [(&str, Json); N]) -> Json {
    Json::Of(named.into_iter().map(|(name, item)| (name.to_owned(), item)).collect())
}

/// The whole session.
pub fn json(leaving: &Leaving) -> Parcel {
    let session = &leaving.session;
    let lines = leaving.lines();
    let frame = |kind: Kind| session.of_kind(kind).map(|entry| entry_of(leaving, entry)).collect();
    let stayed = [
        ("not_for_these_readers", leaving.not_for_them),
        ("taken_back", leaving.taken_back),
        ("struck", leaving.struck),
    ];
    let stayed = stayed.map(|(why, n)| (why, Json::Count(u64::try_from(n).unwrap_or(u64::MAX))));
    let text = of([
        ("format", Json::text("commonground")),
        ("version", Json::Count(VERSION)),
        ("for", Json::text(leaving.readers.name())),
        ("id", Json::text(&leaving.id)),
        ("session", answers(leaving, &session.head().fields)),
        ("not_here", of(stayed)),
        ("groups", Json::List(frame(Kind::Group))),
        ("tables", Json::List(frame(Kind::Table))),
        ("agenda", Json::List(query::agenda(session).into_iter().map(|item| entry_of(leaving, item)).collect())),
        ("lines", Json::List(lines.iter().map(|entry| entry_of(leaving, entry)).collect())),
    ]);
    Parcel::of(text.file(), lines.len(), Vec::new())
}

fn entry_of(leaving: &Leaving, entry: &Entry) -> Json {
    let name = |id| Json::text(leaving.name(id));
    let others: Vec<Json> =
        entry.texts.distinct().into_iter().filter(|text| text.as_str() != entry.text()).map(Json::text).collect();
    let also = entry.also.iter().flat_map(|(lang, all)| {
        all.distinct()
            .into_iter()
            .map(move |(text, by)| of([("lang", Json::text(lang)), ("text", Json::text(text)), ("by", Json::text(by))]))
    });
    let links = entry.links.iter().filter(|link| link.one == entry.id).map(|link| {
        of([
            ("how", Json::text(how(link.how))),
            ("to", link.other.as_ref().map_or(Json::text(""), name)),
            ("label", Json::text(&link.label)),
        ])
    });
    let standing = match query::standing(&leaving.session, entry) {
        Standing::NotAsked => "",
        Standing::Agreed => "agreed",
        Standing::Reword => "reword",
        Standing::NotAgreed => "not-agreed",
    };
    of([
        ("id", name(&entry.id)),
        ("kind", Json::text(entry.kind.code())),
        ("number", Json::text(leaving.session.spoken(entry))),
        ("text", Json::text(entry.text())),
        ("other_wordings", Json::List(others)),
        ("also", Json::List(also.collect())),
        ("by", Json::text(&entry.by)),
        ("task", Json::text(&entry.task)),
        ("said_on", Json::text(entry.at.map(|at| at.date_naive().to_string()).unwrap_or_default())),
        ("standing", Json::text(standing)),
        ("answers", answers(leaving, &entry.fields)),
        ("links", Json::List(links.collect())),
        ("from", Json::List(entry.from.iter().map(name).collect())),
    ])
}

/// The answers by their names in files: where several differ, a list; where each group has its own, by its letter.
fn answers(leaving: &Leaving, fields: &Fields) -> Json {
    let mut out: Vec<(String, Json)> = Vec::new();
    for ((field, key), answers) in fields {
        let value = versions(leaving, answers);
        if value.is_empty() {
            continue;
        }
        if key.is_empty() {
            out.push((field.code().to_owned(), value));
            continue;
        }
        let part = (key.to_string(), value);
        match out.last_mut() {
            Some((name, Json::Of(parts))) if *name == format!("{}_by", field.code()) => parts.push(part),
            _ => out.push((format!("{}_by", field.code()), Json::Of(vec![part]))),
        }
    }
    Json::Of(out)
}

fn versions(leaving: &Leaving, answers: &Answers<Value>) -> Json {
    let mut all: Vec<Json> = answers
        .distinct()
        .into_iter()
        .map(|value| value_of(leaving, value))
        .filter(|value| !value.is_empty())
        .collect();
    match all.len() {
        0 => Json::List(Vec::new()),
        1 => all.remove(0),
        _ => of([("differ", Json::List(all))]),
    }
}

fn value_of(leaving: &Leaving, value: &Value) -> Json {
    match value {
        Value::Nothing => Json::text(""),
        Value::Text(words) => Json::text(words),
        Value::Count(n) => Json::Count(*n),
        Value::Flag(yes) => Json::Flag(*yes),
        Value::Date { said, .. } => {
            let day = query::day_of(&leaving.session, value).map(|day| day.to_string()).unwrap_or_default();
            of([("day", Json::text(day)), ("said", Json::text(said))])
        }
        Value::Moment(at) => Json::text(at.to_rfc3339()),
        Value::Other(id) => of([("id", Json::text(leaving.name(id))), ("number", Json::text(leaving.called(id)))]),
        Value::Counts(counts) => Json::List(counts.iter().map(|n| Json::Count(*n)).collect()),
    }
}

fn how(how: How) -> &'static str {
    match how {
        How::Joined => "says-the-same",
        How::Apart => "says-something-else",
        How::Cross => "see-also",
        How::Within => "within",
        How::After => "after",
        How::Uses => "uses",
        How::Answers => "answers",
        How::From => "came-from",
        How::SignedUp => "signed-up",
        How::Tag => "tag",
    }
}
