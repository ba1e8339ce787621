//! Sessions whose files hold the payloads: in every kind of entry, every answer in words, labels, renderings, numbers,
//! names of operations, acts that nobody knows and lines that are set aside; as a journal, as a document, and as a
//! document that somebody edited by hand.

use crate::payloads::{Payload, all};
use crate::strict;
use commonground::model::field::{FIELDS, Field, Sort, Value};
use commonground::model::id::Id;
use commonground::model::kind::{KINDS, Kind};
use commonground::model::op::{How, Op};
use commonground::model::session::Session;
use commonground::model::stage;
use commonground::model::text::Clean;
use commonground::model::wish::{New, Stamp, Wish, propose};
use commonground::store::line::{self, Kept};
use commonground::store::record::Record;
use commonground::store::{document, journal, read};
use std::fs;
use std::path::Path;

/// How a payload is written into a string of RON.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Written {
    /// As it is, as far as a line holds it.
    Raw,
    /// Every character by its number.
    ByNumber,
}

/// In which file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    Journal,
    Document,
    /// A document whose readable part was changed after it was written.
    ByHand,
}

pub const SESSION: &str = "hostilesession";

/// Payloads in packs that one session can hold and a machine can draw.
pub fn packs() -> Vec<Vec<Payload>> {
    all().chunks(24).map(<[Payload]>::to_vec).collect()
}

/// Says things with a mark in place of each payload.
struct Room {
    session: Session,
    ops: Vec<Op>,
}

impl Room {
    fn wish(&mut self, wish: &Wish) -> Id {
        let at = chrono::DateTime::parse_from_rfc3339("2026-05-14T10:00:00+01:00").expect("a time");
        let next = u64::try_from(self.ops.len()).expect("few") + 1;
        let stamp = Stamp { writer: "desk-aaaaaaaa".to_owned(), next, step: next, at };
        let ops = propose(&self.session, wish, &stamp).unwrap_or_else(|refusal| panic!("{refusal}: {wish:?}"));
        for op in &ops {
            self.session.absorb(op.clone());
        }
        self.ops.extend(ops.iter().cloned());
        ops[0].id.clone()
    }

    /// A line in which every answer that is words says the same.
    fn say(&mut self, kind: Kind, task: &str, words: &str, under: Option<(Field, &Id)>) -> Id {
        let mut new = New::line(kind, task, words).by(words);
        for spec in FIELDS.iter().filter(|spec| kind.has(spec.field) && spec.field != Field::Task) {
            match spec.sort {
                Sort::Words if kind == Kind::Agenda && spec.field == Field::Stage => {}
                Sort::Words => new = new.with(spec.field, Value::Text(words.into())),
                Sort::Date => new = new.with(spec.field, Value::Date { on: None, said: words.into() }),
                _ => {}
            }
        }
        if let Some((field, id)) = under {
            new = new.with(field, Value::Other(id.clone()));
        }
        self.wish(&Wish::Say(new))
    }

    fn everything(&mut self, n: usize, words: &str) {
        let theme = self.say(Kind::Theme, "", words, None);
        let statement = self.say(Kind::Statement, "", words, Some((Field::Parent, &theme)));
        let result = if n.is_multiple_of(2) { "agreed" } else { "not-agreed" };
        self.wish(&Wish::answer(&statement, Field::Test, Value::Text(result.into())));
        self.wish(&Wish::Reword { entry: statement.clone(), text: words.into() });
        self.say(Kind::Objection, "", words, Some((Field::Parent, &statement)));
        let action = self.say(Kind::Action, "", words, Some((Field::Theme, &theme)));
        let render = |lang: &str| Wish::Render {
            entry: action.clone(),
            lang: lang.into(),
            text: words.into(),
            by: words.into(),
        };
        self.wish(&render("cy"));
        self.wish(&render(words));
        for how in [How::Tag, How::SignedUp] {
            self.wish(&Wish::Link { one: action.clone(), how, other: None, label: words.into() });
        }
        let trend = self.say(Kind::Trend, "", words, None);
        let dots = Wish::Answer { of: trend, field: Field::Dots, key: words.into(), to: Value::Count(3) };
        self.wish(&dots);
        let back = self.say(Kind::Value, "", words, None);
        self.wish(&Wish::Withdraw(back));
        self.say(Kind::Value, "", words, None);
        self.say(Kind::Line, words, words, None);
        let kinds: Vec<Kind> = KINDS.iter().map(|spec| spec.kind).filter(|kind| !kind.is_private()).collect();
        for step in 0..4 {
            self.say(kinds[(4 * n + step) % kinds.len()], "", words, None);
        }
    }
}

fn mark(n: usize) -> String {
    format!("@@{n:03}@@")
}

/// Operations in which a mark stands for each payload, with an agenda of every task of the method.
fn marked(payloads: &[Payload]) -> Vec<Op> {
    let mut room = Room { session: Session::default(), ops: Vec::new() };
    let own = [
        Field::Title,
        Field::OurTask,
        Field::Notice,
        Field::Venue,
        Field::NextMeeting,
        Field::Sender,
        Field::Responsible,
        Field::Language,
        Field::Template,
    ];
    for (n, field) in own.into_iter().enumerate() {
        room.wish(&Wish::answer(&Id::session(), field, Value::Text(mark(n % payloads.len()).into())));
    }
    for (n, task) in stage::tasks().enumerate() {
        let words = mark(n % payloads.len());
        let new = New::line(Kind::Agenda, "", &words)
            .with(Field::Stage, Value::Text(task.code.into()))
            .with(Field::Prompt, Value::Text(words.as_str().into()));
        room.wish(&Wish::Say(new));
    }
    for n in 0..payloads.len() {
        room.everything(n, &mark(n));
    }
    room.ops
}

/// Puts the payloads in the place of their marks.
fn filled(marked: &str, payloads: &[Payload], written: Written) -> String {
    let mut out = marked.to_owned();
    for (n, payload) in payloads.iter().enumerate() {
        let words: String = match written {
            // By number a long text would make a line that is too long.
            Written::ByNumber if payload.text.len() < 1000 => {
                payload.text.chars().map(|c| format!("\\u{{{:x}}}", u32::from(c))).collect()
            }
            Written::Raw | Written::ByNumber => {
                payload.text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\r', "\\r")
            }
        };
        out = out.replace(&mark(n), &words);
    }
    out
}

/// Lines that no program of ours writes, for the beginning of a journal.
fn strange(n: usize) -> Vec<String> {
    let words = mark(n);
    let op = |id: &str, of: &str, act: &str| {
        format!("(id:\"{id}\",l:{},at:\"{words}\",step:1,of:[\"{of}\"],act:{act})", 90_000 + n)
    };
    let own = |tail: &str| format!("w-bbbbbbbb.{n}{tail}");
    vec![
        op(&words, &words, "Say((kind:Value,text:\"named so\"))"),
        op(&own("1"), "desk-aaaaaaaa.1", &format!("Set(field:Parent,to:Other(\"{words}\"))")),
        op(&own("2"), &own("2"), &format!("Say((kind:Value,no:\"{words}\",text:\"{words}\",from:[\"{words}\"]))")),
        op(&own("3"), &own("3"), &format!("Zap(\"{words}\")")),
        op(&own("4"), "session", &format!("Set(field:Present,key:\"{words}\",to:Count(3))")),
        op(&own("5"), &words, &format!("Text(text:\"{words}\")")),
    ]
}

/// The files of a session, by name.
pub fn write(folder: &Path, name: &str, payloads: &[Payload], written: Written, form: Form) {
    let ops = marked(payloads);
    let path = folder.join(format!("{name}.ron"));
    if form == Form::Journal {
        let mut out = journal::head(SESSION, "desk-aaaaaaaa");
        let lines = ops.iter().map(line::write).chain((0..payloads.len()).flat_map(strange));
        for one in lines {
            let text = filled(&one, payloads, written);
            out.push_str(&format!("\n{}\n", line::with_sum(&text)));
        }
        for n in 0..payloads.len() {
            out.push_str(&filled(&format!("(broken {} //00000000\n", mark(n)), payloads, written));
        }
        let folder = folder.join(format!("{name}.journal"));
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join("desk-aaaaaaaa.1.ron"), out).expect("a journal");
        return;
    }
    let mut record = Record::default();
    for op in ops {
        record.add(Kept::of(op));
    }
    let mut out = String::new();
    let mut in_record = false;
    for one in document::write(SESSION, &record).lines() {
        in_record |= one.starts_with("record:");
        if one.contains("@@") {
            let (text, _) = line::part(one);
            let text = filled(text, payloads, written);
            let sum = if form == Form::Document || in_record { line::sum(&text) } else { 0 };
            out.push_str(&format!("{text}, //{sum:08x}\n"));
        } else {
            out.push_str(&format!("{one}\n"));
        }
    }
    fs::write(path, out).expect("a document");
}

/// The session of these files, as the program opens it.
pub fn opened(payloads: &[Payload], written: Written, form: Form) -> (Session, Vec<String>) {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "x", payloads, written, form);
    let opened = read(&folder.path().join("x.ron")).unwrap_or_else(|error| panic!("{error}"));
    let told = opened.findings.iter().map(commonground::store::Finding::words).collect();
    (Session::of(opened.ops), told)
}

#[test]
fn nothing_passes_the_files_and_nothing_clean_is_lost() {
    for payloads in packs() {
        for written in [Written::Raw, Written::ByNumber] {
            for form in [Form::Journal, Form::Document, Form::ByHand] {
                let (session, told) = opened(&payloads, written, form);
                for payload in &payloads {
                    let wanted = Clean::new(&payload.text);
                    let there = session.entries().any(|entry| entry.kind == Kind::Value && entry.text() == &*wanted);
                    assert!(wanted.is_empty() || there, "{form:?} {written:?}: {} did not come in", payload.name);
                    assert_eq!(strict::faults(&wanted), None, "{}", payload.name);
                }
                // Whatever the model holds, names of operations too.
                for op in session.ops() {
                    let seen = format!("{op:?}");
                    let escapes = seen.replace("\\\\", "");
                    assert!(!escapes.contains("\\u{1b}") && !escapes.contains("\\u{202e}"), "{seen}");
                    assert_eq!(strict::faults(op.id.as_str()), None);
                    assert!(op.of.iter().chain(op.builds_on()).all(|id| strict::faults(id.as_str()).is_none()));
                }
                for sentence in &told {
                    assert_eq!(strict::faults(sentence), None, "{sentence:?}");
                }
            }
        }
    }
}

#[test]
fn what_is_written_again_is_read_by_ron_alone_and_keeps_scripts_readable() {
    for payloads in packs() {
        let (session, _) = opened(&payloads, Written::ByNumber, Form::Journal);
        let mut record = Record::default();
        for op in session.ops().filter(|op| op.act != commonground::model::op::Act::Unknown) {
            record.add(Kept::of(op.clone()));
        }
        let text = document::write(SESSION, &record);
        strict::lines(text.as_bytes()).unwrap_or_else(|fault| panic!("{fault}"));
        ron::from_str::<ron::Value>(&text).unwrap_or_else(|error| panic!("{error}"));
        assert!(!text.replace("\\\\", "").contains("\\u{"), "something clean was written by its number");
        for payload in &payloads {
            let clean = Clean::new(&payload.text).replace('\\', "\\\\").replace('"', "\\\"");
            assert!(text.contains(&clean), "{} cannot be read in the file", payload.name);
        }
        let edits: Vec<String> =
            document::read(text.as_bytes()).by_hand.iter().map(|kept| kept.text.to_string()).collect();
        assert!(edits.is_empty(), "no edit by hand where nobody edited: {}", edits.join("\n"));
    }
}
