//! How long a frame of the room takes with 50 and with 5,000 lines on its wall: figures to be read, nothing that is held.
//! `cargo bench --bench room`.

#![expect(clippy::expect_used, reason = "figures may fail loudly")]

use commonground::model::day::now::Now;
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::session::Session;
use commonground::model::stage::{self, Task};
use commonground::model::wish::{New, Stamp, Wish, propose};
use commonground::ui::theme::Theme;
use commonground::ui::view::room::{Wall, paint};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::time::Instant;

/// The tasks whose walls hold most.
const TASKS: [&str; 8] = ["values", "time-lines", "trends", "dots", "prouds-sorries", "lists", "actions", "confirm"];

/// How many frames are timed; the median counts.
const FRAMES: usize = 21;

/// A session with so many lines of what a task takes down, or works on.
fn filled(task: &Task, count: usize) -> (Session, Id) {
    let mut session = Session::default();
    let mut next = 1;
    let mut say = |session: &mut Session, new: New| {
        let at = chrono::DateTime::default();
        let stamp = Stamp { writer: "desk-aaaaaaaa".to_owned(), next, step: next, at };
        let ops = propose(session, &Wish::Say(new), &stamp).expect("a line that may be");
        next += u64::try_from(ops.len()).expect("few");
        let id = ops.first().map(|op| op.id.clone()).expect("a first one");
        for op in ops {
            session.absorb(op);
        }
        id
    };
    let item =
        say(&mut session, New::line(Kind::Agenda, "", task.title).with(Field::Stage, Value::Text(task.code.into())));
    let kinds = if task.captures.is_empty() { task.takes } else { task.captures };
    for (n, kind) in (0..count).zip(kinds.iter().cycle()) {
        let words = format!("line {n}: neighbours look in on each other and nobody is asked twice");
        let mut new = New::line(*kind, task.code, &words);
        if kind.has(Field::Year) {
            new = new.with(Field::Year, Value::Text((1950 + n % 76).to_string().as_str().into()));
        }
        say(&mut session, new);
    }
    (session, item)
}

fn main() {
    println!("{:<18} {:>8} {:>6} {:>10}", "task", "lines", "pages", "frame");
    for task in TASKS.iter().filter_map(|code| stage::task(code)) {
        for count in [50, 5000] {
            let (session, item) = filled(task, count);
            let now = Now { task: Some(item), put_up: true, revealed: true, page: usize::MAX, ..Now::default() };
            let mut pages = 0;
            let mut times: Vec<_> = (0..FRAMES)
                .map(|_| {
                    let begun = Instant::now();
                    let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
                    let at = chrono::DateTime::default();
                    pages = paint(&Wall { session: &session, now: &now, at, spot: None }, Theme::Dark, &mut buffer);
                    begun.elapsed()
                })
                .collect();
            times.sort();
            let median = times.get(FRAMES / 2).map_or(0, std::time::Duration::as_micros);
            println!("{:<18} {count:>8} {pages:>6} {:>7} µs", task.code, median);
        }
    }
}
