//! What each page looks like, with the worked example as matter.

use crate::frames::{Pencil, SIZES, frames, up, valley};
use commonground::model::now::{ClockFace, Face, Now};
use commonground::model::stage;

/// Two pages at each size, with how many there are.
fn shot(name: &str, session: &commonground::model::session::Session, now: &Now) {
    let mut out = String::new();
    for size in SIZES {
        let all = frames(session, now, size);
        for (n, frame) in all.iter().enumerate().take(2) {
            out.push_str(&format!("{}x{} · {} of {}\n{frame}\n", size.0, size.1, n + 1, all.len()));
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
fn faces() {
    let mut session = valley();
    let mut pencil = Pencil::new();
    let item = pencil.open(&mut session, "future-we-want");
    let now = up(&item);
    for (name, face) in [("break", Face::Break), ("fit", Face::Fit), ("roadmap", Face::Roadmap), ("blank", Face::Blank)]
    {
        shot(&format!("face_{name}"), &session, &Now { face, ..now.clone() });
    }
    shot("held", &session, &Now { put_up: false, ..now.clone() });
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
