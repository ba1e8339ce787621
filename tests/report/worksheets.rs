//! The sheets that are printed before the day: a page for each task, its question and its boxes, nothing that is for the
//! facilitator alone.

use crate::papers::{parsed, texts};
use crate::room::{Room, text};
use crate::valley::three_days;
use commonground::export::worksheets::{is_work, worksheets};
use commonground::model::begin;
use commonground::model::field::{Field, Value};
use commonground::model::kind::Kind;
use commonground::model::query;
use commonground::model::session::Session;
use commonground::model::stage::{self, Task};
use commonground::model::wish::New;

/// A session with an item for each task of the method.
fn every_task() -> Session {
    let mut room = Room::new();
    room.set(Field::Title, text("Healthy valley"));
    room.set(Field::OurTask, text("Live well together"));
    room.set(Field::Horizon, Value::Count(2036));
    room.set(Field::BackYears, Value::Count(30));
    let tasks: Vec<(&str, u64)> = stage::tasks().map(|task| (task.code, u64::from(task.minutes))).collect();
    room.agenda(&tasks);
    for (name, expected) in [("Residents", 12), ("Council", 6)] {
        room.say(New::line(Kind::Group, "", name).with(Field::Expected, Value::Count(expected)));
    }
    room.session
}

/// Each sheet as the lines of text on it.
fn sheets(page: &str) -> Vec<Vec<String>> {
    let document = parsed(page);
    let is_sheet = |node: &roxmltree::Node| {
        node.tag_name().name() == "section" && node.attribute("class").is_some_and(|class| class.starts_with("sheet"))
    };
    document
        .descendants()
        .filter(is_sheet)
        .map(|sheet| {
            let words = sheet.descendants().filter(roxmltree::Node::is_text).filter_map(|node| node.text());
            words.map(|words| words.trim().to_owned()).filter(|words| !words.is_empty()).collect()
        })
        .collect()
}

fn work() -> impl Iterator<Item = &'static Task> {
    stage::tasks().filter(|task| is_work(task))
}

#[test]
fn every_task_that_works_has_a_sheet_with_its_question_and_its_boxes_in_order() {
    let session = every_task();
    let all = sheets(&worksheets(&session, None));
    for task in work() {
        let question = query::fill_in(&session, task.prompt);
        let of_task: Vec<&Vec<String>> = all.iter().filter(|sheet| sheet.contains(&question)).collect();
        assert!(!of_task.is_empty(), "{}", task.code);
        let mut boxes = of_task.iter().flat_map(|sheet| sheet.iter());
        for kind in task.captures {
            for head in std::iter::once(kind.spec().head).chain(kind.spec().boxes.iter().map(|field| field.spec().word))
            {
                assert!(boxes.any(|words| words == head), "{}: {head} is not in its order", task.code);
            }
        }
        // The sheet of one task alone is the same.
        let alone = sheets(&worksheets(&session, Some(task)));
        assert_eq!(alone.iter().collect::<Vec<_>>(), of_task, "{}", task.code);
    }
    let page = worksheets(&session, None);
    assert!(!page.contains("{horizon}") && page.contains("It is 2036"));
}

#[test]
fn nothing_for_the_facilitator_alone_is_on_a_sheet() {
    for session in [every_task(), three_days()] {
        let all = texts(&worksheets(&session, None)).join("\n");
        for note in stage::tasks().flat_map(|task| task.notes) {
            assert!(!all.contains(note), "{note}");
        }
        for entry in session.entries().filter(|entry| crate::papers::is_line(entry.kind)) {
            // What was said already is on no sheet; a word that the sheets have themselves says nothing.
            assert!(entry.text().len() < 20 || !all.contains(entry.text()), "{}", entry.text());
        }
    }
}

#[test]
fn a_half_day_is_printed_so() {
    let session = crate::room::half_day();
    let all: Vec<String> = sheets(&worksheets(&session, None)).into_iter().map(|sheet| sheet.join("\n")).collect();
    insta::assert_snapshot!("worksheets_half_day", all.join("\n\n----\n\n"));
}

#[test]
fn groups_have_badges_and_tables_have_cards() {
    let page = worksheets(&every_task(), None);
    let all = sheets(&page);
    let badges = all.last().unwrap();
    assert_eq!(badges[2..], ["A", "Residents", "blue circle", "B", "Council", "orange square"]);
    assert!(
        all.iter().any(|sheet| sheet.contains(&"Table 3".to_owned()) && sheet.contains(&"4 of A, 2 of B".to_owned()))
    );
    // Nothing to seat and nobody to badge: no such sheets, and still a paper.
    let empty = sheets(&worksheets(&Session::default(), None));
    assert_eq!(empty.len(), 1, "{empty:?}");
    // The same session gives the same bytes.
    assert_eq!(page, worksheets(&every_task(), None));
}

#[test]
fn templates_print_a_sheet_a_day_and_a_task() {
    for name in ["half-day", "two-days", "three-days", "assets-first"] {
        let template = commonground::store::template::find(name, None).unwrap();
        let on = chrono::NaiveDate::from_ymd_opt(2026, 5, 14).unwrap();
        let mut room = Room::new();
        room.wish(&begin::begin("Valley", &template, on));
        let items = query::agenda(&room.session);
        let days: std::collections::BTreeSet<String> = items.iter().map(|item| item.words(Field::Day)).collect();
        let all = sheets(&worksheets(&room.session, None));
        let agendas = all.iter().filter(|sheet| sheet.iter().any(|words| words.starts_with("The agenda"))).count();
        assert_eq!(agendas, days.len(), "{name}");
        for item in items.iter().filter(|item| query::task_of(item).is_some_and(is_work)) {
            assert!(all.iter().any(|sheet| sheet.contains(&item.text().to_owned())), "{name}: {}", item.text());
        }
    }
}
