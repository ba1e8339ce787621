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
    Keyed(Vec<(Cow<'a, str>, Ron<'a>)>),
}

/// A line of a section, without comma and sum.
pub fn told(section: Section, text: &str) -> Option<Told<'_>> {
    let mut told = Told {
        id: Cow::Borrowed(Id::SESSION),
        what: What::Entry(section.kind()),
        no: Cow::default(),
        task: Cow::default(),
        by: Cow::default(),
        texts: Vec::with_capacity(1),
        answers: Vec::new(),
        also: Vec::new(),
        state: State::Standing,
    };
    let mut reader = Reader { left: text };
    if section == Section::Session {
        let (name, value) = pair(&mut reader)?;
        let field = field_of(name)?;
        told.what = What::Session(field);
        answer(&mut told, field, value);
        return Some(told);
    }
    reader.takes(b'(')?;
    while !reader.has(b')') {
        let (name, value) = pair(&mut reader)?;
        put(&mut told, name, value)?;
        if !reader.has(b',') {
            reader.takes(b')')?;
            break;
        }
    }
    reader.left.is_empty().then_some(told)
}

fn put<'a>(told: &mut Told<'a>, name: &str, value: Ron<'a>) -> Option<()> {
    match (name, value) {
        ("id", Ron::Words(id)) => told.id = id,
        ("no", Ron::Words(no)) => told.no = no,
        ("kind", Ron::Words(code)) => told.what = What::Entry(kind_of(&code)?),
        ("task", Ron::Words(task)) => told.task = task,
        ("by", Ron::Words(by)) => told.by = by,
        ("text", value) => each(value, &mut |text| told.texts.push(text)),
        ("struck", Ron::Plain("true")) => told.state = State::Struck,
        ("withdrawn", Ron::Plain("true")) => told.state = State::Withdrawn,
        ("also", Ron::Keyed(langs)) => {
            told.also = langs.into_iter().flat_map(|(_, value)| renderings(value)).collect();
        }
        // Memberships and where a line came from are no words of its own.
        (
            "joined" | "crosses" | "within" | "after" | "uses" | "answers" | "came_from" | "signed_up" | "tags"
            | "from",
            Ron::Many(_),
        ) => {}
        (code, value) => answer(told, field_of(code)?, value),
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
fn renderings(value: Ron<'_>) -> Vec<Cow<'_, str>> {
    match value {
        Ron::Words(words) => vec![words],
        Ron::Many(many) => match many.as_slice() {
            // One rendering, and by whom.
            [Ron::Plain("("), Ron::Words(words), Ron::Words(_)] => vec![words.clone()],
            _ => many.into_iter().flat_map(renderings).collect(),
        },
        Ron::Plain(_) | Ron::Keyed(_) => Vec::new(),
    }
}

fn answer<'a>(told: &mut Told<'a>, field: Field, value: Ron<'a>) {
    let mut put = |key: Cow<'a, str>, value| {
        each(value, &mut |said| told.answers.push(Answer { field, key: key.clone(), said }));
    };
    match value {
        Ron::Keyed(keyed) => keyed.into_iter().for_each(|(key, value)| put(key, value)),
        value => put(Cow::default(), value),
    }
}

/// Hands on what is answered, a text each; nothing where there is no answer.
fn each<'a>(value: Ron<'a>, take: &mut dyn FnMut(Cow<'a, str>)) {
    match value {
        Ron::Plain("None") | Ron::Keyed(_) => {}
        Ron::Words(words) => take(words),
        Ron::Plain("true") => take(Cow::Borrowed("yes")),
        Ron::Plain("false") => take(Cow::Borrowed("no")),
        Ron::Plain(number) => take(Cow::Borrowed(number)),
        // Several numbers are one answer.
        Ron::Many(many) if !many.is_empty() && many.iter().all(|one| matches!(one, Ron::Plain(_))) => {
            let mut numbers = Vec::new();
            for one in many {
                each(one, &mut |number| numbers.push(number));
            }
            take(Cow::Owned(numbers.join(" ")));
        }
        Ron::Many(many) => many.into_iter().for_each(|one| each(one, take)),
    }
}

struct Reader<'a> {
    left: &'a str,
}

fn pair<'a>(reader: &mut Reader<'a>) -> Option<(&'a str, Ron<'a>)> {
    // Names are short: looked at byte by byte.
    let end = reader.left.bytes().position(|byte| !byte.is_ascii_lowercase() && byte != b'_')?;
    let (name, left) = reader.left.split_at_checked(end)?;
    reader.left = left;
    reader.takes(b':')?;
    Some((name, reader.value(0)?))
}

impl<'a> Reader<'a> {
    /// Goes past a sign, where it stands here.
    fn has(&mut self, sign: u8) -> bool {
        let left = if self.left.as_bytes().first() == Some(&sign) { self.left.get(1..) } else { None };
        self.left = left.unwrap_or(self.left);
        left.is_some()
    }

    fn takes(&mut self, sign: u8) -> Option<()> {
        self.has(sign).then_some(())
    }

    fn value(&mut self, deep: usize) -> Option<Ron<'a>> {
        if deep > DEEPEST {
            return None;
        }
        match self.left.as_bytes().first()? {
            b'"' => self.words().map(Ron::Words),
            b'[' => self.many(b'[', b']', deep),
            b'(' => self.many(b'(', b')', deep),
            b'{' => self.keyed(deep),
            _ => {
                let end = self.left.find([',', ')', ']', '}']).unwrap_or(self.left.len());
                let (plain, left) = self.left.split_at_checked(end).filter(|(plain, _)| !plain.is_empty())?;
                self.left = left;
                Some(Ron::Plain(plain))
            }
        }
    }

    fn many(&mut self, open: u8, close: u8, deep: usize) -> Option<Ron<'a>> {
        self.takes(open)?;
        let mut many = Vec::new();
        if open == b'(' {
            many.push(Ron::Plain("("));
        }
        while !self.has(close) {
            many.push(self.value(deep + 1)?);
            if !self.has(b',') {
                self.takes(close)?;
                break;
            }
            self.has(b' ');
        }
        Some(Ron::Many(many))
    }

    fn keyed(&mut self, deep: usize) -> Option<Ron<'a>> {
        self.takes(b'{')?;
        let mut keyed = Vec::new();
        while !self.has(b'}') {
            let key = self.words()?;
            self.takes(b':')?;
            keyed.push((key, self.value(deep + 1)?));
            if !self.has(b',') {
                self.takes(b'}')?;
                break;
            }
        }
        Some(Ron::Keyed(keyed))
    }

    /// A string, with what is escaped in it put back.
    fn words(&mut self) -> Option<Cow<'a, str>> {
        self.takes(b'"')?;
        let end = memchr::memchr2(b'"', b'\\', self.left.as_bytes())?;
        let (plain, left) = self.left.split_at_checked(end)?;
        self.left = left;
        if self.has(b'"') {
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
