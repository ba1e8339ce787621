//! Sessions for the tests of the papers, said line by line through wishes, as the program says them.

use chrono::{DateTime, Duration, FixedOffset, NaiveDate};
use commonground::model::dates;
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::op::{Act, How, Op, Said};
use commonground::model::session::Session;
use commonground::model::stage;
use commonground::model::wish::{New, Stamp, Wish, propose};

/// A session while it is being said.
pub struct Room {
    pub session: Session,
    writer: String,
    next: u64,
    step: u64,
    now: DateTime<FixedOffset>,
}

pub fn text(words: &str) -> Value {
    Value::Text(words.into())
}

pub fn day(words: &str) -> Value {
    let on = NaiveDate::parse_from_str(words, "%Y-%m-%d").unwrap();
    Value::Date { on: Some(on), said: words.into() }
}

impl Room {
    pub fn new() -> Self {
        Self {
            session: Session::default(),
            writer: "desk-k7q2m4xw".to_owned(),
            next: 1,
            step: 0,
            now: DateTime::parse_from_rfc3339("2026-05-14T10:00:00+01:00").unwrap(),
        }
    }

    /// Wishes and absorbs; gives the id of the first operation back.
    pub fn wish(&mut self, wish: &Wish) -> Id {
        self.step += 1;
        self.now += Duration::seconds(20);
        let stamp = Stamp { writer: self.writer.clone(), next: self.next, step: self.step, at: self.now };
        let ops = propose(&self.session, wish, &stamp).unwrap_or_else(|refusal| panic!("{refusal}: {wish:?}"));
        let first = ops[0].id.clone();
        for op in ops {
            self.next += 1;
            self.session.absorb(op);
        }
        first
    }

    pub fn say(&mut self, new: New) -> Id {
        self.wish(&Wish::Say(new))
    }

    pub fn line(&mut self, kind: Kind, words: &str) -> Id {
        self.say(New::line(kind, "", words))
    }

    pub fn under(&mut self, kind: Kind, field: Field, over: &Id, words: &str) -> Id {
        self.say(New::line(kind, "", words).with(field, Value::Other(over.clone())))
    }

    pub fn answer(&mut self, of: &Id, field: Field, to: Value) {
        self.wish(&Wish::answer(of, field, to));
    }

    pub fn set(&mut self, field: Field, to: Value) {
        self.wish(&Wish::answer(&Id::session(), field, to));
    }

    pub fn present(&mut self, key: &str, n: u64) {
        let (of, field, key) = (Id::session(), Field::Present, key.to_owned());
        self.wish(&Wish::Answer { of, field, key: key.into(), to: Value::Count(n) });
    }

    pub fn dots(&mut self, of: &Id, letter: &str, n: u64) {
        let (of, field, key) = (of.clone(), Field::Dots, letter.to_owned());
        self.wish(&Wish::Answer { of, field, key: key.into(), to: Value::Count(n) });
    }

    pub fn reword(&mut self, entry: &Id, words: &str) {
        self.wish(&Wish::Reword { entry: entry.clone(), text: words.into() });
    }

    pub fn render(&mut self, entry: &Id, lang: &str, words: &str, by: &str) {
        let (entry, lang, text, by) = (entry.clone(), lang.to_owned(), words.to_owned(), by.to_owned());
        self.wish(&Wish::Render { entry, lang: lang.into(), text: text.into(), by: by.into() });
    }

    pub fn link(&mut self, one: &Id, how: How, other: &Id) {
        self.wish(&Wish::Link { one: one.clone(), how, other: Some(other.clone()), label: "".into() });
    }

    pub fn label(&mut self, one: &Id, how: How, label: &str) {
        self.wish(&Wish::Link { one: one.clone(), how, other: None, label: label.into() });
    }

    pub fn agreed(&mut self, id: &Id, there: u64) {
        self.answer(id, Field::Test, text("agreed"));
        self.answer(id, Field::Present, Value::Count(there));
    }

    pub fn not_agreed(&mut self, id: &Id, words: &str) {
        self.answer(id, Field::Test, text("not-agreed"));
        if !words.is_empty() {
            self.under(Kind::Objection, Field::Parent, id, words);
        }
    }

    pub fn action(&mut self, theme: &Id, what: &str, who: &str, due: &str, help: &str) -> Id {
        let mut new = New::line(Kind::Action, "", what).with(Field::Theme, Value::Other(theme.clone()));
        if !who.is_empty() {
            new = new.with(Field::Who, text(who));
        }
        if !due.is_empty() {
            let on = dates::understood(due, self.now.date_naive());
            new = new.with(Field::Due, Value::Date { on, said: due.into() });
        }
        if !help.is_empty() {
            new = new.with(Field::Help, text(help));
        }
        self.say(new)
    }

    /// Absorbs a beginning that no wish would make: of a private kind, of a newer program, by hand.
    pub fn force(&mut self, id: &str, said: Said) -> Id {
        let id = Id::new(id);
        let op = self.bare(id.clone(), vec![id.clone()], Act::Say(said));
        self.session.absorb(op);
        id
    }

    pub fn bare(&mut self, id: Id, of: Vec<Id>, act: Act) -> Op {
        let l = self.session.clock() + 1;
        Op { id, l, at: Some(self.now), step: 999, part: (0, 0), of, act }
    }

    /// What follows is written at this table.
    pub fn at(&mut self, writer: &str) {
        writer.clone_into(&mut self.writer);
        self.next = 1 + self.session.ops().filter(|op| op.id.writer() == writer).count() as u64;
    }

    pub fn later(&mut self, days: i64) {
        self.now += Duration::days(days);
    }

    pub fn agenda(&mut self, tasks: &[(&str, u64)]) {
        for (code, minutes) in tasks {
            let title = stage::task(code).map_or(*code, |task| task.title);
            self.say(
                New::line(Kind::Agenda, "", title)
                    .with(Field::Stage, text(code))
                    .with(Field::Minutes, Value::Count(*minutes)),
            );
        }
    }
}

pub fn said(kind: Kind, task: &str, words: &str) -> Said {
    Said {
        kind,
        no: "".into(),
        task: task.into(),
        by: "".into(),
        text: words.into(),
        with: Vec::new(),
        from: Vec::new(),
    }
}

/// The simple path: one facilitator, thirty people, half a day.
pub fn half_day() -> Session {
    let mut room = Room::new();
    room.set(Field::Title, text("Healthy Valley"));
    room.set(Field::Horizon, Value::Count(2036));
    room.set(Field::Room, Value::Count(30));
    room.agenda(&[
        ("welcome", 10),
        ("values", 30),
        ("future-we-want", 40),
        ("break", 15),
        ("themes", 35),
        ("confirm", 20),
        ("actions", 45),
        ("read-back", 15),
    ]);
    let values: Vec<Id> = [
        "neighbours look in on each other",
        "nobody is asked twice",
        "the young ones are listened to",
        "we eat together",
        "everything costs nothing",
    ]
    .iter()
    .map(|words| room.line(Kind::Value, words))
    .collect();
    room.reword(&values[3], "we eat together, whoever comes");
    let slip = room.line(Kind::Value, "a line for the bin");
    room.wish(&Wish::Withdraw(slip));
    let future: Vec<Id> = ["a bus every evening", "a warm room in every village", "meetings that begin with the young"]
        .iter()
        .map(|words| room.line(Kind::Feature, words))
        .collect();
    let themes: Vec<Id> = ["Places to belong", "Getting about", "Deciding together"]
        .iter()
        .map(|words| room.line(Kind::Theme, words))
        .collect();
    room.answer(&future[0], Field::Theme, Value::Other(themes[1].clone()));
    room.answer(&future[1], Field::Theme, Value::Other(themes[0].clone()));
    room.answer(&future[2], Field::Theme, Value::Other(themes[2].clone()));
    for value in &values[..4] {
        room.agreed(value, 30);
    }
    room.not_agreed(&values[4], "somebody always pays");
    let first =
        room.under(Kind::Statement, Field::Parent, &themes[0], "Everyone has a warm place to go, free, within a walk.");
    room.agreed(&first, 30);
    let second = room.under(Kind::Statement, Field::Parent, &themes[1], "Free buses for all.");
    room.not_agreed(&second, "the county will never pay");
    let third = room.under(Kind::Statement, Field::Parent, &themes[2], "Those who live with a decision make it.");
    room.answer(&third, Field::Test, text("reword"));
    room.reword(&third, "Those who live with a decision help to make it.");
    room.agreed(&third, 30);
    let map = room.action(&themes[0], "Map every free room", "Shanice, Friday club", "2 weeks", "");
    room.answer(&map, Field::Promised, Value::Flag(true));
    room.action(&themes[0], "Ask the chapel for its kitchen", "Gwen", "20 June", "somebody with a key");
    room.action(&themes[2], "Open table each month", "", "", "");
    room.set(Field::NextMeeting, text("20 June 6pm"));
    room.set(Field::Sender, text("Gwen"));
    room.session
}
