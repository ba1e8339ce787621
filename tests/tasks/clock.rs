//! The clock of a task, by keys: its signals, a minute more or less, who sees it, who reports, and what gives.

use crate::scene::Scene;
use commonground::model::day::program;
use commonground::model::field::{Field, Value};
use commonground::model::kind::Kind;
use commonground::model::query;
use commonground::model::wish::{New, Wish};

/// A scene of three days at that task, its clock running; each day begins at half past nine.
fn running(task: &str) -> Scene {
    let mut scene = Scene::with_groups("3");
    for day in 1..=3 {
        scene.wish(&program::set_time(Field::DayStarts, day, "9:30"));
    }
    for n in 1..=8u64 {
        let table = New::line(Kind::Table, "", &format!("Table {n}"));
        scene.wish(&Wish::Say(table.with(Field::Letter, Value::Text(format!("T{n}").into()))));
    }
    scene.at(task).play("Ctrl-T");
    scene
}

#[test]
fn the_signals_of_a_clock() {
    let mut scene = running("trends");
    let said = |scene: &Scene| scene.screen.app.notice.as_ref().map(|notice| notice.text.clone());
    let mut heard = Vec::new();
    for _ in 0..(61 * 60 / 20) {
        scene.screen.app.notice = None;
        scene.screen.pass(20);
        heard.extend(said(&scene));
        heard.dedup();
    }
    let marks: Vec<Option<char>> = heard.iter().map(|text| text.chars().next()).collect();
    assert_eq!(marks, [Some('◐'), Some('▲'), Some('■')], "{heard:?}");
    // What is being typed stays where it is.
    let mut scene = running("trends");
    scene.play("\"half a line\"").screen.pass(1800);
    scene.shots("clock_half_time");
    scene.screen.pass(1740);
    scene.shots("clock_one_minute");
}

#[test]
fn past_zero_it_says_by_how_much_and_what_it_costs() {
    // Nobody has said when the day ends: it is counted from when it began.
    let mut scene = Scene::with_groups("3");
    scene.at("clusters").play("Ctrl-T \"Getting about\" Enter");
    for _ in 0..12 {
        scene.screen.pass(5 * 60);
    }
    scene.screen.pass(130);
    scene.shots("clock_time_is_up");
    scene.screen.pass(10 * 60);
    scene.play("\"w\"").screen.pass(10);
    scene.shots("clock_costs");
    scene.play("Alt-=");
    scene.shots("clock_what_gives");
    scene.play("1");
    scene.shots("clock_given");
    scene.play("Ctrl-Z Ctrl-L");
    scene.shots("clock_over_large");
}

#[test]
fn three_faces_of_the_clock() {
    let mut scene = running("trends");
    scene.play("Ctrl-Up Ctrl-Up");
    scene.shots("clock_minute_more");
    scene.play("Alt-;");
    scene.shots("clock_desk_alone");
    scene.play("Ctrl-L");
    let large = scene.screen.text();
    assert!(!large.contains("left") && !large.contains("62"), "the wall shows no clock:\n{large}");
    scene.screen.pass(31 * 60 + 5);
    let large = scene.screen.text();
    assert!(!large.contains("Half time"), "nor a signal:\n{large}");
    scene.play("Ctrl-L");
    assert!(scene.screen.text().contains("30:55 left"), "the desk shows it");
    scene.play("Alt-; Ctrl-L");
    scene.screen.app.notice = None;
    scene.shots("clock_cues_large");
}

#[test]
fn who_reports_has_as_long_as_the_others() {
    let mut scene = running("past-dialogue");
    scene.shots("clock_report_first");
    scene.screen.pass(5 * 60);
    scene.play("Alt-'");
    scene.screen.pass(7 * 60);
    scene.shots("clock_report_second");
    scene.play("Alt-' Ctrl-Z");
    let shown = scene.screen.text();
    assert!(shown.contains("Table 2 of 8"), "{shown}");
    for _ in 0..7 {
        scene.play("Alt-'");
    }
    let shown = scene.screen.text();
    assert!(shown.contains("All 8 have reported"), "{shown}");
}

/// Whoever goes back goes on from there: what is ticked off takes no time any more, and has none but its own.
#[test]
fn what_is_ticked_off_has_no_time_to_come() {
    let mut scene = Scene::of("1");
    let items: Vec<_> = query::agenda(scene.session()).iter().take(4).map(|item| item.id.clone()).collect();
    for item in items {
        scene.wish(&Wish::answer(&item, Field::Done, Value::Flag(true)));
    }
    scene.play("Ctrl-N").screen.pass(600);
    let shown = scene.screen.text();
    let rows: Vec<&str> = shown.lines().filter_map(|row| row.split('│').next()).collect();
    let row = |title: &str| rows.iter().find(|row| row.contains(title)).copied().unwrap_or_default().trim();
    assert!(row("What we value").starts_with("▸ 10:10"), "{shown}");
    for title in ["Welcome", "The future we want", "Break"] {
        assert!(row(title).starts_with("✓  "), "{shown}");
    }
    // What is still to come follows at once; the day ends as much earlier.
    assert!(row("Themes").starts_with("10:40") && row("end of the day").starts_with("12:35"), "{shown}");
    // What had a clock of its own was really then.
    scene.play("Ctrl-T").screen.pass(60);
    scene.play("Ctrl-N");
    assert!(scene.screen.text().contains("✓ 10:10  What we value"), "{}", scene.screen.text());
}

/// Beneath what stands on another day it is said of which day that is the end.
#[test]
fn the_end_of_a_day_names_it_beneath_another() {
    let mut scene = running("welcome");
    let end = |scene: &Scene| {
        let shown = scene.screen.text();
        let day = shown.lines().any(|row| row.starts_with("   Day 2"));
        (day, shown.contains("end of the day"), shown.contains("day 1: the end"))
    };
    assert_eq!(end(&scene), (false, true, false), "{}", scene.screen.text());
    scene.screen.resize(80, 48);
    assert_eq!(end(&scene), (true, false, true), "{}", scene.screen.text());
}
