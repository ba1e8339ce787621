//! A day that runs over is planned again: whatever is chosen, no minute is lost, nothing is cut below the least, and what
//! is protected is the last to give. And a three-day event with overruns, played through.

#![expect(clippy::panic, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

#[path = "support/desk.rs"]
#[expect(dead_code, reason = "shared with the tests of the screen")]
mod desk;

use commonground::export::{markdown, report, report_html};
use commonground::model::day::replan::{self, Choice, LEAST, Later, Part, Way};
use commonground::model::day::{clock, program};
use commonground::model::entry::Entry;
use commonground::model::field::Field;
use commonground::model::id::Id;
use commonground::model::query;
use commonground::model::session::Session;
use commonground::model::stage::Stage;
use commonground::ui::state::timing;
use desk::Screen;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn later() -> impl Strategy<Value = Vec<Later>> {
    let one = (0u64..200, 0usize..3, any::<bool>());
    proptest::collection::vec(one, 0..14).prop_map(|items| {
        let item = |(n, (minutes, part, same_stage)): (usize, (u64, usize, bool))| {
            let part = [Part::Break, Part::Open, Part::Protected][part];
            let same_stage = same_stage && part != Part::Break;
            Later { id: Id::new(format!("desk-a.{n}")), title: format!("Task {n}"), minutes, part, same_stage }
        };
        items.into_iter().enumerate().map(item).collect()
    })
}

fn given(choice: &Choice) -> u64 {
    choice.cuts.iter().map(|cut| cut.from - cut.to).sum()
}

proptest! {
    #[test]
    fn no_minute_is_lost_and_what_is_protected_gives_last(over in 1u64..400, later in later()) {
        let choices = replan::choices(over, &later);
        prop_assert!(choices.iter().any(|choice| choice.way == Way::End && choice.end == over));
        // What is said that the overrun costs is one of the choices.
        if let Some(cost) = replan::cost(over, &later) {
            prop_assert!(choices.iter().any(|choice| choice.cuts == [cost.clone()]), "{:?}", cost);
        }
        for choice in &choices {
            prop_assert_eq!(given(choice) + choice.end, over, "{:?}", choice);
            let by_id: BTreeMap<&Id, &Later> = later.iter().map(|item| (&item.id, item)).collect();
            for cut in &choice.cuts {
                let item = by_id[&cut.id];
                prop_assert_eq!(cut.from, item.minutes);
                prop_assert!(cut.to >= LEAST && cut.to < cut.from, "{:?}", cut);
                match choice.way {
                    Way::Breaks => prop_assert_eq!(item.part, Part::Break),
                    Way::Stage => prop_assert!(item.same_stage),
                    Way::End => prop_assert!(false, "the end takes of nothing"),
                    Way::Tasks => prop_assert!(item.part != Part::Break),
                    Way::One => prop_assert_eq!(item.part, Part::Protected),
                }
            }
            // The end moves only where those who may give have nothing left.
            let spare = |may: &dyn Fn(&Later) -> bool| -> u64 {
                later.iter().filter(|item| may(item)).map(|item| item.minutes.saturating_sub(LEAST)).sum()
            };
            let all = match choice.way {
                Way::Breaks => spare(&|item| item.part == Part::Break),
                Way::Stage => spare(&|item| item.same_stage),
                Way::End => 0,
                Way::Tasks => spare(&|item| item.part != Part::Break),
                Way::One => choice.cuts[0].from - LEAST,
            };
            prop_assert_eq!(given(choice), over.min(all));
            if choice.way == Way::Tasks {
                let protected: u64 = choice
                    .cuts
                    .iter()
                    .filter(|cut| by_id[&cut.id].part == Part::Protected)
                    .map(|cut| cut.from - cut.to)
                    .sum();
                prop_assert_eq!(protected, over.min(all).saturating_sub(spare(&|item| item.part == Part::Open)));
            }
        }
    }
}

fn session(screen: &Screen) -> &Session {
    &screen.app.desk().expect("a desk").session
}

fn overrun(screen: &Screen) -> Option<replan::Overrun> {
    replan::overrun(session(screen), screen.at)
}

/// Minutes of the tasks of common ground and action.
fn protected(session: &Session) -> BTreeMap<Id, u64> {
    let is = |stage: Stage| matches!(stage, Stage::CommonGround | Stage::Action);
    let items = query::on_the_days(session).into_iter();
    let items = items.filter(|item| query::task_of(item).is_some_and(|task| is(task.stage) && task.code != "break"));
    items.map(|item| (item.id.clone(), query::minutes(item))).collect()
}

/// The open task takes so many minutes, and the clock ticks now and then.
fn takes(screen: &mut Screen, minutes: u64) {
    for _ in 0..minutes {
        screen.pass(60);
    }
}

fn here(screen: &Screen) -> (Id, u64, u64, String) {
    let item = screen.app.desk().expect("a desk").item().expect("an item");
    (item.id.clone(), query::day(item), query::minutes(item), item.words(Field::Stage))
}

#[test]
fn a_three_day_event_with_overruns_ends_in_time_and_keeps_what_is_protected() {
    let mut screen = Screen::new(100, 30);
    screen.play("\"Healthy Valley\" Enter 3");
    let before = protected(session(&screen));
    let planned: BTreeMap<Id, u64> =
        query::on_the_days(session(&screen)).iter().map(|item| (item.id.clone(), query::minutes(item))).collect();
    let count = planned.len();
    let mut real: BTreeMap<Id, u64> = BTreeMap::new();
    let mut began: BTreeMap<Id, String> = BTreeMap::new();
    let (mut day, mut overruns) = (0, 0);
    while here(&screen).1 == 0 {
        screen.play("Ctrl-N");
    }
    for n in 0..count {
        let (id, today, minutes, code) = here(&screen);
        if today != day {
            // The next morning: the clock of the day begins anew.
            day = today;
            screen.at += chrono::TimeDelta::hours(15);
            assert!(!screen.app.clock_runs(), "no clock runs through the night");
            screen.play("Ctrl-T");
            assert_eq!(overrun(&screen), None, "a day begins without an overrun");
        }
        began.insert(id.clone(), screen.at.format("%H:%M").to_string());
        let late = match n % 5 {
            1 => 12,
            3 => 3,
            _ => 0,
        };
        takes(&mut screen, minutes + late);
        *real.entry(id).or_default() += minutes + late;
        if late > 0 {
            let found = overrun(&screen).unwrap_or_else(|| panic!("{code} is {late} minutes over"));
            assert_eq!(found.over, late, "{code}");
            overruns += 1;
            let kept = protected(session(&screen));
            let choices = replan::choices(found.over, &found.later);
            // The ways in turn; each comes out even, and comes back with one key.
            for (digit, choice) in (1..).zip(&choices) {
                let sum = |screen: &Screen| -> u64 {
                    program::days(session(screen)).iter().filter(|one| one.n == day).map(|one| one.minutes).sum()
                };
                let all = sum(&screen);
                screen.play(&format!("Alt-= {digit}"));
                assert_eq!(sum(&screen), all - given(choice), "{code}: {choice:?}");
                assert_eq!(overrun(&screen), None, "{code}: {choice:?}");
                if matches!(choice.way, Way::Breaks | Way::End) {
                    assert_eq!(protected(session(&screen)), kept, "{code}");
                }
                screen.play("Ctrl-Z");
                assert_eq!((sum(&screen), overrun(&screen).map(|found| found.over)), (all, Some(late)), "{code}");
            }
            // What is not protected gives first; else the day ends later.
            let spares = |choice: &&Choice| {
                let cut = |id: &Id| kept.contains_key(id);
                !choice.cuts.iter().any(|one| cut(&one.id))
            };
            let best = choices.iter().position(|choice| spares(&choice)).expect("the end can move");
            screen.play(&format!("Alt-= {}", best + 1));
            assert_eq!(protected(session(&screen)), kept);
        }
        if n + 1 < count {
            screen.play("Ctrl-N");
        }
    }
    screen.play("Alt-T");
    assert!(overruns > 8, "{overruns}");
    assert_eq!(protected(session(&screen)), before, "common ground and action have what was planned for them");
    // Planned and real are in the report, task by task.
    for item in query::on_the_days(session(&screen)) {
        assert_eq!(clock::planned(item), planned[&item.id], "{}", item.text());
        assert_eq!(clock::real(item).map(clock::in_minutes), Some(real[&item.id]), "{}", item.text());
    }
    let of_item = |item: &Entry| {
        let (planned, real) = (planned[&item.id].to_string(), real[&item.id].to_string());
        vec![item.text().to_owned(), item.words(Field::Day), planned, began[&item.id].clone(), real]
    };
    let mut rows: Vec<Vec<String>> = query::on_the_days(session(&screen)).into_iter().map(of_item).collect();
    let (planned, real): (u64, u64) = (planned.values().sum(), real.values().sum());
    assert!(real > planned, "{real} of {planned}");
    rows.push(["Together", "", &planned.to_string(), "", &real.to_string()].map(str::to_owned).to_vec());
    let head = ["Item", "Day", "Minutes planned", "Began", "Minutes it took"].map(str::to_owned).to_vec();
    rows.insert(0, head);
    let report = report::report(session(&screen));
    for (paper, cells) in [
        ("Markdown", cells_of_markdown(&markdown::markdown(&report))),
        ("HTML", cells_of_html(&report_html::html(&report))),
    ] {
        assert_eq!(cells.len(), rows.len(), "{paper}");
        for (cells, wanted) in cells.iter().zip(&rows) {
            assert_eq!(cells, wanted, "{paper}");
        }
    }
}

const AGENDA: &str = "What was planned, and when it began";

/// The agenda's table in a report of Markdown, cell by cell.
fn cells_of_markdown(report: &str) -> Vec<Vec<String>> {
    let table = report.split_once(AGENDA).expect("the agenda").1.lines().skip_while(|line| !line.starts_with('|'));
    let rows = table.take_while(|line| line.starts_with('|')).filter(|line| !line.starts_with("| ---"));
    let plain = |cell: &str| cell.trim().replace('\\', "").replace("&amp;", "&");
    rows.map(|row| row.trim_matches('|').split('|').map(plain).collect()).collect()
}

/// The same of HTML.
fn cells_of_html(report: &str) -> Vec<Vec<String>> {
    let table = report.split_once(AGENDA).expect("the agenda").1;
    let table = table.split_once("</table>").expect("its end").0;
    let table = table.split_once("<thead>").expect("its head").1;
    let words = |cell: &str| {
        let mut inside = String::new();
        let mut tag = false;
        for c in cell.chars() {
            tag = (tag || c == '<') && c != '>';
            inside.extend(Some(c).filter(|c| !tag && *c != '>'));
        }
        inside.trim().replace("&amp;", "&").replace("&#39;", "'").replace("&gt;", ">")
    };
    let of_row = |row: &str| {
        let cells = row.split("</td>").flat_map(|cell| cell.split("</th>"));
        let all: Vec<String> = cells.map(words).collect();
        all[..all.len() - 1].to_vec()
    };
    table.split("</tr>").map(of_row).filter(|row| !row.is_empty()).collect()
}

/// Where the choices do not allow it: an overrun that is larger than all that may give first takes of what is protected
/// no more than is missing then, and the day ends when it should.
#[test]
fn an_overrun_that_is_too_large_takes_the_rest_of_what_is_protected() {
    let mut seen = 0;
    for late in [5u64, 20, 45, 70, 100, 160] {
        let mut screen = Screen::new(100, 30);
        screen.play("\"Healthy Valley\" Enter 3");
        while here(&screen).1 < 3 {
            screen.play("Ctrl-N");
        }
        screen.play("Ctrl-T");
        let minutes = here(&screen).2;
        takes(&mut screen, minutes + late);
        let found = overrun(&screen).expect("the day runs over");
        let kept = protected(session(&screen));
        let choices = replan::choices(found.over, &found.later);
        let Some(n) = choices.iter().position(|choice| choice.way == Way::Tasks) else { continue };
        let spare = |part: Part| -> u64 {
            let of = found.later.iter().filter(|item| item.part == part);
            of.map(|item| item.minutes.saturating_sub(LEAST)).sum()
        };
        let missing = late.saturating_sub(spare(Part::Open));
        screen.play(&format!("Alt-= {}", n + 1));
        let now = protected(session(&screen));
        let lost: u64 = kept.iter().map(|(id, before)| before - now[id]).sum();
        assert_eq!(lost, missing.min(spare(Part::Protected)), "{late} minutes over");
        assert!(now.iter().all(|(id, minutes)| *minutes >= LEAST.min(kept[id])), "{late}");
        assert_eq!(overrun(&screen), None, "{late}: it comes out even");
        seen += usize::from(lost > 0);
    }
    assert!(seen > 1, "{seen}");
}

#[test]
fn a_stopped_clock_goes_on_where_it_stood() {
    let mut screen = Screen::new(100, 30);
    screen.play("\"Valley\" Enter 1 Ctrl-T");
    let clock_of = |screen: &Screen| timing::clock(screen.app.desk().expect("a desk"), screen.at);
    screen.pass(200).play("Ctrl-T");
    assert_eq!(clock_of(&screen), timing::Clock::Stopped(400));
    assert!(!screen.app.clock_runs(), "nothing ticks");
    screen.pass(3600).play("Ctrl-T");
    assert_eq!(clock_of(&screen), timing::Clock::Left(400));
    screen.pass(100).play("Ctrl-N");
    let item = query::on_the_days(session(&screen))[0];
    assert_eq!((clock::real(item), clock::planned(item)), (Some(300), 10));
    // Two keys for a minute more or less: one step each.
    let minutes = |screen: &Screen| here(screen).2;
    let before = minutes(&screen);
    screen.play("Ctrl-Up Ctrl-Up Ctrl-Down");
    assert_eq!(minutes(&screen), before + 1);
    screen.play("Ctrl-Z Ctrl-Z Ctrl-Z");
    assert_eq!(minutes(&screen), before);
    assert!(screen.app.clock_runs());
}

#[test]
fn without_a_clock_nothing_is_over_and_nothing_ticks() {
    let mut screen = Screen::new(100, 30);
    screen.play("\"Valley\" Enter 1");
    for _ in 0..9 {
        screen.pass(3600);
        assert_eq!(overrun(&screen), None);
        assert!(!screen.app.clock_runs());
        screen.play("Ctrl-N");
    }
    assert!(screen.app.notices.iter().all(|notice| !notice.text.contains("over")), "{:?}", screen.app.notices);
}
