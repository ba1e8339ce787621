//! Two tables change one line without having heard of each other, and say the same in other words: settled line by line.

use super::home::{Home, well};
use super::plain::in_order;
use commonground::model::kind::Kind;
use commonground::model::query;
use commonground::model::session::Session;
use commonground::store;

/// What somebody types line by line, and what is said.
fn lines(home: &Home, arguments: &[&str], typed: &[&str]) -> String {
    let said = home.run_with(arguments, (typed.join("\n") + "\n").as_bytes());
    assert_eq!(said.status, Some(0), "{said:?}");
    said.out
}

/// A session that two tables had with them.
fn brought_back() -> Home {
    let home = Home::new();
    home.session("hall.ron");
    well(&home, &["add", "hall.ron", "--kind", "value", "nobody is asked twice"]);
    let tables = [("3", "nobody has to ask twice", "a bus every evening"), ("5", "we ask once", "every evening a bus")];
    let away = tables.map(|(no, words, more)| {
        well(&home, &["split", "hall.ron", "--table", no, "-o", "."]);
        // Another laptop: what one machine keeps of a session finds its way back by itself.
        let (away, carried) = (Home::new(), format!("hall-table-{no}.ron"));
        std::fs::rename(home.path(&carried), away.path(&carried)).unwrap();
        let typed = [".go what we value", ".everybodys-lines", ".change 1", words, ".write", more, ".quit"];
        lines(&away, &["table", &carried, "--table", no, "--plain"], &typed);
        (away, carried)
    });
    for (away, carried) in &away {
        well(&home, &["merge", "hall.ron", away.path(carried).to_str().unwrap(), "--yes"]);
    }
    home
}

fn read(home: &Home) -> Session {
    Session::of(store::read(&home.path("hall.ron")).unwrap().ops)
}

fn wordings(home: &Home) -> Vec<String> {
    let session = read(home);
    let value = query::by_number(&session, "1").unwrap();
    value.texts.distinct().into_iter().map(ToString::to_string).collect()
}

#[test]
fn two_wordings_are_settled_line_by_line() {
    let home = brought_back();
    assert_eq!(wordings(&home).len(), 2);
    // Nothing is settled by looking; Enter alone leaves all of them standing.
    let said = lines(&home, &["--plain", "hall.ron"], &[".two-wordings", "9", "", ".quit"]);
    in_order(
        &said,
        &[
            "Two wordings: Value 1",
            "1 nobody has to ask twice, Table 3, ",
            "2 we ask once, Table 5, ",
            "3 Join them: write your own",
            "Which one? Type its number. Enter alone leaves all of them standing.",
        ],
    );
    assert_eq!(wordings(&home).len(), 2);
    let said =
        lines(&home, &["--plain", "hall.ron"], &[".two-wordings", "2", ".undo", ".two-wordings 1", "1", ".quit"]);
    in_order(
        &said,
        &["Value 1 stands: “we ask once”. .undo brings the others back.", "stands: “nobody has to ask twice”"],
    );
    assert_eq!(wordings(&home), ["nobody has to ask twice"]);
}

#[test]
fn they_are_joined_line_by_line() {
    let home = brought_back();
    let typed = [".two-wordings", "3", "nobody has to ask, or to be asked, twice", ".two-wordings", ".quit"];
    let said = lines(&home, &["--plain", "hall.ron"], &typed);
    in_order(&said, &["nobody has to ask twice / we ask once", "No line stands in two wordings."]);
    assert_eq!(wordings(&home), ["nobody has to ask, or to be asked, twice"]);
}

#[test]
fn what_two_tables_said_alike_is_brought_together_line_by_line() {
    let home = brought_back();
    let said = lines(
        &home,
        &["--plain", "hall.ron"],
        &[".go themes", ".alike", "2", ".alike", ".undo", ".alike", "1", ".quit"],
    );
    in_order(
        &said,
        &[
            "May say the same, 1 of 1",
            "3-1, Table 3: a bus every evening",
            "5-1, Table 5: every evening a bus",
            "1: yes, they stand together",
            "3-1 and 5-1 do not say the same; they are not proposed again.",
            "No two lines of different tables look alike here.",
            "May say the same, 1 of 1",
            "3-1 and 5-1 stand together, each in its own words.",
        ],
    );
    let session = read(&home);
    let bus = session.of_kind(Kind::Value).find(|value| value.text() == "a bus every evening").unwrap();
    assert_eq!(query::joined_with(&session, &bus.id).len(), 2);
}
