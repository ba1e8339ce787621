//! A copy's operations: each entry said once with what stands of it, then what does not fit into one operation. Their
//! names and counters are the copy's own. Uses the model.

use super::Making;
use super::answers::is_code;
use crate::model::entry::{Entry, Link};
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::op::{Act, How, Op, Said};
use crate::model::stage;
use crate::model::text::Clean;
use chrono::{DateTime, FixedOffset, NaiveTime};
use std::collections::BTreeSet;

/// The writer of every copy. A copy is a session of its own, so that nobody else in it has this name.
const WRITER: &str = "copy-00000000";

/// The copy's `n`th operation.
pub fn name(n: u64) -> Id {
    Id::new(format!("{WRITER}.{n}"))
}

/// Operations while they are put together.
struct Anew<'m, 'a> {
    making: &'m Making<'a>,
    ops: Vec<Op>,
}

/// The operations of a copy.
pub fn ops(making: &Making<'_>) -> Vec<Op> {
    let mut anew = Anew { making, ops: Vec::new() };
    // First every entry, so that its name is its place in the order in which things were said.
    let rest: Vec<Rest> = making.entries.iter().map(|entry| anew.say(entry)).collect();
    for (field, key, to) in making.head() {
        anew.push(None, vec![Id::session()], Act::Set { over: Vec::new(), field, key, to });
    }
    for (entry, rest) in making.entries.iter().zip(rest) {
        anew.rest(entry, rest);
    }
    anew.memberships();
    anew.ops
}

/// What of an entry does not fit into the operation that begins it.
struct Rest {
    texts: Vec<String>,
    answers: Vec<(Field, Clean, Value)>,
}

impl Anew<'_, '_> {
    fn push(&mut self, at: Option<DateTime<FixedOffset>>, of: Vec<Id>, act: Act) {
        let n = u64::try_from(self.ops.len()).unwrap_or(u64::MAX).saturating_add(1);
        self.ops.push(Op { id: name(n), l: n, at, step: n, part: (0, 0), of, act });
    }

    /// Begins an entry with the first of its wordings and the first of each of its answers.
    fn say(&mut self, entry: &Entry) -> Rest {
        let making = self.making;
        let mut texts = making.words(entry).into_iter();
        let text = texts.next().unwrap_or_default();
        let mut with: Vec<(Field, Value)> = Vec::new();
        let mut answers = Vec::new();
        for (field, key, value) in making.answers(entry) {
            if key.is_empty() && with.iter().all(|(had, _)| *had != field) {
                with.push((field, value));
            } else {
                answers.push((field, key, value));
            }
        }
        let own = making.names.get(&entry.id).cloned().unwrap_or_else(|| name(0));
        let mut of = vec![own];
        of.extend(with.iter().filter_map(|(_, value)| other(value)));
        let said = Said {
            kind: entry.kind,
            no: Making::number(entry).into(),
            // A task that this program does not know may be anybody's words.
            task: stage::task(&entry.task).map_or("", |task| task.code).into(),
            by: making.by(entry).into(),
            text: text.into(),
            with,
            from: entry.from.iter().filter_map(|id| making.names.get(id).cloned()).collect(),
        };
        self.push(self.day(entry), of, Act::Say(said));
        Rest { texts: texts.collect(), answers }
    }

    /// The day on which an entry was said, and no hour; nothing in an anonymous copy.
    fn day(&self, entry: &Entry) -> Option<DateTime<FixedOffset>> {
        let at = entry.at.filter(|_| !self.making.is_anonymous())?;
        at.date_naive().and_time(NaiveTime::MIN).and_local_timezone(*at.offset()).single()
    }

    /// The other wordings and answers of an entry, and its words in other languages.
    fn rest(&mut self, entry: &Entry, rest: Rest) {
        let Some(own) = self.making.names.get(&entry.id).cloned() else { return };
        let at = self.day(entry);
        for text in rest.texts {
            self.push(at, vec![own.clone()], Act::Text { over: Vec::new(), text: text.into() });
        }
        for (field, key, to) in rest.answers {
            let of = [own.clone()].into_iter().chain(other(&to)).collect();
            self.push(at, of, Act::Set { over: Vec::new(), field, key, to });
        }
        let is_tag = |lang: &str| lang.len() <= 35 && lang.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        for (lang, versions) in entry.also.iter().filter(|(lang, _)| is_tag(lang)) {
            for (text, by) in versions.distinct() {
                let by = self.making.rendered_by(entry, by);
                let act = Act::Also { over: Vec::new(), lang: lang.clone(), text: text.clone(), by: by.into() };
                self.push(at, vec![own.clone()], act);
            }
        }
    }

    /// The memberships whose ends are both here, each once.
    fn memberships(&mut self) {
        let making = self.making;
        let mut had = BTreeSet::new();
        for entry in &making.entries {
            for link in entry.links.iter().filter(|link| had.insert(link.id.clone())) {
                if let Some((of, label)) = self.ends(entry, link) {
                    let at = self.day(entry);
                    self.push(at, of, Act::Link { how: link.how, label: label.into() });
                }
            }
        }
        let tags = making.session.head().links.iter().filter(|link| link.how == How::Tag && !making.is_anonymous());
        for link in tags.filter(|link| link.one.is_session() && link.other.is_none() && !is_code(&link.label)) {
            self.push(None, vec![Id::session()], Act::Link { how: How::Tag, label: link.label.clone() });
        }
    }

    fn ends(&self, entry: &Entry, link: &Link) -> Option<(Vec<Id>, String)> {
        let one = self.making.names.get(&link.one)?.clone();
        match &link.other {
            Some(other) => Some((vec![one, self.making.names.get(other)?.clone()], String::new())),
            None => Some((vec![one], self.making.label(entry, link.how, &link.label)?)),
        }
    }
}

fn other(value: &Value) -> Option<Id> {
    match value {
        Value::Other(id) => Some(id.clone()),
        _ => None,
    }
}
