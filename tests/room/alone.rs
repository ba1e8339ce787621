//! What stands alone on the wall: a question as large as it fits; a break, with the time; whose turn it is on stage.

use crate::frames::{Pencil, at, first, frames, up};
use chrono::TimeDelta;
use commonground::model::day::now::{Face, Now, Seen, Window};
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::query;
use commonground::model::session::Session;
use commonground::model::wish::{New, Wish};
use commonground::ui::state::watch::{Followed, Watch};
use commonground::ui::theme::Theme;

fn asked(task: &str, size: (u16, u16), left: Option<i64>) -> String {
    let (mut session, mut pencil) = (Session::default(), Pencil::new());
    let item = pencil.open(&mut session, task);
    frames(&session, &Now { put_up: false, left, ..up(&item) }, size).join("\n")
}

#[test]
fn a_question_stands_as_large_as_it_fits() {
    let blocks = |shown: &str| shown.chars().filter(|c| ('▀'..='▟').contains(c)).count();
    for (size, left) in [((80, 24), None), ((80, 24), Some(754)), ((120, 36), Some(754)), ((60, 18), None)] {
        let shown = asked("values", size, left);
        assert!(blocks(&shown) > 200 && !shown.contains("What matters"), "{size:?} {left:?}\n{shown}");
        let name = format!("question_{}x{}_{}", size.0, size.1, if left.is_some() { "clock" } else { "alone" });
        insta::assert_snapshot!(name, shown);
    }
    // Where it does not fit, it stands in ordinary type, no word of it cut.
    let shown = asked("values", (40, 12), Some(754));
    assert!(shown.contains("What matters"), "{shown}");
    // So does one in letters that are not drawn here.
    let (mut session, mut pencil) = (Session::default(), Pencil::new());
    let item = pencil.open(&mut session, "values");
    let words = Wish::answer(&item, Field::Prompt, Value::Text("Что для нас важно?".into()));
    pencil.wish(&mut session, &words).unwrap();
    let shown = frames(&session, &Now { put_up: false, ..up(&item) }, (120, 36)).join("\n");
    assert!(shown.contains("Что для нас важно?"), "{shown}");
}

#[test]
fn a_break_says_when_we_start_again_before_its_clock_runs() {
    let (mut session, mut pencil) = (Session::default(), Pencil::new());
    let item = pencil.open(&mut session, "break");
    pencil.wish(&mut session, &Wish::answer(&item, Field::Minutes, Value::Count(15))).unwrap();
    let now = Now { left: None, ..up(&item) };
    let again = (at() + TimeDelta::minutes(15)).format("%H:%M").to_string();
    let small = frames(&session, &now, (24, 6)).join("\n");
    assert!(small.contains("We start again") && small.contains(&again), "{small}");
    for size in [(60, 18), (80, 24), (120, 36)] {
        let shown = frames(&session, &now, size).join("\n");
        assert!(shown.contains("We start again at") && !shown.contains("A break"), "{shown}");
    }
    // The time goes with the clock on the wall, so the window looks at it.
    let mut watch = Watch::new(Theme::Mono, at());
    watch.take(Followed::Open(Box::new(session.clone())));
    let window = Window { beat: 1, pages: 1, now: now.clone() };
    watch.take(Followed::Windows(vec![Seen { window, fresh: true, sure: true, ago: 0 }]));
    assert!(watch.ticks());
    // Where no minutes are planned, there is no time to say.
    pencil.wish(&mut session, &Wish::answer(&item, Field::Minutes, Value::Count(0))).unwrap();
    assert!(frames(&session, &now, (80, 24)).join("\n").contains("A break"));
}

/// Three futures in their order.
fn futures() -> (Session, Now, Vec<Id>) {
    let (mut session, mut pencil) = (Session::default(), Pencil::new());
    let task = pencil.open(&mut session, "performances");
    let title = |n: usize, title: &str| New::line(Kind::IdealFuture, "ideal-futures", title).by(&format!("T{n}"));
    let all = [(1, "Six o'clock news"), (2, "A letter to my granddaughter"), (3, "The song of the bus")];
    let all = all.map(|(n, words)| pencil.wish(&mut session, &Wish::Say(title(n, words))).unwrap());
    (session, up(&task), all.to_vec())
}

#[test]
fn the_running_order_says_whose_turn_it_is_and_who_is_next() {
    let (session, now, futures) = futures();
    for size in [(60, 18), (80, 24), (120, 36)] {
        for (n, on_stage) in futures.iter().enumerate() {
            let shown = first(&session, &Now { on_stage: Some(on_stage.clone()), ..now.clone() }, size, 1).0.join("\n");
            let rows: Vec<&str> = shown.lines().map(str::trim).filter(|row| !row.is_empty()).collect();
            let after = |words: &str| {
                let row = rows.iter().position(|row| row.contains(words)).unwrap();
                rows.get(row + 1).copied().unwrap_or_default()
            };
            let titles = ["Six o'clock news", "A letter to my granddaughter", "The song of the bus"];
            assert_eq!(after(titles[n]), "▶ on stage now", "{shown}");
            if let Some(next) = titles.get(n + 1) {
                assert_eq!(after(next), "next", "{shown}");
            }
            assert_eq!(shown.matches("on stage now").count(), 1);
        }
    }
    // Of the desk: whoever is on stage there is on the wall.
    assert!(!frames(&session, &now, (80, 24)).join("\n").contains("on stage now"));
    assert_eq!(query::lines(&session, "ideal-futures").count(), 3);
    assert_eq!(now.face, Face::Task);
}
