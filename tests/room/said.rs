//! The room in words: what stands on the wall, and each change of it as a line.

use crate::frames::{Pencil, at, up, valley};
use chrono::{DateTime, FixedOffset, TimeDelta};
use commonground::model::begin::begin;
use commonground::model::day::clock;
use commonground::model::day::now::{ClockFace, Face, Now};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::query;
use commonground::model::session::Session;
use commonground::model::stage;
use commonground::model::wish::{New, Wish};
use commonground::store::template;
use commonground::ui::state::watch::{Followed, Watch};
use commonground::ui::theme::Theme;
use commonground::ui::view::room::Wall;
use commonground::ui::view::room::said::{self, Told};
use commonground::ui::view::watch::{Kept, view};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

struct Said {
    session: Session,
    pencil: Pencil,
    now: Now,
    at: DateTime<FixedOffset>,
    told: Option<Told>,
}

impl Said {
    /// A session of half a day at What we value, nothing put up.
    fn new() -> Self {
        let mut session = Session::default();
        let mut pencil = Pencil::new();
        let template = template::find("half-day", None).unwrap();
        pencil.wish(&mut session, &begin("Healthy Valley", &template, at().date_naive())).unwrap();
        let mut said = Self { session, pencil, now: Now::default(), at: at(), told: None };
        said.open("values");
        said
    }

    fn open(&mut self, task: &str) {
        let agenda = query::agenda(&self.session);
        let item = agenda.iter().find(|item| query::task_of(item).is_some_and(|row| row.code == task)).unwrap();
        self.now = Now { put_up: false, revealed: false, left: None, ..up(&item.id) };
    }

    fn say(&mut self, kind: Kind, task: &str, words: &str) -> Id {
        self.pencil.wish(&mut self.session, &Wish::Say(New::line(kind, task, words))).unwrap()
    }

    fn start(&mut self) {
        let item = self.session.entry(self.now.task.as_ref().unwrap()).unwrap();
        let wish = Wish::Together(clock::start(item, self.at));
        self.pencil.wish(&mut self.session, &wish).unwrap();
    }

    /// What is new now.
    fn news(&mut self) -> Vec<String> {
        let item = self.now.task.as_ref().and_then(|id| self.session.entry(id));
        self.now.left = item.and_then(|item| clock::left(item, self.at));
        let told = said::told(&Wall { session: &self.session, now: &self.now, at: self.at, spot: None }, None);
        let news = said::news(self.told.as_ref(), &told);
        self.told = Some(told);
        news
    }

    fn wakes(&self) -> Option<u64> {
        said::wakes(&Wall { session: &self.session, now: &self.now, at: self.at, spot: None })
    }
}

const NOTHING: [&str; 0] = [];

#[test]
fn the_wall_line_by_line() {
    let mut room = Said::new();
    let question = stage::task("values").unwrap().prompt;
    assert_eq!(room.news(), [question]);
    assert_eq!(room.news(), NOTHING);
    room.say(Kind::Value, "values", "neighbours look in on each other");
    assert_eq!(room.news(), ["1 line written down"]);
    room.now.put_up = true;
    assert_eq!(room.news(), ["1 neighbours look in on each other"]);
    let second = room.say(Kind::Value, "values", "nobody is asked twice");
    assert_eq!(room.news(), ["2 nobody is asked twice"]);
    let wish = Wish::Reword { entry: second.clone(), text: "nobody is asked three times".into() };
    room.pencil.wish(&mut room.session, &wish).unwrap();
    assert_eq!(room.news(), ["2 nobody is asked three times"]);
    room.pencil.wish(&mut room.session, &Wish::Withdraw(second)).unwrap();
    assert_eq!(room.news(), ["Not on the wall any more: 2 nobody is asked three times"]);
    room.now.face = Face::Blank;
    assert_eq!(room.news(), ["The room is blank."]);
    room.now.face = Face::Task;
    assert_eq!(room.news(), [question, "1 neighbours look in on each other"]);
    room.now.put_up = false;
    assert_eq!(room.news(), ["Taken down: the wall shows the question.", "1 line written down"]);
}

#[test]
fn a_page_is_turned_as_its_lines() {
    let mut room = Said::new();
    room.now.put_up = true;
    for n in 1..=20 {
        room.say(Kind::Value, "values", &format!("the thing of number {n}"));
    }
    let first = room.news();
    assert_eq!(first.len(), 21, "the question, and all of it: {first:?}");
    room.now.page = 1;
    let second = room.news();
    assert_eq!(second.first().map(String::as_str), Some("Page 2 of 2."));
    assert!(second.len() < 12 && second.iter().skip(1).all(|line| line.contains("the thing of number")));
    // What is said meanwhile is heard, whichever page it stands on; and the page is not said again.
    room.say(Kind::Value, "values", "late");
    assert_eq!(room.news(), ["21 late"]);
}

#[test]
fn the_clock_is_heard_at_its_signals_and_no_seconds_are_said() {
    for (face, starts) in [(ClockFace::Shown, "The clock runs: 30 minutes."), (ClockFace::Cues, "")] {
        let mut room = Said::new();
        room.now.clock = face;
        room.news();
        assert_eq!(room.wakes(), None);
        room.start();
        assert_eq!(room.news().join("\n"), starts);
        let mut heard = Vec::new();
        while let Some(seconds) = room.wakes() {
            // A second before there is nothing to say.
            room.at += TimeDelta::seconds(i64::try_from(seconds).unwrap() - 1);
            assert_eq!(room.news(), NOTHING);
            room.at += TimeDelta::seconds(1);
            heard.extend(room.news());
        }
        assert_eq!(heard, ["Half time.", "One minute left.", "Time is up."]);
        room.at += TimeDelta::seconds(100);
        assert_eq!(room.news(), NOTHING);
    }
    let mut room = Said::new();
    room.now.clock = ClockFace::DeskAlone;
    room.news();
    room.start();
    assert_eq!((room.news().join("\n"), room.wakes()), (String::new(), None), "the desk alone has it");
}

#[test]
fn a_break_says_when_we_start_again() {
    let mut room = Said::new();
    room.open("break");
    room.news();
    room.start();
    assert_eq!(room.news(), ["Break: we start again at 10:45.", "The clock runs: 15 minutes."]);
    for _ in 0..14 {
        room.at += TimeDelta::seconds(37);
        let news = room.news();
        assert!(news.iter().all(|line| !line.starts_with("Break")), "it is no other time: {news:?}");
    }
    room.at += TimeDelta::minutes(20);
    assert_eq!(room.news(), ["Break: we start again now.", "Time is up."]);
}

/// The whole example, task by task: everything is said without a box, a bar or a sign that only an eye reads.
#[test]
fn nothing_is_drawn() {
    let session = valley();
    let mut said_of = 0;
    for item in query::agenda(&session) {
        for face in [Face::Task, Face::Roadmap, Face::Fit, Face::Break] {
            let now = Now { face, ..up(&item.id) };
            let told = said::told(&Wall { session: &session, now: &now, at: at(), spot: None }, None);
            for line in said::all(&told) {
                said_of += 1;
                let drawn = |c: char| ('\u{2500}'..='\u{25FF}').contains(&c) || c.is_control();
                assert!(!line.trim().is_empty() && !line.contains(drawn), "{line:?} in {}", item.text());
            }
        }
    }
    assert!(said_of > 500, "{said_of}");
}

/// Nothing is typed at the window for the wall: it has no cursor.
#[test]
fn the_window_for_the_wall_has_no_cursor() {
    let session = valley();
    let mut watch = Watch::new(Theme::Dark, at());
    let shown = |watch: &Watch| {
        let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
        terminal.draw(|frame| assert!(view(watch, &mut Kept::default(), frame).0 > 0)).unwrap();
        format!("{:?}", terminal.backend())
    };
    assert!(shown(&watch).contains("cursor: false"), "before the session is there");
    watch.take(Followed::Open(Box::new(session)));
    assert!(shown(&watch).contains("cursor: false"));
}

/// Nobody turns pages where nothing is drawn: what is put up is said, all of it.
#[test]
fn what_is_put_up_is_said_whole() {
    let mut said = Said::new();
    for n in 0..40 {
        said.say(Kind::Value, "values", &format!("what matters in street {n} of the valley"));
    }
    said.news();
    said.now.put_up = true;
    let news = said.news();
    for n in 0..40 {
        let words = format!("what matters in street {n} of the valley");
        assert_eq!(news.iter().filter(|line| line.ends_with(&words)).count(), 1, "{words}: {news:?}");
    }
    // A page that the desk turns to is said by its number.
    said.now.page = 1;
    let news = said.news();
    assert!(news.first().is_some_and(|line| line.contains("page 2") || line.contains("Page 2")), "{news:?}");
    assert!(news.len() < 30, "that page alone: {news:?}");
}
