//! The reports for different readers: each is given what is theirs, and nothing that is not for them.

use crate::papers::{parsed, read};
use crate::room::{Room, text};
use crate::valley::three_days;
use commonground::export::markdown::markdown;
use commonground::export::report::{For, READERS, report_to};
use commonground::export::report_html::html;
use commonground::model::field::{Field, Value};
use commonground::model::kind::Kind;
use commonground::model::session::Session;
use commonground::model::wish::New;

fn valley() -> Session {
    let mut room = Room::new();
    room.set(Field::Title, text("Healthy Valley"));
    room.set(Field::NextMeeting, text("20 June, 6 o’clock"));
    let theme = room.line(Kind::Theme, "Places to belong");
    room.answer(&theme, Field::Keeper, text("Gwen"));
    room.answer(&theme, Field::Purpose, text("A warm place for everybody"));
    room.action(&theme, "Map every free room", "Shanice, Friday club", "2 weeks", "");
    let other = room.action(&theme, "Open table each month", "Gwen", "June", "plates");
    room.answer(&other, Field::With, text("the school and Shanice"));
    room.action(&theme, "Paint the hall", "", "", "");
    room.say(New::line(Kind::Ask, "actions", "Keep the evening bus").with(Field::OfWhom, text("the county")));
    room.say(New::line(Kind::Ask, "actions", "A key to the surgery").with(Field::OfWhom, text("the surgery")));
    room.line(Kind::Asset, "the Workmen’s Hall kitchen");
    room.line(Kind::Sorry, "We never asked the night shift");
    room.session
}

fn words(session: &Session, whom: For, to: Option<&str>) -> String {
    let report = report_to(session, whom, to);
    parsed(&html(&report));
    read(&markdown(&report))
}

#[test]
fn the_names_of_the_readers_are_told_apart_and_found() {
    for row in READERS {
        assert_eq!(For::named(row.name), Some(row.whom));
    }
    assert_eq!(For::named("press"), None);
}

#[test]
fn a_slip_for_each_who_is_named() {
    let session = valley();
    let report = report_to(&session, For::Slips, None);
    let titles: Vec<&str> = report.sections.iter().map(|section| section.title.text.as_str()).collect();
    assert_eq!(titles, ["Shanice, Friday club", "Gwen", "the school and Shanice"]);
    let gwen = words(&session, For::Slips, Some("gwen"));
    for wanted in ["Open table each month", "Places to belong", "the school and Shanice", "plates", "20 June"] {
        assert!(gwen.contains(wanted), "{wanted}\n{gwen}");
    }
    assert!(!gwen.contains("Map every free room") && !gwen.contains("night shift"), "{gwen}");
    // Somebody who is one of several in a label has their own slip's actions too.
    let shanice = words(&session, For::Slips, Some("Shanice"));
    assert!(shanice.contains("Map every free room") && shanice.contains("Open table each month"), "{shanice}");
}

#[test]
fn the_brief_holds_what_is_asked_of_whom() {
    let session = valley();
    let all = words(&session, For::Brief, None);
    for wanted in ["Keep the evening bus", "A key to the surgery", "Workmen’s Hall kitchen", "the county"] {
        assert!(all.contains(wanted), "{wanted}\n{all}");
    }
    assert!(!all.contains("night shift"), "{all}");
    let county = words(&session, For::Brief, Some("The county"));
    assert!(county.contains("Keep the evening bus") && !county.contains("A key to the surgery"), "{county}");
}

#[test]
fn a_sheet_for_each_group_has_room_to_write() {
    let session = valley();
    let sheets = words(&session, For::Groups, None);
    for wanted in ["A warm place for everybody", "Gwen", "Paint the hall", "looking for someone", "What was done"] {
        assert!(sheets.contains(wanted), "{wanted}\n{sheets}");
    }
    assert_eq!(report_to(&session, For::Groups, None).sections.len(), 1);
    // When it meets first is there to be written, where nobody has said it yet.
    assert!(sheets.contains("Our group meets first on") && !sheets.contains("Tuesday at six"), "{sheets}");
    let mut room = Room::new();
    let theme = room.line(Kind::Theme, "Places to belong");
    room.answer(&theme, Field::FirstMeeting, text("Tuesday at six"));
    room.action(&theme, "Paint the hall", "", "", "");
    for whom in [For::Groups, For::There] {
        let paper = words(&room.session, whom, None);
        assert!(paper.contains("Tuesday at six"), "{whom:?}: {paper}");
    }
}

#[test]
fn nothing_closed_is_in_a_paper_that_goes_out() {
    for session in [valley(), three_days()] {
        for whom in [For::Public, For::Brief, For::Slips, For::Groups] {
            let paper = words(&session, whom, None);
            for entry in session.entries().filter(|entry| matches!(entry.kind, Kind::Sorry | Kind::TimeLine)) {
                assert!(!paper.contains(entry.text()), "{whom:?}: {}", entry.text());
            }
        }
    }
}

#[test]
fn an_empty_session_says_that_there_is_nothing_yet() {
    for whom in [For::Slips, For::Groups] {
        assert!(words(&Session::default(), whom, None).contains("Nothing was written down for this paper yet."));
    }
}

#[test]
fn that_a_sentence_was_agreed_is_said_once_and_that_a_vision_was_not_asked_is_said() {
    let mut room = Room::new();
    let theme = room.line(Kind::Theme, "Places to belong");
    let sentence = room.under(Kind::Statement, Field::Parent, &theme, "A warm place for everybody.");
    room.answer(&theme, Field::Test, text("agreed"));
    room.answer(&sentence, Field::Test, text("agreed"));
    room.answer(&sentence, Field::Present, Value::Count(61));
    let vision = room.line(Kind::Vision, "Every village has a bus.");
    let paper = words(&room.session, For::Brief, None);
    assert_eq!(paper.matches("agreed").count(), 1, "{paper}");
    assert!(paper.contains("agreed, 61 in the room"), "{paper}");
    assert!(paper.contains("written, and not yet asked of the room"), "{paper}");
    room.answer(&vision, Field::Test, text("agreed"));
    assert!(!words(&room.session, For::Brief, None).contains("not yet asked"));
    // A theme without a sentence says so itself.
    let alone = room.line(Kind::Theme, "Getting about");
    room.answer(&alone, Field::Test, text("agreed"));
    let paper = words(&room.session, For::Brief, None);
    assert_eq!(paper.matches("agreed").count(), 3, "{paper}");
}
