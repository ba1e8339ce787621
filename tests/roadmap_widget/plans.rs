//! Made-up roadmaps of several sizes, to draw and to measure.

use chrono::{Days, NaiveDate};
use commonground::roadmap::plan::{Card, CardState, Lane, Plan, Vision, VisionSource};

pub fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
}

fn written(due: NaiveDate) -> String {
    format!("by {}", due.format("%-d %B %Y"))
}

pub fn card(number: &str, what: &str, who: Option<&str>, due: Option<NaiveDate>, promised: bool) -> Card {
    Card {
        id: format!("id-{number}"),
        number: number.into(),
        what: what.into(),
        who: who.map(Into::into),
        due,
        due_words: due.map_or("no date yet".into(), written),
        promised,
        ..Card::default()
    }
}

fn lane(number: &str, name: &str, statement: Option<&str>) -> Lane {
    Lane { number: number.into(), name: name.into(), statement: statement.map(Into::into), ..Lane::default() }
}

/// The half day of the simple path: three lanes, eight actions, few dates. `actions` of them are there.
pub fn half_day(actions: usize) -> Plan {
    let zero = day("2026-05-14");
    let mut lanes = vec![
        lane("1", "Places to belong", Some("Everyone has a warm place to go, free, within a walk.")),
        lane("2", "Getting about", None),
        lane("3", "Deciding together", Some("Those who live with a decision help to make it.")),
    ];
    let all = [
        (0, card("1.1", "Map every free room", Some("Shanice, Friday club"), Some(day("2026-05-28")), true)),
        (2, card("3.1", "Open table each month", None, None, false)),
        (0, card("1.2", "Ask the chapel for its hall on Tuesdays", Some("Gwen"), None, true)),
        (
            1,
            card(
                "2.1",
                "Count who needs a lift, street by street",
                Some("the walking group"),
                Some(day("2026-07-10")),
                true,
            ),
        ),
        (
            2,
            card(
                "3.2",
                "Read the budget aloud at the library",
                Some("Idris and the library"),
                Some(day("2026-09-30")),
                false,
            ),
        ),
        (0, card("1.3", "A kettle and a key for the old surgery", None, None, false)),
        (1, card("2.2", "Write to the county about the evening bus", None, None, false)),
        (2, card("3.3", "Two young people on every board", Some("Youth forum"), None, true)),
    ];
    for (at, card) in all.into_iter().take(actions) {
        lanes[at].cards.push(card);
    }
    Plan {
        title: "Healthy Valley".into(),
        subtitle: "14 May 2026 · 30 in the room".into(),
        day_zero: zero,
        as_of: zero,
        vision: Vision {
            source: VisionSource::Statements,
            year: Some(2036),
            lines: vec![
                "Everyone has a warm place to go, free, within a walk.".into(),
                "Those who live with a decision help to make it.".into(),
            ],
        },
        lanes,
        values: [
            "neighbours look in on each other",
            "nobody is asked twice",
            "we finish what we start",
            "the hills are ours to walk",
        ]
        .map(String::from)
        .to_vec(),
        not_agreed: vec!["Free buses for all.".into()],
        next_meeting: Some("20 June 6pm".into()),
        ..Plan::default()
    }
}

const LANES: [(&str, &str, &str, &str); 6] = [
    (
        "Rooms and kitchens",
        "Every street has a door that is open in the evening.",
        "Mrs Oduya",
        "One open door in every street",
    ),
    (
        "Doctors & neighbours",
        "Nobody leaves the surgery without a neighbour's name.",
        "Dr Pryce",
        "A neighbour's name on every card",
    ),
    ("Paths and water", "The river path belongs to feet and wheels.", "Rangers", "The path is whole from mill to weir"),
    (
        "Voice and money",
        "Those who live with a decision help to make it.",
        "Town clerk",
        "A tenth of the budget decided openly",
    ),
    ("Food and warmth", "Nobody chooses between eating and heating.", "Baptist hall", "No cold home on any list"),
    (
        "Learning from each other",
        "What one village learns, the others hear within a month.",
        "Library",
        "A yearbook by the people in it",
    ),
];

const WHATS: [&str; 12] = [
    "Walk every lane and list the rooms that stand empty",
    "Open the mill café on Sunday evenings",
    "Train twelve hosts from local kitchens",
    "One calendar for halls, chapels, mosques and schools that anybody can read and write in",
    "Quiet hour and a table for carers",
    "Agree what a warm welcome means",
    "Try a bumping place at each bus stop",
    "Ask the county for the running costs",
    "Own the old market together",
    "Tŷ bach: mend the public toilets",
    "家庭晩餐会 — family supper, hosted in turn",
    "Celebrate honestly: what worked, what did not",
];

const WHOS: [&str; 6] =
    ["Shanice, Friday club", "Imran", "Gwen and Idris", "the walking group", "Dr Pryce's practice", "Youth forum"];

/// Three days' work: six lanes with `actions` actions in all.
pub fn three_days(actions: usize) -> Plan {
    let zero = day("2026-05-16");
    let mut lanes: Vec<Lane> = (1..)
        .zip(LANES)
        .map(|(n, (name, statement, keeper, goal))| Lane {
            keeper: Some(keeper.into()),
            key_goal: Some(goal.into()),
            ..lane(&n.to_string(), name, Some(statement))
        })
        .collect();
    for n in 0..actions {
        let at = n % lanes.len();
        let place = n / lanes.len();
        let number = format!("{}.{}", at + 1, place + 1);
        // Two thirds within the 100 days, a quarter in year one, the rest beyond; one in fifteen without a date.
        let (start, long) = match (place * 5 + at * 3) % 12 {
            0..=6 => ((n * 7 % 60) as u64, 14 + (n * 11 % 30) as u64),
            7..=9 => (70 + (n * 13 % 120) as u64, 40 + (n * 7 % 90) as u64),
            _ => (150 + (n * 97 % 700) as u64, 200 + (n * 97 % 1100) as u64),
        };
        let due = (n % 15 != 14).then(|| zero + Days::new(start + long));
        let who = (n % 3 != 2).then(|| WHOS[n % WHOS.len()]);
        let mut made = card(&number, WHATS[(place * 5 + at) % WHATS.len()], who, due, n % 3 == 0 || n % 7 == 1);
        made.start = Some(zero + Days::new(start));
        made.milestone = n % 17 == 5;
        made.state = match n {
            3 | 20 => CardState::Done,
            9 => CardState::LetGo,
            _ => CardState::Open,
        };
        if n % 9 == 4 {
            made.help = Some("a van for a day".into());
        }
        lanes[at].cards.push(made);
    }
    Plan {
        title: "A healthier Afon Las".into(),
        subtitle: "Mill Hall, 14 to 16 May 2026 · 64 in the room".into(),
        day_zero: zero,
        as_of: day("2026-06-20"),
        vision: Vision {
            source: VisionSource::Confirmed,
            year: Some(2036),
            lines: vec![
                "Health is something that we make together, not something done to us.".into(),
                "Nobody waits alone: every street has somebody who knows whom to ask.".into(),
                "Children grow up within sight of trees, water and people who know them.".into(),
                "Decisions are made where they are felt – yn Gymraeg, and in every tongue that is spoken here.".into(),
            ],
        },
        lanes,
        values: [
            "Dignity first",
            "Start with what is strong",
            "Nothing about us without us",
            "Cynefin: belonging to a place",
            "Slow is smooth",
            "Honesty about power",
        ]
        .map(String::from)
        .to_vec(),
        relationships: vec![
            "Surgery and youth club: thin to strong".into(),
            "Rangers and mosque kitchen: none to good".into(),
        ],
        not_agreed: vec!["A toll on the bridge".into(), "One school for all".into()],
        next_meeting: Some("22 August, 2pm, Mill Hall".into()),
        notice: Some("A made-up sample: nobody here is real.".into()),
        ..Plan::default()
    }
}
