//! A session made up at random, with everything in it that may never be seen in the room.

use crate::frames::{Pencil, at};
use chrono::{Days, NaiveDate};
use commonground::model::entry::Entry;
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::op::{Act, How};
use commonground::model::query;
use commonground::model::session::Session;
use commonground::model::stage::{self, Task};
use commonground::model::wish::{New, Wish};

/// splitmix64: numbers that look random and are the same everywhere.
pub struct Dice(u64);

impl Dice {
    pub fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % (below.max(1) as u64)).unwrap()
    }

    pub fn one_in(&mut self, n: usize) -> bool {
        self.roll(n) == 0
    }
}

/// A session made up at random, with the words that may never be seen in a frame of the room.
pub struct Made {
    pub session: Session,
    pub pencil: Pencil,
    pub dice: Dice,
    words: usize,
    /// Never, anywhere.
    pub secret: Vec<String>,
    /// What belongs into the private file: never, whoever looks at the screen.
    pub private: Vec<String>,
    /// Who is named beside a date that has passed.
    pub late: Vec<String>,
    /// What the desk alone is told of how to run a task, without blanks.
    pub notes: Vec<String>,
}

/// Every word that is said begins and ends so, so that a cut one is known.
pub const BEGIN: &str = "kw";
pub const END: &str = "wk";

impl Made {
    fn word(&mut self) -> String {
        self.words += 1;
        let long = "aeiouaeiouaeiou".get(..self.dice.roll(15)).unwrap();
        format!("{BEGIN}{}{long}{END}", self.words)
    }

    /// A text of its own words. Most are short, some are longer than a page.
    fn text(&mut self) -> String {
        let many = match self.dice.roll(40) {
            0 => 150,
            1..=4 => 30,
            _ => 1 + self.dice.roll(9),
        };
        (0..many).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }

    /// A nonsense word that nobody may see.
    fn secret(&mut self) -> String {
        self.words += 1;
        let secret = format!("xq{}qx", self.words);
        self.secret.push(secret.clone());
        secret
    }

    fn say(&mut self, new: New) -> Option<Id> {
        self.pencil.wish(&mut self.session, &Wish::Say(new))
    }

    fn answer(&mut self, of: &Id, field: Field, to: Value) {
        self.pencil.wish(&mut self.session, &Wish::answer(of, field, to));
    }

    fn words_of(&mut self, of: &Id, field: Field, words: String) {
        self.answer(of, field, Value::Text(words.into()));
    }

    /// A line of a task, with boxes and everything that may hang on it.
    fn line(&mut self, task: &Task, kind: Kind, over: &[Id]) {
        let by = ["", "A", "B", "C", "T1", "T2"][self.dice.roll(6)];
        let mut words = self.text();
        if self.dice.one_in(9) {
            words = format!("{words} person-{:02}", 1 + self.dice.roll(40));
        }
        let new = New::line(kind, task.code, &words).by(by);
        let Some(id) = self.say(new) else { return };
        for field in kind.spec().boxes.iter().chain(kind.spec().also) {
            if self.dice.one_in(2) {
                self.fill(&id, *field, over);
            }
        }
        if self.dice.one_in(12) {
            let hidden = self.secret();
            self.pencil.wish(&mut self.session, &Wish::Reword { entry: id.clone(), text: hidden.into() });
            self.answer(&id, Field::GroupOnly, Value::Flag(true));
        } else if self.dice.one_in(9) {
            self.pencil.wish(&mut self.session, &Wish::Withdraw(id.clone()));
        }
    }

    fn private_word(&mut self) -> String {
        let word = self.secret();
        self.private.push(word.clone());
        word
    }

    /// What no wish can say but a file can hold: lines and answers that belong into the private file.
    fn private(&mut self, task: &Task, of: &Id) {
        for kind in [Kind::Note, Kind::Person] {
            let words = self.private_word();
            let new = New::line(Kind::Line, task.code, &words);
            self.pencil.forge(&mut self.session, &Wish::Say(new), |op| {
                if let Act::Say(said) = &mut op.act {
                    said.kind = kind;
                }
            });
        }
        for private in [Field::Contact, Field::Consent] {
            let to = Value::Text(self.private_word().into());
            self.pencil.forge(&mut self.session, &Wish::answer(&Id::session(), Field::Place, to), |op| {
                op.of = vec![of.clone()];
                if let Act::Set { field, over, .. } = &mut op.act {
                    (*field, *over) = (private, Vec::new());
                }
            });
        }
    }

    fn fill(&mut self, id: &Id, field: Field, over: &[Id]) {
        match field {
            Field::Clarified | Field::Source | Field::Media | Field::Met | Field::Method | Field::Why => {
                let secret = self.secret();
                self.words_of(id, field, secret);
            }
            Field::Who => {
                let who = if self.dice.one_in(4) { "person-07".to_owned() } else { self.word() };
                self.words_of(id, field, who);
            }
            Field::Due => {
                let new_year = NaiveDate::from_ymd_opt(2026, 1, 1);
                let on = new_year.map(|day| day + Days::new(self.dice.roll(365) as u64));
                self.answer(id, field, Value::Date { on, said: "said".into() });
            }
            Field::Help | Field::Form | Field::Barrier | Field::Overcome | Field::Direction | Field::Example => {
                let words = self.word();
                self.words_of(id, field, words);
            }
            Field::Year => {
                let year = (1940 + self.dice.roll(86)).to_string();
                self.words_of(id, field, year);
            }
            Field::Lane => {
                let lane = ["our own lives", "the world", "elsewhere"][self.dice.roll(3)].to_owned();
                self.words_of(id, field, lane);
            }
            Field::Parent | Field::Theme if !over.is_empty() => {
                let to = over[self.dice.roll(over.len())].clone();
                self.answer(id, field, Value::Other(to));
            }
            Field::Test => {
                let result = ["agreed", "reword", "not-agreed"][self.dice.roll(3)].to_owned();
                self.words_of(id, field, result);
            }
            Field::Dots => {
                for letter in ["A", "B", "C"] {
                    let to = Value::Count(self.dice.roll(30) as u64);
                    let wish = Wish::Answer { of: id.clone(), field, key: letter.into(), to };
                    self.pencil.wish(&mut self.session, &wish);
                }
            }
            _ => {}
        }
    }

    fn join(&mut self, ids: &[Id]) {
        let (one, other) = (&ids[self.dice.roll(ids.len())], &ids[self.dice.roll(ids.len())]);
        let how = [How::Joined, How::Within][self.dice.roll(2)];
        let wish = Wish::Link { one: one.clone(), how, other: Some(other.clone()), label: "".into() };
        self.pencil.wish(&mut self.session, &wish);
    }
}

/// A session, from a seed: groups, some tasks with lines, links between them.
pub fn made(seed: u64) -> (Made, Vec<(&'static Task, Id)>) {
    let mut made = Made {
        session: Session::default(),
        pencil: Pencil::new(),
        dice: Dice(seed),
        words: 0,
        secret: Vec::new(),
        private: Vec::new(),
        late: Vec::new(),
        notes: stage::tasks().flat_map(|task| task.notes).map(|note| solid(note)).collect(),
    };
    let session = Id::session();
    let title = made.word();
    made.words_of(&session, Field::Title, title);
    let wall = ["paper", "screen"][made.dice.roll(2)].to_owned();
    made.words_of(&session, Field::Wall, wall);
    for letter in ["A", "B", "C"] {
        let name = made.word();
        made.say(New::line(Kind::Group, "", &name).with(Field::Letter, Value::Text(letter.into())));
    }
    let mut items = Vec::new();
    for task in stage::tasks() {
        items.push((task, made.pencil.open(&mut made.session, task.code)));
        if made.dice.one_in(3) || task.captures.is_empty() {
            continue;
        }
        let few = if made.dice.one_in(6) { 30 } else { 6 };
        for _ in 0..made.dice.roll(few) {
            let kind = task.captures[made.dice.roll(task.captures.len())];
            let may_be_over = |entry: &&Entry| {
                matches!(entry.kind, Kind::Theme | Kind::Trend | Kind::KeyTrend | Kind::IdealFuture | Kind::Statement)
            };
            let over: Vec<Id> = made.session.entries().filter(may_be_over).map(|entry| entry.id.clone()).collect();
            made.line(task, kind, &over);
        }
        let ids: Vec<Id> = query::lines(&made.session, task.code).map(|line| line.id.clone()).collect();
        if let Some(first) = ids.first() {
            made.private(task, first);
        }
        for _ in 0..if ids.len() > 1 { made.dice.roll(4) } else { 0 } {
            made.join(&ids);
        }
    }
    let today = at().date_naive();
    let late = made
        .session
        .entries()
        .filter(|entry| matches!(entry.get(Field::Due), Some(Value::Date { on: Some(day), .. }) if *day < today));
    made.late = late.map(|entry| entry.words(Field::Who)).filter(|who| who.starts_with(BEGIN)).collect();
    (made, items)
}

/// Without blanks and line breaks: a cut over two rows hides nothing.
pub fn solid(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The words of a frame.
pub fn words(frame: &str) -> impl Iterator<Item = &str> {
    frame.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}
