//! A year with three review meetings, made up: what follow-up and evidence papers are read on.

use crate::became::{part, words};
use crate::room::{Room, day, text};
use chrono::NaiveDate;
use commonground::export::markdown::markdown;
use commonground::export::report::{For, report_to};
use commonground::model::after::news::{self, Said};
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::op::How;
use commonground::model::query;
use commonground::model::session::Session;
use commonground::model::wish::New;

/// The days of the three review meetings.
pub const MET: [&str; 3] = ["2026-11-14", "2027-03-06", "2027-05-15"];

/// The year while it is being said.
pub struct Year {
    pub room: Room,
    /// The actions, in the order of their numbers.
    pub acts: Vec<Id>,
    /// The review meetings on the agenda.
    pub meetings: Vec<Id>,
}

fn date(words: &str) -> NaiveDate {
    words.parse().unwrap()
}

impl Year {
    fn event() -> Self {
        let mut room = Room::new();
        room.set(Field::Title, text("Healthy Valley, a year on (made up)"));
        room.set(Field::Notice, text("This session is made up: no such people, no such place."));
        room.set(Field::OurTask, text("How do we live well together in the valley?"));
        room.set(Field::Venue, text("Workmen’s Hall"));
        room.set(Field::LastDay, day("2026-05-14"));
        room.set(Field::Responsible, text("Gwen, gwen@valley.example"));
        room.agenda(&[("welcome", 10), ("themes", 40), ("actions", 60), ("read-back", 20)]);
        for (letter, name, came) in
            [("A", "Residents", 14), ("B", "Surgery", 6), ("C", "School", 3), ("D", "Farms", 5), ("E", "Chapel", 2)]
        {
            room.say(New::line(Kind::Group, "", name).with(Field::Letter, text(letter)));
            room.present(&format!("welcome/{letter}"), came);
        }
        Self { room, acts: Vec::new(), meetings: Vec::new() }
    }

    fn themes(&mut self) {
        let room = &mut self.room;
        let mut themes = Vec::new();
        for (name, sentence) in [
            ("Places to belong", "Everyone has a warm place to go, free, within a walk."),
            ("Getting about", "Nobody stays at home in the evening because there is no way back."),
        ] {
            let theme = room.line(Kind::Theme, name);
            let said = room.under(Kind::Statement, Field::Parent, &theme, sentence);
            room.agreed(&said, 30);
            room.label(&said, How::Tag, "evidence");
            themes.push(theme);
        }
        let third = room.line(Kind::Theme, "Who pays");
        let buses = room.under(Kind::Statement, Field::Parent, &third, "Free buses for all.");
        room.not_agreed(&buses, "the county will never pay");
        for (theme, what, who, due) in [
            (0, "Map every free room", "Shanice, Friday club", "2026-06-01"),
            (0, "Open the hall each Friday", "Gwen", "2026-09-01"),
            (0, "Soup in winter", "the chapel", "2026-12-01"),
            (0, "A bench at every gate", "", ""),
            (1, "A drivers’ rota", "Tom, farms", "2026-08-01"),
            (1, "Ask the school for its minibus", "Ceri", "2026-07-01"),
            (1, "Lights on the river path", "the county officer", "2027-01-31"),
            (1, "A bus timetable that can be read", "Ana", "2026-10-01"),
            (1, "A second bus in the evening", "Tom, farms", "2028-05-01"),
            (1, "Bicycles to borrow", "the school", "2026-09-15"),
        ] {
            let mut new =
                New::line(Kind::Action, "actions", what).with(Field::Theme, Value::Other(themes[theme].clone()));
            if !who.is_empty() {
                new = new.with(Field::Who, text(who));
            }
            if !due.is_empty() {
                new = new.with(Field::Due, day(due));
            }
            self.acts.push(room.say(new));
        }
        room.label(&self.acts[0], How::Tag, "evidence");
        for n in 0..3 {
            let meeting = New::line(Kind::Agenda, "", ["First review", "Second review", "A year on"][n]);
            let meeting = meeting.with(Field::Stage, text("review")).with(Field::Minutes, Value::Count(240));
            self.meetings.push(room.say(meeting.with(Field::MeetsOn, day(MET[n]))));
        }
    }

    fn meets(&mut self, n: usize, came: &[(&str, u64)]) {
        let so_far = [184, 112, 70];
        self.room.later(so_far[n]);
        let meeting = self.room.session.entry(&self.meetings[n]).unwrap();
        let key = query::counted_as(meeting);
        for (letter, count) in came {
            self.room.present(&format!("{key}/{letter}"), *count);
        }
    }

    fn becomes(&mut self, n: usize, action: usize, said: &Said) {
        let entry = self.room.session.entry(&self.acts[action]).unwrap();
        let wish = news::wish(entry, said, date(MET[n]), date(MET[n]));
        self.room.wish(&wish);
    }

    /// A line of a meeting, beneath an action where one is named.
    fn line(&mut self, n: usize, kind: Kind, over: Option<usize>, words: &str) -> Id {
        let mut new = New::line(kind, "review", words).with(Field::Item, Value::Other(self.meetings[n].clone()));
        if let Some(over) = over {
            new = new.with(Field::Parent, Value::Other(self.acts[over].clone()));
        }
        self.room.say(new)
    }

    fn first(&mut self) {
        self.meets(0, &[("A", 11), ("B", 5), ("C", 2), ("D", 5), ("E", 1), ("new", 4)]);
        self.becomes(0, 0, &Said { state: "done", ..Said::default() });
        let rooms = self.line(0, Kind::Done, Some(0), "nineteen rooms on the map");
        self.room.label(&rooms, How::Tag, "evidence");
        self.becomes(0, 1, &Said { state: "doing", ..Said::default() });
        self.line(0, Kind::Done, Some(1), "nine Fridays so far, twelve people a time");
        self.line(0, Kind::Next, Some(1), "ask the young what they would come for");
        self.line(0, Kind::HelpNeeded, Some(1), "somebody with a key on the last Friday");
        self.becomes(0, 4, &Said { state: "doing", ..Said::default() });
        self.becomes(0, 5, &Said { state: "handed-on", to: "the county transport desk", ..Said::default() });
        self.becomes(0, 7, &Said { state: "no-news", ..Said::default() });
        self.line(0, Kind::Done, None, "a choir began, which nobody had planned");
    }

    fn second(&mut self) {
        self.meets(1, &[("A", 9), ("B", 6), ("C", 1), ("D", 3)]);
        let changed = Said { state: "changed", due: "1 October 2027", why: "the cable costs more", ..Said::default() };
        self.becomes(1, 6, &Said { words: "Lights on the path as far as the bridge", ..changed });
        self.becomes(1, 4, &Said { state: "let-go", why: "no driver was insured", ..Said::default() });
        let soup = self.line(1, Kind::Done, Some(2), "soup on eleven Sundays");
        self.room.label(&soup, How::Tag, "evidence");
        self.line(1, Kind::Next, Some(1), "a supper that the young cook");
        self.line(1, Kind::HelpNeeded, Some(9), "helmets in three sizes");
    }

    fn third(&mut self) {
        self.meets(2, &[("A", 16), ("B", 4), ("D", 6), ("new", 7)]);
        self.becomes(2, 1, &Said { state: "done", ..Said::default() });
        self.line(2, Kind::Done, Some(1), "the young have cooked three suppers");
        self.becomes(2, 5, &Said { state: "done", ..Said::default() });
        self.line(2, Kind::Next, None, "a walk up Upper Row");
        let lesson = New::line(Kind::Lesson, "lessons", "Going in twos opens doors").with(Field::Keep, text("keep"));
        let lesson = self.room.say(lesson);
        self.room.label(&lesson, How::Tag, "evidence");
        self.room.label(&lesson, How::Tag, "for the county");
    }
}

/// The whole year.
pub fn year() -> Year {
    let mut year = Year::event();
    year.themes();
    year.first();
    year.second();
    year.third();
    year
}

/// The year's session.
pub fn a_year() -> Session {
    year().room.session
}

#[test]
fn the_follow_up_of_a_year_reads_so() {
    insta::assert_snapshot!("follow_up_of_a_year", markdown(&report_to(&a_year(), For::FollowUp, None)));
}

#[test]
fn the_evidence_of_a_year_reads_so() {
    insta::assert_snapshot!("evidence_of_a_year", markdown(&report_to(&a_year(), For::Evidence, None)));
}

/// Beneath an action that was chosen, that stands there unchosen, and that is not there.
#[test]
fn each_line_that_was_chosen_is_in_the_evidence_once() {
    let mut year = year();
    let let_go = year.line(2, Kind::Done, Some(4), "the rota ran for two months");
    let help = year.line(2, Kind::HelpNeeded, Some(0), "a printer for the map");
    for id in [&let_go, &help] {
        year.room.label(id, How::Tag, "Evidence");
    }
    let session = &year.room.session;
    let chosen = |id: &Id| {
        let links = &session.entry(id).unwrap().links;
        links.iter().any(|link| link.how == How::Tag && link.one == *id && link.label.to_lowercase() == "evidence")
    };
    let ids: Vec<&Id> = session.entries().map(|entry| &entry.id).filter(|id| chosen(id)).collect();
    assert_eq!(ids.len(), 8);
    let report = report_to(session, For::Evidence, None);
    let mut homes: Vec<&Id> = Vec::new();
    report.homes(&mut |home| homes.push(&home.id));
    let paper = words(session, For::Evidence);
    for id in ids {
        let text = session.entry(id).unwrap().text();
        assert_eq!(homes.iter().filter(|home| **home == id).count(), 1, "{text}");
        assert_eq!(paper.matches(text).count(), 1, "{text}\n{paper}");
    }
    assert!(paper.contains("**1.1** Map every free room — *Who: Shanice, Friday club"), "{paper}");
    assert!(paper.contains("\n  - **5** nineteen rooms on the map"), "beneath its action\n{paper}");
    let otherwise = part(&paper, "Changed, let go, or turned out otherwise");
    assert!(otherwise.contains("the rota ran for two months"), "{otherwise}");
    assert!(paper.contains("soup on eleven Sundays — *For: 1.3 Soup in winter"), "{paper}");
    // Nothing that was not chosen has come in with it.
    assert!(!paper.contains("nine Fridays so far") && !paper.contains("the young have cooked"), "{paper}");
}

#[test]
fn what_has_no_news_is_told_apart() {
    let session = a_year();
    let paper = words(&session, For::FollowUp);
    for (title, there) in [
        ("Something was written down, and not how it stands", &["Soup in winter", "Bicycles to borrow"][..]),
        ("No news; its date has passed", &["A bus timetable that can be read"]),
        ("No news; not yet due", &["A second bus in the evening"]),
        ("No news; it has no date", &["A bench at every gate"]),
    ] {
        let section = part(&paper, title);
        let actions = section.lines().filter(|line| line.starts_with("- **"));
        assert_eq!(actions.clone().count(), there.len(), "{title}: {section}");
        for action in there {
            assert!(section.contains(action), "{title}: {section}");
        }
    }
    assert!(part(&paper, "No news; its date has passed").contains("no news yet, said on 14 November 2026"), "{paper}");
    for title in ["No news; its date has passed", "No news; not yet due", "No news; it has no date"] {
        let section = part(&paper, title);
        assert!(!section.contains("Who:") && !section.contains("Tom") && !section.contains("Ana"), "{section}");
    }
    let evidence = words(&session, For::Evidence);
    for row in [
        "| there are lines, no state was said | 2 | 10 | **1.3, 2.6** |",
        "| no news; its date has passed | 1 | 10 | **2.4** |",
        "| no news; not yet due | 1 | 10 | **2.5** |",
        "| no news; it has no date | 1 | 10 | **1.4** |",
    ] {
        assert!(evidence.contains(row), "{row}\n{evidence}");
    }
    for paper in [paper, evidence] {
        assert!(!paper.contains("overdue"), "{paper}");
    }
}

#[test]
fn each_review_meeting_is_there_with_who_came_and_no_small_group_is_named() {
    let session = a_year();
    for whom in [For::FollowUp, For::Evidence] {
        let paper = words(&session, whom);
        let meetings = part(&paper, "The review meetings");
        for row in [
            "| First review | 14 November 2026 | 28 people: Residents 11, Surgery 5, Farms 5; smaller groups 7 together |",
            "| Second review | 6 March 2027 | 19 people: Residents 9; smaller groups 10 together |",
            "| A year on | 15 May 2027 | 33 people: Residents 16, here for the first time 7; smaller groups 10 together |",
        ] {
            assert!(meetings.contains(row), "{row}\n{meetings}");
        }
        assert!(!paper.contains("Chapel") && !paper.contains("School"), "{paper}");
    }
    // Lines have the day of their meeting, whenever they were typed.
    let paper = words(&session, For::FollowUp);
    assert!(paper.contains("the young have cooked three suppers — *15 May 2027*"), "{paper}");
    assert!(paper.contains("a walk up Upper Row — *15 May 2027*"), "{paper}");
}

#[test]
fn a_meeting_that_is_still_to_come_was_not_held() {
    let mut year = Year::event();
    year.themes();
    let paper = words(&year.room.session, For::FollowUp);
    assert!(!paper.contains("The review meetings"), "{paper}");
    year.first();
    let paper = words(&year.room.session, For::FollowUp);
    let meetings = part(&paper, "The review meetings");
    assert!(meetings.contains("First review") && !meetings.contains("Second review"), "{meetings}");
    // Where people have looked back on one day, each line need not say which.
    assert!(paper.contains("nineteen rooms on the map\n"), "{paper}");
}

#[test]
fn a_changed_plan_shows_what_it_is_and_what_it_was() {
    let mut year = year();
    // Moved, and nobody said that it was changed.
    let date = Value::Date { on: Some("2029-01-01".parse().unwrap()), said: "2029-01-01".into() };
    year.room.answer(&year.acts[8].clone(), Field::Due, date);
    let session = &year.room.session;
    for whom in [For::FollowUp, For::Evidence] {
        let paper = words(session, whom);
        let lights = paper.split("Lights on the path as far as the bridge").nth(1).unwrap();
        let lights = lights.split("\n- ").next().unwrap();
        for wanted in ["By when: 1 October 2027", "Before it was changed: Lights on the river path, by 31 January 2027"]
        {
            assert!(lights.contains(wanted), "{wanted}\n{lights}");
        }
        assert_eq!(lights.matches("Lights on the river path").count(), 1, "{lights}");
    }
    let paper = words(session, For::FollowUp);
    let bus = paper.split("A second bus in the evening").nth(1).unwrap().split("\n- ").next().unwrap();
    assert!(bus.contains("1 January 2029") && bus.contains("Before it was changed: by 1 May 2028"), "{bus}");
}

#[test]
fn what_earlier_reviews_said_stands_in_order_with_its_day() {
    let mut year = year();
    year.becomes(2, 6, &Said { state: "doing", why: "two lamps stand", ..Said::default() });
    let paper = words(&year.room.session, For::FollowUp);
    let of = |what: &str| {
        let from = paper.split(what).nth(1).unwrap_or_else(|| panic!("{what}\n{paper}"));
        from.split("\n- ").next().unwrap().to_owned()
    };
    let minibus = of("Ask the school for its minibus");
    assert!(minibus.contains("done, said on 15 May 2027"), "{minibus}");
    assert!(
        minibus.contains("Said before: handed on to the county transport desk, said on 14 November 2026"),
        "{minibus}"
    );
    assert!(of("A drivers’ rota").contains("Said before: doing, said on 14 November 2026"));
    let lights = of("Lights on the path as far as the bridge");
    assert!(lights.contains("doing, said on 15 May 2027: two lamps stand"), "{lights}");
    assert!(lights.contains("Said before: changed, said on 6 March 2027: the cable costs more"), "{lights}");
    // What was to be next then is not next now, once it is done.
    let hall = of("Open the hall each Friday");
    let places: Vec<usize> = ["14 November 2026", "6 March 2027", "15 May 2027"]
        .iter()
        .map(|on| hall.rfind(&format!("— *{on}*")).unwrap_or_else(|| panic!("{on}\n{hall}")))
        .collect();
    assert!(places.is_sorted(), "{hall}");
    let next = part(&paper, "What is next");
    assert!(!next.contains("a supper that the young cook") && hall.contains("a supper that the young cook"), "{paper}");
}

#[test]
fn what_is_next_and_what_help_is_needed_say_what_for_and_a_tag_is_no_content() {
    let mut year = year();
    year.line(2, Kind::HelpNeeded, Some(6), "somebody who knows the county");
    let paper = words(&year.room.session, For::FollowUp);
    let help = part(&paper, "Help that is needed");
    assert!(help.contains("helmets in three sizes — *For: 2.6 Bicycles to borrow"), "{help}");
    assert!(
        help.contains("somebody who knows the county — *For: 2.3 Lights on the path as far as the bridge"),
        "{help}"
    );
    assert!(!paper.contains("Marked: evidence"), "{paper}");
    assert!(part(&paper, "What we learned").contains("Marked: for the county"), "other tags stay\n{paper}");
}

#[cfg(feature = "poster")]
#[test]
fn short_papers_have_no_page_that_holds_nothing_but_their_title() {
    use commonground::export::report_pdf::laid_out;
    use commonground::roadmap::fonts::Fonts;
    let session = a_year();
    for (whom, pages) in [(For::FollowUp, 3), (For::Evidence, 3)] {
        let layout = laid_out(&report_to(&session, whom, None), Fonts::bundled());
        assert_eq!(layout.pages.len(), pages, "{whom:?}");
        let first: String = layout.texts(0).map(|(text, _)| text.text.clone() + " ").collect();
        assert!(first.contains("Map every free room") || first.contains("a warm place to go"), "{whom:?}: {first}");
        let second: String = layout.texts(1).map(|(text, _)| text.text.clone() + " ").collect();
        let named = report_to(&session, whom, None).eyebrow.text();
        assert!(second.contains(named), "{whom:?}: which paper it is, on every page: {second}");
    }
}

/// Calendars that take it in again change what is there: each review meeting has a name that stays.
#[test]
fn review_meetings_on_the_agenda_are_events_and_what_has_no_day_is_counted() {
    use commonground::export::tools::{Leaving, Readers, Tool, leaving::How, make};
    let uids = |session: &Session, tool: Tool| {
        let parcel = make(tool, &Leaving::new(session, "a-session", Readers::Public, How::default()));
        let text = parcel.files[0].1.replace("\r\n ", "");
        let events: Vec<(String, String)> = text
            .split("BEGIN:V")
            .filter(|part| part.contains("Review meeting\r\n"))
            .map(|part| {
                let value = |name: &str| {
                    let line =
                        part.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("{name}: {part}"));
                    line.split_once(':').unwrap().1.to_owned()
                };
                let day = if tool == Tool::Calendar { value("DTSTART") } else { value("DUE") };
                (value("UID"), format!("{day} {}", value("SUMMARY")))
            })
            .collect();
        (events, parcel.sentence("a.ics"), parcel.went)
    };
    let mut year = year();
    let undated = New::line(Kind::Agenda, "", "One day again").with(Field::Stage, text("review"));
    year.room.say(undated);
    let (before, sentence, went) = uids(&year.room.session, Tool::Calendar);
    let days: Vec<&str> = before.iter().map(|(_, day)| day.as_str()).collect();
    assert_eq!(days, ["20261114 First review", "20270306 Second review", "20270515 A year on"]);
    assert_eq!(went, 9, "actions alone are lines");
    for told in ["3 review meetings of the agenda are in it, too.", "1 review meeting on the agenda has no day."] {
        assert!(sentence.contains(told), "{sentence}");
    }
    assert_eq!(uids(&year.room.session, Tool::Todos).0.len(), 3);
    // Another day, another title, a line before it: the same event.
    year.room.line(Kind::Value, "before it in no list");
    let second = year.meetings[1].clone();
    year.room.answer(&second, Field::MeetsOn, day("2027-03-13"));
    year.room.reword(&second, "The second review");
    let (after, _, _) = uids(&year.room.session, Tool::Calendar);
    let names = |events: &[(String, String)]| events.iter().map(|(uid, _)| uid.clone()).collect::<Vec<_>>();
    assert_eq!(names(&before), names(&after));
    assert_eq!(after[1].1, "20270313 The second review");
    // A line that says when a review is has its event already.
    year.room.say(New::line(Kind::Review, "review", "We look back").with(Field::When, text("15 May 2027")));
    let (events, _, went) = uids(&year.room.session, Tool::Calendar);
    assert_eq!((events.len(), went), (3, 10));
    assert_eq!(events.iter().filter(|(_, day)| day.starts_with("20270515")).count(), 1, "{events:?}");
}
