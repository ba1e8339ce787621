//! Two years of one session, by commands on one file: the event, three reviews, a change of plan, day 100, the pulse
//! twice, a follow-up report, and a second event that goes on from the first. The file opens, checks and merges to the end.

use super::home::{Home, well};
use commonground::model::field::Field;
use commonground::model::kind::Kind;
use commonground::model::query;
use commonground::model::session::Session;
use commonground::store;

const SENTENCE: &str = "I know the people here well enough to ring them.";

fn read(home: &Home, name: &str) -> Session {
    Session::of(store::read(&home.path(name)).unwrap().ops)
}

fn add(home: &Home, kind: &str, under: &str, lines: &[&str]) -> Vec<String> {
    let mut call = vec!["add", "valley.ron", "--kind", kind];
    if !under.is_empty() {
        call.extend(["--under", under]);
    }
    let numbers = lines.iter().map(|line| well(home, &[call.as_slice(), &[*line]].concat()).out);
    numbers.map(|out| out.split('\t').next().unwrap().to_owned()).collect()
}

fn review(home: &Home, kind: &str, under: &str, line: &str) {
    let mut call = vec!["add", "valley.ron", "--kind", kind, "--task", "review"];
    if !under.is_empty() {
        call.extend(["--under", under]);
    }
    well(home, &[call.as_slice(), &[line]].concat());
}

fn becomes(home: &Home, action: &str, answers: &[&str]) {
    well(home, &[&["set", "valley.ron", "--of", action], answers].concat());
}

/// The event: half a day in May 2026.
fn event(home: &Home) {
    well(home, &["new", "Healthy Valley", "-o", "valley.ron"]);
    let head = [
        "task=How do we live well together?",
        "first-day=14 May 2026",
        "last-day=14 May 2026",
        "horizon=2036",
        "room=30",
    ];
    well(home, &[&["set", "valley.ron"], &head[..]].concat());
    add(home, "group", "", &["Residents ; A ; 12", "Young people ; B ; 9", "Services ; C ; 9"]);
    well(home, &["set", "valley.ron", "present=welcome/a:12,b:9", "present=welcome/c:9"]);
    add(home, "pulse", "", &[&format!("{SENTENCE} ; 4 9 10 5 2")]);
    add(home, "outside-voice", "", &["Nobody comes up our lane. ; Upper Row ; conversation ; April 2026"]);
    add(home, "value", "", &["neighbours look in on each other", "nobody is asked twice"]);
    add(home, "relationship", "", &["Surgery ; Friday club ; thin ; strong"]);
    add(home, "theme", "", &["Places to belong", "Getting about"]);
    let sentences = add(home, "statement", "theme 1", &["Everyone has a warm place to go."]);
    becomes(home, &sentences[0], &["test=agreed", "present=30", "tag=evidence"]);
    let buses = add(home, "statement", "theme 2", &["Free buses for all."]);
    becomes(home, &buses[0], &["test=not-agreed"]);
    add(home, "objection", &buses[0], &["the county will never pay"]);
    let acts = [
        "Map every free room ; Shanice ; 31 May 2026",
        "Open the hall each Friday ; Gwen ; day 100",
        "A drivers' rota ; Mal ; 1 July 2026",
        "Soup in winter ; ; 1 December 2026",
    ];
    assert_eq!(add(home, "action", "1", &acts), ["1.1", "1.2", "1.3", "1.4"]);
    becomes(home, "1.4", &["answers=2"]);
    add(home, "ask", "2", &["Keep the evening bus ; the county"]);
    well(home, &["set", "valley.ron", "next-meeting=20 June 2026, 6pm", "sender=Gwen"]);
}

/// June 2026: five weeks after.
fn first_review(home: &Home) {
    becomes(home, "1.1", &["progress=done", "progress-on=20 June 2026"]);
    review(home, "done", "1.1", "nineteen rooms on the map");
    becomes(home, "1.2", &["progress=doing", "progress-on=20 June 2026"]);
    review(home, "next", "1.2", "ask the caretaker for a key");
    review(home, "help-needed", "1.3", "somebody who knows about insurance");
}

/// August 2026: day 100. The plan changes, and the old plan stays.
fn second_review(home: &Home) {
    becomes(
        home,
        "1.2",
        &[
            "words=Open the hall two Fridays a month",
            "progress=changed",
            "progress-on=22 August 2026",
            "why=one key for two clubs",
        ],
    );
    becomes(home, "1.3", &["progress=let-go", "progress-on=22 August 2026", "why=no driver was insured"]);
    review(home, "done", "", "a choir began, which nobody had planned");
}

/// May 2027: a year after, with pulse, relationships, lessons, measures.
fn third_review(home: &Home) {
    becomes(home, "1.2", &["turned-out=conflicting", "outcome=the young came, the old stayed away"]);
    let remedy = add(home, "action", "1", &["A quiet hour before ; Gwen ; 1 September 2027"]);
    becomes(home, &remedy[0], &["from=1.2"]);
    review(home, "pulse", "", &format!("{SENTENCE} ; 1 3 9 9 4"));
    let session = read(home, "valley.ron");
    let link = session.of_kind(Kind::Relationship).next().unwrap().no.to_string();
    becomes(home, &link, &["now=good"]);
    let lesson = add(
        home,
        "lesson",
        "",
        &["Going in twos opens doors ; Upper Row ; somebody known came along ; nine of ten opened ; keep"],
    );
    becomes(home, &lesson[0], &["tag=evidence"]);
    let told = add(home, "narrative", "", &["I eat with other people every week now. ; since June ; everyone"]);
    becomes(home, &told[0], &["tag=evidence"]);
    add(
        home,
        "measure",
        "",
        &[
            "people we could ring at night ; 31 ; 40 asked ; May 2027 ; ours",
            "visits to the surgery ; 212 ; 3100 patients ; 2026 ; funder",
        ],
    );
}

fn opens_checks_and_draws(home: &Home) {
    assert_eq!(home.run(&["check", "valley.ron"]).status, Some(0), "{:?}", home.run(&["check", "valley.ron"]));
    for call in [&["show", "valley.ron"][..], &["roadmap", "valley.ron"], &["report", "valley.ron"]] {
        assert!(well(home, call).out.contains("Healthy Valley"), "{call:?}");
    }
}

#[test]
fn two_years_of_one_valley() {
    let home = Home::new();
    event(&home);
    opens_checks_and_draws(&home);
    // A copy goes out by mail on the day and comes back two years later.
    std::fs::create_dir(home.path("mail")).unwrap();
    well(&home, &["pack", "valley.ron", "-o", "mail/valley.ron"]);
    first_review(&home);
    opens_checks_and_draws(&home);
    second_review(&home);
    opens_checks_and_draws(&home);
    third_review(&home);
    opens_checks_and_draws(&home);

    // The change of plan kept the old one; day 100 is counted from the event, whatever day it is now.
    let session = read(&home, "valley.ron");
    let hall = session.of_kind(Kind::Action).find(|action| action.no.as_str() == "1.2").unwrap();
    assert_eq!((hall.said.as_str(), hall.text()), ("Open the hall each Friday", "Open the hall two Fridays a month"));
    let due = query::day_of(&session, hall.get(Field::Due).unwrap()).unwrap();
    assert_eq!(due.to_string(), "2026-08-22");

    let follow_up = well(&home, &["report", "valley.ron", "--for", "follow-up"]).out;
    for wanted in [
        "nineteen rooms on the map",
        "a choir began, which nobody had planned",
        "Before it was changed: Open the hall each Friday",
        "no driver was insured",
        "Then taken up by: 1.5 A quiet hour before",
        "the county will never pay",
        "| 4 | 9 | 10 | 5 | 2 | 30 |",
        "| 1 | 3 | 9 | 9 | 4 | 26 |",
        "| good, ",
        "I eat with other people every week now.",
    ] {
        assert!(follow_up.contains(wanted), "{wanted}\n{follow_up}");
    }
    let evidence = well(&home, &["report", "valley.ron", "--for", "evidence"]).out;
    for wanted in [
        "Everyone has a warm place to go.",
        "| let go | 1 | 5 |",
        "Going in twos",
        "| 31 | 40 asked |",
        "| 212 | 3100 patients |",
    ] {
        assert!(evidence.contains(wanted), "{wanted}\n{evidence}");
    }
    let voices = well(&home, &["report", "valley.ron", "--for", "voices"]).out;
    assert!(voices.contains("Nobody comes up our lane.") && voices.contains("Soup in winter"), "{voices}");
    for name in ["follow.pdf", "follow.html", "follow.md"] {
        well(&home, &["report", "valley.ron", "--for", "follow-up", "-o", name]);
        assert!(home.bytes(name).len() > 1000, "{name}");
    }

    // The second event goes on from the first.
    let begun = well(
        &home,
        &["new", "Healthy Valley, two years on", "--from", "valley.ron", "--template", "two-days", "-o", "second.ron"],
    );
    assert!(begun.err.contains("3 actions, 1 ask without an answer, 1 not agreed"), "{begun:?}");
    let second = read(&home, "second.ron");
    let open: Vec<String> = second.of_kind(Kind::Action).map(|action| action.no.to_string()).collect();
    assert_eq!(open, ["1.2", "1.4", "1.5"]);
    assert!(query::agenda(&second).iter().filter(|item| query::day(item) == 2).count() > 5);

    // The mailed copy comes back, with a line in it: nothing is there twice, nothing is lost.
    let away = Home::new();
    away.put("valley.ron", home.bytes("mail/valley.ron"));
    well(&away, &["add", "valley.ron", "--kind", "value", "the river is everybody's"]);
    std::fs::create_dir(home.path("stick")).unwrap();
    home.put("stick/back.ron", away.bytes("valley.ron"));
    let merged = well(&home, &["merge", "valley.ron", "stick/back.ron", "--yes"]);
    assert!(merged.err.contains("1 line is new."), "{merged:?}");
    opens_checks_and_draws(&home);
    let session = read(&home, "valley.ron");
    assert_eq!((session.of_kind(Kind::Value).count(), session.of_kind(Kind::Action).count()), (3, 5));
    assert_eq!(home.run(&["check", "second.ron"]).status, Some(0));
}
