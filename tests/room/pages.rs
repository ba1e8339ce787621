//! What each page looks like, with the worked example as matter.

use crate::frames::{Pencil, SIZES, at, buffer, first, rows, up, valley};
use chrono::TimeDelta;
use commonground::model::day::now::{ClockFace, Face, Now};
use commonground::model::kind::Kind;
use commonground::model::session::Session;
use commonground::model::stage;
use commonground::ui::theme::Theme;

/// Two pages at each size, with how many there are.
fn shot(name: &str, session: &Session, now: &Now) {
    let mut out = String::new();
    for size in SIZES {
        let (all, of) = first(session, now, size, 2);
        for (n, frame) in all.iter().enumerate() {
            out.push_str(&format!("{}x{} · {} of {}\n{frame}\n", size.0, size.1, n + 1, of));
        }
    }
    insta::assert_snapshot!(name, out);
}

#[test]
fn every_task_on_the_wall() {
    let mut session = valley();
    let mut pencil = Pencil::new();
    for task in stage::tasks() {
        let item = pencil.open(&mut session, task.code);
        shot(task.code, &session, &up(&item));
    }
}

#[test]
fn one_thing_alone() {
    let mut session = valley();
    let mut pencil = Pencil::new();
    let lit = |session: &Session, kind: Kind, n: usize| session.of_kind(kind).nth(n).map(|entry| entry.id.clone());
    for (name, task, kind, n) in [
        ("theme", "statements", Kind::Theme, 1),
        ("value", "confirm", Kind::Value, 2),
        ("vision", "vision", Kind::Vision, 0),
        ("action", "read-back", Kind::Action, 1),
        ("pledge", "public-report", Kind::Pledge, 0),
    ] {
        let item = pencil.open(&mut session, task);
        let now = Now { lit: lit(&session, kind, n), ..up(&item) };
        shot(&format!("alone_{name}"), &session, &now);
    }
}

/// Without colour, what stands out still does.
#[test]
fn without_colour() {
    let mut session = valley();
    let mut pencil = Pencil::new();
    for task in ["dots", "prouds-sorries", "actions"] {
        let item = pencil.open(&mut session, task);
        let mut all = String::new();
        for theme in [Theme::Mono, Theme::Dark] {
            let (buffer, _) = buffer(&session, &up(&item), (80, 24), theme);
            let mut before = None;
            all.push_str(&format!("{theme:?}\n{}\n", rows(&buffer).join("\n")));
            for y in 0..24 {
                for x in 0..80 {
                    let cell = &buffer[(x, y)];
                    let style = (cell.fg, cell.modifier);
                    if before != Some(style) {
                        all.push_str(&format!("{y}:{x} {:?} {:?}\n", style.0, style.1));
                        before = Some(style);
                    }
                }
            }
        }
        insta::assert_snapshot!(format!("styles_{task}"), all);
    }
}

#[test]
fn faces() {
    let mut session = valley();
    let mut pencil = Pencil::new();
    let item = pencil.open(&mut session, "future-we-want");
    let now = up(&item);
    for (name, face) in [("break", Face::Break), ("fit", Face::Fit), ("roadmap", Face::Roadmap), ("blank", Face::Blank)]
    {
        let again = at().checked_add_signed(TimeDelta::minutes(19));
        shot(&format!("face_{name}"), &session, &Now { face, again, ..now.clone() });
    }
    let values = pencil.open(&mut session, "values");
    shot("held", &session, &Now { put_up: false, ..up(&values) });
    for (name, clock, left) in [
        ("over", ClockFace::Shown, -130),
        ("half", ClockFace::Cues, 1190),
        ("time", ClockFace::Cues, -5),
        ("none", ClockFace::Cues, 700),
        ("desk", ClockFace::DeskAlone, 700),
    ] {
        shot(
            &format!("clock_{name}"),
            &session,
            &Now { clock, left: Some(left), put_up: name == "over", ..now.clone() },
        );
    }
}
