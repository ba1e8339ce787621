//! Over random sessions: what may never stand on a page of the room, what must stand on exactly one, and no word cut.

use crate::frames::{Pencil, SIZES, at, frames, up};
use chrono::{Days, NaiveDate};
use commonground::model::entry::Entry;
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::now::{ClockFace, Face, Now};
use commonground::model::op::How;
use commonground::model::query;
use commonground::model::session::Session;
use commonground::model::stage::{self, Surface, Task, WallRule};
use commonground::model::wish::{New, Wish};
use std::collections::{BTreeSet, HashMap};

/// splitmix64: numbers that look random and are the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % (below.max(1) as u64)).unwrap()
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.roll(n) == 0
    }
}

/// A session made up at random, with the words that may never be seen in a frame of the room.
struct Made {
    session: Session,
    pencil: Pencil,
    dice: Dice,
    words: usize,
    /// Never, anywhere.
    secret: Vec<String>,
    /// Who is named beside a date that has passed.
    late: Vec<String>,
    /// What the desk alone is told of how to run a task, without blanks.
    notes: Vec<String>,
}

/// Every word that is said begins and ends so, so that a cut one is known.
const BEGIN: &str = "kw";
const END: &str = "wk";

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
fn made(seed: u64) -> (Made, Vec<(&'static Task, Id)>) {
    let mut made = Made {
        session: Session::default(),
        pencil: Pencil::new(),
        dice: Dice(seed),
        words: 0,
        secret: Vec::new(),
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

/// The lines that must stand on the wall of a task, once everything is put up.
fn must_stand<'a>(session: &'a Session, task: &Task) -> Vec<&'a Entry> {
    let of = |kinds: &[Kind]| kinds.iter().flat_map(|kind| session.of_kind(*kind)).collect::<Vec<_>>();
    let mut all: Vec<&Entry> = match task.surface {
        Surface::Dots => of(&[Kind::Trend]),
        Surface::Rings => of(&[Kind::KeyTrend]),
        Surface::TimeLines => of(&[Kind::TimeLine]),
        Surface::Wall | Surface::TwoTables => of(&[Kind::Card, Kind::Project, Kind::NotAgreed]),
        Surface::Sort => query::material(session, task),
        Surface::SignUp => of(&[Kind::Theme]),
        Surface::Actions => of(task.captures),
        Surface::Aloud => of(task.takes),
        Surface::ReadBack => of(&[Kind::Action, Kind::Pledge]),
        Surface::Confirm => of(&[Kind::Statement, Kind::Theme, Kind::Value, Kind::Vision])
            .into_iter()
            .filter(|entry| task.takes.contains(&entry.kind) || task.captures.contains(&entry.kind))
            .collect(),
        Surface::Question => Vec::new(),
        _ => query::lines(session, task.code).collect(),
    };
    all.retain(|entry| entry.stands() && !entry.is(Field::GroupOnly));
    all
}

/// The words of a frame.
fn words(frame: &str) -> impl Iterator<Item = &str> {
    frame.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Without blanks and line breaks: a cut over two rows hides nothing.
fn solid(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace()).collect()
}

fn holds(seed: u64, every: bool) {
    let (mut made, items) = made(seed);
    let sizes: Vec<(u16, u16)> = if every { SIZES.to_vec() } else { vec![SIZES[made.dice.roll(3)]] };
    for size in sizes {
        for (task, item) in &items {
            if !every && made.dice.roll(4) > 0 {
                continue;
            }
            let now = up(item);
            check_task(&made, task, &now, size, seed);
        }
        let clocks = [ClockFace::Shown, ClockFace::DeskAlone, ClockFace::Cues];
        for face in [Face::Task, Face::Break, Face::Blank, Face::Fit, Face::Roadmap] {
            let item = &items[made.dice.roll(items.len())].1;
            let (clock, left) = (clocks[made.dice.roll(3)], Some(i64::try_from(made.dice.roll(4000)).unwrap() - 1000));
            let entries: Vec<&Id> = made.session.entries().map(|entry| &entry.id).collect();
            let lit = Some(entries[made.dice.roll(entries.len())].clone());
            let now = Now { face, clock, left, lit, put_up: made.dice.one_in(2), ..up(item) };
            let all = frames(&made.session, &now, size);
            assert!(face != Face::Blank || all.iter().all(|frame| frame.trim().is_empty()), "blank is blank");
            nothing_forbidden(&made, &all, seed);
        }
    }
}

fn check_task(made: &Made, task: &Task, now: &Now, size: (u16, u16), seed: u64) {
    let session = &made.session;
    let place = format!("seed {seed}, {} at {}x{}", task.code, size.0, size.1);
    let all = frames(session, now, size);
    nothing_forbidden(made, &all, seed);
    let must = must_stand(session, task);
    let mut on: HashMap<&str, BTreeSet<usize>> = HashMap::new();
    for (n, frame) in all.iter().enumerate() {
        for word in words(frame) {
            on.entry(word).or_default().insert(n);
        }
    }
    // A text longer than a page goes on on the next one; every word of it stands on exactly one.
    for entry in &must {
        for word in entry.text().split_whitespace().filter(|word| word.starts_with(BEGIN)) {
            let on = on.get(word).map_or(0, BTreeSet::len);
            if task.wall == WallRule::Never {
                assert_eq!(on, 0, "{place}: never means never");
            } else {
                assert_eq!(on, 1, "{place}: “{word}” of “{}” stands on {on} pages\n{}", entry.text(), all.join("\n"));
            }
        }
    }
    // Before somebody puts it up, nothing of it stands there.
    if task.wall == WallRule::Held || session.words(Field::Wall) == "paper" {
        let held = frames(session, &Now { put_up: false, ..now.clone() }, size).join("\n");
        for word in words(&held).filter(|word| word.starts_with(BEGIN)) {
            assert!(session.words(Field::Title).contains(word), "{place}: “{word}” was not put up");
        }
    }
    if task.surface == Surface::Dots {
        let hidden = frames(session, &Now { revealed: false, ..now.clone() }, size).join("\n");
        assert!(!words(&hidden).any(|word| word.starts_with(BEGIN)), "{place}: dots before they are shown");
    }
}

fn nothing_forbidden(made: &Made, all: &[String], seed: u64) {
    for frame in all {
        for word in words(frame) {
            let whole = word.starts_with(BEGIN) == word.ends_with(END);
            assert!(whole, "seed {seed}: “{word}” is cut in\n{frame}");
            assert!(!made.late.iter().any(|late| late == word), "seed {seed}: {word} beside a date that has passed");
        }
        let solid = solid(frame);
        for secret in &made.secret {
            assert!(!solid.contains(secret), "seed {seed}: {secret} in\n{frame}");
        }
        for never in
            ["person-0", "person-1", "person-2", "person-3", "Notheard", "Ctrl", "Alt-", "PgUp", "PgDn", "Enter"]
        {
            assert!(!solid.contains(never), "seed {seed}: {never} in\n{frame}");
        }
        let note = made.notes.iter().find(|note| solid.contains(note.as_str()));
        assert!(note.is_none(), "seed {seed}: a note for the desk in\n{frame}");
    }
}

#[test]
fn nothing_forbidden_stands_there_nothing_is_lost_and_no_word_is_cut() {
    let runs = std::env::var("COMMONGROUND_RUNS").ok().and_then(|runs| runs.parse().ok()).unwrap_or(300);
    for seed in 0..runs {
        // Every task at every size for some, a quarter of them at one size for each of the others.
        holds(seed, seed % 25 == 0);
    }
}
