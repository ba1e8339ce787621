//! A made-up three-day session with an entry of every kind, for the tests of the papers.

use crate::room::{Room, day, said, text};
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::op::How;
use commonground::model::session::Session;
use commonground::model::wish::{New, Wish};

const GROUPS: [(&str, &str, u64, u64); 6] = [
    ("A", "Residents", 10, 9),
    ("B", "Young people", 8, 8),
    ("C", "Surgery and pharmacy", 8, 7),
    ("D", "Clubs and chapels", 10, 10),
    ("E", "Council", 8, 6),
    ("F", "Farmers", 5, 3),
];

/// Three days, six groups, one of them small.
pub fn three_days() -> Session {
    let mut room = Room::new();
    head(&mut room);
    let assets = before(&mut room);
    past(&mut room);
    present(&mut room);
    future(&mut room);
    let themes = common_ground(&mut room);
    action(&mut room, &themes, &assets);
    after(&mut room, &themes);
    room.session
}

fn head(room: &mut Room) {
    room.set(Field::Title, text("A healthier Garn Valley"));
    room.set(Field::OurTask, text("How do we live well together in the valley, all our lives long?"));
    room.set(Field::Notice, text("This session is made up. Places, people and words are invented."));
    room.set(Field::Venue, text("Workmen’s Hall, Garn"));
    room.set(Field::Sponsor, text("Garn Valley Well-being Partnership"));
    room.set(Field::FirstDay, day("2026-05-14"));
    room.set(Field::LastDay, day("2026-05-16"));
    room.set(Field::BackYears, Value::Count(30));
    room.set(Field::Horizon, Value::Count(2036));
    room.set(Field::Responsible, text("Steering group, garn@example.org"));
    room.set(Field::WordsOutUntil, day("2026-06-15"));
    room.set(Field::KeptUntil, day("2036-12-31"));
    room.set(Field::NextMeeting, text("Saturday 21 November, 10 o’clock, Workmen’s Hall"));
    room.set(Field::Sender, text("Nasreen, library"));
    room.agenda(&[("welcome", 30), ("time-lines", 40), ("stories", 40), ("trends", 60), ("dots", 15), ("actions", 60)]);
    for (letter, name, expected, present) in GROUPS {
        room.say(
            New::line(Kind::Group, "", name)
                .with(Field::Letter, text(letter))
                .with(Field::Expected, Value::Count(expected))
                .with(Field::AreIn, text("I, N")),
        );
        room.present(&format!("welcome/{letter}"), present);
    }
    for n in 1..=3 {
        room.say(New::line(Kind::Table, "", &format!("Table {n}")).with(Field::Letter, text(&n.to_string())));
    }
}

fn before(room: &mut Room) -> Vec<Id> {
    room.say(
        New::line(Kind::OutsideVoice, "", "I would come if somebody fetched me.")
            .with(Field::Met, text("at home, Upper Row"))
            .with(Field::Method, text("conversation"))
            .with(Field::When, text("20 April 2026")),
    );
    let hall = room.say(New::line(Kind::Asset, "", "the Workmen’s Hall kitchen").with(Field::Sort, text("place")));
    let choir = room.say(New::line(Kind::Asset, "", "the choir, forty voices").with(Field::Sort, text("association")));
    room.say(
        New::line(Kind::Relationship, "", "Youth club and surgery")
            .with(Field::Now, text("thin"))
            .with(Field::Wanted, text("strong")),
    );
    for (sentence, counts) in [
        ("I know the people here well enough to ring them.", vec![4, 9, 14, 10, 6]),
        ("I know which part is mine.", vec![11, 16, 9, 5, 2]),
    ] {
        room.say(New::line(Kind::Pulse, "welcome", sentence).with(Field::Counts, Value::Counts(counts)));
    }
    room.say(New::line(Kind::Line, "welcome", "I came because my mother told me to."));
    vec![hall, choir]
}

fn past(room: &mut Room) {
    for (year, lane, words, by) in [
        ("1998", "our story here", "The pit closed and the band played on", "D"),
        ("1996", "our story here", "The railway came back as far as the bridge", "E"),
        ("2004", "our own lives", "My daughter was born on the night of the flood", "Gwenllian"),
        ("2020", "the world", "Everybody learned to wash their hands", "C"),
        ("the eighties", "our story here", "We still had three butchers", "F"),
    ] {
        room.say(
            New::line(Kind::TimeLine, "", words)
                .with(Field::Year, text(year))
                .with(Field::Lane, text(lane))
                .with(Field::Mark, text(if year == "1998" { "low" } else { "high" }))
                .by(by),
        );
    }
    room.at("t3-aaaa2222");
    let story = room.say(New::line(Kind::Story, "", "Each time something closed, a choir was founded.").by("T3"));
    room.under(Kind::Pattern, Field::Parent, &story, "we sing when we lose something");
    room.under(Kind::Implication, Field::Parent, &story, "begin with what people already come to");
    room.at("desk-k7q2m4xw");
    room.say(New::line(Kind::Insight, "past-dialogue", "Nobody wrote down the good years."));
}

fn present(room: &mut Room) {
    let doctors = room.say(
        New::line(Kind::Trend, "", "Fewer doctors")
            .with(Field::Direction, text("more and more"))
            .with(Field::Example, text("three weeks for an appointment")),
    );
    let wait = room.under(Kind::Trend, Field::Parent, &doctors, "People wait until it is bad");
    room.under(Kind::Trend, Field::Parent, &wait, "and then go to the hospital in the city");
    let buses = room.line(Kind::Trend, "Fewer buses after six");
    let phones = room.line(Kind::Trend, "Everything is on the telephone now");
    room.link(&buses, How::Cross, &doctors);
    for (trend, dots) in [(&doctors, [5, 2, 4, 1, 3, 2]), (&buses, [4, 9, 1, 6, 1, 1]), (&phones, [2, 0, 3, 0, 0, 0])] {
        for ((letter, ..), n) in GROUPS.iter().zip(dots) {
            room.dots(trend, letter, n);
        }
    }
    let key = room.say(New::line(Kind::KeyTrend, "", "Getting to help in time").with(Field::Rank, Value::Count(1)));
    room.link(&doctors, How::Within, &key);
    room.link(&wait, How::Within, &key);
    room.say(
        New::line(Kind::DoingNow, "", "lifts to the surgery on Tuesdays")
            .with(Field::Parent, Value::Other(key.clone()))
            .by("D"),
    );
    room.say(
        New::line(Kind::WantToDo, "", "a nurse in the hall once a week").with(Field::Parent, Value::Other(key)).by("C"),
    );
    room.line(Kind::Surprise, "The council already pays for a minibus that stands in a yard.");
    let proud = room.say(New::line(Kind::Proud, "", "that the youth club never closed").by("B"));
    room.answer(&proud, Field::Starred, Value::Flag(true));
    room.say(New::line(Kind::Sorry, "", "that we did not knock on doors in the flood").by("F"));
    let sorry = room.say(New::line(Kind::Sorry, "", "that letters go unanswered for months").by("E"));
    room.answer(&sorry, Field::Photo, text("chart-e-jones.jpg"));
    let value = room.line(Kind::Value, "neighbours look in on each other");
    room.render(&value, "cy", "mae cymdogion yn galw heibio i’w gilydd", "Huw");
    room.agreed(&value, 43);
    let taxed = room.line(Kind::Value, "everything is shared");
    room.not_agreed(&taxed, "not my tools");
    room.line(Kind::Value, "you can say no and still belong");
}

fn future(room: &mut Room) {
    room.at("t1-bbbb3333");
    let show = room.say(
        New::line(Kind::IdealFuture, "", "Evening news from the valley")
            .with(Field::Form, text("news bulletin"))
            .with(Field::Year, text("2036"))
            .by("T1"),
    );
    room.under(Kind::Feature, Field::Parent, &show, "the last bus goes at eleven");
    room.under(Kind::Feature, Field::Parent, &show, "the surgery has a kitchen");
    let barrier = room.under(Kind::Barrier, Field::Parent, &show, "nobody wanted to be the first to open a door");
    room.answer(&barrier, Field::Overcome, text("the children went first"));
    room.at("desk-k7q2m4xw");
    room.line(Kind::Harvest, "kitchens, in every single one");
}

fn common_ground(room: &mut Room) -> Vec<Id> {
    room.at("t1-bbbb3333");
    let kitchen = room.say(New::line(Kind::Card, "", "a warm kitchen in every village").by("T1"));
    room.at("t3-aaaa2222");
    let warm = room.say(New::line(Kind::Card, "", "somewhere warm to eat together").by("T3"));
    room.link(&kitchen, How::Joined, &warm);
    let minibus = room.say(New::line(Kind::Project, "", "share the minibus that stands in the yard").by("T3"));
    room.say(New::line(Kind::NotAgreed, "", "close the top road to cars").by("T3"));
    room.at("desk-k7q2m4xw");
    let themes: Vec<Id> = ["Places to belong", "Getting about", "Help in time", "Who decides"]
        .iter()
        .map(|words| room.line(Kind::Theme, words))
        .collect();
    room.answer(&kitchen, Field::Theme, Value::Other(themes[0].clone()));
    room.answer(&warm, Field::Theme, Value::Other(themes[0].clone()));
    room.answer(&minibus, Field::Theme, Value::Other(themes[1].clone()));
    for (theme, words) in [
        (
            0,
            "In every village there is a warm place with a kitchen, open every day, where nobody has to buy anything and nobody is asked why they came.",
        ),
        (1, "Whoever wants to go out in the evening gets there and back."),
        (2, "Help is found within a walk and within the week."),
    ] {
        let statement = room.under(Kind::Statement, Field::Parent, &themes[theme], words);
        room.agreed(&statement, 43);
    }
    let who = room.under(Kind::Statement, Field::Parent, &themes[3], "Residents hold half the seats.");
    room.reword(&who, "Residents hold half the seats where their money is spent.");
    room.not_agreed(&who, "we cannot promise seats that are elected");
    room.answer(&themes[0], Field::Keeper, text("Shanice"));
    room.answer(&themes[0], Field::Purpose, text("doors that are open"));
    let vision = room.say(
        New::line(Kind::Vision, "", "A valley where nobody grows up, falls ill or grows old alone.")
            .with(Field::Year, text("2036")),
    );
    room.agreed(&vision, 43);
    themes
}

fn action(room: &mut Room, themes: &[Id], assets: &[Id]) {
    for code in ["person-01", "person-02"] {
        room.label(&themes[0], How::SignedUp, code);
    }
    room.label(&themes[0], How::SignedUp, "Friday club");
    let goal = room.under(Kind::Goal, Field::Theme, &themes[0], "five kitchens open by the end of 2027");
    room.answer(&themes[0], Field::KeyGoal, Value::Other(goal));
    let map = room.action(&themes[0], "Map every free room and its kitchen", "Shanice, Friday club", "2 weeks", "");
    room.link(&map, How::Uses, &assets[0]);
    room.answer(&map, Field::With, text("the choir"));
    room.answer(&map, Field::FirstStep, text("ring the caretaker on Monday"));
    room.answer(&map, Field::Co, text("C D"));
    let open = room.action(
        &themes[0],
        "Open the hall kitchen two evenings a week",
        "Huw",
        "1 September",
        "a cooker, and somebody with a key",
    );
    room.link(&open, How::After, &map);
    room.action(&themes[0], "Quiet hour for carers", "", "", "");
    let bus =
        room.action(&themes[1], "Get the minibus out of the yard", "Council transport, Imran", "day 100", "insurance");
    room.action(&themes[2], "Nurse in the hall on Wednesdays", "Surgery", "when the rota allows", "");
    for id in [&map, &open, &bus] {
        room.answer(id, Field::Promised, Value::Flag(true));
    }
    room.answer(&map, Field::State, text("done"));
    room.answer(&map, Field::StateOn, day("2026-11-21"));
    room.say(
        New::line(Kind::Pledge, "", "Rent-free use of the hall until the end of 2027")
            .with(Field::Who, text("Town council"))
            .with(Field::Due, day("2027-12-31")),
    );
    room.say(
        New::line(Kind::Ask, "", "Pay for the evening bus for one year")
            .with(Field::OfWhom, text("County transport board"))
            .with(Field::Level, text("regional"))
            .with(Field::Amount, text("£48,000")),
    );
    room.line(Kind::Commitment, "Lighter. I ring my neighbour tonight.");
}

fn after(room: &mut Room, themes: &[Id]) {
    room.later(191);
    let review = room.say(New::line(Kind::Review, "", "First review").with(Field::When, text("21 November 2026")));
    for (kind, words) in [
        (Kind::Done, "eleven kitchens mapped, two more found"),
        (Kind::Next, "keys for all of them"),
        (Kind::HelpNeeded, "a van for one Saturday"),
    ] {
        room.under(kind, Field::Parent, &review, words);
    }
    room.say(
        New::line(Kind::Lesson, "", "Going in twos opened more doors")
            .with(Field::Context, text("Upper Row"))
            .with(Field::Mechanism, text("somebody known came along"))
            .with(Field::Outcome, text("nine of ten opened"))
            .with(Field::Keep, text("keep")),
    );
    room.say(New::line(Kind::Decision, "", "we meet in the library from now on").with(Field::Who, text("Nasreen")));
    room.say(
        New::line(Kind::Measure, "", "people we could ring at night")
            .with(Field::Figure, text("31"))
            .with(Field::OutOf, text("40 who were asked"))
            .with(Field::When, text("November 2026"))
            .with(Field::Whose, text("ours")),
    );
    room.line(Kind::Narrative, "I have eaten with other people every week since June.");
    room.line(Kind::Pathway, "the next valley asks how we did it");
    let back = room.line(Kind::Line, "said by mistake");
    room.wish(&Wish::Withdraw(back));
    // Another program's task, and a line for its own group only.
    room.force("desk-zzzz9999.1", said(Kind::Line, "fishbowl", "we sat in a circle inside a circle"));
    let own = room.say(New::line(Kind::Line, "responses", "we are two people short until autumn").by("C"));
    room.answer(&own, Field::GroupOnly, Value::Flag(true));
    let _ = themes;
}
