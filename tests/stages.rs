//! The stages table and the templates: what every row must keep to.

use commonground::model::day::program;
use commonground::model::field::Field;
use commonground::model::kind::{KINDS, Kind};
use commonground::model::stage::{self, Surface, WallRule, home_of, tasks};
use commonground::model::template::{Item, Template};
use commonground::store::template::{self, BUILT_IN, TemplateError};
use std::collections::BTreeSet;
use std::fs;

/// The tasks of the method, in its order, with minutes that sum to 915.
const METHOD: &[&str] = &[
    "welcome",
    "time-lines",
    "stories",
    "past-dialogue",
    "trends",
    "dots",
    "key-trends",
    "responses",
    "present-dialogue",
    "prouds-sorries",
    "prouds-dialogue",
    "ideal-futures",
    "performances",
    "lists",
    "merge",
    "clusters",
    "confirm",
    "statements",
    "statements-read-back",
    "sign-up",
    "actions",
    "public-report",
    "close",
];

/// The templates without anything before the day.
const SHORT: &[&str] = &["half-day", "youth", "review", "community-of-practice", "steering"];

fn built_in(name: &str) -> Result<Template, TemplateError> {
    template::find(name, None)
}

/// All that parse: that all do, `built_in_templates_check_clean` says.
fn all_built_in() -> impl Iterator<Item = Template> {
    BUILT_IN.iter().filter_map(|(name, _)| built_in(name).ok())
}

/// Every text of the tables that a person can read, with its place.
fn texts() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for task in tasks() {
        for text in [task.title, task.purpose, task.prompt].into_iter().chain(task.notes.iter().copied()) {
            texts.push((task.code.to_owned(), text.to_owned()));
        }
    }
    for template in all_built_in() {
        texts.push((template.name.to_string(), template.title.to_string()));
        texts.push((template.name.to_string(), template.about.to_string()));
        for item in &template.items {
            texts.push((template.name.to_string(), item.title().to_owned()));
            texts.push((template.name.to_string(), item.prompt().to_owned()));
        }
    }
    texts
}

#[test]
fn codes_are_unique_and_kebab() {
    let mut seen = BTreeSet::new();
    for task in tasks() {
        assert!(seen.insert(task.code), "{} twice", task.code);
        assert!(!task.code.is_empty() && !task.code.starts_with('-') && !task.code.ends_with('-'), "{}", task.code);
        assert!(task.code.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", task.code);
        assert_eq!(stage::task(task.code).map(|found| found.code), Some(task.code));
    }
}

#[test]
fn titles_are_unique() {
    let titles: BTreeSet<&str> = tasks().map(|task| task.title).collect();
    assert_eq!(titles.len(), tasks().count());
}

#[test]
fn stages_stand_in_order() {
    assert!(tasks().zip(tasks().skip(1)).all(|(before, after)| before.stage <= after.stage));
}

#[test]
fn every_kind_has_a_home() {
    let without = [Kind::Group, Kind::Table, Kind::Agenda, Kind::Note, Kind::Person];
    for spec in KINDS {
        assert_eq!(home_of(spec.kind).is_some(), !without.contains(&spec.kind), "{}", spec.code);
    }
}

#[test]
fn homes_are_where_people_expect_them() {
    for (kind, code) in [
        (Kind::Line, "welcome"),
        (Kind::Pulse, "pulse"),
        (Kind::Value, "values"),
        (Kind::Feature, "future-we-want"),
        (Kind::Card, "lists"),
        (Kind::Theme, "themes"),
        (Kind::Statement, "confirm"),
        (Kind::Objection, "confirm"),
        (Kind::Action, "actions"),
        (Kind::Ask, "actions"),
        (Kind::Relationship, "assets"),
    ] {
        assert_eq!(home_of(kind).map(|task| task.code), Some(code), "{}", kind.code());
    }
}

#[test]
fn prompts_are_short_and_ask_only_for_what_is_put_in() {
    for (place, prompt) in tasks().map(|task| (task.code.to_owned(), task.prompt.to_owned())).chain(
        all_built_in()
            .flat_map(|t| t.items.into_iter().map(move |item| (t.name.to_string(), item.prompt().to_owned()))),
    ) {
        assert!(!prompt.trim().is_empty(), "{place}");
        assert!(prompt.chars().count() <= 160, "{place}: {prompt}");
        let mut rest = prompt;
        for known in ["{task}", "{horizon}", "{back}", "{title}"] {
            rest = rest.replace(known, "");
        }
        assert!(!rest.contains(['{', '}']), "{place}: {rest}");
    }
}

#[test]
fn notes_are_there_and_concise() {
    for task in tasks() {
        assert!((3..=7).contains(&task.notes.len()), "{}: {} notes", task.code, task.notes.len());
        assert!(!task.purpose.is_empty() && task.minutes > 0, "{}", task.code);
        for note in task.notes {
            assert!(!note.is_empty() && note.chars().count() <= 120, "{}: {note}", task.code);
        }
    }
}

#[test]
fn words_that_stay_off_the_screen() {
    for (place, text) in texts() {
        for word in text.to_lowercase().split(|c: char| !c.is_alphabetic()) {
            let forbidden = ["vote", "voting", "consensus", "winner", "user"];
            assert!(!forbidden.iter().any(|start| word.starts_with(start)), "{place}: {text}");
        }
    }
}

#[test]
fn screens_exist_for_what_they_take() {
    for task in tasks() {
        match task.surface {
            Surface::Sort => assert_eq!(task.captures, [Kind::Theme], "{}", task.code),
            Surface::Actions => assert!(task.captures.iter().all(|kind| kind.has(Field::Theme)), "{}", task.code),
            Surface::Confirm => assert!(task.captures.contains(&Kind::Objection), "{}", task.code),
            Surface::ReadBack | Surface::Aloud | Surface::SignUp => assert!(task.captures.is_empty(), "{}", task.code),
            _ => {}
        }
        assert!(!task.captures.iter().any(|kind| kind.is_private()), "{}", task.code);
    }
}

#[test]
fn what_is_held_back_from_the_wall() {
    let held: Vec<&str> = tasks().filter(|task| task.wall == WallRule::Held).map(|task| task.code).collect();
    assert_eq!(held, ["outside", "time-lines", "stories", "prouds-sorries", "ideal-futures"]);
}

#[test]
fn a_task_is_not_read_by_more_people_than_its_kinds() {
    for task in tasks() {
        for kind in task.captures {
            let (task_reader, kind_reader) = (task.reader as u8, kind.spec().reader as u8);
            assert!(task_reader >= kind_reader, "{} shows {}", task.code, kind.code());
        }
    }
}

#[test]
fn the_methods_minutes_sum_up() {
    let sum: u32 = METHOD.iter().map(|code| u32::from(stage::task(code).unwrap().minutes)).sum();
    assert_eq!(sum, 915);
}

#[test]
fn built_in_templates_check_clean() {
    for (name, text) in BUILT_IN {
        let template = template::parse(name, text).unwrap();
        assert_eq!(template.name, *name);
        assert_eq!(template.check(), Vec::<String>::new(), "{name}");
        assert!(!template.about.is_empty());
        assert_eq!(
            template.items.iter().find(|item| item.day > 0).map(|item| item.task.as_str()),
            Some("welcome"),
            "{name}"
        );
    }
}

/// What is settled before the day has no minutes of any day; half a day begins at once.
#[test]
fn before_the_day_there_are_no_minutes() {
    for template in all_built_in() {
        let before: Vec<&Item> = template.items.iter().filter(|item| item.day == 0).collect();
        let codes: Vec<&str> = before.iter().map(|item| item.task.as_str()).collect();
        // What is short, and what goes on from before, needs no preparing of its own.
        let begins_at_once = SHORT.contains(&template.name.as_str());
        let wanted: &[&str] = if begins_at_once { &[] } else { &program::BEFORE };
        assert_eq!(codes, wanted, "{}", template.name);
        assert!(before.iter().all(|item| item.minutes() == 0));
        let days: u32 = (1..=template.days).map(|day| template.minutes_on(day)).sum();
        assert_eq!(template.minutes(), days, "{}", template.name);
    }
    let only_before = template::parse("x", r#"(title: "x", items: [(task: "about", minutes: 0, day: 0)])"#);
    assert_eq!(only_before.unwrap().check(), ["The template has no items."]);
}

#[test]
fn half_a_day_is_the_simple_path() {
    let half = built_in("half-day").unwrap();
    let items: Vec<(&str, u16)> = half.items.iter().map(|item| (item.title(), item.minutes())).collect();
    assert_eq!(
        items,
        [
            ("Welcome", 10),
            ("What we value", 30),
            ("The future we want", 40),
            ("Break", 15),
            ("Themes", 35),
            ("Do we all want this?", 20),
            ("Actions", 45),
            ("Read it back", 15),
        ]
    );
    assert_eq!(half.minutes(), 210);
    assert_eq!((half.title.as_str(), half.room, half.horizon_years), ("Half a day", Some(30), 10));
    let prompts: Vec<&str> = half.items.iter().map(Item::prompt).collect();
    assert_eq!(prompts[1], "What matters so much here that we must keep it or grow it?");
    assert_eq!(prompts[2], "It is {horizon}. What is there?");
    assert_eq!(prompts[5], "Is there anyone who does not want this?");
}

#[test]
fn three_days_hold_the_whole_method_in_order() {
    let three = built_in("three-days").unwrap();
    let codes: Vec<&str> = three.items.iter().map(|item| item.task.as_str()).collect();
    let method: Vec<&str> = codes.iter().copied().filter(|code| METHOD.contains(code)).collect();
    assert_eq!(method, METHOD);
    for code in ["outside", "assets", "pulse", "values", "vision", "goals", "read-back"] {
        assert!(codes.contains(&code), "{code}");
    }
    let work: u32 = three.items.iter().filter(|item| item.task != "break").map(|item| u32::from(item.minutes())).sum();
    assert!((16 * 60..=20 * 60).contains(&work), "{work} minutes of work");
    assert_eq!((three.room, three.days), (None, 3));
}

#[test]
fn two_days_are_eleven_hours() {
    let two = built_in("two-days").unwrap();
    assert_eq!((two.minutes_on(1), two.minutes_on(2)), (240, 420));
}

#[test]
fn a_day_is_not_longer_than_people_can_bear() {
    for template in all_built_in() {
        for day in 1..=template.days {
            assert!((60..=500).contains(&template.minutes_on(day)), "{} day {day}", template.name);
        }
    }
}

#[test]
fn assets_first_opens_with_the_earlier_map() {
    let template = built_in("assets-first").unwrap();
    let first = template.items.iter().find(|item| item.task == "assets").unwrap();
    assert_eq!(first.prompt(), "Here is our earlier map. What is missing? What has gone?");
    assert_eq!(template.items.iter().filter(|item| item.task == "assets").count(), 7);
}

#[test]
fn check_says_what_is_wrong_and_where() {
    let text = r#"(title: "Mine", items: [
        (task: "valuse", minutes: 10),
        (task: "values", minutes: 0),
        (task: "themes", day: 2),
        (task: "themes", title: " "),
    ])"#;
    assert_eq!(
        template::parse("mine.ron", text).unwrap().check(),
        [
            "Item 1 opens the task \"valuse\", which does not exist.",
            "Item 2, \"What we value\", has 0 minutes.",
            "Item 3, \"Themes\", is on day 2; the template has days 1 to 1.",
            "Item 4 has an empty title.",
        ]
    );
    let nothing = template::parse("x", "(format: 2, title: \"\", horizon_years: 0, items: [])").unwrap();
    assert_eq!(nothing.check().len(), 4);
    let backwards =
        template::parse("x", r#"(title: "x", days: 2, items: [(task: "themes", day: 2), (task: "values")])"#);
    assert_eq!(backwards.unwrap().check(), ["Item 2, \"What we value\", is on day 1, after an item on day 2."]);
}

#[test]
fn a_mistake_is_shown_with_line_and_column() {
    let text = "(\n    title: \"Mine\",\n    items: [\n        (task: \"values\", minuts: 10),\n    ],\n)";
    let error = template::parse("mine.ron", text).unwrap_err();
    let sentence = error.to_string();
    assert!(sentence.starts_with("mine.ron, line 4, column "), "{sentence}");
    assert!(sentence.contains("minuts") && sentence.ends_with('.') && !sentence.contains('\n'), "{sentence}");
    for broken in
        ["", "(", "[]", "(title: 3, items: [])", "(title: \"x\", items: [(task: \"values\", minutes: 70000)])"]
    {
        assert!(matches!(template::parse("x", broken), Err(TemplateError::NotATemplate { .. })), "{broken}");
    }
}

#[test]
fn some_may_be_written_or_left_out() {
    let plain = template::parse("x", r#"(title: "x", room: 12, items: [(task: "values", title: "Gwerthoedd")])"#);
    let some =
        template::parse("x", r#"(title: "x", room: Some(12), items: [(task: "values", title: Some("Gwerthoedd"))])"#);
    let plain = plain.unwrap();
    assert_eq!(plain, some.unwrap());
    assert_eq!((plain.room, plain.items[0].title(), plain.items[0].minutes()), (Some(12), "Gwerthoedd", 30));
}

#[test]
fn a_persons_own_template_stands_beside_the_built_in_ones() {
    let dir = tempfile::tempdir().unwrap();
    let own = |name: &str, text: &str| fs::write(dir.path().join(name), text).unwrap();
    own("ieuenctid.ron", "\u{feff}(title: \"Ieuenctid\", items: [(task: \"values\", prompt: \"Beth sy'n bwysig?\")])");
    own("half-day.ron", "(title: \"Our half day\", items: [(task: \"values\")])");
    own("broken.ron", "(title: \"Broken\", items: [(task: \"nothing\")])");
    own("readme.txt", "not a template");

    let found = template::find("ieuenctid", Some(dir.path())).unwrap();
    assert_eq!((found.name.as_str(), found.items[0].prompt()), ("ieuenctid", "Beth sy'n bwysig?"));
    assert_eq!(template::find("half-day", Some(dir.path())).unwrap().title, "Our half day");
    assert_eq!(template::find("two-days", Some(dir.path())).unwrap().title, "Two days");
    assert!(matches!(template::find("broken", Some(dir.path())), Err(TemplateError::Faults { .. })));
    assert_eq!(
        template::names(Some(dir.path())),
        [
            "half-day",
            "two-days",
            "three-days",
            "assets-first",
            "youth",
            "review",
            "community-of-practice",
            "steering",
            "cross-case",
            "broken",
            "ieuenctid"
        ]
    );
}

#[test]
fn a_name_that_nothing_has_is_said_with_those_that_there_are() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("inside")).unwrap();
    fs::write(dir.path().join("secret.ron"), "(title: \"x\", items: [(task: \"values\")])").unwrap();
    for name in ["week", "", "../secret", "..", "sub/half-day", "no-such-folder"] {
        let error = template::find(name, Some(&dir.path().join("inside"))).unwrap_err();
        assert!(matches!(error, TemplateError::Unknown { .. }), "{name}: {error}");
    }
    assert_eq!(
        template::find("week", Some(&dir.path().join("missing"))).unwrap_err().to_string(),
        "There is no template “week”; the templates are: half-day, two-days, three-days, assets-first, youth, \
         review, community-of-practice, steering, cross-case."
    );
}

#[test]
fn meetings_that_go_on_ask_what_was_said_done_learned_and_what_is_next() {
    let month = built_in("community-of-practice").unwrap();
    let codes: Vec<&str> = month.items.iter().map(|item| item.task.as_str()).collect();
    assert_eq!(codes, ["welcome", "said", "done", "lessons", "break", "reflection", "next", "close"]);
    assert_eq!((month.minutes(), month.room), (120, Some(12)));
    let names: Vec<&str> = stage::pages::pages("reflection").iter().map(|page| page.name).collect();
    assert_eq!(names, ["relationships", "ownership", "pathways"]);
    // Each page is known by its kind.
    let kinds: BTreeSet<Kind> = stage::pages::pages("reflection").iter().map(|page| page.kind).collect();
    assert_eq!(kinds.len(), names.len());
    let holds = |name: &str, task: &str| built_in(name).unwrap().items.iter().any(|item| item.task.as_str() == task);
    for (name, task) in [("review", "review"), ("review", "lessons"), ("steering", "decisions"), ("steering", "groups")]
    {
        assert!(holds(name, task), "{name}: {task}");
    }
}

#[test]
fn young_people_are_asked_in_short_plain_words() {
    let youth = built_in("youth").unwrap();
    assert!(youth.minutes() <= 180, "{}", youth.minutes());
    for item in &youth.items {
        let long = item.prompt().split(|c: char| !c.is_alphabetic()).find(|word| word.chars().count() > 10);
        assert_eq!(long, None, "{}: {}", item.task, item.prompt());
    }
}
