//! What the desk tells the wall besides its page: which two tables sit together, and that something is not saved.

use crate::frames::{Pencil, SIZES, frames, up};
use crate::large::Large;
use chrono::NaiveDate;
use commonground::model::day::now::{Face, Now};
use commonground::model::field::{Field, Value};
use commonground::model::group::badge_shown;
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::session::Session;
use commonground::model::wish::{New, Wish};
use commonground::ui::msg::What;
use commonground::ui::state::saves::Trouble;

/// Four tables with a card each.
fn tables() -> (Session, Id) {
    let (mut session, mut pencil) = (Session::default(), Pencil::new());
    let item = pencil.open(&mut session, "merge");
    for n in 1..=4 {
        let card = New::line(Kind::Card, "merge", &format!("wanted by {n}")).by(&format!("T{n}"));
        pencil.wish(&mut session, &Wish::Say(card)).unwrap();
    }
    (session, item)
}

#[test]
fn the_room_shows_the_two_tables_that_sit_together() {
    let (session, item) = tables();
    for size in SIZES {
        let now = Now { tables: vec!["T3".into(), "T4".into()], ..up(&item) };
        let room = frames(&session, &now, size).join("\n");
        for (words, is_there) in [
            ("Table 3", true),
            ("wanted by 3", true),
            ("wanted by 4", true),
            ("Table 1", false),
            ("wanted by 1", false),
        ] {
            assert_eq!(room.contains(words), is_there, "{words} at {size:?} in\n{room}");
        }
        // The large desk shows those that sit there, and where it does not say which, the room shows the whole wall.
        let large = Large::at(&session, &item, size).wall().join("\n");
        let is_there = |n: usize| large.contains(&format!("wanted by {n}"));
        // In a narrow window a table a page.
        let both = if size.0 >= 80 { is_there(1) && is_there(2) } else { is_there(1) || is_there(2) };
        assert!(both && !is_there(3) && !is_there(4), "{large}");
        let all = frames(&session, &up(&item), size).join("\n");
        assert!((1..=4).all(|n| all.contains(&format!("wanted by {n}"))), "{all}");
    }
}

#[test]
fn the_large_view_says_what_is_not_saved_and_names_no_folder() {
    let (session, item) = tables();
    for size in SIZES {
        let mut large = Large::at(&session, &item, size);
        assert!(!large.frame().join("\n").contains("sav"));
        large.write("one more");
        assert!(large.frame().join("\n").contains("saving…"), "{:#?}", large.frame());
        large.take(What::NotSaved(Trouble {
            why: "the disk is full".into(),
            todo: "Make room.".into(),
            kept_in: Some("/home/gwen/state".into()),
        }));
        let shown = large.frame().join("\n");
        assert!(shown.contains("NOT SAVED: the disk is full."), "{shown}");
        assert!(!shown.contains("/home") && !large.wall().join("\n").contains("NOT SAVED"), "{shown}");
    }
}

#[test]
fn a_group_that_had_a_hexagon_has_the_sign_of_its_letter_everywhere() {
    let (mut session, mut pencil) = (Session::default(), Pencil::new());
    let new = New::line(Kind::Group, "", "The Unpaid").with(Field::Shape, Value::Text("hexagon".into()));
    let id = pencil.wish(&mut session, &Wish::Say(new)).unwrap();
    assert_eq!(badge_shown(session.entry(&id).unwrap()).2, "clover");
}

#[test]
fn the_roadmap_is_drawn_as_it_grows() {
    let (mut session, mut pencil) = (Session::default(), Pencil::new());
    let item = pencil.open(&mut session, "actions");
    for n in 1..=3 {
        pencil.wish(&mut session, &Wish::Say(New::line(Kind::Action, "actions", &format!("the step {n}")))).unwrap();
        for size in SIZES {
            let all = frames(&session, &Now { face: Face::Roadmap, ..up(&item) }, size);
            let picture = all.first().unwrap();
            assert!(picture.contains("first 100 days") || picture.contains("no date yet"), "{picture}");
            assert!((1..=n).all(|step| picture.contains(&format!("the step {step}"))), "{n} at {size:?}\n{picture}");
        }
    }
}

#[test]
fn every_page_of_the_roadmap_counts_the_whole_of_it() {
    let (mut session, mut pencil) = (Session::default(), Pencil::new());
    let item = pencil.open(&mut session, "actions");
    for theme in 1..=6 {
        let new = New::line(Kind::Theme, "clusters", &format!("Theme {theme}"));
        let theme = pencil.wish(&mut session, &Wish::Say(new)).unwrap();
        for n in 1..=4 {
            // The day of some has passed: nobody is named there, and they are promised all the same.
            let action = New::line(Kind::Action, "actions", &format!("the step {n}"))
                .with(Field::Theme, Value::Other(theme.clone()))
                .with(Field::Who, Value::Text("Gwen".into()))
                .with(Field::Promised, Value::Flag(n < 4));
            let due = NaiveDate::from_ymd_opt(2020 + n, 6, 1).unwrap();
            let due = Value::Date { on: Some(due), said: "1 June".into() };
            pencil.wish(&mut session, &Wish::Say(action.with(Field::Due, due))).unwrap();
        }
    }
    for size in SIZES {
        let pages = frames(&session, &Now { face: Face::Roadmap, ..up(&item) }, size);
        let drawn = pages.iter().filter(|page| page.contains("day 100")).collect::<Vec<_>>();
        assert!(drawn.len() > 1 || size.1 > 30, "{pages:#?}");
        for page in drawn {
            let counts = ["18 promised", "18 of 24"].iter().any(|words| page.contains(words));
            let rest = ["6 not yet", " promised "].iter().any(|words| page.contains(words));
            assert!(counts && rest, "{size:?}\n{page}");
        }
    }
}
