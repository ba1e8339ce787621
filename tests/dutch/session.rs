//! The worked example with people's words turned into letters of no language, so that whatever is read is the program's.

use commonground::model::field::{Field, Sort, Value};
use commonground::model::kind::Kind;
use commonground::model::op::{Act, Op};
use commonground::model::session::Session;
use commonground::model::text::Clean;
use commonground::model::tongue;
use commonground::model::wish::{Stamp, Wish, propose};
use commonground::store;
use std::path::Path;

/// Answers whose words are names of the program, or codes.
const KEPT: &[Field] = &[
    Field::Task,
    Field::By,
    Field::Place,
    Field::Letter,
    Field::Colour,
    Field::Shape,
    Field::AreIn,
    Field::Stage,
    Field::Year,
    Field::Co,
    Field::Template,
    Field::Language,
    Field::DayStarts,
    Field::DayEnds,
    Field::Horizon,
];

/// Every letter one of another script, so that no word stays what it was.
fn turned(words: &str) -> String {
    let turn =
        |c: char, first: u32| char::from_u32(u32::from(c.to_ascii_lowercase()) - u32::from('a') + first).unwrap();
    let letter = |c: char| match c {
        'a'..='z' => turn(c, 0x430),
        'A'..='Z' => turn(c, 0x410),
        c => c,
    };
    words.chars().map(letter).collect()
}

fn value(field: Field, value: &mut Value) {
    match value {
        Value::Text(words) if field.spec().sort == Sort::Words && !KEPT.contains(&field) => {
            *words = Clean::from(turned(words).as_str());
        }
        Value::Date { said, .. } => *said = Clean::from(turned(said).as_str()),
        _ => {}
    }
}

fn op(op: &Op) -> Op {
    let mut op = op.clone();
    match &mut op.act {
        Act::Say(said) => {
            if said.kind != Kind::Agenda {
                said.text = Clean::from(turned(&said.text).as_str());
            }
            for (field, to) in &mut said.with {
                value(*field, to);
            }
        }
        Act::Text { text, .. } | Act::Also { text, .. } => *text = Clean::from(turned(text).as_str()),
        Act::Set { field, to, .. } => value(*field, to),
        _ => {}
    }
    op
}

/// The worked example in a language, with nobody's words in it.
pub fn sample(tag: &str) -> Session {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions/healthy-valley.ron");
    let mut session = Session::of(store::read(&path).unwrap().ops.iter().map(|one| op(one)));
    let at = chrono::DateTime::parse_from_rfc3339("2027-05-14T10:00:00+01:00").unwrap();
    let stamp = Stamp { writer: "desk-zzzzzzzz".to_owned(), next: 1, step: 1, at };
    let wish = Wish::answer(&commonground::model::id::Id::session(), Field::Language, Value::Text(tag.into()));
    for op in propose(&session, &tongue::with_titles(&session, wish), &stamp).unwrap() {
        session.absorb(op);
    }
    session
}

/// Every source below a folder, but for the tables of other languages.
pub fn read(folder: &Path, into: &mut String) {
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for path in files {
        if path.is_dir() {
            if !path.ends_with("dutch") {
                read(&path, into);
            }
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            into.push_str(&text);
        }
    }
}

/// What a page says, without its markup and its looks.
pub fn without_markup(page: &str) -> String {
    let mut out = String::new();
    let body = page.split_once("</head>").map_or(page, |(_, body)| body);
    for (n, piece) in body.split('<').enumerate() {
        let words = if n == 0 { piece } else { piece.split_once('>').map_or("", |(_, words)| words) };
        out.push_str(&words.replace("&#39;", "’").replace("&quot;", "”").replace("&amp;", "&"));
        out.push(' ');
    }
    out
}
