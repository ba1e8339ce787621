//! A readable line of a document as what it says: quickly, and only of lines as the program writes them. Whatever is
//! written otherwise is `None`, and read in full elsewhere. Uses the readable part and the model.

use crate::model::entry::State;
use crate::model::field::{FIELDS, Field};
use crate::model::id::Id;
use crate::model::kind::{KINDS, Kind};
use crate::model::search::{Answer, Told, What};
use crate::store::readable::Section;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// How deep brackets may stand in one another; ours never go beyond four.
const DEEPEST: usize = 8;

/// A value of a readable line.
#[derive(Debug, Clone, PartialEq)]
enum Ron<'a> {
    /// A string.
    Words(Cow<'a, str>),
    /// A number, yes or no, nothing.
    Plain(&'a str),
    /// Several.
    Many(Vec<Ron<'a>>),
    /// Several by their keys.
    Keyed(Vec<(String, Ron<'a>)>),
}

/// A line of a section, without comma and sum.
pub fn told(section: Section, text: &str) -> Option<Told> {
    let mut pairs = Vec::new();
    if section == Section::Session {
        pairs.push(pair(&mut Reader { left: text })?);
    } else {
        let mut reader = Reader { left: text };
        reader.takes('(')?;
        while !reader.has(')') {
            pairs.push(pair(&mut reader)?);
            if !reader.has(',') {
                reader.takes(')')?;
                break;
            }
        }
        if !reader.left.is_empty() {
            return None;
        }
    }
    let mut told = Told {
        id: Id::session(),
        what: What::Entry(section.kind()),
        no: String::new(),
        task: String::new(),
        by: String::new(),
        texts: Vec::new(),
        answers: Vec::new(),
        also: Vec::new(),
        state: State::Standing,
    };
    for (name, value) in pairs {
        put(&mut told, section, name, value)?;
    }
    Some(told)
}

fn put(told: &mut Told, section: Section, name: &str, value: Ron) -> Option<()> {
    if section == Section::Session {
        let field = field_of(name)?;
        told.what = What::Session(field);
        told.answers = answers(field, value);
        return Some(());
    }
    match (name, value) {
        ("id", Ron::Words(id)) => told.id = Id::new(id.as_ref()),
        ("no", Ron::Words(no)) => told.no = no.into_owned(),
        ("kind", Ron::Words(code)) => told.what = What::Entry(kind_of(&code)?),
        ("task", Ron::Words(task)) => told.task = task.into_owned(),
        ("by", Ron::Words(by)) => told.by = by.into_owned(),
        ("text", value) => told.texts = flat(value),
        ("struck", Ron::Plain("true")) => told.state = State::Struck,
        ("withdrawn", Ron::Plain("true")) => told.state = State::Withdrawn,
        ("also", Ron::Keyed(langs)) => told.also = langs.into_iter().flat_map(|(_, value)| renderings(value)).collect(),
        // Memberships and where a line came from are no words of its own.
        (
            "joined" | "crosses" | "within" | "after" | "uses" | "answers" | "came_from" | "signed_up" | "tags"
            | "from",
            Ron::Many(_),
        ) => {}
        (code, value) => told.answers.extend(answers(field_of(code)?, value)),
    }
    Some(())
}

fn field_of(code: &str) -> Option<Field> {
    static BY_CODE: LazyLock<HashMap<&str, Field>> =
        LazyLock::new(|| FIELDS.iter().map(|spec| (spec.code, spec.field)).collect());
    BY_CODE.get(code).copied()
}

fn kind_of(code: &str) -> Option<Kind> {
    static BY_CODE: LazyLock<HashMap<&str, Kind>> =
        LazyLock::new(|| KINDS.iter().map(|spec| (spec.code, spec.kind)).collect());
    BY_CODE.get(code).copied()
}

/// The words of a rendering, without who made it.
fn renderings(value: Ron) -> Vec<String> {
    match value {
        Ron::Words(words) => vec![words.into_owned()],
        Ron::Many(many) => match many.as_slice() {
            // One rendering, and by whom.
            [Ron::Plain("("), Ron::Words(words), Ron::Words(_)] => vec![words.clone().into_owned()],
            _ => many.into_iter().flat_map(renderings).collect(),
        },
        Ron::Plain(_) | Ron::Keyed(_) => Vec::new(),
    }
}

fn answers(field: Field, value: Ron) -> Vec<Answer> {
    match value {
        Ron::Keyed(keyed) => keyed.into_iter().map(|(key, value)| Answer { field, key, said: flat(value) }).collect(),
        value => vec![Answer { field, key: String::new(), said: flat(value) }],
    }
}

/// What is answered, a text each; nothing where there is no answer.
fn flat(value: Ron) -> Vec<String> {
    match value {
        Ron::Plain("None") | Ron::Keyed(_) => Vec::new(),
        Ron::Words(words) => vec![words.into_owned()],
        Ron::Plain("true") => vec!["yes".to_owned()],
        Ron::Plain("false") => vec!["no".to_owned()],
        Ron::Plain(number) => vec![number.to_owned()],
        // Several numbers are one answer.
        Ron::Many(many) if !many.is_empty() && many.iter().all(|one| matches!(one, Ron::Plain(_))) => {
            vec![many.into_iter().flat_map(flat).collect::<Vec<_>>().join(" ")]
        }
        Ron::Many(many) => many.into_iter().flat_map(flat).collect(),
    }
}

struct Reader<'a> {
    left: &'a str,
}

fn pair<'a>(reader: &mut Reader<'a>) -> Option<(&'a str, Ron<'a>)> {
    let (name, left) = reader.left.split_once(':')?;
    if !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') {
        return None;
    }
    reader.left = left;
    Some((name, reader.value(0)?))
}

impl<'a> Reader<'a> {
    /// Goes past a sign, where it stands here.
    fn has(&mut self, sign: char) -> bool {
        let left = self.left.strip_prefix(sign);
        self.left = left.unwrap_or(self.left);
        left.is_some()
    }

    fn takes(&mut self, sign: char) -> Option<()> {
        self.has(sign).then_some(())
    }

    fn value(&mut self, deep: usize) -> Option<Ron<'a>> {
        if deep > DEEPEST {
            return None;
        }
        match self.left.as_bytes().first()? {
            b'"' => self.words().map(Ron::Words),
            b'[' => self.many('[', ']', deep),
            b'(' => self.many('(', ')', deep),
            b'{' => self.keyed(deep),
            _ => {
                let end = self.left.find([',', ')', ']', '}']).unwrap_or(self.left.len());
                let (plain, left) = self.left.split_at_checked(end).filter(|(plain, _)| !plain.is_empty())?;
                self.left = left;
                Some(Ron::Plain(plain))
            }
        }
    }

    fn many(&mut self, open: char, close: char, deep: usize) -> Option<Ron<'a>> {
        self.takes(open)?;
        let mut many = Vec::new();
        if open == '(' {
            many.push(Ron::Plain("("));
        }
        while !self.has(close) {
            many.push(self.value(deep + 1)?);
            if !self.has(',') {
                self.takes(close)?;
                break;
            }
            self.has(' ');
        }
        Some(Ron::Many(many))
    }

    fn keyed(&mut self, deep: usize) -> Option<Ron<'a>> {
        self.takes('{')?;
        let mut keyed = Vec::new();
        while !self.has('}') {
            let key = self.words()?.into_owned();
            self.takes(':')?;
            keyed.push((key, self.value(deep + 1)?));
            if !self.has(',') {
                self.takes('}')?;
                break;
            }
        }
        Some(Ron::Keyed(keyed))
    }

    /// A string, with what is escaped in it put back.
    fn words(&mut self) -> Option<Cow<'a, str>> {
        self.takes('"')?;
        let end = self.left.find(['"', '\\'])?;
        let (plain, left) = self.left.split_at_checked(end)?;
        self.left = left;
        if self.has('"') {
            return Some(Cow::Borrowed(plain));
        }
        let mut words = plain.to_owned();
        let mut chars = self.left.chars();
        loop {
            match chars.next()? {
                '"' => break,
                '\\' => words.push(match chars.next()? {
                    'n' => '\n',
                    't' => '\t',
                    'r' => '\r',
                    sign @ ('"' | '\\') => sign,
                    _ => return None,
                }),
                c => words.push(c),
            }
        }
        self.left = chars.as_str();
        Some(Cow::Owned(words))
    }
}
