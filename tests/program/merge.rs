//! Files that travel: `merge`, `split`, `pack` through the real program, and back.

use super::home::{Home, well};
use commonground::model::field::Field;
use commonground::model::kind::Kind;
use commonground::model::session::Session;
use commonground::store;

/// A session with one line, a table's copy of it, and something said in both since.
fn travelled() -> Home {
    let home = Home::new();
    home.session("hall.ron");
    well(&home, &["add", "hall.ron", "--kind", "value", "neighbours look in on each other"]);
    std::fs::create_dir(home.path("stick")).unwrap();
    let split = well(&home, &["split", "hall.ron", "--table", "3", "-o", "stick"]);
    assert!(split.out.trim_end().ends_with("stick/hall-table-3.ron"), "{split:?}");
    assert!(split.err.contains("commonground merge hall.ron stick/hall-table-3.ron"), "{split:?}");
    // Another laptop: what one machine keeps of a session finds its way back by itself.
    let away = Home::new();
    away.put("s.ron", home.bytes("stick/hall-table-3.ron"));
    well(&away, &["add", "s.ron", "--kind", "value", "the river is everybody's"]);
    well(&away, &["add", "s.ron", "--kind", "value", "children are heard"]);
    home.put("stick/hall-table-3.ron", away.bytes("s.ron"));
    well(&home, &["add", "hall.ron", "--kind", "value", "old skills are handed on"]);
    home
}

fn read(home: &Home, name: &str) -> Session {
    Session::of(store::read(&home.path(name)).unwrap().ops)
}

#[test]
fn a_file_that_was_away_comes_back_once() {
    let home = travelled();
    let before = home.bytes("hall.ron");
    let listed = well(&home, &["merge", "hall.ron", "stick/hall-table-3.ron"]);
    // Two desks gave the number 2: what each is called tells them apart.
    let rows: Vec<&str> = listed.out.lines().collect();
    assert!(rows[0].starts_with("new\t2 (desk ") && rows[0].ends_with("\tthe river is everybody's"), "{listed:?}");
    assert_eq!(rows[1..], ["new\t3\tchildren are heard"], "{listed:?}");
    assert!(listed.err.contains("is a copy of this session"), "{listed:?}");
    assert!(listed.err.contains("2 lines are new. Nothing was written. --yes takes it in."), "{listed:?}");
    assert_eq!(home.bytes("hall.ron"), before, "a preview writes nothing");

    let done = well(&home, &["merge", "hall.ron", "stick/hall-table-3.ron", "--yes"]);
    assert!(done.err.contains("Taken in: 2 lines are new."), "{done:?}");
    let texts: Vec<String> = read(&home, "hall.ron").of_kind(Kind::Value).map(|line| line.text().to_owned()).collect();
    assert_eq!(texts.len(), 4, "{texts:?}");
    // What is taken in is in the document itself, which travels alone.
    std::fs::copy(home.path("hall.ron"), home.path("alone.ron")).unwrap();
    assert_eq!(read(&home, "alone.ron").of_kind(Kind::Value).count(), 4);
    std::fs::remove_file(home.path("alone.ron")).unwrap();
    let again = well(&home, &["merge", "hall.ron", "stick/hall-table-3.ron", "--yes"]);
    assert!(again.out.is_empty() && again.err.contains("Nothing in it is new here."), "{again:?}");
    assert_eq!(home.run(&["check", "hall.ron"]).status, Some(0));
}

#[test]
fn what_was_changed_in_both_stands_in_two_wordings() {
    let home = travelled();
    for (file, words) in
        [("hall.ron", "neighbours look in"), ("stick/hall-table-3.ron", "people look in on each other")]
    {
        let text = String::from_utf8(home.bytes(file)).unwrap();
        let (at, line) = text
            .lines()
            .enumerate()
            .find(|(_, line)| line.contains("text:\"neighbours look in on each other\""))
            .unwrap();
        let edited: Vec<String> = text
            .lines()
            .enumerate()
            .map(
                |(n, other)| {
                    if n == at { line.replace("neighbours look in on each other", words) } else { other.to_owned() }
                },
            )
            .collect();
        home.put(file, edited.join("\n") + "\n");
    }
    let listed = well(&home, &["merge", "hall.ron", "stick/hall-table-3.ron", "--yes"]);
    let row =
        listed.out.lines().find(|row| row.starts_with("two wordings\t1\t")).unwrap_or_else(|| panic!("{listed:?}"));
    assert!(row.contains("“neighbours look in”") && row.contains("“people look in on each other”"), "{row}");
    let session = read(&home, "hall.ron");
    let value = session.of_kind(Kind::Value).next().unwrap();
    assert!(value.texts.differ(), "both stand until somebody picks: {value:?}");
}

#[test]
fn another_session_is_taken_in_with_where_it_came_from_and_twice_is_once() {
    let home = Home::new();
    home.session("hall.ron");
    home.session("youth.ron");
    well(&home, &["set", "youth.ron", "title=Young people's evening"]);
    well(&home, &["add", "hall.ron", "--kind", "group", "Residents"]);
    for group in ["Skaters", "residents"] {
        well(&home, &["add", "youth.ron", "--kind", "group", group]);
    }
    well(&home, &["add", "hall.ron", "--kind", "theme", "A place of our own"]);
    well(&home, &["add", "youth.ron", "--kind", "theme", "Somewhere to go"]);
    well(&home, &["add", "youth.ron", "--kind", "value", "--group", "A", "nobody is sent home"]);
    well(&home, &["add", "youth.ron", "--kind", "value", "--group", "B", "we are asked"]);
    well(&home, &["add", "youth.ron", "--kind", "action", "--under", "1", "Paint the shelter ; Skaters ; in 2 weeks"]);
    let listed = well(&home, &["merge", "hall.ron", "youth.ron"]);
    assert!(listed.err.contains("is another session, “Young people's evening”"), "{listed:?}");
    assert!(listed.err.contains("4 lines are new"), "{listed:?}");
    well(&home, &["merge", "hall.ron", "youth.ron", "--yes"]);
    let again = well(&home, &["merge", "hall.ron", "youth.ron", "--yes"]);
    assert!(again.err.contains("Nothing in it is new here."), "{again:?}");

    let session = read(&home, "hall.ron");
    assert_eq!(session.of_kind(Kind::Group).count(), 1, "groups stay where they are");
    let said = |words: &str| session.entries().find(|line| line.text() == words).unwrap();
    assert_eq!(said("nobody is sent home").words(Field::CameWith), "Young people's evening, Skaters");
    assert_eq!(said("nobody is sent home").by.as_str(), "", "A is another group here");
    let hall = session.of_kind(Kind::Group).next().unwrap().words(Field::Letter);
    assert_eq!(said("we are asked").by.as_str(), hall, "a group that is called alike");
    let paint = said("Paint the shelter");
    assert_eq!(paint.under(), Some(&said("Somewhere to go").id), "what stood under a theme stands under it");
    // What is said there later comes with the next time; what was changed there is changed here.
    well(&home, &["add", "youth.ron", "--kind", "value", "the bus runs late"]);
    let later = well(&home, &["merge", "hall.ron", "youth.ron", "--yes"]);
    assert!(later.out.contains("the bus runs late") && later.err.contains("1 line is new."), "{later:?}");
    assert_eq!(home.run(&["check", "hall.ron"]).status, Some(0));
}

#[test]
fn what_cannot_be_taken_in_is_said_in_one_sentence() {
    let home = travelled();
    home.put("list.ron", "(not: a session)");
    well(&home, &["export", "hall.ron", "--to", "ron", "--public", "-o", "public.ron"]);
    std::fs::copy(home.path("hall.ron"), home.path("whole.txt")).unwrap();
    for (from, told, status) in [
        ("hall.ron", "is the session itself", 2),
        ("list.ron", "is not a session of this program", 1),
        ("nowhere.ron", "is not", 1),
        ("public.ron", "was made out of this session for others", 1),
    ] {
        let said = home.run(&["merge", "hall.ron", from]);
        assert_eq!(said.status, Some(status), "{said:?}");
        said.is_one_sentence().unwrap();
        assert!(said.err.contains(told), "{said:?}");
    }
    let taken = home.run(&["split", "hall.ron", "--table", "3", "-o", "stick"]);
    assert!(taken.status == Some(1) && taken.err.contains("is there already"), "{taken:?}");
}

#[test]
fn one_file_to_mail_holds_everything_and_nothing_private() {
    let home = travelled();
    let csv = "Name,Contact\nAna Quokka,ana@quokka.example\n";
    home.put("people.csv", csv);
    well(&home, &["import", "hall.ron", "people.csv", "--kind", "person"]);
    let packed = well(&home, &["pack", "hall.ron", "-o", "mail.ron"]);
    assert!(packed.err.contains("The private file stays at home."), "{packed:?}");
    assert!(!String::from_utf8_lossy(&home.bytes("mail.ron")).contains("Quokka"));
    std::fs::create_dir(home.path("elsewhere")).unwrap();
    std::fs::rename(home.path("mail.ron"), home.path("elsewhere/mail.ron")).unwrap();
    assert!(read(&home, "elsewhere/mail.ron").looks_like(&read(&home, "hall.ron")));
}

#[test]
fn a_table_that_leaves_says_that_its_lines_stand_beside_its_file() {
    let home = Home::new();
    home.session("hall.ron");
    std::fs::create_dir(home.path("stick")).unwrap();
    well(&home, &["split", "hall.ron", "--table", "8", "-o", "stick/away.ron"]);
    let table =
        home.run_with(&["table", "stick/away.ron", "--table", "8", "--plain"], b"said in another house\n.quit\n");
    assert!(table.err.contains("What was written here is in"), "{table:?}");
    assert!(table.err.contains("carry both") && table.err.contains("commonground pack"), "{table:?}");
    // The file alone has not got them; one file made of both has.
    assert!(!String::from_utf8_lossy(&home.bytes("stick/away.ron")).contains("another house"));
    well(&home, &["pack", "stick/away.ron", "-o", "stick/mail.ron"]);
    let listed = well(&home, &["merge", "hall.ron", "stick/mail.ron"]);
    assert!(listed.out.contains("said in another house"), "{listed:?}");
    // Nothing more is to be carried then.
    let again = home.run_with(&["table", "stick/away.ron", "--table", "8", "--plain"], b".quit\n");
    assert!(!again.err.contains("carry both"), "{again:?}");
}
