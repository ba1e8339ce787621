//! The follow-up board: what became of each action by lit row and digit, with its day; lines beneath it; the hundred days;
//! review meetings with own lines and own people; asks with their answers.

use crate::scene::Scene;
use chrono::{DateTime, NaiveDate};
use commonground::export::markdown::markdown;
use commonground::export::report::{Block, For, Purpose, report_to};
use commonground::model::after::board::{self, Stand};
use commonground::model::after::hundred;
use commonground::model::after::news;
use commonground::model::entry::Entry;
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::op::Op;
use commonground::model::query;
use commonground::model::session::Session;
use commonground::model::wish::{New, Wish};
use commonground::roadmap::draw_up;
use commonground::roadmap::plan::CardState;
use commonground::ui::state::desk::Mode;

pub fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").expect("a day")
}

pub fn dated(text: &str) -> Value {
    news::day(day(text))
}

/// Two themes with actions, made up; the event was over on 16 May 2026.
pub fn valley() -> Scene {
    let mut scene = Scene::with_groups("2");
    scene.wish(&Wish::answer(&Id::session(), Field::LastDay, dated("2026-05-16")));
    let belong = scene.said(Kind::Theme, "clusters", "Places to belong");
    let well = scene.said(Kind::Theme, "clusters", "Being well together");
    for (theme, what, who, due) in [
        (&belong, "Map every free room in the valley", "Shanice, Friday club", "2026-05-28"),
        (&belong, "Open the chapel hall on Fridays", "Gwen", "2026-06-30"),
        (&belong, "Bus back after nine from the hall", "", "2027-03-31"),
        (&well, "A walk every Tuesday from the surgery", "Dr Rees", "2026-09-01"),
        (&well, "Ask the school for its kitchen", "Parents' group", ""),
    ] {
        let mut new = New::line(Kind::Action, "actions", what).with(Field::Theme, Value::Other(theme.clone()));
        if !who.is_empty() {
            new = new.with(Field::Who, Value::Text(who.into()));
        }
        if !due.is_empty() {
            new = new.with(Field::Due, dated(due));
        }
        scene.wish(&Wish::Say(new));
    }
    let ask = New::line(Kind::Ask, "actions", "Rates relief for the chapel hall")
        .with(Field::OfWhom, Value::Text("County council".into()))
        .with(Field::Amount, Value::Text("2,000 pounds a year".into()));
    scene.wish(&Wish::Say(ask));
    scene
}

/// The clock of the screen stands at ten on that day.
pub fn on(scene: &mut Scene, date: &str) {
    scene.screen.at = DateTime::parse_from_rfc3339(&format!("{date}T10:00:00+00:00")).expect("a time");
}

/// The same at its first review, half a year later.
pub fn review() -> Scene {
    let mut scene = valley();
    on(&mut scene, "2026-11-21");
    scene.play("Alt-* Enter");
    scene
}

pub fn actions(scene: &Scene) -> Vec<&Entry> {
    scene.session().of_kind(Kind::Action).collect()
}

pub fn lit(scene: &Scene) -> String {
    let desk = scene.screen.app.desk().expect("a desk");
    desk.lit_entry().map(|entry| entry.text().to_owned()).unwrap_or_default()
}

/// Lights the action of those words.
pub fn light<'a>(scene: &'a mut Scene, words: &str) -> &'a mut Scene {
    if scene.screen.app.desk().is_some_and(|desk| desk.mode == Mode::Writing) {
        scene.play("Esc");
    }
    scene.play("Home");
    for _ in 0..20 {
        if lit(scene).starts_with(words) {
            return scene;
        }
        scene.play("Down");
    }
    panic!("nothing on the board is called {words}")
}

#[test]
fn the_board_shows_the_four_questions_theme_by_theme() {
    let mut scene = review();
    scene.play("Esc").shots("board_begins");
    // What became of the first three: done; handed on, to whom, from when; a change of plan.
    light(&mut scene, "Map every").play("2 \"the map hangs in the library\" Enter \"forty rooms are on it\" Enter");
    scene.play("Ctrl-D \"print it for the surgeries\" Enter Ctrl-D \"somebody who draws\" Enter");
    light(&mut scene, "Open the")
        .play("3 \"Open the chapel hall on two evenings\" Tab \"end of January 2027\" Tab \"the heating\" Enter");
    light(&mut scene, "Bus back").play("4 \"the council\" Tab \"1 June 2027\" Enter");
    light(&mut scene, "Map every").shots("board_news");
    insta::assert_snapshot!(scene.held("review") + &scene.held("actions"));
    scene.play("PgDn").shots("board_second");
    light(&mut scene, "Rates relief").play("2 \"half of it, for two years\" Enter").shots("board_asks");
    insta::assert_snapshot!(scene.spoken());
}

#[test]
fn every_digit_says_one_thing_with_the_day_of_the_meeting_and_undo_takes_it_back() {
    for (n, state) in (1..).zip(["doing", "done", "changed", "handed-on", "let-go", "no-news"]) {
        let mut scene = review();
        let before = scene.held("actions");
        light(&mut scene, "Map every").play(&format!("{n}"));
        if (3..=5).contains(&n) {
            assert!(scene.screen.text().contains("WRITING"), "{}", scene.screen.text());
            scene.play("Enter");
        }
        let action = actions(&scene)[0];
        assert_eq!(action.words(Field::State), state);
        assert_eq!(action.get(Field::StateOn), Some(&dated("2026-11-21")));
        assert_eq!(lit(&scene), "Map every free room in the valley", "it stays lit");
        scene.play("Ctrl-Z");
        assert_eq!(scene.held("actions"), before, "{state} is taken back in one step");
        scene.play("Ctrl-Y 0");
        assert_eq!(actions(&scene)[0].get(Field::State), None);
    }
}

#[test]
fn what_was_done_comes_first_then_no_news_then_what_has_passed() {
    let mut scene = review();
    let stands = |scene: &Scene, on: &str| -> Vec<(String, Stand)> {
        let board = board::board(scene.session(), None, day(on));
        let rows = board.pages.into_iter().flat_map(|page| page.rows);
        rows.filter_map(|row| Some((row.of.text().to_owned(), row.stand?))).collect()
    };
    let first: Vec<Stand> = stands(&scene, "2026-11-21").into_iter().map(|(_, stand)| stand).collect();
    assert_eq!(first, [Stand::NoNews, Stand::Passed, Stand::Passed, Stand::NoNews, Stand::Passed]);
    light(&mut scene, "Open the").play("2");
    let after = stands(&scene, "2026-11-21");
    assert_eq!(after[0], ("Open the chapel hall on Fridays".to_owned(), Stand::Done), "{after:?}");
    for (columns, rows) in [(80, 24), (120, 36), (60, 18)] {
        scene.screen.resize(columns, rows);
        let text = scene.screen.text();
        assert!(!text.to_lowercase().contains("overdue"), "{text}");
        // Beside a date that has passed without news nobody is named.
        assert!(!text.contains("Shanice") && text.contains("Gwen"), "{text}");
    }
    // The same on the day after the event: nothing has passed.
    assert!(stands(&scene, "2026-05-17").iter().all(|(_, stand)| *stand != Stand::Passed));
}

#[test]
fn a_change_of_plan_keeps_the_old_one_and_each_state_its_day() {
    let mut scene = review();
    light(&mut scene, "Map every")
        .play("3 \"Map the rooms of three villages\" Tab \"end of March 2027\" Tab \"too many\" Enter");
    on(&mut scene, "2027-05-20");
    light(scene.play("Alt-* Enter"), "Map the").play("2");
    let action = actions(&scene)[0];
    let history = news::history(scene.session(), action);
    let told: Vec<(&str, Option<NaiveDate>, &str)> =
        history.iter().map(|news| (news.state.as_str(), news.on, news.why.as_str())).collect();
    assert_eq!(told, [("changed", Some(day("2026-11-21")), "too many"), ("done", Some(day("2027-05-20")), "")]);
    let before = news::before_change(scene.session(), action).expect("another plan");
    assert_eq!(before.words.as_deref(), Some("Map every free room in the valley"));
    assert_eq!(before.due, Some(dated("2026-05-28")));
    assert_eq!(action.text(), "Map the rooms of three villages");
    assert!(scene.screen.text().contains("before: Map every free room"), "{}", scene.screen.text());
}

#[test]
fn each_review_has_its_lines_its_people_and_its_day() {
    let mut scene = review();
    scene.play("Alt-R \"a6 b2 new 4\" Enter");
    light(&mut scene, "Map every").play("\"the map hangs in the library\" Enter Ctrl-D \"print it\" Enter");
    assert_eq!(query::as_of(scene.session()), Some(day("2026-11-21")));
    on(&mut scene, "2028-06-03");
    scene.play("Alt-* \"3 June 2028\" Enter");
    assert!(scene.screen.text().contains("Review meeting, 3 June 2028"), "{}", scene.screen.text());
    light(scene.play("Alt-R \"a3 new 2\" Enter"), "Map every")
        .play("\"the map is on every bus stop\" Enter Ctrl-D \"a new edition\" Enter");
    scene.shots("board_third_year");
    let items: Vec<&Entry> =
        scene.session().of_kind(Kind::Agenda).filter(|item| item.words(Field::Stage) == "review").collect();
    let [first, second] = items[..] else { panic!("{items:?}") };
    let lines = |item: &Entry| -> Vec<String> {
        query::lines_at(scene.session(), item).map(|line| line.text().to_owned()).collect()
    };
    assert_eq!(lines(first), ["the map hangs in the library", "print it"]);
    assert_eq!(lines(second), ["the map is on every bus stop", "a new edition"]);
    let present = |item: &Entry| query::present(scene.session(), &query::counted_as(item));
    assert_eq!((present(first), present(second)), (Some(12), Some(5)));
    assert_eq!(query::present(scene.session(), "actions"), Some(28), "the day's own count stays");
    assert_eq!(query::as_of(scene.session()), Some(day("2028-06-03")));
    // The first one again: it knows nothing of what came after it.
    let board = board::board(scene.session(), Some(first), day("2026-11-21"));
    let done: Vec<&str> = board.pages[0].rows.iter().flat_map(|row| &row.beneath[0]).map(|line| line.text()).collect();
    assert_eq!(done, ["the map hangs in the library"]);
    // One that is still to come is put on the agenda and not gone to.
    scene.play("Alt-* \"1 December 2029\" Enter");
    let desk = scene.screen.app.desk().expect("a desk");
    assert_eq!(desk.item().map(|item| item.text().to_owned()).as_deref(), Some("Review meeting, 3 June 2028"));
    scene.play("Alt-* \"some day\" Enter");
    assert!(scene.screen.text().contains("is no day"), "{}", scene.screen.text());
}

#[test]
fn the_hundred_days_are_counted_from_the_last_day() {
    let mut scene = valley();
    let words =
        |scene: &Scene, on: &str| commonground::ui::instrument::board::counter(scene.session(), day(on)).join(" · ");
    insta::assert_snapshot!(
        ["2026-05-16", "2026-05-31", "2026-06-22", "2026-08-24", "2026-11-21"]
            .map(|date| format!("{date}: {}", words(&scene, date)))
            .join("\n")
    );
    assert_eq!(words(&scene, "2026-05-15"), "", "before it is over there is nothing to count");
    // Which ones have a first step by day 15: what is due, what was named, what was begun.
    let begun = |scene: &Scene| hundred::hundred(scene.session(), day("2026-06-22")).expect("a day").begun.len();
    assert_eq!(begun(&scene), 1);
    let walk = actions(&scene)[3].id.clone();
    scene.wish(&Wish::answer(&walk, Field::FirstStep, Value::Text("ask who walks by 20 May 2026".into())));
    assert_eq!(begun(&scene), 2);
}

#[test]
fn an_empty_board_takes_what_was_done_all_the_same() {
    let mut scene = Scene::of("2");
    on(&mut scene, "2026-11-21");
    scene.play("Alt-* Enter \"the youth club met every week\" Enter").shots("board_empty");
    assert!(scene.held("review").contains("the youth club met every week"));
}

/// A story over two reviews, with a change of plan and an answered ask.
fn story() -> Scene {
    let mut scene = review();
    scene.play("Alt-R \"a6 b7 new 4\" Enter");
    light(&mut scene, "Map every")
        .play("2 \"the map hangs in the library\" Enter Ctrl-D \"print it for the surgeries\" Enter");
    light(&mut scene, "Open the")
        .play("3 \"Open the hall on two evenings\" Tab \"end of January 2027\" Tab \"the heating\" Enter");
    light(&mut scene, "Rates relief").play("2 \"half of it, for two years\" Enter");
    on(&mut scene, "2027-05-20");
    light(scene.play("Alt-* Enter"), "Open the hall").play("2");
    scene
}

#[test]
fn an_ask_keeps_what_was_answered_and_when_and_the_brief_says_so() {
    let mut scene = review();
    light(&mut scene, "Rates relief").play("2 \"half of it, for two years\" Enter");
    let ask = scene.session().of_kind(Kind::Ask).next().expect("an ask");
    assert_eq!(ask.words(Field::AskState), "pledged");
    assert_eq!(ask.words(Field::Reply), "half of it, for two years");
    assert_eq!(ask.get(Field::ReplyOn), Some(&dated("2026-11-21")));
    for whom in [For::Brief, For::There] {
        let paper = markdown(&report_to(scene.session(), whom, None));
        for wanted in ["pledged", "half of it, for two years", "21 November 2026"] {
            assert!(paper.contains(wanted), "{whom:?}: {wanted}\n{paper}");
        }
    }
    scene.play("Ctrl-Z");
    let ask = scene.session().of_kind(Kind::Ask).next().expect("an ask");
    assert_eq!((ask.get(Field::AskState), ask.get(Field::Reply), ask.get(Field::ReplyOn)), (None, None, None));
}

#[test]
fn before_the_meeting_each_group_has_a_sheet_with_what_was_said_and_three_boxes() {
    let scene = story();
    let report = report_to(scene.session(), For::Review, None);
    assert_eq!(report.sections.len(), 2, "a sheet for each theme with actions");
    for section in &report.sections {
        let boxes = section.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        let lines = section.blocks.iter().filter_map(|block| match block {
            Block::Items(items) => Some(items.iter().filter(|item| !item.number.is_empty()).count()),
            _ => None,
        });
        let written: usize = lines.sum();
        assert!(boxes.clone().all(|table| table.head.len() == 3 && table.purpose == Purpose::ToFillIn));
        assert!(boxes.clone().all(|table| table.rows.iter().flatten().all(Vec::is_empty)));
        assert!(written > 0 && boxes.count() > written, "room for what nobody had planned");
    }
    let paper = markdown(&report);
    for wanted in [
        "What we have done",
        "What we do next",
        "What help we need",
        "Open the hall on two evenings",
        "done, 20 May 2027",
    ] {
        assert!(paper.contains(wanted), "{wanted}\n{paper}");
    }
    assert!(paper.contains("Open the chapel hall on Fridays, 30 June 2026"), "the old plan stays to be read\n{paper}");
    assert!(paper.contains("Next: print it for the surgeries"), "{paper}");
    assert!(!paper.contains("Dr Rees"), "beside a date that has passed without news nobody is named\n{paper}");
    insta::assert_snapshot!(paper);
}

#[test]
fn the_picture_of_the_day_stays_as_it_was_and_a_later_one_says_what_became() {
    let scene = story();
    let cards = |as_of: Option<&str>| -> Vec<(String, CardState, String)> {
        let plan = draw_up::plan(scene.session(), as_of.map(day));
        let cards = plan.lanes.into_iter().flat_map(|lane| lane.cards);
        cards.map(|card| (card.what, card.state, card.due_words)).collect()
    };
    let of_day = cards(Some("2026-05-16"));
    assert!(of_day.iter().all(|(_, state, _)| *state == CardState::Open), "{of_day:?}");
    assert!(of_day.contains(&(
        "Open the chapel hall on Fridays".to_owned(),
        CardState::Open,
        "by 30 June 2026".to_owned()
    )));
    let first = cards(Some("2026-11-21"));
    assert!(
        first.contains(&(
            "Open the hall on two evenings".to_owned(),
            CardState::Changed,
            "by 31 January 2027".to_owned()
        )),
        "{first:?}"
    );
    assert!(first.iter().any(|(what, state, _)| what.starts_with("Map") && *state == CardState::Done));
    let now = cards(None);
    assert!(
        now.contains(&("Open the hall on two evenings".to_owned(), CardState::Done, "by 31 January 2027".to_owned())),
        "{now:?}"
    );
    let plan = draw_up::plan(scene.session(), None);
    assert_eq!(plan.as_of, day("2027-05-20"), "the session's own today is its last review");
}

#[test]
fn the_report_has_each_review_with_its_lines_and_who_came() {
    let scene = story();
    let paper = markdown(&report_to(scene.session(), For::There, None));
    assert!(paper.contains("Review meeting, 21 November 2026"), "{paper}");
    assert!(paper.contains("Who came:** 17 people, A 6, B 7"), "{paper}");
}

/// Whatever came first to a machine, the board is the same: as it was said, backwards, by name, and twice in pieces.
#[test]
fn in_whatever_order_it_came_the_board_is_the_same() {
    let scene = story();
    let said = scene.screen.saved.clone();
    let told = |session: &Session| -> Vec<String> {
        let board = board::board(session, None, day("2027-05-20"));
        let rows = board.pages.iter().flat_map(|page| &page.rows);
        let row = |row: &board::Row| {
            let beneath = row.beneath.iter().flatten().map(|line| line.text()).collect::<Vec<_>>();
            format!("{} {:?} {beneath:?} {:?}", row.of.text(), row.stand, news::history(session, row.of))
        };
        rows.map(row).chain(board.asks.iter().map(|ask| ask.words(Field::AskState))).collect()
    };
    let wanted = told(&Session::of(said.iter().cloned()));
    let mut backwards = said.clone();
    backwards.reverse();
    let mut by_name = said.clone();
    by_name.sort_by(|a, b| a.id.cmp(&b.id));
    let (one, other) = said.split_at(said.len() / 2);
    let twice: Vec<Op> = other.iter().chain(one).chain(other).cloned().collect();
    for ops in [backwards, by_name, twice] {
        let session = Session::of(ops);
        assert_eq!(told(&session), wanted);
        assert_eq!(query::as_of(&session), Some(day("2027-05-20")));
    }
}

#[test]
fn another_review_has_its_name_in_the_language_of_the_session() {
    let mut scene = valley();
    scene.wish(&Wish::answer(&Id::session(), Field::Language, Value::Text("nl".into())));
    on(&mut scene, "2026-11-21");
    scene.play("Alt-* Enter");
    let items = query::agenda(scene.session());
    assert_eq!(items.last().map(|item| item.text()), Some("Terugkombijeenkomst, 21 november 2026"));
    assert_eq!(items.iter().filter(|item| item.text().contains("21 november")).count(), 1);
}

#[test]
fn what_stands_beneath_an_action_is_on_its_page_or_says_whose_it_is() {
    let mut scene = review();
    light(&mut scene, "Map every").play("2 \"the map hangs in the library\" Enter \"forty rooms are on it\" Enter");
    scene.play("Ctrl-D \"print it for the surgeries\" Enter Ctrl-D \"somebody who draws\" Enter");
    light(&mut scene, "Open the").play("2 \"the chapel hall has a rota\" Enter \"twelve keys are out\" Enter");
    let flat = |words: String| words.split_whitespace().collect::<Vec<_>>().join(" ");
    for size in [(80, 24), (120, 36)] {
        scene.screen.resize(size.0, size.1);
        for action in ["Map every", "Open the"] {
            light(&mut scene, action);
            let shown = flat(scene.screen.text());
            let of = scene.screen.app.desk().and_then(|desk| desk.lit_entry()).expect("a lit action").id.clone();
            let beneath: Vec<String> = scene.session().under(&of).map(|line| line.text().to_owned()).collect();
            assert!(beneath.len() > 1, "{action}");
            // Side by side a line is broken over rows of its column.
            for line in beneath.iter().filter(|_| size.0 < 100) {
                assert!(shown.contains(line.as_str()), "{size:?} {line}\n{}", scene.screen.text());
            }
        }
    }
    // Where a page is too low for all of it, its next page is headed by it.
    scene.screen.resize(60, 18);
    light(&mut scene, "Map every").play("PgDn");
    assert!(scene.screen.text().contains("1.1, further"), "{}", scene.screen.text());
}
