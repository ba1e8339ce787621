//! A year with three review meetings, made up: what follow-up and evidence papers are read on.

use crate::room::{Room, day, text};
use chrono::NaiveDate;
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::news::{self, Said};
use commonground::model::op::How;
use commonground::model::query;
use commonground::model::session::Session;
use commonground::model::wish::New;

/// The days of the three review meetings.
pub const MET: [&str; 3] = ["2026-11-14", "2027-03-06", "2027-05-15"];

/// The year while it is being said.
pub struct Year {
    pub room: Room,
    /// The actions, in the order of their numbers.
    pub acts: Vec<Id>,
    /// The review meetings on the agenda.
    pub meetings: Vec<Id>,
}

fn date(words: &str) -> NaiveDate {
    words.parse().unwrap()
}

impl Year {
    fn event() -> Self {
        let mut room = Room::new();
        room.set(Field::Title, text("Healthy Valley, a year on (made up)"));
        room.set(Field::Notice, text("This session is made up: no such people, no such place."));
        room.set(Field::OurTask, text("How do we live well together in the valley?"));
        room.set(Field::Venue, text("Workmen’s Hall"));
        room.set(Field::LastDay, day("2026-05-14"));
        room.set(Field::Responsible, text("Gwen, gwen@valley.example"));
        room.agenda(&[("welcome", 10), ("themes", 40), ("actions", 60), ("read-back", 20)]);
        for (letter, name, came) in
            [("A", "Residents", 14), ("B", "Surgery", 6), ("C", "School", 3), ("D", "Farms", 5), ("E", "Chapel", 2)]
        {
            room.say(New::line(Kind::Group, "", name).with(Field::Letter, text(letter)));
            room.present(&format!("welcome/{letter}"), came);
        }
        Self { room, acts: Vec::new(), meetings: Vec::new() }
    }

    fn themes(&mut self) {
        let room = &mut self.room;
        let mut themes = Vec::new();
        for (name, sentence) in [
            ("Places to belong", "Everyone has a warm place to go, free, within a walk."),
            ("Getting about", "Nobody stays at home in the evening because there is no way back."),
        ] {
            let theme = room.line(Kind::Theme, name);
            let said = room.under(Kind::Statement, Field::Parent, &theme, sentence);
            room.agreed(&said, 30);
            room.label(&said, How::Tag, "evidence");
            themes.push(theme);
        }
        let third = room.line(Kind::Theme, "Who pays");
        let buses = room.under(Kind::Statement, Field::Parent, &third, "Free buses for all.");
        room.not_agreed(&buses, "the county will never pay");
        for (theme, what, who, due) in [
            (0, "Map every free room", "Shanice, Friday club", "2026-06-01"),
            (0, "Open the hall each Friday", "Gwen", "2026-09-01"),
            (0, "Soup in winter", "the chapel", "2026-12-01"),
            (0, "A bench at every gate", "", ""),
            (1, "A drivers’ rota", "Tom, farms", "2026-08-01"),
            (1, "Ask the school for its minibus", "Ceri", "2026-07-01"),
            (1, "Lights on the river path", "the county officer", "2027-01-31"),
            (1, "A bus timetable that can be read", "Ana", "2026-10-01"),
            (1, "A second bus in the evening", "Tom, farms", "2028-05-01"),
            (1, "Bicycles to borrow", "the school", "2026-09-15"),
        ] {
            let mut new =
                New::line(Kind::Action, "actions", what).with(Field::Theme, Value::Other(themes[theme].clone()));
            if !who.is_empty() {
                new = new.with(Field::Who, text(who));
            }
            if !due.is_empty() {
                new = new.with(Field::Due, day(due));
            }
            self.acts.push(room.say(new));
        }
        room.label(&self.acts[0], How::Tag, "evidence");
        for n in 0..3 {
            let meeting = New::line(Kind::Agenda, "", ["First review", "Second review", "A year on"][n]);
            let meeting = meeting.with(Field::Stage, text("review")).with(Field::Minutes, Value::Count(240));
            self.meetings.push(room.say(meeting.with(Field::MeetsOn, day(MET[n]))));
        }
    }

    fn meets(&mut self, n: usize, came: &[(&str, u64)]) {
        let so_far = [184, 112, 70];
        self.room.later(so_far[n]);
        let meeting = self.room.session.entry(&self.meetings[n]).unwrap();
        let key = query::counted_as(meeting);
        for (letter, count) in came {
            self.room.present(&format!("{key}/{letter}"), *count);
        }
    }

    fn becomes(&mut self, n: usize, action: usize, said: Said) {
        let entry = self.room.session.entry(&self.acts[action]).unwrap();
        let wish = news::wish(entry, &said, date(MET[n]), date(MET[n]));
        self.room.wish(&wish);
    }

    /// A line of a meeting, beneath an action where one is named.
    fn line(&mut self, n: usize, kind: Kind, over: Option<usize>, words: &str) -> Id {
        let mut new = New::line(kind, "review", words).with(Field::Item, Value::Other(self.meetings[n].clone()));
        if let Some(over) = over {
            new = new.with(Field::Parent, Value::Other(self.acts[over].clone()));
        }
        self.room.say(new)
    }

    fn first(&mut self) {
        self.meets(0, &[("A", 11), ("B", 5), ("C", 2), ("D", 5), ("E", 1), ("new", 4)]);
        self.becomes(0, 0, Said { state: "done", ..Said::default() });
        let rooms = self.line(0, Kind::Done, Some(0), "nineteen rooms on the map");
        self.room.label(&rooms, How::Tag, "evidence");
        self.becomes(0, 1, Said { state: "doing", ..Said::default() });
        self.line(0, Kind::Done, Some(1), "nine Fridays so far, twelve people a time");
        self.line(0, Kind::Next, Some(1), "ask the young what they would come for");
        self.line(0, Kind::HelpNeeded, Some(1), "somebody with a key on the last Friday");
        self.becomes(0, 4, Said { state: "doing", ..Said::default() });
        self.becomes(0, 5, Said { state: "handed-on", to: "the county transport desk", ..Said::default() });
        self.becomes(0, 7, Said { state: "no-news", ..Said::default() });
        self.line(0, Kind::Done, None, "a choir began, which nobody had planned");
    }

    fn second(&mut self) {
        self.meets(1, &[("A", 9), ("B", 6), ("C", 1), ("D", 3)]);
        let changed = Said { state: "changed", due: "1 October 2027", why: "the cable costs more", ..Said::default() };
        self.becomes(1, 6, Said { words: "Lights on the path as far as the bridge", ..changed });
        self.becomes(1, 4, Said { state: "let-go", why: "no driver was insured", ..Said::default() });
        let soup = self.line(1, Kind::Done, Some(2), "soup on eleven Sundays");
        self.room.label(&soup, How::Tag, "evidence");
        self.line(1, Kind::Next, Some(1), "a supper that the young cook");
        self.line(1, Kind::HelpNeeded, Some(9), "helmets in three sizes");
    }

    fn third(&mut self) {
        self.meets(2, &[("A", 16), ("B", 4), ("D", 6), ("new", 7)]);
        self.becomes(2, 1, Said { state: "done", ..Said::default() });
        self.line(2, Kind::Done, Some(1), "the young have cooked three suppers");
        self.becomes(2, 5, Said { state: "done", ..Said::default() });
        self.line(2, Kind::Next, None, "a walk up Upper Row");
        let lesson = New::line(Kind::Lesson, "lessons", "Going in twos opens doors").with(Field::Keep, text("keep"));
        let lesson = self.room.say(lesson);
        self.room.label(&lesson, How::Tag, "evidence");
        self.room.label(&lesson, How::Tag, "for the county");
    }
}

/// The whole year.
pub fn year() -> Year {
    let mut year = Year::event();
    year.themes();
    year.first();
    year.second();
    year.third();
    year
}

/// The year's session.
pub fn a_year() -> Session {
    year().room.session
}

#[test]
fn dump() {
    let ops = a_year().ops().cloned().collect();
    std::fs::write("/tmp/p9/year.ron", commonground::store::copy::apart(ops, "made-up", None)).unwrap();
}
