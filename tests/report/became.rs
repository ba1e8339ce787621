//! What became of it: the follow-up report, the evidence paper, a sheet back to each outside voice.

use crate::papers::{parsed, read};
use crate::room::{Room, day, text};
use commonground::export::markdown::markdown;
use commonground::export::report::{For, report_to};
use commonground::export::report_html::html;
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::op::How;
use commonground::model::session::Session;
use commonground::model::wish::{New, Wish};

const SENTENCE: &str = "I know the people here well enough to ring them.";

fn pulse(room: &mut Room, task: &str, counts: [u64; 5]) {
    room.say(New::line(Kind::Pulse, task, SENTENCE).with(Field::Counts, Value::Counts(counts.to_vec())));
}

/// The event, and what came of it on the day.
fn event(room: &mut Room) -> [Id; 4] {
    room.set(Field::Title, text("Healthy Valley"));
    room.set(Field::OurTask, text("How do we live well together?"));
    room.set(Field::LastDay, day("2026-05-14"));
    room.set(Field::Room, Value::Count(30));
    room.set(Field::Responsible, text("Gwen, gwen@valley.example"));
    pulse(room, "pulse", [4, 9, 10, 5, 2]);
    let voice = New::line(Kind::OutsideVoice, "", "Nobody comes up our lane.").with(Field::Met, text("Upper Row"));
    let voice = room.say(voice.with(Field::When, text("2026-04-03")));
    room.line(Kind::OutsideVoice, "I would sing, if somebody asked.");
    let theme = room.line(Kind::Theme, "Places to belong");
    let card = room.say(New { from: vec![voice.clone()], ..New::line(Kind::Card, "", "somebody at every gate") });
    room.answer(&card, Field::Theme, Value::Other(theme.clone()));
    let sentence = room.under(Kind::Statement, Field::Parent, &theme, "Everyone has a warm place to go.");
    room.agreed(&sentence, 30);
    let other = room.line(Kind::Theme, "Getting about");
    let buses = room.under(Kind::Statement, Field::Parent, &other, "Free buses for all.");
    room.not_agreed(&buses, "the county will never pay");
    let goal = room.under(Kind::Goal, Field::Parent, &theme, "A warm door in each village");
    room.label(&sentence, How::Tag, "evidence");
    room.label(&goal, How::Tag, "Evidence");
    for (between, with) in [("Surgery", "Friday club"), ("School", "Farms")] {
        room.say(
            New::line(Kind::Relationship, "", between)
                .with(Field::ToParty, text(with))
                .with(Field::Now, text("thin"))
                .with(Field::Wanted, text("strong")),
        );
    }
    for words in ["the hall kitchen", "the bus of the chapel"] {
        room.say(New::line(Kind::Asset, "", words).with(Field::Origin, text("imported")));
    }
    let acts = ["Map every free room", "Open the hall each Friday", "A drivers' rota", "Soup in winter"];
    let acts = acts.map(|what| room.action(&theme, what, "Shanice", "day 100", ""));
    room.link(&acts[3], How::Answers, &voice);
    acts
}

/// A review, half a year later, and what people learned.
fn review(room: &mut Room, acts: &[Id; 4]) {
    room.later(180);
    let becomes = |room: &mut Room, action: &Id, state: &str, why: &str| {
        room.answer(action, Field::State, text(state));
        room.answer(action, Field::StateOn, day("2026-11-10"));
        if !why.is_empty() {
            room.answer(action, Field::Why, text(why));
        }
    };
    becomes(room, &acts[0], "done", "");
    room.under(Kind::Done, Field::Parent, &acts[0], "nineteen rooms on the map");
    room.say(New::line(Kind::Done, "review", "a choir began, which nobody had planned"));
    becomes(room, &acts[1], "doing", "");
    room.answer(&acts[1], Field::TurnedOut, text("conflicting"));
    room.answer(&acts[1], Field::Outcome, text("the young came, the old stayed away"));
    let theme = room.session.entry(&acts[1]).and_then(|action| action.other(Field::Theme)).cloned().unwrap();
    let remedy = room.action(&theme, "A quiet hour before", "Gwen", "", "");
    room.link(&remedy, How::From, &acts[1]);
    becomes(room, &acts[2], "let-go", "no driver was insured");
    pulse(room, "review", [1, 3, 9, 9, 4]);
    pulse(room, "review", [0, 1, 2, 1, 0]);
    let known: Vec<Id> = room.session.of_kind(Kind::Relationship).map(|line| line.id.clone()).collect();
    room.answer(&known[0], Field::Now, text("good"));
    let assets: Vec<Id> = room.session.of_kind(Kind::Asset).map(|line| line.id.clone()).collect();
    room.answer(&assets[0], Field::Checked, text("still-here"));
    room.answer(&assets[1], Field::Checked, text("gone"));
    room.say(New::line(Kind::Asset, "review", "the choir, forty voices"));
    room.say(New::line(Kind::Lesson, "lessons", "Going in twos opens doors").with(Field::Keep, text("keep")));
    room.say(New::line(Kind::Lesson, "lessons", "Leaflets reach nobody").with(Field::Keep, text("stop")));
    for (words, told) in [
        ("I eat with others now.", "everyone"),
        ("My son rings again.", "those-there"),
        ("We nearly parted.", "nobody"),
        ("Nobody asked me yet.", ""),
    ] {
        let mut new = New::line(Kind::Narrative, "lessons", words);
        if !told.is_empty() {
            new = new.with(Field::ToldTo, text(told));
        }
        let id = room.say(new);
        room.label(&id, How::Tag, "evidence");
    }
    for (what, n, of, whose) in [
        ("visits to the surgery", "212", "3100 patients", "funder"),
        ("people we could ring", "31", "40 asked", "ours"),
    ] {
        room.say(
            New::line(Kind::Measure, "measures", what)
                .with(Field::Figure, text(n))
                .with(Field::OutOf, text(of))
                .with(Field::When, text("November 2026"))
                .with(Field::Whose, text(whose)),
        );
    }
    room.say(New::line(Kind::Next, "review", "a walk up Upper Row"));
}

pub fn half_a_year() -> Session {
    let mut room = Room::new();
    let acts = event(&mut room);
    review(&mut room, &acts);
    room.session
}

pub fn words(session: &Session, whom: For) -> String {
    let report = report_to(session, whom, None);
    parsed(&html(&report));
    read(&markdown(&report))
}

/// The part of a paper under a heading, to the next one of any depth.
pub fn part<'a>(paper: &'a str, title: &str) -> &'a str {
    let from = paper.split(&format!("# {title}\n")).nth(1).unwrap_or_else(|| panic!("no {title} in\n{paper}"));
    from.split("\n#").next().unwrap_or(from)
}

#[test]
fn the_follow_up_reads_so() {
    insta::assert_snapshot!("follow_up", markdown(&report_to(&half_a_year(), For::FollowUp, None)));
}

#[test]
fn the_evidence_reads_so() {
    insta::assert_snapshot!("evidence", markdown(&report_to(&half_a_year(), For::Evidence, None)));
}

#[test]
fn what_was_done_comes_first_and_nobody_is_named_where_no_news_is() {
    let paper = words(&half_a_year(), For::FollowUp);
    let titles = ["What was done", "Under way, changed, handed on", "Let go", "It turned out otherwise", "No news yet"];
    let places: Vec<usize> = titles.iter().map(|title| paper.find(&format!("## {title}\n")).unwrap()).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(part(&paper, "What was done").contains("nineteen rooms on the map"), "{paper}");
    assert!(part(&paper, "Also done").contains("a choir began"), "{paper}");
    assert!(part(&paper, "Let go").contains("no driver was insured"), "{paper}");
    let otherwise = part(&paper, "It turned out otherwise");
    for wanted in ["conflicting", "the old stayed away", "Then taken up by: 1.5 A quiet hour before"] {
        assert!(otherwise.contains(wanted), "{wanted}: {otherwise}");
    }
    let quiet = paper.split("## No news yet\n").nth(1).unwrap().split("\n## ").next().unwrap();
    assert!(quiet.contains("Soup in winter") && !quiet.contains("Shanice") && !paper.contains("overdue"), "{quiet}");
    assert!(part(&paper, "Not agreed").contains("the county will never pay"), "{paper}");
}

#[test]
fn counts_say_how_many_answered_and_never_a_mean() {
    for whom in [For::FollowUp, For::Evidence] {
        let paper = words(&half_a_year(), whom);
        let pulse = part(&paper, "The pulse, each time that it was taken");
        assert!(pulse.contains("| 14 May 2026, Pulse | 4 | 9 | 10 | 5 | 2 | 30 |"), "{pulse}");
        assert!(pulse.contains("| 10 November 2026, Review meeting | 1 | 3 | 9 | 9 | 4 | 26 |"), "{pulse}");
        assert!(pulse.contains("| 10 November 2026, Review meeting |  |  |  |  |  | fewer than five |"), "{pulse}");
        for never in ["%", "percent", "mean", "average"] {
            assert!(!paper.to_lowercase().contains(never), "{never} in\n{paper}");
        }
    }
}

/// What is typed in after the meeting is of the meeting's day.
#[test]
fn a_pulse_has_the_day_of_the_meeting_at_which_it_was_taken() {
    let mut room = Room::new();
    event(&mut room);
    let meeting = New::line(Kind::Agenda, "", "Second review").with(Field::Stage, text("review"));
    let meeting = room.say(meeting.with(Field::MeetsOn, day("2027-03-03")));
    let counts = Value::Counts(vec![1, 1, 4, 9, 8]);
    room.say(
        New::line(Kind::Pulse, "review", SENTENCE).with(Field::Counts, counts).with(Field::Item, Value::Other(meeting)),
    );
    let paper = words(&room.session, For::FollowUp);
    let pulse = part(&paper, "The pulse, each time that it was taken");
    assert!(pulse.contains("| 3 March 2027, Review meeting | 1 | 1 | 4 | 9 | 8 | 23 |"), "{pulse}");
}

#[test]
fn relationships_and_assets_stand_then_and_now() {
    let paper = words(&half_a_year(), For::FollowUp);
    let links = part(&paper, "Relationships, then and now");
    assert!(links.contains("2 relationships written down in all, 1 of them looked at again."), "{links}");
    assert!(
        links.contains("| Surgery – Friday club | thin, 14 May 2026 | good, 10 November 2026 | strong |"),
        "{links}"
    );
    assert!(!links.contains("Farms"), "{links}");
    let all = paper.split("## What we have, before and after").nth(1).unwrap();
    assert!(
        all.contains("2 stood on the map by the event. Looked at again: 1 still here, 1 gone. New since: 1."),
        "{all}"
    );
    assert!(part(&paper, "Gone").contains("the bus of the chapel"), "{paper}");
    assert!(part(&paper, "New since").contains("forty voices"), "{paper}");
}

#[test]
fn what_somebody_told_is_told_only_as_they_want_it() {
    let session = half_a_year();
    let told = |whom: For| {
        let paper = words(&session, whom);
        let all = ["I eat with others now.", "My son rings again.", "We nearly parted.", "Nobody asked me yet."];
        (all.map(|words| paper.contains(words)), paper)
    };
    let (follow_up, paper) = told(For::FollowUp);
    assert_eq!(follow_up, [true, true, false, false]);
    assert!(paper.contains("2 of what people told are not here"), "{paper}");
    let (evidence, paper) = told(For::Evidence);
    assert_eq!(evidence, [true, false, false, false]);
    assert!(paper.contains("3 of what people told are not here"), "{paper}");
    // In the whole record a line about which nothing was said stands as before; the others as their people want it.
    assert_eq!(told(For::There).0, [true, true, false, true]);
    assert_eq!(told(For::Public).0, [true, false, false, true]);
}

#[test]
fn the_evidence_holds_what_a_person_chose_and_failures_by_default() {
    let session = half_a_year();
    let paper = words(&session, For::Evidence);
    let set_out = part(&paper, "What we set out to do");
    assert!(set_out.contains("Everyone has a warm place to go.") && set_out.contains("A warm door in each village"));
    assert!(!paper.contains("somebody at every gate") && !paper.contains("a choir began"), "not chosen\n{paper}");
    for row in [
        "| done | 1 | 5 | **1.1** |",
        "| let go | 1 | 5 | **1.3** |",
        "| of these, with conflicting results | 1 | 5 | **1.2** |",
    ] {
        assert!(paper.contains(row), "{row}\n{paper}");
    }
    assert!(paper.contains("as of 10 November 2026"), "{paper}");
    let otherwise = part(&paper, "Changed, let go, or turned out otherwise");
    assert!(otherwise.contains("A drivers' rota") && otherwise.contains("Open the hall each Friday"), "{otherwise}");
    assert!(part(&paper, "Not agreed").contains("Free buses for all."), "{paper}");
    let learned = part(&paper, "What we learned");
    assert!(learned.contains("Leaflets reach nobody") && !learned.contains("Going in twos"), "{learned}");
    let measures = part(&paper, "What was counted");
    let (ours, funder) = (measures.find("people we could ring"), measures.find("visits to the surgery"));
    assert!(ours.is_some() && ours < funder, "{measures}");
    assert!(measures.contains("| 31 | 40 asked | November 2026 | us |"), "{measures}");
    // For others: nobody's number.
    assert!(!paper.contains("gwen@valley.example"), "{paper}");
}

#[test]
fn where_nobody_has_chosen_that_is_said_and_nothing_is_made_up() {
    let mut room = Room::new();
    room.line(Kind::Action, "Paint the hall");
    let paper = words(&room.session, For::Evidence);
    assert!(paper.contains("A line is chosen by the tag “evidence”."), "{paper}");
    assert!(!paper.contains("Paint the hall"), "{paper}");
    assert!(words(&Session::default(), For::FollowUp).contains("Nothing was written down for this paper yet."));
    assert!(words(&Session::default(), For::Voices).contains("Nothing was written down for this paper yet."));
}

#[test]
fn each_outside_voice_hears_what_became_of_what_they_said() {
    let mut room = Room::new();
    let acts = event(&mut room);
    review(&mut room, &acts);
    let paper = words(&room.session, For::Voices);
    let first = part(&paper, "2 What you told us");
    for wanted in [
        "You told us (Upper Row, 3 April 2026):",
        "Nobody comes up our lane.",
        "It led to a card on the wall:* somebody at every gate",
        "Places to belong",
        "It led to something that people want to do:* Soup in winter",
        "There is no news of it yet.",
        "When we meet again is not fixed yet.",
        "If you have a question, ask Gwen.",
    ] {
        assert!(first.contains(wanted), "{wanted}\n{first}");
    }
    assert!(!paper.contains("the county will never pay"), "objections are not theirs\n{paper}");
    let second = part(&paper, "3 What you told us");
    assert!(second.contains("I would sing") && second.contains("Nothing has come of it yet"), "{second}");
    // They are sentences to a person: no words of the record, no dates in figures.
    for never in ["answers", "led to action", "Outside voice", "How it stands", "2026-", "Met where", "progress"] {
        assert!(!paper.contains(never), "{never}\n{paper}");
    }
    // A line that is taken back meanwhile is not promised to them.
    room.wish(&Wish::Withdraw(acts[3].clone()));
    assert!(!words(&room.session, For::Voices).contains("Soup in winter"));
}

/// What became of an action is told as it is said to somebody, whatever it is.
#[test]
fn a_voice_is_told_how_things_stand_in_sentences() {
    for (answers, wanted) in [
        (
            &[(Field::State, "done"), (Field::Why, "all of it")][..],
            &["It is done.", "What was said of it: “all of it”"][..],
        ),
        (&[(Field::State, "handed-on"), (Field::HandedTo, "the school")], &["It was handed on to the school."]),
        (&[(Field::State, "let-go"), (Field::TurnedOut, "did-not-work")], &["It was let go.", "It did not work."]),
        (&[(Field::State, "no-news")], &["There is no news of it yet."]),
    ] {
        let mut room = Room::new();
        let voice = room.line(Kind::OutsideVoice, "Nobody comes up our lane.");
        let action = room.line(Kind::Action, "A walk up the lane");
        room.link(&action, How::Answers, &voice);
        for (field, words) in answers {
            room.answer(&action, *field, text(words));
        }
        let paper = words(&room.session, For::Voices);
        assert!(wanted.iter().all(|words| paper.contains(words)), "{wanted:?}\n{paper}");
    }
}

/// The check, the report and the sheets say of the same voices that something came of them.
#[test]
fn all_papers_and_the_check_agree_on_which_voices_were_answered() {
    use commonground::model::check::check;
    type Make = fn(&mut Room, &Id);
    let cases: [(&str, bool, Make); 8] = [
        ("nothing", false, |_, _| {}),
        ("an action answers it", true, |room, voice| {
            let action = room.line(Kind::Action, "a walk up the lane");
            room.link(&action, How::Answers, voice);
        }),
        ("a card came from it", true, |room, voice| {
            room.say(New { from: vec![voice.clone()], ..New::line(Kind::Card, "", "somebody at every gate") });
        }),
        ("a goal answers it", true, |room, voice| {
            let goal = room.line(Kind::Goal, "a knock on every door");
            room.link(&goal, How::Answers, voice);
        }),
        ("a line of no kind of its own answers it", true, |room, voice| {
            let line = room.line(Kind::Line, "we will go there on Tuesday");
            room.link(&line, How::Answers, voice);
        }),
        ("a sorry answers it, which is for those who were there", false, |room, voice| {
            let line = room.line(Kind::Sorry, "we never went");
            room.link(&line, How::Answers, voice);
        }),
        ("what answers it is for one group only", false, |room, voice| {
            let line = room.line(Kind::Action, "among ourselves");
            room.answer(&line, Field::GroupOnly, Value::Flag(true));
            room.link(&line, How::Answers, voice);
        }),
        ("what answered it was taken back", false, |room, voice| {
            let line = room.line(Kind::Action, "said too soon");
            room.link(&line, How::Answers, voice);
            room.wish(&Wish::Withdraw(line));
        }),
    ];
    for (what, answered, make) in cases {
        let mut room = Room::new();
        let voice = room.line(Kind::OutsideVoice, "Nobody comes up our lane.");
        room.line(Kind::Action, "paint the hall");
        make(&mut room, &voice);
        let session = &room.session;
        let findings: Vec<String> = check(session).iter().map(ToString::to_string).collect();
        let open = findings.iter().any(|finding| finding.contains("outside voice"));
        let sheet = words(session, For::Voices).contains("Nothing has come of it yet");
        let report = words(session, For::Public).contains("no answer yet");
        assert_eq!([open, sheet, report], [!answered; 3], "{what}: {findings:?}");
    }
}

#[cfg(feature = "poster")]
#[test]
fn they_are_drawn_as_pages_too() {
    use commonground::export::papers::{self, ReportFormat};
    for whom in [For::FollowUp, For::Evidence, For::Voices] {
        let (bytes, said) = papers::report_to(&half_a_year(), whom, None, ReportFormat::Pdf, &[]).unwrap();
        assert!(bytes.starts_with(b"%PDF-") && said.is_empty(), "{whom:?}: {said:?}");
    }
}
