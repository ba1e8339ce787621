//! A wall, and what is painted on it.

use chrono::{DateTime, FixedOffset};
use commonground::model::day::now::Now;
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::op::Op;
use commonground::model::session::Session;
use commonground::model::stage;
use commonground::model::wish::{New, Stamp, Wish, propose};
use commonground::ui::theme::Theme;
use commonground::ui::view::room::{Wall, paint};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::path::Path;

pub const SIZES: [(u16, u16); 3] = [(60, 18), (80, 24), (120, 36)];

pub fn at() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-05-16T10:30:00+01:00").unwrap()
}

/// The worked example.
pub fn valley() -> Session {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions/healthy-valley.ron");
    Session::of(commonground::store::read(&path).unwrap().ops)
}

/// Says something in a session, as a window of its own.
pub struct Pencil(u64);

impl Pencil {
    pub fn new() -> Self {
        Self(1)
    }

    /// Goes on after so many operations.
    pub fn from(next: u64) -> Self {
        Self(next)
    }

    pub fn wish(&mut self, session: &mut Session, wish: &Wish) -> Option<Id> {
        let stamp = Stamp { writer: "desk-zzzzzzzz".into(), next: self.0, step: self.0, at: at() };
        let ops: Vec<Op> = propose(session, wish, &stamp).ok()?;
        self.0 += u64::try_from(ops.len()).unwrap();
        let first = ops.first()?.id.clone();
        for op in ops {
            session.absorb(op);
        }
        Some(first)
    }

    /// Says something that no wish may say, as a file could hold it.
    pub fn forge(&mut self, session: &mut Session, wish: &Wish, change: impl Fn(&mut Op)) {
        let stamp = Stamp { writer: "desk-zzzzzzzz".into(), next: self.0, step: self.0, at: at() };
        for mut op in propose(session, wish, &stamp).unwrap() {
            self.0 += 1;
            change(&mut op);
            session.absorb(op);
        }
    }

    /// An item of the agenda that opens a task.
    pub fn open(&mut self, session: &mut Session, task: &str) -> Id {
        let title = stage::task(task).unwrap().title;
        let item = New::line(Kind::Agenda, "", title).with(Field::Stage, Value::Text(task.into()));
        self.wish(session, &Wish::Say(item)).unwrap()
    }
}

pub fn up(task: &Id) -> Now {
    Now {
        task: Some(task.clone()),
        put_up: true,
        revealed: true,
        left: Some(754),
        turn: 1,
        writer: "desk-zzzzzzzz".into(),
        ..Now::default()
    }
}

/// The rows of a buffer, without blanks at their ends.
pub fn rows(buffer: &Buffer) -> Vec<String> {
    let width = usize::from(buffer.area.width);
    buffer
        .content()
        .chunks(width)
        .map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect::<String>().trim_end().to_owned())
        .collect()
}

pub fn buffer(session: &Session, now: &Now, size: (u16, u16), theme: Theme) -> (Buffer, usize) {
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
    let pages = paint(&Wall { session, now, at: at(), spot: None }, theme, &mut buffer);
    (buffer, pages)
}

/// The first pages as text, and how many there are.
pub fn first(session: &Session, now: &Now, size: (u16, u16), most: usize) -> (Vec<String>, usize) {
    let (_, pages) = buffer(session, now, size, Theme::Mono);
    let frame = |page| {
        let (buffer, again) = buffer(session, &Now { page, ..now.clone() }, size, Theme::Mono);
        assert_eq!(again, pages, "which page is shown changes nothing about how many there are");
        rows(&buffer).join("\n")
    };
    ((0..pages.min(most)).map(frame).collect(), pages)
}

/// Every page, as text.
pub fn frames(session: &Session, now: &Now, size: (u16, u16)) -> Vec<String> {
    first(session, now, size, usize::MAX).0
}
