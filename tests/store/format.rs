//! The page that writes the format down (`src/store/text/format.md`) is true: its examples, its tables, and that a program can be
//! written from it. `COMMONGROUND_BLESS=1` writes the tables anew.

use super::below::files;
use commonground::model::field::{FIELDS, Sort, Value};
use commonground::model::kind::KINDS;
use commonground::model::op::{Act, How};
use commonground::model::stage;
use commonground::store::readable::link_name;
use commonground::store::{document, journal, line};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// How each act is written, and what it says.
const ACTS: [(&str, &str); 12] = [
    (
        "Say((kind:Value,no:\"3\",task:\"values\",by:\"A\",text:\"…\",with:[(Source,Text(\"…\"))],from:[…]))",
        "begins an entry, which is called by the operation's id: kind, spoken number, task, by whom (a group's letter, `T3`, nothing for the room), words, first answers, where it came from; what is empty is left out",
    ),
    ("Text(over:[…],text:\"…\")", "words for the entry, in place of the versions named"),
    ("Also(over:[…],lang:\"cy\",text:\"…\",by:\"…\")", "its words in another language (BCP 47), and who put them so"),
    (
        "Set(over:[…],field:Due,key:\"\",to:…)",
        "an answer, in place of those named; `key` says which of several, as a group's letter for dots",
    ),
    ("Link(how:Tag,label:\"…\")", "a membership; `of` names both ends, or one and a label"),
    ("End(links:[…])", "ends memberships"),
    ("Withdraw(over:[…])", "takes the entry back, having seen what is named"),
    ("Undo(ops:[…])", "makes operations count as not said"),
    ("Forget", "forgets what `of` names, for good"),
    (
        "Strike((kind:Value,no:\"3\",task:\"values\"))",
        "takes the entry's words out for good, and says what stood there",
    ),
    ("Gone", "what is left of an operation about something forgotten"),
    ("(anything else)", "an act of a newer program: kept as it is, counted, not understood"),
];

/// Which row an act has. A new act does not compile until it has one.
fn row(act: &Act) -> usize {
    match act {
        Act::Say(_) => 0,
        Act::Text { .. } => 1,
        Act::Also { .. } => 2,
        Act::Set { .. } => 3,
        Act::Link { .. } => 4,
        Act::End { .. } => 5,
        Act::Withdraw { .. } => 6,
        Act::Undo { .. } => 7,
        Act::Forget => 8,
        Act::Strike(_) => 9,
        Act::Gone => 10,
        Act::Unknown => 11,
    }
}

/// What each sort of membership says.
fn meaning(how: How) -> &'static str {
    match how {
        How::Joined => "two cards that say the same",
        How::Apart => "two lines that somebody looked at, and that do not",
        How::Cross => "a link across branches of the trend map",
        How::Within => "a trend within a key trend",
        How::After => "an action that comes after another",
        How::Uses => "an action that uses an asset",
        How::Answers => "what answers a barrier, an outside voice, an ask",
        How::From => "where it came from, noted later",
        How::SignedUp => "somebody signed up; the label says who",
        How::Tag => "a tag; the label says which",
    }
}

const HOWS: [How; 10] = [
    How::Joined,
    How::Apart,
    How::Cross,
    How::Within,
    How::After,
    How::Uses,
    How::Answers,
    How::From,
    How::SignedUp,
    How::Tag,
];

fn tables() -> Vec<(&'static str, String)> {
    let sort = |sort: Sort| match sort {
        Sort::Words => "words".to_owned(),
        Sort::OneOf(words) => words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", "),
        Sort::Number => "a number".to_owned(),
        Sort::YesNo => "`true` or `false`".to_owned(),
        Sort::Date => "a day, with words".to_owned(),
        Sort::Moment => "a moment".to_owned(),
        Sort::Other => "another entry".to_owned(),
        Sort::Numbers => "several numbers".to_owned(),
    };
    let acts = ACTS.iter().map(|(form, what)| format!("| `{form}` | {what} |\n"));
    let hows = HOWS.iter().map(|how| format!("| `{how:?}` | `{}` | {} |\n", link_name(*how), meaning(*how)));
    let tasks = stage::tasks().map(|task| format!("| `{}` | {} |\n", task.code, task.title));
    let kinds = KINDS.iter().map(|kind| {
        let codes = |fields: &[commonground::model::field::Field]| {
            fields.iter().map(|field| format!("`{}`", field.spec().code)).collect::<Vec<_>>().join(", ")
        };
        format!(
            "| `{}` | `{:?}` | {} | {} | {} |\n",
            kind.code,
            kind.kind,
            kind.word.to_lowercase(),
            codes(kind.boxes),
            codes(kind.also)
        )
    });
    let fields = FIELDS.iter().map(|field| {
        let settles = if field.field.settles_itself() { "; settles itself" } else { "" };
        format!("| `{}` | `{:?}` | {} | {}{settles} |\n", field.code, field.field, field.word, sort(field.sort))
    });
    vec![
        ("acts", "| act | what it says |\n| --- | --- |\n".to_owned() + &acts.collect::<String>()),
        (
            "hows",
            "| sort | in the readable part | what it says |\n| --- | --- | --- |\n".to_owned()
                + &hows.collect::<String>(),
        ),
        (
            "kinds",
            "| code | in the record | what it is | boxes | may also carry |\n| --- | --- | --- | --- | --- |\n"
                .to_owned()
                + &kinds.collect::<String>(),
        ),
        (
            "fields",
            "| code | in the record | what it is | what it takes |\n| --- | --- | --- | --- |\n".to_owned()
                + &fields.collect::<String>(),
        ),
        ("tasks", "| code | what it is called |\n| --- | --- |\n".to_owned() + &tasks.collect::<String>()),
    ]
}

fn page() -> String {
    std::fs::read_to_string(Path::new(ROOT).join("src/store/text/format.md")).unwrap()
}

#[test]
fn the_tables_of_the_page_are_those_of_the_program() {
    let had = page();
    let mut made = had.clone();
    for (name, table) in tables() {
        let (start, end) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
        let (before, rest) = made.split_once(&start).unwrap();
        let (_, after) = rest.split_once(&end).unwrap();
        made = format!("{before}{start}{table}{end}{after}");
    }
    if std::env::var_os("COMMONGROUND_BLESS").is_some() {
        std::fs::write(Path::new(ROOT).join("src/store/text/format.md"), &made).unwrap();
    } else {
        assert!(
            made == had,
            "src/store/text/format.md is not up to date: COMMONGROUND_BLESS=1 cargo test --test store format"
        );
    }
}

/// Every example of an act, with its dots filled in, is read as that act.
#[test]
fn every_act_of_the_page_is_read_as_that_act() {
    for (n, (form, _)) in ACTS.iter().enumerate() {
        let written = form
            .replace("(anything else)", "Whisper(loud:false)")
            .replace("to:…", "to:Text(\"x\")")
            .replace("[…]", "[\"t3-k7q2m4xw.1\"]")
            .replace('…', "words");
        let text = format!(
            "(id:\"t3-k7q2m4xw.2\",l:2,at:\"2026-05-14T14:05:30+01:00\",step:1,of:[\"t3-k7q2m4xw.2\"],act:{written})"
        );
        let kept = line::read(&line::with_sum(&text)).unwrap_or_else(|why| panic!("{why:?}: {text}"));
        assert_eq!(row(&kept.op.act), n, "{text}");
        assert_eq!(&*kept.text, text.as_str());
    }
}

#[test]
fn every_example_on_the_page_and_in_the_readme_is_read() {
    let readme = std::fs::read_to_string(Path::new(ROOT).join("README.md")).unwrap();
    let mut seen = 0;
    for text in [page(), readme] {
        for example in text.lines().filter(|text| text.starts_with("(id:\"") || text.starts_with("(format:")) {
            let sound = line::read(example).is_ok() || journal::read_head(example).is_some();
            assert!(sound, "{example}");
            seen += 1;
        }
    }
    assert_eq!(seen, 3);
    let template = page().split("```ron\n").find(|part| part.starts_with("(\n    format")).unwrap().to_owned();
    let template = template.split("```").next().unwrap();
    let read = commonground::store::template::parse("evening.ron", template).unwrap();
    assert_eq!(read.items.len(), 2);
}

/// A program by somebody who has read the page and nothing else: the words of every entry, out of the record alone.
mod stranger {
    use ron::Value;
    use std::collections::{BTreeMap, BTreeSet};

    /// An operation: its order, what it is about, its act's name, and what stands in the act.
    pub struct Operation {
        pub order: (u64, String),
        pub of: Vec<String>,
        pub act: String,
        pub inside: String,
    }

    fn crc(text: &str) -> u32 {
        !text.bytes().fold(u32::MAX, |crc, byte| {
            (0..8).fold(crc ^ u32::from(byte), |crc, _| (crc >> 1) ^ if crc & 1 == 1 { 0xedb8_8320 } else { 0 })
        })
    }

    /// The text of a line whose sum is right.
    pub fn sound(line: &str) -> Option<&str> {
        let (text, sum) = line.trim().rsplit_once("//")?;
        let text = text.trim();
        let text = text.strip_suffix(',').unwrap_or(text);
        (sum.len() == 8 && u32::from_str_radix(sum, 16) == Ok(crc(text))).then_some(text)
    }

    pub fn strings(value: Option<&Value>) -> Vec<String> {
        match value {
            Some(Value::Seq(all)) => all.iter().flat_map(|one| strings(Some(one))).collect(),
            Some(Value::String(one)) => vec![one.clone()],
            _ => Vec::new(),
        }
    }

    pub fn field<'a>(value: &'a Value, name: &str) -> Option<&'a Value> {
        let Value::Map(map) = value else { return None };
        map.iter().find(|(key, _)| **key == Value::String(name.to_owned())).map(|(_, value)| value)
    }

    #[expect(clippy::cast_sign_loss, reason = "a counter is never below nothing")]
    pub fn operation(text: &str) -> Operation {
        let (head, act) = text.split_once(",act:").unwrap();
        let head: Value = ron::from_str(&format!("{head})")).unwrap();
        let act = act.strip_suffix(')').unwrap();
        let name: String = act.chars().take_while(char::is_ascii_alphanumeric).collect();
        let inside = act[name.len()..].to_owned();
        let Some(Value::Number(l)) = field(&head, "l") else { panic!("{text}") };
        let id = strings(field(&head, "id")).remove(0);
        let of = strings(field(&head, "of"));
        Operation { order: (l.into_f64() as u64, id), of, act: name, inside }
    }

    /// The standing versions of the words of every entry.
    pub fn words(operations: &[Operation]) -> BTreeMap<String, BTreeSet<String>> {
        let mut by_order: Vec<&Operation> = operations.iter().collect();
        by_order.sort_by(|a, b| b.order.cmp(&a.order));
        let mut undone: BTreeSet<String> = BTreeSet::new();
        for operation in by_order {
            if operation.act == "Undo" && !undone.contains(&operation.order.1) {
                let value: Value = ron::from_str(&operation.inside).unwrap();
                undone.extend(strings(field(&value, "ops")));
            }
        }
        let standing = operations.iter().filter(|operation| !undone.contains(&operation.order.1));
        let mut hidden = BTreeSet::new();
        let mut versions: Vec<(String, String, String)> = Vec::new();
        for operation in standing.filter(|operation| ["Say", "Text"].contains(&operation.act.as_str())) {
            // What stands between the outer brackets of `Say` has brackets of its own.
            let inside = if operation.act == "Say" {
                &operation.inside[1..operation.inside.len() - 1]
            } else {
                &operation.inside
            };
            let value: Value = ron::from_str(inside).unwrap();
            hidden.extend(strings(field(&value, "over")));
            let text = strings(field(&value, "text")).remove(0);
            versions.push((operation.of[0].clone(), operation.order.1.clone(), text));
        }
        let mut words: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (entry, version, text) in versions {
            if !hidden.contains(&version) {
                words.entry(entry).or_default().insert(text);
            }
        }
        words
    }
}

#[test]
fn a_stranger_reads_the_words_of_a_session_by_the_page_alone() {
    let samples: Vec<_> = files(&Path::new(ROOT).join("sessions"))
        .into_iter()
        .filter(|path| path.extension().is_some_and(|e| e == "ron"))
        .collect();
    assert!(samples.len() > 1);
    for sample in samples {
        let text = std::fs::read_to_string(&sample).unwrap();
        let (readable, record) = text.split_once("record:[\n").unwrap();
        let operations: Vec<_> = record
            .lines()
            .filter(|line| line.starts_with("(id:"))
            .map(|line| stranger::operation(stranger::sound(line).unwrap_or_else(|| panic!("a wrong sum: {line}"))))
            .collect();
        let names: Vec<&String> = operations.iter().map(|operation| &operation.order.1).collect();
        assert!(names.is_sorted(), "by id, each once");
        let mut shown = BTreeMap::new();
        for line in readable.lines().filter(|line| line.starts_with("(id:")) {
            let value: ron::Value = ron::from_str(stranger::sound(line).unwrap()).unwrap();
            let texts: BTreeSet<String> = stranger::strings(stranger::field(&value, "text")).into_iter().collect();
            shown.insert(stranger::strings(stranger::field(&value, "id")).remove(0), texts);
        }
        let words = stranger::words(&operations);
        assert!(shown.len() > 50);
        for (id, texts) in &shown {
            assert_eq!(words.get(id), Some(texts), "{id}");
        }
        assert_eq!(document::read(text.as_bytes()).record.lines().len(), operations.len());
    }
}

#[test]
fn every_value_is_written_as_the_page_says() {
    let page = page();
    let (_, values) = page.split_once("# Answers: the values").unwrap();
    let values = values.split("# ").next().unwrap();
    let mut seen = 0;
    for written in values.split('`').skip(1).step_by(2) {
        let value: Value = ron::from_str(&written.replace("on:None", "on:None,said:\"\"")).unwrap_or_else(|_| {
            assert_eq!(written, "on:None");
            Value::Nothing
        });
        seen += usize::from(matches!(
            value,
            Value::Text(_)
                | Value::Count(_)
                | Value::Flag(_)
                | Value::Date { .. }
                | Value::Moment(_)
                | Value::Other(_)
                | Value::Counts(_)
        ));
    }
    assert_eq!(seen, 7, "every sort but nothing");
}
