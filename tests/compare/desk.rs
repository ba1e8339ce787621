//! The meeting of several sites at the desk: people name a row, lay the sites' lines under it, say one sentence, and see
//! where it came from.

use super::sites::site;
use super::support::Screen;
use chrono::NaiveDate;
use commonground::export::share::{Audience, copy};
use commonground::model::after::sites::{Site, taken_in};
use commonground::model::begin::begin;
use commonground::model::kind::Kind;
use commonground::model::session::Session;
use commonground::model::wish::{Stamp, propose};
use commonground::store::template;
use commonground::ui::keymap::Key;

/// A desk at the meeting of the three sites.
fn meeting() -> Screen {
    let mut screen = Screen::new(80, 24);
    let template = template::find("cross-case", None).unwrap();
    let stamp = Stamp { writer: "desk-aaaaaaaa".to_owned(), next: 1, step: 1, at: screen.at };
    let day = NaiveDate::from_ymd_opt(2027, 2, 10).unwrap();
    let wish = begin("Second cross-case meeting (made up)", &template, day);
    let mut ops = propose(&Session::default(), &wish, &stamp).unwrap();
    let sites: Vec<(String, Session)> = ["brynmor", "harbour-ward", "fenlow"]
        .iter()
        .map(|name| ((*name).to_owned(), Session::of(copy(&site(name).session, Audience::Public, None).ops)))
        .collect();
    let sites: Vec<Site> = sites.iter().map(|(origin, session)| Site { origin, session }).collect();
    let coming = taken_in(&Session::of(ops.clone()), &sites);
    ops.extend(coming.into_iter().flat_map(|site| site.ops));
    screen.saved = ops;
    screen.again();
    screen
}

fn at(screen: &mut Screen, task: &str) {
    for _ in 0..60 {
        if screen.app.desk().is_some_and(|desk| desk.task_code() == task) {
            return;
        }
        screen.press(Key::ctrl('n'));
    }
    panic!("the agenda has no task {task}");
}

fn shots(screen: &mut Screen, name: &str) {
    for (columns, rows) in [(80, 24), (60, 18), (120, 36)] {
        screen.resize(columns, rows);
        insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), screen.shown());
    }
    screen.resize(80, 24);
}

#[test]
fn what_the_sites_bring_is_there_and_a_line_more_is_typed_with_its_letter() {
    let mut screen = meeting();
    at(&mut screen, "site-lines");
    shots(&mut screen, "site_lines");
    screen.play("Ctrl-K C Enter \"The pub keeps a list of who has not been in\" Enter");
    shots(&mut screen, "site_lines_typed");
    let session = &screen.app.desk().unwrap().session;
    let typed = session.of_kind(Kind::SiteLine).find(|line| line.text().starts_with("The pub keeps")).unwrap();
    assert_eq!((typed.by.as_str(), typed.task.as_str()), ("C", "site-lines"));
}

#[test]
fn rows_run_across_the_sites_and_a_sentence_shows_where_it_came_from() {
    let mut screen = meeting();
    at(&mut screen, "across-sites");
    screen.play("\"Rooms that stand empty\" Enter \"Tables that are long enough for all\" Enter Esc");
    shots(&mut screen, "across_named");
    // The lit line goes under the second row, the one after it too; then lines by their numbers.
    screen.play("2 2");
    for number in ["A-T2", "B-27", "C-33"] {
        let session = &screen.app.desk().unwrap().session;
        let line = session.of_kind(Kind::SiteLine).find(|line| line.no == number).unwrap().id.clone();
        for _ in 0..200 {
            if screen.app.desk().unwrap().lit.as_ref() == Some(&line) {
                break;
            }
            screen.play("Down");
        }
        assert_eq!(screen.app.desk().unwrap().lit, Some(line), "{number}");
        screen.play("1");
    }
    shots(&mut screen, "across_placed");
    at(&mut screen, "confirm");
    screen.play("\"Everywhere there is a room that only wants somebody with a key\" Enter");
    shots(&mut screen, "across_said");
    screen.play("Esc Ctrl-O");
    shots(&mut screen, "across_where_from");
}
