//! Sessions that go on from one another, agendas given to others, and answers about one line, through the real program.

use super::home::{Home, well};
use commonground::model::check::{Grade, check};
use commonground::model::entry::Entry;
use commonground::model::field::{Field, Value};
use commonground::model::kind::Kind;
use commonground::model::query;
use commonground::model::session::Session;
use commonground::store::{self, template};

fn read(home: &Home, name: &str) -> Session {
    Session::of(store::read(&home.path(name)).unwrap().ops)
}

fn said<'a>(session: &'a Session, words: &str) -> &'a Entry {
    session.entries().find(|line| line.text() == words).unwrap_or_else(|| panic!("no {words}"))
}

/// An evening with all that can stand open.
fn first() -> Home {
    let home = Home::new();
    home.session("first.ron");
    well(
        &home,
        &[
            "set",
            "first.ron",
            "title=Healthy Valley",
            "task=Live well together",
            "last-day=14 May 2026",
            "horizon=2036",
        ],
    );
    well(&home, &["add", "first.ron", "--kind", "value", "nobody is asked twice"]);
    for theme in ["Places to belong", "Getting about"] {
        well(&home, &["add", "first.ron", "--kind", "theme", theme]);
    }
    well(&home, &["add", "first.ron", "--kind", "statement", "--under", "theme 1", "A warm place for everyone."]);
    well(&home, &["add", "first.ron", "--kind", "statement", "--under", "theme 2", "Free buses for all."]);
    well(&home, &["set", "first.ron", "--of", "2", "test=agreed", "present=30"]);
    well(&home, &["set", "first.ron", "--of", "3", "test=not-agreed"]);
    well(&home, &["add", "first.ron", "--kind", "objection", "--under", "3", "the county will never pay"]);
    for line in [
        "Map every free room ; Shanice ; day 100",
        "Open the hall ; Gwen ; in 2 weeks",
        "A drivers' rota ; Mal ; in June",
    ] {
        well(&home, &["add", "first.ron", "--kind", "action", "--under", "1", line]);
    }
    well(&home, &["add", "first.ron", "--kind", "ask", "--under", "2", "Keep the evening bus ; the county"]);
    well(&home, &["add", "first.ron", "--kind", "ask", "A key to the surgery ; the surgery"]);
    well(&home, &["set", "first.ron", "--of", "6", "ask-state=secured"]);
    well(&home, &["set", "first.ron", "--of", "1.2", "progress=done"]);
    well(&home, &["set", "first.ron", "--of", "1.3", "progress=doing", "why=two have signed"]);
    well(&home, &["add", "first.ron", "--kind", "person", "Gwendolen Secret ; 01234 ; roadmap"]);
    home
}

#[test]
fn a_session_goes_on_from_what_the_last_one_left_open() {
    let home = first();
    let begun = well(&home, &["new", "Review in November", "--from", "first.ron", "-o", "second.ron"]);
    let rows: Vec<&str> = begun.out.lines().collect();
    assert!(rows[0].ends_with("second.ron"), "{begun:?}");
    assert_eq!(
        rows[1..],
        [
            "from before\taction 1.1\tMap every free room",
            "from before\taction 1.3\tA drivers' rota",
            "from before\task 5\tKeep the evening bus",
            "from before\tcommon ground 3\tFree buses for all.",
        ]
    );
    let told = "Taken over from Healthy Valley, 14 May 2026: 2 actions, 1 ask without an answer, 1 not agreed.";
    assert!(begun.err.contains(told), "{begun:?}");
    let session = read(&home, "second.ron");
    let gone = |words: &str| session.entries().all(|line| line.text() != words);
    for words in ["Open the hall", "A key to the surgery", "nobody is asked twice", "Gwendolen Secret"] {
        assert!(gone(words), "{words}");
    }
    assert!(!String::from_utf8(home.bytes("second.ron")).unwrap().contains("Gwendolen"));
    // Who, by when and how it stands come along; so do the theme, the sentence under it, and the words of those against.
    let rota = said(&session, "A drivers' rota");
    let answers = [Field::Who, Field::State, Field::Why, Field::CameWith].map(|field| rota.words(field));
    assert_eq!(answers, ["Mal", "doing", "two have signed", "Healthy Valley"]);
    assert_eq!(rota.under(), Some(&said(&session, "Places to belong").id));
    assert_eq!(query::standing(&session, said(&session, "A warm place for everyone.")), query::Standing::Agreed);
    assert_eq!(query::not_agreed(&session).len(), 1);
    assert_eq!(said(&session, "the county will never pay").under(), Some(&said(&session, "Free buses for all.").id));
    // Day 100 was counted from the first event, and does not move to this one.
    let first_day = read(&home, "first.ron");
    let due = |session: &Session| query::day_of(session, said(session, "Map every free room").get(Field::Due).unwrap());
    assert_eq!(due(&session), due(&first_day));
    assert!(matches!(said(&session, "Map every free room").get(Field::Due), Some(Value::Date { on: Some(_), .. })));
    assert_eq!(session.words(Field::OurTask), "Live well together");
    assert_eq!(session.words(Field::Follows), "Healthy Valley, 14 May 2026");
    assert_eq!(session.words(Field::Template), "review");
    assert_eq!(query::agenda(&session).len(), 10);
    assert_eq!(
        check(&session).iter().filter(|finding| finding.grade == Grade::Broken).count(),
        0,
        "{:?}",
        check(&session)
    );
    // Numbers go on from those that were given.
    let next = well(&home, &["add", "second.ron", "--kind", "action", "--under", "1", "A choir"]);
    assert!(next.out.starts_with("1.4\t"), "{next:?}");
    // On paper, and in what is read aloud.
    for paper in [well(&home, &["report", "second.ron"]).out, well(&home, &["show", "second.ron"]).out] {
        assert!(paper.contains("Healthy Valley, 14 May 2026"), "{paper}");
        assert!(paper.contains("2 actions, 1 ask without an answer, 1 not agreed"), "{paper}");
    }
}

#[test]
fn twice_is_once_and_what_was_said_there_since_comes_by_merge() {
    let home = first();
    well(&home, &["new", "Review", "--from", "first.ron", "-o", "second.ron"]);
    well(&home, &["set", "first.ron", "--of", "1.1", "progress=done"]);
    let merged = well(&home, &["merge", "second.ron", "first.ron", "--yes"]);
    assert!(!merged.out.contains("new\t1.1") && merged.out.contains("changed\t1.1\tMap every free room"), "{merged:?}");
    let session = read(&home, "second.ron");
    assert_eq!(session.of_kind(Kind::Action).filter(|line| line.text() == "Map every free room").count(), 1);
    assert_eq!(said(&session, "Map every free room").words(Field::State), "done");
    let again = well(&home, &["merge", "second.ron", "first.ron", "--yes"]);
    assert!(again.err.contains("Nothing in it is new here."), "{again:?}");
    // The third of a series knows the lines by the names that the first gave them.
    well(&home, &["new", "Third", "--from", "second.ron", "-o", "third.ron", "--template", "community-of-practice"]);
    let third = read(&home, "third.ron");
    let id = |session: &Session| said(session, "A drivers' rota").id.clone();
    assert_eq!(id(&third), id(&session));
    assert_eq!(said(&third, "A drivers' rota").words(Field::CameWith), "Healthy Valley");
    let all = well(&home, &["merge", "third.ron", "first.ron", "--yes"]);
    assert!(!all.out.contains("\tA drivers' rota"), "{all:?}");
    for name in ["second.ron", "third.ron"] {
        assert_eq!(home.run(&["check", name]).status, Some(0), "{name}");
    }
}

#[test]
fn what_was_said_at_the_review_finds_its_way_back() {
    let home = first();
    well(&home, &["new", "Review", "--from", "first.ron", "-o", "second.ron"]);
    well(&home, &["set", "second.ron", "--of", "1.3", "progress=let-go", "why=nobody was insured"]);
    well(&home, &["add", "second.ron", "--kind", "done", "--under", "1.1", "nineteen rooms on the map"]);
    let before = read(&home, "first.ron").entries().count();
    let back = well(&home, &["merge", "first.ron", "second.ron", "--yes"]);
    let session = read(&home, "first.ron");
    assert_eq!(session.of_kind(Kind::Action).count(), 3, "its own lines are known again: {back:?}");
    assert_eq!(session.entries().count(), before + 1, "{back:?}");
    assert_eq!(said(&session, "A drivers' rota").words(Field::State), "let-go");
    let done = said(&session, "nineteen rooms on the map");
    assert_eq!(done.other(Field::Parent), Some(&said(&session, "Map every free room").id));
    let again = well(&home, &["merge", "first.ron", "second.ron", "--yes"]);
    assert!(again.err.contains("Nothing in it is new here."), "{again:?}");
    assert_eq!(home.run(&["check", "first.ron"]).status, Some(0));
}

#[test]
fn where_nothing_is_open_that_is_said_and_a_wrong_name_leaves_no_file() {
    let home = Home::new();
    home.session("empty.ron");
    let begun = well(&home, &["new", "Next", "--from", "empty.ron", "-o", "next.ron"]);
    assert_eq!(begun.out.lines().count(), 1, "{begun:?}");
    assert!(begun.err.contains("Nothing was open in Our valley"), "{begun:?}");
    assert!(well(&home, &["show", "next.ron"]).out.contains("Goes on from: Our valley"));
    for wrong in [&["--from", "nowhere.ron"][..], &["--from", "empty.ron", "--template", "revue"]] {
        let said = home.run(&[&["new", "Wrong", "-o", "wrong.ron"], wrong].concat());
        assert!(matches!(said.status, Some(1 | 2)), "{said:?}");
        said.is_one_sentence().unwrap();
        assert!(!home.path("wrong.ron").exists());
    }
}

#[test]
fn an_agenda_is_given_to_others_without_a_word_that_anybody_said() {
    let home = first();
    well(&home, &["set", "first.ron", "room=30", "back=20"]);
    well(&home, &["add", "first.ron", "--kind", "agenda", "Soup \"for\" all ; 25 ; Who\\what is hungry?"]);
    let written = well(&home, &["template", "first.ron", "-o", "our-evening.ron"]);
    assert!(written.out.ends_with("our-evening.ron\n"), "{written:?}");
    let text = String::from_utf8(home.bytes("our-evening.ron")).unwrap();
    for words in ["Healthy Valley", "asked twice", "Map every", "warm place", "Shanice", "Gwen", "county"] {
        assert!(!text.contains(words), "{words}\n{text}");
    }
    let again = home.run(&["template", "first.ron", "-o", "our-evening.ron"]);
    assert_eq!(again.status, Some(2), "never over another file: {again:?}");
    // A round trip: the same agenda, and the same file again.
    well(&home, &["new", "Their evening", "--template", "our-evening.ron", "-o", "theirs.ron"]);
    let agenda = |name: &str| -> Vec<[String; 5]> {
        let session = read(&home, name);
        let items = query::agenda(&session);
        let line = |item: &&Entry| {
            let [stage, prompt, day] = [Field::Stage, Field::Prompt, Field::Day].map(|field| item.words(field));
            [item.text().to_owned(), stage, prompt, query::minutes(item).to_string(), day]
        };
        items.iter().filter(|item| query::task_of(item).is_some()).map(line).collect()
    };
    assert_eq!(agenda("theirs.ron"), agenda("first.ron"));
    std::fs::create_dir(home.path("again")).unwrap();
    well(&home, &["template", "theirs.ron", "-o", "again/our-evening.ron"]);
    assert_eq!(home.bytes("again/our-evening.ron"), home.bytes("our-evening.ron"));
    let template = template::at(&home.path("our-evening.ron")).unwrap();
    assert_eq!((template.room, template.back_years, template.items.len()), (Some(30), 20, 8));
    for wrong in ["our-evening.txt", "no-such.ron"] {
        let said = home.run(&["new", "x", "--template", wrong, "-o", "x.ron"]);
        assert!(said.status != Some(0) && !home.path("x.ron").exists(), "{said:?}");
        said.is_one_sentence().unwrap();
    }
}

#[test]
fn one_line_is_answered_by_its_number_under_the_names_of_its_sheet() {
    let home = first();
    let said_now =
        well(&home, &["set", "first.ron", "--of", "1.1", "progress=doing", "tag=evidence", "from=2", "help=a van"]);
    assert_eq!(said_now.out, "progress\tdoing\ntag\tevidence\nfrom\t2 A warm place for everyone.\nhelp\ta van\n");
    // The same again is no change; with a minus it goes.
    let before = read(&home, "first.ron").len();
    well(&home, &["set", "first.ron", "--of", "1.1", "progress=doing", "tag=evidence", "from=2"]);
    assert_eq!(read(&home, "first.ron").len(), before);
    assert_eq!(well(&home, &["set", "first.ron", "--of", "1.1", "tag=-evidence", "help="]).out, "tag\t\nhelp\t\n");
    assert_eq!(well(&home, &["set", "first.ron", "--of", "theme 1", "purpose=a door in each village"]).status, Some(0));
    for (of, answer, told) in [
        ("9.9", "progress=done", "There is no line 9.9"),
        ("1.1", "progress=soon", "“soon”: “What became of it”: doing"),
        ("1.1", "colour=red", "Line 1.1 has no answer “colour”; it has: words, who, due"),
        ("1.1", "progress", "“progress” answers nothing; write it as NAME=WORDS"),
        ("1.1", "from=99", "There is no line 99 here."),
    ] {
        let bytes = home.bytes("first.ron");
        let said = home.run(&["set", "first.ron", "--of", of, "why=never", answer]);
        assert_eq!(said.status, Some(2), "{said:?}");
        said.is_one_sentence().unwrap();
        assert!(said.err.contains(told), "{told}: {said:?}");
        assert_eq!(home.bytes("first.ron"), bytes, "all or nothing");
    }
    let none = home.run(&["set", "first.ron", "--of", "1.1"]);
    assert!(none.status == Some(2) && none.err.contains("Say what to write down about line 1.1"), "{none:?}");
}
