//! A note-taker's hand: a session with short ways to say things.

use chrono::DateTime;
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::op::{How, Op};
use commonground::model::session::Session;
use commonground::model::wish::{New, Refusal, Stamp, Wish, propose};

/// A session and who writes it.
pub struct Hand {
    pub session: Session,
    stamp: Stamp,
}

impl Hand {
    pub fn new() -> Self {
        Self::of("desk-aaaaaaaa")
    }

    pub fn of(writer: &str) -> Self {
        let at = DateTime::parse_from_rfc3339("2026-05-14T10:00:00+01:00").unwrap();
        Self { session: Session::default(), stamp: Stamp { writer: writer.to_owned(), next: 1, step: 1, at } }
    }

    pub fn try_do(&mut self, wish: &Wish) -> Result<Vec<Op>, Refusal> {
        let ops = propose(&self.session, wish, &self.stamp)?;
        self.stamp.next += u64::try_from(ops.len()).unwrap();
        self.stamp.step += 1;
        for op in &ops {
            self.session.absorb(op.clone());
        }
        Ok(ops)
    }

    pub fn act(&mut self, wish: &Wish) -> Vec<Op> {
        self.try_do(wish).unwrap_or_else(|refusal| panic!("{refusal} {wish:?}"))
    }

    pub fn new_line(&mut self, new: New) -> Id {
        self.act(&Wish::Say(new))[0].id.clone()
    }

    pub fn say(&mut self, kind: Kind, words: &str) -> Id {
        self.new_line(New::line(kind, "", words))
    }

    pub fn say_by(&mut self, kind: Kind, by: &str, words: &str) -> Id {
        self.new_line(New::line(kind, "", words).by(by))
    }

    /// Something that stands under something else: under a theme as its theme, else as its parent.
    pub fn under(&mut self, over: &Id, kind: Kind, words: &str) -> Id {
        let field = if kind.has(Field::Theme) { Field::Theme } else { Field::Parent };
        self.new_line(New::line(kind, "", words).with(field, Value::Other(over.clone())))
    }

    pub fn from(&mut self, sources: &[&Id], kind: Kind, words: &str) -> Id {
        let from = sources.iter().map(|id| (*id).clone()).collect();
        self.new_line(New { from, ..New::line(kind, "", words) })
    }

    pub fn link(&mut self, one: &Id, how: How, other: &Id) -> Vec<Op> {
        self.act(&Wish::Link { one: one.clone(), how, other: Some(other.clone()), label: "".into() })
    }

    pub fn sign_up(&mut self, theme: &Id, label: &str) {
        self.act(&Wish::Link { one: theme.clone(), how: How::SignedUp, other: None, label: label.into() });
    }

    pub fn answer(&mut self, of: &Id, field: Field, to: Value) {
        self.act(&Wish::answer(of, field, to));
    }

    pub fn word(&mut self, of: &Id, field: Field, to: &str) {
        self.answer(of, field, Value::Text(to.into()));
    }

    pub fn yes(&mut self, of: &Id, field: Field) {
        self.answer(of, field, Value::Flag(true));
    }

    pub fn of_session(&mut self, field: Field, key: &str, to: Value) {
        self.act(&Wish::Answer { of: Id::session(), field, key: key.into(), to });
    }

    /// Groups by letter, with how many are expected.
    pub fn groups(&mut self, groups: &[(&str, u64)]) -> Vec<Id> {
        let group = |(letter, n): &(&str, u64)| {
            New::line(Kind::Group, "", &format!("Group {letter}"))
                .with(Field::Letter, Value::Text((*letter).into()))
                .with(Field::Expected, Value::Count(*n))
        };
        groups.iter().map(group).collect::<Vec<_>>().into_iter().map(|new| self.new_line(new)).collect()
    }

    pub fn dots(&mut self, trend: &Id, letter: &str, n: u64) {
        self.act(&Wish::Answer { of: trend.clone(), field: Field::Dots, key: letter.into(), to: Value::Count(n) });
    }

    pub fn text(&self, id: &Id) -> String {
        self.session.entry(id).unwrap().text().to_owned()
    }
}

/// The words of entries, in their order.
pub fn texts<'a>(entries: impl IntoIterator<Item = &'a commonground::model::entry::Entry>) -> Vec<&'a str> {
    entries.into_iter().map(commonground::model::entry::Entry::text).collect()
}
