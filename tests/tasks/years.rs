//! Two years of one valley by keys alone: the event, three review meetings with digits, a change of plan, day 100, the pulse
//! twice. At the end the file opens, is checked, is told of, goes on in another, and takes a copy in that was away.

use crate::board::{actions, dated, day, light, on, valley};
use crate::home::{Home, well};
use crate::scene::Scene;
use commonground::model::after::news;
use commonground::model::field::Field;
use commonground::model::kind::Kind;
use commonground::model::query;
use commonground::model::session::Session;
use commonground::store;
use commonground::store::document;
use commonground::store::line::Kept;
use commonground::store::record::Record;

const SENTENCE: &str = "I know the people here well enough to ring them.";

/// The session as a file.
fn put(scene: &Scene, home: &Home, name: &str) {
    let record = Record::of(scene.screen.saved.iter().map(|op| Kept::of(op.clone())));
    home.put(name, document::write("hv7k2q4m5xw3bn6t", &record));
}

/// Another review meeting on that day, with who came.
fn meet(scene: &mut Scene, date: &str, came: &str) {
    on(scene, date);
    scene.play(&format!("Alt-* Enter Alt-R \"{came}\" Enter"));
    assert!(scene.screen.app.desk().is_some_and(|desk| desk.task_code() == "review"), "{}", scene.screen.text());
}

/// The pulse, typed on the board: the kinds go round to it.
fn pulse(scene: &mut Scene, counts: &str) {
    let kind = |scene: &Scene| scene.screen.app.desk().map(|desk| desk.kind);
    for _ in 0..6 {
        if kind(scene) != Some(Kind::Pulse) {
            scene.play("Ctrl-D");
        }
    }
    scene.play(&format!("\"{SENTENCE}\" Tab \"{counts}\" Enter Esc"));
}

fn shows(scene: &Scene, wanted: &[&str]) {
    let flat = |words: String| words.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in wanted {
        assert!(flat(scene.screen.text()).contains(words), "{words}\n{}", scene.screen.text());
    }
}

/// The event: two days in May 2026, with a last action that is typed in the room.
fn event() -> Scene {
    let mut scene = valley();
    on(&mut scene, "2026-05-16");
    scene.at("actions").play("\"Soup in winter\" Tab \"the cooks\" Tab \"day 100\" Enter");
    scene
}

/// June 2026: five weeks after.
fn first_review(scene: &mut Scene) {
    meet(scene, "2026-06-20", "a6 b2 new 4");
    light(scene, "Map every").play("2 \"nineteen rooms on the map\" Enter Ctrl-D \"print it\" Enter");
    light(scene, "Open the")
        .play("1 \"Gwen has the key\" Enter Ctrl-D Ctrl-D \"somebody who knows about insurance\" Enter Esc");
    light(scene, "Bus back").play("4 \"the council\" Tab \"1 September 2026\" Enter");
    pulse(scene, "4 9 10 5 2");
    light(scene, "Map every").shots("years_first");
    shows(scene, &["Day 35 of 100", "nineteen rooms on the map"]);
}

/// August 2026: day 100. The plan changes, the old one stays; what was said in June stays, too.
fn second_review(scene: &mut Scene) {
    meet(scene, "2026-08-24", "a9 d2");
    shows(scene, &["Day 100: the first hundred days end today"]);
    light(scene, "Open the").play(
        "3 \"Open the hall two Fridays a month\" Tab \"end of October 2026\" Tab \"one key for two clubs\" Enter",
    );
    light(scene, "Bus back").play("5 \"no driver was insured\" Enter");
    shows(scene, &["earlier, handed on to the council, from 1 September 2026 · 20 June 2026"]);
    light(scene, "Open the hall").shots("years_second");
    let now = "changed: one key for two clubs · 24 August 2026";
    shows(scene, &[now, "before: Open the chapel hall on Fridays, by 30 June 2026"]);
    scene.play("Alt-O 2 \"half of it, for two years\" Enter");
}

/// May 2027: a year after.
fn third_review(scene: &mut Scene) {
    meet(scene, "2027-05-20", "a4 b5 c3");
    light(scene, "Open the hall").play("2 \"sixty came on the first evening\" Enter Esc");
    // Pressed by mistake, and taken back.
    light(scene, "A walk").play("5 \"slip\" Enter Ctrl-Z 1");
    scene.play("Alt-O 3 \"Paid in April.\" Enter");
    pulse(scene, "1 3 9 9 4");
    light(scene, "Open the hall").shots("years_third");
    shows(scene, &["Day 369, past day 100", "earlier, changed: one key for two clubs · 24 August 2026"]);
}

/// What stands in the session after all of it.
fn holds(session: &Session) {
    let action = |words: &str| {
        let mut all = session.of_kind(Kind::Action);
        all.find(|action| action.text().starts_with(words)).expect("an action").clone()
    };
    let told = |words: &str| -> Vec<String> {
        let action = action(words);
        news::history(session, &action).iter().map(|news| news::with_day(action.kind, news)).collect()
    };
    assert_eq!(told("Map every"), ["done · 20 June 2026"]);
    assert_eq!(
        told("Open the hall"),
        ["doing · 20 June 2026", "changed: one key for two clubs · 24 August 2026", "done · 20 May 2027"]
    );
    assert_eq!(
        told("Bus back"),
        [
            "handed on to the council, from 1 September 2026 · 20 June 2026",
            "let go: no driver was insured · 24 August 2026",
        ]
    );
    assert_eq!(told("A walk"), ["doing · 20 May 2027"]);
    let before = news::before_change(session, &action("Open the hall")).expect("the old plan");
    assert_eq!(before.words.as_deref(), Some("Open the chapel hall on Fridays"));
    assert_eq!(before.due, Some(dated("2026-06-30")));
    let soup = action("Soup");
    assert_eq!(query::day_of(session, soup.get(Field::Due).expect("a day")), Some(day("2026-08-24")), "day 100");
    let ask = session.of_kind(Kind::Ask).next().expect("an ask");
    assert_eq!(ask.words(Field::AskState), "secured");
    assert_eq!(session.of_kind(Kind::Pulse).count(), 2);
    assert_eq!(query::as_of(session), Some(day("2027-05-20")));
}

#[test]
fn two_years_by_keys() {
    let mut scene = event();
    first_review(&mut scene);
    let home = Home::new();
    std::fs::create_dir(home.path("mail")).expect("a folder");
    put(&scene, &home, "mail/valley.ron");
    second_review(&mut scene);
    third_review(&mut scene);
    assert_eq!(actions(&scene).len(), 6);
    holds(scene.session());

    // The file: it opens, checks, and is told of.
    put(&scene, &home, "valley.ron");
    let read = |name: &str| Session::of(store::read(&home.path(name)).expect("a session").ops);
    holds(&read("valley.ron"));
    assert_eq!(home.run(&["check", "valley.ron"]).status, Some(0), "{:?}", home.run(&["check", "valley.ron"]));
    let paper = well(&home, &["report", "valley.ron", "--for", "follow-up"]).out;
    for wanted in [
        "nineteen rooms on the map",
        "sixty came on the first evening",
        "no driver was insured",
        "handed on to the council",
        "one key for two clubs",
        "half of it, for two years",
        "Paid in April.",
        "| 4 | 9 | 10 | 5 | 2 | 30 |",
        "| 1 | 3 | 9 | 9 | 4 | 26 |",
    ] {
        assert!(paper.contains(wanted), "{wanted}\n{paper}");
    }
    insta::assert_snapshot!("years_follow_up", paper);

    // A copy was away since June, with a line said in it: nothing is there twice, nothing is lost.
    let away = Home::new();
    away.put("valley.ron", home.bytes("mail/valley.ron"));
    well(
        &away,
        &["add", "valley.ron", "--kind", "done", "--task", "review", "--under", "2.1", "eleven walked in June"],
    );
    home.put("mail/back.ron", away.bytes("valley.ron"));
    let merged = well(&home, &["merge", "valley.ron", "mail/back.ron", "--yes"]);
    assert!(merged.err.contains("1 line is new."), "{merged:?}");
    holds(&read("valley.ron"));
    assert_eq!(home.run(&["check", "valley.ron"]).status, Some(0));

    // What stands open goes on in another meeting.
    let call =
        ["new", "Healthy Valley, two years on", "--from", "valley.ron", "--template", "review", "-o", "second.ron"];
    well(&home, &call);
    let open: Vec<String> = read("second.ron").of_kind(Kind::Action).map(|action| action.text().to_owned()).collect();
    assert_eq!(open, ["A walk every Tuesday from the surgery", "Ask the school for its kitchen", "Soup in winter"]);
    assert_eq!(home.run(&["check", "second.ron"]).status, Some(0));
}
