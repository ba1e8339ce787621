//! What a stranger meets who comes back: lines off the agenda, old answers that are only looked at, numbers that agree.

use super::scene::Scene;
use commonground::model::field::{Field, Value};
use commonground::model::kind::Kind;
use commonground::model::query;
use commonground::model::wish::{New, Wish};
use commonground::ui::state::desk::Desk;

fn half_day() -> Scene {
    let mut scene = Scene::of("1");
    scene.said(Kind::Value, "values", "neighbours look in on each other");
    scene.said(Kind::Theme, "themes", "Places to belong");
    scene.said(Kind::Theme, "themes", "Getting about");
    scene
}

fn action(scene: &mut Scene, theme: &str, what: &str) {
    scene.at("actions");
    scene.play(&format!("Ctrl-K {theme} \"{what}\" Enter"));
}

/// What stands on the screen beside the agenda, in one row.
fn now(scene: &Scene) -> String {
    let text = scene.screen.text();
    let right = text.lines().flat_map(|row| row.rsplit('│').next().unwrap_or_default().split_whitespace());
    right.collect::<Vec<_>>().join(" ")
}

#[test]
fn lines_of_a_task_that_is_not_on_the_agenda_are_listed_there_and_gone_to() {
    let mut scene = half_day();
    scene.said(Kind::Done, "review", "the hall is open on Fridays");
    scene.play("Ctrl-A");
    scene.shots("agenda_not_on_it");
    scene.play("\"review\"");
    assert!(now(&scene).contains("Not on the agenda") && now(&scene).contains("1 line"), "{}", now(&scene));
    scene.play("Enter");
    assert!(now(&scene).contains("the hall is open on Fridays"), "{}", now(&scene));
    assert!(now(&scene).contains("stands at the end of the agenda now"), "{}", now(&scene));
    scene.play("Ctrl-A \"review\"");
    assert!(!now(&scene).contains("Not on the agenda"), "{}", now(&scene));
    scene.play("Esc Ctrl-P \"review\"");
    assert!(now(&scene).contains("The whole agenda"), "{}", now(&scene));
}

#[test]
fn an_old_answer_is_only_looked_at_until_somebody_asks_the_room_again() {
    let mut scene = half_day();
    scene.at("confirm").play("1 \"A warm place for all.\" Enter 3 \"not without a lock\" Enter");
    scene.play("Alt-, Enter");
    assert!(now(&scene).contains("asks the room again"), "{}", now(&scene));
    let saved = scene.screen.saved.len();
    scene.play("1 2 3");
    assert_eq!(scene.screen.saved.len(), saved, "nothing was answered: {}", now(&scene));
    scene.shots("looked_back_at");
    scene.play("Enter");
    assert!(now(&scene).contains("1 nobody: all of ours"), "{}", now(&scene));
    scene.play("2");
    assert!(scene.screen.saved.len() > saved, "{}", now(&scene));
}

#[test]
fn what_is_said_differently_stays_on_the_list_until_the_room_agrees_and_every_place_counts_alike() {
    let mut scene = half_day();
    scene.at("confirm").play("3 \"not without a lock\" Enter");
    scene.play("\"A warm place for all.\" Enter 3 \"who pays?\" Enter \"Free buses.\" Enter 1");
    assert!(now(&scene).contains("2 not agreed (1 sentence, 1 value)"), "{}", now(&scene));
    scene.play("Alt-,");
    assert!(now(&scene).contains("Not agreed, and kept: 2 (1 sentence, 1 value)"), "{}", now(&scene));
    // Where the words for more above and below would run into it, the number alone stands there.
    let narrow = scene.screen.resize(60, 18).text();
    assert!(narrow.lines().next().is_some_and(|title| title.trim() == "Not agreed, and kept: 2"), "{narrow}");
    scene.screen.resize(80, 24);
    scene.play("Esc Up Up");
    let lit = scene.screen.app.desk().and_then(|desk| desk.lit_entry()).map(|lit| lit.text().to_owned());
    assert_eq!(lit.as_deref(), Some("Places to belong"));
    scene.play("2");
    assert_eq!(query::not_agreed(scene.session()).len(), 2);
    scene.play("Wipe \"A warm place, paid by us.\" Enter 4 1");
    assert_eq!(query::not_agreed(scene.session()).len(), 1, "{}", now(&scene));
}

#[test]
fn nobody_is_counted_who_was_not() {
    for template in ["2", "3", "4"] {
        let mut scene = Scene::of(template);
        scene.said(Kind::Theme, "clusters", "Places to belong");
        assert_eq!(scene.screen.app.desk().and_then(Desk::present), None, "{template}");
    }
    let scene = Scene::of("1");
    assert_eq!(scene.screen.app.desk().and_then(Desk::present), Some(30));
}

#[test]
fn digits_on_a_theme_say_how_many_sheets_and_nothing_takes_them_away() {
    let mut scene = half_day();
    scene.at("actions").play("Esc");
    let theme = scene.session().of_kind(Kind::Theme).next().expect("a theme").id.clone();
    let sheets = |scene: &Scene| scene.session().entry(&theme).and_then(|theme| theme.count(Field::Sheets));
    for _ in 0..3 {
        scene.play("Up");
    }
    assert!(now(&scene).contains("how many sheets"), "{}", now(&scene));
    scene.shots("sheets_asked");
    scene.play("3 Down Up");
    assert_eq!(sheets(&scene), Some(3), "{}", now(&scene));
    scene.play("0 Down");
    assert_eq!(sheets(&scene), None, "{}", now(&scene));
}

#[test]
fn a_half_written_line_is_named_where_it_would_be_missed() {
    let mut scene = half_day();
    action(&mut scene, "1", "a map");
    scene.play("Ctrl-D \"half an ask\" Ctrl-N");
    let waits = "1 half-written line waits in Actions";
    assert!(now(&scene).contains(waits), "{}", now(&scene));
    scene.play("Ctrl-E");
    assert!(now(&scene).matches(waits).count() >= 1, "{}", now(&scene));
    assert!(scene.screen.app.notice.as_ref().is_some_and(|notice| notice.text.contains(waits)));
}

#[test]
fn a_number_is_found_first_and_what_was_found_is_shown() {
    let mut scene = half_day();
    action(&mut scene, "2", "timetables in every window");
    scene.play("\"ask about 2.1 again\" Tab \"the bus club\" Enter");
    scene.play("Ctrl-F \"2.1\"");
    let shown = now(&scene);
    let (first, second) = (shown.find("timetables in every").expect("2.1"), shown.find("ask about 2.1").expect("2.2"));
    assert!(first < second, "{shown}");
    scene.play("Esc Ctrl-F \"bus\"");
    assert!(now(&scene).contains("Who: the bus club"), "{}", now(&scene));
}

#[test]
fn nothing_to_take_back_is_said_and_a_moved_number_stays() {
    let mut scene = half_day();
    scene.screen.again();
    scene.play("Ctrl-Z");
    assert!(now(&scene).contains("There is nothing to take back."), "{}", now(&scene));
    action(&mut scene, "1", "a map");
    scene.play("Esc 2");
    assert!(now(&scene).contains("It stays 1.1"), "{}", now(&scene));
}

#[test]
fn words_that_are_no_date_count_as_none_and_no_by_stands_before_them() {
    let mut scene = half_day();
    scene.at("actions");
    for due in ["before Easter", "from 1 December", "around 12 May 2027"] {
        scene.play(&format!("\"a map\" Tab \"Gwen\" Tab \"{due}\" Enter"));
    }
    assert_eq!(query::open_actions(scene.session()).no_date, 1);
    let report = commonground::export::papers::report(scene.session(), commonground::export::papers::Format::Markdown);
    assert!(report.text.contains("before Easter") && !report.text.contains("by before Easter"), "{}", report.text);
}

#[test]
fn a_task_out_of_the_list_goes_after_the_one_from_which_somebody_came_and_it_is_said_where() {
    let mut scene = Scene::of("2");
    scene.at("values");
    scene.play("Alt-P");
    for _ in 0..12 {
        if scene.screen.app.desk().is_some_and(|desk| desk.task_code() == "agenda") {
            break;
        }
        scene.play("Ctrl-N");
    }
    scene.play("Alt-I \"lessons\" Enter");
    assert!(now(&scene).contains("after What we value"), "{}", now(&scene));
}

#[test]
fn no_sheets_are_not_printed() {
    let mut scene = half_day();
    let theme = scene.wish(&Wish::Say(New::line(Kind::Theme, "themes", "Deciding together")));
    for (count, is_there) in [(0, false), (2, true)] {
        scene.wish(&Wish::answer(&theme, Field::Sheets, Value::Count(count)));
        let paper =
            commonground::export::papers::report(scene.session(), commonground::export::papers::Format::Markdown);
        assert_eq!(paper.text.contains("Sheets expected"), is_there, "{}", paper.text);
    }
}

/// Whoever looks something up has not moved the session, and is told so.
#[test]
fn what_is_looked_up_moves_nothing() {
    let mut scene = Scene::with_groups("3");
    scene.said(Kind::Value, "values", "a bus every evening");
    scene.at("confirm");
    let here = |scene: &Scene| query::here(scene.session()).map(|item| item.text().to_owned());
    let before = here(&scene);
    scene.play("Ctrl-F \"bus\" Enter");
    assert_eq!(here(&scene), before);
    let said = scene.screen.text();
    assert!(said.contains("Only looked up: the session is still at “Do we all want this?”."), "{said}");
    scene.play("Ctrl-A Enter");
    assert_eq!(here(&scene), before);
    assert_eq!(scene.screen.app.desk().and_then(Desk::item).map(|item| item.text().to_owned()), before);
}
