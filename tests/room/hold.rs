//! Over random sessions: what may never stand on a page of the room, what must stand on exactly one, and no word cut.

use crate::frames::{SIZES, frames, up};
use crate::made::{BEGIN, END, Made, made, solid, words};
use commonground::model::day::now::{ClockFace, Face, Now};
use commonground::model::entry::Entry;
use commonground::model::field::Field;
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::query;
use commonground::model::session::Session;
use commonground::model::stage::{Surface, Task, WallRule};
use std::collections::{BTreeSet, HashMap};

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
    all.retain(|entry| entry.stands() && !entry.is(Field::GroupOnly) && !entry.kind.is_private());
    all
}

fn holds(seed: u64, every: bool) {
    let (mut made, items) = made(seed);
    let sizes: Vec<(u16, u16)> = if every { SIZES.to_vec() } else { vec![SIZES[made.dice.roll(3)]] };
    for size in sizes {
        for (task, item) in &items {
            if !every && made.dice.roll(8) > 0 {
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
        nothing_private(made, frame, seed);
        let solid = solid(frame);
        for never in ["Ctrl", "Alt-", "PgUp", "PgDn", "Enter"] {
            assert!(!solid.contains(never), "seed {seed}: {never} in\n{frame}");
        }
    }
}

/// What may stand on no wall, whoever draws it.
pub fn nothing_private(made: &Made, frame: &str, seed: u64) {
    for word in words(frame) {
        let whole = word.starts_with(BEGIN) == word.ends_with(END);
        assert!(whole, "seed {seed}: “{word}” is cut in\n{frame}");
        assert!(
            !made.late.iter().any(|late| late == word),
            "seed {seed}: {word} beside a date that has passed\n{frame}"
        );
    }
    let solid = solid(frame);
    for secret in &made.secret {
        assert!(!solid.contains(secret), "seed {seed}: {secret} in\n{frame}");
    }
    for never in ["person-0", "person-1", "person-2", "person-3", "Notheard", "notheard"] {
        assert!(!solid.contains(never), "seed {seed}: {never} in\n{frame}");
    }
    let note = made.notes.iter().find(|note| solid.contains(note.as_str()));
    assert!(note.is_none(), "seed {seed}: a note for the desk in\n{frame}");
}

pub fn runs() -> u64 {
    std::env::var("COMMONGROUND_RUNS").ok().and_then(|runs| runs.parse().ok()).unwrap_or(300)
}

#[test]
fn nothing_forbidden_stands_there_nothing_is_lost_and_no_word_is_cut() {
    for seed in 0..runs() {
        // Every task at every size for some, some of them at one size for each of the others.
        holds(seed, seed % 60 == 0);
    }
}
