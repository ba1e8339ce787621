//! Wishes: what somebody wants to change. `propose` checks the rules and changes nothing; here, and only here,
//! something is refused (design, rule 22). Uses the other files of the model.

use super::entry::State;
use super::field::{Field, Value, result};
use super::group;
use super::id::Id;
use super::kind::{Kind, Numbering};
use super::op::{Act, How, Op, Said, Struck};
use super::query;
pub use super::refusal::Refusal;
use super::session::Session;
use super::text::{self, Clean};
use chrono::{DateTime, FixedOffset, SubsecRound};
use std::collections::BTreeMap;

/// Who wishes, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The writer: label and random characters, `desk-k7q2m4xw`.
    pub writer: String,
    /// The number of the writer's next operation; the first is 1.
    pub next: u64,
    /// The step that the wish belongs to.
    pub step: u64,
    /// When, by the writer's clock.
    pub at: DateTime<FixedOffset>,
}

impl Stamp {
    /// The id of the operation that comes `n` after the next one.
    fn id(&self, n: usize) -> Id {
        let n = u64::try_from(n).unwrap_or(u64::MAX);
        Id::new(format!("{}.{}", self.writer, self.next.saturating_add(n)))
    }

    /// The writer's label.
    pub fn label(&self) -> &str {
        self.writer.split_once('-').map_or(&self.writer, |(label, _)| label)
    }
}

/// Something new that is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct New {
    /// What sort of thing.
    pub kind: Kind,
    /// The task in which it is said; empty: the kind's own.
    pub task: Clean,
    /// The words.
    pub text: Clean,
    /// By whom: a group's letter or `T3`; empty for the whole room.
    pub by: Clean,
    /// First answers.
    pub with: Vec<(Field, Value)>,
    /// Where it came from.
    pub from: Vec<Id>,
}

impl New {
    /// A line of words and nothing more.
    pub fn line(kind: Kind, task: &str, words: &str) -> Self {
        Self { kind, task: task.into(), text: words.into(), by: Clean::default(), with: Vec::new(), from: Vec::new() }
    }

    /// The same with an answer.
    #[must_use]
    pub fn with(mut self, field: Field, value: Value) -> Self {
        self.with.push((field, value));
        self
    }

    /// The same, said by a group or table.
    #[must_use]
    pub fn by(mut self, by: &str) -> Self {
        self.by = by.into();
        self
    }
}

/// What somebody wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// To say something new.
    Say(New),
    /// To say something in other words; the old ones stay in its history. Also picks one of several versions.
    Reword {
        /// Which entry.
        entry: Id,
        /// The words.
        text: Clean,
    },
    /// To put words beside those that stand, as a second version (rule 24).
    Beside {
        /// Which entry.
        entry: Id,
        /// The words.
        text: Clean,
    },
    /// To give the words in another language.
    Render {
        /// Which entry.
        entry: Id,
        /// The language, as in BCP 47.
        lang: Clean,
        /// The words.
        text: Clean,
        /// Who put them into the other language.
        by: Clean,
    },
    /// To answer something about an entry or the session.
    Answer {
        /// Of what.
        of: Id,
        /// Which answer.
        field: Field,
        /// Which of several; empty where there is one.
        key: Clean,
        /// The answer.
        to: Value,
    },
    /// To make a membership.
    Link {
        /// Of what.
        one: Id,
        /// What sort.
        how: How,
        /// With what, where it is another entry.
        other: Option<Id>,
        /// The label, where it is not.
        label: Clean,
    },
    /// To end a membership, named by the operation that made it.
    Unlink(Id),
    /// To take an entry back. It is kept.
    Withdraw(Id),
    /// To make operations count as not said (or, where they are undos, as said again).
    Undo(Vec<Id>),
    /// To forget things for good: what a person is called by.
    Forget(Vec<Id>),
    /// To take the words of an entry out for good; its number stays, and that it was struck.
    Strike(Id),
    /// A wording or an answer in place of those versions alone that somebody saw who wrote it: what came since stays
    /// beside it (rule 25).
    InPlaceOf {
        /// The operations that gave what they saw.
        over: Vec<Id>,
        /// The wording or the answer.
        wish: Box<Wish>,
    },
    /// Several wishes as one step: all or none.
    Together(Vec<Wish>),
}

impl Wish {
    /// An answer where there is no key.
    pub fn answer(of: &Id, field: Field, to: Value) -> Self {
        Wish::Answer { of: of.clone(), field, key: Clean::default(), to }
    }
}

/// The operations that a wish comes to, or why it cannot be.
///
/// # Errors
/// The rule that stands against it.
pub fn propose(session: &Session, wish: &Wish, stamp: &Stamp) -> Result<Vec<Op>, Refusal> {
    let mut draft = Draft { session, stamp, ops: Vec::new(), numbers: BTreeMap::new(), seen: None };
    draft.take(wish)?;
    let many = draft.ops.len();
    if many > 1 {
        let total = u32::try_from(many).unwrap_or(u32::MAX);
        for (n, op) in (1u32..).zip(draft.ops.iter_mut()) {
            op.part = (n, total);
        }
    }
    Ok(draft.ops)
}

/// The operations of a wish while they are put together.
struct Draft<'a> {
    session: &'a Session,
    stamp: &'a Stamp,
    ops: Vec<Op>,
    /// Spoken numbers given within this wish, by series.
    numbers: BTreeMap<String, u64>,
    /// What the next version takes the place of, where that is not everything that stands.
    seen: Option<Vec<Id>>,
}

impl Draft<'_> {
    fn push(&mut self, of: Vec<Id>, act: Act) {
        let n = self.ops.len();
        let ahead = u64::try_from(n).unwrap_or(u64::MAX);
        self.ops.push(Op {
            id: self.stamp.id(n),
            l: self.session.clock().saturating_add(1).saturating_add(ahead),
            // Nobody needs to know it closer, and a line stays short.
            at: Some(self.stamp.at.trunc_subsecs(0)),
            step: self.stamp.step,
            part: (0, 0),
            of,
            act,
        });
    }

    /// A membership and those that say the same: people see them as one.
    fn equal_links(&self, made: &Op) -> Vec<Id> {
        if matches!(&made.act, Act::Link { how, label } if how.is_each_its_own(label)) {
            return vec![made.id.clone()];
        }
        let equal = |op: &&Op| op.of == made.of && op.act == made.act && self.session.is_said(&op.id);
        let about = made.of.first().into_iter().flat_map(|thing| self.session.about(thing));
        about.filter(equal).map(|op| op.id.clone()).collect()
    }

    fn take(&mut self, wish: &Wish) -> Result<(), Refusal> {
        match wish {
            Wish::Say(new) => self.say(new),
            Wish::Reword { entry, text } => self.reword(entry, text),
            Wish::Beside { entry, text } => {
                self.entry(entry)?;
                self.push(vec![entry.clone()], Act::Text { over: Vec::new(), text: words(text)? });
                Ok(())
            }
            Wish::Render { entry, lang, text, by } => {
                let over = self.entry(entry)?.also.get(lang).map(super::entry::Answers::ids).unwrap_or_default();
                let act = Act::Also { over, lang: lang.clone(), text: words(text)?, by: by.clone() };
                self.push(vec![entry.clone()], act);
                Ok(())
            }
            Wish::Answer { of, field, key, to } => self.answer(of, *field, key, to),
            Wish::Link { one, how, other, label } => self.link(one, *how, other.as_ref(), label),
            Wish::Unlink(link) => {
                let made = self.session.op(link).ok_or_else(|| Refusal::NotHere(link.to_string()))?;
                self.push(made.of.clone(), Act::End { links: self.equal_links(made) });
                Ok(())
            }
            Wish::Withdraw(entry) => self.withdraw(entry),
            Wish::Undo(ops) => self.undo(ops),
            Wish::Forget(things) => {
                self.push(things.clone(), Act::Forget);
                Ok(())
            }
            Wish::Strike(entry) => self.strike(entry),
            Wish::InPlaceOf { over, wish } => {
                self.seen = Some(over.clone());
                let taken = self.take(wish);
                self.seen = None;
                taken
            }
            Wish::Together(wishes) => wishes.iter().try_for_each(|wish| self.take(wish)),
        }
    }

    /// What a new version takes the place of: what was seen, else what stands.
    fn over(&self, stands: Vec<Id>) -> Vec<Id> {
        self.seen.clone().unwrap_or(stands)
    }

    fn entry(&self, id: &Id) -> Result<&super::entry::Entry, Refusal> {
        if self.session.is_forgotten(id) {
            return Err(Refusal::Forgotten);
        }
        let entry = self.session.entry(id).ok_or_else(|| Refusal::NotHere(id.to_string()))?;
        if entry.state == State::Struck { Err(Refusal::Forgotten) } else { Ok(entry) }
    }

    fn strike(&mut self, id: &Id) -> Result<(), Refusal> {
        let entry = self.entry(id)?;
        if matches!(entry.kind.spec().numbering, Numbering::None | Numbering::Person) {
            return Err(Refusal::NotALine(entry.kind));
        }
        let struck = Struck { kind: entry.kind, no: entry.no.clone(), task: entry.task.clone() };
        self.push(vec![id.clone()], Act::Strike(struck));
        Ok(())
    }

    fn say(&mut self, new: &New) -> Result<(), Refusal> {
        let with_badge;
        let new = if new.kind == Kind::Group {
            with_badge = group::with_badge(self.session, &self.ops, new.clone());
            &with_badge
        } else {
            new
        };
        for (field, value) in &new.with {
            fits(new.kind, *field, value)?;
            if let Value::Other(id) = value {
                self.known(id)?;
            }
        }
        let no = self.number(new);
        let task = if new.task.is_empty() { query::home_of(self.session, new.kind).into() } else { new.task.clone() };
        let said = Said {
            kind: new.kind,
            no: no.into(),
            task,
            by: new.by.clone(),
            text: words(&new.text)?,
            with: new.with.iter().map(|(field, value)| Ok((*field, answer(value)?))).collect::<Result<_, _>>()?,
            from: new.from.clone(),
        };
        let mut of = vec![self.stamp.id(self.ops.len())];
        of.extend(said.with.iter().filter_map(|(_, value)| match value {
            Value::Other(id) => Some(id.clone()),
            _ => None,
        }));
        self.push(of, Act::Say(said));
        Ok(())
    }

    /// Whether a thing may be named: it is here, or comes with this wish.
    fn known(&self, id: &Id) -> Result<(), Refusal> {
        if self.ops.iter().any(|op| op.id == *id) { Ok(()) } else { self.entry(id).map(|_| ()) }
    }

    /// The spoken number (rule 29): plain at the desk, with the table's number at a table; actions count by theme.
    fn number(&mut self, new: &New) -> String {
        let label = self.stamp.label();
        let place = match label.strip_prefix('t').filter(|rest| rest.chars().all(|c| c.is_ascii_digit())) {
            Some(table) => table.to_owned(),
            None if label == "desk" => String::new(),
            None => label.to_owned(),
        };
        let series = match new.kind.spec().numbering {
            Numbering::None => return String::new(),
            Numbering::Line => format!("line/{place}"),
            Numbering::Theme => format!("theme/{place}"),
            Numbering::Person => format!("person/{place}"),
            Numbering::Action => {
                let theme = new.with.iter().find_map(|(field, value)| match (field, value) {
                    (Field::Theme, Value::Other(id)) => self.session.entry(id),
                    _ => None,
                });
                let lane = theme.map_or("0", |theme| theme.no.as_str());
                if place.is_empty() || lane.contains('-') {
                    format!("action/{lane}")
                } else {
                    format!("action/{place}-{lane}")
                }
            }
        };
        let next = self.session.next_number(&series);
        let given = self.numbers.entry(series.clone()).and_modify(|n| *n = n.saturating_add(1)).or_insert(next);
        let prefix = series.split_once('/').map_or("", |(_, prefix)| prefix);
        if new.kind.spec().numbering == Numbering::Person {
            let joint = if prefix.is_empty() { "" } else { "-" };
            return format!("person-{prefix}{joint}{given:02}");
        }
        let joint = if new.kind.spec().numbering == Numbering::Action { "." } else { "-" };
        if prefix.is_empty() { given.to_string() } else { format!("{prefix}{joint}{given}") }
    }

    fn reword(&mut self, id: &Id, new: &Clean) -> Result<(), Refusal> {
        let entry = self.entry(id)?;
        let over = self.over(entry.texts.ids());
        self.push(vec![id.clone()], Act::Text { over, text: words(new)? });
        Ok(())
    }

    fn answer(&mut self, of: &Id, field: Field, key: &Clean, to: &Value) -> Result<(), Refusal> {
        let over = if of.is_session() {
            if !to.fits(field.spec().sort) {
                return Err(Refusal::NotAnAnswer(field));
            }
            standing(&self.session.head().fields, field, key)
        } else {
            let entry = self.entry(of)?;
            fits(entry.kind, field, to)?;
            let confirms = field == Field::Test && *to == Value::Text(result::AGREED.into());
            if let (true, Some(objection)) = (confirms, query::open_objections(self.session, of).next()) {
                return Err(Refusal::OpenObjection(objection.text().into()));
            }
            standing(&entry.fields, field, key)
        };
        let mut about = vec![of.clone()];
        if let (Value::Other(other), false) = (to, of.is_session()) {
            self.known(other)?;
            // A theme may name as its key goal what stands under it.
            if field != Field::KeyGoal && query::stands_under(self.session, other, of) {
                return Err(Refusal::UnderItself);
            }
            about.push(other.clone());
        }
        self.push(about, Act::Set { over: self.over(over), field, key: key.clone(), to: answer(to)? });
        Ok(())
    }

    fn link(&mut self, one: &Id, how: How, other: Option<&Id>, label: &Clean) -> Result<(), Refusal> {
        if !one.is_session() {
            self.known(one)?;
        }
        let mut of = vec![one.clone()];
        if let Some(other) = other {
            self.known(other)?;
            if other == one {
                return Err(Refusal::UnderItself);
            }
            of.push(other.clone());
        }
        self.push(of, Act::Link { how, label: label.clone() });
        Ok(())
    }

    fn withdraw(&mut self, id: &Id) -> Result<(), Refusal> {
        if !self.entry(id)?.stands() {
            return Err(Refusal::AlreadyBack);
        }
        let over = self.session.about(id).filter(|op| op.of.first() == Some(id)).map(|op| op.id.clone()).collect();
        self.push(vec![id.clone()], Act::Withdraw { over });
        Ok(())
    }

    /// One `Undo` for each set of things, so that forgetting one thing cannot bring another one's undone words back.
    fn undo(&mut self, ops: &[Id]) -> Result<(), Refusal> {
        if ops.is_empty() {
            return Err(Refusal::NothingToTakeBack);
        }
        let mut by_things: Vec<(Vec<Id>, Vec<Id>)> = Vec::new();
        for id in ops {
            let op = self.session.op(id).ok_or(Refusal::NothingToTakeBack)?;
            if matches!(op.act, Act::Forget | Act::Strike(_) | Act::Gone) {
                return Err(Refusal::NothingToTakeBack);
            }
            if let Some(by) = built_on_by(self.session, op, &self.stamp.writer, ops) {
                return Err(Refusal::BuiltOn { who: by.id.label().to_owned(), by: by.id.clone() });
            }
            match by_things.iter_mut().find(|(things, _)| *things == op.of) {
                Some((_, undone)) => undone.push(id.clone()),
                None => by_things.push((op.of.clone(), vec![id.clone()])),
            }
        }
        for (things, undone) in by_things {
            self.push(things, Act::Undo { ops: undone });
        }
        Ok(())
    }
}

/// Somebody else's standing operation that builds on `op` (rule 24): it names it, or is about the entry that it began.
fn built_on_by<'a>(session: &'a Session, op: &Op, writer: &str, with: &[Id]) -> Option<&'a Op> {
    let begins = matches!(op.act, Act::Say(_));
    op.of.iter().flat_map(|thing| session.about(thing)).find(|other| {
        other.id.writer() != writer
            && other.order() > op.order()
            && !with.contains(&other.id)
            && !matches!(other.act, Act::Undo { .. })
            && session.is_said(&other.id)
            && (other.builds_on().contains(&op.id) || (begins && other.of.contains(&op.id)))
    })
}

fn standing(fields: &super::entry::Fields, field: Field, key: &Clean) -> Vec<Id> {
    fields.get(&(field, key.clone())).map(super::entry::Answers::ids).unwrap_or_default()
}

fn words(said: &Clean) -> Result<Clean, Refusal> {
    if said.is_empty() {
        Err(Refusal::NoWords)
    } else if said.len() > text::LONGEST {
        Err(Refusal::TooLong)
    } else {
        Ok(said.clone())
    }
}

/// An answer that is not too long; nothing said is no answer.
fn answer(value: &Value) -> Result<Value, Refusal> {
    match value {
        Value::Text(said) | Value::Date { said, .. } if said.len() > text::LONGEST => Err(Refusal::TooLong),
        Value::Text(said) if said.is_empty() => Ok(Value::Nothing),
        other => Ok(other.clone()),
    }
}

fn fits(kind: Kind, field: Field, value: &Value) -> Result<(), Refusal> {
    if !kind.has(field) {
        Err(Refusal::NoSuchAnswer(kind, field))
    } else if !value.fits(field.spec().sort) {
        Err(Refusal::NotAnAnswer(field))
    } else {
        Ok(())
    }
}
