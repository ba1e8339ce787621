//! What compare says of how far a session has come, of what became of an action, and of what was not agreed.

use super::home::{Home, well};
use super::sites::{Scribe, document, site};
use commonground::export::report::beside;
use commonground::model::after::compare::{Comparison, Line, Part, State, compare};
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::session::Session;
use commonground::model::wish::{New, Wish};

const SAMPLES: [(&str, &str); 2] = [
    ("clinton.ron", include_str!("../../sessions/clinton-2012.ron")),
    ("valley.ron", include_str!("../../sessions/healthy-valley.ron")),
];

fn text(words: &str) -> Value {
    Value::Text(words.into())
}

fn beside_itself(session: &Session) -> Comparison {
    compare(&[(session, String::new()), (session, String::new())])
}

fn lines(session: &Session, part: Part) -> Vec<Line> {
    let beside = beside_itself(session);
    beside.parts.iter().find(|one| one.part == part).unwrap().of(0).cloned().collect()
}

fn state(session: &Session) -> State {
    beside_itself(session).sides[0].state
}

#[test]
fn what_was_keyed_in_from_a_report_was_held_as_much_as_what_was_typed_on_the_day() {
    let home = Home::new();
    for (name, sample) in SAMPLES {
        home.put(name, sample);
    }
    let said = well(&home, &["compare", "clinton.ron", "valley.ron"]);
    assert_eq!(said.out.matches("\nState: held.\n").count(), 2, "{}", said.out);
    assert!(!said.out.contains("prepared"), "{}", said.out);
    assert!(said.out.contains("In the room: 70.") && !said.out.contains("Expected: 70"), "{}", said.out);
    well(&home, &["compare", "clinton.ron", "valley.ron", "-o", "beside.md"]);
    let paper = String::from_utf8(home.bytes("beside.md")).unwrap();
    assert!(!paper.contains("prepared") && !paper.contains("– not yet"), "{paper}");
}

#[test]
fn a_session_that_goes_on_from_another_is_not_begun_by_what_it_took_over() {
    let home = Home::new();
    home.put("valley.ron", SAMPLES[1].1);
    well(&home, &["new", "Valley again", "--from", "valley.ron", "-o", "again.ron"]);
    let said = well(&home, &["compare", "again.ron", "valley.ron"]);
    let again = said.out.split("\nHealthy Valley\n").next().unwrap();
    assert!(again.contains("State: prepared, not held yet."), "{again}");
    // The first line of its own begins it.
    well(&home, &["add", "again.ron", "--kind", "proud", "we have come back"]);
    let said = well(&home, &["compare", "again.ron", "valley.ron"]);
    assert!(said.out.contains("State: begun."), "{}", said.out);
}

#[test]
fn how_far_a_session_has_come() {
    let say = |scribe: &mut Scribe, kind: Kind, task: &str, origin: &str| {
        let mut new = New::line(kind, task, "words");
        if !origin.is_empty() {
            new = new.with(Field::Origin, text(origin));
        }
        scribe.act(&Wish::Say(new));
    };
    for (lines, wanted) in [
        (&[(Kind::Asset, "assets", "imported"), (Kind::OutsideVoice, "", "outside")][..], State::Prepared),
        (&[(Kind::Trend, "trends", "imported"), (Kind::Theme, "themes", "imported")], State::Prepared),
        (&[(Kind::Value, "values", "")], State::Begun),
        (&[(Kind::Value, "values", "charts")], State::Begun),
        (&[(Kind::Statement, "confirm", "imported"), (Kind::Action, "actions", "charts")], State::Held),
        (&[(Kind::Statement, "confirm", "imported"), (Kind::Action, "actions", "")], State::Begun),
        (&[(Kind::Action, "actions", ""), (Kind::Done, "review", "")], State::Held),
    ] {
        let mut scribe = Scribe::new();
        for (kind, task, origin) in lines {
            say(&mut scribe, *kind, task, origin);
        }
        assert_eq!(state(&scribe.session), wanted, "{lines:?}");
    }
    // Typed from charts while the agenda runs: it is being held.
    let mut scribe = Scribe::new();
    scribe.write("set template half-day");
    say(&mut scribe, Kind::Action, "actions", "charts");
    let first = scribe.session.of_kind(Kind::Agenda).next().unwrap().id.clone();
    scribe.act(&Wish::answer(&first, Field::Done, Value::Flag(true)));
    assert_eq!(state(&scribe.session), State::Begun);
}

#[test]
fn what_was_said_of_an_action_has_the_word_that_is_its_own() {
    for (state, to, why, wanted, never) in [
        ("handed-on", "the county", "no time", &["handed on to the county", "because no time"][..], &["“"][..]),
        (
            "changed",
            "one evening",
            "one room was taken",
            &["“one evening”", "because one room was taken"],
            &["handed on"],
        ),
        ("let-go", "", "no van", &["because no van"], &["handed on"]),
        ("done", "", "all of it stands", &["“all of it stands”"], &["because", "handed on"]),
        ("doing", "", "three Fridays run", &["“three Fridays run”"], &["because", "handed on"]),
        ("no-news", "", "nobody was there who knows", &["“nobody was there who knows”"], &["because", "handed on"]),
        ("", "", "asked in May", &["“asked in May”"], &["because"]),
    ] {
        let mut scribe = Scribe::new();
        let id = scribe.act(&Wish::Say(New::line(Kind::Action, "actions", "Try the minibus")));
        for (field, words) in [(Field::State, state), (Field::HandedTo, to), (Field::Why, why)] {
            if !words.is_empty() {
                scribe.act(&Wish::answer(&id, field, text(words)));
            }
        }
        let how = lines(&scribe.session, Part::Actions)[0].how.join("; ");
        assert!(wanted.iter().all(|words| how.contains(words)), "{state}: {how}");
        assert!(!never.iter().any(|words| how.contains(words)), "{state}: {how}");
    }
}

fn object(scribe: &mut Scribe, over: &Id, words: &str) -> Id {
    scribe.act(&Wish::Say(New::line(Kind::Objection, "", words).with(Field::Parent, Value::Other(over.clone()))))
}

#[test]
fn what_was_not_agreed_stands_with_the_words_of_those_who_did_not_want_it() {
    let mut scribe = Scribe::new();
    let says = |scribe: &mut Scribe, kind, words: &str, test: &str| {
        let id = scribe.act(&Wish::Say(New::line(kind, "", words)));
        scribe.act(&Wish::answer(&id, Field::Test, text(test)));
        id
    };
    let value = says(&mut scribe, Kind::Value, "nobody works on Sundays", "not-agreed");
    object(&mut scribe, &value, "who drives the bus, then");
    object(&mut scribe, &value, "I work on Sundays");
    let theme = scribe.act(&Wish::Say(New::line(Kind::Theme, "", "Getting about")));
    object(&mut scribe, &theme, "we have talked of buses for ten years");
    let over = Value::Other(theme.clone());
    let sentence =
        scribe.act(&Wish::Say(New::line(Kind::Statement, "", "Free buses for all.").with(Field::Parent, over)));
    scribe.act(&Wish::answer(&sentence, Field::Test, text("not-agreed")));
    let answered = object(&mut scribe, &sentence, "the county will never pay");
    scribe.act(&Wish::answer(&answered, Field::Open, text("answered")));
    let own = object(&mut scribe, &sentence, "for our group alone");
    scribe.act(&Wish::answer(&own, Field::GroupOnly, Value::Flag(true)));
    let back = object(&mut scribe, &sentence, "said in anger and taken back");
    scribe.act(&Wish::Withdraw(back));
    let alone = says(&mut scribe, Kind::Theme, "A curfew", "not-agreed");
    object(&mut scribe, &alone, "my son works nights");
    // Agreed once, and somebody has said since that they do not want it.
    let vision = says(&mut scribe, Kind::Vision, "A valley without cars", "agreed");
    let open = object(&mut scribe, &vision, "I am eighty and live up the lane");
    let told = |session: &Session| -> Vec<(String, Vec<(String, String)>)> {
        let below = |line: &Line| line.below.iter().map(|one| (one.lead.clone(), one.words.clone())).collect();
        lines(session, Part::NotAgreed).iter().map(|line| (line.words.clone(), below(line))).collect()
    };
    let said = |lead: &str, words: &str| (lead.to_owned(), words.to_owned());
    let mut wanted = vec![
        (
            "nobody works on Sundays".to_owned(),
            vec![said("Somebody said", "who drives the bus, then"), said("Somebody said", "I work on Sundays")],
        ),
        (
            "Free buses for all.".to_owned(),
            vec![
                said("Theme 1", "Getting about"),
                said("Somebody said, and was answered", "the county will never pay"),
                said("Somebody said", "we have talked of buses for ten years"),
            ],
        ),
        ("A curfew".to_owned(), vec![said("Somebody said", "my son works nights")]),
        ("A valley without cars".to_owned(), vec![said("Somebody said", "I am eighty and live up the lane")]),
    ];
    assert_eq!(told(&scribe.session), wanted);
    // It is not common ground meanwhile, and is again once those who said it say that it is answered.
    let common =
        |session: &Session| lines(session, Part::Themes).iter().any(|line| line.words == "A valley without cars");
    assert!(!common(&scribe.session));
    scribe.act(&Wish::answer(&open, Field::Open, text("answered")));
    wanted.pop();
    assert_eq!(told(&scribe.session), wanted);
    assert!(common(&scribe.session));
    // On paper and by ear, word for word; what is for one group only, and what was taken back, is in neither.
    let home = Home::new();
    home.put("one.ron", document(&scribe));
    home.put("two.ron", document(&site("brynmor")));
    let aloud = well(&home, &["compare", "one.ron", "two.ron"]).out;
    well(&home, &["compare", "one.ron", "two.ron", "-o", "beside.md"]);
    let paper = String::from_utf8(home.bytes("beside.md")).unwrap();
    for words in ["who drives the bus, then", "I work on Sundays", "the county will never pay", "my son works nights"] {
        assert_eq!((aloud.matches(words).count(), paper.matches(words).count()), (1, 1), "{words}");
    }
    for hidden in ["for our group alone", "said in anger"] {
        assert!(!aloud.contains(hidden) && !paper.contains(hidden), "{hidden}");
    }
}

/// A table has a column for each session that has something of it, and what none has is one sentence.
#[test]
fn no_column_and_no_part_stands_empty_for_all() {
    let mut one = Scribe::new();
    one.act(&Wish::answer(&Id::session(), Field::Title, text("One")));
    one.act(&Wish::Say(New::line(Kind::Value, "values", "bread")));
    let mut two = Scribe::new();
    two.act(&Wish::answer(&Id::session(), Field::Title, text("Two")));
    two.act(&Wish::Say(New::line(Kind::Action, "actions", "bake it")));
    let beside = compare(&[(&one.session, String::new()), (&two.session, String::new())]);
    let set = beside::Set::of([&one.session, &two.session]);
    let report = beside::paper(&beside, &set);
    let titles: Vec<&str> = report.sections.iter().map(|section| section.title.text.as_str()).collect();
    assert_eq!(titles, ["The sessions", "What people value", "What people will do"]);
    let page = commonground::export::markdown::markdown(&report);
    assert!(page.contains("| What | One |\n") && page.contains("| What | Two |\n"), "{page}");
    assert!(page.contains("“Two” – nothing written down."), "{page}");
    let none = "None of them has anything written down of: Who takes part, Themes, What is there, Trends, Not agreed.";
    assert_eq!(page.matches(none).count(), 1, "{page}");
}
