//! Sessions in which every operation is hostile: things under themselves and each other, undos of undos, numbers that
//! fill 64 bits, days at the end of the calendar, the same id for everything. Nothing that people see of them may stop
//! the program, hang it, or be anything but a function of the set.

use crate::dice::{Dice, long, runs};
use crate::seeds::{self, HOWS};
use chrono::DateTime;
use commonground::export::linear::linear;
use commonground::export::markdown::markdown;
use commonground::export::papers::{self, Format};
use commonground::export::report::{Edition, report_for};
use commonground::export::report_html::html;
use commonground::model::check::check;
use commonground::model::field::{FIELDS, Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::{KINDS, Kind};
use commonground::model::op::{Act, GREATEST_L, Op, Said};
use commonground::model::session::Session;
use commonground::model::text::Clean;
use commonground::model::{query, stage};
use commonground::roadmap::draw_up;
use commonground::store::line::{self, Kept};
use commonground::store::readable;
use commonground::ui::keymap::Key;
use commonground::ui::msg::{Msg, Opened, What};
use commonground::ui::state::App;
use commonground::ui::theme::Theme;
use commonground::ui::update::update;
use commonground::ui::view::{spoken, view};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::time::{Duration, Instant};

const WORDS: &[&str] = &[
    "",
    "a bus",
    "1",
    "3.2",
    "-",
    ".",
    "18446744073709551615",
    "3-18446744073709551615",
    "day 36525",
    "m1200",
    "A",
    "🧑🏽\u{200d}🌾",
    "हिन्दी",
    "(id:x), //5d0c11aa",
    "agreed",
    "not-agreed",
    "open",
    "values",
    "actions",
    "themes",
    "trends",
    "\"\\{}[]()",
    "שָׁלוֹם",
    "2026-12-01",
    "9999-12-31",
    "0001-01-01",
    "T3",
    "done",
    "{title}{title}{task}{horizon}",
];

fn word(dice: &mut Dice) -> Clean {
    if dice.roll(60) == 0 { "wide 宽 and long ".repeat(480).into() } else { dice.word(WORDS).into() }
}

fn number(dice: &mut Dice) -> u64 {
    let some =
        [0, 1, 2, 7, 60, 2026, 65_535, 1 << 31, 1 << 53, i64::MAX as u64, u64::MAX - 1, u64::MAX, 153_722_867_280_912];
    *dice.pick(&some)
}

fn value(dice: &mut Dice, id: &Id) -> Value {
    let day = |dice: &mut Dice| {
        dice.word(&["0001-01-01", "2026-05-14", "2026-11-30", "9999-12-31", "1000-06-01"]).parse().ok()
    };
    match dice.roll(8) {
        0 => Value::Nothing,
        1 => Value::Count(number(dice)),
        2 => Value::Flag(dice.chance(50)),
        3 => Value::Date { on: day(dice).filter(|_| dice.chance(70)), said: word(dice) },
        4 => {
            let moments = ["0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "2026-05-14T10:00:00+01:00"];
            Value::Moment(dice.word(&moments).parse().unwrap())
        }
        5 => Value::Other(id.clone()),
        6 => Value::Counts((0..dice.roll(7)).map(|_| number(dice)).collect()),
        _ => Value::Text(word(dice)),
    }
}

/// An answer that fits more often than not.
fn answer(dice: &mut Dice, field: Field, id: &Id) -> Value {
    if dice.chance(70) {
        let mut fitting = seeds::values(field.spec().sort);
        match fitting.pop() {
            Some(Value::Other(_)) => Value::Other(id.clone()),
            Some(Value::Count(_)) => Value::Count(number(dice)),
            Some(Value::Text(first)) if dice.chance(60) && !first.contains("wir") => Value::Text(first),
            Some(Value::Text(_)) => Value::Text(word(dice)),
            other => other.unwrap_or(Value::Nothing),
        }
    } else {
        value(dice, id)
    }
}

/// Operations by chance about a handful of things, as a file may hold them.
fn operations(dice: &mut Dice, many: usize) -> Vec<Op> {
    let writers = ["desk-aaaaaaaa", "t3-bbbbbbbb", "hand", "-", "🧑🏽"];
    let few = 3 + dice.roll(30);
    let name = |dice: &mut Dice| match dice.roll(12) {
        0 => Id::session(),
        1 => Id::new("nobody-here.1"),
        _ => Id::new(format!("{}.{}", dice.word(&writers[..2]), dice.roll(few))),
    };
    let codes: Vec<&str> = stage::tasks().map(|task| task.code).chain([""]).collect();
    let mut out = Vec::new();
    for n in 0..many {
        let id = if dice.chance(60) {
            Id::new(format!("{}.{}", dice.word(&writers[..2]), dice.roll(few)))
        } else {
            Id::new(format!("{}.{n}", dice.word(&writers)))
        };
        let (one, other) = (name(dice), name(dice));
        let over: Vec<Id> = (0..dice.roll(4)).map(|_| name(dice)).collect();
        let field = if dice.chance(40) {
            *dice.pick(&[
                Field::Parent,
                Field::Theme,
                Field::KeyGoal,
                Field::Here,
                Field::Clock,
                Field::Minutes,
                Field::Due,
                Field::Test,
                Field::LastDay,
                Field::Horizon,
            ])
        } else {
            dice.pick(FIELDS).field
        };
        let mut of = vec![one.clone(), other.clone()];
        of.truncate(1 + dice.roll(2));
        let act = match dice.roll(16) {
            0..=5 => {
                of = vec![id.clone()];
                let kind = if dice.chance(50) {
                    *dice.pick(&[Kind::Agenda, Kind::Theme, Kind::Action, Kind::Trend, Kind::Value, Kind::Statement])
                } else {
                    dice.pick(KINDS).kind
                };
                let with = (0..dice.roll(4)).map(|_| {
                    let field = if dice.chance(60) { *kind.spec().boxes.first().unwrap_or(&field) } else { field };
                    (field, answer(dice, field, &one))
                });
                let mut with: Vec<(Field, Value)> = with.collect();
                if kind == Kind::Agenda {
                    with.push((Field::Stage, Value::Text(dice.word(&codes).into())));
                    with.push((Field::Clock, value(dice, &one)));
                    with.push((Field::Minutes, Value::Count(number(dice))));
                }
                let from = over;
                Act::Say(Said {
                    kind,
                    no: word(dice),
                    task: dice.word(&codes).into(),
                    by: word(dice),
                    text: word(dice),
                    with,
                    from,
                })
            }
            6 => Act::Text { over, text: word(dice) },
            7 => Act::Also { over, lang: word(dice), text: word(dice), by: word(dice) },
            8..=10 => Act::Set {
                over,
                field,
                key: if dice.chance(50) { Clean::default() } else { word(dice) },
                to: answer(dice, field, &other),
            },
            11 => Act::Link { how: *dice.pick(&HOWS), label: word(dice) },
            12 => Act::End { links: over },
            13 => Act::Withdraw { over },
            14 => Act::Undo { ops: over },
            _ => match dice.roll(12) {
                0 => Act::Forget,
                1 => Act::Gone,
                _ => Act::Undo { ops: vec![one] },
            },
        };
        let at = ["0000-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "2026-05-14T10:00:00+01:00"];
        let at = DateTime::parse_from_rfc3339(dice.word(&at)).ok().filter(|_| dice.chance(80));
        let l = if dice.chance(10) { *dice.pick(&[0, 1, GREATEST_L]) } else { dice.roll(many) as u64 };
        let op = Op { id, l, at, step: number(dice), part: (u32::MAX, 0), of, act };
        // As it comes out of a file.
        if let Ok(kept) = line::parse(&Kept::of(op).text) {
            out.push(Op::clone(&kept.op));
        }
    }
    out
}

/// Everything that is made of a session without a screen.
pub fn made_of(session: &Session, pictures: bool) {
    check(session);
    linear(session);
    readable::lines(session);
    for edition in [Edition::Desk, Edition::ThoseThere, Edition::Everyone] {
        let report = report_for(session, edition);
        html(&report);
        markdown(&report);
    }
    // As on the screen: for the line that somebody asks about.
    for entry in session.entries().take(30) {
        query::comes_from(session, entry);
        query::led_to(session, entry);
        query::joined_with(session, &entry.id);
        query::standing(session, entry);
    }
    query::search(session, "a bus");
    let plan = draw_up::plan(session, None);
    let _ = (plan.day_100(), plan.promised());
    papers::roadmap(session, Format::Text, None);
    if pictures {
        papers::roadmap(session, Format::Html, None);
    }
}

/// The desk of a session, walked through with keys, drawn after each, and said aloud.
pub fn walked(session: &Session, dice: &mut Dice, sizes: &[(u16, u16)]) {
    let times = ["2026-05-14T10:00:00+01:00", "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+00:00"];
    let mut at = DateTime::parse_from_rfc3339(dice.word(&times)).unwrap();
    let mut app = App::new(sizes[0], at, *dice.pick(&[Theme::Dark, Theme::Mono]));
    let mut millis = 0;
    let mut take = |app: &mut App, what: What| {
        millis += 1000;
        at = at.checked_add_signed(chrono::TimeDelta::seconds(1)).unwrap_or(at);
        update(app, Msg { at, millis, what });
    };
    take(&mut app, What::Sessions(Vec::new()));
    let opened = Opened {
        session: session.clone(),
        writer: "desk-zzzzzzzz".into(),
        next: 1,
        draft: word(dice).into(),
        notice: None,
        ..Opened::default()
    };
    take(&mut app, What::Opened(Box::new(opened)));
    let keys = [
        "Ctrl-N",
        "Ctrl-N",
        "Ctrl-N",
        "Ctrl-B",
        "Ctrl-T",
        "Ctrl-L",
        "Ctrl-K",
        "Ctrl-P",
        "Ctrl-Z",
        "Ctrl-Y",
        "Esc",
        "Up",
        "Down",
        "Left",
        "Right",
        "Enter",
        "Tab",
        "PgUp",
        "PgDn",
        "Home",
        "End",
        "Space",
        "F1",
        "Del",
        "Backspace",
        "1",
        "2",
        "9",
        "x",
        "Shift-Tab",
    ];
    for turn in 0..24 {
        let key = Key::from_text(dice.word(&keys)).unwrap();
        take(&mut app, What::Key(key));
        if turn % 6 == 0 {
            let (columns, rows) = sizes[turn / 6 % sizes.len()];
            take(&mut app, What::Resize(columns, rows));
        }
        let (columns, rows) = app.size;
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        terminal.draw(|frame| view(&app, frame)).unwrap();
        spoken::lines(&app);
        spoken::told(&app);
    }
}

#[test]
fn sessions_in_which_every_operation_is_hostile() {
    let mut slowest = Duration::ZERO;
    let runs = runs(16, 2_000);
    for run in 0..runs {
        let mut dice = Dice::of(run);
        let many = 20 + dice.roll(180);
        let ops = operations(&mut dice, many);
        println!("run {run}: {} operations", ops.len());
        let begun = Instant::now();
        let session = Session::of(ops.clone());
        let mut slowly = Session::default();
        for op in ops {
            slowly.absorb(op);
        }
        // Of two contents under one id the first counts here; the store gives each its own (rule 9).
        assert!(slowly.looks_like(&session), "one by one, run {run}");
        made_of(&session, run % 8 == 0);
        let sizes: &[(u16, u16)] = if long() { &[(80, 24), (120, 36), (20, 6), (1, 1)] } else { &[(80, 24)] };
        walked(&session, &mut dice, sizes);
        slowest = slowest.max(begun.elapsed());
    }
    println!("{runs} hostile sessions through every view; the slowest took {slowest:?}");
    assert!(slowest < Duration::from_secs(20), "{slowest:?}");
}
