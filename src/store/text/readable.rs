//! The readable part of a document: one line an entry, a pure function of what people see (design, rule 3). Uses the
//! model.

use super::escape::{quote, quoted};
use super::line::moment;
use crate::model::entry::{Answers, Entry, Fields, State};
use crate::model::field::{FIELDS, Field, Value};
use crate::model::id::{ById, Id};
use crate::model::kind::{Kind, Numbering};
use crate::model::op::How;
use crate::model::session::Session;
use crate::model::text::Clean;
use std::collections::{BTreeMap, HashMap};

/// The parts of a document that are read line by line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Section {
    /// What is said of the session itself.
    Session,
    /// The stakeholder groups.
    Groups,
    /// The mixed tables.
    Tables,
    /// The agenda.
    Agenda,
    /// Everything else that was said.
    Entries,
}

impl Section {
    /// Every section, in the order of the file.
    pub const ALL: [Section; 5] =
        [Section::Session, Section::Groups, Section::Tables, Section::Agenda, Section::Entries];

    /// The name in the file.
    pub fn name(self) -> &'static str {
        match self {
            Section::Session => "session",
            Section::Groups => "groups",
            Section::Tables => "tables",
            Section::Agenda => "agenda",
            Section::Entries => "entries",
        }
    }

    /// The line that opens it.
    pub fn opening(self) -> String {
        format!("{}:{}\n", self.name(), if self == Section::Session { "(" } else { "[" })
    }

    /// The line that closes it.
    pub fn closing(self) -> &'static str {
        if self == Section::Session { "),\n" } else { "],\n" }
    }

    /// Where an entry of that kind stands.
    pub fn of(kind: Kind) -> Self {
        match kind {
            Kind::Group => Section::Groups,
            Kind::Table => Section::Tables,
            Kind::Agenda => Section::Agenda,
            _ => Section::Entries,
        }
    }

    /// The kind of a line that does not name one.
    pub fn kind(self) -> Kind {
        match self {
            Section::Groups => Kind::Group,
            Section::Tables => Kind::Table,
            Section::Agenda => Kind::Agenda,
            Section::Session | Section::Entries => Kind::Line,
        }
    }
}

/// A readable line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Where it stands.
    pub section: Section,
    /// The entry that it shows; for the session, the code of the answer.
    pub name: Id,
    /// The line, without comma and sum.
    pub text: String,
}

/// Spoken numbers and what they stand for, where they stand for one thing.
#[derive(Debug)]
pub struct Names<'a> {
    session: &'a Session,
    /// The numbers of entries that do not stand in it.
    rest: ById<&'a Clean>,
    by_no: HashMap<(bool, &'a str), Option<&'a Id>>,
}

impl<'a> Names<'a> {
    /// The names of a session.
    pub fn of(session: &'a Session) -> Self {
        Self::beside(session, std::iter::empty())
    }

    /// The names of a part of a session, beside entries of the rest of it: name, kind, spoken number.
    pub fn beside(session: &'a Session, rest: impl Iterator<Item = (&'a Id, Kind, &'a Clean)>) -> Self {
        let mut names = Self { session, rest: ById::default(), by_no: HashMap::new() };
        for entry in session.entries() {
            names.note(&entry.id, entry.kind, &entry.no);
        }
        for (id, kind, no) in rest {
            names.rest.insert(id.clone(), no);
            names.note(id, kind, no);
        }
        names
    }

    fn note(&mut self, id: &'a Id, kind: Kind, no: &'a Clean) {
        if !no.is_empty() {
            let theme = kind.spec().numbering == Numbering::Theme;
            let one = self.by_no.entry((theme, no.as_str()));
            one.and_modify(|one: &mut Option<&Id>| *one = None).or_insert(Some(id));
        }
    }

    /// What another entry is called in a line: its spoken number where that leads back to it, else its id.
    pub fn name(&self, field: Field, id: &Id) -> String {
        let no = self.session.entry(id).map(|entry| &entry.no).or_else(|| self.rest.get(id).copied());
        no.map(Clean::to_string)
            .filter(|no| self.find(field, no).as_ref() == Some(id))
            .unwrap_or_else(|| id.to_string())
    }

    /// What a name in a line stands for.
    pub fn find(&self, field: Field, name: &str) -> Option<Id> {
        let by_no = self.by_no.get(&(field == Field::Theme, name)).copied().flatten();
        by_no.cloned().or_else(|| self.session.entry(&Id::new(name)).map(|entry| entry.id.clone()))
    }
}

/// Every readable line of a session, in the order of the file.
pub fn lines(session: &Session) -> Vec<Shown> {
    lines_of(session, &Names::of(session), |_| true)
}

/// The readable lines of the session itself and of these entries.
pub fn lines_of(session: &Session, names: &Names, wanted: impl Fn(&Entry) -> bool) -> Vec<Shown> {
    let mut out: Vec<Shown> = answers(&session.head().fields, names, |_| true)
        .into_iter()
        .map(|(name, text)| Shown { section: Section::Session, name: Id::new(name), text })
        .collect();
    let mut sorted: Vec<(Section, String, &Entry)> = Vec::new();
    for entry in session.entries().filter(|entry| wanted(entry)) {
        let section = Section::of(entry.kind);
        let place = if section == Section::Agenda { entry.words(Field::Place) } else { String::new() };
        sorted.push((section, place, entry));
    }
    sorted.sort_by(|(a, here, one), (b, there, other)| (a, here, one.l, &one.id).cmp(&(b, there, other.l, &other.id)));
    out.extend(sorted.into_iter().map(|(section, _, entry)| Shown {
        section,
        name: entry.id.clone(),
        text: entry_line(entry, names),
    }));
    out
}

/// An entry as a line.
pub fn entry_line(entry: &Entry, names: &Names) -> String {
    let mut out = String::with_capacity(200);
    out.push_str("(id:");
    quote(&mut out, entry.id.as_str());
    let mut put = |name: &str, value: &str| {
        out.push(',');
        out.push_str(name);
        out.push(':');
        out.push_str(value);
    };
    if !entry.no.is_empty() {
        put("no", &quoted(&entry.no));
    }
    if Section::of(entry.kind) == Section::Entries {
        put("kind", &quoted(entry.kind.code()));
    }
    for (name, words) in [("task", &entry.task), ("by", &entry.by)] {
        if !words.is_empty() {
            put(name, &quoted(words));
        }
    }
    if entry.state == State::Struck {
        put("struck", "true");
        out.push(')');
        return out;
    }
    let mut versions: Vec<String> = entry.texts.distinct().into_iter().map(|text| quoted(text)).collect();
    put("text", &one_or_list(&mut versions, "\"\""));
    // The task and the group are shown once, above.
    for (_, text) in answers(&entry.fields, names, |field| !matches!(field, Field::Task | Field::By)) {
        if let Some((name, value)) = text.split_once(':') {
            put(name, value);
        }
    }
    if !entry.also.is_empty() {
        let mut also = Vec::new();
        for (lang, versions) in &entry.also {
            let mut words: Vec<String> = versions
                .distinct()
                .into_iter()
                .map(
                    |(text, by)| {
                        if by.is_empty() { quoted(text) } else { format!("({},{})", quoted(text), quoted(by)) }
                    },
                )
                .collect();
            also.push(format!("{}:{}", quoted(lang), one_or_list(&mut words, "\"\"")));
        }
        put("also", &format!("{{{}}}", also.join(",")));
    }
    let mut links: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for link in entry.links.iter().filter(|link| link.one == entry.id) {
        let words =
            link.other.as_ref().map_or_else(|| link.label.to_string(), |other| names.name(Field::Parent, other));
        links.entry(link_name(link.how)).or_default().push(quoted(&words));
    }
    for (name, ends) in links {
        put(name, &format!("[{}]", ends.join(",")));
    }
    if !entry.from.is_empty() {
        let from: Vec<String> = entry.from.iter().map(|id| quoted(&names.name(Field::Parent, id))).collect();
        put("from", &format!("[{}]", from.join(",")));
    }
    if entry.state == State::Withdrawn {
        put("withdrawn", "true");
    }
    out.push(')');
    out
}

/// What a membership is called in a line; none of these is a field's code.
pub fn link_name(how: How) -> &'static str {
    match how {
        How::Joined => "joined",
        How::Apart => "apart",
        How::Cross => "crosses",
        How::Within => "within",
        How::After => "after",
        How::Uses => "uses",
        How::Answers => "answers",
        How::From => "came_from",
        How::SignedUp => "signed_up",
        How::Tag => "tags",
    }
}

fn one_or_list(versions: &mut Vec<String>, none: &str) -> String {
    match versions.as_mut_slice() {
        [] => none.to_owned(),
        [one] => std::mem::take(one),
        many => format!("[{}]", many.join(",")),
    }
}

/// The answers as `code:value`, in the order of the table of fields.
fn answers(fields: &Fields, names: &Names, wanted: impl Fn(Field) -> bool) -> Vec<(&'static str, String)> {
    let mut out = Vec::new();
    if fields.is_empty() {
        return out;
    }
    for spec in FIELDS.iter().filter(|spec| wanted(spec.field)) {
        let mut keyed: Vec<(&str, String)> = fields
            .of(spec.field)
            .filter_map(|(key, versions)| Some((key.as_str(), versions_text(spec.field, versions, names)?)))
            .collect();
        let value = match keyed.as_mut_slice() {
            [] => continue,
            [("", one)] => std::mem::take(one),
            many => {
                let pairs: Vec<String> = many.iter().map(|(key, value)| format!("{}:{value}", quoted(key))).collect();
                format!("{{{}}}", pairs.join(","))
            }
        };
        out.push((spec.code, format!("{}:{value}", spec.code)));
    }
    out
}

/// The standing versions of one answer; `None` where nobody answers.
fn versions_text(field: Field, versions: &Answers<Value>, names: &Names) -> Option<String> {
    let distinct = if field.settles_itself() { versions.latest().into_iter().collect() } else { versions.distinct() };
    if distinct.iter().all(|value| **value == Value::Nothing) {
        return None;
    }
    let mut texts: Vec<String> = distinct.into_iter().map(|value| value_text(field, value, names)).collect();
    Some(one_or_list(&mut texts, "None"))
}

/// An answer as it stands in a readable line.
pub fn value_text(field: Field, value: &Value, names: &Names) -> String {
    match value {
        Value::Nothing => "None".to_owned(),
        Value::Text(text) => quoted(text),
        Value::Count(n) => n.to_string(),
        Value::Flag(yes) => yes.to_string(),
        Value::Date { on: None, said } => quoted(said),
        Value::Date { on: Some(day), said } if said.is_empty() => quoted(&day.to_string()),
        Value::Date { on: Some(day), said } => quoted(&format!("{day}, {said}")),
        Value::Moment(at) => quoted(&moment(at)),
        Value::Other(id) => quoted(&names.name(field, id)),
        Value::Counts(counts) => {
            format!("[{}]", counts.iter().map(ToString::to_string).collect::<Vec<_>>().join(","))
        }
    }
}
