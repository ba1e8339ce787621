//! Plans for the tests of the picture: invented, but of the sizes and shapes that rooms produce.

use chrono::NaiveDate;
use commonground::roadmap::plan::{Card, CardState, Lane, Plan, Vision, VisionSource};

pub fn date(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

pub fn by(date: NaiveDate) -> String {
    date.format("by %-d %b %Y").to_string()
}

fn card(number: &str, what: &str, who: Option<&str>, due: Option<NaiveDate>) -> Card {
    Card {
        id: format!("a-{number}"),
        number: number.to_owned(),
        what: what.to_owned(),
        who: who.map(str::to_owned),
        due,
        due_words: due.map_or("no date yet".to_owned(), by),
        promised: who.is_some(),
        ..Card::default()
    }
}

fn base() -> Plan {
    Plan {
        title: "A healthier Blaenavon".into(),
        subtitle:
            "Roadmap from our future search, 14–16 May 2026 · 64 people in the room · Canolfan Adnoddau Blaenafon"
                .into(),
        day_zero: date(2026, 5, 16),
        as_of: date(2026, 6, 24),
        ..Plan::default()
    }
}

/// What most people will take home: half a day, three themes, eight actions.
pub fn half_day() -> Plan {
    let lane = |number: &str, name: &str, statement: &str, cards: Vec<Card>| Lane {
        number: number.into(),
        name: name.into(),
        statement: Some(statement.into()),
        cards,
        ..Lane::default()
    };
    let mut cards = [
        card("1.1", "Open the chapel hall on Tuesday evenings", Some("Megan"), Some(date(2026, 10, 20))),
        card(
            "1.2",
            "Ask every street for one person who knocks on doors",
            Some("Youth club"),
            Some(date(2026, 11, 30)),
        ),
        card("1.3", "A list of every free room in the village", None, None),
        card("2.1", "Walking group from the surgery, every Saturday", Some("Dr Prys"), Some(date(2026, 10, 3))),
        card("2.2", "Talk to the bus company about the evening bus", Some("Aled"), Some(date(2026, 12, 15))),
        card("2.3", "Benches along the canal path", None, None),
        card("3.1", "Soup lunch once a month, cooked together", Some("Nasreen"), Some(date(2026, 10, 31))),
        card("3.2", "Share tools: start a library of things", Some("Men’s shed"), None),
    ];
    cards[0].with = Some("the chapel".into());
    cards[4].with = Some("the town council".into());
    let [a, b, c, d, e, f, g, h] = cards;
    Plan {
        title: "What matters in Cwm Celyn".into(),
        subtitle: "Half a day together, 19 September 2026 · 31 people in the room · Village hall".into(),
        day_zero: date(2026, 9, 19),
        as_of: date(2026, 9, 19),
        vision: Vision {
            source: VisionSource::Statements,
            year: Some(2036),
            lines: vec![
                "Nobody here is lonely who does not want to be.".into(),
                "You can get to the doctor, the shop and each other without a car.".into(),
                "We eat together, and nobody goes without.".into(),
            ],
        },
        lanes: vec![
            lane("1", "Places to meet", "Nobody here is lonely who does not want to be.", vec![a, b, c]),
            lane(
                "2",
                "Getting about",
                "You can get to the doctor, the shop and each other without a car.",
                vec![d, e, f],
            ),
            lane("3", "Food", "We eat together, and nobody goes without.", vec![g, h]),
        ],
        values: [
            "Everybody knows a name",
            "We look after the valley",
            "Cymraeg and English side by side",
            "Nobody is too busy for tea",
        ]
        .map(str::to_owned)
        .to_vec(),
        not_agreed: vec!["Whether to close the high street to cars".into()],
        next_meeting: Some("Saturday 16 January 2027, 10:00, Village hall".into()),
        ..Plan::default()
    }
}

/// Six lanes and twenty-four actions, as in the reference picture.
pub fn twenty_four() -> Plan {
    let lane = |number: &str, name: &str, second: &str, statement: &str, keeper: &str| Lane {
        number: number.into(),
        name: name.into(),
        second: Some(second.into()),
        statement: Some(statement.into()),
        keeper: Some(keeper.into()),
        // Half of the groups have said when they meet.
        first_meeting: number
            .parse()
            .is_ok_and(|n: u32| n % 2 == 1)
            .then(|| format!("Thursday {number} June, 18:00, library")),
        ..Lane::default()
    };
    let mut plan = base();
    plan.vision = Vision {
        source: VisionSource::Confirmed,
        year: Some(2031),
        lines: vec![
            "Wellbeing is something we make together, not something done to us.".into(),
            "Nobody waits alone: every street has a connector and every GP knows them by name.".into(),
            "Children grow up within sight of trees, water and people who know them.".into(),
            "Cold homes and empty cupboards are history lessons.".into(),
        ],
    };
    plan.lanes = vec![
        lane(
            "1",
            "Places to belong",
            "Lleoedd i berthyn",
            "Every neighbourhood has a warm, free place where anyone can turn up as they are.",
            "Shanice Okafor",
        ),
        lane(
            "2",
            "Link workers & GP practices",
            "Gweithwyr cyswllt",
            "A referral is the start of a relationship, not the end of an appointment.",
            "Dr Aled Prys",
        ),
        lane(
            "3",
            "Green space & movement",
            "Mannau gwyrdd",
            "Parks, canals and hillsides are part of the health service.",
            "Michał Żukowski",
        ),
        lane(
            "4",
            "Community voice & power",
            "Llais a grym",
            "People closest to the problem decide, and see what their decision changed.",
            "Nasreen Akhtar",
        ),
        lane(
            "5",
            "Food, money & warm homes",
            "Bwyd, arian, cartrefi",
            "Nobody has to be well on an empty cupboard or in a cold room.",
            "Gwenllïan Rhŷs",
        ),
        lane(
            "6",
            "Learning & evidence",
            "Dysgu gyda’n gilydd",
            "We learn in the open and count what communities say counts.",
            "Koen de Groot",
        ),
    ];
    plan.lanes[0].purpose = Some("Three rooms open by winter.".into());
    let goals = [
        "A warm room in every ward",
        "Every practice has a link worker",
        "A green mile from every door",
        "Half of all boards are residents",
        "No food bank needed",
        "A yearly honest report",
    ];
    for (lane, goal) in plan.lanes.iter_mut().zip(goals) {
        lane.key_goal = Some(goal.to_owned());
    }
    let rows: [(usize, &str, Option<&str>, (i32, u32, u32), Option<(i32, u32, u32)>, bool); 24] = [
        (
            0,
            "Map every free indoor space within a 15-minute walk",
            Some("Shanice, Tŷ Pawb"),
            (2026, 6, 12),
            None,
            false,
        ),
        (0, "Apply for building running-cost fund", None, (2027, 1, 29), None, false),
        (
            0,
            "Shared booking calendar for halls, mosques, chapels and schools",
            Some("Imran, Faith Forum"),
            (2026, 8, 14),
            Some((2026, 6, 20)),
            false,
        ),
        (0, "Pop-up ‘bumping places’ at three bus stops", Some("Artists’ Collective"), (2026, 10, 30), None, false),
        (1, "Self-referral by text message", Some("Digital Inclusion Lab"), (2026, 12, 11), None, false),
        (1, "Shadow week: every GP spends a day with a link worker", Some("Dr Prys, NCN"), (2026, 6, 26), None, false),
        (1, "Five-year contracts for link-worker hosts", Some("Commissioners"), (2027, 9, 30), None, false),
        (1, "Co-locate link workers in 3 practices", None, (2026, 8, 7), Some((2026, 6, 15)), false),
        (
            2,
            "Bike library opens at the canal basin",
            Some("Big Birmingham Bikes"),
            (2026, 7, 24),
            Some((2026, 6, 15)),
            false,
        ),
        (2, "Car-free Sunday, four times a year", None, (2028, 9, 3), None, false),
        (2, "Green prescription trail map, printed & audio", Some("Youth Council"), (2026, 10, 16), None, false),
        (2, "Walk & talk from the health centre, Tue + Sat", Some("Michał, Walk Leaders"), (2026, 8, 24), None, false),
        (2, "Community allotment on the Garn site", Some("Tyfu Gyda’n Gilydd"), (2027, 5, 14), None, false),
        (3, "Seat for residents on the partnership board", Some("PSB Secretariat"), (2027, 1, 15), None, true),
        (
            3,
            "Monthly open table: decisions on one page",
            Some("Community Voice"),
            (2026, 8, 24),
            Some((2026, 6, 1)),
            false,
        ),
        (
            3,
            "Participatory budget grows to 5% of spend",
            Some("Finance Leads"),
            (2028, 11, 30),
            Some((2027, 6, 1)),
            false,
        ),
        (3, "Participatory budget: first £50,000", None, (2026, 12, 18), None, false),
        (4, "Winter fuel: find 200 households before October", Some("Warm Homes Team"), (2026, 10, 2), None, false),
        (4, "No food bank needed", None, (2029, 6, 29), None, false),
        (4, "Damp & mould line answered in 48 hours", Some("Housing Association"), (2027, 1, 22), None, true),
        (4, "Community fridge at the Baptist chapel", Some("Capel Horeb"), (2026, 7, 3), None, false),
        (5, "Community of Practice every two months", Some("SPARC Network"), (2028, 5, 19), None, false),
        (5, "Story bank with consent, owned by tellers", Some("Storytelling Circle"), (2026, 8, 14), None, false),
        (5, "Learning infrastructure funded for ten years", None, (2029, 3, 30), None, false),
    ];
    for (lane, what, who, (y, m, d), start, pledge) in rows {
        let lane = &mut plan.lanes[lane];
        let number = format!("{}.{}", lane.number, lane.cards.len() + 1);
        let mut card = card(&number, what, who, Some(date(y, m, d)));
        card.start = start.map(|(y, m, d)| date(y, m, d));
        card.pledge = pledge;
        card.milestone = y == 2029;
        lane.cards.push(card);
    }
    plan.lanes[2].cards[0].state = CardState::Done;
    plan.lanes[0].cards[3].after = vec!["1.1".into()];
    plan.values = [
        "Dignity first",
        "Start with what’s strong",
        "Nothing about us without us",
        "Cynefin – belonging to a place",
        "Honesty about money & power",
        "Slow is smooth",
        "Joy counts",
    ]
    .map(str::to_owned)
    .to_vec();
    plan.assets = [
        ("People & skills", "64 participants, 12 welcome hosts, 9 walk leaders, 5 languages spoken at the door"),
        ("Associations", "Healthy Blaenavon movement, Faith Forum, Youth Council, Saheli Hub"),
        ("Places", "Resource Centre, chapels & mosques, canal basin, 14 parks, the old library"),
        ("Economy", "Credit union, food co-op, anchor employers"),
        ("Environment", "Canal, the Garn, allotments, 3 rivers, clean hill air"),
    ]
    .map(|(kind, things)| (kind.to_owned(), things.split(", ").map(str::to_owned).collect()))
    .to_vec();
    plan.relationships =
        vec!["Youth club and surgery: thin to strong".into(), "Mosques and chapels: good to strong".into()];
    plan.not_agreed = vec!["Closing the high street to cars".into(), "Who holds the budget in year two".into()];
    plan.next_meeting = Some("Thursday 10 September 2026, 18:00, Resource Centre".into());
    plan.notice = Some("Made-up sample: no such people, promises or places.".into());
    plan
}

const VERBS: [&str; 10] = [
    "Open the hall on Tuesday evenings",
    "Write to every household",
    "Start a walking group from the surgery",
    "Ask the council for a longer lease",
    "Cook together once a month",
    "Train twelve welcome hosts",
    "Publish the list of rooms in four languages",
    "Find 200 households before the winter",
    "Bike library at the canal basin",
    "Quiet hour and carers’ table every Thursday",
];
const WHO: [Option<&str>; 5] =
    [Some("Megan"), Some("Youth Council"), None, Some("Dr Prys, NCN"), Some("Community Voice")];

/// `count` actions in `lanes` lanes with dates spread over three years, most of them early.
pub fn many(count: usize, lanes: usize) -> Plan {
    let mut plan = twenty_four();
    let heads = plan.lanes.clone();
    plan.lanes.clear();
    for at in 0..lanes {
        let mut lane = heads[at % heads.len()].clone();
        lane.number = (at + 1).to_string();
        lane.cards.clear();
        plan.lanes.push(lane);
    }
    for at in 0..count {
        let lane = &mut plan.lanes[at % lanes];
        let number = format!("{}.{}", lane.number, lane.cards.len() + 1);
        let spread = (at * 37) % 100;
        let days = if spread < 45 {
            10 + spread * 2
        } else if spread < 75 {
            105 + (spread - 45) * 8
        } else {
            380 + (spread - 75) * 28
        };
        let due = date(2026, 5, 16) + chrono::Days::new(days as u64);
        let mut card = card(&number, VERBS[at % 10], WHO[at % 5], Some(due));
        if at % 4 == 1 {
            card.start = Some(date(2026, 5, 16) + chrono::Days::new((days / 2) as u64));
        }
        card.milestone = at % 13 == 12;
        lane.cards.push(card);
    }
    plan
}

pub fn empty() -> Plan {
    Plan { title: "Before the room".into(), day_zero: date(2026, 5, 16), as_of: date(2026, 5, 16), ..Plan::default() }
}

pub fn one() -> Plan {
    let mut plan = half_day();
    plan.lanes.truncate(1);
    plan.lanes[0].cards.truncate(1);
    plan
}

pub fn same_day(count: usize) -> Plan {
    let mut plan = many(count, 6);
    for card in plan.lanes.iter_mut().flat_map(|lane| &mut lane.cards) {
        card.due = Some(date(2026, 8, 1));
        card.start = None;
        card.due_words = by(date(2026, 8, 1));
    }
    plan
}

pub fn long_texts() -> Plan {
    let mut plan = many(60, 6);
    for card in plan.lanes.iter_mut().flat_map(|lane| &mut lane.cards) {
        card.what = format!(
            "{}, and then talk with everybody who lives along the canal about what they would like to keep, what they miss and what they would do themselves, before the summer and again after it",
            card.what
        );
        card.with = Some("the Association of Tenants and Residents of the Upper and Lower Valley".into());
    }
    plan
}

pub fn no_dates() -> Plan {
    let mut plan = twenty_four();
    for card in plan.lanes.iter_mut().flat_map(|lane| &mut lane.cards) {
        card.due = None;
        card.start = None;
        card.due_words = "no date yet".into();
    }
    plan
}

pub fn no_themes() -> Plan {
    let mut plan = many(24, 1);
    plan.lanes[0] =
        Lane { name: "Actions without a theme".into(), cards: plan.lanes[0].cards.clone(), ..Lane::default() };
    plan
}

pub fn two_scripts() -> Plan {
    let mut plan = half_day();
    plan.lanes[0].second = Some("Lleoedd i gwrdd: ŵ ŷ ẅ".into());
    plan.lanes[1].second = Some("التنقل في الوادي".into());
    plan.lanes[0].cards[1].what = "نفتح القاعة مساء كل ثلاثاء للجميع".into();
    plan.lanes[0].cards[1].who = Some("مريم".into());
    plan.lanes[1].cards[0].who = Some("Gŵyl y Cŵm & ‘criw’ <ieuenctid>".into());
    plan
}

/// What people do to a form: no title, very long words, many of everything, dates before and long after.
pub fn extremes() -> Plan {
    let mut plan = half_day();
    plan.title = "Gemeinschaftswohnprojektentwicklungsgesellschaft ".repeat(5);
    plan.subtitle = "A very long line about the place, the days and everybody who was there ".repeat(4);
    plan.as_of = date(2026, 12, 24);
    plan.lanes[0].name = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch".into();
    plan.lanes[0].number = "128".into();
    plan.lanes[0].purpose = Some("A purpose that goes on and on, because the group could not stop. ".repeat(3));
    plan.lanes[0].key_goal =
        Some("Everybody, everywhere in the valley, all of the time, without anybody left out".into());
    plan.lanes[0].cards[0].due = Some(date(2025, 1, 1));
    plan.lanes[0].cards[1].due = Some(date(2060, 1, 1));
    plan.lanes[0].cards[1].milestone = true;
    plan.lanes[0].cards[1].start = Some(date(2061, 1, 1));
    plan.lanes[1].cards[0].number = "2-14.27".into();
    plan.lanes[1].cards[0].pledge = true;
    plan.lanes[1].cards[0].state = CardState::Done;
    plan.lanes[1].cards[0].help = Some("A key to the hall, and somebody with a van".into());
    plan.lanes[1].cards[1].what = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz".into();
    plan.lanes[1].cards[2].what = String::new();
    plan.lanes[1].cards[2].due_words = "when the swallows come back and the hall is warm again".into();
    plan.lanes[2].cards.clear();
    plan.lanes.push(Lane { name: String::new(), number: "4".into(), ..Lane::default() });
    plan.vision.lines = vec!["We live well here, and we say so to everybody who asks. ".repeat(12)];
    plan.values = (0..17).map(|at| format!("A value that somebody said in many words, number {at}")).collect();
    plan.assets = (0..8).map(|at| (format!("Kind {at} of assets"), vec!["A thing that we have".into(); 3])).collect();
    plan.relationships = (0..6).map(|at| format!("Group {at} and the surgery: none to good")).collect();
    plan.not_agreed =
        (0..9).map(|at| format!("Whether to close street {at} to cars, and who would pay for the signs")).collect();
    plan.notice = Some("A made-up sample. ".repeat(6));
    plan
}
